import { expect, test } from 'vitest';
import { damageStore } from '../../soak/cache-damage.ts';
import { cacheFaults } from './faults.ts';

const { setting, objects } = cacheFaults('github', 6);

test("a damaged store in GitHub's cache: the whole tree, or a miss with its reason", async () => {
  const { restored, missed } = await damageStore(setting(), objects(), 8);
  expect(restored + missed).toBe(8);
});
