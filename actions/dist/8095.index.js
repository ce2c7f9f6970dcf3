export const id = 8095;

export const ids = [ 8095 ];

export const modules = {
45031: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Ey: () => InvalidPattern,
Qd: () => PATTERN_MILLISECONDS,
g7: () => foreignPatterns,
w5: () => PatternTimeout
});
var node_vm__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30714);
var picomatch__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14006);
const PATTERN_MILLISECONDS = 5e3;
const MAX_SOURCE = 4096;
const SHOWN = 200;
class PatternTimeout extends Error {
code="PACELINE_PATTERN_TIMEOUT";
remedy="Write it without nested repetitions such as (a+)+, or name the files by simpler patterns in the input of this action.";
pattern;
constructor(pattern, milliseconds) {
super(`The ${named(pattern)} could not be matched within ${milliseconds / 1e3} s.`);
this.name = "PatternTimeout";
this.pattern = pattern;
}
}
class InvalidPattern extends Error {
code="PACELINE_PATTERN_INVALID";
remedy="Correct the pattern.";
pattern;
constructor(pattern, reason, options) {
super(`The ${named(pattern)} cannot be used: ${reason}.`, options);
this.name = "InvalidPattern";
this.pattern = pattern;
}
}
function foreignPatterns(milliseconds, now = () => performance.now()) {
let left = milliseconds;
let slowest;
function timed(pattern, work) {
const started = now();
try {
if (left <= 0) throw OUT_OF_TIME;
return interruptible(Math.max(1, Math.ceil(left)), work);
} catch (error) {
if (isTimeout(error)) {
const took = now() - started;
throw new PatternTimeout(slowest && slowest.took >= took ? slowest.pattern : pattern, milliseconds);
}
throw new InvalidPattern(pattern, reasonOf(error), {
cause: error
});
} finally {
const took = now() - started;
left -= took;
if (!slowest || took > slowest.took) slowest = {
pattern: pattern,
took: took
};
}
}
return {
match({include: include, exclude: exclude = [], paths: paths}) {
const taken = paths.map(() => false);
const mark = (pattern, value) => {
if (pattern.source.length > MAX_SOURCE) throw new InvalidPattern(pattern, `it has ${pattern.source.length} of at most ${MAX_SOURCE} characters`);
timed(pattern, () => {
const matches = compile(pattern);
for (let at = 0; at < paths.length; at++) if (taken[at] !== value && matches(paths[at])) taken[at] = value;
});
};
for (const pattern of include) mark(pattern, true);
for (const pattern of exclude) mark(pattern, false);
return taken;
}
};
}
function compile({type: type, source: source}) {
if (type === "glob") return picomatch__WEBPACK_IMPORTED_MODULE_1__(source, {
dot: true
});
const expression = new RegExp(source);
return path => expression.test(path);
}
const OUT_OF_TIME = Object.assign(new Error("no time is left"), {
code: "ERR_SCRIPT_EXECUTION_TIMEOUT"
});
const isTimeout = error => error?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
let script;
function interruptible(timeout, work) {
script ??= new node_vm__WEBPACK_IMPORTED_MODULE_0__.Script("work()");
return script.runInContext((0, node_vm__WEBPACK_IMPORTED_MODULE_0__.createContext)({
work: work
}), {
timeout: timeout
});
}
function reasonOf(error) {
if (error instanceof RangeError) return "it needs too much memory";
const message = error instanceof Error ? error.message : String(error);
return message.length <= SHOWN ? message.replace(/\.$/, "") : `…${message.slice(-100)}`;
}
const named = ({type: type, source: source}) => `${type === "glob" ? "glob" : "regular expression"} ${JSON.stringify(source.length <= SHOWN ? source : `${source.slice(0, SHOWN)}…`)}`;
},
88095: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
foreignPatterns: () => _foreign_patterns_js__WEBPACK_IMPORTED_MODULE_0__.g7,
matchedPaths: () => _patterns_js__WEBPACK_IMPORTED_MODULE_1__.vz
});
var _foreign_patterns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45031);
var _patterns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3612);
},
12383: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Yw: () => isBelow,
fj: () => join,
j$: () => isInstalled,
lm: () => MAX_PATH,
yS: () => folderOf
});
const folderOf = path => {
const slash = path.lastIndexOf("/");
return slash === -1 ? "" : path.slice(0, slash);
};
const MAX_PATH = 4096;
function join(folder, relative) {
const parts = [];
for (const text of [ folder, relative ]) for (const part of text.split("/")) {
if (part === "" || part === ".") continue;
if (part !== "..") parts.push(part); else if (parts.pop() === void 0) return;
}
const path = parts.join("/");
return path.length > MAX_PATH ? void 0 : path;
}
const isBelow = (path, folder) => folder === "" || path.startsWith(`${folder}/`);
const isInstalled = path => /(?:^|\/)node_modules\//.test(path);
},
3612: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
$6: () => patternTexts,
Hh: () => noPatterns,
IO: () => Unreadable,
Ki: () => shellExpanded,
VS: () => matchingFiles,
jN: () => matcher,
pd: () => foldersOf,
vz: () => matchedPaths
});
var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14006);
var _foreign_patterns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45031);
var _paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12383);
const noPatterns = folder => ({
folder: folder,
include: [],
exclude: [],
regexes: [],
ignoredRegexes: [],
roots: [],
inSource: []
});
const matcher = globs => {
const {include: include, exclude: exclude} = split(globs);
const wanted = include.map(({source: source}) => picomatch__WEBPACK_IMPORTED_MODULE_0__(source, {
dot: true
}));
const refused = exclude.map(({source: source}) => picomatch__WEBPACK_IMPORTED_MODULE_0__(source, {
dot: true
}));
return path => wanted.some(match => match(path)) && !refused.some(match => match(path));
};
const clean = glob => glob.replace(/^(?:\.\/)+/, "").replace(/\/$/, "/**");
const glob = source => ({
type: "glob",
source: clean(source)
});
const regex = source => ({
type: "regex",
source: source
});
const split = globs => ({
include: globs.filter(text => !text.startsWith("!")).map(glob),
exclude: globs.filter(text => text.startsWith("!")).map(text => glob(text.slice(1)))
});
function matchedPaths(foreign, globs, paths) {
const taken = foreign.match({
...split(globs),
paths: paths
});
return new Set(paths.filter((_, index) => taken[index]));
}
function shellExpanded(words, paths, foreign = (0, _foreign_patterns_js__WEBPACK_IMPORTED_MODULE_1__.g7)(_foreign_patterns_js__WEBPACK_IMPORTED_MODULE_1__.Qd)) {
return words.flatMap(({text: text, pattern: pattern}) => {
if (!pattern) return [ text ];
const dots = /^(?:\.\/)+/.exec(text)?.[0] ?? "";
const glob = text.slice(dots.length).replaceAll(/\*{2,}/g, "*");
const found = [ ...matchedPaths(foreign, [ glob ], paths) ].sort();
return found.length === 0 ? [ text ] : found.map(path => dots + path);
});
}
function matchingFiles(tree, patterns, foreign) {
const paths = [ ...tree.files ].filter(path => !(0, _paths_js__WEBPACK_IMPORTED_MODULE_2__.j$)(path));
const found = new Set;
for (const pattern of patterns) for (const path of matching(tree, paths, pattern, foreign)) found.add(path);
return [ ...found ].sort();
}
function matching(tree, paths, pattern, foreign) {
const prefix = pattern.folder === "" ? "" : `${pattern.folder}/`;
const below = paths.filter(path => path.startsWith(prefix) && (pattern.roots.length === 0 || pattern.roots.some(root => (0, 
_paths_js__WEBPACK_IMPORTED_MODULE_2__.Yw)(path, root))));
const insides = below.map(path => path.slice(prefix.length));
const absolutes = below.map(path => `/${path}`);
const included = foreign.match({
...split(pattern.include),
paths: insides
});
const excluded = foreign.match({
include: split(pattern.exclude).include,
paths: insides
});
const byRegex = foreign.match({
include: pattern.regexes.map(regex),
paths: absolutes
});
const ignored = foreign.match({
include: pattern.ignoredRegexes.map(regex),
paths: absolutes
});
const inSource = foreign.match({
...split(pattern.inSource),
paths: insides
});
return below.filter((path, at) => {
if (excluded[at] || ignored[at]) return false;
if (included[at] || byRegex[at]) return true;
return inSource[at] && (tree.read(path)?.includes("import.meta.vitest") ?? false);
});
}
function foldersOf(tree) {
const folders = new Set;
for (const path of tree.files) for (let folder = (0, _paths_js__WEBPACK_IMPORTED_MODULE_2__.yS)(path); folder !== "" && !folders.has(folder); folder = (0, 
_paths_js__WEBPACK_IMPORTED_MODULE_2__.yS)(folder)) folders.add(folder);
return folders;
}
const patternTexts = patterns => [ ...new Set(patterns.flatMap(({folder: folder, include: include, regexes: regexes}) => [ ...include, ...regexes ].map(text => folder === "" ? text : `${folder}/${text}`))) ];
class Unreadable extends Error {}
}
};
