export const id = 2804;

export const ids = [ 2804 ];

export const modules = {
52804: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
denoTests: () => denoTests
});
var _foreign_patterns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45031);
var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99217);
var _jsonc_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(40276);
var _paths_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12383);
var _patterns_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3612);
var _script_command_options_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67717);
var _script_started_arguments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77107);
const MODULE = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const TEST_NAME = /^(?:.*[._])?test\.(?:[cm]?[jt]s|[jt]sx)$/;
function isTest(path) {
const folders = path.split("/");
const name = folders.pop();
return TEST_NAME.test(name) || MODULE.test(name) && folders.includes("__tests__");
}
const DENO_PATTERNS = [ "**/{*_,*.,}test.{ts,tsx,mts,cts,js,mjs,cjs,jsx}", "**/__tests__/**" ];
function denoTests(tree, command, foreign = (0, _foreign_patterns_js__WEBPACK_IMPORTED_MODULE_0__.g7)(_foreign_patterns_js__WEBPACK_IMPORTED_MODULE_0__.Qd)) {
const options = (0, _script_command_options_js__WEBPACK_IMPORTED_MODULE_1__.Tt)(command, _script_started_arguments_js__WEBPACK_IMPORTED_MODULE_2__.dc);
if (options.computed) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`the script computes a part of "${options.computed}"`);
for (const name of [ "doc", "ext", "ignore" ]) if (options.has(name)) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`the script gives deno the option --${name}`);
if (command?.args.some(({text: text}) => text === "--")) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`the script gives the tests words of their own ("${command.text}")`);
const settings = options.has("no-config") ? {} : settingsOf(tree, options.values("config").at(-1));
const own = (0, _json_js__WEBPACK_IMPORTED_MODULE_4__.eB)(settings["test"]) ?? {};
const paths = [ ...tree.files ].filter(path => !(0, _paths_js__WEBPACK_IMPORTED_MODULE_5__.j$)(path));
const given = (0, _patterns_js__WEBPACK_IMPORTED_MODULE_3__.Ki)(options.positionalWords, paths, foreign);
const include = texts(own, "include");
const names = given.length > 0 ? given : include ?? [ "." ];
const found = new Set(names.flatMap(name => filesOf(paths, name, foreign)));
if (given.length === 0) for (const path of paths) {
if (!/\/deno\.jsonc?$/.test(path) || settings["workspace"] === void 0) continue;
if ((0, _json_js__WEBPACK_IMPORTED_MODULE_4__.eB)((0, _json_js__WEBPACK_IMPORTED_MODULE_4__.eB)((0, 
_jsonc_js__WEBPACK_IMPORTED_MODULE_6__.p)(tree.read(path) ?? ""))?.["test"])?.["include"] !== void 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`${path} has test.include of its own`);
}
const left = new Set(given.length === 0 ? excluded(settings, own, paths, foreign) : []);
const tests = [ ...found ].filter(path => !left.has(path)).sort();
return {
tests: tests,
patterns: given.length === 0 && include === void 0 ? DENO_PATTERNS : names
};
}
function settingsOf(tree, given) {
const at = given === void 0 ? void 0 : given.startsWith("/") ? void 0 : (0, _paths_js__WEBPACK_IMPORTED_MODULE_5__.fj)("", given);
if (given !== void 0 && (at === void 0 || !tree.files.has(at))) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`${given}, which the script gives deno, is not in the repository`);
const path = at ?? [ "deno.json", "deno.jsonc" ].find(name => tree.files.has(name));
if (path === void 0) return {};
if (path.includes("/")) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`the configuration ${path} lies in a folder`);
const settings = (0, _json_js__WEBPACK_IMPORTED_MODULE_4__.eB)((0, _jsonc_js__WEBPACK_IMPORTED_MODULE_6__.p)(tree.read(path) ?? ""));
if (settings === void 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`${path} cannot be read`);
return settings;
}
function texts(from, key) {
const value = from[key];
if (value === void 0) return;
if (Array.isArray(value) && value.every(one => typeof one === "string")) return value;
throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`test.${key} of deno is no list of names`);
}
function filesOf(paths, name, foreign) {
if (/^[a-z]+:/i.test(name)) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`deno is given the address ${name}`);
const at = name.startsWith("/") ? void 0 : (0, _paths_js__WEBPACK_IMPORTED_MODULE_5__.fj)("", name);
if (at === void 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`deno is given the path ${name}, outside the repository`);
if (paths.includes(at)) return [ at ];
const below = paths.filter(path => (0, _paths_js__WEBPACK_IMPORTED_MODULE_5__.Yw)(path, at) && isTest(path));
if (!/[*?[{]/.test(name)) return below;
return [ ...(0, _patterns_js__WEBPACK_IMPORTED_MODULE_3__.vz)(foreign, [ at ], paths), ...below ].filter(path => MODULE.test(path));
}
function excluded(settings, own, paths, foreign) {
const listed = [ settings["exclude"], own["exclude"] ].flat().filter(one => typeof one === "string");
if (listed.some(one => one.startsWith("!"))) return [];
const names = listed.flatMap(one => (0, _paths_js__WEBPACK_IMPORTED_MODULE_5__.fj)("", one) || []);
const globs = names.filter(name => /[*?[{]/.test(name));
const matched = globs.length === 0 ? new Set : (0, _patterns_js__WEBPACK_IMPORTED_MODULE_3__.vz)(foreign, globs, paths);
return paths.filter(path => matched.has(path) || names.some(name => path === name || (0, 
_paths_js__WEBPACK_IMPORTED_MODULE_5__.Yw)(path, name)));
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
