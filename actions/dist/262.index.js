export const id = 262;

export const ids = [ 262, 374 ];

export const modules = {
25262: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
report: () => report
});
var src = __webpack_require__(43534);
var core_src = __webpack_require__(87706);
var history_src = __webpack_require__(97431);
var render_src = __webpack_require__(25090);
var store_src = __webpack_require__(99664);
var src_center = __webpack_require__(9374);
function sampleDeviation(values) {
if (values.length < 2) throw new RangeError("A sample deviation needs at least two values.");
const center = (0, src_center.i2)(values);
return Math.sqrt(values.reduce((sum, value) => sum + (value - center) ** 2 / (values.length - 1), 0));
}
function medianAbsoluteDeviation(values) {
const center = median(values);
return median(values.map(value => Math.abs(value - center)));
}
function compareWithMean(value, earlier, rule) {
const runs = earlier.length;
if (runs === 0) return {
value: value,
runs: runs,
verdict: "insufficient-data"
};
const center = (0, src_center.i2)(earlier);
const deviation = runs > 1 ? sampleDeviation(earlier) : undefined;
const change = center === 0 ? undefined : value / center - 1;
const figures = {
value: value,
runs: runs,
mean: center,
...deviation === undefined ? {} : {
deviation: deviation
},
...change === undefined || !Number.isFinite(change) ? {} : {
change: change
}
};
if (deviation === undefined || runs < (rule.minRuns ?? 5)) {
return {
...figures,
verdict: "insufficient-data"
};
}
const difference = value - center;
const counts = Math.abs(difference) >= rule.minChange * Math.abs(center) && Math.abs(difference) > (rule.minDifference ?? 0) && Math.abs(difference) > (rule.deviations ?? 3) * deviation;
return {
...figures,
verdict: !counts ? "same" : difference > 0 ? "slower" : "faster"
};
}
const API_RESOLUTION = 1;
const TEST_RESOLUTION = .1;
function baselineRecords(records, runId, baseBranch, count) {
const usable = records.filter(record => record.conclusion === "success" && record.runId !== runId);
const onBase = usable.filter(({branch: branch}) => branch === baseBranch);
return [ ...onBase, ...usable.filter(({branch: branch}) => branch !== baseBranch) ].slice(0, count);
}
function compareWall(seconds, {records: records, minChange: minChange}) {
const earlier = records.flatMap(({wallSeconds: wallSeconds}) => wallSeconds === undefined ? [] : [ wallSeconds ]);
return comparison("wall", seconds, earlier, {
minChange: minChange,
minDifference: API_RESOLUTION
});
}
function compareJobs(jobs, {records: records, minChange: minChange}) {
const rule = {
minChange: minChange,
minDifference: API_RESOLUTION
};
const jobSeconds = new Map;
const stepSeconds = new Map;
for (const job of records.flatMap(record => record.jobs)) {
if (job.conclusion !== "success") continue;
add(jobSeconds, job.name, job.seconds);
for (const [name, seconds] of stepTimes(job.steps)) add(stepSeconds, `${job.name}\0${name}`, seconds);
}
return jobs.filter(({conclusion: conclusion}) => conclusion === "success").flatMap(job => [ comparison(jobMetric(job.name), job.seconds, jobSeconds.get(job.name) ?? [], rule), ...[ ...stepTimes(job.steps) ].map(([name, seconds]) => comparison(stepMetric(job.name, name), seconds, stepSeconds.get(`${job.name}\0${name}`) ?? [], rule)) ]);
}
function compareTests(files, {records: records, minChange: minChange}) {
const rule = {
minChange: minChange,
minDifference: TEST_RESOLUTION
};
const seconds = new Map;
for (const file of records.flatMap(record => record.files)) {
if (file.outcome === "passed") add(seconds, (0, src.S8)(file), file.seconds);
}
return files.filter(({outcome: outcome}) => outcome === "passed").map(file => comparison(testMetric(file), file.seconds, seconds.get((0, 
src.S8)(file)) ?? [], rule));
}
const resolutionOf = metric => metric.startsWith("test/") ? TEST_RESOLUTION : API_RESOLUTION;
const jobMetric = job => `job/${job}`;
const stepMetric = (job, step) => `step/${job}/${step}`;
const testMetric = test => `test/${test.suite}/${test.file}`;
function comparison(metric, value, earlier, rule) {
const {runs: runs, mean: mean, deviation: deviation, change: change, verdict: verdict} = compareWithMean(value, earlier, rule);
return {
metric: metric,
unit: "seconds",
value: value,
baselineRuns: runs,
...mean === undefined ? {} : {
baselineMean: mean
},
...deviation === undefined ? {} : {
baselineDeviation: deviation
},
...change === undefined ? {} : {
change: change
},
verdict: verdict
};
}
function stepTimes(steps) {
const times = new Map;
for (const {name: name, seconds: seconds} of steps) times.set(name, (times.get(name) ?? 0) + seconds);
return times;
}
function add(map, key, value) {
const values = map.get(key);
if (values) values.push(value); else map.set(key, [ value ]);
}
function createLimits(log) {
const all = [];
const add = say => message => {
if (all.includes(message)) return;
all.push(message);
say(message);
};
return {
all: all,
note: add(log.info),
warn: add(message => log.warning(message))
};
}
const indexes = new WeakMap;
function comparisonOf(report, metric) {
let index = indexes.get(report);
if (!index) {
index = new Map(report.comparisons.map(comparison => [ comparison.metric, comparison ]));
indexes.set(report, index);
}
return index.get(metric);
}
function wallVerdict(report) {
const wall = comparisonOf(report, "wall");
if (!wall) return "";
const {baselineRuns: baselineRuns, baselineMean: baselineMean, baselineDeviation: baselineDeviation, change: change, verdict: verdict} = wall;
if (baselineRuns === 0 || baselineMean === undefined) return "no earlier run to compare with";
const noise = baselineDeviation === undefined ? "" : ` (±${noiseText(baselineDeviation)})`;
const mean = `the mean of ${(0, render_src.LS)(baselineRuns, "run")}${noise}`;
if (verdict === "insufficient-data") {
return `too few runs to judge: ${change === undefined ? "" : `${(0, render_src.eD)(change)} against `}${mean}`;
}
if (verdict === "same") {
const difference = Math.abs(wall.value - baselineMean);
const deviation = baselineDeviation ?? 0;
if (change === undefined || difference <= deviation || difference > 3 * deviation) {
return `about the same as ${mean}`;
}
const runs = (0, render_src.LS)(baselineRuns, "run");
return `${(0, render_src.l9)(Math.abs(change))} ${change > 0 ? "more" : "less"} than the mean of ${runs}, within the noise${noise}`;
}
const amount = change === undefined ? "" : `${(0, render_src.l9)(Math.abs(change))} `;
return `${amount}${verdict} than ${mean}`;
}
function headline(report) {
const {conclusion: conclusion, tests: tests, wallSeconds: wallSeconds} = report;
const wall = wallSeconds === undefined ? undefined : (0, render_src.a3)(wallSeconds);
if (conclusion === "success") return {
figure: wall ?? "Wall time not known",
rest: wallVerdict(report)
};
const failed = tests.failed > 0 ? `${(0, render_src.LS)(tests.failed, "test")} failed` : "Failed";
return {
figure: conclusion === "cancelled" ? "Cancelled" : failed,
rest: wall ? `after ${wall}` : ""
};
}
function changeWords({change: change, value: value, baselineMean: baselineMean, metric: metric, verdict: verdict}) {
if (change === undefined || baselineMean === undefined) return "–";
const clear = verdict === "slower" || verdict === "faster";
const resolved = Math.abs(value - baselineMean) > resolutionOf(metric);
return clear || resolved ? (0, render_src.eD)(change) : "≈";
}
function noiseText(seconds) {
if (seconds >= .95) return (0, render_src.a3)(seconds);
return seconds < .05 ? (0, render_src.a3)(seconds) : `${seconds.toFixed(1)} s`;
}
function testsLine({tests: tests}) {
const count = tests.passed + tests.failed + tests.skipped;
const text = `${(0, render_src.LS)(count, "test")} in ${(0, render_src.LS)(tests.files, "file")}`;
const notes = [ ...tests.failed > 0 ? [ `${tests.failed} failed` ] : [], ...tests.skipped > 0 ? [ `${tests.skipped} skipped` ] : [] ];
return notes.length > 0 ? `${text}, ${notes.join(", ")}` : text;
}
function resultLine(report) {
const wall = report.wallSeconds === undefined ? "wall time not known" : `${(0, render_src.a3)(report.wallSeconds)} wall, ${report.conclusion === "success" ? wallVerdict(report) : `not judged since the run is not green`}`;
const slowest = report.tests.slowest[0];
const parts = [ wall, report.tests.files === 0 ? "no test results" : testsLine(report), ...slowest ? [ `slowest ${(0, 
render_src.ml)((0, render_src.TN)(slowest.file), 80)} ${(0, render_src.a3)(slowest.seconds)}` ] : [] ];
return `perf-report: ${parts.join("; ")}`;
}
const section = (title, note, body) => (0, render_src.qy)`<section><header><h2>${title}</h2><p>${note}</p></header>
${body}
</section>
`;
function nameCode(text, length = 100) {
const short = (0, render_src.ml)(text, length);
return (0, render_src.qy)`<code${short !== text && (0, render_src.qy)` title="${(0, 
render_src.ml)(text, 1e3)}"`}>${short}</code>`;
}
function changeText(comparison) {
if (comparison?.change === undefined) return (0, render_src.qy)`<span class="muted">–</span>`;
const {verdict: verdict, baselineMean: baselineMean, baselineDeviation: baselineDeviation, baselineRuns: baselineRuns} = comparison;
const style = verdict === "slower" ? "bad" : verdict === "faster" ? "good" : "muted";
const noise = baselineDeviation === undefined ? "" : ` ± ${noiseText(baselineDeviation)}`;
const title = `mean of ${baselineRuns}: ${(0, render_src.a3)(baselineMean ?? 0)}${noise}`;
return (0, render_src.qy)`<span class="${style}" title="${title}">${changeWords(comparison)}</span>`;
}
const clearChange = comparison => comparison?.verdict === "slower" || comparison?.verdict === "faster" ? changeText(comparison) : undefined;
function table(head, rows) {
return (0, render_src.qy)`<div class="scroll"><table>
<thead><tr>${head.map(({title: title, style: style}) => (0, render_src.qy)`<th scope="col"${style !== undefined && (0, 
render_src.qy)` class="${style}"`}>${title}</th>`)}</tr></thead>
<tbody>
${rows.map(row => (0, render_src.qy)`${row}\n`)}</tbody></table></div>`;
}
function folded(items, limits, show) {
const {open: open, most: most, noun: noun} = limits;
const rest = items.slice(open, most);
return [ show(items.slice(0, open)), rest.length > 0 && (0, render_src.qy)`<details class="fold"><summary>${(0, 
render_src.LS)(rest.length, `more ${noun}`)}</summary>${show(rest)}</details>`, items.length > most && (0, 
render_src.qy)`<p class="muted">${(0, render_src.LS)(items.length - most, `further ${noun}`)} not shown.</p>` ];
}
function changesSection(report) {
const changed = report.comparisons.filter(({metric: metric, verdict: verdict}) => metric !== "wall" && (verdict === "slower" || verdict === "faster")).sort((a, b) => difference(b) - difference(a));
if (changed.length === 0) return undefined;
const slower = changed.filter(({verdict: verdict}) => verdict === "slower").length;
const body = folded(changed, {
open: 8,
most: 200,
noun: "change"
}, items => table([ {
title: "What"
}, {
title: "Time",
style: "number"
}, {
title: "Mean",
style: "number"
}, {
title: "Noise",
style: "number"
}, {
title: "Δ",
style: "number"
} ], items.map(item => (0, render_src.qy)`<tr><td class="where">${nameCode(item.metric, 100)}</td><td class="number">${(0, 
render_src.a3)(item.value)}</td><td class="number muted">${(0, render_src.a3)(item.baselineMean ?? 0)}</td><td class="number muted">±${noiseText(item.baselineDeviation ?? 0)}</td><td class="number">${changeText(item)}</td></tr>`)));
return section("Beyond the noise", `${slower} slower, ${changed.length - slower} faster`, body);
}
const difference = ({value: value, baselineMean: baselineMean = 0}) => Math.abs(value - baselineMean);
function cacheSection({caches: caches}) {
if (caches.length === 0) return undefined;
const words = {
exact: "hit",
partial: "partly",
miss: "miss"
};
const body = folded(caches, {
open: 8,
most: 200,
noun: "cache step"
}, items => table([ {
title: "Key"
}, {
title: "Job"
}, {
title: "Result"
}, {
title: "Restored",
style: "number"
}, {
title: "Saved",
style: "number"
} ], items.map(({key: key, job: job, leg: leg, result: result, missReason: missReason, restore: restore, save: save}) => {
const style = result === "exact" ? "good" : result === "miss" ? "bad" : "";
const why = result !== "exact" && missReason ? (0, render_src.qy)` <span class="muted">${missReason}</span>` : "";
const saved = save ? `${save.result}${save.result === "saved" ? `, ${(0, render_src.z3)(save.newBytes)} new` : ""}` : "–";
return (0, render_src.qy)`<tr><td class="where">${nameCode(key, 60)}</td><td>${leg ? `${job} ${leg}` : job}</td><td><span class="${style}">${words[result]}</span>${why}</td><td class="number">${restore ? `${(0, 
render_src.z3)(restore.bytes)} in ${(0, render_src.a3)(restore.seconds)}` : "–"}</td><td class="number">${saved}</td></tr>`;
})));
return section("Caches", (0, render_src.LS)(caches.length, "cache step"), body);
}
function limitsSection({limits: limits}) {
if (limits.length === 0) return undefined;
const items = limits.slice(0, 50).map(limit => (0, render_src.qy)`<li>${limit}</li>`);
return section("What this report could not see", "", (0, render_src.qy)`<ul class="limits">${items}</ul>`);
}
const TREND_RUNS = 20;
function pageHeader(report) {
const {run: run, conclusion: conclusion} = report;
const known = report.jobs.length > 0 || report.tests.files > 0;
const pill = {
success: [ "good", "Passed" ],
failure: [ "bad", "Failed" ],
cancelled: [ "", "Cancelled" ]
}[conclusion];
const {figure: figure, rest: rest} = headline(report);
const link = run.url && /^https?:\/\//.test(run.url) ? (0, render_src.qy)`<a href="${run.url}">run ${run.runId}</a>` : undefined;
const facts = [ run.branch, run.head.slice(0, 7), run.event, `${run.attempt > 1 ? `attempt ${run.attempt}, ` : ""}${report.createdAt.slice(0, 16).replace("T", " ")} UTC` ];
return (0, render_src.qy)`<div class="top"><span><b>${run.repository}</b> / ${run.workflow}</span>${known && (0, 
render_src.qy)`<span class="pill ${pill[0]}">${pill[1]}</span>`}</div>
<h1>${figure}${rest !== "" && (0, render_src.qy)`<span class="aside">, ${rest}</span>`}</h1>
<p class="meta">${facts.map(fact => (0, render_src.qy)`<span>${fact}</span>`)}${link}</p>
`;
}
function tiles(report, records) {
const shown = [ wallTile(report, records), testTile(report), selectionTile(report), shardTile(report), cacheTile(report) ];
return (0, render_src.qy)`<dl class="tiles">
${shown}</dl>
`;
}
const tile = (title, value, note) => (0, render_src.qy)`<div class="tile"><dt>${title}</dt><dd class="value">${value}</dd><dd class="note">${note}</dd></div>
`;
function wallTile(report, records) {
if (report.wallSeconds === undefined) return undefined;
const wall = comparisonOf(report, "wall");
const earlier = records.slice(0, TREND_RUNS).flatMap(({wallSeconds: wallSeconds}) => wallSeconds === undefined ? [] : [ wallSeconds ]).reverse();
const value = (0, render_src.qy)`<span>${(0, render_src.a3)(report.wallSeconds)}</span>${(0, 
render_src.MJ)([ ...earlier, report.wallSeconds ], `Wall time of ${earlier.length} runs and this one`)}`;
const mean = wall?.baselineMean === undefined ? "no earlier run" : (0, render_src.qy)`${report.conclusion === "success" ? changeText(wall) : changeWords(wall)} against ${(0, 
render_src.a3)(wall.baselineMean)}`;
return tile("Wall time", value, mean);
}
function testTile({tests: tests}) {
const count = tests.passed + tests.failed + tests.skipped;
if (tests.files === 0) return tile("Tests", "–", "no test results");
const notes = [ (0, render_src.qy)`in ${(0, render_src.LS)(tests.files, "file")}`, tests.failed > 0 && (0, 
render_src.qy)`, <span class="bad">${(0, render_src.B4)(tests.failed)} failed</span>`, tests.skipped > 0 && `, ${(0, 
render_src.B4)(tests.skipped)} skipped` ];
return tile("Tests", (0, render_src.B4)(count), notes);
}
function selectionTile({plan: plan}) {
if (!plan || plan.tests === 0) return undefined;
const value = (0, render_src.qy)`<span>${(0, render_src.B4)(plan.selected)} <small>of ${(0, 
render_src.B4)(plan.tests)}</small></span>`;
const share = `${(0, render_src.l9)(plan.selected / plan.tests)} of files`;
const saved = plan.savedSeconds ? `, ${(0, render_src.a3)(plan.savedSeconds)} saved` : "";
return tile("Selected", value, plan.fallback ? "everything ran, see below" : `${share}${saved}`);
}
function shardTile({shards: shards}) {
const actual = (shards ?? []).flatMap(({actualSeconds: actualSeconds}) => actualSeconds === undefined ? [] : [ actualSeconds ]);
if (!shards || shards.length < 2 || actual.length === 0) return undefined;
const longest = actual.reduce((a, b) => Math.max(a, b));
const average = actual.reduce((a, b) => a + b, 0) / actual.length;
const value = (0, render_src.qy)`<span>${average > 0 ? (0, render_src.l9)(average / longest) : "–"} <small>even</small></span>`;
return tile("Shards", value, `${shards.length} legs, longest ${(0, render_src.a3)(longest)}`);
}
function cacheTile({caches: caches}) {
if (caches.length === 0) return undefined;
const hits = caches.filter(({result: result}) => result === "exact").length;
const bytes = caches.reduce((sum, {restore: restore}) => sum + (restore?.bytes ?? 0), 0);
const seconds = caches.reduce((sum, {restore: restore}) => sum + (restore?.seconds ?? 0), 0);
const value = (0, render_src.qy)`<span>${hits} <small>of ${caches.length} hit</small></span>`;
return tile("Cache", value, bytes > 0 ? `${(0, render_src.z3)(bytes)} in ${(0, render_src.a3)(seconds)}` : "nothing restored");
}
const CLOCK_DIFFERENCE_MS = 3e4;
function placeProfiles(profiles, jobs, legs) {
const names = [ ...new Set(jobs.map(({name: name}) => name)) ];
const legNames = new Map(legs.map(({leg: leg, name: name}) => [ leg, name ]));
const usage = new Map;
for (const profile of profiles) {
const name = jobOf(profile.checkRunId, jobs) ?? onSameRunner(profile, jobs) ?? byName(profile);
if (name === undefined || profile.cpu.length === 0) continue;
usage.set(name, [ ...usage.get(name) ?? [], profile ]);
}
return usage;
function byName(profile) {
if (names.includes(profile.job)) return profile.job;
const ofJob = names.filter(name => startsWithJob(name, profile.job));
const leg = profile.leg === undefined ? undefined : legNames.get(profile.leg) ?? profile.leg;
const ofLeg = leg === undefined ? [] : ofJob.filter(name => mentions(name.slice(profile.job.length), leg));
return only(ofLeg) ?? only(ofJob);
}
}
const jobOf = (checkRunId, jobs) => checkRunId === undefined ? undefined : jobs.find(({id: id}) => id === checkRunId)?.name;
function onSameRunner({machine: machine, startedAt: startedAt}, jobs) {
if (!machine.name) return undefined;
const began = Date.parse(startedAt);
return only(jobs.filter(({runnerName: runnerName, from: from, to: to}) => runnerName === machine.name && began >= from - CLOCK_DIFFERENCE_MS && began <= to + CLOCK_DIFFERENCE_MS))?.name;
}
function peaksOf(profiles) {
const most = of => profiles.reduce((peak, profile) => of(profile).reduce((a, b) => Math.max(a, b), peak), 0);
const memoryBytes = most(profile => profile.memoryBytes);
const size = profiles[0]?.machine.memoryBytes ?? 0;
return {
cpu: most(profile => profile.cpu),
memoryBytes: memoryBytes,
...size > 0 ? {
memoryShare: memoryBytes / size
} : {}
};
}
const startsWithJob = (name, job) => name.startsWith(job) && !/^[\w-]/.test(name.slice(job.length));
function mentions(text, leg) {
const at = text.indexOf(leg);
return at >= 0 && !/\w/.test(text[at - 1] ?? "") && !/\w/.test(text[at + leg.length] ?? "");
}
const only = items => items.length === 1 ? items[0] : undefined;
function profileSection(report, usage) {
const jobs = [ ...usage ].sort(([a], [b]) => report.jobs.findIndex(({name: name}) => name === a) - report.jobs.findIndex(({name: name}) => name === b));
if (jobs.length === 0) return undefined;
const rows = folded(jobs, {
open: 12,
most: 200,
noun: "job"
}, items => (0, render_src.qy)`<div class="rows">${items.map(([name, profiles]) => profiles.map(profile => jobUsage(name, profile)))}</div>`);
return section("CPU and memory", "over the time of each job, of all cores and of all memory", rows);
}
function jobUsage(name, profile) {
const {cpu: cpu, memoryBytes: memoryBytes, memoryShare: memoryShare} = peaksOf([ profile ]);
const seconds = profile.cpu.length * profile.intervalSeconds;
const size = profile.machine.memoryBytes || memoryBytes || 1;
const label = (what, peak) => `${what} of ${name} over ${(0, render_src.a3)(seconds)}, peak ${peak}`;
const memoryText = `${(0, render_src.z3)(memoryBytes)}${memoryShare === undefined ? "" : ` (${(0, 
render_src.l9)(memoryShare)})`}`;
return (0, render_src.qy)`<div class="usage"><span class="name" title="${(0, render_src.ml)(name, 500)}">${(0, 
render_src.ml)(name, 120)} <span class="muted">${(0, render_src.LS)(profile.machine.cores, "core")}, ${(0, 
render_src.a3)(seconds)}</span></span>
<figure>${(0, render_src.GU)(profile.cpu, 1, label("CPU", (0, render_src.l9)(cpu)))}<figcaption>CPU, peak ${(0, 
render_src.l9)(cpu)}</figcaption></figure>
<figure>${(0, render_src.GU)(profile.memoryBytes, size, label("Memory", memoryText))}<figcaption>memory, peak ${memoryText}</figcaption></figure></div>
`;
}
const page_tests_TREND_RUNS = 20;
function failuresSection({tests: tests}) {
if (tests.failures.length === 0) return undefined;
const body = folded(tests.failures, {
open: 10,
most: 100,
noun: "failed test"
}, items => (0, render_src.qy)`${items.map(({file: file, name: name, message: message}) => (0, 
render_src.qy)`<div class="failure"><div><b>${(0, render_src.ml)(name, 300)}</b></div><div class="muted">${nameCode(file, 200)}</div>${message !== undefined && (0, 
render_src.qy)`<pre>${(0, render_src.ml)(message, 4e3)}</pre>`}</div>\n`)}`);
return section("Failed tests", (0, render_src.LS)(tests.failed, "failure"), body);
}
const HEAD = [ {
title: "Time",
style: "number"
}, {
title: "Δ",
style: "number"
} ];
function slowestSections(report, records) {
const tests = slowestTests(report, records);
const steps = slowestSteps(report);
if (!tests && !steps) return undefined;
return (0, render_src.qy)`<div class="pair">${tests}${steps}</div>
`;
}
function slowestTests(report, records) {
const {slowest: slowest, seconds: seconds} = report.tests;
if (slowest.length === 0) return undefined;
const past = pastSeconds(records, new Set(slowest.map(src.S8)));
const row = test => {
const values = [ ...past.get((0, src.S8)(test)) ?? [], test.seconds ];
return (0, render_src.qy)`<tr><td class="where">${nameCode(test.file, 80)}</td><td class="trend">${(0, 
render_src.MJ)(values, `${values.length} runs`)}</td><td class="number">${(0, render_src.a3)(test.seconds)}</td><td class="number">${changeText(comparisonOf(report, testMetric(test)))}</td></tr>`;
};
const body = folded(slowest, {
open: 8,
most: 20,
noun: "test file"
}, items => table([ {
title: "File"
}, {
title: "Trend",
style: "trend number"
}, ...HEAD ], items.map(row)));
return section("Slowest test files", `${(0, render_src.a3)(seconds)} in all`, body);
}
function pastSeconds(records, keys) {
const past = new Map;
for (const record of records.slice(0, page_tests_TREND_RUNS).reverse()) {
for (const file of record.files) {
const key = (0, src.S8)(file);
if (file.outcome !== "passed" || !keys.has(key)) continue;
past.set(key, [ ...past.get(key) ?? [], file.seconds ]);
}
}
return past;
}
function slowestSteps(report) {
const steps = report.jobs.flatMap(job => job.steps.map(step => ({
...step,
job: job.name
}))).filter(({seconds: seconds}) => seconds > 0).sort((a, b) => b.seconds - a.seconds).slice(0, 20);
if (steps.length === 0) return undefined;
const row = step => (0, render_src.qy)`<tr><td class="where">${(0, render_src.ml)(step.name, 80)} <span class="muted">in ${(0, 
render_src.ml)(step.job, 60)}</span></td><td class="number">${(0, render_src.a3)(step.seconds)}</td><td class="number">${changeText(comparisonOf(report, stepMetric(step.job, step.name)))}</td></tr>`;
const body = folded(steps, {
open: 8,
most: 20,
noun: "step"
}, items => table([ {
title: "Step"
}, ...HEAD ], items.map(row)));
return section("Slowest steps", "", body);
}
const REASONS = {
changed: "changed itself",
imports: "imports a change",
config: "its configuration changed",
reference: "names a changed file",
always: "always runs",
"failed-before": "failed before",
unknown: "new to the history",
fallback: "everything runs",
unaffected: "not affected"
};
function whySection(plan) {
const selected = plan.tests.filter(({action: action}) => action === "run");
if (plan.tests.length === 0) return undefined;
const counts = new Map;
for (const {reasons: reasons} of selected) {
const words = reasonWords(reasons[0]?.code);
counts.set(words, (counts.get(words) ?? 0) + 1);
}
const kinds = [ ...counts ].sort((a, b) => b[1] - a[1]).map(([words, count]) => `${(0, 
render_src.B4)(count)} ${words}`);
const skipped = plan.tests.length - selected.length;
const note = [ ...kinds, ...skipped > 0 ? [ `${(0, render_src.B4)(skipped)} not affected` ] : [] ].join(", ");
const row = ({file: file, reasons: reasons}) => {
const reason = reasons[0];
const path = (reason?.via ?? []).slice(0, -1);
return (0, render_src.qy)`<tr><td class="where">${nameCode(file, 80)}</td><td>${reasonWords(reason?.code)}</td><td>${path.map((step, index) => [ index > 0 && " → ", nameCode(step, 60) ])}</td></tr>`;
};
const body = [ plan.fallback && (0, render_src.qy)`<p>Everything ran: ${(0, render_src.ml)(plan.fallback.message, 500)}</p>`, selected.length > 0 && folded(selected, {
open: 10,
most: 300,
noun: "test file"
}, items => table([ {
title: "Test file"
}, {
title: "Why"
}, {
title: "From the change"
} ], items.map(row))) ];
const changed = (0, render_src.LS)(plan.changes.length, "changed file");
return section("Why these tests ran", `${changed}: ${note}`, body);
}
const reasonWords = code => code ? REASONS[code] : "selected";
const OPEN_JOBS = 30;
const MOST_JOBS = 400;
const JOBS_WITH_STEPS = 40;
const STEPS = 60;
const NAME = 120;
function timelineSection(report) {
const {placed: placed, total: total} = place(report.jobs);
if (placed.length === 0) return undefined;
const grid = (0, render_src.Zc)(total);
const longest = [ ...placed ].sort((a, b) => b.job.seconds - a.job.seconds).slice(0, JOBS_WITH_STEPS);
const withSteps = new Set(longest);
const marks = grid.map(at => ({
at: at,
label: at === 0 ? "0" : (0, render_src.a3)(at)
}));
const axis = (0, render_src.qy)`<div class="row head"><span class="name"></span><div class="chart">${(0, 
render_src.O3)(marks, total)}</div></div>
`;
const row = entry => jobRow(entry, {
total: total,
grid: grid,
report: report,
steps: withSteps.has(entry),
open: entry === longest[0]
});
const body = folded(placed, {
open: OPEN_JOBS,
most: MOST_JOBS,
noun: "job"
}, jobs => (0, render_src.qy)`<div class="rows">${axis}${jobs.map(row)}</div>`);
const legend = (0, render_src.qy)`<span class="key actual"></span>steps<span class="key predicted"></span>rest of the job<span class="key wait"></span>waiting<span class="key failed"></span>failed`;
return section("Timeline", legend, body);
}
function place(jobs) {
const timed = jobs.filter(({startedAt: startedAt}) => startedAt).map(job => ({
job: job,
from: Date.parse(job.startedAt) / 1e3,
wait: job.queueSeconds ?? 0
})).sort((a, b) => a.from - a.wait - (b.from - b.wait));
const placed = [];
let removed = timed[0] ? timed[0].from - timed[0].wait : 0;
let end = removed;
for (const {job: job, from: from, wait: wait} of timed) {
const idle = Math.max(0, from - wait - end);
removed += idle;
placed.push({
job: job,
start: from - removed
});
end = Math.max(end, from + job.seconds);
}
placed.sort((a, b) => a.start - b.start || (a.job.name < b.job.name ? -1 : 1));
return {
placed: placed,
total: Math.max(end - removed, 1)
};
}
function jobRow({job: job, start: start}, options) {
const {total: total, grid: grid, report: report} = options;
const wait = Math.min(job.queueSeconds ?? 0, start);
const waiting = wait > 0 ? [ {
start: start - wait,
length: wait,
style: "wait",
thickness: .16,
title: `waited ${(0, render_src.a3)(wait)} for a runner`
} ] : [];
const steps = placeSteps(job, start);
const whole = {
start: start,
length: job.seconds,
style: job.conclusion === "failure" && !steps.some(({failed: failed}) => failed) ? "bar bad" : "bar soft",
title: `${(0, render_src.ml)(job.name, NAME)}: ${(0, render_src.a3)(job.seconds)}`
};
const visible = steps.filter(({seconds: seconds}) => seconds / total > .001);
const spans = visible.map(step => ({
start: step.start,
length: step.seconds,
style: step.failed ? "bar cut bad" : "bar cut",
...options.steps ? {
title: `${step.name}: ${(0, render_src.a3)(step.seconds)}`
} : {}
}));
const label = `${(0, render_src.ml)(job.name, NAME)}: ${(0, render_src.a3)(job.seconds)}, starts at ${(0, 
render_src.a3)(start)}`;
const line = (0, render_src.qy)`<span class="name" title="${(0, render_src.ml)(job.name, 500)}">${(0, 
render_src.ml)(job.name, NAME)}</span><div class="chart">${(0, render_src.Oy)([ ...waiting, whole, ...spans ], total, {
grid: grid,
label: label
})}</div><span class="figure">${(0, render_src.a3)(job.seconds)}</span><span class="figure">${clearChange(comparisonOf(report, jobMetric(job.name)))}</span>`;
if (!options.steps || steps.length === 0) return (0, render_src.qy)`<div class="row plain">${line}</div>\n`;
const rows = steps.slice(0, STEPS).map(step => (0, render_src.qy)`<div class="row"><span class="name" title="${step.name}">${(0, 
render_src.ml)(step.name, NAME)}</span><div class="chart">${(0, render_src.Oy)([ {
start: step.start,
length: step.seconds,
style: step.failed ? "bar bad" : "bar",
thickness: .4
} ], total, {
grid: grid,
height: 18,
label: `${step.name}: ${(0, render_src.a3)(step.seconds)}`
})}</div><span class="figure">${(0, render_src.a3)(step.seconds)}</span><span class="figure">${clearChange(comparisonOf(report, stepMetric(job.name, step.name)))}</span></div>\n`);
return (0, render_src.qy)`<details class="job"${options.open && (0, render_src.qy)` open`}><summary class="row">${line}</summary><div class="steps">${rows}${steps.length > STEPS && (0, 
render_src.qy)`<p>${steps.length - STEPS} further steps</p>`}</div></details>\n`;
}
function placeSteps(job, start) {
let at = start;
return job.steps.filter(({seconds: seconds, conclusion: conclusion}) => seconds > 0 || conclusion === "failure").map(({name: name, seconds: seconds, conclusion: conclusion}) => {
const step = {
name: name,
seconds: seconds,
start: at,
failed: conclusion === "failure"
};
at += seconds;
return step;
});
}
function shardSection({shards: shards}) {
if (!shards || shards.length === 0) return undefined;
const total = shards.reduce((most, {predictedSeconds: predictedSeconds, actualSeconds: actualSeconds = 0}) => Math.max(most, predictedSeconds, actualSeconds), .001);
const rows = folded(shards, {
open: 24,
most: 256,
noun: "shard"
}, items => (0, render_src.qy)`<div class="rows">${items.map(shard => {
const {name: name, job: job, predictedSeconds: predictedSeconds, actualSeconds: actualSeconds, wallSeconds: wallSeconds, tests: tests} = shard;
const actual = actualSeconds === undefined ? "no result" : (0, render_src.a3)(actualSeconds);
const command = wallSeconds === undefined ? "" : `, the command took ${(0, render_src.a3)(wallSeconds)}`;
const label = `${name}: tests predicted ${(0, render_src.a3)(predictedSeconds)}, actual ${actual}${command}`;
const spans = [ {
start: 0,
length: predictedSeconds,
style: "bar soft",
title: `predicted ${(0, render_src.a3)(predictedSeconds)}`
}, ...actualSeconds === undefined ? [] : [ {
start: 0,
length: actualSeconds,
style: "bar",
thickness: .3,
title: `actual ${actual}`
} ] ];
return (0, render_src.qy)`<div class="row"><span class="name" title="${job ?? name}">${(0, 
render_src.ml)(name, NAME)} <span class="muted">${(0, render_src.LS)(tests, "file")}</span></span><div class="chart">${(0, 
render_src.Oy)(spans, total, {
label: label,
height: 26
})}</div><span class="figure">${actualSeconds === undefined ? (0, render_src.qy)`<span class="bad">no result</span>` : actual}</span><span class="figure"><span class="muted">of ${(0, 
render_src.a3)(predictedSeconds)}</span></span></div>\n`;
})}</div>`);
const sums = shards.filter(({actualSeconds: actualSeconds}) => actualSeconds !== undefined);
const predicted = sums.reduce((sum, {predictedSeconds: predictedSeconds}) => sum + predictedSeconds, 0);
const actual = sums.reduce((sum, {actualSeconds: actualSeconds = 0}) => sum + actualSeconds, 0);
const off = predicted > 0 && sums.length > 0 ? `, together ${(0, render_src.l9)(actual / predicted)} of the prediction` : "";
const legend = (0, render_src.qy)`<span class="key actual"></span>actual seconds of tests<span class="key predicted"></span>predicted${off}`;
return section("Shards", legend, rows);
}
const RUNS = 48;
function trendSection(report, records) {
const earlier = records.filter(({wallSeconds: wallSeconds}) => wallSeconds !== undefined).slice(0, RUNS - 1).reverse();
if (earlier.length < 2 || report.wallSeconds === undefined) return undefined;
const columns = earlier.map(record => ({
value: record.wallSeconds,
style: record.conclusion === "success" ? "bar soft" : "bar off",
title: `${record.finishedAt.slice(0, 16).replace("T", " ")} · ${record.branch} · ${(0, 
render_src.a3)(record.wallSeconds)}${record.conclusion === "success" ? "" : `, ${record.conclusion}`}`
}));
columns.push({
value: report.wallSeconds,
style: report.conclusion === "failure" ? "bar bad" : "bar",
title: `this run · ${(0, render_src.a3)(report.wallSeconds)}`
});
const wall = comparisonOf(report, "wall");
const band = wall?.baselineMean === undefined ? {} : {
band: {
low: wall.baselineMean - (wall.baselineDeviation ?? 0),
high: wall.baselineMean + (wall.baselineDeviation ?? 0),
middle: wall.baselineMean
}
};
const label = `Wall time of ${(0, render_src.LS)(earlier.length, "earlier run")} and this one, ${(0, 
render_src.a3)(report.wallSeconds)}`;
const legend = (0, render_src.qy)`<span class="key actual"></span>this run<span class="key predicted"></span>earlier${wall?.baselineMean !== undefined && (0, 
render_src.qy)`<span class="key mean"></span>mean ${(0, render_src.a3)(wall.baselineMean)}${wall.baselineDeviation !== undefined && ` ± ${noiseText(wall.baselineDeviation)}`}`}`;
const range = (0, render_src.qy)`<div class="range"><span>${(0, render_src.LS)(columns.length, "run")} since ${earlier[0].finishedAt.slice(0, 10)}</span></div>`;
return section("Wall time, run by run", legend, [ (0, render_src.P$)(columns, {
...band,
label: label,
format: render_src.a3
}), range ]);
}
function htmlReport(facts) {
const {report: report, testPlan: testPlan} = facts;
const records = facts.records.filter(({runId: runId}) => runId !== report.run.runId);
const sections = [ pageHeader(report), tiles(report, records), failuresSection(report), timelineSection(report), facts.usage && profileSection(report, facts.usage), shardSection(report), slowestSections(report, records), trendSection(report, records), changesSection(report), testPlan && whySection(testPlan), cacheSection(report), limitsSection(report), (0, 
render_src.qy)`<footer>Made by Paceline at ${report.createdAt.slice(0, 16).replace("T", " ")} UTC. The same facts for programs: <code>perf-report.json</code>.</footer>` ];
const {repository: repository, workflow: workflow} = report.run;
return (0, render_src.X)(`${repository} · ${workflow} · perf report`, (0, render_src.qy)`<main>${sections}</main>`);
}
const summary_parts_NAME = 90;
const summary_parts_OPEN_JOBS = 12;
const TOP = 5;
const NO_USAGE = new Map;
const MARK = {
slower: "🔺",
faster: "🟢",
same: "",
"insufficient-data": ""
};
const summary_parts_name = text => (0, render_src.D9)((0, render_src.ml)(text, summary_parts_NAME));
function against(report, metric) {
const found = comparisonOf(report, metric);
if (!found || found.baselineMean === undefined) return [ "–", "–" ];
const change = changeWords(found);
const mark = MARK[found.verdict];
return [ (0, render_src.a3)(found.baselineMean), `${change}${mark && ` ${mark}`}` ];
}
function jobTable(report, rows, usage = NO_USAGE) {
if (report.jobs.length === 0) return "";
const columns = [ {
title: "Job"
}, {
title: "Time",
align: "right"
}, {
title: "Mean",
align: "right"
}, {
title: "Δ",
align: "right"
}, ...usage.size > 0 ? [ {
title: "CPU peak",
align: "right"
}, {
title: "Memory peak",
align: "right"
} ] : [] ];
const lines = [ ...report.jobs ].sort((a, b) => b.seconds - a.seconds).slice(0, rows).map(job => [ `${job.conclusion === "success" ? "" : "❌ "}${summary_parts_name(job.name)}`, (0, 
render_src.a3)(job.seconds), ...against(report, jobMetric(job.name)), ...usage.size > 0 ? peakCells(usage.get(job.name)) : [] ]);
const rest = lines.slice(summary_parts_OPEN_JOBS);
const left = report.jobs.length - lines.length;
return [ (0, render_src.Rk)(columns, lines.slice(0, summary_parts_OPEN_JOBS)), ...rest.length > 0 ? [ (0, 
render_src.oG)((0, render_src.LS)(rest.length, "more job"), (0, render_src.Qj)(columns, rest)) ] : [], ...left > 0 ? [ `${(0, 
render_src.LS)(left, "more job")} not shown.\n` ] : [] ].join("\n");
}
function peakCells(profiles = []) {
if (profiles.length === 0) return [ "–", "–" ];
const {cpu: cpu, memoryBytes: memoryBytes, memoryShare: memoryShare} = peaksOf(profiles);
return [ (0, render_src.l9)(cpu), `${(0, render_src.z3)(memoryBytes)}${memoryShare === undefined ? "" : ` (${(0, 
render_src.l9)(memoryShare)})`}` ];
}
function failureTable({tests: tests}, rows) {
if (tests.failures.length === 0) return "";
const lines = tests.failures.slice(0, rows).map(failure => [ summary_parts_name(failure.file), (0, 
render_src.FV)((0, render_src.ml)(failure.name, 120)), (0, render_src.FV)((0, render_src.ml)(failure.message ?? "", 200)) ]);
const left = tests.failures.length - lines.length;
return `${(0, render_src.Qj)([ {
title: "File"
}, {
title: "Test"
}, {
title: "Message"
} ], lines)}${left > 0 ? `\n${left} more not shown.\n` : ""}`;
}
function shardTable({shards: shards}, rows) {
if (!shards || shards.length === 0) return "";
const lines = shards.slice(0, rows).map(shard => [ (0, render_src.FV)((0, render_src.ml)(shard.name, summary_parts_NAME)), String(shard.tests), (0, 
render_src.a3)(shard.predictedSeconds), shard.actualSeconds === undefined ? "no result" : (0, 
render_src.a3)(shard.actualSeconds), shard.wallSeconds === undefined ? "–" : (0, 
render_src.a3)(shard.wallSeconds) ]);
return (0, render_src.Qj)([ {
title: "Shard"
}, {
title: "Test files",
align: "right"
}, {
title: "Predicted",
align: "right"
}, {
title: "Actual",
align: "right"
}, {
title: "Command",
align: "right"
} ], lines);
}
function cacheLine({caches: caches}) {
if (caches.length === 0) return "";
const hits = caches.filter(({result: result}) => result === "exact").length;
const partial = caches.filter(({result: result}) => result === "partial").length;
const seconds = caches.reduce((sum, {restore: restore}) => sum + (restore?.seconds ?? 0), 0);
const bytes = caches.reduce((sum, {restore: restore}) => sum + (restore?.bytes ?? 0), 0);
const restored = bytes > 0 ? `, ${(0, render_src.z3)(bytes)} restored in ${(0, render_src.a3)(seconds)}` : "";
return `**Cache**: ${hits} of ${caches.length} hit${partial > 0 ? `, ${partial} partly` : ""}${restored}\n`;
}
function slowest(report) {
const steps = report.jobs.flatMap(job => job.steps.map(step => ({
job: job.name,
...step
}))).filter(({seconds: seconds}) => seconds > 0).sort((a, b) => b.seconds - a.seconds).slice(0, TOP).map(step => [ `${summary_parts_name(step.name)} in ${summary_parts_name(step.job)}`, (0, 
render_src.a3)(step.seconds), ...against(report, stepMetric(step.job, step.name)) ]);
const tests = report.tests.slowest.slice(0, TOP).map(test => [ summary_parts_name(test.file), (0, 
render_src.a3)(test.seconds), ...against(report, testMetric(test)) ]);
const table = (title, lines) => lines.length === 0 ? "" : (0, render_src.Rk)([ {
title: title
}, {
title: "Time",
align: "right"
}, {
title: "Mean",
align: "right"
}, {
title: "Δ",
align: "right"
} ], lines);
return [ table("Slowest steps", steps), table("Slowest test files", tests) ].filter(Boolean).join("\n");
}
function timeline({jobs: jobs}) {
const started = jobs.flatMap(({startedAt: startedAt}) => startedAt ? [ Date.parse(startedAt) ] : []);
if (started.length === 0) return "";
const zero = started.reduce((a, b) => Math.min(a, b));
const diagram = (0, render_src.g6)(jobs.filter(({startedAt: startedAt}) => startedAt).map(job => {
let start = (Date.parse(job.startedAt) - zero) / 1e3;
const tasks = job.steps.filter(({seconds: seconds}) => seconds > 0).map(step => {
const task = {
name: `${step.name} (${(0, render_src.a3)(step.seconds)})`,
start: start,
seconds: step.seconds,
...step.conclusion === "failure" ? {
state: "failed"
} : {}
};
start += step.seconds;
return task;
});
return {
name: job.name,
tasks: tasks
};
}));
return diagram ? (0, render_src.oG)("Timeline", diagram) : "";
}
function changes(report, rows) {
const changed = report.comparisons.filter(({metric: metric, verdict: verdict}) => metric !== "wall" && (verdict === "slower" || verdict === "faster")).sort((a, b) => Math.abs(b.value - (b.baselineMean ?? 0)) - Math.abs(a.value - (a.baselineMean ?? 0)));
if (changed.length === 0) return "";
const lines = changed.slice(0, rows).map(({metric: metric, value: value, baselineDeviation: baselineDeviation, baselineRuns: baselineRuns}) => [ summary_parts_name(metric), (0, 
render_src.a3)(value), ...against(report, metric), `±${noiseText(baselineDeviation ?? 0)}, ${(0, 
render_src.LS)(baselineRuns, "run")}` ]);
const slower = changed.filter(({verdict: verdict}) => verdict === "slower").length;
return (0, render_src.oG)(`${slower} slower, ${changed.length - slower} faster than before`, (0, 
render_src.Qj)([ {
title: "What"
}, {
title: "Time",
align: "right"
}, {
title: "Mean",
align: "right"
}, {
title: "Δ",
align: "right"
}, {
title: "Noise",
align: "right"
} ], lines));
}
function limitList({limits: limits}) {
if (limits.length === 0) return "";
const shown = limits.slice(0, 20).map(limit => `- ${(0, render_src.FV)((0, render_src.ml)(limit, 400))}`);
return (0, render_src.oG)("What this report could not see", shown.join("\n"));
}
function markdownSummary(report, limit = render_src.Jt, usage) {
const versions = [ Number.POSITIVE_INFINITY, 200, 50, TOP ].map(rows => () => render(report, rows, rows >= 200, usage));
return (0, render_src.Hi)(Math.floor(limit * .9), versions).text;
}
function render(report, rows, diagram, usage) {
return [ firstLine(report), planLine(report), attemptLine(report), jobTable(report, rows, usage), report.tests.failures.length > 0 ? `#### Failed tests\n\n${failureTable(report, Math.min(rows, 50))}` : "", shardTable(report, rows), cacheLine(report), slowest(report), diagram ? timeline(report) : "", changes(report, rows), limitList(report) ].filter(part => part !== "").join("\n");
}
function firstLine(report) {
const known = report.jobs.length > 0 || report.tests.files > 0;
const icon = !known ? "⚪" : {
success: "✅",
failure: "❌",
cancelled: "⚪"
}[report.conclusion];
const {figure: figure, rest: rest} = headline(report);
return `### ${icon} ${figure}${rest === "" ? "" : `, ${rest}`}\n`;
}
function planLine(report) {
const {plan: plan, tests: tests} = report;
const parts = tests.files > 0 ? [ `**${testsLine(report)}**` ] : [];
if (plan && plan.tests > 0) {
const share = `${plan.selected} of ${(0, render_src.LS)(plan.tests, "test file")} selected (${(0, 
render_src.l9)(plan.selected / plan.tests)})`;
const saved = plan.savedSeconds ? `, about ${(0, render_src.a3)(plan.savedSeconds)} of tests not run` : "";
parts.push(`${share}${saved}`);
}
if (plan?.fallback) parts.push(`everything ran: ${(0, render_src.FV)(plan.fallback)}`);
return parts.length > 0 ? `${parts.join(" · ")}\n` : "";
}
const attemptLine = ({run: run}) => run.attempt > 1 ? `Attempt ${run.attempt}: of each job and leg its latest attempt counts.\n` : "";
function markdownComment(report, limit, extras = {}) {
const versions = [ () => comment_text_render(report, extras, 100, true), () => comment_text_render(report, extras, 100, false), () => comment_text_render(report, extras, 20, false), () => [ verdictLine(report), factLine(report), changedRows(report), footer(report, extras) ].join("\n") ];
return (0, render_src.Hi)(limit, versions, render_src.yA).text;
}
const isWorthTelling = report => report.conclusion !== "success" || report.verdict === "slower" || report.verdict === "faster" || changed(report).length > 0;
function comment_text_render(report, extras, rows, diagram) {
const jobs = [ jobTable(report, rows, extras.usage), shardTable(report, rows), cacheLine(report) ];
const title = `${(0, render_src.LS)(report.jobs.length, "job")}${report.shards?.length ? `, ${(0, 
render_src.LS)(report.shards.length, "shard")}` : ""}`;
return [ verdictLine(report), factLine(report), report.conclusion === "failure" ? failureTable(report, TOP) : changedRows(report), fold(title, jobs.filter(Boolean).join("\n")), fold("Slowest steps and test files", slowest(report)), diagram ? timeline(report) : "", limitList(report), footer(report, extras) ].filter(part => part !== "").join("\n");
}
const fold = (title, body) => body === "" ? "" : (0, render_src.oG)(title, body);
function verdictLine(report) {
return `### ${verdict(report)}\n`;
}
function verdict(report) {
const {conclusion: conclusion, tests: tests, wallSeconds: wallSeconds} = report;
const wall = wallSeconds === undefined ? undefined : (0, render_src.a3)(wallSeconds);
if (conclusion !== "success") {
const what = conclusion === "cancelled" ? "⚪ Cancelled" : `❌ ${tests.failed > 0 ? `${(0, 
render_src.LS)(tests.failed, "test")} failed` : "Failed"}`;
return wall ? `${what} after ${wall}` : what;
}
if (wall === undefined || wallSeconds === undefined) return "⚪ Wall time not known";
const found = comparisonOf(report, "wall");
const {baselineRuns: baselineRuns = 0, baselineMean: baselineMean, baselineDeviation: baselineDeviation} = found ?? {};
if (baselineMean === undefined) return `✅ ${wall}, the first run measured`;
const runs = baselineRuns === 1 ? "the last run" : `the last ${baselineRuns} runs`;
const noise = baselineDeviation === undefined ? "" : `, ±${noiseText(baselineDeviation)}`;
if (report.verdict === "slower" || report.verdict === "faster") {
const difference = (0, render_src.a3)(Math.abs(wallSeconds - baselineMean));
return `${MARK[report.verdict]} ${difference} ${report.verdict} than ${runs}${noise}`;
}
if (report.verdict === "same") return `✅ ${wall}, as ${runs}${noise}`;
return `✅ ${wall}, too few earlier runs to judge (${baselineRuns})`;
}
function factLine(report) {
const wall = comparisonOf(report, "wall");
const clear = report.verdict === "slower" || report.verdict === "faster";
const time = clear && wall?.baselineMean !== undefined ? `${(0, render_src.a3)(wall.value)}, was ${(0, 
render_src.a3)(wall.baselineMean)}` : "";
const plan = planLine(report).trim();
const facts = [ time, plan || (report.tests.files > 0 ? testsLine(report) : "") ].filter(Boolean);
return facts.length > 0 ? `${facts.join(" · ")}\n` : "";
}
function changed(report) {
const clear = report.comparisons.filter(({metric: metric, verdict: verdict}) => metric !== "wall" && (verdict === "slower" || verdict === "faster"));
const explained = new Set(report.jobs.filter(({name: name}) => {
const job = clear.find(({metric: metric}) => metric === `job/${name}`);
return job !== undefined && clear.some(step => step.metric.startsWith(`step/${name}/`) && delta(step) / delta(job) >= .8);
}).map(({name: name}) => `job/${name}`));
return clear.filter(({metric: metric}) => !explained.has(metric)).sort((a, b) => Number(b.verdict === report.verdict) - Number(a.verdict === report.verdict) || Math.abs(delta(b)) - Math.abs(delta(a)));
}
const delta = ({value: value, baselineMean: baselineMean = 0}) => value - baselineMean;
const WORTH_A_ROW = .1;
function changedRows(report) {
const all = changed(report);
if (all.length === 0) return "";
const least = Math.abs(delta(all[0])) * WORTH_A_ROW;
const shown = all.slice(0, TOP).filter(one => Math.abs(delta(one)) >= least);
const rows = shown.map(comparison => {
const [mean, change] = against(report, comparison.metric);
return [ where(report, comparison.metric), (0, render_src.a3)(comparison.value), comparison.baselineDeviation === undefined ? mean : `${mean} ±${noiseText(comparison.baselineDeviation)}`, change ];
});
const table = (0, render_src.Qj)([ {
title: "Beyond the noise"
}, {
title: "Now",
align: "right"
}, {
title: "Mean",
align: "right"
}, {
title: "Δ",
align: "right"
} ], rows);
const left = all.length - rows.length;
return left > 0 ? `${table}\n${(0, render_src.LS)(left, "smaller change")} in the run's summary.\n` : table;
}
function where({jobs: jobs}, metric) {
const code = text => (0, render_src.D9)((0, render_src.ml)(text, 80));
if (metric.startsWith("job/")) return `job ${code(metric.slice(4))}`;
if (metric.startsWith("test/")) return code(metric.slice(metric.indexOf("/", 5) + 1));
const job = jobs.find(({name: name}) => metric.startsWith(`step/${name}/`));
return job ? `${code(metric.slice(job.name.length + 6))} in ${code(job.name)}` : code(metric.slice(5));
}
function footer({run: run}, {note: note}) {
const url = run.url && /^https?:\/\/[\w.:/-]+$/.test(run.url) ? run.url : undefined;
const facts = [ url ? `[Summary and full report](${url})` : "", (0, render_src.FV)((0, 
render_src.ml)(run.workflow, 60)), run.head.slice(0, 7), run.attempt > 1 ? `attempt ${run.attempt}` : "" ].filter(Boolean);
return `<sub>${facts.join(" · ")}${note ? `<br>${(0, render_src.FV)(note)}` : ""}</sub>\n`;
}
const WORDS = {
created: "written",
edited: "updated",
unchanged: "unchanged",
later: "left as it is: it tells of a later run, or this run wrote it itself",
none: "not written: nothing changed"
};
async function commentOnPull(context, request) {
const {environment: environment, log: log} = context;
const {mode: mode, report: report, key: key, extras: extras, yields: yields} = request;
if (mode === "never" || !environment.onGitHub) return {
url: ""
};
if (mode !== "always" && !(0, core_src.Wf)(environment)) return {
url: ""
};
try {
const github = context.github();
const pull = await (0, core_src._f)(environment, github);
if (!pull) {
log.info("No comment: there is no open pull request with this commit as its head.");
return {
url: ""
};
}
const {result: result, url: url} = await (0, core_src.Iz)(github, {
number: pull.number,
marker: {
kind: "perf-report",
workflow: report.run.workflow,
...key ? {
key: key
} : {}
},
run: report.run,
body: markdownComment(report, core_src._C, extras),
create: mode !== "on-change" || isWorthTelling(report),
yields: yields
});
log.info(`Comment on #${pull.number}: ${WORDS[result]}${url ? `, ${url}` : ""}`);
return {
url: url ?? ""
};
} catch (error) {
return {
url: "",
problem: explain(context, error)
};
}
}
function explain({environment: environment, log: log}, error) {
const refused = (0, core_src.nM)(error) && error.code === "PACELINE_GITHUB_PERMISSION";
if (refused && (0, core_src.db)(environment).readOnlyToken) {
const problem = "No comment: the token of a pull request from a fork, or from Dependabot, can only read. This summary holds the whole report.";
log.info(problem);
return problem;
}
const remedy = (0, core_src.nM)(error) ? ` ${error.remedy}` : "";
const problem = `No comment: ${(0, core_src.bD)(error)}${remedy}`;
log.warning(problem);
return problem;
}
function finishedJobs(found, own) {
const unfinished = found.filter(({status: status}) => status !== "completed");
const candidates = unfinished.filter(({status: status}) => status === "in_progress");
const ours = found.find(({id: id}) => id === own.checkRunId) ?? jobs_only(candidates.filter(job => own.runnerName && job.runner_name === own.runnerName)) ?? jobs_only(candidates.filter(job => job.name === own.id || job.name.endsWith(` / ${own.id}`))) ?? jobs_only(candidates);
const finished = found.filter(job => job !== ours && job.status === "completed" && job.conclusion !== "skipped");
return {
jobs: finished.map(describeJob).sort((a, b) => compareText(a.startedAt ?? "", b.startedAt ?? "") || compareText(a.name, b.name)),
running: unfinished.filter(job => job !== ours).map(({name: name}) => name),
ownFailure: ours?.steps?.some(({conclusion: conclusion}) => conclusion === "failure") ?? false,
places: finished.map(({id: id, name: name, runner_name: runner_name, started_at: started_at, completed_at: completed_at}) => ({
id: id,
name: name,
...runner_name ? {
runnerName: runner_name
} : {},
from: Date.parse(started_at ?? ""),
to: Date.parse(completed_at ?? "")
}))
};
}
function describeJob(job) {
const startedAt = instant(job.started_at);
const completedAt = instant(job.completed_at);
const createdAt = instant(job.created_at);
return {
name: job.name,
conclusion: job.conclusion ?? "unknown",
...startedAt ? {
startedAt: startedAt
} : {},
...completedAt ? {
completedAt: completedAt
} : {},
...createdAt && startedAt ? {
queueSeconds: secondsBetween(createdAt, startedAt)
} : {},
seconds: secondsBetween(startedAt, completedAt),
steps: (job.steps ?? []).filter(({conclusion: conclusion}) => conclusion !== "skipped").map(step => ({
name: step.name,
number: step.number,
conclusion: step.conclusion ?? "unknown",
seconds: secondsBetween(instant(step.started_at), instant(step.completed_at))
}))
};
}
function wallSeconds(jobs) {
const spans = jobs.filter(({startedAt: startedAt, completedAt: completedAt}) => startedAt && completedAt).map(({startedAt: startedAt, completedAt: completedAt, queueSeconds: queueSeconds = 0}) => ({
from: Date.parse(startedAt) - queueSeconds * 1e3,
to: Date.parse(completedAt)
})).sort((a, b) => a.from - b.from);
if (spans.length === 0) return undefined;
let total = 0;
let end = Number.NEGATIVE_INFINITY;
for (const {from: from, to: to} of spans) {
total += Math.max(0, to - Math.max(from, end));
end = Math.max(end, to);
}
return total / 1e3;
}
const jobs_only = items => items.length === 1 ? items[0] : undefined;
const compareText = (a, b) => a < b ? -1 : a > b ? 1 : 0;
function instant(text) {
const ms = text ? Date.parse(text) : Number.NaN;
return ms > 0 ? new Date(ms).toISOString() : undefined;
}
const secondsBetween = (from, to) => from && to ? Math.max(0, (Date.parse(to) - Date.parse(from)) / 1e3) : 0;
async function readJobs(context, services, limits) {
const {inputs: inputs, environment: environment} = context;
const nothing = {
jobs: [],
running: [],
ownFailure: false,
places: []
};
if (!environment.onGitHub) {
limits.note("Jobs and steps are missing: this did not run on GitHub.");
return nothing;
}
try {
const github = services.createGitHub(environment, tokenOf(context));
const found = finishedJobs(await github.listJobs(environment.runId, environment.attempt), {
id: environment.job,
checkRunId: inputs["check-run-id"],
runnerName: environment.variables["RUNNER_NAME"]
});
if (found.running.length > 0) {
limits.warn(`${found.running.length} other job(s) were not over yet and are missing; let the report's job need them.`);
}
return found;
} catch (error) {
const remedy = error instanceof Error && "remedy" in error ? ` ${error.remedy}` : "";
limits.warn(`${(0, core_src.bD)(error)}${remedy}`);
return nothing;
}
}
const tokenOf = ({inputs: inputs}) => inputs["github-token"] ?? "";
function historyRecordOf(report, files, runNumber) {
const {run: run} = report;
return {
kind: "history-record",
version: 1,
runId: run.runId,
attempt: run.attempt,
...runNumber === undefined ? {} : {
runNumber: runNumber
},
workflow: run.workflow,
head: run.head,
branch: run.branch,
event: run.event,
finishedAt: report.createdAt,
conclusion: report.conclusion,
...report.wallSeconds === undefined ? {} : {
wallSeconds: report.wallSeconds
},
files: [ ...files ],
jobs: report.jobs.map(({name: name, seconds: seconds, queueSeconds: queueSeconds, conclusion: conclusion, steps: steps}) => ({
name: name,
seconds: seconds,
...queueSeconds === undefined ? {} : {
queueSeconds: queueSeconds
},
conclusion: conclusion,
steps: steps.map(step => ({
name: step.name,
seconds: step.seconds,
conclusion: step.conclusion
}))
})),
caches: report.caches.map(({key: key, result: result, restore: restore}) => ({
key: key,
hit: result === "exact",
bytes: restore?.bytes ?? 0,
seconds: restore?.seconds ?? 0
}))
};
}
const MAX_ZIP_BYTES = 16 * 1024 * 1024;
const MAX_REPORT_BYTES = 32 * 1024 * 1024;
async function relayedReport(github, run, environment) {
const artifact = newest(await github.listArtifacts(run.runId), run.attempt);
if (!artifact) {
throw new core_src.ce("PACELINE_RELAY_NO_REPORT", `Run ${run.runId} left no perf-report.`, "Let its last job use perf-report, with `if: always()`.");
}
if (artifact.size_in_bytes > MAX_ZIP_BYTES) throw tooLarge(artifact);
const zip = await github.downloadArtifact(artifact.id, MAX_ZIP_BYTES);
const file = (0, core_src.EK)(zip, "perf-report.json", MAX_REPORT_BYTES);
if (!file) {
throw new core_src.ce("PACELINE_RELAY_NO_REPORT", `The artifact ${artifact.name} of run ${run.runId} holds no perf-report.json.`, "Let the last job of that run use perf-report, and nothing else write artifacts of this name.");
}
const text = (new TextDecoder).decode(file);
return withRun((0, src.Tp)(src.qI, text, `The perf-report of run ${run.runId}`), run, environment);
}
function newest(artifacts, attempt) {
const reports = artifacts.flatMap(artifact => {
const address = (0, core_src.TZ)(artifact.name, src.qI.kind);
return address?.leg === "all" && address.attempt <= attempt && !artifact.expired ? [ {
artifact: artifact,
attempt: address.attempt
} ] : [];
});
return reports.sort((a, b) => b.attempt - a.attempt || b.artifact.id - a.artifact.id)[0]?.artifact;
}
function withRun(report, run, {repository: repository, serverUrl: serverUrl}) {
const {runId: runId, attempt: attempt, workflow: workflow, event: event, headBranch: headBranch, headSha: headSha} = run;
const conclusion = concluded(run.conclusion);
return {
...report,
conclusion: conclusion,
verdict: conclusion === "success" ? report.verdict : "insufficient-data",
run: {
repository: repository,
runId: runId,
attempt: attempt,
workflow: workflow,
event: event,
branch: headBranch,
head: headSha,
url: `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${attempt}`
}
};
}
const concluded = conclusion => conclusion === "success" || conclusion === "cancelled" ? conclusion : "failure";
const tooLarge = ({name: name, size_in_bytes: size_in_bytes}) => new core_src.ce("PACELINE_ARTIFACT_TOO_LARGE", `The artifact ${name} has ${size_in_bytes} bytes; a report has at most ${MAX_ZIP_BYTES}.`, "Look at what the other run uploaded under this name.");
const SLOWEST = 20;
const FAILURES = 100;
function executedFiles(legs) {
const files = new Map;
for (const file of legs.flatMap(({executed: executed}) => executed)) {
const key = (0, src.S8)(file);
const known = files.get(key);
if (!known) {
files.set(key, file);
continue;
}
const slower = file.seconds > known.seconds ? file : known;
const failed = [ known, file ].find(({outcome: outcome}) => outcome === "failed");
files.set(key, failed ? {
...failed,
seconds: slower.seconds
} : slower);
}
return [ ...files.values() ];
}
function testTotals(legs, files) {
const executed = legs.flatMap(leg => leg.executed);
const sum = of => executed.reduce((total, file) => total + of(file), 0);
const failed = sum(file => file.failed);
const skipped = sum(file => file.skipped);
return {
files: files.length,
passed: Math.max(0, sum(file => file.tests) - failed - skipped),
failed: failed,
skipped: skipped,
seconds: sum(file => file.seconds),
slowest: [ ...files ].sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST).map(({suite: suite, file: file, seconds: seconds}) => ({
suite: suite,
file: file,
seconds: seconds
})),
failures: legs.flatMap(({failures: failures}) => failures).slice(0, FAILURES).map(({suite: suite, file: file, name: name, message: message}) => ({
suite: suite,
file: file,
name: name,
...message ? {
message: message
} : {}
}))
};
}
function shardTimes(plan, legs, places) {
const results = new Map(legs.map(result => [ result.leg, result ]));
return plan.legs.map(({leg: leg, name: name, tests: tests, predictedSeconds: predictedSeconds}) => {
const result = results.get(leg);
const job = jobOf(result?.checkRunId, places);
return {
leg: leg,
name: name,
...job === undefined ? {} : {
job: job
},
predictedSeconds: predictedSeconds,
...result ? {
actualSeconds: result.executed.reduce((sum, file) => sum + file.seconds, 0),
wallSeconds: result.seconds
} : {},
tests: tests.length
};
});
}
function buildReport(evidence) {
const {run: run, jobs: jobs, documents: documents, files: files, baseline: baseline, limits: limits} = evidence;
const {shardPlan: shardPlan, testPlan: testPlan, legs: legs, caches: caches} = documents;
const wall = wallSeconds(jobs.jobs);
const comparisons = [ ...wall === undefined ? [] : [ compareWall(wall, baseline) ], ...compareJobs(jobs.jobs, baseline), ...compareTests(files, baseline) ];
const conclusion = conclusionOf(jobs, documents);
const judged = conclusion === "success" ? comparisons.find(({metric: metric}) => metric === "wall") : undefined;
if (conclusion !== "success" && wall !== undefined) limits.push("The run is not green, so its wall time is not judged: a run that fails early is not faster.");
return {
kind: "perf-report",
version: 1,
createdAt: new Date(evidence.createdAt).toISOString(),
run: run.facts,
verdict: judged?.verdict ?? "insufficient-data",
conclusion: conclusion,
...wall === undefined ? {} : {
wallSeconds: wall
},
jobs: jobs.jobs,
...testPlan ? {
plan: planFacts(testPlan)
} : {},
...shardPlan ? {
shards: shardTimes(shardPlan, legs, jobs.places)
} : {},
tests: testTotals(legs, files),
caches: caches,
comparisons: comparisons,
limits: limits
};
}
function planFacts(plan) {
const {tests: tests, selected: selected, selectedSeconds: selectedSeconds, fullSeconds: fullSeconds} = plan.totals;
return {
planId: plan.planId,
mode: plan.mode,
...plan.fallback ? {
fallback: plan.fallback.message
} : {},
tests: tests,
selected: selected,
...fullSeconds > 0 ? {
savedSeconds: Math.max(0, fullSeconds - selectedSeconds)
} : {}
};
}
function conclusionOf({jobs: jobs, ownFailure: ownFailure}, {legs: legs}) {
const ended = new Set(jobs.map(({conclusion: conclusion}) => conclusion));
const red = [ "failure", "timed_out", "startup_failure" ].some(conclusion => ended.has(conclusion));
if (red || ownFailure || legs.some(({outcome: outcome}) => outcome === "failed" || outcome === "crashed")) {
return "failure";
}
return ended.has("cancelled") ? "cancelled" : "success";
}
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const UNKNOWN_COMMIT = "0".repeat(40);
function describeRun(environment, documents, now, limits) {
const {repository: repository, attempt: attempt, workflow: workflow, eventName: eventName, onGitHub: onGitHub, serverUrl: serverUrl, event: event} = environment;
const runId = onGitHub ? environment.runId : `local-${now}`;
const head = [ documents.shardPlan?.head, documents.testPlan?.head, environment.sha ].find(commit => commit && COMMIT.test(commit));
if (!head) limits.note("The commit is not known here.");
const branch = (0, core_src.at)(environment);
return {
runId: runId,
baseBranch: textAt(event, "pull_request", "base", "ref") ?? textAt(event, "repository", "default_branch") ?? branch,
facts: {
repository: repository,
runId: runId,
attempt: attempt,
workflow: workflow,
event: eventName,
branch: branch,
head: head ?? UNKNOWN_COMMIT,
...onGitHub ? {
url: `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${attempt}`
} : {}
}
};
}
function textAt(value, ...path) {
let current = value;
for (const name of path) {
if (typeof current !== "object" || current === null) return undefined;
current = current[name];
}
return typeof current === "string" && current !== "" ? current : undefined;
}
const PARALLEL_READS = 8;
const MAX_CACHE_REPORTS = 500;
const MAX_PROFILES = 200;
async function readDocuments(artifacts, planId, limits) {
if (!artifacts.available) {
limits.note("There is no artifact service here, so plans, test results and cache reports of other jobs are missing.");
return {
legs: [],
caches: [],
profiles: []
};
}
const shard = await readPlan(src.eK, planId);
const tests = shard?.testPlanId ? await readPlan(src.u7, shard.testPlanId) : await readPlan(src.u7, undefined);
const legs = shard ? await readEach(src.ky, await find("leg-result", shard.planId)) : [];
const caches = await find("cache-report", "cache");
const documents = await readEach(src.VR, caches.slice(0, MAX_CACHE_REPORTS));
if (caches.length > MAX_CACHE_REPORTS) limits.warn(`Only ${MAX_CACHE_REPORTS} of ${caches.length} cache reports were read.`);
const samplers = await find("profile", undefined);
const profiles = await readEach(src.ME, samplers.slice(0, MAX_PROFILES));
if (samplers.length > MAX_PROFILES) limits.warn(`Only ${MAX_PROFILES} of ${samplers.length} profiles were read.`);
if (shard) {
const present = new Set(legs.map(({document: document}) => document.leg));
const missing = shard.legs.filter(({leg: leg}) => !present.has(leg)).map(({name: name}) => name);
if (missing.length > 0) limits.warn(`No result of ${list(missing)}, so its tests are missing here.`);
}
return {
...shard ? {
shardPlan: shard
} : {},
...tests ? {
testPlan: tests
} : {},
legs: legs.map(({document: document}) => document),
caches: latestCaches(documents),
profiles: profiles.map(({document: document}) => document)
};
async function find(kind, id) {
try {
return await artifacts.find(kind, id);
} catch (error) {
limits.warn(`${sentence((0, core_src.bD)(error))} (looking for each ${kind})`);
return [];
}
}
async function readPlan(type, id) {
const found = await find(type.kind, id);
if (found.length > 1) {
limits.warn(`The run has ${found.length} ${type.kind}s and "plan-id" names none of them, so none was taken.`);
return undefined;
}
if (found.length === 0 && id !== undefined) limits.warn(`The run has no ${type.kind} ${id}.`);
return (await readEach(type, found))[0]?.document;
}
async function readEach(type, found) {
const read = [];
for (let start = 0; start < found.length; start += PARALLEL_READS) {
const batch = found.slice(start, start + PARALLEL_READS).map(async artifact => {
const source = `The ${type.kind} of ${artifact.leg}`;
try {
const document = (0, src.Tp)(type, await artifacts.read(artifact), source);
return [ {
artifact: artifact,
document: document
} ];
} catch (error) {
limits.warn(sentence((0, core_src.bD)(error)));
return [];
}
});
read.push(...(await Promise.all(batch)).flat());
}
return read;
}
}
function latestCaches(found) {
const latest = new Map;
const step = ({job: job, leg: leg, key: key}) => `${job}\0${leg ?? ""}\0${key}`;
for (const {artifact: artifact, document: document} of found) {
latest.set(step(document), Math.max(artifact.attempt, latest.get(step(document)) ?? 0));
}
return found.filter(({artifact: artifact, document: document}) => latest.get(step(document)) === artifact.attempt).map(({document: document}) => document).sort((a, b) => a.createdAt < b.createdAt ? -1 : 1);
}
const sentence = text => /[.!?]$/.test(text) ? text : `${text}.`;
function list(names) {
const shown = names.slice(0, 5).map(name => `"${name}"`);
if (names.length > shown.length) shown.push(`${names.length - shown.length} more`);
return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}` : shown.join("");
}
const FOLD_AFTER = 20;
async function report(context, services) {
const {inputs: inputs, environment: environment, artifacts: artifacts, log: log} = context;
const other = (0, core_src.M0)(environment);
if (other) return relay(context, services, other);
const limits = createLimits(log);
const documents = await log.group("Reading plans, results and cache reports", () => readDocuments(artifacts, inputs["plan-id"], limits));
const run = describeRun(environment, documents, services.now(), limits);
const jobs = await readJobs(context, services, limits);
const history = await openRunHistory(context, services, limits);
const records = await readHistory(history, limits);
const baseline = {
records: baselineRecords(records, run.runId, run.baseBranch, inputs["baseline-runs"]),
minChange: inputs["min-change"]
};
const files = executedFiles(documents.legs);
const facts = buildReport({
run: run,
createdAt: services.now(),
jobs: jobs,
documents: documents,
files: files,
baseline: baseline,
limits: limits.all
});
const usage = placeProfiles(documents.profiles, jobs.places, documents.legs);
const {json: json, htmlPath: htmlPath} = await present(context, {
report: facts,
records: records,
testPlan: documents.testPlan,
usage: usage
});
context.setOutput("failed-tests", files.filter(({outcome: outcome}) => outcome === "failed").length);
context.setOutput("history-runs", records.length);
await publish(context, documents.shardPlan?.planId ?? "run", json, htmlPath);
if (history && (files.length > 0 || facts.jobs.length > 0)) {
await remember(history, historyRecordOf(facts, files, environment.runNumber), log.warning);
}
await comment(context, services, facts, {
extras: {
usage: usage
},
yields: false
});
log.info(`Report: ${htmlPath}`);
context.result(resultLine(facts));
}
async function relay(context, services, run) {
const {environment: environment, log: log} = context;
try {
const facts = await relayedReport(services.createGitHub(environment, tokenOf(context)), run, environment);
const {htmlPath: htmlPath} = await present(context, {
report: facts,
records: [],
testPlan: undefined
});
context.setOutput("failed-tests", new Set(facts.tests.failures.map(failure => (0, 
src.S8)(failure))).size);
const foreign = run.headRepository.toLowerCase() !== environment.repository.toLowerCase();
const extras = foreign ? {
note: "Measured in the run of a fork: the figures are as that run reported them."
} : {};
await comment(context, services, facts, {
extras: extras,
yields: true
});
log.info(`Report: ${htmlPath}`);
context.result(`${resultLine(facts)} (of run ${run.runId})`);
} catch (error) {
const remedy = (0, core_src.nM)(error) ? ` ${error.remedy}` : "";
log.warning(`${(0, core_src.bD)(error)}${remedy}`);
context.result(`perf-report: nothing to tell of run ${run.runId}`);
}
}
async function present(context, facts) {
const {environment: environment} = context;
const {report: report} = facts;
const json = (0, src.ft)(src.qI, report);
const htmlPath = await (0, core_src.bd)(environment, "perf-report.html", htmlReport(facts));
context.setOutput("report-path", await (0, core_src.bd)(environment, "perf-report.json", json));
context.setOutput("html-path", htmlPath);
context.setOutput("verdict", report.verdict);
context.setOutput("wall-seconds", report.wallSeconds ?? "");
context.setOutput("slower-count", report.comparisons.filter(({verdict: verdict}) => verdict === "slower").length);
context.summary(markdownSummary(report, undefined, facts.usage));
return {
json: json,
htmlPath: htmlPath
};
}
async function comment(context, services, report, how) {
const {inputs: inputs, environment: environment, log: log} = context;
const github = () => services.createGitHub(environment, tokenOf(context));
const request = {
mode: inputs.comment,
key: inputs["comment-key"],
report: report,
...how
};
const {url: url, problem: problem} = await commentOnPull({
environment: environment,
log: log,
github: github
}, request);
context.setOutput("comment-url", url);
if (problem) context.summary(`> ${(0, render_src.FV)(problem)}`);
}
async function openRunHistory({inputs: inputs, environment: environment}, services, limits) {
const {home: home, variables: variables, repository: repository, workflow: workflow} = environment;
const store = await (0, store_src.openStore)(inputs.store.split(/\s+/), {
home: home,
variables: variables,
onWarning: limits.warn
});
return (0, history_src.openHistory)(store, {
repository: repository,
workflow: workflow
}, {
maxRecords: inputs["retention-runs"],
maxAgeSeconds: inputs["retention-age"],
now: services.now,
onWarning: limits.warn
});
}
async function readHistory(history, limits) {
try {
return await (history?.records()) ?? [];
} catch (error) {
limits.warn(`The history could not be read: ${(0, core_src.bD)(error)}`);
return [];
}
}
async function publish({artifacts: artifacts, log: log}, planId, json, htmlPath) {
try {
await artifacts.publish({
kind: src.qI.kind,
planId: planId,
leg: "all"
}, json, [ htmlPath ]);
} catch (error) {
log.warning(`The report was not uploaded: ${(0, core_src.bD)(error)}`);
}
}
async function remember(history, record, warn) {
try {
await history.append(record);
} catch (error) {
warn(`This run was not added to the history: ${(0, core_src.bD)(error)}`);
return;
}
try {
await history.compact({
minObjects: FOLD_AFTER
});
} catch (error) {
warn(`The history was not compacted, which makes reading it slower: ${(0, core_src.bD)(error)}`);
}
}
},
9374: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
JZ: () => median,
i2: () => mean
});
function mean(values) {
needValues(values);
return values.reduce((sum, value) => sum + value / values.length, 0);
}
const median = values => quantile(values, .5);
function quantile(values, q) {
needValues(values);
if (!(q >= 0 && q <= 1)) throw new RangeError(`A quantile lies between 0 and 1, not at ${q}.`);
const sorted = [ ...values ].sort((a, b) => a - b);
const h = (sorted.length - 1) * q;
const low = sorted[Math.floor(h)];
const high = sorted[Math.ceil(h)];
const part = h - Math.floor(h);
return Math.min(high, Math.max(low, low * (1 - part) + high * part));
}
function needValues(values) {
if (values.length === 0) throw new RangeError("An estimate needs at least one value.");
}
}
};
