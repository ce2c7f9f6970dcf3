export const id = 7459;

export const ids = [ 7459, 2555, 2804, 6125 ];

export const modules = {
37459: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
default: () => src
});
var action = __webpack_require__(60253);
var fields = __webpack_require__(27910);
var inputs = __webpack_require__(63910);
const METRICS = [ "statements", "branches", "functions", "lines" ];
function readThresholds(value) {
if (typeof value !== "object" || value === null) return;
const entries = Object.entries(value).filter(([, one]) => one !== void 0 && one !== null && one !== false);
const all = entries.some(([name, one]) => name === "100" && one === true);
const found = METRICS.flatMap(metric => {
const own = entries.find(([name]) => name === metric)?.[1];
return typeof own === "number" && Number.isFinite(own) ? [ [ metric, own ] ] : all ? [ [ metric, 100 ] ] : [];
});
const others = entries.map(([name]) => name).filter(name => name !== "100" && name !== "autoUpdate" && !METRICS.includes(name)).slice(0, 50);
if (found.length + others.length === 0) return;
return {
...Object.fromEntries(found),
...others.length > 0 ? {
others: others
} : {}
};
}
function totalsOfCoverage(coverage) {
const totals = new Map;
for (const file of coverage.values()) for (const [metric, counts] of countsOf(file)) {
const total = totals.get(metric) ?? {
total: 0,
covered: 0
};
totals.set(metric, total);
for (const count of counts) {
total.total += 1;
if (count > 0) total.covered += 1;
}
}
return Object.fromEntries(totals);
}
function countsOf(file) {
if (file.format === "lcov") return [ [ "lines", [ ...file.lines.values() ] ], [ "functions", [ ...file.functions.values() ].map(({count: count}) => count) ], [ "branches", [ ...file.branches.values() ].map(({count: count}) => count ?? 0) ] ];
const lines = new Map;
for (const {loc: loc, count: count} of file.statements.values()) {
const line = loc.start.line ?? 0;
lines.set(line, Math.max(lines.get(line) ?? 0, count));
}
return [ [ "statements", [ ...file.statements.values() ].map(({count: count}) => count) ], [ "branches", [ ...file.branches.values() ].flatMap(({counts: counts}) => counts) ], [ "functions", [ ...file.functions.values() ].map(({count: count}) => count) ], [ "lines", [ ...lines.values() ] ] ];
}
const percentOf = ({total: total, covered: covered}) => total === 0 ? 100 : Math.floor(covered / total * 1e4) / 100;
function missedThresholds(totals, thresholds) {
return METRICS.flatMap(metric => {
const wanted = thresholds[metric];
if (wanted === void 0) return [];
const share = totals[metric];
if (share === void 0) return [ `Coverage of ${metric} is to be ${wanted} %, but its reports do not know ${metric}.` ];
if (wanted < 0) {
const left = share.total - share.covered;
return left > -wanted ? [ `Coverage leaves ${left} ${metric} out; at most ${-wanted} are allowed.` ] : [];
}
const percent = percentOf(share);
return percent < wanted ? [ `Coverage of ${metric} is ${percent} % (${share.covered} of ${share.total}); ${wanted} % are wanted.` ] : [];
});
}
const coverage = () => ({
allowed: "true, false, or glob patterns of coverage reports, one per line",
parse(text) {
if (/^(?:false|)$/i.test(text.trim())) return;
return /^true$/i.test(text.trim()) ? "auto" : (0, inputs.Mn)().parse(text);
}
});
const parallel = () => ({
allowed: "auto, or a whole number from 1 to 64",
parse: text => /^auto$/i.test(text.trim()) ? "auto" : (0, inputs.nd)({
min: 1,
max: 64
}).parse(text)
});
const thresholds = () => ({
allowed: `one per line, such as lines: 80; of ${METRICS.join(", ")}`,
parse(text) {
return Object.fromEntries((0, inputs.Mn)().parse(text).map(line => {
const [, name = "", value = ""] = /^(\w+)\s*:\s*(\d{1,3}(?:\.\d{1,6})?)\s*%?$/.exec(line) ?? [];
const metric = METRICS.find(one => one === name);
if (metric === void 0 || Number(value) > 100) throw new inputs.S7(`a line such as lines: 80, with one of ${METRICS.join(", ")} and 0 to 100`, `write ${JSON.stringify(line)} so`);
return [ metric, Number(value) ];
}));
}
});
const queue = () => ({
allowed: "redis://host:6379 or rediss://host:6380, without credentials",
secret: true,
parse(text) {
const url = URL.parse(text);
if (!url || !/^rediss?:$/.test(url.protocol) || url.hostname === "") throw new inputs.S7(this.allowed);
if (url.username === "" && url.password === "") return url;
throw new inputs.S7(this.allowed, "set PACELINE_REDIS_USERNAME and PACELINE_REDIS_PASSWORD in the environment of the step");
}
});
const inputs_inputs = {
mode: (0, inputs.yL)("run", "verify"),
runner: (0, inputs.yL)("auto", ...fields.Ln),
command: (0, inputs.Yj)("a command with {files} and {report}"),
suite: (0, inputs.lq)((0, inputs.Yj)("the name of a suite")),
"plan-id": (0, inputs.Yj)("the plan-id of a shard plan"),
leg: (0, inputs.Yj)("a leg's id"),
plan: (0, inputs.Yj)("the path of a shard-plan.json"),
args: (0, inputs.Mn)(),
"working-directory": (0, inputs.Yj)("a folder of the repository"),
timeout: (0, inputs.lq)((0, inputs.p0)()),
retries: (0, inputs.nd)({
min: 0,
max: 10
}),
"fail-fast": (0, inputs.zM)(),
parallel: parallel(),
queue: (0, inputs.lq)(queue()),
"queue-retries": (0, inputs.nd)({
min: 0,
max: 3
}),
reports: (0, inputs.Mn)(),
coverage: coverage(),
"coverage-thresholds": thresholds(),
"allow-empty": (0, inputs.zM)(),
"check-run-id": (0, inputs.lq)((0, inputs.nd)({
min: 1
}))
};
const outputs = {
outcome: "",
files: "0",
tests: "0",
failed: "0",
skipped: "0",
seconds: "0",
missing: "0",
legs: "0",
"result-path": "",
"report-path": "",
"coverage-path": ""
};
var external_node_crypto_ = __webpack_require__(77598);
var external_node_path_ = __webpack_require__(76760);
var shard_plan = __webpack_require__(58223);
var src_document = __webpack_require__(88130);
var leg_result = __webpack_require__(6709);
var src_environment = __webpack_require__(77512);
var errors = __webpack_require__(85186);
var documents = __webpack_require__(94118);
var numbers = __webpack_require__(28740);
function notExcluded(tests, excluded) {
const left = new Set(excluded.map(fields.S8));
return tests.filter(test => !left.has((0, fields.S8)(test)));
}
const listDigest = files => (0, external_node_crypto_.createHash)("sha256").update([ ...files ].sort().map(file => `${file}\n`).join("")).digest("hex");
function shareOfList({shard: shard, shards: shards, suite: suite}, listed) {
if (listed === void 0) return {
planned: [],
excluded: [],
gaps: [],
whole: shard === 1,
listed: {
files: 0
}
};
const files = [ ...new Set(listed) ].sort();
return {
planned: files.filter((_, index) => index % shards === shard - 1).map(file => ({
suite: suite,
file: file
})),
excluded: [],
gaps: [],
whole: false,
listed: {
files: files.length,
digest: listDigest(files)
}
};
}
const seeksGaps = ({leg: leg, suite: {mode: mode, discovery: discovery}}) => mode === "full" && discovery.by === "plan" && leg.shard === 1;
function compareWithList(legOfPlan, listed, mayExclude) {
const {plan: plan, leg: leg} = legOfPlan;
const {suite: suite} = leg;
const planned = leg.tests.map(({suite: own, file: file}) => ({
suite: own,
file: file
}));
if (listed === void 0) return {
planned: planned,
excluded: [],
gaps: [],
whole: false,
listed: void 0
};
const known = new Set(listed);
const everywhere = new Set(plan.legs.flatMap(({tests: tests}) => tests.map(fields.S8)));
return {
planned: planned,
excluded: planned.filter(({file: file}) => !known.has(file) && mayExclude(file)),
gaps: seeksGaps(legOfPlan) ? [ ...known ].sort().map(file => ({
suite: suite,
file: file
})).filter(test => !everywhere.has((0, fields.S8)(test))) : [],
whole: false,
listed: {
files: known.size,
digest: listDigest([ ...known ])
}
};
}
async function loadPlan(environment, artifacts, inputs) {
const {planId: planId, path: path} = inputs;
if (path !== "") {
const plan = (0, src_document.Tp)(shard_plan.e, await (0, documents.Az)(environment, path, "plan"), path);
if (planId !== "" && plan.planId !== planId) throw new errors.ce("PACELINE_PLAN_OTHER", `${path} is plan ${plan.planId}, but "plan-id" is ${planId}.`, "Pass the file and the id of the same plan, or only one of them.");
return plan;
}
const [found] = await artifacts.find("shard-plan", planId);
if (!found) throw new errors.ce("PACELINE_PLAN_MISSING", artifacts.available ? `This run has no shard plan ${planId}.` : `The shard plan ${planId} cannot be had: there is no artifact service here.`, artifacts.available ? "Pass the plan-id output of the matrix step of this very run; artifacts of older runs are not read." : 'Pass the path of shard-plan.json as "plan".');
const plan = (0, src_document.Tp)(shard_plan.e, await artifacts.read(found), `artifact shard-plan ${planId}`);
if (plan.planId === planId) return plan;
throw new errors.ce("PACELINE_PLAN_OTHER", `The artifact of plan ${planId} holds plan ${plan.planId}.`, "Let the job that plans run again.");
}
async function planAttempt(artifacts, planId) {
const [found] = await artifacts.find("shard-plan", planId);
return found?.attempt ?? 1;
}
function findLeg(plan, id) {
const leg = id === "" && plan.legs.length === 1 ? plan.legs[0] : plan.legs.find(one => one.leg === id);
if (leg) return {
plan: plan,
leg: leg,
suite: suiteOf(plan, leg)
};
const legs = plan.legs.map(one => one.leg);
throw new errors.ce("PACELINE_PLAN_LEG", id === "" ? `"leg" is empty, but the plan has ${legs.length} legs.` : `The plan ${plan.planId} has no leg "${id}".`, `Pass the leg of the matrix: \${{ matrix.leg }}. The plan's legs are ${legs.slice(0, 20).join(", ") || "(none)"}.`);
}
function suiteOf(plan, leg) {
const suite = plan.suites.find(one => one.suite === leg.suite);
if (suite) return suite;
throw new errors.ce("PACELINE_PLAN_SUITE", `Leg ${leg.leg} of the plan ${plan.planId} is of suite "${leg.suite}", which the plan does not describe.`, "Let the job that plans run again.");
}
function checkSuite(leg, suite) {
const own = suite ?? leg.suite;
const others = [ ...new Set([ leg.suite, ...leg.tests.map(test => test.suite) ]) ].filter(name => name !== own);
if (others.length === 0) return;
throw new errors.ce("PACELINE_PLAN_SUITE", `Leg ${leg.leg} has tests of ${others.map(name => `suite "${name}"`).join(", ")}; this step runs suite "${own}".`, 'Leave "suite" out, or set it here to the one that the plan was made for.');
}
function checkCommit(plan, head) {
if (plan.head === head) return;
throw new errors.ce("PACELINE_PLAN_OTHER_COMMIT", `The plan ${plan.planId} was made for commit ${plan.head}, but ${head} is checked out.`, "Check out the same ref in the job that plans and in every leg, and plan anew after a push.");
}
const splitsOf = tests => new Map(tests.flatMap(({file: file, split: split}) => split ? [ [ file, split ] ] : []));
const isLeftOut = ({split: split, digest: digest}) => digest === void 0 && split.parts[0] !== 1;
const undivided = tests => tests.flatMap(({suite: suite, file: file, split: split}) => split ? [ {
suite: suite,
file: file,
split: split,
tests: 0,
chosen: 0
} ] : []);
function dividedFiles(tests, reported, locate) {
const byFile = Map.groupBy(reported, ({file: file}) => locate(file));
return tests.flatMap(({suite: suite, file: file, split: split}) => {
const [first, ...others] = (split && byFile.get(file)) ?? [];
if (split === void 0 || first === void 0) return [];
const {digest: digest, chosen: chosen} = first;
if (others.some(other => other.digest !== digest || other.chosen !== chosen)) return [];
return [ {
suite: suite,
file: file,
split: split,
tests: first.tests,
chosen: chosen,
digest: digest
} ];
});
}
function incompleteFiles(tests, splits, executed) {
const entries = new Map(splits.map(entry => [ (0, fields.S8)(entry), entry ]));
const ran = new Map(executed.map(file => [ (0, fields.S8)(file), file ]));
return tests.flatMap(({suite: suite, file: file, split: split}) => {
if (split === void 0) return [];
const entry = entries.get((0, fields.S8)({
suite: suite,
file: file
}));
if (entry && isLeftOut(entry)) return [];
const own = ran.get((0, fields.S8)({
suite: suite,
file: file
}));
const isWhole = entry !== void 0 && own !== void 0 && own.tests >= entry.chosen;
return isWhole || (own?.failed ?? 0) > 0 ? [] : [ {
suite: suite,
file: file
} ];
});
}
var map_at_most = __webpack_require__(6594);
function provenFiles(results, planId, head) {
const proven = new Set;
const failed = new Set;
for (const result of results) {
if (result.planId !== planId || result.head !== head || result.queue === void 0) continue;
const {outcome: outcome, executed: executed, withoutFile: withoutFile, excluded: excluded = [], listed: listed} = result;
const isGreen = (outcome === "passed" || outcome === "empty") && (withoutFile?.failed ?? 0) === 0;
for (const file of executed) if (file.failed > 0) failed.add((0, fields.S8)(file)); else if (isGreen) proven.add((0, 
fields.S8)(file));
if (isGreen && listed?.digest !== void 0) for (const file of excluded) proven.add((0, 
fields.S8)(file));
}
for (const key of failed) proven.delete(key);
return proven;
}
var canonical_json = __webpack_require__(74368);
const legsToRun = plan => plan.legs.filter(leg => leg.leg !== shard_plan.E);
function combinations(plan, results, earlier = []) {
const together = Map.groupBy(legsToRun(plan), ({suite: suite, axes: axes}) => (0, 
canonical_json.d)({
suite: suite,
axes: axes
}));
return [ ...together.values() ].map(legs => {
const ids = new Set(legs.map(({leg: leg}) => leg));
return {
suite: suiteOf(plan, legs[0]),
legs: legs,
results: results.filter(({leg: leg}) => ids.has(leg)),
earlier: earlier.filter(({leg: leg}) => ids.has(leg))
};
});
}
const combinationOf = ({suite: suite, axes: axes}) => (0, canonical_json.d)({
suite: suite,
axes: axes
});
const queueLegs = ({plan: plan, leg: leg}) => legsToRun(plan).filter(one => combinationOf(one) === combinationOf(leg));
function queueItems(planned) {
const combination = combinationOf(planned.leg);
const legs = queueLegs(planned);
const byKey = new Map(legs.flatMap(({tests: tests}) => tests).map(test => [ (0, 
fields.S8)(test), test ]));
const tests = [ ...byKey ].sort(([a, one], [b, other]) => other.estimatedSeconds - one.estimatedSeconds || (a < b ? -1 : 1)).map(([, test]) => test);
return {
combination: combination,
legs: legs.length,
tests: tests
};
}
function whyStatic(planned, {runId: runId, hasReports: hasReports, namesCoverage: namesCoverage}) {
if (hasReports) return "other steps ran the tests";
if (planned === void 0) return "there is no plan";
if (planned.suite.discovery.by === "legs") return "the plan names no files, each leg asks the test program";
if (queueLegs(planned).length === 1) return "this leg is the only one of its suite and axes";
if (queueLegs(planned).some(({tests: tests}) => tests.some(({split: split}) => split !== void 0))) return "the plan divides files by their tests, and a queue gives out whole files";
if (namesCoverage) return 'each start of the test program would write the coverage anew that "coverage" names';
if (runId === "0") return "this run has no id";
return;
}
var lines = __webpack_require__(95045);
var markdown = __webpack_require__(23061);
function listed(items, most = 5) {
const shown = items.slice(0, most).map(lines.TN).join(", ");
return items.length > most ? `${shown} and ${items.length - most} more` : shown;
}
const shownText = (text, most = 120) => (0, markdown.FV)((0, markdown.ml)((0, lines.TN)(text), most));
async function takeTests(open, settings) {
const {leg: leg, tests: tests, share: share, proven: proven, say: say} = settings;
const indexOf = new Map(tests.map((test, index) => [ (0, fields.S8)(test), index ]));
const fileOf = index => ({
suite: tests[index].suite,
file: tests[index].file
});
const claimed = [];
const poisoned = [];
const duplicates = [];
const skipped = new Set;
const known = new Map;
let current = new Map;
let rest;
let batches = 0;
let lost;
let queue;
function lose(error) {
if (error.code === "PACELINE_STORE_SPEC") throw error;
queue?.close();
queue = void 0;
lost = (0, errors.bD)(error).slice(0, 1e3);
say(`The queue cannot be used, so this leg runs the rest of its own share of the plan. ${lost}`);
}
try {
queue = await open();
} catch (error) {
lose(error);
}
const finish = async ends => {
if (queue === void 0 || ends.length === 0) return;
try {
const first = await queue.finish(ends.map(({entry: entry, end: end}) => ({
entry: entry,
outcome: end
})));
for (const [at, {entry: entry, end: end}] of ends.entries()) {
const by = first[at]?.leg;
if (end !== "skipped" && by !== void 0 && by !== leg) duplicates.push({
...fileOf(entry.index),
leg: by
});
}
} catch (error) {
lose(error);
}
};
async function toRun({entries: entries, poisoned: bad}) {
for (const index of bad) poisoned.push(fileOf(index));
const settled = [];
current = new Map;
for (const entry of entries) {
const key = (0, fields.S8)(fileOf(entry.index));
const end = known.get(key);
if (current.has(key)) continue;
if (proven.has(key)) {
skipped.add(key);
settled.push({
entry: entry,
end: "skipped"
});
} else if (end !== void 0 && end !== "again") settled.push({
entry: entry,
end: end
}); else current.set(key, entry);
}
await finish(settled);
return [ ...current.values() ].map(({index: index}) => fileOf(index));
}
async function next() {
while (queue !== void 0) {
let step;
try {
step = await queue.next();
} catch (error) {
lose(error);
break;
}
if ("ended" in step) {
if (step.ended === "waited") say("Other legs have had the last files for long; this leg does not wait for them any more.");
return;
}
const batch = await toRun(step);
if (batch.length === 0) continue;
batches += 1;
claimed.push(...batch.filter(test => !known.has((0, fields.S8)(test))));
return batch;
}
if (lost === void 0 || rest !== void 0) return;
current = new Map;
const isLeft = test => !known.has((0, fields.S8)(test)) && !proven.has((0, fields.S8)(test));
for (const test of share) if (proven.has((0, fields.S8)(test))) skipped.add((0, 
fields.S8)(test));
rest = share.filter(isLeft).map(({suite: suite, file: file}) => ({
suite: suite,
file: file
}));
return rest.length > 0 ? rest : void 0;
}
return {
next: next,
mayHandOn(test, rounds) {
const entry = current.get((0, fields.S8)(test));
return queue !== void 0 && entry !== void 0 && entry.round <= rounds;
},
async ended(ends) {
for (const {test: test, end: end} of ends) known.set((0, fields.S8)(test), end);
await finish(ends.flatMap(({test: test, end: end}) => {
const entry = current.get((0, fields.S8)(test));
return entry ? [ {
entry: entry,
end: end
} ] : [];
}));
},
async passedElsewhere(wanted) {
const passed = new Set;
if (queue === void 0 || wanted.length === 0) return passed;
try {
const results = await queue.results(wanted.map(test => indexOf.get((0, fields.S8)(test))));
for (const [at, result] of results.entries()) if (result?.outcome === "passed" && result.leg !== leg) passed.add((0, 
fields.S8)(wanted[at]));
} catch (error) {
lose(error);
}
return passed;
},
record: () => ({
batches: batches,
claimed: claimed,
...lost === void 0 ? {} : {
lost: lost
},
...rest === void 0 ? {} : {
rest: rest
},
...skipped.size === 0 ? {} : {
proven: [ ...skipped ].map(key => fileOf(indexOf.get(key)))
},
...duplicates.length === 0 ? {} : {
duplicates: duplicates
},
...poisoned.length === 0 ? {} : {
poisoned: poisoned
}
}),
close: () => queue?.close()
};
}
const LEAST_BATCH_SECONDS = 15;
const PARALLEL_READS = 8;
function sharedFiles(context, machine, planned) {
const {inputs: inputs, environment: environment, artifacts: artifacts, log: log} = context;
const url = inputs.queue;
if (url === void 0) return;
const {repository: repository, runId: runId, attempt: attempt, variables: variables} = environment;
const why = whyStatic(planned, {
runId: runId,
hasReports: inputs.reports.length > 0,
namesCoverage: Array.isArray(inputs.coverage)
});
if (why !== void 0 || planned === void 0) {
log.notice(`The queue is not used: ${why}.`);
return;
}
const {plan: plan, leg: leg} = planned;
const {combination: combination, legs: legs, tests: tests} = queueItems(planned);
const request = {
url: url,
variables: variables,
leg: leg.leg,
name: {
repository: repository,
runId: runId,
planId: plan.planId,
combination: combination,
attempt: attempt
},
seconds: tests.map(({estimatedSeconds: estimatedSeconds}) => estimatedSeconds),
rules: {
legs: legs,
leastSeconds: LEAST_BATCH_SECONDS
}
};
const open = async () => takeTests(() => machine.openQueue(request), {
leg: leg.leg,
tests: tests,
share: leg.tests,
proven: await provenBefore(artifacts, planned, attempt, log),
say: text => log.warning(text)
});
return {
tests: tests,
open: open
};
}
async function provenBefore(artifacts, planned, attempt, log) {
if (attempt === 1) return new Set;
const {planId: planId, head: head} = planned.plan;
const legs = new Set(queueLegs(planned).map(({leg: leg}) => leg));
try {
const since = await planAttempt(artifacts, planId);
const found = (await artifacts.find("leg-result", planId, "all")).filter(one => legs.has(one.leg) && one.attempt >= since);
const results = await (0, map_at_most.X)(PARALLEL_READS, found, async one => (0, 
src_document.Tp)(leg_result.ky, await artifacts.read(one), `leg-result of leg ${one.leg}`));
return provenFiles(results, planId, head);
} catch (error) {
log.warning(`What earlier attempts ran is not known, so all of it runs again. ${(0, 
errors.Uc)(error)}`);
return new Set;
}
}
const poisonError = poisoned => poisoned && new errors.ce("PACELINE_TESTS_POISON", `Three legs were given ${listed(poisoned.map(({file: file}) => file))}, and each of them died or stood still; no further leg is given ${poisoned.length === 1 ? "it" : "them"}, so ${(0, 
numbers.LS)(poisoned.length, "file")} did not run.`, "See the logs of those legs: a test may use up the memory of its runner, or end its processes.");
const ANNOTATIONS = 10;
const ROWS = 10;
function totalsOf(...results) {
const files = results.flatMap(result => result.executed);
const counted = [ ...files, ...results.flatMap(result => result.withoutFile ?? []) ];
return {
files: files.length,
tests: counted.reduce((sum, {tests: tests}) => sum + tests, 0),
failed: counted.reduce((sum, {failed: failed}) => sum + failed, 0),
skipped: counted.reduce((sum, {skipped: skipped}) => sum + skipped, 0)
};
}
function resultLine(result, missing, legNote) {
const {files: files, tests: tests, failed: failed, skipped: skipped} = totalsOf(result);
const parts = [ (0, numbers.LS)(files, "file"), failed > 0 ? `${failed} of ${(0, 
numbers.LS)(tests, "test")} failed` : `${(0, numbers.LS)(tests - skipped, "test")} ${result.outcome === "crashed" ? "ended" : "passed"}`, ...skipped > 0 ? [ `${skipped} skipped` ] : [], ...missing > 0 ? [ `${(0, 
numbers.LS)(missing, "planned file")} not run` ] : [] ];
const crashed = result.outcome === "crashed" ? `${result.runner} crashed: ` : "";
return `run-tests: ${crashed}${parts.join(", ")} in ${(0, numbers.a3)(result.seconds)}${legNote}`;
}
function annotate(log, {failures: failures, withoutFile: withoutFile}) {
const others = withoutFile?.failures ?? [];
const first = failures.slice(0, others.length === 0 ? ANNOTATIONS : ANNOTATIONS - 1);
for (const {file: file, line: line, name: name, message: message} of first) log.error(message ?? "failed", {
file: file,
title: name,
...line === void 0 ? {} : {
line: line
}
});
for (const {name: name, message: message} of others.slice(0, ANNOTATIONS - first.length)) log.error(message ?? "failed", {
title: name
});
}
function runSummary(result, missing, title) {
const {files: files, tests: tests, failed: failed, skipped: skipped} = totalsOf(result);
const mark = result.outcome === "passed" && missing.length === 0 ? "✅" : "❌";
const number = title => ({
title: title,
align: "right"
});
const parts = [ `#### ${mark} ${shownText(title)}\n`, (0, markdown.Qj)([ "files", "tests", "failed", "skipped", "not run", "time" ].map(number), [ [ files, tests, failed, skipped, missing.length, (0, 
numbers.a3)(result.seconds) ].map(String) ]) ];
if (missing.length > 0) {
const items = missing.slice(0, ROWS).map(test => `- ${shownText(test.file)}\n`);
parts.push(`Planned and not run:\n\n${items.join("")}`);
}
const rows = failureRows(result);
if (rows.length > 0) {
const more = rows.length > ROWS ? [ [ `… and ${rows.length - ROWS} more` ] ] : [];
parts.push((0, markdown.Qj)([ {
title: "failed test"
}, {
title: "file"
} ], [ ...rows.slice(0, ROWS), ...more ]));
}
const slowest = [ ...result.executed ].sort((a, b) => b.seconds - a.seconds).slice(0, 5);
if (slowest.length > 0) {
const table = (0, markdown.Qj)([ {
title: "file"
}, number("tests"), number("time") ], slowest.map(file => [ shownText(file.file), String(file.tests), (0, 
numbers.a3)(file.seconds) ]));
parts.push((0, markdown.oG)("Slowest files", table));
}
return `${parts.join("\n")}\n`;
}
function failureRows({failures: failures, withoutFile: withoutFile}) {
const others = (withoutFile?.failures ?? []).map(({name: name, message: message, reported: reported}) => {
const where = reported ? `no file of the repository; the report names ${shownText(reported)}` : shownText(message ?? "", 300);
return [ shownText(name), where ];
});
return [ ...others, ...failures.map(({name: name, file: file, line: line}) => [ shownText(name), `${shownText(file)}${line === void 0 ? "" : `:${line}`}` ]) ];
}
var promises_ = __webpack_require__(51455);
var files_of_report = __webpack_require__(86123);
var matching_files = __webpack_require__(9058);
const COVERAGE_NAMES = [ "coverage-final.json", "lcov.info" ];
class CoverageProblem extends Error {}
const added = (a, b) => Math.min(Number.MAX_SAFE_INTEGER, a + b);
function mergeCoverage(all) {
const merged = new Map;
for (const coverage of all) for (const [path, file] of coverage) {
const before = merged.get(path);
if (before === void 0) merged.set(path, file); else if (before.format === "istanbul" && file.format === "istanbul") merged.set(path, mergeIstanbul(before, file)); else if (before.format === "lcov" && file.format === "lcov") merged.set(path, mergeLcov(before, file)); else throw new CoverageProblem(`${path} is covered by a report of istanbul and by one of lcov`);
}
return merged;
}
function mergeIstanbul(a, b) {
return {
format: "istanbul",
statements: joined(a.statements, b.statements, (one, other) => ({
...one,
count: added(one.count, other.count)
})),
functions: joined(a.functions, b.functions, (one, other) => ({
...one,
count: added(one.count, other.count)
})),
branches: joined(a.branches, b.branches, (one, other) => ({
...one,
counts: one.counts.map((count, index) => added(count, other.counts[index] ?? 0))
}))
};
}
function mergeLcov(a, b) {
return {
format: "lcov",
lines: joined(a.lines, b.lines, added),
functions: joined(a.functions, b.functions, (one, other) => ({
...one,
count: added(one.count, other.count)
})),
branches: joined(a.branches, b.branches, (one, other) => ({
...one,
count: one.count === null ? other.count : added(one.count, other.count ?? 0)
}))
};
}
function joined(a, b, add) {
const all = new Map(a);
for (const [key, value] of b) {
const before = all.get(key);
all.set(key, before === void 0 ? value : add(before, value));
}
return all;
}
var schemas = __webpack_require__(92857);
const place = schemas.Ikc({
line: schemas.aig().nullable(),
column: schemas.aig().nullish()
});
const range = schemas.Ikc({
start: place,
end: place
});
const count = schemas.aig().nonnegative().max(Number.MAX_SAFE_INTEGER);
const maybeRange = schemas.Ikc({
start: schemas.Ikc({
line: schemas.aig().nullish(),
column: schemas.aig().nullish()
}).nullish(),
end: schemas.Ikc({
line: schemas.aig().nullish(),
column: schemas.aig().nullish()
}).nullish()
});
const report = schemas.g1P(schemas.YjP(), schemas.Ikc({
path: schemas.YjP(),
statementMap: schemas.g1P(schemas.YjP(), range),
fnMap: schemas.g1P(schemas.YjP(), schemas.Ikc({
name: schemas.YjP().nullish(),
decl: range.nullish(),
loc: range
})),
branchMap: schemas.g1P(schemas.YjP(), schemas.Ikc({
type: schemas.YjP(),
loc: range.nullish(),
locations: schemas.YOg(maybeRange)
})),
s: schemas.g1P(schemas.YjP(), count),
f: schemas.g1P(schemas.YjP(), count),
b: schemas.g1P(schemas.YjP(), schemas.YOg(count))
}));
function parseIstanbul(text, pathOf) {
const {data: data, error: error} = report.safeParse(parsed(text));
if (!data) {
const [first] = error.issues;
throw new CoverageProblem(`it is no coverage-final.json of istanbul: ${first?.path.slice(0, 4).join(".") || "(top)"}: ${first?.message}`);
}
return new Map(Object.values(data).map(file => {
const statements = new Map;
for (const [id, loc] of Object.entries(file.statementMap)) sum(statements, keyOf(loc), {
loc: loc,
count: file.s[id] ?? 0
});
const functions = new Map;
for (const [id, {name: name, decl: decl, loc: loc}] of Object.entries(file.fnMap)) {
const own = {
name: name ?? "",
decl: decl ?? void 0,
loc: loc,
count: file.f[id] ?? 0
};
sum(functions, keyOf(loc), own);
}
const branches = new Map;
for (const [id, {type: type, loc: loc, locations: locations}] of Object.entries(file.branchMap)) {
const around = loc ?? asRange(locations[0]);
const counts = locations.map((_, index) => file.b[id]?.[index] ?? 0);
const key = `${keyOf(around)} ${type} ${locations.length}`;
const before = branches.get(key);
branches.set(key, {
type: type,
loc: around,
locations: locations.map(asRange),
counts: before ? counts.map((own, index) => added(own, before.counts[index] ?? 0)) : counts
});
}
return [ pathOf(file.path), {
format: "istanbul",
statements: statements,
functions: functions,
branches: branches
} ];
}));
}
function writeIstanbul(coverage) {
const files = [ ...coverage ].filter(entry => entry[1].format === "istanbul");
const written = files.sort(([a], [b]) => a < b ? -1 : 1).map(([path, {statements: statements, functions: functions, branches: branches}]) => {
const own = sorted(statements);
const called = sorted(functions);
const taken = sorted(branches);
return [ path, {
path: path,
statementMap: numbered(own, ({loc: loc}) => loc),
fnMap: numbered(called, ({name: name, decl: decl, loc: loc}) => ({
name: name,
decl: decl ?? loc,
loc: loc,
line: (decl ?? loc).start.line
})),
branchMap: numbered(taken, ({type: type, loc: loc, locations: locations}) => ({
type: type,
loc: loc,
locations: locations,
line: loc.start.line
})),
s: numbered(own, one => one.count),
f: numbered(called, one => one.count),
b: numbered(taken, ({counts: counts}) => counts)
} ];
});
return `${JSON.stringify(Object.fromEntries(written))}\n`;
}
function parsed(text) {
try {
return JSON.parse(text);
} catch (error) {
throw new CoverageProblem(`it is no JSON: ${error.message}`);
}
}
const keyOf = ({start: start, end: end}) => `${start.line}:${start.column ?? ""}-${end.line}:${end.column ?? ""}`;
const asRange = loc => ({
start: {
line: loc?.start?.line ?? null,
column: loc?.start?.column
},
end: {
line: loc?.end?.line ?? null,
column: loc?.end?.column
}
});
function sum(map, key, value) {
const before = map.get(key);
map.set(key, before ? {
...value,
count: added(before.count, value.count)
} : value);
}
const sorted = map => [ ...map ].sort(([keyA, {loc: a}], [keyB, {loc: b}]) => (a.start.line ?? 0) - (b.start.line ?? 0) || (a.start.column ?? 0) - (b.start.column ?? 0) || (keyA < keyB ? -1 : 1)).map(([, value]) => value);
const numbered = (values, of) => Object.fromEntries(values.map((value, index) => [ index, of(value) ]));
function parseLcov(text, pathOf) {
const files = new Map;
let file;
let ended = true;
for (const [index, raw] of text.split("\n").entries()) {
const line = raw.trim();
const at = line.indexOf(":");
const [tag, rest] = at < 0 ? [ line, "" ] : [ line.slice(0, at), line.slice(at + 1) ];
if (tag === "SF") {
const path = pathOf(rest);
file = files.get(path) ?? {
lines: new Map,
functions: new Map,
branches: new Map,
indexed: new Map,
seen: new Map
};
file.indexed.clear();
file.seen.clear();
files.set(path, file);
ended = false;
} else if (tag === "end_of_record") {
file = void 0;
ended = true;
} else if (/^(?:DA|FN|FNDA|FNL|FNA|BRDA)$/.test(tag)) if (file === void 0 || !readRecord(file, tag, rest.split(","))) throw new CoverageProblem(`line ${index + 1} of it, ${JSON.stringify(line.slice(0, 80))}, is no record of lcov`);
}
if (files.size === 0) throw new CoverageProblem("it names no file with SF:");
if (!ended) throw new CoverageProblem("it was cut off: its last record has no end");
return new Map([ ...files ].map(([path, {lines: lines, functions: functions, branches: branches}]) => [ path, {
format: "lcov",
lines: lines,
functions: functions,
branches: branches
} ]));
}
function readRecord(file, tag, parts) {
const [first = "", second = "", , fourth = ""] = parts;
const line = Number(first);
if (tag === "DA") {
const count = Number(second);
if (!isCount(line) || !Number.isFinite(count)) return false;
file.lines.set(line, added(file.lines.get(line) ?? 0, Math.max(0, count)));
} else if (tag === "FN") {
const hasEnd = /^\d+$/.test(second) && parts.length > 2;
const name = parts.slice(hasEnd ? 2 : 1).join(",");
if (!isCount(line) || name === "") return false;
const before = file.functions.get(name);
file.functions.set(name, {
line: line,
name: name,
count: before?.count ?? 0
});
} else if (tag === "FNDA") {
const name = parts.slice(1).join(",");
if (!isCount(line)) return false;
const before = file.functions.get(name) ?? {
line: 0,
name: name,
count: 0
};
file.functions.set(name, {
...before,
count: added(before.count, line)
});
} else if (tag === "FNL") file.indexed.set(first, Number(second)); else if (tag === "FNA") {
const name = parts.slice(2).join(",");
if (!isCount(Number(second)) || name === "") return false;
const before = file.functions.get(name) ?? {
line: file.indexed.get(first) ?? 0,
name: name,
count: 0
};
file.functions.set(name, {
...before,
count: added(before.count, Number(second))
});
} else {
if (!isCount(line) || !(fourth === "-" || isCount(Number(fourth)))) return false;
const position = file.seen.get(line) ?? 0;
file.seen.set(line, position + 1);
const key = `${line},0,${position}`;
const before = file.branches.get(key)?.count ?? null;
const count = fourth === "-" ? null : Number(fourth);
file.branches.set(key, {
line: line,
count: count === null ? before : added(count, before ?? 0)
});
}
return true;
}
const isCount = value => Number.isSafeInteger(value) && value >= 0;
function writeLcov(coverage) {
const parts = [];
for (const [path, file] of [ ...coverage ].sort(([a], [b]) => a < b ? -1 : 1)) {
if (file.format !== "lcov") continue;
const functions = [ ...file.functions.values() ].sort((a, b) => a.line - b.line || (a.name < b.name ? -1 : 1));
const branches = [ ...file.branches ].sort(([a, {line: line}], [b, other]) => line - other.line || compareKeys(a, b));
const lines = [ ...file.lines ].sort(([a], [b]) => a - b);
parts.push("TN:", `SF:${path}`, ...functions.map(({line: line, name: name}) => `FN:${line},${name}`), ...functions.map(({name: name, count: count}) => `FNDA:${count},${name}`), `FNF:${functions.length}`, `FNH:${functions.filter(({count: count}) => count > 0).length}`, ...branches.map(([key, {count: count}]) => `BRDA:${key},${count ?? "-"}`), `BRF:${branches.length}`, `BRH:${branches.filter(([, {count: count}]) => (count ?? 0) > 0).length}`, ...lines.map(([line, count]) => `DA:${line},${count}`), `LF:${lines.length}`, `LH:${lines.filter(([, count]) => count > 0).length}`, "end_of_record");
}
return parts.length === 0 ? "" : `${parts.join("\n")}\n`;
}
const compareKeys = (a, b) => a.localeCompare(b, "en", {
numeric: true
});
const MAX_BYTES = 134217728;
async function collectCoverage(paths, locate) {
const found = [];
const problems = [];
const pathOf = path => locate(path) ?? path;
for (const path of paths) try {
const {size: size} = await (0, promises_.stat)(path);
if (size > MAX_BYTES) throw new CoverageProblem(`its ${size} bytes are more than ${MAX_BYTES}`);
const text = await (0, promises_.readFile)(path, "utf8");
found.push(/^\s*\{/.test(text) ? parseIstanbul(text, pathOf) : parseLcov(text, pathOf));
} catch (error) {
problems.push(`${path}: ${(0, errors.bD)(error).replace(/\.$/, "")}`);
}
try {
const coverage = mergeCoverage(found);
const texts = [ writeIstanbul(coverage), writeLcov(coverage) ];
const files = COVERAGE_NAMES.map((name, index) => [ name, texts[index] ]);
return {
files: new Map(files.filter(([, text]) => text.trim() !== "" && text.trim() !== "{}")),
problems: problems
};
} catch (error) {
if (!(error instanceof CoverageProblem)) throw error;
return {
files: new Map,
problems: [ ...problems, error.message ]
};
}
}
async function coverageIn(folder) {
const names = await (0, promises_.readdir)(folder, {
recursive: true
}).catch(() => []);
return names.filter(name => COVERAGE_NAMES.some(known => name === known || name.endsWith(`/${known}`))).sort().map(name => (0, 
external_node_path_.join)(folder, name));
}
const JUNIT_NAME = "junit.xml";
const THRESHOLDS_NAME = "coverage-thresholds.json";
const BLOB_NAME = /^blob-\d+\.zip$/;
const MAX_ATTACHMENT_BYTES = 134217728;
const ENTITIES = {
"&": "&amp;",
"<": "&lt;",
">": "&gt;",
'"': "&quot;",
"\t": "&#9;",
"\n": "&#10;",
"\r": "&#13;"
};
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const xmlText = text => text.replaceAll(NOT_IN_XML, "�").replaceAll(/[&<>\r]/g, char => ENTITIES[char]);
const xmlAttribute = text => text.replaceAll(NOT_IN_XML, "�").replaceAll(/[&<>"\t\n\r]/g, char => ENTITIES[char]);
const MAX_NAME = 1e4;
const MAX_MESSAGE = 4e3;
const MAX_REPEATED = 1e3;
function junitFiles(results, suite, problem) {
const files = [ ...results ].map(([file, {reported: reported, tests: tests, failures: failures}]) => {
const ofFile = reported.flatMap(({failure: failure}) => failure === void 0 ? [] : [ errorCase("(file)", failure) ]);
const whole = reported.reduce((sum, {seconds: seconds = 0}) => sum + seconds, 0);
return {
suite: suite,
file: file,
axes: "",
seconds: whole > 0 ? whole : tests.reduce((sum, {seconds: seconds}) => sum + seconds, 0),
tests: [ ...tests, ...ofFile, ...failures.flatMap(errorCases) ]
};
});
if (problem !== void 0) files.push({
suite: suite,
file: void 0,
axes: "",
seconds: 0,
tests: [ errorCase("(report)", problem) ]
});
return files;
}
const errorCase = (name, message) => ({
name: name,
message: message,
outcome: "failed",
seconds: 0,
retries: 0,
isError: true
});
const errorCases = ({name: name, message: message, count: count}) => Array.from({
length: Math.min(count, MAX_REPEATED)
}, () => errorCase(name, message));
function writeJUnit(files) {
const key = ({suite: suite, file: file, axes: axes}) => `${suite}\0${file ?? "￿"}\0${axes}`;
const keyed = files.map(file => ({
key: key(file),
file: file
}));
keyed.sort((a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
const all = junit_file_countsOf(files.flatMap(({tests: tests}) => tests));
const seconds = files.reduce((sum, file) => sum + file.seconds, 0);
const parts = [ '<?xml version="1.0" encoding="UTF-8"?>\n', `<testsuites name="paceline" ${all} time="${time(seconds)}">\n` ];
for (const {file: file} of keyed) parts.push(suiteElement(file));
parts.push("</testsuites>\n");
return parts.join("");
}
function suiteElement({suite: suite, file: file, axes: axes, seconds: seconds, tests: tests}) {
const of = file === void 0 ? "" : ` file="${xmlAttribute(file)}"`;
const head = `  <testsuite name="${xmlAttribute(file ?? suite)}" package="${xmlAttribute(suite)}"${of} ${junit_file_countsOf(tests)} time="${time(seconds)}"`;
const properties = axes === "" ? "" : `    <properties><property name="axes" value="${xmlAttribute(axes)}"/></properties>\n`;
if (tests.length === 0 && properties === "") return `${head}/>\n`;
const classname = xmlAttribute(file ?? suite);
return `${head}>\n${properties}${tests.map(test => caseElement(test, classname)).join("")}  </testsuite>\n`;
}
function caseElement(test, classname) {
const {name: name, outcome: outcome, seconds: seconds, line: line, retries: retries, isError: isError} = test;
const message = (test.message ?? "").slice(0, MAX_MESSAGE);
const failed = outcome === "failed";
const inside = [ ...Array.from({
length: Math.min(retries, MAX_REPEATED)
}, () => failed ? '<rerunFailure message="failed again"/>' : '<flakyFailure message="failed before"/>'), ...outcome === "skipped" ? [ `<skipped${message ? ` message="${xmlAttribute(message)}"` : ""}/>` ] : [], ...failed ? [ failureElement(isError ? "error" : "failure", message) ] : [] ];
const at = line === void 0 || !Number.isInteger(line) || line < 1 ? "" : ` line="${line}"`;
const head = `    <testcase classname="${classname}" name="${xmlAttribute(name.slice(0, MAX_NAME))}" time="${time(seconds)}"${at}`;
return inside.length === 0 ? `${head}/>\n` : `${head}>${inside.join("")}</testcase>\n`;
}
function failureElement(kind, message) {
const first = message.split("\n", 1)[0].slice(0, 200);
return `<${kind} message="${xmlAttribute(first)}">${xmlText(message)}</${kind}>`;
}
function junit_file_countsOf(tests) {
let [failures, errors, skipped] = [ 0, 0, 0 ];
for (const {outcome: outcome, isError: isError} of tests) if (outcome === "skipped") skipped += 1; else if (outcome === "failed" && isError) errors += 1; else if (outcome === "failed") failures += 1;
return `tests="${tests.length}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
}
const time = seconds => (seconds >= 0 && seconds < 1e9 ? seconds : 0).toFixed(3);
const ROOM = 58720256;
const TEXT_SHARE = .1;
async function gatherAttachments(run, wanted, machine) {
const {ran: ran} = run;
if (ran === void 0) return {
paths: [],
warnings: []
};
const {folder: folder, locate: locate} = ran;
const warnings = [];
const write = async (name, text) => {
const path = (0, external_node_path_.join)(folder, name);
await (0, promises_.writeFile)(path, text);
return path;
};
const {report: report, reportPaths: reportPaths} = run.execution;
const {files: files} = (0, files_of_report.$)(report, locate);
const paths = [ await write(JUNIT_NAME, writeJUnit(junitFiles(files, wanted.suite, report.problem))) ];
const coverage = await coverageOf(run, wanted);
for (const [name, text] of coverage.files) paths.push(await write(name, text));
if (coverage.thresholds) paths.push(await write(THRESHOLDS_NAME, JSON.stringify(coverage.thresholds)));
const others = (await Promise.all(reportPaths.map(path => ran.runner?.attachments?.(path) ?? []))).flat();
for (const [index, path] of others.entries()) {
const copy = (0, external_node_path_.join)(folder, `blob-${index + 1}.zip`);
if (path !== copy) await (0, promises_.copyFile)(path, copy);
paths.push(copy);
}
const kept = [];
let room = ROOM;
for (const path of paths) {
const bytes = await machine.sizeOf(path);
const packed = path.endsWith(".zip") ? bytes : bytes * TEXT_SHARE;
if (bytes <= MAX_ATTACHMENT_BYTES && packed <= room) {
room -= packed;
kept.push(path);
} else warnings.push(`${(0, external_node_path_.basename)(path)} of this leg has ${bytes} bytes, which is too much to be merged in the last job; the proof of what ran does not need it.`);
}
return {
paths: kept,
warnings: warnings,
...coverage.problem === void 0 ? {} : {
coverageProblem: coverage.problem
}
};
}
async function coverageOf(run, wanted) {
const {ran: ran} = run;
if (wanted.coverage === void 0 || ran === void 0) return {
files: new Map
};
const paths = wanted.coverage === "auto" ? await coverageIn((0, external_node_path_.join)(ran.folder, "coverage")) : await freshFiles(wanted.coverage, wanted);
const {files: files, problems: problems} = await collectCoverage(paths, ran.locate);
const [first] = run.execution.reportPaths;
const thresholds = first === void 0 ? void 0 : await (ran.runner?.thresholds?.(first));
const problem = problems.length > 0 ? `Coverage cannot be read: ${listed(problems)}.` : files.size === 0 ? "Coverage was wanted, and the test program left none." : void 0;
return {
files: files,
thresholds: thresholds,
...problem === void 0 ? {} : {
problem: problem
}
};
}
async function freshFiles(patterns, {directory: directory, startedAt: startedAt}) {
const fresh = [];
for (const path of await (0, matching_files.V)(patterns, directory)) if ((await (0, 
promises_.stat)(path)).mtimeMs >= startedAt.getTime() - 2e3) fresh.push(path);
return fresh;
}
const coverageError = problem => new errors.ce("PACELINE_COVERAGE_MISSING", problem, 'Let "coverage" name the lcov.info or coverage-final.json that the test program writes, or leave it out.');
var test_results = __webpack_require__(79048);
function failureWords({executed: executed, withoutFile: withoutFile}) {
const files = executed.filter(({failed: failed}) => failed > 0).map(({file: file}) => file);
const parts = files.length > 0 ? [ listed(files) ] : [];
const tests = (withoutFile?.failures ?? []).filter(({name: name}) => name !== test_results.F);
const count = (withoutFile?.failed ?? 0) - ((withoutFile?.failures.length ?? 0) - tests.length);
if (count > 0) {
const names = tests.length > 0 ? ` (${listed(tests.map(({name: name}) => (0, markdown.ml)((0, 
lines.TN)(name), 120)))})` : "";
parts.push(`${count} in no file of the repository${names}`);
}
return parts.join(", and ");
}
function missingFiles(planned, executed) {
const ran = new Set(executed.map(fields.S8));
return planned.filter(test => !ran.has((0, fields.S8)(test)));
}
function outcomeOf(execution, results) {
if (!execution.complete) return "crashed";
const {tests: tests, failed: failed} = totalsOf(results);
if (failed > 0) return "failed";
if (tests === 0) return execution.exit === 0 ? "empty" : "failed";
return execution.exit === 0 ? "passed" : "failed";
}
function judgeRun(run) {
const {runner: runner, outcome: outcome, execution: execution, results: results, missing: missing} = run;
const {tests: tests, failed: failed} = totalsOf(results);
const absent = missing.length === 0 ? "" : ` Not run: ${listed(missing.map(test => test.file))}.`;
const failures = failureWords(results);
if (execution.stopped === "timeout") return new errors.ce("PACELINE_TESTS_TIMEOUT", `${runner} was stopped after the timeout of ${run.timeoutSeconds} s, with every process it had started.${absent}`, 'Find the test that hangs (the last one in the output above), or raise "timeout".');
if (execution.stopped) return new errors.ce("PACELINE_TESTS_CANCELLED", `${runner} was stopped because the job was cancelled.${absent}`, "Run the job again.");
if (outcome === "crashed") {
const problem = execution.problem === void 0 ? "" : ` ${execution.problem}.`;
const known = failures === "" ? "" : ` What it holds failed: ${failures}.`;
return new errors.ce("PACELINE_TESTS_CRASHED", `${runner} ended with ${exitWords(execution.exit)} and left no usable report.${problem}${known}${absent}`, "See its output above: it died, or a setting of the project sends its report elsewhere.");
}
if (missing.length > 0 && !(run.failFast && failed > 0)) return new errors.ce("PACELINE_TESTS_MISSING", `${runner} did not run ${missing.length} of the planned files: ${listed(missing.map(test => test.file))}.${failed > 0 ? ` And ${(0, 
numbers.LS)(failed, "test")} failed: ${failures}.` : ""}`, "Its report does not name them: check the project's include and exclude patterns, and that the files are tests of this runner.");
if (failed > 0) return new errors.ce("PACELINE_TESTS_FAILED", `${failed} of ${(0, 
numbers.LS)(tests, "test")} failed, ${results.executed.some(file => file.failed > 0) ? "in " : ""}${failures}.${missing.length > 0 ? ` ${(0, 
numbers.LS)(missing.length, "file")} did not run, since "fail-fast" stopped the leg.` : ""}`, "See the failures above.");
if (run.failure !== void 0) return new errors.ce("PACELINE_TESTS_COLLECTION", `${run.failure}. The parts of the suite may pass one by one; together they do not.`, "See what the project's own command says.");
if (outcome === "empty" || tests === 0) {
const ended = execution.exit === 0 ? "" : ` and ended with ${exitWords(execution.exit)}`;
return new errors.ce("PACELINE_TESTS_EMPTY", `${runner} ran no test at all${ended}${results.executed.length > 0 ? `; these files hold none: ${listed(results.executed.map(file => file.file))}` : ": its report lists none"}.`, "Check the project's include patterns and the files; a suite without tests proves nothing.");
}
if (execution.exit !== 0) {
const empty = results.executed.filter(file => file.outcome === "empty").map(file => file.file);
return new errors.ce("PACELINE_TESTS_EXIT", `${runner} ended with ${exitWords(execution.exit)} although every test in its report passed.${empty.length > 0 ? ` Files without tests: ${listed(empty)}.` : ""}`, "See its output above: an error outside the tests, a coverage threshold, or a file that could not be loaded.");
}
return;
}
const exitWords = exit => typeof exit === "number" ? `exit status ${exit}` : `signal ${exit}`;
const SUITE = "tests";
function programOf(inputs, planned) {
const {command: command = inputs.command, args: args = inputs.args, workingDirectory: workingDirectory} = planned?.start ?? {};
const isOpen = inputs.runner === "auto" && inputs.command === "";
const byPlan = planned?.runner === "command" && command === "" ? void 0 : planned?.runner;
return {
suite: planned?.suite ?? inputs.suite ?? SUITE,
runner: isOpen ? byPlan ?? "auto" : inputs.runner,
command: command,
args: args,
folder: workingDirectory
};
}
var repository_files = __webpack_require__(65794);
var job_began = __webpack_require__(31324);
var given_reports = __webpack_require__(43008);
async function readReports(environment, {directory: directory, root: root}, {patterns: patterns, suite: suite, planned: planned}) {
const [divided] = splitsOf(planned?.leg.tests ?? []).keys();
if (divided !== void 0) throw new errors.ce("PACELINE_PLAN_LEG", `The plan divides ${divided} by its tests, and with "reports" this step does not start the test program, so it cannot divide it.`, 'Leave "split-files" out of the matrix step, or let this step run the tests.');
const tests = (planned?.leg.tests ?? []).map(({suite: own, file: file}) => ({
suite: own,
file: file
}));
const {paths: paths, report: report, results: results, locate: locate} = await (0, 
given_reports.f)(patterns, {
directory: directory,
root: root,
suite: suite,
planned: tests,
tracked: await (0, repository_files.g)(directory, environment.variables, [ "--cached" ]),
jobBegan: await (0, job_began.J)(environment)
});
const {problem: problem} = report;
const parent = (0, external_node_path_.join)(environment.temp, "paceline");
await (0, promises_.mkdir)(parent, {
recursive: true
});
const folder = await (0, promises_.mkdtemp)((0, external_node_path_.join)(parent, "report-"));
return {
runner: planned?.suite.runner ?? "command",
execution: {
report: report,
reportPaths: [ ...paths ],
complete: problem === void 0,
...problem === void 0 ? {} : {
problem: problem
},
seconds: report.tests.reduce((sum, {seconds: seconds}) => sum + seconds, 0),
exit: 0,
stopped: void 0
},
results: results,
files: {
planned: tests,
excluded: [],
gaps: [],
whole: planned === void 0,
listed: void 0
},
ranNothing: false,
saysEmpty: false,
ran: {
folder: folder,
runner: void 0,
locate: locate
}
};
}
var external_node_fs_ = __webpack_require__(73024);
var reports_locate = __webpack_require__(88101);
var process_process = __webpack_require__(19178);
var src_manifest = __webpack_require__(66274);
var detect = __webpack_require__(63944);
var folders_up_to = __webpack_require__(34550);
function childEnvironment(variables, added = {}) {
const kept = Object.entries(variables).filter(([name]) => !/^(?:INPUT_|STATE_|ACTIONS_(?:RUNTIME|RESULTS|CACHE|ORCHESTRATION)_)/.test(name) && !/^PACELINE_/i.test(name) && name !== "GITHUB_OUTPUT" && name !== "GITHUB_STATE");
return {
...Object.fromEntries(kept),
...added
};
}
var junit_report = __webpack_require__(44322);
var file_of_name = __webpack_require__(56975);
var shell_words = __webpack_require__(22205);
const BATCH_BYTES = process.platform === "win32" ? 24e3 : 1e5;
function batches(files, maxBytes = BATCH_BYTES) {
const result = [];
let bytes = 0;
for (const file of files) {
const size = Buffer.byteLength(file) + 1;
const last = result.at(-1);
if (last && bytes + size <= maxBytes) {
last.push(file);
bytes += size;
} else {
result.push([ file ]);
bytes = size;
}
}
return result.length === 0 ? [ [] ] : result;
}
function commandTemplate(project, template) {
const words = splitCommand(template);
let given = [];
return {
name: "command",
reportFormat: "xml",
async invocations(files, reportPath) {
given = files;
if (words.length === 0 || !words.some(word => word.includes("{report}"))) throw new errors.ce("PACELINE_COMMAND_REPORT", `The command "${template}" does not say where its report goes.`, "Put {report} where the program takes the path of its JUnit XML file.");
if (files.length > 0 && !words.some(word => word.includes("{files}"))) throw new errors.ce("PACELINE_COMMAND_FILES", `The command "${template}" does not take the ${files.length} planned files.`, "Put {files} where the program takes the test files.");
return batches(files).map((batch, index) => {
const expanded = expandCommand(words, batch, reportPath(index));
return {
command: expanded[0],
args: [ ...expanded.slice(1), ...project.args ],
report: reportPath(index)
};
});
},
async read(reportPath) {
return (0, junit_report.z)(reportPath, (0, file_of_name.x)(given, await project.siblings()));
}
};
}
function expandCommand(words, files, report) {
return words.flatMap(word => word === "{files}" ? files : [ word.replaceAll("{files}", () => files.join(" ")).replaceAll("{report}", () => report) ]);
}
function splitCommand(template) {
const words = (0, shell_words.y)(template);
if (words) return words;
throw new errors.ce("PACELINE_COMMAND_QUOTE", `The command "${template}" has a quote that is never closed.`, "Close the quote, or put a backslash before it.");
}
var command_options = __webpack_require__(67717);
async function packageBin(name, directory, root, packages = [ name ]) {
for (const one of packages) {
const script = await installedBin(name, one, directory, root);
if (script !== void 0) return script;
}
throw new errors.ce("PACELINE_RUNNER_NOT_INSTALLED", `${packages[0]} was not found in node_modules of ${(0, 
external_node_path_.relative)(root, directory) || "the repository"} or above.`, `Install the project's dependencies before this step (npm ci), or set "working-directory" to where ${packages[0]} is installed.`);
}
async function installedBin(command, name, directory, root) {
for (const folder of (0, folders_up_to.K)(directory, root)) {
const installed = (0, external_node_path_.join)(folder, "node_modules", name);
try {
const {bin: bin} = JSON.parse(await (0, promises_.readFile)((0, external_node_path_.join)(installed, "package.json"), "utf8"));
const script = typeof bin === "string" ? bin : bin?.[command];
if (script && (await (0, promises_.stat)((0, external_node_path_.join)(installed, script))).isFile()) return (0, 
external_node_path_.join)(installed, script);
} catch {}
}
return;
}
var read_report = __webpack_require__(55486);
var json_report = __webpack_require__(42448);
var stack_line = __webpack_require__(17286);
const event_report_event = schemas.gMt("type", [ schemas.Ikc({
type: schemas.euz("file"),
file: schemas.YjP(),
seconds: schemas.aig().nullish(),
failure: schemas.YjP().nullish()
}), schemas.Ikc({
type: schemas.euz("test"),
file: schemas.YjP(),
name: schemas.YjP(),
outcome: schemas.k5n([ "passed", "failed", "skipped" ]),
seconds: schemas.aig().nullish(),
message: schemas.YjP().nullish(),
line: schemas.aig().nullish(),
retries: schemas.aig().nullish()
}), schemas.Ikc({
type: schemas.euz("failure"),
file: schemas.YjP().nullish(),
name: schemas.YjP(),
message: schemas.YjP().nullish()
}), schemas.Ikc({
type: schemas.euz("split"),
file: schemas.YjP(),
ids: schemas.YOg(schemas.YjP()),
chosen: schemas.aig().int().nonnegative()
}), schemas.Ikc({
type: schemas.euz("end")
}) ]);
const readEventReport = path => (0, read_report.t)(path, bytes => parseEvents((new TextDecoder).decode(bytes)));
function parseEvents(text) {
const files = new Map;
const tests = [];
const failures = [];
const splits = [];
let ended = false;
const lines = text.split("\n");
for (const [index, line] of lines.entries()) {
if (line === "") continue;
const {data: data} = event_report_event.safeParse(event_report_parsed(line));
if (data === void 0 && index === lines.length - 1) break;
if (data === void 0) throw new Error(`Line ${index + 1} of the report is no event.`);
if (data.type === "end") ended = true; else if (data.type === "test") tests.push(testOf(data)); else if (data.type === "split") splits.push(splitOf(data)); else if (data.type === "failure") {
const message = (0, json_report._j)(data.message ?? "") || "it failed";
failures.push({
file: data.file ?? "",
name: data.name,
message: message,
count: 1
});
} else {
const before = files.get(data.file);
const failure = data.failure ? (0, json_report._j)(data.failure) : before?.failure;
files.set(data.file, {
file: data.file,
seconds: event_report_sum(before?.seconds, data.seconds ?? void 0),
...failure === void 0 ? {} : {
failure: failure
}
});
}
}
return {
files: [ ...files.values() ],
tests: tests,
failures: failures,
...splits.length > 0 ? {
splits: splits
} : {},
...ended ? {} : {
problem: "Its report ends before the program did"
}
};
}
function testOf(data) {
const {file: file, name: name, outcome: outcome, message: message} = data;
const seconds = Math.max(0, data.seconds ?? 0);
const retries = data.retries ?? 0;
if (outcome !== "failed") return {
file: file,
name: name,
outcome: outcome,
seconds: seconds,
retries: retries
};
const stack = (0, json_report._j)(message ?? "");
return {
file: file,
name: name,
outcome: outcome,
seconds: seconds,
retries: retries,
message: (0, json_report.rR)(stack) || "the test failed",
line: (0, stack_line.W)(stack, file) ?? data.line ?? void 0
};
}
const splitOf = ({file: file, ids: ids, chosen: chosen}) => ({
file: file,
chosen: chosen,
tests: ids.length,
digest: (0, external_node_crypto_.createHash)("sha256").update(ids.map(id => `${id}\n`).join("")).digest("hex")
});
const event_report_sum = (a, b) => a === void 0 && b === void 0 ? void 0 : (a ?? 0) + (b ?? 0);
function event_report_parsed(line) {
try {
return JSON.parse(line);
} catch {
return;
}
}
const AVA_EMPTY = 87;
const avaLauncher = task => `import { openSync, writeFileSync, writeSync } from 'node:fs';\nimport path from 'node:path';\nimport process from 'node:process';\nimport { pathToFileURL } from 'node:url';\nconst task = ${JSON.stringify(task)};\nprocess.argv[1] = task.script;\nconst report = task.list ? undefined : openSync(task.report, 'a');\nconst write = (event) => writeSync(report, JSON.stringify(event) + '\\n');\nconst seconds = () => Number(process.hrtime.bigint()) / 1e9;\nconst inner = async (name) => {\n  try {\n    return await import(pathToFileURL(path.join(task.folder, 'lib', name)).href);\n  } catch (error) {\n    return { problem: error };\n  }\n};\nfunction refuse(problem) {\n  const message = 'Paceline knows the inside of AVA 4 to 8, and this version is another: use "command" to run it. '\n    + (problem?.stack ?? '');\n  if (!task.list) write({ type: 'failure', name: 'ava', message });\n  console.error(message);\n  process.exit(1);\n}\nconst { default: Api, problem } = await inner('api.js');\nconst run = Api?.prototype?.run;\nif (typeof run !== 'function') refuse(problem);\nApi.prototype.run = async function (options = {}) {\n  this.options.parallelRuns = null;\n  if (task.list) {\n    const globs = await inner('globs.js');\n    const { projectDir: cwd, providers = [] } = this.options;\n    const testFiles = await globs.findTests({ cwd, ...this.options.globs });\n    const filter = (options.filter ?? []).map(({ pattern }) => pattern);\n    const chosen = filter.length === 0 ? testFiles : globs.applyTestFileFilter({ cwd, filter, providers, testFiles });\n    writeFileSync(task.report, JSON.stringify([...chosen]));\n    process.exit(0);\n  }\n  const noted = { failures: 0 };\n  this.on('run', (plan) => listen((plan.data ?? plan).status, noted));\n  const files = task.files.map((file) => path.resolve(file));\n  const filter = (options.filter ?? []).filter(({ lineNumbers }) => lineNumbers);\n  const status = await run.call(this, files.length === 0 ? options : { ...options, files, filter });\n  const matching = (this.options.match ?? []).length > 0;\n  const code = status.suggestExitCode({ matching });\n  const isEmpty = status.stats.declaredTests === 0 || (matching && status.stats.selectedTests === 0);\n  if (code !== 0 && noted.failures === 0 && !isEmpty)\n    write({ type: 'failure', name: 'ava', message: 'AVA says that the run failed: ' + JSON.stringify({ ...status.stats, byFile: undefined }) });\n  if (code !== 0 && noted.failures === 0 && isEmpty) status.suggestExitCode = () => ${AVA_EMPTY};\n  write({ type: 'end' });\n  return status;\n};\nfunction textOf(error) {\n  if (error === undefined || error === null) return 'it failed';\n  if (Array.isArray(error.errors)) return error.errors.map(textOf).join('\\n');\n  const details = (error.formattedDetails ?? error.values ?? []).map(({ label, formatted }) => label + ' ' + formatted);\n  const stack = String(error.stack ?? '');\n  const message = String(error.message ?? error.formattedError ?? error.formatted ?? '');\n  return [...(stack.includes(message) ? [] : [message]), ...details, stack].join('\\n').slice(0, 20000) || 'it failed';\n}\nfunction listen(status, noted) {\n  const started = new Map();\n  const { observeWorker } = status;\n  status.observeWorker = function (worker, file, ...rest) {\n    started.set(file, seconds());\n    return observeWorker.call(this, worker, file, ...rest);\n  };\n  const failing = new Set();\n  const failure = (file, name, message) => {\n    failing.add(file);\n    noted.failures += 1;\n    write({ type: 'failure', file, name, message });\n  };\n  const test = (event, outcome, more) =>\n    write({ type: 'test', file: event.testFile, name: event.title, outcome, seconds: (event.duration ?? 0) / 1000, ...more });\n  const done = (file) => write({ type: 'file', file, seconds: seconds() - (started.get(file) ?? seconds()) });\n  status.on('stateChange', (heard) => {\n    const event = heard.data ?? heard;\n    const file = event.testFile;\n    if (event.type === 'selected-test') {\n      if (event.skip || event.todo) test(event, 'skipped');\n    } else if (event.type === 'test-passed') test(event, 'passed');\n    else if (event.type === 'test-failed') {\n      noted.failures += 1;\n      test(event, 'failed', { message: textOf(event.err), line: event.err?.source?.line });\n    } else if (event.type === 'hook-failed') failure(file, event.title, textOf(event.err));\n    else if (event.type === 'missing-ava-import') failure(file, '(file)', 'it does not import AVA');\n    else if (event.type === 'worker-failed') {\n      const how = event.signal ? 'by ' + event.signal : 'with ' + (event.nonZeroExitCode ?? 'an error');\n      // Mostly because of what was noted before.\n      if (!failing.has(file)) failure(file, '(file)', event.err ? textOf(event.err) : 'its process ended ' + how);\n      done(file);\n    } else if (event.type === 'worker-finished') done(file);\n    else if (event.type === 'process-exit') failure(file, '(file)', 'it calls process.exit()\\n' + (event.stack ?? ''));\n    else if (event.type === 'timeout') {\n      for (const [pending, titles] of event.pendingTests ?? [])\n        failure(pending, '(file)', 'timed out' + (titles.size > 0 ? ' in ' + [...titles].join(', ') : ''));\n    } else if (['uncaught-exception', 'unhandled-rejection', 'internal-error', 'shared-worker-error'].includes(event.type))\n      failure(file, '(' + event.type.replaceAll('-', ' ') + ')', textOf(event.err));\n    else if (event.type === 'interrupt') failure(undefined, '(interrupt)', 'it was interrupted');\n    else if (event.type === 'end') {\n      for (const [one, { remainingTests }] of status.stats.byFile)\n        if (remainingTests > 0 && !failing.has(one)) failure(one, '(file)', 'tests that did not run to their end: ' + remainingTests);\n    }\n  });\n}\nawait import(pathToFileURL(task.script).href);\n`;
function expandedWords(words, directory) {
return words.flatMap(({text: text, pattern: pattern}) => {
if (!pattern || /[{}()]/.test(text) || process.platform === "win32") return [ text ];
const names = (0, external_node_fs_.globSync)(text.replaceAll(/\*{2,}/g, "*"), {
cwd: directory
});
return names.length === 0 ? [ text ] : names.sort();
});
}
function refuseComputed(program, words) {
const computed = words.find(word => word.computed);
if (computed === void 0) return;
throw new errors.ce("PACELINE_SCRIPT_COMPUTED", `The script that runs ${program} computes a part of what it gives it (${computed.text}).`, 'Write it out in the script, or give run-tests a "command".');
}
function ava(project, temporary) {
const {command: command, directory: directory} = project;
const {options: options, words: words, forwarded: forwarded} = (0, command_options.Y2)("ava", command);
async function launched(task) {
const script = await packageBin("ava", directory, project.root);
const launcher = (0, external_node_path_.join)(await (0, promises_.mkdtemp)((0, 
external_node_path_.join)(temporary, "ava-")), "launcher.mjs");
await (0, promises_.writeFile)(launcher, avaLauncher({
folder: (0, external_node_path_.dirname)((0, external_node_path_.dirname)(script)),
script: script,
...task
}));
return [ ...project.script.nodeFlags, launcher, ...options, ...project.args, ...expandedWords(words, directory), ...forwarded ];
}
return {
name: "ava",
reportsEveryFailure: true,
reportFormat: "jsonl",
listsFirst: true,
listIsOwn: project.startIsKnown,
emptyStatus: AVA_EMPTY,
async list({timeoutSeconds: timeoutSeconds}) {
if (command?.args.some(({computed: computed}) => computed)) return;
const report = (0, external_node_path_.join)(await (0, promises_.mkdtemp)((0, external_node_path_.join)(temporary, "ava-list-")), "list.json");
const args = await launched({
report: report,
files: [],
list: true
});
const {variables: variables} = project.script;
if (await project.ask("node", args, {
timeoutSeconds: timeoutSeconds,
variables: variables
}) === void 0) return;
const files = JSON.parse(await (0, promises_.readFile)(report, "utf8").catch(() => "null"));
return Array.isArray(files) && files.every(file => typeof file === "string") ? {
files: files
} : void 0;
},
async invocations(files, reportPath) {
refuseComputed("AVA", command?.args ?? []);
const report = reportPath(0);
const args = await launched({
report: report,
files: files,
list: false
});
return [ {
command: "node",
report: report,
variables: project.script.variables,
args: args
} ];
},
read: readEventReport
};
}
async function which(program, variables = process.env) {
const endings = process.platform === "win32" ? [ "", ".exe", ".cmd", ".bat" ] : [ "" ];
const folders = (0, external_node_path_.isAbsolute)(program) ? [ "" ] : (variables["PATH"] ?? variables["Path"] ?? "").split(external_node_path_.delimiter);
for (const folder of folders) {
if (folder === "" && !(0, external_node_path_.isAbsolute)(program)) continue;
for (const ending of endings) {
const path = folder === "" ? `${program}${ending}` : (0, external_node_path_.join)(folder, `${program}${ending}`);
try {
await (0, promises_.access)(path, promises_.constants.X_OK);
return path;
} catch {}
}
}
return;
}
var started_arguments = __webpack_require__(77107);
var bun = __webpack_require__(82555);
var patterns = __webpack_require__(3612);
var dist = __webpack_require__(3292);
async function scriptNames(project, {names: names, computed: computed}) {
if (computed !== void 0) throw new errors.ce("PACELINE_SCRIPT_COMPUTED", `The script computes a part of "${computed}", which only a shell could tell.`, 'Write it out in the script, or give run-tests a "command".');
if (!names.some(({pattern: pattern}) => pattern)) return names.map(({text: text}) => text);
return (0, patterns.Ki)(names, await project.siblings());
}
const PRELOAD = "import { afterAll } from 'bun:test';\nimport { appendFileSync, readFileSync, realpathSync } from 'node:fs';\nimport { resolve } from 'node:path';\nconst { PACELINE_FILES: given, PACELINE_LOADED: notes } = process.env;\n// bun that a test starts is no part of this run.\ndelete process.env.PACELINE_FILES;\ndelete process.env.PACELINE_LOADED;\nif (notes) {\n  const real = (path) => { try { return realpathSync(path); } catch { return path; } };\n  const files = JSON.parse(readFileSync(given, 'utf8')).map((file) => [file, resolve(file), real(resolve(file))]);\n  afterAll(() => {\n    const loaded = files.filter(([, ...paths]) => paths.some((path) => path in require.cache));\n    appendFileSync(notes, loaded.map(([file]) => JSON.stringify(file) + '\\n').join(''));\n  });\n}\n";
const LAST_TEST = "paceline: a test, so that there is a report";
const LAST_FILE = "paceline-last.test.js";
const LAST_SOURCE = `import { test } from 'bun:test';\ntest(${JSON.stringify(LAST_TEST)}, () => {});\n`;
function bun_bun(project, temporary, variables) {
const started = (0, started_arguments.OZ)("bun", project.command);
const {pattern: pattern, rest: userArguments} = namePattern(project.args, started.values("test-name-pattern"));
let given = [];
return {
name: "bun",
reportFormat: "xml",
listsFirst: true,
listIsOwn: project.startIsKnown,
async list() {
const files = new Set(await project.siblings());
try {
const read = path => readText((0, external_node_path_.join)(project.directory, path));
return {
files: (0, bun.bunTests)({
files: files,
read: read
}, project.command).tests
};
} catch (error) {
if (error instanceof patterns.IO) return;
throw error;
}
},
async invocations(files, reportPath, {part: part = false} = {}) {
const program = await findBun(project, variables);
const own = await (0, promises_.mkdtemp)((0, external_node_path_.join)(temporary, "bun-"));
const preload = (0, external_node_path_.join)(own, "preload.mjs");
const last = (0, external_node_path_.join)(own, LAST_FILE);
await (0, promises_.writeFile)(preload, PRELOAD);
await (0, promises_.writeFile)(last, LAST_SOURCE);
given = files;
const config = await configArguments(project, started.values("config").at(-1), {
part: part,
own: own
});
const options = started.written.filter(({name: name}) => !(part && name.startsWith("coverage"))).flatMap(({words: words}) => words);
const names = files.length === 0 ? await scriptNames(project, started) : [];
const runs = batches(files).map(async (batch, index) => {
const report = reportPath(index);
const planned = `${report}.files`;
await (0, promises_.writeFile)(planned, JSON.stringify(batch));
const selected = files.length === 0 || pattern === void 0 ? pattern : `(?:${pattern})|^${LAST_TEST}$`;
return {
command: program,
report: report,
variables: {
...project.script.variables,
...files.length === 0 ? {} : {
PACELINE_FILES: planned,
PACELINE_LOADED: `${report}.loaded`
}
},
args: [ "test", ...config, ...options, `--preload=${preload}`, "--reporter=junit", `--reporter-outfile=${report}`, ...selected === void 0 ? [] : [ `--test-name-pattern=${selected}` ], ...userArguments, ...batch.map(file => /^\.{0,2}\//.test(file) ? file : `./${file}`), ...files.length === 0 ? names : [ last ] ]
};
});
return Promise.all(runs);
},
async read(path) {
const report = await (0, junit_report.z)(path);
if (report === void 0) return;
const notes = await (0, promises_.readFile)(`${path}.loaded`, "utf8").catch(() => "");
const noted = notes.split("\n").flatMap(line => line === "" ? [] : [ JSON.parse(line) ]);
const wanted = new Set(given);
const loaded = [ ...new Set(noted) ].filter(file => wanted.has(file)).map(file => ({
file: file
}));
return withoutLast({
...report,
files: [ ...report.files, ...loaded ]
}, pattern !== void 0);
}
};
}
function withoutLast(report, byName) {
return {
...report,
files: report.files.filter(({file: file}) => !file.endsWith(LAST_FILE)),
tests: report.tests.filter(({name: name, file: file, outcome: outcome}) => !(name === LAST_TEST && file.endsWith(LAST_FILE)) && !(byName && outcome === "skipped"))
};
}
function namePattern(args, ofScript) {
let pattern = ofScript.at(-1);
const rest = [];
for (let at = 0; at < args.length; at++) {
const [, value] = /^(?:--test-name-pattern|-t)=([\s\S]*)$/.exec(args[at]) ?? [];
if (value !== void 0) pattern = value; else if (/^(?:--test-name-pattern|-t)$/.test(args[at])) pattern = args[++at]; else rest.push(args[at]);
}
return {
pattern: pattern,
rest: rest
};
}
async function findBun(project, variables) {
const local = await packageBin("bun", project.directory, project.root).catch(() => {});
const program = local !== void 0 && (await (0, promises_.stat)(local)).size > 1e5 ? local : await which("bun", variables);
if (program !== void 0) return program;
throw new errors.ce("PACELINE_RUNNER_NOT_INSTALLED", "bun was not found on the search path.", "Set it up in a step before this one (oven-sh/setup-bun).");
}
async function configArguments(project, given, {part: part, own: own}) {
const unchanged = given === void 0 ? [] : [ `--config=${given}` ];
const text = readText((0, external_node_path_.resolve)(project.directory, given ?? "bunfig.toml")) ?? "";
const settings = (0, bun.bunSettings)(text);
const left = Object.keys(settings ?? {}).filter(name => name === "reporter" || part && name.startsWith("coverage"));
if (settings === void 0 || left.length === 0) return unchanged;
const test = Object.fromEntries(Object.entries(settings).filter(([name]) => !left.includes(name)));
const config = (0, external_node_path_.join)(own, "bunfig.toml");
await (0, promises_.writeFile)(config, (0, dist.stringify)({
...(0, dist.parse)(text),
test: test
}));
return [ `--config=${config}` ];
}
function readText(path) {
try {
return (0, external_node_fs_.readFileSync)(path, "utf8");
} catch {
return;
}
}
var json = __webpack_require__(99217);
const FILES = {
c8: [ ".c8rc", ".c8rc.json", ".nycrc", ".nycrc.json" ],
nyc: [ ".nycrc", ".nycrc.json" ]
};
const OF_REPORT = /^--?(?:r|reporter|o|reports?-dir|temp-dir(?:ectory)?|clean|silent|s)$/;
const OF_WHOLE = /^--(?:no-)?(?:check-coverage|per-file|100|lines|branches|functions|statements)$/;
function withCoverageTool(runner, project) {
const tool = project.command?.coverageTool;
if (tool === void 0 || tool.words.some(({computed: computed}) => computed)) return runner;
return {
...runner,
collectsCoverage: true,
thresholds: async () => thresholdsOf(tool.name, tool.words, project),
async invocations(files, reportPath, options = {}) {
const {part: part = false, coverage: folder, ...others} = options;
const runs = await runner.invocations(files, reportPath, {
...others,
part: part
});
const isPart = part || runs.length > 1;
if (folder === void 0 && isPart) return runs;
const bin = await packageBin(tool.name, project.directory, project.root);
return runs.map((run, batch) => ({
...run,
command: "node",
args: [ bin, ...without(tool.words, [ ...folder ? [ OF_REPORT ] : [], ...isPart ? [ OF_WHOLE ] : [] ]), ...folder ? reportOptions(tool.name, folder(batch)) : [], ...isPart ? [ "--check-coverage=false" ] : [], run.command, ...run.args ]
}));
}
};
}
function reportOptions(tool, folder) {
const temporary = (0, external_node_path_.join)(folder, "tool");
return tool === "c8" ? [ "--reporter=json", `--reports-dir=${folder}`, `--temp-directory=${temporary}` ] : [ "--reporter=json", `--report-dir=${folder}`, `--temp-dir=${temporary}` ];
}
function without(words, kinds) {
return optionsIn(words).flatMap(({name: name, own: own}) => kinds.some(kind => kind.test(name)) ? [] : own);
}
function optionsIn(words) {
const options = [];
for (const {text: text} of words) {
if (text === "--") continue;
const [, name, value] = /^(--?[^=]+)(?:=(.*))?$/s.exec(text) ?? [];
const last = options.at(-1);
if (name !== void 0) options.push({
name: name,
value: value,
own: [ text ]
}); else if (last) options[options.length - 1] = {
...last,
value: text,
own: [ ...last.own, text ]
};
}
return options;
}
async function thresholdsOf(tool, words, project) {
const options = optionsIn(words);
const settings = await settingsOf(tool, options, project);
const given = name => {
const option = options.findLast(one => one.name === `--${name}` || one.name === `--no-${name}`);
if (option === void 0) return settings[name];
return option.name.startsWith("--no-") ? false : option.value ?? true;
};
const isOn = name => given(name) === true || given(name) === "true";
if (tool === "c8" && isOn("100")) return readThresholds({
100: true
});
if (!isOn("check-coverage")) return;
const limits = METRICS.map(metric => [ metric, Number(given(metric) ?? (metric === "lines" ? 90 : 0)) ]);
return readThresholds({
...Object.fromEntries(limits),
...isOn("per-file") ? {
"per-file": true
} : {}
});
}
async function settingsOf(tool, options, {directory: directory, root: root}) {
const named = options.findLast(({name: name}) => /^--(?:config|c|nycrc-path)$/.test(name))?.value;
const paths = named === void 0 ? (0, folders_up_to.K)(directory, root).flatMap(folder => FILES[tool].map(name => (0, 
external_node_path_.join)(folder, name))) : [ (0, external_node_path_.join)(directory, named) ];
for (const path of paths) {
const settings = (0, json.lj)(await coverage_tool_text(path) ?? "");
if (settings !== void 0) return settings;
}
return (0, json.eB)((0, json.lj)(await coverage_tool_text((0, external_node_path_.join)(directory, "package.json")) ?? "")?.[tool]) ?? {};
}
const coverage_tool_text = path => (0, promises_.readFile)(path, "utf8").catch(() => {});
var cypress = __webpack_require__(86125);
var external_node_url_ = __webpack_require__(73136);
var node = __webpack_require__(6880);
var test_script = __webpack_require__(36329);
const REPORTER = "export default async function* (source) {\n  source.setMaxListeners?.(0);\n  for await (const { type, data } of source) {\n    if (type !== 'test:pass' && type !== 'test:fail' && type !== 'test:complete') continue;\n    const error = data.details?.error;\n    yield JSON.stringify({\n      type, name: data.name, nesting: data.nesting, file: data.file, entryFile: data.entryFile, line: data.line,\n      skip: data.skip, todo: data.todo, kind: data.details?.type, ms: data.details?.duration_ms,\n      passed: data.details?.passed, attempt: data.details?.attempt,\n      error: error && { type: error.failureType, message: String(error.message), stack: error.cause?.stack ?? error.stack },\n    }) + '\\n';\n  }\n}\n";
function nodeTest(project, temporary) {
const options = testOptions(project.command);
const withCoverage = coverageOptions(project.command);
return {
name: "node",
reportsEveryFailure: true,
listIsOwn: project.startIsKnown,
async list({timeoutSeconds: timeoutSeconds}) {
const features = await project.ask("node", [ "-p", 'process.features.typescript ?? ""' ], {
timeoutSeconds: timeoutSeconds
});
if (features === void 0) return;
const files = new Set(await project.siblings());
try {
const {tests: tests} = (0, node.W)({
files: files,
read: path => node_readText((0, external_node_path_.join)(project.directory, path))
}, project.command);
const byName = project.command === void 0 || project.command.args.every(({text: text}) => text.startsWith("-"));
const stripsTypes = /^(?:strip|transform)/.test(features.trim());
const asNode = byName && !stripsTypes && project.command?.executable !== "borp";
return {
files: asNode ? tests.filter(file => !file.endsWith("ts")) : tests
};
} catch (error) {
if (error instanceof patterns.IO) return;
throw error;
}
},
collectsCoverage: true,
async thresholds() {
return readThresholds(Object.fromEntries(withCoverage.flatMap(word => {
const [, metric, least] = /^--test-coverage-(lines|branches|functions)=(\d+)$/.exec(word) ?? [];
return metric ? [ [ metric, Number(least) ] ] : [];
})));
},
async invocations(files, reportPath, {part: part = false, coverage: folder} = {}) {
const reporter = (0, external_node_path_.join)(await (0, promises_.mkdtemp)((0, 
external_node_path_.join)(temporary, "node-test-")), "reporter.mjs");
await (0, promises_.writeFile)(reporter, REPORTER);
const reporting = report => [ "--test-reporter=spec", "--test-reporter-destination=stdout", `--test-reporter=${(0, 
external_node_url_.pathToFileURL)(reporter).href}`, `--test-reporter-destination=${report}` ];
const coverageOf = batch => {
if (folder === void 0) return part ? [] : withCoverage;
return [ "--experimental-test-coverage", ...withCoverage.filter(word => /^--test-coverage-(?:in|ex)clude/.test(word)), "--test-reporter=lcov", `--test-reporter-destination=${(0, 
external_node_path_.join)(folder(batch), "lcov.info")}` ];
};
const parts = batches(files.length > 0 && await takesGlobs(project) ? files.map(escapeGlob) : files);
if (folder) await Promise.all(parts.map((_, index) => (0, promises_.mkdir)(folder(index), {
recursive: true
})));
if (files.length === 0) return [ await wholeSuite(project, reportPath(0), reporting(reportPath(0)), [ ...options, ...coverageOf(0) ]) ];
return parts.map((batch, index) => ({
command: "node",
report: reportPath(index),
variables: project.script.variables,
args: [ ...project.script.nodeFlags, "--test", ...reporting(reportPath(index)), ...options, ...coverageOf(index), ...project.args, ...batch ]
}));
},
async read(path) {
try {
return parseNodeEvents(await (0, promises_.readFile)(path, "utf8"));
} catch {
return;
}
}
};
}
async function wholeSuite(project, report, reporting, options) {
const manifest = (0, json.lj)(await (0, promises_.readFile)((0, external_node_path_.join)(project.directory, "package.json"), "utf8").catch(() => ""));
const own = (0, test_script.U)((0, json.Sf)(manifest), "test");
const words = own.commands.filter(({program: program}) => program === "node").at(0)?.args ?? project.command?.args ?? [];
const readable = await ownPatterns(project);
if (readable) return {
command: "node",
report: report,
variables: project.script.variables,
args: [ ...project.script.nodeFlags, "--test", ...reporting, ...options, ...project.args, ...readable ]
};
if (own.commands.length === 0 && own.unread.length === 0) throw new errors.ce("PACELINE_SCRIPT_COMPUTED", `The script that runs node --test computes what it runs (${words.map(({text: text}) => text).join(" ")}), and it is not the script "test".`, 'Name it "test", or give run-tests a "command".');
const flags = [ ...reporting.map(word => word.replaceAll(/[\s"\\]/g, char => char === " " ? "%20" : `\\${char}`)) ];
return {
command: "npm",
report: report,
variables: {
NODE_OPTIONS: [ process.env["NODE_OPTIONS"] ?? "", ...flags ].join(" ").trim()
},
args: [ "test", ...project.args.length > 0 ? [ "--", ...project.args ] : [] ]
};
}
async function ownPatterns(project) {
const {command: command} = project;
if (command === void 0) return [];
const files = new Set(await project.siblings());
try {
const {tests: tests} = (0, node.W)({
files: files,
read: path => node_readText((0, external_node_path_.join)(project.directory, path))
}, command);
if (command.executable !== "borp" && command.args.every(({text: text}) => text.startsWith("-"))) return [];
const globs = await takesGlobs(project);
return globs ? tests.map(escapeGlob) : tests;
} catch (error) {
if (error instanceof patterns.IO) return;
throw error;
}
}
async function takesGlobs(project) {
const version = await project.ask("node", [ "-p", "process.versions.node" ], {
timeoutSeconds: 60
});
return Number(/^(\d+)\./.exec(version ?? "")?.[1] ?? 0) >= 21;
}
const escapeGlob = path => path.replaceAll(/[*?[(|]/g, "[$&]").replaceAll(/[{}]/g, "?");
function testOptions(command) {
const words = command?.executable === "borp" ? [] : command?.args ?? [];
const kept = [];
for (let at = 0; at < words.length; at++) {
const {text: text, computed: computed} = words[at];
if (!text.startsWith("--")) continue;
const name = text.split("=")[0];
const takesNext = !text.includes("=") && WITH_VALUE.test(name);
const own = [ text, ...takesNext && words[at + 1] ? [ words[at + 1].text ] : [] ];
if (takesNext) at += 1;
if (!DROPPED.test(name) && !computed) kept.push(...own);
}
return kept;
}
function coverageOptions(command) {
const words = command?.executable === "borp" ? [] : command?.args ?? [];
return words.flatMap(({text: text, computed: computed}, at) => {
if (computed || !/^--(?:test-coverage-|experimental-test-coverage)/.test(text)) return [];
const takesNext = /^--test-coverage-\w+$/.test(text) && words[at + 1] !== void 0;
return [ takesNext ? `${text}=${words[at + 1].text}` : text ];
});
}
const WITH_VALUE = /^--test-(?:name-pattern|skip-pattern|concurrency|timeout|reporter|reporter-destination|isolation|global-setup|shard|rerun-failures)$/;
const DROPPED = /^--(?:test-(?:reporter|reporter-destination|shard|update-snapshots|rerun-failures|coverage-.*)|experimental-test-coverage|watch)$/;
function node_readText(path) {
try {
return (0, external_node_fs_.readFileSync)(path, "utf8");
} catch {
return;
}
}
const NOT_SELECTED = new Set([ "test name does not match pattern", "'only' option not set" ]);
function parseNodeEvents(text) {
const events = text.split("\n").flatMap(line => {
try {
return line === "" ? [] : [ JSON.parse(line) ];
} catch {
return [];
}
});
if (events.length === 0) return;
const files = new Map;
const tests = [];
for (const event of events) {
if (event.file !== void 0 && isFile(event)) {
if (event.type === "test:complete") files.set(event.file, {
file: event.file,
seconds: (event.ms ?? 0) / 1e3
}); else if (event.type === "test:fail" && event.error?.type !== "subtestsFailed") files.set(event.file, {
file: event.file,
seconds: (event.ms ?? 0) / 1e3,
failure: event.error?.message ?? "the file failed"
});
continue;
}
if (event.type === "test:complete" || event.file === void 0 && event.type !== "test:fail") continue;
if (event.kind === "suite" && (event.type !== "test:fail" || isMarked(event.skip) || isMarked(event.todo))) continue;
if (event.type === "test:fail" && event.error?.type === "subtestsFailed") continue;
if (typeof event.skip === "string" && NOT_SELECTED.has(event.skip)) continue;
tests.push(node_testOf(event, event.entryFile ?? event.file ?? event.name));
}
const known = [ ...files.keys() ];
const attributed = tests.map(test => known.length === 1 && !files.has(test.file) ? {
...test,
file: known[0]
} : test);
return {
files: [ ...files.values() ],
tests: attributed
};
}
function isFile(event) {
const name = event.name.replaceAll("\\", "/");
const file = event.file.replaceAll("\\", "/");
return event.nesting === 0 && (file === name || file.endsWith(`/${name}`)) && event.kind !== "suite";
}
function node_testOf(event, file) {
const skipped = isMarked(event.skip) || isMarked(event.todo);
const outcome = skipped ? "skipped" : event.type === "test:pass" ? "passed" : "failed";
const stack = event.error?.stack ?? "";
return {
file: file,
name: event.name,
outcome: outcome,
seconds: Math.max(0, event.ms ?? 0) / 1e3,
retries: 0,
...outcome === "failed" ? {
message: (0, json_report.rR)((0, json_report._j)(stack || event.error?.message || "failed")),
line: (0, stack_line.W)(stack, file) ?? event.line
} : {}
};
}
const isMarked = mark => mark !== void 0 && mark !== false;
const STARTER = "const { appendFileSync } = require('node:fs');\nconst { PACELINE_EVENTS: events, PACELINE_ARGUMENTS: words } = process.env;\ndelete process.env.PACELINE_EVENTS;\ndelete process.env.PACELINE_ARGUMENTS;\nconst write = (event) => appendFileSync(events, JSON.stringify(event) + '\\n');\nconst cypress = require(require.resolve('cypress', { paths: [process.cwd()] }));\n(async () => {\n  const options = await cypress.cli.parseRunArguments(['cypress', 'run', ...JSON.parse(words)]);\n  const results = await cypress.run(options);\n  let failed = 0;\n  for (const run of results.runs || []) {\n    const file = run.spec.absolute || run.spec.relative;\n    const failure = run.error || undefined;\n    if (failure) failed += 1;\n    write({ type: 'file', file, failure, seconds: Math.max(0, (run.stats && (run.stats.duration || run.stats.wallClockDuration)) || 0) / 1000 });\n    for (const test of run.tests || []) {\n      const attempts = test.attempts || [];\n      const outcome = { passed: 'passed', pending: 'skipped', skipped: 'skipped' }[test.state] || 'failed';\n      if (outcome === 'failed') failed += 1;\n      const duration = test.duration || attempts.reduce((sum, one) => sum + (one.duration || one.wallClockDuration || 0), 0);\n      write({\n        ...{ type: 'test', file, name: [].concat(test.title).join(' > '), outcome },\n        message: test.displayError || undefined,\n        seconds: Math.max(0, duration) / 1000,\n        retries: Math.max(0, attempts.length - 1),\n      });\n    }\n  }\n  const total = results.totalFailed === undefined ? results.failures : results.totalFailed;\n  const broken = results.status === 'failed' && results.runs === undefined;\n  if (broken || total > failed) {\n    write({ type: 'failure', name: '(run)', message: results.message || total + ' failures, of which ' + failed + ' are listed' });\n    failed += 1;\n  }\n  write({ type: 'end' });\n  process.exitCode = failed > 0 ? 1 : 0;\n})().catch((error) => setImmediate(() => { throw error; }));\n";
function cypress_cypress(project, temporary) {
const started = (0, started_arguments.OZ)("cypress", project.command);
const ownSpecs = started.values("spec").flatMap(value => [ "--spec", value ]);
return {
name: "cypress",
reportFormat: "jsonl",
listsFirst: true,
listIsOwn: project.startIsKnown,
async list() {
const files = new Set(await project.siblings());
try {
const read = path => cypress_readText((0, external_node_path_.join)(project.directory, path));
return {
files: (0, cypress.cypressTests)({
files: files,
read: read
}, project.command).tests
};
} catch (error) {
if (error instanceof patterns.IO) return;
throw error;
}
},
async invocations(files, reportPath) {
await packageBin("cypress", project.directory, project.root);
const starter = (0, external_node_path_.join)(await (0, promises_.mkdtemp)((0, external_node_path_.join)(temporary, "cypress-")), "start.cjs");
await (0, promises_.writeFile)(starter, STARTER);
const names = await scriptNames(project, started);
return batches(files).map((batch, index) => {
const specs = files.length === 0 ? ownSpecs : [ "--spec", batch.map(specOf).join(",") ];
const words = [ ...names, ...started.options, ...specs, ...project.args ];
return {
command: "node",
report: reportPath(index),
variables: {
...project.script.variables,
PACELINE_EVENTS: reportPath(index),
PACELINE_ARGUMENTS: JSON.stringify(words)
},
args: [ ...project.script.nodeFlags, starter ]
};
});
},
read: readEventReport
};
}
const specOf = file => escapeGlob(file).replaceAll(",", "?");
function cypress_readText(path) {
try {
return (0, external_node_fs_.readFileSync)(path, "utf8");
} catch {
return;
}
}
var deno = __webpack_require__(52804);
function deno_deno(project, variables) {
const started = (0, started_arguments.OZ)("deno", project.command);
const filters = started.values("filter").length > 0 || project.args.some(word => /^--filter\b/.test(word));
const ignores = started.values("ignore").length > 0 || project.args.some(word => /^--ignore\b/.test(word));
const givenOf = new Map;
return {
name: "deno",
reportFormat: "xml",
listsFirst: true,
listIsOwn: project.startIsKnown,
async list() {
const files = new Set(await project.siblings());
try {
const read = path => deno_readText((0, external_node_path_.join)(project.directory, path));
return {
files: (0, deno.denoTests)({
files: files,
read: read
}, project.command).tests
};
} catch (error) {
if (error instanceof patterns.IO) return;
throw error;
}
},
async invocations(files, reportPath, {part: part = false} = {}) {
const program = await findDeno(project, variables);
const options = started.written.filter(({name: name}) => !(part && /^coverage|^clean$/.test(name))).flatMap(({words: words}) => words);
const names = files.length === 0 ? await scriptNames(project, started) : [];
return batches(files).map((batch, index) => {
const report = reportPath(index);
givenOf.set(report, batch);
return {
command: program[0],
report: report,
variables: project.script.variables,
args: [ ...program.slice(1), "test", ...options, `--junit-path=${report}`, ...files.length > 0 || started.values("permit-no-files").length > 0 ? [ "--permit-no-files" ] : [], ...project.args.filter(word => word !== "--permit-no-files"), ...batch.map(file => /^\.{0,2}\//.test(file) ? file : `./${file}`), ...names, ...started.after.length > 0 ? [ "--", ...started.after ] : [] ]
};
});
},
async read(path) {
const report = await (0, junit_report.z)(path);
if (report === void 0) return;
const loaded = !ignores ? (givenOf.get(path) ?? []).map(file => ({
file: file
})) : [];
return {
...report,
files: [ ...report.files, ...loaded ],
tests: filters ? report.tests.filter(({outcome: outcome}) => outcome !== "skipped") : report.tests
};
}
};
}
async function findDeno(project, variables) {
const local = await packageBin("deno", project.directory, project.root).catch(() => {});
if (local !== void 0) return /\.[cm]?js$/.test(local) ? [ "node", local ] : [ local ];
const program = await which("deno", variables);
if (program !== void 0) return [ program ];
throw new errors.ce("PACELINE_RUNNER_NOT_INSTALLED", "deno was not found on the search path.", "Set it up in a step before this one (denoland/setup-deno).");
}
function deno_readText(path) {
try {
return (0, external_node_fs_.readFileSync)(path, "utf8");
} catch {
return;
}
}
function jest(project) {
const {options: options, tests: tests, coverage: coverage, coverageScope: coverageScope} = (0, 
command_options.Y2)("jest", project.command);
return {
name: "jest",
listsFirst: tests.length > 0,
listIsOwn: project.startIsKnown,
async list({timeoutSeconds: timeoutSeconds}) {
const script = await packageBin("jest", project.directory, project.root);
const args = [ ...project.script.nodeFlags, script, ...options, "--listTests", "--json" ];
const said = await project.ask("node", [ ...args, ...project.args, ...tests ], {
timeoutSeconds: timeoutSeconds,
variables: project.script.variables
});
const line = said?.split("\n").find(one => one.startsWith('["') || one === "[]");
return line === void 0 ? void 0 : {
files: JSON.parse(line)
};
},
collectsCoverage: true,
async invocations(files, reportPath, {part: part = false, coverage: folder} = {}) {
const script = await packageBin("jest", project.directory, project.root);
return batches(files).map((batch, index) => ({
command: "node",
report: reportPath(index),
variables: project.script.variables,
args: [ ...project.script.nodeFlags, script, ...options, "--json", `--outputFile=${reportPath(index)}`, "--testLocationInResults", ...folder ? [ ...coverageScope, "--coverage", "--coverageReporters=json", `--coverageDirectory=${folder(index)}` ] : part ? [] : coverage, ...part ? [ "--coverageThreshold={}" ] : [], ...project.args, ...files.length === 0 ? tests : [ "--runTestsByPath", ...batch ] ]
}));
},
async thresholds() {
const script = await packageBin("jest", project.directory, project.root);
const args = [ ...project.script.nodeFlags, script, ...options, ...coverage, "--showConfig" ];
const said = await project.ask("node", [ ...args, ...project.args ], {
timeoutSeconds: 60,
variables: project.script.variables
});
return shownThresholds(said ?? "");
},
read: json_report.N4
};
}
function shownThresholds(text) {
try {
const {globalConfig: globalConfig} = JSON.parse(text.slice(text.search(/^\{/m)));
const {global: global, ...others} = globalConfig?.coverageThreshold ?? {};
return readThresholds({
...global,
...others
});
} catch {
return;
}
}
const mochaReporter = (mocha, report) => `'use strict';\nconst fs = require('fs');\nconst path = require('path');\nconst { writeSync } = fs;\nconst directory = process.cwd();\nconst { stringify } = JSON;\nconst { hrtime } = process;\nconst Mocha = require(${JSON.stringify(mocha)});\nconst report = fs.openSync(${JSON.stringify(report)}, 'a');\nlet waiting = Buffer.alloc(0);\nfunction write(event) {\n  waiting = Buffer.concat([waiting, Buffer.from(stringify(event) + '\\n')]);\n  try {\n    while (waiting.length > 0) waiting = waiting.subarray(writeSync(report, waiting));\n  } catch {}\n}\nconst seconds = () => { const [s, ns] = hrtime(); return s + ns / 1e9; };\nfunction textOf(error) {\n  try {\n    const message = String((error && error.message) || error);\n    const stack = error && typeof error.stack === 'string' ? error.stack : '';\n    return (stack.includes(message) ? stack : message + '\\n' + stack).slice(0, 20000);\n  } catch {\n    return 'an error that cannot be shown';\n  }\n}\n// mocha makes the paths of a stack relative, so that the file's own name is not in it.\nfunction lineOf(file, text) {\n  const name = path.relative(directory, file) + ':';\n  const at = file === '' ? -1 : text.indexOf(name);\n  return at === -1 ? undefined : parseInt(text.slice(at + name.length), 10) || undefined;\n}\nconst { loadFilesAsync } = Mocha.prototype;\nMocha.prototype.loadFilesAsync = async function (...args) {\n  let file;\n  let started;\n  this.suite.on('pre-require', (_, path) => { file = path; started = seconds(); });\n  this.suite.on('post-require', (_, path) => {\n    write({ type: 'file', file: path, seconds: seconds() - started });\n    file = undefined;\n  });\n  try {\n    return await loadFilesAsync.apply(this, args);\n  } catch (error) {\n    if (file !== undefined) write({ type: 'file', file, failure: textOf(error) });\n    throw error;\n  }\n};\nmodule.exports = class extends Mocha.reporters.Spec {\n  constructor(runner, options) {\n    super(runner, options);\n    const files = (options && options.files) || [];\n    const spent = new Map();\n    const parallel = typeof runner.isParallelMode === 'function' && runner.isParallelMode();\n    const fileOf = (runnable) => {\n      for (let one = runnable; one; one = one.parent) if (one.file) return one.file;\n      const test = runnable.ctx && runnable.ctx.currentTest;\n      return (test && test.file) || (files.length === 1 ? files[0] : '');\n    };\n    const nameOf = (runnable) => {\n      try { return runnable.fullTitle(); } catch { return String(runnable.title); }\n    };\n    const note = (outcome) => (test, error) => {\n      const retries = typeof test.currentRetry === 'function' ? test.currentRetry() : 0;\n      const message = error === undefined ? undefined : textOf(error);\n      write({\n        type: 'test', file: fileOf(test), name: nameOf(test), outcome,\n        seconds: (test.duration || 0) / 1000,\n        retries: retries > 0 ? retries : 0,\n        message,\n        line: message === undefined ? undefined : lineOf(fileOf(test), message),\n      });\n    };\n    runner.on('pass', (test) => note('passed')(test));\n    runner.on('pending', (test) => note('skipped')(test));\n    runner.on('fail', (runnable, error) => {\n      if (runnable.type === 'test') note('failed')(runnable, error ?? 'failed');\n      else write({ type: 'failure', file: fileOf(runnable), name: nameOf(runnable), message: textOf(error) });\n    });\n    let last = seconds();\n    runner.on('start', () => { last = seconds(); });\n    const add = (runnable) => {\n      const now = seconds();\n      const took = parallel ? (runnable.type === 'test' ? (runnable.duration || 0) / 1000 : 0) : now - last;\n      last = now;\n      const file = fileOf(runnable);\n      if (file !== '') spent.set(file, (spent.get(file) || 0) + took);\n    };\n    runner.on('hook end', add);\n    runner.on('test end', add);\n    let ended = false;\n    runner.on('end', () => {\n      if (ended) return;\n      ended = true;\n      // Processes of their own load the files where they run in parallel.\n      for (const file of new Set([...(parallel ? files : []), ...spent.keys()]))\n        write({ type: 'file', file, seconds: spent.get(file) || 0 });\n      write({ type: 'end' });\n    });\n  }\n};\n`;
const mochaConfiguration = (mocha, given, part) => `'use strict';\nconst { loadRc } = require(${JSON.stringify(`${mocha}/lib/cli/options.js`)});\nconst own = { ...loadRc(${JSON.stringify(given)}) };\nfor (const key of ${JSON.stringify(settingsOfWhole(part))}) delete own[key];\nmodule.exports = own;\n`;
const settingsOfWhole = part => [ "spec", "_", "ignore", "exclude", ...part ? [ "fail-zero", "failZero" ] : [] ];
const mochaList = mocha => `'use strict';\nconst path = require('path');\nconst { loadOptions } = require(${JSON.stringify(`${mocha}/lib/cli/options.js`)});\nconst collect = require(${JSON.stringify(`${mocha}/lib/cli/collect-files.js`)});\nconst own = loadOptions(process.argv.slice(2));\nif (own.extends === undefined) {\n  const list = (value) => (value === undefined ? [] : [].concat(value));\n  const { exit } = process;\n  const NONE = {};\n  let found = [];\n  process.exit = () => { throw NONE; };\n  try {\n    const spec = own._.filter((word) => word !== 'inspect').map(String);\n    const collected = collect({\n      ignore: list(own.ignore), extension: list(own.extension), file: [],\n      recursive: own.recursive === true, sort: false, spec: spec.length > 0 ? spec : ['test'],\n    });\n    found = Array.isArray(collected) ? collected : collected.files;\n  } catch (error) {\n    if (error !== NONE) throw error;\n  }\n  process.exit = exit;\n  if (found.length === 0) found = list(own.file).map((file) => require.resolve(path.resolve(file)));\n  console.log('\\n' + JSON.stringify({ mochaCollects: found }));\n}\n`;
const mocha_OF_WHOLE = /^(?:(?:no-)?(?:config|package)|ignore|exclude)$/;
const OF_WHOLE_OR_PART = /^(?:(?:no-)?(?:config|package)|ignore|exclude|fail-zero)$/;
const OF_TS_MOCHA = /^(?:project|paths|type-check)$/;
function mocha(project, temporary) {
const {command: command} = project;
const isTypeScript = command?.executable === "ts-mocha";
const program = () => packageBin(isTypeScript ? "ts-mocha" : "mocha", project.directory, project.root);
const folder = async () => (0, external_node_path_.dirname)((0, external_node_path_.dirname)(await packageBin("mocha", project.directory, project.root)));
const place = kind => (0, promises_.mkdtemp)((0, external_node_path_.join)(temporary, `mocha-${kind}-`));
return {
name: "mocha",
reportFormat: "jsonl",
listsFirst: true,
listIsOwn: project.startIsKnown,
async list({timeoutSeconds: timeoutSeconds}) {
const {options: options, words: words} = (0, command_options.Y2)("mocha", command, isTypeScript ? OF_TS_MOCHA : void 0);
if (command?.args.some(({computed: computed}) => computed)) return;
const script = (0, external_node_path_.join)(await place("list"), "list.cjs");
await (0, promises_.writeFile)(script, mochaList(await folder()));
const said = await project.ask("node", [ ...project.script.nodeFlags, script, ...options, ...project.args, ...expandedWords(words, project.directory) ], {
timeoutSeconds: timeoutSeconds,
variables: project.script.variables
});
const line = said?.split("\n").findLast(one => one.startsWith('{"mochaCollects":'));
const files = line === void 0 ? void 0 : (0, json.lj)(line)?.["mochaCollects"];
return Array.isArray(files) && files.every(file => typeof file === "string") ? {
files: files
} : void 0;
},
async invocations(files, reportPath, {part: part = false} = {}) {
const isWhole = files.length === 0;
const others = isWhole ? void 0 : part ? OF_WHOLE_OR_PART : mocha_OF_WHOLE;
const {options: options, words: words} = (0, command_options.Y2)("mocha", command, others);
refuseComputed("mocha", (command?.args ?? []).filter(word => isWhole || !words.includes(word)));
const configuration = isWhole ? [] : await ownConfiguration(project, await folder(), part, place);
const bin = await program();
const runs = batches(files).map(async (batch, index) => {
const reporter = (0, external_node_path_.join)(await place("reporter"), "reporter.cjs");
await (0, promises_.writeFile)(reporter, mochaReporter(await folder(), reportPath(index)));
return {
command: "node",
report: reportPath(index),
variables: project.script.variables,
args: [ ...project.script.nodeFlags, bin, ...options, ...configuration, "--reporter", reporter, ...project.args, ...isWhole ? expandedWords(words, project.directory) : batch.map(asPath) ]
};
});
return Promise.all(runs);
},
read: readEventReport
};
}
const asPath = file => file.includes("/") ? file : `./${file}`;
async function ownConfiguration(project, mochaFolder, part, place) {
const options = (0, command_options.vJ)(project.command);
const folder = await place("configuration");
const words = [];
if (options.has("no-config")) words.push("--no-config"); else {
const config = options.values("config").at(-1);
const path = (0, external_node_path_.join)(folder, "mocharc.cjs");
await (0, promises_.writeFile)(path, mochaConfiguration(mochaFolder, config === void 0 ? {} : {
config: config
}, part));
words.push("--config", path);
}
if (options.has("no-package")) return [ ...words, "--no-package" ];
const given = options.values("package").at(-1);
const manifest = await nearestManifest(project, given);
const settings = (0, json.eB)(manifest?.["mocha"]);
const kept = Object.entries(settings ?? {}).filter(([key]) => !settingsOfWhole(part).includes(key));
if (settings === void 0 || kept.length === Object.keys(settings).length) return given === void 0 ? words : [ ...words, "--package", given ];
const path = (0, external_node_path_.join)(folder, "package.json");
await (0, promises_.writeFile)(path, JSON.stringify({
mocha: Object.fromEntries(kept)
}));
return [ ...words, "--package", path ];
}
async function nearestManifest({directory: directory, root: root}, given) {
const paths = given === void 0 ? (0, folders_up_to.K)(directory, root).map(folder => (0, 
external_node_path_.join)(folder, "package.json")) : [ external_node_path_.posix.isAbsolute(given) ? given : (0, 
external_node_path_.join)(directory, given) ];
for (const path of paths) {
const text = await (0, promises_.readFile)(path, "utf8").catch(() => {});
if (text !== void 0) return (0, json.lj)(text);
}
return;
}
const PLAYWRIGHT_REPORTER = "const { appendFileSync, readFileSync, writeFileSync } = require('node:fs');\nconst { PACELINE_EVENTS: events, PACELINE_FILES: files, PACELINE_LIST: list, PACELINE_SPLITS: splits } = process.env;\n// Playwright that a test starts is no part of this run.\nfor (const name of ['PACELINE_EVENTS', 'PACELINE_FILES', 'PACELINE_LIST', 'PACELINE_SPLITS', 'PW_TEST_REPORTER']) delete process.env[name];\n\nconst write = (event) => events && appendFileSync(events, JSON.stringify(event) + '\\n');\nconst fileOf = (test) => {\n  let suite = test.parent;\n  while (suite.parent && suite.parent.parent && suite.parent.parent.parent) suite = suite.parent;\n  return (suite.location && suite.location.file) || test.location.file;\n};\nconst textOf = (error) => error.stack || error.message || error.value || '';\n\n// By test.only or describe.only: the project's own command then runs nothing else, in whatever file.\nconst isFocused = (entry) => entry !== undefined && (entry._only === true || isFocused(entry.parent));\n\n// What runs together: tests of a serial group share their worker and follow on each other.\nconst unitsOf = (suite) => {\n  if (suite._parallelMode === undefined || suite._parallelMode === 'serial') return [suite.allTests()];\n  return suite.entries().flatMap((entry) => (entry.allTests ? unitsOf(entry) : [[entry]]));\n};\n\nmodule.exports = class {\n  constructor() {\n    this.planned = files === undefined ? undefined : new Set(JSON.parse(readFileSync(files, 'utf8')));\n    this.written = new Set();\n    this.errors = [];\n    this.dependencies = new Set();\n    process.on('exit', () => this.ended || this.note());\n  }\n  printsToStdio() { return false; }\n  async preprocess({ config, suite, testRun }) {\n    if (list) return this.list(suite);\n    this.see(suite);\n    if (this.planned === undefined) return;\n    const all = suite.suites.flatMap((project) => project.suites.map((file) => ({ project, file, path: file.location.file })));\n    this.exact = true;\n    this.focused = suite.allTests().some(isFocused);\n    const kept = this.needed(all);\n    for (const { file, path } of all) {\n      if (this.planned.has(path)) continue;\n      const tests = file.allTests();\n      const unplanned = tests.some((test) => kept.has(test)) ? tests.filter((test) => !kept.has(test)) : [file];\n      // Playwright refuses what others depend on.\n      try { for (const one of unplanned) testRun.exclude(one); } catch {}\n    }\n    if (splits) this.divide(all, testRun);\n    if (config.shard) try { testRun.skipSharding(); } catch {}\n  }\n  // Of files that are divided: leaves out the tests of other legs.\n  divide(all, testRun) {\n    for (const [path, { parts, of }] of Object.entries(JSON.parse(readFileSync(splits, 'utf8')))) {\n      const ofFile = all.filter((one) => one.path === path);\n      const isIn = (test) => !this.focused || isFocused(test);\n      const units = ofFile.flatMap(({ file }) => unitsOf(file)).map((unit) => unit.filter(isIn)).filter((unit) => unit.length > 0);\n      const ids = units.flat().map((test) => [...test.titlePath(), test.repeatEachIndex].join(' > '));\n      let chosen = 0;\n      units.forEach((unit, at) => {\n        const isOwn = parts.includes(Math.floor((at * of) / units.length) + 1);\n        // Playwright refuses what others depend on: it runs in every leg, and counts in the one that has it.\n        if (!isOwn) for (const test of unit) try { testRun.exclude(test); } catch {}\n        if (isOwn) chosen += unit.length;\n      });\n      write({ type: 'split', file: path, ids, chosen });\n      write({ type: 'file', file: path });\n    }\n  }\n  // Names of projects that only run because others do.\n  see(suite) {\n    const projects = suite.suites.filter((one) => one.allTests().length > 0).map((one) => one.project()).filter(Boolean);\n    for (const { dependencies = [], teardown } of projects) {\n      for (const name of [...dependencies, teardown]) if (name) this.dependencies.add(name);\n    }\n  }\n  // Where nothing but such a project is planned, it runs only if one test that needs it does.\n  needed(all) {\n    const kept = new Set();\n    const isDependency = ({ project }) => this.dependencies.has(project.project().name);\n    const planned = all.filter(({ path }) => this.planned.has(path));\n    const reached = this.reached(planned.filter((one) => !isDependency(one)));\n    for (const one of planned.filter(isDependency)) {\n      const name = one.project.project().name;\n      if (reached.has(name)) continue;\n      const other = all.find((candidate) => !isDependency(candidate) && this.reached([candidate]).has(name));\n      if (other) kept.add(other.file.allTests()[0]);\n    }\n    return kept;\n  }\n  reached(some) {\n    const names = new Set();\n    const projects = new Map(some[0] ? some[0].project.parent.suites.map((one) => [one.project().name, one.project()]) : []);\n    const visit = (project) => {\n      for (const name of project ? [...(project.dependencies || []), project.teardown] : []) {\n        if (!name || names.has(name)) continue;\n        names.add(name);\n        visit(projects.get(name));\n      }\n    };\n    for (const { project } of some) visit(project.project());\n    return names;\n  }\n  onBegin(config, suite) {\n    this.suite = suite;\n    this.see(suite);\n    if (list) this.list(suite);\n  }\n  list(suite) {\n    if (!this.listed) this.listed = [...new Set(suite.allTests().map(fileOf))];\n  }\n  onTestEnd(test) {\n    // Where tests are run again, a whole group may be, so that only the end is sure.\n    if (test.retries === 0 && this.suite) this.noteTest(test);\n  }\n  onError(error) { this.errors.push(error); }\n  noteTest(test) {\n    if (this.written.has(test) || test.results.length === 0) return;\n    this.written.add(test);\n    const outcome = { expected: 'passed', flaky: 'passed', skipped: 'skipped' }[test.outcome()] || 'failed';\n    const file = fileOf(test);\n    const [, project, , ...titles] = test.titlePath();\n    const name = (project ? '[' + project + '] ' : '') + titles.join(' > ');\n    const last = test.results[test.results.length - 1];\n    const message = outcome !== 'failed' ? undefined : last.errors.map(textOf).join('\\n')\n      || (last.status === 'passed' ? 'it passed, and was expected to fail' : 'it ended as ' + last.status);\n    if (this.planned && !this.planned.has(file) && (this.dependencies.has(project) || this.exact)) {\n      if (outcome === 'failed') write({ type: 'failure', name, message });\n      return;\n    }\n    write({\n      ...{ type: 'test', file, name, outcome, message },\n      seconds: test.results.reduce((sum, { duration }) => sum + Math.max(0, duration), 0) / 1000,\n      line: test.location.file === file ? test.location.line : undefined,\n      retries: test.results.length - 1,\n    });\n  }\n  // What is not noted yet.\n  note() {\n    if (this.suite) for (const test of this.suite.allTests()) this.noteTest(test);\n    for (const error of this.errors) {\n      const file = error.location && error.location.file;\n      const own = this.planned === undefined || this.planned.has(file) ? file : undefined;\n      write({ type: 'failure', file: own, name: '(outside of tests)', message: textOf(error) });\n    }\n    this.errors = [];\n  }\n  onEnd({ status }) {\n    this.ended = true;\n    if (list) {\n      if (this.errors.length === 0 && status === 'passed') writeFileSync(list, JSON.stringify(this.listed || []));\n      return;\n    }\n    // Playwright itself decides whether an error outside of tests fails the run.\n    if (status === 'passed') this.errors = [];\n    this.note();\n    if (this.focused && this.planned) {\n      const seen = new Set([...this.written].map(fileOf));\n      for (const file of this.planned) if (!seen.has(file)) write({ type: 'file', file });\n    }\n    if (status === 'timedout' || status === 'interrupted') {\n      write({ type: 'failure', name: '(run)', message: status === 'timedout' ? 'the time for the whole run was over' : 'the run was interrupted' });\n    }\n    write({ type: 'end' });\n  }\n};\n";
const SELECTS = 1.062;
const PACKAGES = [ "@playwright/test", ...[ "react", "react17", "vue", "svelte" ].map(name => `@playwright/experimental-ct-${name}`), "playwright" ];
function playwright(project, temporary, environment) {
const started = (0, started_arguments.OZ)("playwright", project.command);
const blobs = new Map;
const withReporter = async variables => {
const reporter = (0, external_node_path_.join)(await (0, promises_.mkdtemp)((0, 
external_node_path_.join)(temporary, "playwright-")), "reporter.cjs");
await (0, promises_.writeFile)(reporter, PLAYWRIGHT_REPORTER);
return {
...project.script.variables,
PW_TEST_REPORTER: reporter,
...variables
};
};
const programOf = async () => {
const script = await packageBin("playwright", project.directory, project.root, PACKAGES);
const words = [ ...project.script.nodeFlags, script, "test" ];
return {
words: words,
version: await versionOf(script),
names: await scriptNames(project, started)
};
};
return {
name: "playwright",
reportsEveryFailure: true,
reportFormat: "jsonl",
listIsOwn: project.startIsKnown,
listsFirst: started.names.length > 0,
async list({timeoutSeconds: timeoutSeconds}) {
const {words: words, names: names} = await programOf();
const answer = (0, external_node_path_.join)(await (0, promises_.mkdtemp)((0, external_node_path_.join)(temporary, "playwright-list-")), "files.json");
const said = await project.ask("node", [ ...words, ...names, "--list", ...started.options, ...project.args, "--reporter=null" ], {
timeoutSeconds: timeoutSeconds,
variables: await withReporter({
PACELINE_LIST: answer
})
});
const listed = said === void 0 ? "" : await (0, promises_.readFile)(answer, "utf8").catch(() => "");
return listed === "" ? void 0 : {
files: JSON.parse(listed)
};
},
canSplit: async () => (await programOf()).version >= SELECTS,
async invocations(files, reportPath, {splits: splits} = {}) {
const {words: words, version: version, names: names} = await programOf();
const selects = version >= SELECTS;
const folder = await (0, promises_.realpath)(project.directory);
const runs = (selects ? [ [ ...files ] ] : batches(files)).map(async (batch, index) => {
const report = reportPath(index);
const planned = `${report}.files`;
const paths = batch.map(file => (0, external_node_path_.join)(folder, file));
await (0, promises_.writeFile)(planned, JSON.stringify(paths));
const divided = `${report}.splits`;
if (splits !== void 0) {
const own = [ ...splits ].map(([file, split]) => [ (0, external_node_path_.join)(folder, file), split ]);
await (0, promises_.writeFile)(divided, JSON.stringify(Object.fromEntries(own)));
}
const blob = blobArguments(report, {
version: version,
environment: environment,
options: started.values("add-reporter")
});
if (blob.file !== void 0) blobs.set(report, blob.file);
const selection = files.length === 0 || selects ? names : paths.map(exactly);
const part = files.length === 0 ? [] : [ "--pass-with-no-tests", ...selects ? [] : [ "--shard=1/1" ] ];
return {
command: "node",
report: report,
variables: await withReporter({
PACELINE_EVENTS: report,
...files.length === 0 ? {} : {
PACELINE_FILES: planned
},
...splits === void 0 ? {} : {
PACELINE_SPLITS: divided
},
...blob.variables
}),
args: [ ...words, ...selection, ...started.options, ...part, ...blob.args, ...project.args ]
};
});
return Promise.all(runs);
},
read: readEventReport,
async attachments(report) {
const blob = blobs.get(report);
return blob !== void 0 && (0, external_node_fs_.existsSync)(blob) ? [ blob ] : [];
}
};
}
const exactly = path => `^${path.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&")}$`;
async function versionOf(script) {
const text = await (0, promises_.readFile)((0, external_node_path_.join)((0, external_node_path_.dirname)(script), "package.json"), "utf8").catch(() => "");
const [, major = "0", minor = "0"] = /"version":\s*"(\d+)\.(\d+)/.exec(text) ?? [];
return Number(major) + Number(minor) / 1e3;
}
function blobArguments(report, about) {
const added = about.version >= 1.064 ? about.options : [];
if (about.environment["PACELINE_BLOB"] !== "true") return {
args: added.length === 0 ? [] : [ `--add-reporter=${added.join(",")}` ],
variables: {}
};
const folder = `${report}-blob`;
const name = `playwright-blob-${(0, external_node_crypto_.randomBytes)(8).toString("hex")}.zip`;
const file = (0, external_node_path_.join)(folder, name);
return {
file: file,
args: about.version >= 1.064 ? [ `--add-reporter=${[ ...added, "blob" ].join(",")}` ] : [ "--reporter=list,blob" ],
variables: {
PLAYWRIGHT_BLOB_OUTPUT_FILE: file,
PLAYWRIGHT_BLOB_OUTPUT_DIR: folder,
PLAYWRIGHT_BLOB_OUTPUT_NAME: name
}
};
}
const vitest_REPORTER = "import { readFileSync, writeFileSync } from 'node:fs';\nimport { relative } from 'node:path';\nconst escape = (path) => path.replaceAll('\\\\', '/').replace(/[*?[\\]{}()!+@|,]/g, '\\\\$&');\nexport default class {\n  onInit(vitest) {\n    this.vitest = vitest;\n    try {\n      writeFileSync(process.env.PACELINE_THRESHOLDS, JSON.stringify(vitest.config.coverage?.thresholds ?? null));\n    } catch {}\n    this.easeCoverage();\n    try {\n      const files = JSON.parse(readFileSync(process.env.PACELINE_EXCLUDED_FILES, 'utf8'));\n      for (const { config } of vitest.projects) {\n        const folder = config.dir || config.root;\n        for (const file of files) {\n          const path = relative(folder, file);\n          if (!path.startsWith('..')) config.exclude.push(escape(path));\n        }\n      }\n    } catch {}\n  }\n  onFinished(files) { this.easeCoverage(); this.note(files ?? []); }\n  onTestRunEnd(modules) { this.easeCoverage(); this.note((modules ?? []).map((module) => module.task ?? module)); }\n  easeCoverage() {\n    if (process.env.PACELINE_PART !== '1') return;\n    for (const options of [this.vitest?.config?.coverage, this.vitest?.coverageProvider?.options]) {\n      if (options) options.thresholds = undefined;\n    }\n  }\n  note(files) {\n    try {\n      const parts = (file) => [file.environmentLoad, file.prepareDuration, file.setupDuration, file.collectDuration, file.result?.duration];\n      const times = files.map((file) => [file.filepath, parts(file).reduce((sum, ms) => sum + (ms > 0 ? ms : 0), 0) / 1000]);\n      writeFileSync(process.env.PACELINE_FILE_TIMES, JSON.stringify(times));\n    } catch {}\n  }\n}\n";
function vitest(project, temporary) {
const times = report => `${report}.times`;
const {options: options, tests: tests, coverage: coverage, coverageScope: coverageScope} = (0, 
command_options.Y2)("vitest", project.command);
return {
name: "vitest",
listsFirst: tests.length > 0,
listIsOwn: project.startIsKnown,
async list({timeoutSeconds: timeoutSeconds}) {
const script = await packageBin("vitest", project.directory, project.root);
const args = [ ...project.script.nodeFlags, script, "list", "--json", "--filesOnly", ...options, ...tests ];
const said = await project.ask("node", [ ...args, ...project.args ], {
timeoutSeconds: timeoutSeconds,
variables: project.script.variables
});
const files = said === void 0 ? void 0 : listedFiles(said);
return files && {
files: files
};
},
collectsCoverage: true,
async invocations(files, reportPath, {part: part = false, coverage: folder} = {}) {
const script = await packageBin("vitest", project.directory, project.root);
const reporter = (0, external_node_path_.join)(await (0, promises_.mkdtemp)((0, 
external_node_path_.join)(temporary, "vitest-")), "reporter.mjs");
await (0, promises_.writeFile)(reporter, vitest_REPORTER);
const siblings = files.length === 0 ? [] : await project.siblings();
const runs = batches(files).map(async (batch, index) => {
const others = alsoMatched(batch, siblings);
const sameName = alsoMatched(batch, siblings, external_node_path_.posix.basename);
const excluded = `${reportPath(index)}.excluded`;
await (0, promises_.writeFile)(excluded, JSON.stringify(sameName.map(file => (0, 
external_node_path_.join)(project.directory, file))));
return {
command: "node",
report: reportPath(index),
variables: {
...project.script.variables,
PACELINE_FILE_TIMES: times(reportPath(index)),
PACELINE_EXCLUDED_FILES: excluded,
PACELINE_PART: part ? "1" : "0",
PACELINE_THRESHOLDS: `${reportPath(index)}.thresholds`
},
args: [ ...project.script.nodeFlags, script, "run", "--reporter=default", "--reporter=json", `--reporter=${reporter}`, `--outputFile.json=${reportPath(index)}`, ...options, ...folder ? [ ...coverageScope, "--coverage.enabled=true", "--coverage.reporter=json", `--coverage.reportsDirectory=${folder(index)}` ] : part ? [] : coverage, ...project.args, ...excludeArguments(others), ...files.length === 0 ? tests : batch ]
};
});
return Promise.all(runs);
},
thresholds: path => readNotedThresholds(`${path}.thresholds`),
async read(path) {
const report = await (0, json_report.N4)(path);
return report && withTimes(report, await (0, promises_.readFile)(times(path), "utf8").catch(() => "[]"));
}
};
}
async function readNotedThresholds(path) {
try {
return readThresholds(JSON.parse(await (0, promises_.readFile)(path, "utf8")));
} catch {
return;
}
}
function withTimes(report, noted) {
const whole = new Map;
try {
for (const [file, seconds] of JSON.parse(noted)) if (Number.isFinite(seconds)) whole.set(file, (whole.get(file) ?? 0) + seconds);
} catch {
return report;
}
const reportedBefore = new Set;
const files = report.files.map(file => {
const seconds = whole.get(file.file);
if (seconds === void 0 || reportedBefore.has(file.file)) return {
...file,
seconds: seconds === void 0 ? file.seconds : 0
};
reportedBefore.add(file.file);
return {
...file,
seconds: Math.max(seconds, file.seconds ?? 0)
};
});
return {
...report,
files: files
};
}
function alsoMatched(files, siblings, filter = file => file) {
const wanted = new Set(files);
const filters = [ ...new Set(files.map(file => filter(file).toLowerCase())) ];
return siblings.filter(sibling => {
if (wanted.has(sibling)) return false;
const path = sibling.toLowerCase();
return filters.some(part => path.includes(part));
});
}
const MAX_EXCLUDE = 6e4;
function excludeArguments(files) {
if (files.length === 0) return [];
const patterns = files.map(vitest_escapeGlob);
const pattern = patterns.length === 1 ? patterns[0] : `{${patterns.join(",")}}`;
return pattern.length > MAX_EXCLUDE ? [] : [ "--exclude", pattern ];
}
const vitest_escapeGlob = path => path.replaceAll(/[\\*?[\]{}()!+@|,]/g, "\\$&");
function listedFiles(text) {
const start = text.search(/^\[/m);
try {
const list = JSON.parse(text.slice(Math.max(0, start)));
if (!Array.isArray(list)) return;
const files = list.map(entry => entry?.file);
return files.every(file => typeof file === "string") ? [ ...new Set(files) ] : void 0;
} catch {
return;
}
}
const INTERFACE_OR_ABSTRACT = 1536;
const SIZES = {
3: 4,
4: 4,
5: 8,
6: 8,
7: 2,
8: 2,
9: 4,
10: 4,
11: 4,
12: 4,
15: 3,
16: 2,
17: 4,
18: 4,
19: 2,
20: 2
};
function readClassFile(bytes) {
try {
const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
if (view.getUint32(0) !== 3405691582) return;
const texts = new Map;
const classes = new Map;
const count = view.getUint16(8);
let at = 10;
for (let index = 1; index < count; index++) {
const kind = view.getUint8(at);
if (kind === 1) {
const length = view.getUint16(at + 1);
texts.set(index, (new TextDecoder).decode(bytes.subarray(at + 3, at + 3 + length)));
at += 3 + length;
continue;
}
const size = SIZES[kind];
if (size === void 0) return;
if (kind === 7) classes.set(index, view.getUint16(at + 1));
if (kind === 5 || kind === 6) index += 1;
at += 1 + size;
}
const nameAt = position => texts.get(classes.get(view.getUint16(position)) ?? 0) ?? "";
const flags = view.getUint16(at);
const interfaces = Array.from({
length: view.getUint16(at + 6)
}, (_, index) => nameAt(at + 8 + 2 * index));
return {
isAbstract: (flags & INTERFACE_OR_ABSTRACT) !== 0,
superclass: nameAt(at + 4),
interfaces: interfaces,
texts: [ ...texts.values() ]
};
} catch {
return;
}
}
const TESTING = /[jJ][uU]nit|testng|jqwik|spock|cucumber|kotest|scalatest|specs2|archunit|(?:^|[/;])Test(?:s|Factory|Template)?;|^test/;
const TESTING_CLASS = /test|spec|junit|suite|case|feature|scenario|cucumber|runner/i;
async function holdsNoTest(bytes, compiled) {
const own = readClassFile(bytes);
if (own === void 0) return false;
if (own.isAbstract) return true;
const seen = new Set;
const open = [ own ];
for (let one = open.pop(); one !== void 0; one = open.pop()) {
if (one.texts.some(text => TESTING.test(text))) return false;
for (const name of [ one.superclass, ...one.interfaces ]) {
if (name === "" || seen.has(name) || /^(?:java|javax|jakarta|jdk|kotlin|scala|groovy)\//.test(name)) continue;
seen.add(name);
const found = await compiled(name);
if (found === void 0) {
if (TESTING_CLASS.test(name)) return false;
continue;
}
const above = readClassFile(found);
if (above === void 0 || seen.size > 100) return false;
open.push(above);
}
}
return true;
}
const gradleScript = settings => String.raw`
def settings = new groovy.json.JsonSlurper().parseText(new File(${JSON.stringify(settings).replaceAll("$", "\\$")}).getText('UTF-8'))
def report = new File(settings.report)
def write = { Map event -> synchronized (report) { report.append(groovy.json.JsonOutput.toJson(event) + '\n', 'UTF-8') } }
def topClass = { String path -> path.replaceAll(/\.class$/, '').replaceAll(/\$.*/, '').replace('/', '.') }
// One init script is loaded by every build of a composite.
def folderOf = { project -> project.projectDir.canonicalPath }

gradle.taskGraph.whenReady { graph ->
    def folders = gradle.rootProject.allprojects.collect { folderOf(it) }
    graph.allTasks.findAll { it instanceof org.gradle.api.tasks.testing.Test }.each { task ->
        def folder = folderOf(task.project)
        def planned = settings.files == null ? null : settings.files.findAll { one ->
            def path = new File(one.file).canonicalPath
            def owners = folders.findAll { path.startsWith(it + File.separator) }
            owners.max { it.length() } == folder
        }.collectMany { it.classes } as Set

        if (settings.list) {
            task.onlyIf {
                task.candidateClassFiles.visit { details ->
                    if (!details.directory && !details.path.contains('$')) {
                        write([folder: folder, name: topClass(details.path), path: details.file.path])
                    }
                }
                write([task: task.path])
                false
            }
            return
        }

        task.outputs.upToDateWhen { false }
        task.outputs.cacheIf { false }
        if (planned != null) {
            task.exclude { element -> !element.directory && !planned.contains(topClass(element.path)) }
            task.filter.failOnNoMatchingTests = false
            if (task.hasProperty('failOnNoDiscoveredTests')) task.failOnNoDiscoveredTests = false
            task.doFirst {
                task.candidateClassFiles.visit { details ->
                    if (!details.directory) write([type: 'file', file: folder + '\n' + topClass(details.path)])
                }
            }
        }
        def retry = task.extensions.findByName('retry') != null
        def open = new java.util.concurrent.ConcurrentHashMap()
        def held = Collections.synchronizedMap([:])
        task.beforeTest { test -> open.put(test, true) }
        task.afterTest { test, result ->
            open.remove(test)
            def outcome = ['SUCCESS': 'passed', 'SKIPPED': 'skipped'].get(result.resultType.name()) ?: 'failed'
            def message = result.exceptions.collect { exception ->
                def text = new StringWriter()
                exception.printStackTrace(new PrintWriter(text))
                text.toString().take(20000)
            }.join('\n')
            def event = [type: 'test', file: folder + '\n' + (test.className ?: ''), name: test.name, outcome: outcome,
                seconds: (result.endTime - result.startTime) / 1000, retries: 0]
            if (outcome == 'failed') event.message = message
            if (!retry) write(event)
            else {
                // A test that is run again has more than one result, of which the last counts.
                def key = (test.className ?: '') + '\n' + test.name
                event.retries = held.containsKey(key) ? held[key].retries + 1 : 0
                held[key] = event
            }
        }
        task.afterSuite { suite, result ->
            if (suite.parent != null) return
            held.values().each { write(it) }
            open.keySet().each { test ->
                write([type: 'failure', file: folder + '\n' + (test.className ?: ''), name: test.name, message: 'It did not end.'])
            }
        }
    }
    if (!gradle.respondsTo('buildFinished')) write([type: 'end'])
}
if (gradle.respondsTo('buildFinished')) gradle.buildFinished { write([type: 'end']) }
`;
var jvm_classes = __webpack_require__(30981);
const classesOf = async ({directory: directory}, file) => (0, jvm_classes._)(await (0, 
promises_.readFile)((0, external_node_path_.join)(directory, file), "utf8").catch(() => ""), file);
function isTestSource(file) {
const parts = file.split("/");
const isBelow = parts.some((name, at) => name === "src" && at + 2 < parts.length && parts[at + 1] !== "main");
return isBelow && /\.(?:java|kt|groovy|scala)$/.test(file);
}
async function sourcesOf(project, planned) {
const all = (await project.siblings()).filter(isTestSource);
const sources = new Map;
for (const file of new Set([ ...planned, ...all ])) for (const name of await classesOf(project, file)) sources.set(name, [ ...sources.get(name) ?? [], file ]);
return sources;
}
function fileOfClass(sources, name, module) {
const found = sources.get(name.split(/[$([{]/)[0]) ?? [];
const inside = found.filter(file => module === "" || file.startsWith(`${module}/`));
return inside.length === 1 ? inside[0] : found.length === 1 ? found[0] : void 0;
}
function gradle(project, temporary, variables) {
let given = [];
const withScript = async settings => {
const folder = await (0, promises_.mkdtemp)((0, external_node_path_.join)(temporary, "gradle-"));
const script = (0, external_node_path_.join)(folder, "paceline.gradle");
await (0, promises_.writeFile)((0, external_node_path_.join)(folder, "settings.json"), JSON.stringify(settings));
await (0, promises_.writeFile)(script, gradleScript((0, external_node_path_.join)(folder, "settings.json")));
const tasks = hasTasks(project.args) ? [] : [ "test" ];
return [ ...await findGradle(project, variables), "--init-script", script, "-Dorg.gradle.configuration-cache=false", "-Dorg.gradle.unsafe.configuration-cache=false", "-Dorg.gradle.unsafe.isolated-projects=false", ...project.args, ...tasks ];
};
return {
name: "gradle",
reportFormat: "jsonl",
async list({timeoutSeconds: timeoutSeconds}) {
const report = (0, external_node_path_.join)(await (0, promises_.mkdtemp)((0, external_node_path_.join)(temporary, "gradle-list-")), "classes.jsonl");
const [command, ...args] = await withScript({
report: report,
list: true
});
const said = await project.ask(command, args, {
timeoutSeconds: timeoutSeconds,
variables: project.script.variables
});
if (said === void 0) return;
const lines = (await (0, promises_.readFile)(report, "utf8").catch(() => "")).split("\n");
return {
files: await testFiles(lines, project)
};
},
async invocations(files, reportPath) {
given = files;
const report = reportPath(0);
const planned = files.map(async file => ({
file: (0, external_node_path_.join)(project.directory, file),
classes: (await classesOf(project, file)).flatMap(name => [ name, `${name}Kt` ])
}));
const settings = files.length === 0 ? {
report: report
} : {
report: report,
files: await Promise.all(planned)
};
const [command, ...args] = await withScript(settings);
const going = files.length === 0 ? [] : [ "--continue" ];
return [ {
command: command,
args: [ ...going, ...args ],
report: report,
variables: project.script.variables
} ];
},
async read(reportPath) {
const report = await readEventReport(reportPath);
return report && withSources(report, await sourcesOf(project, given), project.directory);
}
};
}
const gradle_WITH_VALUE = /^(?:-[xbcIgpDPMF]|--(?:tests|exclude-task|init-script|project-dir|max-workers|console|warning-mode|gradle-user-home|include-build|settings-file|build-file|priority|dependency-verification|write-verification-metadata))$/;
const hasTasks = args => args.some((word, at) => !word.startsWith("-") && !gradle_WITH_VALUE.test(args[at - 1] ?? ""));
function withSources(report, sources, directory) {
const fileOf = named => {
const [folder = "", name = ""] = named.split("\n");
return fileOfClass(sources, name, moduleOf(folder, directory)) ?? name;
};
const withFile = one => ({
...one,
file: fileOf(one.file)
});
return {
...report,
files: report.files.map(withFile),
tests: report.tests.map(withFile),
failures: report.failures?.map(withFile) ?? []
};
}
function moduleOf(folder, directory) {
const inside = (0, external_node_path_.relative)(directory, folder).split(external_node_path_.sep).join("/");
return inside.startsWith("..") ? "" : inside;
}
const listedClass = schemas.Ikc({
folder: schemas.YjP(),
name: schemas.YjP(),
path: schemas.YjP()
});
async function testFiles(lines, project) {
const sources = await sourcesOf(project, []);
const files = new Set;
for (const line of lines) {
const {data: data} = listedClass.safeParse(gradle_parsed(line));
const file = data && fileOfClass(sources, data.name, moduleOf(data.folder, project.directory));
if (file === void 0 || files.has(file)) continue;
const root = data.path.slice(0, data.path.length - data.name.length - 6);
const compiled = name => (0, promises_.readFile)(`${root}${name}.class`).catch(() => {});
const bytes = await (0, promises_.readFile)(data.path).catch(() => {});
if (bytes === void 0 || !await holdsNoTest(bytes, compiled)) files.add(file);
}
return [ ...files ];
}
function gradle_parsed(line) {
try {
return JSON.parse(line);
} catch {
return;
}
}
async function findGradle({directory: directory, root: root}, variables) {
const name = process.platform === "win32" ? "gradlew.bat" : "gradlew";
for (const folder of (0, folders_up_to.K)(directory, root)) {
const wrapper = (0, external_node_path_.join)(folder, name);
const found = await (0, promises_.access)(wrapper, promises_.constants.R_OK).then(() => true, () => false);
if (found) return process.platform === "win32" ? [ wrapper ] : [ "sh", wrapper ];
}
const program = await which("gradle", variables);
if (program) return [ program ];
throw new errors.ce("PACELINE_RUNNER_NOT_INSTALLED", "Gradle was not found: no gradlew in the working directory or above, and no gradle on the search path.", "Set up Java in a step before this one and add the Gradle wrapper to the repository.");
}
var junit = __webpack_require__(77054);
const MAX_REPORTS = 1e5;
async function reportsBelow(directory) {
const found = [];
const open = [ directory ];
for (let folder = open.pop(); folder !== void 0; folder = open.pop()) {
for (const entry of await (0, promises_.readdir)(folder, {
withFileTypes: true
}).catch(() => [])) {
if (!entry.isDirectory()) continue;
const path = (0, external_node_path_.join)(folder, entry.name);
if (/^(?:surefire|failsafe)-reports$/.test(entry.name)) found.push(...await reportsIn(path, directory)); else if (!/^(?:\..*|src|node_modules|classes|test-classes)$/.test(entry.name)) open.push(path);
}
if (found.length > MAX_REPORTS) break;
}
return found;
}
async function reportsIn(folder, directory) {
const module = (0, external_node_path_.relative)(directory, (0, external_node_path_.join)(folder, "../..")).split(external_node_path_.sep).join("/");
const names = await (0, promises_.readdir)(folder).catch(() => []);
const reports = names.map(async name => {
const className = /^TEST-(.+)\.xml$/.exec(name)?.[1];
if (className === void 0) return [];
const path = (0, external_node_path_.join)(folder, name);
const status = await (0, promises_.stat)(path, {
bigint: true
}).catch(() => {});
return status ? [ {
path: path,
module: module,
className: className,
stamp: `${status.mtimeNs} ${status.size} ${status.ino}`
} ] : [];
});
return (await Promise.all(reports)).flat();
}
function maven(project, variables) {
let given = [];
let before = new Map;
return {
name: "maven",
reportFormat: "xml",
async invocations(files, reportPath) {
given = files;
const [command, ...program] = await findMaven(project, variables);
const goals = hasGoals(project.args) ? [] : [ "test" ];
before = stamps(await reportsBelow(project.directory));
const run = (args, index) => ({
command: command,
args: [ ...program, "-B", ...args, ...project.args, ...goals ],
variables: project.script.variables,
report: reportPath(index)
});
if (files.length === 0) return [ run([], 0) ];
const classes = await Promise.all(files.map(file => classesOf(project, file)));
const named = batches([ ...new Set(classes.flatMap(wantedClasses)) ]);
return named.map((names, index) => run([ "--fail-at-end", `-Dtest=${names.join(",")}`, `-Dit.test=${names.join(",")}`, "-DfailIfNoTests=false", "-Dsurefire.failIfNoSpecifiedTests=false", "-Dfailsafe.failIfNoSpecifiedTests=false" ], index));
},
async read(reportPath) {
const now = await reportsBelow(project.directory);
const written = now.filter(({path: path, stamp: stamp}) => before.get(path) !== stamp);
before = stamps(now);
const sources = await sourcesOf(project, given);
const parts = await Promise.all(written.map(report => readOne(report, sources)));
await joinReports(reportPath, written);
const problem = parts.find(part => part.problem !== void 0)?.problem;
const report = {
files: [],
tests: parts.flatMap(({tests: tests}) => tests),
failures: parts.flatMap(({failures: failures = []}) => failures),
...problem === void 0 ? {} : {
problem: problem
}
};
return given.length === 0 ? report : forPlanned(report, given, project);
}
};
}
const stamps = reports => new Map(reports.map(({path: path, stamp: stamp}) => [ path, stamp ]));
const maven_WITH_VALUE = /^(?:-(?:pl|P|s|gs|f|T|D|l|rf|t|gt|b|emp|ep|t)|--(?:projects|activate-profiles|settings|global-settings|file|threads|define|log-file|resume-from|toolchains|builder|color))$/;
const hasGoals = args => args.some((word, at) => !word.startsWith("-") && !maven_WITH_VALUE.test(args[at - 1] ?? ""));
const INCLUDED = /^Test|(?:Test|Tests|TestCase)$|^IT|(?:IT|ITCase)$/;
const simpleName = name => name.slice(name.lastIndexOf(".") + 1);
function wantedClasses(classes) {
const included = classes.filter(name => INCLUDED.test(simpleName(name)));
return included.length > 0 ? included : classes;
}
async function readOne({path: path, module: module, className: className}, sources) {
const fileOf = name => fileOfClass(sources, name, module);
const report = await (0, read_report.t)(path, bytes => (0, junit_report.X)((0, junit.i)(bytes), (classname, suite) => fileOf(classname) ?? fileOf(suite) ?? fileOf(className)));
return report ?? {
files: [],
tests: [],
problem: `${path} is gone`
};
}
async function joinReports(path, reports) {
const texts = await Promise.all(reports.map(report => (0, promises_.readFile)(report.path).catch(() => Buffer.alloc(0))));
await (0, promises_.writeFile)(path, texts.length > 0 ? Buffer.concat(texts) : "<testsuites/>");
}
async function forPlanned(report, planned, project) {
const wanted = new Set(planned);
const isOurs = ({file: file, outcome: outcome}) => wanted.has(file) || outcome === "failed";
const tests = report.tests.filter(isOurs);
const ran = new Set(tests.map(({file: file}) => file));
const empty = await Promise.all(planned.filter(file => !ran.has(file)).map(async file => await isEmpty(project, file) ? [ {
file: file
} ] : []));
return {
...report,
tests: tests,
files: empty.flat()
};
}
async function isEmpty(project, file) {
const at = file.indexOf("/src/") === -1 ? "" : file.slice(0, file.indexOf("/src/"));
const folder = (0, external_node_path_.join)(project.directory, at, "target");
const compiled = async name => await bytesOf((0, external_node_path_.join)(folder, "test-classes", `${name}.class`)) ?? await bytesOf((0, 
external_node_path_.join)(folder, "classes", `${name}.class`));
const names = wantedClasses(await classesOf(project, file)).flatMap(name => [ name, `${name}Kt` ]);
const found = await Promise.all(names.map(name => compiled(name.replaceAll(".", "/"))));
const classes = found.filter(bytes => bytes !== void 0);
const none = await Promise.all(classes.map(bytes => holdsNoTest(bytes, compiled)));
return classes.length > 0 && none.every(Boolean);
}
const bytesOf = path => (0, promises_.readFile)(path).catch(() => {});
async function findMaven({directory: directory, root: root}, variables) {
const name = process.platform === "win32" ? "mvnw.cmd" : "mvnw";
for (const folder of (0, folders_up_to.K)(directory, root)) {
const wrapper = (0, external_node_path_.join)(folder, name);
const found = await (0, promises_.access)(wrapper, promises_.constants.R_OK).then(() => true, () => false);
if (found) return process.platform === "win32" ? [ wrapper ] : [ "sh", wrapper ];
}
const program = await which("mvn", variables);
if (program) return [ program ];
throw new errors.ce("PACELINE_RUNNER_NOT_INSTALLED", "Maven was not found: no mvnw in the working directory or above, and no mvn on the search path.", "Set up Java and Maven in a step before this one, or add the Maven wrapper to the repository.");
}
function goTest(project) {
let given = [];
let packages;
const listed = timeoutSeconds => {
packages ??= listPackages(project, timeoutSeconds);
return packages;
};
return {
name: "go",
reportsEveryFailure: true,
listsFirst: true,
hasRest: true,
async list({timeoutSeconds: timeoutSeconds}) {
const found = await listed(timeoutSeconds);
return found && {
files: found.flatMap(({files: files}) => files)
};
},
async invocations(files, reportPath, {rest: rest = false} = {}) {
given = files;
const go = (args, index) => ({
command: "go",
args: [ "test", "-json", ...project.args, ...args ],
reportOnStdout: true,
display: outputOf,
report: reportPath(index)
});
if (files.length === 0 && !rest) return [ go([ "./..." ], 0) ];
const sources = await testSources(project, await listed(LIST_SECONDS));
const ownNames = project.args.some(word => /^--?(?:test\.)?run(?:=|$)/.test(word));
const {whole: whole, partial: partial} = ownNames ? {
whole: [ ...new Set(files.map(folderOf)) ],
partial: []
} : groupByPackage(files, sources);
const others = rest ? (await listed(LIST_SECONDS) ?? []).filter(one => one.files.length === 0) : [];
whole.push(...others.map(({folder: folder}) => folder));
const runs = [ ...whole.length === 0 ? [] : batches(whole.map(folder => `./${folder}`)), ...partial.map(({folder: folder, tests: tests}) => [ `-run=^(?:${tests.join("|")})$`, `./${folder}` ]) ];
return runs.map((args, index) => go(args, index));
},
async read(reportPath) {
try {
const sources = await testSources(project, await listed(LIST_SECONDS));
const events = await (0, promises_.readFile)(reportPath, "utf8");
const isListed = await listed(LIST_SECONDS) !== void 0;
const report = parseGoEvents(events, sources, {
given: new Set(given),
isListed: isListed
});
return report && go_forPlanned(report, new Set(given));
} catch {
return;
}
}
};
}
const LIST_SECONDS = 120;
async function listPackages(project, timeoutSeconds) {
const words = project.args.flatMap((word, index) => {
if (/^--?(?:tags|mod|modfile|race|msan|asan|cover)(?:=.*)?$/.test(word)) {
const next = project.args[index + 1];
const takesNext = /^--?(?:tags|mod|modfile)$/.test(word) && next !== void 0;
return takesNext ? [ word, next ] : [ word ];
}
return [];
});
const format = "{{.Dir}}\t{{range .TestGoFiles}}{{.}}\t{{end}}{{range .XTestGoFiles}}{{.}}\t{{end}}";
const said = await project.ask("go", [ "list", "-e", "-f", format, ...words, "./..." ], {
timeoutSeconds: timeoutSeconds
});
if (said === void 0) return;
const roots = [ project.directory, await (0, promises_.realpath)(project.directory) ];
const found = [];
for (const line of said.split("\n")) {
const [path, ...names] = line.split("\t").filter(part => part !== "");
if (path === void 0) continue;
const inside = roots.map(root => (0, external_node_path_.relative)(root, path)).find(one => !one.startsWith("..") && !(0, 
external_node_path_.isAbsolute)(one));
if (inside === void 0) continue;
const folder = inside === "" ? "." : inside.split(external_node_path_.sep).join("/");
found.push({
folder: folder,
files: names.map(name => external_node_path_.posix.join(folder, name))
});
}
return found;
}
function go_forPlanned(report, given) {
const rename = file => given.has(external_node_path_.posix.dirname(file)) ? external_node_path_.posix.dirname(file) : file;
const failed = new Set(report.tests.filter(test => test.outcome === "failed").map(test => test.file));
const isOurs = file => given.size === 0 || given.has(file) || given.has(rename(file)) || failed.has(file);
return {
files: report.files.filter(({file: file, failure: failure}) => failure !== void 0 || isOurs(file)).map(file => ({
...file,
file: rename(file.file)
})),
tests: report.tests.filter(test => isOurs(test.file)).map(test => ({
...test,
file: rename(test.file)
}))
};
}
async function testSources(project, packages) {
const files = packages?.flatMap(one => one.files) ?? (await project.siblings()).filter(file => file.endsWith("_test.go"));
const entries = files.map(async file => {
const source = await (0, promises_.readFile)((0, external_node_path_.join)(project.directory, file), "utf8").catch(() => "");
return [ file, declaredTests(source) ];
});
return new Map(await Promise.all(entries));
}
const declaredTests = source => [ ...source.matchAll(/^[ \t]*func[ \t]+((?:Test|Example|Fuzz)[\p{L}\p{Nd}_]*)[ \t]*\(/gmu) ].map(match => match[1]);
const folderOf = file => file.endsWith(".go") ? external_node_path_.posix.dirname(file) : file.replace(/\/$/, "");
function groupByPackage(files, sources) {
const wanted = new Set(files);
const whole = [];
const partial = [];
for (const folder of new Set(files.map(folderOf))) {
const all = [ ...sources.keys() ].filter(file => external_node_path_.posix.dirname(file) === folder);
const chosen = all.filter(file => wanted.has(file));
const tests = [ ...new Set(chosen.flatMap(file => sources.get(file))) ];
if (wanted.has(folder) || chosen.length === all.length || chosen.length === 0) whole.push(folder); else partial.push({
folder: folder,
tests: tests
});
}
return {
whole: whole,
partial: partial
};
}
const parseLine = line => {
try {
return JSON.parse(line);
} catch {
return;
}
};
function outputOf(line) {
const event = parseLine(line);
if (!event) return `${line}\n`;
return event.Output && !/^(?:=== |\s*--- (?:PASS|SKIP))/.test(event.Output) ? event.Output : "";
}
function parseGoEvents(text, sources, {given: given = new Set, isListed: isListed = false} = {}) {
const outputs = new Map;
const tests = [];
const files = [];
const events = text.split("\n").flatMap(line => parseLine(line) ?? []);
const ended = events.filter(event => event.Package && !event.Test && /^(?:pass|fail|skip)$/.test(event.Action ?? ""));
if (ended.length === 0) return;
const folders = packageFolders(new Set(ended.map(event => event.Package)), sources);
for (const {Action: Action, Package: Package, Test: Test, Elapsed: Elapsed, Output: Output} of events) {
if (!Package) continue;
const key = `${Package}\0${Test ?? ""}`;
if (Action === "output") outputs.set(key, ((outputs.get(key) ?? "") + Output).slice(-4e3));
if (!Test || !/^(?:pass|fail|skip)$/.test(Action ?? "")) continue;
const folder = folders.get(Package) ?? Package;
const output = outputs.get(key) ?? "";
const position = /^\s*([^\s:]+_test\.go):(\d+):/m.exec(output);
const file = fileOfTest(Test, folder, sources, given);
tests.push({
file: file,
name: Test,
outcome: Action === "pass" ? "passed" : Action === "skip" ? "skipped" : "failed",
seconds: Math.max(0, Elapsed ?? 0),
retries: 0,
...Action === "fail" ? {
message: messageOf(output),
line: position && external_node_path_.posix.basename(file) === position[1] ? Number(position[2]) : void 0
} : {}
});
}
for (const {Action: Action, Package: Package, Elapsed: Elapsed} of ended) {
const folder = folders.get(Package) ?? Package;
const own = [ ...sources.keys() ].filter(file => external_node_path_.posix.dirname(file) === folder);
const hasFailedTest = tests.some(test => test.outcome === "failed" && folderOf(test.file) === folder);
const failure = Action === "fail" && !hasFailedTest ? messageOf(outputs.get(`${Package}\0`) ?? "") || "the package failed" : void 0;
if (own.length === 0) {
if (failure) files.push({
file: folder,
seconds: Elapsed ?? 0,
failure: failure
});
continue;
}
for (const file of own) {
const hasTests = (sources.get(file) ?? []).length > 0;
if (failure || isListed || !hasTests) files.push({
file: file,
...failure ? {
failure: failure
} : {}
});
}
}
return {
files: files,
tests: tests
};
}
const messageOf = output => output.split("\n").filter(line => !/^(?:=== |\s*--- |FAIL\s)/.test(line)).join("\n").trim();
function fileOfTest(test, folder, sources, given) {
const name = test.split("/")[0];
const declaring = [ ...sources ].filter(([file, tests]) => external_node_path_.posix.dirname(file) === folder && tests.includes(name)).map(([file]) => file);
return declaring.find(file => given.has(file)) ?? declaring[0] ?? folder;
}
function packageFolders(packages, sources) {
const folders = [ ...new Set([ ...sources.keys() ].map(file => external_node_path_.posix.dirname(file))) ].sort((a, b) => b.length - a.length);
const result = new Map;
for (const name of packages) {
const folder = folders.find(candidate => name === candidate || name.endsWith(`/${candidate}`));
if (folder !== void 0) result.set(name, folder); else if (folders.includes(".")) result.set(name, ".");
}
return result;
}
async function nextestConfiguration(text, profile, report) {
const {parse: parse, stringify: stringify} = await Promise.resolve().then(__webpack_require__.bind(__webpack_require__, 3292));
try {
const own = parse(text);
const profiles = (0, json.eB)(own["profile"]) ?? {};
const chosen = (0, json.eB)(profiles[profile]) ?? {};
const junit = {
...(0, json.eB)(chosen["junit"]),
path: report
};
return stringify({
...own,
profile: {
...profiles,
[profile]: {
...chosen,
junit: junit
}
}
});
} catch {
return;
}
}
const metadata = schemas.Ikc({
packages: schemas.YOg(schemas.Ikc({
name: schemas.YjP(),
targets: schemas.YOg(schemas.Ikc({
name: schemas.YjP(),
kind: schemas.YOg(schemas.YjP()),
src_path: schemas.YjP()
}))
}))
});
function binariesOf(text) {
const {data: data} = metadata.safeParse(nextest_binaries_parsed(text));
return data && new Map(data.packages.flatMap(({name: name, targets: targets}) => targets.filter(({kind: kind}) => !kind.includes("custom-build")).map(target => [ binaryId(name, target.kind, target.name), target.src_path ])));
}
function binaryId(packageName, kinds, target) {
const [kind = "lib"] = kinds;
if (kind === "test") return `${packageName}::${target}`;
return /^(?:bin|example|bench|proc-macro)$/.test(kind) ? `${packageName}::${kind}/${target}` : packageName;
}
const list = schemas.Ikc({
"rust-suites": schemas.g1P(schemas.YjP(), schemas.Ikc({
testcases: schemas.g1P(schemas.YjP(), schemas.Ikc({
ignored: schemas.zMY(),
"filter-match": schemas.Ikc({
status: schemas.YjP()
}).nullish()
})).default({})
}))
});
function parseList(text) {
const {data: data} = list.safeParse(nextest_binaries_parsed(text));
return data && new Map(Object.entries(data["rust-suites"]).map(([id, {testcases: testcases}]) => [ id, Object.values(testcases).filter(test => (test["filter-match"]?.status ?? "matches") === "matches").length ]));
}
function filtersetFor(files, binaries, directory, own) {
const wanted = new Set(files.map(file => (0, external_node_path_.join)(directory, file)));
const ids = [ ...binaries ].filter(([, source]) => wanted.has(source)).map(([id]) => id);
const ours = ids.length === 0 ? "none()" : ids.map(id => `binary_id(=${escaped(id)})`).join(" + ");
return own.length === 0 ? ours : `(${own.map(one => `(${one})`).join(" + ")}) & (${ours})`;
}
const escaped = id => id.replaceAll(/[^\p{L}\p{Nd}_\-:/.]/gu, char => `\\u{${char.codePointAt(0).toString(16)}}`);
function nextest_binaries_parsed(text) {
try {
return JSON.parse(text);
} catch {
return;
}
}
function nextest(project, temporary, variables) {
let given = [];
let asked;
const {filtersets: filtersets, others: others} = splitFiltersets(project.args);
const listed = timeoutSeconds => {
asked ??= askForTests(project, [ ...filtersets.flatMap(one => [ "-E", one ]), ...others ], timeoutSeconds);
return asked;
};
return {
name: "nextest",
reportFormat: "xml",
listsFirst: true,
emptyStatus: 4,
async list({timeoutSeconds: timeoutSeconds}) {
const found = await listed(timeoutSeconds);
return found && {
files: [ ...found.tests.keys() ].flatMap(id => found.binaries.get(id) ?? [])
};
},
async invocations(files, reportPath) {
given = files;
await refuseMissing(variables);
const report = reportPath(0);
const config = await configurationFor(project, report, temporary, variables);
const selection = [];
if (files.length > 0) {
const binaries = (await listed(nextest_LIST_SECONDS))?.binaries ?? await askForBinaries(project, nextest_LIST_SECONDS);
if (binaries === void 0) throw new errors.ce("PACELINE_NEXTEST_METADATA", "cargo metadata does not say which targets the workspace has.", "See what cargo metadata --no-deps prints; the manifest may be broken.");
selection.push("-E", filtersetFor(files, binaries, project.directory, filtersets));
} else selection.push(...filtersets.flatMap(one => [ "-E", one ]));
return [ {
command: "cargo",
args: [ "nextest", "run", "--config-file", config, ...others, ...selection ],
report: report,
variables: project.script.variables
} ];
},
async read(reportPath) {
const found = await listed(nextest_LIST_SECONDS);
const binaries = found?.binaries ?? new Map;
const report = await (0, junit_report.z)(reportPath, (classname, suite) => binaries.get(classname) ?? binaries.get(suite));
if (report === void 0 || found === void 0) return report;
const paths = new Set(given.map(file => (0, external_node_path_.join)(project.directory, file)));
const empty = [ ...found.tests ].flatMap(([id, count]) => {
const file = found.binaries.get(id);
return file !== void 0 && count === 0 && paths.has(file) ? [ {
file: file
} ] : [];
});
return {
...report,
files: [ ...report.files, ...empty ]
};
}
};
}
const nextest_LIST_SECONDS = 600;
async function askForTests(project, args, timeoutSeconds) {
const binaries = await askForBinaries(project, timeoutSeconds);
const words = [ "nextest", "list", "--message-format", "json", ...args.filter(word => !RUN_ONLY.test(word)) ];
const said = await project.ask("cargo", words, {
timeoutSeconds: timeoutSeconds,
variables: project.script.variables
});
const tests = said === void 0 ? void 0 : parseList(said);
return binaries && tests && {
binaries: binaries,
tests: tests
};
}
const RUN_ONLY = /^--(?:no-fail-fast|fail-fast|no-capture|nocapture|retries=.*|max-fail=.*|test-threads=.*|status-level=.*|final-status-level=.*|failure-output=.*|success-output=.*|no-tests=.*|hide-progress-bar|show-progress=.*)$/;
async function askForBinaries(project, timeoutSeconds) {
const args = [ "metadata", "--no-deps", "--format-version", "1" ];
const said = await project.ask("cargo", args, {
timeoutSeconds: timeoutSeconds
});
return said === void 0 ? void 0 : binariesOf(said);
}
const workspace = schemas.Ikc({
workspace_root: schemas.YjP()
});
async function configurationFor(project, report, temporary, variables) {
const at = project.args.findIndex(word => /^(?:-P|--profile)$/.test(word));
const inline = project.args.find(word => /^(?:-P.|--profile=)/.test(word))?.replace(/^(?:-P|--profile=)/, "");
const profile = inline ?? (at === -1 ? void 0 : project.args[at + 1]) ?? variables["NEXTEST_PROFILE"] ?? "default";
const said = await project.ask("cargo", [ "metadata", "--no-deps", "--format-version", "1" ], {
timeoutSeconds: 120
});
const root = workspace.safeParse(nextest_parsed(said ?? "")).data?.workspace_root ?? project.directory;
const own = await (0, promises_.readFile)((0, external_node_path_.join)(root, ".config/nextest.toml"), "utf8").catch(() => "");
const text = await nextestConfiguration(own, profile, report);
if (text === void 0) throw new errors.ce("PACELINE_NEXTEST_CONFIGURATION", ".config/nextest.toml is not the TOML that is expected.", "Correct it; cargo nextest does not read it either.");
const path = (0, external_node_path_.join)(await (0, promises_.mkdtemp)((0, external_node_path_.join)(temporary, "nextest-")), "nextest.toml");
await (0, promises_.writeFile)(path, text);
return path;
}
function nextest_parsed(text) {
try {
return JSON.parse(text);
} catch {
return;
}
}
function splitFiltersets(args) {
const filtersets = [];
const others = [];
for (let at = 0; at < args.length; at++) {
const word = args[at];
if (/^(?:-E|--filterset|--filter-expr)$/.test(word)) filtersets.push(args[++at] ?? ""); else if (/^--(?:filterset|filter-expr)=/.test(word)) filtersets.push(word.slice(word.indexOf("=") + 1)); else if (/^-E./.test(word)) filtersets.push(word.slice(2).replace(/^=/, "")); else others.push(word);
}
return {
filtersets: filtersets,
others: others
};
}
async function refuseMissing(variables) {
const isThere = await which("cargo", variables) && await which("cargo-nextest", variables);
const home = variables["CARGO_HOME"] ?? (0, external_node_path_.join)(variables["HOME"] ?? "", ".cargo");
if (isThere || await which((0, external_node_path_.join)(home, "bin/cargo-nextest"), variables)) return;
throw new errors.ce("PACELINE_RUNNER_NOT_INSTALLED", "cargo-nextest was not found on the search path.", "Install it in a step before this one, such as taiki-e/install-action with tool: nextest.");
}
function declaredClasses(source) {
const found = [];
const words = phpTokens(source);
let namespace = "";
for (let at = 0; at < words.length; at++) {
const word = words[at];
const before = words[at - 1] ?? "";
if (/^namespace$/i.test(word) && isName(words[at + 1] ?? "{")) namespace = (words[at + 1] ?? "").replace(/^\\/, ""); else if (/^namespace$/i.test(word) && words[at + 1] === "{") namespace = ""; else if (/^class$/i.test(word) && !/^(?:::|->|\?->|new)$/i.test(before)) {
const name = words[at + 1] ?? "";
const isAnonymous = /^readonly$/i.test(before) && /^new$/i.test(words[at - 2] ?? "");
if (!isAnonymous && isName(name) && !/^(?:extends|implements)$/i.test(name)) found.push(namespace === "" ? name : `${namespace}\\${name}`);
}
}
return [ ...new Set(found) ];
}
const isName = word => /^[A-Za-z_\\\x80-\u{10ffff}]/u.test(word);
function phpTokens(source) {
const words = [];
let at = opening(source, 0);
while (at < source.length) {
const char = source[at];
const two = source.slice(at, at + 2);
if (two === "?>") at = opening(source, at); else if (two === "//" || char === "#" && two !== "#[") at = lineEnd(source, at); else if (two === "/*") at = after(source, "*/", at + 2); else if (char === "'" || char === '"' || char === "`") at = textEnd(source, at, char); else if (source.startsWith("<<<", at)) at = heredocEnd(source, at); else if (isName(char)) {
const word = /^[\w\\\x80-\u{10ffff}]+/u.exec(source.slice(at, at + 500))[0];
words.push(word);
at += word.length;
} else if (char === "$") {
words.push("$");
at += 1 + (/^\w*/.exec(source.slice(at + 1, at + 500))?.[0].length ?? 0);
} else if (two === "::" || two === "->") {
words.push(two);
at += 2;
} else {
if (!/\s/.test(char)) words.push(char);
at += 1;
}
}
return words;
}
function opening(source, from) {
const match = source.indexOf("<?", from);
if (match === -1) return source.length;
return source.slice(match, match + 5).toLowerCase() === "<?php" ? match + 5 : match + 2;
}
function lineEnd(source, from) {
const line = source.indexOf("\n", from);
const close = source.indexOf("?>", from);
const end = line === -1 ? source.length : line;
return close !== -1 && close < end ? close : end;
}
function after(source, end, from) {
const found = source.indexOf(end, from);
return found === -1 ? source.length : found + end.length;
}
function textEnd(source, from, quote) {
for (let at = from + 1; at < source.length; at++) if (source[at] === "\\") at += 1; else if (source[at] === quote) return at + 1;
return source.length;
}
function heredocEnd(source, from) {
const line = source.slice(from, Math.min(lineFeed(source, from), from + 300));
const name = /^<<<[ \t]*(['"]?)(\w+)\1\r?$/.exec(line)?.[2];
if (name === void 0) return from + 3;
let at = lineFeed(source, from);
while (at < source.length) {
const rest = source.slice(at + 1, at + 1 + 300).trimStart();
if (rest.startsWith(name) && !/^\w/.test(rest.slice(name.length))) return source.indexOf(name, at) + name.length;
at = lineFeed(source, at + 1);
}
return source.length;
}
function lineFeed(source, from) {
const found = source.indexOf("\n", from);
return found === -1 ? source.length : found;
}
function filterFor({classes: classes, paths: paths}, own) {
const names = `(?:${classes.map(phpunit_filter_escaped).join("|")})`;
const isMessage = String.raw`(?![^\s:]+::|\/|[A-Za-z]:[\\\/])`;
const namesNone = String.raw`(?![\s\S]*(?:class "|[\w\\]::))`;
const skipped = String.raw`(?:PHPUnit\\Framework\\\w+::)?`;
const parts = [ isMessage + namesNone, ...classes.length === 0 ? [] : [ `${skipped}${names}::`, String.raw`${isMessage}[\s\S]*(?<![\w\\])${names}(?![\w\\])` ], ...paths.length === 0 ? [] : [ `(?:${paths.map(phpunit_filter_escaped).join("|")})$` ] ];
return `/^${own === void 0 ? "" : lookAhead(own)}(?:${parts.join("|")})/`;
}
const phpunit_filter_escaped = text => text.replaceAll(/[\\^$.[\]|()?*+{}\-/#]/g, "\\$&");
function lookAhead(filter) {
const delimited = /^([^\w\s\\])([\s\S]*)\1([a-zA-Z]*)$/.exec(filter);
if (delimited) {
const [, delimiter, source, flags] = delimited;
if (!/^[imsx]*$/.test(flags)) throw notJoined(filter);
const inner = delimiter === "/" ? source : source.replaceAll(`\\${delimiter}`, delimiter).replaceAll("/", "\\/");
return flags === "" ? `(?=.*?(?:${inner}))` : `(?=.*?(?${flags}:${inner}))`;
}
const range = /^(.*?)#(\d+)(?:-(\d+))?$/.exec(filter);
const named = /^([^@]*)@(.+)$/.exec(filter);
const source = range ? `${range[1]}.*with data set #${phpunit_filter_numbers(filter, range[2], range[3])}$` : named ? `${named[1]}.*with data set "${named[2]}"$` : filter;
return `(?=.*?(?i:${source.replaceAll("/", "\\/")}))`;
}
function phpunit_filter_numbers(filter, first, last) {
if (last === void 0 || Number(last) <= Number(first)) return first;
const count = Number(last) - Number(first) + 1;
if (count > 1e3) throw notJoined(filter);
return `(?:${Array.from({
length: count
}, (_, index) => Number(first) + index).join("|")})`;
}
const notJoined = filter => new errors.ce("PACELINE_INPUT_INVALID", `The filter ${filter} in "args" cannot be joined with the planned files.`, "Write it without flags other than i, m, s and x, or with a shorter range.");
const RISKY = /<error type="PHPUnit\\Framework\\(?:RiskyTestError|OutputError|CoveredCodeNotExecutedException|MissingCoversAnnotationException|UnintentionallyCoveredCodeError)">/g;
const MARK = "paceline: risky ";
function parsePhpunitReport(bytes, classes) {
const text = (new TextDecoder).decode(bytes).replaceAll(RISKY, tag => `${tag}${MARK}`);
const byName = new Map([ ...classes ].map(([name, file]) => [ name.replaceAll("\\", "."), file ]));
const report = (0, junit.i)((new TextEncoder).encode(text));
const suites = report.suites.map(suite => ({
...suite,
tests: suite.tests.map(test => {
const isText = test.classname === "" && test.name.endsWith(".phpt");
const file = isText ? test.name : byName.get(test.classname) ?? test.file;
const {message: message = "", ...rest} = test;
const isRisky = message.startsWith(MARK);
return {
...isRisky ? {
...rest,
outcome: "passed"
} : test,
...file === void 0 ? {} : {
file: file
}
};
})
}));
return (0, junit_report.X)({
...report,
suites: suites
}, () => {});
}
const FILTER_BYTES = 2e4;
const notesSource = notes => `<?php\nregister_shutdown_function(static function (): void {\n    if (!class_exists('PHPUnit\\\\Framework\\\\TestCase', false)) {\n        return;\n    }\n    $classes = [];\n    foreach (get_declared_classes() as $name) {\n        if (!is_subclass_of($name, 'PHPUnit\\\\Framework\\\\TestCase')) {\n            continue;\n        }\n        $class = new ReflectionClass($name);\n        if (!$class->isAbstract() && !$class->isAnonymous() && $class->getFileName() !== false) {\n            $classes[$class->getName()] = $class->getFileName();\n        }\n    }\n    $line = json_encode(\n        ['files' => get_included_files(), 'classes' => (object) $classes],\n        JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE\n    );\n    file_put_contents('${notes.replaceAll(/[\\']/g, "\\$&")}', $line . "\\n", FILE_APPEND | LOCK_EX);\n});\n`;
const note = schemas.Ikc({
files: schemas.YOg(schemas.YjP()),
classes: schemas.g1P(schemas.YjP(), schemas.YjP())
});
function phpunit(project, temporary, variables) {
const notesOf = reportPath => `${reportPath}.loaded`;
const given = new Map;
const words = (project.command?.args ?? []).flatMap(({text: text, computed: computed}) => computed ? [] : [ text ]);
const withNotes = async notes => {
const folder = await (0, promises_.mkdtemp)((0, external_node_path_.join)(temporary, "phpunit-"));
const script = (0, external_node_path_.join)(folder, "notes.php");
await (0, promises_.writeFile)(script, notesSource(notes));
await (0, promises_.mkdir)((0, external_node_path_.join)(folder, "ini"));
await (0, promises_.writeFile)((0, external_node_path_.join)(folder, "ini/paceline.ini"), `auto_prepend_file = "${script}"\n`);
const before = variables["PHP_INI_SCAN_DIR"] ?? "";
return {
...project.script.variables,
PHP_INI_SCAN_DIR: `${before}${external_node_path_.delimiter}${(0, external_node_path_.join)(folder, "ini")}`
};
};
return {
name: "phpunit",
reportFormat: "xml",
listIsOwn: project.startIsKnown,
async list({timeoutSeconds: timeoutSeconds}) {
const [command, ...program] = await findPhpunit(project, variables);
const notes = (0, external_node_path_.join)(await (0, promises_.mkdtemp)((0, external_node_path_.join)(temporary, "phpunit-list-")), "loaded");
const said = await project.ask(command, [ ...program, "--list-tests", ...words, ...project.args ], {
timeoutSeconds: timeoutSeconds,
variables: await withNotes(notes)
});
if (said === void 0) return;
const {classes: classes} = await readNotes(notes);
const texts = [ ...said.matchAll(/^ - (.*\.phpt)\r?$/gm) ].map(match => match[1]);
return {
files: [ ...new Set([ ...classes.values(), ...texts ]) ].filter(isOfProject(project))
};
},
async invocations(files, reportPath) {
const [command, ...program] = await findPhpunit(project, variables);
const invocation = async (index, args) => ({
command: command,
args: [ ...program, ...args, "--log-junit", reportPath(index) ],
report: reportPath(index),
variables: await withNotes(notesOf(reportPath(index)))
});
if (files.length === 0) return [ await invocation(0, [ ...words, ...project.args ]) ];
const {filter: filter, others: others} = splitFilter([ ...words, ...project.args ]);
const sources = await Promise.all(files.map(file => sourceOf(project, file)));
const byName = new Map(sources.map(source => [ source.names.join("\n"), source ]));
return Promise.all(batches([ ...byName.keys() ], FILTER_BYTES).map((names, index) => {
const batch = names.map(name => byName.get(name));
const classes = batch.flatMap(source => source.classes);
given.set(reportPath(index), {
files: batch.map(({file: file}) => file),
classes: new Set(classes)
});
const pattern = filterFor({
classes: classes,
paths: batch.flatMap(({paths: paths}) => paths)
}, filter);
return invocation(index, [ ...others, "--filter", pattern ]);
}));
},
read: async reportPath => {
const loaded = await readNotes(notesOf(reportPath));
const report = await (0, read_report.t)(reportPath, bytes => parsePhpunitReport(bytes, loaded.classes));
return report && withLoaded(report, loaded, given.get(reportPath), project);
}
};
}
async function sourceOf({directory: directory}, file) {
const path = await (0, promises_.realpath)((0, external_node_path_.join)(directory, file)).catch(() => (0, 
external_node_path_.join)(directory, file));
const isText = file.endsWith(".phpt");
const classes = isText ? [] : declaredClasses(await (0, promises_.readFile)(path, "utf8").catch(() => ""));
const paths = isText ? [ path ] : [];
return {
file: path,
classes: classes,
paths: paths,
names: [ file, ...classes, ...paths ]
};
}
function splitFilter(words) {
let filter;
const others = [];
for (let at = 0; at < words.length; at++) {
const word = words[at];
if (word === "--filter") filter = words[++at]; else if (word.startsWith("--filter=")) filter = word.slice(9); else others.push(word);
}
return {
filter: filter,
others: others
};
}
function withLoaded(report, {files: files, classes: classes}, given, project) {
if (given === void 0) {
const own = [ ...new Set(classes.values()) ].filter(isOfProject(project));
return {
...report,
files: [ ...report.files, ...own.map(file => ({
file: file
})) ]
};
}
const wanted = new Set(given.files);
const left = [ ...classes ].filter(([name, file]) => wanted.has(file) && !given.classes.has(name));
const problem = left.length > 0 ? `PHP found the test class ${left[0][0]} in ${left[0][1]}, whose tests were not run` : void 0;
const loaded = given.files.filter(file => files.has(file)).map(file => ({
file: file
}));
return {
...report,
files: [ ...report.files, ...loaded ],
...problem === void 0 || report.problem !== void 0 ? {} : {
problem: problem
}
};
}
async function readNotes(path) {
const files = new Set;
const classes = new Map;
const text = await (0, promises_.readFile)(path, "utf8").catch(() => "");
for (const line of text.split("\n")) {
const {data: data} = note.safeParse(phpunit_parsed(line));
for (const file of data?.files ?? []) files.add(file);
for (const [name, file] of Object.entries(data?.classes ?? {})) classes.set(name, file);
}
return {
files: files,
classes: classes
};
}
function phpunit_parsed(line) {
try {
return JSON.parse(line);
} catch {
return;
}
}
const isOfProject = ({directory: directory}) => file => file.startsWith(`${directory}/`) && !file.slice(directory.length).includes("/vendor/");
async function findPhpunit({directory: directory, root: root}, variables) {
for (const folder of (0, folders_up_to.K)(directory, root)) {
const script = (0, external_node_path_.join)(folder, "vendor/bin/phpunit");
const text = await (0, promises_.readFile)(script, "utf8").catch(() => {});
if (text !== void 0) return /^(?:#!.*php|<\?php)/.test(text) ? [ "php", script ] : [ script ];
}
const program = await which("phpunit", variables);
if (program) return [ program ];
throw new errors.ce("PACELINE_RUNNER_NOT_INSTALLED", "phpunit was not found in vendor/bin of the working directory or above, nor on the search path.", "Set up PHP and run composer install in a step before this one.");
}
const PLUGIN = "paceline_modules";
const PLUGIN_SOURCE = 'import hashlib\nimport json\nimport os\nimport pytest\n\ndef note(line):\n    with open(os.environ["PACELINE_MODULES"], "a", encoding="utf-8") as notes:\n        notes.write(line + "\\n")\n\ndef pytest_collectstart(collector):\n    if isinstance(collector, pytest.File) and not isinstance(collector, pytest.Package):\n        note(str(getattr(collector, "path", None) or collector.fspath))\n\ndef pytest_collectreport(report):\n    if report.failed:\n        note("!" + report.nodeid)\n\n# A test that a class inherits belongs to the file that pytest collected it from, not to that of the base class.\n@pytest.hookimpl(tryfirst=True)\ndef pytest_runtest_logreport(report):\n    file = report.nodeid.split("::")[0]\n    if file and report.location and report.location[0] != file:\n        report.location = (file, None, report.location[2])\n\ndef splits():\n    path = os.environ.get("PACELINE_SPLITS")\n    if not path:\n        return {}\n    with open(path, encoding="utf-8") as file:\n        return {os.path.realpath(name): split for name, split in json.load(file).items()}\n\n@pytest.hookimpl(tryfirst=True)\ndef pytest_collection_finish(session):\n    wanted, items = splits(), session.items\n    if not wanted:\n        return\n    by_file = {name: [] for name in wanted}\n    for item in items:\n        name = os.path.realpath(str(getattr(item, "path", None) or item.fspath))\n        if name in by_file:\n            by_file[name].append(item)\n    dropped = set()\n    for name, split in wanted.items():\n        own = sorted(by_file[name], key=lambda item: item.nodeid)\n        other = [item for at, item in enumerate(own) if at * split["of"] // len(own) + 1 not in split["parts"]]\n        dropped.update(other)\n        ids = "".join(item.nodeid + "\\n" for item in own).encode("utf-8", "surrogatepass")\n        note("=" + json.dumps({"file": name, "tests": len(own), "chosen": len(own) - len(other),\n            "digest": hashlib.sha256(ids).hexdigest()}))\n    if dropped:\n        items[:] = [item for item in items if item not in dropped]\n        session.config.hook.pytest_deselected(items=list(dropped))\n';
function pytest(project, temporary, variables) {
const notes = reportPath => `${reportPath}.modules`;
let given = [];
const withPlugin = async noteFile => {
const plugins = await (0, promises_.mkdtemp)((0, external_node_path_.join)(temporary, "pytest-"));
await (0, promises_.writeFile)((0, external_node_path_.join)(plugins, `${PLUGIN}.py`), PLUGIN_SOURCE);
const python = variables["PYTHONPATH"];
return {
PYTHONPATH: python ? `${plugins}${external_node_path_.delimiter}${python}` : plugins,
PACELINE_MODULES: noteFile
};
};
return {
name: "pytest",
reportFormat: "xml",
emptyStatus: 5,
canSplit: async () => true,
async list({timeoutSeconds: timeoutSeconds}) {
const program = await findPytest(variables);
const noteFile = (0, external_node_path_.join)(await (0, promises_.mkdtemp)((0, 
external_node_path_.join)(temporary, "pytest-list-")), "modules");
const said = await project.ask(program[0], [ ...program.slice(1), "-p", PLUGIN, "--collect-only", "-q", ...project.args ], {
timeoutSeconds: timeoutSeconds,
variables: await withPlugin(noteFile),
statuses: [ 2, 5 ]
});
if (said === void 0) return;
const files = await notedModules(noteFile);
const failed = await notedFailures(noteFile);
const failure = `pytest cannot collect the whole suite: ${failed.slice(0, 5).join(", ")}`;
return failed.length > 0 ? {
files: files,
failure: failure
} : {
files: files
};
},
async invocations(files, reportPath, {part: part = false, splits: splits} = {}) {
given = files;
const program = await findPytest(variables);
const settings = await ownSettings(project, files);
const runs = batches(files).map(async (batch, index) => ({
command: program[0],
report: reportPath(index),
args: [ ...program.slice(1), "-p", PLUGIN, `--junitxml=${reportPath(index)}`, "-o", "junit_family=xunit1", ...settings.config, ...part && settings.coverage ? [ "--cov-fail-under=0" ] : [], ...project.args, ...batch ],
variables: {
...await withPlugin(notes(reportPath(index))),
...splits === void 0 ? {} : await wantedParts(batch, splits, reportPath(index))
}
}));
return Promise.all(runs);
},
async read(reportPath) {
const report = await (0, junit_report.z)(reportPath, (0, file_of_name.x)(given, await project.siblings()));
if (!report) return;
const collected = await notedModules(notes(reportPath));
const splits = await notedSplits(notes(reportPath));
return {
...report,
splits: splits,
files: [ ...report.files, ...collected.map(file => ({
file: file
})) ]
};
}
};
async function wantedParts(batch, splits, reportPath) {
const path = `${reportPath}.splits`;
const own = batch.flatMap(file => {
const split = splits.get(file);
return split ? [ [ (0, external_node_path_.resolve)(project.directory, file), split ] ] : [];
});
await (0, promises_.writeFile)(path, JSON.stringify(Object.fromEntries(own)));
return {
PACELINE_SPLITS: path
};
}
}
async function findPytest(variables) {
const program = await which("pytest", variables);
if (program) return [ program ];
for (const name of [ "python", "python3" ]) {
const python = await which(name, variables);
if (python) return [ python, "-m", "pytest" ];
}
throw new errors.ce("PACELINE_RUNNER_NOT_INSTALLED", "pytest was not found, nor a Python to run it with.", "Set up Python and install pytest in a step before this one.");
}
async function notedModules(path) {
const modules = await (0, promises_.readFile)(path, "utf8").catch(() => "");
return [ ...new Set(modules.split("\n").filter(line => !/^(?:$|[!=])/.test(line))) ];
}
async function notedSplits(path) {
const notes = await (0, promises_.readFile)(path, "utf8").catch(() => "");
return notes.split("\n").flatMap(line => {
if (!line.startsWith("=")) return [];
const {data: data} = reportedSplit.safeParse((0, json.lj)(line.slice(1)));
return data === void 0 ? [] : [ data ];
});
}
const reportedSplit = schemas.Ikc({
file: schemas.YjP(),
tests: schemas.aig().int().nonnegative(),
chosen: schemas.aig().int().nonnegative(),
digest: schemas.YjP().regex(/^[0-9a-f]{64}$/)
});
async function notedFailures(path) {
const notes = await (0, promises_.readFile)(path, "utf8").catch(() => "");
return notes.split("\n").flatMap(line => line.startsWith("!") ? [ line.slice(1) ] : []);
}
async function ownSettings(project, files) {
const none = {
config: [],
coverage: false
};
if (files.length === 0 || project.args.some(word => /^-c|^--config-file/.test(word))) return none;
for (const name of [ "pytest.toml", ".pytest.toml", "pytest.ini", ".pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg" ]) {
const path = (0, external_node_path_.join)(project.directory, name);
const text = await (0, promises_.readFile)(path, "utf8").catch(() => {});
if (text === void 0) continue;
if (/^\.?pytest\./.test(name) || SECTION[name]?.test(text)) return {
config: [ "-c", path ],
coverage: /\s--cov\b/.test(text.replaceAll(/["'=]/g, " "))
};
}
return none;
}
const SECTION = {
"pyproject.toml": /^\[tool\.pytest/m,
"tox.ini": /^\[pytest\]/m,
"setup.cfg": /^\[tool:pytest\]/m
};
const rubyOf = settings => JSON.stringify(settings).replaceAll("#", "\\#");
const rspecListener = settings => String.raw`# encoding: utf-8
module Paceline
  SETTINGS = ${rubyOf(settings)}
  REPORT = File.open(SETTINGS[:report], "ab")
  REPORT.sync = true
  PROCESS = Process.pid

  # Bytes are compared: the names that Ruby lists have the encoding of the machine.
  WANTED = SETTINGS[:files] && SETTINGS[:files].flat_map { |file|
    [file, File.expand_path(file), (File.realpath(file) rescue file)].map(&:b)
  }.to_h { |path| [path, true] }

  def self.wanted?(file)
    path = File.expand_path(file)
    WANTED.key?(path.b) || WANTED.key?((File.realpath(path) rescue path).b)
  end

  def self.text(value)
    string = value.to_s.dup
    string.force_encoding("UTF-8") if [Encoding::US_ASCII, Encoding::BINARY].include?(string.encoding)
    string.encode("UTF-8", :invalid => :replace, :undef => :replace).scrub
  end

  def self.write(event)
    REPORT.write(json(event) + "\n") if Process.pid == PROCESS
  end

  def self.json(value)
    case value
    when nil then "null"
    when Hash then "{" + value.map { |key, inner| json(key.to_s) + ":" + json(inner) }.join(",") + "}"
    when Array then "[" + value.map { |inner| json(inner) }.join(",") + "]"
    when Integer then value.to_s
    when Float then value.finite? ? value.to_s : "0"
    else '"' + value.to_s.gsub(/["\\\x00-\x1f]/) { |char| format("\\u%04x", char.ord) } + '"'
    end
  end

  module Files
    def files_to_run
      return super unless WANTED
      super.select { |file| Paceline.wanted?(file) }
    end

    # A part of the suite may hold no example although the suite does.
    def fail_if_no_examples
      WANTED ? false : super
    end
  end

  # Of files that are divided: the examples that this leg takes, of those that RSpec's own filters leave.
  module Parts
    def prune(examples)
      kept = super
      return kept if Parts.listing || kept.empty?
      kept.reject { |example| Parts.others(self).key?(example) }
    end

    class << self
      attr_reader :listing

      def others(filter)
        @others ||= find(filter)
      end

      private

      def find(filter)
        @listing = true
        groups = RSpec.world.example_groups.flat_map(&:descendants)
        examples = groups.flat_map { |group| filter.prune(group.examples) }
        by_file = examples.group_by { |example| File.expand_path(LISTENER.file_of(example)).b }
        SETTINGS[:splits].each_with_object({}) do |split, others|
          own = [split[:file], (File.realpath(split[:file]) rescue split[:file])].flat_map { |file| by_file[file.b] || [] }.uniq
          own = own.sort_by { |example| example.metadata[:scoped_id].to_s.split(":").map(&:to_i) }
          ids = own.map { |example| Paceline.text(example.metadata[:scoped_id].to_s + " " + example.full_description.to_s) }
          dropped = own.each_with_index.reject { |_, at| split[:parts].include?(at * split[:of] / own.size + 1) }
          dropped.each { |example, _| others[example] = true }
          Paceline.write(:type => "split", :file => Paceline.text(split[:file]), :ids => ids, :chosen => own.size - dropped.size)
        end
      ensure
        @listing = false
      end
    end
  end

  module ListOnly
    def load_spec_files
      files_to_run.uniq.each { |file| Paceline.write(:type => "file", :file => Paceline.text(File.expand_path(file))) }
      Paceline.write(:type => "end")
    end
  end

  class Listener
    def initialize
      @groups = {}
      @loaded = []
      @messages = []
      @expected = 0
      @done = 0
    end

    def group(group)
      paths = caller_locations.map { |place| (place.absolute_path || place.path).to_s }
      files = RSpec.configuration.files_to_run.to_h { |file| [File.expand_path(file).b, true] }
      # A method of a helper may define it: the outermost frame that is a file of the suite is the one being loaded.
      @groups[group] = paths.reverse.find { |path| files.key?(path.b) }
    end

    def start(notification)
      ease_coverage
      @expected = notification.count
      RSpec.configuration.loaded_spec_files.each { |file| Paceline.write(:type => "file", :file => Paceline.text(file)) }
    end

    def example_passed(notification)
      test(notification.example, "passed")
    end

    def example_failed(notification)
      exception = notification.example.execution_result.exception
      message = (notification.message_lines.join("\n") rescue nil) || "#{exception.class}: #{exception.message}"
      backtrace = (notification.formatted_backtrace.first(20).join("\n") rescue "")
      test(notification.example, "failed", :message => Paceline.text(message)[0, 20_000] + "\n" + Paceline.text(backtrace)[0, 20_000])
    end

    def example_pending(notification)
      test(notification.example, "skipped")
    end

    def message(notification)
      @messages << Paceline.text(notification.message)[0, 20_000] if @messages.size < 100
    end

    def dump_summary(notification)
      if notification.errors_outside_of_examples_count > 0
        failures = @messages.select { |text| text =~ /\b(?:error|exit)\b/i }
        failures = ["errors outside of examples"] if failures.empty?
        failures.each do |text|
          Paceline.write(:type => "failure", :file => file_in(text), :name => "(outside of examples)", :message => text)
        end
      end
      # An exit inside an example ends RSpec as if all had run.
      Paceline.write(:type => "end") if @done >= @expected || RSpec.world.wants_to_quit
    end

    def file_of(example)
      top = example.example_group.parent_groups.last
      @groups[top] || top.metadata[:absolute_file_path] || example.metadata[:absolute_file_path]
    end

    private

    def test(example, outcome, more = {})
      @done += 1
      file = file_of(example)
      attempts = example.metadata[:retry_attempts].to_i
      Paceline.write({ :type => "test", :file => Paceline.text(file), :name => Paceline.text(example.full_description)[0, 4000],
        :outcome => outcome, :seconds => example.execution_result.run_time.to_f, :retries => attempts,
        :line => example.metadata[:line_number] }.merge(more))
    end

    def file_in(text)
      name = text[/ loading (.+?)(?:\.(?:\s|$)| an .exit)/, 1]
      path = name && File.expand_path(name)
      path && File.file?(path) ? path : nil
    end

    # A threshold is for the whole suite.
    def ease_coverage
      return unless SETTINGS[:part] && defined?(::SimpleCov)
      [[:minimum_coverage, 0], [:minimum_coverage_by_file, 0], [:maximum_coverage_drop, 100]].each do |name, value|
        ::SimpleCov.public_send(name, value) if ::SimpleCov.respond_to?(name) && !(::SimpleCov.public_send(name) || {}).empty? rescue nil
      end
    end
  end
end

if Paceline::SETTINGS[:list]
  RSpec::Core::Configuration.prepend(Paceline::ListOnly)
else
  RSpec::Core::Configuration.prepend(Paceline::Files)
  listener = Paceline::LISTENER = Paceline::Listener.new
  RSpec::Core::FilterManager.prepend(Paceline::Parts) if Paceline::SETTINGS[:splits]
  RSpec.configuration.on_example_group_definition { |group| listener.group(group) }
  RSpec.configuration.formatter_loader.reporter.register_listener(
    listener, :start, :example_passed, :example_failed, :example_pending, :message, :dump_summary
  )
end
`;
function rspec(project, temporary, variables) {
const words = (project.command?.args ?? []).flatMap(({text: text, computed: computed, pattern: pattern}) => computed || pattern ? [] : [ text ]);
const withListener = async settings => {
const listener = (0, external_node_path_.join)(await (0, promises_.mkdtemp)((0, 
external_node_path_.join)(temporary, "rspec-")), "paceline_listener.rb");
await (0, promises_.writeFile)(listener, rspecListener(settings));
const program = await findRspec(project, variables);
return [ ...program, "--require", listener, ...words, ...project.args ];
};
return {
name: "rspec",
reportFormat: "jsonl",
listIsOwn: project.startIsKnown,
async list({timeoutSeconds: timeoutSeconds}) {
const report = (0, external_node_path_.join)(await (0, promises_.mkdtemp)((0, external_node_path_.join)(temporary, "rspec-list-")), "files.jsonl");
const [command, ...args] = await withListener({
report: report,
list: true
});
await project.ask(command, args, {
timeoutSeconds: timeoutSeconds,
variables: project.script.variables
});
const listed = await readEventReport(report);
return listed && listed.problem === void 0 ? {
files: listed.files.map(({file: file}) => file)
} : void 0;
},
canSplit: async () => true,
async invocations(files, reportPath, {part: part = false, splits: splits} = {}) {
const report = reportPath(0);
const wanted = files.map(file => (0, external_node_path_.join)(project.directory, file));
const [command, ...args] = await withListener({
report: report,
part: part,
...files.length === 0 ? {} : {
files: wanted
},
...splits === void 0 ? {} : {
splits: [ ...splits ].map(([file, split]) => ({
file: (0, external_node_path_.join)(project.directory, file),
...split
}))
}
});
return [ {
command: command,
args: args,
report: report,
variables: project.script.variables
} ];
},
read: readEventReport
};
}
async function findRspec({directory: directory, root: root}, variables) {
for (const folder of (0, folders_up_to.K)(directory, root)) {
const lock = await (0, promises_.readFile)((0, external_node_path_.join)(folder, "Gemfile.lock"), "utf8").catch(() => "");
const bundle = /^ {4}rspec-core \(/m.test(lock) ? await which("bundle", variables) : void 0;
if (bundle) return [ bundle, "exec", "rspec" ];
}
const binstub = (0, external_node_path_.join)(directory, "bin/rspec");
if (await isExecutable(binstub)) return [ binstub ];
const program = await which("rspec", variables);
if (program) return [ program ];
throw new errors.ce("PACELINE_RUNNER_NOT_INSTALLED", "rspec was not found: no bundle that has it, no bin/rspec, and none on the search path.", "Set up Ruby and install the bundle in a step before this one (ruby/setup-ruby with bundler-cache: true).");
}
const isExecutable = path => (0, promises_.access)(path, promises_.constants.X_OK).then(() => true, () => false);
function createRunner(name, {project: project, temporary: temporary, variables: variables, command: command}) {
switch (name) {
case "vitest":
return vitest(project, temporary);

case "jest":
return jest(project);

case "node":
return withCoverageTool(nodeTest(project, temporary), project);

case "ava":
return withCoverageTool(ava(project, temporary), project);

case "mocha":
return withCoverageTool(mocha(project, temporary), project);

case "playwright":
return playwright(project, temporary, variables);

case "bun":
return bun_bun(project, temporary, variables);

case "deno":
return deno_deno(project, variables);

case "cypress":
return cypress_cypress(project, temporary);

case "pytest":
return pytest(project, temporary, variables);

case "go":
return goTest(project);

case "rspec":
return rspec(project, temporary, variables);

case "gradle":
return gradle(project, temporary, variables);

case "maven":
return maven(project, variables);

case "nextest":
return nextest(project, temporary, variables);

case "phpunit":
return phpunit(project, temporary, variables);

case "command":
return commandTemplate(project, command);

default:
throw new errors.ce("PACELINE_RUNNER_UNKNOWN", `${name} is not known yet.`, 'Use "command".');
}
}
const ARGUMENTS = {
vitest: [ "--bail=1" ],
jest: [ "--bail=1" ],
mocha: [ "--bail" ],
ava: [ "--fail-fast" ],
playwright: [ "-x" ],
bun: [ "--bail=1" ],
deno: [ "--fail-fast" ],
pytest: [ "-x" ],
go: [ "-failfast" ],
nextest: [ "--fail-fast" ],
maven: [ "-Dsurefire.skipAfterFailureCount=1" ],
rspec: [ "--fail-fast" ],
phpunit: [ "--stop-on-failure", "--stop-on-error" ]
};
const failFastArguments = runner => ARGUMENTS[runner] ?? [];
async function chooseRunner(choice, around, files) {
const {directory: directory, root: root, args: args, failFast: failFast, temporary: temporary, variables: variables, log: log} = around;
const named = choice.runner === "auto" && choice.command !== "" ? "command" : choice.runner;
if (choice.command !== "" && named !== "command") throw new errors.ce("PACELINE_INPUT_INVALID", `Input "command" is given, but "runner" is ${named}.`, "Leave one of them out, or set runner: command.");
const name = named === "auto" ? await findRunner(directory, root, files) : named;
const manifest = (0, src_manifest.$)((await readFolder(directory)).text);
const command = name === "command" ? void 0 : (0, detect.Nl)(manifest, name);
const project = {
directory: directory,
root: root,
args: failFast ? [ ...failFastArguments(name), ...args ] : args,
command: command,
startIsKnown: command !== void 0 || (0, detect.PU)(manifest).unread.length === 0,
script: {
nodeFlags: command?.nodeFlags ?? [],
variables: command?.variables ?? {}
},
siblings: once(() => (0, repository_files.g)(directory, variables, [ "--cached", "--others", "--exclude-standard" ])),
async ask(program, words, {timeoutSeconds: timeoutSeconds, variables: added, statuses: statuses = []}) {
try {
const {exitCode: exitCode, stopped: stopped, stdout: stdout, stderr: stderr} = await (0, 
process_process.R)(program, words, {
cwd: directory,
env: childEnvironment(variables, added),
timeoutSeconds: timeoutSeconds,
maxOutputBytes: 268435456
});
if (!stopped && (exitCode === 0 || statuses.includes(exitCode ?? -1))) return stdout;
log.debug(`${program} ${words.slice(0, 4).join(" ")} … said nothing usable (${stopped ?? exitCode}): ${stderr.slice(-2e3)}`);
} catch (error) {
log.debug(`${program} could not be asked: ${error.message}`);
}
return;
}
};
return createRunner(name, {
project: project,
temporary: temporary,
variables: variables,
command: choice.command
});
}
async function findRunner(directory, root, files) {
const others = [];
for (const folder of (0, folders_up_to.K)(directory, root)) {
const found = (0, detect.qU)(await readFolder(folder), {
fits: runner => fits(runner, files)
});
const fitting = found.ambiguous.filter(({program: program}) => fits(program, files));
if (new Set(fitting.map(({program: program}) => program)).size > 1) throw new errors.ce("PACELINE_RUNNER_AMBIGUOUS", `More than one test runner was found: ${fitting.map(({program: program, sign: sign}) => `${program} (${sign})`).join(", ")}.`, `Set "runner" to the one that runs this suite: ${fitting.map(({program: program}) => program).join(" or ")}.`);
const runner = found.runner ?? fitting[0]?.program;
if (runner && fits(runner, files)) return runner;
others.push(...found.others);
}
const other = others[0];
throw new errors.ce("PACELINE_RUNNER_UNKNOWN", other ? `The tests seem to be run by ${other.program} (${other.sign}), which "runner: auto" does not know.` : "No test runner was found: no configuration or dependency of one in the working directory or above.", other ? 'Set "command" to a command that runs {files} and writes JUnit XML to {report}.' : `Set "runner" to one of ${detect.kB.join(", ")}, or command with "command", or correct "working-directory".`);
}
function fits(runner, files) {
if (files.length === 0) return true;
const all = ending => files.every(file => ending.test(file));
const language = LANGUAGES.find(([, ending]) => all(ending));
if (language) return language[0].includes(runner);
if (all(/\.go$|(?:^|\/)[^./]*$/)) return runner === "go";
return !LANGUAGES.some(([runners]) => runners.includes(runner)) && runner !== "go";
}
const LANGUAGES = [ [ [ "pytest" ], /\.py$/ ], [ [ "nextest" ], /\.rs$/ ], [ [ "rspec" ], /\.rb$/ ], [ [ "phpunit" ], /\.php$/ ], [ [ "gradle", "maven" ], /\.(?:java|kt|groovy|scala)$/ ] ];
async function readFolder(folder) {
const entries = await (0, promises_.readdir)(folder, {
withFileTypes: true
}).catch(() => []);
return {
names: entries.filter(entry => !entry.isDirectory()).map(entry => entry.name),
text(name) {
try {
return (0, external_node_fs_.readFileSync)((0, external_node_path_.join)(folder, name), "utf8");
} catch {
return "";
}
}
};
}
function once(make) {
let made;
return () => {
made ??= make();
return made;
};
}
const noFiles = {
planned: [],
excluded: [],
gaps: [],
whole: false,
listed: void 0
};
const ranNothing = (runner, files) => ({
runner: runner,
files: files,
execution: {
report: {
files: [],
tests: []
},
reportPaths: [],
complete: true,
seconds: 0,
exit: 0,
stopped: void 0
},
results: (0, test_results.D)({
files: [],
tests: []
}, "", () => {}),
ranNothing: true,
saysEmpty: false
});
var external_node_os_ = __webpack_require__(48161);
const GIB = 2 ** 30;
const MEMORY_PER_JOB = 2 * GIB;
const CORE_SHARE = .8;
const CGROUP_ROOT = "/sys/fs/cgroup";
function readCapacity(machine, read, memoryPerJob = MEMORY_PER_JOB) {
let cores = machine.cores;
let memoryBytes = machine.memoryBytes;
for (const limits of cgroupLimits(read)) {
cores = Math.min(cores, limits.quota ?? cores, limits.cpus ?? cores);
memoryBytes = Math.min(memoryBytes, limits.memory ?? memoryBytes);
}
const jobs = Math.max(1, Math.floor(Math.min(CORE_SHARE * cores, memoryBytes / memoryPerJob)));
return {
cores: cores,
memoryBytes: memoryBytes,
jobs: jobs
};
}
const machineCapacity = memoryPerJob => readCapacity({
cores: (0, external_node_os_.availableParallelism)(),
memoryBytes: (0, external_node_os_.totalmem)()
}, capacity_readText, memoryPerJob);
const capacity_readText = path => {
try {
return (0, external_node_fs_.readFileSync)(path, "utf8");
} catch {
return;
}
};
function cgroupLimits(read) {
const found = [];
for (const line of (read("/proc/self/cgroup") ?? "0::/").split("\n")) {
const match = /^\d+:([^:]*):(\/.*)$/.exec(line.trim());
if (!match) continue;
const [, controllers = "", path = "/"] = match;
if (controllers === "") {
for (const root of [ CGROUP_ROOT, `${CGROUP_ROOT}/unified` ]) for (const folder of upwards(root, path)) found.push(limitsV2(folder, read));
continue;
}
for (const controller of controllers.split(",")) for (const root of [ `${CGROUP_ROOT}/${controller}`, `${CGROUP_ROOT}/${controllers}` ]) for (const folder of upwards(root, path)) found.push(limitsV1(controller, folder, read));
}
return found;
}
function limitsV2(folder, read) {
const [quota, period] = (read(`${folder}/cpu.max`) ?? "").trim().split(/\s+/);
return {
quota: ratio(quota, period ?? "100000"),
cpus: cpuCount(read(`${folder}/cpuset.cpus.effective`)),
memory: byteLimit(read(`${folder}/memory.max`))
};
}
function limitsV1(controller, folder, read) {
switch (controller) {
case "cpu":
return {
quota: ratio(read(`${folder}/cpu.cfs_quota_us`), read(`${folder}/cpu.cfs_period_us`))
};

case "cpuset":
return {
cpus: cpuCount(read(`${folder}/cpuset.effective_cpus`) ?? read(`${folder}/cpuset.cpus`))
};

case "memory":
return {
memory: byteLimit(read(`${folder}/memory.limit_in_bytes`))
};

default:
return {};
}
}
function upwards(root, path) {
const parts = external_node_path_.posix.normalize(path).split("/").filter(part => part !== "" && part !== "..");
return Array.from({
length: parts.length + 1
}, (_, depth) => [ root, ...parts.slice(0, depth) ].join("/"));
}
function ratio(quota, period) {
const [share, whole] = [ Number(quota?.trim() || Number.NaN), Number(period?.trim() || Number.NaN) ];
return share > 0 && whole > 0 ? share / whole : void 0;
}
function byteLimit(text) {
const value = Number(text?.trim() || Number.NaN);
return value > 0 ? value : void 0;
}
function cpuCount(text) {
let count = 0;
for (const range of (text ?? "").trim().split(",")) {
const match = /^(\d+)(?:-(\d+))?$/.exec(range);
if (match) count += Number(match[2] ?? match[1]) - Number(match[1]) + 1;
}
return count > 0 ? count : void 0;
}
var external_node_stream_promises_ = __webpack_require__(46466);
const SILENCE_SECONDS = 60;
async function execute(runner, slots, options) {
const started = performance.now();
const isStopping = {
now: false
};
const ofSlots = await Promise.all(slots.map((invocations, index) => runSlot(runner, invocations, index, {
...options,
slots: slots.length,
isStopping: isStopping
})));
const ended = ofSlots.flat();
const reports = ended.map(({report: report}) => report);
const failed = ended.find(({exit: exit}) => exit !== 0);
const stopped = ended.find(one => one.stopped !== void 0)?.stopped;
const broken = reports.find(report => report?.problem !== void 0)?.problem;
const problem = ended.find(one => one.problem !== void 0)?.problem;
return {
report: {
files: reports.flatMap(report => report?.files ?? []),
tests: reports.flatMap(report => report?.tests ?? []),
failures: reports.flatMap(report => report?.failures ?? []),
splits: reports.flatMap(report => report?.splits ?? []),
...broken === void 0 ? {} : {
problem: broken
}
},
reportPaths: ended.flatMap(({report: report, path: path}) => report ? [ path ] : []),
complete: !stopped && reports.every(report => report !== void 0 && report.problem === void 0),
...problem === void 0 ? {} : {
problem: problem
},
seconds: (performance.now() - started) / 1e3,
exit: failed?.exit ?? 0,
stopped: stopped
};
}
async function runSlot(runner, invocations, slot, options) {
const ended = [];
let spent = 0;
for (const invocation of invocations) {
if (options.isStopping.now) break;
const result = await runOne(invocation, slot, options, spent);
spent += result.seconds;
const {stopped: stopped} = result;
const exit = stopped === "timeout" ? "timeout" : result.signal ?? result.exitCode ?? 0;
const path = invocation.report;
const report = await runner.read(path);
const problem = report ? report.problem : missing(path);
ended.push({
path: path,
report: report,
problem: problem,
exit: exit,
stopped: stopped
});
if (stopped || options.failFast && exit !== 0) options.isStopping.now = true;
}
return ended;
}
const missing = report => (0, external_node_fs_.existsSync)(report) ? void 0 : "It wrote none to the path it was given";
async function runOne(invocation, slot, options, spent) {
const {log: log, slots: slots} = options;
const store = invocation.reportOnStdout ? (0, external_node_fs_.createWriteStream)(invocation.report) : void 0;
const held = [];
let last = performance.now();
const print = lineWriter(line => {
last = performance.now();
if (slots === 1) log.output(line); else held.push(line);
});
const parse = lineWriter(line => print.write(invocation.display?.(line) ?? ""));
const started = performance.now();
const heartbeat = setInterval(() => {
const now = performance.now();
if (now - last < SILENCE_SECONDS * 1e3) return;
last = now;
const which = slots === 1 ? "" : `slot ${slot + 1} of ${slots}: `;
log.info(`${which}running for ${(0, numbers.a3)((now - started) / 1e3)}`);
}, 1e4);
try {
return await (0, process_process.R)(invocation.command, invocation.args, {
cwd: options.directory,
env: childEnvironment(options.variables, {
...invocation.variables,
...slots === 1 ? {} : {
PACELINE_SLOT: String(slot + 1)
}
}),
...options.timeoutSeconds === void 0 ? {} : {
timeoutSeconds: Math.max(.001, options.timeoutSeconds - spent)
},
maxOutputBytes: 65536,
onOutput(text, stream) {
if (store && stream === "stdout") {
store.write(text);
parse.write(text);
} else print.write(text);
}
});
} finally {
clearInterval(heartbeat);
parse.end();
print.end();
for (const line of held) log.output(line);
store?.end();
if (store) await (0, external_node_stream_promises_.finished)(store);
}
}
function lineWriter(emit) {
let rest = "";
return {
write(text) {
const lines = (rest + text).split(/\r?\n/);
rest = lines.pop();
for (const line of lines) emit(line);
},
end() {
if (rest !== "") emit(rest);
rest = "";
}
};
}
function joinAttempts(before, after, again, locate) {
const located = new Map;
const pathOf = file => {
if (!located.has(file)) located.set(file, locate(file));
return located.get(file);
};
const ranAgain = file => again === "all" || again.has(pathOf(file) ?? "");
const keyOf = ({file: file, name: name}) => `${pathOf(file) ?? file}\0${name}`;
const earlier = Map.groupBy(before.tests.filter(({file: file}) => ranAgain(file)), keyOf);
const kept = before.tests.filter(({file: file}) => !ranAgain(file));
const tests = after.tests.map(test => {
const same = earlier.get(keyOf(test))?.shift();
if (same === void 0) return test;
if (same.outcome !== "failed") return {
...test,
retries: same.retries + test.retries
};
const retries = same.retries + test.retries + 1;
return test.outcome === "skipped" ? {
...same,
retries: retries
} : {
...test,
retries: retries
};
});
const vanished = [ ...earlier.values() ].flat().filter(({outcome: outcome}) => outcome === "failed");
const passed = new Set(after.tests.filter(({outcome: outcome}) => outcome === "passed").map(({file: file}) => pathOf(file) ?? file));
const filesBefore = new Map(before.files.map(file => [ pathOf(file.file) ?? file.file, file ]));
const files = after.files.map(file => {
const key = pathOf(file.file) ?? file.file;
const same = filesBefore.get(key);
const retries = (same?.retries ?? 0) + (same?.failure === void 0 ? 0 : 1);
const failure = file.failure ?? (passed.has(key) ? void 0 : same?.failure);
return {
...file,
...failure === void 0 ? {} : {
failure: failure
},
...retries > 0 ? {
retries: retries
} : {}
};
});
const named = new Set(after.files.map(({file: file}) => pathOf(file) ?? file));
const left = [ ...filesBefore ].filter(([key, {file: file, failure: failure}]) => !named.has(key) && (!ranAgain(file) || failure !== void 0 && !passed.has(key)));
return {
files: [ ...left.map(([, file]) => file), ...files ],
tests: [ ...kept, ...vanished, ...tests ],
failures: [ ...(before.failures ?? []).filter(({file: file}) => again !== "all" && !ranAgain(file)), ...after.failures ?? [] ],
splits: [ ...before.splits ?? [], ...after.splits ?? [] ],
...after.problem === void 0 ? {} : {
problem: after.problem
}
};
}
var partition = __webpack_require__(54990);
const PARALLEL = new Set([ "vitest", "jest", "node", "ava", "playwright" ]);
const ALONE = new Set([ "go", "nextest", "gradle", "maven", "bun" ]);
function slotCount(wanted, runner, files, jobs) {
if (ALONE.has(runner)) return 1;
const most = wanted === "auto" ? PARALLEL.has(runner) ? 1 : jobs : wanted;
return Math.max(1, Math.min(most, files));
}
function dealToSlots(items, slots) {
return (0, partition.jB)(items, slots).shards.map(shard => shard.toSorted((a, b) => a - b));
}
async function runProgram(context, runner, folders, tests, options) {
const {inputs: inputs, environment: environment, log: log} = context;
const folder = options.folder ?? await (0, promises_.mkdtemp)((0, external_node_path_.join)(environment.temp, "paceline", "report-"));
const locate = (0, reports_locate.T)(folders.root, folders.directory, new Set(tests.map(({file: file}) => file)));
const summarise = execution => (0, test_results.D)(execution.report, options.suite, locate);
let execution = await runOnce(context, runner, folders, tests, {
...options,
folder: folder,
attempt: 1
});
let results = summarise(execution);
for (let attempt = 2; attempt <= 1 + inputs.retries; attempt++) {
const narrows = options.part && runner.reportsEveryFailure === true;
const again = filesToRetry(execution, results, tests, narrows);
if (again === void 0) break;
const what = again.length > 0 ? (0, numbers.LS)(again.length, "file") : "everything";
log.warning(`Attempt ${attempt} of ${1 + inputs.retries}: ${what} again, since attempt ${attempt - 1} failed.`);
const next = await runOnce(context, runner, folders, again, {
...options,
folder: folder,
attempt: attempt
});
const isAll = again.length === tests.length;
const which = isAll ? "all" : new Set(again.map(({file: file}) => file));
execution = {
...next,
report: joinAttempts(execution.report, next.report, which, locate),
reportPaths: [ ...execution.reportPaths, ...next.reportPaths ],
seconds: execution.seconds + next.seconds
};
results = summarise(execution);
}
const saysEmpty = runner.emptyStatus !== void 0 && execution.complete && execution.exit === runner.emptyStatus && totalsOf(results).failed === 0;
return {
runner: runner.name,
execution: execution,
results: results,
saysEmpty: saysEmpty,
ran: {
folder: folder,
runner: runner,
locate: locate,
inParts: execution.inParts
}
};
}
function filesToRetry(execution, results, tests, narrows) {
const {failed: failed} = totalsOf(results);
const absent = missingFiles(tests, results.executed);
if (execution.stopped || execution.exit === 0 && execution.complete && failed + absent.length === 0) return;
const inFiles = new Set(results.executed.filter(file => file.failed > 0).map(({file: file}) => file));
for (const {file: file} of absent) inFiles.add(file);
const isKnown = inFiles.size > 0 && (results.withoutFile?.failed ?? 0) === 0;
return narrows && isKnown ? tests.filter(({file: file}) => inFiles.has(file)) : tests;
}
async function runOnce(context, runner, folders, tests, {folder: folder, label: label, attempt: attempt, rest: rest, part: part, splits: splits, secondsOf: secondsOf, timeoutSeconds: timeoutSeconds}) {
const {inputs: inputs, environment: environment, log: log} = context;
const count = slotCount(inputs.parallel, runner.name, tests.length, machineCapacity().jobs);
const items = tests.map(({file: file}) => ({
key: file,
seconds: secondsOf(file)
}));
const dealt = count === 1 ? [ tests ] : dealToSlots(items, count).map(shard => shard.map(at => tests[at]));
const divided = new Map([ ...splits ].map(([file, split]) => [ pathFrom(folders, file), split ]));
const format = runner.reportFormat ?? "json";
const slots = [];
for (const [slot, own] of dealt.entries()) {
const name = batch => [ ...label === void 0 ? [] : [ label ], runner.name, ...attempt > 1 ? [ `attempt-${attempt}` ] : [], ...count > 1 ? [ `slot-${slot + 1}` ] : [], batch + 1 ].join("-");
slots.push(await runner.invocations(own.map(({file: file}) => pathFrom(folders, file)), batch => (0, 
external_node_path_.join)(folder, `${name(batch)}.${format}`), {
rest: rest && slot === 0,
part: part || count > 1,
...divided.size > 0 ? {
splits: divided
} : {},
coverage: coverageFolder(runner, inputs.coverage, batch => (0, external_node_path_.join)(folder, "coverage", name(batch)))
}));
}
const what = tests.length > 0 ? (0, numbers.LS)(tests.length, "file") : rest ? "what has no test" : "all tests";
const title = `${runner.name}: ${what}${count > 1 ? ` in ${count} slots` : ""}${attempt > 1 ? `, attempt ${attempt}` : ""}`;
const execution = await log.group(title, () => log.withoutCommands(() => execute(runner, slots, {
directory: folders.directory,
variables: environment.variables,
timeoutSeconds: timeoutSeconds,
failFast: inputs["fail-fast"],
log: log
})));
return {
...execution,
inParts: part || slots.flat().length > 1
};
}
function pathFrom({directory: directory, root: root}, file) {
const path = (0, external_node_path_.relative)(directory, (0, external_node_path_.join)(root, file)).split(external_node_path_.sep).join("/");
return path.startsWith("-") ? (0, external_node_path_.join)(directory, path) : path;
}
function coverageFolder(runner, wanted, folder) {
if (wanted !== "auto") return;
if (runner.collectsCoverage) return folder;
throw new errors.ce("PACELINE_COVERAGE_UNSUPPORTED", `"coverage: true" is not known for ${runner.name}.`, 'Let the test program write lcov.info or coverage-final.json, and name that file with "coverage".');
}
async function runFromQueue(queue, around) {
const {context: context, files: files, rest: rest, runner: runner, folder: folder, run: run} = around;
const {inputs: inputs, log: log} = context;
const batches = [];
const excluded = new Map;
let listed = files.listed;
let spent = 0;
let timedOut = false;
const start = async (tests, withRest) => {
const own = {
...files,
planned: [ ...tests ],
excluded: [],
gaps: []
};
const one = await run(tests, own, {
rest: withRest,
folder: folder,
label: `batch-${batches.length + 1}`,
timeoutSeconds: inputs.timeout === void 0 ? void 0 : Math.max(.001, inputs.timeout - spent)
});
spent += one.execution.seconds;
listed ??= one.files.listed;
for (const test of one.files.excluded) excluded.set((0, fields.S8)(test), test);
return one;
};
const mayGoOn = () => {
timedOut = inputs.timeout !== void 0 && spent >= inputs.timeout;
const last = batches.at(-1)?.run;
const hasFailed = last !== void 0 && last.execution.exit !== 0;
return !timedOut && last?.execution.stopped === void 0 && !(inputs["fail-fast"] && hasFailed);
};
try {
const gaps = notExcluded(files.gaps, files.excluded);
if (rest || gaps.length > 0) batches.push({
run: await start(gaps, rest),
tests: gaps,
handedOn: []
});
while (mayGoOn()) {
const given = await queue.next();
if (given === void 0) break;
const tests = notExcluded(given, files.excluded);
const one = tests.length > 0 ? await start(tests, false) : ranNothing(runner.name, files);
const left = new Set([ ...files.excluded, ...one.files.excluded ].map(fields.S8));
for (const test of given) if (left.has((0, fields.S8)(test))) excluded.set((0, fields.S8)(test), test);
const ran = tests.filter(test => !left.has((0, fields.S8)(test)));
const ends = batchEnds(one, ran, runner.reportsEveryFailure === true, test => queue.mayHandOn(test, inputs["queue-retries"]));
const handedOn = ran.filter(test => ends.get((0, fields.S8)(test)) === "again");
if (handedOn.length > 0) log.warning(`${(0, numbers.LS)(handedOn.length, "file")} that failed may run again on another leg.`);
if (tests.length > 0) batches.push({
run: one,
tests: ran,
handedOn: handedOn
});
await queue.ended(given.map(test => ({
test: test,
end: ends.get((0, fields.S8)(test)) ?? "skipped"
})));
}
const passed = await queue.passedElsewhere(batches.flatMap(({handedOn: handedOn}) => handedOn));
const record = queue.record();
const joined = joinBatches(batches, passed, around);
const isElsewhere = new Set(joined.handedOn.map(fields.S8));
const planned = [ ...record.claimed, ...record.rest ?? [] ].filter(test => !isElsewhere.has((0, 
fields.S8)(test)));
return {
...joined,
...timedOut ? {
execution: {
...joined.execution,
stopped: "timeout",
exit: "timeout"
}
} : {},
files: {
...files,
planned: planned,
excluded: [ ...excluded.values() ],
listed: listed
},
queue: {
...record,
...joined.handedOn.length > 0 ? {
handedOn: joined.handedOn
} : {}
}
};
} finally {
queue.close();
}
}
function batchEnds({execution: execution, results: results, saysEmpty: saysEmpty}, tests, tellsAll, mayHandOn) {
const ends = new Map(tests.map(test => [ (0, fields.S8)(test), "passed" ]));
const set = (some, end) => {
for (const test of some) ends.set((0, fields.S8)(test), end);
};
if (execution.stopped !== void 0) {
const done = new Set(results.executed.filter(({failed: failed}) => failed === 0).map(fields.S8));
set(tests.filter(test => !tellsAll || !done.has((0, fields.S8)(test))), "failed");
return ends;
}
if (saysEmpty && missingFiles(tests, results.executed).length === 0) return ends;
const failed = filesToRetry(execution, results, tests, tellsAll);
if (failed !== void 0) set(failed, failed.every(mayHandOn) ? "again" : "failed");
return ends;
}
function joinBatches(batches, passedElsewhere, {folders: folders, runner: runner, files: files, folder: folder, suite: suite}) {
const handedOn = [];
const flaky = [];
const parts = batches.map(({run: run, tests: tests, handedOn: handed}) => {
const locate = (0, reports_locate.T)(folders.root, folders.directory, new Set(tests.map(({file: file}) => file)));
const isForgiven = handed.length > 0 && handed.every(test => passedElsewhere.has((0, 
fields.S8)(test)));
const without = new Set(isForgiven ? handed.map(({file: file}) => file) : []);
if (isForgiven) {
for (const test of handed) handedOn.push(executedHere(run, test));
for (const {suite: of, file: file, name: name} of run.results.failures) if (without.has(file)) flaky.push({
suite: of,
file: file,
name: name.slice(0, 1e3),
retries: 1
});
}
const report = isForgiven && handed.length === tests.length ? {
files: [],
tests: []
} : absoluteNames(run.execution.report, folders.root, locate, without);
const isEmpty = run.saysEmpty && batches.length > 1;
return {
report: report,
execution: run.execution,
complete: isForgiven || run.execution.complete,
exit: isForgiven || isEmpty ? 0 : run.execution.exit
};
});
if (parts.length === 0) return {
...ranNothing(runner.name, files),
handedOn: handedOn
};
const all = new Set(batches.flatMap(({tests: tests}) => tests.map(({file: file}) => file)));
const locate = (0, reports_locate.T)(folders.root, folders.directory, all);
const of = pick => parts.map(({execution: execution}) => pick(execution)).find(one => one !== void 0);
const broken = parts.map(({report: report}) => report.problem).find(one => one !== void 0);
const problem = parts.filter(({complete: complete}) => !complete).map(({execution: execution}) => execution.problem)[0];
const report = {
files: parts.flatMap(part => part.report.files),
tests: parts.flatMap(part => part.report.tests),
failures: parts.flatMap(part => part.report.failures ?? []),
...broken === void 0 ? {} : {
problem: broken
}
};
const execution = {
report: report,
reportPaths: parts.flatMap(part => part.execution.reportPaths),
complete: parts.every(({complete: complete}) => complete),
...problem === void 0 ? {} : {
problem: problem
},
seconds: parts.reduce((sum, part) => sum + part.execution.seconds, 0),
exit: parts.find(({exit: exit}) => exit !== 0)?.exit ?? 0,
stopped: of(({stopped: stopped}) => stopped)
};
const results = (0, test_results.D)(report, suite, locate);
return {
runner: runner.name,
execution: execution,
results: {
...results,
flaky: [ ...results.flaky, ...flaky ]
},
files: files,
ranNothing: batches.every(({run: run}) => run.ranNothing),
saysEmpty: batches.every(({run: run}) => run.saysEmpty) && totalsOf(results).failed === 0,
ran: {
folder: folder,
runner: runner,
locate: locate,
inParts: true
},
handedOn: handedOn
};
}
function executedHere({results: results}, test) {
const found = results.executed.find(file => (0, fields.S8)(file) === (0, fields.S8)(test));
if (found !== void 0) return found;
return {
...test,
outcome: "failed",
seconds: 0,
tests: 1,
failed: 1,
skipped: 0,
retries: 0
};
}
function absoluteNames(report, root, locate, without) {
const named = new Map;
const nameOf = reported => {
const known = named.get(reported);
if (known !== void 0) return known;
const file = locate(reported);
const name = file === void 0 ? reported : (0, external_node_path_.join)(root, file);
const one = {
name: name,
isLeftOut: file !== void 0 && without.has(file)
};
named.set(reported, one);
return one;
};
const renamed = list => list.flatMap(one => {
const {name: name, isLeftOut: isLeftOut} = nameOf(one.file);
return isLeftOut ? [] : [ {
...one,
file: name
} ];
});
return {
...report,
files: renamed(report.files),
tests: renamed(report.tests),
failures: renamed(report.failures ?? [])
};
}
const run_files_LIST_SECONDS = 60;
const NEEDED_LIST_SECONDS = 600;
async function runFiles(context, folders, program, given, shared) {
const {environment: environment, inputs: inputs, log: log} = context;
const {variables: variables} = environment;
const {directory: directory, root: root} = folders;
const planned = given && shared ? {
...given,
leg: {
...given.leg,
tests: shared.tests
}
} : given;
const byLegs = planned?.suite.discovery.by === "legs";
const plannedTests = (planned?.leg.tests ?? []).map(({suite: suite, file: file}) => ({
suite: suite,
file: file
}));
const splits = splitsOf(planned?.leg.tests ?? []);
const seconds = new Map(planned?.leg.tests.map(({file: file, estimatedSeconds: estimatedSeconds}) => [ file, estimatedSeconds ]));
if (planned && !byLegs && plannedTests.length === 0) return ranNothing("command", noFiles);
const temporary = (0, external_node_path_.join)(environment.temp, "paceline");
await (0, promises_.mkdir)(temporary, {
recursive: true
});
const runner = await chooseRunner(program, {
directory: directory,
root: root,
args: program.args,
failFast: inputs["fail-fast"],
temporary: temporary,
variables: variables,
log: log
}, plannedTests.map(({file: file}) => pathFrom(folders, file)));
const locate = (0, reports_locate.T)(root, directory, new Set(plannedTests.map(({file: file}) => file)));
const list = timeoutSeconds => listTests(runner, locate, timeoutSeconds);
const files = planned ? await filesOf(planned, runner, list, {
directory: directory,
root: root,
log: log
}) : run_files_wholeSuite;
const rest = runner.hasRest === true && planned?.suite.mode === "full" && planned.leg.shard === 1;
const part = planned !== void 0 && (shared !== void 0 || planned.leg.shards > 1 || planned.suite.mode === "selected");
const canSplit = splits.size > 0 && await (runner.canSplit?.()) === true;
const options = {
part: part && !files.whole,
suite: program.suite,
splits: canSplit ? splits : new Map,
secondsOf: file => seconds.get(file) ?? 0,
timeoutSeconds: inputs.timeout
};
const runSome = (tests, more = {
rest: rest
}) => runProgram(context, runner, folders, tests, {
...options,
...more
});
const mayAsk = canExclude(planned, runner);
const runTests = (tests, own, more) => runAndExclude(tests, own, {
run: some => runSome(some, more),
list: mayAsk ? list : void 0,
mayExclude: file => mayExclude(directory, root, file),
runner: runner.name
});
if (files.whole) return {
...await runSome([], {
rest: false
}),
files: files,
ranNothing: false
};
if (shared) return runFromQueue(await shared.open(), {
context: context,
folders: folders,
files: files,
rest: rest,
runner: runner,
suite: program.suite,
folder: await (0, promises_.mkdtemp)((0, external_node_path_.join)(temporary, "report-")),
run: runTests
});
const wanted = notExcluded([ ...files.planned, ...files.gaps ], files.excluded);
const ofPlan = planned?.leg.tests ?? [];
const whole = canSplit ? [] : undivided(ofPlan);
if (whole.length > 0) log.warning(`${runner.name} cannot run a part of a file here, so the leg with the first part runs the whole of it: ${listed(whole.map(({file: file}) => file))}.`);
const left = new Set(whole.filter(isLeftOut).map(fields.S8));
const tests = wanted.filter(test => !left.has((0, fields.S8)(test)));
if (tests.length === 0 && !rest) return {
...ranNothing(runner.name, files),
splits: whole
};
const run = await runTests(tests, files);
const divided = canSplit ? dividedFiles(ofPlan, run.execution.report.splits ?? [], locate) : whole;
return {
...run,
splits: divided
};
}
async function runAndExclude(tests, files, {run: run, list: list, mayExclude: mayBeLeftOut, runner: runner}) {
const first = await run(tests);
const missing = missingFiles(tests, first.results.executed);
if (missing.length === 0 || files.listed || !list || first.execution.stopped) return {
...first,
files: files,
ranNothing: false
};
const known = (await list(run_files_LIST_SECONDS))?.files;
if (known === void 0) return {
...first,
files: files,
ranNothing: false
};
const listed = new Set(known);
const excluded = missing.filter(({file: file}) => !listed.has(file) && mayBeLeftOut(file));
const corrected = {
...files,
excluded: excluded,
listed: {
files: listed.size,
digest: listDigest(known)
}
};
const isClean = first.execution.exit === 0 || totalsOf(first.results).failed > 0;
if (excluded.length === 0 || isClean) return {
...first,
files: corrected,
ranNothing: false
};
const others = notExcluded(tests, excluded);
if (others.length === 0) return ranNothing(runner, corrected);
return {
...await run(others),
files: corrected,
ranNothing: false
};
}
const run_files_wholeSuite = {
...noFiles,
whole: true
};
async function filesOf(planned, runner, list, {directory: directory, root: root, log: log}) {
const {leg: leg, suite: suite} = planned;
if (suite.discovery.by === "legs") {
const answer = await list(NEEDED_LIST_SECONDS);
return {
...shareOfList(leg, answer?.files),
failure: answer?.failure
};
}
const asks = canExclude(planned, runner) && (runner.listsFirst || seeksGaps(planned));
const answer = asks ? await list(runner.listsFirst ? NEEDED_LIST_SECONDS : run_files_LIST_SECONDS) : void 0;
const known = answer?.files;
if (asks && known === void 0) log.info(`${runner.name} did not list its tests; the plan's files run.`);
const compared = compareWithList(planned, known, file => mayExclude(directory, root, file));
return {
...compared,
failure: suite.mode === "full" ? answer?.failure : void 0
};
}
const canExclude = (planned, runner) => planned !== void 0 && runner.list !== void 0 && runner.listIsOwn !== false;
async function listTests(runner, locate, timeoutSeconds) {
const list = await (runner.list?.({
timeoutSeconds: timeoutSeconds
}));
const files = list?.files.map(locate);
return list && files?.every(file => file !== void 0) ? {
files: [ ...new Set(files) ],
failure: list.failure
} : void 0;
}
const mayExclude = (directory, root, file) => !(0, external_node_path_.relative)(directory, (0, 
external_node_path_.join)(root, file)).startsWith("..") && (0, external_node_fs_.existsSync)((0, 
external_node_path_.join)(root, file));
const MAX_REPORT_UPLOAD_BYTES = 20971520;
async function runLeg(context, machine) {
const {inputs: inputs, environment: environment, log: log} = context;
if (inputs.leg === shard_plan.E) return passAtOnce(context, "nothing to run (leg none)");
const planned = await findPlanned(context);
const folder = (0, src_environment.ih)(environment, "working-directory", inputs["working-directory"]);
const {head: head, root: root} = await machine.checkout(folder);
if (planned) {
checkCommit(planned.plan, head);
checkSuite(planned.leg, inputs.suite);
if (planned.leg.leg === shard_plan.E) return passAtOnce(context, "nothing to run (leg none)");
}
const startedAt = machine.now();
const program = programOf(inputs, planned?.suite);
const directory = program.folder === void 0 ? folder : (0, external_node_path_.join)(root, program.folder);
const run = inputs.reports.length > 0 ? await readReports(environment, {
directory: directory,
root: root
}, {
patterns: inputs.reports,
suite: program.suite,
planned: planned
}) : await runFiles(context, {
directory: directory,
root: root
}, program, planned, sharedFiles(context, machine, planned));
const {files: files} = run;
const missing = notRun(run, planned);
const failure = (planned?.leg.shard ?? 1) === 1 ? files.failure : void 0;
const ended = run.saysEmpty ? "empty" : outcomeOf(run.execution, run.results);
const attached = await gatherAttachments(run, {
suite: program.suite,
coverage: inputs.coverage,
directory: directory,
startedAt: startedAt
}, machine);
const owesCoverage = ended === "passed" ? attached.coverageProblem : void 0;
const isRed = failure !== void 0 || owesCoverage !== void 0;
const outcome = isRed && ended !== "crashed" ? "failed" : ended;
const result = {
kind: "leg-result",
version: 1,
planId: planned?.plan.planId ?? "direct",
leg: planned?.leg.leg ?? directLeg(environment.job),
name: planned?.leg.name ?? program.suite,
attempt: environment.attempt,
head: head,
runner: run.runner,
startedAt: startedAt.toISOString(),
finishedAt: machine.now().toISOString(),
seconds: run.execution.seconds,
outcome: outcome,
exit: run.execution.exit,
planned: files.planned,
...files.listed ? {
listed: files.listed
} : {},
...files.excluded.length > 0 ? {
excluded: files.excluded
} : {},
...files.gaps.length > 0 ? {
gaps: files.gaps
} : {},
...run.splits && run.splits.length > 0 ? {
splits: [ ...run.splits ]
} : {},
executed: run.results.executed,
failures: run.results.failures,
...run.results.withoutFile ? {
withoutFile: run.results.withoutFile
} : {},
...run.results.flaky.length > 0 ? {
flaky: run.results.flaky
} : {},
slowest: run.results.slowest,
...run.queue ? {
queue: run.queue
} : {},
machine: machine.describe(),
...inputs["check-run-id"] === void 0 ? {} : {
checkRunId: inputs["check-run-id"]
}
};
const mayBeEmpty = planned !== void 0 && (planned.leg.shards > 1 || planned.suite.mode === "selected" || planned.suite.mayBeEmpty === true);
const judgement = run.ranNothing && failure === void 0 && run.queue?.poisoned === void 0 || mayBeEmpty && outcome === "empty" && missing.length === 0 ? void 0 : (owesCoverage === void 0 ? void 0 : coverageError(owesCoverage)) ?? judgeRun({
...run,
outcome: outcome,
missing: missing,
timeoutSeconds: inputs.timeout,
failFast: inputs["fail-fast"],
failure: failure
}) ?? poisonError(run.queue?.poisoned);
logDifferences(log, run);
if (inputs.coverage === void 0) await logUnjudgedThresholds(log, run, planned);
for (const warning of attached.warnings) log.warning(warning);
await presentResult(context, result, missing, run.execution.reportPaths, planned);
await publish(context, machine, result, {
...attached,
reports: run.execution.reportPaths
}, judgement, planned);
if (run.results.outside.length > 0) log.notice(`The report also names what is no file of this repository: ${listed(run.results.outside)}. Its tests count, but for no file.`);
if (judgement) throw judgement;
}
function notRun({files: files, results: results, splits: splits = []}, planned) {
const left = new Set(splits.filter(isLeftOut).map(fields.S8));
const wanted = notExcluded([ ...files.planned, ...files.gaps ], files.excluded);
const tests = wanted.filter(test => !left.has((0, fields.S8)(test)));
const absent = missingFiles(tests, results.executed);
const known = new Set([ ...absent, ...files.excluded ].map(fields.S8));
const incomplete = incompleteFiles(planned?.leg.tests ?? [], splits, results.executed);
return [ ...absent, ...incomplete.filter(test => !known.has((0, fields.S8)(test))) ];
}
async function findPlanned(context) {
const {inputs: inputs, environment: environment, artifacts: artifacts} = context;
if (inputs["plan-id"] === "" && inputs.plan === "") {
if (inputs.leg === "") return;
throw new errors.ce("PACELINE_PLAN_MISSING", `"leg" is ${inputs.leg}, but neither "plan-id" nor "plan" says of which plan.`, "Pass plan-id: ${{ matrix.plan-id }} beside the leg; leave both out to run the whole suite.");
}
const plan = await loadPlan(environment, artifacts, {
planId: inputs["plan-id"],
path: inputs.plan
});
return findLeg(plan, inputs.leg);
}
function logDifferences(log, {runner: runner, files: {excluded: excluded, gaps: gaps, whole: whole, listed: listed}}) {
if (gaps.length > 0) log.warning(`A gap of the plan: ${runner} finds ${(0, numbers.LS)(gaps.length, "test file")} that the plan does not have: ${namesOf(gaps)}. This leg ran ${gaps.length === 1 ? "it" : "them"}; please report it, with the configuration of ${runner}.`);
if (excluded.length > 0) log.warning(`${runner} does not count ${(0, numbers.LS)(excluded.length, "planned file")} among its tests here: ${namesOf(excluded)}. Its configuration, the platform or build tags leave ${excluded.length === 1 ? "it" : "them"} out.`);
if (listed?.digest === void 0 && listed !== void 0) log.notice(whole ? `${runner} cannot list its tests, so this leg runs the whole suite by the project's own command.` : `${runner} cannot list its tests, so the first leg runs the whole suite.`);
}
async function logUnjudgedThresholds(log, {ran: ran, execution: execution}, planned) {
const [report] = execution.reportPaths;
const isFirstOfSuite = planned?.suite.mode === "full" && planned.leg.shard === 1;
if (!isFirstOfSuite || !ran?.inParts || report === void 0) return;
const thresholds = await (ran.runner?.thresholds?.(report));
const limits = METRICS.flatMap(metric => {
const limit = thresholds?.[metric] ?? 0;
return limit === 0 ? [] : [ `${metric} ${limit}` ];
});
const all = [ ...limits, ...thresholds?.others ?? [] ];
if (all.length === 0) return;
log.warning(`The project's own command judges coverage (${listed(all)}), and no process runs the whole suite, so nothing judges it here. Set "coverage: true" in the legs: then the job with "mode: verify" does.`);
}
const namesOf = tests => listed(tests.map(({file: file}) => file));
async function presentResult(context, result, missing, reportPaths, planned) {
const totals = totalsOf(result);
const text = (0, src_document.ft)(leg_result.ky, result);
context.setOutput("result-path", await (0, documents.bd)(context.environment, "leg-result.json", text));
context.setOutput("report-path", reportPaths[0] ?? "");
context.setOutput("outcome", result.outcome);
context.setOutput("seconds", Number(result.seconds.toFixed(3)));
context.setOutput("missing", missing.length);
for (const name of [ "files", "tests", "failed", "skipped" ]) context.setOutput(name, totals[name]);
annotate(context.log, result);
const legs = planned?.plan.legs ?? [];
const number = legs.findIndex(leg => leg.leg === result.leg) + 1;
context.summary(runSummary(result, missing, `Tests · ${result.name}`));
context.result(resultLine(result, missing.length, planned ? ` (leg ${number} of ${legs.length})` : ""));
}
async function publish(context, machine, result, {reports: reports, paths: paths}, judgement, planned) {
const files = [];
for (const path of reports) if (await machine.sizeOf(path) <= MAX_REPORT_UPLOAD_BYTES) files.push(path);
const named = {
...result,
...files[0] === void 0 ? {} : {
reportPath: (0, external_node_path_.basename)(files[0])
},
...paths.length > 0 ? {
attachments: paths.map(path => (0, external_node_path_.basename)(path))
} : {}
};
const {planId: planId, leg: leg} = result;
try {
await context.artifacts.publish({
kind: "leg-result",
planId: planId,
leg: leg
}, (0, src_document.ft)(leg_result.ky, named), [ ...files, ...paths ]);
} catch (error) {
if (planned && !judgement) throw error;
context.log.warning((0, errors.Uc)(error));
}
}
function passAtOnce(context, why) {
context.setOutput("outcome", "empty");
context.result(`run-tests: ${why}`);
}
const directLeg = job => `${job.replaceAll(/[^A-Za-z0-9._-]/g, "-").slice(0, 48)}-${(0, 
external_node_crypto_.randomBytes)(4).toString("hex")}`;
var test_plan = __webpack_require__(76827);
const test_report_count = schemas.aig().int().nonnegative();
const accounted = schemas.Ikc({
planned: test_report_count,
executed: test_report_count,
proven: test_report_count,
deferred: test_report_count,
unaffected: test_report_count,
excluded: test_report_count,
missing: test_report_count
});
const share = schemas.Ikc({
total: test_report_count,
covered: test_report_count
});
const testReport = (0, src_document.Al)("test-report", 1, {
planId: fields.Cv,
testPlanId: fields.Cv.optional(),
createdAt: fields.uR,
head: fields.cd,
outcome: schemas.k5n([ "passed", "failed" ]),
suites: schemas.YOg(accounted.extend({
suite: fields.Qx,
axes: schemas.g1P(schemas.YjP(), schemas.L5J())
})).max(fields.Zu.jobs),
totals: schemas.Ikc({
files: test_report_count,
tests: test_report_count,
failed: test_report_count,
skipped: test_report_count,
retries: test_report_count
}),
seconds: fields.YA,
legs: schemas.YOg(schemas.Ikc({
leg: fields.Cv,
name: schemas.YjP(),
outcome: schemas.k5n([ "passed", "failed", "crashed", "empty" ]),
attempt: schemas.aig().int().positive(),
seconds: fields.YA
})).max(fields.Zu.jobs),
problems: schemas.YOg(schemas.Ikc({
kind: schemas.YjP().max(40),
leg: schemas.YjP().max(200),
text: schemas.YjP().max(4e3),
files: schemas.YOg(fields.qN).max(fields.Zu.tests),
tolerated: schemas.zMY().optional()
})).max(fields.Zu.tests),
duplicates: schemas.YOg(fields.NJ.extend({
legs: schemas.YOg(fields.Cv).max(fields.Zu.jobs)
})).max(fields.Zu.tests).optional(),
coverage: schemas.Ikc({
statements: share,
branches: share,
functions: share,
lines: share
}).partial().optional(),
reports: schemas.YOg(schemas.YjP().max(200)).max(fields.Zu.jobs * 4)
});
var documents_artifacts = __webpack_require__(81935);
function accountForPlan(plan, results, testPlan, earlier = []) {
const problems = [];
const together = combinations(plan, results, earlier);
const withLegs = new Set(together.map(({suite: suite}) => suite.suite));
const resting = plan.suites.filter(({suite: suite}) => !withLegs.has(suite)).map(suite => ({
suite: suite,
legs: [],
results: [],
earlier: []
}));
const testsOf = Map.groupBy(testPlan?.tests ?? [], ({suite: suite}) => suite);
const suites = [ ...together, ...resting ].map(combination => {
const {suite: suite} = combination;
if (suite.discovery.by === "legs") return accountForList(combination);
const tests = testPlan ? testsOf.get(suite.suite) ?? [] : void 0;
return accountForFiles(combination, tests, problems, plan);
});
return {
suites: suites,
problems: problems
};
}
function accountForFiles(combination, tests, problems, {planId: planId, head: head}) {
const {suite: suite, legs: legs, results: results, earlier: earlier} = combination;
const executed = new Set(results.flatMap(result => result.executed.map(fields.S8)));
for (const key of provenFiles(earlier, planId, head)) executed.add(key);
const excluded = new Set(results.flatMap(result => (result.excluded ?? []).map(fields.S8)));
const inLegs = new Set(legs.flatMap(leg => leg.tests.map(fields.S8)));
const account = emptyAccount(combination);
const known = new Set;
const lost = [];
const unexplained = [];
const planned = tests ?? legs.flatMap(leg => leg.tests);
for (const test of planned) {
const key = (0, fields.S8)(test);
if (known.has(key)) continue;
known.add(key);
account.planned += 1;
const runs = test.action !== "skip";
if (runs && !inLegs.has(key)) lost.push(test.file);
if (executed.has(key)) account.executed += 1; else if (excluded.has(key)) account.excluded += 1; else if (runs) account.missing += 1; else {
const [{code: code, run: run} = {}] = test.reasons ?? [];
if (code === "proven" && run !== void 0) account.proven += 1; else if (code === "deferred") account.deferred += 1; else if (code === "unaffected") account.unaffected += 1; else unexplained.push(test.file);
}
}
account.missing += unexplained.length;
for (const {gaps: gaps = []} of results) for (const gap of gaps) {
if (known.has((0, fields.S8)(gap))) continue;
known.add((0, fields.S8)(gap));
account.planned += 1;
account[executed.has((0, fields.S8)(gap)) ? "executed" : "missing"] += 1;
}
const leg = legs[0]?.leg ?? suite.suite;
const problem = (text, files) => files.length > 0 && problems.push({
kind: "unplanned",
leg: leg,
text: `${text}: ${listed(files)}.`,
files: files
});
const which = `${(0, numbers.LS)(lost.length, "test file")} of suite "${suite.suite}"`;
problem(`The test plan wants ${which} that no leg was to run`, lost);
problem("The test plan leaves tests out and does not say why", unexplained);
const foreign = tests ? [ ...inLegs ].filter(key => !known.has(key)) : [];
problem(`Legs were to run files of suite "${suite.suite}" that the test plan does not know`, foreign.map(key => key.slice(key.indexOf("\0") + 1)));
return account;
}
function accountForList(combination) {
const {results: results} = combination;
const account = emptyAccount(combination);
account.executed = new Set(results.flatMap(result => result.executed.map(fields.S8))).size;
const wanted = new Set(results.flatMap(result => result.planned.map(fields.S8)));
for (const {executed: executed, excluded: excluded = []} of results) {
for (const test of executed) wanted.delete((0, fields.S8)(test));
account.excluded += excluded.filter(test => wanted.delete((0, fields.S8)(test))).length;
}
account.missing = wanted.size;
account.planned = account.executed + account.excluded + account.missing;
return account;
}
const emptyAccount = ({suite: suite, legs: legs}) => ({
suite: suite.suite,
axes: legs[0]?.axes ?? {},
planned: 0,
executed: 0,
proven: 0,
deferred: 0,
unaffected: 0,
excluded: 0,
missing: 0
});
const axesText = axes => Object.keys(axes).length === 0 ? "" : (0, canonical_json.d)(axes);
const isQueued = ({results: results, earlier: earlier}) => [ ...results, ...earlier ].some(({queue: queue}) => queue !== void 0);
function notRunByAny({suite: suite, legs: legs, results: results, earlier: earlier}, plan) {
const done = provenFiles(earlier, plan.planId, plan.head);
for (const {executed: executed, excluded: excluded = [], listed: list} of results) {
for (const file of executed) done.add((0, fields.S8)(file));
if (list?.digest !== void 0) for (const file of excluded) done.add((0, fields.S8)(file));
}
const wanted = new Map(legs.flatMap(({tests: tests}) => tests).map(test => [ (0, 
fields.S8)(test), test.file ]));
return [ ...wanted ].flatMap(([key, file]) => done.has(key) ? [] : [ {
suite: suite.suite,
file: file
} ]);
}
function accountForQueues(plan, results, earlier) {
const duplicates = [];
const notes = [];
for (const combination of combinations(plan, results, earlier).filter(isQueued)) {
const order = new Map(combination.legs.map(({leg: leg}, at) => [ leg, at ]));
const own = combination.results.toSorted((a, b) => order.get(a.leg) - order.get(b.leg));
const runs = new Map;
for (const {leg: leg, executed: executed, queue: queue} of own) for (const {suite: suite, file: file} of [ ...executed, ...queue?.handedOn ?? [] ]) {
const key = (0, fields.S8)({
suite: suite,
file: file
});
const entry = runs.get(key) ?? {
suite: suite,
file: file,
legs: []
};
runs.set(key, entry);
entry.legs.push(leg);
}
const handedOn = own.flatMap(({leg: leg, queue: queue}) => (queue?.handedOn ?? []).map(file => [ leg, file ]));
const retried = new Set(handedOn.map(([, file]) => (0, fields.S8)(file)));
const twice = [ ...runs.values() ].filter(entry => entry.legs.length > 1);
duplicates.push(...twice);
const unwanted = twice.filter(entry => !retried.has((0, fields.S8)(entry)));
if (unwanted.length > 0) {
const names = unwanted.map(({file: file, legs: legs}) => `${file} (legs ${legs.join(", ")})`);
notes.push(`${(0, numbers.LS)(unwanted.length, "file")} ran on more than one leg, as a leg was taken for dead or lost the queue: ${listed(names)}.`);
}
if (handedOn.length > 0) {
const names = handedOn.map(([leg, {file: file}]) => `${file} (leg ${leg})`);
notes.push(`Flaky: failed on one leg and passed on another: ${listed(names)}.`);
}
const lost = own.filter(({queue: queue}) => queue?.lost !== void 0);
if (lost.length > 0) notes.push(`${(0, numbers.LS)(lost.length, "leg")} could not go on with the queue (${listed(lost.map(({leg: leg}) => leg))}) and ran the rest of ${lost.length === 1 ? "its" : "their"} share of the plan. ${lost[0].queue.lost}`);
}
return {
duplicates: duplicates,
notes: notes
};
}
function checkSplits({legs: legs, results: results}, add) {
const planned = legs.flatMap(leg => leg.tests.flatMap(({suite: suite, file: file, split: split}) => split ? [ {
suite: suite,
file: file,
split: split,
leg: leg.leg
} ] : []));
const ofLeg = new Map(results.map(result => [ result.leg, result ]));
for (const [key, parts] of Map.groupBy(planned, fields.S8)) {
const {file: file, leg: leg, split: split} = parts[0];
const numbers = parts.flatMap(part => part.split.parts).sort((a, b) => a - b);
const isCovered = numbers.length === split.of && numbers.every((part, at) => part === at + 1);
if (!isCovered || parts.some(part => part.split.of !== split.of)) {
const text = `The plan divides ${file} into ${split.of} parts, and its legs have ${numbers.join(", ")}.`;
add("unplanned", leg, text, [ file ]);
continue;
}
const entries = [];
const without = [];
for (const part of parts) {
const result = ofLeg.get(part.leg);
if (result === void 0) continue;
const isExcluded = result.listed?.digest !== void 0 && has(result.excluded, key);
if (isExcluded) without.push(part.leg);
if (isExcluded || result.outcome === "crashed") continue;
const entry = result.splits?.find(one => (0, fields.S8)(one) === key);
if (entry && entry.split.of === split.of && `${entry.split.parts}` === `${part.split.parts}`) entries.push(entry); else if (entry || (result.executed.find(one => (0, 
fields.S8)(one) === key)?.failed ?? 0) === 0) {
const text = `Leg ${part.leg} does not say that it took part ${part.split.parts.join(", ")} of ${split.of} of ${file}, so what it ran of it proves nothing.`;
add("lists", part.leg, text, [ file ]);
}
}
if (without.length > 0 && entries.length > 0) {
const text = `${file} is no test for the test program of legs ${without.join(", ")} and one for that of others, so its parts do not fit together.`;
add("lists", leg, text, [ file ]);
}
compare(file, parts.length, entries, parts, add);
}
for (const {leg: leg, tests: tests} of legs) {
const result = ofLeg.get(leg);
if (result === void 0 || result.outcome === "crashed") continue;
const ran = new Set(result.executed.map(fields.S8));
const entries = (result.splits ?? []).filter(one => ran.has((0, fields.S8)(one)));
const known = new Set(entries.map(fields.S8));
const short = incompleteFiles(tests.filter(test => known.has((0, fields.S8)(test))), entries, result.executed).map(({file: file}) => file);
if (short.length === 0) continue;
add("dropped", leg, `Leg ${leg} did not run all tests of its parts of ${listed(short)}.`, short);
}
}
function compare(file, count, entries, parts, add) {
const [first] = entries;
if (first === void 0) return;
const {leg: leg} = parts[0];
if (entries.some(({digest: digest}) => digest !== first.digest)) {
const text = `The legs do not find the same tests in ${file} (${listed(entries.map(({tests: tests}) => `${tests} tests`), 10)}), so their parts do not fit together: names or parameters of its tests differ from run to run.`;
add("lists", leg, text, [ file ]);
return;
}
const chosen = entries.reduce((sum, entry) => sum + entry.chosen, 0);
if (entries.length === count && first.digest !== void 0 && chosen !== first.tests) add("lists", leg, `The parts of ${file} hold ${chosen} tests; it has ${first.tests}.`, [ file ]);
}
const has = (tests, key) => tests?.some(test => (0, fields.S8)(test) === key) === true;
const TOLERABLE = new Set([ "absent", "crashed", "failed", "empty", "lists", "dropped" ]);
function withTolerance(plan, problems) {
const experimental = new Set(plan.legs.filter(leg => leg.experimental === true).map(({leg: leg}) => leg));
return problems.map(problem => experimental.has(problem.leg) && TOLERABLE.has(problem.kind) ? {
...problem,
tolerated: true
} : problem);
}
function verifyPlan(plan, results, {allowEmpty: allowEmpty = false, earlier: earlier = []} = {}) {
const problems = [];
const together = combinations(plan, results, earlier);
const queued = new Map(together.filter(isQueued).flatMap(one => one.legs.map(({leg: leg}) => [ leg, one ])));
const legs = new Map(legsToRun(plan).map(leg => [ leg.leg, leg ]));
const seen = new Set;
const add = (kind, leg, text, files = []) => {
problems.push({
kind: kind,
leg: leg,
text: text,
files: files
});
};
for (const result of results) {
const planned = legs.get(result.leg);
if (!planned) {
add("unknown", result.leg, `Leg ${result.leg} reported a result, but is not in the plan.`);
continue;
}
if (seen.has(result.leg)) {
add("repeated", result.leg, `Leg ${result.leg} reported more than one result.`);
continue;
}
seen.add(result.leg);
checkLeg(plan, planned, result, queued.get(planned.leg)?.legs, add);
}
for (const leg of legs.values()) {
if (seen.has(leg.leg)) continue;
add("absent", leg.leg, `Leg ${leg.leg} (${leg.name}) left no result: its job died, was cancelled or never ran.`, queued.has(leg.leg) ? [] : leg.tests.map(test => test.file));
}
for (const combination of together) {
const {discovery: discovery, mode: mode} = combination.suite;
if (isQueued(combination)) checkQueue(plan, combination, add);
checkSplits(combination, add);
if (discovery.by === "legs") checkLists(combination, add);
if (mode === "full" && !allowEmpty) checkNotEmpty(combination, add);
}
const shares = results.filter(({leg: leg}) => !queued.has(leg));
for (const [file, by] of duplicates(plan, shares)) add("duplicated", by[0], `${file} was run more than once under the same axes: legs ${by.join(", ")}.`, [ file ]);
return problems;
}
function checkLeg(plan, planned, result, queue, add) {
const {leg: leg, name: name} = planned;
if (result.planId !== plan.planId) add("other-plan", leg, `Leg ${leg} ran plan ${result.planId}, not ${plan.planId}.`);
if (result.head !== plan.head) add("other-commit", leg, `Leg ${leg} tested commit ${result.head}; the plan is for ${plan.head}.`);
const isOpen = result.queue !== void 0 || suiteOf(plan, planned).discovery.by === "legs";
const byPlan = isOpen ? result.planned : planned.tests;
const mayBe = new Set((queue?.flatMap(({tests: tests}) => tests) ?? byPlan).map(fields.S8));
const reported = new Set(result.planned.map(fields.S8));
const differing = [ ...byPlan.filter(test => !reported.has((0, fields.S8)(test))), ...result.planned.filter(test => !mayBe.has((0, 
fields.S8)(test))) ];
if (differing.length > 0) add("altered", leg, `Leg ${leg} was to run other files than the plan says: ${listed(differing.map(test => test.file))}.`, differing.map(test => test.file));
const own = result.queue === void 0 ? byPlan : [];
const dropped = notExecuted([ ...own, ...result.gaps ?? [] ], result);
if (dropped.length > 0) add("dropped", leg, `Leg ${leg} did not run ${dropped.length} of its ${byPlan.length} files: ${listed(dropped)}.`, dropped);
const failures = failureWords(result);
if (result.outcome === "crashed") {
const report = result.withoutFile?.failures.find(failure => failure.name === test_results.F)?.message;
add("crashed", leg, `Leg ${leg} (${name}) crashed: its test program ended with ${result.exit}.${report ? ` ${report}` : ""}`);
} else if (result.outcome === "failed" || failures !== "") {
const failed = result.executed.filter(file => file.failed > 0).map(file => file.file);
add("failed", leg, `Leg ${leg} (${name}) failed${failures === "" ? ` with exit ${result.exit}` : `: ${failures}`}.`, failed);
}
}
function checkQueue(plan, combination, add) {
const {legs: legs, results: results} = combination;
const missing = notRunByAny(combination, plan).map(({file: file}) => file);
if (missing.length === 0) return;
const planned = new Set(legs.flatMap(({tests: tests}) => tests).map(fields.S8)).size;
const poisoned = new Set(results.flatMap(({queue: queue}) => queue?.poisoned ?? []).map(({file: file}) => file));
const deadly = missing.filter(file => poisoned.has(file));
const why = deadly.length === 0 ? "" : ` The legs that were given ${listed(deadly)} died.`;
const from = `${legs.length} legs from ${legs[0].leg} (${legs[0].name}) on`;
add("dropped", legs[0].leg, `None of the ${from} ran ${missing.length} of their ${planned} files: ${listed(missing)}.${why}`, missing);
}
function notExecuted(tests, result) {
const excluded = result.listed?.digest === void 0 ? [] : result.excluded ?? [];
const left = (result.splits ?? []).filter(isLeftOut);
const done = new Set([ ...result.executed, ...excluded, ...left ].map(fields.S8));
return tests.filter(test => !done.has((0, fields.S8)(test))).map(test => test.file);
}
function checkLists({legs: legs, results: results}, add) {
if (results.length < legs.length) return;
const [first] = legs;
const unasked = results.filter(({listed: listed}) => listed === void 0);
for (const {leg: leg} of unasked) add("lists", leg, `Leg ${leg} does not say which tests its test program lists, so its share proves nothing.`);
if (unasked.length > 0) return;
const sizes = new Map(results.map(({listed: listed}) => [ listed.digest ?? "none", listed.files ]));
if (sizes.size > 1) {
const seen = results.map(({leg: leg, listed: listed}) => `leg ${leg}: ${listed.digest ? `${listed.files} files` : "no list"}`);
add("lists", first.leg, `The legs' test programs list different tests, so their shares do not fit together (${listed(seen, 10)}).`);
return;
}
const digest = results[0].listed.digest;
if (digest === void 0) return;
const shares = results.flatMap(({planned: planned}) => planned.map(({file: file}) => file));
if (listDigest(shares) !== digest) add("lists", first.leg, `The legs' shares (${shares.length} files) are not what the test program lists (${results[0].listed.files} files).`);
}
function checkNotEmpty({legs: legs, results: results}, add) {
if (results.length < legs.length || legs.length === 0) return;
const ran = results.some(result => result.outcome !== "empty" && totalsOf(result).tests > 0);
if (ran || results.some(({outcome: outcome}) => outcome === "crashed" || outcome === "failed")) return;
const [first] = legs;
const which = legs.length === 1 ? `Leg ${first.leg} (${first.name})` : `The ${legs.length} legs from ${first.leg} (${first.name}) on`;
add("empty", first.leg, `${which} ran no test at all. If the suite may be empty, add "allow-empty: true".`);
}
function duplicates(plan, results) {
const axes = new Map(legsToRun(plan).map(leg => [ leg.leg, (0, canonical_json.d)(leg.axes) ]));
const planned = new Set([ ...plan.legs.map(({tests: tests}) => tests), ...results.map(({planned: planned, gaps: gaps = []}) => [ ...planned, ...gaps ]) ].flat().map(fields.S8));
const ranBy = new Map;
for (const result of results) {
const under = axes.get(result.leg);
if (under === void 0) continue;
for (const test of result.executed) {
if (!planned.has((0, fields.S8)(test))) continue;
const entry = result.splits?.find(one => (0, fields.S8)(one) === (0, fields.S8)(test));
for (const part of entry?.digest === void 0 ? [ 0 ] : entry.split.parts) {
const key = `${under}\0${(0, fields.S8)(test)}\0${part}`;
const of = ranBy.get(key) ?? {
file: test.file,
legs: []
};
of.legs.push(result.leg);
ranBy.set(key, of);
}
}
}
return new Map([ ...ranBy.values() ].filter(({legs: legs}) => legs.length > 1).map(({file: file, legs: legs}) => [ file, legs ]));
}
function judgeCoverage({coverage: coverage, thresholds: thresholds, withoutCoverage: withoutCoverage}, wanted, plan, suites) {
const limits = {
...thresholds,
...wanted
};
const hasLimits = METRICS.some(metric => limits[metric] !== void 0);
const totals = coverage.size > 0 ? totalsOfCoverage(coverage) : void 0;
const problem = text => ({
kind: "coverage",
leg: "",
text: text,
files: []
});
if (totals === void 0) {
const text = '"coverage-thresholds" is given, and no leg left coverage. Set "coverage" in the legs too.';
return {
problems: METRICS.some(metric => wanted[metric] !== void 0) ? [ problem(text) ] : [],
notes: []
};
}
const notes = limits.others === void 0 ? [] : [ `Thresholds of coverage for each file or for some files (${listed(limits.others)}) are not held against merged coverage.` ];
if (!hasLimits) return {
totals: totals,
problems: [],
notes: notes
};
const isPart = plan.suites.some(({mode: mode}) => mode !== "full") || suites.some(({proven: proven, deferred: deferred, unaffected: unaffected}) => proven + deferred + unaffected > 0);
if (isPart) {
const note = "Thresholds of coverage are for the whole suite; this run left tests out, so they were not judged.";
return {
totals: totals,
problems: [],
notes: [ ...notes, note ]
};
}
const missed = missedThresholds(totals, limits);
if (withoutCoverage.length > 0) missed.push(`Coverage is lacking of legs that ran tests: ${listed(withoutCoverage)}.`);
return {
totals: totals,
problems: missed.map(problem),
notes: notes
};
}
function readLegJUnit(xml, {suite: suite, axes: axes}) {
const report = (0, junit.i)(xml);
if (report.problem !== void 0) throw new Error(`its junit.xml cannot be read: ${report.problem}`);
return report.suites.map(({file: file, seconds: seconds, tests: tests, failures: failures}) => ({
suite: suite,
file: file,
axes: axes,
seconds: seconds,
tests: [ ...tests.map(({name: name, outcome: outcome, seconds: own, message: message, line: line, retries: retries}) => ({
name: name,
outcome: outcome === "error" ? "failed" : outcome,
seconds: own,
message: message,
line: line,
retries: retries,
...outcome === "error" ? {
isError: true
} : {}
})), ...failures.map(({message: message}) => ({
name: "(suite)",
outcome: "failed",
seconds: 0,
message: message,
retries: 0,
isError: true
})) ]
}));
}
function mergeReports(plan, legs) {
const planned = new Map(plan.legs.filter(({leg: leg}) => leg !== shard_plan.E).map(leg => [ leg.leg, leg ]));
const junit = [];
const covered = [];
const withoutCoverage = [];
const files = new Map;
const problems = [];
const unreported = [];
let thresholds = {};
for (const {result: result, artifact: artifact, only: only} of legs) {
const leg = planned.get(result.leg);
if (leg === void 0) continue;
const attachments = new Set(result.attachments);
const read = (name, parse) => {
if (!attachments.has(name)) return;
try {
const bytes = artifact.file(name, MAX_ATTACHMENT_BYTES);
if (bytes === void 0) throw new Error("it is not in the artifact of the leg");
return parse(bytes);
} catch (error) {
const text = `The ${name} of leg ${result.leg} cannot be merged: ${(0, errors.bD)(error).replace(/\.$/, "")}.`;
problems.push({
kind: "unmerged",
leg: result.leg,
text: text,
files: []
});
return;
}
};
const of = {
suite: leg.suite,
axes: axesText(leg.axes)
};
const tests = read(JUNIT_NAME, bytes => readLegJUnit(bytes, of));
for (const one of tests ?? []) if (!only || one.file && only.has(one.file)) junit.push(one);
if (!attachments.has(JUNIT_NAME) && totalsOf(result).tests > 0) unreported.push(result.leg);
const own = read(THRESHOLDS_NAME, bytes => readThresholds(JSON.parse((new TextDecoder).decode(bytes))));
thresholds = higher(thresholds, own ?? {});
let hasCoverage = false;
for (const name of COVERAGE_NAMES) {
const parse = name.endsWith(".json") ? parseIstanbul : parseLcov;
const coverage = read(name, bytes => parse((new TextDecoder).decode(bytes), path => path));
if (coverage) covered.push(coverage);
hasCoverage ||= coverage !== void 0;
}
if (!hasCoverage && result.executed.some(({tests: count}) => count > 0)) withoutCoverage.push(result.leg);
for (const name of result.attachments ?? []) {
const blob = BLOB_NAME.test(name) ? read(name, bytes => bytes) : void 0;
if (blob) files.set(`playwright-${result.leg}-${name}`, blob);
}
}
if (junit.length > 0) files.set(JUNIT_NAME, writeJUnit(junit));
const coverage = mergedCoverage(covered, problems);
for (const [name, text] of [ [ COVERAGE_NAMES[0], writeIstanbul(coverage) ], [ COVERAGE_NAMES[1], writeLcov(coverage) ] ]) if (text.length > 3) files.set(name, text);
const notes = unreported.length > 0 ? [ `The merged junit.xml lacks the tests of legs that did not leave theirs: ${listed(unreported)}.` ] : [];
return {
files: files,
coverage: coverage,
thresholds: thresholds,
problems: problems,
notes: notes,
withoutCoverage: covered.length > 0 ? withoutCoverage : []
};
}
function higher(a, b) {
const limits = METRICS.flatMap(metric => {
const values = [ a[metric], b[metric] ].filter(value => value !== void 0);
return values.length === 0 ? [] : [ [ metric, Math.max(...values) ] ];
});
const others = [ ...new Set([ ...a.others ?? [], ...b.others ?? [] ]) ];
return {
...Object.fromEntries(limits),
...others.length > 0 ? {
others: others
} : {}
};
}
function mergedCoverage(covered, problems) {
try {
return mergeCoverage(covered);
} catch (error) {
if (!(error instanceof CoverageProblem)) throw error;
const text = `The legs' coverage cannot be merged: ${error.message}.`;
problems.push({
kind: "unmerged",
leg: "",
text: text,
files: []
});
return new Map;
}
}
const SHOWN = 20;
const MAX_ROWS = 256;
function proofLine(plan, {totals: totals, problems: problems, suites: suites, duplicates: duplicates = []}) {
const legs = legsToRun(plan).length;
const grave = problems.filter(({tolerated: tolerated}) => tolerated !== true).length;
if (grave > 0) return `run-tests: ${(0, numbers.LS)(grave, "problem")} in ${(0, 
numbers.LS)(legs, "leg")}: the plan is not proven`;
const left = leftOut(suites);
const times = duplicates.length === 0 ? " once" : ` (${duplicates.length} on more than one leg)`;
const proven = problems.length > 0 ? "but for experimental legs every planned file" : "every planned file";
return `run-tests: ${(0, numbers.LS)(legs, "leg")} verified: ${proven} ran${times}, ${(0, 
numbers.LS)(totals.files, "file")}, ${(0, numbers.LS)(totals.tests, "test")}${left === "" ? "" : `; ${left}`}`;
}
function leftOut(suites) {
const sum = of => suites.reduce((total, suite) => total + of(suite), 0);
const parts = [ [ sum(({proven: proven}) => proven), "proven by earlier runs" ], [ sum(({unaffected: unaffected}) => unaffected), "not affected by the change" ], [ sum(({deferred: deferred}) => deferred), "deferred to the default branch" ], [ sum(({excluded: excluded}) => excluded), "no tests by the program's own list" ] ];
return parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`).join(", ");
}
function titleOf({outcome: outcome, problems: problems}) {
if (outcome === "failed") return "❌ The legs do not prove the plan";
return problems.length === 0 ? "✅ Every planned test ran" : "✅ Every planned test ran, but for experimental legs";
}
function proofSummary(plan, results, report, notes) {
const {problems: problems} = report;
const rows = results.flatMap(failureRows);
return [ `#### ${titleOf(report)}`, "", ...problems.slice(0, SHOWN).map(problem => `- ${problem.tolerated === true ? "⚠️ tolerated: " : ""}${shownText(problem.text, 1e3)}`), ...problems.length > SHOWN ? [ `- … and ${problems.length - SHOWN} more` ] : [], ...problems.length > 0 ? [ "" ] : [], ...rows.length > 0 ? [ (0, 
markdown.Qj)([ {
title: "failed test"
}, {
title: "file"
} ], [ ...rows.slice(0, SHOWN), ...rows.length > SHOWN ? [ [ `… and ${rows.length - SHOWN} more` ] ] : [] ]) ] : [], accountTable(report.suites), legTable(plan, results, report), ...coverageLine(report), ...differences(results), ...notes.map(note => `- ${shownText(note, 1e3)}`), "" ].join("\n");
}
const right = title => ({
title: title,
align: "right"
});
function accountTable(suites) {
const columns = [ [ "planned", "planned" ], [ "executed", "ran" ], [ "proven", "proven before" ], [ "unaffected", "not affected" ], [ "deferred", "deferred" ], [ "excluded", "no tests" ], [ "missing", "missing" ] ];
const used = columns.filter(([name]) => name === "planned" || name === "executed" || suites.some(suite => suite[name] > 0));
return (0, markdown.Qj)([ {
title: "suite"
}, ...used.map(([, title]) => right(title)) ], suites.slice(0, MAX_ROWS).map(suite => [ suiteTitle(suite), ...used.map(([name]) => String(suite[name])) ]));
}
function suiteTitle({suite: suite, axes: axes}) {
const of = Object.entries(axes).map(([name, value]) => `${name} ${typeof value === "string" ? value : JSON.stringify(value)}`);
return shownText([ suite, ...of ].join(" · "));
}
function legTable(plan, results, {problems: problems}) {
const byLeg = new Map(results.map(result => [ result.leg, result ]));
const rows = legsToRun(plan).map(leg => {
const result = byLeg.get(leg.leg);
const ran = result ? totalsOf(result) : void 0;
const isOpen = result?.queue !== void 0 || suiteOf(plan, leg).discovery.by === "legs";
const files = isOpen ? result?.planned.length ?? "–" : leg.tests.length;
return [ `${problems.some(problem => problem.leg === leg.leg) ? "❌" : "✅"} ${shownText(leg.name)}`, String(files), ...[ ran?.files, ran?.tests, ran?.failed ].map(count => String(count ?? "–")), result ? (0, 
numbers.a3)(result.seconds) : "–" ];
});
return (0, markdown.Qj)([ {
title: "leg"
}, ...[ "planned files", "run", "tests", "failed", "time" ].map(right) ], rows.slice(0, MAX_ROWS));
}
function coverageLine({coverage: coverage}) {
if (coverage === void 0) return [];
const parts = METRICS.flatMap(metric => {
const share = coverage[metric];
return share === void 0 ? [] : [ `${metric} ${percentOf(share)} % (${share.covered} of ${share.total})` ];
});
return parts.length > 0 ? [ `Coverage of all legs: ${parts.join(", ")}`, "" ] : [];
}
function differences(results) {
const gaps = [ ...new Set(results.flatMap(result => (result.gaps ?? []).map(({file: file}) => file))) ];
const excluded = [ ...new Set(results.flatMap(result => (result.excluded ?? []).map(({file: file}) => file))) ];
const files = names => shownText(listed(names, 10), 1e3);
return [ ...gaps.length > 0 ? [ `- ⚠️ Gaps of the plan, found by the test program and run by the first leg: ${files(gaps)}` ] : [], ...excluded.length > 0 ? [ `- ⚠️ Planned, but no tests by the test program's own list: ${files(excluded)}` ] : [] ];
}
const verify_legs_SHOWN = 20;
const verify_legs_PARALLEL_READS = 8;
async function verifyLegs(context, machine) {
const {inputs: inputs, environment: environment, artifacts: artifacts} = context;
if (inputs["plan-id"] === "" && inputs.plan === "") throw new errors.ce("PACELINE_VERIFY_NO_PLAN", '"plan-id" is empty: the job that plans did not come to its end, so nothing proves that any test ran.', "See that job's log. If it is green, pass its plan-id output: ${{ needs.plan.outputs.plan-id }}.");
const plan = await loadPlan(environment, artifacts, {
planId: inputs["plan-id"],
path: inputs.plan
});
const tests = await readTestPlan(context, plan);
if (legsToRun(plan).length === 0) return verifyNothing(context, plan, tests);
const {legs: legs, replaced: replaced, unreadable: unreadable} = await readResults(context, plan);
const results = legs.map(({result: result}) => result);
const earlier = replaced.map(({result: result}) => result);
const merged = mergeReports(plan, [ ...legs, ...stillCounting(plan, legs, replaced) ]);
const accounts = accountForPlan(plan, results, tests.plan, earlier);
const queues = accountForQueues(plan, results, earlier);
const coverage = judgeCoverage(merged, inputs["coverage-thresholds"], plan, accounts.suites);
const problems = withTolerance(plan, [ ...unreadable, ...tests.problems, ...verifyPlan(plan, results, {
allowEmpty: inputs["allow-empty"],
earlier: earlier
}), ...accounts.problems, ...merged.problems, ...coverage.problems ]);
const grave = problems.filter(({tolerated: tolerated}) => tolerated !== true);
const report = reportOf(plan, results, problems, {
createdAt: machine.now().toISOString(),
suites: accounts.suites,
reports: [ ...merged.files.keys() ].map(name => (0, external_node_path_.basename)(name)),
...coverage.totals === void 0 ? {} : {
coverage: coverage.totals
},
...queues.duplicates.length > 0 ? {
duplicates: queues.duplicates
} : {}
});
await present(context, plan, results, report, [ ...queues.notes, ...merged.notes, ...coverage.notes ]);
await verify_legs_publish(context, report, merged);
if (grave.length === 0) return;
const shown = grave.slice(0, verify_legs_SHOWN).map(problem => problem.text);
if (grave.length > verify_legs_SHOWN) shown.push(`… and ${grave.length - verify_legs_SHOWN} more.`);
throw new errors.ce("PACELINE_VERIFY_FAILED", grave.length === 1 ? shown[0] : `The legs do not prove the plan:\n- ${shown.join("\n- ")}\n`, "See the logs of the legs that are named; re-run the failed jobs once the cause is gone.");
}
async function readTestPlan({artifacts: artifacts}, plan) {
const id = plan.testPlanId;
if (id === void 0 || !artifacts.available) return {
plan: void 0,
problems: []
};
const problem = why => ({
plan: void 0,
problems: [ {
kind: "unplanned",
leg: "",
text: `The test plan ${id} cannot be used: ${why}.`,
files: []
} ]
});
try {
const [found] = await artifacts.find("test-plan", id);
if (!found) return problem("it is not among the run's artifacts");
const tests = (0, src_document.Tp)(test_plan.u, await artifacts.read(found), `test-plan ${id}`);
if (tests.planId !== id) return problem(`its artifact holds plan ${tests.planId}`);
return tests.head === plan.head ? {
plan: tests,
problems: []
} : problem(`it is for commit ${tests.head}, and the plan of legs for ${plan.head}`);
} catch (error) {
return problem((0, errors.bD)(error).replace(/\.$/, ""));
}
}
function verifyNothing(context, plan, tests) {
const [problem] = [ ...tests.problems, ...accountForPlan(plan, [], tests.plan).problems ];
if (problem) throw new errors.ce("PACELINE_VERIFY_FAILED", problem.text, "Let the job that plans run again; artifacts of older runs are not read.");
const isEmpty = plan.suites.every(({knownTests: knownTests, discovery: discovery}) => knownTests === 0 && discovery.by !== "legs");
if (isEmpty && !context.inputs["allow-empty"]) throw new errors.ce("PACELINE_VERIFY_EMPTY", `The plan ${plan.planId} knows no test at all, so nothing was run and nothing is proven.`, 'Let test-impact find the tests ("runner", "tests"); if the suite may be empty, add "allow-empty: true" here too.');
context.setOutput("outcome", "passed");
const knownTests = plan.suites.reduce((sum, suite) => sum + suite.knownTests, 0);
const why = isEmpty ? 'The suite has no test, which "allow-empty" allows.' : `None of the ${(0, 
numbers.LS)(knownTests, "known test file")} was selected for this change, so none had to run.`;
context.summary(`#### ✅ Tests\n\n${why}\n`);
context.result(`run-tests: nothing to verify: ${why}`);
}
async function readResults({artifacts: artifacts, log: log}, plan) {
const since = await planAttempt(artifacts, plan.planId);
const all = (await artifacts.find("leg-result", plan.planId, "all")).filter(({attempt: attempt}) => attempt >= since);
const latest = new Set((0, documents_artifacts.qW)(all));
const readAll = wanted => (0, map_at_most.X)(verify_legs_PARALLEL_READS, wanted, async found => {
const source = `leg-result of leg ${found.leg}`;
try {
const artifact = await artifacts.open(found);
const result = (0, src_document.Tp)(leg_result.ky, artifact.text, source);
if (result.leg !== found.leg) throw new Error(`it is the result of leg ${result.leg}`);
return {
result: result,
artifact: artifact
};
} catch (error) {
const text = `The ${source} cannot be used: ${(0, errors.bD)(error)}`;
log.debug(text);
return {
kind: "absent",
leg: found.leg,
text: text,
files: []
};
}
});
const isRead = one => "result" in one;
const read = await readAll([ ...latest ]);
const legs = read.filter(isRead);
const hasQueue = legs.some(({result: result}) => result.queue !== void 0);
const replaced = hasQueue ? await readAll(all.filter(found => !latest.has(found))) : [];
return {
legs: legs,
replaced: replaced.filter(isRead),
unreadable: read.filter(one => !isRead(one))
};
}
function stillCounting(plan, legs, replaced) {
const resultsOf = read => read.map(({result: result}) => result);
return combinations(plan, resultsOf(legs), resultsOf(replaced)).flatMap(({results: results, earlier: earlier}) => {
const only = provenFiles(earlier, plan.planId, plan.head);
for (const test of results.flatMap(({executed: executed}) => executed)) only.delete((0, 
fields.S8)(test));
const own = replaced.filter(({result: result}) => earlier.includes(result));
return own.flatMap(leg => {
const files = leg.result.executed.filter(test => only.delete((0, fields.S8)(test)));
return files.length === 0 ? [] : [ {
...leg,
only: new Set(files.map(({file: file}) => file))
} ];
});
});
}
const MAX_TEXT = 4e3;
function reportOf(plan, results, problems, more) {
const names = new Map(plan.legs.map(({leg: leg, name: name}) => [ leg, name ]));
const totals = totalsOf(...results);
const retries = results.flatMap(({executed: executed}) => executed).reduce((sum, file) => sum + file.retries, 0);
return {
kind: "test-report",
version: 1,
planId: plan.planId,
...plan.testPlanId === void 0 ? {} : {
testPlanId: plan.testPlanId
},
head: plan.head,
outcome: problems.every(({tolerated: tolerated}) => tolerated === true) ? "passed" : "failed",
totals: {
...totals,
files: totals.files - laterParts(results),
retries: retries
},
seconds: Math.max(0, ...results.map(({seconds: seconds}) => seconds)),
legs: results.map(({leg: leg, outcome: outcome, attempt: attempt, seconds: seconds}) => ({
leg: leg,
name: names.get(leg) ?? leg,
outcome: outcome,
attempt: attempt,
seconds: seconds
})),
problems: problems.map(({kind: kind, leg: leg, text: text, files: files, tolerated: tolerated}) => ({
kind: kind,
leg: leg.slice(0, 200),
text: text.slice(0, MAX_TEXT),
files: [ ...files ],
...tolerated === true ? {
tolerated: tolerated
} : {}
})),
...more
};
}
const laterParts = results => results.reduce((sum, {executed: executed, splits: splits = []}) => {
const ran = new Set(executed.map(fields.S8));
return sum + splits.filter(one => one.split.parts[0] !== 1 && ran.has((0, fields.S8)(one))).length;
}, 0);
async function present(context, plan, results, report, notes) {
const {totals: totals, problems: problems} = report;
const lost = problems.filter(({kind: kind}) => kind === "dropped" || kind === "absent");
context.setOutput("outcome", report.outcome);
context.setOutput("legs", results.length);
context.setOutput("missing", lost.reduce((sum, problem) => sum + problem.files.length, 0));
context.setOutput("seconds", Number(report.seconds.toFixed(3)));
for (const name of [ "files", "tests", "failed", "skipped" ]) context.setOutput(name, totals[name]);
for (const {tolerated: tolerated, text: text} of problems) if (tolerated) context.log.warning(`Tolerated, since the leg is experimental: ${text}`);
for (const note of notes) context.log.notice(note);
context.summary(proofSummary(plan, results, report, notes));
context.result(proofLine(plan, report));
}
async function verify_legs_publish(context, report, merged) {
const {environment: environment, artifacts: artifacts, log: log} = context;
const text = (0, src_document.ft)(testReport, report);
context.setOutput("result-path", await (0, documents.bd)(environment, "test-report.json", text));
const parent = (0, external_node_path_.join)(environment.temp, "paceline");
await (0, promises_.mkdir)(parent, {
recursive: true
});
const folder = await (0, promises_.mkdtemp)((0, external_node_path_.join)(parent, "test-report-"));
const paths = [];
for (const [name, content] of merged.files) {
const path = (0, external_node_path_.join)(folder, name);
await (0, promises_.writeFile)(path, content);
paths.push(path);
}
context.setOutput("report-path", merged.files.has("junit.xml") ? (0, external_node_path_.join)(folder, "junit.xml") : "");
const covered = [ ...merged.files.keys() ].find(name => /^(?:coverage-final\.json|lcov\.info)$/.test(name));
context.setOutput("coverage-path", covered === void 0 ? "" : (0, external_node_path_.join)(folder, covered));
try {
await artifacts.publish({
kind: "test-report",
planId: report.planId,
leg: "all"
}, text, paths);
} catch (error) {
log.warning((0, errors.Uc)(error));
}
}
const runTests = (context, machine) => context.inputs.mode === "verify" ? verifyLegs(context, machine) : runLeg(context, machine);
var src_processor = __webpack_require__(92049);
function systemMachine({variables: variables}) {
return {
now: () => new Date,
checkout: directory => readCheckout(directory, variables),
sizeOf: path => (0, promises_.stat)(path).then(({size: size}) => size, () => Number.POSITIVE_INFINITY),
openQueue: async request => (await __webpack_require__.e(5415).then(__webpack_require__.bind(__webpack_require__, 55415))).openQueue(request),
describe() {
const {cores: cores, memoryBytes: memoryBytes} = machineCapacity();
const image = variables["ImageOS"];
const processor = (0, src_processor.c)();
return {
os: (0, external_node_os_.platform)(),
arch: (0, external_node_os_.arch)(),
cores: cores,
memoryBytes: memoryBytes,
...image ? {
image: image
} : {},
...processor === void 0 ? {} : {
processor: processor
}
};
}
};
}
async function readCheckout(directory, variables) {
const question = [ "rev-parse", "HEAD", "--show-toplevel", "--show-cdup" ];
const {exitCode: exitCode, stdout: stdout, stderr: stderr} = await (0, process_process.R)("git", question, {
cwd: directory,
env: variables,
timeoutSeconds: 60
});
const [head = "", top = "", up = ""] = stdout.split(/\r?\n/);
if (exitCode === 0 && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(head)) {
const above = (0, external_node_path_.resolve)(directory, up);
return {
head: head,
root: await (0, promises_.realpath)(above) === await (0, promises_.realpath)(top) ? above : top
};
}
throw new errors.ce("PACELINE_NO_COMMIT", `git cannot tell which commit is checked out: ${stderr.trim().split("\n")[0] || `exit status ${exitCode}`}.`, 'Check the repository out with actions/checkout before this step; where that is given a path, name the same folder in "working-directory".');
}
const src = (0, action.Q)()({
inputs: inputs_inputs,
outputs: outputs,
main: context => runTests(context, systemMachine(context.environment))
});
},
6709: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Iq: () => flakyTest,
ks: () => executedFile,
ky: () => legResult
});
var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92857);
var _document_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88130);
var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27910);
const executedFile = _fields_js__WEBPACK_IMPORTED_MODULE_0__.NJ.extend({
outcome: _fields_js__WEBPACK_IMPORTED_MODULE_0__.bu,
seconds: _fields_js__WEBPACK_IMPORTED_MODULE_0__.YA,
tests: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative(),
failed: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative(),
skipped: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative(),
retries: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative()
});
const flakyTest = _fields_js__WEBPACK_IMPORTED_MODULE_0__.NJ.extend({
name: zod__WEBPACK_IMPORTED_MODULE_1__.YjP().max(1e3),
retries: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().positive()
});
const failedTest = _fields_js__WEBPACK_IMPORTED_MODULE_0__.NJ.extend({
name: zod__WEBPACK_IMPORTED_MODULE_1__.YjP(),
message: zod__WEBPACK_IMPORTED_MODULE_1__.YjP().max(4e3).optional(),
line: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().positive().optional()
});
const failureWithoutFile = zod__WEBPACK_IMPORTED_MODULE_1__.Ikc({
suite: _fields_js__WEBPACK_IMPORTED_MODULE_0__.NJ.shape.suite,
name: zod__WEBPACK_IMPORTED_MODULE_1__.YjP().max(1e3),
message: zod__WEBPACK_IMPORTED_MODULE_1__.YjP().max(4e3).optional(),
reported: zod__WEBPACK_IMPORTED_MODULE_1__.YjP().max(1e3).optional()
});
const withoutFile = zod__WEBPACK_IMPORTED_MODULE_1__.Ikc({
tests: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative(),
failed: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative(),
skipped: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative(),
failures: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(failureWithoutFile).max(_fields_js__WEBPACK_IMPORTED_MODULE_0__.Zu.tests)
}).refine(({tests: tests, failed: failed, skipped: skipped, failures: failures}) => failed + skipped <= tests && failures.length <= failed, "counts more failed and skipped tests than tests, or names more failures than failed");
const testFiles = zod__WEBPACK_IMPORTED_MODULE_1__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_0__.NJ).max(_fields_js__WEBPACK_IMPORTED_MODULE_0__.Zu.tests);
const splitFile = _fields_js__WEBPACK_IMPORTED_MODULE_0__.NJ.extend({
split: _fields_js__WEBPACK_IMPORTED_MODULE_0__.RN,
tests: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative(),
chosen: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative(),
digest: zod__WEBPACK_IMPORTED_MODULE_1__.YjP().regex(/^[0-9a-f]{64}$/).optional()
});
const queueShare = zod__WEBPACK_IMPORTED_MODULE_1__.Ikc({
batches: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative(),
claimed: testFiles,
lost: zod__WEBPACK_IMPORTED_MODULE_1__.YjP().max(1e3).optional(),
rest: testFiles.optional(),
proven: testFiles.optional(),
duplicates: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_0__.NJ.extend({
leg: _fields_js__WEBPACK_IMPORTED_MODULE_0__.Cv
})).max(_fields_js__WEBPACK_IMPORTED_MODULE_0__.Zu.tests).optional(),
handedOn: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(executedFile).max(_fields_js__WEBPACK_IMPORTED_MODULE_0__.Zu.tests).optional(),
poisoned: testFiles.optional()
});
const legResult = (0, _document_js__WEBPACK_IMPORTED_MODULE_2__.Al)("leg-result", 1, {
planId: _fields_js__WEBPACK_IMPORTED_MODULE_0__.Cv,
leg: _fields_js__WEBPACK_IMPORTED_MODULE_0__.Cv,
name: zod__WEBPACK_IMPORTED_MODULE_1__.YjP(),
attempt: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().positive(),
head: _fields_js__WEBPACK_IMPORTED_MODULE_0__.cd,
runner: _fields_js__WEBPACK_IMPORTED_MODULE_0__.lj,
startedAt: _fields_js__WEBPACK_IMPORTED_MODULE_0__.uR,
finishedAt: _fields_js__WEBPACK_IMPORTED_MODULE_0__.uR,
seconds: _fields_js__WEBPACK_IMPORTED_MODULE_0__.YA,
outcome: zod__WEBPACK_IMPORTED_MODULE_1__.k5n([ "passed", "failed", "crashed", "empty" ]),
exit: zod__WEBPACK_IMPORTED_MODULE_1__.KCZ([ zod__WEBPACK_IMPORTED_MODULE_1__.aig().int(), zod__WEBPACK_IMPORTED_MODULE_1__.YjP() ]),
planned: testFiles,
listed: zod__WEBPACK_IMPORTED_MODULE_1__.Ikc({
files: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative(),
digest: zod__WEBPACK_IMPORTED_MODULE_1__.YjP().regex(/^[0-9a-f]{64}$/).optional()
}).optional(),
excluded: testFiles.optional(),
gaps: testFiles.optional(),
splits: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(splitFile).max(_fields_js__WEBPACK_IMPORTED_MODULE_0__.Zu.tests).optional(),
executed: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(executedFile).max(_fields_js__WEBPACK_IMPORTED_MODULE_0__.Zu.tests),
failures: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(failedTest).max(_fields_js__WEBPACK_IMPORTED_MODULE_0__.Zu.tests),
withoutFile: withoutFile.optional(),
flaky: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(flakyTest).max(_fields_js__WEBPACK_IMPORTED_MODULE_0__.Zu.tests).optional(),
slowest: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_0__.NJ.extend({
name: zod__WEBPACK_IMPORTED_MODULE_1__.YjP(),
seconds: _fields_js__WEBPACK_IMPORTED_MODULE_0__.YA
})).max(_fields_js__WEBPACK_IMPORTED_MODULE_0__.Zu.tests),
queue: queueShare.optional(),
machine: _fields_js__WEBPACK_IMPORTED_MODULE_0__.Aq,
checkRunId: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().positive().optional(),
reportPath: _fields_js__WEBPACK_IMPORTED_MODULE_0__.qN.optional(),
attachments: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(zod__WEBPACK_IMPORTED_MODULE_1__.YjP().regex(/^[A-Za-z0-9._-]{1,100}$/)).max(_fields_js__WEBPACK_IMPORTED_MODULE_0__.Zu.steps).optional()
});
},
65794: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
g: () => repositoryFiles
});
var _process_process_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19178);
async function repositoryFiles(directory, variables, options) {
try {
const {exitCode: exitCode, stdout: stdout} = await (0, _process_process_js__WEBPACK_IMPORTED_MODULE_0__.R)("git", [ "ls-files", "-z", ...options ], {
cwd: directory,
env: variables,
timeoutSeconds: 60,
maxOutputBytes: 268435456
});
return exitCode === 0 ? [ ...new Set(stdout.split("\0").filter(path => path !== "")) ] : [];
} catch {
return [];
}
}
},
19178: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
R: () => runProcess
});
var external_node_child_process_ = __webpack_require__(31421);
var external_node_events_ = __webpack_require__(78474);
var external_node_string_decoder_ = __webpack_require__(46193);
var errors = __webpack_require__(85186);
var running_processes = __webpack_require__(35452);
async function removeGroup(child, graceSeconds) {
if (!signalGroup(child, "SIGTERM")) return;
const until = performance.now() + graceSeconds * 1e3;
while (performance.now() < until) {
await new Promise(resolve => setTimeout(resolve, 20));
if (!signalGroup(child, 0) || !hasLiving(child.pid)) return;
}
signalGroup(child, "SIGKILL");
}
function signalGroup(child, signal) {
if (child.pid === void 0) return false;
try {
if (process.platform === "win32") {
if (child.exitCode !== null || signal === 0) return false;
(0, external_node_child_process_.spawn)("taskkill", [ "/pid", String(child.pid), "/T", "/F" ], {
stdio: "ignore",
windowsHide: true
});
return true;
}
return process.kill(-child.pid, signal);
} catch {
return false;
}
}
function hasLiving(group) {
if (process.platform !== "linux") return true;
return (0, running_processes.$)().some(one => one.group === group);
}
const GRACE_SECONDS = 5;
const DRAIN_SECONDS = 1;
const DEFAULT_OUTPUT_BYTES = 1048576;
async function runProcess(command, args, options = {}) {
const started = performance.now();
const child = start(command, args, options);
const output = collectOutput(child, options);
child.stdin.on("error", () => {});
child.stdin.end(options.input ?? "");
let stopped;
let killTimer;
const stop = why => {
if (stopped) return;
stopped = why;
signalGroup(child, "SIGTERM");
killTimer = setTimeout(() => signalGroup(child, "SIGKILL"), (options.graceSeconds ?? GRACE_SECONDS) * 1e3);
};
const release = guard(child, stop, options);
try {
const [exitCode, signal] = await ended(child, command, options.cwd);
await removeGroup(child, options.graceSeconds ?? GRACE_SECONDS);
await output.drained();
return {
exitCode: exitCode,
signal: signal,
stopped: stopped,
seconds: (performance.now() - started) / 1e3,
...output.kept()
};
} finally {
clearTimeout(killTimer);
release();
}
}
function start(command, args, options) {
try {
return (0, external_node_child_process_.spawn)(command, args, {
...options.cwd === void 0 ? {} : {
cwd: options.cwd
},
env: options.env ?? process.env,
detached: process.platform !== "win32",
stdio: [ "pipe", "pipe", "pipe" ],
windowsHide: true
});
} catch (error) {
throw notStarted(command, options.cwd, error);
}
}
function guard(child, stop, options) {
const {timeoutSeconds: timeoutSeconds, signal: signal} = options;
const deadline = timeoutSeconds === void 0 ? void 0 : setTimeout(() => stop("timeout"), Math.min(timeoutSeconds * 1e3, 2 ** 31 - 1));
const onAbort = () => stop("aborted");
const onSignal = () => stop("interrupted");
const onExit = () => signalGroup(child, "SIGKILL");
if (signal?.aborted) onAbort();
signal?.addEventListener("abort", onAbort);
const signals = options.outlivesUs ? [] : [ "SIGINT", "SIGTERM", "SIGHUP" ];
for (const name of signals) process.on(name, onSignal);
if (!options.outlivesUs) process.on("exit", onExit);
return () => {
clearTimeout(deadline);
signal?.removeEventListener("abort", onAbort);
for (const name of signals) process.off(name, onSignal);
process.off("exit", onExit);
};
}
async function ended(child, command, cwd) {
try {
return await (0, external_node_events_.once)(child, "exit");
} catch (error) {
throw notStarted(command, cwd, error);
}
}
function notStarted(command, cwd, error) {
const {code: code, message: message} = error;
if (code === "ENOENT") return new errors.ce("PACELINE_PROCESS_NOT_FOUND", `${command} was not found${cwd === void 0 ? "" : ` (working directory ${cwd})`}.`, "Install it in a step before this one, or correct its name or the working directory.", {
cause: error
});
return new errors.ce("PACELINE_PROCESS_NOT_STARTED", `${command} could not be started: ${code === "E2BIG" ? "its arguments are too long" : message}.`, code === "EACCES" ? "Make it executable." : "Correct the command.", {
cause: error
});
}
function collectOutput(child, options) {
const limit = options.maxOutputBytes ?? DEFAULT_OUTPUT_BYTES;
const streams = [ "stdout", "stderr" ].map(name => {
const decoder = new external_node_string_decoder_.StringDecoder("utf8");
const kept = [];
let bytes = 0;
let cut = false;
const stream = child[name];
stream.on("data", chunk => {
const text = decoder.write(chunk);
if (text !== "") options.onOutput?.(text, name);
kept.push(chunk);
bytes += chunk.length;
while (kept.length > 1 && bytes - kept[0].length >= limit) {
bytes -= kept.shift().length;
cut = true;
}
});
const closed = new Promise(resolve => stream.once("close", () => resolve()));
return {
stream: stream,
closed: closed,
flush() {
const rest = decoder.end();
if (rest !== "") options.onOutput?.(rest, name);
},
text() {
const all = Buffer.concat(kept);
cut ||= all.length > limit;
return {
text: all.subarray(Math.max(0, all.length - limit)).toString("utf8"),
cut: cut
};
}
};
});
return {
async drained() {
let timer;
const patience = new Promise(resolve => {
timer = setTimeout(resolve, DRAIN_SECONDS * 1e3);
});
await Promise.race([ Promise.all(streams.map(stream => stream.closed)), patience ]);
clearTimeout(timer);
for (const {stream: stream, flush: flush} of streams) {
stream.destroy();
flush();
}
},
kept() {
const [stdout, stderr] = streams.map(stream => stream.text());
return {
stdout: stdout.text,
stderr: stderr.text,
truncated: stdout.cut || stderr.cut
};
}
};
}
},
35452: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
$: () => runningProcesses,
W: () => readProcess
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
function readProcess(pid) {
try {
const stat = (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/stat`, "latin1");
const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
if (fields[0] === "Z" || fields[0] === "X") return;
const [parent, group, session] = fields.slice(1, 4).map(Number);
return {
pid: pid,
parent: parent,
group: group,
session: session,
startedAt: Number(fields[19])
};
} catch {
return;
}
}
function runningProcesses() {
if (process.platform !== "linux") return [];
return (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)("/proc").flatMap(name => /^\d+$/.test(name) ? readProcess(Number(name)) ?? [] : []);
}
},
31324: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
J: () => jobBegan
});
var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
async function jobBegan({variables: variables}) {
const path = variables["GITHUB_EVENT_PATH"];
const {mtimeMs: mtimeMs} = path ? await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(() => ({
mtimeMs: void 0
})) : {
mtimeMs: void 0
};
return mtimeMs;
}
},
92049: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
c: () => processorModel
});
var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
function processorModel(model = node_os__WEBPACK_IMPORTED_MODULE_0__.cpus()[0]?.model) {
const text = (model ?? "").replace(/\s+/g, " ").trim().slice(0, 200);
return text === "" || text.toLowerCase() === "unknown" ? void 0 : text;
}
},
82555: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
bunSettings: () => bunSettings,
bunTests: () => bunTests
});
var smol_toml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3292);
var _foreign_patterns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45031);
var _json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(99217);
var _paths_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12383);
var _patterns_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3612);
var _script_command_options_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67717);
var _script_started_arguments_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77107);
const TEST = /(?:\.test|_test|\.spec|_spec)\.(?:[jt]sx?|[cm][jt]s)$/i;
const BUN_PATTERNS = [ "**/*{.test,_test,.spec,_spec}.{js,jsx,ts,tsx,mjs,cjs,mts,cts}" ];
function bunTests(tree, command, foreign = (0, _foreign_patterns_js__WEBPACK_IMPORTED_MODULE_1__.g7)(_foreign_patterns_js__WEBPACK_IMPORTED_MODULE_1__.Qd)) {
const options = (0, _script_command_options_js__WEBPACK_IMPORTED_MODULE_2__.Tt)(command, _script_started_arguments_js__WEBPACK_IMPORTED_MODULE_3__.Km);
if (options.computed) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_4__.IO(`the script computes a part of "${options.computed}"`);
const given = options.values("config").at(-1);
const at = given === void 0 ? "bunfig.toml" : given.startsWith("/") ? void 0 : (0, 
_paths_js__WEBPACK_IMPORTED_MODULE_5__.fj)("", given);
if (at === void 0 || given !== void 0 && !tree.files.has(at)) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_4__.IO(`${given}, which the script gives bun, is not in the repository`);
const settings = bunSettings(tree.read(at) ?? "");
if (settings === void 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_4__.IO(`${at} cannot be read`);
const paths = [ ...tree.files ].filter(path => !(0, _paths_js__WEBPACK_IMPORTED_MODULE_5__.j$)(path));
const named = (0, _patterns_js__WEBPACK_IMPORTED_MODULE_4__.Ki)(options.positionalWords, paths, foreign);
const root = (0, _paths_js__WEBPACK_IMPORTED_MODULE_5__.fj)("", text(settings["root"], `test.root in ${at}`) ?? ".");
if (root === void 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_4__.IO(`test.root in ${at} leads outside the repository`);
const found = named.some(name => /^\.{0,2}\//.test(name)) ? named.flatMap(name => belowName(paths, name)) : paths.filter(path => isTest(path, root) && (named.length === 0 || named.some(part => path.includes(part))));
const ignored = [ settings["pathIgnorePatterns"] ?? [], options.values("path-ignore-patterns") ].flat();
const globs = ignored.filter(one => typeof one === "string" && one !== "");
const left = globs.length === 0 ? new Set : (0, _patterns_js__WEBPACK_IMPORTED_MODULE_4__.vz)(foreign, globs, paths);
const tests = [ ...new Set(found) ].filter(path => !left.has(path)).sort();
return {
tests: tests,
patterns: named.length === 0 ? BUN_PATTERNS : named
};
}
function bunSettings(toml) {
try {
return (0, _json_js__WEBPACK_IMPORTED_MODULE_6__.eB)((0, _json_js__WEBPACK_IMPORTED_MODULE_6__.eB)((0, 
smol_toml__WEBPACK_IMPORTED_MODULE_0__.parse)(toml))?.["test"]) ?? {};
} catch {
return;
}
}
const isTest = (path, root) => (0, _paths_js__WEBPACK_IMPORTED_MODULE_5__.Yw)(path, root) && TEST.test(path) && !/(?:^|\/)\./.test(root === "" ? path : path.slice(root.length + 1));
function belowName(paths, name) {
const at = name.startsWith("/") ? void 0 : (0, _paths_js__WEBPACK_IMPORTED_MODULE_5__.fj)("", name);
if (at === void 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_4__.IO(`the script gives bun the path ${name}, outside the repository`);
return paths.includes(at) ? [ at ] : paths.filter(path => isTest(path, at));
}
function text(value, what) {
if (value === void 0 || typeof value === "string") return value;
throw new _patterns_js__WEBPACK_IMPORTED_MODULE_4__.IO(`${what} is no text`);
}
},
86125: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
cypressTests: () => cypressTests
});
var _evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(39391);
var _evaluate_known_packages_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(57716);
var _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22618);
var _foreign_patterns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45031);
var _paths_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(12383);
var _patterns_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3612);
var _script_command_options_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67717);
var _script_started_arguments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77107);
const DEFAULT = {
e2e: "cypress/e2e/**/*.cy.{js,jsx,ts,tsx}",
component: "**/*.cy.{js,jsx,ts,tsx}"
};
function cypressTests(tree, command, foreign = (0, _foreign_patterns_js__WEBPACK_IMPORTED_MODULE_0__.g7)(_foreign_patterns_js__WEBPACK_IMPORTED_MODULE_0__.Qd)) {
const options = (0, _script_command_options_js__WEBPACK_IMPORTED_MODULE_1__.Tt)(command, _script_started_arguments_js__WEBPACK_IMPORTED_MODULE_2__.yz);
if (options.computed) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`the script computes a part of "${options.computed}"`);
if (options.has("project")) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO("the script gives cypress the option --project");
if (options.values("config").some(text => /specPattern/i.test(text))) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO("the script gives cypress a specPattern");
const type = options.has("component") ? "component" : "e2e";
const config = configOf(tree, options.values("config-file").at(-1));
const value = config === void 0 ? (0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.vB)() : (0, 
_evaluate_known_packages_js__WEBPACK_IMPORTED_MODULE_5__.Ab)((0, _evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_6__.og)(tree, config));
const origin = config ?? "cypress.config";
const include = textsIn(value, type, origin);
const others = type === "component" ? textsIn(value, "e2e", origin) : [];
const said = config === void 0 ? 0 : tree.read(config)?.match(/specPattern/g)?.length ?? 0;
const read = [ "e2e", "component" ].filter(key => entry(value, key, "specPattern") !== void 0).length;
if (said > read) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`${origin} sets specPattern in more places than are read`);
const paths = [ ...tree.files ].filter(path => !(0, _paths_js__WEBPACK_IMPORTED_MODULE_7__.j$)(path));
const found = (0, _patterns_js__WEBPACK_IMPORTED_MODULE_3__.vz)(foreign, include, paths);
const exclude = [ ...(0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.x3)(entry(value, type, "excludeSpecPattern")), ...others ];
const left = exclude.length === 0 ? new Set : (0, _patterns_js__WEBPACK_IMPORTED_MODULE_3__.vz)(foreign, exclude, paths);
const specs = options.values("spec").flatMap(splitGlobs);
const chosen = specs.length === 0 ? found : (0, _patterns_js__WEBPACK_IMPORTED_MODULE_3__.vz)(foreign, specs, paths);
const tests = [ ...found ].filter(path => !left.has(path) && chosen.has(path));
return {
tests: tests.sort(),
patterns: specs.length === 0 ? include : specs
};
}
function configOf(tree, given) {
if (given !== void 0) {
const at = given.startsWith("/") ? void 0 : (0, _paths_js__WEBPACK_IMPORTED_MODULE_7__.fj)("", given);
if (at !== void 0 && tree.files.has(at) && (0, _paths_js__WEBPACK_IMPORTED_MODULE_7__.yS)(at) === "") return at;
throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`${given}, which the script gives cypress, is not read`);
}
const own = [ "ts", "js", "mjs", "cjs" ].map(ending => `cypress.config.${ending}`);
const found = own.find(path => tree.files.has(path));
if (found === void 0 && tree.files.has("cypress.json")) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO("cypress.json of Cypress before version 10 is not read");
return found;
}
function entry(value, type, key) {
const part = value instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.NJ ? value.get(type) : void 0;
return part instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.NJ ? part.get(key) : part instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.$r ? part : void 0;
}
function textsIn(value, type, origin) {
if (!(value instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.NJ)) throw computed("the configuration", value, origin);
const own = entry(value, type, "specPattern") ?? value.get("specPattern");
if (own === void 0) return [ DEFAULT[type] ];
const texts = (0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.CB)(own);
if (texts instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.$r) throw computed(`${type}.specPattern`, texts, origin);
return texts;
}
function computed(what, value, origin) {
const why = value instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.$r ? ` (${value.what})` : "";
return new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`${what} in ${origin} is computed${why}`);
}
function splitGlobs(text) {
const globs = [ "" ];
let depth = 0;
for (const char of text) {
if (char === "{") depth += 1;
if (char === "}") depth -= 1;
if (char === "," && depth <= 0) globs.push(""); else globs[globs.length - 1] += char;
}
return globs.map(glob => glob.trim()).filter(glob => glob !== "");
}
},
52804: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
denoTests: () => denoTests
});
var _foreign_patterns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45031);
var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99217);
var _jsonc_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(40276);
var _paths_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12383);
var _patterns_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3612);
var _script_command_options_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67717);
var _script_started_arguments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77107);
const MODULE = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const TEST_NAME = /^(?:.*[._])?test\.(?:[cm]?[jt]s|[jt]sx)$/;
function isTest(path) {
const folders = path.split("/");
const name = folders.pop();
return TEST_NAME.test(name) || MODULE.test(name) && folders.includes("__tests__");
}
const DENO_PATTERNS = [ "**/{*_,*.,}test.{ts,tsx,mts,cts,js,mjs,cjs,jsx}", "**/__tests__/**" ];
function denoTests(tree, command, foreign = (0, _foreign_patterns_js__WEBPACK_IMPORTED_MODULE_0__.g7)(_foreign_patterns_js__WEBPACK_IMPORTED_MODULE_0__.Qd)) {
const options = (0, _script_command_options_js__WEBPACK_IMPORTED_MODULE_1__.Tt)(command, _script_started_arguments_js__WEBPACK_IMPORTED_MODULE_2__.dc);
if (options.computed) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`the script computes a part of "${options.computed}"`);
for (const name of [ "doc", "ext", "ignore" ]) if (options.has(name)) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`the script gives deno the option --${name}`);
if (command?.args.some(({text: text}) => text === "--")) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`the script gives the tests words of their own ("${command.text}")`);
const settings = options.has("no-config") ? {} : settingsOf(tree, options.values("config").at(-1));
const own = (0, _json_js__WEBPACK_IMPORTED_MODULE_4__.eB)(settings["test"]) ?? {};
const paths = [ ...tree.files ].filter(path => !(0, _paths_js__WEBPACK_IMPORTED_MODULE_5__.j$)(path));
const given = (0, _patterns_js__WEBPACK_IMPORTED_MODULE_3__.Ki)(options.positionalWords, paths, foreign);
const include = texts(own, "include");
const names = given.length > 0 ? given : include ?? [ "." ];
const found = new Set(names.flatMap(name => filesOf(paths, name, foreign)));
if (given.length === 0) for (const path of paths) {
if (!/\/deno\.jsonc?$/.test(path) || settings["workspace"] === void 0) continue;
if ((0, _json_js__WEBPACK_IMPORTED_MODULE_4__.eB)((0, _json_js__WEBPACK_IMPORTED_MODULE_4__.eB)((0, 
_jsonc_js__WEBPACK_IMPORTED_MODULE_6__.p)(tree.read(path) ?? ""))?.["test"])?.["include"] !== void 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`${path} has test.include of its own`);
}
const left = new Set(given.length === 0 ? excluded(settings, own, paths, foreign) : []);
const tests = [ ...found ].filter(path => !left.has(path)).sort();
return {
tests: tests,
patterns: given.length === 0 && include === void 0 ? DENO_PATTERNS : names
};
}
function settingsOf(tree, given) {
const at = given === void 0 ? void 0 : given.startsWith("/") ? void 0 : (0, _paths_js__WEBPACK_IMPORTED_MODULE_5__.fj)("", given);
if (given !== void 0 && (at === void 0 || !tree.files.has(at))) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`${given}, which the script gives deno, is not in the repository`);
const path = at ?? [ "deno.json", "deno.jsonc" ].find(name => tree.files.has(name));
if (path === void 0) return {};
if (path.includes("/")) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`the configuration ${path} lies in a folder`);
const settings = (0, _json_js__WEBPACK_IMPORTED_MODULE_4__.eB)((0, _jsonc_js__WEBPACK_IMPORTED_MODULE_6__.p)(tree.read(path) ?? ""));
if (settings === void 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`${path} cannot be read`);
return settings;
}
function texts(from, key) {
const value = from[key];
if (value === void 0) return;
if (Array.isArray(value) && value.every(one => typeof one === "string")) return value;
throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`test.${key} of deno is no list of names`);
}
function filesOf(paths, name, foreign) {
if (/^[a-z]+:/i.test(name)) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`deno is given the address ${name}`);
const at = name.startsWith("/") ? void 0 : (0, _paths_js__WEBPACK_IMPORTED_MODULE_5__.fj)("", name);
if (at === void 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`deno is given the path ${name}, outside the repository`);
if (paths.includes(at)) return [ at ];
const below = paths.filter(path => (0, _paths_js__WEBPACK_IMPORTED_MODULE_5__.Yw)(path, at) && isTest(path));
if (!/[*?[{]/.test(name)) return below;
return [ ...(0, _patterns_js__WEBPACK_IMPORTED_MODULE_3__.vz)(foreign, [ at ], paths), ...below ].filter(path => MODULE.test(path));
}
function excluded(settings, own, paths, foreign) {
const listed = [ settings["exclude"], own["exclude"] ].flat().filter(one => typeof one === "string");
if (listed.some(one => one.startsWith("!"))) return [];
const names = listed.flatMap(one => (0, _paths_js__WEBPACK_IMPORTED_MODULE_5__.fj)("", one) || []);
const globs = names.filter(name => /[*?[{]/.test(name));
const matched = globs.length === 0 ? new Set : (0, _patterns_js__WEBPACK_IMPORTED_MODULE_3__.vz)(foreign, globs, paths);
return paths.filter(path => matched.has(path) || names.some(name => path === name || (0, 
_paths_js__WEBPACK_IMPORTED_MODULE_5__.Yw)(path, name)));
}
},
43008: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
f: () => readGivenReports,
w: () => ReportsError
});
var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
var _paths_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(12383);
var _file_of_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56975);
var _junit_report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44322);
var _locate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88101);
var _matching_files_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9058);
var _test_results_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(79048);
class ReportsError extends Error {
code;
remedy;
constructor(code, message, remedy) {
super(message);
this.name = "ReportsError";
this.code = code;
this.remedy = remedy;
}
}
async function readGivenReports(patterns, options) {
const {directory: directory, root: root, suite: suite, planned: planned, tracked: tracked} = options;
const paths = await reportFiles(patterns, options);
const fileOf = (0, _file_of_name_js__WEBPACK_IMPORTED_MODULE_2__.x)(planned.map(({file: file}) => (0, 
node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(directory, (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, file)).replaceAll("\\", "/")), [ ...tracked ]);
const reports = await Promise.all(paths.map(path => (0, _junit_report_js__WEBPACK_IMPORTED_MODULE_3__.z)(path, fileOf)));
const problems = reports.flatMap((report, index) => report?.problem === void 0 ? [] : [ `${(0, 
node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(directory, paths[index])}: ${report.problem}` ]);
const report = {
files: reports.flatMap(one => one?.files ?? []),
tests: reports.flatMap(one => one?.tests ?? []),
failures: reports.flatMap(one => one?.failures ?? []),
...problems.length > 0 ? {
problem: named(problems)
} : {}
};
const here = (0, _locate_js__WEBPACK_IMPORTED_MODULE_4__.T)(root, directory, new Set(planned.map(({file: file}) => file)), options.exists);
const locate = name => here(name) ?? here(belowWorkspace(name));
return {
paths: paths,
report: report,
results: (0, _test_results_js__WEBPACK_IMPORTED_MODULE_5__.D)(report, suite, locate),
locate: locate
};
}
function belowWorkspace(path) {
if (!/^(?:\/|[a-z]:[\\/]|file:)/i.test(path)) return "";
const parts = path.slice(0, _paths_js__WEBPACK_IMPORTED_MODULE_6__.lm).split(/[\\/]/);
const at = parts.findIndex((part, index) => index > 1 && part !== "" && part === parts[index - 1]);
return at === -1 ? "" : parts.slice(at + 1).join("/");
}
async function reportFiles(patterns, {directory: directory, tracked: tracked, jobBegan: jobBegan}) {
const paths = await (0, _matching_files_js__WEBPACK_IMPORTED_MODULE_7__.V)(patterns, directory);
const namesOf = some => named(some.map(path => (0, node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(directory, path)));
if (paths.length === 0) throw new ReportsError("PACELINE_REPORTS_MISSING", `No file fits "reports" (${named(patterns)}).`, 'Let the step that runs the tests write JUnit XML, and give its path relative to "working-directory". If that step did not run, neither did the tests.');
const known = new Set(tracked);
const committed = paths.filter(path => known.has((0, node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(directory, path)));
if (committed.length > 0) throw new ReportsError("PACELINE_REPORTS_STALE", `${namesOf(committed)} ${committed.length === 1 ? "stands" : "stand"} in the repository, so nothing says that this job wrote ${committed.length === 1 ? "it" : "them"}.`, "Remove reports from the repository and add them to .gitignore.");
const stale = [];
for (const path of paths) if (jobBegan !== void 0 && (await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path)).mtimeMs < jobBegan) stale.push(path);
if (stale.length > 0) throw new ReportsError("PACELINE_REPORTS_STALE", `${namesOf(stale)} ${stale.length === 1 ? "is" : "are"} older than this job: a cache or an earlier run left ${stale.length === 1 ? "it" : "them"}.`, "Keep reports out of caches, and delete old ones before the tests run.");
return paths;
}
const SHOWN = 10;
const named = names => names.length <= SHOWN ? names.join(", ") : `${names.slice(0, SHOWN).join(", ")} and ${names.length - SHOWN} more`;
},
42448: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
N4: () => readJsonReport,
_j: () => stripColours,
qo: () => parseJsonReport,
rR: () => withoutFrames
});
var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
var _read_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55486);
var _stack_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17286);
const jsonReport = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
testResults: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
name: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
status: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
message: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().nullish(),
startTime: zod__WEBPACK_IMPORTED_MODULE_0__.aig().nullish(),
endTime: zod__WEBPACK_IMPORTED_MODULE_0__.aig().nullish(),
assertionResults: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
fullName: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
ancestorTitles: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(zod__WEBPACK_IMPORTED_MODULE_0__.YjP()).nullish(),
title: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().nullish(),
status: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
duration: zod__WEBPACK_IMPORTED_MODULE_0__.aig().nullish(),
failureMessages: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(zod__WEBPACK_IMPORTED_MODULE_0__.YjP().nullable()).nullish(),
location: zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
line: zod__WEBPACK_IMPORTED_MODULE_0__.aig()
}).nullish(),
invocations: zod__WEBPACK_IMPORTED_MODULE_0__.aig().nullish()
}))
}))
});
const NO_TESTS = /No test suite found in file|must contain at least one test/;
const readJsonReport = path => (0, _read_report_js__WEBPACK_IMPORTED_MODULE_1__.t)(path, bytes => parseJsonReport((new TextDecoder).decode(bytes)));
function parseJsonReport(text) {
const files = [];
const tests = [];
for (const file of resultsOf(text)) {
const own = file.assertionResults.map(test => {
const outcome = outcomeOf(test.status);
const messages = (test.failureMessages ?? []).filter(message => message !== null);
return {
file: file.name,
name: test.title ? [ ...test.ancestorTitles ?? [], test.title ].filter(Boolean).join(" > ") : test.fullName,
outcome: outcome,
seconds: Math.max(0, test.duration ?? 0) / 1e3,
retries: Math.max(0, test.invocations ? test.invocations - 1 : outcome === "passed" ? messages.length : 0),
...outcome === "failed" ? {
message: withoutFrames(stripColours(messages.join("\n"))) || "the test did not end",
line: (0, _stack_line_js__WEBPACK_IMPORTED_MODULE_2__.W)(messages.join("\n"), file.name) ?? test.location?.line
} : {}
};
});
tests.push(...own);
const failed = file.status === "failed" && !own.some(test => test.outcome === "failed");
const message = stripColours(file.message ?? "");
files.push({
file: file.name,
seconds: Math.max(0, (file.endTime ?? 0) - (file.startTime ?? 0)) / 1e3,
...failed && !NO_TESTS.test(message) ? {
failure: message || "the file did not run to its end"
} : {}
});
}
return {
files: files,
tests: tests
};
}
function resultsOf(text) {
let value;
try {
value = JSON.parse(text);
} catch (error) {
const what = text.trim() === "" ? "it is empty" : error.message;
throw new Error(`The report is no JSON: ${what}.`, {
cause: error
});
}
const {data: data, error: error} = jsonReport.safeParse(value);
if (data) return data.testResults;
const [first] = error.issues;
throw new Error(`The report has another shape: ${first?.path.join(".") || "(top)"}: ${first?.message}.`);
}
const SKIPPED = new Set([ "skipped", "pending", "todo", "disabled" ]);
function outcomeOf(status) {
if (status === "passed" || status === "focused") return "passed";
return SKIPPED.has(status) ? "skipped" : "failed";
}
const withoutFrames = stack => stack.split("\n").filter(line => !/^\s+at .*(?:[\\/]node_modules[\\/]|\bnode:|new Promise \(<anonymous>\))/.test(line)).join("\n");
const COLOURS = new RegExp("\\u001b\\[[0-9;]*m", "g");
const stripColours = text => text.replaceAll(COLOURS, "");
},
77107: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Km: () => BUN_SYNTAX,
OZ: () => startedArguments,
dc: () => DENO_SYNTAX,
gV: () => PLAYWRIGHT_SYNTAX,
yz: () => CYPRESS_SYNTAX
});
var _command_options_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67717);
const names = text => new Set(text.split(" "));
const PLAYWRIGHT_SYNTAX = {
short: {
c: "config",
g: "grep",
G: "grep-invert",
j: "workers",
u: "update-snapshots"
},
withoutValue: names("fail-on-flaky-tests forbid-only fully-parallel headed ignore-snapshots last-failed list no-deps pass-with-no-tests quiet x ui"),
greedy: names("project")
};
const BUN_SYNTAX = {
short: {
t: "test-name-pattern",
u: "update-snapshots",
r: "preload",
c: "config",
d: "define",
l: "loader",
b: "bun"
},
withoutValue: names("no-orphans update-snapshots todo only pass-with-no-tests concurrent randomize coverage dots only-failures isolate no-isolate update-timings bail parallel changed watch hot no-clear-screen smol expose-gc no-deprecation throw-deprecation zero-fill-buffers no-addons no-install prefer-offline prefer-latest verbose silent bun no-env-file preserve-symlinks preserve-symlinks-main if-present experimental-http2-fetch experimental-http3-fetch use-system-ca no-macros"),
greedy: new Set
};
const DENO_SYNTAX = {
short: {
c: "config",
A: "allow-all",
P: "permission-set",
R: "allow-read",
W: "allow-write",
I: "allow-import",
N: "allow-net",
E: "allow-env",
S: "allow-sys",
r: "reload",
u: "update-snapshots",
q: "quiet",
L: "log-level"
},
withoutValue: names("doc no-run coverage clean fail-fast shuffle parallel sanitize-ops sanitize-resources trace-leaks trace-ops update-snapshots watch watch-exclude no-clear-screen hide-stacktraces changed coverage-raw-data-only ignore env-file permit-no-files check no-check no-remote no-npm node-modules-dir vendor no-config reload no-lock frozen frozen-lockfile unsafely-ignore-certificate-errors inspect inspect-brk inspect-wait cached-only v8-flags allow-scripts allow-all permission-set no-prompt allow-read allow-write allow-import allow-net allow-env allow-sys allow-run allow-ffi allow-hrtime deny-read deny-write deny-net deny-env deny-sys deny-run deny-ffi deny-import ignore-env ignore-read quiet unstable lock"),
greedy: new Set
};
const CYPRESS_SYNTAX = {
short: {
b: "browser",
c: "config",
C: "config-file",
e: "env",
k: "key",
o: "reporter-options",
p: "port",
P: "project",
q: "quiet",
r: "reporter",
s: "spec",
t: "tag"
},
withoutValue: names("component e2e headed headless no-exit parallel quiet record dev no-runner-ui runner-ui posix-exit-codes pass-with-no-tests"),
greedy: new Set
};
const PROGRAMS = {
playwright: {
syntax: PLAYWRIGHT_SYNTAX,
dropped: /^(?:shard|ui|ui-host|ui-port|list|only-changed|last-failed|add-reporter)$/
},
bun: {
syntax: BUN_SYNTAX,
dropped: /^(?:shard|timings|update-timings|watch|hot|changed|reporter|reporter-outfile|dots|only-failures|config|test-name-pattern|no-clear-screen)$/
},
deno: {
syntax: DENO_SYNTAX,
dropped: /^(?:shard|watch|watch-exclude|no-clear-screen|changed|related|reporter|junit-path|permit-no-files)$/
},
cypress: {
syntax: CYPRESS_SYNTAX,
dropped: /^(?:spec|no-exit|parallel|group|ci-build-id)$/
}
};
function startedArguments(program, command) {
const {syntax: syntax, dropped: dropped} = PROGRAMS[program];
const dashes = program === "deno" ? command?.args.findIndex(({text: text}) => text === "--") ?? -1 : -1;
const own = command && dashes !== -1 ? {
...command,
args: command.args.slice(0, dashes)
} : command;
const {written: written, positionalWords: positionalWords, computed: computed, values: values} = (0, 
_command_options_js__WEBPACK_IMPORTED_MODULE_0__.Tt)(own, syntax);
const kept = written.filter(({name: name}) => !dropped.test(name));
return {
options: kept.flatMap(({words: words}) => words),
written: kept,
names: positionalWords,
after: dashes === -1 ? [] : command.args.slice(dashes + 1).map(({text: text}) => text),
values: values,
computed: computed
};
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
