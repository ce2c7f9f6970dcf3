export const id = 1437;

export const ids = [ 1437, 4368, 9374 ];

export const modules = {
71437: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
report: () => report
});
var schemas = __webpack_require__(92857);
var cache_report = __webpack_require__(86464);
var src_document = __webpack_require__(88130);
var fields = __webpack_require__(27910);
var leg_result = __webpack_require__(6709);
const comparison = schemas.Ikc({
metric: schemas.YjP(),
unit: schemas.k5n([ "seconds", "bytes", "ratio", "count" ]),
value: schemas.aig(),
baselineRuns: schemas.aig().int().nonnegative(),
baselineMean: schemas.aig().optional(),
baselineDeviation: schemas.aig().nonnegative().optional(),
change: schemas.aig().optional(),
verdict: schemas.k5n([ "slower", "faster", "same", "insufficient-data" ])
});
const perfReport = (0, src_document.Al)("perf-report", 1, {
createdAt: fields.uR,
key: schemas.YjP().max(200).optional(),
run: schemas.Ikc({
repository: schemas.YjP(),
runId: schemas.YjP(),
attempt: schemas.aig().int().positive(),
workflow: schemas.YjP(),
event: schemas.YjP(),
branch: schemas.YjP(),
head: fields.cd,
url: schemas.YjP().optional()
}),
verdict: schemas.k5n([ "slower", "faster", "same", "insufficient-data" ]),
conclusion: schemas.k5n([ "success", "failure", "cancelled", "unknown" ]),
conclusionReason: schemas.YjP().optional(),
wallSeconds: fields.YA.optional(),
jobs: schemas.YOg(schemas.Ikc({
id: schemas.aig().int().optional(),
name: schemas.YjP(),
conclusion: schemas.YjP(),
tolerated: schemas.zMY().optional(),
lostRunner: schemas.zMY().optional(),
attempt: schemas.aig().int().min(2).optional(),
processor: schemas.YjP().max(200).optional(),
leg: fields.Cv.optional(),
startedAt: fields.uR.optional(),
completedAt: fields.uR.optional(),
queueSeconds: fields.YA.optional(),
seconds: fields.YA.optional(),
steps: schemas.YOg(schemas.Ikc({
name: schemas.YjP(),
number: schemas.aig().int(),
conclusion: schemas.YjP(),
seconds: fields.YA.optional()
})).max(fields.Zu.steps)
})).max(fields.Zu.jobs),
plan: schemas.Ikc({
planId: fields.Cv,
mode: schemas.k5n([ "selected", "full", "none" ]),
fallback: schemas.YjP().optional(),
tests: schemas.aig().int().nonnegative(),
selected: schemas.aig().int().nonnegative(),
savedSeconds: fields.YA.optional(),
audits: schemas.YOg(fields.uf.extend({
missed: schemas.YOg(fields.qN).max(fields.Zu.tests)
})).max(fields.Zu.jobs).optional()
}).optional(),
shards: schemas.YOg(schemas.Ikc({
leg: schemas.YjP(),
name: schemas.YjP(),
job: schemas.YjP().optional(),
predictedSeconds: fields.YA,
actualSeconds: fields.YA.optional(),
wallSeconds: fields.YA.optional(),
tests: schemas.aig().int()
})).max(fields.Zu.jobs).optional(),
tests: schemas.Ikc({
files: schemas.aig().int().nonnegative(),
passed: schemas.aig().int().nonnegative(),
failed: schemas.aig().int().nonnegative(),
skipped: schemas.aig().int().nonnegative(),
seconds: fields.YA,
slowest: schemas.YOg(schemas.Ikc({
suite: schemas.YjP(),
file: schemas.YjP(),
seconds: fields.YA
})).max(fields.Zu.tests),
failures: schemas.YOg(schemas.Ikc({
suite: schemas.YjP(),
file: schemas.YjP(),
name: schemas.YjP(),
message: schemas.YjP().optional()
})).max(fields.Zu.tests),
flaky: schemas.YOg(leg_result.Iq).max(fields.Zu.tests).optional()
}),
caches: schemas.YOg(cache_report.V.schema).max(fields.Zu.jobs),
comparisons: schemas.YOg(comparison).max(fields.Zu.tests),
limits: schemas.YOg(schemas.YjP()).max(fields.Zu.jobs)
});
var events = __webpack_require__(10928);
var errors = __webpack_require__(85186);
var documents = __webpack_require__(94118);
var src_history = __webpack_require__(86279);
var markdown = __webpack_require__(23061);
var src_open = __webpack_require__(66826);
var github_retry = __webpack_require__(3677);
const COMMENT_ROOM = 63e3;
const markerLine = ({kind: kind, workflow: workflow, key: key = ""}) => `\x3c!-- paceline:${encode(kind)} workflow=${encode(workflow)} key=${encode(key)} --\x3e`;
const encode = text => encodeURIComponent(text.toWellFormed().slice(0, 100).toWellFormed()).replaceAll("-", "%2D");
const runLine = ({runId: runId, attempt: attempt}) => `\x3c!-- paceline:run ${runId}.${attempt} --\x3e`;
function runOf(body) {
const match = /<!-- paceline:run (\d{1,18})\.(\d{1,6}) -->\s*$/.exec(body);
return match ? {
runId: match[1],
attempt: Number(match[2])
} : void 0;
}
const compareRuns = (a, b) => Number(a.runId) - Number(b.runId) || a.attempt - b.attempt;
async function writeStickyComment(github, sticky) {
const marker = markerLine(sticky.marker);
const body = `${marker}\n${sticky.body.trim()}\n\n${runLine(sticky.run)}`;
const existing = await ownComments(github, sticky.number, marker);
const [first, ...others] = existing;
if (first) {
for (const other of others) await remove(github, other.id);
return edit(github, first, body, sticky);
}
if (!sticky.create) return {
result: "none"
};
const created = await github.createComment(sticky.number, body);
const login = created.user?.login;
const again = await ownComments(github, sticky.number, marker, login);
const winner = again[0];
if (!winner || winner.id >= created.id) return outcome("created", created);
await remove(github, created.id);
return edit(github, winner, body, sticky);
}
async function edit(github, comment, body, {run: run, yields: yields}) {
const text = normal(comment.body);
if (text === normal(body)) return outcome("unchanged", comment);
const existing = runOf(text);
const order = existing ? compareRuns(run, existing) : 1;
if (order < 0 || order === 0 && yields) return outcome("later", comment);
return outcome("edited", await github.updateComment(comment.id, body));
}
const outcome = (result, {html_url: html_url}) => ({
result: result,
...html_url ? {
url: html_url
} : {}
});
async function ownComments(github, number, marker, login) {
const marked = (await github.listComments(number)).filter(({body: body}) => normal(body).startsWith(marker));
if (marked.length === 0) return [];
const me = login ?? await github.viewer();
return marked.filter(comment => isOwn(comment, me)).sort((a, b) => a.id - b.id);
}
function isOwn({user: user, performed_via_github_app: app}, me) {
if (me === void 0) return user?.type === "Bot" || Boolean(app);
const plain = login => login.replace(/\[bot\]$/, "").toLowerCase();
return user ? plain(user.login) === plain(me) && (user.type === "Bot" || !me.endsWith("[bot]")) : false;
}
async function remove(github, id) {
try {
await github.deleteComment(id);
} catch (error) {
if ((0, github_retry.c)(error) !== 404) throw error;
}
}
const normal = body => (body ?? "").replaceAll("\r\n", "\n").trim();
var limits = __webpack_require__(94368);
var numbers = __webpack_require__(28740);
const jobMetric = job => `job/${job}`;
const stepMetric = (job, step) => `step/${part(job)}/${step}`;
const testMetric = test => `test/${part(test.suite)}/${test.file}`;
function readMetric(metric) {
if (metric === "wall") return {
kind: "wall"
};
if (metric.startsWith("job/")) return {
kind: "job",
job: metric.slice(4)
};
const [, kind, middle = "", last = ""] = /^(step|test)\/([^/]*)\/([\s\S]*)$/.exec(metric) ?? [];
const first = middle.replaceAll("%2F", "/").replaceAll("%25", "%");
if (kind === "step") return {
kind: kind,
job: first,
step: last
};
if (kind === "test") return {
kind: kind,
suite: first,
file: last
};
return;
}
const part = text => text.replaceAll("%", "%25").replaceAll("/", "%2F");
var external_node_crypto_ = __webpack_require__(77598);
var promises_ = __webpack_require__(51455);
var external_node_path_ = __webpack_require__(76760);
const LONGEST = 100;
async function reportKey(environment, commentKey, ownName) {
const ordinal = environment.onGitHub ? await claimOrdinal(environment) : 1;
const file = /\/([^/@]+)@/.exec(environment.variables["GITHUB_WORKFLOW_REF"] ?? "")?.[1];
const name = commentKey ?? ownName ?? environment.job;
const key = `${file ? `${file}:` : ""}${name}${ordinal > 1 ? ` ${ordinal}` : ""}`;
return {
key: key.length > LONGEST ? `${key.slice(0, 83)} ${digest(key)}` : key,
ordinal: ordinal
};
}
const keyPart = key => `${key.replaceAll(/[^A-Za-z0-9._]+/g, "_").slice(0, 40)}-${digest(key)}`;
const keyName = key => key.replace(/^[^:]*\.ya?ml:/, "");
const numberedName = (name, ordinal) => ordinal === 1 ? name : name.replace(/(?=\.)/, `-${ordinal}`);
const digest = text => (0, external_node_crypto_.createHash)("sha256").update(text).digest("hex").slice(0, 8);
async function claimOrdinal(environment) {
for (let ordinal = 1; ordinal < 1e3; ordinal++) {
const path = (0, documents.jW)(environment, `reports/${ordinal}`);
await (0, promises_.mkdir)((0, external_node_path_.dirname)(path), {
recursive: true
});
try {
await (0, promises_.mkdir)(path);
return ordinal;
} catch (error) {
if (error.code !== "EEXIST") throw error;
}
}
return 1e3;
}
var lines = __webpack_require__(95045);
const KEYWORD = /^(?:gantt|title|section|dateFormat|axisFormat|tickInterval|inclusiveEndDates|topAxis|todayMarker|weekday|weekend|includes|excludes|click|href|call|accTitle|accDescr|\d{4}-\d{2}-\d{2})/i;
const DAY = 86400;
function mermaidGantt(sections, limit = limits._G) {
const head = "gantt\n  dateFormat HH:mm:ss\n  axisFormat %H:%M:%S\n";
let text = head;
let drawn = 0;
for (const {name: name, tasks: tasks} of sections) {
const lines = tasks.filter(({start: start, seconds: seconds}) => start >= 0 && seconds >= 0 && start + seconds < DAY).map(task => `    ${mermaidName(task.name)} :${task.state === "failed" ? "crit, " : task.state === "skipped" ? "done, " : ""}${clock(task.start)}, ${Math.max(1, Math.round(task.seconds))}s\n`);
if (lines.length === 0) continue;
const section = `  section ${mermaidName(name)}\n${lines.join("")}`;
if (text.length + section.length > limit) break;
text += section;
drawn += lines.length;
}
return drawn === 0 ? void 0 : `\`\`\`mermaid\n${text}\`\`\`\n`;
}
function mermaidName(text) {
const plain = (0, lines.TN)(text).replaceAll(/[^\p{L}\p{N} ._/()+=,-]+/gu, " ").replaceAll(/ {2,}/g, " ").trim();
const short = (0, markdown.ml)(plain, 60);
if (short === "") return "unnamed";
return KEYWORD.test(short) ? `· ${short}` : short;
}
function clock(seconds) {
const whole = Math.round(seconds);
const part = value => String(value).padStart(2, "0");
return `${part(Math.floor(whole / 3600))}:${part(Math.floor(whole / 60) % 60)}:${part(whole % 60)}`;
}
function cacheTotals({caches: caches}) {
const asked = caches.filter(({result: result}) => result !== "none");
const sum = of => caches.reduce((total, report) => total + (of(report) ?? 0), 0);
return {
asked: asked.length,
hits: asked.filter(({result: result}) => result === "exact").length,
partial: asked.filter(({result: result}) => result === "partial").length,
seconds: sum(({restore: restore}) => restore?.seconds),
bytes: sum(({restore: restore}) => restore?.bytes),
savedSeconds: sum(({savedSeconds: savedSeconds}) => savedSeconds)
};
}
const MARKS = {
success: {
icon: "",
word: "passed",
style: "good"
},
failure: {
icon: "❌",
word: "failed",
style: "bad"
},
timed_out: {
icon: "⏱️",
word: "timed out",
style: "bad"
},
startup_failure: {
icon: "❌",
word: "did not start",
style: "bad"
},
cancelled: {
icon: "🚫",
word: "cancelled",
style: "off"
},
skipped: {
icon: "⏭️",
word: "skipped",
style: "off"
},
neutral: {
icon: "◽",
word: "neutral",
style: "off"
},
action_required: {
icon: "✋",
word: "action required",
style: "off"
},
stale: {
icon: "💤",
word: "stale",
style: "off"
}
};
const TOLERATED = {
icon: "⚠️",
word: "failed, allowed",
style: "off"
};
const LOST = {
icon: "🔌",
word: "lost its runner",
style: "bad"
};
const UNKNOWN = {
icon: "❔",
word: "conclusion unknown",
style: "off"
};
function markOf({conclusion: conclusion, tolerated: tolerated, lostRunner: lostRunner}) {
if (tolerated) return TOLERATED;
if (lostRunner) return LOST;
return Object.hasOwn(MARKS, conclusion) ? MARKS[conclusion] : UNKNOWN;
}
const isRed = conclusion => Object.hasOwn(MARKS, conclusion) && MARKS[conclusion].style === "bad";
function finishedJobs(found, own) {
const unfinished = found.filter(({status: status}) => status !== "completed");
const candidates = unfinished.filter(({status: status}) => status === "in_progress");
const certain = found.find(({id: id}) => id === own.checkRunId);
const ours = certain ?? only(candidates.filter(job => own.runnerName && job.runner_name === own.runnerName)) ?? only(candidates.filter(job => job.name === own.id || job.name.endsWith(` / ${own.id}`))) ?? only(candidates);
const finished = found.filter(job => job !== ours && job.status === "completed");
return {
known: true,
jobs: finished.map(describeJob).sort((a, b) => compareText(a.startedAt ?? "~", b.startedAt ?? "~") || compareText(a.name, b.name)),
running: unfinished.filter(job => job !== ours).map(({name: name}) => name),
...certain ? {
own: {
id: certain.id,
name: certain.name
}
} : {},
names: found.map(({name: name}) => name),
ownFailure: ours?.steps?.some(({conclusion: conclusion}) => conclusion === "failure") ?? false,
executions: finished.filter(job => !neverRan(job)).map(({id: id, name: name, runner_name: runner_name, started_at: started_at, completed_at: completed_at}) => ({
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
function neverRan({conclusion: conclusion, runner_name: runner_name, steps: steps}) {
if (conclusion === "skipped") return true;
const withoutRunner = !runner_name && (steps ?? []).length === 0;
return withoutRunner && WITHOUT_RUNNER.has(conclusion ?? "");
}
const WITHOUT_RUNNER = new Set([ "cancelled", "stale", "action_required", "neutral", "startup_failure" ]);
function lostRunner({conclusion: conclusion, steps: steps = []}) {
if (conclusion !== "failure") return false;
const isOver = ({status: status, conclusion: conclusion}) => status === "completed" || conclusion !== null;
const failed = steps.some(step => step.conclusion === "failure" || step.conclusion === "timed_out");
return !failed && steps.some(step => !isOver(step));
}
function describeJob(job) {
const {id: id, name: name, conclusion: conclusion, run_attempt: attempt = 1} = job;
const ended = {
id: id,
name: name,
conclusion: conclusion ?? "unknown",
...lostRunner(job) ? {
lostRunner: true
} : {},
...attempt > 1 ? {
attempt: attempt
} : {}
};
if (neverRan(job)) return {
...ended,
steps: []
};
const startedAt = instant(job.started_at);
const completedAt = instant(job.completed_at);
const seconds = secondsBetween(startedAt, completedAt);
const queueSeconds = secondsBetween(instant(job.created_at), startedAt);
return {
...ended,
...startedAt ? {
startedAt: startedAt
} : {},
...completedAt ? {
completedAt: completedAt
} : {},
...queueSeconds === void 0 ? {} : {
queueSeconds: queueSeconds
},
...seconds === void 0 ? {} : {
seconds: seconds
},
steps: describeSteps(job.steps ?? [], seconds)
};
}
function describeSteps(found, jobSeconds) {
const steps = found.filter(({conclusion: conclusion}) => conclusion !== "skipped").map(({name: name, number: number, conclusion: conclusion, started_at: started_at, completed_at: completed_at}) => ({
step: {
name: name,
number: number,
conclusion: conclusion ?? "unknown"
},
seconds: secondsBetween(instant(started_at), instant(completed_at))
}));
const together = steps.reduce((sum, {seconds: seconds = 0}) => sum + seconds, 0);
const possible = jobSeconds === void 0 || together <= jobSeconds + steps.length;
return steps.map(({step: step, seconds: seconds}) => ({
...step,
...possible && seconds !== void 0 ? {
seconds: seconds
} : {}
}));
}
const untimedJobs = jobs => jobs.filter(({conclusion: conclusion, seconds: seconds}) => seconds === void 0 && conclusion !== "skipped" && !WITHOUT_RUNNER.has(conclusion));
function wallSeconds(jobs) {
if (untimedJobs(jobs).length > 0) return;
const spans = jobs.filter(({seconds: seconds}) => seconds !== void 0).map(({startedAt: startedAt, seconds: seconds = 0, queueSeconds: queueSeconds = 0}) => {
const start = Date.parse(startedAt);
return {
from: start - queueSeconds * 1e3,
to: start + seconds * 1e3
};
}).sort((a, b) => a.from - b.from);
if (spans.length === 0) return;
let total = 0;
let end = Number.NEGATIVE_INFINITY;
for (const {from: from, to: to} of spans) {
total += Math.max(0, to - Math.max(from, end));
end = Math.max(end, to);
}
return total / 1e3;
}
function sharedNames(jobs) {
const seen = new Set;
const shared = new Set;
for (const {name: name} of jobs) (seen.has(name) ? shared : seen).add(name);
return shared;
}
const only = items => items.length === 1 ? items[0] : void 0;
const compareText = (a, b) => a < b ? -1 : a > b ? 1 : 0;
function instant(text) {
const ms = text ? Date.parse(text) : Number.NaN;
return ms > 0 ? new Date(ms).toISOString() : void 0;
}
function secondsBetween(from, to) {
if (!from || !to) return;
const seconds = (Date.parse(to) - Date.parse(from)) / 1e3;
return seconds >= 0 ? seconds : void 0;
}
const longestSteps = ({jobs: jobs}, count) => jobs.flatMap(job => {
const shared = sharedNames(job.steps);
return job.steps.flatMap(({name: name, seconds: seconds = 0}) => {
const metric = shared.has(name) ? {} : {
metric: stepMetric(job.name, name)
};
return seconds > 0 ? [ {
name: name,
job: job.name,
seconds: seconds,
...metric
} ] : [];
});
}).sort((a, b) => b.seconds - a.seconds).slice(0, count);
var src_center = __webpack_require__(9374);
const HIGH = .95;
const CLOCK_DIFFERENCE_MS = 3e4;
function matchProfiles(profiles, jobs, legs) {
const legNames = new Map(legs.map(({leg: leg, name: name}) => [ leg, name ]));
const usage = new Map;
for (const profile of profiles) {
const job = jobOf(profile.checkRunId, jobs) ?? onSameRunner(profile, jobs) ?? byName(profile);
if (job === void 0 || profile.cpu.length === 0) continue;
usage.set(job.id, [ ...usage.get(job.id) ?? [], profile ]);
}
return usage;
function byName(profile) {
const named = jobs.filter(({name: name}) => name === profile.job);
if (named.length > 0) return profiles_only(named);
const ofJob = jobs.filter(({name: name}) => name.startsWith(`${profile.job} `));
const leg = profile.leg === void 0 ? void 0 : legNames.get(profile.leg) ?? profile.leg;
if (leg === void 0) return profiles_only(ofJob.filter(({name: name}) => name.startsWith(`${profile.job} (`)));
return profiles_only(ofJob.filter(({name: name}) => mentions(name.slice(profile.job.length), leg)));
}
}
const jobOf = (checkRunId, jobs) => checkRunId === void 0 ? void 0 : jobs.find(({id: id}) => id === checkRunId);
function onSameRunner({machine: machine, startedAt: startedAt}, jobs) {
if (!machine.name) return;
const began = Date.parse(startedAt);
return profiles_only(jobs.filter(({runnerName: runnerName, from: from, to: to}) => runnerName === machine.name && began >= from - CLOCK_DIFFERENCE_MS && began <= to + CLOCK_DIFFERENCE_MS));
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
function highShares(profiles) {
const high = of => {
const values = profiles.flatMap(of);
return values.length > 0 ? (0, src_center.YV)(values, HIGH) : 0;
};
const {cores: cores} = profiles[0].machine;
const sum = (a, b) => a.map((value, index) => value + (b[index] ?? 0));
return {
cores: high(({cpu: cpu}) => cpu) * cores,
ofCores: cores,
memoryBytes: high(({memoryBytes: memoryBytes}) => memoryBytes),
diskBytesPerSecond: high(({diskReadBytes: diskReadBytes, diskWriteBytes: diskWriteBytes}) => sum(diskReadBytes, diskWriteBytes)),
networkBytesPerSecond: high(one => sum(one.networkReceivedBytes, one.networkSentBytes))
};
}
function mentions(text, leg) {
const at = text.indexOf(leg);
return at >= 0 && !/\w/.test(text[at - 1] ?? "") && !/\w/.test(text[at + leg.length] ?? "");
}
const profiles_only = items => items.length === 1 ? items[0] : void 0;
function sampleDeviation(values) {
if (values.length < 2) throw new RangeError("A sample deviation needs at least two values.");
const center = (0, src_center.i2)(values);
return Math.sqrt(values.reduce((sum, value) => sum + (value - center) ** 2 / (values.length - 1), 0));
}
function compareWithMean(value, earlier, rule) {
const runs = earlier.length;
if (runs === 0) return {
value: value,
runs: runs,
verdict: "insufficient-data"
};
const center = (0, src_center.i2)(earlier);
const deviation = runs > 1 ? sampleDeviation(earlier) : void 0;
const change = center === 0 ? void 0 : value / center - 1;
const figures = {
value: value,
runs: runs,
mean: center,
...deviation === void 0 ? {} : {
deviation: deviation
},
...change === void 0 || !Number.isFinite(change) ? {} : {
change: change
}
};
if (deviation === void 0 || runs < (rule.minRuns ?? 5)) return {
...figures,
verdict: "insufficient-data"
};
const difference = value - center;
const counts = Math.abs(difference) >= rule.minChange * Math.abs(center) && Math.abs(difference) > (rule.minDifference ?? 0) && Math.abs(difference) > (rule.deviations ?? 3) * deviation;
return {
...figures,
verdict: !counts ? "same" : difference > 0 ? "slower" : "faster"
};
}
const OTHER_FILES = .1;
const LEAST_SECONDS = .001;
function ranSameFiles(a, b) {
return hasMostOf(a, b) && hasMostOf(b, a);
}
function hasMostOf(files, other) {
const known = new Set(other.map(fields.S8));
let total = 0;
let alone = 0;
for (const file of files) {
const seconds = Math.max(file.seconds, LEAST_SECONDS);
total += seconds;
if (!known.has((0, fields.S8)(file))) alone += seconds;
}
return alone <= total * OTHER_FILES;
}
const processorsOf = names => [ ...new Set(names.filter(name => name !== void 0)) ].sort().join("\n");
const processorIn = ({processors: processors = []}, {processor: processor}) => processor === void 0 ? void 0 : processors[processor];
function alikeRuns(jobs, files, records) {
const processors = processorsOf(jobs.map(({processor: processor}) => processor));
const kinds = records.map(record => {
if (record.attempt > 1) return "ranAgain";
if (!ranSameFiles(files, record.files)) return "otherFiles";
const then = processorsOf(record.jobs.map(job => processorIn(record, job)));
return then === processors ? "alike" : "otherProcessors";
});
const count = kind => kinds.filter(one => one === kind).length;
return {
alike: records.filter((_, index) => kinds[index] === "alike"),
unlike: {
records: records.length,
otherFiles: count("otherFiles"),
otherProcessors: count("otherProcessors"),
ranAgain: count("ranAgain")
}
};
}
function unlikeWords({records: records, otherFiles: otherFiles, otherProcessors: otherProcessors, ranAgain: ranAgain}) {
const reasons = [ ...otherFiles > 0 ? [ `${otherFiles} ran other tests` ] : [], ...otherProcessors > 0 ? [ `${otherProcessors} ran on other processors` ] : [], ...ranAgain > 0 ? [ `of ${ranAgain} some jobs were run again` ] : [] ];
if (reasons.length === 0) return;
return `The wall time is compared with ${records - otherFiles - otherProcessors - ranAgain} of ${records} earlier runs: ${reasons.join(", ")}.`;
}
const API_RESOLUTION = 1;
const TEST_RESOLUTION = .1;
const recordsOf = (records, key) => records.filter(record => record.key === void 0 || record.key === key);
function baselineRecords(records, runId, scopes, count) {
const usable = records.filter(record => record.conclusion === "success" && record.runId !== runId);
return scopes.flatMap(scope => usable.filter(record => record.scope === scope)).slice(0, count);
}
function compareWall({wallSeconds: wallSeconds = 0, attempt: attempt}, alike, minChange) {
const earlier = alike.flatMap(({wallSeconds: wallSeconds}) => wallSeconds === void 0 ? [] : [ wallSeconds ]);
return compare_comparison("wall", wallSeconds, attempt > 1 ? [] : earlier, {
minChange: minChange,
minDifference: API_RESOLUTION
});
}
function compareJobs(jobs, files, {records: records, minChange: minChange}) {
const rule = {
minChange: minChange,
minDifference: API_RESOLUTION
};
const sameFiles = new Map(records.map(record => [ record, ranSameFiles(files, record.files) ]));
const current = uniquelyNamed(jobs).filter(({conclusion: conclusion}) => conclusion === "success");
const byName = new Map(current.map(job => [ job.name, job ]));
const jobSeconds = new Map;
const stepSeconds = new Map;
for (const record of records) for (const job of uniquelyNamed(record.jobs)) {
const now = byName.get(job.name);
if (now === void 0 || job.conclusion !== "success") continue;
const ranAgain = (job.attempt ?? now.attempt) !== void 0;
const otherFiles = now.leg !== void 0 && !sameFiles.get(record);
if (ranAgain || otherFiles || processorIn(record, job) !== now.processor) continue;
add(jobSeconds, job.name, job.seconds);
for (const [name, seconds] of stepTimes(job.steps)) add(stepSeconds, `${job.name}\0${name}`, seconds);
}
return current.flatMap(job => [ ...job.seconds === void 0 ? [] : [ compare_comparison(jobMetric(job.name), job.seconds, jobSeconds.get(job.name) ?? [], rule) ], ...[ ...stepTimes(job.steps) ].map(([name, seconds]) => compare_comparison(stepMetric(job.name, name), seconds, stepSeconds.get(`${job.name}\0${name}`) ?? [], rule)) ]);
}
function compareTests(files, {records: records, minChange: minChange}) {
const rule = {
minChange: minChange,
minDifference: TEST_RESOLUTION
};
const seconds = new Map;
const keyOf = (file, processor) => `${(0, fields.S8)(file)}\0${processor ?? ""}`;
for (const record of records) for (const file of record.files) if (passedAtOnce(file)) add(seconds, keyOf(file, processorIn(record, file)), file.seconds);
return files.filter(({outcome: outcome}) => outcome === "passed").map(file => {
const earlier = passedAtOnce(file) ? seconds.get(keyOf(file, file.processor)) ?? [] : [];
return compare_comparison(testMetric(file), file.seconds, earlier, rule);
});
}
const passedAtOnce = ({outcome: outcome, retries: retries, attempt: attempt}) => outcome === "passed" && retries === 0 && attempt === void 0;
const resolutionOf = metric => readMetric(metric)?.kind === "test" ? TEST_RESOLUTION : API_RESOLUTION;
function uniquelyNamed(jobs) {
const shared = sharedNames(jobs);
return jobs.filter(({name: name}) => !shared.has(name));
}
function compare_comparison(metric, value, earlier, rule) {
const {runs: runs, mean: mean, deviation: deviation, change: change, verdict: verdict} = compareWithMean(value, earlier, rule);
return {
metric: metric,
unit: "seconds",
value: value,
baselineRuns: runs,
...mean === void 0 ? {} : {
baselineMean: mean
},
...deviation === void 0 ? {} : {
baselineDeviation: deviation
},
...change === void 0 ? {} : {
change: change
},
verdict: verdict
};
}
function stepTimes(steps) {
const times = new Map;
for (const {name: name, seconds: seconds = Number.NaN} of steps) times.set(name, (times.get(name) ?? 0) + seconds);
for (const [name, seconds] of times) if (Number.isNaN(seconds)) times.delete(name);
return times;
}
function add(map, key, value) {
const values = map.get(key);
if (values) values.push(value); else map.set(key, [ value ]);
}
const MARK = {
slower: "🔺",
faster: "🟢",
same: "",
"insufficient-data": ""
};
const indexes = new WeakMap;
function comparisonOf(report, metric) {
let index = indexes.get(report);
if (!index) {
index = new Map(report.comparisons.map(comparison => [ comparison.metric, comparison ]));
indexes.set(report, index);
}
return index.get(metric);
}
const MISSED_MEANS = "each is flaky, fails without this change too, or is a miss that we want to hear of";
const timeText = seconds => (0, numbers.a3)(seconds ?? Number.NaN);
function metricWords(metric, name) {
const found = readMetric(metric);
if (found?.kind === "job") return `job ${name(found.job)}`;
if (found?.kind === "step") return `${name(found.step)} in ${name(found.job)}`;
return name(found?.kind === "test" ? found.file : metric);
}
function changeWords({change: change, value: value, baselineMean: baselineMean, metric: metric, verdict: verdict}) {
if (change === void 0 || baselineMean === void 0) return "–";
const clear = verdict === "slower" || verdict === "faster";
const resolved = Math.abs(value - baselineMean) > resolutionOf(metric);
return clear || resolved ? (0, numbers.eD)(change) : "≈";
}
function noiseText(seconds) {
if (seconds >= .95) return (0, numbers.a3)(seconds);
return seconds < .05 ? (0, numbers.a3)(seconds) : `${seconds.toFixed(1)} s`;
}
function testsLine({tests: tests}) {
const count = tests.passed + tests.failed + tests.skipped;
const text = `${(0, numbers.LS)(count, "test")} in ${(0, numbers.LS)(tests.files, "file")}`;
const notes = [ ...tests.failed > 0 ? [ `${tests.failed} failed` ] : [], ...tests.skipped > 0 ? [ `${tests.skipped} skipped` ] : [], ...tests.flaky ? [ `${tests.flaky.length} flaky` ] : [] ];
return notes.length > 0 ? `${text}, ${notes.join(", ")}` : text;
}
const NAME = 90;
const OPEN_JOBS = 12;
const TOP = 5;
const NO_USAGE = new Map;
const parts_name = text => (0, markdown.D9)((0, markdown.ml)(text, NAME));
function against(report, metric) {
const found = comparisonOf(report, metric);
if (!found || found.baselineMean === void 0) return [ "–", "–" ];
const change = changeWords(found);
const mark = MARK[found.verdict];
return [ (0, numbers.a3)(found.baselineMean), `${change}${mark && ` ${mark}`}` ];
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
const lines = [ ...report.jobs ].sort((a, b) => (b.seconds ?? -1) - (a.seconds ?? -1)).slice(0, rows).map(job => [ jobCell(job), timeText(job.seconds), ...against(report, jobMetric(job.name)), ...usage.size > 0 ? peakCells(job.id === void 0 ? [] : usage.get(job.id)) : [] ]);
const rest = lines.slice(OPEN_JOBS);
const left = report.jobs.length - lines.length;
return [ (0, markdown.Rk)(columns, lines.slice(0, OPEN_JOBS)), ...rest.length > 0 ? [ (0, 
markdown.oG)((0, numbers.LS)(rest.length, "more job"), (0, markdown.Qj)(columns, rest)) ] : [], ...left > 0 ? [ `${(0, 
numbers.LS)(left, "more job")} not shown.\n` ] : [] ].join("\n");
}
function jobCell(job) {
const {icon: icon, word: word} = markOf(job);
return icon === "" ? parts_name(job.name) : `${icon} ${parts_name(job.name)} ${word}`;
}
function jobCount({jobs: jobs}) {
const skipped = jobs.filter(({conclusion: conclusion}) => conclusion === "skipped").length;
return `${(0, numbers.LS)(jobs.length - skipped, "job")}${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
function peakCells(profiles = []) {
if (profiles.length === 0) return [ "–", "–" ];
const {cpu: cpu, memoryBytes: memoryBytes, memoryShare: memoryShare} = peaksOf(profiles);
return [ (0, numbers.l9)(cpu), `${(0, numbers.z3)(memoryBytes)}${memoryShare === void 0 ? "" : ` (${(0, 
numbers.l9)(memoryShare)})`}` ];
}
function failureTable({tests: tests}, rows) {
if (tests.failures.length === 0) return "";
const lines = tests.failures.slice(0, rows).map(failure => [ parts_name(failure.file), (0, 
markdown.FV)((0, markdown.ml)(failure.name, 120)), (0, markdown.FV)((0, markdown.ml)(failure.message ?? "", 200)) ]);
const left = tests.failures.length - lines.length;
return `${(0, markdown.Qj)([ {
title: "File"
}, {
title: "Test"
}, {
title: "Message"
} ], lines)}${left > 0 ? `\n${left} more not shown.\n` : ""}`;
}
function flakyTable({tests: {flaky: flaky = []}}, rows) {
if (flaky.length === 0) return "";
const lines = flaky.slice(0, rows).map(test => [ parts_name(test.file), (0, markdown.FV)((0, 
markdown.ml)(test.name, 120)), String(test.retries) ]);
const left = flaky.length - lines.length;
const table = (0, markdown.Qj)([ {
title: "File"
}, {
title: "Test"
}, {
title: "Failed before",
align: "right"
} ], lines);
return (0, markdown.oG)(`${(0, numbers.LS)(flaky.length, "flaky test")}: failed, and passed when run again`, `${table}${left > 0 ? `\n${left} more not shown.\n` : ""}`);
}
function shardTable({shards: shards}, rows) {
if (!shards || shards.length === 0) return "";
const lines = shards.slice(0, rows).map(shard => [ (0, markdown.FV)((0, markdown.ml)(shard.name, NAME)), String(shard.tests), (0, 
numbers.a3)(shard.predictedSeconds), shard.actualSeconds === void 0 ? "no result" : (0, 
numbers.a3)(shard.actualSeconds), shard.wallSeconds === void 0 ? "–" : (0, numbers.a3)(shard.wallSeconds) ]);
return (0, markdown.Qj)([ {
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
function cacheLine(report) {
const {asked: asked, hits: hits, partial: partial, seconds: seconds, bytes: bytes, savedSeconds: savedSeconds} = cacheTotals(report);
if (asked === 0) return "";
const restored = bytes > 0 ? `, ${(0, numbers.z3)(bytes)} restored in ${(0, numbers.a3)(seconds)}` : "";
const saved = savedSeconds >= 1 ? `, about ${(0, numbers.a3)(savedSeconds)} saved` : "";
return `**Cache**: ${hits} of ${asked} hit${partial > 0 ? `, ${partial} partly` : ""}${restored}${saved}\n`;
}
function slowest(report) {
const steps = longestSteps(report, TOP).map(step => [ `${parts_name(step.name)} in ${parts_name(step.job)}`, (0, 
numbers.a3)(step.seconds), ...step.metric === void 0 ? [ "–", "–" ] : against(report, step.metric) ]);
const tests = report.tests.slowest.slice(0, TOP).map(test => [ parts_name(test.file), (0, 
numbers.a3)(test.seconds), ...against(report, testMetric(test)) ]);
const table = (title, lines) => lines.length === 0 ? "" : (0, markdown.Rk)([ {
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
const diagram = mermaidGantt(jobs.filter(({startedAt: startedAt}) => startedAt).map(job => {
let start = (Date.parse(job.startedAt) - zero) / 1e3;
const tasks = job.steps.filter(({seconds: seconds = 0}) => seconds > 0).map(({name: step, seconds: seconds = 0, conclusion: conclusion}) => {
const task = {
name: `${step} (${(0, numbers.a3)(seconds)})`,
start: start,
seconds: seconds,
...conclusion === "failure" ? {
state: "failed"
} : {}
};
start += seconds;
return task;
});
return {
name: job.name,
tasks: tasks
};
}));
return diagram ? (0, markdown.oG)("Timeline", diagram) : "";
}
function changes(report, rows) {
const changed = report.comparisons.filter(({metric: metric, verdict: verdict}) => metric !== "wall" && (verdict === "slower" || verdict === "faster")).sort((a, b) => Math.abs(b.value - (b.baselineMean ?? 0)) - Math.abs(a.value - (a.baselineMean ?? 0)));
if (changed.length === 0) return "";
const lines = changed.slice(0, rows).map(({metric: metric, value: value, baselineDeviation: baselineDeviation, baselineRuns: baselineRuns}) => [ metricWords(metric, parts_name), (0, 
numbers.a3)(value), ...against(report, metric), `±${noiseText(baselineDeviation ?? 0)}, ${(0, 
numbers.LS)(baselineRuns, "run")}` ]);
const slower = changed.filter(({verdict: verdict}) => verdict === "slower").length;
return (0, markdown.oG)(`${slower} slower, ${changed.length - slower} faster than before`, (0, 
markdown.Qj)([ {
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
function gapList({limits: limits}) {
if (limits.length === 0) return "";
const shown = limits.slice(0, 20).map(gap => `- ${(0, markdown.FV)((0, markdown.ml)(gap, 400))}`);
return (0, markdown.oG)("What this report could not see", shown.join("\n"));
}
var canonical_json = __webpack_require__(74368);
var shard_plan = __webpack_require__(58223);
var proofs = __webpack_require__(38201);
const MAX_ENVIRONMENT = 2e3;
function proofOf(conclusion, {shardPlan: shardPlan, testPlan: testPlan, legs: legs, earlierLegs: earlierLegs = [], sharesTestPlan: sharesTestPlan}) {
if (shardPlan === void 0) return NOTHING;
const planned = sharesTestPlan ? void 0 : planOfShards(shardPlan, testPlan);
const definitions = new Map(planned?.suites.map(({suite: suite, definition: definition}) => [ suite, definition ]));
const results = new Map(legs.map(result => [ result.leg, result ]));
const planLegs = shardPlan.legs.filter(({leg: leg}) => leg !== shard_plan.E);
const known = planLegs.flatMap(({leg: leg, suite: suite, axes: axes, tests: tests}) => {
const result = results.get(leg);
return result === void 0 ? [] : [ {
suite: suite,
axes: axes,
tests: tests,
result: result
} ];
});
const ranOn = [ ...Map.groupBy(planLegs, ({suite: suite}) => suite) ].map(([suite, legs]) => {
const told = known.filter(leg => leg.suite === suite);
const toldAxes = new Set(told.map(({axes: axes}) => (0, canonical_json.d)(axes)));
const untold = legs.map(({axes: axes}) => (0, canonical_json.d)(axes)).filter(axes => !toldAxes.has(axes));
const definition = definitions.get(suite);
return {
suite: suite,
...definition === void 0 ? {} : {
definition: definition
},
environments: sorted(told.map(({axes: axes, result: result}) => environmentOf(axes, result))),
...untold.length > 0 ? {
untold: sorted(untold)
} : {}
};
});
const isTooLong = ranOn.some(({environments: environments, untold: untold = []}) => [ ...environments, ...untold ].some(text => text.length > MAX_ENVIRONMENT));
if (ranOn.length === 0 || isTooLong) return NOTHING;
const {head: head} = shardPlan;
const green = conclusion === "success" && known.length === planLegs.length && known.every(({result: result}) => isGreen(result, head));
const suites = (planned?.suites ?? []).flatMap(({suite: suite, definition: definition}) => definition === void 0 ? [] : [ {
suite: suite,
definition: definition
} ]);
if (!green || planned?.tree === void 0 || suites.length === 0) return {
ranOn: ranOn,
isProven: () => false
};
return {
ranOn: ranOn,
proves: {
head: head,
tree: planned.tree,
suites: suites
},
isProven: provenIn(known, earlierLegs)
};
}
const planOfShards = ({head: head, testPlanId: testPlanId}, testPlan) => testPlan?.planId === testPlanId && testPlan?.head === head ? testPlan : void 0;
const NOTHING = {
isProven: () => false
};
const environmentOf = (axes, {machine: {os: os, arch: arch, image: image}}) => (0, 
canonical_json.d)({
axes: axes,
os: os,
arch: arch,
...image === void 0 ? {} : {
image: image
}
});
const isGreen = ({head: head, outcome: outcome, withoutFile: withoutFile}, planned) => head === planned && (outcome === "passed" || outcome === "empty") && (withoutFile?.failed ?? 0) === 0;
function provenIn(legs, earlier) {
const byAxes = new Map;
const spoiled = new Set;
for (const {suite: suite, axes: axes, tests: tests, result: result} of legs) {
const key = (0, canonical_json.d)({
suite: suite,
axes: axes
});
const seen = byAxes.get(key) ?? {
suite: suite,
passed: new Set,
without: new Set
};
byAxes.set(key, seen);
for (const file of result.executed) if (result.attempt === 1 && (0, proofs.F)(file)) seen.passed.add((0, 
fields.S8)(file)); else spoiled.add((0, fields.S8)(file));
for (const file of result.queue?.handedOn ?? []) spoiled.add((0, fields.S8)(file));
const ran = new Set(result.executed.map(fields.S8));
for (const test of tests) if (test.split && !ran.has((0, fields.S8)(test))) spoiled.add((0, 
fields.S8)(test));
for (const file of result.excluded ?? []) seen.without.add((0, fields.S8)(file));
}
for (const {executed: executed, queue: queue} of earlier) for (const file of [ ...executed, ...queue?.handedOn ?? [] ]) if (!(0, 
proofs.F)(file)) spoiled.add((0, fields.S8)(file));
const all = [ ...byAxes.values() ];
return file => {
const key = (0, fields.S8)(file);
const kinds = all.filter(({suite: suite}) => suite === file.suite);
return !spoiled.has(key) && kinds.some(({passed: passed}) => passed.has(key)) && kinds.every(({passed: passed, without: without}) => passed.has(key) || without.has(key));
};
}
const sorted = texts => [ ...new Set(texts) ].sort();
function auditsOf({shardPlan: shardPlan, testPlan: testPlan, legs: legs}, files) {
const plan = shardPlan && planOfShards(shardPlan, testPlan);
if (shardPlan === void 0 || plan?.audit === void 0) return [];
const results = new Map(legs.map(result => [ result.leg, result ]));
return plan.suites.flatMap(({suite: suite, audited: audited}) => {
if (!audited) return [];
const ofSuite = shardPlan.legs.filter(leg => leg.suite === suite);
if (ofSuite.length === 0 || !ofSuite.every(leg => toldAll(leg, results.get(leg.leg), shardPlan.head))) return [];
if (!isWhole(ofSuite, results)) return [];
const planned = plan.tests.filter(test => test.suite === suite);
const ran = files.filter(file => file.suite === suite);
return planned.length === 0 ? [] : [ auditOf(suite, planned, ran) ];
});
}
function auditOf(suite, planned, ran) {
const selected = new Set(planned.filter(({reasons: reasons}) => reasons[0]?.code !== "audited").map(test => (0, 
fields.S8)(test)));
const leftOut = ran.filter(file => !selected.has((0, fields.S8)(file)));
const failed = ({outcome: outcome}) => outcome === "failed";
const secondsOf = some => some.reduce((sum, {seconds: seconds}) => sum + seconds, 0);
return {
suite: suite,
tests: planned.length,
selected: selected.size,
failing: ran.filter(failed).length,
missed: leftOut.filter(failed).map(({file: file}) => file),
seconds: secondsOf(ran),
savedSeconds: secondsOf(leftOut)
};
}
function wholeAudit(plan) {
const audits = plan?.audits ?? [];
if (audits.length === 0) return;
const sum = of => audits.reduce((total, audit) => total + audit[of], 0);
return {
tests: sum("tests"),
selected: sum("selected"),
failing: sum("failing"),
missed: audits.flatMap(({missed: missed}) => missed),
seconds: sum("seconds"),
savedSeconds: sum("savedSeconds")
};
}
function toldAll({tests: tests}, result, head) {
if (result === void 0 || result.outcome === "crashed" || result.head !== head) return false;
if ((result.withoutFile?.failed ?? 0) > 0) return false;
const known = new Set([ ...result.executed, ...result.excluded ?? [] ].map(file => (0, 
fields.S8)(file)));
const own = result.queue === void 0 ? tests : result.planned;
return own.every(test => known.has((0, fields.S8)(test)));
}
function isWhole(legs, results) {
return [ ...Map.groupBy(legs, ({axes: axes}) => (0, canonical_json.d)(axes)).values() ].every(together => {
const own = together.flatMap(({leg: leg}) => results.get(leg) ?? []);
if (own.every(({queue: queue}) => queue === void 0)) return true;
const known = new Set(own.flatMap(({executed: executed, excluded: excluded = []}) => [ ...executed, ...excluded ].map(fields.S8)));
return together.every(({tests: tests}) => tests.every(test => known.has((0, fields.S8)(test))));
});
}
const ICON = {
success: "✅",
failure: "❌",
cancelled: "⚪",
unknown: "❔"
};
function conclusionIcon({conclusion: conclusion, jobs: jobs, tests: tests}) {
return jobs.length > 0 || tests.files > 0 ? ICON[conclusion] : "⚪";
}
function headline(report) {
const {conclusion: conclusion, tests: tests, wallSeconds: wallSeconds} = report;
const wall = wallSeconds === void 0 ? void 0 : (0, numbers.a3)(wallSeconds);
if (conclusion === "success") return {
figure: wall ?? "Wall time not known",
rest: wallVerdict(report)
};
const failed = tests.failed > 0 ? `${(0, numbers.LS)(tests.failed, "test")} failed` : "Failed";
const figure = {
cancelled: "Cancelled",
unknown: tests.failed > 0 ? failed : "Conclusion not known",
failure: failed
}[conclusion];
return {
figure: figure,
rest: wall ? `after ${wall}` : ""
};
}
function wallVerdict(report) {
const wall = comparisonOf(report, "wall");
if (!wall) return "";
const {baselineRuns: baselineRuns, baselineMean: baselineMean, baselineDeviation: baselineDeviation, change: change, verdict: verdict} = wall;
if (baselineRuns === 0 || baselineMean === void 0) return "no earlier run to compare with";
const noise = baselineDeviation === void 0 ? "" : ` (±${noiseText(baselineDeviation)})`;
const mean = `the mean of ${(0, numbers.LS)(baselineRuns, "run")}${noise}`;
if (verdict === "insufficient-data") return `too few runs to judge: ${change === void 0 ? "" : `${(0, 
numbers.eD)(change)} against `}${mean}`;
if (verdict === "same") {
const difference = Math.abs(wall.value - baselineMean);
const deviation = baselineDeviation ?? 0;
if (change === void 0 || difference <= deviation || difference > 3 * deviation) return `about the same as ${mean}`;
const runs = (0, numbers.LS)(baselineRuns, "run");
return `${(0, numbers.l9)(Math.abs(change))} ${change > 0 ? "more" : "less"} than the mean of ${runs}, within the noise${noise}`;
}
const amount = change === void 0 ? "" : `${(0, numbers.l9)(Math.abs(change))} `;
return `${amount}${verdict} than ${mean}`;
}
function shortHeadline(report) {
const {conclusion: conclusion, wallSeconds: wallSeconds, verdict: verdict} = report;
if (conclusion !== "success") {
const {figure: figure, rest: rest} = headline(report);
return `${ICON[conclusion]} ${figure}${rest === "" ? "" : ` ${rest}`}`;
}
if (wallSeconds === void 0) return "⚪ Wall time not known";
const wall = (0, numbers.a3)(wallSeconds);
const {baselineRuns: baselineRuns = 0, baselineMean: baselineMean, baselineDeviation: baselineDeviation} = comparisonOf(report, "wall") ?? {};
if (baselineMean === void 0) return `✅ ${wall}, no earlier run to compare with`;
const runs = baselineRuns === 1 ? "the last run" : `the last ${baselineRuns} runs`;
const noise = baselineDeviation === void 0 ? "" : `, ±${noiseText(baselineDeviation)}`;
if (verdict === "slower" || verdict === "faster") {
const difference = (0, numbers.a3)(Math.abs(wallSeconds - baselineMean));
return `${MARK[verdict]} ${difference} ${verdict} than ${runs}${noise}`;
}
if (verdict === "same") return `✅ ${wall}, as ${runs}${noise}`;
return `✅ ${wall}, too few earlier runs to judge (${baselineRuns})`;
}
function resultLine(report) {
const wall = report.wallSeconds === void 0 ? "wall time not known" : `${(0, numbers.a3)(report.wallSeconds)} wall, ${wallWords(report)}`;
const slowest = report.tests.slowest[0];
const parts = [ wall, report.tests.files === 0 ? "no test results" : testsLine(report), ...slowest ? [ `slowest ${(0, 
markdown.ml)((0, lines.TN)(slowest.file), 80)} ${(0, numbers.a3)(slowest.seconds)}` ] : [] ];
return `perf-report: ${parts.join("; ")}`;
}
function wallWords(report) {
if (report.conclusion === "success") return wallVerdict(report);
return report.conclusion === "unknown" ? "not judged since it is not known whether the run is green" : "not judged since the run is not green";
}
function markdownSummary(report, limit = limits.Jt, usage) {
const versions = [ Number.POSITIVE_INFINITY, 200, 50, TOP ].map(rows => () => render(report, rows, rows >= 200, usage));
return (0, limits.Hi)(Math.floor(limit * .9), versions).text;
}
function render(report, rows, diagram, usage) {
return [ firstLine(report), reasonLine(report), planLine(report), attemptLine(report), jobTable(report, rows, usage), report.tests.failures.length > 0 ? `#### Failed tests\n\n${failureTable(report, Math.min(rows, 50))}` : "", flakyTable(report, Math.min(rows, 50)), shardTable(report, rows), cacheLine(report), slowest(report), diagram ? timeline(report) : "", changes(report, rows), gapList(report) ].filter(part => part !== "").join("\n");
}
function firstLine(report) {
const {figure: figure, rest: rest} = headline(report);
return `### ${conclusionIcon(report)} ${figure}${rest === "" ? "" : `, ${rest}`}\n`;
}
const reasonLine = ({conclusionReason: conclusionReason}) => conclusionReason ? `${(0, 
markdown.FV)((0, markdown.ml)(conclusionReason, 500))}\n` : "";
function planLine(report) {
const {plan: plan, tests: tests} = report;
const parts = tests.files > 0 ? [ `**${testsLine(report)}**` ] : [];
const audit = wholeAudit(plan);
if (audit) parts.push(auditText(audit)); else if (plan && plan.tests > 0) {
const share = `${plan.selected} of ${(0, numbers.LS)(plan.tests, "test file")} selected (${(0, 
numbers.l9)(plan.selected / plan.tests)})`;
const saved = plan.savedSeconds ? `, about ${(0, numbers.a3)(plan.savedSeconds)} of tests not run` : "";
parts.push(`${share}${saved}`);
}
if (plan?.fallback) parts.push(`everything ran: ${(0, markdown.FV)(plan.fallback)}`);
return parts.length > 0 ? `${parts.join(" · ")}\n` : "";
}
const MISSED = 5;
function auditText(audit) {
const {tests: tests, selected: selected, failing: failing, missed: missed, savedSeconds: savedSeconds} = audit;
const would = `everything ran to measure the selection, which would run ${selected} of ${(0, 
numbers.LS)(tests, "test file")} and save ${(0, numbers.a3)(savedSeconds)} of tests`;
if (missed.length === 0) return failing === 0 ? `${would}; nothing that it would leave out failed` : `${would}; ${failing === 1 ? "the failing file is" : `all ${failing} failing files are`} among them`;
const named = missed.slice(0, MISSED).map(file => (0, markdown.D9)((0, markdown.ml)(file, 80)));
const rest = missed.length > MISSED ? ` and ${missed.length - MISSED} more` : "";
return `⚠ the selection would not have run ${missed.length} of ${(0, numbers.LS)(failing, "failing test file")}: ${named.join(", ")}${rest} (${MISSED_MEANS}); ${would}`;
}
const attemptLine = ({run: run}) => run.attempt > 1 ? `Attempt ${run.attempt}: of each job and leg its latest attempt counts.\n` : "";
function markdownComment(report, limit, extras = {}) {
const versions = [ () => comment_text_render(report, extras, 100, true), () => comment_text_render(report, extras, 100, false), () => comment_text_render(report, extras, 20, false), () => [ `### ${shortHeadline(report)}\n`, reasonLine(report), factLine(report), changedRows(report), footer(report, extras) ].join("\n") ];
return (0, limits.Hi)(limit, versions, limits.yA).text;
}
const isWorthTelling = report => report.conclusion !== "success" || report.verdict === "slower" || report.verdict === "faster" || changed(report).length > 0;
function comment_text_render(report, extras, rows, diagram) {
const jobs = [ jobTable(report, rows, extras.usage), shardTable(report, rows), cacheLine(report) ];
const title = `${jobCount(report)}${report.shards?.length ? `, ${(0, numbers.LS)(report.shards.length, "shard")}` : ""}`;
return [ `### ${shortHeadline(report)}\n`, reasonLine(report), factLine(report), report.conclusion === "success" ? changedRows(report) : failureTable(report, TOP) || changedRows(report), report.conclusion === "success" ? fold("Failed tests", failureTable(report, TOP)) : "", flakyTable(report, TOP), fold(title, jobs.filter(Boolean).join("\n")), fold("Slowest steps and test files", slowest(report)), diagram ? timeline(report) : "", gapList(report), footer(report, extras) ].filter(part => part !== "").join("\n");
}
const fold = (title, body) => body === "" ? "" : (0, markdown.oG)(title, body);
function factLine(report) {
const wall = comparisonOf(report, "wall");
const clear = report.verdict === "slower" || report.verdict === "faster";
const time = clear && wall?.baselineMean !== void 0 ? `${(0, numbers.a3)(wall.value)}, was ${(0, 
numbers.a3)(wall.baselineMean)}` : "";
const plan = planLine(report).trim();
const facts = [ time, plan || (report.tests.files > 0 ? testsLine(report) : "") ].filter(Boolean);
return facts.length > 0 ? `${facts.join(" · ")}\n` : "";
}
function changed(report) {
const clear = report.comparisons.filter(({metric: metric, verdict: verdict}) => metric !== "wall" && (verdict === "slower" || verdict === "faster"));
const named = clear.map(comparison => ({
comparison: comparison,
about: readMetric(comparison.metric)
}));
const steps = new Map;
for (const {comparison: comparison, about: about} of named) {
if (about?.kind !== "step") continue;
const change = delta(comparison);
const {most: most = change, least: least = change} = steps.get(about.job) ?? {};
steps.set(about.job, {
most: Math.max(most, change),
least: Math.min(least, change)
});
}
const explained = new Set(named.flatMap(({comparison: job, about: about}) => {
const its = about?.kind === "job" ? steps.get(about.job) : void 0;
if (!its) return [];
const whole = delta(job);
return (whole < 0 ? its.least : its.most) / whole >= EXPLAINS ? [ job.metric ] : [];
}));
return clear.filter(({metric: metric}) => !explained.has(metric)).sort((a, b) => Number(b.verdict === report.verdict) - Number(a.verdict === report.verdict) || Math.abs(delta(b)) - Math.abs(delta(a)));
}
const EXPLAINS = .8;
const delta = ({value: value, baselineMean: baselineMean = 0}) => value - baselineMean;
const WORTH_A_ROW = .1;
function changedRows(report) {
const all = changed(report);
if (all.length === 0) return "";
const least = Math.abs(delta(all[0])) * WORTH_A_ROW;
const shown = all.slice(0, TOP).filter(one => Math.abs(delta(one)) >= least);
const rows = shown.map(comparison => {
const [mean, change] = against(report, comparison.metric);
return [ metricWords(comparison.metric, text => (0, markdown.D9)((0, markdown.ml)(text, 80))), (0, 
numbers.a3)(comparison.value), comparison.baselineDeviation === void 0 ? mean : `${mean} ±${noiseText(comparison.baselineDeviation)}`, change ];
});
const table = (0, markdown.Qj)([ {
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
return left > 0 ? `${table}\n${(0, numbers.LS)(left, "smaller change")} in the run's summary.\n` : table;
}
function footer({run: run, key: key}, {note: note}) {
const url = run.url && /^https?:\/\/[\w.:/-]+$/.test(run.url) ? run.url : void 0;
const facts = [ url ? `[Summary and full report](${url})` : "", (0, markdown.FV)((0, 
markdown.ml)(run.workflow, 60)), key === void 0 ? "" : (0, markdown.FV)((0, markdown.ml)(keyName(key), 60)), run.head.slice(0, 7), run.attempt > 1 ? `attempt ${run.attempt}` : "" ].filter(Boolean);
return `<sub>${facts.join(" · ")}${note ? `<br>${(0, markdown.FV)(note)}` : ""}</sub>\n`;
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
if (mode !== "always" && !(0, events.Wf)(environment)) return {
url: ""
};
try {
const github = context.github();
const pull = await (0, events._f)(environment, github);
if (!pull) {
log.info("No comment: there is no open pull request with this commit as its head.");
return {
url: ""
};
}
const {result: result, url: url} = await writeStickyComment(github, {
number: pull.number,
marker: {
kind: "perf-report",
workflow: report.run.workflow,
...key ? {
key: key
} : {}
},
run: report.run,
body: markdownComment(report, COMMENT_ROOM, extras),
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
const refused = (0, errors.nM)(error) && error.code === "PACELINE_GITHUB_PERMISSION";
if (refused && (0, events.db)(environment).readOnlyToken) {
const problem = "No comment: the token of a pull request from a fork, or from Dependabot, can only read. This summary holds the whole report.";
log.info(problem);
return problem;
}
const remedy = (0, errors.nM)(error) ? ` ${error.remedy}` : "";
const problem = `No comment: ${(0, errors.bD)(error)}${remedy}`;
log.warning(problem);
return problem;
}
const HARMLESS = new Set([ "success", "skipped", "neutral", "cancelled" ]);
const isAnythingRed = ({jobs: jobs, ownFailure: ownFailure}, legs) => ownFailure || jobs.some(({conclusion: conclusion}) => isRed(conclusion)) || failedLegs(legs).length > 0;
function concludeRun(run, legs, tolerance) {
const ask = tolerance ?? (() => ({
tolerates: false
}));
const tolerated = [];
const doubts = [];
let red = false;
const judge = (what, {tolerates: tolerates, why: why}) => {
if (tolerates === false) red = true; else if (tolerates) tolerated.push(what); else doubts.push(`${what}, and ${why ?? "nothing says whether that is allowed"}`);
return tolerates === true;
};
const jobs = run.jobs.map(job => {
const {word: word} = markOf(job);
const what = `"${job.name}" ${word}`;
if (job.conclusion === "startup_failure") red = true; else if (job.conclusion === "failure") return judge(what, ask(job.name)) ? {
...job,
tolerated: true
} : job; else if (isRed(job.conclusion)) {
const answer = ask(job.name);
const why = "GitHub does not say what that means where failures are allowed";
judge(what, answer.tolerates ? {
tolerates: void 0,
why: why
} : answer);
} else if (!HARMLESS.has(job.conclusion)) doubts.push(`"${job.name}" ended with: ${word}`);
return job;
});
if (run.ownFailure) judge("a step before this one failed", ask(run.own?.name));
for (const {name: name, checkRunId: checkRunId} of failedLegs(legs)) {
const own = checkRunId !== void 0 && checkRunId === run.own?.id && run.ownFailure;
const job = jobOf(checkRunId, run.executions);
if (own || job && isRed(run.jobs.find(({id: id}) => id === job.id)?.conclusion ?? "")) continue;
if (!job && tolerated.length > 0) judge(`the tests of "${name}" failed`, {
tolerates: void 0
}); else red = true;
}
if (red) return {
conclusion: "failure",
jobs: jobs
};
if (doubts.length > 0) {
const reason = `It is not known whether this run is green, so it is no baseline: ${listed(doubts, "; ")}.`;
return {
conclusion: "unknown",
reason: reason,
jobs: jobs
};
}
const cancelled = jobs.some(({conclusion: conclusion}) => conclusion === "cancelled");
return {
conclusion: cancelled ? "cancelled" : "success",
...tolerated.length > 0 ? {
reason: `Allowed by continue-on-error: ${listed(tolerated, ", ")}.`
} : {},
jobs: jobs
};
}
const failedLegs = legs => legs.filter(({outcome: outcome}) => outcome === "failed" || outcome === "crashed");
function listed(items, between) {
const shown = items.slice(0, 3).join(between);
return items.length > 3 ? `${shown}${between}and ${items.length - 3} more` : shown;
}
const auditsIn = ({plan: plan}) => plan?.audits ? {
audits: plan.audits.map(audit => ({
...audit,
missed: audit.missed.length
}))
} : {};
function ranLegs(jobs, {legs: results, shardPlan: plan, usage: usage}) {
const planned = new Map(plan?.legs.map(leg => [ leg.leg, leg ]));
const modes = new Map(plan?.suites.map(({suite: suite, mode: mode}) => [ suite, mode ]));
const jobOfLeg = new Map(jobs.map(job => [ job.leg, job ]));
return results.flatMap(result => {
const leg = planned.get(result.leg);
if (leg === void 0 || result.executed.length === 0) return [];
const job = jobOfLeg.get(result.leg);
const profiles = (job?.id === void 0 ? void 0 : usage?.get(job.id)) ?? [];
return {
id: result.leg,
kept: {
suite: leg.suite,
passed: result.outcome === "passed",
shard: leg.shard,
shards: leg.shards,
mode: modes.get(leg.suite),
files: result.executed.length,
testSeconds: result.executed.reduce((sum, file) => sum + file.seconds, 0),
wallSeconds: result.seconds,
...result.queue === void 0 ? {} : {
batches: result.queue.batches
},
...job?.seconds === void 0 ? {} : {
jobSeconds: job.seconds
},
...profiles.length > 0 ? {
peaks: highShares(profiles)
} : {}
},
processor: result.machine.processor,
attempt: result.attempt > 1 ? result.attempt : void 0
};
});
}
const shardsOf = plan => new Map(plan?.legs.flatMap(({shard: shard, tests: tests}) => tests.flatMap(test => test.split === void 0 ? [ [ (0, 
fields.S8)(test), shard ] ] : [])));
function historyRecordOf(report, scope, files, facts, {proves: proves, ranOn: ranOn, isProven: isProven}, runNumber) {
const {run: run} = report;
const legs = ranLegs(report.jobs, facts);
const legIds = new Map(legs.map(({id: id}, index) => [ id, index ]));
const dealt = shardsOf(facts.shardPlan);
const named = [ ...report.jobs, ...files, ...legs ].flatMap(({processor: processor}) => processor ?? []);
const processors = [ ...new Set(named) ];
const flaky = report.tests.flaky ?? [];
const ranWith = ({processor: processor, attempt: attempt}) => ({
...processor === void 0 ? {} : {
processor: processors.indexOf(processor)
},
...attempt === void 0 ? {} : {
attempt: attempt
}
});
const ranIn = (file, leg) => {
if (leg === void 0) return {};
const shard = dealt.get((0, fields.S8)(file)) ?? legs[leg].kept.shard;
return {
leg: leg,
...shard === legs[leg].kept.shard ? {} : {
shard: shard
}
};
};
return {
kind: "history-record",
version: 2,
runId: run.runId,
attempt: run.attempt,
...report.key === void 0 ? {} : {
key: report.key
},
...runNumber === void 0 ? {} : {
runNumber: runNumber
},
workflow: run.workflow,
head: run.head,
scope: scope,
event: run.event,
finishedAt: report.createdAt,
conclusion: report.conclusion,
...report.wallSeconds === void 0 ? {} : {
wallSeconds: report.wallSeconds
},
...proves === void 0 ? {} : {
proves: proves
},
...ranOn === void 0 ? {} : {
ranOn: ranOn
},
...auditsIn(report),
files: files.map(({processor: processor, attempt: attempt, legId: legId, ...file}) => ({
...file,
...isProven(file) ? {
proven: true
} : {},
...ranIn(file, legIds.get(legId ?? "")),
...ranWith({
processor: processor,
attempt: attempt
})
})),
...legs.length > 0 ? {
legs: legs.map(leg => ({
...leg.kept,
...ranWith(leg)
}))
} : {},
...processors.length > 0 ? {
processors: processors
} : {},
...flaky.length > 0 ? {
flaky: [ ...flaky ]
} : {},
jobs: report.jobs.flatMap(({name: name, seconds: seconds, queueSeconds: queueSeconds, conclusion: conclusion, steps: steps, leg: leg, ...job}) => seconds === void 0 ? [] : [ {
name: name,
seconds: seconds,
...queueSeconds === void 0 ? {} : {
queueSeconds: queueSeconds
},
conclusion: conclusion,
...leg === void 0 ? {} : {
isLeg: true
},
...ranWith(job),
steps: steps.flatMap(step => step.seconds === void 0 ? [] : [ {
name: step.name,
seconds: step.seconds,
conclusion: step.conclusion
} ])
} ]),
caches: report.caches.filter(({result: result}) => result !== "none").map(({key: key, result: result, restore: restore}) => ({
key: key,
hit: result === "exact",
bytes: restore?.bytes ?? 0,
seconds: restore?.seconds ?? 0
}))
};
}
function createGaps(log) {
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
function quotedNames(names) {
const shown = names.slice(0, 5).map(name => `"${name}"`);
if (names.length > shown.length) shown.push(names.length - shown.length + " more");
return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}` : shown.join("");
}
const SLOWEST = 20;
const FAILURES = 100;
const NO_FILE = "(no file of the repository)";
function executedFiles(legs) {
const ran = legs.flatMap(({leg: leg, executed: executed, splits: splits = [], attempt: attempt, machine: {processor: processor}}) => {
const parts = new Map(splits.map(one => [ (0, fields.S8)(one), `${one.split.parts}/${one.split.of}` ]));
return executed.map(file => ({
part: parts.get((0, fields.S8)(file)) ?? "",
run: {
...file,
legId: leg,
...processor === void 0 ? {} : {
processor: processor
},
...attempt > 1 ? {
attempt: attempt
} : {}
}
}));
});
return [ ...Map.groupBy(ran, ({run: run}) => (0, fields.S8)(run)).values() ].map(ofFile => {
const parts = Map.groupBy(ofFile, ({part: part}) => part).values();
return [ ...parts ].map(same => same.map(({run: run}) => run).reduce(tests_slowest)).reduce(joined);
});
}
function tests_slowest(known, file) {
const slower = file.seconds > known.seconds ? file : known;
const failed = [ known, file ].find(({outcome: outcome}) => outcome === "failed");
return failed ? {
...failed,
seconds: slower.seconds,
legId: slower.legId
} : slower;
}
function joined(one, other) {
const longer = other.seconds > one.seconds ? other : one;
const outcome = OUTCOMES.find(of => one.outcome === of || other.outcome === of);
const attempt = Math.max(one.attempt ?? 1, other.attempt ?? 1);
return {
...{
...longer,
outcome: outcome
},
...attempt > 1 ? {
attempt: attempt
} : {},
seconds: one.seconds + other.seconds,
tests: one.tests + other.tests,
failed: one.failed + other.failed,
skipped: one.skipped + other.skipped,
retries: one.retries + other.retries
};
}
const OUTCOMES = [ "failed", "passed", "skipped", "empty" ];
function flakyTests(legs, earlier) {
const latest = new Map(legs.map(result => [ result.leg, result ]));
const found = new Map;
const add = test => {
const key = `${(0, fields.S8)(test)}\0${test.name}`;
found.set(key, {
...test,
retries: test.retries + (found.get(key)?.retries ?? 0)
});
};
for (const {flaky: flaky = []} of legs) flaky.forEach(add);
for (const {leg: leg, head: head, failures: failures, executed: executed} of earlier) {
const now = latest.get(leg);
if (now?.head !== head) continue;
const skipped = new Map(executed.map(file => [ (0, fields.S8)(file), file.skipped ]));
const passed = now.executed.filter(file => file.outcome === "passed" && file.skipped <= (skipped.get((0, 
fields.S8)(file)) ?? 0));
const keys = new Set(passed.map(fields.S8));
for (const {suite: suite, file: file, name: name} of failures) if (keys.has((0, 
fields.S8)({
suite: suite,
file: file
}))) add({
suite: suite,
file: file,
name: name.slice(0, 1e3),
retries: 1
});
}
return [ ...found.values() ];
}
function testTotals(legs, files, earlier = []) {
const flaky = flakyTests(legs, earlier).slice(0, FAILURES);
const executed = legs.flatMap(leg => leg.executed);
const counted = [ ...executed, ...legs.flatMap(({withoutFile: withoutFile}) => withoutFile ?? []) ];
const sum = of => counted.reduce((total, counts) => total + of(counts), 0);
const failed = sum(counts => counts.failed);
const skipped = sum(counts => counts.skipped);
return {
files: files.length,
passed: Math.max(0, sum(counts => counts.tests) - failed - skipped),
failed: failed,
skipped: skipped,
seconds: executed.reduce((total, file) => total + file.seconds, 0),
slowest: [ ...files ].sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST).map(({suite: suite, file: file, seconds: seconds}) => ({
suite: suite,
file: file,
seconds: seconds
})),
failures: legs.flatMap(({withoutFile: withoutFile, failures: failures}) => [ ...(withoutFile?.failures ?? []).map(failure => ({
...failure,
file: NO_FILE
})), ...failures ]).slice(0, FAILURES).map(({suite: suite, file: file, name: name, message: message}) => ({
suite: suite,
file: file,
name: name,
...message ? {
message: message
} : {}
})),
...flaky.length > 0 ? {
flaky: flaky
} : {}
};
}
function shardTimes(plan, legs, executions) {
const results = new Map(legs.map(result => [ result.leg, result ]));
return plan.legs.map(({leg: leg, name: name, tests: tests, predictedSeconds: predictedSeconds}) => {
const result = results.get(leg);
const job = jobOf(result?.checkRunId, executions)?.name;
return {
leg: leg,
name: name,
...job === void 0 ? {} : {
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
const {run: run, jobs: jobs, documents: documents, files: files, baseline: baseline, gaps: gaps} = evidence;
const {shardPlan: shardPlan, testPlan: testPlan, legs: legs, caches: caches} = documents;
const wall = wallSeconds(jobs.jobs);
const {conclusion: conclusion, reason: reason, jobs: concluded} = concludeRun(jobs, legs, evidence.tolerance);
const marked = withMachines(concluded, evidence);
const {alike: alike, unlike: unlike} = alikeRuns(marked, files, baseline.records);
const comparisons = [ ...wall === void 0 ? [] : [ compareWall({
wallSeconds: wall,
attempt: run.facts.attempt
}, alike, baseline.minChange) ], ...compareJobs(marked, files, baseline), ...compareTests(files, baseline) ];
const judged = conclusion === "success" ? comparisons.find(({metric: metric}) => metric === "wall") : void 0;
if (wall !== void 0 && conclusion !== "success") gaps.push(conclusion === "unknown" ? "The wall time is not judged, since it is not known whether the run is green." : "The run is not green, so its wall time is not judged: a run that fails early is not faster.");
if (wall !== void 0 && conclusion === "success") {
const left = run.facts.attempt > 1 ? RAN_AGAIN : unlikeWords(unlike);
if (left !== void 0) gaps.push(left);
}
const untimed = untimedJobs(jobs.jobs).map(({name: name}) => name);
if (untimed.length > 0) gaps.push(`GitHub tells no times of ${quotedNames(untimed)} that can be right, so the wall time is not known.`);
const lost = jobs.jobs.filter(({lostRunner: lostRunner}) => lostRunner).map(({name: name}) => name);
if (lost.length > 0) gaps.push(`The runner of ${quotedNames(lost)} was gone before the job's end: no test of it failed. Re-run the failed jobs.`);
const shared = [ ...sharedNames(jobs.jobs) ];
if (shared.length > 0) gaps.push(`Several jobs have the name ${quotedNames(shared)}, so their times are compared with nothing.`);
const audits = auditsOf(documents, files);
return {
kind: "perf-report",
version: 1,
createdAt: new Date(evidence.createdAt).toISOString(),
...evidence.key === void 0 ? {} : {
key: evidence.key
},
run: run.facts,
verdict: judged?.verdict ?? "insufficient-data",
conclusion: conclusion,
...reason === void 0 ? {} : {
conclusionReason: reason
},
...wall === void 0 ? {} : {
wallSeconds: wall
},
jobs: marked,
...testPlan ? {
plan: {
...planFacts(testPlan),
...audits.length > 0 ? {
audits: audits
} : {}
}
} : {},
...shardPlan ? {
shards: shardTimes(shardPlan, legs, jobs.executions)
} : {},
tests: testTotals(legs, files, documents.earlierLegs),
caches: caches,
comparisons: comparisons,
limits: gaps
};
}
const RAN_AGAIN = "Jobs of this run were run again, so its wall time is not compared with other runs.";
function withMachines(jobs, {jobs: {executions: executions}, documents: documents, usage: usage}) {
const legs = new Map;
for (const result of documents.legs) {
const job = jobOf(result.checkRunId, executions);
if (job !== void 0) legs.set(job.id, result);
}
return jobs.map(job => {
const result = job.id === void 0 ? void 0 : legs.get(job.id);
const [profile] = (job.id === void 0 ? void 0 : usage?.get(job.id)) ?? [];
const processor = result?.machine.processor ?? profile?.machine.processor;
return {
...job,
...result === void 0 ? {} : {
leg: result.leg
},
...processor === void 0 ? {} : {
processor: processor
}
};
});
}
function planFacts(plan) {
const {tests: tests, selected: selected, selectedSeconds: selectedSeconds, fullSeconds: fullSeconds} = plan.totals;
const fallback = fallbackWords(plan);
return {
planId: plan.planId,
mode: plan.mode,
...fallback === void 0 ? {} : {
fallback: fallback
},
tests: tests,
selected: selected,
...fullSeconds > 0 ? {
savedSeconds: Math.max(0, fullSeconds - selectedSeconds)
} : {}
};
}
function fallbackWords({suites: suites}) {
const messages = suites.flatMap(({suite: suite, fallback: fallback}) => fallback ? [ {
suite: suite,
text: fallback.message
} ] : []);
if (messages.length === 0) return;
const texts = [ ...new Set(messages.map(({text: text}) => text)) ];
if (texts.length === 1 && messages.length === suites.length) return texts[0];
return messages.map(({suite: suite, text: text}) => `${suite}: ${text}`).join("; ");
}
class Markup {
text;
constructor(text) {
this.text = text;
}
}
const ENTITIES = {
"&": "&amp;",
"<": "&lt;",
">": "&gt;",
'"': "&quot;",
"'": "&#39;"
};
const escapeHtml = text => (0, lines.Q6)(text).replaceAll(/[&<>"']/g, character => ENTITIES[character]);
function html(strings, ...values) {
return new Markup(strings.reduce((text, part, index) => text + (index > 0 ? html_render(values[index - 1]) : "") + part, ""));
}
function html_render(value) {
if (value === void 0 || value === false) return "";
if (value instanceof Markup) return value.text;
if (typeof value === "string" || typeof value === "number") return escapeHtml(String(value));
return value.map(html_render).join("");
}
const PAGE_STYLE = '\n:root {\n  color-scheme: light dark;\n  --page: #ffffff; --surface: #f6f7f9; --line: #dfe3e8; --faint: #edf0f3;\n  --text: #1c2128; --muted: #5b6570;\n  --accent: #4f5bd5; --accent-soft: #c9cdf4;\n  --good: #14743a; --good-soft: #d9f2e1; --bad: #c2242e; --bad-soft: #fbe0e1; --warn: #8a5a00; --warn-soft: #fbeccb;\n}\n@media (prefers-color-scheme: dark) {\n  :root {\n    --page: #0e1116; --surface: #161b22; --line: #2b323b; --faint: #1f252d;\n    --text: #e4e8ee; --muted: #98a2ae;\n    --accent: #8f99f7; --accent-soft: #3b4180;\n    --good: #57c27f; --good-soft: #12301f; --bad: #f4767c; --bad-soft: #3d181b; --warn: #e0b252; --warn-soft: #362a10;\n  }\n}\n* { box-sizing: border-box; }\nhtml { background: var(--page); color: var(--text); -webkit-text-size-adjust: 100%; }\nbody {\n  margin: 0 auto; max-width: 1120px; padding: 36px 28px 48px;\n  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Helvetica, Arial, sans-serif;\n  font-variant-numeric: tabular-nums;\n}\na { color: var(--accent); text-decoration: none; }\na:hover { text-decoration: underline; }\nh1 { font-size: 30px; line-height: 1.2; letter-spacing: -0.015em; font-weight: 650; margin: 6px 0 6px; text-wrap: balance; }\nh1 .aside { font-weight: 400; color: var(--muted); }\nh2 { font-size: 17px; line-height: 1.3; font-weight: 650; margin: 0; }\np { margin: 0; }\ncode { font: 0.875em/1.45 ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }\n.muted { color: var(--muted); }\n.good { color: var(--good); } .bad { color: var(--bad); }\n.top { display: flex; justify-content: space-between; align-items: center; gap: 12px; color: var(--muted); }\n.top b { color: var(--text); font-weight: 600; }\n.meta { color: var(--muted); font-size: 14px; }\n.meta span + span::before, .meta a::before { content: " · "; color: var(--muted); white-space: pre; }\n.pill { flex: none; border-radius: 999px; padding: 2px 11px; font-size: 13px; font-weight: 600; background: var(--surface); color: var(--muted); }\n.pill.good { background: var(--good-soft); color: var(--good); }\n.pill.bad { background: var(--bad-soft); color: var(--bad); }\n.pill.warn { background: var(--warn-soft); color: var(--warn); }\n.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(188px, 1fr)); gap: 12px; margin: 24px 0 0; }\n.tile { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 13px 15px 12px; min-width: 0; }\n.tile dt { font-size: 13px; color: var(--muted); }\n.tile dd { margin: 0; }\n.tile .value { font-size: 24px; line-height: 1.3; font-weight: 650; letter-spacing: -0.01em; display: flex; justify-content: space-between; align-items: center; gap: 8px; white-space: nowrap; }\n.tile .value small { font-size: 15px; font-weight: 500; color: var(--muted); letter-spacing: 0; }\n.tile .note { font-size: 13px; line-height: 1.4; color: var(--muted); }\nsection { margin-top: 36px; }\nsection > header { display: flex; justify-content: space-between; align-items: baseline; flex-wrap: wrap; gap: 0 16px; margin-bottom: 10px; padding-bottom: 7px; border-bottom: 1px solid var(--line); }\nsection > header p { font-size: 13px; color: var(--muted); }\n.pair > :only-child { grid-column: 1 / -1; }\n.pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 36px; }\n.key { display: inline-block; width: 10px; height: 10px; border-radius: 2px; margin: 0 4px 0 10px; vertical-align: -0.5px; }\n.key:first-child { margin-left: 0; }\n.key.actual { background: var(--accent); } .key.predicted { background: var(--accent-soft); }\n.key.wait { background: var(--line); } .key.failed { background: var(--bad); } .key.mean { background: var(--accent-soft); opacity: .6; }\n\n.rows { font-size: 14px; }\n.row { display: grid; grid-template-columns: minmax(120px, 280px) minmax(0, 1fr) 64px 76px; column-gap: 12px; align-items: center; }\n.row > .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }\n.row.plain > .name { padding-left: 16px; }\n.row > .figure { text-align: right; white-space: nowrap; }\ndetails.job > summary { list-style: none; cursor: pointer; border-radius: 5px; }\ndetails.job > summary::-webkit-details-marker { display: none; }\ndetails.job > summary .name::before { content: ""; display: inline-block; width: 5px; height: 5px; border: solid var(--muted); border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg); margin: 0 9px 2px 2px; }\ndetails.job[open] > summary .name::before { transform: rotate(45deg); margin-bottom: 3px; }\ndetails.job > summary:hover { background: var(--surface); }\ndetails.job > summary:focus-visible, details.fold > summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }\n.steps { padding: 1px 0 7px; font-size: 13px; color: var(--muted); }\n.steps .name { padding-left: 16px; }\nsvg { display: block; }\nsvg.line, svg.columns { width: 100%; overflow: visible; }\nsvg.columns { width: calc(100% - 52px); margin-left: 52px; }\nsvg .grid { stroke: var(--faint); stroke-width: 1; }\nsvg.axis text, svg.columns text { font-size: 11px; fill: var(--muted); }\nsvg .bar { fill: var(--accent); } svg .bar.soft { fill: var(--accent-soft); }\nsvg .bar.cut { stroke: var(--page); stroke-width: 1; }\nsvg .bar.bad { fill: var(--bad); } svg .bar.off { fill: var(--line); } svg .wait { fill: var(--line); }\nsvg .band { fill: var(--accent-soft); opacity: .35; } svg .middle { stroke: var(--accent); stroke-dasharray: 3 4; opacity: .8; }\nsvg.area { width: 100%; background: var(--faint); border-radius: 4px; }\nsvg.area polygon { fill: var(--accent); opacity: .75; }\n.usage { display: grid; grid-template-columns: minmax(120px, 280px) minmax(0, 1fr) minmax(0, 1fr); column-gap: 16px; align-items: center; padding: 5px 0; }\n.usage > .name { overflow-wrap: anywhere; }\n.usage figure { margin: 0; min-width: 0; } .usage figcaption { font-size: 12px; color: var(--muted); padding-top: 2px; }\nsvg.spark { flex: none; overflow: visible; }\nsvg.spark polyline { fill: none; stroke: var(--muted); stroke-width: 1.4; stroke-linejoin: round; opacity: .75; }\nsvg.spark circle { fill: var(--accent); }\n\n.scroll { overflow-x: auto; }\ntable { width: 100%; border-collapse: collapse; font-size: 14px; }\nth { font-weight: 500; font-size: 13px; color: var(--muted); text-align: left; padding: 0 0 5px; }\ntd { padding: 5px 0; border-top: 1px solid var(--faint); vertical-align: top; }\nth + th, td + td { padding-left: 16px; }\n.number { text-align: right; white-space: nowrap; }\ntd.where { min-width: 180px; }\ntd.trend { width: 88px; } td.trend svg { margin-left: auto; }\ndetails.fold { margin-top: 10px; font-size: 14px; }\ndetails.fold > summary { cursor: pointer; color: var(--muted); padding: 2px 0; }\ndetails.fold[open] > summary { margin-bottom: 8px; }\n.failure { border-left: 3px solid var(--bad); padding: 2px 0 2px 12px; margin: 0 0 12px; }\n.failure pre { margin: 6px 0 0; padding: 9px 11px; background: var(--surface); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 220px; overflow-y: auto; font: 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }\n.limits { margin: 0; padding-left: 18px; color: var(--muted); font-size: 14px; }\n.limits li { margin: 3px 0; overflow-wrap: anywhere; }\n.range { margin-left: 52px; display: flex; justify-content: space-between; font-size: 12px; color: var(--muted); padding-top: 5px; }\n.apart { font-size: 14px; margin-top: 8px; overflow-wrap: anywhere; }\nfooter { margin-top: 40px; padding-top: 12px; border-top: 1px solid var(--line); font-size: 13px; color: var(--muted); }\n@media (max-width: 860px) { .pair { grid-template-columns: minmax(0, 1fr); } }\n@media (max-width: 620px) {\n  .usage { grid-template-columns: minmax(0, 1fr); row-gap: 4px; }\n  body { padding: 22px 16px 32px; }\n  h1 { font-size: 24px; }\n  .tiles { grid-template-columns: 1fr 1fr; gap: 8px; }\n  .tile { padding: 10px 11px; } .tile .value { font-size: 20px; } .tile .value svg { display: none; }\n  .row { grid-template-columns: minmax(0, 1fr) auto auto; column-gap: 10px; padding: 4px 0; }\n  .row > .chart { grid-column: 1 / -1; grid-row: 2; }\n  .row.head .name { display: none; }\n  td.trend, th.trend { display: none; }\n  td.where { min-width: 130px; }\n  th + th, td + td { padding-left: 10px; }\n}\n@media print {\n  body { max-width: none; padding: 0; font-size: 12px; }\n  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }\n  section, .row, tr, .tile { break-inside: avoid; }\n  .failure pre { max-height: none; }\n}\n';
function htmlPage(title, body) {
return `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n<title>${escapeHtml(title)}</title>\n<style>${PAGE_STYLE}</style>\n</head>\n<body>\n${body.text}\n</body>\n</html>\n`;
}
const section = (title, note, body) => html`<section><header><h2>${title}</h2><p>${note}</p></header>
${body}
</section>
`;
function nameCode(text, length = 100) {
const short = (0, markdown.ml)(text, length);
return html`<code${short !== text && html` title="${(0, markdown.ml)(text, 1e3)}"`}>${short}</code>`;
}
function changeText(comparison) {
if (comparison?.change === void 0) return html`<span class="muted">–</span>`;
const {verdict: verdict, baselineMean: baselineMean, baselineDeviation: baselineDeviation, baselineRuns: baselineRuns} = comparison;
const style = verdict === "slower" ? "bad" : verdict === "faster" ? "good" : "muted";
const noise = baselineDeviation === void 0 ? "" : ` ± ${noiseText(baselineDeviation)}`;
const title = `mean of ${baselineRuns}: ${(0, numbers.a3)(baselineMean ?? 0)}${noise}`;
return html`<span class="${style}" title="${title}">${changeWords(comparison)}</span>`;
}
const clearChange = comparison => comparison?.verdict === "slower" || comparison?.verdict === "faster" ? changeText(comparison) : void 0;
function table(head, rows) {
return html`<div class="scroll"><table>
<thead><tr>${head.map(({title: title, style: style}) => html`<th scope="col"${style !== void 0 && html` class="${style}"`}>${title}</th>`)}</tr></thead>
<tbody>
${rows.map(row => html`${row}\n`)}</tbody></table></div>`;
}
function folded(items, limits, show) {
const {open: open, most: most, noun: noun} = limits;
const rest = items.slice(open, most);
return [ show(items.slice(0, open)), rest.length > 0 && html`<details class="fold"><summary>${(0, 
numbers.LS)(rest.length, `more ${noun}`)}</summary>${show(rest)}</details>`, items.length > most && html`<p class="muted">${(0, 
numbers.LS)(items.length - most, `further ${noun}`)} not shown.</p>` ];
}
function changesSection(report) {
const changed = report.comparisons.filter(({metric: metric, verdict: verdict}) => metric !== "wall" && (verdict === "slower" || verdict === "faster")).sort((a, b) => difference(b) - difference(a));
if (changed.length === 0) return;
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
} ], items.map(item => html`<tr><td class="where">${nameCode(metricWords(item.metric, name => name), 100)}</td><td class="number">${(0, 
numbers.a3)(item.value)}</td><td class="number muted">${(0, numbers.a3)(item.baselineMean ?? 0)}</td><td class="number muted">±${noiseText(item.baselineDeviation ?? 0)}</td><td class="number">${changeText(item)}</td></tr>`)));
return section("Beyond the noise", `${slower} slower, ${changed.length - slower} faster`, body);
}
const difference = ({value: value, baselineMean: baselineMean = 0}) => Math.abs(value - baselineMean);
function cacheSection({caches: caches}) {
if (caches.length === 0) return;
const words = {
exact: "hit",
partial: "partly",
miss: "miss",
none: "–"
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
} ], items.map(({key: key, job: job, leg: leg, result: result, missReason: missReason, restore: restore, save: save, savedSeconds: savedSeconds}) => {
const style = result === "exact" ? "good" : result === "miss" ? "bad" : "";
const about = result === "exact" ? gained(savedSeconds) : result === "none" ? void 0 : missReason;
const why = about ? html` <span class="muted">${about}</span>` : "";
const saved = save ? `${save.result}${save.result === "saved" ? `, ${(0, numbers.z3)(save.newBytes)} new` : ""}` : "–";
return html`<tr><td class="where">${nameCode(key, 60)}</td><td>${leg ? `${job} ${leg}` : job}</td><td><span class="${style}">${words[result]}</span>${why}</td><td class="number">${restore ? `${(0, 
numbers.z3)(restore.bytes)} in ${(0, numbers.a3)(restore.seconds)}` : "–"}</td><td class="number">${saved}</td></tr>`;
})));
return section("Caches", (0, numbers.LS)(caches.length, "cache step"), body);
}
const gained = seconds => seconds !== void 0 && seconds >= 1 ? `about ${(0, numbers.a3)(seconds)} saved` : void 0;
function gapsSection({limits: limits}) {
if (limits.length === 0) return;
const items = limits.slice(0, 50).map(gap => html`<li>${gap}</li>`);
return section("What this report could not see", "", html`<ul class="limits">${items}</ul>`);
}
const STEPS = [ .1, .2, .5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400 ];
function ticks(seconds, count = 6) {
const step = STEPS.find(candidate => seconds / candidate < count) ?? Math.ceil(seconds / count / 86400) * 86400;
return Array.from({
length: Math.floor(seconds / step) + 1
}, (_, index) => index * step);
}
function barLine(spans, total, options) {
const {grid: grid = [], height: height = 24, label: label} = options;
return html`<svg class="line" height="${height}" role="img" aria-label="${label}">${grid.map(at => html`<line class="grid" x1="${percent(at, total)}" x2="${percent(at, total)}" y1="0" y2="${height}"/>`)}${spans.map(span => bar(span, total, height))}</svg>`;
}
function bar({start: start, length: length, style: style, title: title, thickness: thickness = 2 / 3}, total, height) {
const inner = Math.max(1, height * thickness);
return html`<rect class="${style}" x="${percent(start, total)}" y="${round((height - inner) / 2)}" width="${percent(length, total)}" height="${round(inner)}" rx="${Math.min(2, inner / 2)}">${title !== void 0 && html`<title>${title}</title>`}</rect>`;
}
function axisLine(marks, total) {
return html`<svg class="line axis" height="16" aria-hidden="true">${marks.map(({at: at, label: label}) => html`<text x="${percent(at, total)}" y="11" text-anchor="${at === 0 ? "start" : at / total > .94 ? "end" : "middle"}">${label}</text>`)}</svg>`;
}
function columnChart(columns, options) {
const {height: height = 120, band: band, label: label, format: format} = options;
const top = Math.max(...columns.map(({value: value}) => value), band?.high ?? 0, Number.MIN_VALUE) * 1.05;
const y = value => round(height - Math.max(0, value) / top * height);
const slot = 100 / Math.max(columns.length, 24);
const marks = ticks(top, 4).slice(1);
const parts = marks.map(at => html`<line class="grid" x1="0" x2="100%" y1="${y(at)}" y2="${y(at)}"/>`);
if (band) {
const low = y(band.low);
const high = y(band.high);
parts.push(html`<rect class="band" x="0" width="100%" y="${high}" height="${round(Math.max(1, low - high))}"/>`, html`<line class="middle" x1="0" x2="100%" y1="${y(band.middle)}" y2="${y(band.middle)}"/>`);
}
for (const [index, {value: value, style: style, title: title}] of columns.entries()) parts.push(html`<rect class="${style}" x="${round(index * slot + slot * .12)}%" width="${round(slot * .76)}%" y="${y(value)}" height="${round(height - y(value))}" rx="1.5"><title>${title}</title></rect>`);
if (format) {
const text = at => html`<text x="-8" y="${round(y(at) + 4)}" text-anchor="end">${format(at)}</text>`;
parts.push(marks.filter(at => y(at) > 4).map(text));
}
return html`<svg class="columns" height="${height}" role="img" aria-label="${label}">${parts}</svg>`;
}
function sparkLine(values, label) {
const finite = values.filter(Number.isFinite);
if (finite.length < 2) return html``;
const low = finite.reduce((a, b) => Math.min(a, b));
const high = finite.reduce((a, b) => Math.max(a, b));
const [width, height, edge] = [ 72, 20, 3 ];
const points = finite.map((value, index) => {
const x = edge + index / (finite.length - 1) * (width - 2 * edge);
const share = high > low ? (value - low) / (high - low) : .5;
return `${round(x)},${round(height - edge - share * (height - 2 * edge))}`;
});
const [x, y] = points.at(-1).split(",");
return html`<svg class="spark" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}"><polyline points="${points.join(" ")}"/><circle cx="${x}" cy="${y}" r="2"/></svg>`;
}
function areaChart(values, top, label, options = {}) {
const {height: height = 44, points: points = 240} = options;
const stretch = Math.max(1, Math.ceil(values.length / points));
const peaks = Array.from({
length: Math.ceil(values.length / stretch)
}, (_, index) => values.slice(index * stretch, (index + 1) * stretch).reduce((a, b) => Number.isFinite(b) ? Math.max(a, b) : a, 0));
if (peaks.length === 1) peaks.push(peaks[0]);
const y = value => round(height - Math.min(1, Math.max(0, top > 0 ? value / top : 0)) * (height - 1));
const outline = peaks.map((value, index) => `${index},${y(value)}`).join(" ");
const last = Math.max(1, peaks.length - 1);
return html`<svg class="area" height="${height}" viewBox="0 0 ${last} ${height}" preserveAspectRatio="none" role="img" aria-label="${label}"><polygon points="0,${height} ${outline} ${last},${height}"/></svg>`;
}
const round = value => Math.round(value * 100) / 100;
function percent(value, total) {
const share = total > 0 ? value / total * 100 : 0;
return `${round(Math.min(100, Math.max(0, Number.isFinite(share) ? share : 0)))}%`;
}
const TREND_RUNS = 20;
function pageHeader(report) {
const {run: run, conclusion: conclusion} = report;
const known = report.jobs.length > 0 || report.tests.files > 0;
const pill = {
success: [ "good", "Passed" ],
failure: [ "bad", "Failed" ],
cancelled: [ "", "Cancelled" ],
unknown: [ "warn", "Not known" ]
}[conclusion];
const {figure: figure, rest: rest} = headline(report);
const link = run.url && /^https?:\/\//.test(run.url) ? html`<a href="${run.url}">run ${run.runId}</a>` : void 0;
const facts = [ run.branch, run.head.slice(0, 7), run.event, `${run.attempt > 1 ? `attempt ${run.attempt}, ` : ""}${report.createdAt.slice(0, 16).replace("T", " ")} UTC` ];
return html`<div class="top"><span><b>${run.repository}</b> / ${run.workflow}</span>${known && html`<span class="pill ${pill[0]}">${pill[1]}</span>`}</div>
<h1>${figure}${rest !== "" && html`<span class="aside">, ${rest}</span>`}</h1>
${report.conclusionReason !== void 0 && html`<p>${(0, markdown.ml)(report.conclusionReason, 500)}</p>`}<p class="meta">${facts.map(fact => html`<span>${fact}</span>`)}${link}</p>
`;
}
function tiles(report, records) {
const shown = [ wallTile(report, records), testTile(report), selectionTile(report), shardTile(report), cacheTile(report) ];
return html`<dl class="tiles">
${shown}</dl>
`;
}
const tile = (title, value, note) => html`<div class="tile"><dt>${title}</dt><dd class="value">${value}</dd><dd class="note">${note}</dd></div>
`;
function wallTile(report, records) {
if (report.wallSeconds === void 0) return;
const wall = comparisonOf(report, "wall");
const earlier = records.slice(0, TREND_RUNS).flatMap(({wallSeconds: wallSeconds}) => wallSeconds === void 0 ? [] : [ wallSeconds ]).reverse();
const value = html`<span>${(0, numbers.a3)(report.wallSeconds)}</span>${sparkLine([ ...earlier, report.wallSeconds ], `Wall time of ${earlier.length} runs and this one`)}`;
const mean = wall?.baselineMean === void 0 ? "no earlier run to compare with" : html`${report.conclusion === "success" ? changeText(wall) : changeWords(wall)} against ${(0, 
numbers.a3)(wall.baselineMean)}`;
return tile("Wall time", value, mean);
}
function testTile({tests: tests}) {
const count = tests.passed + tests.failed + tests.skipped;
if (tests.files === 0) return tile("Tests", "–", "no test results");
const notes = [ html`in ${(0, numbers.LS)(tests.files, "file")}`, tests.failed > 0 && html`, <span class="bad">${(0, 
numbers.B4)(tests.failed)} failed</span>`, tests.skipped > 0 && `, ${(0, numbers.B4)(tests.skipped)} skipped` ];
return tile("Tests", (0, numbers.B4)(count), notes);
}
function selectionTile({plan: plan}) {
if (!plan || plan.tests === 0) return;
const audit = wholeAudit(plan);
const {selected: selected, tests: tests} = audit ?? plan;
const value = html`<span>${(0, numbers.B4)(selected)} <small>of ${(0, numbers.B4)(tests)}</small></span>`;
if (audit) {
const missed = `${(0, numbers.LS)(audit.missed.length, "failing file")} missed`;
const note = audit.missed.length > 0 ? html`<span class="bad">${missed}</span>` : missed;
return tile("Would be selected", value, html`everything ran to measure it, ${note}`);
}
const share = `${(0, numbers.l9)(plan.selected / plan.tests)} of files`;
const saved = plan.savedSeconds ? `, ${(0, numbers.a3)(plan.savedSeconds)} saved` : "";
return tile("Selected", value, plan.fallback ? "everything ran, see below" : `${share}${saved}`);
}
function shardTile({shards: shards}) {
const actual = (shards ?? []).flatMap(({actualSeconds: actualSeconds}) => actualSeconds === void 0 ? [] : [ actualSeconds ]);
if (!shards || shards.length < 2 || actual.length === 0) return;
const longest = actual.reduce((a, b) => Math.max(a, b));
const average = actual.reduce((a, b) => a + b, 0) / actual.length;
const value = html`<span>${average > 0 ? (0, numbers.l9)(average / longest) : "–"} <small>even</small></span>`;
return tile("Shards", value, `${shards.length} legs, longest ${(0, numbers.a3)(longest)}`);
}
function cacheTile(report) {
const {asked: asked, hits: hits, seconds: seconds, bytes: bytes} = cacheTotals(report);
if (asked === 0) return;
const value = html`<span>${hits} <small>of ${asked} hit</small></span>`;
return tile("Cache", value, bytes > 0 ? `${(0, numbers.z3)(bytes)} in ${(0, numbers.a3)(seconds)}` : "nothing restored");
}
function profileSection(report, usage) {
const jobs = report.jobs.flatMap(({id: id, name: name}) => {
const profiles = id === void 0 ? void 0 : usage.get(id);
return profiles ? [ [ name, profiles ] ] : [];
});
if (jobs.length === 0) return;
const rows = folded(jobs, {
open: 12,
most: 200,
noun: "job"
}, items => html`<div class="rows">${items.map(([name, profiles]) => profiles.map(profile => jobUsage(name, profile)))}</div>`);
return section("CPU and memory", "over the time of each job, of all cores and of all memory", rows);
}
function jobUsage(name, profile) {
const {cpu: cpu, memoryBytes: memoryBytes, memoryShare: memoryShare} = peaksOf([ profile ]);
const seconds = profile.cpu.length * profile.intervalSeconds;
const size = profile.machine.memoryBytes || memoryBytes || 1;
const label = (what, peak) => `${what} of ${name} over ${(0, numbers.a3)(seconds)}, peak ${peak}`;
const memoryText = `${(0, numbers.z3)(memoryBytes)}${memoryShare === void 0 ? "" : ` (${(0, 
numbers.l9)(memoryShare)})`}`;
return html`<div class="usage"><span class="name" title="${(0, markdown.ml)(name, 500)}">${(0, 
markdown.ml)(name, 120)} <span class="muted">${(0, numbers.LS)(profile.machine.cores, "core")}, ${(0, 
numbers.a3)(seconds)}</span></span>
<figure>${areaChart(profile.cpu, 1, label("CPU", (0, numbers.l9)(cpu)))}<figcaption>CPU, peak ${(0, 
numbers.l9)(cpu)}</figcaption></figure>
<figure>${areaChart(profile.memoryBytes, size, label("Memory", memoryText))}<figcaption>memory, peak ${memoryText}</figcaption></figure></div>
`;
}
const tests_TREND_RUNS = 20;
function failuresSection({tests: tests}) {
if (tests.failures.length === 0) return;
const body = folded(tests.failures, {
open: 10,
most: 100,
noun: "failed test"
}, items => html`${items.map(({file: file, name: name, message: message}) => html`<div class="failure"><div><b>${(0, 
markdown.ml)(name, 300)}</b></div><div class="muted">${nameCode(file, 200)}</div>${message !== void 0 && html`<pre>${(0, 
markdown.ml)(message, 4e3)}</pre>`}</div>\n`)}`);
return section("Failed tests", (0, numbers.LS)(tests.failed, "failure"), body);
}
function flakySection({tests: {flaky: flaky = []}}) {
if (flaky.length === 0) return;
const row = ({file: file, name: name, retries: retries}) => html`<tr><td class="where">${(0, 
markdown.ml)(name, 300)}<div class="muted">${nameCode(file, 200)}</div></td><td class="number">${(0, 
numbers.B4)(retries)}</td></tr>`;
const body = folded(flaky, {
open: 5,
most: 100,
noun: "flaky test"
}, items => table([ {
title: "Test"
}, {
title: "Failed before",
style: "number"
} ], items.map(row)));
return section("Flaky tests", "failed, and passed when run again", body);
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
if (!tests && !steps) return;
return html`<div class="pair">${tests}${steps}</div>
`;
}
function slowestTests(report, records) {
const {slowest: slowest, seconds: seconds} = report.tests;
if (slowest.length === 0) return;
const past = pastSeconds(records, new Set(slowest.map(fields.S8)));
const row = test => {
const values = [ ...past.get((0, fields.S8)(test)) ?? [], test.seconds ];
return html`<tr><td class="where">${nameCode(test.file, 80)}</td><td class="trend">${sparkLine(values, `${values.length} runs`)}</td><td class="number">${(0, 
numbers.a3)(test.seconds)}</td><td class="number">${changeText(comparisonOf(report, testMetric(test)))}</td></tr>`;
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
return section("Slowest test files", `${(0, numbers.a3)(seconds)} in all`, body);
}
function pastSeconds(records, keys) {
const past = new Map;
for (const record of records.slice(0, tests_TREND_RUNS).reverse()) for (const file of record.files) {
const key = (0, fields.S8)(file);
if (file.outcome !== "passed" || !keys.has(key)) continue;
past.set(key, [ ...past.get(key) ?? [], file.seconds ]);
}
return past;
}
function slowestSteps(report) {
const steps = longestSteps(report, 20);
if (steps.length === 0) return;
const row = step => html`<tr><td class="where">${(0, markdown.ml)(step.name, 80)} <span class="muted">in ${(0, 
markdown.ml)(step.job, 60)}</span></td><td class="number">${(0, numbers.a3)(step.seconds)}</td><td class="number">${changeText(step.metric === void 0 ? void 0 : comparisonOf(report, step.metric))}</td></tr>`;
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
computed: "may load a changed file",
nearby: "is near a changed file",
always: "always runs",
path: "runs for a changed file",
"failed-before": "failed before",
unknown: "new to the history",
fallback: "everything runs",
unproven: "no earlier run proves it",
unaffected: "not affected",
deferred: "left to the default branch",
audited: "runs to measure the selection",
proven: "proven by an earlier run"
};
function whySection(plan, report) {
const missed = wholeAudit(report.plan)?.missed ?? [];
const selected = plan.tests.filter(({action: action}) => action === "run");
if (plan.tests.length === 0) return;
const explained = selected.filter(({reasons: reasons}) => reasons[0]?.code !== "audited");
const counts = new Map;
for (const {reasons: reasons} of selected) {
const words = reasonWords(reasons[0]?.code);
counts.set(words, (counts.get(words) ?? 0) + 1);
}
const kinds = [ ...counts ].sort((a, b) => b[1] - a[1]).map(([words, count]) => `${(0, 
numbers.B4)(count)} ${words}`);
const proven = plan.totals.proven ?? 0;
const deferred = plan.totals.deferred ?? 0;
const unaffected = plan.tests.length - selected.length - proven - deferred;
const note = [ ...kinds, ...proven > 0 ? [ `${(0, numbers.B4)(proven)} ${REASONS.proven}` ] : [], ...deferred > 0 ? [ `${(0, 
numbers.B4)(deferred)} ${REASONS.deferred}` ] : [], ...unaffected > 0 ? [ `${(0, 
numbers.B4)(unaffected)} ${REASONS.unaffected}` ] : [] ].join(", ");
const isOne = plan.suites.length === 1;
const row = ({suite: suite, file: file, reasons: reasons}) => {
const reason = reasons[0];
const path = (reason?.via ?? []).slice(0, -1);
const where = isOne ? "" : html` <span class="muted">in ${(0, markdown.ml)(suite, 60)}</span>`;
return html`<tr><td class="where">${nameCode(file, 80)}${where}</td><td>${reasonWords(reason?.code)}</td><td>${path.map((step, index) => [ index > 0 && " → ", nameCode(step, 60) ])}</td></tr>`;
};
const body = [ missed.length > 0 && html`<p><span class="bad">The selection would not have run ${(0, 
numbers.LS)(missed.length, "failing test file")}</span>: ${missed.slice(0, 20).map((file, index) => [ index > 0 && ", ", nameCode(file, 80) ])}${missed.length > 20 && ` and ${missed.length - 20} more`}; ${MISSED_MEANS}.</p>`, report.plan?.fallback !== void 0 && html`<p>Everything ran: ${(0, 
markdown.ml)(report.plan.fallback, 500)}</p>`, explained.length > 0 && folded(explained, {
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
const changed = (0, numbers.LS)(plan.changes.length, "changed file");
return section("Why these tests ran", `${changed}: ${note}`, body);
}
const reasonWords = code => code ? REASONS[code] : "selected";
const timeline_OPEN_JOBS = 30;
const MOST_JOBS = 400;
const JOBS_WITH_STEPS = 40;
const timeline_STEPS = 60;
const timeline_NAME = 120;
function timelineSection(report) {
const {placed: placed, total: total} = place(report.jobs);
if (placed.length === 0) return;
const others = unplaced(report.jobs);
const grid = ticks(total);
const longest = [ ...placed ].sort((a, b) => (b.job.seconds ?? 0) - (a.job.seconds ?? 0)).slice(0, JOBS_WITH_STEPS);
const withSteps = new Set(longest);
const marks = grid.map(at => ({
at: at,
label: at === 0 ? "0" : (0, numbers.a3)(at)
}));
const axis = html`<div class="row head"><span class="name"></span><div class="chart">${axisLine(marks, total)}</div></div>
`;
const row = entry => jobRow(entry, {
total: total,
grid: grid,
report: report,
steps: withSteps.has(entry),
open: entry === longest[0]
});
const body = folded(placed, {
open: timeline_OPEN_JOBS,
most: MOST_JOBS,
noun: "job"
}, jobs => html`<div class="rows">${axis}${jobs.map(row)}</div>`);
const legend = html`<span class="key actual"></span>steps<span class="key predicted"></span>rest of the job<span class="key wait"></span>waiting<span class="key failed"></span>failed`;
return section("Timeline", legend, [ body, others ]);
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
end = Math.max(end, from + (job.seconds ?? 0));
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
title: `waited ${(0, numbers.a3)(wait)} for a runner`
} ] : [];
const mark = markOf(job);
const steps = placeSteps(job, start);
const whole = {
start: start,
length: job.seconds ?? 0,
style: wholeStyle(mark.style, steps.some(({failed: failed}) => failed)),
title: `${(0, markdown.ml)(job.name, timeline_NAME)}: ${timeText(job.seconds)}`
};
const visible = steps.filter(({seconds: seconds}) => seconds / total > .001);
const spans = visible.map(step => ({
start: step.start,
length: step.seconds,
style: step.failed ? "bar cut bad" : "bar cut",
...options.steps ? {
title: `${step.name}: ${(0, numbers.a3)(step.seconds)}`
} : {}
}));
const label = `${(0, markdown.ml)(job.name, timeline_NAME)}: ${timeText(job.seconds)}, ${mark.word}, starts at ${(0, 
numbers.a3)(start)}`;
const line = html`<span class="name" title="${(0, markdown.ml)(job.name, 500)}">${(0, 
markdown.ml)(job.name, timeline_NAME)}${markWord(mark)}</span><div class="chart">${barLine([ ...waiting, whole, ...spans ], total, {
grid: grid,
label: label
})}</div><span class="figure">${timeText(job.seconds)}</span><span class="figure">${clearChange(comparisonOf(report, jobMetric(job.name)))}</span>`;
if (!options.steps || steps.length === 0) return html`<div class="row plain">${line}</div>\n`;
const shared = sharedNames(job.steps);
const change = step => shared.has(step) ? void 0 : clearChange(comparisonOf(report, stepMetric(job.name, step)));
const rows = steps.slice(0, timeline_STEPS).map(step => html`<div class="row"><span class="name" title="${step.name}">${(0, 
markdown.ml)(step.name, timeline_NAME)}</span><div class="chart">${barLine([ {
start: step.start,
length: step.seconds,
style: step.failed ? "bar bad" : "bar",
thickness: .4
} ], total, {
grid: grid,
height: 18,
label: `${step.name}: ${(0, numbers.a3)(step.seconds)}`
})}</div><span class="figure">${step.known ? (0, numbers.a3)(step.seconds) : "–"}</span><span class="figure">${change(step.name)}</span></div>\n`);
return html`<details class="job"${options.open && html` open`}><summary class="row">${line}</summary><div class="steps">${rows}${steps.length > timeline_STEPS && html`<p>${steps.length - timeline_STEPS} further steps</p>`}</div></details>\n`;
}
const wholeStyle = (style, failedStep) => style === "bad" && !failedStep ? "bar bad" : style === "off" ? "bar off" : "bar soft";
const markWord = ({word: word, style: style}) => style === "good" ? void 0 : html` <span class="${style === "bad" ? "bad" : "muted"}">${word}</span>`;
function unplaced(jobs) {
const others = jobs.filter(({startedAt: startedAt}) => !startedAt);
if (others.length === 0) return;
const shown = others.slice(0, timeline_OPEN_JOBS).map((job, index) => {
const {word: word, style: style} = markOf(job);
return html`${index > 0 && ", "}${(0, markdown.ml)(job.name, timeline_NAME)} (${style === "good" ? "time not known" : word})`;
});
const left = others.length - shown.length;
return html`<p class="muted apart">Without a time: ${shown}${left > 0 && ` and ${(0, 
numbers.LS)(left, "more job")}`}.</p>`;
}
function placeSteps(job, start) {
let at = start;
return job.steps.filter(({seconds: seconds = 0, conclusion: conclusion}) => seconds > 0 || conclusion === "failure").map(({name: name, seconds: seconds, conclusion: conclusion}) => {
const failed = conclusion === "failure";
const step = {
name: name,
seconds: seconds ?? 0,
known: seconds !== void 0,
start: at,
failed: failed
};
at += step.seconds;
return step;
});
}
function shardSection({shards: shards}) {
if (!shards || shards.length === 0) return;
const total = shards.reduce((most, {predictedSeconds: predictedSeconds, actualSeconds: actualSeconds = 0}) => Math.max(most, predictedSeconds, actualSeconds), .001);
const rows = folded(shards, {
open: 24,
most: 256,
noun: "shard"
}, items => html`<div class="rows">${items.map(shard => {
const {name: name, job: job, predictedSeconds: predictedSeconds, actualSeconds: actualSeconds, wallSeconds: wallSeconds, tests: tests} = shard;
const actual = actualSeconds === void 0 ? "no result" : (0, numbers.a3)(actualSeconds);
const command = wallSeconds === void 0 ? "" : `, the command took ${(0, numbers.a3)(wallSeconds)}`;
const label = `${name}: tests predicted ${(0, numbers.a3)(predictedSeconds)}, actual ${actual}${command}`;
const spans = [ {
start: 0,
length: predictedSeconds,
style: "bar soft",
title: `predicted ${(0, numbers.a3)(predictedSeconds)}`
}, ...actualSeconds === void 0 ? [] : [ {
start: 0,
length: actualSeconds,
style: "bar",
thickness: .3,
title: `actual ${actual}`
} ] ];
return html`<div class="row"><span class="name" title="${job ?? name}">${(0, markdown.ml)(name, timeline_NAME)} <span class="muted">${(0, 
numbers.LS)(tests, "file")}</span></span><div class="chart">${barLine(spans, total, {
label: label,
height: 26
})}</div><span class="figure">${actualSeconds === void 0 ? html`<span class="bad">no result</span>` : actual}</span><span class="figure"><span class="muted">of ${(0, 
numbers.a3)(predictedSeconds)}</span></span></div>\n`;
})}</div>`);
const sums = shards.filter(({actualSeconds: actualSeconds}) => actualSeconds !== void 0);
const predicted = sums.reduce((sum, {predictedSeconds: predictedSeconds}) => sum + predictedSeconds, 0);
const actual = sums.reduce((sum, {actualSeconds: actualSeconds = 0}) => sum + actualSeconds, 0);
const off = predicted > 0 && sums.length > 0 ? `, together ${(0, numbers.l9)(actual / predicted)} of the prediction` : "";
const legend = html`<span class="key actual"></span>actual seconds of tests<span class="key predicted"></span>predicted${off}`;
return section("Shards", legend, rows);
}
var src_environment = __webpack_require__(77512);
const RUNS = 48;
function trendSection(report, records) {
const earlier = records.filter(({wallSeconds: wallSeconds}) => wallSeconds !== void 0).slice(0, RUNS - 1).reverse();
if (earlier.length < 2 || report.wallSeconds === void 0) return;
const columns = earlier.map(record => ({
value: record.wallSeconds,
style: record.conclusion === "success" ? "bar soft" : "bar off",
title: `${record.finishedAt.slice(0, 16).replace("T", " ")} · ${(0, src_environment.at)({
ref: record.scope
})} · ${(0, numbers.a3)(record.wallSeconds)}${record.conclusion === "success" ? "" : `, ${record.conclusion}`}`
}));
columns.push({
value: report.wallSeconds,
style: report.conclusion === "failure" ? "bar bad" : "bar",
title: `this run · ${(0, numbers.a3)(report.wallSeconds)}`
});
const wall = comparisonOf(report, "wall");
const band = wall?.baselineMean === void 0 ? {} : {
band: {
low: wall.baselineMean - (wall.baselineDeviation ?? 0),
high: wall.baselineMean + (wall.baselineDeviation ?? 0),
middle: wall.baselineMean
}
};
const label = `Wall time of ${(0, numbers.LS)(earlier.length, "earlier run")} and this one, ${(0, 
numbers.a3)(report.wallSeconds)}`;
const legend = html`<span class="key actual"></span>this run<span class="key predicted"></span>earlier${wall?.baselineMean !== void 0 && html`<span class="key mean"></span>mean ${(0, 
numbers.a3)(wall.baselineMean)}${wall.baselineDeviation !== void 0 && ` ± ${noiseText(wall.baselineDeviation)}`}`}`;
const range = html`<div class="range"><span>${(0, numbers.LS)(columns.length, "run")} since ${earlier[0].finishedAt.slice(0, 10)}</span></div>`;
return section("Wall time, run by run", legend, [ columnChart(columns, {
...band,
label: label,
format: numbers.a3
}), range ]);
}
function htmlReport(facts) {
const {report: report, testPlan: testPlan} = facts;
const records = facts.records.filter(({runId: runId}) => runId !== report.run.runId);
const sections = [ pageHeader(report), tiles(report, records), failuresSection(report), flakySection(report), timelineSection(report), facts.usage && profileSection(report, facts.usage), shardSection(report), slowestSections(report, records), trendSection(report, records), changesSection(report), testPlan && whySection(testPlan, report), cacheSection(report), gapsSection(report), html`<footer>Made by Paceline at ${report.createdAt.slice(0, 16).replace("T", " ")} UTC. The same facts for programs: <code>perf-report.json</code>.</footer>` ];
const {repository: repository, workflow: workflow} = report.run;
return htmlPage(`${repository} · ${workflow} · perf report`, html`<main>${sections}</main>`);
}
var test_plan = __webpack_require__(76827);
var profile = __webpack_require__(78470);
var documents_artifacts = __webpack_require__(81935);
var map_at_most = __webpack_require__(6594);
const PARALLEL_READS = 8;
const MAX_EARLIER_LEGS = 500;
const MAX_CACHE_REPORTS = 500;
const MAX_PROFILES = 200;
const MAX_SHARD_PLANS = 50;
async function readDocuments(artifacts, planId, gaps) {
if (!artifacts.available) {
gaps.note("There is no artifact service here, so plans, test results and cache reports of other jobs are missing.");
return {
legs: [],
sharesTestPlan: false,
caches: [],
profiles: []
};
}
const plan = await readPlan(shard_plan.e, planId);
const shard = plan?.document;
const tests = (await readPlan(test_plan.u, shard?.testPlanId))?.document;
const results = shard ? await find(leg_result.ky.kind, shard.planId, "all") : [];
const latest = new Set((0, documents_artifacts.qW)(results));
const legs = await readEach(leg_result.ky, results.filter(result => latest.has(result) && result.attempt >= (plan?.artifact.attempt ?? 1)));
const earlierLegs = await readEach(leg_result.ky, results.filter(result => !latest.has(result)).slice(0, MAX_EARLIER_LEGS));
const caches = await find("cache-report", "cache");
const documents = await readEach(cache_report.V, caches.slice(0, MAX_CACHE_REPORTS));
if (caches.length > MAX_CACHE_REPORTS) gaps.warn(`Only ${MAX_CACHE_REPORTS} of ${caches.length} cache reports were read.`);
const samplers = await find("profile", void 0);
const profiles = await readEach(profile.M, samplers.slice(0, MAX_PROFILES));
if (samplers.length > MAX_PROFILES) gaps.warn(`Only ${MAX_PROFILES} of ${samplers.length} profiles were read.`);
if (shard) {
const present = new Set(legs.map(({document: document}) => document.leg));
const missing = shard.legs.filter(({leg: leg}) => !present.has(leg)).map(({name: name}) => name);
if (missing.length > 0) gaps.warn(`No result of ${quotedNames(missing)}, so its tests are missing here.`);
}
return {
...shard ? {
shardPlan: shard
} : {},
...tests ? {
testPlan: tests
} : {},
legs: legs.map(({document: document}) => document),
earlierLegs: earlierLegs.map(({document: document}) => document),
sharesTestPlan: shard !== void 0 && await sharesTestPlan(shard),
caches: latestCaches(documents),
profiles: profiles.map(({document: document}) => document)
};
async function find(kind, id, attempts = "latest") {
try {
return await artifacts.find(kind, id, attempts);
} catch (error) {
gaps.warn(`${sentence((0, errors.bD)(error))} (looking for each ${kind})`);
return [];
}
}
async function readPlan(type, id) {
const found = await find(type.kind, id);
if (found.length > 1) {
gaps.warn(`The run has ${found.length} ${type.kind}s and "plan-id" names none of them, so none was taken.`);
return;
}
if (found.length === 0 && id !== void 0) gaps.warn(`The run has no ${type.kind} ${id}.`);
return (await readEach(type, found))[0];
}
async function sharesTestPlan({planId: planId, testPlanId: testPlanId}) {
const all = await find(shard_plan.e.kind, void 0);
const others = all.filter(one => one.planId !== planId);
if (others.length === all.length || others.length > MAX_SHARD_PLANS) return true;
const read = await readEach(shard_plan.e, others);
return read.length < others.length || read.some(({document: document}) => document.testPlanId === testPlanId);
}
async function readEach(type, found) {
const read = await (0, map_at_most.X)(PARALLEL_READS, found, async artifact => {
const source = `The ${type.kind} of ${artifact.leg}`;
try {
const document = (0, src_document.Tp)(type, await artifacts.read(artifact), source);
return [ {
artifact: artifact,
document: document
} ];
} catch (error) {
gaps.warn(sentence((0, errors.bD)(error)));
return [];
}
});
return read.flat();
}
}
function latestCaches(found) {
const latest = new Map;
const step = ({job: job, leg: leg, key: key}) => `${job}\0${leg ?? ""}\0${key}`;
for (const {artifact: artifact, document: document} of found) latest.set(step(document), Math.max(artifact.attempt, latest.get(step(document)) ?? 0));
return found.filter(({artifact: artifact, document: document}) => latest.get(step(document)) === artifact.attempt).map(({document: document}) => document).sort((a, b) => a.createdAt < b.createdAt ? -1 : 1);
}
const sentence = text => /[.!?]$/.test(text) ? text : `${text}.`;
async function readJobs(context, machine, gaps) {
const {inputs: inputs, environment: environment} = context;
const nothing = {
known: false,
jobs: [],
running: [],
names: [],
ownFailure: false,
executions: []
};
if (!environment.onGitHub) {
gaps.note("Jobs and steps are missing: this did not run on GitHub.");
return nothing;
}
try {
const github = machine.createGitHub(environment, tokenOf(context));
const found = finishedJobs(await github.listJobs(environment.runId, environment.attempt), {
id: environment.job,
checkRunId: inputs["check-run-id"],
runnerName: environment.variables["RUNNER_NAME"]
});
if (found.running.length > 0) gaps.warn(`${found.running.length} other job(s) were not over yet and are missing; let the report's job need them.`);
return found;
} catch (error) {
const remedy = error instanceof Error && "remedy" in error ? ` ${error.remedy}` : "";
gaps.warn(`${(0, errors.bD)(error)}${remedy}`);
return nothing;
}
}
const tokenOf = ({inputs: inputs}) => inputs["github-token"] ?? "";
var github_download = __webpack_require__(50423);
const MAX_ZIP_BYTES = 16777216;
const MAX_REPORT_BYTES = 33554432;
const MAX_REPORTS = 10;
async function relayedReports(github, run, environment, warn) {
const found = newestOfEach(await github.listArtifacts(run.runId), run.attempt);
if (found.length === 0) throw new errors.ce("PACELINE_RELAY_NO_REPORT", `Run ${run.runId} left no perf-report.`, "Let its last job use perf-report, with `if: always()`.");
if (found.length > MAX_REPORTS) warn(`Only ${MAX_REPORTS} of ${found.length} reports of run ${run.runId} are shown.`);
const reports = new Map;
let problem;
for (const artifact of found.slice(-MAX_REPORTS)) try {
const report = await readReport(github, run, artifact);
const key = report.key ?? "";
reports.delete(key);
reports.set(key, withRun(report, run, environment));
} catch (error) {
if (problem) warn((0, errors.bD)(problem));
problem = error;
}
if (reports.size === 0) throw problem;
if (problem) warn((0, errors.bD)(problem));
return [ ...reports.values() ];
}
async function readReport(github, run, artifact) {
if (artifact.size_in_bytes > MAX_ZIP_BYTES) throw tooLarge(artifact);
const zip = await github.downloadArtifact(artifact.id, MAX_ZIP_BYTES);
const file = (0, github_download.E)(zip, "perf-report.json", MAX_REPORT_BYTES);
if (!file) throw new errors.ce("PACELINE_RELAY_NO_REPORT", `The artifact ${artifact.name} of run ${run.runId} holds no perf-report.json.`, "Let the last job of that run use perf-report, and nothing else write artifacts of this name.");
return (0, src_document.Tp)(perfReport, (new TextDecoder).decode(file), `The perf-report of run ${run.runId}`);
}
function newestOfEach(artifacts, attempt) {
const reports = artifacts.flatMap(artifact => {
const address = (0, documents_artifacts.TZ)(artifact.name, perfReport.kind);
return address && address.attempt <= attempt && !artifact.expired ? [ {
artifact: artifact,
leg: address.leg,
attempt: address.attempt
} ] : [];
});
reports.sort((a, b) => a.attempt - b.attempt || a.artifact.id - b.artifact.id);
const newest = new Map(reports.map(({leg: leg, artifact: artifact}) => [ leg, artifact ]));
return [ ...newest.values() ].sort((a, b) => a.id - b.id);
}
function withRun(report, run, {repository: repository, serverUrl: serverUrl}) {
const {runId: runId, attempt: attempt, workflow: workflow, event: event, headBranch: headBranch, headSha: headSha} = run;
const conclusion = concluded(run.conclusion);
const {conclusionReason: conclusionReason, ...figures} = report;
const reason = conclusion === "unknown" ? `GitHub says of the run that it ended as "${run.conclusion}".` : conclusion === report.conclusion ? conclusionReason : void 0;
return {
...figures,
conclusion: conclusion,
...reason === void 0 ? {} : {
conclusionReason: reason
},
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
const RED = new Set([ "failure", "timed_out", "startup_failure" ]);
function concluded(conclusion) {
if (conclusion === "success" || conclusion === "cancelled") return conclusion;
return RED.has(conclusion) ? "failure" : "unknown";
}
const tooLarge = ({name: name, size_in_bytes: size_in_bytes}) => new errors.ce("PACELINE_ARTIFACT_TOO_LARGE", `The artifact ${name} has ${size_in_bytes} bytes; a report has at most ${MAX_ZIP_BYTES}.`, "Look at what the other run uploaded under this name.");
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const UNKNOWN_COMMIT = "0".repeat(40);
function describeRun(environment, documents, now, gaps) {
const {repository: repository, attempt: attempt, workflow: workflow, eventName: eventName, onGitHub: onGitHub, serverUrl: serverUrl} = environment;
const runId = onGitHub ? environment.runId : `local-${now}`;
const head = [ documents.shardPlan?.head, documents.testPlan?.head, environment.sha ].find(commit => commit && COMMIT.test(commit));
if (!head) gaps.note("The commit is not known here.");
const branch = (0, src_environment.at)({
ref: (0, events.db)(environment).write ?? environment.ref
});
return {
runId: runId,
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
const FOLD_AFTER = 20;
async function report(context, machine) {
const {inputs: inputs, environment: environment, artifacts: artifacts, log: log} = context;
const other = (0, events.M0)(environment);
if (other) return relay(context, machine, other);
const gaps = createGaps(log);
const read = await log.group("Reading plans, results and cache reports", () => readDocuments(artifacts, inputs["plan-id"], gaps));
const run = describeRun(environment, read, machine.now(), gaps);
const given = await testReports(context, machine, run, gaps);
const documents = {
...read,
legs: [ ...read.legs, ...given.legs ]
};
const found = await readJobs(context, machine, gaps);
const jobs = {
...found,
ownFailure: found.ownFailure || given.failure !== void 0
};
const {key: key, ordinal: ordinal} = await reportKey(environment, inputs["comment-key"], jobs.own?.name);
const trust = (0, events.db)(environment);
const history = await openRunHistory(context, machine, trust, gaps);
const all = await readHistory(history, gaps);
const records = recordsOf(all, key);
const baseline = {
records: baselineRecords(records, run.runId, trust.baseline, inputs["baseline-runs"]),
minChange: inputs["min-change"]
};
const tolerance = isAnythingRed(jobs, documents.legs) ? await toleranceOf(context, machine, jobs) : void 0;
const files = executedFiles(documents.legs);
const usage = matchProfiles(documents.profiles, jobs.executions, documents.legs);
const facts = buildReport({
key: key,
run: run,
createdAt: machine.now(),
jobs: jobs,
tolerance: tolerance,
documents: documents,
usage: usage,
files: files,
baseline: baseline,
gaps: gaps.all
});
const page = {
report: facts,
records: records,
testPlan: documents.testPlan,
usage: usage
};
const {json: json, htmlPath: htmlPath} = await present(context, page, ordinal);
context.setOutput("failed-tests", files.filter(({outcome: outcome}) => outcome === "failed").length);
context.setOutput("history-runs", new Set(all.map(({runId: runId}) => runId)).size);
const address = {
kind: perfReport.kind,
planId: documents.shardPlan?.planId ?? "run",
leg: keyPart(key)
};
await publish(context, address, json, htmlPath);
if (files.length > 0 || facts.jobs.length > 0) if (trust.write === void 0) log.warning(notAdded(`${(0, 
events.J)(environment).reason}.`)); else {
const proof = proofOf(jobs.known ? facts.conclusion : "unknown", documents);
const record = historyRecordOf(facts, trust.write, files, {
...documents,
usage: usage
}, proof, environment.runNumber);
await appendRecord(history, record, log.warning);
}
await comment(context, machine, facts, {
extras: {
usage: usage
},
yields: false
});
log.info(`Report: ${htmlPath}`);
context.result(resultLine(facts));
if (given.failure) throw given.failure;
}
async function relay(context, machine, run) {
const {environment: environment, log: log} = context;
try {
const github = machine.createGitHub(environment, tokenOf(context));
const reports = await relayedReports(github, run, environment, problem => log.warning(problem));
const foreign = run.headRepository.toLowerCase() !== environment.repository.toLowerCase();
const extras = foreign ? {
note: "Measured in the run of a fork: the figures are as that run reported them."
} : {};
for (const [index, facts] of reports.entries()) {
const page = {
report: facts,
records: [],
testPlan: void 0
};
const {htmlPath: htmlPath} = await present(context, page, index + 1);
context.setOutput("failed-tests", new Set(facts.tests.failures.map(failure => (0, 
fields.S8)(failure))).size);
await comment(context, machine, facts, {
extras: extras,
yields: true
});
log.info(`Report: ${htmlPath}`);
context.result(`${resultLine(facts)} (of run ${run.runId})`);
}
} catch (error) {
const remedy = (0, errors.nM)(error) ? ` ${error.remedy}` : "";
log.warning(`${(0, errors.bD)(error)}${remedy}`);
context.result(`perf-report: nothing to tell of run ${run.runId}`);
}
}
async function present(context, facts, ordinal) {
const {environment: environment} = context;
const {report: report} = facts;
const json = (0, src_document.ft)(perfReport, report);
const htmlPath = await (0, documents.bd)(environment, numberedName("perf-report.html", ordinal), htmlReport(facts));
context.setOutput("report-path", await (0, documents.bd)(environment, numberedName("perf-report.json", ordinal), json));
context.setOutput("html-path", htmlPath);
context.setOutput("verdict", report.verdict);
context.setOutput("wall-seconds", report.wallSeconds ?? "");
context.setOutput("slower-count", report.comparisons.filter(({verdict: verdict}) => verdict === "slower").length);
context.summary(markdownSummary(report, void 0, facts.usage));
return {
json: json,
htmlPath: htmlPath
};
}
async function comment(context, machine, report, how) {
const {inputs: inputs, environment: environment, log: log} = context;
const github = () => machine.createGitHub(environment, tokenOf(context));
const request = {
mode: inputs.comment,
key: report.key ?? inputs["comment-key"],
report: report,
...how
};
const {url: url, problem: problem} = await commentOnPull({
environment: environment,
log: log,
github: github
}, request);
context.setOutput("comment-url", url);
if (problem) context.summary(`> ${(0, markdown.FV)(problem)}`);
}
async function testReports({inputs: {reports: patterns, suite: suite}, environment: environment}, machine, run, gaps) {
if (patterns.length === 0) return {
legs: []
};
const {readTestReports: readTestReports} = await Promise.all([ __webpack_require__.e(5166), __webpack_require__.e(8114) ]).then(__webpack_require__.bind(__webpack_require__, 48114));
return readTestReports(environment, {
patterns: patterns,
suite: suite,
now: machine.now(),
run: run.facts
}, gaps);
}
async function toleranceOf(context, machine, {names: names}) {
const {environment: environment, log: log} = context;
if (!environment.onGitHub) return;
const {readTolerance: readTolerance} = await Promise.all([ __webpack_require__.e(8815), __webpack_require__.e(8039), __webpack_require__.e(4727) ]).then(__webpack_require__.bind(__webpack_require__, 4727));
const github = () => machine.createGitHub(environment, tokenOf(context));
return log.group("Reading which jobs may fail", () => readTolerance(environment, github, names));
}
async function openRunHistory({inputs: inputs, environment: environment}, machine, trust, gaps) {
const {home: home, variables: variables, repository: repository, workflow: workflow, runNumber: runNumber} = environment;
const access = {
repository: repository,
workflow: workflow,
...trust
};
const store = await (0, src_open.Ch)(inputs.store.split(/\s+/), {
home: home,
variables: variables,
mayWrite: {
...(0, events.J)(environment),
prefixes: (0, src_history.H)(access)
},
onWarning: gaps.warn
});
return (0, src_history.j)(store, access, {
runNumber: runNumber,
maxRecords: inputs["retention-runs"],
maxAgeSeconds: inputs["retention-age"],
now: machine.now,
onWarning: gaps.warn
});
}
async function readHistory(history, gaps) {
try {
return await history.records();
} catch (error) {
gaps.warn(`The history could not be read: ${(0, errors.bD)(error)}`);
return [];
}
}
async function publish({artifacts: artifacts, log: log}, address, json, htmlPath) {
try {
await artifacts.publish(address, json, [ htmlPath ]);
} catch (error) {
log.warning(`The report was not uploaded: ${(0, errors.bD)(error)}`);
}
}
const notAdded = reason => `This run was not added to the history: ${reason}`;
async function appendRecord(history, record, warn) {
try {
await history.append(record);
} catch (error) {
warn(notAdded((0, errors.bD)(error)));
return;
}
try {
await history.compact({
minObjects: FOLD_AFTER
});
} catch (error) {
warn(`The history was not compacted, which makes reading it slower: ${(0, errors.bD)(error)}`);
}
}
},
86464: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
V: () => cacheReport
});
var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88130);
var _fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27910);
const count = zod__WEBPACK_IMPORTED_MODULE_0__.aig().int().nonnegative();
const bytes = zod__WEBPACK_IMPORTED_MODULE_0__.aig().nonnegative();
const cacheReport = (0, _document_js__WEBPACK_IMPORTED_MODULE_1__.Al)("cache-report", 1, {
createdAt: _fields_js__WEBPACK_IMPORTED_MODULE_2__.uR,
job: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
leg: _fields_js__WEBPACK_IMPORTED_MODULE_2__.Cv.optional(),
key: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
matchedKey: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().optional(),
result: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "exact", "partial", "miss", "none" ]),
missReason: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().optional(),
tier: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().optional(),
restore: zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
seconds: _fields_js__WEBPACK_IMPORTED_MODULE_2__.YA,
files: count,
bytes: bytes,
readBytes: bytes.optional(),
writtenFiles: count.optional()
}).optional(),
save: zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
seconds: _fields_js__WEBPACK_IMPORTED_MODULE_2__.YA,
result: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "saved", "kept", "unchanged", "exists", "skipped", "failed" ]),
reason: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().optional(),
files: count,
bytes: bytes,
newBytes: bytes
}).optional(),
tiers: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
tier: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
hits: count,
misses: count,
errors: count,
bytesRead: bytes,
bytesWritten: bytes
})).max(_fields_js__WEBPACK_IMPORTED_MODULE_2__.Zu.steps).optional(),
savedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_2__.YA.optional()
});
},
74368: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
d: () => canonicalJson
});
const canonicalJson = value => JSON.stringify(value, (_, inner) => typeof inner === "object" && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0)) : inner) ?? "undefined";
},
58223: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
E: () => SENTINEL_LEG,
e: () => shardPlan
});
var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92857);
var _document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88130);
var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27910);
const shardPlan = (0, _document_js__WEBPACK_IMPORTED_MODULE_0__.Al)("shard-plan", 3, {
planId: _fields_js__WEBPACK_IMPORTED_MODULE_1__.Cv,
testPlanId: _fields_js__WEBPACK_IMPORTED_MODULE_1__.Cv.optional(),
createdAt: _fields_js__WEBPACK_IMPORTED_MODULE_1__.uR,
head: _fields_js__WEBPACK_IMPORTED_MODULE_1__.cd,
suites: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_1__.ny.extend({
mode: zod__WEBPACK_IMPORTED_MODULE_2__.k5n([ "selected", "full" ]),
knownTests: zod__WEBPACK_IMPORTED_MODULE_2__.aig().int().nonnegative()
})).min(1).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.jobs),
legs: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(zod__WEBPACK_IMPORTED_MODULE_2__.Ikc({
leg: _fields_js__WEBPACK_IMPORTED_MODULE_1__.Cv,
name: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().min(1),
suite: _fields_js__WEBPACK_IMPORTED_MODULE_1__.Qx,
axes: zod__WEBPACK_IMPORTED_MODULE_2__.g1P(zod__WEBPACK_IMPORTED_MODULE_2__.YjP(), zod__WEBPACK_IMPORTED_MODULE_2__.L5J()),
experimental: zod__WEBPACK_IMPORTED_MODULE_2__.zMY().optional(),
shard: zod__WEBPACK_IMPORTED_MODULE_2__.aig().int().positive(),
shards: zod__WEBPACK_IMPORTED_MODULE_2__.aig().int().positive(),
tests: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_1__.NJ.extend({
estimatedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA,
split: _fields_js__WEBPACK_IMPORTED_MODULE_1__.RN.optional()
})).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.tests),
predictedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA,
predictedWallSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA.optional()
})).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.jobs),
predicted: zod__WEBPACK_IMPORTED_MODULE_2__.Ikc({
makespanSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA,
lowerBoundSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA,
balance: zod__WEBPACK_IMPORTED_MODULE_2__.aig().nonnegative(),
unknownTests: zod__WEBPACK_IMPORTED_MODULE_2__.aig().int().nonnegative()
})
});
const SENTINEL_LEG = "none";
},
76827: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
u: () => testPlan
});
var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
var _document_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88130);
var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27910);
const reason = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
code: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "changed", "imports", "config", "reference", "computed", "nearby", "always", "path", "failed-before", "unknown", "fallback", "unproven", "deferred", "unaffected", "audited", "proven" ]),
run: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().max(64).optional(),
via: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_1__.qN).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.tests).optional()
});
const mode = zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "selected", "full", "none" ]);
const count = zod__WEBPACK_IMPORTED_MODULE_0__.aig().int().nonnegative();
const suite = _fields_js__WEBPACK_IMPORTED_MODULE_1__.ny.extend({
definition: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().regex(/^[0-9a-f]{16}$/).optional(),
rule: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "impacted", "always", "paths" ]).optional(),
mode: mode,
fallback: zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
code: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
message: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
file: _fields_js__WEBPACK_IMPORTED_MODULE_1__.qN.optional()
}).optional(),
tests: count,
selected: count,
audited: zod__WEBPACK_IMPORTED_MODULE_0__.zMY().optional(),
expectedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA.optional(),
legCost: _fields_js__WEBPACK_IMPORTED_MODULE_1__.oY.optional(),
performance: zod__WEBPACK_IMPORTED_MODULE_0__.zMY().optional(),
container: zod__WEBPACK_IMPORTED_MODULE_0__.KCZ([ zod__WEBPACK_IMPORTED_MODULE_0__.YjP(), zod__WEBPACK_IMPORTED_MODULE_0__.g1P(zod__WEBPACK_IMPORTED_MODULE_0__.YjP(), zod__WEBPACK_IMPORTED_MODULE_0__.L5J()) ]).optional(),
services: zod__WEBPACK_IMPORTED_MODULE_0__.g1P(zod__WEBPACK_IMPORTED_MODULE_0__.YjP(), zod__WEBPACK_IMPORTED_MODULE_0__.L5J()).optional()
});
const testPlan = (0, _document_js__WEBPACK_IMPORTED_MODULE_2__.Al)("test-plan", 3, {
planId: _fields_js__WEBPACK_IMPORTED_MODULE_1__.Cv,
createdAt: _fields_js__WEBPACK_IMPORTED_MODULE_1__.uR,
event: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
head: _fields_js__WEBPACK_IMPORTED_MODULE_1__.cd,
tree: _fields_js__WEBPACK_IMPORTED_MODULE_1__.cd.optional(),
base: _fields_js__WEBPACK_IMPORTED_MODULE_1__.cd.optional(),
mode: mode,
suites: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(suite).min(1).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.jobs),
audit: zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
by: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "observe", "audit-rate" ]),
selected: count,
selectedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA
}).optional(),
changes: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
path: _fields_js__WEBPACK_IMPORTED_MODULE_1__.qN,
status: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "added", "modified", "deleted", "renamed", "type-changed" ]),
from: _fields_js__WEBPACK_IMPORTED_MODULE_1__.qN.optional(),
inert: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().optional()
})).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.tests),
totals: zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
tests: count,
selected: count,
proven: count.optional(),
deferred: count.optional(),
selectedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA,
fullSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA
}),
tests: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_1__.NJ.extend({
action: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "run", "skip" ]),
estimatedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA.optional(),
reasons: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(reason).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.jobs)
})).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.tests)
});
},
10928: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
J: () => mayWrite,
M0: () => triggeringRun,
Wf: () => isAboutPullRequest,
_f: () => findPullRequest,
db: () => eventTrust
});
var _payload_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82371);
const TRUSTED = new Set([ "push", "schedule", "workflow_dispatch", "repository_dispatch", "workflow_call", "merge_group", "create", "release", "deployment", "local" ]);
const PULL_REQUEST = new Set([ "pull_request", "pull_request_review", "pull_request_review_comment" ]);
function eventTrust(environment) {
const {event: event, eventName: eventName, ref: ref} = environment;
const defaultBranch = branchRef((0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(event, "repository", "default_branch"));
const pull = record(event["pull_request"]);
const base = branchRef((0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(pull, "base", "ref")) ?? (0, 
_payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(event, "merge_group", "base_ref");
const baseline = distinct([ base, defaultBranch ]);
const readOnlyToken = hasReadOnlyToken(environment);
if (PULL_REQUEST.has(eventName)) {
const number = numberOf(pull["number"]);
const own = number === void 0 ? void 0 : `refs/pull/${number}/merge`;
return {
level: "pull-request",
readOnlyToken: readOnlyToken,
read: distinct([ own, base, defaultBranch ]),
...own ? {
write: own
} : {},
baseline: baseline,
tidiesAll: false
};
}
if (!TRUSTED.has(eventName)) return {
level: "open",
readOnlyToken: readOnlyToken,
read: baseline,
baseline: baseline,
tidiesAll: false
};
const queuedFor = (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(event, "merge_group", "base_ref");
const own = eventName === "merge_group" && queuedFor !== void 0 ? queueScope(queuedFor) : ref || "local";
return {
level: "trusted",
readOnlyToken: readOnlyToken,
read: distinct([ own, base, defaultBranch ]),
write: own,
baseline: baseline.length > 0 ? baseline : [ own ],
...eventName === "push" && ref.startsWith(BRANCH) ? {
queue: queueScope(ref)
} : {},
tidiesAll: own === defaultBranch || eventName === "local"
};
}
function mayWrite(environment) {
const {level: level, write: write} = eventTrust(environment);
return {
allowed: write !== void 0,
reason: level === "open" ? `a run on ${environment.eventName} may come from anyone` : "its event does not say of which pull request it is"
};
}
function hasReadOnlyToken({event: event, eventName: eventName, repository: repository, variables: variables}) {
if (!PULL_REQUEST.has(eventName)) return false;
const head = (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(event, "pull_request", "head", "repo", "full_name");
return !sameName(head, repository) || variables["GITHUB_ACTOR"] === "dependabot[bot]";
}
function triggeringRun({event: event, eventName: eventName}) {
if (eventName !== "workflow_run") return;
const run = record(event["workflow_run"]);
const id = numberOf(run["id"]);
const headSha = (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(run, "head_sha");
if (id === void 0 || headSha === void 0) return;
return {
runId: String(id),
attempt: numberOf(run["run_attempt"]) ?? 1,
workflow: (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(run, "name") ?? (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(event, "workflow", "name") ?? "",
event: (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(run, "event") ?? "",
conclusion: (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(run, "conclusion") ?? "",
headSha: headSha,
headBranch: (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(run, "head_branch") ?? "",
headRepository: (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(run, "head_repository", "full_name") ?? ""
};
}
function isAboutPullRequest(environment) {
const {eventName: eventName} = environment;
return PULL_REQUEST.has(eventName) || eventName === "pull_request_target" || /^pull_request/.test(triggeringRun(environment)?.event ?? "");
}
async function findPullRequest(environment, github) {
const {event: event, eventName: eventName, repository: repository, sha: sha} = environment;
if (PULL_REQUEST.has(eventName) || eventName === "pull_request_target") return fromPayload(record(event["pull_request"]), repository);
if (eventName === "workflow_run") {
const run = triggeringRun(environment);
return run && findByHead(github, repository, run);
}
if (eventName === "merge_group") {
const queued = /\/pr-(\d{1,15})-[0-9a-f]+$/.exec((0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(event, "merge_group", "head_ref") ?? "");
return queued ? describePull(await github.pull(Number(queued[1])), repository) : void 0;
}
if (sha === "") return;
return findByHead(github, repository, {
headRepository: repository,
headSha: sha,
headBranch: /^refs\/heads\/(.+)$/.exec(environment.ref)?.[1] ?? ""
});
}
async function findByHead(github, repository, head) {
if (head.headRepository === "") return;
const fits = pull => pull.state === "open" && pull.head.sha === head.headSha && sameName(pull.head.repo?.full_name, head.headRepository);
const owner = head.headRepository.split("/")[0];
const byBranch = head.headBranch === "" ? [] : (await github.pullsByHead(owner, head.headBranch)).filter(fits);
const found = byBranch.length > 0 ? byBranch : (await github.pullsOfCommit(head.headSha)).filter(fits);
const pull = found.sort((a, b) => a.number - b.number)[0];
return pull && describePull(pull, repository);
}
function describePull({number: number, head: head, base: base}, repository) {
const headRepository = head.repo?.full_name ?? "";
const trusted = sameName(headRepository, repository);
return {
number: number,
headRepository: headRepository,
headSha: head.sha,
baseBranch: base.ref,
trusted: trusted
};
}
function fromPayload(pull, repository) {
const number = numberOf(pull["number"]);
const headSha = (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(pull, "head", "sha");
if (number === void 0 || headSha === void 0) return;
const headRepository = (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(pull, "head", "repo", "full_name") ?? "";
return {
number: number,
headRepository: headRepository,
headSha: headSha,
baseBranch: (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(pull, "base", "ref") ?? "",
trusted: sameName(headRepository, repository)
};
}
const BRANCH = "refs/heads/";
const queueScope = branch => `queue/${branch.startsWith(BRANCH) ? branch.slice(BRANCH.length) : branch}`;
const branchRef = name => name && `${BRANCH}${name}`;
const sameName = (a, b) => a?.toLowerCase() === b.toLowerCase();
const numberOf = value => Number.isSafeInteger(value) && value > 0 ? value : void 0;
const record = value => typeof value === "object" && value !== null ? value : {};
const distinct = values => [ ...new Set(values.filter(value => value !== void 0)) ];
},
82371: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
$: () => textAt
});
function textAt(payload, ...path) {
let value = payload;
for (const key of path) {
if (typeof value !== "object" || value === null) return;
value = value[key];
}
return typeof value === "string" && value !== "" ? value : void 0;
}
},
94368: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Hi: () => fitWithin,
Jt: () => SUMMARY_LIMIT,
_G: () => MERMAID_LIMIT,
yA: () => characterLength
});
const SUMMARY_LIMIT = 1048576;
const MERMAID_LIMIT = 5e4;
const byteLength = text => (new TextEncoder).encode(text).length;
const characterLength = text => text.length;
function fitWithin(limit, versions, measure = byteLength) {
let text = "";
for (const [step, version] of versions.entries()) {
text = version();
if (measure(text) <= limit) return {
text: text,
step: step,
cut: false
};
}
return {
text: cutAtLine(text, limit, measure),
step: versions.length - 1,
cut: true
};
}
const CUT = "\n…\n";
function cutAtLine(text, limit, measure) {
const room = limit - measure(CUT);
if (room < 0) return "";
let [low, high] = [ 0, text.length ];
while (low < high) {
const middle = Math.ceil((low + high) / 2);
if (measure(text.slice(0, middle)) <= room) low = middle; else high = middle - 1;
}
const head = text.slice(0, low).replace(/[\ud800-\udbff]$/, "");
const line = head.lastIndexOf("\n");
return (line > 0 ? head.slice(0, line) : head) + CUT;
}
},
23061: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
D9: () => markdownCode,
FV: () => escapeMarkdown,
Qj: () => markdownTable,
Rk: () => markdownTableOfFilled,
ml: () => shorten,
oG: () => markdownDetails
});
var _lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95045);
const MARKUP = /[\\`*_~[\](){}#!|$<>&"']/g;
function escapeMarkdown(text) {
return (0, _lines_js__WEBPACK_IMPORTED_MODULE_0__.TN)(text).replaceAll(MARKUP, character => `&#${character.charCodeAt(0)};`).replaceAll("@", "@​").replaceAll(/&#35;(?=\d)/g, "&#35;​").replaceAll(/:(?=\/\/)/g, "&#58;").replaceAll(/\bwww\./gi, match => `${match.slice(0, 3)}&#46;`).replaceAll(/\bGH-(?=\d)/gi, match => `${match}​`).replace(/^[-+=]/, sign => `&#${sign.charCodeAt(0)};`).replace(/^(\d+)\./, "$1&#46;");
}
const markdownCode = text => `<code>${escapeMarkdown(text)}</code>`;
function shorten(text, length) {
const characters = [ ...text ];
if (characters.length <= length) return text;
const tail = Math.ceil(.6 * (length - 1));
return `${characters.slice(0, length - 1 - tail).join("")}…${characters.slice(characters.length - tail).join("")}`;
}
function markdownTable(columns, rows) {
const line = cells => `| ${columns.map((_, index) => (cells[index] ?? "").replaceAll(/[\r\n\u2028\u2029]+/g, " ").replaceAll("|", "&#124;")).join(" | ")} |`;
return [ line(columns.map(({title: title}) => title)), `|${columns.map(({align: align}) => align === "right" ? " --: " : " :-- ").join("|")}|`, ...rows.map(line), "" ].join("\n");
}
function markdownTableOfFilled(columns, rows) {
const filled = columns.map((_, index) => rows.some(row => ![ "", "–" ].includes(row[index] ?? "")));
const keep = items => items.filter((_, index) => filled[index]);
return markdownTable(keep(columns), rows.map(row => keep(columns.map((_, index) => row[index] ?? ""))));
}
const markdownDetails = (title, body) => `<details><summary>${title}</summary>\n\n${body.trim()}\n\n</details>\n`;
},
9374: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
JZ: () => median,
YV: () => quantile,
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
},
6594: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
X: () => mapAtMost
});
async function mapAtMost(limit, items, map) {
const results = new Array(items.length);
let next = 0;
const work = async () => {
while (next < items.length) {
const index = next++;
results[index] = await map(items[index], index);
}
};
await Promise.all(Array.from({
length: Math.min(limit, items.length)
}, work));
return results;
}
}
};
