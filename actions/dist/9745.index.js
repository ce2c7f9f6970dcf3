export const id = 9745;

export const ids = [ 9745 ];

export const modules = {
99745: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
readScans: () => readScans,
scanKeys: () => scanKeys,
writeScans: () => writeScans
});
var external_node_crypto_ = __webpack_require__(77598);
var events = __webpack_require__(10928);
var errors = __webpack_require__(85186);
var src_keys = __webpack_require__(28606);
var external_node_zlib_ = __webpack_require__(38522);
const SCANNER = "2c4d0d73bb00ffc8";
const MAX_BYTES = 16777216;
const MAX_UNPACKED = 134217728;
const KINDS = new Set([ "import", "type", "inline-type", "computed", "glob" ]);
const READS_COMPUTED = 1;
const HAS_JSX = 2;
const COMPLETE = 4;
function encodeScans(scans) {
const rows = [ ...scans ].map(([path, {digest: digest, scan: scan}]) => {
const {requests: requests, strings: strings, paths: paths, inStrings: inStrings, jsxImportSources: jsxImportSources} = scan;
const flags = (scan.readsComputed ? READS_COMPUTED : 0) + (scan.hasJsx ? HAS_JSX : 0) + (scan.complete ? COMPLETE : 0);
const asked = requests.flatMap(({kind: kind, specifier: specifier}) => [ kind, specifier ]);
return [ path, digest, flags, asked, [ ...strings ], [ ...paths ], [ ...inStrings ], [ ...jsxImportSources ] ];
});
const text = Buffer.from(JSON.stringify({
kind: "import-scans",
scanner: SCANNER,
rows: rows
}));
if (text.length > MAX_UNPACKED) return;
const bytes = (0, external_node_zlib_.zstdCompressSync)(text);
return bytes.length > MAX_BYTES ? void 0 : bytes;
}
function decodeScans(bytes) {
if (bytes.length > MAX_BYTES) throw new Error("it is too large");
const record = unpacked(bytes);
if (record?.kind !== "import-scans" || !Array.isArray(record.rows)) throw new Error("it is damaged");
if (record.scanner !== SCANNER) throw new Error("another release wrote it");
return new Map(record.rows.map(row => {
if (!isRow(row)) throw new Error("it is damaged");
const [path, digest, flags, asked, strings, paths, inStrings, jsxImportSources] = row;
const scan = {
requests: requestsOf(asked),
strings: strings,
paths: paths,
inStrings: inStrings,
readsComputed: (flags & READS_COMPUTED) !== 0,
hasJsx: (flags & HAS_JSX) !== 0,
jsxImportSources: jsxImportSources,
complete: (flags & COMPLETE) !== 0
};
return [ path, {
digest: digest,
scan: scan
} ];
}));
}
function unpacked(bytes) {
try {
return JSON.parse((0, external_node_zlib_.zstdDecompressSync)(bytes, {
maxOutputLength: MAX_UNPACKED
}).toString());
} catch {
throw new Error("it is damaged");
}
}
function isRow(row) {
if (!Array.isArray(row) || row.length !== 8) return false;
const [path, digest, flags, ...lists] = row;
return typeof path === "string" && typeof digest === "string" && Number.isInteger(flags) && lists.every(list => Array.isArray(list) && list.every(text => typeof text === "string"));
}
function requestsOf(asked) {
const requests = [];
for (let at = 0; at < asked.length; at += 2) {
const [kind, specifier] = [ asked[at], asked[at + 1] ];
if (!KINDS.has(kind) || specifier === void 0) throw new Error("it is damaged");
requests.push({
kind: kind,
specifier: specifier
});
}
return requests;
}
var believed_scopes = __webpack_require__(534);
const LIFETIME_MS = 2592e6;
function scanKeys(run, trust) {
const hash = (0, external_node_crypto_.createHash)("sha256").update(run.repository).digest("hex").slice(0, 16);
const key = scope => `import-scans/${hash}/${(0, src_keys.OK)(scope)}/${SCANNER}`;
const scopes = (0, believed_scopes.i)(run, trust === "none" ? "none" : "base");
const {write: write} = (0, events.db)(run);
const keys = {
read: scopes.map(key)
};
return write !== void 0 && scopes.includes(write) ? {
...keys,
write: key(write)
} : keys;
}
async function readScans(store, {read: read, write: write}, log) {
for (const key of read) {
const found = await store.get(key);
if (!found) continue;
try {
return decodeScans(found.bytes);
} catch (error) {
log.info(`The stored imports are not used, all modules are scanned: ${(0, errors.bD)(error)} (${key}).`);
}
}
return write === void 0 ? void 0 : new Map;
}
async function writeScans(store, key, scans, {now: now, log: log}) {
const bytes = encodeScans(scans);
try {
if (bytes) await store.put(key, bytes, {
expiresAt: now + LIFETIME_MS
}); else log.info("The imports of all modules are too many to be stored.");
} catch (error) {
log.info(`The imports are not stored for later plans: ${(0, errors.bD)(error)}`);
}
}
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
}
};
