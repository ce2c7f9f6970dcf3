export const id = 9579;

export const ids = [ 9579 ];

export const modules = {
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
86279: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
H: () => historyPrefixes,
j: () => openHistory
});
var external_node_crypto_ = __webpack_require__(77598);
var keys = __webpack_require__(28606);
var external_node_zlib_ = __webpack_require__(38522);
var src_document = __webpack_require__(88130);
var schemas = __webpack_require__(92857);
var fields = __webpack_require__(27910);
var leg_result = __webpack_require__(6709);
const ranWith = {
processor: schemas.aig().int().nonnegative().optional(),
attempt: schemas.aig().int().min(2).optional()
};
const leg = schemas.Ikc({
suite: fields.Qx,
passed: schemas.zMY(),
shard: schemas.aig().int().positive().optional(),
shards: schemas.aig().int().positive().optional(),
mode: schemas.k5n([ "selected", "full" ]).optional(),
files: schemas.aig().int().positive(),
testSeconds: fields.YA,
batches: schemas.aig().int().nonnegative().optional(),
wallSeconds: fields.YA,
jobSeconds: fields.YA.optional(),
peaks: fields.fU.optional(),
...ranWith
});
const historyRecord = (0, src_document.Al)("history-record", 2, {
runId: schemas.YjP().min(1).max(64),
attempt: schemas.aig().int().positive(),
key: schemas.YjP().max(200).optional(),
earlier: schemas.YOg(schemas.YjP().max(300)).max(50).optional(),
runNumber: schemas.aig().int().positive().optional(),
workflow: schemas.YjP(),
head: fields.cd,
scope: schemas.YjP().min(1),
event: schemas.YjP(),
finishedAt: fields.uR,
conclusion: schemas.k5n([ "success", "failure", "cancelled", "unknown" ]),
wallSeconds: fields.YA.optional(),
proves: schemas.Ikc({
head: fields.cd,
tree: fields.cd,
suites: schemas.YOg(schemas.Ikc({
suite: fields.Qx,
definition: schemas.YjP().max(64)
})).max(fields.Zu.jobs)
}).optional(),
ranOn: schemas.YOg(schemas.Ikc({
suite: fields.Qx,
definition: schemas.YjP().max(64).optional(),
environments: schemas.YOg(schemas.YjP().max(2e3)).max(fields.Zu.jobs),
untold: schemas.YOg(schemas.YjP().max(2e3)).max(fields.Zu.jobs).optional()
})).max(fields.Zu.jobs).optional(),
audits: schemas.YOg(fields.uf.extend({
missed: schemas.aig().int().nonnegative()
})).max(fields.Zu.jobs).optional(),
files: schemas.YOg(leg_result.ks.extend({
proven: schemas.zMY().optional(),
leg: schemas.aig().int().nonnegative().optional(),
shard: schemas.aig().int().positive().optional(),
...ranWith
})).max(fields.Zu.tests),
legs: schemas.YOg(leg).max(fields.Zu.jobs).optional(),
processors: schemas.YOg(schemas.YjP().max(200)).max(fields.Zu.jobs).optional(),
flaky: schemas.YOg(leg_result.Iq).max(fields.Zu.tests).optional(),
jobs: schemas.YOg(schemas.Ikc({
name: schemas.YjP(),
seconds: fields.YA,
queueSeconds: fields.YA.optional(),
conclusion: schemas.YjP(),
isLeg: schemas.zMY().optional(),
...ranWith,
steps: schemas.YOg(schemas.Ikc({
name: schemas.YjP(),
seconds: fields.YA,
conclusion: schemas.YjP()
})).max(fields.Zu.steps)
})).max(fields.Zu.jobs),
caches: schemas.YOg(schemas.Ikc({
key: schemas.YjP(),
hit: schemas.zMY(),
bytes: schemas.aig().nonnegative(),
seconds: fields.YA
})).max(fields.Zu.jobs)
});
const VERSION = 1;
const MAX_SNAPSHOT_BYTES = 536870912;
class Unreadable extends Error {
newer;
constructor(message, newer) {
super(message);
this.newer = newer;
}
}
function parseRecord(bytes, key) {
return checkRecord(parseJson(bytes), key);
}
function encodeSnapshot({records: records, settled: settled}) {
return (0, external_node_zlib_.zstdCompressSync)(JSON.stringify({
kind: "history-snapshot",
version: VERSION,
records: records,
settled: settled
}));
}
function parseSnapshot(bytes, key) {
let unpacked;
try {
unpacked = (0, external_node_zlib_.zstdDecompressSync)(bytes, {
maxOutputLength: MAX_SNAPSHOT_BYTES
});
} catch {
throw new Unreadable("damaged", false);
}
const value = parseJson(unpacked);
if (value?.["kind"] !== "history-snapshot" || !Array.isArray(value["records"])) throw new Unreadable("damaged", false);
if (value["version"] !== VERSION) throw new Unreadable("of a newer version", true);
const settled = Array.isArray(value["settled"]) ? value["settled"] : [];
return {
records: value["records"].map(record => checkRecord(record, key)),
settled: settled.filter(number => Number.isSafeInteger(number))
};
}
function checkRecord(value, key) {
if (typeof value !== "object" || value === null) throw new Unreadable("damaged", false);
try {
return (0, src_document.Tp)(historyRecord, value, key);
} catch (error) {
const newer = error instanceof src_document.Mi && error.code === "PACELINE_DOCUMENT_NEWER";
throw new Unreadable(newer ? "of a newer version" : "damaged", newer);
}
}
function parseJson(bytes) {
try {
return JSON.parse((new TextDecoder).decode(bytes));
} catch {
throw new Unreadable("damaged", false);
}
}
const WINDOW = 200;
const AHEAD = 100;
const MAX_READS = 200;
const SETTLED_AFTER_MS = 864e5;
const PREFIXES_PER_LOOKUP = 9;
const UNLISTED = {
unlistedOnly: true
};
async function findUnlisted(store, at, reading, read) {
const {singles: singles, snapshots: snapshots} = at.folders;
for (const {key: key} of await store.newest([ snapshots ], UNLISTED)) if (!reading.objects.has(key)) await read(key);
const newest = await store.newest([ `${singles}r` ], UNLISTED);
if (newest.length === 0 && reading.objects.size === 0) return;
const taken = runNumbers(reading);
const newestNumbers = newest.map(({key: key}) => (0, keys.Po)(key.slice(singles.length)) ?? 0);
const last = Math.max(0, ...newestNumbers, ...taken, ...at.own);
const wanted = range(Math.min(Math.max(at.runNumber, last), last + AHEAD), last - WINDOW);
let left = cover(wanted.filter(number => !reading.settled.has(number)), taken);
let reads = 0;
while (left.length > 0 && reads < MAX_READS) {
const asked = left.slice(0, PREFIXES_PER_LOOKUP);
const found = await store.newest(asked.map(({start: start}) => singles + start), UNLISTED);
const hits = new Map;
for (const {key: key} of found) {
const name = key.slice(singles.length);
const hit = asked.find(({start: start}) => name.startsWith(start));
const number = (0, keys.Po)(name);
if (hit) hits.set(hit, number === void 0 ? hit.numbers.map(single) : []);
if (number === void 0 || taken.has(number)) continue;
taken.add(number);
reads += 1;
await read(key);
}
left = hits.size === 0 ? left.slice(asked.length) : left.flatMap(part => {
const split = hits.get(part);
if (!split) return [ part ];
return split.length > 0 ? split : cover(part.numbers, taken);
});
}
}
const single = number => ({
start: (0, keys.Rf)(number),
numbers: [ number ]
});
function cover(numbers, taken) {
const start = (number, digits) => (0, keys.U8)(number).slice(0, -digits);
const takenStarts = new Set([ ...taken ].flatMap(number => [ start(number, 1), start(number, 2) ]));
const split = (some, digits) => digits === 0 ? some.map(single) : [ ...Map.groupBy(some, number => start(number, digits)) ].flatMap(([common, group]) => group.length > 1 && !takenStarts.has(common) ? [ {
start: common,
numbers: group
} ] : split(group, digits - 1));
return split(numbers.filter(number => !taken.has(number)), 2);
}
async function otherReports(store, at, known) {
const {key: key, runNumber: runNumber = 0} = at.record;
const start = at.singles + (0, keys.Rf)(runNumber);
const prefixes = at.written ? siblings(key === void 0 ? "" : (0, keys.zm)(key)).map(d => start + d) : [ start ];
const chunks = Array.from({
length: Math.ceil(prefixes.length / PREFIXES_PER_LOOKUP)
}, (_, index) => prefixes.slice(index * PREFIXES_PER_LOOKUP, (index + 1) * PREFIXES_PER_LOOKUP));
const found = await Promise.all(chunks.map(chunk => newestOfEach(store, chunk)));
return found.flat().filter(other => !known.includes(other));
}
function siblings(hash) {
const digits = [ ..."0123456789abcdef" ];
if (hash === "") return digits;
return Array.from({
length: keys.Kf
}, (_, at) => digits.filter(digit => digit !== hash[at]).map(digit => hash.slice(0, at) + digit)).flat();
}
async function newestOfEach(store, prefixes) {
const keys = [];
let left = prefixes;
while (left.length > 0) {
const found = await store.newest(left, UNLISTED);
const rest = left.filter(prefix => !found.some(({key: key}) => key.startsWith(prefix)));
if (rest.length === left.length) break;
keys.push(...found.map(({key: key}) => key));
left = rest;
}
return keys;
}
async function followEarlier(singles, reading, own, read) {
const seen = new Set(reading.objects.keys());
let left = [ ...own, ...[ ...reading.objects.values() ].flat() ];
let reads = 0;
while (left.length > 0) {
const next = [];
for (const {earlier: earlier = [], runNumber: runNumber} of left) for (const name of earlier) {
const key = singles + name;
const same = runNumber !== void 0 && name.startsWith((0, keys.Rf)(runNumber));
if (same && !seen.has(key) && reads < MAX_READS) {
next.push(key);
reads += 1;
}
seen.add(key);
}
for (const key of next) await read(key);
left = next.flatMap(key => [ ...reading.objects.get(key) ?? [] ]);
}
}
function settledNumbers(reading, kept, nowMs) {
const known = runNumbers(reading);
const keptNumbers = new Set(kept.flatMap(({runNumber: runNumber}) => runNumber ?? []));
const old = [ ...reading.objects.values() ].flat().filter(({finishedAt: finishedAt}) => nowMs - Date.parse(finishedAt) > SETTLED_AFTER_MS).map(({runNumber: runNumber}) => runNumber ?? 0);
const settledBelow = Math.max(0, ...old);
const top = Math.max(0, ...known);
return range(top, top - WINDOW).filter(number => !keptNumbers.has(number) && (known.has(number) || number < settledBelow || reading.settled.has(number)));
}
function runNumbers({objects: objects}) {
return new Set([ ...objects.values() ].flatMap(records => records.flatMap(({runNumber: runNumber}) => runNumber ?? [])));
}
const range = (high, low) => Array.from({
length: Math.max(0, high - Math.max(0, low))
}, (_, index) => high - index);
const reading_MAX_READS = 8;
const PARALLEL_READS = 8;
async function readScope(store, folders, about) {
const {own: own} = about;
const reading = {
objects: new Map,
settled: new Set,
unreadable: []
};
async function read(key) {
const found = await store.get(key);
if (!found) return false;
try {
if (key.startsWith(folders.snapshots)) {
const {records: records, settled: settled} = parseSnapshot(found.bytes, key);
expectPlace(records, about);
reading.objects.set(key, records);
for (const number of settled) reading.settled.add(number);
} else {
const record = parseRecord(found.bytes, key);
expectPlace([ record ], about);
expectNumber(record, key.slice(folders.singles.length));
reading.objects.set(key, [ record ]);
}
} catch (error) {
if (!(error instanceof Unreadable)) throw error;
reading.unreadable.push({
key: key,
newer: error.newer,
reason: error.message
});
}
return true;
}
await readListed(store, folders, read);
if (!store.listsAll) {
const numbers = own.flatMap(({runNumber: runNumber}) => runNumber ?? []);
const runNumber = Math.max(about.runNumber ?? 0, ...numbers);
await findUnlisted(store, {
folders: folders,
runNumber: runNumber,
own: numbers
}, reading, read);
await followEarlier(folders.singles, reading, own, read);
}
return reading;
}
function expectPlace(records, {workflow: workflow, scope: scope}) {
if (records.some(record => record.scope !== scope)) throw new Unreadable("of another scope", false);
if (records.some(record => record.workflow !== workflow)) throw new Unreadable("of another workflow", false);
}
function expectNumber({runNumber: runNumber}, name) {
const number = (0, keys.Po)(name);
if (number !== void 0 && number !== runNumber) throw new Unreadable("of another run", false);
}
async function readListed(store, {singles: singles, snapshots: snapshots}, read) {
const done = new Set;
for (let round = 0; round < reading_MAX_READS; round++) {
const keys = (await listKeys(store, singles)).concat(await listKeys(store, snapshots));
const fresh = keys.filter(key => !done.has(key));
if (round > 0 && fresh.length === 0) break;
let vanished = false;
await inParallel(fresh, PARALLEL_READS, async key => {
if (await read(key)) done.add(key); else vanished = true;
});
if (!vanished && round > 0) break;
}
}
async function listKeys(store, prefix) {
const keys = [];
for await (const {key: key} of store.list(prefix, {
shallow: true
})) keys.push(key);
return keys;
}
async function inParallel(items, width, body) {
let next = 0;
const worker = async () => {
while (next < items.length) await body(items[next++]);
};
await Promise.all(Array.from({
length: Math.min(width, items.length)
}, worker));
}
function describeUnreadable(unreadable) {
const shown = unreadable.slice(0, 3).map(({key: key, reason: reason}) => `${key} (${reason})`).join(", ");
const rest = unreadable.length > 3 ? ` and ${unreadable.length - 3} more` : "";
return `History: ${unreadable.length} object(s) left out: ${shown}${rest}.`;
}
const PULL_REQUEST_SECONDS = 2592e3;
const MAX_DELETES = 1e3;
const PULL_REQUEST = (0, keys.OK)("refs/pull/");
async function dropDeadScopes(store, workflow, {keep: keep, maxAgeSeconds: maxAgeSeconds, nowMs: nowMs}) {
const scopes = new Map;
for (const folder of [ workflow.singles, workflow.snapshots ]) for await (const {key: key, createdAt: createdAt} of store.list(folder, {
shallow: true
})) {
const name = /^([^/]*)\//.exec(key.slice(folder.length))?.[1] ?? "";
const scope = scopes.get(name) ?? {
newest: 0,
keys: []
};
scope.newest = Math.max(scope.newest, createdAt);
scope.keys.push(key);
scopes.set(name, scope);
}
const seconds = name => name.startsWith(PULL_REQUEST) ? Math.min(PULL_REQUEST_SECONDS, maxAgeSeconds) : maxAgeSeconds;
const dead = [ ...scopes ].filter(([name, {newest: newest}]) => name !== (0, keys.OK)(keep) && nowMs - newest > seconds(name) * 1e3).sort(([, a], [, b]) => a.newest - b.newest).flatMap(([, {keys: keys}]) => keys).slice(0, MAX_DELETES);
await inParallel(dead, PARALLEL_READS, key => store.delete(key, {
listedOnly: true
}));
return dead.length;
}
const recordText = record => JSON.stringify(JSON.parse((0, src_document.ft)(historyRecord, record)));
function supersedes(record, other) {
if (record.attempt !== other.attempt) return record.attempt > other.attempt;
return Date.parse(record.finishedAt) > Date.parse(other.finishedAt);
}
function retain(records, limits) {
const runs = new Map;
for (const record of records) {
const report = `${record.runId}\0${record.key ?? ""}`;
const known = runs.get(report);
if (!known || supersedes(record, known)) runs.set(report, record);
}
return [ ...runs.values() ].map(record => ({
record: record,
finished: Date.parse(record.finishedAt)
})).filter(({finished: finished}) => limits.nowMs - finished <= limits.maxAgeSeconds * 1e3).sort((a, b) => b.finished - a.finished || (a.record.runId < b.record.runId ? 1 : -1)).slice(0, limits.maxRecords).map(({record: record}) => record);
}
function historyPrefixes({repository: repository, workflow: workflow, write: write, tidiesAll: tidiesAll}) {
if (write === void 0) return [];
const folders = (0, keys.lk)(repository, workflow);
const {singles: singles, snapshots: snapshots} = tidiesAll ? folders : (0, keys.Ow)(folders, write);
return [ singles, snapshots ];
}
const MAX_ROUNDS = 4;
const MAX_EARLIER = 50;
const MAX_UNLISTED = 8;
const CLOCKS_DIFFER_MS = 36e5;
const NOTHING_DONE = {
records: 0,
replaced: 0
};
function openHistory(store, access, options = {}) {
const {repository: repository, workflow: workflow, write: write} = access;
const {maxRecords: maxRecords = 200, maxAgeSeconds: maxAgeSeconds = 7776e3, now: now = Date.now, onWarning: onWarning = () => {}} = options;
const folders = (0, keys.lk)(repository, workflow);
const metadata = content => ({
content: content,
repository: repository,
workflow: workflow
});
const within = records => retain(records, {
maxRecords: maxRecords,
maxAgeSeconds: maxAgeSeconds,
nowMs: now()
});
const isOver = ({finishedAt: finishedAt}) => Date.parse(finishedAt) <= now() + CLOCKS_DIFFER_MS;
const appended = new Map;
let remembered;
async function readAll(scopes) {
const readings = await Promise.all(scopes.map(scope => {
const own = scope === write ? [ ...appended.values() ] : [];
const about = {
workflow: workflow,
scope: scope,
own: own,
runNumber: options.runNumber
};
return readScope(store, (0, keys.Ow)(folders, scope), about);
}));
const unreadable = readings.flatMap(reading => reading.unreadable);
if (unreadable.length > 0) onWarning(describeUnreadable(unreadable));
return readings;
}
return {
async records() {
const readings = await readAll(access.read);
remembered = readings[access.read.indexOf(write ?? "")] ?? remembered;
const kept = readings.flatMap(({objects: objects}) => within([ ...objects.values() ].flat().filter(isOver)));
return newestFirst(kept);
},
async append(record) {
if (record.scope !== write) {
const own = write === void 0 ? "none" : `only ${write}`;
throw new Error(`A record of ${record.scope} cannot be kept: this run may write ${own}.`);
}
const {singles: singles} = (0, keys.Ow)(folders, write);
const key = singles + (0, keys.xD)(record);
const put = async (at, value) => {
await store.put(at, (new TextEncoder).encode(recordText(value)), {
metadata: {
...metadata("record"),
run: record.runId,
attempt: String(record.attempt)
},
ifAbsent: true
});
appended.set(at, value);
};
if (store.listsAll || record.runNumber === void 0) return put(key, record);
const known = [];
for (let round = 0; round < MAX_ROUNDS; round++) {
const own = [ ...known, ...appended.keys() ];
const others = await otherReports(store, {
singles: singles,
record: record,
written: round > 0
}, own);
if (round > 0 && others.length === 0) break;
known.push(...others);
const earlier = known.slice(-MAX_EARLIER).map(other => other.slice(singles.length));
await put(round === 0 ? key : `${key}-${round}`, earlier.length > 0 ? {
...record,
earlier: earlier
} : record);
}
},
async compact({minObjects: minObjects = 2} = {}) {
if (write === void 0) return NOTHING_DONE;
const {singles: singles, snapshots: snapshots} = (0, keys.Ow)(folders, write);
if (store.listsAll) {
const listed = [ ...await listKeys(store, singles), ...await listKeys(store, snapshots) ];
if (listed.length < minObjects) return NOTHING_DONE;
} else if (remembered && !isDue(remembered, minObjects)) return NOTHING_DONE;
const [reading] = await readAll([ write ]);
const {objects: objects} = reading;
for (const [key, records] of remembered?.objects ?? []) objects.set(key, records);
if (!store.listsAll) for (const [key, record] of appended) objects.set(key, [ record ]);
const damaged = damagedKeys(reading);
const enough = store.listsAll ? objects.size + damaged.length >= Math.max(1, minObjects) : isDue(reading, minObjects);
if (!enough) return NOTHING_DONE;
const records = within([ ...objects.values() ].flat());
const replaced = [ ...objects.keys(), ...damaged ];
if (records.length > 0) {
const key = `${snapshots}${(0, keys.NG)(now())}-${(0, external_node_crypto_.randomUUID)()}`;
const settled = settledNumbers(reading, records, now());
await store.put(key, encodeSnapshot({
records: records,
settled: settled
}), {
metadata: metadata("snapshot"),
ifAbsent: true
});
const stored = await store.get(key);
if (!stored || parseSnapshot(stored.bytes, key).records.length !== records.length) {
onWarning("The history could not be compacted: its snapshot was not kept by the store.");
return NOTHING_DONE;
}
}
await inParallel(replaced, PARALLEL_READS, key => store.delete(key, {
listedOnly: true
}));
if (access.tidiesAll) await dropDeadScopes(store, folders, {
keep: write,
maxAgeSeconds: maxAgeSeconds,
nowMs: now()
});
return {
records: records.length,
replaced: replaced.length
};
}
};
function isDue(reading, minObjects) {
const own = [ ...appended.values() ];
if (own.some(({attempt: attempt, runNumber: runNumber, earlier: earlier}) => attempt > 1 || runNumber === void 0 || earlier)) return true;
const objects = new Set([ ...reading.objects.keys(), ...appended.keys(), ...damagedKeys(reading) ]);
if (objects.size >= Math.max(1, Math.min(minObjects, MAX_UNLISTED))) return true;
const numbers = [ ...objects ].flatMap(key => (0, keys.Po)(key.slice(key.lastIndexOf("/") + 1)) ?? []);
return Math.max(...numbers) - Math.min(...numbers) >= WINDOW / 2;
}
}
const damagedKeys = ({unreadable: unreadable}) => unreadable.filter(({newer: newer}) => !newer).map(({key: key}) => key);
const newestFirst = records => [ ...records ].sort((a, b) => Date.parse(b.finishedAt) - Date.parse(a.finishedAt));
},
28606: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Kf: () => REPORT_DIGITS,
NG: () => keyTime,
OK: () => scopeName,
Ow: () => scopeFolders,
Po: () => numberIn,
Rf: () => numberedStart,
U8: () => numberDigits,
lk: () => workflowFolders,
xD: () => recordName,
zm: () => reportHash
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
const LONGEST_SCOPE = 120;
function workflowFolders(repository, workflow) {
const hash = sha256(`${repository}\0${workflow}`).slice(0, 16);
return {
singles: `history/${hash}/`,
snapshots: `history-snapshot/${hash}/`
};
}
function scopeFolders({singles: singles, snapshots: snapshots}, scope) {
const name = `${scopeName(scope)}/`;
return {
singles: singles + name,
snapshots: snapshots + name
};
}
function scopeName(scope) {
const name = encodeURIComponent(scope.toWellFormed());
return name.length <= LONGEST_SCOPE ? name : `${name.slice(0, 80)}~${sha256(scope).slice(0, 32)}`;
}
const DIGITS = 16;
const numberedStart = runNumber => `${numberDigits(runNumber)}-`;
const numberDigits = runNumber => `r${String(runNumber).padStart(DIGITS, "0")}`;
const numberIn = name => {
const digits = /^r(\d{16})-/.exec(name)?.[1];
return digits === void 0 ? void 0 : Number(digits);
};
function recordName({runNumber: runNumber, runId: runId, attempt: attempt, key: key, finishedAt: finishedAt}) {
const time = keyTime(Date.parse(finishedAt));
const name = `${time}-${runId.replaceAll(/[^A-Za-z0-9._]/g, "_")}-${attempt}`;
const report = key === void 0 ? "" : `-${reportHash(key).slice(0, 12)}`;
if (runNumber === void 0) return name + report;
const start = key === void 0 ? "" : `${reportHash(key).slice(0, REPORT_DIGITS)}.`;
return numberedStart(runNumber) + start + name + report;
}
const REPORT_DIGITS = 2;
const reportHash = report => sha256(report);
const keyTime = ms => new Date(ms).toISOString().replaceAll(/[-:.]/g, "");
const sha256 = text => (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(text).digest("hex");
},
38201: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
F: () => passedAtOnce,
T: () => proofsOf
});
var _paceline_contracts__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74368);
const EVENTS = new Set([ "push", "pull_request", "merge_group" ]);
function proofsOf(records, question) {
const {suite: suite, definition: definition, scopes: scopes} = question;
const notGreen = new Set(records.filter(({conclusion: conclusion}) => conclusion !== "success").map(({runId: runId}) => runId));
const runs = [];
let known = false;
let today;
for (const {runId: runId, scope: scope, event: event, ranOn: ranOn, proves: proves, files: files} of records) {
const here = ranOn?.find(one => one.suite === suite);
if (here === void 0 || !EVENTS.has(event)) continue;
if (!scopes.includes(scope) || scope.startsWith("refs/tags/")) continue;
if (here.definition === void 0 || here.definition === definition) today ??= here;
const isSame = proves?.suites.some(one => one.suite === suite && one.definition === definition);
if (proves === void 0 || !isSame) continue;
known = true;
if (notGreen.has(runId) || runId === question.runId) continue;
if (today === void 0 || !covers(here, today)) continue;
const proven = provenIn(files.filter(file => file.suite === suite));
if (proven.size === 0) continue;
runs.push({
runId: runId,
head: proves.head,
tree: proves.tree,
scope: scope,
files: proven
});
}
return {
runs: runs,
known: known
};
}
function covers({environments: environments}, today) {
const axes = new Set(environments.map(axesOf));
return today.environments.every(environment => environments.includes(environment)) && (today.untold ?? []).every(untold => axes.has(untold));
}
function axesOf(environment) {
try {
return (0, _paceline_contracts__WEBPACK_IMPORTED_MODULE_0__.d)(JSON.parse(environment).axes);
} catch {
return;
}
}
function provenIn(files) {
const isProven = file => file.proven === true && passedAtOnce(file);
const found = new Set(files.filter(isProven).map(({file: file}) => file));
for (const entry of files) if (!isProven(entry)) found.delete(entry.file);
return found;
}
const passedAtOnce = ({outcome: outcome, tests: tests, failed: failed, skipped: skipped, retries: retries}) => outcome === "passed" && tests > skipped && failed === 0 && retries === 0;
}
};
