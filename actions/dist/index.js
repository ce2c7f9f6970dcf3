import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";

var __webpack_modules__ = {
42613: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");
},
20181: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");
},
35317: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
},
49140: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("constants");
},
76982: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
},
72250: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("dns");
},
24434: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");
},
79896: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
},
91943: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs/promises");
},
58611: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");
},
65692: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");
},
69278: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");
},
34589: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");
},
16698: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");
},
4573: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");
},
31421: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
},
37540: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");
},
77598: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
},
53053: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");
},
40610: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");
},
78474: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
},
73024: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
},
51455: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
},
37067: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
},
32467: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");
},
44708: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
},
98995: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");
},
77030: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
},
48161: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
},
76760: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
},
643: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");
},
1708: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");
},
41792: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");
},
57075: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");
},
46466: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");
},
46193: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");
},
58500: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
},
41692: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");
},
73136: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");
},
57975: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
},
73429: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");
},
30714: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:vm");
},
75919: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
},
38522: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
},
70857: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
},
16928: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
},
932: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");
},
2203: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");
},
13193: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");
},
53557: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
},
64756: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");
},
52018: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");
},
87016: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");
},
39023: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");
},
43106: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");
},
48039: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
Yz: () => core_debug,
N4: () => endGroup,
z3: () => error,
V4: () => getInput,
Gu: () => getState,
pq: () => info,
lm: () => notice,
LZ: () => saveState,
uH: () => setOutput,
Pq: () => core_setSecret,
Oh: () => startGroup,
$e: () => warning
});
var external_os_ = __nccwpck_require__(70857);
function utils_toCommandValue(input) {
if (input === null || input === void 0) return ""; else if (typeof input === "string" || input instanceof String) return input;
return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
if (!Object.keys(annotationProperties).length) return {};
return {
title: annotationProperties.title,
file: annotationProperties.file,
line: annotationProperties.startLine,
endLine: annotationProperties.endLine,
col: annotationProperties.startColumn,
endColumn: annotationProperties.endColumn
};
}
function command_issueCommand(command, properties, message) {
const cmd = new Command(command, properties, message);
process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = "") {
command_issueCommand(name, {}, message);
}
const CMD_STRING = "::";
class Command {
constructor(command, properties, message) {
if (!command) command = "missing.command";
this.command = command;
this.properties = properties;
this.message = message;
}
toString() {
let cmdStr = CMD_STRING + this.command;
if (this.properties && Object.keys(this.properties).length > 0) {
cmdStr += " ";
let first = true;
for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
const val = this.properties[key];
if (val) {
if (first) first = false; else cmdStr += ",";
cmdStr += `${key}=${escapeProperty(val)}`;
}
}
}
cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
return cmdStr;
}
}
function escapeData(s) {
return utils_toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
return utils_toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
var external_crypto_ = __nccwpck_require__(76982);
var external_fs_ = __nccwpck_require__(79896);
function file_command_issueFileCommand(command, message) {
const filePath = process.env[`GITHUB_${command}`];
if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
if (!external_fs_.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
encoding: "utf8"
});
}
function file_command_prepareKeyValueMessage(key, value) {
const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
const convertedValue = utils_toCommandValue(value);
if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
__nccwpck_require__(16928);
__nccwpck_require__(92145);
var summary_awaiter = function(thisArg, _arguments, P, generator) {
function adopt(value) {
return value instanceof P ? value : new P(function(resolve) {
resolve(value);
});
}
return new (P || (P = Promise))(function(resolve, reject) {
function fulfilled(value) {
try {
step(generator.next(value));
} catch (e) {
reject(e);
}
}
function rejected(value) {
try {
step(generator["throw"](value));
} catch (e) {
reject(e);
}
}
function step(result) {
result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
}
step((generator = generator.apply(thisArg, _arguments || [])).next());
});
};
const {access: access, appendFile: appendFile, writeFile: writeFile} = external_fs_.promises;
const SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
class Summary {
constructor() {
this._buffer = "";
}
filePath() {
return summary_awaiter(this, void 0, void 0, function*() {
if (this._filePath) return this._filePath;
const pathFromEnv = process.env[SUMMARY_ENV_VAR];
if (!pathFromEnv) throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
try {
yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
} catch (_a) {
throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
}
this._filePath = pathFromEnv;
return this._filePath;
});
}
wrap(tag, content, attrs = {}) {
const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
if (!content) return `<${tag}${htmlAttrs}>`;
return `<${tag}${htmlAttrs}>${content}</${tag}>`;
}
write(options) {
return summary_awaiter(this, void 0, void 0, function*() {
const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
const filePath = yield this.filePath();
const writeFunc = overwrite ? writeFile : appendFile;
yield writeFunc(filePath, this._buffer, {
encoding: "utf8"
});
return this.emptyBuffer();
});
}
clear() {
return summary_awaiter(this, void 0, void 0, function*() {
return this.emptyBuffer().write({
overwrite: true
});
});
}
stringify() {
return this._buffer;
}
isEmptyBuffer() {
return this._buffer.length === 0;
}
emptyBuffer() {
this._buffer = "";
return this;
}
addRaw(text, addEOL = false) {
this._buffer += text;
return addEOL ? this.addEOL() : this;
}
addEOL() {
return this.addRaw(external_os_.EOL);
}
addCodeBlock(code, lang) {
const attrs = Object.assign({}, lang && {
lang: lang
});
const element = this.wrap("pre", this.wrap("code", code), attrs);
return this.addRaw(element).addEOL();
}
addList(items, ordered = false) {
const tag = ordered ? "ol" : "ul";
const listItems = items.map(item => this.wrap("li", item)).join("");
const element = this.wrap(tag, listItems);
return this.addRaw(element).addEOL();
}
addTable(rows) {
const tableBody = rows.map(row => {
const cells = row.map(cell => {
if (typeof cell === "string") return this.wrap("td", cell);
const {header: header, data: data, colspan: colspan, rowspan: rowspan} = cell;
const tag = header ? "th" : "td";
const attrs = Object.assign(Object.assign({}, colspan && {
colspan: colspan
}), rowspan && {
rowspan: rowspan
});
return this.wrap(tag, data, attrs);
}).join("");
return this.wrap("tr", cells);
}).join("");
const element = this.wrap("table", tableBody);
return this.addRaw(element).addEOL();
}
addDetails(label, content) {
const element = this.wrap("details", this.wrap("summary", label) + content);
return this.addRaw(element).addEOL();
}
addImage(src, alt, options) {
const {width: width, height: height} = options || {};
const attrs = Object.assign(Object.assign({}, width && {
width: width
}), height && {
height: height
});
const element = this.wrap("img", null, Object.assign({
src: src,
alt: alt
}, attrs));
return this.addRaw(element).addEOL();
}
addHeading(text, level) {
const tag = `h${level}`;
const allowedTag = [ "h1", "h2", "h3", "h4", "h5", "h6" ].includes(tag) ? tag : "h1";
const element = this.wrap(allowedTag, text);
return this.addRaw(element).addEOL();
}
addSeparator() {
const element = this.wrap("hr", null);
return this.addRaw(element).addEOL();
}
addBreak() {
const element = this.wrap("br", null);
return this.addRaw(element).addEOL();
}
addQuote(text, cite) {
const attrs = Object.assign({}, cite && {
cite: cite
});
const element = this.wrap("blockquote", text, attrs);
return this.addRaw(element).addEOL();
}
addLink(text, href) {
const element = this.wrap("a", text, {
href: href
});
return this.addRaw(element).addEOL();
}
}
new Summary;
external_os_.platform();
external_os_.arch();
var ExitCode;
(function(ExitCode) {
ExitCode[ExitCode["Success"] = 0] = "Success";
ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function core_setSecret(secret) {
command_issueCommand("add-mask", {}, secret);
}
function getInput(name, options) {
const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
if (options && options.required && !val) throw new Error(`Input required and not supplied: ${name}`);
if (options && options.trimWhitespace === false) return val;
return val.trim();
}
function setOutput(name, value) {
const filePath = process.env["GITHUB_OUTPUT"] || "";
if (filePath) return file_command_issueFileCommand("OUTPUT", file_command_prepareKeyValueMessage(name, value));
process.stdout.write(external_os_.EOL);
command_issueCommand("set-output", {
name: name
}, utils_toCommandValue(value));
}
function core_debug(message) {
command_issueCommand("debug", {}, message);
}
function error(message, properties = {}) {
command_issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
command_issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
command_issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
process.stdout.write(message + external_os_.EOL);
}
function startGroup(name) {
command_issue("group", name);
}
function endGroup() {
command_issue("endgroup");
}
function saveState(name, value) {
const filePath = process.env["GITHUB_STATE"] || "";
if (filePath) return file_command_issueFileCommand("STATE", file_command_prepareKeyValueMessage(name, value));
command_issueCommand("save-state", {
name: name
}, utils_toCommandValue(value));
}
function getState(name) {
return process.env[`STATE_${name}`] || "";
}
},
81935: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
GC: () => createArtifacts,
TZ: () => parseArtifactName,
qW: () => latestAttempts
});
var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(51455);
var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);
var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(85186);
var _github_github_download_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(50423);
const MAX_ZIP_BYTES = 67108864;
const MAX_DOCUMENT_BYTES = 67108864;
const RETENTION_DAYS = 7;
function artifactName(address, attempt) {
for (const part of [ address.kind, address.planId, address.leg ]) if (!/^[A-Za-z0-9._-]+$/.test(part)) throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.ce("PACELINE_ARTIFACT_NAME", `"${part}" cannot be part of an artifact's name.`, "Use letters, digits, dots, dashes and underscores.");
return `paceline-${address.kind}-${address.planId}-${address.leg}-${attempt}`;
}
function parseArtifactName(name, kind) {
const match = /^([A-Za-z0-9._]+)-(.+)-(\d+)$/.exec(name.startsWith(`paceline-${kind}-`) ? name.slice(`paceline-${kind}-`.length) : "");
return match ? {
kind: kind,
planId: match[1],
leg: match[2],
attempt: Number(match[3])
} : void 0;
}
function latestAttempts(found) {
const latest = new Map;
for (const artifact of found) {
const key = `${artifact.planId}\0${artifact.leg}`;
const other = latest.get(key);
if (!other || other.attempt < artifact.attempt) latest.set(key, artifact);
}
return [ ...latest.values() ];
}
function createArtifacts(environment, log) {
const available = Boolean(environment.variables["ACTIONS_RUNTIME_TOKEN"] && environment.variables["ACTIONS_RESULTS_URL"]);
const load = () => Promise.all([ __nccwpck_require__.e(4119), __nccwpck_require__.e(3838), __nccwpck_require__.e(4) ]).then(__nccwpck_require__.bind(__nccwpck_require__, 50004));
const client = async () => new ((await load()).DefaultArtifactClient);
const failure = (what, error) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.ce("PACELINE_ARTIFACT_UNAVAILABLE", `${what}: ${(0, 
_errors_js__WEBPACK_IMPORTED_MODULE_2__.bD)(error)}.`, "Check GitHub's status page, then re-run the failed jobs.", {
cause: error
});
const open = async artifact => {
const name = artifactName(artifact, artifact.attempt);
if (artifact.bytes > MAX_ZIP_BYTES) throw tooLarge(name, MAX_ZIP_BYTES);
const folder = await temporaryFolder(environment);
try {
await log.group(`Download ${name}`, async () => (await client()).downloadArtifact(artifact.id, {
path: folder,
skipDecompress: true
})).catch(error => {
throw failure(`The artifact ${name} could not be downloaded`, error);
});
return await openZip(folder, name, `${artifact.kind}.json`);
} finally {
await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, {
recursive: true,
force: true
});
}
};
return {
available: available,
open: open,
read: async artifact => (await open(artifact)).text,
prepare() {
if (!available) return;
const loaded = load().then(({loadUpload: loadUpload}) => loadUpload?.());
loaded.catch(() => {});
},
async publish(address, text, files = []) {
const name = artifactName(address, environment.attempt);
if (!available) return log.debug(`${name} is not uploaded: there is no artifact service here.`);
const folder = await temporaryFolder(environment);
const document = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `${address.kind}.json`);
await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(document, text);
const copies = await Promise.all(files.map(async file => {
const copy = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, file.split(/[\\/]/).pop());
await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(copy, await (0, 
node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file));
return copy;
}));
try {
await log.group(`Upload ${name}`, async () => (await client()).uploadArtifact(name, [ document, ...copies ], folder, {
retentionDays: RETENTION_DAYS
}));
} catch (error) {
throw failure(`The artifact ${name} could not be uploaded`, error);
}
},
async find(kind, planId, attempts = "latest") {
if (!available) return [];
try {
const {artifacts: artifacts} = await log.group(`Find ${kind} artifacts`, async () => (await client()).listArtifacts());
const found = artifacts.flatMap(artifact => {
const address = parseArtifactName(artifact.name, kind);
return address && (planId === void 0 || address.planId === planId) ? [ {
...address,
id: artifact.id,
bytes: artifact.size
} ] : [];
});
return attempts === "all" ? found : latestAttempts(found);
} catch (error) {
throw failure("The run's artifacts could not be listed", error);
}
}
};
}
async function openZip(folder, artifact, document) {
const [zip = ""] = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder);
if ((await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, zip))).size > MAX_ZIP_BYTES) throw tooLarge(artifact, MAX_ZIP_BYTES);
const subject = `The artifact ${artifact}`;
const packed = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0, 
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, zip));
const bytes = (0, _github_github_download_js__WEBPACK_IMPORTED_MODULE_3__.E)(packed, document, MAX_DOCUMENT_BYTES, subject);
if (bytes) return {
text: (new TextDecoder).decode(bytes),
file: (name, maxBytes) => (0, _github_github_download_js__WEBPACK_IMPORTED_MODULE_3__.E)(packed, name, maxBytes, subject)
};
throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.ce("PACELINE_ARTIFACT_INVALID", `${subject} holds no ${document}.`, 'Let nothing but Paceline upload artifacts whose name begins with "paceline-".');
}
const tooLarge = (name, maxBytes) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__.ce("PACELINE_ARTIFACT_TOO_LARGE", `The artifact ${name} is larger than ${maxBytes} bytes.`, 'Let nothing but Paceline upload artifacts whose name begins with "paceline-".');
async function temporaryFolder(environment) {
await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(environment.temp, {
recursive: true
});
return (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(environment.temp, "paceline-artifact-"));
}
},
77512: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
Qo: () => readEnvironment,
at: () => branchName,
ih: () => workspaceFolder
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(48161);
var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76760);
var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(85186);
function readEnvironment(variables = process.env) {
const workspace = variables["GITHUB_WORKSPACE"] || process.cwd();
const onGitHub = variables["GITHUB_ACTIONS"] === "true";
return {
workspace: workspace,
temp: variables["RUNNER_TEMP"] || (0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0, 
node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), "paceline"),
home: variables["PACELINE_HOME"] || (0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)(variables["XDG_CACHE_HOME"] || (0, 
node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0, node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), ".cache"), "paceline"),
repository: variables["GITHUB_REPOSITORY"] || `local/${workspace.split(/[\\/]/).pop() || "repository"}`,
runId: variables["GITHUB_RUN_ID"] || "0",
attempt: Number(variables["GITHUB_RUN_ATTEMPT"]) || 1,
...Number(variables["GITHUB_RUN_NUMBER"]) > 0 ? {
runNumber: Number(variables["GITHUB_RUN_NUMBER"])
} : {},
workflow: variables["GITHUB_WORKFLOW"] || "local",
job: variables["GITHUB_JOB"] || "local",
sha: variables["GITHUB_SHA"] || "",
ref: variables["GITHUB_REF"] || "",
eventName: variables["GITHUB_EVENT_NAME"] || "local",
event: readEvent(variables["GITHUB_EVENT_PATH"]),
serverUrl: variables["GITHUB_SERVER_URL"] || "https://github.com",
onGitHub: onGitHub,
debug: variables["RUNNER_DEBUG"] === "1",
variables: variables
};
}
function workspaceFolder({workspace: workspace}, input, path) {
const folder = (0, node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(workspace, path);
const inside = (0, node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(workspace, folder);
if ((0, node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(inside) || inside.split(/[\\/]/)[0] === "..") throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.ce("PACELINE_INPUT_INVALID", `Input "${input}": ${path} lies outside the workspace.`, "Give a folder relative to the workspace.");
return folder;
}
function branchName(environment) {
const {ref: ref} = environment;
const pull = /^refs\/pull\/(\d+)\//.exec(ref);
if (pull) return `pull/${pull[1]}`;
return ref.replace(/^refs\/heads\//, "").replace(/^refs\/tags\//, "tag/") || "local";
}
function readEvent(path) {
if (!path) return {};
try {
const value = JSON.parse((0, node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, "utf8"));
return typeof value === "object" && value !== null ? value : {};
} catch {
return {};
}
}
},
85186: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
Uc: () => describeError,
bD: () => messageOf,
ce: () => PacelineError,
nM: () => isActionable
});
class PacelineError extends Error {
code;
remedy;
constructor(code, message, remedy, options) {
super(message, options);
this.name = "PacelineError";
this.code = code;
this.remedy = remedy;
}
}
function isActionable(error) {
return error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("PACELINE_") && "remedy" in error;
}
function describeError(error) {
if (isActionable(error)) return `${error.message} ${error.remedy} [${error.code}]`;
const message = error instanceof Error ? error.message : String(error);
return `Unexpected error: ${message}. Re-run with debug logging for the stack, and please report it. [PACELINE_UNEXPECTED]`;
}
const messageOf = error => error instanceof Error ? error.message : String(error);
},
50423: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
E: () => readZipFile,
a: () => downloadWithin
});
var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(38522);
var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(85186);
const TIMEOUT_MS = 6e4;
const OTHER_RUN = "An artifact of the other run";
async function downloadWithin(url, maxBytes) {
const unavailable = (why, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__.ce("PACELINE_ARTIFACT_UNAVAILABLE", `An artifact of the other run could not be downloaded: ${why}.`, "Re-run the job; artifacts are kept for 7 days.", {
cause: cause
});
if (!URL.canParse(url)) throw unavailable("GitHub gave no address");
const parts = [];
let size = 0;
try {
const response = await fetch(url, {
signal: AbortSignal.timeout(TIMEOUT_MS)
});
if (!response.ok || !response.body) throw unavailable(`the storage answered ${response.status}`);
for await (const part of response.body) {
size += part.length;
if (size > maxBytes) throw tooLarge(maxBytes);
parts.push(part);
}
} catch (error) {
throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.ce ? error : unavailable("the connection broke", error);
}
return Buffer.concat(parts);
}
const MAX_ENTRIES = 1e3;
const END_OF_DIRECTORY = 101010256;
const DIRECTORY_ENTRY = 33639248;
const LOCAL_HEADER = 67324752;
function readZipFile(bytes, name, maxBytes, subject = OTHER_RUN) {
const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
try {
const end = zip.lastIndexOf(Buffer.from([ 80, 75, 5, 6 ]));
if (end < 0 || zip.readUInt32LE(end) !== END_OF_DIRECTORY) throw invalid(subject);
let at = zip.readUInt32LE(end + 16);
let left = zip.readUInt16LE(end + 10);
if (left > MAX_ENTRIES) throw invalid(subject);
for (;left > 0; left--) {
if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw invalid(subject);
const nameEnd = at + 46 + zip.readUInt16LE(at + 28);
if (zip.toString("utf8", at + 46, nameEnd) === name) return unpack(zip, at, maxBytes, subject);
at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
}
return;
} catch (error) {
throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.ce ? error : invalid(subject, error);
}
}
function unpack(zip, entry, maxBytes, subject) {
const method = zip.readUInt16LE(entry + 10);
const size = zip.readUInt32LE(entry + 20);
const local = zip.readUInt32LE(entry + 42);
if (zip.readUInt32LE(local) !== LOCAL_HEADER) throw invalid(subject);
const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
if (start + size > zip.length) throw invalid(subject);
const data = zip.subarray(start, start + size);
if (method === 0) {
if (size > maxBytes) throw tooLarge(maxBytes, subject);
return data;
}
if (method !== 8) throw invalid(subject);
try {
return (0, node_zlib__WEBPACK_IMPORTED_MODULE_0__.inflateRawSync)(data, {
maxOutputLength: maxBytes
});
} catch (error) {
throw error.code === "ERR_BUFFER_TOO_LARGE" ? tooLarge(maxBytes, subject) : invalid(subject, error);
}
}
const invalid = (subject, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__.ce("PACELINE_ARTIFACT_INVALID", `${subject} is no zip that can be read.`, "Look at what was uploaded under this name.", {
cause: cause
});
const tooLarge = (maxBytes, subject = OTHER_RUN) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__.ce("PACELINE_ARTIFACT_TOO_LARGE", `${subject} is larger than ${maxBytes} bytes.`, "Look at what was uploaded under this name.");
},
63910: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
KN: () => percent,
Ko: () => readInputs,
Mn: () => lines,
S7: () => InputProblem,
Yj: () => string,
ee: () => bytes,
g$: () => printable,
gV: () => globs,
lq: () => optional,
nd: () => integer,
oQ: () => yaml,
p0: () => duration,
rJ: () => secret,
yL: () => oneOf,
zM: () => boolean
});
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(85186);
class InputProblem extends Error {
fix;
constructor(message, fix) {
super(message);
this.fix = fix;
}
}
const string = (allowed = "text") => ({
allowed: allowed,
parse: text => text
});
const CONTROL = /[\x00-\x1f\x7f-\x9f\u2028\u2029]/;
function printable(text, what) {
const at = text.search(CONTROL);
if (at < 0) return text;
const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0");
throw new InputProblem(`${what} of one line without control characters`, `character ${at + 1} is U+${code}${code === "0009" ? ", a tab" : ""}: leave it out or write a dash instead`);
}
const secret = (allowed = "a token") => ({
...string(allowed),
secret: true
});
const optional = parser => ({
...parser,
optional: true
});
function oneOf(...values) {
const allowed = `one of ${values.join(", ")}`;
return {
allowed: allowed,
values: values,
parse(text) {
const found = values.find(value => value.toLowerCase() === text.toLowerCase());
if (found !== void 0) return found;
const near = values.find(value => distance(value.toLowerCase(), text.toLowerCase()) <= 2);
throw new InputProblem(allowed, near && `did you mean "${near}"?`);
}
};
}
const boolean = () => ({
allowed: "true or false",
parse(text) {
const lower = text.toLowerCase();
if (lower === "true") return true;
if (lower === "false") return false;
const meant = /^(?:yes|on|1)$/.test(lower) ? "true" : /^(?:no|off|0)$/.test(lower) ? "false" : void 0;
throw new InputProblem("true or false", meant && `write ${meant}`);
}
});
function integer(range = {}) {
const {min: min = Number.MIN_SAFE_INTEGER, max: max = Number.MAX_SAFE_INTEGER} = range;
const bounds = range.min !== void 0 && range.max !== void 0 ? ` from ${min} to ${max}` : range.min !== void 0 ? ` of at least ${min}` : range.max !== void 0 ? ` of at most ${max}` : "";
const allowed = `a whole number${bounds}`;
return {
allowed: allowed,
parse(text) {
const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
if (!(value >= min && value <= max)) throw new InputProblem(allowed);
return value;
}
};
}
const BYTE_UNITS = {
"": 1,
b: 1,
kb: 1e3,
mb: 1e6,
gb: 1e9,
tb: 1e12,
kib: 1024,
mib: 2 ** 20,
gib: 2 ** 30,
tib: 2 ** 40
};
const bytes = () => ({
allowed: "a size such as 500MB or 2GiB",
parse: text => Math.round(quantity(text, BYTE_UNITS, "a size such as 500MB or 2GiB"))
});
const SECOND_UNITS = {
ms: .001,
s: 1,
m: 60,
min: 60,
h: 3600,
d: 86400,
w: 604800
};
const duration = () => {
const allowed = "a duration such as 90s, 15m, 1h30m or 7d";
return {
allowed: allowed,
parse(text) {
const parts = text.replaceAll(/\s+/g, "").match(/\d+(?:\.\d+)?[a-z]+/gi);
if (!parts || parts.join("") !== text.replaceAll(/\s+/g, "")) throw new InputProblem(allowed, /^\d+(?:\.\d+)?$/.test(text) ? `add a unit: ${text}s or ${text}m` : void 0);
return parts.reduce((sum, part) => sum + quantity(part, SECOND_UNITS, allowed), 0);
}
};
};
const percent = (range = {}) => {
const {min: min = 0, max: max = 100} = range;
const allowed = `a percentage from ${min}% to ${max}%`;
return {
allowed: allowed,
parse(text) {
const match = /^([+-]?\d+(?:\.\d+)?)\s*%$/.exec(text);
const value = match ? Number(match[1]) : Number.NaN;
if (!(value >= min && value <= max)) throw new InputProblem(allowed, /^\d+(?:\.\d+)?$/.test(text) ? `write ${text}%` : void 0);
return value / 100;
}
};
};
const lines = () => ({
allowed: "one value per line",
parse: splitLines
});
const globs = () => ({
allowed: "glob patterns relative to the repository, one per line",
parse(text) {
const patterns = splitLines(text);
for (const pattern of patterns) {
const bare = pattern.replace(/^!/, "");
if (bare.startsWith("/") || bare.split("/").includes("..")) throw new InputProblem("glob patterns relative to the repository", `"${pattern}" leaves the repository`);
}
return patterns;
}
});
const yaml = (allowed, parseYaml, check) => ({
allowed: allowed,
parse(text) {
let value;
try {
value = parseYaml(text);
} catch (error) {
throw new InputProblem(`${allowed} (YAML)`, error.message.split("\n")[0]);
}
return check(value);
}
});
function readInputs(parsers, read, required = () => false, check = () => []) {
const values = {};
const problems = [];
for (const [name, parser] of Object.entries(parsers)) {
const text = read(name).trim();
if (text === "") {
if (parser.optional) values[name] = void 0; else if (required(name)) problems.push(`"${name}" is required: give ${parser.allowed}.`); else values[name] = parseEmpty(name, parser, problems);
continue;
}
try {
values[name] = parser.parse(text);
} catch (error) {
if (!(error instanceof InputProblem)) throw error;
const shown = parser.secret ? "the given value" : `"${text.length > 80 ? `${text.slice(0, 77)}…` : text}"`;
problems.push(`"${name}": ${shown} is not ${error.message}${error.fix ? ` (${error.fix})` : ""}.`);
}
}
problems.push(...check(values));
if (problems.length > 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.ce("PACELINE_INPUT_INVALID", problems.length === 1 ? `Input ${problems[0]}` : `${problems.length} inputs are wrong:\n- ${problems.join("\n- ")}`, "Correct it under `with:` in the workflow.");
return values;
}
function parseEmpty(name, parser, problems) {
try {
return parser.parse("");
} catch {
problems.push(`"${name}" is empty: give ${parser.allowed}.`);
return;
}
}
function splitLines(text) {
return text.split(/\r?\n/).map(line => line.trim()).filter(line => line !== "" && !line.startsWith("#"));
}
function quantity(text, units, allowed) {
const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim());
const factor = match ? units[match[2].toLowerCase()] : void 0;
if (!match || factor === void 0) throw new InputProblem(allowed);
return Number(match[1]) * factor;
}
function distance(a, b) {
let row = Array.from({
length: b.length + 1
}, (_, index) => index);
for (let i = 1; i <= a.length; i++) {
const next = [ i ];
for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
row = next;
}
return row[b.length];
}
},
72382: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
VX: () => secretValues,
rH: () => markMain,
tl: () => isPost,
ur: () => createState
});
var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(48039);
var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(85186);
const STATE = "paceline";
const PHASE = "paceline-phase";
const MAX_STATE_BYTES = 102400;
const isPost = () => _actions_core__WEBPACK_IMPORTED_MODULE_0__.Gu(PHASE) === "post";
const markMain = () => _actions_core__WEBPACK_IMPORTED_MODULE_0__.LZ(PHASE, "post");
function createState(secrets, post = isPost()) {
const text = post ? _actions_core__WEBPACK_IMPORTED_MODULE_0__.Gu(STATE) : "";
return {
saved: text === "" ? void 0 : JSON.parse(text),
save(value) {
const json = JSON.stringify(value);
if (secrets.some(secret => secret.length >= 8 && json.includes(JSON.stringify(secret).slice(1, -1)))) throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.ce("PACELINE_STATE_SECRET", "The state for the post step would hold a secret, so it was not saved.", "Pass credentials in the environment, not inside keys, paths or URLs.");
if (Buffer.byteLength(json) > MAX_STATE_BYTES) throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.ce("PACELINE_STATE_TOO_LARGE", `The state for the post step would have ${Buffer.byteLength(json)} bytes, more than a process can be given.`, `Make the inputs shorter, at most ${MAX_STATE_BYTES / 1024} KiB together: what is long fits in a file of the repository.`);
_actions_core__WEBPACK_IMPORTED_MODULE_0__.LZ(STATE, json);
}
};
}
function secretValues(variables, secretInputs) {
const named = Object.entries(variables).filter(([name]) => /(?:TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?|PRIVATE_KEY|ACCESS_KEY)$/i.test(name)).map(([, value]) => value ?? "");
return [ ...named, ...secretInputs ].filter(value => value !== "");
}
},
95045: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
Q6: () => visibleText,
TN: () => oneLine,
kc: () => logText
});
const HIDDEN = "\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}";
const HIDDEN_RUN = new RegExp(`[${HIDDEN}]+`, "gu");
const HIDDEN_OR_BREAK = new RegExp(`[${HIDDEN}\\t\\n\\r]+`, "gu");
const visibleText = text => text.toWellFormed().replaceAll(HIDDEN_RUN, " ");
const oneLine = text => withoutCommands(text.toWellFormed().replaceAll(HIDDEN_OR_BREAK, " ")).replaceAll(/ {2,}/g, " ").trim();
const logText = text => withoutCommands(visibleText(text.replaceAll("\r\n", "\n")));
const withoutCommands = text => text.replaceAll("\r", " ").replaceAll("##[", "## [").split("\n").map(line => line.trimStart().startsWith("::") ? line.replace("::", ": :") : line).join("\n");
},
92145: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
tZ: () => BearerCredentialHandler
});
var __awaiter = function(thisArg, _arguments, P, generator) {
function adopt(value) {
return value instanceof P ? value : new P(function(resolve) {
resolve(value);
});
}
return new (P || (P = Promise))(function(resolve, reject) {
function fulfilled(value) {
try {
step(generator.next(value));
} catch (e) {
reject(e);
}
}
function rejected(value) {
try {
step(generator["throw"](value));
} catch (e) {
reject(e);
}
}
function step(result) {
result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
}
step((generator = generator.apply(thisArg, _arguments || [])).next());
});
};
class BearerCredentialHandler {
constructor(token) {
this.token = token;
}
prepareRequest(options) {
if (!options.headers) throw Error("The request has no headers");
options.headers["Authorization"] = `Bearer ${this.token}`;
}
canHandleAuthentication() {
return false;
}
handleAuthentication() {
return __awaiter(this, void 0, void 0, function*() {
throw new Error("not implemented");
});
}
}
}
};

var __webpack_module_cache__ = {};

function __nccwpck_require__(moduleId) {
var cachedModule = __webpack_module_cache__[moduleId];
if (cachedModule !== void 0) return cachedModule.exports;
var module = __webpack_module_cache__[moduleId] = {
id: moduleId,
loaded: false,
exports: {}
};
var threw = true;
try {
__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
threw = false;
} finally {
if (threw) delete __webpack_module_cache__[moduleId];
}
module.loaded = true;
return module.exports;
}

__nccwpck_require__.m = __webpack_modules__;

if (typeof __nccwpck_require__ !== "undefined") __nccwpck_require__.ab = decodeURIComponent(new URL(".", import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";

(() => {
var getProto = Object.getPrototypeOf ? obj => Object.getPrototypeOf(obj) : obj => obj.__proto__;
var leafPrototypes;
__nccwpck_require__.t = function(value, mode) {
if (mode & 1) value = this(value);
if (mode & 8) return value;
if (typeof value === "object" && value) {
if (mode & 4 && value.__esModule) return value;
if (mode & 16 && typeof value.then === "function") return value;
}
var ns = Object.create(null);
__nccwpck_require__.r(ns);
var def = {};
leafPrototypes = leafPrototypes || [ null, getProto({}), getProto([]), getProto(getProto) ];
for (var current = mode & 2 && value; typeof current == "object" && !~leafPrototypes.indexOf(current); current = getProto(current)) Object.getOwnPropertyNames(current).forEach(key => def[key] = () => value[key]);
def["default"] = () => value;
__nccwpck_require__.d(ns, def);
return ns;
};
})();

(() => {
__nccwpck_require__.d = (exports, definition) => {
for (var key in definition) if (__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) Object.defineProperty(exports, key, {
enumerable: true,
get: definition[key]
});
};
})();

(() => {
__nccwpck_require__.f = {};
__nccwpck_require__.e = chunkId => Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
__nccwpck_require__.f[key](chunkId, promises);
return promises;
}, []));
})();

(() => {
__nccwpck_require__.u = chunkId => chunkId + ".index.js";
})();

(() => {
__nccwpck_require__.o = (obj, prop) => Object.prototype.hasOwnProperty.call(obj, prop);
})();

(() => {
__nccwpck_require__.r = exports => {
if (typeof Symbol !== "undefined" && Symbol.toStringTag) Object.defineProperty(exports, Symbol.toStringTag, {
value: "Module"
});
Object.defineProperty(exports, "__esModule", {
value: true
});
};
})();

(() => {
__nccwpck_require__.nmd = module => {
module.paths = [];
if (!module.children) module.children = [];
return module;
};
})();

(() => {
var installedChunks = {
8792: 0
};
var installChunk = data => {
var {ids: ids, modules: modules, runtime: runtime} = data;
var moduleId, chunkId, i = 0;
for (moduleId in modules) if (__nccwpck_require__.o(modules, moduleId)) __nccwpck_require__.m[moduleId] = modules[moduleId];
if (runtime) runtime(__nccwpck_require__);
for (;i < ids.length; i++) {
chunkId = ids[i];
if (__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) installedChunks[chunkId][0]();
installedChunks[ids[i]] = 0;
}
};
__nccwpck_require__.f.j = (chunkId, promises) => {
var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : void 0;
if (installedChunkData !== 0) if (installedChunkData) promises.push(installedChunkData[1]); else if (true) {
var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, e => {
if (installedChunks[chunkId] !== 0) installedChunks[chunkId] = void 0;
throw e;
});
promise = Promise.race([ promise, new Promise(resolve => installedChunkData = installedChunks[chunkId] = [ resolve ]) ]);
promises.push(installedChunkData[1] = promise);
}
};
})();

var __webpack_exports__ = {};

__nccwpck_require__.d(__webpack_exports__, {
o1: () => actions,
Xs: () => serveGithubCache,
ni: () => start
});

var core = __nccwpck_require__(48039);

var lines = __nccwpck_require__(95045);

var artifacts = __nccwpck_require__(81935);

var src_environment = __nccwpck_require__(77512);

var errors = __nccwpck_require__(85186);

var external_node_crypto_ = __nccwpck_require__(77598);

const ANNOTATIONS_PER_KIND = 10;

const WRITE = {
notice: core.lm,
warning: core.$e,
error: core.z3
};

function createLog(onGitHub = false) {
const said = new Set;
const counts = {
notice: 0,
warning: 0,
error: 0
};
let grouped = false;
const annotate = (kind, message, given) => {
counts[kind] += 1;
if (counts[kind] > ANNOTATIONS_PER_KIND) {
const at = given?.file ? `${given.file}${given.line ? `:${given.line}` : ""}: ` : "";
core.pq((0, lines.kc)(`${kind}: ${at}${message}`));
return;
}
const properties = {
...given?.title === void 0 ? {} : {
title: (0, lines.TN)(given.title)
},
...given?.file === void 0 ? {} : {
file: (0, lines.TN)(given.file)
},
...given?.line === void 0 ? {} : {
startLine: given.line
}
};
WRITE[kind]((0, lines.kc)(message), properties);
};
return {
debug: message => core.Yz((0, lines.kc)(message)),
info: message => core.pq((0, lines.kc)(message)),
output: line => core.pq(line),
notice: (message, properties) => annotate("notice", message, properties),
warning(message, properties) {
if (said.has(message)) return core.Yz((0, lines.kc)(message));
said.add(message);
annotate("warning", message, properties);
},
error: (message, properties) => annotate("error", message, properties),
async withoutCommands(body) {
if (!onGitHub) return body();
const token = (0, external_node_crypto_.randomBytes)(16).toString("hex");
core.pq(`::stop-commands::${token}`);
try {
return await body();
} finally {
core.pq(`::${token}::`);
}
},
async group(name, body) {
if (grouped) return body();
grouped = true;
core.Oh((0, lines.TN)(name));
try {
return await body();
} finally {
core.N4();
grouped = false;
}
}
};
}

var external_node_fs_ = __nccwpck_require__(73024);

const SUMMARY_LIMIT_BYTES = 1048576;

function createSummary(path, log) {
const parts = [];
return {
append(markdown) {
parts.push(`${markdown.trimEnd()}\n\n`);
},
flush() {
if (!path || parts.length === 0) return;
try {
let room = SUMMARY_LIMIT_BYTES - (0, external_node_fs_.statSync)(path).size;
const fitting = parts.filter(part => {
const size = Buffer.byteLength(part);
if (size > room) return false;
room -= size;
return true;
});
if (fitting.length < parts.length) log.warning(`The job summary would pass GitHub's limit of 1 MiB; ${parts.length - fitting.length} part(s) were left out.`);
(0, external_node_fs_.appendFileSync)(path, fitting.join(""));
} catch (error) {
log.warning(`The job summary could not be written: ${error.message}.`);
}
}
};
}

var inputs = __nccwpck_require__(63910);

var run_state = __nccwpck_require__(72382);

async function run(action, metadata, phase = ((0, run_state.tl)() ? "post" : "main")) {
const post = phase === "post";
for (const stream of [ process.stdout, process.stderr ]) stream.on("error", () => {});
if (!post) tryMarkMain();
const environment = (0, src_environment.Qo)();
process.noDeprecation = !environment.debug;
const log = createLog(environment.onGitHub);
const outputs = new Map;
let resultLine = "";
let failed = false;
let state;
const summary = createSummary(environment.variables["GITHUB_STEP_SUMMARY"], log);
try {
const read = name => {
const text = core.V4(name) || (metadata.inputs[name]?.default ?? "");
return /^\s*\$\{\{[\s\S]*\}\}\s*$/.test(text) ? "" : text;
};
const secrets = Object.entries(action.inputs).filter(([, parser]) => parser.secret).map(([name]) => core.V4(name)).filter(value => value !== "");
for (const secret of secrets) core.Pq(secret);
state = (0, run_state.ur)((0, run_state.VX)(environment.variables, secrets), post);
const context = {
inputs: (0, inputs.Ko)(action.inputs, read, name => metadata.inputs[name]?.required === true, values => post ? [] : action.check?.(values, environment) ?? []),
environment: environment,
log: log,
state: state,
artifacts: (0, artifacts.GC)(environment, log),
setOutput(name, value) {
outputs.set(name, typeof value === "object" ? JSON.stringify(value) : String(value));
},
result(line) {
resultLine = line;
},
summary: summary.append
};
await (post ? action.post?.(context) : action.main(context));
} catch (error) {
if (post && state?.saved === void 0 && (0, errors.nM)(error) && error.code === "PACELINE_INPUT_INVALID") return exit(0);
failed = !post || (typeof action.postFails === "function" ? action.postFails(error) : action.postFails === true);
(failed ? log.error : log.warning)((0, errors.Uc)(error));
const stack = error instanceof Error ? error.stack : void 0;
if (stack && !(0, errors.nM)(error)) (environment.debug ? log.info : log.debug)(stack);
}
if (!post) try {
for (const name of metadata.outputs) core.uH(name, outputs.get(name) ?? action.outputs[name] ?? "");
} catch (error) {
failed = true;
log.error(`The outputs of this step could not be written: ${(0, errors.bD)(error)}. Free space on the runner's disk; steps after this one see them empty. [PACELINE_OUTPUTS_NOT_WRITTEN]`);
}
summary.flush();
if (resultLine) log.info((0, lines.TN)(resultLine));
return exit(failed ? 1 : 0);
}

function tryMarkMain() {
try {
(0, run_state.rH)();
} catch {}
}

async function exit(code) {
await new Promise(resolve => process.stdout.write("", () => resolve()));
await new Promise(resolve => process.stderr.write("", () => resolve()));
process.exit(code);
}

const actions = {
cache: () => Promise.all([ __nccwpck_require__.e(4377), __nccwpck_require__.e(4006), __nccwpck_require__.e(6826), __nccwpck_require__.e(380), __nccwpck_require__.e(3348), __nccwpck_require__.e(1636), __nccwpck_require__.e(7200), __nccwpck_require__.e(2631) ]).then(__nccwpck_require__.bind(__nccwpck_require__, 42631)),
"cache-admin": () => Promise.all([ __nccwpck_require__.e(4377), __nccwpck_require__.e(4006), __nccwpck_require__.e(6826), __nccwpck_require__.e(380), __nccwpck_require__.e(4542) ]).then(__nccwpck_require__.bind(__nccwpck_require__, 14542)),
"cache-restore": () => Promise.all([ __nccwpck_require__.e(4377), __nccwpck_require__.e(4006), __nccwpck_require__.e(6826), __nccwpck_require__.e(380), __nccwpck_require__.e(3348), __nccwpck_require__.e(7200), __nccwpck_require__.e(8947) ]).then(__nccwpck_require__.bind(__nccwpck_require__, 58947)),
"cache-save": () => Promise.all([ __nccwpck_require__.e(4377), __nccwpck_require__.e(4006), __nccwpck_require__.e(6826), __nccwpck_require__.e(380), __nccwpck_require__.e(3348), __nccwpck_require__.e(1636), __nccwpck_require__.e(9967) ]).then(__nccwpck_require__.bind(__nccwpck_require__, 39967)),
"canary-gate": () => Promise.all([ __nccwpck_require__.e(4377), __nccwpck_require__.e(6826), __nccwpck_require__.e(9177) ]).then(__nccwpck_require__.bind(__nccwpck_require__, 9177)),
matrix: () => Promise.all([ __nccwpck_require__.e(4377), __nccwpck_require__.e(8815), __nccwpck_require__.e(8039), __nccwpck_require__.e(9304), __nccwpck_require__.e(5360), __nccwpck_require__.e(2334) ]).then(__nccwpck_require__.bind(__nccwpck_require__, 12334)),
"perf-report": () => Promise.all([ __nccwpck_require__.e(4377), __nccwpck_require__.e(8830) ]).then(__nccwpck_require__.bind(__nccwpck_require__, 98830)),
"run-tests": () => Promise.all([ __nccwpck_require__.e(4377), __nccwpck_require__.e(4559), __nccwpck_require__.e(4006), __nccwpck_require__.e(3292), __nccwpck_require__.e(9391), __nccwpck_require__.e(5166), __nccwpck_require__.e(9008), __nccwpck_require__.e(9304), __nccwpck_require__.e(7459) ]).then(__nccwpck_require__.bind(__nccwpck_require__, 37459)),
"test-impact": () => Promise.all([ __nccwpck_require__.e(4377), __nccwpck_require__.e(4006), __nccwpck_require__.e(9008), __nccwpck_require__.e(5360), __nccwpck_require__.e(1030) ]).then(__nccwpck_require__.bind(__nccwpck_require__, 91030))
};

async function start(name, metadata, phase) {
const {default: action} = await actions[name]();
await run(action, metadata, phase);
}

async function serveGithubCache() {
await (await Promise.all([ __nccwpck_require__.e(6826), __nccwpck_require__.e(2446), __nccwpck_require__.e(5763), __nccwpck_require__.e(4011), __nccwpck_require__.e(9873), __nccwpck_require__.e(3107), __nccwpck_require__.e(241) ]).then(__nccwpck_require__.bind(__nccwpck_require__, 40241))).serveGithubCache();
}

var __webpack_exports__actions = __webpack_exports__.o1;

var __webpack_exports__serveGithubCache = __webpack_exports__.Xs;

var __webpack_exports__start = __webpack_exports__.ni;

export { __webpack_exports__actions as actions, __webpack_exports__serveGithubCache as serveGithubCache, __webpack_exports__start as start };
