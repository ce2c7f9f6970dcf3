import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectSwept, killRestores, killSaves } from '../../soak/cache-kill.ts';
import type { Setting } from '../../soak/cache-machine.ts';
import { PLACES, type Place } from '../../soak/cache-places.ts';
import { raceSaves, saveWhileChanging } from '../../soak/cache-race.ts';

/**
 * The short form of `npm run soak -- cache` on one store, with the bundle. Each store has a test file of its own,
 * so that they run beside each other.
 */
export function cacheFaults(store: 'disk' | 'github', kills: number) {
  const root = mkdtempSync(join(tmpdir(), 'paceline-cache-faults-'));
  let place: Place;
  let folder: string;
  beforeAll(async () => {
    place = await PLACES[store]!(join(root, 'server'));
  });
  afterAll(async () => {
    await place?.stop();
    rmSync(root, { recursive: true, force: true });
  });
  beforeEach(() => {
    folder = mkdtempSync(join(root, 'test-'));
  });
  afterEach(async () => {
    await place.clear();
    rmSync(folder, { recursive: true, force: true });
  });
  /** `further` tiers come behind the store's; `OWN` in them is the test's folder. */
  const setting = (further = ''): Setting => {
    mkdirSync(folder, { recursive: true });
    const tiers = `${place.spec(folder)} ${further.replaceAll('OWN', folder)}`.trim();
    return { dist: process.env['PACELINE_DIST']!, folder, store: tiers, variables: place.variables };
  };

  describe('the action and what may happen to it', () => {
    test('a save that is killed leaves a whole entry or none', async () => {
      const { entry, earlier, nothing } = await killSaves(setting(), kills, place.shared);
      expect(entry + earlier + nothing).toBe(kills);
      // One save was let through at least.
      expect(entry).toBeGreaterThan(0);
      if (place.shared) await expectSwept(setting(), join(folder, 'store'));
    });

    test('a restore that is killed leaves files that are whole, and the next one makes the tree', async () => {
      await killRestores(setting(), kills / 2);
    });

    test('of several savers of one key at once, one saves', async () => {
      expect(await raceSaves(setting(), 6, place.shared)).toMatch('6 savers of one key: 1 saved, 5 kept');
    });

    test('files that change while they are saved are saved as they were at some moment', async () => {
      await saveWhileChanging(setting(), 2);
    });
  });

  return { root, setting, objects: () => place.objects(folder) };
}
