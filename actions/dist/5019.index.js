export const id = 5019;

export const ids = [ 5019 ];

export const modules = {
65019: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
listArtifactsInternal: () => listArtifactsInternal,
listArtifactsPublic: () => listArtifactsPublic
});
var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33838);
var _actions_github__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61351);
var _shared_user_agent_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87248);
var _retry_options_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85288);
var _actions_github_lib_utils__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85555);
var _octokit_plugin_request_log__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(55077);
var _octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(49735);
var _shared_artifact_twirp_client_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(53488);
var _shared_util_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(14659);
var _shared_config_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(48893);
var _generated_index_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(17911);
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
const maximumArtifactCount = (0, _shared_config_js__WEBPACK_IMPORTED_MODULE_7__.IZ)();
const paginationCount = 100;
const maxNumberOfPages = Math.ceil(maximumArtifactCount / paginationCount);
function listArtifactsPublic(workflowRunId_1, repositoryOwner_1, repositoryName_1, token_1) {
return __awaiter(this, arguments, void 0, function*(workflowRunId, repositoryOwner, repositoryName, token, latest = false) {
(0, _actions_core__WEBPACK_IMPORTED_MODULE_0__.pq)(`Fetching artifact list for workflow run ${workflowRunId} in repository ${repositoryOwner}/${repositoryName}`);
let artifacts = [];
const [retryOpts, requestOpts] = (0, _retry_options_js__WEBPACK_IMPORTED_MODULE_3__.$)(_actions_github_lib_utils__WEBPACK_IMPORTED_MODULE_4__.NT);
const opts = {
log: void 0,
userAgent: (0, _shared_user_agent_js__WEBPACK_IMPORTED_MODULE_2__.k)(),
previews: void 0,
retry: retryOpts,
request: requestOpts
};
const github = (0, _actions_github__WEBPACK_IMPORTED_MODULE_1__.getOctokit)(token, opts, _octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_9__.L, _octokit_plugin_request_log__WEBPACK_IMPORTED_MODULE_10__.M);
let currentPageNumber = 1;
const {data: listArtifactResponse} = yield github.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts", {
owner: repositoryOwner,
repo: repositoryName,
run_id: workflowRunId,
per_page: paginationCount,
page: currentPageNumber
});
let numberOfPages = Math.ceil(listArtifactResponse.total_count / paginationCount);
const totalArtifactCount = listArtifactResponse.total_count;
if (totalArtifactCount > maximumArtifactCount) {
(0, _actions_core__WEBPACK_IMPORTED_MODULE_0__.$e)(`Workflow run ${workflowRunId} has ${totalArtifactCount} artifacts, exceeding the limit of ${maximumArtifactCount}. Results will be incomplete as only the first ${maximumArtifactCount} artifacts will be returned`);
numberOfPages = maxNumberOfPages;
}
for (const artifact of listArtifactResponse.artifacts) artifacts.push({
name: artifact.name,
id: artifact.id,
size: artifact.size_in_bytes,
createdAt: artifact.created_at ? new Date(artifact.created_at) : void 0,
digest: artifact.digest
});
currentPageNumber++;
for (currentPageNumber; currentPageNumber <= numberOfPages; currentPageNumber++) {
(0, _actions_core__WEBPACK_IMPORTED_MODULE_0__.Yz)(`Fetching page ${currentPageNumber} of artifact list`);
const {data: listArtifactResponse} = yield github.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts", {
owner: repositoryOwner,
repo: repositoryName,
run_id: workflowRunId,
per_page: paginationCount,
page: currentPageNumber
});
for (const artifact of listArtifactResponse.artifacts) artifacts.push({
name: artifact.name,
id: artifact.id,
size: artifact.size_in_bytes,
createdAt: artifact.created_at ? new Date(artifact.created_at) : void 0,
digest: artifact.digest
});
}
if (latest) artifacts = filterLatest(artifacts);
(0, _actions_core__WEBPACK_IMPORTED_MODULE_0__.pq)(`Found ${artifacts.length} artifact(s)`);
return {
artifacts: artifacts
};
});
}
function listArtifactsInternal() {
return __awaiter(this, arguments, void 0, function*(latest = false) {
const artifactClient = (0, _shared_artifact_twirp_client_js__WEBPACK_IMPORTED_MODULE_5__.l)();
const {workflowRunBackendId: workflowRunBackendId, workflowJobRunBackendId: workflowJobRunBackendId} = (0, 
_shared_util_js__WEBPACK_IMPORTED_MODULE_6__.a7)();
const req = {
workflowRunBackendId: workflowRunBackendId,
workflowJobRunBackendId: workflowJobRunBackendId
};
const res = yield artifactClient.ListArtifacts(req);
let artifacts = res.artifacts.map(artifact => {
var _a;
return {
name: artifact.name,
id: Number(artifact.databaseId),
size: Number(artifact.size),
createdAt: artifact.createdAt ? _generated_index_js__WEBPACK_IMPORTED_MODULE_8__.Dc.toDate(artifact.createdAt) : void 0,
digest: (_a = artifact.digest) === null || _a === void 0 ? void 0 : _a.value
};
});
if (latest) artifacts = filterLatest(artifacts);
(0, _actions_core__WEBPACK_IMPORTED_MODULE_0__.pq)(`Found ${artifacts.length} artifact(s)`);
return {
artifacts: artifacts
};
});
}
function filterLatest(artifacts) {
artifacts.sort((a, b) => b.id - a.id);
const latestArtifacts = [];
const seenArtifactNames = new Set;
for (const artifact of artifacts) if (!seenArtifactNames.has(artifact.name)) {
latestArtifacts.push(artifact);
seenArtifactNames.add(artifact.name);
}
return latestArtifacts;
}
}
};
