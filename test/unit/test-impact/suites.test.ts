import { describe, expect, test } from 'vitest';
import { wantedSuites } from '../../../actions/test-impact/src/suites.ts';
import { type Files, planChange, type Run, type RunOptions, recordingContext } from './plan-in-memory.ts';

const FILES: Files = {
  'package.json': '{"scripts":{"test":"vitest"},"devDependencies":{"vitest":"*","jest":"*"}}',
  'src/price.ts': 'export const price = 1;',
  'src/price.test.ts': "import './price';",
  'src/name.ts': 'export const name = 1;',
  'src/name.test.ts': "import './name';",
  'e2e/shop.test.ts': "import '../src/price'; import './server';",
  'e2e/login.test.ts': "import './server';",
  'e2e/server.ts': 'export const server = 1;',
  'bench/price.bench.ts': "import '../src/price';",
  'README.md': 'words',
};
const SUITES = `
unit:
  runner: vitest
  tests: src/**/*.test.ts
e2e:
  runner: jest
  tests: e2e/**/*.test.ts
  container: node:24
  services:
    redis: { image: 'redis:7', ports: ['6379:6379'] }
performance:
  runner: command
  command: node bench.mjs {files} {report}
  tests: bench/**
  paths: src/price.ts
  performance: true
`;

const plan = (change: Record<string, string | undefined>, more: RunOptions = {}): Promise<Run> =>
  planChange(FILES, change, { ...more, inputs: { suites: SUITES, ...more.inputs } });
/** What runs of each suite. */
const running = ({ plan: { tests } }: Run): Record<string, string[]> =>
  Object.fromEntries(
    [...Map.groupBy(tests, ({ suite }) => suite)].map(([suite, of]) => [
      suite,
      of.filter(({ action }) => action === 'run').map(({ file }) => file),
    ]),
  );

describe('one plan of several suites', () => {
  test('selects in each what the change can affect', async () => {
    const run = await plan({ 'src/price.ts': '2' });
    expect(running(run)).toEqual({
      unit: ['src/price.test.ts'],
      e2e: ['e2e/shop.test.ts'],
      performance: ['bench/price.bench.ts'],
    });
    expect(run.result).toBe('test-impact: unit 1 of 2, e2e 1 of 2, performance all 1');
    expect(JSON.parse(run.outputs['suites']!)).toMatchObject({
      unit: { mode: 'selected', 'has-tests': true, 'selected-count': 1, 'total-count': 2, runner: 'vitest' },
      e2e: { runner: 'jest' },
    });
    expect(run.outputs).toMatchObject({ 'has-performance-critical-changes': 'true', 'selected-count': '3' });
  });

  test('says what the legs of each need', async () => {
    const { plan: made } = await plan({ 'src/price.ts': '2' });
    expect(made.suites).toMatchObject([
      { suite: 'unit', runner: 'vitest', discovery: { by: 'input' } },
      { suite: 'e2e', container: 'node:24', services: { redis: { image: 'redis:7', ports: ['6379:6379'] } } },
      { suite: 'performance', start: { command: 'node bench.mjs {files} {report}' }, performance: true },
    ]);
    expect(made.suites[0]).not.toHaveProperty('container');
  });

  test('a changed test, or what only tests of one suite use, is no concern of the others', async () => {
    expect(running(await plan({ 'e2e/login.test.ts': '2' }))).toMatchObject({
      unit: [],
      e2e: ['e2e/login.test.ts'],
      performance: [],
    });
    expect(running(await plan({ 'e2e/server.ts': '2' }))).toMatchObject({
      unit: [],
      e2e: ['e2e/login.test.ts', 'e2e/shop.test.ts'],
    });
    expect(running(await plan({ 'e2e/login.test.ts': undefined }))).toMatchObject({ unit: [], e2e: [] });
  });

  test.each<[string, string, Files]>([
    ['', '', { 'e2e.settings.js': "module.exports = { setupFilesAfterEnv: ['./support/login.js'] }" }],
    [
      'below its folder',
      ', working-directory: e2e',
      { 'e2e/e2e.settings.js': "module.exports = { setupFilesAfterEnv: ['../support/login.js'] }" },
    ],
  ])('what the arguments of a suite name sets it up, whoever else uses it: %s', async (_, more, settings) => {
    const files = {
      ...FILES,
      ...settings,
      'support/login.js': '1',
      'src/login.test.ts': "import '../support/login.js'",
    };
    const suites = `unit: { runner: vitest, tests: src/**/*.test.ts }\ne2e: { runner: jest, tests: e2e/*.test.ts, args: [-c, e2e.settings.js]${more} }`;
    const run = await planChange(files, { 'support/login.js': '2' }, { inputs: { suites } });
    expect(running(run)).toEqual({
      unit: ['src/login.test.ts'],
      e2e: ['e2e/login.test.ts', 'e2e/shop.test.ts'],
    });
  });

  test('what no test of any suite uses runs the nearest tests of each', async () => {
    expect(running(await plan({ 'src/unused.ts': '2' })).unit).toHaveLength(2);
  });

  test('nothing runs for what no suite can notice, and the plan says why', async () => {
    const run = await plan({ 'README.md': '2' });
    expect(run.plan).toMatchObject({ mode: 'none', totals: { tests: 5, selected: 0 } });
    expect(run.plan.changes[0]!.inert).toContain('none of the files for which the suite runs');
    expect(run.outputs).toMatchObject({ 'has-tests': 'false', 'has-performance-critical-changes': 'false' });
  });

  test('a reason why all tests run is said once for the suites that it concerns', async () => {
    const run = await plan({
      'package.json': '{"scripts":{"test":"vitest"},"devDependencies":{"vitest":"1"}}',
    });
    expect(run.plan.suites.map(({ suite, mode }) => [suite, mode])).toEqual([
      ['unit', 'full'],
      ['e2e', 'full'],
      ['performance', 'none'],
    ]);
    expect(run.plan.mode).toBe('selected');
    expect(run.notices.filter((text) => text.startsWith('All tests'))).toEqual([
      expect.stringMatching(/^All tests of unit, e2e run: /),
    ]);
    expect(run.summary).toContain('| e2e | all 2 |');
  });

  test('no base: everything runs, whatever the rule', async () => {
    const run = await plan({}, { base: { code: 'no-base', reason: 'the clone is shallow' } });
    expect(run.plan.suites.map(({ mode }) => mode)).toEqual(['full', 'full', 'full']);
    expect(run.outputs).toMatchObject({
      'has-performance-critical-changes': 'true',
      'fallback-code': 'no-base',
    });
  });

  test('an audit measures the selection, not the rule that the user wrote', async () => {
    const run = await plan({ 'src/name.ts': '2' }, { inputs: { mode: 'observe' } });
    expect(running(run)).toMatchObject({ performance: [], unit: { length: 2 }, e2e: { length: 2 } });
    expect(run.plan.audit).toMatchObject({ selected: 1 });
    expect(run.plan.suites.map(({ audited }) => audited)).toEqual([true, true, undefined]);
  });
});

test('a file of two suites with one program is said to run twice; with two programs that is what is wanted', async () => {
  const suites = (second: string) =>
    `a: { runner: vitest, tests: src/**/*.test.ts }\nb: { runner: ${second}, tests: src/p*.test.ts }`;
  const run = await planChange(FILES, {}, { inputs: { suites: suites('vitest') } });
  expect(run.warnings.join()).toContain(
    'src/price.test.ts is a test of several suites with vitest, "b" among them',
  );
  const two = await planChange(FILES, {}, { inputs: { suites: suites('jest') } });
  expect(two.warnings.join()).not.toContain('several suites');
});

test('suites may share settings by anchors', async () => {
  const suites =
    'a: { runner: vitest, tests: src/p*.test.ts, container: &image node:24 }\nb: { runner: jest, tests: e2e/**, container: *image }';
  const { plan: made } = await planChange(FILES, {}, { inputs: { suites } });
  expect(made.suites.map(({ container }) => container)).toEqual(['node:24', 'node:24']);
});

test('where several suites are audited, only those are said to run whole', async () => {
  const run = await plan({ 'src/name.ts': '2' }, { inputs: { mode: 'observe' } });
  expect(run.result).toBe(
    'test-impact: unit all 2, e2e all 2, performance none of 1, to see what a selection would miss; it would run 1',
  );
  expect(run.summary).toContain('All tests of unit, e2e run to see what the selection would miss');
});

test('a suite that always runs is no part of what an audit measures', async () => {
  const suites =
    'a: { runner: vitest, tests: src/**/*.test.ts }\nb: { runner: jest, tests: e2e/*.test.ts, rule: always }';
  const run = await planChange(FILES, { 'src/name.ts': '2' }, { inputs: { suites, mode: 'observe' } });
  expect(run.plan.suites.map(({ audited }) => audited)).toEqual([true, undefined]);
});

describe('rules', () => {
  const ruled = (settings: string, change: Record<string, string>, more: RunOptions = {}) =>
    planChange(FILES, change, {
      ...more,
      inputs: {
        ...more.inputs,
        suites: `bench: { runner: command, command: 'x {files} {report}', tests: 'bench/**', ${settings} }`,
      },
    });

  test('always', async () => {
    const run = await ruled('rule: always, performance: true', { 'README.md': '2' });
    expect(run.plan.tests[0]).toMatchObject({ action: 'run', reasons: [{ code: 'always' }] });
    // All of it runs, so nothing of it may be empty or missing.
    expect(run.suite.mode).toBe('full');
    // The change is none that could slow anything down.
    expect(run.outputs['has-performance-critical-changes']).toBe('false');
  });

  test.each<[string, Record<string, string>, object]>([
    [
      'a file that the suite names',
      { 'src/price.ts': '2' },
      { code: 'path', via: ['src/price.ts', 'bench/price.bench.ts'] },
    ],
    ['its own test', { 'bench/price.bench.ts': '2' }, { code: 'changed', via: ['bench/price.bench.ts'] }],
  ])('paths: %s', async (_, change, reason) => {
    const run = await ruled('paths: [src/price.ts]', change);
    expect(run.plan.tests[0]).toMatchObject({ action: 'run', reasons: [reason] });
  });

  test('paths: what runs everything counts as well', async () => {
    const inputs = { 'run-everything-on': 'schema.sql' };
    const run = await ruled('paths: [src/price.ts]', { 'schema.sql': '2' }, { inputs });
    expect(run.plan.tests[0]).toMatchObject({ action: 'run', reasons: [{ code: 'path' }] });
  });

  test('paths: a file that was renamed away counts', async () => {
    const run = await ruled('paths: [src/price.ts]', {}, { renames: { 'src/price.ts': 'src/cost.ts' } });
    expect(run.plan.tests[0]).toMatchObject({ action: 'run', reasons: [{ code: 'path' }] });
  });

  test('paths: a push runs what no run has proven since it last had to run', async () => {
    const event = { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' };
    const run = await ruled(
      'paths: [src/price.ts]',
      { 'README.md': '2' },
      {
        variables: event,
        past: { proofs: { runs: [], known: true } },
      },
    );
    expect(run.plan.tests[0]).toMatchObject({ action: 'run', reasons: [{ code: 'unproven' }] });
  });

  test('paths: what is proven is proven for the paths alone, and nothing more is said', async () => {
    const proof = {
      runId: '7',
      head: 'e'.repeat(40),
      tree: 'd'.repeat(40),
      scope: 'refs/heads/main',
      files: new Set(['bench/price.bench.ts']),
    };
    const run = await ruled(
      'paths: [src/price.ts]',
      { 'src/name.ts': '2' },
      {
        variables: { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' },
        event: { repository: { default_branch: 'main' } },
        commits: { ['e'.repeat(40)]: FILES },
        past: { proofs: { runs: [proof], known: true } },
      },
    );
    expect(run.result).toContain(
      'nothing to run: 1 test file passed in run 7, and nothing for which they run has changed since',
    );
    expect(run.summary).toContain('nothing for which they run has changed since');
  });

  test('paths, where only the legs know the tests: all or nothing', async () => {
    const computed = { ...FILES, 'vitest.config.ts': 'export default { test: { include: patterns() } }' };
    const inputs = { suites: 'unit: { runner: vitest, paths: [src/price.ts] }' };
    const quiet = await planChange(computed, { 'README.md': '2' }, { inputs });
    expect(quiet.suite).toMatchObject({ mode: 'none', discovery: { by: 'legs' } });
    expect(quiet.outputs['has-tests']).toBe('false');
    const run = await planChange(computed, { 'src/price.ts': '2' }, { inputs });
    expect(run.suite).toMatchObject({ mode: 'full', fallback: { message: 'src/price.ts changed' } });
    const push = await planChange(
      computed,
      { 'README.md': '2' },
      {
        inputs,
        variables: { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' },
        past: { proofs: { runs: [], known: true } },
      },
    );
    expect(push.suite.mode).toBe('full');
  });
});

describe('bad input names the suite, and what is allowed', () => {
  const read = (suites: string, inputs: Record<string, string> = {}) =>
    wantedSuites(recordingContext({ inputs: { suites, ...inputs } }).context.inputs);

  test.each([
    ['no YAML', 'unit: [', '"suites" is no YAML'],
    ['a list', '[unit]', '"suites" is no mapping of names to settings'],
    ['a name for no artifact', '"a/b": {}', '"a/b" cannot be the name of a suite'],
    ['an unknown setting', 'unit: { test: x }', 'unit: Unrecognized key: "test"'],
    [
      'an unknown rule',
      'unit: { rule: never }',
      'unit.rule: Invalid option: expected one of "impacted"|"always"|"paths"',
    ],
    [
      'a pattern that leaves the repository',
      'unit: { tests: ../x }',
      'unit.tests: not glob patterns relative to the repository',
    ],
    ['paths beside another rule', 'unit: { rule: always, paths: x }', 'unit has paths, and the rule always'],
    ['the rule paths without any', 'unit: { rule: paths }', 'unit has no paths, and the rule paths'],
    [
      'a command for another runner',
      'unit: { runner: vitest, command: x }',
      'unit has a command, and the runner vitest',
    ],
    ['no command', 'unit: { runner: command, tests: x }', 'unit has no command, and the runner command'],
    [
      'a folder outside',
      'unit: { tests: x, working-directory: ../x }',
      'unit.working-directory: leaves the repository',
    ],
    [
      'an absolute folder',
      'unit: { tests: x, working-directory: /x }',
      'unit.working-directory: must be a folder',
    ],
    [
      'a folder without tests',
      'unit: { working-directory: x }',
      'unit has a working-directory, and no tests',
    ],
    [
      'credentials of a container',
      'unit: { container: { image: x, credentials: { password: y } } }',
      'unit.container: has credentials',
    ],
    [
      'credentials of a service',
      'unit: { services: { db: { image: x, credentials: { password: y } } } }',
      'unit.services: has credentials',
    ],
  ])('%s', async (_, suites, message) => {
    await expect(read(suites)).rejects.toMatchObject({ code: 'PACELINE_INPUT_INVALID' });
    await expect(read(suites)).rejects.toThrow(message);
  });

  test('a folder that is not there', async () => {
    const inputs = (folder: string) => ({
      suites: `unit: { tests: src/**/*.test.ts, working-directory: ${folder} }`,
    });
    await expect(planChange(FILES, {}, { inputs: inputs('sorces') })).rejects.toThrow(
      'unit has the working-directory sorces, in which the repository has no file',
    );
    for (const folder of ['./src', 'src/', '.'])
      await expect(planChange(FILES, {}, { inputs: inputs(folder) })).resolves.toBeDefined();
  });

  test('other inputs that say the same', async () => {
    await expect(read('unit: {}', { runner: 'vitest' })).rejects.toThrow('they could disagree');
    await expect(read('unit: {}', { tests: 'x' })).rejects.toThrow('they could disagree');
  });

  test('a suite without a test is an error with its name', async () => {
    const inputs = { suites: 'unit: { tests: src/**/*.test.ts }\nnone: { tests: nowhere/** }' };
    await expect(planChange(FILES, {}, { inputs })).rejects.toThrow(
      'Suite "none": Input "tests": no tracked file matches',
    );
    const allowed = { suites: `${inputs.suites.replace(' }\nnone: {', ' }\nnone: { allow-empty: true,')}` };
    const run = await planChange(FILES, { 'src/name.ts': '2' }, { inputs: allowed });
    expect(run.plan.suites.map(({ mode }) => mode)).toEqual(['selected', 'none']);
  });
});
