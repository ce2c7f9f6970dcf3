export const id = 5360;

export const ids = [ 5360 ];

export const modules = {
92354: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
QE: () => hasCommit,
lN: () => findBase
});
var _payload_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82371);
var _git_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96234);
const ZERO = /^0+$/;
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
async function findBase(git, question) {
const head = await (0, _git_js__WEBPACK_IMPORTED_MODULE_0__.Qo)(git);
const {event: event, eventName: eventName} = question;
if (question.base !== void 0) {
const commit = await obtain(git, question.base);
return commit ? {
commit: commit,
how: `base ${question.base}`
} : no(`the base "${question.base}" is not in this clone and could not be fetched`);
}
if (eventName === "pull_request" || eventName === "pull_request_target") {
const sha = (0, _payload_js__WEBPACK_IMPORTED_MODULE_1__.$)(event, "pull_request", "head", "sha");
const parents = await parentsOf(git, head);
if (eventName === "pull_request" && parents.length === 2 && (sha === void 0 || parents[1] === sha)) {
const commit = await obtain(git, parents[0]);
return commit ? {
commit: commit,
how: "first parent of the merge commit"
} : no(`the first parent of the merge commit, ${short(parents[0])}, could not be fetched`);
}
const base = (0, _payload_js__WEBPACK_IMPORTED_MODULE_1__.$)(event, "pull_request", "base", "sha");
if (base === void 0) return withDefaultBranch(git, head, question);
return withMergeBase(git, head, base, "the pull request's base", question.maxDeepen);
}
if (eventName === "merge_group") {
const base = (0, _payload_js__WEBPACK_IMPORTED_MODULE_1__.$)(event, "merge_group", "base_sha");
const commit = base && await obtain(git, base);
return commit ? {
commit: commit,
how: "base of the merge group"
} : no("the base of the merge group could not be fetched");
}
if (eventName === "push") {
const before = (0, _payload_js__WEBPACK_IMPORTED_MODULE_1__.$)(event, "before");
if (before !== void 0 && COMMIT.test(before) && !ZERO.test(before)) {
const commit = await obtain(git, before);
if (commit) return {
commit: commit,
how: "the branch before this push"
};
const other = await withDefaultBranch(git, head, question);
return other.commit ? other : no(`the commit before this push, ${short(before)}, is gone (a forced push?), and ${why(other)}`);
}
}
return withDefaultBranch(git, head, question);
}
async function withDefaultBranch(git, head, question) {
const branch = (0, _payload_js__WEBPACK_IMPORTED_MODULE_1__.$)(question.event, "repository", "default_branch") ?? (await git.attempt([ "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD" ]))?.trim().replace(/^origin\//, "");
if (branch === void 0 || branch === "") return no("the default branch is not known");
if (question.ref === `refs/heads/${branch}`) return {
code: "default-branch",
reason: `this run is on the default branch ${branch}, with nothing to compare it with`
};
const tip = await resolveCommit(git, `refs/remotes/origin/${branch}`) ?? await resolveCommit(git, `refs/heads/${branch}`) ?? await fetchRevision(git, `refs/heads/${branch}`);
if (tip === void 0) return no(`the default branch ${branch} is not in this clone and could not be fetched`);
const answer = await withMergeBase(git, head, tip, `the default branch ${branch}`, question.maxDeepen);
return answer.commit === head ? no(`HEAD is already part of the default branch ${branch}`) : answer;
}
async function withMergeBase(git, head, other, name, maxDeepen) {
const tip = await obtain(git, other);
if (tip === void 0) return no(`${name} (${short(other)}) could not be fetched`);
let deepened = 0;
for (let step = 32; ;step *= 2) {
const found = (await git.attempt([ "merge-base", head, tip ]))?.trim();
if (found) return {
commit: found,
how: `merge base with ${name}`
};
if (!await (0, _git_js__WEBPACK_IMPORTED_MODULE_0__.fE)(git)) return no(`HEAD and ${name} have no common history`);
const size = Math.min(step, maxDeepen - deepened);
if (size <= 0) return no(`this clone is shallow and ${deepened} more commits did not reach ${name}; use fetch-depth: 0`);
const fetched = await git.attempt([ ...FETCH, `--deepen=${size}`, "origin", head, tip ]);
if (fetched === void 0) return no("this clone is shallow and could not be deepened; use fetch-depth: 0");
deepened += size;
}
}
const FETCH = [ "fetch", "--quiet", "--no-tags", "--no-recurse-submodules" ];
async function obtain(git, revision) {
return await resolveCommit(git, revision) ?? await fetchRevision(git, revision);
}
const hasCommit = async (git, commit, {fetch: fetch}) => COMMIT.test(commit) && await (fetch ? obtain : resolveCommit)(git, commit) === commit;
async function resolveCommit(git, revision) {
const found = await git.attempt([ "rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}` ]);
return found?.trim() || void 0;
}
async function fetchRevision(git, revision) {
if (/^[-+]/.test(revision) || revision.includes(":")) return;
const name = revision.replace(/^(?:refs\/remotes\/)?origin\//, "refs/heads/");
const depth = await (0, _git_js__WEBPACK_IMPORTED_MODULE_0__.fE)(git) ? [ "--depth=1" ] : [];
const fetched = await git.attempt([ ...FETCH, ...depth, "origin", name ]);
return fetched === void 0 ? void 0 : resolveCommit(git, COMMIT.test(revision) ? revision : "FETCH_HEAD");
}
async function parentsOf(git, commit) {
const body = await git.attempt([ "cat-file", "commit", commit ]) ?? "";
const header = body.slice(0, body.indexOf("\n\n"));
return [ ...header.matchAll(/^parent ([0-9a-f]+)$/gm) ].map(match => match[1]);
}
const no = reason => ({
code: "no-base",
reason: reason
});
const why = answer => answer.commit === void 0 ? answer.reason : "";
const short = commit => commit.slice(0, 12);
},
55334: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Y: () => changedFiles
});
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85186);
const STATUS = {
A: "added",
C: "added",
D: "deleted",
M: "modified",
R: "renamed",
T: "type-changed"
};
const RENAME_SECONDS = 5;
async function changedFiles(git, base, head) {
const diff = renames => [ "diff", "--name-status", "-z", renames, "--no-ext-diff", "--no-textconv", "--ignore-submodules=none", "--end-of-options", base, head, "--" ];
const renamed = await git.attempt(diff("--find-renames"), {
timeoutSeconds: RENAME_SECONDS
});
return parseNameStatus(renamed ?? await git.run(diff("--no-renames")));
}
function parseNameStatus(output) {
const fields = output.split("\0");
const changes = [];
for (let at = 0; at < fields.length && fields[at] !== ""; ) {
const letter = fields[at].charAt(0);
const status = STATUS[letter];
const first = fields[at + 1];
if (status === void 0 || first === void 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.ce("PACELINE_GIT_FAILED", `git diff answered with the unknown status "${fields[at]}".`, "Report this with the version of git on the runner.");
if (letter === "R" || letter === "C") {
const path = fields[at + 2];
changes.push(letter === "R" ? {
path: path,
status: status,
from: first
} : {
path: path,
status: status
});
at += 3;
} else {
changes.push({
path: first,
status: status
});
at += 2;
}
}
return changes;
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
10928: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
J: () => mayWrite,
M0: () => triggeringRun,
Wf: () => isAboutPullRequest,
_f: () => findPullRequest,
db: () => eventTrust
});
var _payload_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82371);
const TRUSTED = new Set([ "push", "schedule", "workflow_dispatch", "repository_dispatch", "workflow_call", "merge_group", "create", "release", "deployment", "local" ]);
const PULL_REQUEST = new Set([ "pull_request", "pull_request_review", "pull_request_review_comment" ]);
function eventTrust(environment) {
const {event: event, eventName: eventName, ref: ref} = environment;
const defaultBranch = branchRef((0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(event, "repository", "default_branch"));
const pull = record(event["pull_request"]);
const base = branchRef((0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(pull, "base", "ref")) ?? (0, 
_payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(event, "merge_group", "base_ref");
const baseline = distinct([ base, defaultBranch ]);
const readOnlyToken = hasReadOnlyToken(environment);
if (PULL_REQUEST.has(eventName)) {
const number = numberOf(pull["number"]);
const own = number === void 0 ? void 0 : `refs/pull/${number}/merge`;
return {
level: "pull-request",
readOnlyToken: readOnlyToken,
read: distinct([ own, base, defaultBranch ]),
...own ? {
write: own
} : {},
baseline: baseline,
tidiesAll: false
};
}
if (!TRUSTED.has(eventName)) return {
level: "open",
readOnlyToken: readOnlyToken,
read: baseline,
baseline: baseline,
tidiesAll: false
};
const queuedFor = (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(event, "merge_group", "base_ref");
const own = eventName === "merge_group" && queuedFor !== void 0 ? queueScope(queuedFor) : ref || "local";
return {
level: "trusted",
readOnlyToken: readOnlyToken,
read: distinct([ own, base, defaultBranch ]),
write: own,
baseline: baseline.length > 0 ? baseline : [ own ],
...eventName === "push" && ref.startsWith(BRANCH) ? {
queue: queueScope(ref)
} : {},
tidiesAll: own === defaultBranch || eventName === "local"
};
}
function mayWrite(environment) {
const {level: level, write: write} = eventTrust(environment);
return {
allowed: write !== void 0,
reason: level === "open" ? `a run on ${environment.eventName} may come from anyone` : "its event does not say of which pull request it is"
};
}
function hasReadOnlyToken({event: event, eventName: eventName, repository: repository, variables: variables}) {
if (!PULL_REQUEST.has(eventName)) return false;
const head = (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(event, "pull_request", "head", "repo", "full_name");
return !sameName(head, repository) || variables["GITHUB_ACTOR"] === "dependabot[bot]";
}
function triggeringRun({event: event, eventName: eventName}) {
if (eventName !== "workflow_run") return;
const run = record(event["workflow_run"]);
const id = numberOf(run["id"]);
const headSha = (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(run, "head_sha");
if (id === void 0 || headSha === void 0) return;
return {
runId: String(id),
attempt: numberOf(run["run_attempt"]) ?? 1,
workflow: (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(run, "name") ?? (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(event, "workflow", "name") ?? "",
event: (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(run, "event") ?? "",
conclusion: (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(run, "conclusion") ?? "",
headSha: headSha,
headBranch: (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(run, "head_branch") ?? "",
headRepository: (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(run, "head_repository", "full_name") ?? ""
};
}
function isAboutPullRequest(environment) {
const {eventName: eventName} = environment;
return PULL_REQUEST.has(eventName) || eventName === "pull_request_target" || /^pull_request/.test(triggeringRun(environment)?.event ?? "");
}
async function findPullRequest(environment, github) {
const {event: event, eventName: eventName, repository: repository, sha: sha} = environment;
if (PULL_REQUEST.has(eventName) || eventName === "pull_request_target") return fromPayload(record(event["pull_request"]), repository);
if (eventName === "workflow_run") {
const run = triggeringRun(environment);
return run && findByHead(github, repository, run);
}
if (eventName === "merge_group") {
const queued = /\/pr-(\d{1,15})-[0-9a-f]+$/.exec((0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(event, "merge_group", "head_ref") ?? "");
return queued ? describePull(await github.pull(Number(queued[1])), repository) : void 0;
}
if (sha === "") return;
return findByHead(github, repository, {
headRepository: repository,
headSha: sha,
headBranch: /^refs\/heads\/(.+)$/.exec(environment.ref)?.[1] ?? ""
});
}
async function findByHead(github, repository, head) {
if (head.headRepository === "") return;
const fits = pull => pull.state === "open" && pull.head.sha === head.headSha && sameName(pull.head.repo?.full_name, head.headRepository);
const owner = head.headRepository.split("/")[0];
const byBranch = head.headBranch === "" ? [] : (await github.pullsByHead(owner, head.headBranch)).filter(fits);
const found = byBranch.length > 0 ? byBranch : (await github.pullsOfCommit(head.headSha)).filter(fits);
const pull = found.sort((a, b) => a.number - b.number)[0];
return pull && describePull(pull, repository);
}
function describePull({number: number, head: head, base: base}, repository) {
const headRepository = head.repo?.full_name ?? "";
const trusted = sameName(headRepository, repository);
return {
number: number,
headRepository: headRepository,
headSha: head.sha,
baseBranch: base.ref,
trusted: trusted
};
}
function fromPayload(pull, repository) {
const number = numberOf(pull["number"]);
const headSha = (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(pull, "head", "sha");
if (number === void 0 || headSha === void 0) return;
const headRepository = (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(pull, "head", "repo", "full_name") ?? "";
return {
number: number,
headRepository: headRepository,
headSha: headSha,
baseBranch: (0, _payload_js__WEBPACK_IMPORTED_MODULE_0__.$)(pull, "base", "ref") ?? "",
trusted: sameName(headRepository, repository)
};
}
const BRANCH = "refs/heads/";
const queueScope = branch => `queue/${branch.startsWith(BRANCH) ? branch.slice(BRANCH.length) : branch}`;
const branchRef = name => name && `${BRANCH}${name}`;
const sameName = (a, b) => a?.toLowerCase() === b.toLowerCase();
const numberOf = value => Number.isSafeInteger(value) && value > 0 ? value : void 0;
const record = value => typeof value === "object" && value !== null ? value : {};
const distinct = values => [ ...new Set(values.filter(value => value !== void 0)) ];
},
82371: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
$: () => textAt
});
function textAt(payload, ...path) {
let value = payload;
for (const key of path) {
if (typeof value !== "object" || value === null) return;
value = value[key];
}
return typeof value === "string" && value !== "" ? value : void 0;
}
}
};
