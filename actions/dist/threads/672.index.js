export const id = 672;

export const ids = [ 672 ];

export const modules = {
202: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
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
740: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
qx: () => compressSegment,
L_: () => decompressSegment,
JS: () => loadCodec,
SD: () => owned,
_r: () => release
});
var external_node_zlib_ = __webpack_require__(522);
const KIB = 1024;
const MIB = 1024 * KIB;
const MAX_SEGMENT_BYTES = 4 * MIB;
const DEFAULT_LEVEL = {
zstd: 1,
brotli: 4
};
const WIDE = {
[external_node_zlib_.constants.ZSTD_c_windowLog]: 21,
[external_node_zlib_.constants.ZSTD_c_hashLog]: 17
};
const RELEASED_BYTES = 131072;
let lz4;
async function loadCodec(codec) {
if (codec !== "lz4" || lz4) return;
const module = await __webpack_require__.e(520).then(__webpack_require__.t.bind(__webpack_require__, 520, 19));
lz4 = module.default ?? module;
}
function compressSegment(content, {codec: codec, level: level = DEFAULT_LEVEL[codec] ?? 0}) {
const bytes = compress(content, codec, level);
if (bytes && bytes.byteLength < content.byteLength) return {
codec: codec,
bytes: bytes
};
if (bytes) release(bytes);
return {
codec: "none",
bytes: new Uint8Array(content)
};
}
function release({buffer: buffer}) {
if (buffer instanceof ArrayBuffer && buffer.byteLength >= RELEASED_BYTES) buffer.transfer(0);
}
function compress(content, codec, level) {
switch (codec) {
case "none":
return;

case "lz4":
return loaded().compress(content);

case "brotli":
return (0, external_node_zlib_.brotliCompressSync)(content, {
params: {
[external_node_zlib_.constants.BROTLI_PARAM_QUALITY]: level,
[external_node_zlib_.constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength
}
});

case "zstd":
return (0, external_node_zlib_.zstdCompressSync)(content, {
chunkSize: Math.max(64, content.byteLength),
pledgedSrcSize: content.byteLength,
params: {
[external_node_zlib_.constants.ZSTD_c_compressionLevel]: level,
...level <= 2 && WIDE
}
});
}
}
function decompressSegment(segment, bytes) {
const {codec: codec, size: size} = segment;
if (!(size >= 0 && size <= MAX_SEGMENT_BYTES)) throw new Error("a segment is too large");
const content = decompress(codec, size, bytes);
if (content.byteLength !== size) throw new Error("a segment does not decompress to its size");
return content;
}
function decompress(codec, size, bytes) {
const bound = {
maxOutputLength: Math.max(1, size),
chunkSize: Math.max(64, size + 1)
};
switch (codec) {
case "none":
return bytes;

case "lz4":
{
const stated = bytes.byteLength < 4 ? -1 : Buffer.from(bytes.buffer, bytes.byteOffset, 4).readUInt32LE();
if (stated !== size) throw new Error("a segment does not decompress to its size");
return loaded().decompress(bytes);
}

case "brotli":
return (0, external_node_zlib_.brotliDecompressSync)(bytes, bound);

case "zstd":
return (0, external_node_zlib_.zstdDecompressSync)(bytes, bound);

default:
throw new Error("a segment has an unknown codec");
}
}
function loaded() {
if (!lz4) throw new Error("loadCodec was not awaited");
return lz4;
}
function owned(bytes) {
const {buffer: buffer} = bytes;
if (buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength) return bytes;
return new Uint8Array(bytes);
}
},
21: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
wv: () => SEPARATOR
});
__webpack_require__(598);
__webpack_require__(760);
const SEPARATOR = "\0";
},
179: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
j4: () => DIGEST_WORDS,
sU: () => digestHex
});
__webpack_require__(598);
const DIGEST_WORDS = 8;
const DIGEST_BYTES = 32;
const digestHex = (words, index) => Buffer.from(words.buffer, words.byteOffset + index * DIGEST_BYTES, DIGEST_BYTES).toString("hex");
},
514: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
lE: () => ChangedFile,
tC: () => READ_FLAGS,
on: () => readPart
});
var external_node_fs_ = __webpack_require__(24);
class SnapshotError extends Error {
code;
remedy;
constructor(code, message, remedy, options) {
super(message, options);
this.name = "SnapshotError";
this.code = code;
this.remedy = remedy;
}
}
class ChangedFile extends Error {}
const READ_FLAGS = external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0) | (external_node_fs_.constants.O_NONBLOCK ?? 0);
const SAME_MILLISECONDS = .002;
function readPart(file, from, to, into, at) {
const fd = read_file_open(file);
try {
let done = from;
while (done < to) {
const count = (0, external_node_fs_.readSync)(fd, into, at + done - from, to - done, done);
if (count === 0) throw new ChangedFile(file.absolute);
done += count;
}
const stat = (0, external_node_fs_.fstatSync)(fd);
if (!stat.isFile() || stat.size !== file.size || Math.abs(stat.mtimeMs - file.mtimeMs) > SAME_MILLISECONDS || Math.abs(stat.ctimeMs - file.ctimeMs) > SAME_MILLISECONDS) throw new ChangedFile(file.absolute);
} finally {
(0, external_node_fs_.closeSync)(fd);
}
}
function read_file_open({absolute: absolute}) {
try {
return (0, external_node_fs_.openSync)(absolute, READ_FLAGS);
} catch (error) {
const {code: code} = error;
if (code === "ENOENT" || code === "ELOOP" || code === "ENOTDIR") throw new ChangedFile(absolute);
throw new SnapshotError("PACELINE_SNAPSHOT_UNREADABLE", `${absolute} cannot be read: ${error.message}.`, 'Leave it out with a line "!path", or let the user that runs the job own it.', {
cause: error
});
}
}
},
672: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
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
var external_node_crypto_ = __webpack_require__(598);
var external_node_fs_ = __webpack_require__(24);
var codec = __webpack_require__(740);
var paths_paths = __webpack_require__(21);
var tables_digests = __webpack_require__(179);
var external_node_path_ = __webpack_require__(760);
const startBelow = folder => folder.endsWith(external_node_path_.sep) ? folder : folder + external_node_path_.sep;
var chunker = __webpack_require__(202);
var read_file = __webpack_require__(514);
const TICKS_PER_SECOND = 2 ** 21;
function ticksOf(milliseconds) {
const seconds = Math.floor(milliseconds / 1e3);
return seconds * TICKS_PER_SECOND + Math.round((milliseconds - seconds * 1e3) * TICKS_PER_SECOND / 1e3);
}
const settable = kept => kept < 0 ? new Date(kept) : ticksOf(kept) / TICKS_PER_SECOND;
const CREATE = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL;
const BLOCK = 4096;
const ZEROS = Buffer.alloc(BLOCK);
function writeWhole(path, content, offset, length, {mode: mode, withMode: withMode, mtime: mtime}, stats) {
const fd = (0, external_node_fs_.openSync)(path, CREATE, mode);
try {
writeFully(fd, content, offset, length, 0);
if (withMode) (0, external_node_fs_.fchmodSync)(fd, mode);
const time = settable(mtime);
(0, external_node_fs_.futimesSync)(fd, time, time);
if (stats) {
const {ino: ino, mtimeMs: mtimeMs, ctimeMs: ctimeMs} = (0, external_node_fs_.fstatSync)(fd);
stats.push(ino, mtimeMs, ctimeMs);
}
} finally {
(0, external_node_fs_.closeSync)(fd);
}
}
function writeFrame(path, size, mode) {
const fd = (0, external_node_fs_.openSync)(path, CREATE, mode | 128);
try {
if (size > 0) (0, external_node_fs_.ftruncateSync)(fd, size);
} finally {
(0, external_node_fs_.closeSync)(fd);
}
}
function writePiece(path, content, offset, length, position, sparse) {
const fd = (0, external_node_fs_.openSync)(path, external_node_fs_.constants.O_WRONLY);
try {
const part = content.subarray(offset, offset + length);
for (const [from, to] of sparse ? filled(part, position) : [ [ 0, length ] ]) writeFully(fd, content, offset + from, to - from, position + from);
} finally {
(0, external_node_fs_.closeSync)(fd);
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
for (let done = 0; done < length; ) done += (0, external_node_fs_.writeSync)(fd, content, offset + done, length - done, position + done);
}
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
if (!made) writeFrame(target, size, mode);
made = true;
for (const index of indices) {
writePiece(target, chunk, 0, chunk.byteLength, positions[index], sparse);
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
const stat_columns_STAT_COLUMNS = 6;
const stat_columns_MODE_COLUMN = 5;
function writeStat(columns, at, stat) {
columns[at] = stat.dev;
columns[at + 1] = stat.ino;
columns[at + 2] = stat.size;
columns[at + 3] = stat.mtimeMs;
columns[at + 4] = stat.ctimeMs;
columns[at + stat_columns_MODE_COLUMN] = stat.mode;
}
new Float64Array(stat_columns_STAT_COLUMNS);
const ROW_NUMBERS = stat_columns_STAT_COLUMNS + 2;
function writeRow(columns, at, stat) {
writeStat(columns, at, stat);
columns[at + stat_columns_STAT_COLUMNS] = stat.nlink;
columns[at + stat_columns_STAT_COLUMNS + 1] = stat.uid;
}
const UNREADABLE = -1;
function statPaths({base: base, paths: paths}) {
const list = paths.split(paths_paths.wv);
const start = startBelow(base);
const columns = new Float64Array(list.length * ROW_NUMBERS);
for (const [index, path] of list.entries()) {
const at = index * ROW_NUMBERS;
try {
const stat = (0, external_node_fs_.lstatSync)(path === "" ? base : start + path, {
throwIfNoEntry: false
});
if (stat) writeRow(columns, at, stat);
} catch {
columns[at + stat_columns_MODE_COLUMN] = UNREADABLE;
}
}
return {
columns: columns,
transfer: [ columns.buffer ]
};
}
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
stat: statPaths,
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
const starts = bases.map(startBelow);
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
if (kind === PIECE || kind === SPARSE_PIECE) writePiece(path, content, offset, length, numbers[at + 4], kind === SPARSE_PIECE); else {
const attributes = {
mode: numbers[at + 5],
withMode: kind === WHOLE_WITH_MODE,
mtime: numbers[at + 6]
};
writeWhole(path, content, offset, length, attributes, stats);
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
}
};
