export const id = 61;
export const ids = [61,374];
export const modules = {

/***/ 69061:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  "default": () => (/* binding */ matrix_src)
});

// EXTERNAL MODULE: ./build/js/packages/core/src/index.js + 28 modules
var src = __webpack_require__(87941);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./build/js/actions/matrix/src/inputs.js


/** GitHub runs no more jobs from one matrix. */
const GITHUB_JOB_LIMIT = 256;
/** Keys that every leg carries for run-tests; an axis of that name would be overwritten. */
const RESERVED = ['plan-id', 'leg', 'name', 'include', 'exclude'];
const inputs = {
    plan: (0,src/* optional */.lq)((0,src/* string */.Yj)('the path of a test-plan.json')),
    tests: testFiles(),
    suite: (0,src/* string */.Yj)('the name of the suite'),
    axes: axes(),
    include: combinationList('include'),
    exclude: combinationList('exclude'),
    shards: shards(),
    'target-duration': (0,src/* duration */.p0)(),
    'max-jobs': (0,src/* integer */.nd)({ min: 1, max: GITHUB_JOB_LIMIT }),
    store: (0,src/* lines */.Mn)(),
};
/** A whole number of shards, or `auto`. */
function shards() {
    const allowed = `auto or a whole number from 1 to ${GITHUB_JOB_LIMIT}`;
    return {
        allowed,
        values: ['auto'],
        parse(text) {
            if (text.toLowerCase() === 'auto')
                return 'auto';
            const value = /^\d+$/.test(text) ? Number(text) : 0;
            if (value < 1 || value > GITHUB_JOB_LIMIT)
                throw new src/* InputProblem */.S7(allowed);
            return value;
        },
    };
}
/** Test files, one per line, relative to the repository; said twice counts once. */
function testFiles() {
    const allowed = 'test files relative to the repository, one per line';
    return {
        allowed,
        parse(text) {
            const files = (0,src/* lines */.Mn)()
                .parse(text)
                .map((file) => file.replace(/^(?:\.\/)+/, ''));
            for (const file of files) {
                if (/^(?:\/|[A-Za-z]:)/.test(file) || file.includes('\\') || file.split('/').includes('..')) {
                    throw new src/* InputProblem */.S7(allowed, `"${file}" must be below the repository, with / and without ..`);
                }
            }
            return [...new Set(files)];
        },
    };
}
function axes() {
    const allowed = 'a mapping of axis names to lists of values';
    return (0,src/* yaml */.oQ)(allowed, dist/* parse */.qg, (value) => {
        if (value === null || value === undefined)
            return {};
        if (!isMapping(value))
            throw new src/* InputProblem */.S7(allowed, 'for example `node: [22, 24]`');
        const seen = new Set();
        for (const [name, values] of Object.entries(value)) {
            checkKey(name, 'an axis');
            if (seen.has(name.toUpperCase())) {
                throw new src/* InputProblem */.S7(allowed, `"${name}" stands there twice; case does not count`);
            }
            seen.add(name.toUpperCase());
            if (!Array.isArray(values))
                throw new src/* InputProblem */.S7(allowed, `write "${name}" as a list: [${show(values)}]`);
            if (values.length === 0)
                throw new src/* InputProblem */.S7(allowed, `"${name}" has no values`);
        }
        return value;
    });
}
function combinationList(input) {
    const allowed = 'a list of mappings';
    return (0,src/* yaml */.oQ)(allowed, dist/* parse */.qg, (value) => {
        if (value === null || value === undefined)
            return [];
        if (!Array.isArray(value))
            throw new src/* InputProblem */.S7(allowed, 'start each entry with "- "');
        for (const entry of value) {
            if (!isMapping(entry) || Object.keys(entry).length === 0) {
                throw new src/* InputProblem */.S7(allowed, `${show(entry)} is no mapping with a key`);
            }
            for (const key of Object.keys(entry))
                checkKey(key, `a key of ${input}`);
        }
        return value;
    });
}
function checkKey(key, what) {
    if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(key)) {
        throw new src/* InputProblem */.S7(`a matrix with usable keys`, `"${key}" cannot be ${what}: use letters, digits, - and _`);
    }
    if (RESERVED.includes(key.toLowerCase())) {
        throw new src/* InputProblem */.S7(`a matrix with usable keys`, `"${key}" cannot be ${what}: Paceline sets it on every leg`);
    }
}
const isMapping = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const show = (value) => JSON.stringify(value)?.slice(0, 60) ?? 'nothing';

// EXTERNAL MODULE: ./build/js/packages/contracts/src/index.js + 11 modules
var contracts_src = __webpack_require__(43534);
;// CONCATENATED MODULE: ./build/js/actions/matrix/src/combinations.js
/** Too many combinations to be looked at one by one; GitHub allows 256 jobs. */
const MAX_COMBINATIONS = 100_000;
/** The definition cannot be expanded: what is wrong, and how to write it. */
class MatrixProblem extends Error {
    remedy;
    constructor(message, remedy) {
        super(message);
        this.remedy = remedy;
    }
}
/**
 * The combinations of a matrix as GitHub expands them (the rules of MatrixBuilder in actions/runner): the
 * cross product in the order of the axes; without those that an `exclude` matches; every `include` adds its
 * other keys to all remaining combinations whose *axis* values it matches, later ones overwriting what
 * earlier ones added; an `include` that matched none becomes a combination of its own, at the end.
 *
 * A pattern matches when each value in it equals the one at the same place: a nested mapping may therefore
 * name only some of its keys, and `==` is the one of GitHub's expressions. Keys differ in more than case.
 * No axes and no include: one empty combination.
 */
function combinations({ axes, include, exclude }) {
    const names = new Map(Object.keys(axes).map((name) => [fold(name), name]));
    for (const pattern of exclude) {
        const foreign = Object.keys(pattern).find((key) => !names.has(fold(key)));
        if (foreign !== undefined) {
            throw new MatrixProblem(`"exclude" names "${foreign}", which is no axis.`, `Use ${[...names.values()].join(', ') || 'an axis'}, as GitHub requires.`);
        }
    }
    if (names.size === 0 && include.length === 0)
        return [{}];
    const patterns = include.map((entry) => {
        const pairs = Object.entries(entry);
        return {
            filter: Object.fromEntries(pairs.flatMap(([key, value]) => (names.has(fold(key)) ? [[names.get(fold(key)), value]] : []))),
            extra: Object.fromEntries(pairs.filter(([key]) => !names.has(fold(key)))),
            matched: false,
        };
    });
    const result = [];
    for (const combination of product(axes)) {
        if (exclude.some((pattern) => matches(combination, pattern)))
            continue;
        const extended = { ...combination };
        for (const pattern of patterns) {
            if (!matches(combination, pattern.filter))
                continue;
            pattern.matched = true;
            for (const [key, value] of Object.entries(pattern.extra))
                put(extended, key, value);
        }
        result.push(extended);
    }
    for (const { matched, filter, extra } of patterns)
        if (!matched)
            result.push({ ...filter, ...extra });
    return result;
}
function product(axes) {
    const entries = Object.entries(axes);
    if (entries.length === 0)
        return [];
    const size = entries.reduce((count, [, values]) => count * values.length, 1);
    if (size > MAX_COMBINATIONS) {
        throw new MatrixProblem(`The axes make ${size} combinations, before "exclude".`, `Take fewer values; more than ${MAX_COMBINATIONS} are not expanded, and GitHub runs at most 256 jobs.`);
    }
    let rows = [{}];
    for (const [name, values] of entries) {
        rows = rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value })));
    }
    return rows;
}
/** Every leaf of the pattern equals what stands at its place; empty mappings and lists have no leaves. */
function matches(value, pattern) {
    if (typeof pattern !== 'object' || pattern === null)
        return equal(value ?? null, pattern);
    return Object.entries(pattern).every(([key, part]) => matches(at(value, key), part));
}
function at(value, key) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    if (Array.isArray(value))
        return value[Number(key)];
    if (Object.hasOwn(value, key))
        return value[key];
    const name = Object.keys(value).find((candidate) => fold(candidate) === fold(key));
    return name === undefined ? undefined : value[name];
}
/** `==` of GitHub's expressions: text in any case; of different types, both as numbers. */
function equal(a, b) {
    if (typeof a === 'string' && typeof b === 'string')
        return a.toUpperCase() === b.toUpperCase();
    if (a === b)
        return true;
    return typeof a === typeof b && a !== null && b !== null ? false : number(a) === number(b);
}
/** A value as a number, NaN (equal to nothing) where it is none: null 0, true 1, '' 0. */
function number(value) {
    if (typeof value === 'object' && value !== null)
        return Number.NaN;
    return Number(value);
}
function put(target, key, value) {
    const name = Object.keys(target).find((candidate) => fold(candidate) === fold(key)) ?? key;
    target[name] = value;
}
const fold = (key) => key.toUpperCase();

// EXTERNAL MODULE: ./build/js/packages/stats/src/center.js
var center = __webpack_require__(9374);
;// CONCATENATED MODULE: ./build/js/actions/matrix/src/estimates.js

/** A test that nothing is known of, when nothing is known of any other either. */
const GUESS_SECONDS = 1;
/** Nothing is known of earlier runs. */
const noTimings = { seconds: () => undefined, guess: () => undefined };
/**
 * Seconds of each test: the plan's, else the history's, else a guess: the median of the timed tests nearest
 * to it, else of the plan's other tests, else one second.
 */
function estimate(tests, timings) {
    const timed = tests.map((test) => test.estimatedSeconds ?? timings.seconds(test));
    const known = timed.filter((seconds) => seconds !== undefined);
    const common = known.length > 0 ? (0,center/* median */.JZ)(known) : GUESS_SECONDS;
    return tests.map(({ suite, file }, index) => ({
        suite,
        file,
        estimatedSeconds: timed[index] ?? timings.guess(file) ?? common,
        known: timed[index] !== undefined,
    }));
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/js/actions/matrix/src/legs.js

/** The leg that stands in an otherwise empty matrix, since GitHub fails a run on an empty one. */
const SENTINEL_LEG = 'none';
/** Longer job names are cut by most views. */
const NAME_LIMIT = 100;
/** Every combination runs every shard; ids count up from 1, the shards of a combination side by side. */
function legs(combinations, tests, { shards, loads }) {
    return combinations.flatMap((axes, row) => shards.map((indices, column) => ({
        leg: String(row * shards.length + column + 1),
        name: legName(axes, column + 1, shards.length),
        axes,
        shard: column + 1,
        shards: shards.length,
        tests: indices.map((index) => {
            const { suite, file, estimatedSeconds } = tests[index];
            return { suite, file, estimatedSeconds };
        }),
        predictedSeconds: loads[column],
    })));
}
/** `node 22, os linux · 1/2`; the shard is left out where axes already name the only one. */
function legName(axes, shard, shards) {
    const values = Object.entries(axes)
        .map(([key, value]) => `${key} ${plain(value)}`)
        .join(', ');
    const part = `${shard}/${shards}`;
    if (values === '')
        return part;
    const suffix = shards > 1 ? ` · ${part}` : '';
    const room = NAME_LIMIT - suffix.length;
    return `${values.length > room ? `${values.slice(0, room - 1)}…` : values}${suffix}`;
}
const plain = (value) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)).replaceAll(/\s+/g, ' ');
/**
 * Sixteen hex digits that name this plan in artifacts and legs. Of the attempt nothing is in it: a re-run
 * of only the failed legs must find the plan of the first attempt.
 */
function planIdOf(source, legs, runId) {
    return (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([source, legs, runId]))
        .digest('hex')
        .slice(0, 16);
}
/** What `strategy.matrix: ${{ fromJSON(…) }}` takes: ids, names and axes; which tests stands in the plan. */
function matrixOutput(planId, legs, combinations) {
    if (legs.length === 0) {
        // With the first combination's values, so that `runs-on: ${{ matrix.os }}` still names a runner.
        const axes = combinations[0] ?? {};
        return { include: [{ 'plan-id': planId, leg: SENTINEL_LEG, name: 'nothing to run', ...axes }] };
    }
    return {
        include: legs.map(({ leg, name, axes }) => ({ 'plan-id': planId, leg, name, ...axes })),
    };
}

;// CONCATENATED MODULE: ./build/js/actions/matrix/src/masked-values.js

/** Shorter values are words such as `test` or `none`, which nobody keeps secret. */
const LEAST_LENGTH = 6;
/**
 * GitHub drops a whole output, with only a warning, when a masked value stands anywhere in it; the jobs
 * that need the matrix then fail far away from the cause. What is masked is not told to actions, so the
 * values of variables that usually hold credentials are looked for.
 * @throws PacelineError that names the variable and the leg, never the value
 */
function refuseMaskedValues(matrix, variables) {
    const entries = matrix.include.map((leg) => JSON.stringify(leg));
    for (const value of (0,src/* secretValues */.VX)(variables, [])) {
        const variable = Object.keys(variables).find((name) => variables[name] === value);
        // Every line of a secret with several is masked by itself.
        for (const line of value.split(/\r?\n/).map((text) => text.trim())) {
            if (line.length < LEAST_LENGTH)
                continue;
            const index = entries.findIndex((entry) => entry.includes(JSON.stringify(line).slice(1, -1)));
            if (index < 0)
                continue;
            throw new src/* PacelineError */.ce('PACELINE_MATRIX_MASKED', `The matrix holds the value of ${variable} (entry ${index + 1}); GitHub drops outputs that hold a secret, and the jobs would get no matrix.`, `Take the value out of "axes" and "include", or, if it is no secret, do not pass ${variable} to this step.`);
        }
    }
}

;// CONCATENATED MODULE: ./build/js/packages/schedule/src/longest-first.js
/**
 * Longest processing time first (Graham 1969): each item, largest first, to the shard with the least load;
 * at most 4/3 − 1/(3m) of the optimum. Equal loads go to the shard with fewer items, so that no shard stays
 * empty while there are enough items, even when all of them take no time.
 * @param sizes in descending order
 * @returns the ranks of each shard's items, ascending
 */
function longestFirst(sizes, shards) {
    const members = Array.from({ length: shards }, () => []);
    const loads = new Float64Array(shards);
    const heap = Array.from({ length: shards }, (_, shard) => shard);
    const before = (a, b) => loads[a] - loads[b] || members[a].length - members[b].length || a - b;
    for (let rank = 0; rank < sizes.length; rank++) {
        const shard = heap[0];
        members[shard].push(rank);
        loads[shard] += sizes[rank];
        sink(heap, before);
    }
    return members;
}
/** Restores the heap after the key of its first element grew. */
function sink(heap, before) {
    const moved = heap[0];
    let at = 0;
    for (;;) {
        let child = 2 * at + 1;
        if (child >= heap.length)
            break;
        if (child + 1 < heap.length && before(heap[child + 1], heap[child]) < 0)
            child += 1;
        if (before(moved, heap[child]) <= 0)
            break;
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = moved;
}

;// CONCATENATED MODULE: ./build/js/packages/schedule/src/lower-bound.js
/**
 * No assignment of these sizes to `shards` machines can finish earlier than this (P‖Cmax): the largest of
 * the longest item, the mean load (rounded up when all sizes are whole), and for every k the pigeonhole
 * bound: of the k·m+1 largest items some machine gets k+1, so at least the k+1 smallest of those.
 * @param sizes in descending order, any unit
 */
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
        // A group of k+1 can only bind while its largest item could: later groups are no larger in total
        // than (k+1) times their first item.
        if ((k + 1) * sizes[k * shards - k] <= bound)
            continue;
        let group = 0;
        for (let rank = k * shards - k; rank <= k * shards; rank++)
            group += sizes[rank] ?? 0;
        bound = Math.max(bound, group);
    }
    return bound;
}

;// CONCATENATED MODULE: ./build/js/packages/schedule/src/multifit.js
/** Halvings of the interval; 14 leave 1/16384 of it, below what timings can resolve. */
const ROUNDS = 14;
/**
 * MULTIFIT (Coffman, Garey, Johnson 1978): the smallest capacity, by bisection, at which first-fit
 * decreasing needs no more than `shards` bins; at most 13/11 of the optimum, and often better than
 * longest-first where few items share a shard.
 * @param sizes in descending order
 * @param low a lower bound of the makespan
 * @param high a makespan that is known to be possible; only something shorter is looked for
 * @returns the ranks of each shard's items, or undefined when nothing below `high` was found
 */
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
        }
        else {
            from = capacity;
        }
    }
    return best;
}
/** First-fit decreasing into `shards` bins; a tree of free space finds the first bin in log(m) steps. */
function firstFit(sizes, shards, capacity) {
    const width = 2 ** Math.ceil(Math.log2(Math.max(1, shards)));
    const free = new Float64Array(2 * width).fill(Number.NEGATIVE_INFINITY);
    for (let bin = 0; bin < shards; bin++)
        free[width + bin] = capacity;
    for (let node = width - 1; node > 0; node--)
        free[node] = Math.max(free[2 * node], free[2 * node + 1]);
    const members = Array.from({ length: shards }, () => []);
    for (let rank = 0; rank < sizes.length; rank++) {
        const size = sizes[rank];
        if (free[1] < size)
            return undefined;
        let node = 1;
        while (node < width)
            node = free[2 * node] >= size ? 2 * node : 2 * node + 1;
        members[node - width].push(rank);
        free[node] -= size;
        for (node >>= 1; node > 0; node >>= 1)
            free[node] = Math.max(free[2 * node], free[2 * node + 1]);
    }
    return members;
}

;// CONCATENATED MODULE: ./build/js/packages/schedule/src/differencing.js
/**
 * Splits items in two parts of nearly equal sum: largest differencing (Karmarkar, Karp 1982). The two
 * largest numbers are repeatedly replaced by their difference, which puts them on opposite sides.
 * @param ranks the items, ascending (so largest first)
 * @returns the two parts, each ascending; the first has the larger sum
 */
function splitInTwo(sizes, ranks) {
    const count = ranks.length;
    if (count === 0)
        return [[], []];
    const value = new Float64Array(count);
    for (let i = 0; i < count; i++)
        value[i] = sizes[ranks[i]];
    const heap = Array.from({ length: count }, (_, i) => i);
    // The ranks are ascending, so the array already is a max-heap; ties by position keep it deterministic.
    const neighbours = Array.from({ length: count }, () => []);
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
    const stack = [heap[0]];
    side[heap[0]] = 0;
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
        for (const other of neighbours[node]) {
            if (side[other] !== -1)
                continue;
            side[other] = 1 - side[node];
            stack.push(other);
        }
    }
    const parts = [[], []];
    for (let i = 0; i < count; i++)
        parts[side[i]].push(ranks[i]);
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
        if (child >= heap.length)
            break;
        if (child + 1 < heap.length && larger(value, heap[child + 1], heap[child]))
            child += 1;
        if (!larger(value, heap[child], moved))
            break;
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = moved;
}
const larger = (value, a, b) => value[a] > value[b] || (value[a] === value[b] && a < b);

;// CONCATENATED MODULE: ./build/js/packages/schedule/src/refine.js

/** What a refinement may touch before it stops; items looked at, so that it is the same on every machine. */
const STEPS_PER_ITEM = 400;
const LEAST_STEPS = 400_000;
/**
 * Improves an assignment in place until its makespan is within `tolerance` of `bound`, nothing helps, or a
 * bounded number of steps is spent. Each round takes the fullest shard and tries, with the emptiest other
 * shards first: the move or swap that brings the two nearest to each other; if none helps with any shard,
 * dividing the two shards' items anew. A round is kept only if both end below the fullest shard's load, so
 * the makespan never grows.
 * @param sizes in descending order
 * @param members ranks of each shard's items, ascending
 */
function refine(sizes, members, bound, tolerance) {
    const load = (ranks) => ranks.reduce((sum, rank) => sum + sizes[rank], 0);
    const loads = members.map(load);
    let steps = Math.max(LEAST_STEPS, STEPS_PER_ITEM * sizes.length);
    while (steps > 0) {
        const order = loads.map((_, shard) => shard).sort((a, b) => loads[a] - loads[b] || a - b);
        const full = order.pop();
        steps -= order.length;
        if (loads[full] <= bound + tolerance)
            return;
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
            if (!exchange)
                continue;
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
            if (Math.max(load(larger), load(smaller)) >= loads[full] * (1 - 1e-12))
                continue;
            replace(other, larger, smaller);
            improved = true;
        }
        if (!improved)
            return;
    }
}
/**
 * The item to give and the one to take back (−1: none) whose difference is nearest to half of `gap`, and
 * strictly between 0 and `gap`. Both lists are in descending order of size, so one walk over both suffices.
 */
function bestExchange(sizes, mine, theirs, gap) {
    const slack = gap * 1e-9;
    let best;
    let nearest = gap / 2 - slack;
    const consider = (give, take) => {
        const difference = sizes[give] - (take < 0 ? 0 : sizes[take]);
        const distance = Math.abs(difference - gap / 2);
        if (distance < nearest) {
            nearest = distance;
            best = [give, take];
        }
        return difference;
    };
    let at = 0;
    for (const give of mine) {
        consider(give, -1);
        // As `give` shrinks, so does the partner that leaves half the gap: the walk never goes back.
        while (at < theirs.length && consider(give, theirs[at]) < gap / 2)
            at += 1;
        if (at > 0)
            consider(give, theirs[at - 1]);
    }
    return best;
}
/** The list without `out` and with `into` (−1: neither), still ascending. */
function exchanged(ranks, out, into) {
    const kept = ranks.filter((rank) => rank !== out);
    if (into >= 0) {
        const at = kept.findIndex((rank) => rank > into);
        kept.splice(at < 0 ? kept.length : at, 0, into);
    }
    return kept;
}
const merged = (a, b) => [...a, ...b].sort((left, right) => left - right);

;// CONCATENATED MODULE: ./build/js/packages/schedule/src/partition.js




/** A gap that no timing can resolve; closing it further would only cost time. Whole sizes are exact instead. */
const TOLERANCE = 1e-6;
/**
 * Deals items to shards so that the longest shard is as short as possible (P‖Cmax): longest-first, then
 * moves, swaps and pairwise re-partition until the lower bound or a bounded number of steps; where a gap
 * stays, the same from a MULTIFIT start, and the better of the two. The result depends on nothing but the
 * set of items and the number of shards; the makespan is never above longest-first's.
 * @param shards at least 1
 * @throws RangeError for a number of shards below 1 or seconds that are negative or not finite
 */
function partition(items, shards) {
    if (!Number.isInteger(shards) || shards < 1)
        throw new RangeError(`${shards} is no number of shards`);
    for (const { key, seconds } of items) {
        if (!(seconds >= 0 && Number.isFinite(seconds)))
            throw new RangeError(`"${key}" takes ${seconds} s`);
    }
    const order = items
        .map((_, index) => index)
        .sort((a, b) => items[b].seconds - items[a].seconds || compare(items[a].key, items[b].key) || a - b);
    const sizes = order.map((index) => items[index].seconds);
    const bound = lowerBound(sizes, shards);
    const tolerance = sizes.every(Number.isInteger) ? 0 : bound * TOLERANCE;
    const start = longestFirst(sizes, shards);
    const candidates = [start];
    if (longest(sizes, start) > bound + tolerance) {
        const refined = start.map((ranks) => [...ranks]);
        refine(sizes, refined, bound, tolerance);
        candidates.unshift(refined);
        if (longest(sizes, refined) > bound + tolerance) {
            const other = multifit(sizes, shards, bound, longest(sizes, start));
            if (other) {
                refine(sizes, other, bound, tolerance);
                // First-fit could leave a shard without items, which longest-first never does.
                if (other.every((ranks) => ranks.length > 0))
                    candidates.push(other);
            }
        }
    }
    const best = candidates.reduce((a, b) => (longest(sizes, b) < longest(sizes, a) ? b : a));
    const loads = best.map((ranks) => sum(sizes, ranks));
    const makespan = Math.max(...loads);
    const mean = loads.reduce((total, load) => total + load, 0) / shards;
    return {
        shards: best.map((ranks) => ranks.map((rank) => order[rank])),
        loads,
        makespan,
        // The two are sums in different order; rounding must not make a bound of what it is not.
        lowerBound: Math.min(bound, makespan),
        balance: mean > 0 ? makespan / mean : 1,
    };
}
const sum = (sizes, ranks) => ranks.reduce((total, rank) => total + sizes[rank], 0);
const longest = (sizes, members) => members.reduce((most, ranks) => Math.max(most, sum(sizes, ranks)), 0);
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

;// CONCATENATED MODULE: ./build/js/packages/schedule/src/shard-count.js

/**
 * The smallest number of shards whose longest shard takes no more than `targetSeconds`; where one item
 * alone takes longer, the smallest number that reaches that item's time.
 * Never more shards than items are used: with one each, the longest is the longest item.
 * @param most upper limit, at least 1
 */
function shardCount(items, targetSeconds, most) {
    const longest = items.reduce((seconds, item) => Math.max(seconds, item.seconds), 0);
    const total = items.reduce((seconds, item) => seconds + item.seconds, 0);
    const goal = Math.max(targetSeconds, longest) * (1 + 1e-9);
    let shards = Math.min(most, Math.max(1, goal > 0 ? Math.ceil(total / goal) : 1));
    let result = partition(items, shards);
    while (result.makespan > goal && shards < most) {
        shards += 1;
        result = partition(items, shards);
    }
    const reason = result.makespan > goal ? 'limit' : longest > targetSeconds ? 'longest-item' : 'target';
    return { shards, partition: result, reason };
}

;// CONCATENATED MODULE: ./build/js/actions/matrix/src/shards.js


/** How many shards, and what is in each. Never more than tests, never more jobs than allowed. */
function chooseShards(items, limits) {
    const { shards, targetSeconds, maxJobs, combinations } = limits;
    if (combinations > maxJobs) {
        throw new src/* PacelineError */.ce('PACELINE_MATRIX_TOO_LARGE', `The axes make ${combinations} combinations, but "max-jobs" allows ${maxJobs} jobs.`, 'Exclude combinations, or raise "max-jobs" (at most 256, the limit of GitHub).');
    }
    const most = Math.floor(maxJobs / combinations);
    const allowed = `${most} ${most === 1 ? 'shard' : 'shards'} per combination (max-jobs ${maxJobs})`;
    if (shards === 'auto') {
        const found = shardCount(items, targetSeconds, most);
        if (found.reason === 'target')
            return { partition: found.partition };
        return {
            partition: found.partition,
            limited: found.reason === 'limit',
            note: found.reason === 'limit'
                ? `The target duration needs more than ${allowed}.`
                : `${found.shards} shards: more would not help, since one test file alone is over the target duration.`,
        };
    }
    const used = Math.min(shards, most, items.length);
    const result = { partition: partition(items, used) };
    if (used === shards)
        return result;
    return used === items.length
        ? { ...result, note: `${used} of ${shards} shards: there are no more test files.` }
        : { ...result, limited: true, note: `${used} of ${shards} shards: only ${allowed}.` };
}

;// CONCATENATED MODULE: ./build/js/actions/matrix/src/summary.js
const BAR_WIDTH = 20;
/** GitHub's own limit of jobs is 256; a table of all of them is no summary. */
const ROWS = 64;
/** The job's summary: each leg with its tests, its seconds and a bar, and what keeps it from being shorter. */
function describe(legs, predicted, tests) {
    if (legs.length === 0)
        return '### Test matrix\n\nNo test is affected: nothing to run.\n';
    const longest = Math.max(...legs.map((leg) => leg.predictedSeconds));
    const rows = legs.slice(0, ROWS).map((leg) => {
        const share = longest > 0 ? leg.predictedSeconds / longest : 1;
        const bar = '█'.repeat(Math.max(1, Math.round(share * BAR_WIDTH)));
        return `| ${cell(leg.name)} | ${leg.tests.length} | ${seconds(leg.predictedSeconds)} | ${bar} |`;
    });
    const parts = [
        `### Test matrix: ${count(legs.length, 'leg')} for ${count(tests, 'test file')}`,
        '',
        '| leg | test files | predicted | |',
        '|-|-:|-:|-|',
        ...rows,
    ];
    if (legs.length > ROWS)
        parts.push('', `…and ${count(legs.length - ROWS, 'more leg')}.`);
    const binding = bindingTest(legs, predicted);
    if (binding) {
        parts.push('', `The longest file binds: ${code(binding.file)} alone takes ${seconds(binding.estimatedSeconds)}; more shards would not help, splitting it would.`);
    }
    const guess = guessed(predicted, tests);
    if (guess)
        parts.push('', `${guess[0].toUpperCase()}${guess.slice(1)}.`);
    return `${parts.join('\n')}\n`;
}
/** `matrix: 2 legs for 14 test files, predicted 41 s each (balance 1.01)` */
function resultLine(legs, predicted, tests) {
    if (legs.length === 0)
        return 'matrix: nothing to run, no test is affected';
    const loads = legs.map((leg) => leg.predictedSeconds);
    const low = seconds(Math.min(...loads));
    const high = seconds(Math.max(...loads));
    const each = legs.length === 1 ? high : low === high ? `${high} each` : `${low} to ${high}`;
    const guess = guessed(predicted, tests);
    return `matrix: ${count(legs.length, 'leg')} for ${count(tests, 'test file')}, predicted ${each} (balance ${predicted.balance.toFixed(2)}${guess ? `; ${guess}` : ''})`;
}
/** The test that alone takes as long as its leg, when that is the longest. */
function bindingTest(legs, predicted) {
    if (legs[0].shards === 1)
        return undefined;
    const leg = legs.find((candidate) => candidate.predictedSeconds === predicted.makespanSeconds);
    return leg?.tests.find((test) => test.estimatedSeconds >= leg.predictedSeconds * 0.999);
}
function guessed(predicted, tests) {
    if (predicted.unknownTests === 0)
        return undefined;
    if (predicted.unknownTests === tests)
        return 'no file was timed yet, all durations are guesses';
    return `${count(predicted.unknownTests, 'file')} never timed, guessed`;
}
const count = (amount, noun) => `${amount} ${noun}${amount === 1 ? '' : 's'}`;
/** `41 s`, `3 m 20 s`, and fractions only where they are all there is. */
function seconds(value) {
    if (value < 10)
        return `${Number(value.toFixed(1))} s`;
    const whole = Math.round(value);
    if (whole < 120)
        return `${whole} s`;
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor((whole % 3600) / 60);
    return hours > 0 ? `${hours} h ${minutes} m` : `${minutes} m ${whole % 60} s`;
}
/** Names and paths are text of others: nothing in them may end a cell or start markup. */
const cell = (text) => text.replaceAll(/[\\|`*_<>[\]]/g, (mark) => `\\${mark}`).replaceAll(/\s/g, ' ');
const code = (text) => `\`\`${text.replaceAll('`', "'").replaceAll(/\s/g, ' ')}\`\``;

;// CONCATENATED MODULE: ./build/js/actions/matrix/src/tests-to-run.js


/** The tests that the plan selected, or those listed by hand. */
async function testsToRun(inputs, dependencies) {
    const { plan, tests, suite } = inputs;
    if ((plan === undefined) === (tests.length === 0)) {
        throw new src/* PacelineError */.ce('PACELINE_MATRIX_TESTS', plan === undefined
            ? 'Neither "plan" nor "tests" is given, so there is nothing to divide.'
            : 'Both "plan" and "tests" are given; they could disagree.', 'Pass the plan-path output of test-impact as "plan", or list the test files in "tests".');
    }
    if (plan !== undefined) {
        const document = (0,contracts_src/* parseDocument */.Tp)(contracts_src/* testPlan */.u7, await dependencies.readPlan(plan), plan);
        return {
            tests: document.tests.filter((test) => test.action === 'run'),
            head: document.head,
            testPlanId: document.planId,
            runner: document.runner,
        };
    }
    const present = await Promise.all(tests.map((file) => dependencies.exists(file)));
    const missing = tests.filter((_, index) => !present[index]);
    if (missing.length > 0) {
        const shown = missing.slice(0, 3).join(', ');
        const rest = missing.length > 3 ? ` and ${missing.length - 3} more` : '';
        throw new src/* PacelineError */.ce('PACELINE_MATRIX_TESTS', `Input "tests": ${shown}${rest} ${missing.length === 1 ? 'is' : 'are'} not in the checkout.`, missing.some((file) => /[*?{]/.test(file))
            ? 'List the files themselves; patterns are not expanded here, test-impact does that.'
            : 'Check the paths (relative to the repository), and that actions/checkout runs before.');
    }
    const head = await dependencies.head();
    return { tests: tests.map((file) => ({ suite, file })), head, testPlanId: undefined, runner: undefined };
}

;// CONCATENATED MODULE: ./build/js/actions/matrix/src/make-matrix.js









/**
 * From the tests that have to run to the jobs that run them: expand the axes, estimate the tests, deal them
 * to shards, and hand on the plan (to the legs, as a document) and the matrix (to the workflow, as an output).
 */
async function makeMatrix(context, dependencies) {
    const { inputs, environment, log } = context;
    const rows = expand(inputs);
    const chosen = await testsToRun(inputs, dependencies);
    const tests = await estimated(chosen, inputs.store, dependencies);
    const items = tests.map((test) => ({ key: (0,contracts_src/* testKey */.S8)(test), seconds: test.estimatedSeconds }));
    let planned = [];
    let predicted = {
        makespanSeconds: 0,
        lowerBoundSeconds: 0,
        balance: 1,
        unknownTests: 0,
    };
    if (tests.length > 0) {
        const { partition, note, limited } = chooseShards(items, {
            shards: inputs.shards,
            targetSeconds: inputs['target-duration'],
            maxJobs: inputs['max-jobs'],
            combinations: rows.length,
        });
        if (note)
            (limited ? log.warning : log.info)(note);
        planned = legs(rows, tests, partition);
        predicted = {
            makespanSeconds: partition.makespan,
            lowerBoundSeconds: partition.lowerBound,
            balance: partition.balance,
            unknownTests: tests.filter((test) => !test.known).length,
        };
    }
    const planId = planIdOf(chosen.testPlanId ?? chosen.head, planned, environment.runId);
    const matrix = matrixOutput(planId, planned, rows);
    refuseMaskedValues(matrix, environment.variables);
    const text = (0,contracts_src/* writeDocument */.ft)(contracts_src/* shardPlan */.eK, {
        kind: 'shard-plan',
        version: 1,
        planId,
        ...(chosen.testPlanId === undefined ? {} : { testPlanId: chosen.testPlanId }),
        createdAt: dependencies.now().toISOString(),
        head: chosen.head,
        ...(chosen.runner === undefined ? {} : { runner: chosen.runner }),
        legs: planned,
        predicted,
    });
    const path = await (0,src/* saveDocument */.bd)(environment, 'shard-plan.json', text);
    await context.artifacts.publish({ kind: 'shard-plan', planId, leg: 'all' }, text);
    context.setOutput('matrix', matrix);
    context.setOutput('has-jobs', planned.length > 0);
    context.setOutput('count', planned.length);
    context.setOutput('plan-id', planId);
    context.setOutput('plan-path', path);
    context.setOutput('predicted-seconds', round(predicted.makespanSeconds));
    context.setOutput('lower-bound-seconds', round(predicted.lowerBoundSeconds));
    context.setOutput('balance', round(predicted.balance));
    context.summary(describe(planned, predicted, tests.length));
    context.result(resultLine(planned, predicted, tests.length));
}
function expand(inputs) {
    try {
        const rows = combinations(inputs);
        if (rows.length > 0)
            return rows;
    }
    catch (error) {
        if (!(error instanceof MatrixProblem))
            throw error;
        throw new src/* PacelineError */.ce('PACELINE_MATRIX_AXES', error.message, error.remedy);
    }
    throw new src/* PacelineError */.ce('PACELINE_MATRIX_AXES', '"exclude" removes every combination, so no test would run anywhere.', 'Exclude less, or add a combination with "include".');
}
/** The history is asked only about tests that the plan has no seconds of. */
async function estimated(chosen, store, dependencies) {
    const complete = chosen.tests.every((test) => test.estimatedSeconds !== undefined);
    return estimate(chosen.tests, complete ? noTimings : await dependencies.timings(store));
}
/** Milliseconds are finer than any timing is repeatable. */
const round = (value) => Math.round(value * 1000) / 1000;

;// CONCATENATED MODULE: ./build/js/actions/matrix/src/outputs.js
/** Every output with its value when the action ends before it is set. */
const outputs = {
    matrix: '{"include":[{"plan-id":"","leg":"none","name":"nothing to run"}]}',
    'has-jobs': 'false',
    count: '0',
    'plan-id': '',
    'plan-path': '',
    'predicted-seconds': '0',
    'lower-bound-seconds': '0',
    balance: '1',
};

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/js/actions/matrix/src/system.js





/** What the matrix needs of the machine: the clock, the checkout, and the history in its store. */
function systemDependencies(environment, log) {
    const { workspace, variables } = environment;
    return {
        now: () => new Date(),
        readPlan: (path) => (0,src/* loadDocument */.Az)(environment, path, 'plan'),
        head: async () => (0,src/* headCommit */.Qo)(await (0,src/* openGit */.zY)(workspace, variables)),
        exists: (file) => (0,promises_.access)((0,external_node_path_.join)(workspace, file)).then(() => true, () => false),
        timings: (store) => readTimings(environment, log, store),
    };
}
/** A store that is named wrongly is the user's to correct; one that cannot be read only costs the timings. */
async function readTimings(environment, log, spec) {
    // Loaded only here: a plan that already knows every duration needs neither.
    const [{ openStore }, { fileTimings, openHistory, unknownSeconds }] = await Promise.all([
        __webpack_require__.e(/* import() */ 504).then(__webpack_require__.bind(__webpack_require__, 54504)),
        Promise.all(/* import() */[__webpack_require__.e(143), __webpack_require__.e(44)]).then(__webpack_require__.bind(__webpack_require__, 93044)),
    ]);
    const { home, variables, repository, workflow } = environment;
    const onWarning = (message) => log.warning(message);
    const store = await openStore(spec, { home, variables, onWarning });
    try {
        const records = await openHistory(store, { repository, workflow }, { onWarning }).records();
        const known = fileTimings(records);
        return {
            seconds: (test) => known.get((0,contracts_src/* testKey */.S8)(test))?.seconds,
            guess: (file) => unknownSeconds(records, file),
        };
    }
    catch (error) {
        log.warning(`No timings of earlier runs, so durations are guessed: ${(0,src/* messageOf */.bD)(error)}`);
        return noTimings;
    }
    finally {
        await store.close();
    }
}

;// CONCATENATED MODULE: ./build/js/actions/matrix/src/index.js





/* harmony default export */ const matrix_src = ((0,src/* defineAction */.QP)()({
    inputs: inputs,
    outputs: outputs,
    main: (context) => makeMatrix(context, systemDependencies(context.environment, context.log)),
}));


/***/ }),

/***/ 43534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Mi: () => (/* reexport */ DocumentError),
  VR: () => (/* reexport */ cacheReport),
  Eo: () => (/* reexport */ historyRecord),
  ky: () => (/* reexport */ legResult),
  Tp: () => (/* reexport */ parseDocument),
  qI: () => (/* reexport */ perfReport),
  eK: () => (/* reexport */ shardPlan),
  S8: () => (/* reexport */ testKey),
  u7: () => (/* reexport */ testPlan),
  ft: () => (/* reexport */ writeDocument)
});

// UNUSED EXPORTS: buildReport, canaryReport, documents, jsonSchema, profile

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./build/js/packages/contracts/src/document.js

/** Declares a document: its kind, its version and the fields beside them. */
function document_document(kind, version, fields) {
    const schema = schemas/* object */.Ikc({ kind: schemas/* literal */.euz(kind), version: schemas/* literal */.euz(version), ...fields });
    return { kind, version, schema };
}
/** Why a document was not accepted; `newer` lets history treat it as a miss and a plan as an error. */
class DocumentError extends Error {
    code;
    remedy;
    constructor(code, message, remedy) {
        super(message);
        this.name = 'DocumentError';
        this.code = code;
        this.remedy = remedy;
    }
}
/**
 * Reads one document from its JSON text (or an already parsed value).
 * @param source where the text came from, for the message, e.g. a path or an artifact's name
 * @throws DocumentError when it is not JSON, of another kind, of a newer version, or of another shape
 */
function parseDocument(type, text, source) {
    const value = typeof text === 'string' ? parseJson(text, type.kind, source) : text;
    const head = schemas/* object */.Ikc({ kind: schemas/* string */.YjP(), version: schemas/* number */.aig().int() }).safeParse(value);
    if (!head.success || head.data.kind !== type.kind) {
        const found = head.success ? `a ${head.data.kind}` : 'no Paceline document';
        throw new DocumentError('PACELINE_DOCUMENT_KIND', `${source} is ${found}, expected a ${type.kind}.`, `Pass the ${type.kind} that the job before wrote.`);
    }
    if (head.data.version > type.version) {
        throw new DocumentError('PACELINE_DOCUMENT_NEWER', `${source} is a ${type.kind} of version ${head.data.version}; this release reads up to ${type.version}.`, 'Use the same Paceline release in every job of the workflow.');
    }
    const parsed = type.schema.safeParse(value);
    if (!parsed.success) {
        const first = parsed.error.issues
            .slice(0, 3)
            .map((issue) => `${issue.path.join('.') || '(top)'}: ${issue.message}`)
            .join('; ');
        throw new DocumentError('PACELINE_DOCUMENT_INVALID', `${source} is not a valid ${type.kind}: ${first}.`, 'The file was cut off or edited; let the job that wrote it run again.');
    }
    return parsed.data;
}
function parseJson(text, kind, source) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw new DocumentError('PACELINE_DOCUMENT_INVALID', `${source} is not JSON, expected a ${kind}: ${error.message}.`, 'The file was cut off or edited; let the job that wrote it run again.');
    }
}
/** The JSON text of a document: checked against its schema first, so a writer's mistake surfaces at home. */
function writeDocument(type, value) {
    return `${JSON.stringify(type.schema.parse(value), null, 2)}\n`;
}
/** JSON Schema (draft 2020-12) of a document, for readers that are not ours: as in ours, more fields are allowed. */
function jsonSchema(type) {
    return z.toJSONSchema(type.schema, { unrepresentable: 'any', io: 'input' });
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
;// CONCATENATED MODULE: ./build/js/packages/contracts/src/fields.js

/** A duration in seconds; fractions allowed. */
const seconds = schemas/* number */.aig().finite().nonnegative();
/** An instant, ISO 8601 in UTC. */
const instant = iso/* datetime */.w$();
/** A Git commit: 40 (SHA-1) or 64 (SHA-256) hex digits. */
const commit = schemas/* string */.YjP().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, 'must be a full commit id');
/** Part of artifact names, so nothing but letters, digits, dot, dash and underscore. */
const identifier = schemas/* string */.YjP().regex(/^[A-Za-z0-9._-]{1,64}$/, 'must be 1–64 of A–Z a–z 0–9 . _ -');
/**
 * A path below the repository's root, with `/` between its parts. Absolute paths and `..` are refused
 * here, so that no reader of a document has to think of them again.
 */
const repoPath = schemas/* string */.YjP()
    .min(1)
    .max(4096)
    .refine((path) => !path.startsWith('/') &&
    !/^[A-Za-z]:/.test(path) &&
    !path.includes('\\') &&
    !path.includes('\0') &&
    !path.split('/').includes('..'), 'must be a path below the repository root, with / and without ..');
/** What a test is, everywhere: the suite it belongs to and its file, relative to the repository. */
const testFile = schemas/* object */.Ikc({ suite: schemas/* string */.YjP().min(1).max(200), file: repoPath });
/** The text by which two mentions of a test file are the same one. */
const testKey = (test) => `${test.suite}\0${test.file}`;
const outcome = schemas/* enum */.k5n(['passed', 'failed', 'skipped', 'empty']);
const testRunner = schemas/* enum */.k5n(['vitest', 'jest', 'node', 'pytest', 'go', 'command']);
/** The machine a leg ran on, as far as timings depend on it. */
const machine = schemas/* object */.Ikc({
    os: schemas/* string */.YjP(),
    arch: schemas/* string */.YjP(),
    cores: schemas/* number */.aig().positive(),
    memoryBytes: schemas/* number */.aig().nonnegative(),
    name: schemas/* string */.YjP().optional(),
});

;// CONCATENATED MODULE: ./build/js/packages/contracts/src/build-report.js



/** What was built, what was taken from the cache, and how long each task took. */
const buildReport = document_document('build-report', 1, {
    createdAt: instant,
    job: schemas/* string */.YjP(),
    head: commit,
    seconds: seconds,
    tasks: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        result: schemas/* enum */.k5n(['built', 'cached', 'failed', 'skipped']),
        seconds: seconds,
        cacheKey: schemas/* string */.YjP().optional(),
        missReason: schemas/* string */.YjP().optional(),
    })),
});

;// CONCATENATED MODULE: ./build/js/packages/contracts/src/cache-report.js



/** What the cache did in one job. One document per cache step; perf-report joins them. */
const cacheReport = document_document('cache-report', 1, {
    createdAt: instant,
    job: schemas/* string */.YjP(),
    leg: identifier.optional(),
    key: schemas/* string */.YjP(),
    matchedKey: schemas/* string */.YjP().optional(),
    /** `exact`: the key itself; `partial`: one of the restore-keys; `miss`: nothing. */
    result: schemas/* enum */.k5n(['exact', 'partial', 'miss']),
    missReason: schemas/* string */.YjP().optional(),
    tier: schemas/* string */.YjP().optional(),
    restore: schemas/* object */.Ikc({ seconds: seconds, files: schemas/* number */.aig().int().nonnegative(), bytes: schemas/* number */.aig().nonnegative() })
        .optional(),
    save: schemas/* object */.Ikc({
        seconds: seconds,
        result: schemas/* enum */.k5n(['saved', 'kept', 'skipped', 'failed']),
        files: schemas/* number */.aig().int().nonnegative(),
        bytes: schemas/* number */.aig().nonnegative(),
        /** Bytes that had to be written, after deduplication. */
        newBytes: schemas/* number */.aig().nonnegative(),
    })
        .optional(),
});

;// CONCATENATED MODULE: ./build/js/packages/contracts/src/canary-report.js



/** How a release was stepped up, what was measured at each step, and what was decided. */
const canaryReport = document_document('canary-report', 1, {
    startedAt: instant,
    finishedAt: instant,
    decision: schemas/* enum */.k5n(['promoted', 'rolled-back', 'undecided']),
    reason: schemas/* string */.YjP(),
    steps: schemas/* array */.YOg(schemas/* object */.Ikc({
        /** Share of traffic, 0–1. */
        weight: schemas/* number */.aig().min(0).max(1),
        seconds: seconds,
        canary: schemas/* object */.Ikc({ requests: schemas/* number */.aig().nonnegative(), errors: schemas/* number */.aig().nonnegative() }),
        baseline: schemas/* object */.Ikc({ requests: schemas/* number */.aig().nonnegative(), errors: schemas/* number */.aig().nonnegative() }),
        verdict: schemas/* enum */.k5n(['continue', 'promote', 'roll-back', 'no-data']),
    })),
});

;// CONCATENATED MODULE: ./build/js/packages/contracts/src/leg-result.js



/** One test file as the runner's own report names it. */
const executedFile = testFile.extend({
    /** `empty`: the runner loaded the file and found no test in it. */
    outcome: outcome,
    seconds: seconds,
    tests: schemas/* number */.aig().int().nonnegative(),
    failed: schemas/* number */.aig().int().nonnegative(),
    skipped: schemas/* number */.aig().int().nonnegative(),
    /** Repeats that the runner made of tests of this file. */
    retries: schemas/* number */.aig().int().nonnegative(),
});
const failedTest = testFile.extend({
    name: schemas/* string */.YjP(),
    message: schemas/* string */.YjP().max(4000).optional(),
    line: schemas/* number */.aig().int().positive().optional(),
});
/** What one leg was to run and what it really ran; written by run-tests, read by its verify mode and perf-report. */
const legResult = document_document('leg-result', 1, {
    planId: identifier,
    leg: identifier,
    name: schemas/* string */.YjP(),
    /** Attempt of the run (1 for the first); the latest of each leg counts. */
    attempt: schemas/* number */.aig().int().positive(),
    head: commit,
    runner: testRunner,
    startedAt: instant,
    finishedAt: instant,
    /** Wall seconds of the test command. */
    seconds: seconds,
    /** `failed`: tests ran red. `crashed`: the runner ended without a usable report. */
    outcome: schemas/* enum */.k5n(['passed', 'failed', 'crashed', 'empty']),
    /** Exit status of the test command, or the signal that ended it. */
    exit: schemas/* union */.KCZ([schemas/* number */.aig().int(), schemas/* string */.YjP()]),
    planned: schemas/* array */.YOg(testFile),
    executed: schemas/* array */.YOg(executedFile),
    failures: schemas/* array */.YOg(failedTest),
    slowest: schemas/* array */.YOg(testFile.extend({ name: schemas/* string */.YjP(), seconds: seconds })),
    machine: machine,
    reportPath: repoPath.optional(),
});

;// CONCATENATED MODULE: ./build/js/packages/contracts/src/history-record.js




/** What one run leaves behind for the next; written once, by the last job. */
const historyRecord = document_document('history-record', 1, {
    runId: schemas/* string */.YjP().min(1).max(64),
    attempt: schemas/* number */.aig().int().positive(),
    /** The workflow's name: records of different workflows are never compared. */
    workflow: schemas/* string */.YjP(),
    head: commit,
    /** Short branch name, e.g. `main`, or `pull/12`. */
    branch: schemas/* string */.YjP(),
    event: schemas/* string */.YjP(),
    finishedAt: instant,
    conclusion: schemas/* enum */.k5n(['success', 'failure', 'cancelled']),
    wallSeconds: seconds.optional(),
    /** Each executed test file once; of several legs (axes) the slowest. */
    files: schemas/* array */.YOg(executedFile),
    jobs: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        seconds: seconds,
        queueSeconds: seconds.optional(),
        conclusion: schemas/* string */.YjP(),
        steps: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), seconds: seconds, conclusion: schemas/* string */.YjP() })),
    })),
    caches: schemas/* array */.YOg(schemas/* object */.Ikc({ key: schemas/* string */.YjP(), hit: schemas/* boolean */.zMY(), bytes: schemas/* number */.aig().nonnegative(), seconds: seconds })),
});

;// CONCATENATED MODULE: ./build/js/packages/contracts/src/perf-report.js




/** One figure of this run against the same figure of earlier runs. */
const comparison = schemas/* object */.Ikc({
    /** What is compared, e.g. `wall`, `job/test (1)`, `step/test (1)/npm ci`, `test/unit/src/a.test.ts`. */
    metric: schemas/* string */.YjP(),
    unit: schemas/* enum */.k5n(['seconds', 'bytes', 'ratio', 'count']),
    value: schemas/* number */.aig(),
    /** Runs the mean was taken over; 0 = nothing to compare with. */
    baselineRuns: schemas/* number */.aig().int().nonnegative(),
    baselineMean: schemas/* number */.aig().optional(),
    /** Sample standard deviation of those runs; present from two runs on. */
    baselineDeviation: schemas/* number */.aig().nonnegative().optional(),
    /** value ÷ baselineMean − 1. */
    change: schemas/* number */.aig().optional(),
    verdict: schemas/* enum */.k5n(['slower', 'faster', 'same', 'insufficient-data']),
});
/** Timings of a run's jobs, steps and tests against the history; written by perf-report. */
const perfReport = document_document('perf-report', 1, {
    createdAt: instant,
    run: schemas/* object */.Ikc({
        repository: schemas/* string */.YjP(),
        runId: schemas/* string */.YjP(),
        attempt: schemas/* number */.aig().int().positive(),
        workflow: schemas/* string */.YjP(),
        event: schemas/* string */.YjP(),
        branch: schemas/* string */.YjP(),
        head: commit,
        url: schemas/* string */.YjP().optional(),
    }),
    verdict: schemas/* enum */.k5n(['slower', 'faster', 'same', 'insufficient-data']),
    conclusion: schemas/* enum */.k5n(['success', 'failure', 'cancelled']),
    wallSeconds: seconds.optional(),
    jobs: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        conclusion: schemas/* string */.YjP(),
        startedAt: instant.optional(),
        completedAt: instant.optional(),
        queueSeconds: seconds.optional(),
        seconds: seconds,
        steps: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), number: schemas/* number */.aig().int(), conclusion: schemas/* string */.YjP(), seconds: seconds })),
    })),
    plan: schemas/* object */.Ikc({
        planId: identifier,
        mode: schemas/* enum */.k5n(['selected', 'full', 'none']),
        fallback: schemas/* string */.YjP().optional(),
        tests: schemas/* number */.aig().int().nonnegative(),
        selected: schemas/* number */.aig().int().nonnegative(),
        savedSeconds: seconds.optional(),
    })
        .optional(),
    shards: schemas/* array */.YOg(schemas/* object */.Ikc({
        leg: schemas/* string */.YjP(),
        name: schemas/* string */.YjP(),
        /** Seconds of the leg's test files, by the plan. */
        predictedSeconds: seconds,
        /** The same seconds as the test runner reported them; absent when the leg left no result. */
        actualSeconds: seconds.optional(),
        /** Wall seconds of the whole test command: start-up included, files in parallel counted once. */
        wallSeconds: seconds.optional(),
        tests: schemas/* number */.aig().int(),
    }))
        .optional(),
    tests: schemas/* object */.Ikc({
        files: schemas/* number */.aig().int().nonnegative(),
        passed: schemas/* number */.aig().int().nonnegative(),
        failed: schemas/* number */.aig().int().nonnegative(),
        skipped: schemas/* number */.aig().int().nonnegative(),
        seconds: seconds,
        slowest: schemas/* array */.YOg(schemas/* object */.Ikc({ suite: schemas/* string */.YjP(), file: schemas/* string */.YjP(), seconds: seconds })),
        failures: schemas/* array */.YOg(schemas/* object */.Ikc({ suite: schemas/* string */.YjP(), file: schemas/* string */.YjP(), name: schemas/* string */.YjP(), message: schemas/* string */.YjP().optional() })),
    }),
    caches: schemas/* array */.YOg(cacheReport.schema),
    comparisons: schemas/* array */.YOg(comparison),
    /** What could not be read or had to be left out, in plain words. */
    limits: schemas/* array */.YOg(schemas/* string */.YjP()),
});

;// CONCATENATED MODULE: ./build/js/packages/contracts/src/profile.js



const series = schemas/* array */.YOg(schemas/* number */.aig().nonnegative());
/** What the machine did during one job: equal-length series, one value per sample. */
const profile = document_document('profile', 1, {
    job: schemas/* string */.YjP(),
    leg: identifier.optional(),
    startedAt: instant,
    intervalSeconds: seconds,
    machine: machine,
    /** Share of all cores, 0–1. */
    cpu: series,
    memoryBytes: series,
    diskReadBytes: series,
    diskWriteBytes: series,
    networkReceivedBytes: series,
    networkSentBytes: series,
});

;// CONCATENATED MODULE: ./build/js/packages/contracts/src/shard-plan.js



/**
 * Which leg runs which tests; written by matrix, read by run-tests in every leg and in its verify mode.
 * The matrix output carries only `{plan-id, leg}` and the axes, so it stays far below 1 MB.
 */
const shardPlan = document_document('shard-plan', 1, {
    planId: identifier,
    /** The test plan this was made from; absent when the tests were listed by hand. */
    testPlanId: identifier.optional(),
    createdAt: instant,
    head: commit,
    /** As in the test plan. */
    runner: testRunner.optional(),
    legs: schemas/* array */.YOg(schemas/* object */.Ikc({
        leg: identifier,
        /** What a person reads as the leg's name, e.g. `node 22 · 1/2`. */
        name: schemas/* string */.YjP().min(1),
        axes: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()),
        shard: schemas/* number */.aig().int().positive(),
        shards: schemas/* number */.aig().int().positive(),
        tests: schemas/* array */.YOg(testFile.extend({ estimatedSeconds: seconds })),
        predictedSeconds: seconds,
    })),
    predicted: schemas/* object */.Ikc({
        /** Seconds of the longest leg. */
        makespanSeconds: seconds,
        /** max(longest test, total ÷ shards): no assignment can be shorter. */
        lowerBoundSeconds: seconds,
        /** makespan ÷ mean leg; 1 = perfectly even. */
        balance: schemas/* number */.aig().nonnegative(),
        /** Tests whose seconds are a guess, since the history does not know them. */
        unknownTests: schemas/* number */.aig().int().nonnegative(),
    }),
});

;// CONCATENATED MODULE: ./build/js/packages/contracts/src/test-plan.js



/** Why a test runs (or does not): a stable code, and the shortest import path from a change to it. */
const reason = schemas/* object */.Ikc({
    code: schemas/* enum */.k5n([
        'changed', // the test file itself changed or is new
        'imports', // it reaches a changed file over imports
        'config', // a file that configures its suite changed
        'reference', // it names a changed file that is no module: snapshot, fixture, data
        'always', // asked for by the user
        'failed-before', // it failed in the newest record of this branch or its base
        'unknown', // never seen by the history
        'fallback', // everything runs, see the plan's fallback
        'unaffected', // no path from any change: skipped
    ]),
    /** Files from the change to the test, change first. */
    via: schemas/* array */.YOg(repoPath).optional(),
});
/** Which tests a change can affect, and why; written by test-impact, read by matrix. */
const testPlan = document_document('test-plan', 1, {
    /** Hash of the plan and the run id; part of artifact names. */
    planId: identifier,
    createdAt: instant,
    event: schemas/* string */.YjP(),
    /** The commit that was checked out and planned; legs refuse another. */
    head: commit,
    /** What `head` was compared with; absent when everything runs because no base could be had. */
    base: commit.optional(),
    /** What runs these tests, given or found; legs take it over, so that it is decided once. */
    runner: testRunner.optional(),
    mode: schemas/* enum */.k5n(['selected', 'full', 'none']),
    /** Present when everything runs although only some tests were asked for. */
    fallback: schemas/* object */.Ikc({ code: schemas/* string */.YjP(), message: schemas/* string */.YjP(), file: repoPath.optional() }).optional(),
    changes: schemas/* array */.YOg(schemas/* object */.Ikc({
        path: repoPath,
        status: schemas/* enum */.k5n(['added', 'modified', 'deleted', 'renamed', 'type-changed']),
        from: repoPath.optional(),
    })),
    totals: schemas/* object */.Ikc({
        tests: schemas/* number */.aig().int().nonnegative(),
        selected: schemas/* number */.aig().int().nonnegative(),
        /** Seconds of the selected tests and of all tests, by the history; 0 where nothing is known. */
        selectedSeconds: seconds,
        fullSeconds: seconds,
    }),
    tests: schemas/* array */.YOg(testFile.extend({
        action: schemas/* enum */.k5n(['run', 'skip']),
        /** Seconds by the history; absent when the test was never timed. */
        estimatedSeconds: seconds.optional(),
        reasons: schemas/* array */.YOg(reason),
    })),
});

;// CONCATENATED MODULE: ./build/js/packages/contracts/src/index.js




















/** Every document type by its kind. */
const documents = {
    'build-report': buildReport,
    'cache-report': cacheReport,
    'canary-report': canaryReport,
    'history-record': historyRecord,
    'leg-result': legResult,
    'perf-report': perfReport,
    profile: profile,
    'shard-plan': shardPlan,
    'test-plan': testPlan,
};


/***/ }),

/***/ 9374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JZ: () => (/* binding */ median),
/* harmony export */   i2: () => (/* binding */ mean)
/* harmony export */ });
/* unused harmony export quantile */
/**
 * Arithmetic mean, Σx ÷ n.
 * @throws RangeError when there is no value
 */
function mean(values) {
    needValues(values);
    // Scaled before summing, so that values near the largest number do not overflow to Infinity.
    return values.reduce((sum, value) => sum + value / values.length, 0);
}
/**
 * Median: the middle value, or the mean of the two middle ones; `quantile(values, 0.5)`.
 * @throws RangeError when there is no value
 */
const median = (values) => quantile(values, 0.5);
/**
 * Quantile with linear interpolation at h = (n − 1)·q; the default of R and NumPy.
 * Source: Hyndman & Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996), type 7.
 * @param q 0–1
 * @throws RangeError when there is no value or q is outside 0–1
 */
function quantile(values, q) {
    needValues(values);
    if (!(q >= 0 && q <= 1))
        throw new RangeError(`A quantile lies between 0 and 1, not at ${q}.`);
    const sorted = [...values].sort((a, b) => a - b);
    const h = (sorted.length - 1) * q;
    const low = sorted[Math.floor(h)];
    const high = sorted[Math.ceil(h)];
    const part = h - Math.floor(h);
    // Clamped: rounding may carry an interpolated value of two equal neighbours past both.
    return Math.min(high, Math.max(low, low * (1 - part) + high * part));
}
function needValues(values) {
    if (values.length === 0)
        throw new RangeError('An estimate needs at least one value.');
}


/***/ })

};
