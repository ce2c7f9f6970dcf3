import { readFileSync } from 'node:fs';
import { parseDocument, shardPlan } from '@paceline/contracts';
import { describe, expect, test } from 'vitest';
import { makeMatrix } from '../../../actions/matrix/src/make-matrix.ts';
import { outputs as declared } from '../../../actions/matrix/src/outputs.ts';
import { noTimings } from '../../../actions/matrix/src/shards/estimates.ts';
import { fakeContext, fakeMachine, testPlanText } from './fake-context.ts';

type Tests = Parameters<typeof testPlanText>[0];

async function run(
  given: Record<string, string>,
  tests: Tests,
  more: { variables?: Record<string, string>; machine?: Parameters<typeof fakeMachine>[0] } = {},
) {
  const fake = fakeContext({ plan: 'test-plan.json', ...given }, more.variables);
  const readPlan = async () => testPlanText(tests);
  await makeMatrix(fake.context, fakeMachine({ readPlan, ...more.machine }));
  const matrix = fake.outputs['matrix'] as { include: Record<string, unknown>[] };
  const plan = parseDocument(shardPlan, fake.published[0]!.text, 'published');
  return { ...fake, matrix, plan };
}

const fourteen: Tests = Object.fromEntries(
  Array.from({ length: 14 }, (_, index) => [`src/${index}.test.ts`, index + 1]),
);

describe('the matrix of a plan', () => {
  test('carries ids and names, and the plan says who runs what', async () => {
    const { matrix, outputs, plan, published, result } = await run({ shards: '2' }, fourteen);
    const id = outputs['plan-id'];
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(matrix.include).toEqual([
      { 'plan-id': id, leg: '1', name: '1/2' },
      { 'plan-id': id, leg: '2', name: '2/2' },
    ]);
    expect(published[0]!.address).toEqual({ kind: 'shard-plan', planId: id, leg: 'all' });
    expect(plan).toMatchObject({ planId: id, testPlanId: 'feedc0de', head: 'a'.repeat(40) });
    const files = plan.legs.flatMap((leg) => leg.tests.map((each) => each.file));
    expect(files.sort()).toEqual(Object.keys(fourteen).sort());
    expect(result).toEqual(['matrix: 2 legs for 14 test files, predicted 52 s to 53 s (balance 1.01)']);
  });

  test('sets every output and writes the plan that it publishes', async () => {
    const { outputs, published } = await run({ shards: '2' }, fourteen);
    expect(Object.keys(outputs).sort()).toEqual(Object.keys(declared).sort());
    expect(outputs).toMatchObject({ 'has-jobs': true, count: 2, 'predicted-seconds': 53 });
    expect(outputs).toMatchObject({ 'lower-bound-seconds': 53, balance: 1.01 });
    expect(readFileSync(outputs['plan-path'] as string, 'utf8')).toBe(published[0]!.text);
  });

  test('runs every test in every combination of axes', async () => {
    const { matrix, plan } = await run(
      { shards: '2', axes: 'node: [22, 24]' },
      { 'a.test.ts': 2, 'b.test.ts': 1 },
    );
    expect(matrix.include.map(({ leg, name, node }) => [leg, name, node])).toEqual([
      ['1', 'node 22 · 1/2', 22],
      ['3', 'node 24 · 1/2', 24],
      ['2', 'node 22 · 2/2', 22],
      ['4', 'node 24 · 2/2', 24],
    ]);
    expect(plan.legs.map((leg) => leg.tests.map((each) => each.file))).toEqual([
      ['a.test.ts'],
      ['b.test.ts'],
      ['a.test.ts'],
      ['b.test.ts'],
    ]);
  });

  test('has never more shards than tests', async () => {
    const { matrix, said } = await run({ shards: '9' }, { 'a.test.ts': 2, 'b.test.ts': 1 });
    expect(matrix.include).toHaveLength(2);
    expect(said).toContain('info: 2 of 9 shards: there are no more test files.');
  });

  test('keeps within max-jobs with fewer shards, and says so', async () => {
    const { matrix, said, plan } = await run(
      { shards: '5', axes: 'n: [1, 2, 3]', 'max-jobs': '8' },
      fourteen,
    );
    expect(matrix.include).toHaveLength(6);
    expect(plan.legs.flatMap((leg) => leg.tests)).toHaveLength(3 * 14);
    expect(said).toContain('warning: 2 of 5 shards: only 2 shards per combination (max-jobs 8).');
  });

  test('refuses more combinations than jobs', async () => {
    await expect(run({ axes: 'n: [1, 2, 3]', 'max-jobs': '2' }, fourteen)).rejects.toMatchObject({
      code: 'PACELINE_MATRIX_TOO_LARGE',
      message: expect.stringContaining('3 combinations'),
    });
  });

  test('auto takes the fewest shards that meet the target', async () => {
    const { matrix, plan } = await run({ shards: 'auto', 'target-duration': '30s' }, fourteen);
    expect(matrix.include).toHaveLength(4);
    expect(plan.predicted.makespanSeconds).toBeLessThanOrEqual(30);
  });

  test('auto names the file that keeps it from the target', async () => {
    const { matrix, summary, said } = await run(
      { 'target-duration': '30s' },
      { 'slow.test.ts': 100, 'b.test.ts': 60, 'c.test.ts': 40 },
    );
    expect(matrix.include).toHaveLength(2);
    expect(said.join()).toContain('one test file alone is over the target duration');
    expect(summary.join()).toContain('<code>slow.test.ts</code> alone takes 1m 40s');
  });

  test('is the same in every attempt of a run, and another in another run', async () => {
    const id = async (variables: Record<string, string>) =>
      (await run({ shards: '2' }, fourteen, { variables })).outputs['plan-id'];
    const first = await id({ GITHUB_RUN_ID: '1', GITHUB_RUN_ATTEMPT: '1' });
    expect(await id({ GITHUB_RUN_ID: '1', GITHUB_RUN_ATTEMPT: '2' })).toBe(first);
    expect(await id({ GITHUB_RUN_ID: '2', GITHUB_RUN_ATTEMPT: '1' })).not.toBe(first);
  });
});

describe('durations of other programs', () => {
  const machine = (asked: unknown[] = []): Parameters<typeof fakeMachine>[0] => ({
    timings: async () => ({
      ...noTimings,
      seconds: ({ file }) => (file === 'b.test.ts' ? 20 : undefined),
    }),
    recordedTimings: async (...given) => {
      asked.push(given);
      return new Map([
        ['a.test.ts', 100],
        ['b.test.ts', 200],
        ['c.test.ts', 300],
      ]);
    },
  });
  const seconds = ({ plan }: Awaited<ReturnType<typeof run>>) =>
    Object.fromEntries(
      plan.legs.flatMap(({ tests }) => tests.map((test) => [test.file, test.estimatedSeconds])),
    );

  test('count where neither the plan nor the history knows better', async () => {
    const asked: unknown[] = [];
    const tests = { 'a.test.ts': 1, 'b.test.ts': undefined, 'c.test.ts': undefined, 'd.test.ts': undefined };
    const done = await run({ timings: 'r/*.xml\n.test_durations' }, tests, { machine: machine(asked) });
    expect(seconds(done)).toEqual({ 'a.test.ts': 1, 'b.test.ts': 20, 'c.test.ts': 300, 'd.test.ts': 20 });
    expect(done.plan.predicted.unknownTests).toBe(1);
    expect(asked).toEqual([[['r/*.xml', '.test_durations'], Object.keys(tests)]]);
  });

  test('are not read where every test file is known', async () => {
    const asked: unknown[] = [];
    const done = await run(
      { timings: 'r.xml' },
      { 'a.test.ts': 1, 'b.test.ts': undefined },
      { machine: machine(asked) },
    );
    expect(seconds(done)).toEqual({ 'a.test.ts': 1, 'b.test.ts': 20 });
    expect(asked).toEqual([]);
    expect(done.said).toContain(
      'info: "timings" is not read: earlier runs tell how long every test file takes.',
    );
  });
});

describe('an empty selection', () => {
  test('is a sentinel with the values of the first combination, so that the matrix is never empty', async () => {
    const { matrix, outputs, plan, result } = await run(
      { axes: 'os: [linux, mac]' },
      { 'a.test.ts': 'skip' },
    );
    expect(matrix.include).toEqual([
      { 'plan-id': outputs['plan-id'], leg: 'none', name: 'nothing to run', os: 'linux' },
    ]);
    expect(outputs).toMatchObject({ 'has-jobs': false, count: 0, balance: 1, 'predicted-seconds': 0 });
    expect(plan.legs).toEqual([]);
    expect(result).toEqual(['matrix: nothing to run: none of 1 known test file is affected']);
  });

  test('is not what excluding everything means: tests would silently not run', async () => {
    await expect(run({ axes: 'n: [1]', exclude: '[{n: 1}]' }, fourteen)).rejects.toMatchObject({
      code: 'PACELINE_MATRIX_AXES',
    });
  });
});

describe('durations', () => {
  test('come from the plan, then the history, then a guess', async () => {
    const { plan } = await run(
      { shards: '1' },
      { 'a.ts': 7, 'b.ts': undefined, 'c.ts': undefined },
      {
        machine: {
          timings: async () => ({
            ...noTimings,
            seconds: ({ file }) => ({ 'a.ts': 99, 'b.ts': 3 })[file],
            guess: () => 2,
          }),
        },
      },
    );
    expect(plan.legs[0]!.tests).toEqual([
      { suite: 'unit', file: 'a.ts', estimatedSeconds: 7 },
      { suite: 'unit', file: 'b.ts', estimatedSeconds: 3 },
      { suite: 'unit', file: 'c.ts', estimatedSeconds: 2 },
    ]);
    expect(plan.predicted.unknownTests).toBe(1);
  });

  test('of unknown tests are the median of the plan where the history knows nothing', async () => {
    const { plan, result } = await run(
      { shards: '1' },
      { 'a.ts': 2, 'b.ts': 10, 'c.ts': 4, 'd.ts': undefined },
    );
    expect(plan.predicted).toMatchObject({ makespanSeconds: 20, unknownTests: 1 });
    expect(result[0]).toContain('1 file never timed, guessed');
  });

  test('are a second each in a first run, and the log says that they are guesses', async () => {
    const { plan, result } = await run({ shards: '2' }, { 'a.ts': undefined, 'b.ts': undefined });
    expect(plan.predicted).toMatchObject({ makespanSeconds: 1, unknownTests: 2 });
    expect(result[0]).toContain('no file was timed yet, all durations are guesses');
  });

  test('are not looked up when the plan has them all', async () => {
    const timings = () => Promise.reject(new Error('asked'));
    await expect(run({ shards: '2' }, fourteen, { machine: { timings } })).resolves.toBeDefined();
  });
});

describe('wrong input', () => {
  test('a plan and tests, or neither', async () => {
    await expect(run({ tests: 'a.test.ts' }, fourteen)).rejects.toThrow('Both "plan" and "tests"');
    await expect(run({ plan: '' }, fourteen)).rejects.toThrow('Neither "plan" nor "tests"');
  });

  test('a plan that is none, or of a newer release', async () => {
    const readPlan = (text: string) => ({ machine: { readPlan: async () => text } });
    await expect(run({}, {}, readPlan('{"kind":"leg-result","version":1}'))).rejects.toThrow(
      'test-plan.json is a leg-result, expected a test-plan',
    );
    await expect(run({}, {}, readPlan('{"kind":"test-plan","version":4}'))).rejects.toThrow('version 4');
    await expect(run({}, {}, readPlan('{"kind":'))).rejects.toThrow('not JSON');
  });

  test('listed files that are not there', async () => {
    const exists = async (file: string) => file === 'here.test.ts';
    const given = { plan: '', tests: 'here.test.ts\ngone.test.ts\nsrc/*.test.ts' };
    await expect(run(given, {}, { machine: { exists } })).rejects.toMatchObject({
      message: 'Input "tests": gone.test.ts, src/*.test.ts are not in the checkout.',
      remedy: expect.stringContaining('patterns are not expanded'),
    });
  });

  test('listed files that are there need no plan', async () => {
    const { plan } = await run(
      { plan: '', tests: './a.test.ts\nb.test.ts\na.test.ts', suite: 'api', shards: '2' },
      {},
    );
    expect(plan.legs.map((leg) => leg.tests[0])).toEqual([
      { suite: 'api', file: 'a.test.ts', estimatedSeconds: 1 },
      { suite: 'api', file: 'b.test.ts', estimatedSeconds: 1 },
    ]);
    expect(plan.head).toBe('b'.repeat(40));
    expect(plan.testPlanId).toBeUndefined();
  });
});

describe('a masked value in the matrix', () => {
  const variables = { REGISTRY_TOKEN: 'hunter2-hunter2' };
  const axes = 'registry: [public, hunter2-hunter2]';

  test('fails here, naming the variable and not the value', async () => {
    const error = await run({ axes, shards: '1' }, fourteen, { variables }).catch((caught: Error) => caught);
    expect(error).toMatchObject({ code: 'PACELINE_MATRIX_MASKED' });
    expect((error as Error).message).toContain('REGISTRY_TOKEN (entry 2)');
    expect(JSON.stringify(error) + String(error)).not.toContain('hunter2');
  });

  test('is found in one line of a secret with several, and however JSON writes it', async () => {
    const lines = { DEPLOY_SECRET: 'first"line"\nsecond line' };
    await expect(run({ axes: `x: ['first"line"']` }, fourteen, { variables: lines })).rejects.toMatchObject({
      code: 'PACELINE_MATRIX_MASKED',
    });
  });

  test('is nothing where the value is a short word or stands elsewhere', async () => {
    await run({ axes: 'db: [test]' }, fourteen, { variables: { DB_PASSWORD: 'test' } });
    await run({ axes: 'db: [sqlite]' }, fourteen, { variables });
  });
});

test('256 legs with long axes stay far below the megabyte that an output may have', async () => {
  const values = Array.from({ length: 256 }, (_, index) => `"value ${index} ${'x'.repeat(200)}"`);
  const { matrix } = await run({ axes: `long: [${values}]`, shards: '1' }, fourteen);
  expect(matrix.include).toHaveLength(256);
  expect(Buffer.byteLength(JSON.stringify(matrix), 'utf16le')).toBeLessThan(1024 * 1024 * 0.4);
});

describe('a plan whose tests only the test program knows', () => {
  const asking = (runner: string, expectedSeconds = 0) => ({
    machine: {
      readPlan: async () => {
        const plan = JSON.parse(testPlanText({}));
        const discovery = { by: 'legs', reason: 'test.include in vitest.config.ts is computed' };
        Object.assign(plan.suites[0], { runner, mode: 'full', discovery, expectedSeconds });
        return JSON.stringify(plan);
      },
    },
  });
  test('gets as many legs as are asked for, in each combination', async () => {
    const { plan, outputs, said } = await run({ shards: '3', axes: 'node: [22, 24]' }, {}, asking('vitest'));
    expect(plan.legs.map(({ shard, shards, tests }) => [shard, shards, tests.length])).toEqual(
      [1, 2, 3, 1, 2, 3].map((shard) => [shard, 3, 0]),
    );
    expect(plan.suites).toMatchObject([{ mode: 'full', knownTests: 0, discovery: { by: 'legs' } }]);
    expect(outputs['has-jobs']).toBe(true);
    expect(said.join()).toContain('since test.include in vitest.config.ts is computed');
  });
  test('counts them by what looks like tests where auto is asked for', async () => {
    const { plan } = await run({ shards: 'auto', 'target-duration': '60s' }, {}, asking('jest', 150));
    expect(plan.legs).toHaveLength(3);
    expect((await run({ shards: 'auto' }, {}, asking('jest'))).plan.legs).toHaveLength(1);
  });
  test('is one leg where the program cannot list', async () => {
    expect((await run({ shards: '3' }, {}, asking('node'))).plan.legs).toHaveLength(1);
  });
});

describe('numbers that YAML reads otherwise', () => {
  test('are warned of', async () => {
    const { said } = await run({ shards: '1', axes: 'python: [3.9, 3.10, "3.11"]' }, fourteen);
    expect(said.filter((line) => line.startsWith('warning'))).toEqual([
      "warning: YAML reads 3.10 as 3.1; if it is a version, write it in quotes: '3.10'.",
    ]);
  });
  test('make no two equal legs', async () => {
    await expect(run({ shards: '1', axes: 'python: [3.1, 3.10]' }, fourteen)).rejects.toThrow(
      /"python" has the value 3.1 twice/,
    );
  });
});

describe('a plan of several suites', () => {
  const several = (change: (suites: Record<string, unknown>[]) => void = () => {}) => ({
    machine: {
      readPlan: async () => {
        const plan = JSON.parse(
          testPlanText({ 'a.test.ts': 4, 'b.test.ts': 3, 'c.test.ts': 2, 'd.test.ts': 1 }),
        );
        const [suite] = plan.suites;
        plan.suites = [
          { ...suite, runner: 'vitest' },
          { ...suite, suite: 'e2e', runner: 'jest', start: { args: ['--ci'] } },
        ];
        for (const test of plan.tests.slice(2)) test.suite = 'e2e';
        change(plan.suites);
        return JSON.stringify(plan);
      },
    },
  });

  test('has legs of each, which say whose they are', async () => {
    const { matrix, plan, result } = await run({ shards: '2' }, {}, several());
    expect(matrix.include.map(({ leg, suite, name }) => [leg, suite, name])).toEqual([
      ['1', 'unit', 'unit · 1/2'],
      ['2', 'unit', 'unit · 2/2'],
      ['3', 'e2e', 'e2e · 1/2'],
      ['4', 'e2e', 'e2e · 2/2'],
    ]);
    expect(plan.legs.map(({ suite, tests }) => [suite, tests.map(({ file }) => file)])).toEqual([
      ['unit', ['a.test.ts']],
      ['unit', ['b.test.ts']],
      ['e2e', ['c.test.ts']],
      ['e2e', ['d.test.ts']],
    ]);
    expect(plan.suites).toMatchObject([{ runner: 'vitest' }, { runner: 'jest', start: { args: ['--ci'] } }]);
    expect(plan.predicted).toMatchObject({ makespanSeconds: 4, lowerBoundSeconds: 4, balance: 1.6 });
    expect(result).toEqual(['matrix: 4 legs for 4 test files, predicted 1 s to 4 s (balance 1.60)']);
  });

  test('says of every leg what its job needs, where a suite needs something', async () => {
    const services = { redis: { image: 'redis:7', ports: ['6379:6379'] } };
    const { matrix } = await run(
      { shards: '1' },
      {},
      several((suites) => Object.assign(suites[1]!, { container: 'node:24', services })),
    );
    expect(matrix.include.map(({ container, services }) => ({ container, services }))).toEqual([
      { container: '', services: {} },
      { container: 'node:24', services },
    ]);
  });

  test('has no leg of a suite of which nothing runs, and one that runs nothing where none does', async () => {
    const rest = (names: readonly string[]) =>
      several((suites) => {
        for (const suite of suites) if (names.includes(suite['suite'] as string)) suite['mode'] = 'none';
      });
    const readPlan = async () => {
      const plan = JSON.parse(await rest(['unit', 'e2e']).machine.readPlan());
      plan.suites[1].container = 'node:24';
      for (const test of plan.tests) test.action = 'skip';
      return JSON.stringify(plan);
    };
    const { matrix, outputs } = await run({}, {}, { machine: { readPlan } });
    expect(matrix.include).toEqual([
      { 'plan-id': outputs['plan-id'], leg: 'none', name: 'nothing to run', suite: '', container: '' },
    ]);
    const legs = several((suites) =>
      Object.assign(suites[1]!, { mode: 'none', discovery: { by: 'legs', reason: 'x is computed' } }),
    );
    const { plan } = await run(
      { shards: '1' },
      {},
      {
        machine: {
          readPlan: async () => {
            const made = JSON.parse(await legs.machine.readPlan());
            made.tests = made.tests.filter(({ suite }: { suite: string }) => suite === 'unit');
            return JSON.stringify(made);
          },
        },
      },
    );
    expect(plan.legs.map(({ suite }) => suite)).toEqual(['unit']);
  });

  test('shares the jobs that there may be', async () => {
    const { plan } = await run({ shards: '2', 'max-jobs': '3' }, {}, several());
    expect(plan.legs.map(({ suite }) => suite)).toEqual(['unit', 'unit', 'e2e']);
    await expect(run({ axes: 'node: [22, 24]', 'max-jobs': '3' }, {}, several())).rejects.toMatchObject({
      code: 'PACELINE_MATRIX_TOO_LARGE',
      message: '2 suites with 2 combinations of axes each need 4 jobs, but "max-jobs" allows 3.',
    });
  });

  test('loses no test: a plan that does not describe the suite of one, or one twice, is an error', async () => {
    const renamed = several((suites) => Object.assign(suites[1]!, { suite: 'other' }));
    await expect(run({}, {}, renamed)).rejects.toThrow(
      'c.test.ts is of the suite "e2e", which the plan does not describe',
    );
    const twice = several((suites) => suites.push(suites[1]!));
    await expect(run({}, {}, twice)).rejects.toThrow('describes a suite twice');
  });

  test('an axis cannot have the name of what the suites set', async () => {
    await expect(run({ axes: 'suite: [a]' }, {}, several())).rejects.toThrow('"suite" cannot be an axis');
    // GitHub takes both spellings for one key.
    await expect(run({ axes: 'Suite: [a]' }, {}, several())).rejects.toThrow('"suite" cannot be an axis');
    await expect(run({ axes: 'suite: [a]' }, fourteen)).resolves.toBeDefined();
  });
});

describe('a matrix without tests', () => {
  const of = async (given: Record<string, string>) => {
    const fake = fakeContext(given);
    await makeMatrix(fake.context, fakeMachine());
    return fake;
  };

  test('has a job for each combination of axes, and makes no plan', async () => {
    const { outputs, published, result } = await of({
      axes: 'os: [ubuntu-24.04, windows-2025]\nnode: [22, 24]',
      constraints: "matrix.os != 'windows-2025' || matrix.node >= 24",
    });
    expect(outputs).toMatchObject({ 'has-jobs': true, count: 3, 'max-parallel': 3 });
    expect(outputs['matrix']).toEqual({
      include: [
        { leg: '1', name: 'os ubuntu-24.04, node 22', os: 'ubuntu-24.04', node: 22 },
        { leg: '2', name: 'os ubuntu-24.04, node 24', os: 'ubuntu-24.04', node: 24 },
        { leg: '3', name: 'os windows-2025, node 24', os: 'windows-2025', node: 24 },
      ],
    });
    expect(published).toEqual([]);
    expect(result).toEqual(['matrix: 3 jobs, one for each combination of axes']);
  });

  test('is an error where it would be empty, too large, or nothing was given', async () => {
    const node = 'node: [22, 24]';
    await expect(of({})).rejects.toMatchObject({ code: 'PACELINE_MATRIX_TESTS' });
    await expect(of({ axes: node, constraints: 'false' })).rejects.toMatchObject({
      message: expect.stringContaining('"exclude" and "constraints" remove every combination'),
    });
    await expect(of({ axes: node, 'max-jobs': '1' })).rejects.toMatchObject({
      code: 'PACELINE_MATRIX_TOO_LARGE',
    });
  });

  test.each(['matrix.node >=', '${{ matrix.node }}', 'process.exit(1)', "github.token != ''", 'hashFiles()'])(
    'refuses the constraint %s',
    async (constraints) => {
      await expect(of({ axes: 'node: [22]', constraints })).rejects.toMatchObject({
        message: expect.stringContaining('cannot be evaluated'),
      });
    },
  );

  test('takes a key that a combination lacks for null', async () => {
    const { outputs } = await of({
      axes: 'node: [22, 24]',
      include: '- { node: 24, arch: arm64 }',
      constraints: "matrix.arch == 'arm64'\nstartsWith(matrix.arch, 'arm')",
    });
    expect(outputs).toMatchObject({ count: 1 });
  });
});

describe('jobs at once', () => {
  test.each([
    [{}, 14],
    [{ 'max-parallel': '3' }, 3],
    [{ 'max-parallel': '200' }, 14],
    [{ 'max-parallel': 'auto', 'concurrent-jobs': '10' }, 8],
    [{ 'max-parallel': 'auto', 'concurrent-jobs': '1' }, 1],
  ])('%j: %d of 14', async (given, expected) => {
    const { outputs } = await run({ shards: '14', ...(given as Record<string, string>) }, fourteen);
    expect(outputs).toMatchObject({ count: 14, 'max-parallel': expected });
  });
});

describe('the order of legs', () => {
  const failing = async () => ({
    ...noTimings,
    seconds: () => 1,
    guess: () => 1,
    failedLast: ({ file }: { file: string }) => file === 'c.ts',
  });
  const tests = { 'a.ts': undefined, 'b.ts': undefined, 'c.ts': undefined, 'd.ts': 9 };

  test('begins with tests that failed last, then with the longest; ids stay', async () => {
    const { matrix, plan } = await run({ shards: '4' }, tests, { machine: { timings: failing } });
    const first = matrix.include.map(({ leg }) => plan.legs.find((one) => one.leg === leg)!.tests[0]!.file);
    expect(first.slice(0, 2)).toEqual(['c.ts', 'd.ts']);
    expect(plan.legs.map(({ leg }) => leg)).toEqual(['1', '2', '3', '4']);
    const given = await run({ shards: '4', priority: 'none' }, tests, { machine: { timings: failing } });
    expect(given.matrix.include.map(({ leg }) => leg)).toEqual(['1', '2', '3', '4']);
  });
});

describe('experimental combinations', () => {
  const tests: Tests = { 'a.ts': 1 };

  test('are marked in the plan and on every leg of the matrix', async () => {
    const { matrix, plan } = await run({ axes: 'node: [24, 25]', experimental: '- node: 25' }, tests);
    expect(matrix.include.map(({ node, experimental }) => [node, experimental])).toEqual([
      [24, false],
      [25, true],
    ]);
    expect(plan.legs.map(({ experimental }) => experimental)).toEqual([undefined, true]);
    const without = await run({ axes: 'node: [24, 25]' }, tests);
    expect(without.matrix.include[0]).not.toHaveProperty('experimental');
  });

  test('are an error where an axis has the name of the key, in whatever case', async () => {
    const axes = 'node: [24, 25]\nExperimental: [1]';
    await expect(run({ axes, experimental: '- node: 25' }, tests)).rejects.toThrow('is an input and a key');
  });

  test.each([
    ['- node: 24\n- node: 25', 'fits every combination'],
    ['- node: 26', 'which is no combination'],
    ['- {}', 'is no mapping with a key'],
  ])('are an error where %s', async (experimental, message) => {
    await expect(run({ axes: 'node: [24, 25]', experimental }, tests)).rejects.toThrow(message);
  });
});

describe('a plan with nothing to run', () => {
  const nothing: Tests = { 'a.ts': 'skip' };

  test('is skipped, keeps a leg that passes at once, or is an error, as "on-empty" says', async () => {
    expect((await run({}, nothing)).outputs).toMatchObject({
      'has-jobs': false,
      count: 0,
      'max-parallel': 1,
    });
    const kept = await run({ 'on-empty': 'sentinel' }, nothing);
    expect(kept.outputs).toMatchObject({ 'has-jobs': true, count: 0 });
    expect(kept.matrix.include).toEqual([expect.objectContaining({ leg: 'none' })]);
    await expect(run({ 'on-empty': 'error' }, nothing)).rejects.toMatchObject({
      code: 'PACELINE_MATRIX_EMPTY',
    });
  });
});
