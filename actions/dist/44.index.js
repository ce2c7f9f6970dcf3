export const id = 44;
export const ids = [44];
export const modules = {

/***/ 93044:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  JUnitError: () => (/* reexport */ JUnitError),
  failedFiles: () => (/* reexport */ failedFiles),
  fileTimings: () => (/* reexport */ fileTimings),
  openHistory: () => (/* reexport */ openHistory),
  parseJUnit: () => (/* reexport */ parseJUnit),
  parseSeconds: () => (/* reexport */ parseSeconds),
  unknownSeconds: () => (/* reexport */ unknownSeconds)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/js/packages/contracts/src/index.js + 11 modules
var src = __webpack_require__(43534);
;// CONCATENATED MODULE: ./build/js/packages/history/src/retention.js

/** The JSON text of a record, without the indentation that nobody reads here. */
const recordText = (record) => JSON.stringify(JSON.parse((0,src/* writeDocument */.ft)(src/* historyRecord */.Eo, record)));
/** Which of two records of a run counts: the later attempt, of equal attempts the one that finished last. */
function supersedes(record, other) {
    if (record.attempt !== other.attempt)
        return record.attempt > other.attempt;
    return Date.parse(record.finishedAt) > Date.parse(other.finishedAt);
}
/** One record per run, newest first, at most `maxRecords` and none older than `maxAgeSeconds`. */
function retain(records, limits) {
    const runs = new Map();
    for (const record of records) {
        const known = runs.get(record.runId);
        if (!known || supersedes(record, known))
            runs.set(record.runId, record);
    }
    return [...runs.values()]
        .map((record) => ({ record, finished: Date.parse(record.finishedAt) }))
        .filter(({ finished }) => limits.nowMs - finished <= limits.maxAgeSeconds * 1000)
        .sort((a, b) => b.finished - a.finished || (a.record.runId < b.record.runId ? 1 : -1))
        .slice(0, limits.maxRecords)
        .map(({ record }) => record);
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/js/packages/history/src/snapshot.js


const VERSION = 1;
/** A snapshot that unpacks to more than this was not written by us. */
const MAX_SNAPSHOT_BYTES = 512 * 1024 * 1024;
/** An object of the history that cannot be used; the reading goes on without it. */
class Unreadable extends Error {
    /** Written by a newer release: of use to others, so it is never deleted. */
    newer;
    constructor(message, newer) {
        super(message);
        this.newer = newer;
    }
}
/** Reads a single record. @throws Unreadable */
function parseRecord(bytes, key) {
    return checkRecord(parseJson(bytes), key);
}
/** Many records as one object: zstd of `{kind: 'history-snapshot', version, records}`. */
function encodeSnapshot(records) {
    return (0,external_node_zlib_.zstdCompressSync)(JSON.stringify({ kind: 'history-snapshot', version: VERSION, records }));
}
/** Reads a snapshot whole: one bad record makes it damaged, since it was written in one piece. @throws Unreadable */
function parseSnapshot(bytes, key) {
    let unpacked;
    try {
        unpacked = (0,external_node_zlib_.zstdDecompressSync)(bytes, { maxOutputLength: MAX_SNAPSHOT_BYTES });
    }
    catch {
        throw new Unreadable('damaged', false);
    }
    const value = parseJson(unpacked);
    if (value?.kind !== 'history-snapshot' || !Array.isArray(value.records))
        throw new Unreadable('damaged', false);
    if (value.version !== VERSION)
        throw new Unreadable('of a newer version', true);
    return value.records.map((record) => checkRecord(record, key));
}
function checkRecord(value, key) {
    if (typeof value !== 'object' || value === null)
        throw new Unreadable('damaged', false);
    try {
        return (0,src/* parseDocument */.Tp)(src/* historyRecord */.Eo, value, key);
    }
    catch (error) {
        const newer = error instanceof src/* DocumentError */.Mi && error.code === 'PACELINE_DOCUMENT_NEWER';
        throw new Unreadable(newer ? 'of a newer version' : 'damaged', newer);
    }
}
function parseJson(bytes) {
    try {
        return JSON.parse(new TextDecoder().decode(bytes));
    }
    catch {
        throw new Unreadable('damaged', false);
    }
}

;// CONCATENATED MODULE: ./build/js/packages/history/src/history.js



/** How often a reading starts over because objects moved into a snapshot meanwhile. */
const MAX_READS = 8;
const PARALLEL_READS = 8;
/**
 * Opens the history of one workflow.
 *
 * Nothing is lost by writers and compactors at the same time: an object is deleted only after a snapshot
 * with all its records was stored and read back, and that snapshot is younger than the object. So of all
 * objects that ever held a record, the youngest is always there.
 * Keys: `history/<scope>/<time>-<run>-<attempt>` and `history-snapshot/<scope>/<time>-<random>`, where
 * `<scope>` is a hash of repository and workflow; metadata says both in plain text.
 */
function openHistory(store, scope, options = {}) {
    const { maxRecords = 200, maxAgeSeconds = 90 * 86_400, now = Date.now, onWarning = () => { } } = options;
    const hash = (0,external_node_crypto_.createHash)('sha256')
        .update(`${scope.repository}\0${scope.workflow}`)
        .digest('hex')
        .slice(0, 16);
    const singles = `history/${hash}/`;
    const snapshots = `history-snapshot/${hash}/`;
    const metadata = (content) => ({
        content,
        repository: scope.repository,
        workflow: scope.workflow,
    });
    const within = (records) => retain(records, { maxRecords, maxAgeSeconds, nowMs: now() });
    async function readAll() {
        const reading = { objects: new Map(), unreadable: [] };
        const done = new Set();
        for (let round = 0; round < MAX_READS; round++) {
            // Snapshots are listed last: a record that a compaction deleted before the first listing is then in
            // a snapshot that was stored before the second.
            const keys = (await listKeys(store, singles)).concat(await listKeys(store, snapshots));
            const fresh = keys.filter((key) => !done.has(key));
            if (round > 0 && fresh.length === 0)
                break;
            let vanished = false;
            await inParallel(fresh, PARALLEL_READS, async (key) => {
                const found = await store.get(key);
                if (!found) {
                    vanished = true;
                    return;
                }
                done.add(key);
                try {
                    const records = key.startsWith(snapshots)
                        ? parseSnapshot(found.bytes, key)
                        : [parseRecord(found.bytes, key)];
                    reading.objects.set(key, records);
                }
                catch (error) {
                    if (!(error instanceof Unreadable))
                        throw error;
                    reading.unreadable.push({ key, newer: error.newer, reason: error.message });
                }
            });
            if (!vanished && round > 0)
                break;
        }
        if (reading.unreadable.length > 0)
            onWarning(describeUnreadable(reading.unreadable));
        return reading;
    }
    return {
        async records() {
            const { objects } = await readAll();
            return within([...objects.values()].flat());
        },
        async append(record) {
            const time = keyTime(Date.parse(record.finishedAt));
            const key = `${singles}${time}-${keyPart(record.runId)}-${record.attempt}`;
            await store.put(key, new TextEncoder().encode(recordText(record)), {
                metadata: { ...metadata('record'), run: record.runId, attempt: String(record.attempt) },
                ifAbsent: true,
            });
        },
        async compact({ minObjects = 2 } = {}) {
            const listed = [...(await listKeys(store, singles)), ...(await listKeys(store, snapshots))];
            if (listed.length < minObjects)
                return { records: 0, replaced: 0 };
            const { objects, unreadable } = await readAll();
            // Newer versions belong to a newer release that may be in use beside this one; damage stays damaged.
            const damaged = unreadable.filter(({ newer }) => !newer).map(({ key }) => key);
            if (objects.size + damaged.length < Math.max(1, minObjects))
                return { records: 0, replaced: 0 };
            const records = within([...objects.values()].flat());
            const replaced = [...objects.keys(), ...damaged];
            if (records.length > 0) {
                const key = `${snapshots}${keyTime(now())}-${(0,external_node_crypto_.randomUUID)()}`;
                await store.put(key, encodeSnapshot(records), { metadata: metadata('snapshot'), ifAbsent: true });
                // A tier that is down swallows writes, so nothing is deleted before the snapshot was seen.
                const stored = await store.get(key);
                if (!stored || parseSnapshot(stored.bytes, key).length !== records.length) {
                    onWarning('The history could not be compacted: its snapshot was not kept by the store.');
                    return { records: 0, replaced: 0 };
                }
            }
            await inParallel(replaced, PARALLEL_READS, (key) => store.delete(key));
            return { records: records.length, replaced: replaced.length };
        },
    };
}
function describeUnreadable(unreadable) {
    const shown = unreadable
        .slice(0, 3)
        .map(({ key, reason }) => `${key} (${reason})`)
        .join(', ');
    const rest = unreadable.length > 3 ? ` and ${unreadable.length - 3} more` : '';
    return `History: ${unreadable.length} object(s) left out: ${shown}${rest}.`;
}
async function listKeys(store, prefix) {
    const keys = [];
    for await (const { key } of store.list(prefix))
        keys.push(key);
    return keys;
}
/** `20261122T143000123Z`: sorts by time, and no tier has trouble with it as part of a path. */
const keyTime = (ms) => new Date(ms).toISOString().replaceAll(/[-:.]/g, '');
const keyPart = (text) => text.replaceAll(/[^A-Za-z0-9._]/g, '_');
async function inParallel(items, width, body) {
    let next = 0;
    const worker = async () => {
        while (next < items.length)
            await body(items[next++]);
    };
    await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}

// EXTERNAL MODULE: ./node_modules/fast-xml-parser/src/xmlparser/XMLParser.js + 23 modules
var XMLParser = __webpack_require__(41143);
;// CONCATENATED MODULE: ./build/js/packages/history/src/junit-xml.js

const DEFAULT_MAX_BYTES = 256 * 1024 * 1024;
/** A report that cannot be read; core shows `message`, `remedy` and `code` to the user. */
class JUnitError extends Error {
    code;
    remedy;
    constructor(code, message, remedy, options) {
        super(message, options);
        this.name = 'JUnitError';
        this.code = code;
        this.remedy = remedy;
    }
}
const ATTRIBUTES = ':@';
const TEXT = '#text';
const CDATA = '#cdata';
/** Every element that may occur more than once is always a list, so that no reader has to ask. */
const ELEMENTS = new Set([
    'testsuites',
    'testsuite',
    'testcase',
    'properties',
    'property',
    'failure',
    'error',
    'skipped',
    'flakyFailure',
    'flakyError',
    'rerunFailure',
    'rerunError',
]);
/**
 * Parses XML to plain objects. The parser expands no entity at all; we decode the five of XML itself and
 * character references, so a document's own entities (billion laughs, external files) stay plain text.
 */
function parseXml(xml, maxBytes = DEFAULT_MAX_BYTES) {
    if (xml.length > maxBytes || Buffer.byteLength(xml) > maxBytes) {
        throw new JUnitError('PACELINE_JUNIT_TOO_LARGE', `The JUnit report is larger than ${maxBytes} bytes.`, 'Let the test program leave captured output out of its report.');
    }
    const parser = new XMLParser/* default */.A({
        ignoreAttributes: false,
        attributesGroupName: ATTRIBUTES,
        attributeNamePrefix: '',
        textNodeName: TEXT,
        cdataPropName: CDATA,
        parseTagValue: false,
        parseAttributeValue: false,
        trimValues: false,
        processEntities: false,
        ignoreDeclaration: true,
        ignorePiTags: true,
        isArray: (name, _path, _leaf, isAttribute) => !isAttribute && ELEMENTS.has(name),
    });
    try {
        // A byte order mark before the declaration is legal, the parser takes it for text.
        return parser.parse(xml.replace(/^\uFEFF/, ''), true);
    }
    catch (error) {
        throw new JUnitError('PACELINE_JUNIT_INVALID', `The JUnit report is not well-formed XML: ${error.message.split('\n')[0]}`, 'The test program probably died while it wrote the report; see its output.', { cause: error });
    }
}
function children(element, name) {
    const value = Object.hasOwn(element, name) ? element[name] : undefined;
    const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
    // An element without attributes and children is left as its text.
    return list.map((item) => (typeof item === 'object' && item !== null ? item : { [TEXT]: item }));
}
function attribute(element, name) {
    const attributes = element[ATTRIBUTES];
    const value = attributes && Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    return typeof value === 'string' ? decode(value) : undefined;
}
/** Text of an element, with its CDATA, which is taken as it stands. */
function textOf(element) {
    const join = (value) => (Array.isArray(value) ? value.join('') : String(value ?? ''));
    return decode(join(element[TEXT])) + join(element[CDATA]);
}
const NAMED = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
function decode(text) {
    if (!text.includes('&'))
        return text;
    return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi, (whole, decimal, hex, name) => {
        if (name !== undefined)
            return NAMED[name] ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}

;// CONCATENATED MODULE: ./build/js/packages/history/src/junit.js


const MAX_MESSAGE = 4000;
/** Deeper nesting of suites than any test program makes. */
const MAX_DEPTH = 64;
/**
 * Reads JUnit XML as vitest, jest-junit, node:test, pytest, gotestsum and Maven surefire write it. Nested
 * suites become a flat list; a suite that only holds others is left out. Entities a document declares itself
 * are never expanded, external ones never read.
 * Sources of the shape: surefire's surefire-test-report.xsd (flaky and rerun elements), pytest's xunit1 and
 * xunit2 families, and recorded reports of each program.
 * @param options.maxBytes refuse longer texts; 256 MiB by default
 * @throws JUnitError `PACELINE_JUNIT_INVALID` when it is no JUnit XML, `PACELINE_JUNIT_TOO_LARGE`
 */
function parseJUnit(xml, options = {}) {
    const root = parseXml(xml, options.maxBytes);
    const suites = [];
    const tops = [...children(root, 'testsuites'), ...children(root, 'testsuite')];
    if (tops.length === 0) {
        throw new JUnitError('PACELINE_JUNIT_INVALID', 'The report has no <testsuites> or <testsuite> at its top, so it is no JUnit XML.', 'Let the test program write JUnit XML.');
    }
    for (const top of tops)
        collectSuites(top, suites, 0);
    return { suites };
}
function collectSuites(element, suites, depth) {
    if (depth > MAX_DEPTH)
        return;
    const nested = children(element, 'testsuite');
    const testcases = children(element, 'testcase');
    if (testcases.length > 0 || nested.length === 0) {
        const isPytest = attribute(element, 'name') === 'pytest';
        const all = testcases.map((testcase) => readTest(testcase, isPytest));
        const tests = isGoReport(element) ? mergeReruns(all) : all;
        const file = attribute(element, 'file') ?? attribute(element, 'filepath');
        const sum = tests.reduce((total, test) => total + test.seconds, 0);
        suites.push({
            name: attribute(element, 'name') ?? '',
            ...(file === undefined ? {} : { file }),
            seconds: parseSeconds(attribute(element, 'time')) || sum,
            tests,
        });
    }
    for (const suite of nested)
        collectSuites(suite, suites, depth + 1);
}
function readTest(element, isPytest) {
    const [skipped] = children(element, 'skipped');
    const [failure] = children(element, 'failure');
    const [error] = children(element, 'error');
    // surefire: attempts before one that passed (flaky…), and attempts after the first that failed (rerun…).
    const retries = ['flakyFailure', 'flakyError', 'rerunFailure', 'rerunError'].reduce((count, name) => count + children(element, name).length, 0);
    const file = attribute(element, 'file');
    const line = Number(attribute(element, 'line'));
    const status = attribute(element, 'status')?.toLowerCase();
    // node:test gives a failing `todo` both <skipped> and <failure>; the run counts it as skipped.
    const reason = skipped ?? failure ?? error;
    const outcome = skipped
        ? 'skipped'
        : failure
            ? 'failed'
            : error
                ? 'error'
                : status === 'skipped' || status === 'disabled' || status === 'notrun'
                    ? 'skipped'
                    : 'passed';
    const message = reason === undefined ? '' : messageOf(reason);
    return {
        ...(file === undefined || file === '' ? {} : { file }),
        // pytest counts lines from 0.
        ...(Number.isInteger(line) && line >= 0 && (isPytest || line > 0)
            ? { line: isPytest ? line + 1 : line }
            : {}),
        classname: attribute(element, 'classname') ?? '',
        name: attribute(element, 'name') ?? '',
        seconds: parseSeconds(attribute(element, 'time')),
        outcome,
        ...(message === '' ? {} : { message }),
        retries,
    };
}
/** The attribute is often only the first words of the text, or nothing but `Failed` (gotestsum). */
function messageOf(element) {
    const short = (attribute(element, 'message') ?? '').trim();
    const long = textOf(element).trim();
    const whole = long.includes(short) || /^failed$/i.test(short) ? long : `${short}\n${long}`.trim();
    return (whole || short).slice(0, MAX_MESSAGE);
}
/**
 * Seconds from a time attribute: `0.123`, `1,234.5` (surefire groups thousands), `0,123` and `1.234,5`
 * (a comma locale). The last separator is the decimal one, unless the same one stands there twice. What is
 * missing, negative or no number is 0.
 */
function parseSeconds(text) {
    const trimmed = (text ?? '').trim();
    if (!/^\d[\d.,]*(?:e[+-]?\d+)?$/i.test(trimmed))
        return 0;
    const last = Math.max(trimmed.lastIndexOf('.'), trimmed.lastIndexOf(','));
    const separator = trimmed[last];
    const decimal = last >= 0 && trimmed.indexOf(separator) === last ? last : -1;
    const plain = decimal < 0 ? trimmed : `${trimmed.slice(0, decimal)}#${trimmed.slice(decimal + 1)}`;
    const value = Number(plain.replaceAll(/[.,]/g, '').replace('#', '.'));
    return Number.isFinite(value) ? value : 0;
}
function isGoReport(suite) {
    return children(suite, 'properties').some((properties) => children(properties, 'property').some((property) => attribute(property, 'name') === 'go.version'));
}
/** gotestsum with --rerun-fails lists each attempt as a test of its own; the last one decides. */
function mergeReruns(tests) {
    const merged = new Map();
    for (const test of tests) {
        const key = `${test.classname}\0${test.name}`;
        const before = merged.get(key);
        const passed = before?.outcome === 'passed' ? before : test;
        merged.set(key, before ? { ...passed, retries: before.retries + 1 } : test);
    }
    return [...merged.values()];
}

// EXTERNAL MODULE: ./build/js/packages/stats/src/center.js
var center = __webpack_require__(9374);
;// CONCATENATED MODULE: ./build/js/packages/history/src/timings.js


/** Old enough to outvote an outlier, young enough to follow a test that grew. */
const RECENT_RUNS = 10;
const memory = new WeakMap();
/**
 * Seconds of each test file, by its key (`testKey`): the median of its ten most recent passing runs.
 *
 * The median, because one run on a slow machine may take many times as long and must not move the estimate:
 * it stands firm until half of the values are spoiled (its breakdown point; Huber, "Robust Statistics", 1981).
 * Failed and skipped runs are left out, since a test that fails early, or waits for its time limit, says
 * nothing of its usual length. A file that never passed has no estimate.
 * @param records newest first, as `History.records` gives them
 */
function fileTimings(records) {
    const known = memory.get(records);
    if (known)
        return known;
    const found = new Map();
    for (const record of records) {
        for (const { suite, file, outcome, seconds } of record.files) {
            const key = (0,src/* testKey */.S8)({ suite, file });
            const entry = found.get(key) ?? { test: { suite, file }, seconds: [], lastOutcome: outcome };
            found.set(key, entry);
            const passed = outcome === 'passed' || outcome === 'empty';
            if (passed && entry.seconds.length < RECENT_RUNS)
                entry.seconds.push(seconds);
        }
    }
    const timings = new Map();
    for (const [key, { test, seconds, lastOutcome }] of found) {
        if (seconds.length === 0)
            continue;
        timings.set(key, { ...test, seconds: (0,center/* median */.JZ)(seconds), runs: seconds.length, lastOutcome });
    }
    memory.set(records, timings);
    return timings;
}
const directories = new WeakMap();
/**
 * A guess for a file that the history does not know: the median estimate of the files in its directory, or
 * in the nearest directory above it that holds any, up to the repository's root (so: of all files).
 * Undefined when the history knows no file at all.
 * @param file path below the repository's root, with `/`
 */
function unknownSeconds(records, file) {
    const timings = fileTimings(records);
    let medians = directories.get(timings);
    if (!medians) {
        medians = directoryMedians(timings);
        directories.set(timings, medians);
    }
    for (const directory of parents(file)) {
        const seconds = medians.get(directory);
        if (seconds !== undefined)
            return seconds;
    }
    return undefined;
}
/** The median of each directory over all files below it, so that the nearest one is as local as it can be. */
function directoryMedians(timings) {
    const seconds = new Map();
    for (const timing of timings.values()) {
        for (const directory of parents(timing.file)) {
            const list = seconds.get(directory);
            if (list)
                list.push(timing.seconds);
            else
                seconds.set(directory, [timing.seconds]);
        }
    }
    return new Map([...seconds].map(([directory, values]) => [directory, (0,center/* median */.JZ)(values)]));
}
/** `a/b/c.ts` → `a/b`, `a`, `` (the root). */
function parents(file) {
    const parts = file.split('/').slice(0, -1);
    return Array.from({ length: parts.length + 1 }, (_, index) => parts.slice(0, parts.length - index).join('/'));
}
/**
 * Test files that failed in the newest record of a branch; empty when the branch has none.
 * @param branch short name as in the records, e.g. `main` or `pull/12`
 */
function failedFiles(records, branch) {
    const newest = records.find((record) => record.branch === branch);
    return (newest?.files ?? [])
        .filter(({ outcome }) => outcome === 'failed')
        .map(({ suite, file }) => ({ suite, file }));
}

;// CONCATENATED MODULE: ./build/js/packages/history/src/index.js





/***/ })

};
