export const id = 112;

export const ids = [ 112 ];

export const modules = {
21: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
wv: () => SEPARATOR
});
__webpack_require__(598);
__webpack_require__(760);
const SEPARATOR = "\0";
},
972: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
i: () => startBelow
});
var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(760);
const startBelow = folder => folder.endsWith(node_path__WEBPACK_IMPORTED_MODULE_0__.sep) ? folder : folder + node_path__WEBPACK_IMPORTED_MODULE_0__.sep;
},
112: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
createWork: () => createWork
});
var paths_paths = __webpack_require__(21);
var external_node_fs_ = __webpack_require__(24);
const lstat = path => (0, external_node_fs_.lstatSync)(path, {
throwIfNoEntry: false
});
const hasOneName = ({mode: mode, nlink: nlink}) => nlink === 1 || (mode & external_node_fs_.constants.S_IFMT) !== external_node_fs_.constants.S_IFREG;
const STAT_COLUMNS = 6;
function putStat(columns, row, stat) {
const at = row * STAT_COLUMNS;
columns[at] = stat.dev;
columns[at + 1] = stat.ino;
columns[at + 2] = stat.size;
columns[at + 3] = stat.mtimeMs;
columns[at + 4] = stat.ctimeMs;
columns[at + 5] = stat.mode;
}
const hasStat = (columns, row) => columns[row * STAT_COLUMNS + 1] !== 0;
function isSameStat(columns, row, others, other) {
if (!hasStat(columns, row)) return false;
const [at, its] = [ row * STAT_COLUMNS, other * STAT_COLUMNS ];
for (let column = 0; column < STAT_COLUMNS; column++) if (columns[at + column] !== others[its + column]) return false;
return true;
}
const now = new Float64Array(STAT_COLUMNS);
function isStillSo(columns, row, path) {
if (!hasStat(columns, row)) return false;
try {
const stat = lstat(path);
if (!stat || !hasOneName(stat)) return false;
putStat(now, 0, stat);
return isSameStat(columns, row, now, 0);
} catch {
return false;
}
}
var places = __webpack_require__(972);
const AT_A_TIME = 64;
function createWork({stats: stats, same: same, reached: reached, passed: passed}) {
return {
lookBack({from: from, base: base, paths: paths}) {
const list = paths.split(paths_paths.wv);
const start = (0, places.i)(base);
for (let end = list.length; end > 0; end -= AT_A_TIME) {
if (Atomics.load(passed, 0) >= from + end) return;
const first = Math.max(0, end - AT_A_TIME);
for (let index = first; index < end; index++) {
const path = list[index];
if (isStillSo(stats, from + index, path === "" ? base : start + path)) same[from + index] = 1;
}
Atomics.store(reached, 0, from + first);
}
}
};
}
}
};
