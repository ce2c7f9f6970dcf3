export const id = 9967;

export const ids = [ 9967 ];

export const modules = {
39967: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
default: () => save_action
});
var action = __webpack_require__(60253);
var machine = __webpack_require__(20753);
var inputs = __webpack_require__(97047);
var begin_step = __webpack_require__(69150);
var report_report = __webpack_require__(66231);
var save = __webpack_require__(14689);
var save_decision = __webpack_require__(55712);
var src_step = __webpack_require__(29419);
const saveOutputs = {
outcome: "failed",
"bytes-uploaded": "0",
seconds: "0",
"report-path": ""
};
async function saveNow(context, machine) {
const {environment: environment, inputs: inputs} = context;
const {step: step, reportName: reportName, about: about, tell: tell} = await (0, 
begin_step.U)(context, machine);
const {trust: trust, signing: signing, request: request} = step;
const reason = (0, save_decision.N)({
mode: inputs.mode,
eventName: environment.eventName,
trusted: trust.write !== void 0,
unsignable: (0, src_step.Hm)(inputs, signing)
});
const done = reason === void 0 ? await (0, save.wn)(context, machine, step) : (0, 
save.hT)(reason);
const report = {
...about,
result: "none",
save: done.save,
tiers: done.tiers
};
context.setOutput("outcome", done.save.result);
context.setOutput("bytes-uploaded", done.save.newBytes);
context.setOutput("seconds", done.save.seconds);
context.setOutput("report-path", await (0, report_report.u5)(context, reportName, report));
tell(done.line, done.tiers);
await (0, report_report.S3)(context, reportName, report);
(0, save.xq)(done, request.key);
}
const save_action = (0, action.Q)()({
inputs: inputs.$J,
outputs: saveOutputs,
check: inputs.RU,
main: context => saveNow(context, machine.A)
});
}
};
