export const id = 241;

export const ids = [ 241 ];

export const modules = {
923: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
createAzureTier: () => createAzureTier
});
var external_node_stream_ = __webpack_require__(57075);
var errors = __webpack_require__(25702);
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
const azureSilent = (container, seconds) => (0, errors.PB)(new errors.AD("PACELINE_STORE_UNREACHABLE", `The Azure container "${container}" did not answer within ${seconds} s.`, "Check the endpoint, the network and a proxy."));
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
if (late) throw azureSilent(container, Number(allowed.toFixed(1)));
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
var credentials = __webpack_require__(92403);
async function openContainer(place) {
const {account: account, endpoint: endpoint, key: key, sas: sas} = loginOf(place);
const {AnonymousCredential: AnonymousCredential, ContainerClient: ContainerClient, newPipeline: newPipeline, StorageSharedKeyCredential: StorageSharedKeyCredential} = await Promise.all([ __webpack_require__.e(2830), __webpack_require__.e(9095) ]).then(__webpack_require__.bind(__webpack_require__, 69095));
const credential = key === void 0 ? new AnonymousCredential : new StorageSharedKeyCredential(account, key);
const pipeline = newPipeline(credential, {
retryOptions: {
maxTries: 1
}
});
const url = `${endpoint}/${encodeURIComponent(place.container)}${sas === void 0 ? "" : `?${sas}`}`;
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
(0, credentials.X)("azblob", at.endpoint);
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
var digest = __webpack_require__(57845);
var facts = __webpack_require__(27138);
var object_header = __webpack_require__(28562);
var object_key = __webpack_require__(7224);
var tier = __webpack_require__(36157);
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
const live = header => (0, facts.DG)(header, now());
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
packBytes: PACK_BYTES,
limits: {
deadlineSeconds: 10,
retries: 3,
concurrency: 16
},
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
return live(header) ? (0, facts.BA)(bytes, header) : void 0;
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
return (0, facts.q0)(key, found.header, found.usedAt);
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
yield (0, facts.q0)(key, header, item.properties.lastAccessedOn?.getTime());
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
},
28812: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
createDiskTier: () => createDiskTier
});
var external_node_crypto_ = __webpack_require__(77598);
var external_node_fs_ = __webpack_require__(73024);
var promises_ = __webpack_require__(51455);
var external_node_path_ = __webpack_require__(76760);
var digest = __webpack_require__(57845);
var errors = __webpack_require__(25702);
const REMEDIES = {
EACCES: [ "PACELINE_STORE_DENIED", "permission denied", "Let the user that runs the job own that folder." ],
EPERM: [ "PACELINE_STORE_DENIED", "permission denied", "Let the user that runs the job own that folder." ],
EROFS: [ "PACELINE_STORE_DENIED", "the file system is read-only", "Name a writable folder: disk:/path." ],
ENOTDIR: [ "PACELINE_STORE_DISK", "a file is in the way", "Name a folder: disk:/path." ],
ENOSPC: [ "PACELINE_STORE_FULL", "no space left on the disk", "Free space, or lower max-bytes of the tier." ],
EDQUOT: [ "PACELINE_STORE_FULL", "the user's disk quota is used up", "Free space, or lower max-bytes." ]
};
function explainDiskErrors(tier, root) {
const explain = error => {
if (error instanceof errors.AD || !(error instanceof Error)) return error;
const code = error.code ?? "";
const [stable, what, remedy] = REMEDIES[code] ?? [ "PACELINE_STORE_DISK", error.message, "Look at that folder, or name another: disk:/path." ];
return new errors.AD(stable, `The disk store ${root} cannot be used: ${what}.`, remedy, {
cause: error
});
};
const guard = verb => (...args) => verb(...args).catch(error => {
throw explain(error);
});
return {
...tier,
get: guard(tier.get),
getRange: guard(tier.getRange),
head: guard(tier.head),
put: guard(tier.put),
delete: guard(tier.delete),
async* list(prefix, options) {
try {
yield* tier.list(prefix, options);
} catch (error) {
throw explain(error);
}
}
};
}
var disk_file = __webpack_require__(50247);
var external_node_timers_promises_ = __webpack_require__(58500);
const SLACK = .05;
const STALE_MILLISECONDS = 36e5;
function createDiskUsage(folders, bounds, now) {
let counted;
let running;
let evictions = 0;
const within = () => counted !== void 0 && counted.bytes <= bounds.maxBytes && counted.entries <= bounds.maxEntries;
async function count() {
const found = [];
for (const folder of subfolders(folders.values).flatMap(path => subfolders(path))) {
found.push(...filesIn(folder));
await (0, external_node_timers_promises_.setImmediate)();
}
counted = {
bytes: found.reduce((sum, file) => sum + file.bytes, 0),
entries: found.length
};
if (!within()) evict(found, counted);
sweep(folders.temporary, now());
}
function evict(found, total) {
const bytes = bounds.maxBytes - Math.floor(bounds.maxBytes * SLACK);
const entries = bounds.maxEntries - Math.floor(bounds.maxEntries * SLACK);
found.sort((a, b) => a.usedAt - b.usedAt);
for (const file of found) {
if (total.bytes <= bytes && total.entries <= entries) return;
if (statFile(file.path)?.usedAt !== file.usedAt) continue;
if (!unlinkQuietly(file.path)) continue;
evictions += 1;
total.bytes -= file.bytes;
total.entries -= 1;
}
}
return {
async wrote(bytes) {
if (counted) {
counted = {
bytes: counted.bytes + bytes,
entries: counted.entries + 1
};
if (within()) return;
}
running ??= count().finally(() => {
running = void 0;
});
await running;
},
evictions: () => evictions
};
}
function sweep(folder, now) {
for (const file of filesIn(folder)) if (now - file.usedAt > STALE_MILLISECONDS) unlinkQuietly(file.path);
}
function subfolders(path) {
try {
return (0, external_node_fs_.readdirSync)(path, {
withFileTypes: true
}).filter(entry => entry.isDirectory()).map(entry => (0, external_node_path_.join)(path, entry.name));
} catch (error) {
if (error.code === "ENOENT") return [];
throw error;
}
}
function filesIn(folder) {
let names;
try {
names = (0, external_node_fs_.readdirSync)(folder);
} catch {
return [];
}
return names.flatMap(name => statFile((0, external_node_path_.join)(folder, name)) ?? []);
}
function statFile(path) {
const stat = (0, external_node_fs_.statSync)(path, {
throwIfNoEntry: false
});
return stat?.isFile() ? {
path: path,
bytes: stat.size,
usedAt: stat.mtimeMs
} : void 0;
}
function unlinkQuietly(path) {
try {
(0, external_node_fs_.unlinkSync)(path);
return true;
} catch {
return false;
}
}
var facts = __webpack_require__(27138);
function createDiskTier(root, options = {}) {
const {maxBytes: maxBytes = 10 * 2 ** 30, maxEntries: maxEntries = 1e5, now: now = Date.now} = options;
const values = (0, external_node_path_.join)(root, "v1", "values");
const temporary = (0, external_node_path_.join)(root, "v1", "tmp");
const usage = createDiskUsage({
values: values,
temporary: temporary
}, {
maxBytes: maxBytes,
maxEntries: maxEntries
}, now);
let corrupt = 0;
let lastUse = 0;
const pathOf = key => {
const name = (0, digest.g5)(key);
return (0, external_node_path_.join)(values, namespaceOf(key), name.slice(0, 2), name);
};
const temporaryPath = () => (0, external_node_path_.join)(temporary, `${process.pid}-${(0, 
external_node_crypto_.randomBytes)(12).toString("hex")}`);
const live = header => (0, facts.DG)(header, now());
const useTime = () => {
lastUse = Math.max(now(), lastUse + .001);
return lastUse / 1e3;
};
async function touch(file) {
const time = useTime();
await file.utimes(time, time).catch(() => {});
}
async function quarantine(path, inode) {
corrupt += 1;
const aside = temporaryPath();
try {
await (0, promises_.mkdir)(temporary, {
recursive: true,
mode: 448
});
await (0, promises_.rename)(path, aside);
if ((await (0, promises_.stat)(aside)).ino !== inode) await (0, promises_.link)(aside, path).catch(() => {});
await (0, promises_.unlink)(aside);
} catch {}
}
async function withFile(path, read) {
let file;
try {
file = await (0, promises_.open)(path, "r");
} catch (error) {
if (error.code === "ENOENT") return;
throw error;
}
try {
return await read(file);
} finally {
await file.close();
}
}
async function use(key, decode, answer) {
const path = pathOf(key);
return withFile(path, async file => {
const info = await file.stat();
const found = await decode(file, info.size);
if (found?.header.key !== key) {
await quarantine(path, info.ino);
return;
}
if (!live(found.header)) return;
await touch(file);
return answer(found, file, info.size);
});
}
async function headerOnly(file, fileSize) {
const header = (0, disk_file.ay)(file.fd, fileSize);
return header && {
header: header
};
}
async function writeTemporary(header, bytes) {
const path = temporaryPath();
const file = await openMaking(path);
try {
await writeAll(file, [ header, bytes ]);
await touch(file);
} catch (error) {
await (0, promises_.unlink)(path).catch(() => {});
throw error;
} finally {
await file.close();
}
return path;
}
async function create(from, path, key) {
try {
await making(path, () => (0, promises_.link)(from, path));
return true;
} catch (error) {
if (error.code !== "EEXIST") throw error;
}
const dead = await deadGeneration(path, key);
if (dead === void 0) return false;
if (dead === "gone") return create(from, path, key);
const claim = (0, external_node_path_.join)(temporary, `claim-${dead}`);
try {
await (0, promises_.link)(from, claim);
} catch (error) {
if (error.code === "EEXIST") return false;
throw error;
}
try {
if (await deadGeneration(path, key) !== dead) return false;
await (0, promises_.rename)(from, path);
return true;
} finally {
await (0, promises_.unlink)(claim);
}
}
async function deadGeneration(path, key) {
const found = await withFile(path, async file => {
const info = await file.stat({
bigint: true
});
const decoded = (0, disk_file.JG)(await file.readFile(), key);
return decoded && live(decoded.header) ? void 0 : `${info.ino}-${info.mtimeNs}-${info.size}`;
});
return found ?? (await exists(path) ? void 0 : "gone");
}
const tier = {
name: "disk",
async get(key, {sha256: expected, memory: memory} = {}) {
const whole = async (file, size) => size <= disk_file.gZ ? (0, disk_file.JG)(await readWhole(file, size, memory), key, expected) : void 0;
return use(key, whole, ({bytes: bytes, header: header}) => (0, facts.BA)(bytes, header));
},
async getRange(key, offset, length) {
return use(key, headerOnly, async ({header: header}, file, size) => {
const bytes = Buffer.alloc(Math.max(0, Math.min(length, header.size - offset)));
const start = size - header.size + offset;
let done = 0;
while (done < bytes.byteLength) {
const {bytesRead: bytesRead} = await file.read(bytes, done, bytes.byteLength - done, start + done);
if (bytesRead === 0) return;
done += bytesRead;
}
return bytes;
});
},
async head(key) {
return use(key, headerOnly, ({header: header}) => (0, facts.q0)(key, header, lastUse));
},
async put(key, bytes, options = {}) {
const path = pathOf(key);
if (options.ifAbsent && await tier.head(key)) return "exists";
const header = (0, disk_file.YS)((0, disk_file.Ij)(key, bytes, options, now()));
const size = header.byteLength + bytes.byteLength;
if (size > maxBytes || size > disk_file.gZ || maxEntries < 1) {
if (!options.ifAbsent) await tier.delete(key);
return "refused";
}
const from = await writeTemporary(header, bytes);
try {
if (!options.ifAbsent) await making(path, () => (0, promises_.rename)(from, path)); else if (!await create(from, path, key)) return "exists";
} finally {
await (0, promises_.unlink)(from).catch(() => {});
}
await usage.wrote(size);
return "stored";
},
async* list(prefix, options = {}) {
const namespaces = prefix.includes("/") ? [ (0, external_node_path_.join)(values, namespaceOf(prefix)) ] : subfolders(values);
for (const folder of namespaces.flatMap(namespace => subfolders(namespace))) for (const name of (0, 
external_node_fs_.readdirSync)(folder)) {
const path = (0, external_node_path_.join)(folder, name);
const entry = readEntry(path);
if (entry === void 0) continue;
if (entry.header === void 0) await quarantine(path, entry.inode); else if (entry.header.key.startsWith(prefix) && (options.expired || live(entry.header))) yield (0, 
facts.q0)(entry.header.key, entry.header, entry.usedAt);
}
},
async delete(key) {
const live = await tier.head(key) !== void 0;
try {
await (0, promises_.unlink)(pathOf(key));
return live;
} catch (error) {
if (error.code === "ENOENT") return false;
throw error;
}
},
async close() {},
counters: () => ({
evictions: usage.evictions(),
corrupt: corrupt
})
};
return explainDiskErrors(tier, root);
}
function namespaceOf(key) {
const first = /^([a-z][a-z0-9-]{0,31})\//.exec(key)?.[1];
return first ?? "_";
}
async function making(path, run) {
try {
return await run();
} catch (error) {
if (error.code !== "ENOENT") throw error;
await (0, promises_.mkdir)((0, external_node_path_.dirname)(path), {
recursive: true,
mode: 448
});
return run();
}
}
const openMaking = path => making(path, () => (0, promises_.open)(path, "wx", 384));
async function writeAll(file, parts) {
for (const part of parts) {
let done = 0;
while (done < part.byteLength) done += (await file.write(part, done, part.byteLength - done)).bytesWritten;
}
}
async function exists(path) {
return (0, promises_.stat)(path).then(() => true, () => false);
}
function readEntry(path) {
let fd;
try {
fd = (0, external_node_fs_.openSync)(path, "r");
} catch {
return;
}
try {
const info = (0, external_node_fs_.fstatSync)(fd);
return {
header: (0, disk_file.ay)(fd, info.size),
usedAt: info.mtimeMs,
inode: info.ino
};
} finally {
(0, external_node_fs_.closeSync)(fd);
}
}
async function readWhole(file, size, memory) {
if (!memory) return file.readFile();
const {buffer: buffer, byteOffset: byteOffset} = memory(size);
const bytes = Buffer.from(buffer, byteOffset, size);
let done = 0;
while (done < size) {
const {bytesRead: bytesRead} = await file.read(bytes, done, size - done, done);
if (bytesRead === 0) break;
done += bytesRead;
}
return bytes.subarray(0, done);
}
},
40241: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
MAX_VALUE_BYTES: () => _tier_js__WEBPACK_IMPORTED_MODULE_10__.P,
StoreError: () => _errors_js__WEBPACK_IMPORTED_MODULE_2__.AD,
createAzureTier: () => _azure_js__WEBPACK_IMPORTED_MODULE_0__.createAzureTier,
createDiskTier: () => _disk_js__WEBPACK_IMPORTED_MODULE_1__.createDiskTier,
createGcsTier: () => _s3_js__WEBPACK_IMPORTED_MODULE_8__.createGcsTier,
createGithubTier: () => _github_js__WEBPACK_IMPORTED_MODULE_3__.createGithubTier,
createMemoryTier: () => _memory_js__WEBPACK_IMPORTED_MODULE_5__.createMemoryTier,
createRedisTier: () => _redis_js__WEBPACK_IMPORTED_MODULE_7__.createRedisTier,
createS3Tier: () => _s3_js__WEBPACK_IMPORTED_MODULE_8__.createS3Tier,
createStack: () => _stack_js__WEBPACK_IMPORTED_MODULE_9__.x,
describeStoreError: () => _errors_js__WEBPACK_IMPORTED_MODULE_2__.zL,
openStore: () => _open_js__WEBPACK_IMPORTED_MODULE_6__.Ch,
serveGithubCache: () => _github_client_js__WEBPACK_IMPORTED_MODULE_4__.X,
storeFolders: () => _open_js__WEBPACK_IMPORTED_MODULE_6__.RN
});
var _azure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(923);
var _disk_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28812);
var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25702);
var _github_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26041);
var _github_client_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(66408);
var _memory_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29566);
var _open_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(66826);
var _redis_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(19656);
var _s3_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(45894);
var _stack_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(30954);
var _tier_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(36157);
},
29566: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
createMemoryTier: () => createMemoryTier
});
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25702);
var _facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27138);
function createMemoryTier(options = {}) {
const {maxBytes: maxBytes = 268435456, maxEntries: maxEntries = 1e4, now: now = Date.now} = options;
const held = new Map;
let bytesHeld = 0;
let evictions = 0;
let closed = false;
const remove = key => {
const value = held.get(key);
if (!value) return false;
bytesHeld -= value.bytes.byteLength;
return held.delete(key);
};
const live = key => {
if (closed) throw (0, _errors_js__WEBPACK_IMPORTED_MODULE_0__.mB)();
const value = held.get(key);
if (!value) return;
if (!(0, _facts_js__WEBPACK_IMPORTED_MODULE_1__.DG)(value, now())) {
remove(key);
return;
}
return value;
};
const use = key => {
const value = live(key);
if (!value) return;
held.delete(key);
held.set(key, value);
value.usedAt = now();
return value;
};
return {
name: "memory",
async get(key) {
const value = use(key);
return value && (0, _facts_js__WEBPACK_IMPORTED_MODULE_1__.BA)(copy(value.bytes), value);
},
async getRange(key, offset, length) {
const value = use(key);
return value && copy(value.bytes.subarray(offset, offset + length));
},
async head(key) {
const value = use(key);
return value && (0, _facts_js__WEBPACK_IMPORTED_MODULE_1__.q0)(key, value, value.usedAt);
},
async put(key, bytes, options = {}) {
if (options.ifAbsent && live(key)) return "exists";
if (bytes.byteLength > maxBytes || maxEntries < 1) {
remove(key);
return "refused";
}
remove(key);
held.set(key, {
bytes: copy(bytes),
size: bytes.byteLength,
metadata: {
...options.metadata
},
createdAt: options.createdAt ?? now(),
...options.expiresAt === void 0 ? {} : {
expiresAt: options.expiresAt
},
usedAt: now()
});
bytesHeld += bytes.byteLength;
for (const oldest of held.keys()) {
if (bytesHeld <= maxBytes && held.size <= maxEntries) break;
remove(oldest);
evictions += 1;
}
return "stored";
},
async* list(prefix, {expired: expired = false} = {}) {
for (const key of [ ...held.keys() ]) {
if (!key.startsWith(prefix)) continue;
const value = expired ? held.get(key) : live(key);
if (value) yield (0, _facts_js__WEBPACK_IMPORTED_MODULE_1__.q0)(key, value, value.usedAt);
}
},
async delete(key) {
const existed = live(key) !== void 0;
remove(key);
return existed;
},
async close() {
closed = true;
held.clear();
bytesHeld = 0;
},
counters: () => ({
evictions: evictions,
corrupt: 0
})
};
}
const copy = bytes => new Uint8Array(bytes);
}
};
