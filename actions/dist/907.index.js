export const id = 907;

export const ids = [ 907 ];

export const modules = {
53624: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
JS: () => loadCodec,
L_: () => decompressSegment,
SD: () => owned,
_r: () => release,
qx: () => compressSegment
});
var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79937);
const DEFAULT_LEVEL = {
zstd: 1,
brotli: 4
};
const WIDE = {
[node_zlib__WEBPACK_IMPORTED_MODULE_0__.constants.ZSTD_c_windowLog]: 21,
[node_zlib__WEBPACK_IMPORTED_MODULE_0__.constants.ZSTD_c_hashLog]: 17
};
const RELEASED_BYTES = 131072;
let lz4;
async function loadCodec(codec) {
if (codec !== "lz4" || lz4) return;
const module = await __webpack_require__.e(520).then(__webpack_require__.t.bind(__webpack_require__, 64520, 19));
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
return (0, node_zlib__WEBPACK_IMPORTED_MODULE_0__.brotliCompressSync)(content, {
params: {
[node_zlib__WEBPACK_IMPORTED_MODULE_0__.constants.BROTLI_PARAM_QUALITY]: level,
[node_zlib__WEBPACK_IMPORTED_MODULE_0__.constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength
}
});

case "zstd":
return (0, node_zlib__WEBPACK_IMPORTED_MODULE_0__.zstdCompressSync)(content, {
chunkSize: Math.max(64, content.byteLength),
pledgedSrcSize: content.byteLength,
params: {
[node_zlib__WEBPACK_IMPORTED_MODULE_0__.constants.ZSTD_c_compressionLevel]: level,
...level <= 2 && WIDE
}
});
}
}
function decompressSegment(segment, bytes) {
const {codec: codec, size: size} = segment;
if (!(size >= 0 && size <= _manifest_js__WEBPACK_IMPORTED_MODULE_1__.lN)) throw new Error("a segment is too large");
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
return (0, node_zlib__WEBPACK_IMPORTED_MODULE_0__.brotliDecompressSync)(bytes, bound);

case "zstd":
return (0, node_zlib__WEBPACK_IMPORTED_MODULE_0__.zstdDecompressSync)(bytes, bound);

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
12438: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
LP: () => decodeEntry,
OR: () => blobsOf
});
var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
var _envelope_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9900);
var _manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79937);
var _manifest_check_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78184);
const blobsOf = ({manifest: manifest, index: index}) => [ ...manifest.packs.map(({sha256: sha256}) => sha256), ...index ? [ index.sha256 ] : [] ];
const MAX_REFERENCES = 16e6;
const MAX_PATH_CHARACTERS = 268435456;
async function decodeEntry(value, from) {
const {head: head, body: body} = (0, _envelope_js__WEBPACK_IMPORTED_MODULE_1__.vw)(value, from.key, from.verifier);
const {key: key, createdAt: createdAt, expiresAt: expiresAt, index: index} = head;
let base;
let indexBytes;
const known = index && from.known?.(index.sha256);
if (known) {
indexBytes = known.bytes;
base = {
...known.manifest,
key: key
};
} else if (index) {
indexBytes = await from.blob(index);
if (!indexBytes) throw new _manifest_check_js__WEBPACK_IMPORTED_MODULE_2__.Rn("its index was evicted from the store");
const {byteLength: byteLength} = indexBytes;
if (byteLength !== index.bytes || (0, _envelope_js__WEBPACK_IMPORTED_MODULE_1__.fg)(indexBytes) !== index.sha256) throw new _manifest_check_js__WEBPACK_IMPORTED_MODULE_2__.Rn("its index has another digest");
base = decode(indexBytes, index, key, void 0);
}
const manifest = head.body ? decode(body, head.body, key, base) : base;
return {
manifest: manifest,
createdAt: createdAt,
expiresAt: expiresAt,
index: index,
indexBytes: indexBytes,
base: base ?? manifest
};
}
function decode(bytes, reference, key, base) {
let columns;
try {
const text = (0, node_zlib__WEBPACK_IMPORTED_MODULE_0__.zstdDecompressSync)(bytes, {
maxOutputLength: Math.max(1, reference.size),
chunkSize: Math.max(64, Math.min(reference.size, 16777216))
});
columns = JSON.parse(text.toString("utf8"));
} catch (error) {
throw new _manifest_check_js__WEBPACK_IMPORTED_MODULE_2__.Rn(`it cannot be decoded (${error.message})`);
}
return decodeColumns(columns, key, base);
}
function decodeColumns(value, key, base) {
const columns = objectOf(value);
const copies = own(columns, "copies") === void 0 ? void 0 : objectOf(columns.copies);
ensure(copies !== void 0 === (base !== void 0), "it lacks its base");
const roots = base ? base.roots : texts(columns, "roots");
const runs = name => copies && numbers(copies, name);
const packs = placed(decodePacks(columns), base?.packs ?? [], runs("packs"), pack => pack);
const chunks = placed(decodeChunks(objectOf(own(columns, "chunks")), packs.items), base?.chunks ?? [], runs("chunks"), chunk => {
const pack = packs.places[chunk.pack] ?? -1;
return pack === chunk.pack ? chunk : {
...chunk,
pack: pack
};
});
const asTheyWere = chunks.places.every((place, index) => place === index);
let references = 0;
const entries = placed(decodeEntries(objectOf(own(columns, "entries")), chunks.items), base?.entries ?? [], runs("entries"), (entry, places) => {
if (entry.type === "hardlink") return {
...entry,
file: places[entry.file] ?? -1
};
if (entry.type !== "file") return entry;
references += entry.chunks.length;
ensure(references <= MAX_REFERENCES, "it names too many chunks");
if (asTheyWere || entry.chunks.every(chunk => chunks.places[chunk] === chunk)) return entry;
return {
...entry,
chunks: entry.chunks.map(chunk => chunks.places[chunk] ?? -1)
};
});
return {
format: _manifest_js__WEBPACK_IMPORTED_MODULE_3__.uB,
key: key,
roots: roots,
packs: packs.items,
chunks: chunks.items,
entries: entries.items
};
}
function placed(fresh, base, runs, copy) {
const places = new Int32Array(base.length).fill(-1);
if (!runs) return {
items: fresh,
places: places
};
ensure(runs.length % 3 === 0, "a list is cut off");
const items = [];
let from = 0;
let used = 0;
for (let at = 0; at < runs.length; at += 3) {
from += runs[at];
const copied = runs[at + 1];
const added = runs[at + 2];
ensure(from >= 0 && copied >= 0 && from + copied <= base.length, "it copies what is not in its base");
ensure(added >= 0 && used + added <= fresh.length, "a list is cut off");
ensure(items.length + copied + added <= _manifest_js__WEBPACK_IMPORTED_MODULE_3__.Sd, "a list is too long");
for (let index = 0; index < copied; index++) {
places[from] = items.length;
items.push(copy(base[from], places));
from += 1;
}
for (let index = 0; index < added; index++) items.push(fresh[used++]);
}
ensure(used === fresh.length, "a list is too long");
return {
items: items,
places: places
};
}
function decodePacks(columns) {
const packs = objectOf(own(columns, "packs"));
const segments = objectOf(own(columns, "segments"));
const counts = numbers(packs, "segments");
const packDigest = digests(packs, counts.length);
const packBytes = numbers(packs, "bytes", counts.length);
const sizes = numbers(segments, "size");
const digest = digests(segments, sizes.length);
const codecs = numbers(segments, "codec", sizes.length);
const bytes = numbers(segments, "bytes", sizes.length);
const offsets = numbers(segments, "offset", sizes.length);
let at = 0;
const result = counts.map((count, index) => {
ensure(count >= 0 && at + count <= sizes.length, "a list is cut off");
const list = [];
let end = 0;
for (const last = at + count; at < last; at++) {
const codec = _manifest_js__WEBPACK_IMPORTED_MODULE_3__.QA[codecs[at]];
ensure(codec, "a segment has an unknown codec");
const offset = end + offsets[at];
list.push({
sha256: digest(at),
codec: codec,
offset: offset,
bytes: bytes[at],
size: sizes[at]
});
end = offset + bytes[at];
}
return {
sha256: packDigest(index),
bytes: packBytes[index],
segments: list
};
});
ensure(at === sizes.length, "a list is too long");
return result;
}
function decodeChunks(columns, packs) {
const sizes = numbers(columns, "size");
const digest = digests(columns, sizes.length);
const segments = numbers(columns, "segment", sizes.length);
const offsets = numbers(columns, "offset", sizes.length);
const total = packs.reduce((sum, pack) => sum + pack.segments.length, 0);
ensure(total <= _manifest_js__WEBPACK_IMPORTED_MODULE_3__.Sd, "a list is too long");
const packOf = new Int32Array(total);
const placeOf = new Int32Array(total);
let filled = 0;
for (const [index, pack] of packs.entries()) for (let place = 0; place < pack.segments.length; place++) {
packOf[filled] = index;
placeOf[filled++] = place;
}
let segment = 0;
let end = 0;
return sizes.map((size, index) => {
if (segments[index] !== 0) {
segment += segments[index];
end = 0;
}
ensure(segment >= 0 && segment < total, "a chunk names no segment");
const offset = end + offsets[index];
end = offset + size;
return {
sha256: digest(index),
pack: packOf[segment],
segment: placeOf[segment],
offset: offset,
size: size
};
});
}
function decodeEntries(columns, chunks) {
const types = own(columns, "types");
ensure(typeof types === "string" && types.length <= _manifest_js__WEBPACK_IMPORTED_MODULE_3__.Sd, "a list is missing or too long");
const {length: length} = types;
const roots = numbers(columns, "root", length);
const shared = numbers(columns, "shared", length);
const rests = texts(columns, "rest", length);
const times = numbers(columns, "mtime", length);
const modes = taken(numbers(columns, "mode"));
const counts = taken(numbers(columns, "count"));
const indices = numbers(columns, "chunk", void 0, MAX_REFERENCES);
const targets = taken(texts(columns, "target"));
const files = taken(numbers(columns, "file"));
const entries = [];
let path = "";
let characters = 0;
let time = 0;
let mode = 0;
let at = 0;
let next = 0;
for (let index = 0; index < length; index++) {
const keep = shared[index];
ensure(keep >= 0 && keep <= path.length, "a path is not valid");
path = path.slice(0, keep) + rests[index];
characters += path.length;
ensure(characters <= MAX_PATH_CHARACTERS, "its paths are too long");
time += times[index];
const root = roots[index];
const mtime = time / 1e3;
switch (types[index]) {
case "d":
mode += modes.next();
entries.push({
type: "directory",
root: root,
path: path,
mtime: mtime,
mode: mode
});
break;

case "f":
case "s":
{
mode += modes.next();
const count = counts.next();
ensure(count >= 0 && at + count <= indices.length, "a list is cut off");
const list = new Array(count);
let size = 0;
for (let place = 0; place < count; place++) {
const chunk = next + indices[at++];
const of = chunks[chunk];
ensure(of, "a file names no chunk");
list[place] = chunk;
size += of.size;
next = chunk + 1;
}
entries.push(types[index] === "s" ? {
type: "file",
root: root,
path: path,
mtime: mtime,
mode: mode,
size: size,
chunks: list,
sparse: true
} : {
type: "file",
root: root,
path: path,
mtime: mtime,
mode: mode,
size: size,
chunks: list
});
break;
}

case "l":
entries.push({
type: "symlink",
root: root,
path: path,
mtime: mtime,
target: targets.next()
});
break;

case "h":
entries.push({
type: "hardlink",
root: root,
path: path,
mtime: mtime,
file: files.next()
});
break;

default:
throw new _manifest_check_js__WEBPACK_IMPORTED_MODULE_2__.Rn("an entry is of an unknown type");
}
}
ensure(at === indices.length && modes.done() && counts.done() && targets.done() && files.done(), "a list is too long");
return entries;
}
function taken(items) {
let at = 0;
return {
next() {
ensure(at < items.length, "a list is cut off");
return items[at++];
},
done: () => at === items.length
};
}
const own = (object, name) => Object.hasOwn(object, name) ? object[name] : void 0;
function objectOf(value) {
ensure(typeof value === "object" && value !== null && !Array.isArray(value), "a list is missing");
return value;
}
function numbers(columns, name, length, most = _manifest_js__WEBPACK_IMPORTED_MODULE_3__.Sd) {
const list = own(columns, name);
ensure(Array.isArray(list) && list.length <= most, "a list is missing or too long");
ensure(length === void 0 || list.length === length, "a list is of another length");
for (let index = 0; index < list.length; index++) ensure(Number.isSafeInteger(list[index]), "a number is not valid");
return list;
}
function texts(columns, name, length) {
const list = own(columns, name);
ensure(Array.isArray(list) && list.length <= _manifest_js__WEBPACK_IMPORTED_MODULE_3__.Sd, "a list is missing or too long");
ensure(length === void 0 || list.length === length, "a list is of another length");
for (let index = 0; index < list.length; index++) ensure(typeof list[index] === "string", "a text is not valid");
return list;
}
function digests(columns, count) {
const text = own(columns, "sha256");
ensure(typeof text === "string", "a list is missing");
const bytes = Buffer.from(text, "base64");
ensure(bytes.byteLength === count * 32, "a list is of another length");
const hex = bytes.toString("hex");
return index => hex.slice(index * 64, index * 64 + 64);
}
function ensure(condition, problem) {
if (!condition) throw new _manifest_check_js__WEBPACK_IMPORTED_MODULE_2__.Rn(problem);
}
},
9900: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
JI: () => isSigned,
fg: () => sha256Hex,
vw: () => decodeEnvelope,
zK: () => encodeEnvelope
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79937);
var _manifest_check_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78184);
const MAGIC = Buffer.from("paceline snapshot 2\n");
const MAX_HEAD_BYTES = 65536;
const MAX_INDEX_BYTES = 268435456;
const MAX_STORED_BYTES = 67108864;
const DIGEST = /^[0-9a-f]{64}$/;
const sha256Hex = bytes => (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes).digest("hex");
function encodeEnvelope(head, body, signer) {
const headBytes = Buffer.from(JSON.stringify(head));
const signature = signer ? Buffer.from(JSON.stringify({
algorithm: signer.algorithm,
signature: signer.sign(signedBytes(headBytes))
})) : Buffer.alloc(0);
const lengths = Buffer.alloc(8);
lengths.writeUInt32LE(headBytes.byteLength, 0);
lengths.writeUInt32LE(signature.byteLength, 4);
return Buffer.concat([ MAGIC, lengths, headBytes, signature, body ]);
}
function decodeEnvelope(value, key, verifier) {
const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
const start = MAGIC.byteLength + 8;
ensure(bytes.byteLength >= start && bytes.subarray(0, MAGIC.byteLength).equals(MAGIC), "it is of another format");
const headEnd = start + bytes.readUInt32LE(MAGIC.byteLength);
const signatureEnd = headEnd + bytes.readUInt32LE(MAGIC.byteLength + 4);
ensure(signatureEnd - start <= MAX_HEAD_BYTES && signatureEnd <= bytes.byteLength, "it is cut off");
const headBytes = bytes.subarray(start, headEnd);
if (verifier) expectSigned(headBytes, bytes.subarray(headEnd, signatureEnd), verifier);
const head = parse(headBytes);
ensure(isObject(head) && head.format === _manifest_js__WEBPACK_IMPORTED_MODULE_1__.uB, "it is of another format");
ensure(head.key === key, "it belongs to another entry");
ensure(isInstant(head.createdAt) && (head.expiresAt === void 0 || isInstant(head.expiresAt)), "it has no valid time");
for (const reference of [ head.index, head.body ]) ensure(reference === void 0 || isReference(reference), "it names its index in no valid way");
const body = bytes.subarray(signatureEnd);
ensure(body.byteLength === (head.body?.bytes ?? 0), "it is cut off");
ensure(!head.body || sha256Hex(body) === head.body.sha256, "its index has another digest");
ensure(head.index || head.body, "it has no index");
return {
head: head,
body: body
};
}
function isSigned(value) {
const at = MAGIC.byteLength + 4;
if (value.byteLength < at + 4) return false;
return new DataView(value.buffer, value.byteOffset, value.byteLength).getUint32(at, true) > 0;
}
function expectSigned(head, signature, verifier) {
ensure(signature.byteLength > 0, "it is not signed");
const about = parse(signature);
ensure(isObject(about) && typeof about.signature === "string", "its signature is not valid");
ensure(about.algorithm === verifier.algorithm, "it is signed in another way");
ensure(verifier.verify(signedBytes(head), about.signature), "its signature is not valid");
}
const signedBytes = head => Buffer.concat([ MAGIC, head ]);
function parse(bytes) {
try {
return JSON.parse(Buffer.from(bytes).toString("utf8"));
} catch {
throw new _manifest_check_js__WEBPACK_IMPORTED_MODULE_2__.Rn("it cannot be decoded");
}
}
const isObject = value => typeof value === "object" && value !== null;
const isInstant = value => Number.isFinite(value) && Math.abs(value) <= 864e13;
const isReference = ({sha256: sha256, bytes: bytes, size: size}) => typeof sha256 === "string" && DIGEST.test(sha256) && isCount(bytes, MAX_STORED_BYTES) && isCount(size, MAX_INDEX_BYTES);
const isCount = (value, max) => Number.isSafeInteger(value) && value >= 0 && value <= max;
function ensure(condition, problem) {
if (!condition) throw new _manifest_check_js__WEBPACK_IMPORTED_MODULE_2__.Rn(problem);
}
},
72495: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
J: () => SnapshotError
});
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
},
87898: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
b: () => getOther,
c: () => getAccepted
});
async function getAccepted(store, key, accept) {
const first = await store.get(key);
if (!first || accept(first.bytes)) return first;
return await getOther(store, key, accept) ?? first;
}
const getOther = (store, key, accept) => store.get(key, {
accept: accept
});
},
78184: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
K7: () => checkManifest,
Rn: () => ManifestProblem,
UT: () => checkFolding
});
var _manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79937);
const MAX_PATH = 4096;
const DIGEST = /^[0-9a-f]{64}$/;
const MAX_OVERHEAD = 65536;
const BAD_PART = /(?:^|\/)\.{0,2}(?:\/|$)/;
const BAD_ON_WINDOWS = /[\\:<>"|?*\u0001-\u001f]|[ .](?:\/|$)|(?:^|\/)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:[ .][^/]*)?(?:\/|$)/i;
class ManifestProblem extends Error {}
function checkManifest(value, key, paths, platform = process.platform) {
const manifest = value;
ensure(isObject(manifest) && manifest.format === _manifest_js__WEBPACK_IMPORTED_MODULE_0__.uB, "it is of another format");
ensure(manifest.key === key, "it belongs to another entry");
const {roots: roots, packs: packs, chunks: chunks, entries: entries} = manifest;
ensure(Array.isArray(roots) && roots.length === paths.roots.length && paths.roots.every((root, index) => root.line === roots[index]), "it was saved with other paths");
ensure(isArray(packs) && isArray(chunks) && isArray(entries), "a list is missing or too long");
for (const pack of packs) checkPack(pack);
for (let index = 0; index < chunks.length; index++) checkChunk(chunks[index], packs);
checkOverlaps(chunks);
let bytes = 0;
for (let index = 0; index < entries.length; index++) bytes += checkEntry(entries[index], index, manifest, paths, platform);
ensure(Number.isSafeInteger(bytes), "its sizes are beyond counting");
checkPlaces(entries, paths);
return manifest;
}
function checkPack(pack) {
ensure(isObject(pack) && isDigest(pack.sha256), "a pack has no digest");
ensure(isCount(pack.bytes, _manifest_js__WEBPACK_IMPORTED_MODULE_0__.rA + MAX_OVERHEAD), "a pack is too large");
ensure(isArray(pack.segments), "a pack has no segments");
let end = 0;
for (const segment of pack.segments) {
checkSegment(segment);
ensure(segment.offset >= end, "segments of a pack overlap");
end = segment.offset + segment.bytes;
ensure(end <= pack.bytes, "a segment reaches beyond its pack");
}
}
function checkSegment(segment) {
ensure(isObject(segment) && isDigest(segment.sha256), "a segment has no digest");
ensure(_manifest_js__WEBPACK_IMPORTED_MODULE_0__.QA.includes(segment.codec), "a segment is compressed in an unknown way");
ensure(isCount(segment.size, _manifest_js__WEBPACK_IMPORTED_MODULE_0__.lN) && segment.size > 0, "a segment is too large");
ensure(isCount(segment.offset) && isCount(segment.bytes) && segment.bytes > 0, "a segment has no range");
ensure(segment.codec === "none" ? segment.bytes === segment.size : segment.bytes <= segment.size + MAX_OVERHEAD, "a segment is larger than its content");
}
function checkChunk(chunk, packs) {
ensure(isObject(chunk) && typeof chunk.sha256 === "string" && chunk.sha256.length === 64, "a chunk has no digest");
ensure(isCount(chunk.pack, packs.length - 1), "a chunk names no pack");
const {segments: segments} = packs[chunk.pack];
ensure(isCount(chunk.segment, segments.length - 1), "a chunk names no segment");
const {size: size} = segments[chunk.segment];
ensure(isCount(chunk.offset, size) && isCount(chunk.size, size) && chunk.size > 0, "a chunk has no range");
ensure(chunk.offset + chunk.size <= size, "a chunk reaches beyond its segment");
}
function checkOverlaps(chunks) {
const order = (a, b) => a.pack - b.pack || a.segment - b.segment || a.offset - b.offset;
const everyPair = (list, isRight) => {
for (let index = 1; index < list.length; index++) if (!isRight(list[index - 1], list[index])) return false;
return true;
};
const isBehind = (last, chunk) => chunk.pack !== last.pack || chunk.segment !== last.segment || chunk.offset >= last.offset + last.size;
const inOrder = everyPair(chunks, (last, chunk) => order(last, chunk) <= 0);
const sorted = inOrder ? chunks : [ ...chunks ].sort(order);
ensure(everyPair(sorted, isBehind), "chunks of a segment overlap");
}
function checkEntry(entry, index, {chunks: chunks, entries: entries}, paths, platform) {
ensure(isObject(entry) && isCount(entry.root, paths.roots.length - 1), "an entry names no root");
ensure(isRelative(entry.path, platform), "is not allowed as a path", entry.path);
ensure(Number.isFinite(entry.mtime) && Math.abs(entry.mtime) <= 864e13, "has no valid time", entry.path);
if (entry.type === "symlink") {
const {target: target} = entry;
ensure(typeof target === "string" && target !== "" && target.length < MAX_PATH && !target.includes("\0"), "has no valid link target", entry.path);
return 0;
}
if (entry.type === "hardlink") {
ensure(isCount(entry.file, index - 1) && entries[entry.file]?.type === "file", "is a hard link to no file before it", entry.path);
return 0;
}
ensure(entry.type === "file" || entry.type === "directory", "is of an unknown type", entry.path);
ensure(isCount(entry.mode, 511), "has no valid mode", entry.path);
if (entry.type === "directory") return 0;
ensure(isArray(entry.chunks), "has no content", entry.path);
ensure(entry.sparse === void 0 || typeof entry.sparse === "boolean", "is neither sparse nor not", entry.path);
let size = 0;
for (const chunk of entry.chunks) {
ensure(isCount(chunk, chunks.length - 1), "names no chunk", entry.path);
size += chunks[chunk].size;
}
ensure(isCount(entry.size) && entry.size === size, "has another size than its content", entry.path);
return size;
}
function areInOrder(entries) {
if (entries[0]?.path !== "" || entries[0].type !== "directory") return false;
const folders = [ "" ];
const names = [ "" ];
let depth = 0;
for (let index = 1; index < entries.length; index++) {
const {path: path, type: type} = entries[index];
while (!path.startsWith(folders[depth])) depth -= 1;
const name = path.slice(folders[depth].length);
if (name.includes("/") || !(name > names[depth])) return false;
names[depth] = name;
if (type !== "directory") continue;
depth += 1;
folders[depth] = `${path}/`;
names[depth] = "";
}
return true;
}
function checkPlaces(entries, paths) {
if (paths.roots.length === 1 && !paths.roots[0].matches && areInOrder(entries)) return;
const starts = paths.roots.map(({base: base}) => base.replaceAll("\\", "/").replace(/\/$/, ""));
const placeOf = ({root: root, path: path}) => {
if (starts.length === 1) return path;
return path === "" ? starts[root] : `${starts[root]}/${path}`;
};
const types = new Map;
for (const entry of entries) {
const place = placeOf(entry);
ensure(!types.has(place), "is listed twice", entry.path);
types.set(place, entry.type);
}
const isFolder = place => (types.get(place) ?? "directory") === "directory";
const top = starts.length > 1 || isFolder("");
const folders = new Set;
for (const entry of entries) {
const place = placeOf(entry);
ensure(top || place === "", "lies below no folder", entry.path);
for (let end = place.lastIndexOf("/"); end > 0; end = place.lastIndexOf("/", end - 1)) {
const above = place.slice(0, end);
if (folders.has(above)) break;
ensure(isFolder(above), "lies below no folder", entry.path);
folders.add(above);
}
ensure(isMeant(entry, paths.roots[entry.root]), "is not among the paths asked for", entry.path);
}
}
function isMeant(entry, {matches: matches}) {
if (!matches) return true;
const parts = entry.path.split("/");
return parts.some((_, index) => matches(parts.slice(0, index + 1).join("/")));
}
function checkFolding(entries, folding) {
const seen = new Map;
for (const {root: root, path: path} of entries) {
const {case: folds, unicode: unicode} = folding[root];
if (!folds && !unicode) continue;
for (let end = path.indexOf("/"); ;end = path.indexOf("/", end + 1)) {
const name = end < 0 ? path : path.slice(0, end);
let folded = unicode ? name.normalize("NFC") : name;
if (folds) folded = folded.toUpperCase().toLowerCase();
const place = `${root}/${folded}`;
const other = seen.get(place);
ensure(other === void 0 || other === name, "is the name of another too, where it is restored", name);
seen.set(place, name);
if (end < 0) break;
}
}
}
function isRelative(path, platform) {
if (typeof path !== "string" || path.length >= MAX_PATH || path.includes("\0")) return false;
if (path === "") return true;
if (BAD_PART.test(path) || !path.isWellFormed()) return false;
return platform !== "win32" || !BAD_ON_WINDOWS.test(path);
}
const isObject = value => typeof value === "object" && value !== null;
const isArray = value => Array.isArray(value) && value.length <= _manifest_js__WEBPACK_IMPORTED_MODULE_0__.Sd;
const isDigest = value => typeof value === "string" && DIGEST.test(value);
const isCount = (value, max = Number.MAX_SAFE_INTEGER) => Number.isSafeInteger(value) && value >= 0 && value <= max;
const shown = path => JSON.stringify(String(path).slice(0, 120));
function ensure(condition, problem, path) {
if (!condition) throw new ManifestProblem(path === void 0 ? problem : `${shown(path)} ${problem}`);
}
},
79937: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
QA: () => CODECS,
Sd: () => MAX_ENTRIES,
l7: () => packKey,
lN: () => MAX_SEGMENT_BYTES,
rA: () => MAX_PACK_BYTES,
uB: () => FORMAT
});
const FORMAT = 2;
const MAX_PACK_BYTES = 33554432;
const MAX_SEGMENT_BYTES = 4194304;
const MAX_ENTRIES = 4e6;
const packKey = (folder, sha256) => `${folder}${sha256}`;
const CODECS = [ "zstd", "lz4", "brotli", "none" ];
},
61518: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Hi: () => absolutePath,
Iz: () => parsePaths,
wv: () => SEPARATOR
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
var picomatch__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(14006);
var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72495);
var _manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79937);
const SEPARATOR = "\0";
const GLOB = {
dot: true,
nobrace: true,
noextglob: true,
nonegate: true
};
function parsePaths(lines, at) {
const roots = [];
const excludes = [];
for (const line of lines) {
const negated = line.startsWith("!");
const root = parseLine(line, negated ? line.slice(1).trim() : line, at);
if (!negated) roots.push(root); else excludes.push(exclusion(root));
}
if (roots.length === 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.J("PACELINE_SNAPSHOT_PATHS", "No path to cache is given.", "List files, folders or patterns, one per line; lines with ! only leave out.");
const platform = process.platform === "win32" && !at.anyPlatform ? "windows" : "posix";
const version = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(JSON.stringify([ _manifest_js__WEBPACK_IMPORTED_MODULE_3__.uB, platform, lines ])).digest("hex");
return {
roots: roots,
excludes: excludes.length > 0,
excluded: path => excludes.some(matches => matches(path)),
version: version.slice(0, 16)
};
}
function parseLine(line, text, at) {
const absolute = text.replace(/^~(?=$|[\\/])/, () => at.home);
const parts = absolute.split(process.platform === "win32" ? /[\\/]/ : "/");
const first = parts.findIndex(part => /[*?[]/.test(part));
const base = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(at.workspace, ...first === 0 ? [] : [ parts.slice(0, first < 0 ? void 0 : first).join(node_path__WEBPACK_IMPORTED_MODULE_1__.sep) || node_path__WEBPACK_IMPORTED_MODULE_1__.sep ]);
const pattern = first < 0 ? "" : parts.slice(first).filter(part => part !== "" && part !== ".").join("/");
if (pattern === "" || pattern === "**") return {
line: line,
base: base
};
const matches = picomatch__WEBPACK_IMPORTED_MODULE_4__(pattern, GLOB);
return {
line: line,
base: base,
matches: relative => relative !== "" && matches(relative)
};
}
function exclusion(root) {
const {base: base, matches: matches} = root;
const inside = base.endsWith(node_path__WEBPACK_IMPORTED_MODULE_1__.sep) ? base : base + node_path__WEBPACK_IMPORTED_MODULE_1__.sep;
if (!matches) return path => path === base || path.startsWith(inside);
return path => path.startsWith(inside) && matches(path.slice(inside.length).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join("/"));
}
const absolutePath = (root, relative) => relative === "" ? root.base : (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root.base, relative);
}
};
