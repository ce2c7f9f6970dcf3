import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { damageStore } from '../../soak/cache-damage.ts';
import { fullDisks, mountSmallDisk, type SmallDisk } from '../../soak/cache-full.ts';
import { cacheFaults } from './faults.ts';

const { root, setting, objects } = cacheFaults('disk', 10);

describe('a damaged store', () => {
  test('on the disk: the whole tree, or a miss with its reason', async () => {
    const { restored, missed } = await damageStore(setting(), objects(), 120);
    expect(restored + missed).toBe(120);
    expect(missed).toBeGreaterThan(0);
  });

  test('with a second tier behind it: always the whole tree', async () => {
    const { restored } = await damageStore(setting('disk:OWN/mirror'), objects(), 40, { mirrored: true });
    expect(restored).toBe(40);
  });
});

describe('a full disk', () => {
  let small: SmallDisk | undefined;
  beforeAll(() => {
    small = mountSmallDisk(join(root, 'small'));
  });
  afterAll(() => small?.unmount());

  test('stores and targets (needs the right to mount a small file system)', async (context) => {
    if (!small) return context.skip();
    const outcomes = await fullDisks(setting(), small, [0, 200_000, 900_000]);
    expect(outcomes).toMatch(/[1-9]\d* not saved, .*[1-9]\d* not restored/);
  });
});
