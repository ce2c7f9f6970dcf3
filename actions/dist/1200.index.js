export const id = 1200;

export const ids = [ 1200 ];

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
}
};
