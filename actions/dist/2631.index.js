export const id = 2631;

export const ids = [ 2631 ];

export const modules = {
42631: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
default: () => src
});
var action = __webpack_require__(60253);
var errors = __webpack_require__(85186);
var numbers = __webpack_require__(28740);
var lines = __webpack_require__(95045);
var markdown = __webpack_require__(23061);
var report_report = __webpack_require__(66231);
var restore = __webpack_require__(57200);
var save = __webpack_require__(14689);
var save_decision = __webpack_require__(55712);
var src_step = __webpack_require__(29419);
const cacheOutputs = {
...restore.V,
"bytes-uploaded": "0"
};
async function restoreCache(context, machine) {
const {step: step, found: found, report: report, reportName: reportName} = await (0, 
restore.f)(context, machine);
context.state.save({
request: step.request,
...found.storeKey === void 0 ? {} : {
found: found.storeKey
},
...found.metadata === void 0 ? {} : {
metadata: found.metadata
},
reportName: reportName,
report: report,
endedAt: machine.now()
});
}
async function saveCache(context, machine) {
const {environment: environment} = context;
const {saved: state} = context.state;
if (!state) return context.result("cache: nothing saved, as the restore step did not finish");
const {report: report, reportName: reportName, request: request} = state;
const intervalSeconds = Math.max(0, (machine.now() - state.endedAt) / 1e3);
const step = await (0, src_step.Ie)(context, machine, request);
const reason = whyNot(context, step, report);
const done = reason === void 0 ? await (0, save.wn)(context, machine, step, {
found: state.found,
metadata: {
"interval-seconds": intervalSeconds.toFixed(1)
}
}) : (0, save.hT)(reason);
const estimate = report.result === "exact" && report.restore ? (0, report_report.xo)(state.metadata ?? {}, environment.job, {
intervalSeconds: intervalSeconds,
restoreSeconds: report.restore.seconds
}) : void 0;
const full = {
...report,
save: done.save,
tiers: (0, report_report.xs)(report.tiers ?? [], done.tiers),
...estimate === void 0 ? {} : {
savedSeconds: estimate
}
};
const gain = estimate === void 0 || estimate < 1 ? "" : `; about ${(0, numbers.a3)(estimate)} saved by the hit`;
const line = (0, lines.TN)(done.line + gain);
context.result(`cache: ${line}`);
if (reason === void 0) context.summary(`Cache: ${(0, markdown.FV)(line)}\n${(0, 
report_report.Zb)(done.tiers)}`);
await (0, report_report.u5)(context, reportName, full);
await (0, report_report.S3)(context, reportName, full);
(0, save.xq)(done, request.key);
}
function whyNot(context, {trust: trust, signing: signing, request: request}, {result: result}) {
const {environment: environment, inputs: inputs} = context;
return (0, save_decision.N)({
mode: inputs.mode,
eventName: environment.eventName,
trusted: trust.write !== void 0,
unsignable: (0, src_step.Hm)(inputs, signing),
post: {
save: inputs["save-always"] && inputs.save === "on-success" ? "always" : inputs.save,
jobStatus: inputs["job-status"] ?? "",
exact: result === "exact",
key: request.key,
onExisting: inputs["on-existing"]
}
});
}
const failsJob = error => error instanceof errors.ce && error.code === "PACELINE_CACHE_EXISTS";
var machine = __webpack_require__(20753);
var inputs = __webpack_require__(97047);
const src = (0, action.Q)()({
inputs: inputs.kv,
outputs: cacheOutputs,
check: inputs.RU,
main: context => restoreCache(context, machine.A),
post: context => saveCache(context, machine.A),
postFails: failsJob
});
}
};
