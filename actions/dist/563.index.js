export const id = 563;

export const ids = [ 563 ];

export const modules = {
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
}
};
