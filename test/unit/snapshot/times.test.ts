import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePaths, restoreSnapshot, saveSnapshot } from '@paceline/snapshot';
import { createMemoryTier, createStack } from '@paceline/store';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isKeptAs,
  keptTime,
  settable,
  ticksOf,
  timeOfTicks,
} from '../../../packages/snapshot/src/format/file-time.ts';
import { temporary } from './trees.ts';

const NAMES = ['', 'folder', 'folder/file', 'folder/link', 'large', 'empty'];
const nanoseconds = (path: string): bigint => lstatSync(path, { bigint: true }).mtimeNs;

/** Only a program of its own sets times to the nanosecond. */
function setTime(path: string, time: bigint): void {
  const [seconds, rest] = [time / 1_000_000_000n, String(time % 1_000_000_000n).padStart(9, '0')];
  execFileSync('touch', ['-h', '-d', `@${seconds}.${rest}`, path]);
}

function makeTree(root: string, times: readonly bigint[]): void {
  mkdirSync(join(root, 'folder'), { recursive: true });
  writeFileSync(join(root, 'folder/file'), 'content');
  symlinkSync('file', join(root, 'folder/link'));
  writeFileSync(join(root, 'large'), Buffer.alloc(700_000, 'large'));
  writeFileSync(join(root, 'empty'), '');
  for (const [index, name] of [...NAMES].reverse().entries()) setTime(join(root, name), times[index]!);
}

describe('a restored time', () => {
  test('is never later than the saved one, and less than a microsecond earlier; saved again it is the same', async () => {
    const time = fc.bigInt({ min: 0n, max: 2n ** 31n * 1_000_000_000n - 1n });
    const near = fc.bigInt({ min: 1_700_000_000_000_000_000n, max: 1_700_000_000_000_003_000n });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(time, near), { minLength: 6, maxLength: 6 }), async (times) => {
        using place = temporary();
        const root = join(place.folder, 'root');
        makeTree(root, times);
        const store = createStack([createMemoryTier()]);
        const paths = parsePaths(['root'], { workspace: place.folder, home: place.folder });
        const options = { key: 'cache/k', packs: 'packs/', paths, workers: 0 } as const;
        await saveSnapshot(store, options);
        const saved = NAMES.map((name) => nanoseconds(join(root, name)));
        renameSync(root, join(place.folder, 'before'));
        expect(await restoreSnapshot(store, options)).toMatchObject({ outcome: 'restored' });
        for (const [index, name] of NAMES.entries()) {
          const late = Number(nanoseconds(join(root, name)) - saved[index]!);
          expect(late, name).toBeLessThanOrEqual(0);
          expect(late, name).toBeGreaterThan(-1000);
        }
        expect(await saveSnapshot(store, { ...options, existing: 'replace' })).toMatchObject({
          outcome: 'unchanged',
        });
      }),
      { numRuns: 30 },
    );
  });

  test('keeps the order of two files, however close', () => {
    using place = temporary();
    const file = join(place.folder, 'file');
    writeFileSync(file, '');
    fc.assert(
      fc.property(fc.nat({ max: 3000 }), fc.nat({ max: 3000 }), (one, other) => {
        const kept = [one, other].map((rest) => {
          setTime(file, 1_752_000_000_123_456_000n + BigInt(rest));
          return keptTime(file, lstatSync(file));
        });
        expect(Math.sign(kept[0]! - kept[1]!) * Math.sign(one - other)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 40 },
    );
  });

  test('before 1970 is kept to the second, and one from 2038 on to a millisecond: both rounded down', () => {
    using place = temporary();
    const file = join(place.folder, 'file');
    writeFileSync(file, '');
    for (const [time, within] of [
      [-1_500_000_000n, 1_000_000_000n],
      [2_500_000_000_123_456_789n, 1_000_000n],
    ] as const) {
      execFileSync('touch', ['-d', time < 0n ? '1969-12-31 23:59:58.5 UTC' : '@2500000000.123456789', file]);
      const kept = keptTime(file, lstatSync(file));
      expect(
        BigInt(Math.ceil(kept * 1e6)) <= time && time - BigInt(Math.floor(kept * 1e6)) < within + 1000n,
      ).toBe(true);
      expect(isKeptAs({ mtimeMs: kept }, kept)).toBe(true);
      expect(settable(kept)).toEqual(time < 0n ? new Date(-2000) : ticksOf(kept) / 2 ** 21);
    }
  });

  test('goes through the index as it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 52 - 1 }), (ticks) => {
        expect(ticksOf(timeOfTicks(ticks))).toBe(ticks);
      }),
    );
  });
});

test('setuid, setgid and sticky bits are not kept', async () => {
  using place = temporary();
  const root = join(place.folder, 'root');
  mkdirSync(join(root, 'folder'), { recursive: true });
  writeFileSync(join(root, 'program'), '#!/bin/sh\n');
  chmodSync(join(root, 'program'), 0o6755);
  chmodSync(join(root, 'folder'), 0o1777);
  const store = createStack([createMemoryTier()]);
  const paths = parsePaths(['root'], { workspace: place.folder, home: place.folder });
  const options = { key: 'cache/k', packs: 'packs/', paths, workers: 0 } as const;
  await saveSnapshot(store, options);
  rmSync(root, { recursive: true });
  expect(await restoreSnapshot(store, options)).toMatchObject({ outcome: 'restored' });
  expect(lstatSync(join(root, 'program')).mode & 0o7777).toBe(0o755);
  expect(lstatSync(join(root, 'folder')).mode & 0o7777).toBe(0o777);
});
