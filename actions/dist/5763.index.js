export const id = 5763;

export const ids = [ 5763 ];

export const modules = {
95632: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
X: () => serveGithubCache,
h: () => VALUE_FILE
});
var node_async_hooks__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16698);
const VALUE_FILE = "paceline-store-v1";
async function serveGithubCache() {
const send = message => void process.send?.(message);
process.on("disconnect", () => process.exit(0));
const current = new node_async_hooks__WEBPACK_IMPORTED_MODULE_0__.AsyncLocalStorage;
process.stdout.write = chunk => {
const id = current.getStore();
for (const text of Buffer.from(chunk).toString().split(/\r?\n/)) if (text !== "") send({
about: "line",
text: text,
...id === void 0 ? {} : {
id: id
}
});
return true;
};
const {restoreCache: restoreCache, saveCache: saveCache} = await Promise.all([ __webpack_require__.e(4420), __webpack_require__.e(2830), __webpack_require__.e(9095), __webpack_require__.e(4119), __webpack_require__.e(3838), __webpack_require__.e(4151) ]).then(__webpack_require__.bind(__webpack_require__, 74151));
const answer = async request => {
try {
if (request.verb === "save") {
const id = await saveCache([ VALUE_FILE ], request.key);
return {
about: "saved",
saved: id !== -1
};
}
const {prefixes: prefixes, fetch: fetch} = request;
const key = await restoreCache([ VALUE_FILE ], prefixes[0], [ ...prefixes ], {
lookupOnly: !fetch
});
return {
about: "found",
...key === void 0 ? {} : {
key: key
}
};
} catch (error) {
return {
about: "failed",
reason: error.message
};
}
};
process.on("message", request => {
const {id: id} = request;
current.run(id, () => answer(request)).then(result => send({
...result,
id: id
}));
});
send({
about: "ready"
});
}
},
65763: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
createGithubTier: () => createGithubTier,
offersGithubCache: () => offersGithubCache
});
var errors = __webpack_require__(3579);
var tier = __webpack_require__(25916);
var value_file = __webpack_require__(3574);
var value_info = __webpack_require__(46668);
var write_rights = __webpack_require__(62717);
var promises_ = __webpack_require__(51455);
var external_node_path_ = __webpack_require__(76760);
var github_client = __webpack_require__(95632);
class ClientFailure extends Error {
problem;
constructor({kind: kind, reason: reason}) {
super(reason);
this.problem = {
kind: kind,
reason: clean(reason)
};
}
}
const deadlineExceeded = ({seconds: seconds}, problem = "") => {
const said = `it did not answer within ${seconds} s`;
return new ClientFailure({
kind: "service",
reason: problem === "" ? said : `${problem}, and ${said}`
});
};
const clean = text => text.replaceAll(/[?&]s(?:ig|v|e|p|r)=[^\s]*/g, "").replaceAll(/\s+/g, " ").slice(0, 1e3).replace(/[.\s]+$/, "").slice(0, 200);
function problemIn(lines) {
const texts = lines.map(line => decode(line.replace(/^::\w[^:]*::/, "")));
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
if (reservation && /already exists|\(409\)|^Response was not ok/.test(reservation)) return {
kind: "exists",
reason: clean(reservation)
};
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
} : void 0;
}
const decode = text => text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
var external_node_child_process_ = __webpack_require__(31421);
var external_node_fs_ = __webpack_require__(73024);
var external_node_os_ = __webpack_require__(48161);
const MAX_CLIENTS = 2;
const START_SECONDS = 20;
const SOURCE = /\/github\/github-process(\.[jt]s)$/;
const ENTRY = SOURCE.test(import.meta.url) ? import.meta.url.replace(SOURCE, "/index$1") : import.meta.url.replace(/[^/]*(\.[jt]s)$/, "index$1");
const WITHHELD = /^(INPUT_|STATE_|GITHUB_(OUTPUT|STATE|ENV|PATH|STEP_SUMMARY|TOKEN)$|RUNNER_DEBUG$)/;
function createClients(variables) {
const all = new Set;
const busy = new Set;
const waiting = [];
let root;
const folder = () => {
const temporary = variables["RUNNER_TEMP"] || (0, external_node_os_.tmpdir)();
(0, external_node_fs_.mkdirSync)(temporary, {
recursive: true
});
root ??= (0, external_node_fs_.mkdtempSync)((0, external_node_path_.join)(temporary, "paceline-github-"));
return (0, external_node_fs_.mkdtempSync)((0, external_node_path_.join)(root, "client-"));
};
const begin = () => {
const client = start(folder(), variables);
all.add(client);
return client;
};
const living = () => [ ...all ].filter(client => client.alive());
return {
async with(use) {
while (busy.size >= MAX_CLIENTS) await new Promise(resolve => waiting.push(resolve));
const client = living().find(one => !busy.has(one)) ?? begin();
busy.add(client);
try {
return await use(client);
} finally {
busy.delete(client);
waiting.shift()?.();
}
},
any: () => living()[0] ?? begin(),
async close() {
await Promise.all([ ...all ].map(client => client.end()));
all.clear();
if (root !== void 0) (0, external_node_fs_.rmSync)(root, {
recursive: true,
force: true
});
root = void 0;
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
let alive = true;
let next = 0;
const pending = new Map;
let settleReady = () => {};
const ready = new Promise(resolve => {
settleReady = resolve;
});
const ended = new Promise(resolve => {
const end = () => {
alive = false;
settleReady(false);
for (const {settle: settle} of pending.values()) settle(void 0);
resolve();
};
child.on("exit", end);
child.on("error", end);
});
const kill = () => {
alive = false;
child.kill("SIGKILL");
};
const startTimer = setTimeout(kill, START_SECONDS * 1e3);
child.on("message", message => {
if (message.about === "ready") {
clearTimeout(startTimer);
settleReady(true);
} else if (message.about === "line") {
const of = message.id === void 0 ? void 0 : pending.get(message.id);
for (const {lines: lines} of of ? [ of ] : pending.values()) lines.push(message.text);
} else {
const {id: id, ...answer} = message;
pending.get(id)?.settle(answer);
}
});
ended.then(() => clearTimeout(startTimer));
return {
folder: folder,
alive: () => alive,
async request(request, seconds) {
const id = next++;
const lines = [];
if (!await ready) return {
message: void 0,
lines: lines
};
let timer;
const message = await new Promise(resolve => {
pending.set(id, {
lines: lines,
settle: resolve
});
if (!alive) return resolve(void 0);
timer = setTimeout(() => resolve(void 0), seconds * 1e3);
child.send({
...request,
id: id
}, error => error && resolve(void 0));
});
clearTimeout(timer);
pending.delete(id);
if (!message) kill();
return {
message: message,
lines: lines
};
},
async end() {
kill();
await ended;
}
};
}
function createArchiveTransport(variables) {
const clients = createClients(variables);
async function ask(client, request, seconds) {
const {message: message, lines: lines} = await client.request(request, seconds);
const problem = problemIn(lines);
if (!message) throw deadlineExceeded({
seconds: seconds
}, problem?.reason);
if (message.about === "failed") throw new ClientFailure({
kind: "transfer",
reason: message.reason
});
if (message.about === "saved" && !message.saved && problem?.kind !== "exists") throw new ClientFailure(problem ?? {
kind: "service",
reason: "it did not take a value"
});
if (message.about === "found" && message.key === void 0 && problem) throw new ClientFailure(problem);
return message;
}
return {
async find(prefixes, seconds) {
const message = await ask(clients.any(), {
verb: "find",
prefixes: prefixes,
fetch: false
}, seconds);
return message.about === "found" ? message.key : void 0;
},
async fetch(prefix, seconds) {
return clients.with(async client => {
const path = (0, external_node_path_.join)(client.folder, github_client.h);
try {
const message = await ask(client, {
verb: "find",
prefixes: [ prefix ],
fetch: true
}, seconds);
if (message.about !== "found" || message.key === void 0) return;
const info = await (0, promises_.lstat)(path).catch(() => {});
const sound = info?.isFile() && info.size <= value_file.gZ;
return {
key: message.key,
file: sound ? await (0, promises_.readFile)(path) : void 0
};
} finally {
await (0, promises_.rm)(path, {
force: true,
recursive: true
});
}
});
},
async save(key, file, seconds) {
return clients.with(async client => {
const path = (0, external_node_path_.join)(client.folder, github_client.h);
await (0, promises_.writeFile)(path, file);
try {
const message = await ask(client, {
verb: "save",
key: key
}, seconds);
return message.about === "saved" && message.saved;
} finally {
await (0, promises_.rm)(path, {
force: true
});
}
});
},
close: () => clients.close()
};
}
var external_node_crypto_ = __webpack_require__(77598);
var digest = __webpack_require__(70204);
const ROOT = "paceline/";
const MAX_LENGTH = 512;
const GENERATION_LENGTH = 14;
const MAX_KEY_LENGTH = MAX_LENGTH - ROOT.length - GENERATION_LENGTH;
const DIGEST_LENGTH = 66;
const FIRST = "0";
const replacement = () => `r${(0, external_node_crypto_.randomBytes)(6).toString("hex")}`;
const tombstone = () => `d${(0, external_node_crypto_.randomBytes)(6).toString("hex")}`;
const successor = dead => `a${(0, digest.g5)(dead).slice(0, 12)}`;
const isTombstone = generation => generation.startsWith("d");
const serviceKey = (key, generation) => `${allGenerations(key)}${generation}`;
const allGenerations = key => `${ROOT}${whole(key)}!`;
const prefixOf = prefix => (ROOT + encode(prefix)).slice(0, MAX_LENGTH);
function parseServiceKey(text) {
const match = /^paceline\/((?:[^~!]|~[0-9a-f]{4})*)!([0-9a-z]+)$/.exec(text);
if (!match) return;
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
return `${start}~+${(0, digest.g5)(key)}`;
}
var external_node_http_ = __webpack_require__(37067);
var external_node_https_ = __webpack_require__(44708);
var external_node_timers_promises_ = __webpack_require__(58500);
var retry = __webpack_require__(64452);
const VERSION = (0, digest.g5)("paceline-store-v2");
const SERVICE = "/twirp/github.actions.results.api.v1.CacheService/";
const NETWORK_ATTEMPTS = 3;
const FIRST_PAUSE = 200;
const MAX_ANSWER = 65536;
const BLOB_VERSION = "2024-11-04";
function createServiceTransport(variables) {
const base = variables["ACTIONS_RESULTS_URL"] ?? "";
const token = variables["ACTIONS_RUNTIME_TOKEN"] ?? "";
const agents = {
"http:": new external_node_http_.Agent({
keepAlive: true
}),
"https:": new external_node_https_.Agent({
keepAlive: true
})
};
async function send(address, options, signal) {
const url = new URL(address);
const secure = url.protocol === "https:";
return new Promise((resolve, reject) => {
const request = (secure ? external_node_https_.request : external_node_http_.request)(url, {
method: options.method,
headers: options.headers,
agent: agents[secure ? "https:" : "http:"],
signal: signal
});
request.on("error", reject);
request.on("response", response => {
const status = response.statusCode ?? 0;
bodyOf(response, status < 300 ? options : {
maxBytes: MAX_ANSWER
}).then(body => resolve({
status: status,
reason: response.statusMessage ?? "",
body: body
}), reject);
});
for (const part of options.body) request.write(part);
request.end();
});
}
async function ask(what, address, options, deadline) {
const {signal: signal} = deadline;
let problem = "";
for (let attempt = 0; ;attempt++) {
try {
const received = await send(address, options, signal);
if (received.status < 500) return received;
problem = `${what}: Failed request: (${received.status}) ${received.reason}`;
} catch (error) {
if (!signal.aborted) {
problem = `${what}: ${error.message}`;
if (!(0, retry.dg)(error) || attempt + 1 >= NETWORK_ATTEMPTS) throw failure("transfer", problem);
}
}
await (0, external_node_timers_promises_.setTimeout)(FIRST_PAUSE + 10 * (0, retry.JN)(attempt, Math.random), void 0, {
signal: signal
}).catch(() => {});
if (signal.aborted) throw deadlineExceeded(deadline, problem);
}
}
async function call(method, body, deadline) {
const json = Buffer.from(JSON.stringify(body));
const headers = {
authorization: `Bearer ${token}`,
"content-type": "application/json",
"content-length": String(json.byteLength),
"user-agent": "paceline"
};
const what = `Failed to ${method}`;
const options = {
method: "POST",
headers: headers,
body: [ json ],
maxBytes: MAX_ANSWER
};
const address = new URL(SERVICE + method, base).href;
const received = await ask(what, address, options, deadline).catch(error => {
throw error instanceof ClientFailure ? failure("service", error.problem.reason) : error;
});
const answer = parse(received.body);
if (answer && received.status < 300) return answer;
const said = typeof answer?.["msg"] === "string" ? answer["msg"] : "";
const [, verb, reason = ""] = /cache (read|write) denied:\s*(.*)/.exec(said) ?? [];
if (verb) throw failure(verb === "read" ? "read-denied" : "write-denied", reason);
const limited = received.status === 429 ? "Rate limited: " : "";
const status = `${what}: ${limited}Failed request: (${received.status}) ${received.reason}`;
throw failure(received.status === 409 ? "exists" : "service", said === "" ? status : `${status}: ${said}`);
}
async function look(prefixes, deadline) {
const answer = await call("GetCacheEntryDownloadURL", {
key: prefixes[0],
restore_keys: prefixes,
version: VERSION
}, deadline);
if (answer["ok"] !== true) return;
return {
key: field(answer, "matched_key", "matchedKey"),
address: field(answer, "signed_download_url", "signedDownloadUrl")
};
}
async function reserve(key, deadline) {
const answer = await call("CreateCacheEntry", {
key: key,
version: VERSION
}, deadline).catch(error => {
if (error instanceof ClientFailure && error.problem.kind === "exists") return;
throw error;
});
if (!answer) return;
if (answer["ok"] === true) return field(answer, "signed_upload_url", "signedUploadUrl");
const message = typeof answer["message"] === "string" ? answer["message"] : "";
const [, denied] = /^cache write denied:\s*(.*)/.exec(message) ?? [];
if (denied !== void 0) throw failure("write-denied", denied);
if (message === "" || /already exists/.test(message)) return;
throw failure("service", message);
}
return {
async find(prefixes, seconds) {
return (await look(prefixes, deadlineIn(seconds)))?.key;
},
async fetch(prefix, seconds, memory) {
const deadline = deadlineIn(seconds);
const found = await look([ prefix ], deadline);
if (!found) return;
const options = {
method: "GET",
headers: {},
body: [],
maxBytes: value_file.gZ,
memory: memory
};
const {status: status, body: body} = await ask("Failed to download", found.address, options, deadline);
if (status !== 200) throw failure("transfer", `Failed to download: (${status})`);
return {
key: found.key,
file: body
};
},
async save(key, file, seconds) {
const deadline = deadlineIn(seconds);
const address = await reserve(key, deadline);
if (address === void 0) return false;
const bytes = file.reduce((sum, part) => sum + part.byteLength, 0);
const headers = {
"content-type": "application/octet-stream",
"content-length": String(bytes),
"x-ms-blob-type": "BlockBlob",
"x-ms-version": BLOB_VERSION
};
const options = {
method: "PUT",
headers: headers,
body: file,
maxBytes: MAX_ANSWER
};
const {status: status} = await ask("Failed to upload", address, options, deadline);
if (status !== 201) throw failure("transfer", `Failed to upload: (${status})`);
const finished = {
key: key,
version: VERSION,
size_bytes: String(bytes)
};
const answer = await call("FinalizeCacheEntryUpload", finished, deadline);
if (answer["ok"] !== true) throw failure("transfer", "the upload was not taken as an entry");
return true;
},
async close() {
for (const agent of Object.values(agents)) agent.destroy();
}
};
}
function bodyOf(response, {maxBytes: maxBytes, memory: memory}) {
return new Promise((resolve, reject) => {
const length = Number(response.headers["content-length"] ?? Number.NaN);
const fail = what => response.destroy(new Error(`${what} longer than ${maxBytes} bytes`));
response.once("error", reject);
response.once("close", () => reject(new Error("an answer ended early")));
if (length > maxBytes) return void fail(`an answer of ${length} bytes is`);
const room = length >= 0 ? length : maxBytes;
const given = memory?.(room);
const whole = given ? Buffer.from(given.buffer, given.byteOffset, room) : Buffer.allocUnsafeSlow(room);
let done = 0;
response.on("data", part => {
if (done + part.byteLength > room) return void fail("an answer is");
done += part.copy(whole, done);
});
response.once("end", () => resolve(whole.subarray(0, done)));
});
}
function parse(body) {
try {
const value = JSON.parse(body.toString());
return typeof value === "object" && value !== null ? value : void 0;
} catch {
return;
}
}
function field(answer, ...names) {
const value = names.map(name => answer[name]).find(found => typeof found === "string");
if (value === void 0) throw failure("service", `its answer has no ${names[0]}`);
return value;
}
const failure = (kind, reason) => new ClientFailure({
kind: kind,
reason: reason
});
const deadlineIn = seconds => ({
seconds: seconds,
signal: AbortSignal.timeout(seconds * 1e3)
});
const PACK_BYTES = 16777216;
const PREFIXES_PER_LOOKUP = 9;
const MAX_FAILED_TRANSFERS = 3;
function offersGithubCache(variables) {
const {GITHUB_ACTIONS: GITHUB_ACTIONS, ACTIONS_RUNTIME_TOKEN: ACTIONS_RUNTIME_TOKEN, ACTIONS_CACHE_SERVICE_V2: ACTIONS_CACHE_SERVICE_V2, ACTIONS_RESULTS_URL: ACTIONS_RESULTS_URL} = variables;
if (GITHUB_ACTIONS !== "true" || !ACTIONS_RUNTIME_TOKEN) return false;
return Boolean(ACTIONS_CACHE_SERVICE_V2 ? ACTIONS_RESULTS_URL : variables["ACTIONS_CACHE_URL"]);
}
function needsArchives(variables) {
const {hostname: hostname} = URL.parse(variables["GITHUB_SERVER_URL"] || "https://github.com") ?? {
hostname: ""
};
const hosted = hostname === "github.com" || /\.(ghe\.com|localhost)$/.test(hostname);
const proxied = Object.entries(variables).some(([name, value]) => value && /^https?_proxy$/i.test(name));
return proxied || !hosted || !variables["ACTIONS_CACHE_SERVICE_V2"];
}
function createGithubTier(options) {
const {variables: variables, mayWrite: mayWrite, now: now = Date.now, lookupSeconds: lookupSeconds = 10, transferSeconds: transferSeconds = 90} = options;
const transport = options.archives ?? needsArchives(variables) ? createArchiveTransport(variables) : createServiceTransport(variables);
const mode = (variables["ACTIONS_CACHE_MODE"] ?? "").trim().toLowerCase();
let down = offersGithubCache(variables) ? void 0 : unavailable();
let noReads = [ "none", "write-only" ].includes(mode) ? readDenied(`ACTIONS_CACHE_MODE=${mode}`) : void 0;
const reason = mode === "read" ? `ACTIONS_CACHE_MODE=${mode}` : (0, write_rights.x)(mayWrite);
let noWrites = mode === "none" ? noReads : reason === void 0 ? void 0 : writeDenied(reason);
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
const error = new errors.AD("PACELINE_STORE_GITHUB", `GitHub's cache cannot be used: ${reason}.`, "If it lasts, see https://www.githubstatus.com.");
if (kind === "transfer") failedTransfers += 1;
if (kind === "service" || failedTransfers >= MAX_FAILED_TRANSFERS) down = error;
return error;
}
async function ask(request) {
try {
return await request;
} catch (error) {
throw error instanceof ClientFailure ? fail(error.problem) : error;
}
}
async function find(prefixes) {
if (down ?? noReads) throw down ?? noReads;
return ask(transport.find(prefixes, lookupSeconds));
}
async function fetchFile(key, memory) {
const found = await ask(transport.fetch(allGenerations(key), transferSeconds, memory));
if (!found || isTombstone(generationOf(found.key))) return "none";
return found.file ?? "damaged";
}
const save = (key, file) => ask(transport.save(key, file, transferSeconds));
function encode(key, bytes, put) {
const header = (0, value_file.YS)((0, value_file.Ij)(key, bytes, put, now()));
return [ header, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) ];
}
async function head(key) {
const found = await find([ allGenerations(key) ]);
return found === void 0 ? void 0 : {
key: key,
generation: generationOf(found)
};
}
return {
name: "github",
shared: true,
packBytes: PACK_BYTES,
ownRefFirst: true,
async get(key, {sha256: expected, memory: memory} = {}) {
if (down ?? noReads) throw down ?? noReads;
const file = await fetchFile(key, memory);
if (file === "none") return;
const found = file === "damaged" ? void 0 : (0, value_file.C$)(file, key, expected);
if (!found) {
corrupt += 1;
return;
}
return (0, value_info.DG)(found.header, now()) ? (0, value_info.BA)(found.bytes, found.header) : void 0;
},
async head(key) {
const found = await head(key);
return found && !isTombstone(found.generation) ? {
key: key
} : void 0;
},
async newest(prefixes) {
let left = prefixes.map(prefixOf);
while (left.length > 0) {
const asked = left.slice(0, PREFIXES_PER_LOOKUP);
const found = await find(asked);
if (found === void 0) {
left = left.slice(asked.length);
continue;
}
const parsed = parseServiceKey(found);
if (parsed && !isTombstone(parsed.generation)) return {
key: parsed.key
};
left = left.slice(asked.findIndex(prefix => found.startsWith(prefix)) + 1);
}
return;
},
async put(key, bytes, put = {}) {
if (down ?? noWrites) throw down ?? noWrites;
if (bytes.byteLength > tier.P) return "refused";
let generation = replacement();
if (put.ifAbsent) {
const found = noReads ? void 0 : await head(key);
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
await transport.close();
},
counters: () => ({
evictions: 0,
corrupt: corrupt
})
};
}
const unavailable = () => new errors.AD("PACELINE_STORE_GITHUB", "GitHub's cache is not offered here: it is there for the steps of a job with `uses`, on GitHub.", 'Leave "github" out of the store.');
const readDenied = reason => new errors.AD("PACELINE_STORE_DENIED", `GitHub's cache may not be read by this run: ${reason}.`, DENIED);
const writeDenied = reason => new errors.AD("PACELINE_STORE_READ_ONLY", `GitHub's cache is read-only for this run: ${reason}.`, "What this run would have kept there is made again by the next one that may.");
const DENIED = "The job does without it.";
}
};
