export const id = 8947;

export const ids = [ 8947 ];

export const modules = {
58947: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
default: () => __WEBPACK_DEFAULT_EXPORT__
});
var _paceline_core__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(60253);
var _machine_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20753);
var _report_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66231);
var _request_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97047);
var _restore_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57200);
const __WEBPACK_DEFAULT_EXPORT__ = (0, _paceline_core__WEBPACK_IMPORTED_MODULE_4__.Q)()({
inputs: _request_inputs_js__WEBPACK_IMPORTED_MODULE_2__.Yl,
outputs: _restore_js__WEBPACK_IMPORTED_MODULE_3__.V,
check: _request_inputs_js__WEBPACK_IMPORTED_MODULE_2__.RU,
async main(context) {
const {reportName: reportName, report: report} = await (0, _restore_js__WEBPACK_IMPORTED_MODULE_3__.f)(context, _machine_js__WEBPACK_IMPORTED_MODULE_0__.A);
await (0, _report_report_js__WEBPACK_IMPORTED_MODULE_1__.S3)(context, reportName, report);
}
});
}
};
