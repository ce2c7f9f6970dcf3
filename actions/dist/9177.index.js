export const id = 9177;

export const ids = [ 9177 ];

export const modules = {
9177: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
default: () => src
});
var action = __webpack_require__(60253);
var errors = __webpack_require__(85186);
var lines = __webpack_require__(95045);
var numbers = __webpack_require__(28740);
var external_node_fs_ = __webpack_require__(73024);
var external_node_path_ = __webpack_require__(76760);
const PHASES = [ "moving", "promoting", "ended", "recorded" ];
const NOTE_BYTES = 100;
const phaseFile = (folder, phase) => (0, external_node_path_.join)(folder, `phase-${phase}`);
const noteFile = folder => (0, external_node_path_.join)(folder, "command");
function createProgress(folder) {
(0, external_node_fs_.mkdirSync)(folder, {
recursive: true
});
(0, external_node_fs_.writeFileSync)(noteFile(folder), `${" ".repeat(NOTE_BYTES - 1)}\n`);
(0, external_node_fs_.writeFileSync)(phaseFile(folder, "moving"), "");
}
function setPhase(folder, phase) {
for (const from of PHASES) {
if (from === phase) continue;
try {
(0, external_node_fs_.renameSync)(phaseFile(folder, from), phaseFile(folder, phase));
return true;
} catch {}
}
return readPhase(folder) === phase;
}
function readPhase(folder) {
try {
const names = new Set((0, external_node_fs_.readdirSync)(folder));
return PHASES.findLast(phase => names.has(`phase-${phase}`));
} catch {
return;
}
}
function readNote(folder) {
let text;
try {
text = (0, external_node_fs_.readFileSync)(noteFile(folder), "utf8");
} catch {
return;
}
const running = /^running ([a-z-]+) ([a-z0-9]{1,20}) (\d{1,10}) (\d{1,20}) *\n/.exec(text);
if (running) return {
command: running[1],
id: running[2],
pid: Number(running[3]),
startedAt: Number(running[4])
};
const ended = /^ended ([a-z-]+) ([a-z0-9]{1,20}) (\d{1,3}) *\n/.exec(text);
return ended ? {
command: ended[1],
id: ended[2],
status: Number(ended[3])
} : void 0;
}
const MARK = "PACELINE_CANARY_PROGRESS";
const OUTER = `\nscript=$1\nnote() { printf '%-${NOTE_BYTES - 1}s\\n' "$1" 1<>"$PACELINE_CANARY_NOTE"; } 2>/dev/null\ngate_is_there() { [ "$PACELINE_CANARY_GATE" = any ] || [ "$PPID" = "$PACELINE_CANARY_GATE" ]; }\ngate_is_there || exit 75\nIFS= read -r stat 2>/dev/null < "/proc/$$/stat" || stat=') '\nset -- \${stat##*) }\nif ! note "running $PACELINE_CANARY_COMMAND $PACELINE_CANARY_ID $$ \${20:-0}" && [ "$PACELINE_CANARY_COMMAND" != rollback ]; then\n  echo "The command was not run: its process could not be noted for the post step, since nothing can be written to $PACELINE_CANARY_NOTE."\n  exit 74\nfi\n# PPID is that of the start; the kernel knows better.\nif [ -r "/proc/$$/stat" ] && [ "$PACELINE_CANARY_GATE" != any ]; then\n  IFS= read -r stat < "/proc/$$/stat"\n  set -- \${stat##*) }\n  [ "$2" = "$PACELINE_CANARY_GATE" ] || { note 'ended none 0 75'; exit 75; }\nfi\nexec > >(trap '' PIPE TERM INT HUP; cat || cat > /dev/null) 2>&1\nbash --noprofile --norc -euo pipefail -c "$script"\nstatus=$?\nnote "ended $PACELINE_CANARY_COMMAND $PACELINE_CANARY_ID $status"\nexit $status\n`;
const markOf = (folder, id) => `${folder}#${id}`;
function shellCommand(name, id, script, folder) {
return {
args: [ "--noprofile", "--norc", "-c", OUTER, "bash", script ],
env: {
[MARK]: markOf(folder, id),
PACELINE_CANARY_NOTE: noteFile(folder),
PACELINE_CANARY_COMMAND: name,
PACELINE_CANARY_ID: id,
PACELINE_CANARY_GATE: process.platform === "win32" ? "any" : String(process.pid)
}
};
}
const GRACE_SECONDS = 2;
async function runCommand(machine, commands, name, weight, facts) {
const script = {
"set-weight": commands.setWeight,
promote: commands.promote,
rollback: commands.rollback
}[name];
const percent = percentage(weight);
const at = machine.now();
const base = {
name: name,
weight: weight,
at: new Date(at).toISOString()
};
machine.print(`${name}: ${percent} % of the traffic to the canary`);
try {
const {args: args, env: env} = shellCommand(name, facts.id, script.replaceAll("{weight}", percent), machine.progress);
const result = await machine.foreign(() => machine.run("bash", args, {
cwd: machine.workspace,
env: {
...childVariables(machine.variables),
WEIGHT: percent,
BASELINE_WEIGHT: percentage(1 - weight),
STEP: String(facts.step),
STEPS: String(facts.steps),
...env
},
timeoutSeconds: name === "promote" ? commands.promoteTimeoutSeconds : commands.timeoutSeconds,
graceSeconds: GRACE_SECONDS,
outlivesUs: name !== "set-weight",
onOutput: indented(machine.print)
}));
return {
...base,
seconds: result.seconds,
exitCode: result.exitCode,
...result.stopped ? {
stopped: result.stopped
} : {}
};
} catch (error) {
machine.print(`  ${(0, lines.TN)((0, errors.bD)(error))}`);
return {
...base,
seconds: (machine.now() - at) / 1e3,
exitCode: null
};
}
}
const succeeded = run => run.exitCode === 0 && run.stopped === void 0 && run.problem === void 0;
const percentage = share => String(Number((share * 100).toFixed(4)));
function ending(run) {
if (run.stopped === "timeout") return `was stopped after ${(0, numbers.a3)(run.seconds)}`;
if (run.stopped) return "was interrupted";
if (run.exitCode === null) return "did not run to its end";
return run.exitCode === 0 && run.problem ? `ended well, but ${run.problem}` : `ended with status ${run.exitCode}`;
}
function childVariables(variables) {
return Object.fromEntries(Object.entries(variables).filter(([name]) => !/^(?:INPUT_|STATE_|PACELINE_PROMETHEUS_|PACELINE_REDIS_|ACTIONS_RUNTIME_)/.test(name)));
}
function indented(print) {
return text => {
for (const line of text.replace(/\r?\n$/, "").split(/\r?\n/)) print(`  ${line}`);
};
}
var running_processes = __webpack_require__(35452);
const WAITED_FOR = new Set([ "rollback", "promote" ]);
const LOOK_SECONDS = .05;
const leftover_GRACE_SECONDS = 2;
const KILLED_SECONDS = .5;
const isAlive = ({pid: pid, startedAt: startedAt}) => (0, running_processes.W)(pid)?.startedAt === startedAt;
async function settleLeftover(folder, patience, time) {
const note = readNote(folder);
if (!note || note.command === "none") return;
let was = "over";
if (WAITED_FOR.has(note.command) && isRunning(note)) {
was = "waited-for";
const until = time.now() + patience(note.command) * 1e3;
while (isRunning(note) && time.now() < until) await time.sleep(LOOK_SECONDS, {
uninterrupted: true
});
}
const last = readNote(folder);
const status = last && "status" in last && last.id === note.id ? last.status : void 0;
if (status === 0) return {
command: note.command,
status: status,
was: was,
left: []
};
const {any: any, left: left} = await endCommand(folder, note.id, note, time);
return {
command: note.command,
status: status,
was: any && status === void 0 ? "ended-by-us" : was,
left: left
};
}
async function endCommand(folder, id, note, time) {
const begun = time.now();
const found = new Map;
for (;;) {
for (const {pid: pid, startedAt: startedAt} of processesOf(markOf(folder, id), note)) found.set(pid, {
pid: pid,
startedAt: startedAt
});
const alive = [ ...found.values() ].filter(isAlive);
if (alive.length === 0) return {
any: found.size > 0,
left: []
};
const seconds = (time.now() - begun) / 1e3;
if (seconds > leftover_GRACE_SECONDS + KILLED_SECONDS) return {
any: true,
left: alive
};
for (const {pid: pid} of alive) try {
process.kill(pid, seconds < leftover_GRACE_SECONDS ? "SIGTERM" : "SIGKILL");
} catch {}
await time.sleep(LOOK_SECONDS, {
uninterrupted: true
});
}
}
function isRunning(note) {
return "pid" in note && isAlive(note);
}
function processesOf(mark, note) {
const others = (0, running_processes.$)().filter(({pid: pid}) => pid !== process.pid);
const all = new Map(others.map(one => [ one.pid, one ]));
const leader = note && "pid" in note && note.pid > 1 ? all.get(note.pid) : void 0;
const ours = new Set;
if (leader && note && "startedAt" in note && leader.startedAt === note.startedAt) for (const {pid: pid, group: group, session: session} of all.values()) if (group === leader.pid || session === leader.pid) ours.add(pid);
for (const pid of all.keys()) if (isMarked(pid, mark)) ours.add(pid);
for (let size = -1; size !== ours.size; ) {
size = ours.size;
for (const {pid: pid, parent: parent} of all.values()) if (ours.has(parent)) ours.add(pid);
}
return [ ...ours ].map(pid => all.get(pid));
}
function isMarked(pid, mark) {
try {
return (0, external_node_fs_.readFileSync)(`/proc/${pid}/environ`, "utf8").split("\0").includes(`${MARK}=${mark}`);
} catch {
return false;
}
}
const PAUSES = [ .1, .2, .5, 1, 2 ];
async function observeWeight(observer, asked, how, machine, prometheus) {
const {signal: signal} = how;
const rest = pause => signal ? machine.sleep(pause) : machine.sleep(pause, {
uninterrupted: true
});
const stale = "query" in observer ? how.staleSeconds : 0;
if (stale > 0) await rest(stale);
const seconds = how.seconds + stale;
const until = machine.now() + how.seconds * 1e3;
for (let attempt = 0; ;attempt++) {
if (signal?.aborted) return {
problem: "it was interrupted before its weight was observed"
};
const left = Math.max(.1, (until - machine.now()) / 1e3);
const seen = "query" in observer ? await askQuery(observer.query, prometheus, machine) : await askCommand(observer.command, left, machine, signal);
if ("share" in seen && isNear(asked, seen.share)) return {
observed: seen.share
};
const pause = PAUSES[Math.min(attempt, PAUSES.length - 1)];
if (machine.now() + pause * 1e3 >= until) return "share" in seen ? {
observed: seen.share,
problem: `the canary's weight is ${percentage(seen.share)} % after ${(0, numbers.a3)(seconds)}, not ${percentage(asked)} %`
} : {
problem: `its weight could not be observed: ${seen.problem}`
};
await rest(pause);
}
}
function isNear(asked, seen) {
const off = Math.abs(seen - asked);
if (asked === 0 || asked === 1) return off <= 5e-4;
return off <= Math.max(Math.min(.005, asked / 2), asked * .1);
}
async function askQuery(query, prometheus, machine) {
const answer = await prometheus.query(query, machine.now());
return "problem" in answer ? answer : toShare(String(answer.value), "the query");
}
async function askCommand(script, seconds, machine, signal) {
try {
const {exitCode: exitCode, stopped: stopped, stdout: stdout, stderr: stderr} = await machine.run("bash", [ "--noprofile", "--norc", "-euo", "pipefail", "-c", script ], {
cwd: machine.workspace,
env: {
...childVariables(machine.variables),
[MARK]: markOf(machine.progress, "observe")
},
timeoutSeconds: seconds,
graceSeconds: 1,
outlivesUs: true,
...signal ? {
signal: signal
} : {},
maxOutputBytes: 65536
});
if (exitCode !== 0 || stopped) {
if (stderr !== "") await machine.foreign(async () => indented(machine.print)(stderr));
return {
problem: stopped ? `observe-weight was stopped after ${(0, numbers.a3)(seconds)}` : `observe-weight ended with status ${exitCode}`
};
}
const line = stdout.trim().split(/\r?\n/).at(-1) ?? "";
return toShare(line, "observe-weight");
} catch (error) {
return {
problem: (0, lines.TN)((0, errors.bD)(error))
};
}
}
function toShare(text, what) {
const trimmed = text.trim();
const number = trimmed.endsWith("%") ? trimmed.slice(0, -1).trimEnd() : trimmed;
const percent = /^\d{1,9}(?:\.\d{1,20})?(?:e[+-]?\d{1,3})?$/i.test(number) ? Number(number) : Number.NaN;
return percent >= 0 && percent <= 100 ? {
share: percent / 100
} : {
problem: `${what} gives "${(0, lines.TN)(text).slice(0, 80)}", not a percentage from 0 to 100`
};
}
const UNENDED = "The gate was ended before it had decided.";
const QUERY_SECONDS = 5;
const NOT_NOTED = 74;
const GATE_IS_GONE = 75;
const ROLLBACK_PAUSES = [ 1, 2 ];
function openJournal(machine, facts, save) {
const {commands: commands, observer: observer, stepCount: stepCount, dryRun: dryRun, about: about} = facts;
const startedAt = new Date(machine.now()).toISOString();
const steps = [];
const runs = [];
let prepared = false;
let promoteBegan = false;
let last;
const report = (decision, reason, completed) => ({
kind: "canary-report",
version: 1,
startedAt: startedAt,
finishedAt: new Date(machine.now()).toISOString(),
decision: decision,
reason: reason,
...dryRun ? {
dryRun: dryRun
} : {},
completed: completed,
...about,
steps: [ ...steps ],
commands: [ ...runs ]
});
const write = (phase, running, decision) => {
const whole = report(decision ?? "undecided", UNENDED, false);
save({
phase: phase,
commands: commands,
...observer ? {
observer: observer
} : {},
progress: machine.progress,
holder: facts.holder,
...running ? {
running: running
} : {},
report: {
...whole,
steps: whole.steps.map(({checks: _checks, ...step}) => step)
}
});
};
const note = (phase, running) => {
try {
if (!prepared) {
createProgress(machine.progress);
write(phase, running);
prepared = true;
return;
}
const noted = setPhase(machine.progress, phase);
try {
write(phase, running);
} catch (error) {
if (!noted) throw error;
}
return;
} catch (error) {
return `${(0, errors.bD)(error)}${error instanceof errors.ce ? ` ${error.remedy}` : ""}`;
}
};
const runOne = async (name, weight, step) => {
const id = `${facts.phase}${runs.length + 1}`;
last = {
id: id,
well: false
};
const run = await runCommand(machine, commands, name, weight, {
id: id,
step: step,
steps: stepCount
});
last = {
id: id,
well: succeeded(run)
};
if (name === "promote") promoteBegan = run.exitCode !== NOT_NOTED && run.exitCode !== GATE_IS_GONE;
const known = name === "set-weight" || name === "rollback" || commands.promote === commands.setWeight;
const seen = observer && known && succeeded(run) && !(name === "set-weight" && machine.interrupted.aborted) ? await observeWeight(observer, weight, {
seconds: commands.timeoutSeconds,
staleSeconds: facts.staleSeconds,
...name === "set-weight" ? {
signal: machine.interrupted
} : {}
}, machine, machine.prometheus(facts.prometheusUrl, QUERY_SECONDS, {
uninterrupted: true
})) : {};
const observed = {
...run,
...seen
};
runs.push(observed);
if (seen.observed !== void 0 && !seen.problem) machine.print(`  observed: ${percentage(seen.observed)} %`);
return succeeded(observed) ? void 0 : `The command ${name} ${ending(observed)}.`;
};
const dry = (name, weight) => {
machine.print(`dry run: ${name} with ${percentage(weight)} % is not run`);
return;
};
return {
steps: steps,
report: report,
moved: () => runs.length > 0,
promoteBegan: () => promoteBegan,
endLast: async () => last && !last.well ? (await endCommand(machine.progress, last.id, void 0, machine)).left : [],
end(decision) {
if (dryRun || !prepared) return true;
let written = true;
try {
write("ended", void 0, decision);
} catch {
written = false;
}
return setPhase(machine.progress, "ended") || written;
},
async forward(name, weight, step) {
if (dryRun) return dry(name, weight);
const problem = note(name === "promote" ? "promoting" : "moving", {
name: name,
weight: weight
});
if (problem) return `The command ${name} was not run, since the post step could not know of it: ${(0, 
lines.TN)(problem)}`;
return runOne(name, weight, step);
},
async back() {
return dryRun ? dry("rollback", 0) : runOne("rollback", 0, 0);
}
};
}
async function rollBack(journal, machine, facts) {
const left = [ ...facts.left ?? [], ...await journal.endLast() ];
const failure = await attempts(journal, machine);
if (failure !== void 0 || left.length === 0) return failure;
machine.print(`  Processes ${left.map(({pid: pid}) => pid).join(", ")} of an earlier command could not be ended. Waiting for them.`);
const until = machine.now() + facts.timeoutSeconds * 1e3;
while (left.some(isAlive) && machine.now() < until) await machine.sleep(.1, {
uninterrupted: true
});
const again = await attempts(journal, machine);
const still = left.filter(isAlive).map(({pid: pid}) => pid);
return again ?? (still.length > 0 ? `Processes ${still.join(", ")} of an earlier command still run and may change the weight.` : void 0);
}
async function attempts(journal, machine) {
for (let attempt = 0; ;attempt++) {
if (attempt > 0) await journal.endLast();
const failure = await journal.back();
if (failure === void 0 || attempt >= ROLLBACK_PAUSES.length) return failure;
machine.print(`  ${failure} Trying again.`);
await machine.sleep(ROLLBACK_PAUSES[attempt], {
uninterrupted: true
});
}
}
const rollbackFailed = what => new errors.ce("PACELINE_CANARY_ROLLBACK_FAILED", `${what} The rollback failed: the canary may still get traffic.`, "Take the traffic off the canary by hand now, then correct the rollback command.");
const promotionHeld = what => new errors.ce("PACELINE_CANARY_PROMOTE_FAILED", `${what} Production may be new in part, so nothing was taken back (on-promote-failure: hold).`, "Look at production now: finish the promotion or roll back by hand.");
var src_document = __webpack_require__(88130);
var schemas = __webpack_require__(92857);
var fields = __webpack_require__(27910);
const counts = schemas.Ikc({
requests: schemas.aig().nonnegative(),
errors: schemas.aig().nonnegative()
});
const verdict = schemas.k5n([ "continue", "promote", "roll-back", "no-data" ]);
const evidence = schemas.aig().nonnegative();
const canaryReport = (0, src_document.Al)("canary-report", 1, {
startedAt: fields.uR,
finishedAt: fields.uR,
decision: schemas.k5n([ "promoted", "rolled-back", "undecided", "held" ]),
reason: schemas.YjP(),
release: schemas.YjP().optional(),
service: schemas.YjP().optional(),
guard: schemas.YjP().optional(),
dryRun: schemas.zMY().optional(),
completed: schemas.zMY().optional(),
settings: schemas.Ikc({
alpha: schemas.aig(),
beta: schemas.aig(),
allowedRatio: schemas.aig(),
maxErrorRatio: schemas.aig(),
negligible: schemas.aig(),
minRequests: schemas.aig(),
minSeconds: schemas.aig(),
trafficTolerance: schemas.aig().optional(),
allowUnseenErrors: schemas.zMY().optional()
}).optional(),
queries: schemas.Ikc({
canaryRequests: schemas.YjP(),
canaryErrors: schemas.YjP(),
baselineRequests: schemas.YjP(),
baselineErrors: schemas.YjP()
}).optional(),
steps: schemas.YOg(schemas.Ikc({
weight: schemas.aig().min(0).max(1),
seconds: fields.YA,
canary: counts,
baseline: counts,
verdict: verdict,
startedAt: fields.uR.optional(),
checks: schemas.YOg(schemas.Ikc({
at: fields.uR,
seconds: fields.YA,
canary: counts.optional(),
baseline: counts.optional(),
problem: schemas.YjP().optional(),
verdict: verdict,
worse: evidence,
good: evidence
})).max(fields.Zu.samples).optional()
})).max(fields.Zu.jobs),
commands: schemas.YOg(schemas.Ikc({
name: schemas.k5n([ "set-weight", "promote", "rollback" ]),
weight: schemas.aig().min(0).max(1),
at: fields.uR,
seconds: fields.YA,
exitCode: schemas.aig().int().nullable(),
stopped: schemas.k5n([ "timeout", "aborted", "interrupted" ]).optional(),
observed: schemas.aig().min(0).max(1).optional(),
problem: schemas.YjP().optional()
})).max(fields.Zu.jobs).optional()
});
var markdown = __webpack_require__(23061);
var sparkline = __webpack_require__(99009);
function errorRatioInterval({requests: requests, errors: errors}, alpha) {
if (!(requests > 0)) return [ 0, 1 ];
const x = Math.min(Math.max(0, errors), requests);
const mixture = logBeta(x + .5, requests - x + .5) - logBeta(.5, .5);
const limit = mixture + Math.log(alpha);
const inside = p => term(x, p) + term(requests - x, 1 - p) > limit;
const middle = x / requests;
return [ inside(0) ? 0 : bisect(0, middle, inside), inside(1) ? 1 : bisect(1, middle, inside) ];
}
const term = (count, p) => count === 0 ? 0 : count * Math.log(p);
function bisect(outside, within, inside) {
let [out, in_] = [ outside, within ];
for (let round = 0; round < 60; round++) {
const middle = (out + in_) / 2;
if (inside(middle)) in_ = middle; else out = middle;
}
return out;
}
const logBeta = (a, b) => logGamma(a) + logGamma(b) - logGamma(a + b);
const LANCZOS = [ .9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905, -.13857109526572012, 9984369578019572e-21, 1.5056327351493116e-7 ];
function logGamma(z) {
const base = z - 1;
const t = base + 7.5;
const series = LANCZOS.slice(1).reduce((sum, c, index) => sum + c / (base + index + 1), LANCZOS[0]);
return .5 * Math.log(2 * Math.PI) + (base + .5) * Math.log(t) - t + Math.log(series);
}
const noEvidence = alternatives => alternatives.map(() => 0);
function logSpaced(low, high, count) {
return Array.from({
length: count
}, (_, index) => low * (high / low) ** (index / Math.max(1, count - 1)));
}
function addRatioEvidence(evidence, {canary: canary, baseline: baseline}, {ratio: ratio, alternatives: alternatives}) {
if (!(canary.requests > 0 && baseline.requests > 0)) return evidence;
const share = r => r * canary.requests / (r * canary.requests + baseline.requests);
const q0 = share(ratio);
return evidence.map((sum, index) => {
const qj = share(ratio * alternatives[index]);
return sum + canary.errors * Math.log(qj / q0) + baseline.errors * Math.log((1 - qj) / (1 - q0));
});
}
function addLimitEvidence(evidence, {requests: requests, errors: errors}, limit, alternatives) {
const failed = Math.min(errors, requests);
return evidence.map((sum, index) => {
const psi = alternatives[index];
return sum + failed * Math.log(psi) + (requests - failed) * Math.log((1 - psi * limit) / (1 - limit));
});
}
function logEvidence(evidence) {
if (evidence.length === 0) return 0;
const top = Math.max(...evidence);
return top + Math.log(evidence.reduce((sum, value) => sum + Math.exp(value - top), 0) / evidence.length);
}
const LESS = logSpaced(.01, .95, 10);
const MORE = logSpaced(1.05, 100, 10);
const ENOUGH = logSpaced(1.05, 1.6, 6);
const BELIEVED = Math.log(1e3);
const UNSEEN_EXPECTED = 3;
const firstShare = () => ({
less: noEvidence(LESS),
more: noEvidence(MORE),
looks: []
});
const nextShare = state => ({
...state,
looks: []
});
function addShare(state, {canary: canary, baseline: baseline}, weight, tolerance) {
const seen = {
canary: {
requests: weight,
errors: canary.requests
},
baseline: {
requests: 1 - weight,
errors: baseline.requests
}
};
const before = state.looks.at(-1) ?? {
canary: 0,
baseline: 0
};
const total = {
canary: before.canary + canary.requests,
baseline: before.baseline + baseline.requests
};
return {
less: addRatioEvidence(state.less, seen, {
ratio: 1 / (1 + tolerance),
alternatives: LESS
}),
more: addRatioEvidence(state.more, seen, {
ratio: 1 + tolerance,
alternatives: MORE
}),
looks: [ ...state.looks, total ]
};
}
function shareProblem({less: less, more: more, looks: looks}, weight, tolerance) {
if (Math.max(logEvidence(less), logEvidence(more)) < BELIEVED) return;
if (looks.length === 0) return;
const {canary: canary, baseline: baseline} = laterHalf(looks);
const odds = canary / baseline * ((1 - weight) / weight);
if (odds >= 1 / (1 + tolerance) && odds <= 1 + tolerance) return;
return `the canary has ${(0, numbers.l9)(canary / (canary + baseline))} of the requests in the figures where ${(0, 
numbers.l9)(weight)} was asked for: its requests are not all counted, or the weight is another one`;
}
function sharePending({looks: looks}, weight, tolerance) {
const {canary: canary, baseline: baseline} = laterHalf(looks);
const seen = {
canary: {
requests: weight,
errors: canary
},
baseline: {
requests: 1 - weight,
errors: baseline
}
};
const ratio = 1 / (1 + 2 * tolerance);
const evidence = addRatioEvidence(noEvidence(ENOUGH), seen, {
ratio: ratio,
alternatives: ENOUGH
});
if (logEvidence(evidence) >= Math.log(20)) return;
return `${(0, numbers.B4)(canary + baseline)} requests in the later half of the step are too few to tell that all of the canary's are counted (traffic-tolerance)`;
}
function laterHalf(looks) {
const now = looks.at(-1) ?? {
canary: 0,
baseline: 0
};
const then = looks.length > 1 ? looks[(looks.length >> 1) - 1] : {
canary: 0,
baseline: 0
};
return {
canary: now.canary - then.canary,
baseline: now.baseline - then.baseline
};
}
function unseenProblem({canary: canary, baseline: baseline}) {
if (canary.errors > 0 || !(baseline.requests > 0)) return;
const expected = canary.requests * baseline.errors / baseline.requests;
return expected > UNSEEN_EXPECTED ? `not one error of the canary was ever seen in ${(0, 
numbers.B4)(canary.requests)} requests, of which the baseline would have failed ${(0, 
numbers.B4)(expected)}; if it really has none, set allow-unseen-errors` : void 0;
}
const WORSE = logSpaced(1.25, 32, 14);
const BETTER = logSpaced(.05, .8, 6);
const NOTHING = {
canary: {
requests: 0,
errors: 0
},
baseline: {
requests: 0,
errors: 0
}
};
const firstState = () => ({
rollBack: noEvidence(WORSE),
belowRatio: noEvidence(BETTER),
belowNegligible: noEvidence(BETTER),
step: NOTHING,
all: NOTHING,
share: firstShare()
});
const nextStep = state => ({
...state,
step: NOTHING,
share: nextShare(state.share)
});
function judge(state, look, settings) {
const {fresh: fresh} = look;
if (!fresh) return {
verdict: "no-data",
state: state,
...strength(state, settings)
};
const {allowedRatio: allowedRatio, maxErrorRatio: maxErrorRatio, negligible: negligible} = settings;
const against = {
ratio: allowedRatio,
alternatives: WORSE
};
const good = {
ratio: maxErrorRatio,
alternatives: BETTER
};
const next = {
rollBack: addRatioEvidence(state.rollBack, fresh, against),
belowRatio: addRatioEvidence(state.belowRatio, fresh, good),
belowNegligible: negligible > 0 ? addLimitEvidence(state.belowNegligible, fresh.canary, negligible, BETTER) : state.belowNegligible,
step: sum(state.step, fresh),
all: sum(state.all, fresh),
share: settings.trafficTolerance ? addShare(state.share, fresh, look.weight, settings.trafficTolerance) : state.share
};
const found = strength(next, settings);
const verdict = verdictOf(next, look, found, settings);
const blind = verdict === "promote" ? blindness(next, look, settings) : void 0;
return {
verdict: blind ? "continue" : verdict,
state: next,
...found,
...blind ? {
blind: blind
} : {}
};
}
function blindness({share: share, all: all}, {weight: weight, last: last}, {trafficTolerance: trafficTolerance, allowUnseenErrors: allowUnseenErrors}) {
const mismatch = trafficTolerance ? shareProblem(share, weight, trafficTolerance) ?? (last ? sharePending(share, weight, trafficTolerance) : void 0) : void 0;
return mismatch ?? (last && !allowUnseenErrors ? unseenProblem(all) : void 0);
}
function verdictOf({step: step, all: all}, {seconds: seconds, last: last, fresh: fresh}, {worse: worse, good: good}, {alpha: alpha, beta: beta, negligible: negligible, minRequests: minRequests, minSeconds: minSeconds}) {
const minded = errorRatio(all.canary) > negligible;
if (minded && worse >= 1 / alpha) return "roll-back";
if (!(fresh.canary.requests > 0 && fresh.baseline.requests > 0)) return "no-data";
if (seconds < minSeconds || step.canary.requests < minRequests) return "continue";
const calm = !(minded && worse >= 1 / Math.sqrt(alpha));
return calm && (!last || good >= 1 / beta) ? "promote" : "continue";
}
function strength(state, {negligible: negligible}) {
const ratio = Math.exp(logEvidence(state.belowRatio));
const good = negligible > 0 ? (ratio + Math.exp(logEvidence(state.belowNegligible))) / 2 : ratio;
return {
worse: bounded(Math.exp(logEvidence(state.rollBack))),
good: bounded(good)
};
}
const bounded = value => Math.min(value, 1e300);
const errorRatio = ({requests: requests, errors: errors}) => requests > 0 ? errors / requests : 0;
function sum(a, b) {
const arm = (x, y) => ({
requests: x.requests + y.requests,
errors: x.errors + y.errors
});
return {
canary: arm(a.canary, b.canary),
baseline: arm(a.baseline, b.baseline)
};
}
const NAMES = [ "canaryRequests", "canaryErrors", "baselineRequests", "baselineErrors" ];
const LABEL = {
canaryRequests: "canary-requests",
canaryErrors: "canary-errors",
baselineRequests: "baseline-requests",
baselineErrors: "baseline-errors"
};
async function askAll(prometheus, queries, at, seconds) {
const answers = await Promise.all(NAMES.map(name => ask(prometheus, queries[name], at, seconds)));
return Object.fromEntries(NAMES.map((name, index) => [ name, answers[index] ]));
}
function ask(prometheus, query, at, seconds) {
return prometheus.query(query.replaceAll("{window}", `${Math.max(1, Math.round(seconds * 1e3))}ms`), at);
}
function figuresOf(answers) {
for (const name of NAMES) {
const answer = answers[name];
if (!("problem" in answer)) continue;
const requests = answers[name === "canaryErrors" ? "canaryRequests" : "baselineRequests"];
const hint = answer.kind === "no-series" && name.endsWith("Errors") && !("problem" in requests) ? "; if there were no errors yet, let the counter start at zero or add `or vector(0)` to the query" : "";
return {
...answer,
problem: `${LABEL[name]}: ${answer.problem}${hint}`
};
}
const value = name => answers[name].value;
return {
figures: Object.fromEntries(NAMES.map(name => [ name, value(name) ]))
};
}
const SLACK = {
ratio: 1.05,
count: 1
};
function implausible(figures, weight = 0) {
for (const arm of [ "canary", "baseline" ]) {
const requests = figures[`${arm}Requests`];
const errors = figures[`${arm}Errors`];
if (errors > requests * SLACK.ratio + SLACK.count) return `${arm}-errors counts more (${(0, 
numbers.B4)(errors)}) than ${arm}-requests (${(0, numbers.B4)(requests)})`;
}
const same = Math.abs(weight - .5) > .01 && figures.canaryRequests > 0 && figures.canaryRequests === figures.baselineRequests && figures.canaryErrors === figures.baselineErrors;
return same ? `the queries of canary and baseline give the same figures (${(0, numbers.B4)(figures.canaryRequests)} requests, ${(0, 
numbers.B4)(figures.canaryErrors)} errors): they seem to select the same series` : void 0;
}
function createStepMeter(prometheus, queries, startedAt, weight) {
let seen = {
canaryRequests: 0,
canaryErrors: 0,
baselineRequests: 0,
baselineErrors: 0
};
return {
async look(at) {
const answer = figuresOf(await askAll(prometheus, queries, at, (at - startedAt) / 1e3));
if ("problem" in answer) return answer;
const {figures: figures} = answer;
const problem = implausible(figures, weight);
if (problem) return {
problem: problem
};
const fresh = name => Math.max(0, figures[name] - seen[name]);
const arm = (requests, errors) => ({
requests: fresh(requests),
errors: fresh(errors)
});
const pair = {
canary: arm("canaryRequests", "canaryErrors"),
baseline: arm("baselineRequests", "baselineErrors")
};
const most = name => Math.max(seen[name], figures[name]);
seen = Object.fromEntries(NAMES.map(name => [ name, most(name) ]));
return {
fresh: pair
};
}
};
}
async function watchStep(step, given, facts, machine, prometheus) {
const {last: last, settings: settings, queries: queries, rules: rules} = facts;
const startedAt = machine.now();
const meter = createStepMeter(prometheus, queries, startedAt, step.weight);
let state = given;
let lastData = startedAt;
for (;;) {
const left = rules.maxSeconds - (machine.now() - startedAt) / 1e3;
await machine.sleep(Math.max(.01, Math.min(rules.intervalSeconds, left)));
if (machine.interrupted.aborted) return interrupted(machine);
const at = machine.now();
const measured = await meter.look(at);
if (machine.interrupted.aborted) return interrupted(machine);
const seconds = (at - startedAt) / 1e3;
const fresh = "fresh" in measured ? measured.fresh : void 0;
const judged = judge(state, {
seconds: seconds,
last: last,
weight: step.weight,
fresh: fresh
}, settings);
state = judged.state;
const problem = "problem" in measured ? measured.problem : judged.blind ?? silent(judged, measured.fresh);
step.checks.push({
at: new Date(at).toISOString(),
seconds: seconds,
...fresh ? {
canary: fresh.canary,
baseline: fresh.baseline
} : {},
...problem ? {
problem: problem
} : {},
verdict: judged.verdict,
worse: judged.worse,
good: judged.good
});
Object.assign(step, {
seconds: seconds,
...state.step,
verdict: judged.verdict
});
machine.print(`  ${lineOf(seconds, judged, problem)}`);
if (judged.verdict === "promote" || judged.verdict === "roll-back") return {
verdict: judged.verdict,
judged: judged
};
if (judged.verdict !== "no-data") lastData = at; else if (rules.noData === "roll-back" && at - lastData >= rules.noDataSeconds * 1e3) return undecided(`There was no data for ${(0, 
numbers.a3)((at - lastData) / 1e3)}: ${problem}.`);
if (seconds >= rules.maxSeconds) return undecided(judged.verdict === "no-data" ? `There was no data to decide on within ${(0, 
numbers.a3)(rules.maxSeconds)}: ${problem}.` : undecidedAt(seconds, judged, last, settings));
}
}
const undecided = reason => ({
verdict: "undecided",
reason: reason
});
const interrupted = ({interrupted: {reason: reason}}) => undecided(typeof reason === "string" ? reason : "The gate was interrupted.");
function silent(judged, fresh) {
if (judged.verdict !== "no-data") return;
return "no new requests to the " + (fresh.canary.requests > 0 ? "baseline" : "canary");
}
function undecidedAt(seconds, {state: state, worse: worse, good: good, blind: blind}, last, {alpha: alpha, beta: beta, minRequests: minRequests}) {
if (blind) return `After ${(0, numbers.a3)(seconds)} the figures are not to be believed: ${blind}.`;
const requests = state.step.canary.requests;
if (requests < minRequests) return `The step saw ${(0, numbers.B4)(requests)} canary requests in ${(0, 
numbers.a3)(seconds)}; min-requests is ${minRequests}.`;
return `After ${(0, numbers.a3)(seconds)} the evidence was enough neither way: ${watch_step_strength(worse)} of ${watch_step_strength(1 / alpha)} that the canary is worse${last ? `, ${watch_step_strength(good)} of ${watch_step_strength(1 / beta)} that it is good` : ", too much to give it more traffic"}.`;
}
const watch_step_strength = value => value >= 1e4 ? `over ${(0, numbers.B4)(1e4)}` : value >= 9.95 ? (0, 
numbers.B4)(value) : String(Number(value.toPrecision(2)));
function lineOf(seconds, {verdict: verdict, state: state, worse: worse, good: good}, problem) {
const {canary: canary, baseline: baseline} = state.step;
const arm = counts => `${(0, numbers.l9)(errorRatio(counts))} of ${(0, numbers.B4)(counts.requests)}`;
return `${(0, numbers.a3)(seconds)}: ${problem ?? `errors canary ${arm(canary)}, baseline ${arm(baseline)}; evidence worse ${watch_step_strength(worse)}, good ${watch_step_strength(good)}`}: ${verdict}`;
}
const WIDTH = 48;
const HEADLINE = {
promoted: "promoted",
"rolled-back": "rolled back",
undecided: "undecided, rolled back",
held: "held: look at production"
};
const VERDICT = {
promote: "passed",
"roll-back": "rolled back",
continue: "undecided",
"no-data": "no data"
};
function summaryOf(report) {
const {decision: decision, reason: reason, steps: steps, completed: completed, dryRun: dryRun, settings: settings, commands: commands = []} = report;
const headline = completed === false && decision !== "held" ? "rollback FAILED" : decision === "undecided" && commands.length === 0 ? "undecided" : HEADLINE[decision];
const alpha = settings?.alpha ?? .01;
const measured = steps.filter(step => step.canary.requests > 0 && step.baseline.requests > 0);
return [ `### Canary ${headline}${dryRun ? " (dry run)" : ""}`, (0, markdown.FV)(reason), ...report.release ? [ aboutLine(report) ] : [], ...measured.length > 0 ? [ picture(measured, alpha) ] : [], ...steps.length > 0 ? [ stepTable(steps) ] : [], ...settings && steps.some(({checks: checks = []}) => checks.length > 0) ? [ summary_evidence(steps, settings) ] : [], ...commands.length > 0 ? [ commandTable(commands) ] : [] ].join("\n\n");
}
function aboutLine({release: release, service: service, guard: guard}) {
const about = `Release ${(0, markdown.D9)(release ?? "")} of ${(0, markdown.D9)(service ?? "")}`;
return guard ? `${about}: ${(0, markdown.FV)(guard)}.` : `${about}.`;
}
function picture(steps, alpha) {
const rows = steps.flatMap(step => [ "canary", "baseline" ].map(arm => ({
label: arm === "canary" ? `${percentage(step.weight)} %`.padStart(6) : "".padStart(6),
arm: arm.padEnd(8),
ratio: step[arm].errors / step[arm].requests,
interval: errorRatioInterval(step[arm], alpha)
})));
const top = Math.min(1, Math.max(.001, ...rows.map(({ratio: ratio}) => ratio * 2.5), ...rows.map(({interval: interval}) => Math.min(interval[1], interval[0] * 3 + .005))));
const lines = rows.map(({label: label, arm: arm, ratio: ratio, interval: [low, high]}) => {
const at = value => Math.min(WIDTH - 1, Math.round(value / top * (WIDTH - 1)));
const cells = Array.from({
length: WIDTH
}, (_, index) => index < at(low) || index > at(high) ? " " : index === at(low) ? "├" : index === at(high) ? "┤" : "─");
if (high > top) cells[WIDTH - 1] = "→";
cells[at(Math.min(ratio, 1))] = "●";
return `${label} ${arm} ${cells.join("")} ${(0, numbers.l9)(ratio)}`;
});
const scale = `${"".padEnd(16)}0 %${(0, numbers.l9)(top).padStart(WIDTH - 3)}`;
const certain = (0, numbers.l9)(1 - alpha);
return `Error ratios by step, with intervals that hold at every look (${certain} each):\n\n\`\`\`text\n${scale}\n${lines.join("\n")}\n\`\`\``;
}
function stepTable(steps) {
const share = ({requests: requests, errors: errors}) => requests > 0 ? `${(0, numbers.l9)(errors / requests)} of ${(0, 
numbers.B4)(requests)}` : "no requests";
return (0, markdown.Qj)([ {
title: "Traffic",
align: "right"
}, {
title: "Time",
align: "right"
}, {
title: "Errors, canary",
align: "right"
}, {
title: "Errors, baseline",
align: "right"
}, {
title: "Verdict"
} ], steps.map(step => [ `${percentage(step.weight)} %`, (0, numbers.a3)(step.seconds), share(step.canary), share(step.baseline), VERDICT[step.verdict] ])).trimEnd();
}
function summary_evidence(steps, {alpha: alpha, beta: beta}) {
const checks = steps.flatMap(step => step.checks ?? []).slice(-200);
const line = values => (0, markdown.D9)((0, sparkline.K)(values.map(value => Math.log(Math.max(value, 1e-6)))));
const now = checks.at(-1);
return [ `Evidence that the canary is worse: **${watch_step_strength(now.worse)}** of ${watch_step_strength(1 / alpha)} ${line(checks.map(({worse: worse}) => worse))}  `, `Evidence that it is good: **${watch_step_strength(now.good)}** of ${watch_step_strength(1 / beta)} ${line(checks.map(({good: good}) => good))}` ].join("\n");
}
function commandTable(commands) {
const table = (0, markdown.Qj)([ {
title: "Command"
}, {
title: "Traffic",
align: "right"
}, {
title: "Time",
align: "right"
}, {
title: "Ended"
}, {
title: "Observed",
align: "right"
} ], commands.map(({name: name, weight: weight, seconds: seconds, exitCode: exitCode, stopped: stopped, observed: observed, problem: problem}) => [ name, `${percentage(weight)} %`, (0, 
numbers.a3)(seconds), stopped ?? (exitCode === null ? "not started" : exitCode !== 0 ? `status ${exitCode}` : problem ? (0, 
markdown.FV)(problem) : "well"), observed === void 0 ? "not observed" : `${percentage(observed)} %` ]));
return (0, markdown.oG)("Commands", table);
}
async function publishReport(context, machine, report) {
const seconds = (Date.parse(report.finishedAt) - Date.parse(report.startedAt)) / 1e3;
context.setOutput("decision", report.decision);
context.setOutput("reason", report.reason);
context.setOutput("seconds", Number(seconds.toFixed(3)));
context.setOutput("steps", report.steps.map(({checks: _checks, ...step}) => step));
context.summary(summaryOf(report));
context.result(`canary-gate: ${resultLine(report, seconds)}`);
try {
context.setOutput("report-path", await machine.saveReport((0, src_document.ft)(canaryReport, report)));
} catch (error) {
context.log.warning(`canary-report.json could not be written: ${(0, errors.bD)(error)}.`);
}
}
function resultLine(report, seconds) {
const {decision: decision, steps: steps, completed: completed, dryRun: dryRun} = report;
const at = steps.at(-1);
const where = at ? ` at ${percentage(at.weight)} %` : "";
const dry = dryRun ? "dry run, would be " : "";
const words = {
promoted: `${dry}promoted after ${(0, numbers.LS)(steps.length, "step")}`,
"rolled-back": `${dry}rolled back${where}`,
undecided: `${dry}undecided${where}, ${(report.commands ?? []).length > 0 ? "rolled back" : "no weight changed"}`,
held: `HELD${where}, nothing taken back: look at production`
};
return completed === false && decision !== "held" ? `ROLLBACK FAILED${where}: the canary may still get traffic` : `${words[decision]} in ${(0, 
numbers.a3)(seconds)}`;
}
async function finishGate(context, machine) {
const {saved: saved} = context.state;
if (!saved) return;
const phase = phaseOf(saved);
if (phase === "recorded") return;
if (phase === "ended") return notifyStore(context, machine, saved);
const {commands: commands, progress: progress} = saved;
const leftover = await settleLeftover(progress, command => command === "promote" ? commands.promoteTimeoutSeconds : commands.timeoutSeconds, machine);
if (leftover) machine.print(wordsOf(leftover));
const turn = await machine.openTurn(context, saved).catch(() => {});
try {
const taken = await (turn?.resume());
const facts = {
commands: commands,
observer: saved.observer,
prometheusUrl: context.inputs["prometheus-url"],
stepCount: saved.report.steps.length,
dryRun: false,
staleSeconds: context.inputs.interval,
phase: "post",
holder: saved.holder,
about: {}
};
const journal = openJournal({
...machine,
progress: progress
}, facts, context.state.save);
const publish = async (decision, reason, completed) => {
const ours = journal.report(decision, reason, completed);
await publishReport(context, machine, {
...saved.report,
decision: decision,
reason: reason,
completed: completed,
finishedAt: ours.finishedAt,
commands: [ ...saved.report.commands ?? [], ...unreported(saved, leftover, ours.finishedAt), ...ours.commands ?? [] ]
});
};
const end = async decision => {
setPhase(progress, "ended");
await (turn?.end(decision));
setPhase(progress, "recorded");
};
const reason = saved.report.reason;
if (taken !== void 0) {
setPhase(progress, "recorded");
await publish("held", `${reason} ${taken}`, false);
return context.log.error(`${reason} ${taken} Nothing was taken back.`);
}
const promoting = phase === "promoting" && leftover?.command !== "rollback" && leftover?.command !== "set-weight";
const unseen = promoting && leftover?.status === 0 ? await promotionUnseen(context, machine, saved) : void 0;
if (promoting && leftover?.status === 0 && unseen === void 0) {
await end("promoted");
await publish("promoted", "The gate was ended while it promoted; the promotion got to its end.", true);
return context.log.warning("The gate was ended while it promoted; the promotion got to its end.");
}
if (promoting && context.inputs["on-promote-failure"] === "hold") {
const held = unseen ? `The gate was ended while it promoted. The command promote ended well, but ${unseen}.` : "The gate was ended while it promoted.";
await end("held");
await publish("held", held, false);
throw promotionHeld(held);
}
const done = leftover?.command === "rollback" && leftover.status === 0 && !saved.observer;
const stuck = done ? void 0 : await rollBack(journal, {
...machine,
progress: progress
}, {
timeoutSeconds: commands.timeoutSeconds,
left: leftover?.left ?? []
});
if (stuck === void 0) await end("undecided");
await publish("undecided", reason, stuck === void 0);
if (stuck !== void 0) throw rollbackFailed(`${reason} ${stuck}`);
context.log.error(`${reason} The canary was rolled back in the post step.`);
} finally {
await (turn?.close());
}
}
function phaseOf({phase: phase, progress: progress}) {
const noted = readPhase(progress);
return PHASES[Math.max(PHASES.indexOf(phase), noted ? PHASES.indexOf(noted) : 0)];
}
async function notifyStore(context, machine, saved) {
const turn = await machine.openTurn(context, saved).catch(() => {});
await (turn?.end(saved.phase === "ended" ? saved.report.decision : ""));
await (turn?.close());
setPhase(saved.progress, "recorded");
}
async function promotionUnseen({inputs: inputs}, machine, {commands: commands, observer: observer, progress: progress}) {
if (!observer || commands.promote !== commands.setWeight) return;
const how = {
seconds: commands.timeoutSeconds,
staleSeconds: inputs.interval
};
const prometheus = machine.prometheus(inputs["prometheus-url"], QUERY_SECONDS, {
uninterrupted: true
});
return (await observeWeight(observer, 1, how, {
...machine,
progress: progress
}, prometheus)).problem;
}
function unreported({running: running}, leftover, at) {
if (!leftover) return [];
const exitCode = leftover.status ?? null;
if (leftover.command === "rollback") return [ {
name: "rollback",
weight: 0,
at: at,
seconds: 0,
exitCode: exitCode
} ];
return running && running.name === leftover.command ? [ {
...running,
at: at,
seconds: 0,
exitCode: exitCode
} ] : [];
}
function wordsOf({command: command, status: status, was: was, left: left}) {
if (left.length > 0) return `The command ${command} that main had left running could not be ended.`;
if (was === "ended-by-us") return `The command ${command} that main had left running was ended.`;
const how = status === void 0 ? "did not get to its end" : `ended with status ${status}`;
return was === "waited-for" ? `The command ${command} that main had left running was waited for; it ${how}.` : `The last command of main, ${command}, ${how}.`;
}
var inputs = __webpack_require__(63910);
function queryProblems(queries) {
const texts = new Map;
for (const name of NAMES) {
const text = tokens(queries[name]).join(" ");
texts.set(text, [ ...texts.get(text) ?? [], `"${LABEL[name]}"` ]);
}
return [ ...texts.values() ].filter(names => names.length > 1).map(names => `${names.join(" and ")} are the same query, but each has to select its own version, and its own failures.`);
}
function writtenAlike(queries) {
const requests = replacements(queries.baselineRequests, queries.canaryRequests);
const errors = replacements(queries.baselineErrors, queries.canaryErrors);
if (!requests || !errors) return false;
return errors.size > 0 && [ ...errors ].every(replacement => requests.has(replacement));
}
function replacements(from, to) {
const [before, after] = [ tokens(from), tokens(to) ];
if (before.length !== after.length) return;
const found = new Set;
for (const [index, old] of before.entries()) {
const now = after[index];
if (old !== now) found.add(difference(words(old), words(now)));
}
return found;
}
function difference(from, to) {
let start = 0;
while (start < Math.min(from.length, to.length) && from[start] === to[start]) start += 1;
let end = 0;
while (end < Math.min(from.length, to.length) - start && from.at(-1 - end) === to.at(-1 - end)) end += 1;
const middle = list => list.slice(start, list.length - end).join("");
return JSON.stringify([ middle(from), middle(to) ]);
}
const tokens = text => text.match(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|[\w:.]+|\S/g) ?? [];
const words = token => token.match(/[A-Za-z]+|\d+|[^A-Za-z\d]/g) ?? [];
const MAX_STEPS = 100;
const MAX_COMMAND_BYTES = 49152;
const steps = () => ({
allowed: "rising percentages such as 5% 25% 50%",
parse(text) {
const shares = text.split(/[\s,]+/).filter(part => part !== "").map(part => (0, 
inputs.KN)().parse(part));
const rising = shares.every((share, index) => share > (shares[index - 1] ?? 0) && share <= 1);
if (shares.length > MAX_STEPS) throw new inputs.S7(`at most ${MAX_STEPS} percentages`);
if (shares.length === 0 || !rising) throw new inputs.S7("rising percentages above 0%, such as 5% 25% 50%");
if (shares.at(-1) >= 1) throw new inputs.S7("percentages below 100%", "leave 100% out: promote is that step");
return shares;
}
});
const aboveOne = () => ({
allowed: "a number above 1, such as 2 or 1.5",
parse(text) {
const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
if (!(value > 1 && value <= 1e3)) throw new inputs.S7("a number above 1, such as 2 or 1.5");
return value;
}
});
const certainty = () => ({
allowed: "a percentage from 50% to 99.9999%",
parse(text) {
const value = (0, inputs.KN)({
min: 50,
max: 100
}).parse(text);
if (value > .999999) throw new inputs.S7("a percentage below 100%", "no finite traffic is certain");
return value;
}
});
const timeAbove = (least, words) => ({
allowed: `a duration of at least ${words}`,
parse(text) {
const value = (0, inputs.p0)().parse(text);
if (!(value >= least)) throw new inputs.S7(`a duration of at least ${words}`);
return value;
}
});
const address = () => ({
allowed: "a URL such as https://prometheus.example.com",
parse(text) {
if (text === "") return text;
const url = URL.parse(text);
if (!url || !/^https?:$/.test(url.protocol) || url.search !== "" || url.hash !== "") throw new inputs.S7("a URL such as https://prometheus.example.com");
if (url.username !== "" || url.password !== "") throw new inputs.S7("a URL without credentials", "set PACELINE_PROMETHEUS_USERNAME and _PASSWORD");
return text.replace(/\/+$/, "");
}
});
const query = () => ({
allowed: "PromQL with {window}, such as sum(increase(requests_total[{window}]))",
parse(text) {
if (text !== "" && !text.includes("{window}")) throw new inputs.S7("PromQL with {window}", "write [{window}] where the range stands");
return text;
}
});
const tolerance = () => ({
allowed: "a percentage from 1% to 1000%, or off",
parse(text) {
return text === "off" ? void 0 : (0, inputs.KN)({
min: 1,
max: 1e3
}).parse(text);
}
});
const observer = () => ({
allowed: 'a shell command that prints the percentage, or "query: " and PromQL',
parse(text) {
if (text.trim() === "") return;
const query = /^\s*query:\s*([\s\S]*)$/.exec(text);
if (!query) return {
command: text
};
if (query[1].trim() === "") throw new inputs.S7('"query: " and PromQL that gives the percentage');
return {
query: query[1].trim()
};
}
});
const inputs_name = () => ({
allowed: "up to 100 letters, digits, dots, dashes, underscores and slashes",
parse(text) {
if (!/^[A-Za-z0-9._/-]{0,100}$/.test(text)) throw new inputs.S7("up to 100 letters, digits, dots, dashes, underscores and slashes");
return text;
}
});
const DECISIONS = [ "promoted", "rolled-back", "undecided", "held" ];
const decision = () => ({
allowed: `empty, or one of ${DECISIONS.join(", ")}`,
parse(text) {
const word = text.trim();
const known = DECISIONS.find(one => one === word);
if (word !== "" && !known) throw new inputs.S7(`empty, or one of ${DECISIONS.join(", ")}`);
return known ?? "";
}
});
const inputs_inputs = {
mode: (0, inputs.yL)("gate", "reconcile"),
"set-weight": (0, inputs.Yj)("a shell command"),
promote: (0, inputs.Yj)("a shell command"),
rollback: (0, inputs.Yj)("a shell command"),
steps: steps(),
"prometheus-url": address(),
"canary-requests": query(),
"canary-errors": query(),
"baseline-requests": query(),
"baseline-errors": query(),
interval: timeAbove(.1, "100ms"),
"step-duration": (0, inputs.p0)(),
"step-max-duration": timeAbove(.1, "100ms"),
"min-requests": (0, inputs.nd)({
min: 1
}),
margin: (0, inputs.KN)({
min: 0,
max: 1e3
}),
"max-error-ratio": aboveOne(),
"negligible-errors": (0, inputs.KN)({
min: 0,
max: 50
}),
confidence: certainty(),
"promote-confidence": certainty(),
"traffic-tolerance": tolerance(),
"allow-unseen-errors": (0, inputs.zM)(),
"observe-weight": observer(),
"no-data": (0, inputs.yL)("roll-back", "hold"),
"no-data-deadline": timeAbove(.1, "100ms"),
"command-timeout": timeAbove(.1, "100ms"),
"promote-timeout": timeAbove(.1, "100ms"),
"on-promote-failure": (0, inputs.yL)("hold", "rollback"),
"query-timeout": timeAbove(.1, "100ms"),
decision: decision(),
release: inputs_name(),
service: inputs_name(),
store: (0, inputs.Yj)("tiers separated by spaces, such as redis://cache.example:6379"),
"lock-wait": (0, inputs.p0)(),
"dry-run": (0, inputs.zM)()
};
const outputs = {
decision: "undecided",
reason: "",
steps: "[]",
release: "",
"report-path": "",
seconds: "0"
};
function inputProblems(given) {
const commands = [ given["set-weight"], given.promote, given.rollback, given["observe-weight"] ];
const tooLong = Buffer.byteLength(JSON.stringify(commands)) > MAX_COMMAND_BYTES ? [ '"set-weight", "promote", "rollback" and "observe-weight" have more than 48 KiB together: put what is long into a script in the repository.' ] : [];
const observer = given["observe-weight"];
const unobservable = observer && "query" in observer && given["prometheus-url"] === "" ? [ '"prometheus-url": the query of observe-weight needs it.' ] : [];
if (given.mode !== "gate") return [ ...tooLong, ...unobservable ];
const needed = QUERIES.filter(query => given[query] === "");
const missing = needed.length > 0 ? [ `${needed.map(one => `"${one}"`).join(", ")}: mode gate needs ${needed.length === 1 ? "it" : "them"}.` ] : [];
const queries = queriesOf(given);
return [ ...tooLong, ...missing, ...queries ? queryProblems(queries) : [] ];
}
const QUERIES = [ "prometheus-url", "canary-requests", "canary-errors", "baseline-requests", "baseline-errors" ];
function queriesOf(given) {
const [canaryRequests, canaryErrors, baselineRequests, baselineErrors] = QUERIES.slice(1).map(one => given[one] ?? "");
return canaryRequests && canaryErrors && baselineRequests && baselineErrors ? {
canaryRequests: canaryRequests,
canaryErrors: canaryErrors,
baselineRequests: baselineRequests,
baselineErrors: baselineErrors
} : void 0;
}
const HOUR = 3600;
const WINDOWS = [ HOUR, 24 * HOUR, 168 * HOUR ];
async function preflight(prometheus, queries, facts) {
const answers = await askAll(prometheus, queries, facts.now, facts.seconds);
for (const answer of Object.values(answers)) {
if (!("problem" in answer)) continue;
if (answer.error) throw answer.error;
if (answer.kind !== "no-series") return {
refused: `${answer.problem}.`,
notes: []
};
}
const now = figuresOf(answers);
const notes = "problem" in now ? [ `before the first step: ${now.problem}` ] : [];
const odd = "problem" in now ? void 0 : implausible(now.figures);
if (odd) return {
refused: `${odd}.`,
remedy: "Correct the queries; try them in the expression browser of Prometheus.",
notes: notes
};
if (facts.allowUnseenErrors) return {
notes: notes
};
const baseline = await seen(prometheus, queries.baselineErrors, facts.now);
if ("refused" in baseline) return {
...baseline,
notes: notes
};
if (!baseline.seen) {
const requests = await seen(prometheus, queries.baselineRequests, facts.now);
if ("refused" in requests) return {
...requests,
notes: notes
};
return requests.seen ? {
refused: `baseline-errors was never above zero in the last 7 days, with ${(0, numbers.B4)(requests.count)} requests: nothing shows that it would see an error.`,
remedy: "Correct the query so that it finds errors of the past; if there really were none, set allow-unseen-errors: true.",
notes: notes
} : {
refused: "baseline-requests and baseline-errors found nothing in the last 7 days.",
remedy: "Correct the queries; for a service without any past, set allow-unseen-errors: true.",
notes: notes
};
}
if (writtenAlike(queries)) return {
notes: notes
};
const canary = await seen(prometheus, queries.canaryErrors, facts.now);
if ("refused" in canary) return {
...canary,
notes: notes
};
return canary.seen ? {
notes: notes
} : {
refused: "canary-errors was never above zero in the last 7 days, and it is not written as baseline-errors is: nothing shows that it would see an error.",
remedy: "Write both alike, with the same replacement that makes canary-requests of baseline-requests; or set allow-unseen-errors: true.",
notes: notes
};
}
async function seen(prometheus, query, now) {
let last;
for (const seconds of WINDOWS) {
last = await ask(prometheus, query, now, seconds);
if ("value" in last && last.value > 0) return {
seen: true,
count: last.value
};
}
if (last && "problem" in last && last.kind !== "no-series") return {
refused: `Whether errors were ever seen could not be asked: ${last.problem}.`
};
return {
seen: false,
count: 0
};
}
async function reconcile(context, machine, commands) {
const {inputs: inputs} = context;
const turn = await machine.openTurn(context);
context.setOutput("release", turn.release);
const nothing = (decision, why) => {
context.setOutput("decision", decision);
context.setOutput("reason", why);
context.result(`canary-gate: ${why} Nothing to reconcile.`);
};
try {
const record = await turn.read();
const done = inputs.decision === "promoted" || inputs.decision === "held";
if (done && !("state" in record && record.state === "moving")) return nothing(inputs.decision, `The gate had ended: ${inputs.decision}.`);
if (done) throw unknown(turn, `the gate's output says ${inputs.decision}, the store that it moved traffic and did not end (outputs of a matrix are those of one leg)`);
if ("none" in record) return nothing(inputs.decision || "undecided", `The store has no word of release ${turn.release} of ${turn.service} moving traffic.`);
if ("unknown" in record) throw unknown(turn, record.unknown);
if (record.state === "ended") {
const how = record.decision === "" ? "" : `: ${record.decision}`;
const what = `Release ${turn.release} of ${turn.service} had ended${how}.`;
return nothing(record.decision || "undecided", what);
}
if (record.later !== void 0) return nothing("undecided", `Release ${record.later} of ${turn.service} began after release ${turn.release}.`);
const taken = await turn.resume();
if (taken !== void 0) return nothing("undecided", taken);
const reason = `Release ${turn.release} of ${turn.service} was lost ${record.state === "promoting" ? "while it promoted" : "on its way"}.`;
const facts = {
commands: commands,
observer: inputs["observe-weight"],
prometheusUrl: inputs["prometheus-url"],
stepCount: 0,
dryRun: inputs["dry-run"],
staleSeconds: inputs.interval,
phase: "post",
holder: turn.holder,
about: {
release: turn.release,
service: turn.service
}
};
const journal = openJournal(machine, facts, context.state.save);
if (record.state === "promoting" && inputs["on-promote-failure"] === "hold") {
await publishReport(context, machine, journal.report("held", reason, false));
await turn.end("held");
throw promotionHeld(reason);
}
const stuck = await rollBack(journal, machine, {
timeoutSeconds: commands.timeoutSeconds
});
if (stuck === void 0) await turn.end("undecided");
await publishReport(context, machine, journal.report("undecided", reason, stuck === void 0));
if (stuck !== void 0) throw rollbackFailed(`${reason} ${stuck}`);
context.log.warning(`${reason} The canary was rolled back.`);
} finally {
await turn.close();
}
}
const unknown = ({release: release, service: service}, why) => new errors.ce("PACELINE_CANARY_RELEASE_UNKNOWN", `How release ${release} of ${service} ended cannot be known: ${why}. Nothing was changed.`, "Look at the traffic by hand. Give both jobs the same service and a store that every machine reads, and leave this job out where the gate was skipped.");
async function runGate(context, machine) {
const {inputs: inputs} = context;
const commands = commandsOf(inputs);
if (inputs.mode === "reconcile") return reconcile(context, machine, commands);
const queries = queriesOf(inputs);
const settings = settingsOf(inputs);
const dryRun = inputs["dry-run"];
const turn = await machine.openTurn(context);
context.setOutput("release", turn.release);
try {
const taken = dryRun ? {
words: "a dry run changes nothing, so others may run"
} : await turn.take();
machine.print(`release ${turn.release} of ${turn.service}: ${taken.words}`);
const facts = {
commands: commands,
observer: inputs["observe-weight"],
prometheusUrl: inputs["prometheus-url"],
stepCount: inputs.steps.length,
dryRun: dryRun,
staleSeconds: inputs.interval,
phase: "main",
holder: turn.holder,
about: {
release: turn.release,
service: turn.service,
guard: taken.words,
settings: settings,
queries: queries
}
};
const journal = openJournal(machine, facts, context.state.save);
const prometheus = machine.prometheus(inputs["prometheus-url"], inputs["query-timeout"]);
const release = {
context: context,
machine: machine,
turn: turn,
journal: journal,
prometheus: prometheus,
queries: queries,
settings: settings
};
const refused = taken.refused ? unchanged(taken.refused) : await mayBegin(release);
const ending = refused ?? await releaseCanary(release);
const stuck = await wayBack(release, ending);
const noted = stuck !== void 0 || journal.end(ending.decision);
const error = await conclude(release, ending, stuck, noted);
if (stuck === void 0 && !dryRun) {
await turn.end(ending.decision);
setPhase(machine.progress, "recorded");
}
if (error) throw error;
} finally {
await turn.close();
}
}
async function mayBegin(release) {
const {context: context, machine: machine, turn: turn, prometheus: prometheus, queries: queries} = release;
const {inputs: inputs, log: log} = context;
let found;
try {
found = await preflight(prometheus, queries, {
now: machine.now(),
seconds: Math.max(60, inputs.interval),
allowUnseenErrors: inputs["allow-unseen-errors"]
});
} catch (error) {
if (!(error instanceof errors.ce)) throw error;
return {
...unchanged(error.message),
remedy: error.remedy
};
}
if (machine.interrupted.aborted) return unchanged(interrupted(machine).reason);
for (const note of found.notes) machine.print(note);
if (found.refused) return {
...unchanged(found.refused),
...found.remedy ? {
remedy: found.remedy
} : {}
};
const word = inputs["dry-run"] ? "kept" : await turn.begin();
if (word === "ambiguous") log.warning("Gates of this run release several services without a name: if this runner is lost, a job with mode: reconcile cannot tell them apart. Name each by the input service, for the gate and for reconcile.");
if (word === "not-kept") log.warning(`No store kept word of release ${turn.release}: if this runner is lost, a job with mode: reconcile cannot know of it. Give the gate a store that other machines read too (input store).`);
return;
}
const unchanged = reason => ({
decision: "undecided",
reason: `${sentence(reason)} No weight was changed.`
});
async function releaseCanary(release) {
const {machine: machine, turn: turn} = release;
const stepped = await stepUp(release);
const ending = stepped.decision === "promoted" ? await promote(release, stepped) : stepped;
const taken = ending.decision === "promoted" ? void 0 : await turn.takenOver();
if (taken === void 0) return ending;
machine.print(taken);
return {
decision: "held",
reason: `${ending.reason} ${taken}`,
takenOver: true
};
}
async function promote({context: context, journal: journal, machine: machine, turn: turn}, passed) {
const {inputs: inputs} = context;
if (!await turn.stillOurs()) return release_undecided(`${passed.reason} But the lock was lost before it could be promoted.`);
if (!inputs["dry-run"]) await turn.note("promoting");
if (machine.interrupted.aborted) return release_undecided(interrupted(machine).reason);
const failure = await journal.forward("promote", 1, inputs.steps.length);
if (failure === void 0) return passed;
const hold = journal.promoteBegan() && inputs["on-promote-failure"] === "hold";
return {
decision: hold ? "held" : "undecided",
reason: `${passed.reason} ${failure}`
};
}
async function wayBack({context: context, journal: journal, machine: machine}, {decision: decision}) {
if (decision === "promoted" || decision === "held" || !journal.moved()) return;
return rollBack(journal, machine, {
timeoutSeconds: context.inputs["command-timeout"]
});
}
async function stepUp(release) {
const {context: context, machine: machine, journal: journal, prometheus: prometheus, settings: settings, queries: queries} = release;
const {inputs: inputs} = context;
const rules = {
intervalSeconds: inputs.interval,
maxSeconds: Math.max(inputs["step-max-duration"], inputs["step-duration"]),
noData: inputs["no-data"],
noDataSeconds: inputs["no-data-deadline"]
};
let state = firstState();
try {
for (const [index, weight] of inputs.steps.entries()) {
if (machine.interrupted.aborted) return release_undecided(interrupted(machine).reason);
const failure = await journal.forward("set-weight", weight, index + 1);
if (machine.interrupted.aborted) return release_undecided(interrupted(machine).reason);
if (failure) return release_undecided(failure);
state = nextStep(state);
const step = {
weight: weight,
startedAt: new Date(machine.now()).toISOString(),
seconds: 0,
...state.step,
verdict: "no-data",
checks: []
};
journal.steps.push(step);
const last = index === inputs.steps.length - 1;
const end = await watchStep(step, state, {
last: last,
settings: settings,
queries: queries,
rules: rules
}, machine, prometheus);
if (end.verdict === "undecided") return release_undecided(end.reason, weight);
state = end.judged.state;
if (end.verdict === "roll-back") return {
decision: "rolled-back",
reason: `At ${percentage(weight)} % of the traffic the canary fails more than the baseline: ${compared(state)}.`
};
}
} catch (error) {
return release_undecided((0, errors.bD)(error));
}
if (machine.interrupted.aborted) return release_undecided(interrupted(machine).reason);
return {
decision: "promoted",
reason: `The canary passed every step: ${compared(state)}.`
};
}
const release_undecided = (reason, weight) => ({
decision: "undecided",
reason: weight === void 0 ? sentence(reason) : `At ${percentage(weight)} % of the traffic: ${sentence(reason)}`
});
const sentence = text => {
const line = (0, lines.TN)(text);
return /[.!?]$/.test(line) ? line : `${line}.`;
};
const compared = ({all: {canary: canary, baseline: baseline}}) => `errors ${(0, 
numbers.l9)(errorRatio(canary))} against ${(0, numbers.l9)(errorRatio(baseline))}`;
async function conclude({context: context, machine: machine, journal: journal}, {decision: decision, reason: reason, remedy: remedy, takenOver: takenOver}, stuck, noted) {
const report = journal.report(decision, reason, stuck === void 0 && decision !== "held");
await publishReport(context, machine, report);
if (stuck !== void 0) return rollbackFailed(`${reason} ${stuck}`);
if (decision === "held") return takenOver ? lostToAnother(reason) : promotionHeld(reason);
if (!noted) return unnoted(`${reason} The canary was ${decision === "promoted" ? "promoted" : "rolled back"}.`);
if (decision === "promoted") return;
if (report.dryRun && report.steps.length > 0) {
context.log.notice(`Dry run: the canary would have been rolled back. ${reason}`);
return;
}
const changed = journal.moved() ? " The canary was rolled back." : "";
return decision === "rolled-back" ? new errors.ce("PACELINE_CANARY_ROLLED_BACK", `${reason}${changed}`, "Look at its errors; the figures are in the summary and in canary-report.json.") : new errors.ce("PACELINE_CANARY_UNDECIDED", `${reason}${changed}`, remedy ?? "Remove the cause, or give the gate more traffic or time, and run the job again.");
}
const lostToAnother = reason => new errors.ce("PACELINE_CANARY_TAKEN_OVER", `${reason} Nothing was taken back.`, "Let the workflow run one release at a time (concurrency), or name each service by the input service.");
const unnoted = reason => new errors.ce("PACELINE_CANARY_NOT_NOTED", `${reason} But that could not be noted for the post step, which may roll back: the folder in the runner's temp is gone, and nothing can be written.`, "Free space on the runner's disk, and keep the commands from emptying RUNNER_TEMP.");
function commandsOf(inputs) {
const setWeight = inputs["set-weight"];
return {
setWeight: setWeight,
promote: inputs.promote || setWeight,
rollback: inputs.rollback || setWeight,
timeoutSeconds: inputs["command-timeout"],
promoteTimeoutSeconds: Math.max(inputs["command-timeout"], inputs["promote-timeout"])
};
}
const settingsOf = inputs => ({
alpha: Number((1 - inputs.confidence).toPrecision(6)),
beta: Number((1 - inputs["promote-confidence"]).toPrecision(6)),
allowedRatio: 1 + inputs.margin,
maxErrorRatio: inputs["max-error-ratio"],
negligible: inputs["negligible-errors"],
minRequests: inputs["min-requests"],
minSeconds: inputs["step-duration"],
...inputs["traffic-tolerance"] !== void 0 && !inputs["dry-run"] ? {
trafficTolerance: inputs["traffic-tolerance"]
} : {},
...inputs["allow-unseen-errors"] ? {
allowUnseenErrors: true
} : {}
});
var documents = __webpack_require__(94118);
var process_process = __webpack_require__(19178);
const MAX_ANSWER = 1048576;
const MAX_QUOTE = 300;
const prometheus_PAUSES = [ 250, 1e3, 2e3 ];
function createPrometheus(options) {
const headers = {
accept: "application/json",
...authorization(options.variables)
};
return {
async query(expression, at) {
const deadline = AbortSignal.timeout(options.timeoutSeconds * 1e3);
const signal = options.signal ? AbortSignal.any([ deadline, options.signal ]) : deadline;
let problem = "";
for (let attempt = 0; ;attempt++) {
try {
const parameters = new URLSearchParams({
query: expression,
time: (at / 1e3).toFixed(3)
});
const response = await options.fetch(`${options.url}/api/v1/query?${parameters}`, {
headers: headers,
signal: signal,
redirect: "error"
});
const text = await boundedText(response);
if (response.ok) return readAnswer(text, expression);
const error = refusal(response.status, text, expression, options.url);
if (error) return {
problem: withoutDot(error.message),
kind: "refused",
error: error
};
problem = `Prometheus answered with status ${response.status}`;
} catch (error) {
if (options.signal?.aborted) return {
problem: "interrupted",
kind: "unreachable"
};
problem = deadline.aborted ? `Prometheus did not answer within ${options.timeoutSeconds} s${problem && ` (${problem})`}` : `Prometheus could not be asked: ${quoted(causeOf(error))}`;
}
if (signal.aborted || attempt >= prometheus_PAUSES.length) return {
problem: problem,
kind: "unreachable"
};
await pause(prometheus_PAUSES[attempt], signal);
}
}
};
}
function refusal(status, text, expression, url) {
if (status === 400 || status === 422) return new errors.ce("PACELINE_CANARY_QUERY", `Prometheus does not take the query ${expression}: ${errorIn(text)}.`, "Try it in the expression browser of Prometheus and correct the input.");
if (status === 401 || status === 403) return new errors.ce("PACELINE_CANARY_PROMETHEUS_ACCESS", `Prometheus at ${url} denies access (status ${status}).`, "Set PACELINE_PROMETHEUS_TOKEN, or PACELINE_PROMETHEUS_USERNAME and PACELINE_PROMETHEUS_PASSWORD, under `env:`.");
if (status === 404) return new errors.ce("PACELINE_CANARY_PROMETHEUS_ADDRESS", `There is no Prometheus API at ${url}/api/v1/query (status 404).`, "Correct prometheus-url; leave /api/v1 out of it.");
if (status >= 400 && status < 500 && status !== 408 && status !== 429) return new errors.ce("PACELINE_CANARY_PROMETHEUS_ANSWER", `Prometheus at ${url} refuses the question with status ${status}: ${errorIn(text)}.`, "Correct prometheus-url, or what stands before Prometheus.");
return;
}
function readAnswer(text, expression) {
let answer;
try {
const parsed = JSON.parse(text);
if (typeof parsed === "object" && parsed !== null) answer = parsed;
} catch {}
const data = answer?.status === "success" ? answer.data : void 0;
if (!answer || typeof data !== "object" || data === null) return {
problem: "what answered is not the Prometheus API",
kind: "unreachable"
};
const warnings = (Array.isArray(answer.warnings) ? answer.warnings : []).filter(warning => !String(warning).startsWith("PromQL info:"));
if (warnings.length > 0 || answer.isPartial === true) {
const why = warnings.length > 0 ? quoted(String(warnings[0])) : "it is marked as partial";
return {
problem: `the answer of Prometheus is not whole: ${why}`,
kind: "unreachable"
};
}
const {resultType: resultType, result: result} = data;
const list = resultType === "scalar" ? [ {
value: result
} ] : result;
if (!Array.isArray(list) || ![ "scalar", "vector" ].includes(String(resultType)) || list.length > 1) {
const found = Array.isArray(list) && list.length > 1 ? `${list.length} series` : quoted(String(resultType));
const error = new errors.ce("PACELINE_CANARY_QUERY", `The query ${expression} gives ${found}, not one number.`, "Wrap it in sum(…).");
return {
problem: withoutDot(error.message),
kind: "refused",
error: error
};
}
if (list.length === 0) return {
problem: `no series matches ${expression}`,
kind: "no-series"
};
const pair = list[0]?.value;
const value = Array.isArray(pair) && typeof pair[1] === "string" ? toNumber(pair[1]) : Number.NaN;
if (!Number.isFinite(value) || value < 0) return {
problem: `${expression} is ${Array.isArray(pair) ? quoted(String(pair[1])) : "no value"}`,
kind: "no-series"
};
return {
value: value
};
}
const withoutDot = sentence => sentence.replace(/\.$/, "");
const quoted = text => (0, lines.TN)(text).slice(0, MAX_QUOTE);
const toNumber = text => text.trim() === "" ? Number.NaN : Number(text);
function errorIn(text) {
try {
const {error: error} = JSON.parse(text);
return typeof error === "string" ? quoted(error) : "no reason given";
} catch {
return "no reason given";
}
}
function causeOf(error) {
const cause = error instanceof Error ? error.cause : void 0;
return (0, errors.bD)(cause ?? error) || String(cause?.code ?? "no connection");
}
async function boundedText(response) {
const parts = [];
let bytes = 0;
for await (const part of response.body ?? []) {
bytes += part.length;
if (bytes > MAX_ANSWER) throw new Error("the answer is larger than 1 MiB");
parts.push(part);
}
return Buffer.concat(parts).toString("utf8");
}
function authorization(variables) {
const token = variables["PACELINE_PROMETHEUS_TOKEN"];
if (token) return {
authorization: `Bearer ${token}`
};
const user = variables["PACELINE_PROMETHEUS_USERNAME"];
if (!user) return {};
const password = variables["PACELINE_PROMETHEUS_PASSWORD"] ?? "";
return {
authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`
};
}
const pause = (milliseconds, signal) => new Promise(resolve => {
if (signal.aborted) return resolve();
const done = () => {
clearTimeout(timer);
signal.removeEventListener("abort", done);
resolve();
};
const timer = setTimeout(done, milliseconds);
signal.addEventListener("abort", done);
});
var external_node_crypto_ = __webpack_require__(77598);
var src_lease = __webpack_require__(23959);
var machine = __webpack_require__(50153);
var clock = __webpack_require__(74424);
var events = __webpack_require__(10928);
var src_open = __webpack_require__(66826);
const SECONDS = 10;
const KEPT_DAYS = 30;
const SHARED = new Set([ "github", "redis", "s3", "gs", "azblob" ]);
async function openReleaseRecords(environment, store, {name: name, release: release}, now) {
const {write: write} = (0, events.db)(environment);
const scope = (0, external_node_crypto_.createHash)("sha256").update(`${environment.repository}\0${write ?? ""}`).digest("hex").slice(0, 32);
const prefix = `canary-release/${scope}/`;
const key = `${prefix}${encodeURIComponent(name || "unnamed")}/${encodeURIComponent(release)}`;
const severalKey = `${key}/several`;
const latestKey = service => `${prefix}latest/${sha256(service).slice(0, 32)}`;
const anyKey = `${prefix}any/${encodeURIComponent(release)}`;
let ambiguous = false;
const problems = [];
const opened = await (0, src_open.Ch)(store.split(/\s+/), {
home: environment.home,
variables: environment.variables,
mayWrite: {
...(0, events.J)(environment),
prefixes: [ prefix ]
},
onWarning: message => problems.push(message)
});
const get = (where = key) => inTime(opened.get(where, {
shared: true
}).catch(error => void problems.push((0, errors.bD)(error))));
const put = async (facts, ifAbsent, where = key) => {
const at = now();
const record = {
release: release,
...facts,
at: new Date(at).toISOString()
};
const bytes = Buffer.from(JSON.stringify({
version: 1,
...record
}));
const kept = opened.put(where, bytes, {
expiresAt: at + KEPT_DAYS * 864e5,
ifAbsent: ifAbsent
}).then(async outcome => {
await opened.flush();
return outcome === "exists" ? outcome : problems.length === 0;
}).catch(() => false);
return await inTime(kept) ?? false;
};
return {
async begin(service) {
const first = {
state: "moving",
decision: "",
service: service
};
await put(first, false, latestKey(service));
await put(first, false, anyKey);
const kept = await put(first, true);
if (kept !== "exists") return kept ? "kept" : "not-kept";
const found = await get();
const before = found && parseRecord(found.bytes, release);
if (before && before.service !== service && before.state !== "ended") {
ambiguous = true;
return await put(first, false, severalKey) === true ? "ambiguous" : "not-kept";
}
return await put(first, false) === true ? "kept" : "not-kept";
},
note: async facts => ambiguous || await put(facts, false) === true,
async read() {
if (write === void 0) return {
unknown: (0, events.J)(environment).reason
};
if (await get(severalKey)) return {
unknown: "gates for several services had the same name in this run (input service)"
};
const found = await get();
const record = found && parseRecord(found.bytes, release);
if (record) {
const latest = await get(latestKey(record.service));
const other = latest && parseRecord(latest.bytes);
return other && other.release !== release && other.service === record.service ? {
...record,
later: other.release
} : record;
}
if (problems.length > 0) return {
unknown: (0, lines.TN)(problems[0])
};
if (found) return {
unknown: "what the store has under its name is no record"
};
if (await get(anyKey)) return {
unknown: "the gate of this release has another name (input service)"
};
const tiers = opened.statistics().map(({tier: tier}) => tier);
if (!tiers.some(tier => SHARED.has(tier))) return {
unknown: `the store (${tiers.join(" ")}) is on this machine alone, and the gate may have run on another one`
};
return {
none: true
};
},
async close() {
await inTime(opened.close().catch(() => {}));
}
};
}
const sha256 = text => (0, external_node_crypto_.createHash)("sha256").update(text).digest("hex");
const inTime = work => (0, clock.ux)(machine.l, SECONDS * 1e3, work, () => {});
function parseRecord(bytes, release) {
try {
const found = JSON.parse(Buffer.from(bytes).toString("utf8"));
const known = found.version === 1 && typeof found.release === "string" && (release === void 0 || found.release === release);
const state = [ "moving", "promoting", "ended" ].find(one => one === found.state);
const texts = [ found.decision, found.at, found.service ].every(text => typeof text === "string");
if (!known || !state || !texts) return;
return {
release: (0, lines.TN)(found.release).slice(0, 100),
state: state,
service: (0, lines.TN)(found.service).slice(0, 300),
decision: (0, lines.TN)(found.decision).slice(0, 20),
at: (0, lines.TN)(found.at).slice(0, 40)
};
} catch {
return;
}
}
var external_node_os_ = __webpack_require__(48161);
var open_register = __webpack_require__(31063);
function unnamedService(repository, inputs) {
const facts = [ "prometheus-url", "canary-requests", "baseline-requests" ];
const text = facts.map(name => inputs[name].replaceAll(/\s+/g, " ")).join("\0");
return `${repository} (queries ${(0, external_node_crypto_.createHash)("sha256").update(text).digest("hex").slice(0, 8)})`;
}
async function openServiceRegister(environment, store, prefix) {
const {level: level} = (0, events.db)(environment);
if (level !== "trusted") return {
unguarded: `a run on ${environment.eventName} may come from anyone, and must not hold others up`
};
const register = await (0, open_register.W)(store.split(/\s+/), {
home: environment.variables["PACELINE_HOME"] ? environment.home : machineFolder() ?? environment.home,
variables: environment.variables,
mayWrite: {
...(0, events.J)(environment),
prefixes: [ prefix ]
}
});
return register ?? {
unguarded: "GitHub's cache cannot hold a lock, as runs of other refs do not see its entries"
};
}
function machineFolder() {
const user = process.getuid?.();
if (user === void 0) return;
const folder = (0, external_node_path_.join)((0, external_node_os_.tmpdir)(), `paceline-${user}`);
try {
(0, external_node_fs_.mkdirSync)(folder, {
recursive: true,
mode: 448
});
const found = (0, external_node_fs_.lstatSync)(folder);
return found.isDirectory() && found.uid === user && (found.mode & 63) === 0 ? folder : void 0;
} catch {
return;
}
}
function service_lock_wordsOf(state) {
const {release: release, run: run, since: since, decision: decision} = {
...state.details,
...state.note
};
const name = `release ${(0, lines.TN)(String(release ?? state.holder)).slice(0, 100)}`;
const facts = [ run === void 0 ? void 0 : (0, lines.TN)(String(run)), since === void 0 ? void 0 : `since ${(0, 
lines.TN)(String(since))}`, decision === void 0 ? void 0 : `which ended ${(0, lines.TN)(String(decision))}` ].filter(fact => fact !== void 0);
return facts.length > 0 ? `${name} (${facts.join(", ")})` : name;
}
const LIFE_SECONDS = 120;
const RESUME_SECONDS = 5;
async function openTurn(context, machine, saved) {
const {environment: environment, inputs: inputs, log: log} = context;
const release = saved?.report.release || inputs.release || environment.runId;
let service = saved?.report.service || inputs.service || unnamedService(environment.repository, inputs);
const holder = saved?.holder ?? `${release}/${environment.attempt}/${(0, external_node_crypto_.randomUUID)()}`;
const prefix = `leases/canary/${encodeURIComponent(environment.repository)}/`;
const key = () => `${prefix}${encodeURIComponent(service)}`;
const records = await openReleaseRecords(environment, inputs.store, {
name: inputs.service,
release: release
}, machine.now);
const register = await openServiceRegister(environment, inputs.store, prefix);
const request = {
holder: holder,
seconds: LIFE_SECONDS,
details: {
release: release,
run: environment.onGitHub ? `${environment.serverUrl}/${environment.repository}/actions/runs/${environment.runId}` : `${environment.workflow} on this machine`,
since: new Date(machine.now()).toISOString()
}
};
let lease;
let lostTo;
let begun = saved !== void 0;
function keep(acquired) {
lease = acquired;
acquired.lost.addEventListener("abort", () => {
lostTo = anotherHolder();
machine.interrupt(`The lock of ${service} was lost: ${(0, lines.TN)((0, errors.bD)(acquired.lost.reason))}`);
});
}
async function anotherHolder() {
if ("unguarded" in register) return;
const there = await release_turn_inTime((0, src_lease.z)(register, key()).catch(() => {}));
return there && there.holder !== holder ? `Another release has the service since: ${service_lock_wordsOf(there)}.` : void 0;
}
return {
release: release,
get service() {
return service;
},
holder: holder,
async take() {
if ("unguarded" in register) return {
words: `not guarded against other releases of it: ${register.unguarded}`
};
const waitSeconds = inputs["lock-wait"];
try {
const {lease: acquired, heldBy: heldBy} = await (0, src_lease.Z)(register, {
...request,
key: key(),
waitSeconds: waitSeconds,
signal: machine.interrupted,
onWait: held => log.notice(`${service} is being released by ${service_lock_wordsOf(held)}. Waiting for up to ${(0, 
numbers.a3)(waitSeconds)}.`)
});
const where = `${register.tier}${register.shared ? "" : ", so only on this machine"}`;
const words = `one release at a time, by a lock in the store (${where})`;
if (!acquired) return {
words: words,
refused: `${service} is being released by ${service_lock_wordsOf(heldBy)}, for longer than ${(0, 
numbers.a3)(waitSeconds)} (lock-wait). If these are different services, name each by the input service.`
};
keep(acquired);
const before = acquired.previous;
if (before?.takenOver) log.warning(`The release before this one did not give its turn back: ${service_lock_wordsOf(before)}.`);
return {
words: words
};
} catch (error) {
if (machine.interrupted.aborted) return {
words: "it did not begin",
refused: String(machine.interrupted.reason)
};
return {
words: "not begun",
refused: `The lock of ${service} could not be taken: ${(0, errors.nM)(error) ? `${error.message} ${error.remedy}` : (0, 
errors.bD)(error)}`
};
}
},
async resume() {
if ("unguarded" in register) return;
const seen = await release_turn_inTime((0, src_lease.z)(register, key()).catch(() => {}));
const own = seen?.state === "held" && seen.details["release"] === release;
if (seen && !own && releaseIn(seen) !== release) return `Another release has the service since: ${service_lock_wordsOf(seen)}.`;
const waitSeconds = own && seen.holder !== holder ? LIFE_SECONDS * 1.5 : 0;
const acquiring = (0, src_lease.Z)(register, {
...request,
key: key(),
waitSeconds: waitSeconds
}).then(({lease: acquired, heldBy: heldBy}) => {
if (acquired) lease = acquired;
return heldBy ? `The service is being released by ${service_lock_wordsOf(heldBy)}.` : void 0;
}, () => {});
return waitSeconds > 0 ? acquiring : release_turn_inTime(acquiring);
},
async stillOurs() {
if (!lease) return true;
try {
return await lease.check();
} catch (error) {
log.warning(`Whether the lock of ${service} is still this release's could not be asked: ${(0, 
errors.bD)(error)}`);
return lease.isHeld();
}
},
takenOver: async () => lostTo,
begin() {
begun = true;
return records.begin(service);
},
note: state => records.note({
state: state,
decision: "",
service: service
}),
async read() {
const record = await records.read();
if ("service" in record) {
service = record.service;
begun = true;
}
return record;
},
async end(decision) {
if (begun && !await records.note({
state: "ended",
decision: decision,
service: service
})) log.warning(`It is not sure that the store kept word of how release ${release} ended (${decision}).`);
const ended = await (lease?.end({
release: release,
decision: decision
}).catch(error => ({
written: false,
because: (0, errors.bD)(error)
})));
lease = void 0;
if (ended && !ended.written) log.warning(`The lock of ${service} was not given back: ${(0, 
lines.TN)(ended.because)}`);
},
async close() {
await records.close();
if (!("unguarded" in register)) await release_turn_inTime(register.close().catch(() => {}));
}
};
}
const releaseIn = state => state?.state === "held" ? state.details["release"] : state?.note["release"];
const release_turn_inTime = work => (0, clock.ux)(machine.l, RESUME_SECONDS * 1e3, work, () => {});
const SIGNALS = [ "SIGINT", "SIGTERM", "SIGHUP" ];
function systemMachine({environment: environment, log: log}) {
const interruption = new AbortController;
for (const signal of SIGNALS) process.on(signal, () => interruption.abort(`The gate was interrupted by ${signal}.`));
const {signal: signal} = interruption;
const machine = {
workspace: environment.workspace,
variables: environment.variables,
progress: (0, documents.jW)(environment, `canary-${process.pid}-${Date.now().toString(36)}`),
interrupted: signal,
interrupt: reason => interruption.abort(reason),
openTurn: (context, saved) => openTurn(context, machine, saved),
now: Date.now,
print: line => log.info(line),
foreign: log.withoutCommands,
run: process_process.R,
sleep: (seconds, options) => new Promise(resolve => {
if (signal.aborted && !options) return resolve();
const timer = setTimeout(resolve, Math.min(seconds * 1e3, 2 ** 31 - 1));
if (options) return;
signal.addEventListener("abort", () => {
clearTimeout(timer);
resolve();
});
}),
prometheus: (url, timeoutSeconds, options) => createPrometheus({
url: url,
timeoutSeconds: timeoutSeconds,
variables: environment.variables,
...options ? {} : {
signal: signal
},
fetch: fetch
}),
saveReport: text => (0, documents.bd)(environment, "canary-report.json", text)
};
return machine;
}
const src = (0, action.Q)()({
inputs: inputs_inputs,
outputs: outputs,
check: inputProblems,
main: context => runGate(context, systemMachine(context)),
post: context => finishGate(context, systemMachine(context)),
postFails: true
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
23125: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
TL: () => quoted,
bD: () => messageOf,
pS: () => LeaseError
});
class LeaseError extends Error {
code;
remedy;
constructor(code, message, remedy, options) {
super(message, options);
this.name = "LeaseError";
this.code = code;
this.remedy = remedy;
}
}
const quoted = text => JSON.stringify(text.slice(0, 200));
const messageOf = error => error instanceof Error ? error.message : String(error);
},
23959: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Z: () => acquireLease,
z: () => readLease
});
var external_node_crypto_ = __webpack_require__(77598);
var errors = __webpack_require__(3579);
const MAX_FIELDS = 12;
const MAX_TEXT = 400;
const NAME = /^[A-Za-z][A-Za-z0-9-]{0,39}$/;
function fitting(details) {
const fields = Object.entries(details).filter(([name, value]) => NAME.test(name) && isValue(value)).map(([name, value]) => [ name, typeof value === "string" ? value.slice(0, MAX_TEXT) : value ]);
return Object.fromEntries(fields.slice(0, MAX_FIELDS));
}
function isDetails(value) {
if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
const fields = Object.entries(value);
return fields.length <= MAX_FIELDS && fields.every(([name, field]) => NAME.test(name) && isValue(field) && (typeof field !== "string" || field.length <= MAX_TEXT));
}
const isValue = value => typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
var clock = __webpack_require__(74424);
function inTime(machine, milliseconds, work, late = () => {}) {
return (0, clock.ux)(machine, milliseconds, work, () => {
late();
throw (0, errors.PB)(new errors.AD("PACELINE_STORE_DEADLINE", `The store did not answer within ${Math.round(milliseconds / 100) / 10} s.`, "Look at it and the network."));
});
}
var lease_error = __webpack_require__(23125);
const FORMAT = "paceline lease 1";
const MAX_HOLDER = 200;
const LEAST_LIFE = 1;
const LONGEST_LIFE = 3600;
const encodeRecord = record => (new TextEncoder).encode(JSON.stringify({
format: FORMAT,
...record
}));
function decodeRecord(bytes, key, register) {
let raw;
try {
raw = JSON.parse(new TextDecoder("utf-8", {
fatal: true
}).decode(bytes));
} catch {
throw damaged(key, register, "is no JSON");
}
const record = recordOf(raw);
if (record) return record;
const other = isObject(raw) && typeof raw["format"] === "string" && raw["format"] !== FORMAT;
throw damaged(key, register, other ? "has the format of another version" : "has another shape");
}
const damaged = (key, register, what) => new lease_error.pS("PACELINE_LEASE_DAMAGED", `The record of the lease ${(0, 
lease_error.TL)(key)} ${what}, so nobody can tell who has it.`, `When no run relies on it, delete ${register.locate(key)}.`);
function recordOf(raw) {
if (!isObject(raw) || raw["format"] !== FORMAT) return;
const {state: state, holder: holder, grant: grant, details: details, note: note, seconds: seconds, previous: previous} = raw;
if (!isHolder(holder) || !isHolder(grant)) return;
if (state === "free") return isDetails(note) ? {
state: state,
holder: holder,
grant: grant,
note: note
} : void 0;
if (state !== "held" || !isDetails(details) || !isLife(seconds)) return;
const before = previous === void 0 ? void 0 : previousOf(previous);
if (previous !== void 0 && before === void 0) return;
return {
state: state,
holder: holder,
grant: grant,
details: details,
seconds: seconds,
...before ? {
previous: before
} : {}
};
}
function previousOf(raw) {
if (!isObject(raw) || !isHolder(raw["holder"])) return;
const {takenOver: takenOver, holder: holder, details: details, note: note} = raw;
if (takenOver === true && isDetails(details)) return {
takenOver: takenOver,
holder: holder,
details: details
};
if (takenOver === false && isDetails(note)) return {
takenOver: takenOver,
holder: holder,
note: note
};
return;
}
const isObject = value => typeof value === "object" && value !== null && !Array.isArray(value);
const isHolder = value => typeof value === "string" && value.length > 0 && value.length <= MAX_HOLDER;
const isLife = value => typeof value === "number" && value >= LEAST_LIFE && value <= LONGEST_LIFE;
var src_machine = __webpack_require__(50153);
const RENEWALS_PER_LIFE = 6;
const RELIED_ON = .6;
const ROUNDS = 4;
const ENDINGS = 3;
const ENDING_MILLISECONDS = 5e3;
const ENDING_REST = 250;
function holdLease(from, machine) {
const {register: register, key: key, record: record, resumed: resumed} = from;
const life = record.seconds * 1e3;
const interval = life / RENEWALS_PER_LIFE;
const lost = new AbortController;
let version = from.version;
let renewedAt = from.askedAt;
let failure;
let ended = false;
let taken = false;
let renewing = Promise.resolve();
let cancelRenewal = () => {};
let cancelExpiry = () => {};
const background = {
background: true
};
const read = async () => {
const found = await register.read(key);
return found && {
version: found.version,
record: decodeRecord(found.bytes, key, register)
};
};
function lose(what, remedy, cause) {
if (ended || lost.signal.aborted) return;
lost.abort(new lease_error.pS("PACELINE_LEASE_LOST", `The lease ${(0, lease_error.TL)(key)} ${what}.`, remedy, {
cause: cause
}));
}
const reliedOnFor = () => renewedAt + life * RELIED_ON - machine.now();
function expire() {
const seconds = Math.round((machine.now() - renewedAt) / 100) / 10;
const why = failure === void 0 ? "" : `: ${(0, lease_error.bD)(failure).replace(/\.$/, "")}`;
lose(`could not be renewed for ${seconds} s${why}`, "Look at the store and the network, and whether the machine stood still.", failure);
}
function expectExpiry() {
cancelExpiry();
cancelExpiry = machine.after(Math.max(0, reliedOnFor()), expire, background);
}
async function writeAgain(isLate) {
let expected = version;
for (let round = 0; round < ROUNDS && !isLate(); round++) {
const next = await register.replace(key, encodeRecord(record), expected);
if (next !== void 0) return next;
const found = await read();
if (found && found.record.grant !== record.grant) return found.record;
expected = found?.version;
}
throw busy();
}
async function renewOnce() {
if (ended || taken) return;
const askedAt = machine.now();
let late = false;
try {
const work = writeAgain(() => late || ended);
const answer = await inTime(machine, interval, work, () => {
late = true;
});
if (typeof answer === "string") {
version = answer;
renewedAt = askedAt;
failure = void 0;
if (!ended) expectExpiry();
} else if (!ended) {
taken = true;
cancelExpiry();
lose(`was taken over by ${takerOf(answer)}`, "Nothing that it protects may be done here any more.");
}
} catch (error) {
failure = error;
throw error;
}
}
function renew() {
const next = renewing.then(renewOnce);
renewing = next.catch(() => {});
return next;
}
function renewIn(milliseconds) {
cancelRenewal = machine.after(Math.max(0, milliseconds), async () => {
const again = await renew().then(() => renewedAt + interval - machine.now(), () => interval / 4);
if (!ended && !taken) renewIn(again);
}, background);
}
function isHeld() {
if (ended || lost.signal.aborted) return false;
if (reliedOnFor() > 0) return true;
expire();
return false;
}
const takerOf = ({holder: holder}) => holder === record.holder ? "another process of the same holder" : (0, 
lease_error.TL)(holder);
async function writeFree(bytes, isLate) {
for (let round = 0; round < ROUNDS && !isLate(); round++) {
const found = await read();
if (found && found.record.grant !== record.grant) {
const because = `The lease ${(0, lease_error.TL)(key)} was taken over by ${takerOf(found.record)}.`;
return {
written: false,
because: because
};
}
if (found?.record.state === "free") return {
written: true
};
if (await register.replace(key, bytes, found?.version) !== void 0) return {
written: true
};
}
throw busy();
}
expectExpiry();
renewIn(renewedAt + interval - machine.now());
return {
previous: record.previous,
resumed: resumed,
lost: lost.signal,
isHeld: isHeld,
async check() {
await renew();
return isHeld();
},
async end(note) {
ended = true;
cancelRenewal();
cancelExpiry();
const {holder: holder, grant: grant} = record;
const bytes = encodeRecord({
state: "free",
holder: holder,
grant: grant,
note: fitting(note)
});
for (let attempt = 1; ;attempt++) {
let late = false;
try {
const work = writeFree(bytes, () => late);
return await inTime(machine, ENDING_MILLISECONDS, work, () => {
late = true;
});
} catch (error) {
if (attempt === ENDINGS) return {
written: false,
because: (0, errors.zL)(error)
};
await (0, src_machine.v)(machine, ENDING_REST * attempt);
}
}
}
};
}
const busy = () => (0, errors.PB)(new errors.AD("PACELINE_STORE_BUSY", "The record changes faster than it can be read.", "Try again later."));
const CALL_MILLISECONDS = 15e3;
const FAILURES = 5;
const FIRST_REST = 250;
const LONGEST_POLL = 5e3;
const SHORTEST_POLL = 50;
async function acquireLease(register, request, machine = src_machine.l) {
checkRequest(request);
const {key: key, holder: holder, seconds: seconds, waitSeconds: waitSeconds = 0, signal: signal, onWait: onWait} = request;
const grant = (0, external_node_crypto_.randomUUID)();
const details = fitting(request.details);
const until = machine.now() + waitSeconds * 1e3;
let seen;
let announced;
let unconfirmed;
let failures = 0;
for (;;) try {
if (signal?.aborted) break;
const found = await inTime(machine, CALL_MILLISECONDS, register.read(key));
const now = machine.now();
const record = found && decodeRecord(found.bytes, key, register);
if (unconfirmed && record?.state === "held" && record.grant === grant) return await hold({
...unconfirmed,
record: record,
version: found?.version
});
if (unconfirmed?.expected !== found?.version) unconfirmed = void 0;
if (record?.state === "held" && record.holder !== holder) {
if (seen?.version !== found?.version) seen = {
version: found?.version,
at: now
};
const life = record.seconds * 1e3;
const left = life - (now - seen.at);
if (left > 0) {
failures = 0;
if (now >= until) return {
heldBy: withoutGrant(record)
};
if (announced !== record.grant) onWait?.(withoutGrant(record));
announced = record.grant;
const poll = Math.min(LONGEST_POLL, Math.max(SHORTEST_POLL, life / 12));
await (0, src_machine.v)(machine, Math.min(poll, left, until - now), signal);
continue;
}
}
const attempt = attemptAt(record, found?.version);
unconfirmed ??= attempt;
const next = encodeRecord(attempt.record);
const version = await inTime(machine, CALL_MILLISECONDS, register.replace(key, next, attempt.expected));
failures = 0;
if (version !== void 0) return await hold({
...attempt,
version: version
});
await (0, src_machine.v)(machine, Math.random() * SHORTEST_POLL, signal);
} catch (error) {
if (!(error instanceof errors.AD && error.retryable)) throw error;
failures += 1;
if (failures >= FAILURES) throw error;
await (0, src_machine.v)(machine, Math.random() * FIRST_REST * 2 ** failures, signal);
}
if (unconfirmed) await giveBack({
...unconfirmed,
version: void 0
});
throw signal.reason;
function attemptAt(record, expected) {
const resumed = record?.state === "held" && record.holder === holder;
const previous = lease_previousOf(record, resumed);
const next = {
state: "held",
holder: holder,
grant: grant,
details: details,
seconds: seconds
};
return {
record: previous ? {
...next,
previous: previous
} : next,
resumed: resumed,
expected: expected,
askedAt: machine.now()
};
}
async function hold(from) {
if (!signal?.aborted) return {
lease: holdLease({
register: register,
key: key,
...from
}, machine)
};
await giveBack(from);
throw signal.reason;
}
async function giveBack(from) {
const {previous: previous} = from.record;
await holdLease({
register: register,
key: key,
...from
}, machine).end(previous?.takenOver === false ? previous.note : {});
}
}
function lease_previousOf(record, resumed) {
if (!record) return;
const {holder: holder} = record;
if (record.state === "free") return {
takenOver: false,
holder: holder,
note: record.note
};
return resumed ? record.previous : {
takenOver: true,
holder: holder,
details: record.details
};
}
function withoutGrant({state: state, holder: holder, details: details, seconds: seconds, previous: previous}) {
return {
state: state,
holder: holder,
details: details,
seconds: seconds,
...previous ? {
previous: previous
} : {}
};
}
async function readLease(register, key) {
const found = await register.read(key);
const record = found && decodeRecord(found.bytes, key, register);
if (record?.state !== "free") return record && withoutGrant(record);
return {
state: "free",
holder: record.holder,
note: record.note
};
}
function checkRequest({holder: holder, seconds: seconds, waitSeconds: waitSeconds = 0}) {
const {length: length} = holder;
if (!isHolder(holder)) throw wrong(`a holder has 1 to ${MAX_HOLDER} characters, not ${length}`);
if (!isLife(seconds)) throw wrong(`it lives ${LEAST_LIFE} to ${LONGEST_LIFE} seconds, not ${seconds}`);
if (!(waitSeconds >= 0)) throw wrong(`nobody can wait ${waitSeconds} seconds for it`);
}
const wrong = what => new lease_error.pS("PACELINE_LEASE_REQUEST", `The lease cannot be asked for: ${what}.`, "Correct that.");
},
50153: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
l: () => systemMachine,
v: () => pause
});
const systemMachine = {
now: () => performance.now(),
after(milliseconds, run, {background: background = false} = {}) {
const timer = setTimeout(run, milliseconds);
if (background) timer.unref();
return () => clearTimeout(timer);
}
};
function pause(machine, milliseconds, signal) {
return new Promise(resolve => {
if (signal?.aborted) return resolve();
const end = () => {
cancel();
signal?.removeEventListener("abort", end);
resolve();
};
const cancel = machine.after(milliseconds, end);
signal?.addEventListener("abort", end);
});
}
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
99009: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
K: () => sparkline
});
const BARS = [ "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" ];
function sparkline(values) {
const finite = values.filter(Number.isFinite);
if (finite.length === 0) return "";
const low = Math.min(...finite);
const high = Math.max(...finite);
return values.map(value => {
if (!Number.isFinite(value)) return " ";
const share = high > low ? value / (high - low) - low / (high - low) : .4;
return BARS[Math.min(BARS.length - 1, Math.max(0, Math.round(share * (BARS.length - 1))))];
}).join("");
}
},
31063: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
W: () => openRegister
});
var _open_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66826);
var _stack_guarded_tier_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20931);
var _stack_write_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37661);
var _tier_clock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74424);
var _tier_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3579);
var _tier_write_rights_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(62717);
async function openRegister(spec, options) {
let widest;
for (const one of (await (0, _open_js__WEBPACK_IMPORTED_MODULE_0__.jM)(spec, options.variables)).reverse()) {
const tier = await (0, _open_js__WEBPACK_IMPORTED_MODULE_0__.B6)(one, options);
const {register: register} = tier;
if (register && (!widest || reach(tier) > reach(widest))) {
await (widest?.close());
widest = {
...tier,
register: register
};
} else await tier.close();
}
return widest && bounded(widest, options.mayWrite);
}
const reach = ({name: name, shared: shared}) => shared ? 2 : name === "memory" ? 0 : 1;
function bounded(tier, mayWrite) {
const {register: register, limits: limits, name: name} = tier;
const inTime = work => {
if (!limits) return work;
const deadline = (0, _stack_guarded_tier_js__WEBPACK_IMPORTED_MODULE_1__.G0)(limits, 0);
return (0, _tier_clock_js__WEBPACK_IMPORTED_MODULE_2__.ux)(_tier_clock_js__WEBPACK_IMPORTED_MODULE_2__.ml, deadline, work, () => {
throw new _stack_guarded_tier_js__WEBPACK_IMPORTED_MODULE_1__.m4(name, deadline);
}).catch(error => {
throw error instanceof _tier_errors_js__WEBPACK_IMPORTED_MODULE_3__.AD && (0, _stack_guarded_tier_js__WEBPACK_IMPORTED_MODULE_1__.A7)(error) ? (0, 
_tier_errors_js__WEBPACK_IMPORTED_MODULE_3__.PB)(error) : error;
});
};
return {
tier: name,
shared: tier.shared ?? false,
read: key => inTime(register.read(key)),
async replace(key, bytes, expected) {
const reason = (0, _tier_write_rights_js__WEBPACK_IMPORTED_MODULE_4__.x)(mayWrite);
if (reason !== void 0) throw untrusted(reason);
if (mayWrite.prefixes && !mayWrite.prefixes.some(prefix => key.startsWith(prefix))) throw (0, 
_stack_write_js__WEBPACK_IMPORTED_MODULE_5__.v)(key);
return inTime(register.replace(key, bytes, expected));
},
locate: register.locate,
close: () => tier.close()
};
}
const untrusted = reason => new _tier_errors_js__WEBPACK_IMPORTED_MODULE_3__.AD("PACELINE_STORE_READ_ONLY", `This run may not write to the store: ${reason}.`, "Let an event start it that only those can cause who may write to the repository.");
}
};
