import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeMatrix } from '../../../actions/matrix/src/make-matrix.ts';
import { fakeContext, fakeMachine, inputsOf, testPlanText } from './fake-context.ts';

interface Leg {
  readonly [key: string]: unknown;
  readonly leg: string;
  readonly name: string;
  readonly combinations: Record<string, unknown>[];
}
interface More {
  variables?: Record<string, string>;
  machine?: Parameters<typeof fakeMachine>[0];
}

async function run(given: Record<string, string>, { variables, machine }: More = {}) {
  const fake = fakeContext(given, variables);
  await makeMatrix(fake.context, fakeMachine(machine));
  const { include } = fake.outputs['matrix'] as { include: Leg[] };
  return { ...fake, include };
}
const failure = (given: Record<string, string>, more?: More): Promise<Error & { remedy?: string }> =>
  run(given, more).then(
    () => {
      throw new Error('was accepted');
    },
    (error: Error) => error,
  );
/** Machine with these seconds in the files of `timings`. */
const timed = (seconds: Record<string, number>): More => ({
  machine: { namedTimings: async () => new Map(Object.entries(seconds)) },
});
const list = (count: number, name = 'b') =>
  JSON.stringify(Array.from({ length: count }, (_, at) => `${name}${at}`));
const boards = ({ combinations }: Leg) => combinations.map(({ board }) => board);

describe('more combinations than jobs', () => {
  test('are packed into as few jobs as are as short as they can be', async () => {
    const { include, outputs, result, said } = await run({ axes: `board: ${list(300)}`, pack: 'board' });
    expect(outputs).toMatchObject({ count: 150, 'has-jobs': true, 'max-parallel': 150 });
    expect(include[0]).toEqual({
      leg: '1',
      name: '1/150',
      combinations: [{ board: 'b0' }, { board: 'b1' }],
    });
    expect(include.flatMap(boards)).toEqual(JSON.parse(list(300)));
    expect(result).toEqual(['matrix: 150 jobs for 300 combinations of axes, 2 each']);
    expect(said).toEqual([]);
  });

  test('are an error without pack, which names it', async () => {
    const error = await failure({ axes: `board: ${list(300)}` });
    expect(error).toMatchObject({ code: 'PACELINE_MATRIX_TOO_LARGE' });
    expect(error.message).toContain('300 combinations, but "max-jobs" allows 256');
    expect(JSON.stringify(error)).toContain(
      'Name in \\"pack\\" the axes of which a job may take several values',
    );
  });

  test('keep the other axes as keys of the job, and share none across them', async () => {
    const axes = `os: [linux, windows]\nboard: ${list(5)}`;
    const { include, summary } = await run({ axes, pack: 'board', 'max-jobs': '4', priority: 'none' });
    expect(include).toEqual([
      { leg: '1', name: 'os linux · 1/2', os: 'linux', combinations: [{ board: 'b0' }, { board: 'b1' }] },
      {
        ...{ leg: '2', name: 'os linux · 2/2', os: 'linux' },
        combinations: [{ board: 'b2' }, { board: 'b3' }, { board: 'b4' }],
      },
      { leg: '3', name: 'os windows · 1/2', os: 'windows', combinations: [{ board: 'b0' }, { board: 'b1' }] },
      {
        ...{ leg: '4', name: 'os windows · 2/2', os: 'windows' },
        combinations: [{ board: 'b2' }, { board: 'b3' }, { board: 'b4' }],
      },
    ]);
    expect(summary.join()).toContain('### Matrix: 4 jobs for 10 combinations');
    expect(summary.join()).toContain('| os linux · 1/2 | 2 | board b0; board b1 |');
  });

  test('get jobs where the longest job needs them: by load, not alike', async () => {
    const axes = `os: [linux, windows]\nboard: ${list(12)}`;
    // 12 on Linux, 2 on Windows, in 7 jobs: 2 each.
    const constraints = "matrix.os == 'linux' || matrix.board == 'b0' || matrix.board == 'b1'";
    const { include } = await run({ axes, constraints, pack: 'board', 'max-jobs': '8' });
    expect(include.map(({ os, combinations }) => [os, combinations.length])).toEqual([
      ...Array.from({ length: 6 }, () => ['linux', 2]),
      ['windows', 2],
    ]);
  });

  test('where a job has one alone, it has the name that it has without packing', async () => {
    const { include } = await run({ axes: `os: [linux]\nboard: ${list(3)}`, pack: 'board' });
    expect(include.map(({ name }) => name)).toEqual([
      'os linux, board b0',
      'os linux, board b1',
      'os linux, board b2',
    ]);
  });

  test('with several keys packed, a job lists what there is of them, also what include adds', async () => {
    const { include } = await run({
      axes: 'os: [linux]\nboard: [a, b]\nsdk: [1, 2]',
      exclude: '- { board: a, sdk: 1 }',
      include: '- { board: b, extra: [x] }\n- { os: mac, Board: c }',
      pack: 'Board, SDK\nextra',
      shards: '2',
    });
    expect(include).toEqual([
      {
        ...{ leg: '1', name: 'os linux', os: 'linux' },
        combinations: [
          { board: 'a', sdk: 2 },
          { board: 'b', sdk: 1, extra: ['x'] },
          { board: 'b', sdk: 2, extra: ['x'] },
        ],
      },
      { leg: '2', name: 'os mac, Board c', os: 'mac', combinations: [{ board: 'c' }] },
    ]);
  });

  test('keys that include adds are equal in a job unless they are packed', async () => {
    const { include } = await run({
      axes: `board: ${list(4)}`,
      include: '- { board: b1, shell: zsh }',
      pack: 'board',
      shards: '2',
    });
    expect(include.map((leg) => [leg['shell'], boards(leg)])).toEqual([
      [undefined, ['b0', 'b2', 'b3']],
      ['zsh', ['b1']],
    ]);
  });
});

describe('how many jobs', () => {
  const axes = `board: ${list(10)}`;
  const sizes = async (given: Record<string, string>, more?: More) => {
    const { include, said } = await run({ axes, pack: 'board', priority: 'none', ...given }, more);
    return { sizes: include.map(({ combinations }) => combinations.length), said };
  };

  test('shards says it', async () => {
    expect(await sizes({ shards: '4' })).toEqual({ sizes: [2, 3, 2, 3], said: [] });
  });

  test('never more than there are combinations or than max-jobs, which is said', async () => {
    expect(await sizes({ shards: '20' })).toEqual({
      sizes: Array.from({ length: 10 }, () => 1),
      said: ['info: 10 of 20 shards: there are 10 combinations.'],
    });
    expect(await sizes({ shards: '20', 'max-jobs': '5' })).toEqual({
      sizes: [2, 2, 2, 2, 2],
      said: ['warning: 5 of 20 shards: "max-jobs" allows 5.'],
    });
  });

  test('never fewer than there are values of the other axes', async () => {
    const { include, said } = await run({ axes: `os: [a, b, c]\n${axes}`, pack: 'board', shards: '2' });
    expect(include.map(({ os }) => os)).toEqual(['a', 'b', 'c']);
    expect(said).toEqual(['warning: 3 shards instead of 2: what is not in "pack" is equal within a job.']);
  });

  test('auto with seconds: the fewest within the target duration', async () => {
    const all = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`b${at}`, 60]));
    expect((await sizes({ timings: 't.json' }, timed(all))).sizes).toEqual([5, 5]);
    expect((await sizes({ timings: 't.json', 'target-duration': '2m' }, timed(all))).sizes).toEqual([
      2, 2, 2, 2, 2,
    ]);
    const limited = await sizes({ timings: 't.json', 'target-duration': '2m', 'max-jobs': '3' }, timed(all));
    expect(limited.sizes).toEqual([3, 3, 4]);
    expect(limited.said).toContain('warning: The target duration needs more than 3 jobs ("max-jobs").');
    const long = await sizes({ timings: 't.json' }, timed({ ...all, b3: 400 }));
    expect(long.said).toContain(
      'info: 3 jobs: more would not help, since one combination alone is over the target duration.',
    );
  });
});

describe('seconds of combinations', () => {
  const axes = 'os: [linux]\nboard: [a, b, c, d]';

  test('make jobs equally long, the longest first; what is not known has the median', async () => {
    const { include, outputs, result, said } = await run(
      { axes, pack: 'board', timings: 't.json', shards: '2' },
      timed({ 'os linux, board a': 10, 'board b': 100, c: 50, z: 9 }),
    );
    expect(include.map((leg) => [leg.leg, boards(leg)])).toEqual([
      ['1', ['a', 'b']],
      ['2', ['c', 'd']],
    ]);
    expect(outputs).toMatchObject({ 'predicted-seconds': 110, 'lower-bound-seconds': 110, balance: 1.048 });
    expect(result[0]).toBe(
      'matrix: 2 jobs for 4 combinations of axes, predicted 1m 40s to 1m 50s each (balance 1.05; 1 combination never timed, guessed)',
    );
    expect(said).toEqual(['info: "timings" names 3 of 4 combinations.']);
  });

  test('come first by the whole name, then by the packed keys, then by the only value', async () => {
    const { outputs } = await run(
      { axes: 'os: [linux]\nboard: [a]', pack: 'board', timings: 't.json' },
      timed({ a: 1, 'board a': 2, 'os linux, board a': 4 }),
    );
    expect(outputs).toMatchObject({ 'predicted-seconds': 4 });
  });

  test('that name none are warned of, and change nothing', async () => {
    const { include, said, outputs } = await run(
      { axes, pack: 'board', timings: 't.json', shards: '2' },
      timed({ x: 1 }),
    );
    expect(include.map(boards)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(said).toEqual(['warning: "timings" names 0 of 4 combinations.']);
    expect(outputs).not.toHaveProperty('predicted-seconds');
  });

  test('are of no matter to the order with "priority: none"', async () => {
    const given = { axes: 'board: [a, b]', pack: 'board', timings: 't.json', 'target-duration': '1s' };
    const seconds = timed({ a: 1, b: 2 });
    expect((await run(given, seconds)).include.map(({ leg }) => leg)).toEqual(['2', '1']);
    expect((await run({ ...given, priority: 'none' }, seconds)).include.map(({ leg }) => leg)).toEqual([
      '1',
      '2',
    ]);
  });
});

describe('other inputs', () => {
  const axes = `board: ${list(6)}`;

  test('experimental: what may fail shares no job with what may not', async () => {
    const { include } = await run({
      axes,
      pack: 'board',
      shards: '2',
      experimental: '- board: b1\n- board: b4',
    });
    expect(include.map((leg) => [leg.name, leg['experimental'], boards(leg)])).toEqual([
      ['1/2', false, ['b0', 'b2', 'b3', 'b5']],
      ['2/2', true, ['b1', 'b4']],
    ]);
  });

  test('runner-map: what runs on another runner shares no job', async () => {
    const { include } = await run({
      axes,
      pack: 'board',
      shards: '2',
      'runner-map':
        '- { runs-on: arm, board: b2 }\n- { runs-on: [self-hosted, x64], fallback: ubuntu-24.04 }',
    });
    expect(include).toMatchObject([
      { runner: ['self-hosted', 'x64'], 'runner-fallback': 'ubuntu-24.04' },
      { runner: 'arm', combinations: [{ board: 'b2' }] },
    ]);
    expect(include[0]!.combinations).toHaveLength(5);
  });

  test('affected: only what a change can affect is packed; where nothing is, the job lists nothing', async () => {
    const affected = '- { board: b0, paths: a/** }\n- { board: b1, paths: b/** }';
    const given = { axes: `os: [linux]\nboard: [b0, b1, b2]`, pack: 'board', shards: '1', affected };
    const changed = (path: string) => ({ machine: { changedPaths: async () => [path] } });
    const { include, result } = await run(given, changed('b/x'));
    expect(include.map(boards)).toEqual([['b1', 'b2']]);
    expect(result[0]).toContain('1 job for 2 combinations of axes, 2; 1 combination not affected');
    const none = { ...given, axes: 'os: [linux]\nboard: [b0, b1]', 'runner-map': '- runs-on: small' };
    const empty = await run(none, changed('c/x'));
    expect(empty.outputs).toMatchObject({ count: 0, 'has-jobs': false, 'max-parallel': 1 });
    expect(empty.include).toEqual([
      {
        ...{ leg: 'none', name: 'nothing to run', os: 'linux', combinations: [] },
        ...{ runner: 'small', 'runner-fallback': 'small' },
      },
    ]);
    await expect(run({ ...none, 'on-empty': 'error' }, changed('c/x'))).rejects.toMatchObject({
      code: 'PACELINE_MATRIX_EMPTY',
    });
    expect((await run({ ...none, 'on-empty': 'sentinel' }, changed('c/x'))).outputs).toMatchObject({
      'has-jobs': true,
    });
  });

  test('max-parallel is of jobs', async () => {
    const { outputs } = await run({ axes, pack: 'board', shards: '3', 'max-parallel': '2' });
    expect(outputs).toMatchObject({ count: 3, 'max-parallel': 2 });
  });

  test('a masked value is found in a list of combinations', async () => {
    const given = { axes: 'url: [none, hunter2-hunter2]', pack: 'url', shards: '1' };
    expect(await failure(given, { variables: { REGISTRY_TOKEN: 'hunter2-hunter2' } })).toMatchObject({
      code: 'PACELINE_MATRIX_MASKED',
    });
  });

  test.each(['plan', 'tests'])(
    'pack beside %s is an error: the tests of a leg run in one combination',
    async (name) => {
      const machine = { readPlan: async () => testPlanText({ 'a.ts': 1 }) };
      const error = await failure({ [name]: 'a.ts', axes, pack: 'board' }, { machine });
      expect(error).toMatchObject({ code: 'PACELINE_MATRIX_AXES' });
      expect(error.message).toContain('"pack" is for axes alone');
    },
  );

  test('a name that is no key, and a key that pack sets itself, are errors', async () => {
    expect((await failure({ axes, pack: 'bord' })).message).toContain('"bord", which is neither an axis nor');
    expect((await failure({ axes: 'Combinations: [1]', pack: 'combinations' })).message).toContain(
      '"combinations" cannot be an axis',
    );
    expect(() => inputsOf({ pack: 'os: linux' })).toThrow('names of axes, separated by commas or lines');
  });

  test('more kinds than jobs name the keys that make them', async () => {
    const given = { axes: `os: [a, b]\nsdk: ${list(200)}\n${axes}`, pack: 'board' };
    const error = await failure(given);
    expect(error).toMatchObject({ code: 'PACELINE_MATRIX_TOO_LARGE' });
    expect(error.message).toContain('2400 combinations are of 400 kinds beside board');
    expect(JSON.stringify(error)).toContain('(values: sdk with 200, os with 2)');
  });

  test('jobs of one name have numbers of their own', async () => {
    const { include } = await run({ axes: `v: [1, '1']\n${axes}`, pack: 'board', shards: '4' });
    const names = include.map(({ name }) => name);
    expect(names.toSorted()).toEqual(['v 1 · 1/4', 'v 1 · 2/4', 'v 1 · 3/4', 'v 1 · 4/4']);
  });
});

describe('a matrix that is larger than an output may be', () => {
  test('is an error that names its size in UTF-16', async () => {
    // 30,000 times `{"board":"b12345"},` are 570,000 units of two bytes.
    const error = await failure({ axes: `a: ${list(300)}\nboard: ${list(100)}`, pack: 'a, board' });
    expect(error).toMatchObject({ code: 'PACELINE_MATRIX_TOO_LARGE' });
    expect(error.message).toMatch(/^The matrix of \d+ jobs has 1,\d{3},\d{3} bytes, counted in UTF-16/);
  });

  test('is one for jobs of their own, and for tests, too', async () => {
    const axes = `long: [${Array.from({ length: 250 }, (_, at) => `"${at}${'x'.repeat(2050)}"`)}]`;
    expect(await failure({ axes })).toMatchObject({ code: 'PACELINE_MATRIX_TOO_LARGE' });
    const machine = { readPlan: async () => testPlanText({ 'a.ts': 1 }) };
    expect(await failure({ plan: 'p.json', axes }, { machine })).toMatchObject({
      code: 'PACELINE_MATRIX_TOO_LARGE',
    });
  });
});

const values = fc.uniqueArray(fc.constantFrom(1, 2, '1', 'x', 'y', true, null, { deep: 1 }, [1]), {
  minLength: 1,
  maxLength: 5,
  selector: (value) => JSON.stringify(value),
});
const definitions = fc.record({
  axes: fc.record({ os: values, board: values, sdk: values }, { requiredKeys: ['board'] }),
  include: fc.array(
    fc.record(
      { os: fc.constantFrom(1, 'x', 'z'), Board: fc.constantFrom('x', 7), extra: fc.constantFrom(1, 2) },
      { requiredKeys: ['extra'] },
    ),
    { maxLength: 4 },
  ),
  pack: fc.constantFrom('board', 'board, sdk', 'BOARD, extra', 'os, board, sdk, extra', 'extra, board, os'),
  experimental: fc.boolean(),
  shards: fc.constantFrom('auto', '1', '3', '40'),
  maxJobs: fc.integer({ min: 1, max: 40 }),
  seconds: fc.dictionary(
    fc.constantFrom('1', 'x', 'board 1', 'board y'),
    fc.double({ min: 0, max: 500, noNaN: true }),
  ),
});

/** A combination as GitHub has it: the case of keys and their order do not count. */
const canonical = (combination: object): string =>
  JSON.stringify(
    Object.entries(combination)
      .map(([key, value]) => [key.toLowerCase(), value])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

test('each combination is in exactly one job, with equal keys in each, and never more jobs than allowed', async () => {
  await fc.assert(
    fc.asyncProperty(definitions, async (drawn) => {
      const axes = Object.fromEntries(Object.entries(drawn.axes).filter(([, one]) => one !== undefined));
      const named = new Set(
        [...Object.keys(axes), ...drawn.include.flatMap(Object.keys)].map((key) => key.toLowerCase()),
      );
      const pack = drawn.pack.split(', ').filter((name) => named.has(name.toLowerCase()));
      const given = {
        axes: JSON.stringify(axes),
        include: JSON.stringify(drawn.include),
        experimental: drawn.experimental ? '- board: x' : '',
      };
      // What the same axes make without packing is what has to be packed.
      const all = await run(given).catch(() => undefined);
      fc.pre(all !== undefined);
      const isPacked = (key: string) => pack.some((name) => name.toLowerCase() === key.toLowerCase());
      const whole = all!.include.map(({ leg: _leg, name: _name, ...rest }) => rest);
      const kinds = new Set(
        whole.map((row) =>
          canonical(Object.fromEntries(Object.entries(row).filter(([key]) => !isPacked(key)))),
        ),
      );
      const packed = await run(
        {
          ...given,
          ...{
            pack: pack.join(','),
            shards: drawn.shards,
            'max-jobs': String(drawn.maxJobs),
            timings: 't.json',
          },
        },
        timed(drawn.seconds),
      ).catch((error: Error) => error);
      if (packed instanceof Error) {
        expect(packed).toMatchObject({ code: 'PACELINE_MATRIX_TOO_LARGE' });
        expect(kinds.size).toBeGreaterThan(drawn.maxJobs);
        return;
      }
      expect(kinds.size).toBeLessThanOrEqual(drawn.maxJobs);
      expect(packed.include.length).toBeLessThanOrEqual(drawn.maxJobs);
      expect(packed.outputs['count']).toBe(packed.include.length);
      const found = packed.include.flatMap(({ leg: _leg, name: _name, combinations, ...fixed }) => {
        expect(combinations.length).toBeGreaterThan(0);
        expect(Object.keys(fixed).filter(isPacked)).toEqual([]);
        expect(combinations.flatMap(Object.keys).every(isPacked)).toBe(true);
        return combinations.map((one) => canonical({ ...fixed, ...one }));
      });
      expect(found.toSorted()).toEqual(whole.map(canonical).toSorted());
      const ids = packed.include.map(({ leg }) => Number(leg)).toSorted((a, b) => a - b);
      expect(ids).toEqual(ids.map((_, at) => at + 1));
      expect(new Set(packed.include.map(({ name }) => name)).size).toBe(packed.include.length);
    }),
    { numRuns: 300 },
  );
});
