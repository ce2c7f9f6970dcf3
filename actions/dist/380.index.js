export const id = 380;

export const ids = [ 380, 4368 ];

export const modules = {
46785: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Av: () => isOfPullRequest,
C: () => packFolder,
ER: () => parseEntry,
FP: () => entryFolder,
Io: () => changedContext,
MB: () => entryName,
PM: () => scopeFolder,
n9: () => contextMetadata,
pe: () => repositoryFolder,
qo: () => savedEntries
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58500);
var _paceline_contracts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74368);
const CONTEXT = "context:";
const SHOWN_DIGITS = 12;
const repositoryFolder = repository => `cache/${repository}/`;
const isOfPullRequest = scope => scope.startsWith("refs/pull/");
const scopeFolder = (repository, scope) => `${repositoryFolder(repository)}${encodeURIComponent(scope)}/`;
const entryFolder = (repository, scope, version) => `${scopeFolder(repository, scope)}${version}/`;
const packFolder = repository => `packs/${repository}/`;
function entryName(scope, key, context) {
const text = (0, _paceline_contracts__WEBPACK_IMPORTED_MODULE_2__.d)({
context: context,
key: key,
scope: scope
});
return `${key}#${(0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(text).digest("hex")}`;
}
const contextMetadata = context => Object.fromEntries(Object.entries(context).map(([name, digest]) => [ CONTEXT + name, digest.slice(0, SHOWN_DIGITS) ]));
function changedContext(metadata, context) {
const theirs = new Map(Object.entries(metadata).filter(([name]) => name.startsWith(CONTEXT)).map(([name, digest]) => [ name.slice(CONTEXT.length), digest ]));
const names = new Set([ ...theirs.keys(), ...Object.keys(context) ]);
return [ ...names ].filter(name => theirs.get(name) !== context[name]?.slice(0, SHOWN_DIGITS)).sort();
}
const BOUNDS = {
entries: 2e3,
milliseconds: 3e3
};
async function savedEntries(store, repository, read, bounds = BOUNDS) {
const found = new Map;
let whole = true;
const onUnnamed = () => {
whole = false;
};
const lists = [ ...read.map(scope => [ scopeFolder(repository, scope), {
shallow: true
} ]), [ repositoryFolder(repository), {
shallow: true,
onUnnamed: onUnnamed
} ] ];
const listed = async function*() {
for (const [folder, options] of lists) yield* store.list(folder, options);
};
for await (const one of within(bounds.milliseconds, listed())) {
if (one !== "late" && found.has(one.key)) continue;
if (one === "late" || found.size >= bounds.entries) {
whole = false;
break;
}
const {key: key, createdAt: createdAt, metadata: metadata} = one;
const entry = parseEntry(repository, key);
found.set(key, entry && {
...entry,
createdAt: createdAt,
metadata: metadata
});
}
const entries = [ ...found.values() ].filter(entry => entry !== void 0);
return {
entries: entries.sort((a, b) => b.createdAt - a.createdAt),
whole: whole
};
}
async function* within(milliseconds, items) {
const end = performance.now() + milliseconds;
const ended = new AbortController;
const late = (0, node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(milliseconds, "late", {
signal: ended.signal
});
late.catch(() => {});
try {
for (;;) {
const next = items.next();
next.catch(() => {});
const one = await Promise.race([ next, late ]);
if (one === "late" || !one.done && performance.now() > end) {
yield "late";
return;
}
if (one.done) return;
yield one.value;
}
} finally {
ended.abort();
items.return().catch(() => {});
}
}
function parseEntry(repository, storeKey) {
const folder = repositoryFolder(repository);
if (!storeKey.startsWith(folder)) return;
const match = /^([^/]+)\/([0-9a-f]{16})\/(.+)#([0-9a-f]{64})$/s.exec(storeKey.slice(folder.length));
if (!match) return;
const [, scope, version, key, digest] = match;
return {
scope: decode(scope),
version: version,
key: key,
digest: digest,
storeKey: storeKey
};
}
function decode(text) {
try {
return decodeURIComponent(text);
} catch {
return text;
}
}
},
26646: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Dy: () => writeStatistics,
Ge: () => MAX_COVERED,
I8: () => statisticsScope,
SM: () => DAY_MILLISECONDS,
aF: () => MAX_KEYS,
bQ: () => recordStatistics,
iD: () => statisticsFolder,
j: () => newStatisticsId,
kb: () => dayOf,
oG: () => statistics,
uU: () => keyPrefix,
uX: () => noKeyStatistics
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92857);
const STEP_BYTES = 65536;
const STATISTICS_DAYS = 90;
const DAY_MILLISECONDS = 864e5;
const MAX_KEYS = 2e3;
const MAX_COVERED = 2e4;
const count = zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const amount = zod__WEBPACK_IMPORTED_MODULE_1__.aig().nonnegative().max(Number.MAX_SAFE_INTEGER);
const name = zod__WEBPACK_IMPORTED_MODULE_1__.YjP().min(1).max(1024);
const keyStatistics = zod__WEBPACK_IMPORTED_MODULE_1__.Ikc({
key: name,
prefix: zod__WEBPACK_IMPORTED_MODULE_1__.YjP().max(1024),
requests: count,
exact: count,
partial: count,
misses: count,
uses: count,
lastUsedAt: amount.optional(),
restoredBytes: amount,
restoreSeconds: amount,
saves: count,
savedBytes: amount,
newBytes: amount,
lastSavedAt: amount.optional(),
removedAt: amount.optional(),
removedFor: zod__WEBPACK_IMPORTED_MODULE_1__.k5n([ "expired", "quota", "invalidated", "broken" ]).optional()
});
const tierStatistics = zod__WEBPACK_IMPORTED_MODULE_1__.Ikc({
tier: zod__WEBPACK_IMPORTED_MODULE_1__.YjP().min(1).max(64),
gets: count,
hits: count,
misses: count,
puts: count,
deletes: count,
errors: count,
evictions: count,
corrupt: count,
bytesRead: amount,
bytesWritten: amount
});
const statistics = zod__WEBPACK_IMPORTED_MODULE_1__.Ikc({
format: zod__WEBPACK_IMPORTED_MODULE_1__.euz(1),
from: amount,
to: amount,
steps: count,
keys: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(keyStatistics).max(MAX_KEYS),
tiers: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(tierStatistics).max(64),
covers: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(zod__WEBPACK_IMPORTED_MODULE_1__.YjP().max(64)).max(MAX_COVERED).optional()
});
const statisticsFolder = repository => `stats/${repository}/`;
const statisticsScope = (repository, scope) => `${statisticsFolder(repository)}${encodeURIComponent(scope)}/`;
const dayOf = instant => new Date(instant).toISOString().slice(0, 10);
async function recordStatistics(store, step) {
if (step.scope === void 0) return;
const {now: now} = step;
const record = {
format: 1,
from: now,
to: now,
steps: 1,
keys: keysOf(step),
tiers: store.statistics().map(({tier: tier, gets: gets, hits: hits, misses: misses, puts: puts, deletes: deletes, errors: errors, evictions: evictions, corrupt: corrupt, ...bytes}) => {
const {bytesRead: bytesRead, bytesWritten: bytesWritten} = bytes;
return {
tier: tier,
gets: gets,
hits: hits,
misses: misses,
puts: puts,
deletes: deletes,
errors: errors,
evictions: evictions,
corrupt: corrupt,
bytesRead: bytesRead,
bytesWritten: bytesWritten
};
})
};
const at = {
repository: step.repository,
scope: step.scope,
day: dayOf(now),
id: newStatisticsId()
};
await writeStatistics(store, at, record).catch(() => {});
}
const newStatisticsId = () => (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString("hex");
async function writeStatistics(store, {repository: repository, scope: scope, day: day, id: id}, record) {
const bytes = (new TextEncoder).encode(JSON.stringify(statistics.parse(record)));
if (record.covers === void 0 && bytes.byteLength > STEP_BYTES) return;
const options = {
expiresAt: Date.parse(day) + STATISTICS_DAYS * DAY_MILLISECONDS,
listedOnly: true
};
const key = `${statisticsScope(repository, scope)}${day}/${id}`;
await store.put(key, bytes, options);
}
const noKeyStatistics = (key, prefix) => ({
key: key,
prefix: prefix,
requests: 0,
exact: 0,
partial: 0,
misses: 0,
uses: 0,
restoredBytes: 0,
restoreSeconds: 0,
saves: 0,
savedBytes: 0,
newBytes: 0
});
function keysOf(step) {
const {key: key, restore: restore, save: save, now: now} = step;
const prefix = longest(step.restoreKeys ?? [], key) ?? keyPrefix(key);
const own = noKeyStatistics(key, prefix);
const keys = [ own ];
if (restore) {
const {result: result, matchedKey: matchedKey = key, bytes: bytes = 0, seconds: seconds = 0} = restore;
own.requests = 1;
own[result === "miss" ? "misses" : result] = 1;
own.restoredBytes = bytes;
own.restoreSeconds = seconds;
if (result !== "miss") {
const used = matchedKey === key ? own : noKeyStatistics(matchedKey, prefix);
used.uses = 1;
used.lastUsedAt = now;
if (used !== own) keys.push(used);
}
}
if (save) {
own.saves = 1;
own.savedBytes = save.bytes;
own.newBytes = save.newBytes;
own.lastSavedAt = now;
}
return keys;
}
const longest = (prefixes, key) => prefixes.filter(prefix => key.startsWith(prefix)).sort((a, b) => b.length - a.length)[0];
const isChanging = part => /^\d{5,}$/.test(part) || /^[0-9a-f]{7,}$/i.test(part) && /\d/.test(part);
function keyPrefix(key) {
const parts = key.split(/([-_.:/|+ ])/);
const at = parts.findIndex((part, index) => index > 0 && isChanging(part));
return at < 0 ? key : parts.slice(0, at).join("");
}
},
18225: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
J: () => contextDigests,
z: () => contextLines
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var _paceline_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63910);
var _hash_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8144);
const MAX_LINES = 64;
const VALUE = /^([A-Za-z_][A-Za-z0-9_.-]{0,63})\s*=(.*)$/s;
const contextLines = () => ({
allowed: "lines name=value or patterns of files",
parse(text) {
const values = {};
const files = [];
const lines = text.split(/\r?\n/).map(line => line.trim()).filter(line => line !== "" && !line.startsWith("#"));
if (lines.length > MAX_LINES) throw new _paceline_core__WEBPACK_IMPORTED_MODULE_2__.S7(`at most ${MAX_LINES} lines`, `it has ${lines.length}`);
for (const line of lines) {
const [, name, value] = VALUE.exec(line) ?? [];
if (name === void 0) files.push(confined(line)); else if (Object.hasOwn(values, name)) throw new _paceline_core__WEBPACK_IMPORTED_MODULE_2__.S7("a list of different names", `${name} stands there twice`); else values[name] = value.trim();
}
if (files.length > 0 && files.every(line => line.startsWith("!"))) throw new _paceline_core__WEBPACK_IMPORTED_MODULE_2__.S7("a list of values and files", "lines with ! only leave out; add a line without");
return {
values: values,
files: files
};
}
});
function confined(line) {
const bare = line.replace(/^!\s*/, "");
if (/^(?:[/\\~]|[A-Za-z]:)/.test(bare) || bare.split(/[\\/]/).includes("..")) throw new _paceline_core__WEBPACK_IMPORTED_MODULE_2__.S7("a list of values and files of the repository", `"${line}" leaves it`);
return line;
}
async function contextDigests(context, at, onNote) {
const digests = {};
for (const [name, value] of Object.entries(context.values)) digests[name] = (0, 
node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(value).digest("hex");
const excludes = context.files.filter(line => line.startsWith("!"));
for (const pattern of context.files.filter(line => !line.startsWith("!"))) {
const {digest: digest, files: files} = await (0, _hash_files_js__WEBPACK_IMPORTED_MODULE_1__.y)([ pattern, ...excludes ], at);
if (files === 0) onNote(`The context "${pattern}" matched no file.`);
digests[pattern] = digest;
}
return digests;
}
},
8144: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
y: () => hashFiles
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);
var _paceline_snapshot__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(21021);
async function hashFiles(patterns, at) {
const set = (0, _paceline_snapshot__WEBPACK_IMPORTED_MODULE_5__.Iz)(patterns, at);
const found = new Map;
for (const root of set.roots) {
const info = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(root.base).catch(() => {});
if (info?.isFile() && !root.matches && !set.excluded(root.base)) await add(root.base); else if (info?.isDirectory()) for await (const file of filesBelow(root.base, set)) if (!root.matches || root.matches((0, 
node_path__WEBPACK_IMPORTED_MODULE_3__.relative)(root.base, file).split(node_path__WEBPACK_IMPORTED_MODULE_3__.sep).join("/"))) await add(file);
}
const rows = [ ...found ].sort(([a], [b]) => a < b ? -1 : 1);
return {
digest: (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(JSON.stringify(rows)).digest("hex"),
files: rows.length
};
async function add(file) {
const name = (0, node_path__WEBPACK_IMPORTED_MODULE_3__.relative)(at.workspace, file).split(node_path__WEBPACK_IMPORTED_MODULE_3__.sep).join("/");
if (found.has(name)) return;
const hash = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
try {
await (0, node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)((0, node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file), hash);
} catch {
return;
}
found.set(name, hash.digest("hex"));
}
}
async function* filesBelow(folder, set) {
const entries = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)(folder, {
withFileTypes: true
}).catch(() => []);
for (const entry of entries) {
const path = (0, node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, entry.name);
if (set.excluded(path)) continue;
if (entry.isFile()) yield path; else if (entry.isDirectory() && entry.name !== ".git") yield* filesBelow(path, set);
}
}
},
90412: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
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
94925: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
jy: () => readSigningKey,
oy: () => signedWithin,
Nl: () => signingProblem,
cG: () => variableName
});
var external_node_crypto_ = __webpack_require__(77598);
var inputs = __webpack_require__(63910);
const MIN_BITS = 64;
const MAKE_SECRET = '"openssl rand -base64 48" makes one';
const GIVE_PEM = 'give the private key as PEM to sign ("openssl genpkey -algorithm ed25519"), or its public part as PEM to verify ("openssl pkey -pubout")';
function noSecret(text) {
const form = FORMS.find(([pattern]) => pattern.test(text));
if (form) return form[1];
for (const encoding of [ "base64", "hex" ]) {
const bytes = Buffer.from(text.replaceAll(/\s+/g, ""), encoding);
if (bytes.includes("-----BEGIN ")) return `it is a PEM key in ${encoding}; decode it first: ${GIVE_PEM}`;
if (isDer(bytes)) return `it is a key in ${encoding} without the lines of PEM around it: ${GIVE_PEM}`;
}
return;
}
function guessableSecret(text) {
const isGuessable = isRepeated(text) || Math.min(bits([ ...text ]), bits(steps(text))) < MIN_BITS;
return isGuessable ? `it can be guessed, as it repeats itself; ${MAKE_SECRET}` : void 0;
}
const FORMS = [ [ /^(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[a-z0-9@.-]+ /, `it is a public key of SSH, which is no secret: ${GIVE_PEM}` ], [ /-----BEGIN |^PuTTY-User-Key-File|^untrusted comment:/, `it has other text before the key: ${GIVE_PEM}` ], [ /^\s*\{[\s\S]*"kty"\s*:/, `it is a key in JSON: ${GIVE_PEM}` ], [ /^[a-z][a-z0-9+.-]*:\/\/\S+$/i, "it is an address; set the variable to the key itself" ], [ /^\S+\.(?:pem|key|pub|der|crt|cer|asc|txt)$/i, "it is the name of a file; set the variable to what is in the file" ], [ /\$\{\{|^\*+$/, "it is an expression that was not evaluated; write it below `env:` of the step" ] ];
function isDer(bytes) {
if (bytes[0] !== 48) return false;
const readers = [ () => (0, external_node_crypto_.createPublicKey)({
key: bytes,
format: "der",
type: "spki"
}), () => (0, external_node_crypto_.createPublicKey)({
key: bytes,
format: "der",
type: "pkcs1"
}), () => (0, external_node_crypto_.createPrivateKey)({
key: bytes,
format: "der",
type: "pkcs8"
}) ];
return readers.some(read => {
try {
read();
return true;
} catch {
return false;
}
});
}
function isRepeated(text) {
for (let period = 1; period <= text.length / 2; period++) if (text.startsWith(text.slice(period))) return true;
return false;
}
function bits(items) {
const counts = new Map;
for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
let sum = 0;
for (const count of counts.values()) sum += count * Math.log2(items.length / count);
return sum;
}
function steps(text) {
const codes = [ ...text ].map(character => character.codePointAt(0));
return codes.slice(1).map((code, index) => code - codes[index]);
}
const MIN_SECRET_BYTES = 32;
const CLOCK_SKEW_MS = 6e5;
const variableName = () => ({
allowed: "the name of an environment variable that holds the key",
parse: text => /^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(text) ? text : ""
});
function signingProblem(name, variables) {
if (name === "") return '"sign-with" is the name of an environment variable, not the key itself: pass the key under `env:`.';
try {
readSigningKey(name, variables);
return;
} catch (error) {
if (error instanceof inputs.S7) return `"sign-with": ${name} holds no usable key: ${error.message}.`;
throw error;
}
}
function signedWithin(key, maxAgeSeconds, now) {
if (maxAgeSeconds === void 0) return key;
const signedWithin = {
from: now - maxAgeSeconds * 1e3,
until: now + CLOCK_SKEW_MS
};
return {
...key,
verifier: {
...key.verifier,
signedWithin: signedWithin
}
};
}
function readSigningKey(name, variables) {
const text = variables[name]?.trim() ?? "";
if (text === "") return;
if (/^-----BEGIN /.test(text)) return ed25519(text);
const secret = Buffer.from(text, "utf8");
if (secret.length < MIN_SECRET_BYTES) throw new inputs.S7(`it has ${secret.length} bytes, and a secret needs ${MIN_SECRET_BYTES} (openssl rand -base64 48 makes one)`);
const problem = noSecret(text);
if (problem !== void 0) throw new inputs.S7(problem);
const warning = guessableSecret(text);
const mac = bytes => (0, external_node_crypto_.createHmac)("sha256", secret).update(bytes).digest();
return {
secret: text,
...warning === void 0 ? {} : {
warning: warning
},
signer: {
algorithm: "hmac-sha256",
sign: bytes => mac(bytes).toString("base64")
},
verifier: {
algorithm: "hmac-sha256",
verify(bytes, signature) {
const [ours, theirs] = [ mac(bytes), Buffer.from(signature, "base64") ];
return ours.length === theirs.length && (0, external_node_crypto_.timingSafeEqual)(ours, theirs);
}
}
};
}
function ed25519(pem) {
const isPrivate = /^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem);
let key;
try {
const text = pem.includes("\n") ? pem : pem.replaceAll("\\n", "\n");
key = isPrivate ? (0, external_node_crypto_.createPrivateKey)(text) : (0, external_node_crypto_.createPublicKey)(text);
} catch {
throw new inputs.S7("it looks like a PEM key but cannot be read as one without a passphrase");
}
if (key.asymmetricKeyType !== "ed25519") throw new inputs.S7(`it is a key of type ${key.asymmetricKeyType}, and Ed25519 is needed (openssl genpkey -algorithm ed25519)`);
const open = isPrivate ? (0, external_node_crypto_.createPublicKey)(key) : key;
const verifier = {
algorithm: "ed25519",
verify: (bytes, signature) => (0, external_node_crypto_.verify)(null, bytes, open, Buffer.from(signature, "base64"))
};
if (!isPrivate) return {
verifier: verifier,
secret: ""
};
return {
secret: pem,
verifier: verifier,
signer: {
algorithm: "ed25519",
sign: bytes => (0, external_node_crypto_.sign)(null, bytes, key).toString("base64")
}
};
}
},
29419: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
J: () => mayWrite,
b0: () => openStep,
Ie: () => prepareStep,
Hm: () => unsignable,
vm: () => unverifiable,
C6: () => writtenPrefixes
});
var events = __webpack_require__(10928);
var lines = __webpack_require__(95045);
var paths_paths = __webpack_require__(21021);
var src_open = __webpack_require__(66826);
var entries = __webpack_require__(46785);
var statistics = __webpack_require__(26646);
var context_lines = __webpack_require__(18225);
var hash_files = __webpack_require__(8144);
var presets = __webpack_require__(90412);
const DIGEST_DIGITS = 32;
const OS = {
darwin: "macos",
win32: "windows"
};
async function resolveRequest(inputs, environment, machine, onNote) {
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
var request_signing = __webpack_require__(94925);
async function prepareStep(context, machine, known) {
const {environment: environment, inputs: inputs, log: log} = context;
const request = known ?? await resolveRequest(inputs, environment, machine, note => log.warning((0, 
lines.TN)(note)));
const paths = (0, paths_paths.Iz)(request.lines, {
workspace: environment.workspace,
home: machine.home,
anyPlatform: inputs.enableCrossOsArchive,
own: [ environment.home, ...(0, src_open.RN)(inputs.store, environment) ]
});
const name = inputs["sign-with"];
const key = name === void 0 ? void 0 : (0, request_signing.jy)(name, environment.variables);
if (key?.secret) machine.mask(key.secret);
if (key?.warning !== void 0) log.warning(`The key that sign-with names is weak: ${key.warning}.`);
const signing = key && (0, request_signing.oy)(key, inputs["signed-max-age"], machine.now());
return {
request: request,
paths: paths,
trust: (0, events.db)(environment),
signing: signing
};
}
function unverifiable(inputs, signing) {
return inputs["sign-with"] !== void 0 && !signing ? "the environment variable that sign-with names is empty or not set in this run" : void 0;
}
const unsignable = (inputs, signing) => signing && !signing.signer ? "sign-with names a public key, which verifies but cannot sign" : unverifiable(inputs, signing);
function openStep(context, machine, trust) {
const {environment: environment, inputs: inputs, log: log} = context;
return machine.openStore(inputs.store, {
home: environment.home,
variables: environment.variables,
mayWrite: {
allowed: trust.write !== void 0,
reason: `a run on ${environment.eventName} may come from anyone`,
prefixes: writtenPrefixes(environment.repository, trust.write)
},
onWarning: message => log.warning(message)
});
}
const writtenPrefixes = (repository, scope) => scope === void 0 ? [] : [ (0, entries.PM)(repository, scope), (0, 
statistics.I8)(repository, scope), (0, entries.C)(repository) ];
const mayWrite = (inputs, trust) => inputs.mode !== "read-only" && trust.write !== void 0;
},
74368: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
d: () => canonicalJson
});
const canonicalJson = value => JSON.stringify(value, (_, inner) => typeof inner === "object" && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0)) : inner) ?? "undefined";
},
88130: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Al: () => document,
Mi: () => DocumentError,
Tp: () => parseDocument,
ft: () => writeDocument
});
var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
function document(kind, version, fields) {
const schema = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
kind: zod__WEBPACK_IMPORTED_MODULE_0__.euz(kind),
version: zod__WEBPACK_IMPORTED_MODULE_0__.euz(version),
...fields
});
return {
kind: kind,
version: version,
schema: schema
};
}
class DocumentError extends Error {
code;
remedy;
constructor(code, message, remedy) {
super(message);
this.name = "DocumentError";
this.code = code;
this.remedy = remedy;
}
}
function parseDocument(type, text, source) {
const value = typeof text === "string" ? parseJson(text, type.kind, source) : text;
const head = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
kind: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
version: zod__WEBPACK_IMPORTED_MODULE_0__.aig().int()
}).safeParse(value);
if (!head.success || head.data.kind !== type.kind) {
const found = head.success ? `a ${head.data.kind}` : "no Paceline document";
throw new DocumentError("PACELINE_DOCUMENT_KIND", `${source} is ${found}, expected a ${type.kind}.`, `Pass the ${type.kind} that the job before wrote.`);
}
if (head.data.version > type.version) throw new DocumentError("PACELINE_DOCUMENT_NEWER", `${source} is a ${type.kind} of version ${head.data.version}; this release reads up to ${type.version}.`, "Use the same Paceline release in every job of the workflow.");
const parsed = type.schema.safeParse(value);
if (!parsed.success) {
const first = parsed.error.issues.slice(0, 3).map(issue => `${issue.path.join(".") || "(top)"}: ${issue.message}`).join("; ");
throw new DocumentError("PACELINE_DOCUMENT_INVALID", `${source} is not a valid ${type.kind}: ${first}.`, "The file was cut off or edited; let the job that wrote it run again.");
}
return parsed.data;
}
const MAX_DEPTH = 100;
function isDeeper(text, most) {
let depth = 0;
for (let at = 0; at < text.length; at++) {
const code = text.charCodeAt(at);
if (code === QUOTE) {
do {
at = text.indexOf('"', at + 1);
} while (at >= 0 && isEscaped(text, at));
if (at < 0) return false;
} else if (code === OPEN_ARRAY || code === OPEN_OBJECT) {
depth += 1;
if (depth > most) return true;
} else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT) depth -= 1;
}
return false;
}
function isEscaped(text, at) {
let start = at;
while (text.charCodeAt(start - 1) === BACKSLASH) start -= 1;
return (at - start) % 2 === 1;
}
const [QUOTE, BACKSLASH] = [ 34, 92 ];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [ 91, 93, 123, 125 ];
function parseJson(text, kind, source) {
if (isDeeper(text, MAX_DEPTH)) throw new DocumentError("PACELINE_DOCUMENT_INVALID", `${source} has more than ${MAX_DEPTH} lists and objects inside each other, and no ${kind} has.`, "Look at what wrote it; it is none of ours.");
try {
return JSON.parse(text);
} catch (error) {
throw new DocumentError("PACELINE_DOCUMENT_INVALID", `${source} is not JSON, expected a ${kind}: ${error.message}.`, "The file was cut off or edited; let the job that wrote it run again.");
}
}
function writeDocument(type, value) {
return `${JSON.stringify(type.schema.parse(value), null, 2)}\n`;
}
},
27910: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Aq: () => machine,
Cv: () => identifier,
Ln: () => TEST_RUNNERS,
NJ: () => testFile,
Qx: () => suiteName,
RN: () => fileParts,
S8: () => testKey,
YA: () => seconds,
Zu: () => MAX,
bu: () => outcome,
cd: () => commit,
fU: () => peaks,
lj: () => testRunner,
ny: () => plannedSuite,
oY: () => legCost,
qN: () => repoPath,
uR: () => instant,
uf: () => suiteAudit
});
var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64377);
const MAX = {
tests: 1e6,
jobs: 1e4,
steps: 2e3,
samples: 1e5
};
const seconds = zod__WEBPACK_IMPORTED_MODULE_0__.aig().finite().nonnegative();
const instant = zod__WEBPACK_IMPORTED_MODULE_1__.w$();
const commit = zod__WEBPACK_IMPORTED_MODULE_0__.YjP().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, "must be a full commit id");
const identifier = zod__WEBPACK_IMPORTED_MODULE_0__.YjP().regex(/^[A-Za-z0-9._-]{1,64}$/, "must be 1–64 of A–Z a–z 0–9 . _ -");
const repoPath = zod__WEBPACK_IMPORTED_MODULE_0__.YjP().min(1).max(4096).refine(path => !path.startsWith("/") && !/^[A-Za-z]:/.test(path) && !path.includes("\\") && !path.includes("\0") && !path.split("/").includes(".."), "must be a path below the repository root, with / and without ..");
const suiteName = zod__WEBPACK_IMPORTED_MODULE_0__.YjP().min(1).max(200);
const testFile = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
suite: suiteName,
file: repoPath
});
const testKey = test => `${test.suite}\0${test.file}`;
const outcome = zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "passed", "failed", "skipped", "empty" ]);
const TEST_RUNNERS = [ "vitest", "jest", "node", "mocha", "ava", "playwright", "cypress", "bun", "deno", "pytest", "go", "nextest", "gradle", "maven", "rspec", "phpunit", "command" ];
const testRunner = zod__WEBPACK_IMPORTED_MODULE_0__.k5n(TEST_RUNNERS);
const discovery = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
by: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "input", "plan", "legs" ]),
reason: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().max(1e3).optional()
});
const fileParts = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
parts: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(zod__WEBPACK_IMPORTED_MODULE_0__.aig().int().positive()).min(1).max(MAX.jobs),
of: zod__WEBPACK_IMPORTED_MODULE_0__.aig().int().min(2).max(MAX.jobs)
}).refine(({parts: parts, of: of}) => parts.every((part, at) => part <= of && part > (parts[at - 1] ?? 0)), 'must be parts in their order, none twice and none above "of"');
const start = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
command: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().min(1).max(4e3).optional(),
args: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(zod__WEBPACK_IMPORTED_MODULE_0__.YjP().max(4e3)).max(MAX.steps).optional(),
workingDirectory: repoPath.optional()
});
const plannedSuite = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
suite: suiteName,
runner: testRunner.optional(),
start: start.optional(),
discovery: discovery,
mayBeEmpty: zod__WEBPACK_IMPORTED_MODULE_0__.zMY().optional()
});
const suiteAudit = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
suite: suiteName,
tests: zod__WEBPACK_IMPORTED_MODULE_0__.aig().int().nonnegative(),
selected: zod__WEBPACK_IMPORTED_MODULE_0__.aig().int().nonnegative(),
failing: zod__WEBPACK_IMPORTED_MODULE_0__.aig().int().nonnegative(),
seconds: seconds,
savedSeconds: seconds
});
const legCost = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
startSeconds: seconds,
fileSeconds: seconds,
testFactor: zod__WEBPACK_IMPORTED_MODULE_0__.aig().finite().nonnegative(),
setupSeconds: seconds.optional(),
legs: zod__WEBPACK_IMPORTED_MODULE_0__.aig().int().positive()
});
const peaks = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
cores: zod__WEBPACK_IMPORTED_MODULE_0__.aig().finite().nonnegative(),
ofCores: zod__WEBPACK_IMPORTED_MODULE_0__.aig().finite().positive(),
memoryBytes: zod__WEBPACK_IMPORTED_MODULE_0__.aig().finite().nonnegative(),
diskBytesPerSecond: zod__WEBPACK_IMPORTED_MODULE_0__.aig().finite().nonnegative(),
networkBytesPerSecond: zod__WEBPACK_IMPORTED_MODULE_0__.aig().finite().nonnegative()
});
const machine = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
os: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
arch: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
cores: zod__WEBPACK_IMPORTED_MODULE_0__.aig().positive(),
memoryBytes: zod__WEBPACK_IMPORTED_MODULE_0__.aig().nonnegative(),
name: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().optional(),
image: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().max(200).optional(),
processor: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().min(1).max(200).optional()
});
},
94118: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Az: () => loadDocument,
bd: () => saveDocument,
jW: () => documentPath
});
var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85186);
const documentPath = (environment, name) => (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(environment.temp, "paceline", name);
async function saveDocument(environment, name, text) {
const path = documentPath(environment, name);
await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), {
recursive: true
});
await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, text);
return path;
}
async function loadDocument(environment, path, input) {
const file = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path) ? path : (0, 
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(environment.workspace, path);
try {
return await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, "utf8");
} catch (error) {
throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.ce("PACELINE_DOCUMENT_MISSING", `Input "${input}": ${path} cannot be read: ${(0, 
_errors_js__WEBPACK_IMPORTED_MODULE_2__.bD)(error)}.`, "Pass the path that the step before set as its output.", {
cause: error
});
}
}
},
10928: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
J: () => mayWrite,
M0: () => triggeringRun,
Wf: () => isAboutPullRequest,
_f: () => findPullRequest,
db: () => eventTrust
});
var _payload_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82371);
const TRUSTED = new Set([ "push", "schedule", "workflow_dispatch", "repository_dispatch", "workflow_call", "merge_group", "create", "release", "deployment", "local" ]);
const PULL_REQUEST = new Set([ "pull_request", "pull_request_review", "pull_request_review_comment" ]);
function eventTrust(environment) {
const {event: event, eventName: eventName, ref: ref} = environment;
const defaultBranch = branchRef((0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(event, "repository", "default_branch"));
const pull = record(event["pull_request"]);
const base = branchRef((0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(pull, "base", "ref")) ?? (0, 
_payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(event, "merge_group", "base_ref");
const baseline = distinct([ base, defaultBranch ]);
const readOnlyToken = hasReadOnlyToken(environment);
if (PULL_REQUEST.has(eventName)) {
const number = numberOf(pull["number"]);
const own = number === void 0 ? void 0 : `refs/pull/${number}/merge`;
return {
level: "pull-request",
readOnlyToken: readOnlyToken,
read: distinct([ own, base, defaultBranch ]),
...own ? {
write: own
} : {},
baseline: baseline,
tidiesAll: false
};
}
if (!TRUSTED.has(eventName)) return {
level: "open",
readOnlyToken: readOnlyToken,
read: baseline,
baseline: baseline,
tidiesAll: false
};
const queuedFor = (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(event, "merge_group", "base_ref");
const own = eventName === "merge_group" && queuedFor !== void 0 ? queueScope(queuedFor) : ref || "local";
return {
level: "trusted",
readOnlyToken: readOnlyToken,
read: distinct([ own, base, defaultBranch ]),
write: own,
baseline: baseline.length > 0 ? baseline : [ own ],
...eventName === "push" && ref.startsWith(BRANCH) ? {
queue: queueScope(ref)
} : {},
tidiesAll: own === defaultBranch || eventName === "local"
};
}
function mayWrite(environment) {
const {level: level, write: write} = eventTrust(environment);
return {
allowed: write !== void 0,
reason: level === "open" ? `a run on ${environment.eventName} may come from anyone` : "its event does not say of which pull request it is"
};
}
function hasReadOnlyToken({event: event, eventName: eventName, repository: repository, variables: variables}) {
if (!PULL_REQUEST.has(eventName)) return false;
const head = (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(event, "pull_request", "head", "repo", "full_name");
return !sameName(head, repository) || variables["GITHUB_ACTOR"] === "dependabot[bot]";
}
function triggeringRun({event: event, eventName: eventName}) {
if (eventName !== "workflow_run") return;
const run = record(event["workflow_run"]);
const id = numberOf(run["id"]);
const headSha = (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(run, "head_sha");
if (id === void 0 || headSha === void 0) return;
return {
runId: String(id),
attempt: numberOf(run["run_attempt"]) ?? 1,
workflow: (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(run, "name") ?? (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(event, "workflow", "name") ?? "",
event: (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(run, "event") ?? "",
conclusion: (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(run, "conclusion") ?? "",
headSha: headSha,
headBranch: (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(run, "head_branch") ?? "",
headRepository: (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(run, "head_repository", "full_name") ?? ""
};
}
function isAboutPullRequest(environment) {
const {eventName: eventName} = environment;
return PULL_REQUEST.has(eventName) || eventName === "pull_request_target" || /^pull_request/.test(triggeringRun(environment)?.event ?? "");
}
async function findPullRequest(environment, github) {
const {event: event, eventName: eventName, repository: repository, sha: sha} = environment;
if (PULL_REQUEST.has(eventName) || eventName === "pull_request_target") return fromPayload(record(event["pull_request"]), repository);
if (eventName === "workflow_run") {
const run = triggeringRun(environment);
return run && findByHead(github, repository, run);
}
if (eventName === "merge_group") {
const queued = /\/pr-(\d{1,15})-[0-9a-f]+$/.exec((0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(event, "merge_group", "head_ref") ?? "");
return queued ? describePull(await github.pull(Number(queued[1])), repository) : void 0;
}
if (sha === "") return;
return findByHead(github, repository, {
headRepository: repository,
headSha: sha,
headBranch: /^refs\/heads\/(.+)$/.exec(environment.ref)?.[1] ?? ""
});
}
async function findByHead(github, repository, head) {
if (head.headRepository === "") return;
const fits = pull => pull.state === "open" && pull.head.sha === head.headSha && sameName(pull.head.repo?.full_name, head.headRepository);
const owner = head.headRepository.split("/")[0];
const byBranch = head.headBranch === "" ? [] : (await github.pullsByHead(owner, head.headBranch)).filter(fits);
const found = byBranch.length > 0 ? byBranch : (await github.pullsOfCommit(head.headSha)).filter(fits);
const pull = found.sort((a, b) => a.number - b.number)[0];
return pull && describePull(pull, repository);
}
function describePull({number: number, head: head, base: base}, repository) {
const headRepository = head.repo?.full_name ?? "";
const trusted = sameName(headRepository, repository);
return {
number: number,
headRepository: headRepository,
headSha: head.sha,
baseBranch: base.ref,
trusted: trusted
};
}
function fromPayload(pull, repository) {
const number = numberOf(pull["number"]);
const headSha = (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(pull, "head", "sha");
if (number === void 0 || headSha === void 0) return;
const headRepository = (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(pull, "head", "repo", "full_name") ?? "";
return {
number: number,
headRepository: headRepository,
headSha: headSha,
baseBranch: (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(pull, "base", "ref") ?? "",
trusted: sameName(headRepository, repository)
};
}
const BRANCH = "refs/heads/";
const queueScope = branch => `queue/${branch.startsWith(BRANCH) ? branch.slice(BRANCH.length) : branch}`;
const branchRef = name => name && `${BRANCH}${name}`;
const sameName = (a, b) => a?.toLowerCase() === b.toLowerCase();
const numberOf = value => Number.isSafeInteger(value) && value > 0 ? value : void 0;
const record = value => typeof value === "object" && value !== null ? value : {};
const distinct = values => [ ...new Set(values.filter(value => value !== void 0)) ];
},
82371: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
$: () => textAt
});
function textAt(payload, ...path) {
let value = payload;
for (const key of path) {
if (typeof value !== "object" || value === null) return;
value = value[key];
}
return typeof value === "string" && value !== "" ? value : void 0;
}
},
60253: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Q: () => defineAction
});
const defineAction = () => action => action;
},
23061: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
D9: () => markdownCode,
FV: () => escapeMarkdown,
Qj: () => markdownTable,
Rk: () => markdownTableOfFilled,
ml: () => shorten,
oG: () => markdownDetails
});
var _lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95045);
const MARKUP = /[\\`*_~[\](){}#!|$<>&"']/g;
function escapeMarkdown(text) {
return (0, _lines_js__WEBPACK_IMPORTED_MODULE_0__.TN)(text).replaceAll(MARKUP, character => `&#${character.charCodeAt(0)};`).replaceAll("@", "@​").replaceAll(/&#35;(?=\d)/g, "&#35;​").replaceAll(/:(?=\/\/)/g, "&#58;").replaceAll(/\bwww\./gi, match => `${match.slice(0, 3)}&#46;`).replaceAll(/\bGH-(?=\d)/gi, match => `${match}​`).replace(/^[-+=]/, sign => `&#${sign.charCodeAt(0)};`).replace(/^(\d+)\./, "$1&#46;");
}
const markdownCode = text => `<code>${escapeMarkdown(text)}</code>`;
function shorten(text, length) {
const characters = [ ...text ];
if (characters.length <= length) return text;
const tail = Math.ceil(.6 * (length - 1));
return `${characters.slice(0, length - 1 - tail).join("")}…${characters.slice(characters.length - tail).join("")}`;
}
function markdownTable(columns, rows) {
const line = cells => `| ${columns.map((_, index) => (cells[index] ?? "").replaceAll(/[\r\n\u2028\u2029]+/g, " ").replaceAll("|", "&#124;")).join(" | ")} |`;
return [ line(columns.map(({title: title}) => title)), `|${columns.map(({align: align}) => align === "right" ? " --: " : " :-- ").join("|")}|`, ...rows.map(line), "" ].join("\n");
}
function markdownTableOfFilled(columns, rows) {
const filled = columns.map((_, index) => rows.some(row => ![ "", "–" ].includes(row[index] ?? "")));
const keep = items => items.filter((_, index) => filled[index]);
return markdownTable(keep(columns), rows.map(row => keep(columns.map((_, index) => row[index] ?? ""))));
}
const markdownDetails = (title, body) => `<details><summary>${title}</summary>\n\n${body.trim()}\n\n</details>\n`;
},
28740: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
B4: () => formatCount,
LS: () => plural,
a3: () => formatDuration,
eD: () => formatChange,
l9: () => formatPercent,
z3: () => formatBytes
});
function formatDuration(seconds) {
if (!Number.isFinite(seconds)) return "–";
if (seconds < 0) return `−${formatDuration(-seconds)}`;
if (seconds < 10 && Number.isInteger(seconds)) return `${seconds} s`;
if (seconds < 5e-4) return "< 1 ms";
if (seconds < .9995) return `${Math.round(seconds * 1e3)} ms`;
if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
const whole = Math.round(seconds);
if (whole < 60) return `${whole} s`;
if (whole < 3600) return `${Math.floor(whole / 60)}m ${pad(whole % 60)}s`;
const minutes = Math.round(seconds / 60);
return `${Math.floor(minutes / 60)}h ${pad(minutes % 60)}m`;
}
const BYTE_UNITS = [ "B", "KiB", "MiB", "GiB", "TiB", "PiB" ];
function formatBytes(bytes) {
if (!Number.isFinite(bytes)) return "–";
let value = Math.max(0, bytes);
let unit = 0;
while (value >= 1023.5 && unit < BYTE_UNITS.length - 1) {
value /= 1024;
unit += 1;
}
return `${unit > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} ${BYTE_UNITS[unit]}`;
}
function formatPercent(ratio) {
if (!Number.isFinite(ratio)) return "–";
const percent = Math.abs(ratio * 100);
const digits = percent > 0 && percent < 9.95 && !Number.isInteger(percent) ? 1 : 0;
const text = percent.toFixed(digits).replace(/\.0$/, "");
return `${ratio < 0 && text !== "0" ? "−" : ""}${text} %`;
}
function formatChange(ratio) {
if (!Number.isFinite(ratio)) return "–";
const text = formatPercent(Math.abs(ratio));
if (/^0\D/.test(text)) return `±${text}`;
return `${ratio > 0 ? "+" : "−"}${text}`;
}
const formatCount = count => String(Math.round(count)).replaceAll(/\B(?=(?:\d{3})+(?!\d))/g, ",");
const plural = (count, noun, many = `${noun}s`) => `${formatCount(count)} ${count === 1 ? noun : many}`;
const pad = value => String(value).padStart(2, "0");
},
22320: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Hh: () => isPassed,
Ip: () => pathsThrough,
lr: () => MAX_DEPTH,
vb: () => checkLocations
});
var _paths_paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21021);
var _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52279);
var _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71803);
const MAX_DEPTH = 256;
const SLASH = 47;
function checkLocations(entries, paths) {
const tops = checkOrder(entries, paths);
checkExcluded(entries, paths, tops);
checkLinks(entries, paths);
if (anyNested(paths)) checkTogether(entries, paths, tops);
}
function checkOrder(entries, {roots: roots}) {
const {length: length, types: types, paths: paths} = entries;
const tops = new Uint8Array(length);
const open = [];
for (let index = 0; index < length; index++) {
const root = entries.roots[index];
const before = index > 0 ? entries.roots[index - 1] : -1;
if (root < before) throw (0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.qH)(entries, index, "is out of order");
const isFirst = root !== before;
if (isFirst) open.length = 0;
const shared = isFirst ? 0 : paths.shared(index, paths, index - 1);
if (!isFirst) {
const order = paths.compare(index, paths, index - 1, shared);
if (order === 0) throw (0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.qH)(entries, index, "is listed twice");
if (order < 0) throw (0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.qH)(entries, index, "is out of order");
}
while (open.length > 0 && !paths.isBelow(index, open.at(-1), shared)) open.pop();
const above = open.at(-1);
const {matches: matches} = roots[root];
if (above === void 0) {
if (matches ? !matches(entries.path(index)) : paths.size(index) > 0) throw (0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.qH)(entries, index, matches ? "is not among the paths asked for" : "lies below no folder");
if (depthOf(entries, index) > MAX_DEPTH) throw (0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.qH)(entries, index, "lies too deep");
tops[index] = 1;
} else if (types[above] !== _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_1__.Md || !paths.isDirectlyIn(index, above)) throw (0, 
_tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.qH)(entries, index, "lies below no folder");
if (open.length > MAX_DEPTH) throw (0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.qH)(entries, index, "lies too deep");
open.push(index);
}
return tops;
}
function depthOf({paths: paths}, index) {
let depth = 0;
for (let at = paths.starts[index]; at < paths.starts[index + 1]; at++) if (paths.bytes[at] === SLASH) depth += 1;
return depth;
}
function* newParts(path, before) {
let shared = 0;
while (shared < path.length && path[shared] === before[shared]) shared += 1;
for (let end = path.indexOf("/"); end >= 0; end = path.indexOf("/", end + 1)) if (end >= shared) yield path.slice(0, end);
yield path;
}
function checkExcluded(entries, paths, tops) {
const own = paths.roots.map(({base: base}) => (0, _paths_paths_js__WEBPACK_IMPORTED_MODULE_2__.NP)(base, paths.own) ? [ "" ] : (0, 
_paths_paths_js__WEBPACK_IMPORTED_MODULE_2__.Yl)(base, paths.own));
if (!paths.excludes && own.every(({length: length}) => length === 0)) return;
let before = "";
let lastRoot = -1;
for (let index = 0; index < entries.length; index++) {
const root = entries.roots[index];
const path = entries.path(index);
if (own[root].some(its => its === "" || path === its || path.startsWith(`${its}/`))) throw (0, 
_tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.qH)(entries, index, "is where this machine keeps its caches");
if (!paths.excludes) continue;
if (root !== lastRoot) before = "";
lastRoot = root;
for (const part of tops[index] === 1 ? newParts(path, before) : [ path ]) if (paths.excludedBelow(root, part)) throw (0, 
_tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.qH)(entries, index, "is left out by a line with !");
if (tops[index] === 1) before = path;
}
}
function checkLinks(entries, paths) {
const passed = paths.roots.map((_, root) => pathsThrough(paths, root));
for (let index = 0; index < entries.length; index++) {
if (entries.types[index] !== _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_1__._e) continue;
const root = entries.roots[index];
const isRoot = entries.paths.size(index) === 0;
if (!isRoot && passed[root].length === 0) continue;
if (isRoot || isPassed(entries.path(index), passed[root])) throw (0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.qH)(entries, index, "is a link where a path of the list goes");
}
}
function pathsThrough({roots: roots}, root) {
const {base: base, written: written} = roots[root];
const others = roots.filter((_, at) => at !== root);
return [ ...(0, _paths_paths_js__WEBPACK_IMPORTED_MODULE_2__.Yl)(base, others.map(other => other.base)), ...(0, 
_paths_paths_js__WEBPACK_IMPORTED_MODULE_2__.Yl)(written ?? base, others.map(other => other.written ?? other.base)) ];
}
const isPassed = (path, through) => through.some(its => its === path || its.startsWith(`${path}/`));
const anyNested = ({roots: roots}) => roots.some(({base: base}, index) => roots.some((other, at) => at !== index && (0, 
_paths_paths_js__WEBPACK_IMPORTED_MODULE_2__.Yl)(base, [ other.base ]).length > 0));
function checkTogether(entries, {roots: roots}, tops) {
const starts = roots.map(({base: base}) => base.replaceAll("\\", "/").replace(/\/$/, ""));
const absoluteOf = index => {
const path = entries.path(index);
const start = starts[entries.roots[index]];
return path === "" ? start : `${start}/${path}`;
};
const types = new Map;
for (let index = 0; index < entries.length; index++) {
const absolute = absoluteOf(index);
if (types.has(absolute)) throw (0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.qH)(entries, index, "is listed twice");
types.set(absolute, entries.types[index]);
}
let before = "";
for (let index = 0; index < entries.length; index++) {
if (tops[index] !== 1) continue;
const absolute = absoluteOf(index);
for (const above of newParts(absolute, before)) if (above !== absolute && (types.get(above) ?? _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_1__.Md) !== _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_1__.Md) throw (0, 
_tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.qH)(entries, index, "lies below no folder");
before = absolute;
}
}
},
4393: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
K: () => checkManifest
});
var _format_bounds_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78427);
var _format_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43487);
var _format_valid_values_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(75361);
var _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52279);
var _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71803);
var _check_locations_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22320);
const MAX_PATH = 4096;
const MAX_PATH_BYTES = 3 * MAX_PATH;
const MAX_OVERHEAD = 65536;
const [SLASH, DOT] = [ 47, 46 ];
const BAD_ON_WINDOWS = /[\\:<>"|?*\u0001-\u001f]|[ .](?:\/|$)|(?:^|\/)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:[ .][^/]*)?(?:\/|$)/i;
function checkManifest(manifest, key, paths, platform = process.platform) {
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.D8)(manifest.format === _format_manifest_js__WEBPACK_IMPORTED_MODULE_1__.uB, "it is of another format");
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.D8)(manifest.key === key, "it belongs to another entry");
const {roots: roots, packs: packs, chunks: chunks, entries: entries} = manifest;
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.D8)(roots.length === paths.roots.length && paths.roots.every((root, index) => root.line === roots[index]), "it was saved with other paths");
for (const {length: length} of [ packs, chunks, entries ]) (0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.D8)(length <= _format_bounds_js__WEBPACK_IMPORTED_MODULE_2__.Sd, "a list is too long");
for (const pack of packs) checkPack(pack);
for (let index = 0; index < chunks.length; index++) checkChunk(chunks, index, packs);
checkOverlaps(chunks);
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.D8)(entries.paths.isValid, "a path is not valid");
let bytes = 0;
for (let index = 0; index < entries.length; index++) {
if (!isRelative(entries.paths, index, platform)) throw (0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.qH)(entries, index, "is not allowed as a path");
const problem = problemOfEntry(index, manifest, paths);
if (problem !== void 0) throw (0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.qH)(entries, index, problem);
bytes += entries.sizes[index];
}
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.D8)(Number.isSafeInteger(bytes), "its sizes are beyond counting");
(0, _check_locations_js__WEBPACK_IMPORTED_MODULE_3__.vb)(entries, paths);
return manifest;
}
function checkPack(pack) {
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.D8)((0, _format_valid_values_js__WEBPACK_IMPORTED_MODULE_4__.Bc)(pack.sha256), "a pack has no digest");
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.D8)((0, _format_valid_values_js__WEBPACK_IMPORTED_MODULE_4__.my)(pack.bytes, _format_bounds_js__WEBPACK_IMPORTED_MODULE_2__.rA + MAX_OVERHEAD), "a pack is too large");
let end = 0;
for (const segment of pack.segments) {
checkSegment(segment);
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.D8)(segment.offset >= end, "segments of a pack overlap");
end = segment.offset + segment.bytes;
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.D8)(end <= pack.bytes, "a segment reaches beyond its pack");
}
}
function checkSegment(segment) {
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.D8)((0, _format_valid_values_js__WEBPACK_IMPORTED_MODULE_4__.Bc)(segment.sha256), "a segment has no digest");
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.D8)(_format_manifest_js__WEBPACK_IMPORTED_MODULE_1__.QA.includes(segment.codec), "a segment is compressed in an unknown way");
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.D8)((0, _format_valid_values_js__WEBPACK_IMPORTED_MODULE_4__.my)(segment.size, _format_bounds_js__WEBPACK_IMPORTED_MODULE_2__.lN) && segment.size > 0, "a segment is too large");
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.D8)((0, _format_valid_values_js__WEBPACK_IMPORTED_MODULE_4__.my)(segment.offset) && (0, 
_format_valid_values_js__WEBPACK_IMPORTED_MODULE_4__.my)(segment.bytes) && segment.bytes > 0, "a segment has no range");
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.D8)(segment.codec === "none" ? segment.bytes === segment.size : segment.bytes <= segment.size + MAX_OVERHEAD, "a segment is larger than its content");
}
function checkChunk({packs: packs, segments: segments, offsets: offsets, sizes: sizes}, index, all) {
const pack = all[packs[index]];
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.D8)(pack, "a chunk names no pack");
const segment = pack.segments[segments[index]];
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.D8)(segment, "a chunk names no segment");
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.D8)(sizes[index] > 0, "a chunk has no range");
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.D8)(offsets[index] + sizes[index] <= segment.size, "a chunk reaches beyond its segment");
}
function checkOverlaps({length: length, packs: packs, segments: segments, offsets: offsets, sizes: sizes}) {
const order = (a, b) => packs[a] - packs[b] || segments[a] - segments[b] || offsets[a] - offsets[b];
const isBehind = (a, b) => packs[a] !== packs[b] || segments[a] !== segments[b] || offsets[b] >= offsets[a] + sizes[a];
let inOrder = true;
for (let at = 1; at < length && inOrder; at++) {
inOrder = order(at - 1, at) <= 0;
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.D8)(!inOrder || isBehind(at - 1, at), "chunks of a segment overlap");
}
if (inOrder) return;
const sorted = Uint32Array.from({
length: length
}, (_, at) => at).sort(order);
for (let at = 1; at < length; at++) (0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.D8)(isBehind(sorted[at - 1], sorted[at]), "chunks of a segment overlap");
}
function problemOfEntry(index, {chunks: chunks, entries: entries}, paths) {
const {types: types, references: references, starts: starts} = entries;
if (entries.roots[index] >= paths.roots.length) return "names no root";
if (!(0, _format_valid_values_js__WEBPACK_IMPORTED_MODULE_4__.uZ)(entries.mtimes[index])) return "has no valid time";
const type = types[index];
if (type === _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_5__._e) {
const target = entries.target(index);
const isValid = target !== "" && target.length < MAX_PATH && !target.includes("\0");
return isValid ? void 0 : "has no valid link target";
}
if (type === _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_5__.fZ) {
const file = entries.linked(index);
return file < index && entries.isFile(file) ? void 0 : "is a hard link to no file before it";
}
if (!(0, _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_5__.ZL)(type) && type !== _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_5__.Md) return "is of an unknown type";
if (entries.modes[index] > 511) return "has no valid mode";
if (type === _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_5__.Md) return;
let size = 0;
for (let at = starts[index]; at < starts[index + 1]; at++) {
const chunk = references[at];
if (chunk >= chunks.length) return "names no chunk";
size += chunks.sizes[chunk];
}
return entries.sizes[index] === size ? void 0 : "has another size than its content";
}
function isRelative(paths, index, platform) {
const {bytes: bytes, starts: starts} = paths;
const [start, end] = [ starts[index], starts[index + 1] - 1 ];
if (end - start >= MAX_PATH_BYTES) return false;
if (end - start >= MAX_PATH && paths.at(index).length >= MAX_PATH) return false;
if (end === start) return true;
let length = 0;
let dots = 0;
for (let at = start; at <= end; at++) {
const byte = at === end ? SLASH : bytes[at];
if (byte !== SLASH) {
length += 1;
if (byte === DOT) dots += 1;
continue;
}
if (length === dots && length <= 2) return false;
length = 0;
dots = 0;
}
return platform !== "win32" || !BAD_ON_WINDOWS.test(paths.at(index));
}
},
79935: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
b: () => getOther,
c: () => getAccepted
});
async function getAccepted(store, key, accept) {
const first = await store.get(key);
if (!first || accept(first.bytes)) return first;
return await getOther(store, key, accept) ?? first;
}
const getOther = (store, key, accept) => store.get(key, {
accept: accept
});
},
78427: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
$D: () => MAX_TEXT_BYTES,
Sd: () => MAX_ENTRIES,
U2: () => maxPathsBytes,
UF: () => allowanceOf,
Ub: () => MAX_REFERENCES,
_q: () => maxRows,
lN: () => MAX_SEGMENT_BYTES,
lz: () => MAX_ROOTS_BYTES,
rA: () => MAX_PACK_BYTES,
tk: () => maxContentBytes,
tu: () => maxTextBytes
});
const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;
const MAX_PACK_BYTES = 32 * MIB;
const MAX_SEGMENT_BYTES = 4 * MIB;
const MAX_ENTRIES = 4e6;
const MAX_TEXT_BYTES = 256 * MIB;
const MAX_PATHS_BYTES = 256 * MIB;
const MAX_REFERENCES = 16e6;
const MAX_ROOTS_BYTES = MIB;
const maxTextBytes = stored => Math.min(MAX_TEXT_BYTES, 32 * MIB + 1e3 * stored);
const maxRows = stored => 2e6 + 50 * stored;
const maxDigests = stored => Math.floor((8 * KIB + 3 * stored) / 32);
const maxPathsBytes = entries => Math.min(MAX_PATHS_BYTES, 16 * MIB + 256 * entries);
const maxContentBytes = stored => 8 * GIB + 256 * stored;
const allowanceOf = stored => ({
digests: maxDigests(stored),
rows: maxRows(stored)
});
},
24730: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
JS: () => loadCodec,
L_: () => decompressSegment,
SD: () => owned,
XC: () => DEFAULT_COMPRESSION,
_r: () => release,
qx: () => compressSegment
});
var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
var _bounds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78427);
const DEFAULT_COMPRESSION = {
codec: "zstd"
};
const DEFAULT_LEVEL = {
zstd: 1,
brotli: 4
};
const WIDE = {
[node_zlib__WEBPACK_IMPORTED_MODULE_0__.constants.ZSTD_c_windowLog]: 21,
[node_zlib__WEBPACK_IMPORTED_MODULE_0__.constants.ZSTD_c_hashLog]: 17
};
const RELEASED_BYTES = 131072;
let lz4;
async function loadCodec(codec) {
if (codec !== "lz4" || lz4) return;
const module = await __webpack_require__.e(4520).then(__webpack_require__.t.bind(__webpack_require__, 64520, 19));
lz4 = module.default ?? module;
}
function compressSegment(content, {codec: codec, level: level = DEFAULT_LEVEL[codec] ?? 0}) {
const bytes = compress(content, codec, level);
if (bytes && bytes.byteLength < content.byteLength) return {
codec: codec,
bytes: bytes
};
if (bytes) release(bytes);
return {
codec: "none",
bytes: new Uint8Array(content)
};
}
function release({buffer: buffer}) {
if (buffer instanceof ArrayBuffer && buffer.byteLength >= RELEASED_BYTES) buffer.transfer(0);
}
function compress(content, codec, level) {
switch (codec) {
case "none":
return;

case "lz4":
return loaded().compress(content);

case "brotli":
return (0, node_zlib__WEBPACK_IMPORTED_MODULE_0__.brotliCompressSync)(content, {
params: {
[node_zlib__WEBPACK_IMPORTED_MODULE_0__.constants.BROTLI_PARAM_QUALITY]: level,
[node_zlib__WEBPACK_IMPORTED_MODULE_0__.constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength
}
});

case "zstd":
return (0, node_zlib__WEBPACK_IMPORTED_MODULE_0__.zstdCompressSync)(content, {
chunkSize: Math.max(64, content.byteLength),
pledgedSrcSize: content.byteLength,
params: {
[node_zlib__WEBPACK_IMPORTED_MODULE_0__.constants.ZSTD_c_compressionLevel]: level,
...level <= 2 && WIDE
}
});
}
}
function decompressSegment(segment, bytes) {
const {codec: codec, size: size} = segment;
if (!(size >= 0 && size <= _bounds_js__WEBPACK_IMPORTED_MODULE_1__.lN)) throw new Error("a segment is too large");
const content = decompress(codec, size, bytes);
if (content.byteLength !== size) throw new Error("a segment does not decompress to its size");
return content;
}
function decompress(codec, size, bytes) {
const bound = {
maxOutputLength: Math.max(1, size),
chunkSize: Math.max(64, size + 1)
};
switch (codec) {
case "none":
return bytes;

case "lz4":
{
const stated = bytes.byteLength < 4 ? -1 : Buffer.from(bytes.buffer, bytes.byteOffset, 4).readUInt32LE();
if (stated !== size) throw new Error("a segment does not decompress to its size");
return loaded().decompress(bytes);
}

case "brotli":
return (0, node_zlib__WEBPACK_IMPORTED_MODULE_0__.brotliDecompressSync)(bytes, bound);

case "zstd":
return (0, node_zlib__WEBPACK_IMPORTED_MODULE_0__.zstdDecompressSync)(bytes, bound);

default:
throw new Error("a segment has an unknown codec");
}
}
function loaded() {
if (!lz4) throw new Error("loadCodec was not awaited");
return lz4;
}
function owned(bytes) {
const {buffer: buffer} = bytes;
if (buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength) return bytes;
return new Uint8Array(bytes);
}
},
37463: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
mA: () => ColumnReader,
wl: () => ColumnWriter
});
const LENGTH_BYTES = 4;
const MOST_BYTES = 8;
class ColumnWriter {
#bytes=Buffer.allocUnsafeSlow(65536);
#filled=0;
numbers(count, value) {
const start = this.#begin(count * MOST_BYTES);
const bytes = this.#bytes;
let at = this.#filled;
for (let index = 0; index < count; index++) {
const signed = value(index);
const magnitude = Math.abs(signed);
let rest = Math.floor(magnitude / 64);
bytes[at++] = magnitude % 64 * 2 + (signed < 0 ? 1 : 0) + (rest > 0 ? 128 : 0);
while (rest > 0) {
const low = rest % 128;
rest = Math.floor(rest / 128);
bytes[at++] = low + (rest > 0 ? 128 : 0);
}
}
this.#filled = at;
return this.#end(start);
}
bytes(count, fill) {
const start = this.#begin(count);
fill(this.#bytes, start);
this.#filled += count;
return this.#end(start);
}
all(bytes) {
return this.bytes(bytes.byteLength, (into, at) => into.set(bytes, at));
}
finish() {
return this.#bytes.subarray(0, this.#filled);
}
#begin(room) {
const wanted = this.#filled + LENGTH_BYTES + room;
if (wanted > this.#bytes.byteLength) {
const larger = Buffer.allocUnsafeSlow(Math.max(wanted, this.#bytes.byteLength * 2));
this.#bytes.copy(larger, 0, 0, this.#filled);
this.#bytes = larger;
}
this.#filled += LENGTH_BYTES;
return this.#filled;
}
#end(start) {
this.#bytes.writeUInt32LE(this.#filled - start, start - LENGTH_BYTES);
return this;
}
}
class ColumnReader {
#bytes;
#fail;
#at=0;
constructor(bytes, fail) {
this.#bytes = bytes;
this.#fail = fail;
}
bytes() {
const start = this.#at + LENGTH_BYTES;
if (start > this.#bytes.byteLength) throw this.#fail("a list is missing");
const end = start + this.#bytes.readUInt32LE(this.#at);
if (end > this.#bytes.byteLength) throw this.#fail("a list is cut off");
this.#at = end;
return this.#bytes.subarray(start, end);
}
numbers() {
return new Numbers(this.bytes(), this.#fail);
}
end() {
if (this.#at !== this.#bytes.byteLength) throw this.#fail("it has more lists than it should");
}
}
class Numbers {
#bytes;
#fail;
#at=0;
constructor(bytes, fail) {
this.#bytes = bytes;
this.#fail = fail;
}
get left() {
let count = 0;
for (let at = this.#at; at < this.#bytes.length; at++) if (this.#bytes[at] < 128) count += 1;
return count;
}
next() {
const bytes = this.#bytes;
if (this.#at >= bytes.length) throw this.#fail("a list is cut off");
let byte = bytes[this.#at++];
const negative = (byte & 1) === 1;
let value = (byte & 127) >> 1;
for (let factor = 64; byte >= 128; factor *= 128) {
if (this.#at >= bytes.length) throw this.#fail("a list is cut off");
byte = bytes[this.#at++];
value += (byte & 127) * factor;
if (value > Number.MAX_SAFE_INTEGER || factor > 2 ** 48) throw this.#fail("a number is not valid");
}
return negative ? 0 - value : value;
}
count(most) {
const value = this.next();
if (value < 0 || value > most) throw this.#fail("a number is not valid");
return value;
}
end() {
if (this.#at !== this.#bytes.length) throw this.#fail("a list is too long");
}
}
},
27506: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
O: () => blobsOf,
L: () => decodeEntry
});
var external_node_zlib_ = __webpack_require__(38522);
var chunk_table = __webpack_require__(7054);
var entry_table = __webpack_require__(52279);
var manifest_problem = __webpack_require__(71803);
var path_list = __webpack_require__(29284);
var bounds = __webpack_require__(78427);
var codec = __webpack_require__(24730);
var columns = __webpack_require__(37463);
var envelope = __webpack_require__(36106);
var manifest = __webpack_require__(43487);
var digests = __webpack_require__(89179);
var file_time = __webpack_require__(61092);
const MAX_32_BITS = 2 ** 32 - 1;
const MAX_16_BITS = 65535;
function readFull(reader, key, allowed) {
const roots = readRoots(reader);
const packs = readPacks(reader, allowed);
const chunks = readChunks(reader, packs, allowed);
const entries = readEntries(reader, chunks, allowed);
return {
format: manifest.uB,
key: key,
roots: roots,
packs: packs,
chunks: chunks,
entries: entries
};
}
function readRoots(reader) {
let roots;
const text = reader.bytes();
(0, manifest_problem.D8)(text.byteLength <= bounds.lz, "a list is missing or too long");
try {
roots = JSON.parse(text.toString("utf8"));
} catch {
throw new manifest_problem.Rn("a list is missing");
}
(0, manifest_problem.D8)(Array.isArray(roots) && roots.length <= bounds.Sd, "a list is missing or too long");
(0, manifest_problem.D8)(roots.every(root => typeof root === "string"), "a text is not valid");
return roots;
}
const columnsOf = (length, references) => ({
types: new Uint8Array(length),
roots: new Uint32Array(length),
mtimes: new Float64Array(length),
modes: new Uint16Array(length),
sizes: new Float64Array(length),
starts: new Uint32Array(length + 1),
references: new Uint32Array(references)
});
function readPacks(reader, allowed) {
const packDigests = readDigests(reader, allowed);
const packBytes = reader.numbers();
const counts = reader.numbers();
const digests = readDigests(reader, allowed);
const codecs = reader.numbers();
const bytes = reader.numbers();
const offsets = reader.numbers();
const sizes = reader.numbers();
let at = 0;
const packs = Array.from({
length: packDigests.count
}, (_, index) => {
const count = counts.count(digests.count - at);
let end = 0;
const segments = Array.from({
length: count
}, () => {
const codec = manifest.QA[codecs.next()];
(0, manifest_problem.D8)(codec, "a segment has an unknown codec");
const offset = end + offsets.next();
const segment = {
sha256: digests.hex(at++),
codec: codec,
offset: offset,
bytes: bytes.next(),
size: sizes.next()
};
end = offset + segment.bytes;
return segment;
});
return {
sha256: packDigests.hex(index),
bytes: packBytes.next(),
segments: segments
};
});
(0, manifest_problem.D8)(at === digests.count, "a list is too long");
for (const column of [ packBytes, counts, codecs, bytes, offsets, sizes ]) column.end();
return packs;
}
function readChunks(reader, packs, allowed) {
const digests = readDigests(reader, allowed);
const segments = reader.numbers();
const offsets = reader.numbers();
const sizes = reader.numbers();
const total = packs.reduce((sum, pack) => sum + pack.segments.length, 0);
(0, manifest_problem.D8)(total <= bounds.Sd, "a list is too long");
const packOf = new Uint32Array(total);
const indexInPack = new Uint32Array(total);
let filled = 0;
for (const [index, pack] of packs.entries()) for (let at = 0; at < pack.segments.length; at++) {
packOf[filled] = index;
indexInPack[filled++] = at;
}
const {count: count} = digests;
const into = {
digests: digests.words,
packs: new Uint32Array(count),
segments: new Uint32Array(count),
offsets: new Uint32Array(count),
sizes: new Uint32Array(count)
};
let segment = 0;
let end = 0;
for (let index = 0; index < count; index++) {
const ahead = segments.next();
if (ahead !== 0) {
segment += ahead;
end = 0;
}
(0, manifest_problem.D8)(segment >= 0 && segment < total, "a chunk names no segment");
const offset = end + offsets.next();
const size = sizes.count(MAX_32_BITS);
(0, manifest_problem.D8)(offset >= 0 && offset <= MAX_32_BITS, "a number is not valid");
end = offset + size;
into.packs[index] = packOf[segment];
into.segments[index] = indexInPack[segment];
into.offsets[index] = offset;
into.sizes[index] = size;
}
for (const column of [ segments, offsets, sizes ]) column.end();
return new chunk_table.o(into);
}
function readEntries(reader, chunks, allowed) {
const types = new Uint8Array(reader.bytes());
const {length: length} = types;
(0, manifest_problem.D8)(length <= bounds.Sd, "a list is too long");
(0, manifest_problem.D8)(length <= allowed.rows, "it lists more files than its size can");
const roots = reader.numbers();
const paths = readPaths(reader, length);
const times = reader.numbers();
const modes = reader.numbers();
const counts = reader.numbers();
const indices = reader.numbers();
const files = reader.numbers();
const targets = readTexts(reader, length);
const {left: left} = indices;
(0, manifest_problem.D8)(left <= bounds.Ub, "it names too many chunks");
const hardLinks = files.left;
(0, manifest_problem.D8)(hardLinks <= length, "a list is too long");
const into = columnsOf(length, left + hardLinks + targets.length);
let time = 0;
let mode = 0;
let root = 0;
let next = 0;
let links = 0;
let filled = 0;
for (let index = 0; index < length; index++) {
const type = types[index];
root += roots.next();
time += times.next();
(0, manifest_problem.D8)(root >= 0 && root <= MAX_32_BITS, "an entry names no root");
into.roots[index] = root;
into.mtimes[index] = (0, file_time.tA)(time);
if ((0, entry_table.ZL)(type) || type === entry_table.Md) {
mode += modes.next();
(0, manifest_problem.D8)(mode >= 0 && mode <= MAX_16_BITS, "a number is not valid");
into.modes[index] = mode;
}
if ((0, entry_table.ZL)(type)) {
const count = counts.count(left);
let size = 0;
for (let at = 0; at < count; at++) {
const chunk = next + indices.next();
(0, manifest_problem.D8)(chunk >= 0 && chunk < chunks.length, "a file names no chunk");
into.references[filled++] = chunk;
size += chunks.sizes[chunk];
next = chunk + 1;
}
into.sizes[index] = size;
} else if (type === entry_table._e) {
(0, manifest_problem.D8)(links < targets.length, "a list is cut off");
into.references[filled++] = links++;
} else if (type === entry_table.fZ) into.references[filled++] = files.count(MAX_32_BITS); else (0, 
manifest_problem.D8)(type === entry_table.Md, "an entry is of an unknown type");
into.starts[index + 1] = filled;
}
for (const column of [ roots, times, modes, counts, indices, files ]) column.end();
(0, manifest_problem.D8)(links === targets.length, "a list is too long");
return new entry_table.F({
...into,
types: types,
paths: paths,
targets: targets
});
}
function readPaths(reader, length) {
const sharing = reader.numbers();
const sizes = reader.numbers();
const rest = reader.bytes();
(0, manifest_problem.D8)(!rest.includes(path_list.Yz), "a path is not valid");
const shared = new Uint32Array(length);
const starts = new Uint32Array(length + 1);
const most = (0, bounds.U2)(length);
let size = 0;
let used = 0;
for (let index = 0; index < length; index++) {
shared[index] = sharing.count(size);
const own = sizes.count(rest.byteLength - used);
used += own;
size = shared[index] + own;
starts[index + 1] = starts[index] + size + 1;
(0, manifest_problem.D8)(starts[index + 1] <= most, "its paths are too long");
}
(0, manifest_problem.D8)(used === rest.byteLength, "a list is too long");
sharing.end();
sizes.end();
const bytes = Buffer.allocUnsafeSlow(starts[length]);
let from = 0;
for (let index = 0, before = 0; index < length; index++) {
const start = starts[index];
const end = starts[index + 1] - 1;
let at = start;
for (const shares = start + shared[index]; at < shares; at++) bytes[at] = bytes[before++];
while (at < end) bytes[at++] = rest[from++];
bytes[end] = path_list.Yz;
before = start;
}
return new path_list.i1(bytes, starts);
}
function readTexts(reader, most) {
const sizes = reader.numbers();
const bytes = reader.bytes();
const count = sizes.left;
(0, manifest_problem.D8)(count <= most, "a list is too long");
let at = 0;
const texts = Array.from({
length: count
}, () => {
const start = at;
at += sizes.count(bytes.byteLength - at);
return bytes.toString("utf8", start, at);
});
(0, manifest_problem.D8)(at === bytes.byteLength, "a list is too long");
sizes.end();
return texts;
}
function readDigests(reader, allowed) {
const bytes = reader.bytes();
const count = bytes.byteLength / 32;
(0, manifest_problem.D8)(Number.isInteger(count), "a list is of another length");
(0, manifest_problem.D8)(count <= bounds.Sd, "a list is too long");
allowed.digests -= count;
(0, manifest_problem.D8)(allowed.digests >= 0, "it names more content than its size can");
const words = new Uint32Array(new Uint8Array(bytes).buffer);
return {
count: count,
words: words,
hex: index => (0, digests.sU)(words, index)
};
}
const blobsOf = ({manifest: manifest, index: index}) => [ ...manifest.packs.map(({sha256: sha256}) => sha256), ...index ? [ index.sha256 ] : [] ];
async function decodeEntry(value, options) {
const {head: head, body: body} = (0, envelope.vw)(value, options.key, options.verifier);
const {key: key, createdAt: createdAt, expiresAt: expiresAt, index: index} = head;
let base;
let indexBytes;
const decoded = index && options.decoded?.(index.sha256);
if (decoded) {
indexBytes = decoded.bytes;
base = {
...decoded.manifest,
key: key
};
} else if (index) {
indexBytes = await options.blob(index);
if (!indexBytes) throw damagedIndex("its index is gone from the store, or damaged there", index);
const {byteLength: byteLength} = indexBytes;
if (byteLength !== index.bytes || (0, envelope.fg)(indexBytes) !== index.sha256) throw damagedIndex("its index has another digest", index);
base = decode(indexBytes, index, key, void 0);
}
const manifest = head.body ? decode(body, head.body, key, base) : base;
return {
manifest: manifest,
createdAt: createdAt,
expiresAt: expiresAt,
index: index,
indexBytes: indexBytes,
base: base ?? manifest
};
}
const damagedIndex = (problem, {sha256: sha256}) => Object.assign(new manifest_problem.Rn(problem), {
content: [ sha256 ]
});
function decode(bytes, reference, key, base) {
let text;
try {
text = (0, external_node_zlib_.zstdDecompressSync)(bytes, {
maxOutputLength: Math.max(1, reference.size),
chunkSize: Math.max(64, Math.min(reference.size, 16777216))
});
} catch (error) {
throw new manifest_problem.Rn(`it cannot be decoded (${error.message})`);
}
const reader = new columns.mA(text, problem => new manifest_problem.Rn(problem));
const allowed = (0, bounds.UF)(reference.bytes);
const manifest = base ? readDifference(reader, key, base, allowed) : readFull(reader, key, allowed);
reader.end();
(0, codec._r)(text);
return manifest;
}
function readDifference(reader, key, base, allowed) {
const [packRuns, chunkRuns, entryRuns] = [ readRuns(reader), readRuns(reader), readRuns(reader) ];
const freshPacks = readPacks(reader, allowed);
const packs = [];
const newPack = mergeRuns(packRuns, freshPacks.length, base.packs.length, (isBase, at) => packs.push(isBase ? base.packs[at] : freshPacks[at]));
const freshChunks = readChunks(reader, packs, allowed);
const builder = new chunk_table.X(Math.min(bounds.Sd, base.chunks.length + freshChunks.length));
const newChunk = mergeRuns(chunkRuns, freshChunks.length, base.chunks.length, (isBase, at) => {
if (!isBase) return builder.copy(freshChunks, at, freshChunks.packs[at]);
const pack = newPack[base.chunks.packs[at]] ?? -1;
(0, manifest_problem.D8)(pack >= 0, "a chunk names no pack");
return builder.copy(base.chunks, at, pack);
});
const chunks = builder.finish();
const fresh = readEntries(reader, chunks, allowed);
const entries = mergeEntries(entryRuns, fresh, base.entries, newChunk);
return {
format: manifest.uB,
key: key,
roots: base.roots,
packs: packs,
chunks: chunks,
entries: entries
};
}
function readRuns(reader) {
const column = reader.numbers();
const {left: left} = column;
(0, manifest_problem.D8)(left % 3 === 0, "a list is cut off");
(0, manifest_problem.D8)(left <= bounds.Sd, "a list is too long");
const runs = Array.from({
length: left
}, () => column.next());
column.end();
return runs;
}
function mergeRuns(runs, fresh, base, take) {
const newIndex = new Int32Array(base).fill(-1);
let filled = 0;
eachRun(runs, fresh, base, (from, copied, used, added) => {
for (let at = from; at < from + copied; at++) {
(0, manifest_problem.D8)(newIndex[at] === -1, "it copies a part of its base twice");
newIndex[at] = filled++;
take(true, at);
}
for (let at = used; at < used + added; at++) take(false, at);
filled += added;
});
return newIndex;
}
function eachRun(runs, fresh, base, call) {
let from = 0;
let used = 0;
let total = 0;
for (let at = 0; at < runs.length; at += 3) {
from += runs[at];
const copied = runs[at + 1];
const added = runs[at + 2];
(0, manifest_problem.D8)(from >= 0 && copied >= 0 && from + copied <= base, "it copies what is not in its base");
(0, manifest_problem.D8)(added >= 0 && used + added <= fresh, "a list is cut off");
total += copied + added;
(0, manifest_problem.D8)(total <= bounds.Sd, "a list is too long");
call(from, copied, used, added);
from += copied;
used += added;
}
(0, manifest_problem.D8)(used === fresh, "a list is too long");
}
function mergeEntries(runs, fresh, base, chunks) {
let length = 0;
let references = 0;
let pathBytes = 0;
eachRun(runs, fresh.length, base.length, (from, copied, used, added) => {
length += copied + added;
references += base.starts[from + copied] - base.starts[from];
references += fresh.starts[used + added] - fresh.starts[used];
pathBytes += base.paths.starts[from + copied] - base.paths.starts[from];
(0, manifest_problem.D8)(references <= bounds.Ub, "it names too many chunks");
});
(0, manifest_problem.D8)(pathBytes + fresh.paths.bytes.byteLength <= (0, bounds.U2)(length), "its paths are too long");
const into = columnsOf(length, references);
const paths = new path_list.fd;
const newIndex = new Int32Array(base.length).fill(-1);
let filled = 0;
let referred = 0;
const copy = (table, from, count) => {
const end = from + count;
into.types.set(table.types.subarray(from, end), filled);
into.roots.set(table.roots.subarray(from, end), filled);
into.mtimes.set(table.mtimes.subarray(from, end), filled);
into.modes.set(table.modes.subarray(from, end), filled);
into.sizes.set(table.sizes.subarray(from, end), filled);
paths.copy(table.paths, from, end);
for (let at = from; at < end; at++) {
const type = table.types[at];
if (table === base) {
(0, manifest_problem.D8)(newIndex[at] === -1, "it copies a part of its base twice");
newIndex[at] = filled;
}
for (let reference = table.starts[at]; reference < table.starts[at + 1]; reference++) {
const to = table.references[reference];
into.references[referred++] = table === base ? newReference(type, to) : type === entry_table._e ? to + base.targets.length : to;
}
into.starts[++filled] = referred;
}
};
const newReference = (type, to) => {
if (type === entry_table._e) return to;
const at = (type === entry_table.fZ ? newIndex : chunks)[to];
(0, manifest_problem.D8)(at >= 0, type === entry_table.fZ ? "a hard link names no file" : "a file names no chunk");
return at;
};
eachRun(runs, fresh.length, base.length, (from, copied, used, added) => {
copy(base, from, copied);
copy(fresh, used, added);
});
return new entry_table.F({
...into,
paths: paths.finish(),
targets: [ ...base.targets, ...fresh.targets ]
});
}
},
36106: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
JI: () => isSigned,
fg: () => sha256Hex,
ks: () => isOfNewerRelease,
vw: () => decodeEnvelope,
zK: () => encodeEnvelope
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71803);
var _bounds_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(78427);
var _manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43487);
var _valid_values_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75361);
const VERSION = 2;
const MAGIC = Buffer.from(`paceline snapshot ${VERSION}\n`);
const MAX_HEAD_BYTES = 65536;
const MAX_STORED_BYTES = 67108864;
const sha256Hex = bytes => (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes).digest("hex");
function encodeEnvelope(head, body, signer) {
const headBytes = Buffer.from(JSON.stringify(head));
const signature = signer ? Buffer.from(JSON.stringify({
algorithm: signer.algorithm,
signature: signer.sign(signedBytes(headBytes))
})) : Buffer.alloc(0);
const lengths = Buffer.alloc(8);
lengths.writeUInt32LE(headBytes.byteLength, 0);
lengths.writeUInt32LE(signature.byteLength, 4);
return Buffer.concat([ MAGIC, lengths, headBytes, signature, body ]);
}
function decodeEnvelope(value, key, verifier) {
const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
const start = MAGIC.byteLength + 8;
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_1__.D8)(bytes.byteLength >= start && bytes.subarray(0, MAGIC.byteLength).equals(MAGIC), "it is of another format");
const headEnd = start + bytes.readUInt32LE(MAGIC.byteLength);
const signatureEnd = headEnd + bytes.readUInt32LE(MAGIC.byteLength + 4);
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_1__.D8)(signatureEnd - start <= MAX_HEAD_BYTES && signatureEnd <= bytes.byteLength, "it is cut off");
const headBytes = bytes.subarray(start, headEnd);
if (verifier) expectSigned(headBytes, bytes.subarray(headEnd, signatureEnd), verifier);
const head = parse(headBytes);
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_1__.D8)(isObject(head) && head.format === _manifest_js__WEBPACK_IMPORTED_MODULE_2__.uB, "it is of another format");
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_1__.D8)(head.key === key, "it belongs to another entry");
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_1__.D8)((0, _valid_values_js__WEBPACK_IMPORTED_MODULE_3__.uZ)(head.createdAt) && (head.expiresAt === void 0 || (0, 
_valid_values_js__WEBPACK_IMPORTED_MODULE_3__.uZ)(head.expiresAt)), "it has no valid time");
if (verifier?.signedWithin) {
const {from: from, until: until} = verifier.signedWithin;
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_1__.D8)(head.createdAt >= from, "its signature is older than it may be");
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_1__.D8)(head.createdAt <= until, "it is signed with a time that is yet to come");
}
for (const reference of [ head.index, head.body ]) {
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_1__.D8)(reference === void 0 || isReference(reference), "it names its index in no valid way");
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_1__.D8)(reference === void 0 || reference.size <= (0, 
_bounds_js__WEBPACK_IMPORTED_MODULE_4__.tu)(reference.bytes), "its index says it is far larger than it is stored");
}
const body = bytes.subarray(signatureEnd);
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_1__.D8)(body.byteLength === (head.body?.bytes ?? 0), "it is cut off");
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_1__.D8)(!head.body || sha256Hex(body) === head.body.sha256, "its index has another digest");
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_1__.D8)(head.index || head.body, "it has no index");
return {
head: head,
body: body
};
}
function isSigned(value) {
const at = MAGIC.byteLength + 4;
if (value.byteLength < at + 4) return false;
return new DataView(value.buffer, value.byteOffset, value.byteLength).getUint32(at, true) > 0;
}
function isOfNewerRelease(value) {
const start = Buffer.from(value.buffer, value.byteOffset, Math.min(value.byteLength, MAGIC.byteLength + 8));
const version = /^paceline snapshot (\d{1,9})\n/.exec(start.toString("latin1"))?.[1];
if (version === void 0 || Number(version) !== VERSION) return Number(version ?? 0) > VERSION;
try {
const length = start.readUInt32LE(MAGIC.byteLength);
const from = MAGIC.byteLength + 8;
if (length > MAX_HEAD_BYTES || from + length > value.byteLength) return false;
const {format: format} = parse(value.subarray(from, from + length));
return Number.isSafeInteger(format) && format > _manifest_js__WEBPACK_IMPORTED_MODULE_2__.uB;
} catch {
return false;
}
}
function expectSigned(head, signature, verifier) {
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_1__.D8)(signature.byteLength > 0, "it is not signed");
const parsed = parse(signature);
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_1__.D8)(isObject(parsed) && typeof parsed.signature === "string", "its signature is not valid");
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_1__.D8)(parsed.algorithm === verifier.algorithm, "it is signed in another way");
(0, _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_1__.D8)(verifier.verify(signedBytes(head), parsed.signature), "its signature is not valid");
}
const signedBytes = head => Buffer.concat([ MAGIC, head ]);
function parse(bytes) {
try {
return JSON.parse(Buffer.from(bytes).toString("utf8"));
} catch {
throw new _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_1__.Rn("it cannot be decoded");
}
}
const isObject = value => typeof value === "object" && value !== null;
const isReference = ({sha256: sha256, bytes: bytes, size: size}) => (0, _valid_values_js__WEBPACK_IMPORTED_MODULE_3__.Bc)(sha256) && (0, 
_valid_values_js__WEBPACK_IMPORTED_MODULE_3__.my)(bytes, MAX_STORED_BYTES) && (0, 
_valid_values_js__WEBPACK_IMPORTED_MODULE_3__.my)(size, _bounds_js__WEBPACK_IMPORTED_MODULE_4__.$D);
},
61092: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
EJ: () => keptTime,
EN: () => ticksOf,
lg: () => settable,
t: () => isKeptAs,
tA: () => timeOfTicks
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
const TICKS_PER_SECOND = 2 ** 21;
const SECONDS_EXACT = 2 ** 31;
const COARSE_TICKS = 2048;
const MOST_TICKS = 2 ** 53 - COARSE_TICKS;
const NANOSECONDS = 1e9;
function ticksOf(milliseconds) {
const seconds = Math.floor(milliseconds / 1e3);
return seconds * TICKS_PER_SECOND + Math.round((milliseconds - seconds * 1e3) * TICKS_PER_SECOND / 1e3);
}
const timeOfTicks = ticks => ticks * 1e3 / TICKS_PER_SECOND;
function keptTime(path, {mtimeMs: mtimeMs}) {
const [least, most] = ticksAround(mtimeMs);
if (least === most) return timeOfTicks(least);
const exact = (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, {
bigint: true,
throwIfNoEntry: false
})?.mtimeNs;
const ticks = exact === void 0 ? least : ticksOfNanoseconds(exact);
return timeOfTicks(ticks >= least && ticks <= most ? ticks : least);
}
function isKeptAs({mtimeMs: mtimeMs}, kept) {
const [least, most] = ticksAround(mtimeMs);
const ticks = ticksOf(kept);
return ticks >= least && ticks <= most;
}
const settable = kept => kept < 0 ? new Date(kept) : ticksOf(kept) / TICKS_PER_SECOND;
function ticksOfNanoseconds(value) {
const rest = Number(value % 1000000000n);
const seconds = Number(value / 1000000000n);
return rest < 0 ? downToTicks(seconds - 1, rest + NANOSECONDS) : downToTicks(seconds, rest);
}
function ticksAround(milliseconds) {
const seconds = Math.floor(milliseconds / 1e3);
const rest = milliseconds - seconds * 1e3;
const exponent = Math.floor(Math.log2(Math.max(1, Math.abs(milliseconds))));
const half = 2 ** (exponent - 53);
return [ downToTicks(seconds, Math.floor(1e6 * (rest - half))), downToTicks(seconds, Math.floor((rest + half) * 1e6)) ];
}
function downToTicks(seconds, nanoseconds) {
if (seconds < 0) return (seconds + Math.floor(nanoseconds / NANOSECONDS)) * TICKS_PER_SECOND;
const part = Math.floor(((nanoseconds + 1) * TICKS_PER_SECOND - 1) / NANOSECONDS);
const ticks = Math.max(0, seconds * TICKS_PER_SECOND + part);
if (seconds < SECONDS_EXACT) return ticks;
return Math.min(ticks - ticks % COARSE_TICKS, MOST_TICKS);
}
},
43487: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
QA: () => CODECS,
l7: () => packKey,
uB: () => FORMAT
});
const FORMAT = 4;
const packKey = (folder, sha256) => `${folder}${sha256}`;
const CODECS = [ "zstd", "lz4", "brotli", "none" ];
},
75361: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Bc: () => isDigest,
my: () => isCount,
uZ: () => isInstant
});
const DIGEST = /^[0-9a-f]{64}$/;
const MAX_DATE = 864e13;
const isDigest = value => typeof value === "string" && DIGEST.test(value);
const isCount = (value, max = Number.MAX_SAFE_INTEGER) => Number.isSafeInteger(value) && value >= 0 && value <= max;
const isInstant = value => Number.isFinite(value) && Math.abs(value) <= MAX_DATE;
},
42696: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
A: () => fold,
U: () => checkFolding
});
var _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71803);
function fold(path, folding) {
const composed = folding.unicode ? path.normalize("NFC") : path;
return folding.case ? composed.toUpperCase().toLowerCase() : composed;
}
function checkFolding(entries, folding, paths) {
const seen = new Map;
const starts = paths.roots.map(({base: base}) => base.replaceAll("\\", "/").replace(/\/$/, ""));
const see = (path, how) => {
const folded = fold(path, how);
const other = seen.get(folded);
if (other !== void 0 && other !== path) throw new _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.Rn(`${JSON.stringify(path)} is the name of another too, where it is restored`);
seen.set(folded, path);
};
for (const [root, start] of starts.entries()) {
const how = folding[root];
if (!how.case && !how.unicode) continue;
for (let end = start.indexOf("/", 1); end > 0; end = start.indexOf("/", end + 1)) see(start.slice(0, end), how);
see(start, how);
}
for (let index = 0; index < entries.length; index++) {
const root = entries.roots[index];
const how = folding[root];
if (!how.case && !how.unicode) continue;
const path = entries.path(index);
if (path === "") continue;
const {length: length} = starts[root];
const absolute = `${starts[root]}/${path}`;
for (let end = absolute.indexOf("/", length + 1); end > 0; end = absolute.indexOf("/", end + 1)) see(absolute.slice(0, end), how);
see(absolute, how);
if (paths.excludes && paths.excludedBelow(root, path, how)) throw new _tables_manifest_problem_js__WEBPACK_IMPORTED_MODULE_0__.Rn(`${JSON.stringify(path)} is left out by a line with !, where it is restored`);
}
}
},
21021: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Iz: () => parsePaths,
NP: () => isOwn,
Yl: () => pathsBelow,
wv: () => SEPARATOR
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
var picomatch__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(14006);
var _format_manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43487);
var _tables_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70675);
var _folding_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(42696);
const SEPARATOR = "\0";
const GLOB = {
dot: true,
nobrace: true,
noextglob: true,
nonegate: true
};
function parsePaths(lines, options) {
const roots = [];
const excludes = [];
for (const line of lines) {
const negated = line.startsWith("!");
const root = parseLine(line, negated ? line.slice(1).trim() : line, options);
if (!negated) roots.push(root); else excludes.push(exclusion(root, line.slice(1).trim()));
}
if (roots.length === 0) throw new _tables_errors_js__WEBPACK_IMPORTED_MODULE_2__.J("PACELINE_SNAPSHOT_PATHS", "No path to cache is given.", "List files, folders or patterns, one per line; lines with ! only leave out.");
const platform = process.platform === "win32" && !options.anyPlatform ? "windows" : "posix";
const version = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(JSON.stringify([ _format_manifest_js__WEBPACK_IMPORTED_MODULE_3__.uB, platform, lines ])).digest("hex");
return {
roots: roots,
excludes: excludes.length > 0,
excludedBelow: (root, relative, folding) => {
const path = absolutePath(roots[root], relative);
return excludes.some(matches => matches(path, folding));
},
excluded: path => excludes.some(matches => matches(path)),
own: options.own ?? [],
version: version.slice(0, 16)
};
}
function parseLine(line, text, folders) {
const {start: start, pattern: pattern} = patternOf(text.replace(/^~(?=$|[\\/])/, () => folders.home));
const base = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folders.workspace, start);
if (pattern === "" || pattern === "**") return {
line: line,
base: base
};
const matches = matcher(pattern);
return {
line: line,
base: base,
matches: relative => relative !== "" && matches(relative)
};
}
function patternOf(text) {
const parts = text.split(process.platform === "win32" ? /[\\/]/ : "/");
const first = parts.findIndex(part => /[*?[]/.test(part));
if (first < 0) return {
start: parts.join(node_path__WEBPACK_IMPORTED_MODULE_1__.sep),
pattern: ""
};
const plain = part => part !== "" && part !== ".";
return {
start: first === 0 ? "" : parts.slice(0, first).join(node_path__WEBPACK_IMPORTED_MODULE_1__.sep) || node_path__WEBPACK_IMPORTED_MODULE_1__.sep,
pattern: parts.slice(first).filter(plain).join("/")
};
}
const matcher = pattern => picomatch__WEBPACK_IMPORTED_MODULE_4__(pattern, GLOB);
function exclusion({base: base, matches: matches}, text) {
const test = (path, of, matchesRest) => {
const inside = of.endsWith(node_path__WEBPACK_IMPORTED_MODULE_1__.sep) ? of : of + node_path__WEBPACK_IMPORTED_MODULE_1__.sep;
if (!matchesRest) return path === of || path.startsWith(inside);
return path.startsWith(inside) && matchesRest(path.slice(inside.length).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join("/"));
};
return (path, folding) => {
if (test(path, base, matches)) return true;
if (!folding?.case && !folding?.unicode) return false;
const folded = matches && matcher((0, _folding_js__WEBPACK_IMPORTED_MODULE_5__.A)(patternOf(text).pattern, folding));
return test((0, _folding_js__WEBPACK_IMPORTED_MODULE_5__.A)(path, folding), (0, 
_folding_js__WEBPACK_IMPORTED_MODULE_5__.A)(base, folding), folded);
};
}
function pathsBelow(folder, paths) {
const inside = folder.endsWith(node_path__WEBPACK_IMPORTED_MODULE_1__.sep) ? folder : folder + node_path__WEBPACK_IMPORTED_MODULE_1__.sep;
return paths.flatMap(path => {
if (path === folder) return [ "" ];
return path.startsWith(inside) ? [ path.slice(inside.length).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join("/") ] : [];
});
}
const isOwn = (path, own) => own.some(folder => pathsBelow(folder, [ path ]).length > 0);
const absolutePath = (root, relative) => relative === "" ? root.base : (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root.base, relative);
},
7054: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
X: () => ChunkTableBuilder,
o: () => ChunkTable
});
var _digests_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89179);
var _with_room_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94070);
class ChunkTable {
length;
digests;
packs;
segments;
offsets;
sizes;
constructor(columns) {
this.length = columns.sizes.length;
this.digests = columns.digests;
this.packs = columns.packs;
this.segments = columns.segments;
this.offsets = columns.offsets;
this.sizes = columns.sizes;
}
sha256(index) {
return (0, _digests_js__WEBPACK_IMPORTED_MODULE_0__.sU)(this.digests, index);
}
}
class ChunkTableBuilder {
#length=0;
#digests;
#packs;
#segments;
#offsets;
#sizes;
constructor(room = 0) {
this.#digests = new Uint32Array(room * _digests_js__WEBPACK_IMPORTED_MODULE_0__.j4);
this.#packs = new Uint32Array(room);
this.#segments = new Uint32Array(room);
this.#offsets = new Uint32Array(room);
this.#sizes = new Uint32Array(room);
}
get length() {
return this.#length;
}
addFrom(digests, index, pack, segment, offset, size) {
const at = this.#push(pack, segment, offset, size);
(0, _digests_js__WEBPACK_IMPORTED_MODULE_0__.C8)(digests, index, this.#digests, at);
return at;
}
copy(table, index, pack) {
const {digests: digests, segments: segments, offsets: offsets, sizes: sizes} = table;
return this.addFrom(digests, index, pack, segments[index], offsets[index], sizes[index]);
}
finish() {
const length = this.#length;
return new ChunkTable({
digests: this.#digests.subarray(0, length * _digests_js__WEBPACK_IMPORTED_MODULE_0__.j4),
packs: this.#packs.subarray(0, length),
segments: this.#segments.subarray(0, length),
offsets: this.#offsets.subarray(0, length),
sizes: this.#sizes.subarray(0, length)
});
}
#push(pack, segment, offset, size) {
const at = this.#length++;
this.#digests = (0, _with_room_js__WEBPACK_IMPORTED_MODULE_1__.E)(this.#digests, (at + 1) * _digests_js__WEBPACK_IMPORTED_MODULE_0__.j4);
if (at === this.#sizes.length) {
this.#packs = (0, _with_room_js__WEBPACK_IMPORTED_MODULE_1__.E)(this.#packs, at + 1);
this.#segments = (0, _with_room_js__WEBPACK_IMPORTED_MODULE_1__.E)(this.#segments, at + 1);
this.#offsets = (0, _with_room_js__WEBPACK_IMPORTED_MODULE_1__.E)(this.#offsets, at + 1);
this.#sizes = (0, _with_room_js__WEBPACK_IMPORTED_MODULE_1__.E)(this.#sizes, at + 1);
}
this.#packs[at] = pack;
this.#segments[at] = segment;
this.#offsets[at] = offset;
this.#sizes[at] = size;
return at;
}
}
},
89179: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
C8: () => copyDigest,
Hm: () => DigestIndex,
dv: () => isSameDigest,
j4: () => DIGEST_WORDS,
sU: () => digestHex
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var _with_room_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94070);
const DIGEST_WORDS = 8;
const DIGEST_BYTES = 32;
const digestHex = (words, index) => Buffer.from(words.buffer, words.byteOffset + index * DIGEST_BYTES, DIGEST_BYTES).toString("hex");
function isSameDigest(words, index, other, at) {
const one = index * DIGEST_WORDS;
const another = at * DIGEST_WORDS;
for (let word = 0; word < DIGEST_WORDS; word++) if (words[one + word] !== other[another + word]) return false;
return true;
}
function copyDigest(from, index, into, at) {
for (let word = 0; word < DIGEST_WORDS; word++) into[at * DIGEST_WORDS + word] = from[index * DIGEST_WORDS + word];
}
let seed;
function hashOf(words, index) {
seed ??= (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomFillSync)(new Uint32Array(DIGEST_WORDS * 2));
let hash = 0;
for (let word = 0; word < DIGEST_WORDS; word++) {
const mixed = Math.imul(words[index * DIGEST_WORDS + word] ^ seed[word], seed[word + DIGEST_WORDS] | 1);
hash = hash + (mixed ^ mixed >>> 15) | 0;
}
return (hash ^ hash >>> 16) >>> 0;
}
class DigestIndex {
#words;
#length;
#slots;
constructor(words = new Uint32Array(0)) {
this.#words = words;
this.#length = words.length / DIGEST_WORDS;
this.#slots = new Uint32Array(0);
this.#fill();
}
get length() {
return this.#length;
}
get words() {
return this.#words.subarray(0, this.#length * DIGEST_WORDS);
}
find(words, index) {
return this.#slots[this.#slotOf(words, index)] - 1;
}
add(words, index) {
const added = this.#length++;
this.#words = (0, _with_room_js__WEBPACK_IMPORTED_MODULE_1__.E)(this.#words, this.#length * DIGEST_WORDS);
copyDigest(words, index, this.#words, added);
if (this.#length * 2 > this.#slots.length) this.#fill(); else this.#slots[this.#slotOf(this.#words, added)] = added + 1;
return added;
}
#slotOf(words, index) {
const mask = this.#slots.length - 1;
let slot = hashOf(words, index) & mask;
for (;;) {
const found = this.#slots[slot];
if (found === 0 || isSameDigest(this.#words, found - 1, words, index)) return slot;
slot = slot + 1 & mask;
}
}
#fill() {
this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(256, this.#length * 4))));
for (let index = 0; index < this.#length; index++) {
const slot = this.#slotOf(this.#words, index);
if (this.#slots[slot] === 0) this.#slots[slot] = index + 1;
}
}
}
},
52279: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Bl: () => followIn,
F: () => EntryTable,
Md: () => DIRECTORY,
PW: () => FILE,
Sh: () => folderChanges,
ZL: () => isFileType,
_e: () => SYMLINK,
_o: () => SPARSE_FILE,
fZ: () => HARD_LINK,
uc: () => EntryTableBuilder
});
var _path_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29284);
var _with_room_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94070);
const DIRECTORY = 0;
const FILE = 1;
const SPARSE_FILE = 2;
const SYMLINK = 3;
const HARD_LINK = 4;
const isFileType = type => type === FILE || type === SPARSE_FILE;
class EntryTable {
length;
types;
roots;
paths;
mtimes;
modes;
sizes;
starts;
references;
targets;
constructor(columns) {
this.length = columns.types.length;
this.types = columns.types;
this.roots = columns.roots;
this.paths = columns.paths;
this.mtimes = columns.mtimes;
this.modes = columns.modes;
this.sizes = columns.sizes;
this.starts = columns.starts;
this.references = columns.references;
this.targets = columns.targets;
}
path(index) {
return this.paths.at(index);
}
isFile(index) {
return isFileType(this.types[index]);
}
count(index) {
return this.starts[index + 1] - this.starts[index];
}
chunks(index) {
return this.references.subarray(this.starts[index], this.starts[index + 1]);
}
linked(index) {
return this.references[this.starts[index]];
}
target(index) {
return this.targets[this.references[this.starts[index]]];
}
}
class EntryTableBuilder {
#length=0;
#types;
#roots;
#mtimes;
#modes;
#sizes;
#starts;
#references=new Uint32Array(0);
#filled=0;
#paths;
#targets=[];
constructor(like) {
const room = (0, _with_room_js__WEBPACK_IMPORTED_MODULE_0__.r)(like?.length ?? 0);
this.#types = new Uint8Array(room);
this.#roots = new Uint32Array(room);
this.#mtimes = new Float64Array(room);
this.#modes = new Uint16Array(room);
this.#sizes = new Float64Array(room);
this.#starts = new Uint32Array(room + 1);
this.#paths = new _path_list_js__WEBPACK_IMPORTED_MODULE_1__.fd(like?.paths);
}
get length() {
return this.#length;
}
addDirectory(root, path, mtime, mode) {
return this.#push(DIRECTORY, root, path, mtime, mode, 0);
}
addFile(root, path, mtime, mode, size, sparse) {
return this.#push(sparse ? SPARSE_FILE : FILE, root, path, mtime, mode, size);
}
addLink(root, path, mtime, target) {
this.#refer(this.#targets.push(target) - 1);
return this.#push(SYMLINK, root, path, mtime, 0, 0);
}
addHardLink(root, path, mtime, file) {
this.#refer(file);
return this.#push(HARD_LINK, root, path, mtime, 0, 0);
}
copy(table, from, to) {
const at = this.#length;
this.#length += to - from;
this.#makeRoom(this.#length);
this.#types.set(table.types.subarray(from, to), at);
this.#roots.set(table.roots.subarray(from, to), at);
this.#mtimes.set(table.mtimes.subarray(from, to), at);
this.#modes.set(table.modes.subarray(from, to), at);
this.#sizes.set(table.sizes.subarray(from, to), at);
this.#starts.fill(this.#filled, at + 1, this.#length + 1);
this.#paths.copy(table.paths, from, to);
}
finish() {
const length = this.#length;
return new EntryTable({
types: this.#types.subarray(0, length),
roots: this.#roots.subarray(0, length),
paths: this.#paths.finish(),
mtimes: this.#mtimes.subarray(0, length),
modes: this.#modes.subarray(0, length),
sizes: this.#sizes.subarray(0, length),
starts: this.#starts.subarray(0, length + 1),
references: this.#references.subarray(0, this.#filled),
targets: this.#targets
});
}
#refer(to) {
this.#references = (0, _with_room_js__WEBPACK_IMPORTED_MODULE_0__.E)(this.#references, this.#filled + 1);
this.#references[this.#filled++] = to;
}
#push(type, root, path, mtime, mode, size) {
const at = this.#length++;
this.#makeRoom(this.#length);
this.#types[at] = type;
this.#roots[at] = root;
this.#mtimes[at] = mtime;
this.#modes[at] = mode;
this.#sizes[at] = size;
this.#starts[at + 1] = this.#filled;
this.#paths.add(path);
return at;
}
#makeRoom(length) {
if (length > this.#types.length) {
this.#types = (0, _with_room_js__WEBPACK_IMPORTED_MODULE_0__.E)(this.#types, length);
this.#roots = (0, _with_room_js__WEBPACK_IMPORTED_MODULE_0__.E)(this.#roots, length);
this.#mtimes = (0, _with_room_js__WEBPACK_IMPORTED_MODULE_0__.E)(this.#mtimes, length);
this.#modes = (0, _with_room_js__WEBPACK_IMPORTED_MODULE_0__.E)(this.#modes, length);
this.#sizes = (0, _with_room_js__WEBPACK_IMPORTED_MODULE_0__.E)(this.#sizes, length);
}
this.#starts = (0, _with_room_js__WEBPACK_IMPORTED_MODULE_0__.E)(this.#starts, length + 1);
}
}
function folderChanges({roots: roots, paths: paths}) {
let last = -1;
return index => {
const before = last;
last = index;
return before < 0 || roots[index] !== roots[before] || !paths.isInSameFolder(index, before);
};
}
function followIn(table, other) {
let next = 0;
let last = -1;
return index => {
if (index <= last) next = 0;
last = index;
const root = table.roots[index];
for (;next < other.length; next++) {
const order = root - other.roots[next] || table.paths.compare(index, other.paths, next);
if (order < 0) return -1;
if (order === 0) return next++;
}
return -1;
};
}
},
70675: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
J: () => SnapshotError
});
class SnapshotError extends Error {
code;
remedy;
constructor(code, message, remedy, options) {
super(message, options);
this.name = "SnapshotError";
this.code = code;
this.remedy = remedy;
}
}
},
71803: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
D8: () => ensure,
Rn: () => ManifestProblem,
qH: () => entryProblem
});
class ManifestProblem extends Error {
content=[];
}
function ensure(condition, problem) {
if (!condition) throw new ManifestProblem(problem);
}
const entryProblem = ({paths: paths}, row, problem) => new ManifestProblem(`${JSON.stringify(paths.at(row).slice(0, 120))} ${problem}`);
},
29284: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Yz: () => PATH_END,
fd: () => PathListBuilder,
i1: () => PathList
});
var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
var _with_room_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94070);
const PATH_END = 0;
const SLASH = 47;
class PathList {
length;
bytes;
starts;
#encoding;
constructor(bytes, starts) {
this.bytes = bytes;
this.starts = starts;
this.length = starts.length - 1;
}
at(index) {
return this.text(index, index + 1);
}
name(index) {
return this.#string(this.#nameStart(index), this.starts[index + 1] - 1);
}
text(from, to) {
return this.#string(this.starts[from], this.starts[to] - 1);
}
#string(start, end) {
this.#encoding ??= (0, node_buffer__WEBPACK_IMPORTED_MODULE_0__.isAscii)(this.bytes) ? "latin1" : "utf8";
return this.bytes.toString(this.#encoding, start, end);
}
size(index) {
return this.starts[index + 1] - this.starts[index] - 1;
}
get isValid() {
if (!(0, node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(this.bytes)) return false;
for (let index = 0, at = -1; index < this.length; index++) {
at = this.bytes.indexOf(PATH_END, at + 1);
if (at !== this.starts[index + 1] - 1) return false;
}
return true;
}
isSame(index, other, at) {
const size = this.size(index);
return size === other.size(at) && this.shared(index, other, at) === size;
}
shared(index, other, at) {
const start = this.starts[index];
const otherStart = other.starts[at];
const most = Math.min(this.size(index), other.size(at));
let shared = 0;
while (shared < most && this.bytes[start + shared] === other.bytes[otherStart + shared]) shared += 1;
return shared;
}
hasSameName(index, other, at) {
let [from, its] = [ this.#nameStart(index), other.#nameStart(at) ];
const end = this.starts[index + 1];
if (end - from !== other.starts[at + 1] - its) return false;
while (from < end && this.bytes[from] === other.bytes[its]) {
from += 1;
its += 1;
}
return from === end;
}
isBelow(index, folder, shared) {
const size = this.size(folder);
if (shared < size) return false;
if (size === 0) return this.size(index) > 0;
return this.size(index) > size && this.bytes[this.starts[index] + size] === SLASH;
}
isDirectlyIn(index, folder) {
const size = this.size(folder);
return this.#nameStart(index) === this.starts[index] + (size === 0 ? 0 : size + 1);
}
isInSameFolder(index, other) {
const size = this.#nameStart(index) - this.starts[index];
return size === this.#nameStart(other) - this.starts[other] && this.shared(index, this, other) >= size;
}
#nameStart(index) {
const start = this.starts[index];
let at = this.starts[index + 1] - 1;
while (at > start && this.bytes[at - 1] !== SLASH) at -= 1;
return at;
}
compare(index, other, at, shared = this.shared(index, other, at)) {
const [one, another] = [ this.size(index), other.size(at) ];
if (shared === one || shared === another) return one - another;
const byte = this.bytes[this.starts[index] + shared];
const otherByte = other.bytes[other.starts[at] + shared];
return (byte === SLASH ? 0 : byte) - (otherByte === SLASH ? 0 : otherByte);
}
}
class PathListBuilder {
#bytes;
#starts;
#length=0;
#filled=0;
constructor(like) {
this.#bytes = Buffer.allocUnsafeSlow((0, _with_room_js__WEBPACK_IMPORTED_MODULE_1__.r)(like?.bytes.byteLength ?? 0));
this.#starts = new Uint32Array((0, _with_room_js__WEBPACK_IMPORTED_MODULE_1__.r)(like?.length ?? 0) + 1);
}
add(path) {
this.#makeRoom(path.length * 3);
this.#end(this.#bytes.write(path, this.#filled, "utf8"));
}
copy(list, from, to) {
const bytes = list.bytes.subarray(list.starts[from], list.starts[to]);
this.#makeRoom(bytes.byteLength);
this.#bytes.set(bytes, this.#filled);
this.#starts = (0, _with_room_js__WEBPACK_IMPORTED_MODULE_1__.E)(this.#starts, this.#length + to - from + 1);
const moved = this.#filled - list.starts[from];
for (let index = from + 1; index <= to; index++) this.#starts[++this.#length] = list.starts[index] + moved;
this.#filled += bytes.byteLength;
}
finish() {
return new PathList(this.#bytes.subarray(0, this.#filled), this.#starts.subarray(0, this.#length + 1));
}
#makeRoom(bytes) {
const wanted = this.#filled + bytes + 1;
if (wanted <= this.#bytes.byteLength) return;
const larger = Buffer.allocUnsafeSlow(Math.max(wanted, this.#bytes.byteLength * 2, 4096));
this.#bytes.copy(larger, 0, 0, this.#filled);
this.#bytes = larger;
}
#end(size) {
this.#filled += size;
this.#bytes[this.#filled++] = PATH_END;
this.#starts = (0, _with_room_js__WEBPACK_IMPORTED_MODULE_1__.E)(this.#starts, 1 + ++this.#length);
this.#starts[this.#length] = this.#filled;
}
}
},
94070: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
E: () => withRoom,
r: () => roomLike
});
const roomLike = length => Math.ceil(length * 1.125);
function withRoom(column, length) {
if (length <= column.length) return column;
const Kind = column.constructor;
const larger = new Kind(Math.max(length, column.length * 2, 1024));
larger.set(column);
return larger;
}
}
};
