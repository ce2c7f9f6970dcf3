export const id = 2305;

export const ids = [ 2305 ];

export const modules = {
69150: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
U: () => beginStep
});
var _lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93653);
var _report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84378);
var _step_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35271);
async function beginStep(context, machine) {
const startedAt = machine.now();
const step = await (0, _step_js__WEBPACK_IMPORTED_MODULE_1__.Ie)(context, machine);
return {
step: step,
startedAt: startedAt,
reportName: (0, _report_js__WEBPACK_IMPORTED_MODULE_0__.AV)(),
about: {
kind: "cache-report",
version: 1,
createdAt: new Date(startedAt).toISOString(),
job: context.environment.job,
key: step.wanted.key
},
tell(sentence, tiers) {
const line = (0, _lines_js__WEBPACK_IMPORTED_MODULE_2__.TN)(sentence);
context.result(`cache: ${line}`);
context.summary(`Cache: ${line}\n${(0, _report_js__WEBPACK_IMPORTED_MODULE_0__.Zb)(tiers)}`);
}
};
}
},
82013: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
$J: () => saveInputs,
RU: () => checkTogether,
Yl: () => restoreInputs,
kv: () => cacheInputs
});
var _paceline_core__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45912);
var _context_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83807);
var _presets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60466);
var _signing_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1793);
const MAX_LENGTH = 512;
const MAX_KEYS = 10;
const cacheKey = () => ({
allowed: `a key of at most ${MAX_LENGTH} characters without commas`,
parse: check
});
const restoreKeys = () => ({
allowed: `at most ${MAX_KEYS - 1} beginnings of keys, one per line`,
parse(text) {
const keys = text.split(/\r?\n/).map(line => line.trim()).filter(line => line !== "").map(check);
if (keys.length >= MAX_KEYS) throw new _paceline_core__WEBPACK_IMPORTED_MODULE_3__.S7(`at most ${MAX_KEYS - 1} lines`, `it has ${keys.length}`);
return keys;
}
});
const paths = () => ({
allowed: "files, folders or patterns, one per line",
parse(text) {
const found = (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.Mn)().parse(text);
if (found.some(line => !line.startsWith("!"))) return found;
throw new _paceline_core__WEBPACK_IMPORTED_MODULE_3__.S7("a list of paths", "lines with ! only leave out; add a line without");
}
});
function check(key) {
if (key.length > MAX_LENGTH) throw new _paceline_core__WEBPACK_IMPORTED_MODULE_3__.S7(`a key of at most ${MAX_LENGTH} characters`, `it has ${key.length}`);
if (key.includes(",")) throw new _paceline_core__WEBPACK_IMPORTED_MODULE_3__.S7("a key without commas", "write a dash instead");
if (/[\r\n\0]/.test(key)) throw new _paceline_core__WEBPACK_IMPORTED_MODULE_3__.S7("a key of one line");
return key;
}
const LEVELS = {
zstd: [ 1, 19 ],
lz4: void 0,
brotli: [ 0, 11 ],
none: void 0
};
const compression = () => {
const codec = (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.yL)("zstd", "lz4", "brotli", "none");
return {
allowed: "zstd, lz4, brotli or none, with a level as in zstd:3",
values: codec.values,
parse(text) {
const [, name = "", digits] = /^([^:]*?)\s*(?::\s*(.*))?$/s.exec(text);
const found = codec.parse(name);
if (digits === void 0) return {
codec: found
};
const range = LEVELS[found];
if (!range) throw new _paceline_core__WEBPACK_IMPORTED_MODULE_3__.S7(`a level: ${found} has none`, `write ${found}`);
const level = /^\d{1,2}$/.test(digits) ? Number(digits) : Number.NaN;
if (level >= range[0] && level <= range[1]) return {
codec: found,
level: level
};
throw new _paceline_core__WEBPACK_IMPORTED_MODULE_3__.S7(`a level of ${found}, from ${range[0]} to ${range[1]}`);
}
};
};
const shared = {
path: (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.lq)(paths()),
key: (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.lq)(cacheKey()),
preset: (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.lq)((0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.yL)(..._presets_js__WEBPACK_IMPORTED_MODULE_1__.gC)),
context: (0, _context_lines_js__WEBPACK_IMPORTED_MODULE_0__.z)(),
enableCrossOsArchive: (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.zM)(),
mode: (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.yL)("auto", "read-only", "write-only"),
"sign-with": (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.lq)((0, _signing_js__WEBPACK_IMPORTED_MODULE_2__.cG)()),
store: (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.Mn)()
};
const restoring = {
"restore-keys": restoreKeys(),
"lookup-only": (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.zM)(),
"fail-on-cache-miss": (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.zM)()
};
const saving = {
"on-existing": (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.yL)("keep", "replace", "fail"),
ttl: (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.lq)((0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.p0)()),
compression: compression(),
"upload-chunk-size": (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.lq)((0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.Yj)())
};
const restoreInputs = {
...shared,
...restoring
};
const saveInputs = {
...shared,
...saving
};
const cacheInputs = {
...shared,
...restoring,
...saving,
save: (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.yL)("on-success", "always", "never"),
"save-always": (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.zM)(),
"job-status": (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.lq)((0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.Yj)())
};
function checkTogether(inputs, environment) {
const problems = [];
if ("preset" in inputs && inputs.preset === void 0) for (const name of [ "path", "key" ]) if (name in inputs && inputs[name] === void 0) problems.push(`"${name}" is required: give ${shared[name].allowed}, or choose a preset.`);
if (inputs["sign-with"] !== void 0) {
const problem = (0, _signing_js__WEBPACK_IMPORTED_MODULE_2__.Nl)(inputs["sign-with"], environment.variables);
if (problem !== void 0) problems.push(problem);
}
return problems;
}
},
93653: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Ej: () => size,
TN: () => oneLine,
YA: () => seconds,
aq: () => files,
zD: () => grouped
});
const files = count => `${grouped(count)} ${count === 1 ? "file" : "files"}`;
const grouped = count => String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
const seconds = value => `${value < 10 ? value.toFixed(1) : Math.round(value)} s`;
function size(bytes) {
const units = [ "B", "kB", "MB", "GB", "TB" ];
let value = bytes;
let unit = 0;
while (value >= 999.5 && unit < units.length - 1) {
value /= 1e3;
unit += 1;
}
return `${unit > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}
const oneLine = text => text.replaceAll(/[\x00-\x1f\x7f\u2028\u2029]/g, "?");
},
62698: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
A: () => machine
});
var external_node_os_ = __webpack_require__(48161);
var core = __webpack_require__(48039);
const maskSecret = value => {
if (value !== "") core.Pq(value);
};
var src_open = __webpack_require__(6243);
const machine = {
openStore: src_open.C,
mask: maskSecret,
home: (0, external_node_os_.homedir)(),
now: Date.now
};
},
60466: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
R8: () => filesOf,
gC: () => presetNames,
v4: () => presets
});
const given = ({variables: variables}, name) => variables[name] || void 0;
const cacheFolder = (linux, macos = linux, windows = linux) => where => where.platform === "win32" ? `~/AppData/Local/${windows}` : where.platform === "darwin" ? `~/Library/Caches/${macos}` : `${given(where, "XDG_CACHE_HOME") ?? "~/.cache"}/${linux}`;
const folder = (variable, usual) => where => [ given(where, variable) ?? usual(where) ];
const npmCache = where => given(where, "npm_config_cache") ?? given(where, "NPM_CONFIG_CACHE") ?? (where.platform === "win32" ? "~/AppData/Local/npm-cache" : "~/.npm");
const cargoHome = where => given(where, "CARGO_HOME") ?? "~/.cargo";
const goPath = where => given(where, "GOPATH")?.split(where.platform === "win32" ? ";" : ":")[0] || "~/go";
const gradleHome = where => given(where, "GRADLE_USER_HOME") ?? "~/.gradle";
const OWN_ONLY = [ "!**/node_modules/**", "!**/.venv/**", "!**/vendor/**", "!**/target/**" ];
const PYTHON_VERSION = ".python-version";
const NODE_LOCKS = [ "**/package-lock.json", "**/npm-shrinkwrap.json", "**/pnpm-lock.yaml", "**/yarn.lock", "**/bun.lock", "**/bun.lockb" ];
const table = {
npm: {
paths: where => [ npmCache(where), `!${npmCache(where)}/_logs` ],
files: [ "**/package-lock.json", "**/npm-shrinkwrap.json", ".nvmrc", ".node-version" ]
},
pnpm: {
paths(where) {
const store = given(where, "pnpm_config_store_dir") ?? given(where, "PNPM_CONFIG_STORE_DIR") ?? given(where, "npm_config_store_dir") ?? given(where, "NPM_CONFIG_STORE_DIR");
if (store !== void 0) return [ store ];
const home = given(where, "PNPM_HOME");
if (home !== void 0) return [ `${home}/store` ];
if (where.platform === "win32") return [ "~/AppData/Local/pnpm/store" ];
if (where.platform === "darwin") return [ "~/Library/pnpm/store" ];
return [ `${given(where, "XDG_DATA_HOME") ?? "~/.local/share"}/pnpm/store` ];
},
files: [ "**/pnpm-lock.yaml", ".nvmrc", ".node-version" ]
},
yarn: {
paths(where) {
const named = given(where, "YARN_CACHE_FOLDER");
if (named !== void 0) return [ named ];
const usual = cacheFolder("yarn", "Yarn", "Yarn/Cache")(where);
const ofRoot = where.platform === "linux" && given(where, "XDG_CACHE_HOME") === void 0;
return ofRoot ? [ usual, "/usr/local/share/.cache/yarn" ] : [ usual ];
},
files: [ "**/yarn.lock", ".nvmrc", ".node-version" ]
},
"yarn-berry": {
paths(where) {
const data = given(where, "XDG_DATA_HOME");
const usual = where.platform === "win32" ? "~/AppData/Local/Yarn/Berry" : data === void 0 ? "~/.yarn/berry" : `${data}/yarn/berry`;
return [ `${given(where, "YARN_GLOBAL_FOLDER") ?? usual}/cache`, given(where, "YARN_CACHE_FOLDER") ?? ".yarn/cache" ];
},
files: [ "**/yarn.lock", "**/.yarnrc.yml", ".nvmrc", ".node-version" ]
},
bun: {
paths: folder("BUN_INSTALL_CACHE_DIR", where => {
const home = given(where, "XDG_CACHE_HOME") ?? "~";
return `${given(where, "BUN_INSTALL") ?? `${home}/.bun`}/install/cache`;
}),
files: [ "**/bun.lock", "**/bun.lockb", ".bun-version" ]
},
deno: {
paths: folder("DENO_DIR", where => {
const named = given(where, "XDG_CACHE_HOME");
return named === void 0 ? cacheFolder("deno")(where) : `${named}/deno`;
}),
files: [ "**/deno.lock" ]
},
pip: {
paths: folder("PIP_CACHE_DIR", cacheFolder("pip", "pip", "pip/Cache")),
files: [ "**/requirements*.txt", "**/constraints*.txt", "**/pyproject.toml", PYTHON_VERSION ]
},
pipenv: {
paths: where => [ given(where, "PIPENV_CACHE_DIR") ?? cacheFolder("pipenv", "pipenv", "pipenv/pipenv/Cache")(where) ],
files: [ "**/Pipfile.lock", PYTHON_VERSION ]
},
uv: {
paths: folder("UV_CACHE_DIR", where => where.platform === "win32" ? "~/AppData/Local/uv/cache" : `${given(where, "XDG_CACHE_HOME") ?? "~/.cache"}/uv`),
files: [ "**/uv.lock", "**/pyproject.toml", "**/requirements*.txt", "**/constraints*.txt", PYTHON_VERSION ]
},
poetry: {
paths(where) {
const usual = cacheFolder("pypoetry", "pypoetry", "pypoetry/Cache");
const cache = given(where, "POETRY_CACHE_DIR") ?? usual(where);
return [ cache, `!${cache}/virtualenvs` ];
},
files: [ "**/poetry.lock", PYTHON_VERSION ]
},
"pre-commit": {
paths: folder("PRE_COMMIT_HOME", where => where.platform === "win32" ? "~/.cache/pre-commit" : `${given(where, "XDG_CACHE_HOME") ?? "~/.cache"}/pre-commit`),
files: [ ".pre-commit-config.yaml", PYTHON_VERSION ]
},
go: {
paths: where => [ given(where, "GOMODCACHE") ?? `${goPath(where)}/pkg/mod`, given(where, "GOCACHE") ?? cacheFolder("go-build")(where) ],
files: [ "**/go.sum", "**/go.mod", "go.work", "go.work.sum", ".go-version" ]
},
cargo: {
paths: where => [ `${cargoHome(where)}/registry/index`, `${cargoHome(where)}/registry/cache`, `${cargoHome(where)}/git/db`, given(where, "CARGO_TARGET_DIR") ?? given(where, "CARGO_BUILD_TARGET_DIR") ?? "target" ],
files: [ "**/Cargo.lock", "rust-toolchain", "rust-toolchain.toml" ]
},
maven: {
paths: where => [ "~/.m2/repository", `${given(where, "MAVEN_USER_HOME") ?? "~/.m2"}/wrapper/dists` ],
files: [ "**/pom.xml", "**/.mvn/wrapper/maven-wrapper.properties", "**/.mvn/extensions.xml" ]
},
gradle: {
paths: where => [ `${gradleHome(where)}/caches`, `${gradleHome(where)}/wrapper`, `!${gradleHome(where)}/caches/**/*.lock` ],
files: [ "**/*.gradle", "**/*.gradle.kts", "**/gradle-wrapper.properties", "**/gradle.lockfile", "gradle/*.versions.toml", "buildSrc/**/*.kt" ]
},
sbt: {
paths: where => [ "~/.ivy2/cache", "~/.sbt/boot", given(where, "COURSIER_CACHE") ?? cacheFolder("coursier/v1", "Coursier/v1", "Coursier/Cache/v1")(where), "!~/.sbt/boot/**/*.lock", "!~/.ivy2/cache/**/ivydata-*.properties" ],
files: [ "**/*.sbt", "**/project/build.properties", "**/project/**/*.scala" ]
},
nuget: {
paths: folder("NUGET_PACKAGES", () => "~/.nuget/packages"),
files: [ "**/packages.lock.json", "**/*.csproj", "**/*.fsproj", "**/*.vbproj", "**/Directory.Packages.props", "**/Directory.Build.props", "global.json" ]
},
composer: {
paths(where) {
const home = given(where, "COMPOSER_HOME");
const named = given(where, "COMPOSER_CACHE_DIR") ?? (home === void 0 ? void 0 : `${home}/cache`);
if (named !== void 0) return [ named ];
const usual = cacheFolder("composer", "composer", "Composer")(where);
return where.platform === "linux" ? [ usual, "~/.composer/cache" ] : [ usual ];
},
files: [ "**/composer.lock" ]
},
bundler: {
paths: folder("BUNDLE_PATH", () => "vendor/bundle"),
files: [ "**/Gemfile.lock", ".ruby-version" ]
},
ccache: {
paths: folder("CCACHE_DIR", cacheFolder("ccache")),
files: [],
perCommit: true
},
sccache: {
paths: folder("SCCACHE_DIR", cacheFolder("sccache", "Mozilla.sccache", "Mozilla/sccache")),
files: [],
perCommit: true
},
"docker-buildkit": {
paths: () => [ "/tmp/.buildx-cache" ],
files: [],
perCommit: true
},
turbo: {
paths: folder("TURBO_CACHE_DIR", () => ".turbo/cache"),
files: [],
perCommit: true
},
nx: {
paths(where) {
const named = given(where, "NX_CACHE_DIRECTORY");
const data = `${given(where, "NX_WORKSPACE_DATA_DIRECTORY") ?? ".nx/workspace-data"}/*.db`;
if (named !== void 0) return [ named, data ];
return [ "~/.nx/*/cache", "~/.nx/*/databases", ".nx/cache", data ];
},
files: [],
perCommit: true
},
playwright: {
paths(where) {
const named = given(where, "PLAYWRIGHT_BROWSERS_PATH");
if (named === "0") return [ "node_modules/playwright-core/.local-browsers" ];
return [ named ?? cacheFolder("ms-playwright")(where) ];
},
files: [ ...NODE_LOCKS, "**/uv.lock", "**/poetry.lock", "**/requirements*.txt" ]
},
cypress: {
paths: folder("CYPRESS_CACHE_FOLDER", cacheFolder("Cypress", "Cypress", "Cypress/Cache")),
files: NODE_LOCKS
}
};
const presetNames = Object.keys(table);
const presets = table;
const filesOf = ({files: files}) => [ ...files, ...OWN_ONLY ];
},
78847: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
L: () => progressLines
});
var _lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93653);
const EVERY_MILLISECONDS = 5e3;
function progressLines(verb, now, say) {
let last = now();
return (done, total) => {
if (now() - last < EVERY_MILLISECONDS) return;
last = now();
say(total === void 0 ? `${verb}: ${(0, _lines_js__WEBPACK_IMPORTED_MODULE_0__.aq)(done.files)}, ${(0, 
_lines_js__WEBPACK_IMPORTED_MODULE_0__.Ej)(done.bytes)}` : `${verb}: ${(0, _lines_js__WEBPACK_IMPORTED_MODULE_0__.zD)(done.files)} of ${(0, 
_lines_js__WEBPACK_IMPORTED_MODULE_0__.aq)(total.files)}, ${(0, _lines_js__WEBPACK_IMPORTED_MODULE_0__.Ej)(done.bytes)} of ${(0, 
_lines_js__WEBPACK_IMPORTED_MODULE_0__.Ej)(total.bytes)}`);
};
}
},
84378: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
AV: () => newReportName,
S3: () => publishReport,
Zb: () => tierTable,
jM: () => tiersOf,
u5: () => writeReport,
xo: () => savedSeconds,
xs: () => addTiers
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var _paceline_contracts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88130);
var _paceline_contracts__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86464);
var _paceline_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(84471);
var _paceline_core__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85186);
var _lines_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(93653);
const newReportName = () => (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString("hex");
async function writeReport(context, name, report) {
try {
return await (0, _paceline_core__WEBPACK_IMPORTED_MODULE_1__.bd)(context.environment, `cache-${name}/cache-report.json`, (0, 
_paceline_contracts__WEBPACK_IMPORTED_MODULE_2__.ft)(_paceline_contracts__WEBPACK_IMPORTED_MODULE_3__.V, report));
} catch (error) {
context.log.warning(`The cache report was not written: ${(0, _paceline_core__WEBPACK_IMPORTED_MODULE_4__.bD)(error)}`);
return "";
}
}
async function publishReport(context, name, report) {
const job = context.environment.job.replaceAll(/[^A-Za-z0-9._-]/g, "-").slice(0, 40);
try {
const address = {
kind: "cache-report",
planId: "cache",
leg: `${job}-${name}`
};
await context.artifacts.publish(address, (0, _paceline_contracts__WEBPACK_IMPORTED_MODULE_2__.ft)(_paceline_contracts__WEBPACK_IMPORTED_MODULE_3__.V, report));
} catch (error) {
context.log.warning(`The cache report was not uploaded: ${(0, _paceline_core__WEBPACK_IMPORTED_MODULE_4__.bD)(error)}`);
}
}
const tiersOf = store => store.statistics().map(({tier: tier, hits: hits, misses: misses, errors: errors, bytesRead: bytesRead, bytesWritten: bytesWritten}) => ({
tier: tier,
hits: hits,
misses: misses,
errors: errors,
bytesRead: bytesRead,
bytesWritten: bytesWritten
}));
function addTiers(before, after) {
return Array.from({
length: Math.max(before.length, after.length)
}, (_, index) => {
const [a, b] = [ before[index], after[index] ];
if (!a || !b) return a ?? b;
return {
tier: b.tier,
hits: a.hits + b.hits,
misses: a.misses + b.misses,
errors: a.errors + b.errors,
bytesRead: a.bytesRead + b.bytesRead,
bytesWritten: a.bytesWritten + b.bytesWritten
};
});
}
function tierTable(tiers) {
if (tiers.length < 2) return "";
const rows = tiers.map(({tier: tier, hits: hits, misses: misses, errors: errors, bytesRead: bytesRead, bytesWritten: bytesWritten}) => `| ${tier} | ${hits} | ${misses} | ${errors} | ${(0, 
_lines_js__WEBPACK_IMPORTED_MODULE_5__.Ej)(bytesRead)} | ${(0, _lines_js__WEBPACK_IMPORTED_MODULE_5__.Ej)(bytesWritten)} |`);
return [ "", "| tier | hits | misses | errors | read | written |", "|-|-:|-:|-:|-:|-:|", ...rows, "" ].join("\n");
}
function savedSeconds(metadata, job, here) {
const there = Number(metadata["interval-seconds"] ?? Number.NaN);
if (metadata["job"] !== job || !Number.isFinite(there) || there < 0) return;
return Math.max(0, there - here.intervalSeconds - here.restoreSeconds);
}
},
69948: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
f: () => restoreEntry,
V: () => restoreOutputs
});
var errors = __webpack_require__(85186);
var begin_step = __webpack_require__(69150);
var promises_ = __webpack_require__(58500);
var lookup = __webpack_require__(25510);
var begin_restore = __webpack_require__(19824);
var restore = __webpack_require__(21132);
var src_entries = __webpack_require__(90470);
var key_difference = __webpack_require__(76945);
function explainMiss(asked, entries) {
const {key: key, version: version, read: read, all: all} = asked;
const none = `no entry for ${key}`;
if (entries.length === 0 && !all) return none;
if (entries.length === 0) return `${none}; nothing has been saved in this store yet`;
const readable = entries.filter(entry => read.includes(entry.scope));
const same = entry => entry.key === key;
const changed = entry => (0, src_entries.Io)(entry.metadata, asked.context);
const others = readable.filter(entry => same(entry) && entry.version === version);
const nearestContext = others.map(changed).filter(names => names.length > 0).sort((a, b) => a.length - b.length)[0];
if (nearestContext) return `${none} with this context; changed: ${nearestContext.join(", ")}`;
if (readable.some(entry => same(entry) && entry.version !== version)) return `${none} with these paths; it was saved with another list of paths`;
const elsewhere = entries.find(entry => same(entry) && entry.version === version);
if (elsewhere && !read.includes(elsewhere.scope)) return `${none}; it was saved for ${elsewhere.scope}, and this run reads only ${read.join(", ")}`;
const nearest = nearestTo(key, readable.filter(entry => entry.version === version && !same(entry)));
if (!nearest) return none;
const {theirs: theirs, ours: ours} = (0, key_difference.D)(nearest.key, key);
const names = changed(nearest);
const besides = names.length > 0 ? `, and in its context: ${names.join(", ")}` : "";
return `${none}; nearest ${nearest.key} differs in "${theirs}" (wanted "${ours}")${besides}`;
}
const MOST_COMPARED = 10;
function comparedEntries(asked, entries) {
const {key: key, version: version, read: read} = asked;
const readable = entries.filter(entry => entry.version === version && read.includes(entry.scope));
const same = readable.filter(entry => entry.key === key);
if (same.length > 0) return same.slice(0, MOST_COMPARED);
const nearest = nearestTo(key, readable);
return nearest ? [ nearest ] : [];
}
function nearestTo(key, entries) {
let best;
for (const entry of entries) {
const common = (0, key_difference.Q)(entry.key, key);
if (common > (best?.common ?? 0)) best = {
entry: entry,
common: common
};
}
return best?.entry;
}
var lines = __webpack_require__(93653);
var progress = __webpack_require__(78847);
var src_step = __webpack_require__(35271);
var tree_file = __webpack_require__(83291);
const MAX_CANDIDATES = 3;
async function findEntry(context, machine, store, step, lookupOnly) {
const {environment: environment, inputs: inputs, log: log} = context;
const {repository: repository} = environment;
const {wanted: wanted, paths: paths, trust: trust, signing: signing} = step;
const {key: key, restoreKeys: restoreKeys} = wanted;
const scopes = new Map(trust.read.map(scope => [ (0, src_entries.FP)(repository, scope, paths.version), scope ]));
const unverifiable = (0, src_step.Hm)(inputs, signing);
if (unverifiable !== void 0) return {
result: "miss",
missReason: `${unverifiable}, so no entry can be verified`
};
const exactName = folder => (0, src_entries.MB)(scopes.get(folder), key, wanted.context);
const explain = async storeKey => {
const entries = await (0, src_entries.qo)(store, repository);
const found = storeKey === void 0 ? void 0 : (0, src_entries.ER)(repository, storeKey);
if (found && !entries.some(entry => entry.storeKey === storeKey)) entries.unshift({
...found,
createdAt: 0,
metadata: {}
});
const wish = {
key: key,
context: wanted.context,
version: paths.version,
read: trust.read
};
for (const entry of comparedEntries(wish, entries)) {
const known = await store.head(entry.storeKey);
const now = known ? [ {
...entry,
metadata: known.metadata ?? entry.metadata
} ] : [];
entries.splice(entries.indexOf(entry), 1, ...now);
}
const silent = store.statistics().filter(({errors: errors}) => errors > 0).map(({tier: tier}) => tier);
const asked = {
...wish,
all: store.listsAll && silent.length === 0
};
const unread = silent.length > 0 ? `; not everything could be read: ${silent.join(", ")}` : "";
return explainMiss(asked, entries) + unread;
};
let damaged;
let tried = 0;
const folders = [ ...scopes.keys() ];
const candidates = started((0, lookup.$)(store, {
folders: folders,
key: key,
exactName: exactName,
restoreKeys: restoreKeys
}));
await (0, promises_.setImmediate)();
const statCache = (0, tree_file.P)(environment.home, paths);
const begun = lookupOnly ? void 0 : await (0, begin_restore.Q)({
paths: paths,
statCache: statCache
});
try {
for await (const candidate of candidates) {
const {storeKey: storeKey, exact: exact, key: matchedKey} = candidate;
if ((0, lines.TN)(matchedKey) !== matchedKey) continue;
if (!exact && !restoreKeys.some(start => matchedKey.startsWith(start)) && !keyItself(matchedKey)) continue;
if (tried++ === MAX_CANDIDATES) break;
const head = lookupOnly ? await store.head(storeKey) : void 0;
const about = {
result: exact ? "exact" : "partial",
matchedKey: matchedKey,
storeKey: storeKey,
...exact ? {
metadata: candidate.metadata ?? {}
} : {
missReason: damaged ?? await explain(storeKey)
}
};
if (lookupOnly) return {
...about,
tier: head?.tier ?? ""
};
const restored = await (0, restore.n)(store, {
key: storeKey,
packs: (0, src_entries.C)(repository),
paths: paths,
statCache: statCache,
begun: begun,
...signing ? {
verifier: signing.verifier
} : {},
onNote: note => log.info((0, lines.TN)(note)),
onProgress: (0, progress.L)("restoring", machine.now, log.info)
});
if (restored.outcome === "restored") {
const {tier: tier, files: files, bytes: bytes, readBytes: readBytes, writtenFiles: writtenFiles} = restored;
return {
...about,
tier: tier,
restored: {
files: files,
bytes: bytes,
readBytes: readBytes,
writtenFiles: writtenFiles
}
};
}
damaged = `${matchedKey} was found but not restored: ${restored.reason}`;
log.warning(`The cache entry ${(0, lines.TN)(damaged)}.${restored.partly ? " Some of its files are in place." : ""} The job goes on without it.`);
const own = scopes.get(candidate.folder) === trust.write;
if (restored.broken && own && (0, src_step.J)(inputs, trust)) await store.delete(storeKey);
if (!restored.broken) break;
}
} finally {
await (begun?.end());
}
return {
result: "miss",
missReason: damaged ?? await explain()
};
function keyItself(matchedKey) {
return matchedKey !== key && Object.keys(wanted.context).length === 0;
}
}
function started(items) {
const first = items.next();
first.catch(() => {});
return async function*() {
const {value: value, done: done} = await first;
if (done) return;
yield value;
yield* items;
}();
}
var src_report = __webpack_require__(84378);
var statistics = __webpack_require__(20259);
const restoreOutputs = {
"cache-hit": "false",
"cache-primary-key": "",
"cache-matched-key": "",
"hit-tier": "",
"miss-reason": "",
seconds: "0",
"files-restored": "0",
"bytes-restored": "0",
"bytes-downloaded": "0",
"report-path": ""
};
async function restoreEntry(context, machine) {
const {inputs: inputs} = context;
const {step: step, startedAt: startedAt, reportName: reportName, about: about, tell: tell} = await (0, 
begin_step.U)(context, machine);
const {wanted: wanted} = step;
const {found: found, tiers: tiers, took: took} = await lookAndRecord(context, machine, step, startedAt);
const {storeKey: _, metadata: __, matchedKey: matchedKey, restored: restored, ...outcome} = found;
const report = {
...about,
...outcome,
...matchedKey === void 0 ? {} : {
matchedKey: matchedKey
},
...restored ? {
restore: {
seconds: took,
...restored
}
} : {},
tiers: tiers
};
context.setOutput("cache-hit", found.result === "exact");
context.setOutput("cache-primary-key", wanted.key);
context.setOutput("cache-matched-key", matchedKey ?? "");
context.setOutput("hit-tier", found.tier ?? "");
context.setOutput("miss-reason", (0, lines.TN)(found.missReason ?? ""));
context.setOutput("seconds", took);
context.setOutput("files-restored", restored?.files ?? 0);
context.setOutput("bytes-restored", restored?.bytes ?? 0);
context.setOutput("bytes-downloaded", restored?.readBytes ?? 0);
context.setOutput("report-path", await (0, src_report.u5)(context, reportName, report));
tell(sentence(found, took), tiers);
if (found.result === "miss" && inputs["fail-on-cache-miss"]) throw missed(found, wanted.key);
return {
step: step,
found: found,
report: report,
reportName: reportName
};
}
async function lookAndRecord(context, machine, step, startedAt) {
const {environment: environment, inputs: inputs, log: log} = context;
const {wanted: wanted, trust: trust} = step;
if (inputs.mode === "write-only") {
const missReason = "mode is write-only, so nothing was looked for";
return {
found: {
result: "none",
missReason: missReason
},
tiers: [],
took: 0
};
}
const store = await (0, src_step.b0)(context, machine, trust);
try {
const found = await findEntry(context, machine, store, step, inputs["lookup-only"]).catch(error => {
log.warning(`The cache could not be restored: ${(0, errors.bD)(error)}. The job goes on without it.`);
return {
result: "miss",
missReason: `the cache could not be read: ${(0, errors.bD)(error)}`
};
});
const took = (machine.now() - startedAt) / 1e3;
const {result: result, matchedKey: matchedKey, restored: restored} = found;
await (0, statistics.bQ)(store, {
repository: environment.repository,
scope: (0, src_step.J)(inputs, trust) ? trust.write : void 0,
now: machine.now(),
key: wanted.key,
restoreKeys: wanted.restoreKeys,
restore: {
result: result === "none" ? "miss" : result,
matchedKey: matchedKey,
bytes: restored?.bytes,
seconds: took
}
});
return {
found: found,
tiers: (0, src_report.jM)(store),
took: took
};
} finally {
await store.close();
}
}
const missed = (found, key) => new errors.ce("PACELINE_CACHE_MISS", `The cache missed: ${(0, 
lines.TN)(found.missReason ?? `no entry for ${key}`)}.`, "Run the job that saves this key first, or set fail-on-cache-miss to false.");
function sentence(found, took) {
if (found.result === "miss") return `miss: ${found.missReason}`;
if (found.result === "none") return `nothing restored: ${found.missReason}`;
const how = `${found.result === "exact" ? "exact" : "restore key"}, ${found.tier}`;
if (!found.restored) return `found ${found.matchedKey} (${how}), looked up only`;
const {files: count, bytes: bytes, readBytes: readBytes} = found.restored;
const inPlace = readBytes * 2 < bytes && found.restored.writtenFiles < count / 2;
const fetched = inPlace ? `, ${(0, lines.Ej)(readBytes)} of it fetched` : "";
return `restored ${found.matchedKey} (${how}): ${(0, lines.aq)(count)}, ${(0, lines.Ej)(bytes)}${fetched} in ${(0, 
lines.YA)(took)}`;
}
},
35271: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
J: () => mayWrite,
b0: () => openStep,
Ie: () => prepareStep,
Hm: () => unsignable
});
var events = __webpack_require__(59360);
var src_paths = __webpack_require__(61518);
var lines = __webpack_require__(93653);
var src_signing = __webpack_require__(1793);
var context_lines = __webpack_require__(83807);
var hash_files = __webpack_require__(40106);
var presets = __webpack_require__(60466);
const DIGEST_DIGITS = 32;
const OS = {
darwin: "macos",
win32: "windows"
};
async function wantedOf(inputs, environment, machine, onNote) {
const {platform: platform = process.platform, arch: arch = process.arch} = machine;
const at = {
workspace: environment.workspace,
home: machine.home
};
const context = await (0, context_lines.J)(inputs.context, at, onNote);
const {path: path = [], "restore-keys": restoreKeys = []} = inputs;
const preset = inputs.preset && presets.v4[inputs.preset];
if (!preset) return {
lines: path,
key: inputs.key ?? "",
restoreKeys: restoreKeys,
context: context
};
const lines = [ ...preset.paths({
platform: platform,
variables: environment.variables
}), ...path ];
if (inputs.key !== void 0) return {
lines: lines,
key: inputs.key,
restoreKeys: restoreKeys,
context: context
};
const start = `${inputs.preset}-${OS[platform] ?? platform}-${arch}-`;
const last = preset.perCommit ? environment.sha || "local" : await digestOf(preset);
return {
lines: lines,
key: start + last,
restoreKeys: restoreKeys.length > 0 ? restoreKeys : [ start ],
context: context
};
async function digestOf(found) {
const {digest: digest, files: files} = await (0, hash_files.y)((0, presets.R8)(found), at);
if (files > 0) return digest.slice(0, DIGEST_DIGITS);
onNote(`The preset ${inputs.preset} found none of ${found.files.join(", ")}: is the repository checked out before this step? Without them the key never changes.`);
return "none";
}
}
async function prepareStep(context, machine, known) {
const {environment: environment, inputs: inputs, log: log} = context;
const wanted = known ?? await wantedOf(inputs, environment, machine, note => log.warning((0, 
lines.TN)(note)));
const paths = (0, src_paths.Iz)(wanted.lines, {
workspace: environment.workspace,
home: machine.home,
anyPlatform: inputs.enableCrossOsArchive
});
const name = inputs["sign-with"];
const signing = name === void 0 ? void 0 : (0, src_signing.jy)(name, environment.variables);
if (signing?.secret) machine.mask(signing.secret);
return {
wanted: wanted,
paths: paths,
trust: (0, events.db)(environment),
signing: signing
};
}
function unsignable(inputs, signing) {
const name = inputs["sign-with"];
return name !== void 0 && !signing ? `sign-with: ${name} is empty in this run` : void 0;
}
function openStep(context, machine, trust) {
const {environment: environment, inputs: inputs, log: log} = context;
return machine.openStore(inputs.store, {
home: environment.home,
variables: environment.variables,
mayWrite: {
allowed: trust.write !== void 0,
reason: `a run on ${environment.eventName} may come from anyone`
},
onWarning: message => log.warning(message)
});
}
const mayWrite = (inputs, trust) => inputs.mode !== "read-only" && trust.write !== void 0;
},
83291: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
P: () => treeFile
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
function treeFile(home, paths) {
const places = JSON.stringify([ paths.version, paths.roots.map(({base: base}) => base) ]);
return (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, "trees", (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(places).digest("hex").slice(0, 32));
}
},
86464: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
V: () => cacheReport
});
var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88130);
var _fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27910);
const count = zod__WEBPACK_IMPORTED_MODULE_0__.aig().int().nonnegative();
const bytes = zod__WEBPACK_IMPORTED_MODULE_0__.aig().nonnegative();
const cacheReport = (0, _document_js__WEBPACK_IMPORTED_MODULE_1__.Al)("cache-report", 1, {
createdAt: _fields_js__WEBPACK_IMPORTED_MODULE_2__.uR,
job: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
leg: _fields_js__WEBPACK_IMPORTED_MODULE_2__.Cv.optional(),
key: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
matchedKey: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().optional(),
result: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "exact", "partial", "miss", "none" ]),
missReason: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().optional(),
tier: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().optional(),
restore: zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
seconds: _fields_js__WEBPACK_IMPORTED_MODULE_2__.YA,
files: count,
bytes: bytes,
readBytes: bytes.optional(),
writtenFiles: count.optional()
}).optional(),
save: zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
seconds: _fields_js__WEBPACK_IMPORTED_MODULE_2__.YA,
result: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "saved", "kept", "unchanged", "exists", "skipped", "failed" ]),
reason: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().optional(),
files: count,
bytes: bytes,
newBytes: bytes
}).optional(),
tiers: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
tier: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
hits: count,
misses: count,
errors: count,
bytesRead: bytes,
bytesWritten: bytes
})).optional(),
savedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_2__.YA.optional()
});
}
};
