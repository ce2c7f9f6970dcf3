export const id = 2505;

export const ids = [ 2505 ];

export const modules = {
72505: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
default: () => src
});
var action = __webpack_require__(62251);
var inputs = __webpack_require__(45912);
const steps = () => ({
allowed: "rising percentages such as 5% 25% 50%",
parse(text) {
const shares = text.split(/[\s,]+/).filter(part => part !== "").map(part => (0, 
inputs.KN)().parse(part));
const rising = shares.every((share, index) => share > (shares[index - 1] ?? 0) && share <= 1);
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
"no-data": (0, inputs.yL)("roll-back", "hold"),
"no-data-deadline": timeAbove(.1, "100ms"),
"command-timeout": timeAbove(.1, "100ms"),
"query-timeout": timeAbove(.1, "100ms"),
decision: (0, inputs.Yj)("a decision"),
"dry-run": (0, inputs.zM)()
};
const outputs = {
decision: "undecided",
reason: "",
steps: "[]",
"report-path": "",
seconds: "0"
};
var errors = __webpack_require__(85186);
var numbers = __webpack_require__(28740);
var external_node_fs_ = __webpack_require__(73024);
const GRACE_SECONDS = 2;
const NOTE_GROUP = 'printf "%s" "$" > "$PACELINE_CANARY_GROUP"';
const NEED_PARENT = process.platform === "win32" ? "" : '; [ "$PPID" = "$PACELINE_CANARY_GATE" ] || exit 75';
async function runCommand(place, commands, name, weight, facts) {
const script = {
"set-weight": commands.setWeight,
promote: commands.promote,
rollback: commands.rollback
}[name];
const percent = percentage(weight);
const at = place.now();
const base = {
name: name,
weight: weight,
at: new Date(at).toISOString()
};
place.print(`${name}: ${percent} % of the traffic to the canary`);
try {
const result = await place.run("bash", [ "--noprofile", "--norc", "-euo", "pipefail", "-c", `${NOTE_GROUP}${NEED_PARENT}\n${script.replaceAll("{weight}", percent)}` ], {
cwd: place.workspace,
env: {
...childVariables(place.variables),
WEIGHT: percent,
BASELINE_WEIGHT: percentage(1 - weight),
STEP: String(facts.step),
STEPS: String(facts.steps),
PACELINE_CANARY_GROUP: place.groupFile,
PACELINE_CANARY_GATE: String(process.pid)
},
timeoutSeconds: commands.timeoutSeconds,
graceSeconds: GRACE_SECONDS,
onOutput: indented(place.print)
});
return {
...base,
seconds: result.seconds,
exitCode: result.exitCode,
...result.stopped ? {
stopped: result.stopped
} : {}
};
} catch (error) {
place.print(`  ${(0, errors.bD)(error)}`);
return {
...base,
seconds: (place.now() - at) / 1e3,
exitCode: null
};
} finally {
(0, external_node_fs_.rmSync)(place.groupFile, {
force: true
});
}
}
const succeeded = run => run.exitCode === 0 && run.stopped === void 0;
const percentage = share => String(Number((share * 100).toFixed(4)));
function ending(run) {
if (run.stopped === "timeout") return `was stopped after ${run.seconds.toFixed(1)} s`;
if (run.stopped) return "was interrupted";
return run.exitCode === null ? "did not run to its end" : `ended with status ${run.exitCode}`;
}
function endLeftover(groupFile) {
try {
const group = Number((0, external_node_fs_.readFileSync)(groupFile, "utf8"));
if (!Number.isSafeInteger(group) || group <= 1) return false;
const environment = (0, external_node_fs_.readFileSync)(`/proc/${group}/environ`, "utf8");
if (!environment.split("\0").includes(`PACELINE_CANARY_GROUP=${groupFile}`)) return false;
process.kill(-group, "SIGKILL");
return true;
} catch {
return false;
} finally {
(0, external_node_fs_.rmSync)(groupFile, {
force: true
});
}
}
function childVariables(variables) {
return Object.fromEntries(Object.entries(variables).filter(([name]) => !/^(?:INPUT_|STATE_|PACELINE_PROMETHEUS_|ACTIONS_RUNTIME_)/.test(name)));
}
function indented(print) {
return text => {
for (const line of text.replace(/\r?\n$/, "").split(/\r?\n/)) print(`  ${line}`);
};
}
var external_node_path_ = __webpack_require__(76760);
const UNENDED = "The gate was ended before it had decided.";
const ROLLBACK_PAUSES = [ 1, 2 ];
function openJournal(machine, facts, save) {
const {commands: commands, stepCount: stepCount, dryRun: dryRun, settings: settings, queries: queries} = facts;
const startedAt = new Date(machine.now()).toISOString();
const steps = [];
const runs = [];
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
...settings ? {
settings: settings
} : {},
...queries ? {
queries: queries
} : {},
steps: [ ...steps ],
commands: [ ...runs ]
});
const write = ended => save({
ended: ended,
commands: commands,
groupFile: machine.groupFile,
startedAt: startedAt,
report: report("undecided", UNENDED, false)
});
return {
steps: steps,
report: report,
end: () => write(true),
async command(name, weight, step) {
if (dryRun) {
machine.print(`dry run: ${name} with ${percentage(weight)} % is not run`);
return;
}
write(false);
(0, external_node_fs_.mkdirSync)((0, external_node_path_.dirname)(machine.groupFile), {
recursive: true
});
const run = await runCommand(machine, commands, name, weight, {
step: step,
steps: stepCount
});
runs.push(run);
return succeeded(run) ? void 0 : `The command ${name} ${ending(run)}.`;
}
};
}
async function rollBack(journal, machine) {
for (let attempt = 0; ;attempt++) {
const failure = await journal.command("rollback", 0, 0);
if (failure === void 0 || attempt >= ROLLBACK_PAUSES.length) return failure;
machine.print(`  ${failure} Trying again.`);
await machine.sleep(ROLLBACK_PAUSES[attempt], {
whatever: true
});
}
}
const rollbackFailed = what => new errors.ce("PACELINE_CANARY_ROLLBACK_FAILED", `${what} The rollback failed: the canary may still get traffic.`, "Take the traffic off the canary by hand now, then correct the rollback command.");
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
all: NOTHING
});
const nextStep = state => ({
...state,
step: NOTHING
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
all: sum(state.all, fresh)
};
const found = strength(next, settings);
return {
verdict: verdictOf(next, look, found, settings),
state: next,
...found
};
}
function verdictOf({step: step, all: all}, {seconds: seconds, last: last, fresh: fresh}, {worse: worse, good: good}, {alpha: alpha, beta: beta, negligible: negligible, minRequests: minRequests, minSeconds: minSeconds}) {
const minded = errorRatio(all.canary) > negligible;
if (minded && worse >= 1 / alpha) return "roll-back";
if (!(fresh.canary.requests > 0 && fresh.baseline.requests > 0)) return "no-data";
if (seconds < minSeconds || step.canary.requests < minRequests) return "continue";
const passed = last ? good >= 1 / beta : !(minded && worse >= 1 / Math.sqrt(alpha));
return passed ? "promote" : "continue";
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
async function readFigures(prometheus, queries, at, seconds) {
const window = `${Math.max(1, Math.round(seconds * 1e3))}ms`;
const answers = await Promise.all(NAMES.map(name => prometheus.query(queries[name].replaceAll("{window}", window), at)));
const bad = answers.findIndex(answer => "problem" in answer);
if (bad >= 0) {
const name = NAMES[bad];
const hint = name.endsWith("Errors") && !("problem" in answers[bad - 1]) ? "; if there were no errors yet, let the counter start at zero or add `or vector(0)` to the query" : "";
return {
problem: `${LABEL[name]}: ${answers[bad].problem}${hint}`
};
}
const values = answers.map(answer => answer.value);
return {
figures: Object.fromEntries(NAMES.map((name, index) => [ name, values[index] ]))
};
}
function createStepMeter(prometheus, queries, startedAt) {
let seen = {
canaryRequests: 0,
canaryErrors: 0,
baselineRequests: 0,
baselineErrors: 0
};
return {
async look(at) {
const answer = await readFigures(prometheus, queries, at, (at - startedAt) / 1e3);
if ("problem" in answer) return answer;
const {figures: figures} = answer;
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
decision: schemas.k5n([ "promoted", "rolled-back", "undecided" ]),
reason: schemas.YjP(),
dryRun: schemas.zMY().optional(),
completed: schemas.zMY().optional(),
settings: schemas.Ikc({
alpha: schemas.aig(),
beta: schemas.aig(),
allowedRatio: schemas.aig(),
maxErrorRatio: schemas.aig(),
negligible: schemas.aig(),
minRequests: schemas.aig(),
minSeconds: schemas.aig()
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
stopped: schemas.k5n([ "timeout", "aborted", "interrupted" ]).optional()
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
async function watchStep(step, given, facts, machine, prometheus) {
const {last: last, settings: settings, queries: queries, rules: rules} = facts;
const startedAt = machine.now();
const meter = createStepMeter(prometheus, queries, startedAt);
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
fresh: fresh
}, settings);
state = judged.state;
const problem = "problem" in measured ? measured.problem : silent(judged, measured.fresh);
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
const interrupted = ({interrupted: {reason: reason}}) => undecided(`The gate was interrupted${typeof reason === "string" ? ` by ${reason}` : ""}.`);
function silent(judged, fresh) {
if (judged.verdict !== "no-data") return;
return "no new requests to the " + (fresh.canary.requests > 0 ? "baseline" : "canary");
}
function undecidedAt(seconds, {state: state, worse: worse, good: good}, last, {alpha: alpha, beta: beta, minRequests: minRequests}) {
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
undecided: "undecided, rolled back"
};
const VERDICT = {
promote: "passed",
"roll-back": "rolled back",
continue: "undecided",
"no-data": "no data"
};
function summaryOf(report) {
const {decision: decision, reason: reason, steps: steps, completed: completed, dryRun: dryRun, settings: settings, commands: commands = []} = report;
const headline = completed === false ? "rollback FAILED" : decision === "undecided" && commands.length === 0 ? "undecided" : HEADLINE[decision];
const alpha = settings?.alpha ?? .01;
const measured = steps.filter(step => step.canary.requests > 0 && step.baseline.requests > 0);
return [ `### Canary ${headline}${dryRun ? " (dry run)" : ""}`, (0, markdown.FV)(reason), ...measured.length > 0 ? [ picture(measured, alpha) ] : [], ...steps.length > 0 ? [ stepTable(steps) ] : [], ...settings && steps.some(({checks: checks = []}) => checks.length > 0) ? [ summary_evidence(steps, settings) ] : [], ...commands.length > 0 ? [ commandTable(commands) ] : [] ].join("\n\n");
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
} ], commands.map(({name: name, weight: weight, seconds: seconds, exitCode: exitCode, stopped: stopped}) => [ name, `${percentage(weight)} %`, (0, 
numbers.a3)(seconds), stopped ?? (exitCode === null ? "not started" : exitCode === 0 ? "well" : `status ${exitCode}`) ]));
return (0, markdown.oG)("Commands", table);
}
async function publishReport(context, machine, report) {
const seconds = (Date.parse(report.finishedAt) - Date.parse(report.startedAt)) / 1e3;
context.setOutput("decision", report.decision);
context.setOutput("reason", report.reason);
context.setOutput("seconds", Number(seconds.toFixed(3)));
context.setOutput("steps", report.steps.map(({checks: _checks, ...step}) => step));
context.summary(summaryOf(report));
context.setOutput("report-path", await machine.saveReport((0, src_document.ft)(canaryReport, report)));
context.result(`canary-gate: ${resultLine(report, seconds)}`);
}
function resultLine(report, seconds) {
const {decision: decision, steps: steps, completed: completed, dryRun: dryRun} = report;
const at = steps.at(-1);
const where = at ? ` at ${percentage(at.weight)} %` : "";
const dry = dryRun ? "dry run, would be " : "";
const words = {
promoted: `${dry}promoted after ${steps.length} step${steps.length === 1 ? "" : "s"}`,
"rolled-back": `${dry}rolled back${where}`,
undecided: `${dry}undecided${where}, ${(report.commands ?? []).length > 0 ? "rolled back" : "no weight changed"}`
};
return completed === false ? `ROLLBACK FAILED${where}: the canary may still get traffic` : `${words[decision]} in ${(0, 
numbers.a3)(seconds)}`;
}
async function finishGate(context, machine) {
const {saved: saved} = context.state;
if (!saved || saved.ended) return;
if (endLeftover(saved.groupFile)) machine.print("A command that main had left running was ended.");
const facts = {
commands: saved.commands,
stepCount: saved.report.steps.length,
dryRun: false
};
const journal = openJournal(machine, facts, context.state.save);
const stuck = await rollBack(journal, machine);
const report = {
...saved.report,
finishedAt: new Date(machine.now()).toISOString(),
completed: stuck === void 0,
commands: [ ...saved.report.commands ?? [], ...journal.report("undecided", "", false).commands ?? [] ]
};
await publishReport(context, machine, report);
if (stuck !== void 0) throw rollbackFailed(`${saved.report.reason} ${stuck}`);
context.log.error(`${saved.report.reason} The canary was rolled back in the post step.`);
}
async function reconcile(context, machine, commands) {
const decision = context.inputs.decision;
if (decision === "promoted") {
context.setOutput("decision", "promoted");
context.setOutput("reason", "The gate had promoted the canary.");
return context.result("canary-gate: promoted before, nothing to reconcile");
}
const facts = {
commands: commands,
stepCount: 0,
dryRun: context.inputs["dry-run"]
};
const journal = openJournal(machine, facts, context.state.save);
const stuck = await rollBack(journal, machine);
if (stuck === void 0) journal.end();
const reason = decision === "" ? "The gate left no decision." : `The gate's decision was ${decision.replaceAll(/[^a-z-]/g, "").slice(0, 20)}.`;
const ending = decision === "rolled-back" ? "rolled-back" : "undecided";
await publishReport(context, machine, journal.report(ending, reason, stuck === void 0));
if (stuck !== void 0) throw rollbackFailed(`${reason} ${stuck}`);
}
async function runGate(context, machine) {
const {inputs: inputs} = context;
const commands = commandsOf(inputs);
if (inputs.mode === "reconcile") return reconcile(context, machine, commands);
const queries = neededQueries(inputs);
const settings = settingsOf(inputs);
const dryRun = inputs["dry-run"];
const prometheus = machine.prometheus(inputs["prometheus-url"], inputs["query-timeout"]);
const facts = {
commands: commands,
stepCount: inputs.steps.length,
dryRun: dryRun,
settings: settings,
queries: queries
};
const journal = openJournal(machine, facts, context.state.save);
const unable = await preflight(context, machine, prometheus, queries);
if (unable !== void 0) {
const reason = `${unable} No weight was changed.`;
return conclude(context, machine, journal, {
decision: "undecided",
reason: reason
}, void 0);
}
let ending = await stepUp(context, machine, journal, prometheus, settings, queries);
if (ending.decision === "promoted") {
const failure = await journal.command("promote", 1, inputs.steps.length);
if (failure) ending = {
decision: "undecided",
reason: `${ending.reason} ${failure}`
};
}
const stuck = ending.decision === "promoted" ? void 0 : await rollBack(journal, machine);
if (stuck === void 0) journal.end();
await conclude(context, machine, journal, ending, stuck);
}
async function preflight({inputs: inputs}, machine, prometheus, queries) {
const answer = await readFigures(prometheus, queries, machine.now(), Math.max(60, inputs.interval));
if (machine.interrupted.aborted) return "The gate was interrupted.";
if (!("problem" in answer)) return;
if (!/Prometheus (?:could not be asked|did not answer|answered)/.test(answer.problem)) {
machine.print(`before the first step: ${answer.problem}`);
return;
}
return `${answer.problem}.`;
}
async function stepUp({inputs: inputs}, machine, journal, prometheus, settings, queries) {
const rules = {
intervalSeconds: inputs.interval,
maxSeconds: Math.max(inputs["step-max-duration"], inputs["step-duration"]),
noData: inputs["no-data"],
noDataSeconds: inputs["no-data-deadline"]
};
let state = firstState();
try {
for (const [index, weight] of inputs.steps.entries()) {
if (machine.interrupted.aborted) return release_undecided(interrupted(machine));
const failure = await journal.command("set-weight", weight, index + 1);
if (machine.interrupted.aborted) return release_undecided(interrupted(machine));
if (failure) return {
decision: "undecided",
reason: failure
};
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
if (end.verdict === "undecided") return release_undecided(end, weight);
state = end.judged.state;
if (end.verdict === "roll-back") return {
decision: "rolled-back",
reason: `At ${percentage(weight)} % of the traffic the canary fails more than the baseline: ${compared(state)}.`
};
}
} catch (error) {
return {
decision: "undecided",
reason: (0, errors.bD)(error)
};
}
return {
decision: "promoted",
reason: `The canary passed every step: ${compared(state)}.`
};
}
function release_undecided(end, weight) {
const reason = "reason" in end ? String(end.reason) : "The gate could not decide.";
return {
decision: "undecided",
reason: weight === void 0 ? reason : `At ${percentage(weight)} % of the traffic: ${reason}`
};
}
const compared = ({all: {canary: canary, baseline: baseline}}) => `errors ${(0, 
numbers.l9)(errorRatio(canary))} against ${(0, numbers.l9)(errorRatio(baseline))}`;
async function conclude(context, machine, journal, {decision: decision, reason: reason}, stuck) {
const report = journal.report(decision, reason, stuck === void 0);
await publishReport(context, machine, report);
if (stuck !== void 0) throw rollbackFailed(`${reason} ${stuck}`);
if (decision === "promoted") return;
if (report.dryRun) return context.log.notice(`Dry run: the canary would have been rolled back. ${reason}`);
const changed = (report.commands ?? []).length > 0 ? " The canary was rolled back." : "";
throw decision === "rolled-back" ? new errors.ce("PACELINE_CANARY_ROLLED_BACK", `${reason}${changed}`, "Look at its errors; the figures are in the summary and in canary-report.json.") : new errors.ce("PACELINE_CANARY_UNDECIDED", `${reason}${changed}`, "Remove the cause, or give the gate more traffic or time, and run the job again.");
}
function commandsOf(inputs) {
const setWeight = inputs["set-weight"];
return {
setWeight: setWeight,
promote: inputs.promote || setWeight,
rollback: inputs.rollback || setWeight,
timeoutSeconds: inputs["command-timeout"]
};
}
function neededQueries(inputs) {
const needed = [ "prometheus-url", "canary-requests", "canary-errors", "baseline-requests", "baseline-errors" ];
const missing = needed.filter(name => inputs[name] === "");
if (missing.length > 0) throw new errors.ce("PACELINE_INPUT_INVALID", `Mode gate needs ${missing.map(name => `"${name}"`).join(", ")}.`, "Give them under `with:` in the workflow.");
return {
canaryRequests: inputs["canary-requests"],
canaryErrors: inputs["canary-errors"],
baselineRequests: inputs["baseline-requests"],
baselineErrors: inputs["baseline-errors"]
};
}
const settingsOf = inputs => ({
alpha: Number((1 - inputs.confidence).toPrecision(6)),
beta: Number((1 - inputs["promote-confidence"]).toPrecision(6)),
allowedRatio: 1 + inputs.margin,
maxErrorRatio: inputs["max-error-ratio"],
negligible: inputs["negligible-errors"],
minRequests: inputs["min-requests"],
minSeconds: inputs["step-duration"]
});
var documents = __webpack_require__(84471);
var src_process = __webpack_require__(22729);
const MAX_ANSWER = 1048576;
const PAUSES = [ 250, 1e3, 2e3 ];
function createPrometheus(options) {
const headers = {
accept: "application/json",
...authorization(options.variables)
};
return {
async query(expression, at) {
const deadline = AbortSignal.timeout(options.timeoutSeconds * 1e3);
const signal = AbortSignal.any([ deadline, options.signal ]);
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
refuse(response.status, text, expression, options.url);
problem = `Prometheus answered with status ${response.status}`;
} catch (error) {
if (error instanceof errors.ce) throw error;
if (options.signal.aborted) return {
problem: "interrupted"
};
problem = deadline.aborted ? `Prometheus did not answer within ${options.timeoutSeconds} s${problem && ` (${problem})`}` : `Prometheus could not be asked: ${causeOf(error)}`;
}
if (deadline.aborted || options.signal.aborted || attempt >= PAUSES.length) return {
problem: problem
};
await pause(PAUSES[attempt], signal);
}
}
};
}
function refuse(status, text, expression, url) {
if (status === 400 || status === 422) throw new errors.ce("PACELINE_CANARY_QUERY", `Prometheus does not take the query ${expression}: ${errorIn(text)}.`, "Try it in the expression browser of Prometheus and correct the input.");
if (status === 401 || status === 403) throw new errors.ce("PACELINE_CANARY_PROMETHEUS_ACCESS", `Prometheus at ${url} denies access (status ${status}).`, "Set PACELINE_PROMETHEUS_TOKEN, or PACELINE_PROMETHEUS_USERNAME and PACELINE_PROMETHEUS_PASSWORD, under `env:`.");
if (status === 404) throw new errors.ce("PACELINE_CANARY_PROMETHEUS_ADDRESS", `There is no Prometheus API at ${url}/api/v1/query (status 404).`, "Correct prometheus-url; leave /api/v1 out of it.");
}
function readAnswer(text, expression) {
let result;
try {
const answer = JSON.parse(text);
result = answer.status === "success" ? answer.data : void 0;
} catch {}
if (!result) return {
problem: "the answer is none of the Prometheus API"
};
const list = result.resultType === "scalar" ? [ {
value: result.result
} ] : result.result;
if (!Array.isArray(list) || ![ "scalar", "vector" ].includes(String(result.resultType)) || list.length > 1) {
const found = Array.isArray(list) && list.length > 1 ? `${list.length} series` : String(result.resultType);
throw new errors.ce("PACELINE_CANARY_QUERY", `The query ${expression} gives ${found}, not one number.`, "Wrap it in sum(…).");
}
if (list.length === 0) return {
problem: `no series matches ${expression}`
};
const pair = list[0].value;
const value = Array.isArray(pair) && typeof pair[1] === "string" ? toNumber(pair[1]) : Number.NaN;
if (!Number.isFinite(value) || value < 0) return {
problem: `${expression} is ${Array.isArray(pair) ? String(pair[1]) : "no value"}`
};
return {
value: value
};
}
const toNumber = text => text.trim() === "" ? Number.NaN : Number(text);
function errorIn(text) {
try {
const {error: error} = JSON.parse(text);
return typeof error === "string" ? error.slice(0, 300) : "no reason given";
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
const SIGNALS = [ "SIGINT", "SIGTERM", "SIGHUP" ];
function systemMachine({environment: environment, log: log}) {
const interruption = new AbortController;
for (const signal of SIGNALS) process.on(signal, () => interruption.abort(signal));
const {signal: signal} = interruption;
return {
workspace: environment.workspace,
variables: environment.variables,
groupFile: (0, documents.jW)(environment, `canary-command-${process.pid}-${Date.now().toString(36)}`),
interrupted: signal,
now: Date.now,
print: line => log.output(line),
run: src_process.R,
sleep: (seconds, options) => new Promise(resolve => {
if (signal.aborted && !options) return resolve();
const timer = setTimeout(resolve, Math.min(seconds * 1e3, 2 ** 31 - 1));
if (options) return;
signal.addEventListener("abort", () => {
clearTimeout(timer);
resolve();
});
}),
prometheus: (url, timeoutSeconds) => createPrometheus({
url: url,
timeoutSeconds: timeoutSeconds,
variables: environment.variables,
signal: signal,
fetch: fetch
}),
saveReport: text => (0, documents.bd)(environment, "canary-report.json", text)
};
}
const src = (0, action.Q)()({
inputs: inputs_inputs,
outputs: outputs,
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
HD: () => discovery,
NJ: () => testFile,
S8: () => testKey,
YA: () => seconds,
Zu: () => MAX,
bu: () => outcome,
cd: () => commit,
lj: () => testRunner,
qN: () => repoPath,
uR: () => instant
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
const testFile = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
suite: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().min(1).max(200),
file: repoPath
});
const testKey = test => `${test.suite}\0${test.file}`;
const outcome = zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "passed", "failed", "skipped", "empty" ]);
const testRunner = zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "vitest", "jest", "node", "pytest", "go", "command" ]);
const discovery = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
by: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "input", "plan", "legs" ]),
reason: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().max(1e3).optional()
});
const machine = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
os: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
arch: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
cores: zod__WEBPACK_IMPORTED_MODULE_0__.aig().positive(),
memoryBytes: zod__WEBPACK_IMPORTED_MODULE_0__.aig().nonnegative(),
name: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().optional()
});
},
62251: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Q: () => defineAction
});
const defineAction = () => action => action;
},
84471: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
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
22729: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
R: () => runProcess
});
var external_node_child_process_ = __webpack_require__(31421);
var external_node_events_ = __webpack_require__(78474);
var external_node_string_decoder_ = __webpack_require__(46193);
var errors = __webpack_require__(85186);
var external_node_fs_ = __webpack_require__(73024);
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
return (0, external_node_fs_.readdirSync)("/proc").some(name => {
if (!/^\d+$/.test(name)) return false;
try {
const stat = (0, external_node_fs_.readFileSync)(`/proc/${name}/stat`, "latin1");
const [state, , pgrp] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
return Number(pgrp) === group && state !== "Z" && state !== "X";
} catch {
return false;
}
});
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
const signals = [ "SIGINT", "SIGTERM", "SIGHUP" ];
for (const name of signals) process.on(name, onSignal);
process.on("exit", onExit);
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
}
};
