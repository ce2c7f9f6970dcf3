export const id = 4011;

export const ids = [ 4011 ];

export const modules = {
46136: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
a: () => createRedisConnection
});
var promises_ = __webpack_require__(51455);
var errors = __webpack_require__(3579);
var refuse_credentials = __webpack_require__(34603);
const CREDENTIALS = "Set PACELINE_REDIS_PASSWORD, and PACELINE_REDIS_USERNAME where the server has users, in the environment of the step.";
const LASTS = "If it lasts, look at the server.";
const CERTIFICATE = new Set([ "DEPTH_ZERO_SELF_SIGNED_CERT", "SELF_SIGNED_CERT_IN_CHAIN", "UNABLE_TO_GET_ISSUER_CERT", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "UNABLE_TO_VERIFY_LEAF_SIGNATURE" ]);
function explainRedisError(error, server) {
if (error instanceof errors.AD) return error;
const said = innermost(error);
const [code, what, remedy, passes = false] = explainConnection(said, server) ?? explainReply(said.message, server);
const explained = new errors.AD(code, `Redis at ${server.address} ${what}.`, remedy);
return passes ? (0, errors.PB)(explained) : explained;
}
function innermost(error) {
let at = error;
for (let depth = 0; depth < 5; depth += 1) {
const inner = at?.lastNodeError;
if (!inner) break;
at = inner;
}
return at instanceof Error ? at : {
message: String(at)
};
}
function explainConnection({message: message, code: code}, {tls: tls}) {
if (typeof code === "string" && CERTIFICATE.has(code)) return [ "PACELINE_STORE_REDIS", `has a certificate that nothing here vouches for (${code})`, "Set PACELINE_REDIS_CA to the certificate (PEM) of the authority that signed it, or to a file with it." ];
if (code === "ERR_TLS_CERT_ALTNAME_INVALID" || code === "CERT_HAS_EXPIRED") {
const why = code === "CERT_HAS_EXPIRED" ? "has expired" : "is for another host name";
return [ "PACELINE_STORE_REDIS", `has a certificate that ${why}`, "Name the host as its certificate does, or renew it." ];
}
if (code === "EPROTO" || typeof code === "string" && code.startsWith("ERR_SSL_")) return [ "PACELINE_STORE_REDIS", "does not speak TLS", "Write redis:// in the store, or name the port for TLS." ];
if (/^Protocol error/.test(message)) return [ "PACELINE_STORE_REDIS", "does not speak Redis's protocol", "Check host and port; with TLS write rediss://." ];
const closed = /^Connection is closed|^Command aborted|^Stream isn't writeable/.test(message);
if (closed || typeof code === "string" && /^E[A-Z_]+$/.test(code) || /^None of startup nodes/.test(message)) {
const why = closed ? "it closed the connection" : typeof code === "string" ? code : "no node answers";
return [ "PACELINE_STORE_REDIS", `cannot be reached: ${why}`, reach(tls), true ];
}
return;
}
function explainReply(message, {cluster: cluster, secrets: secrets}) {
const word = /^[A-Z]+\b/.exec(message)?.[0] ?? "";
switch (word) {
case "NOAUTH":
return [ "PACELINE_STORE_DENIED", "asks for a password", CREDENTIALS ];

case "WRONGPASS":
return [ "PACELINE_STORE_DENIED", "refuses the user name or password", CREDENTIALS ];

case "NOPERM":
{
const command = /'([a-z|]{1,40})' command/i.exec(message)?.[1];
return [ "PACELINE_STORE_DENIED", "does not let this user " + (command ? `run ${command.toUpperCase()}` : "use the store's keys"), "Allow it, for instance by ACL SETUSER … ~paceline:* +@read +@write +@scripting +@transaction +@connection." ];
}

case "OOM":
return [ "PACELINE_STORE_FULL", "is full: it has used its maxmemory and may evict nothing", "Raise maxmemory, or set maxmemory-policy to allkeys-lru." ];

case "READONLY":
return [ "PACELINE_STORE_READ_ONLY", "is a read-only replica", "Name its master in the store to write there too." ];

case "MISCONF":
case "NOREPLICAS":
return [ "PACELINE_STORE_REDIS", `takes no writes now (${word})`, LASTS ];

case "LOADING":
case "BUSY":
case "CLUSTERDOWN":
case "MASTERDOWN":
case "TRYAGAIN":
return [ "PACELINE_STORE_REDIS", `is not ready (${word})`, LASTS, true ];

case "MOVED":
case "ASK":
return cluster ? [ "PACELINE_STORE_REDIS", "moves its slots", LASTS, true ] : [ "PACELINE_STORE_REDIS", "is a node of a cluster", "Write redis://…?cluster=true in the store." ];

case "WRONGTYPE":
return [ "PACELINE_STORE_REDIS", "holds something else where a value of the store would be", "Give the store a prefix of its own." ];
}
if (word === "NOGROUP" || /^ERR no such key/.test(message)) return [ "PACELINE_STORE_REDIS", "no longer has what was kept there", "Look whether it was flushed, started again without its data, or evicts keys (maxmemory-policy)." ];
if (/cluster support disabled/i.test(message)) return [ "PACELINE_STORE_REDIS", "is no cluster", "Remove cluster=true from the store." ];
if (/DB index is out of range|invalid DB index/i.test(message)) return [ "PACELINE_STORE_REDIS", "has no database of that number", "Correct the number at the end of the URL." ];
if (/invalid (?:username-)?password/i.test(message)) return [ "PACELINE_STORE_DENIED", "refuses the user name or password", CREDENTIALS ];
if (/^ERR syntax error/.test(message)) return [ "PACELINE_STORE_REDIS", "is too old for the store", "Use Redis 6.2 or newer, or Valkey." ];
const text = secrets.reduce((rest, secret) => rest.replaceAll(secret, "***"), message);
return [ "PACELINE_STORE_REDIS", `failed: ${text.replaceAll(/\s+/g, " ").slice(0, 1e3).replace(/[.\s]+$/, "").slice(0, 200)}`, LASTS ];
}
const reach = tls => "Check the address, and that the runner may reach it; " + (tls ? "if it does not speak TLS, write redis://." : "if it expects TLS, write rediss://.");
const redisDeadlineExceeded = ({address: address, tls: tls}, seconds) => new errors.AD("PACELINE_STORE_DEADLINE", `Redis at ${address} did not answer within ${seconds} s.`, reach(tls));
const BYTES_PER_SECOND = 2 ** 20;
function createRedisConnection(options) {
const {connectSeconds: connectSeconds = 3, commandSeconds: commandSeconds = 4} = options;
const settings = settingsOf(options);
const {server: server} = settings;
let closed = false;
let current;
async function open() {
const [{default: ioredis}, ca] = await Promise.all([ Promise.all([ __webpack_require__.e(2830), __webpack_require__.e(7796) ]).then(__webpack_require__.t.bind(__webpack_require__, 67796, 19)), settings.ca() ]);
if (closed) throw (0, errors.mB)();
if (current) return current;
const common = {
...settings.login,
...server.tls ? {
tls: {
...ca === void 0 ? {} : {
ca: ca
}
}
} : {},
connectTimeout: connectSeconds * 1e3,
disconnectTimeout: 0,
connectionName: "paceline",
disableClientInfo: true,
enableReadyCheck: false,
maxRetriesPerRequest: 0,
autoResendUnfulfilledCommands: false,
protocol: 2
};
const {host: host, port: port} = settings;
const client = server.cluster ? new ioredis.Cluster([ {
host: host,
port: port
} ], {
lazyConnect: true,
enableReadyCheck: false,
clusterRetryStrategy: null,
maxRedirections: 5,
slotsRefreshTimeout: connectSeconds * 1e3,
dnsLookup: (address, callback) => callback(null, address),
redisOptions: common
}) : new ioredis.Redis({
...common,
host: host,
port: port,
lazyConnect: true,
retryStrategy: null
});
let reason;
client.on("error", error => {
reason = error;
});
client.on("node error", error => {
reason ??= error;
});
const opened = {
client: client,
ready: connect(client),
reason: () => reason
};
opened.ready.catch(() => {});
current = opened;
client.on("end", () => {
if (current === opened) current = void 0;
});
return opened;
}
async function connect(client) {
await client.connect();
if (settings.database !== 0) await client.select(settings.database);
}
function drop(client) {
if (current?.client === client) current = void 0;
destroy(client);
}
return {
async use(commands, bytes = 0) {
if (closed) throw (0, errors.mB)();
const opened = current ?? await open();
const {client: client} = opened;
try {
await within(connectSeconds, opened.ready, () => drop(client));
} catch (error) {
drop(client);
throw closed ? (0, errors.mB)() : explain(opened.reason() ?? error, error);
}
const seconds = commandSeconds + bytes / BYTES_PER_SECOND;
try {
return await within(seconds, commands(client), () => drop(client));
} catch (error) {
if (closed) throw (0, errors.mB)();
throw explain(isClosing(error) ? opened.reason() ?? error : error, error);
}
},
close() {
closed = true;
if (current) destroy(current.client);
current = void 0;
}
};
function explain(error, first) {
return first instanceof errors.AD ? first : explainRedisError(error, server);
}
async function within(seconds, work, late) {
let timer;
const deadline = new Promise((_, reject) => {
timer = setTimeout(() => {
reject(redisDeadlineExceeded(server, Number(seconds.toFixed(1))));
late();
}, seconds * 1e3);
});
try {
return await Promise.race([ work, deadline ]);
} finally {
clearTimeout(timer);
}
}
}
const isClosing = error => error instanceof Error && /^Connection is closed|^Command aborted|^None of startup/.test(error.message);
function destroy(client) {
const sockets = "nodes" in client ? client.nodes("all").map(node => node.stream) : [ client.stream ];
client.disconnect();
for (const socket of sockets) socket?.destroy();
}
const wrong = what => new errors.AD("PACELINE_STORE_SPEC", `The store tier "redis" ${what}.`, "Write redis://host:6379/0, rediss://host:6380 for TLS, or redis://host:6379?cluster=true.");
function settingsOf({url: url, variables: variables, tls: tls, ...given}) {
(0, refuse_credentials.X)("redis", url);
const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
if (host === "") throw wrong("names no host");
const port = url.port === "" ? 6379 : Number(url.port);
const cluster = url.searchParams.get("cluster") === "true";
const database = /^\/?(\d{0,5})$/.exec(url.pathname)?.[1];
if (database === void 0) throw wrong("names a database that is no number");
if (cluster && Number(database) !== 0) throw wrong("names a database, and a cluster has none but 0");
const username = given.username || variables["PACELINE_REDIS_USERNAME"];
const password = given.password || variables["PACELINE_REDIS_PASSWORD"];
const authority = tls?.ca ?? variables["PACELINE_REDIS_CA"];
const server = {
address: `${url.hostname}:${port}`,
tls: url.protocol === "rediss:",
cluster: cluster,
secrets: [ username, password ].filter(text => text !== void 0 && text !== "")
};
return {
host: host,
port: port,
database: Number(database),
server: server,
login: password ? {
password: password,
...username ? {
username: username
} : {}
} : {},
async ca() {
if (!authority || authority.includes("-----BEGIN")) return authority || void 0;
try {
return await (0, promises_.readFile)(authority, "utf8");
} catch (error) {
const why = error.code ?? "error";
throw new errors.AD("PACELINE_STORE_REDIS", `The file that PACELINE_REDIS_CA names cannot be read (${why}).`, "Set it to a certificate in PEM, or to the path of a file with it.");
}
}
};
}
},
84011: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
createRedisTier: () => createRedisTier
});
var external_node_crypto_ = __webpack_require__(77598);
var put_id = __webpack_require__(96209);
var tier = __webpack_require__(25916);
var value_file = __webpack_require__(3574);
var value_info = __webpack_require__(46668);
var redis_connection = __webpack_require__(46136);
const redisKey = (prefix, key) => prefix + encode(key);
const scanPattern = (prefix, start) => `${redisKey(prefix, start).replace(/[\\*?[\]]/g, "\\$&")}*`;
const encode = key => key.replace(/[^\x21-\x7e]|[~{}]/g, unit => `~${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
var register_value = __webpack_require__(25949);
const REPLACE = "local held = redis.call('GET', KEYS[1]) or ''\nif held == ARGV[2] then return 1 end\nif (held == '' and '' or redis.sha1hex(held)) ~= ARGV[1] then return 0 end\nredis.call('SET', KEYS[1], ARGV[2])\nreturn 1";
function createRedisRegister(connection, root) {
const name = key => redisKey(root, key);
const locate = key => `the key ${name(key)} in Redis`;
return {
async read(key) {
const file = await connection.use(client => client.getrangeBuffer(name(key), 0, register_value.DR));
if (file.byteLength === 0) return;
return {
bytes: (0, register_value.kI)(file, key, locate(key)),
version: versionOf(file)
};
},
async replace(key, bytes, expected) {
const file = (0, register_value.q9)(key, bytes);
const replaced = await connection.use(client => client.eval(REPLACE, 1, name(key), expected ?? "", file));
return replaced === 1 ? versionOf(file) : void 0;
},
locate: locate
};
}
const versionOf = file => (0, external_node_crypto_.createHash)("sha1").update(file).digest("hex");
async function answersOf(pipeline) {
return (await pipeline.exec() ?? []).map(([error, answer]) => {
if (error) throw error;
return answer;
});
}
async function readStart(client, name) {
const [first, size] = await answersOf(client.pipeline().getrangeBuffer(name, 0, value_file.sg - 1).strlen(name));
if (first.byteLength === 0) return;
return complete(client, name, first, size);
}
async function complete(client, name, first, size) {
const length = (0, value_file.gT)(first);
if (length === void 0 || length <= first.byteLength || length > size) return {
first: first,
header: (0, value_file.E2)(first, size)
};
const longer = await client.getrangeBuffer(name, 0, length - 1);
return {
first: longer,
header: (0, value_file.E2)(longer, size)
};
}
function createHeaderReader() {
let untouched = true;
return async function read(client, node, names) {
if (names.length === 0) return [];
const pipeline = node.pipeline();
const quiet = untouched;
if (quiet) pipeline.call("CLIENT", "NO-TOUCH", "ON");
for (const name of names) pipeline.object("IDLETIME", name).getrangeBuffer(name, 0, value_file.sg - 1).strlen(name);
if (quiet) pipeline.call("CLIENT", "NO-TOUCH", "OFF");
const answers = await pipeline.exec() ?? [];
if (quiet) untouched = !answers[0]?.[0];
const listed = [];
for (const [index, name] of names.entries()) {
const at = 3 * index + (quiet ? 1 : 0);
const [idle, first, size] = [ answers[at], answers[at + 1], answers[at + 2] ];
const found = await startOf(client, name, first, size);
if (!found?.header) continue;
const idleSeconds = idle[0] ? void 0 : idle[1];
listed.push({
header: found.header,
...typeof idleSeconds === "number" ? {
idleSeconds: idleSeconds
} : {}
});
}
return listed;
};
}
async function startOf(client, name, first, size) {
const error = first[0] ?? size[0];
if (error === null) {
const bytes = first[1];
return bytes.byteLength === 0 ? void 0 : complete(client, name, bytes, size[1]);
}
if (error.message.startsWith("WRONGTYPE")) return;
if (/^(?:MOVED|ASK) /.test(error.message)) return readStart(client, name);
throw error;
}
const SCAN_COUNT = 1e3;
const GRACE_MILLISECONDS = 5e3;
const redis_REPLACE = "if redis.call('GETRANGE', KEYS[1], 0, #ARGV[1] - 1) ~= ARGV[1] then return 0 end\nif ARGV[3] == '' then redis.call('SET', KEYS[1], ARGV[2])\nelse redis.call('SET', KEYS[1], ARGV[2], 'PXAT', ARGV[3]) end\nreturn 1";
const QUARANTINE = "if redis.sha1hex(redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end\nreturn redis.call('UNLINK', KEYS[1])";
function createRedisTier(options) {
const {prefix: prefix = "paceline:", maxValueBytes: maxValueBytes = 2 ** 20, now: now = Date.now} = options;
const connection = (0, redis_connection.a)(options);
const root = `${prefix}store:`;
const name = key => redisKey(root, key);
const headers = createHeaderReader();
let corrupt = 0;
const live = header => header !== void 0 && (0, value_info.DG)(header, now());
async function start(client, key) {
const found = await readStart(client, name(key));
return found?.header && found.header.key !== key ? {
...found,
header: void 0
} : found;
}
const freedAt = expiresAt => expiresAt === void 0 ? void 0 : Math.max(1, Math.ceil(Date.now() + (expiresAt - now()) + GRACE_MILLISECONDS));
async function create(client, key, {file: file, id: id, until: until}) {
for (;;) {
const stored = until === void 0 ? await client.set(name(key), file, "NX") : await client.set(name(key), file, "PXAT", until, "NX");
if (stored === "OK") return true;
const dead = await start(client, key);
if (dead === void 0) continue;
if (live(dead.header)) return dead.header.id === id;
const replaced = await client.eval(redis_REPLACE, 1, name(key), dead.first, file, until ?? "");
if (replaced === 1) return true;
}
}
async function* scan(start) {
const seen = new Set;
const pattern = scanPattern(root, start);
const nodes = await connection.use(async client => "nodes" in client ? client.nodes("master") : [ client ]);
for (const node of nodes) {
let cursor = "0";
do {
const [next, names] = await connection.use(() => node.scan(cursor, "MATCH", pattern, "COUNT", SCAN_COUNT));
cursor = next;
const fresh = names.filter(text => !seen.has(text) && seen.add(text));
if (fresh.length > 0) yield {
node: node,
names: fresh
};
} while (cursor !== "0");
}
}
return {
name: "redis",
shared: true,
register: createRedisRegister(connection, `${prefix}register:`),
writePolicy: {
maxValueBytes: maxValueBytes
},
limits: {
deadlineSeconds: 5,
retries: 2,
concurrency: 32
},
async get(key, {sha256: expected} = {}) {
return connection.use(async client => {
const file = await client.getrangeBuffer(name(key), 0, value_file.gZ);
if (file.byteLength === 0) return;
const found = (0, value_file.C$)(file, key, expected);
if (!found) {
corrupt += 1;
const digest = (0, external_node_crypto_.createHash)("sha1").update(file).digest("hex");
await client.eval(QUARANTINE, 1, name(key), digest).catch(() => {});
return;
}
return live(found.header) ? (0, value_info.BA)(found.bytes, found.header) : void 0;
}, maxValueBytes);
},
async getRange(key, offset, length) {
return connection.use(async client => {
for (;;) {
const found = await start(client, key);
if (!live(found?.header)) return;
const {first: first, header: header} = found;
const end = Math.min(offset + length, header.size);
if (end <= offset) return new Uint8Array;
const base = (0, value_file.gT)(first);
const answers = await answersOf(client.pipeline().getrangeBuffer(name(key), base + offset, base + end - 1).getrangeBuffer(name(key), 0, first.byteLength - 1));
const [range, again] = answers;
if (again.equals(first)) return range;
}
}, length);
},
async head(key) {
return connection.use(async client => {
const found = await start(client, key);
return live(found?.header) ? (0, value_info.q0)(key, found.header, now()) : void 0;
});
},
async put(key, bytes, put = {}) {
if (bytes.byteLength > tier.P) return "refused";
const id = put.id ?? (0, put_id.R)();
const header = (0, value_file.YS)({
...(0, value_file.Ij)(key, bytes, put, now()),
id: id
});
const file = Buffer.concat([ header, bytes ]);
const until = freedAt(put.expiresAt);
return connection.use(async client => {
if (put.ifAbsent) return await create(client, key, {
file: file,
id: id,
until: until
}) ? "stored" : "exists";
if (until === void 0) await client.set(name(key), file); else await client.set(name(key), file, "PXAT", until);
return "stored";
}, file.byteLength);
},
async* list(start, {expired: expired = false} = {}) {
for await (const {node: node, names: names} of scan(start)) for (const {header: header, idleSeconds: idleSeconds} of await connection.use(client => headers(client, node, names))) {
if (!expired && !live(header) || !header.key.startsWith(start)) continue;
const usedAt = idleSeconds === void 0 ? void 0 : now() - idleSeconds * 1e3;
yield (0, value_info.q0)(header.key, header, usedAt);
}
},
async newest(prefixes) {
const byPrefix = prefixes.map(start => ({
start: start,
named: redisKey(root, start),
found: []
}));
for await (const {node: node, names: names} of scan(commonStart(prefixes))) for (const {named: named, found: found} of byPrefix) {
const own = names.filter(text => text.startsWith(named));
if (own.length > 0) found.push({
node: node,
names: own
});
}
for (const {start: start, found: found} of byPrefix) {
let best;
for (const {node: node, names: names} of found) for (const {header: header} of await connection.use(client => headers(client, node, names))) {
if (!live(header) || !header.key.startsWith(start)) continue;
if (!best || header.createdAt > best.createdAt) best = (0, value_info.q0)(header.key, header);
}
if (best) return best;
}
return;
},
async delete(key) {
return connection.use(async client => {
const found = await start(client, key);
if (found === void 0) return false;
return await client.unlink(name(key)) === 1 && live(found.header);
});
},
async close() {
connection.close();
},
counters: () => ({
evictions: 0,
corrupt: corrupt
})
};
}
function commonStart([first = "", ...others]) {
let length = first.length;
for (const other of others) {
let same = 0;
while (same < length && first[same] === other[same]) same += 1;
length = same;
}
return first.slice(0, length);
}
}
};
