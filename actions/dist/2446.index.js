export const id = 2446;

export const ids = [ 2446, 3574, 5949, 8330, 4997 ];

export const modules = {
80673: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
CO: () => digestKey,
E2: () => decodeHeader,
EQ: () => HEADER_NAME,
Ij: () => createHeader,
YS: () => encodeHeader
});
var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
var _tier_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70204);
var _tier_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3579);
var _tier_put_id_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96209);
var _tier_tier_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(25916);
var _tier_value_info_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46668);
const HEADER_NAME = "paceline";
const MAX_HEADER_LENGTH = 2048 - HEADER_NAME.length;
const MAX_DECODED = 65536;
const digestKey = key => (0, _tier_digest_js__WEBPACK_IMPORTED_MODULE_1__.g5)(key, "base64url").slice(0, 16);
function createHeader(key, bytes, options, about) {
return {
...(0, _tier_value_info_js__WEBPACK_IMPORTED_MODULE_2__.tP)(bytes, options, about.now),
id: options.id ?? (0, _tier_put_id_js__WEBPACK_IMPORTED_MODULE_3__.R)(),
contentAddressed: options.contentAddressed === true,
...about.namesKey ? {} : {
key: key
},
keyDigest: digestKey(key)
};
}
function encodeHeader(header) {
const json = JSON.stringify({
n: header.size,
s: header.sha256,
c: header.createdAt,
e: header.expiresAt,
m: Object.keys(header.metadata).length > 0 ? header.metadata : void 0,
i: header.id,
a: header.contentAddressed ? 1 : void 0,
k: header.key,
h: header.keyDigest
});
const plain = `1.${Buffer.from(json).toString("base64url")}`;
const encoded = plain.length <= 1024 ? plain : `2.${(0, node_zlib__WEBPACK_IMPORTED_MODULE_0__.deflateRawSync)(json).toString("base64url")}`;
if (encoded.length > MAX_HEADER_LENGTH) throw new _tier_errors_js__WEBPACK_IMPORTED_MODULE_4__.AD("PACELINE_STORE_METADATA", `The metadata${header.key === void 0 ? "" : " and key"} of a value take ${encoded.length} bytes; an object store keeps at most ${MAX_HEADER_LENGTH} beside an object.`, "Shorten the key or store less metadata with it.");
return encoded;
}
function decodeHeader(text, key) {
if (text === void 0 || text.length > 2 * MAX_HEADER_LENGTH) return;
let raw;
try {
const packed = Buffer.from(text.slice(2), "base64url");
const json = text.startsWith("1.") ? packed : text.startsWith("2.") ? (0, node_zlib__WEBPACK_IMPORTED_MODULE_0__.inflateRawSync)(packed, {
maxOutputLength: MAX_DECODED
}) : Buffer.from("null");
raw = JSON.parse(json.toString());
} catch {
return;
}
if (typeof raw !== "object" || raw === null) return;
const {n: n, s: s, c: c, e: e, m: m = {}, i: i, a: a, k: k, h: h} = raw;
const sound = (0, _tier_value_info_js__WEBPACK_IMPORTED_MODULE_2__.wP)(n) && n <= _tier_tier_js__WEBPACK_IMPORTED_MODULE_5__.P && (0, 
_tier_value_info_js__WEBPACK_IMPORTED_MODULE_2__.Bc)(s) && (0, _tier_value_info_js__WEBPACK_IMPORTED_MODULE_2__.uZ)(c) && (e === void 0 || (0, 
_tier_value_info_js__WEBPACK_IMPORTED_MODULE_2__.uZ)(e)) && (0, _tier_value_info_js__WEBPACK_IMPORTED_MODULE_2__.SE)(m) && typeof i === "string" && (k === void 0 || typeof k === "string") && typeof h === "string";
if (!sound) return;
const owner = key ?? k;
if (owner !== void 0 && digestKey(owner) !== h) return;
return {
size: n,
sha256: s,
createdAt: c,
...e === void 0 ? {} : {
expiresAt: e
},
metadata: m,
id: i,
contentAddressed: a === 1,
...k === void 0 ? {} : {
key: k
},
keyDigest: h
};
}
},
82985: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
q: () => createKeySpace
});
var _tier_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70204);
const MAX_OBJECT_KEY_BYTES = 1024;
const HASH_LENGTH = 66;
function createKeySpace(prefix) {
const root = prefix === "" ? "" : `${prefix}/`;
const room = MAX_OBJECT_KEY_BYTES - Buffer.byteLength(root) - 1;
const readable = room - HASH_LENGTH;
return {
objectKey(key) {
const encoded = encode(key);
if (encoded.length <= room) return `${root}${encoded}!`;
return `${root}${encoded.slice(0, readable)}!-${(0, _tier_digest_js__WEBPACK_IMPORTED_MODULE_0__.g5)(key)}!`;
},
objectPrefix: text => `${root}${encode(text.replace(/\.$/, "")).slice(0, readable)}`,
storeKey(objectKey) {
if (!objectKey.startsWith(root) || !objectKey.endsWith("!")) return;
const name = objectKey.slice(root.length, -1);
if (/!-[0-9a-f]{64}$/.test(name)) return "hashed";
const key = decode(name);
return key !== void 0 && encode(key) === name ? {
key: key
} : void 0;
},
ownKey: name => `${root}!own/${name}`
};
}
const encode = text => text.replace(/(?<=^|\/)[./]|\.(?=\/)|[^A-Za-z0-9._/=-]/g, unit => {
const code = unit.charCodeAt(0);
return code < 128 ? `!${hex(code, 2)}` : `!u${hex(code, 4)}`;
});
const hex = (code, digits) => code.toString(16).toUpperCase().padStart(digits, "0");
function decode(name) {
if (/!(?!u[0-9A-F]{4}|[0-9A-F]{2})/.test(name)) return;
return name.replace(/!u([0-9A-F]{4})|!([0-9A-F]{2})/g, (_, wide, narrow) => String.fromCharCode(Number.parseInt(wide ?? narrow, 16)));
}
},
42446: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
createGcsTier: () => createGcsTier,
createS3Tier: () => createS3Tier
});
var object_header = __webpack_require__(80673);
var object_key = __webpack_require__(82985);
var errors = __webpack_require__(3579);
var map_at_most = __webpack_require__(6594);
var refuse_credentials = __webpack_require__(34603);
var value_info = __webpack_require__(46668);
var retry = __webpack_require__(64452);
const PERMISSIONS = {
read: "s3:GetObject, and s3:ListBucket (without it S3 answers 403 for an object that does not exist)",
write: "s3:PutObject and s3:AbortMultipartUpload, and s3:GetObject",
list: "s3:ListBucket and s3:GetObject",
delete: "s3:DeleteObject, s3:GetObject and s3:ListBucket"
};
const THROTTLED = new Set([ "SlowDown", "Throttling", "ThrottlingException", "TooManyRequests", "RequestLimitExceeded" ]);
const WRONG_REGION = new Set([ "PermanentRedirect", "TemporaryRedirect", "Redirect", "AuthorizationHeaderMalformed" ]);
const statusOf = error => {
const {$metadata: $metadata, $response: $response} = error ?? {};
return $metadata?.httpStatusCode ?? $response?.statusCode;
};
const codeOf = error => {
const {Code: Code, name: name, code: code} = error ?? {};
return Code ?? name ?? code ?? "";
};
function describeS3Error(error, operation, location) {
if (error instanceof errors.AD) return error;
const {bucket: bucket, name: tier, region: region} = location;
const status = statusOf(error);
const code = codeOf(error);
const system = error?.code ?? "";
const said = [ code && /^\w{1,60}$/.test(code) ? code : "", status ? `HTTP ${status}` : "" ].filter(Boolean).join(", ");
const where = `The ${tier} bucket "${bucket}"`;
if (/^(?:Credentials|Token)Provider/.test(code) || code === "ProviderError") return new errors.AD("PACELINE_STORE_CREDENTIALS", `No credentials for the ${tier} bucket "${bucket}" were found, or none that work.`, "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, use aws-actions/configure-aws-credentials (OIDC), a profile, or the role of the machine.");
const headers = error?.$response?.headers ?? {};
const right = error?.Region ?? headers["x-amz-bucket-region"];
const elsewhere = right !== void 0 && right !== region;
if (WRONG_REGION.has(code) || status !== void 0 && status >= 300 && status < 400 || status === 400 && elsewhere) {
const named = elsewhere && /^[a-z0-9-]{1,40}$/.test(right) ? right : void 0;
return new errors.AD("PACELINE_STORE_REGION", `${where} is not in the region ${region}${named ? `, but in ${named}` : ""}.`, named ? `Write region=${named} in the store's URL.` : "Write the bucket's region in the store's URL, as region=eu-central-1.");
}
if (code === "NoSuchBucket") return new errors.AD("PACELINE_STORE_NO_BUCKET", `${where} does not exist.`, "Create it, or correct the name in the store.");
if (code === "RequestTimeTooSkewed") return (0, errors.PB)(new errors.AD("PACELINE_STORE_CLOCK", `${where} refuses requests, since this machine's clock is more than 15 minutes off.`, "Set the machine's clock, for instance by NTP."));
if (code === "ExpiredToken" || code === "TokenRefreshRequired") return new errors.AD("PACELINE_STORE_DENIED", `${where} refuses the credentials: they have expired (${said}).`, "Get new ones: for a long job ask for a longer session, or use a role that renews them.");
if (code === "SignatureDoesNotMatch" || code === "InvalidAccessKeyId") return new errors.AD("PACELINE_STORE_DENIED", `${where} refuses the credentials (${said}).`, "Check the access key, its secret, and that they are of this service.");
if (THROTTLED.has(code) || status === 429 || status === 503 && code !== "ServiceUnavailable") return (0, 
errors.PB)(new errors.AD("PACELINE_STORE_BUSY", `${where} asks to slow down (${said}).`, "Lower the number of jobs that use it at a time."), headers["retry-after"]);
if (status === 401 || status === 403) return new errors.AD("PACELINE_STORE_DENIED", `${where} refuses to ${operation} (${said}).`, `Grant ${PERMISSIONS[operation]}.`);
if (status !== void 0 && status >= 500 && status !== 501) return (0, errors.PB)(new errors.AD("PACELINE_STORE_UNAVAILABLE", `${where} failed to answer (${said}).`, "Look at the service's own state."), headers["retry-after"]);
if (code === "AbortError" || retry.Lx.has(code) || retry.Lx.has(system)) return (0, 
errors.PB)(new errors.AD("PACELINE_STORE_UNREACHABLE", `${where} cannot be reached (${system || code}).`, "Check the endpoint, the network and a proxy."));
if (status === void 0 && system !== "") return new errors.AD("PACELINE_STORE_UNREACHABLE", `${where} cannot be reached (${/^\w{1,60}$/.test(system) ? system : "no code"}).`, "Check the endpoint, its certificate and the network.");
return new errors.AD("PACELINE_STORE_UNEXPECTED", `${where} could not ${operation} (${said || "no answer that is understood"}).`, "Check that the endpoint is an S3 service.");
}
const CONNECT_MS = 5e3;
const SOCKETS = 32;
const CREDENTIALS_RETRY_MS = 6e4;
function connectS3(options) {
const {bucket: bucket, variables: variables, name: name = "s3", idleTimeoutMs: idleTimeoutMs = 3e4, now: now = Date.now} = options;
let opened;
let region = options.region ?? variables["AWS_REGION"] ?? variables["AWS_DEFAULT_REGION"] ?? "";
let closed = false;
async function open() {
const sdk = await __webpack_require__.e(3711).then(__webpack_require__.t.bind(__webpack_require__, 53711, 19));
const [http, https] = await Promise.all([ Promise.resolve().then(__webpack_require__.t.bind(__webpack_require__, 37067, 19)), Promise.resolve().then(__webpack_require__.t.bind(__webpack_require__, 44708, 19)) ]);
const agent = {
keepAlive: true,
maxSockets: SOCKETS
};
const endpoint = options.endpoint ?? variables["AWS_ENDPOINT_URL_S3"] ?? variables["AWS_ENDPOINT_URL"];
const configuration = {
...options.profile === void 0 ? {} : {
profile: options.profile
},
...endpoint === void 0 || endpoint === "" ? {} : {
endpoint: endpoint
},
forcePathStyle: options.pathStyle ?? Boolean(endpoint),
requestChecksumCalculation: "WHEN_REQUIRED",
responseChecksumValidation: "WHEN_REQUIRED",
maxAttempts: 1,
expectContinueHeader: false,
requestHandler: {
connectionTimeout: CONNECT_MS,
socketTimeout: idleTimeoutMs,
httpAgent: new http.Agent(agent),
httpsAgent: new https.Agent(agent)
},
logger: QUIET,
...credentials()
};
if (region === "") {
const probe = new sdk.S3Client(configuration);
region = await probe.config.region().catch(() => "us-east-1");
}
return {
sdk: sdk,
client: new sdk.S3Client({
...configuration,
region: region
})
};
}
function credentials() {
if (options.credentials) return {
credentials: options.credentials
};
const {AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey} = variables;
const sessionToken = variables["AWS_SESSION_TOKEN"];
if (accessKeyId && secretAccessKey && !options.profile && !variables["AWS_PROFILE"]) return {
credentials: {
accessKeyId: accessKeyId,
secretAccessKey: secretAccessKey,
...sessionToken ? {
sessionToken: sessionToken
} : {}
}
};
return {};
}
let withoutCredentials;
return {
location: () => ({
name: name,
bucket: bucket,
region: region || "us-east-1"
}),
async send(make, {digest: digest} = {}) {
if (closed) throw (0, errors.mB)();
if (withoutCredentials && withoutCredentials.until > now()) throw withoutCredentials.error;
opened ??= open();
const {sdk: sdk, client: client} = await opened;
if (closed) throw (0, errors.mB)();
const command = make(sdk);
if (digest) command.middlewareStack.add(next => step => {
step.request.headers["x-amz-content-sha256"] = digest;
return next(step);
}, {
step: "build",
name: "knownDigest"
});
try {
return await client.send(command);
} catch (error) {
if (closed) throw (0, errors.mB)();
if (describeS3Error(error, "read", this.location()).code === "PACELINE_STORE_CREDENTIALS") withoutCredentials = {
error: error,
until: now() + CREDENTIALS_RETRY_MS
};
throw error;
}
},
explain(error, operation) {
return describeS3Error(error, operation, this.location());
},
close() {
closed = true;
opened?.then(({client: client}) => client.destroy()).catch(() => {});
}
};
}
const QUIET = {
debug() {},
info() {},
warn() {},
error() {},
trace() {}
};
function createConditions(keys, writer, known) {
const kept = {};
let bare = false;
const ifMatch = etag => ({
ifMatch: bare ? etag.replaceAll('"', "") : etag
});
async function ask(kind) {
const probe = keys.ownKey("conditions");
const condition = kind === "ifNoneMatch" ? {
ifNoneMatch: "*"
} : {
ifMatch: '"00000000000000000000000000000000"'
};
for (const _ of [ "first", "second" ]) {
const answer = await conditionalPut(() => writer.mark(probe, {
condition: condition
}));
if (answer === "failed" || answer === "conflict") return true;
if (answer === "unknown") return false;
if (answer === "missing") await writer.mark(probe);
}
return false;
}
return {
keeps(kind) {
if (known !== void 0) return Promise.resolve(known);
const asked = kept[kind] ?? ask(kind);
kept[kind] = asked;
asked.catch(() => {
if (kept[kind] === asked) delete kept[kind];
});
return asked;
},
ifMatch: ifMatch,
spellOtherwise(etag, refused) {
if ("ifMatch" in refused && refused.ifMatch === ifMatch(etag).ifMatch) bare = !bare;
}
};
}
async function conditionalPut(put) {
try {
await put();
return "stored";
} catch (error) {
const status = statusOf(error);
if (status === 412) return "failed";
if (status === 409) return "conflict";
if (status === 404 && codeOf(error) !== "NoSuchBucket") return "missing";
if (status === 501) return "unknown";
throw error;
}
}
var external_node_crypto_ = __webpack_require__(77598);
var promises_ = __webpack_require__(58500);
const ATTEMPTS = 8;
const HEAD_FIRST_BYTES = 65536;
const CLAIM_LIVES_MS = 3e5;
function createCreator({keys: keys, reader: reader, writer: writer, lister: lister, isLive: isLive, conditions: conditions, claimMs: claimMs}) {
async function create(upload, key) {
if (upload.bytes.byteLength > HEAD_FIRST_BYTES) {
const found = await reader.stat(upload.objectKey, key);
if (isLive(found)) return isOwn(found, upload) ? "stored" : "exists";
}
if (!await conditions.keeps("ifNoneMatch")) return createByClaim(upload, key);
let refused;
for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
const created = await conditionalPut(() => writer.put(upload, {
ifNoneMatch: "*"
}));
if (created === "stored") return "stored";
if (created === "unknown") return createByClaim(upload, key);
if (created === "conflict") {
await (0, promises_.setTimeout)(Math.random() * 50 * 2 ** attempt);
continue;
}
const found = await reader.stat(upload.objectKey, key);
if (!found) continue;
if (isOwn(found, upload)) return "stored";
if (isLive(found)) return "exists";
if (!await conditions.keeps("ifMatch")) return createByClaim(upload, key);
if (found.etag === refused?.etag) conditions.spellOtherwise(refused.etag, refused.condition);
const condition = conditions.ifMatch(found.etag);
const replaced = await conditionalPut(() => writer.put(upload, condition));
if (replaced === "stored") return "stored";
refused = replaced === "failed" ? {
etag: found.etag,
condition: condition
} : void 0;
if (replaced === "unknown") return createByClaim(upload, key);
}
throw (0, errors.PB)(new errors.AD("PACELINE_STORE_BUSY", "Too many writers create the same value.", "Try again later."));
}
async function createByClaim(upload, key) {
const found = await reader.stat(upload.objectKey, key);
if (isLive(found)) return isOwn(found, upload) ? "stored" : "exists";
const folder = keys.ownKey(`claims/${upload.header.keyDigest}/`);
const claim = await putClaim(folder);
try {
const claimed = performance.now();
await (0, promises_.setTimeout)(claimMs);
const claims = await lister.objects(folder);
const own = claims.find(({objectKey: objectKey}) => objectKey === claim);
const rivals = claims.filter(({modified: modified}) => own && own.modified - modified < CLAIM_LIVES_MS);
rivals.sort((a, b) => a.modified - b.modified || (a.objectKey < b.objectKey ? -1 : 1));
if (own && rivals[0] === own) {
if (isLive(await reader.stat(upload.objectKey, key))) return "exists";
if (performance.now() - claimed > CLAIM_LIVES_MS / 2) throw slow();
await writer.put(upload);
return "stored";
}
if (!own) throw slow();
return "exists";
} finally {
await writer.remove(claim).catch(() => {});
}
}
async function putClaim(folder) {
for (let attempt = 0; attempt < 3; attempt++) {
const claim = `${folder}${(0, external_node_crypto_.randomUUID)()}`;
const started = performance.now();
await writer.mark(claim);
if (performance.now() - started < claimMs / 2) return claim;
await writer.remove(claim).catch(() => {});
}
throw slow();
}
return {
create: create
};
}
const isOwn = (found, {header: header}) => found?.header?.id === header.id;
const slow = () => (0, errors.PB)(new errors.AD("PACELINE_STORE_UNAVAILABLE", "The object store is too slow, or its listings too old, to agree on who creates a value.", "Try again later."));
var external_node_stream_ = __webpack_require__(57075);
var tier_digest = __webpack_require__(70204);
var tier = __webpack_require__(25916);
function createReader(connection, bucket, distribution, now = Date.now) {
let bucketSeen = false;
async function stat(objectKey, key) {
try {
const answer = await connection.send(sdk => new sdk.HeadObjectCommand({
Bucket: bucket,
Key: objectKey
}));
bucketSeen = true;
const header = (0, object_header.E2)(answer.Metadata?.[object_header.EQ], key);
return {
etag: answer.ETag ?? "",
header: header?.size === answer.ContentLength ? header : void 0
};
} catch (error) {
if (statusOf(error) !== 404) throw connection.explain(error, "read");
if (!bucketSeen && await fetchObject(objectKey, {
first: 0,
last: 0
})) return stat(objectKey, key);
return;
}
}
async function fetchObject(objectKey, range, key) {
try {
const answer = await connection.send(sdk => new sdk.GetObjectCommand({
Bucket: bucket,
Key: objectKey,
...range ? {
Range: `bytes=${range.first}-${range.last}`
} : {}
}));
bucketSeen = true;
const header = (0, object_header.E2)(answer.Metadata?.[object_header.EQ], key);
const body = await collect(answer.Body ?? external_node_stream_.Readable.from([]), answer.ContentLength);
return {
header: header,
etag: answer.ETag ?? "",
...withRange(body, answer.ContentRange)
};
} catch (error) {
if (error instanceof errors.AD) throw error;
if (statusOf(error) === 416) {
bucketSeen = true;
const found = await stat(objectKey, key);
return found && {
...found,
bytes: new Uint8Array
};
}
if (statusOf(error) === 404 && codeOf(error) !== "NoSuchBucket") {
bucketSeen = true;
return;
}
throw connection.explain(error, "read");
}
}
return {
stat: stat,
fetchObject: fetchObject,
async fetchNearest(objectKey, key, range) {
const digest = distribution && (0, tier_digest.s)(key);
const copy = digest && await distribution.fetch(objectKey, range);
const header = copy && headerOf(copy, key, digest, now());
return header ? {
...copy,
header: header,
etag: ""
} : fetchObject(objectKey, range, key);
}
};
}
function headerOf({bytes: bytes, range: range}, key, digest, now) {
if (!range && (0, tier_digest.fg)(bytes) !== digest) return;
return {
size: range?.total ?? bytes.byteLength,
sha256: digest,
createdAt: now,
metadata: {},
id: "",
contentAddressed: true,
keyDigest: (0, object_header.CO)(key)
};
}
const isWhole = (header, bytes) => bytes.byteLength === header.size && (0, tier_digest.fg)(bytes) === header.sha256;
async function collect(body, length) {
if (length !== void 0 && length > tier.P) throw wrongBody("is larger than a store takes (64 MiB)");
const parts = [];
let size = 0;
try {
for await (const part of body) {
size += part.byteLength;
if (size > (length ?? tier.P)) throw wrongBody("is longer than announced");
parts.push(part);
}
} catch (error) {
throw error instanceof errors.AD ? error : (0, errors.PB)(wrongBody("broke off"));
}
if (length !== void 0 && size < length) throw (0, errors.PB)(wrongBody("broke off"));
const bytes = new Uint8Array(size);
let offset = 0;
for (const part of parts) {
bytes.set(part, offset);
offset += part.byteLength;
}
return bytes;
}
function withRange(bytes, contentRange) {
if (!contentRange) return {
bytes: bytes
};
const [, first, last, total] = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/.exec(contentRange.trim()) ?? [];
if (first === void 0 || Number(last) - Number(first) + 1 !== bytes.byteLength) throw (0, 
errors.PB)(wrongBody("is not the range that its header announces"));
return {
bytes: bytes,
range: {
first: Number(first),
total: total === "*" ? Number.POSITIVE_INFINITY : Number(total)
}
};
}
function cut({bytes: bytes, range: range}, offset, length) {
if (!range) return bytes.slice(offset, offset + length);
const expected = Math.min(length, range.total - offset);
if (range.first !== offset || bytes.byteLength > length || bytes.byteLength < Math.min(length, expected)) throw (0, 
errors.PB)(wrongBody("is not the range that was asked for"));
return bytes;
}
const wrongBody = what => new errors.AD("PACELINE_STORE_BODY", `The answer of the object store ${what}.`, "Look for a proxy in between that changes or cuts answers.");
const FAILURES = 3;
const PAUSE_MS = 6e4;
function createDistribution(url, idleTimeoutMs) {
const base = url.replace(/\/+$/, "");
let failures = 0;
let pausedUntil = 0;
return {
async fetch(objectKey, range) {
if (performance.now() < pausedUntil) return;
const abort = new AbortController;
let timer = setTimeout(() => abort.abort(), idleTimeoutMs);
try {
const answer = await fetch(`${base}/${objectKey.split("/").map(encodeURIComponent).join("/")}`, {
headers: {
"accept-encoding": "identity",
...range ? {
range: `bytes=${range.first}-${range.last}`
} : {}
},
signal: abort.signal
});
if (answer.status !== 200 && answer.status !== 206) {
await (answer.body?.cancel());
if (answer.status >= 500) throw new Error("failed");
failures = 0;
return;
}
const announced = answer.headers.get("content-length");
const body = async function*() {
for await (const part of answer.body ?? []) {
clearTimeout(timer);
timer = setTimeout(() => abort.abort(), idleTimeoutMs);
yield part;
}
}();
const bytes = await collect(body, announced === null ? void 0 : Number(announced));
const fetched = withRange(bytes, answer.status === 206 ? answer.headers.get("content-range") : void 0);
if (range) cut(fetched, range.first, range.last - range.first + 1);
failures = 0;
return fetched;
} catch {
failures += 1;
if (failures >= FAILURES) {
failures = 0;
pausedUntil = performance.now() + PAUSE_MS;
}
return;
} finally {
clearTimeout(timer);
}
}
};
}
function createLister(connection, bucket) {
async function* pages(objectPrefix) {
let token;
do {
const page = await connection.send(sdk => new sdk.ListObjectsV2Command({
Bucket: bucket,
Prefix: objectPrefix,
EncodingType: "url",
...token === void 0 ? {} : {
ContinuationToken: token
}
})).catch(error => {
throw connection.explain(error, "list");
});
yield (page.Contents ?? []).flatMap(({Key: Key, Size: Size, LastModified: LastModified}) => {
const objectKey = decodeUrl(Key);
return objectKey === void 0 ? [] : [ {
objectKey: objectKey,
size: Size ?? 0,
modified: LastModified?.getTime() ?? 0
} ];
});
const following = page.IsTruncated ? page.NextContinuationToken : void 0;
if (page.IsTruncated && (following === void 0 || following === token)) throw new errors.AD("PACELINE_STORE_UNEXPECTED", "The object store says that a listing goes on, but not where.", "Check that the endpoint is an S3 service that knows ListObjectsV2.");
token = following;
} while (token !== void 0);
}
return {
pages: pages,
async objects(objectPrefix) {
const all = [];
for await (const page of pages(objectPrefix)) all.push(...page);
return all;
}
};
}
function decodeUrl(text) {
if (text === void 0) return;
try {
return decodeURIComponent(text.replaceAll("+", " "));
} catch {
return;
}
}
var register_value = __webpack_require__(25949);
const s3_register_ATTEMPTS = 8;
function createS3Register({connection: connection, bucket: bucket, keys: keys, reader: reader, writer: writer, conditions: conditions}) {
const names = (0, object_key.q)(keys.ownKey("registers"));
const locate = key => `the object ${names.objectKey(key)} in the bucket ${bucket}`;
const fetch = key => reader.fetchObject(names.objectKey(key), {
first: 0,
last: register_value.DR
});
async function ensureConditions() {
for (const kind of [ "ifNoneMatch", "ifMatch" ]) if (!await conditions.keeps(kind)) throw unconditional(bucket);
}
async function replace(key, bytes, expected) {
const file = (0, register_value.q9)(key, bytes);
await ensureConditions();
let refusals = 0;
for (let attempt = 0; attempt < s3_register_ATTEMPTS; attempt++) {
const condition = expected === void 0 ? {
ifNoneMatch: "*"
} : conditions.ifMatch(expected);
let etag = "";
const said = await conditionalPut(async () => {
etag = await writer.mark(names.objectKey(key), {
condition: condition,
bytes: file
});
});
if (said === "stored" && etag !== "") return etag;
if (said === "unknown") throw unconditional(bucket);
if (said === "conflict") {
await (0, promises_.setTimeout)(Math.random() * 50 * 2 ** attempt);
continue;
}
const found = await fetch(key);
if (found && file.equals(found.bytes)) return found.etag;
if (said === "stored") break;
if (found?.etag !== expected) return;
if (expected === void 0) continue;
conditions.spellOtherwise(expected, condition);
refusals += 1;
if (refusals > 2) throw unconditional(bucket);
}
throw (0, errors.PB)(new errors.AD("PACELINE_STORE_BUSY", "Too many writers replace the same value.", "Try again later."));
}
return {
async read(key) {
const found = await fetch(key);
return found && {
bytes: (0, register_value.kI)(found.bytes, key, locate(key)),
version: found.etag
};
},
replace: (key, bytes, expected) => replace(key, bytes, expected).catch(error => {
throw connection.explain(error, "write");
}),
locate: locate
};
}
const unconditional = bucket => new errors.AD("PACELINE_STORE_CONDITIONS", `The s3 bucket "${bucket}" is on a server that does not keep If-None-Match and If-Match on PUT, so it cannot hold what several runs agree on.`, "Name a Redis, Azure Blob Storage, Amazon S3 or a newer server as a tier for that.");
const MULTIPART_BYTES = 16777216;
const PART_BYTES = 8388608;
const PARTS_AT_A_TIME = 4;
function createWriter(connection, bucket, storageClass) {
const about = ({objectKey: objectKey, header: header}) => ({
Bucket: bucket,
Key: objectKey,
Metadata: {
[object_header.EQ]: (0, object_header.YS)(header)
},
StorageClass: storageClass,
ContentType: "application/octet-stream",
CacheControl: header.contentAddressed ? "public, max-age=31536000, immutable" : "no-cache"
});
async function putWhole(upload, condition) {
const {bytes: bytes, header: header} = upload;
await connection.send(sdk => new sdk.PutObjectCommand({
...about(upload),
Body: bytes,
ContentLength: bytes.byteLength,
...condition && "ifNoneMatch" in condition ? {
IfNoneMatch: condition.ifNoneMatch
} : {},
...condition && "ifMatch" in condition ? {
IfMatch: condition.ifMatch
} : {}
}), {
digest: header.sha256
});
}
async function putParts(upload) {
const {objectKey: objectKey, bytes: bytes} = upload;
const {UploadId: UploadId} = await connection.send(sdk => new sdk.CreateMultipartUploadCommand(about(upload)));
const target = {
Bucket: bucket,
Key: objectKey,
UploadId: UploadId
};
const parts = [];
const count = Math.ceil(bytes.byteLength / PART_BYTES);
let next = 0;
let failed = false;
const work = async () => {
while (next < count && !failed) {
const index = next++;
const Body = bytes.subarray(index * PART_BYTES, (index + 1) * PART_BYTES);
try {
const {ETag: ETag} = await connection.send(sdk => new sdk.UploadPartCommand({
...target,
PartNumber: index + 1,
Body: Body,
ContentLength: Body.byteLength
}));
parts[index] = {
PartNumber: index + 1,
ETag: ETag
};
} catch (error) {
failed = true;
throw error;
}
}
};
try {
const ended = await Promise.allSettled(Array.from({
length: PARTS_AT_A_TIME
}, work));
for (const worker of ended) if (worker.status === "rejected") throw worker.reason;
await connection.send(sdk => new sdk.CompleteMultipartUploadCommand({
...target,
MultipartUpload: {
Parts: parts
}
}));
} catch (error) {
await connection.send(sdk => new sdk.AbortMultipartUploadCommand(target)).catch(() => {});
throw error;
}
}
return {
async put(upload, condition) {
if (condition || upload.bytes.byteLength <= MULTIPART_BYTES) await putWhole(upload, condition); else await putParts(upload);
},
async mark(objectKey, {condition: condition, bytes: bytes = new Uint8Array} = {}) {
const {ETag: ETag = ""} = await connection.send(sdk => new sdk.PutObjectCommand({
Bucket: bucket,
Key: objectKey,
Body: bytes,
ContentLength: bytes.byteLength,
CacheControl: "no-store",
...condition && "ifNoneMatch" in condition ? {
IfNoneMatch: condition.ifNoneMatch
} : {},
...condition && "ifMatch" in condition ? {
IfMatch: condition.ifMatch
} : {}
}));
return ETag;
},
async remove(objectKey, etag) {
const send = condition => connection.send(sdk => new sdk.DeleteObjectCommand({
Bucket: bucket,
Key: objectKey,
...condition
}));
await send(etag ? {
IfMatch: etag
} : {}).catch(error => {
if (etag && (statusOf(error) === 501 || statusOf(error) === 400)) return send({});
throw error;
});
}
};
}
const HEADS_AT_A_TIME = 16;
const PACK_BYTES = 8388608;
const CLOCK_SLACK_MS = 2e3;
function createS3Tier(options) {
const {bucket: bucket, prefix: prefix, storageClass: storageClass = "STANDARD", readEndpoint: readEndpoint, idleTimeoutMs: idleTimeoutMs = 3e4, now: now = Date.now} = options;
if (Buffer.byteLength(prefix) > 512) throw new errors.AD("PACELINE_STORE_SPEC", "The prefix of an S3 store is longer than 512 bytes.", "Shorten it.");
const endpoint = options.endpoint ?? options.variables["AWS_ENDPOINT_URL_S3"] ?? options.variables["AWS_ENDPOINT_URL"];
for (const address of [ endpoint, readEndpoint ]) (0, refuse_credentials.X)(options.name === "gs" ? "gs" : "s3", address);
const keys = (0, object_key.q)(prefix.replace(/^\/+|\/+$/g, ""));
const connection = connectS3(options);
const reader = createReader(connection, bucket, readEndpoint === void 0 ? void 0 : createDistribution(readEndpoint, idleTimeoutMs), now);
const writer = createWriter(connection, bucket, storageClass);
const lister = createLister(connection, bucket);
const live = found => found?.header && (0, value_info.DG)(found.header, now()) ? found.header : void 0;
const isThere = found => live(found) !== void 0;
const onAmazon = !endpoint;
const conditionalWrites = options.conditionalWrites ?? (onAmazon ? true : void 0);
const conditions = createConditions(keys, writer, conditionalWrites);
const creator = createCreator({
keys: keys,
reader: reader,
writer: writer,
lister: lister,
isLive: isThere,
conditions: conditions,
claimMs: options.claimMs ?? 3e3
});
let corrupt = 0;
async function get(key) {
const objectKey = keys.objectKey(key);
let fetched = await reader.fetchNearest(objectKey, key);
if (fetched && !isSound(fetched)) {
fetched = await reader.fetchObject(objectKey, void 0, key);
if (fetched && !isSound(fetched)) {
corrupt += 1;
await writer.remove(objectKey, fetched.etag).catch(() => {});
return;
}
}
const header = live(fetched);
return fetched && header && (0, value_info.BA)(fetched.bytes, header);
}
async function getRange(key, offset, length) {
const range = {
first: offset,
last: offset + Math.max(length, 1) - 1
};
const fetched = await reader.fetchNearest(keys.objectKey(key), key, range);
if (!fetched || !live(fetched)) return;
return length === 0 ? new Uint8Array : cut(fetched, offset, length);
}
async function put(key, bytes, putOptions = {}) {
const objectKey = keys.objectKey(key);
const namesKey = keys.storeKey(objectKey) !== "hashed";
const upload = {
objectKey: objectKey,
bytes: bytes,
header: (0, object_header.Ij)(key, bytes, putOptions, {
now: now(),
namesKey: namesKey
})
};
try {
if (!putOptions.ifAbsent) await writer.put(upload); else if (!putOptions.contentAddressed) return await creator.create(upload, key); else {
const found = await reader.stat(objectKey, key);
if (isThere(found)) return isOwn(found, upload) ? "stored" : "exists";
await writer.put(upload);
}
} catch (error) {
throw connection.explain(error, "write");
}
return "stored";
}
async function statEntry(listed, expired) {
const named = keys.storeKey(listed.objectKey);
if (named === void 0) return;
const header = (await reader.stat(listed.objectKey, named === "hashed" ? void 0 : named.key))?.header;
const key = named === "hashed" ? header?.key : named.key;
if (!header || key === void 0 || !expired && !(0, value_info.DG)(header, now())) return;
return (0, value_info.q0)(key, header);
}
async function* list(text, {shallow: shallow = false, expired: expired = false, onUnnamed: onUnnamed} = {}) {
for await (const page of lister.pages(keys.objectPrefix(text))) {
const entries = await (0, map_at_most.X)(HEADS_AT_A_TIME, page, async listed => {
const named = keys.storeKey(listed.objectKey);
if (named !== void 0 && named !== "hashed" && !named.key.startsWith(text)) return;
if (shallow && onUnnamed && named === "hashed") return onUnnamed();
if (!shallow || named === void 0 || named === "hashed") return statEntry(listed, expired);
return {
key: named.key,
size: listed.size,
metadata: {},
createdAt: listed.modified
};
});
for (const entry of entries) if (entry?.key.startsWith(text)) yield entry;
}
}
async function newest(prefixes) {
for (const text of prefixes) {
const objects = (await lister.objects(keys.objectPrefix(text))).sort((a, b) => b.modified - a.modified);
const ours = objects.filter(({objectKey: objectKey}) => {
const named = keys.storeKey(objectKey);
return named === "hashed" || named?.key.startsWith(text);
});
let best;
for (let next = 0; next < ours.length; next += next === 0 ? 1 : HEADS_AT_A_TIME) {
if (best && ours[next].modified + CLOCK_SLACK_MS < best.createdAt) break;
const some = ours.slice(next, next === 0 ? 1 : next + HEADS_AT_A_TIME);
for (const entry of await (0, map_at_most.X)(HEADS_AT_A_TIME, some, listed => statEntry(listed, false))) if (entry?.key.startsWith(text) && (!best || entry.createdAt > best.createdAt)) best = entry;
}
if (best) return best;
}
return;
}
return {
name: options.name ?? "s3",
packBytes: PACK_BYTES,
shared: true,
limits: options.limits ?? {},
...conditionalWrites === false ? {} : {
register: createS3Register({
connection: connection,
bucket: bucket,
keys: keys,
reader: reader,
writer: writer,
conditions: conditions
})
},
get: get,
getRange: getRange,
async head(key) {
const header = live(await reader.stat(keys.objectKey(key), key));
return header && (0, value_info.q0)(key, header);
},
put: put,
list: list,
newest: newest,
async delete(key) {
const objectKey = keys.objectKey(key);
const found = await reader.stat(objectKey, key);
if (!found) return false;
await writer.remove(objectKey).catch(error => {
throw connection.explain(error, "delete");
});
return isThere(found);
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
function createGcsTier(options) {
const accessKeyId = options.variables["PACELINE_GS_ACCESS_KEY_ID"];
const secretAccessKey = options.variables["PACELINE_GS_SECRET_ACCESS_KEY"];
return createS3Tier({
...accessKeyId && secretAccessKey ? {
credentials: {
accessKeyId: accessKeyId,
secretAccessKey: secretAccessKey
}
} : {},
...options,
name: options.name ?? "gs",
region: options.region ?? "auto",
pathStyle: options.pathStyle ?? true,
conditionalWrites: options.conditionalWrites ?? false,
endpoint: options.endpoint ?? "https://storage.googleapis.com"
});
}
const isSound = ({header: header, bytes: bytes}) => header !== void 0 && isWhole(header, bytes);
},
6594: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
X: () => mapAtMost
});
async function mapAtMost(limit, items, map) {
const results = new Array(items.length);
let next = 0;
const work = async () => {
while (next < items.length) {
const index = next++;
results[index] = await map(items[index], index);
}
};
await Promise.all(Array.from({
length: Math.min(limit, items.length)
}, work));
return results;
}
},
25949: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
DR: () => MAX_STORED_BYTES,
kI: () => decodeRegister,
q9: () => encodeRegister
});
var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3579);
var _put_id_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96209);
var _register_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77893);
var _value_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3574);
const MAX_STORED_BYTES = _register_js__WEBPACK_IMPORTED_MODULE_0__.r + 16384;
function encodeRegister(key, bytes) {
const header = (0, _value_file_js__WEBPACK_IMPORTED_MODULE_1__.YS)({
...(0, _value_file_js__WEBPACK_IMPORTED_MODULE_1__.Ij)(key, bytes, {}, Date.now()),
id: (0, _put_id_js__WEBPACK_IMPORTED_MODULE_2__.R)()
});
const file = Buffer.concat([ header, bytes ]);
if (bytes.byteLength <= _register_js__WEBPACK_IMPORTED_MODULE_0__.r && file.byteLength <= MAX_STORED_BYTES) return file;
throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.AD("PACELINE_STORE_TOO_LARGE", `A value of ${bytes.byteLength} bytes with a key of ${key.length} characters is larger than a register takes (64 KiB).`, "Keep less in it.");
}
function decodeRegister(file, key, where) {
const found = file && (0, _value_file_js__WEBPACK_IMPORTED_MODULE_1__.C$)(Buffer.from(file), key);
if (found) return new Uint8Array(found.bytes);
throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.AD("PACELINE_STORE_DAMAGED", `What the store holds for ${JSON.stringify(key.slice(0, 200))} is damaged, or was put there by something else.`, `Delete ${where} when nobody relies on it.`);
}
},
77893: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
r: () => MAX_REGISTER_BYTES
});
const MAX_REGISTER_BYTES = 65536;
},
3574: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
C$: () => decodeValueFile,
E2: () => decodeHeader,
Ij: () => createHeader,
YS: () => encodeHeader,
ay: () => readHeader,
gT: () => headerLength,
gZ: () => MAX_FILE_BYTES,
sg: () => FIRST_READ
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
var _digest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(70204);
var _tier_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25916);
var _value_info_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46668);
const MAGIC = Buffer.from("PLV1");
const PREAMBLE = 40;
const MAX_HEADER = 1048576;
const MAX_FILE_BYTES = _tier_js__WEBPACK_IMPORTED_MODULE_2__.P + 2 * MAX_HEADER;
const FIRST_READ = 4096;
const sha256 = bytes => (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes).digest();
const createHeader = (key, bytes, put, now) => ({
key: key,
...(0, _value_info_js__WEBPACK_IMPORTED_MODULE_3__.tP)(bytes, put, now)
});
function encodeHeader(header) {
const json = Buffer.from(JSON.stringify(header));
if (json.byteLength > MAX_HEADER) throw new RangeError("Key and metadata are longer than 1 MiB.");
const preamble = Buffer.alloc(PREAMBLE);
MAGIC.copy(preamble);
preamble.writeUInt32LE(json.byteLength, 4);
sha256(json).copy(preamble, 8);
return Buffer.concat([ preamble, json ]);
}
function decodeValueFile(file, key, expected) {
const header = decodeHeader(file, file.byteLength);
if (!header || header.key !== key) return;
const bytes = file.subarray(file.byteLength - header.size);
return (expected ?? (0, _digest_js__WEBPACK_IMPORTED_MODULE_4__.fg)(bytes)) === header.sha256 ? {
header: header,
bytes: bytes
} : void 0;
}
function readHeader(fd, fileSize) {
const first = read(fd, Math.min(FIRST_READ, fileSize), 0);
const length = jsonLength(first);
if (length === void 0) return;
const missing = PREAMBLE + length - first.byteLength;
if (missing <= 0) return decodeHeader(first, fileSize);
return decodeHeader(Buffer.concat([ first, read(fd, missing, first.byteLength) ]), fileSize);
}
function jsonLength(start) {
if (start.byteLength < PREAMBLE || !start.subarray(0, 4).equals(MAGIC)) return;
const length = start.readUInt32LE(4);
return length <= MAX_HEADER ? length : void 0;
}
function headerLength(start) {
const length = jsonLength(start);
return length === void 0 ? void 0 : PREAMBLE + length;
}
function decodeHeader(start, fileSize) {
const length = jsonLength(start);
if (length === void 0 || start.byteLength < PREAMBLE + length) return;
const json = start.subarray(PREAMBLE, PREAMBLE + length);
if (!sha256(json).equals(start.subarray(8, PREAMBLE))) return;
const header = parse(json.toString());
return isHeader(header) && fileSize === PREAMBLE + length + header.size ? header : void 0;
}
function parse(json) {
try {
return JSON.parse(json);
} catch {
return;
}
}
function isHeader(value) {
if (typeof value !== "object" || value === null) return false;
const {key: key, id: id, size: size, sha256: sha256, metadata: metadata, createdAt: createdAt, expiresAt: expiresAt} = value;
return typeof key === "string" && (id === void 0 || typeof id === "string") && (0, 
_value_info_js__WEBPACK_IMPORTED_MODULE_3__.wP)(size) && (0, _value_info_js__WEBPACK_IMPORTED_MODULE_3__.Bc)(sha256) && (0, 
_value_info_js__WEBPACK_IMPORTED_MODULE_3__.SE)(metadata) && (0, _value_info_js__WEBPACK_IMPORTED_MODULE_3__.uZ)(createdAt) && (expiresAt === void 0 || (0, 
_value_info_js__WEBPACK_IMPORTED_MODULE_3__.uZ)(expiresAt));
}
function read(fd, length, position) {
const buffer = Buffer.alloc(length);
let done = 0;
while (done < length) {
const count = (0, node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync)(fd, buffer, done, length - done, position + done);
if (count === 0) break;
done += count;
}
return buffer.subarray(0, done);
}
},
46668: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
BA: () => toValue,
Bc: () => isDigest,
DG: () => isLive,
SE: () => isMetadata,
q0: () => toEntry,
tP: () => valueInfoOf,
uZ: () => isInstant,
wP: () => isWhole
});
var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70204);
const isWhole = value => Number.isSafeInteger(value) && value >= 0;
const isInstant = value => typeof value === "number" && Number.isFinite(value);
const isDigest = value => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
const isMetadata = value => typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(text => typeof text === "string");
const valueInfoOf = (bytes, put, now) => ({
size: bytes.byteLength,
sha256: put.sha256 ?? (0, _digest_js__WEBPACK_IMPORTED_MODULE_0__.fg)(bytes),
metadata: {
...put.metadata
},
createdAt: put.createdAt ?? now,
...put.expiresAt === void 0 ? {} : {
expiresAt: put.expiresAt
}
});
const isLive = ({expiresAt: expiresAt}, now) => expiresAt === void 0 || expiresAt > now;
const toEntry = (key, info, usedAt) => ({
key: key,
size: info.size,
metadata: info.metadata,
createdAt: info.createdAt,
...usedAt === void 0 ? {} : {
usedAt: usedAt
},
...info.expiresAt === void 0 ? {} : {
expiresAt: info.expiresAt
}
});
const toValue = (bytes, info) => ({
bytes: bytes,
metadata: info.metadata,
createdAt: info.createdAt,
...info.expiresAt === void 0 ? {} : {
expiresAt: info.expiresAt
}
});
}
};
