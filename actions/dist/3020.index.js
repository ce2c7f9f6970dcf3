export const id = 3020;

export const ids = [ 3020 ];

export const modules = {
83020: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
mochaTests: () => mochaTests
});
var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
var _evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(39391);
var _evaluate_value_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(22618);
var _json_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(99217);
var _jsonc_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(40276);
var _paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12383);
var _patterns_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3612);
var _script_command_options_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67717);
const CONFIGURATIONS = [ "cjs", "js", "yaml", "yml", "jsonc", "json" ].map(ending => `.mocharc.${ending}`);
const EXTENSIONS = [ "js", "cjs", "mjs" ];
function mochaTests(tree, command, foreign) {
const options = (0, _script_command_options_js__WEBPACK_IMPORTED_MODULE_1__.vJ)(command);
if (options.computed) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_2__.IO(`the script computes a part of "${options.computed}"`);
if (command?.variables["MOCHA_OPTIONS"] !== void 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_2__.IO("the script sets MOCHA_OPTIONS");
const configurations = [ runConfiguration(tree, options), packageConfiguration(tree, options) ];
const texts = (...keys) => configurations.flatMap(one => keys.flatMap(key => one?.texts(key) ?? []));
const given = [ ...(0, _script_command_options_js__WEBPACK_IMPORTED_MODULE_1__.Y2)("mocha", command).words, ...texts("spec", "_").map(quoted) ];
const extensions = [ ...options.values("extension"), ...texts("extension") ].flatMap(text => text.split(",").map(one => one.trim()));
const words = given.length > 0 ? given : [ quoted("test") ];
const search = {
paths: [ ...tree.files ].filter(path => !(0, _paths_js__WEBPACK_IMPORTED_MODULE_3__.j$)(path)),
folders: [ ...(0, _patterns_js__WEBPACK_IMPORTED_MODULE_2__.pd)(tree) ].filter(folder => !(0, 
_paths_js__WEBPACK_IMPORTED_MODULE_3__.j$)(`${folder}/`)),
extensions: extensions.length > 0 ? extensions : EXTENSIONS,
recursive: options.has("recursive") || configurations.some(one => one?.mayBeOn("recursive")),
foreign: foreign
};
const found = words.flatMap(word => {
const files = filesOf(search, word);
if (files.length === 0 && given.length > 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_2__.IO(`no tracked file fits "${word.text}", which mocha is given`);
return files;
});
const setUp = [ ...options.values("file"), ...texts("file") ].flatMap(path => (0, 
_paths_js__WEBPACK_IMPORTED_MODULE_3__.fj)("", path) ?? []);
const files = found.length > 0 ? found : setUp.filter(path => tree.files.has(path));
const ignored = configurations.flatMap(one => [ ...one?.certain("ignore") ?? [], ...one?.certain("exclude") ?? [] ]);
const left = notIgnored([ ...new Set(files) ], words, [ ...ignored, ...options.values("ignore"), ...options.values("exclude") ], foreign);
return {
tests: left.sort(),
patterns: words.map(({text: text}) => text)
};
}
const quoted = text => ({
text: text,
computed: false,
pattern: false
});
function runConfiguration(tree, options) {
if (options.has("no-config")) return;
const given = options.values("config").at(-1);
const path = given === void 0 ? CONFIGURATIONS.find(name => tree.files.has(name)) : (0, 
_paths_js__WEBPACK_IMPORTED_MODULE_3__.fj)("", given);
if (path === void 0 && given === void 0) return;
const text = path === void 0 ? void 0 : tree.read(path);
if (path === void 0 || text === void 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_2__.IO(`${given ?? path}, the configuration of mocha, is not in the repository`);
if (/\.ya?ml$/.test(path)) return configuration((0, _evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_4__.Rf)(yaml(text, path)), path);
if (!/\.c?js$/.test(path)) return configuration(json(text), path);
if (/^[ \t]*export\s/m.test(text)) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_2__.IO(`${path} is a module that mocha may not read`);
return configuration((0, _evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_4__.og)(tree, path), path);
}
function json(text) {
const value = (0, _jsonc_js__WEBPACK_IMPORTED_MODULE_5__.p)(text);
return value === void 0 ? new _evaluate_value_js__WEBPACK_IMPORTED_MODULE_6__.$r("JSON that cannot be read") : (0, 
_evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_4__.Rf)(value);
}
function yaml(text, path) {
try {
return (0, yaml__WEBPACK_IMPORTED_MODULE_0__.parse)(text) ?? {};
} catch {
throw new _patterns_js__WEBPACK_IMPORTED_MODULE_2__.IO(`${path} is no YAML that can be read`);
}
}
function packageConfiguration(tree, options) {
if (options.has("no-package")) return;
const path = (0, _paths_js__WEBPACK_IMPORTED_MODULE_3__.fj)("", options.values("package").at(-1) ?? "package.json");
const value = path === void 0 ? void 0 : (0, _json_js__WEBPACK_IMPORTED_MODULE_7__.lj)(tree.read(path) ?? "")?.["mocha"];
return value === void 0 ? void 0 : configuration((0, _evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_4__.Rf)((0, 
_json_js__WEBPACK_IMPORTED_MODULE_7__.eB)(value) ?? {}), path);
}
function configuration(value, origin) {
if (!(value instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_6__.NJ)) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_2__.IO(`the configuration in ${origin} is computed${value instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_6__.$r ? ` (${value.what})` : ""}`);
if (value.get("extends") !== void 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_2__.IO(`${origin} extends another configuration`);
return {
texts(key) {
const setting = value.get(key);
if (setting === void 0 || setting === null) return [];
const list = (0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_6__.CB)(setting);
if (list instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_6__.$r) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_2__.IO(`${key} in ${origin} is computed (${list.what})`);
return list;
},
certain: key => (0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_6__.x3)(value.get(key)),
mayBeOn: key => ![ void 0, null, false ].includes(value.get(key))
};
}
function filesOf(search, {text: text, pattern: pattern}) {
const {paths: paths, folders: folders, foreign: foreign} = search;
const name = text.replace(/^(?:\.\/)+/, "").replace(/\/$/, "");
if (name.startsWith("../") || name === ".." || name.startsWith("/")) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_2__.IO(`mocha is given the path ${text}, outside the repository`);
if (name === "" || name === ".") return filesIn(search, "");
if (paths.includes(name)) return [ name ];
if (folders.includes(name)) return filesIn(search, name);
const globs = [ name, `${name}+(${endingsOf(search).join("|")})` ];
const found = [ ...(0, _patterns_js__WEBPACK_IMPORTED_MODULE_2__.vz)(foreign, globs, paths) ];
if (!pattern) return found;
const expanded = (0, _patterns_js__WEBPACK_IMPORTED_MODULE_2__.vz)(foreign, [ name ], folders);
return [ ...found, ...[ ...expanded ].flatMap(folder => filesIn(search, folder)) ];
}
const endingsOf = ({extensions: extensions}) => extensions.map(extension => extension.startsWith(".") ? extension : `.${extension}`);
function filesIn(search, folder) {
const endings = endingsOf(search);
return search.paths.filter(path => (search.recursive ? (0, _paths_js__WEBPACK_IMPORTED_MODULE_3__.Yw)(path, folder) : (0, 
_paths_js__WEBPACK_IMPORTED_MODULE_3__.yS)(path) === folder) && endings.some(ending => path.endsWith(ending)));
}
function notIgnored(files, words, ignored, foreign) {
if (words.some(({text: text}) => /^\.?\//.test(text))) return [ ...files ];
const plain = ignored.filter(source => /^\w[\w./*{},-]*$/.test(source) && !source.endsWith("/"));
if (plain.length === 0) return [ ...files ];
const refused = (0, _patterns_js__WEBPACK_IMPORTED_MODULE_2__.vz)(foreign, plain, files.filter(path => !/(?:^|\/)\./.test(path)));
return files.filter(path => !refused.has(path));
}
}
};
