import { parseDocument, shardPlan } from '@paceline/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeMatrix } from '../../../actions/matrix/src/make-matrix.ts';
import { legTime } from '../../../actions/matrix/src/shards/leg-time.ts';
import { splitLongFiles } from '../../../actions/matrix/src/shards/split-files.ts';
import { fakeContext, fakeMachine, testPlanText } from './fake-context.ts';

async function run(given: Record<string, string>, tests: Record<string, number>, runner = 'pytest') {
  const fake = fakeContext({ plan: 'test-plan.json', 'split-files': 'true', ...given });
  const plan = JSON.parse(testPlanText(tests));
  plan.suites[0].runner = runner;
  await makeMatrix(fake.context, fakeMachine({ readPlan: async () => JSON.stringify(plan) }));
  return { ...fake, plan: parseDocument(shardPlan, fake.published[0]!.text, 'published') };
}

/** One file of 90 seconds, and thirty of one second each. */
const uneven: Record<string, number> = {
  'test_long.py': 90,
  ...Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`test_${index}.py`, 1])),
};

describe('split-files', () => {
  test('divides a file that is longer than a fair share, so that the legs become equal', async () => {
    const { plan, summary, outputs } = await run({ shards: '4' }, uneven);
    const parts = plan.legs.flatMap(({ tests }) => tests.flatMap(({ split }) => split?.parts ?? []));
    expect(parts.sort()).toEqual([1, 2, 3]);
    for (const { predictedSeconds } of plan.legs) expect(predictedSeconds).toBe(30);
    expect(outputs).toMatchObject({ balance: 1, 'predicted-seconds': 30 });
    expect(summary.join()).not.toContain('The longest file binds');
    expect(summary.join()).toContain('Divided by their tests: <code>test&#95;long.py</code> into 3 parts.');
  });

  test('with auto gets below the target duration, which the file alone is over', async () => {
    const { plan, said } = await run({ 'target-duration': '40s' }, uneven);
    expect(plan.legs).toHaveLength(3);
    for (const { predictedSeconds } of plan.legs) expect(predictedSeconds).toBeLessThanOrEqual(40);
    expect(said).toEqual([expect.stringContaining('Divided by their tests: test_long.py into 3 parts.')]);
  });

  test('joins parts that come into the same leg; all of them are the whole file', async () => {
    const { plan } = await run({ shards: '2' }, { 'test_a.py': 100, 'test_b.py': 1 });
    const ofA = plan.legs.flatMap(({ tests }) => tests.filter(({ file }) => file === 'test_a.py'));
    expect(ofA.map(({ split }) => split)).toEqual([
      { parts: [1], of: 2 },
      { parts: [2], of: 2 },
    ]);
    const single = await run({ shards: '1' }, { 'test_a.py': 100, 'test_b.py': 1 });
    expect(single.plan.legs.flatMap(({ tests }) => tests).every(({ split }) => split === undefined)).toBe(
      true,
    );
  });

  test.each([
    ['where the test program cannot, and says so', {}, 'vitest', ['"split-files" changes nothing']],
    ['without the input', { 'split-files': 'false' }, 'pytest', []],
  ])('divides nothing %s', async (_when, given, runner, words) => {
    const { plan, said } = await run({ shards: '4', ...given }, uneven, runner);
    expect(plan.legs.flatMap(({ tests }) => tests).some(({ split }) => split !== undefined)).toBe(false);
    for (const word of words) expect(said.join()).toContain(word);
  });

  test('says that it changes nothing where only the legs know the files', async () => {
    const fake = fakeContext({ plan: 'test-plan.json', 'split-files': 'true', shards: '2' });
    const plan = JSON.parse(testPlanText({}));
    Object.assign(plan.suites[0], { runner: 'pytest', mode: 'full', discovery: { by: 'legs', reason: 'x' } });
    await makeMatrix(fake.context, fakeMachine({ readPlan: async () => JSON.stringify(plan) }));
    expect(fake.said.join()).toContain('"split-files" changes nothing');
  });

  test('keeps every test: whole files once, of divided ones each part once', async () => {
    const seconds = fc.record({ s: fc.double({ min: 0, max: 500, noNaN: true }) }).map(({ s }) => s);
    await fc.assert(
      fc.asyncProperty(
        fc.array(seconds, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 9 }),
        async (all, shards) => {
          const tests = Object.fromEntries(all.map((s, at) => [`test_${at}.py`, s]));
          const { plan } = await run({ shards: String(shards) }, tests);
          for (const file of Object.keys(tests)) {
            const own = plan.legs.flatMap((leg) => leg.tests.filter((one) => one.file === file));
            const [first] = own;
            const parts = own.flatMap(({ split }) => split?.parts ?? []).sort((a, b) => a - b);
            if (first?.split === undefined) expect(own).toHaveLength(1);
            else expect(parts).toEqual(Array.from({ length: first.split.of }, (_, at) => at + 1));
            expect(own.reduce((sum, one) => sum + one.estimatedSeconds, 0)).toBeCloseTo(tests[file]!, 6);
          }
          for (const { tests: own } of plan.legs)
            expect(new Set(own.map(({ file }) => file)).size).toBe(own.length);
        },
      ),
    );
  });

  test('leaves files whose duration is a guess, and parts below five seconds', () => {
    const file = (name: string, estimatedSeconds: number, known = true) => ({
      ...{ suite: 'tests', file: name, estimatedSeconds, known },
    });
    const limits = { shards: 8, targetSeconds: 300 } as const;
    const time = legTime(undefined);
    expect(splitLongFiles([file('a', 90, false), file('b', 1)], 'pytest', limits, time)).toHaveLength(2);
    expect(splitLongFiles([file('a', 9), file('b', 1)], 'pytest', limits, time)).toHaveLength(3);
  });
});
