export const id = 5166;

export const ids = [ 5166 ];

export const modules = {
34550: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
K: () => foldersUpTo
});
var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
function foldersUpTo(directory, root) {
const folders = [ directory ];
while (folders.at(-1) !== root) {
const above = (0, node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(folders.at(-1));
if (above === folders.at(-1) || (0, node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(root, above).startsWith("..")) break;
folders.push(above);
}
return folders;
}
},
77054: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
i: () => parseJUnit
});
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
const DECLARATION_WITHIN = 65536;
const SAMPLE = 256;
function decodeReport(bytes) {
const label = encodingOf(bytes);
const decoder = decoderOf(label);
if (decoder) return decoder.decode(bytes);
throw new JUnitError("PACELINE_JUNIT_INVALID", `The JUnit report is in the encoding ${JSON.stringify(label.slice(0, 40))}, which is not known here.`, "Let the test program write UTF-8.");
}
function decoderOf(label) {
const plain = label.toLowerCase().replace(/^cp65001$|[-_]sig$/, part => part === "cp65001" ? "utf-8" : "");
for (const name of [ plain, plain.replaceAll("_", "-"), plain.replaceAll(/[-_]/g, "") ]) try {
return new TextDecoder(name);
} catch {}
return;
}
function encodingOf(bytes) {
const [first, second, third, fourth] = bytes;
if (first === 239 && second === 187 && third === 191) return "utf-8";
if (first === 255 && second === 254) return third === 0 && fourth === 0 ? "utf-32" : "utf-16le";
if (first === 254 && second === 255) return "utf-16be";
if (first === 0 && second === 0 && third === 254 && fourth === 255) return "utf-32";
const wide = wideEncoding(bytes.subarray(0, SAMPLE));
if (wide) return wide;
const head = new TextDecoder("latin1").decode(bytes.subarray(0, DECLARATION_WITHIN));
const declared = /<\?xml\s[^>]{0,200}?\sencoding\s*=\s*["']([^"']{1,100})["']/i.exec(head)?.[1]?.trim() ?? "";
const isWide = /^(?:utf-?32|ucs-?4)/i.test(declared) || decoderOf(declared)?.encoding.startsWith("utf-16");
return declared === "" || isWide ? "utf-8" : declared;
}
function wideEncoding(sample) {
let even = 0;
let odd = 0;
for (const [index, byte] of sample.entries()) {
if (byte !== 0) continue;
if (index % 2 === 0) even += 1; else odd += 1;
}
const half = sample.length / 2;
if (odd > half * .8 && even === 0) return "utf-16le";
if (even > half * .8 && odd === 0) return "utf-16be";
return even + odd > half ? "utf-32" : void 0;
}
const MAX_SECONDS = 1e9;
function parseSeconds(text) {
const trimmed = (text ?? "").slice(0, 100).trim();
const clock = /^(?:(\d{1,6})(?:\.| days?,? ))?(?:(\d{1,6}):)?(\d{1,6}):(\d{1,3}(?:[.,]\d+)?)$/.exec(trimmed);
const value = clock ? ((Number(clock[1] ?? 0) * 24 + Number(clock[2] ?? 0)) * 60 + Number(clock[3])) * 60 + parseNumber(clock[4]) : parseNumber(trimmed.replace(/(?<=\d) ?s(?:ec(?:onds?)?)?$/i, ""));
return value >= 0 && value <= MAX_SECONDS ? value : 0;
}
function parseNumber(text) {
if (!/^\d[\d.,]*(?:e[+-]?\d+)?$/i.test(text)) return 0;
const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
const separator = text[last];
const decimal = last >= 0 && text.indexOf(separator) === last ? last : -1;
const plain = decimal < 0 ? text : `${text.slice(0, decimal)}#${text.slice(decimal + 1)}`;
return Number(plain.replaceAll(/[.,]/g, "").replace("#", "."));
}
const MAX_MESSAGE = 4e3;
const SKIPPED = new Set([ "skipped", "disabled", "notrun", "ignored", "pending" ]);
const FAILED = new Set([ "fail", "failed", "failure", "error", "errored", "broken", "panicked", "timedout", "timeout", "interrupted", "aborted", "crashed" ]);
const newTest = element => ({
element: element,
failures: [],
skipped: void 0,
isTodo: false,
retries: 0,
reruns: 0
});
function readTest(open, isPytest) {
const {element: element, failures: failures, skipped: skipped} = open;
const file = element.attribute("file");
const line = Number(element.attribute("line"));
const outcome = outcomeOf(open);
const reasons = outcome === "skipped" && skipped ? [ skipped ] : failures;
const message = reasons.map(messageOf).filter(Boolean).join("\n\n").slice(0, MAX_MESSAGE);
return {
...file === void 0 || file === "" ? {} : {
file: file
},
...Number.isInteger(line) && line >= 0 && (isPytest || line > 0) ? {
line: isPytest ? line + 1 : line
} : {},
classname: element.attribute("classname") ?? "",
name: element.attribute("name") ?? "",
seconds: parseSeconds(element.attribute("time")),
outcome: outcome,
...message === "" ? {} : {
message: message
},
retries: open.retries
};
}
function outcomeOf({element: element, failures: failures, skipped: skipped, isTodo: isTodo, reruns: reruns}) {
if (isTodo) return "skipped";
if (failures.length > 0) return failures.some(({kind: kind}) => kind === "failure") ? "failed" : "error";
const words = [ "status", "result" ].map(name => element.attribute(name)?.toLowerCase() ?? "");
if (reruns > 0 || words.some(word => FAILED.has(word))) return "failed";
return skipped || words.some(word => SKIPPED.has(word)) ? "skipped" : "passed";
}
function messageOf({short: short, text: text}) {
const long = text.trim();
const known = long.includes(short.slice(0, 200)) || /^failed$/i.test(short);
return ((known ? long : `${short}\n${long}`.trim()) || short).slice(0, MAX_MESSAGE);
}
function mergeReruns(tests) {
const merged = new Map;
for (const test of tests) {
const key = `${test.classname}\0${test.name}`;
const before = merged.get(key);
merged.set(key, before ? {
...test,
retries: before.retries + 1
} : test);
}
return [ ...merged.values() ];
}
var junit_xml = __webpack_require__(37629);
const MAX_TEXT = 4e4;
const MAX_FAILURES_OF_A_TEST = 20;
const MAX_TESTS = 1e6;
const MAX_COUNT = 1e6;
const OPAQUE = new Set([ "system-out", "system-err", "skipped", "flakyfailure", "flakyerror", "rerunfailure", "rerunerror", "property" ]);
function createReportReader() {
const suites = [];
const frames = [];
let firstTag;
let sawSuite = false;
let testCount = 0;
let countedTests = 0;
let countedSkipped = 0;
let lastFileAtTop;
const nearest = kind => frames.findLast(frame => frame.kind === kind);
const suiteAround = () => nearest("suite")?.suite;
function openSuite(element) {
sawSuite = true;
const around = suiteAround();
if (around) around.nested += 1;
const own = element.attribute("file") || element.attribute("filepath");
const file = own || around?.file;
const lastFile = around ? around.lastFile : lastFileAtTop;
const isList = element.name === "testsuites";
const countedFailures = countOf(element.attribute("failures"));
countedTests = Math.max(countedTests, countOf(element.attribute("tests")));
const skipped = countOf(element.attribute("skipped")) + countOf(element.attribute("disabled"));
countedSkipped = Math.max(countedSkipped, skipped);
return {
kind: "suite",
suite: {
name: element.attribute("name") ?? "",
file: file,
fileBefore: file === void 0 ? lastFile : void 0,
seconds: parseSeconds(element.attribute("time")),
isPytest: element.attribute("name") === "pytest",
isGotestsum: false,
isList: isList,
tests: [],
failures: [],
nested: 0,
counted: countedFailures + countOf(element.attribute("errors")),
countedFailures: countedFailures,
shown: 0,
lastFile: file === void 0 ? lastFile : void 0
}
};
}
function closeSuite(suite) {
const hidden = suite.counted - suite.shown;
if (hidden > 0) {
const message = `The report counts ${hidden} more ${hidden === 1 ? "failure" : "failures"} in this suite than it lists.`;
suite.failures.push({
message: message,
count: hidden
});
}
const around = suiteAround();
if (around) around.shown += Math.max(suite.shown, suite.counted);
const isEmpty = suite.tests.length === 0 && suite.failures.length === 0;
if (!suite.isList) {
const isRoot = suite.tests.length + suite.nested === 0 || /^root suite$/i.test(suite.name);
const file = suite.file === void 0 ? suite.fileBefore : isRoot ? suite.file : void 0;
if (around) around.lastFile = file; else lastFileAtTop = file;
}
if (isEmpty && (suite.nested > 0 || suite.isList)) return;
const tests = suite.isGotestsum ? mergeReruns(suite.tests) : suite.tests;
const {name: name, file: file, fileBefore: fileBefore, failures: failures} = suite;
suites.push({
name: name,
...file === void 0 ? {} : {
file: file
},
...fileBefore === void 0 ? {} : {
fileBefore: fileBefore
},
seconds: suite.seconds || tests.reduce((total, test) => total + test.seconds, 0),
tests: tests,
failures: failures
});
}
function closeTest(open) {
const suite = suiteAround();
const test = readTest(open, suite?.isPytest ?? false);
if (suite) suite.tests.push(test); else suites.push({
name: "",
seconds: test.seconds,
tests: [ test ],
failures: []
});
}
function close(frame) {
if (frame.kind === "suite") closeSuite(frame.suite); else if (frame.kind === "test") closeTest(frame.test); else if (frame.kind === "result" && frame.owner?.kind !== "test") {
const message = messageOf(frame.result) || `The suite reports ${frame.result.kind === "error" ? "an error" : "a failure"}.`;
const failure = {
message: message,
count: 1
};
if (frame.owner) frame.owner.suite.failures.push(failure); else suites.push({
name: "",
seconds: 0,
tests: [],
failures: [ failure ]
});
}
}
function openResult(element, kind) {
const owner = frames.findLast(frame => frame.kind === "test" || frame.kind === "suite");
const result = {
kind: kind,
short: (element.attribute("message") ?? "").slice(0, MAX_MESSAGE).trim(),
text: ""
};
if (kind !== "skipped") {
const suite = suiteAround();
if (suite) suite.shown += 1;
}
if (owner?.kind === "test") {
const {test: test} = owner;
if (kind === "skipped") {
test.skipped ??= result;
test.isTodo ||= element.attribute("type") === "todo";
} else if (test.failures.length < MAX_FAILURES_OF_A_TEST) test.failures.push(result);
}
return kind === "skipped" ? {
kind: "opaque",
result: result
} : {
kind: "result",
result: result,
owner: owner
};
}
return {
open(element) {
firstTag ??= element.tag;
const inside = frames.at(-1);
if (inside?.kind === "opaque" || inside?.kind === "result") {
frames.push({
kind: "opaque",
result: inside.result
});
return;
}
const {name: name} = element;
if (name === "testsuites" || name === "testsuite") frames.push(openSuite(element)); else if (name === "testcase") {
sawSuite = true;
testCount += 1;
if (testCount > MAX_TESTS) return `it lists more than ${MAX_TESTS} tests`;
frames.push({
kind: "test",
test: newTest(element)
});
} else if (name === "failure" || name === "error") frames.push(openResult(element, name)); else if (name === "skipped") frames.push(openResult(element, name)); else {
if (name.startsWith("flaky") || name.startsWith("rerun")) countAttempt(name);
const suite = suiteAround();
if (suite && name === "property") {
suite.isGotestsum ||= isGotestsum(element);
if (element.attribute("name") === "QTestVersion") suite.counted = suite.countedFailures;
}
frames.push({
kind: OPAQUE.has(name) ? "opaque" : "other"
});
}
return;
},
close() {
const frame = frames.pop();
if (frame) close(frame);
},
text(text, encoded) {
const frame = frames.at(-1);
if (frame?.kind !== "result" && frame?.kind !== "opaque") return;
const {result: result} = frame;
if (!result || result.text.length >= MAX_TEXT) return;
const part = text.slice(0, MAX_TEXT - result.text.length);
result.text += encoded ? (0, junit_xml.D)(part) : part;
},
end() {
while (frames.length > 0) {
const frame = frames.pop();
if (frame.kind !== "test" || frame.test.failures.length > 0) close(frame);
}
const failed = suites.some(({failures: failures}) => failures.length > 0);
const doubt = testCount === 0 && countedTests > countedSkipped && !failed ? `it counts ${countedTests} tests and lists none of them` : void 0;
return {
suites: suites,
sawSuite: sawSuite,
firstTag: firstTag,
doubt: doubt
};
}
};
function countAttempt(name) {
if (!OPAQUE.has(name)) return;
const test = nearest("test")?.test;
const suite = suiteAround();
if (suite) suite.shown += 1;
if (!test) return;
test.retries += 1;
if (name.startsWith("rerun")) test.reruns += 1;
}
}
const isGotestsum = property => property.attribute("name") === "go.version" && /^go\S+ \S/.test(property.attribute("value") ?? "");
function countOf(text) {
const trimmed = (text ?? "").trim();
return /^\d+$/.test(trimmed) ? Math.min(Number(trimmed), MAX_COUNT) : 0;
}
const DEFAULT_MAX_BYTES = 268435456;
function parseJUnit(report, options = {}) {
const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
const bytes = typeof report === "string" ? Buffer.byteLength(report) : report.byteLength;
if (bytes > maxBytes) throw new JUnitError("PACELINE_JUNIT_TOO_LARGE", `The JUnit report is larger than ${maxBytes} bytes.`, "Let the test program leave captured output out of its report.");
const xml = typeof report === "string" ? report : decodeReport(report);
const reader = createReportReader();
const broken = (0, junit_xml.k)(xml, reader);
const {suites: suites, sawSuite: sawSuite, firstTag: firstTag, doubt: doubt} = reader.end();
const problem = broken ?? doubt;
if (problem !== void 0 && suites.every(({tests: tests, failures: failures}) => tests.length + failures.length === 0)) throw new JUnitError("PACELINE_JUNIT_INVALID", `The JUnit report cannot be read: ${problem}.`, "The test program probably died while it wrote the report; see its output.");
if (!sawSuite) throw new JUnitError("PACELINE_JUNIT_INVALID", `The report is no JUnit XML: ${whatItIs(xml, firstTag)}.`, "Let the test program write JUnit XML.");
return {
suites: suites,
...problem === void 0 ? {} : {
problem: problem
}
};
}
function whatItIs(xml, firstTag) {
if (xml.trim() === "") return "it is empty";
if (firstTag !== void 0) return `it begins with <${firstTag.slice(0, 60)}> and holds no <testsuite>`;
return `it holds no <testsuite>, and begins with ${JSON.stringify(xml.trimStart().slice(0, 40))}`;
}
},
37629: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
D: () => decode,
k: () => readXml
});
const MAX_DEPTH = 256;
const MAX_TAG = 1e3;
const MAX_ATTRIBUTES = 1e3;
const START = /<\?xml[\s?]|<!DOCTYPE\s|<(?:[^\s<>/:!?"'=]{1,100}:)?testsuites?[\s>/]/i;
const REST_OF_REPORT = /<\/?(?:[^\s<>/:!?"'=]{1,100}:)?(?:testsuites?|testcase)[\s>/]/i;
const PART_OF_REPORT = /<\/?(?:[^\s<>/:!?"'=]{1,100}:)?(?:testsuites?|testcase|failure|error)[\s>/]|<\?xml\s/i;
class Broken extends Error {
at;
constructor(at, reason) {
super(reason);
this.at = at;
}
}
function readXml(xml, reader) {
const open = [];
let declaresEntities = false;
try {
let at = xml.search(START);
if (at < 0) return;
if (REST_OF_REPORT.test(xml.slice(0, at))) throw new Broken(0, "it begins in the middle of a report");
for (;;) {
const next = markupAt(xml, at);
if (open.length > 0 && next > at) {
const text = xml.slice(at, next);
if (declaresEntities && hasEntity(text)) throw new Broken(at, "it uses an entity that it declares itself, which is never expanded");
reader.text(text, true);
}
if (next >= xml.length) break;
at = next;
if (xml.startsWith("\x3c!--", at)) at = endOf(xml, "--\x3e", at + 4, at, "a comment"); else if (xml.startsWith("<?", at)) at = endOf(xml, "?>", at + 2, at, "a processing instruction"); else if (xml.startsWith("<![CDATA[", at)) {
const end = endOf(xml, "]]>", at + 9, at, "a CDATA section");
if (open.length > 0) reader.text(xml.slice(at + 9, end - 3), false);
at = end;
} else if (/^<!doctype\s/i.test(xml.slice(at, at + 10))) {
declaresEntities = true;
at = endOfDoctype(xml, at);
} else if (xml[at + 1] === "!") throw new Broken(at, "a declaration stands where none may be"); else if (xml[at + 1] === "/") {
const end = endOf(xml, ">", at + 2, at, "an end tag");
const tag = xml.slice(at + 2, end - 1).trim();
const last = open.pop();
if (!last) throw new Broken(at, `</${shown(tag)}> ends an element that was never opened`);
if (last.tag !== tag) {
open.push(last);
throw new Broken(at, `</${shown(tag)}> stands where ${opened(xml, last)} should end`);
}
reader.close();
at = end;
} else {
const start = readTag(xml, at);
const refused = reader.open(start.element);
if (refused !== void 0) throw new Broken(at, refused);
if (start.empty) reader.close(); else open.push({
tag: start.element.tag,
at: at
});
if (open.length > MAX_DEPTH) throw new Broken(at, `elements are nested deeper than ${MAX_DEPTH} levels`);
at = start.end;
}
}
const last = open.at(-1);
if (last) throw new Broken(xml.length, `it ends before ${opened(xml, last)} does`);
return;
} catch (error) {
if (!(error instanceof Broken)) throw error;
return `${lineAndColumn(xml, error.at)}: ${error.message}`;
}
}
function markupAt(xml, from) {
for (let at = from; ;at++) {
at = xml.indexOf("<", at);
if (at < 0) return xml.length;
if (at + 1 === xml.length || /[a-z_:/!?\u0080-\uffff]/i.test(xml[at + 1])) return at;
}
}
function readTag(xml, start) {
let at = endOfName(xml, start + 1);
const tag = xml.slice(start + 1, at);
const cut = () => new Broken(xml.length, `it ends inside the tag ${opened(xml, {
tag: tag,
at: start
})}`);
const wrong = why => new Broken(at, `the tag ${opened(xml, {
tag: tag,
at: start
})} ${why}`);
if (tag === "") throw new Broken(start, "it ends inside a tag");
if (tag.length > MAX_TAG) throw new Broken(start, `the name of an element is longer than ${MAX_TAG}`);
const names = [];
const values = [];
for (;;) {
const before = at;
at = skipSpace(xml, at);
if (xml[at] === ">") return {
element: elementOf(tag, names, values),
end: at + 1,
empty: false
};
if (xml[at] === "/" && xml[at + 1] === ">") return {
element: elementOf(tag, names, values),
end: at + 2,
empty: true
};
const end = endOfName(xml, at);
const name = xml.slice(at, end);
const equals = skipSpace(xml, end);
if (equals >= xml.length || xml[at] === "/" && at + 1 === xml.length) throw cut();
if (name === "" || before === at) throw wrong("is not written as XML is: a space, a quote or a name is amiss");
if (xml[equals] !== "=") throw wrong(`has the attribute ${shown(name)} without a value`);
const quoteAt = skipSpace(xml, equals + 1);
const quote = xml[quoteAt];
if (quote === void 0) throw cut();
if (quote !== '"' && quote !== "'") throw wrong(`has no quotes around the value of ${shown(name)}`);
const close = xml.indexOf(quote, quoteAt + 1);
if (close < 0) throw cut();
const value = xml.slice(quoteAt + 1, close);
if (value.includes("<") && PART_OF_REPORT.test(value)) throw wrong(`holds a part of the report in the value of ${shown(name)}`);
if (names.includes(name)) throw wrong(`has the attribute ${shown(name)} twice`);
if (names.length >= MAX_ATTRIBUTES) throw wrong(`has more than ${MAX_ATTRIBUTES} attributes`);
names.push(name);
values.push(value);
at = close + 1;
}
}
function elementOf(tag, names, values) {
const decoded = index => index < 0 ? void 0 : decode(values[index]);
let isPlain;
return {
name: localName(tag),
tag: tag,
attribute(name) {
const exact = names.indexOf(name);
if (exact >= 0) return decoded(exact);
isPlain ??= !names.some(one => /[A-Z:]/.test(one));
if (isPlain) return;
return decoded(names.findIndex(one => !/^xmlns:/i.test(one) && localName(one) === name));
}
};
}
const localName = name => name.slice(name.lastIndexOf(":") + 1).toLowerCase();
function endOfName(xml, from) {
let at = from;
while (at < xml.length && !endsName(xml.charCodeAt(at))) at++;
return at;
}
function skipSpace(xml, from) {
let at = from;
while (at < xml.length && isSpace(xml.charCodeAt(at))) at++;
return at;
}
const endsName = code => code <= 62 && (isSpace(code) || code === 34 || code === 38 || code === 39 || code === 47 || code >= 60);
const isSpace = code => code === 32 || code >= 9 && code <= 13;
function endOf(xml, mark, from, start, what) {
const at = xml.indexOf(mark, from);
if (at >= 0) return at + mark.length;
throw new Broken(xml.length, `it ends inside ${what} of ${lineAndColumn(xml, start)}`);
}
function endOfDoctype(xml, start) {
let inBrackets = false;
for (let at = start + 2; at < xml.length; at++) {
const character = xml[at];
if (character === '"' || character === "'") at = endOf(xml, character, at + 1, start, "the DOCTYPE") - 1; else if (xml.startsWith("\x3c!--", at)) at = endOf(xml, "--\x3e", at + 4, start, "the DOCTYPE") - 1; else if (xml.startsWith("<?", at)) at = endOf(xml, "?>", at + 2, start, "the DOCTYPE") - 1; else if (character === "[") inBrackets = true; else if (character === "]") inBrackets = false; else if (character === ">" && !inBrackets) return at + 1;
}
throw new Broken(xml.length, `it ends inside the DOCTYPE of ${lineAndColumn(xml, start)}`);
}
function lineAndColumn(xml, at) {
let line = 1;
let start = 0;
for (let next = xml.indexOf("\n"); next >= 0 && next < at; next = xml.indexOf("\n", next + 1)) {
line += 1;
start = next + 1;
}
return `line ${line}, column ${at - start + 1}`;
}
const opened = (xml, element) => `<${shown(element.tag)}> of ${lineAndColumn(xml, element.at)}`;
function shown(name) {
const line = name.slice(0, 60).replaceAll(/[\s\p{Cc}]+/gu, " ");
return name.length > 60 ? `${line}…` : line;
}
const NAMED = {
lt: "<",
gt: ">",
amp: "&",
quot: '"',
apos: "'"
};
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi;
function decode(text) {
if (!text.includes("&")) return text;
return text.replaceAll(REFERENCE, (whole, decimal, hex, name) => {
if (name !== void 0) return NAMED[name.toLowerCase()] ?? whole;
const code = decimal === void 0 ? Number.parseInt(hex, 16) : Number(decimal);
return code <= 1114111 ? String.fromCodePoint(code) : whole;
});
}
const hasEntity = text => text.includes("&") && /&[a-z_][\w.-]{0,200};/i.test(text.replaceAll(REFERENCE, ""));
},
56975: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
x: () => fileOfName
});
var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
var _path_tails_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85554);
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
const stem = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(file).replace(/\.[a-z]+$/, "");
const same = classes.get(stem);
if (same) same.push(file); else classes.set(stem, [ file ]);
}
return {
paths: (0, _path_tails_js__WEBPACK_IMPORTED_MODULE_1__.p)(files),
classes: classes,
planned: planned,
byEnd: byEnd
};
}
function byPath(name, {paths: paths, byEnd: byEnd}) {
const path = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(name);
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
},
86123: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
$: () => filesOfReport
});
function filesOfReport(report, locate) {
const files = new Map;
const outside = new Set;
const located = new Map;
const entry = reported => {
if (!located.has(reported)) located.set(reported, locate(reported));
const file = located.get(reported);
if (file === void 0) outside.add(reported.slice(0, 200));
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
return {
files: files,
outside: outside
};
}
},
44322: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
X: () => fromJUnit,
z: () => readJUnitReport
});
var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
var _junit_junit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77054);
var _read_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55486);
var _stack_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17286);
const readJUnitReport = (path, fileOf = () => {}) => (0, _read_report_js__WEBPACK_IMPORTED_MODULE_1__.t)(path, bytes => fromJUnit((0, 
_junit_junit_js__WEBPACK_IMPORTED_MODULE_2__.i)(bytes), fileOf));
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
line: file && ((0, _stack_line_js__WEBPACK_IMPORTED_MODULE_3__.W)(message, file) ?? lineOfName(message, node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(file))) || test.line,
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
},
88101: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
T: () => createLocator
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
var node_url__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73136);
var _folders_up_to_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(34550);
var _path_tails_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85554);
const MAX_PATH = 4096;
function createLocator(root, directory, planned, exists = node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync) {
const roots = [ ...new Set([ root, realPath(root) ]) ];
const below = path => {
for (const name of roots) {
const inside = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(name, path).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join("/");
if (inside !== "" && inside !== ".." && !inside.startsWith("../") && !(0, node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(inside)) return inside;
}
return;
};
const tails = (0, _path_tails_js__WEBPACK_IMPORTED_MODULE_3__.p)(planned);
const located = path => {
if ((0, node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path)) return below(path) ?? (exists(path) ? void 0 : tails.endOf(path));
const candidates = (0, _folders_up_to_js__WEBPACK_IMPORTED_MODULE_4__.K)(directory, root).map(folder => below((0, 
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path)));
const inside = candidates.filter(candidate => candidate !== void 0);
return inside.find(candidate => planned.has(candidate)) ?? inside.find(candidate => exists((0, 
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, candidate))) ?? (/^[a-z]:\//i.test(path) ? tails.endOf(path) : tails.endingWith(path));
};
return reported => {
if (reported === "" || reported.length > MAX_PATH || reported.includes("\0")) return;
const path = reported.startsWith("file://") ? pathOfUrl(reported) : reported;
if (path === void 0) return;
const file = located(path) ?? (path.includes("\\") ? located(path.replaceAll("\\", "/")) : void 0);
return file?.includes("\\") ? void 0 : file;
};
}
function realPath(path) {
try {
return (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(path);
} catch {
return path;
}
}
function pathOfUrl(url) {
try {
return (0, node_url__WEBPACK_IMPORTED_MODULE_2__.fileURLToPath)(url);
} catch {
return;
}
}
},
9058: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
V: () => matchingFiles
});
var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
const NOT_ENTERED = new Set([ "node_modules", ".git" ]);
async function matchingFiles(patterns, directory) {
const found = new Set;
for await (const entry of (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.glob)([ ...patterns ], {
cwd: directory,
withFileTypes: true,
exclude: ({name: name}) => NOT_ENTERED.has(name)
})) if (entry.isFile()) found.add((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name));
return [ ...found ].sort();
}
},
85554: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
p: () => pathTails
});
var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
function pathTails(paths) {
const all = new Set(paths);
const byName = new Map;
for (const path of all) {
const name = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(path);
const same = byName.get(name);
if (same) same.push(path); else byName.set(name, [ path ]);
}
const only = (name, fits) => {
const found = (byName.get(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(name)) ?? []).filter(fits);
return found.length === 1 ? found[0] : void 0;
};
return {
has: path => all.has(path),
endingWith(name) {
const plain = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(name);
return only(plain, path => path === plain || path.endsWith(`/${plain}`));
},
endOf: longer => only(longer, path => longer.endsWith(`/${path}`))
};
}
},
55486: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
t: () => readReport
});
var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
const MAX_REPORT_BYTES = 268435456;
async function readReport(path, parse) {
try {
const {size: size} = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path);
if (size > MAX_REPORT_BYTES) throw new Error(`its ${size} bytes are more than ${MAX_REPORT_BYTES}`);
return parse(await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path));
} catch (error) {
if (error.code === "ENOENT") return;
return {
files: [],
tests: [],
problem: error.message.replace(/\.$/, "")
};
}
}
},
17286: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
W: () => lineIn
});
function lineIn(stack, file) {
for (const line of stack.split("\n")) {
const at = line.indexOf(file);
const match = at < 0 ? null : /^:(\d+)/.exec(line.slice(at + file.length));
if (match) return Number(match[1]);
}
return;
}
},
79048: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
D: () => summariseReport,
F: () => REPORT_NAME
});
var _files_of_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86123);
const REPORT_NAME = "(report)";
const MAX_FAILURES = 1e3;
const MAX_SLOWEST = 10;
const MAX_MESSAGE = 4e3;
const MAX_NAME = 1e3;
const MAX_SECONDS = 1e9;
function summariseReport(report, suite, locate) {
const {files: found, outside: outside} = (0, _files_of_report_js__WEBPACK_IMPORTED_MODULE_0__.$)(report, locate);
const unknown = found.get(void 0) ?? {
reported: [],
tests: [],
failures: []
};
const files = [ ...found ].filter(entry => entry[0] !== void 0);
const executed = files.map(([file, own]) => executedFile(suite, file, own)).sort((a, b) => a.file < b.file ? -1 : 1);
const failures = files.flatMap(([file, own]) => failedIn(own).map(failure => failedTest(suite, file, failure)));
const slowest = files.flatMap(([file, {tests: tests}]) => tests.map(({name: name, seconds: seconds}) => ({
suite: suite,
file: file,
name: name.slice(0, MAX_NAME),
seconds: secondsOf(seconds)
}))).sort((a, b) => b.seconds - a.seconds).slice(0, MAX_SLOWEST);
const withoutFile = outsideFiles(suite, unknown, report.problem);
return {
executed: executed,
failures: failures.slice(0, MAX_FAILURES),
flaky: files.flatMap(([file, own]) => flakyIn(own).map(test => ({
suite: suite,
file: file,
...test
}))).slice(0, MAX_FAILURES),
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
retries: [ ...entry.tests, ...entry.reported ].reduce((sum, {retries: retries = 0}) => sum + retries, 0)
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
const flakyIn = ({reported: reported, tests: tests}) => [ ...reported.filter(({failure: failure, retries: retries = 0}) => failure === void 0 && retries > 0).map(({retries: retries = 0}) => ({
name: "(file)",
retries: retries
})), ...tests.filter(({outcome: outcome, retries: retries}) => outcome === "passed" && retries > 0).map(({name: name, retries: retries}) => ({
name: name.slice(0, MAX_NAME),
retries: retries
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
}
};
