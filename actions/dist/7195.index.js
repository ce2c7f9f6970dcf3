export const id = 7195;

export const ids = [ 7195 ];

export const modules = {
83807: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
J: () => contextDigests,
z: () => contextLines
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var _paceline_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45912);
var _hash_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40106);
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
90470: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
C: () => packFolder,
ER: () => parseEntry,
FP: () => entryFolder,
Io: () => changedContext,
MB: () => entryName,
n9: () => contextMetadata,
pe: () => repositoryFolder,
qo: () => savedEntries
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
const CONTEXT = "context:";
const SHOWN_DIGITS = 12;
const repositoryFolder = repository => `cache/${repository}/`;
const entryFolder = (repository, scope, version) => `${repositoryFolder(repository)}${encodeURIComponent(scope)}/${version}/`;
const packFolder = repository => `packs/${repository}/`;
function entryName(scope, key, context) {
const sorted = Object.fromEntries(Object.keys(context).sort().map(name => [ name, context[name] ]));
const text = JSON.stringify({
context: sorted,
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
async function savedEntries(store, repository) {
const entries = [];
const listed = store.list(repositoryFolder(repository), {
shallow: true
});
for await (const {key: key, createdAt: createdAt, metadata: metadata} of listed) {
const entry = parseEntry(repository, key);
if (entry) entries.push({
...entry,
createdAt: createdAt,
metadata: metadata
});
}
return entries.sort((a, b) => b.createdAt - a.createdAt);
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
40106: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
y: () => hashFiles
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);
var _paceline_snapshot__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(61518);
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
76945: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
D: () => keyDifference,
Q: () => commonStart
});
const SEPARATOR = /([-_.:/|+ ])/;
const commonStart = (a, b) => commonParts(a.split(SEPARATOR), b.split(SEPARATOR));
function commonParts(a, b) {
let index = 0;
while (index < a.length && a[index] === b[index]) index++;
return index;
}
function keyDifference(a, b) {
const theirs = a.split(SEPARATOR);
const ours = b.split(SEPARATOR);
const start = commonParts(theirs, ours);
const end = Math.min(commonParts(theirs.toReversed(), ours.toReversed()), Math.min(theirs.length, ours.length) - start);
const middle = parts => shorten(parts.slice(start, parts.length - end).join(""));
return {
theirs: middle(theirs),
ours: middle(ours)
};
}
const shorten = text => text.length > 24 ? `${text.slice(0, 12)}…` : text;
},
1793: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Nl: () => signingProblem,
cG: () => variableName,
jy: () => readSigningKey
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var _paceline_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45912);
const MIN_SECRET_BYTES = 32;
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
if (error instanceof _paceline_core__WEBPACK_IMPORTED_MODULE_1__.S7) return `"sign-with": ${name} holds no usable key: ${error.message}.`;
throw error;
}
}
function readSigningKey(name, variables) {
const text = variables[name]?.trim() ?? "";
if (text === "") return;
if (/^-----BEGIN /.test(text)) return ed25519(text);
const secret = Buffer.from(text, "utf8");
if (secret.length < MIN_SECRET_BYTES) throw new _paceline_core__WEBPACK_IMPORTED_MODULE_1__.S7(`it has ${secret.length} bytes, and a secret needs ${MIN_SECRET_BYTES} (openssl rand -base64 48 makes one)`);
const mac = bytes => (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)("sha256", secret).update(bytes).digest();
return {
secret: text,
signer: {
algorithm: "hmac-sha256",
sign: bytes => mac(bytes).toString("base64")
},
verifier: {
algorithm: "hmac-sha256",
verify(bytes, signature) {
const [ours, theirs] = [ mac(bytes), Buffer.from(signature, "base64") ];
return ours.length === theirs.length && (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.timingSafeEqual)(ours, theirs);
}
}
};
}
function ed25519(pem) {
const isPrivate = /^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem);
let key;
try {
const text = pem.includes("\n") ? pem : pem.replaceAll("\\n", "\n");
key = isPrivate ? (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)(text) : (0, 
node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(text);
} catch {
throw new _paceline_core__WEBPACK_IMPORTED_MODULE_1__.S7("it looks like a PEM key but cannot be read as one without a passphrase");
}
if (key.asymmetricKeyType !== "ed25519") throw new _paceline_core__WEBPACK_IMPORTED_MODULE_1__.S7(`it is a key of type ${key.asymmetricKeyType}, and Ed25519 is needed (openssl genpkey -algorithm ed25519)`);
const open = isPrivate ? (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(key) : key;
const verifier = {
algorithm: "ed25519",
verify: (bytes, signature) => (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(null, bytes, open, Buffer.from(signature, "base64"))
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
sign: bytes => (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)(null, bytes, key).toString("base64")
}
};
}
},
20259: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Dy: () => writeStatistics,
Ge: () => MAX_COVERED,
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
const key = `${statisticsFolder(repository)}${encodeURIComponent(scope)}/${day}/${id}`;
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
const CHANGING = /^(?:(?=.*\d)[0-9a-f]{7,}|\d{5,})$/i;
function keyPrefix(key) {
const parts = key.split(/([-_.:/|+ ])/);
const at = parts.findIndex((part, index) => index > 0 && CHANGING.test(part));
return at < 0 ? key : parts.slice(0, at).join("");
}
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
function parseJson(text, kind, source) {
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
NJ: () => testFile,
S8: () => testKey,
YA: () => seconds,
bu: () => outcome,
cd: () => commit,
lj: () => testRunner,
qN: () => repoPath,
uR: () => instant
});
var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64377);
const seconds = zod__WEBPACK_IMPORTED_MODULE_0__.aig().finite().nonnegative();
const instant = zod__WEBPACK_IMPORTED_MODULE_1__.w$();
const commit = zod__WEBPACK_IMPORTED_MODULE_0__.YjP().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, "must be a full commit id");
const identifier = zod__WEBPACK_IMPORTED_MODULE_0__.YjP().regex(/^[A-Za-z0-9._-]{1,64}$/, "must be 1–64 of A–Z a–z 0–9 . _ -");
const repoPath = zod__WEBPACK_IMPORTED_MODULE_0__.YjP().min(1).max(4096).refine(path => !path.startsWith("/") && !/^[A-Za-z]:/.test(path) && !path.includes("\\") && !path.includes("\0") && !path.split("/").includes(".."), "must be a path below the repository root, with / and without ..");
const testFile = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
suite: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().min(1).max(200),
file: repoPath
});
const testKey = test => `${test.suite}\0${test.file}`;
const outcome = zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "passed", "failed", "skipped", "empty" ]);
const testRunner = zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "vitest", "jest", "node", "pytest", "go", "command" ]);
const machine = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
os: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
arch: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
cores: zod__WEBPACK_IMPORTED_MODULE_0__.aig().positive(),
memoryBytes: zod__WEBPACK_IMPORTED_MODULE_0__.aig().nonnegative(),
name: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().optional()
});
},
62251: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Q: () => defineAction
});
const defineAction = () => action => action;
},
84471: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
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
59360: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
M0: () => triggeringRun,
Wf: () => isAboutPullRequest,
_f: () => findPullRequest,
db: () => eventTrust,
vi: () => mayStore
});
const TRUSTED = new Set([ "push", "schedule", "workflow_dispatch", "repository_dispatch", "workflow_call", "merge_group", "create", "release", "deployment", "local" ]);
const PULL_REQUEST = new Set([ "pull_request", "pull_request_review", "pull_request_review_comment" ]);
function eventTrust(environment) {
const {event: event, eventName: eventName, ref: ref} = environment;
const defaultBranch = branchRef(text(event["repository"], "default_branch"));
const pull = record(event["pull_request"]);
const base = branchRef(text(pull["base"], "ref")) ?? text(event["merge_group"], "base_ref");
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
} : {}
};
}
if (!TRUSTED.has(eventName)) return {
level: "open",
readOnlyToken: readOnlyToken,
read: distinct([ base, defaultBranch ])
};
const own = ref || "local";
return {
level: "trusted",
readOnlyToken: readOnlyToken,
read: distinct([ own, base, defaultBranch ]),
write: own
};
}
function mayStore(environment) {
const {level: level, write: write} = eventTrust(environment);
return {
allowed: write !== void 0,
reason: level === "open" ? `a run on ${environment.eventName} may come from anyone` : "its event does not say of which pull request it is"
};
}
function hasReadOnlyToken({event: event, eventName: eventName, repository: repository, variables: variables}) {
if (!PULL_REQUEST.has(eventName)) return false;
const head = text(record(record(event["pull_request"])["head"])["repo"], "full_name");
return !sameName(head, repository) || variables["GITHUB_ACTOR"] === "dependabot[bot]";
}
function triggeringRun({event: event, eventName: eventName}) {
if (eventName !== "workflow_run") return;
const run = record(event["workflow_run"]);
const id = numberOf(run["id"]);
const headSha = text(run, "head_sha");
if (id === void 0 || headSha === void 0) return;
return {
runId: String(id),
attempt: numberOf(run["run_attempt"]) ?? 1,
workflow: text(run, "name") ?? text(event["workflow"], "name") ?? "",
event: text(run, "event") ?? "",
conclusion: text(run, "conclusion") ?? "",
headSha: headSha,
headBranch: text(run, "head_branch") ?? "",
headRepository: text(run["head_repository"], "full_name") ?? ""
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
const queued = /\/pr-(\d{1,15})-[0-9a-f]+$/.exec(text(event["merge_group"], "head_ref") ?? "");
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
const headSha = text(pull["head"], "sha");
if (number === void 0 || headSha === void 0) return;
const headRepository = text(record(pull["head"])["repo"], "full_name") ?? "";
return {
number: number,
headRepository: headRepository,
headSha: headSha,
baseBranch: text(pull["base"], "ref") ?? "",
trusted: sameName(headRepository, repository)
};
}
const branchRef = name => name && `refs/heads/${name}`;
const sameName = (a, b) => a?.toLowerCase() === b.toLowerCase();
const numberOf = value => Number.isSafeInteger(value) && value > 0 ? value : void 0;
const record = value => typeof value === "object" && value !== null ? value : {};
function text(value, field) {
const found = record(value)[field];
return typeof found === "string" && found !== "" ? found : void 0;
}
const distinct = values => [ ...new Set(values.filter(value => value !== void 0)) ];
}
};
