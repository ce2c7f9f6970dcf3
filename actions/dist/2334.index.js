export const id = 2334;

export const ids = [ 2334, 9374 ];

export const modules = {
12334: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
default: () => src
});
var action = __webpack_require__(60253);
var inputs = __webpack_require__(63910);
var dist = __webpack_require__(38815);
const found = new WeakMap;
function parseNotingNumbers(text) {
const document = (0, dist.Tp)(text);
if (document.errors.length > 0) throw document.errors[0];
const misread = [];
(0, dist.YR)(document, (_, node) => {
if (!(0, dist.jn)(node) || typeof node.value !== "number" || node.source === void 0) return;
if (String(node.value) !== node.source) misread.push({
source: node.source,
value: node.value
});
});
const value = document.toJS();
if (typeof value === "object" && value !== null) found.set(value, misread);
return value;
}
const misreadNumbers = value => found.get(value) ?? [];
var schemas = __webpack_require__(92857);
const labels = schemas.KCZ([ schemas.YjP().min(1), schemas.YOg(schemas.YjP().min(1)).min(1) ]);
const runner = schemas._H3({
"runs-on": labels,
cores: schemas.aig().positive().optional(),
memory: schemas.aig().positive().optional(),
price: schemas.aig().nonnegative().optional(),
speed: schemas.aig().positive().optional(),
spot: schemas.zMY().optional(),
fallback: labels.optional()
});
const GIB = 2 ** 30;
const KEYS = "runs-on, cores, memory, price, speed, spot, fallback";
function runnerMap() {
const allowed = `a list of mappings with runs-on and optionally ${KEYS.replace("runs-on, ", "")} and axes`;
return (0, inputs.oQ)(allowed, text => (0, dist.parse)(text), value => {
if (value === null || value === void 0) return [];
if (!Array.isArray(value)) throw new inputs.S7(allowed, 'start each entry with "- "');
return value.map(entry => {
const read = runner.safeParse(entry);
if (!read.success) {
const [issue] = read.error.issues;
const where = issue?.path.join(".") || "the entry";
throw new inputs.S7(allowed, `${JSON.stringify(entry)?.slice(0, 100)}: ${where} ${issue?.message ?? "is wrong"}`);
}
const {"runs-on": runsOn, cores: cores, memory: memory, price: price = 0, speed: speed = 1, spot: spot = false, fallback: fallback, ...axes} = read.data;
if (spot && fallback === void 0) throw new inputs.S7(allowed, `${labelsText(runsOn)} is spot and has no fallback, so a re-run could be lost again`);
return {
runsOn: runsOn,
cores: cores,
price: price,
speed: speed,
spot: spot,
fallback: fallback,
combination: axes,
memoryBytes: memory === void 0 ? void 0 : memory * GIB
};
});
});
}
const labelsText = runsOn => typeof runsOn === "string" ? runsOn : runsOn.join(", ");
const GITHUB_JOB_LIMIT = 256;
const RESERVED = [ "plan-id", "leg", "name", "include", "exclude" ];
const KEY = /^[A-Za-z_][A-Za-z0-9_-]*$/;
const inputs_inputs = {
plan: (0, inputs.lq)((0, inputs.Yj)("the path of a test-plan.json")),
tests: testFiles(),
suite: (0, inputs.Yj)("the name of the suite"),
axes: axes(),
include: combinationList("include"),
exclude: combinationList("exclude"),
constraints: (0, inputs.Mn)(),
affected: pathRules(),
"max-deepen": (0, inputs.nd)({
min: 0,
max: 1e6
}),
experimental: combinationList("experimental"),
pack: keyNames(),
shards: countOrAuto(),
sticky: (0, inputs.zM)(),
"target-duration": (0, inputs.p0)(),
"max-cost": (0, inputs.lq)((0, inputs.nd)({
min: 1,
max: 1e6
})),
"max-jobs": (0, inputs.nd)({
min: 1,
max: GITHUB_JOB_LIMIT
}),
"max-parallel": (0, inputs.lq)(countOrAuto()),
"concurrent-jobs": (0, inputs.nd)({
min: 1,
max: 1e4
}),
"runner-map": runnerMap(),
timings: (0, inputs.Mn)(),
"split-files": (0, inputs.zM)(),
priority: (0, inputs.yL)("failures", "none"),
"on-empty": (0, inputs.yL)("skip", "sentinel", "error"),
store: (0, inputs.Mn)()
};
function countOrAuto() {
const allowed = `auto or a whole number from 1 to ${GITHUB_JOB_LIMIT}`;
return {
allowed: allowed,
values: [ "auto" ],
parse(text) {
if (text.toLowerCase() === "auto") return "auto";
const value = /^\d+$/.test(text) ? Number(text) : 0;
if (value < 1 || value > GITHUB_JOB_LIMIT) throw new inputs.S7(allowed);
return value;
}
};
}
function testFiles() {
const allowed = "test files relative to the repository, one per line";
return {
allowed: allowed,
parse(text) {
const files = (0, inputs.Mn)().parse(text).map(file => file.replace(/^(?:\.\/)+/, ""));
for (const file of files) if (/^(?:\/|[A-Za-z]:)/.test(file) || file.includes("\\") || file.split("/").includes("..")) throw new inputs.S7(allowed, `"${file}" must be below the repository, with / and without ..`);
return [ ...new Set(files) ];
}
};
}
function axes() {
const allowed = "a mapping of axis names to lists of values";
return (0, inputs.oQ)(allowed, parseNotingNumbers, value => {
if (value === null || value === void 0) return {};
if (!isMapping(value)) throw new inputs.S7(allowed, "for example `node: [22, 24]`");
const seen = new Set;
for (const [name, values] of Object.entries(value)) {
checkKey(name, "an axis");
if (seen.has(name.toUpperCase())) throw new inputs.S7(allowed, `"${name}" stands there twice; case does not count`);
seen.add(name.toUpperCase());
if (!Array.isArray(values)) throw new inputs.S7(allowed, `write "${name}" as a list: [${show(values)}]`);
if (values.length === 0) throw new inputs.S7(allowed, `"${name}" has no values`);
const before = new Set;
const twice = values.find(one => before.size === before.add(JSON.stringify(one)).size);
if (twice !== void 0) throw new inputs.S7(allowed, `"${name}" has the value ${show(twice)} twice${typeof twice === "number" ? "; YAML reads 3.10 as 3.1, so write such values in quotes" : ""}`);
}
return value;
});
}
function combinationList(input) {
const allowed = "a list of mappings";
return (0, inputs.oQ)(allowed, parseNotingNumbers, value => {
if (value === null || value === void 0) return [];
if (!Array.isArray(value)) throw new inputs.S7(allowed, 'start each entry with "- "');
for (const entry of value) {
if (!isMapping(entry) || Object.keys(entry).length === 0) throw new inputs.S7(allowed, `${show(entry)} is no mapping with a key`);
for (const key of Object.keys(entry)) checkKey(key, `a key of ${input}`);
}
return value;
});
}
function pathRules() {
const allowed = "a list of mappings with the key paths";
return (0, inputs.oQ)(allowed, parseNotingNumbers, value => {
if (value === null || value === void 0) return [];
if (!Array.isArray(value)) throw new inputs.S7(allowed, 'start each entry with "- "');
return value.map(entry => {
const {paths: paths, ...combination} = isMapping(entry) ? entry : {};
const globs = typeof paths === "string" ? [ paths ] : paths;
if (!isMapping(entry) || Object.keys(combination).length === 0) throw new inputs.S7(allowed, `${show(entry)} names no combination`);
if (!Array.isArray(globs) || globs.length === 0 || !globs.every(one => typeof one === "string" && one !== "")) throw new inputs.S7(allowed, `${show(entry)} needs "paths", a glob or a list of them`);
if (globs.every(one => one.startsWith("!"))) throw new inputs.S7(allowed, `the paths of ${show(entry)} only exclude, so nothing would ever match`);
for (const key of Object.keys(combination)) checkKey(key, "a key of affected");
return {
combination: combination,
paths: globs
};
});
});
}
function keyNames() {
const allowed = "names of axes, separated by commas or lines";
return {
allowed: allowed,
parse(text) {
const names = (0, inputs.Mn)().parse(text).flatMap(line => line.split(",")).map(name => name.trim()).filter(name => name !== "");
const wrong = names.find(name => !KEY.test(name));
if (wrong !== void 0) throw new inputs.S7(allowed, `"${wrong}" cannot be the name of one`);
return [ ...new Set(names) ];
}
};
}
function checkKey(key, what) {
if (!KEY.test(key)) throw new inputs.S7("a matrix with usable keys", `"${key}" cannot be ${what}: use letters, digits, - and _`);
if (RESERVED.includes(key.toLowerCase())) throw new inputs.S7("a matrix with usable keys", `"${key}" cannot be ${what}: Paceline sets it on every leg`);
}
const isMapping = value => typeof value === "object" && value !== null && !Array.isArray(value);
const show = value => JSON.stringify(value)?.slice(0, 60) ?? "nothing";
var src_document = __webpack_require__(88130);
var shard_plan = __webpack_require__(58223);
var fields = __webpack_require__(27910);
var errors = __webpack_require__(85186);
var documents = __webpack_require__(94118);
function equal(a, b) {
if (typeof a === "string" && typeof b === "string") return fold(a) === fold(b);
if (isCollection(a) || isCollection(b)) return false;
return a === b || typeof a !== typeof b && toNumber(a) === toNumber(b);
}
const isCollection = value => typeof value === "object" && value !== null;
function toNumber(value) {
if (typeof value !== "string") return Number(value);
const text = value.trim();
if (!/^0[a-df-z]/i.test(text)) return Number(text);
const whole = /^0(?:x[\dA-Fa-f]+|o[0-7]+)$/.test(text) ? Number(text) : Number.NaN;
return whole < 2 ** 32 ? whole | 0 : Number.NaN;
}
const asLiteral = value => typeof value === "number" && (value !== Math.trunc(value) || Math.abs(value) >= 1e15) ? Number(value.toPrecision(15)) : value;
const fold = text => /^[ -~]*$/.test(text) ? text.toUpperCase() : text.replaceAll(/[^A-Z\d]/g, upper);
const upper = letter => letter === "ı" || letter.toUpperCase().length > 1 ? letter : letter.toUpperCase();
function keysOf({axes: axes, include: include}) {
const spellings = new Set([ axes, ...include ].flatMap(Object.keys));
return [ ...Map.groupBy(spellings, fold).values() ];
}
function valueAt(row, key) {
for (let at = 0; at < key.length; at++) if (Object.hasOwn(row, key[at])) return row[key[at]];
return;
}
function byValues(keys, make) {
const root = {
next: new Map
};
return combination => {
let branch = root;
for (let at = 0; at < keys.length; at++) {
const value = identity(valueAt(combination, keys[at]));
let next = branch.next.get(value);
if (next === void 0) {
next = {
next: new Map
};
branch.next.set(value, next);
}
branch = next;
}
branch.made ??= {
value: make(combination)
};
return branch.made.value;
};
}
const identity = value => typeof value === "object" && value !== null ? `\0${JSON.stringify(value)}` : value;
const MAX_COMBINATIONS = 1e5;
class MatrixProblem extends Error {
remedy;
constructor(message, remedy) {
super(message);
this.remedy = remedy;
}
}
function combinations({axes: axes, include: include, exclude: exclude}) {
const names = new Map(Object.keys(axes).map(name => [ fold(name), name ]));
for (const pattern of exclude) {
const foreign = Object.keys(pattern).find(key => !names.has(fold(key)));
if (foreign !== void 0) throw new MatrixProblem(`"exclude" names "${foreign}", which is no axis.`, `Use ${[ ...names.values() ].join(", ") || "an axis"}, as GitHub requires.`);
}
if (names.size === 0 && include.length === 0) return [ {} ];
const added = include.map(entry => {
const pairs = Object.entries(entry);
return {
parts: partsOf(entry, names),
own: Object.fromEntries(pairs.filter(([key]) => names.has(fold(key)))),
extra: pairs.filter(([key]) => !names.has(fold(key))),
matched: false
};
});
const hasOneSpelling = areSpelledAlike(added.flatMap(({extra: extra}) => extra.map(([key]) => key)));
const result = [];
product(axes, {
exclude: exclude.map(entry => ({
parts: partsOf(entry, names)
})),
include: added
}, (row, fit) => {
for (const pattern of fit) {
pattern.matched = true;
for (const [key, value] of pattern.extra) row[hasOneSpelling ? key : spelling(row, key)] = value;
}
result.push(row);
});
for (const {matched: matched, own: own, extra: extra} of added) if (!matched) result.push({
...own,
...Object.fromEntries(extra)
});
return result;
}
const fitsAny = (combination, patterns) => patterns.some(pattern => matches(combination, pattern));
const takenKey = (combinations, keys) => keys.find(key => combinations.some(axes => Object.keys(axes).some(name => fold(name) === fold(key))));
function partsOf(pattern, names) {
const parts = new Map;
for (const [key, value] of Object.entries(pattern)) {
const name = names.get(fold(key));
if (name !== void 0) parts.set(name, [ ...parts.get(name) ?? [], value ]);
}
return parts;
}
function product(axes, patterns, each) {
const entries = Object.entries(axes);
if (entries.length === 0) return;
const size = entries.reduce((count, [, values]) => count * values.length, 1);
if (size > MAX_COMBINATIONS) throw new MatrixProblem(`The axes make ${size} combinations, before "exclude".`, `Take fewer values; more than ${MAX_COMBINATIONS} are not expanded, and GitHub runs at most 256 jobs.`);
const fitting = entries.map(([name, values]) => {
const fits = value => {
const known = new Map;
return pattern => {
const before = known.get(pattern);
if (before !== void 0) return before;
const found = (pattern.parts.get(name) ?? []).every(part => matches(value, part));
known.set(pattern, found);
return found;
};
};
return values.map(value => ({
value: value,
fits: fits(value)
}));
});
const row = Object.fromEntries(entries.map(([name]) => [ name, null ]));
const extend = (depth, exclude, include) => {
if (depth === entries.length) {
if (exclude.length === 0) each({
...row
}, include);
return;
}
const [name] = entries[depth];
const choices = fitting[depth];
for (let at = 0; at < choices.length; at++) {
const {value: value, fits: fits} = choices[at];
row[name] = value;
extend(depth + 1, those(exclude, fits), those(include, fits));
}
};
extend(0, patterns.exclude, patterns.include);
}
function those(patterns, fits) {
let fitting = 0;
for (let at = 0; at < patterns.length; at++) if (fits(patterns[at])) fitting += 1;
return fitting === patterns.length ? patterns : fitting === 0 ? NONE : patterns.filter(fits);
}
const NONE = [];
function matches(value, pattern) {
if (typeof pattern !== "object" || pattern === null) return equal(value ?? null, asLiteral(pattern));
return Object.entries(pattern).every(([key, part]) => matches(at(value, key), part));
}
function at(value, key) {
if (typeof value !== "object" || value === null) return;
if (Array.isArray(value)) return value[Math.floor(toNumber(key))];
if (Object.hasOwn(value, key)) return value[key];
const name = Object.keys(value).find(candidate => fold(candidate) === fold(key));
return name === void 0 ? void 0 : value[name];
}
const spelling = (target, key) => Object.keys(target).find(candidate => fold(candidate) === fold(key)) ?? key;
const areSpelledAlike = keys => new Set(keys).size === new Set(keys.map(fold)).size;
function checkPatternsFit(input, patterns, combinations) {
const unused = patterns.find(pattern => !combinations.some(axes => fitsAny(axes, [ pattern ])));
if (unused === void 0) return;
throw new errors.ce("PACELINE_MATRIX_AXES", `"${input}" names ${JSON.stringify(unused).slice(0, 200)}, which is no combination.`, 'Name values as they stand in "axes" and "include".');
}
var expression = __webpack_require__(35813);
function constrained(rows, constraints, keys) {
const conditions = constraints.map(constraint => {
const hold = row => holds(constraint, row);
const names = namesIn(constraint);
return names === void 0 ? hold : byValues(keys.filter(([key]) => names.has(key.toLowerCase())), hold);
});
return conditions.reduce((kept, hold) => kept.filter(hold), [ ...rows ]);
}
function namesIn(constraint) {
const names = [ ...constraint.matchAll(/matrix(?:\.([a-z_][\w-]*))?/gi) ].map(([, name]) => name?.toLowerCase());
return names.includes(void 0) ? void 0 : new Set(names);
}
function holds(constraint, matrix) {
try {
return isTrue((0, expression._3)(constraint, {
matrix: matrix
}));
} catch (error) {
if (!(error instanceof expression.Dn)) throw error;
throw new MatrixProblem(`Constraint "${constraint.slice(0, 200)}" cannot be evaluated.`, "Write an expression over matrix without braces around it, one per line, for example: matrix.os != 'windows-2025' || matrix.node >= 24");
}
}
const isTrue = value => Boolean(value);
var numbers = __webpack_require__(28740);
var center = __webpack_require__(9374);
var partition = __webpack_require__(54990);
function shardCount(items, targetSeconds, most) {
const longest = items.reduce((seconds, item) => Math.max(seconds, item.seconds), 0);
const total = items.reduce((seconds, item) => seconds + item.seconds, 0);
const goal = Math.max(targetSeconds, longest) * (1 + 1e-9);
const fewest = Math.min(most, Math.max(1, goal > 0 ? Math.ceil(total / goal) : 1));
const counts = Array.from({
length: most - fewest + 1
}, (_, index) => fewest + index);
const {shards: shards, partition: result} = firstWithin(items, counts, goal);
const reason = result.makespan > goal ? "limit" : longest > targetSeconds ? "longest-item" : "target";
return {
shards: shards,
partition: result,
reason: reason
};
}
function firstWithin(items, counts, seconds) {
const budget = {
left: partition.o3
};
let found;
for (const shards of counts) {
found = {
shards: shards,
partition: (0, partition.jB)(items, shards, budget)
};
if (found.partition.makespan <= seconds) break;
}
if (found === void 0) throw new RangeError("there is no number of shards to try");
return found;
}
function timeAndCost({total: total, longest: longest, startSeconds: startSeconds, setupSeconds: setupSeconds}, most) {
const all = Array.from({
length: most
}, (_, index) => {
const shards = index + 1;
const wallSeconds = startSeconds + Math.max(longest, total / shards);
return {
shards: shards,
wallSeconds: wallSeconds,
billedMinutes: shards * Math.ceil((setupSeconds + wallSeconds) / 60)
};
});
return all.filter(one => !all.some(other => other.wallSeconds <= one.wallSeconds && other.billedMinutes <= one.billedMinutes && (other.wallSeconds < one.wallSeconds || other.billedMinutes < one.billedMinutes || other.shards < one.shards)));
}
var refine = __webpack_require__(72811);
function renumbered(members, before) {
const shards = members.length;
const pairs = members.flatMap((ranks, from) => {
const counts = new Map;
for (const rank of ranks) {
const to = before[rank];
if (to >= 0 && to < shards) counts.set(to, (counts.get(to) ?? 0) + 1);
}
return [ ...counts ].map(([to, count]) => ({
from: from,
to: to,
count: count
}));
});
pairs.sort((a, b) => b.count - a.count || a.from - b.from || a.to - b.to);
const result = members.map(() => {});
const named = new Set;
for (const {from: from, to: to} of pairs) {
if (named.has(from) || result[to] !== void 0) continue;
named.add(from);
result[to] = members[from];
}
const rest = members.filter((_, from) => !named.has(from));
return result.map(ranks => ranks ?? rest.shift());
}
const STEPS_PER_ITEM = 200;
const LEAST_STEPS = 2e6;
function repair(sizes, members, before, limit) {
const load = ranks => ranks.reduce((sum, rank) => sum + sizes[rank], 0);
const loads = members.map(load);
let steps = Math.max(LEAST_STEPS, STEPS_PER_ITEM * sizes.length);
for (;;) {
const full = loads.reduce((most, value, shard) => value > loads[most] ? shard : most, 0);
if (loads[full] <= limit) return true;
let best;
for (let to = 0; to < members.length; to++) {
const room = limit - loads[to];
if (to === full || room <= 0) continue;
steps -= members[full].length + members[to].length;
best = bestExchange(best, {
sizes: sizes,
members: members,
before: before,
full: full,
to: to,
room: room,
excess: loads[full] - limit
});
}
if (best === void 0 || steps <= 0) return false;
members[full] = (0, refine.w)(members[full], best.give, best.take);
members[best.to] = (0, refine.w)(members[best.to], best.take, best.give);
loads[full] = load(members[full]);
loads[best.to] = load(members[best.to]);
}
}
function bestExchange(found, given) {
const {sizes: sizes, members: members, before: before, full: full, to: to, room: room, excess: excess} = given;
const theirs = members[to];
const least = excess * 1e-6;
let best = found;
const displaced = (rank, from, into) => before[rank] === into ? -1 : before[rank] === from ? 1 : 0;
const consider = (give, take) => {
const difference = sizes[give] - (take < 0 ? 0 : sizes[take]);
const gain = Math.min(excess, difference);
if (difference > room || gain <= least) return;
const cost = displaced(give, full, to) + (take < 0 ? 0 : displaced(take, to, full));
const exchange = {
give: give,
to: to,
take: take,
gain: gain,
cost: cost
};
if (best === void 0 || isBetter(exchange, best)) best = exchange;
};
let at = 0;
for (const give of members[full]) {
consider(give, -1);
while (at < theirs.length && sizes[give] - sizes[theirs[at]] <= room) at += 1;
if (at > 0) consider(give, theirs[at - 1]);
}
return best;
}
function isBetter(one, other) {
const [free, otherFree] = [ one.cost <= 0, other.cost <= 0 ];
if (free !== otherFree) return free;
if (free) return one.gain > other.gain || one.gain === other.gain && one.cost < other.cost;
const [rate, otherRate] = [ one.gain * other.cost, other.gain * one.cost ];
return rate > otherRate || rate === otherRate && one.cost < other.cost;
}
function stickyPartition(items, free, before, mostSeconds) {
const held = free.shards.reduce((count, own) => count + own.length, 0);
if (held !== items.length || before.length !== items.length) throw new RangeError(`${items.length} items, ${held} in a partition and ${before.length} earlier shards`);
const shards = free.shards.length;
const order = (0, partition.qd)(items);
const sizes = order.map(index => items[index].seconds);
const home = Int32Array.from(order, index => before[index] ?? -1);
const limit = Math.max(free.makespan, mostSeconds);
const kept = members => members.reduce((sum, ranks, shard) => sum + ranks.filter(rank => home[rank] === shard).length, 0);
const rankOf = new Map(order.map((index, rank) => [ index, rank ]));
const freeRanks = free.shards.map(own => own.map(index => rankOf.get(index)).sort((a, b) => a - b));
const candidates = [ renumbered(freeRanks, home) ];
const isWithin = members => {
fillEmpty(members);
return members.every(ranks => sum(sizes, ranks) <= limit);
};
const mend = members => {
place(sizes, members);
if (repair(sizes, members, home, limit) && isWithin(members)) candidates.push(members);
return members;
};
const whole = mend(stayed(home, shards));
const released = stayed(home, shards);
const mended = release(sizes, released, limit) ? mend(released) : whole;
if (candidates.length === 1) {
(0, refine.Y)(sizes, mended, limit, 0);
if (isWithin(mended)) candidates.push(mended);
}
const best = candidates.reduce((a, b) => kept(b) > kept(a) ? b : a);
return {
partition: (0, partition.iQ)(sizes, order, best, free.lowerBound),
known: home.filter(shard => shard >= 0).length,
kept: kept(best)
};
}
function stayed(home, shards) {
const members = Array.from({
length: shards
}, () => []);
home.forEach((shard, rank) => {
members[shard]?.push(rank);
});
return members;
}
function release(sizes, members, limit) {
let some = false;
for (const ranks of members) {
const excess = sum(sizes, ranks) - limit;
if (excess <= 0) continue;
some = true;
let left = excess;
let longest = 0;
while (longest < ranks.length && sizes[ranks[longest]] < left) left -= sizes[ranks[longest++]];
const enough = ranks.findLastIndex((rank, at) => at >= longest && sizes[rank] >= left);
if (enough >= 0) ranks.splice(enough, 1);
ranks.splice(0, longest);
}
return some;
}
function place(sizes, members) {
const placed = new Uint8Array(sizes.length);
for (const rank of members.flat()) placed[rank] = 1;
const loads = members.map(ranks => sum(sizes, ranks));
for (let rank = 0; rank < sizes.length; rank++) {
if (placed[rank] === 1) continue;
let to = 0;
for (let shard = 1; shard < members.length; shard++) {
const difference = loads[shard] - loads[to] || members[shard].length - members[to].length;
if (difference < 0) to = shard;
}
members[to].push(rank);
loads[to] += sizes[rank];
}
for (const ranks of members) ranks.sort((a, b) => a - b);
}
function fillEmpty(members) {
for (const empty of members.filter(ranks => ranks.length === 0)) {
const most = members.reduce((a, b) => b.length > a.length ? b : a);
if (most.length < 2) return;
empty.push(most.pop());
}
}
const sum = (sizes, ranks) => ranks.reduce((total, rank) => total + sizes[rank], 0);
const MOST_LOSS = .01;
function stickyShards(tests, {items: items, free: free, targetSeconds: targetSeconds}, dealt) {
const shards = free.shards.length;
const before = tests.map(test => {
const shard = test.split === void 0 ? dealt.shardOf(test, shards) : void 0;
return shard === void 0 ? void 0 : shard - 1;
});
const most = Math.min((1 + MOST_LOSS) * free.makespan, targetSeconds);
const {partition: partition, known: known, kept: kept} = stickyPartition(items, free, before, most);
const whole = tests.filter(({split: split}) => split === void 0);
return {
partition: partition,
stayed: {
files: whole.length,
known: known,
kept: kept
}
};
}
function describeStayed({files: files, known: known, kept: kept}) {
if (known === 0) return "no earlier run tells the shards of these files, so all of them are dealt";
const fresh = files - known;
const more = fresh === 0 ? "" : `; ${fresh} more ${fresh === 1 ? "is" : "are"} new`;
return `${kept} of ${(0, numbers.LS)(known, "file")} ${known === 1 ? "stays" : "stay"} in their shard${more}`;
}
const GIVEN_UP_BELOW = .9;
function unlistedShards(suite, {shards: shards, targetSeconds: targetSeconds, maxJobs: maxJobs, combinations: combinations}) {
checkCombinations(combinations, maxJobs);
const most = Math.floor(maxJobs / combinations);
const wanted = shards === "auto" ? Math.ceil(suite.expectedSeconds / targetSeconds) : shards;
const used = suite.runner === "node" ? 1 : Math.max(1, Math.min(wanted, most));
const why = `since ${suite.discovery.reason ?? "the configuration cannot be read"}`;
return {
loads: Array.from({
length: used
}, () => suite.expectedSeconds / used),
note: suite.runner === "node" ? `The suite runs whole, by the project's own command, in one shard, ${why}.` : `${used === 1 ? "The one shard asks" : `Each of ${used} shards asks`} ${suite.runner} for its tests, ${why}.`
};
}
function chooseShards(tests, limits, time, dealt) {
const {shards: shards, maxJobs: maxJobs, combinations: combinations, targetSeconds: targetSeconds} = limits;
checkCombinations(combinations, maxJobs);
const most = Math.floor(maxJobs / combinations);
const items = tests.map(test => ({
key: `${(0, fields.S8)(test)}${test.split ? `\0${String(test.split.part).padStart(4, "0")}` : ""}`,
seconds: time.ofFile(test.estimatedSeconds)
}));
const goal = shards === "auto" ? targetSeconds - time.startSeconds : Number.POSITIVE_INFINITY;
const asked = shards === "auto" ? fewestShards(tests, items, {
...limits,
most: most
}, time) : givenShards(items, {
shards: shards,
most: most,
maxJobs: maxJobs
});
if (dealt === void 0) return asked;
const usual = shards === "auto" ? dealt.usualShards(tests) : void 0;
const found = usual === void 0 ? asked : asMany(asked, items, {
...limits,
most: most,
goal: goal
}, usual);
if (found.partition.shards.length < 2) return found;
return {
...found,
...stickyShards(tests, {
items: items,
free: found.partition,
targetSeconds: goal
}, dealt)
};
}
function givenShards(items, {shards: shards, most: most, maxJobs: maxJobs}) {
const used = Math.min(shards, most, items.length);
const result = {
partition: (0, partition.jB)(items, used)
};
if (used === shards) return result;
return used === items.length ? {
...result,
note: `${used} of ${shards} shards: there are no more test files.`
} : {
...result,
limited: true,
note: `${used} of ${shards} shards: only ${allowed(most, maxJobs)}.`
};
}
function asMany(found, items, {most: most, goal: goal, maxCost: maxCost, combinations: combinations}, usual) {
const needed = found.partition.shards.length;
if (found.limited || usual !== needed + 1 || usual > Math.min(most, items.length)) return found;
if (found.partition.makespan <= GIVEN_UP_BELOW * goal) return found;
const cost = found.options?.find(({shards: shards}) => shards === usual)?.billedMinutes;
if (found.options && (cost === void 0 || cost * combinations > (maxCost ?? cost * combinations))) return found;
const note = `${(0, numbers.LS)(usual, "shard")} as before: ${needed} would just do.`;
return {
...found,
partition: (0, partition.jB)(items, usual),
note: note
};
}
const allowed = (most, maxJobs) => `${(0, numbers.LS)(most, "shard")} per combination (max-jobs ${maxJobs})`;
function fewestShards(tests, items, {targetSeconds: targetSeconds, maxCost: maxCost, maxJobs: maxJobs, combinations: combinations, most: most}, time) {
const {startSeconds: startSeconds} = time;
const goal = targetSeconds - startSeconds;
if (goal <= 0) return {
partition: (0, partition.jB)(items, 1),
limited: true,
note: `One shard: the test command takes ${(0, numbers.a3)(startSeconds)} before its first test, by earlier legs, so no shard can be within the target duration.`
};
const longest = time.ofLeg(tests.filter(isLongest(tests))) - startSeconds;
const setupSeconds = time.cost?.setupSeconds;
if (setupSeconds === void 0 && maxCost === void 0) {
const found = shardCount(items, Math.max(goal, longest), most);
if (found.reason !== "limit" && longest <= goal) return {
partition: found.partition
};
if (found.reason === "limit") {
const note = `The target duration needs more than ${allowed(most, maxJobs)}.`;
return {
partition: found.partition,
limited: true,
note: note
};
}
return {
partition: found.partition,
note: longestBinds(found.shards)
};
}
const total = items.reduce((sum, {seconds: seconds}) => sum + seconds, 0);
const options = timeAndCost({
total: total,
longest: longest,
startSeconds: startSeconds,
setupSeconds: setupSeconds ?? 0
}, Math.max(1, Math.min(most, items.length)));
const affordable = options.filter(({billedMinutes: billedMinutes}) => billedMinutes * combinations <= (maxCost ?? Number.POSITIVE_INFINITY));
const inTime = affordable.filter(({wallSeconds: wallSeconds}) => wallSeconds <= targetSeconds * (1 + 1e-9));
if (inTime.length > 0) {
const limit = targetSeconds * 1.001 - startSeconds;
const counts = inTime.map(({shards: shards}) => shards);
const {partition: first} = firstWithin(items, counts, limit);
if (first.makespan <= limit) return {
partition: first,
options: options
};
}
const fastest = affordable.at(-1) ?? options[0];
const found = {
partition: (0, partition.jB)(items, fastest.shards),
options: options
};
if (affordable.length === 0) return {
...found,
limited: true,
note: `One shard: it alone needs ${(0, numbers.LS)(fastest.billedMinutes * combinations, "minute")}, and "max-cost" is ${maxCost}.`
};
if (affordable.length < options.length) return {
...found,
note: `${(0, numbers.LS)(fastest.shards, "shard")}: the target duration needs more than ${(0, 
numbers.LS)(maxCost, "minute")} ("max-cost").`
};
return longest > goal ? {
...found,
note: longestBinds(fastest.shards)
} : {
...found,
limited: true,
note: `The target duration needs more than ${allowed(most, maxJobs)}.`
};
}
const longestBinds = shards => `${shards} shards: more would not help, since one test file alone is over the target duration.`;
function isLongest(tests) {
const longest = tests.reduce((most, test) => test.estimatedSeconds > most.estimatedSeconds ? test : most, tests[0]);
return test => test === longest;
}
function checkCombinations(combinations, maxJobs) {
if (combinations <= maxJobs) return;
throw new errors.ce("PACELINE_MATRIX_TOO_LARGE", `The axes make ${combinations} combinations, but "max-jobs" allows ${maxJobs} jobs.`, 'Exclude combinations, or raise "max-jobs" (at most 256, the limit of GitHub).');
}
function legTime(cost) {
const {startSeconds: startSeconds = 0, fileSeconds: fileSeconds = 0, testFactor: testFactor = 1} = cost ?? {};
const ofFile = testSeconds => fileSeconds + testFactor * testSeconds;
return {
cost: cost,
startSeconds: startSeconds,
ofFile: ofFile,
ofLeg(tests) {
const sum = tests.reduce((total, {estimatedSeconds: estimatedSeconds}) => total + ofFile(estimatedSeconds), 0);
const longest = tests.reduce((most, {estimatedSeconds: estimatedSeconds}) => Math.max(most, estimatedSeconds), 0);
return startSeconds + Math.max(sum, longest);
}
};
}
var external_node_crypto_ = __webpack_require__(77598);
const NAME_LIMIT = 100;
function legs(combinations, whose, tests, shards, time) {
const parts = shards.map(indices => indices.map(index => tests[index]));
return crossed(combinations, whose, parts.length, column => {
const part = parts[column];
return {
tests: joinedParts(part),
predictedSeconds: part.reduce((sum, {estimatedSeconds: estimatedSeconds}) => sum + estimatedSeconds, 0),
...time.cost === void 0 ? {} : {
predictedWallSeconds: time.ofLeg(part)
}
};
});
}
function joinedParts(part) {
return [ ...Map.groupBy(part, fields.S8).values() ].map(own => {
const {suite: suite, file: file, split: split} = own[0];
const estimatedSeconds = own.reduce((sum, test) => sum + test.estimatedSeconds, 0);
const parts = own.flatMap(test => test.split?.part ?? []).sort((a, b) => a - b);
const isWhole = split === void 0 || parts.length === split.of;
return {
suite: suite,
file: file,
estimatedSeconds: estimatedSeconds,
...isWhole ? {} : {
split: {
parts: parts,
of: split.of
}
}
};
});
}
const unlistedLegs = (combinations, whose, loads) => crossed(combinations, whose, loads.length, column => ({
tests: [],
predictedSeconds: loads[column]
}));
function crossed(combinations, {suite: suite, before: before, isNamed: isNamed, experimental: experimental}, shards, part) {
return combinations.flatMap((axes, row) => Array.from({
length: shards
}, (_, column) => ({
leg: String(before + row * shards + column + 1),
name: legName(isNamed ? suite : "", axes, column + 1, shards),
suite: suite,
axes: axes,
...experimental?.(axes) ? {
experimental: true
} : {},
shard: column + 1,
shards: shards,
...part(column)
})));
}
const legSeconds = ({predictedSeconds: predictedSeconds, predictedWallSeconds: predictedWallSeconds}) => predictedWallSeconds ?? predictedSeconds;
function legName(suite, axes, shard, shards) {
const values = [ suite, axesName(axes) ].filter(part => part !== "").join(" · ");
const part = `${shard}/${shards}`;
if (values === "") return part;
const suffix = shards > 1 ? ` · ${part}` : "";
const room = NAME_LIMIT - suffix.length;
return `${values.length > room ? `${values.slice(0, room - 1)}…` : values}${suffix}`;
}
function byPriority(legs, failing) {
const failures = new Map(legs.map(leg => [ leg, leg.tests.filter(test => failing.has((0, 
fields.S8)(test))).length ]));
return [ ...legs ].sort((a, b) => failures.get(b) - failures.get(a) || legSeconds(b) - legSeconds(a));
}
const jobsOfAxes = (combinations, jobOf, experimental) => ({
include: combinations.map((axes, row) => ({
leg: String(row + 1),
name: legName("", axes, 1, 1),
...experimental ? {
experimental: experimental(axes)
} : {},
...jobOf(axes),
...axes
}))
});
const axesName = axes => Object.entries(axes).map(([key, value]) => `${key} ${plain(value)}`).join(", ");
const plain = value => (typeof value === "object" && value !== null ? JSON.stringify(value) : String(value)).replaceAll(/\s+/g, " ");
function planIdOf(source, legs, runId) {
return (0, external_node_crypto_.createHash)("sha256").update(JSON.stringify([ source, legs, runId ])).digest("hex").slice(0, 16);
}
function matrixOutput(planId, legs, combinations, {jobOf: jobOf, hasExperimental: hasExperimental}) {
if (legs.length === 0) {
const {include: include} = emptyMatrix(combinations, {
jobOf: jobOf,
hasExperimental: hasExperimental
});
return {
include: include.map(leg => ({
"plan-id": planId,
...leg
}))
};
}
return {
include: legs.map(({leg: leg, name: name, suite: suite, axes: axes, experimental: experimental}) => ({
"plan-id": planId,
leg: leg,
name: name,
...hasExperimental ? {
experimental: experimental === true
} : {},
...jobOf(suite, axes),
...axes
}))
};
}
function emptyMatrix([axes = {}], {jobOf: jobOf, hasExperimental: hasExperimental}) {
const flag = hasExperimental ? {
experimental: false
} : {};
return {
include: [ {
leg: shard_plan.E,
name: "nothing to run",
...flag,
...jobOf(void 0, axes),
...axes
} ]
};
}
const CAN_SPLIT = new Set([ "pytest", "rspec", "playwright" ]);
const LEAST_SECONDS = 5;
const canSplitFiles = runner => CAN_SPLIT.has(runner);
function splitLongFiles(tests, runner, {shards: shards, targetSeconds: targetSeconds}, time) {
if (!canSplitFiles(runner)) return [ ...tests ];
const total = tests.reduce((sum, {estimatedSeconds: estimatedSeconds}) => sum + time.ofFile(estimatedSeconds), 0);
const share = shards === "auto" ? targetSeconds - time.startSeconds : total / shards;
const room = Math.max(LEAST_SECONDS, share - time.ofFile(0));
return tests.flatMap(test => {
const seconds = Math.max(test.estimatedSeconds, time.ofFile(test.estimatedSeconds) - time.ofFile(0));
const of = Math.min(Math.ceil(seconds / room - 1e-9), shards === "auto" ? MOST_PARTS : shards);
if (!test.known || share <= 0 || of < 2) return [ test ];
return Array.from({
length: of
}, (_, at) => ({
...test,
estimatedSeconds: test.estimatedSeconds / of,
split: {
part: at + 1,
of: of
}
}));
});
}
const MOST_PARTS = 256;
var markdown = __webpack_require__(23061);
const BAR_WIDTH = 20;
const ROWS = 64;
const DIVIDED = 10;
const OPTIONS = 7;
function describe(legs, predicted, dealt) {
const {tests: tests} = dealt;
if (legs.length === 0) return `### Test matrix\n\n${nothing(dealt)}.\n`;
if (dealt.unlisted > 0 && tests === 0) return `### Test matrix: ${(0, numbers.LS)(legs.length, "leg")}\n\nWhich files are tests is asked in the legs: the configuration does not say it for certain.\n`;
const longest = Math.max(...legs.map(legSeconds));
const rows = legs.slice(0, ROWS).map(leg => {
const share = longest > 0 ? legSeconds(leg) / longest : 1;
const bar = "█".repeat(Math.max(1, Math.round(share * BAR_WIDTH)));
return [ (0, markdown.FV)(leg.name), String(leg.tests.length), (0, numbers.a3)(legSeconds(leg)), bar ];
});
const parts = [ `### Test matrix: ${(0, numbers.LS)(legs.length, "leg")} for ${(0, 
numbers.LS)(tests, "test file")}`, "", (0, markdown.Qj)([ {
title: "leg"
}, {
title: "test files",
align: "right"
}, {
title: "predicted",
align: "right"
}, {
title: ""
} ], rows).trimEnd() ];
if (legs.length > ROWS) parts.push("", `…and ${(0, numbers.LS)(legs.length - ROWS, "more leg")}.`);
const binding = bindingTest(legs, predicted);
if (binding) parts.push("", `The longest file binds: ${(0, markdown.D9)(binding.file)} alone takes ${(0, 
numbers.a3)(binding.estimatedSeconds)}; more shards would not help, splitting it would ("split-files" does, where its test program can).`);
const {divided: divided = []} = dealt;
if (divided.length > 0) parts.push("", `Divided by their tests: ${dividedWords(divided, markdown.D9)}.`);
if (dealt.unlisted > 0) parts.push("", `In the legs of ${(0, numbers.LS)(dealt.unlisted, "suite")} the test program is asked for its tests.`);
const guess = guessed(predicted, tests);
if (guess) parts.push("", `${guess[0].toUpperCase()}${guess.slice(1)}.`);
for (const time of dealt.times) parts.push(...learned(time, dealt.times.length > 1));
return `${parts.join("\n")}\n`;
}
function dividedWords(divided, named) {
const shown = divided.slice(0, DIVIDED).map(({file: file, parts: parts}) => `${named(file)} into ${parts} parts`);
const more = divided.length > DIVIDED ? ` and ${divided.length - DIVIDED} more` : "";
return `${shown.join(", ")}${more}`;
}
function resultLine(legs, predicted, dealt) {
const {tests: tests} = dealt;
if (legs.length === 0) return `matrix: ${nothing(dealt)}`;
if (dealt.unlisted > 0 && tests === 0) return `matrix: ${(0, numbers.LS)(legs.length, "leg")}, which ask the test program for its tests`;
const loads = legs.map(legSeconds);
const low = (0, numbers.a3)(Math.min(...loads));
const high = (0, numbers.a3)(Math.max(...loads));
const each = legs.length === 1 ? high : low === high ? `${high} each` : `${low} to ${high}`;
const guess = guessed(predicted, tests);
return `matrix: ${(0, numbers.LS)(legs.length, "leg")} for ${(0, numbers.LS)(tests, "test file")}, predicted ${each} (balance ${predicted.balance.toFixed(2)}${guess ? `; ${guess}` : ""})`;
}
const nothing = ({knownTests: knownTests}) => knownTests === 0 ? "nothing to run: the plan knows no test at all" : `nothing to run: none of ${(0, 
numbers.LS)(knownTests, "known test file")} is affected`;
function bindingTest(legs, predicted) {
const leg = legs.find(candidate => legSeconds(candidate) === predicted.makespanSeconds);
if (leg === void 0 || leg.shards === 1) return;
const binding = leg.tests.length === 1 ? leg.tests[0] : leg.tests.find(test => test.estimatedSeconds >= leg.predictedSeconds * .999);
return binding?.split === void 0 ? binding : void 0;
}
function guessed(predicted, tests) {
if (predicted.unknownTests === 0) return;
if (predicted.unknownTests === tests) return "no file was timed yet, all durations are guesses";
return `${(0, numbers.LS)(predicted.unknownTests, "file")} never timed, guessed`;
}
function learned({suite: suite, cost: cost, shards: shards, options: options, stayed: stayed}, isNamed) {
const lines = [];
const name = isNamed ? `${(0, markdown.D9)(suite)}: ` : "";
if (cost !== void 0) {
const {startSeconds: startSeconds, fileSeconds: fileSeconds, setupSeconds: setupSeconds, legs: legs} = cost;
const setup = setupSeconds === void 0 ? "" : `, and the rest of its job ${(0, numbers.a3)(setupSeconds)}`;
lines.push("", `${name}By ${(0, numbers.LS)(legs, "earlier leg")}, a leg's test command takes ${(0, 
numbers.a3)(startSeconds)} to start and ${(0, numbers.a3)(fileSeconds)} for each file beside its tests${setup}.`);
}
if (stayed !== void 0) {
const sentence = describeStayed(stayed);
lines.push("", `${name}${sentence[0].toUpperCase()}${sentence.slice(1)}.`);
}
if (options === void 0) return lines;
const at = options.findIndex(option => option.shards === shards);
const from = Math.max(0, Math.min(at - Math.floor(OPTIONS / 2), options.length - OPTIONS));
const rows = options.slice(from, from + OPTIONS).map(option => {
const cells = [ String(option.shards), (0, numbers.a3)(option.wallSeconds), String(option.billedMinutes) ];
return option.shards === shards ? cells.map(cell => `**${cell}**`) : cells;
});
const columns = [ {
title: "shards",
align: "right"
}, {
title: "longest leg",
align: "right"
}, {
title: "billed minutes",
align: "right"
} ];
return [ ...lines, "", (0, markdown.Qj)(columns, rows).trimEnd() ];
}
function deal({suites: suites}, {estimates: estimates, costs: costs, dealt: dealt}, {rows: rows, experimental: experimental}, {inputs: inputs, log: log}) {
const divided = [];
const maySplit = ({planned: planned}) => planned.discovery.by !== "legs" && canSplitFiles(planned.runner);
if (inputs["split-files"] && !suites.some(maySplit)) log.warning('"split-files" changes nothing: of no suite does the plan know both its files and a test program that can run a part of one (pytest, RSpec, Playwright).');
const running = suites.filter(({tests: tests, planned: planned, rests: rests}) => planned.discovery.by === "legs" ? !rests : tests.length > 0);
const least = running.length * rows.length;
if (running.length > 1 && least > inputs["max-jobs"]) throw new errors.ce("PACELINE_MATRIX_TOO_LARGE", `${running.length} suites with ${(0, 
numbers.LS)(rows.length, "combination")} of axes each need ${least} jobs, but "max-jobs" allows ${inputs["max-jobs"]}.`, 'Exclude combinations, or raise "max-jobs" (at most 256, the limit of GitHub).');
const found = [];
const times = [];
let [makespanSeconds, lowerBoundSeconds] = [ 0, 0 ];
running.forEach((suite, at) => {
const {planned: planned} = suite;
const whole = estimates.get(planned.suite);
const say = note => suites.length > 1 ? `${planned.suite}: ${note}` : note;
const limits = {
shards: inputs.shards,
targetSeconds: inputs["target-duration"],
maxCost: inputs["max-cost"],
maxJobs: inputs["max-jobs"] - found.length - (running.length - at - 1) * rows.length,
combinations: rows.length
};
const whose = {
suite: planned.suite,
before: found.length,
isNamed: suites.length > 1,
experimental: experimental
};
if (planned.discovery.by === "legs") {
const {loads: loads, note: note} = unlistedShards({
...planned,
expectedSeconds: suite.expectedSeconds
}, limits);
log.info(say(note));
found.push(...unlistedLegs(rows, whose, loads));
return;
}
const time = legTime(costs.get(planned.suite));
const tests = inputs["split-files"] ? splitLongFiles(whole, planned.runner, limits, time) : whole;
for (const {file: file, split: split} of tests) if (split?.part === 1) divided.push({
file: file,
parts: split.of
});
const {partition: partition, note: note, limited: limited, options: options, stayed: stayed} = chooseShards(tests, limits, time, dealt);
if (note) (limited ? log.warning : log.info)(say(note));
if (stayed) log.info(say(`sticky: ${describeStayed(stayed)}.`));
const own = legs(rows, whose, tests, partition.shards, time);
found.push(...own);
const longest = Math.max(...own.map(legSeconds));
makespanSeconds = Math.max(makespanSeconds, longest);
lowerBoundSeconds = Math.max(lowerBoundSeconds, Math.min(longest, time.startSeconds + partition.lowerBound));
times.push({
suite: planned.suite,
cost: time.cost,
shards: partition.shards.length,
options: options,
stayed: stayed
});
});
const tests = running.flatMap(({planned: planned}) => estimates.get(planned.suite));
if (divided.length > 0) log.info(`Divided by their tests: ${dividedWords(divided, file => file)}.`);
const predicted = {
makespanSeconds: makespanSeconds,
lowerBoundSeconds: lowerBoundSeconds,
balance: balanceOf(found, makespanSeconds),
unknownTests: tests.filter(test => !test.known).length
};
return {
legs: found,
predicted: predicted,
times: times,
divided: divided,
tests: tests.length,
knownTests: suites.reduce((sum, {planned: planned}) => sum + planned.knownTests, 0),
unlisted: running.filter(({planned: planned}) => planned.discovery.by === "legs").length
};
}
function balanceOf(found, makespanSeconds) {
const loads = found.filter(({tests: tests}) => tests.length > 0).map(legSeconds);
return makespanSeconds > 0 ? makespanSeconds / (0, center.i2)(loads) : 1;
}
var state = __webpack_require__(72382);
const LEAST_LENGTH = 6;
function refuseMaskedValues(matrix, variables) {
const entries = matrix.include.map(leg => JSON.stringify(leg));
for (const value of (0, state.VX)(variables, [])) {
const variable = Object.keys(variables).find(name => variables[name] === value);
for (const line of value.split(/\r?\n/).map(text => text.trim())) {
if (line.length < LEAST_LENGTH) continue;
const index = entries.findIndex(entry => entry.includes(JSON.stringify(line).slice(1, -1)));
if (index < 0) continue;
throw new errors.ce("PACELINE_MATRIX_MASKED", `The matrix holds the value of ${variable} (entry ${index + 1}); GitHub drops outputs that hold a secret, and the jobs would get no matrix.`, `Take the value out of "axes" and "include", or, if it is no secret, do not pass ${variable} to this step.`);
}
}
}
function affectedCombinations(rows, rules, hasChanged) {
const touched = rules.map(({paths: paths}) => hasChanged(paths));
return rows.filter(row => {
const own = rules.flatMap(({combination: combination}, index) => fitsAny(row, [ combination ]) ? [ index ] : []);
return own.length === 0 || own.some(index => touched[index]);
});
}
const MOST_BYTES = 1e6;
function refuseTooLargeOutput(matrix, isPacked) {
const bytes = JSON.stringify(matrix).length * 2;
if (bytes <= MOST_BYTES) return;
const jobs = (0, numbers.B4)(matrix.include.length);
throw new errors.ce("PACELINE_MATRIX_TOO_LARGE", `The matrix of ${jobs} jobs has ${(0, 
numbers.B4)(bytes)} bytes, counted in UTF-16 as GitHub does; an output may have ${(0, 
numbers.B4)(MOST_BYTES)}.`, isPacked ? 'Take shorter values in "pack" or fewer combinations, or let each job look up long values by a short one.' : 'Take shorter values in "axes" and "include", or let each job look up long values by a short one.');
}
var lower_bound = __webpack_require__(73703);
const ROUNDING = 1 + 1e-9;
const FEW = 64;
function loadOf(seconds, budget) {
const sizes = [ ...seconds ].sort((a, b) => b - a);
const [longest = 0] = sizes;
if (areEqual(sizes)) return {
sizes: sizes,
longestOf: legs => Math.ceil(sizes.length / legs) * longest
};
if (sizes.length > FEW) return {
sizes: sizes,
longestOf: legs => (0, lower_bound.y)(sizes, legs)
};
const items = sizes.map((one, rank) => ({
key: String(rank),
seconds: one
}));
return {
sizes: sizes,
longestOf: legs => (0, partition.jB)(items, legs, budget).makespan
};
}
const areEqual = numbers => numbers.every(one => one === numbers[0]);
const fewestLegs = (loads, seconds) => loads.map(load => {
let [low, high] = [ 1, load.sizes.length ];
while (low < high) {
const middle = low + high >> 1;
if (load.longestOf(middle) <= seconds * ROUNDING) high = middle; else low = middle + 1;
}
return low;
});
function spreadLegs(loads, legs) {
const counts = loads.map(() => 1);
const longest = loads.map(load => load.longestOf(1));
for (let left = legs - loads.length; left > 0; left--) {
let next = -1;
for (let at = 0; at < loads.length; at++) if (counts[at] < loads[at].sizes.length && (next < 0 || longest[at] > longest[next])) next = at;
if (next < 0) break;
counts[next] += 1;
longest[next] = loads[next].longestOf(counts[next]);
}
return counts;
}
const BUDGET = 2e7;
function divide(groups, limits) {
const {shards: shards, targetSeconds: targetSeconds, maxJobs: maxJobs} = limits;
const budget = {
left: BUDGET
};
const loads = groups.map(seconds => loadOf(seconds, budget));
const dealt = (counts, reason) => joined(groups.map((seconds, at) => dealtOf(seconds, counts[at], budget)), reason);
if (shards !== "auto") {
const combinations = groups.reduce((sum, {length: length}) => sum + length, 0);
const legs = Math.max(groups.length, Math.min(shards, maxJobs, combinations));
const why = legs > shards ? "groups" : legs === combinations ? "combinations" : "limit";
return dealt(spreadLegs(loads, legs), legs === shards ? void 0 : why);
}
if (targetSeconds !== void 0) {
const longest = Math.max(...loads.map(({sizes: sizes}) => sizes[0]));
const goal = Math.max(targetSeconds, longest);
const found = within(goal, groups, fewestLegs(loads, goal), maxJobs, budget);
if (found !== void 0) return joined(found, longest > targetSeconds ? "longest" : void 0);
}
const most = spreadLegs(loads, maxJobs);
const shortest = Math.max(...loads.map((load, at) => load.longestOf(most[at])));
return dealt(fewestLegs(loads, shortest), targetSeconds === void 0 ? void 0 : "limit");
}
const joined = (dealt, reason) => ({
legs: dealt.map(({shards: shards}) => shards),
lowerBound: Math.max(...dealt.map(({lowerBound: lowerBound}) => lowerBound)),
...reason === void 0 ? {} : {
reason: reason
}
});
function within(goal, groups, fewest, maxJobs, budget) {
let left = maxJobs - fewest.reduce((sum, legs) => sum + legs, 0);
const found = [];
for (const [at, seconds] of groups.entries()) {
if (left < 0) return;
let dealt = dealtOf(seconds, fewest[at], budget);
for (;dealt.makespan > goal * ROUNDING && left > 0; left -= 1) dealt = dealtOf(seconds, dealt.shards.length + 1, budget);
if (dealt.makespan > goal * ROUNDING) return;
found.push(dealt);
}
return found;
}
function dealtOf(seconds, count, budget) {
if (areEqual(seconds)) {
const start = leg => Math.floor(leg * seconds.length / count);
const shards = Array.from({
length: count
}, (_, leg) => Array.from({
length: start(leg + 1) - start(leg)
}, (_, at) => start(leg) + at));
const makespan = Math.ceil(seconds.length / count) * seconds[0];
return {
shards: shards,
makespan: makespan,
lowerBound: makespan
};
}
const items = seconds.map((one, place) => ({
key: String(place).padStart(6, "0"),
seconds: one
}));
const {shards: shards, makespan: makespan, lowerBound: lowerBound} = (0, partition.jB)(items, count, budget);
const inOrder = shards.map(places => places.toSorted((a, b) => a - b));
return {
shards: inOrder.sort(([a = 0], [b = 0]) => a - b),
makespan: makespan,
lowerBound: lowerBound
};
}
const SAME = 1;
function secondsOf(recorded, rows, packed) {
if (recorded.size === 0) return {
seconds: rows.map(() => SAME),
known: 0
};
const found = rows.map((row, at) => {
const own = packed[at];
const [only, ...others] = Object.values(own);
return recorded.get(axesName(row)) ?? recorded.get(axesName(own)) ?? (only === void 0 || others.length > 0 ? void 0 : recorded.get(plain(only)));
});
const known = found.filter(one => one !== void 0);
const usual = known.length > 0 ? (0, center.JZ)(known) : SAME;
return {
seconds: found.map(one => one ?? usual),
known: known.length
};
}
const COMBINATIONS = "combinations";
function pack(rows, options) {
const {shards: shards, maxJobs: maxJobs, targetSeconds: targetSeconds} = options;
const {packed: packed, others: others} = split(options);
const groups = groupsOf(rows, others, options.kindOf);
if (groups.length > maxJobs) throw tooManyGroups(rows.length, groups.map(([row]) => rows[row]), others, options);
const parts = rows.map(row => only(row, packed));
const {seconds: seconds, known: known} = secondsOf(options.recorded, rows, parts);
const {legs: legs, lowerBound: lowerBound, reason: reason} = divide(groups.map(members => members.map(row => seconds[row])), {
shards: shards,
maxJobs: maxJobs,
targetSeconds: known > 0 ? targetSeconds : void 0
});
const dealt = groups.flatMap((members, group) => legs[group].map(places => places.map(place => members[place])));
const names = namesOf(dealt.map(members => members.length === 1 ? rows[members[0]] : only(rows[members[0]], others)));
return {
combinations: rows.length,
known: known,
lowerBound: lowerBound,
...reason === void 0 ? {} : {
reason: reason
},
legs: dealt.map((members, at) => {
const first = rows[members[0]];
return {
leg: String(at + 1),
name: names[at],
axes: only(first, others),
combinations: members.map(row => parts[row]),
first: first,
seconds: members.reduce((sum, row) => sum + seconds[row], 0)
};
})
};
}
function groupsOf(rows, others, kindOf) {
const groups = [];
const byKind = byValues(others, () => new Map);
rows.forEach((row, at) => {
const kinds = byKind(row);
const kind = kindOf(row);
let members = kinds.get(kind);
if (members === void 0) {
members = [];
kinds.set(kind, members);
groups.push(members);
}
members.push(at);
});
return groups;
}
function only(row, keys) {
const found = {};
for (const key of keys) {
const value = valueAt(row, key);
if (value !== void 0) found[key[0]] = value;
}
return found;
}
function namesOf(axes) {
const names = axes.map(one => legName("", one, 1, 1));
const counts = Map.groupBy(names, name => name);
const seen = new Map;
return names.map((name, at) => {
const number = (seen.get(name) ?? 0) + 1;
seen.set(name, number);
return legName("", axes[at], number, counts.get(name).length);
});
}
const nothingPacked = (row, options) => ({
...only(row, split(options).others),
combinations: []
});
function split({pack: pack, keys: keys}) {
const problem = (message, remedy) => new errors.ce("PACELINE_MATRIX_AXES", message, remedy);
const known = new Set(keys.map(([key]) => fold(key)));
if (known.has(fold(COMBINATIONS))) throw problem(`"${COMBINATIONS}" cannot be an axis or a key of "include" here: "pack" sets it on every leg.`, "Name it otherwise.");
const foreign = pack.find(name => !known.has(fold(name)));
if (foreign !== void 0) throw problem(`"pack" names "${foreign}", which is neither an axis nor a key of "include".`, `Use ${keys.map(([key]) => key).join(", ")}, or several of them.`);
const names = new Set(pack.map(fold));
return {
packed: keys.filter(([key]) => names.has(fold(key))),
others: keys.filter(([key]) => !names.has(fold(key)))
};
}
function tooManyGroups(combinations, firsts, others, {pack: pack, maxJobs: maxJobs}) {
const values = others.map(key => ({
key: key[0],
count: new Set(firsts.map(row => JSON.stringify(valueAt(row, key)))).size
})).filter(({count: count}) => count > 1).sort((a, b) => b.count - a.count);
const most = values.slice(0, 5).map(({key: key, count: count}) => `${key} with ${count}`);
return new errors.ce("PACELINE_MATRIX_TOO_LARGE", `The ${combinations} combinations are of ${firsts.length} kinds beside ${pack.join(", ")}, and each kind needs a job, but "max-jobs" allows ${maxJobs}.`, `Name in "pack" more of what may differ within a job (values: ${most.join(", ")}), exclude combinations, or raise "max-jobs" (at most 256, the limit of GitHub).`);
}
const SHOWN_JOBS = 64;
const SHOWN_COMBINATIONS = 20;
function longestOf(legs) {
const all = legs.map(({seconds: seconds}) => seconds);
const seconds = Math.max(...all);
return {
seconds: seconds,
balance: seconds > 0 ? seconds / (0, center.i2)(all) : 1
};
}
function describePacking(legs, {known: known, combinations: combinations}) {
const rows = legs.slice(0, SHOWN_JOBS).map(leg => {
const names = leg.combinations.slice(0, SHOWN_COMBINATIONS).map(one => (0, markdown.FV)(axesName(one)));
const more = leg.combinations.length - names.length;
const seconds = known > 0 ? [ (0, numbers.a3)(leg.seconds) ] : [];
const which = `${names.join("; ")}${more > 0 ? `; and ${more} more` : ""}`;
return [ (0, markdown.FV)(leg.name), String(leg.combinations.length), ...seconds, which ];
});
const columns = [ {
title: "job"
}, {
title: "combinations",
align: "right"
}, ...known > 0 ? [ {
title: "predicted",
align: "right"
} ] : [], {
title: "which"
} ];
const more = legs.length - rows.length;
return [ `### Matrix: ${(0, numbers.LS)(legs.length, "job")} for ${(0, numbers.LS)(combinations, "combination")}`, "", (0, 
markdown.Qj)(columns, rows).trimEnd(), ...more > 0 ? [ "", `…and ${(0, numbers.LS)(more, "more job")}.` ] : [] ].join("\n");
}
function packingLine({legs: legs, known: known, combinations: combinations}) {
const start = `${(0, numbers.LS)(legs.length, "job")} for ${(0, numbers.LS)(combinations, "combination")} of axes`;
const range = (loads, text) => {
const [low, high] = [ text(Math.min(...loads)), text(Math.max(...loads)) ];
return legs.length === 1 ? high : low === high ? `${high} each` : `${low} to ${high} each`;
};
if (known === 0) return `${start}, ${range(legs.map(leg => leg.combinations.length), String)}`;
const guessed = combinations - known;
const guess = guessed > 0 ? `; ${(0, numbers.LS)(guessed, "combination")} never timed, guessed` : "";
const each = range(legs.map(({seconds: seconds}) => seconds), numbers.a3);
return `${start}, predicted ${each} (balance ${longestOf(legs).balance.toFixed(2)}${guess})`;
}
function packingNote({legs: legs, reason: reason, combinations: combinations}, {shards: shards, maxJobs: maxJobs}) {
const asked = `${legs.length} of ${shards} shards`;
switch (reason) {
case void 0:
return;

case "groups":
return {
text: `${(0, numbers.LS)(legs.length, "shard")} instead of ${shards}: what is not in "pack" is equal within a job.`,
isLimited: true
};

case "combinations":
return {
text: `${asked}: there are ${(0, numbers.LS)(combinations, "combination")}.`,
isLimited: false
};

case "limit":
return {
text: shards === "auto" ? `The target duration needs more than ${(0, numbers.LS)(maxJobs, "job")} ("max-jobs").` : `${asked}: "max-jobs" allows ${maxJobs}.`,
isLimited: true
};

case "longest":
return {
text: `${(0, numbers.LS)(legs.length, "job")}: more would not help, since one combination alone is over the target duration.`,
isLimited: false
};
}
}
async function packedJobs({inputs: inputs, log: log, setOutput: setOutput}, rows, {runnerOf: runnerOf, experimental: experimental}, machine) {
const isTimed = inputs.timings.length > 0;
const recorded = isTimed ? await machine.namedTimings(inputs.timings) : new Map;
const limits = {
shards: inputs.shards,
maxJobs: inputs["max-jobs"]
};
const hasKinds = inputs["runner-map"].length > 0 || experimental !== void 0;
const packing = pack(rows, {
...limits,
keys: keysOf(inputs),
pack: inputs.pack,
kindOf: row => hasKinds ? JSON.stringify([ runnerOf(row), experimental?.(row) ]) : "",
recorded: recorded,
targetSeconds: inputs["target-duration"]
});
const {legs: legs, known: known, lowerBound: lowerBound} = packing;
if (recorded.size > 0) (known > 0 ? log.info : log.warning)(`"timings" names ${known} of ${rows.length} combinations.`);
const note = packingNote(packing, limits);
if (note) (note.isLimited ? log.warning : log.info)(note.text);
if (known > 0) {
const {seconds: seconds, balance: balance} = longestOf(legs);
setOutput("predicted-seconds", rounded(seconds));
setOutput("lower-bound-seconds", rounded(Math.min(lowerBound, seconds)));
setOutput("balance", rounded(balance));
}
const first = inputs.priority === "none" ? legs : [ ...legs ].sort((a, b) => b.seconds - a.seconds);
return {
include: first.map(leg => ({
leg: leg.leg,
name: leg.name,
...experimental ? {
experimental: experimental(leg.first)
} : {},
...runnerOf(leg.first),
...leg.axes,
combinations: leg.combinations
})),
summary: describePacking(first, packing),
result: packingLine(packing)
};
}
const rounded = value => Math.round(value * 1e3) / 1e3;
const MEMORY_SHARE = .8;
const ALL_CORES = .9;
function chooseRunner(axes, classes, peaks) {
const fitting = classes.filter(({combination: combination}) => fitsAny(axes, [ combination ]));
const [first] = fitting;
if (first === void 0) throw new errors.ce("PACELINE_MATRIX_RUNNER", `No entry of "runner-map" fits the combination ${JSON.stringify(axes).slice(0, 200)}.`, "Add an entry for it, or one without axes for all others.");
if (peaks === void 0) return {
runner: first
};
const enough = fitting.filter(one => isEnough(one, peaks));
if (enough.length === 0) {
const largest = fitting.reduce((a, b) => (b.memoryBytes ?? 1 / 0) > (a.memoryBytes ?? 1 / 0) ? b : a);
return {
runner: largest,
why: `no class that fits has room for what earlier legs needed (${needs(peaks)}), so it is the largest`
};
}
const cost = ({price: price, speed: speed}) => price / speed;
const cheapest = enough.reduce((a, b) => cost(b) < cost(a) ? b : a);
if (cheapest === first) return {
runner: first
};
const isLarger = !enough.includes(first);
return {
runner: cheapest,
why: isLarger ? `earlier legs needed ${needs(peaks)}, more than ${labelsText(first.runsOn)} has` : `earlier legs needed ${needs(peaks)}, and it costs less than ${labelsText(first.runsOn)} for the same work`
};
}
function isEnough({cores: cores, memoryBytes: memoryBytes}, peaks) {
if (memoryBytes !== void 0 && peaks.memoryBytes > memoryBytes * MEMORY_SHARE) return false;
if (cores === void 0) return true;
const wanted = peaks.cores >= peaks.ofCores * ALL_CORES ? peaks.ofCores : peaks.cores;
return cores >= wanted;
}
const needs = ({cores: cores, memoryBytes: memoryBytes}) => `${cores.toFixed(1)} cores and ${(memoryBytes / 2 ** 30).toFixed(1)} GiB`;
function legRunners(classes, rows, suites, peaksOf) {
if (classes.length === 0) return {
of: () => ({}),
notes: []
};
const taken = takenKey(rows, leg_runners_KEYS);
if (taken !== void 0) throw new errors.ce("PACELINE_MATRIX_AXES", `"${taken}" is a key of the axes or of "include", and "runner-map" sets it on every leg.`, "Name the axis otherwise, for example os.");
const notes = new Set;
for (const suite of suites.length > 0 ? suites : [ void 0 ]) for (const row of rows) {
const {runner: runner, why: why} = chooseRunner(row, classes, suite === void 0 ? void 0 : peaksOf(suite));
if (why !== void 0) notes.add(`Tests of ${suite} run on ${labelsText(runner.runsOn)}: ${why}.`);
}
return {
of(axes, suite) {
const {runner: runner} = chooseRunner(axes, classes, suite === void 0 ? void 0 : peaksOf(suite));
return {
runner: runner.runsOn,
"runner-fallback": runner.fallback ?? runner.runsOn
};
},
notes: [ ...notes ]
};
}
const leg_runners_KEYS = [ "runner", "runner-fallback" ];
const PARALLEL_SHARE = .8;
function parallelJobs(inputs, jobs) {
const given = inputs["max-parallel"] ?? jobs;
const most = given === "auto" ? Math.floor(inputs["concurrent-jobs"] * PARALLEL_SHARE) : given;
return Math.max(1, Math.min(most, jobs));
}
async function matrixOfAxes(context, all, experimental, machine) {
const {inputs: inputs, environment: environment} = context;
const rows = await affected(context, all, machine);
const isPacked = inputs.pack.length > 0;
if (rows.length > inputs["max-jobs"] && !isPacked) throw new errors.ce("PACELINE_MATRIX_TOO_LARGE", `The axes make ${rows.length} combinations, but "max-jobs" allows ${inputs["max-jobs"]} jobs.`, 'Name in "pack" the axes of which a job may take several values, exclude combinations, or raise "max-jobs" (at most 256, the limit of GitHub).');
const untouched = all.length - rows.length;
const said = `${(0, numbers.LS)(untouched, "combination")} not affected by this change`;
const isEmpty = rows.length === 0;
if (isEmpty && inputs["on-empty"] === "error") throw new errors.ce("PACELINE_MATRIX_EMPTY", `There is nothing to run: ${said}, which "on-empty: error" does not allow.`, 'Name more files in "affected", or use "on-empty: skip".');
const runners = legRunners(inputs["runner-map"], all, [], () => {});
const ofJobs = {
runnerOf: runners.of,
experimental: experimental
};
const jobs = isEmpty ? noJobs(inputs, all, ofJobs) : isPacked ? await packedJobs(context, rows, ofJobs, machine) : singleJobs(rows, ofJobs, untouched > 0);
const matrix = {
include: jobs.include
};
refuseMaskedValues(matrix, environment.variables);
refuseTooLargeOutput(matrix, isPacked);
const count = isEmpty ? 0 : jobs.include.length;
context.setOutput("matrix", matrix);
context.setOutput("has-jobs", !isEmpty || inputs["on-empty"] === "sentinel");
context.setOutput("count", count);
context.setOutput("max-parallel", parallelJobs(inputs, count));
const left = untouched > 0 ? [ "", `${said[0].toUpperCase()}${said.slice(1)}.` ] : [];
context.summary(`${[ jobs.summary, ...left ].join("\n")}\n`);
context.result(`matrix: ${jobs.result}${untouched > 0 ? `; ${said}` : ""}`);
}
function singleJobs(rows, {runnerOf: runnerOf, experimental: experimental}, areAffected) {
const {include: include} = jobsOfAxes(rows, runnerOf, experimental);
const names = include.map(({name: name}) => `- ${(0, markdown.FV)(String(name))}`);
const more = names.length > matrix_of_axes_SHOWN_JOBS ? [ `- and ${names.length - matrix_of_axes_SHOWN_JOBS} more` ] : [];
const title = `### Matrix: ${(0, numbers.LS)(rows.length, "job")}`;
return {
include: include,
summary: [ title, "", ...names.slice(0, matrix_of_axes_SHOWN_JOBS), ...more ].join("\n"),
result: `${(0, numbers.LS)(rows.length, "job")}, one for each ${areAffected ? "affected " : ""}combination of axes`
};
}
function noJobs(inputs, [first = {}], {runnerOf: runnerOf, experimental: experimental}) {
const {pack: pack} = inputs;
const axes = pack.length > 0 ? nothingPacked(first, {
pack: pack,
keys: keysOf(inputs)
}) : first;
const jobOf = () => runnerOf(first);
return {
include: emptyMatrix([ axes ], {
jobOf: jobOf,
hasExperimental: experimental !== void 0
}).include,
summary: "### Matrix: 0 jobs",
result: "0 jobs, one for each affected combination of axes"
};
}
async function affected({inputs: inputs, environment: environment, log: log}, rows, machine) {
const rules = inputs.affected;
if (rules.length === 0) return rows;
checkPatternsFit("affected", rules.map(({combination: combination}) => combination), rows);
const changed = await machine.changedPaths(inputs["max-deepen"]);
if ("unknown" in changed) {
log.notice(`All combinations run: ${changed.unknown}.`);
return rows;
}
const workflow = changed.find(path => isHowItRuns(path, environment.variables["GITHUB_WORKFLOW_REF"]));
if (workflow !== void 0) {
log.notice(`All combinations run: ${workflow}, which says how they run, changed.`);
return rows;
}
const {foreignPatterns: foreignPatterns, matchedPaths: matchedPaths} = await Promise.all([ __webpack_require__.e(4006), __webpack_require__.e(8095) ]).then(__webpack_require__.bind(__webpack_require__, 88095));
const foreign = foreignPatterns(PATTERN_MILLISECONDS);
return affectedCombinations(rows, rules, globs => matchedPaths(foreign, globs, changed).size > 0);
}
const isHowItRuns = (path, workflowRef = "") => /^\.github\/(?!workflows\/|ISSUE_TEMPLATE\/).*(?<!\.md)$/s.test(path) || workflowRef.replace(/@.*$/s, "").endsWith(`/${path}`);
const matrix_of_axes_SHOWN_JOBS = 64;
const PATTERN_MILLISECONDS = 5e3;
const GUESS_SECONDS = 1;
const noTimings = {
seconds: () => {},
guess: () => {},
failedLast: () => false,
legCost: () => {},
peaks: () => {},
dealt: () => ({
shardOf: () => {},
usualShards: () => {}
})
};
const withRecorded = (timings, recorded) => ({
...timings,
seconds: test => timings.seconds(test) ?? recorded.get(test.file)
});
function estimate(tests, timings) {
const timed = tests.map(test => test.estimatedSeconds ?? timings.seconds(test));
const known = timed.filter(seconds => seconds !== void 0);
const common = known.length > 0 ? (0, center.JZ)(known) : GUESS_SECONDS;
return tests.map(({suite: suite, file: file}, index) => ({
suite: suite,
file: file,
estimatedSeconds: timed[index] ?? timings.guess(file) ?? common,
known: timed[index] !== void 0
}));
}
function suiteJobs(suites, combinations) {
const keys = [ ...suites.length > 1 ? [ "suite" ] : [], ...[ "container", "services" ].filter(key => suites.some(({job: job}) => job[key] !== void 0)) ];
const taken = takenKey(combinations, keys);
if (taken !== void 0) throw new errors.ce("PACELINE_MATRIX_AXES", `"${taken}" cannot be an axis or a key of "include" here: the suites of the plan set it on every leg.`, "Name the axis otherwise.");
const jobs = new Map(suites.map(({planned: planned, job: job}) => [ planned.suite, job ]));
return suite => {
const job = suite === void 0 ? void 0 : jobs.get(suite);
const values = {
suite: suite ?? "",
container: job?.container ?? "",
services: job?.services ?? {}
};
return Object.fromEntries(keys.map(key => [ key, values[key] ]));
};
}
var test_plan = __webpack_require__(76827);
async function testsToRun(inputs, machine) {
const {plan: plan, tests: tests, suite: suite} = inputs;
if (plan === void 0 === (tests.length === 0)) throw new errors.ce("PACELINE_MATRIX_TESTS", plan === void 0 ? 'Neither "plan" nor "tests" nor "axes" is given, so there is nothing to divide.' : 'Both "plan" and "tests" are given; they could disagree.', 'Pass the plan-path output of test-impact as "plan", or list the test files in "tests".');
if (plan !== void 0) {
const document = (0, src_document.Tp)(test_plan.u, await machine.readPlan(plan), plan);
const running = document.tests.filter(test => test.action === "run");
const named = new Set(document.suites.map(({suite: suite}) => suite));
const lost = running.find(({suite: suite}) => !named.has(suite));
if (lost || named.size < document.suites.length) throw new errors.ce("PACELINE_MATRIX_TESTS", lost ? `${plan}: ${lost.file} is of the suite "${lost.suite}", which the plan does not describe, so no leg would run it.` : `${plan} describes a suite twice.`, "Pass the plan as test-impact wrote it.");
return {
head: document.head,
testPlanId: document.planId,
suites: document.suites.map(one => ({
planned: {
suite: one.suite,
...one.runner === void 0 ? {} : {
runner: one.runner
},
...one.start === void 0 ? {} : {
start: one.start
},
discovery: one.discovery,
...one.mayBeEmpty === void 0 ? {} : {
mayBeEmpty: one.mayBeEmpty
},
mode: one.mode === "full" ? "full" : "selected",
knownTests: one.tests
},
tests: running.filter(test => test.suite === one.suite).map(({suite: suite, file: file, estimatedSeconds: estimatedSeconds, reasons: reasons}) => ({
suite: suite,
file: file,
estimatedSeconds: estimatedSeconds,
failedLast: reasons.some(({code: code}) => code === "failed-before")
})),
rests: one.mode === "none",
expectedSeconds: one.expectedSeconds ?? 0,
legCost: one.legCost,
job: {
...one.container === void 0 ? {} : {
container: one.container
},
...one.services === void 0 ? {} : {
services: one.services
}
}
}))
};
}
const present = await Promise.all(tests.map(file => machine.exists(file)));
const missing = tests.filter((_, index) => !present[index]);
if (missing.length > 0) {
const shown = missing.slice(0, 3).join(", ");
const rest = missing.length > 3 ? ` and ${missing.length - 3} more` : "";
throw new errors.ce("PACELINE_MATRIX_TESTS", `Input "tests": ${shown}${rest} ${missing.length === 1 ? "is" : "are"} not in the checkout.`, missing.some(file => /[*?{]/.test(file)) ? "List the files themselves; patterns are not expanded here, test-impact does that." : "Check the paths (relative to the repository), and that actions/checkout runs before.");
}
const head = await machine.head();
return {
head: head,
testPlanId: void 0,
suites: [ {
planned: {
suite: suite,
discovery: {
by: "input"
},
mode: "full",
knownTests: tests.length
},
tests: tests.map(file => ({
suite: suite,
file: file
})),
rests: false,
expectedSeconds: 0,
legCost: void 0,
job: {}
} ]
};
}
async function makeMatrix(context, machine) {
const {inputs: inputs, environment: environment, log: log} = context;
const rows = expand(inputs);
for (const {source: source, value: value} of [ inputs.axes, inputs.include, inputs.exclude ].flatMap(misreadNumbers)) log.warning(`YAML reads ${source} as ${value}; if it is a version, write it in quotes: '${source}'.`);
const experimental = experimentalIn(inputs.experimental, rows);
if (inputs.plan === void 0 && inputs.tests.length === 0 && hasAxes(inputs)) return matrixOfAxes(context, rows, experimental, machine);
if (inputs.pack.length > 0) throw new errors.ce("PACELINE_MATRIX_AXES", '"pack" is for axes alone; the tests of a leg run in one combination.', 'Leave "pack" out, or give "axes" without "plan" and "tests".');
if (inputs.affected.length > 0) throw new errors.ce("PACELINE_MATRIX_AXES", '"affected" is for axes alone; with tests, test-impact decides what a change can affect.', 'Leave "affected" out, or leave out "plan" and "tests".');
const chosen = await testsToRun(inputs, machine);
const jobOf = suiteJobs(chosen.suites, rows);
const {failing: failing, peaksOf: peaksOf, ...estimated} = await estimatesOf(chosen, context, machine);
const dealt = deal(chosen, estimated, {
rows: rows,
experimental: experimental
}, context);
const {legs: planned, predicted: predicted} = dealt;
const suites = chosen.suites.map(suite => suite.planned.suite);
const runners = legRunners(inputs["runner-map"], rows, suites, peaksOf);
for (const note of runners.notes) log.notice(note);
const planId = planIdOf(chosen.testPlanId ?? chosen.head, planned, environment.runId);
const isEmpty = planned.length === 0;
if (isEmpty && inputs["on-empty"] === "error") throw new errors.ce("PACELINE_MATRIX_EMPTY", `There is ${nothing(dealt)}, which "on-empty: error" does not allow.`, 'Let test-impact find the tests, or use "on-empty: skip".');
const first = inputs.priority === "none" ? planned : byPriority(planned, failing);
const matrix = matrixOutput(planId, first, rows, {
jobOf: (suite, axes) => ({
...jobOf(suite),
...runners.of(axes, suite)
}),
hasExperimental: experimental !== void 0
});
refuseMaskedValues(matrix, environment.variables);
refuseTooLargeOutput(matrix, false);
const text = (0, src_document.ft)(shard_plan.e, {
kind: "shard-plan",
version: 3,
planId: planId,
...chosen.testPlanId === void 0 ? {} : {
testPlanId: chosen.testPlanId
},
createdAt: machine.now().toISOString(),
head: chosen.head,
suites: chosen.suites.map(suite => suite.planned),
legs: planned,
predicted: predicted
});
const path = await (0, documents.bd)(environment, "shard-plan.json", text);
await context.artifacts.publish({
kind: "shard-plan",
planId: planId,
leg: "all"
}, text);
context.setOutput("matrix", matrix);
context.setOutput("has-jobs", !isEmpty || inputs["on-empty"] === "sentinel");
context.setOutput("max-parallel", parallelJobs(inputs, planned.length));
context.setOutput("count", planned.length);
context.setOutput("plan-id", planId);
context.setOutput("plan-path", path);
context.setOutput("predicted-seconds", round(predicted.makespanSeconds));
context.setOutput("lower-bound-seconds", round(predicted.lowerBoundSeconds));
context.setOutput("balance", round(predicted.balance));
context.summary(describe(planned, predicted, dealt));
context.result(resultLine(planned, predicted, dealt));
}
function experimentalIn(patterns, rows) {
if (patterns.length === 0) return;
const may = axes => fitsAny(axes, patterns);
const problem = (message, remedy) => new errors.ce("PACELINE_MATRIX_AXES", message, remedy);
if (takenKey(rows, [ "experimental" ]) !== void 0) throw problem('"experimental" is an input and a key of the axes or of "include"; the input sets it on every leg.', "Leave one of them out.");
checkPatternsFit("experimental", patterns, rows);
if (rows.every(may)) throw problem('"experimental" fits every combination: all legs might fail, and the proof would be green.', "Name only what may fail.");
return may;
}
const hasAxes = ({axes: axes, include: include}) => Object.keys(axes).length + include.length > 0;
function expand(inputs) {
try {
const rows = constrained(combinations(inputs), inputs.constraints, keysOf(inputs));
if (rows.length > 0) return rows;
} catch (error) {
if (!(error instanceof MatrixProblem)) throw error;
throw new errors.ce("PACELINE_MATRIX_AXES", error.message, error.remedy);
}
throw new errors.ce("PACELINE_MATRIX_AXES", (inputs.constraints.length > 0 ? '"exclude" and "constraints" remove' : '"exclude" removes') + " every combination, so nothing would run anywhere.", 'Exclude less, or add a combination with "include".');
}
async function estimatesOf({suites: suites}, {inputs: inputs, log: log}, machine) {
const all = suites.flatMap(({tests: tests}) => tests);
const untimed = all.filter(test => test.estimatedSeconds === void 0);
const needsHistory = untimed.length > 0 || inputs["runner-map"].length > 0 || inputs.sticky;
const history = needsHistory ? await machine.timings(inputs.store) : noTimings;
const timings = await withOthers(history);
async function withOthers(known) {
if (inputs.timings.length === 0) return known;
if (untimed.every(test => known.seconds(test) !== void 0)) {
log.info('"timings" is not read: earlier runs tell how long every test file takes.');
return known;
}
const files = [ ...new Set(all.map(({file: file}) => file)) ];
return withRecorded(known, await machine.recordedTimings(inputs.timings, files));
}
const failing = suites.flatMap(({tests: tests}) => tests.filter(test => test.failedLast === true || timings.failedLast(test)).map(fields.S8));
return {
estimates: new Map(suites.map(({planned: planned, tests: tests}) => [ planned.suite, estimate(tests, timings) ])),
costs: new Map(suites.map(one => [ one.planned.suite, one.legCost ?? timings.legCost(one.planned.suite) ])),
failing: new Set(failing),
dealt: inputs.sticky ? timings.dealt() : void 0,
peaksOf: suite => timings.peaks(suite)
};
}
const round = value => Math.round(value * 1e3) / 1e3;
const outputs = {
matrix: '{"include":[{"plan-id":"","leg":"none","name":"nothing to run"}]}',
"has-jobs": "false",
"max-parallel": "1",
count: "0",
"plan-id": "",
"plan-path": "",
"predicted-seconds": "0",
"lower-bound-seconds": "0",
balance: "1"
};
var promises_ = __webpack_require__(51455);
var external_node_path_ = __webpack_require__(76760);
var git_git = __webpack_require__(96234);
var git_base = __webpack_require__(92354);
var git_changes = __webpack_require__(55334);
var events = __webpack_require__(10928);
function systemMachine(environment, log) {
const {workspace: workspace, variables: variables} = environment;
async function reading(read) {
try {
return await read(await Promise.all([ __webpack_require__.e(5166), __webpack_require__.e(4686) ]).then(__webpack_require__.bind(__webpack_require__, 34686)));
} catch (error) {
log.warning(`"timings" is not read: ${(0, errors.bD)(error)}`);
return new Map;
}
}
return {
now: () => new Date,
readPlan: path => (0, documents.Az)(environment, path, "plan"),
head: async () => (0, git_git.Qo)(await (0, git_git.zY)(workspace, variables)),
exists: file => (0, promises_.access)((0, external_node_path_.join)(workspace, file)).then(() => true, () => false),
changedPaths: maxDeepen => changedPaths(environment, maxDeepen),
timings: store => readHistory(environment, log, store),
recordedTimings: (patterns, planned) => reading(({readTimings: readTimings}) => readTimings(patterns, planned, {
root: workspace,
log: log
})),
namedTimings: patterns => reading(({readNamed: readNamed}) => readNamed(patterns, {
root: workspace,
log: log
}))
};
}
async function changedPaths({workspace: workspace, variables: variables, eventName: eventName, event: event, ref: ref}, maxDeepen) {
if (eventName !== "pull_request" && eventName !== "merge_group") return {
unknown: `only pull requests and merge groups are compared with their base, and this run is of the event ${eventName}`
};
try {
const git = await (0, git_git.zY)(workspace, variables);
const base = await (0, git_base.lN)(git, {
eventName: eventName,
event: event,
ref: ref,
maxDeepen: maxDeepen
});
if (base.commit === void 0) return {
unknown: base.reason
};
const changes = await (0, git_changes.Y)(git, base.commit, await (0, git_git.Qo)(git));
return changes.flatMap(({path: path, from: from}) => from === void 0 ? [ path ] : [ path, from ]);
} catch (error) {
return {
unknown: `what changed is not known: ${(0, errors.bD)(error).replace(/\.$/, "")}`
};
}
}
async function readHistory(environment, log, spec) {
const [{openStore: openStore}, {dealtShards: dealtShards, fileTimings: fileTimings, historyPrefixes: historyPrefixes, legCosts: legCosts, legPeaks: legPeaks, openHistory: openHistory, unknownSeconds: unknownSeconds}] = await Promise.all([ Promise.all([ __webpack_require__.e(6826), __webpack_require__.e(2446), __webpack_require__.e(5763), __webpack_require__.e(4011), __webpack_require__.e(9873), __webpack_require__.e(3107), __webpack_require__.e(241) ]).then(__webpack_require__.bind(__webpack_require__, 40241)), Promise.all([ __webpack_require__.e(9579), __webpack_require__.e(6265), __webpack_require__.e(4368) ]).then(__webpack_require__.bind(__webpack_require__, 56265)) ]);
const {home: home, variables: variables, repository: repository, workflow: workflow, runNumber: runNumber} = environment;
const access = {
repository: repository,
workflow: workflow,
...(0, events.db)(environment)
};
const onWarning = message => log.warning(message);
const rights = {
...(0, events.J)(environment),
prefixes: historyPrefixes(access)
};
const store = await openStore(spec, {
home: home,
variables: variables,
onWarning: onWarning,
mayWrite: rights
});
try {
const records = await openHistory(store, access, {
onWarning: onWarning,
runNumber: runNumber
}).records();
const known = fileTimings(records);
const costs = legCosts(records);
const peaks = legPeaks(records);
return {
seconds: test => known.get((0, fields.S8)(test))?.seconds,
guess: file => unknownSeconds(records, file),
failedLast: test => known.get((0, fields.S8)(test))?.lastOutcome === "failed",
legCost: suite => costs.get(suite),
peaks: suite => peaks.get(suite),
dealt: () => dealtShards(records)
};
} catch (error) {
log.warning(`No timings of earlier runs, so durations are guessed: ${(0, errors.bD)(error)}`);
return noTimings;
} finally {
await store.close();
}
}
const src = (0, action.Q)()({
inputs: inputs_inputs,
outputs: outputs,
main: context => makeMatrix(context, systemMachine(context.environment, context.log))
});
},
88130: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Al: () => document,
Mi: () => DocumentError,
Tp: () => parseDocument,
ft: () => writeDocument
});
var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
function document(kind, version, fields) {
const schema = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
kind: zod__WEBPACK_IMPORTED_MODULE_0__.euz(kind),
version: zod__WEBPACK_IMPORTED_MODULE_0__.euz(version),
...fields
});
return {
kind: kind,
version: version,
schema: schema
};
}
class DocumentError extends Error {
code;
remedy;
constructor(code, message, remedy) {
super(message);
this.name = "DocumentError";
this.code = code;
this.remedy = remedy;
}
}
function parseDocument(type, text, source) {
const value = typeof text === "string" ? parseJson(text, type.kind, source) : text;
const head = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
kind: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
version: zod__WEBPACK_IMPORTED_MODULE_0__.aig().int()
}).safeParse(value);
if (!head.success || head.data.kind !== type.kind) {
const found = head.success ? `a ${head.data.kind}` : "no Paceline document";
throw new DocumentError("PACELINE_DOCUMENT_KIND", `${source} is ${found}, expected a ${type.kind}.`, `Pass the ${type.kind} that the job before wrote.`);
}
if (head.data.version > type.version) throw new DocumentError("PACELINE_DOCUMENT_NEWER", `${source} is a ${type.kind} of version ${head.data.version}; this release reads up to ${type.version}.`, "Use the same Paceline release in every job of the workflow.");
const parsed = type.schema.safeParse(value);
if (!parsed.success) {
const first = parsed.error.issues.slice(0, 3).map(issue => `${issue.path.join(".") || "(top)"}: ${issue.message}`).join("; ");
throw new DocumentError("PACELINE_DOCUMENT_INVALID", `${source} is not a valid ${type.kind}: ${first}.`, "The file was cut off or edited; let the job that wrote it run again.");
}
return parsed.data;
}
const MAX_DEPTH = 100;
function isDeeper(text, most) {
let depth = 0;
for (let at = 0; at < text.length; at++) {
const code = text.charCodeAt(at);
if (code === QUOTE) {
do {
at = text.indexOf('"', at + 1);
} while (at >= 0 && isEscaped(text, at));
if (at < 0) return false;
} else if (code === OPEN_ARRAY || code === OPEN_OBJECT) {
depth += 1;
if (depth > most) return true;
} else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT) depth -= 1;
}
return false;
}
function isEscaped(text, at) {
let start = at;
while (text.charCodeAt(start - 1) === BACKSLASH) start -= 1;
return (at - start) % 2 === 1;
}
const [QUOTE, BACKSLASH] = [ 34, 92 ];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [ 91, 93, 123, 125 ];
function parseJson(text, kind, source) {
if (isDeeper(text, MAX_DEPTH)) throw new DocumentError("PACELINE_DOCUMENT_INVALID", `${source} has more than ${MAX_DEPTH} lists and objects inside each other, and no ${kind} has.`, "Look at what wrote it; it is none of ours.");
try {
return JSON.parse(text);
} catch (error) {
throw new DocumentError("PACELINE_DOCUMENT_INVALID", `${source} is not JSON, expected a ${kind}: ${error.message}.`, "The file was cut off or edited; let the job that wrote it run again.");
}
}
function writeDocument(type, value) {
return `${JSON.stringify(type.schema.parse(value), null, 2)}\n`;
}
},
27910: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Aq: () => machine,
Cv: () => identifier,
Ln: () => TEST_RUNNERS,
NJ: () => testFile,
Qx: () => suiteName,
RN: () => fileParts,
S8: () => testKey,
YA: () => seconds,
Zu: () => MAX,
bu: () => outcome,
cd: () => commit,
fU: () => peaks,
lj: () => testRunner,
ny: () => plannedSuite,
oY: () => legCost,
qN: () => repoPath,
uR: () => instant,
uf: () => suiteAudit
});
var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64377);
const MAX = {
tests: 1e6,
jobs: 1e4,
steps: 2e3,
samples: 1e5
};
const seconds = zod__WEBPACK_IMPORTED_MODULE_0__.aig().finite().nonnegative();
const instant = zod__WEBPACK_IMPORTED_MODULE_1__.w$();
const commit = zod__WEBPACK_IMPORTED_MODULE_0__.YjP().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, "must be a full commit id");
const identifier = zod__WEBPACK_IMPORTED_MODULE_0__.YjP().regex(/^[A-Za-z0-9._-]{1,64}$/, "must be 1–64 of A–Z a–z 0–9 . _ -");
const repoPath = zod__WEBPACK_IMPORTED_MODULE_0__.YjP().min(1).max(4096).refine(path => !path.startsWith("/") && !/^[A-Za-z]:/.test(path) && !path.includes("\\") && !path.includes("\0") && !path.split("/").includes(".."), "must be a path below the repository root, with / and without ..");
const suiteName = zod__WEBPACK_IMPORTED_MODULE_0__.YjP().min(1).max(200);
const testFile = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
suite: suiteName,
file: repoPath
});
const testKey = test => `${test.suite}\0${test.file}`;
const outcome = zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "passed", "failed", "skipped", "empty" ]);
const TEST_RUNNERS = [ "vitest", "jest", "node", "mocha", "ava", "playwright", "cypress", "bun", "deno", "pytest", "go", "nextest", "gradle", "maven", "rspec", "phpunit", "command" ];
const testRunner = zod__WEBPACK_IMPORTED_MODULE_0__.k5n(TEST_RUNNERS);
const discovery = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
by: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "input", "plan", "legs" ]),
reason: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().max(1e3).optional()
});
const fileParts = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
parts: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(zod__WEBPACK_IMPORTED_MODULE_0__.aig().int().positive()).min(1).max(MAX.jobs),
of: zod__WEBPACK_IMPORTED_MODULE_0__.aig().int().min(2).max(MAX.jobs)
}).refine(({parts: parts, of: of}) => parts.every((part, at) => part <= of && part > (parts[at - 1] ?? 0)), 'must be parts in their order, none twice and none above "of"');
const start = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
command: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().min(1).max(4e3).optional(),
args: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(zod__WEBPACK_IMPORTED_MODULE_0__.YjP().max(4e3)).max(MAX.steps).optional(),
workingDirectory: repoPath.optional()
});
const plannedSuite = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
suite: suiteName,
runner: testRunner.optional(),
start: start.optional(),
discovery: discovery,
mayBeEmpty: zod__WEBPACK_IMPORTED_MODULE_0__.zMY().optional()
});
const suiteAudit = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
suite: suiteName,
tests: zod__WEBPACK_IMPORTED_MODULE_0__.aig().int().nonnegative(),
selected: zod__WEBPACK_IMPORTED_MODULE_0__.aig().int().nonnegative(),
failing: zod__WEBPACK_IMPORTED_MODULE_0__.aig().int().nonnegative(),
seconds: seconds,
savedSeconds: seconds
});
const legCost = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
startSeconds: seconds,
fileSeconds: seconds,
testFactor: zod__WEBPACK_IMPORTED_MODULE_0__.aig().finite().nonnegative(),
setupSeconds: seconds.optional(),
legs: zod__WEBPACK_IMPORTED_MODULE_0__.aig().int().positive()
});
const peaks = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
cores: zod__WEBPACK_IMPORTED_MODULE_0__.aig().finite().nonnegative(),
ofCores: zod__WEBPACK_IMPORTED_MODULE_0__.aig().finite().positive(),
memoryBytes: zod__WEBPACK_IMPORTED_MODULE_0__.aig().finite().nonnegative(),
diskBytesPerSecond: zod__WEBPACK_IMPORTED_MODULE_0__.aig().finite().nonnegative(),
networkBytesPerSecond: zod__WEBPACK_IMPORTED_MODULE_0__.aig().finite().nonnegative()
});
const machine = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
os: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
arch: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
cores: zod__WEBPACK_IMPORTED_MODULE_0__.aig().positive(),
memoryBytes: zod__WEBPACK_IMPORTED_MODULE_0__.aig().nonnegative(),
name: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().optional(),
image: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().max(200).optional(),
processor: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().min(1).max(200).optional()
});
},
76827: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
u: () => testPlan
});
var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
var _document_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88130);
var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27910);
const reason = zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
code: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "changed", "imports", "config", "reference", "computed", "nearby", "always", "path", "failed-before", "unknown", "fallback", "unproven", "deferred", "unaffected", "audited", "proven" ]),
run: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().max(64).optional(),
via: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_1__.qN).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.tests).optional()
});
const mode = zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "selected", "full", "none" ]);
const count = zod__WEBPACK_IMPORTED_MODULE_0__.aig().int().nonnegative();
const suite = _fields_js__WEBPACK_IMPORTED_MODULE_1__.ny.extend({
definition: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().regex(/^[0-9a-f]{16}$/).optional(),
rule: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "impacted", "always", "paths" ]).optional(),
mode: mode,
fallback: zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
code: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
message: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
file: _fields_js__WEBPACK_IMPORTED_MODULE_1__.qN.optional()
}).optional(),
tests: count,
selected: count,
audited: zod__WEBPACK_IMPORTED_MODULE_0__.zMY().optional(),
expectedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA.optional(),
legCost: _fields_js__WEBPACK_IMPORTED_MODULE_1__.oY.optional(),
performance: zod__WEBPACK_IMPORTED_MODULE_0__.zMY().optional(),
container: zod__WEBPACK_IMPORTED_MODULE_0__.KCZ([ zod__WEBPACK_IMPORTED_MODULE_0__.YjP(), zod__WEBPACK_IMPORTED_MODULE_0__.g1P(zod__WEBPACK_IMPORTED_MODULE_0__.YjP(), zod__WEBPACK_IMPORTED_MODULE_0__.L5J()) ]).optional(),
services: zod__WEBPACK_IMPORTED_MODULE_0__.g1P(zod__WEBPACK_IMPORTED_MODULE_0__.YjP(), zod__WEBPACK_IMPORTED_MODULE_0__.L5J()).optional()
});
const testPlan = (0, _document_js__WEBPACK_IMPORTED_MODULE_2__.Al)("test-plan", 3, {
planId: _fields_js__WEBPACK_IMPORTED_MODULE_1__.Cv,
createdAt: _fields_js__WEBPACK_IMPORTED_MODULE_1__.uR,
event: zod__WEBPACK_IMPORTED_MODULE_0__.YjP(),
head: _fields_js__WEBPACK_IMPORTED_MODULE_1__.cd,
tree: _fields_js__WEBPACK_IMPORTED_MODULE_1__.cd.optional(),
base: _fields_js__WEBPACK_IMPORTED_MODULE_1__.cd.optional(),
mode: mode,
suites: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(suite).min(1).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.jobs),
audit: zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
by: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "observe", "audit-rate" ]),
selected: count,
selectedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA
}).optional(),
changes: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
path: _fields_js__WEBPACK_IMPORTED_MODULE_1__.qN,
status: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "added", "modified", "deleted", "renamed", "type-changed" ]),
from: _fields_js__WEBPACK_IMPORTED_MODULE_1__.qN.optional(),
inert: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().optional()
})).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.tests),
totals: zod__WEBPACK_IMPORTED_MODULE_0__.Ikc({
tests: count,
selected: count,
proven: count.optional(),
deferred: count.optional(),
selectedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA,
fullSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA
}),
tests: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_1__.NJ.extend({
action: zod__WEBPACK_IMPORTED_MODULE_0__.k5n([ "run", "skip" ]),
estimatedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA.optional(),
reasons: zod__WEBPACK_IMPORTED_MODULE_0__.YOg(reason).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.jobs)
})).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.tests)
});
},
94118: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Az: () => loadDocument,
bd: () => saveDocument,
jW: () => documentPath
});
var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85186);
const documentPath = (environment, name) => (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(environment.temp, "paceline", name);
async function saveDocument(environment, name, text) {
const path = documentPath(environment, name);
await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), {
recursive: true
});
await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, text);
return path;
}
async function loadDocument(environment, path, input) {
const file = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path) ? path : (0, 
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(environment.workspace, path);
try {
return await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, "utf8");
} catch (error) {
throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.ce("PACELINE_DOCUMENT_MISSING", `Input "${input}": ${path} cannot be read: ${(0, 
_errors_js__WEBPACK_IMPORTED_MODULE_2__.bD)(error)}.`, "Pass the path that the step before set as its output.", {
cause: error
});
}
}
},
60253: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Q: () => defineAction
});
const defineAction = () => action => action;
},
35813: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Dn: () => NotKnown,
OY: () => toData,
Um: () => scalarValue,
Xe: () => piecesOf,
_3: () => evaluate,
b6: () => textOf
});
var _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45958);
var _actions_expressions_evaluator__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42886);
var _actions_expressions_lexer__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12083);
var _actions_expressions_parser__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24566);
const OFFERED = [ "github", "needs", "strategy", "matrix", "vars", "inputs" ];
class NotKnown extends Error {}
function piecesOf(text) {
const pieces = [];
let at = 0;
for (let open = text.indexOf("${{"); open >= 0; open = text.indexOf("${{", at)) {
if (open > at) pieces.push({
text: text.slice(at, open)
});
const close = endOf(text, open + 3);
pieces.push({
expression: text.slice(open + 3, close)
});
at = close + 2;
}
if (at < text.length) pieces.push({
text: text.slice(at)
});
return pieces;
}
function endOf(text, start) {
let quoted = false;
for (let at = start; at < text.length; at++) if (text[at] === "'") quoted = !quoted; else if (!quoted && text.startsWith("}}", at)) return at;
throw new NotKnown("an expression does not end");
}
function scalarValue(scalar, contexts) {
if (typeof scalar !== "string") return scalar;
const pieces = piecesOf(scalar);
const [first] = pieces;
if (pieces.length === 1 && first && "expression" in first) return evaluate(first.expression, contexts);
return pieces.map(piece => "text" in piece ? piece.text : textOf(evaluate(piece.expression, contexts))).join("");
}
function evaluate(expression, contexts) {
if (/''.*''/s.test(expression)) throw new NotKnown(expression);
const known = new Known(true);
for (const [name, context] of Object.entries(contexts)) if (context !== void 0) known.add(name, knownOf(context, name === "github"));
try {
return fromData(new _actions_expressions_evaluator__WEBPACK_IMPORTED_MODULE_1__.o(parsed(expression), known).evaluate());
} catch {
throw new NotKnown(expression);
}
}
const parsedBefore = new Map;
function parsed(expression) {
const before = parsedBefore.get(expression);
if (before) return before;
const tree = new _actions_expressions_parser__WEBPACK_IMPORTED_MODULE_3__.i(new _actions_expressions_lexer__WEBPACK_IMPORTED_MODULE_2__.JG(expression).lex().tokens, OFFERED, []).parse();
parsedBefore.set(expression, tree);
return tree;
}
class Known extends _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.bT {
unknown=new Set;
#missingIsUnknown;
constructor(missingIsUnknown) {
super();
this.#missingIsUnknown = missingIsUnknown;
}
get(key) {
const found = super.get(key);
if (this.unknown.has(key.toLowerCase()) || found === void 0 && this.#missingIsUnknown) throw new NotKnown(key);
return found;
}
values() {
if (this.unknown.size > 0 || this.#missingIsUnknown) throw new NotKnown("*");
return super.values();
}
pairs() {
if (this.unknown.size > 0 || this.#missingIsUnknown) throw new NotKnown("*");
return super.pairs();
}
}
function knownOf(context, missingIsUnknown) {
const known = new Known(missingIsUnknown);
for (const [key, value] of Object.entries(context)) if (value === void 0) known.unknown.add(key.toLowerCase()); else known.add(key, toData(value));
return known;
}
const textOf = value => toData(value).coerceString();
function toData(value) {
if (value === null) return new _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.Uv;
if (typeof value === "string") return new _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.uQ(value);
if (typeof value === "number") return new _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.Q9(value);
if (typeof value === "boolean") return new _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.bo(value);
if (Array.isArray(value)) return new _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.O3(...value.map(toData));
return new _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.bT(...Object.entries(value).map(([key, item]) => ({
key: key,
value: toData(item)
})));
}
function fromData(value) {
if (value.kind === _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.b8.Null) return null;
if (value.kind === _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.b8.Array) return value.values().map(fromData);
if (value.kind === _actions_expressions_data_index__WEBPACK_IMPORTED_MODULE_0__.b8.Dictionary) {
const pairs = value.pairs();
return Object.fromEntries(pairs.map(pair => [ pair.key, fromData(pair.value) ]));
}
return value.value;
}
},
23061: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
D9: () => markdownCode,
FV: () => escapeMarkdown,
Qj: () => markdownTable,
Rk: () => markdownTableOfFilled,
ml: () => shorten,
oG: () => markdownDetails
});
var _lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95045);
const MARKUP = /[\\`*_~[\](){}#!|$<>&"']/g;
function escapeMarkdown(text) {
return (0, _lines_js__WEBPACK_IMPORTED_MODULE_0__.TN)(text).replaceAll(MARKUP, character => `&#${character.charCodeAt(0)};`).replaceAll("@", "@​").replaceAll(/&#35;(?=\d)/g, "&#35;​").replaceAll(/:(?=\/\/)/g, "&#58;").replaceAll(/\bwww\./gi, match => `${match.slice(0, 3)}&#46;`).replaceAll(/\bGH-(?=\d)/gi, match => `${match}​`).replace(/^[-+=]/, sign => `&#${sign.charCodeAt(0)};`).replace(/^(\d+)\./, "$1&#46;");
}
const markdownCode = text => `<code>${escapeMarkdown(text)}</code>`;
function shorten(text, length) {
const characters = [ ...text ];
if (characters.length <= length) return text;
const tail = Math.ceil(.6 * (length - 1));
return `${characters.slice(0, length - 1 - tail).join("")}…${characters.slice(characters.length - tail).join("")}`;
}
function markdownTable(columns, rows) {
const line = cells => `| ${columns.map((_, index) => (cells[index] ?? "").replaceAll(/[\r\n\u2028\u2029]+/g, " ").replaceAll("|", "&#124;")).join(" | ")} |`;
return [ line(columns.map(({title: title}) => title)), `|${columns.map(({align: align}) => align === "right" ? " --: " : " :-- ").join("|")}|`, ...rows.map(line), "" ].join("\n");
}
function markdownTableOfFilled(columns, rows) {
const filled = columns.map((_, index) => rows.some(row => ![ "", "–" ].includes(row[index] ?? "")));
const keep = items => items.filter((_, index) => filled[index]);
return markdownTable(keep(columns), rows.map(row => keep(columns.map((_, index) => row[index] ?? ""))));
}
const markdownDetails = (title, body) => `<details><summary>${title}</summary>\n\n${body.trim()}\n\n</details>\n`;
},
28740: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
B4: () => formatCount,
LS: () => plural,
a3: () => formatDuration,
eD: () => formatChange,
l9: () => formatPercent,
z3: () => formatBytes
});
function formatDuration(seconds) {
if (!Number.isFinite(seconds)) return "–";
if (seconds < 0) return `−${formatDuration(-seconds)}`;
if (seconds < 10 && Number.isInteger(seconds)) return `${seconds} s`;
if (seconds < 5e-4) return "< 1 ms";
if (seconds < .9995) return `${Math.round(seconds * 1e3)} ms`;
if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
const whole = Math.round(seconds);
if (whole < 60) return `${whole} s`;
if (whole < 3600) return `${Math.floor(whole / 60)}m ${pad(whole % 60)}s`;
const minutes = Math.round(seconds / 60);
return `${Math.floor(minutes / 60)}h ${pad(minutes % 60)}m`;
}
const BYTE_UNITS = [ "B", "KiB", "MiB", "GiB", "TiB", "PiB" ];
function formatBytes(bytes) {
if (!Number.isFinite(bytes)) return "–";
let value = Math.max(0, bytes);
let unit = 0;
while (value >= 1023.5 && unit < BYTE_UNITS.length - 1) {
value /= 1024;
unit += 1;
}
return `${unit > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} ${BYTE_UNITS[unit]}`;
}
function formatPercent(ratio) {
if (!Number.isFinite(ratio)) return "–";
const percent = Math.abs(ratio * 100);
const digits = percent > 0 && percent < 9.95 && !Number.isInteger(percent) ? 1 : 0;
const text = percent.toFixed(digits).replace(/\.0$/, "");
return `${ratio < 0 && text !== "0" ? "−" : ""}${text} %`;
}
function formatChange(ratio) {
if (!Number.isFinite(ratio)) return "–";
const text = formatPercent(Math.abs(ratio));
if (/^0\D/.test(text)) return `±${text}`;
return `${ratio > 0 ? "+" : "−"}${text}`;
}
const formatCount = count => String(Math.round(count)).replaceAll(/\B(?=(?:\d{3})+(?!\d))/g, ",");
const plural = (count, noun, many = `${noun}s`) => `${formatCount(count)} ${count === 1 ? noun : many}`;
const pad = value => String(value).padStart(2, "0");
},
9374: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
JZ: () => median,
YV: () => quantile,
i2: () => mean
});
function mean(values) {
needValues(values);
return values.reduce((sum, value) => sum + value / values.length, 0);
}
const median = values => quantile(values, .5);
function quantile(values, q) {
needValues(values);
if (!(q >= 0 && q <= 1)) throw new RangeError(`A quantile lies between 0 and 1, not at ${q}.`);
const sorted = [ ...values ].sort((a, b) => a - b);
const h = (sorted.length - 1) * q;
const low = sorted[Math.floor(h)];
const high = sorted[Math.ceil(h)];
const part = h - Math.floor(h);
return Math.min(high, Math.max(low, low * (1 - part) + high * part));
}
function needValues(values) {
if (values.length === 0) throw new RangeError("An estimate needs at least one value.");
}
}
};
