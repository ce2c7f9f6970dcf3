export const id = 408;
export const ids = [408];
export const modules = {

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

/***/ 73145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Jt: () => (/* reexport */ SUMMARY_LIMIT),
  O3: () => (/* reexport */ axisLine),
  Oy: () => (/* reexport */ barLine),
  P$: () => (/* reexport */ columnChart),
  FV: () => (/* reexport */ escapeMarkdown),
  Hi: () => (/* reexport */ fitWithin),
  z3: () => (/* reexport */ formatBytes),
  eD: () => (/* reexport */ formatChange),
  B4: () => (/* reexport */ formatCount),
  a3: () => (/* reexport */ formatDuration),
  l9: () => (/* reexport */ formatPercent),
  qy: () => (/* reexport */ html),
  X: () => (/* reexport */ htmlPage),
  D9: () => (/* reexport */ markdownCode),
  oG: () => (/* reexport */ markdownDetails),
  Qj: () => (/* reexport */ markdownTable),
  g6: () => (/* reexport */ mermaidGantt),
  TN: () => (/* reexport */ oneLine),
  LS: () => (/* reexport */ plural),
  ml: () => (/* reexport */ shorten),
  MJ: () => (/* reexport */ sparkLine),
  Zc: () => (/* reexport */ ticks)
});

// UNUSED EXPORTS: COMMENT_LIMIT, MERMAID_LIMIT, Markup, byteLength, escapeHtml, mermaidName, sparkline

;// CONCATENATED MODULE: ./build/js/packages/render/src/html.js
/** HTML that was made by {@link html}; anything else is text and is escaped. */
class Markup {
    text;
    constructor(text) {
        this.text = text;
    }
}
const ENTITIES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};
/** Not allowed in HTML, or changing the direction of the text after them. */
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
/** Text as it may stand in HTML and SVG, between tags and in quoted attributes. */
const escapeHtml = (text) => text
    .toWellFormed()
    .replaceAll(INVISIBLE, ' ')
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character]);
/**
 * Template for HTML and SVG. Every value is escaped, unless it is markup from another template; lists are
 * joined, `undefined` and `false` are nothing. So a page can only hold the tags that stand in its source.
 */
function html(strings, ...values) {
    return new Markup(strings.reduce((text, part, index) => text + (index > 0 ? render(values[index - 1]) : '') + part, ''));
}
function render(value) {
    if (value === undefined || value === false)
        return '';
    if (value instanceof Markup)
        return value.text;
    if (typeof value === 'string' || typeof value === 'number')
        return escapeHtml(String(value));
    return value.map(render).join('');
}

;// CONCATENATED MODULE: ./build/js/packages/render/src/charts.js

/** Steps between ticks that people read easily, in seconds. */
const STEPS = [
    0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400,
];
/** Round instants from 0 up to `seconds`, at most `count` of them (the last step is used whatever it takes). */
function ticks(seconds, count = 6) {
    const step = STEPS.find((candidate) => seconds / candidate < count) ?? Math.ceil(seconds / count / 86_400) * 86_400;
    return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, index) => index * step);
}
/** One line of a gantt or bar chart: spans on an axis from 0 to `total`, over faint lines at `grid`. */
function barLine(spans, total, options) {
    const { grid = [], height = 24, label } = options;
    return html `<svg class="line" height="${height}" role="img" aria-label="${label}">${grid.map((at) => html `<line class="grid" x1="${percent(at, total)}" x2="${percent(at, total)}" y1="0" y2="${height}"/>`)}${spans.map((span) => bar(span, total, height))}</svg>`;
}
function bar({ start, length, style, title, thickness = 2 / 3 }, total, height) {
    const inner = Math.max(1, height * thickness);
    return html `<rect class="${style}" x="${percent(start, total)}" y="${round((height - inner) / 2)}" width="${percent(length, total)}" height="${round(inner)}" rx="${Math.min(2, inner / 2)}">${title !== undefined && html `<title>${title}</title>`}</rect>`;
}
/** The axis over bar lines: a label at each tick. */
function axisLine(marks, total) {
    return html `<svg class="line axis" height="16" aria-hidden="true">${marks.map(({ at, label }) => html `<text x="${percent(at, total)}" y="11" text-anchor="${at === 0 ? 'start' : at / total > 0.94 ? 'end' : 'middle'}">${label}</text>`)}</svg>`;
}
/** Columns from zero, oldest first, with a band (mean ± noise) behind them. */
function columnChart(columns, options) {
    const { height = 120, band, label, format } = options;
    const top = Math.max(...columns.map(({ value }) => value), band?.high ?? 0, Number.MIN_VALUE) * 1.05;
    const y = (value) => round(height - (Math.max(0, value) / top) * height);
    // Few runs make no wall of colour: a column is never wider than a 24th of the chart.
    const slot = 100 / Math.max(columns.length, 24);
    const marks = ticks(top, 4).slice(1);
    const parts = marks.map((at) => html `<line class="grid" x1="0" x2="100%" y1="${y(at)}" y2="${y(at)}"/>`);
    if (band) {
        const low = y(band.low);
        const high = y(band.high);
        parts.push(html `<rect class="band" x="0" width="100%" y="${high}" height="${round(Math.max(1, low - high))}"/>`, html `<line class="middle" x1="0" x2="100%" y1="${y(band.middle)}" y2="${y(band.middle)}"/>`);
    }
    for (const [index, { value, style, title }] of columns.entries()) {
        parts.push(html `<rect class="${style}" x="${round(index * slot + slot * 0.12)}%" width="${round(slot * 0.76)}%" y="${y(value)}" height="${round(height - y(value))}" rx="1.5"><title>${title}</title></rect>`);
    }
    if (format) {
        const text = (at) => html `<text x="-8" y="${round(y(at) + 4)}" text-anchor="end">${format(at)}</text>`;
        parts.push(marks.filter((at) => y(at) > 4).map(text));
    }
    return html `<svg class="columns" height="${height}" role="img" aria-label="${label}">${parts}</svg>`;
}
/** A small line without axes, oldest first; the last point is marked. Nothing for fewer than two values. */
function sparkLine(values, label) {
    const finite = values.filter(Number.isFinite);
    if (finite.length < 2)
        return html ``;
    const low = finite.reduce((a, b) => Math.min(a, b));
    const high = finite.reduce((a, b) => Math.max(a, b));
    const [width, height, edge] = [72, 20, 3];
    const points = finite.map((value, index) => {
        const x = edge + (index / (finite.length - 1)) * (width - 2 * edge);
        const share = high > low ? (value - low) / (high - low) : 0.5;
        return `${round(x)},${round(height - edge - share * (height - 2 * edge))}`;
    });
    const [x, y] = points.at(-1).split(',');
    return html `<svg class="spark" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}"><polyline points="${points.join(' ')}"/><circle cx="${x}" cy="${y}" r="2"/></svg>`;
}
const round = (value) => Math.round(value * 100) / 100;
/** Kept between 0 and 100 %: a clock that is off must not draw outside of its line. */
function percent(value, total) {
    const share = total > 0 ? (value / total) * 100 : 0;
    return `${round(Math.min(100, Math.max(0, Number.isFinite(share) ? share : 0)))}%`;
}

;// CONCATENATED MODULE: ./build/js/packages/render/src/limits.js
/** GitHub refuses comments of more characters. */
const COMMENT_LIMIT = 65_536;
/** GitHub drops a step's summary of more bytes as a whole. */
const SUMMARY_LIMIT = 1024 * 1024;
/** Mermaid (12) shows an error instead of a diagram whose text is longer. */
const MERMAID_LIMIT = 50_000;
/** How long a text is, in UTF-8 bytes. */
const byteLength = (text) => new TextEncoder().encode(text).length;
/**
 * The fullest version that fits, so that a page becomes shorter in steps and not at a random byte. Versions
 * are made only when they are needed. When none fits, the last is cut at a line.
 * @param limit in bytes of UTF-8, which are never fewer than characters
 */
function fitWithin(limit, versions) {
    let text = '';
    for (const [step, version] of versions.entries()) {
        text = version();
        if (byteLength(text) <= limit)
            return { text, step, cut: false };
    }
    return { text: cutAtLine(text, limit), step: versions.length - 1, cut: true };
}
const CUT = '\n…\n';
function cutAtLine(text, limit) {
    const room = limit - byteLength(CUT);
    if (room < 0)
        return '';
    const bytes = new TextEncoder().encode(text).subarray(0, room);
    // `stream` leaves an incomplete last character out instead of replacing it.
    const head = new TextDecoder().decode(bytes, { stream: true });
    const line = head.lastIndexOf('\n');
    return (line > 0 ? head.slice(0, line) : head) + CUT;
}

;// CONCATENATED MODULE: ./build/js/packages/render/src/markdown.js
/** Characters that mean something in GitHub's markdown; as numeric entities they are plain text everywhere. */
const MARKUP = /[\\`*_~[\](){}#!|$<>&"']/g;
/** Control and direction-changing characters: they would break lines or show text in another order. */
const markdown_INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g;
/**
 * Makes any text harmless as a piece of GitHub markdown, also in a table cell: one line, no markup, no HTML,
 * no link, no `@mention` and no `#reference` (both are made from the rendered text, so entities do not stop
 * them; a zero-width space does).
 */
function escapeMarkdown(text) {
    return oneLine(text)
        .replaceAll(MARKUP, (character) => `&#${character.charCodeAt(0)};`)
        .replaceAll('@', '@\u200b')
        .replaceAll(/&#35;(?=\d)/g, '&#35;\u200b')
        .replaceAll(/:(?=\/\/)/g, '&#58;')
        .replaceAll(/\bwww\./gi, (match) => `${match.slice(0, 3)}&#46;`);
}
/** Text as inline code; `<code>` instead of backticks, since a name may hold backticks. */
const markdownCode = (text) => `<code>${escapeMarkdown(text)}</code>`;
/** One line: line breaks and control characters become spaces. */
const oneLine = (text) => text.toWellFormed().replaceAll(markdown_INVISIBLE, ' ').replaceAll(/ {2,}/g, ' ').trim();
/** Shortens in the middle, where the names of tests and files differ least. */
function shorten(text, length) {
    const characters = [...text];
    if (characters.length <= length)
        return text;
    const tail = Math.ceil((length - 1) * 0.6);
    return `${characters.slice(0, length - 1 - tail).join('')}…${characters.slice(characters.length - tail).join('')}`;
}
/**
 * A markdown table. Cells are markdown already: pass text through {@link escapeMarkdown} or
 * {@link markdownCode}. Line breaks and bare pipes in cells are taken out, so a row stays a row.
 */
function markdownTable(columns, rows) {
    const line = (cells) => `| ${columns
        .map((_, index) => (cells[index] ?? '').replaceAll(/[\r\n\u2028\u2029]+/g, ' ').replaceAll('|', '&#124;'))
        .join(' | ')} |`;
    return [
        line(columns.map(({ title }) => title)),
        `|${columns.map(({ align }) => (align === 'right' ? ' --: ' : ' :-- ')).join('|')}|`,
        ...rows.map(line),
        '',
    ].join('\n');
}
/** A folded part of the page. The title is markdown; blank lines around the body let GitHub read it as markdown. */
const markdownDetails = (title, body) => `<details><summary>${title}</summary>\n\n${body.trim()}\n\n</details>\n`;

;// CONCATENATED MODULE: ./build/js/packages/render/src/mermaid.js


/** Words that start another statement of the gantt grammar. */
const KEYWORD = /^(?:gantt|title|section|dateFormat|axisFormat|tickInterval|inclusiveEndDates|topAxis|todayMarker|weekday|weekend|includes|excludes|click|href|call|accTitle|accDescr|\d{4}-\d{2}-\d{2})/i;
const DAY = 86_400;
/**
 * A mermaid gantt, as a fenced block for GitHub markdown: at most 50,000 characters, sections left out from
 * the end until it fits. Undefined when there is nothing to draw, or when it is longer than a day (the time
 * axis counts hours, minutes and seconds).
 */
function mermaidGantt(sections, limit = MERMAID_LIMIT) {
    const head = 'gantt\n  dateFormat HH:mm:ss\n  axisFormat %H:%M:%S\n';
    let text = head;
    let drawn = 0;
    for (const { name, tasks } of sections) {
        const lines = tasks
            .filter(({ start, seconds }) => start >= 0 && seconds >= 0 && start + seconds < DAY)
            .map((task) => `    ${mermaidName(task.name)} :${task.state === 'failed' ? 'crit, ' : task.state === 'skipped' ? 'done, ' : ''}${clock(task.start)}, ${Math.max(1, Math.round(task.seconds))}s\n`);
        if (lines.length === 0)
            continue;
        const section = `  section ${mermaidName(name)}\n${lines.join('')}`;
        if (text.length + section.length > limit)
            break;
        text += section;
        drawn += lines.length;
    }
    return drawn === 0 ? undefined : `\`\`\`mermaid\n${text}\`\`\`\n`;
}
/** A name that no part of the grammar can take for its own: letters, digits and a few signs. */
function mermaidName(text) {
    const plain = oneLine(text)
        .replaceAll(/[^\p{L}\p{N} ._/()+=,-]+/gu, ' ')
        .replaceAll(/ {2,}/g, ' ')
        .trim();
    const short = shorten(plain, 60);
    if (short === '')
        return 'unnamed';
    return KEYWORD.test(short) ? `· ${short}` : short;
}
function clock(seconds) {
    const whole = Math.round(seconds);
    const part = (value) => String(value).padStart(2, '0');
    return `${part(Math.floor(whole / 3600))}:${part(Math.floor(whole / 60) % 60)}:${part(whole % 60)}`;
}

;// CONCATENATED MODULE: ./build/js/packages/render/src/numbers.js
/**
 * Seconds for people: `420 ms`, `4.2 s`, `42 s`, `2m 14s`, `1h 02m`. Whole seconds stay whole (`4 s`): they
 * may come from a clock that knows no tenths. Negative values keep their sign (`−`).
 */
function formatDuration(seconds) {
    if (!Number.isFinite(seconds))
        return '–';
    if (seconds < 0)
        return `−${formatDuration(-seconds)}`;
    if (seconds < 10 && Number.isInteger(seconds))
        return `${seconds} s`;
    if (seconds < 0.0005)
        return `< 1 ms`;
    if (seconds < 0.9995)
        return `${Math.round(seconds * 1000)} ms`;
    if (seconds < 9.95)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    if (whole < 60)
        return `${whole} s`;
    if (whole < 3600)
        return `${Math.floor(whole / 60)}m ${pad(whole % 60)}s`;
    const minutes = Math.round(seconds / 60);
    return `${Math.floor(minutes / 60)}h ${pad(minutes % 60)}m`;
}
const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
/** Bytes for people, in powers of two: `512 B`, `1.4 MiB`, `230 MiB`. */
function formatBytes(bytes) {
    if (!Number.isFinite(bytes))
        return '–';
    let value = Math.max(0, bytes);
    let unit = 0;
    while (value >= 1023.5 && unit < BYTE_UNITS.length - 1) {
        value /= 1024;
        unit += 1;
    }
    return `${unit > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} ${BYTE_UNITS[unit]}`;
}
/** A ratio as a percentage: 0.082 is `8 %`; one digit after the point below ten per cent, where it says something. */
function formatPercent(ratio) {
    if (!Number.isFinite(ratio))
        return '–';
    const percent = Math.abs(ratio * 100);
    const digits = percent > 0 && percent < 9.95 && !Number.isInteger(percent) ? 1 : 0;
    const text = percent.toFixed(digits).replace(/\.0$/, '');
    return `${ratio < 0 && text !== '0' ? '−' : ''}${text} %`;
}
/** A relative change with its sign: `+12 %`, `−3.4 %`, `±0 %`. */
function formatChange(ratio) {
    if (!Number.isFinite(ratio))
        return '–';
    const text = formatPercent(Math.abs(ratio));
    if (/^0\D/.test(text))
        return `±${text}`;
    return `${ratio > 0 ? '+' : '−'}${text}`;
}
/** A whole number in groups of three: `12,345`. */
const formatCount = (count) => String(Math.round(count)).replaceAll(/\B(?=(?:\d{3})+(?!\d))/g, ',');
/** A count and its noun: `1 file`, `14 files`. */
const plural = (count, noun, many = `${noun}s`) => `${formatCount(count)} ${count === 1 ? noun : many}`;
const pad = (value) => String(value).padStart(2, '0');

;// CONCATENATED MODULE: ./build/js/packages/render/src/page-style.js
/** The look of every page of ours: light, dark, small screens, print; no fonts and no pictures from elsewhere. */
const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --surface: #f6f7f9; --line: #dfe3e8; --faint: #edf0f3;
  --text: #1c2128; --muted: #5b6570;
  --accent: #4f5bd5; --accent-soft: #c9cdf4;
  --good: #14743a; --good-soft: #d9f2e1; --bad: #c2242e; --bad-soft: #fbe0e1; --warn: #8a5a00; --warn-soft: #fbeccb;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0e1116; --surface: #161b22; --line: #2b323b; --faint: #1f252d;
    --text: #e4e8ee; --muted: #98a2ae;
    --accent: #8f99f7; --accent-soft: #3b4180;
    --good: #57c27f; --good-soft: #12301f; --bad: #f4767c; --bad-soft: #3d181b; --warn: #e0b252; --warn-soft: #362a10;
  }
}
* { box-sizing: border-box; }
html { background: var(--page); color: var(--text); -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 1120px; padding: 36px 28px 48px;
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Helvetica, Arial, sans-serif;
  font-variant-numeric: tabular-nums;
}
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
h1 { font-size: 30px; line-height: 1.2; letter-spacing: -0.015em; font-weight: 650; margin: 6px 0 6px; text-wrap: balance; }
h1 .aside { font-weight: 400; color: var(--muted); }
h2 { font-size: 17px; line-height: 1.3; font-weight: 650; margin: 0; }
p { margin: 0; }
code { font: 0.875em/1.45 ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
.muted { color: var(--muted); }
.good { color: var(--good); } .bad { color: var(--bad); }
.top { display: flex; justify-content: space-between; align-items: center; gap: 12px; color: var(--muted); }
.top b { color: var(--text); font-weight: 600; }
.meta { color: var(--muted); font-size: 14px; }
.meta span + span::before, .meta a::before { content: " · "; color: var(--muted); white-space: pre; }
.pill { flex: none; border-radius: 999px; padding: 2px 11px; font-size: 13px; font-weight: 600; background: var(--surface); color: var(--muted); }
.pill.good { background: var(--good-soft); color: var(--good); }
.pill.bad { background: var(--bad-soft); color: var(--bad); }
.pill.warn { background: var(--warn-soft); color: var(--warn); }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(188px, 1fr)); gap: 12px; margin: 24px 0 0; }
.tile { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 13px 15px 12px; min-width: 0; }
.tile dt { font-size: 13px; color: var(--muted); }
.tile dd { margin: 0; }
.tile .value { font-size: 24px; line-height: 1.3; font-weight: 650; letter-spacing: -0.01em; display: flex; justify-content: space-between; align-items: center; gap: 8px; white-space: nowrap; }
.tile .value small { font-size: 15px; font-weight: 500; color: var(--muted); letter-spacing: 0; }
.tile .note { font-size: 13px; line-height: 1.4; color: var(--muted); }
section { margin-top: 36px; }
section > header { display: flex; justify-content: space-between; align-items: baseline; flex-wrap: wrap; gap: 0 16px; margin-bottom: 10px; padding-bottom: 7px; border-bottom: 1px solid var(--line); }
section > header p { font-size: 13px; color: var(--muted); }
.pair > :only-child { grid-column: 1 / -1; }
.pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 36px; }
.key { display: inline-block; width: 10px; height: 10px; border-radius: 2px; margin: 0 4px 0 10px; vertical-align: -0.5px; }
.key:first-child { margin-left: 0; }
.key.actual { background: var(--accent); } .key.predicted { background: var(--accent-soft); }
.key.wait { background: var(--line); } .key.failed { background: var(--bad); } .key.mean { background: var(--accent-soft); opacity: .6; }

.rows { font-size: 14px; }
.row { display: grid; grid-template-columns: minmax(120px, 280px) minmax(0, 1fr) 64px 76px; column-gap: 12px; align-items: center; }
.row > .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.row.plain > .name { padding-left: 16px; }
.row > .figure { text-align: right; white-space: nowrap; }
details.job > summary { list-style: none; cursor: pointer; border-radius: 5px; }
details.job > summary::-webkit-details-marker { display: none; }
details.job > summary .name::before { content: ""; display: inline-block; width: 5px; height: 5px; border: solid var(--muted); border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg); margin: 0 9px 2px 2px; }
details.job[open] > summary .name::before { transform: rotate(45deg); margin-bottom: 3px; }
details.job > summary:hover { background: var(--surface); }
details.job > summary:focus-visible, details.fold > summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.steps { padding: 1px 0 7px; font-size: 13px; color: var(--muted); }
.steps .name { padding-left: 16px; }
svg { display: block; }
svg.line, svg.columns { width: 100%; overflow: visible; }
svg.columns { width: calc(100% - 52px); margin-left: 52px; }
svg .grid { stroke: var(--faint); stroke-width: 1; }
svg.axis text, svg.columns text { font-size: 11px; fill: var(--muted); }
svg .bar { fill: var(--accent); } svg .bar.soft { fill: var(--accent-soft); }
svg .bar.cut { stroke: var(--page); stroke-width: 1; }
svg .bar.bad { fill: var(--bad); } svg .bar.off { fill: var(--line); } svg .wait { fill: var(--line); }
svg .band { fill: var(--accent-soft); opacity: .35; } svg .middle { stroke: var(--accent); stroke-dasharray: 3 4; opacity: .8; }
svg.spark { flex: none; overflow: visible; }
svg.spark polyline { fill: none; stroke: var(--muted); stroke-width: 1.4; stroke-linejoin: round; opacity: .75; }
svg.spark circle { fill: var(--accent); }

.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 14px; }
th { font-weight: 500; font-size: 13px; color: var(--muted); text-align: left; padding: 0 0 5px; }
td { padding: 5px 0; border-top: 1px solid var(--faint); vertical-align: top; }
th + th, td + td { padding-left: 16px; }
.number { text-align: right; white-space: nowrap; }
td.where { min-width: 180px; }
td.trend { width: 88px; } td.trend svg { margin-left: auto; }
details.fold { margin-top: 10px; font-size: 14px; }
details.fold > summary { cursor: pointer; color: var(--muted); padding: 2px 0; }
details.fold[open] > summary { margin-bottom: 8px; }
.failure { border-left: 3px solid var(--bad); padding: 2px 0 2px 12px; margin: 0 0 12px; }
.failure pre { margin: 6px 0 0; padding: 9px 11px; background: var(--surface); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 220px; overflow-y: auto; font: 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
.limits { margin: 0; padding-left: 18px; color: var(--muted); font-size: 14px; }
.limits li { margin: 3px 0; overflow-wrap: anywhere; }
.range { margin-left: 52px; display: flex; justify-content: space-between; font-size: 12px; color: var(--muted); padding-top: 5px; }
footer { margin-top: 40px; padding-top: 12px; border-top: 1px solid var(--line); font-size: 13px; color: var(--muted); }
@media (max-width: 860px) { .pair { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 620px) {
  body { padding: 22px 16px 32px; }
  h1 { font-size: 24px; }
  .tiles { grid-template-columns: 1fr 1fr; gap: 8px; }
  .tile { padding: 10px 11px; } .tile .value { font-size: 20px; } .tile .value svg { display: none; }
  .row { grid-template-columns: minmax(0, 1fr) auto auto; column-gap: 10px; padding: 4px 0; }
  .row > .chart { grid-column: 1 / -1; grid-row: 2; }
  .row.head .name { display: none; }
  td.trend, th.trend { display: none; }
  td.where { min-width: 130px; }
  th + th, td + td { padding-left: 10px; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 12px; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  section, .row, tr, .tile { break-inside: avoid; }
  .failure pre { max-height: none; }
}
`;

;// CONCATENATED MODULE: ./build/js/packages/render/src/page.js


/**
 * A whole HTML page in one file. Its policy forbids scripts and every request, so that text from a pull
 * request could do nothing even if it were markup.
 */
function htmlPage(title, body) {
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
${body.text}
</body>
</html>
`;
}

;// CONCATENATED MODULE: ./build/js/packages/render/src/index.js










/***/ })

};
