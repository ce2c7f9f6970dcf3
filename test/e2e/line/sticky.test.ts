import { parseDocument, shardPlan } from '@paceline/contracts';
import { expect, test } from 'vitest';
import { createLine, documentOf, type LineRun } from './line.ts';

const line = createLine();

/** A run of all tests in three shards. */
const full = () =>
  line.run(
    line.workflow((edit) => {
      edit.input('plan', 'test-impact', 'mode', 'full');
      edit.input('plan', 'matrix', 'shards', 3);
      edit.input('plan', 'matrix', 'sticky', true);
    }),
  );

/** The shard of each file, and that each has one. */
function placesIn(run: LineRun): Map<string, number> {
  const { legs } = parseDocument(shardPlan, documentOf(run, 'shard-plan'), 'shard-plan.json');
  const pairs = legs.flatMap(({ shard, tests }) => tests.map(({ file }) => [file, shard] as const));
  const places = new Map(pairs);
  expect(places.size).toBe(pairs.length);
  return places;
}

const same = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number =>
  [...one].filter(([file, shard]) => other.get(file) === shard).length;

test('legs, their report and the next plan: files stay in the shards that the run before had them in', async () => {
  const first = await full();
  expect(first.result.conclusion, first.log).toBe('success');
  const before = placesIn(first);
  expect(first.log).toContain('sticky: no earlier run tells the shards of these files');

  // The first plan guessed the durations, so some move now; which is what the log says, no more and no less.
  line.commit('test/money/added.test.ts', () =>
    ["import { expect, it } from 'vitest';", "it('is new', () => expect(1).toBe(1));", ''].join('\n'),
  );
  const second = await full();
  expect(second.result.conclusion, second.log).toBe('success');
  const places = placesIn(second);
  expect(places.size).toBe(before.size + 1);
  expect(second.log).toContain(
    `sticky: ${same(before, places)} of ${before.size} files stay in their shard; 1 more is new.`,
  );
});
