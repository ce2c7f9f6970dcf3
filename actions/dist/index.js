import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";

var __webpack_modules__ = {
42613: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");
},
20181: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");
},
49140: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("constants");
},
76982: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
},
24434: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");
},
79896: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
},
91943: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs/promises");
},
58611: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");
},
65692: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");
},
69278: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");
},
34589: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");
},
16698: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");
},
4573: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");
},
31421: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
},
37540: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");
},
77598: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
},
53053: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");
},
40610: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");
},
78474: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
},
73024: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
},
51455: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
},
37067: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
},
32467: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");
},
44708: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
},
98995: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");
},
77030: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
},
48161: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
},
76760: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
},
643: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");
},
1708: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");
},
41792: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");
},
57075: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");
},
46466: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");
},
46193: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");
},
58500: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
},
41692: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");
},
73136: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");
},
57975: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
},
73429: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");
},
75919: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
},
38522: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
},
70857: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
},
16928: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
},
932: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");
},
2203: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");
},
13193: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");
},
64756: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");
},
52018: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");
},
87016: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");
},
39023: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");
},
43106: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");
},
87706: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
_C: () => COMMENT_ROOM,
S7: () => InputProblem,
ce: () => PacelineError,
zM: () => inputs_boolean,
at: () => branchName,
Y_: () => changedFiles,
Cl: () => createGitHub,
QP: () => defineAction,
Uc: () => describeError,
jW: () => documentPath,
p0: () => duration,
db: () => eventTrust,
lN: () => findBase,
_f: () => findPullRequest,
gV: () => globs,
Qo: () => headCommit,
nd: () => integer,
Wf: () => isAboutPullRequest,
nM: () => isActionable,
Mn: () => lines,
CS: () => listFiles,
Az: () => loadDocument,
G5: () => machineCapacity,
bD: () => messageOf,
yL: () => oneOf,
zY: () => openGit,
lq: () => optional,
TZ: () => parseArtifactName,
KN: () => percent,
m6: () => readAt,
EK: () => readZipFile,
eF: () => run,
R3: () => runProcess,
bd: () => saveDocument,
rJ: () => secret,
VX: () => secretValues,
Yj: () => string,
M0: () => triggeringRun,
K7: () => which,
Iz: () => writeStickyComment,
oQ: () => yaml
});
const defineAction = () => action => action;
var promises_ = __nccwpck_require__(51455);
var external_node_path_ = __nccwpck_require__(76760);
class PacelineError extends Error {
code;
remedy;
constructor(code, message, remedy, options) {
super(message, options);
this.name = "PacelineError";
this.code = code;
this.remedy = remedy;
}
}
function isActionable(error) {
return error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("PACELINE_") && "remedy" in error;
}
function describeError(error) {
if (isActionable(error)) return `${error.message} ${error.remedy} [${error.code}]`;
const message = error instanceof Error ? error.message : String(error);
return `Unexpected error: ${message}. Re-run with debug logging for the stack, and please report it. [PACELINE_UNEXPECTED]`;
}
const messageOf = error => error instanceof Error ? error.message : String(error);
const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;
const RETENTION_DAYS = 7;
function artifactName(address, attempt) {
for (const part of [ address.kind, address.planId, address.leg ]) {
if (!/^[A-Za-z0-9._-]+$/.test(part)) {
throw new PacelineError("PACELINE_ARTIFACT_NAME", `"${part}" cannot be part of an artifact's name.`, "Use letters, digits, dots, dashes and underscores.");
}
}
return `paceline-${address.kind}-${address.planId}-${address.leg}-${attempt}`;
}
function parseArtifactName(name, kind) {
const match = /^([A-Za-z0-9._]+)-(.+)-(\d+)$/.exec(name.startsWith(`paceline-${kind}-`) ? name.slice(`paceline-${kind}-`.length) : "");
return match ? {
kind: kind,
planId: match[1],
leg: match[2],
attempt: Number(match[3])
} : undefined;
}
function latestAttempts(found) {
const latest = new Map;
for (const artifact of found) {
const key = `${artifact.planId}\0${artifact.leg}`;
const other = latest.get(key);
if (!other || other.attempt < artifact.attempt) latest.set(key, artifact);
}
return [ ...latest.values() ];
}
function createArtifacts(environment, log) {
const available = Boolean(environment.variables["ACTIONS_RUNTIME_TOKEN"] && environment.variables["ACTIONS_RESULTS_URL"]);
const client = async () => {
const {DefaultArtifactClient: DefaultArtifactClient} = await Promise.all([ __nccwpck_require__.e(143), __nccwpck_require__.e(119), __nccwpck_require__.e(523), __nccwpck_require__.e(351), __nccwpck_require__.e(799) ]).then(__nccwpck_require__.bind(__nccwpck_require__, 76799));
return new DefaultArtifactClient;
};
const failure = (what, error) => new PacelineError("PACELINE_ARTIFACT_UNAVAILABLE", `${what}: ${messageOf(error)}.`, "Check GitHub's status page, then re-run the failed jobs.", {
cause: error
});
return {
available: available,
async publish(address, text, files = []) {
const name = artifactName(address, environment.attempt);
if (!available) return log.debug(`${name} is not uploaded: there is no artifact service here.`);
const folder = await temporaryFolder(environment);
const document = (0, external_node_path_.join)(folder, `${address.kind}.json`);
await (0, promises_.writeFile)(document, text);
const copies = await Promise.all(files.map(async file => {
const copy = (0, external_node_path_.join)(folder, file.split(/[\\/]/).pop());
await (0, promises_.writeFile)(copy, await (0, promises_.readFile)(file));
return copy;
}));
try {
await log.group(`Upload ${name}`, async () => (await client()).uploadArtifact(name, [ document, ...copies ], folder, {
retentionDays: RETENTION_DAYS
}));
} catch (error) {
throw failure(`The artifact ${name} could not be uploaded`, error);
}
},
async find(kind, planId) {
if (!available) return [];
try {
const {artifacts: artifacts} = await log.group(`Find ${kind} artifacts`, async () => (await client()).listArtifacts());
const found = artifacts.flatMap(artifact => {
const address = parseArtifactName(artifact.name, kind);
return address && (planId === undefined || address.planId === planId) ? [ {
...address,
id: artifact.id
} ] : [];
});
return latestAttempts(found);
} catch (error) {
throw failure(`The run's artifacts could not be listed`, error);
}
},
async read(artifact) {
const name = artifactName(artifact, artifact.attempt);
const folder = await temporaryFolder(environment);
try {
await log.group(`Download ${name}`, async () => (await client()).downloadArtifact(artifact.id, {
path: folder
}));
} catch (error) {
throw failure(`The artifact ${name} could not be downloaded`, error);
}
const file = (0, external_node_path_.join)(folder, `${artifact.kind}.json`);
const size = (await (0, promises_.stat)(file).catch(() => undefined))?.size;
if (size === undefined) {
throw failure(`The artifact ${name} holds no ${artifact.kind}.json`, `found ${(await (0, 
promises_.readdir)(folder)).join(", ") || "nothing"}`);
}
if (size > MAX_DOCUMENT_BYTES) throw failure(`The artifact ${name} is too large`, `${size} bytes`);
return (0, promises_.readFile)(file, "utf8");
}
};
}
async function temporaryFolder(environment) {
await (0, promises_.mkdir)(environment.temp, {
recursive: true
});
return (0, promises_.mkdtemp)((0, external_node_path_.join)(environment.temp, "paceline-artifact-"));
}
var external_node_fs_ = __nccwpck_require__(73024);
var external_node_os_ = __nccwpck_require__(48161);
const GIB = 2 ** 30;
const MEMORY_PER_JOB = 2 * GIB;
const CORE_SHARE = .8;
const CGROUP_ROOT = "/sys/fs/cgroup";
function readCapacity(machine, read, memoryPerJob = MEMORY_PER_JOB) {
let cores = machine.cores;
let memoryBytes = machine.memoryBytes;
for (const limits of cgroupLimits(read)) {
cores = Math.min(cores, limits.quota ?? cores, limits.cpus ?? cores);
memoryBytes = Math.min(memoryBytes, limits.memory ?? memoryBytes);
}
const jobs = Math.max(1, Math.floor(Math.min(CORE_SHARE * cores, memoryBytes / memoryPerJob)));
return {
cores: cores,
memoryBytes: memoryBytes,
jobs: jobs
};
}
const machineCapacity = memoryPerJob => readCapacity({
cores: (0, external_node_os_.availableParallelism)(),
memoryBytes: (0, external_node_os_.totalmem)()
}, readText, memoryPerJob);
const readText = path => {
try {
return (0, external_node_fs_.readFileSync)(path, "utf8");
} catch {
return undefined;
}
};
function cgroupLimits(read) {
const found = [];
for (const line of (read("/proc/self/cgroup") ?? "0::/").split("\n")) {
const match = /^\d+:([^:]*):(\/.*)$/.exec(line.trim());
if (!match) continue;
const [, controllers = "", path = "/"] = match;
if (controllers === "") {
for (const root of [ CGROUP_ROOT, `${CGROUP_ROOT}/unified` ]) {
for (const folder of upwards(root, path)) found.push(limitsV2(folder, read));
}
continue;
}
for (const controller of controllers.split(",")) {
for (const root of [ `${CGROUP_ROOT}/${controller}`, `${CGROUP_ROOT}/${controllers}` ]) {
for (const folder of upwards(root, path)) found.push(limitsV1(controller, folder, read));
}
}
}
return found;
}
function limitsV2(folder, read) {
const [quota, period] = (read(`${folder}/cpu.max`) ?? "").trim().split(/\s+/);
return {
quota: ratio(quota, period ?? "100000"),
cpus: cpuCount(read(`${folder}/cpuset.cpus.effective`)),
memory: byteLimit(read(`${folder}/memory.max`))
};
}
function limitsV1(controller, folder, read) {
switch (controller) {
case "cpu":
return {
quota: ratio(read(`${folder}/cpu.cfs_quota_us`), read(`${folder}/cpu.cfs_period_us`))
};

case "cpuset":
return {
cpus: cpuCount(read(`${folder}/cpuset.effective_cpus`) ?? read(`${folder}/cpuset.cpus`))
};

case "memory":
return {
memory: byteLimit(read(`${folder}/memory.limit_in_bytes`))
};

default:
return {};
}
}
function upwards(root, path) {
const parts = external_node_path_.posix.normalize(path).split("/").filter(part => part !== "" && part !== "..");
return Array.from({
length: parts.length + 1
}, (_, depth) => [ root, ...parts.slice(0, depth) ].join("/"));
}
function ratio(quota, period) {
const [share, whole] = [ Number(quota?.trim() || Number.NaN), Number(period?.trim() || Number.NaN) ];
return share > 0 && whole > 0 ? share / whole : undefined;
}
function byteLimit(text) {
const value = Number(text?.trim() || Number.NaN);
return value > 0 ? value : undefined;
}
function cpuCount(text) {
let count = 0;
for (const range of (text ?? "").trim().split(",")) {
const match = /^(\d+)(?:-(\d+))?$/.exec(range);
if (match) count += Number(match[2] ?? match[1]) - Number(match[1]) + 1;
}
return count > 0 ? count : undefined;
}
const TRIES = 4;
const MAX_WAIT_MS = 6e4;
const MAX_TOTAL_WAIT_MS = 12e4;
async function withRetries(clock, purpose, request) {
let waited = 0;
for (let attempt = 1; ;attempt++) {
try {
return await request();
} catch (error) {
const wait = retryDelay(error, attempt, clock.now());
if (wait === undefined || attempt >= TRIES || waited + wait > MAX_TOTAL_WAIT_MS) {
throw describe(error, purpose);
}
waited += wait;
await clock.sleep(wait);
}
}
}
function retryDelay(error, attempt, now) {
if (!isRequestFailure(error)) return undefined;
if (!isLimited(error) && error.status < 500) return undefined;
const headers = error.response?.headers ?? {};
const asked = afterHeader(headers["retry-after"], now);
const reset = headers["x-ratelimit-remaining"] === "0" ? Number(headers["x-ratelimit-reset"]) * 1e3 - now : Number.NaN;
const wait = [ asked, reset ].find(ms => Number.isFinite(ms) && ms > -MAX_WAIT_MS) ?? 1e3 * 2 ** (attempt - 1);
return wait > MAX_WAIT_MS ? undefined : Math.max(0, wait);
}
function afterHeader(value, now) {
if (value === undefined || value === "") return Number.NaN;
const seconds = Number(value);
return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1e3 : Date.parse(String(value)) - now;
}
function isLimited({status: status, message: message, response: response}) {
const headers = response?.headers ?? {};
return status === 429 || status === 403 && (headers["retry-after"] !== undefined || headers["x-ratelimit-remaining"] === "0" || /rate limit|abuse/i.test(message));
}
function describe(error, {failure: failure, permission: permission}) {
const because = (code, why, remedy) => new PacelineError(code, `${failure}: ${why}.`, remedy, {
cause: error
});
if (!isRequestFailure(error)) return because("PACELINE_GITHUB_UNAVAILABLE", messageOf(error), "Check GitHub's status page.");
if (isLimited(error)) {
return because("PACELINE_GITHUB_BUSY", "GitHub's rate limit is reached", "Re-run the job later.");
}
if (/\blocked\b/i.test(error.message)) {
return because("PACELINE_GITHUB_LOCKED", "the conversation is locked", "Unlock it, or leave it so.");
}
if (error.status === 401 || error.status === 403 || error.status === 404) {
return because("PACELINE_GITHUB_PERMISSION", `GitHub answered ${error.status}, the token lacks the permission "${permission}"`, `Add \`permissions: { ${permission} }\` to the job.`);
}
return because("PACELINE_GITHUB_UNAVAILABLE", error.message, "Check GitHub's status page.");
}
function statusOf(error) {
const cause = error instanceof PacelineError ? error.cause : error;
return isRequestFailure(cause) ? cause.status : undefined;
}
const isRequestFailure = error => error instanceof Error && "status" in error && typeof error.status === "number";
const COMMENT_ROOM = 63e3;
const markerLine = ({kind: kind, workflow: workflow, key: key = ""}) => `\x3c!-- paceline:${encode(kind)} workflow=${encode(workflow)} key=${encode(key)} --\x3e`;
const encode = text => encodeURIComponent(text.toWellFormed().slice(0, 100).toWellFormed()).replaceAll("-", "%2D");
const runLine = ({runId: runId, attempt: attempt}) => `\x3c!-- paceline:run ${runId}.${attempt} --\x3e`;
function runOf(body) {
const match = /<!-- paceline:run (\d{1,18})\.(\d{1,6}) -->\s*$/.exec(body);
return match ? {
runId: match[1],
attempt: Number(match[2])
} : undefined;
}
const compareRuns = (a, b) => Number(a.runId) - Number(b.runId) || a.attempt - b.attempt;
async function writeStickyComment(github, sticky) {
const marker = markerLine(sticky.marker);
const body = `${marker}\n${sticky.body.trim()}\n\n${runLine(sticky.run)}`;
const existing = await ownComments(github, sticky.number, marker);
const [first, ...others] = existing;
if (first) {
for (const other of others) await remove(github, other.id);
return edit(github, first, body, sticky);
}
if (!sticky.create) return {
result: "none"
};
const created = await github.createComment(sticky.number, body);
const login = created.user?.login;
const again = await ownComments(github, sticky.number, marker, login);
const winner = again[0];
if (!winner || winner.id >= created.id) return outcome("created", created);
await remove(github, created.id);
return edit(github, winner, body, sticky);
}
async function edit(github, comment, body, {run: run, yields: yields}) {
const text = normal(comment.body);
if (text === normal(body)) return outcome("unchanged", comment);
const told = runOf(text);
const order = told ? compareRuns(run, told) : 1;
if (order < 0 || order === 0 && yields) return outcome("later", comment);
return outcome("edited", await github.updateComment(comment.id, body));
}
const outcome = (result, {html_url: html_url}) => ({
result: result,
...html_url ? {
url: html_url
} : {}
});
async function ownComments(github, number, marker, login) {
const marked = (await github.listComments(number)).filter(({body: body}) => normal(body).startsWith(marker));
if (marked.length === 0) return [];
const me = login ?? await github.viewer();
return marked.filter(comment => isOwn(comment, me)).sort((a, b) => a.id - b.id);
}
function isOwn({user: user, performed_via_github_app: app}, me) {
if (me === undefined) return user?.type === "Bot" || Boolean(app);
const plain = login => login.replace(/\[bot\]$/, "").toLowerCase();
return user ? plain(user.login) === plain(me) && (user.type === "Bot" || !me.endsWith("[bot]")) : false;
}
async function remove(github, id) {
try {
await github.deleteComment(id);
} catch (error) {
if (statusOf(error) !== 404) throw error;
}
}
const normal = body => (body ?? "").replaceAll("\r\n", "\n").trim();
const documentPath = (environment, name) => (0, external_node_path_.join)(environment.temp, "paceline", name);
async function saveDocument(environment, name, text) {
const path = documentPath(environment, name);
await (0, promises_.mkdir)((0, external_node_path_.dirname)(path), {
recursive: true
});
await (0, promises_.writeFile)(path, text);
return path;
}
async function loadDocument(environment, path, input) {
const file = (0, external_node_path_.isAbsolute)(path) ? path : (0, external_node_path_.join)(environment.workspace, path);
try {
return await (0, promises_.readFile)(file, "utf8");
} catch (error) {
throw new PacelineError("PACELINE_DOCUMENT_MISSING", `Input "${input}": ${path} cannot be read: ${messageOf(error)}.`, "Pass the path that the step before set as its output.", {
cause: error
});
}
}
function readEnvironment(variables = process.env) {
const workspace = variables["GITHUB_WORKSPACE"] || process.cwd();
const onGitHub = variables["GITHUB_ACTIONS"] === "true";
return {
workspace: workspace,
temp: variables["RUNNER_TEMP"] || (0, external_node_path_.join)((0, external_node_os_.tmpdir)(), "paceline"),
home: variables["PACELINE_HOME"] || (0, external_node_path_.join)(variables["XDG_CACHE_HOME"] || (0, 
external_node_path_.join)((0, external_node_os_.homedir)(), ".cache"), "paceline"),
repository: variables["GITHUB_REPOSITORY"] || `local/${workspace.split(/[\\/]/).pop() || "repository"}`,
runId: variables["GITHUB_RUN_ID"] || "0",
attempt: Number(variables["GITHUB_RUN_ATTEMPT"]) || 1,
...Number(variables["GITHUB_RUN_NUMBER"]) > 0 ? {
runNumber: Number(variables["GITHUB_RUN_NUMBER"])
} : {},
workflow: variables["GITHUB_WORKFLOW"] || "local",
job: variables["GITHUB_JOB"] || "local",
sha: variables["GITHUB_SHA"] || "",
ref: variables["GITHUB_REF"] || "",
eventName: variables["GITHUB_EVENT_NAME"] || "local",
event: readEvent(variables["GITHUB_EVENT_PATH"]),
serverUrl: variables["GITHUB_SERVER_URL"] || "https://github.com",
onGitHub: onGitHub,
debug: variables["RUNNER_DEBUG"] === "1",
variables: variables
};
}
function branchName(environment) {
const {ref: ref} = environment;
const pull = /^refs\/pull\/(\d+)\//.exec(ref);
if (pull) return `pull/${pull[1]}`;
return ref.replace(/^refs\/heads\//, "").replace(/^refs\/tags\//, "tag/") || "local";
}
function readEvent(path) {
if (!path) return {};
try {
const value = JSON.parse((0, external_node_fs_.readFileSync)(path, "utf8"));
return typeof value === "object" && value !== null ? value : {};
} catch {
return {};
}
}
const TRUSTED = new Set([ "push", "schedule", "workflow_dispatch", "repository_dispatch", "workflow_call", "merge_group", "create", "release", "deployment", "local" ]);
const PULL_REQUEST = new Set([ "pull_request", "pull_request_review", "pull_request_review_comment" ]);
function eventTrust(environment) {
const {event: event, eventName: eventName, ref: ref} = environment;
const defaultBranch = branchRef(events_text(event["repository"], "default_branch"));
const pull = record(event["pull_request"]);
const base = branchRef(events_text(pull["base"], "ref")) ?? events_text(event["merge_group"], "base_ref");
const readOnlyToken = hasReadOnlyToken(environment);
if (PULL_REQUEST.has(eventName)) {
const number = numberOf(pull["number"]);
const own = number === undefined ? undefined : `refs/pull/${number}/merge`;
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
function hasReadOnlyToken({event: event, eventName: eventName, repository: repository, variables: variables}) {
if (!PULL_REQUEST.has(eventName)) return false;
const head = events_text(record(record(event["pull_request"])["head"])["repo"], "full_name");
return !sameName(head, repository) || variables["GITHUB_ACTOR"] === "dependabot[bot]";
}
function triggeringRun({event: event, eventName: eventName}) {
if (eventName !== "workflow_run") return undefined;
const run = record(event["workflow_run"]);
const id = numberOf(run["id"]);
const headSha = events_text(run, "head_sha");
if (id === undefined || headSha === undefined) return undefined;
return {
runId: String(id),
attempt: numberOf(run["run_attempt"]) ?? 1,
workflow: events_text(run, "name") ?? events_text(event["workflow"], "name") ?? "",
event: events_text(run, "event") ?? "",
conclusion: events_text(run, "conclusion") ?? "",
headSha: headSha,
headBranch: events_text(run, "head_branch") ?? "",
headRepository: events_text(run["head_repository"], "full_name") ?? ""
};
}
function isAboutPullRequest(environment) {
const {eventName: eventName} = environment;
return PULL_REQUEST.has(eventName) || eventName === "pull_request_target" || /^pull_request/.test(triggeringRun(environment)?.event ?? "");
}
async function findPullRequest(environment, github) {
const {event: event, eventName: eventName, repository: repository, sha: sha} = environment;
if (PULL_REQUEST.has(eventName) || eventName === "pull_request_target") {
return fromPayload(record(event["pull_request"]), repository);
}
if (eventName === "workflow_run") {
const run = triggeringRun(environment);
return run && findByHead(github, repository, run);
}
if (eventName === "merge_group") {
const queued = /\/pr-(\d{1,15})-[0-9a-f]+$/.exec(events_text(event["merge_group"], "head_ref") ?? "");
return queued ? describePull(await github.pull(Number(queued[1])), repository) : undefined;
}
if (sha === "") return undefined;
return findByHead(github, repository, {
headRepository: repository,
headSha: sha,
headBranch: /^refs\/heads\/(.+)$/.exec(environment.ref)?.[1] ?? ""
});
}
async function findByHead(github, repository, head) {
if (head.headRepository === "") return undefined;
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
const headSha = events_text(pull["head"], "sha");
if (number === undefined || headSha === undefined) return undefined;
const headRepository = events_text(record(pull["head"])["repo"], "full_name") ?? "";
return {
number: number,
headRepository: headRepository,
headSha: headSha,
baseBranch: events_text(pull["base"], "ref") ?? "",
trusted: sameName(headRepository, repository)
};
}
const branchRef = name => name && `refs/heads/${name}`;
const sameName = (a, b) => a?.toLowerCase() === b.toLowerCase();
const numberOf = value => Number.isSafeInteger(value) && value > 0 ? value : undefined;
const record = value => typeof value === "object" && value !== null ? value : {};
function events_text(value, field) {
const found = record(value)[field];
return typeof found === "string" && found !== "" ? found : undefined;
}
const distinct = values => [ ...new Set(values.filter(value => value !== undefined)) ];
async function openGit(directory, variables) {
const top = await execute(directory, variables, [ "rev-parse", "--show-toplevel" ]);
if (top.exitCode !== 0) throw notOpened(directory, top.stderr);
const root = top.stdout.replace(/\r?\n$/, "");
const attempt = async args => {
const {exitCode: exitCode, stdout: stdout} = await execute(root, variables, args);
return exitCode === 0 ? stdout : undefined;
};
const git = {
root: root,
attempt: attempt,
async run(args) {
const {exitCode: exitCode, stdout: stdout, stderr: stderr} = await execute(root, variables, args);
if (exitCode === 0) return stdout;
throw new PacelineError("PACELINE_GIT_FAILED", `git ${args[0]} ended with ${exitCode}: ${firstLine(stderr)}.`, "Run the same command in the checkout to see why.");
}
};
return git;
}
async function headCommit(git) {
const head = await git.attempt([ "rev-parse", "--verify", "--quiet", "HEAD^{commit}" ]);
if (head !== undefined) return head.trim();
throw new PacelineError("PACELINE_GIT_EMPTY", `The repository at ${git.root} has no commit.`, "Check out a commit (actions/checkout) before this step.");
}
const isShallow = async git => (await git.run([ "rev-parse", "--is-shallow-repository" ])).trim() === "true";
const listFiles = async git => [ ...new Set((await git.run([ "ls-files", "-z" ])).split("\0").filter(path => path !== "")) ];
const readAt = (git, commit, path) => git.attempt([ "cat-file", "blob", `${commit}:${path}` ]);
async function execute(directory, variables, args) {
const {getExecOutput: getExecOutput} = await Promise.resolve().then(__nccwpck_require__.bind(__nccwpck_require__, 27187));
const env = {
LC_ALL: "C",
GIT_TERMINAL_PROMPT: "0",
GIT_OPTIONAL_LOCKS: "0"
};
for (const [name, value] of Object.entries(variables)) {
if (value !== undefined && !(name in env)) env[name] = value;
}
try {
return await getExecOutput("git", [ ...args ], {
cwd: directory,
env: env,
silent: true,
ignoreReturnCode: true
});
} catch (error) {
const missing = /unable to locate executable|ENOENT/i.test(error.message);
throw new PacelineError(missing ? "PACELINE_GIT_MISSING" : "PACELINE_GIT_FAILED", missing ? "git was not found, so nothing can be said about what changed." : `git could not be started: ${firstLine(error.message)}.`, missing ? "Install git on the runner, or add it to PATH." : "See the message above.", {
cause: error
});
}
}
function notOpened(directory, stderr) {
if (/dubious ownership/.test(stderr)) {
return new PacelineError("PACELINE_GIT_OWNERSHIP", `git refuses the repository at ${directory}: it belongs to another user.`, `Run \`git config --global --add safe.directory ${directory}\` in a step before this one.`);
}
if (/not a git repository/i.test(stderr)) {
return new PacelineError("PACELINE_GIT_NO_REPOSITORY", `${directory} is not inside a git repository.`, "Add actions/checkout before this step.");
}
return new PacelineError("PACELINE_GIT_FAILED", `git cannot read ${directory}: ${firstLine(stderr)}.`, "Run `git status` in the checkout to see why.");
}
const firstLine = text => (text.trim().split("\n").find(line => line.trim() !== "") ?? "no message").replace(/\.$/, "");
const ZERO = /^0+$/;
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
async function findBase(git, question) {
const head = await headCommit(git);
const {event: event, eventName: eventName} = question;
if (question.base !== undefined) {
const commit = await obtain(git, question.base);
return commit ? {
commit: commit,
how: `base ${question.base}`
} : no(`the base "${question.base}" is not in this clone and could not be fetched`);
}
if (eventName === "pull_request" || eventName === "pull_request_target") {
const sha = git_base_text(event, "pull_request", "head", "sha");
const parents = await parentsOf(git, head);
if (eventName === "pull_request" && parents.length === 2 && (sha === undefined || parents[1] === sha)) {
const commit = await obtain(git, parents[0]);
return commit ? {
commit: commit,
how: "first parent of the merge commit"
} : no(`the first parent of the merge commit, ${git_base_short(parents[0])}, could not be fetched`);
}
const base = git_base_text(event, "pull_request", "base", "sha");
if (base === undefined) return withDefaultBranch(git, head, question);
return withMergeBase(git, head, base, "the pull request's base", question.maxDeepen);
}
if (eventName === "merge_group") {
const base = git_base_text(event, "merge_group", "base_sha");
const commit = base && await obtain(git, base);
return commit ? {
commit: commit,
how: "base of the merge group"
} : no("the base of the merge group could not be fetched");
}
if (eventName === "push") {
const before = git_base_text(event, "before");
if (before !== undefined && COMMIT.test(before) && !ZERO.test(before)) {
const commit = await obtain(git, before);
if (commit) return {
commit: commit,
how: "the branch before this push"
};
const other = await withDefaultBranch(git, head, question);
return other.commit ? other : no(`the commit before this push, ${git_base_short(before)}, is gone (a forced push?), and ${why(other)}`);
}
}
return withDefaultBranch(git, head, question);
}
async function withDefaultBranch(git, head, question) {
const branch = git_base_text(question.event, "repository", "default_branch") ?? (await git.attempt([ "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD" ]))?.trim().replace(/^origin\//, "");
if (branch === undefined || branch === "") return no("the default branch is not known");
if (question.ref === `refs/heads/${branch}`) {
return {
code: "default-branch",
reason: `this run is on the default branch ${branch}, with nothing to compare it with`
};
}
const tip = await resolve(git, `refs/remotes/origin/${branch}`) ?? await resolve(git, `refs/heads/${branch}`) ?? await fetchRevision(git, `refs/heads/${branch}`);
if (tip === undefined) return no(`the default branch ${branch} is not in this clone and could not be fetched`);
const answer = await withMergeBase(git, head, tip, `the default branch ${branch}`, question.maxDeepen);
return answer.commit === head ? no(`HEAD is already part of the default branch ${branch}`) : answer;
}
async function withMergeBase(git, head, other, name, maxDeepen) {
const tip = await obtain(git, other);
if (tip === undefined) return no(`${name} (${git_base_short(other)}) could not be fetched`);
let deepened = 0;
for (let step = 32; ;step *= 2) {
const found = (await git.attempt([ "merge-base", head, tip ]))?.trim();
if (found) return {
commit: found,
how: `merge base with ${name}`
};
if (!await isShallow(git)) return no(`HEAD and ${name} have no common history`);
const size = Math.min(step, maxDeepen - deepened);
if (size <= 0) {
return no(`this clone is shallow and ${deepened} more commits did not reach ${name}; use fetch-depth: 0`);
}
const fetched = await git.attempt([ ...FETCH, `--deepen=${size}`, "origin", head, tip ]);
if (fetched === undefined) return no("this clone is shallow and could not be deepened; use fetch-depth: 0");
deepened += size;
}
}
const FETCH = [ "fetch", "--quiet", "--no-tags", "--no-recurse-submodules" ];
async function obtain(git, revision) {
return await resolve(git, revision) ?? await fetchRevision(git, revision);
}
async function resolve(git, revision) {
const found = await git.attempt([ "rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}` ]);
return found?.trim() || undefined;
}
async function fetchRevision(git, revision) {
if (/^[-+]/.test(revision) || revision.includes(":")) return undefined;
const name = revision.replace(/^(?:refs\/remotes\/)?origin\//, "refs/heads/");
const depth = await isShallow(git) ? [ "--depth=1" ] : [];
const fetched = await git.attempt([ ...FETCH, ...depth, "origin", name ]);
return fetched === undefined ? undefined : resolve(git, COMMIT.test(revision) ? revision : "FETCH_HEAD");
}
async function parentsOf(git, commit) {
const body = await git.attempt([ "cat-file", "commit", commit ]) ?? "";
const header = body.slice(0, body.indexOf("\n\n"));
return [ ...header.matchAll(/^parent ([0-9a-f]+)$/gm) ].map(match => match[1]);
}
function git_base_text(value, ...path) {
let at = value;
for (const key of path) {
if (typeof at !== "object" || at === null) return undefined;
at = at[key];
}
return typeof at === "string" && at !== "" ? at : undefined;
}
const no = reason => ({
code: "no-base",
reason: reason
});
const why = answer => answer.commit === undefined ? answer.reason : "";
const git_base_short = commit => commit.slice(0, 12);
const STATUS = {
A: "added",
C: "added",
D: "deleted",
M: "modified",
R: "renamed",
T: "type-changed"
};
async function changedFiles(git, base, head) {
return parseNameStatus(await git.run([ "diff", "--name-status", "-z", "--find-renames", "--no-ext-diff", "--no-textconv", "--end-of-options", base, head, "--" ]));
}
function parseNameStatus(output) {
const fields = output.split("\0");
const changes = [];
for (let at = 0; at < fields.length && fields[at] !== ""; ) {
const letter = fields[at].charAt(0);
const status = STATUS[letter];
const first = fields[at + 1];
if (status === undefined || first === undefined) {
throw new PacelineError("PACELINE_GIT_FAILED", `git diff answered with the unknown status "${fields[at]}".`, "Report this with the version of git on the runner.");
}
if (letter === "R" || letter === "C") {
const path = fields[at + 2];
changes.push(letter === "R" ? {
path: path,
status: status,
from: first
} : {
path: path,
status: status
});
at += 3;
} else {
changes.push({
path: first,
status: status
});
at += 2;
}
}
return changes;
}
var external_node_zlib_ = __nccwpck_require__(38522);
const TIMEOUT_MS = 6e4;
async function downloadWithin(url, maxBytes) {
const unavailable = (why, cause) => new PacelineError("PACELINE_ARTIFACT_UNAVAILABLE", `An artifact of the other run could not be downloaded: ${why}.`, "Re-run the job; artifacts are kept for 7 days.", {
cause: cause
});
if (!URL.canParse(url)) throw unavailable("GitHub named no place");
const parts = [];
let size = 0;
try {
const response = await fetch(url, {
signal: AbortSignal.timeout(TIMEOUT_MS)
});
if (!response.ok || !response.body) throw unavailable(`the storage answered ${response.status}`);
for await (const part of response.body) {
size += part.length;
if (size > maxBytes) throw tooLarge(maxBytes);
parts.push(part);
}
} catch (error) {
throw error instanceof PacelineError ? error : unavailable("the connection broke", error);
}
return Buffer.concat(parts);
}
const END_OF_DIRECTORY = 101010256;
const DIRECTORY_ENTRY = 33639248;
const LOCAL_HEADER = 67324752;
function readZipFile(bytes, name, maxBytes) {
const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
try {
const end = zip.lastIndexOf(Buffer.from([ 80, 75, 5, 6 ]));
if (end < 0 || zip.readUInt32LE(end) !== END_OF_DIRECTORY) throw invalid();
let at = zip.readUInt32LE(end + 16);
for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw invalid();
const nameEnd = at + 46 + zip.readUInt16LE(at + 28);
if (zip.toString("utf8", at + 46, nameEnd) === name) return unpack(zip, at, maxBytes);
at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
}
return undefined;
} catch (error) {
throw error instanceof PacelineError ? error : invalid(error);
}
}
function unpack(zip, entry, maxBytes) {
const method = zip.readUInt16LE(entry + 10);
const size = zip.readUInt32LE(entry + 20);
const local = zip.readUInt32LE(entry + 42);
if (zip.readUInt32LE(local) !== LOCAL_HEADER) throw invalid();
const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
if (start + size > zip.length) throw invalid();
const data = zip.subarray(start, start + size);
if (method === 0) {
if (size > maxBytes) throw tooLarge(maxBytes);
return data;
}
if (method !== 8) throw invalid();
try {
return (0, external_node_zlib_.inflateRawSync)(data, {
maxOutputLength: maxBytes
});
} catch (error) {
throw error.code === "ERR_BUFFER_TOO_LARGE" ? tooLarge(maxBytes) : invalid(error);
}
}
const invalid = cause => new PacelineError("PACELINE_ARTIFACT_INVALID", "An artifact of the other run is no zip that can be read.", "Look at what the other run uploaded under this name.", {
cause: cause
});
const tooLarge = maxBytes => new PacelineError("PACELINE_ARTIFACT_TOO_LARGE", `An artifact of the other run is larger than ${maxBytes} bytes.`, "Look at what the other run uploaded under this name.");
const PER_PAGE = 100;
const MAX_PAGES = 100;
const REQUEST_TIMEOUT_MS = 3e4;
const JOBS = {
failure: "The run's jobs could not be read",
permission: "actions: read"
};
const READ_COMMENTS = {
failure: "The pull request's comments could not be read",
permission: "pull-requests: write"
};
const WRITE_COMMENT = {
failure: "The comment could not be written",
permission: "pull-requests: write"
};
const PULLS = {
failure: "The pull request could not be found",
permission: "pull-requests: read"
};
const ARTIFACTS = {
failure: "The other run's artifacts could not be read",
permission: "actions: read"
};
function createGitHub(environment, token, options = {}) {
const clock = {
sleep: options.sleep ?? (ms => new Promise(resolve => setTimeout(resolve, ms))),
now: options.now ?? Date.now
};
const [owner = "", repo = ""] = environment.repository.split("/");
const open = async () => {
const {getOctokit: getOctokit} = await Promise.all([ __nccwpck_require__.e(119), __nccwpck_require__.e(351) ]).then(__nccwpck_require__.bind(__nccwpck_require__, 61351));
return getOctokit(token, {
baseUrl: environment.variables["GITHUB_API_URL"] || "https://api.github.com",
log: {
debug() {},
info() {},
warn() {},
error() {}
}
});
};
let octokit;
async function request(purpose, route, parameters = {}) {
if (token === "") {
throw new PacelineError("PACELINE_GITHUB_TOKEN", `${purpose.failure}: there is no token.`, `Leave the input "${options.tokenInput ?? "github-token"}" at its default, or pass a token.`);
}
octokit ??= open();
const client = await octokit;
return withRetries(clock, purpose, async () => {
const {request: how, ...fields} = parameters;
const answer = await client.request(route, {
owner: owner,
repo: repo,
...fields,
request: {
...how,
signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS)
}
});
return {
data: answer.data,
headers: answer.headers
};
});
}
async function list(purpose, route, parameters, items = data => data, idOf = item => item.id) {
const found = new Map;
for (let page = 1; page <= MAX_PAGES; page++) {
const {data: data} = await request(purpose, route, {
...parameters,
per_page: PER_PAGE,
page: page
});
const some = items(data);
for (const item of some) found.set(idOf(item), item);
if (some.length < PER_PAGE) break;
}
return [ ...found.values() ];
}
const comment = async (route, parameters) => (await request(WRITE_COMMENT, route, parameters)).data;
return {
async listJobs(runId, attempt) {
const jobs = (route, parameters) => list(JOBS, route, parameters, data => data.jobs);
const run = "GET /repos/{owner}/{repo}/actions/runs/{run_id}";
if (attempt <= 1) {
return jobs(`${run}/attempts/{attempt_number}/jobs`, {
run_id: Number(runId),
attempt_number: attempt
});
}
return latestJobs(await jobs(`${run}/jobs`, {
run_id: Number(runId),
filter: "all"
}), attempt);
},
listComments: number => list(READ_COMMENTS, "GET /repos/{owner}/{repo}/issues/{number}/comments", {
number: number
}),
createComment: (number, body) => comment("POST /repos/{owner}/{repo}/issues/{number}/comments", {
number: number,
body: body
}),
updateComment: (id, body) => comment("PATCH /repos/{owner}/{repo}/issues/comments/{id}", {
id: id,
body: body
}),
async deleteComment(id) {
await request(WRITE_COMMENT, "DELETE /repos/{owner}/{repo}/issues/comments/{id}", {
id: id
});
},
async viewer() {
try {
const {data: data} = await request(READ_COMMENTS, "POST /graphql", {
query: "{ viewer { login } }"
});
return data.data?.viewer?.login;
} catch {
return undefined;
}
},
pull: async number => (await request(PULLS, "GET /repos/{owner}/{repo}/pulls/{number}", {
number: number
})).data,
pullsByHead: (head, branch) => list(PULLS, "GET /repos/{owner}/{repo}/pulls", {
state: "open",
head: `${head}:${branch}`
}, undefined, pull => pull.number),
pullsOfCommit: sha => list(PULLS, "GET /repos/{owner}/{repo}/commits/{sha}/pulls", {
sha: sha
}, undefined, pull => pull.number),
listArtifacts: runId => list(ARTIFACTS, "GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts", {
run_id: Number(runId)
}, data => data.artifacts),
async downloadArtifact(id, maxBytes) {
const {headers: headers} = await request(ARTIFACTS, "GET /repos/{owner}/{repo}/actions/artifacts/{id}/{format}", {
id: id,
format: "zip",
request: {
redirect: "manual"
}
});
return downloadWithin(headers.location ?? "", maxBytes);
}
};
}
function latestJobs(jobs, attempt) {
const attemptOf = job => job.run_attempt ?? 1;
const known = jobs.filter(job => attemptOf(job) <= attempt);
const latest = new Map;
for (const job of known) latest.set(job.name, Math.max(attemptOf(job), latest.get(job.name) ?? 0));
return known.filter(job => attemptOf(job) === latest.get(job.name));
}
class InputProblem extends Error {
fix;
constructor(message, fix) {
super(message);
this.fix = fix;
}
}
const string = (allowed = "text") => ({
allowed: allowed,
parse: text => text
});
const secret = (allowed = "a token") => ({
...string(allowed),
secret: true
});
const optional = parser => ({
...parser,
optional: true
});
function oneOf(...values) {
const allowed = `one of ${values.join(", ")}`;
return {
allowed: allowed,
values: values,
parse(text) {
const found = values.find(value => value.toLowerCase() === text.toLowerCase());
if (found !== undefined) return found;
const near = values.find(value => distance(value.toLowerCase(), text.toLowerCase()) <= 2);
throw new InputProblem(allowed, near && `did you mean "${near}"?`);
}
};
}
const inputs_boolean = () => ({
allowed: "true or false",
parse(text) {
const lower = text.toLowerCase();
if (lower === "true") return true;
if (lower === "false") return false;
const meant = /^(?:yes|on|1)$/.test(lower) ? "true" : /^(?:no|off|0)$/.test(lower) ? "false" : undefined;
throw new InputProblem("true or false", meant && `write ${meant}`);
}
});
function integer(range = {}) {
const {min: min = Number.MIN_SAFE_INTEGER, max: max = Number.MAX_SAFE_INTEGER} = range;
const bounds = range.min !== undefined && range.max !== undefined ? ` from ${min} to ${max}` : range.min !== undefined ? ` of at least ${min}` : range.max !== undefined ? ` of at most ${max}` : "";
const allowed = `a whole number${bounds}`;
return {
allowed: allowed,
parse(text) {
const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
if (!(value >= min && value <= max)) throw new InputProblem(allowed);
return value;
}
};
}
const BYTE_UNITS = {
"": 1,
b: 1,
kb: 1e3,
mb: 1e6,
gb: 1e9,
tb: 1e12,
kib: 2 ** 10,
mib: 2 ** 20,
gib: 2 ** 30,
tib: 2 ** 40
};
const bytes = () => ({
allowed: "a size such as 500MB or 2GiB",
parse: text => Math.round(quantity(text, BYTE_UNITS, "a size such as 500MB or 2GiB"))
});
const SECOND_UNITS = {
ms: .001,
s: 1,
m: 60,
min: 60,
h: 3600,
d: 86400,
w: 604800
};
const duration = () => {
const allowed = "a duration such as 90s, 15m, 1h30m or 7d";
return {
allowed: allowed,
parse(text) {
const parts = text.replaceAll(/\s+/g, "").match(/\d+(?:\.\d+)?[a-z]+/gi);
if (!parts || parts.join("") !== text.replaceAll(/\s+/g, "")) {
throw new InputProblem(allowed, /^\d+(?:\.\d+)?$/.test(text) ? `add a unit: ${text}s or ${text}m` : undefined);
}
return parts.reduce((sum, part) => sum + quantity(part, SECOND_UNITS, allowed), 0);
}
};
};
const percent = (range = {}) => {
const {min: min = 0, max: max = 100} = range;
const allowed = `a percentage from ${min}% to ${max}%`;
return {
allowed: allowed,
parse(text) {
const match = /^([+-]?\d+(?:\.\d+)?)\s*%$/.exec(text);
const value = match ? Number(match[1]) : Number.NaN;
if (!(value >= min && value <= max)) {
throw new InputProblem(allowed, /^\d+(?:\.\d+)?$/.test(text) ? `write ${text}%` : undefined);
}
return value / 100;
}
};
};
const lines = () => ({
allowed: "one value per line",
parse: splitLines
});
const globs = () => ({
allowed: "glob patterns relative to the repository, one per line",
parse(text) {
const patterns = splitLines(text);
for (const pattern of patterns) {
const bare = pattern.replace(/^!/, "");
if (bare.startsWith("/") || bare.split("/").includes("..")) {
throw new InputProblem("glob patterns relative to the repository", `"${pattern}" leaves the repository`);
}
}
return patterns;
}
});
const yaml = (allowed, parseYaml, check) => ({
allowed: allowed,
parse(text) {
let value;
try {
value = parseYaml(text);
} catch (error) {
throw new InputProblem(`${allowed} (YAML)`, error.message.split("\n")[0]);
}
return check(value);
}
});
function readInputs(parsers, read, required = () => false) {
const values = {};
const problems = [];
for (const [name, parser] of Object.entries(parsers)) {
const text = read(name).trim();
if (text === "") {
if (parser.optional) values[name] = undefined; else if (required(name)) problems.push(`"${name}" is required: give ${parser.allowed}.`); else values[name] = parseEmpty(name, parser, problems);
continue;
}
try {
values[name] = parser.parse(text);
} catch (error) {
if (!(error instanceof InputProblem)) throw error;
const shown = parser.secret ? "the given value" : `"${text.length > 80 ? `${text.slice(0, 77)}…` : text}"`;
problems.push(`"${name}": ${shown} is not ${error.message}${error.fix ? ` (${error.fix})` : ""}.`);
}
}
if (problems.length > 0) {
throw new PacelineError("PACELINE_INPUT_INVALID", problems.length === 1 ? `Input ${problems[0]}` : `${problems.length} inputs are wrong:\n- ${problems.join("\n- ")}`, "Correct it under `with:` in the workflow.");
}
return values;
}
function parseEmpty(name, parser, problems) {
try {
return parser.parse("");
} catch {
problems.push(`"${name}" is empty: give ${parser.allowed}.`);
return undefined;
}
}
function splitLines(text) {
return text.split(/\r?\n/).map(line => line.trim()).filter(line => line !== "" && !line.startsWith("#"));
}
function quantity(text, units, allowed) {
const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim());
const factor = match ? units[match[2].toLowerCase()] : undefined;
if (!match || factor === undefined) throw new InputProblem(allowed);
return Number(match[1]) * factor;
}
function distance(a, b) {
let row = Array.from({
length: b.length + 1
}, (_, index) => index);
for (let i = 1; i <= a.length; i++) {
const next = [ i ];
for (let j = 1; j <= b.length; j++) {
next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
}
row = next;
}
return row[b.length];
}
var lib_exec = __nccwpck_require__(27187);
async function which(program, variables = process.env) {
const endings = process.platform === "win32" ? [ "", ".exe", ".cmd", ".bat" ] : [ "" ];
const folders = (0, external_node_path_.isAbsolute)(program) ? [ "" ] : (variables["PATH"] ?? variables["Path"] ?? "").split(external_node_path_.delimiter);
for (const folder of folders) {
if (folder === "" && !(0, external_node_path_.isAbsolute)(program)) continue;
for (const ending of endings) {
const path = folder === "" ? `${program}${ending}` : (0, external_node_path_.join)(folder, `${program}${ending}`);
try {
await (0, promises_.access)(path, promises_.constants.X_OK);
return path;
} catch {}
}
}
return undefined;
}
async function toolVersion(program, args = [ "--version" ], cwd) {
try {
const {exitCode: exitCode, stdout: stdout, stderr: stderr} = await getExecOutput(program, [ ...args ], {
silent: true,
ignoreReturnCode: true,
...cwd === undefined ? {} : {
cwd: cwd
}
});
return exitCode === 0 ? /\d+(?:\.\d+)+/.exec(`${stdout}\n${stderr}`)?.[0] : undefined;
} catch {
return undefined;
}
}
var external_node_child_process_ = __nccwpck_require__(31421);
var external_node_events_ = __nccwpck_require__(78474);
var external_node_string_decoder_ = __nccwpck_require__(46193);
async function removeGroup(child, graceSeconds) {
if (!signalGroup(child, "SIGTERM")) return;
const until = performance.now() + graceSeconds * 1e3;
while (performance.now() < until) {
await new Promise(resolve => setTimeout(resolve, 20));
if (!signalGroup(child, 0) || !hasLiving(child.pid)) return;
}
signalGroup(child, "SIGKILL");
}
function signalGroup(child, signal) {
if (child.pid === undefined) return false;
try {
if (process.platform === "win32") {
if (child.exitCode !== null || signal === 0) return false;
(0, external_node_child_process_.spawn)("taskkill", [ "/pid", String(child.pid), "/T", "/F" ], {
stdio: "ignore",
windowsHide: true
});
return true;
}
return process.kill(-child.pid, signal);
} catch {
return false;
}
}
function hasLiving(group) {
if (process.platform !== "linux") return true;
return (0, external_node_fs_.readdirSync)("/proc").some(name => {
if (!/^\d+$/.test(name)) return false;
try {
const stat = (0, external_node_fs_.readFileSync)(`/proc/${name}/stat`, "latin1");
const [state, , pgrp] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
return Number(pgrp) === group && state !== "Z" && state !== "X";
} catch {
return false;
}
});
}
const GRACE_SECONDS = 5;
const DRAIN_SECONDS = 1;
const DEFAULT_OUTPUT_BYTES = 1024 * 1024;
async function runProcess(command, args, options = {}) {
const started = performance.now();
const child = start(command, args, options);
const output = collectOutput(child, options);
child.stdin.on("error", () => {});
child.stdin.end(options.input ?? "");
let stopped;
let killTimer;
const stop = why => {
if (stopped) return;
stopped = why;
signalGroup(child, "SIGTERM");
killTimer = setTimeout(() => signalGroup(child, "SIGKILL"), (options.graceSeconds ?? GRACE_SECONDS) * 1e3);
};
const release = guard(child, stop, options);
try {
const [exitCode, signal] = await ended(child, command, options.cwd);
await removeGroup(child, options.graceSeconds ?? GRACE_SECONDS);
await output.drained();
return {
exitCode: exitCode,
signal: signal,
stopped: stopped,
seconds: (performance.now() - started) / 1e3,
...output.kept()
};
} finally {
clearTimeout(killTimer);
release();
}
}
function start(command, args, options) {
try {
return (0, external_node_child_process_.spawn)(command, args, {
...options.cwd === undefined ? {} : {
cwd: options.cwd
},
env: options.env ?? process.env,
detached: process.platform !== "win32",
stdio: [ "pipe", "pipe", "pipe" ],
windowsHide: true
});
} catch (error) {
throw notStarted(command, options.cwd, error);
}
}
function guard(child, stop, options) {
const {timeoutSeconds: timeoutSeconds, signal: signal} = options;
const deadline = timeoutSeconds === undefined ? undefined : setTimeout(() => stop("timeout"), Math.min(timeoutSeconds * 1e3, 2 ** 31 - 1));
const onAbort = () => stop("aborted");
const onSignal = () => stop("interrupted");
const onExit = () => signalGroup(child, "SIGKILL");
if (signal?.aborted) onAbort();
signal?.addEventListener("abort", onAbort);
const signals = [ "SIGINT", "SIGTERM", "SIGHUP" ];
for (const name of signals) process.on(name, onSignal);
process.on("exit", onExit);
return () => {
clearTimeout(deadline);
signal?.removeEventListener("abort", onAbort);
for (const name of signals) process.off(name, onSignal);
process.off("exit", onExit);
};
}
async function ended(child, command, cwd) {
try {
return await (0, external_node_events_.once)(child, "exit");
} catch (error) {
throw notStarted(command, cwd, error);
}
}
function notStarted(command, cwd, error) {
const {code: code, message: message} = error;
if (code === "ENOENT") {
return new PacelineError("PACELINE_PROCESS_NOT_FOUND", `${command} was not found${cwd === undefined ? "" : ` (working directory ${cwd})`}.`, "Install it in a step before this one, or correct its name or the working directory.", {
cause: error
});
}
return new PacelineError("PACELINE_PROCESS_NOT_STARTED", `${command} could not be started: ${code === "E2BIG" ? "its arguments are too long" : message}.`, code === "EACCES" ? "Make it executable." : "Correct the command.", {
cause: error
});
}
function collectOutput(child, options) {
const limit = options.maxOutputBytes ?? DEFAULT_OUTPUT_BYTES;
const streams = [ "stdout", "stderr" ].map(name => {
const decoder = new external_node_string_decoder_.StringDecoder("utf8");
const kept = [];
let bytes = 0;
let cut = false;
const stream = child[name];
stream.on("data", chunk => {
const text = decoder.write(chunk);
if (text !== "") options.onOutput?.(text, name);
kept.push(chunk);
bytes += chunk.length;
while (kept.length > 1 && bytes - kept[0].length >= limit) {
bytes -= kept.shift().length;
cut = true;
}
});
const closed = new Promise(resolve => stream.once("close", () => resolve()));
return {
stream: stream,
closed: closed,
flush() {
const rest = decoder.end();
if (rest !== "") options.onOutput?.(rest, name);
},
text() {
const all = Buffer.concat(kept);
cut ||= all.length > limit;
return {
text: all.subarray(Math.max(0, all.length - limit)).toString("utf8"),
cut: cut
};
}
};
});
return {
async drained() {
let timer;
const patience = new Promise(resolve => {
timer = setTimeout(resolve, DRAIN_SECONDS * 1e3);
});
await Promise.race([ Promise.all(streams.map(stream => stream.closed)), patience ]);
clearTimeout(timer);
for (const {stream: stream, flush: flush} of streams) {
stream.destroy();
flush();
}
},
kept() {
const [stdout, stderr] = streams.map(stream => stream.text());
return {
stdout: stdout.text,
stderr: stderr.text,
truncated: stdout.cut || stderr.cut
};
}
};
}
var external_os_ = __nccwpck_require__(70857);
function utils_toCommandValue(input) {
if (input === null || input === undefined) {
return "";
} else if (typeof input === "string" || input instanceof String) {
return input;
}
return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
if (!Object.keys(annotationProperties).length) {
return {};
}
return {
title: annotationProperties.title,
file: annotationProperties.file,
line: annotationProperties.startLine,
endLine: annotationProperties.endLine,
col: annotationProperties.startColumn,
endColumn: annotationProperties.endColumn
};
}
function command_issueCommand(command, properties, message) {
const cmd = new Command(command, properties, message);
process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = "") {
command_issueCommand(name, {}, message);
}
const CMD_STRING = "::";
class Command {
constructor(command, properties, message) {
if (!command) {
command = "missing.command";
}
this.command = command;
this.properties = properties;
this.message = message;
}
toString() {
let cmdStr = CMD_STRING + this.command;
if (this.properties && Object.keys(this.properties).length > 0) {
cmdStr += " ";
let first = true;
for (const key in this.properties) {
if (this.properties.hasOwnProperty(key)) {
const val = this.properties[key];
if (val) {
if (first) {
first = false;
} else {
cmdStr += ",";
}
cmdStr += `${key}=${escapeProperty(val)}`;
}
}
}
}
cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
return cmdStr;
}
}
function escapeData(s) {
return utils_toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
return utils_toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
var external_crypto_ = __nccwpck_require__(76982);
var external_fs_ = __nccwpck_require__(79896);
function file_command_issueFileCommand(command, message) {
const filePath = process.env[`GITHUB_${command}`];
if (!filePath) {
throw new Error(`Unable to find environment variable for file command ${command}`);
}
if (!external_fs_.existsSync(filePath)) {
throw new Error(`Missing file at path: ${filePath}`);
}
external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
encoding: "utf8"
});
}
function file_command_prepareKeyValueMessage(key, value) {
const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
const convertedValue = utils_toCommandValue(value);
if (key.includes(delimiter)) {
throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
}
if (convertedValue.includes(delimiter)) {
throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
}
return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
var external_path_ = __nccwpck_require__(16928);
var auth = __nccwpck_require__(92145);
var __awaiter = undefined && undefined.__awaiter || function(thisArg, _arguments, P, generator) {
function adopt(value) {
return value instanceof P ? value : new P(function(resolve) {
resolve(value);
});
}
return new (P || (P = Promise))(function(resolve, reject) {
function fulfilled(value) {
try {
step(generator.next(value));
} catch (e) {
reject(e);
}
}
function rejected(value) {
try {
step(generator["throw"](value));
} catch (e) {
reject(e);
}
}
function step(result) {
result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
}
step((generator = generator.apply(thisArg, _arguments || [])).next());
});
};
class oidc_utils_OidcClient {
static createHttpClient(allowRetry = true, maxRetry = 10) {
const requestOptions = {
allowRetries: allowRetry,
maxRetries: maxRetry
};
return new HttpClient("actions/oidc-client", [ new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken()) ], requestOptions);
}
static getRequestToken() {
const token = process.env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"];
if (!token) {
throw new Error("Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable");
}
return token;
}
static getIDTokenUrl() {
const runtimeUrl = process.env["ACTIONS_ID_TOKEN_REQUEST_URL"];
if (!runtimeUrl) {
throw new Error("Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable");
}
return runtimeUrl;
}
static getCall(id_token_url) {
return __awaiter(this, void 0, void 0, function*() {
var _a;
const httpclient = oidc_utils_OidcClient.createHttpClient();
const res = yield httpclient.getJson(id_token_url).catch(error => {
throw new Error(`Failed to get ID Token. \n \n        Error Code : ${error.statusCode}\n \n        Error Message: ${error.message}`);
});
const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
if (!id_token) {
throw new Error("Response json body do not have ID Token field");
}
return id_token;
});
}
static getIDToken(audience) {
return __awaiter(this, void 0, void 0, function*() {
try {
let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
if (audience) {
const encodedAudience = encodeURIComponent(audience);
id_token_url = `${id_token_url}&audience=${encodedAudience}`;
}
debug(`ID token url is ${id_token_url}`);
const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
setSecret(id_token);
return id_token;
} catch (error) {
throw new Error(`Error message: ${error.message}`);
}
});
}
}
var summary_awaiter = undefined && undefined.__awaiter || function(thisArg, _arguments, P, generator) {
function adopt(value) {
return value instanceof P ? value : new P(function(resolve) {
resolve(value);
});
}
return new (P || (P = Promise))(function(resolve, reject) {
function fulfilled(value) {
try {
step(generator.next(value));
} catch (e) {
reject(e);
}
}
function rejected(value) {
try {
step(generator["throw"](value));
} catch (e) {
reject(e);
}
}
function step(result) {
result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
}
step((generator = generator.apply(thisArg, _arguments || [])).next());
});
};
const {access: access, appendFile: appendFile, writeFile: writeFile} = external_fs_.promises;
const SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
const SUMMARY_DOCS_URL = "https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary";
class Summary {
constructor() {
this._buffer = "";
}
filePath() {
return summary_awaiter(this, void 0, void 0, function*() {
if (this._filePath) {
return this._filePath;
}
const pathFromEnv = process.env[SUMMARY_ENV_VAR];
if (!pathFromEnv) {
throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
}
try {
yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
} catch (_a) {
throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
}
this._filePath = pathFromEnv;
return this._filePath;
});
}
wrap(tag, content, attrs = {}) {
const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
if (!content) {
return `<${tag}${htmlAttrs}>`;
}
return `<${tag}${htmlAttrs}>${content}</${tag}>`;
}
write(options) {
return summary_awaiter(this, void 0, void 0, function*() {
const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
const filePath = yield this.filePath();
const writeFunc = overwrite ? writeFile : appendFile;
yield writeFunc(filePath, this._buffer, {
encoding: "utf8"
});
return this.emptyBuffer();
});
}
clear() {
return summary_awaiter(this, void 0, void 0, function*() {
return this.emptyBuffer().write({
overwrite: true
});
});
}
stringify() {
return this._buffer;
}
isEmptyBuffer() {
return this._buffer.length === 0;
}
emptyBuffer() {
this._buffer = "";
return this;
}
addRaw(text, addEOL = false) {
this._buffer += text;
return addEOL ? this.addEOL() : this;
}
addEOL() {
return this.addRaw(external_os_.EOL);
}
addCodeBlock(code, lang) {
const attrs = Object.assign({}, lang && {
lang: lang
});
const element = this.wrap("pre", this.wrap("code", code), attrs);
return this.addRaw(element).addEOL();
}
addList(items, ordered = false) {
const tag = ordered ? "ol" : "ul";
const listItems = items.map(item => this.wrap("li", item)).join("");
const element = this.wrap(tag, listItems);
return this.addRaw(element).addEOL();
}
addTable(rows) {
const tableBody = rows.map(row => {
const cells = row.map(cell => {
if (typeof cell === "string") {
return this.wrap("td", cell);
}
const {header: header, data: data, colspan: colspan, rowspan: rowspan} = cell;
const tag = header ? "th" : "td";
const attrs = Object.assign(Object.assign({}, colspan && {
colspan: colspan
}), rowspan && {
rowspan: rowspan
});
return this.wrap(tag, data, attrs);
}).join("");
return this.wrap("tr", cells);
}).join("");
const element = this.wrap("table", tableBody);
return this.addRaw(element).addEOL();
}
addDetails(label, content) {
const element = this.wrap("details", this.wrap("summary", label) + content);
return this.addRaw(element).addEOL();
}
addImage(src, alt, options) {
const {width: width, height: height} = options || {};
const attrs = Object.assign(Object.assign({}, width && {
width: width
}), height && {
height: height
});
const element = this.wrap("img", null, Object.assign({
src: src,
alt: alt
}, attrs));
return this.addRaw(element).addEOL();
}
addHeading(text, level) {
const tag = `h${level}`;
const allowedTag = [ "h1", "h2", "h3", "h4", "h5", "h6" ].includes(tag) ? tag : "h1";
const element = this.wrap(allowedTag, text);
return this.addRaw(element).addEOL();
}
addSeparator() {
const element = this.wrap("hr", null);
return this.addRaw(element).addEOL();
}
addBreak() {
const element = this.wrap("br", null);
return this.addRaw(element).addEOL();
}
addQuote(text, cite) {
const attrs = Object.assign({}, cite && {
cite: cite
});
const element = this.wrap("blockquote", text, attrs);
return this.addRaw(element).addEOL();
}
addLink(text, href) {
const element = this.wrap("a", text, {
href: href
});
return this.addRaw(element).addEOL();
}
}
const _summary = new Summary;
const markdownSummary = null && _summary;
const summary = null && _summary;
function toPosixPath(pth) {
return pth.replace(/[\\]/g, "/");
}
function toWin32Path(pth) {
return pth.replace(/[/]/g, "\\");
}
function toPlatformPath(pth) {
return pth.replace(/[/\\]/g, path.sep);
}
var platform_awaiter = undefined && undefined.__awaiter || function(thisArg, _arguments, P, generator) {
function adopt(value) {
return value instanceof P ? value : new P(function(resolve) {
resolve(value);
});
}
return new (P || (P = Promise))(function(resolve, reject) {
function fulfilled(value) {
try {
step(generator.next(value));
} catch (e) {
reject(e);
}
}
function rejected(value) {
try {
step(generator["throw"](value));
} catch (e) {
reject(e);
}
}
function step(result) {
result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
}
step((generator = generator.apply(thisArg, _arguments || [])).next());
});
};
const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function*() {
const {stdout: version} = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
silent: true
});
const {stdout: name} = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
silent: true
});
return {
name: name.trim(),
version: version.trim()
};
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function*() {
var _a, _b, _c, _d;
const {stdout: stdout} = yield exec.getExecOutput("sw_vers", undefined, {
silent: true
});
const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : "";
const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : "";
return {
name: name,
version: version
};
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function*() {
const {stdout: stdout} = yield exec.getExecOutput("lsb_release", [ "-i", "-r", "-s" ], {
silent: true
});
const [name, version] = stdout.trim().split("\n");
return {
name: name,
version: version
};
});
const platform = external_os_.platform();
const arch = external_os_.arch();
const isWindows = platform === "win32";
const isMacOS = platform === "darwin";
const isLinux = platform === "linux";
function getDetails() {
return platform_awaiter(this, void 0, void 0, function*() {
return Object.assign(Object.assign({}, yield isWindows ? getWindowsInfo() : isMacOS ? getMacOsInfo() : getLinuxInfo()), {
platform: platform,
arch: arch,
isWindows: isWindows,
isMacOS: isMacOS,
isLinux: isLinux
});
});
}
var core_awaiter = undefined && undefined.__awaiter || function(thisArg, _arguments, P, generator) {
function adopt(value) {
return value instanceof P ? value : new P(function(resolve) {
resolve(value);
});
}
return new (P || (P = Promise))(function(resolve, reject) {
function fulfilled(value) {
try {
step(generator.next(value));
} catch (e) {
reject(e);
}
}
function rejected(value) {
try {
step(generator["throw"](value));
} catch (e) {
reject(e);
}
}
function step(result) {
result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
}
step((generator = generator.apply(thisArg, _arguments || [])).next());
});
};
var ExitCode;
(function(ExitCode) {
ExitCode[ExitCode["Success"] = 0] = "Success";
ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function exportVariable(name, val) {
const convertedVal = toCommandValue(val);
process.env[name] = convertedVal;
const filePath = process.env["GITHUB_ENV"] || "";
if (filePath) {
return issueFileCommand("ENV", prepareKeyValueMessage(name, val));
}
issueCommand("set-env", {
name: name
}, convertedVal);
}
function core_setSecret(secret) {
command_issueCommand("add-mask", {}, secret);
}
function addPath(inputPath) {
const filePath = process.env["GITHUB_PATH"] || "";
if (filePath) {
issueFileCommand("PATH", inputPath);
} else {
issueCommand("add-path", {}, inputPath);
}
process.env["PATH"] = `${inputPath}${path.delimiter}${process.env["PATH"]}`;
}
function getInput(name, options) {
const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
if (options && options.required && !val) {
throw new Error(`Input required and not supplied: ${name}`);
}
if (options && options.trimWhitespace === false) {
return val;
}
return val.trim();
}
function getMultilineInput(name, options) {
const inputs = getInput(name, options).split("\n").filter(x => x !== "");
if (options && options.trimWhitespace === false) {
return inputs;
}
return inputs.map(input => input.trim());
}
function getBooleanInput(name, options) {
const trueValue = [ "true", "True", "TRUE" ];
const falseValue = [ "false", "False", "FALSE" ];
const val = getInput(name, options);
if (trueValue.includes(val)) return true;
if (falseValue.includes(val)) return false;
throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` + `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
function setOutput(name, value) {
const filePath = process.env["GITHUB_OUTPUT"] || "";
if (filePath) {
return file_command_issueFileCommand("OUTPUT", file_command_prepareKeyValueMessage(name, value));
}
process.stdout.write(external_os_.EOL);
command_issueCommand("set-output", {
name: name
}, utils_toCommandValue(value));
}
function setCommandEcho(enabled) {
issue("echo", enabled ? "on" : "off");
}
function setFailed(message) {
process.exitCode = ExitCode.Failure;
error(message);
}
function isDebug() {
return process.env["RUNNER_DEBUG"] === "1";
}
function core_debug(message) {
command_issueCommand("debug", {}, message);
}
function error(message, properties = {}) {
command_issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
command_issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
command_issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
process.stdout.write(message + external_os_.EOL);
}
function startGroup(name) {
command_issue("group", name);
}
function endGroup() {
command_issue("endgroup");
}
function group(name, fn) {
return core_awaiter(this, void 0, void 0, function*() {
startGroup(name);
let result;
try {
result = yield fn();
} finally {
endGroup();
}
return result;
});
}
function saveState(name, value) {
const filePath = process.env["GITHUB_STATE"] || "";
if (filePath) {
return file_command_issueFileCommand("STATE", file_command_prepareKeyValueMessage(name, value));
}
command_issueCommand("save-state", {
name: name
}, utils_toCommandValue(value));
}
function getState(name) {
return process.env[`STATE_${name}`] || "";
}
function getIDToken(aud) {
return core_awaiter(this, void 0, void 0, function*() {
return yield OidcClient.getIDToken(aud);
});
}
const ANNOTATIONS_PER_KIND = 10;
const WRITE = {
notice: notice,
warning: warning,
error: error
};
function createLog() {
const said = new Set;
const counts = {
notice: 0,
warning: 0,
error: 0
};
let grouped = false;
const annotate = (kind, message, place) => {
counts[kind] += 1;
if (counts[kind] > ANNOTATIONS_PER_KIND) {
info(`${kind}: ${place?.file ? `${place.file}${place.line ? `:${place.line}` : ""}: ` : ""}${message}`);
return;
}
const properties = {
...place?.title === undefined ? {} : {
title: place.title
},
...place?.file === undefined ? {} : {
file: place.file
},
...place?.line === undefined ? {} : {
startLine: place.line
}
};
WRITE[kind](message, properties);
};
return {
debug: message => core_debug(message),
info: message => info(message),
notice: (message, place) => annotate("notice", message, place),
warning(message, place) {
if (said.has(message)) return core_debug(message);
said.add(message);
annotate("warning", message, place);
},
error: (message, place) => annotate("error", message, place),
async group(name, body) {
if (grouped) return body();
grouped = true;
startGroup(name);
try {
return await body();
} finally {
endGroup();
grouped = false;
}
}
};
}
const STATE = "paceline";
const PHASE = "paceline-phase";
const isPost = () => getState(PHASE) === "post";
const markMain = () => saveState(PHASE, "post");
function createState(secrets, post = isPost()) {
const text = post ? getState(STATE) : "";
return {
saved: text === "" ? undefined : JSON.parse(text),
save(value) {
const json = JSON.stringify(value);
if (secrets.some(secret => secret.length >= 8 && json.includes(JSON.stringify(secret).slice(1, -1)))) {
throw new PacelineError("PACELINE_STATE_SECRET", "The state for the post step would hold a secret, so it was not saved.", "Pass credentials in the environment, not inside keys, paths or URLs.");
}
saveState(STATE, json);
}
};
}
function secretValues(variables, secretInputs) {
const named = Object.entries(variables).filter(([name]) => /(?:TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?|PRIVATE_KEY|ACCESS_KEY)$/i.test(name)).map(([, value]) => value ?? "");
return [ ...named, ...secretInputs ].filter(value => value !== "");
}
const SUMMARY_LIMIT_BYTES = 1024 * 1024;
function createSummary(path, log) {
const parts = [];
return {
append(markdown) {
parts.push(`${markdown.trimEnd()}\n\n`);
},
flush() {
if (!path || parts.length === 0) return;
try {
let room = SUMMARY_LIMIT_BYTES - (0, external_node_fs_.statSync)(path).size;
const fitting = parts.filter(part => {
const size = Buffer.byteLength(part);
if (size > room) return false;
room -= size;
return true;
});
if (fitting.length < parts.length) {
log.warning(`The job summary would pass GitHub's limit of 1 MiB; ${parts.length - fitting.length} part(s) were left out.`);
}
(0, external_node_fs_.appendFileSync)(path, fitting.join(""));
} catch (error) {
log.warning(`The job summary could not be written: ${error.message}.`);
}
}
};
}
async function run(action, metadata, phase = (isPost() ? "post" : "main")) {
const post = phase === "post";
if (!post) markMain();
const environment = readEnvironment();
process.noDeprecation = !environment.debug;
const log = createLog();
const outputs = new Map;
let resultLine = "";
let failed = false;
const summary = createSummary(environment.variables["GITHUB_STEP_SUMMARY"], log);
try {
const read = name => {
const text = getInput(name) || (metadata.inputs[name]?.default ?? "");
return /^\s*\$\{\{[\s\S]*\}\}\s*$/.test(text) ? "" : text;
};
const secrets = Object.entries(action.inputs).filter(([, parser]) => parser.secret).map(([name]) => getInput(name)).filter(value => value !== "");
for (const secret of secrets) core_setSecret(secret);
const context = {
inputs: readInputs(action.inputs, read, name => metadata.inputs[name]?.required === true),
environment: environment,
log: log,
state: createState(secretValues(environment.variables, secrets), post),
artifacts: createArtifacts(environment, log),
setOutput(name, value) {
outputs.set(name, typeof value === "object" ? JSON.stringify(value) : String(value));
},
result(line) {
resultLine = line;
},
summary: summary.append
};
await (post ? action.post?.(context) : action.main(context));
} catch (error) {
failed = !post || action.postFails === true;
(failed ? log.error : log.warning)(describeError(error));
const stack = error instanceof Error ? error.stack : undefined;
if (stack && !isActionable(error)) (environment.debug ? info : core_debug)(stack);
}
if (!post) {
for (const name of metadata.outputs) setOutput(name, outputs.get(name) ?? action.outputs[name] ?? "");
}
summary.flush();
if (resultLine) info(resultLine);
return exit(failed ? 1 : 0);
}
async function exit(code) {
await new Promise(resolve => process.stdout.write("", () => resolve()));
await new Promise(resolve => process.stderr.write("", () => resolve()));
process.exit(code);
}
},
27187: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
m: () => exec,
getExecOutput: () => getExecOutput
});
var external_string_decoder_ = __nccwpck_require__(13193);
var external_os_ = __nccwpck_require__(70857);
var external_events_ = __nccwpck_require__(24434);
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
var external_path_ = __nccwpck_require__(16928);
var io = __nccwpck_require__(88701);
var io_util = __nccwpck_require__(90);
const external_timers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
var __awaiter = undefined && undefined.__awaiter || function(thisArg, _arguments, P, generator) {
function adopt(value) {
return value instanceof P ? value : new P(function(resolve) {
resolve(value);
});
}
return new (P || (P = Promise))(function(resolve, reject) {
function fulfilled(value) {
try {
step(generator.next(value));
} catch (e) {
reject(e);
}
}
function rejected(value) {
try {
step(generator["throw"](value));
} catch (e) {
reject(e);
}
}
function step(result) {
result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
}
step((generator = generator.apply(thisArg, _arguments || [])).next());
});
};
const IS_WINDOWS = process.platform === "win32";
class ToolRunner extends external_events_.EventEmitter {
constructor(toolPath, args, options) {
super();
if (!toolPath) {
throw new Error("Parameter 'toolPath' cannot be null or empty.");
}
this.toolPath = toolPath;
this.args = args || [];
this.options = options || {};
}
_debug(message) {
if (this.options.listeners && this.options.listeners.debug) {
this.options.listeners.debug(message);
}
}
_getCommandString(options, noPrefix) {
const toolPath = this._getSpawnFileName();
const args = this._getSpawnArgs(options);
let cmd = noPrefix ? "" : "[command]";
if (IS_WINDOWS) {
if (this._isCmdFile()) {
cmd += toolPath;
for (const a of args) {
cmd += ` ${a}`;
}
} else if (options.windowsVerbatimArguments) {
cmd += `"${toolPath}"`;
for (const a of args) {
cmd += ` ${a}`;
}
} else {
cmd += this._windowsQuoteCmdArg(toolPath);
for (const a of args) {
cmd += ` ${this._windowsQuoteCmdArg(a)}`;
}
}
} else {
cmd += toolPath;
for (const a of args) {
cmd += ` ${a}`;
}
}
return cmd;
}
_processLineBuffer(data, strBuffer, onLine) {
try {
let s = strBuffer + data.toString();
let n = s.indexOf(external_os_.EOL);
while (n > -1) {
const line = s.substring(0, n);
onLine(line);
s = s.substring(n + external_os_.EOL.length);
n = s.indexOf(external_os_.EOL);
}
return s;
} catch (err) {
this._debug(`error processing line. Failed with error ${err}`);
return "";
}
}
_getSpawnFileName() {
if (IS_WINDOWS) {
if (this._isCmdFile()) {
return process.env["COMSPEC"] || "cmd.exe";
}
}
return this.toolPath;
}
_getSpawnArgs(options) {
if (IS_WINDOWS) {
if (this._isCmdFile()) {
let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
for (const a of this.args) {
argline += " ";
argline += options.windowsVerbatimArguments ? a : this._windowsQuoteCmdArg(a);
}
argline += '"';
return [ argline ];
}
}
return this.args;
}
_endsWith(str, end) {
return str.endsWith(end);
}
_isCmdFile() {
const upperToolPath = this.toolPath.toUpperCase();
return this._endsWith(upperToolPath, ".CMD") || this._endsWith(upperToolPath, ".BAT");
}
_windowsQuoteCmdArg(arg) {
if (!this._isCmdFile()) {
return this._uvQuoteCmdArg(arg);
}
if (!arg) {
return '""';
}
const cmdSpecialChars = [ " ", "\t", "&", "(", ")", "[", "]", "{", "}", "^", "=", ";", "!", "'", "+", ",", "`", "~", "|", "<", ">", '"' ];
let needsQuotes = false;
for (const char of arg) {
if (cmdSpecialChars.some(x => x === char)) {
needsQuotes = true;
break;
}
}
if (!needsQuotes) {
return arg;
}
let reverse = '"';
let quoteHit = true;
for (let i = arg.length; i > 0; i--) {
reverse += arg[i - 1];
if (quoteHit && arg[i - 1] === "\\") {
reverse += "\\";
} else if (arg[i - 1] === '"') {
quoteHit = true;
reverse += '"';
} else {
quoteHit = false;
}
}
reverse += '"';
return reverse.split("").reverse().join("");
}
_uvQuoteCmdArg(arg) {
if (!arg) {
return '""';
}
if (!arg.includes(" ") && !arg.includes("\t") && !arg.includes('"')) {
return arg;
}
if (!arg.includes('"') && !arg.includes("\\")) {
return `"${arg}"`;
}
let reverse = '"';
let quoteHit = true;
for (let i = arg.length; i > 0; i--) {
reverse += arg[i - 1];
if (quoteHit && arg[i - 1] === "\\") {
reverse += "\\";
} else if (arg[i - 1] === '"') {
quoteHit = true;
reverse += "\\";
} else {
quoteHit = false;
}
}
reverse += '"';
return reverse.split("").reverse().join("");
}
_cloneExecOptions(options) {
options = options || {};
const result = {
cwd: options.cwd || process.cwd(),
env: options.env || process.env,
silent: options.silent || false,
windowsVerbatimArguments: options.windowsVerbatimArguments || false,
failOnStdErr: options.failOnStdErr || false,
ignoreReturnCode: options.ignoreReturnCode || false,
delay: options.delay || 1e4
};
result.outStream = options.outStream || process.stdout;
result.errStream = options.errStream || process.stderr;
return result;
}
_getSpawnOptions(options, toolPath) {
options = options || {};
const result = {};
result.cwd = options.cwd;
result.env = options.env;
result["windowsVerbatimArguments"] = options.windowsVerbatimArguments || this._isCmdFile();
if (options.windowsVerbatimArguments) {
result.argv0 = `"${toolPath}"`;
}
return result;
}
exec() {
return __awaiter(this, void 0, void 0, function*() {
if (!io_util.Qh(this.toolPath) && (this.toolPath.includes("/") || IS_WINDOWS && this.toolPath.includes("\\"))) {
this.toolPath = external_path_.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
}
this.toolPath = yield io.K7(this.toolPath, true);
return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function*() {
this._debug(`exec tool: ${this.toolPath}`);
this._debug("arguments:");
for (const arg of this.args) {
this._debug(`   ${arg}`);
}
const optionsNonNull = this._cloneExecOptions(this.options);
if (!optionsNonNull.silent && optionsNonNull.outStream) {
optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_.EOL);
}
const state = new ExecState(optionsNonNull, this.toolPath);
state.on("debug", message => {
this._debug(message);
});
if (this.options.cwd && !(yield io_util.t2(this.options.cwd))) {
return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
}
const fileName = this._getSpawnFileName();
const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
let stdbuffer = "";
if (cp.stdout) {
cp.stdout.on("data", data => {
if (this.options.listeners && this.options.listeners.stdout) {
this.options.listeners.stdout(data);
}
if (!optionsNonNull.silent && optionsNonNull.outStream) {
optionsNonNull.outStream.write(data);
}
stdbuffer = this._processLineBuffer(data, stdbuffer, line => {
if (this.options.listeners && this.options.listeners.stdline) {
this.options.listeners.stdline(line);
}
});
});
}
let errbuffer = "";
if (cp.stderr) {
cp.stderr.on("data", data => {
state.processStderr = true;
if (this.options.listeners && this.options.listeners.stderr) {
this.options.listeners.stderr(data);
}
if (!optionsNonNull.silent && optionsNonNull.errStream && optionsNonNull.outStream) {
const s = optionsNonNull.failOnStdErr ? optionsNonNull.errStream : optionsNonNull.outStream;
s.write(data);
}
errbuffer = this._processLineBuffer(data, errbuffer, line => {
if (this.options.listeners && this.options.listeners.errline) {
this.options.listeners.errline(line);
}
});
});
}
cp.on("error", err => {
state.processError = err.message;
state.processExited = true;
state.processClosed = true;
state.CheckComplete();
});
cp.on("exit", code => {
state.processExitCode = code;
state.processExited = true;
this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
state.CheckComplete();
});
cp.on("close", code => {
state.processExitCode = code;
state.processExited = true;
state.processClosed = true;
this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
state.CheckComplete();
});
state.on("done", (error, exitCode) => {
if (stdbuffer.length > 0) {
this.emit("stdline", stdbuffer);
}
if (errbuffer.length > 0) {
this.emit("errline", errbuffer);
}
cp.removeAllListeners();
if (error) {
reject(error);
} else {
resolve(exitCode);
}
});
if (this.options.input) {
if (!cp.stdin) {
throw new Error("child process missing stdin");
}
cp.stdin.end(this.options.input);
}
}));
});
}
}
function argStringToArray(argString) {
const args = [];
let inQuotes = false;
let escaped = false;
let arg = "";
function append(c) {
if (escaped && c !== '"') {
arg += "\\";
}
arg += c;
escaped = false;
}
for (let i = 0; i < argString.length; i++) {
const c = argString.charAt(i);
if (c === '"') {
if (!escaped) {
inQuotes = !inQuotes;
} else {
append(c);
}
continue;
}
if (c === "\\" && escaped) {
append(c);
continue;
}
if (c === "\\" && inQuotes) {
escaped = true;
continue;
}
if (c === " " && !inQuotes) {
if (arg.length > 0) {
args.push(arg);
arg = "";
}
continue;
}
append(c);
}
if (arg.length > 0) {
args.push(arg.trim());
}
return args;
}
class ExecState extends external_events_.EventEmitter {
constructor(options, toolPath) {
super();
this.processClosed = false;
this.processError = "";
this.processExitCode = 0;
this.processExited = false;
this.processStderr = false;
this.delay = 1e4;
this.done = false;
this.timeout = null;
if (!toolPath) {
throw new Error("toolPath must not be empty");
}
this.options = options;
this.toolPath = toolPath;
if (options.delay) {
this.delay = options.delay;
}
}
CheckComplete() {
if (this.done) {
return;
}
if (this.processClosed) {
this._setResult();
} else if (this.processExited) {
this.timeout = (0, external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
}
}
_debug(message) {
this.emit("debug", message);
}
_setResult() {
let error;
if (this.processExited) {
if (this.processError) {
error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
} else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
} else if (this.processStderr && this.options.failOnStdErr) {
error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
}
}
if (this.timeout) {
clearTimeout(this.timeout);
this.timeout = null;
}
this.done = true;
this.emit("done", error, this.processExitCode);
}
static HandleTimeout(state) {
if (state.done) {
return;
}
if (!state.processClosed && state.processExited) {
const message = `The STDIO streams did not close within ${state.delay / 1e3} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
state._debug(message);
}
state._setResult();
}
}
var exec_awaiter = undefined && undefined.__awaiter || function(thisArg, _arguments, P, generator) {
function adopt(value) {
return value instanceof P ? value : new P(function(resolve) {
resolve(value);
});
}
return new (P || (P = Promise))(function(resolve, reject) {
function fulfilled(value) {
try {
step(generator.next(value));
} catch (e) {
reject(e);
}
}
function rejected(value) {
try {
step(generator["throw"](value));
} catch (e) {
reject(e);
}
}
function step(result) {
result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
}
step((generator = generator.apply(thisArg, _arguments || [])).next());
});
};
function exec(commandLine, args, options) {
return exec_awaiter(this, void 0, void 0, function*() {
const commandArgs = argStringToArray(commandLine);
if (commandArgs.length === 0) {
throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
}
const toolPath = commandArgs[0];
args = commandArgs.slice(1).concat(args || []);
const runner = new ToolRunner(toolPath, args, options);
return runner.exec();
});
}
function getExecOutput(commandLine, args, options) {
return exec_awaiter(this, void 0, void 0, function*() {
var _a, _b;
let stdout = "";
let stderr = "";
const stdoutDecoder = new external_string_decoder_.StringDecoder("utf8");
const stderrDecoder = new external_string_decoder_.StringDecoder("utf8");
const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
const stdErrListener = data => {
stderr += stderrDecoder.write(data);
if (originalStdErrListener) {
originalStdErrListener(data);
}
};
const stdOutListener = data => {
stdout += stdoutDecoder.write(data);
if (originalStdoutListener) {
originalStdoutListener(data);
}
};
const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), {
stdout: stdOutListener,
stderr: stdErrListener
});
const exitCode = yield exec(commandLine, args, Object.assign(Object.assign({}, options), {
listeners: listeners
}));
stdout += stdoutDecoder.end();
stderr += stderrDecoder.end();
return {
exitCode: exitCode,
stdout: stdout,
stderr: stderr
};
});
}
},
92145: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
tZ: () => BearerCredentialHandler
});
var __awaiter = undefined && undefined.__awaiter || function(thisArg, _arguments, P, generator) {
function adopt(value) {
return value instanceof P ? value : new P(function(resolve) {
resolve(value);
});
}
return new (P || (P = Promise))(function(resolve, reject) {
function fulfilled(value) {
try {
step(generator.next(value));
} catch (e) {
reject(e);
}
}
function rejected(value) {
try {
step(generator["throw"](value));
} catch (e) {
reject(e);
}
}
function step(result) {
result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
}
step((generator = generator.apply(thisArg, _arguments || [])).next());
});
};
class BasicCredentialHandler {
constructor(username, password) {
this.username = username;
this.password = password;
}
prepareRequest(options) {
if (!options.headers) {
throw Error("The request has no headers");
}
options.headers["Authorization"] = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString("base64")}`;
}
canHandleAuthentication() {
return false;
}
handleAuthentication() {
return __awaiter(this, void 0, void 0, function*() {
throw new Error("not implemented");
});
}
}
class BearerCredentialHandler {
constructor(token) {
this.token = token;
}
prepareRequest(options) {
if (!options.headers) {
throw Error("The request has no headers");
}
options.headers["Authorization"] = `Bearer ${this.token}`;
}
canHandleAuthentication() {
return false;
}
handleAuthentication() {
return __awaiter(this, void 0, void 0, function*() {
throw new Error("not implemented");
});
}
}
class PersonalAccessTokenCredentialHandler {
constructor(token) {
this.token = token;
}
prepareRequest(options) {
if (!options.headers) {
throw Error("The request has no headers");
}
options.headers["Authorization"] = `Basic ${Buffer.from(`PAT:${this.token}`).toString("base64")}`;
}
canHandleAuthentication() {
return false;
}
handleAuthentication() {
return __awaiter(this, void 0, void 0, function*() {
throw new Error("not implemented");
});
}
}
},
90: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
Ck: () => mkdir,
H8: () => IS_WINDOWS,
Qh: () => isRooted,
rm: () => rm,
t2: () => exists,
vr: () => tryGetExecutablePath
});
var fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(79896);
var path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(16928);
var __awaiter = undefined && undefined.__awaiter || function(thisArg, _arguments, P, generator) {
function adopt(value) {
return value instanceof P ? value : new P(function(resolve) {
resolve(value);
});
}
return new (P || (P = Promise))(function(resolve, reject) {
function fulfilled(value) {
try {
step(generator.next(value));
} catch (e) {
reject(e);
}
}
function rejected(value) {
try {
step(generator["throw"](value));
} catch (e) {
reject(e);
}
}
function step(result) {
result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
}
step((generator = generator.apply(thisArg, _arguments || [])).next());
});
};
const {chmod: chmod, copyFile: copyFile, lstat: lstat, mkdir: mkdir, open: open, readdir: readdir, rename: rename, rm: rm, rmdir: rmdir, stat: stat, symlink: symlink, unlink: unlink} = fs__WEBPACK_IMPORTED_MODULE_0__.promises;
const IS_WINDOWS = process.platform === "win32";
function readlink(fsPath) {
return __awaiter(this, void 0, void 0, function*() {
const result = yield fs.promises.readlink(fsPath);
if (IS_WINDOWS && !result.endsWith("\\")) {
return `${result}\\`;
}
return result;
});
}
const UV_FS_O_EXLOCK = 268435456;
const READONLY = fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY;
function exists(fsPath) {
return __awaiter(this, void 0, void 0, function*() {
try {
yield stat(fsPath);
} catch (err) {
if (err.code === "ENOENT") {
return false;
}
throw err;
}
return true;
});
}
function isDirectory(fsPath_1) {
return __awaiter(this, arguments, void 0, function*(fsPath, useStat = false) {
const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
return stats.isDirectory();
});
}
function isRooted(p) {
p = normalizeSeparators(p);
if (!p) {
throw new Error('isRooted() parameter "p" cannot be empty');
}
if (IS_WINDOWS) {
return p.startsWith("\\") || /^[A-Z]:/i.test(p);
}
return p.startsWith("/");
}
function tryGetExecutablePath(filePath, extensions) {
return __awaiter(this, void 0, void 0, function*() {
let stats = undefined;
try {
stats = yield stat(filePath);
} catch (err) {
if (err.code !== "ENOENT") {
console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
}
}
if (stats && stats.isFile()) {
if (IS_WINDOWS) {
const upperExt = path__WEBPACK_IMPORTED_MODULE_1__.extname(filePath).toUpperCase();
if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
return filePath;
}
} else {
if (isUnixExecutable(stats)) {
return filePath;
}
}
}
const originalFilePath = filePath;
for (const extension of extensions) {
filePath = originalFilePath + extension;
stats = undefined;
try {
stats = yield stat(filePath);
} catch (err) {
if (err.code !== "ENOENT") {
console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
}
}
if (stats && stats.isFile()) {
if (IS_WINDOWS) {
try {
const directory = path__WEBPACK_IMPORTED_MODULE_1__.dirname(filePath);
const upperName = path__WEBPACK_IMPORTED_MODULE_1__.basename(filePath).toUpperCase();
for (const actualName of yield readdir(directory)) {
if (upperName === actualName.toUpperCase()) {
filePath = path__WEBPACK_IMPORTED_MODULE_1__.join(directory, actualName);
break;
}
}
} catch (err) {
console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
}
return filePath;
} else {
if (isUnixExecutable(stats)) {
return filePath;
}
}
}
}
return "";
});
}
function normalizeSeparators(p) {
p = p || "";
if (IS_WINDOWS) {
p = p.replace(/\//g, "\\");
return p.replace(/\\\\+/g, "\\");
}
return p.replace(/\/\/+/g, "/");
}
function isUnixExecutable(stats) {
return (stats.mode & 1) > 0 || (stats.mode & 8) > 0 && process.getgid !== undefined && stats.gid === process.getgid() || (stats.mode & 64) > 0 && process.getuid !== undefined && stats.uid === process.getuid();
}
function getCmdPath() {
var _a;
return (_a = process.env["COMSPEC"]) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
},
88701: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
K7: () => which,
U$: () => mkdirP,
Yz: () => rmRF
});
var assert__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(42613);
var path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(16928);
var _io_util_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(90);
var __awaiter = undefined && undefined.__awaiter || function(thisArg, _arguments, P, generator) {
function adopt(value) {
return value instanceof P ? value : new P(function(resolve) {
resolve(value);
});
}
return new (P || (P = Promise))(function(resolve, reject) {
function fulfilled(value) {
try {
step(generator.next(value));
} catch (e) {
reject(e);
}
}
function rejected(value) {
try {
step(generator["throw"](value));
} catch (e) {
reject(e);
}
}
function step(result) {
result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
}
step((generator = generator.apply(thisArg, _arguments || [])).next());
});
};
function cp(source_1, dest_1) {
return __awaiter(this, arguments, void 0, function*(source, dest, options = {}) {
const {force: force, recursive: recursive, copySourceDirectory: copySourceDirectory} = readCopyOptions(options);
const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
if (destStat && destStat.isFile() && !force) {
return;
}
const newDest = destStat && destStat.isDirectory() && copySourceDirectory ? path.join(dest, path.basename(source)) : dest;
if (!(yield ioUtil.exists(source))) {
throw new Error(`no such file or directory: ${source}`);
}
const sourceStat = yield ioUtil.stat(source);
if (sourceStat.isDirectory()) {
if (!recursive) {
throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
} else {
yield cpDirRecursive(source, newDest, 0, force);
}
} else {
if (path.relative(source, newDest) === "") {
throw new Error(`'${newDest}' and '${source}' are the same file`);
}
yield copyFile(source, newDest, force);
}
});
}
function mv(source_1, dest_1) {
return __awaiter(this, arguments, void 0, function*(source, dest, options = {}) {
if (yield ioUtil.exists(dest)) {
let destExists = true;
if (yield ioUtil.isDirectory(dest)) {
dest = path.join(dest, path.basename(source));
destExists = yield ioUtil.exists(dest);
}
if (destExists) {
if (options.force == null || options.force) {
yield rmRF(dest);
} else {
throw new Error("Destination already exists");
}
}
}
yield mkdirP(path.dirname(dest));
yield ioUtil.rename(source, dest);
});
}
function rmRF(inputPath) {
return __awaiter(this, void 0, void 0, function*() {
if (_io_util_js__WEBPACK_IMPORTED_MODULE_2__.H8) {
if (/[*"<>|]/.test(inputPath)) {
throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
}
}
try {
yield _io_util_js__WEBPACK_IMPORTED_MODULE_2__.rm(inputPath, {
force: true,
maxRetries: 3,
recursive: true,
retryDelay: 300
});
} catch (err) {
throw new Error(`File was unable to be removed ${err}`);
}
});
}
function mkdirP(fsPath) {
return __awaiter(this, void 0, void 0, function*() {
(0, assert__WEBPACK_IMPORTED_MODULE_0__.ok)(fsPath, "a path argument must be provided");
yield _io_util_js__WEBPACK_IMPORTED_MODULE_2__.Ck(fsPath, {
recursive: true
});
});
}
function which(tool, check) {
return __awaiter(this, void 0, void 0, function*() {
if (!tool) {
throw new Error("parameter 'tool' is required");
}
if (check) {
const result = yield which(tool, false);
if (!result) {
if (_io_util_js__WEBPACK_IMPORTED_MODULE_2__.H8) {
throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
} else {
throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
}
}
return result;
}
const matches = yield findInPath(tool);
if (matches && matches.length > 0) {
return matches[0];
}
return "";
});
}
function findInPath(tool) {
return __awaiter(this, void 0, void 0, function*() {
if (!tool) {
throw new Error("parameter 'tool' is required");
}
const extensions = [];
if (_io_util_js__WEBPACK_IMPORTED_MODULE_2__.H8 && process.env["PATHEXT"]) {
for (const extension of process.env["PATHEXT"].split(path__WEBPACK_IMPORTED_MODULE_1__.delimiter)) {
if (extension) {
extensions.push(extension);
}
}
}
if (_io_util_js__WEBPACK_IMPORTED_MODULE_2__.Qh(tool)) {
const filePath = yield _io_util_js__WEBPACK_IMPORTED_MODULE_2__.vr(tool, extensions);
if (filePath) {
return [ filePath ];
}
return [];
}
if (tool.includes(path__WEBPACK_IMPORTED_MODULE_1__.sep)) {
return [];
}
const directories = [];
if (process.env.PATH) {
for (const p of process.env.PATH.split(path__WEBPACK_IMPORTED_MODULE_1__.delimiter)) {
if (p) {
directories.push(p);
}
}
}
const matches = [];
for (const directory of directories) {
const filePath = yield _io_util_js__WEBPACK_IMPORTED_MODULE_2__.vr(path__WEBPACK_IMPORTED_MODULE_1__.join(directory, tool), extensions);
if (filePath) {
matches.push(filePath);
}
}
return matches;
});
}
function readCopyOptions(options) {
const force = options.force == null ? true : options.force;
const recursive = Boolean(options.recursive);
const copySourceDirectory = options.copySourceDirectory == null ? true : Boolean(options.copySourceDirectory);
return {
force: force,
recursive: recursive,
copySourceDirectory: copySourceDirectory
};
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
return __awaiter(this, void 0, void 0, function*() {
if (currentDepth >= 255) return;
currentDepth++;
yield mkdirP(destDir);
const files = yield ioUtil.readdir(sourceDir);
for (const fileName of files) {
const srcFile = `${sourceDir}/${fileName}`;
const destFile = `${destDir}/${fileName}`;
const srcFileStat = yield ioUtil.lstat(srcFile);
if (srcFileStat.isDirectory()) {
yield cpDirRecursive(srcFile, destFile, currentDepth, force);
} else {
yield copyFile(srcFile, destFile, force);
}
}
yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
});
}
function copyFile(srcFile, destFile, force) {
return __awaiter(this, void 0, void 0, function*() {
if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
try {
yield ioUtil.lstat(destFile);
yield ioUtil.unlink(destFile);
} catch (e) {
if (e.code === "EPERM") {
yield ioUtil.chmod(destFile, "0666");
yield ioUtil.unlink(destFile);
}
}
const symlinkFull = yield ioUtil.readlink(srcFile);
yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? "junction" : null);
} else if (!(yield ioUtil.exists(destFile)) || force) {
yield ioUtil.copyFile(srcFile, destFile);
}
});
}
}
};

var __webpack_module_cache__ = {};

function __nccwpck_require__(moduleId) {
var cachedModule = __webpack_module_cache__[moduleId];
if (cachedModule !== undefined) {
return cachedModule.exports;
}
var module = __webpack_module_cache__[moduleId] = {
id: moduleId,
loaded: false,
exports: {}
};
var threw = true;
try {
__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
threw = false;
} finally {
if (threw) delete __webpack_module_cache__[moduleId];
}
module.loaded = true;
return module.exports;
}

__nccwpck_require__.m = __webpack_modules__;

if (typeof __nccwpck_require__ !== "undefined") __nccwpck_require__.ab = decodeURIComponent(new URL(".", import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";

(() => {
var getProto = Object.getPrototypeOf ? obj => Object.getPrototypeOf(obj) : obj => obj.__proto__;
var leafPrototypes;
__nccwpck_require__.t = function(value, mode) {
if (mode & 1) value = this(value);
if (mode & 8) return value;
if (typeof value === "object" && value) {
if (mode & 4 && value.__esModule) return value;
if (mode & 16 && typeof value.then === "function") return value;
}
var ns = Object.create(null);
__nccwpck_require__.r(ns);
var def = {};
leafPrototypes = leafPrototypes || [ null, getProto({}), getProto([]), getProto(getProto) ];
for (var current = mode & 2 && value; typeof current == "object" && !~leafPrototypes.indexOf(current); current = getProto(current)) {
Object.getOwnPropertyNames(current).forEach(key => def[key] = () => value[key]);
}
def["default"] = () => value;
__nccwpck_require__.d(ns, def);
return ns;
};
})();

(() => {
__nccwpck_require__.d = (exports, definition) => {
for (var key in definition) {
if (__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
Object.defineProperty(exports, key, {
enumerable: true,
get: definition[key]
});
}
}
};
})();

(() => {
__nccwpck_require__.f = {};
__nccwpck_require__.e = chunkId => Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
__nccwpck_require__.f[key](chunkId, promises);
return promises;
}, []));
})();

(() => {
__nccwpck_require__.u = chunkId => "" + chunkId + ".index.js";
})();

(() => {
__nccwpck_require__.o = (obj, prop) => Object.prototype.hasOwnProperty.call(obj, prop);
})();

(() => {
__nccwpck_require__.r = exports => {
if (typeof Symbol !== "undefined" && Symbol.toStringTag) {
Object.defineProperty(exports, Symbol.toStringTag, {
value: "Module"
});
}
Object.defineProperty(exports, "__esModule", {
value: true
});
};
})();

(() => {
__nccwpck_require__.nmd = module => {
module.paths = [];
if (!module.children) module.children = [];
return module;
};
})();

(() => {
var installedChunks = {
792: 0
};
var installChunk = data => {
var {ids: ids, modules: modules, runtime: runtime} = data;
var moduleId, chunkId, i = 0;
for (moduleId in modules) {
if (__nccwpck_require__.o(modules, moduleId)) {
__nccwpck_require__.m[moduleId] = modules[moduleId];
}
}
if (runtime) runtime(__nccwpck_require__);
for (;i < ids.length; i++) {
chunkId = ids[i];
if (__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
installedChunks[chunkId][0]();
}
installedChunks[ids[i]] = 0;
}
};
__nccwpck_require__.f.j = (chunkId, promises) => {
var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
if (installedChunkData !== 0) {
if (installedChunkData) {
promises.push(installedChunkData[1]);
} else {
if (true) {
var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, e => {
if (installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
throw e;
});
var promise = Promise.race([ promise, new Promise(resolve => installedChunkData = installedChunks[chunkId] = [ resolve ]) ]);
promises.push(installedChunkData[1] = promise);
}
}
}
};
})();

var __webpack_exports__ = {};

__nccwpck_require__.d(__webpack_exports__, {
Xs: () => serveGithubCache,
ni: () => start,
o1: () => actions
});

var _paceline_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(87706);

const actions = {
cache: () => Promise.all([ __nccwpck_require__.e(377), __nccwpck_require__.e(6), __nccwpck_require__.e(664), __nccwpck_require__.e(534), __nccwpck_require__.e(677) ]).then(__nccwpck_require__.bind(__nccwpck_require__, 95677)),
"canary-gate": () => Promise.all([ __nccwpck_require__.e(377), __nccwpck_require__.e(534), __nccwpck_require__.e(90), __nccwpck_require__.e(298) ]).then(__nccwpck_require__.bind(__nccwpck_require__, 84298)),
matrix: () => Promise.all([ __nccwpck_require__.e(377), __nccwpck_require__.e(815), __nccwpck_require__.e(534), __nccwpck_require__.e(61) ]).then(__nccwpck_require__.bind(__nccwpck_require__, 69061)),
"perf-report": () => Promise.all([ __nccwpck_require__.e(377), __nccwpck_require__.e(534), __nccwpck_require__.e(583) ]).then(__nccwpck_require__.bind(__nccwpck_require__, 53583)),
"run-tests": () => Promise.all([ __nccwpck_require__.e(377), __nccwpck_require__.e(143), __nccwpck_require__.e(664), __nccwpck_require__.e(534), __nccwpck_require__.e(431), __nccwpck_require__.e(689) ]).then(__nccwpck_require__.bind(__nccwpck_require__, 95258)),
"test-impact": () => Promise.all([ __nccwpck_require__.e(377), __nccwpck_require__.e(6), __nccwpck_require__.e(534), __nccwpck_require__.e(90), __nccwpck_require__.e(347) ]).then(__nccwpck_require__.bind(__nccwpck_require__, 89347))
};

async function start(name, metadata, phase) {
const {default: action} = await actions[name]();
await (0, _paceline_core__WEBPACK_IMPORTED_MODULE_0__.eF)(action, metadata, phase);
}

async function serveGithubCache() {
await (await __nccwpck_require__.e(664).then(__nccwpck_require__.bind(__nccwpck_require__, 99664))).serveGithubCache();
}

var __webpack_exports__actions = __webpack_exports__.o1;

var __webpack_exports__serveGithubCache = __webpack_exports__.Xs;

var __webpack_exports__start = __webpack_exports__.ni;

export { __webpack_exports__actions as actions, __webpack_exports__serveGithubCache as serveGithubCache, __webpack_exports__start as start };
