import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchSize, suffixSeconds } from '../../../packages/coordinate/src/queue/batch-size.ts';
import {
  encodeResult,
  type ItemOutcome,
  nextAfter,
  parseEntries,
  parseResult,
  plannedId,
} from '../../../packages/coordinate/src/queue/entries.ts';
import { holdItems } from '../../../packages/coordinate/src/queue/heartbeat.ts';
import { queueKeys } from '../../../packages/coordinate/src/queue/queue-keys.ts';
import {
  chooseReclaim,
  MOST_DELIVERIES,
  type PendingItem,
} from '../../../packages/coordinate/src/queue/reclaim.ts';
import { fakeWorld, machineIn } from './fake-machine.ts';

const times = fc.array(fc.double({ min: 0, max: 600, noNaN: true }), { minLength: 1, maxLength: 300 });
const longestFirst = times.map((list) => list.sort((a, b) => b - a));
const rules = fc.record({
  legs: fc.integer({ min: 1, max: 64 }),
  leastSeconds: fc.double({ min: 0, max: 60, noNaN: true }),
});

describe('the size of a batch', () => {
  test('batches taken one after the other are the whole queue, each item once', () => {
    fc.assert(
      fc.property(longestFirst, rules, (seconds, rule) => {
        const suffix = suffixSeconds(seconds);
        let next = 0;
        while (next < seconds.length) {
          const size = batchSize(suffix, next, rule);
          expect(size).toBeGreaterThanOrEqual(1);
          next += size;
        }
        expect(next).toBe(seconds.length);
        expect(batchSize(suffix, next, rule)).toBe(0);
      }),
    );
  });

  test('has the seconds that are wanted, or all that is left, and one item less would not do', () => {
    fc.assert(
      fc.property(longestFirst, rules, fc.nat(299), (seconds, rule, from) => {
        const next = from % seconds.length;
        const suffix = suffixSeconds(seconds);
        const size = batchSize(suffix, next, rule);
        const wanted = Math.max(
          suffix[next]! / (1.5 * rule.legs),
          Math.min(rule.leastSeconds, suffix[0]! / rule.legs),
        );
        const has = (count: number) => suffix[next]! - suffix[next + count]!;
        const slack = 1e-6;
        if (next + size < seconds.length) expect(has(size)).toBeGreaterThanOrEqual(wanted - slack);
        if (size > 1) expect(has(size - 1)).toBeLessThan(wanted + slack);
      }),
    );
  });

  test('shrinks with what remains, and gives each leg of a short queue something', () => {
    const suffix = suffixSeconds(Array.from({ length: 640 }, () => 1));
    const rule = { legs: 8, leastSeconds: 10 };
    expect(batchSize(suffix, 0, rule)).toBe(54);
    expect(batchSize(suffix, 320, rule)).toBe(27);
    expect(batchSize(suffix, 620, rule)).toBe(10);
    expect(batchSize(suffixSeconds([3, 3, 3, 3]), 0, { legs: 4, leastSeconds: 10 })).toBe(1);
  });

  test('64 legs take 10,000 files in few batches', () => {
    const suffix = suffixSeconds(Array.from({ length: 10_000 }, (_, at) => 20 / (1 + at / 100)));
    let batches = 0;
    for (let next = 0; next < 10_000; batches++) {
      next += batchSize(suffix, next, { legs: 64, leastSeconds: 10 });
    }
    expect(batches / 64).toBeLessThan(20);
  });

  test('times that are no numbers, or none at all, end too', () => {
    const suffix = suffixSeconds([Number.NaN, Number.POSITIVE_INFINITY, -1, 0]);
    expect(suffix[0]).toBeCloseTo(0.004);
    expect(batchSize(suffix, 0, { legs: 2, leastSeconds: 10 })).toBe(2);
  });
});

describe('items of dead legs', () => {
  const pending = fc.array(
    fc.record({
      id: fc.uuid(),
      consumer: fc.constant('leg'),
      deliveries: fc.integer({ min: 1, max: MOST_DELIVERIES + 1 }),
    }),
    { maxLength: 60 },
  );

  test('are taken over or poisoned, until none is left', () => {
    fc.assert(
      fc.property(pending, fc.nat(20), (all, worth) => {
        let left: PendingItem[] = all;
        for (let round = 0; left.length > 0; round++) {
          expect(round).toBeLessThan(200);
          const { take, poisoned } = chooseReclaim(left, (ids) => ids.length >= worth);
          expect(take.length + poisoned.length).toBeGreaterThan(0);
          for (const id of poisoned) {
            expect(left.find((one) => one.id === id)!.deliveries).toBeGreaterThanOrEqual(MOST_DELIVERIES);
          }
          left = left.filter(({ id }) => !take.includes(id) && !poisoned.includes(id));
        }
      }),
    );
  });

  test('one that kills every leg is poisoned after three, and no other with it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.nat(79), fc.nat(30), (count, at, worth) => {
        const killer = `${at % count}`;
        let left = Array.from({ length: count }, (_, index) => ({
          ...{ id: `${index}`, consumer: 'leg', deliveries: 1 },
        }));
        let dead = 1;
        const poison: string[] = [];
        for (let round = 0; left.length > 0; round++) {
          expect(round).toBeLessThan(300);
          const { take, poisoned } = chooseReclaim(left, (ids) => ids.length >= worth);
          poison.push(...poisoned);
          left = left.filter(({ id }) => !poisoned.includes(id));
          if (take.includes(killer)) {
            dead += 1;
            left = left.map((one) =>
              take.includes(one.id) ? { ...one, deliveries: one.deliveries + 1 } : one,
            );
          } else {
            left = left.filter(({ id }) => !take.includes(id));
          }
        }
        expect(poison).toEqual([killer]);
        expect(dead).toBe(MOST_DELIVERIES);
      }),
    );
  });
});

describe('what stands in Redis', () => {
  test('entries of others are told apart, and none leads out of the plan', () => {
    const answer = [
      [plannedId(0), ['i', '0']],
      ['1700000000000-0', ['i', '1', 'round', '2', 'not', 'leg-1', 'back', '3']],
      ['8-0', ['i', '2']],
      ['9-0', ['i', '-1']],
      ['10-0', ['x', '1']],
      ['11-0', null],
      null,
    ];
    expect(parseEntries(answer, 2)).toEqual({
      entries: [
        { id: '1-0', index: 0, round: 1, not: undefined, back: 0 },
        { id: '1700000000000-0', index: 1, round: 2, not: 'leg-1', back: 3 },
      ],
      foreign: ['8-0', '9-0', '10-0', '11-0'],
    });
  });

  test('whatever comes back, no entry lies outside of the plan', () => {
    fc.assert(
      fc.property(fc.anything(), fc.nat(5), (answer, items) => {
        for (const { index } of parseEntries(answer, items).entries) expect(index).toBeLessThan(items);
        parseResult(answer);
      }),
    );
  });

  test('the last entry says which item comes next', () => {
    expect([
      nextAfter('0-0', 5),
      nextAfter('3-0', 5),
      nextAfter('1700000000000-2', 5),
      nextAfter('', 5),
    ]).toEqual([0, 3, 5, 0]);
  });

  test('results come back as they were written', () => {
    for (const outcome of ['passed', 'failed', 'poisoned', 'skipped'] satisfies ItemOutcome[]) {
      expect(parseResult(encodeResult({ outcome, leg: 'linux-22.1' }))).toEqual({
        outcome,
        leg: 'linux-22.1',
      });
    }
    expect(parseResult('gone 1')).toBeUndefined();
  });

  test('keys of different queues differ, those of one lie in one slot', () => {
    const name = {
      repository: 'octo/app',
      runId: '7',
      planId: 'abc',
      combination: '{"suite":"tests"}',
      attempt: 1,
    };
    const keys = queueKeys(name);
    expect(keys.stream).toMatch(/^paceline:queue:\{octo\/app:7:abc:[0-9a-f]{32}\}:stream$/);
    expect(/\{.*?\}/.exec(keys.results)![0]).toBe(/\{.*?\}/.exec(keys.stream)![0]);
    expect(queueKeys({ ...name, attempt: 2 })).toEqual({
      stream: keys.stream,
      group: 'attempt-2',
      results: keys.results.replace(/1$/, '2'),
    });
    fc.assert(
      fc.property(fc.tuple(fc.string(), fc.string(), fc.string(), fc.string()), (parts) => {
        const [repository, runId, planId, combination] = parts;
        const { stream } = queueKeys({ repository, runId, planId, combination, attempt: 1 });
        expect(stream).toMatch(/^paceline:queue:\{[^{}\s]*\}:stream$/);
        expect(stream).not.toBe(keys.stream);
      }),
    );
  });
});

test('a sign of life is given five times in a life, and not for what another leg has now', async () => {
  const world = fakeWorld();
  const asked: string[][] = [];
  let fails = false;
  const held = holdItems(
    30_000,
    async (ids) => {
      asked.push([...ids]);
      if (fails) throw new Error('no answer');
      return new Set(ids.filter((id) => id !== 'b'));
    },
    machineIn(world),
  );
  await world.advance(10_000);
  expect(asked).toEqual([]);
  held.add(['a', 'b']);
  await world.advance(30_000);
  expect(asked).toEqual([['a', 'b'], ['a'], ['a'], ['a'], ['a']]);
  fails = true;
  await world.advance(6000);
  expect([...held.ids]).toEqual(['a']);
  held.remove(['a']);
  await world.advance(60_000);
  expect(asked).toHaveLength(6);
  held.stop();
});
