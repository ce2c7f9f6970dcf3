export const id = 9304;

export const ids = [ 9304 ];

export const modules = {
58223: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
E: () => SENTINEL_LEG,
e: () => shardPlan
});
var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92857);
var _document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88130);
var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27910);
const shardPlan = (0, _document_js__WEBPACK_IMPORTED_MODULE_0__.Al)("shard-plan", 3, {
planId: _fields_js__WEBPACK_IMPORTED_MODULE_1__.Cv,
testPlanId: _fields_js__WEBPACK_IMPORTED_MODULE_1__.Cv.optional(),
createdAt: _fields_js__WEBPACK_IMPORTED_MODULE_1__.uR,
head: _fields_js__WEBPACK_IMPORTED_MODULE_1__.cd,
suites: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_1__.ny.extend({
mode: zod__WEBPACK_IMPORTED_MODULE_2__.k5n([ "selected", "full" ]),
knownTests: zod__WEBPACK_IMPORTED_MODULE_2__.aig().int().nonnegative()
})).min(1).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.jobs),
legs: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(zod__WEBPACK_IMPORTED_MODULE_2__.Ikc({
leg: _fields_js__WEBPACK_IMPORTED_MODULE_1__.Cv,
name: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().min(1),
suite: _fields_js__WEBPACK_IMPORTED_MODULE_1__.Qx,
axes: zod__WEBPACK_IMPORTED_MODULE_2__.g1P(zod__WEBPACK_IMPORTED_MODULE_2__.YjP(), zod__WEBPACK_IMPORTED_MODULE_2__.L5J()),
experimental: zod__WEBPACK_IMPORTED_MODULE_2__.zMY().optional(),
shard: zod__WEBPACK_IMPORTED_MODULE_2__.aig().int().positive(),
shards: zod__WEBPACK_IMPORTED_MODULE_2__.aig().int().positive(),
tests: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(_fields_js__WEBPACK_IMPORTED_MODULE_1__.NJ.extend({
estimatedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA,
split: _fields_js__WEBPACK_IMPORTED_MODULE_1__.RN.optional()
})).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.tests),
predictedSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA,
predictedWallSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA.optional()
})).max(_fields_js__WEBPACK_IMPORTED_MODULE_1__.Zu.jobs),
predicted: zod__WEBPACK_IMPORTED_MODULE_2__.Ikc({
makespanSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA,
lowerBoundSeconds: _fields_js__WEBPACK_IMPORTED_MODULE_1__.YA,
balance: zod__WEBPACK_IMPORTED_MODULE_2__.aig().nonnegative(),
unknownTests: zod__WEBPACK_IMPORTED_MODULE_2__.aig().int().nonnegative()
})
});
const SENTINEL_LEG = "none";
},
73703: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
y: () => lowerBound
});
function lowerBound(sizes, shards) {
let total = 0;
let whole = true;
for (const size of sizes) {
total += size;
whole &&= Number.isInteger(size);
}
const mean = total / shards;
let bound = Math.max(sizes[0] ?? 0, whole ? Math.ceil(mean) : mean);
for (let k = 1; k * shards < sizes.length; k++) {
if ((k + 1) * sizes[k * shards - k] <= bound) continue;
let group = 0;
for (let rank = k * shards - k; rank <= k * shards; rank++) group += sizes[rank] ?? 0;
bound = Math.max(bound, group);
}
return bound;
}
},
54990: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
o3: () => BUDGET,
qd: () => longestToShortest,
jB: () => partition,
iQ: () => partitionOf
});
function cardinalityBound(sizes, shards, whole) {
const before = new Float64Array(sizes.length + 1);
for (let rank = 0; rank < sizes.length; rank++) before[rank + 1] = before[rank] + sizes[rank];
const all = before[sizes.length] / shards;
let best = {
bound: whole ? Math.ceil(all) : all,
shards: shards,
from: 0,
to: sizes.length
};
for (let largest = shards + 1; largest <= sizes.length; largest++) {
const each = Math.floor(largest / shards);
const rest = largest - shards * each;
for (let some = 1; some <= shards; some++) {
const held = some * each + Math.min(some, rest);
const load = (before[largest] - before[largest - held]) / some;
if (load <= best.bound) continue;
best = {
bound: whole ? Math.ceil(load) : load,
shards: some,
from: largest - held,
to: largest
};
}
}
return best;
}
function binsNeeded(sizes, capacity) {
let large = 0;
while (large < sizes.length && 2 * sizes[large] > capacity) large += 1;
let most = large;
let sharing = large;
let room = 0;
let small = 0;
for (let rank = large; rank < sizes.length; rank++) {
const threshold = sizes[rank];
small += threshold;
if (sizes[rank + 1] === threshold) continue;
while (sharing > 0 && sizes[sharing - 1] <= capacity - threshold) {
sharing -= 1;
room += capacity - sizes[sharing];
}
most = Math.max(most, large + Math.ceil((small - room) / capacity));
}
return most;
}
const wordsOfSums = (items, most) => (items + 1) * (Math.floor(most / 32) + 1);
function subsetSums(sizes, most) {
const words = (most >>> 5) + 1;
const table = new Int32Array(wordsOfSums(sizes.length, most));
table[words * sizes.length] = 1;
for (let item = sizes.length - 1; item >= 0; item--) {
const from = words * (item + 1);
const to = words * item;
if (sizes[item] > most) {
table.copyWithin(to, from, from + words);
continue;
}
const skip = sizes[item] >>> 5;
const shift = sizes[item] & 31;
for (let word = 0; word < words; word++) {
let bits = table[from + word];
if (word >= skip) bits |= table[from + word - skip] << shift;
if (shift > 0 && word > skip) bits |= table[from + word - skip - 1] >>> 32 - shift;
table[to + word] = bits;
}
}
return {
reaches: (from, sum) => (table[words * from + (sum >>> 5)] >>> (sum & 31) & 1) === 1,
largest(sum) {
if (sum < 0) return -1;
let word = sum >>> 5;
let bits = table[word] & 4294967295 >>> 31 - (sum & 31);
while (bits === 0 && word > 0) {
word -= 1;
bits = table[word];
}
return bits === 0 ? -1 : 32 * word + 31 - Math.clz32(bits);
}
};
}
const MAX_WORDS = 8388608;
function packIntoBins(sizes, bins, capacity, budget) {
const packed = [];
const failed = new Set;
function pack(ranks, count, total) {
const waste = count * capacity - total;
if (waste < 0 || budget.left <= 0) return false;
if (ranks.length <= count || count === 1) {
packed.push(...count === 1 ? [ [ ...ranks ] ] : ranks.map(rank => [ rank ]));
return true;
}
const own = ranks.map(rank => sizes[rank]);
if (binsNeeded(own, capacity) > count) return false;
const key = ranks.join();
if (failed.has(key)) return false;
if (completeFirst(ranks, own, count, waste)) return true;
if (budget.left > 0) failed.add(key);
return false;
}
function completeFirst(ranks, own, count, waste) {
const others = own.slice(1);
const room = capacity - own[0];
const words = wordsOfSums(others.length, room);
budget.left -= words > MAX_WORDS ? budget.left : words + 20 * own.length;
if (budget.left <= 0) return false;
const sums = subsetSums(others, room);
const total = count * capacity - waste;
const packRest = (chosen, free) => {
budget.left -= 4 * own.length;
if (count > 2 && isReplaceable(others, chosen, free)) return false;
const taken = new Set(chosen.map(index => index + 1));
packed.push([ ranks[0], ...chosen.map(index => ranks[index + 1]) ]);
const rest = ranks.slice(1).filter((_, index) => !taken.has(index + 1));
if (pack(rest, count - 1, total - capacity + free)) return true;
packed.pop();
return false;
};
const chosen = [];
const choose = (from, missing, items, free) => {
if (items === 0) return missing === 0 && packRest(chosen, free);
for (let index = from; index < others.length && budget.left > 0; index++) {
budget.left -= 1;
const size = others[index];
if (size * items < missing) return false;
if (size > missing || index > from && size === others[index - 1]) continue;
if (!sums.reaches(index + 1, missing - size)) continue;
chosen.push(index);
if (choose(index + 1, missing - size, items - 1, free)) return true;
chosen.pop();
}
return false;
};
const least = Math.max(0, room - waste);
for (let filled = sums.largest(room); filled >= least; filled = sums.largest(filled - 1)) {
const [fewest, most] = countsFor(others, filled);
for (let items = fewest; items <= most && budget.left > 0; items++) if (choose(0, filled, items, room - filled)) return true;
}
return false;
}
if ((sizes[0] ?? 0) > capacity) return "impossible";
const ranks = sizes.map((_, rank) => rank);
const total = sizes.reduce((sum, size) => sum + size, 0);
if (pack(ranks, bins, total)) return [ ...packed, ...Array.from({
length: bins - packed.length
}, () => []) ];
return budget.left > 0 ? "impossible" : "unknown";
}
function countsFor(sizes, sum) {
let fewest = 0;
for (let reached = 0; reached < sum && fewest < sizes.length; fewest++) reached += sizes[fewest];
let most = 0;
for (let reached = 0; most < sizes.length; most++) {
reached += sizes[sizes.length - 1 - most];
if (reached > sum) break;
}
return [ fewest, most ];
}
function isReplaceable(sizes, chosen, free) {
const taken = new Set(chosen);
for (let index = sizes.length - 1; index >= 0; index--) {
if (taken.has(index)) continue;
const size = sizes[index];
if (size <= free) return true;
for (let a = 0; a < chosen.length; a++) {
const one = sizes[chosen[a]];
if (size > one && size <= one + free) return true;
for (let b = a + 1; b < chosen.length; b++) {
const two = one + sizes[chosen[b]];
if (size >= two && size <= two + free) return true;
}
}
}
return false;
}
const MOST_ITEMS = 200;
const MOST_ITEMS_IN_GROUPS = 2e3;
const MOST_ITEMS_OF_GROUP = 600;
const MOST_SHARDS_OF_GROUP = 4;
const GROUPS_TRIED = 20;
function finishWhole(sizes, start, low, budget) {
let members = start.map(ranks => [ ...ranks ]);
if (sizes.length > MOST_ITEMS_IN_GROUPS) return {
members: members,
bound: low
};
const shards = members.length;
const crowd = cardinalityBound(sizes, shards, true);
let bound = Math.max(low, crowd.bound);
let high = Math.max(...members.map(ranks => sum(sizes, ranks)));
if (sizes.length > MOST_ITEMS) {
repackGroups(sizes, members, bound, budget);
return {
members: members,
bound: bound
};
}
let from = bound;
for (let capacity = bound; from < high && budget.left > 0; capacity = Math.floor((from + high) / 2)) {
const packed = within(budget, .5, part => {
const apart = capacity === crowd.bound ? packApart(sizes, shards, capacity, crowd, part) : void 0;
return apart ?? packIntoBins(sizes, shards, capacity, part);
});
if (typeof packed === "string") {
if (packed === "impossible") bound = Math.max(bound, capacity + 1);
from = capacity + 1;
} else {
members = packed;
high = Math.max(...members.map(ranks => sum(sizes, ranks)));
}
}
return {
members: members,
bound: bound
};
}
function packApart(sizes, shards, capacity, crowd, budget) {
const {from: from, to: to} = crowd;
if (crowd.shards === shards) return;
const ranks = sizes.map((_, rank) => rank);
const groups = [ {
ranks: ranks.slice(from, to),
bins: crowd.shards
}, {
ranks: [ ...ranks.slice(0, from), ...ranks.slice(to) ],
bins: shards - crowd.shards
} ];
const result = [];
for (const group of groups) {
const packed = within(budget, 1 / 3, part => repacked(sizes, group.ranks, group.bins, capacity, part));
if (!packed) return;
result.push(...packed);
}
return result;
}
function repackGroups(sizes, members, capacity, budget) {
for (let width = 2; width <= Math.min(MOST_SHARDS_OF_GROUP, members.length); ) {
const loads = members.map(ranks => sum(sizes, ranks));
const order = loads.map((_, shard) => shard).sort((a, b) => loads[a] - loads[b] || a - b);
const fullest = order.pop();
if (loads[fullest] <= capacity) return;
let packed;
for (let at = 0; at + width - 1 <= order.length && at < GROUPS_TRIED && !packed; at++) {
const group = [ fullest, ...order.slice(at, at + width - 1) ];
const ranks = group.flatMap(shard => members[shard]).sort((a, b) => a - b);
if (ranks.length > MOST_ITEMS_OF_GROUP || sum(sizes, ranks) > width * capacity) continue;
packed = within(budget, 1 / 8, part => repacked(sizes, ranks, width, capacity, part));
packed?.forEach((one, index) => {
members[group[index]] = one;
});
}
if (!packed) width += 1;
}
}
function repacked(sizes, ranks, bins, capacity, budget) {
const own = ranks.map(rank => sizes[rank]);
const packed = packIntoBins(own, bins, capacity, budget);
return typeof packed === "string" ? void 0 : packed.map(bin => bin.map(index => ranks[index]));
}
function within(budget, share, search) {
const given = Math.floor(budget.left * share);
const part = {
left: given
};
const found = search(part);
budget.left -= given - Math.max(0, part.left);
return found;
}
const sum = (sizes, ranks) => ranks.reduce((total, rank) => total + sizes[rank], 0);
const finish_MOST_ITEMS = 2e3;
const UNITS = 2e4;
const SHARE_OF_TIMINGS = 1 / 8;
function finish(sizes, start, bound, budget) {
if (sizes.length > finish_MOST_ITEMS) return {
members: start,
bound: bound
};
const some = sizes.filter(size => size > 0);
const whole = some.every(Number.isInteger);
const unit = whole ? 1 : bound / UNITS;
const rounded = whole ? some : some.map(size => Math.max(1, Math.round(size / unit)));
const began = start.map(ranks => ranks.filter(rank => rank < some.length));
const part = {
left: whole ? budget.left : Math.floor(budget.left * SHARE_OF_TIMINGS)
};
const given = part.left;
const found = finishWhole(rounded, began, whole ? bound : 0, part);
budget.left -= given - Math.max(0, part.left);
return {
members: spread(found.members, sizes.length, some.length),
bound: whole ? found.bound : Math.max(bound, cardinalityBound(some, start.length, false).bound)
};
}
function spread(members, ranks, from) {
const result = members.map(own => [ ...own ]);
const fewest = () => result.reduce((a, b) => b.length < a.length ? b : a);
for (let rank = from; rank < ranks; rank++) fewest().push(rank);
for (let empty = fewest(); empty.length === 0; empty = fewest()) {
const fullest = result.reduce((a, b) => b.length > a.length ? b : a);
if (fullest.length < 2) break;
empty.push(fullest.pop());
}
return result;
}
function longestFirst(sizes, shards) {
const members = Array.from({
length: shards
}, () => []);
const loads = new Float64Array(shards);
const heap = Array.from({
length: shards
}, (_, shard) => shard);
const before = (a, b) => loads[a] - loads[b] || members[a].length - members[b].length || a - b;
for (let rank = 0; rank < sizes.length; rank++) {
const shard = heap[0];
members[shard].push(rank);
loads[shard] += sizes[rank];
sink(heap, before);
}
return members;
}
function sink(heap, before) {
const moved = heap[0];
let at = 0;
for (;;) {
let child = 2 * at + 1;
if (child >= heap.length) break;
if (child + 1 < heap.length && before(heap[child + 1], heap[child]) < 0) child += 1;
if (before(moved, heap[child]) <= 0) break;
heap[at] = heap[child];
at = child;
}
heap[at] = moved;
}
var lower_bound = __webpack_require__(73703);
const ROUNDS = 14;
function multifit(sizes, shards, low, high) {
let best;
let from = low;
let to = high;
for (let round = 0; round < ROUNDS && to > from; round++) {
const capacity = (from + to) / 2;
const packed = firstFit(sizes, shards, capacity);
if (packed) {
best = packed;
to = capacity;
} else from = capacity;
}
return best;
}
function firstFit(sizes, shards, capacity) {
const width = 2 ** Math.ceil(Math.log2(Math.max(1, shards)));
const free = new Float64Array(2 * width).fill(Number.NEGATIVE_INFINITY);
for (let bin = 0; bin < shards; bin++) free[width + bin] = capacity;
for (let node = width - 1; node > 0; node--) free[node] = Math.max(free[2 * node], free[2 * node + 1]);
const members = Array.from({
length: shards
}, () => []);
for (let rank = 0; rank < sizes.length; rank++) {
const size = sizes[rank];
if (free[1] < size) return;
let node = 1;
while (node < width) node = free[2 * node] >= size ? 2 * node : 2 * node + 1;
members[node - width].push(rank);
free[node] -= size;
for (node >>= 1; node > 0; node >>= 1) free[node] = Math.max(free[2 * node], free[2 * node + 1]);
}
return members;
}
var refine = __webpack_require__(72811);
const BUDGET = 1e8;
const TOLERANCE = 1e-6;
function partition(items, shards, budget = {
left: BUDGET
}) {
if (!Number.isInteger(shards) || shards < 1) throw new RangeError(`${shards} is no number of shards`);
for (const {key: key, seconds: seconds} of items) if (!(seconds >= 0 && Number.isFinite(seconds))) throw new RangeError(`"${key}" takes ${seconds} s`);
const order = longestToShortest(items);
const sizes = order.map(index => items[index].seconds);
let bound = (0, lower_bound.y)(sizes, shards);
const tolerance = sizes.every(Number.isInteger) ? 0 : bound * TOLERANCE;
const start = longestFirst(sizes, shards);
const candidates = [ start ];
if (longest(sizes, start) > bound + tolerance) {
const refined = start.map(ranks => [ ...ranks ]);
(0, refine.Y)(sizes, refined, bound, tolerance);
candidates.unshift(refined);
if (longest(sizes, refined) > bound + tolerance) {
const other = multifit(sizes, shards, bound, longest(sizes, start));
if (other) {
(0, refine.Y)(sizes, other, bound, tolerance);
if (other.every(ranks => ranks.length > 0)) candidates.push(other);
}
}
}
const shortest = () => candidates.reduce((a, b) => longest(sizes, b) < longest(sizes, a) ? b : a);
if (longest(sizes, shortest()) > bound + tolerance) {
const finished = finish(sizes, shortest(), bound, budget);
bound = finished.bound;
candidates.unshift(finished.members);
}
return partitionOf(sizes, order, shortest(), bound);
}
const longestToShortest = items => items.map((_, index) => index).sort((a, b) => items[b].seconds - items[a].seconds || compare(items[a].key, items[b].key) || a - b);
function partitionOf(sizes, order, members, bound) {
const loads = members.map(ranks => partition_sum(sizes, ranks));
const makespan = Math.max(...loads);
const mean = loads.reduce((total, load) => total + load, 0) / members.length;
return {
shards: members.map(ranks => ranks.map(rank => order[rank])),
loads: loads,
makespan: makespan,
lowerBound: Math.min(bound, makespan),
balance: mean > 0 ? makespan / mean : 1
};
}
const partition_sum = (sizes, ranks) => ranks.reduce((total, rank) => total + sizes[rank], 0);
const longest = (sizes, members) => members.reduce((most, ranks) => Math.max(most, partition_sum(sizes, ranks)), 0);
const compare = (a, b) => a < b ? -1 : a > b ? 1 : 0;
},
72811: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
w: () => exchanged,
Y: () => refine
});
function splitInTwo(sizes, ranks) {
const count = ranks.length;
if (count === 0) return [ [], [] ];
const value = new Float64Array(count);
for (let i = 0; i < count; i++) value[i] = sizes[ranks[i]];
const heap = Array.from({
length: count
}, (_, i) => i);
const neighbours = Array.from({
length: count
}, () => []);
while (heap.length > 1) {
const first = takeLargest(heap, value);
const second = heap[0];
neighbours[first].push(second);
neighbours[second].push(first);
value[first] -= value[second];
heap[0] = first;
settle(heap, value, 0);
}
const side = new Int8Array(count).fill(-1);
const stack = [ heap[0] ];
side[heap[0]] = 0;
for (let node = stack.pop(); node !== void 0; node = stack.pop()) for (const other of neighbours[node]) {
if (side[other] !== -1) continue;
side[other] = 1 - side[node];
stack.push(other);
}
const parts = [ [], [] ];
for (let i = 0; i < count; i++) parts[side[i]].push(ranks[i]);
return parts;
}
function takeLargest(heap, value) {
const largest = heap[0];
const last = heap.pop();
heap[0] = last;
settle(heap, value, 0);
return largest;
}
function settle(heap, value, from) {
const moved = heap[from];
let at = from;
for (;;) {
let child = 2 * at + 1;
if (child >= heap.length) break;
if (child + 1 < heap.length && larger(value, heap[child + 1], heap[child])) child += 1;
if (!larger(value, heap[child], moved)) break;
heap[at] = heap[child];
at = child;
}
heap[at] = moved;
}
const larger = (value, a, b) => value[a] > value[b] || value[a] === value[b] && a < b;
const STEPS_PER_ITEM = 400;
const LEAST_STEPS = 4e5;
function refine(sizes, members, bound, tolerance) {
const load = ranks => ranks.reduce((sum, rank) => sum + sizes[rank], 0);
const loads = members.map(load);
let steps = Math.max(LEAST_STEPS, STEPS_PER_ITEM * sizes.length);
while (steps > 0) {
const order = loads.map((_, shard) => shard).sort((a, b) => loads[a] - loads[b] || a - b);
const full = order.pop();
steps -= order.length;
if (loads[full] <= bound + tolerance) return;
const replace = (other, mine, theirs) => {
members[full] = mine;
members[other] = theirs;
loads[full] = load(mine);
loads[other] = load(theirs);
};
let improved = false;
for (const other of order) {
steps -= members[full].length + members[other].length;
const exchange = bestExchange(sizes, members[full], members[other], loads[full] - loads[other]);
if (!exchange) continue;
const [give, take] = exchange;
replace(other, exchanged(members[full], give, take), exchanged(members[other], take, give));
improved = true;
break;
}
for (let i = 0; !improved && i < order.length && steps > 0; i++) {
const other = order[i];
const ranks = merged(members[full], members[other]);
steps -= ranks.length * Math.ceil(Math.log2(ranks.length + 1));
const [larger, smaller] = splitInTwo(sizes, ranks);
if (Math.max(load(larger), load(smaller)) >= loads[full] * (1 - 1e-12)) continue;
replace(other, larger, smaller);
improved = true;
}
if (!improved) return;
}
}
function bestExchange(sizes, mine, theirs, gap) {
const slack = gap * 1e-9;
let best;
let nearest = gap / 2 - slack;
const consider = (give, take) => {
const difference = sizes[give] - (take < 0 ? 0 : sizes[take]);
const distance = Math.abs(difference - gap / 2);
if (distance < nearest) {
nearest = distance;
best = [ give, take ];
}
return difference;
};
let at = 0;
for (const give of mine) {
consider(give, -1);
while (at < theirs.length && consider(give, theirs[at]) < gap / 2) at += 1;
if (at > 0) consider(give, theirs[at - 1]);
}
return best;
}
function exchanged(ranks, out, into) {
const kept = ranks.filter(rank => rank !== out);
if (into >= 0) {
const at = kept.findIndex(rank => rank > into);
kept.splice(at < 0 ? kept.length : at, 0, into);
}
return kept;
}
const merged = (a, b) => [ ...a, ...b ].sort((left, right) => left - right);
}
};
