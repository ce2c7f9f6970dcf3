import { parseDocument, shardPlan } from '@paceline/contracts';
import { describe, expect, test } from 'vitest';
import { makeMatrix } from '../../../actions/matrix/src/make-matrix.ts';
import { fakeContext, fakeMachine, testPlanText } from './fake-context.ts';

const cost = { startSeconds: 10, fileSeconds: 2, testFactor: 1, legs: 12 };

async function run(
  given: Record<string, string>,
  tests: Record<string, number>,
  legCost: object | null = cost,
) {
  const fake = fakeContext({ plan: 'test-plan.json', ...given });
  const plan = JSON.parse(testPlanText(tests));
  if (legCost) plan.suites[0].legCost = legCost;
  await makeMatrix(fake.context, fakeMachine({ readPlan: async () => JSON.stringify(plan) }));
  const made = parseDocument(shardPlan, fake.published[0]!.text, 'published');
  return { ...fake, plan: made, files: made.legs.map((leg) => leg.tests.length) };
}

/** One file of a minute, and sixty of a second each. */
const uneven: Record<string, number> = {
  'long.test.ts': 60,
  ...Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`short-${index}.test.ts`, 1])),
};

describe('what legs take beside their tests', () => {
  test('is part of the balance: many short files weigh more than their tests', async () => {
    const { plan, files, outputs, summary } = await run({ shards: '2' }, uneven);
    // 60 + 2 + 3n = 3 (60 − n): with the tests alone it were 1 and 60 files.
    expect([...files].sort((a, b) => a - b)).toEqual([21, 40]);
    expect(plan.legs.map(({ predictedWallSeconds }) => predictedWallSeconds).sort()).toEqual([130, 132]);
    expect(plan.legs.map(({ predictedSeconds }) => predictedSeconds).sort()).toEqual([40, 80]);
    expect(outputs).toMatchObject({ 'predicted-seconds': 132, 'lower-bound-seconds': 132 });
    expect(summary.join()).toContain(
      "By 12 earlier legs, a leg's test command takes 10 s to start and 2 s for each file beside its tests.",
    );
  });

  test('is none where nothing was learned', async () => {
    const { plan, files } = await run({ shards: '2' }, uneven, null);
    expect([...files].sort((a, b) => a - b)).toEqual([1, 60]);
    expect(plan.legs[0]).not.toHaveProperty('predictedWallSeconds');
  });

  test('counts for the target duration', async () => {
    const { plan, said } = await run({ 'target-duration': '100s' }, uneven);
    expect(plan.legs).toHaveLength(3);
    for (const leg of plan.legs) expect(leg.predictedWallSeconds).toBeLessThanOrEqual(100);
    expect(said).toEqual([]);
  });

  test('no leg is shorter than its longest file, also where files run side by side', async () => {
    const { plan } = await run({ shards: '2' }, uneven, { ...cost, fileSeconds: 0, testFactor: 0.25 });
    const withLong = plan.legs.find((leg) => leg.tests.some(({ file }) => file === 'long.test.ts'))!;
    expect(withLong.predictedWallSeconds).toBe(70);
  });

  test('more than the target before the first test is one shard, and a warning', async () => {
    const { plan, said } = await run({ 'target-duration': '9s' }, uneven);
    expect(plan.legs).toHaveLength(1);
    expect(said.join()).toContain('warning: One shard: the test command takes 10 s before its first test');
  });
});

describe('the number of shards by time and cost', () => {
  const billed = { ...cost, setupSeconds: 60 };
  const even = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`${index}.test.ts`, 10]));

  test('auto takes the cheapest number within the target, not one that costs more and takes longer', async () => {
    const { plan, summary } = await run({ 'target-duration': '5m' }, even, billed);
    // 1,200 s: four shards take 310 s each; five take 250 s and are billed six minutes each, six 210 s and five.
    expect(plan.legs).toHaveLength(6);
    expect(summary.join()).toMatch(/\| \*\*6\*\* \| \*\*3m 30s\*\* \| \*\*30\*\* \|/);
  });

  test('max-cost stops before the target, and says so', async () => {
    const { plan, said } = await run({ 'target-duration': '1m', 'max-cost': '26' }, even, billed);
    const walls = plan.legs.map((leg) => leg.predictedWallSeconds! + 60);
    expect(walls.reduce((sum, wall) => sum + Math.ceil(wall / 60), 0)).toBeLessThanOrEqual(26);
    expect(said.join()).toContain('the target duration needs more than 26 minutes ("max-cost")');
  });

  test('max-cost below a single shard still runs everything, with a warning', async () => {
    const { plan, said } = await run({ 'max-cost': '2' }, even, billed);
    expect(plan.legs).toHaveLength(1);
    expect(plan.legs[0]!.tests).toHaveLength(100);
    expect(said.join()).toContain('warning: One shard: it alone needs 22 minutes, and "max-cost" is 2.');
  });
});
