export const id = 583;

export const ids = [ 583 ];

export const modules = {
53583: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
default: () => perf_report_src
});
var src = __webpack_require__(87706);
function samplingInterval() {
const allowed = "a duration from 100ms to 1m";
const {parse: parse} = (0, src.p0)();
return {
allowed: allowed,
parse(text) {
const seconds = parse(text);
if (!(seconds >= .1 && seconds <= 60)) throw new src.S7(allowed);
return seconds;
}
};
}
const inputs = {
mode: (0, src.yL)("report", "start"),
interval: samplingInterval(),
leg: (0, src.lq)((0, src.Yj)("the leg of the matrix")),
"plan-id": (0, src.lq)((0, src.Yj)("the plan-id output of matrix")),
"github-token": (0, src.lq)((0, src.rJ)()),
comment: (0, src.yL)("auto", "always", "never", "on-change"),
"comment-key": (0, src.lq)((0, src.Yj)("a short text")),
store: (0, src.Yj)("a list of tiers"),
"baseline-runs": (0, src.nd)({
min: 2,
max: 200
}),
"min-change": (0, src.KN)(),
"retention-runs": (0, src.nd)({
min: 1,
max: 2e3
}),
"retention-age": (0, src.p0)(),
"check-run-id": (0, src.lq)((0, src.nd)({
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
if (!isHeader(header)) return undefined;
const samples = [];
let end;
for (const line of lines) {
const value = parseJson(line);
if (Array.isArray(value)) {
const sample = sampleOf(value);
if (sample && sample.at > (samples.at(-1)?.at ?? 0)) samples.push(sample);
} else if (typeof value === "object" && value !== null && "end" in value) {
end = ENDS.find(known => known === value.end) ?? end;
}
}
return {
...header,
samples: samples,
end: end
};
}
function isHeader(header) {
return typeof header === "object" && header?.sampler === 1 && !Number.isNaN(Date.parse(header.startedAt)) && header.intervalSeconds > 0 && typeof header.machine?.os === "string" && typeof header.machine.arch === "string" && header.machine.cores > 0 && header.machine.memoryBytes >= 0;
}
function sampleOf(values) {
const numbers = values.filter(value => typeof value === "number" && value >= 0);
if (numbers.length !== values.length || values.length !== 7 && values.length !== 10) return undefined;
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
...pressureIo === undefined ? {} : {
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
return undefined;
}
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
timer = setTimeout(tick, Math.max(1, (due - (performance.now() / 1e3 - first.at)) * 1e3));
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
var external_node_os_ = __webpack_require__(48161);
const ROOT = "/sys/fs/cgroup";
function findLimits(machine, read) {
const found = {};
const cpu = (version, path, quota, period) => {
const cores = quota / period;
if (quota > 0 && period > 0 && cores < (found.cpu?.cores ?? machine.cores)) {
found.cpu = {
cores: cores,
path: path,
version: version
};
}
};
const memory = (folder, path, limit) => {
if (limit > 0 && limit < (found.memory?.bytes ?? machine.memoryBytes)) {
found.memory = {
bytes: limit,
path: `${folder}/${path}`,
statPath: `${folder}/memory.stat`
};
}
};
for (const line of (read("/proc/self/cgroup") ?? "0::/").split("\n")) {
const match = /^\d+:([^:]*):(\/.*)$/.exec(line.trim());
if (!match) continue;
const [, controllers = "", path = "/"] = match;
for (const folder of foldersOf(controllers, path)) {
if (controllers === "") {
const [quota, period] = (read(`${folder}/cpu.max`) ?? "").trim().split(" ");
cpu(2, `${folder}/cpu.stat`, Number(quota), Number(period));
memory(folder, "memory.current", Number(read(`${folder}/memory.max`)));
} else if (controllers.split(",").includes("cpu")) {
const value = name => Number(read(`${folder}/cpu.cfs_${name}_us`));
const usage = [ `${folder}/cpuacct.usage`, `${folder.replace(`${ROOT}/cpu/`, `${ROOT}/cpuacct/`)}/cpuacct.usage` ];
const readable = usage.find(candidate => read(candidate) !== undefined);
if (readable) cpu(1, readable, value("quota"), value("period"));
} else if (controllers === "memory") {
memory(folder, "memory.usage_in_bytes", Number(read(`${folder}/memory.limit_in_bytes`)));
}
}
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
return Number.isFinite(value) ? value : undefined;
}
function parseCgroupMemory(usage, stat) {
const used = Number(usage.trim() || Number.NaN);
const cache = Number((/^total_inactive_file (\d+)/m.exec(stat) ?? /^inactive_file (\d+)/m.exec(stat))?.[1] ?? 0);
return Number.isFinite(used) ? Math.max(0, used - cache) : undefined;
}
function parseCpu(stat) {
if (!stat.startsWith("cpu ")) return undefined;
const end = stat.indexOf("\n");
const fields = (end < 0 ? stat : stat.slice(0, end)).split(/ +/);
if (fields.length < 5) return undefined;
let total = 0;
for (let index = 1; index <= 8; index++) total += Number(fields[index] ?? 0);
if (!Number.isFinite(total)) return undefined;
return {
busy: total - Number(fields[4]) - Number(fields[5] ?? 0),
total: total
};
}
function parseMemory(meminfo) {
const total = kibibytes(meminfo, "MemTotal:");
const available = kibibytes(meminfo, "MemAvailable:") ?? kibibytes(meminfo, "MemFree:");
if (total === undefined || available === undefined) return undefined;
return {
totalBytes: total * 1024,
usedBytes: Math.max(0, total - available) * 1024
};
}
function kibibytes(text, name) {
const start = text.indexOf(name);
if (start < 0) return undefined;
const value = Number.parseInt(text.slice(start + name.length, start + name.length + 24), 10);
return Number.isFinite(value) ? value : undefined;
}
const SECTOR_BYTES = 512;
const DERIVED_DEVICE = /^(?:loop|ram|zram|dm-|md|sr|fd|nbd\d+p)/;
function parseDisks(diskstats) {
let [read, written] = [ 0, 0 ];
let whole = "";
for (const line of diskstats.split("\n")) {
const fields = line.trim().split(/ +/);
const name = fields[2];
if (name === undefined || fields.length < 10 || DERIVED_DEVICE.test(name)) continue;
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
return match ? Number(match[1]) : undefined;
}
const HEAD_BYTES = 1024;
const MAX_BYTES = 256 * 1024;
function openLinux(machine) {
const buffer = Buffer.allocUnsafe(MAX_BYTES);
const files = [];
const open = (path, bytes = MAX_BYTES) => {
let file;
try {
file = (0, external_node_fs_.openSync)(path, "r");
(0, external_node_fs_.readSync)(file, buffer, 0, 1, 0);
} catch {
return undefined;
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
return undefined;
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
const ticks = used === undefined ? parseCpu(stat()) : undefined;
const disk = disks ? parseDisks(disks()) : undefined;
const net = network ? parseNetwork(network()) : undefined;
return {
at: at,
cpuBusy: used ?? ticks?.busy ?? 0,
cpuTotal: used === undefined ? ticks?.total ?? 0 : at * cores,
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
return cpu === undefined || memory === undefined || io === undefined ? undefined : {
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
return undefined;
}
}
function openSource() {
const machine = {
os: external_node_os_.platform(),
arch: external_node_os_.arch(),
cores: external_node_os_.cpus().length || external_node_os_.availableParallelism(),
memoryBytes: external_node_os_.totalmem()
};
return (machine.os === "linux" ? openLinux(machine) : undefined) ?? openPortable(machine);
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
var external_node_child_process_ = __webpack_require__(31421);
var promises_ = __webpack_require__(51455);
var external_node_path_ = __webpack_require__(76760);
var external_node_timers_promises_ = __webpack_require__(58500);
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
const env = Object.fromEntries(PASSED_ON.flatMap(name => variables[name] === undefined ? [] : [ [ name, variables[name] ] ]));
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
const sampler = child.pid === undefined ? undefined : identify(child.pid);
const late = performance.now() + START_SECONDS * 1e3;
while (problem === undefined && !await hasLine(file)) {
if (performance.now() > late) problem = `no sample within ${START_SECONDS} s`;
await (0, external_node_timers_promises_.setTimeout)(20);
}
return {
...sampler ? {
sampler: sampler
} : {},
...problem === undefined ? {} : {
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
if (startedAt !== undefined) return startOf(pid) === startedAt;
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
return process.ppid > 1 ? identify(process.ppid) : undefined;
}
function identify(pid) {
const startedAt = startOf(pid);
return {
pid: pid,
...startedAt === undefined ? {} : {
startedAt: startedAt
}
};
}
function startOf(pid) {
try {
const stat = (0, external_node_fs_.readFileSync)(`/proc/${pid}/stat`, "latin1");
const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
return fields[0] === "Z" || fields[0] === "X" ? undefined : Number(fields[19]);
} catch {
return undefined;
}
}
const hasLine = async file => (await (0, promises_.readFile)(file, "utf8").catch(() => "")).includes("\n");
const MAX_SECONDS = 48 * 3600;
const MAX_LOG_BYTES = 16 * 1024 * 1024;
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
wanted: () => (process.platform === "win32" || (0, external_node_fs_.fstatSync)(file).nlink > 0) && (order.runner === undefined || isRunning(order.runner)),
signal: stopped.signal,
now: () => new Date
});
} finally {
source.close();
(0, external_node_fs_.closeSync)(file);
}
}
var external_node_crypto_ = __webpack_require__(77598);
var contracts_src = __webpack_require__(43534);
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
...job.leg === undefined ? {} : {
leg: job.leg
},
...job.checkRunId === undefined ? {} : {
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
const percent = value => `${Math.round(value * 100)} %`;
const gigabytes = value => `${(value / 1e9).toFixed(1)} GB`;
return `${cpu.length} samples over ${Math.round(cpu.length * intervalSeconds)} s; ` + `CPU ${percent(mean)} of ${machine.cores} cores on average, ${percent(Math.max(...cpu))} at its peak; ` + `memory peak ${gigabytes(Math.max(...memoryBytes))} of ${gigabytes(machine.memoryBytes)}`;
}
async function startSampler(context) {
const {environment: environment, inputs: inputs, log: log} = context;
const suffix = (0, external_node_crypto_.randomBytes)(4).toString("hex");
const file = (0, src.jW)(environment, `samples-${suffix}.jsonl`);
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
if (header?.source === "os") {
log.notice("On this system the sampler sees processor and memory only; disk, network and pressure need Linux.");
}
context.setOutput("profile-path", (0, src.jW)(environment, document));
context.result(`perf-report: sampling the machine every ${inputs.interval} s until the job ends, process ${sampler?.pid}`);
} catch (error) {
log.warning(`The machine sampler did not start: ${(0, src.bD)(error)}. This job gets no profile.`);
}
}
async function finishSampler(context) {
const {environment: environment, artifacts: artifacts, inputs: inputs, log: log, state: state} = context;
if (!state.saved) return;
const {sampler: sampler, file: file, document: document, suffix: suffix} = state.saved;
try {
await stopSampler(sampler);
const samples = await readSamples(file);
if (!samples || samples.samples.length === 0) {
return log.warning("The machine sampler left no samples, so this job gets no profile.");
}
const facts = profileOf(samples, {
job: environment.job,
leg: inputs.leg,
checkRunId: inputs["check-run-id"],
runnerName: environment.variables["RUNNER_NAME"]
});
if (facts.incomplete) {
log.warning(`The machine sampler ended before the job (${facts.incomplete}): the profile shows the time up to then only.`);
}
const json = (0, contracts_src.ft)(contracts_src.ME, facts);
await (0, src.bd)(environment, document, json);
context.result(`perf-report: ${sampledWords(facts)}`);
const leg = inputs.leg ?? `${environment.job.replaceAll(/[^A-Za-z0-9._-]/g, "_").slice(0, 55)}-${suffix}`;
await artifacts.publish({
kind: contracts_src.ME.kind,
planId: inputs["plan-id"] ?? "profile",
leg: leg
}, json);
} catch (error) {
log.warning(`The machine's profile was not published: ${(0, src.bD)(error)}`);
}
}
async function readSamples(file) {
const size = (await (0, promises_.stat)(file).catch(() => undefined))?.size ?? 0;
if (size > 2 * MAX_LOG_BYTES) return undefined;
return size > 0 ? parseSampleLog(await (0, promises_.readFile)(file, "utf8")) : undefined;
}
const perf_report_src = (0, src.QP)()({
inputs: inputs,
outputs: outputs,
async main(context) {
const order = context.environment.variables[SAMPLER_VARIABLE];
if (order) return sample(JSON.parse(order));
if (context.inputs.mode === "start") return startSampler(context);
const {report: report} = await Promise.all([ __webpack_require__.e(143), __webpack_require__.e(664), __webpack_require__.e(431), __webpack_require__.e(90), __webpack_require__.e(262) ]).then(__webpack_require__.bind(__webpack_require__, 25262));
return report(context, {
now: Date.now,
createGitHub: src.Cl
});
},
post: finishSampler
});
}
};
