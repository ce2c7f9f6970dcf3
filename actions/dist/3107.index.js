export const id = 3107;

export const ids = [ 3107 ];

export const modules = {
3107: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
createAzureTier: () => createAzureTier
});
var object_header = __webpack_require__(80673);
var object_key = __webpack_require__(82985);
var digest = __webpack_require__(70204);
var errors = __webpack_require__(3579);
var tier = __webpack_require__(25916);
var value_info = __webpack_require__(46668);
var external_node_stream_ = __webpack_require__(57075);
const statusOf = error => error.statusCode;
function codeOf(error) {
const {code: code, name: name, response: response} = error ?? {};
const said = response?.headers?.get("x-ms-error-code") ?? code ?? name ?? "";
return /^\w{1,60}$/.test(said) ? said : "";
}
const isMissing = error => statusOf(error) === 404 && ![ "ContainerNotFound", "ResourceNotFound" ].includes(codeOf(error));
const isConflict = error => [ "BlobAlreadyExists", "ConditionNotMet", "TargetConditionNotMet" ].includes(codeOf(error)) || statusOf(error) === 412 && codeOf(error) === "";
const PERMISSIONS = {
read: "read (r)",
write: "create and write (cw)",
list: "list (l)",
delete: "delete (d)"
};
function explainAzureError(error, operation, container) {
if (error instanceof errors.AD) return error;
const status = statusOf(error);
const code = codeOf(error);
const said = [ code, status ? `HTTP ${status}` : "" ].filter(Boolean).join(", ");
const where = `The Azure container "${container}"`;
if (code === "ContainerNotFound" || code === "ResourceNotFound") return new errors.AD("PACELINE_STORE_NO_CONTAINER", `${where} does not exist.`, "Create it, or correct the name in the store.");
if (code === "AuthorizationPermissionMismatch" || code === "AuthorizationResourceTypeMismatch") return new errors.AD("PACELINE_STORE_DENIED", `${where} refuses to ${operation} (${said}).`, `Give the SAS token the permission to ${PERMISSIONS[operation]}.`);
if (status === 401 || status === 403) return new errors.AD("PACELINE_STORE_DENIED", `${where} refuses the credentials (${said}).`, "Check the account's key, or that the SAS token is of this container and has not expired, and the clock of this machine.");
if (status === 429 || code === "ServerBusy") return (0, errors.PB)(new errors.AD("PACELINE_STORE_BUSY", `${where} asks to slow down (${said}).`, "Lower the number of jobs that use it at a time."));
if (status !== void 0 && status >= 500 && status !== 501) return (0, errors.PB)(new errors.AD("PACELINE_STORE_UNAVAILABLE", `${where} failed to answer (${said}).`, "If it lasts, see https://status.azure.com."));
if (status === void 0) return (0, errors.PB)(new errors.AD("PACELINE_STORE_UNREACHABLE", `${where} cannot be reached (${code || "no answer"}).`, "Check the name of the account, the endpoint, the network and a proxy."));
return new errors.AD("PACELINE_STORE_AZURE", `${where} could not ${operation} (${said}).`, "Check that the endpoint is Azure Blob Storage, and that neither lease nor policy forbids it.");
}
const azureDeadlineExceeded = (container, seconds) => (0, errors.PB)(new errors.AD("PACELINE_STORE_UNREACHABLE", `The Azure container "${container}" did not answer within ${seconds} s.`, "Check the endpoint, the network and a proxy."));
const BYTES_PER_SECOND = 2 ** 20;
function createAzureCalls(container, seconds) {
const running = new Set;
let closed = false;
return {
async run(operation, work) {
if (closed) throw (0, errors.mB)();
const controller = new AbortController;
let allowed = seconds;
let late = false;
const end = () => {
late = true;
controller.abort();
};
let timer = setTimeout(end, allowed * 1e3);
running.add(controller);
try {
return await work({
abortSignal: controller.signal,
expect(bytes) {
allowed += bytes / BYTES_PER_SECOND;
clearTimeout(timer);
timer = setTimeout(end, allowed * 1e3);
}
});
} catch (error) {
if (closed) throw (0, errors.mB)();
if (late) throw azureDeadlineExceeded(container, Number(allowed.toFixed(1)));
throw explainAzureError(error, operation, container);
} finally {
clearTimeout(timer);
running.delete(controller);
}
},
close() {
closed = true;
for (const controller of running) controller.abort();
}
};
}
async function readBody(body, length, limit, call) {
(0, external_node_stream_.addAbortSignal)(call.abortSignal, body);
if (length === void 0 || length > limit) {
body.destroy();
return;
}
call.expect(length);
const chunks = [];
let size = 0;
for await (const chunk of body) {
size += chunk.byteLength;
if (size > limit) return;
chunks.push(chunk);
}
return Buffer.concat(chunks, size);
}
var refuse_credentials = __webpack_require__(34603);
async function openContainer(target) {
const {account: account, endpoint: endpoint, key: key, sas: sas} = loginOf(target);
const {AnonymousCredential: AnonymousCredential, ContainerClient: ContainerClient, newPipeline: newPipeline, StorageSharedKeyCredential: StorageSharedKeyCredential} = await Promise.all([ __webpack_require__.e(2830), __webpack_require__.e(9095) ]).then(__webpack_require__.bind(__webpack_require__, 69095));
const credential = key === void 0 ? new AnonymousCredential : new StorageSharedKeyCredential(account, key);
const pipeline = newPipeline(credential, {
retryOptions: {
maxTries: 1
}
});
const url = `${endpoint}/${encodeURIComponent(target.container)}${sas === void 0 ? "" : `?${sas}`}`;
return new ContainerClient(url, pipeline);
}
function loginOf({account: named, endpoint: endpoint, variables: variables}) {
const fields = fieldsOf(variables["AZURE_STORAGE_CONNECTION_STRING"] ?? "");
const wanted = named || void 0;
const owner = fields["AccountName"] ?? accountIn(fields["BlobEndpoint"]);
const fits = Object.keys(fields).length > 0 && (!wanted || !owner || owner === wanted);
const account = wanted ?? (fits ? owner : void 0) ?? variables["AZURE_STORAGE_ACCOUNT"];
if (!account) throw denied('No storage account is named for the store tier "azblob".', "Write azblob://container/prefix?account=NAME, or set AZURE_STORAGE_ACCOUNT.");
const protocol = fields["DefaultEndpointsProtocol"] ?? "https";
const suffix = fields["EndpointSuffix"] ?? "core.windows.net";
const usual = fits ? fields["BlobEndpoint"] ?? `${protocol}://${account}.blob.${suffix}` : `https://${account}.blob.core.windows.net`;
const at = {
account: account,
endpoint: (endpoint || usual).replace(/\/+$/, "")
};
(0, refuse_credentials.X)("azblob", at.endpoint);
const key = (fits ? fields["AccountKey"] : void 0) ?? variables["AZURE_STORAGE_KEY"];
const sas = (fits ? fields["SharedAccessSignature"] : void 0) ?? variables["AZURE_STORAGE_SAS_TOKEN"];
if (fits && !fields["AccountKey"] && fields["SharedAccessSignature"]) return {
...at,
sas: bare(sas)
};
if (key) return {
...at,
key: key
};
if (sas) return {
...at,
sas: bare(sas)
};
throw denied(`No credentials for the Azure storage account "${account}" were found.`, "Set AZURE_STORAGE_CONNECTION_STRING, AZURE_STORAGE_KEY or AZURE_STORAGE_SAS_TOKEN in the environment of the step.");
}
function fieldsOf(text) {
return Object.fromEntries(text.split(";").map(part => /^(\w+)=(.+)$/.exec(part.trim())).filter(match => match !== null).map(([, name, value]) => [ name, value ]));
}
const accountIn = endpoint => /^https?:\/\/([a-z0-9]+)\.blob\./.exec(endpoint ?? "")?.[1];
const bare = sas => sas.trim().replace(/^\?/, "");
const denied = (what, remedy) => new errors.AD("PACELINE_STORE_CREDENTIALS", what, remedy);
var register_value = __webpack_require__(25949);
const ATTEMPTS = 8;
function createAzureRegister({name: name, container: container, calls: calls, keys: keys}) {
const names = (0, object_key.q)(keys.ownKey("registers"));
const blob = async key => (await container()).getBlockBlobClient(names.objectKey(key));
const locate = key => `the blob ${names.objectKey(key)} in the container ${name}`;
async function fetch(key, call) {
try {
const {abortSignal: abortSignal} = call;
const answer = await (await blob(key)).download(0, void 0, {
abortSignal: abortSignal,
maxRetryRequests: 0
});
const body = answer.readableStreamBody;
return {
etag: answer.etag,
file: await readBody(body, answer.contentLength, register_value.DR, call)
};
} catch (error) {
if (isMissing(error)) return;
throw error;
}
}
async function upload(key, file, conditions, {abortSignal: abortSignal}) {
try {
const {etag: etag} = await (await blob(key)).upload(file, file.byteLength, {
abortSignal: abortSignal,
conditions: conditions,
blobHTTPHeaders: {
blobContentType: "application/octet-stream",
blobCacheControl: "no-store"
}
});
return etag;
} catch (error) {
if (isConflict(error) || isMissing(error)) return;
throw error;
}
}
return {
read: key => calls.run("read", async call => {
const found = await fetch(key, call);
return found && {
bytes: (0, register_value.kI)(found.file, key, locate(key)),
version: found.etag
};
}),
async replace(key, bytes, expected) {
const file = (0, register_value.q9)(key, bytes);
const conditions = expected === void 0 ? {
ifNoneMatch: "*"
} : {
ifMatch: expected
};
return calls.run("write", async call => {
for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
const etag = await upload(key, file, conditions, call);
if (etag !== void 0) return etag;
const found = await fetch(key, call);
if (found?.file && file.equals(found.file)) return found.etag;
if (found?.etag !== expected) return;
}
throw (0, errors.PB)(new errors.AD("PACELINE_STORE_BUSY", "Too many writers replace the same value.", "Try again later."));
});
},
locate: locate
};
}
const PACK_BYTES = 8388608;
const MAX_PREFIX_LENGTH = 512;
function createAzureTier(options) {
const {container: name, prefix: prefix, now: now = Date.now, requestSeconds: requestSeconds = 10, pageSize: pageSize = 5e3} = options;
checkPrefix(prefix);
const space = (0, object_key.q)(prefix);
const calls = createAzureCalls(name, requestSeconds);
let opening;
let corrupt = 0;
const container = () => {
opening ??= openContainer(options);
return opening;
};
const blob = async key => (await container()).getBlockBlobClient(space.objectKey(key));
const live = header => (0, value_info.DG)(header, now());
async function properties(key, {abortSignal: abortSignal}) {
try {
const found = await (await blob(key)).getProperties({
abortSignal: abortSignal
});
const header = headerOf(found.metadata, key, found.contentLength);
return {
header: header,
etag: found.etag,
usedAt: found.lastAccessed?.getTime()
};
} catch (error) {
if (isMissing(error)) return;
throw error;
}
}
async function download(key, offset, length, call) {
const client = await blob(key);
const {abortSignal: abortSignal} = call;
try {
const answer = await client.download(offset, length, {
abortSignal: abortSignal,
maxRetryRequests: 0
});
const {metadata: metadata, etag: etag, contentLength: contentLength, contentRange: contentRange} = answer;
const total = Number(/\/(\d+)$/.exec(contentRange ?? "")?.[1] ?? contentLength);
const header = headerOf(metadata, key, total);
const body = answer.readableStreamBody;
const bytes = await readBody(body, contentLength, length ?? tier.P, call);
return {
header: header,
etag: etag,
bytes: bytes,
ours: metadata?.[object_header.EQ] !== void 0
};
} catch (error) {
if (isMissing(error)) return;
throw error;
}
}
async function upload(key, bytes, metadata, call, conditions = {}) {
try {
await (await blob(key)).upload(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), bytes.byteLength, {
abortSignal: call.abortSignal,
metadata: metadata,
conditions: conditions,
blobHTTPHeaders: {
blobContentType: "application/octet-stream"
}
});
return true;
} catch (error) {
const conditional = Object.keys(conditions).length > 0;
if (conditional && (isConflict(error) || isMissing(error))) return false;
throw error;
}
}
async function create(key, bytes, {metadata: metadata, id: id}, call) {
for (;;) {
if (await upload(key, bytes, metadata, call, {
ifNoneMatch: "*"
})) return true;
const found = await properties(key, call);
if (found === void 0) continue;
if (found.header && live(found.header)) return found.header.id === id;
if (await upload(key, bytes, metadata, call, {
ifMatch: found.etag
})) return true;
}
}
async function remove(key, etag, {abortSignal: abortSignal}) {
try {
await (await blob(key)).delete({
abortSignal: abortSignal,
deleteSnapshots: "include",
...etag === void 0 ? {} : {
conditions: {
ifMatch: etag
}
}
});
return true;
} catch (error) {
if (isMissing(error) || isConflict(error)) return false;
throw error;
}
}
return {
name: "azblob",
shared: true,
register: createAzureRegister({
name: name,
container: container,
calls: calls,
keys: space
}),
packBytes: PACK_BYTES,
limits: {},
async get(key, {sha256: expected} = {}) {
return calls.run("read", async call => {
const found = await download(key, 0, void 0, call);
if (!found?.ours) return;
const {header: header, bytes: bytes, etag: etag} = found;
if (!header || !bytes || (expected ?? (0, digest.fg)(bytes)) !== header.sha256) {
corrupt += 1;
await remove(key, etag, call).catch(() => {});
return;
}
return live(header) ? (0, value_info.BA)(bytes, header) : void 0;
});
},
async getRange(key, offset, length) {
return calls.run("read", async call => {
if (length > 0) try {
const found = await download(key, offset, length, call);
return found?.header && found.bytes && live(found.header) ? found.bytes : void 0;
} catch (error) {
if (statusOf(error) !== 416) throw error;
}
const found = await properties(key, call);
return found?.header && live(found.header) ? new Uint8Array : void 0;
});
},
async head(key) {
return calls.run("read", async call => {
const found = await properties(key, call);
if (!found?.header || !live(found.header)) return;
return (0, value_info.q0)(key, found.header, found.usedAt);
});
},
async put(key, bytes, put = {}) {
if (bytes.byteLength > tier.P) return "refused";
const namesKey = space.storeKey(space.objectKey(key)) !== "hashed";
const header = (0, object_header.Ij)(key, bytes, put, {
now: now(),
namesKey: namesKey
});
const metadata = {
[object_header.EQ]: (0, object_header.YS)(header)
};
return calls.run("write", async call => {
call.expect(bytes.byteLength);
if (put.ifAbsent) return await create(key, bytes, {
metadata: metadata,
id: header.id
}, call) ? "stored" : "exists";
await upload(key, bytes, metadata, call);
return "stored";
});
},
async* list(start, {expired: expired = false} = {}) {
const prefix = space.objectPrefix(start);
let continuationToken;
do {
const page = await calls.run("list", async ({abortSignal: abortSignal}) => {
const pages = (await container()).listBlobsFlat({
prefix: prefix,
includeMetadata: true,
abortSignal: abortSignal
}).byPage({
maxPageSize: pageSize,
...continuationToken ? {
continuationToken: continuationToken
} : {}
});
return (await pages.next()).value;
});
for (const item of page?.segment.blobItems ?? []) {
const text = item.metadata?.[object_header.EQ];
const named = space.storeKey(item.name);
const header = (0, object_header.E2)(text, named === "hashed" ? void 0 : named?.key);
const key = named === "hashed" ? header?.key : named?.key;
if (!header || key === void 0 || !key.startsWith(start)) continue;
if (!expired && !live(header)) continue;
if (item.properties.contentLength !== header.size) continue;
yield (0, value_info.q0)(key, header, item.properties.lastAccessedOn?.getTime());
}
continuationToken = page?.continuationToken || void 0;
} while (continuationToken !== void 0);
},
async delete(key) {
return calls.run("delete", async call => {
const found = await properties(key, call);
if (!found) return false;
const removed = await remove(key, void 0, call);
return removed && found.header !== void 0 && live(found.header);
});
},
async close() {
calls.close();
},
counters: () => ({
evictions: 0,
corrupt: corrupt
})
};
}
function headerOf(metadata, key, size) {
const header = (0, object_header.E2)(metadata?.[object_header.EQ], key);
return header?.size === size ? header : void 0;
}
function checkPrefix(prefix) {
const wrong = prefix.split("/").some((part, _, {length: length}) => part === "" && length > 1 || /^\.|\.$/.test(part));
if (!wrong && prefix.length <= MAX_PREFIX_LENGTH) return;
throw new errors.AD("PACELINE_STORE_SPEC", 'The prefix of the store tier "azblob" is too long, or has a part that is empty or begins or ends with a dot.', `Write azblob://container/prefix with at most ${MAX_PREFIX_LENGTH} characters of prefix.`);
}
}
};
