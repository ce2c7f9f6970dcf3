import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { executed, HEAD, job, ordinary } from '../../unit/perf-report/samples.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const PLAN = '0123456789abcdef';

async function publishOrdinary(): Promise<void> {
  const sample = ordinary(1);
  stage.jobs = [...sample.jobs!];
  await stage.publish('shard-plan', PLAN, 'all', sample.shardPlan!);
  await stage.publish('test-plan', sample.testPlan!.planId, 'all', sample.testPlan!);
  for (const leg of sample.legs!) await stage.publish('leg-result', PLAN, leg.leg, leg);
  for (const [index, cache] of sample.caches!.entries())
    await stage.publish('cache-report', 'cache', `test-0000000${index}`, cache);
}

describe('runs of an ordinary workflow', () => {
  it('are reported, remembered, and compared with each other', async () => {
    await publishOrdinary();
    const first = await stage.run({ 'INPUT_PLAN-ID': PLAN });
    expect(first.status).toBe(0);
    expect(first.report).toMatchObject({
      conclusion: 'success',
      verdict: 'insufficient-data',
      limits: [],
      tests: { files: 14, passed: 126 },
      plan: { selected: 14, tests: 62 },
      run: { repository: 'acme/shop', workflow: 'ci', branch: 'main' },
    });
    expect(first.report.jobs.map(({ name }) => name)).toEqual([
      'plan',
      'lint',
      'test (1 of 2)',
      'test (2 of 2)',
    ]);
    expect(first.report.caches).toHaveLength(2);
    expect(first.outputs).toMatchObject({
      verdict: 'insufficient-data',
      'history-runs': '0',
      'failed-tests': '0',
      'slower-count': '0',
    });
    expect(first.log.trimEnd().split('\n').at(-1)).toMatch(
      /^perf-report: 1m \d\ds wall, no earlier run to compare with; 126 tests in 14 files; slowest /,
    );
    expect(first.summary).toContain('### ✅ 1m');
    expect(first.html).toContain('Why these tests ran');
    expect(stage.artifacts.list('run').map(({ name }) => name)).toContainEqual(
      expect.stringMatching(new RegExp(`^paceline-perf-report-${PLAN}-tests_ok-[0-9a-f]{8}-1$`)),
    );

    for (let run = 0; run < 4; run++) await stage.run();
    stage.jobs = [...ordinary(1, 2).jobs!];
    const slower = await stage.run(); // no plan id: the run's only plan is taken
    expect(slower.outputs).toMatchObject({ verdict: 'slower', 'history-runs': '5' });
    expect(Number(slower.outputs['slower-count'])).toBeGreaterThan(0);
    expect(slower.log).toMatch(/perf-report: .* slower than the mean of 5 runs/);
    // All runs of this stage share one artifact service, so only the first can upload its report.
    expect(slower.log.replaceAll(/^::warning::The report was not uploaded.*$/gm, '')).not.toMatch(
      /::warning|::error/,
    );
    expect(slower.log.replace('::add-mask::a-secret-token', '')).not.toContain('a-secret-token');
  });

  it('are compared with those of the base and the default branch alone, whatever pull requests leave', async () => {
    const event = async (number: number, base: string, name = 'pull_request') => {
      const path = join(stage.folder, `event-${number}-${base}-${name}.json`);
      const pull_request = { number, base: { ref: base }, head: { repo: { full_name: 'mallory/shop' } } };
      await writeFile(path, JSON.stringify({ repository: { default_branch: 'main' }, pull_request }));
      const ref = name === 'pull_request' ? `refs/pull/${number}/merge` : 'refs/heads/main';
      return { GITHUB_EVENT_NAME: name, GITHUB_REF: ref, GITHUB_EVENT_PATH: path };
    };
    const wall = async (variables: Record<string, string> = {}) =>
      (await stage.run(variables)).report.comparisons.find(({ metric }) => metric === 'wall')!;
    const took = (seconds: number) => {
      stage.jobs = [job('test', 0, [['x', seconds]])];
    };
    took(60);
    for (let run = 0; run < 5; run++) await stage.run();
    const before = await wall({ GITHUB_RUN_ID: '9000' });
    expect(before).toMatchObject({ baselineRuns: 5, verdict: 'same' });
    took(600);
    for (let run = 0; run < 6; run++) await stage.run(await event(7, 'main'));
    // The default branch's ref, started by anybody: compared, and not remembered.
    const open = await stage.run(await event(7, 'main', 'pull_request_target'));
    expect(open.log).toContain('not added to the history: a run on pull_request_target may come from anyone');
    // A pull request that was closed carries the ref of its base.
    await stage.run({ ...(await event(7, 'main')), GITHUB_REF: 'refs/heads/main' });
    expect(await wall(await event(7, 'main'))).toMatchObject({ baselineRuns: 6, verdict: 'slower' });
    took(60);
    // The same run again, so that its own record is none of the earlier ones.
    expect(await wall({ GITHUB_RUN_ID: '9000' })).toEqual(before);
  });

  it('count once, whatever their attempts', async () => {
    stage.jobs = [job('test', 0, [['x', 5]])];
    await stage.run({ GITHUB_RUN_ID: '5' });
    await stage.run({ GITHUB_RUN_ID: '5', GITHUB_RUN_ATTEMPT: '2' });
    expect((await stage.run()).outputs['history-runs']).toBe('1');
  });

  it('are remembered when they are red, and their failures do not count as timings', async () => {
    await publishOrdinary();
    const red = executed('a.test.ts', 300, { outcome: 'failed', failed: 1 });
    const [leg] = ordinary(1).legs!;
    await stage.publish('leg-result', 'feedfeedfeedfeed', '1', {
      ...leg,
      planId: 'feedfeedfeedfeed',
      outcome: 'failed',
      executed: [red],
    });
    await stage.publish('shard-plan', 'feedfeedfeedfeed', 'all', {
      ...ordinary(1).shardPlan!,
      planId: 'feedfeedfeedfeed',
    });
    const outcome = await stage.run({ 'INPUT_PLAN-ID': 'feedfeedfeedfeed' });
    expect(outcome.status).toBe(0);
    expect(outcome.outputs['failed-tests']).toBe('1');
    expect(outcome.report.conclusion).toBe('failure');
    expect(outcome.report.limits.join()).toContain('No result of "2 of 2"');
    expect((await stage.run({ 'INPUT_PLAN-ID': PLAN })).outputs['history-runs']).toBe('1');
  });
});

describe('reports of other steps', () => {
  const junit = (cases: string) => `<testsuites><testsuite name="all">${cases}</testsuite></testsuites>`;
  const passes = '<testcase file="test/a.test.js" name="adds" time="2"/>';
  const fails =
    '<testcase file="test/b.test.js" name="&lt;i&gt;pays" time="1"><failure message="no"/></testcase>';
  const write = (text: string, name = 'junit.xml') => writeFile(join(stage.folder, name), text);
  const run = (variables: Record<string, string> = {}) => stage.run({ INPUT_REPORTS: '*.xml', ...variables });
  beforeEach(() => {
    stage.jobs = [job('test', 0, [['x', 60]])];
  });

  it('are counted, compared and kept like the results of a leg', async () => {
    await write(junit(passes));
    for (let count = 0; count < 5; count++) await run();
    await write(junit(passes.replace('"2"', '"9"')));
    const { report, status, summary } = await run();
    expect(status).toBe(0);
    expect(report.tests).toMatchObject({ files: 1, passed: 1, failed: 0, seconds: 9 });
    expect(report.comparisons.find(({ metric }) => metric === 'test/tests/test/a.test.js')).toMatchObject({
      ...{ baselineRuns: 5, baselineMean: 2, verdict: 'slower' },
    });
    expect(summary).toContain('1 test in 1 file');
  });

  it('name files by the workspace of the runner that ran them', async () => {
    const files = [
      '/home/runner/work/shop/shop/test/a.js',
      '/__w/shop/shop/test/b.js',
      'D:\\a\\shop\\shop\\test\\c.js',
    ];
    const cases = [...files, '/usr/lib/node.js'].map(
      (file) => `<testcase file="${file}" name="n" time="1"/>`,
    );
    await write(junit(cases.join('')));
    const { report } = await run();
    expect(report.tests.slowest.map(({ file }) => file).sort()).toEqual([
      'test/a.js',
      'test/b.js',
      'test/c.js',
    ]);
    expect(report.tests.passed).toBe(4);
    expect(report.limits).toEqual([expect.stringContaining('1 name in the reports of tests is no file')]);
  });

  it('make the run red where a test failed or a report breaks off, and no later baseline', async () => {
    await write(junit(passes + fails));
    const red = await run({ INPUT_SUITE: 'unit' });
    expect(red.status).toBe(0);
    expect(red.report.conclusion).toBe('failure');
    expect(red.report.tests.failures).toEqual([
      { suite: 'unit', file: 'test/b.test.js', name: '<i>pays', message: 'no' },
    ]);
    expect(red.summary).not.toContain('<i>');
    await write(junit(passes).slice(0, -30));
    const broken = await run();
    expect(broken.report.conclusion).toBe('failure');
    expect(broken.report.limits.join()).toContain('A report of tests is not whole: junit.xml: ');
    await write(junit(passes));
    const wall = (await run()).report.comparisons.find(({ metric }) => metric === 'wall');
    expect(wall?.baselineRuns).toBe(0);
  });

  it('that are absent, or older than the job, make the job red once the report is written', async () => {
    const file = '.github/workflows/ci.yml';
    stage.api.files[`${HEAD}:${file}`] = 'jobs: { test: {}, tests-ok: {} }';
    const ref = { GITHUB_WORKFLOW_REF: `acme/shop/${file}@refs/heads/main`, GITHUB_WORKFLOW_SHA: HEAD };
    const absent = await run({ INPUT_REPORTS: 'reports/**/*.xml', ...ref });
    expect(absent.status).toBe(1);
    expect(absent.log).toMatch(/::error.*No file fits "reports" \(reports\/\*\*\/\*\.xml\)/);
    expect(absent.report.limits.join()).toContain('No file fits "reports"');
    expect(absent.html).toContain('No file fits');
    // Neither shown as green nor a baseline of later runs.
    expect(absent.report.conclusion).toBe('failure');
    expect(absent.summary).toMatch(/^### ❌/);
    await write('<testsuites><testsuite name="all"/></testsuites>');
    const empty = await run(ref);
    expect(empty.status).toBe(1);
    expect(empty.log).toContain('hold no test, so nothing shows that any ran');
    expect(empty.report.conclusion).toBe('failure');
    await write(junit(passes));
    const event = join(stage.folder, 'event.json');
    await writeFile(event, '{"repository":{"default_branch":"main"}}');
    await utimes(join(stage.folder, 'junit.xml'), 1, 1);
    const stale = await run({ GITHUB_EVENT_PATH: event });
    expect(stale.status).toBe(1);
    expect(stale.log).toContain('junit.xml is older than this job');
    expect(stale.report.tests.files).toBe(0);
  });
});

describe('a job that failed and may', () => {
  const FILE = '.github/workflows/ci.yml';
  const ref = { GITHUB_WORKFLOW_REF: `acme/shop/${FILE}@refs/heads/main`, GITHUB_WORKFLOW_SHA: HEAD };
  beforeEach(() => {
    stage.jobs = [job('test', 0, [['x', 60]]), job('nightly', 0, [['x', 5, 'failure']])];
    stage.api.files[`${HEAD}:${FILE}`] =
      'jobs: { test: {}, nightly: { continue-on-error: true }, tests-ok: {} }';
  });

  it('leaves the run green, marked, and a baseline of later runs', async () => {
    for (let run = 0; run < 5; run++) await stage.run(ref);
    const outcome = await stage.run(ref);
    expect(outcome.outputs['verdict']).toBe('same');
    expect(outcome.report).toMatchObject({
      conclusion: 'success',
      conclusionReason: 'Allowed by continue-on-error: "nightly" failed.',
      limits: [],
    });
    expect(outcome.summary).toMatch(/^### ✅ 1m 02s/);
    expect(outcome.summary).toContain('⚠️ <code>nightly</code> failed, allowed');
    expect(outcome.log.replaceAll(/^::warning::The report was not uploaded.*$/gm, '')).not.toContain(
      '::warning',
    );
  });

  it('makes the run unknown where the file cannot be read, which is said, and no baseline', async () => {
    stage.api.permissions.delete('contents: read');
    for (let run = 0; run < 5; run++) await stage.run(ref);
    const outcome = await stage.run(ref);
    expect(outcome.status).toBe(0);
    expect(outcome.report.conclusion).toBe('unknown');
    expect(outcome.report.comparisons.find(({ metric }) => metric === 'wall')?.baselineRuns).toBe(0);
    expect(outcome.outputs).toMatchObject({ 'history-runs': '5', verdict: 'insufficient-data' });
    expect(outcome.summary).toContain('### ❔ Conclusion not known, after 1m 02s');
    expect(outcome.summary).toContain('contents: read');
    expect(outcome.log).toContain('not judged since it is not known whether the run is green');
  });

  it('is not asked about where all is green', async () => {
    stage.jobs = [job('test', 0, [['x', 60]])];
    await stage.run(ref);
    expect(stage.api.requests.filter((path) => path.includes('contents'))).toEqual([]);
  });
});

describe('what is missing is named, and the job stays green', () => {
  const limits = async (variables: Record<string, string>) => {
    const outcome = await stage.run(variables);
    expect(outcome.status).toBe(0);
    expect(outcome.log).not.toMatch(/\n\s+at /);
    return outcome.report.limits.join('\n');
  };

  it('no permission', async () => {
    stage.api.failures.push({ status: 403, message: 'Resource not accessible by integration' });
    expect(await limits({})).toContain(
      'lacks the permission "actions: read". Add `permissions: { actions: read }`',
    );
  });

  it('no token, no artifact service, no commit', async () => {
    const said = await limits({ 'INPUT_GITHUB-TOKEN': '', ACTIONS_RUNTIME_TOKEN: '', GITHUB_SHA: '' });
    for (const words of ['no token', 'no artifact service', 'commit is not known'])
      expect(said).toContain(words);
  });

  it('off GitHub', async () => {
    expect(await limits({ GITHUB_ACTIONS: '', ACTIONS_RUNTIME_TOKEN: '' })).toContain(
      'did not run on GitHub',
    );
  });

  it('a plan that is not there, two plans and no id, documents that are none', async () => {
    stage.jobs = [job('test', 0, [['x', 5]])];
    expect(await limits({ 'INPUT_PLAN-ID': 'aaaaaaaaaaaaaaaa' })).toContain('no shard-plan aaaaaaaaaaaaaaaa');
    await stage.publish('shard-plan', 'aaaaaaaaaaaaaaaa', 'all', '{"kind":"shard-plan"');
    expect(await limits({ 'INPUT_PLAN-ID': 'aaaaaaaaaaaaaaaa' })).toContain('is not JSON');
    await stage.publish('shard-plan', 'bbbbbbbbbbbbbbbb', 'all', { kind: 'shard-plan', version: 99 });
    expect(await limits({ 'INPUT_PLAN-ID': 'bbbbbbbbbbbbbbbb' })).toContain('version 99');
    expect(await limits({})).toContain('2 shard-plans');
  });

  it('a history that is damaged', async () => {
    stage.jobs = [job('test', 0, [['x', 5]])];
    await stage.run();
    const store = join(stage.folder, 'home', 'store');
    const files = (await readdir(store, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const path = join(file.parentPath, file.name);
      await writeFile(path, (await readFile(path)).subarray(0, 20));
    }
    const outcome = await stage.run();
    expect(outcome.status).toBe(0);
    expect(outcome.outputs['history-runs']).toBe('0');
    expect((await stage.run()).outputs['history-runs']).toBe('1');
  });

  it('a store that cannot be used', async () => {
    stage.jobs = [job('test', 0, [['x', 5]])];
    await writeFile(join(stage.folder, 'a-file'), '');
    const outcome = await stage.run({ INPUT_STORE: `disk:${join(stage.folder, 'a-file')}` });
    expect(outcome.status).toBe(0);
    expect(outcome.log).toMatch(/::warning::/);
    expect(outcome.outputs['report-path']).not.toBe('');
  });
});

it('wrong inputs are refused all at once', async () => {
  const outcome = await stage.run({
    'INPUT_MIN-CHANGE': '5',
    'INPUT_BASELINE-RUNS': '1',
    'INPUT_RETENTION-AGE': '90',
  });
  expect(outcome.status).toBe(1);
  for (const fix of ['write 5%', 'from 2 to 200', 'add a unit: 90s']) expect(outcome.log).toContain(fix);
  expect(outcome.outputs['verdict']).toBe('insufficient-data');
});
