export const id = 1636;

export const ids = [ 1636, 563 ];

export const modules = {
83780: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
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
14689: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
xq: () => failOnExisting,
wn: () => saveEntry,
hT: () => skipped
});
var errors = __webpack_require__(85186);
var lines = __webpack_require__(95045);
var numbers = __webpack_require__(28740);
var promises_ = __webpack_require__(58500);
var bounds = __webpack_require__(78427);
var decode_manifest = __webpack_require__(27506);
var encode_manifest = __webpack_require__(59464);
var format_manifest = __webpack_require__(43487);
var fetch_plan = __webpack_require__(31296);
var file_stat = __webpack_require__(69082);
var stat_cache = __webpack_require__(88128);
var stat_columns = __webpack_require__(65509);
var tables_errors = __webpack_require__(70675);
var chunk_table = __webpack_require__(7054);
var tables_digests = __webpack_require__(89179);
var entry_table = __webpack_require__(52279);
var chunker = __webpack_require__(98202);
var paths_paths = __webpack_require__(21021);
var save_work = __webpack_require__(10563);
var shared_memory = __webpack_require__(37985);
var with_room = __webpack_require__(94070);
class FreshContent {
#index=new tables_digests.Hm;
#segments=new Uint32Array(0);
#offsets=new Uint32Array(0);
#sizes=new Uint32Array(0);
#locations=[];
get length() {
return this.#index.length;
}
get digests() {
return this.#index.words;
}
find(digests, index) {
return this.#index.find(digests, index);
}
add(digests, index) {
return this.#index.add(digests, index);
}
segment(location) {
return this.#locations.push(location) - 1;
}
assign(id, segment, offset, size) {
this.#segments = (0, with_room.E)(this.#segments, id + 1);
this.#offsets = (0, with_room.E)(this.#offsets, id + 1);
this.#sizes = (0, with_room.E)(this.#sizes, id + 1);
this.#segments[id] = segment;
this.#offsets[id] = offset;
this.#sizes[id] = size;
}
at(id) {
const {pack: pack, segment: segment} = this.#locations[this.#segments[id]];
return {
pack: pack,
segment: segment,
offset: this.#offsets[id],
size: this.#sizes[id]
};
}
}
class FileContents {
#first;
#counts;
#ids=new Uint32Array(0);
#filled=0;
constructor(length) {
this.#first = new Uint32Array(length);
this.#counts = new Uint32Array(length);
}
set(row, ids, from = 0, to = ids.length) {
this.#first[row] = this.#filled;
this.#counts[row] = to - from + 1;
this.#ids = (0, with_room.E)(this.#ids, this.#filled + to - from);
for (let at = from; at < to; at++) this.#ids[this.#filled++] = ids[at];
}
of(row) {
const count = this.#counts[row];
if (count === 0) return;
const first = this.#first[row];
return this.#ids.subarray(first, first + count - 1);
}
}
var external_node_fs_ = __webpack_require__(73024);
var external_node_path_ = __webpack_require__(76760);
var check_locations = __webpack_require__(22320);
var file_time = __webpack_require__(61092);
var folder_names = __webpack_require__(21896);
var real_path = __webpack_require__(61269);
var entry_paths = __webpack_require__(48015);
const AT_A_TIME = 2e3;
async function scan(paths, onNote, unchanged, onWarning = onNote) {
const builder = new ScanBuilder(unchanged?.paths.entries);
let next = AT_A_TIME;
const bases = basesOf(paths);
const nonUtf8 = {
count: 0,
first: ""
};
for (const _ of walk(paths, bases, builder, unchanged, nonUtf8, onNote)) {
if (builder.entries.length < next) continue;
next = builder.entries.length + AT_A_TIME;
await (0, promises_.setImmediate)();
}
if (nonUtf8.count > 0) {
const names = nonUtf8.count === 1 ? "1 name is not UTF-8 and is" : `${nonUtf8.count} names are not UTF-8 and are`;
onWarning(`${names} left out of what is saved, with all below; the first is in ${nonUtf8.first}.`);
}
const entries = builder.entries.finish();
return {
entries: entries,
paths: new entry_paths.z(entries, bases),
stats: builder.rows(),
origins: builder.origins()
};
}
class ScanBuilder {
entries;
#stats;
#origins;
constructor(like) {
this.entries = new entry_table.uc(like);
this.#stats = new Float64Array((0, with_room.r)(like?.length ?? 0) * stat_columns.H8);
this.#origins = new Uint32Array((0, with_room.r)(like?.length ?? 0));
}
addFile(root, path, stat, mtime) {
const {mode: mode, size: size} = stat;
return this.#put(this.entries.addFile(root, path, mtime, mode & 511, size, isSparse(stat)), stat);
}
addFolder(root, path, stat, mtime) {
return this.#put(this.entries.addDirectory(root, path, mtime, stat.mode & 511), stat);
}
reuse({paths: paths, stats: stats}, from, to) {
const at = this.entries.length;
this.entries.copy(paths.entries, from, to);
this.#stats = (0, with_room.E)(this.#stats, (at + to - from) * stat_columns.H8);
this.#stats.set(stats.subarray(from * stat_columns.H8, to * stat_columns.H8), at * stat_columns.H8);
for (let row = from; row < to; row++) this.setOrigin(at + row - from, row);
}
setOrigin(at, origin) {
this.#origins = (0, with_room.E)(this.#origins, at + 1);
this.#origins[at] = origin + 1;
}
markIncomplete(folder) {
if (folder >= 0) (0, stat_columns.cb)(this.#stats, folder);
}
rows() {
const length = this.entries.length * stat_columns.H8;
return (0, with_room.E)(this.#stats, length).subarray(0, length);
}
origins() {
const {length: length} = this.entries;
return (0, with_room.E)(this.#origins, length).subarray(0, length);
}
#put(at, stat) {
this.#stats = (0, with_room.E)(this.#stats, (at + 1) * stat_columns.H8);
(0, stat_columns.qc)(this.#stats, at, stat);
return at;
}
}
function* walk(paths, bases, builder, tree, nonUtf8, onNote) {
const visited = new Set;
const overlapping = anyOverlap(bases);
const unchanged = overlapping ? void 0 : tree;
const linked = new Map;
const own = paths.own.map(real_path.O0);
const real = paths.roots.map(({line: line, base: base}, root) => ({
line: line,
base: bases[root] || base,
written: base
}));
const through = real.map((_, root) => (0, check_locations.Ip)({
...paths,
roots: real
}, root));
const namesIn = (absolute, folder) => {
const {list: list, notUtf8: notUtf8} = (0, folder_names.D)(absolute);
if (notUtf8 > 0) {
nonUtf8.count += notUtf8;
nonUtf8.first ||= absolute;
builder.markIncomplete(folder);
}
return list;
};
const excluded = (root, path) => paths.excludes && paths.excludedBelow(root, path);
const leaveOut = (absolute, why, folder) => {
onNote(`${absolute} is left out: ${why}.`);
builder.markIncomplete(folder);
};
function addPath(root, path, absolute, folder) {
if (excluded(root, path) || visited.has(absolute)) {
builder.markIncomplete(folder);
return;
}
if (own.length > 0 && (0, paths_paths.NP)(absolute, own)) {
leaveOut(absolute, "it is where this machine keeps its caches", folder);
return;
}
if (overlapping) visited.add(absolute);
const stat = (0, file_stat.$1)(absolute);
if (!stat) leaveOut(absolute, "it was just removed", folder); else if ((0, file_stat.fo)(stat)) addFile(root, path, absolute, stat); else if ((0, 
file_stat.wd)(stat)) return walkFolder(root, path, absolute, builder.addFolder(root, path, stat, (0, 
file_time.EJ)(absolute, stat)), stat); else if ((0, file_stat.PJ)(stat) && (0, check_locations.Hh)(path, through[root])) leaveOut(absolute, "it is a link that another path of the list goes through", folder); else if ((0, 
file_stat.PJ)(stat)) builder.entries.addLink(root, path, (0, file_time.EJ)(absolute, stat), (0, 
external_node_fs_.readlinkSync)(absolute)); else leaveOut(absolute, "it is a socket, pipe or device", folder);
return;
}
function* walkFolder(root, path, absolute, folder, stat) {
if (path.split("/").length >= check_locations.lr) throw tooDeep(absolute);
const row = unchanged?.folder(root, path, absolute, stat);
if (unchanged && row !== void 0) {
yield* walkUnchanged(unchanged, root, row, folder);
return;
}
for (const name of namesIn(absolute, folder)) {
const walkBelow = addPath(root, below(path, name), within(absolute, name), folder);
if (walkBelow) yield* walkBelow;
}
yield;
}
function* walkUnchanged(unchanged, root, row, folder) {
const {entries: entries} = unchanged.paths;
const end = unchanged.end(row);
const holdsOwn = own.some(its => (0, paths_paths.Yl)(bases[root], [ its ]).length > 0);
const isLeftOut = at => paths.excludes && excluded(root, entries.path(at)) || holdsOwn && (0, 
paths_paths.NP)(unchanged.paths.at(at), own);
const around = [ {
end: end,
folder: folder
} ];
let from = row + 1;
for (let at = from; at < end; ) {
while (at >= around.at(-1).end) around.pop();
if (at - from === AT_A_TIME) {
builder.reuse(unchanged, from, at);
from = at;
yield;
}
if (unchanged.isUnchanged(at) && !isLeftOut(at)) {
if (entries.types[at] === entry_table.Md) around.push({
end: unchanged.end(at),
folder: builder.entries.length + at - from
});
at += 1;
continue;
}
builder.reuse(unchanged, from, at);
const next = builder.entries.length;
const walkBelow = addPath(root, entries.path(at), unchanged.paths.at(at), around.at(-1).folder);
if (builder.entries.length > next) builder.setOrigin(next, at);
if (walkBelow) yield* walkBelow;
at = unchanged.end(at);
from = at;
}
builder.reuse(unchanged, from, end);
yield;
}
function addFile(root, path, absolute, stat) {
const identity = stat.nlink > 1 ? (0, file_stat.cu)(absolute) : void 0;
const to = identity === void 0 ? void 0 : linked.get(identity);
if (to) {
builder.entries.addHardLink(root, path, to.mtime, to.row);
return;
}
const mtime = (0, file_time.EJ)(absolute, stat);
const row = builder.addFile(root, path, stat, mtime);
if (identity !== void 0) linked.set(identity, {
row: row,
mtime: mtime
});
}
function* search(root, path, absolute, matches) {
for (const name of namesIn(absolute, -1)) {
const child = below(path, name);
const inner = within(absolute, name);
if (matches(child)) yield* addPath(root, child, inner, -1) ?? []; else if (!excluded(root, child) && (0, 
file_stat.$1)(inner)?.isDirectory()) yield* search(root, child, inner, matches);
}
yield;
}
for (const [index, root] of paths.roots.entries()) {
const base = bases[index];
if (base === "") onNote(`${root.line} does not exist.`); else if (!root.matches) yield* addPath(index, "", base, -1) ?? []; else if ((0, 
file_stat.$1)(base)?.isDirectory()) yield* search(index, "", base, root.matches);
}
}
const anyOverlap = bases => bases.some((base, index) => bases.some((other, at) => at !== index && other !== "" && (base === other || base.startsWith((0, 
entry_paths.i)(other)))));
const basesOf = paths => paths.roots.map(({base: base}) => (0, real_path.Ye)(base));
function rescan({entries: entries, paths: paths, stats: stats}, index) {
const path = paths.at(index);
const stat = (0, file_stat.$1)(path);
if (!stat?.isFile()) return false;
entries.types[index] = isSparse(stat) ? entry_table._o : entry_table.PW;
entries.modes[index] = stat.mode & 511;
entries.mtimes[index] = (0, file_time.EJ)(path, stat);
entries.sizes[index] = stat.size;
(0, stat_columns.qc)(stats, index, stat);
return true;
}
const isSparse = ({size: size, blocks: blocks}) => size > 65536 && blocks * 512 < size;
const within = (folder, name) => folder.endsWith(external_node_path_.sep) ? folder + name : folder + external_node_path_.sep + name;
const below = (path, name) => path === "" ? name : `${path}/${name}`;
const tooDeep = folder => new tables_errors.J("PACELINE_SNAPSHOT_LIMITS", `${folder} is the ${check_locations.lr}th folder in one another, which a restore does not accept.`, 'Leave it out with a line "!path".');
const ATTEMPTS = 3;
const BATCH_FILES = 512;
const SEGMENT_BYTES = 2097152;
const MIN_SEGMENT_BYTES = SEGMENT_BYTES / 2;
const DEPTH = 3;
function createArchiver(pool, packer, parent, scan, contents) {
const {entries: entries} = scan;
const fresh = new FreshContent;
const memory = (0, shared_memory.P)(save_work.ROOM);
let batches = 0;
let regions = 0;
let open;
async function archive(files, onFile) {
let left = files;
for (let attempt = 1; left.length > 0; attempt++) {
left = await pass(left, onFile);
for (const row of left) if (attempt === ATTEMPTS || !rescan(scan, row)) throw changedError(scan.paths.at(row));
}
}
async function pass(files, onFile) {
const changed = new Set;
const windows = new Map;
const waiting = [];
const decideNext = async () => {
const {worker: worker, id: id, batch: batch, reply: reply} = waiting.shift();
const {digests: digests, sizes: sizes, counts: counts} = await reply;
const {window: window} = batch;
const wanted = [];
const idOf = chunk => {
const earlier = parent.find(digests, chunk);
if (earlier >= 0) return earlier;
let own = fresh.find(digests, chunk);
if (own < 0) {
own = fresh.add(digests, chunk);
wanted.push({
chunk: chunk,
id: own
});
}
return parent.chunks.length + own;
};
let at = 0;
for (let index = 0; index < counts.length; index++) {
const row = batch.files[index];
const count = counts[index];
if (count < 0) {
changed.add(row);
continue;
}
const first = at;
at += count;
if (changed.has(row)) continue;
const ids = Array.from({
length: count
}, (_, chunk) => idOf(first + chunk));
if (!window) contents.set(row, ids); else windows.set(row, (windows.get(row) ?? new Map).set(window.to, ids));
if (!window || window.to === entries.sizes[row]) onFile(row);
}
pack(worker, id, sizes, wanted);
await packer.settle(pool.size * 6);
};
try {
for (const {worker: worker, batch: batch} of schedule(units(entries, files, () => regions++), pool.size)) {
const id = batches++;
const numbers = numbersOf(scan, batch.files);
const input = {
batch: id,
paths: batch.files.map(row => scan.paths.at(row)).join(paths_paths.wv),
numbers: numbers,
...batch.window && {
window: batch.window
}
};
const reply = pool.run("read", input, {
worker: worker,
transfer: [ numbers.buffer ]
});
reply.catch(() => {});
waiting.push({
worker: worker,
id: id,
batch: batch,
reply: reply
});
if (waiting.length >= pool.size * DEPTH) await decideNext();
if (pool.size === 1) await (0, promises_.setImmediate)();
}
while (waiting.length > 0) await decideNext();
} finally {
await Promise.allSettled(waiting.map(({reply: reply}) => reply));
}
for (const [row, parts] of windows) contents.set(row, inOrder(parts));
return [ ...changed ];
}
function pack(worker, batch, sizes, wanted) {
const total = wanted.reduce((sum, {chunk: chunk}) => sum + sizes[chunk], 0);
const segments = total >= MIN_SEGMENT_BYTES ? group(wanted, sizes, total) : [];
const raw = segments.length > 0 ? [] : wanted;
const shared = segments.length > 0 ? memory.take(total) : void 0;
const chunksOf = list => list.map(({chunk: chunk}) => chunk);
const input = {
batch: batch,
segments: segments.map(chunksOf),
raw: chunksOf(raw),
memory: shared
};
const reply = pool.run("pack", input, {
worker: worker
});
reply.catch(() => {});
for (const [index, list] of segments.entries()) {
const location = packer.add(reply.then(result => result.segments[index]));
assign(list, fresh.segment(location), 0);
}
if (shared) packer.afterwards(() => memory.give(shared));
if (raw.length === 0) return;
if (open && open.size + total > SEGMENT_BYTES) close();
open ??= opened();
assign(raw, open.number, open.size);
open.size += total;
const part = reply.then(result => result.raw);
part.catch(() => {});
open.parts.push(part);
function assign(list, segment, start) {
let offset = start;
for (const {chunk: chunk, id: id} of list) {
fresh.assign(id, segment, offset, sizes[chunk]);
offset += sizes[chunk];
}
}
}
function opened() {
const parts = [];
const location = {
pack: -1,
segment: -1
};
return {
number: fresh.segment(location),
parts: parts,
size: 0,
close: () => {
const compressed = Promise.all(parts).then(list => pool.run("compress", {
parts: list
}));
packer.add(compressed, location);
}
};
}
function close() {
open?.close();
open = void 0;
}
return {
archive: archive,
close: close,
fresh: fresh
};
}
function inOrder(windows) {
return [ ...windows ].sort(([a], [b]) => a - b).flatMap(([, ids]) => ids);
}
function numbersOf({stats: stats}, files) {
const numbers = new Float64Array(files.length * save_work.FILE_NUMBERS);
for (const [index, row] of files.entries()) {
const stat = [ (0, stat_columns.$d)(stats, row), (0, stat_columns.kJ)(stats, row), (0, 
stat_columns.u9)(stats, row) ];
numbers.set(stat, index * save_work.FILE_NUMBERS);
}
return numbers;
}
function group(wanted, sizes, total) {
const target = total / Math.max(1, Math.round(total / SEGMENT_BYTES));
const groups = [];
let filled = 0;
for (const one of wanted) {
if (filled >= target * groups.length) groups.push([]);
groups.at(-1).push(one);
filled += sizes[one.chunk];
}
return groups;
}
function units(entries, files, nextRegion) {
const result = [];
const small = [];
for (const row of files) if (entries.sizes[row] <= save_work.BATCH_BYTES) small.push(row); else result.push(...regionsOf(row, entries.sizes[row], nextRegion));
let batch = [];
let filled = 0;
for (const row of byLikeness(entries, small)) {
const size = entries.sizes[row];
if (batch.length === BATCH_FILES || batch.length > 0 && filled + size > save_work.BATCH_BYTES) {
result.push([ {
files: batch
} ]);
batch = [];
filled = 0;
}
batch.push(row);
filled += size;
}
if (batch.length > 0) result.push([ {
files: batch
} ]);
return result;
}
function regionsOf(row, size, nextRegion) {
const result = [];
for (let from = 0; from < size; from += chunker.vB) {
const region = nextRegion();
const end = Math.min(size, from + chunker.vB);
const unit = [];
for (let start = from; start < end; start += save_work.BATCH_BYTES) {
const to = Math.min(end, start + save_work.BATCH_BYTES);
unit.push({
files: [ row ],
window: {
region: region,
first: start === from,
from: from,
to: to,
end: end
}
});
}
result.push(unit);
}
return result;
}
function byLikeness({paths: paths}, rows) {
const byName = new Map;
for (const row of rows) {
const name = paths.name(row);
const same = byName.get(name);
if (same) {
same.rows.push(row);
continue;
}
const dot = name.lastIndexOf(".");
byName.set(name, {
kind: dot > 0 ? name.slice(dot) : "",
name: name,
rows: [ row ]
});
}
const names = [ ...byName.values() ];
names.sort((a, b) => compare(a.kind, b.kind) || compare(a.name, b.name));
return names.flatMap(one => one.rows);
}
const compare = (a, b) => a < b ? -1 : a > b ? 1 : 0;
function* schedule(list, workers) {
const current = Array.from({
length: workers
}, () => []);
let next = 0;
for (let worker = 0, idle = 0; idle < workers; worker = (worker + 1) % workers) {
if (current[worker].length === 0) current[worker] = list[next++] ?? [];
const [batch, ...rest] = current[worker];
current[worker] = rest;
idle = batch ? 0 : idle + 1;
if (batch) yield {
worker: worker,
batch: batch
};
}
}
const changedError = path => new tables_errors.J("PACELINE_SNAPSHOT_CHANGED", `${path} changed while it was saved.`, 'End what writes there before the job ends, or leave the file out with a line "!path".');
function buildManifest(options, {entries: scanned, paths: paths}, parent, {kept: kept, written: written, fresh: fresh, contents: contents}) {
const numbers = new Int32Array(parent.packs.length).fill(-1);
for (const [number, pack] of kept.entries()) numbers[pack] = number;
const chunks = new chunk_table.X(parent.chunks.length + fresh.length);
const copied = new Int32Array(parent.chunks.length).fill(-1);
for (let id = 0; id < copied.length; id++) {
const pack = numbers[parent.chunks.packs[id]];
if (pack >= 0) copied[id] = chunks.copy(parent.chunks, id, pack);
}
const firstFresh = chunks.length;
const {digests: digests} = fresh;
for (let id = 0; id < fresh.length; id++) {
const {pack: pack, segment: segment, offset: offset, size: size} = fresh.at(id);
chunks.addFrom(digests, id, kept.length + pack, segment, offset, size);
}
const chunkOf = id => {
if (id >= copied.length) return firstFresh + id - copied.length;
if (copied[id] >= 0) return copied[id];
const again = fresh.find(parent.chunks.digests, id);
return again < 0 ? -1 : firstFresh + again;
};
const starts = new Uint32Array(scanned.length + 1);
for (let entry = 0; entry < scanned.length; entry++) starts[entry + 1] = starts[entry] + (contents.of(entry)?.length ?? scanned.count(entry));
const references = new Uint32Array(starts[scanned.length]);
for (let entry = 0; entry < scanned.length; entry++) {
let at = starts[entry];
const ids = contents.of(entry);
if (ids) {
for (let index = 0; index < ids.length; index++) {
const chunk = chunkOf(ids[index]);
if (chunk < 0) throw changedError(paths.at(entry));
references[at++] = chunk;
}
continue;
}
const first = scanned.starts[entry];
for (let link = 0; link < scanned.count(entry); link++) references[at++] = scanned.references[first + link];
if (scanned.types[entry] === entry_table.fZ) scanned.mtimes[entry] = scanned.mtimes[scanned.linked(entry)];
}
return {
format: format_manifest.uB,
key: options.key,
roots: options.paths.roots.map(({line: line}) => line),
packs: [ ...kept.map(pack => parent.packs[pack]), ...written ],
chunks: chunks.finish(),
entries: new entry_table.F({
...scanned,
starts: starts,
references: references
})
};
}
function isSameTree(one, other) {
const [a, b] = [ one.entries, other.entries ];
if (a.length !== b.length) return false;
for (let entry = 0; entry < a.length; entry++) {
const type = a.types[entry];
if (type !== b.types[entry] || a.roots[entry] !== b.roots[entry] || a.mtimes[entry] !== b.mtimes[entry]) return false;
if (!a.paths.isSame(entry, b.paths, entry) || a.modes[entry] !== b.modes[entry]) return false;
if (type === entry_table.fZ && a.linked(entry) !== b.linked(entry)) return false;
if (type === entry_table._e && a.target(entry) !== b.target(entry)) return false;
if ((0, entry_table.ZL)(type) && !hasSameContent(one, other, entry)) return false;
}
return true;
}
function hasSameContent(one, other, entry) {
const [a, b] = [ one.entries, other.entries ];
const count = a.count(entry);
if (count !== b.count(entry)) return false;
for (let at = 0; at < count; at++) {
const chunk = a.references[a.starts[entry] + at];
const its = b.references[b.starts[entry] + at];
if (!(0, tables_digests.dv)(one.chunks.digests, chunk, other.chunks.digests, its)) return false;
}
return true;
}
var codec = __webpack_require__(24730);
var workers_pool = __webpack_require__(97464);
var envelope = __webpack_require__(36106);
async function putContent(store, folder, bytes, {sha256: sha256, anew: anew = false}) {
const key = (0, format_manifest.l7)(folder, sha256);
const options = {
contentAddressed: true,
sha256: sha256
};
if (await store.put(key, bytes, {
...options,
ifAbsent: !anew
}) === "stored") return true;
const accept = found => (0, envelope.fg)(found) === sha256;
const there = await store.get(key, {
accept: accept,
shared: true
});
if (there) return false;
await store.put(key, bytes, options);
return true;
}
const PACK_BYTES = 8388608;
const SENDING_BYTES = 33554432;
const packBytes = store => Math.min(store.packBytes ?? PACK_BYTES, bounds.rA);
function createPacker(store, folder, avoid = () => false) {
const full = packBytes(store);
const atOnce = Math.max(2, Math.floor(SENDING_BYTES / full));
const packs = [];
const sending = new Set;
let failure;
let buffer;
let segments = [];
let filled = 0;
let newBytes = 0;
const turns = [];
const spare = [];
let finished = false;
async function flush() {
if (segments.length === 0) return;
const whole = buffer;
const bytes = whole.subarray(0, filled);
const pack = {
sha256: (0, envelope.fg)(bytes),
bytes: filled,
segments: segments
};
packs.push(pack);
buffer = void 0;
segments = [];
filled = 0;
while (sending.size >= atOnce) await Promise.race(sending);
if (failure) throw failure.error;
const job = send(pack.sha256, bytes).catch(error => {
failure ??= {
error: error
};
}).finally(() => {
sending.delete(job);
if (!finished && spare.length < atOnce) spare.push(whole);
});
sending.add(job);
}
async function send(sha256, bytes) {
if (await putContent(store, folder, bytes, {
sha256: sha256,
anew: avoid(sha256)
})) newBytes += bytes.byteLength;
}
async function append(coming, location) {
const {bytes: bytes, ...segment} = await coming;
if (failure) throw failure.error;
if (filled + bytes.byteLength > full) await flush();
location.pack = packs.length;
location.segment = segments.length;
segments.push({
...segment,
offset: filled,
bytes: bytes.byteLength
});
buffer ??= spare.pop();
buffer = roomFor(buffer, filled + bytes.byteLength, full);
buffer.set(bytes, filled);
filled += bytes.byteLength;
}
return {
add(coming, location = {
pack: -1,
segment: -1
}) {
coming.catch(() => {});
const turn = (turns.at(-1) ?? Promise.resolve()).then(() => append(coming, location)).catch(error => {
failure ??= {
error: error
};
}).finally(() => {
turns.shift();
});
turns.push(turn);
return location;
},
afterwards(call) {
(turns.at(-1) ?? Promise.resolve()).then(call);
},
async settle(most) {
while (turns.length > most && !failure) await turns[0];
if (failure) throw failure.error;
},
async finish() {
await turns.at(-1);
if (!failure) await flush();
if (failure) throw failure.error;
finished = true;
spare.length = 0;
return packs;
},
async sent() {
await Promise.all(sending);
if (failure) throw failure.error;
return newBytes;
},
async end() {
await turns.at(-1);
await Promise.all(sending);
}
};
}
function roomFor(buffer, bytes, full) {
if (buffer && buffer.byteLength >= bytes) return buffer;
const larger = Buffer.allocUnsafeSlow(Math.max(bytes, buffer ? full : Math.min(full, bytes * 4)));
if (buffer) larger.set(buffer);
return larger;
}
const SMALL = {
files: 1e3,
bytes: 12582912
};
const MIN_USED = .5;
const MAX_SMALL_PACKS = {
few: 4,
many: 32
};
const LARGE_PACK_BYTES = 16777216;
async function collectContent(store, options, scan, parent, packer) {
const {entries: entries} = scan;
const contents = new FileContents(entries.length);
const unread = [];
const total = {
files: 0,
bytes: 0
};
const left = {
files: 0,
bytes: 0
};
const contentOf = parent.contentOf(scan);
for (let row = 0; row < entries.length; row++) {
if (!entries.isFile(row)) continue;
const size = entries.sizes[row];
total.files += 1;
total.bytes += size;
const ids = contentOf(row) ?? (size === 0 ? [] : void 0);
if (ids) {
contents.set(row, ids);
continue;
}
unread.push(row);
left.files += 1;
left.bytes += size;
}
const done = {
files: total.files - left.files,
bytes: total.bytes - left.bytes
};
const onFile = row => {
done.files += 1;
done.bytes += entries.sizes[row];
if (done.files % 500 === 0 || done.files === total.files) options.onProgress?.({
...done
}, total);
};
const small = left.files <= SMALL.files && left.bytes <= SMALL.bytes;
const workers = options.workers ?? (small ? 0 : (0, workers_pool.V)());
const {compression: compression = codec.XC} = options;
const pool = await (0, workers_pool.b)("save", workers, {
compression: compression
});
try {
let dropped = new Uint8Array(parent.packs.length);
const {chunks: chunks} = parent;
const findKept = (digests, index) => {
const id = parent.find(digests, index);
return id >= 0 && dropped[chunks.packs[id]] === 0 ? id : -1;
};
const archiver = createArchiver(pool, packer, {
chunks: chunks,
find: findKept
}, scan, contents);
await archiver.archive(unread, onFile);
dropped = notWorthKeeping(parent, contents, entries.length, packBytes(store));
const isLost = id => id < chunks.length && dropped[chunks.packs[id]] === 1 && archiver.fresh.find(chunks.digests, id) < 0;
const again = [];
if (dropped.includes(1)) for (let row = 0; row < entries.length; row++) if (contents.of(row)?.some(isLost)) again.push(row);
const wereUnread = new Set(again.length > 0 ? unread : []);
await archiver.archive(again, () => {});
archiver.close();
const written = await packer.finish();
const hashedFiles = unread.length + again.filter(row => !wereUnread.has(row)).length;
const kept = parent.packs.flatMap((_, pack) => dropped[pack] === 0 ? [ pack ] : []);
const amount = {
files: 0,
bytes: 0
};
for (let row = 0; row < entries.length; row++) {
if (!entries.isFile(row)) continue;
amount.files += 1;
amount.bytes += entries.sizes[row];
}
return {
...amount,
contents: contents,
kept: kept,
written: written,
fresh: archiver.fresh,
hashedFiles: hashedFiles
};
} finally {
await pool.close();
}
}
function notWorthKeeping({packs: packs, chunks: chunks}, contents, files, full) {
const dropped = new Uint8Array(packs.length);
if (packs.length === 0) return dropped;
const used = new Uint8Array(chunks.length);
for (let row = 0; row < files; row++) for (const id of contents.of(row) ?? []) if (id < chunks.length) used[id] = 1;
const sizes = new Float64Array(packs.length);
const inUse = new Float64Array(packs.length);
for (let id = 0; id < chunks.length; id++) {
const pack = chunks.packs[id];
sizes[pack] += chunks.sizes[id];
if (used[id] === 1) inUse[pack] += chunks.sizes[id];
}
let small = 0;
for (const [pack, {bytes: bytes}] of packs.entries()) if (inUse[pack] === 0 || inUse[pack] < sizes[pack] * MIN_USED) dropped[pack] = 1; else if (bytes < full / 2) small += 1;
const most = full >= LARGE_PACK_BYTES ? MAX_SMALL_PACKS.few : MAX_SMALL_PACKS.many;
if (small > most) for (const [pack, {bytes: bytes}] of packs.entries()) if (bytes < full / 2) dropped[pack] = 1;
return dropped;
}
var map_at_most = __webpack_require__(6594);
var read_entry = __webpack_require__(45500);
var cached_entry = __webpack_require__(95190);
var subtrees = __webpack_require__(79923);
const TRUSTED = new Set([ 61267, 1481003842, 2435016766, 801189825, 4076150800, 16914836, 2035054128 ]);
function unchangedTree(cached, bases) {
if (!cached || process.platform !== "linux") return;
const {cache: cache, entry: entry} = cached;
const {entries: entries} = entry.manifest;
const {stats: stats} = cache;
const ends = (0, subtrees.l)(entries);
if (!ends) return;
const paths = new entry_paths.z(entries, bases);
const folders = entry.manifest.roots.map(() => new Map);
for (let index = 0; index < entries.length; index++) if (entries.types[index] === entry_table.Md) folders[entries.roots[index]].set(entries.path(index), index);
const trusted = new Map;
const isTrusted = (dev, folder) => {
const before = trusted.get(dev);
if (before !== void 0) return before;
const found = isOnTrusted(folder());
trusted.set(dev, found);
return found;
};
return {
paths: paths,
stats: stats,
folder(root, path, absolute, stat) {
const row = folders[root].get(path);
if (row === void 0 || !cache.isSame(row, stat)) return;
return isTrusted(stat.dev, () => absolute) ? row : void 0;
},
end: row => ends[row],
isUnchanged(row) {
if (!agreesWithStat(entries, row, stats) || !(0, stat_columns.ML)(stats, row, paths.at(row))) return false;
return entries.types[row] !== entry_table.Md || isTrusted((0, stat_columns.jv)(stats, row), () => paths.at(row));
}
};
}
function agreesWithStat({types: types, modes: modes, mtimes: mtimes, sizes: sizes}, row, stats) {
const type = types[row];
if (type === entry_table._e || type === entry_table.fZ || !(0, stat_columns.Pt)(stats, row)) return false;
const mode = (0, stat_columns.VV)(stats, row);
const isFolder = type === entry_table.Md;
return (mode & external_node_fs_.constants.S_IFMT) === (isFolder ? external_node_fs_.constants.S_IFDIR : external_node_fs_.constants.S_IFREG) && (mode & 511) === modes[row] && (0, 
file_time.t)({
mtimeMs: (0, stat_columns.kJ)(stats, row)
}, mtimes[row]) && (isFolder || (0, stat_columns.$d)(stats, row) === sizes[row]);
}
function isOnTrusted(folder) {
try {
return TRUSTED.has((0, external_node_fs_.statfsSync)(folder).type);
} catch {
return false;
}
}
const AT_ONCE = 16;
function startParentSearch(options) {
const cache = (0, cached_entry.N)(options.statCache, options);
const there = present(cache?.blobs ?? [], options);
const cached = cache && (0, cached_entry.z)(cache, options);
there.catch(() => {});
return {
unchangedTree: async () => unchangedTree(await cached, basesOf(options.paths)),
find: async existing => findParent(options, existing, await cached, cache?.blobs ?? [], there)
};
}
async function findParent(options, existing, cached, presumed, asked) {
const there = await asked;
const decoded = cached ? [ cached.entry ] : [];
const complete = cached?.entry.manifest.packs.every(({sha256: sha256}) => there.has(sha256));
const keys = new Set([ ...existing !== void 0 && existing !== cached?.cache.key ? [ existing ] : [], ...complete ? [] : options.keys ]);
for (const key of keys) {
const entry = await readEarlier(key, options, cached);
if (entry) decoded.push(entry);
}
const blobs = new Set(decoded.flatMap(decode_manifest.O));
for (const sha256 of presumed) blobs.delete(sha256);
for (const sha256 of await present([ ...blobs ], options)) there.add(sha256);
const {packs: packs, chunks: chunks, renumbered: renumbered} = collect(decoded, there);
let ids;
const base = decoded.find(({index: index}) => index !== void 0 && there.has(index.sha256));
return {
packs: packs,
chunks: chunks,
find(digests, index) {
ids ??= new tables_digests.Hm(chunks.digests);
return ids.find(digests, index);
},
contentOf: scan => cached ? byStat(scan, cached, renumbered) : () => {},
base: base && (0, encode_manifest.bx)(base),
baseBytes: base?.indexBytes,
existing: decoded.find(({manifest: manifest}) => manifest.key === existing)?.manifest
};
}
async function readEarlier(key, {store: store, folder: folder, paths: paths, verifier: verifier}, cached) {
try {
return await (0, read_entry.h)(store, key, {
packs: folder,
paths: paths,
verifier: verifier,
cached: cached
});
} catch {
return;
}
}
function collect(decoded, there) {
const [first, ...others] = decoded.map(({manifest: manifest}) => manifest);
if (first && others.length === 0 && first.packs.every(({sha256: sha256}) => there.has(sha256))) return {
packs: first.packs,
chunks: first.chunks
};
const packs = [];
const chunks = new chunk_table.X(decoded.reduce((sum, {manifest: manifest}) => sum + manifest.chunks.length, 0));
const taken = new Set;
let renumbered;
for (const {manifest: manifest} of decoded) {
const numbers = manifest.packs.map(pack => {
if (!there.has(pack.sha256) || taken.has(pack.sha256)) return -1;
taken.add(pack.sha256);
return packs.push(pack) - 1;
});
const own = new Int32Array(manifest.chunks.length).fill(-1);
for (let chunk = 0; chunk < own.length; chunk++) {
const pack = numbers[manifest.chunks.packs[chunk]];
if (pack >= 0) own[chunk] = chunks.copy(manifest.chunks, chunk, pack);
}
renumbered ??= own;
}
return {
packs: packs,
chunks: chunks.finish(),
renumbered: renumbered
};
}
async function present(digests, {store: store, folder: folder, avoid: avoid}) {
const found = new Set;
const asked = [ ...new Set(digests.filter(sha256 => !avoid(sha256))) ];
await (0, map_at_most.X)(AT_ONCE, asked, async sha256 => {
if (await store.has((0, format_manifest.l7)(folder, sha256))) found.add(sha256);
});
return found;
}
function byStat({entries: entries, stats: stats, origins: origins}, {cache: cache, entry: {manifest: manifest}}, chunks) {
const old = manifest.entries;
const rowOf = (0, entry_table.Bl)(entries, old);
return row => {
const at = origins[row] > 0 ? origins[row] - 1 : rowOf(row);
if (at < 0 || !old.isFile(at) || old.sizes[at] !== entries.sizes[row]) return;
if (!cache.isSameRow(at, stats, row)) return;
if (!chunks) return old.chunks(at);
const ids = old.chunks(at).map(chunk => chunks[chunk]);
return ids.every(id => id !== NOWHERE) ? ids : void 0;
};
}
const NOWHERE = 2 ** 32 - 1;
async function saveSnapshot(store, options) {
const started = performance.now();
const {key: key, paths: paths, avoid: avoid = () => false} = options;
const head = store.head(key);
head.catch(() => {});
const search = startParentSearch({
store: store,
folder: options.packs,
paths: paths,
keys: options.earlier ?? [],
statCache: options.statCache,
mayRead: options.mayRead,
verifier: options.verifier,
avoid: avoid
});
await (0, promises_.setImmediate)();
const observedAt = Date.now();
const unchanged = await search.unchangedTree();
const scanned = await scan(paths, options.onNote ?? ignore, unchanged, options.onWarning);
const exists = await head !== void 0;
const result = await saveScanned(store, options, scanned, {
search: search,
exists: exists,
observedAt: observedAt
});
return {
...result,
seconds: (performance.now() - started) / 1e3
};
}
async function saveScanned(store, options, scanned, begun) {
const {key: key, paths: paths, existing: existing = "keep", onNote: onNote = ignore} = options;
const nothing = {
files: 0,
bytes: 0,
newBytes: 0,
hashedFiles: 0
};
if (begun.exists && existing !== "replace") return {
outcome: existing === "keep" ? "kept" : "exists",
...nothing
};
if (scanned.entries.length === 0) throw new tables_errors.J("PACELINE_SNAPSHOT_EMPTY", `There is nothing to save: ${paths.roots.map(({line: line}) => line).join(", ")} matched nothing.`, 'Check the input "path", and that the steps before made these files.');
const parent = await begun.search.find(begun.exists ? key : void 0);
const evictedBefore = evictions(store);
const packer = createPacker(store, options.packs, options.avoid);
try {
const content = await collectContent(store, options, scanned, parent, packer);
const manifest = buildManifest(options, scanned, parent, content);
const {files: files, bytes: bytes, hashedFiles: hashedFiles} = content;
const result = {
files: files,
bytes: bytes,
hashedFiles: hashedFiles
};
const {createdAt: createdAt, expiresAt: expiresAt} = {
createdAt: Date.now(),
expiresAt: options.expiresAt
};
if (parent.existing && expiresAt === void 0 && isSameTree(parent.existing, manifest)) {
const newBytes = await packer.sent();
return {
outcome: "unchanged",
...result,
newBytes: newBytes
};
}
expectPlausible(manifest, bytes);
const encoded = (0, encode_manifest.vv)(manifest, {
createdAt: createdAt,
expiresAt: expiresAt,
base: parent.base,
signer: options.signer
});
const indexBytes = await putIndex(store, options, encoded);
const newBytes = indexBytes + await packer.sent();
if (evictions(store) > evictedBefore) await expectAll(store, options.packs, manifest, encoded);
const put = await store.put(key, encoded.value, {
ifAbsent: existing !== "replace",
expiresAt: expiresAt,
metadata: {
...options.metadata,
files: String(files),
bytes: String(bytes),
packs: String(manifest.packs.length)
}
});
if (put === "exists") return {
outcome: existing === "fail" ? "exists" : "kept",
...nothing,
newBytes: newBytes
};
await expectKept(store, options, manifest, encoded);
if (options.statCache !== void 0) {
forgetRacy(scanned.stats, begun.observedAt);
const failed = (0, stat_cache.u)(options.statCache, paths.version, {
key: key,
value: encoded.value,
index: encoded.indexBytes ?? (encoded.index && parent.baseBytes),
blobs: (0, decode_manifest.O)({
manifest: manifest,
index: encoded.index
}),
stats: scanned.stats,
signer: options.signer
});
if (failed) onNote(`What is known of the files could not be kept for the next time: ${failed.message}.`);
}
return {
outcome: "saved",
...result,
newBytes: newBytes + encoded.value.byteLength
};
} finally {
await packer.end();
}
}
const ignore = () => {};
function expectPlausible(manifest, bytes) {
if (bytes <= (0, bounds.tk)(0)) return;
const {entries: entries} = manifest;
const files = Array.from({
length: entries.length
}, (_, index) => index).filter(at => entries.isFile(at));
const plan = (0, fetch_plan.I)(manifest, files, false);
if ((0, fetch_plan.g)(plan)) return;
throw new tables_errors.J("PACELINE_SNAPSHOT_LIMITS", `It cannot be saved: ${plan.bytes} bytes of files are only ${plan.storedBytes} in the store, which a restore does not accept.`, "Leave out files of nothing but zeros, or make them sparse.");
}
function forgetRacy(stats, observedAt) {
for (let row = 0; row * stat_columns.H8 < stats.length; row++) if ((0, file_stat.KO)({
ctimeMs: (0, stat_columns.u9)(stats, row)
}, observedAt)) (0, stat_columns.cb)(stats, row);
}
async function putIndex(store, options, encoded) {
const {index: index, indexBytes: indexBytes} = encoded;
if (!index || !indexBytes) return 0;
const {sha256: sha256} = index;
const anew = options.avoid?.(sha256);
return await putContent(store, options.packs, indexBytes, {
sha256: sha256,
anew: anew
}) ? indexBytes.byteLength : 0;
}
async function expectAll(store, folder, manifest, encoded) {
for (const sha256 of (0, decode_manifest.O)({
manifest: manifest,
index: encoded.index
})) {
if (await store.head((0, format_manifest.l7)(folder, sha256))) continue;
throw new tables_errors.J("PACELINE_SNAPSHOT_EVICTED", "The store is too small for this entry: it evicted a part while another was written.", "Raise max-bytes of the store, or cache less.");
}
}
async function expectKept(store, {key: key, packs: packs, avoid: avoid}, manifest, encoded) {
if (!avoid) return;
for (const sha256 of (0, decode_manifest.O)({
manifest: manifest,
index: encoded.index
}).filter(avoid)) {
if (await store.has((0, format_manifest.l7)(packs, sha256))) continue;
if (sha256 === encoded.index?.sha256 && encoded.indexBytes) {
await store.put((0, format_manifest.l7)(packs, sha256), encoded.indexBytes, {
contentAddressed: true
});
continue;
}
await store.delete(key);
throw new tables_errors.J("PACELINE_SNAPSHOT_PRUNED", "A part of this entry was deleted while it was saved, so the entry was removed again.", 'The next run saves it. If it happens often, run "optimize" with a longer "grace".');
}
}
const evictions = store => store.statistics().reduce((sum, tier) => sum + tier.evictions, 0);
var damaged_content = __webpack_require__(52366);
var entries_entries = __webpack_require__(46785);
var marked_blobs = __webpack_require__(83780);
var tree_file = __webpack_require__(8320);
var progress = __webpack_require__(61806);
var report = __webpack_require__(66231);
var statistics = __webpack_require__(26646);
var src_step = __webpack_require__(29419);
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
const {artifacts: artifacts, environment: environment, log: log} = context;
const {request: request, trust: trust} = step;
artifacts.prepare();
const startedAt = machine.now();
const took = () => (machine.now() - startedAt) / 1e3;
const store = await (0, src_step.b0)(context, machine, trust);
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
if (outcome === "saved") await (0, statistics.bQ)(store, {
repository: environment.repository,
scope: trust.write,
now: machine.now(),
key: request.key,
restoreKeys: request.restoreKeys,
save: {
bytes: bytes,
newBytes: newBytes
}
});
return {
save: save,
line: sentence(request.key, save),
tiers: (0, report.jM)(store)
};
} catch (error) {
log.warning(`The cache was not saved: ${(0, lines.TN)((0, errors.bD)(error))}`);
const reason = (0, errors.bD)(error);
return {
save: {
...NOTHING,
seconds: took(),
result: "failed",
reason: reason
},
line: `not saved: ${reason}`,
tiers: (0, report.jM)(store)
};
} finally {
await store.close();
}
}
async function put(context, machine, store, step, about) {
const {environment: environment, inputs: inputs, log: log} = context;
const {repository: repository} = environment;
const {request: request, paths: paths, trust: trust, signing: signing} = step;
const own = trust.write;
const {codec: codec, level: level} = inputs.compression;
const tree = (0, tree_file.b)(context, step);
const damaged = (0, damaged_content.uW)(tree.statCache);
const marked = await (0, marked_blobs.tx)(store, repository);
const saved = await saveSnapshot(store, {
key: (0, entries_entries.FP)(repository, own, paths.version) + (0, entries_entries.MB)(own, request.key, request.context),
packs: (0, entries_entries.C)(repository),
paths: paths,
earlier: await earlierEntries(store, repository, paths, step, inputs.mode, about.found),
compression: {
codec: codec,
...level === void 0 ? {} : {
level: level
}
},
...tree,
existing: inputs["on-existing"],
avoid: sha256 => damaged.has(sha256) || marked(sha256),
...signing?.signer ? {
signer: signing.signer,
verifier: signing.verifier
} : {},
...inputs.ttl === void 0 ? {} : {
expiresAt: machine.now() + inputs.ttl * 1e3
},
metadata: {
...(0, entries_entries.n9)(request.context),
job: environment.job,
...about.metadata
},
onNote: note => log.info((0, lines.TN)(note)),
onWarning: warning => log.warning((0, lines.TN)(warning)),
onProgress: (0, progress.L)("saving", machine.now, log.info)
});
if (saved.outcome === "saved") (0, damaged_content.D2)(tree.statCache);
return saved;
}
async function earlierEntries(store, repository, paths, {trust: trust}, mode, found) {
if (mode === "write-only") return [];
if (found !== void 0) return [ found ];
const folders = trust.read.map(scope => (0, entries_entries.FP)(repository, scope, paths.version));
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
return `saved ${key}: ${(0, numbers.LS)(count, "file")}, ${(0, numbers.z3)(bytes)} (${(0, 
numbers.z3)(newBytes)} written) in ${(0, numbers.a3)(took)}`;
}
}
function failOnExisting({save: save}, key) {
if (save.result !== "exists") return;
throw new errors.ce("PACELINE_CACHE_EXISTS", `There is an entry of ${key} already.`, "Give the key a part that changes with the content, or set on-existing to keep or replace.");
}
},
59464: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
bx: () => baseOf,
vv: () => encodeEntry
});
var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
var _tables_digests_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(89179);
var _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(52279);
var _tables_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(70675);
var _bounds_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(78427);
var _columns_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37463);
var _envelope_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36106);
var _file_time_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(61092);
var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43487);
const INLINE_BYTES = 65536;
const MAX_FRESH = .25;
function encodeEntry(manifest, options) {
const {createdAt: createdAt, expiresAt: expiresAt, base: base, signer: signer} = options;
const head = {
format: _manifest_js__WEBPACK_IMPORTED_MODULE_1__.uB,
key: manifest.key,
createdAt: createdAt,
expiresAt: expiresAt
};
const difference = base && encodeDifference(manifest, base.manifest);
if (base && difference) {
const {bytes: bytes, reference: reference} = pack(difference);
const value = (0, _envelope_js__WEBPACK_IMPORTED_MODULE_2__.zK)({
...head,
index: base.blob,
body: reference
}, bytes, signer);
return {
value: value,
index: base.blob,
indexBytes: void 0
};
}
const {bytes: bytes, reference: reference} = pack(encodeFull(manifest));
const {length: length, paths: paths} = manifest.entries;
if (length > (0, _bounds_js__WEBPACK_IMPORTED_MODULE_3__._q)(bytes.byteLength)) throw tooLarge(`${length} files and folders`);
if (paths.bytes.byteLength > (0, _bounds_js__WEBPACK_IMPORTED_MODULE_3__.U2)(length)) throw tooLarge(`${paths.bytes.byteLength} bytes of paths`);
if (bytes.byteLength <= INLINE_BYTES) {
const value = (0, _envelope_js__WEBPACK_IMPORTED_MODULE_2__.zK)({
...head,
body: reference
}, bytes, signer);
return {
value: value,
index: void 0,
indexBytes: void 0
};
}
const value = (0, _envelope_js__WEBPACK_IMPORTED_MODULE_2__.zK)({
...head,
index: reference
}, Buffer.alloc(0), signer);
return {
value: value,
index: reference,
indexBytes: bytes
};
}
const tooLarge = what => new _tables_errors_js__WEBPACK_IMPORTED_MODULE_4__.J("PACELINE_SNAPSHOT_LIMITS", `It cannot be saved: ${what} are more than a restore accepts.`, 'Save it in several entries, or leave parts out with lines "!path".');
const baseOf = decoded => decoded.index && {
manifest: decoded.base,
blob: decoded.index
};
function pack(text) {
const bytes = (0, node_zlib__WEBPACK_IMPORTED_MODULE_0__.zstdCompressSync)(text, {
chunkSize: Math.max(64, text.byteLength),
pledgedSrcSize: text.byteLength,
params: {
[node_zlib__WEBPACK_IMPORTED_MODULE_0__.constants.ZSTD_c_compressionLevel]: 3
}
});
if (text.byteLength > (0, _bounds_js__WEBPACK_IMPORTED_MODULE_3__.tu)(bytes.byteLength)) throw tooLarge(`${text.byteLength} bytes of names`);
return {
bytes: Buffer.from(bytes),
reference: {
sha256: (0, _envelope_js__WEBPACK_IMPORTED_MODULE_2__.fg)(bytes),
bytes: bytes.byteLength,
size: text.byteLength
}
};
}
function encodeFull({roots: roots, packs: packs, chunks: chunks, entries: entries}) {
const writer = new _columns_js__WEBPACK_IMPORTED_MODULE_5__.wl;
writer.all(Buffer.from(JSON.stringify(roots)));
writePacks(writer, packs);
writeChunks(writer, chunks, every(chunks.length), packs);
writeEntries(writer, entries, every(entries.length));
return writer.finish();
}
function encodeDifference(manifest, base) {
const {roots: roots, packs: packs, chunks: chunks, entries: entries} = manifest;
if (roots.length !== base.roots.length || roots.some((root, index) => root !== base.roots[index])) return;
const packDiff = diffPacks(packs, base.packs);
const chunkDiff = diffChunks(chunks, base.chunks, packDiff.newIndex);
if (chunkDiff.fresh.length > chunks.length * MAX_FRESH) return;
const entryDiff = diffEntries(entries, base.entries, chunkDiff.newIndex);
if (entryDiff.fresh.length > entries.length * MAX_FRESH) return;
const writer = new _columns_js__WEBPACK_IMPORTED_MODULE_5__.wl;
for (const {runs: runs} of [ packDiff, chunkDiff, entryDiff ]) writer.numbers(runs.length, at => runs[at]);
writePacks(writer, packDiff.fresh.map(at => packs[at]));
writeChunks(writer, chunks, Uint32Array.from(chunkDiff.fresh), packs);
writeEntries(writer, entries, Uint32Array.from(entryDiff.fresh));
return writer.finish();
}
const every = length => Uint32Array.from({
length: length
}, (_, index) => index);
function diff(count, baseCount, find) {
const newIndex = new Int32Array(baseCount).fill(-1);
const runs = [];
const fresh = [];
let next = 0;
let copied = 0;
let added = 0;
let ahead = 0;
const flush = () => {
if (copied > 0 || added > 0) runs.push(ahead, copied, added);
ahead = 0;
copied = 0;
added = 0;
};
for (let item = 0; item < count; item++) {
const at = find(item, next, newIndex);
if (at < 0) {
added += 1;
fresh.push(item);
continue;
}
if (added > 0 || at !== next) flush();
if (copied === 0) ahead = at - next;
copied += 1;
newIndex[at] = item;
next = at + 1;
}
flush();
return {
runs: runs,
fresh: fresh,
newIndex: newIndex
};
}
function diffPacks(packs, base) {
const byName = new Map(base.map(({sha256: sha256}, index) => [ sha256, index ]));
return diff(packs.length, base.length, item => {
const at = byName.get(packs[item].sha256) ?? -1;
return at >= 0 && isSamePack(packs[item], base[at]) ? at : -1;
});
}
function diffChunks(chunks, base, packs) {
const isSame = (item, at) => (0, _tables_digests_js__WEBPACK_IMPORTED_MODULE_6__.dv)(chunks.digests, item, base.digests, at) && chunks.packs[item] === packs[base.packs[at]] && chunks.segments[item] === base.segments[at] && chunks.offsets[item] === base.offsets[at] && chunks.sizes[item] === base.sizes[at];
const shared = new Set(packs);
let index;
return diff(chunks.length, base.length, (item, expected) => {
if (expected < base.length && isSame(item, expected)) return expected;
if (!shared.has(chunks.packs[item])) return -1;
index ??= new _tables_digests_js__WEBPACK_IMPORTED_MODULE_6__.Hm(base.digests);
const at = index.find(chunks.digests, item);
return at >= 0 && isSame(item, at) ? at : -1;
});
}
function diffEntries(entries, base, chunks) {
const rowInBase = (0, _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_7__.Bl)(entries, base);
return diff(entries.length, base.length, (item, _, newIndex) => {
const at = rowInBase(item);
if (at < 0 || entries.types[item] !== base.types[at] || entries.mtimes[item] !== base.mtimes[at]) return -1;
if (entries.types[item] === _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_7__.fZ) return entries.linked(item) === newIndex[base.linked(at)] ? at : -1;
if (entries.types[item] === _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_7__._e) return entries.target(item) === base.target(at) ? at : -1;
if (entries.modes[item] !== base.modes[at] || entries.count(item) !== base.count(at)) return -1;
const [own, its] = [ entries.starts[item], base.starts[at] ];
for (let chunk = 0; chunk < entries.count(item); chunk++) if (entries.references[own + chunk] !== chunks[base.references[its + chunk]]) return -1;
return at;
});
}
const isSamePack = (pack, other) => pack.bytes === other.bytes && pack.segments.length === other.segments.length && pack.segments.every((segment, index) => {
const {sha256: sha256, codec: codec, offset: offset, bytes: bytes, size: size} = other.segments[index];
return segment.sha256 === sha256 && segment.codec === codec && segment.offset === offset && segment.bytes === bytes && segment.size === size;
});
function writePacks(writer, packs) {
const segments = packs.flatMap(pack => pack.segments);
const ends = packs.flatMap(pack => pack.segments.map((_, index) => {
const before = pack.segments[index - 1];
return before ? before.offset + before.bytes : 0;
}));
writer.all(digests(packs)).numbers(packs.length, at => packs[at].bytes).numbers(packs.length, at => packs[at].segments.length).all(digests(segments)).numbers(segments.length, at => _manifest_js__WEBPACK_IMPORTED_MODULE_1__.QA.indexOf(segments[at].codec)).numbers(segments.length, at => segments[at].bytes).numbers(segments.length, at => segments[at].offset - ends[at]).numbers(segments.length, at => segments[at].size);
}
function writeChunks(writer, chunks, list, packs) {
const {offsets: offsets, sizes: sizes} = chunks;
const starts = [];
let count = 0;
for (const pack of packs) {
starts.push(count);
count += pack.segments.length;
}
const segmentOf = at => at < 0 ? 0 : starts[chunks.packs[list[at]]] + chunks.segments[list[at]];
const words = new Uint32Array(list.length * _tables_digests_js__WEBPACK_IMPORTED_MODULE_6__.j4);
for (let at = 0; at < list.length; at++) (0, _tables_digests_js__WEBPACK_IMPORTED_MODULE_6__.C8)(chunks.digests, list[at], words, at);
writer.all(new Uint8Array(words.buffer)).numbers(list.length, at => segmentOf(at) - segmentOf(at - 1)).numbers(list.length, at => {
const follows = at > 0 && segmentOf(at) === segmentOf(at - 1);
return offsets[list[at]] - (follows ? offsets[list[at - 1]] + sizes[list[at - 1]] : 0);
}).numbers(list.length, at => sizes[list[at]]);
}
function writeEntries(writer, entries, list) {
const {types: types, roots: roots, paths: paths, mtimes: mtimes, modes: modes} = entries;
const shared = new Uint32Array(list.length);
for (let at = 1; at < list.length; at++) shared[at] = paths.shared(list[at], paths, list[at - 1]);
const restStart = at => paths.starts[list[at]] + shared[at];
const restEnd = at => paths.starts[list[at] + 1] - 1;
const ticks = at => (0, _file_time_js__WEBPACK_IMPORTED_MODULE_8__.EN)(mtimes[list[at]] ?? 0);
const withMode = list.filter(entry => types[entry] === _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_7__.Md || (0, 
_tables_entry_table_js__WEBPACK_IMPORTED_MODULE_7__.ZL)(types[entry]));
const files = list.filter(entry => (0, _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_7__.ZL)(types[entry]));
const chunks = new Uint32Array(files.reduce((sum, file) => sum + entries.count(file), 0));
let filled = 0;
for (const file of files) {
chunks.set(entries.chunks(file), filled);
filled += entries.count(file);
}
const hardLinks = list.filter(entry => types[entry] === _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_7__.fZ);
const symlinks = list.filter(entry => types[entry] === _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_7__._e);
const targets = Array.from(symlinks, entry => Buffer.from(entries.target(entry)));
writer.bytes(list.length, (into, at) => into.set(Uint8Array.from(list, entry => types[entry]), at)).numbers(list.length, at => roots[list[at]] - (roots[list[at - 1]] ?? 0)).numbers(list.length, at => shared[at]).numbers(list.length, at => restEnd(at) - restStart(at)).bytes(sum(list.length, at => restEnd(at) - restStart(at)), (into, start) => {
for (let at = 0, end = start; at < list.length; at++) for (let from = restStart(at); from < restEnd(at); from++) into[end++] = paths.bytes[from];
}).numbers(list.length, at => ticks(at) - ticks(at - 1)).numbers(withMode.length, at => modes[withMode[at]] - (modes[withMode[at - 1]] ?? 0)).numbers(files.length, at => entries.count(files[at])).numbers(chunks.length, at => chunks[at] - (at === 0 ? 0 : chunks[at - 1] + 1)).numbers(hardLinks.length, at => entries.linked(hardLinks[at])).numbers(targets.length, at => targets[at].byteLength).all(Buffer.concat(targets));
}
const sum = (count, value) => {
let total = 0;
for (let index = 0; index < count; index++) total += value(index);
return total;
};
const digests = items => Buffer.from(items.map(({sha256: sha256}) => sha256).join(""), "hex");
},
10563: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
BATCH_BYTES: () => BATCH_BYTES,
FILE_NUMBERS: () => FILE_NUMBERS,
ROOM: () => ROOM,
createWork: () => createWork
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var _format_chunker_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(98202);
var _format_codec_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24730);
var _paths_paths_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(21021);
var _tables_digests_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89179);
var _read_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31687);
const FILE_NUMBERS = 3;
function createWork({compression: compression}) {
const held = new Map;
const free = [];
const positions = new Map;
const ready = (0, _format_codec_js__WEBPACK_IMPORTED_MODULE_1__.JS)(compression.codec);
let scratch = Buffer.allocUnsafeSlow(0);
const room = bytes => {
const buffer = free.pop();
return buffer && buffer.byteLength >= bytes ? buffer : Buffer.allocUnsafeSlow(Math.max(bytes, ROOM));
};
function gather({buffer: buffer, starts: starts, sizes: sizes}, chunks) {
let size = 0;
let together = true;
for (const [index, chunk] of chunks.entries()) {
if (index > 0 && starts[chunk] !== starts[chunks[index - 1]] + sizes[chunks[index - 1]]) together = false;
size += sizes[chunk];
}
const start = starts[chunks[0]] ?? 0;
if (together) return buffer.subarray(start, start + size);
if (scratch.byteLength < size) scratch = Buffer.allocUnsafeSlow(size);
let at = 0;
for (const chunk of chunks) at += buffer.copy(scratch, at, starts[chunk], starts[chunk] + sizes[chunk]);
return scratch.subarray(0, size);
}
function packed(content) {
const {codec: codec, bytes: bytes} = (0, _format_codec_js__WEBPACK_IMPORTED_MODULE_1__.qx)(content, compression);
return {
sha256: (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)("sha256", bytes),
codec: codec,
bytes: bytes,
size: content.byteLength
};
}
return {
read({batch: batch, paths: paths, numbers: numbers, window: window}) {
const files = filesOf(paths, numbers);
const from = window ? window.first ? window.from : positions.get(window.region) : 0;
const to = window?.to ?? 0;
const total = window ? to - from : files.reduce((sum, {size: size}) => sum + size, 0);
const one = {
buffer: room(total),
starts: [],
sizes: []
};
const digests = [];
const counts = [];
const take = (start, end) => {
one.starts.push(start);
one.sizes.push(end - start);
digests.push((0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)("sha256", one.buffer.subarray(start, end)));
};
let at = 0;
for (const file of files) {
const before = digests.length;
try {
const end = at + (window ? total : file.size);
(0, _read_file_js__WEBPACK_IMPORTED_MODULE_2__.on)(file, from, from + end - at, one.buffer, at);
const cut = !window && file.size <= _format_chunker_js__WEBPACK_IMPORTED_MODULE_3__.m$.max;
while (at < end) {
if (window && to < window.end && end - at < _format_chunker_js__WEBPACK_IMPORTED_MODULE_3__.m$.max) break;
const next = cut ? end : (0, _format_chunker_js__WEBPACK_IMPORTED_MODULE_3__.Av)(one.buffer, at, end);
take(at, next);
at = next;
}
counts.push(digests.length - before);
} catch (error) {
if (!(error instanceof _read_file_js__WEBPACK_IMPORTED_MODULE_2__.lE)) throw error;
counts.push(-1);
at = window ? total : at;
}
}
if (window) if (to < window.end) positions.set(window.region, from + at); else positions.delete(window.region);
held.set(batch, one);
const sizes = Float64Array.from(one.sizes);
const columns = Int32Array.from(counts);
const words = digestsOf(digests);
return {
digests: words,
sizes: sizes,
counts: columns,
transfer: [ words.buffer, sizes.buffer, columns.buffer ]
};
},
async pack({batch: batch, segments: segments, raw: raw, memory: memory}) {
await ready;
const one = held.get(batch);
held.delete(batch);
let at = 0;
const results = segments.map(chunks => {
const {bytes: bytes, ...segment} = packed(gather(one, chunks));
const slot = new Uint8Array(memory, at, bytes.byteLength);
slot.set(bytes);
at += bytes.byteLength;
(0, _format_codec_js__WEBPACK_IMPORTED_MODULE_1__._r)(bytes);
return {
...segment,
bytes: slot
};
});
const content = new Uint8Array(gather(one, raw));
if (free.length < 4) free.push(one.buffer);
return {
segments: results,
raw: content,
transfer: [ content.buffer ]
};
},
async compress({parts: parts}) {
await ready;
const {bytes: view, ...segment} = packed(Buffer.concat(parts));
const bytes = (0, _format_codec_js__WEBPACK_IMPORTED_MODULE_1__.SD)(view);
return {
...segment,
bytes: bytes,
transfer: [ bytes.buffer ]
};
}
};
}
function digestsOf(list) {
const words = new Uint32Array(list.length * _tables_digests_js__WEBPACK_IMPORTED_MODULE_4__.j4);
Buffer.from(words.buffer).write(list.join(""), "hex");
return words;
}
function filesOf(paths, numbers) {
if (numbers.length === 0) return [];
return paths.split(_paths_paths_js__WEBPACK_IMPORTED_MODULE_5__.wv).map((absolute, index) => {
const at = index * FILE_NUMBERS;
return {
absolute: absolute,
size: numbers[at],
mtimeMs: numbers[at + 1],
ctimeMs: numbers[at + 2]
};
});
}
const BATCH_BYTES = 4194304;
const ROOM = BATCH_BYTES + _format_chunker_js__WEBPACK_IMPORTED_MODULE_3__.m$.max;
},
6594: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
X: () => mapAtMost
});
async function mapAtMost(limit, items, map) {
const results = new Array(items.length);
let next = 0;
const work = async () => {
while (next < items.length) {
const index = next++;
results[index] = await map(items[index], index);
}
};
await Promise.all(Array.from({
length: Math.min(limit, items.length)
}, work));
return results;
}
}
};
