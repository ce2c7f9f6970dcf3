export const id = 7174;

export const ids = [ 7174 ];

export const modules = {
64793: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
auditTotals: () => auditTotals,
failedFiles: () => failedFiles,
fileTimings: () => fileTimings,
historyPrefixes: () => src_history.H,
openHistory: () => src_history.j,
proofsOf: () => proofsOf,
scopeName: () => keys.OK,
unknownSeconds: () => unknownSeconds
});
function auditTotals(records, suite) {
const newest = new Map;
const runs = new Set;
for (const {runId: runId, key: key = "", audits: audits} of records) {
const audit = audits?.find(one => one.suite === suite);
if (audit === void 0) continue;
runs.add(runId);
const report = `${runId} ${key}`;
if (!newest.has(report)) newest.set(report, audit);
}
const sum = of => [ ...newest.values() ].reduce((total, audit) => total + audit[of], 0);
return {
runs: runs.size,
failing: sum("failing"),
missed: sum("missed"),
savedSeconds: sum("savedSeconds"),
seconds: sum("seconds")
};
}
var src_history = __webpack_require__(86279);
var keys = __webpack_require__(28606);
const EVENTS = new Set([ "push", "pull_request", "merge_group" ]);
function proofsOf(records, question) {
const {suite: suite, definition: definition, scopes: scopes} = question;
const notGreen = new Set(records.filter(({conclusion: conclusion}) => conclusion !== "success").map(({runId: runId}) => runId));
const runs = [];
let known = false;
let today;
for (const {runId: runId, scope: scope, event: event, ranOn: ranOn, proves: proves, files: files} of records) {
const environments = ranOn?.find(one => one.suite === suite)?.environments;
if (environments === void 0 || !EVENTS.has(event)) continue;
if (!scopes.includes(scope) || scope.startsWith("refs/tags/")) continue;
const ofSuite = files.filter(file => file.suite === suite);
if (ofSuite.length === 0) continue;
today ??= environments;
const isSame = proves?.suites.some(one => one.suite === suite && one.definition === definition);
if (proves === void 0 || !isSame) continue;
known = true;
if (notGreen.has(runId) || runId === question.runId) continue;
if (!today.every(environment => environments.includes(environment))) continue;
const proven = ofSuite.flatMap(({file: file, proven: proven}) => proven ? [ file ] : []);
if (proven.length === 0) continue;
runs.push({
runId: runId,
head: proves.head,
tree: proves.tree,
scope: scope,
files: new Set(proven)
});
}
return {
runs: runs,
known: known
};
}
var fields = __webpack_require__(27910);
var center = __webpack_require__(9374);
const RECENT_RUNS = 10;
const memory = new WeakMap;
function fileTimings(records) {
const known = memory.get(records);
if (known) return known;
const found = new Map;
for (const record of records) for (const {suite: suite, file: file, outcome: outcome, seconds: seconds} of record.files) {
const key = (0, fields.S8)({
suite: suite,
file: file
});
const known = found.get(key);
if (record.key !== void 0 && known?.run === record.runId) continue;
const entry = known ?? {
test: {
suite: suite,
file: file
},
seconds: [],
lastOutcome: outcome,
run: ""
};
entry.run = record.runId;
found.set(key, entry);
const passed = outcome === "passed" || outcome === "empty";
if (passed && entry.seconds.length < RECENT_RUNS) entry.seconds.push(seconds);
}
const timings = new Map;
for (const [key, {test: test, seconds: seconds, lastOutcome: lastOutcome}] of found) {
if (seconds.length === 0) continue;
timings.set(key, {
...test,
seconds: (0, center.JZ)(seconds),
runs: seconds.length,
lastOutcome: lastOutcome
});
}
memory.set(records, timings);
return timings;
}
const directories = new WeakMap;
function unknownSeconds(records, file) {
const timings = fileTimings(records);
let medians = directories.get(timings);
if (!medians) {
medians = directoryMedians(timings);
directories.set(timings, medians);
}
for (const directory of parents(file)) {
const seconds = medians.get(directory);
if (seconds !== void 0) return seconds;
}
return;
}
function directoryMedians(timings) {
const seconds = new Map;
for (const timing of timings.values()) for (const directory of parents(timing.file)) {
const list = seconds.get(directory);
if (list) list.push(timing.seconds); else seconds.set(directory, [ timing.seconds ]);
}
return new Map([ ...seconds ].map(([directory, values]) => [ directory, (0, center.JZ)(values) ]));
}
function parents(file) {
const parts = file.split("/").slice(0, -1);
return Array.from({
length: parts.length + 1
}, (_, index) => parts.slice(0, parts.length - index).join("/"));
}
function failedFiles(records, scope) {
const newest = records.find(record => record.scope === scope);
const failed = records.filter(({runId: runId}) => runId === newest?.runId).flatMap(({files: files}) => files.filter(({outcome: outcome}) => outcome === "failed")).map(({suite: suite, file: file}) => [ (0, 
fields.S8)({
suite: suite,
file: file
}), {
suite: suite,
file: file
} ]);
return [ ...new Map(failed).values() ];
}
}
};
