export const id = 534;

export const ids = [ 534 ];

export const modules = {
43534: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Mi: () => DocumentError,
VR: () => cacheReport,
pb: () => canaryReport,
Eo: () => historyRecord,
ky: () => legResult,
Tp: () => parseDocument,
qI: () => perfReport,
ME: () => profile,
eK: () => shardPlan,
S8: () => testKey,
u7: () => testPlan,
ft: () => writeDocument
});
var schemas = __webpack_require__(92857);
function document_document(kind, version, fields) {
const schema = schemas.Ikc({
kind: schemas.euz(kind),
version: schemas.euz(version),
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
const head = schemas.Ikc({
kind: schemas.YjP(),
version: schemas.aig().int()
}).safeParse(value);
if (!head.success || head.data.kind !== type.kind) {
const found = head.success ? `a ${head.data.kind}` : "no Paceline document";
throw new DocumentError("PACELINE_DOCUMENT_KIND", `${source} is ${found}, expected a ${type.kind}.`, `Pass the ${type.kind} that the job before wrote.`);
}
if (head.data.version > type.version) {
throw new DocumentError("PACELINE_DOCUMENT_NEWER", `${source} is a ${type.kind} of version ${head.data.version}; this release reads up to ${type.version}.`, "Use the same Paceline release in every job of the workflow.");
}
const parsed = type.schema.safeParse(value);
if (!parsed.success) {
const first = parsed.error.issues.slice(0, 3).map(issue => `${issue.path.join(".") || "(top)"}: ${issue.message}`).join("; ");
throw new DocumentError("PACELINE_DOCUMENT_INVALID", `${source} is not a valid ${type.kind}: ${first}.`, "The file was cut off or edited; let the job that wrote it run again.");
}
return parsed.data;
}
function parseJson(text, kind, source) {
try {
return JSON.parse(text);
} catch (error) {
throw new DocumentError("PACELINE_DOCUMENT_INVALID", `${source} is not JSON, expected a ${kind}: ${error.message}.`, "The file was cut off or edited; let the job that wrote it run again.");
}
}
function writeDocument(type, value) {
return `${JSON.stringify(type.schema.parse(value), null, 2)}\n`;
}
function jsonSchema(type) {
return z.toJSONSchema(type.schema, {
unrepresentable: "any",
io: "input"
});
}
var iso = __webpack_require__(64377);
const seconds = schemas.aig().finite().nonnegative();
const instant = iso.w$();
const commit = schemas.YjP().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, "must be a full commit id");
const identifier = schemas.YjP().regex(/^[A-Za-z0-9._-]{1,64}$/, "must be 1–64 of A–Z a–z 0–9 . _ -");
const repoPath = schemas.YjP().min(1).max(4096).refine(path => !path.startsWith("/") && !/^[A-Za-z]:/.test(path) && !path.includes("\\") && !path.includes("\0") && !path.split("/").includes(".."), "must be a path below the repository root, with / and without ..");
const testFile = schemas.Ikc({
suite: schemas.YjP().min(1).max(200),
file: repoPath
});
const testKey = test => `${test.suite}\0${test.file}`;
const outcome = schemas.k5n([ "passed", "failed", "skipped", "empty" ]);
const testRunner = schemas.k5n([ "vitest", "jest", "node", "pytest", "go", "command" ]);
const machine = schemas.Ikc({
os: schemas.YjP(),
arch: schemas.YjP(),
cores: schemas.aig().positive(),
memoryBytes: schemas.aig().nonnegative(),
name: schemas.YjP().optional()
});
const buildReport = document_document("build-report", 1, {
createdAt: instant,
job: schemas.YjP(),
head: commit,
seconds: seconds,
tasks: schemas.YOg(schemas.Ikc({
name: schemas.YjP(),
result: schemas.k5n([ "built", "cached", "failed", "skipped" ]),
seconds: seconds,
cacheKey: schemas.YjP().optional(),
missReason: schemas.YjP().optional()
}))
});
const cacheReport = document_document("cache-report", 1, {
createdAt: instant,
job: schemas.YjP(),
leg: identifier.optional(),
key: schemas.YjP(),
matchedKey: schemas.YjP().optional(),
result: schemas.k5n([ "exact", "partial", "miss" ]),
missReason: schemas.YjP().optional(),
tier: schemas.YjP().optional(),
restore: schemas.Ikc({
seconds: seconds,
files: schemas.aig().int().nonnegative(),
bytes: schemas.aig().nonnegative()
}).optional(),
save: schemas.Ikc({
seconds: seconds,
result: schemas.k5n([ "saved", "kept", "skipped", "failed" ]),
files: schemas.aig().int().nonnegative(),
bytes: schemas.aig().nonnegative(),
newBytes: schemas.aig().nonnegative()
}).optional()
});
const counts = schemas.Ikc({
requests: schemas.aig().nonnegative(),
errors: schemas.aig().nonnegative()
});
const verdict = schemas.k5n([ "continue", "promote", "roll-back", "no-data" ]);
const evidence = schemas.aig().nonnegative();
const canaryReport = document_document("canary-report", 1, {
startedAt: instant,
finishedAt: instant,
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
seconds: seconds,
canary: counts,
baseline: counts,
verdict: verdict,
startedAt: instant.optional(),
checks: schemas.YOg(schemas.Ikc({
at: instant,
seconds: seconds,
canary: counts.optional(),
baseline: counts.optional(),
problem: schemas.YjP().optional(),
verdict: verdict,
worse: evidence,
good: evidence
})).optional()
})),
commands: schemas.YOg(schemas.Ikc({
name: schemas.k5n([ "set-weight", "promote", "rollback" ]),
weight: schemas.aig().min(0).max(1),
at: instant,
seconds: seconds,
exitCode: schemas.aig().int().nullable(),
stopped: schemas.k5n([ "timeout", "aborted", "interrupted" ]).optional()
})).optional()
});
const executedFile = testFile.extend({
outcome: outcome,
seconds: seconds,
tests: schemas.aig().int().nonnegative(),
failed: schemas.aig().int().nonnegative(),
skipped: schemas.aig().int().nonnegative(),
retries: schemas.aig().int().nonnegative()
});
const failedTest = testFile.extend({
name: schemas.YjP(),
message: schemas.YjP().max(4e3).optional(),
line: schemas.aig().int().positive().optional()
});
const legResult = document_document("leg-result", 1, {
planId: identifier,
leg: identifier,
name: schemas.YjP(),
attempt: schemas.aig().int().positive(),
head: commit,
runner: testRunner,
startedAt: instant,
finishedAt: instant,
seconds: seconds,
outcome: schemas.k5n([ "passed", "failed", "crashed", "empty" ]),
exit: schemas.KCZ([ schemas.aig().int(), schemas.YjP() ]),
planned: schemas.YOg(testFile),
executed: schemas.YOg(executedFile),
failures: schemas.YOg(failedTest),
slowest: schemas.YOg(testFile.extend({
name: schemas.YjP(),
seconds: seconds
})),
machine: machine,
checkRunId: schemas.aig().int().positive().optional(),
reportPath: repoPath.optional()
});
const historyRecord = document_document("history-record", 1, {
runId: schemas.YjP().min(1).max(64),
attempt: schemas.aig().int().positive(),
runNumber: schemas.aig().int().positive().optional(),
workflow: schemas.YjP(),
head: commit,
branch: schemas.YjP(),
event: schemas.YjP(),
finishedAt: instant,
conclusion: schemas.k5n([ "success", "failure", "cancelled" ]),
wallSeconds: seconds.optional(),
files: schemas.YOg(executedFile),
jobs: schemas.YOg(schemas.Ikc({
name: schemas.YjP(),
seconds: seconds,
queueSeconds: seconds.optional(),
conclusion: schemas.YjP(),
steps: schemas.YOg(schemas.Ikc({
name: schemas.YjP(),
seconds: seconds,
conclusion: schemas.YjP()
}))
})),
caches: schemas.YOg(schemas.Ikc({
key: schemas.YjP(),
hit: schemas.zMY(),
bytes: schemas.aig().nonnegative(),
seconds: seconds
}))
});
const comparison = schemas.Ikc({
metric: schemas.YjP(),
unit: schemas.k5n([ "seconds", "bytes", "ratio", "count" ]),
value: schemas.aig(),
baselineRuns: schemas.aig().int().nonnegative(),
baselineMean: schemas.aig().optional(),
baselineDeviation: schemas.aig().nonnegative().optional(),
change: schemas.aig().optional(),
verdict: schemas.k5n([ "slower", "faster", "same", "insufficient-data" ])
});
const perfReport = document_document("perf-report", 1, {
createdAt: instant,
run: schemas.Ikc({
repository: schemas.YjP(),
runId: schemas.YjP(),
attempt: schemas.aig().int().positive(),
workflow: schemas.YjP(),
event: schemas.YjP(),
branch: schemas.YjP(),
head: commit,
url: schemas.YjP().optional()
}),
verdict: schemas.k5n([ "slower", "faster", "same", "insufficient-data" ]),
conclusion: schemas.k5n([ "success", "failure", "cancelled" ]),
wallSeconds: seconds.optional(),
jobs: schemas.YOg(schemas.Ikc({
name: schemas.YjP(),
conclusion: schemas.YjP(),
startedAt: instant.optional(),
completedAt: instant.optional(),
queueSeconds: seconds.optional(),
seconds: seconds,
steps: schemas.YOg(schemas.Ikc({
name: schemas.YjP(),
number: schemas.aig().int(),
conclusion: schemas.YjP(),
seconds: seconds
}))
})),
plan: schemas.Ikc({
planId: identifier,
mode: schemas.k5n([ "selected", "full", "none" ]),
fallback: schemas.YjP().optional(),
tests: schemas.aig().int().nonnegative(),
selected: schemas.aig().int().nonnegative(),
savedSeconds: seconds.optional()
}).optional(),
shards: schemas.YOg(schemas.Ikc({
leg: schemas.YjP(),
name: schemas.YjP(),
job: schemas.YjP().optional(),
predictedSeconds: seconds,
actualSeconds: seconds.optional(),
wallSeconds: seconds.optional(),
tests: schemas.aig().int()
})).optional(),
tests: schemas.Ikc({
files: schemas.aig().int().nonnegative(),
passed: schemas.aig().int().nonnegative(),
failed: schemas.aig().int().nonnegative(),
skipped: schemas.aig().int().nonnegative(),
seconds: seconds,
slowest: schemas.YOg(schemas.Ikc({
suite: schemas.YjP(),
file: schemas.YjP(),
seconds: seconds
})),
failures: schemas.YOg(schemas.Ikc({
suite: schemas.YjP(),
file: schemas.YjP(),
name: schemas.YjP(),
message: schemas.YjP().optional()
}))
}),
caches: schemas.YOg(cacheReport.schema),
comparisons: schemas.YOg(comparison),
limits: schemas.YOg(schemas.YjP())
});
const series = schemas.YOg(schemas.aig().nonnegative());
const profile = document_document("profile", 1, {
job: schemas.YjP(),
leg: identifier.optional(),
checkRunId: schemas.aig().int().positive().optional(),
startedAt: instant,
intervalSeconds: seconds,
machine: machine,
source: schemas.k5n([ "procfs", "os" ]).optional(),
incomplete: schemas.k5n([ "killed", "time limit", "size limit", "runner gone" ]).optional(),
cpu: series,
memoryBytes: series,
diskReadBytes: series,
diskWriteBytes: series,
networkReceivedBytes: series,
networkSentBytes: series,
pressure: schemas.Ikc({
cpu: series,
memory: series,
io: series
}).optional()
});
const shardPlan = document_document("shard-plan", 1, {
planId: identifier,
testPlanId: identifier.optional(),
createdAt: instant,
head: commit,
runner: testRunner.optional(),
legs: schemas.YOg(schemas.Ikc({
leg: identifier,
name: schemas.YjP().min(1),
axes: schemas.g1P(schemas.YjP(), schemas.L5J()),
shard: schemas.aig().int().positive(),
shards: schemas.aig().int().positive(),
tests: schemas.YOg(testFile.extend({
estimatedSeconds: seconds
})),
predictedSeconds: seconds
})),
predicted: schemas.Ikc({
makespanSeconds: seconds,
lowerBoundSeconds: seconds,
balance: schemas.aig().nonnegative(),
unknownTests: schemas.aig().int().nonnegative()
})
});
const reason = schemas.Ikc({
code: schemas.k5n([ "changed", "imports", "config", "reference", "always", "failed-before", "unknown", "fallback", "unaffected" ]),
via: schemas.YOg(repoPath).optional()
});
const testPlan = document_document("test-plan", 1, {
planId: identifier,
createdAt: instant,
event: schemas.YjP(),
head: commit,
base: commit.optional(),
runner: testRunner.optional(),
mode: schemas.k5n([ "selected", "full", "none" ]),
fallback: schemas.Ikc({
code: schemas.YjP(),
message: schemas.YjP(),
file: repoPath.optional()
}).optional(),
changes: schemas.YOg(schemas.Ikc({
path: repoPath,
status: schemas.k5n([ "added", "modified", "deleted", "renamed", "type-changed" ]),
from: repoPath.optional()
})),
totals: schemas.Ikc({
tests: schemas.aig().int().nonnegative(),
selected: schemas.aig().int().nonnegative(),
selectedSeconds: seconds,
fullSeconds: seconds
}),
tests: schemas.YOg(testFile.extend({
action: schemas.k5n([ "run", "skip" ]),
estimatedSeconds: seconds.optional(),
reasons: schemas.YOg(reason)
}))
});
const documents = {
"build-report": buildReport,
"cache-report": cacheReport,
"canary-report": canaryReport,
"history-record": historyRecord,
"leg-result": legResult,
"perf-report": perfReport,
profile: profile,
"shard-plan": shardPlan,
"test-plan": testPlan
};
}
};
