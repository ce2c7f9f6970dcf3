export const id = 100;
export const ids = [100,374];
export const modules = {

/***/ 92100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  "default": () => (/* binding */ perf_report_src)
});

// EXTERNAL MODULE: ./build/js/packages/core/src/index.js + 28 modules
var src = __webpack_require__(87941);
;// CONCATENATED MODULE: ./build/js/actions/perf-report/src/inputs.js

const inputs = {
    'plan-id': (0,src/* optional */.lq)((0,src/* string */.Yj)('the plan-id output of matrix')),
    'github-token': (0,src/* optional */.lq)((0,src/* secret */.rJ)()),
    store: (0,src/* string */.Yj)('a list of tiers'),
    'baseline-runs': (0,src/* integer */.nd)({ min: 2, max: 200 }),
    'min-change': (0,src/* percent */.KN)(),
    'retention-runs': (0,src/* integer */.nd)({ min: 1, max: 2000 }),
    'retention-age': (0,src/* duration */.p0)(),
};
/** What each output is when it was never set. */
const outputs = {
    'report-path': '',
    'html-path': '',
    verdict: 'insufficient-data',
    'wall-seconds': '',
    'slower-count': '0',
    'failed-tests': '0',
    'history-runs': '0',
};

// EXTERNAL MODULE: ./build/js/packages/contracts/src/index.js + 11 modules
var contracts_src = __webpack_require__(43534);
// EXTERNAL MODULE: ./build/js/packages/history/src/index.js + 6 modules
var history_src = __webpack_require__(93044);
// EXTERNAL MODULE: ./build/js/packages/store/src/index.js + 10 modules
var store_src = __webpack_require__(54504);
// EXTERNAL MODULE: ./build/js/packages/stats/src/center.js
var src_center = __webpack_require__(9374);
;// CONCATENATED MODULE: ./build/js/packages/stats/src/spread.js

/**
 * Sample standard deviation, √(Σ(x − mean)² ÷ (n − 1)), with Bessel's correction.
 * @throws RangeError with fewer than two values: one value says nothing about spread
 */
function sampleDeviation(values) {
    if (values.length < 2)
        throw new RangeError('A sample deviation needs at least two values.');
    const center = (0,src_center/* mean */.i2)(values);
    return Math.sqrt(values.reduce((sum, value) => sum + (value - center) ** 2 / (values.length - 1), 0));
}
/**
 * Median absolute deviation, median(|x − median(x)|): a spread that up to half of the values cannot spoil.
 * Multiply by 1.4826 to estimate the standard deviation of normal data.
 * Source: Hampel, "The Influence Curve and Its Role in Robust Estimation", JASA 69 (1974).
 * @throws RangeError when there is no value
 */
function medianAbsoluteDeviation(values) {
    const center = median(values);
    return median(values.map((value) => Math.abs(value - center)));
}

;// CONCATENATED MODULE: ./build/js/packages/stats/src/compare.js


/**
 * Compares a value, where less is better, with the mean of the same value in earlier runs.
 *
 * `slower` or `faster` only when all hold: |value ÷ mean − 1| ≥ minChange, |value − mean| > minDifference,
 * and |value − mean| > 3·s with s the sample deviation of the earlier values (a Shewhart control limit:
 * Shewhart, "Economic Control of Quality of Manufactured Product", 1931). For normal data a run that
 * changed nothing lies outside it with p ≈ 0.05 at 5 earlier runs and p ≈ 0.009 at 20
 * (t = 3 ÷ √(1 + 1/n) with n − 1 degrees of freedom). The verdict is monotonic in `value`.
 */
function compareWithMean(value, earlier, rule) {
    const runs = earlier.length;
    if (runs === 0)
        return { value, runs, verdict: 'insufficient-data' };
    const center = (0,src_center/* mean */.i2)(earlier);
    const deviation = runs > 1 ? sampleDeviation(earlier) : undefined;
    const change = center === 0 ? undefined : value / center - 1;
    const figures = {
        value,
        runs,
        mean: center,
        ...(deviation === undefined ? {} : { deviation }),
        ...(change === undefined || !Number.isFinite(change) ? {} : { change }),
    };
    if (deviation === undefined || runs < (rule.minRuns ?? 5)) {
        return { ...figures, verdict: 'insufficient-data' };
    }
    const difference = value - center;
    const counts = Math.abs(difference) >= rule.minChange * Math.abs(center) &&
        Math.abs(difference) > (rule.minDifference ?? 0) &&
        Math.abs(difference) > (rule.deviations ?? 3) * deviation;
    return { ...figures, verdict: !counts ? 'same' : difference > 0 ? 'slower' : 'faster' };
}

;// CONCATENATED MODULE: ./build/js/actions/perf-report/src/compare.js


/** GitHub tells the times of jobs and steps in whole seconds: of two, one second is the clock's. */
const API_RESOLUTION = 1;
/** Test runners time in milliseconds; below a tenth of a second it is start-up and chance. */
const TEST_RESOLUTION = 0.1;
/**
 * The earlier runs to compare with: successful ones, without this run's own earlier attempts; those of the
 * base branch first, then the newest of any other.
 */
function baselineRecords(records, runId, baseBranch, count) {
    const usable = records.filter((record) => record.conclusion === 'success' && record.runId !== runId);
    const onBase = usable.filter(({ branch }) => branch === baseBranch);
    return [...onBase, ...usable.filter(({ branch }) => branch !== baseBranch)].slice(0, count);
}
function compareWall(seconds, { records, minChange }) {
    const earlier = records.flatMap(({ wallSeconds }) => (wallSeconds === undefined ? [] : [wallSeconds]));
    return comparison('wall', seconds, earlier, { minChange, minDifference: API_RESOLUTION });
}
/** Every job that succeeded, and its steps, against the job and step of the same name. */
function compareJobs(jobs, { records, minChange }) {
    const rule = { minChange, minDifference: API_RESOLUTION };
    const jobSeconds = new Map();
    const stepSeconds = new Map();
    for (const job of records.flatMap((record) => record.jobs)) {
        if (job.conclusion !== 'success')
            continue;
        add(jobSeconds, job.name, job.seconds);
        for (const [name, seconds] of stepTimes(job.steps))
            add(stepSeconds, `${job.name}\0${name}`, seconds);
    }
    return jobs
        .filter(({ conclusion }) => conclusion === 'success')
        .flatMap((job) => [
        comparison(jobMetric(job.name), job.seconds, jobSeconds.get(job.name) ?? [], rule),
        ...[...stepTimes(job.steps)].map(([name, seconds]) => comparison(stepMetric(job.name, name), seconds, stepSeconds.get(`${job.name}\0${name}`) ?? [], rule)),
    ]);
}
/** Every test file that passed, against its earlier passing runs: a red test's time says nothing of its length. */
function compareTests(files, { records, minChange }) {
    const rule = { minChange, minDifference: TEST_RESOLUTION };
    const seconds = new Map();
    for (const file of records.flatMap((record) => record.files)) {
        if (file.outcome === 'passed')
            add(seconds, (0,contracts_src/* testKey */.S8)(file), file.seconds);
    }
    return files
        .filter(({ outcome }) => outcome === 'passed')
        .map((file) => comparison(testMetric(file), file.seconds, seconds.get((0,contracts_src/* testKey */.S8)(file)) ?? [], rule));
}
/** Differences up to this many seconds are the clock's, not the run's. */
const resolutionOf = (metric) => metric.startsWith('test/') ? TEST_RESOLUTION : API_RESOLUTION;
const jobMetric = (job) => `job/${job}`;
const stepMetric = (job, step) => `step/${job}/${step}`;
const testMetric = (test) => `test/${test.suite}/${test.file}`;
function comparison(metric, value, earlier, rule) {
    const { runs, mean, deviation, change, verdict } = compareWithMean(value, earlier, rule);
    return {
        metric,
        unit: 'seconds',
        value,
        baselineRuns: runs,
        ...(mean === undefined ? {} : { baselineMean: mean }),
        ...(deviation === undefined ? {} : { baselineDeviation: deviation }),
        ...(change === undefined ? {} : { change }),
        verdict,
    };
}
/** Steps by name; two of the same name count together, since nothing tells them apart from run to run. */
function stepTimes(steps) {
    const times = new Map();
    for (const { name, seconds } of steps)
        times.set(name, (times.get(name) ?? 0) + seconds);
    return times;
}
function add(map, key, value) {
    const values = map.get(key);
    if (values)
        values.push(value);
    else
        map.set(key, [value]);
}

;// CONCATENATED MODULE: ./build/js/actions/perf-report/src/jobs.js
/**
 * Takes the finished jobs out of the API's answer. Our own job is not over while it is reported on, so it
 * is left out; the API does not say which one it is, so it is the unfinished job on our runner, else the
 * one that carries our id as its name, else the only unfinished one.
 */
function finishedJobs(found, own) {
    const unfinished = found.filter(({ status }) => status !== 'completed');
    const candidates = unfinished.filter(({ status }) => status === 'in_progress');
    const ours = only(candidates.filter((job) => own.runnerName && job.runner_name === own.runnerName)) ??
        only(candidates.filter((job) => job.name === own.id || job.name.endsWith(` / ${own.id}`))) ??
        only(candidates);
    return {
        jobs: found
            .filter(({ status, conclusion }) => status === 'completed' && conclusion !== 'skipped')
            .map(describeJob)
            .sort((a, b) => compareText(a.startedAt ?? '', b.startedAt ?? '') || compareText(a.name, b.name)),
        running: unfinished.filter((job) => job !== ours).map(({ name }) => name),
        ownFailure: ours?.steps?.some(({ conclusion }) => conclusion === 'failure') ?? false,
    };
}
function describeJob(job) {
    const startedAt = instant(job.started_at);
    const completedAt = instant(job.completed_at);
    const createdAt = instant(job.created_at);
    return {
        name: job.name,
        conclusion: job.conclusion ?? 'unknown',
        ...(startedAt ? { startedAt } : {}),
        ...(completedAt ? { completedAt } : {}),
        ...(createdAt && startedAt ? { queueSeconds: secondsBetween(createdAt, startedAt) } : {}),
        seconds: secondsBetween(startedAt, completedAt),
        steps: (job.steps ?? [])
            .filter(({ conclusion }) => conclusion !== 'skipped')
            .map((step) => ({
            name: step.name,
            number: step.number,
            conclusion: step.conclusion ?? 'unknown',
            seconds: secondsBetween(instant(step.started_at), instant(step.completed_at)),
        })),
    };
}
/**
 * Seconds during which at least one job was waiting for a runner or running. Time in which nothing could
 * run does not count: the wait for an approval, and the hours between a run and its re-run.
 */
function wallSeconds(jobs) {
    const spans = jobs
        .filter(({ startedAt, completedAt }) => startedAt && completedAt)
        .map(({ startedAt, completedAt, queueSeconds = 0 }) => ({
        from: Date.parse(startedAt) - queueSeconds * 1000,
        to: Date.parse(completedAt),
    }))
        .sort((a, b) => a.from - b.from);
    if (spans.length === 0)
        return undefined;
    let total = 0;
    let end = Number.NEGATIVE_INFINITY;
    for (const { from, to } of spans) {
        total += Math.max(0, to - Math.max(from, end));
        end = Math.max(end, to);
    }
    return total / 1000;
}
const only = (items) => (items.length === 1 ? items[0] : undefined);
const compareText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
/** ISO 8601 in UTC, or nothing: a step that never started has no time, or the year 1. */
function instant(text) {
    const ms = text ? Date.parse(text) : Number.NaN;
    return ms > 0 ? new Date(ms).toISOString() : undefined;
}
/** Never negative: clocks of API and runner may differ by a second. */
const secondsBetween = (from, to) => from && to ? Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000) : 0;

;// CONCATENATED MODULE: ./build/js/actions/perf-report/src/limits.js
function createLimits(log) {
    const all = [];
    const add = (say) => (message) => {
        if (all.includes(message))
            return;
        all.push(message);
        say(message);
    };
    return { all, note: add(log.info), warn: add((message) => log.warning(message)) };
}

// EXTERNAL MODULE: ./build/js/packages/render/src/index.js + 8 modules
var render_src = __webpack_require__(73145);
;// CONCATENATED MODULE: ./build/js/actions/perf-report/src/words.js


const indexes = new WeakMap();
/** The comparison of one metric, if it was made; by an index, since a page asks for thousands. */
function comparisonOf(report, metric) {
    let index = indexes.get(report);
    if (!index) {
        index = new Map(report.comparisons.map((comparison) => [comparison.metric, comparison]));
        indexes.set(report, index);
    }
    return index.get(metric);
}
/** How the wall time stands to the runs before, with its noise: `8 % faster than the mean of 5 runs (±3 s)`. */
function wallVerdict(report) {
    const wall = comparisonOf(report, 'wall');
    if (!wall)
        return '';
    const { baselineRuns, baselineMean, baselineDeviation, change, verdict } = wall;
    if (baselineRuns === 0 || baselineMean === undefined)
        return 'no earlier run to compare with';
    const noise = baselineDeviation === undefined ? '' : ` (±${noiseText(baselineDeviation)})`;
    const mean = `the mean of ${(0,render_src/* plural */.LS)(baselineRuns, 'run')}${noise}`;
    if (verdict === 'insufficient-data') {
        return `too few runs to judge: ${change === undefined ? '' : `${(0,render_src/* formatChange */.eD)(change)} against `}${mean}`;
    }
    if (verdict === 'same') {
        const difference = Math.abs(wall.value - baselineMean);
        const deviation = baselineDeviation ?? 0;
        // Close to the mean, or beyond the noise but smaller than what is worth telling.
        if (change === undefined || difference <= deviation || difference > 3 * deviation) {
            return `about the same as ${mean}`;
        }
        const runs = (0,render_src/* plural */.LS)(baselineRuns, 'run');
        return `${(0,render_src/* formatPercent */.l9)(Math.abs(change))} ${change > 0 ? 'more' : 'less'} than the mean of ${runs}, within the noise${noise}`;
    }
    const amount = change === undefined ? '' : `${(0,render_src/* formatPercent */.l9)(Math.abs(change))} `;
    return `${amount}${verdict} than ${mean}`;
}
/** The first line: one figure, and what it means. A red run is about its failures, not about its time. */
function headline(report) {
    const { conclusion, tests, wallSeconds } = report;
    const wall = wallSeconds === undefined ? undefined : (0,render_src/* formatDuration */.a3)(wallSeconds);
    if (conclusion === 'success')
        return { figure: wall ?? 'Wall time not known', rest: wallVerdict(report) };
    const failed = tests.failed > 0 ? `${(0,render_src/* plural */.LS)(tests.failed, 'test')} failed` : 'Failed';
    return { figure: conclusion === 'cancelled' ? 'Cancelled' : failed, rest: wall ? `after ${wall}` : '' };
}
/** The change against the mean; `≈` where it is no more than the clock resolves, whatever the percentage. */
function changeWords({ change, value, baselineMean, metric, verdict }) {
    if (change === undefined || baselineMean === undefined)
        return '–';
    const clear = verdict === 'slower' || verdict === 'faster';
    const resolved = Math.abs(value - baselineMean) > resolutionOf(metric);
    return clear || resolved ? (0,render_src/* formatChange */.eD)(change) : '≈';
}
/** A spread, in tenths of a second where it is short: more digits would claim more than it knows. */
function noiseText(seconds) {
    if (seconds >= 0.95)
        return (0,render_src/* formatDuration */.a3)(seconds);
    return seconds < 0.05 ? (0,render_src/* formatDuration */.a3)(seconds) : `${seconds.toFixed(1)} s`;
}
/** What was tested: `132 tests in 14 files`, with the failures where there are any. */
function testsLine({ tests }) {
    const count = tests.passed + tests.failed + tests.skipped;
    const text = `${(0,render_src/* plural */.LS)(count, 'test')} in ${(0,render_src/* plural */.LS)(tests.files, 'file')}`;
    const notes = [
        ...(tests.failed > 0 ? [`${tests.failed} failed`] : []),
        ...(tests.skipped > 0 ? [`${tests.skipped} skipped`] : []),
    ];
    return notes.length > 0 ? `${text}, ${notes.join(', ')}` : text;
}
/** `1m 42s wall, 8 % faster than the mean of 5 runs (±3 s); 132 tests in 14 files; slowest test/a.test.ts 4.2 s` */
function resultLine(report) {
    const wall = report.wallSeconds === undefined
        ? 'wall time not known'
        : `${(0,render_src/* formatDuration */.a3)(report.wallSeconds)} wall, ${report.conclusion === 'success' ? wallVerdict(report) : `not judged since the run is not green`}`;
    const slowest = report.tests.slowest[0];
    const parts = [
        wall,
        report.tests.files === 0 ? 'no test results' : testsLine(report),
        ...(slowest ? [`slowest ${(0,render_src/* shorten */.ml)((0,render_src/* oneLine */.TN)(slowest.file), 80)} ${(0,render_src/* formatDuration */.a3)(slowest.seconds)}`] : []),
    ];
    return `perf-report: ${parts.join('; ')}`;
}

;// CONCATENATED MODULE: ./build/js/actions/perf-report/src/page-parts.js


/** Pieces that several sections of the page share. */
const section = (title, note, body) => (0,render_src/* html */.qy) `<section><header><h2>${title}</h2><p>${note}</p></header>
${body}
</section>
`;
/** A long name shortened in the middle; whole when pointed at. */
function nameCode(text, length = 100) {
    const short = (0,render_src/* shorten */.ml)(text, length);
    return (0,render_src/* html */.qy) `<code${short !== text && (0,render_src/* html */.qy) ` title="${(0,render_src/* shorten */.ml)(text, 1000)}"`}>${short}</code>`;
}
/** The change against the mean; coloured only where it is beyond the noise. */
function changeText(comparison) {
    if (comparison?.change === undefined)
        return (0,render_src/* html */.qy) `<span class="muted">–</span>`;
    const { verdict, baselineMean, baselineDeviation, baselineRuns } = comparison;
    const style = verdict === 'slower' ? 'bad' : verdict === 'faster' ? 'good' : 'muted';
    const noise = baselineDeviation === undefined ? '' : ` ± ${noiseText(baselineDeviation)}`;
    const title = `mean of ${baselineRuns}: ${(0,render_src/* formatDuration */.a3)(baselineMean ?? 0)}${noise}`;
    return (0,render_src/* html */.qy) `<span class="${style}" title="${title}">${changeWords(comparison)}</span>`;
}
/** The change only where it is beyond the noise, so that a chart beside it stays quiet. */
const clearChange = (comparison) => comparison?.verdict === 'slower' || comparison?.verdict === 'faster' ? changeText(comparison) : undefined;
function table(head, rows) {
    return (0,render_src/* html */.qy) `<div class="scroll"><table>
<thead><tr>${head.map(({ title, style }) => (0,render_src/* html */.qy) `<th scope="col"${style !== undefined && (0,render_src/* html */.qy) ` class="${style}"`}>${title}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => (0,render_src/* html */.qy) `${row}\n`)}</tbody></table></div>`;
}
/** The first rows open, the others folded, what is beyond `most` only counted. */
function folded(items, limits, show) {
    const { open, most, noun } = limits;
    const rest = items.slice(open, most);
    return [
        show(items.slice(0, open)),
        rest.length > 0 &&
            (0,render_src/* html */.qy) `<details class="fold"><summary>${(0,render_src/* plural */.LS)(rest.length, `more ${noun}`)}</summary>${show(rest)}</details>`,
        items.length > most &&
            (0,render_src/* html */.qy) `<p class="muted">${(0,render_src/* plural */.LS)(items.length - most, `further ${noun}`)} not shown.</p>`,
    ];
}

;// CONCATENATED MODULE: ./build/js/actions/perf-report/src/page-facts.js



/** Everything beyond the noise, largest difference first. */
function changesSection(report) {
    const changed = report.comparisons
        .filter(({ metric, verdict }) => metric !== 'wall' && (verdict === 'slower' || verdict === 'faster'))
        .sort((a, b) => difference(b) - difference(a));
    if (changed.length === 0)
        return undefined;
    const slower = changed.filter(({ verdict }) => verdict === 'slower').length;
    const body = folded(changed, { open: 8, most: 200, noun: 'change' }, (items) => table([
        { title: 'What' },
        { title: 'Time', style: 'number' },
        { title: 'Mean', style: 'number' },
        { title: 'Noise', style: 'number' },
        { title: 'Δ', style: 'number' },
    ], items.map((item) => (0,render_src/* html */.qy) `<tr><td class="where">${nameCode(item.metric, 100)}</td><td class="number">${(0,render_src/* formatDuration */.a3)(item.value)}</td><td class="number muted">${(0,render_src/* formatDuration */.a3)(item.baselineMean ?? 0)}</td><td class="number muted">±${noiseText(item.baselineDeviation ?? 0)}</td><td class="number">${changeText(item)}</td></tr>`)));
    return section('Beyond the noise', `${slower} slower, ${changed.length - slower} faster`, body);
}
const difference = ({ value, baselineMean = 0 }) => Math.abs(value - baselineMean);
function cacheSection({ caches }) {
    if (caches.length === 0)
        return undefined;
    const words = { exact: 'hit', partial: 'partly', miss: 'miss' };
    const body = folded(caches, { open: 8, most: 200, noun: 'cache step' }, (items) => table([
        { title: 'Key' },
        { title: 'Job' },
        { title: 'Result' },
        { title: 'Restored', style: 'number' },
        { title: 'Saved', style: 'number' },
    ], items.map(({ key, job, leg, result, missReason, restore, save }) => {
        const style = result === 'exact' ? 'good' : result === 'miss' ? 'bad' : '';
        const why = result !== 'exact' && missReason ? (0,render_src/* html */.qy) ` <span class="muted">${missReason}</span>` : '';
        const saved = save
            ? `${save.result}${save.result === 'saved' ? `, ${(0,render_src/* formatBytes */.z3)(save.newBytes)} new` : ''}`
            : '–';
        return (0,render_src/* html */.qy) `<tr><td class="where">${nameCode(key, 60)}</td><td>${leg ? `${job} ${leg}` : job}</td><td><span class="${style}">${words[result]}</span>${why}</td><td class="number">${restore ? `${(0,render_src/* formatBytes */.z3)(restore.bytes)} in ${(0,render_src/* formatDuration */.a3)(restore.seconds)}` : '–'}</td><td class="number">${saved}</td></tr>`;
    })));
    return section('Caches', (0,render_src/* plural */.LS)(caches.length, 'cache step'), body);
}
function limitsSection({ limits }) {
    if (limits.length === 0)
        return undefined;
    const items = limits.slice(0, 50).map((limit) => (0,render_src/* html */.qy) `<li>${limit}</li>`);
    return section('What this report could not see', '', (0,render_src/* html */.qy) `<ul class="limits">${items}</ul>`);
}

;// CONCATENATED MODULE: ./build/js/actions/perf-report/src/page-head.js



const TREND_RUNS = 20;
function pageHeader(report) {
    const { run, conclusion } = report;
    const known = report.jobs.length > 0 || report.tests.files > 0;
    const pill = { success: ['good', 'Passed'], failure: ['bad', 'Failed'], cancelled: ['', 'Cancelled'] }[conclusion];
    const { figure, rest } = headline(report);
    const link = run.url && /^https?:\/\//.test(run.url) ? (0,render_src/* html */.qy) `<a href="${run.url}">run ${run.runId}</a>` : undefined;
    const facts = [
        run.branch,
        run.head.slice(0, 7),
        run.event,
        `${run.attempt > 1 ? `attempt ${run.attempt}, ` : ''}${report.createdAt.slice(0, 16).replace('T', ' ')} UTC`,
    ];
    return (0,render_src/* html */.qy) `<div class="top"><span><b>${run.repository}</b> / ${run.workflow}</span>${known && (0,render_src/* html */.qy) `<span class="pill ${pill[0]}">${pill[1]}</span>`}</div>
<h1>${figure}${rest !== '' && (0,render_src/* html */.qy) `<span class="aside">, ${rest}</span>`}</h1>
<p class="meta">${facts.map((fact) => (0,render_src/* html */.qy) `<span>${fact}</span>`)}${link}</p>
`;
}
/** The figures that a reader looks for first; a tile without data is left out. */
function tiles(report, records) {
    const shown = [
        wallTile(report, records),
        testTile(report),
        selectionTile(report),
        shardTile(report),
        cacheTile(report),
    ];
    return (0,render_src/* html */.qy) `<dl class="tiles">
${shown}</dl>
`;
}
const tile = (title, value, note) => (0,render_src/* html */.qy) `<div class="tile"><dt>${title}</dt><dd class="value">${value}</dd><dd class="note">${note}</dd></div>
`;
function wallTile(report, records) {
    if (report.wallSeconds === undefined)
        return undefined;
    const wall = comparisonOf(report, 'wall');
    const earlier = records
        .slice(0, TREND_RUNS)
        .flatMap(({ wallSeconds }) => (wallSeconds === undefined ? [] : [wallSeconds]))
        .reverse();
    const value = (0,render_src/* html */.qy) `<span>${(0,render_src/* formatDuration */.a3)(report.wallSeconds)}</span>${(0,render_src/* sparkLine */.MJ)([...earlier, report.wallSeconds], `Wall time of ${earlier.length} runs and this one`)}`;
    const mean = wall?.baselineMean === undefined
        ? 'no earlier run'
        : (0,render_src/* html */.qy) `${report.conclusion === 'success' ? changeText(wall) : changeWords(wall)} against ${(0,render_src/* formatDuration */.a3)(wall.baselineMean)}`;
    return tile('Wall time', value, mean);
}
function testTile({ tests }) {
    const count = tests.passed + tests.failed + tests.skipped;
    if (tests.files === 0)
        return tile('Tests', '–', 'no test results');
    const notes = [
        (0,render_src/* html */.qy) `in ${(0,render_src/* plural */.LS)(tests.files, 'file')}`,
        tests.failed > 0 && (0,render_src/* html */.qy) `, <span class="bad">${(0,render_src/* formatCount */.B4)(tests.failed)} failed</span>`,
        tests.skipped > 0 && `, ${(0,render_src/* formatCount */.B4)(tests.skipped)} skipped`,
    ];
    return tile('Tests', (0,render_src/* formatCount */.B4)(count), notes);
}
function selectionTile({ plan }) {
    if (!plan || plan.tests === 0)
        return undefined;
    const value = (0,render_src/* html */.qy) `<span>${(0,render_src/* formatCount */.B4)(plan.selected)} <small>of ${(0,render_src/* formatCount */.B4)(plan.tests)}</small></span>`;
    const share = `${(0,render_src/* formatPercent */.l9)(plan.selected / plan.tests)} of files`;
    const saved = plan.savedSeconds ? `, ${(0,render_src/* formatDuration */.a3)(plan.savedSeconds)} saved` : '';
    return tile('Selected', value, plan.fallback ? 'everything ran, see below' : `${share}${saved}`);
}
function shardTile({ shards }) {
    const actual = (shards ?? []).flatMap(({ actualSeconds }) => actualSeconds === undefined ? [] : [actualSeconds]);
    if (!shards || shards.length < 2 || actual.length === 0)
        return undefined;
    const longest = actual.reduce((a, b) => Math.max(a, b));
    const average = actual.reduce((a, b) => a + b, 0) / actual.length;
    const value = (0,render_src/* html */.qy) `<span>${average > 0 ? (0,render_src/* formatPercent */.l9)(average / longest) : '–'} <small>even</small></span>`;
    return tile('Shards', value, `${shards.length} legs, longest ${(0,render_src/* formatDuration */.a3)(longest)}`);
}
function cacheTile({ caches }) {
    if (caches.length === 0)
        return undefined;
    const hits = caches.filter(({ result }) => result === 'exact').length;
    const bytes = caches.reduce((sum, { restore }) => sum + (restore?.bytes ?? 0), 0);
    const seconds = caches.reduce((sum, { restore }) => sum + (restore?.seconds ?? 0), 0);
    const value = (0,render_src/* html */.qy) `<span>${hits} <small>of ${caches.length} hit</small></span>`;
    return tile('Cache', value, bytes > 0 ? `${(0,render_src/* formatBytes */.z3)(bytes)} in ${(0,render_src/* formatDuration */.a3)(seconds)}` : 'nothing restored');
}

;// CONCATENATED MODULE: ./build/js/actions/perf-report/src/page-tests.js





const page_tests_TREND_RUNS = 20;
function failuresSection({ tests }) {
    if (tests.failures.length === 0)
        return undefined;
    const body = folded(tests.failures, { open: 10, most: 100, noun: 'failed test' }, (items) => (0,render_src/* html */.qy) `${items.map(({ file, name, message }) => (0,render_src/* html */.qy) `<div class="failure"><div><b>${(0,render_src/* shorten */.ml)(name, 300)}</b></div><div class="muted">${nameCode(file, 200)}</div>${message !== undefined && (0,render_src/* html */.qy) `<pre>${(0,render_src/* shorten */.ml)(message, 4000)}</pre>`}</div>\n`)}`);
    return section('Failed tests', (0,render_src/* plural */.LS)(tests.failed, 'failure'), body);
}
const HEAD = [
    { title: 'Time', style: 'number' },
    { title: 'Δ', style: 'number' },
];
/** Slowest test files and slowest steps, side by side where there is room. */
function slowestSections(report, records) {
    const tests = slowestTests(report, records);
    const steps = slowestSteps(report);
    if (!tests && !steps)
        return undefined;
    return (0,render_src/* html */.qy) `<div class="pair">${tests}${steps}</div>
`;
}
function slowestTests(report, records) {
    const { slowest, seconds } = report.tests;
    if (slowest.length === 0)
        return undefined;
    const past = pastSeconds(records, new Set(slowest.map(contracts_src/* testKey */.S8)));
    const row = (test) => {
        const values = [...(past.get((0,contracts_src/* testKey */.S8)(test)) ?? []), test.seconds];
        return (0,render_src/* html */.qy) `<tr><td class="where">${nameCode(test.file, 80)}</td><td class="trend">${(0,render_src/* sparkLine */.MJ)(values, `${values.length} runs`)}</td><td class="number">${(0,render_src/* formatDuration */.a3)(test.seconds)}</td><td class="number">${changeText(comparisonOf(report, testMetric(test)))}</td></tr>`;
    };
    const body = folded(slowest, { open: 8, most: 20, noun: 'test file' }, (items) => table([{ title: 'File' }, { title: 'Trend', style: 'trend number' }, ...HEAD], items.map(row)));
    return section('Slowest test files', `${(0,render_src/* formatDuration */.a3)(seconds)} in all`, body);
}
/** Seconds of some test files in earlier passing runs, oldest first. */
function pastSeconds(records, keys) {
    const past = new Map();
    for (const record of records.slice(0, page_tests_TREND_RUNS).reverse()) {
        for (const file of record.files) {
            const key = (0,contracts_src/* testKey */.S8)(file);
            if (file.outcome !== 'passed' || !keys.has(key))
                continue;
            past.set(key, [...(past.get(key) ?? []), file.seconds]);
        }
    }
    return past;
}
function slowestSteps(report) {
    const steps = report.jobs
        .flatMap((job) => job.steps.map((step) => ({ ...step, job: job.name })))
        .filter(({ seconds }) => seconds > 0)
        .sort((a, b) => b.seconds - a.seconds)
        .slice(0, 20);
    if (steps.length === 0)
        return undefined;
    const row = (step) => (0,render_src/* html */.qy) `<tr><td class="where">${(0,render_src/* shorten */.ml)(step.name, 80)} <span class="muted">in ${(0,render_src/* shorten */.ml)(step.job, 60)}</span></td><td class="number">${(0,render_src/* formatDuration */.a3)(step.seconds)}</td><td class="number">${changeText(comparisonOf(report, stepMetric(step.job, step.name)))}</td></tr>`;
    const body = folded(steps, { open: 8, most: 20, noun: 'step' }, (items) => table([{ title: 'Step' }, ...HEAD], items.map(row)));
    return section('Slowest steps', '', body);
}
const REASONS = {
    changed: 'changed itself',
    imports: 'imports a change',
    config: 'its configuration changed',
    reference: 'names a changed file',
    always: 'always runs',
    'failed-before': 'failed before',
    unknown: 'new to the history',
    fallback: 'everything runs',
    unaffected: 'not affected',
};
/** Why each test was selected: the reason, and the imports from the change to the test. */
function whySection(plan) {
    const selected = plan.tests.filter(({ action }) => action === 'run');
    if (plan.tests.length === 0)
        return undefined;
    const counts = new Map();
    for (const { reasons } of selected) {
        const words = reasonWords(reasons[0]?.code);
        counts.set(words, (counts.get(words) ?? 0) + 1);
    }
    const kinds = [...counts]
        .sort((a, b) => b[1] - a[1])
        .map(([words, count]) => `${(0,render_src/* formatCount */.B4)(count)} ${words}`);
    const skipped = plan.tests.length - selected.length;
    const note = [...kinds, ...(skipped > 0 ? [`${(0,render_src/* formatCount */.B4)(skipped)} not affected`] : [])].join(', ');
    const row = ({ file, reasons }) => {
        const reason = reasons[0];
        const path = (reason?.via ?? []).slice(0, -1);
        return (0,render_src/* html */.qy) `<tr><td class="where">${nameCode(file, 80)}</td><td>${reasonWords(reason?.code)}</td><td>${path.map((step, index) => [index > 0 && ' → ', nameCode(step, 60)])}</td></tr>`;
    };
    const body = [
        plan.fallback && (0,render_src/* html */.qy) `<p>Everything ran: ${(0,render_src/* shorten */.ml)(plan.fallback.message, 500)}</p>`,
        selected.length > 0 &&
            folded(selected, { open: 10, most: 300, noun: 'test file' }, (items) => table([{ title: 'Test file' }, { title: 'Why' }, { title: 'From the change' }], items.map(row))),
    ];
    const changed = (0,render_src/* plural */.LS)(plan.changes.length, 'changed file');
    return section('Why these tests ran', `${changed}: ${note}`, body);
}
const reasonWords = (code) => (code ? REASONS[code] : 'selected');

;// CONCATENATED MODULE: ./build/js/actions/perf-report/src/page-timeline.js




const OPEN_JOBS = 30;
const MOST_JOBS = 400;
/** Steps are listed for the longest jobs only, so that a page of hundreds of jobs stays small. */
const JOBS_WITH_STEPS = 40;
const STEPS = 60;
const NAME = 120;
function timelineSection(report) {
    const { placed, total } = place(report.jobs);
    if (placed.length === 0)
        return undefined;
    const grid = (0,render_src/* ticks */.Zc)(total);
    const longest = [...placed].sort((a, b) => b.job.seconds - a.job.seconds).slice(0, JOBS_WITH_STEPS);
    const withSteps = new Set(longest);
    const marks = grid.map((at) => ({ at, label: at === 0 ? '0' : (0,render_src/* formatDuration */.a3)(at) }));
    const axis = (0,render_src/* html */.qy) `<div class="row head"><span class="name"></span><div class="chart">${(0,render_src/* axisLine */.O3)(marks, total)}</div></div>
`;
    const row = (entry) => jobRow(entry, { total, grid, report, steps: withSteps.has(entry), open: entry === longest[0] });
    const body = folded(placed, { open: OPEN_JOBS, most: MOST_JOBS, noun: 'job' }, (jobs) => (0,render_src/* html */.qy) `<div class="rows">${axis}${jobs.map(row)}</div>`);
    const legend = (0,render_src/* html */.qy) `<span class="key actual"></span>steps<span class="key predicted"></span>rest of the job<span class="key wait"></span>waiting<span class="key failed"></span>failed`;
    return section('Timeline', legend, body);
}
/** Jobs on one axis from the first start. Idle time (approvals, the hours before a re-run) is taken out of it. */
function place(jobs) {
    const timed = jobs
        .filter(({ startedAt }) => startedAt)
        .map((job) => ({ job, from: Date.parse(job.startedAt) / 1000, wait: job.queueSeconds ?? 0 }))
        .sort((a, b) => a.from - a.wait - (b.from - b.wait));
    const placed = [];
    let removed = timed[0] ? timed[0].from - timed[0].wait : 0;
    let end = removed;
    for (const { job, from, wait } of timed) {
        const idle = Math.max(0, from - wait - end);
        removed += idle;
        placed.push({ job, start: from - removed });
        end = Math.max(end, from + job.seconds);
    }
    placed.sort((a, b) => a.start - b.start || (a.job.name < b.job.name ? -1 : 1));
    return { placed, total: Math.max(end - removed, 1) };
}
function jobRow({ job, start }, options) {
    const { total, grid, report } = options;
    const wait = Math.min(job.queueSeconds ?? 0, start);
    const waiting = wait > 0
        ? [
            {
                start: start - wait,
                length: wait,
                style: 'wait',
                thickness: 0.16,
                title: `waited ${(0,render_src/* formatDuration */.a3)(wait)} for a runner`,
            },
        ]
        : [];
    const steps = placeSteps(job, start);
    // Steps leave gaps for the runner's own work; the bar behind them shows the job's whole length.
    const whole = {
        start,
        length: job.seconds,
        style: job.conclusion === 'failure' && !steps.some(({ failed }) => failed) ? 'bar bad' : 'bar soft',
        title: `${(0,render_src/* shorten */.ml)(job.name, NAME)}: ${(0,render_src/* formatDuration */.a3)(job.seconds)}`,
    };
    const visible = steps.filter(({ seconds }) => seconds / total > 0.001);
    const spans = visible.map((step) => ({
        start: step.start,
        length: step.seconds,
        style: step.failed ? 'bar cut bad' : 'bar cut',
        ...(options.steps ? { title: `${step.name}: ${(0,render_src/* formatDuration */.a3)(step.seconds)}` } : {}),
    }));
    const label = `${(0,render_src/* shorten */.ml)(job.name, NAME)}: ${(0,render_src/* formatDuration */.a3)(job.seconds)}, starts at ${(0,render_src/* formatDuration */.a3)(start)}`;
    const line = (0,render_src/* html */.qy) `<span class="name" title="${(0,render_src/* shorten */.ml)(job.name, 500)}">${(0,render_src/* shorten */.ml)(job.name, NAME)}</span><div class="chart">${(0,render_src/* barLine */.Oy)([...waiting, whole, ...spans], total, { grid, label })}</div><span class="figure">${(0,render_src/* formatDuration */.a3)(job.seconds)}</span><span class="figure">${clearChange(comparisonOf(report, jobMetric(job.name)))}</span>`;
    if (!options.steps || steps.length === 0)
        return (0,render_src/* html */.qy) `<div class="row plain">${line}</div>\n`;
    const rows = steps.slice(0, STEPS).map((step) => (0,render_src/* html */.qy) `<div class="row"><span class="name" title="${step.name}">${(0,render_src/* shorten */.ml)(step.name, NAME)}</span><div class="chart">${(0,render_src/* barLine */.Oy)([
        {
            start: step.start,
            length: step.seconds,
            style: step.failed ? 'bar bad' : 'bar',
            thickness: 0.4,
        },
    ], total, { grid, height: 18, label: `${step.name}: ${(0,render_src/* formatDuration */.a3)(step.seconds)}` })}</div><span class="figure">${(0,render_src/* formatDuration */.a3)(step.seconds)}</span><span class="figure">${clearChange(comparisonOf(report, stepMetric(job.name, step.name)))}</span></div>\n`);
    return (0,render_src/* html */.qy) `<details class="job"${options.open && (0,render_src/* html */.qy) ` open`}><summary class="row">${line}</summary><div class="steps">${rows}${steps.length > STEPS && (0,render_src/* html */.qy) `<p>${steps.length - STEPS} further steps</p>`}</div></details>\n`;
}
/** Steps run one after the other; their starts are not in the report, so they are laid end to end. */
function placeSteps(job, start) {
    let at = start;
    return job.steps
        .filter(({ seconds, conclusion }) => seconds > 0 || conclusion === 'failure')
        .map(({ name, seconds, conclusion }) => {
        const step = { name, seconds, start: at, failed: conclusion === 'failure' };
        at += seconds;
        return step;
    });
}
function shardSection({ shards }) {
    if (!shards || shards.length === 0)
        return undefined;
    const total = shards.reduce((most, { predictedSeconds, actualSeconds = 0 }) => Math.max(most, predictedSeconds, actualSeconds), 0.001);
    const rows = folded(shards, { open: 24, most: 256, noun: 'shard' }, (items) => (0,render_src/* html */.qy) `<div class="rows">${items.map((shard) => {
        const { name, predictedSeconds, actualSeconds, wallSeconds, tests } = shard;
        const actual = actualSeconds === undefined ? 'no result' : (0,render_src/* formatDuration */.a3)(actualSeconds);
        const command = wallSeconds === undefined ? '' : `, the command took ${(0,render_src/* formatDuration */.a3)(wallSeconds)}`;
        const label = `${name}: tests predicted ${(0,render_src/* formatDuration */.a3)(predictedSeconds)}, actual ${actual}${command}`;
        const spans = [
            {
                start: 0,
                length: predictedSeconds,
                style: 'bar soft',
                title: `predicted ${(0,render_src/* formatDuration */.a3)(predictedSeconds)}`,
            },
            ...(actualSeconds === undefined
                ? []
                : [{ start: 0, length: actualSeconds, style: 'bar', thickness: 0.3, title: `actual ${actual}` }]),
        ];
        return (0,render_src/* html */.qy) `<div class="row"><span class="name" title="${name}">${(0,render_src/* shorten */.ml)(name, NAME)} <span class="muted">${(0,render_src/* plural */.LS)(tests, 'file')}</span></span><div class="chart">${(0,render_src/* barLine */.Oy)(spans, total, { label, height: 26 })}</div><span class="figure">${actualSeconds === undefined ? (0,render_src/* html */.qy) `<span class="bad">no result</span>` : actual}</span><span class="figure"><span class="muted">of ${(0,render_src/* formatDuration */.a3)(predictedSeconds)}</span></span></div>\n`;
    })}</div>`);
    const sums = shards.filter(({ actualSeconds }) => actualSeconds !== undefined);
    const predicted = sums.reduce((sum, { predictedSeconds }) => sum + predictedSeconds, 0);
    const actual = sums.reduce((sum, { actualSeconds = 0 }) => sum + actualSeconds, 0);
    const off = predicted > 0 && sums.length > 0
        ? `, together ${(0,render_src/* formatPercent */.l9)(actual / predicted)} of the prediction`
        : '';
    const legend = (0,render_src/* html */.qy) `<span class="key actual"></span>actual seconds of tests<span class="key predicted"></span>predicted${off}`;
    return section('Shards', legend, rows);
}

;// CONCATENATED MODULE: ./build/js/actions/perf-report/src/page-trend.js



const RUNS = 48;
/** Wall time over the runs that the history knows, this run last, with the mean and its noise behind. */
function trendSection(report, records) {
    const earlier = records
        .filter(({ wallSeconds }) => wallSeconds !== undefined)
        .slice(0, RUNS - 1)
        .reverse();
    if (earlier.length < 2 || report.wallSeconds === undefined)
        return undefined;
    const columns = earlier.map((record) => ({
        value: record.wallSeconds,
        style: record.conclusion === 'success' ? 'bar soft' : 'bar off',
        title: `${record.finishedAt.slice(0, 16).replace('T', ' ')} · ${record.branch} · ${(0,render_src/* formatDuration */.a3)(record.wallSeconds)}${record.conclusion === 'success' ? '' : `, ${record.conclusion}`}`,
    }));
    columns.push({
        value: report.wallSeconds,
        style: report.conclusion === 'failure' ? 'bar bad' : 'bar',
        title: `this run · ${(0,render_src/* formatDuration */.a3)(report.wallSeconds)}`,
    });
    const wall = comparisonOf(report, 'wall');
    const band = wall?.baselineMean === undefined
        ? {}
        : {
            band: {
                low: wall.baselineMean - (wall.baselineDeviation ?? 0),
                high: wall.baselineMean + (wall.baselineDeviation ?? 0),
                middle: wall.baselineMean,
            },
        };
    const label = `Wall time of ${(0,render_src/* plural */.LS)(earlier.length, 'earlier run')} and this one, ${(0,render_src/* formatDuration */.a3)(report.wallSeconds)}`;
    const legend = (0,render_src/* html */.qy) `<span class="key actual"></span>this run<span class="key predicted"></span>earlier${wall?.baselineMean !== undefined &&
        (0,render_src/* html */.qy) `<span class="key mean"></span>mean ${(0,render_src/* formatDuration */.a3)(wall.baselineMean)}${wall.baselineDeviation !== undefined && ` ± ${noiseText(wall.baselineDeviation)}`}`}`;
    const range = (0,render_src/* html */.qy) `<div class="range"><span>${(0,render_src/* plural */.LS)(columns.length, 'run')} since ${earlier[0].finishedAt.slice(0, 10)}</span></div>`;
    return section('Wall time, run by run', legend, [
        (0,render_src/* columnChart */.P$)(columns, { ...band, label, format: render_src/* formatDuration */.a3 }),
        range,
    ]);
}

;// CONCATENATED MODULE: ./build/js/actions/perf-report/src/page.js






/** The report as one HTML file: what matters most first, every section only when there is something in it. */
function htmlReport(facts) {
    const { report, testPlan } = facts;
    const records = facts.records.filter(({ runId }) => runId !== report.run.runId);
    const sections = [
        pageHeader(report),
        tiles(report, records),
        failuresSection(report),
        timelineSection(report),
        shardSection(report),
        slowestSections(report, records),
        trendSection(report, records),
        changesSection(report),
        testPlan && whySection(testPlan),
        cacheSection(report),
        limitsSection(report),
        (0,render_src/* html */.qy) `<footer>Made by Paceline at ${report.createdAt.slice(0, 16).replace('T', ' ')} UTC. The same facts for programs: <code>perf-report.json</code>.</footer>`,
    ];
    const { repository, workflow } = report.run;
    return (0,render_src/* htmlPage */.X)(`${repository} · ${workflow} · perf report`, (0,render_src/* html */.qy) `<main>${sections}</main>`);
}

;// CONCATENATED MODULE: ./build/js/actions/perf-report/src/record.js
/**
 * What this run leaves for the next ones. Failed test files keep their outcome, so that their times do not
 * enter an estimate.
 */
function historyRecordOf(report, files) {
    const { run } = report;
    return {
        kind: 'history-record',
        version: 1,
        runId: run.runId,
        attempt: run.attempt,
        workflow: run.workflow,
        head: run.head,
        branch: run.branch,
        event: run.event,
        finishedAt: report.createdAt,
        conclusion: report.conclusion,
        ...(report.wallSeconds === undefined ? {} : { wallSeconds: report.wallSeconds }),
        files: [...files],
        jobs: report.jobs.map(({ name, seconds, queueSeconds, conclusion, steps }) => ({
            name,
            seconds,
            ...(queueSeconds === undefined ? {} : { queueSeconds }),
            conclusion,
            steps: steps.map((step) => ({ name: step.name, seconds: step.seconds, conclusion: step.conclusion })),
        })),
        caches: report.caches.map(({ key, result, restore }) => ({
            key,
            hit: result === 'exact',
            bytes: restore?.bytes ?? 0,
            seconds: restore?.seconds ?? 0,
        })),
    };
}

;// CONCATENATED MODULE: ./build/js/actions/perf-report/src/tests.js

const SLOWEST = 20;
const FAILURES = 100;
/**
 * The executed test files of all legs, each once: of several legs (axes) the slowest, and failed when it
 * failed in any of them.
 */
function executedFiles(legs) {
    const files = new Map();
    for (const file of legs.flatMap(({ executed }) => executed)) {
        const key = (0,contracts_src/* testKey */.S8)(file);
        const known = files.get(key);
        if (!known) {
            files.set(key, file);
            continue;
        }
        const slower = file.seconds > known.seconds ? file : known;
        const failed = [known, file].find(({ outcome }) => outcome === 'failed');
        files.set(key, failed ? { ...failed, seconds: slower.seconds } : slower);
    }
    return [...files.values()];
}
/** Counts tests over all legs, so a test that runs on three axes counts three times; files count once. */
function testTotals(legs, files) {
    const executed = legs.flatMap((leg) => leg.executed);
    const sum = (of) => executed.reduce((total, file) => total + of(file), 0);
    const failed = sum((file) => file.failed);
    const skipped = sum((file) => file.skipped);
    return {
        files: files.length,
        passed: Math.max(0, sum((file) => file.tests) - failed - skipped),
        failed,
        skipped,
        seconds: sum((file) => file.seconds),
        slowest: [...files]
            .sort((a, b) => b.seconds - a.seconds)
            .slice(0, SLOWEST)
            .map(({ suite, file, seconds }) => ({ suite, file, seconds })),
        failures: legs
            .flatMap(({ failures }) => failures)
            .slice(0, FAILURES)
            .map(({ suite, file, name, message }) => ({ suite, file, name, ...(message ? { message } : {}) })),
    };
}
/** Each leg of the plan with what it was predicted to take and what its tests took. */
function shardTimes(plan, legs) {
    const results = new Map(legs.map((result) => [result.leg, result]));
    return plan.legs.map(({ leg, name, tests, predictedSeconds }) => {
        const result = results.get(leg);
        return {
            leg,
            name,
            predictedSeconds,
            ...(result
                ? {
                    actualSeconds: result.executed.reduce((sum, file) => sum + file.seconds, 0),
                    wallSeconds: result.seconds,
                }
                : {}),
            tests: tests.length,
        };
    });
}

;// CONCATENATED MODULE: ./build/js/actions/perf-report/src/report.js



/** The report as a document: everything that is known of the run, and how it compares. */
function buildReport(evidence) {
    const { run, jobs, documents, files, baseline, limits } = evidence;
    const { shardPlan, testPlan, legs, caches } = documents;
    const wall = wallSeconds(jobs.jobs);
    const comparisons = [
        ...(wall === undefined ? [] : [compareWall(wall, baseline)]),
        ...compareJobs(jobs.jobs, baseline),
        ...compareTests(files, baseline),
    ];
    const conclusion = conclusionOf(jobs, documents);
    const judged = conclusion === 'success' ? comparisons.find(({ metric }) => metric === 'wall') : undefined;
    if (conclusion !== 'success' && wall !== undefined)
        limits.push('The run is not green, so its wall time is not judged: a run that fails early is not faster.');
    return {
        kind: 'perf-report',
        version: 1,
        createdAt: new Date(evidence.createdAt).toISOString(),
        run: run.facts,
        verdict: judged?.verdict ?? 'insufficient-data',
        conclusion,
        ...(wall === undefined ? {} : { wallSeconds: wall }),
        jobs: jobs.jobs,
        ...(testPlan ? { plan: planFacts(testPlan) } : {}),
        ...(shardPlan ? { shards: shardTimes(shardPlan, legs) } : {}),
        tests: testTotals(legs, files),
        caches,
        comparisons,
        limits,
    };
}
function planFacts(plan) {
    const { tests, selected, selectedSeconds, fullSeconds } = plan.totals;
    return {
        planId: plan.planId,
        mode: plan.mode,
        ...(plan.fallback ? { fallback: plan.fallback.message } : {}),
        tests,
        selected,
        ...(fullSeconds > 0 ? { savedSeconds: Math.max(0, fullSeconds - selectedSeconds) } : {}),
    };
}
/** Red when any job is red, our own job failed before this step, or a leg's tests did. */
function conclusionOf({ jobs, ownFailure }, { legs }) {
    const ended = new Set(jobs.map(({ conclusion }) => conclusion));
    const red = ['failure', 'timed_out', 'startup_failure'].some((conclusion) => ended.has(conclusion));
    if (red || ownFailure || legs.some(({ outcome }) => outcome === 'failed' || outcome === 'crashed')) {
        return 'failure';
    }
    return ended.has('cancelled') ? 'cancelled' : 'success';
}

;// CONCATENATED MODULE: ./build/js/actions/perf-report/src/run.js

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const UNKNOWN_COMMIT = '0'.repeat(40);
/** Which run this is. The commit is the one that was planned and tested, else the one GitHub names. */
function describeRun(environment, documents, now, limits) {
    const { repository, attempt, workflow, eventName, onGitHub, serverUrl, event } = environment;
    // Off GitHub every run has the same id, and would replace the one before in the history.
    const runId = onGitHub ? environment.runId : `local-${now}`;
    const head = [documents.shardPlan?.head, documents.testPlan?.head, environment.sha].find((commit) => commit && COMMIT.test(commit));
    if (!head)
        limits.note('The commit is not known here.');
    const branch = (0,src/* branchName */.at)(environment);
    return {
        runId,
        baseBranch: textAt(event, 'pull_request', 'base', 'ref') ?? textAt(event, 'repository', 'default_branch') ?? branch,
        facts: {
            repository,
            runId,
            attempt,
            workflow,
            event: eventName,
            branch,
            head: head ?? UNKNOWN_COMMIT,
            ...(onGitHub ? { url: `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${attempt}` } : {}),
        },
    };
}
/** A text deep inside an event's payload, which may have any shape. */
function textAt(value, ...path) {
    let current = value;
    for (const name of path) {
        if (typeof current !== 'object' || current === null)
            return undefined;
        current = current[name];
    }
    return typeof current === 'string' && current !== '' ? current : undefined;
}

;// CONCATENATED MODULE: ./build/js/actions/perf-report/src/sources.js


/** Documents that are read at the same time: each is a download of its own. */
const PARALLEL_READS = 8;
const MAX_CACHE_REPORTS = 500;
async function readDocuments(artifacts, planId, limits) {
    if (!artifacts.available) {
        limits.note('There is no artifact service here, so plans, test results and cache reports of other jobs are missing.');
        return { legs: [], caches: [] };
    }
    const shard = await readPlan(contracts_src/* shardPlan */.eK, planId);
    const tests = shard?.testPlanId
        ? await readPlan(contracts_src/* testPlan */.u7, shard.testPlanId)
        : await readPlan(contracts_src/* testPlan */.u7, undefined);
    const legs = shard ? await readEach(contracts_src/* legResult */.ky, await find('leg-result', shard.planId)) : [];
    const caches = await find('cache-report', 'cache');
    const documents = await readEach(contracts_src/* cacheReport */.VR, caches.slice(0, MAX_CACHE_REPORTS));
    if (caches.length > MAX_CACHE_REPORTS)
        limits.warn(`Only ${MAX_CACHE_REPORTS} of ${caches.length} cache reports were read.`);
    if (shard) {
        const present = new Set(legs.map(({ document }) => document.leg));
        const missing = shard.legs.filter(({ leg }) => !present.has(leg)).map(({ name }) => name);
        if (missing.length > 0)
            limits.warn(`No result of ${list(missing)}, so its tests are missing here.`);
    }
    return {
        ...(shard ? { shardPlan: shard } : {}),
        ...(tests ? { testPlan: tests } : {}),
        legs: legs.map(({ document }) => document),
        caches: latestCaches(documents),
    };
    async function find(kind, id) {
        try {
            return await artifacts.find(kind, id);
        }
        catch (error) {
            limits.warn(`${sentence((0,src/* messageOf */.bD)(error))} (looking for each ${kind})`);
            return [];
        }
    }
    /** The plan of this id; without one, the only plan of the run. */
    async function readPlan(type, id) {
        const found = await find(type.kind, id);
        if (found.length > 1) {
            limits.warn(`The run has ${found.length} ${type.kind}s and "plan-id" names none of them, so none was taken.`);
            return undefined;
        }
        if (found.length === 0 && id !== undefined)
            limits.warn(`The run has no ${type.kind} ${id}.`);
        return (await readEach(type, found))[0]?.document;
    }
    async function readEach(type, found) {
        const read = [];
        for (let start = 0; start < found.length; start += PARALLEL_READS) {
            const batch = found.slice(start, start + PARALLEL_READS).map(async (artifact) => {
                const source = `The ${type.kind} of ${artifact.leg}`;
                try {
                    const document = (0,contracts_src/* parseDocument */.Tp)(type, await artifacts.read(artifact), source);
                    return [{ artifact, document }];
                }
                catch (error) {
                    limits.warn(sentence((0,src/* messageOf */.bD)(error)));
                    return [];
                }
            });
            read.push(...(await Promise.all(batch)).flat());
        }
        return read;
    }
}
/** Of a cache step that ran again in a later attempt, the later report. */
function latestCaches(found) {
    const latest = new Map();
    const step = ({ job, leg, key }) => `${job}\0${leg ?? ''}\0${key}`;
    for (const { artifact, document } of found) {
        latest.set(step(document), Math.max(artifact.attempt, latest.get(step(document)) ?? 0));
    }
    return found
        .filter(({ artifact, document }) => latest.get(step(document)) === artifact.attempt)
        .map(({ document }) => document)
        .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}
const sentence = (text) => (/[.!?]$/.test(text) ? text : `${text}.`);
function list(names) {
    const shown = names.slice(0, 5).map((name) => `"${name}"`);
    if (names.length > shown.length)
        shown.push(`${names.length - shown.length} more`);
    return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown.join('');
}

;// CONCATENATED MODULE: ./build/js/actions/perf-report/src/summary.js



const summary_NAME = 90;
/** Rows of the open tables; the rest is folded. */
const summary_OPEN_JOBS = 12;
const TOP = 5;
/** The job's summary page: the verdict first, then what changed, then the rest folded; within GitHub's limit. */
function markdownSummary(report, limit = render_src/* SUMMARY_LIMIT */.Jt) {
    const versions = [Number.POSITIVE_INFINITY, 200, 50, TOP].map((rows) => () => render(report, rows, rows >= 200));
    // The runner may hold other parts of this step's summary already; a tenth is left to them.
    return (0,render_src/* fitWithin */.Hi)(Math.floor(limit * 0.9), versions).text;
}
function render(report, rows, diagram) {
    return [
        firstLine(report),
        planLine(report),
        jobTable(report, rows),
        failureTable(report, Math.min(rows, 50)),
        shardTable(report, rows),
        cacheLine(report),
        slowest(report),
        diagram ? timeline(report) : '',
        changes(report, rows),
        limitList(report),
    ]
        .filter((part) => part !== '')
        .join('\n');
}
const MARK = { slower: '🔺', faster: '🟢', same: '', 'insufficient-data': '' };
function firstLine(report) {
    const known = report.jobs.length > 0 || report.tests.files > 0;
    const icon = !known ? '⚪' : { success: '✅', failure: '❌', cancelled: '⚪' }[report.conclusion];
    const { figure, rest } = headline(report);
    return `### ${icon} ${figure}${rest === '' ? '' : `, ${rest}`}\n`;
}
function planLine(report) {
    const { plan, tests } = report;
    const parts = tests.files > 0 ? [`**${testsLine(report)}**`] : [];
    if (plan && plan.tests > 0) {
        const share = `${plan.selected} of ${(0,render_src/* plural */.LS)(plan.tests, 'test file')} selected (${(0,render_src/* formatPercent */.l9)(plan.selected / plan.tests)})`;
        const saved = plan.savedSeconds ? `, about ${(0,render_src/* formatDuration */.a3)(plan.savedSeconds)} of tests not run` : '';
        parts.push(`${share}${saved}`);
    }
    if (plan?.fallback)
        parts.push(`everything ran: ${(0,render_src/* escapeMarkdown */.FV)(plan.fallback)}`);
    return parts.length > 0 ? `${parts.join(' · ')}\n` : '';
}
const summary_name = (text) => (0,render_src/* markdownCode */.D9)((0,render_src/* shorten */.ml)(text, summary_NAME));
/** Value against mean in two cells: `±0 %` is left out, and a mark stands only beyond the noise. */
function against(report, metric) {
    const found = comparisonOf(report, metric);
    if (!found || found.baselineMean === undefined)
        return ['–', '–'];
    const change = changeWords(found);
    const mark = MARK[found.verdict];
    return [(0,render_src/* formatDuration */.a3)(found.baselineMean), `${change}${mark && ` ${mark}`}`];
}
function jobTable(report, rows) {
    if (report.jobs.length === 0)
        return '';
    const columns = [
        { title: 'Job' },
        { title: 'Time', align: 'right' },
        { title: 'Mean', align: 'right' },
        { title: 'Δ', align: 'right' },
    ];
    const lines = [...report.jobs]
        .sort((a, b) => b.seconds - a.seconds)
        .slice(0, rows)
        .map((job) => [
        `${job.conclusion === 'success' ? '' : '❌ '}${summary_name(job.name)}`,
        (0,render_src/* formatDuration */.a3)(job.seconds),
        ...against(report, jobMetric(job.name)),
    ]);
    const rest = lines.slice(summary_OPEN_JOBS);
    const left = report.jobs.length - lines.length;
    return [
        (0,render_src/* markdownTable */.Qj)(columns, lines.slice(0, summary_OPEN_JOBS)),
        ...(rest.length > 0
            ? [(0,render_src/* markdownDetails */.oG)((0,render_src/* plural */.LS)(rest.length, 'more job'), (0,render_src/* markdownTable */.Qj)(columns, rest))]
            : []),
        ...(left > 0 ? [`${(0,render_src/* plural */.LS)(left, 'more job')} not shown.\n`] : []),
    ].join('\n');
}
function failureTable({ tests }, rows) {
    if (tests.failures.length === 0)
        return '';
    const lines = tests.failures
        .slice(0, rows)
        .map((failure) => [
        summary_name(failure.file),
        (0,render_src/* escapeMarkdown */.FV)((0,render_src/* shorten */.ml)(failure.name, 120)),
        (0,render_src/* escapeMarkdown */.FV)((0,render_src/* shorten */.ml)(failure.message ?? '', 200)),
    ]);
    const left = tests.failures.length - lines.length;
    return `#### Failed tests\n\n${(0,render_src/* markdownTable */.Qj)([{ title: 'File' }, { title: 'Test' }, { title: 'Message' }], lines)}${left > 0 ? `\n${left} more not shown.\n` : ''}`;
}
function shardTable({ shards }, rows) {
    if (!shards || shards.length === 0)
        return '';
    const lines = shards
        .slice(0, rows)
        .map((shard) => [
        (0,render_src/* escapeMarkdown */.FV)((0,render_src/* shorten */.ml)(shard.name, summary_NAME)),
        String(shard.tests),
        (0,render_src/* formatDuration */.a3)(shard.predictedSeconds),
        shard.actualSeconds === undefined ? 'no result' : (0,render_src/* formatDuration */.a3)(shard.actualSeconds),
        shard.wallSeconds === undefined ? '–' : (0,render_src/* formatDuration */.a3)(shard.wallSeconds),
    ]);
    return (0,render_src/* markdownTable */.Qj)([
        { title: 'Shard' },
        { title: 'Test files', align: 'right' },
        { title: 'Predicted', align: 'right' },
        { title: 'Actual', align: 'right' },
        { title: 'Command', align: 'right' },
    ], lines);
}
function cacheLine({ caches }) {
    if (caches.length === 0)
        return '';
    const hits = caches.filter(({ result }) => result === 'exact').length;
    const partial = caches.filter(({ result }) => result === 'partial').length;
    const seconds = caches.reduce((sum, { restore }) => sum + (restore?.seconds ?? 0), 0);
    const bytes = caches.reduce((sum, { restore }) => sum + (restore?.bytes ?? 0), 0);
    const restored = bytes > 0 ? `, ${(0,render_src/* formatBytes */.z3)(bytes)} restored in ${(0,render_src/* formatDuration */.a3)(seconds)}` : '';
    return `**Cache**: ${hits} of ${caches.length} hit${partial > 0 ? `, ${partial} partly` : ''}${restored}\n`;
}
function slowest(report) {
    const steps = report.jobs
        .flatMap((job) => job.steps.map((step) => ({ job: job.name, ...step })))
        .filter(({ seconds }) => seconds > 0)
        .sort((a, b) => b.seconds - a.seconds)
        .slice(0, TOP)
        .map((step) => [
        `${summary_name(step.name)} in ${summary_name(step.job)}`,
        (0,render_src/* formatDuration */.a3)(step.seconds),
        ...against(report, stepMetric(step.job, step.name)),
    ]);
    const tests = report.tests.slowest
        .slice(0, TOP)
        .map((test) => [summary_name(test.file), (0,render_src/* formatDuration */.a3)(test.seconds), ...against(report, testMetric(test))]);
    const table = (title, lines) => lines.length === 0
        ? ''
        : (0,render_src/* markdownTable */.Qj)([
            { title },
            { title: 'Time', align: 'right' },
            { title: 'Mean', align: 'right' },
            { title: 'Δ', align: 'right' },
        ], lines);
    return [table('Slowest steps', steps), table('Slowest test files', tests)].filter(Boolean).join('\n');
}
function timeline({ jobs }) {
    const started = jobs.flatMap(({ startedAt }) => (startedAt ? [Date.parse(startedAt)] : []));
    if (started.length === 0)
        return '';
    const zero = started.reduce((a, b) => Math.min(a, b));
    const diagram = (0,render_src/* mermaidGantt */.g6)(jobs
        .filter(({ startedAt }) => startedAt)
        .map((job) => {
        let start = (Date.parse(job.startedAt) - zero) / 1000;
        const tasks = job.steps
            .filter(({ seconds }) => seconds > 0)
            .map((step) => {
            const task = {
                name: `${step.name} (${(0,render_src/* formatDuration */.a3)(step.seconds)})`,
                start,
                seconds: step.seconds,
                ...(step.conclusion === 'failure' ? { state: 'failed' } : {}),
            };
            start += step.seconds;
            return task;
        });
        return { name: job.name, tasks };
    }));
    return diagram ? (0,render_src/* markdownDetails */.oG)('Timeline', diagram) : '';
}
function changes(report, rows) {
    const changed = report.comparisons
        .filter(({ metric, verdict }) => metric !== 'wall' && (verdict === 'slower' || verdict === 'faster'))
        .sort((a, b) => Math.abs(b.value - (b.baselineMean ?? 0)) - Math.abs(a.value - (a.baselineMean ?? 0)));
    if (changed.length === 0)
        return '';
    const lines = changed
        .slice(0, rows)
        .map(({ metric, value, baselineDeviation, baselineRuns }) => [
        summary_name(metric),
        (0,render_src/* formatDuration */.a3)(value),
        ...against(report, metric),
        `±${noiseText(baselineDeviation ?? 0)}, ${(0,render_src/* plural */.LS)(baselineRuns, 'run')}`,
    ]);
    const slower = changed.filter(({ verdict }) => verdict === 'slower').length;
    return (0,render_src/* markdownDetails */.oG)(`${slower} slower, ${changed.length - slower} faster than before`, (0,render_src/* markdownTable */.Qj)([
        { title: 'What' },
        { title: 'Time', align: 'right' },
        { title: 'Mean', align: 'right' },
        { title: 'Δ', align: 'right' },
        { title: 'Noise', align: 'right' },
    ], lines));
}
function limitList({ limits }) {
    if (limits.length === 0)
        return '';
    const shown = limits.slice(0, 20).map((limit) => `- ${(0,render_src/* escapeMarkdown */.FV)((0,render_src/* shorten */.ml)(limit, 400))}`);
    return (0,render_src/* markdownDetails */.oG)('What this report could not see', shown.join('\n'));
}

;// CONCATENATED MODULE: ./build/js/actions/perf-report/src/perf-report.js















/** Single records beyond this many are folded into one snapshot: reading stays one download, not hundreds. */
const FOLD_AFTER = 20;
/**
 * Joins what the run left behind, compares it with the runs before, writes it down for people, programs and
 * the next run. A report is an optimisation: whatever is missing is named in it, and the job stays green.
 */
async function report(context, services) {
    const { inputs, environment, artifacts, log } = context;
    const limits = createLimits(log);
    // One section of the log around all of them, since they are read at the same time.
    const documents = await log.group('Reading plans, results and cache reports', () => readDocuments(artifacts, inputs['plan-id'], limits));
    const run = describeRun(environment, documents, services.now(), limits);
    const jobs = await readJobs(context, services, limits);
    const history = await openRunHistory(context, services, limits);
    const records = await readHistory(history, limits);
    const baseline = {
        records: baselineRecords(records, run.runId, run.baseBranch, inputs['baseline-runs']),
        minChange: inputs['min-change'],
    };
    const files = executedFiles(documents.legs);
    const facts = buildReport({
        run,
        createdAt: services.now(),
        jobs,
        documents,
        files,
        baseline,
        limits: limits.all,
    });
    const json = (0,contracts_src/* writeDocument */.ft)(contracts_src/* perfReport */.qI, facts);
    const html = htmlReport({ report: facts, records, testPlan: documents.testPlan });
    const reportPath = await (0,src/* saveDocument */.bd)(environment, 'perf-report.json', json);
    const htmlPath = await (0,src/* saveDocument */.bd)(environment, 'perf-report.html', html);
    context.setOutput('report-path', reportPath);
    context.setOutput('html-path', htmlPath);
    context.setOutput('verdict', facts.verdict);
    context.setOutput('wall-seconds', facts.wallSeconds ?? '');
    context.setOutput('slower-count', facts.comparisons.filter(({ verdict }) => verdict === 'slower').length);
    context.setOutput('failed-tests', files.filter(({ outcome }) => outcome === 'failed').length);
    context.setOutput('history-runs', records.length);
    context.summary(markdownSummary(facts));
    await publish(context, documents.shardPlan?.planId ?? 'run', json, htmlPath);
    if (history && (files.length > 0 || facts.jobs.length > 0)) {
        await remember(history, historyRecordOf(facts, files), log.warning);
    }
    log.info(`Report: ${(0,src/* documentPath */.jW)(environment, 'perf-report.html')}`);
    context.result(resultLine(facts));
}
async function readJobs({ inputs, environment }, services, limits) {
    const nothing = { jobs: [], running: [], ownFailure: false };
    if (!environment.onGitHub) {
        limits.note('Jobs and steps are missing: this did not run on GitHub.');
        return nothing;
    }
    // An empty input is answered with action.yml's default, whose expression only GitHub resolves.
    const token = inputs['github-token']?.startsWith('${{') ? '' : (inputs['github-token'] ?? '');
    try {
        const github = services.createGitHub(environment, token);
        const found = finishedJobs(await github.listJobs(environment.runId, environment.attempt), {
            id: environment.job,
            runnerName: environment.variables['RUNNER_NAME'],
        });
        if (found.running.length > 0) {
            limits.warn(`${found.running.length} other job(s) were not over yet and are missing; let the report's job need them.`);
        }
        return found;
    }
    catch (error) {
        const remedy = error instanceof Error && 'remedy' in error ? ` ${error.remedy}` : '';
        limits.warn(`${(0,src/* messageOf */.bD)(error)}${remedy}`);
        return nothing;
    }
}
async function openRunHistory({ inputs, environment }, services, limits) {
    const { home, variables, repository, workflow } = environment;
    // A wrong description of the store is the user's to correct, so that one is thrown.
    const store = await (0,store_src.openStore)(inputs.store.split(/\s+/), { home, variables, onWarning: limits.warn });
    return (0,history_src.openHistory)(store, { repository, workflow }, {
        maxRecords: inputs['retention-runs'],
        maxAgeSeconds: inputs['retention-age'],
        now: services.now,
        onWarning: limits.warn,
    });
}
async function readHistory(history, limits) {
    try {
        return (await history?.records()) ?? [];
    }
    catch (error) {
        limits.warn(`The history could not be read: ${(0,src/* messageOf */.bD)(error)}`);
        return [];
    }
}
async function publish({ artifacts, log }, planId, json, htmlPath) {
    try {
        await artifacts.publish({ kind: contracts_src/* perfReport */.qI.kind, planId, leg: 'all' }, json, [htmlPath]);
    }
    catch (error) {
        log.warning(`The report was not uploaded: ${(0,src/* messageOf */.bD)(error)}`);
    }
}
async function remember(history, record, warn) {
    try {
        await history.append(record);
    }
    catch (error) {
        warn(`This run was not added to the history: ${(0,src/* messageOf */.bD)(error)}`);
        return;
    }
    try {
        await history.compact({ minObjects: FOLD_AFTER });
    }
    catch (error) {
        warn(`The history was not compacted, which makes reading it slower: ${(0,src/* messageOf */.bD)(error)}`);
    }
}

;// CONCATENATED MODULE: ./build/js/actions/perf-report/src/index.js



/* harmony default export */ const perf_report_src = ((0,src/* defineAction */.QP)()({
    inputs: inputs,
    outputs: outputs,
    main: (context) => report(context, { now: Date.now, createGitHub: src/* createGitHub */.Cl }),
}));


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
