export const id = 4997;

export const ids = [ 4997, 3574, 5949, 8330 ];

export const modules = {
80673: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
CO: () => digestKey,
E2: () => decodeHeader,
EQ: () => HEADER_NAME,
Ij: () => createHeader,
YS: () => encodeHeader
});
var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
var _tier_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70204);
var _tier_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3579);
var _tier_put_id_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96209);
var _tier_tier_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(25916);
var _tier_value_info_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46668);
const HEADER_NAME = "paceline";
const MAX_HEADER_LENGTH = 2048 - HEADER_NAME.length;
const MAX_DECODED = 65536;
const digestKey = key => (0, _tier_digest_js__WEBPACK_IMPORTED_MODULE_1__.g5)(key, "base64url").slice(0, 16);
function createHeader(key, bytes, options, about) {
return {
...(0, _tier_value_info_js__WEBPACK_IMPORTED_MODULE_2__.tP)(bytes, options, about.now),
id: options.id ?? (0, _tier_put_id_js__WEBPACK_IMPORTED_MODULE_3__.R)(),
contentAddressed: options.contentAddressed === true,
...about.namesKey ? {} : {
key: key
},
keyDigest: digestKey(key)
};
}
function encodeHeader(header) {
const json = JSON.stringify({
n: header.size,
s: header.sha256,
c: header.createdAt,
e: header.expiresAt,
m: Object.keys(header.metadata).length > 0 ? header.metadata : void 0,
i: header.id,
a: header.contentAddressed ? 1 : void 0,
k: header.key,
h: header.keyDigest
});
const plain = `1.${Buffer.from(json).toString("base64url")}`;
const encoded = plain.length <= 1024 ? plain : `2.${(0, node_zlib__WEBPACK_IMPORTED_MODULE_0__.deflateRawSync)(json).toString("base64url")}`;
if (encoded.length > MAX_HEADER_LENGTH) throw new _tier_errors_js__WEBPACK_IMPORTED_MODULE_4__.AD("PACELINE_STORE_METADATA", `The metadata${header.key === void 0 ? "" : " and key"} of a value take ${encoded.length} bytes; an object store keeps at most ${MAX_HEADER_LENGTH} beside an object.`, "Shorten the key or store less metadata with it.");
return encoded;
}
function decodeHeader(text, key) {
if (text === void 0 || text.length > 2 * MAX_HEADER_LENGTH) return;
let raw;
try {
const packed = Buffer.from(text.slice(2), "base64url");
const json = text.startsWith("1.") ? packed : text.startsWith("2.") ? (0, node_zlib__WEBPACK_IMPORTED_MODULE_0__.inflateRawSync)(packed, {
maxOutputLength: MAX_DECODED
}) : Buffer.from("null");
raw = JSON.parse(json.toString());
} catch {
return;
}
if (typeof raw !== "object" || raw === null) return;
const {n: n, s: s, c: c, e: e, m: m = {}, i: i, a: a, k: k, h: h} = raw;
const sound = (0, _tier_value_info_js__WEBPACK_IMPORTED_MODULE_2__.wP)(n) && n <= _tier_tier_js__WEBPACK_IMPORTED_MODULE_5__.P && (0, 
_tier_value_info_js__WEBPACK_IMPORTED_MODULE_2__.Bc)(s) && (0, _tier_value_info_js__WEBPACK_IMPORTED_MODULE_2__.uZ)(c) && (e === void 0 || (0, 
_tier_value_info_js__WEBPACK_IMPORTED_MODULE_2__.uZ)(e)) && (0, _tier_value_info_js__WEBPACK_IMPORTED_MODULE_2__.SE)(m) && typeof i === "string" && (k === void 0 || typeof k === "string") && typeof h === "string";
if (!sound) return;
const owner = key ?? k;
if (owner !== void 0 && digestKey(owner) !== h) return;
return {
size: n,
sha256: s,
createdAt: c,
...e === void 0 ? {} : {
expiresAt: e
},
metadata: m,
id: i,
contentAddressed: a === 1,
...k === void 0 ? {} : {
key: k
},
keyDigest: h
};
}
},
82985: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
q: () => createKeySpace
});
var _tier_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70204);
const MAX_OBJECT_KEY_BYTES = 1024;
const HASH_LENGTH = 66;
function createKeySpace(prefix) {
const root = prefix === "" ? "" : `${prefix}/`;
const room = MAX_OBJECT_KEY_BYTES - Buffer.byteLength(root) - 1;
const readable = room - HASH_LENGTH;
return {
objectKey(key) {
const encoded = encode(key);
if (encoded.length <= room) return `${root}${encoded}!`;
return `${root}${encoded.slice(0, readable)}!-${(0, _tier_digest_js__WEBPACK_IMPORTED_MODULE_0__.g5)(key)}!`;
},
objectPrefix: text => `${root}${encode(text.replace(/\.$/, "")).slice(0, readable)}`,
storeKey(objectKey) {
if (!objectKey.startsWith(root) || !objectKey.endsWith("!")) return;
const name = objectKey.slice(root.length, -1);
if (/!-[0-9a-f]{64}$/.test(name)) return "hashed";
const key = decode(name);
return key !== void 0 && encode(key) === name ? {
key: key
} : void 0;
},
ownKey: name => `${root}!own/${name}`
};
}
const encode = text => text.replace(/(?<=^|\/)[./]|\.(?=\/)|[^A-Za-z0-9._/=-]/g, unit => {
const code = unit.charCodeAt(0);
return code < 128 ? `!${hex(code, 2)}` : `!u${hex(code, 4)}`;
});
const hex = (code, digits) => code.toString(16).toUpperCase().padStart(digits, "0");
function decode(name) {
if (/!(?!u[0-9A-F]{4}|[0-9A-F]{2})/.test(name)) return;
return name.replace(/!u([0-9A-F]{4})|!([0-9A-F]{2})/g, (_, wide, narrow) => String.fromCharCode(Number.parseInt(wide ?? narrow, 16)));
}
},
25949: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
DR: () => MAX_STORED_BYTES,
kI: () => decodeRegister,
q9: () => encodeRegister
});
var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3579);
var _put_id_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96209);
var _register_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77893);
var _value_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3574);
const MAX_STORED_BYTES = _register_js__WEBPACK_IMPORTED_MODULE_0__.r + 16384;
function encodeRegister(key, bytes) {
const header = (0, _value_file_js__WEBPACK_IMPORTED_MODULE_1__.YS)({
...(0, _value_file_js__WEBPACK_IMPORTED_MODULE_1__.Ij)(key, bytes, {}, Date.now()),
id: (0, _put_id_js__WEBPACK_IMPORTED_MODULE_2__.R)()
});
const file = Buffer.concat([ header, bytes ]);
if (bytes.byteLength <= _register_js__WEBPACK_IMPORTED_MODULE_0__.r && file.byteLength <= MAX_STORED_BYTES) return file;
throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.AD("PACELINE_STORE_TOO_LARGE", `A value of ${bytes.byteLength} bytes with a key of ${key.length} characters is larger than a register takes (64 KiB).`, "Keep less in it.");
}
function decodeRegister(file, key, where) {
const found = file && (0, _value_file_js__WEBPACK_IMPORTED_MODULE_1__.C$)(Buffer.from(file), key);
if (found) return new Uint8Array(found.bytes);
throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.AD("PACELINE_STORE_DAMAGED", `What the store holds for ${JSON.stringify(key.slice(0, 200))} is damaged, or was put there by something else.`, `Delete ${where} when nobody relies on it.`);
}
},
77893: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
r: () => MAX_REGISTER_BYTES
});
const MAX_REGISTER_BYTES = 65536;
},
3574: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
C$: () => decodeValueFile,
E2: () => decodeHeader,
Ij: () => createHeader,
YS: () => encodeHeader,
ay: () => readHeader,
gT: () => headerLength,
gZ: () => MAX_FILE_BYTES,
sg: () => FIRST_READ
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
var _digest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(70204);
var _tier_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25916);
var _value_info_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46668);
const MAGIC = Buffer.from("PLV1");
const PREAMBLE = 40;
const MAX_HEADER = 1048576;
const MAX_FILE_BYTES = _tier_js__WEBPACK_IMPORTED_MODULE_2__.P + 2 * MAX_HEADER;
const FIRST_READ = 4096;
const sha256 = bytes => (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes).digest();
const createHeader = (key, bytes, put, now) => ({
key: key,
...(0, _value_info_js__WEBPACK_IMPORTED_MODULE_3__.tP)(bytes, put, now)
});
function encodeHeader(header) {
const json = Buffer.from(JSON.stringify(header));
if (json.byteLength > MAX_HEADER) throw new RangeError("Key and metadata are longer than 1 MiB.");
const preamble = Buffer.alloc(PREAMBLE);
MAGIC.copy(preamble);
preamble.writeUInt32LE(json.byteLength, 4);
sha256(json).copy(preamble, 8);
return Buffer.concat([ preamble, json ]);
}
function decodeValueFile(file, key, expected) {
const header = decodeHeader(file, file.byteLength);
if (!header || header.key !== key) return;
const bytes = file.subarray(file.byteLength - header.size);
return (expected ?? (0, _digest_js__WEBPACK_IMPORTED_MODULE_4__.fg)(bytes)) === header.sha256 ? {
header: header,
bytes: bytes
} : void 0;
}
function readHeader(fd, fileSize) {
const first = read(fd, Math.min(FIRST_READ, fileSize), 0);
const length = jsonLength(first);
if (length === void 0) return;
const missing = PREAMBLE + length - first.byteLength;
if (missing <= 0) return decodeHeader(first, fileSize);
return decodeHeader(Buffer.concat([ first, read(fd, missing, first.byteLength) ]), fileSize);
}
function jsonLength(start) {
if (start.byteLength < PREAMBLE || !start.subarray(0, 4).equals(MAGIC)) return;
const length = start.readUInt32LE(4);
return length <= MAX_HEADER ? length : void 0;
}
function headerLength(start) {
const length = jsonLength(start);
return length === void 0 ? void 0 : PREAMBLE + length;
}
function decodeHeader(start, fileSize) {
const length = jsonLength(start);
if (length === void 0 || start.byteLength < PREAMBLE + length) return;
const json = start.subarray(PREAMBLE, PREAMBLE + length);
if (!sha256(json).equals(start.subarray(8, PREAMBLE))) return;
const header = parse(json.toString());
return isHeader(header) && fileSize === PREAMBLE + length + header.size ? header : void 0;
}
function parse(json) {
try {
return JSON.parse(json);
} catch {
return;
}
}
function isHeader(value) {
if (typeof value !== "object" || value === null) return false;
const {key: key, id: id, size: size, sha256: sha256, metadata: metadata, createdAt: createdAt, expiresAt: expiresAt} = value;
return typeof key === "string" && (id === void 0 || typeof id === "string") && (0, 
_value_info_js__WEBPACK_IMPORTED_MODULE_3__.wP)(size) && (0, _value_info_js__WEBPACK_IMPORTED_MODULE_3__.Bc)(sha256) && (0, 
_value_info_js__WEBPACK_IMPORTED_MODULE_3__.SE)(metadata) && (0, _value_info_js__WEBPACK_IMPORTED_MODULE_3__.uZ)(createdAt) && (expiresAt === void 0 || (0, 
_value_info_js__WEBPACK_IMPORTED_MODULE_3__.uZ)(expiresAt));
}
function read(fd, length, position) {
const buffer = Buffer.alloc(length);
let done = 0;
while (done < length) {
const count = (0, node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync)(fd, buffer, done, length - done, position + done);
if (count === 0) break;
done += count;
}
return buffer.subarray(0, done);
}
},
46668: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
BA: () => toValue,
Bc: () => isDigest,
DG: () => isLive,
SE: () => isMetadata,
q0: () => toEntry,
tP: () => valueInfoOf,
uZ: () => isInstant,
wP: () => isWhole
});
var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70204);
const isWhole = value => Number.isSafeInteger(value) && value >= 0;
const isInstant = value => typeof value === "number" && Number.isFinite(value);
const isDigest = value => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
const isMetadata = value => typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(text => typeof text === "string");
const valueInfoOf = (bytes, put, now) => ({
size: bytes.byteLength,
sha256: put.sha256 ?? (0, _digest_js__WEBPACK_IMPORTED_MODULE_0__.fg)(bytes),
metadata: {
...put.metadata
},
createdAt: put.createdAt ?? now,
...put.expiresAt === void 0 ? {} : {
expiresAt: put.expiresAt
}
});
const isLive = ({expiresAt: expiresAt}, now) => expiresAt === void 0 || expiresAt > now;
const toEntry = (key, info, usedAt) => ({
key: key,
size: info.size,
metadata: info.metadata,
createdAt: info.createdAt,
...usedAt === void 0 ? {} : {
usedAt: usedAt
},
...info.expiresAt === void 0 ? {} : {
expiresAt: info.expiresAt
}
});
const toValue = (bytes, info) => ({
bytes: bytes,
metadata: info.metadata,
createdAt: info.createdAt,
...info.expiresAt === void 0 ? {} : {
expiresAt: info.expiresAt
}
});
}
};
