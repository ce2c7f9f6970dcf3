export const id = 5415;

export const ids = [ 5415 ];

export const modules = {
55415: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
LeaseError: () => lease_error.pS,
acquireLease: () => lease.Z,
openQueue: () => openQueue,
readLease: () => lease.z,
systemMachine: () => src_machine.l
});
var lease = __webpack_require__(23959);
var lease_error = __webpack_require__(23125);
var src_machine = __webpack_require__(50153);
var external_node_crypto_ = __webpack_require__(77598);
var redis_commands = __webpack_require__(6781);
var errors = __webpack_require__(3579);
const LEAST_ITEM_SECONDS = .001;
function suffixSeconds(seconds) {
const sums = new Float64Array(seconds.length + 1);
for (let at = seconds.length - 1; at >= 0; at -= 1) {
const own = seconds[at];
sums[at] = sums[at + 1] + (own > LEAST_ITEM_SECONDS && Number.isFinite(own) ? own : LEAST_ITEM_SECONDS);
}
return sums;
}
function batchSize(suffix, next, {legs: legs, leastSeconds: leastSeconds}) {
const end = suffix.length - 1;
if (next >= end) return 0;
const remaining = suffix[next];
const wanted = Math.max(remaining / (1.5 * legs), Math.min(leastSeconds, suffix[0] / legs));
const left = remaining - wanted;
let low = next + 1;
let high = end;
while (low < high) {
const middle = low + high >> 1;
if (suffix[middle] <= left) high = middle; else low = middle + 1;
}
return low - next;
}
const BEATS_PER_LIFE = 5;
function holdItems(lifeMilliseconds, beat, machine) {
const held = new Set;
let cancel = () => {};
let stopped = false;
function beatLater() {
cancel = machine.after(lifeMilliseconds / BEATS_PER_LIFE, async () => {
const asked = [ ...held ];
if (asked.length > 0) {
const own = await beat(asked).catch(() => {});
if (own) for (const id of asked) if (!own.has(id)) held.delete(id);
}
if (!stopped) beatLater();
}, {
background: true
});
}
beatLater();
return {
ids: held,
add(ids) {
for (const id of ids) held.add(id);
},
remove(ids) {
for (const id of ids) held.delete(id);
},
stop() {
stopped = true;
cancel();
}
};
}
const plannedId = index => `${index + 1}-0`;
function nextAfter(lastDelivered, items) {
const [first = ""] = lastDelivered.split("-");
return /^\d+$/.test(first) ? Math.min(items, Number(first)) : 0;
}
function parseEntries(answer, items) {
const entries = [];
const foreign = [];
for (const one of Array.isArray(answer) ? answer : []) {
if (!Array.isArray(one)) continue;
const id = String(one[0]);
const fields = fieldsOf(one[1]);
const index = countOf(fields.get("i"));
if (index === void 0 || index >= items) foreign.push(id); else {
const not = fields.get("not");
const round = countOf(fields.get("round")) ?? 1;
entries.push({
id: id,
index: index,
round: round,
not: not,
back: countOf(fields.get("back")) ?? 0
});
}
}
return {
entries: entries,
foreign: foreign
};
}
function fieldsOf(answer) {
const fields = new Map;
if (!Array.isArray(answer)) return fields;
for (let at = 0; at + 1 < answer.length; at += 2) fields.set(String(answer[at]), String(answer[at + 1]));
return fields;
}
const countOf = text => text !== void 0 && /^\d{1,9}$/.test(text) ? Number(text) : void 0;
const OUTCOMES = [ "passed", "failed", "poisoned", "skipped" ];
const encodeResult = ({outcome: outcome, leg: leg}) => `${outcome} ${leg}`;
function parseResult(answer) {
const [, word, leg] = /^([a-z]{1,10}) (.{1,200})$/.exec(typeof answer === "string" ? answer : "") ?? [];
const outcome = OUTCOMES.find(one => one === word);
return outcome && leg !== void 0 ? {
outcome: outcome,
leg: leg
} : void 0;
}
const CHUNK = 500;
const KEPT_EVERY = 20;
const MOST_REFUSED = 50;
const DEAD_AT_ONCE = 2e3;
function queueCommands(redis, settings) {
const {keys: keys, items: items, leg: leg, consumer: consumer, lifeMilliseconds: lifeMilliseconds, keepSeconds: keepSeconds, rest: rest} = settings;
const {stream: stream, group: group, results: results} = keys;
const keep = key => [ "EXPIRE", key, keepSeconds ];
let saidAt = 0;
const one = async command => (await redis.send([ command ]))[0];
async function entriesOf(answer) {
const {entries: entries, foreign: foreign} = parseEntries(answer, items);
if (foreign.length > 0) await one([ "XACK", stream, group, ...foreign ]);
return [ ...entries ];
}
const ofStream = answer => Array.isArray(answer) && Array.isArray(answer[0]) ? answer[0][1] : [];
return {
async seed() {
const newest = [ "XREVRANGE", stream, "+", "-", "COUNT", 1 ];
const thereAfter = answer => nextAfter(String(answer[0]?.[0]), items);
let there = thereAfter(await one(newest));
for (let refused = 0; there < items && refused < MOST_REFUSED; ) {
const commands = [];
for (let index = there; index < Math.min(items, there + CHUNK); index += 1) commands.push([ "XADD", stream, plannedId(index), "i", index ]);
const answers = await redis.send([ ...commands, newest ], {
expected: [ "ERR The ID specified in XADD" ]
});
const before = there;
there = thereAfter(answers.at(-1));
refused = there > before ? 0 : refused + 1;
for (let isLed = answers[0] === void 0; isLed && there < items; ) {
await rest();
const now = thereAfter(await one(newest));
isLed = now > there;
there = now;
}
}
await redis.send([ [ "XGROUP", "CREATE", stream, group, 0, "MKSTREAM" ], keep(stream) ], {
expected: [ "BUSYGROUP" ]
});
},
async look() {
const [groups, held, dead, finished] = await redis.send([ [ "XINFO", "GROUPS", stream ], [ "XPENDING", stream, group ], [ "XPENDING", stream, group, "IDLE", lifeMilliseconds, "-", "+", DEAD_AT_ONCE ], [ "HLEN", results ] ]);
const own = groups.map(fieldsOf).find(fields => fields.get("name") === group);
return {
finished: Number(finished),
next: nextAfter(own?.get("last-delivered-id") ?? "", items),
held: Number(held[0]),
dead: dead.map(([id, holder, , deliveries]) => ({
id: id,
consumer: holder,
deliveries: deliveries
})).filter(({consumer: holder}) => holder !== consumer)
};
},
async read(count) {
const command = [ "XREADGROUP", "GROUP", group, consumer, "COUNT", count, "STREAMS", stream, ">" ];
return entriesOf(ofStream(await one(command)));
},
async own() {
return entriesOf(ofStream(await one([ "XREADGROUP", "GROUP", group, consumer, "STREAMS", stream, 0 ])));
},
async take(ids) {
if (ids.length === 0) return [];
return entriesOf(await one([ "XCLAIM", stream, group, consumer, lifeMilliseconds, ...ids ]));
},
async beat(ids) {
const own = new Set;
if (ids.length === 0) return own;
const still = await one([ "XPENDING", stream, group, "-", "+", ids.length + CHUNK, consumer ]);
for (const [id] of still) own.add(id);
const ours = ids.filter(id => own.has(id));
for (let from = 0; from < ours.length; from += CHUNK) await one([ "XCLAIM", stream, group, consumer, 0, ...ours.slice(from, from + CHUNK), "JUSTID" ]);
return own;
},
async results(indexes) {
if (indexes.length === 0) return [];
return (await one([ "HMGET", results, ...indexes ])).map(parseResult);
},
async finish(ended) {
const first = [];
for (let from = 0; from < ended.length; from += CHUNK) {
const part = ended.slice(from, from + CHUNK);
const commands = part.flatMap(({entry: entry, outcome: outcome}) => {
const {id: id, index: index} = entry;
const done = [ "XACK", stream, group, id ];
if (outcome !== "again") return [ [ "HSETNX", results, index, encodeResult({
outcome: outcome,
leg: leg
}) ], done ];
return [ [ "XADD", stream, "*", "i", index, "round", entry.round + 1, "not", leg ], done ];
});
if (saidAt === 0) commands.push(keep(results));
saidAt = (saidAt + 1) % KEPT_EVERY;
const answers = await redis.send(commands, {
together: true
});
const late = part.flatMap(({entry: {index: index}, outcome: outcome}, at) => outcome === "again" || answers[2 * at] === 1 ? [] : [ index ]);
const others = new Map((await this.results(late)).map((result, at) => [ late[at], result ]));
for (const {entry: entry, outcome: outcome} of part) if (others.has(entry.index)) first.push(others.get(entry.index)); else first.push(outcome === "again" ? void 0 : {
outcome: outcome,
leg: leg
});
}
return first;
},
async putBack(entries) {
if (entries.length === 0) return;
const commands = entries.flatMap(({id: id, index: index, round: round, not: not, back: back}) => [ [ "XADD", stream, "*", "i", index, "round", round, ...not === void 0 ? [] : [ "not", not ], "back", back + 1 ], [ "XACK", stream, group, id ] ]);
await redis.send(commands, {
together: true
});
}
};
}
function queueKeys({repository: repository, runId: runId, planId: planId, combination: combination, attempt: attempt}) {
const all = JSON.stringify([ repository, runId, planId, combination ]);
const digest = (0, external_node_crypto_.createHash)("sha256").update(all).digest("hex").slice(0, 32);
const shown = [ repository, runId, planId ].map(text => text.replaceAll(/[^A-Za-z0-9._/-]/g, "-").slice(0, 100));
const root = `paceline:queue:{${[ ...shown, digest ].join(":")}}`;
return {
stream: `${root}:stream`,
group: `attempt-${attempt}`,
results: `${root}:results:${attempt}`
};
}
const MOST_DELIVERIES = 3;
function chooseReclaim(pending, worthIt) {
const poisoned = pending.filter(({deliveries: deliveries}) => deliveries >= MOST_DELIVERIES).map(({id: id}) => id);
const fresh = pending.filter(({deliveries: deliveries}) => deliveries < MOST_DELIVERIES - 1).map(({id: id}) => id);
if (fresh.length > 0) {
const take = [];
for (const id of fresh) {
if (take.length >= fresh.length / 4 && worthIt(take)) break;
take.push(id);
}
return {
take: take,
poisoned: poisoned
};
}
const suspect = pending.find(({deliveries: deliveries}) => deliveries === MOST_DELIVERIES - 1);
return {
take: suspect ? [ suspect.id ] : [],
poisoned: poisoned
};
}
const KEEP_SECONDS = 518400;
const POLL_MILLISECONDS = 1e3;
const LONGEST_LOOK = 40;
const FIRST_REST = 100;
const LONGEST_REST = 2e3;
const MOST_BACK = 20;
const MOST_AGAIN = 50;
const LOOKS_FOR_LOST = 4;
async function openQueue(request, machine = src_machine.l) {
const {seconds: seconds, rules: rules, leg: leg, lifeSeconds: lifeSeconds = 30, waitSeconds: waitSeconds = 120, patienceSeconds: patienceSeconds = 15} = request;
const redis = (0, redis_commands.o)(request.url, request.variables);
const items = seconds.length;
const lifeMilliseconds = Math.round(lifeSeconds * 1e3);
const commands = queueCommands(redis, {
keys: queueKeys(request.name),
items: items,
leg: leg,
lifeMilliseconds: lifeMilliseconds,
consumer: `${leg}:${(0, external_node_crypto_.randomUUID)()}`,
keepSeconds: KEEP_SECONDS,
rest: () => (0, src_machine.v)(machine, LONGEST_LOOK * (.5 + Math.random() / 2))
});
const suffix = suffixSeconds(seconds);
const held = holdItems(lifeMilliseconds, commands.beat, machine);
const secondsOf = index => suffix[index] - suffix[index + 1];
const meanSeconds = Math.max(suffix[0] / Math.max(1, items), .001);
const againAtOnce = Math.min(MOST_AGAIN, Math.max(1, Math.ceil(rules.leastSeconds / meanSeconds)));
let unsure = false;
async function patiently(call) {
const until = machine.now() + patienceSeconds * 1e3;
for (let rest = FIRST_REST; ;rest = Math.min(LONGEST_REST, rest * 2)) try {
return await call();
} catch (error) {
if (!mayPass(error) || machine.now() + rest > until) throw error;
unsure = true;
await (0, src_machine.v)(machine, rest * (.5 + Math.random()));
}
}
async function ownOf(entries) {
if (entries.length === 0) return [];
held.add(entries.map(({id: id}) => id));
const known = await patiently(() => commands.results(entries.map(({index: index}) => index)));
const ended = [];
const back = [];
const own = [];
for (const [at, entry] of entries.entries()) if (known[at] !== void 0) ended.push({
entry: entry,
outcome: "skipped"
}); else if (entry.not !== leg) own.push(entry); else if (entry.back < MOST_BACK) back.push(entry); else ended.push({
entry: entry,
outcome: "failed"
});
if (ended.length > 0) await finish(ended);
if (back.length > 0) {
await patiently(() => commands.putBack(back));
held.remove(back.map(({id: id}) => id));
}
return own;
}
async function finish(ended) {
if (ended.length === 0) return [];
const first = await patiently(() => commands.finish(ended));
held.remove(ended.map(({entry: entry}) => entry.id));
return first;
}
async function reclaim(dead) {
const indexes = new Map(dead.map(({id: id}) => [ id, Number(id.split("-")[0]) - 1 ]));
const worthIt = ids => ids.reduce((sum, id) => sum + estimate(indexes.get(id)), 0) >= rules.leastSeconds;
const choice = chooseReclaim(dead, worthIt);
const bad = await patiently(() => commands.take(choice.poisoned));
const results = await finish(bad.map(entry => ({
entry: entry,
outcome: "poisoned"
})));
const poisoned = bad.filter((_, at) => results[at]?.outcome === "poisoned" && results[at].leg === leg).map(({index: index}) => index);
const taken = await patiently(() => commands.take(choice.take));
return {
entries: await ownOf(taken),
poisoned: poisoned
};
}
const estimate = index => index < items ? secondsOf(index) : meanSeconds;
const given = count => patiently(async () => {
if (unsure) {
const found = (await commands.own()).filter(({id: id}) => !held.ids.has(id));
unsure = false;
if (found.length > 0) return found;
}
return commands.read(count);
});
async function next() {
const idleSince = machine.now();
let lost = 0;
for (;;) {
const look = await patiently(commands.look);
if (look.finished >= items) return {
ended: "done"
};
if (look.dead.length > 0) {
const found = await reclaim(look.dead);
if (found.entries.length + found.poisoned.length > 0) return found;
}
const read = await given(batchSize(suffix, look.next, rules) || againAtOnce);
const entries = await ownOf(read);
if (entries.length > 0) return {
entries: entries,
poisoned: []
};
if (read.some(({not: not}) => not !== leg)) continue;
if (look.held === 0 && read.length === 0) {
lost += 1;
if (lost >= LOOKS_FOR_LOST) throw incomplete();
if (lost > 1) await patiently(commands.seed);
} else lost = 0;
if (machine.now() - idleSince >= waitSeconds * 1e3) return {
ended: "waited"
};
await (0, src_machine.v)(machine, POLL_MILLISECONDS * (.75 + Math.random() / 2));
}
}
const close = () => {
held.stop();
redis.close();
};
try {
await patiently(commands.seed);
} catch (error) {
close();
throw error;
}
return {
next: next,
finish: finish,
results: indexes => patiently(() => commands.results(indexes)),
close: close
};
}
const mayPass = error => error instanceof errors.AD && (error.retryable || error.code === "PACELINE_STORE_DEADLINE");
const incomplete = () => new errors.AD("PACELINE_STORE_REDIS", "Redis no longer has all of the queue.", "Look whether it was started again without its last writes, or evicts keys (maxmemory-policy).");
},
23125: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
TL: () => quoted,
bD: () => messageOf,
pS: () => LeaseError
});
class LeaseError extends Error {
code;
remedy;
constructor(code, message, remedy, options) {
super(message, options);
this.name = "LeaseError";
this.code = code;
this.remedy = remedy;
}
}
const quoted = text => JSON.stringify(text.slice(0, 200));
const messageOf = error => error instanceof Error ? error.message : String(error);
},
23959: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Z: () => acquireLease,
z: () => readLease
});
var external_node_crypto_ = __webpack_require__(77598);
var errors = __webpack_require__(3579);
const MAX_FIELDS = 12;
const MAX_TEXT = 400;
const NAME = /^[A-Za-z][A-Za-z0-9-]{0,39}$/;
function fitting(details) {
const fields = Object.entries(details).filter(([name, value]) => NAME.test(name) && isValue(value)).map(([name, value]) => [ name, typeof value === "string" ? value.slice(0, MAX_TEXT) : value ]);
return Object.fromEntries(fields.slice(0, MAX_FIELDS));
}
function isDetails(value) {
if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
const fields = Object.entries(value);
return fields.length <= MAX_FIELDS && fields.every(([name, field]) => NAME.test(name) && isValue(field) && (typeof field !== "string" || field.length <= MAX_TEXT));
}
const isValue = value => typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
var clock = __webpack_require__(74424);
function inTime(machine, milliseconds, work, late = () => {}) {
return (0, clock.ux)(machine, milliseconds, work, () => {
late();
throw (0, errors.PB)(new errors.AD("PACELINE_STORE_DEADLINE", `The store did not answer within ${Math.round(milliseconds / 100) / 10} s.`, "Look at it and the network."));
});
}
var lease_error = __webpack_require__(23125);
const FORMAT = "paceline lease 1";
const MAX_HOLDER = 200;
const LEAST_LIFE = 1;
const LONGEST_LIFE = 3600;
const encodeRecord = record => (new TextEncoder).encode(JSON.stringify({
format: FORMAT,
...record
}));
function decodeRecord(bytes, key, register) {
let raw;
try {
raw = JSON.parse(new TextDecoder("utf-8", {
fatal: true
}).decode(bytes));
} catch {
throw damaged(key, register, "is no JSON");
}
const record = recordOf(raw);
if (record) return record;
const other = isObject(raw) && typeof raw["format"] === "string" && raw["format"] !== FORMAT;
throw damaged(key, register, other ? "has the format of another version" : "has another shape");
}
const damaged = (key, register, what) => new lease_error.pS("PACELINE_LEASE_DAMAGED", `The record of the lease ${(0, 
lease_error.TL)(key)} ${what}, so nobody can tell who has it.`, `When no run relies on it, delete ${register.locate(key)}.`);
function recordOf(raw) {
if (!isObject(raw) || raw["format"] !== FORMAT) return;
const {state: state, holder: holder, grant: grant, details: details, note: note, seconds: seconds, previous: previous} = raw;
if (!isHolder(holder) || !isHolder(grant)) return;
if (state === "free") return isDetails(note) ? {
state: state,
holder: holder,
grant: grant,
note: note
} : void 0;
if (state !== "held" || !isDetails(details) || !isLife(seconds)) return;
const before = previous === void 0 ? void 0 : previousOf(previous);
if (previous !== void 0 && before === void 0) return;
return {
state: state,
holder: holder,
grant: grant,
details: details,
seconds: seconds,
...before ? {
previous: before
} : {}
};
}
function previousOf(raw) {
if (!isObject(raw) || !isHolder(raw["holder"])) return;
const {takenOver: takenOver, holder: holder, details: details, note: note} = raw;
if (takenOver === true && isDetails(details)) return {
takenOver: takenOver,
holder: holder,
details: details
};
if (takenOver === false && isDetails(note)) return {
takenOver: takenOver,
holder: holder,
note: note
};
return;
}
const isObject = value => typeof value === "object" && value !== null && !Array.isArray(value);
const isHolder = value => typeof value === "string" && value.length > 0 && value.length <= MAX_HOLDER;
const isLife = value => typeof value === "number" && value >= LEAST_LIFE && value <= LONGEST_LIFE;
var src_machine = __webpack_require__(50153);
const RENEWALS_PER_LIFE = 6;
const RELIED_ON = .6;
const ROUNDS = 4;
const ENDINGS = 3;
const ENDING_MILLISECONDS = 5e3;
const ENDING_REST = 250;
function holdLease(from, machine) {
const {register: register, key: key, record: record, resumed: resumed} = from;
const life = record.seconds * 1e3;
const interval = life / RENEWALS_PER_LIFE;
const lost = new AbortController;
let version = from.version;
let renewedAt = from.askedAt;
let failure;
let ended = false;
let taken = false;
let renewing = Promise.resolve();
let cancelRenewal = () => {};
let cancelExpiry = () => {};
const background = {
background: true
};
const read = async () => {
const found = await register.read(key);
return found && {
version: found.version,
record: decodeRecord(found.bytes, key, register)
};
};
function lose(what, remedy, cause) {
if (ended || lost.signal.aborted) return;
lost.abort(new lease_error.pS("PACELINE_LEASE_LOST", `The lease ${(0, lease_error.TL)(key)} ${what}.`, remedy, {
cause: cause
}));
}
const reliedOnFor = () => renewedAt + life * RELIED_ON - machine.now();
function expire() {
const seconds = Math.round((machine.now() - renewedAt) / 100) / 10;
const why = failure === void 0 ? "" : `: ${(0, lease_error.bD)(failure).replace(/\.$/, "")}`;
lose(`could not be renewed for ${seconds} s${why}`, "Look at the store and the network, and whether the machine stood still.", failure);
}
function expectExpiry() {
cancelExpiry();
cancelExpiry = machine.after(Math.max(0, reliedOnFor()), expire, background);
}
async function writeAgain(isLate) {
let expected = version;
for (let round = 0; round < ROUNDS && !isLate(); round++) {
const next = await register.replace(key, encodeRecord(record), expected);
if (next !== void 0) return next;
const found = await read();
if (found && found.record.grant !== record.grant) return found.record;
expected = found?.version;
}
throw busy();
}
async function renewOnce() {
if (ended || taken) return;
const askedAt = machine.now();
let late = false;
try {
const work = writeAgain(() => late || ended);
const answer = await inTime(machine, interval, work, () => {
late = true;
});
if (typeof answer === "string") {
version = answer;
renewedAt = askedAt;
failure = void 0;
if (!ended) expectExpiry();
} else if (!ended) {
taken = true;
cancelExpiry();
lose(`was taken over by ${takerOf(answer)}`, "Nothing that it protects may be done here any more.");
}
} catch (error) {
failure = error;
throw error;
}
}
function renew() {
const next = renewing.then(renewOnce);
renewing = next.catch(() => {});
return next;
}
function renewIn(milliseconds) {
cancelRenewal = machine.after(Math.max(0, milliseconds), async () => {
const again = await renew().then(() => renewedAt + interval - machine.now(), () => interval / 4);
if (!ended && !taken) renewIn(again);
}, background);
}
function isHeld() {
if (ended || lost.signal.aborted) return false;
if (reliedOnFor() > 0) return true;
expire();
return false;
}
const takerOf = ({holder: holder}) => holder === record.holder ? "another process of the same holder" : (0, 
lease_error.TL)(holder);
async function writeFree(bytes, isLate) {
for (let round = 0; round < ROUNDS && !isLate(); round++) {
const found = await read();
if (found && found.record.grant !== record.grant) {
const because = `The lease ${(0, lease_error.TL)(key)} was taken over by ${takerOf(found.record)}.`;
return {
written: false,
because: because
};
}
if (found?.record.state === "free") return {
written: true
};
if (await register.replace(key, bytes, found?.version) !== void 0) return {
written: true
};
}
throw busy();
}
expectExpiry();
renewIn(renewedAt + interval - machine.now());
return {
previous: record.previous,
resumed: resumed,
lost: lost.signal,
isHeld: isHeld,
async check() {
await renew();
return isHeld();
},
async end(note) {
ended = true;
cancelRenewal();
cancelExpiry();
const {holder: holder, grant: grant} = record;
const bytes = encodeRecord({
state: "free",
holder: holder,
grant: grant,
note: fitting(note)
});
for (let attempt = 1; ;attempt++) {
let late = false;
try {
const work = writeFree(bytes, () => late);
return await inTime(machine, ENDING_MILLISECONDS, work, () => {
late = true;
});
} catch (error) {
if (attempt === ENDINGS) return {
written: false,
because: (0, errors.zL)(error)
};
await (0, src_machine.v)(machine, ENDING_REST * attempt);
}
}
}
};
}
const busy = () => (0, errors.PB)(new errors.AD("PACELINE_STORE_BUSY", "The record changes faster than it can be read.", "Try again later."));
const CALL_MILLISECONDS = 15e3;
const FAILURES = 5;
const FIRST_REST = 250;
const LONGEST_POLL = 5e3;
const SHORTEST_POLL = 50;
async function acquireLease(register, request, machine = src_machine.l) {
checkRequest(request);
const {key: key, holder: holder, seconds: seconds, waitSeconds: waitSeconds = 0, signal: signal, onWait: onWait} = request;
const grant = (0, external_node_crypto_.randomUUID)();
const details = fitting(request.details);
const until = machine.now() + waitSeconds * 1e3;
let seen;
let announced;
let unconfirmed;
let failures = 0;
for (;;) try {
if (signal?.aborted) break;
const found = await inTime(machine, CALL_MILLISECONDS, register.read(key));
const now = machine.now();
const record = found && decodeRecord(found.bytes, key, register);
if (unconfirmed && record?.state === "held" && record.grant === grant) return await hold({
...unconfirmed,
record: record,
version: found?.version
});
if (unconfirmed?.expected !== found?.version) unconfirmed = void 0;
if (record?.state === "held" && record.holder !== holder) {
if (seen?.version !== found?.version) seen = {
version: found?.version,
at: now
};
const life = record.seconds * 1e3;
const left = life - (now - seen.at);
if (left > 0) {
failures = 0;
if (now >= until) return {
heldBy: withoutGrant(record)
};
if (announced !== record.grant) onWait?.(withoutGrant(record));
announced = record.grant;
const poll = Math.min(LONGEST_POLL, Math.max(SHORTEST_POLL, life / 12));
await (0, src_machine.v)(machine, Math.min(poll, left, until - now), signal);
continue;
}
}
const attempt = attemptAt(record, found?.version);
unconfirmed ??= attempt;
const next = encodeRecord(attempt.record);
const version = await inTime(machine, CALL_MILLISECONDS, register.replace(key, next, attempt.expected));
failures = 0;
if (version !== void 0) return await hold({
...attempt,
version: version
});
await (0, src_machine.v)(machine, Math.random() * SHORTEST_POLL, signal);
} catch (error) {
if (!(error instanceof errors.AD && error.retryable)) throw error;
failures += 1;
if (failures >= FAILURES) throw error;
await (0, src_machine.v)(machine, Math.random() * FIRST_REST * 2 ** failures, signal);
}
if (unconfirmed) await giveBack({
...unconfirmed,
version: void 0
});
throw signal.reason;
function attemptAt(record, expected) {
const resumed = record?.state === "held" && record.holder === holder;
const previous = lease_previousOf(record, resumed);
const next = {
state: "held",
holder: holder,
grant: grant,
details: details,
seconds: seconds
};
return {
record: previous ? {
...next,
previous: previous
} : next,
resumed: resumed,
expected: expected,
askedAt: machine.now()
};
}
async function hold(from) {
if (!signal?.aborted) return {
lease: holdLease({
register: register,
key: key,
...from
}, machine)
};
await giveBack(from);
throw signal.reason;
}
async function giveBack(from) {
const {previous: previous} = from.record;
await holdLease({
register: register,
key: key,
...from
}, machine).end(previous?.takenOver === false ? previous.note : {});
}
}
function lease_previousOf(record, resumed) {
if (!record) return;
const {holder: holder} = record;
if (record.state === "free") return {
takenOver: false,
holder: holder,
note: record.note
};
return resumed ? record.previous : {
takenOver: true,
holder: holder,
details: record.details
};
}
function withoutGrant({state: state, holder: holder, details: details, seconds: seconds, previous: previous}) {
return {
state: state,
holder: holder,
details: details,
seconds: seconds,
...previous ? {
previous: previous
} : {}
};
}
async function readLease(register, key) {
const found = await register.read(key);
const record = found && decodeRecord(found.bytes, key, register);
if (record?.state !== "free") return record && withoutGrant(record);
return {
state: "free",
holder: record.holder,
note: record.note
};
}
function checkRequest({holder: holder, seconds: seconds, waitSeconds: waitSeconds = 0}) {
const {length: length} = holder;
if (!isHolder(holder)) throw wrong(`a holder has 1 to ${MAX_HOLDER} characters, not ${length}`);
if (!isLife(seconds)) throw wrong(`it lives ${LEAST_LIFE} to ${LONGEST_LIFE} seconds, not ${seconds}`);
if (!(waitSeconds >= 0)) throw wrong(`nobody can wait ${waitSeconds} seconds for it`);
}
const wrong = what => new lease_error.pS("PACELINE_LEASE_REQUEST", `The lease cannot be asked for: ${what}.`, "Correct that.");
},
50153: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
l: () => systemMachine,
v: () => pause
});
const systemMachine = {
now: () => performance.now(),
after(milliseconds, run, {background: background = false} = {}) {
const timer = setTimeout(run, milliseconds);
if (background) timer.unref();
return () => clearTimeout(timer);
}
};
function pause(machine, milliseconds, signal) {
return new Promise(resolve => {
if (signal?.aborted) return resolve();
const end = () => {
cancel();
signal?.removeEventListener("abort", end);
resolve();
};
const cancel = machine.after(milliseconds, end);
signal?.addEventListener("abort", end);
});
}
},
6781: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
o: () => openRedisCommands
});
var _redis_connection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46136);
function openRedisCommands(url, variables) {
const connection = (0, _redis_connection_js__WEBPACK_IMPORTED_MODULE_0__.a)({
url: url,
variables: variables
});
return {
send(commands, {together: together = false, expected: expected = []} = {}) {
const bytes = commands.reduce((sum, parts) => sum + parts.join(" ").length, 0);
const isExpected = error => expected.some(start => error.message.startsWith(start));
return connection.use(async client => {
const [only] = commands;
if (only !== void 0 && commands.length === 1 && !together) {
const [name, ...args] = only;
const answer = client.call(name, args).catch(error => {
if (!isExpected(error)) throw error;
return;
});
return [ await answer ];
}
const pipeline = together ? client.multi() : client.pipeline();
for (const [name, ...args] of commands) pipeline.call(name, ...args);
const answers = await pipeline.exec().catch(refused) ?? [];
return answers.map(([error, answer]) => {
if (error && !isExpected(error)) throw error;
return error ? void 0 : answer;
});
}, bytes);
},
close: () => connection.close()
};
}
function refused(error) {
const [first] = error.previousErrors ?? [];
throw first ?? error;
}
},
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
}
};
