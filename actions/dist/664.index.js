export const id = 664;

export const ids = [ 664 ];

export const modules = {
99664: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
MAX_VALUE_BYTES: () => MAX_VALUE_BYTES,
RUNS_ON_PULL_REQUESTS: () => RUNS_ON_PULL_REQUESTS,
StoreError: () => StoreError,
createDiskTier: () => createDiskTier,
createGithubTier: () => createGithubTier,
createMemoryTier: () => createMemoryTier,
createStack: () => createStack,
describeStoreError: () => describeStoreError,
maySave: () => maySave,
openStore: () => openStore,
serveGithubCache: () => serveGithubCache
});
var external_node_crypto_ = __webpack_require__(77598);
var external_node_fs_ = __webpack_require__(73024);
var promises_ = __webpack_require__(51455);
var external_node_path_ = __webpack_require__(76760);
class StoreError extends Error {
code;
remedy;
constructor(code, message, remedy, options) {
super(message, options);
this.name = "StoreError";
this.code = code;
this.remedy = remedy;
}
}
function describeStoreError(error) {
if (error instanceof StoreError) return `${error.message} ${error.remedy}`;
return error instanceof Error ? `${error.message}.` : String(error);
}
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
if (error instanceof StoreError || !(error instanceof Error)) return error;
const code = error.code ?? "";
const [stable, what, remedy] = REMEDIES[code] ?? [ "PACELINE_STORE_DISK", error.message, "Look at that folder, or name another: disk:/path." ];
return new StoreError(stable, `The disk store ${root} cannot be used: ${what}.`, remedy, {
cause: error
});
};
const guard = verb => (...args) => verb(...args).catch(error => {
throw explain(error);
});
return {
...tier,
get: guard(tier.get),
head: guard(tier.head),
put: guard(tier.put),
delete: guard(tier.delete),
async* list(prefix) {
try {
yield* tier.list(prefix);
} catch (error) {
throw explain(error);
}
}
};
}
const MAGIC = Buffer.from("PLV1");
const PREAMBLE = 40;
const MAX_HEADER = 1024 * 1024;
const FIRST_READ = 4096;
const sha256 = bytes => (0, external_node_crypto_.createHash)("sha256").update(bytes).digest();
function encodeHeader(header) {
const json = Buffer.from(JSON.stringify(header));
if (json.byteLength > MAX_HEADER) throw new RangeError("Key and metadata are longer than 1 MiB.");
const preamble = Buffer.alloc(PREAMBLE);
MAGIC.copy(preamble);
preamble.writeUInt32LE(json.byteLength, 4);
sha256(json).copy(preamble, 8);
return Buffer.concat([ preamble, json ]);
}
function decodeFile(file, key) {
const header = decodeHeader(file, file.byteLength);
if (!header || header.key !== key) return undefined;
const bytes = file.subarray(file.byteLength - header.size);
return sha256(bytes).toString("hex") === header.sha256 ? {
header: header,
bytes: bytes
} : undefined;
}
function readHeader(fd, fileSize) {
const first = read(fd, Math.min(FIRST_READ, fileSize), 0);
const length = headerLength(first);
if (length === undefined) return undefined;
const missing = PREAMBLE + length - first.byteLength;
if (missing <= 0) return decodeHeader(first, fileSize);
return decodeHeader(Buffer.concat([ first, read(fd, missing, first.byteLength) ]), fileSize);
}
function headerLength(start) {
if (start.byteLength < PREAMBLE || !start.subarray(0, 4).equals(MAGIC)) return undefined;
const length = start.readUInt32LE(4);
return length <= MAX_HEADER ? length : undefined;
}
function decodeHeader(start, fileSize) {
const length = headerLength(start);
if (length === undefined || start.byteLength < PREAMBLE + length) return undefined;
const json = start.subarray(PREAMBLE, PREAMBLE + length);
if (!sha256(json).equals(start.subarray(8, PREAMBLE))) return undefined;
const header = JSON.parse(json.toString());
return fileSize === PREAMBLE + length + header.size ? header : undefined;
}
function read(fd, length, position) {
const buffer = Buffer.alloc(length);
let done = 0;
while (done < length) {
const count = (0, external_node_fs_.readSync)(fd, buffer, done, length - done, position + done);
if (count === 0) break;
done += count;
}
return buffer.subarray(0, done);
}
var external_node_timers_promises_ = __webpack_require__(58500);
const SLACK = .05;
const STALE_MILLISECONDS = 60 * 60 * 1e3;
function createDiskUsage(folders, bounds, now) {
let counted;
let running;
let evictions = 0;
const within = () => counted !== undefined && counted.bytes <= bounds.maxBytes && counted.entries <= bounds.maxEntries;
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
running = undefined;
});
await running;
},
evictions: () => evictions
};
}
function sweep(folder, now) {
for (const file of filesIn(folder)) {
if (now - file.usedAt > STALE_MILLISECONDS) unlinkQuietly(file.path);
}
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
} : undefined;
}
function unlinkQuietly(path) {
try {
(0, external_node_fs_.unlinkSync)(path);
return true;
} catch {
return false;
}
}
const MAX_VALUE_BYTES = 64 * 1024 * 1024;
const MAX_FILE_BYTES = MAX_VALUE_BYTES + 2 * 1024 * 1024;
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
const name = (0, external_node_crypto_.createHash)("sha256").update(key, "utf16le").digest("hex");
return (0, external_node_path_.join)(values, namespaceOf(key), name.slice(0, 2), name);
};
const temporaryPath = () => (0, external_node_path_.join)(temporary, `${process.pid}-${(0, 
external_node_crypto_.randomBytes)(12).toString("hex")}`);
const expired = header => header.expiresAt !== undefined && header.expiresAt <= now();
const useTime = () => {
lastUse = Math.max(now(), lastUse + .001);
return lastUse / 1e3;
};
async function touch(file) {
const time = useTime();
await file.utimes(time, time).catch(() => undefined);
}
async function quarantine(path, inode) {
corrupt += 1;
const aside = temporaryPath();
try {
await (0, promises_.mkdir)(temporary, {
recursive: true
});
await (0, promises_.rename)(path, aside);
if ((await (0, promises_.stat)(aside)).ino !== inode) await (0, promises_.link)(aside, path).catch(() => undefined);
await (0, promises_.unlink)(aside);
} catch {}
}
async function withFile(path, read) {
let file;
try {
file = await (0, promises_.open)(path, "r");
} catch (error) {
if (error.code === "ENOENT") return undefined;
throw error;
}
try {
return await read(file);
} finally {
await file.close();
}
}
async function writeTemporary(header, bytes) {
const path = temporaryPath();
const file = await openMaking(path);
try {
await writeAll(file, [ header, bytes ]);
await touch(file);
} catch (error) {
await (0, promises_.unlink)(path).catch(() => undefined);
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
if (dead === undefined) return false;
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
const decoded = decodeFile(await file.readFile(), key);
return decoded && !expired(decoded.header) ? undefined : `${info.ino}-${info.mtimeNs}-${info.size}`;
});
return found ?? (await exists(path) ? undefined : "gone");
}
const tier = {
name: "disk",
async get(key) {
const path = pathOf(key);
return withFile(path, async file => {
const info = await file.stat();
const found = info.size <= MAX_FILE_BYTES ? decodeFile(await file.readFile(), key) : undefined;
if (!found) {
await quarantine(path, info.ino);
return undefined;
}
if (expired(found.header)) return undefined;
await touch(file);
const {metadata: metadata, createdAt: createdAt, expiresAt: expiresAt} = found.header;
return {
bytes: found.bytes,
metadata: metadata,
createdAt: createdAt,
...expiresAt === undefined ? {} : {
expiresAt: expiresAt
}
};
});
},
async head(key) {
const path = pathOf(key);
return withFile(path, async file => {
const info = await file.stat();
const header = readHeader(file.fd, info.size);
if (header?.key !== key) {
await quarantine(path, info.ino);
return undefined;
}
if (expired(header)) return undefined;
await touch(file);
return entryOf(header, lastUse);
});
},
async put(key, bytes, options = {}) {
const path = pathOf(key);
if (options.ifAbsent && await tier.head(key)) return "exists";
const header = encodeHeader({
key: key,
metadata: {
...options.metadata
},
createdAt: options.createdAt ?? now(),
...options.expiresAt === undefined ? {} : {
expiresAt: options.expiresAt
},
size: bytes.byteLength,
sha256: sha256(bytes).toString("hex")
});
const size = header.byteLength + bytes.byteLength;
if (size > maxBytes || size > MAX_FILE_BYTES || maxEntries < 1) {
if (!options.ifAbsent) await tier.delete(key);
return "refused";
}
const from = await writeTemporary(header, bytes);
try {
if (!options.ifAbsent) await making(path, () => (0, promises_.rename)(from, path)); else if (!await create(from, path, key)) return "exists";
} finally {
await (0, promises_.unlink)(from).catch(() => undefined);
}
await usage.wrote(size);
return "stored";
},
async* list(prefix) {
const namespaces = prefix.includes("/") ? [ (0, external_node_path_.join)(values, namespaceOf(prefix)) ] : subfolders(values);
for (const folder of namespaces.flatMap(namespace => subfolders(namespace))) {
for (const name of (0, external_node_fs_.readdirSync)(folder)) {
const path = (0, external_node_path_.join)(folder, name);
const entry = readEntry(path);
if (entry === undefined) continue;
if (entry.header === undefined) {
await quarantine(path, entry.inode);
} else if (entry.header.key.startsWith(prefix) && !expired(entry.header)) {
yield entryOf(entry.header, entry.usedAt);
}
}
}
},
async delete(key) {
const live = await tier.head(key) !== undefined;
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
while (done < part.byteLength) {
done += (await file.write(part, done, part.byteLength - done)).bytesWritten;
}
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
return undefined;
}
try {
const info = (0, external_node_fs_.fstatSync)(fd);
return {
header: readHeader(fd, info.size),
usedAt: info.mtimeMs,
inode: info.ino
};
} finally {
(0, external_node_fs_.closeSync)(fd);
}
}
function entryOf(header, usedAt) {
const {key: key, size: size, metadata: metadata, createdAt: createdAt, expiresAt: expiresAt} = header;
return {
key: key,
size: size,
metadata: metadata,
createdAt: createdAt,
usedAt: usedAt,
...expiresAt === undefined ? {} : {
expiresAt: expiresAt
}
};
}
const TRUSTED = new Set([ "push", "schedule", "workflow_dispatch", "repository_dispatch", "workflow_call", "merge_group", "create", "release", "deployment", "local" ]);
const RUNS_ON_PULL_REQUESTS = new Set([ "pull_request", "pull_request_review", "pull_request_review_comment" ]);
const maySave = eventName => TRUSTED.has(eventName) || RUNS_ON_PULL_REQUESTS.has(eventName);
const VALUE_FILE = "paceline-store-v1";
async function serveGithubCache() {
const send = message => void process.send?.(message);
process.on("disconnect", () => process.exit(0));
process.stdout.write = chunk => {
for (const text of Buffer.from(chunk).toString().split(/\r?\n/)) {
if (text !== "") send({
about: "line",
text: text
});
}
return true;
};
const {restoreCache: restoreCache, saveCache: saveCache} = await Promise.all([ __webpack_require__.e(143), __webpack_require__.e(119), __webpack_require__.e(523), __webpack_require__.e(151) ]).then(__webpack_require__.bind(__webpack_require__, 74151));
process.on("message", async request => {
try {
if (request.verb === "save") {
const id = await saveCache([ VALUE_FILE ], request.key);
send({
about: "saved",
saved: id !== -1
});
} else {
const {prefixes: prefixes, fetch: fetch} = request;
const key = await restoreCache([ VALUE_FILE ], prefixes[0], [ ...prefixes ], {
lookupOnly: !fetch
});
send({
about: "found",
...key === undefined ? {} : {
key: key
}
});
}
} catch (error) {
send({
about: "failed",
reason: error.message
});
}
});
send({
about: "ready"
});
}
const ROOT = "paceline/";
const MAX_LENGTH = 512;
const GENERATION_LENGTH = 14;
const MAX_KEY_LENGTH = MAX_LENGTH - ROOT.length - GENERATION_LENGTH;
const DIGEST_LENGTH = 66;
const FIRST = "0";
const replacement = () => `r${(0, external_node_crypto_.randomBytes)(6).toString("hex")}`;
const tombstone = () => `d${(0, external_node_crypto_.randomBytes)(6).toString("hex")}`;
const successor = dead => `a${github_key_sha256(dead).slice(0, 12)}`;
const isTombstone = generation => generation.startsWith("d");
const serviceKey = (key, generation) => `${allGenerations(key)}${generation}`;
const allGenerations = key => `${ROOT}${whole(key)}!`;
const prefixOf = prefix => (ROOT + encode(prefix)).slice(0, MAX_LENGTH);
function parseServiceKey(text) {
const match = /^paceline\/((?:[^~!]|~[0-9a-f]{4})*)!([0-9a-z]+)$/.exec(text);
if (!match) return undefined;
const key = match[1].replaceAll(/~([0-9a-f]{4})/g, (_, unit) => String.fromCharCode(Number.parseInt(unit, 16)));
return {
key: key,
generation: match[2]
};
}
const generationOf = text => text.slice(text.lastIndexOf("!") + 1);
const encode = key => Array.from({
length: key.length
}, (_, index) => {
const unit = key.charCodeAt(index);
const kept = unit > 32 && unit < 127 && !",!~".includes(key[index]);
return kept ? key[index] : `~${unit.toString(16).padStart(4, "0")}`;
}).join("");
function whole(key) {
const encoded = encode(key);
if (encoded.length <= MAX_KEY_LENGTH) return encoded;
const start = encoded.slice(0, MAX_KEY_LENGTH - DIGEST_LENGTH).replace(/~[0-9a-f]{0,3}$/, "");
return `${start}~+${github_key_sha256(key)}`;
}
const github_key_sha256 = text => (0, external_node_crypto_.createHash)("sha256").update(text, "utf16le").digest("hex");
function problemIn(lines) {
const texts = lines.map(line => decode(line.replace(/^::\w+[^:]*::/, "")));
const denied = texts.find(text => /cache (read|write) denied:/.test(text));
if (denied) {
const [, verb, reason = ""] = /cache (read|write) denied:\s*(.*)/.exec(denied);
return {
kind: verb === "read" ? "read-denied" : "write-denied",
reason: clean(reason)
};
}
const after = pattern => texts.map(text => pattern.exec(text)?.[1]).find(text => text);
const reservation = after(/^Failed to reserve cache: (?:Error: )?(.*)/);
if (reservation && /already exists|\(409\)|^Response was not ok/.test(reservation)) {
return {
kind: "exists",
reason: clean(reservation)
};
}
if (reservation) return {
kind: "service",
reason: clean(reservation)
};
const lookup = after(/^(?:Failed to restore|Failed to save): (Failed to \w+: .*)/);
if (lookup) return {
kind: "service",
reason: clean(lookup)
};
const transfer = after(/^(?:Failed to restore|Failed to save|uploadCacheArchiveSDK): (.*)/);
if (transfer) return {
kind: "transfer",
reason: clean(transfer)
};
const attempt = after(/^Attempt \d+ of \d+ failed with error: (.*?)\. Retrying/);
return attempt ? {
kind: "service",
reason: clean(attempt)
} : undefined;
}
const decode = text => text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
const clean = text => text.replaceAll(/[?&]s(?:ig|v|e|p|r)=[^\s]*/g, "").replaceAll(/\s+/g, " ").replace(/[.\s]+$/, "").slice(0, 200);
var external_node_child_process_ = __webpack_require__(31421);
var external_node_os_ = __webpack_require__(48161);
const MAX_CLIENTS = 4;
const START_SECONDS = 20;
const ENTRY = import.meta.url.replace(/[^/]*(\.[jt]s)$/, "index$1");
const WITHHELD = /^(INPUT_|STATE_|GITHUB_(OUTPUT|STATE|ENV|PATH|STEP_SUMMARY|TOKEN)$|RUNNER_DEBUG$)/;
function createClients(variables) {
const all = new Set;
const idle = [];
const waiting = [];
let busy = 0;
let root;
const folder = () => {
const temporary = variables["RUNNER_TEMP"] || (0, external_node_os_.tmpdir)();
(0, external_node_fs_.mkdirSync)(temporary, {
recursive: true
});
root ??= (0, external_node_fs_.mkdtempSync)((0, external_node_path_.join)(temporary, "paceline-github-"));
return (0, external_node_fs_.mkdtempSync)((0, external_node_path_.join)(root, "client-"));
};
return {
async with(use) {
while (busy >= MAX_CLIENTS) await new Promise(resolve => waiting.push(resolve));
busy += 1;
try {
let client = idle.pop();
if (!client) {
client = start(folder(), variables);
all.add(client);
}
const result = await use(client);
if (client.alive()) idle.push(client); else all.delete(client);
return result;
} finally {
busy -= 1;
waiting.shift()?.();
}
},
async close() {
await Promise.all([ ...all ].map(client => client.end()));
all.clear();
idle.length = 0;
if (root !== undefined) (0, external_node_fs_.rmSync)(root, {
recursive: true,
force: true
});
root = undefined;
}
};
}
function start(folder, variables) {
const temporary = (0, external_node_path_.join)(folder, "temp");
(0, external_node_fs_.mkdirSync)(temporary);
const child = (0, external_node_child_process_.spawn)(process.execPath, [ "--input-type=module", "-e", `(await import(${JSON.stringify(ENTRY)})).serveGithubCache()` ], {
cwd: folder,
stdio: [ "ignore", "ignore", "ignore", "ipc" ],
env: {
...Object.fromEntries(Object.entries(variables).filter(([name]) => !WITHHELD.test(name))),
GITHUB_WORKSPACE: folder,
RUNNER_TEMP: temporary
}
});
const ended = new Promise(resolve => {
child.on("exit", () => resolve());
child.on("error", () => resolve());
});
const ready = next(child, ended, START_SECONDS, message => message.about === "ready");
let alive = true;
return {
folder: folder,
alive: () => alive,
async request(request, seconds) {
const lines = [];
const reply = await ready ? await next(child, ended, seconds, message => {
if (message.about === "line") lines.push(message.text);
return message.about !== "line" && message.about !== "ready";
}, () => child.send(request)) : undefined;
if (!reply) {
alive = false;
child.kill("SIGKILL");
}
return {
message: reply,
lines: lines
};
},
async end() {
child.kill("SIGKILL");
await ended;
}
};
}
function next(child, ended, seconds, wanted, begin) {
return new Promise(resolve => {
const done = message => {
clearTimeout(timer);
child.off("message", listen);
resolve(message);
};
const listen = message => {
if (wanted(message)) done(message);
};
const timer = setTimeout(done, seconds * 1e3);
child.on("message", listen);
void ended.then(() => done());
try {
begin?.();
} catch {
done();
}
});
}
const PACK_BYTES = 32 * 1024 * 1024;
const github_MAX_FILE_BYTES = MAX_VALUE_BYTES + 2 * 1024 * 1024;
const PREFIXES_PER_LOOKUP = 9;
const MAX_FAILED_TRANSFERS = 3;
function offersGithubCache(variables) {
const {GITHUB_ACTIONS: GITHUB_ACTIONS, ACTIONS_RUNTIME_TOKEN: ACTIONS_RUNTIME_TOKEN, ACTIONS_CACHE_SERVICE_V2: ACTIONS_CACHE_SERVICE_V2, ACTIONS_RESULTS_URL: ACTIONS_RESULTS_URL} = variables;
if (GITHUB_ACTIONS !== "true" || !ACTIONS_RUNTIME_TOKEN) return false;
return Boolean(ACTIONS_CACHE_SERVICE_V2 ? ACTIONS_RESULTS_URL : variables["ACTIONS_CACHE_URL"]);
}
function createGithubTier(options) {
const {variables: variables, now: now = Date.now, lookupSeconds: lookupSeconds = 10, transferSeconds: transferSeconds = 90} = options;
const clients = createClients(variables);
const mode = (variables["ACTIONS_CACHE_MODE"] ?? "").trim().toLowerCase();
const event = variables["GITHUB_EVENT_NAME"] ?? "local";
let down = offersGithubCache(variables) ? undefined : unavailable();
let noReads = [ "none", "write-only" ].includes(mode) ? readDenied(`ACTIONS_CACHE_MODE=${mode}`) : undefined;
let noWrites = mode === "read" ? writeDenied(`ACTIONS_CACHE_MODE=${mode}`) : mode === "none" ? noReads : maySave(event) ? undefined : writeDenied(`a run on ${event} may come from anyone`);
let failedTransfers = 0;
let corrupt = 0;
function fail(problem) {
const {kind: kind, reason: reason} = problem;
if (kind === "read-denied") {
noReads = readDenied(reason);
return noReads;
}
if (kind === "write-denied") {
noWrites = writeDenied(reason);
return noWrites;
}
const error = new StoreError("PACELINE_STORE_GITHUB", `GitHub's cache cannot be used: ${reason}.`, "If it lasts, see https://www.githubstatus.com.");
if (kind === "transfer") failedTransfers += 1;
if (kind === "service" || failedTransfers >= MAX_FAILED_TRANSFERS) down = error;
return error;
}
async function ask(client, request, seconds) {
if (down) throw down;
const {message: message, lines: lines} = await client.request(request, seconds);
const problem = problemIn(lines);
if (!message) {
const reason = `it did not answer within ${seconds} s`;
throw fail({
kind: "service",
reason: problem ? `${problem.reason}, and ${reason}` : reason
});
}
if (message.about === "failed") throw fail({
kind: "transfer",
reason: message.reason
});
if (message.about === "saved" && !message.saved) {
if (problem?.kind === "exists") return message;
throw fail(problem ?? {
kind: "service",
reason: "it did not take a value"
});
}
if (message.about === "found" && message.key === undefined && problem) throw fail(problem);
return message;
}
async function find(prefixes) {
if (down ?? noReads) throw down ?? noReads;
return clients.with(async client => {
const message = await ask(client, {
verb: "find",
prefixes: prefixes,
fetch: false
}, lookupSeconds);
return message.about === "found" ? message.key : undefined;
});
}
async function save(key, file) {
return clients.with(async client => {
const path = (0, external_node_path_.join)(client.folder, VALUE_FILE);
await (0, promises_.writeFile)(path, file);
try {
const message = await ask(client, {
verb: "save",
key: key
}, transferSeconds);
return message.about === "saved" && message.saved;
} finally {
await (0, promises_.rm)(path, {
force: true
});
}
});
}
async function fetchFile(key) {
return clients.with(async client => {
const path = (0, external_node_path_.join)(client.folder, VALUE_FILE);
try {
const request = {
verb: "find",
prefixes: [ allGenerations(key) ],
fetch: true
};
const message = await ask(client, request, transferSeconds);
if (message.about !== "found" || message.key === undefined) return "none";
if (isTombstone(generationOf(message.key))) return "none";
const info = await (0, promises_.lstat)(path).catch(() => undefined);
return info?.isFile() && info.size <= github_MAX_FILE_BYTES ? await (0, promises_.readFile)(path) : "damaged";
} finally {
await (0, promises_.rm)(path, {
force: true,
recursive: true
});
}
});
}
function encode(key, bytes, put) {
const header = encodeHeader({
key: key,
metadata: {
...put.metadata
},
createdAt: put.createdAt ?? now(),
...put.expiresAt === undefined ? {} : {
expiresAt: put.expiresAt
},
size: bytes.byteLength,
sha256: sha256(bytes).toString("hex")
});
return [ header, Buffer.from(bytes) ];
}
async function head(key) {
const found = await find([ allGenerations(key) ]);
return found === undefined ? undefined : {
key: key,
generation: generationOf(found)
};
}
return {
name: "github",
packBytes: PACK_BYTES,
async get(key) {
if (down ?? noReads) throw down ?? noReads;
const file = await fetchFile(key);
if (file === "none") return undefined;
const found = file === "damaged" ? undefined : decodeFile(file, key);
if (!found) {
corrupt += 1;
return undefined;
}
const {metadata: metadata, createdAt: createdAt, expiresAt: expiresAt} = found.header;
if (expiresAt !== undefined && expiresAt <= now()) return undefined;
const {bytes: bytes} = found;
return {
bytes: bytes,
metadata: metadata,
createdAt: createdAt,
...expiresAt === undefined ? {} : {
expiresAt: expiresAt
}
};
},
async head(key) {
const found = await head(key);
return found && !isTombstone(found.generation) ? {
key: key
} : undefined;
},
async newest(prefixes) {
let left = prefixes.map(prefixOf);
while (left.length > 0) {
const asked = left.slice(0, PREFIXES_PER_LOOKUP);
const found = await find(asked);
if (found === undefined) {
left = left.slice(asked.length);
continue;
}
const parsed = parseServiceKey(found);
if (parsed && !isTombstone(parsed.generation)) return {
key: parsed.key
};
left = left.slice(asked.findIndex(prefix => found.startsWith(prefix)) + 1);
}
return undefined;
},
async put(key, bytes, put = {}) {
if (down ?? noWrites) throw down ?? noWrites;
if (bytes.byteLength > MAX_VALUE_BYTES) return "refused";
let generation = replacement();
if (put.ifAbsent) {
const found = noReads ? undefined : await head(key);
if (found && !isTombstone(found.generation)) return "exists";
if (found) generation = successor(found.generation); else if (!put.contentAddressed) generation = FIRST;
}
return await save(serviceKey(key, generation), encode(key, bytes, put)) ? "stored" : "exists";
},
async delete(key) {
if (down ?? noWrites) throw down ?? noWrites;
const found = await head(key);
if (!found || isTombstone(found.generation)) return false;
return save(serviceKey(key, tombstone()), encode(key, new Uint8Array, {}));
},
async close() {
await clients.close();
},
counters: () => ({
evictions: 0,
corrupt: corrupt
})
};
}
const unavailable = () => new StoreError("PACELINE_STORE_GITHUB", "GitHub's cache is not offered here: it is there for the steps of a job with `uses`, on GitHub.", 'Leave "github" out of the store.');
const readDenied = reason => new StoreError("PACELINE_STORE_DENIED", `GitHub's cache may not be read by this run: ${reason}.`, DENIED);
const writeDenied = reason => new StoreError("PACELINE_STORE_READ_ONLY", `GitHub's cache is read-only for this run: ${reason}.`, "What this run would have kept there is made again by the next one that may.");
const DENIED = "The job does without it.";
function createMemoryTier(options = {}) {
const {maxBytes: maxBytes = 256 * 1024 * 1024, maxEntries: maxEntries = 1e4, now: now = Date.now} = options;
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
if (closed) throw new StoreError("PACELINE_STORE_CLOSED", "The store was closed.", "Open it again.");
const value = held.get(key);
if (!value) return undefined;
if (value.expiresAt !== undefined && value.expiresAt <= now()) {
remove(key);
return undefined;
}
return value;
};
const use = key => {
const value = live(key);
if (!value) return undefined;
held.delete(key);
held.set(key, value);
value.usedAt = now();
return value;
};
return {
name: "memory",
async get(key) {
const value = use(key);
if (!value) return undefined;
const {bytes: bytes, metadata: metadata, createdAt: createdAt, expiresAt: expiresAt} = value;
return {
bytes: copy(bytes),
metadata: metadata,
createdAt: createdAt,
...expiresAt === undefined ? {} : {
expiresAt: expiresAt
}
};
},
async head(key) {
const value = use(key);
return value && memory_entryOf(key, value);
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
metadata: {
...options.metadata
},
createdAt: options.createdAt ?? now(),
...options.expiresAt === undefined ? {} : {
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
async* list(prefix) {
for (const key of [ ...held.keys() ]) {
const value = key.startsWith(prefix) ? live(key) : undefined;
if (value) yield memory_entryOf(key, value);
}
},
async delete(key) {
const existed = live(key) !== undefined;
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
function memory_entryOf(key, value) {
const {bytes: bytes, metadata: metadata, createdAt: createdAt, usedAt: usedAt, expiresAt: expiresAt} = value;
return {
key: key,
size: bytes.byteLength,
metadata: metadata,
createdAt: createdAt,
usedAt: usedAt,
...expiresAt === undefined ? {} : {
expiresAt: expiresAt
}
};
}
const LATER = [ "redis", "rediss", "s3", "gs", "azblob" ];
const REMEDY = 'Write "disk", "disk:/absolute/path", "github" or "memory", fastest first; "disk?max-bytes=5GiB" sets a bound.';
function parseSpec(lines, home = (0, external_node_os_.homedir)()) {
return lines.flatMap(line => line.split(/[\s,]+/).filter(part => part !== "")).map(parse);
function parse(text) {
const kind = /^[A-Za-z0-9]+/.exec(text)?.[0].toLowerCase() ?? "";
if (LATER.includes(kind)) {
throw new StoreError("PACELINE_STORE_SPEC", `The store tier "${kind}" comes with a later release.`, REMEDY);
}
if (kind === "github") {
if (text.length === kind.length) return {
kind: kind
};
throw new StoreError("PACELINE_STORE_SPEC", 'The store tier "github" takes neither a place nor options.', REMEDY);
}
if (kind !== "disk" && kind !== "memory") {
throw new StoreError("PACELINE_STORE_SPEC", `The store tier "${kind || text.slice(0, 1)}" is not known.`, REMEDY);
}
const [place = "", query = ""] = text.slice(kind.length).split("?", 2);
const bounds = parseBounds(kind, query);
if (place === "") return {
kind: kind,
...bounds
};
const path = spec_decode(place.replace(/^:(?:\/\/(?=\/))?/, "")).replace(/^~(?=\/|$)/, home);
if (kind === "memory" || !place.startsWith(":") || !(0, external_node_path_.isAbsolute)(path)) {
throw new StoreError("PACELINE_STORE_SPEC", `The store tier "${text}" is not understood.`, REMEDY);
}
return {
kind: kind,
path: (0, external_node_path_.join)(path),
...bounds
};
}
}
function parseBounds(kind, query) {
const bounds = {};
for (const [name, value] of new URLSearchParams(query)) {
const number = name === "max-bytes" ? bytes(value) : name === "max-entries" ? spec_whole(value) : Number.NaN;
if (!(number >= 1)) {
throw new StoreError("PACELINE_STORE_SPEC", `The option "${name}=${value}" of the store tier "${kind}" is not understood: allowed are max-bytes (a size such as 500MB or 2GiB) and max-entries (a whole number).`, REMEDY);
}
if (name === "max-bytes") bounds.maxBytes = number; else bounds.maxEntries = number;
}
return bounds;
}
const UNITS = {
"": 1,
b: 1,
kb: 1e3,
mb: 1e6,
gb: 1e9,
tb: 1e12,
kib: 2 ** 10,
mib: 2 ** 20,
gib: 2 ** 30,
tib: 2 ** 40
};
function bytes(text) {
const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text);
return Math.round(Number(match?.[1]) * (UNITS[match?.[2]?.toLowerCase() ?? ""] ?? Number.NaN));
}
const spec_whole = text => /^\d+$/.test(text) ? Number(text) : Number.NaN;
function spec_decode(text) {
try {
return decodeURIComponent(text);
} catch {
return text;
}
}
function createStack(tiers, options = {}) {
const warned = new Set;
const stack = tiers.map(tier => {
const counts = {
gets: 0,
hits: 0,
misses: 0,
puts: 0,
deletes: 0,
errors: 0,
bytesRead: 0,
bytesWritten: 0
};
const failed = error => {
counts.errors += 1;
const message = describeStoreError(error);
if (warned.has(message)) return;
warned.add(message);
const readOnly = error instanceof StoreError && error.code === "PACELINE_STORE_READ_ONLY";
options.onWarning?.(readOnly ? message : `${message} Until then the job goes on without this tier of the store.`);
};
const sayDamage = () => {
if (tier.counters().corrupt === 0 || warned.has(tier.name)) return;
warned.add(tier.name);
options.onWarning?.(`The store's ${tier.name} tier holds damaged values; they are removed, and what they held is made again. If it happens often, check the disk.`);
};
return {
tier: tier,
counts: counts,
failed: failed,
sayDamage: sayDamage
};
});
async function putOne(level, key, bytes, put) {
const result = await level.tier.put(key, bytes, put);
if (result === "stored") {
level.counts.puts += 1;
level.counts.bytesWritten += bytes.byteLength;
}
return result;
}
async function read(verb, bytes) {
for (const [index, level] of stack.entries()) {
level.counts.gets += 1;
try {
const found = await verb(level.tier);
if (found !== undefined) {
level.counts.hits += 1;
level.counts.bytesRead += bytes(found);
return {
index: index,
found: found
};
}
} catch (error) {
level.failed(error);
}
level.sayDamage();
level.counts.misses += 1;
}
return undefined;
}
return {
async get(key) {
const hit = await read(tier => tier.get(key), value => value.bytes.byteLength);
if (!hit) return undefined;
const {bytes: bytes, ...about} = hit.found;
for (const faster of stack.slice(0, hit.index)) {
await putOne(faster, key, bytes, about).catch(error => faster.failed(error));
}
return {
...hit.found,
tier: tiers[hit.index].name
};
},
async head(key) {
const hit = await read(tier => tier.head(key), () => 0);
return hit && {
...hit.found,
tier: tiers[hit.index].name
};
},
async has(key) {
for (const level of [ ...stack ].reverse()) {
try {
return await level.tier.head(key) !== undefined;
} catch (error) {
level.failed(error);
}
}
return false;
},
async put(key, bytes, options = {}) {
if (bytes.byteLength > MAX_VALUE_BYTES) {
throw new StoreError("PACELINE_STORE_TOO_LARGE", `A value of ${bytes.byteLength} bytes is larger than a store takes (64 MiB).`, "Store it in pieces.");
}
let stored = false;
let first;
let {ifAbsent: ifAbsent = false} = options;
for (const level of [ ...stack ].reverse()) {
try {
const result = await putOne(level, key, bytes, {
...options,
ifAbsent: ifAbsent
});
if (result === "exists" && ifAbsent) return "exists";
if (result === "stored") {
stored = true;
ifAbsent = false;
}
} catch (error) {
first ??= error;
level.failed(error);
}
}
if (stored) return "stored";
throw first ?? new StoreError("PACELINE_STORE_TOO_LARGE", `A value of ${bytes.byteLength} bytes is larger than any tier of the store may hold.`, "Raise max-bytes of a tier.");
},
listsAll: tiers.every(tier => tier.list !== undefined),
packBytes: tiers.reduce((most, {packBytes: packBytes}) => packBytes === undefined ? most : Math.max(most ?? 0, packBytes), undefined),
async newest(prefixes) {
const found = [];
for (const level of stack) {
if (level.tier.list || !level.tier.newest) continue;
try {
const newest = await level.tier.newest(prefixes);
if (newest) found.push(newest);
} catch (error) {
level.failed(error);
}
}
return found;
},
async* list(prefix) {
const seen = new Set;
for (const level of stack) {
if (!level.tier.list) continue;
try {
for await (const entry of level.tier.list(prefix)) {
if (seen.has(entry.key)) continue;
seen.add(entry.key);
yield entry;
}
} catch (error) {
level.failed(error);
}
level.sayDamage();
}
},
async delete(key, {listedOnly: listedOnly = false} = {}) {
let existed = false;
for (const level of stack) {
if (listedOnly && !level.tier.list) continue;
try {
if (await level.tier.delete(key)) existed = true;
level.counts.deletes += 1;
} catch (error) {
level.failed(error);
}
}
return existed;
},
async close() {
await Promise.allSettled(tiers.map(tier => tier.close()));
},
statistics: () => stack.map(({tier: tier, counts: counts}) => ({
tier: tier.name,
...counts,
...tier.counters()
}))
};
}
async function openStore(spec, options) {
const {variables: variables, onWarning: onWarning} = options;
const given = parseSpec(spec, variables["HOME"]);
const tiers = given.length > 0 ? given : parseSpec([ variables["PACELINE_STORE"] ?? "" ], variables["HOME"]);
const usual = offersGithubCache(variables) ? [ {
kind: "disk"
}, {
kind: "github"
} ] : [ {
kind: "disk"
} ];
return createStack((tiers.length > 0 ? tiers : usual).map(tier => openTier(tier, options)), {
onWarning: onWarning
});
}
function openTier(spec, {home: home, variables: variables}) {
switch (spec.kind) {
case "memory":
return createMemoryTier(spec);

case "disk":
return createDiskTier(spec.path ?? (0, external_node_path_.join)(home, "store"), spec);

case "github":
return createGithubTier({
variables: variables
});
}
}
}
};
