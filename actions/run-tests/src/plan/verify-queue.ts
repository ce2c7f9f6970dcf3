import {
  type ExecutedFile,
  type LegResult,
  type ShardPlan,
  type TestFile,
  testKey,
} from '@paceline/contracts';
import { plural } from '@paceline/render';
import { listed } from '../words.ts';
import { type Combination, combinations } from './combinations.ts';
import { provenFiles } from './proven-files.ts';

/** Whether the legs shared a queue: then they are held to the plan together, not each to its share. */
export const isQueued = ({ results, earlier }: Combination): boolean =>
  [...results, ...earlier].some(({ queue }) => queue !== undefined);

/** Planned files that no leg of the combination ran, in this attempt or, green, in one before. */
export function notRunByAny({ suite, legs, results, earlier }: Combination, plan: ShardPlan): TestFile[] {
  const done = provenFiles(earlier, plan.planId, plan.head);
  for (const { executed, excluded = [], listed: list } of results) {
    for (const file of executed) done.add(testKey(file));
    if (list?.digest !== undefined) for (const file of excluded) done.add(testKey(file));
  }
  const wanted = new Map(legs.flatMap(({ tests }) => tests).map((test) => [testKey(test), test.file]));
  return [...wanted].flatMap(([key, file]) => (done.has(key) ? [] : [{ suite: suite.suite, file }]));
}

/** A file that was run by several legs of a queue. */
interface QueueDuplicate extends TestFile {
  readonly legs: string[];
}

/** What is no problem in a queue, and is said all the same. */
interface QueueAccount {
  readonly duplicates: QueueDuplicate[];
  readonly notes: string[];
}

export function accountForQueues(
  plan: ShardPlan,
  results: readonly LegResult[],
  earlier: readonly LegResult[],
): QueueAccount {
  const duplicates: QueueDuplicate[] = [];
  const notes: string[] = [];
  for (const combination of combinations(plan, results, earlier).filter(isQueued)) {
    const order = new Map(combination.legs.map(({ leg }, at) => [leg, at]));
    const own = combination.results.toSorted((a, b) => order.get(a.leg)! - order.get(b.leg)!);
    const runs = new Map<string, QueueDuplicate>();
    for (const { leg, executed, queue } of own) {
      for (const { suite, file } of [...executed, ...(queue?.handedOn ?? [])]) {
        const key = testKey({ suite, file });
        const entry = runs.get(key) ?? { suite, file, legs: [] };
        runs.set(key, entry);
        entry.legs.push(leg);
      }
    }
    const handedOn = own.flatMap(({ leg, queue }) =>
      (queue?.handedOn ?? []).map((file): [string, ExecutedFile] => [leg, file]),
    );
    const retried = new Set(handedOn.map(([, file]) => testKey(file)));
    const twice = [...runs.values()].filter((entry) => entry.legs.length > 1);
    duplicates.push(...twice);
    const unwanted = twice.filter((entry) => !retried.has(testKey(entry)));
    if (unwanted.length > 0) {
      const names = unwanted.map(({ file, legs }) => `${file} (legs ${legs.join(', ')})`);
      notes.push(
        `${plural(unwanted.length, 'file')} ran on more than one leg, as a leg was taken for dead or lost the queue: ${listed(names)}.`,
      );
    }
    if (handedOn.length > 0) {
      const names = handedOn.map(([leg, { file }]) => `${file} (leg ${leg})`);
      notes.push(`Flaky: failed on one leg and passed on another: ${listed(names)}.`);
    }
    const lost = own.filter(({ queue }) => queue?.lost !== undefined);
    if (lost.length > 0) {
      notes.push(
        `${plural(lost.length, 'leg')} could not go on with the queue (${listed(lost.map(({ leg }) => leg))}) and ran the rest of ${lost.length === 1 ? 'its' : 'their'} share of the plan. ${lost[0]!.queue!.lost}`,
      );
    }
  }
  return { duplicates, notes };
}
