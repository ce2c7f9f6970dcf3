export const id = 8469;

export const ids = [ 8469 ];

export const modules = {
78469: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
createWork: () => createWork
});
var _paths_paths_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21021);
var _stat_stat_columns_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65509);
var _tables_places_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34972);
const AT_A_TIME = 64;
function createWork({stats: stats, same: same, reached: reached, passed: passed}) {
return {
lookBack({from: from, base: base, paths: paths}) {
const list = paths.split(_paths_paths_js__WEBPACK_IMPORTED_MODULE_0__.wv);
const start = (0, _tables_places_js__WEBPACK_IMPORTED_MODULE_1__.i)(base);
for (let end = list.length; end > 0; end -= AT_A_TIME) {
if (Atomics.load(passed, 0) >= from + end) return;
const first = Math.max(0, end - AT_A_TIME);
for (let index = first; index < end; index++) {
const path = list[index];
if ((0, _stat_stat_columns_js__WEBPACK_IMPORTED_MODULE_2__.Pm)(stats, from + index, path === "" ? base : start + path)) same[from + index] = 1;
}
Atomics.store(reached, 0, from + first);
}
}
};
}
}
};
