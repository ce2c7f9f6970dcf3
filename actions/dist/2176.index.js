export const id = 2176;

export const ids = [ 2176 ];

export const modules = {
32176: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
default: () => src
});
var action = __webpack_require__(60253);
var inputs = __webpack_require__(63910);
const inputs_inputs = {
mode: (0, inputs.yL)("run", "verify"),
runner: (0, inputs.yL)("auto", "vitest", "jest", "node", "pytest", "go", "command"),
command: (0, inputs.Yj)("a command with {files} and {report}"),
suite: (0, inputs.lq)((0, inputs.Yj)("the name of a suite")),
"plan-id": (0, inputs.Yj)("the plan-id of a shard plan"),
leg: (0, inputs.Yj)("a leg's id"),
plan: (0, inputs.Yj)("the path of a shard-plan.json"),
args: (0, inputs.Mn)(),
"working-directory": (0, inputs.Yj)("a folder of the repository"),
timeout: (0, inputs.lq)((0, inputs.p0)()),
"allow-empty": (0, inputs.zM)(),
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
var external_node_path_ = __webpack_require__(76760);
var shard_plan = __webpack_require__(58223);
var fields = __webpack_require__(27910);
var src_document = __webpack_require__(88130);
var leg_result = __webpack_require__(6709);
var src_environment = __webpack_require__(77512);
var errors = __webpack_require__(85186);
var documents = __webpack_require__(94118);
var numbers = __webpack_require__(28740);
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
leg: leg,
suite: suiteOf(plan, leg)
};
const legs = plan.legs.map(one => one.leg);
throw new errors.ce("PACELINE_PLAN_LEG", id === "" ? `"leg" is empty, but the plan has ${legs.length} legs.` : `The plan ${plan.planId} has no leg "${id}".`, `Pass the leg of the matrix: \${{ matrix.leg }}. The plan's legs are ${legs.slice(0, 20).join(", ") || "(none)"}.`);
}
function suiteOf(plan, leg) {
const suite = plan.suites.find(one => one.suite === leg.suite);
if (suite) return suite;
throw new errors.ce("PACELINE_PLAN_SUITE", `Leg ${leg.leg} of the plan ${plan.planId} is of suite "${leg.suite}", which the plan does not describe.`, "Let the job that plans run again.");
}
function checkSuite(leg, suite) {
const own = suite ?? leg.suite;
const others = [ ...new Set([ leg.suite, ...leg.tests.map(test => test.suite) ]) ].filter(name => name !== own);
if (others.length === 0) return;
throw new errors.ce("PACELINE_PLAN_SUITE", `Leg ${leg.leg} has tests of ${others.map(name => `suite "${name}"`).join(", ")}; this step runs suite "${own}".`, 'Leave "suite" out, or set it here to the one that the plan was made for.');
}
function checkCommit(plan, head) {
if (plan.head === head) return;
throw new errors.ce("PACELINE_PLAN_OTHER_COMMIT", `The plan ${plan.planId} was made for commit ${plan.head}, but ${head} is checked out.`, "Check out the same ref in the job that plans and in every leg, and plan anew after a push.");
}
var markdown = __webpack_require__(23061);
var lines = __webpack_require__(95045);
function listed(items, most = 5) {
const shown = items.slice(0, most).map(lines.TN).join(", ");
return items.length > most ? `${shown} and ${items.length - most} more` : shown;
}
const shownText = (text, most = 120) => (0, markdown.FV)((0, markdown.ml)((0, lines.TN)(text), most));
const ANNOTATIONS = 10;
const ROWS = 10;
function totalsOf(...results) {
const files = results.flatMap(result => result.executed);
const counted = [ ...files, ...results.flatMap(result => result.withoutFile ?? []) ];
return {
files: files.length,
tests: counted.reduce((sum, {tests: tests}) => sum + tests, 0),
failed: counted.reduce((sum, {failed: failed}) => sum + failed, 0),
skipped: counted.reduce((sum, {skipped: skipped}) => sum + skipped, 0)
};
}
function resultLine(result, missing, legNote) {
const {files: files, tests: tests, failed: failed, skipped: skipped} = totalsOf(result);
const parts = [ (0, numbers.LS)(files, "file"), failed > 0 ? `${failed} of ${(0, 
numbers.LS)(tests, "test")} failed` : `${(0, numbers.LS)(tests - skipped, "test")} ${result.outcome === "crashed" ? "ended" : "passed"}`, ...skipped > 0 ? [ `${skipped} skipped` ] : [], ...missing > 0 ? [ `${(0, 
numbers.LS)(missing, "planned file")} not run` ] : [] ];
const crashed = result.outcome === "crashed" ? `${result.runner} crashed: ` : "";
return `run-tests: ${crashed}${parts.join(", ")} in ${(0, numbers.a3)(result.seconds)}${legNote}`;
}
function annotate(log, {failures: failures, withoutFile: withoutFile}) {
const others = withoutFile?.failures ?? [];
const first = failures.slice(0, others.length === 0 ? ANNOTATIONS : ANNOTATIONS - 1);
for (const {file: file, line: line, name: name, message: message} of first) log.error(message ?? "failed", {
file: file,
title: name,
...line === void 0 ? {} : {
line: line
}
});
for (const {name: name, message: message} of others.slice(0, ANNOTATIONS - first.length)) log.error(message ?? "failed", {
title: name
});
}
function runSummary(result, missing, title) {
const {files: files, tests: tests, failed: failed, skipped: skipped} = totalsOf(result);
const mark = result.outcome === "passed" && missing.length === 0 ? "✅" : "❌";
const number = title => ({
title: title,
align: "right"
});
const parts = [ `#### ${mark} ${shownText(title)}\n`, (0, markdown.Qj)([ "files", "tests", "failed", "skipped", "not run", "time" ].map(number), [ [ files, tests, failed, skipped, missing.length, (0, 
numbers.a3)(result.seconds) ].map(String) ]) ];
if (missing.length > 0) {
const items = missing.slice(0, ROWS).map(test => `- ${shownText(test.file)}\n`);
parts.push(`Planned and not run:\n\n${items.join("")}`);
}
const rows = failureRows(result);
if (rows.length > 0) {
const more = rows.length > ROWS ? [ [ `… and ${rows.length - ROWS} more` ] ] : [];
parts.push((0, markdown.Qj)([ {
title: "failed test"
}, {
title: "file"
} ], [ ...rows.slice(0, ROWS), ...more ]));
}
const slowest = [ ...result.executed ].sort((a, b) => b.seconds - a.seconds).slice(0, 5);
if (slowest.length > 0) {
const table = (0, markdown.Qj)([ {
title: "file"
}, number("tests"), number("time") ], slowest.map(file => [ shownText(file.file), String(file.tests), (0, 
numbers.a3)(file.seconds) ]));
parts.push((0, markdown.oG)("Slowest files", table));
}
return `${parts.join("\n")}\n`;
}
function failureRows({failures: failures, withoutFile: withoutFile}) {
const others = (withoutFile?.failures ?? []).map(({name: name, message: message, reported: reported}) => {
const where = reported ? `no file of the repository; the report names ${shownText(reported)}` : shownText(message ?? "", 300);
return [ shownText(name), where ];
});
return [ ...others, ...failures.map(({name: name, file: file, line: line}) => [ shownText(name), `${shownText(file)}${line === void 0 ? "" : `:${line}`}` ]) ];
}
const REPORT_NAME = "(report)";
function failureWords({executed: executed, withoutFile: withoutFile}) {
const files = executed.filter(({failed: failed}) => failed > 0).map(({file: file}) => file);
const parts = files.length > 0 ? [ listed(files) ] : [];
const tests = (withoutFile?.failures ?? []).filter(({name: name}) => name !== REPORT_NAME);
const count = (withoutFile?.failed ?? 0) - ((withoutFile?.failures.length ?? 0) - tests.length);
if (count > 0) {
const names = tests.length > 0 ? ` (${listed(tests.map(({name: name}) => (0, markdown.ml)((0, 
lines.TN)(name), 120)))})` : "";
parts.push(`${count} in no file of the repository${names}`);
}
return parts.join(", and ");
}
function missingFiles(planned, executed) {
const ran = new Set(executed.map(fields.S8));
return planned.filter(test => !ran.has((0, fields.S8)(test)));
}
function outcomeOf(execution, results) {
if (!execution.complete) return "crashed";
const {tests: tests, failed: failed} = totalsOf(results);
if (failed > 0) return "failed";
if (tests === 0) return execution.exit === 0 ? "empty" : "failed";
return execution.exit === 0 ? "passed" : "failed";
}
function judgeRun(run) {
const {runner: runner, outcome: outcome, execution: execution, results: results, missing: missing} = run;
const {tests: tests, failed: failed} = totalsOf(results);
const absent = missing.length === 0 ? "" : ` Not run: ${listed(missing.map(test => test.file))}.`;
const failures = failureWords(results);
if (execution.stopped === "timeout") return new errors.ce("PACELINE_TESTS_TIMEOUT", `${runner} was stopped after the timeout of ${run.timeoutSeconds} s, with every process it had started.${absent}`, 'Find the test that hangs (the last one in the output above), or raise "timeout".');
if (execution.stopped) return new errors.ce("PACELINE_TESTS_CANCELLED", `${runner} was stopped because the job was cancelled.${absent}`, "Run the job again.");
if (outcome === "crashed") {
const problem = execution.problem === void 0 ? "" : ` ${execution.problem}.`;
const known = failures === "" ? "" : ` What it holds failed: ${failures}.`;
return new errors.ce("PACELINE_TESTS_CRASHED", `${runner} ended with ${exitWords(execution.exit)} and left no usable report.${problem}${known}${absent}`, "See its output above: it died, or a setting of the project sends its report elsewhere.");
}
if (missing.length > 0) return new errors.ce("PACELINE_TESTS_MISSING", `${runner} did not run ${missing.length} of the planned files: ${listed(missing.map(test => test.file))}.${failed > 0 ? ` And ${(0, 
numbers.LS)(failed, "test")} failed: ${failures}.` : ""}`, "Its report does not name them: check the project's include and exclude patterns, and that the files are tests of this runner.");
if (failed > 0) return new errors.ce("PACELINE_TESTS_FAILED", `${failed} of ${(0, 
numbers.LS)(tests, "test")} failed, ${results.executed.some(file => file.failed > 0) ? "in " : ""}${failures}.`, "See the failures above.");
if (run.failure !== void 0) return new errors.ce("PACELINE_TESTS_COLLECTION", `${run.failure}. The parts of the suite may pass one by one; together they do not.`, "See what the project's own command says.");
if (outcome === "empty" || tests === 0) {
const ended = execution.exit === 0 ? "" : ` and ended with ${exitWords(execution.exit)}`;
return new errors.ce("PACELINE_TESTS_EMPTY", `${runner} ran no test at all${ended}${results.executed.length > 0 ? `; these files hold none: ${listed(results.executed.map(file => file.file))}` : ": its report lists none"}.`, "Check the project's include patterns and the files; a suite without tests proves nothing.");
}
if (execution.exit !== 0) {
const empty = results.executed.filter(file => file.outcome === "empty").map(file => file.file);
return new errors.ce("PACELINE_TESTS_EXIT", `${runner} ended with ${exitWords(execution.exit)} although every test in its report passed.${empty.length > 0 ? ` Files without tests: ${listed(empty)}.` : ""}`, "See its output above: an error outside the tests, a coverage threshold, or a file that could not be loaded.");
}
return;
}
const exitWords = exit => typeof exit === "number" ? `exit status ${exit}` : `signal ${exit}`;
const SUITE = "tests";
function programOf(inputs, planned) {
const {command: command = inputs.command, args: args = inputs.args, workingDirectory: workingDirectory} = planned?.start ?? {};
const isOpen = inputs.runner === "auto" && inputs.command === "";
const byPlan = planned?.runner === "command" && command === "" ? void 0 : planned?.runner;
return {
suite: planned?.suite ?? inputs.suite ?? SUITE,
runner: isOpen ? byPlan ?? "auto" : inputs.runner,
command: command,
args: args,
folder: workingDirectory
};
}
var external_node_fs_ = __webpack_require__(73024);
var promises_ = __webpack_require__(51455);
const listDigest = files => (0, external_node_crypto_.createHash)("sha256").update([ ...files ].sort().map(file => `${file}\n`).join("")).digest("hex");
function shareOfList({shard: shard, shards: shards, suite: suite}, listed) {
if (listed === void 0) return {
planned: [],
excluded: [],
gaps: [],
whole: shard === 1,
listed: {
files: 0
}
};
const files = [ ...new Set(listed) ].sort();
return {
planned: files.filter((_, index) => index % shards === shard - 1).map(file => ({
suite: suite,
file: file
})),
excluded: [],
gaps: [],
whole: false,
listed: {
files: files.length,
digest: listDigest(files)
}
};
}
const seeksGaps = ({leg: leg, suite: {mode: mode, discovery: discovery}}) => mode === "full" && discovery.by === "plan" && leg.shard === 1;
function compareWithList(legOfPlan, listed, mayExclude) {
const {plan: plan, leg: leg} = legOfPlan;
const {suite: suite} = leg;
const planned = leg.tests.map(({suite: own, file: file}) => ({
suite: own,
file: file
}));
if (listed === void 0) return {
planned: planned,
excluded: [],
gaps: [],
whole: false,
listed: void 0
};
const known = new Set(listed);
const everywhere = new Set(plan.legs.flatMap(({tests: tests}) => tests.map(fields.S8)));
return {
planned: planned,
excluded: planned.filter(({file: file}) => !known.has(file) && mayExclude(file)),
gaps: seeksGaps(legOfPlan) ? [ ...known ].sort().map(file => ({
suite: suite,
file: file
})).filter(test => !everywhere.has((0, fields.S8)(test))) : [],
whole: false,
listed: {
files: known.size,
digest: listDigest([ ...known ])
}
};
}
var external_node_url_ = __webpack_require__(73136);
async function packageBin(name, directory, root) {
for (const folder of foldersUpTo(directory, root)) {
const installed = (0, external_node_path_.join)(folder, "node_modules", name);
try {
const {bin: bin} = JSON.parse(await (0, promises_.readFile)((0, external_node_path_.join)(installed, "package.json"), "utf8"));
const script = typeof bin === "string" ? bin : bin?.[name];
if (script && (await (0, promises_.stat)((0, external_node_path_.join)(installed, script))).isFile()) return (0, 
external_node_path_.join)(installed, script);
} catch {}
}
throw new errors.ce("PACELINE_RUNNER_NOT_INSTALLED", `${name} was not found in node_modules of ${(0, 
external_node_path_.relative)(root, directory) || "the repository"} or above.`, `Install the project's dependencies before this step (npm ci), or set "working-directory" to where ${name} is installed.`);
}
function foldersUpTo(directory, root) {
const folders = [ directory ];
while (folders.at(-1) !== root) {
const above = (0, external_node_path_.dirname)(folders.at(-1));
if (above === folders.at(-1) || (0, external_node_path_.relative)(root, above).startsWith("..")) break;
folders.push(above);
}
return folders;
}
function pathTails(paths) {
const all = new Set(paths);
const byName = new Map;
for (const path of all) {
const name = external_node_path_.posix.basename(path);
const same = byName.get(name);
if (same) same.push(path); else byName.set(name, [ path ]);
}
const only = (name, fits) => {
const found = (byName.get(external_node_path_.posix.basename(name)) ?? []).filter(fits);
return found.length === 1 ? found[0] : void 0;
};
return {
has: path => all.has(path),
endingWith(name) {
const plain = external_node_path_.posix.normalize(name);
return only(plain, path => path === plain || path.endsWith(`/${plain}`));
},
endOf: longer => only(longer, path => longer.endsWith(`/${path}`))
};
}
const MAX_FAILURES = 1e3;
const MAX_SLOWEST = 10;
const MAX_MESSAGE = 4e3;
const MAX_NAME = 1e3;
const MAX_PATH = 4096;
const MAX_SECONDS = 1e9;
function createLocator(root, directory, planned, exists = external_node_fs_.existsSync) {
const roots = [ ...new Set([ root, realPath(root) ]) ];
const below = path => {
for (const name of roots) {
const inside = (0, external_node_path_.relative)(name, path).split(external_node_path_.sep).join("/");
if (inside !== "" && inside !== ".." && !inside.startsWith("../") && !(0, external_node_path_.isAbsolute)(inside)) return inside;
}
return;
};
const tails = pathTails(planned);
const located = path => {
if ((0, external_node_path_.isAbsolute)(path)) return below(path) ?? (exists(path) ? void 0 : tails.endOf(path));
const candidates = foldersUpTo(directory, root).map(folder => below((0, external_node_path_.join)(folder, path)));
const inside = candidates.filter(candidate => candidate !== void 0);
return inside.find(candidate => planned.has(candidate)) ?? inside.find(candidate => exists((0, 
external_node_path_.join)(root, candidate))) ?? (/^[a-z]:\//i.test(path) ? tails.endOf(path) : tails.endingWith(path));
};
return reported => {
if (reported === "" || reported.length > MAX_PATH || reported.includes("\0")) return;
const path = reported.startsWith("file://") ? pathOfUrl(reported) : reported;
if (path === void 0) return;
const file = located(path) ?? (path.includes("\\") ? located(path.replaceAll("\\", "/")) : void 0);
return file?.includes("\\") ? void 0 : file;
};
}
function summariseReport(report, suite, locate) {
const files = new Map;
const unknown = {
reported: [],
tests: [],
failures: []
};
const outside = new Set;
const located = new Map;
const entry = reported => {
if (!located.has(reported)) located.set(reported, locate(reported));
const file = located.get(reported);
if (file === void 0) {
outside.add(reported.slice(0, 200));
return unknown;
}
const known = files.get(file) ?? {
reported: [],
tests: [],
failures: []
};
files.set(file, known);
return known;
};
for (const file of report.files) entry(file.file).reported.push(file);
for (const test of report.tests) entry(test.file).tests.push(test);
for (const failure of report.failures ?? []) entry(failure.file).failures.push(failure);
const executed = [ ...files ].map(([file, own]) => executedFile(suite, file, own)).sort((a, b) => a.file < b.file ? -1 : 1);
const failures = [ ...files ].flatMap(([file, own]) => failedIn(own).map(failure => failedTest(suite, file, failure)));
const slowest = [ ...files ].flatMap(([file, {tests: tests}]) => tests.map(({name: name, seconds: seconds}) => ({
suite: suite,
file: file,
name: name.slice(0, MAX_NAME),
seconds: secondsOf(seconds)
}))).sort((a, b) => b.seconds - a.seconds).slice(0, MAX_SLOWEST);
const withoutFile = outsideFiles(suite, unknown, report.problem);
return {
executed: executed,
failures: failures.slice(0, MAX_FAILURES),
slowest: slowest,
...withoutFile ? {
withoutFile: withoutFile
} : {},
outside: [ ...outside ]
};
}
function countsOf({reported: reported, tests: tests, failures: failures}) {
const count = outcome => tests.filter(test => test.outcome === outcome).length;
const broken = reported.filter(({failure: failure}) => failure !== void 0).length + failures.reduce((sum, failure) => sum + failure.count, 0);
return {
tests: tests.length + broken,
failed: count("failed") + broken,
skipped: count("skipped")
};
}
function executedFile(suite, file, entry) {
const {tests: tests, failed: failed, skipped: skipped} = countsOf(entry);
const ofTests = entry.tests.reduce((sum, test) => sum + secondsOf(test.seconds), 0);
const ofFiles = entry.reported.reduce((sum, {seconds: seconds}) => sum + secondsOf(seconds ?? 0), 0);
return {
suite: suite,
file: file,
outcome: failed > 0 ? "failed" : tests === 0 ? "empty" : skipped === tests ? "skipped" : "passed",
seconds: ofFiles > 0 ? ofFiles : ofTests,
tests: tests,
failed: failed,
skipped: skipped,
retries: entry.tests.reduce((sum, test) => sum + test.retries, 0)
};
}
function outsideFiles(suite, entry, problem) {
const {tests: tests, failed: failed, skipped: skipped} = countsOf(entry);
const failures = failedIn(entry).map(({name: name, message: message, reported: reported}) => ({
suite: suite,
name: name.slice(0, MAX_NAME),
...message ? {
message: message.slice(0, MAX_MESSAGE)
} : {},
...reported ? {
reported: reported.slice(0, MAX_NAME)
} : {}
}));
const broken = problem === void 0 ? 0 : 1;
if (problem !== void 0) failures.unshift({
suite: suite,
name: REPORT_NAME,
message: `${problem}.`.slice(0, MAX_MESSAGE)
});
if (tests + broken === 0) return;
return {
tests: tests + broken,
failed: failed + broken,
skipped: skipped,
failures: failures.slice(0, MAX_FAILURES)
};
}
const failedIn = ({reported: reported, tests: tests, failures: failures}) => [ ...reported.flatMap(({file: file, failure: failure}) => failure === void 0 ? [] : [ {
name: "(file)",
message: failure,
reported: file
} ]), ...failures.map(({file: file, name: name, message: message}) => ({
name: name,
message: message,
reported: file
})), ...tests.filter(test => test.outcome === "failed").map(({file: file, name: name, message: message, line: line}) => ({
name: name,
message: message,
line: line,
reported: file
})) ];
function failedTest(suite, file, {name: name, message: message, line: line}) {
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
const secondsOf = seconds => seconds >= 0 && seconds <= MAX_SECONDS ? seconds : 0;
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
var process_process = __webpack_require__(19178);
var json = __webpack_require__(99217);
var detect = __webpack_require__(63944);
var shell_words = __webpack_require__(16401);
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
const CLASS_FILES = /\.(?:py|java|kt|kts|groovy|scala|clj|rb|php|cs|fs|vb|swift|dart|exs?)$/;
function fileOfName(planned, known) {
const levels = [ namesOf(planned, true, true), namesOf(known, false, planned.length === 0) ];
return (classname, suite) => {
for (const name of [ classname, suite ]) for (const names of levels) {
const file = name === "" ? void 0 : byPath(name, names) ?? byClass(name, names);
if (file !== void 0) return file;
}
return;
};
}
function namesOf(files, planned, byEnd) {
const classes = new Map;
for (const file of files) {
if (!CLASS_FILES.test(file) && !file.endsWith(".rs")) continue;
const stem = external_node_path_.posix.basename(file).replace(/\.[a-z]+$/, "");
const same = classes.get(stem);
if (same) same.push(file); else classes.set(stem, [ file ]);
}
return {
paths: pathTails(files),
classes: classes,
planned: planned,
byEnd: byEnd
};
}
function byPath(name, {paths: paths, byEnd: byEnd}) {
const path = external_node_path_.posix.normalize(name);
if (paths.has(path)) return path;
return byEnd && /\.\w+$/.test(path) ? paths.endingWith(path) : void 0;
}
function byClass(name, names) {
if (name.includes("::")) return byCargoTarget(name, names);
const parts = name.split(/[$([]/)[0].split(/[.\\]/).slice(0, 50);
for (let length = parts.length; length > 0; length--) {
const dotted = parts.slice(0, length).join(".");
const files = (names.classes.get(parts[length - 1]) ?? []).filter(file => CLASS_FILES.test(file));
const exact = files.filter(file => dottedStem(file) === dotted);
if (exact.length > 0) return exact.length === 1 ? exact[0] : void 0;
const long = length > 1 || names.planned && parts.length === 1;
const below = files.filter(file => long && (names.planned || !file.endsWith(".py")) && dottedStem(file).endsWith(`.${dotted}`));
if (below.length > 0) return below.length === 1 ? below[0] : void 0;
}
return;
}
function byCargoTarget(name, {classes: classes}) {
const parts = name.split("::");
const target = parts.at(-1);
const files = [ ...(classes.get(target) ?? []).filter(file => `/${file}`.endsWith(`/tests/${target}.rs`)), ...(classes.get("main") ?? []).filter(file => `/${file}`.endsWith(`/tests/${target}/main.rs`)) ];
const ofCrate = files.filter(file => file.includes(`${parts[0]}/tests/`));
const found = ofCrate.length > 0 ? ofCrate : files;
return found.length === 1 ? found[0] : void 0;
}
const dottedStem = file => file.replace(/\.[a-z]+$/, "").replaceAll("/", ".");
var junit = __webpack_require__(64048);
var schemas = __webpack_require__(92857);
const MAX_REPORT_BYTES = 268435456;
async function readReport(path, parse) {
try {
const {size: size} = await (0, promises_.stat)(path);
if (size > MAX_REPORT_BYTES) throw new Error(`its ${size} bytes are more than ${MAX_REPORT_BYTES}`);
return parse(await (0, promises_.readFile)(path));
} catch (error) {
if (error.code === "ENOENT") return;
return {
files: [],
tests: [],
problem: (0, errors.bD)(error).replace(/\.$/, "")
};
}
}
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
const readJsonReport = path => readReport(path, bytes => parseJsonReport((new TextDecoder).decode(bytes)));
function parseJsonReport(text) {
const files = [];
const tests = [];
for (const file of resultsOf(text)) {
const own = file.assertionResults.map(test => {
const outcome = json_report_outcomeOf(test.status);
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
function resultsOf(text) {
let value;
try {
value = JSON.parse(text);
} catch (error) {
const what = text.trim() === "" ? "it is empty" : error.message;
throw new Error(`The report is no JSON: ${what}.`, {
cause: error
});
}
const {data: data, error: error} = jsonReport.safeParse(value);
if (data) return data.testResults;
const [first] = error.issues;
throw new Error(`The report has another shape: ${first?.path.join(".") || "(top)"}: ${first?.message}.`);
}
const SKIPPED = new Set([ "skipped", "pending", "todo", "disabled" ]);
function json_report_outcomeOf(status) {
if (status === "passed" || status === "focused") return "passed";
return SKIPPED.has(status) ? "skipped" : "failed";
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
const readJUnitReport = (path, fileOf = () => {}) => readReport(path, bytes => fromJUnit((0, 
junit.i)(bytes), fileOf));
function fromJUnit(report, fileOf) {
const tests = [];
const files = new Map;
const failures = [];
for (const suite of report.suites) {
if (suite.file !== void 0) files.set(suite.file, {
file: suite.file
});
const ofSuite = classname => suite.file ?? fileOf(classname, suite.name) ?? suite.fileBefore;
for (const test of suite.tests) {
const file = test.file ?? ofSuite(test.classname) ?? (test.classname || suite.name);
const message = test.message ?? "";
tests.push({
file: file,
name: test.name,
outcome: test.outcome === "error" ? "failed" : test.outcome,
seconds: test.seconds,
message: test.message,
line: file && (lineIn(message, file) ?? lineOfName(message, external_node_path_.posix.basename(file))) || test.line,
retries: test.retries
});
}
for (const {message: message, count: count} of suite.failures) failures.push({
file: ofSuite("") ?? suite.name,
name: suite.name || "(suite)",
message: message,
count: count
});
}
return {
files: [ ...files.values() ],
tests: tests,
failures: failures,
...report.problem === void 0 ? {} : {
problem: `The JUnit report cannot be read to its end: ${report.problem}`
}
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
function commandTemplate(project, template) {
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
args: [ ...expanded.slice(1), ...project.args ],
report: reportPath(index)
};
});
},
async read(reportPath) {
return readJUnitReport(reportPath, fileOfName(given, await project.siblings()));
}
};
}
function expandCommand(words, files, report) {
return words.flatMap(word => word === "{files}" ? files : [ word.replaceAll("{files}", () => files.join(" ")).replaceAll("{report}", () => report) ]);
}
function splitCommand(template) {
const words = (0, shell_words.y)(template);
if (words) return words;
throw new errors.ce("PACELINE_COMMAND_QUOTE", `The command "${template}" has a quote that is never closed.`, "Close the quote, or put a backslash before it.");
}
function goTest(project) {
let given = [];
let packages;
const listed = timeoutSeconds => {
packages ??= listPackages(project, timeoutSeconds);
return packages;
};
return {
name: "go",
listsFirst: true,
hasRest: true,
async list({timeoutSeconds: timeoutSeconds}) {
const found = await listed(timeoutSeconds);
return found && {
files: found.flatMap(({files: files}) => files)
};
},
async invocations(files, reportPath, {rest: rest = false} = {}) {
given = files;
const go = (args, index) => ({
command: "go",
args: [ "test", "-json", ...project.args, ...args ],
reportOnStdout: true,
display: outputOf,
report: reportPath(index)
});
if (files.length === 0 && !rest) return [ go([ "./..." ], 0) ];
const sources = await testSources(project, await listed(LIST_SECONDS));
const ownNames = project.args.some(word => /^--?(?:test\.)?run(?:=|$)/.test(word));
const {whole: whole, partial: partial} = ownNames ? {
whole: [ ...new Set(files.map(folderOf)) ],
partial: []
} : groupByPackage(files, sources);
const others = rest ? (await listed(LIST_SECONDS) ?? []).filter(one => one.files.length === 0) : [];
whole.push(...others.map(({folder: folder}) => folder));
const runs = [ ...whole.length === 0 ? [] : batches(whole.map(folder => `./${folder}`)), ...partial.map(({folder: folder, tests: tests}) => [ `-run=^(?:${tests.join("|")})$`, `./${folder}` ]) ];
return runs.map((args, index) => go(args, index));
},
async read(reportPath) {
try {
const sources = await testSources(project, await listed(LIST_SECONDS));
const events = await (0, promises_.readFile)(reportPath, "utf8");
const isListed = await listed(LIST_SECONDS) !== void 0;
const report = parseGoEvents(events, sources, {
given: new Set(given),
isListed: isListed
});
return report && forPlanned(report, new Set(given));
} catch {
return;
}
}
};
}
const LIST_SECONDS = 120;
async function listPackages(project, timeoutSeconds) {
const words = project.args.flatMap((word, index) => {
if (/^--?(?:tags|mod|modfile|race|msan|asan|cover)(?:=.*)?$/.test(word)) {
const next = project.args[index + 1];
const takesNext = /^--?(?:tags|mod|modfile)$/.test(word) && next !== void 0;
return takesNext ? [ word, next ] : [ word ];
}
return [];
});
const format = "{{.Dir}}\t{{range .TestGoFiles}}{{.}}\t{{end}}{{range .XTestGoFiles}}{{.}}\t{{end}}";
const said = await project.ask("go", [ "list", "-e", "-f", format, ...words, "./..." ], {
timeoutSeconds: timeoutSeconds
});
if (said === void 0) return;
const roots = [ project.directory, await (0, promises_.realpath)(project.directory) ];
const found = [];
for (const line of said.split("\n")) {
const [path, ...names] = line.split("\t").filter(part => part !== "");
if (path === void 0) continue;
const inside = roots.map(root => (0, external_node_path_.relative)(root, path)).find(one => !one.startsWith("..") && !(0, 
external_node_path_.isAbsolute)(one));
if (inside === void 0) continue;
const folder = inside === "" ? "." : inside.split(external_node_path_.sep).join("/");
found.push({
folder: folder,
files: names.map(name => external_node_path_.posix.join(folder, name))
});
}
return found;
}
function forPlanned(report, given) {
const rename = file => given.has(external_node_path_.posix.dirname(file)) ? external_node_path_.posix.dirname(file) : file;
const failed = new Set(report.tests.filter(test => test.outcome === "failed").map(test => test.file));
const isOurs = file => given.size === 0 || given.has(file) || given.has(rename(file)) || failed.has(file);
return {
files: report.files.filter(({file: file, failure: failure}) => failure !== void 0 || isOurs(file)).map(file => ({
...file,
file: rename(file.file)
})),
tests: report.tests.filter(test => isOurs(test.file)).map(test => ({
...test,
file: rename(test.file)
}))
};
}
async function testSources(project, packages) {
const files = packages?.flatMap(one => one.files) ?? (await project.siblings()).filter(file => file.endsWith("_test.go"));
const entries = files.map(async file => {
const source = await (0, promises_.readFile)((0, external_node_path_.join)(project.directory, file), "utf8").catch(() => "");
return [ file, declaredTests(source) ];
});
return new Map(await Promise.all(entries));
}
const declaredTests = source => [ ...source.matchAll(/^[ \t]*func[ \t]+((?:Test|Example|Fuzz)[\p{L}\p{Nd}_]*)[ \t]*\(/gmu) ].map(match => match[1]);
const folderOf = file => file.endsWith(".go") ? external_node_path_.posix.dirname(file) : file.replace(/\/$/, "");
function groupByPackage(files, sources) {
const wanted = new Set(files);
const whole = [];
const partial = [];
for (const folder of new Set(files.map(folderOf))) {
const all = [ ...sources.keys() ].filter(file => external_node_path_.posix.dirname(file) === folder);
const chosen = all.filter(file => wanted.has(file));
const tests = [ ...new Set(chosen.flatMap(file => sources.get(file))) ];
if (wanted.has(folder) || chosen.length === all.length || chosen.length === 0) whole.push(folder); else partial.push({
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
function parseGoEvents(text, sources, {given: given = new Set, isListed: isListed = false} = {}) {
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
const position = /^\s*([^\s:]+_test\.go):(\d+):/m.exec(output);
const file = fileOfTest(Test, folder, sources, given);
tests.push({
file: file,
name: Test,
outcome: Action === "pass" ? "passed" : Action === "skip" ? "skipped" : "failed",
seconds: Math.max(0, Elapsed ?? 0),
retries: 0,
...Action === "fail" ? {
message: messageOf(output),
line: position && external_node_path_.posix.basename(file) === position[1] ? Number(position[2]) : void 0
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
if (failure || isListed || !hasTests) files.push({
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
function fileOfTest(test, folder, sources, given) {
const name = test.split("/")[0];
const declaring = [ ...sources ].filter(([file, tests]) => external_node_path_.posix.dirname(file) === folder && tests.includes(name)).map(([file]) => file);
return declaring.find(file => given.has(file)) ?? declaring[0] ?? folder;
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
var command_options = __webpack_require__(58577);
function jest(project) {
const {options: options, tests: tests} = (0, command_options.Y2)("jest", project.command);
return {
name: "jest",
listsFirst: tests.length > 0,
listIsOwn: project.startIsKnown,
async list({timeoutSeconds: timeoutSeconds}) {
const script = await packageBin("jest", project.directory, project.root);
const args = [ ...project.script.nodeFlags, script, ...options, "--listTests", "--json" ];
const said = await project.ask("node", [ ...args, ...project.args, ...tests ], {
timeoutSeconds: timeoutSeconds,
variables: project.script.variables
});
const line = said?.split("\n").find(one => one.startsWith('["') || one === "[]");
return line === void 0 ? void 0 : {
files: JSON.parse(line)
};
},
async invocations(files, reportPath, {part: part = false} = {}) {
const script = await packageBin("jest", project.directory, project.root);
return batches(files).map((batch, index) => ({
command: "node",
report: reportPath(index),
variables: project.script.variables,
args: [ ...project.script.nodeFlags, script, ...options, "--json", `--outputFile=${reportPath(index)}`, "--testLocationInResults", ...part ? [ "--coverageThreshold={}" ] : [], ...project.args, ...files.length === 0 ? tests : [ "--runTestsByPath", ...batch ] ]
}));
},
read: readJsonReport
};
}
var node = __webpack_require__(6880);
var patterns = __webpack_require__(3612);
var test_script = __webpack_require__(57439);
const REPORTER = "export default async function* (source) {\n  source.setMaxListeners?.(0);\n  for await (const { type, data } of source) {\n    if (type !== 'test:pass' && type !== 'test:fail' && type !== 'test:complete') continue;\n    const error = data.details?.error;\n    yield JSON.stringify({\n      type, name: data.name, nesting: data.nesting, file: data.file, entryFile: data.entryFile, line: data.line,\n      skip: data.skip, todo: data.todo, kind: data.details?.type, ms: data.details?.duration_ms,\n      passed: data.details?.passed, attempt: data.details?.attempt,\n      error: error && { type: error.failureType, message: String(error.message), stack: error.cause?.stack ?? error.stack },\n    }) + '\\n';\n  }\n}\n";
function nodeTest(project, temporary) {
const options = testOptions(project.command);
return {
name: "node",
listIsOwn: project.startIsKnown,
async list({timeoutSeconds: timeoutSeconds}) {
const features = await project.ask("node", [ "-p", 'process.features.typescript ?? ""' ], {
timeoutSeconds: timeoutSeconds
});
if (features === void 0) return;
const files = new Set(await project.siblings());
try {
const {tests: tests} = (0, node.W)({
files: files,
read: path => readText((0, external_node_path_.join)(project.directory, path))
}, project.command);
const byName = project.command === void 0 || project.command.args.every(({text: text}) => text.startsWith("-"));
const stripsTypes = /^(?:strip|transform)/.test(features.trim());
const asNode = byName && !stripsTypes && project.command?.executable !== "borp";
return {
files: asNode ? tests.filter(file => !file.endsWith("ts")) : tests
};
} catch (error) {
if (error instanceof patterns.IO) return;
throw error;
}
},
async invocations(files, reportPath) {
const reporter = (0, external_node_path_.join)(await (0, promises_.mkdtemp)((0, 
external_node_path_.join)(temporary, "node-test-")), "reporter.mjs");
await (0, promises_.writeFile)(reporter, REPORTER);
const reporting = report => [ "--test-reporter=spec", "--test-reporter-destination=stdout", `--test-reporter=${(0, 
external_node_url_.pathToFileURL)(reporter).href}`, `--test-reporter-destination=${report}` ];
if (files.length === 0) return [ await wholeSuite(project, reportPath(0), reporting(reportPath(0)), options) ];
const asGlobs = await takesGlobs(project);
return batches(asGlobs ? files.map(escapeGlob) : files).map((batch, index) => ({
command: "node",
report: reportPath(index),
variables: project.script.variables,
args: [ ...project.script.nodeFlags, "--test", ...reporting(reportPath(index)), ...options, ...project.args, ...batch ]
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
async function wholeSuite(project, report, reporting, options) {
const manifest = (0, json.lj)(await (0, promises_.readFile)((0, external_node_path_.join)(project.directory, "package.json"), "utf8").catch(() => ""));
const own = (0, test_script.U)((0, json.Sf)(manifest), "test");
const words = own.commands.filter(({program: program}) => program === "node").at(0)?.args ?? project.command?.args ?? [];
const readable = await ownPatterns(project);
if (readable) return {
command: "node",
report: report,
variables: project.script.variables,
args: [ ...project.script.nodeFlags, "--test", ...reporting, ...options, ...project.args, ...readable ]
};
if (own.commands.length === 0 && own.unread.length === 0) throw new errors.ce("PACELINE_SCRIPT_COMPUTED", `The script that runs node --test computes what it runs (${words.map(({text: text}) => text).join(" ")}), and it is not the script "test".`, 'Name it "test", or give run-tests a "command".');
const flags = [ ...reporting.map(word => word.replaceAll(/[\s"\\]/g, char => char === " " ? "%20" : `\\${char}`)) ];
return {
command: "npm",
report: report,
variables: {
NODE_OPTIONS: [ process.env["NODE_OPTIONS"] ?? "", ...flags ].join(" ").trim()
},
args: [ "test", ...project.args.length > 0 ? [ "--", ...project.args ] : [] ]
};
}
async function ownPatterns(project) {
const {command: command} = project;
if (command === void 0) return [];
const files = new Set(await project.siblings());
try {
const {tests: tests} = (0, node.W)({
files: files,
read: path => readText((0, external_node_path_.join)(project.directory, path))
}, command);
if (command.executable !== "borp" && command.args.every(({text: text}) => text.startsWith("-"))) return [];
const globs = await takesGlobs(project);
return globs ? tests.map(escapeGlob) : tests;
} catch (error) {
if (error instanceof patterns.IO) return;
throw error;
}
}
async function takesGlobs(project) {
const version = await project.ask("node", [ "-p", "process.versions.node" ], {
timeoutSeconds: 60
});
return Number(/^(\d+)\./.exec(version ?? "")?.[1] ?? 0) >= 21;
}
const escapeGlob = path => path.replaceAll(/[*?[(|]/g, "[$&]").replaceAll(/[{}]/g, "?");
function testOptions(command) {
const words = command?.executable === "borp" ? [] : command?.args ?? [];
const kept = [];
for (let at = 0; at < words.length; at++) {
const {text: text, computed: computed} = words[at];
if (!text.startsWith("--")) continue;
const name = text.split("=")[0];
const takesNext = !text.includes("=") && WITH_VALUE.test(name);
const own = [ text, ...takesNext && words[at + 1] ? [ words[at + 1].text ] : [] ];
if (takesNext) at += 1;
if (!DROPPED.test(name) && !computed) kept.push(...own);
}
return kept;
}
const WITH_VALUE = /^--test-(?:name-pattern|skip-pattern|concurrency|timeout|reporter|reporter-destination|isolation|global-setup|shard|rerun-failures)$/;
const DROPPED = /^--(?:test-(?:reporter|reporter-destination|shard|update-snapshots|rerun-failures|coverage-.*)|experimental-test-coverage|watch)$/;
function readText(path) {
try {
return (0, external_node_fs_.readFileSync)(path, "utf8");
} catch {
return;
}
}
const NOT_SELECTED = new Set([ "test name does not match pattern", "'only' option not set" ]);
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
if (event.file !== void 0 && isFile(event)) {
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
if (event.type === "test:complete" || event.file === void 0 && event.type !== "test:fail") continue;
if (event.kind === "suite" && (event.type !== "test:fail" || isMarked(event.skip) || isMarked(event.todo))) continue;
if (event.type === "test:fail" && event.error?.type === "subtestsFailed") continue;
if (typeof event.skip === "string" && NOT_SELECTED.has(event.skip)) continue;
tests.push(testOf(event, event.entryFile ?? event.file ?? event.name));
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
const PLUGIN_SOURCE = 'import os\nimport pytest\n\ndef note(line):\n    with open(os.environ["PACELINE_MODULES"], "a", encoding="utf-8") as notes:\n        notes.write(line + "\\n")\n\ndef pytest_collectstart(collector):\n    if isinstance(collector, pytest.File) and not isinstance(collector, pytest.Package):\n        note(str(getattr(collector, "path", None) or collector.fspath))\n\ndef pytest_collectreport(report):\n    if report.failed:\n        note("!" + report.nodeid)\n';
function pytest(project, temporary, variables) {
const notes = reportPath => `${reportPath}.modules`;
let given = [];
const withPlugin = async noteFile => {
const plugins = await (0, promises_.mkdtemp)((0, external_node_path_.join)(temporary, "pytest-"));
await (0, promises_.writeFile)((0, external_node_path_.join)(plugins, `${PLUGIN}.py`), PLUGIN_SOURCE);
const python = variables["PYTHONPATH"];
return {
PYTHONPATH: python ? `${plugins}${external_node_path_.delimiter}${python}` : plugins,
PACELINE_MODULES: noteFile
};
};
return {
name: "pytest",
emptyStatus: 5,
async list({timeoutSeconds: timeoutSeconds}) {
const program = await findPytest(variables);
const noteFile = (0, external_node_path_.join)(await (0, promises_.mkdtemp)((0, 
external_node_path_.join)(temporary, "pytest-list-")), "modules");
const said = await project.ask(program[0], [ ...program.slice(1), "-p", PLUGIN, "--collect-only", "-q", ...project.args ], {
timeoutSeconds: timeoutSeconds,
variables: await withPlugin(noteFile),
statuses: [ 2, 5 ]
});
if (said === void 0) return;
const files = await notedModules(noteFile);
const failed = await notedFailures(noteFile);
const failure = `pytest cannot collect the whole suite: ${failed.slice(0, 5).join(", ")}`;
return failed.length > 0 ? {
files: files,
failure: failure
} : {
files: files
};
},
async invocations(files, reportPath, {part: part = false} = {}) {
given = files;
const program = await findPytest(variables);
const settings = await ownSettings(project, files);
const runs = batches(files).map(async (batch, index) => ({
command: program[0],
report: reportPath(index),
args: [ ...program.slice(1), "-p", PLUGIN, `--junitxml=${reportPath(index)}`, "-o", "junit_family=xunit1", ...settings.config, ...part && settings.coverage ? [ "--cov-fail-under=0" ] : [], ...project.args, ...batch ],
variables: await withPlugin(notes(reportPath(index)))
}));
return Promise.all(runs);
},
async read(reportPath) {
const report = await readJUnitReport(reportPath, fileOfName(given, await project.siblings()));
if (!report) return;
const collected = await notedModules(notes(reportPath));
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
async function notedModules(path) {
const modules = await (0, promises_.readFile)(path, "utf8").catch(() => "");
return [ ...new Set(modules.split("\n").filter(line => line !== "" && !line.startsWith("!"))) ];
}
async function notedFailures(path) {
const notes = await (0, promises_.readFile)(path, "utf8").catch(() => "");
return notes.split("\n").flatMap(line => line.startsWith("!") ? [ line.slice(1) ] : []);
}
async function ownSettings(project, files) {
const none = {
config: [],
coverage: false
};
if (files.length === 0 || project.args.some(word => /^-c|^--config-file/.test(word))) return none;
for (const name of [ "pytest.toml", ".pytest.toml", "pytest.ini", ".pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg" ]) {
const path = (0, external_node_path_.join)(project.directory, name);
const text = await (0, promises_.readFile)(path, "utf8").catch(() => {});
if (text === void 0) continue;
if (/^\.?pytest\./.test(name) || SECTION[name]?.test(text)) return {
config: [ "-c", path ],
coverage: /\s--cov\b/.test(text.replaceAll(/["'=]/g, " "))
};
}
return none;
}
const SECTION = {
"pyproject.toml": /^\[tool\.pytest/m,
"tox.ini": /^\[pytest\]/m,
"setup.cfg": /^\[tool:pytest\]/m
};
const vitest_REPORTER = "import { readFileSync, writeFileSync } from 'node:fs';\nimport { relative } from 'node:path';\nconst escape = (path) => path.replaceAll('\\\\', '/').replace(/[*?[\\]{}()!+@|,]/g, '\\\\$&');\nexport default class {\n  onInit(vitest) {\n    this.vitest = vitest;\n    this.easeCoverage();\n    try {\n      const files = JSON.parse(readFileSync(process.env.PACELINE_EXCLUDED_FILES, 'utf8'));\n      for (const { config } of vitest.projects) {\n        const folder = config.dir || config.root;\n        for (const file of files) {\n          const path = relative(folder, file);\n          if (!path.startsWith('..')) config.exclude.push(escape(path));\n        }\n      }\n    } catch {}\n  }\n  onFinished(files) { this.easeCoverage(); this.note(files ?? []); }\n  onTestRunEnd(modules) { this.easeCoverage(); this.note((modules ?? []).map((module) => module.task ?? module)); }\n  easeCoverage() {\n    if (process.env.PACELINE_PART !== '1') return;\n    for (const options of [this.vitest?.config?.coverage, this.vitest?.coverageProvider?.options]) {\n      if (options) options.thresholds = undefined;\n    }\n  }\n  note(files) {\n    try {\n      const parts = (file) => [file.environmentLoad, file.prepareDuration, file.setupDuration, file.collectDuration, file.result?.duration];\n      const times = files.map((file) => [file.filepath, parts(file).reduce((sum, ms) => sum + (ms > 0 ? ms : 0), 0) / 1000]);\n      writeFileSync(process.env.PACELINE_FILE_TIMES, JSON.stringify(times));\n    } catch {}\n  }\n}\n";
function vitest(project, temporary) {
const times = report => `${report}.times`;
const {options: options, tests: tests} = (0, command_options.Y2)("vitest", project.command);
return {
name: "vitest",
listsFirst: tests.length > 0,
listIsOwn: project.startIsKnown,
async list({timeoutSeconds: timeoutSeconds}) {
const script = await packageBin("vitest", project.directory, project.root);
const args = [ ...project.script.nodeFlags, script, "list", "--json", "--filesOnly", ...options, ...tests ];
const said = await project.ask("node", [ ...args, ...project.args ], {
timeoutSeconds: timeoutSeconds,
variables: project.script.variables
});
const files = said === void 0 ? void 0 : listedFiles(said);
return files && {
files: files
};
},
async invocations(files, reportPath, {part: part = false} = {}) {
const script = await packageBin("vitest", project.directory, project.root);
const reporter = (0, external_node_path_.join)(await (0, promises_.mkdtemp)((0, 
external_node_path_.join)(temporary, "vitest-")), "reporter.mjs");
await (0, promises_.writeFile)(reporter, vitest_REPORTER);
const siblings = files.length === 0 ? [] : await project.siblings();
const runs = batches(files).map(async (batch, index) => {
const others = alsoMatched(batch, siblings);
const sameName = alsoMatched(batch, siblings, external_node_path_.posix.basename);
const excluded = `${reportPath(index)}.excluded`;
await (0, promises_.writeFile)(excluded, JSON.stringify(sameName.map(file => (0, 
external_node_path_.join)(project.directory, file))));
return {
command: "node",
report: reportPath(index),
variables: {
...project.script.variables,
PACELINE_FILE_TIMES: times(reportPath(index)),
PACELINE_EXCLUDED_FILES: excluded,
PACELINE_PART: part ? "1" : "0"
},
args: [ ...project.script.nodeFlags, script, "run", "--reporter=default", "--reporter=json", `--reporter=${reporter}`, `--outputFile.json=${reportPath(index)}`, ...options, ...project.args, ...excludeArguments(others), ...files.length === 0 ? tests : batch ]
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
const patterns = files.map(vitest_escapeGlob);
const pattern = patterns.length === 1 ? patterns[0] : `{${patterns.join(",")}}`;
return pattern.length > MAX_EXCLUDE ? [] : [ "--exclude", pattern ];
}
const vitest_escapeGlob = path => path.replaceAll(/[\\*?[\]{}()!+@|,]/g, "\\$&");
function listedFiles(text) {
const start = text.search(/^\[/m);
try {
const list = JSON.parse(text.slice(Math.max(0, start)));
if (!Array.isArray(list)) return;
const files = list.map(entry => entry?.file);
return files.every(file => typeof file === "string") ? [ ...new Set(files) ] : void 0;
} catch {
return;
}
}
function childEnvironment(variables, added = {}) {
const kept = Object.entries(variables).filter(([name]) => !/^(?:INPUT_|STATE_|ACTIONS_(?:RUNTIME|RESULTS|CACHE|ORCHESTRATION)_)/.test(name) && name !== "GITHUB_OUTPUT" && name !== "GITHUB_STATE");
return {
...Object.fromEntries(kept),
...added
};
}
async function chooseRunner(choice, around, files) {
const {directory: directory, root: root, args: args, temporary: temporary, variables: variables, log: log} = around;
const named = choice.runner === "auto" && choice.command !== "" ? "command" : choice.runner;
if (choice.command !== "" && named !== "command") throw new errors.ce("PACELINE_INPUT_INVALID", `Input "command" is given, but "runner" is ${named}.`, "Leave one of them out, or set runner: command.");
const name = named === "auto" ? await findRunner(directory, root, files) : named;
const manifest = (0, json.lj)(await (0, promises_.readFile)((0, external_node_path_.join)(directory, "package.json"), "utf8").catch(() => ""));
const command = name === "command" ? void 0 : (0, detect.Nl)(manifest, name);
const project = {
directory: directory,
root: root,
args: args,
command: command,
startIsKnown: command !== void 0 || (0, detect.PU)(manifest).unread.length === 0,
script: {
nodeFlags: command?.nodeFlags ?? [],
variables: command?.variables ?? {}
},
siblings: once(() => repositoryFiles(directory, variables)),
async ask(program, words, {timeoutSeconds: timeoutSeconds, variables: added, statuses: statuses = []}) {
try {
const {exitCode: exitCode, stopped: stopped, stdout: stdout, stderr: stderr} = await (0, 
process_process.R)(program, words, {
cwd: directory,
env: childEnvironment(variables, added),
timeoutSeconds: timeoutSeconds,
maxOutputBytes: 268435456
});
if (!stopped && (exitCode === 0 || statuses.includes(exitCode ?? -1))) return stdout;
log.debug(`${program} ${words.slice(0, 4).join(" ")} … said nothing usable (${stopped ?? exitCode}): ${stderr.slice(-2e3)}`);
} catch (error) {
log.debug(`${program} could not be asked: ${error.message}`);
}
return;
}
};
switch (name) {
case "vitest":
return vitest(project, temporary);

case "jest":
return jest(project);

case "node":
return nodeTest(project, temporary);

case "pytest":
return pytest(project, temporary, variables);

case "go":
return goTest(project);

case "command":
return commandTemplate(project, choice.command);
}
}
async function findRunner(directory, root, files) {
const others = [];
for (const folder of foldersUpTo(directory, root)) {
const found = (0, detect.qU)(await readFolder(folder), {
fits: runner => fits(runner, files)
});
const fitting = found.ambiguous.filter(({program: program}) => fits(program, files));
if (new Set(fitting.map(({program: program}) => program)).size > 1) throw new errors.ce("PACELINE_RUNNER_AMBIGUOUS", `More than one test runner was found: ${fitting.map(({program: program, sign: sign}) => `${program} (${sign})`).join(", ")}.`, `Set "runner" to the one that runs this suite: ${fitting.map(({program: program}) => program).join(" or ")}.`);
const runner = found.runner ?? fitting[0]?.program;
if (runner && fits(runner, files)) return runner;
others.push(...found.others);
}
const other = others[0];
throw new errors.ce("PACELINE_RUNNER_UNKNOWN", other ? `The tests seem to be run by ${other.program} (${other.sign}), which "runner: auto" does not know.` : "No test runner was found: no configuration or dependency of one in the working directory or above.", other ? 'Set "command" to a command that runs {files} and writes JUnit XML to {report}.' : `Set "runner" to one of ${detect.kB.join(", ")}, or command with "command", or correct "working-directory".`);
}
function fits(runner, files) {
if (files.length === 0) return true;
const python = files.every(file => file.endsWith(".py"));
const go = files.every(file => file.endsWith(".go") || !/\.[a-z0-9]+$/i.test(file));
if (runner === "pytest") return python;
return runner === "go" ? go : !python && !go;
}
async function readFolder(folder) {
const entries = await (0, promises_.readdir)(folder, {
withFileTypes: true
}).catch(() => []);
return {
names: entries.filter(entry => !entry.isDirectory()).map(entry => entry.name),
text(name) {
try {
return (0, external_node_fs_.readFileSync)((0, external_node_path_.join)(folder, name), "utf8");
} catch {
return "";
}
}
};
}
async function repositoryFiles(directory, variables) {
try {
const {exitCode: exitCode, stdout: stdout} = await (0, process_process.R)("git", [ "ls-files", "-z", "--cached", "--others", "--exclude-standard" ], {
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
async function execute(runner, invocations, options) {
const reports = [];
const reportPaths = [];
let seconds = 0;
let exit = 0;
let stopped;
let problem;
for (const invocation of invocations) {
const result = await runOne(invocation, options, seconds);
seconds += result.seconds;
stopped = result.stopped;
if (exit === 0) exit = stopped === "timeout" ? "timeout" : result.signal ?? result.exitCode ?? 0;
const report = await runner.read(invocation.report);
reports.push(report);
if (report) reportPaths.push(invocation.report);
problem ??= report ? report.problem : missing(invocation.report);
if (stopped) break;
}
const broken = reports.find(report => report?.problem !== void 0)?.problem;
return {
report: {
files: reports.flatMap(report => report?.files ?? []),
tests: reports.flatMap(report => report?.tests ?? []),
failures: reports.flatMap(report => report?.failures ?? []),
...broken === void 0 ? {} : {
problem: broken
}
},
reportPaths: reportPaths,
complete: !stopped && reports.every(report => report !== void 0 && report.problem === void 0),
...problem === void 0 ? {} : {
problem: problem
},
seconds: seconds,
exit: exit,
stopped: stopped
};
}
const missing = report => (0, external_node_fs_.existsSync)(report) ? void 0 : "It wrote none to the path it was given";
async function runOne(invocation, options, spent) {
const {log: log} = options;
const store = invocation.reportOnStdout ? (0, external_node_fs_.createWriteStream)(invocation.report) : void 0;
const print = lineWriter(line => log.output(line));
const parse = lineWriter(line => print.write(invocation.display?.(line) ?? ""));
try {
return await (0, process_process.R)(invocation.command, invocation.args, {
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
const run_files_LIST_SECONDS = 60;
const NEEDED_LIST_SECONDS = 600;
async function runFiles(context, {directory: directory, root: root}, program, planned) {
const {environment: environment, log: log} = context;
const {variables: variables} = environment;
const byLegs = planned?.suite.discovery.by === "legs";
const plannedTests = (planned?.leg.tests ?? []).map(({suite: suite, file: file}) => ({
suite: suite,
file: file
}));
if (planned && !byLegs && plannedTests.length === 0) return nothing("command", noFiles);
const temporary = (0, external_node_path_.join)(environment.temp, "paceline");
await (0, promises_.mkdir)(temporary, {
recursive: true
});
const runner = await chooseRunner(program, {
directory: directory,
root: root,
args: program.args,
temporary: temporary,
variables: variables,
log: log
}, plannedTests.map(({file: file}) => pathFrom(directory, root, file)));
const locate = createLocator(root, directory, new Set(plannedTests.map(({file: file}) => file)));
const list = timeoutSeconds => listTests(runner, locate, timeoutSeconds);
const files = planned ? await filesOf(planned, runner, list, {
directory: directory,
root: root,
log: log
}) : run_files_wholeSuite;
const rest = runner.hasRest === true && planned?.suite.mode === "full" && planned.leg.shard === 1;
const part = planned !== void 0 && (planned.leg.shards > 1 || planned.suite.mode === "selected");
const run = tests => runProgram(context, runner, {
directory: directory,
root: root
}, program.suite, tests, {
rest: rest && !files.whole,
part: part && !files.whole
});
if (files.whole) return {
...await run([]),
files: files,
ranNothing: false
};
const tests = notExcluded([ ...files.planned, ...files.gaps ], files.excluded);
if (tests.length === 0 && !rest) return nothing(runner.name, files);
const first = await run(tests);
const missing = missingFiles(tests, first.results.executed);
if (missing.length === 0 || files.listed || !canExclude(planned, runner) || first.execution.stopped) return {
...first,
files: files,
ranNothing: false
};
const known = (await list(run_files_LIST_SECONDS))?.files;
if (known === void 0) return {
...first,
files: files,
ranNothing: false
};
const listed = new Set(known);
const excluded = missing.filter(({file: file}) => !listed.has(file) && mayExclude(directory, root, file));
const corrected = {
...files,
excluded: excluded,
listed: {
files: listed.size,
digest: listDigest(known)
}
};
const isClean = first.execution.exit === 0 || totalsOf(first.results).failed > 0;
if (excluded.length === 0 || isClean) return {
...first,
files: corrected,
ranNothing: false
};
const others = notExcluded(tests, excluded);
if (others.length === 0) return nothing(runner.name, corrected);
return {
...await run(others),
files: corrected,
ranNothing: false
};
}
const noFiles = {
planned: [],
excluded: [],
gaps: [],
whole: false,
listed: void 0
};
const run_files_wholeSuite = {
...noFiles,
whole: true
};
const nothing = (runner, files) => ({
runner: runner,
files: files,
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
results: summariseReport({
files: [],
tests: []
}, "", () => {}),
ranNothing: true,
saysEmpty: false
});
const notExcluded = (tests, excluded) => {
const left = new Set(excluded.map(fields.S8));
return tests.filter(test => !left.has((0, fields.S8)(test)));
};
async function filesOf(planned, runner, list, {directory: directory, root: root, log: log}) {
const {leg: leg, suite: suite} = planned;
if (suite.discovery.by === "legs") {
const answer = await list(NEEDED_LIST_SECONDS);
return {
...shareOfList(leg, answer?.files),
failure: answer?.failure
};
}
const asks = canExclude(planned, runner) && (runner.listsFirst || seeksGaps(planned));
const answer = asks ? await list(runner.listsFirst ? NEEDED_LIST_SECONDS : run_files_LIST_SECONDS) : void 0;
const known = answer?.files;
if (asks && known === void 0) log.info(`${runner.name} did not list its tests; the plan's files run.`);
const compared = compareWithList(planned, known, file => mayExclude(directory, root, file));
return {
...compared,
failure: suite.mode === "full" ? answer?.failure : void 0
};
}
const canExclude = (planned, runner) => planned !== void 0 && runner.list !== void 0 && runner.listIsOwn !== false;
async function listTests(runner, locate, timeoutSeconds) {
const list = await (runner.list?.({
timeoutSeconds: timeoutSeconds
}));
const files = list?.files.map(locate);
return list && files?.every(file => file !== void 0) ? {
files: [ ...new Set(files) ],
failure: list.failure
} : void 0;
}
function pathFrom(directory, root, file) {
const path = (0, external_node_path_.relative)(directory, (0, external_node_path_.join)(root, file)).split(external_node_path_.sep).join("/");
return path.startsWith("-") ? (0, external_node_path_.join)(directory, path) : path;
}
const mayExclude = (directory, root, file) => !(0, external_node_path_.relative)(directory, (0, 
external_node_path_.join)(root, file)).startsWith("..") && (0, external_node_fs_.existsSync)((0, 
external_node_path_.join)(root, file));
async function runProgram(context, runner, {directory: directory, root: root}, suite, tests, options) {
const {inputs: inputs, environment: environment, log: log} = context;
const reports = await (0, promises_.mkdtemp)((0, external_node_path_.join)(environment.temp, "paceline", "report-"));
const files = tests.map(({file: file}) => pathFrom(directory, root, file));
const ending = runner.name === "pytest" || runner.name === "command" ? "xml" : "json";
const reportPath = batch => (0, external_node_path_.join)(reports, `${runner.name}-${batch + 1}.${ending}`);
const invocations = await runner.invocations(files, reportPath, options);
const what = files.length > 0 ? (0, numbers.LS)(files.length, "file") : options.rest ? "what has no test" : "all tests";
const execution = await log.group(`${runner.name}: ${what}`, () => log.withoutCommands(() => execute(runner, invocations, {
directory: directory,
variables: environment.variables,
timeoutSeconds: inputs.timeout,
log: log
})));
const locate = createLocator(root, directory, new Set(tests.map(({file: file}) => file)));
const results = summariseReport(execution.report, suite, locate);
const saysEmpty = runner.emptyStatus !== void 0 && execution.complete && execution.exit === runner.emptyStatus && totalsOf(results).failed === 0;
return {
runner: runner.name,
execution: execution,
results: results,
saysEmpty: saysEmpty
};
}
const MAX_REPORT_UPLOAD_BYTES = 20971520;
async function runLeg(context, machine) {
const {inputs: inputs, environment: environment, log: log} = context;
if (inputs.leg === shard_plan.E) return passAtOnce(context, "nothing to run (leg none)");
const planned = await findPlanned(context);
const folder = (0, src_environment.ih)(environment, "working-directory", inputs["working-directory"]);
const {head: head, root: root} = await machine.checkout(folder);
if (planned) {
checkCommit(planned.plan, head);
checkSuite(planned.leg, inputs.suite);
if (planned.leg.leg === shard_plan.E) return passAtOnce(context, "nothing to run (leg none)");
}
const startedAt = machine.now();
const program = programOf(inputs, planned?.suite);
const directory = program.folder === void 0 ? folder : (0, external_node_path_.join)(root, program.folder);
const run = await runFiles(context, {
directory: directory,
root: root
}, program, planned);
const {files: files} = run;
const tests = [ ...files.planned, ...files.gaps ];
const missing = missingFiles(without(tests, files.excluded), run.results.executed);
const failure = (planned?.leg.shard ?? 1) === 1 ? files.failure : void 0;
const ended = run.saysEmpty ? "empty" : outcomeOf(run.execution, run.results);
const outcome = failure !== void 0 && ended !== "crashed" ? "failed" : ended;
const result = {
kind: "leg-result",
version: 1,
planId: planned?.plan.planId ?? "direct",
leg: planned?.leg.leg ?? directLeg(environment.job),
name: planned?.leg.name ?? program.suite,
attempt: environment.attempt,
head: head,
runner: run.runner,
startedAt: startedAt.toISOString(),
finishedAt: machine.now().toISOString(),
seconds: run.execution.seconds,
outcome: outcome,
exit: run.execution.exit,
planned: files.planned,
...files.listed ? {
listed: files.listed
} : {},
...files.excluded.length > 0 ? {
excluded: files.excluded
} : {},
...files.gaps.length > 0 ? {
gaps: files.gaps
} : {},
executed: run.results.executed,
failures: run.results.failures,
...run.results.withoutFile ? {
withoutFile: run.results.withoutFile
} : {},
slowest: run.results.slowest,
machine: machine.describe(),
...inputs["check-run-id"] === void 0 ? {} : {
checkRunId: inputs["check-run-id"]
}
};
const mayBeEmpty = planned !== void 0 && (planned.leg.shards > 1 || planned.suite.mode === "selected");
const judgement = run.ranNothing && failure === void 0 || mayBeEmpty && outcome === "empty" && missing.length === 0 ? void 0 : judgeRun({
...run,
outcome: outcome,
missing: missing,
timeoutSeconds: inputs.timeout,
failure: failure
});
logDifferences(log, run);
await presentResult(context, result, missing, run.execution.reportPaths, planned);
await publish(context, machine, result, run.execution.reportPaths, judgement, planned);
if (run.results.outside.length > 0) log.notice(`The report also names what is no file of this repository: ${listed(run.results.outside)}. Its tests count, but for no file.`);
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
function logDifferences(log, {runner: runner, files: {excluded: excluded, gaps: gaps, whole: whole, listed: listed}}) {
if (gaps.length > 0) log.warning(`A gap of the plan: ${runner} finds ${(0, numbers.LS)(gaps.length, "test file")} that the plan does not have: ${run_leg_namesOf(gaps)}. This leg ran ${gaps.length === 1 ? "it" : "them"}; please report it, with the configuration of ${runner}.`);
if (excluded.length > 0) log.warning(`${runner} does not count ${(0, numbers.LS)(excluded.length, "planned file")} among its tests here: ${run_leg_namesOf(excluded)}. Its configuration, the platform or build tags leave ${excluded.length === 1 ? "it" : "them"} out.`);
if (listed?.digest === void 0 && listed !== void 0) log.notice(whole ? `${runner} cannot list its tests, so this leg runs the whole suite by the project's own command.` : `${runner} cannot list its tests, so the first leg runs the whole suite.`);
}
const run_leg_namesOf = tests => listed(tests.map(({file: file}) => file));
const without = (tests, excluded) => {
const left = new Set(excluded.map(fields.S8));
return tests.filter(test => !left.has((0, fields.S8)(test)));
};
async function presentResult(context, result, missing, reportPaths, planned) {
const totals = totalsOf(result);
const text = (0, src_document.ft)(leg_result.T, result);
context.setOutput("result-path", await (0, documents.bd)(context.environment, "leg-result.json", text));
context.setOutput("report-path", reportPaths[0] ?? "");
context.setOutput("outcome", result.outcome);
context.setOutput("seconds", Number(result.seconds.toFixed(3)));
context.setOutput("missing", missing.length);
for (const name of [ "files", "tests", "failed", "skipped" ]) context.setOutput(name, totals[name]);
annotate(context.log, result);
const legs = planned?.plan.legs ?? [];
const number = legs.findIndex(leg => leg.leg === result.leg) + 1;
context.summary(runSummary(result, missing, `Tests · ${result.name}`));
context.result(resultLine(result, missing.length, planned ? ` (leg ${number} of ${legs.length})` : ""));
}
async function publish(context, machine, result, reportPaths, judgement, planned) {
const files = [];
for (const path of reportPaths) if (await machine.sizeOf(path) <= MAX_REPORT_UPLOAD_BYTES) files.push(path);
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
}, (0, src_document.ft)(leg_result.T, named), files);
} catch (error) {
if (planned && !judgement) throw error;
context.log.warning((0, errors.Uc)(error));
}
}
function passAtOnce(context, why) {
context.setOutput("outcome", "empty");
context.result(`run-tests: ${why}`);
}
const directLeg = job => `${job.replaceAll(/[^A-Za-z0-9._-]/g, "-").slice(0, 48)}-${(0, 
external_node_crypto_.randomBytes)(4).toString("hex")}`;
var canonical_json = __webpack_require__(74368);
const legsToRun = plan => plan.legs.filter(leg => leg.leg !== shard_plan.E);
function verifyPlan(plan, results, {allowEmpty: allowEmpty = false} = {}) {
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
for (const combination of combinations(plan, results)) {
const {discovery: discovery, mode: mode} = combination.suite;
if (discovery.by === "legs") checkLists(combination, add);
if (mode === "full" && !allowEmpty) checkNotEmpty(combination, add);
}
for (const [file, by] of duplicates(plan, results)) add("duplicated", by[0], `${file} was run more than once under the same axes: legs ${by.join(", ")}.`, [ file ]);
return problems;
}
function checkLeg(plan, planned, result, add) {
const {leg: leg, name: name} = planned;
if (result.planId !== plan.planId) add("other-plan", leg, `Leg ${leg} ran plan ${result.planId}, not ${plan.planId}.`);
if (result.head !== plan.head) add("other-commit", leg, `Leg ${leg} tested commit ${result.head}; the plan is for ${plan.head}.`);
const byPlan = suiteOf(plan, planned).discovery.by === "legs" ? result.planned : planned.tests;
const wanted = new Set(byPlan.map(fields.S8));
const reported = new Set(result.planned.map(fields.S8));
const differing = [ ...byPlan, ...result.planned ].filter(test => wanted.has((0, 
fields.S8)(test)) !== reported.has((0, fields.S8)(test)));
if (differing.length > 0) add("altered", leg, `Leg ${leg} was to run other files than the plan says: ${listed(differing.map(test => test.file))}.`, differing.map(test => test.file));
const dropped = notExecuted([ ...byPlan, ...result.gaps ?? [] ], result);
if (dropped.length > 0) add("dropped", leg, `Leg ${leg} did not run ${dropped.length} of its ${byPlan.length} files: ${listed(dropped)}.`, dropped);
const failures = failureWords(result);
if (result.outcome === "crashed") {
const report = result.withoutFile?.failures.find(failure => failure.name === REPORT_NAME)?.message;
add("crashed", leg, `Leg ${leg} (${name}) crashed: its test program ended with ${result.exit}.${report ? ` ${report}` : ""}`);
} else if (result.outcome === "failed" || failures !== "") {
const failed = result.executed.filter(file => file.failed > 0).map(file => file.file);
add("failed", leg, `Leg ${leg} (${name}) failed${failures === "" ? ` with exit ${result.exit}` : `: ${failures}`}.`, failed);
}
}
function notExecuted(tests, result) {
const excluded = result.listed?.digest === void 0 ? [] : result.excluded ?? [];
const done = new Set([ ...result.executed, ...excluded ].map(fields.S8));
return tests.filter(test => !done.has((0, fields.S8)(test))).map(test => test.file);
}
function combinations(plan, results) {
const together = Map.groupBy(legsToRun(plan), ({suite: suite, axes: axes}) => (0, 
canonical_json.d)({
suite: suite,
axes: axes
}));
return [ ...together.values() ].map(legs => ({
suite: suiteOf(plan, legs[0]),
legs: legs,
results: results.filter(result => legs.some(({leg: leg}) => leg === result.leg))
}));
}
function checkLists({legs: legs, results: results}, add) {
if (results.length < legs.length) return;
const [first] = legs;
const unasked = results.filter(({listed: listed}) => listed === void 0);
for (const {leg: leg} of unasked) add("lists", leg, `Leg ${leg} does not say which tests its test program lists, so its share proves nothing.`);
if (unasked.length > 0) return;
const sizes = new Map(results.map(({listed: listed}) => [ listed.digest ?? "none", listed.files ]));
if (sizes.size > 1) {
const seen = results.map(({leg: leg, listed: listed}) => `leg ${leg}: ${listed.digest ? `${listed.files} files` : "no list"}`);
add("lists", first.leg, `The legs' test programs list different tests, so their shares do not fit together (${listed(seen, 10)}).`);
return;
}
const digest = results[0].listed.digest;
if (digest === void 0) return;
const shares = results.flatMap(({planned: planned}) => planned.map(({file: file}) => file));
if (listDigest(shares) !== digest) add("lists", first.leg, `The legs' shares (${shares.length} files) are not what the test program lists (${results[0].listed.files} files).`);
}
function checkNotEmpty({legs: legs, results: results}, add) {
if (results.length < legs.length || legs.length === 0) return;
const ran = results.some(result => result.outcome !== "empty" && totalsOf(result).tests > 0);
if (ran || results.some(({outcome: outcome}) => outcome === "crashed" || outcome === "failed")) return;
const [first] = legs;
const which = legs.length === 1 ? `Leg ${first.leg} (${first.name})` : `The ${legs.length} legs from ${first.leg} (${first.name}) on`;
add("empty", first.leg, `${which} ran no test at all. If the suite may be empty, add "allow-empty: true".`);
}
function duplicates(plan, results) {
const axes = new Map(legsToRun(plan).map(leg => [ leg.leg, (0, canonical_json.d)(leg.axes) ]));
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
const SHOWN = 20;
async function verifyLegs(context) {
const {inputs: inputs, environment: environment, artifacts: artifacts} = context;
if (inputs["plan-id"] === "" && inputs.plan === "") throw new errors.ce("PACELINE_VERIFY_NO_PLAN", '"plan-id" is empty: the job that plans did not come to its end, so nothing proves that any test ran.', "See that job's log. If it is green, pass its plan-id output: ${{ needs.plan.outputs.plan-id }}.");
const plan = await loadPlan(environment, artifacts, {
planId: inputs["plan-id"],
path: inputs.plan
});
const legs = legsToRun(plan);
if (legs.length === 0) return verifyNothing(context, plan);
const {results: results, unreadable: unreadable} = await readResults(context, plan);
const problems = [ ...unreadable, ...verifyPlan(plan, results, {
allowEmpty: inputs["allow-empty"]
}) ];
presentProof(context, plan, results, problems);
if (problems.length === 0) return;
const shown = problems.slice(0, SHOWN).map(problem => problem.text);
if (problems.length > SHOWN) shown.push(`… and ${problems.length - SHOWN} more.`);
throw new errors.ce("PACELINE_VERIFY_FAILED", problems.length === 1 ? shown[0] : `The legs do not prove the plan:\n- ${shown.join("\n- ")}\n`, "See the logs of the legs that are named; re-run the failed jobs once the cause is gone.");
}
function verifyNothing(context, plan) {
const isEmpty = plan.suites.every(({knownTests: knownTests, discovery: discovery}) => knownTests === 0 && discovery.by !== "legs");
if (isEmpty && !context.inputs["allow-empty"]) throw new errors.ce("PACELINE_VERIFY_EMPTY", `The plan ${plan.planId} knows no test at all, so nothing was run and nothing is proven.`, 'Let test-impact find the tests ("runner", "tests"); if the suite may be empty, add "allow-empty: true" here too.');
context.setOutput("outcome", "passed");
const knownTests = plan.suites.reduce((sum, suite) => sum + suite.knownTests, 0);
const why = isEmpty ? 'The suite has no test, which "allow-empty" allows.' : `None of the ${(0, 
numbers.LS)(knownTests, "known test file")} was selected for this change, so none had to run.`;
context.summary(`#### ✅ Tests\n\n${why}\n`);
context.result(`run-tests: nothing to verify: ${why}`);
}
async function readResults(context, plan) {
const {artifacts: artifacts, log: log} = context;
const results = [];
const unreadable = [];
for (const found of await artifacts.find("leg-result", plan.planId)) {
const source = `leg-result of leg ${found.leg}`;
try {
const result = (0, src_document.Tp)(leg_result.T, await artifacts.read(found), source);
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
function presentProof(context, plan, results, problems) {
const totals = totalsOf(...results);
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
const ran = result ? totalsOf(result) : void 0;
const files = suiteOf(plan, leg).discovery.by === "legs" ? result?.planned.length ?? "–" : leg.tests.length;
return [ `${mine.length === 0 ? "✅" : "❌"} ${shownText(leg.name)}`, String(files), ...[ ran?.files, ran?.tests, ran?.failed ].map(count => String(count ?? "–")), result ? (0, 
numbers.a3)(result.seconds) : "–" ];
});
context.summary([ "#### " + (problems.length === 0 ? "✅ Every planned test ran" : "❌ The legs do not prove the plan"), "", (0, 
markdown.Qj)([ {
title: "leg"
}, ...[ "planned files", "run", "tests", "failed", "time" ].map(title => ({
title: title,
align: "right"
})) ], rows.slice(0, 256)), ...differences(results), ...problems.slice(0, SHOWN).map(problem => `- ${shownText(problem.text, 1e3)}`), ...problems.length > SHOWN ? [ `- … and ${problems.length - SHOWN} more` ] : [], "" ].join("\n"));
context.result(problems.length === 0 ? `run-tests: ${(0, numbers.LS)(legs.length, "leg")} verified: every planned file ran once, ${(0, 
numbers.LS)(totals.files, "file")}, ${(0, numbers.LS)(totals.tests, "test")}` : `run-tests: ${(0, 
numbers.LS)(problems.length, "problem")} in ${(0, numbers.LS)(legs.length, "leg")}: the plan is not proven`);
}
function differences(results) {
const gaps = [ ...new Set(results.flatMap(result => (result.gaps ?? []).map(({file: file}) => file))) ];
const excluded = [ ...new Set(results.flatMap(result => (result.excluded ?? []).map(({file: file}) => file))) ];
const files = names => shownText(listed(names, 10), 1e3);
return [ ...gaps.length > 0 ? [ `- ⚠️ Gaps of the plan, found by the test program and run by the first leg: ${files(gaps)}` ] : [], ...excluded.length > 0 ? [ `- ⚠️ Planned, but no tests by the test program's own list: ${files(excluded)}` ] : [] ];
}
const runTests = (context, machine) => context.inputs.mode === "verify" ? verifyLegs(context) : runLeg(context, machine);
var external_node_os_ = __webpack_require__(48161);
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
}, capacity_readText, memoryPerJob);
const capacity_readText = path => {
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
function systemMachine({variables: variables}) {
return {
now: () => new Date,
checkout: directory => readCheckout(directory, variables),
sizeOf: path => (0, promises_.stat)(path).then(({size: size}) => size, () => Number.POSITIVE_INFINITY),
describe() {
const {cores: cores, memoryBytes: memoryBytes} = machineCapacity();
const image = variables["ImageOS"];
return {
os: (0, external_node_os_.platform)(),
arch: (0, external_node_os_.arch)(),
cores: cores,
memoryBytes: memoryBytes,
...image ? {
image: image
} : {}
};
}
};
}
async function readCheckout(directory, variables) {
const question = [ "rev-parse", "HEAD", "--show-toplevel", "--show-cdup" ];
const {exitCode: exitCode, stdout: stdout, stderr: stderr} = await (0, process_process.R)("git", question, {
cwd: directory,
env: variables,
timeoutSeconds: 60
});
const [head = "", top = "", up = ""] = stdout.split(/\r?\n/);
if (exitCode === 0 && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(head)) {
const above = (0, external_node_path_.resolve)(directory, up);
return {
head: head,
root: await (0, promises_.realpath)(above) === await (0, promises_.realpath)(top) ? above : top
};
}
throw new errors.ce("PACELINE_NO_COMMIT", `git cannot tell which commit is checked out: ${stderr.trim().split("\n")[0] || `exit status ${exitCode}`}.`, 'Check the repository out with actions/checkout before this step; where that is given a path, name the same folder in "working-directory".');
}
const src = (0, action.Q)()({
inputs: inputs_inputs,
outputs: outputs,
main: context => runTests(context, systemMachine(context.environment))
});
},
6709: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
T: () => legResult,
k: () => executedFile
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
const failureWithoutFile = zod__WEBPACK_IMPORTED_MODULE_1__.Ikc({
suite: _fields_js__WEBPACK_IMPORTED_MODULE_0__.NJ.shape.suite,
name: zod__WEBPACK_IMPORTED_MODULE_1__.YjP().max(1e3),
message: zod__WEBPACK_IMPORTED_MODULE_1__.YjP().max(4e3).optional(),
reported: zod__WEBPACK_IMPORTED_MODULE_1__.YjP().max(1e3).optional()
});
const withoutFile = zod__WEBPACK_IMPORTED_MODULE_1__.Ikc({
tests: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative(),
failed: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative(),
skipped: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative(),
failures: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(failureWithoutFile).max(_fields_js__WEBPACK_IMPORTED_MODULE_0__.Zu.tests)
}).refine(({tests: tests, failed: failed, skipped: skipped, failures: failures}) => failed + skipped <= tests && failures.length <= failed, "counts more failed and skipped tests than tests, or names more failures than failed");
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
planned: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_0__.NJ).max(_fields_js__WEBPACK_IMPORTED_MODULE_0__.Zu.tests),
listed: zod__WEBPACK_IMPORTED_MODULE_1__.Ikc({
files: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative(),
digest: zod__WEBPACK_IMPORTED_MODULE_1__.YjP().regex(/^[0-9a-f]{64}$/).optional()
}).optional(),
excluded: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_0__.NJ).max(_fields_js__WEBPACK_IMPORTED_MODULE_0__.Zu.tests).optional(),
gaps: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_0__.NJ).max(_fields_js__WEBPACK_IMPORTED_MODULE_0__.Zu.tests).optional(),
executed: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(executedFile).max(_fields_js__WEBPACK_IMPORTED_MODULE_0__.Zu.tests),
failures: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(failedTest).max(_fields_js__WEBPACK_IMPORTED_MODULE_0__.Zu.tests),
withoutFile: withoutFile.optional(),
slowest: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_0__.NJ.extend({
name: zod__WEBPACK_IMPORTED_MODULE_1__.YjP(),
seconds: _fields_js__WEBPACK_IMPORTED_MODULE_0__.YA
})).max(_fields_js__WEBPACK_IMPORTED_MODULE_0__.Zu.tests),
machine: _fields_js__WEBPACK_IMPORTED_MODULE_0__.Aq,
checkRunId: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().positive().optional(),
reportPath: _fields_js__WEBPACK_IMPORTED_MODULE_0__.qN.optional()
});
},
58223: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
E: () => SENTINEL_LEG,
e: () => shardPlan
});
var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92857);
var _document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88130);
var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27910);
const shardPlan = (0, _document_js__WEBPACK_IMPORTED_MODULE_0__.Al)("shard-plan", 3, {
planId: _fields_js__WEBPACK_IMPORTED_MODULE_1__.Cv,
testPlanId: _fields_js__WEBPACK_IMPORTED_MODULE_1__.Cv.optional(),
createdAt: _fields_js__WEBPACK_IMPORTED_MODULE_1__.uR,
head: _fields_js__WEBPACK_IMPORTED_MODULE_1__.cd,
suites: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_1__.ny.extend({
mode: zod__WEBPACK_IMPORTED_MODULE_2__.k5n([ "selected", "full" ]),
knownTests: zod__WEBPACK_IMPORTED_MODULE_2__.aig().int().nonnegative()
})).min(1).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.jobs),
legs: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(zod__WEBPACK_IMPORTED_MODULE_2__.Ikc({
leg: _fields_js__WEBPACK_IMPORTED_MODULE_1__.Cv,
name: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().min(1),
suite: _fields_js__WEBPACK_IMPORTED_MODULE_1__.Qx,
axes: zod__WEBPACK_IMPORTED_MODULE_2__.g1P(zod__WEBPACK_IMPORTED_MODULE_2__.YjP(), zod__WEBPACK_IMPORTED_MODULE_2__.L5J()),
shard: zod__WEBPACK_IMPORTED_MODULE_2__.aig().int().positive(),
shards: zod__WEBPACK_IMPORTED_MODULE_2__.aig().int().positive(),
tests: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_1__.NJ.extend({
estimatedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA
})).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.tests),
predictedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA
})).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.jobs),
predicted: zod__WEBPACK_IMPORTED_MODULE_2__.Ikc({
makespanSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA,
lowerBoundSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA,
balance: zod__WEBPACK_IMPORTED_MODULE_2__.aig().nonnegative(),
unknownTests: zod__WEBPACK_IMPORTED_MODULE_2__.aig().int().nonnegative()
})
});
const SENTINEL_LEG = "none";
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
}
};
