export const id = 7418;

export const ids = [ 7418 ];

export const modules = {
97418: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
CODECS: () => _manifest_js__WEBPACK_IMPORTED_MODULE_3__.QA,
SnapshotError: () => _errors_js__WEBPACK_IMPORTED_MODULE_1__.J,
beginRestore: () => _begin_restore_js__WEBPACK_IMPORTED_MODULE_0__.Q,
entryReferences: () => _references_js__WEBPACK_IMPORTED_MODULE_5__.vT,
lookup: () => _lookup_js__WEBPACK_IMPORTED_MODULE_2__.$,
parsePaths: () => _paths_js__WEBPACK_IMPORTED_MODULE_4__.Iz,
readableKey: () => _lookup_js__WEBPACK_IMPORTED_MODULE_2__.I,
repackEntry: () => _repack_js__WEBPACK_IMPORTED_MODULE_6__.H,
restoreSnapshot: () => _restore_js__WEBPACK_IMPORTED_MODULE_7__.n,
saveSnapshot: () => _save_js__WEBPACK_IMPORTED_MODULE_8__.O,
serveSnapshotWork: () => _worker_js__WEBPACK_IMPORTED_MODULE_10__.hG,
verifyEntry: () => _verify_js__WEBPACK_IMPORTED_MODULE_9__.i
});
var _begin_restore_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19824);
var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72495);
var _lookup_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25510);
var _manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79937);
var _paths_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61518);
var _references_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(62050);
var _repack_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(82496);
var _restore_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(21132);
var _save_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(82114);
var _verify_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(12809);
var _worker_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(95234);
},
62050: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Cf: () => neededChunks,
qY: () => decodeStored,
vT: () => entryReferences
});
var _decode_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56751);
var _envelope_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9900);
var _get_accepted_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87898);
var _manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79937);
var _manifest_check_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(78184);
async function entryReferences(store, packs, key) {
const found = await store.get(key);
if (!found) return;
try {
const decoded = await decodeStored(store, packs, key, found.bytes);
const {manifest: manifest, createdAt: createdAt, expiresAt: expiresAt, index: index} = decoded;
const {entries: entries} = manifest;
let files = 0;
let bytes = 0;
for (let entry = 0; entry < entries.length; entry++) {
if (!entries.isFile(entry)) continue;
files += 1;
bytes += entries.sizes[entry];
}
const blobs = packUses(manifest);
if (index) blobs.push({
sha256: index.sha256,
bytes: index.bytes,
used: index.bytes
});
return {
createdAt: createdAt,
expiresAt: expiresAt,
files: files,
bytes: bytes,
blobs: blobs
};
} catch {
return;
}
}
async function decodeStored(store, packs, key, value, verifier) {
const decoded = await (0, _decode_manifest_js__WEBPACK_IMPORTED_MODULE_0__.L)(value, {
key: key,
verifier: verifier,
async blob({sha256: sha256}) {
const isIt = bytes => (0, _envelope_js__WEBPACK_IMPORTED_MODULE_1__.fg)(bytes) === sha256;
return (await (0, _get_accepted_js__WEBPACK_IMPORTED_MODULE_2__.c)(store, (0, _manifest_js__WEBPACK_IMPORTED_MODULE_3__.l7)(packs, sha256), isIt))?.bytes;
}
});
const roots = decoded.manifest.roots.map((line, index) => ({
line: line,
base: `/${index}`
}));
(0, _manifest_check_js__WEBPACK_IMPORTED_MODULE_4__.K7)(decoded.manifest, key, {
roots: roots,
excludes: false,
excluded: () => false,
version: ""
});
return decoded;
}
function neededChunks({chunks: chunks, entries: entries}) {
const needed = new Uint8Array(chunks.length);
for (let entry = 0; entry < entries.length; entry++) {
if (!entries.isFile(entry)) continue;
for (const chunk of entries.chunks(entry)) needed[chunk] = 1;
}
return needed;
}
function packUses(manifest) {
const {packs: packs, chunks: chunks} = manifest;
const needed = neededChunks(manifest);
const content = packs.map(pack => pack.segments.map(() => 0));
for (let chunk = 0; chunk < chunks.length; chunk++) if (needed[chunk]) content[chunks.packs[chunk]][chunks.segments[chunk]] += chunks.sizes[chunk];
return packs.map(({sha256: sha256, bytes: bytes, segments: segments}, pack) => {
let used = 0;
for (const [index, segment] of segments.entries()) used += segment.bytes * content[pack][index] / segment.size;
return {
sha256: sha256,
bytes: bytes,
used: Math.min(bytes, Math.round(used))
};
});
}
},
82496: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
H: () => repackEntry
});
var _chunk_table_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(83954);
var _encode_manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95698);
var _entry_table_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37795);
var _envelope_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9900);
var _manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79937);
var _references_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62050);
const PACK_BYTES = 8388608;
const MAX_KEPT = .75;
const kept = reason => ({
outcome: "kept",
reason: reason
});
async function repackEntry(store, key, options) {
const found = await store.get(key);
if (!found) return kept("it is gone");
const signed = (0, _envelope_js__WEBPACK_IMPORTED_MODULE_0__.JI)(found.bytes);
if (signed && !options.signing) return kept("it is signed, and this run has no key to sign it again");
const verifier = signed ? options.signing.verifier : void 0;
const decoded = await (0, _references_js__WEBPACK_IMPORTED_MODULE_1__.qY)(store, options.packs, key, found.bytes, verifier);
const {manifest: manifest, createdAt: createdAt, expiresAt: expiresAt} = decoded;
const plan = planRepack(manifest, options.rewrite);
if (plan.moved.length === 0) return kept("none of its packs is to be written anew");
const before = plan.moved.reduce((sum, {pack: pack}) => sum + pack.bytes, 0);
const after = plan.moved.reduce((sum, {segments: segments}) => sum + bytesOf(segments), 0);
const full = Math.min(store.packBytes ?? PACK_BYTES, _manifest_js__WEBPACK_IMPORTED_MODULE_2__.rA);
const fewer = Math.ceil(after / full) * 4 <= plan.moved.length;
if (after > before * MAX_KEPT && !fewer) return kept("too little of its packs would be left out");
const written = await writePacks(store, options.packs, plan.moved, full);
if (typeof written === "string") return kept(written);
const rebuilt = rebuild(manifest, plan.keep, written);
const encoded = (0, _encode_manifest_js__WEBPACK_IMPORTED_MODULE_3__.vv)(rebuilt, {
createdAt: createdAt,
expiresAt: expiresAt,
signer: signed ? options.signing.signer : void 0
});
const blobs = written.packs.map(({sha256: sha256}) => sha256);
let bytes = written.packs.reduce((sum, pack) => sum + pack.bytes, 0) + encoded.value.byteLength;
if (encoded.index && encoded.indexBytes) {
await putAnew(store, (0, _manifest_js__WEBPACK_IMPORTED_MODULE_2__.l7)(options.packs, encoded.index.sha256), encoded.indexBytes);
blobs.push(encoded.index.sha256);
bytes += encoded.indexBytes.byteLength;
}
const now = await store.get(key);
if (!now || !Buffer.from(now.bytes).equals(found.bytes)) return kept("it was changed meanwhile");
await store.put(key, encoded.value, {
createdAt: found.createdAt,
expiresAt: found.expiresAt,
metadata: {
...found.metadata,
packs: String(rebuilt.packs.length)
},
listedOnly: true
});
for (const sha256 of blobs) {
if (await store.head((0, _manifest_js__WEBPACK_IMPORTED_MODULE_2__.l7)(options.packs, sha256))) continue;
await store.delete(key);
return kept("a part of it was deleted meanwhile, and so it was removed");
}
return {
outcome: "repacked",
bytes: bytes,
before: before,
after: after
};
}
function planRepack(manifest, rewrite) {
const {packs: packs, chunks: chunks} = manifest;
const needed = packs.map(() => new Set);
const isNeeded = (0, _references_js__WEBPACK_IMPORTED_MODULE_1__.Cf)(manifest);
for (let chunk = 0; chunk < chunks.length; chunk++) if (isNeeded[chunk]) needed[chunks.packs[chunk]].add(chunks.segments[chunk]);
const moved = [];
const keep = [];
for (const [index, pack] of packs.entries()) {
if (!rewrite(pack.sha256)) {
keep.push(index);
continue;
}
const indices = [ ...needed[index] ].sort((a, b) => a - b);
moved.push({
index: index,
pack: pack,
indices: indices,
segments: indices.map(at => pack.segments[at])
});
}
return {
moved: moved,
keep: keep
};
}
async function writePacks(store, folder, moved, full) {
const packs = [];
const places = new Map;
let parts = [];
let segments = [];
const flush = async () => {
if (segments.length === 0) return;
const bytes = Buffer.concat(parts);
const sha256 = (0, _envelope_js__WEBPACK_IMPORTED_MODULE_0__.fg)(bytes);
await putAnew(store, (0, _manifest_js__WEBPACK_IMPORTED_MODULE_2__.l7)(folder, sha256), bytes);
packs.push({
sha256: sha256,
bytes: bytes.byteLength,
segments: segments
});
parts = [];
segments = [];
};
for (const {index: index, indices: indices, pack: pack} of moved) for (const at of indices) {
const segment = pack.segments[at];
const part = await store.getRange((0, _manifest_js__WEBPACK_IMPORTED_MODULE_2__.l7)(folder, pack.sha256), segment.offset, segment.bytes);
if (!part) return "a part of it is gone";
if ((0, _envelope_js__WEBPACK_IMPORTED_MODULE_0__.fg)(part.bytes) !== segment.sha256) return "a part of it has another digest";
if (segments.length > 0 && bytesOf(segments) + segment.bytes > full) await flush();
places.set(`${index}/${at}`, {
pack: packs.length,
segment: segments.length
});
segments.push({
...segment,
offset: bytesOf(segments)
});
parts.push(part.bytes);
}
await flush();
return {
packs: packs,
places: places
};
}
const putAnew = (store, key, bytes) => store.put(key, bytes, {
contentAddressed: true,
listedOnly: true
});
function rebuild(manifest, keep, {packs: packs, places: places}) {
const {chunks: old, entries: entries} = manifest;
const packAt = new Map(keep.map((index, at) => [ index, at ]));
const chunks = new _chunk_table_js__WEBPACK_IMPORTED_MODULE_4__.X(old.length);
const chunkAt = new Uint32Array(old.length);
for (let chunk = 0; chunk < old.length; chunk++) {
const pack = packAt.get(old.packs[chunk]);
if (pack !== void 0) {
chunkAt[chunk] = chunks.copy(old, chunk, pack);
continue;
}
const place = places.get(`${old.packs[chunk]}/${old.segments[chunk]}`);
if (!place) continue;
const to = keep.length + place.pack;
const [offset, size] = [ old.offsets[chunk], old.sizes[chunk] ];
chunkAt[chunk] = chunks.addFrom(old.digests, chunk, to, place.segment, offset, size);
}
const references = Uint32Array.from(entries.references);
for (let entry = 0; entry < entries.length; entry++) {
if (!entries.isFile(entry)) continue;
for (let at = entries.starts[entry]; at < entries.starts[entry + 1]; at++) references[at] = chunkAt[references[at]];
}
return {
...manifest,
packs: [ ...keep.map(index => manifest.packs[index]), ...packs ],
chunks: chunks.finish(),
entries: new _entry_table_js__WEBPACK_IMPORTED_MODULE_5__.F({
...entries,
references: references
})
};
}
const bytesOf = segments => segments.reduce((sum, {bytes: bytes}) => sum + bytes, 0);
},
12809: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
i: () => verifyEntry
});
var _codec_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53624);
var _envelope_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9900);
var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79937);
var _references_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62050);
async function verifyEntry(store, packs, key, verifier) {
const found = await store.get(key);
if (!found) return [ "there is no such entry" ];
let manifest;
try {
({manifest: manifest} = await (0, _references_js__WEBPACK_IMPORTED_MODULE_0__.qY)(store, packs, key, found.bytes, verifier));
} catch (error) {
return [ `the entry is not usable: ${error.message}` ];
}
const problems = [];
for (const index of manifest.packs.keys()) problems.push(...await verifyPack(store, packs, manifest, index));
return problems;
}
async function verifyPack(store, packs, manifest, index) {
const pack = manifest.packs[index];
const name = `pack ${pack.sha256.slice(0, 12)}`;
const value = await store.get((0, _manifest_js__WEBPACK_IMPORTED_MODULE_1__.l7)(packs, pack.sha256));
if (!value) return [ `${name} is gone` ];
const {bytes: bytes} = value;
if (bytes.byteLength !== pack.bytes) return [ `${name} has ${bytes.byteLength} bytes instead of ${pack.bytes}` ];
const problems = [];
if ((0, _envelope_js__WEBPACK_IMPORTED_MODULE_2__.fg)(bytes) !== pack.sha256) problems.push(`${name} has another digest`);
const {chunks: chunks} = manifest;
const bySegment = pack.segments.map(() => []);
for (let chunk = 0; chunk < chunks.length; chunk++) if (chunks.packs[chunk] === index) bySegment[chunks.segments[chunk]].push(chunk);
for (const [at, segment] of pack.segments.entries()) {
const part = bytes.subarray(segment.offset, segment.offset + segment.bytes);
if ((0, _envelope_js__WEBPACK_IMPORTED_MODULE_2__.fg)(part) !== segment.sha256) {
problems.push(`segment ${at} of ${name} has another digest`);
continue;
}
try {
await (0, _codec_js__WEBPACK_IMPORTED_MODULE_3__.JS)(segment.codec);
const content = (0, _codec_js__WEBPACK_IMPORTED_MODULE_3__.L_)(segment, part);
const wrong = bySegment[at].filter(chunk => {
const offset = chunks.offsets[chunk];
return (0, _envelope_js__WEBPACK_IMPORTED_MODULE_2__.fg)(content.subarray(offset, offset + chunks.sizes[chunk])) !== chunks.sha256(chunk);
});
if (wrong.length > 0) problems.push(`${wrong.length} chunks of segment ${at} of ${name} have another digest`);
} catch (error) {
problems.push(`segment ${at} of ${name} cannot be decompressed: ${error.message}`);
}
}
return problems;
}
}
};
