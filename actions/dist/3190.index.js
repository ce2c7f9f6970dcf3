export const id = 3190;

export const ids = [ 3190 ];

export const modules = {
13190: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
jestPatterns: () => jestPatterns
});
var _evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39391);
var _evaluate_known_packages_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(57716);
var _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22618);
var _json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(99217);
var _paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12383);
var _patterns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3612);
var _script_command_options_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67717);
const JEST_DEFAULT = [ "**/__tests__/**/*.?([mc])[jt]s?(x)", "**/?(*.)+(spec|test).?([mc])[jt]s?(x)" ];
const EXTENSIONS = [ "js", "ts", "mjs", "cjs", "mts", "cts", "json" ];
const WIDENING = [ "testMatch", "testRegex", "roots", "rootDir", "projects", "preset", "runTestsByPath", "findRelatedTests", "filter" ];
const NEUTRAL_PRESETS = /^(?:ts-jest(?:\/presets\/[\w-]+(?:\/[\w-]+)*)?|react-native|jest-expo(?:\/\w+)?|@shelf\/jest-mongodb|jest-puppeteer)$/;
function jestPatterns(tree, command, foreign) {
const options = (0, _script_command_options_js__WEBPACK_IMPORTED_MODULE_0__.Tt)(command, _script_command_options_js__WEBPACK_IMPORTED_MODULE_0__.LI);
if (options.computed) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`the script computes a part of "${options.computed}"`);
const widening = WIDENING.find(name => options.has(name));
if (widening) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`the script gives jest the option --${widening}`);
const given = options.values("config").at(-1);
if (given?.trim().startsWith("{")) return patternsOf({
tree: tree,
foreign: foreign
}, (0, _evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_2__.QJ)(given), {
folder: "",
origin: "the configuration in the script"
});
if (given !== void 0) {
const at = (0, _paths_js__WEBPACK_IMPORTED_MODULE_3__.fj)("", given);
const file = at !== void 0 && tree.files.has(at) ? at : at === void 0 ? void 0 : configIn(tree, at);
if (file === void 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`${given}, which the script gives jest, is not in the repository`);
return configPatterns({
tree: tree,
foreign: foreign
}, file);
}
const config = configIn(tree, "");
if (config !== void 0) return configPatterns({
tree: tree,
foreign: foreign
}, config);
const standard = patternsOf({
tree: tree,
foreign: foreign
}, (0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.vB)(), {
folder: "",
origin: "jest"
});
if (command) return standard;
const folders = new Set;
for (const path of tree.files) if (/(?:^|\/)(?:package\.json|jest\.config\.\w+)$/.test(path) && !(0, 
_paths_js__WEBPACK_IMPORTED_MODULE_3__.j$)(path)) folders.add((0, _paths_js__WEBPACK_IMPORTED_MODULE_3__.yS)(path));
const configs = [ ...folders ].flatMap(folder => configIn(tree, folder) ?? []);
return [ ...configs.flatMap(path => configPatterns({
tree: tree,
foreign: foreign
}, path)), ...standard ];
}
function configIn(tree, folder) {
const prefix = folder === "" ? "" : `${folder}/`;
const manifest = `${prefix}package.json`;
if ((0, _json_js__WEBPACK_IMPORTED_MODULE_5__.lj)(tree.read(manifest) ?? "")?.["jest"] !== void 0) return manifest;
return EXTENSIONS.map(extension => `${prefix}jest.config.${extension}`).find(path => tree.files.has(path));
}
function configPatterns({tree: tree, foreign: foreign}, path, isProject = false) {
const value = path.endsWith("package.json") ? (0, _evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_2__.Rf)((0, 
_json_js__WEBPACK_IMPORTED_MODULE_5__.eB)((0, _json_js__WEBPACK_IMPORTED_MODULE_5__.lj)(tree.read(path) ?? "")?.["jest"]) ?? {}) : path.endsWith(".json") ? (0, 
_evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_2__.QJ)(tree.read(path) ?? "") : (0, 
_evaluate_known_packages_js__WEBPACK_IMPORTED_MODULE_6__.Ab)((0, _evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_2__.og)(tree, path));
return patternsOf({
tree: tree,
foreign: foreign
}, value, {
folder: (0, _paths_js__WEBPACK_IMPORTED_MODULE_3__.yS)(path),
origin: path,
isProject: isProject
});
}
function patternsOf(repository, value, context) {
const {origin: origin} = context;
const computed = (what, setting) => new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`${what} in ${origin} is computed${setting instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.$r ? ` (${setting.what})` : ""}`);
if (!(value instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.NJ)) throw computed("the configuration", value);
const texts = key => {
const setting = value.get(key);
if (setting === void 0 || setting === null) return;
const list = (0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.CB)(setting);
if (list instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.$r) throw computed(key, list);
return list;
};
const filter = value.get("filter");
if (filter instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.$r) throw computed("filter", filter);
if (filter !== void 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`${origin} has a filter`);
const preset = value.get("preset");
if (preset instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.$r) throw computed("preset", preset);
if (typeof preset === "string" && !NEUTRAL_PRESETS.test(preset)) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`the preset ${preset} of ${origin} may name tests`);
const rootDirs = texts("rootDir");
const root = rootDirs === void 0 ? context.folder : at(context.folder, rootDirs[0], context.folder);
if (root === void 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`rootDir in ${origin} leads outside the repository`);
const projects = value.get("projects");
if (projects !== void 0 && !context.isProject) {
if (!(projects instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.eH)) throw computed("projects", projects);
return projects.items.flatMap(item => projectPatterns(repository, item, root, origin));
}
const roots = (texts("roots") ?? []).map(name => {
const folder = at(root, name, root);
if (folder === void 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`roots in ${origin} leads outside the repository`);
return folder;
});
const match = texts("testMatch");
const regexes = texts("testRegex") ?? [];
const globs = match ?? (regexes.length > 0 ? [] : JEST_DEFAULT);
return [ {
...(0, _patterns_js__WEBPACK_IMPORTED_MODULE_1__.Hh)(roots.length > 0 ? "" : root),
include: globs.map(glob => absoluteGlob(glob, root)).map(glob => roots.length > 0 || root === "" ? glob : cut(glob, root)),
regexes: regexes.map(source => withRoot(source, root)),
ignoredRegexes: [ "testPathIgnorePatterns", "modulePathIgnorePatterns" ].flatMap(key => (0, 
_evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.x3)(value.get(key))).filter(isRegex).map(source => withRoot(source, root)),
roots: roots
} ];
}
function projectPatterns({tree: tree, foreign: foreign}, item, root, origin) {
const project = (0, _evaluate_known_packages_js__WEBPACK_IMPORTED_MODULE_6__.Ab)(item);
if (project instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.NJ) return patternsOf({
tree: tree,
foreign: foreign
}, project, {
folder: root,
origin: origin,
isProject: true
});
if (typeof project !== "string") throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`a project in ${origin} is computed`);
const glob = at(root, project, root);
if (glob === void 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`a project of ${origin} lies outside the repository`);
const isConfig = /\.(?:[cm]?[jt]s|json)$/.test(glob);
const found = new Set;
if (glob === "") found.add(configIn(tree, "") ?? "");
const candidates = (isConfig ? [ ...tree.files ] : [ ...(0, _patterns_js__WEBPACK_IMPORTED_MODULE_1__.pd)(tree) ]).filter(path => !/(?:^|\/)node_modules(?:\/|$)/.test(path));
for (const path of (0, _patterns_js__WEBPACK_IMPORTED_MODULE_1__.vz)(foreign, [ glob === "" ? "**" : glob ], candidates)) found.add(isConfig ? path : configIn(tree, path) ?? `${path}/`);
return [ ...found ].flatMap(path => path === "" || path.endsWith("/") ? patternsOf({
tree: tree,
foreign: foreign
}, (0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.vB)(), {
folder: path.replace(/\/$/, ""),
origin: path,
isProject: true
}) : configPatterns({
tree: tree,
foreign: foreign
}, path, true));
}
function at(folder, name, rootDir) {
if (name.startsWith("<rootDir>")) return (0, _paths_js__WEBPACK_IMPORTED_MODULE_3__.fj)(rootDir, `./${name.slice(9)}`);
return name.startsWith("/") ? (0, _paths_js__WEBPACK_IMPORTED_MODULE_3__.fj)("", `.${name}`) : (0, 
_paths_js__WEBPACK_IMPORTED_MODULE_3__.fj)(folder, name);
}
function absoluteGlob(glob, rootDir) {
const refused = glob.startsWith("!") ? "!" : "";
const bare = glob.slice(refused.length);
const prefix = rootDir === "" ? "" : `${rootDir}/`;
if (bare.startsWith("<rootDir>")) return refused + ((0, _paths_js__WEBPACK_IMPORTED_MODULE_3__.fj)(rootDir, `./${bare.slice(9)}`) ?? bare);
if (bare.startsWith("/")) return refused + bare.slice(1);
return refused + (bare.startsWith("**") ? prefix + bare : `${prefix}**/${bare.replace(/^\.\//, "")}`);
}
const cut = (glob, root) => glob.startsWith("!") ? `!${cut(glob.slice(1), root)}` : glob.startsWith(`${root}/`) ? glob.slice(root.length + 1) : glob;
const withRoot = (source, root) => source.replaceAll("<rootDir>", root === "" ? "" : `/${root}`);
function isRegex(source) {
try {
new RegExp(source);
return true;
} catch {
return false;
}
}
}
};
