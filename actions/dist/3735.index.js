export const id = 3735;

export const ids = [ 3735 ];

export const modules = {
69150: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
U: () => beginStep
});
var _paceline_render__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95045);
var _paceline_render__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23061);
var _report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84378);
var _step_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35271);
async function beginStep(context, machine) {
const startedAt = machine.now();
const step = await (0, _step_js__WEBPACK_IMPORTED_MODULE_1__.Ie)(context, machine);
return {
step: step,
startedAt: startedAt,
reportName: (0, _report_js__WEBPACK_IMPORTED_MODULE_0__.AV)(),
about: {
kind: "cache-report",
version: 1,
createdAt: new Date(startedAt).toISOString(),
job: context.environment.job,
key: step.wanted.key
},
tell(sentence, tiers) {
const line = (0, _paceline_render__WEBPACK_IMPORTED_MODULE_2__.TN)(sentence);
context.result(`cache: ${line}`);
context.summary(`Cache: ${(0, _paceline_render__WEBPACK_IMPORTED_MODULE_3__.FV)(line)}\n${(0, 
_report_js__WEBPACK_IMPORTED_MODULE_0__.Zb)(tiers)}`);
}
};
}
},
66041: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
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
82013: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
$J: () => saveInputs,
RU: () => checkTogether,
Yl: () => restoreInputs,
kv: () => cacheInputs
});
var _paceline_core__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45912);
var _context_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83807);
var _presets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60466);
var _signing_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38183);
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
93653: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Ej: () => size,
YA: () => seconds,
aq: () => files,
zD: () => grouped
});
const files = count => `${grouped(count)} ${count === 1 ? "file" : "files"}`;
const grouped = count => String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
const seconds = value => `${value < 10 ? value.toFixed(1) : Math.round(value)} s`;
function size(bytes) {
const units = [ "B", "kB", "MB", "GB", "TB" ];
let value = bytes;
let unit = 0;
while (value >= 999.5 && unit < units.length - 1) {
value /= 1e3;
unit += 1;
}
return `${unit > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}
},
62698: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
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
78847: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
L: () => progressLines
});
var _lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93653);
const EVERY_MILLISECONDS = 5e3;
function progressLines(verb, now, say) {
let last = now();
return (done, total) => {
if (now() - last < EVERY_MILLISECONDS) return;
last = now();
say(total === void 0 ? `${verb}: ${(0, _lines_js__WEBPACK_IMPORTED_MODULE_0__.aq)(done.files)}, ${(0, 
_lines_js__WEBPACK_IMPORTED_MODULE_0__.Ej)(done.bytes)}` : `${verb}: ${(0, _lines_js__WEBPACK_IMPORTED_MODULE_0__.zD)(done.files)} of ${(0, 
_lines_js__WEBPACK_IMPORTED_MODULE_0__.aq)(total.files)}, ${(0, _lines_js__WEBPACK_IMPORTED_MODULE_0__.Ej)(done.bytes)} of ${(0, 
_lines_js__WEBPACK_IMPORTED_MODULE_0__.Ej)(total.bytes)}`);
};
}
},
84378: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
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
var _paceline_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(84471);
var _paceline_core__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85186);
var _paceline_render__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(23061);
var _lines_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(93653);
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
_lines_js__WEBPACK_IMPORTED_MODULE_5__.Ej)(bytesRead), (0, _lines_js__WEBPACK_IMPORTED_MODULE_5__.Ej)(bytesWritten) ]);
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
69598: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
f: () => restoreEntry,
V: () => restoreOutputs
});
const CODES = {
SIGHUP: 129,
SIGINT: 130,
SIGTERM: 143
};
function exitOnSignals() {
const handlers = Object.entries(CODES).map(([name, code]) => [ name, () => process.exit(code) ]);
for (const [name, handler] of handlers) process.on(name, handler);
return () => {
for (const [name, handler] of handlers) process.off(name, handler);
};
}
var errors = __webpack_require__(85186);
var lines = __webpack_require__(95045);
var begin_step = __webpack_require__(69150);
var promises_ = __webpack_require__(58500);
const DIGEST_AFTER_KEY = /#[0-9a-f]{64}$/;
const readableKey = name => name.replace(DIGEST_AFTER_KEY, "");
async function* lookup(store, options) {
const {folders: folders, key: key, exactName: exactName, restoreKeys: restoreKeys} = options;
const seen = new Set;
for (const folder of folders) {
const entry = await store.head(folder + (typeof exactName === "string" ? exactName : exactName(folder)));
if (!entry) continue;
seen.add(entry.key);
yield candidate(entry, folder, true);
}
const prefixes = folders.flatMap(folder => [ key, ...restoreKeys ].map(start => ({
folder: folder,
start: start,
prefix: folder + start
})));
const newest = await store.newest(prefixes.map(({prefix: prefix}) => prefix));
const first = prefixes.findIndex(({prefix: prefix}) => newest.some(entry => entry.key.startsWith(prefix)));
if (first < 0) return;
for (const {folder: folder, start: start, prefix: prefix} of prefixes.slice(first)) {
const isNew = entry => !seen.has(entry.key) && entry.key.startsWith(prefix) && readableKey(entry.key.slice(folder.length)).startsWith(start);
for (const entry of newest.filter(isNew).sort(newestFirst)) {
seen.add(entry.key);
yield candidate(entry, folder, false);
}
for (const {key: storeKey} of (await listed(store, prefix)).filter(isNew)) {
const entry = await store.head(storeKey);
if (!entry) continue;
seen.add(storeKey);
yield candidate(entry, folder, false);
}
}
}
async function listed(store, prefix) {
const entries = [];
for await (const entry of store.list(prefix, {
shallow: true
})) entries.push(entry);
return entries.sort(newestFirst);
}
const newestFirst = (a, b) => {
const [one, other] = [ a.createdAt ?? Number.POSITIVE_INFINITY, b.createdAt ?? Number.POSITIVE_INFINITY ];
return one === other ? a.key < b.key ? -1 : 1 : other - one;
};
function candidate({key: storeKey, metadata: metadata, createdAt: createdAt}, folder, exact) {
return {
key: readableKey(storeKey.slice(folder.length)),
storeKey: storeKey,
folder: folder,
exact: exact,
metadata: metadata,
createdAt: createdAt
};
}
var stat_remembered = __webpack_require__(83563);
var workers_pool = __webpack_require__(97464);
var look_ahead = __webpack_require__(88088);
var external_node_fs_ = __webpack_require__(73024);
var external_node_path_ = __webpack_require__(76760);
var file_time = __webpack_require__(61092);
var folder_names = __webpack_require__(21896);
var real_path = __webpack_require__(61269);
var file_stat = __webpack_require__(69082);
var paths = __webpack_require__(21021);
var stat_rows = __webpack_require__(75781);
var tables_digests = __webpack_require__(89179);
var entry_table = __webpack_require__(52279);
var tables_places = __webpack_require__(34972);
class InTheWay extends Error {}
const NEW = 0;
const KEPT = 1;
const KEPT_TO_REPAIR = 2;
const AT_A_TIME = 4e3;
const TASK_BYTES = 8388608;
const TASK_FILES = 256;
async function inspectLocal(manifest, bases, pool, look, earlier) {
const {entries: entries} = manifest;
const places = new tables_places.N(entries, bases);
const states = new Uint8Array(entries.length);
const inNewFolder = new Uint8Array(entries.length);
const stats = new stat_rows.R4;
const links = hardLinks(entries);
const toCompare = [];
const folders = new Folders(places);
for (let index = 0; index < entries.length; index++) {
if (index % AT_A_TIME === AT_A_TIME - 1) await (0, promises_.setImmediate)();
const type = entries.types[index];
const isFolder = type === entry_table.Md;
if (!folders.isThere(index)) {
inNewFolder[index] = 1;
if (isFolder) folders.set(index, false);
continue;
}
const old = earlier ? earlier.place(index) : index;
const seen = old >= 0 ? look(old) : (0, file_stat.$1)(places.at(index));
const stat = seen instanceof Promise ? await seen : seen;
if (isFolder) folders.set(index, stat !== void 0);
if (!stat) continue;
if ((0, look_ahead.wd)(stat) !== isFolder) {
const what = (0, look_ahead.wd)(stat) ? "a" : "not a";
throw new InTheWay(`${places.at(index)} is in the way: it is ${what} folder`);
}
stats.set(index, stat);
if (isFolder) states[index] = KEPT; else if (type === entry_table._e) {
if ((0, look_ahead.PJ)(stat) && readLink(places.at(index)) === entries.target(index)) states[index] = (0, 
file_time.t)(stat, entries.mtimes[index]) ? KEPT : KEPT_TO_REPAIR;
} else if (type !== entry_table.fZ) {
const state = stateByAttributes(stat, entries, index, 1 + (links.get(index)?.length ?? 0));
if (state === NEW) continue;
const right = earlier?.known(index, old, stat);
if (right !== false) states[index] = state;
if (right === void 0 && entries.sizes[index] > 0) toCompare.push(index);
}
}
for (const wrong of await compare(manifest, toCompare, places, pool)) states[wrong] = NEW;
for (const [file, names] of links) {
const identity = states[file] === NEW ? void 0 : (0, file_stat.cu)(places.at(file));
const same = name => identity === (0, file_stat.cu)(places.at(name));
const together = identity !== void 0 && names.every(same);
if (!together) states[file] = NEW;
for (const name of names) states[name] = together ? KEPT : NEW;
}
return {
places: places,
states: states,
stats: stats,
inNewFolder: inNewFolder
};
}
class Folders {
#places;
#around=[];
#known=new Map;
constructor(places) {
this.#places = places;
}
isThere(index) {
const {entries: entries, bases: bases} = this.#places;
const {paths: paths, roots: roots} = entries;
if (paths.size(index) === 0) return true;
for (;;) {
const last = this.#around.at(-1);
if (!last) break;
const {folder: folder, isThere: isThere} = last;
if (roots[folder] === roots[index] && paths.isBelow(index, folder, paths.shared(index, paths, folder))) {
if (paths.isDirectlyIn(index, folder)) return isThere;
break;
}
this.#around.pop();
}
return this.#look(above(this.#places.at(index)), bases[roots[index]]);
}
set(folder, isThere) {
this.#around.push({
folder: folder,
isThere: isThere
});
}
#look(folder, root) {
const state = this.#known.get(folder);
if (state !== void 0) return state;
if (folder.length > root.length && !this.#look(above(folder), root)) {
this.#known.set(folder, false);
return false;
}
const stat = (0, file_stat.$1)(folder);
if (stat && !stat.isDirectory()) throw new InTheWay(`${folder} is in the way: it is not a folder`);
this.#known.set(folder, stat !== void 0);
return stat !== void 0;
}
}
function hardLinks(entries) {
const links = new Map;
for (let index = 0; index < entries.length; index++) {
if (entries.types[index] !== entry_table.fZ) continue;
const file = entries.linked(index);
const names = links.get(file);
if (names) names.push(index); else links.set(file, [ index ]);
}
return links;
}
function stateByAttributes(stat, {sizes: sizes, modes: modes, mtimes: mtimes}, index, names) {
if (!(0, look_ahead.fo)(stat) || stat.size !== sizes[index]) return NEW;
if ((stat.mode & 4095) === modes[index] && (0, file_time.t)(stat, mtimes[index])) return KEPT;
const ours = process.getuid === void 0 || [ 0, stat.uid ].includes(process.getuid());
return ours && stat.nlink <= names ? KEPT_TO_REPAIR : NEW;
}
async function compare(manifest, files, places, pool) {
const {entries: entries} = manifest;
const wrong = [];
const tasks = [];
for (let from = 0, to = 0; from < files.length; from = to) {
for (let bytes = 0; to < files.length && to - from < TASK_FILES && bytes < TASK_BYTES; to++) bytes += entries.sizes[files[to]];
const task = files.slice(from, to);
tasks.push(pool.run("compare", comparison(manifest, task, places)).then(({right: right}) => {
for (const [index, file] of task.entries()) if (right[index] !== 1) wrong.push(file);
}));
}
await Promise.all(tasks);
return wrong;
}
function comparison({entries: entries, chunks: chunks}, files, places) {
const counts = Uint32Array.from(files, file => entries.count(file));
const all = counts.reduce((sum, count) => sum + count, 0);
const sizes = new Uint32Array(all);
const digests = new Uint32Array(all * tables_digests.j4);
let filled = 0;
for (const file of files) for (const chunk of entries.chunks(file)) {
(0, tables_digests.C8)(chunks.digests, chunk, digests, filled);
sizes[filled++] = chunks.sizes[chunk];
}
return {
paths: files.map(file => places.at(file)).join(paths.wv),
counts: counts,
sizes: sizes,
digests: digests
};
}
const above = place => place.slice(0, Math.max(1, place.lastIndexOf(external_node_path_.sep)));
function readLink(path) {
try {
return (0, external_node_fs_.readlinkSync)(path);
} catch {
return;
}
}
var external_node_crypto_ = __webpack_require__(77598);
var external_node_os_ = __webpack_require__(48161);
const STALE_MILLISECONDS = 36e5;
const TOUCH_MILLISECONDS = 6e4;
const OWNER = /^([0-9a-f]{12})-(\d{1,10})-(\d{1,20})-/;
const owner = () => `${place()}-${process.pid}-${startOf(process.pid) ?? "0"}-`;
function isAbandoned(name, mtimeMs, now = Date.now()) {
const [, where, pid, start] = OWNER.exec(name) ?? [];
if (where === place()) return !isRunning(Number(pid), start);
return now - mtimeMs > STALE_MILLISECONDS;
}
function isRunning(pid, start) {
try {
process.kill(pid, 0);
} catch (error) {
if (error.code !== "EPERM") return false;
}
return start === "0" || startOf(pid) === start;
}
function startOf(pid) {
const stat = read(() => (0, external_node_fs_.readFileSync)(`/proc/${pid}/stat`, "latin1"));
const [state, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
return state === "Z" || state === "X" ? void 0 : rest[18];
}
let known;
function place() {
known ??= (0, external_node_crypto_.createHash)("sha256").update(read(() => (0, 
external_node_fs_.readFileSync)("/proc/sys/kernel/random/boot_id", "latin1"))).update(read(() => (0, 
external_node_fs_.readlinkSync)("/proc/self/ns/pid"))).update((0, external_node_os_.hostname)()).digest("hex").slice(0, 12);
return known;
}
function read(from) {
try {
return from();
} catch {
return "";
}
}
const REMOVE = {
recursive: true,
force: true,
maxRetries: 20,
retryDelay: 20
};
function resolveRoots(paths) {
return {
...paths,
roots: paths.roots.map(root => ({
...root,
base: (0, real_path.O0)(root.base),
written: root.written ?? root.base
})),
own: paths.own.map(real_path.O0)
};
}
function folderFor(root) {
const at = (0, real_path.Iv)(root.base);
return (0, external_node_fs_.lstatSync)(at).isDirectory() ? at : (0, external_node_path_.dirname)(at);
}
function createStaging(paths) {
const made = new Map;
let copied = false;
const places = paths.roots.map((root, index) => {
const folder = folderFor(root);
let staging = made.get(folder);
if (!staging) {
staging = makeFolder(folder);
made.set(folder, staging);
}
return (0, external_node_path_.join)(staging, String(index));
});
const removeAll = () => {
for (const [folder, staging] of made) {
(0, external_node_fs_.rmSync)(staging, REMOVE);
made.delete(folder);
}
};
const onExit = () => {
try {
removeAll();
} catch {}
};
process.once("exit", onExit);
const touch = setInterval(() => {
for (const staging of made.values()) touchFolder(staging);
}, TOUCH_MILLISECONDS).unref();
const traits = new Map([ ...made.values() ].map(staging => [ staging, traitsOf(staging) ]));
return {
bases: places,
traits: places.map(place => traits.get((0, external_node_path_.dirname)(place))),
place() {
const onCopy = () => {
copied = true;
};
for (const [index, root] of paths.roots.entries()) {
if (!(0, file_stat.$1)(places[index])) continue;
(0, external_node_fs_.mkdirSync)((0, external_node_path_.dirname)(root.base), {
recursive: true
});
merge(places[index], root.base, onCopy);
}
},
copied: () => copied,
remove() {
clearInterval(touch);
removeAll();
process.off("exit", onExit);
}
};
}
function traitsOf(folder) {
const file = (0, external_node_path_.join)(folder, "probe-é");
(0, external_node_fs_.closeSync)((0, external_node_fs_.openSync)(file, "wx", 511));
try {
const {mode: mode, dev: dev} = (0, external_node_fs_.lstatSync)(file);
return {
granted: mode & 511,
dev: dev,
case: (0, file_stat.$1)((0, external_node_path_.join)(folder, "PROBE-É")) !== void 0 || (0, 
file_stat.$1)((0, external_node_path_.join)(folder, "PROBE-é")) !== void 0,
unicode: (0, file_stat.$1)((0, external_node_path_.join)(folder, "probe-é")) !== void 0
};
} finally {
(0, external_node_fs_.rmSync)(file);
}
}
function merge(from, to, onCopy) {
const source = (0, file_stat.$1)(from);
const target = (0, file_stat.$1)(to);
if (target?.isDirectory() && source.isDirectory()) {
for (const name of (0, external_node_fs_.readdirSync)(from)) merge((0, external_node_path_.join)(from, name), (0, 
external_node_path_.join)(to, name), onCopy);
return;
}
if (target && (target.isDirectory() || source.isDirectory())) throw new InTheWay(`${to} is in the way`);
move(from, to, onCopy);
}
function move(from, to, onCopy) {
try {
(0, external_node_fs_.renameSync)(from, to);
} catch (error) {
if (error.code !== "EXDEV") throw error;
onCopy();
const source = (0, external_node_fs_.lstatSync)(from);
if (source.isDirectory()) {
(0, external_node_fs_.mkdirSync)(to);
merge(from, to, onCopy);
} else copy(from, to, source);
}
}
function touchFolder(folder) {
const now = new Date;
try {
(0, external_node_fs_.utimesSync)(folder, now, now);
} catch {}
}
const makeFolder = inside => (0, external_node_fs_.mkdtempSync)((0, external_node_path_.join)(inside, folder_names.t + owner()));
function copy(from, to, source) {
const folder = makeFolder((0, external_node_path_.dirname)(to));
const beside = (0, external_node_path_.join)(folder, "copy");
try {
if (source.isSymbolicLink()) (0, external_node_fs_.symlinkSync)((0, external_node_fs_.readlinkSync)(from), beside); else (0, 
external_node_fs_.copyFileSync)(from, beside);
const time = (0, file_time.lg)((0, file_time.EJ)(from, source));
(0, external_node_fs_.lutimesSync)(beside, time, time);
(0, external_node_fs_.renameSync)(beside, to);
} finally {
(0, external_node_fs_.rmSync)(folder, {
recursive: true,
force: true
});
}
}
function removeStaleStaging(paths) {
const folders = new Set;
for (const root of paths.roots) for (let at = folderFor(root); !folders.has(at); at = (0, 
external_node_path_.dirname)(at)) folders.add(at);
for (const folder of folders) try {
removeStale(folder);
} catch {}
}
function removeStale(folder) {
for (const name of (0, external_node_fs_.readdirSync)(folder)) {
if (!name.startsWith(folder_names.t)) continue;
const path = folder + external_node_path_.sep + name;
const stat = (0, file_stat.$1)(path);
if (stat && isAbandoned(name.slice(folder_names.t.length), stat.mtimeMs)) (0, external_node_fs_.rmSync)(path, REMOVE);
}
}
async function beginRestore(options) {
const cache = (0, stat_remembered.y)(options.statCache, options);
if (!cache) return {
remembered: void 0,
take: () => {},
end: async () => {}
};
const pool = await (0, workers_pool.b)("restore", options.workers ?? (0, workers_pool.V)(), void 0);
let ready;
let remembered;
try {
const paths = resolveRoots(options.paths);
remembered = await (0, stat_remembered.f)(cache, {
...options,
paths: paths
});
if (remembered) {
const lookedAt = Date.now();
const bases = paths.roots.map(({base: base}) => base);
ready = {
pool: pool,
looking: (0, look_ahead.Rf)(remembered.entry.manifest.entries, bases, pool),
lookedAt: lookedAt
};
}
} finally {
if (!ready) await pool.close();
}
return {
remembered: remembered,
take() {
const taken = ready;
ready = void 0;
return taken;
},
async end() {
const left = ready;
ready = void 0;
await (left?.looking.stop());
await (left?.pool.close());
}
};
}
var read_entry = __webpack_require__(45500);
var folding = __webpack_require__(42696);
var stat_columns = __webpack_require__(65509);
var manifest_problem = __webpack_require__(71803);
var write_files = __webpack_require__(2251);
function makeFolders({manifest: manifest, local: local, path: path}) {
const {entries: entries} = manifest;
const made = new Set;
const makeAbove = folder => {
if (made.has(folder)) return;
(0, external_node_fs_.mkdirSync)(folder, {
recursive: true
});
made.add(folder);
};
const changes = (0, entry_table.Sh)(entries);
for (let index = 0; index < entries.length; index++) {
if (local.states[index] !== NEW) continue;
const isFolder = entries.types[index] === entry_table.Md;
if (!changes(index) && !isFolder) continue;
const place = path(index);
makeAbove((0, external_node_path_.dirname)(place));
if (!isFolder) continue;
(0, external_node_fs_.mkdirSync)(place, entries.modes[index] | 448);
made.add(place);
}
}
function makeFrames({manifest: {entries: entries}, path: path}, frames) {
for (const index of frames) (0, write_files.vr)(path(index), entries.sizes[index], entries.modes[index]);
}
function finishTree({manifest: manifest, local: local, path: path, withMode: withMode}, frames) {
const {entries: entries} = manifest;
for (const index of frames) {
const mode = entries.modes[index];
const time = (0, file_time.lg)(entries.mtimes[index]);
if ((mode & 128) === 0 || withMode(mode)) (0, external_node_fs_.chmodSync)(path(index), mode);
(0, external_node_fs_.utimesSync)(path(index), time, time);
}
for (let index = 0; index < entries.length; index++) {
if (local.states[index] !== NEW) continue;
const type = entries.types[index];
if (type === entry_table.fZ) (0, external_node_fs_.linkSync)(path(entries.linked(index)), path(index));
if (type !== entry_table._e) continue;
const time = (0, file_time.lg)(entries.mtimes[index]);
(0, external_node_fs_.symlinkSync)(entries.target(index), path(index));
(0, external_node_fs_.lutimesSync)(path(index), time, time);
}
}
function repairAttributes({manifest: {entries: entries}, local: local}) {
for (let index = 0; index < entries.length; index++) {
if (local.states[index] !== KEPT_TO_REPAIR) continue;
const place = local.places.at(index);
const time = (0, file_time.lg)(entries.mtimes[index]);
if (entries.isFile(index)) (0, external_node_fs_.chmodSync)(place, entries.modes[index]);
(0, external_node_fs_.lutimesSync)(place, time, time);
}
}
function finishInnerFolders({manifest: {entries: entries}, local: local, path: path, withMode: withMode}, built) {
for (let index = 0; index < entries.length; index++) {
if (entries.types[index] !== entry_table.Md || local.inNewFolder[index] !== 1) continue;
const mode = entries.modes[index];
if ((mode & 448) !== 448) continue;
const place = path(index);
const time = (0, file_time.lg)(entries.mtimes[index]);
if (withMode(mode)) (0, external_node_fs_.chmodSync)(place, mode);
(0, external_node_fs_.utimesSync)(place, time, time);
(0, stat_columns.qc)(built, index, (0, external_node_fs_.lstatSync)(place));
}
}
function finishFolders({manifest: manifest, local: local, withMode: withMode}, built, bases, onNote) {
const {entries: entries} = manifest;
const {places: places, states: states, stats: stats} = local;
const touched = new Set(bases);
const changes = (0, entry_table.Sh)(entries);
for (let index = 0; index < entries.length; index++) if (states[index] === NEW && changes(index)) touched.add(above(places.at(index)));
const isRight = index => {
const stat = stats.at(index);
return states[index] === KEPT && stat !== void 0 && (stat.mode & 4095) === entries.modes[index] && (0, 
file_time.t)(stat, entries.mtimes[index]) && !touched.has(places.at(index));
};
const asTheyWere = new Uint8Array(entries.length);
const folders = [];
for (let index = 0; index < entries.length; index++) {
if (entries.types[index] !== entry_table.Md || built && (0, stat_columns.Pt)(built, index)) continue;
if (isRight(index)) asTheyWere[index] = 1; else folders.push({
index: index,
place: places.at(index)
});
}
folders.sort((a, b) => b.place.length - a.place.length);
for (const {index: index, place: place} of folders) {
const mode = entries.modes[index];
const mtime = entries.mtimes[index];
try {
const stat = states[index] === KEPT ? (0, file_stat.$1)(place) : void 0;
const right = stat ? (stat.mode & 4095) === mode : (mode & 448) === 448 && !withMode(mode);
if (!right) (0, external_node_fs_.chmodSync)(place, mode);
if (!stat || !(0, file_time.t)(stat, mtime)) (0, external_node_fs_.utimesSync)(place, (0, 
file_time.lg)(mtime), (0, file_time.lg)(mtime));
} catch (error) {
onNote(`Mode and time of ${place} were not set: ${error.message}.`);
}
}
return asTheyWere;
}
var get_accepted = __webpack_require__(79935);
var envelope = __webpack_require__(36106);
var manifest = __webpack_require__(43487);
var restore_work = __webpack_require__(28984);
var shared_memory = __webpack_require__(37985);
class Broken extends Error {
content;
constructor(message, content) {
super(message);
this.content = content;
}
}
const BYTES_AHEAD = 58720256;
const REQUESTS = 6;
const PACKS_AHEAD = 3;
const fetch_packs_TASK_BYTES = 524288;
function fetchAhead(store, folder, packs) {
const coming = noneComing();
for (const {sha256: sha256} of packs.slice(0, PACKS_AHEAD)) coming.packs.set(sha256, getPack(store, (0, 
manifest.l7)(folder, sha256), sha256, coming.memory).catch(() => {}));
return coming;
}
const noneComing = () => ({
packs: new Map,
memory: (0, shared_memory.P)()
});
const getPack = (store, key, sha256, memory) => store.get(key, {
sha256: sha256,
memory: bytes => new Uint8Array(memory.take(bytes))
});
async function fetchAll(store, {fetches: fetches, writes: writes}, options) {
const running = new Set;
let ahead = 0;
let failure;
for (const fetch of fetches) {
const bytes = fetch.range?.length ?? fetch.pack.bytes;
while (running.size > 0 && (running.size >= REQUESTS || ahead + bytes > BYTES_AHEAD)) await Promise.race(running);
if (failure !== void 0) break;
ahead += bytes;
const job = fetchOne(store, fetch, writes, options).catch(error => {
failure ??= error;
}).finally(() => {
ahead -= bytes;
running.delete(job);
});
running.add(job);
}
await Promise.all(running);
if (failure !== void 0) throw failure;
}
async function fetchOne(store, fetch, writes, options) {
const {pack: pack, range: range, segments: segments} = fetch;
const key = (0, manifest.l7)(options.packs, pack.sha256);
const {packs: packs, memory: memory} = options.coming;
const coming = range ? void 0 : packs.get(pack.sha256);
packs.delete(pack.sha256);
const found = range ? await store.getRange(key, range.offset, range.length) : await (coming ?? getPack(store, key, pack.sha256, memory));
if (found) options.onRead(found.tier, found.bytes.byteLength);
let left = segments;
if (found && found.bytes.byteLength === (range?.length ?? pack.bytes)) left = await write(found.bytes, range?.offset ?? 0, segments, writes, memory, options);
if (left.length === 0) return;
const accept = bytes => left.every(({segment: segment}) => isRight(bytes, segment));
const other = found || range ? await (0, get_accepted.b)(store, key, accept) : void 0;
const missing = found ? "has another digest" : "is gone from the store, or damaged there";
if (!other) throw new Broken(`a part of it ${missing}`, [ pack.sha256 ]);
options.onRead(other.tier, other.bytes.byteLength);
if (accept(other.bytes)) left = await write(other.bytes, 0, left, writes, memory, options);
if (left.length === 0) return;
await removeDamaged(store, key, pack, other.bytes);
throw new Broken("a part of it has another digest", [ pack.sha256 ]);
}
async function removeDamaged(store, key, pack, bytes) {
if ((0, envelope.fg)(bytes) !== pack.sha256) await store.delete(key).catch(() => {});
}
const isRight = (bytes, {offset: offset, bytes: length, sha256: sha256}) => offset + length <= bytes.byteLength && (0, 
envelope.fg)(bytes.subarray(offset, offset + length)) === sha256;
async function write(bytes, start, segments, writes, memory, options) {
const {shared: shared, at: at} = inShared(bytes, memory);
try {
const results = await Promise.allSettled(tasksOf(segments).map(task => writeTask(shared, start - at, task, writes, options)));
const rejected = results.find(result => result.status === "rejected");
if (rejected) throw rejected.reason;
return results.flatMap(result => result.status === "fulfilled" ? result.value : []);
} finally {
memory.give(shared);
}
}
function tasksOf(segments) {
const tasks = [];
let bytes = Number.POSITIVE_INFINITY;
for (const segment of segments) {
if (bytes >= fetch_packs_TASK_BYTES) {
tasks.push([]);
bytes = 0;
}
tasks.at(-1).push(segment);
bytes += segment.segment.bytes;
}
return tasks;
}
async function writeTask(memory, start, segments, writes, options) {
const input = {
memory: memory,
stat: options.stats,
...taskOf(segments, start, writes, options)
};
const {paths: paths, numbers: numbers, offsets: offsets, sizes: sizes, digests: digests} = input;
const transfer = [ paths, numbers, offsets, sizes, digests ].map(({buffer: buffer}) => buffer);
const {damaged: damaged, stats: stats} = await options.pool.run("write", input, {
transfer: transfer
});
let at = 0;
for (const {writes: its} of segments.slice(0, damaged)) for (const write of its) {
let stat;
if (stats && writes.kinds[write] === restore_work.WHOLE) {
stat = {
ino: stats[at],
mtimeMs: stats[at + 1],
ctimeMs: stats[at + 2]
};
at += restore_work.STAT_NUMBERS;
}
options.onWritten(writes.entries[write], writes.lengths[write], stat);
}
options.onTask();
return damaged === void 0 ? [] : segments.slice(damaged);
}
function taskOf(segments, start, writes, {chunks: chunks, places: {entries: entries, bases: bases}, withMode: withMode}) {
const {paths: paths} = entries;
const all = segments.flatMap(segment => [ ...segment.writes ]);
const size = all.reduce((sum, write) => sum + paths.size(writes.entries[write]) + 1, 0);
const bytes = Buffer.allocUnsafeSlow(size);
const numbers = new Float64Array(all.length * restore_work.WRITE_NUMBERS);
let filled = 0;
for (const [index, write] of all.entries()) {
const entry = writes.entries[write];
filled += paths.bytes.copy(bytes, filled, paths.starts[entry], paths.starts[entry + 1]);
const mode = entries.modes[entry];
const kind = writes.kinds[write];
const at = index * restore_work.WRITE_NUMBERS;
numbers[at] = kind === restore_work.WHOLE && withMode(mode) ? restore_work.WHOLE_WITH_MODE : kind;
numbers[at + 1] = entries.roots[entry];
numbers[at + 2] = writes.offsets[write];
numbers[at + 3] = writes.lengths[write];
numbers[at + 4] = writes.positions[write];
numbers[at + 5] = mode;
numbers[at + 6] = entries.mtimes[entry];
}
const jobs = segments.map(({segment: segment, writes: writes, chunks: chunks}) => {
const {sha256: sha256, codec: codec, offset: offset, bytes: bytes, size: size} = segment;
const counts = {
writes: writes.length,
chunks: chunks.length
};
return {
sha256: sha256,
codec: codec,
start: offset - start,
bytes: bytes,
size: size,
...counts
};
});
return {
segments: jobs,
bases: bases,
paths: bytes,
numbers: numbers,
...chunksOf(segments, chunks)
};
}
function chunksOf(segments, chunks) {
const count = segments.reduce((sum, segment) => sum + segment.chunks.length, 0);
const [offsets, sizes] = [ new Uint32Array(count), new Uint32Array(count) ];
const digests = new Uint32Array(count * tables_digests.j4);
let at = 0;
for (const segment of segments) for (const chunk of segment.chunks) {
(0, tables_digests.C8)(chunks.digests, chunk, digests, at);
offsets[at] = chunks.offsets[chunk];
sizes[at++] = chunks.sizes[chunk];
}
return {
offsets: offsets,
sizes: sizes,
digests: digests
};
}
function inShared(bytes, memory) {
if (bytes.buffer instanceof SharedArrayBuffer) return {
shared: bytes.buffer,
at: bytes.byteOffset
};
const shared = memory.take(bytes.byteLength);
new Uint8Array(shared).set(bytes);
return {
shared: shared,
at: 0
};
}
var fetch_plan = __webpack_require__(31296);
var chunker = __webpack_require__(98202);
async function reuseLocal({manifest: {entries: entries, chunks: chunks}, local: local, path: path}, wanted, pool) {
const held = new Map;
const tasks = wanted.flatMap(index => {
const stat = local.stats.at(index);
if (entries.count(index) < 2 || !stat || !(0, look_ahead.fo)(stat) || stat.size <= chunker.m$.max) return [];
const list = [ ...entries.chunks(index) ];
const input = {
local: local.places.at(index),
target: path(index),
size: entries.sizes[index],
mode: entries.modes[index],
sparse: entries.types[index] === entry_table._o,
digests: list.map(chunk => chunks.sha256(chunk)),
sizes: list.map(chunk => chunks.sizes[chunk])
};
const task = async () => {
const {found: found} = await pool.run("reuse", input);
if (found.includes(1)) held.set(index, found);
};
return [ task() ];
});
const failed = (await Promise.allSettled(tasks)).find(result => result.status === "rejected");
if (failed) throw failed.reason;
return held;
}
var decode_manifest = __webpack_require__(27506);
var stat_cache = __webpack_require__(88128);
var subtrees = __webpack_require__(79923);
function earlierOf({cache: cache, entry: {manifest: old}}, manifest) {
const place = manifest.entries === old.entries ? index => index : (0, entry_table.Bl)(manifest.entries, old.entries);
return {
place: place,
known: (index, at, stat) => cache.isSame(at, stat) ? sameContent(manifest, index, old, at) : void 0
};
}
function sameContent(manifest, entry, old, place) {
const [one, other] = [ manifest.entries, old.entries ];
if (!one.isFile(entry) || !other.isFile(place)) return;
if (one === other && entry === place && manifest.chunks === old.chunks) return true;
const count = one.count(entry);
if (count !== other.count(place)) return;
const [first, its] = [ one.starts[entry], other.starts[place] ];
for (let at = 0; at < count; at++) {
const [chunk, otherChunk] = [ one.references[first + at], other.references[its + at] ];
if ((0, tables_digests.dv)(manifest.chunks.digests, chunk, old.chunks.digests, otherChunk)) continue;
return count === 1 ? false : void 0;
}
return true;
}
function updateStatCache(file, paths, entry, remembered, now) {
const {manifest: manifest} = entry;
const {entries: entries} = manifest;
const {local: local, moved: moved, asTheyWere: asTheyWere, lookedAt: lookedAt, placedAt: placedAt, signer: signer} = now;
const stats = moved ?? new Float64Array(entries.length * stat_columns.H8);
for (let index = 0; index < entries.length; index++) if (entries.types[index] === entry_table.fZ) (0, 
stat_columns.cb)(stats, entries.linked(index));
const isKnown = remembered ? foldersOf(remembered, entries) : () => false;
for (let index = 0; index < entries.length; index++) {
const isFolder = entries.types[index] === entry_table.Md;
if (!isFolder && !entries.isFile(index)) continue;
const stat = local.stats.at(index);
if (isFolder ? asTheyWere[index] === 1 && isKnown(index, stat) : local.states[index] === KEPT) {
if (!(0, file_stat.KO)(stat, lookedAt)) (0, stat_columns.qc)(stats, index, stat);
continue;
}
if (!isFolder && !(0, stat_columns.Pt)(stats, index)) {
const now = (0, file_stat.$1)(local.places.at(index));
if (now) (0, stat_columns.qc)(stats, index, now);
}
if ((0, stat_columns.u9)(stats, index) > placedAt - file_stat.F1) (0, stat_columns.cb)(stats, index);
}
(0, stat_cache.u)(file, paths.version, {
key: manifest.key,
value: entry.value,
index: entry.indexBytes,
blobs: (0, decode_manifest.O)(entry),
stats: stats,
signer: signer
});
}
function foldersOf({cache: cache, entry: {manifest: manifest}}, entries) {
const old = manifest.entries;
if (entries === old) return (index, stat) => cache.isSame(index, stat);
const [ends, oldEnds] = [ (0, subtrees.l)(entries), (0, subtrees.l)(old) ];
if (!ends || !oldEnds) return () => false;
const placeOf = (0, entry_table.Bl)(entries, old);
return (index, stat) => {
const place = placeOf(index);
if (place < 0 || !cache.isSame(place, stat)) return false;
const others = (0, subtrees.L)(oldEnds, place);
for (const child of (0, subtrees.L)(ends, index)) {
const {value: value, done: done} = others.next();
if (done || !entries.paths.hasSameName(child, old.paths, value)) return false;
}
return others.next().done === true;
};
}
async function restoreSnapshot(store, options) {
let pool;
let looking;
let staging;
let placing = false;
let coming = noneComing();
try {
const begun = options.begun ?? await beginRestore(options);
const {remembered: remembered} = begun;
const ready = begun.take();
looking = ready?.looking;
pool = ready?.pool ?? await (0, workers_pool.b)("restore", options.workers ?? (0, 
workers_pool.V)(), void 0);
const paths = resolveRoots(options.paths);
const entry = await (0, read_entry.h)(store, options.key, {
...options,
paths: paths,
remembered: remembered,
onDecoded(packs) {
const nothingHere = paths.roots.every(({base: base}) => (0, file_stat.$1)(base) === void 0);
if (nothingHere) coming = fetchAhead(store, options.packs, packs);
}
});
if (!entry) return miss("there is no such entry", false, false);
const lookedAt = ready?.lookedAt ?? Date.now();
const {manifest: manifest} = entry;
const lookedFor = remembered?.entry.manifest ?? manifest;
const bases = paths.roots.map(({base: base}) => base);
looking ??= (0, look_ahead.Rf)(lookedFor.entries, bases, pool);
const earlier = remembered && earlierOf(remembered, manifest);
const local = await inspectLocal(manifest, bases, pool, looking.look, earlier);
let built;
removeStaleStaging(paths);
if (local.states.includes(NEW)) {
staging = createStaging(paths);
built = await build(store, entry, {
options: options,
paths: paths,
local: local,
staging: staging,
pool: pool,
coming: coming
});
}
const statCache = options.verifier && !options.signer ? void 0 : options.statCache;
if (staging && statCache !== void 0) await (0, promises_.setTimeout)(file_stat.F1);
const placedAt = Date.now();
placing = true;
staging?.place();
removeStaging(staging, options);
const traits = staging?.traits;
const withMode = mode => traits?.some(({granted: granted}) => (mode & ~granted) !== 0) ?? true;
const about = {
manifest: manifest,
local: local,
path: index => local.places.at(index),
withMode: withMode
};
repairAttributes(about);
const moved = staging?.copied() ? void 0 : built;
const asTheyWere = finishFolders(about, moved, bases, options.onNote ?? ignore);
if (statCache !== void 0) {
const now = {
local: local,
moved: moved,
asTheyWere: asTheyWere,
lookedAt: lookedAt,
placedAt: placedAt,
signer: options.signer
};
updateStatCache(statCache, paths, entry, remembered, now);
}
return resultOf(entry, local);
} catch (error) {
return missOf(error, placing);
} finally {
await (looking?.stop());
await (pool?.close());
await Promise.all(coming.packs.values());
removeStaging(staging, options);
}
}
function removeStaging(staging, {onNote: onNote}) {
try {
staging?.remove();
} catch (error) {
onNote?.(`A temporary folder could not be removed: ${error.message}.`);
}
}
async function build(store, entry, to) {
const {manifest: manifest, read: read} = entry;
const {options: options, local: local, staging: staging, pool: pool} = to;
const {entries: entries} = manifest;
const traits = staging.traits;
(0, folding.U)(entries, traits, to.paths);
const wanted = [];
for (let index = 0; index < entries.length; index++) if (local.states[index] === NEW && entries.isFile(index)) wanted.push(index);
const ranges = store.packBytes === void 0;
const whole = (0, fetch_plan.I)(manifest, wanted, ranges);
(0, manifest_problem.D8)((0, fetch_plan.g)(whole), `its files say ${whole.bytes} bytes, of ${whole.storedBytes} that are stored`);
expectRoom(whole.bytes, to.paths);
const places = new tables_places.N(entries, staging.bases);
const path = index => places.at(index);
const withMode = mode => traits.some(({granted: granted}) => (mode & ~granted) !== 0);
const about = {
manifest: manifest,
local: local,
path: path,
withMode: withMode
};
makeFolders(about);
const held = await reuseLocal(about, wanted, pool);
const plan = held.size === 0 ? whole : (0, fetch_plan.I)(manifest, wanted, ranges, held);
makeFrames(about, plan.frames.filter(index => !held.has(index)));
const built = new Float64Array(entries.length * stat_columns.H8);
const total = {
files: wanted.length,
bytes: whole.bytes
};
const done = {
files: 0,
bytes: whole.bytes - plan.bytes
};
await fetchAll(store, plan, {
packs: options.packs,
chunks: manifest.chunks,
coming: to.coming,
pool: pool,
places: places,
withMode: withMode,
stats: options.statCache !== void 0,
onRead: (tier, bytes) => read.set(tier, (read.get(tier) ?? 0) + bytes),
onWritten(index, bytes, stat) {
done.bytes += bytes;
if (bytes === entries.sizes[index]) done.files += 1;
if (!stat || local.inNewFolder[index] !== 1) return;
const {dev: dev} = traits[entries.roots[index]];
const mode = external_node_fs_.constants.S_IFREG | entries.modes[index];
(0, stat_columns.qc)(built, index, {
...stat,
dev: dev,
size: bytes,
mode: mode
});
},
onTask: () => options.onProgress?.(done, total)
});
finishTree(about, plan.frames);
options.onProgress?.(total, total);
finishInnerFolders(about, built);
return built;
}
function resultOf({manifest: {entries: entries}, read: read}, local) {
let files = 0;
let bytes = 0;
let keptFiles = 0;
for (let index = 0; index < entries.length; index++) {
if (!entries.isFile(index) && entries.types[index] !== entry_table.fZ) continue;
files += 1;
if (local.states[index] !== NEW) keptFiles += 1;
bytes += entries.sizes[index];
}
return {
outcome: "restored",
files: files,
bytes: bytes,
readBytes: [ ...read.values() ].reduce((sum, size) => sum + size, 0),
writtenFiles: files - keptFiles,
keptFiles: keptFiles,
tier: [ ...read ].sort((a, b) => b[1] - a[1])[0][0],
byTier: Object.fromEntries(read)
};
}
const miss = (reason, broken, partly, damaged = []) => ({
outcome: "miss",
reason: reason,
broken: broken,
partly: partly,
damaged: damaged
});
function missOf(error, placing) {
const message = error instanceof Error ? error.message : String(error);
if (error instanceof Broken) return miss(`the entry is damaged: ${message}`, true, placing, error.content);
if (error instanceof manifest_problem.Rn) return miss(`the entry is not usable: ${message}`, true, placing, error.content);
if (error instanceof InTheWay) return miss(message, false, placing);
return miss(`it could not be written: ${message}`, false, placing);
}
function expectRoom(bytes, paths) {
for (const folder of new Set(paths.roots.map(folderFor))) {
const {bavail: bavail, bsize: bsize} = (0, external_node_fs_.statfsSync)(folder);
if (bytes > bavail * bsize) throw new InTheWay(`it needs ${bytes} bytes and only ${bavail * bsize} are free in ${folder}`);
}
}
const ignore = () => {};
var damaged_content = __webpack_require__(66041);
var src_entries = __webpack_require__(90470);
var key_difference = __webpack_require__(76945);
function explainMiss(asked, entries) {
const {key: key, version: version, read: read, all: all} = asked;
const none = `no entry for ${key}`;
if (entries.length === 0 && !all) return none;
if (entries.length === 0) return `${none}; nothing has been saved in this store yet`;
const readable = entries.filter(entry => read.includes(entry.scope));
const same = entry => entry.key === key;
const changed = entry => (0, src_entries.Io)(entry.metadata, asked.context);
const others = readable.filter(entry => same(entry) && entry.version === version);
const nearestContext = others.map(changed).filter(names => names.length > 0).sort((a, b) => a.length - b.length)[0];
if (nearestContext) return `${none} with this context; changed: ${nearestContext.join(", ")}`;
if (readable.some(entry => same(entry) && entry.version !== version)) return `${none} with these paths; it was saved with another list of paths`;
const elsewhere = entries.find(entry => same(entry) && entry.version === version);
if (elsewhere && !read.includes(elsewhere.scope)) return `${none}; it was saved for ${elsewhere.scope}, and this run reads only ${read.join(", ")}`;
const nearest = nearestTo(key, readable.filter(entry => entry.version === version && !same(entry)));
if (!nearest) return none;
const {theirs: theirs, ours: ours} = (0, key_difference.D)(nearest.key, key);
const names = changed(nearest);
const besides = names.length > 0 ? `, and in its context: ${names.join(", ")}` : "";
return `${none}; nearest ${nearest.key} differs in "${theirs}" (wanted "${ours}")${besides}`;
}
const MOST_COMPARED = 10;
function comparedEntries(asked, entries) {
const {key: key, version: version, read: read} = asked;
const readable = entries.filter(entry => entry.version === version && read.includes(entry.scope));
const same = readable.filter(entry => entry.key === key);
if (same.length > 0) return same.slice(0, MOST_COMPARED);
const nearest = nearestTo(key, readable);
return nearest ? [ nearest ] : [];
}
function nearestTo(key, entries) {
let best;
for (const entry of entries) {
const common = (0, key_difference.Q)(entry.key, key);
if (common > (best?.common ?? 0)) best = {
entry: entry,
common: common
};
}
return best?.entry;
}
var progress = __webpack_require__(78847);
var src_step = __webpack_require__(35271);
var tree_file = __webpack_require__(83291);
const BREAKS_LINES = /[\x00-\x1f\x7f\u2028\u2029]/;
const MAX_CANDIDATES = 3;
async function findEntry(context, machine, store, step, lookupOnly) {
const {environment: environment, inputs: inputs, log: log} = context;
const {repository: repository} = environment;
const {wanted: wanted, paths: paths, trust: trust, signing: signing} = step;
const {key: key, restoreKeys: restoreKeys} = wanted;
const scopes = new Map(trust.read.map(scope => [ (0, src_entries.FP)(repository, scope, paths.version), scope ]));
const unverifiable = (0, src_step.Hm)(inputs, signing);
if (unverifiable !== void 0) return {
result: "miss",
missReason: `${unverifiable}, so no entry can be verified`
};
const exactName = folder => (0, src_entries.MB)(scopes.get(folder), key, wanted.context);
const explain = async storeKey => {
const {entries: entries, whole: whole} = await (0, src_entries.qo)(store, repository, trust.read);
const found = storeKey === void 0 ? void 0 : (0, src_entries.ER)(repository, storeKey);
if (found && !entries.some(entry => entry.storeKey === storeKey)) entries.unshift({
...found,
createdAt: 0,
metadata: {}
});
const wish = {
key: key,
context: wanted.context,
version: paths.version,
read: trust.read
};
for (const entry of comparedEntries(wish, entries)) {
const known = await store.head(entry.storeKey);
const now = known ? [ {
...entry,
metadata: known.metadata ?? entry.metadata
} ] : [];
entries.splice(entries.indexOf(entry), 1, ...now);
}
const silent = store.statistics().filter(({errors: errors}) => errors > 0).map(({tier: tier}) => tier);
const asked = {
...wish,
all: store.listsAll && silent.length === 0 && whole
};
const unread = silent.length > 0 ? `; not everything could be read: ${silent.join(", ")}` : "";
const unseen = whole ? "" : "; not everything was looked at";
return explainMiss(asked, entries) + unread + unseen;
};
let damaged;
let tried = 0;
const folders = [ ...scopes.keys() ];
const candidates = started(lookup(store, {
folders: folders,
key: key,
exactName: exactName,
restoreKeys: restoreKeys
}));
await (0, promises_.setImmediate)();
const tree = (0, tree_file.b)(context, step);
const keys = {
verifier: signing?.verifier,
signer: signing?.signer
};
const begun = lookupOnly ? void 0 : await beginRestore({
paths: paths,
...tree,
...keys
});
try {
for await (const candidate of candidates) {
const {storeKey: storeKey, exact: exact, key: matchedKey} = candidate;
if (BREAKS_LINES.test(matchedKey)) continue;
if (!exact && !restoreKeys.some(start => matchedKey.startsWith(start)) && !keyItself(matchedKey)) continue;
if (tried++ === MAX_CANDIDATES) break;
const head = lookupOnly ? await store.head(storeKey) : void 0;
const about = {
result: exact ? "exact" : "partial",
matchedKey: matchedKey,
storeKey: storeKey,
...exact ? {
metadata: candidate.metadata ?? {}
} : {
missReason: damaged ?? await explain(storeKey)
}
};
if (lookupOnly) return {
...about,
tier: head?.tier ?? ""
};
const restored = await restoreSnapshot(store, {
key: storeKey,
packs: (0, src_entries.C)(repository),
paths: paths,
...tree,
...keys,
begun: begun,
onNote: note => log.info((0, lines.TN)(note)),
onProgress: (0, progress.L)("restoring", machine.now, log.info)
});
if (restored.outcome === "restored") {
const {tier: tier, files: files, bytes: bytes, readBytes: readBytes, writtenFiles: writtenFiles} = restored;
return {
...about,
tier: tier,
restored: {
files: files,
bytes: bytes,
readBytes: readBytes,
writtenFiles: writtenFiles
}
};
}
(0, damaged_content.aQ)(tree.statCache, restored.damaged);
damaged = `${matchedKey} was found but not restored: ${restored.reason}`;
log.warning(`The cache entry ${(0, lines.TN)(damaged)}.${restored.partly ? " Some of its files are in place." : ""} The job goes on without it.`);
const own = scopes.get(candidate.folder) === trust.write;
if (restored.broken && own && (0, src_step.J)(inputs, trust)) await store.delete(storeKey);
if (!restored.broken) break;
}
} finally {
await (begun?.end());
}
return {
result: "miss",
missReason: damaged ?? await explain()
};
function keyItself(matchedKey) {
return matchedKey !== key && Object.keys(wanted.context).length === 0;
}
}
function started(items) {
const first = items.next();
first.catch(() => {});
return async function*() {
const {value: value, done: done} = await first;
if (done) return;
yield value;
yield* items;
}();
}
var src_lines = __webpack_require__(93653);
var src_report = __webpack_require__(84378);
var statistics = __webpack_require__(20259);
const restoreOutputs = {
"cache-hit": "false",
"cache-primary-key": "",
"cache-matched-key": "",
"hit-tier": "",
"miss-reason": "",
seconds: "0",
"files-restored": "0",
"bytes-restored": "0",
"bytes-downloaded": "0",
"report-path": ""
};
async function restoreEntry(context, machine) {
const {inputs: inputs} = context;
const {step: step, startedAt: startedAt, reportName: reportName, about: about, tell: tell} = await (0, 
begin_step.U)(context, machine);
const {wanted: wanted} = step;
const {found: found, tiers: tiers, took: took} = await lookAndRecord(context, machine, step, startedAt);
const {storeKey: _, metadata: __, matchedKey: matchedKey, restored: restored, ...outcome} = found;
const report = {
...about,
...outcome,
...matchedKey === void 0 ? {} : {
matchedKey: matchedKey
},
...restored ? {
restore: {
seconds: took,
...restored
}
} : {},
tiers: tiers
};
context.setOutput("cache-hit", found.result === "exact");
context.setOutput("cache-primary-key", wanted.key);
context.setOutput("cache-matched-key", matchedKey ?? "");
context.setOutput("hit-tier", found.tier ?? "");
context.setOutput("miss-reason", (0, lines.TN)(found.missReason ?? ""));
context.setOutput("seconds", took);
context.setOutput("files-restored", restored?.files ?? 0);
context.setOutput("bytes-restored", restored?.bytes ?? 0);
context.setOutput("bytes-downloaded", restored?.readBytes ?? 0);
context.setOutput("report-path", await (0, src_report.u5)(context, reportName, report));
tell(sentence(found, took), tiers);
if (found.result === "miss" && inputs["fail-on-cache-miss"]) throw missed(found, wanted.key);
return {
step: step,
found: found,
report: report,
reportName: reportName
};
}
async function lookAndRecord(context, machine, step, startedAt) {
const {environment: environment, inputs: inputs, log: log} = context;
const {wanted: wanted, trust: trust} = step;
if (inputs.mode === "write-only") {
const missReason = "mode is write-only, so nothing was looked for";
return {
found: {
result: "none",
missReason: missReason
},
tiers: [],
took: 0
};
}
const store = await (0, src_step.b0)(context, machine, trust);
const keepSignals = exitOnSignals();
try {
const found = await findEntry(context, machine, store, step, inputs["lookup-only"]).catch(error => {
log.warning(`The cache could not be restored: ${(0, errors.bD)(error)}. The job goes on without it.`);
return {
result: "miss",
missReason: `the cache could not be read: ${(0, errors.bD)(error)}`
};
});
const took = (machine.now() - startedAt) / 1e3;
const {result: result, matchedKey: matchedKey, restored: restored} = found;
await (0, statistics.bQ)(store, {
repository: environment.repository,
scope: (0, src_step.J)(inputs, trust) ? trust.write : void 0,
now: machine.now(),
key: wanted.key,
restoreKeys: wanted.restoreKeys,
restore: {
result: result === "none" ? "miss" : result,
matchedKey: matchedKey,
bytes: restored?.bytes,
seconds: took
}
});
return {
found: found,
tiers: (0, src_report.jM)(store),
took: took
};
} finally {
keepSignals();
await store.close();
}
}
const missed = (found, key) => new errors.ce("PACELINE_CACHE_MISS", `The cache missed: ${(0, 
lines.TN)(found.missReason ?? `no entry for ${key}`)}.`, "Run the job that saves this key first, or set fail-on-cache-miss to false.");
function sentence(found, took) {
if (found.result === "miss") return `miss: ${found.missReason}`;
if (found.result === "none") return `nothing restored: ${found.missReason}`;
const how = `${found.result === "exact" ? "exact" : "restore key"}, ${found.tier}`;
if (!found.restored) return `found ${found.matchedKey} (${how}), looked up only`;
const {files: count, bytes: bytes, readBytes: readBytes} = found.restored;
const inPlace = readBytes * 2 < bytes && found.restored.writtenFiles < count / 2;
const fetched = inPlace ? `, ${(0, src_lines.Ej)(readBytes)} of it fetched` : "";
return `restored ${found.matchedKey} (${how}): ${(0, src_lines.aq)(count)}, ${(0, 
src_lines.Ej)(bytes)}${fetched} in ${(0, src_lines.YA)(took)}`;
}
},
83291: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
b: () => rememberedTree
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
var _entries_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90470);
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
async function readEntry(store, key, from) {
const {verifier: verifier, remembered: remembered} = from;
const found = await (0, _get_accepted_js__WEBPACK_IMPORTED_MODULE_1__.c)(store, key, bytes => isEnvelope(bytes, key));
if (!found) return;
const read = new Map([ [ found.tier, found.bytes.byteLength ] ]);
const {cache: cache, entry: entry} = remembered ?? {};
if (cache && entry && cache.key === key && Buffer.compare(cache.value, found.bytes) === 0) {
(0, _format_envelope_js__WEBPACK_IMPORTED_MODULE_2__.vw)(found.bytes, key, verifier);
expectAlive(entry.expiresAt, from.now);
return {
...entry,
value: found.bytes,
read: read
};
}
const decoded = await (0, _format_decode_manifest_js__WEBPACK_IMPORTED_MODULE_3__.L)(found.bytes, {
key: key,
verifier: verifier,
known: remembered?.index,
async blob({sha256: sha256}) {
const blob = await (0, _get_accepted_js__WEBPACK_IMPORTED_MODULE_1__.c)(store, (0, 
_format_manifest_js__WEBPACK_IMPORTED_MODULE_4__.l7)(from.packs, sha256), bytes => (0, 
_format_envelope_js__WEBPACK_IMPORTED_MODULE_2__.fg)(bytes) === sha256);
if (blob) read.set(blob.tier, (read.get(blob.tier) ?? 0) + blob.bytes.byteLength);
return blob?.bytes;
}
});
expectAlive(decoded.expiresAt, from.now);
if (from.onDecoded) {
from.onDecoded(decoded.manifest.packs);
await (0, node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setImmediate)();
}
const manifest = remembered && isSame(decoded.manifest, remembered.entry.manifest) ? decoded.manifest : (0, 
_check_manifest_check_js__WEBPACK_IMPORTED_MODULE_5__.K)(decoded.manifest, key, from.paths);
return {
...decoded,
manifest: manifest,
value: found.bytes,
read: read
};
}
function expectAlive(expiresAt, now = Date.now()) {
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
88088: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
PJ: () => isLink,
Rf: () => lookAhead,
fo: () => isFile,
wd: () => isDirectory
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
var _stat_file_stat_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69082);
var _stat_stat_rows_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75781);
var _tables_places_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34972);
var _workers_look_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23263);
const isFile = ({mode: mode}) => (mode & node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.S_IFMT) === node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.S_IFREG;
const isDirectory = ({mode: mode}) => (mode & node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.S_IFMT) === node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.S_IFDIR;
const isLink = ({mode: mode}) => (mode & node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.S_IFMT) === node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.S_IFLNK;
const AT_A_TIME = 2e3;
const SAMPLES = 16;
const AHEAD = 8;
function lookAhead(entries, bases, pool) {
const places = new _tables_places_js__WEBPACK_IMPORTED_MODULE_1__.N(entries, bases);
if (entries.length <= AT_A_TIME || !areMostlyThere(places)) return {
look: index => (0, _stat_file_stat_js__WEBPACK_IMPORTED_MODULE_2__.$1)(places.at(index)),
stop: async () => {}
};
const tasks = tasksOf(entries);
for (const {done: done} of tasks) done.promise.catch(() => {});
let next = 0;
let stopped = false;
const send = async () => {
try {
while (!stopped && next < tasks.length) {
const task = tasks[next++];
const base = bases[entries.roots[task.from]];
const {columns: columns} = await pool.run("look", {
base: base,
paths: entries.paths.text(task.from, task.to)
});
task.columns = columns;
task.done.resolve(columns);
}
} catch (error) {
stopped = true;
for (const {done: done} of tasks) done.reject(error);
}
};
const sending = Promise.all(Array.from({
length: pool.size * AHEAD
}, send));
let current = 0;
const taskOf = index => {
while (index >= tasks[current].to) current += 1;
while (index < tasks[current].from) current -= 1;
return tasks[current];
};
const found = (index, from, columns) => {
const at = (index - from) * _stat_stat_rows_js__WEBPACK_IMPORTED_MODULE_3__.Ao;
const mode = columns[at];
if (mode === _workers_look_js__WEBPACK_IMPORTED_MODULE_4__.K$) return;
if (mode === _workers_look_js__WEBPACK_IMPORTED_MODULE_4__.PR) return (0, _stat_file_stat_js__WEBPACK_IMPORTED_MODULE_2__.$1)(places.at(index));
return new _stat_stat_rows_js__WEBPACK_IMPORTED_MODULE_3__.jP(columns, at);
};
return {
look(index) {
const {from: from, columns: columns, done: done} = taskOf(index);
if (columns) return found(index, from, columns);
return done.promise.then(its => found(index, from, its));
},
async stop() {
stopped = true;
await sending;
}
};
}
function tasksOf({length: length, roots: roots}) {
const tasks = [];
for (let from = 0, to = 0; from < length; from = to) {
while (to < length && to - from < AT_A_TIME && roots[to] === roots[from]) to += 1;
tasks.push({
from: from,
to: to,
done: Promise.withResolvers()
});
}
return tasks;
}
function areMostlyThere(places) {
const {length: length} = places.entries;
let there = 0;
for (let sample = 0; sample < SAMPLES; sample++) try {
if ((0, _stat_file_stat_js__WEBPACK_IMPORTED_MODULE_2__.$1)(places.at(Math.floor(sample * length / SAMPLES)))) there += 1;
} catch {}
return there > SAMPLES / 2;
}
},
69082: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
$1: () => lstat,
F1: () => TICK_MILLISECONDS,
KO: () => isRacy,
cu: () => identityOf,
oO: () => hasOneName
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
const lstat = path => (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, {
throwIfNoEntry: false
});
const hasOneName = ({mode: mode, nlink: nlink}) => nlink === 1 || (mode & node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.S_IFMT) !== node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.S_IFREG;
function identityOf(path) {
const stat = (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, {
throwIfNoEntry: false,
bigint: true
});
return stat && `${stat.dev}:${stat.ino}`;
}
const RACY_MILLISECONDS = 100;
const TICK_MILLISECONDS = 20;
const isRacy = ({ctimeMs: ctimeMs}, lookedAt) => ctimeMs > lookedAt - RACY_MILLISECONDS;
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
83563: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
f: () => decodeRemembered,
y: () => loadRemembered
});
var _check_manifest_check_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4393);
var _format_decode_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27506);
var _stat_cache_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88128);
function loadRemembered(file, {paths: paths, mayRead: mayRead = () => true, verifier: verifier}) {
const cache = file === void 0 ? void 0 : (0, _stat_cache_js__WEBPACK_IMPORTED_MODULE_0__.Z)(file, paths.version, verifier);
return cache && mayRead(cache.key) ? cache : void 0;
}
async function decodeRemembered(cache, {paths: paths, verifier: verifier}) {
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
88128: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Z: () => loadStatCache,
u: () => saveStatCache
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
var _format_manifest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43487);
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
if (head.pathSet !== pathSet || !(head.count <= _format_manifest_js__WEBPACK_IMPORTED_MODULE_4__.Sd)) return;
const valueEnd = headEnd + head.value;
const indexEnd = valueEnd + head.index;
if (body.byteLength !== indexEnd + head.count * _stat_columns_js__WEBPACK_IMPORTED_MODULE_5__.H8 * 8) return;
const {count: count, key: key, blobs: blobs} = head;
const stats = new Float64Array(new SharedArrayBuffer(count * _stat_columns_js__WEBPACK_IMPORTED_MODULE_5__.H8 * 8));
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
function saveStatCache(file, pathSet, about) {
const {key: key, value: value, index: index, blobs: blobs, stats: stats, signer: signer} = about;
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
Pm: () => isStillSo,
Pt: () => hasStat,
VV: () => modeOf,
cb: () => clearStat,
jN: () => isSameStat,
jv: () => devOf,
kJ: () => mtimeOf,
qc: () => putStat,
u9: () => ctimeOf
});
var _file_stat_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69082);
const STAT_COLUMNS = 6;
function putStat(columns, row, stat) {
const at = row * STAT_COLUMNS;
columns[at] = stat.dev;
columns[at + 1] = stat.ino;
columns[at + 2] = stat.size;
columns[at + 3] = stat.mtimeMs;
columns[at + 4] = stat.ctimeMs;
columns[at + 5] = stat.mode;
}
const hasStat = (columns, row) => columns[row * STAT_COLUMNS + 1] !== 0;
const clearStat = (columns, row) => columns.fill(0, row * STAT_COLUMNS, (row + 1) * STAT_COLUMNS);
const devOf = (columns, row) => columns[row * STAT_COLUMNS];
const sizeOf = (columns, row) => columns[row * STAT_COLUMNS + 2];
const mtimeOf = (columns, row) => columns[row * STAT_COLUMNS + 3];
const ctimeOf = (columns, row) => columns[row * STAT_COLUMNS + 4];
const modeOf = (columns, row) => columns[row * STAT_COLUMNS + 5];
function isSameStat(columns, row, others, other) {
if (!hasStat(columns, row)) return false;
const [at, its] = [ row * STAT_COLUMNS, other * STAT_COLUMNS ];
for (let column = 0; column < STAT_COLUMNS; column++) if (columns[at + column] !== others[its + column]) return false;
return true;
}
const now = new Float64Array(STAT_COLUMNS);
function isStillSo(columns, row, path) {
if (!hasStat(columns, row)) return false;
try {
const stat = (0, _file_stat_js__WEBPACK_IMPORTED_MODULE_0__.$1)(path);
if (!stat || !(0, _file_stat_js__WEBPACK_IMPORTED_MODULE_0__.oO)(stat)) return false;
putStat(now, 0, stat);
return isSameStat(columns, row, now, 0);
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
const ROW_NUMBERS = 8;
const ROWS_AT_A_TIME = 4096;
function writeRow(columns, at, stat) {
columns[at] = stat.mode;
columns[at + 1] = stat.dev;
columns[at + 2] = stat.ino;
columns[at + 3] = stat.size;
columns[at + 4] = stat.mtimeMs;
columns[at + 5] = stat.ctimeMs;
columns[at + 6] = stat.nlink;
columns[at + 7] = stat.uid;
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
return columns && columns[row] !== 0 ? new StatRow(columns, row) : void 0;
}
}
class StatRow {
#columns;
#at;
constructor(columns, at) {
this.#columns = columns;
this.#at = at;
}
get mode() {
return this.#columns[this.#at];
}
get dev() {
return this.#columns[this.#at + 1];
}
get ino() {
return this.#columns[this.#at + 2];
}
get size() {
return this.#columns[this.#at + 3];
}
get mtimeMs() {
return this.#columns[this.#at + 4];
}
get ctimeMs() {
return this.#columns[this.#at + 5];
}
get nlink() {
return this.#columns[this.#at + 6];
}
get uid() {
return this.#columns[this.#at + 7];
}
}
},
34972: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
N: () => Places,
i: () => startBelow
});
var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
const startBelow = folder => folder.endsWith(node_path__WEBPACK_IMPORTED_MODULE_0__.sep) ? folder : folder + node_path__WEBPACK_IMPORTED_MODULE_0__.sep;
class Places {
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
const known = new WeakMap;
function subtreeEnds(entries) {
let ends = known.get(entries);
if (ends === void 0) {
ends = findEnds(entries) ?? null;
known.set(entries, ends);
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
23263: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
K$: () => NOTHING,
PR: () => UNSEEN,
t5: () => lookAt
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
var _paths_paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21021);
var _stat_stat_rows_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75781);
var _tables_places_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34972);
const NOTHING = 0;
const UNSEEN = -1;
function lookAt({base: base, paths: paths}) {
const list = paths.split(_paths_paths_js__WEBPACK_IMPORTED_MODULE_1__.wv);
const start = (0, _tables_places_js__WEBPACK_IMPORTED_MODULE_2__.i)(base);
const columns = new Float64Array(list.length * _stat_stat_rows_js__WEBPACK_IMPORTED_MODULE_3__.Ao);
for (const [index, path] of list.entries()) {
const at = index * _stat_stat_rows_js__WEBPACK_IMPORTED_MODULE_3__.Ao;
try {
const stat = (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path === "" ? base : start + path, {
throwIfNoEntry: false
});
if (stat) (0, _stat_stat_rows_js__WEBPACK_IMPORTED_MODULE_3__.Ge)(columns, at, stat);
} catch {
columns[at] = UNSEEN;
}
}
return {
columns: columns,
transfer: [ columns.buffer ]
};
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
look: () => __webpack_require__.e(8469).then(__webpack_require__.bind(__webpack_require__, 78469)),
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
var places = __webpack_require__(34972);
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
const places = wanted.get(sha256);
if (places) places.push(index); else wanted.set(sha256, [ index ]);
}
let made = false;
for (const chunk of chunksOf(local, size * MOST)) {
const sha256 = (0, external_node_crypto_.hash)("sha256", chunk);
const places = wanted.get(sha256);
if (!places) continue;
if (!made) (0, write_files.vr)(target, size, mode);
made = true;
for (const place of places) {
(0, write_files.Wx)(target, chunk, 0, chunk.byteLength, positions[place], sparse);
found[place] = 1;
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
var look = __webpack_require__(23263);
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
const places = placesOf(bases, paths, numbers);
let write = 0;
let chunk = 0;
for (const [index, segment] of segments.entries()) {
const content = await verified(new Uint8Array(memory, segment.start, segment.bytes), segment);
if (!content || !areRight(content, input, chunk, chunk + segment.chunks)) return {
damaged: index
};
chunk += segment.chunks;
const end = write + segment.writes;
for (;write < end; write++) writePart(content, places[write], numbers, write * WRITE_NUMBERS, stat ? stats : void 0);
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
look: look.t5,
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
function placesOf(bases, paths, numbers) {
const starts = bases.map(places.i);
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
