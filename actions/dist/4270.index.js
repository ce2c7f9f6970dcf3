export const id = 4270;

export const ids = [ 4270 ];

export const modules = {
40560: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Io: () => saveCache,
J3: () => PUBLIC_ONLY,
P3: () => restoreCache,
VC: () => failsJob,
vV: () => cacheOutputs
});
var _paceline_core__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(85186);
var _lines_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(93653);
var _report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84378);
var _restore_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69948);
var _save_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46533);
var _save_decision_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(55712);
var _step_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35271);
const cacheOutputs = {
..._restore_js__WEBPACK_IMPORTED_MODULE_1__.V,
"bytes-uploaded": "0"
};
async function restoreCache(context, machine) {
const {step: step, found: found, report: report, reportName: reportName} = await (0, 
_restore_js__WEBPACK_IMPORTED_MODULE_1__.f)(context, machine);
context.state.save({
wanted: step.wanted,
...found.storeKey === void 0 ? {} : {
found: found.storeKey
},
...found.metadata === void 0 ? {} : {
metadata: found.metadata
},
reportName: reportName,
report: report,
endedAt: machine.now()
});
}
async function saveCache(context, machine) {
const {environment: environment} = context;
const {saved: state} = context.state;
if (!state) return context.result("cache: nothing saved, as the restore step did not finish");
const {report: report, reportName: reportName, wanted: wanted} = state;
const intervalSeconds = Math.max(0, (machine.now() - state.endedAt) / 1e3);
const step = await (0, _step_js__WEBPACK_IMPORTED_MODULE_3__.Ie)(context, machine, wanted);
const reason = whyNot(context, step, report);
const done = reason === void 0 ? await (0, _save_js__WEBPACK_IMPORTED_MODULE_2__.wn)(context, machine, step, {
found: state.found,
metadata: {
"interval-seconds": intervalSeconds.toFixed(1)
}
}) : (0, _save_js__WEBPACK_IMPORTED_MODULE_2__.hT)(reason);
const estimate = report.result === "exact" && report.restore ? (0, _report_js__WEBPACK_IMPORTED_MODULE_0__.xo)(state.metadata ?? {}, environment.job, {
intervalSeconds: intervalSeconds,
restoreSeconds: report.restore.seconds
}) : void 0;
const full = {
...report,
save: done.save,
tiers: (0, _report_js__WEBPACK_IMPORTED_MODULE_0__.xs)(report.tiers ?? [], done.tiers),
...estimate === void 0 ? {} : {
savedSeconds: estimate
}
};
const gain = estimate === void 0 || estimate < 1 ? "" : `; about ${(0, _lines_js__WEBPACK_IMPORTED_MODULE_4__.YA)(estimate)} saved by the hit`;
const line = (0, _lines_js__WEBPACK_IMPORTED_MODULE_4__.TN)(done.line + gain);
context.result(`cache: ${line}`);
if (reason === void 0) context.summary(`Cache: ${line}\n${(0, _report_js__WEBPACK_IMPORTED_MODULE_0__.Zb)(done.tiers)}`);
await (0, _report_js__WEBPACK_IMPORTED_MODULE_0__.u5)(context, reportName, full);
await (0, _report_js__WEBPACK_IMPORTED_MODULE_0__.S3)(context, reportName, full);
(0, _save_js__WEBPACK_IMPORTED_MODULE_2__.xq)(done, wanted.key);
}
function whyNot(context, {trust: trust, signing: signing, wanted: wanted}, {result: result}) {
const {environment: environment, inputs: inputs} = context;
return (0, _save_decision_js__WEBPACK_IMPORTED_MODULE_5__.N)({
mode: inputs.mode,
eventName: environment.eventName,
trusted: trust.write !== void 0,
unsignable: signing && !signing.signer ? PUBLIC_ONLY : (0, _step_js__WEBPACK_IMPORTED_MODULE_3__.Hm)(inputs, signing),
post: {
save: inputs["save-always"] && inputs.save === "on-success" ? "always" : inputs.save,
jobStatus: inputs["job-status"] ?? "",
exact: result === "exact",
key: wanted.key,
onExisting: inputs["on-existing"]
}
});
}
const PUBLIC_ONLY = "sign-with names a public key, which verifies but cannot sign";
const failsJob = error => error instanceof _paceline_core__WEBPACK_IMPORTED_MODULE_6__.ce && error.code === "PACELINE_CACHE_EXISTS";
},
64270: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
default: () => __WEBPACK_DEFAULT_EXPORT__
});
var _paceline_core__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62251);
var _cache_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40560);
var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82013);
var _machine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62698);
const __WEBPACK_DEFAULT_EXPORT__ = (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.Q)()({
inputs: _inputs_js__WEBPACK_IMPORTED_MODULE_1__.kv,
outputs: _cache_js__WEBPACK_IMPORTED_MODULE_0__.vV,
check: _inputs_js__WEBPACK_IMPORTED_MODULE_1__.RU,
main: context => (0, _cache_js__WEBPACK_IMPORTED_MODULE_0__.P3)(context, _machine_js__WEBPACK_IMPORTED_MODULE_2__.A),
post: context => (0, _cache_js__WEBPACK_IMPORTED_MODULE_0__.Io)(context, _machine_js__WEBPACK_IMPORTED_MODULE_2__.A),
postFails: _cache_js__WEBPACK_IMPORTED_MODULE_0__.VC
});
},
16177: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
KF: () => MAX_MARKED,
Lx: () => writeMark,
pc: () => readMarks,
tx: () => readMarkedBlobs,
v5: () => marksFolder
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92857);
const mark = zod__WEBPACK_IMPORTED_MODULE_1__.Ikc({
format: zod__WEBPACK_IMPORTED_MODULE_1__.euz(1),
markedAt: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative(),
putBefore: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative(),
sha256: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(zod__WEBPACK_IMPORTED_MODULE_1__.YjP().regex(/^[0-9a-f]{64}$/)).max(1e5)
});
const MAX_MARKED = 1e5;
const MAX_BYTES = 16777216;
const MAX_MARKS = 1e3;
const marksFolder = repository => `gc/${repository}/candidates/`;
async function writeMark(store, repository, value, expiresAt) {
const key = marksFolder(repository) + (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString("hex");
const options = {
expiresAt: expiresAt,
listedOnly: true
};
await store.put(key, (new TextEncoder).encode(JSON.stringify(mark.parse({
format: 1,
...value
}))), options);
}
async function readMarks(store, repository) {
const keys = [];
for await (const {key: key, size: size} of store.list(marksFolder(repository))) if (size <= MAX_BYTES && keys.length < MAX_MARKS) keys.push(key);
const marks = [];
for (const key of keys) {
const value = await store.get(key);
const parsed = value && mark.safeParse(parseJson(value.bytes));
if (parsed?.success) marks.push({
...parsed.data,
key: key
});
}
return marks;
}
async function readMarkedBlobs(store, repository) {
const marked = new Set((await readMarks(store, repository)).flatMap(({sha256: sha256}) => sha256));
return sha256 => marked.has(sha256);
}
function parseJson(bytes) {
try {
return JSON.parse((new TextDecoder).decode(bytes));
} catch {
return;
}
}
},
55712: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
N: () => whyNotSaved
});
function whyNotSaved(question) {
const {mode: mode, eventName: eventName, trusted: trusted, unsignable: unsignable, post: post} = question;
if (mode === "read-only") return "mode is read-only";
if (!trusted) return `a run on ${eventName} may read the cache but not write it`;
if (post) {
const {save: save, jobStatus: jobStatus, exact: exact, key: key, onExisting: onExisting} = post;
if (save === "never") return "save is never";
if (save === "on-success" && jobStatus !== "success") return jobStatus === "" ? "the runner did not say whether the job succeeded; save: always saves in any case" : `the job ${jobStatus === "cancelled" ? "was cancelled" : "failed"}; save: always saves all the same`;
if (exact && onExisting !== "replace") return `${key} was found exactly`;
}
return unsignable;
}
},
46533: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
hT: () => skipped,
wn: () => saveEntry,
xq: () => failOnExisting
});
var _paceline_core__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(85186);
var _paceline_snapshot__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(82114);
var _entries_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90470);
var _lines_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(93653);
var _marked_blobs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16177);
var _progress_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(78847);
var _report_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84378);
var _statistics_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20259);
var _step_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(35271);
var _tree_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(83291);
const NOTHING = {
seconds: 0,
files: 0,
bytes: 0,
newBytes: 0
};
const skipped = reason => ({
save: {
...NOTHING,
result: "skipped",
reason: reason
},
line: `not saved: ${reason}`,
tiers: []
});
async function saveEntry(context, machine, step, about = {}) {
const {environment: environment, log: log} = context;
const {wanted: wanted, trust: trust} = step;
const startedAt = machine.now();
const took = () => (machine.now() - startedAt) / 1e3;
const store = await (0, _step_js__WEBPACK_IMPORTED_MODULE_4__.b0)(context, machine, trust);
try {
const {outcome: outcome, ...counts} = await put(context, machine, store, step, about);
const {files: count, bytes: bytes, newBytes: newBytes} = counts;
const save = {
files: count,
bytes: bytes,
newBytes: newBytes,
seconds: took(),
result: outcome
};
if (outcome === "saved") await (0, _statistics_js__WEBPACK_IMPORTED_MODULE_3__.bQ)(store, {
repository: environment.repository,
scope: trust.write,
now: machine.now(),
key: wanted.key,
restoreKeys: wanted.restoreKeys,
save: {
bytes: bytes,
newBytes: newBytes
}
});
return {
save: save,
line: sentence(wanted.key, save),
tiers: (0, _report_js__WEBPACK_IMPORTED_MODULE_2__.jM)(store)
};
} catch (error) {
log.warning(`The cache was not saved: ${(0, _lines_js__WEBPACK_IMPORTED_MODULE_6__.TN)((0, 
_paceline_core__WEBPACK_IMPORTED_MODULE_7__.bD)(error))}`);
const reason = (0, _paceline_core__WEBPACK_IMPORTED_MODULE_7__.bD)(error);
return {
save: {
...NOTHING,
seconds: took(),
result: "failed",
reason: reason
},
line: `not saved: ${reason}`,
tiers: (0, _report_js__WEBPACK_IMPORTED_MODULE_2__.jM)(store)
};
} finally {
await store.close();
}
}
async function put(context, machine, store, step, about) {
const {environment: environment, inputs: inputs, log: log} = context;
const {repository: repository} = environment;
const {wanted: wanted, paths: paths, trust: trust, signing: signing} = step;
const own = trust.write;
const {codec: codec, level: level} = inputs.compression;
return (0, _paceline_snapshot__WEBPACK_IMPORTED_MODULE_8__.O)(store, {
key: (0, _entries_js__WEBPACK_IMPORTED_MODULE_0__.FP)(repository, own, paths.version) + (0, 
_entries_js__WEBPACK_IMPORTED_MODULE_0__.MB)(own, wanted.key, wanted.context),
packs: (0, _entries_js__WEBPACK_IMPORTED_MODULE_0__.C)(repository),
paths: paths,
earlier: await earlierEntries(store, repository, paths, step, inputs.mode, about.found),
compression: {
codec: codec,
...level === void 0 ? {} : {
level: level
}
},
statCache: (0, _tree_file_js__WEBPACK_IMPORTED_MODULE_5__.P)(environment.home, paths),
existing: inputs["on-existing"],
avoid: await (0, _marked_blobs_js__WEBPACK_IMPORTED_MODULE_1__.tx)(store, repository),
...signing?.signer ? {
signer: signing.signer,
verifier: signing.verifier
} : {},
...inputs.ttl === void 0 ? {} : {
expiresAt: machine.now() + inputs.ttl * 1e3
},
metadata: {
...(0, _entries_js__WEBPACK_IMPORTED_MODULE_0__.n9)(wanted.context),
job: environment.job,
...about.metadata
},
onNote: note => log.info((0, _lines_js__WEBPACK_IMPORTED_MODULE_6__.TN)(note)),
onProgress: (0, _progress_js__WEBPACK_IMPORTED_MODULE_9__.L)("saving", machine.now, log.info)
});
}
async function earlierEntries(store, repository, paths, {trust: trust}, mode, found) {
if (mode === "write-only") return [];
if (found !== void 0) return [ found ];
const folders = trust.read.map(scope => (0, _entries_js__WEBPACK_IMPORTED_MODULE_0__.FP)(repository, scope, paths.version));
const entries = await store.newest(folders);
for (const folder of folders) {
const [newest] = entries.filter(entry => entry.key.startsWith(folder)).sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0));
if (newest) return [ newest.key ];
}
return [];
}
function sentence(key, {result: result, files: count, bytes: bytes, newBytes: newBytes, seconds: took}) {
switch (result) {
case "kept":
return `kept ${key}: there is an entry of this key, and on-existing is keep`;

case "exists":
return `not saved: there is an entry of ${key}, and on-existing is fail`;

case "unchanged":
return `kept ${key}: its content is still the same`;

default:
return `saved ${key}: ${(0, _lines_js__WEBPACK_IMPORTED_MODULE_6__.aq)(count)}, ${(0, 
_lines_js__WEBPACK_IMPORTED_MODULE_6__.Ej)(bytes)} (${(0, _lines_js__WEBPACK_IMPORTED_MODULE_6__.Ej)(newBytes)} written) in ${(0, 
_lines_js__WEBPACK_IMPORTED_MODULE_6__.YA)(took)}`;
}
}
function failOnExisting({save: save}, key) {
if (save.result !== "exists") return;
throw new _paceline_core__WEBPACK_IMPORTED_MODULE_7__.ce("PACELINE_CACHE_EXISTS", `There is an entry of ${key} already.`, "Give the key a part that changes with the content, or set on-existing to keep or replace.");
}
}
};
