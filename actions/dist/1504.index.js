export const id = 1504;

export const ids = [ 1504 ];

export const modules = {
31504: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
avaTests: () => avaTests
});
var _evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(39391);
var _evaluate_known_packages_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(57716);
var _evaluate_value_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(22618);
var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99217);
var _paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12383);
var _patterns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3612);
var _script_command_options_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67717);
const CONFIGURATIONS = [ "js", "cjs", "mjs" ].map(ending => `ava.config.${ending}`);
const EXTENSIONS = [ "js", "cjs", "mjs" ];
const TYPESCRIPT = [ "ts", "cts", "mts" ];
const DEFAULT = [ ...[ "test", "{src,source}/test", "**/__tests__/**/*", "**/*.spec", "**/*.test" ].map(name => `${name}.*`), "**/test-*.*", "**/test/**/*", "**/tests/**/*", "!**/__tests__/**/__{helper,fixture}?(s)__/**/*", "!**/test?(s)/**/{helper,fixture}?(s)/**/*" ];
function avaTests(tree, command, foreign) {
const options = (0, _script_command_options_js__WEBPACK_IMPORTED_MODULE_0__.l6)(command);
if (options.computed) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`the script computes a part of "${options.computed}"`);
const {value: value, origin: origin} = configuration(tree, options.values("config").at(-1));
const extensions = new Set([ ...value.get("typescript") === void 0 ? [] : TYPESCRIPT, ...extensionsOf(value.get("extensions"), origin) ?? EXTENSIONS ]);
const paths = [ ...tree.files ].filter(path => !(0, _paths_js__WEBPACK_IMPORTED_MODULE_2__.j$)(path) && extensions.has(/\.([^./]+)$/.exec(path)?.[1] ?? "") && !isHelper(path));
const given = filesOf(value.get("files"), origin);
const globs = given?.some(glob => !glob.startsWith("!")) ? given : [ ...DEFAULT, ...given ?? [] ];
const found = paths.filter(matching(foreign, globs, paths));
const {words: words} = (0, _script_command_options_js__WEBPACK_IMPORTED_MODULE_0__.Y2)("ava", command);
if (words.length === 0) return {
tests: found.sort(),
patterns: globs
};
const chosen = new Set(words.flatMap(word => chosenBy(word, {
tree: tree,
found: found,
foreign: foreign
})));
return {
tests: [ ...chosen ].sort(),
patterns: words.map(({text: text}) => text)
};
}
const isHelper = path => /(?:^|\/)_[^/]*$/.test(path);
function matching(foreign, globs, paths) {
const lower = paths.map(path => path.toLowerCase());
const taken = new Set;
for (const [at, glob] of globs.entries()) {
if (glob.startsWith("!")) continue;
const refused = globs.slice(at + 1).filter(one => one.startsWith("!"));
const own = [ glob, ...refused ].map(one => one.toLowerCase());
for (const path of (0, _patterns_js__WEBPACK_IMPORTED_MODULE_1__.vz)(foreign, own, lower)) taken.add(path);
}
return path => taken.has(path.toLowerCase());
}
function chosenBy({text: text, pattern: pattern}, {tree: tree, found: found, foreign: foreign}) {
const name = text.replace(/:[\d,\s-]+$/, "").replace(/^(?:\.\/)+/, "").replace(/\/$/, "");
if (name.startsWith("../") || name === ".." || name.startsWith("/")) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`AVA is given the path ${text}, outside the repository`);
if (name === "" || name === ".") return [ ...found ];
if (tree.files.has(name)) return [ name ];
const all = [ ...tree.files ].filter(path => !(0, _paths_js__WEBPACK_IMPORTED_MODULE_2__.j$)(path) && !isHelper(path));
const folders = (0, _patterns_js__WEBPACK_IMPORTED_MODULE_1__.vz)(foreign, [ name ], [ ...(0, 
_patterns_js__WEBPACK_IMPORTED_MODULE_1__.pd)(tree) ]);
const chosen = [ ...(0, _patterns_js__WEBPACK_IMPORTED_MODULE_1__.vz)(foreign, [ name ], pattern ? all : found), ...found.filter(path => [ ...folders ].some(folder => (0, 
_paths_js__WEBPACK_IMPORTED_MODULE_2__.Yw)(path, folder))) ];
if (chosen.length === 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`no tracked file fits "${text}", which AVA is given`);
return chosen;
}
function configuration(tree, given) {
const path = given === void 0 ? CONFIGURATIONS.find(name => tree.files.has(name)) : (0, 
_paths_js__WEBPACK_IMPORTED_MODULE_2__.fj)("", given);
if (path === void 0 && given === void 0) {
const own = (0, _evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_3__.Rf)((0, _json_js__WEBPACK_IMPORTED_MODULE_4__.lj)(tree.read("package.json") ?? "")?.["ava"]);
return {
value: own instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_5__.NJ ? own : (0, 
_evaluate_value_js__WEBPACK_IMPORTED_MODULE_5__.vB)(),
origin: "package.json"
};
}
if (path === void 0 || !tree.files.has(path)) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`${given}, the configuration of AVA, is not in the repository`);
const value = (0, _evaluate_known_packages_js__WEBPACK_IMPORTED_MODULE_6__.Ab)((0, 
_evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_3__.og)(tree, path));
if (value instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_5__.NJ) return {
value: value,
origin: path
};
throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`the configuration in ${path} is computed${value instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_5__.$r ? ` (${value.what})` : ""}`);
}
function filesOf(value, origin) {
if (value === void 0) return;
const texts = (0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_5__.CB)(value);
if (texts instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_5__.$r) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`files in ${origin} is computed (${texts.what})`);
return texts;
}
function extensionsOf(value, origin) {
if (value === void 0) return;
if (value instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_5__.NJ && value.open === void 0) return [ ...value.entries.keys() ];
const texts = value instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_5__.eH ? (0, 
_evaluate_value_js__WEBPACK_IMPORTED_MODULE_5__.CB)(value) : void 0;
if (texts === void 0 || texts instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_5__.$r) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`extensions in ${origin} is computed`);
return texts;
}
}
};
