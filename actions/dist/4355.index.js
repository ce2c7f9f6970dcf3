export const id = 4355;

export const ids = [ 4355 ];

export const modules = {
14355: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
default: () => src
});
var action = __webpack_require__(60253);
var inputs = __webpack_require__(63910);
var dist = __webpack_require__(38815);
const found = new WeakMap;
function parseNotingNumbers(text) {
const document = (0, dist.Tp)(text);
if (document.errors.length > 0) throw document.errors[0];
const misread = [];
(0, dist.YR)(document, (_, node) => {
if (!(0, dist.jn)(node) || typeof node.value !== "number" || node.source === void 0) return;
if (String(node.value) !== node.source) misread.push({
source: node.source,
value: node.value
});
});
const value = document.toJS();
if (typeof value === "object" && value !== null) found.set(value, misread);
return value;
}
const misreadNumbers = value => found.get(value) ?? [];
const GITHUB_JOB_LIMIT = 256;
const RESERVED = [ "plan-id", "leg", "name", "include", "exclude" ];
const inputs_inputs = {
plan: (0, inputs.lq)((0, inputs.Yj)("the path of a test-plan.json")),
tests: testFiles(),
suite: (0, inputs.Yj)("the name of the suite"),
axes: axes(),
include: combinationList("include"),
exclude: combinationList("exclude"),
constraints: (0, inputs.Mn)(),
experimental: combinationList("experimental"),
shards: countOrAuto(),
"target-duration": (0, inputs.p0)(),
"max-jobs": (0, inputs.nd)({
min: 1,
max: GITHUB_JOB_LIMIT
}),
"max-parallel": (0, inputs.lq)(countOrAuto()),
"concurrent-jobs": (0, inputs.nd)({
min: 1,
max: 1e4
}),
priority: (0, inputs.yL)("failures", "none"),
"on-empty": (0, inputs.yL)("skip", "sentinel", "error"),
store: (0, inputs.Mn)()
};
function countOrAuto() {
const allowed = `auto or a whole number from 1 to ${GITHUB_JOB_LIMIT}`;
return {
allowed: allowed,
values: [ "auto" ],
parse(text) {
if (text.toLowerCase() === "auto") return "auto";
const value = /^\d+$/.test(text) ? Number(text) : 0;
if (value < 1 || value > GITHUB_JOB_LIMIT) throw new inputs.S7(allowed);
return value;
}
};
}
function testFiles() {
const allowed = "test files relative to the repository, one per line";
return {
allowed: allowed,
parse(text) {
const files = (0, inputs.Mn)().parse(text).map(file => file.replace(/^(?:\.\/)+/, ""));
for (const file of files) if (/^(?:\/|[A-Za-z]:)/.test(file) || file.includes("\\") || file.split("/").includes("..")) throw new inputs.S7(allowed, `"${file}" must be below the repository, with / and without ..`);
return [ ...new Set(files) ];
}
};
}
function axes() {
const allowed = "a mapping of axis names to lists of values";
return (0, inputs.oQ)(allowed, parseNotingNumbers, value => {
if (value === null || value === void 0) return {};
if (!isMapping(value)) throw new inputs.S7(allowed, "for example `node: [22, 24]`");
const seen = new Set;
for (const [name, values] of Object.entries(value)) {
checkKey(name, "an axis");
if (seen.has(name.toUpperCase())) throw new inputs.S7(allowed, `"${name}" stands there twice; case does not count`);
seen.add(name.toUpperCase());
if (!Array.isArray(values)) throw new inputs.S7(allowed, `write "${name}" as a list: [${show(values)}]`);
if (values.length === 0) throw new inputs.S7(allowed, `"${name}" has no values`);
const twice = values.find((one, index) => values.findIndex(other => show(other) === show(one)) < index);
if (twice !== void 0) throw new inputs.S7(allowed, `"${name}" has the value ${show(twice)} twice${typeof twice === "number" ? "; YAML reads 3.10 as 3.1, so write such values in quotes" : ""}`);
}
return value;
});
}
function combinationList(input) {
const allowed = "a list of mappings";
return (0, inputs.oQ)(allowed, parseNotingNumbers, value => {
if (value === null || value === void 0) return [];
if (!Array.isArray(value)) throw new inputs.S7(allowed, 'start each entry with "- "');
for (const entry of value) {
if (!isMapping(entry) || Object.keys(entry).length === 0) throw new inputs.S7(allowed, `${show(entry)} is no mapping with a key`);
for (const key of Object.keys(entry)) checkKey(key, `a key of ${input}`);
}
return value;
});
}
function checkKey(key, what) {
if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(key)) throw new inputs.S7("a matrix with usable keys", `"${key}" cannot be ${what}: use letters, digits, - and _`);
if (RESERVED.includes(key.toLowerCase())) throw new inputs.S7("a matrix with usable keys", `"${key}" cannot be ${what}: Paceline sets it on every leg`);
}
const isMapping = value => typeof value === "object" && value !== null && !Array.isArray(value);
const show = value => JSON.stringify(value)?.slice(0, 60) ?? "nothing";
var src_document = __webpack_require__(88130);
var shard_plan = __webpack_require__(58223);
var fields = __webpack_require__(27910);
var errors = __webpack_require__(85186);
var documents = __webpack_require__(94118);
var numbers = __webpack_require__(28740);
var center = __webpack_require__(9374);
const MAX_COMBINATIONS = 1e5;
class MatrixProblem extends Error {
remedy;
constructor(message, remedy) {
super(message);
this.remedy = remedy;
}
}
function combinations({axes: axes, include: include, exclude: exclude}) {
const names = new Map(Object.keys(axes).map(name => [ fold(name), name ]));
for (const pattern of exclude) {
const foreign = Object.keys(pattern).find(key => !names.has(fold(key)));
if (foreign !== void 0) throw new MatrixProblem(`"exclude" names "${foreign}", which is no axis.`, `Use ${[ ...names.values() ].join(", ") || "an axis"}, as GitHub requires.`);
}
if (names.size === 0 && include.length === 0) return [ {} ];
const patterns = include.map(entry => {
const pairs = Object.entries(entry);
return {
filter: Object.fromEntries(pairs.flatMap(([key, value]) => names.has(fold(key)) ? [ [ names.get(fold(key)), value ] ] : [])),
extra: Object.fromEntries(pairs.filter(([key]) => !names.has(fold(key)))),
matched: false
};
});
const result = [];
for (const combination of product(axes)) {
if (exclude.some(pattern => matches(combination, pattern))) continue;
const extended = {
...combination
};
for (const pattern of patterns) {
if (!matches(combination, pattern.filter)) continue;
pattern.matched = true;
for (const [key, value] of Object.entries(pattern.extra)) put(extended, key, value);
}
result.push(extended);
}
for (const {matched: matched, filter: filter, extra: extra} of patterns) if (!matched) result.push({
...filter,
...extra
});
return result;
}
const fitsAny = (combination, patterns) => patterns.some(pattern => matches(combination, pattern));
function product(axes) {
const entries = Object.entries(axes);
if (entries.length === 0) return [];
const size = entries.reduce((count, [, values]) => count * values.length, 1);
if (size > MAX_COMBINATIONS) throw new MatrixProblem(`The axes make ${size} combinations, before "exclude".`, `Take fewer values; more than ${MAX_COMBINATIONS} are not expanded, and GitHub runs at most 256 jobs.`);
let rows = [ {} ];
for (const [name, values] of entries) rows = rows.flatMap(row => values.map(value => ({
...row,
[name]: value
})));
return rows;
}
function matches(value, pattern) {
if (typeof pattern !== "object" || pattern === null) return equal(value ?? null, pattern);
return Object.entries(pattern).every(([key, part]) => matches(at(value, key), part));
}
function at(value, key) {
if (typeof value !== "object" || value === null) return;
if (Array.isArray(value)) return value[Number(key)];
if (Object.hasOwn(value, key)) return value[key];
const name = Object.keys(value).find(candidate => fold(candidate) === fold(key));
return name === void 0 ? void 0 : value[name];
}
function equal(a, b) {
if (typeof a === "string" && typeof b === "string") return a.toUpperCase() === b.toUpperCase();
if (a === b) return true;
return typeof a === typeof b && a !== null && b !== null ? false : number(a) === number(b);
}
function number(value) {
if (typeof value === "object" && value !== null) return Number.NaN;
return Number(value);
}
function put(target, key, value) {
const name = Object.keys(target).find(candidate => fold(candidate) === fold(key)) ?? key;
target[name] = value;
}
const fold = key => key.toUpperCase();
var expression = __webpack_require__(35813);
function constrained(rows, constraints) {
return rows.filter(row => constraints.every(constraint => holds(constraint, row)));
}
function holds(constraint, matrix) {
try {
return isTrue((0, expression._3)(constraint, {
matrix: matrix
}));
} catch (error) {
if (!(error instanceof expression.Dn)) throw error;
throw new MatrixProblem(`Constraint "${constraint.slice(0, 200)}" cannot be evaluated.`, "Write an expression over matrix without braces around it, one per line, for example: matrix.os != 'windows-2025' || matrix.node >= 24");
}
}
const isTrue = value => Boolean(value);
const GUESS_SECONDS = 1;
const noTimings = {
seconds: () => {},
guess: () => {},
failedLast: () => false
};
function estimate(tests, timings) {
const timed = tests.map(test => test.estimatedSeconds ?? timings.seconds(test));
const known = timed.filter(seconds => seconds !== void 0);
const common = known.length > 0 ? (0, center.JZ)(known) : GUESS_SECONDS;
return tests.map(({suite: suite, file: file}, index) => ({
suite: suite,
file: file,
estimatedSeconds: timed[index] ?? timings.guess(file) ?? common,
known: timed[index] !== void 0
}));
}
var external_node_crypto_ = __webpack_require__(77598);
const NAME_LIMIT = 100;
function legs(combinations, {suite: suite, before: before, isNamed: isNamed, experimental: experimental}, tests, {shards: shards, loads: loads}) {
return combinations.flatMap((axes, row) => shards.map((indices, column) => ({
leg: String(before + row * shards.length + column + 1),
name: legName(isNamed ? suite : "", axes, column + 1, shards.length),
suite: suite,
axes: axes,
...experimental?.(axes) ? {
experimental: true
} : {},
shard: column + 1,
shards: shards.length,
tests: indices.map(index => {
const {file: file, estimatedSeconds: estimatedSeconds} = tests[index];
return {
suite: suite,
file: file,
estimatedSeconds: estimatedSeconds
};
}),
predictedSeconds: loads[column]
})));
}
function legName(suite, axes, shard, shards) {
const ofAxes = Object.entries(axes).map(([key, value]) => `${key} ${plain(value)}`).join(", ");
const values = [ suite, ofAxes ].filter(part => part !== "").join(" · ");
const part = `${shard}/${shards}`;
if (values === "") return part;
const suffix = shards > 1 ? ` · ${part}` : "";
const room = NAME_LIMIT - suffix.length;
return `${values.length > room ? `${values.slice(0, room - 1)}…` : values}${suffix}`;
}
function byPriority(legs, failing) {
const failures = new Map(legs.map(leg => [ leg, leg.tests.filter(test => failing.has((0, 
fields.S8)(test))).length ]));
return [ ...legs ].sort((a, b) => failures.get(b) - failures.get(a) || b.predictedSeconds - a.predictedSeconds);
}
const jobsOfAxes = (combinations, experimental) => ({
include: combinations.map((axes, row) => ({
leg: String(row + 1),
name: legName("", axes, 1, 1),
...experimental ? {
experimental: experimental(axes)
} : {},
...axes
}))
});
const plain = value => (typeof value === "object" && value !== null ? JSON.stringify(value) : String(value)).replaceAll(/\s+/g, " ");
function planIdOf(source, legs, runId) {
return (0, external_node_crypto_.createHash)("sha256").update(JSON.stringify([ source, legs, runId ])).digest("hex").slice(0, 16);
}
function matrixOutput(planId, legs, combinations, jobOf, hasExperimental = false) {
if (legs.length === 0) {
const axes = combinations[0] ?? {};
const nothing = {
"plan-id": planId,
leg: shard_plan.E,
name: "nothing to run"
};
const flag = hasExperimental ? {
experimental: false
} : {};
return {
include: [ {
...nothing,
...flag,
...jobOf(void 0),
...axes
} ]
};
}
return {
include: legs.map(({leg: leg, name: name, suite: suite, axes: axes, experimental: experimental}) => ({
"plan-id": planId,
leg: leg,
name: name,
...hasExperimental ? {
experimental: experimental === true
} : {},
...jobOf(suite),
...axes
}))
};
}
var state = __webpack_require__(72382);
const LEAST_LENGTH = 6;
function refuseMaskedValues(matrix, variables) {
const entries = matrix.include.map(leg => JSON.stringify(leg));
for (const value of (0, state.VX)(variables, [])) {
const variable = Object.keys(variables).find(name => variables[name] === value);
for (const line of value.split(/\r?\n/).map(text => text.trim())) {
if (line.length < LEAST_LENGTH) continue;
const index = entries.findIndex(entry => entry.includes(JSON.stringify(line).slice(1, -1)));
if (index < 0) continue;
throw new errors.ce("PACELINE_MATRIX_MASKED", `The matrix holds the value of ${variable} (entry ${index + 1}); GitHub drops outputs that hold a secret, and the jobs would get no matrix.`, `Take the value out of "axes" and "include", or, if it is no secret, do not pass ${variable} to this step.`);
}
}
}
var markdown = __webpack_require__(23061);
const PARALLEL_SHARE = .8;
function parallelJobs(inputs, jobs) {
const given = inputs["max-parallel"] ?? jobs;
const most = given === "auto" ? Math.floor(inputs["concurrent-jobs"] * PARALLEL_SHARE) : given;
return Math.max(1, Math.min(most, jobs));
}
function matrixOfAxes(context, rows, experimental) {
const {inputs: inputs, environment: environment} = context;
if (rows.length > inputs["max-jobs"]) throw new errors.ce("PACELINE_MATRIX_TOO_LARGE", `The axes make ${rows.length} combinations, but "max-jobs" allows ${inputs["max-jobs"]} jobs.`, 'Exclude combinations, or raise "max-jobs" (at most 256, the limit of GitHub).');
const matrix = jobsOfAxes(rows, experimental);
refuseMaskedValues(matrix, environment.variables);
context.setOutput("matrix", matrix);
context.setOutput("has-jobs", true);
context.setOutput("count", rows.length);
context.setOutput("max-parallel", parallelJobs(inputs, rows.length));
const names = matrix.include.map(({name: name}) => `- ${(0, markdown.FV)(String(name))}`);
const more = names.length > SHOWN_JOBS ? `\n- and ${names.length - SHOWN_JOBS} more` : "";
context.summary(`### Matrix: ${(0, numbers.LS)(rows.length, "job")}\n\n${names.slice(0, SHOWN_JOBS).join("\n")}${more}\n`);
context.result(`matrix: ${(0, numbers.LS)(rows.length, "job")}, one for each combination of axes`);
}
const SHOWN_JOBS = 64;
var partition = __webpack_require__(30729);
function shardCount(items, targetSeconds, most) {
const longest = items.reduce((seconds, item) => Math.max(seconds, item.seconds), 0);
const total = items.reduce((seconds, item) => seconds + item.seconds, 0);
const goal = Math.max(targetSeconds, longest) * (1 + 1e-9);
let shards = Math.min(most, Math.max(1, goal > 0 ? Math.ceil(total / goal) : 1));
let result = (0, partition.j)(items, shards);
while (result.makespan > goal && shards < most) {
shards += 1;
result = (0, partition.j)(items, shards);
}
const reason = result.makespan > goal ? "limit" : longest > targetSeconds ? "longest-item" : "target";
return {
shards: shards,
partition: result,
reason: reason
};
}
function unlistedShards(suite, {shards: shards, targetSeconds: targetSeconds, maxJobs: maxJobs, combinations: combinations}) {
checkCombinations(combinations, maxJobs);
const most = Math.floor(maxJobs / combinations);
const wanted = shards === "auto" ? Math.ceil(suite.expectedSeconds / targetSeconds) : shards;
const used = suite.runner === "node" ? 1 : Math.max(1, Math.min(wanted, most));
const why = `since ${suite.discovery.reason ?? "the configuration cannot be read"}`;
return {
partition: {
shards: Array.from({
length: used
}, () => []),
loads: Array.from({
length: used
}, () => suite.expectedSeconds / used)
},
note: suite.runner === "node" ? `The suite runs whole, by the project's own command, in one shard, ${why}.` : `${used === 1 ? "The one shard asks" : `Each of ${used} shards asks`} ${suite.runner} for its tests, ${why}.`
};
}
function chooseShards(items, limits) {
const {shards: shards, targetSeconds: targetSeconds, maxJobs: maxJobs, combinations: combinations} = limits;
checkCombinations(combinations, maxJobs);
const most = Math.floor(maxJobs / combinations);
const allowed = `${(0, numbers.LS)(most, "shard")} per combination (max-jobs ${maxJobs})`;
if (shards === "auto") {
const found = shardCount(items, targetSeconds, most);
if (found.reason === "target") return {
partition: found.partition
};
return {
partition: found.partition,
limited: found.reason === "limit",
note: found.reason === "limit" ? `The target duration needs more than ${allowed}.` : `${found.shards} shards: more would not help, since one test file alone is over the target duration.`
};
}
const used = Math.min(shards, most, items.length);
const result = {
partition: (0, partition.j)(items, used)
};
if (used === shards) return result;
return used === items.length ? {
...result,
note: `${used} of ${shards} shards: there are no more test files.`
} : {
...result,
limited: true,
note: `${used} of ${shards} shards: only ${allowed}.`
};
}
function checkCombinations(combinations, maxJobs) {
if (combinations <= maxJobs) return;
throw new errors.ce("PACELINE_MATRIX_TOO_LARGE", `The axes make ${combinations} combinations, but "max-jobs" allows ${maxJobs} jobs.`, 'Exclude combinations, or raise "max-jobs" (at most 256, the limit of GitHub).');
}
function suiteJobs(suites, combinations) {
const keys = [ ...suites.length > 1 ? [ "suite" ] : [], ...[ "container", "services" ].filter(key => suites.some(({job: job}) => job[key] !== void 0)) ];
const taken = keys.find(key => combinations.some(axes => Object.hasOwn(axes, key)));
if (taken !== void 0) throw new errors.ce("PACELINE_MATRIX_AXES", `"${taken}" cannot be an axis or a key of "include" here: the suites of the plan set it on every leg.`, "Name the axis otherwise.");
const jobs = new Map(suites.map(({planned: planned, job: job}) => [ planned.suite, job ]));
return suite => {
const job = suite === void 0 ? void 0 : jobs.get(suite);
const values = {
suite: suite ?? "",
container: job?.container ?? "",
services: job?.services ?? {}
};
return Object.fromEntries(keys.map(key => [ key, values[key] ]));
};
}
const BAR_WIDTH = 20;
const ROWS = 64;
function describe(legs, predicted, dealt) {
const {tests: tests} = dealt;
if (legs.length === 0) return `### Test matrix\n\n${nothing(dealt)}.\n`;
if (dealt.unlisted > 0 && tests === 0) return `### Test matrix: ${(0, numbers.LS)(legs.length, "leg")}\n\nWhich files are tests is asked in the legs: the configuration does not say it for certain.\n`;
const longest = Math.max(...legs.map(leg => leg.predictedSeconds));
const rows = legs.slice(0, ROWS).map(leg => {
const share = longest > 0 ? leg.predictedSeconds / longest : 1;
const bar = "█".repeat(Math.max(1, Math.round(share * BAR_WIDTH)));
return [ (0, markdown.FV)(leg.name), String(leg.tests.length), (0, numbers.a3)(leg.predictedSeconds), bar ];
});
const parts = [ `### Test matrix: ${(0, numbers.LS)(legs.length, "leg")} for ${(0, 
numbers.LS)(tests, "test file")}`, "", (0, markdown.Qj)([ {
title: "leg"
}, {
title: "test files",
align: "right"
}, {
title: "predicted",
align: "right"
}, {
title: ""
} ], rows).trimEnd() ];
if (legs.length > ROWS) parts.push("", `…and ${(0, numbers.LS)(legs.length - ROWS, "more leg")}.`);
const binding = bindingTest(legs, predicted);
if (binding) parts.push("", `The longest file binds: ${(0, markdown.D9)(binding.file)} alone takes ${(0, 
numbers.a3)(binding.estimatedSeconds)}; more shards would not help, splitting it would.`);
if (dealt.unlisted > 0) parts.push("", `In the legs of ${(0, numbers.LS)(dealt.unlisted, "suite")} the test program is asked for its tests.`);
const guess = guessed(predicted, tests);
if (guess) parts.push("", `${guess[0].toUpperCase()}${guess.slice(1)}.`);
return `${parts.join("\n")}\n`;
}
function resultLine(legs, predicted, dealt) {
const {tests: tests} = dealt;
if (legs.length === 0) return `matrix: ${nothing(dealt)}`;
if (dealt.unlisted > 0 && tests === 0) return `matrix: ${(0, numbers.LS)(legs.length, "leg")}, which ask the test program for its tests`;
const loads = legs.map(leg => leg.predictedSeconds);
const low = (0, numbers.a3)(Math.min(...loads));
const high = (0, numbers.a3)(Math.max(...loads));
const each = legs.length === 1 ? high : low === high ? `${high} each` : `${low} to ${high}`;
const guess = guessed(predicted, tests);
return `matrix: ${(0, numbers.LS)(legs.length, "leg")} for ${(0, numbers.LS)(tests, "test file")}, predicted ${each} (balance ${predicted.balance.toFixed(2)}${guess ? `; ${guess}` : ""})`;
}
const nothing = ({knownTests: knownTests}) => knownTests === 0 ? "nothing to run: the plan knows no test at all" : `nothing to run: none of ${(0, 
numbers.LS)(knownTests, "known test file")} is affected`;
function bindingTest(legs, predicted) {
const leg = legs.find(candidate => candidate.predictedSeconds === predicted.makespanSeconds);
if (leg?.shards === 1) return;
return leg?.tests.find(test => test.estimatedSeconds >= leg.predictedSeconds * .999);
}
function guessed(predicted, tests) {
if (predicted.unknownTests === 0) return;
if (predicted.unknownTests === tests) return "no file was timed yet, all durations are guesses";
return `${(0, numbers.LS)(predicted.unknownTests, "file")} never timed, guessed`;
}
var test_plan = __webpack_require__(76827);
async function testsToRun(inputs, machine) {
const {plan: plan, tests: tests, suite: suite} = inputs;
if (plan === void 0 === (tests.length === 0)) throw new errors.ce("PACELINE_MATRIX_TESTS", plan === void 0 ? 'Neither "plan" nor "tests" nor "axes" is given, so there is nothing to divide.' : 'Both "plan" and "tests" are given; they could disagree.', 'Pass the plan-path output of test-impact as "plan", or list the test files in "tests".');
if (plan !== void 0) {
const document = (0, src_document.Tp)(test_plan.u, await machine.readPlan(plan), plan);
const running = document.tests.filter(test => test.action === "run");
const named = new Set(document.suites.map(({suite: suite}) => suite));
const lost = running.find(({suite: suite}) => !named.has(suite));
if (lost || named.size < document.suites.length) throw new errors.ce("PACELINE_MATRIX_TESTS", lost ? `${plan}: ${lost.file} is of the suite "${lost.suite}", which the plan does not describe, so no leg would run it.` : `${plan} describes a suite twice.`, "Pass the plan as test-impact wrote it.");
return {
head: document.head,
testPlanId: document.planId,
suites: document.suites.map(one => ({
planned: {
suite: one.suite,
...one.runner === void 0 ? {} : {
runner: one.runner
},
...one.start === void 0 ? {} : {
start: one.start
},
discovery: one.discovery,
mode: one.mode === "full" ? "full" : "selected",
knownTests: one.tests
},
tests: running.filter(test => test.suite === one.suite).map(({suite: suite, file: file, estimatedSeconds: estimatedSeconds, reasons: reasons}) => ({
suite: suite,
file: file,
estimatedSeconds: estimatedSeconds,
failedLast: reasons.some(({code: code}) => code === "failed-before")
})),
rests: one.mode === "none",
expectedSeconds: one.expectedSeconds ?? 0,
job: {
...one.container === void 0 ? {} : {
container: one.container
},
...one.services === void 0 ? {} : {
services: one.services
}
}
}))
};
}
const present = await Promise.all(tests.map(file => machine.exists(file)));
const missing = tests.filter((_, index) => !present[index]);
if (missing.length > 0) {
const shown = missing.slice(0, 3).join(", ");
const rest = missing.length > 3 ? ` and ${missing.length - 3} more` : "";
throw new errors.ce("PACELINE_MATRIX_TESTS", `Input "tests": ${shown}${rest} ${missing.length === 1 ? "is" : "are"} not in the checkout.`, missing.some(file => /[*?{]/.test(file)) ? "List the files themselves; patterns are not expanded here, test-impact does that." : "Check the paths (relative to the repository), and that actions/checkout runs before.");
}
const head = await machine.head();
return {
head: head,
testPlanId: void 0,
suites: [ {
planned: {
suite: suite,
discovery: {
by: "input"
},
mode: "full",
knownTests: tests.length
},
tests: tests.map(file => ({
suite: suite,
file: file
})),
rests: false,
expectedSeconds: 0,
job: {}
} ]
};
}
async function makeMatrix(context, machine) {
const {inputs: inputs, environment: environment, log: log} = context;
const rows = expand(inputs);
for (const {source: source, value: value} of [ inputs.axes, inputs.include, inputs.exclude ].flatMap(misreadNumbers)) log.warning(`YAML reads ${source} as ${value}; if it is a version, write it in quotes: '${source}'.`);
const experimental = experimentalIn(inputs.experimental, rows);
if (inputs.plan === void 0 && inputs.tests.length === 0 && hasAxes(inputs)) return matrixOfAxes(context, rows, experimental);
const chosen = await testsToRun(inputs, machine);
const jobOf = suiteJobs(chosen.suites, rows);
const {estimates: estimates, failing: failing} = await estimatesOf(chosen, inputs.store, machine);
const dealt = deal(chosen, estimates, {
rows: rows,
experimental: experimental
}, context);
const {legs: planned, predicted: predicted} = dealt;
const planId = planIdOf(chosen.testPlanId ?? chosen.head, planned, environment.runId);
const isEmpty = planned.length === 0;
if (isEmpty && inputs["on-empty"] === "error") throw new errors.ce("PACELINE_MATRIX_EMPTY", `There is ${nothing(dealt)}, which "on-empty: error" does not allow.`, 'Let test-impact find the tests, or use "on-empty: skip".');
const first = inputs.priority === "none" ? planned : byPriority(planned, failing);
const matrix = matrixOutput(planId, first, rows, jobOf, experimental !== void 0);
refuseMaskedValues(matrix, environment.variables);
const text = (0, src_document.ft)(shard_plan.e, {
kind: "shard-plan",
version: 3,
planId: planId,
...chosen.testPlanId === void 0 ? {} : {
testPlanId: chosen.testPlanId
},
createdAt: machine.now().toISOString(),
head: chosen.head,
suites: chosen.suites.map(suite => suite.planned),
legs: planned,
predicted: predicted
});
const path = await (0, documents.bd)(environment, "shard-plan.json", text);
await context.artifacts.publish({
kind: "shard-plan",
planId: planId,
leg: "all"
}, text);
context.setOutput("matrix", matrix);
context.setOutput("has-jobs", !isEmpty || inputs["on-empty"] === "sentinel");
context.setOutput("max-parallel", parallelJobs(inputs, planned.length));
context.setOutput("count", planned.length);
context.setOutput("plan-id", planId);
context.setOutput("plan-path", path);
context.setOutput("predicted-seconds", round(predicted.makespanSeconds));
context.setOutput("lower-bound-seconds", round(predicted.lowerBoundSeconds));
context.setOutput("balance", round(predicted.balance));
context.summary(describe(planned, predicted, dealt));
context.result(resultLine(planned, predicted, dealt));
}
function experimentalIn(patterns, rows) {
if (patterns.length === 0) return;
const may = axes => fitsAny(axes, patterns);
const problem = (message, remedy) => new errors.ce("PACELINE_MATRIX_AXES", message, remedy);
if (rows.some(row => Object.keys(row).some(key => key.toLowerCase() === "experimental"))) throw problem('"experimental" is an input and a key of the axes or of "include"; the input sets it on every leg.', "Leave one of them out.");
const unused = patterns.find(pattern => !rows.some(row => fitsAny(row, [ pattern ])));
if (unused !== void 0) throw problem(`"experimental" names ${JSON.stringify(unused).slice(0, 200)}, which is no combination.`, 'Name values as they stand in "axes" and "include".');
if (rows.every(may)) throw problem('"experimental" fits every combination: all legs might fail, and the proof would be green.', "Name only what may fail.");
return may;
}
const hasAxes = ({axes: axes, include: include}) => Object.keys(axes).length + include.length > 0;
function deal({suites: suites}, estimates, {rows: rows, experimental: experimental}, {inputs: inputs, log: log}) {
const running = suites.filter(({tests: tests, planned: planned, rests: rests}) => planned.discovery.by === "legs" ? !rests : tests.length > 0);
const least = running.length * rows.length;
if (running.length > 1 && least > inputs["max-jobs"]) throw new errors.ce("PACELINE_MATRIX_TOO_LARGE", `${running.length} suites with ${(0, 
numbers.LS)(rows.length, "combination")} of axes each need ${least} jobs, but "max-jobs" allows ${inputs["max-jobs"]}.`, 'Exclude combinations, or raise "max-jobs" (at most 256, the limit of GitHub).');
const found = [];
let [makespanSeconds, lowerBoundSeconds] = [ 0, 0 ];
running.forEach((suite, at) => {
const {planned: planned} = suite;
const tests = estimates.get(planned.suite);
const say = note => suites.length > 1 ? `${planned.suite}: ${note}` : note;
const limits = {
shards: inputs.shards,
targetSeconds: inputs["target-duration"],
maxJobs: inputs["max-jobs"] - found.length - (running.length - at - 1) * rows.length,
combinations: rows.length
};
const whose = {
suite: planned.suite,
before: found.length,
isNamed: suites.length > 1,
experimental: experimental
};
if (planned.discovery.by === "legs") {
const {partition: partition, note: note} = unlistedShards({
...planned,
expectedSeconds: suite.expectedSeconds
}, limits);
log.info(say(note));
found.push(...legs(rows, whose, [], partition));
return;
}
const items = tests.map(test => ({
key: (0, fields.S8)(test),
seconds: test.estimatedSeconds
}));
const {partition: partition, note: note, limited: limited} = chooseShards(items, limits);
if (note) (limited ? log.warning : log.info)(say(note));
found.push(...legs(rows, whose, tests, partition));
makespanSeconds = Math.max(makespanSeconds, partition.makespan);
lowerBoundSeconds = Math.max(lowerBoundSeconds, partition.lowerBound);
});
const tests = running.flatMap(({planned: planned}) => estimates.get(planned.suite));
const predicted = {
makespanSeconds: makespanSeconds,
lowerBoundSeconds: lowerBoundSeconds,
balance: balanceOf(found, makespanSeconds),
unknownTests: tests.filter(test => !test.known).length
};
return {
legs: found,
predicted: predicted,
tests: tests.length,
knownTests: suites.reduce((sum, {planned: planned}) => sum + planned.knownTests, 0),
unlisted: running.filter(({planned: planned}) => planned.discovery.by === "legs").length
};
}
function balanceOf(found, makespanSeconds) {
const loads = found.filter(({tests: tests}) => tests.length > 0).map(({predictedSeconds: predictedSeconds}) => predictedSeconds);
return makespanSeconds > 0 ? makespanSeconds / (0, center.i2)(loads) : 1;
}
function expand(inputs) {
try {
const rows = constrained(combinations(inputs), inputs.constraints);
if (rows.length > 0) return rows;
} catch (error) {
if (!(error instanceof MatrixProblem)) throw error;
throw new errors.ce("PACELINE_MATRIX_AXES", error.message, error.remedy);
}
throw new errors.ce("PACELINE_MATRIX_AXES", (inputs.constraints.length > 0 ? '"exclude" and "constraints" remove' : '"exclude" removes') + " every combination, so nothing would run anywhere.", 'Exclude less, or add a combination with "include".');
}
async function estimatesOf({suites: suites}, store, machine) {
const isTimed = suites.every(({tests: tests}) => tests.every(test => test.estimatedSeconds !== void 0));
const timings = isTimed ? noTimings : await machine.timings(store);
const failing = suites.flatMap(({tests: tests}) => tests.filter(test => test.failedLast === true || timings.failedLast(test)).map(fields.S8));
return {
estimates: new Map(suites.map(({planned: planned, tests: tests}) => [ planned.suite, estimate(tests, timings) ])),
failing: new Set(failing)
};
}
const round = value => Math.round(value * 1e3) / 1e3;
const outputs = {
matrix: '{"include":[{"plan-id":"","leg":"none","name":"nothing to run"}]}',
"has-jobs": "false",
"max-parallel": "1",
count: "0",
"plan-id": "",
"plan-path": "",
"predicted-seconds": "0",
"lower-bound-seconds": "0",
balance: "1"
};
var promises_ = __webpack_require__(51455);
var external_node_path_ = __webpack_require__(76760);
var git = __webpack_require__(96234);
var events = __webpack_require__(10928);
function systemMachine(environment, log) {
const {workspace: workspace, variables: variables} = environment;
return {
now: () => new Date,
readPlan: path => (0, documents.Az)(environment, path, "plan"),
head: async () => (0, git.Qo)(await (0, git.zY)(workspace, variables)),
exists: file => (0, promises_.access)((0, external_node_path_.join)(workspace, file)).then(() => true, () => false),
timings: store => readTimings(environment, log, store)
};
}
async function readTimings(environment, log, spec) {
const [{openStore: openStore}, {fileTimings: fileTimings, historyPrefixes: historyPrefixes, openHistory: openHistory, unknownSeconds: unknownSeconds}] = await Promise.all([ Promise.all([ __webpack_require__.e(6826), __webpack_require__.e(2446), __webpack_require__.e(5763), __webpack_require__.e(7677), __webpack_require__.e(9873), __webpack_require__.e(3107), __webpack_require__.e(241) ]).then(__webpack_require__.bind(__webpack_require__, 40241)), Promise.all([ __webpack_require__.e(6279), __webpack_require__.e(7174) ]).then(__webpack_require__.bind(__webpack_require__, 64793)) ]);
const {home: home, variables: variables, repository: repository, workflow: workflow, runNumber: runNumber} = environment;
const access = {
repository: repository,
workflow: workflow,
...(0, events.db)(environment)
};
const onWarning = message => log.warning(message);
const rights = {
...(0, events.J)(environment),
prefixes: historyPrefixes(access)
};
const store = await openStore(spec, {
home: home,
variables: variables,
onWarning: onWarning,
mayWrite: rights
});
try {
const records = await openHistory(store, access, {
onWarning: onWarning,
runNumber: runNumber
}).records();
const known = fileTimings(records);
return {
seconds: test => known.get((0, fields.S8)(test))?.seconds,
guess: file => unknownSeconds(records, file),
failedLast: test => known.get((0, fields.S8)(test))?.lastOutcome === "failed"
};
} catch (error) {
log.warning(`No timings of earlier runs, so durations are guessed: ${(0, errors.bD)(error)}`);
return noTimings;
} finally {
await store.close();
}
}
const src = (0, action.Q)()({
inputs: inputs_inputs,
outputs: outputs,
main: context => makeMatrix(context, systemMachine(context.environment, context.log))
});
},
88130: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Al: () => document,
Mi: () => DocumentError,
Tp: () => parseDocument,
ft: () => writeDocument
});
var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
function document(kind, version, fields) {
const schema = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
kind: zod__WEBPACK_IMPORTED_MODULE_0__.euz(kind),
version: zod__WEBPACK_IMPORTED_MODULE_0__.euz(version),
...fields
});
return {
kind: kind,
version: version,
schema: schema
};
}
class DocumentError extends Error {
code;
remedy;
constructor(code, message, remedy) {
super(message);
this.name = "DocumentError";
this.code = code;
this.remedy = remedy;
}
}
function parseDocument(type, text, source) {
const value = typeof text === "string" ? parseJson(text, type.kind, source) : text;
const head = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
kind: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
version: zod__WEBPACK_IMPORTED_MODULE_0__.aig().int()
}).safeParse(value);
if (!head.success || head.data.kind !== type.kind) {
const found = head.success ? `a ${head.data.kind}` : "no Paceline document";
throw new DocumentError("PACELINE_DOCUMENT_KIND", `${source} is ${found}, expected a ${type.kind}.`, `Pass the ${type.kind} that the job before wrote.`);
}
if (head.data.version > type.version) throw new DocumentError("PACELINE_DOCUMENT_NEWER", `${source} is a ${type.kind} of version ${head.data.version}; this release reads up to ${type.version}.`, "Use the same Paceline release in every job of the workflow.");
const parsed = type.schema.safeParse(value);
if (!parsed.success) {
const first = parsed.error.issues.slice(0, 3).map(issue => `${issue.path.join(".") || "(top)"}: ${issue.message}`).join("; ");
throw new DocumentError("PACELINE_DOCUMENT_INVALID", `${source} is not a valid ${type.kind}: ${first}.`, "The file was cut off or edited; let the job that wrote it run again.");
}
return parsed.data;
}
const MAX_DEPTH = 100;
function isDeeper(text, most) {
let depth = 0;
for (let at = 0; at < text.length; at++) {
const code = text.charCodeAt(at);
if (code === QUOTE) {
do {
at = text.indexOf('"', at + 1);
} while (at >= 0 && isEscaped(text, at));
if (at < 0) return false;
} else if (code === OPEN_ARRAY || code === OPEN_OBJECT) {
depth += 1;
if (depth > most) return true;
} else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT) depth -= 1;
}
return false;
}
function isEscaped(text, at) {
let start = at;
while (text.charCodeAt(start - 1) === BACKSLASH) start -= 1;
return (at - start) % 2 === 1;
}
const [QUOTE, BACKSLASH] = [ 34, 92 ];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [ 91, 93, 123, 125 ];
function parseJson(text, kind, source) {
if (isDeeper(text, MAX_DEPTH)) throw new DocumentError("PACELINE_DOCUMENT_INVALID", `${source} has more than ${MAX_DEPTH} lists and objects inside each other, and no ${kind} has.`, "Look at what wrote it; it is none of ours.");
try {
return JSON.parse(text);
} catch (error) {
throw new DocumentError("PACELINE_DOCUMENT_INVALID", `${source} is not JSON, expected a ${kind}: ${error.message}.`, "The file was cut off or edited; let the job that wrote it run again.");
}
}
function writeDocument(type, value) {
return `${JSON.stringify(type.schema.parse(value), null, 2)}\n`;
}
},
27910: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Aq: () => machine,
Cv: () => identifier,
Ln: () => TEST_RUNNERS,
NJ: () => testFile,
Qx: () => suiteName,
S8: () => testKey,
YA: () => seconds,
Zu: () => MAX,
bu: () => outcome,
cd: () => commit,
lj: () => testRunner,
ny: () => plannedSuite,
qN: () => repoPath,
uR: () => instant,
uf: () => suiteAudit
});
var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64377);
const MAX = {
tests: 1e6,
jobs: 1e4,
steps: 2e3,
samples: 1e5
};
const seconds = zod__WEBPACK_IMPORTED_MODULE_0__.aig().finite().nonnegative();
const instant = zod__WEBPACK_IMPORTED_MODULE_1__.w$();
const commit = zod__WEBPACK_IMPORTED_MODULE_0__.YjP().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, "must be a full commit id");
const identifier = zod__WEBPACK_IMPORTED_MODULE_0__.YjP().regex(/^[A-Za-z0-9._-]{1,64}$/, "must be 1–64 of A–Z a–z 0–9 . _ -");
const repoPath = zod__WEBPACK_IMPORTED_MODULE_0__.YjP().min(1).max(4096).refine(path => !path.startsWith("/") && !/^[A-Za-z]:/.test(path) && !path.includes("\\") && !path.includes("\0") && !path.split("/").includes(".."), "must be a path below the repository root, with / and without ..");
const suiteName = zod__WEBPACK_IMPORTED_MODULE_0__.YjP().min(1).max(200);
const testFile = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
suite: suiteName,
file: repoPath
});
const testKey = test => `${test.suite}\0${test.file}`;
const outcome = zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "passed", "failed", "skipped", "empty" ]);
const TEST_RUNNERS = [ "vitest", "jest", "node", "mocha", "ava", "playwright", "cypress", "bun", "deno", "pytest", "go", "nextest", "gradle", "maven", "rspec", "phpunit", "command" ];
const testRunner = zod__WEBPACK_IMPORTED_MODULE_0__.k5n(TEST_RUNNERS);
const discovery = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
by: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "input", "plan", "legs" ]),
reason: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().max(1e3).optional()
});
const start = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
command: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().min(1).max(4e3).optional(),
args: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(zod__WEBPACK_IMPORTED_MODULE_0__.YjP().max(4e3)).max(MAX.steps).optional(),
workingDirectory: repoPath.optional()
});
const plannedSuite = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
suite: suiteName,
runner: testRunner.optional(),
start: start.optional(),
discovery: discovery
});
const suiteAudit = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
suite: suiteName,
tests: zod__WEBPACK_IMPORTED_MODULE_0__.aig().int().nonnegative(),
selected: zod__WEBPACK_IMPORTED_MODULE_0__.aig().int().nonnegative(),
failing: zod__WEBPACK_IMPORTED_MODULE_0__.aig().int().nonnegative(),
seconds: seconds,
savedSeconds: seconds
});
const machine = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
os: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
arch: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
cores: zod__WEBPACK_IMPORTED_MODULE_0__.aig().positive(),
memoryBytes: zod__WEBPACK_IMPORTED_MODULE_0__.aig().nonnegative(),
name: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().optional(),
image: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().max(200).optional(),
processor: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().min(1).max(200).optional()
});
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
estimatedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA
})).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.tests),
predictedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA
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
94118: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Az: () => loadDocument,
bd: () => saveDocument,
jW: () => documentPath
});
var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85186);
const documentPath = (environment, name) => (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(environment.temp, "paceline", name);
async function saveDocument(environment, name, text) {
const path = documentPath(environment, name);
await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), {
recursive: true
});
await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, text);
return path;
}
async function loadDocument(environment, path, input) {
const file = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path) ? path : (0, 
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(environment.workspace, path);
try {
return await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, "utf8");
} catch (error) {
throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.ce("PACELINE_DOCUMENT_MISSING", `Input "${input}": ${path} cannot be read: ${(0, 
_errors_js__WEBPACK_IMPORTED_MODULE_2__.bD)(error)}.`, "Pass the path that the step before set as its output.", {
cause: error
});
}
}
},
96234: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
O: () => trackedFiles,
Qo: () => headCommit,
SC: () => commitTree,
fE: () => isShallow,
m6: () => readAt,
zY: () => openGit
});
var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78474);
var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73024);
var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85186);
const MAX_ANSWER_BYTES = 67108864;
const MAX_MESSAGE_LENGTH = 65536;
const MAX_FILE_BYTES = 33554432;
async function openGit(directory, variables) {
const top = await execute(directory, variables, [ "rev-parse", "--show-toplevel" ]);
if (top.exitCode !== 0) throw notOpened(directory, top.stderr);
const root = top.stdout.replace(/\r?\n$/, "");
const attempt = async (args, limits) => {
const {exitCode: exitCode, stdout: stdout} = await execute(root, variables, args, limits);
return exitCode === 0 ? stdout : void 0;
};
const git = {
root: root,
attempt: attempt,
async run(args, limits) {
const {exitCode: exitCode, stdout: stdout, stderr: stderr} = await execute(root, variables, args, limits);
if (exitCode === 0) return stdout;
throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.ce("PACELINE_GIT_FAILED", `git ${args[0]} ${exitCode === null ? "was stopped" : `ended with ${exitCode}`}: ${firstLine(stderr)}.`, "Run the same command in the checkout to see why.");
}
};
return git;
}
async function headCommit(git) {
const head = await git.attempt([ "rev-parse", "--verify", "--quiet", "HEAD^{commit}" ]);
if (head !== void 0) return head.trim();
throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.ce("PACELINE_GIT_EMPTY", `The repository at ${git.root} has no commit.`, "Check out a commit (actions/checkout) before this step.");
}
const commitTree = async (git, commit) => (await git.run([ "rev-parse", "--verify", "--quiet", "--end-of-options", `${commit}^{tree}` ])).trim();
const isShallow = async git => (await git.run([ "rev-parse", "--is-shallow-repository" ])).trim() === "true";
const KINDS = {
12e4: "link",
16e4: "submodule"
};
async function trackedFiles(git) {
const found = new Map;
for (const line of (await git.run([ "ls-files", "-z", "-s", "-t" ])).split("\0")) {
const tab = line.indexOf("\t");
if (tab === -1) continue;
const [tag, mode, id] = line.slice(0, tab).split(" ");
const path = line.slice(tab + 1);
found.set(path, {
path: path,
kind: KINDS[mode] ?? "file",
id: id,
absent: tag === "S"
});
}
return [ ...found.values() ];
}
const readAt = (git, commit, path) => git.attempt([ "cat-file", "blob", `${commit}:${path}` ], {
maxBytes: MAX_FILE_BYTES
});
async function execute(directory, variables, args, {maxBytes: maxBytes = MAX_ANSWER_BYTES, timeoutSeconds: timeoutSeconds} = {}) {
const stdout = [];
let stderr = "";
let bytes = 0;
let stopped;
let timer;
try {
const child = (0, node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)("git", args, {
cwd: directory,
env: {
...variables,
LC_ALL: "C",
GIT_TERMINAL_PROMPT: "0",
GIT_OPTIONAL_LOCKS: "0"
},
stdio: [ "ignore", "pipe", "pipe" ],
windowsHide: true
});
const stop = why => {
stopped ??= why;
child.kill("SIGKILL");
child.stdout.destroy();
child.stderr.destroy();
};
if (timeoutSeconds !== void 0) timer = setTimeout(() => stop(`it took longer than ${timeoutSeconds} s`), timeoutSeconds * 1e3);
child.stdout.on("data", chunk => {
bytes += chunk.length;
if (bytes <= maxBytes) stdout.push(chunk); else stop(`its answer is larger than ${Math.round(maxBytes / 1024 / 1024)} MB`);
});
child.stderr.setEncoding("utf8").on("data", text => {
if (stderr.length < MAX_MESSAGE_LENGTH) stderr += text;
});
const [exitCode] = await (0, node_events__WEBPACK_IMPORTED_MODULE_1__.once)(child, "close");
if (stopped !== void 0) return {
exitCode: null,
stdout: "",
stderr: stopped
};
return {
exitCode: exitCode,
stdout: Buffer.concat(stdout).toString("utf8"),
stderr: stderr
};
} catch (error) {
const missing = error.code === "ENOENT" && (0, node_fs__WEBPACK_IMPORTED_MODULE_2__.existsSync)(directory);
throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.ce(missing ? "PACELINE_GIT_MISSING" : "PACELINE_GIT_FAILED", missing ? "git was not found, so nothing can be said about what changed." : `git could not be started: ${firstLine(error.message)}.`, missing ? "Install git on the runner, or add it to PATH." : "See the message above.", {
cause: error
});
} finally {
clearTimeout(timer);
}
}
function notOpened(directory, stderr) {
if (/dubious ownership/.test(stderr)) return new _errors_js__WEBPACK_IMPORTED_MODULE_3__.ce("PACELINE_GIT_OWNERSHIP", `git refuses the repository at ${directory}: it belongs to another user.`, `Run \`git config --global --add safe.directory ${directory}\` in a step before this one.`);
if (/not a git repository/i.test(stderr)) return new _errors_js__WEBPACK_IMPORTED_MODULE_3__.ce("PACELINE_GIT_NO_REPOSITORY", `${directory} is not inside a git repository.`, "Add actions/checkout before this step.");
return new _errors_js__WEBPACK_IMPORTED_MODULE_3__.ce("PACELINE_GIT_FAILED", `git cannot read ${directory}: ${firstLine(stderr)}.`, "Run `git status` in the checkout to see why.");
}
const firstLine = text => (text.trim().split("\n").find(line => line.trim() !== "") ?? "no message").replace(/\.$/, "");
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
60253: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Q: () => defineAction
});
const defineAction = () => action => action;
},
35813: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Dn: () => NotKnown,
OY: () => toData,
Um: () => scalarValue,
Xe: () => piecesOf,
_3: () => evaluate,
b6: () => textOf
});
var _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45958);
var _actions_expressions_evaluator__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42886);
var _actions_expressions_lexer__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12083);
var _actions_expressions_parser__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24566);
const OFFERED = [ "github", "needs", "strategy", "matrix", "vars", "inputs" ];
class NotKnown extends Error {}
function piecesOf(text) {
const pieces = [];
let at = 0;
for (let open = text.indexOf("${{"); open >= 0; open = text.indexOf("${{", at)) {
if (open > at) pieces.push({
text: text.slice(at, open)
});
const close = endOf(text, open + 3);
pieces.push({
expression: text.slice(open + 3, close)
});
at = close + 2;
}
if (at < text.length) pieces.push({
text: text.slice(at)
});
return pieces;
}
function endOf(text, start) {
let quoted = false;
for (let at = start; at < text.length; at++) if (text[at] === "'") quoted = !quoted; else if (!quoted && text.startsWith("}}", at)) return at;
throw new NotKnown("an expression does not end");
}
function scalarValue(scalar, contexts) {
if (typeof scalar !== "string") return scalar;
const pieces = piecesOf(scalar);
const [first] = pieces;
if (pieces.length === 1 && first && "expression" in first) return evaluate(first.expression, contexts);
return pieces.map(piece => "text" in piece ? piece.text : textOf(evaluate(piece.expression, contexts))).join("");
}
function evaluate(expression, contexts) {
if (/''.*''/s.test(expression)) throw new NotKnown(expression);
const known = new Known(true);
for (const [name, context] of Object.entries(contexts)) if (context !== void 0) known.add(name, knownOf(context, name === "github"));
try {
return fromData(new _actions_expressions_evaluator__WEBPACK_IMPORTED_MODULE_1__.o(parsed(expression), known).evaluate());
} catch {
throw new NotKnown(expression);
}
}
const parsedBefore = new Map;
function parsed(expression) {
const before = parsedBefore.get(expression);
if (before) return before;
const tree = new _actions_expressions_parser__WEBPACK_IMPORTED_MODULE_3__.i(new _actions_expressions_lexer__WEBPACK_IMPORTED_MODULE_2__.JG(expression).lex().tokens, OFFERED, []).parse();
parsedBefore.set(expression, tree);
return tree;
}
class Known extends _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.bT {
unknown=new Set;
#missingIsUnknown;
constructor(missingIsUnknown) {
super();
this.#missingIsUnknown = missingIsUnknown;
}
get(key) {
const found = super.get(key);
if (this.unknown.has(key.toLowerCase()) || found === void 0 && this.#missingIsUnknown) throw new NotKnown(key);
return found;
}
values() {
if (this.unknown.size > 0 || this.#missingIsUnknown) throw new NotKnown("*");
return super.values();
}
pairs() {
if (this.unknown.size > 0 || this.#missingIsUnknown) throw new NotKnown("*");
return super.pairs();
}
}
function knownOf(context, missingIsUnknown) {
const known = new Known(missingIsUnknown);
for (const [key, value] of Object.entries(context)) if (value === void 0) known.unknown.add(key.toLowerCase()); else known.add(key, toData(value));
return known;
}
const textOf = value => toData(value).coerceString();
function toData(value) {
if (value === null) return new _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.Uv;
if (typeof value === "string") return new _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.uQ(value);
if (typeof value === "number") return new _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.Q9(value);
if (typeof value === "boolean") return new _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.bo(value);
if (Array.isArray(value)) return new _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.O3(...value.map(toData));
return new _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.bT(...Object.entries(value).map(([key, item]) => ({
key: key,
value: toData(item)
})));
}
function fromData(value) {
if (value.kind === _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.b8.Null) return null;
if (value.kind === _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.b8.Array) return value.values().map(fromData);
if (value.kind === _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.b8.Dictionary) {
const pairs = value.pairs();
return Object.fromEntries(pairs.map(pair => [ pair.key, fromData(pair.value) ]));
}
return value.value;
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
28740: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
B4: () => formatCount,
LS: () => plural,
a3: () => formatDuration,
eD: () => formatChange,
l9: () => formatPercent,
z3: () => formatBytes
});
function formatDuration(seconds) {
if (!Number.isFinite(seconds)) return "–";
if (seconds < 0) return `−${formatDuration(-seconds)}`;
if (seconds < 10 && Number.isInteger(seconds)) return `${seconds} s`;
if (seconds < 5e-4) return "< 1 ms";
if (seconds < .9995) return `${Math.round(seconds * 1e3)} ms`;
if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
const whole = Math.round(seconds);
if (whole < 60) return `${whole} s`;
if (whole < 3600) return `${Math.floor(whole / 60)}m ${pad(whole % 60)}s`;
const minutes = Math.round(seconds / 60);
return `${Math.floor(minutes / 60)}h ${pad(minutes % 60)}m`;
}
const BYTE_UNITS = [ "B", "KiB", "MiB", "GiB", "TiB", "PiB" ];
function formatBytes(bytes) {
if (!Number.isFinite(bytes)) return "–";
let value = Math.max(0, bytes);
let unit = 0;
while (value >= 1023.5 && unit < BYTE_UNITS.length - 1) {
value /= 1024;
unit += 1;
}
return `${unit > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} ${BYTE_UNITS[unit]}`;
}
function formatPercent(ratio) {
if (!Number.isFinite(ratio)) return "–";
const percent = Math.abs(ratio * 100);
const digits = percent > 0 && percent < 9.95 && !Number.isInteger(percent) ? 1 : 0;
const text = percent.toFixed(digits).replace(/\.0$/, "");
return `${ratio < 0 && text !== "0" ? "−" : ""}${text} %`;
}
function formatChange(ratio) {
if (!Number.isFinite(ratio)) return "–";
const text = formatPercent(Math.abs(ratio));
if (/^0\D/.test(text)) return `±${text}`;
return `${ratio > 0 ? "+" : "−"}${text}`;
}
const formatCount = count => String(Math.round(count)).replaceAll(/\B(?=(?:\d{3})+(?!\d))/g, ",");
const plural = (count, noun, many = `${noun}s`) => `${formatCount(count)} ${count === 1 ? noun : many}`;
const pad = value => String(value).padStart(2, "0");
},
30729: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
j: () => partition
});
function longestFirst(sizes, shards) {
const members = Array.from({
length: shards
}, () => []);
const loads = new Float64Array(shards);
const heap = Array.from({
length: shards
}, (_, shard) => shard);
const before = (a, b) => loads[a] - loads[b] || members[a].length - members[b].length || a - b;
for (let rank = 0; rank < sizes.length; rank++) {
const shard = heap[0];
members[shard].push(rank);
loads[shard] += sizes[rank];
sink(heap, before);
}
return members;
}
function sink(heap, before) {
const moved = heap[0];
let at = 0;
for (;;) {
let child = 2 * at + 1;
if (child >= heap.length) break;
if (child + 1 < heap.length && before(heap[child + 1], heap[child]) < 0) child += 1;
if (before(moved, heap[child]) <= 0) break;
heap[at] = heap[child];
at = child;
}
heap[at] = moved;
}
function lowerBound(sizes, shards) {
let total = 0;
let whole = true;
for (const size of sizes) {
total += size;
whole &&= Number.isInteger(size);
}
const mean = total / shards;
let bound = Math.max(sizes[0] ?? 0, whole ? Math.ceil(mean) : mean);
for (let k = 1; k * shards < sizes.length; k++) {
if ((k + 1) * sizes[k * shards - k] <= bound) continue;
let group = 0;
for (let rank = k * shards - k; rank <= k * shards; rank++) group += sizes[rank] ?? 0;
bound = Math.max(bound, group);
}
return bound;
}
const ROUNDS = 14;
function multifit(sizes, shards, low, high) {
let best;
let from = low;
let to = high;
for (let round = 0; round < ROUNDS && to > from; round++) {
const capacity = (from + to) / 2;
const packed = firstFit(sizes, shards, capacity);
if (packed) {
best = packed;
to = capacity;
} else from = capacity;
}
return best;
}
function firstFit(sizes, shards, capacity) {
const width = 2 ** Math.ceil(Math.log2(Math.max(1, shards)));
const free = new Float64Array(2 * width).fill(Number.NEGATIVE_INFINITY);
for (let bin = 0; bin < shards; bin++) free[width + bin] = capacity;
for (let node = width - 1; node > 0; node--) free[node] = Math.max(free[2 * node], free[2 * node + 1]);
const members = Array.from({
length: shards
}, () => []);
for (let rank = 0; rank < sizes.length; rank++) {
const size = sizes[rank];
if (free[1] < size) return;
let node = 1;
while (node < width) node = free[2 * node] >= size ? 2 * node : 2 * node + 1;
members[node - width].push(rank);
free[node] -= size;
for (node >>= 1; node > 0; node >>= 1) free[node] = Math.max(free[2 * node], free[2 * node + 1]);
}
return members;
}
function splitInTwo(sizes, ranks) {
const count = ranks.length;
if (count === 0) return [ [], [] ];
const value = new Float64Array(count);
for (let i = 0; i < count; i++) value[i] = sizes[ranks[i]];
const heap = Array.from({
length: count
}, (_, i) => i);
const neighbours = Array.from({
length: count
}, () => []);
while (heap.length > 1) {
const first = takeLargest(heap, value);
const second = heap[0];
neighbours[first].push(second);
neighbours[second].push(first);
value[first] -= value[second];
heap[0] = first;
settle(heap, value, 0);
}
const side = new Int8Array(count).fill(-1);
const stack = [ heap[0] ];
side[heap[0]] = 0;
for (let node = stack.pop(); node !== void 0; node = stack.pop()) for (const other of neighbours[node]) {
if (side[other] !== -1) continue;
side[other] = 1 - side[node];
stack.push(other);
}
const parts = [ [], [] ];
for (let i = 0; i < count; i++) parts[side[i]].push(ranks[i]);
return parts;
}
function takeLargest(heap, value) {
const largest = heap[0];
const last = heap.pop();
heap[0] = last;
settle(heap, value, 0);
return largest;
}
function settle(heap, value, from) {
const moved = heap[from];
let at = from;
for (;;) {
let child = 2 * at + 1;
if (child >= heap.length) break;
if (child + 1 < heap.length && larger(value, heap[child + 1], heap[child])) child += 1;
if (!larger(value, heap[child], moved)) break;
heap[at] = heap[child];
at = child;
}
heap[at] = moved;
}
const larger = (value, a, b) => value[a] > value[b] || value[a] === value[b] && a < b;
const STEPS_PER_ITEM = 400;
const LEAST_STEPS = 4e5;
function refine(sizes, members, bound, tolerance) {
const load = ranks => ranks.reduce((sum, rank) => sum + sizes[rank], 0);
const loads = members.map(load);
let steps = Math.max(LEAST_STEPS, STEPS_PER_ITEM * sizes.length);
while (steps > 0) {
const order = loads.map((_, shard) => shard).sort((a, b) => loads[a] - loads[b] || a - b);
const full = order.pop();
steps -= order.length;
if (loads[full] <= bound + tolerance) return;
const replace = (other, mine, theirs) => {
members[full] = mine;
members[other] = theirs;
loads[full] = load(mine);
loads[other] = load(theirs);
};
let improved = false;
for (const other of order) {
steps -= members[full].length + members[other].length;
const exchange = bestExchange(sizes, members[full], members[other], loads[full] - loads[other]);
if (!exchange) continue;
const [give, take] = exchange;
replace(other, exchanged(members[full], give, take), exchanged(members[other], take, give));
improved = true;
break;
}
for (let i = 0; !improved && i < order.length && steps > 0; i++) {
const other = order[i];
const ranks = merged(members[full], members[other]);
steps -= ranks.length * Math.ceil(Math.log2(ranks.length + 1));
const [larger, smaller] = splitInTwo(sizes, ranks);
if (Math.max(load(larger), load(smaller)) >= loads[full] * (1 - 1e-12)) continue;
replace(other, larger, smaller);
improved = true;
}
if (!improved) return;
}
}
function bestExchange(sizes, mine, theirs, gap) {
const slack = gap * 1e-9;
let best;
let nearest = gap / 2 - slack;
const consider = (give, take) => {
const difference = sizes[give] - (take < 0 ? 0 : sizes[take]);
const distance = Math.abs(difference - gap / 2);
if (distance < nearest) {
nearest = distance;
best = [ give, take ];
}
return difference;
};
let at = 0;
for (const give of mine) {
consider(give, -1);
while (at < theirs.length && consider(give, theirs[at]) < gap / 2) at += 1;
if (at > 0) consider(give, theirs[at - 1]);
}
return best;
}
function exchanged(ranks, out, into) {
const kept = ranks.filter(rank => rank !== out);
if (into >= 0) {
const at = kept.findIndex(rank => rank > into);
kept.splice(at < 0 ? kept.length : at, 0, into);
}
return kept;
}
const merged = (a, b) => [ ...a, ...b ].sort((left, right) => left - right);
const TOLERANCE = 1e-6;
function partition(items, shards) {
if (!Number.isInteger(shards) || shards < 1) throw new RangeError(`${shards} is no number of shards`);
for (const {key: key, seconds: seconds} of items) if (!(seconds >= 0 && Number.isFinite(seconds))) throw new RangeError(`"${key}" takes ${seconds} s`);
const order = items.map((_, index) => index).sort((a, b) => items[b].seconds - items[a].seconds || compare(items[a].key, items[b].key) || a - b);
const sizes = order.map(index => items[index].seconds);
const bound = lowerBound(sizes, shards);
const tolerance = sizes.every(Number.isInteger) ? 0 : bound * TOLERANCE;
const start = longestFirst(sizes, shards);
const candidates = [ start ];
if (longest(sizes, start) > bound + tolerance) {
const refined = start.map(ranks => [ ...ranks ]);
refine(sizes, refined, bound, tolerance);
candidates.unshift(refined);
if (longest(sizes, refined) > bound + tolerance) {
const other = multifit(sizes, shards, bound, longest(sizes, start));
if (other) {
refine(sizes, other, bound, tolerance);
if (other.every(ranks => ranks.length > 0)) candidates.push(other);
}
}
}
const best = candidates.reduce((a, b) => longest(sizes, b) < longest(sizes, a) ? b : a);
const loads = best.map(ranks => sum(sizes, ranks));
const makespan = Math.max(...loads);
const mean = loads.reduce((total, load) => total + load, 0) / shards;
return {
shards: best.map(ranks => ranks.map(rank => order[rank])),
loads: loads,
makespan: makespan,
lowerBound: Math.min(bound, makespan),
balance: mean > 0 ? makespan / mean : 1
};
}
const sum = (sizes, ranks) => ranks.reduce((total, rank) => total + sizes[rank], 0);
const longest = (sizes, members) => members.reduce((most, ranks) => Math.max(most, sum(sizes, ranks)), 0);
const compare = (a, b) => a < b ? -1 : a > b ? 1 : 0;
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
