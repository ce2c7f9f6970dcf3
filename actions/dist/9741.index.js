export const id = 9741;

export const ids = [ 9741 ];

export const modules = {
69741: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
configIn: () => configIn,
vitestPatterns: () => vitestPatterns
});
var _evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(39391);
var _evaluate_known_packages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57716);
var _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22618);
var _paths_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12383);
var _patterns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3612);
var _script_command_options_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67717);
const VITEST_DEFAULT = [ "**/*.{test,spec}.?(c|m)[jt]s?(x)" ];
const TYPES_DEFAULT = [ "**/*.{test,spec}-d.?(c|m)[jt]s?(x)" ];
const EXCLUDE_DEFAULT = [ "**/node_modules/**", "**/.git/**" ];
const EXTENSIONS = [ "ts", "mts", "cts", "js", "mjs", "cjs" ];
function vitestPatterns(tree, command, foreign) {
const options = (0, _script_command_options_js__WEBPACK_IMPORTED_MODULE_0__.Tt)(command, _script_command_options_js__WEBPACK_IMPORTED_MODULE_0__.kG);
if (options.computed) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`the script computes a part of "${options.computed}"`);
for (const name of [ "workspace", "typecheck.only", "typecheck.include", "configLoader" ]) if (options.has(name)) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`the script gives vitest the option --${name}`);
const root = inside("", options.values("root").at(-1) ?? ".", "the option --root of the script");
const given = options.values("config").at(-1);
const config = given === void 0 ? configIn(tree, root) : inside(root, given, "the option --config of the script");
if (given !== void 0 && !tree.files.has(config)) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`${given} is not in the repository`);
if (config === void 0 && command === void 0 && !workspaceFile(tree, root)) return patternsOfPackages(tree);
const value = config === void 0 ? (0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.vB)() : (0, 
_evaluate_known_packages_js__WEBPACK_IMPORTED_MODULE_3__.Ab)((0, _evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_4__.og)(tree, config));
const origin = config ?? "vitest.config";
const settings = settingsOf(value, origin);
const workspace = workspaceFile(tree, root);
const dir = options.values("dir").at(-1);
const types = options.has("typecheck") || options.has("typecheck.enabled");
const found = [];
const own = {
test: settings,
root: root,
origin: origin,
dir: dir,
types: types
};
const projects = workspace ? (0, _evaluate_known_packages_js__WEBPACK_IMPORTED_MODULE_3__.Ab)((0, 
_evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_4__.og)(tree, workspace)) : projectsOf(settings);
if (projects === void 0) found.push(...patternsOf(value, own)); else found.push(...projectPatterns(tree, foreign, projects, value, {
...own,
origin: workspace ?? origin
}));
return found;
}
function patternsOfPackages(tree) {
const folders = new Set;
for (const path of tree.files) if (/(?:^|\/)(?:vitest|vite)\.config\.[cm]?[jt]s$/.test(path) && !(0, 
_paths_js__WEBPACK_IMPORTED_MODULE_5__.j$)(path)) folders.add((0, _paths_js__WEBPACK_IMPORTED_MODULE_5__.yS)(path));
const own = [ ...folders ].flatMap(folder => configPatterns(tree, configIn(tree, folder)));
return [ ...own, ...patternsOf(void 0, {
test: (0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.vB)(),
root: "",
origin: "vitest"
}) ];
}
function inside(folder, name, what) {
const at = name.startsWith("/") ? name.slice(1) : (0, _paths_js__WEBPACK_IMPORTED_MODULE_5__.fj)(folder, name);
if (at === void 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`${what} leads outside the repository`);
return at;
}
function configIn(tree, folder) {
const prefix = folder === "" ? "" : `${folder}/`;
return [ "vitest.config", "vite.config" ].flatMap(name => EXTENSIONS.map(extension => `${prefix}${name}.${extension}`)).find(path => tree.files.has(path));
}
function workspaceFile(tree, folder) {
const prefix = folder === "" ? "" : `${folder}/`;
return [ "vitest.workspace", "vitest.projects" ].flatMap(name => [ ...EXTENSIONS, "json" ].map(extension => `${prefix}${name}.${extension}`)).find(path => tree.files.has(path));
}
function settingsOf(value, origin) {
if (!(value instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.NJ)) throw computed("the configuration", value, origin);
const test = value.get("test");
if (test === void 0) return (0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.vB)();
if (!(test instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.NJ)) throw computed("test", test, origin);
return test;
}
const projectsOf = test => test.get("projects") ?? test.get("workspace");
function computed(what, value, origin) {
const why = value instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.$r ? ` (${value.what})` : "";
return new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`${what} in ${origin} is computed${why}`);
}
function patternsOf(value, context) {
const {test: test, origin: origin} = context;
const outer = value instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.NJ ? value.get("root") : void 0;
const texts = (key, fallback) => {
const setting = test.get(key);
if (setting === void 0) return fallback;
const list = (0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.CB)(setting);
if (list instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.$r) throw computed(`test.${key}`, list, origin);
return list;
};
const folder = (setting, base, what) => {
if (setting === void 0) return base;
const [text] = [ (0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.CB)(setting) ].flat();
if (typeof text !== "string") throw computed(what, setting, origin);
return inside(base, text, `${what} in ${origin}`);
};
const root = folder(test.get("root"), folder(outer, context.root, "root"), "test.root");
const dir = context.dir === void 0 ? folder(test.get("dir"), root, "test.dir") : inside(root, context.dir, "--dir");
const own = {
...(0, _patterns_js__WEBPACK_IMPORTED_MODULE_1__.Hh)(dir),
exclude: test.get("exclude") === void 0 ? EXCLUDE_DEFAULT : (0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.x3)(test.get("exclude")).filter(isPlain),
inSource: below(texts("includeSource", []), dir, origin)
};
const found = [ {
...own,
include: below(texts("include", VITEST_DEFAULT), dir, origin)
} ];
const typecheck = test.get("typecheck");
if (typecheck instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.$r) throw computed("test.typecheck", typecheck, origin);
const types = typecheck instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.NJ ? typecheck : (0, 
_evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.vB)();
const enabled = types.get("enabled");
if (context.types || enabled === true || enabled instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.$r) {
const include = types.get("include");
const list = include === void 0 ? TYPES_DEFAULT : (0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.CB)(include);
if (list instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.$r) throw computed("test.typecheck.include", list, origin);
found.push({
...own,
include: below(list, dir, origin),
inSource: []
});
}
return found;
}
const isPlain = glob => !glob.startsWith("!") && !glob.startsWith("/");
function below(globs, folder, origin) {
return globs.map(glob => {
const bare = glob.replace(/^!?(?:\.\/)*/, start => start.startsWith("!") ? "!" : "");
if (/^!?\.\.\//.test(bare)) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`a pattern of ${origin} leads outside its folder (${glob})`);
if (!bare.startsWith("/")) return bare;
const path = bare.slice(1);
if (!(0, _paths_js__WEBPACK_IMPORTED_MODULE_5__.Yw)(path, folder)) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`a pattern of ${origin} leads outside its folder (${glob})`);
return folder === "" ? path : path.slice(folder.length + 1);
});
}
function projectPatterns(tree, foreign, projects, base, context) {
if (!(projects instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.eH)) throw computed("the list of projects", projects, context.origin);
const found = [];
const globs = [];
for (const item of projects.items) {
const project = (0, _evaluate_known_packages_js__WEBPACK_IMPORTED_MODULE_3__.Ab)(item);
if (typeof project === "string") globs.push(project.replace(/^(!?)(?:\.\/)*/, "$1").replace(/\/$/, "")); else if (project instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.NJ) {
const extending = project.get("extends");
let whole = project;
if (extending === true) whole = (0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.D3)(withoutProjects(base), project); else if (typeof extending === "string") {
const file = inside(context.root, extending, `extends in ${context.origin}`);
if (!tree.files.has(file)) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`${extending}, which ${context.origin} extends, is not in the repository`);
whole = (0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.D3)((0, _evaluate_known_packages_js__WEBPACK_IMPORTED_MODULE_3__.Ab)((0, 
_evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_4__.og)(tree, file)), project);
} else if (extending instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.$r) throw computed("extends", extending, context.origin);
found.push(...patternsOf(whole, {
...context,
test: settingsOf(whole, context.origin)
}));
} else throw computed("a project", project, context.origin);
}
if (globs.length === 0) return found;
if (globs.some(glob => /^!?(?:\.\.\/|\/)/.test(glob))) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`a project of ${context.origin} lies outside`);
const relative = path => context.root === "" ? path : path.slice(context.root.length + 1);
const within = paths => [ ...paths ].filter(path => (0, _paths_js__WEBPACK_IMPORTED_MODULE_5__.Yw)(path, context.root) && !/(?:^|\/)node_modules(?:\/|$)/.test(path));
const files = within(tree.files).filter(path => /(?:^|\/)(?:vitest|vite)[^/]*\.[cm]?[jt]s$/.test(path));
const matchedFiles = (0, _patterns_js__WEBPACK_IMPORTED_MODULE_1__.vz)(foreign, globs, files.map(relative));
for (const path of files) if (matchedFiles.has(relative(path))) found.push(...configPatterns(tree, path));
const folders = within((0, _patterns_js__WEBPACK_IMPORTED_MODULE_1__.pd)(tree));
const matchedFolders = (0, _patterns_js__WEBPACK_IMPORTED_MODULE_1__.vz)(foreign, globs, folders.map(relative));
for (const folder of folders) {
if (!matchedFolders.has(relative(folder))) continue;
const config = configIn(tree, folder);
const context = {
test: (0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.vB)(),
root: folder,
origin: folder
};
found.push(...config ? configPatterns(tree, config) : patternsOf(void 0, context));
}
return found;
}
function configPatterns(tree, config) {
const value = (0, _evaluate_known_packages_js__WEBPACK_IMPORTED_MODULE_3__.Ab)((0, 
_evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_4__.og)(tree, config));
const test = settingsOf(value, config);
return patternsOf(value, {
test: test,
root: (0, _paths_js__WEBPACK_IMPORTED_MODULE_5__.yS)(config),
origin: config
});
}
function withoutProjects(value) {
if (!(value instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.NJ)) return value;
const test = value.get("test");
if (!(test instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.NJ)) return value;
const entries = new Map(test.entries);
entries.delete("projects");
entries.delete("workspace");
return new _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.NJ(new Map([ ...value.entries, [ "test", new _evaluate_value_js__WEBPACK_IMPORTED_MODULE_2__.NJ(entries, test.open) ] ]), value.open);
}
}
};
