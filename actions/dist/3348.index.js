export const id = 3348;

export const ids = [ 3348 ];

export const modules = {
69150: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
U: () => beginStep
});
var _paceline_render__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95045);
var _paceline_render__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23061);
var _report_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66231);
var _step_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29419);
async function beginStep(context, machine) {
const startedAt = machine.now();
const step = await (0, _step_js__WEBPACK_IMPORTED_MODULE_1__.Ie)(context, machine);
return {
step: step,
startedAt: startedAt,
reportName: (0, _report_report_js__WEBPACK_IMPORTED_MODULE_0__.AV)(),
about: {
kind: "cache-report",
version: 1,
createdAt: new Date(startedAt).toISOString(),
job: context.environment.job,
key: step.request.key
},
tell(sentence, tiers) {
const line = (0, _paceline_render__WEBPACK_IMPORTED_MODULE_2__.TN)(sentence);
context.result(`cache: ${line}`);
context.summary(`Cache: ${(0, _paceline_render__WEBPACK_IMPORTED_MODULE_3__.FV)(line)}\n${(0, 
_report_report_js__WEBPACK_IMPORTED_MODULE_0__.Zb)(tiers)}`);
}
};
}
},
52366: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
D2: () => forgetDamaged,
aQ: () => noteDamaged,
uW: () => readDamaged
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
var _paceline_snapshot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65796);
var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92857);
const MAX_NOTED = 1e3;
const MAX_BYTES = MAX_NOTED * 67 + 1;
const digests = zod__WEBPACK_IMPORTED_MODULE_2__.YOg(zod__WEBPACK_IMPORTED_MODULE_2__.YjP().regex(/^[0-9a-f]{64}$/)).max(MAX_NOTED);
function noteDamaged(tree, content) {
if (tree === void 0 || content.length === 0) return;
try {
(0, node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(tree), {
recursive: true
});
const all = new Set([ ...readDamaged(tree), ...content ]);
forgetDamaged(tree);
(0, node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(noteOf(tree), JSON.stringify([ ...all ].slice(-MAX_NOTED)), {
mode: 384,
flag: "wx"
});
} catch {}
}
function readDamaged(tree) {
if (tree === void 0) return new Set;
try {
return new Set(digests.parse(JSON.parse((0, _paceline_snapshot__WEBPACK_IMPORTED_MODULE_3__.j)(noteOf(tree), MAX_BYTES).toString())));
} catch {
return new Set;
}
}
function forgetDamaged(tree) {
if (tree === void 0) return;
try {
(0, node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(noteOf(tree), {
recursive: true,
force: true
});
} catch {}
}
const noteOf = tree => `${tree}.damaged`;
},
8320: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
b: () => rememberedTree
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
var _entries_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46785);
function treeFile(home, repository, scope, paths) {
const bases = paths.roots.map(({base: base}) => base);
const about = JSON.stringify([ repository, scope, paths.version, bases ]);
return (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, "trees", (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(about).digest("hex").slice(0, 32));
}
function rememberedTree({environment: environment, inputs: inputs}, {paths: paths, trust: trust}) {
if (trust.write === void 0 || inputs.mode === "write-only") return {};
const {home: home, repository: repository} = environment;
const readable = trust.read.map(scope => (0, _entries_js__WEBPACK_IMPORTED_MODULE_2__.FP)(repository, scope, paths.version));
return {
statCache: treeFile(home, repository, trust.write, paths),
mayRead: key => readable.some(folder => key.startsWith(folder))
};
}
},
20753: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
A: () => machine
});
var external_node_os_ = __webpack_require__(48161);
var core = __webpack_require__(48039);
const maskSecret = value => {
if (value !== "") core.Pq(value);
};
var src_open = __webpack_require__(66826);
const machine = {
openStore: src_open.Ch,
mask: maskSecret,
home: (0, external_node_os_.homedir)(),
now: Date.now
};
},
61806: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
L: () => progressLines
});
var _paceline_render__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28740);
const EVERY_MILLISECONDS = 5e3;
function progressLines(verb, now, say) {
let last = now();
return (done, total) => {
if (now() - last < EVERY_MILLISECONDS) return;
last = now();
say(total === void 0 ? `${verb}: ${(0, _paceline_render__WEBPACK_IMPORTED_MODULE_0__.LS)(done.files, "file")}, ${(0, 
_paceline_render__WEBPACK_IMPORTED_MODULE_0__.z3)(done.bytes)}` : `${verb}: ${(0, 
_paceline_render__WEBPACK_IMPORTED_MODULE_0__.B4)(done.files)} of ${(0, _paceline_render__WEBPACK_IMPORTED_MODULE_0__.LS)(total.files, "file")}, ${(0, 
_paceline_render__WEBPACK_IMPORTED_MODULE_0__.z3)(done.bytes)} of ${(0, _paceline_render__WEBPACK_IMPORTED_MODULE_0__.z3)(total.bytes)}`);
};
}
},
66231: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
AV: () => newReportName,
S3: () => publishReport,
Zb: () => tierTable,
jM: () => tiersOf,
u5: () => writeReport,
xo: () => savedSeconds,
xs: () => addTiers
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var _paceline_contracts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88130);
var _paceline_contracts__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86464);
var _paceline_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94118);
var _paceline_core__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85186);
var _paceline_render__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(28740);
var _paceline_render__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(23061);
const newReportName = () => (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString("hex");
async function writeReport(context, name, report) {
try {
return await (0, _paceline_core__WEBPACK_IMPORTED_MODULE_1__.bd)(context.environment, `cache-${name}/cache-report.json`, (0, 
_paceline_contracts__WEBPACK_IMPORTED_MODULE_2__.ft)(_paceline_contracts__WEBPACK_IMPORTED_MODULE_3__.V, report));
} catch (error) {
context.log.warning(`The cache report was not written: ${(0, _paceline_core__WEBPACK_IMPORTED_MODULE_4__.bD)(error)}`);
return "";
}
}
async function publishReport(context, name, report) {
const job = context.environment.job.replaceAll(/[^A-Za-z0-9._-]/g, "-").slice(0, 40);
try {
const address = {
kind: "cache-report",
planId: "cache",
leg: `${job}-${name}`
};
await context.artifacts.publish(address, (0, _paceline_contracts__WEBPACK_IMPORTED_MODULE_2__.ft)(_paceline_contracts__WEBPACK_IMPORTED_MODULE_3__.V, report));
} catch (error) {
context.log.warning(`The cache report was not uploaded: ${(0, _paceline_core__WEBPACK_IMPORTED_MODULE_4__.bD)(error)}`);
}
}
const tiersOf = store => store.statistics().map(({tier: tier, hits: hits, misses: misses, errors: errors, bytesRead: bytesRead, bytesWritten: bytesWritten}) => ({
tier: tier,
hits: hits,
misses: misses,
errors: errors,
bytesRead: bytesRead,
bytesWritten: bytesWritten
}));
function addTiers(before, after) {
return Array.from({
length: Math.max(before.length, after.length)
}, (_, index) => {
const [a, b] = [ before[index], after[index] ];
if (!a || !b) return a ?? b;
return {
tier: b.tier,
hits: a.hits + b.hits,
misses: a.misses + b.misses,
errors: a.errors + b.errors,
bytesRead: a.bytesRead + b.bytesRead,
bytesWritten: a.bytesWritten + b.bytesWritten
};
});
}
function tierTable(tiers) {
if (tiers.length < 2) return "";
const rows = tiers.map(({tier: tier, hits: hits, misses: misses, errors: errors, bytesRead: bytesRead, bytesWritten: bytesWritten}) => [ tier, ...[ hits, misses, errors ].map(String), (0, 
_paceline_render__WEBPACK_IMPORTED_MODULE_5__.z3)(bytesRead), (0, _paceline_render__WEBPACK_IMPORTED_MODULE_5__.z3)(bytesWritten) ]);
const numbers = [ "hits", "misses", "errors", "read", "written" ].map(title => ({
title: title,
align: "right"
}));
return `\n${(0, _paceline_render__WEBPACK_IMPORTED_MODULE_6__.Qj)([ {
title: "tier"
}, ...numbers ], rows)}`;
}
function savedSeconds(metadata, job, here) {
const there = Number(metadata["interval-seconds"] ?? Number.NaN);
if (metadata["job"] !== job || !Number.isFinite(there) || there < 0) return;
return Math.max(0, there - here.intervalSeconds - here.restoreSeconds);
}
},
97047: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
$J: () => saveInputs,
RU: () => checkTogether,
Yl: () => restoreInputs,
kv: () => cacheInputs
});
var _paceline_core__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63910);
var _context_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18225);
var _presets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90412);
var _signing_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94925);
const MAX_LENGTH = 512;
const MAX_KEYS = 10;
const cacheKey = () => ({
allowed: `a key of at most ${MAX_LENGTH} characters, without commas and control characters`,
parse: check
});
const restoreKeys = () => ({
allowed: `at most ${MAX_KEYS - 1} beginnings of keys, one per line`,
parse(text) {
const keys = text.split(/\r?\n/).map(line => line.trim()).filter(line => line !== "").map(check);
if (keys.length >= MAX_KEYS) throw new _paceline_core__WEBPACK_IMPORTED_MODULE_3__.S7(`at most ${MAX_KEYS - 1} lines`, `it has ${keys.length}`);
return keys;
}
});
const paths = () => ({
allowed: "files, folders or patterns, one per line",
parse(text) {
const found = (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.Mn)().parse(text);
if (found.some(line => !line.startsWith("!"))) return found;
throw new _paceline_core__WEBPACK_IMPORTED_MODULE_3__.S7("a list of paths", "lines with ! only leave out; add a line without");
}
});
function check(key) {
if (key.length > MAX_LENGTH) throw new _paceline_core__WEBPACK_IMPORTED_MODULE_3__.S7(`a key of at most ${MAX_LENGTH} characters`, `it has ${key.length}`);
if (key.includes(",")) throw new _paceline_core__WEBPACK_IMPORTED_MODULE_3__.S7("a key without commas", "write a dash instead");
return (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.g$)(key, "a key");
}
const LEVELS = {
zstd: [ 1, 19 ],
lz4: void 0,
brotli: [ 0, 11 ],
none: void 0
};
const compression = () => {
const codec = (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.yL)("zstd", "lz4", "brotli", "none");
return {
allowed: "zstd, lz4, brotli or none, with a level as in zstd:3",
values: codec.values,
parse(text) {
const [, name = "", digits] = /^([^:]*?)\s*(?::\s*(.*))?$/s.exec(text);
const found = codec.parse(name);
if (digits === void 0) return {
codec: found
};
const range = LEVELS[found];
if (!range) throw new _paceline_core__WEBPACK_IMPORTED_MODULE_3__.S7(`a level: ${found} has none`, `write ${found}`);
const level = /^\d{1,2}$/.test(digits) ? Number(digits) : Number.NaN;
if (level >= range[0] && level <= range[1]) return {
codec: found,
level: level
};
throw new _paceline_core__WEBPACK_IMPORTED_MODULE_3__.S7(`a level of ${found}, from ${range[0]} to ${range[1]}`);
}
};
};
const shared = {
path: (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.lq)(paths()),
key: (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.lq)(cacheKey()),
preset: (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.lq)((0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.yL)(..._presets_js__WEBPACK_IMPORTED_MODULE_1__.gC)),
context: (0, _context_lines_js__WEBPACK_IMPORTED_MODULE_0__.z)(),
enableCrossOsArchive: (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.zM)(),
mode: (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.yL)("auto", "read-only", "write-only"),
"sign-with": (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.lq)((0, _signing_js__WEBPACK_IMPORTED_MODULE_2__.cG)()),
store: (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.Mn)()
};
const restoring = {
"restore-keys": restoreKeys(),
"lookup-only": (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.zM)(),
"fail-on-cache-miss": (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.zM)()
};
const saving = {
"on-existing": (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.yL)("keep", "replace", "fail"),
ttl: (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.lq)((0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.p0)()),
compression: compression(),
"upload-chunk-size": (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.lq)((0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.Yj)())
};
const believing = {
"signed-max-age": (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.lq)((0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.p0)())
};
const restoreInputs = {
...shared,
...restoring,
...believing
};
const saveInputs = {
...shared,
...saving
};
const cacheInputs = {
...shared,
...restoring,
...believing,
...saving,
save: (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.yL)("on-success", "always", "never"),
"save-always": (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.zM)(),
"job-status": (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.lq)((0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.Yj)())
};
function checkTogether(inputs, environment) {
const problems = [];
if ("preset" in inputs && inputs.preset === void 0) for (const name of [ "path", "key" ]) if (name in inputs && inputs[name] === void 0) problems.push(`"${name}" is required: give ${shared[name].allowed}, or choose a preset.`);
if (inputs["sign-with"] !== void 0) {
const problem = (0, _signing_js__WEBPACK_IMPORTED_MODULE_2__.Nl)(inputs["sign-with"], environment.variables);
if (problem !== void 0) problems.push(problem);
} else if (inputs["signed-max-age"] !== void 0) problems.push('"signed-max-age" bounds the time under a signature, so it needs "sign-with"; leave it out, or sign the entries.');
return problems;
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
45500: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
h: () => readEntry
});
var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
var _check_manifest_check_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4393);
var _format_decode_manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27506);
var _format_envelope_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36106);
var _format_manifest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43487);
var _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(71803);
var _get_accepted_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79935);
async function readEntry(store, key, options) {
const {verifier: verifier, cached: cached} = options;
const found = await (0, _get_accepted_js__WEBPACK_IMPORTED_MODULE_1__.c)(store, key, bytes => isEnvelope(bytes, key));
if (!found) return;
const read = new Map([ [ found.tier, found.bytes.byteLength ] ]);
const {cache: cache, entry: entry} = cached ?? {};
if (cache && entry && cache.key === key && Buffer.compare(cache.value, found.bytes) === 0) {
(0, _format_envelope_js__WEBPACK_IMPORTED_MODULE_2__.vw)(found.bytes, key, verifier);
ensureNotExpired(entry.expiresAt, options.now);
return {
...entry,
value: found.bytes,
read: read
};
}
const decoded = await (0, _format_decode_manifest_js__WEBPACK_IMPORTED_MODULE_3__.L)(found.bytes, {
key: key,
verifier: verifier,
decoded: cached?.index,
async blob({sha256: sha256}) {
const blob = await (0, _get_accepted_js__WEBPACK_IMPORTED_MODULE_1__.c)(store, (0, 
_format_manifest_js__WEBPACK_IMPORTED_MODULE_4__.l7)(options.packs, sha256), bytes => (0, 
_format_envelope_js__WEBPACK_IMPORTED_MODULE_2__.fg)(bytes) === sha256);
if (blob) read.set(blob.tier, (read.get(blob.tier) ?? 0) + blob.bytes.byteLength);
return blob?.bytes;
}
});
ensureNotExpired(decoded.expiresAt, options.now);
if (options.onDecoded) {
options.onDecoded(decoded.manifest.packs);
await (0, node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setImmediate)();
}
const manifest = cached && isSame(decoded.manifest, cached.entry.manifest) ? decoded.manifest : (0, 
_check_manifest_check_js__WEBPACK_IMPORTED_MODULE_5__.K)(decoded.manifest, key, options.paths);
return {
...decoded,
manifest: manifest,
value: found.bytes,
read: read
};
}
function ensureNotExpired(expiresAt, now = Date.now()) {
if (expiresAt !== void 0 && expiresAt <= now) throw new _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_6__.Rn("it has expired");
}
const isSame = (one, other) => one.entries === other.entries && one.chunks === other.chunks && one.packs === other.packs;
function isEnvelope(bytes, key) {
try {
(0, _format_envelope_js__WEBPACK_IMPORTED_MODULE_2__.vw)(bytes, key, void 0);
return true;
} catch {
return false;
}
}
},
98202: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Av: () => nextCut,
m$: () => CHUNK,
vB: () => REGION_BYTES
});
const CHUNK = {
min: 49152,
average: 65536,
max: 262144
};
const REGION_BYTES = 67108864;
const EARLY = -16384;
const LATE = -1 << 18;
const WINDOW = 32;
const GEAR = gear(2654435769);
function nextCut(bytes, start, end) {
const last = Math.min(end, start + CHUNK.max);
const middle = Math.min(last, start + CHUNK.average);
let at = Math.min(last, start + CHUNK.min);
let hash = 0;
for (let before = Math.max(start, at - WINDOW); before < at; before++) hash = (hash << 1) + GEAR[bytes[before]] | 0;
for (;at < middle; at++) {
hash = (hash << 1) + GEAR[bytes[at]] | 0;
if ((hash & EARLY) === 0) return at + 1;
}
for (;at < last; at++) {
hash = (hash << 1) + GEAR[bytes[at]] | 0;
if ((hash & LATE) === 0) return at + 1;
}
return last;
}
function gear(seed) {
let state = seed | 0;
return Int32Array.from({
length: 256
}, () => {
for (let round = 0; round < 4; round++) {
state ^= state << 13;
state ^= state >>> 17;
state ^= state << 5;
}
return state;
});
}
},
21896: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
D: () => names,
t: () => STAGING_PREFIX
});
var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
var _tables_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70675);
const STAGING_PREFIX = ".paceline-restore-";
const REPLACED = "�";
const SURROGATE = /[\ud800-\udfff]/;
function names(folder) {
try {
const all = (0, node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(folder);
const ours = name => !name.startsWith(STAGING_PREFIX);
if (!all.some(name => name.includes(REPLACED) || !name.isWellFormed())) return {
list: inOrder(all.filter(ours)),
notUtf8: 0
};
const bytes = process.platform === "win32" ? [] : (0, node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(folder, {
encoding: "buffer"
});
const list = process.platform === "win32" ? all.filter(name => name.isWellFormed()) : bytes.filter(name => (0, 
node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(name)).map(String);
return {
list: inOrder(list.filter(ours)),
notUtf8: all.length - list.length
};
} catch (error) {
throw new _tables_errors_js__WEBPACK_IMPORTED_MODULE_2__.J("PACELINE_SNAPSHOT_UNREADABLE", `${folder} cannot be read: ${error.message}.`, 'Leave it out with a line "!path", or let the user that runs the job own it.', {
cause: error
});
}
}
function inOrder(list) {
list.sort();
if (!list.some(name => SURROGATE.test(name))) return list;
return list.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
},
61269: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Iv: () => nearestExisting,
O0: () => realBase,
Ye: () => realPath
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
function realPath(path) {
try {
return (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(path);
} catch {
return "";
}
}
function realBase(base) {
const above = nearestExisting(base);
return (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0, node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(above), (0, 
node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(above, base));
}
function nearestExisting(path) {
let at = path;
while ((0, node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at) !== at && realPath(at) === "") at = (0, 
node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at);
return at;
}
},
31296: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
g: () => isPlausible,
I: () => planFetches
});
var external_node_crypto_ = __webpack_require__(77598);
var bounds = __webpack_require__(78427);
var entry_table = __webpack_require__(52279);
var with_room = __webpack_require__(94070);
var restore_work = __webpack_require__(28984);
class Writes {
entries;
kinds;
offsets;
lengths;
positions;
length=0;
constructor(room) {
this.entries = new Uint32Array(room);
this.kinds = new Uint8Array(room);
this.offsets = new Uint32Array(room);
this.lengths = new Uint32Array(room);
this.positions = new Float64Array(room);
}
add(entry, kind, offset, length, position) {
const at = this.length++;
this.entries = (0, with_room.E)(this.entries, at + 1);
this.kinds = (0, with_room.E)(this.kinds, at + 1);
this.offsets = (0, with_room.E)(this.offsets, at + 1);
this.lengths = (0, with_room.E)(this.lengths, at + 1);
this.positions = (0, with_room.E)(this.positions, at + 1);
this.entries[at] = entry;
this.kinds[at] = kind;
this.offsets[at] = offset;
this.lengths[at] = length;
this.positions[at] = position;
}
}
const MOST_IN_RANGES = .6;
const SMALL_PACK = 262144;
const GAP = 262144;
const ZERO_SIZES = 16;
function planFetches(manifest, wanted, ranges, held = new Map) {
const {entries: entries, packs: packs, chunks: chunks} = manifest;
const isZero = zeroChunks();
const writes = new Writes(wanted.length);
let segmentOf = new Uint32Array(wanted.length);
const firstOf = firstSegments(packs);
const frames = [];
const isUsed = new Uint8Array(chunks.length);
let bytes = 0;
for (const index of wanted) {
const size = entries.sizes[index];
const isSparse = entries.types[index] === entry_table._o;
const references = entries.chunks(index);
let position = 0;
let isWhole = false;
const has = held.get(index);
for (let at = 0; at < references.length; ) {
const chunk = references[at];
const chunkSize = chunks.sizes[chunk];
if (has?.[at] === 1) {
position += chunkSize;
at += 1;
continue;
}
const [pack, segment, offset] = [ chunks.packs[chunk], chunks.segments[chunk], chunks.offsets[chunk] ];
let length = chunkSize;
isUsed[chunk] = 1;
for (at++; at < references.length; at++) {
const next = references[at];
if (has?.[at] === 1) break;
if (chunks.packs[next] !== pack || chunks.segments[next] !== segment) break;
if (chunks.offsets[next] !== offset + length) break;
isUsed[next] = 1;
length += chunks.sizes[next];
}
const hole = isSparse && length === chunkSize && isZero(chunks.sha256(chunk), chunkSize);
if (!hole) {
isWhole = length === size && !isSparse;
const kind = isWhole ? restore_work.WHOLE : isSparse ? restore_work.SPARSE_PIECE : restore_work.PIECE;
segmentOf = (0, with_room.E)(segmentOf, writes.length + 1);
segmentOf[writes.length] = firstOf[pack] + segment;
writes.add(index, kind, offset, length, position);
bytes += length;
}
position += length;
}
if (!isWhole) frames.push(index);
}
const segments = firstOf[packs.length];
const writesOf = bySegment(segmentOf.subarray(0, writes.length), segments);
const used = Uint32Array.from(isUsed.keys()).filter(chunk => isUsed[chunk] === 1);
const its = bySegment(used.map(chunk => firstOf[chunks.packs[chunk]] + chunks.segments[chunk]), segments);
const chunksOf = segment => its(segment).map(at => used[at]);
let storedBytes = 0;
let contentBytes = 0;
const fetches = packs.flatMap((pack, index) => {
const segments = pack.segments.flatMap((segment, at) => {
const number = firstOf[index] + at;
const writes = writesOf(number);
if (writes.length === 0) return [];
storedBytes += segment.bytes;
contentBytes += segment.size;
return [ {
segment: segment,
writes: writes,
chunks: chunksOf(number)
} ];
});
return segments.length === 0 ? [] : fetchesOf(pack, segments, ranges);
});
return {
fetches: fetches,
writes: writes,
frames: frames,
bytes: bytes,
storedBytes: storedBytes,
contentBytes: contentBytes
};
}
const isPlausible = ({bytes: bytes, storedBytes: storedBytes, contentBytes: contentBytes}) => Math.max(bytes, contentBytes) <= (0, 
bounds.tk)(storedBytes);
function firstSegments(packs) {
const first = new Uint32Array(packs.length + 1);
for (const [index, {segments: segments}] of packs.entries()) first[index + 1] = first[index] + segments.length;
return first;
}
function bySegment(segmentOf, segments) {
const ends = new Uint32Array(segments + 1);
for (const segment of segmentOf) ends[segment + 1] += 1;
for (let segment = 0; segment < segments; segment++) ends[segment + 1] += ends[segment];
const sorted = new Uint32Array(segmentOf.length);
const filled = ends.slice();
for (const [at, segment] of segmentOf.entries()) sorted[filled[segment]++] = at;
return segment => sorted.subarray(ends[segment], ends[segment + 1]);
}
function fetchesOf(pack, segments, ranges) {
const whole = [ {
pack: pack,
range: void 0,
segments: segments
} ];
if (!ranges || pack.bytes <= SMALL_PACK) return whole;
const parts = [];
for (const use of segments) {
const {offset: offset, bytes: bytes} = use.segment;
const last = parts.at(-1);
if (last && offset - (last.offset + last.length) <= GAP) {
last.length = offset + bytes - last.offset;
last.segments.push(use);
} else parts.push({
offset: offset,
length: bytes,
segments: [ use ]
});
}
const length = parts.reduce((sum, part) => sum + part.length, 0);
if (length > pack.bytes * MOST_IN_RANGES) return whole;
return parts.map(({segments: segments, ...range}) => ({
pack: pack,
range: range,
segments: segments
}));
}
function zeroChunks() {
const digests = new Map;
return (sha256, size) => {
if (!digests.has(size) && digests.size < ZERO_SIZES) digests.set(size, (0, external_node_crypto_.createHash)("sha256").update(Buffer.alloc(size)).digest("hex"));
return digests.get(size) === sha256;
};
}
},
95190: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
N: () => loadReadableCache,
z: () => decodeCachedEntry
});
var _check_manifest_check_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4393);
var _format_decode_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27506);
var _stat_cache_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88128);
function loadReadableCache(file, {paths: paths, mayRead: mayRead = () => true, verifier: verifier}) {
const cache = file === void 0 ? void 0 : (0, _stat_cache_js__WEBPACK_IMPORTED_MODULE_0__.Z)(file, paths.version, verifier);
return cache && mayRead(cache.key) ? cache : void 0;
}
async function decodeCachedEntry(cache, {paths: paths, verifier: verifier}) {
try {
const entry = await (0, _format_decode_manifest_js__WEBPACK_IMPORTED_MODULE_1__.L)(cache.value, {
key: cache.key,
verifier: verifier,
blob: async () => cache.index
});
if (cache.count !== entry.manifest.entries.length) return;
(0, _check_manifest_check_js__WEBPACK_IMPORTED_MODULE_2__.K)(entry.manifest, cache.key, paths);
return {
cache: cache,
entry: entry,
index: sha256 => cache.index && sha256 === entry.index?.sha256 ? {
bytes: cache.index,
manifest: entry.base
} : void 0
};
} catch {
return;
}
}
},
69082: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
$1: () => lstat,
F1: () => TICK_MILLISECONDS,
KO: () => isRacy,
PJ: () => isLink,
cu: () => identityOf,
fo: () => isFile,
oO: () => hasOneName,
wd: () => isDirectory
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
const lstat = path => (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, {
throwIfNoEntry: false
});
const isFile = ({mode: mode}) => (mode & node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.S_IFMT) === node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.S_IFREG;
const isDirectory = ({mode: mode}) => (mode & node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.S_IFMT) === node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.S_IFDIR;
const isLink = ({mode: mode}) => (mode & node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.S_IFMT) === node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.S_IFLNK;
const hasOneName = ({mode: mode, nlink: nlink}) => nlink === 1 || !isFile({
mode: mode
});
function identityOf(path) {
const stat = (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, {
throwIfNoEntry: false,
bigint: true
});
return stat && `${stat.dev}:${stat.ino}`;
}
const RACY_MILLISECONDS = 100;
const TICK_MILLISECONDS = 20;
const isRacy = ({ctimeMs: ctimeMs}, observedAt) => ctimeMs > observedAt - RACY_MILLISECONDS;
},
65796: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
j: () => readOwn
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
const OPEN_OWN = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0) | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0);
function readOwn(file, maxBytes) {
const fd = (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(file, OPEN_OWN);
try {
const stat = (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(fd);
const ours = process.getuid === void 0 || stat.uid === process.getuid();
if (!stat.isFile() || !ours || stat.size > maxBytes) throw new Error("not a file of ours");
return (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(fd);
} finally {
(0, node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd);
}
}
},
88128: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Z: () => loadStatCache,
u: () => saveStatCache
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
var _format_bounds_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(78427);
var _read_own_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65796);
var _stat_columns_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(65509);
const MAGIC = Buffer.from("paceline stats 5\n");
const MAX_SIGNATURE_BYTES = 4096;
const MAX_BYTES = 536870912;
function loadStatCache(file, pathSet, verifier) {
try {
const bytes = (0, _read_own_js__WEBPACK_IMPORTED_MODULE_3__.j)(file, MAX_BYTES);
const digestEnd = MAGIC.byteLength + 32;
const signatureStart = digestEnd + 4;
const signatureEnd = signatureStart + bytes.readUInt32LE(digestEnd);
if (signatureEnd - signatureStart > MAX_SIGNATURE_BYTES) return;
const body = bytes.subarray(signatureEnd);
if (!bytes.subarray(0, MAGIC.byteLength).equals(MAGIC)) return;
const digest = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(body).digest();
if (!digest.equals(bytes.subarray(MAGIC.byteLength, digestEnd))) return;
const signature = bytes.toString("latin1", signatureStart, signatureEnd);
if (verifier && !verifier.verify(bytes.subarray(0, digestEnd), signature)) return;
const headEnd = 4 + body.readUInt32LE(0);
const head = JSON.parse(body.toString("utf8", 4, headEnd));
if (head.pathSet !== pathSet || !(head.count <= _format_bounds_js__WEBPACK_IMPORTED_MODULE_4__.Sd)) return;
const valueEnd = headEnd + head.value;
const indexEnd = valueEnd + head.index;
if (body.byteLength !== indexEnd + head.count * _stat_columns_js__WEBPACK_IMPORTED_MODULE_5__.H8 * 8) return;
const {count: count, key: key, blobs: blobs} = head;
const stats = new Float64Array(count * _stat_columns_js__WEBPACK_IMPORTED_MODULE_5__.H8);
new Uint8Array(stats.buffer).set(body.subarray(indexEnd));
const isSameRow = (entry, others, row) => entry >= 0 && entry < count && (0, _stat_columns_js__WEBPACK_IMPORTED_MODULE_5__.jN)(stats, entry, others, row);
const asked = new Float64Array(_stat_columns_js__WEBPACK_IMPORTED_MODULE_5__.H8);
return {
value: body.subarray(headEnd, valueEnd),
index: head.index > 0 ? body.subarray(valueEnd, indexEnd) : void 0,
key: key,
blobs: blobs,
count: count,
stats: stats,
isSame(entry, stat) {
(0, _stat_columns_js__WEBPACK_IMPORTED_MODULE_5__.qc)(asked, 0, stat);
return isSameRow(entry, asked, 0);
},
isSameRow: isSameRow
};
} catch {
return;
}
}
function saveStatCache(file, pathSet, contents) {
const {key: key, value: value, index: index, blobs: blobs, stats: stats, signer: signer} = contents;
const head = {
pathSet: pathSet,
key: key,
blobs: blobs,
count: stats.length / _stat_columns_js__WEBPACK_IMPORTED_MODULE_5__.H8,
value: value.byteLength,
index: index?.byteLength ?? 0
};
const headBytes = Buffer.from(JSON.stringify(head));
const length = Buffer.alloc(4);
length.writeUInt32LE(headBytes.byteLength);
const parts = [ length, headBytes, value, ...index ? [ index ] : [], bytesOf(stats) ];
const hash = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
for (const part of parts) hash.update(part);
const start = Buffer.concat([ MAGIC, hash.digest() ]);
const signature = Buffer.from(signer?.sign(start) ?? "", "latin1");
const signatureLength = Buffer.alloc(4);
signatureLength.writeUInt32LE(signature.byteLength);
const beside = `${file}.${(0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString("hex")}`;
try {
(0, node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)((0, node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file), {
recursive: true
});
writeParts(beside, [ start, signatureLength, signature, ...parts ]);
if ((0, node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(file, {
throwIfNoEntry: false
})?.isDirectory()) (0, node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(file, {
recursive: true
});
(0, node_fs__WEBPACK_IMPORTED_MODULE_1__.renameSync)(beside, file);
return;
} catch (error) {
(0, node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(beside, {
force: true
});
return error;
}
}
const bytesOf = columns => new Uint8Array(columns.buffer, columns.byteOffset, columns.byteLength);
function writeParts(file, parts) {
const fd = (0, node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(file, "wx", 384);
try {
for (const part of parts) for (let done = 0; done < part.byteLength; ) done += (0, 
node_fs__WEBPACK_IMPORTED_MODULE_1__.writeSync)(fd, part, done);
} finally {
(0, node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(fd);
}
}
},
65509: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
$d: () => sizeOf,
H8: () => STAT_COLUMNS,
ML: () => isStatUnchanged,
Pt: () => hasStat,
VV: () => modeOf,
cb: () => clearStat,
fF: () => MODE_COLUMN,
jN: () => isSameStat,
jv: () => devOf,
kJ: () => mtimeOf,
q3: () => writeStat,
qc: () => putStat,
u9: () => ctimeOf
});
var _file_stat_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69082);
const STAT_COLUMNS = 6;
const MODE_COLUMN = 5;
const putStat = (columns, row, stat) => writeStat(columns, row * STAT_COLUMNS, stat);
function writeStat(columns, at, stat) {
columns[at] = stat.dev;
columns[at + 1] = stat.ino;
columns[at + 2] = stat.size;
columns[at + 3] = stat.mtimeMs;
columns[at + 4] = stat.ctimeMs;
columns[at + MODE_COLUMN] = stat.mode;
}
const hasStat = (columns, row) => columns[row * STAT_COLUMNS + 1] !== 0;
const clearStat = (columns, row) => columns.fill(0, row * STAT_COLUMNS, (row + 1) * STAT_COLUMNS);
const devOf = (columns, row) => columns[row * STAT_COLUMNS];
const sizeOf = (columns, row) => columns[row * STAT_COLUMNS + 2];
const mtimeOf = (columns, row) => columns[row * STAT_COLUMNS + 3];
const ctimeOf = (columns, row) => columns[row * STAT_COLUMNS + 4];
const modeOf = (columns, row) => columns[row * STAT_COLUMNS + MODE_COLUMN];
function isSameStat(columns, row, others, other) {
if (!hasStat(columns, row)) return false;
const [at, its] = [ row * STAT_COLUMNS, other * STAT_COLUMNS ];
for (let column = 0; column < STAT_COLUMNS; column++) if (columns[at + column] !== others[its + column]) return false;
return true;
}
const current = new Float64Array(STAT_COLUMNS);
function isStatUnchanged(columns, row, path) {
if (!hasStat(columns, row)) return false;
try {
const stat = (0, _file_stat_js__WEBPACK_IMPORTED_MODULE_0__.$1)(path);
if (!stat || !(0, _file_stat_js__WEBPACK_IMPORTED_MODULE_0__.oO)(stat)) return false;
putStat(current, 0, stat);
return isSameStat(columns, row, current, 0);
} catch {
return false;
}
}
},
75781: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Ao: () => ROW_NUMBERS,
Ge: () => writeRow,
R4: () => StatTable,
jP: () => StatRow
});
var _stat_columns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65509);
const ROW_NUMBERS = _stat_columns_js__WEBPACK_IMPORTED_MODULE_0__.H8 + 2;
const ROWS_AT_A_TIME = 4096;
function writeRow(columns, at, stat) {
(0, _stat_columns_js__WEBPACK_IMPORTED_MODULE_0__.q3)(columns, at, stat);
columns[at + _stat_columns_js__WEBPACK_IMPORTED_MODULE_0__.H8] = stat.nlink;
columns[at + _stat_columns_js__WEBPACK_IMPORTED_MODULE_0__.H8 + 1] = stat.uid;
}
class StatTable {
#blocks=[];
set(index, stat) {
const block = Math.floor(index / ROWS_AT_A_TIME);
this.#blocks[block] ??= new Float64Array(ROWS_AT_A_TIME * ROW_NUMBERS);
writeRow(this.#blocks[block], index % ROWS_AT_A_TIME * ROW_NUMBERS, stat);
}
at(index) {
const columns = this.#blocks[Math.floor(index / ROWS_AT_A_TIME)];
const row = index % ROWS_AT_A_TIME * ROW_NUMBERS;
return columns && columns[row + _stat_columns_js__WEBPACK_IMPORTED_MODULE_0__.fF] !== 0 ? new StatRow(columns, row) : void 0;
}
}
class StatRow {
#columns;
#at;
constructor(columns, at) {
this.#columns = columns;
this.#at = at;
}
get dev() {
return this.#columns[this.#at];
}
get ino() {
return this.#columns[this.#at + 1];
}
get size() {
return this.#columns[this.#at + 2];
}
get mtimeMs() {
return this.#columns[this.#at + 3];
}
get ctimeMs() {
return this.#columns[this.#at + 4];
}
get mode() {
return this.#columns[this.#at + _stat_columns_js__WEBPACK_IMPORTED_MODULE_0__.fF];
}
get nlink() {
return this.#columns[this.#at + _stat_columns_js__WEBPACK_IMPORTED_MODULE_0__.H8];
}
get uid() {
return this.#columns[this.#at + _stat_columns_js__WEBPACK_IMPORTED_MODULE_0__.H8 + 1];
}
}
},
48015: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
i: () => startBelow,
z: () => EntryPaths
});
var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
const startBelow = folder => folder.endsWith(node_path__WEBPACK_IMPORTED_MODULE_0__.sep) ? folder : folder + node_path__WEBPACK_IMPORTED_MODULE_0__.sep;
class EntryPaths {
entries;
bases;
#starts;
constructor(entries, bases) {
this.entries = entries;
this.bases = bases;
this.#starts = bases.map(startBelow);
}
at(index) {
const root = this.entries.roots[index];
const path = this.entries.path(index);
if (path === "") return this.bases[root];
return this.#starts[root] + (node_path__WEBPACK_IMPORTED_MODULE_0__.sep === "/" ? path : path.replaceAll("/", node_path__WEBPACK_IMPORTED_MODULE_0__.sep));
}
}
},
79923: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
L: () => childrenOf,
l: () => subtreeEnds
});
var _entry_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52279);
function* childrenOf(ends, folder) {
for (let child = folder + 1; child < ends[folder]; child = ends[child]) yield child;
}
const cache = new WeakMap;
function subtreeEnds(entries) {
let ends = cache.get(entries);
if (ends === void 0) {
ends = findEnds(entries) ?? null;
cache.set(entries, ends);
}
return ends ?? void 0;
}
function findEnds({length: length, types: types, roots: roots, paths: paths}) {
const ends = new Uint32Array(length);
const open = [];
for (let index = 0; index < length; index++) {
const isFirst = index === 0 || roots[index] !== roots[index - 1];
if (isFirst && index > 0 && roots[index] < roots[index - 1]) return;
const shared = isFirst ? 0 : paths.shared(index, paths, index - 1);
if (!isFirst && paths.compare(index, paths, index - 1, shared) <= 0) return;
while (open.length > 0 && (isFirst || !paths.isBelow(index, open.at(-1), shared))) ends[open.pop()] = index;
const folder = open.at(-1);
if (folder !== void 0 && !paths.isDirectlyIn(index, folder)) return;
if (types[index] === _entry_table_js__WEBPACK_IMPORTED_MODULE_0__.Md) open.push(index); else ends[index] = index + 1;
}
for (const folder of open) ends[folder] = length;
return ends;
}
},
97464: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
b: () => createPool,
V: () => defaultWorkers
});
var external_node_os_ = __webpack_require__(48161);
var external_node_worker_threads_ = __webpack_require__(75919);
var errors = __webpack_require__(70675);
const KINDS = {
save: () => __webpack_require__.e(563).then(__webpack_require__.bind(__webpack_require__, 10563)),
restore: () => Promise.resolve().then(__webpack_require__.bind(__webpack_require__, 28984))
};
function withoutTransfer(result) {
if (typeof result !== "object" || result === null || !("transfer" in result)) return result;
const {transfer: _, ...rest} = result;
return rest;
}
const ENTRY = import.meta.url.replace(/[^/]*$/, import.meta.url.endsWith(".ts") ? "worker.ts" : "threads/index.js");
const LIMITS = {
maxYoungGenerationSizeMb: 8
};
const defaultWorkers = () => Math.min(8, Math.max(2, (0, external_node_os_.availableParallelism)()));
async function createPool(kind, workers, data) {
return workers <= 0 ? inline(await KINDS[kind](), data) : threads(kind, workers, data);
}
function inline(module, data) {
const work = module.createWork(data);
let last = Promise.resolve();
return {
size: 1,
run(task, input) {
const job = last.then(async () => withoutTransfer(await work[task](input)));
last = job.catch(() => {});
return job;
},
async close() {
await last;
}
};
}
function threads(kind, workers, data) {
const all = Array.from({
length: workers
}, () => start(kind, data));
return {
size: workers,
run(task, input, {worker: worker, transfer: transfer = []} = {}) {
const chosen = worker === void 0 ? all.reduce((a, b) => b.pending() < a.pending() ? b : a) : all[worker];
return chosen.run(task, input, transfer);
},
async close() {
await Promise.all(all.map(worker => worker.close()));
}
};
}
function start(kind, data) {
const waiting = new Map;
let ended;
let next = 0;
const thread = new external_node_worker_threads_.Worker(`import(${JSON.stringify(ENTRY)}).then((entry) => entry.serveSnapshotWork())`, {
eval: true,
env: {},
argv: [],
execArgv: [],
workerData: {
kind: kind,
data: data
},
resourceLimits: LIMITS
});
thread.unref();
const fail = why => {
ended ??= new errors.J("PACELINE_SNAPSHOT_WORKER", `A worker thread ended in the middle of its work: ${why}.`, "Run the job again; if it recurs, the machine may be short of memory: give it more, or cache less.");
for (const {reject: reject} of waiting.values()) reject(ended);
waiting.clear();
};
thread.on("error", error => fail(error instanceof Error ? error.message : String(error)));
thread.on("messageerror", error => fail(error.message));
thread.on("exit", code => fail(`exit code ${code}`));
thread.on("message", ({id: id, result: result, error: error}) => {
const task = waiting.get(id);
waiting.delete(id);
if (waiting.size === 0) thread.unref();
if (error) task?.reject(revive(error)); else task?.resolve(result);
});
return {
pending: () => waiting.size,
run(task, input, transfer) {
const result = new Promise((resolve, reject) => {
if (ended) return reject(ended);
const id = next++;
waiting.set(id, {
resolve: resolve,
reject: reject
});
thread.ref();
try {
thread.postMessage({
id: id,
task: task,
input: input
}, [ ...transfer ]);
} catch (error) {
waiting.delete(id);
reject(error);
}
});
result.catch(() => {});
return result;
},
async close() {
if (ended) return;
const exit = new Promise(resolve => thread.once("exit", () => resolve()));
thread.ref();
if (waiting.size === 0) thread.postMessage(void 0); else await thread.terminate();
await exit;
}
};
}
function revive(error) {
if (error.code?.startsWith("PACELINE_SNAPSHOT_") && error.remedy !== void 0) return new errors.J(error.code, error.message, error.remedy);
return Object.assign(new Error(error.message), {
name: error.name,
code: error.code
});
}
},
31687: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
lE: () => ChangedFile,
on: () => readPart,
tC: () => READ_FLAGS
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
var _tables_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70675);
class ChangedFile extends Error {}
const READ_FLAGS = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0) | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0);
const SAME_MILLISECONDS = .002;
function readPart(file, from, to, into, at) {
const fd = open(file);
try {
let done = from;
while (done < to) {
const count = (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(fd, into, at + done - from, to - done, done);
if (count === 0) throw new ChangedFile(file.absolute);
done += count;
}
const stat = (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(fd);
if (!stat.isFile() || stat.size !== file.size || Math.abs(stat.mtimeMs - file.mtimeMs) > SAME_MILLISECONDS || Math.abs(stat.ctimeMs - file.ctimeMs) > SAME_MILLISECONDS) throw new ChangedFile(file.absolute);
} finally {
(0, node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd);
}
}
function open({absolute: absolute}) {
try {
return (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(absolute, READ_FLAGS);
} catch (error) {
const {code: code} = error;
if (code === "ENOENT" || code === "ELOOP" || code === "ENOTDIR") throw new ChangedFile(absolute);
throw new _tables_errors_js__WEBPACK_IMPORTED_MODULE_1__.J("PACELINE_SNAPSHOT_UNREADABLE", `${absolute} cannot be read: ${error.message}.`, 'Leave it out with a line "!path", or let the user that runs the job own it.', {
cause: error
});
}
}
},
28984: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
PIECE: () => PIECE,
SPARSE_PIECE: () => SPARSE_PIECE,
STAT_NUMBERS: () => STAT_NUMBERS,
WHOLE: () => WHOLE,
WHOLE_WITH_MODE: () => WHOLE_WITH_MODE,
WRITE_NUMBERS: () => WRITE_NUMBERS,
createWork: () => createWork
});
var external_node_crypto_ = __webpack_require__(77598);
var external_node_fs_ = __webpack_require__(73024);
var codec = __webpack_require__(24730);
var paths_paths = __webpack_require__(21021);
var tables_digests = __webpack_require__(89179);
var entry_paths = __webpack_require__(48015);
var chunker = __webpack_require__(98202);
var read_file = __webpack_require__(31687);
var write_files = __webpack_require__(2251);
const WINDOW = 4194304;
const MOST = 2;
function reuseChunks({local: local, target: target, size: size, mode: mode, sparse: sparse, digests: digests, sizes: sizes}) {
const found = new Uint8Array(digests.length);
const positions = [];
const wanted = new Map;
let end = 0;
for (const [index, sha256] of digests.entries()) {
positions.push(end);
end += sizes[index];
const indices = wanted.get(sha256);
if (indices) indices.push(index); else wanted.set(sha256, [ index ]);
}
let made = false;
for (const chunk of chunksOf(local, size * MOST)) {
const sha256 = (0, external_node_crypto_.hash)("sha256", chunk);
const indices = wanted.get(sha256);
if (!indices) continue;
if (!made) (0, write_files.vr)(target, size, mode);
made = true;
for (const index of indices) {
(0, write_files.Wx)(target, chunk, 0, chunk.byteLength, positions[index], sparse);
found[index] = 1;
}
wanted.delete(sha256);
if (wanted.size === 0) break;
}
return found;
}
function* chunksOf(path, most) {
let fd;
try {
fd = (0, external_node_fs_.openSync)(path, read_file.tC);
} catch {
return;
}
try {
const stat = (0, external_node_fs_.fstatSync)(fd);
if (!stat.isFile()) return;
const size = Math.min(stat.size, most);
const buffer = Buffer.allocUnsafeSlow(Math.min(size, WINDOW) + chunker.m$.max);
for (let region = 0; region < size; region += chunker.vB) {
const end = Math.min(size, region + chunker.vB);
let filled = 0;
for (let position = region; position < end || filled > 0; ) {
const count = position < end ? read(fd, buffer, filled, Math.min(WINDOW, end - position), position) : 0;
if (count === 0 && position < end) return;
position += count;
filled += count;
let at = 0;
while (at < filled && (position >= end || filled - at >= chunker.m$.max)) {
const next = (0, chunker.Av)(buffer, at, filled);
yield buffer.subarray(at, next);
at = next;
}
buffer.copyWithin(0, at, filled);
filled -= at;
}
}
} finally {
(0, external_node_fs_.closeSync)(fd);
}
}
function read(fd, buffer, at, bytes, position) {
try {
return (0, external_node_fs_.readSync)(fd, buffer, at, bytes, position);
} catch {
return 0;
}
}
var stat_paths = __webpack_require__(56127);
const WRITE_NUMBERS = 7;
const WHOLE = 0;
const WHOLE_WITH_MODE = 1;
const PIECE = 2;
const SPARSE_PIECE = 3;
const STAT_NUMBERS = 3;
function createWork(_data) {
let buffer = Buffer.allocUnsafe(0);
return {
async write(input) {
const {memory: memory, segments: segments, bases: bases, paths: paths, numbers: numbers, stat: stat} = input;
const stats = [];
const targets = targetsOf(bases, paths, numbers);
let write = 0;
let chunk = 0;
for (const [index, segment] of segments.entries()) {
const content = await verified(new Uint8Array(memory, segment.start, segment.bytes), segment);
if (!content || !areRight(content, input, chunk, chunk + segment.chunks)) return {
damaged: index
};
chunk += segment.chunks;
const end = write + segment.writes;
for (;write < end; write++) writePart(content, targets[write], numbers, write * WRITE_NUMBERS, stat ? stats : void 0);
(0, codec._r)(content);
}
if (!stat) return {
damaged: void 0
};
const columns = Float64Array.from(stats);
return {
damaged: void 0,
stats: columns,
transfer: [ columns.buffer ]
};
},
stat: stat_paths.Ri,
compare({paths: paths, counts: counts, sizes: sizes, digests: digests}) {
const right = new Uint8Array(counts.length);
let first = 0;
for (const [index, path] of paths.split(paths_paths.wv).entries()) {
const end = first + counts[index];
const wanted = digests.subarray(first * tables_digests.j4, end * tables_digests.j4);
const its = sizes.subarray(first, end);
const most = its.reduce((a, b) => Math.max(a, b), 0);
if (buffer.byteLength < most) buffer = Buffer.allocUnsafeSlow(most);
if (isContent(path, its, wanted, buffer)) right[index] = 1;
first = end;
}
return {
right: right
};
},
reuse(input) {
return {
found: reuseChunks(input)
};
}
};
}
async function verified(bytes, segment) {
if ((0, external_node_crypto_.hash)("sha256", bytes) !== segment.sha256) return;
await (0, codec.JS)(segment.codec);
try {
return (0, codec.L_)(segment, bytes);
} catch {
return;
}
}
function areRight(content, {offsets: offsets, sizes: sizes, digests: digests}, from, to) {
for (let chunk = from; chunk < to; chunk++) {
const offset = offsets[chunk];
const bytes = content.subarray(offset, offset + sizes[chunk]);
if ((0, external_node_crypto_.hash)("sha256", bytes) !== (0, tables_digests.sU)(digests, chunk)) return false;
}
return true;
}
function targetsOf(bases, paths, numbers) {
const starts = bases.map(entry_paths.i);
const list = Buffer.from(paths.buffer, paths.byteOffset, paths.byteLength).toString().split(paths_paths.wv);
list.pop();
return list.map((path, index) => {
const root = numbers[index * WRITE_NUMBERS + 1];
return path === "" ? bases[root] : starts[root] + path;
});
}
function writePart(content, path, numbers, at, stats) {
const kind = numbers[at];
const offset = numbers[at + 2];
const length = numbers[at + 3];
if (kind === PIECE || kind === SPARSE_PIECE) (0, write_files.Wx)(path, content, offset, length, numbers[at + 4], kind === SPARSE_PIECE); else {
const attributes = {
mode: numbers[at + 5],
withMode: kind === WHOLE_WITH_MODE,
mtime: numbers[at + 6]
};
(0, write_files.f8)(path, content, offset, length, attributes, stats);
}
}
function isContent(path, sizes, digests, buffer) {
let fd;
try {
fd = (0, external_node_fs_.openSync)(path, read_file.tC);
} catch {
return false;
}
try {
const before = (0, external_node_fs_.fstatSync)(fd);
if (!before.isFile() || before.size !== sizes.reduce((sum, size) => sum + size, 0)) return false;
for (const [index, size] of sizes.entries()) {
for (let done = 0; done < size; ) {
const count = (0, external_node_fs_.readSync)(fd, buffer, done, size - done, null);
if (count === 0) return false;
done += count;
}
if ((0, external_node_crypto_.hash)("sha256", buffer.subarray(0, size)) !== (0, 
tables_digests.sU)(digests, index)) return false;
}
const after = (0, external_node_fs_.fstatSync)(fd);
return before.ctimeMs === after.ctimeMs && before.mtimeMs === after.mtimeMs && before.size === after.size;
} catch {
return false;
} finally {
(0, external_node_fs_.closeSync)(fd);
}
}
},
37985: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
P: () => createSharedMemory
});
const GRAIN = 1048576;
function createSharedMemory(grain = GRAIN) {
const free = [];
return {
take(bytes) {
const index = free.findIndex(({byteLength: byteLength}) => byteLength >= bytes);
if (index >= 0) return free.splice(index, 1)[0];
free.pop();
return new SharedArrayBuffer(Math.max(1, Math.ceil(bytes / grain)) * grain);
},
give(memory) {
free.push(memory);
}
};
}
},
56127: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Ri: () => statPaths,
mP: () => UNREADABLE,
sj: () => ABSENT
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
var _paths_paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21021);
var _stat_stat_columns_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(65509);
var _stat_stat_rows_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75781);
var _tables_entry_paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48015);
const ABSENT = 0;
const UNREADABLE = -1;
function statPaths({base: base, paths: paths}) {
const list = paths.split(_paths_paths_js__WEBPACK_IMPORTED_MODULE_1__.wv);
const start = (0, _tables_entry_paths_js__WEBPACK_IMPORTED_MODULE_2__.i)(base);
const columns = new Float64Array(list.length * _stat_stat_rows_js__WEBPACK_IMPORTED_MODULE_3__.Ao);
for (const [index, path] of list.entries()) {
const at = index * _stat_stat_rows_js__WEBPACK_IMPORTED_MODULE_3__.Ao;
try {
const stat = (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path === "" ? base : start + path, {
throwIfNoEntry: false
});
if (stat) (0, _stat_stat_rows_js__WEBPACK_IMPORTED_MODULE_3__.Ge)(columns, at, stat);
} catch {
columns[at + _stat_stat_columns_js__WEBPACK_IMPORTED_MODULE_4__.fF] = UNREADABLE;
}
}
return {
columns: columns,
transfer: [ columns.buffer ]
};
}
},
2251: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Wx: () => writePiece,
f8: () => writeWhole,
vr: () => writeFrame
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
var _format_file_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61092);
const CREATE = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_EXCL;
const BLOCK = 4096;
const ZEROS = Buffer.alloc(BLOCK);
function writeWhole(path, content, offset, length, {mode: mode, withMode: withMode, mtime: mtime}, stats) {
const fd = (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, CREATE, mode);
try {
writeFully(fd, content, offset, length, 0);
if (withMode) (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.fchmodSync)(fd, mode);
const time = (0, _format_file_time_js__WEBPACK_IMPORTED_MODULE_1__.lg)(mtime);
(0, node_fs__WEBPACK_IMPORTED_MODULE_0__.futimesSync)(fd, time, time);
if (stats) {
const {ino: ino, mtimeMs: mtimeMs, ctimeMs: ctimeMs} = (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(fd);
stats.push(ino, mtimeMs, ctimeMs);
}
} finally {
(0, node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd);
}
}
function writeFrame(path, size, mode) {
const fd = (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, CREATE, mode | 128);
try {
if (size > 0) (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.ftruncateSync)(fd, size);
} finally {
(0, node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd);
}
}
function writePiece(path, content, offset, length, position, sparse) {
const fd = (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY);
try {
const part = content.subarray(offset, offset + length);
for (const [from, to] of sparse ? filled(part, position) : [ [ 0, length ] ]) writeFully(fd, content, offset + from, to - from, position + from);
} finally {
(0, node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd);
}
}
function* filled(content, position) {
let start;
for (let at = 0; at < content.byteLength; ) {
const end = Math.min(content.byteLength, at + BLOCK - (position + at) % BLOCK);
const empty = ZEROS.compare(content, at, end, 0, end - at) === 0;
if (empty && start !== void 0) {
yield [ start, at ];
start = void 0;
} else if (!empty) start ??= at;
at = end;
}
if (start !== void 0) yield [ start, content.byteLength ];
}
function writeFully(fd, content, offset, length, position) {
for (let done = 0; done < length; ) done += (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(fd, content, offset + done, length - done, position + done);
}
}
};
