export const id = 6649;

export const ids = [ 6649 ];

export const modules = {
16649: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
default: () => src
});
var action = __webpack_require__(62251);
var inputs = __webpack_require__(45912);
const inputs_inputs = {
mode: (0, inputs.yL)("run", "verify"),
runner: (0, inputs.yL)("auto", "vitest", "jest", "node", "pytest", "go", "command"),
command: (0, inputs.Yj)("a command with {files} and {report}"),
suite: (0, inputs.Yj)("the name of a suite"),
"plan-id": (0, inputs.Yj)("the plan-id of a shard plan"),
leg: (0, inputs.Yj)("a leg's id"),
plan: (0, inputs.Yj)("the path of a shard-plan.json"),
args: (0, inputs.Mn)(),
"working-directory": (0, inputs.Yj)("a folder of the repository"),
timeout: (0, inputs.lq)((0, inputs.p0)()),
"check-run-id": (0, inputs.lq)((0, inputs.nd)({
min: 1
}))
};
const outputs = {
outcome: "",
files: "0",
tests: "0",
failed: "0",
skipped: "0",
seconds: "0",
missing: "0",
legs: "0",
"result-path": "",
"report-path": ""
};
var external_node_crypto_ = __webpack_require__(77598);
var promises_ = __webpack_require__(51455);
var external_node_os_ = __webpack_require__(48161);
var external_node_path_ = __webpack_require__(76760);
var src_document = __webpack_require__(88130);
var leg_result = __webpack_require__(6709);
var external_node_fs_ = __webpack_require__(73024);
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
return;
}
};
function cgroupLimits(read) {
const found = [];
for (const line of (read("/proc/self/cgroup") ?? "0::/").split("\n")) {
const match = /^\d+:([^:]*):(\/.*)$/.exec(line.trim());
if (!match) continue;
const [, controllers = "", path = "/"] = match;
if (controllers === "") {
for (const root of [ CGROUP_ROOT, `${CGROUP_ROOT}/unified` ]) for (const folder of upwards(root, path)) found.push(limitsV2(folder, read));
continue;
}
for (const controller of controllers.split(",")) for (const root of [ `${CGROUP_ROOT}/${controller}`, `${CGROUP_ROOT}/${controllers}` ]) for (const folder of upwards(root, path)) found.push(limitsV1(controller, folder, read));
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
return share > 0 && whole > 0 ? share / whole : void 0;
}
function byteLimit(text) {
const value = Number(text?.trim() || Number.NaN);
return value > 0 ? value : void 0;
}
function cpuCount(text) {
let count = 0;
for (const range of (text ?? "").trim().split(",")) {
const match = /^(\d+)(?:-(\d+))?$/.exec(range);
if (match) count += Number(match[2] ?? match[1]) - Number(match[1]) + 1;
}
return count > 0 ? count : void 0;
}
var errors = __webpack_require__(85186);
var documents = __webpack_require__(84471);
var src_process = __webpack_require__(22729);
async function packageBin(name, directory, workspace) {
for (const folder of foldersUpTo(directory, workspace)) {
const root = (0, external_node_path_.join)(folder, "node_modules", name);
try {
const {bin: bin} = JSON.parse(await (0, promises_.readFile)((0, external_node_path_.join)(root, "package.json"), "utf8"));
const script = typeof bin === "string" ? bin : bin?.[name];
if (script && (await (0, promises_.stat)((0, external_node_path_.join)(root, script))).isFile()) return (0, 
external_node_path_.join)(root, script);
} catch {}
}
throw new errors.ce("PACELINE_RUNNER_NOT_INSTALLED", `${name} was not found in node_modules of ${(0, 
external_node_path_.relative)(workspace, directory) || "the repository"} or above.`, `Install the project's dependencies before this step (npm ci), or set "working-directory" to where ${name} is installed.`);
}
function foldersUpTo(directory, workspace) {
const folders = [ directory ];
while (folders.at(-1) !== workspace) {
const above = (0, external_node_path_.dirname)(folders.at(-1));
if (above === folders.at(-1) || (0, external_node_path_.relative)(workspace, above).startsWith("..")) break;
folders.push(above);
}
return folders;
}
const CHOICES = 'vitest, jest, node, pytest, go, or command with "command"';
const OTHERS = [ "mocha", "ava", "tap", "jasmine", "@playwright/test", "cypress", "uvu" ];
function runnersOf(signs) {
const found = new Map;
const add = (runner, sign) => {
if (!found.has(runner)) found.set(runner, sign);
};
const manifest = parseManifest(signs.text("package.json"));
const dependencies = {
...manifest.dependencies,
...manifest.devDependencies
};
const script = manifest.scripts?.["test"] ?? "";
for (const name of signs.names) {
if (/^(?:vitest|vite)\.(?:config|workspace)\.[cm]?[jt]s$|^vitest\.workspace\.json$/.test(name)) if (name.startsWith("vitest") || /\btest\s*:/.test(signs.text(name))) add("vitest", name);
if (/^jest\.config\.(?:[cm]?[jt]s|json)$/.test(name)) add("jest", name);
if (name === "go.mod") add("go", name);
if (name === "pytest.ini" || name === "conftest.py") add("pytest", name);
}
if ("vitest" in dependencies) add("vitest", "package.json depends on vitest");
if ("jest" in dependencies) add("jest", "package.json depends on jest");
if (manifest.jest !== void 0) add("jest", "package.json configures jest");
const scripts = Object.values(manifest.scripts ?? {}).join("\n");
if (/(?:^|[\s;&|/])node\b[^;&|\n]*\s--test(?:\s|$|=)/.test(scripts)) add("node", "a script runs node --test");
if (/^\[tool\.pytest/m.test(signs.text("pyproject.toml"))) add("pytest", "pyproject.toml configures pytest");
if (/^\[tool:pytest\]/m.test(signs.text("setup.cfg"))) add("pytest", "setup.cfg configures pytest");
if (/^\[pytest\]/m.test(signs.text("tox.ini"))) add("pytest", "tox.ini configures pytest");
const javascript = [ "vitest", "jest", "node" ].filter(runner => found.has(runner));
const inScript = javascript.filter(runner => runner === "node" ? /\bnode\b[^;&|]*\s--test\b/.test(script) : new RegExp(`\\b${runner}\\b`).test(script));
if (javascript.length > 1 && inScript.length === 1) for (const runner of javascript) if (runner !== inScript[0]) found.delete(runner);
return {
found: found,
others: OTHERS.filter(name => name in dependencies)
};
}
async function detectRunner(directory, workspace, files) {
const others = new Set;
for (const folder of foldersUpTo(directory, workspace)) {
const result = runnersOf(await readSigns(folder));
for (const other of result.others) others.add(other);
const fitting = [ ...result.found ].filter(([runner]) => fits(runner, files));
if (fitting.length === 1) return fitting[0][0];
if (fitting.length > 1) throw new errors.ce("PACELINE_RUNNER_AMBIGUOUS", `More than one test runner was found: ${fitting.map(([runner, sign]) => `${runner} (${sign})`).join(", ")}.`, `Set "runner" to the one that runs this suite: ${fitting.map(([runner]) => runner).join(" or ")}.`);
}
const other = [ ...others ][0];
throw new errors.ce("PACELINE_RUNNER_UNKNOWN", other ? `The tests seem to be run by ${other}, which "runner: auto" does not know.` : "No test runner was found: no configuration or dependency of one in the working directory or above.", other ? 'Set "command" to a command that runs {files} and writes JUnit XML to {report}.' : `Set "runner" to one of ${CHOICES}, or correct "working-directory".`);
}
function fits(runner, files) {
if (files.length === 0) return true;
const python = files.every(file => file.endsWith(".py"));
const go = files.every(file => file.endsWith(".go") || !/\.[a-z0-9]+$/i.test(file));
if (runner === "pytest") return python;
return runner === "go" ? go : !python && !go;
}
async function readSigns(folder) {
const names = await (0, promises_.readdir)(folder).catch(() => []);
const read = names.filter(name => /^(?:package\.json|pyproject\.toml|setup\.cfg|tox\.ini|vite\.config\.[cm]?[jt]s)$/.test(name));
const texts = new Map(await Promise.all(read.map(async name => [ name, await (0, 
promises_.readFile)((0, external_node_path_.join)(folder, name), "utf8").catch(() => "") ])));
return {
names: names,
text: name => texts.get(name) ?? ""
};
}
function parseManifest(text) {
try {
const value = JSON.parse(text);
return typeof value === "object" && value !== null ? value : {};
} catch {
return {};
}
}
const BATCH_BYTES = process.platform === "win32" ? 24e3 : 1e5;
function batches(files, maxBytes = BATCH_BYTES) {
const result = [];
let bytes = 0;
for (const file of files) {
const size = Buffer.byteLength(file) + 1;
const last = result.at(-1);
if (last && bytes + size <= maxBytes) {
last.push(file);
bytes += size;
} else {
result.push([ file ]);
bytes = size;
}
}
return result.length === 0 ? [ [] ] : result;
}
var junit = __webpack_require__(13444);
var schemas = __webpack_require__(92857);
const jsonReport = schemas.Ikc({
testResults: schemas.YOg(schemas.Ikc({
name: schemas.YjP(),
status: schemas.YjP(),
message: schemas.YjP().nullish(),
startTime: schemas.aig().nullish(),
endTime: schemas.aig().nullish(),
assertionResults: schemas.YOg(schemas.Ikc({
fullName: schemas.YjP(),
ancestorTitles: schemas.YOg(schemas.YjP()).nullish(),
title: schemas.YjP().nullish(),
status: schemas.YjP(),
duration: schemas.aig().nullish(),
failureMessages: schemas.YOg(schemas.YjP().nullable()).nullish(),
location: schemas.Ikc({
line: schemas.aig()
}).nullish(),
invocations: schemas.aig().nullish()
}))
}))
});
const NO_TESTS = /No test suite found in file|must contain at least one test/;
async function readJsonReport(path) {
try {
return parseJsonReport(await (0, promises_.readFile)(path, "utf8"));
} catch {
return;
}
}
function parseJsonReport(text) {
const files = [];
const tests = [];
for (const file of jsonReport.parse(JSON.parse(text)).testResults) {
const own = file.assertionResults.map(test => {
const outcome = outcomeOf(test.status);
const messages = (test.failureMessages ?? []).filter(message => message !== null);
return {
file: file.name,
name: test.title ? [ ...test.ancestorTitles ?? [], test.title ].filter(Boolean).join(" > ") : test.fullName,
outcome: outcome,
seconds: Math.max(0, test.duration ?? 0) / 1e3,
retries: Math.max(0, test.invocations ? test.invocations - 1 : outcome === "passed" ? messages.length : 0),
...outcome === "failed" ? {
message: withoutFrames(stripColours(messages.join("\n"))) || "the test did not end",
line: lineIn(messages.join("\n"), file.name) ?? test.location?.line
} : {}
};
});
tests.push(...own);
const failed = file.status === "failed" && !own.some(test => test.outcome === "failed");
const message = stripColours(file.message ?? "");
files.push({
file: file.name,
seconds: Math.max(0, (file.endTime ?? 0) - (file.startTime ?? 0)) / 1e3,
...failed && !NO_TESTS.test(message) ? {
failure: message || "the file did not run to its end"
} : {}
});
}
return {
files: files,
tests: tests
};
}
function outcomeOf(status) {
if (status === "passed" || status === "focused") return "passed";
return status === "failed" ? "failed" : "skipped";
}
function lineIn(stack, file) {
for (const line of stack.split("\n")) {
const at = line.indexOf(file);
const match = at < 0 ? null : /^:(\d+)/.exec(line.slice(at + file.length));
if (match) return Number(match[1]);
}
return;
}
const withoutFrames = stack => stack.split("\n").filter(line => !/^\s+at .*(?:[\\/]node_modules[\\/]|\bnode:|new Promise \(<anonymous>\))/.test(line)).join("\n");
const COLOURS = new RegExp("\\u001b\\[[0-9;]*m", "g");
const stripColours = text => text.replaceAll(COLOURS, "");
const MAX_REPORT_BYTES = 268435456;
async function readJUnitReport(path, fileOf = () => {}) {
try {
if ((await (0, promises_.stat)(path)).size > MAX_REPORT_BYTES) return;
return fromJUnit((0, junit.iM)(await (0, promises_.readFile)(path, "utf8")), fileOf);
} catch {
return;
}
}
function fromJUnit(report, fileOf) {
const tests = [];
const files = new Map;
for (const suite of report.suites) {
if (suite.file !== void 0) files.set(suite.file, {
file: suite.file
});
for (const test of suite.tests) {
const file = test.file ?? suite.file ?? fileOf(test.classname, suite.name) ?? test.classname;
const message = test.message ?? "";
tests.push({
file: file,
name: test.name,
outcome: test.outcome === "error" ? "failed" : test.outcome,
seconds: test.seconds,
message: test.message,
line: lineIn(message, file) ?? lineOfName(message, external_node_path_.posix.basename(file)) ?? test.line,
retries: test.retries
});
}
}
return {
files: [ ...files.values() ],
tests: tests
};
}
function lineOfName(stack, name) {
for (const line of stack.split("\n")) {
const at = line.lastIndexOf(`${name}:`);
if (at < 0 || at > 0 && !/[\s(/\\]/.test(line[at - 1])) continue;
const number = /^\d+/.exec(line.slice(at + name.length + 1));
if (number) return Number(number[0]);
}
return;
}
function fileOfClassname(classname, suite, knownFiles) {
for (const name of [ classname, suite ]) {
if (knownFiles.has(name)) return name;
const parts = name.split("$")[0].split(".");
for (let length = parts.length; length > 0; length--) {
const stem = parts.slice(0, length).join("/");
for (const ending of [ "py", "java", "kt", "groovy", "scala", "rb", "php", "cs" ]) {
const path = `${stem}.${ending}`;
if (knownFiles.has(path)) return path;
if (ending !== "py" && length > 1) for (const file of knownFiles) if (file.endsWith(`/${path}`)) return file;
}
}
}
return;
}
function commandTemplate(place, template) {
const words = splitCommand(template);
let given = [];
return {
name: "command",
async invocations(files, reportPath) {
given = files;
if (words.length === 0 || !words.some(word => word.includes("{report}"))) throw new errors.ce("PACELINE_COMMAND_REPORT", `The command "${template}" does not say where its report goes.`, "Put {report} where the program takes the path of its JUnit XML file.");
if (files.length > 0 && !words.some(word => word.includes("{files}"))) throw new errors.ce("PACELINE_COMMAND_FILES", `The command "${template}" does not take the ${files.length} planned files.`, "Put {files} where the program takes the test files.");
return batches(files).map((batch, index) => {
const expanded = expandCommand(words, batch, reportPath(index));
return {
command: expanded[0],
args: [ ...expanded.slice(1), ...place.args ],
report: reportPath(index)
};
});
},
async read(reportPath) {
const known = new Set([ ...given, ...await place.siblings() ]);
return readJUnitReport(reportPath, (classname, suite) => fileOfClassname(classname, suite, known));
}
};
}
function expandCommand(words, files, report) {
return words.flatMap(word => word === "{files}" ? files : [ word.replaceAll("{files}", () => files.join(" ")).replaceAll("{report}", () => report) ]);
}
function splitCommand(template) {
const words = [];
let word;
let quote = "";
for (let index = 0; index < template.length; index++) {
const character = template[index];
if (character === "\\" && quote !== "'" && /["'\\\s]/.test(template[index + 1] ?? "")) word = (word ?? "") + template[++index]; else if (quote !== "") if (character === quote) quote = ""; else word += character; else if (character === '"' || character === "'") {
quote = character;
word ??= "";
} else if (/\s/.test(character)) {
if (word !== void 0) words.push(word);
word = void 0;
} else word = (word ?? "") + character;
}
if (quote !== "") throw new errors.ce("PACELINE_COMMAND_QUOTE", `The command "${template}" has a ${quote} that is never closed.`, "Close the quote, or put a backslash before it.");
if (word !== void 0) words.push(word);
return words;
}
function goTest(place) {
let given = [];
return {
name: "go",
async invocations(files, reportPath) {
given = files;
const go = (args, index) => ({
command: "go",
args: [ "test", "-json", ...place.args, ...args ],
reportOnStdout: true,
display: outputOf,
report: reportPath(index)
});
if (files.length === 0) return [ go([ "./..." ], 0) ];
const sources = await testSources(place);
const {whole: whole, partial: partial} = groupByPackage(files, sources);
const runs = [ ...whole.length === 0 ? [] : batches(whole.map(folder => `./${folder}`)), ...partial.map(({folder: folder, tests: tests}) => [ `-run=^(?:${tests.join("|")})$`, `./${folder}` ]) ];
return runs.map((args, index) => go(args, index));
},
async read(reportPath) {
try {
const report = parseGoEvents(await (0, promises_.readFile)(reportPath, "utf8"), await testSources(place));
return report && forPlanned(report, new Set(given));
} catch {
return;
}
}
};
}
function forPlanned(report, given) {
const rename = file => given.has(external_node_path_.posix.dirname(file)) ? external_node_path_.posix.dirname(file) : file;
const withTests = new Set(report.tests.map(test => test.file));
return {
files: report.files.filter(({file: file}) => given.size === 0 || withTests.has(file) || given.has(file) || given.has(rename(file))).map(file => ({
...file,
file: rename(file.file)
})),
tests: report.tests.map(test => ({
...test,
file: rename(test.file)
}))
};
}
async function testSources(place) {
const files = (await place.siblings()).filter(file => file.endsWith("_test.go"));
const entries = files.map(async file => {
const source = await (0, promises_.readFile)((0, external_node_path_.join)(place.directory, file), "utf8").catch(() => "");
return [ file, declaredTests(source) ];
});
return new Map(await Promise.all(entries));
}
const declaredTests = source => [ ...source.matchAll(/^func ((?:Test|Example|Fuzz)[A-Za-z0-9_]*)\(/gm) ].map(match => match[1]);
const folderOf = file => file.endsWith(".go") ? external_node_path_.posix.dirname(file) : file.replace(/\/$/, "");
function groupByPackage(files, sources) {
const wanted = new Set(files);
const whole = [];
const partial = [];
for (const folder of new Set(files.map(folderOf))) {
const all = [ ...sources.keys() ].filter(file => external_node_path_.posix.dirname(file) === folder);
const chosen = all.filter(file => wanted.has(file));
const tests = chosen.flatMap(file => sources.get(file));
if (wanted.has(folder) || chosen.length === all.length || tests.length === 0) whole.push(folder); else partial.push({
folder: folder,
tests: tests
});
}
return {
whole: whole,
partial: partial
};
}
const parseLine = line => {
try {
return JSON.parse(line);
} catch {
return;
}
};
function outputOf(line) {
const event = parseLine(line);
if (!event) return `${line}\n`;
return event.Output && !/^(?:=== |\s*--- (?:PASS|SKIP))/.test(event.Output) ? event.Output : "";
}
function parseGoEvents(text, sources) {
const outputs = new Map;
const tests = [];
const files = [];
const events = text.split("\n").flatMap(line => parseLine(line) ?? []);
const ended = events.filter(event => event.Package && !event.Test && /^(?:pass|fail|skip)$/.test(event.Action ?? ""));
if (ended.length === 0) return;
const folders = packageFolders(new Set(ended.map(event => event.Package)), sources);
for (const {Action: Action, Package: Package, Test: Test, Elapsed: Elapsed, Output: Output} of events) {
if (!Package) continue;
const key = `${Package}\0${Test ?? ""}`;
if (Action === "output") outputs.set(key, ((outputs.get(key) ?? "") + Output).slice(-4e3));
if (!Test || !/^(?:pass|fail|skip)$/.test(Action ?? "")) continue;
const folder = folders.get(Package) ?? Package;
const output = outputs.get(key) ?? "";
const place = /^\s*([^\s:]+_test\.go):(\d+):/m.exec(output);
const file = fileOfTest(Test, folder, sources);
tests.push({
file: file,
name: Test,
outcome: Action === "pass" ? "passed" : Action === "skip" ? "skipped" : "failed",
seconds: Math.max(0, Elapsed ?? 0),
retries: 0,
...Action === "fail" ? {
message: messageOf(output),
line: place && external_node_path_.posix.basename(file) === place[1] ? Number(place[2]) : void 0
} : {}
});
}
for (const {Action: Action, Package: Package, Elapsed: Elapsed} of ended) {
const folder = folders.get(Package) ?? Package;
const own = [ ...sources.keys() ].filter(file => external_node_path_.posix.dirname(file) === folder);
const hasFailedTest = tests.some(test => test.outcome === "failed" && folderOf(test.file) === folder);
const failure = Action === "fail" && !hasFailedTest ? messageOf(outputs.get(`${Package}\0`) ?? "") || "the package failed" : void 0;
if (own.length === 0) {
if (failure) files.push({
file: folder,
seconds: Elapsed ?? 0,
failure: failure
});
continue;
}
for (const file of own) {
const hasTests = (sources.get(file) ?? []).length > 0;
if (failure || !hasTests) files.push({
file: file,
...failure ? {
failure: failure
} : {}
});
}
}
return {
files: files,
tests: tests
};
}
const messageOf = output => output.split("\n").filter(line => !/^(?:=== |\s*--- |FAIL\s)/.test(line)).join("\n").trim();
function fileOfTest(test, folder, sources) {
const name = test.split("/")[0];
for (const [file, tests] of sources) if (external_node_path_.posix.dirname(file) === folder && tests.includes(name)) return file;
return folder;
}
function packageFolders(packages, sources) {
const folders = [ ...new Set([ ...sources.keys() ].map(file => external_node_path_.posix.dirname(file))) ].sort((a, b) => b.length - a.length);
const result = new Map;
for (const name of packages) {
const folder = folders.find(candidate => name === candidate || name.endsWith(`/${candidate}`));
if (folder !== void 0) result.set(name, folder); else if (folders.includes(".")) result.set(name, ".");
}
return result;
}
function jest(place) {
return {
name: "jest",
async invocations(files, reportPath) {
const script = await packageBin("jest", place.directory, place.workspace);
return batches(files).map((batch, index) => ({
command: "node",
report: reportPath(index),
variables: place.script.variables,
args: [ ...place.script.nodeFlags, script, "--json", `--outputFile=${reportPath(index)}`, "--testLocationInResults", ...place.args, ...batch.length === 0 ? [] : [ "--runTestsByPath", ...batch ] ]
}));
},
read: readJsonReport
};
}
var external_node_url_ = __webpack_require__(73136);
const REPORTER = "export default async function* (source) {\n  source.setMaxListeners?.(0);\n  for await (const { type, data } of source) {\n    if (type !== 'test:pass' && type !== 'test:fail' && type !== 'test:complete') continue;\n    const error = data.details?.error;\n    yield JSON.stringify({\n      type, name: data.name, nesting: data.nesting, file: data.file, entryFile: data.entryFile, line: data.line,\n      skip: data.skip, todo: data.todo, kind: data.details?.type, ms: data.details?.duration_ms,\n      passed: data.details?.passed, attempt: data.details?.attempt,\n      error: error && { type: error.failureType, message: String(error.message), stack: error.cause?.stack ?? error.stack },\n    }) + '\\n';\n  }\n}\n";
function nodeTest(place, temporary) {
return {
name: "node",
async invocations(files, reportPath) {
const reporter = (0, external_node_path_.join)(await (0, promises_.mkdtemp)((0, 
external_node_path_.join)(temporary, "node-test-")), "reporter.mjs");
await (0, promises_.writeFile)(reporter, REPORTER);
return batches(files).map((batch, index) => ({
command: "node",
report: reportPath(index),
variables: place.script.variables,
args: [ ...place.script.nodeFlags, "--test", "--test-reporter=spec", "--test-reporter-destination=stdout", `--test-reporter=${(0, 
external_node_url_.pathToFileURL)(reporter).href}`, `--test-reporter-destination=${reportPath(index)}`, ...place.args, ...batch ]
}));
},
async read(path) {
try {
return parseNodeEvents(await (0, promises_.readFile)(path, "utf8"));
} catch {
return;
}
}
};
}
function parseNodeEvents(text) {
const events = text.split("\n").flatMap(line => {
try {
return line === "" ? [] : [ JSON.parse(line) ];
} catch {
return [];
}
});
if (events.length === 0) return;
const files = new Map;
const tests = [];
for (const event of events) {
if (event.file === void 0) continue;
if (isFile(event)) {
if (event.type === "test:complete") files.set(event.file, {
file: event.file,
seconds: (event.ms ?? 0) / 1e3
}); else if (event.type === "test:fail" && event.error?.type !== "subtestsFailed") files.set(event.file, {
file: event.file,
seconds: (event.ms ?? 0) / 1e3,
failure: event.error?.message ?? "the file failed"
});
continue;
}
if (event.type === "test:complete" || event.kind === "suite") continue;
if (event.type === "test:fail" && event.error?.type === "subtestsFailed") continue;
tests.push(testOf(event, event.entryFile ?? event.file));
}
const known = [ ...files.keys() ];
const attributed = tests.map(test => known.length === 1 && !files.has(test.file) ? {
...test,
file: known[0]
} : test);
return {
files: [ ...files.values() ],
tests: attributed
};
}
function isFile(event) {
const name = event.name.replaceAll("\\", "/");
const file = event.file.replaceAll("\\", "/");
return event.nesting === 0 && (file === name || file.endsWith(`/${name}`)) && event.kind !== "suite";
}
function testOf(event, file) {
const skipped = isMarked(event.skip) || isMarked(event.todo);
const outcome = skipped ? "skipped" : event.type === "test:pass" ? "passed" : "failed";
const stack = event.error?.stack ?? "";
return {
file: file,
name: event.name,
outcome: outcome,
seconds: Math.max(0, event.ms ?? 0) / 1e3,
retries: 0,
...outcome === "failed" ? {
message: withoutFrames(stripColours(stack || event.error?.message || "failed")),
line: lineIn(stack, file) ?? event.line
} : {}
};
}
const isMarked = mark => mark !== void 0 && mark !== false;
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
return;
}
const PLUGIN = "paceline_modules";
const PLUGIN_SOURCE = 'import os\n\ndef pytest_collectstart(collector):\n    if type(collector).__name__ in ("Module", "DoctestModule", "DoctestTextfile"):\n        path = str(getattr(collector, "path", None) or collector.fspath)\n        with open(os.environ["PACELINE_MODULES"], "a", encoding="utf-8") as notes:\n            notes.write(path + "\\n")\n';
function pytest(place, temporary, variables) {
const notes = reportPath => `${reportPath}.modules`;
let given = [];
return {
name: "pytest",
async invocations(files, reportPath) {
given = files;
const program = await findPytest(variables);
const plugins = await (0, promises_.mkdtemp)((0, external_node_path_.join)(temporary, "pytest-"));
await (0, promises_.writeFile)((0, external_node_path_.join)(plugins, `${PLUGIN}.py`), PLUGIN_SOURCE);
const python = variables["PYTHONPATH"];
return batches(files).map((batch, index) => ({
command: program[0],
report: reportPath(index),
args: [ ...program.slice(1), "-p", PLUGIN, `--junitxml=${reportPath(index)}`, "-o", "junit_family=xunit1", ...place.args, ...batch ],
variables: {
PYTHONPATH: python ? `${plugins}${external_node_path_.delimiter}${python}` : plugins,
PACELINE_MODULES: notes(reportPath(index))
}
}));
},
async read(reportPath) {
const known = new Set([ ...given, ...await place.siblings() ]);
const report = await readJUnitReport(reportPath, (classname, suite) => fileOfClassname(classname, suite, known));
if (!report) return;
const modules = await (0, promises_.readFile)(notes(reportPath), "utf8").catch(() => "");
const collected = [ ...new Set(modules.split("\n").filter(line => line !== "")) ];
return {
...report,
files: [ ...report.files, ...collected.map(file => ({
file: file
})) ]
};
}
};
}
async function findPytest(variables) {
const program = await which("pytest", variables);
if (program) return [ program ];
for (const name of [ "python", "python3" ]) {
const python = await which(name, variables);
if (python) return [ python, "-m", "pytest" ];
}
throw new errors.ce("PACELINE_RUNNER_NOT_INSTALLED", "pytest was not found, nor a Python to run it with.", "Set up Python and install pytest in a step before this one.");
}
const vitest_REPORTER = "import { readFileSync, writeFileSync } from 'node:fs';\nimport { relative } from 'node:path';\nconst escape = (path) => path.replaceAll('\\\\', '/').replace(/[*?[\\]{}()!+@|,]/g, '\\\\$&');\nexport default class {\n  onInit(vitest) {\n    try {\n      const files = JSON.parse(readFileSync(process.env.PACELINE_EXCLUDED_FILES, 'utf8'));\n      for (const { config } of vitest.projects) {\n        const folder = config.dir || config.root;\n        for (const file of files) {\n          const path = relative(folder, file);\n          if (!path.startsWith('..')) config.exclude.push(escape(path));\n        }\n      }\n    } catch {}\n  }\n  onFinished(files) { this.note(files ?? []); }\n  onTestRunEnd(modules) { this.note((modules ?? []).map((module) => module.task ?? module)); }\n  note(files) {\n    try {\n      const parts = (file) => [file.environmentLoad, file.prepareDuration, file.setupDuration, file.collectDuration, file.result?.duration];\n      const times = files.map((file) => [file.filepath, parts(file).reduce((sum, ms) => sum + (ms > 0 ? ms : 0), 0) / 1000]);\n      writeFileSync(process.env.PACELINE_FILE_TIMES, JSON.stringify(times));\n    } catch {}\n  }\n}\n";
function vitest(place, temporary) {
const times = report => `${report}.times`;
return {
name: "vitest",
async invocations(files, reportPath) {
const script = await packageBin("vitest", place.directory, place.workspace);
const reporter = (0, external_node_path_.join)(await (0, promises_.mkdtemp)((0, 
external_node_path_.join)(temporary, "vitest-")), "reporter.mjs");
await (0, promises_.writeFile)(reporter, vitest_REPORTER);
const siblings = files.length === 0 ? [] : await place.siblings();
const runs = batches(files).map(async (batch, index) => {
const others = alsoMatched(batch, siblings);
const sameName = alsoMatched(batch, siblings, external_node_path_.posix.basename);
const excluded = `${reportPath(index)}.excluded`;
await (0, promises_.writeFile)(excluded, JSON.stringify(sameName.map(file => (0, 
external_node_path_.join)(place.directory, file))));
return {
command: "node",
report: reportPath(index),
variables: {
...place.script.variables,
PACELINE_FILE_TIMES: times(reportPath(index)),
PACELINE_EXCLUDED_FILES: excluded
},
args: [ ...place.script.nodeFlags, script, "run", "--reporter=default", "--reporter=json", `--reporter=${reporter}`, `--outputFile.json=${reportPath(index)}`, ...place.args, ...excludeArguments(others), ...batch ]
};
});
return Promise.all(runs);
},
async read(path) {
const report = await readJsonReport(path);
return report && withTimes(report, await (0, promises_.readFile)(times(path), "utf8").catch(() => "[]"));
}
};
}
function withTimes(report, noted) {
const whole = new Map;
try {
for (const [file, seconds] of JSON.parse(noted)) if (Number.isFinite(seconds)) whole.set(file, (whole.get(file) ?? 0) + seconds);
} catch {
return report;
}
const reportedBefore = new Set;
const files = report.files.map(file => {
const seconds = whole.get(file.file);
if (seconds === void 0 || reportedBefore.has(file.file)) return {
...file,
seconds: seconds === void 0 ? file.seconds : 0
};
reportedBefore.add(file.file);
return {
...file,
seconds: Math.max(seconds, file.seconds ?? 0)
};
});
return {
...report,
files: files
};
}
function alsoMatched(files, siblings, filter = file => file) {
const wanted = new Set(files);
const filters = [ ...new Set(files.map(file => filter(file).toLowerCase())) ];
return siblings.filter(sibling => {
if (wanted.has(sibling)) return false;
const path = sibling.toLowerCase();
return filters.some(part => path.includes(part));
});
}
const MAX_EXCLUDE = 6e4;
function excludeArguments(files) {
if (files.length === 0) return [];
const patterns = files.map(escapeGlob);
const pattern = patterns.length === 1 ? patterns[0] : `{${patterns.join(",")}}`;
return pattern.length > MAX_EXCLUDE ? [] : [ "--exclude", pattern ];
}
const escapeGlob = path => path.replaceAll(/[\\*?[\]{}()!+@|,]/g, "\\$&");
const NONE = {
nodeFlags: [],
variables: {}
};
const WITH_VALUE = new Set([ "--import", "--require", "-r", "--loader", "--experimental-loader", "--conditions", "-C" ]);
const TEST_FLAG = /^--test-(?:concurrency|isolation|timeout|force-exit|global-setup)(?:=|$)/;
function scriptSettings(scripts, runner) {
const ordered = [ "test", ...Object.keys(scripts).filter(name => name !== "test") ];
for (const name of ordered) for (const segment of (scripts[name] ?? "").split(/&&|\|\||;|\||&/)) {
const settings = settingsOf(segment, runner);
if (settings) return settings;
}
return NONE;
}
function settingsOf(segment, runner) {
let words;
try {
words = splitCommand(segment);
} catch {
return;
}
const variables = {};
let at = 0;
for (;at < words.length; at++) {
const assignment = /^([A-Za-z_]\w*)=(.*)$/s.exec(words[at]);
if (assignment && !assignment[2].includes("$")) variables[assignment[1]] = assignment[2]; else if (!/^(?:cross-env|env|c8|nyc|npx)$/.test(words[at]) && !(at > 0 && words[at].startsWith("--"))) break;
}
const program = words[at] ?? "";
const rest = words.slice(at + 1);
if (runner !== "node" && program === runner) return {
nodeFlags: [],
variables: variables
};
if (program !== "node") return;
const runs = word => runner === "node" ? word === "--test" : new RegExp(`(?:^|/)${runner}(?:\\.m?js)?$`).test(word);
if (!rest.some(runs)) return;
const nodeFlags = [];
for (let index = 0; index < rest.length; index++) {
const word = rest[index];
if (!word.startsWith("-")) break;
if (word === "--test" || word.startsWith("--test") && !TEST_FLAG.test(word)) continue;
nodeFlags.push(word);
if (WITH_VALUE.has(word) && rest[index + 1] !== void 0) nodeFlags.push(rest[++index]);
}
return {
nodeFlags: nodeFlags,
variables: variables
};
}
async function readScriptSettings(directory, runner) {
try {
const {scripts: scripts} = JSON.parse(await (0, promises_.readFile)((0, external_node_path_.join)(directory, "package.json"), "utf8"));
return scripts ? scriptSettings(scripts, runner) : NONE;
} catch {
return NONE;
}
}
async function chooseRunner(choice, place, files, temporary, variables) {
const named = choice.runner === "auto" && choice.command !== "" ? "command" : choice.runner;
if (choice.command !== "" && named !== "command") throw new errors.ce("PACELINE_INPUT_INVALID", `Input "command" is given, but "runner" is ${named}.`, "Leave one of them out, or set runner: command.");
const name = named === "auto" ? await detectRunner(place.directory, place.workspace, files) : named;
const complete = {
...place,
script: await readScriptSettings(place.directory, name),
siblings: once(() => repositoryFiles(place.directory, variables))
};
switch (name) {
case "vitest":
return vitest(complete, temporary);

case "jest":
return jest(complete);

case "node":
return nodeTest(complete, temporary);

case "pytest":
return pytest(complete, temporary, variables);

case "go":
return goTest(complete);

case "command":
return commandTemplate(complete, choice.command);
}
}
async function repositoryFiles(directory, variables) {
try {
const {exitCode: exitCode, stdout: stdout} = await (0, src_process.R)("git", [ "ls-files", "-z", "--cached", "--others", "--exclude-standard" ], {
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
function once(make) {
let made;
return () => {
made ??= make();
return made;
};
}
var external_node_stream_promises_ = __webpack_require__(46466);
function childEnvironment(variables, added = {}) {
const kept = Object.entries(variables).filter(([name]) => !/^(?:INPUT_|STATE_|ACTIONS_(?:RUNTIME|RESULTS|CACHE|ORCHESTRATION)_)/.test(name) && name !== "GITHUB_OUTPUT" && name !== "GITHUB_STATE");
return {
...Object.fromEntries(kept),
...added
};
}
async function execute(runner, invocations, options) {
const reports = [];
const reportPaths = [];
let seconds = 0;
let exit = 0;
let stopped;
for (const invocation of invocations) {
const result = await runOne(invocation, options, seconds);
seconds += result.seconds;
stopped = result.stopped;
if (exit === 0) exit = stopped === "timeout" ? "timeout" : result.signal ?? result.exitCode ?? 0;
const report = await runner.read(invocation.report);
reports.push(report);
if (report) reportPaths.push(invocation.report);
if (stopped) break;
}
return {
report: {
files: reports.flatMap(report => report?.files ?? []),
tests: reports.flatMap(report => report?.tests ?? [])
},
reportPaths: reportPaths,
complete: !stopped && reports.every(report => report !== void 0),
seconds: seconds,
exit: exit,
stopped: stopped
};
}
async function runOne(invocation, options, spent) {
const {log: log} = options;
const store = invocation.reportOnStdout ? (0, external_node_fs_.createWriteStream)(invocation.report) : void 0;
const print = lineWriter(line => log.info(line));
const parse = lineWriter(line => print.write(invocation.display?.(line) ?? ""));
try {
return await (0, src_process.R)(invocation.command, invocation.args, {
cwd: options.directory,
env: childEnvironment(options.variables, invocation.variables),
...options.timeoutSeconds === void 0 ? {} : {
timeoutSeconds: Math.max(.001, options.timeoutSeconds - spent)
},
maxOutputBytes: 65536,
onOutput(text, stream) {
if (store && stream === "stdout") {
store.write(text);
parse.write(text);
} else print.write(text);
}
});
} finally {
parse.end();
print.end();
store?.end();
if (store) await (0, external_node_stream_promises_.finished)(store);
}
}
function lineWriter(emit) {
let rest = "";
return {
write(text) {
const lines = (rest + text).split(/\r?\n/);
rest = lines.pop();
for (const line of lines) emit(line);
},
end() {
if (rest !== "") emit(rest);
rest = "";
}
};
}
const MAX_FAILURES = 1e3;
const MAX_SLOWEST = 10;
const MAX_MESSAGE = 4e3;
const MAX_NAME = 1e3;
function createLocator(workspace, directory, planned, exists = external_node_fs_.existsSync) {
const roots = [ ...new Set([ workspace, realPath(workspace) ]) ];
const below = path => {
for (const root of roots) {
const inside = (0, external_node_path_.relative)(root, path).split(external_node_path_.sep).join("/");
if (inside !== "" && inside !== ".." && !inside.startsWith("../") && !(0, external_node_path_.isAbsolute)(inside)) return inside;
}
return;
};
return reported => {
if (reported === "" || reported.includes("\0")) return;
const path = reported.startsWith("file://") ? pathOfUrl(reported) : reported;
if (path === void 0) return;
if ((0, external_node_path_.isAbsolute)(path)) return below(path);
const candidates = foldersUpTo(directory, workspace).map(folder => below((0, external_node_path_.join)(folder, path)));
const inside = candidates.filter(candidate => candidate !== void 0);
return inside.find(candidate => planned.has(candidate)) ?? inside.find(candidate => exists((0, 
external_node_path_.join)(workspace, candidate)));
};
}
function summariseReport(report, suite, locate) {
const files = new Map;
const outside = new Set;
const located = new Map;
const entry = reported => {
if (!located.has(reported)) located.set(reported, locate(reported));
const file = located.get(reported);
if (file === void 0) {
outside.add(reported);
return;
}
const known = files.get(file) ?? {
reported: [],
tests: []
};
files.set(file, known);
return known;
};
for (const file of report.files) entry(file.file)?.reported.push(file);
for (const test of report.tests) entry(test.file)?.tests.push(test);
const executed = [ ...files ].map(([file, {reported: reported, tests: tests}]) => executedFile(suite, file, reported, tests)).sort((a, b) => a.file < b.file ? -1 : 1);
const failures = [ ...files ].flatMap(([file, {reported: reported, tests: tests}]) => [ ...reported.flatMap(({failure: failure}) => failure === void 0 ? [] : [ failedTest(suite, file, "(file)", failure, void 0) ]), ...tests.filter(test => test.outcome === "failed").map(test => failedTest(suite, file, test.name, test.message, test.line)) ]);
const slowest = [ ...files ].flatMap(([file, {tests: tests}]) => tests.map(({name: name, seconds: seconds}) => ({
suite: suite,
file: file,
name: name.slice(0, MAX_NAME),
seconds: seconds
}))).sort((a, b) => b.seconds - a.seconds).slice(0, MAX_SLOWEST);
return {
executed: executed,
failures: failures.slice(0, MAX_FAILURES),
slowest: slowest,
outside: [ ...outside ]
};
}
function executedFile(suite, file, reported, tests) {
const count = outcome => tests.filter(test => test.outcome === outcome).length;
const broken = reported.filter(({failure: failure}) => failure !== void 0).length;
const failed = count("failed") + broken;
const skipped = count("skipped");
const total = tests.length + broken;
const ofTests = tests.reduce((sum, test) => sum + test.seconds, 0);
const ofFiles = reported.reduce((sum, {seconds: seconds}) => sum + (seconds ?? 0), 0);
return {
suite: suite,
file: file,
outcome: failed > 0 ? "failed" : total === 0 ? "empty" : skipped === total ? "skipped" : "passed",
seconds: ofFiles > 0 ? ofFiles : ofTests,
tests: total,
failed: failed,
skipped: skipped,
retries: tests.reduce((sum, test) => sum + test.retries, 0)
};
}
function failedTest(suite, file, name, message, line) {
return {
suite: suite,
file: file,
name: name.slice(0, MAX_NAME),
...message ? {
message: message.slice(0, MAX_MESSAGE)
} : {},
...line !== void 0 && Number.isInteger(line) && line > 0 ? {
line: line
} : {}
};
}
function realPath(path) {
try {
return (0, external_node_fs_.realpathSync)(path);
} catch {
return path;
}
}
function pathOfUrl(url) {
try {
return (0, external_node_url_.fileURLToPath)(url);
} catch {
return;
}
}
var fields = __webpack_require__(27910);
const plural = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
function listed(items, most = 5) {
const shown = items.slice(0, most).join(", ");
return items.length > most ? `${shown} and ${items.length - most} more` : shown;
}
function secondsText(seconds) {
if (seconds < 10) return `${seconds.toFixed(1)} s`;
if (seconds < 120) return `${Math.round(seconds)} s`;
const minutes = Math.floor(seconds / 60);
return `${minutes} min ${Math.round(seconds - minutes * 60)} s`;
}
const cell = (text, most = 120) => (text.length > most ? `${text.slice(0, most - 1)}…` : text).replaceAll(/\s+/g, " ").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll(/[|\\`*_[\]~@#]/g, character => `&#${character.charCodeAt(0)};`);
function missingFiles(planned, executed) {
const ran = new Set(executed.map(fields.S8));
return planned.filter(test => !ran.has((0, fields.S8)(test)));
}
function judge_outcomeOf(execution, executed) {
if (!execution.complete) return "crashed";
if (executed.some(file => file.failed > 0)) return "failed";
if (executed.every(file => file.tests === 0)) return "empty";
return execution.exit === 0 ? "passed" : "failed";
}
function judgeRun(run) {
const {runner: runner, outcome: outcome, execution: execution, executed: executed, missing: missing} = run;
const absent = missing.length === 0 ? "" : ` Not run: ${listed(missing.map(test => test.file))}.`;
if (execution.stopped === "timeout") return new errors.ce("PACELINE_TESTS_TIMEOUT", `${runner} was stopped after the timeout of ${run.timeoutSeconds} s, with every process it had started.${absent}`, 'Find the test that hangs (the last one in the output above), or raise "timeout".');
if (execution.stopped) return new errors.ce("PACELINE_TESTS_CANCELLED", `${runner} was stopped because the job was cancelled.${absent}`, "Run the job again.");
if (outcome === "crashed") return new errors.ce("PACELINE_TESTS_CRASHED", `${runner} ended with ${exitWords(execution.exit)} and left no usable report.${absent}`, "See its output above: it died, or a setting of the project sends its report elsewhere.");
const failed = executed.executed.reduce((sum, file) => sum + file.failed, 0);
if (missing.length > 0) return new errors.ce("PACELINE_TESTS_MISSING", `${runner} did not run ${missing.length} of the planned files: ${listed(missing.map(test => test.file))}.${failed > 0 ? ` And ${plural(failed, "test")} failed.` : ""}`, "Its report does not name them: check the project's include and exclude patterns, and that the files are tests of this runner.");
if (failed > 0) {
const files = executed.executed.filter(file => file.failed > 0);
const tests = executed.executed.reduce((sum, file) => sum + file.tests, 0);
return new errors.ce("PACELINE_TESTS_FAILED", `${failed} of ${plural(tests, "test")} failed, in ${listed(files.map(file => file.file))}.`, "See the failures above.");
}
if (outcome === "empty") return new errors.ce("PACELINE_TESTS_EMPTY", `${runner} ran no test at all${executed.executed.length > 0 ? `; these files hold none: ${listed(executed.executed.map(file => file.file))}` : ""}.`, "Check the project's include patterns and the files; a suite without tests proves nothing.");
if (execution.exit !== 0) {
const empty = executed.executed.filter(file => file.outcome === "empty").map(file => file.file);
return new errors.ce("PACELINE_TESTS_EXIT", `${runner} ended with ${exitWords(execution.exit)} although every test in its report passed.${empty.length > 0 ? ` Files without tests: ${listed(empty)}.` : ""}`, "See its output above: an error outside the tests, a coverage threshold, or a file that could not be loaded.");
}
return;
}
const exitWords = exit => typeof exit === "number" ? `exit status ${exit}` : `signal ${exit}`;
var shard_plan = __webpack_require__(58223);
const NOTHING_TO_RUN = "none";
async function loadPlan(environment, artifacts, inputs) {
const {planId: planId, path: path} = inputs;
if (path !== "") {
const plan = (0, src_document.Tp)(shard_plan.e, await (0, documents.Az)(environment, path, "plan"), path);
if (planId !== "" && plan.planId !== planId) throw new errors.ce("PACELINE_PLAN_OTHER", `${path} is plan ${plan.planId}, but "plan-id" is ${planId}.`, "Pass the file and the id of the same plan, or only one of them.");
return plan;
}
const [found] = await artifacts.find("shard-plan", planId);
if (!found) throw new errors.ce("PACELINE_PLAN_MISSING", artifacts.available ? `This run has no shard plan ${planId}.` : `The shard plan ${planId} cannot be had: there is no artifact service here.`, artifacts.available ? "Pass the plan-id output of the matrix step of this very run; artifacts of older runs are not read." : 'Pass the path of shard-plan.json as "plan".');
const plan = (0, src_document.Tp)(shard_plan.e, await artifacts.read(found), `artifact shard-plan ${planId}`);
if (plan.planId === planId) return plan;
throw new errors.ce("PACELINE_PLAN_OTHER", `The artifact of plan ${planId} holds plan ${plan.planId}.`, "Let the job that plans run again.");
}
function findLeg(plan, id) {
const leg = id === "" && plan.legs.length === 1 ? plan.legs[0] : plan.legs.find(one => one.leg === id);
if (leg) return {
plan: plan,
leg: leg
};
const legs = plan.legs.map(one => one.leg);
throw new errors.ce("PACELINE_PLAN_LEG", id === "" ? `"leg" is empty, but the plan has ${legs.length} legs.` : `The plan ${plan.planId} has no leg "${id}".`, `Pass the leg of the matrix: \${{ matrix.leg }}. The plan's legs are ${legs.slice(0, 20).join(", ") || "(none)"}.`);
}
function checkSuite(leg, suite) {
const others = [ ...new Set(leg.tests.map(test => test.suite)) ].filter(name => name !== suite);
if (others.length === 0) return;
throw new errors.ce("PACELINE_PLAN_SUITE", `Leg ${leg.leg} has tests of ${others.map(name => `suite "${name}"`).join(", ")}; this step runs suite "${suite}".`, 'Set "suite" here to the one that the plan was made for.');
}
async function checkedOutCommit(directory, variables) {
const {exitCode: exitCode, stdout: stdout, stderr: stderr} = await (0, src_process.R)("git", [ "rev-parse", "HEAD" ], {
cwd: directory,
env: variables,
timeoutSeconds: 60
});
const commit = stdout.trim();
if (exitCode === 0 && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(commit)) return commit;
throw new errors.ce("PACELINE_NO_COMMIT", `git cannot tell which commit is checked out: ${stderr.trim().split("\n")[0] || `exit status ${exitCode}`}.`, "Check the repository out with actions/checkout before this step.");
}
function checkCommit(plan, head) {
if (plan.head === head) return;
throw new errors.ce("PACELINE_PLAN_OTHER_COMMIT", `The plan ${plan.planId} was made for commit ${plan.head}, but ${head} is checked out.`, "Check out the same ref in the job that plans and in every leg, and plan anew after a push.");
}
const ANNOTATIONS = 10;
const ROWS = 10;
const totalsOf = executed => ({
files: executed.length,
tests: executed.reduce((sum, file) => sum + file.tests, 0),
failed: executed.reduce((sum, file) => sum + file.failed, 0),
skipped: executed.reduce((sum, file) => sum + file.skipped, 0)
});
function resultLine(result, missing, place) {
const {files: files, tests: tests, failed: failed, skipped: skipped} = totalsOf(result.executed);
const parts = [ plural(files, "file"), failed > 0 ? `${failed} of ${plural(tests, "test")} failed` : `${plural(tests - skipped, "test")} ${result.outcome === "crashed" ? "ended" : "passed"}`, ...skipped > 0 ? [ `${skipped} skipped` ] : [], ...missing > 0 ? [ `${plural(missing, "planned file")} not run` ] : [] ];
const crashed = result.outcome === "crashed" ? `${result.runner} crashed: ` : "";
return `run-tests: ${crashed}${parts.join(", ")} in ${secondsText(result.seconds)}${place}`;
}
function annotate(log, failures) {
for (const {file: file, line: line, name: name, message: message} of failures.slice(0, ANNOTATIONS)) log.error(message ?? "failed", {
file: file,
title: name,
...line === void 0 ? {} : {
line: line
}
});
}
function runSummary(result, missing, title) {
const {files: files, tests: tests, failed: failed, skipped: skipped} = totalsOf(result.executed);
const mark = result.outcome === "passed" && missing.length === 0 ? "✅" : "❌";
const lines = [ `#### ${mark} ${cell(title)}`, "", "| files | tests | failed | skipped | not run | time |", "|-:|-:|-:|-:|-:|-:|", `| ${files} | ${tests} | ${failed} | ${skipped} | ${missing.length} | ${secondsText(result.seconds)} |`, "" ];
if (missing.length > 0) lines.push("Planned and not run:", "", ...missing.slice(0, ROWS).map(test => `- ${cell(test.file)}`), "");
if (result.failures.length > 0) {
lines.push("| failed test | file |", "|-|-|");
for (const {name: name, file: file, line: line} of result.failures.slice(0, ROWS)) lines.push(`| ${cell(name)} | ${cell(file)}${line === void 0 ? "" : `:${line}`} |`);
if (result.failures.length > ROWS) lines.push(`| … and ${result.failures.length - ROWS} more | |`);
lines.push("");
}
const slowest = [ ...result.executed ].sort((a, b) => b.seconds - a.seconds).slice(0, 5);
if (slowest.length > 0) {
lines.push("<details><summary>Slowest files</summary>", "", "| file | tests | time |", "|-|-:|-:|");
for (const file of slowest) lines.push(`| ${cell(file.file)} | ${file.tests} | ${secondsText(file.seconds)} |`);
lines.push("", "</details>", "");
}
return `${lines.join("\n")}\n`;
}
const MAX_REPORT_UPLOAD_BYTES = 20971520;
async function runLeg(context) {
const {inputs: inputs, environment: environment, log: log} = context;
if (inputs.leg === NOTHING_TO_RUN) return passAtOnce(context, "nothing to run (leg none)");
const planned = await findPlanned(context);
const directory = workingDirectory(environment.workspace, inputs["working-directory"]);
const head = await checkedOutCommit(directory, environment.variables);
if (planned) {
checkCommit(planned.plan, head);
checkSuite(planned.leg, inputs.suite);
if (planned.leg.leg === NOTHING_TO_RUN) return passAtOnce(context, "nothing to run (leg none)");
}
const tests = (planned?.leg.tests ?? []).map(({suite: suite, file: file}) => ({
suite: suite,
file: file
}));
const startedAt = new Date;
const run = planned && tests.length === 0 ? nothingPlanned() : await runTests(context, directory, planned ? tests : [], planned?.plan.runner);
const missing = missingFiles(tests, run.executed.executed);
const outcome = judge_outcomeOf(run.execution, run.executed.executed);
const {cores: cores, memoryBytes: memoryBytes} = machineCapacity();
const result = {
kind: "leg-result",
version: 1,
planId: planned?.plan.planId ?? "direct",
leg: planned?.leg.leg ?? directLeg(environment.job),
name: planned?.leg.name ?? inputs.suite,
attempt: environment.attempt,
head: head,
runner: run.runner,
startedAt: startedAt.toISOString(),
finishedAt: (new Date).toISOString(),
seconds: run.execution.seconds,
outcome: outcome,
exit: run.execution.exit,
planned: tests,
executed: run.executed.executed,
failures: run.executed.failures,
slowest: run.executed.slowest,
machine: {
os: (0, external_node_os_.platform)(),
arch: (0, external_node_os_.arch)(),
cores: cores,
memoryBytes: memoryBytes
},
...inputs["check-run-id"] === void 0 ? {} : {
checkRunId: inputs["check-run-id"]
}
};
const judgement = planned && tests.length === 0 ? void 0 : judgeRun({
...run,
outcome: outcome,
missing: missing,
timeoutSeconds: inputs.timeout
});
await report(context, result, missing, run.execution.reportPaths, planned);
await publish(context, result, run.execution.reportPaths, judgement, planned);
if (run.executed.outside.length > 0) log.notice(`The report also names what is no file of this repository: ${listed(run.executed.outside)}. It is left out.`);
if (judgement) throw judgement;
}
async function findPlanned(context) {
const {inputs: inputs, environment: environment, artifacts: artifacts} = context;
if (inputs["plan-id"] === "" && inputs.plan === "") {
if (inputs.leg === "") return;
throw new errors.ce("PACELINE_PLAN_MISSING", `"leg" is ${inputs.leg}, but neither "plan-id" nor "plan" says of which plan.`, "Pass plan-id: ${{ matrix.plan-id }} beside the leg; leave both out to run the whole suite.");
}
const plan = await loadPlan(environment, artifacts, {
planId: inputs["plan-id"],
path: inputs.plan
});
return findLeg(plan, inputs.leg);
}
function runnerToUse({runner: runner, command: command}, planned) {
const open = runner === "auto" && command === "";
return open && planned !== void 0 && planned !== "command" ? planned : runner;
}
async function runTests(context, directory, tests, plannedRunner) {
const {inputs: inputs, environment: environment, log: log} = context;
const {workspace: workspace} = environment;
const temporary = (0, external_node_path_.join)(environment.temp, "paceline");
await (0, promises_.mkdir)(temporary, {
recursive: true
});
const reports = await (0, promises_.mkdtemp)((0, external_node_path_.join)(temporary, "report-"));
const files = tests.map(test => (0, external_node_path_.relative)(directory, (0, 
external_node_path_.join)(workspace, test.file)).split(external_node_path_.sep).join("/")).map(file => file.startsWith("-") ? (0, 
external_node_path_.join)(directory, file) : file);
const runner = await chooseRunner({
runner: runnerToUse(inputs, plannedRunner),
command: inputs.command
}, {
directory: directory,
workspace: workspace,
args: inputs.args
}, files, temporary, environment.variables);
const ending = runner.name === "pytest" || runner.name === "command" ? "xml" : "json";
const invocations = await runner.invocations(files, batch => (0, external_node_path_.join)(reports, `${runner.name}-${batch + 1}.${ending}`));
const what = files.length === 0 ? "all tests" : plural(files.length, "file");
const execution = await log.group(`${runner.name}: ${what}`, () => withoutCommands(context, () => execute(runner, invocations, {
directory: directory,
variables: environment.variables,
timeoutSeconds: inputs.timeout,
log: log
})));
const locate = createLocator(workspace, directory, new Set(tests.map(test => test.file)));
return {
runner: runner.name,
execution: execution,
executed: summariseReport(execution.report, inputs.suite, locate)
};
}
async function withoutCommands(context, body) {
if (!context.environment.onGitHub) return body();
const token = (0, external_node_crypto_.randomBytes)(16).toString("hex");
context.log.info(`::stop-commands::${token}`);
try {
return await body();
} finally {
context.log.info(`::${token}::`);
}
}
async function report(context, result, missing, reportPaths, planned) {
const totals = totalsOf(result.executed);
const text = (0, src_document.ft)(leg_result.ky, result);
context.setOutput("result-path", await (0, documents.bd)(context.environment, "leg-result.json", text));
context.setOutput("report-path", reportPaths[0] ?? "");
context.setOutput("outcome", result.outcome);
context.setOutput("seconds", Number(result.seconds.toFixed(3)));
context.setOutput("missing", missing.length);
for (const name of [ "files", "tests", "failed", "skipped" ]) context.setOutput(name, totals[name]);
annotate(context.log, result.failures);
const legs = planned?.plan.legs ?? [];
const number = legs.findIndex(leg => leg.leg === result.leg) + 1;
context.summary(runSummary(result, missing, `Tests · ${result.name}`));
context.result(resultLine(result, missing.length, planned ? ` (leg ${number} of ${legs.length})` : ""));
}
async function publish(context, result, reportPaths, judgement, planned) {
const files = [];
for (const path of reportPaths) {
const size = (await (0, promises_.stat)(path).catch(() => {}))?.size ?? Number.POSITIVE_INFINITY;
if (size <= MAX_REPORT_UPLOAD_BYTES) files.push(path);
}
const named = files[0] === void 0 ? result : {
...result,
reportPath: (0, external_node_path_.basename)(files[0])
};
const {planId: planId, leg: leg} = result;
try {
await context.artifacts.publish({
kind: "leg-result",
planId: planId,
leg: leg
}, (0, src_document.ft)(leg_result.ky, named), files);
} catch (error) {
if (planned && !judgement) throw error;
context.log.warning((0, errors.Uc)(error));
}
}
const nothingPlanned = () => ({
runner: "command",
execution: {
report: {
files: [],
tests: []
},
reportPaths: [],
complete: true,
seconds: 0,
exit: 0,
stopped: void 0
},
executed: {
executed: [],
failures: [],
slowest: [],
outside: []
}
});
function passAtOnce(context, why) {
context.setOutput("outcome", "empty");
context.result(`run-tests: ${why}`);
}
const directLeg = job => `${job.replaceAll(/[^A-Za-z0-9._-]/g, "-").slice(0, 48)}-${(0, 
external_node_crypto_.randomBytes)(4).toString("hex")}`;
function workingDirectory(workspace, input) {
const directory = (0, external_node_path_.resolve)(workspace, input);
const inside = (0, external_node_path_.relative)(workspace, directory).split(external_node_path_.sep).join(external_node_path_.posix.sep);
if (inside === ".." || inside.startsWith("../")) throw new errors.ce("PACELINE_INPUT_INVALID", `Input "working-directory": ${input} lies outside the repository.`, "Give a folder relative to the repository.");
return directory;
}
const legsToRun = plan => plan.legs.filter(leg => leg.leg !== NOTHING_TO_RUN);
function verifyPlan(plan, results) {
const problems = [];
const legs = new Map(legsToRun(plan).map(leg => [ leg.leg, leg ]));
const seen = new Set;
const add = (kind, leg, text, files = []) => {
problems.push({
kind: kind,
leg: leg,
text: text,
files: files
});
};
for (const result of results) {
const planned = legs.get(result.leg);
if (!planned) {
add("unknown", result.leg, `Leg ${result.leg} reported a result, but is not in the plan.`);
continue;
}
if (seen.has(result.leg)) {
add("repeated", result.leg, `Leg ${result.leg} reported more than one result.`);
continue;
}
seen.add(result.leg);
checkLeg(plan, planned, result, add);
}
for (const leg of legs.values()) {
if (seen.has(leg.leg)) continue;
add("absent", leg.leg, `Leg ${leg.leg} (${leg.name}) left no result: its job died, was cancelled or never ran.`, leg.tests.map(test => test.file));
}
for (const [file, by] of duplicates(plan, results)) add("duplicated", by[0], `${file} was run more than once under the same axes: legs ${by.join(", ")}.`, [ file ]);
return problems;
}
function checkLeg(plan, planned, result, add) {
const {leg: leg, name: name} = planned;
if (result.planId !== plan.planId) add("other-plan", leg, `Leg ${leg} ran plan ${result.planId}, not ${plan.planId}.`);
if (result.head !== plan.head) add("other-commit", leg, `Leg ${leg} tested commit ${result.head}; the plan is for ${plan.head}.`);
const wanted = new Set(planned.tests.map(fields.S8));
const told = new Set(result.planned.map(fields.S8));
const differing = [ ...planned.tests, ...result.planned ].filter(test => wanted.has((0, 
fields.S8)(test)) !== told.has((0, fields.S8)(test)));
if (differing.length > 0) add("altered", leg, `Leg ${leg} was to run other files than the plan says: ${listed(differing.map(test => test.file))}.`, differing.map(test => test.file));
const dropped = notExecuted(planned.tests, result);
if (dropped.length > 0) add("dropped", leg, `Leg ${leg} did not run ${dropped.length} of its ${planned.tests.length} files: ${listed(dropped)}.`, dropped);
if (result.outcome === "crashed") add("crashed", leg, `Leg ${leg} (${name}) crashed: its test program ended with ${result.exit}.`); else if (result.outcome === "failed" || result.executed.some(file => file.failed > 0)) {
const failed = result.executed.filter(file => file.failed > 0).map(file => file.file);
add("failed", leg, `Leg ${leg} (${name}) failed${failed.length > 0 ? `: ${listed(failed)}` : ` with exit ${result.exit}`}.`, failed);
} else if (result.outcome === "empty" && planned.tests.length > 0) add("empty", leg, `Leg ${leg} (${name}) ran no test at all.`);
}
function notExecuted(tests, result) {
const ran = new Set(result.executed.map(fields.S8));
return tests.filter(test => !ran.has((0, fields.S8)(test))).map(test => test.file);
}
function duplicates(plan, results) {
const axes = new Map(legsToRun(plan).map(leg => [ leg.leg, stableText(leg.axes) ]));
const ranBy = new Map;
for (const result of results) {
const under = axes.get(result.leg);
if (under === void 0) continue;
for (const test of result.executed) {
const key = `${under}\0${(0, fields.S8)(test)}`;
const entry = ranBy.get(key) ?? {
file: test.file,
legs: []
};
entry.legs.push(result.leg);
ranBy.set(key, entry);
}
}
return new Map([ ...ranBy.values() ].filter(({legs: legs}) => legs.length > 1).map(({file: file, legs: legs}) => [ file, legs ]));
}
function stableText(value) {
return JSON.stringify(value, (_key, inner) => typeof inner === "object" && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a < b ? -1 : 1)) : inner);
}
const SHOWN = 20;
async function verifyLegs(context) {
const {inputs: inputs, environment: environment, artifacts: artifacts} = context;
if (inputs["plan-id"] === "" && inputs.plan === "") throw new errors.ce("PACELINE_VERIFY_NO_PLAN", '"plan-id" is empty: the job that plans did not come to its end, so nothing proves that any test ran.', "See that job's log. If it is green, pass its plan-id output: ${{ needs.plan.outputs.plan-id }}.");
const plan = await loadPlan(environment, artifacts, {
planId: inputs["plan-id"],
path: inputs.plan
});
const legs = legsToRun(plan);
if (legs.length === 0) {
context.setOutput("outcome", "passed");
context.summary("#### ✅ Tests\n\nNo test was selected for this change, so none had to run.\n");
context.result("run-tests: nothing was selected, so there is nothing to verify");
return;
}
const {results: results, unreadable: unreadable} = await readResults(context, plan);
const problems = [ ...unreadable, ...verifyPlan(plan, results) ];
verify_legs_report(context, plan, results, problems);
if (problems.length === 0) return;
const shown = problems.slice(0, SHOWN).map(problem => problem.text);
if (problems.length > SHOWN) shown.push(`… and ${problems.length - SHOWN} more.`);
throw new errors.ce("PACELINE_VERIFY_FAILED", problems.length === 1 ? shown[0] : `The legs do not prove the plan:\n- ${shown.join("\n- ")}\n`, "See the logs of the legs that are named; re-run the failed jobs once the cause is gone.");
}
async function readResults(context, plan) {
const {artifacts: artifacts, log: log} = context;
const results = [];
const unreadable = [];
for (const found of await artifacts.find("leg-result", plan.planId)) {
const source = `leg-result of leg ${found.leg}`;
try {
const result = (0, src_document.Tp)(leg_result.ky, await artifacts.read(found), source);
if (result.leg !== found.leg) throw new Error(`it is the result of leg ${result.leg}`);
results.push(result);
} catch (error) {
const text = `The ${source} cannot be used: ${(0, errors.bD)(error)}`;
log.debug(text);
unreadable.push({
kind: "absent",
leg: found.leg,
text: text,
files: []
});
}
}
return {
results: results,
unreadable: unreadable
};
}
function verify_legs_report(context, plan, results, problems) {
const totals = totalsOf(results.flatMap(result => result.executed));
const seconds = Math.max(0, ...results.map(result => result.seconds));
const legs = legsToRun(plan);
const lost = problems.filter(problem => problem.kind === "dropped" || problem.kind === "absent");
const missing = lost.reduce((sum, problem) => sum + problem.files.length, 0);
context.setOutput("outcome", problems.length === 0 ? "passed" : "failed");
context.setOutput("legs", results.length);
context.setOutput("missing", missing);
context.setOutput("seconds", Number(seconds.toFixed(3)));
for (const name of [ "files", "tests", "failed", "skipped" ]) context.setOutput(name, totals[name]);
const byLeg = new Map(results.map(result => [ result.leg, result ]));
const rows = legs.map(leg => {
const result = byLeg.get(leg.leg);
const mine = problems.filter(problem => problem.leg === leg.leg);
const ran = result ? totalsOf(result.executed) : void 0;
return `| ${mine.length === 0 ? "✅" : "❌"} ${cell(leg.name)} | ${leg.tests.length} | ${ran?.files ?? "–"} | ${ran?.tests ?? "–"} | ${ran?.failed ?? "–"} | ${result ? secondsText(result.seconds) : "–"} |`;
});
context.summary([ "#### " + (problems.length === 0 ? "✅ Every planned test ran" : "❌ The legs do not prove the plan"), "", "| leg | planned files | run | tests | failed | time |", "|-|-:|-:|-:|-:|-:|", ...rows.slice(0, 256), "", ...problems.slice(0, SHOWN).map(problem => `- ${cell(problem.text, 1e3)}`), ...problems.length > SHOWN ? [ `- … and ${problems.length - SHOWN} more` ] : [], "" ].join("\n"));
context.result(problems.length === 0 ? `run-tests: ${plural(legs.length, "leg")} verified: every planned file ran once, ${plural(totals.files, "file")}, ${plural(totals.tests, "test")}` : `run-tests: ${plural(problems.length, "problem")} in ${plural(legs.length, "leg")}: the plan is not proven`);
}
const run_tests_runTests = context => context.inputs.mode === "verify" ? verifyLegs(context) : runLeg(context);
const src = (0, action.Q)()({
inputs: inputs_inputs,
outputs: outputs,
main: run_tests_runTests
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
6709: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
ks: () => executedFile,
ky: () => legResult
});
var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92857);
var _document_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88130);
var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27910);
const executedFile = _fields_js__WEBPACK_IMPORTED_MODULE_0__.NJ.extend({
outcome: _fields_js__WEBPACK_IMPORTED_MODULE_0__.bu,
seconds: _fields_js__WEBPACK_IMPORTED_MODULE_0__.YA,
tests: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative(),
failed: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative(),
skipped: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative(),
retries: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative()
});
const failedTest = _fields_js__WEBPACK_IMPORTED_MODULE_0__.NJ.extend({
name: zod__WEBPACK_IMPORTED_MODULE_1__.YjP(),
message: zod__WEBPACK_IMPORTED_MODULE_1__.YjP().max(4e3).optional(),
line: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().positive().optional()
});
const legResult = (0, _document_js__WEBPACK_IMPORTED_MODULE_2__.Al)("leg-result", 1, {
planId: _fields_js__WEBPACK_IMPORTED_MODULE_0__.Cv,
leg: _fields_js__WEBPACK_IMPORTED_MODULE_0__.Cv,
name: zod__WEBPACK_IMPORTED_MODULE_1__.YjP(),
attempt: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().positive(),
head: _fields_js__WEBPACK_IMPORTED_MODULE_0__.cd,
runner: _fields_js__WEBPACK_IMPORTED_MODULE_0__.lj,
startedAt: _fields_js__WEBPACK_IMPORTED_MODULE_0__.uR,
finishedAt: _fields_js__WEBPACK_IMPORTED_MODULE_0__.uR,
seconds: _fields_js__WEBPACK_IMPORTED_MODULE_0__.YA,
outcome: zod__WEBPACK_IMPORTED_MODULE_1__.k5n([ "passed", "failed", "crashed", "empty" ]),
exit: zod__WEBPACK_IMPORTED_MODULE_1__.KCZ([ zod__WEBPACK_IMPORTED_MODULE_1__.aig().int(), zod__WEBPACK_IMPORTED_MODULE_1__.YjP() ]),
planned: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_0__.NJ),
executed: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(executedFile),
failures: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(failedTest),
slowest: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_0__.NJ.extend({
name: zod__WEBPACK_IMPORTED_MODULE_1__.YjP(),
seconds: _fields_js__WEBPACK_IMPORTED_MODULE_0__.YA
})),
machine: _fields_js__WEBPACK_IMPORTED_MODULE_0__.Aq,
checkRunId: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().positive().optional(),
reportPath: _fields_js__WEBPACK_IMPORTED_MODULE_0__.qN.optional()
});
},
58223: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
e: () => shardPlan
});
var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92857);
var _document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88130);
var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27910);
const shardPlan = (0, _document_js__WEBPACK_IMPORTED_MODULE_0__.Al)("shard-plan", 1, {
planId: _fields_js__WEBPACK_IMPORTED_MODULE_1__.Cv,
testPlanId: _fields_js__WEBPACK_IMPORTED_MODULE_1__.Cv.optional(),
createdAt: _fields_js__WEBPACK_IMPORTED_MODULE_1__.uR,
head: _fields_js__WEBPACK_IMPORTED_MODULE_1__.cd,
runner: _fields_js__WEBPACK_IMPORTED_MODULE_1__.lj.optional(),
legs: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(zod__WEBPACK_IMPORTED_MODULE_2__.Ikc({
leg: _fields_js__WEBPACK_IMPORTED_MODULE_1__.Cv,
name: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().min(1),
axes: zod__WEBPACK_IMPORTED_MODULE_2__.g1P(zod__WEBPACK_IMPORTED_MODULE_2__.YjP(), zod__WEBPACK_IMPORTED_MODULE_2__.L5J()),
shard: zod__WEBPACK_IMPORTED_MODULE_2__.aig().int().positive(),
shards: zod__WEBPACK_IMPORTED_MODULE_2__.aig().int().positive(),
tests: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_1__.NJ.extend({
estimatedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA
})),
predictedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA
})),
predicted: zod__WEBPACK_IMPORTED_MODULE_2__.Ikc({
makespanSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA,
lowerBoundSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA,
balance: zod__WEBPACK_IMPORTED_MODULE_2__.aig().nonnegative(),
unknownTests: zod__WEBPACK_IMPORTED_MODULE_2__.aig().int().nonnegative()
})
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
22729: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
R: () => runProcess
});
var external_node_child_process_ = __webpack_require__(31421);
var external_node_events_ = __webpack_require__(78474);
var external_node_string_decoder_ = __webpack_require__(46193);
var errors = __webpack_require__(85186);
var external_node_fs_ = __webpack_require__(73024);
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
2688: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
NO: () => parseXml,
Y_: () => children,
b6: () => textOf,
lt: () => attribute,
v0: () => JUnitError
});
var fast_xml_parser__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41143);
const DEFAULT_MAX_BYTES = 268435456;
class JUnitError extends Error {
code;
remedy;
constructor(code, message, remedy, options) {
super(message, options);
this.name = "JUnitError";
this.code = code;
this.remedy = remedy;
}
}
const ATTRIBUTES = ":@";
const TEXT = "#text";
const CDATA = "#cdata";
const ELEMENTS = new Set([ "testsuites", "testsuite", "testcase", "properties", "property", "failure", "error", "skipped", "flakyFailure", "flakyError", "rerunFailure", "rerunError" ]);
function parseXml(xml, maxBytes = DEFAULT_MAX_BYTES) {
if (xml.length > maxBytes || Buffer.byteLength(xml) > maxBytes) throw new JUnitError("PACELINE_JUNIT_TOO_LARGE", `The JUnit report is larger than ${maxBytes} bytes.`, "Let the test program leave captured output out of its report.");
const parser = new fast_xml_parser__WEBPACK_IMPORTED_MODULE_0__.A({
ignoreAttributes: false,
attributesGroupName: ATTRIBUTES,
attributeNamePrefix: "",
textNodeName: TEXT,
cdataPropName: CDATA,
parseTagValue: false,
parseAttributeValue: false,
trimValues: false,
processEntities: false,
ignoreDeclaration: true,
ignorePiTags: true,
isArray: (name, _path, _leaf, isAttribute) => !isAttribute && ELEMENTS.has(name)
});
try {
return parser.parse(xml.replace(/^\uFEFF/, ""), true);
} catch (error) {
throw new JUnitError("PACELINE_JUNIT_INVALID", `The JUnit report is not well-formed XML: ${error.message.split("\n")[0]}`, "The test program probably died while it wrote the report; see its output.", {
cause: error
});
}
}
function children(element, name) {
const value = Object.hasOwn(element, name) ? element[name] : void 0;
const list = Array.isArray(value) ? value : value === void 0 ? [] : [ value ];
return list.map(item => typeof item === "object" && item !== null ? item : {
[TEXT]: item
});
}
function attribute(element, name) {
const attributes = element[ATTRIBUTES];
const value = attributes && Object.hasOwn(attributes, name) ? attributes[name] : void 0;
return typeof value === "string" ? decode(value) : void 0;
}
function textOf(element) {
const join = value => Array.isArray(value) ? value.join("") : String(value ?? "");
return decode(join(element[TEXT])) + join(element[CDATA]);
}
const NAMED = {
lt: "<",
gt: ">",
amp: "&",
quot: '"',
apos: "'"
};
function decode(text) {
if (!text.includes("&")) return text;
return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi, (whole, decimal, hex, name) => {
if (name !== void 0) return NAMED[name] ?? whole;
const code = decimal === void 0 ? Number.parseInt(hex, 16) : Number(decimal);
return code <= 1114111 ? String.fromCodePoint(code) : whole;
});
}
},
13444: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
fL: () => parseSeconds,
iM: () => parseJUnit
});
var _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2688);
const MAX_MESSAGE = 4e3;
const MAX_DEPTH = 64;
function parseJUnit(xml, options = {}) {
const root = (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.NO)(xml, options.maxBytes);
const suites = [];
const tops = [ ...(0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.Y_)(root, "testsuites"), ...(0, 
_junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.Y_)(root, "testsuite") ];
if (tops.length === 0) throw new _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.v0("PACELINE_JUNIT_INVALID", "The report has no <testsuites> or <testsuite> at its top, so it is no JUnit XML.", "Let the test program write JUnit XML.");
for (const top of tops) collectSuites(top, suites, 0);
return {
suites: suites
};
}
function collectSuites(element, suites, depth) {
if (depth > MAX_DEPTH) return;
const nested = (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.Y_)(element, "testsuite");
const testcases = (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.Y_)(element, "testcase");
if (testcases.length > 0 || nested.length === 0) {
const isPytest = (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "name") === "pytest";
const all = testcases.map(testcase => readTest(testcase, isPytest));
const tests = isGoReport(element) ? mergeReruns(all) : all;
const file = (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "file") ?? (0, 
_junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "filepath");
const sum = tests.reduce((total, test) => total + test.seconds, 0);
suites.push({
name: (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "name") ?? "",
...file === void 0 ? {} : {
file: file
},
seconds: parseSeconds((0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "time")) || sum,
tests: tests
});
}
for (const suite of nested) collectSuites(suite, suites, depth + 1);
}
function readTest(element, isPytest) {
const [skipped] = (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.Y_)(element, "skipped");
const [failure] = (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.Y_)(element, "failure");
const [error] = (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.Y_)(element, "error");
const retries = [ "flakyFailure", "flakyError", "rerunFailure", "rerunError" ].reduce((count, name) => count + (0, 
_junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.Y_)(element, name).length, 0);
const file = (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "file");
const line = Number((0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "line"));
const status = (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "status")?.toLowerCase();
const reason = skipped ?? failure ?? error;
const outcome = skipped ? "skipped" : failure ? "failed" : error ? "error" : status === "skipped" || status === "disabled" || status === "notrun" ? "skipped" : "passed";
const message = reason === void 0 ? "" : messageOf(reason);
return {
...file === void 0 || file === "" ? {} : {
file: file
},
...Number.isInteger(line) && line >= 0 && (isPytest || line > 0) ? {
line: isPytest ? line + 1 : line
} : {},
classname: (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "classname") ?? "",
name: (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "name") ?? "",
seconds: parseSeconds((0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "time")),
outcome: outcome,
...message === "" ? {} : {
message: message
},
retries: retries
};
}
function messageOf(element) {
const short = ((0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(element, "message") ?? "").trim();
const long = (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.b6)(element).trim();
const whole = long.includes(short) || /^failed$/i.test(short) ? long : `${short}\n${long}`.trim();
return (whole || short).slice(0, MAX_MESSAGE);
}
function parseSeconds(text) {
const trimmed = (text ?? "").trim();
if (!/^\d[\d.,]*(?:e[+-]?\d+)?$/i.test(trimmed)) return 0;
const last = Math.max(trimmed.lastIndexOf("."), trimmed.lastIndexOf(","));
const separator = trimmed[last];
const decimal = last >= 0 && trimmed.indexOf(separator) === last ? last : -1;
const plain = decimal < 0 ? trimmed : `${trimmed.slice(0, decimal)}#${trimmed.slice(decimal + 1)}`;
const value = Number(plain.replaceAll(/[.,]/g, "").replace("#", "."));
return Number.isFinite(value) ? value : 0;
}
function isGoReport(suite) {
return (0, _junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.Y_)(suite, "properties").some(properties => (0, 
_junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.Y_)(properties, "property").some(property => (0, 
_junit_xml_js__WEBPACK_IMPORTED_MODULE_0__.lt)(property, "name") === "go.version"));
}
function mergeReruns(tests) {
const merged = new Map;
for (const test of tests) {
const key = `${test.classname}\0${test.name}`;
const before = merged.get(key);
const passed = before?.outcome === "passed" ? before : test;
merged.set(key, before ? {
...passed,
retries: before.retries + 1
} : test);
}
return [ ...merged.values() ];
}
}
};
