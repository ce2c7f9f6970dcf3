export const id = 4686;

export const ids = [ 4686 ];

export const modules = {
34686: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
readNamed: () => readNamed,
readTimings: () => readTimings
});
var external_node_fs_ = __webpack_require__(73024);
var promises_ = __webpack_require__(51455);
var external_node_path_ = __webpack_require__(76760);
var errors = __webpack_require__(85186);
var numbers = __webpack_require__(28740);
var file_of_name = __webpack_require__(56975);
var matching_files = __webpack_require__(9058);
var center = __webpack_require__(9374);
const MAX_SECONDS = 432e3;
const isDuration = seconds => typeof seconds === "number" && seconds >= 0 && seconds <= MAX_SECONDS;
const ALLOWED = `a number of seconds from 0 to ${MAX_SECONDS}, which is five days`;
var locate = __webpack_require__(88101);
const MOST_FOLDERS = 40;
function fileOfEntry(root, planned, exists) {
const here = (0, locate.T)(root, root, planned, exists);
const names = new Set([ ...planned ].map(path => external_node_path_.posix.basename(path)));
const isThere = path => path !== "" && (planned.has(path) || exists((0, external_node_path_.join)(root, path)));
let foldersBefore = 1;
return name => {
const path = withoutScheme(name).replaceAll("\\", "/");
if (!names.has(external_node_path_.posix.basename(path))) return;
if (!/^(?:\/|[a-z]:\/)/i.test(path)) return here(name);
const inside = (0, external_node_path_.relative)(root, path);
if (inside !== "" && !inside.startsWith("..") && isThere(inside)) return inside;
const parts = path.split("/");
if (parts.length > MOST_FOLDERS) return;
const ending = from => parts.slice(from).join("/");
if (foldersBefore < parts.length && isThere(ending(foldersBefore))) return ending(foldersBefore);
const from = parts.findIndex((_, index) => index > 0 && isThere(ending(index)));
if (from < 0) return;
foldersBefore = from;
return ending(from);
};
}
function withoutScheme(name) {
if (!name.startsWith("file://")) return name;
try {
return decodeURIComponent(new URL(name).pathname).replace(/^\/(?=[a-z]:\/)/i, "");
} catch {
return "";
}
}
var junit_report = __webpack_require__(44322);
var junit = __webpack_require__(77054);
var json_report = __webpack_require__(42448);
var test_results = __webpack_require__(79048);
const MILLISECONDS_FROM = 1e3;
const durationMap = value => numbersByName(value, {
nameOf: name => name.split("::", 1)[0],
perSecond: numbers => numbers.every(Number.isInteger) && numbers.some(one => one >= MILLISECONDS_FROM) ? 1e3 : 1
});
const secondsByName = value => numbersByName(value, {
nameOf: name => name,
perSecond: () => 1
});
function numbersByName(value, read) {
const entries = entriesOf(value);
if (entries === void 0 || !entries.some(([, one]) => typeof one === "number")) return;
const numbers = entries.flatMap(([, one]) => typeof one === "number" ? [ one ] : []);
const perSecond = read.perSecond(numbers);
const seconds = new Map;
const refused = [];
for (const [name, one] of entries) {
const own = typeof one === "number" ? one / perSecond : one;
if (!isDuration(own)) {
refused.push(`${JSON.stringify(name.slice(0, 200))}: ${JSON.stringify(one)?.slice(0, 60)}`);
continue;
}
const meant = read.nameOf(name);
seconds.set(meant, (seconds.get(meant) ?? 0) + own);
}
return {
seconds: seconds,
refused: refused
};
}
function entriesOf(value) {
if (Array.isArray(value)) {
const isPairs = value.every(one => Array.isArray(one) && one.length === 2 && typeof one[0] === "string");
return isPairs ? value : void 0;
}
return typeof value === "object" && value !== null ? Object.entries(value) : void 0;
}
var schemas = __webpack_require__(92857);
const result = schemas.Ikc({
status: schemas.YjP().optional(),
duration: schemas.aig()
});
const spec = schemas.Ikc({
title: schemas.YjP(),
file: schemas.YjP(),
tests: schemas.YOg(schemas.Ikc({
results: schemas.YOg(result)
}))
});
const suite = schemas.RZV(() => schemas.Ikc({
specs: schemas.YOg(spec),
suites: schemas.YOg(suite).optional()
}));
const report = schemas.Ikc({
config: schemas.Ikc({
rootDir: schemas.YjP().optional()
}),
suites: schemas.YOg(suite)
});
const isPlaywrightReport = value => "config" in value && "suites" in value;
function fromPlaywright(value) {
const {data: data, error: error} = report.safeParse(value);
if (!data) {
const [first] = error.issues;
throw new Error(`The report has another shape: ${first?.path.join(".") || "(top)"}: ${first?.message}.`);
}
const folder = data.config.rootDir ?? "";
const tests = [];
const collect = ({specs: specs, suites: suites = []}) => {
for (const {title: title, file: file, tests: ofProjects} of specs) for (const {results: results} of ofProjects) {
const last = results.at(-1);
if (!last) continue;
tests.push({
file: folder === "" || (0, external_node_path_.isAbsolute)(file) ? file : `${folder}/${file}`,
name: title,
outcome: last.status === "skipped" ? "skipped" : last.status === "passed" ? "passed" : "failed",
seconds: last.duration / 1e3,
retries: results.length - 1
});
}
for (const one of suites) collect(one);
};
for (const one of data.suites) collect(one);
return {
files: [],
tests: tests
};
}
function readDurations(bytes, fileOf) {
if (!isJson(bytes)) return fromReport((0, junit_report.X)((0, junit.i)(bytes), fileOf));
const text = (new TextDecoder).decode(bytes);
const value = JSON.parse(text);
if (typeof value === "object" && value !== null) {
if ("testResults" in value) return fromReport((0, json_report.qo)(text));
if (isPlaywrightReport(value)) return fromReport(fromPlaywright(value));
}
const map = durationMap(value);
if (map) return map;
throw new Error("It is none of: JUnit XML, a JSON report of vitest, jest or Playwright, a knapsack report, .test_durations of pytest-split.");
}
function readSeconds(bytes) {
const map = isJson(bytes) ? secondsByName(JSON.parse((new TextDecoder).decode(bytes))) : void 0;
if (map) return map;
throw new Error("It is no JSON object of names and seconds.");
}
function isJson(bytes) {
const first = bytes.subarray(0, 4096).find(byte => byte > 32 && byte < 127);
return first === 123 || first === 91;
}
function fromReport(report) {
const seconds = new Map;
const refused = [];
for (const {file: file, outcome: outcome, seconds: own} of (0, test_results.D)(report, "", name => name || void 0).executed) {
if (outcome !== "passed" && outcome !== "empty" || own === 0) continue;
if (isDuration(own)) seconds.set(file, own); else refused.push(`${JSON.stringify(file.slice(0, 200))}: ${own}`);
}
return {
seconds: seconds,
refused: refused
};
}
const MAX_FILES = 1e3;
const MAX_BYTES = 67108864;
async function readTimings(patterns, planned, {root: root, log: log, exists: exists = external_node_fs_.existsSync}) {
const paths = await filesOf(patterns, root, log);
const fileOf = (0, file_of_name.x)(planned, []);
const wanted = new Set(planned);
const recorded = new Map;
const others = new Set;
let read = 0;
for (const path of paths) {
const durations = await durationsIn(path, root, bytes => readDurations(bytes, fileOf), log);
if (durations) read += 1;
const locate = fileOfEntry(root, wanted, exists);
const sums = new Map;
for (const [name, seconds] of durations?.seconds ?? []) {
const file = locate(name);
if (file === void 0 || !wanted.has(file)) others.add(name); else sums.set(file, (sums.get(file) ?? 0) + seconds);
}
for (const [file, seconds] of sums) recorded.set(file, [ ...recorded.get(file) ?? [], seconds ]);
}
if (read > 0) {
const rest = others.size > 0 ? `; ${(0, numbers.LS)(others.size, "entry", "entries")} of files that do not run here` : "";
const say = recorded.size > 0 ? log.info : log.warning;
say(`"timings" names ${recorded.size} of ${(0, numbers.LS)(planned.length, "test file")}${rest}.`);
}
return new Map([ ...recorded ].map(([file, seconds]) => [ file, (0, center.JZ)(seconds) ]));
}
async function readNamed(patterns, {root: root, log: log}) {
const recorded = new Map;
for (const path of await filesOf(patterns, root, log)) {
const durations = await durationsIn(path, root, readSeconds, log);
for (const [name, seconds] of durations?.seconds ?? []) recorded.set(name, [ ...recorded.get(name) ?? [], seconds ]);
}
return new Map([ ...recorded ].map(([name, seconds]) => [ name, (0, center.JZ)(seconds) ]));
}
async function filesOf(patterns, root, log) {
const paths = await (0, matching_files.V)(patterns, root);
if (paths.length === 0) log.warning(`No file fits "timings" (${patterns.join(", ")}).`);
if (paths.length > MAX_FILES) log.warning(`"timings" fits ${paths.length} files; only the first ${MAX_FILES} are read.`);
return paths.slice(0, MAX_FILES);
}
async function durationsIn(path, root, read, log) {
const name = (0, external_node_path_.relative)(root, path);
try {
const {size: size} = await (0, promises_.stat)(path);
if (size > MAX_BYTES) throw new Error(`Its ${size} bytes are more than ${MAX_BYTES}.`);
const durations = read(await (0, promises_.readFile)(path));
const [first] = durations.refused;
if (first !== void 0) {
const more = durations.refused.length > 1 ? ` and ${durations.refused.length - 1} more` : "";
log.warning(`"timings": ${name}: ${first}${more} left out, not ${ALLOWED}. Record the timings anew, or remove ${more === "" ? "it" : "them"}.`);
}
return durations;
} catch (error) {
log.warning(`"timings": ${name} is not read, so its durations are guessed: ${(0, 
errors.bD)(error)}`);
return;
}
}
},
42448: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
N4: () => readJsonReport,
_j: () => stripColours,
qo: () => parseJsonReport,
rR: () => withoutFrames
});
var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
var _read_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55486);
var _stack_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17286);
const jsonReport = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
testResults: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
name: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
status: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
message: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().nullish(),
startTime: zod__WEBPACK_IMPORTED_MODULE_0__.aig().nullish(),
endTime: zod__WEBPACK_IMPORTED_MODULE_0__.aig().nullish(),
assertionResults: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
fullName: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
ancestorTitles: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(zod__WEBPACK_IMPORTED_MODULE_0__.YjP()).nullish(),
title: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().nullish(),
status: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
duration: zod__WEBPACK_IMPORTED_MODULE_0__.aig().nullish(),
failureMessages: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(zod__WEBPACK_IMPORTED_MODULE_0__.YjP().nullable()).nullish(),
location: zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
line: zod__WEBPACK_IMPORTED_MODULE_0__.aig()
}).nullish(),
invocations: zod__WEBPACK_IMPORTED_MODULE_0__.aig().nullish()
}))
}))
});
const NO_TESTS = /No test suite found in file|must contain at least one test/;
const readJsonReport = path => (0, _read_report_js__WEBPACK_IMPORTED_MODULE_1__.t)(path, bytes => parseJsonReport((new TextDecoder).decode(bytes)));
function parseJsonReport(text) {
const files = [];
const tests = [];
for (const file of resultsOf(text)) {
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
line: (0, _stack_line_js__WEBPACK_IMPORTED_MODULE_2__.W)(messages.join("\n"), file.name) ?? test.location?.line
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
function outcomeOf(status) {
if (status === "passed" || status === "focused") return "passed";
return SKIPPED.has(status) ? "skipped" : "failed";
}
const withoutFrames = stack => stack.split("\n").filter(line => !/^\s+at .*(?:[\\/]node_modules[\\/]|\bnode:|new Promise \(<anonymous>\))/.test(line)).join("\n");
const COLOURS = new RegExp("\\u001b\\[[0-9;]*m", "g");
const stripColours = text => text.replaceAll(COLOURS, "");
}
};
