import { parseDocument, shardPlan } from '@paceline/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeMatrix } from '../../../actions/matrix/src/make-matrix.ts';
import { noTimings } from '../../../actions/matrix/src/shards/estimates.ts';
import { describeStayed } from '../../../actions/matrix/src/shards/sticky-shards.ts';
import { fakeContext, fakeMachine, testPlanText } from './fake-context.ts';

type Places = Record<string, number>;

/** A run of the action after one that had files in these shards, of so many. */
async function run(
  given: Record<string, string>,
  tests: Record<string, number>,
  earlier: Places | undefined,
  usual?: number,
  change: (plan: { suites: object[] }) => void = () => {},
) {
  const fake = fakeContext({ plan: 'test-plan.json', sticky: 'true', ...given });
  const plan = JSON.parse(testPlanText(tests));
  change(plan);
  let asked = 0;
  const timings = async () => {
    asked += 1;
    return {
      ...noTimings,
      dealt: () => ({
        shardOf: ({ file }: { file: string }) => earlier?.[file],
        usualShards: () => usual,
      }),
    };
  };
  await makeMatrix(fake.context, fakeMachine({ timings, readPlan: async () => JSON.stringify(plan) }));
  const made = parseDocument(shardPlan, fake.published[0]!.text, 'published');
  const places: Places = {};
  for (const { shard, tests } of made.legs) for (const { file } of tests) places[file] = shard;
  return { ...fake, plan: made, places, asked };
}

const names = Array.from({ length: 40 }, (_, index) => `src/${index}.test.ts`);
const seconds = Object.fromEntries(names.map((name, index) => [name, 1 + ((index * 7) % 13)]));

describe('sticky shards', () => {
  test('keep files where they were when one is added, in each combination of axes', async () => {
    const { places: before } = await run({ shards: '4', axes: 'node: [22, 24]' }, seconds, undefined);
    const { places, plan, said, summary } = await run(
      { shards: '4', axes: 'node: [22, 24]' },
      { 'new.test.ts': 0.5, ...seconds },
      before,
    );
    const { 'new.test.ts': added, ...rest } = places;
    expect(rest).toEqual(before);
    expect(added).toBeDefined();
    expect(said).toContain('info: sticky: 40 of 40 files stay in their shard; 1 more is new.');
    expect(summary.join()).toContain('\n40 of 40 files stay in their shard; 1 more is new.\n');
    expect(plan.legs).toHaveLength(8);
    for (const { shard, tests } of plan.legs) for (const { file } of tests) expect(places[file]).toBe(shard);
  });

  test('move some where the balance asks for it, and say how many', async () => {
    const inOne = Object.fromEntries(names.map((name) => [name, 1]));
    const { plan, places, said } = await run({ shards: '4' }, seconds, inOne);
    const free = (await run({ shards: '4', sticky: 'false' }, seconds, inOne)).plan;
    expect(plan.predicted.makespanSeconds).toBeLessThanOrEqual(1.01 * free.predicted.makespanSeconds);
    const kept = names.filter((name) => places[name] === 1).length;
    expect(said).toContain(`info: sticky: ${kept} of 40 files stay in their shard.`);
  });

  test('run every file once, whatever the history says', async () => {
    const place = fc.dictionary(fc.constantFrom(...names), fc.integer({ min: 1, max: 300 }));
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 50 }), async (earlier, shards) => {
        const { plan } = await run({ shards: String(shards) }, seconds, earlier);
        const files = plan.legs.flatMap(({ tests }) => tests.map(({ file }) => file));
        expect(files.sort()).toEqual([...names].sort());
        expect(plan.legs.every(({ tests }) => tests.length > 0)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('are equal by what legs take: the same seconds as without', async () => {
    const cost = { startSeconds: 10, fileSeconds: 5, testFactor: 0.5, legs: 12 };
    const withCost = (plan: { suites: object[] }) => Object.assign(plan.suites[0]!, { legCost: cost });
    const inOne = Object.fromEntries(names.map((name) => [name, 1]));
    const wall = async (sticky: string) =>
      (await run({ shards: '4', sticky }, seconds, inOne, 4, withCost)).plan.predicted.makespanSeconds;
    expect((await wall('true')) - 10).toBeLessThanOrEqual(1.01 * ((await wall('false')) - 10));
  });

  test('are free without it, and the history is not asked where all durations are known', async () => {
    const inOne = Object.fromEntries(names.map((name) => [name, 1]));
    const { asked, said } = await run({ shards: '4', sticky: 'false' }, seconds, inOne);
    expect(asked).toBe(0);
    expect(said.join()).not.toContain('stay in their shard');
    expect((await run({ shards: '4' }, seconds, inOne)).asked).toBe(1);
  });

  test('say that nothing is known of the first run', async () => {
    const { said, plan } = await run({ shards: '4' }, seconds, undefined);
    expect(said).toContain(
      'info: sticky: no earlier run tells the shards of these files, so all of them are dealt.',
    );
    const { plan: free } = await run({ shards: '4', sticky: 'false' }, seconds, undefined);
    expect(plan.legs).toEqual(free.legs);
  });

  test('a shard that is alone keeps nothing to say', async () => {
    const { said } = await run({ shards: '1' }, seconds, { [names[0]!]: 3 });
    expect(said).toEqual([]);
  });

  test('what is neither true nor false is refused', () => {
    expect(() => fakeContext({ sticky: 'often' })).toThrow(/often/);
  });

  test('a sentence counts one and many', () => {
    expect(describeStayed({ files: 1, known: 1, kept: 1 })).toBe('1 of 1 file stays in their shard');
    expect(describeStayed({ files: 403, known: 400, kept: 398 })).toBe(
      '398 of 400 files stay in their shard; 3 more are new',
    );
  });
});

describe('auto with sticky shards', () => {
  const even = Object.fromEntries(names.map((name) => [name, 10]));
  const legsOf = async (given: Record<string, string>, usual: number, tests = even) => {
    const { plan, said } = await run({ shards: 'auto', ...given }, tests, undefined, usual);
    return [plan.legs.length, said.filter((line) => line.includes('as before'))] as const;
  };

  test('keeps one shard more than needed while fewer would hardly do', async () => {
    // 400 s: four shards take 100 s each.
    expect(await legsOf({ 'target-duration': '105s' }, 5)).toEqual([
      5,
      ['info: 5 shards as before: 4 would just do.'],
    ]);
    expect(await legsOf({ 'target-duration': '105s', sticky: 'false' }, 5)).toEqual([4, []]);
  });

  test('gives it up where fewer clearly do, and where two more were there', async () => {
    expect(await legsOf({ 'target-duration': '125s' }, 5)).toEqual([4, []]);
    expect(await legsOf({ 'target-duration': '105s' }, 6)).toEqual([4, []]);
    expect(await legsOf({ 'target-duration': '105s' }, 3)).toEqual([4, []]);
  });

  test('stays within max-jobs and max-cost', async () => {
    expect(await legsOf({ 'target-duration': '105s', 'max-jobs': '4' }, 5)).toEqual([4, []]);
    // Seven shards take 60 s, and a minute each is cheapest; eight are an option.
    expect((await legsOf({ 'target-duration': '65s', 'max-cost': '8' }, 8))[0]).toBe(8);
    expect((await legsOf({ 'target-duration': '65s', 'max-cost': '7' }, 8))[0]).toBe(7);
  });

  test('stays within the target where the free division does', async () => {
    const inOne = Object.fromEntries(names.map((name) => [name, 1]));
    const { plan } = await run({ 'target-duration': '80s' }, seconds, inOne, 4);
    for (const leg of plan.legs) expect(leg.predictedSeconds).toBeLessThanOrEqual(80);
  });
});
