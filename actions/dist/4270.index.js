export const id = 4270;

export const ids = [ 4270 ];

export const modules = {
64270: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
default: () => __WEBPACK_DEFAULT_EXPORT__
});
var _paceline_core__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62251);
var _cache_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40560);
var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82013);
var _machine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62698);
const __WEBPACK_DEFAULT_EXPORT__ = (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.Q)()({
inputs: _inputs_js__WEBPACK_IMPORTED_MODULE_1__.kv,
outputs: _cache_js__WEBPACK_IMPORTED_MODULE_0__.vV,
check: _inputs_js__WEBPACK_IMPORTED_MODULE_1__.RU,
main: context => (0, _cache_js__WEBPACK_IMPORTED_MODULE_0__.P3)(context, _machine_js__WEBPACK_IMPORTED_MODULE_2__.A),
post: context => (0, _cache_js__WEBPACK_IMPORTED_MODULE_0__.Io)(context, _machine_js__WEBPACK_IMPORTED_MODULE_2__.A),
postFails: _cache_js__WEBPACK_IMPORTED_MODULE_0__.VC
});
}
};
