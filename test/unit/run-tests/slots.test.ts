import { expect, test } from 'vitest';
import { dealToSlots, slotCount } from '../../../actions/run-tests/src/run/slots.ts';

test.each<[wanted: number | 'auto', runner: string, files: number, jobs: number, slots: number]>([
  ['auto', 'pytest', 100, 3, 3],
  ['auto', 'pytest', 2, 3, 2],
  ['auto', 'pytest', 0, 3, 1],
  ['auto', 'jest', 100, 3, 1],
  [4, 'jest', 100, 3, 4],
  [4, 'go', 100, 3, 1],
  [1, 'mocha', 100, 3, 1],
])('parallel: %s of %s, %i files, room for %i: %i', (wanted, runner, files, jobs, slots) =>
  expect(slotCount(wanted, runner, files, jobs)).toBe(slots),
);

test('files are dealt by their seconds, each to one slot, in their order', () => {
  const items = [5, 1, 1, 3].map((seconds, index) => ({ key: String(index), seconds }));
  expect(dealToSlots(items, 2)).toEqual([[0], [1, 2, 3]]);
  const slots = dealToSlots(
    items.map((item) => ({ ...item, seconds: 0 })),
    3,
  );
  expect(slots.flat().sort()).toEqual([0, 1, 2, 3]);
});
