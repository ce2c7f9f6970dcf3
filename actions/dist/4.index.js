export const id = 4;

export const ids = [ 4 ];

export const modules = {
50004: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
DefaultArtifactClient: () => DefaultArtifactClient,
loadUpload: () => loadUpload
});
var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48039);
var _node_modules_actions_artifact_lib_internal_shared_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48893);
var _node_modules_actions_artifact_lib_internal_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2320);
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
var __rest = function(s, e) {
var t = {};
for (var p in s) if (Object.prototype.hasOwnProperty.call(s, p) && e.indexOf(p) < 0) t[p] = s[p];
if (s != null && typeof Object.getOwnPropertySymbols === "function") {
var i = 0;
for (p = Object.getOwnPropertySymbols(s); i < p.length; i++) if (e.indexOf(p[i]) < 0 && Object.prototype.propertyIsEnumerable.call(s, p[i])) t[p[i]] = s[p[i]];
}
return t;
};
const uploadArtifact = async (...call) => (await Promise.all([ __webpack_require__.e(4420), __webpack_require__.e(3488), __webpack_require__.e(2830), __webpack_require__.e(9095), __webpack_require__.e(9393) ]).then(__webpack_require__.bind(__webpack_require__, 49393))).uploadArtifact(...call);
const downloadArtifactPublic = async (...call) => (await Promise.all([ __webpack_require__.e(4420), __webpack_require__.e(1351), __webpack_require__.e(3488), __webpack_require__.e(4795) ]).then(__webpack_require__.bind(__webpack_require__, 94795))).downloadArtifactPublic(...call);
const downloadArtifactInternal = async (...call) => (await Promise.all([ __webpack_require__.e(4420), __webpack_require__.e(1351), __webpack_require__.e(3488), __webpack_require__.e(4795) ]).then(__webpack_require__.bind(__webpack_require__, 94795))).downloadArtifactInternal(...call);
const deleteArtifactPublic = async (...call) => (await Promise.all([ __webpack_require__.e(4420), __webpack_require__.e(1351), __webpack_require__.e(3488), __webpack_require__.e(3092), __webpack_require__.e(7541) ]).then(__webpack_require__.bind(__webpack_require__, 97541))).deleteArtifactPublic(...call);
const deleteArtifactInternal = async (...call) => (await Promise.all([ __webpack_require__.e(4420), __webpack_require__.e(1351), __webpack_require__.e(3488), __webpack_require__.e(3092), __webpack_require__.e(7541) ]).then(__webpack_require__.bind(__webpack_require__, 97541))).deleteArtifactInternal(...call);
const getArtifactPublic = async (...call) => (await Promise.all([ __webpack_require__.e(4420), __webpack_require__.e(1351), __webpack_require__.e(3488), __webpack_require__.e(3092), __webpack_require__.e(6580) ]).then(__webpack_require__.bind(__webpack_require__, 6580))).getArtifactPublic(...call);
const getArtifactInternal = async (...call) => (await Promise.all([ __webpack_require__.e(4420), __webpack_require__.e(1351), __webpack_require__.e(3488), __webpack_require__.e(3092), __webpack_require__.e(6580) ]).then(__webpack_require__.bind(__webpack_require__, 6580))).getArtifactInternal(...call);
const listArtifactsPublic = async (...call) => (await Promise.all([ __webpack_require__.e(4420), __webpack_require__.e(1351), __webpack_require__.e(3488), __webpack_require__.e(3092), __webpack_require__.e(5019) ]).then(__webpack_require__.bind(__webpack_require__, 65019))).listArtifactsPublic(...call);
const listArtifactsInternal = async (...call) => (await Promise.all([ __webpack_require__.e(4420), __webpack_require__.e(1351), __webpack_require__.e(3488), __webpack_require__.e(3092), __webpack_require__.e(5019) ]).then(__webpack_require__.bind(__webpack_require__, 65019))).listArtifactsInternal(...call);
class DefaultArtifactClient {
uploadArtifact(name, files, rootDirectory, options) {
return __awaiter(this, void 0, void 0, function*() {
try {
if ((0, _node_modules_actions_artifact_lib_internal_shared_config_js__WEBPACK_IMPORTED_MODULE_1__.aT)()) throw new _node_modules_actions_artifact_lib_internal_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__.jK;
return uploadArtifact(name, files, rootDirectory, options);
} catch (error) {
(0, _actions_core__WEBPACK_IMPORTED_MODULE_0__.$e)(`Artifact upload failed with error: ${error}.\n\nErrors can be temporary, so please try again and optionally run the action with debug mode enabled for more information.\n\nIf the error persists, please check whether Actions is operating normally at [https://githubstatus.com](https://www.githubstatus.com).`);
throw error;
}
});
}
downloadArtifact(artifactId, options) {
return __awaiter(this, void 0, void 0, function*() {
try {
if ((0, _node_modules_actions_artifact_lib_internal_shared_config_js__WEBPACK_IMPORTED_MODULE_1__.aT)()) throw new _node_modules_actions_artifact_lib_internal_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__.jK;
if (options === null || options === void 0 ? void 0 : options.findBy) {
const {findBy: {repositoryOwner: repositoryOwner, repositoryName: repositoryName, token: token}} = options, downloadOptions = __rest(options, [ "findBy" ]);
return downloadArtifactPublic(artifactId, repositoryOwner, repositoryName, token, downloadOptions);
}
return downloadArtifactInternal(artifactId, options);
} catch (error) {
(0, _actions_core__WEBPACK_IMPORTED_MODULE_0__.$e)(`Download Artifact failed with error: ${error}.\n\nErrors can be temporary, so please try again and optionally run the action with debug mode enabled for more information.\n\nIf the error persists, please check whether Actions and API requests are operating normally at [https://githubstatus.com](https://www.githubstatus.com).`);
throw error;
}
});
}
listArtifacts(options) {
return __awaiter(this, void 0, void 0, function*() {
try {
if ((0, _node_modules_actions_artifact_lib_internal_shared_config_js__WEBPACK_IMPORTED_MODULE_1__.aT)()) throw new _node_modules_actions_artifact_lib_internal_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__.jK;
if (options === null || options === void 0 ? void 0 : options.findBy) {
const {findBy: {workflowRunId: workflowRunId, repositoryOwner: repositoryOwner, repositoryName: repositoryName, token: token}} = options;
return listArtifactsPublic(workflowRunId, repositoryOwner, repositoryName, token, options === null || options === void 0 ? void 0 : options.latest);
}
return listArtifactsInternal(options === null || options === void 0 ? void 0 : options.latest);
} catch (error) {
(0, _actions_core__WEBPACK_IMPORTED_MODULE_0__.$e)(`Listing Artifacts failed with error: ${error}.\n\nErrors can be temporary, so please try again and optionally run the action with debug mode enabled for more information.\n\nIf the error persists, please check whether Actions and API requests are operating normally at [https://githubstatus.com](https://www.githubstatus.com).`);
throw error;
}
});
}
getArtifact(artifactName, options) {
return __awaiter(this, void 0, void 0, function*() {
try {
if ((0, _node_modules_actions_artifact_lib_internal_shared_config_js__WEBPACK_IMPORTED_MODULE_1__.aT)()) throw new _node_modules_actions_artifact_lib_internal_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__.jK;
if (options === null || options === void 0 ? void 0 : options.findBy) {
const {findBy: {workflowRunId: workflowRunId, repositoryOwner: repositoryOwner, repositoryName: repositoryName, token: token}} = options;
return getArtifactPublic(artifactName, workflowRunId, repositoryOwner, repositoryName, token);
}
return getArtifactInternal(artifactName);
} catch (error) {
(0, _actions_core__WEBPACK_IMPORTED_MODULE_0__.$e)(`Get Artifact failed with error: ${error}.\n\nErrors can be temporary, so please try again and optionally run the action with debug mode enabled for more information.\n\nIf the error persists, please check whether Actions and API requests are operating normally at [https://githubstatus.com](https://www.githubstatus.com).`);
throw error;
}
});
}
deleteArtifact(artifactName, options) {
return __awaiter(this, void 0, void 0, function*() {
try {
if ((0, _node_modules_actions_artifact_lib_internal_shared_config_js__WEBPACK_IMPORTED_MODULE_1__.aT)()) throw new _node_modules_actions_artifact_lib_internal_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__.jK;
if (options === null || options === void 0 ? void 0 : options.findBy) {
const {findBy: {repositoryOwner: repositoryOwner, repositoryName: repositoryName, workflowRunId: workflowRunId, token: token}} = options;
return deleteArtifactPublic(artifactName, workflowRunId, repositoryOwner, repositoryName, token);
}
return deleteArtifactInternal(artifactName);
} catch (error) {
(0, _actions_core__WEBPACK_IMPORTED_MODULE_0__.$e)(`Delete Artifact failed with error: ${error}.\n\nErrors can be temporary, so please try again and optionally run the action with debug mode enabled for more information.\n\nIf the error persists, please check whether Actions and API requests are operating normally at [https://githubstatus.com](https://www.githubstatus.com).`);
throw error;
}
});
}
}
const loadUpload = () => Promise.all([ __webpack_require__.e(4420), __webpack_require__.e(3488), __webpack_require__.e(2830), __webpack_require__.e(9095), __webpack_require__.e(9393) ]).then(__webpack_require__.bind(__webpack_require__, 49393));
},
48893: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
IZ: () => getMaxArtifactListCount,
aT: () => isGhes,
gg: () => getRuntimeToken,
kz: () => getGitHubWorkspaceDir,
ou: () => getUploadChunkTimeout,
ow: () => getConcurrency,
pp: () => getResultsServiceUrl,
qd: () => getUploadChunkSize
});
var os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70857);
var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33838);
function getUploadChunkSize() {
return 8388608;
}
function getRuntimeToken() {
const token = process.env["ACTIONS_RUNTIME_TOKEN"];
if (!token) throw new Error("Unable to get the ACTIONS_RUNTIME_TOKEN env variable");
return token;
}
function getResultsServiceUrl() {
const resultsUrl = process.env["ACTIONS_RESULTS_URL"];
if (!resultsUrl) throw new Error("Unable to get the ACTIONS_RESULTS_URL env variable");
return new URL(resultsUrl).origin;
}
function isGhes() {
const ghUrl = new URL(process.env["GITHUB_SERVER_URL"] || "https://github.com");
const hostname = ghUrl.hostname.trimEnd().toUpperCase();
const isGitHubHost = hostname === "GITHUB.COM";
const isGheHost = hostname.endsWith(".GHE.COM");
const isLocalHost = hostname.endsWith(".LOCALHOST");
return !isGitHubHost && !isGheHost && !isLocalHost;
}
function getGitHubWorkspaceDir() {
const ghWorkspaceDir = process.env["GITHUB_WORKSPACE"];
if (!ghWorkspaceDir) throw new Error("Unable to get the GITHUB_WORKSPACE env variable");
return ghWorkspaceDir;
}
function getConcurrency() {
const numCPUs = os__WEBPACK_IMPORTED_MODULE_0__.cpus().length;
let concurrencyCap = 32;
if (numCPUs > 4) {
const concurrency = 16 * numCPUs;
concurrencyCap = concurrency > 300 ? 300 : concurrency;
}
const concurrencyOverride = process.env["ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY"];
if (concurrencyOverride) {
const concurrency = parseInt(concurrencyOverride);
if (isNaN(concurrency) || concurrency < 1) throw new Error("Invalid value set for ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY env variable");
if (concurrency < concurrencyCap) {
(0, _actions_core__WEBPACK_IMPORTED_MODULE_1__.pq)("Set concurrency based on the value set in ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY.");
return concurrency;
}
(0, _actions_core__WEBPACK_IMPORTED_MODULE_1__.pq)(`ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY is higher than the cap of ${concurrencyCap} based on the number of cpus. Set it to the maximum value allowed.`);
return concurrencyCap;
}
return 5;
}
function getUploadChunkTimeout() {
const timeoutVar = process.env["ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS"];
if (!timeoutVar) return 3e5;
const timeout = parseInt(timeoutVar);
if (isNaN(timeout)) throw new Error("Invalid value set for ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS env variable");
return timeout;
}
function getMaxArtifactListCount() {
const maxCountVar = process.env["ACTIONS_ARTIFACT_MAX_ARTIFACT_COUNT"] || "1000";
const maxCount = parseInt(maxCountVar);
if (isNaN(maxCount) || maxCount < 1) throw new Error("Invalid value set for ACTIONS_ARTIFACT_MAX_ARTIFACT_COUNT env variable");
return maxCount;
}
},
2320: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
B9: () => FilesNotFoundError,
CL: () => ArtifactNotFoundError,
Dr: () => NetworkError,
eb: () => UsageError,
jK: () => GHESNotSupportedError,
tF: () => InvalidResponseError
});
class FilesNotFoundError extends Error {
constructor(files = []) {
let message = "No files were found to upload";
if (files.length > 0) message += `: ${files.join(", ")}`;
super(message);
this.files = files;
this.name = "FilesNotFoundError";
}
}
class InvalidResponseError extends Error {
constructor(message) {
super(message);
this.name = "InvalidResponseError";
}
}
class ArtifactNotFoundError extends Error {
constructor(message = "Artifact not found") {
super(message);
this.name = "ArtifactNotFoundError";
}
}
class GHESNotSupportedError extends Error {
constructor(message = "@actions/artifact v2.0.0+, upload-artifact@v4+ and download-artifact@v4+ are not currently supported on GHES.") {
super(message);
this.name = "GHESNotSupportedError";
}
}
class NetworkError extends Error {
constructor(code) {
const message = `Unable to make request: ${code}\nIf you are using self-hosted runners, please make sure your runner has access to all GitHub endpoints: https://docs.github.com/en/actions/hosting-your-own-runners/managing-self-hosted-runners/about-self-hosted-runners#communication-between-self-hosted-runners-and-github`;
super(message);
this.code = code;
this.name = "NetworkError";
}
}
NetworkError.isNetworkErrorCode = code => {
if (!code) return false;
return [ "ECONNRESET", "ENOTFOUND", "ETIMEDOUT", "ECONNREFUSED", "EHOSTUNREACH" ].includes(code);
};
class UsageError extends Error {
constructor() {
const message = "Artifact storage quota has been hit. Unable to upload any new artifacts.\nMore info on storage limits: https://docs.github.com/en/billing/managing-billing-for-github-actions/about-billing-for-github-actions#calculating-minute-and-storage-spending";
super(message);
this.name = "UsageError";
}
}
UsageError.isUsageErrorMessage = msg => {
if (!msg) return false;
return msg.includes("insufficient usage");
};
}
};
