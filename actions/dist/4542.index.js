export const id = 4542;

export const ids = [ 4542 ];

export const modules = {
14542: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
default: () => src
});
var external_node_os_ = __webpack_require__(48161);
var action = __webpack_require__(60253);
var src_open = __webpack_require__(66826);
var external_node_crypto_ = __webpack_require__(77598);
var src_document = __webpack_require__(88130);
var schemas = __webpack_require__(92857);
var fields = __webpack_require__(27910);
const count = schemas.aig().int().nonnegative();
const bytes = schemas.aig().nonnegative();
const cacheAdminReport = (0, src_document.Al)("cache-admin-report", 1, {
createdAt: fields.uR,
repository: schemas.YjP(),
command: schemas.k5n([ "stats", "list", "explain", "invalidate", "warm", "optimize", "verify" ]),
dryRun: schemas.zMY(),
totals: schemas.Ikc({
entries: count,
bytes: bytes,
requests: count,
hits: count,
misses: count,
matched: count,
deleted: count,
warmed: count,
failed: count,
freedBytes: bytes,
problems: count
}),
tiers: schemas.YOg(schemas.Ikc({
tier: schemas.YjP(),
lists: schemas.zMY(),
answered: schemas.zMY(),
entries: count,
blobs: count,
bytes: bytes,
gets: count.optional(),
hits: count.optional(),
misses: count.optional(),
errors: count.optional(),
evictions: count.optional(),
bytesRead: bytes.optional(),
bytesWritten: bytes.optional()
})).max(fields.Zu.steps),
prefixes: schemas.YOg(schemas.Ikc({
prefix: schemas.YjP(),
entries: count,
bytes: bytes,
requests: count,
exact: count,
partial: count,
misses: count,
restoredBytes: bytes,
newBytes: bytes
})).max(fields.Zu.jobs).optional(),
days: schemas.YOg(schemas.Ikc({
day: schemas.YjP(),
requests: count,
hits: count,
restoredBytes: bytes,
newBytes: bytes,
evictions: count
})).max(fields.Zu.jobs).optional(),
entries: schemas.YOg(schemas.Ikc({
key: schemas.YjP(),
scope: schemas.YjP(),
version: schemas.YjP(),
tiers: schemas.YOg(schemas.YjP()).max(fields.Zu.steps),
createdAt: fields.uR,
usedAt: fields.uR.optional(),
expiresAt: fields.uR.optional(),
files: count,
bytes: bytes,
note: schemas.YjP().optional()
})).max(fields.Zu.jobs).optional(),
explanation: schemas.YOg(schemas.YjP()).max(fields.Zu.jobs).optional(),
problems: schemas.YOg(schemas.Ikc({
key: schemas.YjP(),
scope: schemas.YjP(),
tier: schemas.YjP().optional(),
problem: schemas.YjP()
})).max(fields.Zu.tests),
notes: schemas.YOg(schemas.YjP()).max(fields.Zu.jobs)
});
var documents = __webpack_require__(94118);
var errors = __webpack_require__(85186);
var lines = __webpack_require__(95045);
var paths = __webpack_require__(21021);
var context_lines = __webpack_require__(18225);
var numbers = __webpack_require__(28740);
var entries_entries = __webpack_require__(46785);
var key_difference = __webpack_require__(33896);
async function openAdminStore(openStore, spec, options) {
const whole = await openStore(spec, options);
const words = lines => lines.flatMap(line => line.split(/[\s,]+/)).filter(Boolean);
const named = words(spec);
const given = named.length > 0 ? named : words([ options.variables["PACELINE_STORE"] ?? "" ]);
const kinds = given.length > 0 ? given : whole.statistics().map(({tier: tier}) => tier);
const stores = [];
for (const kind of kinds) stores.push(await openStore([ kind ], options));
return adminStore(whole, stores);
}
function adminStore(whole, stores) {
const seen = new Map;
const tiers = stores.map(store => {
const kind = store.statistics()[0]?.tier ?? "store";
const nth = (seen.get(kind) ?? 0) + 1;
seen.set(kind, nth);
return {
name: nth === 1 ? kind : `${kind} ${nth}`,
store: store,
lists: store.listsAll
};
});
return {
whole: whole,
tiers: tiers,
async close() {
await Promise.allSettled([ whole, ...stores ].map(store => store.close()));
}
};
}
async function answered({store: store}, call) {
const errors = () => store.statistics().reduce((sum, tier) => sum + tier.errors + tier.skipped, 0);
const before = errors();
const value = await call();
return {
value: value,
ok: errors() === before
};
}
const failures = store => store.statistics().reduce((sum, {tier: tier, errors: errors, skipped: skipped}) => sum + (tier === "github" ? 0 : errors + skipped), 0);
function readingFrom(tiers, whole) {
const first = async ask => {
for (const {store: store} of tiers) {
const found = await ask(store);
if (found !== void 0) return found;
}
return;
};
return {
...whole,
get: key => first(store => store.get(key)),
getRange: (key, offset, length) => first(store => store.getRange(key, offset, length)),
head: key => first(store => store.head(key)),
flush: async () => {}
};
}
const listing = ({tiers: tiers, whole: whole}) => readingFrom(tiers.filter(({lists: lists}) => lists), whole);
async function readInventory(tiers, repository, options = {}) {
const held = new Map;
const silent = [];
for (const tier of tiers.filter(({lists: lists}) => lists)) {
const {value: value, ok: ok} = await answered(tier, () => listAll(tier, (0, entries_entries.pe)(repository), options));
if (!ok) silent.push(tier.name);
for (const entry of value) {
const parsed = (0, entries_entries.ER)(repository, entry.key);
if (parsed) held.set(entry.key, together(held.get(entry.key), entry, parsed, tier.name));
}
}
const entries = [ ...held.values() ].sort((a, b) => b.createdAt - a.createdAt || (a.storeKey < b.storeKey ? -1 : 1));
return {
entries: entries,
silent: silent
};
}
async function listAll({store: store}, prefix, options = {}) {
const entries = [];
for await (const entry of store.list(prefix, options)) entries.push(entry);
return entries;
}
function together(known, {key: storeKey, size: size, metadata: metadata, createdAt: createdAt, usedAt: usedAt, expiresAt: expiresAt}, parsed, tier) {
const {scope: scope, version: version, key: key} = parsed;
const used = Math.max(known?.usedAt ?? 0, usedAt ?? 0);
const until = Math.max(expiresAt ?? FOR_EVER, known ? known.expiresAt ?? FOR_EVER : 0);
return {
storeKey: storeKey,
scope: scope,
version: version,
key: key,
metadata: metadata,
tiers: [ ...known?.tiers ?? [], tier ],
createdAt: Math.max(createdAt, known?.createdAt ?? 0),
...used > 0 ? {
usedAt: used
} : {},
...until === FOR_EVER ? {} : {
expiresAt: until
},
bytes: whole(metadata["bytes"]),
files: whole(metadata["files"]),
valueBytes: size
};
}
const FOR_EVER = Number.POSITIVE_INFINITY;
function whole(text) {
const value = Number(text);
return Number.isSafeInteger(value) && value >= 0 ? value : 0;
}
var map_at_most = __webpack_require__(6594);
var statistics = __webpack_require__(26646);
function mergeStatistics(records) {
const keys = new Map;
const tiers = new Map;
let [from, to, steps] = [ Number.POSITIVE_INFINITY, 0, 0 ];
for (const record of records) {
from = Math.min(from, record.from);
to = Math.max(to, record.to);
steps += record.steps;
for (const key of record.keys) {
const id = JSON.stringify([ key.prefix, key.key ]);
const sum = keys.get(id);
keys.set(id, sum ? addKey(sum, key) : key);
}
for (const tier of record.tiers) {
const sum = tiers.get(tier.tier);
tiers.set(tier.tier, sum ? addNumbers(sum, tier, TIER_SUMS) : tier);
}
}
const busiest = [ ...keys.values() ].sort((a, b) => weight(b) - weight(a));
return {
format: 1,
from: records.length > 0 ? from : 0,
to: to,
steps: steps,
keys: busiest.slice(0, statistics.aF),
tiers: [ ...tiers.values() ].slice(0, 64)
};
}
const weight = ({requests: requests, uses: uses, saves: saves}) => requests + uses + saves;
const KEY_SUMS = [ "requests", "exact", "partial", "misses", "uses", "restoredBytes", "restoreSeconds", "saves", "savedBytes", "newBytes" ];
const TIER_SUMS = [ "gets", "hits", "misses", "puts", "deletes", "errors", "evictions", "corrupt", "bytesRead", "bytesWritten" ];
function addNumbers(a, b, names) {
const sums = names.map(name => [ name, Math.min(Number.MAX_SAFE_INTEGER, a[name] + b[name]) ]);
return {
...a,
...Object.fromEntries(sums)
};
}
function addKey(a, b) {
const removed = (b.removedAt ?? 0) > (a.removedAt ?? 0) ? b : a;
const lastUsedAt = latest(a.lastUsedAt, b.lastUsedAt);
const lastSavedAt = latest(a.lastSavedAt, b.lastSavedAt);
const {removedAt: removedAt, removedFor: removedFor} = removed;
return {
...addNumbers(a, b, KEY_SUMS),
...lastUsedAt === void 0 ? {} : {
lastUsedAt: lastUsedAt
},
...lastSavedAt === void 0 ? {} : {
lastSavedAt: lastSavedAt
},
...removedAt === void 0 || removedFor === void 0 ? {} : {
removedAt: removedAt,
removedFor: removedFor
}
};
}
const latest = (a, b) => a === void 0 || b === void 0 ? a ?? b : Math.max(a, b);
const MAX_RECORD_BYTES = 8388608;
const MAX_RECORDS = 5e4;
const AT_ONCE = 8;
const SUM = "sum";
const SETTLED_DAYS = 2;
async function readStatistics(store, repository, since) {
const all = (await findRecords(store.tiers, repository)).filter(({day: day}) => day >= (0, 
statistics.kb)(since));
const found = branchesFirst(all).slice(0, MAX_RECORDS);
let skipped = all.length - found.length;
const days = new Map;
await (0, map_at_most.X)(AT_ONCE, found, async record => {
const parsed = await readRecord(store, record);
if (!parsed) skipped += 1; else {
const at = `${record.day}/${record.scope}`;
const group = days.get(at) ?? {
scope: record.scope,
day: record.day,
records: new Map
};
group.records.set(record.id, parsed);
days.set(at, group);
}
});
const sums = [ ...days.values() ].map(({scope: scope, day: day, records: records}) => ({
scope: scope,
day: day,
sum: addUp(records)
}));
return {
days: sums.sort((a, b) => a.day < b.day ? -1 : a.day > b.day ? 1 : 0),
skipped: skipped
};
}
const branchesFirst = records => [ false, true ].flatMap(last => records.filter(({scope: scope}) => (0, 
entries_entries.Av)(scope) === last));
function addUp(records) {
const covered = new Set([ ...records.values() ].flatMap(({covers: covers = []}) => covers));
return mergeStatistics([ ...records ].filter(([id]) => !covered.has(id)).map(([, record]) => record));
}
async function compactStatistics(store, repository, now) {
const settled = (0, statistics.kb)(now - SETTLED_DAYS * statistics.SM);
const groups = new Map;
for (const record of await findRecords(store.tiers, repository)) {
if (record.day > settled) continue;
const at = `${record.day}/${record.scope}`;
groups.set(at, [ ...groups.get(at) ?? [], record ]);
}
let removed = 0;
for (const group of groups.values()) {
const single = group.filter(({id: id}) => id !== SUM).slice(0, statistics.Ge);
if (single.length === 0) continue;
const {scope: scope, day: day} = group[0];
const records = new Map;
const gone = [];
await (0, map_at_most.X)(AT_ONCE, group, async record => {
const parsed = await readRecord(store, record);
if (parsed) records.set(record.id, parsed); else if (record.id !== SUM) gone.push(record);
});
if (group.some(({id: id}) => id === SUM) && !records.has(SUM)) continue;
const before = records.get(SUM)?.covers ?? [];
const read = single.filter(({id: id}) => records.has(id));
if (read.length > 0) {
const covers = [ ...new Set([ ...read.map(({id: id}) => id), ...before.filter(id => records.has(id)) ]) ];
const sum = {
...addUp(records),
covers: covers.slice(0, statistics.Ge)
};
await (0, statistics.Dy)(store.whole, {
repository: repository,
scope: scope,
day: day,
id: SUM
}, sum);
}
for (const record of [ ...read, ...gone ]) if (await store.whole.delete(record.storeKey, {
listedOnly: true
})) removed += 1;
}
return removed;
}
async function recordRemovals(store, repository, now, removed) {
for (const scope of new Set(removed.map(entry => entry.scope))) {
const keys = removed.filter(entry => entry.scope === scope).slice(0, 100).map(({key: key, why: why}) => ({
...(0, statistics.uX)(key, ""),
removedAt: now,
removedFor: why
}));
const record = {
format: 1,
from: now,
to: now,
steps: 0,
keys: keys,
tiers: []
};
const address = {
repository: repository,
scope: scope,
day: (0, statistics.kb)(now),
id: (0, statistics.j)()
};
await (0, statistics.Dy)(store.whole, address, record).catch(() => {});
}
}
async function readRecord(store, {storeKey: storeKey}) {
const value = await store.whole.get(storeKey);
if (!value) return;
try {
const parsed = statistics.oG.safeParse(JSON.parse((new TextDecoder).decode(value.bytes)));
return parsed.success ? parsed.data : void 0;
} catch {
return;
}
}
async function findRecords(tiers, repository) {
const folder = (0, statistics.iD)(repository);
const found = new Map;
for (const tier of tiers.filter(({lists: lists}) => lists)) {
const {value: value} = await answered(tier, () => listAll(tier, folder));
for (const entry of value) {
const record = parseName(entry, folder);
if (record) found.set(record.storeKey, record);
}
}
return [ ...found.values() ];
}
function parseName({key: key, size: size}, folder) {
const [scope, day, id, ...more] = key.slice(folder.length).split("/");
if (!scope || !day || !id || more.length > 0 || size > MAX_RECORD_BYTES) return;
if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^(?:sum|[0-9a-f]{16})$/.test(id)) return;
try {
return {
storeKey: key,
scope: decodeURIComponent(scope),
day: day,
id: id,
size: size
};
} catch {
return;
}
}
const MAX_ROWS = 1e3;
const entryRow = (entry, note) => ({
key: entry.key,
scope: entry.scope,
version: entry.version,
tiers: [ ...entry.tiers ],
createdAt: instantOf(entry.createdAt),
...entry.usedAt === void 0 ? {} : {
usedAt: instantOf(entry.usedAt)
},
...entry.expiresAt === void 0 ? {} : {
expiresAt: instantOf(entry.expiresAt)
},
files: entry.files,
bytes: entry.bytes,
...note === void 0 ? {} : {
note: note
}
});
const entryRows = (entries, note) => entries.slice(0, MAX_ROWS).map(entry => entryRow(entry, note?.(entry)));
const LATEST = 0xe677d21fdbff;
const instantOf = milliseconds => new Date(Number.isFinite(milliseconds) ? Math.min(Math.max(0, milliseconds), LATEST) : 0).toISOString();
const sum = (items, value) => {
let total = 0;
for (const item of items) total += value(item);
return total;
};
async function tierRows(run, inventory) {
const {repository: repository} = run.environment;
const rows = [];
for (const tier of run.store.tiers) {
const row = {
tier: tier.name,
lists: tier.lists,
answered: true,
entries: 0,
blobs: 0,
bytes: 0
};
if (!tier.lists) {
rows.push(row);
continue;
}
const {value: value, ok: ok} = await answered(tier, () => listAll(tier, `packs/${repository}/`));
const entries = inventory.entries.filter(({tiers: tiers}) => tiers.includes(tier.name));
rows.push({
...row,
answered: ok && !inventory.silent.includes(tier.name),
entries: entries.length,
blobs: value.length,
bytes: sum(value, ({size: size}) => size) + sum(entries, ({valueBytes: valueBytes}) => valueBytes)
});
}
return rows;
}
function tierNotes(run, {silent: silent}) {
const notes = silent.map(tier => `The ${tier} tier did not answer; what it holds is left out.`);
for (const {name: name, lists: lists} of run.store.tiers) {
if (lists) continue;
notes.push(name.startsWith("github") ? "GitHub's cache does not list its entries: what only it holds is neither counted nor changed. See it with `gh cache list`." : `The ${name} tier cannot list: what only it holds is neither counted nor changed.`);
}
return notes;
}
const NEAREST = 3;
const REMOVED = {
expired: "since it had expired",
quota: "to fit the quota, as others were used later",
invalidated: 'by "invalidate"',
broken: "since a part of it was missing or damaged"
};
async function explain(run) {
const {environment: environment, options: options, rights: rights, store: store} = run;
const key = options.keys[0] ?? "";
const inventory = await readInventory(store.tiers, environment.repository);
const {days: days} = await readStatistics(store, environment.repository, run.now() - options.since);
const history = historyOf(key, days.flatMap(({sum: sum}) => sum.keys));
const same = inventory.entries.filter(entry => entry.key === key);
const found = same.filter(entry => obstacles(run, entry).length === 0);
const nearest = nearestTo(run, key, inventory.entries);
const sentences = found.length > 0 ? found.slice(0, 1).map(entry => `${key} is there: ${describe(entry, run.now())}.`) : [ `No entry of ${key} can be restored by ${rights.who}${rights.read.length > 0 ? `, which reads ${rights.read.join(", ")}` : ""}.`, ...same.slice(0, 10).map(entry => `There is one, ${describe(entry, run.now())}; but ${obstacles(run, entry).join(", and ")}.`), ...same.length > 0 ? [] : lost(history, options.since), ...nearest.map(entry => near(key, entry, run)), ...inventory.entries.length === 0 ? [ "Nothing has been saved in this store yet." ] : [] ];
return {
totals: {
entries: inventory.entries.length,
bytes: found[0]?.bytes ?? 0,
matched: same.length,
requests: history.requests,
hits: history.exact + history.partial,
misses: history.misses
},
line: sentences[0].replace(/\.$/, ""),
explanation: sentences,
entries: entryRows([ ...same, ...nearest.filter(entry => !same.includes(entry)) ]),
notes: tierNotes(run, inventory)
};
}
function obstacles({options: options, rights: rights}, entry) {
const found = [];
if (!rights.read.includes(entry.scope)) found.push(`it was saved for ${entry.scope}, which this run does not read`);
if (options.version !== void 0 && entry.version !== options.version) found.push("it was saved with another list of paths");
if (options.context) {
const changed = (0, entries_entries.Io)(entry.metadata, options.context);
if (changed.length > 0) found.push(`its context differs in ${changed.join(", ")}`);
}
return found;
}
function describe(entry, now) {
const {bytes: bytes, createdAt: createdAt, expiresAt: expiresAt, files: files, scope: scope, tiers: tiers, usedAt: usedAt} = entry;
return [ `saved ${ago(createdAt, now)} ago for ${scope}`, `${(0, numbers.LS)(files, "file")}, ${(0, 
numbers.z3)(bytes)}`, `in ${tiers.join(", ")}`, ...usedAt === void 0 ? [] : [ `last used ${ago(usedAt, now)} ago` ], ...expiresAt === void 0 ? [] : [ `it expires in ${ago(now, expiresAt)}` ] ].join("; ");
}
function nearestTo({rights: rights}, key, entries) {
const newest = new Map;
for (const entry of entries) if (entry.key !== key && !newest.has(entry.key)) newest.set(entry.key, entry);
const readable = entry => Number(rights.read.includes(entry.scope));
return [ ...newest.values() ].map(entry => ({
entry: entry,
common: (0, key_difference.Q)(entry.key, key)
})).filter(({common: common}) => common > 0).sort((a, b) => readable(b.entry) - readable(a.entry) || b.common - a.common).slice(0, NEAREST).map(({entry: entry}) => entry);
}
function near(key, entry, run) {
const {theirs: theirs, ours: ours} = (0, key_difference.D)(entry.key, key);
const where = run.rights.read.includes(entry.scope) ? "" : ` (${entry.scope}, which this run does not read)`;
return `Nearest: ${entry.key}${where}, saved ${ago(entry.createdAt, run.now())} ago, has "${theirs}" where "${ours}" was asked for.`;
}
function historyOf(key, all) {
const own = all.filter(item => item.key === key);
const total = name => own.reduce((sum, item) => sum + item[name], 0);
const removals = own.filter(({removedAt: removedAt}) => removedAt !== void 0);
return {
requests: total("requests"),
exact: total("exact"),
partial: total("partial"),
misses: total("misses"),
lastSavedAt: Math.max(0, ...own.map(({lastSavedAt: lastSavedAt = 0}) => lastSavedAt)),
lastUsedAt: Math.max(0, ...own.map(({lastUsedAt: lastUsedAt = 0}) => lastUsedAt)),
removed: removals.sort((a, b) => b.removedAt - a.removedAt)[0]
};
}
function lost(history, since) {
const {lastSavedAt: lastSavedAt, lastUsedAt: lastUsedAt, removed: removed} = history;
const day = instant => new Date(instant).toISOString().slice(0, 16).replace("T", " ");
const was = [ ...lastSavedAt > 0 ? [ `last saved ${day(lastSavedAt)}` ] : [], ...lastUsedAt > 0 ? [ `last used ${day(lastUsedAt)}` ] : [] ];
if (removed && removed.removedAt >= lastSavedAt) {
const words = REMOVED[removed.removedFor ?? "invalidated"];
return [ `It was there${was.length > 0 ? ` (${was.join(", ")}, UTC)` : ""} and was removed ${day(removed.removedAt)} UTC ${words}.` ];
}
if (was.length > 0) return [ `It was there (${was.join(", ")}, UTC) and is gone: it expired, or a tier evicted it to stay within its bounds.` ];
return [ `In the last ${ago(0, since)} no step has saved or restored it.` ];
}
function ago(from, to) {
const seconds = Math.max(0, Math.floor((to - from) / 1e3));
return seconds >= 172800 ? `${Math.floor(seconds / 86400)} days` : (0, numbers.a3)(seconds);
}
const MAX_ALTERNATIVES = 256;
const MAX_PATTERN = 1024;
function keyPattern(lines) {
const rules = lines.map(line => {
const excludes = line.startsWith("!");
const pattern = excludes ? line.slice(1) : line;
if (pattern.length > MAX_PATTERN) throw new RangeError(`it has more than ${MAX_PATTERN} characters`);
return {
excludes: excludes,
globs: alternatives(pattern).map(compile)
};
});
return {
matches(key) {
const characters = [ ...key ];
let matched = false;
for (const {excludes: excludes, globs: globs} of rules) if (matched === excludes && globs.some(glob => matchGlob(glob, characters))) matched = !excludes;
return matched;
}
};
}
function compile(pattern) {
const characters = [ ...pattern ];
const tokens = [];
for (let index = 0; index < characters.length; index++) {
const character = characters[index];
if (character === "*") {
if (tokens.at(-1) !== "*") tokens.push("*");
} else if (character === "?") tokens.push(() => true); else if (character === "[") {
const set = readSet(characters, index);
if (set) {
tokens.push(set.matches);
index = set.end;
} else tokens.push(other => other === "[");
} else {
const literal = character === "\\" ? characters[++index] ?? "\\" : character;
tokens.push(other => other === literal);
}
}
return tokens;
}
function readSet(characters, start) {
let index = start + 1;
const negated = characters[index] === "!" || characters[index] === "^";
if (negated) index += 1;
const ranges = [];
for (let first = true; index < characters.length; first = false, index++) {
if (characters[index] === "]" && !first) {
const within = character => ranges.some(([from, to]) => codeOf(from) <= codeOf(character) && codeOf(character) <= codeOf(to));
return {
end: index,
matches: character => within(character) !== negated
};
}
if (characters[index] === "\\" && index + 1 < characters.length) index += 1;
const from = characters[index];
if (characters[index + 1] === "-" && characters[index + 2] !== void 0 && characters[index + 2] !== "]") {
ranges.push([ from, characters[index + 2] ]);
index += 2;
} else ranges.push([ from, from ]);
}
return;
}
const codeOf = character => character.codePointAt(0);
function matchGlob(tokens, characters) {
let [token, at] = [ 0, 0 ];
let [star, resume] = [ -1, 0 ];
while (at < characters.length) {
const current = tokens[token];
if (current === "*") {
[star, resume] = [ token, at ];
token += 1;
} else if (current?.(characters[at])) {
token += 1;
at += 1;
} else if (star >= 0) {
resume += 1;
[token, at] = [ star + 1, resume ];
} else return false;
}
while (tokens[token] === "*") token += 1;
return token === tokens.length;
}
function alternatives(pattern) {
const found = [];
const queue = [ pattern ];
while (queue.length > 0) {
const next = queue.pop();
const brace = firstBrace(next);
if (!brace) found.push(next); else for (const part of brace.parts) queue.push(next.slice(0, brace.start) + part + next.slice(brace.end));
if (found.length + queue.length > MAX_ALTERNATIVES) throw new RangeError(`its braces stand for more than ${MAX_ALTERNATIVES} patterns`);
}
return found;
}
function firstBrace(pattern) {
for (let start = 0; start < pattern.length; start++) if (pattern[start] === "\\") start += 1; else if (pattern[start] === "{") {
const parts = [];
let depth = 0;
let from = start + 1;
for (let index = start; index < pattern.length; index++) {
const character = pattern[index];
if (character === "\\") index += 1; else if (character === "{") depth += 1; else if (character === "," && depth === 1) {
parts.push(pattern.slice(from, index));
from = index + 1;
} else if (character === "}" && --depth === 0) {
if (parts.length === 0) break;
parts.push(pattern.slice(from, index));
return {
start: start,
end: index + 1,
parts: parts
};
}
}
}
return;
}
var events = __webpack_require__(10928);
var marked_blobs = __webpack_require__(83780);
var step = __webpack_require__(29419);
function adminRights(environment) {
const {read: read, write: write, tidiesAll: tidiesAll} = (0, events.db)(environment);
return {
read: read,
change: tidiesAll ? "all" : write === void 0 ? [] : [ write ],
who: `a run on ${environment.eventName}${environment.ref === "" ? "" : ` of ${environment.ref}`}`
};
}
const changedPrefixes = (repository, {change: change}) => change === "all" ? [ (0, 
entries_entries.pe)(repository), (0, statistics.iD)(repository), (0, marked_blobs.v5)(repository), (0, 
entries_entries.C)(repository) ] : change.flatMap(scope => (0, step.C6)(repository, scope));
const ownScope = ({change: change, read: read}) => change === "all" ? read[0] : change[0];
function selectEntries(entries, scope, rights, pattern) {
const own = ownScope(rights);
return entries.filter(entry => (scope === "all" || entry.scope === (scope === "own" ? own : scope)) && (pattern === void 0 || pattern.matches(entry.key)));
}
function expectRight(rights, scope, command) {
const {change: change, who: who} = rights;
if (change === "all") return;
if (change.length > 0 && (scope === "own" || scope !== "all" && change.includes(scope))) return;
const may = change.length === 0 ? "nothing" : `only entries of ${change.join(", ")}`;
throw new errors.ce("PACELINE_CACHE_FORBIDDEN", `"${command}" with scope "${scope}" is not allowed here: ${who} may change ${may}.`, "Run it on the default branch, from schedule, workflow_dispatch or push.");
}
const invalidate_AT_ONCE = 8;
async function invalidate(run) {
const {environment: environment, options: options, rights: rights, store: store} = run;
expectRight(rights, options.scope, "invalidate");
const inventory = await readInventory(store.tiers, environment.repository);
const found = selectEntries(inventory.entries, options.scope, rights, options.pattern ?? keyPattern([]));
const totals = {
entries: inventory.entries.length,
bytes: sum(found, entry => entry.bytes)
};
const notes = tierNotes(run, inventory);
const counted = `${(0, numbers.LS)(found.length, "entry", "entries")} (${(0, numbers.z3)(totals.bytes)} of files)`;
if (options.dryRun) return {
totals: {
...totals,
matched: found.length
},
line: `dry run: would remove ${counted}`,
entries: entryRows(found),
notes: notes
};
const {removed: removed, problems: problems} = await removeEntries(run, found);
for (const tier of inventory.silent) problems.push({
key: "",
scope: "",
tier: tier,
problem: "the tier could not be listed"
});
await recordRemovals(store, environment.repository, run.now(), removed.map(({scope: scope, key: key}) => ({
scope: scope,
key: key,
why: "invalidated"
})));
const failed = found.length - removed.length;
return {
totals: {
...totals,
matched: found.length,
deleted: removed.length,
failed: failed,
problems: problems.length
},
line: `removed ${removed.length} of ${counted}${removed.length > 0 ? "; the next runs make them again" : ""}`,
entries: entryRows(removed),
problems: problems,
notes: notes,
...problems.length === 0 ? {} : {
failure: new errors.ce("PACELINE_CACHE_NOT_REMOVED", `Not everything was removed: ${problems[0].tier}: ${problems[0].problem}${problems.length > 1 ? `, and ${problems.length - 1} more` : ""}.`, "What is left would be restored again: see the warnings above, then run it again.")
}
};
}
async function removeEntries({store: store}, entries, {listedOnly: listedOnly = false} = {}) {
const problems = [];
const failed = new Set;
for (const tier of store.tiers.filter(({lists: lists}) => lists || !listedOnly).reverse()) {
const there = entries.filter(({tiers: tiers}) => !tier.lists || tiers.includes(tier.name));
const absent = [];
const {ok: ok} = await answered(tier, () => (0, map_at_most.X)(invalidate_AT_ONCE, there, async entry => {
if (!await tier.store.delete(entry.storeKey)) absent.push(entry);
}));
for (const entry of ok ? [] : absent) {
failed.add(entry);
const {key: key, scope: scope} = entry;
problems.push({
key: key,
scope: scope,
tier: tier.name,
problem: "the tier did not remove it"
});
}
}
return {
removed: entries.filter(entry => !failed.has(entry)),
problems: problems
};
}
async function list(run) {
const {environment: environment, options: options, rights: rights, store: store} = run;
const inventory = await readInventory(store.tiers, environment.repository);
const found = selectEntries(inventory.entries, options.scope, rights, options.pattern);
const bytes = sum(found, entry => entry.bytes);
return {
totals: {
entries: inventory.entries.length,
bytes: bytes,
matched: found.length
},
line: `${(0, numbers.LS)(found.length, "entry", "entries")}, ${(0, numbers.z3)(bytes)} of files`,
entries: entryRows(found.slice(0, options.limit)),
notes: [ ...found.length > options.limit ? [ `The newest ${options.limit} of ${found.length} are shown; raise limit for more.` ] : [], ...tierNotes(run, inventory) ]
};
}
const prune_AT_ONCE = 8;
const MARK_LIFETIMES = 10;
async function readBlobs(tiers, folder) {
const blobs = new Map;
for (const tier of tiers.filter(({lists: lists}) => lists)) {
const {value: value, ok: ok} = await answered(tier, () => listAll(tier, folder));
if (!ok) return;
for (const {key: key, size: size, createdAt: createdAt} of value) {
const sha256 = key.slice(folder.length);
if (!/^[0-9a-f]{64}$/.test(sha256)) continue;
const known = blobs.get(sha256);
blobs.set(sha256, {
sha256: sha256,
bytes: Math.max(size, known?.bytes ?? 0),
createdAt: Math.max(createdAt, known?.createdAt ?? 0),
tiers: [ ...known?.tiers ?? [], tier ]
});
}
}
return blobs;
}
async function prune({environment: environment, log: log, now: now, options: options, store: store}, blobs, referred) {
const {repository: repository} = environment;
const {dryRun: dryRun, grace: grace} = options;
const deleted = new Set;
const marked = new Set;
let freedBytes = 0;
for (const mark of await (0, marked_blobs.pc)(store.whole, repository)) {
if (mark.markedAt + grace > now()) {
for (const sha256 of mark.sha256) marked.add(sha256);
continue;
}
const due = mark.sha256.map(sha256 => blobs.get(sha256)).filter(blob => blob !== void 0).filter(blob => !referred.has(blob.sha256) && blob.createdAt < mark.putBefore);
await (0, map_at_most.X)(prune_AT_ONCE, due, async blob => {
const gone = dryRun || await deleteBlob(blob, `packs/${repository}/${blob.sha256}`, mark.putBefore);
if (gone && !deleted.has(blob.sha256)) {
deleted.add(blob.sha256);
freedBytes += blob.bytes;
}
});
if (mark.markedAt + 2 * grace <= now() && !dryRun) await store.whole.delete(mark.key, {
listedOnly: true
}); else for (const sha256 of mark.sha256) marked.add(sha256);
}
const putBefore = now() - grace;
const candidates = [ ...blobs.values() ].filter(({sha256: sha256, createdAt: createdAt}) => !referred.has(sha256) && !deleted.has(sha256) && createdAt < putBefore).filter(({sha256: sha256}) => !marked.has(sha256)).slice(0, marked_blobs.KF);
if (candidates.length > 0 && !dryRun) {
const sha256 = candidates.map(blob => blob.sha256);
const lifetime = Math.max(grace * MARK_LIFETIMES, 864e5);
const mark = {
markedAt: now(),
putBefore: putBefore,
sha256: sha256
};
await (0, marked_blobs.Lx)(store.whole, repository, mark, mark.markedAt + lifetime);
}
if (deleted.size > 0) log.info(`content removed: ${deleted.size}`);
return {
marked: candidates.length,
deleted: deleted,
freedBytes: freedBytes
};
}
async function deleteBlob(blob, key, putBefore) {
let gone = true;
for (const tier of blob.tiers) {
const head = await answered(tier, () => tier.store.head(key));
if (!head.ok || (head.value?.createdAt ?? 0) >= putBefore) return false;
const {ok: ok} = await answered(tier, () => tier.store.delete(key));
gone &&= ok;
}
return gone;
}
const SHARE_OF_PULL_REQUESTS = .5;
function fitQuota(entries, quota) {
const order = inOrder(entries);
const held = weigh(entries);
const remove = new Set;
const leave = (candidates, fits) => {
for (const entry of candidates) {
if (fits()) return;
if (remove.has(entry.id)) continue;
remove.add(entry.id);
held.remove(entry);
}
};
const most = quota * SHARE_OF_PULL_REQUESTS;
leave(order.filter(entry => entry.ofPullRequest), () => held.bytes() <= quota || held.bytesOfPullRequests() <= most);
leave(order, () => held.bytes() <= quota);
return {
remove: [ ...remove ],
bytes: held.bytes()
};
}
function inOrder(entries) {
const newest = new Map;
for (const entry of entries) {
const known = newest.get(entry.group);
if (!known || entry.createdAt > known.createdAt) newest.set(entry.group, entry);
}
const isNewest = entry => newest.get(entry.group) === entry;
return [ ...entries ].sort((a, b) => Number(isNewest(a)) - Number(isNewest(b)) || a.lastUse - b.lastUse || a.createdAt - b.createdAt);
}
function weigh(entries) {
const holders = new Map;
let bytes = 0;
let ofBranches = 0;
const count = ({blobs: blobs, valueBytes: valueBytes, ofPullRequest: ofPullRequest}, one) => {
bytes += one * valueBytes;
if (!ofPullRequest) ofBranches += one * valueBytes;
for (const blob of distinct(blobs)) {
const held = holders.get(blob.sha256) ?? {
all: 0,
ofBranches: 0,
bytes: blob.bytes
};
const before = {
all: held.all > 0,
ofBranches: held.ofBranches > 0
};
held.all += one;
if (!ofPullRequest) held.ofBranches += one;
holders.set(blob.sha256, held);
bytes += held.bytes * (Number(held.all > 0) - Number(before.all));
ofBranches += held.bytes * (Number(held.ofBranches > 0) - Number(before.ofBranches));
}
};
for (const entry of entries) count(entry, 1);
return {
bytes: () => bytes,
bytesOfPullRequests: () => bytes - ofBranches,
remove: entry => count(entry, -1)
};
}
const distinct = blobs => new Map(blobs.map(blob => [ blob.sha256, blob ])).values();
const remove_expired_AT_ONCE = 8;
async function removeExpired({now: now, store: store}, folders) {
let removed = 0;
for (const tier of store.tiers.filter(({lists: lists}) => lists)) for (const folder of folders) {
const {value: value} = await answered(tier, () => listAll(tier, folder, {
expired: true
}));
const expired = value.filter(({expiresAt: expiresAt}) => expiresAt !== void 0 && expiresAt <= now());
await (0, map_at_most.X)(remove_expired_AT_ONCE, expired, async ({key: key}) => {
await tier.store.delete(key);
});
removed += expired.length;
}
return removed;
}
const MIN_USED = .5;
const SMALL_BYTES = 1048576;
const MANY_SMALL = 32;
const MAX_BYTES = 4294967296;
async function repack({environment: environment, log: log, options: options, snapshots: snapshots, store: store}, references) {
const packs = (0, entries_entries.C)(environment.repository);
const rewritten = blobsToRewrite([ ...references.values() ]);
const chosen = [ ...references ].filter(([, {blobs: blobs}]) => blobs.some(({sha256: sha256}) => rewritten.has(sha256)));
const view = listing(store);
const entries = new Set;
const kept = [];
let bytes = 0;
for (const [entry] of chosen) {
if (options.dryRun) {
entries.add(entry);
continue;
}
if (bytes > MAX_BYTES) {
kept.push({
entry: entry,
reason: "this run has moved enough"
});
continue;
}
try {
const result = await snapshots.repack(view, packs, entry.storeKey, sha256 => rewritten.has(sha256));
if (result.outcome === "kept") kept.push({
entry: entry,
reason: result.reason
}); else {
bytes += result.bytes;
entries.add(entry);
if (entries.size % 10 === 0) log.info(`repacked ${entries.size} of ${chosen.length} entries`);
}
} catch (error) {
kept.push({
entry: entry,
reason: (0, errors.bD)(error)
});
}
}
return {
entries: entries,
bytes: bytes,
kept: kept
};
}
function blobsToRewrite(entries) {
const blobs = new Map;
for (const {sha256: sha256, bytes: bytes, used: used} of entries.flatMap(entry => entry.blobs)) {
const known = blobs.get(sha256) ?? {
bytes: bytes,
used: 0,
holders: 0
};
blobs.set(sha256, {
bytes: bytes,
used: known.used + used,
holders: known.holders + 1
});
}
const rewritten = new Set;
for (const [sha256, {bytes: bytes, used: used}] of blobs) if (used < bytes * MIN_USED) rewritten.add(sha256);
for (const entry of entries) {
const small = entry.blobs.filter(({sha256: sha256, bytes: bytes}) => bytes < SMALL_BYTES && blobs.get(sha256).holders === 1);
if (small.length >= MANY_SMALL) for (const {sha256: sha256} of small) rewritten.add(sha256);
}
return rewritten;
}
async function readReasons(run, entries, problems) {
const {environment: environment, rights: rights, snapshots: snapshots, store: store} = run;
const packs = (0, entries_entries.C)(environment.repository);
const view = listing(store);
const found = {
blocking: 0,
ignored: 0
};
for (const {key: key, scope: scope, storeKey: storeKey} of entries) {
const why = await snapshots.unreadable(view, packs, storeKey);
problems.push({
key: key,
scope: scope,
problem: `it cannot be read: ${why?.reason ?? "the store did not give it"}`
});
if (!why || why.newer && rights.read.includes(scope)) found.blocking += 1; else found.ignored += 1;
}
return found;
}
const optimize_AT_ONCE = 8;
const SAY_EVERY = 500;
const USES_MILLISECONDS = 2592e6;
async function optimize(run) {
const {environment: environment, options: options, rights: rights, store: store} = run;
const {repository: repository} = environment;
expectRight(rights, "all", "optimize");
const inventory = await readInventory(store.tiers, repository, {
expired: true
});
const notes = tierNotes(run, inventory);
const problems = [];
const references = await readReferences(run, inventory.entries);
const blobs = await readBlobs(store.tiers, (0, entries_entries.C)(repository));
const silent = () => store.tiers.some(tier => failures(tier.store) > 0);
const complete = blobs !== void 0 && inventory.silent.length === 0 && !silent();
const leaving = new Map;
for (const entry of inventory.entries) if (entry.expiresAt !== void 0 && entry.expiresAt <= run.now()) leaving.set(entry, "expired"); else if (complete && store.whole.listsAll && lacksPart(references.get(entry), blobs)) leaving.set(entry, "broken");
const staying = () => inventory.entries.filter(entry => !leaving.has(entry));
if (options.quota !== void 0 && complete) for (const entry of await beyondQuota(run, options.quota, staying(), {
references: references,
blobs: blobs
})) leaving.set(entry, "quota"); else if (options.quota !== void 0) notes.push("The quota was not looked at, as not everything could be read.");
const removal = options.dryRun ? {
removed: [ ...leaving.keys() ],
problems: []
} : await removeEntries(run, [ ...leaving.keys() ], {
listedOnly: true
});
problems.push(...removal.problems);
const gone = new Set(removal.removed);
if (!options.dryRun) {
const removed = removal.removed.map(entry => ({
...entry,
why: leaving.get(entry)
}));
await recordRemovals(store, repository, run.now(), removed);
}
let repacked = {
entries: new Set,
bytes: 0,
kept: []
};
let pruned = {
marked: 0,
deleted: new Set,
freedBytes: 0
};
const unread = inventory.entries.filter(entry => !gone.has(entry) && !references.has(entry));
const {blocking: blocking, ignored: ignored} = await readReasons(run, unread, problems);
if (!complete || silent()) notes.push("Content was not pruned: a tier did not answer, so what refers to it is not known."); else if (blocking > 0) notes.push(`Content was not pruned: a later release of Paceline wrote ${(0, 
numbers.LS)(blocking, "entry", "entries")} of this ref, and what of it they need is not known. Run optimize of that release; or, if none writes to this store, "verify" with fix: true first.`); else {
if (ignored > 0) notes.push(`${(0, numbers.LS)(ignored, "entry", "entries")} cannot be read and cannot be restored: content that only they need is pruned as what no entry refers to. "verify" with fix: true removes them.`);
const referred = new Set;
for (const [entry, {blobs: parts}] of references) if (!gone.has(entry)) for (const {sha256: sha256} of parts) referred.add(sha256);
pruned = await prune(run, blobs, referred);
if (pruned.deleted.size > 0 && !options.dryRun) await expectWhole(run, inventory, pruned.deleted, notes);
repacked = await repack(run, new Map([ ...references ].filter(([entry]) => !gone.has(entry))));
for (const reason of new Set(repacked.kept.map(one => one.reason))) {
const count = repacked.kept.filter(one => one.reason === reason).length;
notes.push(`${(0, numbers.LS)(count, "entry", "entries")} not repacked: ${reason}.`);
}
}
const compacted = options.dryRun ? 0 : await compactStatistics(store, repository, run.now()).catch(error => {
notes.push(`Statistics were not added up: ${(0, errors.bD)(error)}.`);
return 0;
});
if (!options.dryRun) await removeExpired(run, [ (0, statistics.iD)(repository), (0, 
marked_blobs.v5)(repository) ]);
const count = why => removal.removed.filter(entry => leaving.get(entry) === why).length;
const rows = removal.removed.map(entry => entryRow(entry, leaving.get(entry)));
for (const entry of repacked.entries) rows.push(entryRow(entry, "repacked"));
const freedBytes = pruned.freedBytes + removal.removed.reduce((sum, entry) => sum + entry.valueBytes, 0);
const failed = removal.problems.length;
return {
totals: {
entries: inventory.entries.length,
bytes: inventory.entries.reduce((sum, entry) => sum + entry.bytes, 0),
matched: leaving.size,
deleted: removal.removed.length,
failed: failed,
freedBytes: freedBytes,
problems: problems.length
},
line: `${options.dryRun ? "dry run: would have " : ""}removed ${(0, numbers.LS)(removal.removed.length, "entry", "entries")} (${count("expired")} expired, ${count("quota")} beyond the quota, ${count("broken")} broken) and ${(0, 
numbers.LS)(pruned.deleted.size, "blob")}; freed ${(0, numbers.z3)(freedBytes)}; ${(0, 
numbers.LS)(pruned.marked, "blob")} marked for a later run; ${(0, numbers.LS)(repacked.entries.size, "entry", "entries")} repacked`,
tiers: await tierRows(run, {
...inventory,
entries: inventory.entries.filter(entry => !gone.has(entry))
}),
entries: rows.slice(0, 1e3),
problems: problems,
notes: [ ...notes, ...compacted > 0 ? [ `${(0, numbers.LS)(compacted, "record")} of statistics added up.` ] : [] ],
...failed > 0 ? {
failure: new errors.ce("PACELINE_CACHE_NOT_REMOVED", `${(0, numbers.LS)(failed, "entry", "entries")} could not be removed.`, "See the warnings above for the tier that refused; the next run tries again.")
} : {}
};
}
async function readReferences(run, entries) {
const {environment: environment, log: log, snapshots: snapshots, store: store} = run;
const packs = (0, entries_entries.C)(environment.repository);
const view = listing(store);
const of = new Map;
await (0, map_at_most.X)(optimize_AT_ONCE, entries, async (entry, index) => {
if (index > 0 && index % SAY_EVERY === 0) log.info(`read ${index} of ${entries.length} entries`);
const value = await snapshots.references(view, packs, entry.storeKey);
if (value) of.set(entry, value); else if (!await view.head(entry.storeKey)) of.set(entry, {
files: 0,
bytes: 0,
blobs: []
});
});
return of;
}
const lacksPart = (references, blobs) => references?.blobs.some(({sha256: sha256}) => !blobs.has(sha256)) === true;
async function beyondQuota(run, quota, entries, held) {
const {environment: environment, store: store} = run;
const now = run.now();
const {days: days} = await readStatistics(store, environment.repository, now - USES_MILLISECONDS);
const uses = new Map;
for (const key of days.flatMap(({sum: sum}) => sum.keys)) uses.set(key.key, Math.max(uses.get(key.key) ?? 0, key.lastUsedAt ?? 0));
const byKey = new Map(entries.map(entry => [ entry.storeKey, entry ]));
const {remove: remove} = fitQuota(entries.map(entry => ({
id: entry.storeKey,
group: JSON.stringify([ entry.scope, entry.version, (0, statistics.uU)(entry.key) ]),
ofPullRequest: (0, entries_entries.Av)(entry.scope),
createdAt: Math.min(now, entry.createdAt),
lastUse: Math.min(now, Math.max(entry.createdAt, days.length > 0 ? uses.get(entry.key) ?? 0 : entry.usedAt ?? 0)),
valueBytes: entry.valueBytes,
blobs: (held.references.get(entry)?.blobs ?? []).flatMap(({sha256: sha256}) => held.blobs.get(sha256) ?? [])
})), quota);
return remove.map(id => byKey.get(id));
}
async function expectWhole(run, before, deleted, notes) {
const {environment: environment, snapshots: snapshots, store: store} = run;
const known = new Map(before.entries.map(entry => [ entry.storeKey, entry.createdAt ]));
const after = await readInventory(store.tiers, environment.repository);
const fresh = after.entries.filter(entry => known.get(entry.storeKey) !== entry.createdAt);
const packs = (0, entries_entries.C)(environment.repository);
const view = listing(store);
for (const entry of fresh) {
const references = await snapshots.references(view, packs, entry.storeKey);
const lacks = [];
for (const {sha256: sha256} of references?.blobs ?? []) if (deleted.has(sha256) && !await view.head(packs + sha256)) lacks.push(sha256);
if (lacks.length === 0) continue;
await removeEntries(run, [ entry ], {
listedOnly: true
});
notes.push(`${entry.key} was saved meanwhile by a job that began before its content was marked; it was removed, to be made again. Let "grace" be longer than your longest job.`);
}
}
const MAX_PREFIXES = 200;
async function stats(run) {
const {environment: environment, options: options, rights: rights, store: store} = run;
const {repository: repository} = environment;
const inventory = await readInventory(store.tiers, repository);
const read = await readStatistics(store, repository, run.now() - options.since);
const scope = options.scope === "own" ? ownScope(rights) : options.scope;
const within = item => scope === "all" || item.scope === scope;
const days = read.days.filter(within);
const entries = inventory.entries.filter(within);
const all = mergeStatistics(days.map(day => day.sum));
const requests = sum(all.keys, key => key.requests);
const exact = sum(all.keys, key => key.exact);
const hits = exact + sum(all.keys, key => key.partial);
const bytes = sum(entries, entry => entry.bytes);
return {
totals: {
entries: entries.length,
bytes: bytes,
requests: requests,
hits: hits,
misses: requests - hits,
matched: entries.length
},
line: requests === 0 ? `${(0, numbers.LS)(entries.length, "entry", "entries")}; no step has left statistics yet` : `${(0, 
numbers.l9)(hits / requests)} of ${(0, numbers.LS)(requests, "request")} hit (${(0, 
numbers.l9)(exact / requests)} exactly), ${(0, numbers.LS)(entries.length, "entry", "entries")}`,
tiers: withCalls(await tierRows(run, inventory), all),
prefixes: prefixRows(all, entries),
days: dayRows(days),
notes: [ ...read.skipped > 0 ? [ `${(0, numbers.LS)(read.skipped, "value")} among the statistics could not be read and are left out.` ] : [], ...tierNotes(run, inventory) ]
};
}
function withCalls(rows, all) {
const calls = new Map(all.tiers.map(({tier: tier, ...counts}) => [ tier, counts ]));
return rows.map(row => {
const found = calls.get(row.tier);
if (!found) return row;
const {gets: gets, hits: hits, misses: misses, errors: errors, evictions: evictions, bytesRead: bytesRead, bytesWritten: bytesWritten} = found;
return {
...row,
gets: gets,
hits: hits,
misses: misses,
errors: errors,
evictions: evictions,
bytesRead: bytesRead,
bytesWritten: bytesWritten
};
});
}
function prefixRows(all, entries) {
const empty = () => ({
entries: 0,
bytes: 0,
requests: 0,
exact: 0,
partial: 0,
misses: 0,
restoredBytes: 0,
newBytes: 0
});
const rows = new Map;
const row = prefix => {
const found = rows.get(prefix) ?? empty();
rows.set(prefix, found);
return found;
};
for (const key of all.keys) {
if (key.requests + key.saves === 0) continue;
const at = row(key.prefix);
at.requests += key.requests;
at.exact += key.exact;
at.partial += key.partial;
at.misses += key.misses;
at.restoredBytes += key.restoredBytes;
at.newBytes += key.newBytes;
}
const known = [ ...rows.keys() ].sort((a, b) => b.length - a.length);
for (const entry of entries) {
const at = row(known.find(prefix => prefix !== "" && entry.key.startsWith(prefix)) ?? (0, 
statistics.uU)(entry.key));
at.entries += 1;
at.bytes += entry.bytes;
}
return [ ...rows ].map(([prefix, counts]) => ({
prefix: prefix,
...counts
})).sort((a, b) => b.requests - a.requests || b.bytes - a.bytes || (a.prefix < b.prefix ? -1 : 1)).slice(0, MAX_PREFIXES);
}
function dayRows(days) {
const byDay = Map.groupBy(days, ({day: day}) => day);
return [ ...byDay ].map(([day, parts]) => {
const {keys: keys, tiers: tiers} = mergeStatistics(parts.map(part => part.sum));
return {
day: day,
requests: sum(keys, key => key.requests),
hits: sum(keys, key => key.exact + key.partial),
restoredBytes: sum(keys, key => key.restoredBytes),
newBytes: sum(keys, key => key.newBytes),
evictions: sum(tiers, tier => tier.evictions)
};
});
}
async function verify(run) {
const {environment: environment, log: log, options: options, rights: rights, snapshots: snapshots, store: store} = run;
const {repository: repository} = environment;
if (options.fix) expectRight(rights, options.scope, "verify with fix");
const inventory = await readInventory(store.tiers, repository);
const found = selectEntries(inventory.entries, options.scope, rights, options.pattern);
const packs = (0, entries_entries.C)(repository);
const problems = [];
const broken = new Set;
let checked = 0;
for (const entry of found) {
for (const tier of store.tiers.filter(({name: name}) => entry.tiers.includes(name))) {
const view = readingFrom(verify_inOrder(tier, store.tiers), store.whole);
const {value: value, ok: ok} = await answered(tier, () => snapshots.verify(view, packs, entry.storeKey));
const {key: key, scope: scope} = entry;
if (!ok) problems.push({
key: key,
scope: scope,
tier: tier.name,
problem: "the tier did not answer"
}); else if (value.length > 0) {
if (!await tier.store.head(entry.storeKey)) continue;
for (const problem of value) problems.push({
key: key,
scope: scope,
tier: tier.name,
problem: problem
});
broken.add(entry);
if (options.fix && !options.dryRun) await removeDamaged(run, tier, packs, entry);
}
}
checked += 1;
if (checked % 20 === 0) log.info(`checked ${checked} of ${found.length} entries`);
}
for (const tier of inventory.silent) problems.push({
key: "",
scope: "",
tier: tier,
problem: "the tier could not be listed"
});
const fixed = options.fix && !options.dryRun ? await removeEntries(run, [ ...broken ]) : void 0;
if (fixed) {
problems.push(...fixed.problems);
const removed = fixed.removed.map(({scope: scope, key: key}) => ({
scope: scope,
key: key,
why: "broken"
}));
await recordRemovals(store, repository, run.now(), removed);
}
const whole = found.length - broken.size;
return {
totals: {
entries: inventory.entries.length,
bytes: sum(found, entry => entry.bytes),
matched: found.length,
deleted: fixed?.removed.length ?? 0,
failed: fixed ? broken.size - fixed.removed.length : 0,
problems: problems.length
},
line: `${(0, numbers.LS)(whole, "entry", "entries")} of ${found.length} right; ${(0, 
numbers.LS)(problems.length, "problem")}${fixed ? `; ${(0, numbers.LS)(fixed.removed.length, "broken entry", "broken entries")} removed` : ""}`,
entries: entryRows([ ...broken ], () => fixed ? "removed" : "broken"),
problems: problems,
notes: tierNotes(run, inventory),
...problems.length > 0 && options.failOnProblems ? {
failure: new errors.ce("PACELINE_CACHE_PROBLEMS", `verify found ${(0, numbers.LS)(problems.length, "problem")}; the first: ${problems[0].key} (${problems[0].tier}): ${problems[0].problem}.`, options.fix ? "Broken entries were removed, and the next jobs make them again; run verify once more." : "Run it with fix: true to remove what is broken, so that the next jobs make it again.")
} : {}
};
}
async function removeDamaged({snapshots: snapshots, store: store}, tier, packs, entry) {
const view = readingFrom(verify_inOrder(tier, store.tiers), store.whole);
const references = await snapshots.references(view, packs, entry.storeKey);
for (const {sha256: sha256} of references?.blobs ?? []) {
const value = await tier.store.get(packs + sha256);
if (value && (0, external_node_crypto_.createHash)("sha256").update(value.bytes).digest("hex") !== sha256) await tier.store.delete(packs + sha256);
}
}
const verify_inOrder = (first, tiers) => [ first, ...tiers.filter(tier => tier !== first) ];
const CLASSES = [ "dependencies", "layers", "compilation", "tests" ];
const WORDS = [ [ "layers", [ "docker", "buildkit", "buildx", "layer", "layers", "image", "images", "oci", "kaniko" ] ], [ "tests", [ "test", "tests", "jest", "vitest", "pytest", "playwright", "cypress", "puppeteer", "browsers", "coverage" ] ], [ "compilation", [ "ccache", "sccache", "build", "builds", "compile", "compilation", "target", "turbo", "nx", "tsc", "tsbuildinfo", "webpack", "vite", "next", "bazel", "swc", "babel", "eslint", "incremental", "dist" ] ], [ "dependencies", [ "npm", "node", "modules", "pnpm", "yarn", "bun", "pip", "uv", "poetry", "pipenv", "conda", "venv", "go", "gomod", "cargo", "rust", "registry", "maven", "m2", "gradle", "nuget", "composer", "bundler", "gem", "gems", "ruby", "hex", "mix", "pub", "deps", "dependencies", "vendor", "packages", "tools", "deno", "sbt", "ivy", "coursier", "precommit" ] ] ];
function classOf(key) {
const words = new Set(key.toLowerCase().replaceAll("pre-commit", "precommit").split(/[^a-z0-9]+/));
return WORDS.find(([, known]) => known.some(word => words.has(word)))?.[0];
}
async function warm(run) {
const {environment: environment, log: log, store: store} = run;
const inventory = await readInventory(store.tiers, environment.repository);
const notes = tierNotes(run, inventory);
if (store.tiers.filter(({name: name}) => !name.startsWith("memory")).length < 2) throw new errors.ce("PACELINE_CACHE_ONE_TIER", "There is nothing to warm: the store has one tier that outlives this step.", 'Name a faster one before it, for example "store: disk s3://bucket".');
const chosen = await choose(run, inventory.entries);
const rows = [];
const problems = [];
let bytes = 0;
let already = 0;
for (const entry of chosen) {
const {key: key, scope: scope} = entry;
try {
const copied = await warmEntry(run, entry);
bytes += copied;
if (copied === 0) already += 1;
rows.push(entryRow(entry, copied === 0 ? "already there" : `copied ${(0, numbers.z3)(copied)}`));
} catch (error) {
const problem = error instanceof Error ? error.message : String(error);
problems.push({
key: key,
scope: scope,
problem: problem
});
log.warning(`${key} could not be warmed: ${problem}.`);
}
if (rows.length % 10 === 0) log.info(`warmed ${rows.length} of ${chosen.length}`);
}
const warmed = rows.length - already;
return {
totals: {
entries: inventory.entries.length,
bytes: bytes,
matched: chosen.length,
warmed: warmed,
failed: problems.length,
problems: problems.length
},
line: `${(0, numbers.LS)(warmed, "entry", "entries")} warmed (${(0, numbers.z3)(bytes)}), ${already} already there, ${problems.length} failed`,
entries: rows.slice(0, 1e3),
problems: problems,
notes: chosen.length === 0 ? [ ...notes, "No entry was found to warm." ] : notes
};
}
async function choose(run, all) {
const {options: options, rights: rights} = run;
const readable = all.filter(({scope: scope}) => rights.read.includes(scope));
const newest = [ ...new Map(readable.toReversed().map(entry => [ nameOf(entry), entry ])).values() ].reverse();
const inClass = entry => options.classes.length === 0 || options.classes.includes(classOf(entry.key));
const pattern = options.keys.length > 0 ? keyPattern(options.keys) : options.pattern;
if (pattern) return newest.filter(entry => inClass(entry) && pattern.matches(entry.key)).slice(0, options.limit);
const asked = await askedFor(run);
if (asked.size === 0 && options.classes.length > 0) return newest.filter(inClass).slice(0, options.limit);
return newest.filter(entry => inClass(entry) && asked.has(entry.key)).sort((a, b) => asked.get(b.key) - asked.get(a.key) || b.createdAt - a.createdAt).slice(0, options.limit);
}
const nameOf = ({scope: scope, version: version, key: key}) => JSON.stringify([ scope, version, key ]);
async function askedFor({environment: environment, now: now, options: options, rights: rights, store: store}) {
const {days: days} = await readStatistics(store, environment.repository, now() - options.since);
const asked = new Map;
for (const {scope: scope, sum: sum} of days) {
if (!rights.read.includes(scope)) continue;
for (const {key: key, exact: exact, uses: uses} of sum.keys) {
const times = Math.max(exact, uses);
if (times > 0) asked.set(key, (asked.get(key) ?? 0) + times);
}
}
return asked;
}
async function warmEntry(run, entry) {
const {environment: environment, snapshots: snapshots, store: store} = run;
const packs = (0, entries_entries.C)(environment.repository);
const fastest = store.tiers.find(({name: name}) => !name.startsWith("memory"));
let copied = 0;
let tooLarge = Number.POSITIVE_INFINITY;
const isThere = async key => {
const {value: value, ok: ok} = await answered(fastest, () => fastest.store.head(key));
if (!ok) throw new Error(`the ${fastest.name} tier did not answer`);
return value !== void 0;
};
const fetch = async (key, what) => {
if (await isThere(key)) return;
const value = await store.whole.get(key);
if (!value) throw new Error(`${what} is gone`);
await store.whole.flush();
const {byteLength: byteLength} = value.bytes;
if (await isThere(key)) copied += byteLength; else tooLarge = Math.min(tooLarge, byteLength);
};
await fetch(entry.storeKey, "the entry");
const references = await snapshots.references(store.whole, packs, entry.storeKey);
if (!references) throw new Error("it cannot be read; run verify");
for (const {sha256: sha256, bytes: bytes} of references.blobs) if (bytes < tooLarge) await fetch(packs + sha256, "a part of it");
return copied;
}
var inputs = __webpack_require__(63910);
var request_signing = __webpack_require__(94925);
const COMMANDS = [ "stats", "list", "explain", "invalidate", "warm", "optimize", "verify" ];
const patterns = () => ({
allowed: "glob patterns of keys, one per line",
parse(text) {
const found = text.split(/\r?\n/).map(line => line.trim()).filter(line => line !== "").map(line => (0, 
inputs.g$)(line, "a key"));
if (found.length > 0 && found.every(line => line.startsWith("!"))) throw new inputs.S7("patterns of keys", "lines with ! only leave out; add a line without");
try {
keyPattern(found);
} catch (error) {
throw new inputs.S7("a pattern of keys", error.message);
}
return found;
}
});
const keys = () => ({
...patterns(),
allowed: "keys, one per line"
});
const SCOPES = "own, all, a ref such as refs/heads/main, or the merge queue of a branch such as queue/main";
const scope = () => ({
allowed: SCOPES,
values: [ "own", "all" ],
parse(text) {
if (text === "own" || text === "all") return text;
if (/^(?:refs|queue)\/[^\s]{1,500}$/.test(text)) return text;
throw new inputs.S7(SCOPES, /^[\w./-]+$/.test(text) ? `write refs/heads/${text}` : void 0);
}
});
const classes = () => {
const one = (0, inputs.yL)(...CLASSES);
return {
allowed: `some of ${CLASSES.join(", ")}`,
values: CLASSES,
parse: text => text.split(/[\s,]+/).filter(word => word !== "").map(one.parse)
};
};
const inputs_inputs = {
command: (0, inputs.yL)(...COMMANDS),
pattern: patterns(),
key: keys(),
path: (0, inputs.Mn)(),
context: (0, context_lines.z)(),
scope: (0, inputs.lq)(scope()),
classes: classes(),
since: (0, inputs.p0)(),
quota: (0, inputs.lq)((0, inputs.ee)()),
grace: (0, inputs.p0)(),
"dry-run": (0, inputs.zM)(),
fix: (0, inputs.zM)(),
"fail-on-problems": (0, inputs.zM)(),
limit: (0, inputs.nd)({
min: 1,
max: 1e3
}),
"sign-with": (0, inputs.lq)((0, request_signing.cG)()),
store: (0, inputs.Mn)()
};
function checkTogether(values, environment) {
const problems = [];
const {command: command, key: key, pattern: pattern} = values;
if (command === "explain" && key && key.length !== 1) problems.push('"key" is not one line: explain needs the one key that was missed.');
if (command === "invalidate" && pattern?.length === 0) problems.push('"pattern" is empty: say which keys to remove, such as npm-linux-*; with dry-run: true it only lists them.');
if (values["sign-with"] !== void 0) {
const problem = (0, request_signing.Nl)(values["sign-with"], environment.variables);
if (problem !== void 0) problems.push(problem);
}
return problems;
}
const usualScope = command => command === "invalidate" ? "own" : "all";
const outputs = {
entries: "0",
bytes: "0",
requests: "0",
hits: "0",
misses: "0",
"hit-rate": "0",
matched: "0",
deleted: "0",
warmed: "0",
failed: "0",
"freed-bytes": "0",
problems: "0",
explanation: "",
"report-path": ""
};
const noTotals = {
entries: 0,
bytes: 0,
requests: 0,
hits: 0,
misses: 0,
matched: 0,
deleted: 0,
warmed: 0,
failed: 0,
freedBytes: 0,
problems: 0
};
const totalOutputs = totals => [ [ "entries", totals.entries ], [ "bytes", totals.bytes ], [ "requests", totals.requests ], [ "hits", totals.hits ], [ "misses", totals.misses ], [ "hit-rate", totals.requests === 0 ? 0 : Math.round(totals.hits / totals.requests * 1e4) / 1e4 ], [ "matched", totals.matched ], [ "deleted", totals.deleted ], [ "warmed", totals.warmed ], [ "failed", totals.failed ], [ "freed-bytes", totals.freedBytes ], [ "problems", totals.problems ] ];
var limits = __webpack_require__(94368);
var sparkline = __webpack_require__(99009);
var markdown = __webpack_require__(23061);
const PAGE_BYTES = 262144;
const OPEN_ROWS = 20;
const KEY = 50;
function page(report, line, now) {
const versions = [ 1e3, 200, OPEN_ROWS, 5 ].map(rows => () => render(report, line, now, rows));
return (0, limits.Hi)(PAGE_BYTES, versions).text;
}
function render(report, line, now, rows) {
const {explanation: explanation = [], notes: notes, problems: problems} = report;
const parts = [ `### Cache: ${report.command}${report.dryRun ? " (dry run)" : ""}\n\n${prose(line.replace(/^dry run: w/, "W"))}.\n`, explanation.filter(sentence => sentence !== `${line}.`).map(sentence => `- ${prose(sentence)}\n`).join(""), dayPicture(report), prefixTable(report, rows), tierTable(report), problemTable(problems, rows), entryTable(report, now, rows), notes.map(note => `> ${prose(note)}\n\n`).join("") ];
return parts.filter(part => part !== "").join("\n");
}
function dayPicture({days: days = []}) {
if (days.length < 2) return "";
const last = days.slice(-60);
const rates = last.map(({requests: requests, hits: hits}) => requests === 0 ? Number.NaN : hits / requests);
const known = rates.filter(Number.isFinite);
const rateWords = known.length === 0 ? "" : `${(0, numbers.l9)(Math.min(...known))} – ${(0, 
numbers.l9)(Math.max(...known))}, last ${(0, numbers.l9)(known.at(-1))}`;
const most = (name, values, format) => values.some(value => value > 0) ? [ [ name, (0, 
sparkline.K)(values), `up to ${format(Math.max(...values))} a day` ] ] : [];
return (0, markdown.Qj)([ {
title: ""
}, {
title: `${last[0].day} – ${last.at(-1).day}`
}, {
title: ""
} ], [ ...known.length > 0 ? [ [ "hit rate", (0, sparkline.K)(rates), rateWords ] ] : [], ...most("requests", last.map(({requests: requests}) => requests), numbers.B4), ...most("restored", last.map(({restoredBytes: restoredBytes}) => restoredBytes), numbers.z3), ...most("sent", last.map(({newBytes: newBytes}) => newBytes), numbers.z3), ...most("evictions", last.map(({evictions: evictions}) => evictions), numbers.B4) ]);
}
const page_text = (title, cell) => ({
title: title,
cell: cell
});
const number = (title, cell) => ({
title: title,
align: "right",
cell: cell
});
function tableOf(columns, rows, total = rows.length) {
if (rows.length === 0) return "";
const table = (0, markdown.Rk)(columns.map(({title: title, align: align}) => align ? {
title: title,
align: align
} : {
title: title
}), rows.map(row => columns.map(({cell: cell}) => cell(row))));
return total > rows.length ? `${table}\n… and ${total - rows.length} more in the report\n` : table;
}
const page_count = value => value === void 0 ? "–" : (0, numbers.B4)(value);
const size = value => value === void 0 ? "–" : (0, numbers.z3)(value);
const share = (part, whole) => whole ? (0, numbers.l9)(part / whole) : "–";
const PREFIX_COLUMNS = [ page_text("Key prefix", ({prefix: prefix}) => code(prefix)), number("Requests", ({requests: requests}) => page_count(requests)), number("Hit rate", ({exact: exact, partial: partial, requests: requests}) => share(exact + partial, requests)), number("Exact", ({exact: exact}) => page_count(exact)), number("Restore key", ({partial: partial}) => page_count(partial)), number("Miss", ({misses: misses}) => page_count(misses)), number("Entries", ({entries: entries}) => page_count(entries)), number("Size", ({bytes: bytes}) => size(bytes)), number("Sent", ({newBytes: newBytes}) => size(newBytes)) ];
const prefixTable = ({prefixes: prefixes = []}, rows) => tableOf(PREFIX_COLUMNS, prefixes.slice(0, rows), prefixes.length);
const held = row => row.lists && row.answered;
const TIER_COLUMNS = [ page_text("Tier", ({tier: tier}) => code(tier)), number("Entries", row => held(row) ? page_count(row.entries) : row.lists ? "no answer" : "cannot list"), number("Blobs", row => held(row) ? page_count(row.blobs) : "–"), number("Stored", row => held(row) ? size(row.bytes) : "–"), number("Reads", ({gets: gets}) => page_count(gets)), number("Found", ({hits: hits = 0, gets: gets}) => share(hits, gets)), number("Read", ({bytesRead: bytesRead}) => size(bytesRead)), number("Written", ({bytesWritten: bytesWritten}) => size(bytesWritten)), number("Evictions", ({evictions: evictions}) => page_count(evictions)), number("Errors", ({errors: errors}) => page_count(errors)) ];
const tierTable = ({tiers: tiers}) => tableOf(TIER_COLUMNS, tiers);
const PROBLEM_COLUMNS = [ page_text("Key", ({key: key}) => code(key)), page_text("Ref", ({scope: scope}) => code(scope)), page_text("Tier", ({tier: tier = ""}) => code(tier)), page_text("Problem", ({problem: problem}) => (0, 
markdown.FV)((0, markdown.ml)(problem, 300))) ];
const problemTable = (problems, rows) => tableOf(PROBLEM_COLUMNS, problems.slice(0, rows), problems.length);
const entryColumns = now => [ page_text("Key", ({key: key}) => code(key)), page_text("Ref", ({scope: scope}) => code(scope)), number("Age", ({createdAt: createdAt}) => unbroken(span(now - Date.parse(createdAt)))), number("Last use", ({usedAt: usedAt}) => usedAt === void 0 ? "–" : unbroken(span(now - Date.parse(usedAt)))), number("Expires", ({expiresAt: expiresAt}) => expiresAt === void 0 ? "–" : unbroken(expiry(Date.parse(expiresAt) - now))), number("Files", ({files: files}) => page_count(files)), number("Size", ({bytes: bytes}) => unbroken(size(bytes))), page_text("Tiers", ({tiers: tiers}) => (0, 
markdown.FV)(tiers.join(", "))), page_text("", ({note: note = ""}) => (0, markdown.FV)(note)) ];
function entryTable({entries: entries = []}, now, rows) {
const columns = entryColumns(now);
const shown = entries.slice(0, rows);
const folded = shown.slice(OPEN_ROWS);
const more = entries.length - shown.length;
return [ tableOf(columns, shown.slice(0, OPEN_ROWS)), ...folded.length > 0 ? [ (0, 
markdown.oG)(`${folded.length} more`, tableOf(columns, folded)) ] : [], ...more > 0 ? [ `… and ${more} more in the report\n` ] : [] ].join("\n");
}
const code = name => name === "" ? "–" : (0, markdown.D9)((0, markdown.ml)(name, KEY));
const prose = sentence => sentence.split(/`([^`]+)`/).map((part, index) => index % 2 === 1 ? (0, 
markdown.D9)(part) : escapePart(part)).join("");
const escapePart = text => `${/^\s/.test(text) ? " " : ""}${(0, markdown.FV)(text)}${/\S\s+$/.test(text.slice(-2)) ? " " : ""}`;
const unbroken = words => words.replaceAll(" ", " ");
const HOUR = 36e5;
function span(milliseconds) {
if (milliseconds >= 48 * HOUR) return `${Math.floor(milliseconds / (24 * HOUR))} d`;
if (milliseconds >= HOUR) return `${Math.floor(milliseconds / HOUR)} h`;
return (0, numbers.a3)(Math.floor(Math.max(0, milliseconds) / 1e3));
}
const expiry = left => left > 0 ? `in ${span(left)}` : `${span(-left)} ago`;
const commands = {
stats: stats,
list: list,
explain: explain,
invalidate: invalidate,
warm: warm,
optimize: optimize,
verify: verify
};
async function administer(context, machine) {
const {environment: environment, inputs: inputs, log: log} = context;
const {command: command} = inputs;
const rights = adminRights(environment);
const scope = inputs.scope ?? usualScope(command);
const allowed = rights.change === "all" || rights.change.length > 0;
if (command === "optimize" || command === "invalidate") expectRight(rights, command === "optimize" ? "all" : scope, command);
const store = await openAdminStore(machine.openStore, inputs.store, {
home: environment.home,
variables: environment.variables,
onWarning: message => log.warning(message),
mayWrite: {
allowed: allowed,
reason: rights.who,
prefixes: changedPrefixes(environment.repository, rights)
}
});
try {
const run = {
environment: environment,
log: log,
store: store,
snapshots: machine.snapshots(context),
rights: rights,
options: {
...optionsOf(inputs),
scope: scope,
...await askedEntry(context, machine)
},
now: machine.now
};
const outcome = await log.group(`cache/admin ${command}`, () => commands[command](run));
await report(context, machine, outcome);
if (outcome.failure) throw outcome.failure;
} finally {
await store.close();
}
}
function optionsOf(inputs) {
return {
keys: inputs.key,
pattern: inputs.pattern.length > 0 ? keyPattern(inputs.pattern) : void 0,
classes: inputs.classes,
since: inputs.since * 1e3,
grace: inputs.grace * 1e3,
quota: inputs.quota,
limit: inputs.limit,
dryRun: inputs["dry-run"],
fix: inputs.fix,
failOnProblems: inputs["fail-on-problems"]
};
}
async function askedEntry({environment: environment, inputs: inputs, log: log}, {home: home}) {
const {workspace: workspace} = environment;
const {files: files, values: values} = inputs.context;
const given = files.length > 0 || Object.keys(values).length > 0;
return {
version: inputs.path.length > 0 ? (0, paths.Iz)(inputs.path, {
workspace: workspace,
home: home
}).version : void 0,
context: given ? await (0, context_lines.J)(inputs.context, {
workspace: workspace,
home: home
}, note => log.info((0, lines.TN)(note))) : void 0
};
}
async function report(context, machine, outcome) {
const {environment: environment, inputs: inputs, log: log} = context;
const {tiers: tiers = [], prefixes: prefixes, days: days, entries: entries, explanation: explanation, problems: problems = [], notes: notes = []} = outcome;
const totals = {
...noTotals,
...outcome.totals
};
const document = {
kind: "cache-admin-report",
version: 1,
createdAt: new Date(machine.now()).toISOString(),
repository: environment.repository,
command: inputs.command,
dryRun: inputs["dry-run"],
totals: totals,
tiers: [ ...tiers ],
...prefixes ? {
prefixes: prefixes
} : {},
...days ? {
days: days
} : {},
...entries ? {
entries: [ ...entries ]
} : {},
...explanation ? {
explanation: [ ...explanation ]
} : {},
problems: problems.slice(0, 1e3),
notes: [ ...notes ]
};
for (const [name, value] of totalOutputs(totals)) context.setOutput(name, value);
context.setOutput("explanation", (explanation ?? []).map(lines.TN).join("\n"));
context.setOutput("report-path", await write(context, document));
for (const note of notes) log.info((0, lines.TN)(note));
for (const {key: key, tier: tier, problem: problem} of problems.slice(0, 20)) log.warning((0, 
lines.TN)(`${key}${tier === void 0 ? "" : ` (${tier})`}: ${problem}`));
for (const sentence of explanation ?? []) log.info((0, lines.TN)(sentence));
const line = (0, lines.TN)(`cache/admin ${inputs.command}: ${outcome.line}`);
context.result(line);
context.summary(page(document, outcome.line, machine.now()));
}
async function write({environment: environment, log: log}, document) {
try {
const name = `cache-admin-${(0, external_node_crypto_.randomBytes)(4).toString("hex")}/cache-admin-report.json`;
return await (0, documents.bd)(environment, name, (0, src_document.ft)(cacheAdminReport, document));
} catch (error) {
log.warning(`The report was not written: ${(0, errors.bD)(error)}`);
return "";
}
}
var manifest_check = __webpack_require__(4393);
var decode_manifest = __webpack_require__(27506);
var envelope = __webpack_require__(36106);
var format_manifest = __webpack_require__(43487);
var get_accepted = __webpack_require__(79935);
async function entryReferences(store, packs, key) {
const found = await store.get(key);
if (!found) return;
try {
const decoded = await decodeStored(store, packs, key, found.bytes);
const {manifest: manifest, createdAt: createdAt, expiresAt: expiresAt, index: index} = decoded;
const {entries: entries} = manifest;
let files = 0;
let bytes = 0;
for (let entry = 0; entry < entries.length; entry++) {
if (!entries.isFile(entry)) continue;
files += 1;
bytes += entries.sizes[entry];
}
const blobs = packUses(manifest);
if (index) blobs.push({
sha256: index.sha256,
bytes: index.bytes,
used: index.bytes
});
return {
createdAt: createdAt,
expiresAt: expiresAt,
files: files,
bytes: bytes,
blobs: blobs
};
} catch {
return;
}
}
const NOTHING_LEFT_OUT = {
excludes: false,
excludedBelow: () => false,
excluded: () => false,
own: [],
version: ""
};
async function whyUnreadable(store, packs, key) {
const found = await store.get(key);
if (!found) return;
try {
await decodeStored(store, packs, key, found.bytes);
return;
} catch (error) {
return {
reason: error.message,
newer: (0, envelope.ks)(found.bytes)
};
}
}
async function decodeStored(store, packs, key, value, verifier) {
const decoded = await (0, decode_manifest.L)(value, {
key: key,
verifier: verifier,
async blob({sha256: sha256}) {
const isIt = bytes => (0, envelope.fg)(bytes) === sha256;
return (await (0, get_accepted.c)(store, (0, format_manifest.l7)(packs, sha256), isIt))?.bytes;
}
});
const roots = decoded.manifest.roots.map((line, index) => ({
line: line,
base: `/${index}`,
matches: () => true
}));
(0, manifest_check.K)(decoded.manifest, key, {
...NOTHING_LEFT_OUT,
roots: roots
});
return decoded;
}
function neededChunks({chunks: chunks, entries: entries}) {
const needed = new Uint8Array(chunks.length);
for (let entry = 0; entry < entries.length; entry++) {
if (!entries.isFile(entry)) continue;
for (const chunk of entries.chunks(entry)) needed[chunk] = 1;
}
return needed;
}
function packUses(manifest) {
const {packs: packs, chunks: chunks} = manifest;
const needed = neededChunks(manifest);
const content = packs.map(pack => pack.segments.map(() => 0));
for (let chunk = 0; chunk < chunks.length; chunk++) if (needed[chunk]) content[chunks.packs[chunk]][chunks.segments[chunk]] += chunks.sizes[chunk];
return packs.map(({sha256: sha256, bytes: bytes, segments: segments}, pack) => {
let used = 0;
for (const [index, segment] of segments.entries()) used += segment.bytes * content[pack][index] / segment.size;
return {
sha256: sha256,
bytes: bytes,
used: Math.min(bytes, Math.round(used))
};
});
}
var codec = __webpack_require__(24730);
async function verifyEntry(store, packs, key, verifier) {
const found = await store.get(key);
if (!found) return [ "there is no such entry" ];
let manifest;
try {
({manifest: manifest} = await decodeStored(store, packs, key, found.bytes, verifier));
} catch (error) {
return [ `the entry is not usable: ${error.message}` ];
}
const problems = [];
const {chunks: chunks} = manifest;
const byPack = manifest.packs.map(({segments: segments}) => segments.map(() => []));
for (let chunk = 0; chunk < chunks.length; chunk++) byPack[chunks.packs[chunk]][chunks.segments[chunk]].push(chunk);
for (const [index, bySegment] of byPack.entries()) problems.push(...await verifyPack(store, packs, manifest, index, bySegment));
return problems;
}
async function verifyPack(store, packs, manifest, index, bySegment) {
const pack = manifest.packs[index];
const name = `pack ${pack.sha256.slice(0, 12)}`;
const value = await store.get((0, format_manifest.l7)(packs, pack.sha256));
if (!value) return [ `${name} is gone` ];
const {bytes: bytes} = value;
if (bytes.byteLength !== pack.bytes) return [ `${name} has ${bytes.byteLength} bytes instead of ${pack.bytes}` ];
const problems = [];
if ((0, envelope.fg)(bytes) !== pack.sha256) problems.push(`${name} has another digest`);
const {chunks: chunks} = manifest;
for (const [at, segment] of pack.segments.entries()) {
const part = bytes.subarray(segment.offset, segment.offset + segment.bytes);
if ((0, envelope.fg)(part) !== segment.sha256) {
problems.push(`segment ${at} of ${name} has another digest`);
continue;
}
try {
await (0, codec.JS)(segment.codec);
const content = (0, codec.L_)(segment, part);
const wrong = bySegment[at].filter(chunk => {
const offset = chunks.offsets[chunk];
return (0, envelope.fg)(content.subarray(offset, offset + chunks.sizes[chunk])) !== chunks.sha256(chunk);
});
if (wrong.length > 0) problems.push(`${wrong.length} chunks of segment ${at} of ${name} have another digest`);
} catch (error) {
problems.push(`segment ${at} of ${name} cannot be decompressed: ${error.message}`);
}
}
return problems;
}
var bounds = __webpack_require__(78427);
var encode_manifest = __webpack_require__(59464);
var chunk_table = __webpack_require__(7054);
var entry_table = __webpack_require__(52279);
const PACK_BYTES = 8388608;
const MAX_KEPT = .75;
const kept = reason => ({
outcome: "kept",
reason: reason
});
async function repackEntry(store, key, options) {
const found = await store.get(key);
if (!found) return kept("it is gone");
const signed = (0, envelope.JI)(found.bytes);
if (signed && !options.signing) return kept("it is signed, and this run has no key to sign it again");
const verifier = signed ? options.signing.verifier : void 0;
const decoded = await decodeStored(store, options.packs, key, found.bytes, verifier);
const {manifest: manifest, createdAt: createdAt, expiresAt: expiresAt} = decoded;
const plan = planRepack(manifest, options.rewrite);
if (plan.moved.length === 0) return kept("none of its packs is to be written anew");
const before = plan.moved.reduce((sum, {pack: pack}) => sum + pack.bytes, 0);
const after = plan.moved.reduce((sum, {segments: segments}) => sum + bytesOf(segments), 0);
const full = Math.min(store.packBytes ?? PACK_BYTES, bounds.rA);
const fewer = Math.ceil(after / full) * 4 <= plan.moved.length;
if (after > before * MAX_KEPT && !fewer) return kept("too little of its packs would be left out");
const written = await writePacks(store, options.packs, plan.moved, full);
if (typeof written === "string") return kept(written);
const rebuilt = rebuild(manifest, plan.keep, written);
const encoded = (0, encode_manifest.vv)(rebuilt, {
createdAt: createdAt,
expiresAt: expiresAt,
signer: signed ? options.signing.signer : void 0
});
const blobs = written.packs.map(({sha256: sha256}) => sha256);
let bytes = written.packs.reduce((sum, pack) => sum + pack.bytes, 0) + encoded.value.byteLength;
if (encoded.index && encoded.indexBytes) {
await putAnew(store, (0, format_manifest.l7)(options.packs, encoded.index.sha256), encoded.indexBytes);
blobs.push(encoded.index.sha256);
bytes += encoded.indexBytes.byteLength;
}
const current = await store.get(key);
if (!current || !Buffer.from(current.bytes).equals(found.bytes)) return kept("it was changed meanwhile");
await store.put(key, encoded.value, {
createdAt: found.createdAt,
expiresAt: found.expiresAt,
metadata: {
...found.metadata,
packs: String(rebuilt.packs.length)
},
listedOnly: true
});
for (const sha256 of blobs) {
if (await store.head((0, format_manifest.l7)(options.packs, sha256))) continue;
await store.delete(key);
return kept("a part of it was deleted meanwhile, and so it was removed");
}
return {
outcome: "repacked",
bytes: bytes,
before: before,
after: after
};
}
function planRepack(manifest, rewrite) {
const {packs: packs, chunks: chunks} = manifest;
const needed = packs.map(() => new Set);
const isNeeded = neededChunks(manifest);
for (let chunk = 0; chunk < chunks.length; chunk++) if (isNeeded[chunk]) needed[chunks.packs[chunk]].add(chunks.segments[chunk]);
const moved = [];
const keep = [];
for (const [index, pack] of packs.entries()) {
if (!rewrite(pack.sha256)) {
keep.push(index);
continue;
}
const indices = [ ...needed[index] ].sort((a, b) => a - b);
moved.push({
index: index,
pack: pack,
indices: indices,
segments: indices.map(at => pack.segments[at])
});
}
return {
moved: moved,
keep: keep
};
}
async function writePacks(store, folder, moved, full) {
const packs = [];
const locations = new Map;
let parts = [];
let segments = [];
const flush = async () => {
if (segments.length === 0) return;
const bytes = Buffer.concat(parts);
const sha256 = (0, envelope.fg)(bytes);
await putAnew(store, (0, format_manifest.l7)(folder, sha256), bytes);
packs.push({
sha256: sha256,
bytes: bytes.byteLength,
segments: segments
});
parts = [];
segments = [];
};
for (const {index: index, indices: indices, pack: pack} of moved) for (const at of indices) {
const segment = pack.segments[at];
const part = await store.getRange((0, format_manifest.l7)(folder, pack.sha256), segment.offset, segment.bytes);
if (!part) return "a part of it is gone";
if ((0, envelope.fg)(part.bytes) !== segment.sha256) return "a part of it has another digest";
if (segments.length > 0 && bytesOf(segments) + segment.bytes > full) await flush();
locations.set(`${index}/${at}`, {
pack: packs.length,
segment: segments.length
});
segments.push({
...segment,
offset: bytesOf(segments)
});
parts.push(part.bytes);
}
await flush();
return {
packs: packs,
locations: locations
};
}
const putAnew = (store, key, bytes) => store.put(key, bytes, {
contentAddressed: true,
listedOnly: true
});
function rebuild(manifest, keep, {packs: packs, locations: locations}) {
const {chunks: old, entries: entries} = manifest;
const packAt = new Map(keep.map((index, at) => [ index, at ]));
const chunks = new chunk_table.X(old.length);
const chunkAt = new Uint32Array(old.length);
for (let chunk = 0; chunk < old.length; chunk++) {
const pack = packAt.get(old.packs[chunk]);
if (pack !== void 0) {
chunkAt[chunk] = chunks.copy(old, chunk, pack);
continue;
}
const location = locations.get(`${old.packs[chunk]}/${old.segments[chunk]}`);
if (!location) continue;
const to = keep.length + location.pack;
const [offset, size] = [ old.offsets[chunk], old.sizes[chunk] ];
chunkAt[chunk] = chunks.addFrom(old.digests, chunk, to, location.segment, offset, size);
}
const references = Uint32Array.from(entries.references);
for (let entry = 0; entry < entries.length; entry++) {
if (!entries.isFile(entry)) continue;
for (let at = entries.starts[entry]; at < entries.starts[entry + 1]; at++) references[at] = chunkAt[references[at]];
}
return {
...manifest,
packs: [ ...keep.map(index => manifest.packs[index]), ...packs ],
chunks: chunks.finish(),
entries: new entry_table.F({
...entries,
references: references
})
};
}
const bytesOf = segments => segments.reduce((sum, {bytes: bytes}) => sum + bytes, 0);
function snapshots({environment: environment, inputs: {"sign-with": name}}) {
const key = name === void 0 ? void 0 : (0, request_signing.jy)(name, environment.variables);
const signing = key?.signer && {
signer: key.signer,
verifier: key.verifier
};
return {
references: entryReferences,
unreadable: whyUnreadable,
verify: (store, packs, entry) => verifyEntry(store, packs, entry, key?.verifier),
repack: (store, packs, entry, rewrite) => repackEntry(store, entry, {
packs: packs,
rewrite: rewrite,
signing: signing
})
};
}
const machine = {
openStore: src_open.Ch,
snapshots: snapshots,
home: (0, external_node_os_.homedir)(),
now: Date.now
};
const src = (0, action.Q)()({
inputs: inputs_inputs,
outputs: outputs,
check: checkTogether,
main: context => administer(context, machine)
});
},
33896: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
D: () => keyDifference,
Q: () => commonStart
});
const SEPARATOR = /([-_.:/|+ ])/;
const commonStart = (a, b) => commonParts(a.split(SEPARATOR), b.split(SEPARATOR));
function commonParts(a, b) {
let index = 0;
while (index < a.length && a[index] === b[index]) index++;
return index;
}
function keyDifference(a, b) {
const theirs = a.split(SEPARATOR);
const ours = b.split(SEPARATOR);
const start = commonParts(theirs, ours);
const end = Math.min(commonParts(theirs.toReversed(), ours.toReversed()), Math.min(theirs.length, ours.length) - start);
const middle = parts => shorten(parts.slice(start, parts.length - end).join(""));
return {
theirs: middle(theirs),
ours: middle(ours)
};
}
const shorten = text => text.length > 24 ? `${text.slice(0, 12)}…` : text;
},
83780: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
KF: () => MAX_MARKED,
Lx: () => writeMark,
pc: () => readMarks,
tx: () => readMarkedBlobs,
v5: () => marksFolder
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92857);
const mark = zod__WEBPACK_IMPORTED_MODULE_1__.Ikc({
format: zod__WEBPACK_IMPORTED_MODULE_1__.euz(1),
markedAt: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative(),
putBefore: zod__WEBPACK_IMPORTED_MODULE_1__.aig().int().nonnegative(),
sha256: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(zod__WEBPACK_IMPORTED_MODULE_1__.YjP().regex(/^[0-9a-f]{64}$/)).max(1e5)
});
const MAX_MARKED = 1e5;
const MAX_BYTES = 16777216;
const MAX_MARKS = 1e3;
const marksFolder = repository => `gc/${repository}/candidates/`;
async function writeMark(store, repository, value, expiresAt) {
const key = marksFolder(repository) + (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString("hex");
const options = {
expiresAt: expiresAt,
listedOnly: true
};
await store.put(key, (new TextEncoder).encode(JSON.stringify(mark.parse({
format: 1,
...value
}))), options);
}
async function readMarks(store, repository) {
const keys = [];
for await (const {key: key, size: size} of store.list(marksFolder(repository))) if (size <= MAX_BYTES && keys.length < MAX_MARKS) keys.push(key);
const marks = [];
for (const key of keys) {
const value = await store.get(key);
const parsed = value && mark.safeParse(parseJson(value.bytes));
if (parsed?.success) marks.push({
...parsed.data,
key: key
});
}
return marks;
}
async function readMarkedBlobs(store, repository) {
const marked = new Set((await readMarks(store, repository)).flatMap(({sha256: sha256}) => sha256));
return sha256 => marked.has(sha256);
}
function parseJson(bytes) {
try {
return JSON.parse((new TextDecoder).decode(bytes));
} catch {
return;
}
}
},
94368: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Hi: () => fitWithin,
Jt: () => SUMMARY_LIMIT,
_G: () => MERMAID_LIMIT,
yA: () => characterLength
});
const SUMMARY_LIMIT = 1048576;
const MERMAID_LIMIT = 5e4;
const byteLength = text => (new TextEncoder).encode(text).length;
const characterLength = text => text.length;
function fitWithin(limit, versions, measure = byteLength) {
let text = "";
for (const [step, version] of versions.entries()) {
text = version();
if (measure(text) <= limit) return {
text: text,
step: step,
cut: false
};
}
return {
text: cutAtLine(text, limit, measure),
step: versions.length - 1,
cut: true
};
}
const CUT = "\n…\n";
function cutAtLine(text, limit, measure) {
const room = limit - measure(CUT);
if (room < 0) return "";
let [low, high] = [ 0, text.length ];
while (low < high) {
const middle = Math.ceil((low + high) / 2);
if (measure(text.slice(0, middle)) <= room) low = middle; else high = middle - 1;
}
const head = text.slice(0, low).replace(/[\ud800-\udbff]$/, "");
const line = head.lastIndexOf("\n");
return (line > 0 ? head.slice(0, line) : head) + CUT;
}
},
99009: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
K: () => sparkline
});
const BARS = [ "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" ];
function sparkline(values) {
const finite = values.filter(Number.isFinite);
if (finite.length === 0) return "";
const low = Math.min(...finite);
const high = Math.max(...finite);
return values.map(value => {
if (!Number.isFinite(value)) return " ";
const share = high > low ? value / (high - low) - low / (high - low) : .4;
return BARS[Math.min(BARS.length - 1, Math.max(0, Math.round(share * (BARS.length - 1))))];
}).join("");
}
},
59464: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
bx: () => baseOf,
vv: () => encodeEntry
});
var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
var _tables_digests_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(89179);
var _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(52279);
var _tables_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(70675);
var _bounds_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(78427);
var _columns_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37463);
var _envelope_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36106);
var _file_time_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(61092);
var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43487);
const INLINE_BYTES = 65536;
const MAX_FRESH = .25;
function encodeEntry(manifest, options) {
const {createdAt: createdAt, expiresAt: expiresAt, base: base, signer: signer} = options;
const head = {
format: _manifest_js__WEBPACK_IMPORTED_MODULE_1__.uB,
key: manifest.key,
createdAt: createdAt,
expiresAt: expiresAt
};
const difference = base && encodeDifference(manifest, base.manifest);
if (base && difference) {
const {bytes: bytes, reference: reference} = pack(difference);
const value = (0, _envelope_js__WEBPACK_IMPORTED_MODULE_2__.zK)({
...head,
index: base.blob,
body: reference
}, bytes, signer);
return {
value: value,
index: base.blob,
indexBytes: void 0
};
}
const {bytes: bytes, reference: reference} = pack(encodeFull(manifest));
const {length: length, paths: paths} = manifest.entries;
if (length > (0, _bounds_js__WEBPACK_IMPORTED_MODULE_3__._q)(bytes.byteLength)) throw tooLarge(`${length} files and folders`);
if (paths.bytes.byteLength > (0, _bounds_js__WEBPACK_IMPORTED_MODULE_3__.U2)(length)) throw tooLarge(`${paths.bytes.byteLength} bytes of paths`);
if (bytes.byteLength <= INLINE_BYTES) {
const value = (0, _envelope_js__WEBPACK_IMPORTED_MODULE_2__.zK)({
...head,
body: reference
}, bytes, signer);
return {
value: value,
index: void 0,
indexBytes: void 0
};
}
const value = (0, _envelope_js__WEBPACK_IMPORTED_MODULE_2__.zK)({
...head,
index: reference
}, Buffer.alloc(0), signer);
return {
value: value,
index: reference,
indexBytes: bytes
};
}
const tooLarge = what => new _tables_errors_js__WEBPACK_IMPORTED_MODULE_4__.J("PACELINE_SNAPSHOT_LIMITS", `It cannot be saved: ${what} are more than a restore accepts.`, 'Save it in several entries, or leave parts out with lines "!path".');
const baseOf = decoded => decoded.index && {
manifest: decoded.base,
blob: decoded.index
};
function pack(text) {
const bytes = (0, node_zlib__WEBPACK_IMPORTED_MODULE_0__.zstdCompressSync)(text, {
chunkSize: Math.max(64, text.byteLength),
pledgedSrcSize: text.byteLength,
params: {
[node_zlib__WEBPACK_IMPORTED_MODULE_0__.constants.ZSTD_c_compressionLevel]: 3
}
});
if (text.byteLength > (0, _bounds_js__WEBPACK_IMPORTED_MODULE_3__.tu)(bytes.byteLength)) throw tooLarge(`${text.byteLength} bytes of names`);
return {
bytes: Buffer.from(bytes),
reference: {
sha256: (0, _envelope_js__WEBPACK_IMPORTED_MODULE_2__.fg)(bytes),
bytes: bytes.byteLength,
size: text.byteLength
}
};
}
function encodeFull({roots: roots, packs: packs, chunks: chunks, entries: entries}) {
const writer = new _columns_js__WEBPACK_IMPORTED_MODULE_5__.wl;
writer.all(Buffer.from(JSON.stringify(roots)));
writePacks(writer, packs);
writeChunks(writer, chunks, every(chunks.length), packs);
writeEntries(writer, entries, every(entries.length));
return writer.finish();
}
function encodeDifference(manifest, base) {
const {roots: roots, packs: packs, chunks: chunks, entries: entries} = manifest;
if (roots.length !== base.roots.length || roots.some((root, index) => root !== base.roots[index])) return;
const packDiff = diffPacks(packs, base.packs);
const chunkDiff = diffChunks(chunks, base.chunks, packDiff.newIndex);
if (chunkDiff.fresh.length > chunks.length * MAX_FRESH) return;
const entryDiff = diffEntries(entries, base.entries, chunkDiff.newIndex);
if (entryDiff.fresh.length > entries.length * MAX_FRESH) return;
const writer = new _columns_js__WEBPACK_IMPORTED_MODULE_5__.wl;
for (const {runs: runs} of [ packDiff, chunkDiff, entryDiff ]) writer.numbers(runs.length, at => runs[at]);
writePacks(writer, packDiff.fresh.map(at => packs[at]));
writeChunks(writer, chunks, Uint32Array.from(chunkDiff.fresh), packs);
writeEntries(writer, entries, Uint32Array.from(entryDiff.fresh));
return writer.finish();
}
const every = length => Uint32Array.from({
length: length
}, (_, index) => index);
function diff(count, baseCount, find) {
const newIndex = new Int32Array(baseCount).fill(-1);
const runs = [];
const fresh = [];
let next = 0;
let copied = 0;
let added = 0;
let ahead = 0;
const flush = () => {
if (copied > 0 || added > 0) runs.push(ahead, copied, added);
ahead = 0;
copied = 0;
added = 0;
};
for (let item = 0; item < count; item++) {
const at = find(item, next, newIndex);
if (at < 0) {
added += 1;
fresh.push(item);
continue;
}
if (added > 0 || at !== next) flush();
if (copied === 0) ahead = at - next;
copied += 1;
newIndex[at] = item;
next = at + 1;
}
flush();
return {
runs: runs,
fresh: fresh,
newIndex: newIndex
};
}
function diffPacks(packs, base) {
const byName = new Map(base.map(({sha256: sha256}, index) => [ sha256, index ]));
return diff(packs.length, base.length, item => {
const at = byName.get(packs[item].sha256) ?? -1;
return at >= 0 && isSamePack(packs[item], base[at]) ? at : -1;
});
}
function diffChunks(chunks, base, packs) {
const isSame = (item, at) => (0, _tables_digests_js__WEBPACK_IMPORTED_MODULE_6__.dv)(chunks.digests, item, base.digests, at) && chunks.packs[item] === packs[base.packs[at]] && chunks.segments[item] === base.segments[at] && chunks.offsets[item] === base.offsets[at] && chunks.sizes[item] === base.sizes[at];
const shared = new Set(packs);
let index;
return diff(chunks.length, base.length, (item, expected) => {
if (expected < base.length && isSame(item, expected)) return expected;
if (!shared.has(chunks.packs[item])) return -1;
index ??= new _tables_digests_js__WEBPACK_IMPORTED_MODULE_6__.Hm(base.digests);
const at = index.find(chunks.digests, item);
return at >= 0 && isSame(item, at) ? at : -1;
});
}
function diffEntries(entries, base, chunks) {
const rowInBase = (0, _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_7__.Bl)(entries, base);
return diff(entries.length, base.length, (item, _, newIndex) => {
const at = rowInBase(item);
if (at < 0 || entries.types[item] !== base.types[at] || entries.mtimes[item] !== base.mtimes[at]) return -1;
if (entries.types[item] === _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_7__.fZ) return entries.linked(item) === newIndex[base.linked(at)] ? at : -1;
if (entries.types[item] === _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_7__._e) return entries.target(item) === base.target(at) ? at : -1;
if (entries.modes[item] !== base.modes[at] || entries.count(item) !== base.count(at)) return -1;
const [own, its] = [ entries.starts[item], base.starts[at] ];
for (let chunk = 0; chunk < entries.count(item); chunk++) if (entries.references[own + chunk] !== chunks[base.references[its + chunk]]) return -1;
return at;
});
}
const isSamePack = (pack, other) => pack.bytes === other.bytes && pack.segments.length === other.segments.length && pack.segments.every((segment, index) => {
const {sha256: sha256, codec: codec, offset: offset, bytes: bytes, size: size} = other.segments[index];
return segment.sha256 === sha256 && segment.codec === codec && segment.offset === offset && segment.bytes === bytes && segment.size === size;
});
function writePacks(writer, packs) {
const segments = packs.flatMap(pack => pack.segments);
const ends = packs.flatMap(pack => pack.segments.map((_, index) => {
const before = pack.segments[index - 1];
return before ? before.offset + before.bytes : 0;
}));
writer.all(digests(packs)).numbers(packs.length, at => packs[at].bytes).numbers(packs.length, at => packs[at].segments.length).all(digests(segments)).numbers(segments.length, at => _manifest_js__WEBPACK_IMPORTED_MODULE_1__.QA.indexOf(segments[at].codec)).numbers(segments.length, at => segments[at].bytes).numbers(segments.length, at => segments[at].offset - ends[at]).numbers(segments.length, at => segments[at].size);
}
function writeChunks(writer, chunks, list, packs) {
const {offsets: offsets, sizes: sizes} = chunks;
const starts = [];
let count = 0;
for (const pack of packs) {
starts.push(count);
count += pack.segments.length;
}
const segmentOf = at => at < 0 ? 0 : starts[chunks.packs[list[at]]] + chunks.segments[list[at]];
const words = new Uint32Array(list.length * _tables_digests_js__WEBPACK_IMPORTED_MODULE_6__.j4);
for (let at = 0; at < list.length; at++) (0, _tables_digests_js__WEBPACK_IMPORTED_MODULE_6__.C8)(chunks.digests, list[at], words, at);
writer.all(new Uint8Array(words.buffer)).numbers(list.length, at => segmentOf(at) - segmentOf(at - 1)).numbers(list.length, at => {
const follows = at > 0 && segmentOf(at) === segmentOf(at - 1);
return offsets[list[at]] - (follows ? offsets[list[at - 1]] + sizes[list[at - 1]] : 0);
}).numbers(list.length, at => sizes[list[at]]);
}
function writeEntries(writer, entries, list) {
const {types: types, roots: roots, paths: paths, mtimes: mtimes, modes: modes} = entries;
const shared = new Uint32Array(list.length);
for (let at = 1; at < list.length; at++) shared[at] = paths.shared(list[at], paths, list[at - 1]);
const restStart = at => paths.starts[list[at]] + shared[at];
const restEnd = at => paths.starts[list[at] + 1] - 1;
const ticks = at => (0, _file_time_js__WEBPACK_IMPORTED_MODULE_8__.EN)(mtimes[list[at]] ?? 0);
const withMode = list.filter(entry => types[entry] === _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_7__.Md || (0, 
_tables_entry_table_js__WEBPACK_IMPORTED_MODULE_7__.ZL)(types[entry]));
const files = list.filter(entry => (0, _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_7__.ZL)(types[entry]));
const chunks = new Uint32Array(files.reduce((sum, file) => sum + entries.count(file), 0));
let filled = 0;
for (const file of files) {
chunks.set(entries.chunks(file), filled);
filled += entries.count(file);
}
const hardLinks = list.filter(entry => types[entry] === _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_7__.fZ);
const symlinks = list.filter(entry => types[entry] === _tables_entry_table_js__WEBPACK_IMPORTED_MODULE_7__._e);
const targets = Array.from(symlinks, entry => Buffer.from(entries.target(entry)));
writer.bytes(list.length, (into, at) => into.set(Uint8Array.from(list, entry => types[entry]), at)).numbers(list.length, at => roots[list[at]] - (roots[list[at - 1]] ?? 0)).numbers(list.length, at => shared[at]).numbers(list.length, at => restEnd(at) - restStart(at)).bytes(sum(list.length, at => restEnd(at) - restStart(at)), (into, start) => {
for (let at = 0, end = start; at < list.length; at++) for (let from = restStart(at); from < restEnd(at); from++) into[end++] = paths.bytes[from];
}).numbers(list.length, at => ticks(at) - ticks(at - 1)).numbers(withMode.length, at => modes[withMode[at]] - (modes[withMode[at - 1]] ?? 0)).numbers(files.length, at => entries.count(files[at])).numbers(chunks.length, at => chunks[at] - (at === 0 ? 0 : chunks[at - 1] + 1)).numbers(hardLinks.length, at => entries.linked(hardLinks[at])).numbers(targets.length, at => targets[at].byteLength).all(Buffer.concat(targets));
}
const sum = (count, value) => {
let total = 0;
for (let index = 0; index < count; index++) total += value(index);
return total;
};
const digests = items => Buffer.from(items.map(({sha256: sha256}) => sha256).join(""), "hex");
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
}
};
