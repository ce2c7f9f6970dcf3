export const id = 9566;

export const ids = [ 9566, 7138 ];

export const modules = {
27138: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
BA: () => toValue,
DG: () => isLive,
q0: () => toEntry,
xS: () => factsOf
});
var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57845);
const factsOf = (bytes, put, now) => ({
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
const toEntry = (key, facts, usedAt) => ({
key: key,
size: facts.size,
metadata: facts.metadata,
createdAt: facts.createdAt,
...usedAt === void 0 ? {} : {
usedAt: usedAt
},
...facts.expiresAt === void 0 ? {} : {
expiresAt: facts.expiresAt
}
});
const toValue = (bytes, facts) => ({
bytes: bytes,
metadata: facts.metadata,
createdAt: facts.createdAt,
...facts.expiresAt === void 0 ? {} : {
expiresAt: facts.expiresAt
}
});
},
29566: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
createMemoryTier: () => createMemoryTier
});
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25702);
var _facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27138);
function createMemoryTier(options = {}) {
const {maxBytes: maxBytes = 268435456, maxEntries: maxEntries = 1e4, now: now = Date.now} = options;
const held = new Map;
let bytesHeld = 0;
let evictions = 0;
let closed = false;
const remove = key => {
const value = held.get(key);
if (!value) return false;
bytesHeld -= value.bytes.byteLength;
return held.delete(key);
};
const live = key => {
if (closed) throw (0, _errors_js__WEBPACK_IMPORTED_MODULE_0__.mB)();
const value = held.get(key);
if (!value) return;
if (!(0, _facts_js__WEBPACK_IMPORTED_MODULE_1__.DG)(value, now())) {
remove(key);
return;
}
return value;
};
const use = key => {
const value = live(key);
if (!value) return;
held.delete(key);
held.set(key, value);
value.usedAt = now();
return value;
};
return {
name: "memory",
async get(key) {
const value = use(key);
return value && (0, _facts_js__WEBPACK_IMPORTED_MODULE_1__.BA)(copy(value.bytes), value);
},
async getRange(key, offset, length) {
const value = use(key);
return value && copy(value.bytes.subarray(offset, offset + length));
},
async head(key) {
const value = use(key);
return value && (0, _facts_js__WEBPACK_IMPORTED_MODULE_1__.q0)(key, value, value.usedAt);
},
async put(key, bytes, options = {}) {
if (options.ifAbsent && live(key)) return "exists";
if (bytes.byteLength > maxBytes || maxEntries < 1) {
remove(key);
return "refused";
}
remove(key);
held.set(key, {
bytes: copy(bytes),
size: bytes.byteLength,
metadata: {
...options.metadata
},
createdAt: options.createdAt ?? now(),
...options.expiresAt === void 0 ? {} : {
expiresAt: options.expiresAt
},
usedAt: now()
});
bytesHeld += bytes.byteLength;
for (const oldest of held.keys()) {
if (bytesHeld <= maxBytes && held.size <= maxEntries) break;
remove(oldest);
evictions += 1;
}
return "stored";
},
async* list(prefix, {expired: expired = false} = {}) {
for (const key of [ ...held.keys() ]) {
if (!key.startsWith(prefix)) continue;
const value = expired ? held.get(key) : live(key);
if (value) yield (0, _facts_js__WEBPACK_IMPORTED_MODULE_1__.q0)(key, value, value.usedAt);
}
},
async delete(key) {
const existed = live(key) !== void 0;
remove(key);
return existed;
},
async close() {
closed = true;
held.clear();
bytesHeld = 0;
},
counters: () => ({
evictions: evictions,
corrupt: 0
})
};
}
const copy = bytes => new Uint8Array(bytes);
}
};
