export const id = 350;

export const ids = [ 350, 83 ];

export const modules = {
95698: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
bx: () => baseOf,
vv: () => encodeEntry
});
var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
var _envelope_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9900);
var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79937);
const INLINE_BYTES = 65536;
const MAX_FRESH = .25;
function encodeEntry(manifest, about) {
const {createdAt: createdAt, expiresAt: expiresAt, base: base, signer: signer} = about;
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
const baseOf = decoded => decoded.index && {
manifest: decoded.base,
blob: decoded.index
};
function pack(columns) {
const text = Buffer.from(JSON.stringify(columns));
const bytes = (0, node_zlib__WEBPACK_IMPORTED_MODULE_0__.zstdCompressSync)(text, {
chunkSize: Math.max(64, text.byteLength),
pledgedSrcSize: text.byteLength,
params: {
[node_zlib__WEBPACK_IMPORTED_MODULE_0__.constants.ZSTD_c_compressionLevel]: 3
}
});
return {
bytes: bytes,
reference: {
sha256: (0, _envelope_js__WEBPACK_IMPORTED_MODULE_2__.fg)(bytes),
bytes: bytes.byteLength,
size: text.byteLength
}
};
}
function encodeFull(manifest) {
const {roots: roots, packs: packs, chunks: chunks, entries: entries} = manifest;
return {
roots: roots,
...packColumns(packs),
chunks: chunkColumns(chunks, packs),
entries: entryColumns(entries)
};
}
function encodeDifference(manifest, base) {
const {roots: roots} = manifest;
if (roots.length !== base.roots.length || roots.some((root, index) => root !== base.roots[index])) return;
const packs = diff(manifest.packs, base.packs, samePack, ({sha256: sha256}) => sha256);
const sameChunk = (chunk, other) => chunk.sha256 === other.sha256 && chunk.pack === packs.places[other.pack] && chunk.segment === other.segment && chunk.offset === other.offset && chunk.size === other.size;
const chunks = diff(manifest.chunks, base.chunks, sameChunk, ({sha256: sha256}) => sha256);
const sameEntry = (entry, other, places) => {
if (entry.path !== other.path || entry.root !== other.root || entry.mtime !== other.mtime) return false;
if (entry.type === "hardlink") return other.type === "hardlink" && entry.file === places[other.file];
if (entry.type === "symlink") return other.type === "symlink" && entry.target === other.target;
if (entry.type === "directory") return other.type === "directory" && entry.mode === other.mode;
return other.type === "file" && entry.mode === other.mode && entry.sparse === other.sparse && entry.chunks.length === other.chunks.length && entry.chunks.every((chunk, index) => chunk === chunks.places[other.chunks[index]]);
};
const entries = diff(manifest.entries, base.entries, sameEntry, ({root: root, path: path}) => `${root} ${path}`);
if (entries.fresh.length > manifest.entries.length * MAX_FRESH) return;
if (chunks.fresh.length > manifest.chunks.length * MAX_FRESH) return;
return {
roots: [],
...packColumns(packs.fresh),
chunks: chunkColumns(chunks.fresh, manifest.packs),
entries: entryColumns(entries.fresh),
copies: {
packs: packs.runs,
chunks: chunks.runs,
entries: entries.runs
}
};
}
function diff(items, base, same, name) {
const places = new Int32Array(base.length).fill(-1);
const runs = [];
const fresh = [];
let byName;
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
for (const [index, item] of items.entries()) {
let at = next;
if (at >= base.length || !same(item, base[at], places)) {
byName ??= new Map(base.map((other, place) => [ name(other), place ]));
at = byName.get(name(item)) ?? -1;
if (at >= 0 && !same(item, base[at], places)) at = -1;
}
if (at < 0) {
added += 1;
fresh.push(item);
continue;
}
if (added > 0 || at !== next) flush();
if (copied === 0) ahead = at - next;
copied += 1;
places[at] = index;
next = at + 1;
}
flush();
return {
runs: runs,
fresh: fresh,
places: places
};
}
const samePack = (pack, other) => pack.sha256 === other.sha256 && pack.bytes === other.bytes && pack.segments.length === other.segments.length && pack.segments.every((segment, index) => {
const {sha256: sha256, codec: codec, offset: offset, bytes: bytes, size: size} = other.segments[index];
return segment.sha256 === sha256 && segment.codec === codec && segment.offset === offset && segment.bytes === bytes && segment.size === size;
});
function packColumns(packs) {
const segments = {
sha256: "",
codec: [],
bytes: [],
offset: [],
size: []
};
for (const pack of packs) {
let end = 0;
for (const segment of pack.segments) {
segments.codec.push(_manifest_js__WEBPACK_IMPORTED_MODULE_1__.QA.indexOf(segment.codec));
segments.bytes.push(segment.bytes);
segments.offset.push(segment.offset - end);
segments.size.push(segment.size);
end = segment.offset + segment.bytes;
}
}
segments.sha256 = digests(packs.flatMap(pack => pack.segments));
return {
packs: {
sha256: digests(packs),
bytes: packs.map(({bytes: bytes}) => bytes),
segments: packs.map(pack => pack.segments.length)
},
segments: segments
};
}
function chunkColumns(chunks, packs) {
const starts = [];
let count = 0;
for (const pack of packs) {
starts.push(count);
count += pack.segments.length;
}
const columns = {
sha256: digests(chunks),
segment: [],
offset: [],
size: []
};
let last = 0;
let end = 0;
for (const chunk of chunks) {
const segment = starts[chunk.pack] + chunk.segment;
if (segment !== last) end = 0;
columns.segment.push(segment - last);
columns.offset.push(chunk.offset - end);
columns.size.push(chunk.size);
last = segment;
end = chunk.offset + chunk.size;
}
return columns;
}
function entryColumns(entries) {
const columns = {
types: "",
root: [],
shared: [],
rest: [],
mtime: [],
mode: [],
count: [],
chunk: [],
target: [],
file: []
};
const types = [];
let path = "";
let time = 0;
let mode = 0;
let next = 0;
for (const entry of entries) {
types.push(letter(entry));
columns.root.push(entry.root);
const shared = sharedStart(path, entry.path);
columns.shared.push(shared);
columns.rest.push(entry.path.slice(shared));
path = entry.path;
const microseconds = Math.round(entry.mtime * 1e3);
columns.mtime.push(microseconds - time);
time = microseconds;
if (entry.type === "symlink") columns.target.push(entry.target); else if (entry.type === "hardlink") columns.file.push(entry.file); else {
columns.mode.push(entry.mode - mode);
mode = entry.mode;
}
if (entry.type !== "file") continue;
columns.count.push(entry.chunks.length);
for (const chunk of entry.chunks) {
columns.chunk.push(chunk - next);
next = chunk + 1;
}
}
return {
...columns,
types: types.join("")
};
}
function letter(entry) {
if (entry.type === "file") return entry.sparse ? "s" : "f";
return {
directory: "d",
symlink: "l",
hardlink: "h"
}[entry.type];
}
function sharedStart(a, b) {
const most = Math.min(a.length, b.length);
let shared = 0;
while (shared < most && a.charCodeAt(shared) === b.charCodeAt(shared)) shared += 1;
return shared;
}
const digests = items => Buffer.from(items.map(({sha256: sha256}) => sha256).join(""), "hex").toString("base64");
},
96083: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
BATCH_BYTES: () => BATCH_BYTES,
DIGEST_LENGTH: () => DIGEST_LENGTH,
FILE_NUMBERS: () => FILE_NUMBERS,
ROOM: () => ROOM,
createWork: () => createWork
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var _chunker_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(81132);
var _codec_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53624);
var _paths_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61518);
var _read_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96631);
const FILE_NUMBERS = 3;
const DIGEST_LENGTH = 64;
function createWork({compression: compression}) {
const held = new Map;
const free = [];
const positions = new Map;
const ready = (0, _codec_js__WEBPACK_IMPORTED_MODULE_1__.JS)(compression.codec);
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
const {codec: codec, bytes: bytes} = (0, _codec_js__WEBPACK_IMPORTED_MODULE_1__.qx)(content, compression);
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
const cut = !window && file.size <= _chunker_js__WEBPACK_IMPORTED_MODULE_3__.m$.max;
while (at < end) {
if (window && to < window.end && end - at < _chunker_js__WEBPACK_IMPORTED_MODULE_3__.m$.max) break;
const next = cut ? end : (0, _chunker_js__WEBPACK_IMPORTED_MODULE_3__.Av)(one.buffer, at, end);
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
return {
digests: digests.join(""),
sizes: sizes,
counts: columns,
transfer: [ sizes.buffer, columns.buffer ]
};
},
async pack({batch: batch, segments: segments, raw: raw, memory: memory}) {
await ready;
const one = held.get(batch);
held.delete(batch);
let at = 0;
const results = segments.map(chunks => {
const {bytes: bytes, ...about} = packed(gather(one, chunks));
const place = new Uint8Array(memory, at, bytes.byteLength);
place.set(bytes);
at += bytes.byteLength;
(0, _codec_js__WEBPACK_IMPORTED_MODULE_1__._r)(bytes);
return {
...about,
bytes: place
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
const {bytes: view, ...about} = packed(Buffer.concat(parts));
const bytes = (0, _codec_js__WEBPACK_IMPORTED_MODULE_1__.SD)(view);
return {
...about,
bytes: bytes,
transfer: [ bytes.buffer ]
};
}
};
}
function filesOf(paths, numbers) {
if (numbers.length === 0) return [];
return paths.split(_paths_js__WEBPACK_IMPORTED_MODULE_4__.wv).map((absolute, index) => {
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
const ROOM = BATCH_BYTES + _chunker_js__WEBPACK_IMPORTED_MODULE_3__.m$.max;
},
72350: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
O: () => saveSnapshot
});
var promises_ = __webpack_require__(58500);
var chunker = __webpack_require__(81132);
var errors = __webpack_require__(72495);
var paths = __webpack_require__(61518);
var save_work = __webpack_require__(96083);
var scan = __webpack_require__(87045);
var shared_memory = __webpack_require__(32177);
const ATTEMPTS = 3;
const BATCH_FILES = 512;
const SEGMENT_BYTES = 2097152;
const MIN_SEGMENT_BYTES = SEGMENT_BYTES / 2;
const DEPTH = 3;
function createIntake(pool, packer, known) {
const fresh = new Map;
const memory = (0, shared_memory.P)(save_work.ROOM);
let batches = 0;
let regions = 0;
let open;
async function take(files, onFile) {
const taken = new Array(files.length);
const now = [ ...files ];
let left = files.map((_, place) => place);
for (let attempt = 1; left.length > 0; attempt++) {
left = await pass(now, left, taken, onFile);
for (const place of left) {
const file = attempt < ATTEMPTS ? (0, scan.xg)(now[place]) : void 0;
if (!file) throw changedError(now[place]);
now[place] = file;
}
}
return taken;
}
async function pass(files, places, taken, onFile) {
const changed = new Set;
const windows = new Map;
const waiting = [];
const decideNext = async () => {
const {worker: worker, id: id, batch: batch, reply: reply} = waiting.shift();
const {digests: digests, sizes: sizes, counts: counts} = await reply;
const {window: window} = batch;
let at = 0;
const all = [];
const wanted = [];
for (let index = 0; index < counts.length; index++) {
const place = batch.files[index];
const file = files[place];
if (counts[index] < 0) {
changed.add(place);
continue;
}
const list = [];
for (const end = at + counts[index]; at < end; at++) {
const sha256 = digests.slice(at * save_work.DIGEST_LENGTH, (at + 1) * save_work.DIGEST_LENGTH);
list.push(sha256);
all.push(sha256);
if (!changed.has(place) && !known(sha256) && !fresh.has(sha256)) wanted.push(at);
}
if (!window) taken[place] = {
file: file,
digests: list
}; else windows.set(place, (windows.get(place) ?? new Map).set(window.to, list));
if (!window || window.to === file.size) onFile(file);
}
pack(worker, id, all, sizes, wanted);
await packer.settle(pool.size * 6);
};
try {
for (const {worker: worker, batch: batch} of schedule(units(files, places, () => regions++), pool.size)) {
const id = batches++;
const list = batch.files.map(place => files[place]);
const numbers = numbersOf(list);
const input = {
batch: id,
paths: list.map(({absolute: absolute}) => absolute).join(paths.wv),
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
for (const [place, parts] of windows) taken[place] = {
file: files[place],
digests: inOrder(parts)
};
return [ ...changed ];
}
function pack(worker, batch, digests, sizes, wanted) {
const unique = [];
for (const chunk of wanted) {
const sha256 = digests[chunk];
if (fresh.has(sha256)) continue;
unique.push(chunk);
fresh.set(sha256, {
sha256: sha256,
place: {
pack: -1,
segment: -1
},
offset: 0,
size: 0
});
}
const total = unique.reduce((sum, chunk) => sum + sizes[chunk], 0);
const segments = total >= MIN_SEGMENT_BYTES ? group(unique, sizes, total) : [];
const raw = segments.length > 0 ? [] : unique;
const shared = segments.length > 0 ? memory.take(total) : void 0;
const reply = pool.run("pack", {
batch: batch,
segments: segments,
raw: raw,
memory: shared
}, {
worker: worker
});
reply.catch(() => {});
for (const [index, chunks] of segments.entries()) {
const place = packer.add(reply.then(result => result.segments[index]));
assign(chunks, place, 0);
}
if (shared) packer.afterwards(() => memory.give(shared));
if (raw.length === 0) return;
if (open && open.size + total > SEGMENT_BYTES) close();
open ??= opened();
assign(raw, open.place, open.size);
open.size += total;
const part = reply.then(result => result.raw);
part.catch(() => {});
open.parts.push(part);
function assign(chunks, place, start) {
let offset = start;
for (const chunk of chunks) {
const size = sizes[chunk];
fresh.set(digests[chunk], {
sha256: digests[chunk],
place: place,
offset: offset,
size: size
});
offset += size;
}
}
}
function opened() {
const parts = [];
const place = {
pack: -1,
segment: -1
};
return {
place: place,
parts: parts,
size: 0,
close: () => {
const compressed = Promise.all(parts).then(list => pool.run("compress", {
parts: list
}));
packer.add(compressed, place);
}
};
}
function close() {
open?.close();
open = void 0;
}
return {
take: take,
close: close,
fresh: fresh
};
}
function inOrder(windows) {
return [ ...windows ].sort(([a], [b]) => a - b).flatMap(([, digests]) => digests);
}
function numbersOf(files) {
const numbers = new Float64Array(files.length * save_work.FILE_NUMBERS);
for (const [index, {size: size, stat: stat}] of files.entries()) {
numbers[index * save_work.FILE_NUMBERS] = size;
numbers[index * save_work.FILE_NUMBERS + 1] = stat.mtimeMs;
numbers[index * save_work.FILE_NUMBERS + 2] = stat.ctimeMs;
}
return numbers;
}
function group(chunks, sizes, total) {
const target = total / Math.max(1, Math.round(total / SEGMENT_BYTES));
const groups = [];
let filled = 0;
for (const chunk of chunks) {
if (filled >= target * groups.length) groups.push([]);
groups.at(-1).push(chunk);
filled += sizes[chunk];
}
return groups;
}
function units(files, places, nextRegion) {
const result = [];
const small = [];
for (const place of places) if (files[place].size <= save_work.BATCH_BYTES) small.push(place); else result.push(...regionsOf(place, files[place], nextRegion));
let batch = [];
let filled = 0;
for (const place of byLikeness(files, small)) {
const {size: size} = files[place];
if (batch.length === BATCH_FILES || batch.length > 0 && filled + size > save_work.BATCH_BYTES) {
result.push([ {
files: batch
} ]);
batch = [];
filled = 0;
}
batch.push(place);
filled += size;
}
if (batch.length > 0) result.push([ {
files: batch
} ]);
return result;
}
function regionsOf(place, file, nextRegion) {
const result = [];
for (let from = 0; from < file.size; from += chunker.vB) {
const region = nextRegion();
const end = Math.min(file.size, from + chunker.vB);
const unit = [];
for (let start = from; start < end; start += save_work.BATCH_BYTES) {
const to = Math.min(end, start + save_work.BATCH_BYTES);
unit.push({
files: [ place ],
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
function byLikeness(files, places) {
const byName = new Map;
for (const place of places) {
const {path: path} = files[place];
const name = path.slice(path.lastIndexOf("/") + 1);
const same = byName.get(name);
if (same) {
same.places.push(place);
continue;
}
const dot = name.lastIndexOf(".");
byName.set(name, {
kind: dot > 0 ? name.slice(dot) : "",
name: name,
places: [ place ]
});
}
const names = [ ...byName.values() ];
names.sort((a, b) => compare(a.kind, b.kind) || compare(a.name, b.name));
return names.flatMap(one => one.places);
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
const changedError = ({absolute: absolute}) => new errors.J("PACELINE_SNAPSHOT_CHANGED", `${absolute} changed while it was saved.`, 'End what writes there before the job ends, or leave the file out with a line "!path".');
var decode_manifest = __webpack_require__(12438);
var encode_manifest = __webpack_require__(95698);
var src_manifest = __webpack_require__(79937);
var read_entry = __webpack_require__(57049);
var remember = __webpack_require__(19379);
var stat_cache = __webpack_require__(68745);
const AT_ONCE = 16;
function startKnown(from) {
const cache = from.statCache === void 0 ? void 0 : (0, stat_cache.Z)(from.statCache, from.paths.version);
const there = present(cache?.blobs ?? [], from);
there.catch(() => {});
return {
find: existing => findKnown(from, existing, cache, there)
};
}
async function findKnown(from, existing, cache, asked) {
const remembered = cache && await (0, remember.f1)(cache, from.verifier);
const there = await asked;
const decoded = remembered ? [ remembered.entry ] : [];
const complete = remembered?.entry.manifest.packs.every(({sha256: sha256}) => there.has(sha256));
const keys = new Set([ ...existing !== void 0 && existing !== cache?.key ? [ existing ] : [], ...complete ? [] : from.keys ]);
for (const key of keys) {
const entry = await readEarlier(key, from, remembered);
if (entry) decoded.push(entry);
}
const blobs = new Set(decoded.flatMap(decode_manifest.OR));
for (const sha256 of cache?.blobs ?? []) blobs.delete(sha256);
for (const sha256 of await present([ ...blobs ], from)) there.add(sha256);
const {packs: packs, chunks: chunks, places: places} = collect(decoded, there);
let ids;
const base = decoded.find(({index: index}) => index !== void 0 && there.has(index.sha256));
return {
packs: packs,
chunks: chunks,
find(sha256) {
ids ??= idsOf(chunks);
return ids.get(sha256);
},
unchanged: remembered ? byStat(remembered, places) : () => {},
base: base && (0, encode_manifest.bx)(base),
baseBytes: base?.indexBytes,
existing: decoded.find(({manifest: manifest}) => manifest.key === existing)?.manifest
};
}
async function readEarlier(key, {store: store, folder: folder, paths: paths, verifier: verifier}, remembered) {
try {
return await (0, read_entry.h)(store, key, {
packs: folder,
paths: paths,
verifier: verifier,
remembered: remembered
});
} catch {
return;
}
}
function collect(decoded, there) {
const packs = [];
const chunks = [];
const taken = new Set;
let places;
for (const {manifest: manifest} of decoded) {
const numbers = manifest.packs.map(pack => {
if (!there.has(pack.sha256) || taken.has(pack.sha256)) return -1;
taken.add(pack.sha256);
return packs.push(pack) - 1;
});
const own = renumber(manifest.chunks, numbers, chunks);
places ??= own;
}
return {
packs: packs,
chunks: chunks,
places: places
};
}
function renumber(chunks, numbers, into) {
const places = new Int32Array(chunks.length).fill(-1);
for (const [index, chunk] of chunks.entries()) {
const pack = numbers[chunk.pack];
if (pack < 0) continue;
places[index] = into.length;
into.push(pack === chunk.pack ? chunk : {
...chunk,
pack: pack
});
}
return places;
}
function idsOf(chunks) {
const ids = new Map;
for (const [id, {sha256: sha256}] of chunks.entries()) if (!ids.has(sha256)) ids.set(sha256, id);
return ids;
}
async function present(digests, {store: store, folder: folder, avoid: avoid}) {
const found = new Set;
const queue = new Set(digests.filter(sha256 => !avoid(sha256))).values();
const ask = async () => {
for (const sha256 of queue) if (await store.has((0, src_manifest.l7)(folder, sha256))) found.add(sha256);
};
await Promise.all(Array.from({
length: AT_ONCE
}, ask));
return found;
}
function byStat({cache: cache, entry: {manifest: manifest}}, places) {
const placeOf = (0, remember.yN)(manifest);
const asTheyAre = places.every((place, index) => place === index);
return ({root: root, path: path, size: size, stat: stat}) => {
const place = placeOf(root, path);
const entry = manifest.entries[place];
if (entry?.type !== "file" || entry.size !== size || !cache.isSame(place, stat)) return;
const ids = asTheyAre ? entry.chunks : entry.chunks.map(chunk => places[chunk]);
return asTheyAre || ids.every(id => id >= 0) ? {
entry: entry,
ids: ids
} : void 0;
};
}
function assemble(options, scanned, known, content) {
const {kept: kept, written: written, fresh: fresh, taken: taken} = content;
const {places: places, chunks: chunks, asTheyWere: asTheyWere} = placeChunks(known, content);
const freshPlaces = new Map;
for (const {sha256: sha256, place: place, offset: offset, size: size} of fresh.values()) {
freshPlaces.set(sha256, chunks.length);
chunks.push({
sha256: sha256,
pack: kept.length + place.pack,
segment: place.segment,
offset: offset,
size: size
});
}
const placeOf = (sha256, file) => {
const id = known.find(sha256);
const place = id === void 0 || places[id] === -1 ? freshPlaces.get(sha256) : places[id];
if (place === void 0) throw changedError(file);
return place;
};
const linked = new Map;
for (const one of scanned) if (one.type === "hardlink") linked.set(one.to, -1);
const entries = scanned.map((entry, index) => {
if (entry.type === "hardlink") {
const {root: root, path: path, to: to} = entry;
const file = linked.get(to);
return {
type: "hardlink",
root: root,
path: path,
mtime: taken[file].file.mtime,
file: file
};
}
if (entry.type !== "file") return entry;
if (linked.size > 0 && linked.has(entry)) linked.set(entry, index);
const one = taken[index];
const {type: type, root: root, path: path, mode: mode, mtime: mtime, size: size, sparse: sparse} = one.file;
const about = {
type: type,
root: root,
path: path,
mtime: mtime,
mode: mode,
size: size
};
if (!("ids" in one)) {
const list = one.digests.map(sha256 => placeOf(sha256, one.file));
return {
...about,
chunks: list,
...sparse && {
sparse: sparse
}
};
}
const old = one.entry;
const stays = asTheyWere && one.ids === old.chunks;
const sameSparse = sparse === (old.sparse ?? false);
if (stays && sameSparse && old.mtime === mtime && old.mode === mode) return old;
const list = stays ? old.chunks : one.ids.map(id => places[id] >= 0 ? places[id] : placeOf(known.chunks[id].sha256, one.file));
return {
...about,
chunks: list,
...sparse && {
sparse: sparse
}
};
});
return {
format: src_manifest.uB,
key: options.key,
roots: options.paths.roots.map(({line: line}) => line),
packs: [ ...kept.map(pack => known.packs[pack]), ...written ],
chunks: chunks,
entries: entries
};
}
function placeChunks({packs: packs, chunks: all}, {kept: kept}) {
const numbers = new Int32Array(packs.length).fill(-1);
for (const [number, pack] of kept.entries()) numbers[pack] = number;
const chunks = [];
const places = renumber(all, numbers, chunks);
return {
places: places,
chunks: chunks,
asTheyWere: chunks.length === all.length
};
}
function sayTheSame(one, other) {
if (one.entries.length !== other.entries.length) return false;
return one.entries.every((a, index) => {
const b = other.entries[index];
if (a.path !== b.path || a.root !== b.root || a.mtime !== b.mtime) return false;
if (a.type === "hardlink") return b.type === "hardlink" && a.file === b.file;
if (a.type === "symlink") return b.type === "symlink" && a.target === b.target;
if (a.type === "directory") return b.type === "directory" && a.mode === b.mode;
return b.type === "file" && a.mode === b.mode && a.sparse === b.sparse && a.chunks.length === b.chunks.length && a.chunks.every((chunk, at) => one.chunks[chunk].sha256 === other.chunks[b.chunks[at]].sha256);
});
}
var file_stat = __webpack_require__(79173);
var envelope = __webpack_require__(9900);
const PACK_BYTES = 8388608;
const SENDING_BYTES = 33554432;
const packBytes = store => Math.min(store.packBytes ?? PACK_BYTES, src_manifest.rA);
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
if (spare.length < atOnce) spare.push(whole);
});
sending.add(job);
}
async function send(sha256, bytes) {
const result = await store.put((0, src_manifest.l7)(folder, sha256), bytes, {
ifAbsent: !avoid(sha256),
contentAddressed: true,
sha256: sha256
});
if (result === "stored") newBytes += bytes.byteLength;
}
async function append(coming, place) {
const {bytes: bytes, ...about} = await coming;
if (failure) throw failure.error;
if (filled + bytes.byteLength > full) await flush();
place.pack = packs.length;
place.segment = segments.length;
segments.push({
...about,
offset: filled,
bytes: bytes.byteLength
});
buffer ??= spare.pop();
buffer = roomFor(buffer, filled + bytes.byteLength, full);
buffer.set(bytes, filled);
filled += bytes.byteLength;
}
return {
add(coming, place = {
pack: -1,
segment: -1
}) {
coming.catch(() => {});
const turn = (turns.at(-1) ?? Promise.resolve()).then(() => append(coming, place)).catch(error => {
failure ??= {
error: error
};
}).finally(() => {
turns.shift();
});
turns.push(turn);
return place;
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
var src_pool = __webpack_require__(40746);
const SMALL = {
files: 200,
bytes: 4194304
};
const MIN_USED = .5;
const MAX_SMALL_PACKS = {
few: 4,
many: 32
};
const LARGE_PACK_BYTES = 16777216;
async function takeContent(store, options, scanned, known, packer) {
const taken = new Array(scanned.length).fill(void 0);
const unread = [];
const total = {
files: 0,
bytes: 0
};
const left = {
files: 0,
bytes: 0
};
for (const [place, file] of scanned.entries()) {
if (file.type !== "file") continue;
total.files += 1;
total.bytes += file.size;
const same = known.unchanged(file);
if (same) taken[place] = {
file: file,
entry: same.entry,
ids: same.ids
}; else if (file.size === 0) taken[place] = {
file: file,
digests: []
}; else {
unread.push(place);
left.files += 1;
left.bytes += file.size;
}
}
const done = {
files: total.files - left.files,
bytes: total.bytes - left.bytes
};
const onFile = ({size: size}) => {
done.files += 1;
done.bytes += size;
if (done.files % 500 === 0 || done.files === total.files) options.onProgress?.({
...done
}, total);
};
const small = left.files <= SMALL.files && left.bytes <= SMALL.bytes;
const workers = options.workers ?? (small ? 0 : (0, src_pool.V)());
const pool = await (0, src_pool.b)("save", workers, {
compression: options.compression ?? {
codec: "zstd"
}
});
try {
let dropped = new Uint8Array(known.packs.length);
const isKnown = sha256 => {
const id = known.find(sha256);
return id !== void 0 && dropped[known.chunks[id].pack] === 0;
};
const intake = createIntake(pool, packer, isKnown);
const read = async (places, told) => {
if (places.length === 0) return;
const files = places.map(place => scanned[place]);
const results = await intake.take(files, told);
for (const [index, place] of places.entries()) taken[place] = results[index];
};
await read(unread, onFile);
dropped = notWorthKeeping(known, taken, packBytes(store));
const isLost = (sha256, id) => id !== void 0 && dropped[known.chunks[id].pack] === 1 && !intake.fresh.has(sha256);
const again = [];
if (dropped.includes(1)) for (const [place, one] of taken.entries()) {
const lost = one && ("ids" in one ? one.ids.some(id => isLost(known.chunks[id].sha256, id)) : one.digests.some(sha256 => isLost(sha256, known.find(sha256))));
if (lost) again.push(place);
}
const wereUnread = new Set(unread);
await read(again, () => {});
intake.close();
const written = await packer.finish();
const hashedFiles = unread.length + again.filter(place => !wereUnread.has(place)).length;
const kept = known.packs.flatMap((_, pack) => dropped[pack] === 0 ? [ pack ] : []);
const amount = {
files: 0,
bytes: 0
};
for (const one of taken) {
if (!one) continue;
amount.files += 1;
amount.bytes += one.file.size;
}
return {
...amount,
taken: taken,
kept: kept,
written: written,
fresh: intake.fresh,
hashedFiles: hashedFiles
};
} finally {
await pool.close();
}
}
function notWorthKeeping(known, taken, full) {
const {packs: packs, chunks: chunks} = known;
const dropped = new Uint8Array(packs.length);
if (packs.length === 0) return dropped;
const used = new Uint8Array(chunks.length);
for (const one of taken) {
if (!one) continue;
if ("ids" in one) for (const id of one.ids) used[id] = 1; else for (const sha256 of one.digests) {
const id = known.find(sha256);
if (id !== void 0) used[id] = 1;
}
}
const sizes = new Float64Array(packs.length);
const inUse = new Float64Array(packs.length);
for (const [id, {pack: pack, size: size}] of chunks.entries()) {
sizes[pack] += size;
if (used[id] === 1) inUse[pack] += size;
}
let small = 0;
for (const [pack, {bytes: bytes}] of packs.entries()) if (inUse[pack] === 0 || inUse[pack] < sizes[pack] * MIN_USED) dropped[pack] = 1; else if (bytes < full / 2) small += 1;
const most = full >= LARGE_PACK_BYTES ? MAX_SMALL_PACKS.few : MAX_SMALL_PACKS.many;
if (small > most) for (const [pack, {bytes: bytes}] of packs.entries()) if (bytes < full / 2) dropped[pack] = 1;
return dropped;
}
async function saveSnapshot(store, options) {
const started = performance.now();
const {key: key, paths: paths, existing: existing = "keep", onNote: onNote = () => {}, avoid: avoid = () => false} = options;
const seconds = () => (performance.now() - started) / 1e3;
const nothing = {
files: 0,
bytes: 0,
newBytes: 0,
hashedFiles: 0
};
const head = store.head(key);
head.catch(() => {});
const search = startKnown({
store: store,
folder: options.packs,
paths: paths,
keys: options.earlier ?? [],
statCache: options.statCache,
verifier: options.verifier,
avoid: avoid
});
await (0, promises_.setImmediate)();
const takenAt = Date.now();
const scanned = await (0, scan.SQ)(paths, onNote);
const there = await head !== void 0;
if (there && existing !== "replace") return {
outcome: existing === "keep" ? "kept" : "exists",
...nothing,
seconds: seconds()
};
if (scanned.length === 0) throw new errors.J("PACELINE_SNAPSHOT_EMPTY", `There is nothing to save: ${paths.roots.map(({line: line}) => line).join(", ")} matched nothing.`, 'Check the input "path", and that the steps before made these files.');
const known = await search.find(there ? key : void 0);
const evictedBefore = evictions(store);
const packer = createPacker(store, options.packs, options.avoid);
try {
const content = await takeContent(store, options, scanned, known, packer);
const manifest = assemble(options, scanned, known, content);
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
if (known.existing && expiresAt === void 0 && sayTheSame(known.existing, manifest)) {
const newBytes = await packer.sent();
return {
outcome: "unchanged",
...result,
newBytes: newBytes,
seconds: seconds()
};
}
const encoded = (0, encode_manifest.vv)(manifest, {
createdAt: createdAt,
expiresAt: expiresAt,
base: known.base,
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
newBytes: newBytes,
seconds: seconds()
};
await expectKept(store, options, manifest, encoded);
if (options.statCache !== void 0) {
const failed = (0, stat_cache.u)(options.statCache, paths.version, {
key: key,
value: encoded.value,
index: encoded.indexBytes ?? (encoded.index && known.baseBytes),
blobs: (0, decode_manifest.OR)({
manifest: manifest,
index: encoded.index
}),
stats: content.taken.map(taken => taken && !(0, file_stat.KO)(taken.file.stat, takenAt) ? taken.file.stat : void 0)
});
if (failed) onNote(`What is known of the files could not be kept for the next time: ${failed.message}.`);
}
return {
outcome: "saved",
...result,
newBytes: newBytes + encoded.value.byteLength,
seconds: seconds()
};
} finally {
await packer.end();
}
}
async function putIndex(store, options, encoded) {
const {index: index, indexBytes: indexBytes} = encoded;
if (!index || !indexBytes) return 0;
const put = await store.put((0, src_manifest.l7)(options.packs, index.sha256), indexBytes, {
ifAbsent: !options.avoid?.(index.sha256),
contentAddressed: true,
sha256: index.sha256
});
return put === "stored" ? indexBytes.byteLength : 0;
}
async function expectAll(store, folder, manifest, encoded) {
for (const sha256 of (0, decode_manifest.OR)({
manifest: manifest,
index: encoded.index
})) {
if (await store.head((0, src_manifest.l7)(folder, sha256))) continue;
throw new errors.J("PACELINE_SNAPSHOT_EVICTED", "The store is too small for this entry: it evicted a part while another was written.", "Raise max-bytes of the store, or cache less.");
}
}
async function expectKept(store, {key: key, packs: packs, avoid: avoid}, manifest, encoded) {
if (!avoid) return;
for (const sha256 of (0, decode_manifest.OR)({
manifest: manifest,
index: encoded.index
}).filter(avoid)) {
if (await store.has((0, src_manifest.l7)(packs, sha256))) continue;
if (sha256 === encoded.index?.sha256 && encoded.indexBytes) {
await store.put((0, src_manifest.l7)(packs, sha256), encoded.indexBytes, {
contentAddressed: true
});
continue;
}
await store.delete(key);
throw new errors.J("PACELINE_SNAPSHOT_PRUNED", "A part of this entry was deleted while it was saved, so the entry was removed again.", 'The next run saves it. If it happens often, run "optimize" with a longer "grace".');
}
}
const evictions = store => store.statistics().reduce((sum, tier) => sum + tier.evictions, 0);
}
};
