export const id = 8114;

export const ids = [ 8114 ];

export const modules = {
48114: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
readTestReports: () => readTestReports
});
var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
var _paceline_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65794);
var _paceline_core__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31324);
var _paceline_render__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28740);
var _paceline_runners__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43008);
async function readTestReports(environment, reports, gaps) {
const {workspace: workspace, variables: variables} = environment;
const {patterns: patterns, suite: suite, now: now, run: run} = reports;
const tracked = await (0, _paceline_core__WEBPACK_IMPORTED_MODULE_1__.g)(workspace, variables, [ "--cached" ]);
try {
const {report: report, results: results} = await (0, _paceline_runners__WEBPACK_IMPORTED_MODULE_2__.f)(patterns, {
directory: workspace,
root: workspace,
suite: suite,
planned: [],
tracked: tracked,
jobBegan: await (0, _paceline_core__WEBPACK_IMPORTED_MODULE_3__.J)(environment),
...tracked.length > 0 ? {} : {
exists: () => true
}
});
const {executed: executed, failures: failures, flaky: flaky, slowest: slowest, withoutFile: withoutFile, outside: outside} = results;
if (outside.length > 0) gaps.note(`${(0, _paceline_render__WEBPACK_IMPORTED_MODULE_4__.LS)(outside.length, "name")} in the reports of tests ${outside.length === 1 ? "is" : "are"} no file of the repository; what they name counts, but for no file.`);
if (report.problem !== void 0) gaps.warn(`A report of tests is not whole: ${report.problem}.`);
const seconds = report.tests.reduce((sum, test) => sum + test.seconds, 0);
const failed = executed.some(file => file.failed > 0) || (withoutFile?.failed ?? 0) > 0;
if (report.tests.length === 0 && !failed) throw new _paceline_runners__WEBPACK_IMPORTED_MODULE_2__.w("PACELINE_REPORTS_EMPTY", `The files that fit "reports" (${patterns.join(", ")}) hold no test, so nothing shows that any ran.`, 'See the step that runs the tests; leave "reports" out where there may be none.');
const at = new Date(now).toISOString();
const leg = {
kind: "leg-result",
version: 1,
planId: "reports",
leg: "reports",
name: patterns.join(", ").slice(0, 200),
attempt: run.attempt,
head: run.head,
runner: "command",
startedAt: at,
finishedAt: at,
seconds: seconds,
outcome: failed ? "failed" : "passed",
exit: 0,
planned: [],
...{
executed: executed,
failures: failures,
slowest: slowest,
...flaky.length > 0 ? {
flaky: flaky
} : {}
},
...withoutFile ? {
withoutFile: withoutFile
} : {},
machine: {
os: (0, node_os__WEBPACK_IMPORTED_MODULE_0__.platform)(),
arch: (0, node_os__WEBPACK_IMPORTED_MODULE_0__.arch)(),
cores: 1,
memoryBytes: 0
}
};
return {
legs: [ leg ]
};
} catch (error) {
if (!(error instanceof _paceline_runners__WEBPACK_IMPORTED_MODULE_2__.w)) throw error;
gaps.warn(`${error.message} ${error.remedy}`);
return {
legs: [],
failure: error
};
}
}
},
65794: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
g: () => repositoryFiles
});
var _process_process_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19178);
async function repositoryFiles(directory, variables, options) {
try {
const {exitCode: exitCode, stdout: stdout} = await (0, _process_process_js__WEBPACK_IMPORTED_MODULE_0__.R)("git", [ "ls-files", "-z", ...options ], {
cwd: directory,
env: variables,
timeoutSeconds: 60,
maxOutputBytes: 268435456
});
return exitCode === 0 ? [ ...new Set(stdout.split("\0").filter(path => path !== "")) ] : [];
} catch {
return [];
}
}
},
19178: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
R: () => runProcess
});
var external_node_child_process_ = __webpack_require__(31421);
var external_node_events_ = __webpack_require__(78474);
var external_node_string_decoder_ = __webpack_require__(46193);
var errors = __webpack_require__(85186);
var running_processes = __webpack_require__(35452);
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
if (child.pid === void 0) return false;
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
return (0, running_processes.$)().some(one => one.group === group);
}
const GRACE_SECONDS = 5;
const DRAIN_SECONDS = 1;
const DEFAULT_OUTPUT_BYTES = 1048576;
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
...options.cwd === void 0 ? {} : {
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
const deadline = timeoutSeconds === void 0 ? void 0 : setTimeout(() => stop("timeout"), Math.min(timeoutSeconds * 1e3, 2 ** 31 - 1));
const onAbort = () => stop("aborted");
const onSignal = () => stop("interrupted");
const onExit = () => signalGroup(child, "SIGKILL");
if (signal?.aborted) onAbort();
signal?.addEventListener("abort", onAbort);
const signals = options.outlivesUs ? [] : [ "SIGINT", "SIGTERM", "SIGHUP" ];
for (const name of signals) process.on(name, onSignal);
if (!options.outlivesUs) process.on("exit", onExit);
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
if (code === "ENOENT") return new errors.ce("PACELINE_PROCESS_NOT_FOUND", `${command} was not found${cwd === void 0 ? "" : ` (working directory ${cwd})`}.`, "Install it in a step before this one, or correct its name or the working directory.", {
cause: error
});
return new errors.ce("PACELINE_PROCESS_NOT_STARTED", `${command} could not be started: ${code === "E2BIG" ? "its arguments are too long" : message}.`, code === "EACCES" ? "Make it executable." : "Correct the command.", {
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
},
31324: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
J: () => jobBegan
});
var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
async function jobBegan({variables: variables}) {
const path = variables["GITHUB_EVENT_PATH"];
const {mtimeMs: mtimeMs} = path ? await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(() => ({
mtimeMs: void 0
})) : {
mtimeMs: void 0
};
return mtimeMs;
}
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
43008: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
f: () => readGivenReports,
w: () => ReportsError
});
var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
var _paths_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(12383);
var _file_of_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56975);
var _junit_report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44322);
var _locate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88101);
var _matching_files_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9058);
var _test_results_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(79048);
class ReportsError extends Error {
code;
remedy;
constructor(code, message, remedy) {
super(message);
this.name = "ReportsError";
this.code = code;
this.remedy = remedy;
}
}
async function readGivenReports(patterns, options) {
const {directory: directory, root: root, suite: suite, planned: planned, tracked: tracked} = options;
const paths = await reportFiles(patterns, options);
const fileOf = (0, _file_of_name_js__WEBPACK_IMPORTED_MODULE_2__.x)(planned.map(({file: file}) => (0, 
node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(directory, (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, file)).replaceAll("\\", "/")), [ ...tracked ]);
const reports = await Promise.all(paths.map(path => (0, _junit_report_js__WEBPACK_IMPORTED_MODULE_3__.z)(path, fileOf)));
const problems = reports.flatMap((report, index) => report?.problem === void 0 ? [] : [ `${(0, 
node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(directory, paths[index])}: ${report.problem}` ]);
const report = {
files: reports.flatMap(one => one?.files ?? []),
tests: reports.flatMap(one => one?.tests ?? []),
failures: reports.flatMap(one => one?.failures ?? []),
...problems.length > 0 ? {
problem: named(problems)
} : {}
};
const here = (0, _locate_js__WEBPACK_IMPORTED_MODULE_4__.T)(root, directory, new Set(planned.map(({file: file}) => file)), options.exists);
const locate = name => here(name) ?? here(belowWorkspace(name));
return {
paths: paths,
report: report,
results: (0, _test_results_js__WEBPACK_IMPORTED_MODULE_5__.D)(report, suite, locate),
locate: locate
};
}
function belowWorkspace(path) {
if (!/^(?:\/|[a-z]:[\\/]|file:)/i.test(path)) return "";
const parts = path.slice(0, _paths_js__WEBPACK_IMPORTED_MODULE_6__.lm).split(/[\\/]/);
const at = parts.findIndex((part, index) => index > 1 && part !== "" && part === parts[index - 1]);
return at === -1 ? "" : parts.slice(at + 1).join("/");
}
async function reportFiles(patterns, {directory: directory, tracked: tracked, jobBegan: jobBegan}) {
const paths = await (0, _matching_files_js__WEBPACK_IMPORTED_MODULE_7__.V)(patterns, directory);
const namesOf = some => named(some.map(path => (0, node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(directory, path)));
if (paths.length === 0) throw new ReportsError("PACELINE_REPORTS_MISSING", `No file fits "reports" (${named(patterns)}).`, 'Let the step that runs the tests write JUnit XML, and give its path relative to "working-directory". If that step did not run, neither did the tests.');
const known = new Set(tracked);
const committed = paths.filter(path => known.has((0, node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(directory, path)));
if (committed.length > 0) throw new ReportsError("PACELINE_REPORTS_STALE", `${namesOf(committed)} ${committed.length === 1 ? "stands" : "stand"} in the repository, so nothing says that this job wrote ${committed.length === 1 ? "it" : "them"}.`, "Remove reports from the repository and add them to .gitignore.");
const stale = [];
for (const path of paths) if (jobBegan !== void 0 && (await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path)).mtimeMs < jobBegan) stale.push(path);
if (stale.length > 0) throw new ReportsError("PACELINE_REPORTS_STALE", `${namesOf(stale)} ${stale.length === 1 ? "is" : "are"} older than this job: a cache or an earlier run left ${stale.length === 1 ? "it" : "them"}.`, "Keep reports out of caches, and delete old ones before the tests run.");
return paths;
}
const SHOWN = 10;
const named = names => names.length <= SHOWN ? names.join(", ") : `${names.slice(0, SHOWN).join(", ")} and ${names.length - SHOWN} more`;
}
};
