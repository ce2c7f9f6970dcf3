export const id = 7138;

export const ids = [ 7138 ];

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
}
};
