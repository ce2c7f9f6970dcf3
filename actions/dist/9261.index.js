export const id = 9261;

export const ids = [ 9261, 1642 ];

export const modules = {
6709: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
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
const failedTest = _fields_js__WEBPACK_IMPORTED_MODULE_0__.NJ.extend({
name: zod__WEBPACK_IMPORTED_MODULE_1__.YjP(),
message: zod__WEBPACK_IMPORTED_MODULE_1__.YjP().max(4e3).optional(),
line: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().positive().optional()
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
planned: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_0__.NJ),
executed: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(executedFile),
failures: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(failedTest),
slowest: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_0__.NJ.extend({
name: zod__WEBPACK_IMPORTED_MODULE_1__.YjP(),
seconds: _fields_js__WEBPACK_IMPORTED_MODULE_0__.YA
})),
machine: _fields_js__WEBPACK_IMPORTED_MODULE_0__.Aq,
checkRunId: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().positive().optional(),
reportPath: _fields_js__WEBPACK_IMPORTED_MODULE_0__.qN.optional()
});
},
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
runNumber: schemas.aig().int().positive().optional(),
workflow: schemas.YjP(),
head: fields.cd,
branch: schemas.YjP(),
event: schemas.YjP(),
finishedAt: fields.uR,
conclusion: schemas.k5n([ "success", "failure", "cancelled" ]),
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
const known = runs.get(record.runId);
if (!known || supersedes(record, known)) runs.set(record.runId, record);
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
const numberedKey = (runNumber, name) => `r${runNumber}-${name}`;
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
await findUnlisted(store, {
singles: singles,
snapshots: snapshots,
runNumber: runNumber
}, reading, key => read(key, reading));
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
const key = singles + (record.runNumber === void 0 ? name : numberedKey(record.runNumber, name));
await store.put(key, (new TextEncoder).encode(recordText(record)), {
metadata: {
...metadata("record"),
run: record.runId,
attempt: String(record.attempt)
},
ifAbsent: true
});
appended.set(key, record);
},
async compact({minObjects: minObjects = 2} = {}) {
const own = [ ...appended.values() ];
if (!store.listsAll && own.some(({event: event}) => PULL_REQUEST_EVENTS.has(event))) return {
records: 0,
replaced: 0
};
const least = store.listsAll ? minObjects : own.some(({attempt: attempt, runNumber: runNumber}) => attempt > 1 || runNumber === void 0) ? 1 : Math.min(minObjects, MAX_UNLISTED);
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
},
69261: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
JUnitError: () => junit_xml.v0,
failedFiles: () => failedFiles,
fileTimings: () => fileTimings,
openHistory: () => src_history.j,
parseJUnit: () => junit.iM,
parseSeconds: () => junit.fL,
unknownSeconds: () => unknownSeconds
});
var src_history = __webpack_require__(35557);
var junit = __webpack_require__(13444);
var junit_xml = __webpack_require__(2688);
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
const entry = found.get(key) ?? {
test: {
suite: suite,
file: file
},
seconds: [],
lastOutcome: outcome
};
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
function failedFiles(records, branch) {
const newest = records.find(record => record.branch === branch);
return (newest?.files ?? []).filter(({outcome: outcome}) => outcome === "failed").map(({suite: suite, file: file}) => ({
suite: suite,
file: file
}));
}
},
2688: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
NO: () => parseXml,
Y_: () => children,
b6: () => textOf,
lt: () => attribute,
v0: () => JUnitError
});
var fast_xml_parser__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41143);
const DEFAULT_MAX_BYTES = 268435456;
class JUnitError extends Error {
code;
remedy;
constructor(code, message, remedy, options) {
super(message, options);
this.name = "JUnitError";
this.code = code;
this.remedy = remedy;
}
}
const ATTRIBUTES = ":@";
const TEXT = "#text";
const CDATA = "#cdata";
const ELEMENTS = new Set([ "testsuites", "testsuite", "testcase", "properties", "property", "failure", "error", "skipped", "flakyFailure", "flakyError", "rerunFailure", "rerunError" ]);
function parseXml(xml, maxBytes = DEFAULT_MAX_BYTES) {
if (xml.length > maxBytes || Buffer.byteLength(xml) > maxBytes) throw new JUnitError("PACELINE_JUNIT_TOO_LARGE", `The JUnit report is larger than ${maxBytes} bytes.`, "Let the test program leave captured output out of its report.");
const parser = new fast_xml_parser__WEBPACK_IMPORTED_MODULE_0__.A({
ignoreAttributes: false,
attributesGroupName: ATTRIBUTES,
attributeNamePrefix: "",
textNodeName: TEXT,
cdataPropName: CDATA,
parseTagValue: false,
parseAttributeValue: false,
trimValues: false,
processEntities: false,
ignoreDeclaration: true,
ignorePiTags: true,
isArray: (name, _path, _leaf, isAttribute) => !isAttribute && ELEMENTS.has(name)
});
try {
return parser.parse(xml.replace(/^\uFEFF/, ""), true);
} catch (error) {
throw new JUnitError("PACELINE_JUNIT_INVALID", `The JUnit report is not well-formed XML: ${error.message.split("\n")[0]}`, "The test program probably died while it wrote the report; see its output.", {
cause: error
});
}
}
function children(element, name) {
const value = Object.hasOwn(element, name) ? element[name] : void 0;
const list = Array.isArray(value) ? value : value === void 0 ? [] : [ value ];
return list.map(item => typeof item === "object" && item !== null ? item : {
[TEXT]: item
});
}
function attribute(element, name) {
const attributes = element[ATTRIBUTES];
const value = attributes && Object.hasOwn(attributes, name) ? attributes[name] : void 0;
return typeof value === "string" ? decode(value) : void 0;
}
function textOf(element) {
const join = value => Array.isArray(value) ? value.join("") : String(value ?? "");
return decode(join(element[TEXT])) + join(element[CDATA]);
}
const NAMED = {
lt: "<",
gt: ">",
amp: "&",
quot: '"',
apos: "'"
};
function decode(text) {
if (!text.includes("&")) return text;
return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi, (whole, decimal, hex, name) => {
if (name !== void 0) return NAMED[name] ?? whole;
const code = decimal === void 0 ? Number.parseInt(hex, 16) : Number(decimal);
return code <= 1114111 ? String.fromCodePoint(code) : whole;
});
}
},
13444: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
fL: () => parseSeconds,
iM: () => parseJUnit
});
var _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2688);
const MAX_MESSAGE = 4e3;
const MAX_DEPTH = 64;
function parseJUnit(xml, options = {}) {
const root = (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.NO)(xml, options.maxBytes);
const suites = [];
const tops = [ ...(0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.Y_)(root, "testsuites"), ...(0, 
_junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.Y_)(root, "testsuite") ];
if (tops.length === 0) throw new _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.v0("PACELINE_JUNIT_INVALID", "The report has no <testsuites> or <testsuite> at its top, so it is no JUnit XML.", "Let the test program write JUnit XML.");
for (const top of tops) collectSuites(top, suites, 0);
return {
suites: suites
};
}
function collectSuites(element, suites, depth) {
if (depth > MAX_DEPTH) return;
const nested = (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.Y_)(element, "testsuite");
const testcases = (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.Y_)(element, "testcase");
if (testcases.length > 0 || nested.length === 0) {
const isPytest = (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "name") === "pytest";
const all = testcases.map(testcase => readTest(testcase, isPytest));
const tests = isGoReport(element) ? mergeReruns(all) : all;
const file = (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "file") ?? (0, 
_junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "filepath");
const sum = tests.reduce((total, test) => total + test.seconds, 0);
suites.push({
name: (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "name") ?? "",
...file === void 0 ? {} : {
file: file
},
seconds: parseSeconds((0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "time")) || sum,
tests: tests
});
}
for (const suite of nested) collectSuites(suite, suites, depth + 1);
}
function readTest(element, isPytest) {
const [skipped] = (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.Y_)(element, "skipped");
const [failure] = (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.Y_)(element, "failure");
const [error] = (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.Y_)(element, "error");
const retries = [ "flakyFailure", "flakyError", "rerunFailure", "rerunError" ].reduce((count, name) => count + (0, 
_junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.Y_)(element, name).length, 0);
const file = (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "file");
const line = Number((0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "line"));
const status = (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "status")?.toLowerCase();
const reason = skipped ?? failure ?? error;
const outcome = skipped ? "skipped" : failure ? "failed" : error ? "error" : status === "skipped" || status === "disabled" || status === "notrun" ? "skipped" : "passed";
const message = reason === void 0 ? "" : messageOf(reason);
return {
...file === void 0 || file === "" ? {} : {
file: file
},
...Number.isInteger(line) && line >= 0 && (isPytest || line > 0) ? {
line: isPytest ? line + 1 : line
} : {},
classname: (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "classname") ?? "",
name: (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "name") ?? "",
seconds: parseSeconds((0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "time")),
outcome: outcome,
...message === "" ? {} : {
message: message
},
retries: retries
};
}
function messageOf(element) {
const short = ((0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "message") ?? "").trim();
const long = (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.b6)(element).trim();
const whole = long.includes(short) || /^failed$/i.test(short) ? long : `${short}\n${long}`.trim();
return (whole || short).slice(0, MAX_MESSAGE);
}
function parseSeconds(text) {
const trimmed = (text ?? "").trim();
if (!/^\d[\d.,]*(?:e[+-]?\d+)?$/i.test(trimmed)) return 0;
const last = Math.max(trimmed.lastIndexOf("."), trimmed.lastIndexOf(","));
const separator = trimmed[last];
const decimal = last >= 0 && trimmed.indexOf(separator) === last ? last : -1;
const plain = decimal < 0 ? trimmed : `${trimmed.slice(0, decimal)}#${trimmed.slice(decimal + 1)}`;
const value = Number(plain.replaceAll(/[.,]/g, "").replace("#", "."));
return Number.isFinite(value) ? value : 0;
}
function isGoReport(suite) {
return (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.Y_)(suite, "properties").some(properties => (0, 
_junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.Y_)(properties, "property").some(property => (0, 
_junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(property, "name") === "go.version"));
}
function mergeReruns(tests) {
const merged = new Map;
for (const test of tests) {
const key = `${test.classname}\0${test.name}`;
const before = merged.get(key);
const passed = before?.outcome === "passed" ? before : test;
merged.set(key, before ? {
...passed,
retries: before.retries + 1
} : test);
}
return [ ...merged.values() ];
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
