export const id = 9008;

export const ids = [ 9008, 4368 ];

export const modules = {
74368: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
d: () => canonicalJson
});
const canonicalJson = value => JSON.stringify(value, (_, inner) => typeof inner === "object" && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0)) : inner) ?? "undefined";
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
76827: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
u: () => testPlan
});
var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
var _document_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88130);
var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27910);
const reason = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
code: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "changed", "imports", "config", "reference", "computed", "nearby", "always", "path", "failed-before", "unknown", "fallback", "unproven", "deferred", "unaffected", "audited", "proven" ]),
run: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().max(64).optional(),
via: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_1__.qN).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.tests).optional()
});
const mode = zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "selected", "full", "none" ]);
const count = zod__WEBPACK_IMPORTED_MODULE_0__.aig().int().nonnegative();
const suite = _fields_js__WEBPACK_IMPORTED_MODULE_1__.ny.extend({
definition: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().regex(/^[0-9a-f]{16}$/).optional(),
rule: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "impacted", "always", "paths" ]).optional(),
mode: mode,
fallback: zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
code: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
message: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
file: _fields_js__WEBPACK_IMPORTED_MODULE_1__.qN.optional()
}).optional(),
tests: count,
selected: count,
audited: zod__WEBPACK_IMPORTED_MODULE_0__.zMY().optional(),
expectedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA.optional(),
legCost: _fields_js__WEBPACK_IMPORTED_MODULE_1__.oY.optional(),
performance: zod__WEBPACK_IMPORTED_MODULE_0__.zMY().optional(),
container: zod__WEBPACK_IMPORTED_MODULE_0__.KCZ([ zod__WEBPACK_IMPORTED_MODULE_0__.YjP(), zod__WEBPACK_IMPORTED_MODULE_0__.g1P(zod__WEBPACK_IMPORTED_MODULE_0__.YjP(), zod__WEBPACK_IMPORTED_MODULE_0__.L5J()) ]).optional(),
services: zod__WEBPACK_IMPORTED_MODULE_0__.g1P(zod__WEBPACK_IMPORTED_MODULE_0__.YjP(), zod__WEBPACK_IMPORTED_MODULE_0__.L5J()).optional()
});
const testPlan = (0, _document_js__WEBPACK_IMPORTED_MODULE_2__.Al)("test-plan", 3, {
planId: _fields_js__WEBPACK_IMPORTED_MODULE_1__.Cv,
createdAt: _fields_js__WEBPACK_IMPORTED_MODULE_1__.uR,
event: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
head: _fields_js__WEBPACK_IMPORTED_MODULE_1__.cd,
tree: _fields_js__WEBPACK_IMPORTED_MODULE_1__.cd.optional(),
base: _fields_js__WEBPACK_IMPORTED_MODULE_1__.cd.optional(),
mode: mode,
suites: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(suite).min(1).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.jobs),
audit: zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
by: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "observe", "audit-rate" ]),
selected: count,
selectedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA
}).optional(),
changes: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
path: _fields_js__WEBPACK_IMPORTED_MODULE_1__.qN,
status: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "added", "modified", "deleted", "renamed", "type-changed" ]),
from: _fields_js__WEBPACK_IMPORTED_MODULE_1__.qN.optional(),
inert: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().optional()
})).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.tests),
totals: zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
tests: count,
selected: count,
proven: count.optional(),
deferred: count.optional(),
selectedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA,
fullSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA
}),
tests: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_1__.NJ.extend({
action: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "run", "skip" ]),
estimatedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA.optional(),
reasons: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(reason).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.jobs)
})).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.tests)
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
60253: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Q: () => defineAction
});
const defineAction = () => action => action;
},
23061: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
D9: () => markdownCode,
FV: () => escapeMarkdown,
Qj: () => markdownTable,
Rk: () => markdownTableOfFilled,
ml: () => shorten,
oG: () => markdownDetails
});
var _lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95045);
const MARKUP = /[\\`*_~[\](){}#!|$<>&"']/g;
function escapeMarkdown(text) {
return (0, _lines_js__WEBPACK_IMPORTED_MODULE_0__.TN)(text).replaceAll(MARKUP, character => `&#${character.charCodeAt(0)};`).replaceAll("@", "@​").replaceAll(/&#35;(?=\d)/g, "&#35;​").replaceAll(/:(?=\/\/)/g, "&#58;").replaceAll(/\bwww\./gi, match => `${match.slice(0, 3)}&#46;`).replaceAll(/\bGH-(?=\d)/gi, match => `${match}​`).replace(/^[-+=]/, sign => `&#${sign.charCodeAt(0)};`).replace(/^(\d+)\./, "$1&#46;");
}
const markdownCode = text => `<code>${escapeMarkdown(text)}</code>`;
function shorten(text, length) {
const characters = [ ...text ];
if (characters.length <= length) return text;
const tail = Math.ceil(.6 * (length - 1));
return `${characters.slice(0, length - 1 - tail).join("")}…${characters.slice(characters.length - tail).join("")}`;
}
function markdownTable(columns, rows) {
const line = cells => `| ${columns.map((_, index) => (cells[index] ?? "").replaceAll(/[\r\n\u2028\u2029]+/g, " ").replaceAll("|", "&#124;")).join(" | ")} |`;
return [ line(columns.map(({title: title}) => title)), `|${columns.map(({align: align}) => align === "right" ? " --: " : " :-- ").join("|")}|`, ...rows.map(line), "" ].join("\n");
}
function markdownTableOfFilled(columns, rows) {
const filled = columns.map((_, index) => rows.some(row => ![ "", "–" ].includes(row[index] ?? "")));
const keep = items => items.filter((_, index) => filled[index]);
return markdownTable(keep(columns), rows.map(row => keep(columns.map((_, index) => row[index] ?? ""))));
}
const markdownDetails = (title, body) => `<details><summary>${title}</summary>\n\n${body.trim()}\n\n</details>\n`;
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
},
6880: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
D: () => NODE_DEFAULT,
W: () => nodeTests
});
var _foreign_patterns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45031);
var _paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12383);
var _patterns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3612);
const NODE_DEFAULT = [ "**/*{.,-,_}test.{c,m,}{j,t}s", "**/test-*.{c,m,}{j,t}s", "**/test.{c,m,}{j,t}s", "**/test/**/*.{c,m,}{j,t}s" ];
const BORP_DEFAULT = [ "**/*.test.{cjs,mjs,js,cts,mts,ts}" ];
const WITH_VALUE = /^--test-(?:name-pattern|skip-pattern|concurrency|timeout|reporter|reporter-destination|isolation|global-setup|shard|coverage-\w+|rerun-failures)$|^(?:-[cptrTgi]|--(?:pattern|ignore|concurrency|timeout|reporter|coverage-exclude|lines|branches|functions|statements|ts-build|post-compile))$/;
function nodeTests(tree, command, foreign = (0, _foreign_patterns_js__WEBPACK_IMPORTED_MODULE_0__.g7)(_foreign_patterns_js__WEBPACK_IMPORTED_MODULE_0__.Qd)) {
const positional = [];
const words = command?.args ?? [];
for (let at = 0; at < words.length; at++) {
const word = words[at];
if (word.computed) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`the script computes a part of "${command.text}"`);
if (!word.text.startsWith("-")) positional.push(word); else if (WITH_VALUE.test(word.text)) at += 1;
}
const paths = [ ...tree.files ].filter(path => !(0, _paths_js__WEBPACK_IMPORTED_MODULE_2__.j$)(path));
if (positional.length === 0) {
const patterns = command?.executable === "borp" ? borpPatterns(tree) : NODE_DEFAULT;
return {
tests: [ ...(0, _patterns_js__WEBPACK_IMPORTED_MODULE_1__.vz)(foreign, patterns, paths) ].sort(),
patterns: patterns
};
}
const found = new Set;
for (const word of positional) {
const files = filesOf(paths, word, foreign);
if (files.length === 0) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`no tracked file fits "${word.text}", which the script gives node --test`);
for (const file of files) found.add(file);
}
return {
tests: [ ...found ].sort(),
patterns: positional.map(({text: text}) => text)
};
}
function filesOf(paths, word, foreign) {
const name = word.text.replace(/^(?:\.\/)+/, "").replace(/\/$/, "");
if (name.startsWith("../") || name.startsWith("/")) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_1__.IO(`the script gives node --test the path ${word.text}, outside the repository`);
if (paths.includes(name)) return [ name ];
if (word.pattern) {
const expanded = [ ...(0, _patterns_js__WEBPACK_IMPORTED_MODULE_1__.vz)(foreign, [ name.replaceAll(/\*{2,}/g, "*") ], paths) ];
if (expanded.length > 0) return expanded;
}
const below = [ ...(0, _patterns_js__WEBPACK_IMPORTED_MODULE_1__.vz)(foreign, [ name ], paths) ];
if (below.length > 0) return below;
return paths.filter(path => (name === "" || name === "." || path.startsWith(`${name}/`)) && /\.[cm]?[jt]s$/.test(path));
}
function borpPatterns(tree) {
const text = tree.read(".borp.yaml") ?? tree.read(".borp.yml") ?? "";
const listed = [];
let inFiles = false;
for (const line of text.split("\n")) {
if (/^\S/.test(line)) inFiles = line.startsWith("files:");
const item = line.trimStart();
if (!inFiles || !item.startsWith("- ")) continue;
const value = item.slice(2).trim();
const quoted = /^(['"])(.*)\1$/.exec(value);
listed.push(quoted ? quoted[2] : value);
}
return listed.length > 0 ? listed : BORP_DEFAULT;
}
},
63944: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
$1: () => commandsBeside,
Nl: () => commandOf,
PU: () => commandsInTestScript,
kB: () => KNOWN_RUNNERS,
qU: () => detectRunner
});
var _paceline_contracts__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27910);
var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99217);
var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66274);
var _script_command_options_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(67717);
var _script_test_script_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36329);
const KNOWN_RUNNERS = _paceline_contracts__WEBPACK_IMPORTED_MODULE_0__.Ln.filter(name => name !== "command");
const OTHER_PACKAGES = [ "tap", "tape", "jasmine", "uvu", "karma", "@web/test-runner", "qunit", "testcafe", "nightwatch", "@cucumber/cucumber", "react-scripts" ];
const OTHER_FILES = [ [ /^Cargo\.toml$/, "cargo test" ], [ /\.(?:sln|slnx|csproj|fsproj)$/, "dotnet test" ], [ /^mix\.exs$/, "mix test" ], [ /^CMakeLists\.txt$/, "ctest" ], [ /^(?:GNUm|M|m)akefile$/, "make" ] ];
function detectRunner(folder, options) {
const manifest = (0, _manifest_js__WEBPACK_IMPORTED_MODULE_1__.$)(folder.text);
const javascript = javascriptRunner(folder, manifest, options);
if (javascript.ambiguous.length > 0) return javascript;
const strong = [ ...otherLanguages(folder) ].filter(({program: program}) => options.fits(program) && program !== javascript.runner);
if (javascript.runner) {
if (strong.length === 0) return javascript;
const found = {
program: javascript.runner,
sign: javascript.sign
};
return {
...javascript,
runner: void 0,
ambiguous: [ found, ...strong ]
};
}
if (strong.length > 1) return {
...javascript,
ambiguous: strong
};
if (strong.length === 1) return {
...javascript,
runner: strong[0].program
};
const weak = [ "pyproject.toml", "setup.py", "setup.cfg", "tox.ini", "requirements.txt" ].find(name => folder.names.includes(name));
if (weak && javascript.others.length === 0 && options.fits("pytest")) return {
...javascript,
runner: "pytest"
};
const ofFiles = OTHER_FILES.flatMap(([pattern, program]) => {
const name = folder.names.find(one => pattern.test(one));
return name === void 0 ? [] : [ {
program: program,
sign: name
} ];
});
return {
...javascript,
others: unique([ ...javascript.others, ...ofFiles ])
};
}
function commandOf(manifest, program) {
const scripts = (0, _json_js__WEBPACK_IMPORTED_MODULE_2__.Sf)(manifest);
const own = commandsIn(scripts, "test", program);
if (own.length > 0) return own[0];
const others = commandsOfOthers(scripts, program);
if (scripts["test"] === void 0 || new Set(others.map(selectionOf)).size < 2) return others[0];
return others.find(command => selectionOf(command) === "");
}
function commandsBeside(manifest, program, command) {
const scripts = (0, _json_js__WEBPACK_IMPORTED_MODULE_2__.Sf)(manifest);
if (commandsIn(scripts, "test", program).length > 0) return [];
const planned = command === void 0 ? "" : selectionOf(command);
const found = commandsOfOthers(scripts, program).filter(one => selectionOf(one) !== planned);
return [ ...new Map(found.map(one => [ selectionOf(one), one ])).values() ];
}
const commandsIn = (scripts, name, program) => (0, _script_test_script_js__WEBPACK_IMPORTED_MODULE_3__.X)((0, 
_script_test_script_js__WEBPACK_IMPORTED_MODULE_3__.U)(scripts, name).commands).filter(one => one.program === program);
const commandsOfOthers = (scripts, program) => scriptOrder(scripts).filter(name => name !== "test").flatMap(name => commandsIn(scripts, name, program));
function selectionOf(command) {
const {program: program, args: args} = command;
if (program !== "vitest" && program !== "jest") return args.map(({text: text}) => text).join(" ");
const {options: options, tests: tests} = (0, _script_command_options_js__WEBPACK_IMPORTED_MODULE_4__.Y2)(program, command);
return [ ...options, ...tests ].join(" ");
}
function commandsInTestScript(manifest) {
const scripts = (0, _json_js__WEBPACK_IMPORTED_MODULE_2__.Sf)(manifest);
const {commands: commands, unread: unread, rest: rest} = (0, _script_test_script_js__WEBPACK_IMPORTED_MODULE_3__.U)(scripts, "test");
const hooks = [ "pretest", "posttest" ].flatMap(name => scripts[name] ?? []);
return {
commands: (0, _script_test_script_js__WEBPACK_IMPORTED_MODULE_3__.X)(commands),
unread: unread,
rest: [ ...rest, ...hooks ]
};
}
const scriptOrder = scripts => {
const names = Object.keys(scripts);
const rank = name => name === "test" ? 0 : /^(?:test|unit)/.test(name) ? 1 : 2;
return names.sort((a, b) => rank(a) - rank(b));
};
function javascriptRunner(folder, manifest, options) {
const scripts = (0, _json_js__WEBPACK_IMPORTED_MODULE_2__.Sf)(manifest);
const dependencies = dependenciesOf(manifest);
const none = {
runner: void 0,
command: void 0,
ambiguous: [],
others: [],
sign: ""
};
const own = (0, _script_test_script_js__WEBPACK_IMPORTED_MODULE_3__.X)((0, _script_test_script_js__WEBPACK_IMPORTED_MODULE_3__.U)(scripts, "test").commands);
const bySign = (commands, sign) => unique(commands.map(({program: program}) => ({
program: program,
sign: sign
})));
if (own.length > 0) {
const signs = bySign(own, 'the script "test"');
const known = signs.filter(({program: program}) => isKnown(program));
if (signs.length > 1) return {
...none,
ambiguous: signs
};
if (own.length > 1) return {
...none,
ambiguous: own.map(({program: program, text: text}) => ({
program: program,
sign: `"${text}"`
}))
};
if (known.length === 1) {
const runner = known[0].program;
return {
...none,
runner: runner,
command: own[0],
sign: signs[0].sign
};
}
return {
...none,
others: signs
};
}
const named = Object.keys(scripts).filter(name => /^(?:test|unit)/.test(name) && name !== "test");
const ofNamed = named.flatMap(name => (0, _script_test_script_js__WEBPACK_IMPORTED_MODULE_3__.U)(scripts, name).commands.map(command => ({
command: command,
sign: `the script "${name}"`
})));
const signs = unique(ofNamed.map(({command: command, sign: sign}) => ({
program: command.program,
sign: sign
})));
const known = signs.filter(({program: program}) => isKnown(program));
if (known.length > 1) return {
...none,
ambiguous: known
};
if (known.length === 1) {
const runner = known[0].program;
return {
...none,
runner: runner,
command: commandOf(manifest, runner),
others: signs.filter(({program: program}) => program !== runner),
sign: known[0].sign
};
}
const found = [];
for (const name of folder.names) {
if (/^(?:vitest|vite)\.(?:config|workspace)\.[cm]?[jt]s$|^vitest\.workspace\.json$/.test(name)) if (name.startsWith("vitest") || /\btest\s*:/.test(folder.text(name))) found.push({
program: "vitest",
sign: name
});
if (/^jest\.config\.(?:[cm]?[jt]s|json)$/.test(name)) found.push({
program: "jest",
sign: name
});
}
for (const name of [ "vitest", "jest" ]) if (dependencies.has(name)) found.push({
program: name,
sign: `package.json depends on ${name}`
});
if (manifest?.["jest"] !== void 0) found.push({
program: "jest",
sign: "package.json configures jest"
});
if (found.length === 0) {
const elsewhere = scriptOrder(scripts).flatMap(name => (0, _script_test_script_js__WEBPACK_IMPORTED_MODULE_3__.U)(scripts, name).commands);
if (elsewhere.some(({program: program}) => program === "node")) found.push({
program: "node",
sign: "a script runs node --test"
});
}
if (found.length === 0) {
for (const name of [ "vitest", "jest" ]) if (options.workspaceDependencies?.has(name)) found.push({
program: name,
sign: `a package depends on ${name}`
});
const ofPackages = (options.workspaceScripts ?? []).flatMap(one => (0, _script_test_script_js__WEBPACK_IMPORTED_MODULE_3__.U)(one, "test").commands);
if (found.length === 0 && ofPackages.some(({program: program}) => program === "node")) found.push({
program: "node",
sign: "a package's script runs node --test"
});
}
for (const programs of [ [ "mocha", "ava" ], [ "playwright", "cypress" ], [ "deno", "bun" ] ]) if (found.length === 0) found.push(...programs.flatMap(name => signOf(name, folder, manifest) ?? []));
const distinct = unique(found.filter(({program: program}) => !RARE.has(program) || options.fits(program)));
const others = [ ...signs, ...OTHER_PACKAGES.filter(name => dependencies.has(name)).map(name => ({
program: name,
sign: `package.json depends on ${name}`
})) ];
if (distinct.length > 1) return {
...none,
ambiguous: distinct
};
if (distinct.length === 1) {
const runner = distinct[0].program;
return {
...none,
runner: runner,
command: commandOf(manifest, runner),
sign: distinct[0].sign
};
}
return {
...none,
others: others
};
}
const RARE = new Set([ "deno", "bun" ]);
const SIGNS = {
mocha: {
file: /^\.mocharc\.(?:[cm]?js|jsonc?|ya?ml)$/,
dependency: "mocha",
field: "mocha"
},
ava: {
file: /^ava\.config\.[cm]?js$/,
dependency: "ava",
field: "ava"
},
playwright: {
file: /^playwright\.config\.[cm]?[jt]s$/,
dependency: "@playwright/test",
field: void 0
},
cypress: {
file: /^cypress\.config\.[cm]?[jt]s$/,
dependency: "cypress",
field: void 0
},
deno: {
file: /^deno\.jsonc?$/,
dependency: void 0,
field: void 0
},
bun: {
file: /^(?:bunfig\.toml|bun\.lockb?)$/,
dependency: void 0,
field: void 0
}
};
function signOf(program, folder, manifest) {
const {file: file, dependency: dependency, field: field} = SIGNS[program];
const name = folder.names.find(one => file.test(one));
if (name !== void 0) return {
program: program,
sign: name
};
if (field !== void 0 && manifest?.[field] !== void 0) return {
program: program,
sign: `package.json configures ${program}`
};
return dependency !== void 0 && dependenciesOf(manifest).has(dependency) ? {
program: program,
sign: `package.json depends on ${dependency}`
} : void 0;
}
const dependenciesOf = manifest => new Set([ "dependencies", "devDependencies" ].flatMap(field => Object.keys((0, 
_json_js__WEBPACK_IMPORTED_MODULE_2__.eB)(manifest?.[field]) ?? {})));
function* otherLanguages(folder) {
if (folder.names.includes("go.mod")) yield {
program: "go",
sign: "go.mod"
};
for (const [program, file] of OTHER_LANGUAGES) {
const name = folder.names.find(one => file.test(one));
if (name !== void 0) yield {
program: program,
sign: name
};
}
if (folder.text(".config/nextest.toml") !== "") yield {
program: "nextest",
sign: ".config/nextest.toml"
};
if (!folder.names.includes(".rspec") && /^[ \t]*gem(?:[ \t]+|[ \t]*\([ \t]*)['"]rspec/m.test(folder.text("Gemfile"))) yield {
program: "rspec",
sign: "the Gemfile names rspec"
};
for (const name of [ "pytest.ini", ".pytest.ini", "conftest.py" ]) if (folder.names.includes(name)) return yield {
program: "pytest",
sign: name
};
for (const [name, section] of [ [ "pyproject.toml", /^\[tool\.pytest/m ], [ "setup.cfg", /^\[tool:pytest\]/m ], [ "tox.ini", /^\[pytest\]/m ] ]) if (section.test(folder.text(name))) return yield {
program: "pytest",
sign: `${name} configures pytest`
};
}
const OTHER_LANGUAGES = [ [ "maven", /^pom\.xml$/ ], [ "gradle", /^(?:build|settings)\.gradle(?:\.kts)?$/ ], [ "phpunit", /^phpunit(?:\.dist)?\.xml(?:\.dist)?$/ ], [ "rspec", /^\.rspec$/ ] ];
const isKnown = program => KNOWN_RUNNERS.includes(program);
function unique(signs) {
const found = new Map;
for (const sign of signs) if (!found.has(sign.program)) found.set(sign.program, sign);
return [ ...found.values() ];
}
},
45031: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Ey: () => InvalidPattern,
Qd: () => PATTERN_MILLISECONDS,
g7: () => foreignPatterns,
w5: () => PatternTimeout
});
var node_vm__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30714);
var picomatch__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14006);
const PATTERN_MILLISECONDS = 5e3;
const MAX_SOURCE = 4096;
const SHOWN = 200;
class PatternTimeout extends Error {
code="PACELINE_PATTERN_TIMEOUT";
remedy="Write it without nested repetitions such as (a+)+, or name the files by simpler patterns in the input of this action.";
pattern;
constructor(pattern, milliseconds) {
super(`The ${named(pattern)} could not be matched within ${milliseconds / 1e3} s.`);
this.name = "PatternTimeout";
this.pattern = pattern;
}
}
class InvalidPattern extends Error {
code="PACELINE_PATTERN_INVALID";
remedy="Correct the pattern.";
pattern;
constructor(pattern, reason, options) {
super(`The ${named(pattern)} cannot be used: ${reason}.`, options);
this.name = "InvalidPattern";
this.pattern = pattern;
}
}
function foreignPatterns(milliseconds, now = () => performance.now()) {
let left = milliseconds;
let slowest;
function timed(pattern, work) {
const started = now();
try {
if (left <= 0) throw OUT_OF_TIME;
return interruptible(Math.max(1, Math.ceil(left)), work);
} catch (error) {
if (isTimeout(error)) {
const took = now() - started;
throw new PatternTimeout(slowest && slowest.took >= took ? slowest.pattern : pattern, milliseconds);
}
throw new InvalidPattern(pattern, reasonOf(error), {
cause: error
});
} finally {
const took = now() - started;
left -= took;
if (!slowest || took > slowest.took) slowest = {
pattern: pattern,
took: took
};
}
}
return {
match({include: include, exclude: exclude = [], paths: paths}) {
const taken = paths.map(() => false);
const mark = (pattern, value) => {
if (pattern.source.length > MAX_SOURCE) throw new InvalidPattern(pattern, `it has ${pattern.source.length} of at most ${MAX_SOURCE} characters`);
timed(pattern, () => {
const matches = compile(pattern);
for (let at = 0; at < paths.length; at++) if (taken[at] !== value && matches(paths[at])) taken[at] = value;
});
};
for (const pattern of include) mark(pattern, true);
for (const pattern of exclude) mark(pattern, false);
return taken;
}
};
}
function compile({type: type, source: source}) {
if (type === "glob") return picomatch__WEBPACK_IMPORTED_MODULE_1__(source, {
dot: true
});
const expression = new RegExp(source);
return path => expression.test(path);
}
const OUT_OF_TIME = Object.assign(new Error("no time is left"), {
code: "ERR_SCRIPT_EXECUTION_TIMEOUT"
});
const isTimeout = error => error?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
let script;
function interruptible(timeout, work) {
script ??= new node_vm__WEBPACK_IMPORTED_MODULE_0__.Script("work()");
return script.runInContext((0, node_vm__WEBPACK_IMPORTED_MODULE_0__.createContext)({
work: work
}), {
timeout: timeout
});
}
function reasonOf(error) {
if (error instanceof RangeError) return "it needs too much memory";
const message = error instanceof Error ? error.message : String(error);
return message.length <= SHOWN ? message.replace(/\.$/, "") : `…${message.slice(-100)}`;
}
const named = ({type: type, source: source}) => `${type === "glob" ? "glob" : "regular expression"} ${JSON.stringify(source.length <= SHOWN ? source : `${source.slice(0, SHOWN)}…`)}`;
},
99217: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Sf: () => scriptsOf,
eB: () => asObject,
lj: () => parseObject
});
const asObject = value => typeof value === "object" && value !== null && !Array.isArray(value) ? value : void 0;
function parseObject(text) {
try {
return asObject(JSON.parse(text));
} catch {
return;
}
}
function scriptsOf(manifest) {
const scripts = asObject(manifest?.["scripts"]) ?? {};
return Object.fromEntries(Object.entries(scripts).filter(entry => typeof entry[1] === "string"));
}
},
40276: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
p: () => parseJsonc
});
const MAX_DEPTH = 500;
function parseJsonc(source) {
const bare = plainJson(source);
try {
return bare === void 0 ? void 0 : JSON.parse(bare);
} catch {
return;
}
}
function plainJson(source) {
const pieces = [];
let from = source.startsWith("\ufeff") ? 1 : 0;
let comma = -1;
let depth = 0;
const cut = at => {
pieces.push(source.slice(from, at));
};
for (let at = from; at < source.length; ) {
const char = source[at];
if (char === '"') {
const end = stringEnd(source, at);
if (end === -1) return;
comma = -1;
at = end;
} else if (char === "/") {
const line = source[at + 1] === "/";
if (!line && source[at + 1] !== "*") return;
const close = line ? lineEnd(source, at) : source.indexOf("*/", at + 2);
if (close === -1) return;
cut(at);
at = line ? close : close + 2;
from = at;
} else if (char === ",") {
cut(at);
comma = pieces.length;
pieces.push(",");
at += 1;
from = at;
} else {
if (char === "}" || char === "]") {
if (comma !== -1) pieces[comma] = "";
depth -= 1;
} else if (char === "{" || char === "[") {
depth += 1;
if (depth > MAX_DEPTH) return;
}
if (!" \t\r\n".includes(char)) comma = -1;
at += 1;
}
}
cut(source.length);
return pieces.join("");
}
function stringEnd(source, at) {
for (let next = at + 1; next < source.length; next++) {
if (source[next] === '"') return next + 1;
if (source[next] === "\\") next += 1; else if (source[next] === "\n" || source[next] === "\r") return -1;
}
return -1;
}
function lineEnd(source, at) {
const end = source.indexOf("\n", at);
return end === -1 ? source.length : end;
}
},
30981: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
_: () => jvmClasses
});
function jvmClasses(source, path) {
const name = path.slice(path.lastIndexOf("/") + 1);
const dot = name.lastIndexOf(".");
const words = topLevelWords(source, name.slice(dot + 1));
const at = words.indexOf("package");
const packageName = at === -1 ? "" : dottedName(words, at + 1);
const found = [ name.slice(0, dot) ];
for (const [index, word] of words.entries()) {
if (!/^(?:class|interface|enum|record|object|trait)$/.test(word)) continue;
const next = words[index + 1] ?? "";
if (/^[\p{L}_$]/u.test(next) && !/^(?:class|extends|implements)$/.test(next)) found.push(next);
}
return [ ...new Set(found) ].map(one => packageName === "" ? one : `${packageName}.${one}`);
}
function dottedName(words, from) {
let name = words[from] ?? "";
for (let at = from + 1; words[at] === "."; at += 2) name += `.${words[at + 1] ?? ""}`;
return name;
}
function topLevelWords(source, language) {
const words = [];
let depth = 0;
let at = 0;
while (at < source.length) {
const char = source[at];
if (char === "/" && source[at + 1] === "/") at = endOf(source, "\n", at); else if (char === "/" && source[at + 1] === "*") at = commentEnd(source, at, language !== "java"); else if (source.startsWith('"""', at)) at = endOf(source, '"""', at + 3); else if (char === '"') at = textEnd(source, at); else if (char === "'") at = quoteEnd(source, at, language); else if (char === "{" || char === "(") {
depth += 1;
at += 1;
} else if (char === "}" || char === ")") {
depth -= 1;
at += 1;
} else if (/[\p{L}_$]/u.test(char)) {
const word = /^[\p{L}\p{Nd}_$]+/u.exec(source.slice(at, at + 500))?.[0] ?? char;
if (depth <= 0) words.push(word);
at += word.length;
} else {
if (depth <= 0 && char === ".") words.push(char);
at += 1;
}
}
return words;
}
function endOf(source, end, from) {
const found = source.indexOf(end, from);
return found === -1 ? source.length : found + end.length;
}
function commentEnd(source, from, nested) {
let depth = 0;
for (let at = from; at < source.length; at++) if (source[at] === "*" && source[at + 1] === "/") {
depth -= 1;
at += 1;
if (depth === 0 || !nested) return at + 1;
} else if (source[at] === "/" && source[at + 1] === "*") {
depth += 1;
at += 1;
}
return source.length;
}
function textEnd(source, from) {
const quote = source[from];
for (let at = from + 1; at < source.length; at++) if (source[at] === "\\") at += 1; else if (source[at] === quote) return at + 1; else if (source[at] === "\n") return at;
return source.length;
}
function quoteEnd(source, from, language) {
if (language === "groovy") return source.startsWith("'''", from) ? endOf(source, "'''", from + 3) : textEnd(source, from);
const character = /^'(?:\\[^\n]{1,8}?|[^\\\n]{1,2})'/.exec(source.slice(from, from + 12));
return from + (character?.[0].length ?? 1);
}
},
66274: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
$: () => manifestOf
});
var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99217);
var _jsonc_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40276);
function manifestOf(text) {
const manifest = (0, _json_js__WEBPACK_IMPORTED_MODULE_0__.lj)(text("package.json"));
const deno = (0, _json_js__WEBPACK_IMPORTED_MODULE_0__.eB)((0, _jsonc_js__WEBPACK_IMPORTED_MODULE_1__.p)(text("deno.json")) ?? (0, 
_jsonc_js__WEBPACK_IMPORTED_MODULE_1__.p)(text("deno.jsonc")));
const tasks = Object.entries((0, _json_js__WEBPACK_IMPORTED_MODULE_0__.eB)(deno?.["tasks"]) ?? {}).flatMap(([name, task]) => {
const command = typeof task === "string" ? task : (0, _json_js__WEBPACK_IMPORTED_MODULE_0__.eB)(task)?.["command"];
return typeof command === "string" ? [ [ name, before(task) + command ] ] : [];
});
if (tasks.length === 0) return manifest;
const scripts = (0, _json_js__WEBPACK_IMPORTED_MODULE_0__.eB)(manifest?.["scripts"]);
return {
...manifest,
scripts: {
...Object.fromEntries(tasks),
...scripts
}
};
}
function before(task) {
const names = (0, _json_js__WEBPACK_IMPORTED_MODULE_0__.eB)(task)?.["dependencies"];
if (!Array.isArray(names)) return "";
return names.filter(name => typeof name === "string").map(name => `deno task '${name.replaceAll("'", "")}' && `).join("");
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
3612: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
$6: () => patternTexts,
Hh: () => noPatterns,
IO: () => Unreadable,
Ki: () => shellExpanded,
VS: () => matchingFiles,
jN: () => matcher,
pd: () => foldersOf,
vz: () => matchedPaths
});
var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14006);
var _foreign_patterns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45031);
var _paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12383);
const noPatterns = folder => ({
folder: folder,
include: [],
exclude: [],
regexes: [],
ignoredRegexes: [],
roots: [],
inSource: []
});
const matcher = globs => {
const {include: include, exclude: exclude} = split(globs);
const wanted = include.map(({source: source}) => picomatch__WEBPACK_IMPORTED_MODULE_0__(source, {
dot: true
}));
const refused = exclude.map(({source: source}) => picomatch__WEBPACK_IMPORTED_MODULE_0__(source, {
dot: true
}));
return path => wanted.some(match => match(path)) && !refused.some(match => match(path));
};
const clean = glob => glob.replace(/^(?:\.\/)+/, "").replace(/\/$/, "/**");
const glob = source => ({
type: "glob",
source: clean(source)
});
const regex = source => ({
type: "regex",
source: source
});
const split = globs => ({
include: globs.filter(text => !text.startsWith("!")).map(glob),
exclude: globs.filter(text => text.startsWith("!")).map(text => glob(text.slice(1)))
});
function matchedPaths(foreign, globs, paths) {
const taken = foreign.match({
...split(globs),
paths: paths
});
return new Set(paths.filter((_, index) => taken[index]));
}
function shellExpanded(words, paths, foreign = (0, _foreign_patterns_js__WEBPACK_IMPORTED_MODULE_1__.g7)(_foreign_patterns_js__WEBPACK_IMPORTED_MODULE_1__.Qd)) {
return words.flatMap(({text: text, pattern: pattern}) => {
if (!pattern) return [ text ];
const dots = /^(?:\.\/)+/.exec(text)?.[0] ?? "";
const glob = text.slice(dots.length).replaceAll(/\*{2,}/g, "*");
const found = [ ...matchedPaths(foreign, [ glob ], paths) ].sort();
return found.length === 0 ? [ text ] : found.map(path => dots + path);
});
}
function matchingFiles(tree, patterns, foreign) {
const paths = [ ...tree.files ].filter(path => !(0, _paths_js__WEBPACK_IMPORTED_MODULE_2__.j$)(path));
const found = new Set;
for (const pattern of patterns) for (const path of matching(tree, paths, pattern, foreign)) found.add(path);
return [ ...found ].sort();
}
function matching(tree, paths, pattern, foreign) {
const prefix = pattern.folder === "" ? "" : `${pattern.folder}/`;
const below = paths.filter(path => path.startsWith(prefix) && (pattern.roots.length === 0 || pattern.roots.some(root => (0, 
_paths_js__WEBPACK_IMPORTED_MODULE_2__.Yw)(path, root))));
const insides = below.map(path => path.slice(prefix.length));
const absolutes = below.map(path => `/${path}`);
const included = foreign.match({
...split(pattern.include),
paths: insides
});
const excluded = foreign.match({
include: split(pattern.exclude).include,
paths: insides
});
const byRegex = foreign.match({
include: pattern.regexes.map(regex),
paths: absolutes
});
const ignored = foreign.match({
include: pattern.ignoredRegexes.map(regex),
paths: absolutes
});
const inSource = foreign.match({
...split(pattern.inSource),
paths: insides
});
return below.filter((path, at) => {
if (excluded[at] || ignored[at]) return false;
if (included[at] || byRegex[at]) return true;
return inSource[at] && (tree.read(path)?.includes("import.meta.vitest") ?? false);
});
}
function foldersOf(tree) {
const folders = new Set;
for (const path of tree.files) for (let folder = (0, _paths_js__WEBPACK_IMPORTED_MODULE_2__.yS)(path); folder !== "" && !folders.has(folder); folder = (0, 
_paths_js__WEBPACK_IMPORTED_MODULE_2__.yS)(folder)) folders.add(folder);
return folders;
}
const patternTexts = patterns => [ ...new Set(patterns.flatMap(({folder: folder, include: include, regexes: regexes}) => [ ...include, ...regexes ].map(text => folder === "" ? text : `${folder}/${text}`))) ];
class Unreadable extends Error {}
},
67717: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
LI: () => JEST_SYNTAX,
Tt: () => readOptions,
Y2: () => scriptArguments,
kG: () => VITEST_SYNTAX,
l6: () => avaOptions,
vJ: () => mochaOptions
});
function readOptions(command, syntax) {
const found = new Map;
const written = [];
const positional = [];
const words = command?.args ?? [];
for (let at = 0; at < words.length; at++) {
const {text: text} = words[at];
if (text === "--") continue;
const long = /^--([^=]+)(?:=([\s\S]*))?$/.exec(text);
const brief = /^-([A-Za-z])(?:=?([\s\S]+))?$/.exec(text);
if (!long && !brief) {
positional.push(words[at]);
continue;
}
const name = long ? long[1] : syntax.short[brief[1]] ?? brief[1];
const own = [ text ];
const values = [ (long ? long[2] : brief[2]) ?? "" ];
const mayTakeNext = syntax.withValue?.has(name) ?? !syntax.withoutValue.has(name);
const takesNext = (long ? long[2] : brief[2]) === void 0 && mayTakeNext;
if (takesNext) {
const most = syntax.greedy.has(name) ? words.length : at + 1;
while (at < most && words[at + 1] !== void 0 && !words[at + 1].text.startsWith("-")) {
at += 1;
if (own.length === 1) values.pop();
values.push(words[at].text);
own.push(words[at].text);
if (!syntax.greedy.has(name)) break;
}
}
found.set(name, [ ...found.get(name) ?? [], ...values ]);
written.push({
name: name,
words: own
});
}
return {
values: name => found.get(name) ?? [],
has: name => found.has(name),
written: written,
positional: positional.map(({text: text}) => text),
positionalWords: positional,
computed: words.some(word => word.computed) ? command.text : void 0
};
}
const names = text => new Set(text.split(" "));
const VITEST_SYNTAX = {
short: {
c: "config",
r: "root",
t: "testNamePattern",
w: "watch",
u: "update"
},
withoutValue: names("run watch ui coverage passWithNoTests no-coverage globals dom silent hideSkippedTests allowOnly no-isolate isolate logHeapUsage no-file-parallelism fileParallelism typecheck typecheck.enabled expandSnapshotDiff disableConsoleIntercept clearCache standalone no-color color no-watch update once browser no-cache"),
greedy: new Set
};
const JEST_SYNTAX = {
short: {
c: "config",
t: "testNamePattern",
i: "runInBand",
w: "maxWorkers",
o: "onlyChanged",
u: "updateSnapshot",
b: "bail",
e: "expand",
f: "onlyFailures"
},
withoutValue: names("all automock bail ci clearMocks color colors coverage debug detectLeaks detectOpenHandles errorOnDeprecated expand forceExit runInBand init injectGlobals json lastCommit listTests logHeapUsage noStackTrace no-cache cache no-coverage noCoverage notify onlyChanged onlyFailures passWithNoTests resetMocks resetModules restoreMocks randomize showConfig showSeed silent skipFilter testLocationInResults updateSnapshot useStderr verbose no-verbose waitForUnhandledRejections watch watchAll no-watchAll no-watch watchman no-watchman workerThreads no-silent runTestsByPath"),
greedy: names("collectCoverageFrom coveragePathIgnorePatterns coverageReporters ignoreProjects moduleDirectories moduleFileExtensions modulePathIgnorePatterns modulePaths projects reporters roots selectProjects setupFiles setupFilesAfterEnv snapshotSerializers testMatch testPathIgnorePatterns testPathPattern testPathPatterns testRegex transformIgnorePatterns unmockedModulePathPatterns watchPathIgnorePatterns")
};
const COVERAGE = /^(?:no-coverage|noCoverage|coverage.*|collectCoverage.*)$/;
const COVERAGE_OUTPUT = /^(?:no-coverage|noCoverage|coverage|coverage\.enabled|collectCoverage|coverage\.?(?:reporters?|reportsDirectory|directory|thresholds?.*))$/i;
const MOCHA_SYNTAX = {
short: {
A: "async-only",
b: "bail",
c: "color",
C: "no-colors",
f: "fgrep",
g: "grep",
i: "invert",
j: "jobs",
n: "node-option",
O: "reporter-option",
p: "parallel",
R: "reporter",
r: "require",
s: "slow",
S: "sort",
t: "timeout",
u: "ui",
w: "watch"
},
withoutValue: new Set,
withValue: names("config exclude extension fgrep file global globals grep ignore jobs node-option package reporter reporter-option reporter-options require retries slow spec timeout timeouts ui watch-files watch-ignore"),
greedy: new Set
};
const TS_MOCHA_SYNTAX = {
...MOCHA_SYNTAX,
short: {
...MOCHA_SYNTAX.short,
p: "project"
},
withValue: new Set([ ...MOCHA_SYNTAX.withValue, "project" ])
};
const AVA_SYNTAX = {
short: {
c: "concurrency",
m: "match",
s: "serial",
t: "tap",
T: "timeout",
u: "update-snapshots",
v: "verbose",
w: "watch"
},
withoutValue: new Set,
withValue: names("concurrency config match node-arguments timeout"),
greedy: new Set
};
function syntaxOf(runner, command) {
if (runner === "mocha") return command?.executable === "ts-mocha" ? TS_MOCHA_SYNTAX : MOCHA_SYNTAX;
return {
vitest: VITEST_SYNTAX,
jest: JEST_SYNTAX,
ava: AVA_SYNTAX
}[runner];
}
const mochaOptions = command => readOptions(command, syntaxOf("mocha", command));
const avaOptions = command => readOptions(beforeDashes(command), AVA_SYNTAX);
function beforeDashes(command) {
const end = command?.args.findIndex(({text: text}) => text === "--") ?? -1;
return command === void 0 || end === -1 ? command : {
...command,
args: command.args.slice(0, end)
};
}
const DROPPED = {
vitest: /^(?:run|watch|ui|open|reporter|outputFile.*|coverage.*|no-coverage|shard|changed|standalone|no-watch|mergeReports|update)$/,
jest: /^(?:watch|watchAll|no-watch|no-watchAll|json|outputFile|reporters|coverage.*|collectCoverage.*|no-coverage|noCoverage|shard|onlyChanged|onlyFailures|changedSince|changedFilesWithAncestor|lastCommit|listTests|init|showConfig|updateSnapshot|testLocationInResults|runTestsByPath|silent|verbose)$/,
mocha: /^(?:reporter|reporter-options?|watch|no-watch|watch-files|watch-ignore)$/,
ava: /^(?:tap|no-tap|watch|no-watch)$/
};
const NAMING = {
vitest: void 0,
jest: /^testPathPatterns?$/,
mocha: /^spec$/,
ava: void 0
};
function scriptArguments(runner, written, others) {
const command = runner === "ava" ? beforeDashes(written) : written;
const options = readOptions(command, syntaxOf(runner, command));
const dropped = DROPPED[runner];
const naming = NAMING[runner];
const byOption = options.written.filter(({name: name}) => naming?.test(name));
const tests = [ ...options.positional.filter(word => runner !== "vitest" || !/^(?:run|watch|dev)$/.test(word)), ...byOption.flatMap(({words: words}) => words.length > 1 ? words.slice(1) : [ words[0].replace(/^--[^=]*=/, "") ]) ];
const ofCoverage = options.written.filter(({name: name}) => COVERAGE.test(name));
return {
coverage: ofCoverage.flatMap(({words: words}) => words),
coverageScope: ofCoverage.filter(({name: name}) => !COVERAGE_OUTPUT.test(name)).flatMap(({words: words}) => words),
options: options.written.filter(option => !dropped.test(option.name) && !byOption.includes(option)).filter(({name: name}) => !others?.test(name)).flatMap(({words: words}) => words),
tests: tests,
words: tests.map(text => command?.args.find(word => word.text === text) ?? {
text: text,
computed: false,
pattern: false
}),
forwarded: (written?.args ?? []).slice(command?.args.length ?? 0).map(({text: text}) => text)
};
}
},
22205: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
h: () => shellCommands,
y: () => splitWords
});
function shellCommands(script) {
const commands = [];
let words = [];
let word;
let start = 0;
let skipNext = false;
const endWord = () => {
if (word && !skipNext) words.push(word);
if (word) skipNext = false;
word = void 0;
};
const endCommand = at => {
endWord();
if (words.length > 0) commands.push({
words: words,
text: script.slice(start, at).trim()
});
words = [];
};
const current = () => {
word ??= {
text: "",
computed: false,
pattern: false
};
return word;
};
for (let at = 0; at < script.length; at++) {
const char = script[at];
if (char === "'") {
const end = script.indexOf("'", at + 1);
if (end === -1) return;
current().text += script.slice(at + 1, end);
at = end;
} else if (char === '"') {
const target = current();
for (at += 1; script[at] !== '"'; at++) {
if (at >= script.length) return;
if (script[at] === "\\" && /["\\$`]/.test(script[at + 1] ?? "")) target.text += script[++at]; else {
if (script[at] === "$" || script[at] === "`") target.computed = true;
target.text += script[at];
}
}
} else if (char === "\\" && at + 1 < script.length) {
at += 1;
if (script[at] !== "\n") current().text += script[at];
} else if (char === "$" && script[at + 1] === "(") {
const end = closing(script, at + 1);
if (end === -1) return;
current().computed = true;
at = end;
} else if (char === "`") {
const end = script.indexOf("`", at + 1);
if (end === -1) return;
current().computed = true;
at = end;
} else if (char === "(" || char === ")") {
if (word === void 0 && char === "(") return;
current().text += char;
current().pattern = true;
} else if (char === ">" || char === "<") {
if (word && /^\d+$/.test(word.text)) word = void 0;
endWord();
while (script[at + 1] === ">" || script[at + 1] === "&" || script[at + 1] === "<") at += 1;
skipNext = true;
} else if (char === "&" || char === "|" || char === ";" || char === "\n") {
endCommand(at);
while (script[at + 1] === "&" || script[at + 1] === "|") at += 1;
start = at + 1;
} else if (/\s/.test(char)) endWord(); else {
const target = current();
if (char === "$") target.computed = true;
if (char === "*" || char === "?" || char === "[") target.pattern = true;
target.text += char;
}
}
endCommand(script.length);
return commands;
}
function closing(text, from) {
let depth = 0;
for (let at = from; at < text.length; at++) if (text[at] === "(") depth += 1; else if (text[at] === ")") {
depth -= 1;
if (depth === 0) return at;
}
return -1;
}
function splitWords(text) {
const words = [];
let word;
let quote = "";
for (let at = 0; at < text.length; at++) {
const char = text[at];
if (char === "\\" && quote !== "'" && /["'\\\s]/.test(text[at + 1] ?? "")) {
at += 1;
word = (word ?? "") + text[at];
} else if (quote !== "") if (char === quote) quote = ""; else word += char; else if (char === '"' || char === "'") {
quote = char;
word ??= "";
} else if (/\s/.test(char)) {
if (word !== void 0) words.push(word);
word = void 0;
} else word = (word ?? "") + char;
}
if (quote !== "") return;
if (word !== void 0) words.push(word);
return words;
}
},
36329: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
X: () => mergedCommands,
U: () => readScript
});
var shell_words = __webpack_require__(22205);
const PROGRAMS = {
vitest: "vitest",
jest: "jest",
borp: "node",
pytest: "pytest",
"py.test": "pytest",
mocha: "mocha",
_mocha: "mocha",
"ts-mocha": "mocha",
ava: "ava",
tap: "tap",
tape: "tape",
jasmine: "jasmine",
uvu: "uvu",
karma: "karma",
lab: "lab",
poku: "poku",
qunit: "qunit",
wtr: "web-test-runner",
"web-test-runner": "web-test-runner",
testcafe: "testcafe",
nightwatch: "nightwatch",
wdio: "wdio",
"cucumber-js": "cucumber",
phpunit: "phpunit",
rspec: "rspec"
};
const SUBCOMMANDS = {
playwright: [ "test" ],
cypress: [ "run" ],
bun: [ "test" ],
deno: [ "test" ],
go: [ "test" ],
cargo: [ "test", "nextest" ],
dotnet: [ "test" ],
gradle: [ "test", "check" ],
"./gradlew": [ "test", "check" ],
mvn: [ "test", "verify" ],
"./mvnw": [ "test", "verify" ],
"react-scripts": [ "test" ],
"vue-cli-service": [ "test:unit", "test:e2e" ],
ng: [ "test" ],
aegir: [ "test" ],
"web-ext": []
};
function programOf(executable, subcommand) {
const name = executable.replace(/^\.\/(gradle|mvn)w$/, "$1");
if (name === "mvn") return "maven";
return name === "cargo" ? subcommand === "nextest" ? "nextest" : "cargo test" : name;
}
const UNREAD = /^(?:turbo|nx|lerna|rush|moon|lage|wireit|just|task|make|gulp|grunt|hereby|bash|sh|zsh|tox|nox|hatch|invoke|wsrun|ultra|tsx|ts-node|esno|jiti|bun|deno|python3?|ruby|php|perl|docker|docker-compose|cd|pushd|eval|source|\.|xargs|find|for|while|if|test|glob|start-server-and-test|firebase|.*\.(?:sh|[cm]?[jt]s|py))$/;
const WRAPPERS = /^(?:cross-env|cross-env-shell|env|c8|nyc|npx|bunx|time|nice|timeout|xvfb-run|dotenv|dotenvx|infisical|doppler|op|pnpx|exec)$/;
const NODE_OPTIONS_WITH_VALUE = new Set([ "--import", "--require", "-r", "--loader", "--experimental-loader", "--conditions", "-C", "--env-file", "--env-file-if-exists", "--test-reporter", "--test-reporter-destination", "--test-name-pattern", "--test-skip-pattern", "--test-concurrency", "--test-timeout", "--test-global-setup", "--test-isolation", "--test-coverage-lines", "--test-coverage-branches", "--test-coverage-functions", "--test-coverage-include", "--test-coverage-exclude" ]);
const NOTHING = {
commands: [],
unread: [],
rest: []
};
function readScript(scripts, name = "test") {
return readNamed({
scripts: scripts,
read: new Map,
open: new Set
}, name);
}
function readNamed(from, name) {
const text = Object.hasOwn(from.scripts, name) ? from.scripts[name] : void 0;
if (text === void 0) return NOTHING;
const known = from.read.get(name);
if (known) return known;
if (from.open.has(name)) return {
...NOTHING,
unread: [ text ]
};
from.open.add(name);
const commands = (0, shell_words.h)(text);
const reading = commands ? joined(commands.map(command => orRest(readCommand(command, from, {}), command.text))) : {
...NOTHING,
unread: [ text ]
};
from.open.delete(name);
from.read.set(name, reading);
return reading;
}
function mergedCommands(commands) {
const merged = new Map;
for (const command of commands) {
const isName = ({text: text}, at) => !text.startsWith("-") && !/^-[^=]*$/.test(command.args[at - 1]?.text ?? "") && /[./*]/.test(text);
const names = command.args.filter(isName);
const options = command.args.filter((word, at) => !isName(word, at)).map(({text: text}) => text);
const {program: program, executable: executable, variables: variables, nodeFlags: nodeFlags} = command;
const key = JSON.stringify([ program, executable, variables, nodeFlags, options, names.length > 0 ]);
const before = merged.get(key);
merged.set(key, before ? {
...before,
args: [ ...before.args, ...names ],
text: `${before.text} && ${command.text}`
} : command);
}
return [ ...merged.values() ];
}
const orRest = (reading, text) => reading.commands.length + reading.unread.length + reading.rest.length === 0 ? {
...NOTHING,
rest: [ text ]
} : reading;
function joined(parts) {
const commands = new Map;
for (const command of parts.flatMap(part => part.commands)) {
const key = JSON.stringify([ command.program, command.variables, command.nodeFlags, command.args ]);
if (!commands.has(key)) commands.set(key, command);
}
return {
commands: [ ...commands.values() ],
unread: [ ...new Set(parts.flatMap(part => part.unread)) ],
rest: [ ...new Set(parts.flatMap(part => part.rest)) ]
};
}
function readCommand(command, from, inherited) {
const {words: words, text: text} = command;
const variables = {
...inherited
};
let at = 0;
for (;at < words.length; at++) {
const word = words[at];
const assignment = /^([A-Za-z_]\w*)=(.*)$/s.exec(word.text);
if (assignment && !word.computed) variables[assignment[1]] = assignment[2]; else if (!assignment) break;
}
const first = words[at];
if (!first) return NOTHING;
const unread = {
...NOTHING,
unread: [ text ]
};
if (first.computed) return unread;
const rest = words.slice(at + 1);
const executable = first.text.replace(/^(?:\.\/)?node_modules\/\.bin\//, "");
const found = (program, args, nodeFlags = []) => ({
commands: [ {
program: program,
executable: executable,
variables: variables,
nodeFlags: nodeFlags,
args: args,
text: text
} ],
unread: [],
rest: []
});
const program = executable;
const manages = /^(?:npm|pnpm|yarn|bun)$/.test(program) || program === "deno" && rest[0]?.text === "task";
if (manages) {
const words = program === "deno" ? [ {
...rest[0],
text: "run"
}, ...rest.slice(1) ] : rest;
const called = calledScript(program, words, from.scripts);
if (called === "unread") return unread;
if (called === "nothing") return NOTHING;
if (called?.script !== void 0) {
const inner = readNamed(from, called.script);
return {
commands: inner.commands.map(one => ({
...one,
variables: {
...variables,
...one.variables
},
args: [ ...one.args, ...called.args ]
})),
unread: inner.unread,
rest: inner.rest
};
}
if (called) return readCommand({
words: called.args,
text: text
}, from, variables);
}
if (/^(?:run-s|run-p|npm-run-all2?|concurrently)$/.test(program)) return readEach(program, rest, from, variables);
if (WRAPPERS.test(program)) {
for (let next = 0; next < rest.length; next++) {
const word = rest[next];
if (program.startsWith("cross-env") || program === "env") return readCommand({
words: rest,
text: text
}, from, variables);
if (word.text.startsWith("-") && word.text !== "--") continue;
const inner = readCommand({
words: rest.slice(next),
text: text
}, from, variables);
if (inner.commands.length + inner.unread.length === 0) continue;
if (program !== "c8" && program !== "nyc") return inner;
const coverageTool = {
name: program,
words: rest.slice(0, next)
};
return {
...inner,
commands: inner.commands.map(one => ({
...one,
coverageTool: coverageTool
}))
};
}
return NOTHING;
}
if (program === "node") return readNode(rest, text, variables);
if (program === "tsx" && rest.some(({text: word}) => word === "--test")) {
const {nodeFlags: nodeFlags, args: args} = nodeArguments(rest);
return found("node", args, [ "--import", "tsx", ...nodeFlags ]);
}
if (/^python3?$/.test(program)) {
const module = rest.findIndex(({text: word}) => word === "-m");
const name = module === -1 ? void 0 : rest[module + 1]?.text;
return name === "pytest" ? found("pytest", rest.slice(module + 2)) : unread;
}
if (/^(?:uv|poetry|pdm|pipenv|rye)$/.test(program) && rest[0]?.text === "run") return readCommand({
words: rest.slice(1),
text: text
}, from, variables);
const known = PROGRAMS[program];
if (known) return found(known, rest);
const subcommands = SUBCOMMANDS[program];
if (subcommands) {
const position = rest.findIndex(({text: word}) => subcommands.includes(word));
const before = program === "bun" ? rest.slice(0, Math.max(0, position)) : [];
if (position !== -1) return found(programOf(program, rest[position].text), [ ...before, ...rest.slice(position + 1) ]);
return NOTHING;
}
return UNREAD.test(program) ? unread : NOTHING;
}
function readNode(rest, text, variables) {
const {nodeFlags: nodeFlags, args: args, test: test} = nodeArguments(rest);
const command = (program, own) => ({
commands: [ {
program: program,
executable: "node",
variables: variables,
nodeFlags: nodeFlags,
args: own,
text: text
} ],
unread: [],
rest: []
});
if (test) return command("node", args);
const script = args[0];
if (script === void 0) return NOTHING;
const name = packageIn(script.text);
const program = name?.replace(/\.[cm]?js$/, "");
if (program && PROGRAMS[program]) return command(PROGRAMS[program], args.slice(1));
if (/(?:^|\/)(vitest|jest)(?:\.m?js)?$/.test(script.text)) return command(/(vitest|jest)(?:\.m?js)?$/.exec(script.text)[1], args.slice(1));
return name === void 0 && nodeFlags.every(flag => flag !== "-e" && flag !== "--eval") ? {
...NOTHING,
unread: [ text ]
} : NOTHING;
}
function packageIn(path) {
const parts = path.split("/");
const at = parts.lastIndexOf("node_modules") + 1;
const [first, second] = parts.slice(parts[at] === ".bin" ? at + 1 : at);
if (at === 0 || first === void 0) return;
return first.startsWith("@") ? `${first}/${second}` : first;
}
function nodeArguments(words) {
const nodeFlags = [];
const testOptions = [];
let test = false;
let at = 0;
for (;at < words.length; at++) {
const word = words[at];
if (!word.text.startsWith("-") || word.text === "--") break;
const value = NODE_OPTIONS_WITH_VALUE.has(word.text) ? words[at + 1] : void 0;
if (word.text === "--test") test = true; else if (word.text.startsWith("--test") || word.text.startsWith("--experimental-test")) testOptions.push(word, ...value ? [ value ] : []); else nodeFlags.push(word.text, ...value ? [ value.text ] : []);
if (value) at += 1;
}
return {
nodeFlags: nodeFlags,
args: [ ...testOptions, ...words.slice(at) ],
test: test
};
}
function calledScript(manager, rest, scripts) {
const others = /^(?:-r|--recursive|-w|-ws|--workspaces?|--workspace=.*|-F|--filter|--filter=.*|-C|--dir|--prefix|--cwd|workspace|workspaces|multi|recursive)$/;
const end = rest.findIndex(({text: text}) => text === "--");
if (rest.slice(0, end === -1 ? rest.length : end).some(({text: text}) => others.test(text))) return "unread";
const words = rest.filter(({text: text}, index) => !(text.startsWith("-") && index === 0));
const [verb, ...more] = words;
if (!verb) return "nothing";
const plain = args => args[0]?.text === "--" ? args.slice(1) : args;
if (verb.text === "run" || verb.text === "run-script") {
const flags = more.findIndex(({text: text}) => !text.startsWith("-"));
const name = more[flags]?.text;
if (name === void 0) return "nothing";
const args = more.slice(flags + 1);
return scripts[name] === void 0 && manager === "bun" ? {
args: more.slice(flags)
} : {
script: name,
args: plain(args)
};
}
if (verb.text === "exec" || verb.text === "dlx" || verb.text === "x") return {
args: plain(more)
};
if (manager === "bun") return verb.text === "test" || scripts[verb.text] === void 0 ? void 0 : {
script: verb.text,
args: plain(more)
};
if (/^(?:test|t|tst)$/.test(verb.text)) return {
script: "test",
args: plain(more)
};
if (manager === "npm") return "nothing";
return scripts[verb.text] === void 0 ? {
args: words
} : {
script: verb.text,
args: plain(more)
};
}
function readEach(program, rest, from, variables) {
const parts = rest.filter(word => !word.text.startsWith("-")).flatMap(word => {
if (word.computed) return [ {
...NOTHING,
unread: [ word.text ]
} ];
const asScript = program !== "concurrently" || /^(?:npm|pnpm|yarn|bun):/.test(word.text);
if (!asScript) return ((0, shell_words.h)(word.text) ?? []).map(one => readCommand(one, from, variables));
const name = word.text.replace(/^(?:npm|pnpm|yarn|bun):/, "").split(/\s/)[0];
const names = Object.keys(from.scripts).filter(script => fitsName(script, name));
return names.map(script => readNamed(from, script));
});
return joined(parts);
}
function fitsName(script, pattern) {
const names = script.split(":");
const wanted = pattern.split(":");
for (let at = 0; at < wanted.length; at++) {
if (wanted[at] === "**") return true;
if (names[at] === void 0 || wanted[at] !== "*" && wanted[at] !== names[at]) return false;
}
return names.length === wanted.length;
}
}
};
