import type { HistoryRecord } from '@paceline/contracts';
import { historyRecord, parseDocument, writeDocument } from '@paceline/contracts';
import { dealtShards } from '@paceline/history';
import { describe, expect, test } from 'vitest';
import { file, record } from './records.ts';

type Leg = NonNullable<HistoryRecord['legs']>[number];

const leg = (shard: number, shards: number, more: Partial<Leg> = {}): Leg => ({
  suite: 'unit',
  passed: true,
  files: 1,
  testSeconds: 1,
  wallSeconds: 1,
  shard,
  shards,
  ...more,
});
const a = { suite: 'unit', file: 'a.test.ts' };
const b = { suite: 'unit', file: 'b.test.ts' };
/** A run with as many legs as shards, and the shards of some files. */
const run = (
  id: number,
  shards: number,
  places: Record<string, number>,
  mode: 'full' | 'selected' = 'full',
) =>
  record(String(id), id, {
    legs: Array.from({ length: shards }, (_, index) => leg(index + 1, shards, { mode })),
    files: Object.entries(places).map(([name, shard]) => ({
      ...file(name, 1),
      suite: 'unit',
      leg: shard - 1,
    })),
  });

describe('the shards that earlier plans dealt files to', () => {
  test('are those of the newest run that has the file', () => {
    const known = dealtShards([
      run(3, 4, { 'a.test.ts': 2 }),
      run(2, 4, { 'a.test.ts': 3, 'b.test.ts': 4 }),
      run(1, 4, { 'b.test.ts': 1 }),
    ]);
    expect(known.shardOf(a, 4)).toBe(2);
    expect(known.shardOf(b, 4)).toBe(4);
    expect(known.shardOf({ ...a, suite: 'e2e' }, 4)).toBeUndefined();
    expect(known.shardOf({ ...a, file: 'c.test.ts' }, 4)).toBeUndefined();
  });

  test('are looked for among as many shards first: a selection ran in fewer', () => {
    const known = dealtShards([run(2, 1, { 'a.test.ts': 1 }), run(1, 4, { 'a.test.ts': 3, 'b.test.ts': 4 })]);
    expect(known.shardOf(a, 4)).toBe(3);
    expect(known.shardOf(a, 1)).toBe(1);
    expect(known.shardOf(a, 2)).toBe(1);
    expect(known.shardOf(b, 2)).toBe(4);
    expect(known.usualShards([a, b])).toBe(4);
    expect(known.usualShards([a])).toBe(1);
    expect(known.usualShards([])).toBeUndefined();
  });

  test('are those of runs of all tests where there are any: selections would let them drift', () => {
    const known = dealtShards([
      run(4, 4, { 'a.test.ts': 1, 'b.test.ts': 2, 'c.test.ts': 3 }, 'selected'),
      run(3, 3, { 'c.test.ts': 2 }),
      run(2, 4, { 'a.test.ts': 4 }),
      run(1, 4, { 'a.test.ts': 2, 'b.test.ts': 4 }, 'selected'),
    ]);
    expect(known.shardOf(a, 4)).toBe(4);
    expect(known.shardOf(b, 4)).toBe(2);
    expect(known.shardOf({ ...a, file: 'c.test.ts' }, 4)).toBe(3);
    expect(known.shardOf({ ...a, file: 'c.test.ts' }, 5)).toBe(2);
    expect(known.shardOf(a, 7)).toBe(4);
  });

  test('are those of the plan where a leg of a queue ran the file', () => {
    const queued = run(1, 4, { 'a.test.ts': 3 });
    queued.files[0]!.shard = 2;
    expect(dealtShards([queued]).shardOf(a, 4)).toBe(2);
  });

  test('are unknown where the record is of an older release, or says what cannot be', () => {
    const older = run(1, 2, { 'a.test.ts': 1 });
    for (const one of older.legs!) {
      delete one.shard;
      delete one.shards;
    }
    const text = writeDocument(historyRecord, older);
    expect(dealtShards([parseDocument(historyRecord, text, 'older')]).shardOf(a, 2)).toBeUndefined();
    const wrong = run(1, 2, { 'a.test.ts': 2 });
    wrong.files[0]!.shard = 9;
    expect(dealtShards([wrong]).shardOf(a, 2)).toBeUndefined();
    wrong.files[0] = { ...wrong.files[0]!, leg: 7 };
    expect(dealtShards([wrong]).shardOf(a, 2)).toBeUndefined();
    const other = run(1, 2, { 'a.test.ts': 2 });
    other.legs![1] = leg(2, 2, { suite: 'e2e' });
    expect(dealtShards([other]).shardOf(a, 2)).toBeUndefined();
  });
});
