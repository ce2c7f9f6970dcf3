export const id = 5557;

export const ids = [ 5557 ];

export const modules = {
35557: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
j: () => openHistory
});
var external_node_crypto_ = __webpack_require__(77598);
var src_document = __webpack_require__(88130);
var schemas = __webpack_require__(92857);
var fields = __webpack_require__(27910);
var leg_result = __webpack_require__(6709);
const historyRecord = (0, src_document.Al)("history-record", 1, {
runId: schemas.YjP().min(1).max(64),
attempt: schemas.aig().int().positive(),
key: schemas.YjP().max(200).optional(),
earlier: schemas.YOg(schemas.YjP().max(300)).max(50).optional(),
runNumber: schemas.aig().int().positive().optional(),
workflow: schemas.YjP(),
head: fields.cd,
branch: schemas.YjP(),
event: schemas.YjP(),
finishedAt: fields.uR,
conclusion: schemas.k5n([ "success", "failure", "cancelled", "unknown" ]),
wallSeconds: fields.YA.optional(),
files: schemas.YOg(leg_result.ks),
jobs: schemas.YOg(schemas.Ikc({
name: schemas.YjP(),
seconds: fields.YA,
queueSeconds: fields.YA.optional(),
conclusion: schemas.YjP(),
steps: schemas.YOg(schemas.Ikc({
name: schemas.YjP(),
seconds: fields.YA,
conclusion: schemas.YjP()
}))
})),
caches: schemas.YOg(schemas.Ikc({
key: schemas.YjP(),
hit: schemas.zMY(),
bytes: schemas.aig().nonnegative(),
seconds: fields.YA
}))
});
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
var external_node_zlib_ = __webpack_require__(38522);
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
const SETTLED_AFTER_MS = 864e5;
const NUMBERS_PER_LOOKUP = 9;
const UNLISTED = {
unlistedOnly: true
};
const numberedKey = (runNumber, name, report) => `r${runNumber}-${report === void 0 ? "" : `${reportHash(report)[0]}.`}${name}`;
const reportHash = report => (0, external_node_crypto_.createHash)("sha256").update(report).digest("hex");
const numberIn = (key, singles) => Number(/^r(\d+)-/.exec(key.slice(singles.length))?.[1] ?? Number.NaN);
async function findUnlisted(store, at, reading, read) {
const {singles: singles, snapshots: snapshots} = at;
for (const {key: key} of await store.newest([ snapshots ], UNLISTED)) if (!reading.objects.has(key)) await read(key);
const newest = await store.newest([ `${singles}r` ], UNLISTED);
if (newest.length === 0 && reading.objects.size === 0) return;
const known = runNumbers(reading);
const top = Math.max(at.runNumber, ...newest.map(({key: key}) => numberIn(key, singles) || 0), ...known);
const wanted = range(top, top - WINDOW).filter(number => !known.has(number) && !reading.settled.has(number));
for (let start = 0; start < wanted.length; start += NUMBERS_PER_LOOKUP) {
let left = wanted.slice(start, start + NUMBERS_PER_LOOKUP);
while (left.length > 0) {
const found = await store.newest(left.map(number => singles + numberedKey(number, "")), UNLISTED);
if (found.length === 0) break;
const numbers = new Set(found.map(({key: key}) => numberIn(key, singles)));
for (const {key: key} of found) await read(key);
const rest = left.filter(number => !numbers.has(number));
if (rest.length === left.length) break;
left = rest;
}
}
}
async function otherReports(store, {singles: singles, runNumber: runNumber, written: written}, known) {
const start = `${singles}r${runNumber}-`;
const prefixes = written ? [ ..."0123456789abcdef" ].map(digit => `${start}${digit}.`) : [ start ];
const found = await Promise.all(range(Math.ceil(prefixes.length / NUMBERS_PER_LOOKUP), 0).map(part => newestOfEach(store, prefixes.slice((part - 1) * NUMBERS_PER_LOOKUP, part * NUMBERS_PER_LOOKUP))));
return found.flat().filter(key => !known.includes(key));
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
while (left.length > 0) {
const next = [];
for (const {earlier: earlier = [], runNumber: runNumber} of left) for (const name of earlier) {
const key = singles + name;
const same = runNumber !== void 0 && name.startsWith(numberedKey(runNumber, ""));
if (same && !seen.has(key)) next.push(key);
seen.add(key);
}
for (const key of next) await read(key);
left = next.flatMap(key => [ ...reading.objects.get(key) ?? [] ]);
}
}
function absentNumbers(reading, nowMs) {
const known = runNumbers(reading);
const old = [ ...reading.objects.values() ].flat().filter(({finishedAt: finishedAt}) => nowMs - Date.parse(finishedAt) > SETTLED_AFTER_MS).map(({runNumber: runNumber}) => runNumber ?? 0);
const settledBelow = Math.max(0, ...old);
const top = Math.max(0, ...known);
return range(top, top - WINDOW).filter(number => !known.has(number) && (number < settledBelow || reading.settled.has(number)));
}
function runNumbers(reading) {
const numbers = [ ...reading.objects.values() ].flatMap(records => records.flatMap(({runNumber: runNumber}) => runNumber ?? []));
return new Set(numbers);
}
const range = (high, low) => Array.from({
length: Math.max(0, high - Math.max(0, low))
}, (_, index) => high - index);
const MAX_READS = 8;
const PARALLEL_READS = 8;
const MAX_ROUNDS = 4;
const MAX_EARLIER = 50;
const MAX_UNLISTED = 8;
const PULL_REQUEST_EVENTS = new Set([ "pull_request", "pull_request_review", "pull_request_review_comment" ]);
function openHistory(store, scope, options = {}) {
const {maxRecords: maxRecords = 200, maxAgeSeconds: maxAgeSeconds = 7776e3, now: now = Date.now, onWarning: onWarning = () => {}} = options;
const hash = (0, external_node_crypto_.createHash)("sha256").update(`${scope.repository}\0${scope.workflow}`).digest("hex").slice(0, 16);
const singles = `history/${hash}/`;
const snapshots = `history-snapshot/${hash}/`;
const metadata = content => ({
content: content,
repository: scope.repository,
workflow: scope.workflow
});
const within = records => retain(records, {
maxRecords: maxRecords,
maxAgeSeconds: maxAgeSeconds,
nowMs: now()
});
const appended = new Map;
async function read(key, reading) {
const found = await store.get(key);
if (!found) return false;
try {
if (key.startsWith(snapshots)) {
const {records: records, settled: settled} = parseSnapshot(found.bytes, key);
reading.objects.set(key, records);
for (const number of settled) reading.settled.add(number);
} else reading.objects.set(key, [ parseRecord(found.bytes, key) ]);
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
async function readAll() {
const reading = {
objects: new Map,
settled: new Set,
unreadable: []
};
await readListed(reading);
if (!store.listsAll) {
const own = [ ...appended.values() ].map(({runNumber: runNumber}) => runNumber ?? 0);
const runNumber = Math.max(options.runNumber ?? 0, ...own);
const readOne = key => read(key, reading);
await findUnlisted(store, {
singles: singles,
snapshots: snapshots,
runNumber: runNumber
}, reading, readOne);
await followEarlier(singles, reading, [ ...appended.values() ], readOne);
}
if (reading.unreadable.length > 0) onWarning(describeUnreadable(reading.unreadable));
return reading;
}
async function readListed(reading) {
const done = new Set;
for (let round = 0; round < MAX_READS; round++) {
const keys = (await listKeys(store, singles)).concat(await listKeys(store, snapshots));
const fresh = keys.filter(key => !done.has(key));
if (round > 0 && fresh.length === 0) break;
let vanished = false;
await inParallel(fresh, PARALLEL_READS, async key => {
if (await read(key, reading)) done.add(key); else vanished = true;
});
if (!vanished && round > 0) break;
}
}
return {
async records() {
const {objects: objects} = await readAll();
return within([ ...objects.values() ].flat());
},
async append(record) {
const time = keyTime(Date.parse(record.finishedAt));
const name = `${time}-${keyPart(record.runId)}-${record.attempt}`;
const key = singles + (record.runNumber === void 0 ? name : numberedKey(record.runNumber, name, record.key));
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
if (store.listsAll || record.runNumber === void 0) return put(`${key}${reportPart(record.key)}`, record);
const known = [];
for (let round = 0; round < MAX_ROUNDS; round++) {
const own = [ ...known, ...appended.keys() ];
const others = await otherReports(store, {
singles: singles,
runNumber: record.runNumber,
written: round > 0
}, own);
if (round > 0 && others.length === 0) break;
known.push(...others);
const earlier = known.slice(-MAX_EARLIER).map(other => other.slice(singles.length));
await put(`${key}${reportPart(record.key)}${round === 0 ? "" : `-${round}`}`, earlier.length > 0 ? {
...record,
earlier: earlier
} : record);
}
},
async compact({minObjects: minObjects = 2} = {}) {
const own = [ ...appended.values() ];
if (!store.listsAll && own.some(({event: event}) => PULL_REQUEST_EVENTS.has(event))) return {
records: 0,
replaced: 0
};
const least = store.listsAll ? minObjects : own.some(({attempt: attempt, runNumber: runNumber, earlier: earlier}) => attempt > 1 || runNumber === void 0 || earlier) ? 1 : Math.min(minObjects, MAX_UNLISTED);
if (store.listsAll) {
const listed = [ ...await listKeys(store, singles), ...await listKeys(store, snapshots) ];
if (listed.length < minObjects) return {
records: 0,
replaced: 0
};
}
const reading = await readAll();
const {objects: objects, unreadable: unreadable} = reading;
if (!store.listsAll) for (const [key, record] of appended) objects.set(key, [ record ]);
const damaged = unreadable.filter(({newer: newer}) => !newer).map(({key: key}) => key);
if (objects.size + damaged.length < Math.max(1, least)) return {
records: 0,
replaced: 0
};
const records = within([ ...objects.values() ].flat());
const replaced = [ ...objects.keys(), ...damaged ];
if (records.length > 0) {
const key = `${snapshots}${keyTime(now())}-${(0, external_node_crypto_.randomUUID)()}`;
await store.put(key, encodeSnapshot({
records: records,
settled: absentNumbers(reading, now())
}), {
metadata: metadata("snapshot"),
ifAbsent: true
});
const stored = await store.get(key);
if (!stored || parseSnapshot(stored.bytes, key).records.length !== records.length) {
onWarning("The history could not be compacted: its snapshot was not kept by the store.");
return {
records: 0,
replaced: 0
};
}
}
await inParallel(replaced, PARALLEL_READS, key => store.delete(key, {
listedOnly: true
}));
return {
records: records.length,
replaced: replaced.length
};
}
};
}
function describeUnreadable(unreadable) {
const shown = unreadable.slice(0, 3).map(({key: key, reason: reason}) => `${key} (${reason})`).join(", ");
const rest = unreadable.length > 3 ? ` and ${unreadable.length - 3} more` : "";
return `History: ${unreadable.length} object(s) left out: ${shown}${rest}.`;
}
async function listKeys(store, prefix) {
const keys = [];
for await (const {key: key} of store.list(prefix)) keys.push(key);
return keys;
}
const keyTime = ms => new Date(ms).toISOString().replaceAll(/[-:.]/g, "");
const reportPart = key => key === void 0 ? "" : `-${reportHash(key).slice(0, 12)}`;
const keyPart = text => text.replaceAll(/[^A-Za-z0-9._]/g, "_");
async function inParallel(items, width, body) {
let next = 0;
const worker = async () => {
while (next < items.length) await body(items[next++]);
};
await Promise.all(Array.from({
length: Math.min(width, items.length)
}, worker));
}
}
};
