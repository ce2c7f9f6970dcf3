export const id = 6125;

export const ids = [ 6125 ];

export const modules = {
86125: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
cypressTests: () => cypressTests
});
var _evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(39391);
var _evaluate_known_packages_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(57716);
var _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22618);
var _foreign_patterns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45031);
var _paths_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(12383);
var _patterns_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3612);
var _script_command_options_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67717);
var _script_started_arguments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77107);
const DEFAULT = {
e2e: "cypress/e2e/**/*.cy.{js,jsx,ts,tsx}",
component: "**/*.cy.{js,jsx,ts,tsx}"
};
function cypressTests(tree, command, foreign = (0, _foreign_patterns_js__WEBPACK_IMPORTED_MODULE_0__.g7)(_foreign_patterns_js__WEBPACK_IMPORTED_MODULE_0__.Qd)) {
const options = (0, _script_command_options_js__WEBPACK_IMPORTED_MODULE_1__.Tt)(command, _script_started_arguments_js__WEBPACK_IMPORTED_MODULE_2__.yz);
if (options.computed) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`the script computes a part of "${options.computed}"`);
if (options.has("project")) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO("the script gives cypress the option --project");
if (options.values("config").some(text => /specPattern/i.test(text))) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO("the script gives cypress a specPattern");
const type = options.has("component") ? "component" : "e2e";
const config = configOf(tree, options.values("config-file").at(-1));
const value = config === void 0 ? (0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.vB)() : (0, 
_evaluate_known_packages_js__WEBPACK_IMPORTED_MODULE_5__.Ab)((0, _evaluate_evaluate_js__WEBPACK_IMPORTED_MODULE_6__.og)(tree, config));
const origin = config ?? "cypress.config";
const include = textsIn(value, type, origin);
const others = type === "component" ? textsIn(value, "e2e", origin) : [];
const said = config === void 0 ? 0 : tree.read(config)?.match(/specPattern/g)?.length ?? 0;
const read = [ "e2e", "component" ].filter(key => entry(value, key, "specPattern") !== void 0).length;
if (said > read) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`${origin} sets specPattern in more places than are read`);
const paths = [ ...tree.files ].filter(path => !(0, _paths_js__WEBPACK_IMPORTED_MODULE_7__.j$)(path));
const found = (0, _patterns_js__WEBPACK_IMPORTED_MODULE_3__.vz)(foreign, include, paths);
const exclude = [ ...(0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.x3)(entry(value, type, "excludeSpecPattern")), ...others ];
const left = exclude.length === 0 ? new Set : (0, _patterns_js__WEBPACK_IMPORTED_MODULE_3__.vz)(foreign, exclude, paths);
const specs = options.values("spec").flatMap(splitGlobs);
const chosen = specs.length === 0 ? found : (0, _patterns_js__WEBPACK_IMPORTED_MODULE_3__.vz)(foreign, specs, paths);
const tests = [ ...found ].filter(path => !left.has(path) && chosen.has(path));
return {
tests: tests.sort(),
patterns: specs.length === 0 ? include : specs
};
}
function configOf(tree, given) {
if (given !== void 0) {
const at = given.startsWith("/") ? void 0 : (0, _paths_js__WEBPACK_IMPORTED_MODULE_7__.fj)("", given);
if (at !== void 0 && tree.files.has(at) && (0, _paths_js__WEBPACK_IMPORTED_MODULE_7__.yS)(at) === "") return at;
throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`${given}, which the script gives cypress, is not read`);
}
const own = [ "ts", "js", "mjs", "cjs" ].map(ending => `cypress.config.${ending}`);
const found = own.find(path => tree.files.has(path));
if (found === void 0 && tree.files.has("cypress.json")) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO("cypress.json of Cypress before version 10 is not read");
return found;
}
function entry(value, type, key) {
const part = value instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.NJ ? value.get(type) : void 0;
return part instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.NJ ? part.get(key) : part instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.$r ? part : void 0;
}
function textsIn(value, type, origin) {
if (!(value instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.NJ)) throw computed("the configuration", value, origin);
const own = entry(value, type, "specPattern") ?? value.get("specPattern");
if (own === void 0) return [ DEFAULT[type] ];
const texts = (0, _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.CB)(own);
if (texts instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.$r) throw computed(`${type}.specPattern`, texts, origin);
return texts;
}
function computed(what, value, origin) {
const why = value instanceof _evaluate_value_js__WEBPACK_IMPORTED_MODULE_4__.$r ? ` (${value.what})` : "";
return new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`${what} in ${origin} is computed${why}`);
}
function splitGlobs(text) {
const globs = [ "" ];
let depth = 0;
for (const char of text) {
if (char === "{") depth += 1;
if (char === "}") depth -= 1;
if (char === "," && depth <= 0) globs.push(""); else globs[globs.length - 1] += char;
}
return globs.map(glob => glob.trim()).filter(glob => glob !== "");
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
