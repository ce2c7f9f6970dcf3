export const id = 5707;

export const ids = [ 5707 ];

export const modules = {
5707: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
pytestTests: () => pytestTests
});
var smol_toml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3292);
var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99217);
var _paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12383);
var _patterns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3612);
var _script_shell_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22205);
const PYTHON_FILES = [ "test_*.py", "*_test.py" ];
const NORECURSEDIRS = [ "*.egg", ".*", "_darcs", "build", "CVS", "dist", "node_modules", "venv", "{arch}" ];
const HARMLESS = /^(?:-[qvslxhV]+|-r\w*|--(?:verbose|quiet|exitfirst|maxfail|tb|showlocals|strict|strict-markers|strict-config|cov|cov-\S+|no-cov|no-cov-\S+|durations|durations-min|pythonwarnings|junitxml|junit-xml|junit-prefix|import-mode|capture|log-\S+|color|no-header|no-summary|disable-warnings|show-capture|timeout|timeout-method|reruns|reruns-delay|random-order\S*|randomly-\S+|benchmark-\S+|asyncio-mode|numprocesses|dist|maxprocesses|ds|dc|nomigrations|no-migrations|reuse-db|create-db|html|self-contained-html|ff|failed-first|lf|last-failed|nf|new-first|cache-clear|stepwise|sw|full-trace|code-highlight|force-sugar|snapshot-\S+|deselect|setup-show|basetemp|xfail-tb|no-fold-skipped|runxfail|error-for-skips|alluredir|emoji|doctest-continue-on-failure|doctest-ignore-import-errors|doctest-report))$/;
const WITH_VALUE = /^(?:-[mknWpoc]|--(?:maxfail|tb|cov-report|cov-config|cov-fail-under|cov-context|durations|durations-min|pythonwarnings|junitxml|junit-prefix|import-mode|capture|log-\S+|color|show-capture|timeout|timeout-method|reruns|reruns-delay|numprocesses|dist|maxprocesses|ds|dc|deselect|basetemp|asyncio-mode|doctest-glob|alluredir|doctest-report))$/;
const COLLECTING = /\b(?:collect_ignore(?:_glob)?|pytest_collect_file|pytest_ignore_collect|pytest_collect_directory|pytest_pycollect_makemodule|pytest_plugins|pytest_load_initial_conftests|pytest_cmdline_\w+|addinivalue_line\(\s*['"]python_files)/;
function pytestTests(tree, foreign) {
const settings = readSettings(tree);
const options = readAddopts(settings);
for (const path of tree.files) {
if (!/(?:^|\/)conftest\.py$/.test(path)) continue;
const hook = COLLECTING.exec(tree.read(path) ?? "")?.[0];
if (hook) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`${path} has ${hook}`);
}
const patterns = settings.words("python_files") ?? PYTHON_FILES;
const files = [ ...tree.files ];
const isTest = matchedNames(foreign, patterns, files);
const isDocument = matchedNames(foreign, options.doctestGlobs.length > 0 ? options.doctestGlobs : [ "test*.txt" ], files);
const notEntered = matchedNames(foreign, settings.words("norecursedirs") ?? NORECURSEDIRS, [ ...(0, 
_patterns_js__WEBPACK_IMPORTED_MODULE_1__.pd)(tree) ]);
const given = options.positional.length > 0 ? options.positional : settings.words("testpaths") ?? [];
const starts = given.flatMap(path => (0, _paths_js__WEBPACK_IMPORTED_MODULE_2__.fj)("", path) ?? []);
if (starts.length < given.length || given.some(path => /[*?[]|::/.test(path))) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`testpaths in ${settings.origin} are not plain folders of the repository`);
const present = starts.filter(start => [ ...tree.files ].some(path => path === start || path.startsWith(`${start}/`)));
const roots = present.length > 0 ? present : [ "" ];
const tests = [ ...tree.files ].filter(path => {
const root = roots.find(one => one === "" || path === one || path.startsWith(`${one}/`));
if (root === void 0) return false;
const folders = path.slice(root === "" ? 0 : root.length + 1).split("/").slice(0, -1);
let at = root;
for (const folder of folders) {
at = at === "" ? folder : `${at}/${folder}`;
if (notEntered.has(at)) return false;
}
if (path.endsWith(".py")) return isTest.has(path) || options.doctestModules;
return isDocument.has(path) && /^[ \t]*>>>|\uFFFD/m.test(tree.read(path) ?? "");
});
return {
tests: tests.sort(),
patterns: patterns
};
}
function readAddopts(settings) {
const doctestGlobs = [];
const positional = [];
let doctestModules = false;
const words = settings.words("addopts") ?? [];
for (let at = 0; at < words.length; at++) {
const word = words[at];
const next = () => {
at += 1;
return words[at] ?? "";
};
if (word === "--doctest-modules") doctestModules = true; else if (word === "--doctest-glob") doctestGlobs.push(next()); else if (word.startsWith("--doctest-glob=")) doctestGlobs.push(word.slice(15)); else if (!word.startsWith("-")) positional.push(word); else if (word === "-p" || /^-p./.test(word)) {
const plugin = word === "-p" ? next() : word.slice(2);
if (!plugin.startsWith("no:")) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`addopts in ${settings.origin} load the plugin ${plugin}`);
} else if (/^-[co]/.test(word)) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`addopts in ${settings.origin} set ${word} ${word.length === 2 ? next() : ""}`.trimEnd()); else if (WITH_VALUE.test(word)) at += 1; else if (!HARMLESS.test(word.split("=", 1)[0]) && !/^-[mknW]/.test(word)) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`addopts in ${settings.origin} have ${word}`);
}
return {
doctestModules: doctestModules,
doctestGlobs: doctestGlobs,
positional: positional
};
}
function readSettings(tree) {
for (const name of [ "pytest.toml", ".pytest.toml" ]) if (tree.files.has(name)) return tomlSettings(name, (0, 
_json_js__WEBPACK_IMPORTED_MODULE_3__.eB)(toml(tree, name)["pytest"]) ?? {});
for (const name of [ "pytest.ini", ".pytest.ini" ]) if (tree.files.has(name)) return iniSettings(name, iniSection(tree.read(name) ?? "", "pytest") ?? new Map);
if (tree.files.has("pyproject.toml")) {
const tool = (0, _json_js__WEBPACK_IMPORTED_MODULE_3__.eB)((0, _json_js__WEBPACK_IMPORTED_MODULE_3__.eB)(toml(tree, "pyproject.toml")["tool"])?.["pytest"]);
if (tool) return tomlSettings("pyproject.toml", {
...tool,
...(0, _json_js__WEBPACK_IMPORTED_MODULE_3__.eB)(tool["ini_options"])
});
}
for (const [name, section] of [ [ "tox.ini", "pytest" ], [ "setup.cfg", "tool:pytest" ] ]) {
const found = iniSection(tree.read(name) ?? "", section);
if (found) return iniSettings(name, found);
}
return {
origin: void 0,
words: () => {}
};
}
function toml(tree, path) {
try {
return (0, smol_toml__WEBPACK_IMPORTED_MODULE_0__.parse)(tree.read(path) ?? "");
} catch {
throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`${path} is not the TOML that is expected`);
}
}
function tomlSettings(origin, values) {
return {
origin: origin,
words(name) {
const value = values[name];
if (value === void 0) return;
if (typeof value === "string") return wordsOf(value, origin, name);
if (Array.isArray(value) && value.every(item => typeof item === "string")) return value;
throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`${name} in ${origin} is neither a text nor a list of texts`);
}
};
}
function iniSettings(origin, values) {
return {
origin: origin,
words(name) {
const value = values.get(name);
return value === void 0 ? void 0 : wordsOf(value, origin, name);
}
};
}
function iniSection(text, wanted) {
let found;
let inside = false;
let key;
for (const line of text.split(/\r?\n/)) {
const bare = line.trim();
if (bare === "" || bare.startsWith("#") || bare.startsWith(";")) continue;
if (bare.startsWith("[") && !/^\s/.test(line)) {
inside = bare === `[${wanted}]`;
if (inside) found = new Map;
key = void 0;
} else if (inside && /^\s/.test(line) && key !== void 0) found.set(key, `${found.get(key)}\n${bare}`); else if (inside) {
const sign = /[=:]/.exec(bare)?.index ?? bare.length;
key = bare.slice(0, sign).trim();
found.set(key, bare.slice(sign + 1).trim());
}
}
return found;
}
function wordsOf(text, origin, name) {
if (/\s[#;]/.test(text)) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`${name} in ${origin} has a # or ; in its value`);
const words = (0, _script_shell_words_js__WEBPACK_IMPORTED_MODULE_4__.y)(text);
if (words === void 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`${name} in ${origin} has a quote that is not closed`);
return words;
}
function matchedNames(foreign, patterns, paths) {
const withSlash = patterns.filter(pattern => pattern.includes("/"));
const ofNames = patterns.filter(pattern => !pattern.includes("/"));
const regexes = list => list.map(pattern => ({
type: "regex",
source: fnmatch(pattern)
}));
const byName = foreign.match({
include: regexes(ofNames),
paths: paths.map(path => path.slice(path.lastIndexOf("/") + 1))
});
const byPath = foreign.match({
include: regexes(withSlash.map(pattern => `*/${pattern.replace(/^\.?\//, "")}`)),
paths: paths.map(path => `/${path}`)
});
return new Set(paths.filter((_, at) => byName[at] || byPath[at]));
}
function fnmatch(pattern) {
const source = pattern.replaceAll(/\*+/g, "*").replaceAll(/\[!?[^\]]*\]|[\s\S]/g, part => {
if (part === "*") return "[^]*";
if (part === "?") return "[^]";
if (part.length > 1) {
const negated = part.startsWith("[!");
return `[${negated ? "^" : ""}${part.slice(negated ? 2 : 1, -1).replaceAll("\\", "\\\\")}]`;
}
return part.replaceAll(/[\\^$.|+()[\]{}]/g, "\\$&");
});
return `^${source}$`;
}
}
};
