export const id = 6580;

export const ids = [ 6580 ];

export const modules = {
6580: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
getArtifactInternal: () => getArtifactInternal,
getArtifactPublic: () => getArtifactPublic
});
var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61351);
var _octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(49735);
var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33838);
var _actions_github_lib_utils__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85555);
var _retry_options_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85288);
var _octokit_plugin_request_log__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(55077);
var _shared_util_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(14659);
var _shared_user_agent_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(87248);
var _shared_artifact_twirp_client_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(53488);
var _generated_index_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(17911);
var _shared_errors_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2320);
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
function getArtifactPublic(artifactName, workflowRunId, repositoryOwner, repositoryName, token) {
return __awaiter(this, void 0, void 0, function*() {
var _a;
const [retryOpts, requestOpts] = (0, _retry_options_js__WEBPACK_IMPORTED_MODULE_3__.$)(_actions_github_lib_utils__WEBPACK_IMPORTED_MODULE_2__.NT);
const opts = {
log: void 0,
userAgent: (0, _shared_user_agent_js__WEBPACK_IMPORTED_MODULE_5__.k)(),
previews: void 0,
retry: retryOpts,
request: requestOpts
};
const github = (0, _actions_github__WEBPACK_IMPORTED_MODULE_0__.getOctokit)(token, opts, _octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_9__.L, _octokit_plugin_request_log__WEBPACK_IMPORTED_MODULE_10__.M);
const getArtifactResp = yield github.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts{?name}", {
owner: repositoryOwner,
repo: repositoryName,
run_id: workflowRunId,
name: artifactName
});
if (getArtifactResp.status !== 200) throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_8__.tF(`Invalid response from GitHub API: ${getArtifactResp.status} (${(_a = getArtifactResp === null || getArtifactResp === void 0 ? void 0 : getArtifactResp.headers) === null || _a === void 0 ? void 0 : _a["x-github-request-id"]})`);
if (getArtifactResp.data.artifacts.length === 0) throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_8__.CL(`Artifact not found for name: ${artifactName}\n        Please ensure that your artifact is not expired and the artifact was uploaded using a compatible version of toolkit/upload-artifact.\n        For more information, visit the GitHub Artifacts FAQ: https://github.com/actions/toolkit/blob/main/packages/artifact/docs/faq.md`);
let artifact = getArtifactResp.data.artifacts[0];
if (getArtifactResp.data.artifacts.length > 1) {
artifact = getArtifactResp.data.artifacts.sort((a, b) => b.id - a.id)[0];
_actions_core__WEBPACK_IMPORTED_MODULE_1__.Yz(`More than one artifact found for a single name, returning newest (id: ${artifact.id})`);
}
return {
artifact: {
name: artifact.name,
id: artifact.id,
size: artifact.size_in_bytes,
createdAt: artifact.created_at ? new Date(artifact.created_at) : void 0,
digest: artifact.digest
}
};
});
}
function getArtifactInternal(artifactName) {
return __awaiter(this, void 0, void 0, function*() {
var _a;
const artifactClient = (0, _shared_artifact_twirp_client_js__WEBPACK_IMPORTED_MODULE_6__.l)();
const {workflowRunBackendId: workflowRunBackendId, workflowJobRunBackendId: workflowJobRunBackendId} = (0, 
_shared_util_js__WEBPACK_IMPORTED_MODULE_4__.a7)();
const req = {
workflowRunBackendId: workflowRunBackendId,
workflowJobRunBackendId: workflowJobRunBackendId,
nameFilter: _generated_index_js__WEBPACK_IMPORTED_MODULE_7__.hU.create({
value: artifactName
})
};
const res = yield artifactClient.ListArtifacts(req);
if (res.artifacts.length === 0) throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_8__.CL(`Artifact not found for name: ${artifactName}\n        Please ensure that your artifact is not expired and the artifact was uploaded using a compatible version of toolkit/upload-artifact.\n        For more information, visit the GitHub Artifacts FAQ: https://github.com/actions/toolkit/blob/main/packages/artifact/docs/faq.md`);
let artifact = res.artifacts[0];
if (res.artifacts.length > 1) {
artifact = res.artifacts.sort((a, b) => Number(b.databaseId) - Number(a.databaseId))[0];
_actions_core__WEBPACK_IMPORTED_MODULE_1__.Yz(`More than one artifact found for a single name, returning newest (id: ${artifact.databaseId})`);
}
return {
artifact: {
name: artifact.name,
id: Number(artifact.databaseId),
size: Number(artifact.size),
createdAt: artifact.createdAt ? _generated_index_js__WEBPACK_IMPORTED_MODULE_7__.Dc.toDate(artifact.createdAt) : void 0,
digest: (_a = artifact.digest) === null || _a === void 0 ? void 0 : _a.value
}
};
});
}
}
};
