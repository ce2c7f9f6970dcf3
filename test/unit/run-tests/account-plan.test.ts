import type { LegResult, ShardPlan, TestPlan } from '@paceline/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountForPlan } from '../../../actions/run-tests/src/plan/account-plan.ts';
import { samples } from '../contracts/samples.ts';

const suite = 'unit';
const [planSuite] = samples['test-plan'].suites;
type Planned = TestPlan['tests'][number];
const run = (file: string): Planned => ({ suite, file, action: 'run', reasons: [{ code: 'changed' }] });
const skip = (file: string, code: Planned['reasons'][number]['code']): Planned => ({
  ...{ suite, file, action: 'skip', reasons: [{ code, ...(code === 'proven' ? { run: '30' } : {}) }] },
});
const testPlanOf = (...tests: Planned[]): TestPlan => ({
  ...samples['test-plan'],
  suites: [planSuite!],
  tests,
});

const legOf = (
  leg: string,
  axes: Record<string, unknown>,
  ...files: string[]
): ShardPlan['legs'][number] => ({
  ...{ leg, name: leg, suite, axes, shard: 1, shards: 1, predictedSeconds: 1 },
  tests: files.map((file) => ({ suite, file, estimatedSeconds: 1 })),
});
const planOf = (...legs: ShardPlan['legs']): ShardPlan => ({
  ...samples['shard-plan'],
  suites: [{ suite, discovery: { by: 'plan' }, mode: 'selected', knownTests: 9 }],
  legs,
});
const resultOf = (leg: string, executed: string[], more: Partial<LegResult> = {}): LegResult => ({
  ...samples['leg-result'],
  leg,
  planned: executed.map((file) => ({ suite, file })),
  executed: executed.map((file) => ({ ...samples['leg-result'].executed[0]!, suite, file })),
  excluded: [],
  gaps: [],
  ...more,
});

describe('every file of the test plan', () => {
  test('ran, or has a reason not to', () => {
    const tests = testPlanOf(
      run('a'),
      run('b'),
      skip('c', 'proven'),
      skip('d', 'deferred'),
      skip('e', 'unaffected'),
    );
    const { suites, problems } = accountForPlan(
      planOf(legOf('1', {}, 'a', 'b')),
      [resultOf('1', ['a'], { excluded: [{ suite, file: 'b' }] })],
      tests,
    );
    expect(problems).toEqual([]);
    expect(suites).toEqual([
      {
        ...{ suite, axes: {}, planned: 5, executed: 1, excluded: 1 },
        ...{ proven: 1, deferred: 1, unaffected: 1, missing: 0 },
      },
    ]);
  });

  test('that the plan of legs has lost is a problem, under each combination of axes', () => {
    const { suites, problems } = accountForPlan(
      planOf(legOf('1', { node: 20 }, 'a', 'b'), legOf('2', { node: 22 }, 'a')),
      [resultOf('1', ['a', 'b']), resultOf('2', ['a'])],
      testPlanOf(run('a'), run('b')),
    );
    expect(suites.map(({ axes, missing }) => [axes, missing])).toEqual([
      [{ node: 20 }, 0],
      [{ node: 22 }, 1],
    ]);
    expect(problems).toEqual([
      expect.objectContaining({
        kind: 'unplanned',
        leg: '2',
        files: ['b'],
        text: expect.stringContaining('no leg was to run: b'),
      }),
    ]);
  });

  test('that no leg has, of a suite without legs, is a problem', () => {
    const { problems, suites } = accountForPlan(planOf(), [], testPlanOf(run('a'), skip('b', 'proven')));
    expect(problems).toHaveLength(1);
    expect(suites).toMatchObject([{ planned: 2, proven: 1, missing: 1 }]);
  });

  test('that is left out without a reason, or that a leg has and the plan does not, is a problem', () => {
    const { problems } = accountForPlan(
      planOf(legOf('1', {}, 'a', 'foreign')),
      [resultOf('1', ['a', 'foreign'])],
      testPlanOf(run('a'), { ...skip('b', 'unaffected'), reasons: [] }),
    );
    expect(problems.map(({ files }) => files)).toEqual([['b'], ['foreign']]);
  });

  test('that is left out as proven, and no run is named that proved it, is a problem', () => {
    const { suites, problems } = accountForPlan(
      planOf(),
      [],
      testPlanOf({ ...skip('a', 'proven'), reasons: [{ code: 'proven' }] }, skip('b', 'proven')),
    );
    expect(suites).toMatchObject([{ planned: 2, proven: 1, missing: 1 }]);
    expect(problems.map(({ files }) => files)).toEqual([['a']]);
  });

  test('that a leg found beside the plan counts as planned', () => {
    const { suites } = accountForPlan(
      planOf(legOf('1', {}, 'a')),
      [resultOf('1', ['a', 'g'], { gaps: [{ suite, file: 'g' }] })],
      testPlanOf(run('a')),
    );
    expect(suites).toMatchObject([{ planned: 2, executed: 2, missing: 0 }]);
  });

  test('is counted once, however the legs are', () => {
    const file = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const state = fc.constantFrom('run', 'proven', 'deferred', 'unaffected');
    fc.assert(
      fc.property(fc.dictionary(file, state), fc.array(fc.array(file), { maxLength: 4 }), (states, dealt) => {
        const tests = Object.entries(states).map(([name, is]) =>
          is === 'run' ? run(name) : skip(name, is as 'proven'),
        );
        const legs = dealt.map((files, index) => legOf(String(index + 1), {}, ...new Set(files)));
        const results = dealt.map((files, index) => resultOf(String(index + 1), [...new Set(files)]));
        const { suites, problems } = accountForPlan(planOf(...legs), results, testPlanOf(...tests));
        const [{ planned, executed, proven, deferred, unaffected, excluded, missing }] = suites as [never];
        expect(executed + proven + deferred + unaffected + excluded + missing).toBe(planned);
        expect(planned).toBe(tests.length);
        const lost = tests.some(
          ({ action, file: name }) => action === 'run' && !(dealt.flat() as string[]).includes(name),
        );
        expect(problems.some(({ text }) => text.includes('no leg was to run'))).toBe(lost);
      }),
    );
  });
});

test('a suite whose files only the test program knows is accounted for by what its legs planned and ran', () => {
  const plan: ShardPlan = {
    ...planOf(legOf('1', {}), legOf('2', {})),
    suites: [{ suite, discovery: { by: 'legs', reason: 'x' }, mode: 'full', knownTests: 0 }],
  };
  const results = [
    resultOf('1', ['a'], {
      planned: [
        { suite, file: 'a' },
        { suite, file: 'lost' },
      ],
    }),
    resultOf('2', ['b']),
  ];
  expect(accountForPlan(plan, results, testPlanOf()).suites).toMatchObject([
    { planned: 3, executed: 2, missing: 1 },
  ]);
});
