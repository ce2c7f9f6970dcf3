export const id = 391;

export const ids = [ 391 ];

export const modules = {
10391: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
getExecOutput: () => getExecOutput
});
const getExecOutput = async (...call) => (await __webpack_require__.e(1955).then(__webpack_require__.bind(__webpack_require__, 41955))).getExecOutput(...call);
}
};
