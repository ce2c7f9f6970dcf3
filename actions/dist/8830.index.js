export const id = 8830;

export const ids = [ 8830 ];

export const modules = {
98830: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
default: () => src
});
var action = __webpack_require__(60253);
var errors = __webpack_require__(85186);
var github_download = __webpack_require__(50423);
var github_retry = __webpack_require__(3677);
const PER_PAGE = 100;
const MAX_PAGES = 100;
const REQUEST_TIMEOUT_MS = 3e4;
const JOBS = {
failure: "The run's jobs could not be read",
permission: "actions: read"
};
const CONTENTS = {
failure: "The file could not be read",
permission: "contents: read"
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
const {getOctokit: getOctokit} = await Promise.all([ __webpack_require__.e(1351), __webpack_require__.e(4119) ]).then(__webpack_require__.bind(__webpack_require__, 61351));
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
if (token === "") throw new errors.ce("PACELINE_GITHUB_TOKEN", `${purpose.failure}: there is no token.`, `Leave the input "${options.tokenInput ?? "github-token"}" at its default, or pass a token.`);
octokit ??= open();
const client = await octokit;
return (0, github_retry.L)(clock, purpose, async () => {
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
if (attempt <= 1) return jobs(`${run}/attempts/{attempt_number}/jobs`, {
run_id: Number(runId),
attempt_number: attempt
});
return latestJobs(await jobs(`${run}/jobs`, {
run_id: Number(runId),
filter: "all"
}), attempt);
},
async calledWorkflows(runId) {
const {data: data} = await request(JOBS, "GET /repos/{owner}/{repo}/actions/runs/{run_id}", {
run_id: Number(runId)
});
return data.referenced_workflows ?? [];
},
async readFile(path, commit, repository) {
const [owner, repo] = repository?.split("/") ?? [];
const {data: data} = await request(CONTENTS, "GET /repos/{owner}/{repo}/contents/{path}", {
path: path,
ref: commit,
...repository ? {
owner: owner,
repo: repo
} : {}
});
if (data.type !== "file" || data.encoding !== "base64") throw new errors.ce("PACELINE_GITHUB_FILE", `${path} is no file of at most 1 MB at ${commit.slice(0, 12)}.`, "Name a file, or make it smaller.");
return Buffer.from(data.content ?? "", "base64").toString("utf8");
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
return;
}
},
pull: async number => (await request(PULLS, "GET /repos/{owner}/{repo}/pulls/{number}", {
number: number
})).data,
pullsByHead: (head, branch) => list(PULLS, "GET /repos/{owner}/{repo}/pulls", {
state: "open",
head: `${head}:${branch}`
}, void 0, pull => pull.number),
pullsOfCommit: sha => list(PULLS, "GET /repos/{owner}/{repo}/commits/{sha}/pulls", {
sha: sha
}, void 0, pull => pull.number),
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
return (0, github_download.a)(headers.location ?? "", maxBytes);
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
var inputs = __webpack_require__(63910);
function samplingInterval() {
const allowed = "a duration from 100ms to 1m";
const {parse: parse} = (0, inputs.p0)();
return {
allowed: allowed,
parse(text) {
const seconds = parse(text);
if (!(seconds >= .1 && seconds <= 60)) throw new inputs.S7(allowed);
return seconds;
}
};
}
const shortText = () => ({
allowed: "a short text",
parse: text => (0, inputs.g$)(text, "a short text")
});
const inputs_inputs = {
mode: (0, inputs.yL)("report", "start"),
interval: samplingInterval(),
leg: (0, inputs.lq)((0, inputs.Yj)("the leg of the matrix")),
"plan-id": (0, inputs.lq)((0, inputs.Yj)("the plan-id output of matrix")),
reports: (0, inputs.Mn)(),
suite: shortText(),
"github-token": (0, inputs.lq)((0, inputs.rJ)()),
comment: (0, inputs.yL)("auto", "always", "never", "on-change"),
"comment-key": (0, inputs.lq)(shortText()),
store: (0, inputs.Yj)("a list of tiers"),
"baseline-runs": (0, inputs.nd)({
min: 2,
max: 200
}),
"min-change": (0, inputs.KN)(),
"retention-runs": (0, inputs.nd)({
min: 1,
max: 2e3
}),
"retention-age": (0, inputs.p0)(),
"check-run-id": (0, inputs.lq)((0, inputs.nd)({
min: 1
}))
};
const outputs = {
"report-path": "",
"html-path": "",
verdict: "insufficient-data",
"wall-seconds": "",
"slower-count": "0",
"failed-tests": "0",
"history-runs": "0",
"comment-url": "",
"profile-path": ""
};
var external_node_fs_ = __webpack_require__(73024);
var external_node_os_ = __webpack_require__(48161);
const ROOT = "/sys/fs/cgroup";
function findLimits(machine, read) {
const found = {};
const cpu = (version, path, quota, period) => {
const cores = quota / period;
if (quota > 0 && period > 0 && cores < (found.cpu?.cores ?? machine.cores)) found.cpu = {
cores: cores,
path: path,
version: version
};
};
const memory = (folder, path, limit) => {
if (limit > 0 && limit < (found.memory?.bytes ?? machine.memoryBytes)) found.memory = {
bytes: limit,
path: `${folder}/${path}`,
statPath: `${folder}/memory.stat`
};
};
for (const line of (read("/proc/self/cgroup") ?? "0::/").split("\n")) {
const match = /^\d+:([^:]*):(\/.*)$/.exec(line.trim());
if (!match) continue;
const [, controllers = "", path = "/"] = match;
for (const folder of foldersOf(controllers, path)) if (controllers === "") {
const [quota, period] = (read(`${folder}/cpu.max`) ?? "").trim().split(" ");
cpu(2, `${folder}/cpu.stat`, Number(quota), Number(period));
memory(folder, "memory.current", Number(read(`${folder}/memory.max`)));
} else if (controllers.split(",").includes("cpu")) {
const value = name => Number(read(`${folder}/cpu.cfs_${name}_us`));
const usage = [ `${folder}/cpuacct.usage`, `${folder.replace(`${ROOT}/cpu/`, `${ROOT}/cpuacct/`)}/cpuacct.usage` ];
const readable = usage.find(candidate => read(candidate) !== void 0);
if (readable) cpu(1, readable, value("quota"), value("period"));
} else if (controllers === "memory") memory(folder, "memory.usage_in_bytes", Number(read(`${folder}/memory.limit_in_bytes`)));
}
return found;
}
function foldersOf(controllers, path) {
const parts = path.split("/").filter(part => part !== "" && part !== "..");
const names = controllers === "" ? [ "", "/unified" ] : controllers.split(",").map(name => `/${name}`);
if (controllers.includes(",")) names.push(`/${controllers}`);
return names.flatMap(name => Array.from({
length: parts.length + 1
}, (_, depth) => [ `${ROOT}${name}`, ...parts.slice(0, parts.length - depth) ].join("/")));
}
function parseCgroupCpu(text, version) {
const value = version === 2 ? Number(/^usage_usec (\d+)/m.exec(text)?.[1]) / 1e6 : Number(text.trim() || Number.NaN) / 1e9;
return Number.isFinite(value) ? value : void 0;
}
function parseCgroupMemory(usage, stat) {
const used = Number(usage.trim() || Number.NaN);
const cache = Number((/^total_inactive_file (\d+)/m.exec(stat) ?? /^inactive_file (\d+)/m.exec(stat))?.[1] ?? 0);
return Number.isFinite(used) ? Math.max(0, used - cache) : void 0;
}
function parseCpu(stat) {
if (!stat.startsWith("cpu ")) return;
const end = stat.indexOf("\n");
const fields = (end < 0 ? stat : stat.slice(0, end)).split(/ +/);
if (fields.length < 5) return;
let total = 0;
for (let index = 1; index <= 8; index++) total += Number(fields[index] ?? 0);
if (!Number.isFinite(total)) return;
return {
busy: total - Number(fields[4]) - Number(fields[5] ?? 0),
total: total
};
}
function parseMemory(meminfo) {
const total = kibibytes(meminfo, "MemTotal:");
const available = kibibytes(meminfo, "MemAvailable:") ?? kibibytes(meminfo, "MemFree:");
if (total === void 0 || available === void 0) return;
return {
totalBytes: total * 1024,
usedBytes: Math.max(0, total - available) * 1024
};
}
function kibibytes(text, name) {
const start = text.indexOf(name);
if (start < 0) return;
const value = Number.parseInt(text.slice(start + name.length, start + name.length + 24), 10);
return Number.isFinite(value) ? value : void 0;
}
const SECTOR_BYTES = 512;
const DERIVED_DEVICE = /^(?:loop|ram|zram|dm-|md|sr|fd|nbd\d+p)/;
function parseDisks(diskstats) {
let [read, written] = [ 0, 0 ];
let whole = "";
for (const line of diskstats.split("\n")) {
const fields = line.trim().split(/ +/);
const name = fields[2];
if (name === void 0 || fields.length < 10 || DERIVED_DEVICE.test(name)) continue;
if (whole !== "" && name.startsWith(whole) && /^p?\d+$/.test(name.slice(whole.length))) continue;
whole = name;
read += Number(fields[5]) || 0;
written += Number(fields[9]) || 0;
}
return {
readBytes: read * SECTOR_BYTES,
writeBytes: written * SECTOR_BYTES
};
}
const DERIVED_INTERFACE = /^(?:lo|ifb|veth|docker|br-|virbr|cni|flannel|dummy|tun|tap)/;
function parseNetwork(dev) {
let [received, sent] = [ 0, 0 ];
for (const line of dev.split("\n")) {
const colon = line.indexOf(":");
if (colon < 0 || DERIVED_INTERFACE.test(line.slice(0, colon).trim())) continue;
const fields = line.slice(colon + 1).trim().split(/ +/);
received += Number(fields[0]) || 0;
sent += Number(fields[8]) || 0;
}
return {
receivedBytes: received,
sentBytes: sent
};
}
function parsePressure(text) {
const match = /^some .*?total=(\d+)/m.exec(text);
return match ? Number(match[1]) : void 0;
}
const HEAD_BYTES = 1024;
const MAX_BYTES = 262144;
function openLinux(machine) {
const buffer = Buffer.allocUnsafe(MAX_BYTES);
const files = [];
const open = (path, bytes = MAX_BYTES) => {
let file;
try {
file = (0, external_node_fs_.openSync)(path, "r");
(0, external_node_fs_.readSync)(file, buffer, 0, 1, 0);
} catch {
return;
}
files.push(file);
return () => buffer.toString("latin1", 0, readWhole(file, buffer, bytes));
};
const stat = open("/proc/stat", HEAD_BYTES);
const meminfo = open("/proc/meminfo", HEAD_BYTES);
const limits = findLimits(machine, readText);
const groupCpu = limits.cpu && open(limits.cpu.path);
const groupMemory = limits.memory && open(limits.memory.path);
const groupMemoryStat = limits.memory && open(limits.memory.statPath);
const disks = open("/proc/diskstats");
const network = open("/proc/net/dev");
const pressures = [ "cpu", "memory", "io" ].map(name => open(`/proc/pressure/${name}`, HEAD_BYTES));
const close = () => {
for (const file of files.splice(0)) (0, external_node_fs_.closeSync)(file);
};
if (!stat || !meminfo || !parseCpu(stat()) || !parseMemory(meminfo())) {
close();
return;
}
const cores = groupCpu ? limits.cpu.cores : machine.cores;
return {
kind: "procfs",
machine: {
...machine,
cores: cores,
memoryBytes: groupMemory ? limits.memory.bytes : machine.memoryBytes
},
read() {
const at = performance.now() / 1e3;
const used = groupCpu && parseCgroupCpu(groupCpu(), limits.cpu.version);
const ticks = used === void 0 ? parseCpu(stat()) : void 0;
const disk = disks ? parseDisks(disks()) : void 0;
const net = network ? parseNetwork(network()) : void 0;
return {
at: at,
cpuBusy: used ?? ticks?.busy ?? 0,
cpuTotal: used === void 0 ? ticks?.total ?? 0 : at * cores,
memoryBytes: (groupMemory && parseCgroupMemory(groupMemory(), groupMemoryStat?.() ?? "")) ?? parseMemory(meminfo())?.usedBytes ?? 0,
diskReadBytes: disk?.readBytes ?? 0,
diskWriteBytes: disk?.writeBytes ?? 0,
networkReceivedBytes: net?.receivedBytes ?? 0,
networkSentBytes: net?.sentBytes ?? 0,
pressure: readPressure(pressures)
};
},
close: close
};
}
function readPressure(files) {
const [cpu, memory, io] = files.map(read => read && parsePressure(read()));
return cpu === void 0 || memory === void 0 || io === void 0 ? void 0 : {
cpu: cpu,
memory: memory,
io: io
};
}
function readWhole(file, buffer, limit) {
let length = 0;
while (length < limit) {
const count = (0, external_node_fs_.readSync)(file, buffer, length, limit - length, length);
if (count === 0) break;
length += count;
if (limit === HEAD_BYTES) break;
}
return length;
}
function readText(path) {
try {
return (0, external_node_fs_.readFileSync)(path, "utf8");
} catch {
return;
}
}
var src_processor = __webpack_require__(92049);
function openSource() {
const processor = (0, src_processor.c)();
const machine = {
os: external_node_os_.platform(),
arch: external_node_os_.arch(),
cores: external_node_os_.cpus().length || external_node_os_.availableParallelism(),
memoryBytes: external_node_os_.totalmem(),
...processor === void 0 ? {} : {
processor: processor
}
};
return (machine.os === "linux" ? openLinux(machine) : void 0) ?? openPortable(machine);
}
function openPortable(machine) {
return {
kind: "os",
machine: machine,
read() {
let [busy, total] = [ 0, 0 ];
for (const {times: times} of external_node_os_.cpus()) {
const used = times.user + times.nice + times.sys + times.irq;
busy += used;
total += used + times.idle;
}
return {
at: performance.now() / 1e3,
cpuBusy: busy,
cpuTotal: total,
memoryBytes: machine.memoryBytes - external_node_os_.freemem(),
diskReadBytes: 0,
diskWriteBytes: 0,
networkReceivedBytes: 0,
networkSentBytes: 0
};
},
close() {}
};
}
function between(before, after, start) {
const elapsed = after.at - before.at;
const rate = key => elapsed > 0 ? Math.max(0, after[key] - before[key]) / elapsed : 0;
const stalled = key => share((after.pressure?.[key] ?? 0) - (before.pressure?.[key] ?? 0), elapsed * 1e6);
return {
at: after.at - start,
cpu: share(after.cpuBusy - before.cpuBusy, after.cpuTotal - before.cpuTotal),
memoryBytes: after.memoryBytes,
diskReadBytes: rate("diskReadBytes"),
diskWriteBytes: rate("diskWriteBytes"),
networkReceivedBytes: rate("networkReceivedBytes"),
networkSentBytes: rate("networkSentBytes"),
...before.pressure && after.pressure ? {
pressure: {
cpu: stalled("cpu"),
memory: stalled("memory"),
io: stalled("io")
}
} : {}
};
}
const share = (part, whole) => whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
const ENDS = [ "stopped", "time limit", "size limit", "runner gone" ];
const headerLine = header => `${JSON.stringify(header)}\n`;
const endLine = end => `{"end":${JSON.stringify(end)}}\n`;
function sampleLine(sample) {
const {pressure: pressure} = sample;
const values = [ sample.at.toFixed(3), sample.cpu.toFixed(4), Math.round(sample.memoryBytes), Math.round(sample.diskReadBytes), Math.round(sample.diskWriteBytes), Math.round(sample.networkReceivedBytes), Math.round(sample.networkSentBytes) ];
if (pressure) values.push(pressure.cpu.toFixed(4), pressure.memory.toFixed(4), pressure.io.toFixed(4));
return `[${values.map(Number).join(",")}]\n`;
}
function parseSampleLog(text) {
const lines = text.split("\n");
lines.pop();
const header = parseJson(lines.shift() ?? "");
if (!isHeader(header)) return;
const samples = [];
let end;
for (const line of lines) {
const value = parseJson(line);
if (Array.isArray(value)) {
const sample = sampleOf(value);
if (sample && sample.at > (samples.at(-1)?.at ?? 0)) samples.push(sample);
} else if (typeof value === "object" && value !== null && "end" in value) end = ENDS.find(known => known === value.end) ?? end;
}
return {
...header,
samples: samples,
end: end
};
}
function isHeader(header) {
return typeof header === "object" && header?.sampler === 1 && !Number.isNaN(Date.parse(header.startedAt)) && header.intervalSeconds > 0 && typeof header.machine?.os === "string" && typeof header.machine.arch === "string" && header.machine.cores > 0 && header.machine.memoryBytes >= 0 && isProcessor(header.machine.processor);
}
const isProcessor = name => name === void 0 || typeof name === "string" && name.length > 0 && name.length <= 200;
function sampleOf(values) {
const numbers = values.filter(value => typeof value === "number" && value >= 0);
if (numbers.length !== values.length || values.length !== 7 && values.length !== 10) return;
const [at, cpu, memoryBytes, diskReadBytes, diskWriteBytes, networkReceivedBytes, networkSentBytes] = numbers;
const [pressureCpu, pressureMemory, pressureIo] = numbers.slice(7);
return {
at: at,
cpu: Math.min(1, cpu),
memoryBytes: memoryBytes,
diskReadBytes: diskReadBytes,
diskWriteBytes: diskWriteBytes,
networkReceivedBytes: networkReceivedBytes,
networkSentBytes: networkSentBytes,
...pressureIo === void 0 ? {} : {
pressure: {
cpu: pressureCpu,
memory: pressureMemory,
io: pressureIo
}
}
};
}
function parseJson(line) {
try {
return JSON.parse(line);
} catch {
return;
}
}
const CHECK_SECONDS = 5;
function runSampler(options) {
const {source: source, intervalSeconds: intervalSeconds, signal: signal} = options;
const header = headerLine({
sampler: 1,
startedAt: options.now().toISOString(),
intervalSeconds: intervalSeconds,
source: source.kind,
machine: source.machine
});
const first = source.read();
let before = first;
let bytes = header.length;
let checkedAt = 0;
options.write(header);
const sample = () => {
const after = source.read();
const line = sampleLine(between(before, after, first.at));
before = after;
bytes += line.length;
if (bytes > options.maxBytes) return false;
options.write(line);
return true;
};
return new Promise((resolve, reject) => {
let timer;
const end = why => {
clearTimeout(timer);
signal.removeEventListener("abort", stop);
options.write(endLine(why));
resolve(why);
};
const stop = () => {
try {
const elapsed = source.read().at - before.at;
if (elapsed >= intervalSeconds / 2 || before === first && elapsed > .05) sample();
end("stopped");
} catch (error) {
reject(error);
}
};
const next = () => {
const elapsed = before.at - first.at;
const due = (Math.floor(elapsed / intervalSeconds + .5) + 1) * intervalSeconds;
timer = setTimeout(tick, Math.max(1, 1e3 * (due - (performance.now() / 1e3 - first.at))));
};
const tick = () => {
try {
if (!sample()) return end("size limit");
const elapsed = before.at - first.at;
if (elapsed >= options.maxSeconds) return end("time limit");
if (elapsed - checkedAt >= CHECK_SECONDS) {
checkedAt = elapsed;
if (!options.wanted()) return end("runner gone");
}
next();
} catch (error) {
clearTimeout(timer);
reject(error);
}
};
if (signal.aborted) return stop();
signal.addEventListener("abort", stop, {
once: true
});
next();
});
}
var external_node_child_process_ = __webpack_require__(31421);
var promises_ = __webpack_require__(51455);
var external_node_path_ = __webpack_require__(76760);
var external_node_timers_promises_ = __webpack_require__(58500);
var running_processes = __webpack_require__(35452);
const SAMPLER_VARIABLE = "PACELINE_SAMPLER";
const PASSED_ON = [ "RUNNER_TRACKING_ID", "PATH", "SystemRoot", "TEMP" ];
const START_SECONDS = 15;
const STOP_SECONDS = 5;
async function spawnSampler(file, intervalSeconds, variables) {
const order = {
file: file,
intervalSeconds: intervalSeconds,
runner: runnerProcess()
};
const env = Object.fromEntries(PASSED_ON.flatMap(name => variables[name] === void 0 ? [] : [ [ name, variables[name] ] ]));
let problem;
const child = (0, external_node_child_process_.spawn)(process.execPath, [ process.argv[1] ], {
cwd: (0, external_node_path_.parse)(process.execPath).root,
detached: true,
env: {
...env,
[SAMPLER_VARIABLE]: JSON.stringify(order)
},
stdio: "ignore",
windowsHide: true
});
child.once("error", error => {
problem = error.message;
});
child.once("exit", (code, signal) => {
problem ??= `it ended at once (${signal ?? `exit code ${code}`})`;
});
child.unref();
const sampler = child.pid === void 0 ? void 0 : identify(child.pid);
const late = performance.now() + START_SECONDS * 1e3;
while (problem === void 0 && !await hasLine(file)) {
if (performance.now() > late) problem = `no sample within ${START_SECONDS} s`;
await (0, external_node_timers_promises_.setTimeout)(20);
}
return {
...sampler ? {
sampler: sampler
} : {},
...problem === void 0 ? {} : {
problem: problem
}
};
}
async function stopSampler(sampler) {
const late = performance.now() + STOP_SECONDS * 1e3;
signal(sampler, "SIGTERM");
while (isRunning(sampler) && performance.now() < late) await (0, external_node_timers_promises_.setTimeout)(10);
signal(sampler, "SIGKILL");
}
function isRunning({pid: pid, startedAt: startedAt}) {
if (startedAt !== void 0) return (0, running_processes.W)(pid)?.startedAt === startedAt;
try {
process.kill(pid, 0);
return true;
} catch (error) {
return error.code === "EPERM";
}
}
function signal(sampler, name) {
try {
if (isRunning(sampler)) process.kill(sampler.pid, name);
} catch {}
}
function runnerProcess() {
return process.ppid > 1 ? identify(process.ppid) : void 0;
}
function identify(pid) {
const startedAt = (0, running_processes.W)(pid)?.startedAt;
return {
pid: pid,
...startedAt === void 0 ? {} : {
startedAt: startedAt
}
};
}
const hasLine = async file => (await (0, promises_.readFile)(file, "utf8").catch(() => "")).includes("\n");
const MAX_SECONDS = 172800;
const MAX_LOG_BYTES = 16777216;
async function sample(order) {
const stopped = new AbortController;
process.once("SIGTERM", () => stopped.abort());
for (const signal of [ "SIGINT", "SIGHUP" ]) process.on(signal, () => {});
const file = (0, external_node_fs_.openSync)(order.file, "ax", 384);
const source = openSource();
try {
await runSampler({
source: source,
intervalSeconds: order.intervalSeconds,
maxSeconds: MAX_SECONDS,
maxBytes: MAX_LOG_BYTES,
write: text => (0, external_node_fs_.writeSync)(file, text),
wanted: () => (process.platform === "win32" || (0, external_node_fs_.fstatSync)(file).nlink > 0) && (order.runner === void 0 || isRunning(order.runner)),
signal: stopped.signal,
now: () => new Date
});
} finally {
source.close();
(0, external_node_fs_.closeSync)(file);
}
}
var external_node_crypto_ = __webpack_require__(77598);
var src_document = __webpack_require__(88130);
var profile = __webpack_require__(78470);
var documents = __webpack_require__(94118);
function thin(values, most) {
if (values.length <= most) return [ ...values ];
return Array.from({
length: most
}, (_, group) => {
const from = Math.floor(group * values.length / most);
const to = Math.floor((group + 1) * values.length / most);
let sum = 0;
for (let index = from; index < to; index++) sum += values[index];
return sum / (to - from);
});
}
var numbers = __webpack_require__(28740);
const MAX_SAMPLES = 2e3;
function profileOf(log, job) {
const {samples: samples, machine: machine} = log;
const series = value => thin(samples.map(value), MAX_SAMPLES);
const cpu = series(sample => sample.cpu);
const whole = values => values.map(Math.round);
const share = values => values.map(value => Number(value.toFixed(4)));
const pressure = key => share(series(sample => sample.pressure?.[key] ?? 0));
return {
kind: "profile",
version: 1,
job: job.job,
...job.leg === void 0 ? {} : {
leg: job.leg
},
...job.checkRunId === void 0 ? {} : {
checkRunId: job.checkRunId
},
startedAt: log.startedAt,
intervalSeconds: Number(((samples.at(-1)?.at ?? 0) / (cpu.length || 1)).toFixed(4)),
machine: {
...machine,
...job.runnerName ? {
name: job.runnerName
} : {}
},
source: log.source,
...log.end === "stopped" ? {} : {
incomplete: log.end ?? "killed"
},
cpu: share(cpu),
memoryBytes: whole(series(sample => sample.memoryBytes)),
diskReadBytes: whole(series(sample => sample.diskReadBytes)),
diskWriteBytes: whole(series(sample => sample.diskWriteBytes)),
networkReceivedBytes: whole(series(sample => sample.networkReceivedBytes)),
networkSentBytes: whole(series(sample => sample.networkSentBytes)),
...samples.every(sample => sample.pressure) ? {
pressure: {
cpu: pressure("cpu"),
memory: pressure("memory"),
io: pressure("io")
}
} : {}
};
}
function sampledWords({cpu: cpu, memoryBytes: memoryBytes, machine: machine, intervalSeconds: intervalSeconds}) {
const mean = cpu.reduce((sum, value) => sum + value, 0) / (cpu.length || 1);
return `${(0, numbers.LS)(cpu.length, "sample")} over ${(0, numbers.a3)(Math.round(cpu.length * intervalSeconds))}; CPU ${(0, 
numbers.l9)(mean)} of ${(0, numbers.LS)(machine.cores, "core")} on average, ${(0, 
numbers.l9)(Math.max(...cpu))} at its peak; memory peak ${(0, numbers.z3)(Math.max(...memoryBytes))} of ${(0, 
numbers.z3)(machine.memoryBytes)}`;
}
async function startSampler(context) {
const {environment: environment, inputs: inputs, log: log} = context;
const suffix = (0, external_node_crypto_.randomBytes)(4).toString("hex");
const file = (0, documents.jW)(environment, `samples-${suffix}.jsonl`);
const document = `profile-${suffix}.json`;
try {
await (0, promises_.mkdir)((0, external_node_path_.dirname)(file), {
recursive: true
});
const {sampler: sampler, problem: problem} = await spawnSampler(file, inputs.interval, environment.variables);
if (sampler) context.state.save({
sampler: sampler,
file: file,
document: document,
suffix: suffix
});
if (problem) return log.warning(`The machine sampler did not start: ${problem}. This job gets no profile.`);
const header = parseSampleLog(await (0, promises_.readFile)(file, "utf8"));
if (header?.source === "os") log.notice("On this system the sampler sees processor and memory only; disk, network and pressure need Linux.");
context.setOutput("profile-path", (0, documents.jW)(environment, document));
context.result(`perf-report: sampling the machine every ${inputs.interval} s until the job ends, process ${sampler?.pid}`);
} catch (error) {
log.warning(`The machine sampler did not start: ${(0, errors.bD)(error)}. This job gets no profile.`);
}
}
async function finishSampler(context) {
const {environment: environment, artifacts: artifacts, inputs: inputs, log: log, state: state} = context;
if (!state.saved) return;
const {sampler: sampler, file: file, document: document, suffix: suffix} = state.saved;
try {
await stopSampler(sampler);
const samples = await readSamples(file);
if (!samples || samples.samples.length === 0) return log.warning("The machine sampler left no samples, so this job gets no profile.");
const facts = profileOf(samples, {
job: environment.job,
leg: inputs.leg,
checkRunId: inputs["check-run-id"],
runnerName: environment.variables["RUNNER_NAME"]
});
if (facts.incomplete) log.warning(`The machine sampler ended before the job (${facts.incomplete}): the profile shows the time up to then only.`);
const json = (0, src_document.ft)(profile.M, facts);
await (0, documents.bd)(environment, document, json);
context.result(`perf-report: ${sampledWords(facts)}`);
const leg = inputs.leg ?? `${environment.job.replaceAll(/[^A-Za-z0-9._-]/g, "_").slice(0, 55)}-${suffix}`;
await artifacts.publish({
kind: profile.M.kind,
planId: inputs["plan-id"] ?? "profile",
leg: leg
}, json);
} catch (error) {
log.warning(`The machine's profile was not published: ${(0, errors.bD)(error)}`);
}
}
async function readSamples(file) {
const size = (await (0, promises_.stat)(file).catch(() => {}))?.size ?? 0;
if (size > 2 * MAX_LOG_BYTES) return;
return size > 0 ? parseSampleLog(await (0, promises_.readFile)(file, "utf8")) : void 0;
}
const src = (0, action.Q)()({
inputs: inputs_inputs,
outputs: outputs,
async main(context) {
const order = context.environment.variables[SAMPLER_VARIABLE];
if (order) return sample(JSON.parse(order));
if (context.inputs.mode === "start") return startSampler(context);
const {report: report} = await Promise.all([ __webpack_require__.e(6826), __webpack_require__.e(9579), __webpack_require__.e(1437) ]).then(__webpack_require__.bind(__webpack_require__, 71437));
return report(context, {
now: Date.now,
createGitHub: createGitHub
});
},
post: finishSampler
});
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
78470: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
M: () => profile
});
var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
var _document_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88130);
var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27910);
const series = zod__WEBPACK_IMPORTED_MODULE_0__.YOg(zod__WEBPACK_IMPORTED_MODULE_0__.aig().nonnegative()).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.samples);
const profile = (0, _document_js__WEBPACK_IMPORTED_MODULE_2__.Al)("profile", 1, {
job: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
leg: _fields_js__WEBPACK_IMPORTED_MODULE_1__.Cv.optional(),
checkRunId: zod__WEBPACK_IMPORTED_MODULE_0__.aig().int().positive().optional(),
startedAt: _fields_js__WEBPACK_IMPORTED_MODULE_1__.uR,
intervalSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA,
machine: _fields_js__WEBPACK_IMPORTED_MODULE_1__.Aq,
source: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "procfs", "os" ]).optional(),
incomplete: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "killed", "time limit", "size limit", "runner gone" ]).optional(),
cpu: series,
memoryBytes: series,
diskReadBytes: series,
diskWriteBytes: series,
networkReceivedBytes: series,
networkSentBytes: series,
pressure: zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
cpu: series,
memory: series,
io: series
}).optional()
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
3677: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
L: () => withRetries,
c: () => statusOf
});
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85186);
const TRIES = 4;
const MAX_WAIT_MS = 6e4;
const MAX_TOTAL_WAIT_MS = 12e4;
async function withRetries(clock, purpose, request) {
let waited = 0;
for (let attempt = 1; ;attempt++) try {
return await request();
} catch (error) {
const wait = retryDelay(error, attempt, clock.now());
if (wait === void 0 || attempt >= TRIES || waited + wait > MAX_TOTAL_WAIT_MS) throw describe(error, purpose);
waited += wait;
await clock.sleep(wait);
}
}
function retryDelay(error, attempt, now) {
if (!isRequestFailure(error)) return;
if (!isLimited(error) && error.status < 500) return;
const headers = error.response?.headers ?? {};
const asked = afterHeader(headers["retry-after"], now);
const reset = headers["x-ratelimit-remaining"] === "0" ? Number(headers["x-ratelimit-reset"]) * 1e3 - now : Number.NaN;
const wait = [ asked, reset ].find(ms => Number.isFinite(ms) && ms > -MAX_WAIT_MS) ?? 1e3 * 2 ** (attempt - 1);
return wait > MAX_WAIT_MS ? void 0 : Math.max(0, wait);
}
function afterHeader(value, now) {
if (value === void 0 || value === "") return Number.NaN;
const seconds = Number(value);
return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1e3 : Date.parse(String(value)) - now;
}
function isLimited({status: status, message: message, response: response}) {
const headers = response?.headers ?? {};
return status === 429 || status === 403 && (headers["retry-after"] !== void 0 || headers["x-ratelimit-remaining"] === "0" || /rate limit|abuse/i.test(message));
}
function describe(error, {failure: failure, permission: permission}) {
const because = (code, why, remedy) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__.ce(code, `${failure}: ${why}.`, remedy, {
cause: error
});
if (!isRequestFailure(error)) return because("PACELINE_GITHUB_UNAVAILABLE", (0, 
_errors_js__WEBPACK_IMPORTED_MODULE_0__.bD)(error), "Check GitHub's status page.");
if (isLimited(error)) return because("PACELINE_GITHUB_BUSY", "GitHub's rate limit is reached", "Re-run the job later.");
if (/\blocked\b/i.test(error.message)) return because("PACELINE_GITHUB_LOCKED", "the conversation is locked", "Unlock it, or leave it so.");
if (error.status === 401 || error.status === 403 || error.status === 404) return because("PACELINE_GITHUB_PERMISSION", `GitHub answered ${error.status}, the token lacks the permission "${permission}"`, `Add \`permissions: { ${permission} }\` to the job.`);
return because("PACELINE_GITHUB_UNAVAILABLE", error.message, "Check GitHub's status page.");
}
function statusOf(error) {
const cause = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.ce ? error.cause : error;
return isRequestFailure(cause) ? cause.status : void 0;
}
const isRequestFailure = error => error instanceof Error && "status" in error && typeof error.status === "number";
},
35452: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
$: () => runningProcesses,
W: () => readProcess
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
function readProcess(pid) {
try {
const stat = (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/stat`, "latin1");
const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
if (fields[0] === "Z" || fields[0] === "X") return;
const [parent, group, session] = fields.slice(1, 4).map(Number);
return {
pid: pid,
parent: parent,
group: group,
session: session,
startedAt: Number(fields[19])
};
} catch {
return;
}
}
function runningProcesses() {
if (process.platform !== "linux") return [];
return (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)("/proc").flatMap(name => /^\d+$/.test(name) ? readProcess(Number(name)) ?? [] : []);
}
},
60253: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Q: () => defineAction
});
const defineAction = () => action => action;
},
92049: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
c: () => processorModel
});
var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
function processorModel(model = node_os__WEBPACK_IMPORTED_MODULE_0__.cpus()[0]?.model) {
const text = (model ?? "").replace(/\s+/g, " ").trim().slice(0, 200);
return text === "" || text.toLowerCase() === "unknown" ? void 0 : text;
}
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
}
};
