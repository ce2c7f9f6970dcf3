export const id = 6265;

export const ids = [ 6265 ];

export const modules = {
56265: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
auditTotals: () => auditTotals,
dealtShards: () => dealtShards,
failedFiles: () => failedFiles,
fileTimings: () => fileTimings,
historyPrefixes: () => src_history.H,
legCosts: () => legCosts,
legPeaks: () => legPeaks,
openHistory: () => src_history.j,
passedAtOnce: () => proofs.F,
proofsOf: () => proofs.T,
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
var fields = __webpack_require__(27910);
function dealtShards(records) {
const known = new Map;
for (const {files: files, legs: legs = []} of records) for (const {suite: suite, file: file, leg: leg, shard: dealt} of files) {
const ranIn = leg === void 0 ? void 0 : legs[leg];
const shards = ranIn?.shards;
const shard = dealt ?? ranIn?.shard;
if (ranIn?.suite !== suite || shards === void 0 || shard === void 0 || shard > shards) continue;
const key = (0, fields.S8)({
suite: suite,
file: file
});
const place = {
shard: shard,
shards: shards,
isFull: ranIn.mode === "full"
};
const places = known.get(key) ?? [];
const isNewer = one => one.shards === shards && one.isFull === place.isFull;
if (!places.some(isNewer)) places.push(place);
known.set(key, places);
}
const placesOf = test => known.get((0, fields.S8)(test)) ?? [];
return {
shardOf(test, shards) {
const places = placesOf(test);
const asMany = places.filter(place => place.shards === shards);
const [best] = [ asMany, places ].flatMap(some => some.find(({isFull: isFull}) => isFull) ?? some[0] ?? []);
return best?.shard;
},
usualShards(tests) {
const counts = new Map;
for (const test of tests) {
const shards = placesOf(test)[0]?.shards;
if (shards !== void 0) counts.set(shards, (counts.get(shards) ?? 0) + 1);
}
return [ ...counts ].sort(([a, n], [b, m]) => m - n || b - a)[0]?.[0];
}
};
}
var center = __webpack_require__(9374);
const HUBER = 1.345;
const DEVIATIONS = 1.4826;
const ROUNDS = 20;
function nonNegativeFit(observations, prior) {
let weights = observations.map(({weight: weight}) => weight);
let fit = leastSquares(observations, weights, prior);
for (let round = 0; round < ROUNDS && observations.length > 0; round++) {
const residuals = observations.map(one => Math.sqrt(one.weight) * Math.abs(one.value - dot(one.terms, fit)));
const limit = HUBER * DEVIATIONS * (0, center.JZ)(residuals);
if (limit === 0) break;
weights = observations.map(({weight: weight}, index) => weight * Math.min(1, limit / Math.max(residuals[index], limit)));
const next = leastSquares(observations, weights, prior);
const moved = next.some((value, index) => Math.abs(value - fit[index]) > 1e-6 * Math.max(1e-9, value));
fit = next;
if (!moved) break;
}
return fit;
}
function leastSquares(observations, weights, prior) {
const rows = [ ...observations, ...prior ];
const allWeights = [ ...weights, ...prior.map(({weight: weight}) => weight) ];
const count = rows[0]?.terms.length ?? 0;
const error = fit => rows.reduce((sum, row, index) => sum + allWeights[index] * (row.value - dot(row.terms, fit)) ** 2, 0);
let best = {
fit: Array.from({
length: count
}, () => 0),
error: Number.POSITIVE_INFINITY
};
for (let used = 0; used < 2 ** count; used++) {
const indices = Array.from({
length: count
}, (_, index) => index).filter(index => used & 1 << index);
const values = solve(indices.map(row => indices.map(column => sumOf(rows, allWeights, row, terms => terms[column]))), indices.map(row => sumOf(rows, allWeights, row, (_, value) => value)));
if (values === void 0 || values.some(value => value < 0)) continue;
const fit = Array.from({
length: count
}, () => 0);
indices.forEach((index, at) => {
fit[index] = values[at];
});
const found = {
fit: fit,
error: error(fit)
};
if (found.error < best.error) best = found;
}
return best.fit;
}
function sumOf(rows, weights, term, of) {
return rows.reduce((sum, {terms: terms, value: value}, index) => sum + weights[index] * terms[term] * of(terms, value), 0);
}
function solve(matrix, right) {
const rows = matrix.map((row, index) => [ ...row, right[index] ]);
const size = rows.length;
const scale = Math.max(0, ...matrix.flat().map(Math.abs));
for (let column = 0; column < size; column++) {
let pivot = column;
for (let row = column; row < size; row++) if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) pivot = row;
if (Math.abs(rows[pivot][column]) <= scale * 1e-12) return;
[rows[column], rows[pivot]] = [ rows[pivot], rows[column] ];
for (let row = 0; row < size; row++) {
if (row === column) continue;
const factor = rows[row][column] / rows[column][column];
for (let at = column; at <= size; at++) rows[row][at] -= factor * rows[column][at];
}
}
return rows.map((row, index) => row[size] / row[index]);
}
const dot = (terms, fit) => terms.reduce((sum, term, index) => sum + term * fit[index], 0);
const LEAST_LEGS = 4;
const RECENT_LEGS = 100;
const PRIOR_WEIGHT = .1;
const LEAST_SECONDS = 1;
function legCosts(records) {
const legs = records.flatMap(({attempt: attempt, legs: legs = []}) => attempt > 1 ? [] : legs);
const usable = legs.filter(({passed: passed, attempt: attempt, batches: batches, wallSeconds: wallSeconds}) => passed && attempt === void 0 && batches === void 0 && wallSeconds > 0);
const costs = new Map;
for (const [suite, all] of Map.groupBy(usable, leg => leg.suite)) {
const recent = all.slice(0, RECENT_LEGS);
if (recent.length >= LEAST_LEGS) costs.set(suite, fitted(recent));
}
return costs;
}
function fitted(legs) {
const wall = Math.max((0, center.i2)(legs.map(({wallSeconds: wallSeconds}) => wallSeconds)), LEAST_SECONDS);
const files = (0, center.i2)(legs.map(leg => leg.files));
const tests = Math.max((0, center.i2)(legs.map(({testSeconds: testSeconds}) => testSeconds)), .001);
const observations = legs.map(leg => ({
terms: [ 1, leg.files / files, leg.testSeconds / tests ],
value: leg.wallSeconds / wall,
weight: (wall / Math.max(leg.wallSeconds, LEAST_SECONDS)) ** 2
}));
const prior = [ 0, 0, tests / wall ].map((value, index) => ({
terms: [ 0, 1, 2 ].map(term => term === index ? 1 : 0),
value: value,
weight: PRIOR_WEIGHT
}));
const [start, perFile, perTest] = nonNegativeFit(observations, prior);
const setups = legs.flatMap(({jobSeconds: jobSeconds, wallSeconds: wallSeconds}) => jobSeconds === void 0 ? [] : [ Math.max(0, jobSeconds - wallSeconds) ]);
return {
startSeconds: start * wall,
fileSeconds: perFile * wall / files,
testFactor: perTest * wall / tests,
...setups.length > 0 ? {
setupSeconds: (0, center.JZ)(setups)
} : {},
legs: legs.length
};
}
const leg_peaks_RECENT_LEGS = 40;
function legPeaks(records) {
const known = records.flatMap(({legs: legs = []}) => legs).filter(({passed: passed, peaks: peaks}) => passed && peaks);
const found = new Map;
for (const [suite, all] of Map.groupBy(known, leg => leg.suite)) {
const recent = all.slice(0, leg_peaks_RECENT_LEGS).map(({peaks: peaks}) => peaks);
const most = key => Math.max(...recent.map(peaks => peaks[key]));
const busiest = recent.reduce((a, b) => b.cores > a.cores ? b : a);
found.set(suite, {
cores: busiest.cores,
ofCores: busiest.ofCores,
memoryBytes: most("memoryBytes"),
diskBytesPerSecond: most("diskBytesPerSecond"),
networkBytesPerSecond: most("networkBytesPerSecond")
});
}
return found;
}
var proofs = __webpack_require__(38201);
const LEAST_FILES = 5;
const leg_loads_LEAST_SECONDS = .02;
const MOST = 4;
const NOISE = 1.25;
const leg_loads_ROUNDS = 10;
function loadsOf(files, legs) {
const known = files.filter(runs => runs.length > 1 && (0, center.JZ)(runs.map(({seconds: seconds}) => seconds)) >= leg_loads_LEAST_SECONDS);
const processors = processorLoads(known);
const runs = known.flatMap((ofFile, file) => ofFile.filter(({seconds: seconds}) => seconds > 0).map(({seconds: seconds, leg: leg = -1, processor: processor = ""}) => {
const log = Math.log(seconds / (processors.get(processor) ?? 1));
return {
file: file,
leg: leg,
log: log,
weight: 1
};
}));
const load = fitLoads(runs, known.length, legs);
return {
processors: processors,
legs: load.map(log => bounded(Math.exp(log)))
};
}
function fitLoads(runs, files, legs) {
const usual = new Float64Array(files);
const load = new Float64Array(legs);
const inLeg = new Uint32Array(legs);
for (const {leg: leg} of runs) if (leg >= 0) inLeg[leg] += 1;
const loadOf = leg => leg < 0 ? 0 : load[leg];
const sums = new Float64Array(Math.max(files, legs));
const weights = new Float64Array(Math.max(files, legs));
const noise = Math.log(NOISE);
for (let round = 0; round < leg_loads_ROUNDS; round++) {
sums.fill(0);
weights.fill(0);
for (const {file: file, leg: leg, log: log, weight: weight} of runs) {
sums[file] += weight * (log - loadOf(leg));
weights[file] += weight;
}
for (let file = 0; file < files; file++) usual[file] = sums[file] / weights[file];
sums.fill(0);
weights.fill(0);
for (const {file: file, leg: leg, log: log, weight: weight} of runs) {
if (leg < 0) continue;
sums[leg] += weight * (log - usual[file]);
weights[leg] += weight;
}
for (let leg = 0; leg < legs; leg++) if (inLeg[leg] >= LEAST_FILES) load[leg] = sums[leg] / weights[leg];
for (const run of runs) run.weight = noise / Math.max(noise, Math.abs(run.log - usual[run.file] - loadOf(run.leg)));
}
return load;
}
const bounded = factor => Math.min(MOST, Math.max(1 / MOST, factor));
function processorLoads(files) {
const used = new Map;
for (const runs of files) for (const {processor: processor} of runs) if (processor !== void 0) used.set(processor, (used.get(processor) ?? 0) + 1);
if (used.size < 2) return new Map;
const byProcessor = files.map(runs => Map.groupBy(runs, ({processor: processor}) => processor));
const [usual] = [ ...used ].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0] ?? [];
const ratios = new Map;
for (const runs of byProcessor) {
const there = runs.get(usual)?.map(({seconds: seconds}) => seconds);
if (there === void 0 || (0, center.JZ)(there) <= 0) continue;
for (const [processor, here] of runs) {
if (processor === void 0 || processor === usual) continue;
const ratio = (0, center.JZ)(here.map(({seconds: seconds}) => seconds)) / (0, center.JZ)(there);
ratios.set(processor, [ ...ratios.get(processor) ?? [], ratio ]);
}
}
return new Map([ ...ratios ].flatMap(([processor, values]) => values.length < LEAST_FILES ? [] : [ [ processor, bounded((0, 
center.JZ)(values)) ] ]));
}
const unloaded = ({seconds: seconds, leg: leg = -1, processor: processor = ""}, {legs: legs, processors: processors}) => seconds / ((legs[leg] ?? 1) * (processors.get(processor) ?? 1));
const RECENT_RUNS = 10;
const memory = new WeakMap;
function fileTimings(records) {
const known = memory.get(records);
if (known) return known;
const found = new Map;
let legsBefore = 0;
for (const record of records) {
const {legs: legs = []} = record;
for (const {suite: suite, file: file, outcome: outcome, seconds: seconds, leg: leg, processor: processor} of record.files) {
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
runs: [],
lastOutcome: outcome,
run: ""
};
entry.run = record.runId;
found.set(key, entry);
const passed = outcome === "passed" || outcome === "empty";
if (!passed || entry.runs.length >= RECENT_RUNS) continue;
entry.runs.push({
seconds: seconds,
leg: leg === void 0 || leg >= legs.length ? void 0 : legsBefore + leg,
processor: processor === void 0 ? void 0 : record.processors?.[processor]
});
}
legsBefore += legs.length;
}
const timings = new Map;
const loads = loadsOf([ ...found.values() ].map(({runs: runs}) => runs), legsBefore);
for (const [key, {test: test, runs: runs, lastOutcome: lastOutcome}] of found) {
if (runs.length === 0) continue;
const seconds = (0, center.JZ)(runs.map(run => unloaded(run, loads)));
timings.set(key, {
...test,
seconds: seconds,
runs: runs.length,
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
