export const id = 2549;

export const ids = [ 2549 ];

export const modules = {
82549: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
createWork: () => createWork
});
var _paths_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61518);
var _places_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40728);
var _stat_columns_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43004);
const AT_A_TIME = 64;
function createWork({stats: stats, same: same, reached: reached, passed: passed}) {
return {
lookBack({from: from, base: base, paths: paths}) {
const list = paths.split(_paths_js__WEBPACK_IMPORTED_MODULE_0__.wv);
const start = (0, _places_js__WEBPACK_IMPORTED_MODULE_1__.i)(base);
for (let end = list.length; end > 0; end -= AT_A_TIME) {
if (Atomics.load(passed, 0) >= from + end) return;
const first = Math.max(0, end - AT_A_TIME);
for (let index = first; index < end; index++) {
const path = list[index];
if ((0, _stat_columns_js__WEBPACK_IMPORTED_MODULE_2__.Pm)(stats, from + index, path === "" ? base : start + path)) same[from + index] = 1;
}
Atomics.store(reached, 0, from + first);
}
}
};
}
}
};
