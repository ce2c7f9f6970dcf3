export const id = 4727;

export const ids = [ 4727 ];

export const modules = {
4727: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
readTolerance: () => readTolerance
});
var errors = __webpack_require__(85186);
var github_retry = __webpack_require__(3677);
var git = __webpack_require__(96234);
var dist = __webpack_require__(38815);
var result = __webpack_require__(96856);
var expression = __webpack_require__(35813);
const MOST = 4096;
function evaluateTree(node, contexts) {
if (Array.isArray(node)) return node.flatMap(item => {
const value = evaluateTree(item, contexts);
return typeof item === "string" && Array.isArray(value) ? value : [ value ];
});
if (!isMapping(node)) return (0, expression.Um)(node, contexts);
return Object.fromEntries(Object.entries(node).map(([key, value]) => {
if ((0, expression.Xe)(key).some(piece => "expression" in piece)) throw new expression.Dn(key);
return [ key, evaluateTree(value, contexts) ];
}));
}
function legsOf(matrix) {
if (!isMapping(matrix)) throw new expression.Dn("matrix");
const lists = Object.entries(matrix).filter(([key]) => key !== "include" && key !== "exclude");
const names = new Set(lists.map(([name]) => name.toLowerCase()));
const excludes = mappings(matrix["exclude"]);
const includes = mappings(matrix["include"]).map(item => {
const entries = Object.entries(item);
const inList = ([key]) => names.has(key.toLowerCase());
return {
filter: Object.fromEntries(entries.filter(inList)),
more: Object.fromEntries(entries.filter(entry => !inList(entry)))
};
});
const used = new Set;
const legs = product(lists).flatMap(combination => {
if (excludes.some(exclude => matches(combination, exclude))) return [];
const added = {};
for (const include of includes) {
if (!matches(combination, include.filter)) continue;
used.add(include);
Object.assign(added, include.more);
}
return [ {
matrix: {
...combination,
...added
},
labels: labelsOf(combination)
} ];
});
for (const include of includes) {
if (used.has(include)) continue;
const alone = {
...include.filter,
...include.more
};
legs.push({
matrix: alone,
labels: labelsOf(alone)
});
}
return legs;
}
const isMapping = value => typeof value === "object" && value !== null && !Array.isArray(value);
function mappings(value) {
if (value === void 0 || value === null) return [];
if (!Array.isArray(value) || !value.every(isMapping)) throw new expression.Dn("include or exclude");
return value;
}
function product(lists) {
if (lists.length === 0) return [];
let combinations = [ {} ];
for (const [name, values] of lists) {
if (!Array.isArray(values) || combinations.length * values.length > MOST) throw new expression.Dn(name);
combinations = combinations.flatMap(known => values.map(value => ({
...known,
[name]: value
})));
}
return combinations;
}
function matches(value, filter) {
if (Array.isArray(filter)) return filter.every((item, index) => matches(Array.isArray(value) ? value[index] : void 0, item));
if (isMapping(filter)) return Object.entries(filter).every(([key, item]) => matches(isMapping(value) ? at(value, key) : void 0, item));
return (0, result.aI)((0, expression.OY)(value ?? null), (0, expression.OY)(filter));
}
function at(value, key) {
const name = Object.keys(value).find(known => known.toLowerCase() === key.toLowerCase());
return name === void 0 ? void 0 : value[name];
}
function labelsOf(value) {
if (Array.isArray(value)) return value.flatMap(labelsOf);
if (isMapping(value)) return Object.values(value).flatMap(labelsOf);
const text = (0, expression.b6)(value);
return text === "" ? [] : [ text ];
}
const ANYTHING = Symbol("anything");
const isWhole = parts => parts.every(part => part !== ANYTHING);
function fits(name, parts) {
const texts = [ "" ];
for (const part of parts) if (part === ANYTHING) texts.push(""); else texts[texts.length - 1] += part;
const [first = "", ...others] = texts;
if (others.length === 0) return name === first;
const last = others.pop();
if (!name.startsWith(first)) return false;
let at = first.length;
for (const text of others) {
const found = name.indexOf(text, at);
if (found < 0) return false;
at = found + text.length;
}
return name.length - last.length >= at && name.endsWith(last);
}
const unknownTolerance = why => () => ({
tolerates: void 0,
why: why
});
function toleranceFrom(declared, names) {
return name => {
const all = agreed(declared);
if (all.tolerates !== void 0) return all;
if (name === void 0) return {
tolerates: void 0,
why: "its name is not known"
};
const fitting = declared.filter(job => fits(name, job.name));
const whole = fitting.filter(job => isWhole(job.name));
const taken = names.filter(other => other === name).length <= whole.length;
const candidates = taken && whole.length > 0 ? whole : fitting;
if (candidates.length === 0) return {
tolerates: void 0,
why: "the workflow file has no job that is surely this one"
};
return agreed(candidates);
};
}
function agreed(jobs) {
const [first] = jobs;
if (!first) return {
tolerates: void 0
};
if (jobs.every(({tolerates: tolerates}) => tolerates === first.tolerates && tolerates !== void 0)) return {
tolerates: first.tolerates
};
const why = jobs.find(job => job.why)?.why;
return {
tolerates: void 0,
why: why ?? "several jobs of the workflow file can have this name"
};
}
const MAX_DEPTH = 10;
const MAX_JOBS = 5e3;
const LONGEST_NAME = 100;
async function declaredJobs(file, contexts, inputs, reader) {
let count = 0;
return jobsOf(file, [], inputs, 1);
async function jobsOf(at, before, inputsOf, depth) {
if (depth > MAX_DEPTH) throw new Error("workflows call each other deeper than GitHub allows");
const file = await reader.read(at);
const jobs = isMapping(file) ? file["jobs"] : void 0;
if (!isMapping(jobs)) throw new Error(`${at.path} has no jobs`);
const found = [];
for (const [id, job] of Object.entries(jobs)) {
if (!isMapping(job)) continue;
for (const leg of await legsWithNames(id, job, {
...contexts,
inputs: inputsOf(file)
})) {
const name = [ ...before, ...leg.name ];
count += 1;
if (count > MAX_JOBS) throw new Error(`the workflow has more than ${MAX_JOBS} jobs`);
if (typeof job["uses"] === "string") found.push(...await called(at, job["uses"], job, leg, name, depth)); else found.push({
name: name,
...toleranceOf(job["continue-on-error"], leg.contexts)
});
}
}
return found;
}
async function called(at, uses, job, leg, name, depth) {
const before = [ ...name, " / " ];
try {
const file = await calledFile(at, uses);
return await jobsOf(file, before, parsed => callInputs(parsed, job["with"] ?? null, leg.contexts), depth + 1);
} catch (error) {
const why = `the workflow ${uses} that it calls could not be read: ${error.message}`;
return [ {
name: [ ...before, ANYTHING ],
tolerates: void 0,
why: why
} ];
}
}
async function calledFile(at, uses) {
const own = /^[.$]\/(.+)$/.exec(uses)?.[1];
if (own) return {
...at,
path: own
};
const sign = uses.lastIndexOf("@");
const [owner, name, ...folders] = uses.slice(0, Math.max(0, sign)).split("/");
const [repository, path, ref] = [ `${owner}/${name}`, folders.join("/"), uses.slice(sign + 1) ];
if (!owner || !name || path === "" || ref === "") throw new Error("that is no address of a workflow");
const commit = /^[0-9a-f]{40}$/.test(ref) ? ref : await reader.commitOf(uses);
if (!commit) throw new Error(`GitHub does not tell which commit ${ref} was`);
return {
repository: repository,
path: path,
commit: commit
};
}
}
async function legsWithNames(id, job, contexts) {
const strategy = job["strategy"] ?? null;
const matrix = isMapping(strategy) ? strategy["matrix"] : strategy;
const named = (leg, known) => ({
name: nameOf(id, job["name"], leg?.labels ?? [], known),
contexts: known
});
const single = {
...contexts,
matrix: {},
strategy: {
"job-index": 0,
"job-total": 1
}
};
if (matrix === void 0 || matrix === null) return [ named(void 0, single) ];
let legs;
try {
legs = legsOf(evaluateTree(matrix, contexts));
} catch (error) {
if (!(error instanceof expression.Dn)) throw error;
const name = nameOf(id, job["name"], void 0, contexts);
const plain = nameOf(id, job["name"], [], contexts);
return [ name, plain ].map(one => ({
name: one,
contexts: contexts
}));
}
if (legs.length === 0) return [ named(void 0, single) ];
return legs.map((leg, index) => named(leg, {
...contexts,
matrix: leg.matrix,
strategy: {
"job-index": index,
"job-total": legs.length
}
}));
}
function nameOf(id, given, labels, contexts) {
const text = given === void 0 || given === null ? "" : String(given);
let pieces;
try {
pieces = (0, expression.Xe)(text);
} catch {
return [ ANYTHING ];
}
if (pieces.some(piece => "expression" in piece)) {
const parts = pieces.map(piece => {
if ("text" in piece) return piece.text;
try {
return (0, expression.b6)((0, expression._3)(piece.expression, contexts));
} catch {
return ANYTHING;
}
});
if (parts.some(part => part !== "")) return parts;
}
const plain = text === "" || pieces.some(piece => "expression" in piece) ? id : text;
if (labels === void 0) return [ `${plain} (`, ANYTHING ];
const whole = labels.length === 0 ? plain : `${plain} (${labels.join(", ")})`;
return [ whole.length > LONGEST_NAME ? `${whole.slice(0, LONGEST_NAME - 3)}...` : whole ];
}
function toleranceOf(given, contexts) {
if (given === void 0 || given === null) return {
tolerates: false
};
const shown = JSON.stringify(given).slice(0, 200);
if (typeof given === "object") return {
tolerates: void 0,
why: `its continue-on-error is ${shown}`
};
try {
const value = (0, expression.Um)(given, contexts);
if (typeof value === "boolean" || value === null || value === "") return {
tolerates: value === true
};
return {
tolerates: void 0,
why: `its continue-on-error is ${shown}, which is neither true nor false`
};
} catch {
return {
tolerates: void 0,
why: `its continue-on-error, ${shown}, needs what is not known here`
};
}
}
function callInputs(file, given, contexts) {
const on = isMapping(file) ? file["on"] : null;
const call = isMapping(on) ? on["workflow_call"] : null;
const declared = isMapping(call) ? call["inputs"] : null;
if (!isMapping(declared)) return {};
const passed = isMapping(given) ? given : {};
return Object.fromEntries(Object.entries(declared).map(([name, input]) => {
const {type: type, default: fallback} = isMapping(input) ? input : {};
const written = passed[name] ?? fallback;
if (written === void 0 || written === null) return [ name, type === "boolean" ? false : type === "number" ? 0 : "" ];
try {
return [ name, evaluateTree(written, contexts) ];
} catch {
return [ name, void 0 ];
}
}));
}
const MAX_BYTES = 1048576;
async function readTolerance(environment, github, names) {
const file = workflowFileOf(environment.variables);
if (!file) return unknownTolerance("the runner does not tell which workflow file this run is of");
try {
const contexts = {
github: githubContext(environment)
};
const inputs = parsed => dispatchInputs(parsed, environment);
const declared = await declaredJobs(file, contexts, inputs, createReader(environment, github));
return toleranceFrom(declared, names);
} catch (error) {
return unknownTolerance((0, errors.bD)(error));
}
}
function workflowFileOf(variables) {
const [, repository, path] = /^([^/]+\/[^/]+)\/([^@]+\.ya?ml)@/.exec(variables["GITHUB_WORKFLOW_REF"] ?? "") ?? [];
const commit = variables["GITHUB_WORKFLOW_SHA"] ?? "";
return repository && path && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(commit) ? {
repository: repository,
path: path,
commit: commit
} : void 0;
}
function createReader(environment, github) {
const files = new Map;
let calls;
return {
read(file) {
const key = `${file.repository}\0${file.commit}\0${file.path}`;
const known = files.get(key) ?? readText(environment, github, file).then(text => parsed(text, file.path));
files.set(key, known);
return known;
},
async commitOf(uses) {
calls ??= github().calledWorkflows(environment.runId);
return (await calls).find(({path: path}) => path === uses)?.sha;
}
};
}
async function readText(environment, github, file) {
const {repository: repository, path: path, commit: commit} = file;
try {
return await github().readFile(path, commit, repository);
} catch (error) {
const own = repository.toLowerCase() === environment.repository.toLowerCase();
const text = own ? await fromCheckout(environment, file) : void 0;
if (text !== void 0) return text;
if ((0, github_retry.c)(error) === 404) throw new Error(`GitHub has no ${path} of ${repository} at ${commit.slice(0, 12)} for this token (permission "contents: read")`);
throw new Error(`the workflow file ${path}: ${(0, errors.bD)(error)}${(0, errors.nM)(error) ? ` ${error.remedy}` : ""}`.replace(/\.$/, ""));
}
}
async function fromCheckout({workspace: workspace, variables: variables}, {commit: commit, path: path}) {
try {
return await (0, git.m6)(await (0, git.zY)(workspace, variables), commit, path);
} catch {
return;
}
}
function parsed(text, path) {
if (text.length > MAX_BYTES) throw new Error(`${path} is longer than 1 MB`);
try {
return (0, dist.parse)(text, {
logLevel: "error"
});
} catch (error) {
throw new Error(`${path} is not YAML: ${(0, errors.bD)(error).split("\n")[0]}`);
}
}
function githubContext({variables: variables, event: event}) {
const names = "actor actor_id base_ref event_name head_ref ref ref_name ref_type repository repository_id\n    repository_owner repository_owner_id run_attempt run_id run_number server_url sha triggering_actor workflow\n    workflow_ref workflow_sha".split(/\s+/);
const known = names.flatMap(name => {
const value = variables[`GITHUB_${name.toUpperCase()}`];
return value === void 0 ? [] : [ [ name, value ] ];
});
const {GITHUB_REF_PROTECTED: isProtected} = variables;
return {
...Object.fromEntries(known),
...isProtected === void 0 ? {} : {
ref_protected: isProtected === "true"
},
event: event
};
}
function dispatchInputs(file, {event: event, eventName: eventName}) {
const given = event["inputs"];
if (eventName !== "workflow_dispatch" || typeof given !== "object" || given === null) return {};
const on = isMapping(file) ? file["on"] : null;
const dispatch = isMapping(on) ? on["workflow_dispatch"] : null;
const declared = isMapping(dispatch) && isMapping(dispatch["inputs"]) ? dispatch["inputs"] : {};
return Object.fromEntries(Object.entries(given).map(([name, value]) => {
const input = declared[name];
const type = isMapping(input) ? input["type"] : void 0;
if (type === "boolean") return [ name, String(value) === "true" ];
return [ name, type === "number" ? Number(value) : value ];
}));
}
},
96234: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
O: () => trackedFiles,
Qo: () => headCommit,
SC: () => commitTree,
fE: () => isShallow,
m6: () => readAt,
zY: () => openGit
});
var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78474);
var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73024);
var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85186);
const MAX_ANSWER_BYTES = 67108864;
const MAX_MESSAGE_LENGTH = 65536;
const MAX_FILE_BYTES = 33554432;
async function openGit(directory, variables) {
const top = await execute(directory, variables, [ "rev-parse", "--show-toplevel" ]);
if (top.exitCode !== 0) throw notOpened(directory, top.stderr);
const root = top.stdout.replace(/\r?\n$/, "");
const attempt = async (args, limits) => {
const {exitCode: exitCode, stdout: stdout} = await execute(root, variables, args, limits);
return exitCode === 0 ? stdout : void 0;
};
const git = {
root: root,
attempt: attempt,
async run(args, limits) {
const {exitCode: exitCode, stdout: stdout, stderr: stderr} = await execute(root, variables, args, limits);
if (exitCode === 0) return stdout;
throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.ce("PACELINE_GIT_FAILED", `git ${args[0]} ${exitCode === null ? "was stopped" : `ended with ${exitCode}`}: ${firstLine(stderr)}.`, "Run the same command in the checkout to see why.");
}
};
return git;
}
async function headCommit(git) {
const head = await git.attempt([ "rev-parse", "--verify", "--quiet", "HEAD^{commit}" ]);
if (head !== void 0) return head.trim();
throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.ce("PACELINE_GIT_EMPTY", `The repository at ${git.root} has no commit.`, "Check out a commit (actions/checkout) before this step.");
}
const commitTree = async (git, commit) => (await git.run([ "rev-parse", "--verify", "--quiet", "--end-of-options", `${commit}^{tree}` ])).trim();
const isShallow = async git => (await git.run([ "rev-parse", "--is-shallow-repository" ])).trim() === "true";
const KINDS = {
12e4: "link",
16e4: "submodule"
};
async function trackedFiles(git) {
const found = new Map;
for (const line of (await git.run([ "ls-files", "-z", "-s", "-t" ])).split("\0")) {
const tab = line.indexOf("\t");
if (tab === -1) continue;
const [tag, mode, id] = line.slice(0, tab).split(" ");
const path = line.slice(tab + 1);
found.set(path, {
path: path,
kind: KINDS[mode] ?? "file",
id: id,
absent: tag === "S"
});
}
return [ ...found.values() ];
}
const readAt = (git, commit, path) => git.attempt([ "cat-file", "blob", `${commit}:${path}` ], {
maxBytes: MAX_FILE_BYTES
});
async function execute(directory, variables, args, {maxBytes: maxBytes = MAX_ANSWER_BYTES, timeoutSeconds: timeoutSeconds} = {}) {
const stdout = [];
let stderr = "";
let bytes = 0;
let stopped;
let timer;
try {
const child = (0, node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)("git", args, {
cwd: directory,
env: {
...variables,
LC_ALL: "C",
GIT_TERMINAL_PROMPT: "0",
GIT_OPTIONAL_LOCKS: "0"
},
stdio: [ "ignore", "pipe", "pipe" ],
windowsHide: true
});
const stop = why => {
stopped ??= why;
child.kill("SIGKILL");
child.stdout.destroy();
child.stderr.destroy();
};
if (timeoutSeconds !== void 0) timer = setTimeout(() => stop(`it took longer than ${timeoutSeconds} s`), timeoutSeconds * 1e3);
child.stdout.on("data", chunk => {
bytes += chunk.length;
if (bytes <= maxBytes) stdout.push(chunk); else stop(`its answer is larger than ${Math.round(maxBytes / 1024 / 1024)} MB`);
});
child.stderr.setEncoding("utf8").on("data", text => {
if (stderr.length < MAX_MESSAGE_LENGTH) stderr += text;
});
const [exitCode] = await (0, node_events__WEBPACK_IMPORTED_MODULE_1__.once)(child, "close");
if (stopped !== void 0) return {
exitCode: null,
stdout: "",
stderr: stopped
};
return {
exitCode: exitCode,
stdout: Buffer.concat(stdout).toString("utf8"),
stderr: stderr
};
} catch (error) {
const missing = error.code === "ENOENT" && (0, node_fs__WEBPACK_IMPORTED_MODULE_2__.existsSync)(directory);
throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.ce(missing ? "PACELINE_GIT_MISSING" : "PACELINE_GIT_FAILED", missing ? "git was not found, so nothing can be said about what changed." : `git could not be started: ${firstLine(error.message)}.`, missing ? "Install git on the runner, or add it to PATH." : "See the message above.", {
cause: error
});
} finally {
clearTimeout(timer);
}
}
function notOpened(directory, stderr) {
if (/dubious ownership/.test(stderr)) return new _errors_js__WEBPACK_IMPORTED_MODULE_3__.ce("PACELINE_GIT_OWNERSHIP", `git refuses the repository at ${directory}: it belongs to another user.`, `Run \`git config --global --add safe.directory ${directory}\` in a step before this one.`);
if (/not a git repository/i.test(stderr)) return new _errors_js__WEBPACK_IMPORTED_MODULE_3__.ce("PACELINE_GIT_NO_REPOSITORY", `${directory} is not inside a git repository.`, "Add actions/checkout before this step.");
return new _errors_js__WEBPACK_IMPORTED_MODULE_3__.ce("PACELINE_GIT_FAILED", `git cannot read ${directory}: ${firstLine(stderr)}.`, "Run `git status` in the checkout to see why.");
}
const firstLine = text => (text.trim().split("\n").find(line => line.trim() !== "") ?? "no message").replace(/\.$/, "");
},
35813: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Dn: () => NotKnown,
OY: () => toData,
Um: () => scalarValue,
Xe: () => piecesOf,
_3: () => evaluate,
b6: () => textOf
});
var _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45958);
var _actions_expressions_evaluator__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42886);
var _actions_expressions_lexer__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12083);
var _actions_expressions_parser__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24566);
const OFFERED = [ "github", "needs", "strategy", "matrix", "vars", "inputs" ];
class NotKnown extends Error {}
function piecesOf(text) {
const pieces = [];
let at = 0;
for (let open = text.indexOf("${{"); open >= 0; open = text.indexOf("${{", at)) {
if (open > at) pieces.push({
text: text.slice(at, open)
});
const close = endOf(text, open + 3);
pieces.push({
expression: text.slice(open + 3, close)
});
at = close + 2;
}
if (at < text.length) pieces.push({
text: text.slice(at)
});
return pieces;
}
function endOf(text, start) {
let quoted = false;
for (let at = start; at < text.length; at++) if (text[at] === "'") quoted = !quoted; else if (!quoted && text.startsWith("}}", at)) return at;
throw new NotKnown("an expression does not end");
}
function scalarValue(scalar, contexts) {
if (typeof scalar !== "string") return scalar;
const pieces = piecesOf(scalar);
const [first] = pieces;
if (pieces.length === 1 && first && "expression" in first) return evaluate(first.expression, contexts);
return pieces.map(piece => "text" in piece ? piece.text : textOf(evaluate(piece.expression, contexts))).join("");
}
function evaluate(expression, contexts) {
if (/''.*''/s.test(expression)) throw new NotKnown(expression);
const known = new Known(true);
for (const [name, context] of Object.entries(contexts)) if (context !== void 0) known.add(name, knownOf(context, name === "github"));
try {
return fromData(new _actions_expressions_evaluator__WEBPACK_IMPORTED_MODULE_1__.o(parsed(expression), known).evaluate());
} catch {
throw new NotKnown(expression);
}
}
const parsedBefore = new Map;
function parsed(expression) {
const before = parsedBefore.get(expression);
if (before) return before;
const tree = new _actions_expressions_parser__WEBPACK_IMPORTED_MODULE_3__.i(new _actions_expressions_lexer__WEBPACK_IMPORTED_MODULE_2__.JG(expression).lex().tokens, OFFERED, []).parse();
parsedBefore.set(expression, tree);
return tree;
}
class Known extends _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.bT {
unknown=new Set;
#missingIsUnknown;
constructor(missingIsUnknown) {
super();
this.#missingIsUnknown = missingIsUnknown;
}
get(key) {
const found = super.get(key);
if (this.unknown.has(key.toLowerCase()) || found === void 0 && this.#missingIsUnknown) throw new NotKnown(key);
return found;
}
values() {
if (this.unknown.size > 0 || this.#missingIsUnknown) throw new NotKnown("*");
return super.values();
}
pairs() {
if (this.unknown.size > 0 || this.#missingIsUnknown) throw new NotKnown("*");
return super.pairs();
}
}
function knownOf(context, missingIsUnknown) {
const known = new Known(missingIsUnknown);
for (const [key, value] of Object.entries(context)) if (value === void 0) known.unknown.add(key.toLowerCase()); else known.add(key, toData(value));
return known;
}
const textOf = value => toData(value).coerceString();
function toData(value) {
if (value === null) return new _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.Uv;
if (typeof value === "string") return new _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.uQ(value);
if (typeof value === "number") return new _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.Q9(value);
if (typeof value === "boolean") return new _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.bo(value);
if (Array.isArray(value)) return new _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.O3(...value.map(toData));
return new _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.bT(...Object.entries(value).map(([key, item]) => ({
key: key,
value: toData(item)
})));
}
function fromData(value) {
if (value.kind === _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.b8.Null) return null;
if (value.kind === _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.b8.Array) return value.values().map(fromData);
if (value.kind === _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.b8.Dictionary) {
const pairs = value.pairs();
return Object.fromEntries(pairs.map(pair => [ pair.key, fromData(pair.value) ]));
}
return value.value;
}
}
};
