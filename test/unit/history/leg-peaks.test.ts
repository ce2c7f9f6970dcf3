import { legPeaks } from '@paceline/history';
import { expect, test } from 'vitest';
import { record } from './records.ts';

const peaks = (cores: number, memoryBytes: number, ofCores = 4) => ({
  ...{ cores, ofCores, memoryBytes, diskBytesPerSecond: 10, networkBytesPerSecond: 20 },
});
const leg = { suite: 'unit', passed: true, files: 1, testSeconds: 1, wallSeconds: 1 };

test('what legs need is the most that one of them needed, of those that passed and were watched', () => {
  const legs = [
    { ...leg, peaks: peaks(1.5, 3e9) },
    { ...leg, peaks: peaks(2.5, 2e9, 8) },
    { ...leg, passed: false, peaks: peaks(4, 9e9) },
    leg,
  ];
  expect(legPeaks([record('1', 0, { legs })]).get('unit')).toEqual(peaks(2.5, 3e9, 8));
  expect(legPeaks([record('1', 0, { legs: [leg] })]).size).toBe(0);
});

test('a suite that became smaller is so once the old legs are past', () => {
  const run = (id: number, memory: number) =>
    record(String(id), id, { legs: Array.from({ length: 4 }, () => ({ ...leg, peaks: peaks(1, memory) })) });
  const records = Array.from({ length: 20 }, (_, id) => run(id, id < 10 ? 1e9 : 8e9));
  expect(legPeaks(records).get('unit')!.memoryBytes).toBe(1e9);
  expect(legPeaks(records.slice(5)).get('unit')!.memoryBytes).toBe(8e9);
});
