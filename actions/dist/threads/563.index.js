export const id = 563;

export const ids = [ 563 ];

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
563: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
BATCH_BYTES: () => BATCH_BYTES,
FILE_NUMBERS: () => FILE_NUMBERS,
ROOM: () => ROOM,
createWork: () => createWork
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(598);
var _format_chunker_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(202);
var _format_codec_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(740);
var _paths_paths_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(21);
var _tables_digests_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(179);
var _read_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(514);
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
}
};
