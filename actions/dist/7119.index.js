export const id = 7119;

export const ids = [ 7119 ];

export const modules = {
87119: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
playwrightTests: () => playwrightTests
});
var _evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39391);
var _evaluate_known_packages_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57716);
var _evaluate_value_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22618);
var _paths_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(12383);
var _patterns_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3612);
var _script_command_options_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67717);
var _script_started_arguments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77107);
const PLAYWRIGHT_DEFAULT = "**/*.@(spec|test).?(c|m)[jt]s?(x)";
const CONFIG = /(?:^|\/)playwright\.config\.[cm]?[jt]s$/;
function playwrightTests(tree, command, foreign) {
const options = (0, _script_command_options_js__WEBPACK_IMPORTED_MODULE_0__.Tt)(command, _script_started_arguments_js__WEBPACK_IMPORTED_MODULE_1__.gV);
if (options.computed) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_2__.IO(`the script computes a part of "${options.computed}"`);
if (options.has("browser")) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_2__.IO("the script gives playwright the option --browser");
const config = configOf(tree, options.values("config").at(-1));
const value = config === void 0 ? (0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_3__.vB)() : (0, 
_evaluate_known_packages_js__WEBPACK_IMPORTED_MODULE_4__.Ab)((0, _evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_5__.og)(tree, config));
const origin = config ?? "playwright.config";
const folder = config === void 0 ? "" : (0, _paths_js__WEBPACK_IMPORTED_MODULE_6__.yS)(config);
const found = projectsOf(value, origin).map(project => read(project, value, {
folder: folder,
origin: origin
}));
const paths = [ ...tree.files ].filter(path => !(0, _paths_js__WEBPACK_IMPORTED_MODULE_6__.j$)(path));
const tests = new Set;
for (const {testDir: testDir, match: match, ignore: ignore} of found) {
const below = paths.filter(path => (0, _paths_js__WEBPACK_IMPORTED_MODULE_6__.Yw)(path, testDir));
const at = below.map(path => `/${path}`);
const small = at.map(path => path.toLowerCase());
const globs = foreign.match({
include: match.globs,
exclude: ignore.globs,
paths: small
});
const regexes = foreign.match({
include: match.regexes,
paths: at
});
const plain = ignore.regexes.filter(({source: source}) => !/\^|\(\?/.test(source));
const ignored = foreign.match({
include: plain,
paths: at
});
const left = foreign.match({
include: ignore.globs,
paths: small
});
for (const [index, path] of below.entries()) if ((globs[index] || regexes[index]) && !ignored[index] && !left[index]) tests.add(path);
}
const words = found.flatMap(({testDir: testDir, match: match}) => [ ...match.globs, ...match.regexes ].map(({source: source}) => testDir === "" ? source : `${testDir}/${source}`));
return {
tests: [ ...tests ].sort(),
patterns: [ ...new Set(words) ]
};
}
function configOf(tree, given) {
const inFolder = folder => [ "ts", "js", "mts", "mjs", "cts", "cjs" ].map(ending => (0, 
_paths_js__WEBPACK_IMPORTED_MODULE_6__.fj)(folder, `playwright.config.${ending}`)).find(path => tree.files.has(path));
if (given === void 0) {
const own = inFolder("");
if (own !== void 0) return own;
const other = [ ...tree.files ].find(path => CONFIG.test(path) && !(0, _paths_js__WEBPACK_IMPORTED_MODULE_6__.j$)(path));
if (other !== void 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_2__.IO(`${other} is not where playwright looks for it`);
return;
}
const at = given.startsWith("/") ? void 0 : (0, _paths_js__WEBPACK_IMPORTED_MODULE_6__.fj)("", given);
if (at !== void 0 && tree.files.has(at)) return at;
const inside = at === void 0 ? void 0 : inFolder(at);
if (inside !== void 0) return inside;
throw new _patterns_js__WEBPACK_IMPORTED_MODULE_2__.IO(`${given}, which the script gives playwright, is not in the repository`);
}
function projectsOf(value, origin) {
if (!(value instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_3__.NJ)) throw computed("the configuration", value, origin);
const projects = value.get("projects");
if (projects === void 0) return [ (0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_3__.vB)() ];
if (!(projects instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_3__.eH)) throw computed("projects", projects, origin);
const items = projects.items.filter(item => item !== void 0 && item !== null && item !== false);
return items.length === 0 ? [ (0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_3__.vB)() ] : items;
}
function read(project, config, {folder: folder, origin: origin}) {
if (!(project instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_3__.NJ)) throw computed("a project", project, origin);
const setting = key => project.get(key) ?? config.get(key);
const own = setting("testDir");
if (own !== void 0 && typeof own !== "string" && !(own instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_3__.R3)) throw computed("testDir", own, origin);
const name = own instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_3__.R3 ? `/${own.path}` : own ?? ".";
const testDir = own instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_3__.R3 ? own.path : name.startsWith("/") ? void 0 : (0, 
_paths_js__WEBPACK_IMPORTED_MODULE_6__.fj)(folder, name);
if (testDir === void 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_2__.IO(`testDir in ${origin} leads outside the repository`);
const match = setting("testMatch") ?? PLAYWRIGHT_DEFAULT;
const ignore = setting("testIgnore");
return {
testDir: testDir,
match: matcher(match, item => {
throw computed("testMatch", item, origin);
}),
ignore: matcher(ignore ?? new _evaluate_value_js__WEBPACK_IMPORTED_MODULE_3__.eH([]), () => {})
};
}
function matcher(value, other) {
const globs = [];
const regexes = [];
for (const item of value instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_3__.eH ? value.items : [ value ]) if (item instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_3__.Ge && /^[gimsy]*$/.test(item.flags)) {
const flags = item.flags.replaceAll(/[gy]/g, "");
regexes.push({
type: "regex",
source: flags === "" ? item.source : `(?${flags}:${item.source})`
});
} else if (item instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_3__.R3) globs.push({
type: "glob",
source: `**/${item.path}`.toLowerCase()
}); else if (typeof item === "string") {
const glob = item.startsWith("**/") ? item : `**/${item.replace(/^\/+/, "")}`;
globs.push({
type: "glob",
source: glob.toLowerCase()
});
} else other(item);
return {
globs: globs,
regexes: regexes
};
}
function computed(what, value, origin) {
const why = value instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_3__.$r ? ` (${value.what})` : "";
return new _patterns_js__WEBPACK_IMPORTED_MODULE_2__.IO(`${what} in ${origin} is computed${why}`);
}
},
77107: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Km: () => BUN_SYNTAX,
OZ: () => startedArguments,
dc: () => DENO_SYNTAX,
gV: () => PLAYWRIGHT_SYNTAX,
yz: () => CYPRESS_SYNTAX
});
var _command_options_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67717);
const names = text => new Set(text.split(" "));
const PLAYWRIGHT_SYNTAX = {
short: {
c: "config",
g: "grep",
G: "grep-invert",
j: "workers",
u: "update-snapshots"
},
withoutValue: names("fail-on-flaky-tests forbid-only fully-parallel headed ignore-snapshots last-failed list no-deps pass-with-no-tests quiet x ui"),
greedy: names("project")
};
const BUN_SYNTAX = {
short: {
t: "test-name-pattern",
u: "update-snapshots",
r: "preload",
c: "config",
d: "define",
l: "loader",
b: "bun"
},
withoutValue: names("no-orphans update-snapshots todo only pass-with-no-tests concurrent randomize coverage dots only-failures isolate no-isolate update-timings bail parallel changed watch hot no-clear-screen smol expose-gc no-deprecation throw-deprecation zero-fill-buffers no-addons no-install prefer-offline prefer-latest verbose silent bun no-env-file preserve-symlinks preserve-symlinks-main if-present experimental-http2-fetch experimental-http3-fetch use-system-ca no-macros"),
greedy: new Set
};
const DENO_SYNTAX = {
short: {
c: "config",
A: "allow-all",
P: "permission-set",
R: "allow-read",
W: "allow-write",
I: "allow-import",
N: "allow-net",
E: "allow-env",
S: "allow-sys",
r: "reload",
u: "update-snapshots",
q: "quiet",
L: "log-level"
},
withoutValue: names("doc no-run coverage clean fail-fast shuffle parallel sanitize-ops sanitize-resources trace-leaks trace-ops update-snapshots watch watch-exclude no-clear-screen hide-stacktraces changed coverage-raw-data-only ignore env-file permit-no-files check no-check no-remote no-npm node-modules-dir vendor no-config reload no-lock frozen frozen-lockfile unsafely-ignore-certificate-errors inspect inspect-brk inspect-wait cached-only v8-flags allow-scripts allow-all permission-set no-prompt allow-read allow-write allow-import allow-net allow-env allow-sys allow-run allow-ffi allow-hrtime deny-read deny-write deny-net deny-env deny-sys deny-run deny-ffi deny-import ignore-env ignore-read quiet unstable lock"),
greedy: new Set
};
const CYPRESS_SYNTAX = {
short: {
b: "browser",
c: "config",
C: "config-file",
e: "env",
k: "key",
o: "reporter-options",
p: "port",
P: "project",
q: "quiet",
r: "reporter",
s: "spec",
t: "tag"
},
withoutValue: names("component e2e headed headless no-exit parallel quiet record dev no-runner-ui runner-ui posix-exit-codes pass-with-no-tests"),
greedy: new Set
};
const PROGRAMS = {
playwright: {
syntax: PLAYWRIGHT_SYNTAX,
dropped: /^(?:shard|ui|ui-host|ui-port|list|only-changed|last-failed|add-reporter)$/
},
bun: {
syntax: BUN_SYNTAX,
dropped: /^(?:shard|timings|update-timings|watch|hot|changed|reporter|reporter-outfile|dots|only-failures|config|test-name-pattern|no-clear-screen)$/
},
deno: {
syntax: DENO_SYNTAX,
dropped: /^(?:shard|watch|watch-exclude|no-clear-screen|changed|related|reporter|junit-path|permit-no-files)$/
},
cypress: {
syntax: CYPRESS_SYNTAX,
dropped: /^(?:spec|no-exit|parallel|group|ci-build-id)$/
}
};
function startedArguments(program, command) {
const {syntax: syntax, dropped: dropped} = PROGRAMS[program];
const dashes = program === "deno" ? command?.args.findIndex(({text: text}) => text === "--") ?? -1 : -1;
const own = command && dashes !== -1 ? {
...command,
args: command.args.slice(0, dashes)
} : command;
const {written: written, positionalWords: positionalWords, computed: computed, values: values} = (0, 
_command_options_js__WEBPACK_IMPORTED_MODULE_0__.Tt)(own, syntax);
const kept = written.filter(({name: name}) => !dropped.test(name));
return {
options: kept.flatMap(({words: words}) => words),
written: kept,
names: positionalWords,
after: dashes === -1 ? [] : command.args.slice(dashes + 1).map(({text: text}) => text),
values: values,
computed: computed
};
}
}
};
