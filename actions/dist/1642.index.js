export const id = 1642;

export const ids = [ 1642 ];

export const modules = {
69261: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
JUnitError: () => junit_xml.v0,
failedFiles: () => failedFiles,
fileTimings: () => fileTimings,
openHistory: () => src_history.j,
parseJUnit: () => junit.iM,
parseSeconds: () => junit.fL,
unknownSeconds: () => unknownSeconds
});
var src_history = __webpack_require__(35557);
var junit = __webpack_require__(13444);
var junit_xml = __webpack_require__(2688);
var fields = __webpack_require__(27910);
var center = __webpack_require__(9374);
const RECENT_RUNS = 10;
const memory = new WeakMap;
function fileTimings(records) {
const known = memory.get(records);
if (known) return known;
const found = new Map;
for (const record of records) for (const {suite: suite, file: file, outcome: outcome, seconds: seconds} of record.files) {
const key = (0, fields.S8)({
suite: suite,
file: file
});
const entry = found.get(key) ?? {
test: {
suite: suite,
file: file
},
seconds: [],
lastOutcome: outcome
};
found.set(key, entry);
const passed = outcome === "passed" || outcome === "empty";
if (passed && entry.seconds.length < RECENT_RUNS) entry.seconds.push(seconds);
}
const timings = new Map;
for (const [key, {test: test, seconds: seconds, lastOutcome: lastOutcome}] of found) {
if (seconds.length === 0) continue;
timings.set(key, {
...test,
seconds: (0, center.JZ)(seconds),
runs: seconds.length,
lastOutcome: lastOutcome
});
}
memory.set(records, timings);
return timings;
}
const directories = new WeakMap;
function unknownSeconds(records, file) {
const timings = fileTimings(records);
let medians = directories.get(timings);
if (!medians) {
medians = directoryMedians(timings);
directories.set(timings, medians);
}
for (const directory of parents(file)) {
const seconds = medians.get(directory);
if (seconds !== void 0) return seconds;
}
return;
}
function directoryMedians(timings) {
const seconds = new Map;
for (const timing of timings.values()) for (const directory of parents(timing.file)) {
const list = seconds.get(directory);
if (list) list.push(timing.seconds); else seconds.set(directory, [ timing.seconds ]);
}
return new Map([ ...seconds ].map(([directory, values]) => [ directory, (0, center.JZ)(values) ]));
}
function parents(file) {
const parts = file.split("/").slice(0, -1);
return Array.from({
length: parts.length + 1
}, (_, index) => parts.slice(0, parts.length - index).join("/"));
}
function failedFiles(records, branch) {
const newest = records.find(record => record.branch === branch);
return (newest?.files ?? []).filter(({outcome: outcome}) => outcome === "failed").map(({suite: suite, file: file}) => ({
suite: suite,
file: file
}));
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
