export const id = 7200;

export const ids = [ 7200 ];

export const modules = {
33896: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
D: () => keyDifference,
Q: () => commonStart
});
const SEPARATOR = /([-_.:/|+ ])/;
const commonStart = (a, b) => commonParts(a.split(SEPARATOR), b.split(SEPARATOR));
function commonParts(a, b) {
let index = 0;
while (index < a.length && a[index] === b[index]) index++;
return index;
}
function keyDifference(a, b) {
const theirs = a.split(SEPARATOR);
const ours = b.split(SEPARATOR);
const start = commonParts(theirs, ours);
const end = Math.min(commonParts(theirs.toReversed(), ours.toReversed()), Math.min(theirs.length, ours.length) - start);
const middle = parts => shorten(parts.slice(start, parts.length - end).join(""));
return {
theirs: middle(theirs),
ours: middle(ours)
};
}
const shorten = text => text.length > 24 ? `${text.slice(0, 12)}…` : text;
},
57200: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
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
var numbers = __webpack_require__(28740);
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
var cached_entry = __webpack_require__(95190);
var workers_pool = __webpack_require__(97464);
var file_stat = __webpack_require__(69082);
var stat_columns = __webpack_require__(65509);
var stat_rows = __webpack_require__(75781);
var entry_paths = __webpack_require__(48015);
var stat_paths = __webpack_require__(56127);
const AT_A_TIME = 2e3;
const SAMPLES = 16;
const AHEAD = 8;
function prefetchStats(entries, bases, pool) {
const paths = new entry_paths.z(entries, bases);
if (entries.length <= AT_A_TIME || !areMostlyThere(paths)) return {
statOf: index => (0, file_stat.$1)(paths.at(index)),
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
const {columns: columns} = await pool.run("stat", {
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
const at = (index - from) * stat_rows.Ao;
const mode = columns[at + stat_columns.fF];
if (mode === stat_paths.sj) return;
if (mode === stat_paths.mP) return (0, file_stat.$1)(paths.at(index));
return new stat_rows.jP(columns, at);
};
return {
statOf(index) {
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
function areMostlyThere(paths) {
const {length: length} = paths.entries;
let there = 0;
for (let sample = 0; sample < SAMPLES; sample++) try {
if ((0, file_stat.$1)(paths.at(Math.floor(sample * length / SAMPLES)))) there += 1;
} catch {}
return there > SAMPLES / 2;
}
var external_node_fs_ = __webpack_require__(73024);
var external_node_path_ = __webpack_require__(76760);
var file_time = __webpack_require__(61092);
var folder_names = __webpack_require__(21896);
var real_path = __webpack_require__(61269);
var paths_paths = __webpack_require__(21021);
var tables_digests = __webpack_require__(89179);
var entry_table = __webpack_require__(52279);
class InTheWay extends Error {}
const NEW = 0;
const KEPT = 1;
const KEPT_TO_REPAIR = 2;
const local_state_AT_A_TIME = 4e3;
const TASK_BYTES = 8388608;
const TASK_FILES = 256;
async function inspectLocal(manifest, bases, pool, statOf, earlier) {
const {entries: entries} = manifest;
const paths = new entry_paths.z(entries, bases);
const states = new Uint8Array(entries.length);
const inNewFolder = new Uint8Array(entries.length);
const stats = new stat_rows.R4;
const links = hardLinks(entries);
const toCompare = [];
const folders = new Folders(paths);
for (let index = 0; index < entries.length; index++) {
if (index % local_state_AT_A_TIME === local_state_AT_A_TIME - 1) await (0, promises_.setImmediate)();
const type = entries.types[index];
const isFolder = type === entry_table.Md;
if (!folders.isThere(index)) {
inNewFolder[index] = 1;
if (isFolder) folders.set(index, false);
continue;
}
const old = earlier ? earlier.row(index) : index;
const seen = old >= 0 ? statOf(old) : (0, file_stat.$1)(paths.at(index));
const stat = seen instanceof Promise ? await seen : seen;
if (isFolder) folders.set(index, stat !== void 0);
if (!stat) continue;
if ((0, file_stat.wd)(stat) !== isFolder) {
const what = (0, file_stat.wd)(stat) ? "a" : "not a";
throw new InTheWay(`${paths.at(index)} is in the way: it is ${what} folder`);
}
stats.set(index, stat);
if (isFolder) states[index] = KEPT; else if (type === entry_table._e) {
if ((0, file_stat.PJ)(stat) && readLink(paths.at(index)) === entries.target(index)) states[index] = (0, 
file_time.t)(stat, entries.mtimes[index]) ? KEPT : KEPT_TO_REPAIR;
} else if (type !== entry_table.fZ) {
const state = stateByAttributes(stat, entries, index, 1 + (links.get(index)?.length ?? 0));
if (state === NEW) continue;
const right = earlier?.isRight(index, old, stat);
if (right !== false) states[index] = state;
if (right === void 0 && entries.sizes[index] > 0) toCompare.push(index);
}
}
for (const wrong of await compare(manifest, toCompare, paths, pool)) states[wrong] = NEW;
for (const [file, names] of links) {
const identity = states[file] === NEW ? void 0 : (0, file_stat.cu)(paths.at(file));
const same = name => identity === (0, file_stat.cu)(paths.at(name));
const together = identity !== void 0 && names.every(same);
if (!together) states[file] = NEW;
for (const name of names) states[name] = together ? KEPT : NEW;
}
return {
paths: paths,
states: states,
stats: stats,
inNewFolder: inNewFolder
};
}
class Folders {
#paths;
#around=[];
#checked=new Map;
constructor(paths) {
this.#paths = paths;
}
isThere(index) {
const {entries: entries, bases: bases} = this.#paths;
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
return this.#exists(parentFolder(this.#paths.at(index)), bases[roots[index]]);
}
set(folder, isThere) {
this.#around.push({
folder: folder,
isThere: isThere
});
}
#exists(folder, root) {
const state = this.#checked.get(folder);
if (state !== void 0) return state;
if (folder.length > root.length && !this.#exists(parentFolder(folder), root)) {
this.#checked.set(folder, false);
return false;
}
const stat = (0, file_stat.$1)(folder);
if (stat && !stat.isDirectory()) throw new InTheWay(`${folder} is in the way: it is not a folder`);
this.#checked.set(folder, stat !== void 0);
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
if (!(0, file_stat.fo)(stat) || stat.size !== sizes[index]) return NEW;
if ((stat.mode & 4095) === modes[index] && (0, file_time.t)(stat, mtimes[index])) return KEPT;
const ours = process.getuid === void 0 || [ 0, stat.uid ].includes(process.getuid());
return ours && stat.nlink <= names ? KEPT_TO_REPAIR : NEW;
}
async function compare(manifest, files, paths, pool) {
const {entries: entries} = manifest;
const wrong = [];
const tasks = [];
for (let from = 0, to = 0; from < files.length; from = to) {
for (let bytes = 0; to < files.length && to - from < TASK_FILES && bytes < TASK_BYTES; to++) bytes += entries.sizes[files[to]];
const task = files.slice(from, to);
tasks.push(pool.run("compare", comparison(manifest, task, paths)).then(({right: right}) => {
for (const [index, file] of task.entries()) if (right[index] !== 1) wrong.push(file);
}));
}
await Promise.all(tasks);
return wrong;
}
function comparison({entries: entries, chunks: chunks}, files, paths) {
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
paths: files.map(file => paths.at(file)).join(paths_paths.wv),
counts: counts,
sizes: sizes,
digests: digests
};
}
const parentFolder = path => path.slice(0, Math.max(1, path.lastIndexOf(external_node_path_.sep)));
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
const owner = () => `${machine()}-${process.pid}-${startOf(process.pid) ?? "0"}-`;
function isAbandoned(name, mtimeMs, now = Date.now()) {
const [, where, pid, start] = OWNER.exec(name) ?? [];
if (where === machine()) return !isRunning(Number(pid), start);
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
let cached;
function machine() {
cached ??= (0, external_node_crypto_.createHash)("sha256").update(read(() => (0, 
external_node_fs_.readFileSync)("/proc/sys/kernel/random/boot_id", "latin1"))).update(read(() => (0, 
external_node_fs_.readlinkSync)("/proc/self/ns/pid"))).update((0, external_node_os_.hostname)()).digest("hex").slice(0, 12);
return cached;
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
const bases = paths.roots.map((root, index) => {
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
bases: bases,
traits: bases.map(base => traits.get((0, external_node_path_.dirname)(base))),
moveIn() {
const onCopy = () => {
copied = true;
};
for (const [index, root] of paths.roots.entries()) {
if (!(0, file_stat.$1)(bases[index])) continue;
(0, external_node_fs_.mkdirSync)((0, external_node_path_.dirname)(root.base), {
recursive: true
});
merge(bases[index], root.base, onCopy);
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
const cache = (0, cached_entry.N)(options.statCache, options);
if (!cache) return {
cached: void 0,
take: () => {},
end: async () => {}
};
const pool = await (0, workers_pool.b)("restore", options.workers ?? (0, workers_pool.V)(), void 0);
let ready;
let cached;
try {
const paths = resolveRoots(options.paths);
cached = await (0, cached_entry.z)(cache, {
...options,
paths: paths
});
if (cached) {
const observedAt = Date.now();
const bases = paths.roots.map(({base: base}) => base);
ready = {
pool: pool,
prefetch: prefetchStats(cached.entry.manifest.entries, bases, pool),
observedAt: observedAt
};
}
} finally {
if (!ready) await pool.close();
}
return {
cached: cached,
take() {
const taken = ready;
ready = void 0;
return taken;
},
async end() {
const left = ready;
ready = void 0;
await (left?.prefetch.stop());
await (left?.pool.close());
}
};
}
var read_entry = __webpack_require__(45500);
var folding = __webpack_require__(42696);
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
const target = path(index);
makeAbove((0, external_node_path_.dirname)(target));
if (!isFolder) continue;
(0, external_node_fs_.mkdirSync)(target, entries.modes[index] | 448);
made.add(target);
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
const target = local.paths.at(index);
const time = (0, file_time.lg)(entries.mtimes[index]);
if (entries.isFile(index)) (0, external_node_fs_.chmodSync)(target, entries.modes[index]);
(0, external_node_fs_.lutimesSync)(target, time, time);
}
}
function finishInnerFolders({manifest: {entries: entries}, local: local, path: path, withMode: withMode}, built) {
for (let index = 0; index < entries.length; index++) {
if (entries.types[index] !== entry_table.Md || local.inNewFolder[index] !== 1) continue;
const mode = entries.modes[index];
if ((mode & 448) !== 448) continue;
const folder = path(index);
const time = (0, file_time.lg)(entries.mtimes[index]);
if (withMode(mode)) (0, external_node_fs_.chmodSync)(folder, mode);
(0, external_node_fs_.utimesSync)(folder, time, time);
(0, stat_columns.qc)(built, index, (0, external_node_fs_.lstatSync)(folder));
}
}
function finishFolders({manifest: manifest, local: local, withMode: withMode}, built, bases, onNote) {
const {entries: entries} = manifest;
const {paths: paths, states: states, stats: stats} = local;
const touched = new Set(bases);
const changes = (0, entry_table.Sh)(entries);
for (let index = 0; index < entries.length; index++) if (states[index] === NEW && changes(index)) touched.add(parentFolder(paths.at(index)));
const isRight = index => {
const stat = stats.at(index);
return states[index] === KEPT && stat !== void 0 && (stat.mode & 4095) === entries.modes[index] && (0, 
file_time.t)(stat, entries.mtimes[index]) && !touched.has(paths.at(index));
};
const unchanged = new Uint8Array(entries.length);
const folders = [];
for (let index = 0; index < entries.length; index++) {
if (entries.types[index] !== entry_table.Md || built && (0, stat_columns.Pt)(built, index)) continue;
if (isRight(index)) unchanged[index] = 1; else folders.push({
index: index,
path: paths.at(index)
});
}
folders.sort((a, b) => b.path.length - a.path.length);
for (const {index: index, path: path} of folders) {
const mode = entries.modes[index];
const mtime = entries.mtimes[index];
try {
const stat = states[index] === KEPT ? (0, file_stat.$1)(path) : void 0;
const right = stat ? (stat.mode & 4095) === mode : (mode & 448) === 448 && !withMode(mode);
if (!right) (0, external_node_fs_.chmodSync)(path, mode);
if (!stat || !(0, file_time.t)(stat, mtime)) (0, external_node_fs_.utimesSync)(path, (0, 
file_time.lg)(mtime), (0, file_time.lg)(mtime));
} catch (error) {
onNote(`Mode and time of ${path} were not set: ${error.message}.`);
}
}
return unchanged;
}
var get_accepted = __webpack_require__(79935);
var envelope = __webpack_require__(36106);
var manifest = __webpack_require__(43487);
var restore_work = __webpack_require__(28984);
var shared_memory = __webpack_require__(37985);
class DamagedEntry extends Error {
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
if (!other) throw new DamagedEntry(`a part of it ${missing}`, [ pack.sha256 ]);
options.onRead(other.tier, other.bytes.byteLength);
if (accept(other.bytes)) left = await write(other.bytes, 0, left, writes, memory, options);
if (left.length === 0) return;
await removeDamaged(store, key, pack, other.bytes);
throw new DamagedEntry("a part of it has another digest", [ pack.sha256 ]);
}
async function removeDamaged(store, key, pack, bytes) {
if ((0, envelope.fg)(bytes) !== pack.sha256) await store.delete(key).catch(() => {});
}
const isRight = (bytes, {offset: offset, bytes: length, sha256: sha256}) => offset + length <= bytes.byteLength && (0, 
envelope.fg)(bytes.subarray(offset, offset + length)) === sha256;
async function write(bytes, start, segments, writes, memory, options) {
const {shared: shared, at: at} = inShared(bytes, memory);
try {
const results = await Promise.allSettled(fetch_packs_tasksOf(segments).map(task => writeTask(shared, start - at, task, writes, options)));
const rejected = results.find(result => result.status === "rejected");
if (rejected) throw rejected.reason;
return results.flatMap(result => result.status === "fulfilled" ? result.value : []);
} finally {
memory.give(shared);
}
}
function fetch_packs_tasksOf(segments) {
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
function taskOf(segments, start, writes, {chunks: chunks, paths: {entries: entries, bases: bases}, withMode: withMode}) {
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
if (entries.count(index) < 2 || !stat || !(0, file_stat.fo)(stat) || stat.size <= chunker.m$.max) return [];
const list = [ ...entries.chunks(index) ];
const input = {
local: local.paths.at(index),
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
const row = manifest.entries === old.entries ? index => index : (0, entry_table.Bl)(manifest.entries, old.entries);
return {
row: row,
isRight: (index, at, stat) => cache.isSame(at, stat) ? sameContent(manifest, index, old, at) : void 0
};
}
function sameContent(manifest, entry, old, oldRow) {
const [one, other] = [ manifest.entries, old.entries ];
if (!one.isFile(entry) || !other.isFile(oldRow)) return;
if (one === other && entry === oldRow && manifest.chunks === old.chunks) return true;
const count = one.count(entry);
if (count !== other.count(oldRow)) return;
const [first, its] = [ one.starts[entry], other.starts[oldRow] ];
for (let at = 0; at < count; at++) {
const [chunk, otherChunk] = [ one.references[first + at], other.references[its + at] ];
if ((0, tables_digests.dv)(manifest.chunks.digests, chunk, old.chunks.digests, otherChunk)) continue;
return count === 1 ? false : void 0;
}
return true;
}
function updateStatCache(file, paths, entry, cached, restored) {
const {manifest: manifest} = entry;
const {entries: entries} = manifest;
const {local: local, moved: moved, unchangedFolders: unchangedFolders, observedAt: observedAt, movedAt: movedAt, signer: signer} = restored;
const stats = moved ?? new Float64Array(entries.length * stat_columns.H8);
for (let index = 0; index < entries.length; index++) if (entries.types[index] === entry_table.fZ) (0, 
stat_columns.cb)(stats, entries.linked(index));
const isKnown = cached ? foldersOf(cached, entries) : () => false;
for (let index = 0; index < entries.length; index++) {
const isFolder = entries.types[index] === entry_table.Md;
if (!isFolder && !entries.isFile(index)) continue;
const stat = local.stats.at(index);
if (isFolder ? unchangedFolders[index] === 1 && isKnown(index, stat) : local.states[index] === KEPT) {
if (!(0, file_stat.KO)(stat, observedAt)) (0, stat_columns.qc)(stats, index, stat);
continue;
}
if (!isFolder && !(0, stat_columns.Pt)(stats, index)) {
const current = (0, file_stat.$1)(local.paths.at(index));
if (current) (0, stat_columns.qc)(stats, index, current);
}
if ((0, stat_columns.u9)(stats, index) > movedAt - file_stat.F1) (0, stat_columns.cb)(stats, index);
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
const rowOf = (0, entry_table.Bl)(entries, old);
return (index, stat) => {
const oldRow = rowOf(index);
if (oldRow < 0 || !cache.isSame(oldRow, stat)) return false;
const others = (0, subtrees.L)(oldEnds, oldRow);
for (const child of (0, subtrees.L)(ends, index)) {
const {value: value, done: done} = others.next();
if (done || !entries.paths.hasSameName(child, old.paths, value)) return false;
}
return others.next().done === true;
};
}
async function restoreSnapshot(store, options) {
let pool;
let prefetch;
let staging;
let moving = false;
let coming = noneComing();
try {
const begun = options.begun ?? await beginRestore(options);
const {cached: cached} = begun;
const ready = begun.take();
prefetch = ready?.prefetch;
pool = ready?.pool ?? await (0, workers_pool.b)("restore", options.workers ?? (0, 
workers_pool.V)(), void 0);
const paths = resolveRoots(options.paths);
const entry = await (0, read_entry.h)(store, options.key, {
...options,
paths: paths,
cached: cached,
onDecoded(packs) {
const nothingHere = paths.roots.every(({base: base}) => (0, file_stat.$1)(base) === void 0);
if (nothingHere) coming = fetchAhead(store, options.packs, packs);
}
});
if (!entry) return miss("there is no such entry", false, false);
const observedAt = ready?.observedAt ?? Date.now();
const {manifest: manifest} = entry;
const prefetched = cached?.entry.manifest ?? manifest;
const bases = paths.roots.map(({base: base}) => base);
prefetch ??= prefetchStats(prefetched.entries, bases, pool);
const earlier = cached && earlierOf(cached, manifest);
const local = await inspectLocal(manifest, bases, pool, prefetch.statOf, earlier);
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
const movedAt = Date.now();
moving = true;
staging?.moveIn();
removeStaging(staging, options);
const traits = staging?.traits;
const withMode = mode => traits?.some(({granted: granted}) => (mode & ~granted) !== 0) ?? true;
const tree = {
manifest: manifest,
local: local,
path: index => local.paths.at(index),
withMode: withMode
};
repairAttributes(tree);
const moved = staging?.copied() ? void 0 : built;
const unchangedFolders = finishFolders(tree, moved, bases, options.onNote ?? ignore);
if (statCache !== void 0) {
const restored = {
local: local,
moved: moved,
unchangedFolders: unchangedFolders,
observedAt: observedAt,
movedAt: movedAt,
signer: options.signer
};
updateStatCache(statCache, paths, entry, cached, restored);
}
return resultOf(entry, local);
} catch (error) {
return missOf(error, moving);
} finally {
await (prefetch?.stop());
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
async function build(store, entry, job) {
const {manifest: manifest, read: read} = entry;
const {options: options, local: local, staging: staging, pool: pool} = job;
const {entries: entries} = manifest;
const traits = staging.traits;
(0, folding.U)(entries, traits, job.paths);
const wanted = [];
for (let index = 0; index < entries.length; index++) if (local.states[index] === NEW && entries.isFile(index)) wanted.push(index);
const ranges = store.packBytes === void 0;
const whole = (0, fetch_plan.I)(manifest, wanted, ranges);
(0, manifest_problem.D8)((0, fetch_plan.g)(whole), `its files say ${whole.bytes} bytes, of ${whole.storedBytes} that are stored`);
expectRoom(whole.bytes, job.paths);
const paths = new entry_paths.z(entries, staging.bases);
const path = index => paths.at(index);
const withMode = mode => traits.some(({granted: granted}) => (mode & ~granted) !== 0);
const tree = {
manifest: manifest,
local: local,
path: path,
withMode: withMode
};
makeFolders(tree);
const held = await reuseLocal(tree, wanted, pool);
const plan = held.size === 0 ? whole : (0, fetch_plan.I)(manifest, wanted, ranges, held);
makeFrames(tree, plan.frames.filter(index => !held.has(index)));
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
coming: job.coming,
pool: pool,
paths: paths,
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
finishTree(tree, plan.frames);
options.onProgress?.(total, total);
finishInnerFolders(tree, built);
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
function missOf(error, moving) {
const message = error instanceof Error ? error.message : String(error);
if (error instanceof DamagedEntry) return miss(`the entry is damaged: ${message}`, true, moving, error.content);
if (error instanceof manifest_problem.Rn) return miss(`the entry is not usable: ${message}`, true, moving, error.content);
if (error instanceof InTheWay) return miss(message, false, moving);
return miss(`it could not be written: ${message}`, false, moving);
}
function expectRoom(bytes, paths) {
for (const folder of new Set(paths.roots.map(folderFor))) {
const {bavail: bavail, bsize: bsize} = (0, external_node_fs_.statfsSync)(folder);
if (bytes > bavail * bsize) throw new InTheWay(`it needs ${bytes} bytes and only ${bavail * bsize} are free in ${folder}`);
}
}
const ignore = () => {};
var damaged_content = __webpack_require__(52366);
var entries_entries = __webpack_require__(46785);
var key_difference = __webpack_require__(33896);
async function whyMissed(store, repository, asked, storeKey) {
const {entries: entries, whole: whole} = await (0, entries_entries.qo)(store, repository, asked.read);
const found = storeKey === void 0 ? void 0 : (0, entries_entries.ER)(repository, storeKey);
if (found && !entries.some(entry => entry.storeKey === storeKey)) entries.unshift({
...found,
createdAt: 0,
metadata: {}
});
for (const entry of comparedEntries(asked, entries)) {
const head = await store.head(entry.storeKey);
const now = head ? [ {
...entry,
metadata: head.metadata ?? entry.metadata
} ] : [];
entries.splice(entries.indexOf(entry), 1, ...now);
}
const failed = store.statistics().filter(({errors: errors}) => errors > 0).map(({tier: tier}) => tier);
const all = store.listsAll && failed.length === 0 && whole;
const unread = failed.length > 0 ? `; not everything could be read: ${failed.join(", ")}` : "";
const unseen = whole ? "" : "; not everything was looked at";
return explainMiss({
...asked,
all: all
}, entries) + unread + unseen;
}
function explainMiss(asked, entries) {
const {key: key, version: version, read: read, all: all} = asked;
const none = `no entry for ${key}`;
if (entries.length === 0 && !all) return none;
if (entries.length === 0) return `${none}; nothing has been saved in this store yet`;
const readable = entries.filter(entry => read.includes(entry.scope));
const same = entry => entry.key === key;
const changed = entry => (0, entries_entries.Io)(entry.metadata, asked.context);
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
var tree_file = __webpack_require__(8320);
var progress = __webpack_require__(61806);
var src_step = __webpack_require__(29419);
const BREAKS_LINES = /[\x00-\x1f\x7f\u2028\u2029]/;
const MAX_CANDIDATES = 3;
async function findEntry(context, machine, store, step, lookupOnly) {
const {environment: environment, inputs: inputs, log: log} = context;
const {repository: repository} = environment;
const {request: request, paths: paths, trust: trust, signing: signing} = step;
const {key: key, restoreKeys: restoreKeys} = request;
const scopes = new Map(trust.read.map(scope => [ (0, entries_entries.FP)(repository, scope, paths.version), scope ]));
const problem = (0, src_step.vm)(inputs, signing);
if (problem !== void 0) return {
result: "miss",
missReason: `${problem}, so no entry can be verified`
};
const exactName = folder => (0, entries_entries.MB)(scopes.get(folder), key, request.context);
const asked = {
key: key,
context: request.context,
version: paths.version,
read: trust.read
};
const explain = storeKey => whyMissed(store, repository, asked, storeKey);
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
if (!isNamedFor(request, candidate)) continue;
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
packs: (0, entries_entries.C)(repository),
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
}
function isNamedFor({key: key, restoreKeys: restoreKeys, context: context}, candidate) {
if (BREAKS_LINES.test(candidate.key)) return false;
if (candidate.exact || restoreKeys.some(start => candidate.key.startsWith(start))) return true;
return candidate.key !== key && Object.keys(context).length === 0;
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
var report_report = __webpack_require__(66231);
var statistics = __webpack_require__(26646);
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
const {request: request} = step;
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
context.setOutput("cache-primary-key", request.key);
context.setOutput("cache-matched-key", matchedKey ?? "");
context.setOutput("hit-tier", found.tier ?? "");
context.setOutput("miss-reason", (0, lines.TN)(found.missReason ?? ""));
context.setOutput("seconds", took);
context.setOutput("files-restored", restored?.files ?? 0);
context.setOutput("bytes-restored", restored?.bytes ?? 0);
context.setOutput("bytes-downloaded", restored?.readBytes ?? 0);
context.setOutput("report-path", await (0, report_report.u5)(context, reportName, report));
tell(sentence(found, took), tiers);
if (found.result === "miss" && inputs["fail-on-cache-miss"]) throw missed(found, request.key);
return {
step: step,
found: found,
report: report,
reportName: reportName
};
}
async function lookAndRecord(context, machine, step, startedAt) {
const {environment: environment, inputs: inputs, log: log} = context;
const {request: request, trust: trust} = step;
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
key: request.key,
restoreKeys: request.restoreKeys,
restore: {
result: result === "none" ? "miss" : result,
matchedKey: matchedKey,
bytes: restored?.bytes,
seconds: took
}
});
return {
found: found,
tiers: (0, report_report.jM)(store),
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
const fetched = inPlace ? `, ${(0, numbers.z3)(readBytes)} of it fetched` : "";
return `restored ${found.matchedKey} (${how}): ${(0, numbers.LS)(count, "file")}, ${(0, 
numbers.z3)(bytes)}${fetched} in ${(0, numbers.a3)(took)}`;
}
}
};
