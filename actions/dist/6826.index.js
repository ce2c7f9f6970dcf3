export const id = 6826;

export const ids = [ 6826 ];

export const modules = {
66826: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Ch: () => openStore,
B6: () => openTier,
RN: () => storeFolders,
jM: () => tiersOf
});
var external_node_path_ = __webpack_require__(76760);
var external_node_os_ = __webpack_require__(48161);
const KINDS = new Map([ [ "memory", "memory" ], [ "disk", "disk" ], [ "github", "github" ], [ "redis", "redis" ], [ "rediss", "redis" ], [ "s3", "s3" ], [ "gs", "gs" ], [ "azblob", "azblob" ] ]);
const UNITS = {
"": 1,
b: 1,
kb: 1e3,
mb: 1e6,
gb: 1e9,
tb: 1e12,
kib: 1024,
mib: 2 ** 20,
gib: 2 ** 30,
tib: 2 ** 40
};
const SECONDS = {
ms: .001,
"": 1,
s: 1,
m: 60,
h: 3600,
d: 86400
};
function quantity(text, units) {
const [, number = "", unit = ""] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text) ?? [];
return number === "" ? Number.NaN : Number(number) * (units[unit.toLowerCase()] ?? Number.NaN);
}
const between = (number, least, most) => number >= least && number <= most ? number : void 0;
const size = {
read: text => between(Math.round(quantity(text, UNITS)), 1, Number.MAX_SAFE_INTEGER),
allowed: "a size such as 500MB or 2GiB"
};
const sizeOrNone = {
...size,
read: text => between(Math.round(quantity(text, UNITS)), 0, Number.MAX_SAFE_INTEGER)
};
const rate = {
read: text => between(Math.round(quantity(text.replace(/\/s$/i, ""), UNITS)), 1e3, Number.MAX_SAFE_INTEGER),
allowed: "a size per second such as 50MB, at least 1KB"
};
const duration = (least, most, allowed) => ({
read: text => between(quantity(text, SECONDS), least, most),
allowed: allowed
});
const whole = (least, most) => ({
read: text => /^\d{1,15}$/.test(text) ? between(Number(text), least, most) : void 0,
allowed: most === Number.MAX_SAFE_INTEGER ? "a whole number" : `a whole number from ${least} to ${most}`
});
const flag = {
read: text => text === "true" ? true : text === "false" ? false : void 0,
allowed: "true or false"
};
const word = (pattern, allowed) => ({
read: text => pattern.test(text) ? text : void 0,
allowed: allowed
});
const address = {
read(text) {
const url = URL.parse(text);
const plain = url && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
return plain && url.search === "" && url.hash === "" ? text : void 0;
},
allowed: "an address such as https://host:9000, without credentials (they come from the environment)"
};
const COMMON = {
"max-value-bytes": {
...size,
field: "maxValueBytes",
group: "writePolicy"
},
"min-value-bytes": {
...sizeOrNone,
field: "minValueBytes",
group: "writePolicy"
},
"min-lifetime": {
...duration(0, 1e9, "a time such as 90s, 30m, 1h or 2d"),
field: "minLifetimeSeconds",
group: "writePolicy"
},
deadline: {
...duration(.05, 600, "a time such as 500ms, 10s or 1m, at most 10m"),
field: "deadlineSeconds",
group: "limits"
},
retries: {
...whole(0, 10),
field: "retries",
group: "limits"
},
"max-bandwidth": {
...rate,
field: "maxBandwidth",
group: "limits"
},
concurrency: {
...whole(1, 256),
field: "concurrency",
group: "limits"
},
"hedge-after": {
...duration(.001, 600, "a time such as 250ms, at most 10m"),
field: "hedgeAfterSeconds",
group: "limits"
}
};
const BOUNDS = {
"max-bytes": {
...size,
field: "maxBytes"
},
"max-entries": {
...whole(1, Number.MAX_SAFE_INTEGER),
field: "maxEntries"
}
};
const BUCKET = {
region: {
...word(/^[a-z0-9-]{1,40}$/, "a region such as eu-central-1"),
field: "region"
},
endpoint: {
...address,
field: "endpoint"
},
"read-endpoint": {
...address,
field: "readEndpoint"
},
"path-style": {
...flag,
field: "pathStyle"
},
"storage-class": {
...word(/^[A-Z_]{1,40}$/, "a storage class such as STANDARD_IA"),
field: "storageClass"
},
profile: {
...word(/^[\w.@+-]{1,100}$/, "the name of a profile"),
field: "profile"
}
};
const OPTIONS = {
memory: {
...BOUNDS,
...COMMON
},
disk: {
...BOUNDS,
...COMMON
},
github: COMMON,
redis: {
cluster: {
...flag,
field: "cluster"
},
prefix: {
...word(/^[\x21-\x7e]{1,200}$/, "text of up to 200 letters"),
field: "prefix"
},
...COMMON
},
s3: {
...BUCKET,
...COMMON
},
gs: {
...BUCKET,
...COMMON
},
azblob: {
account: {
...word(/^[a-z0-9]{3,24}$/, "the name of a storage account"),
field: "account"
},
endpoint: {
...address,
field: "endpoint"
},
...COMMON
}
};
function readOptions(kind, query, problems) {
const known = OPTIONS[kind];
const fields = {};
const groups = {
writePolicy: {},
limits: {}
};
for (const part of query.split("&")) {
if (part === "") continue;
const [name = "", ...rest] = part.split("=");
const option = Object.hasOwn(known, name) ? known[name] : void 0;
if (!option) {
const shown = /^[a-z][a-z-]{0,30}$/.test(name) && rest.length > 0 ? `no option "${name}"` : "an option that is not known";
problems.push(`The store tier "${kind}" has ${shown}; allowed are ${Object.keys(known).join(", ")}.`);
continue;
}
const value = option.read(decode(rest.join("=")));
if (value === void 0) {
problems.push(`The option "${name}" of the store tier "${kind}" has to be ${option.allowed}.`);
continue;
}
(option.group ? groups[option.group] : fields)[option.field] = value;
}
return {
...fields,
...Object.keys(groups.writePolicy).length > 0 ? {
writePolicy: groups.writePolicy
} : {},
...Object.keys(groups.limits).length > 0 ? {
limits: groups.limits
} : {}
};
}
function decode(text) {
try {
return decodeURIComponent(text);
} catch {
return text;
}
}
var errors = __webpack_require__(3579);
var refuse_credentials = __webpack_require__(34603);
const REMEDY = 'Write "disk", "disk:/absolute/path", "github", "memory", "redis://host:6379", "rediss://host:6380", "s3://bucket/prefix?region=eu-central-1", "gs://bucket/prefix" or "azblob://container/prefix?account=name", fastest first; "disk?max-bytes=5GiB" sets an option.';
function parseSpec(lines, home = (0, external_node_os_.homedir)()) {
const problems = [];
const texts = lines.flatMap(line => line.split(/[\s,]+/).filter(part => part !== ""));
const secretive = texts.some(text => text.includes("@"));
const tiers = texts.flatMap(text => parseTier(text, home, secretive, problems) ?? []);
if (problems.length > 0) throw new errors.AD("PACELINE_STORE_SPEC", problems.join(" "), REMEDY);
return tiers;
}
function parseTier(text, home, secretive, problems) {
const word = /^[A-Za-z0-9]+/.exec(text)?.[0] ?? "";
const kind = KINDS.get(word.toLowerCase());
if (kind === void 0) {
const shown = secretive || text.includes("@") ? "of one part of the input" : `"${word || text.slice(0, 1)}"`;
const hint = secretive ? "; credentials are no part of an address, they come from the environment" : "";
problems.push(`The store tier ${shown} is not known${hint}.`);
return;
}
const [beforeHash = ""] = text.split("#", 1);
if (beforeHash !== text) {
problems.push(`The store tier "${word}" has a "#"; write it %23.`);
return;
}
const cut = text.indexOf("?");
const address = text.slice(word.length, cut < 0 ? void 0 : cut);
const before = problems.length;
const options = readOptions(kind, cut < 0 ? "" : text.slice(cut + 1), problems);
const found = ADDRESS_PARSERS[kind](address, {
word: word.toLowerCase(),
text: text.slice(0, word.length) + address,
home: home,
problems: problems
});
if (found === void 0 || problems.length > before) return;
if (found.kind === "redis" && "cluster" in options) {
found.url.searchParams.set("cluster", String(options["cluster"]));
delete options["cluster"];
}
return {
...found,
...options
};
}
const ADDRESS_PARSERS = {
memory: (address, {text: text, problems: problems}) => {
if (address === "") return {
kind: "memory"
};
problems.push(`The store tier "${text}" is not understood.`);
return;
},
github: (address, {problems: problems}) => {
if (address === "") return {
kind: "github"
};
problems.push('The store tier "github" takes no address.');
return;
},
disk: (address, {text: text, home: home, problems: problems}) => {
if (address === "") return {
kind: "disk"
};
const path = decode(address.replace(/^:(?:\/\/(?=\/))?/, "")).replace(/^~(?=\/|$)/, home);
if (address.startsWith(":") && (0, external_node_path_.isAbsolute)(path)) return {
kind: "disk",
path: (0, external_node_path_.join)(path)
};
problems.push(`The store tier "${text}" is not understood.`);
return;
},
redis: (address, {word: word, problems: problems}) => {
if (address.includes("@")) {
problems.push((0, refuse_credentials.Q)("redis"));
return;
}
const url = URL.parse(`${word}${address}`);
if (!url?.hostname || !address.startsWith("://") || !/^\/?\d{0,5}$/.test(url.pathname)) {
problems.push(`The store tier "${word}" is not understood: it is ${word}://host:port/database.`);
return;
}
return {
kind: "redis",
url: url
};
},
s3: bucket("s3"),
gs: bucket("gs"),
azblob: (address, {problems: problems}) => {
const found = bucketAndPrefix("azblob", "container", address, problems);
return found && {
kind: "azblob",
container: found.name,
prefix: found.prefix
};
}
};
function bucket(kind) {
return (address, {problems: problems}) => {
const found = bucketAndPrefix(kind, "bucket", address, problems);
return found && {
kind: kind,
bucket: found.name,
prefix: found.prefix
};
};
}
function bucketAndPrefix(kind, what, address, problems) {
if (address.includes("@")) {
problems.push((0, refuse_credentials.Q)(kind));
return;
}
const [, name = "", prefix = ""] = /^:\/\/([^/]*)(?:\/(.*))?$/.exec(address) ?? [];
if (!/^[A-Za-z0-9$][A-Za-z0-9._-]{2,62}$/.test(name)) {
problems.push(`The store tier "${kind}" is not understood: it is ${kind}://${what}/prefix.`);
return;
}
return {
name: name,
prefix: decode(prefix).replace(/^\/+|\/+$/g, "")
};
}
var stack = __webpack_require__(94793);
var write_policy = __webpack_require__(2476);
var write_rights = __webpack_require__(62717);
async function openStore(spec, options) {
const {variables: variables, onWarning: onWarning, mayWrite: mayWrite} = options;
const specs = await tiersOf(spec, variables);
const tiers = await Promise.all(specs.map(tier => openTier(tier, options)));
return stackFor(tiers, mayWrite, onWarning);
}
function stackFor(tiers, mayWrite, onWarning) {
const closed = (0, write_rights.x)(mayWrite);
const prefixes = closed === void 0 ? mayWrite?.prefixes : [];
return (0, stack.x)(tiers, {
onWarning: onWarning,
readOnly: () => closed,
mayWrite: prefixes && (key => prefixes.some(prefix => key.startsWith(prefix)))
});
}
function namedTiers(spec, variables) {
const given = parseSpec(spec, variables["HOME"]);
return given.length > 0 ? given : parseSpec([ variables["PACELINE_STORE"] ?? "" ], variables["HOME"]);
}
function storeFolders(spec, {home: home, variables: variables}) {
const disks = namedTiers(spec, variables).filter(tier => tier.kind === "disk");
return [ ...new Set([ (0, external_node_path_.join)(home, "store"), ...disks.flatMap(({path: path}) => path ?? []) ]) ];
}
async function tiersOf(spec, variables) {
const named = namedTiers(spec, variables);
if (named.length > 0) return named;
const {offersGithubCache: offersGithubCache} = await Promise.all([ __webpack_require__.e(5763), __webpack_require__.e(3574) ]).then(__webpack_require__.bind(__webpack_require__, 65763));
return offersGithubCache(variables) ? [ {
kind: "disk"
}, {
kind: "github"
} ] : [ {
kind: "disk"
} ];
}
async function openTier(spec, {home: home, variables: variables, mayWrite: mayWrite}) {
switch (spec.kind) {
case "memory":
{
const {createMemoryTier: createMemoryTier} = await __webpack_require__.e(9566).then(__webpack_require__.bind(__webpack_require__, 29566));
return withSettings(createMemoryTier(spec), spec);
}

case "disk":
{
const {createDiskTier: createDiskTier} = await Promise.all([ __webpack_require__.e(9873), __webpack_require__.e(5949) ]).then(__webpack_require__.bind(__webpack_require__, 79873));
return withSettings(createDiskTier(spec.path ?? (0, external_node_path_.join)(home, "store"), spec), spec);
}

case "github":
{
const {createGithubTier: createGithubTier} = await Promise.all([ __webpack_require__.e(5763), __webpack_require__.e(3574) ]).then(__webpack_require__.bind(__webpack_require__, 65763));
return withSettings(createGithubTier({
variables: variables,
mayWrite: mayWrite
}), spec);
}

case "redis":
{
const {createRedisTier: createRedisTier} = await Promise.all([ __webpack_require__.e(4011), __webpack_require__.e(8330) ]).then(__webpack_require__.bind(__webpack_require__, 84011));
const {maxValueBytes: maxValueBytes} = {
...write_policy.ri,
...spec.writePolicy
};
const tier = createRedisTier({
url: spec.url,
prefix: spec.prefix,
maxValueBytes: maxValueBytes,
variables: variables
});
return withSettings(tier, spec, write_policy.ri);
}

case "s3":
{
const {createS3Tier: createS3Tier} = await __webpack_require__.e(2446).then(__webpack_require__.bind(__webpack_require__, 42446));
return withSettings(createS3Tier({
...spec,
variables: variables
}), spec, write_policy.j$);
}

case "gs":
{
const {createGcsTier: createGcsTier} = await __webpack_require__.e(2446).then(__webpack_require__.bind(__webpack_require__, 42446));
return withSettings(createGcsTier({
...spec,
variables: variables
}), spec, write_policy.j$);
}

case "azblob":
{
const {createAzureTier: createAzureTier} = await Promise.all([ __webpack_require__.e(3107), __webpack_require__.e(4997) ]).then(__webpack_require__.bind(__webpack_require__, 3107));
return withSettings(createAzureTier({
...spec,
variables: variables
}), spec, write_policy.j$);
}
}
}
function withSettings(tier, {writePolicy: writePolicy, limits: limits}, policy) {
const {minValueBytes: minValueBytes, minLifetimeSeconds: minLifetimeSeconds} = writePolicy ?? {};
const ownLeast = minValueBytes !== void 0 || minLifetimeSeconds !== void 0;
const least = ownLeast ? {
minValueBytes: minValueBytes,
minLifetimeSeconds: minLifetimeSeconds
} : {};
return {
...tier,
...policy || writePolicy ? {
writePolicy: {
...policy,
...writePolicy,
...least
}
} : {},
...limits ? {
limits: {
...tier.limits,
...limits
}
} : {}
};
}
},
20931: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
LG: () => ANY_VALUE,
gz: () => CircuitOpen,
m4: () => DeadlineExceeded,
fi: () => createGuardedTier,
G0: () => deadlineOf,
A7: () => isDeadlineExceeded
});
var tier_clock = __webpack_require__(74424);
var errors = __webpack_require__(3579);
var retry = __webpack_require__(64452);
var tier = __webpack_require__(25916);
const FAILURES = 3;
const FIRST_REST = 3e4;
const LONGEST_REST = 3e5;
function createBreaker(clock) {
let failures = 0;
let rest = FIRST_REST;
let openUntil;
let trying = false;
return {
admits() {
if (openUntil === void 0) return true;
if (trying || clock.now() < openUntil) return false;
trying = true;
return true;
},
succeeded() {
failures = 0;
rest = FIRST_REST;
openUntil = void 0;
trying = false;
},
failed(timedOut) {
failures += 1;
if (openUntil !== void 0) {
if (!trying) return false;
trying = false;
rest = Math.min(LONGEST_REST, rest * 2);
openUntil = clock.now() + rest;
return false;
}
if (!timedOut && failures < FAILURES) return false;
openUntil = clock.now() + rest;
return true;
},
undecided() {
trying = false;
}
};
}
const REMEMBERED = 64;
const ENOUGH = 8;
function createLatency() {
const last = [];
let next = 0;
let mean;
return {
add(milliseconds) {
last[next] = milliseconds;
next = (next + 1) % REMEMBERED;
mean = mean === void 0 ? milliseconds : mean + (milliseconds - mean) / 4;
},
p95() {
if (last.length < ENOUGH) return;
const sorted = [ ...last ].sort((a, b) => a - b);
return sorted[Math.ceil(sorted.length * .95) - 1];
},
mean: () => mean
};
}
const FIRST_HEDGE = 1e3;
const LEAST_HEDGE = 20;
const MARGIN = 1.5;
function hedgeAfter(latency) {
const usual = latency?.p95();
return usual === void 0 ? FIRST_HEDGE : Math.max(LEAST_HEDGE, usual * MARGIN);
}
function createStaleKeys() {
const keys = new Set;
const calls = new Map;
return {
has: key => keys.has(key) || calls.has(key),
add: key => void keys.add(key),
clear: key => void keys.delete(key),
underWay(key, call) {
calls.set(key, (calls.get(key) ?? 0) + 1);
const ended = () => {
keys.add(key);
const left = calls.get(key) - 1;
if (left === 0) calls.delete(key); else calls.set(key, left);
};
call.then(ended, ended);
}
};
}
const noCounts = () => ({
gets: 0,
hits: 0,
misses: 0,
puts: 0,
deletes: 0,
errors: 0,
bytesRead: 0,
bytesWritten: 0,
bytesRanged: 0,
bytesPromoted: 0,
promotionsSkipped: 0,
hedges: 0,
lateAnswers: 0,
retries: 0,
timeouts: 0,
breakerOpened: 0,
skipped: 0,
seconds: 0
});
function createSemaphore(limit) {
let running = 0;
const waiting = [];
return async work => {
if (running < limit) running += 1; else await new Promise(resolve => void waiting.push(resolve));
try {
return await work();
} finally {
const next = waiting.shift();
if (next) next(); else running -= 1;
}
};
}
function createBandwidth(bytesPerSecond, clock) {
let balance = bytesPerSecond;
let counted = clock.now();
const refill = () => {
const now = clock.now();
balance = Math.min(bytesPerSecond, balance + Math.max(0, now - counted) / 1e3 * bytesPerSecond);
counted = now;
};
return {
async admitted() {
for (refill(); balance <= 0; refill()) await (0, tier_clock.uk)(clock, Math.max(1, Math.ceil(-balance / bytesPerSecond * 1e3) + 1));
},
spent(bytes) {
refill();
balance -= bytes;
}
};
}
const DEADLINE_SECONDS = 10;
const RETRIES = 3;
const CONCURRENCY = 16;
const SLOWEST_BYTES_PER_SECOND = 4194304;
function createGuardedTier(tier, {clock: clock, random: random, onWarning: onWarning, readOnly: readOnly}) {
const {limits: limits} = tier;
const counts = noCounts();
const staleKeys = createStaleKeys();
const warned = new Set;
const latencies = new Map;
const answers = createLatency();
const breaker = limits && createBreaker(clock);
const inTurn = limits && createSemaphore(limits.concurrency ?? CONCURRENCY);
const bandwidth = limits?.maxBandwidth === void 0 ? void 0 : createBandwidth(limits.maxBandwidth, clock);
let working = true;
let closed = false;
const waits = new Set;
function say(kind, message) {
if (warned.has(kind)) return;
warned.add(kind);
onWarning(message);
}
function failed(error) {
if (closed) return;
counts.errors += 1;
const message = (0, errors.zL)(error);
const kind = limits ? error instanceof errors.AD ? error.code : "other" : message;
const readOnly = error instanceof errors.AD && error.code === "PACELINE_STORE_READ_ONLY";
say(kind, readOnly ? message : `${message} Until then the job goes on without this tier of the store.`);
}
async function once({verb: verb, key: key, bytes: bytes = 0, run: run, received: received}, limits) {
await (bandwidth?.admitted());
const started = clock.now();
const deadline = deadlineOf(limits, bytes);
if (verb === "put") bandwidth?.spent(bytes);
const work = run(tier);
try {
const value = await (0, tier_clock.ux)(clock, deadline, work, () => {
counts.timeouts += 1;
if (key !== void 0) staleKeys.underWay(key, work);
throw new DeadlineExceeded(tier.name, deadline);
});
if (received) bandwidth?.spent(received(value));
return value;
} finally {
counts.seconds += Math.max(0, clock.now() - started) / 1e3;
}
}
async function pauseFor(milliseconds) {
await new Promise(resolve => {
const end = () => {
cancel();
waits.delete(end);
resolve();
};
const cancel = clock.after(milliseconds, end);
waits.add(end);
});
}
async function withRetries(call, limits, breaker) {
const retries = call.verb === "list" ? 0 : limits.retries ?? RETRIES;
const begun = clock.now();
for (let attempt = 0; ;attempt++) {
const answer = await inTurn(async () => {
if (!breaker.admits()) return "circuit open";
const started = clock.now();
try {
const value = await once(call, limits);
breaker.succeeded();
working = true;
answers.add(clock.now() - started);
return {
value: value
};
} catch (error) {
return {
error: error
};
}
});
if (answer === "circuit open") {
counts.skipped += 1;
return {
error: new CircuitOpen(tier.name)
};
}
if ("value" in answer) return answer;
const {error: error} = answer;
const pause = Math.max((0, retry.JN)(attempt, random), (0, retry.P9)(error) ?? 0);
const spent = clock.now() - begun + pause >= deadlineOf(limits, 0);
const again = attempt < retries && (0, retry.dg)(error) && !spent && working && !closed;
if (again) {
counts.retries += 1;
await pauseFor(pause);
continue;
}
failed(error);
if ((0, retry.vu)(error)) {
breaker.undecided();
return answer;
}
answers.add(deadlineOf(limits, 0));
if (breaker.failed(isDeadlineExceeded(error))) {
counts.breakerOpened += 1;
working = false;
say("breaker", `The store's ${tier.name} tier does not answer as it should; it is left out, and tried again every half minute or less often.`);
}
return answer;
}
}
async function direct({run: run}) {
const started = clock.now();
try {
return {
value: await run(tier)
};
} catch (error) {
failed(error);
return {
error: error
};
} finally {
counts.seconds += Math.max(0, clock.now() - started) / 1e3;
}
}
return {
tier: tier,
counts: counts,
staleKeys: staleKeys,
readOnly: readOnly === void 0 ? void 0 : readOnlyError(tier, readOnly),
works: () => working,
async call(call) {
const started = clock.now();
const answer = await (limits ? withRetries(call, limits, breaker) : direct(call));
if ("value" in answer && answer.value !== void 0) {
const latency = latencies.get(call.verb) ?? createLatency();
latencies.set(call.verb, latency);
latency.add(Math.max(0, clock.now() - started));
}
return answer;
},
hedgeAfter(verb) {
if (!limits) return;
if (limits.hedgeAfterSeconds !== void 0) return limits.hedgeAfterSeconds * 1e3;
return hedgeAfter(latencies.get(verb));
},
meanMilliseconds: () => answers.mean(),
async close() {
closed = true;
for (const end of waits) end();
await tier.close();
},
failed: failed,
sayDamage() {
if (tier.counters().corrupt === 0) return;
say("damage", `The store's ${tier.name} tier holds damaged values; they are removed, and what they held is made again. If it happens often, check the disk.`);
}
};
}
const ANY_VALUE = tier.P;
function deadlineOf(limits, bytes) {
const rate = Math.min(SLOWEST_BYTES_PER_SECOND, limits.maxBandwidth ?? Number.POSITIVE_INFINITY);
return ((limits.deadlineSeconds ?? DEADLINE_SECONDS) + bytes / rate) * 1e3;
}
const isDeadlineExceeded = error => error instanceof errors.AD && error.code === "PACELINE_STORE_DEADLINE";
class DeadlineExceeded extends errors.AD {
constructor(tier, milliseconds) {
super("PACELINE_STORE_DEADLINE", `The store's ${tier} tier did not answer within ${Math.round(milliseconds / 100) / 10} s.`, 'If that is too short, set "deadline" on the tier.');
}
}
class CircuitOpen extends errors.AD {
constructor(tier) {
super("PACELINE_STORE_UNAVAILABLE", `The store's ${tier} tier is left out, since it did not work before.`, "See the warning on it.");
}
}
const readOnlyError = (tier, reason) => new errors.AD("PACELINE_STORE_READ_ONLY", `This run may not write to ${tier.shared ? "what the store shares with other machines" : "the store"}: ${reason}.`, "What this run would have kept there is made again by the next one that may.");
},
94793: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
x: () => createStack
});
var tier_clock = __webpack_require__(74424);
function createBackground(limits) {
const waiting = [];
const underWay = new Set;
let held = 0;
let running = 0;
async function run(bytes, work) {
if (running >= limits.tasks) await new Promise(resolve => void waiting.push(resolve)); else running += 1;
try {
await work();
} catch {} finally {
held -= bytes;
const next = waiting.shift();
if (next) next(); else running -= 1;
}
}
return {
start(bytes, work) {
if (held + bytes > limits.bytes) return false;
held += bytes;
const task = run(bytes, work).finally(() => void underWay.delete(task));
underWay.add(task);
return true;
},
async idle() {
while (underWay.size > 0) await Promise.all(underWay);
}
};
}
var guarded_tier = __webpack_require__(20931);
function createKeyedMutex() {
const tails = new Map;
const versions = new Map;
return {
run(key, work) {
const before = tails.get(key) ?? Promise.resolve();
const result = before.then(work);
const tail = result.catch(() => {}).then(() => {
if (tails.get(key) === tail) tails.delete(key);
});
tails.set(key, tail);
return result;
},
changed: key => void versions.set(key, (versions.get(key) ?? 0) + 1),
version: key => versions.get(key) ?? 0
};
}
async function* listIn(guarded, prefix, options) {
const entries = guarded.tier.list?.(prefix, options)[Symbol.asyncIterator]();
if (!entries) return;
try {
for (;;) {
const answer = await guarded.call({
verb: "list",
run: () => entries.next()
});
if (!("value" in answer) || answer.value.done) break;
if (!guarded.staleKeys.has(answer.value.value.key)) yield answer.value.value;
}
} finally {
entries.return?.()?.catch(() => {});
}
guarded.sayDamage();
}
async function newestIn(guarded, prefixes) {
const {newest: newest} = guarded.tier;
if (newest) {
const answer = await guarded.call({
verb: "newest",
run: () => newest(prefixes)
});
const found = "value" in answer ? answer.value : void 0;
return found && !guarded.staleKeys.has(found.key) ? found : void 0;
}
for (const prefix of prefixes) {
let best;
for await (const entry of listIn(guarded, prefix)) if (!best || entry.createdAt > best.createdAt) best = entry;
if (best) return best;
}
return;
}
function readThrough(guardedTiers, verb, clock, ask) {
return new Promise(resolve => {
const missed = [];
let asked = 0;
let pending = 0;
let done = false;
let stopTimer = () => {};
const askNext = () => {
stopTimer();
const guarded = guardedTiers[asked];
if (!guarded) {
if (pending === 0) resolve(void 0);
return;
}
const turn = ++asked;
pending += 1;
if (turn < guardedTiers.length) {
const patience = guarded.hedgeAfter(verb);
if (patience !== void 0) stopTimer = clock.after(patience, () => {
guarded.counts.hedges += 1;
askNext();
});
}
ask(guarded).then(answer => {
pending -= 1;
const found = "value" in answer ? answer.value : void 0;
if (done) {
if (found !== void 0) guarded.counts.lateAnswers += 1;
return;
}
if (found !== void 0) {
done = true;
stopTimer();
resolve({
guarded: guarded,
found: found,
missed: missed
});
return;
}
if ("value" in answer) missed.push(guarded);
if (turn === asked || pending === 0) askNext();
});
};
askNext();
});
}
function readOrder(guardedTiers) {
const order = [];
for (let from = 0; from < guardedTiers.length; ) {
let to = from + 1;
while (to < guardedTiers.length && areReplicas(guardedTiers[from], guardedTiers[to])) to += 1;
const replicas = guardedTiers.slice(from, to);
order.push(...replicas.sort((a, b) => (a.meanMilliseconds() ?? 0) - (b.meanMilliseconds() ?? 0)));
from = to;
}
return order;
}
const areReplicas = ({tier: one}, {tier: other}) => one.shared === true && other.shared === true && one.name === other.name && one.limits !== void 0;
var write = __webpack_require__(37661);
const PROMOTIONS = {
bytes: 67108864,
tasks: 4
};
const LAST_COPIES_MILLISECONDS = 3e4;
const CLOSE_MILLISECONDS = 1e4;
function createStack(tiers, options = {}) {
const {readOnly: readOnly, mayWrite: mayWrite = () => true, clock: clock = tier_clock.ml, random: random = Math.random} = options;
const warned = new Set;
const onWarning = message => {
if (warned.has(message)) return;
warned.add(message);
options.onWarning?.(message);
};
const guardedTiers = tiers.map(tier => (0, guarded_tier.fi)(tier, {
clock: clock,
random: random,
onWarning: onWarning,
readOnly: readOnly?.(tier)
}));
const mutex = createKeyedMutex();
const background = createBackground(PROMOTIONS);
const writer = (0, write.y)({
guardedTiers: guardedTiers,
mutex: mutex,
background: background,
clock: clock,
mayWrite: mayWrite
});
const nothing = () => 0;
async function ask(guarded, verb, bytes, run, received) {
const count = found => found === void 0 ? 0 : received(found);
const answer = await guarded.call({
verb: verb,
bytes: bytes,
run: run,
received: count
});
if ("error" in answer && answer.error instanceof guarded_tier.gz) return answer;
guarded.counts.gets += 1;
const found = "value" in answer ? answer.value : void 0;
if (found === void 0) {
guarded.counts.misses += 1;
guarded.sayDamage();
} else {
guarded.counts.hits += 1;
guarded.counts.bytesRead += received(found);
}
return answer;
}
const asOthersFind = key => {
const slowestFirst = [ ...guardedTiers ].reverse().filter(guarded => !guarded.staleKeys.has(key));
const shared = slowestFirst.filter(({tier: tier}) => tier.shared);
return shared.length > 0 ? shared : slowestFirst;
};
const sure = key => readOrder(guardedTiers).filter(guarded => !guarded.staleKeys.has(key));
return {
async get(key, {accept: accept, shared: shared = false, ...options} = {}) {
const accepted = async tier => {
const value = await tier.get(key, options);
if (!value || !accept || accept(value.bytes)) return value;
if (!tier.shared && mayWrite(key)) await tier.delete(key).catch(() => {});
return;
};
const version = mutex.version(key);
const asked = shared ? asOthersFind(key) : sure(key);
const hit = await readThrough(asked, "get", clock, guarded => ask(guarded, "get", guarded_tier.LG, accepted, value => value.bytes.byteLength));
if (!hit) return;
writer.promote(key, hit, version);
return {
...hit.found,
tier: hit.guarded.tier.name
};
},
async getRange(key, offset, length) {
const version = mutex.version(key);
const hit = await readThrough(sure(key), "getRange", clock, async guarded => {
const partly = guarded.tier.getRange !== void 0;
const read = async tier => {
if (tier.getRange) return partOf(await tier.getRange(key, offset, length), 0, length);
const value = await tier.get(key);
return value && partOf(value.bytes, offset, length, value);
};
const received = ({part: part, value: value}) => (value?.bytes ?? part).byteLength;
const verb = partly ? "getRange" : "get";
const answer = await ask(guarded, verb, partly ? length : guarded_tier.LG, read, received);
if ("value" in answer && answer.value) guarded.counts.bytesRanged += length;
return answer;
});
if (!hit) return;
const {part: part, value: value} = hit.found;
if (value) writer.promote(key, {
...hit,
found: value
}, version);
return {
bytes: value ? new Uint8Array(part) : part,
tier: hit.guarded.tier.name
};
},
async head(key) {
const hit = await readThrough(sure(key), "head", clock, guarded => ask(guarded, "head", 0, tier => tier.head(key), nothing));
return hit && {
...hit.found,
tier: hit.guarded.tier.name
};
},
async has(key) {
const slowestFirst = [ ...guardedTiers ].reverse();
for (const shared of [ true, false ]) {
let answered = false;
for (const guarded of slowestFirst) {
if ((guarded.tier.shared ?? false) !== shared || guarded.staleKeys.has(key)) continue;
const answer = await guarded.call({
verb: "head",
run: tier => tier.head(key)
});
if (!("value" in answer)) continue;
if (answer.value !== void 0) return true;
answered = true;
}
if (answered) return false;
}
return false;
},
put: (key, bytes, options = {}) => writer.put(key, bytes, options),
listsAll: tiers.every(tier => tier.list !== void 0),
ownRefFirst: tiers.some(tier => tier.ownRefFirst === true),
packBytes: tiers.reduce((most, {packBytes: packBytes}) => packBytes === void 0 ? most : Math.max(most ?? 0, packBytes), void 0),
async newest(prefixes, {unlistedOnly: unlistedOnly = false} = {}) {
const asked = guardedTiers.filter(({tier: tier}) => !(unlistedOnly && tier.list));
const found = new Map;
for (const one of await Promise.all(asked.map(guarded => newestIn(guarded, prefixes)))) if (one && found.get(one.key)?.createdAt === void 0) found.set(one.key, one);
return [ ...found.values() ];
},
async* list(prefix, options) {
const seen = new Set;
for (const guarded of guardedTiers) for await (const entry of listIn(guarded, prefix, options)) {
if (seen.has(entry.key)) continue;
seen.add(entry.key);
yield entry;
}
},
delete: (key, options = {}) => writer.delete(key, options),
flush: () => background.idle(),
async close() {
await (0, tier_clock.ux)(clock, LAST_COPIES_MILLISECONDS, background.idle(), () => {});
const closing = guardedTiers.map(guarded => (0, tier_clock.ux)(clock, CLOSE_MILLISECONDS, guarded.close(), () => {}));
await Promise.allSettled(closing);
},
statistics: () => guardedTiers.map(({tier: tier, counts: counts}) => ({
tier: tier.name,
...counts,
...tier.counters()
}))
};
}
function partOf(bytes, offset, length, value) {
if (!bytes || bytes.byteLength < offset + length) return;
const part = bytes.subarray(offset, offset + length);
return value ? {
part: part,
value: value
} : {
part: part
};
}
},
2476: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
G3: () => accepts,
Y$: () => targetsFor,
j$: () => OBJECT_POLICY,
ri: () => REDIS_POLICY
});
const OBJECT_POLICY = {
minValueBytes: 2 ** 20,
minLifetimeSeconds: 3600
};
const REDIS_POLICY = {
maxValueBytes: 2 ** 20
};
function accepts(policy, value, now) {
if (!policy) return true;
const {maxValueBytes: maxValueBytes, minValueBytes: minValueBytes, minLifetimeSeconds: minLifetimeSeconds} = policy;
if (maxValueBytes !== void 0 && value.size > maxValueBytes) return false;
if (minValueBytes === void 0 && minLifetimeSeconds === void 0) return true;
const lifetime = value.expiresAt === void 0 ? Number.POSITIVE_INFINITY : value.expiresAt - now;
const large = minValueBytes !== void 0 && value.size > minValueBytes;
const longLived = minLifetimeSeconds !== void 0 && lifetime > minLifetimeSeconds * 1e3;
return large || longLived;
}
function targetsFor(tiers, value, now) {
const slowestFirst = [ ...tiers ].reverse();
const accepting = slowestFirst.filter(({tier: tier}) => accepts(tier.writePolicy, value, now));
const shared = accepting.filter(({tier: tier}) => tier.shared);
const local = accepting.filter(({tier: tier}) => !tier.shared);
const others = slowestFirst.filter(target => !accepting.includes(target));
const otherShared = others.filter(({tier: tier}) => tier.shared);
if (shared.length > 0) {
const small = ({tier: tier}) => value.size <= (tier.writePolicy?.maxValueBytes ?? Number.POSITIVE_INFINITY);
return {
shared: shared,
instead: otherShared.filter(small),
local: local
};
}
return {
shared: shared,
instead: otherShared.length > 0 || local.length > 0 ? otherShared : others,
local: local
};
}
},
37661: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
v: () => otherScope,
y: () => createStackWriter
});
var _tier_digest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(70204);
var _tier_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3579);
var _tier_put_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96209);
var _tier_tier_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25916);
var _guarded_tier_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20931);
var _write_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2476);
function createStackWriter({guardedTiers: guardedTiers, mutex: mutex, background: background, clock: clock, mayWrite: mayWrite}) {
const isOutside = key => !mayWrite(key) && guardedTiers.some(guarded => !guarded.readOnly);
async function putOne(guarded, key, bytes, put) {
const answer = await guarded.call({
verb: "put",
key: key,
bytes: bytes.byteLength,
run: tier => tier.put(key, bytes, put)
});
if ("value" in answer && answer.value === "stored") {
guarded.counts.puts += 1;
guarded.counts.bytesWritten += bytes.byteLength;
guarded.staleKeys.clear(key);
}
return answer;
}
async function deleteOne(guarded, key) {
const answer = await guarded.call({
verb: "delete",
key: key,
run: tier => tier.delete(key)
});
if ("value" in answer) guarded.staleKeys.clear(key); else if (!isReadOnly(answer.error)) guarded.staleKeys.add(key);
return answer;
}
function writable(listedOnly = false) {
const wanted = guardedTiers.filter(({tier: tier}) => !listedOnly || tier.list);
const closed = wanted.filter(guarded => guarded.readOnly);
const [first] = closed.filter(({tier: tier}) => tier.shared).concat(closed);
first?.failed(first.readOnly);
return wanted.filter(guarded => !guarded.readOnly);
}
async function whoHas(candidates, key) {
const answers = await Promise.all(candidates.map(guarded => guarded.call({
verb: "head",
run: tier => tier.head(key)
})));
const found = answers.some(answer => "value" in answer && answer.value !== void 0);
return {
found: found,
lacking: candidates.filter((_, index) => "value" in answers[index])
};
}
async function put(key, bytes, {listedOnly: listedOnly, ...given}) {
const options = {
...given,
id: (0, _tier_put_id_js__WEBPACK_IMPORTED_MODULE_0__.R)()
};
const open = writable(listedOnly);
const value = {
size: bytes.byteLength,
expiresAt: options.expiresAt
};
const {shared: shared, instead: instead, local: local} = (0, _write_policy_js__WEBPACK_IMPORTED_MODULE_1__.Y$)(open, value, clock.now());
const stored = new Set;
const failures = new Map;
let refused = false;
let decided = !options.ifAbsent;
const attempt = async guarded => {
const answer = await putOne(guarded, key, bytes, {
...options,
ifAbsent: !decided
});
if ("error" in answer) {
failures.set(guarded, answer.error);
return;
}
if (answer.value === "stored") stored.add(guarded);
if (answer.value === "refused") refused = true;
return answer.value;
};
const intoAll = async targets => {
let next = 0;
while (!decided && next < targets.length) {
const result = await attempt(targets[next++]);
if (result === "exists") return true;
decided = result === "stored";
}
await Promise.all(targets.slice(next).map(attempt));
return false;
};
const intoOne = async targets => {
for (const target of targets) if (await intoAll([ target ]) || stored.size > 0) return !stored.has(target);
return false;
};
const others = open.filter(guarded => !shared.includes(guarded) && !local.includes(guarded));
const mutable = !options.contentAddressed && !listedOnly;
const askedFirst = open.filter(guarded => guarded.tier.shared && guarded !== shared[0]);
let lacking = [];
if (!decided && mutable) {
const asked = await whoHas(askedFirst, key);
if (asked.found) return "exists";
lacking = asked.lacking;
}
if (await intoAll(shared)) return "exists";
if (stored.size === 0 && await intoOne(instead)) return "exists";
if (await intoAll(local)) return "exists";
for (const [guarded, error] of failures) if (stored.size > 0 || !(error instanceof _guarded_tier_js__WEBPACK_IMPORTED_MODULE_2__.gz || isReadOnly(error))) guarded.staleKeys.add(key);
if (mutable && (stored.size > 0 || refused)) {
for (const guarded of guardedTiers) if (guarded.readOnly) guarded.staleKeys.add(key);
const old = others.filter(guarded => !stored.has(guarded) && !failures.has(guarded));
const unknown = old.filter(guarded => !lacking.includes(guarded));
await Promise.all(unknown.map(guarded => deleteOne(guarded, key)));
}
if (stored.size > 0) return "stored";
const readOnly = guardedTiers.find(guarded => guarded.readOnly)?.readOnly;
throw failures.values().next().value ?? (open.length === 0 && readOnly ? readOnly : tooLarge(bytes));
}
const exclusively = (key, work) => {
mutex.changed(key);
return mutex.run(key, work).finally(() => mutex.changed(key));
};
return {
async put(key, bytes, options) {
if (bytes.byteLength > _tier_tier_js__WEBPACK_IMPORTED_MODULE_3__.P) throw new _tier_errors_js__WEBPACK_IMPORTED_MODULE_4__.AD("PACELINE_STORE_TOO_LARGE", `A value of ${bytes.byteLength} bytes is larger than a store takes (64 MiB).`, "Store it in pieces.");
if (isOutside(key)) throw otherScope(key);
return exclusively(key, () => put(key, bytes, options));
},
async delete(key, {listedOnly: listedOnly = false}) {
if (isOutside(key)) return false;
return exclusively(key, async () => {
const answers = await Promise.all(writable(listedOnly).map(async guarded => {
const answer = await deleteOne(guarded, key);
if ("value" in answer) guarded.counts.deletes += 1;
return "value" in answer && answer.value;
}));
return answers.includes(true);
});
},
promote(key, {found: found, missed: missed}, version) {
const {bytes: bytes, metadata: metadata, createdAt: createdAt, expiresAt: expiresAt} = found;
const now = clock.now();
const value = {
size: bytes.byteLength,
expiresAt: expiresAt
};
const lacking = missed.filter(guarded => !(guarded.readOnly && guarded.tier.shared) && guarded.works() && (0, 
_write_policy_js__WEBPACK_IMPORTED_MODULE_1__.G3)(guarded.tier.writePolicy, value, now));
if (lacking.length === 0) return;
const named = (0, _tier_digest_js__WEBPACK_IMPORTED_MODULE_5__.s)(key);
if (!mayWrite(key) && named === void 0) return;
let copy;
const started = background.start(bytes.byteLength, () => mutex.run(key, async () => {
if (mutex.version(key) !== version) return;
const sha256 = (0, _tier_digest_js__WEBPACK_IMPORTED_MODULE_5__.fg)(copy);
if (named !== void 0 && named !== sha256) return;
for (const guarded of lacking) {
const id = (0, _tier_put_id_js__WEBPACK_IMPORTED_MODULE_0__.R)();
const about = {
id: id,
metadata: metadata,
createdAt: createdAt,
expiresAt: expiresAt,
sha256: sha256
};
const options = {
...about,
ifAbsent: true,
contentAddressed: true
};
const answer = await putOne(guarded, key, copy, options);
if ("value" in answer && answer.value === "stored") guarded.counts.bytesPromoted += copy.byteLength;
}
}));
if (started) copy = new Uint8Array(bytes); else for (const guarded of lacking) guarded.counts.promotionsSkipped += 1;
}
};
}
const otherScope = key => new _tier_errors_js__WEBPACK_IMPORTED_MODULE_4__.AD("PACELINE_STORE_SCOPE", `This run may not write ${JSON.stringify(key.slice(0, 200))}: it belongs to another ref or repository.`, "Please report this.");
const isReadOnly = error => error instanceof _tier_errors_js__WEBPACK_IMPORTED_MODULE_4__.AD && error.code === "PACELINE_STORE_READ_ONLY";
const tooLarge = bytes => new _tier_errors_js__WEBPACK_IMPORTED_MODULE_4__.AD("PACELINE_STORE_TOO_LARGE", `A value of ${bytes.byteLength} bytes is larger than any tier of the store may hold.`, "Raise max-bytes of a tier.");
},
74424: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
ml: () => systemClock,
uk: () => wait,
ux: () => within
});
const systemClock = {
now: Date.now,
after(milliseconds, run) {
const timer = setTimeout(run, milliseconds);
return () => clearTimeout(timer);
}
};
const wait = (clock, milliseconds) => new Promise(resolve => {
clock.after(milliseconds, resolve);
});
function within(clock, milliseconds, work, late) {
return new Promise((resolve, reject) => {
const cancel = clock.after(milliseconds, () => {
try {
resolve(late());
} catch (error) {
reject(error);
}
});
work.then(resolve, reject).finally(cancel);
});
}
},
70204: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
fg: () => sha256Hex,
g5: () => keyDigest,
s: () => digestIn
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
const sha256Hex = bytes => (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes).digest("hex");
const keyDigest = (key, encoding = "hex") => (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(key, "utf16le").digest(encoding);
const digestIn = key => /(?:^|\/)([0-9a-f]{64})$/.exec(key)?.[1];
},
3579: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
AD: () => StoreError,
PB: () => retryable,
mB: () => storeClosed,
zL: () => describeStoreError
});
class StoreError extends Error {
code;
remedy;
retryable=false;
constructor(code, message, remedy, options) {
super(message, options);
this.name = "StoreError";
this.code = code;
this.remedy = remedy;
}
}
const retryable = (error, after) => Object.assign(error, {
retryable: true,
...Number(after) > 0 ? {
retryAfterSeconds: Number(after)
} : {}
});
const storeClosed = () => new StoreError("PACELINE_STORE_CLOSED", "The store was closed.", "Open it again.");
function describeStoreError(error) {
if (error instanceof StoreError) return `${error.message} ${error.remedy}`;
return error instanceof Error ? `${error.message}.` : String(error);
}
},
96209: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
R: () => newPutId
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
const newPutId = () => (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(9).toString("base64url");
},
34603: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Q: () => credentialsInAddress,
X: () => refuseCredentials
});
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3579);
const SOURCES = {
redis: "set PACELINE_REDIS_USERNAME and PACELINE_REDIS_PASSWORD in the environment of the step",
s3: "the environment has them (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or OIDC with aws-actions/configure-aws-credentials)",
gs: "the environment has them (PACELINE_GS_ACCESS_KEY_ID and PACELINE_GS_SECRET_ACCESS_KEY)",
azblob: "the environment has them (AZURE_STORAGE_CONNECTION_STRING, AZURE_STORAGE_KEY or AZURE_STORAGE_SAS_TOKEN)"
};
const credentialsInAddress = kind => `The store tier "${kind}" takes no credentials in its address: ${SOURCES[kind]}.`;
function refuseCredentials(kind, address) {
const url = typeof address === "string" ? URL.parse(address) : address;
if (!url || url.username === "" && url.password === "") return;
throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.AD("PACELINE_STORE_SPEC", credentialsInAddress(kind), "Take them out of the address, and replace them if a log may have shown them.");
}
},
64452: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
JN: () => backoff,
Lx: () => NETWORK_FAILURES,
P9: () => retryAfter,
dg: () => isTransient,
vu: () => isRefusal
});
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3579);
const NETWORK_FAILURES = new Set([ "ECONNABORTED", "ECONNREFUSED", "ECONNRESET", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EPIPE", "ERR_STREAM_PREMATURE_CLOSE", "ETIMEDOUT", "TimeoutError", "UND_ERR_SOCKET" ]);
function* causesOf(error) {
for (let at = error, depth = 0; at instanceof Object && depth < 5; depth++) {
yield at;
at = at["cause"];
}
}
function statusOf(error) {
const metadata = error["$metadata"];
const status = metadata?.httpStatusCode ?? error["statusCode"] ?? error["status"];
return typeof status === "number" ? status : void 0;
}
function isTransient(error) {
for (const part of causesOf(error)) {
if (typeof part["retryable"] === "boolean") return part["retryable"];
const status = statusOf(part);
if (status !== void 0) return status === 408 || status === 429 || status >= 500;
if (NETWORK_FAILURES.has(String(part["code"])) || NETWORK_FAILURES.has(String(part["name"]))) return true;
}
return false;
}
function isRefusal(error) {
if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.AD && REFUSALS.has(error.code)) return true;
for (const part of causesOf(error)) {
const status = statusOf(part);
if (status !== void 0) return status >= 400 && status < 500 && status !== 408 && status !== 429;
}
return false;
}
const REFUSALS = new Set([ "PACELINE_STORE_READ_ONLY", "PACELINE_STORE_DENIED", "PACELINE_STORE_TOO_LARGE", "PACELINE_STORE_FULL" ]);
function retryAfter(error) {
for (const part of causesOf(error)) {
const seconds = part["retryAfterSeconds"];
if (typeof seconds === "number" && seconds >= 0) return seconds * 1e3;
const response = part["$response"] ?? part["response"];
const headers = response?.headers;
const header = Number(headers?.["retry-after"] ?? Number.NaN);
if (header >= 0) return header * 1e3;
}
return;
}
const FIRST_WAIT = 100;
const LONGEST_WAIT = 5e3;
const backoff = (repetition, random) => random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** repetition);
},
25916: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
P: () => MAX_VALUE_BYTES
});
const MAX_VALUE_BYTES = 67108864;
},
62717: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
x: () => refusal
});
const refusal = rights => rights?.allowed === true ? void 0 : rights?.reason ?? "it is not trusted with it";
}
};
