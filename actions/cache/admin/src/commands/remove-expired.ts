import { mapAtMost } from '@paceline/store';
import { listAll } from '../inventory.ts';
import type { AdminRun } from '../run.ts';
import { answered } from '../tiers.ts';

const AT_ONCE = 8;

/**
 * Removes values that expired: most tiers do not give their space back by themselves. What fails is left to the
 * next run: nothing reads it.
 * @returns how many copies
 */
export async function removeExpired(
  { now, store }: Pick<AdminRun, 'now' | 'store'>,
  folders: readonly string[],
): Promise<number> {
  let removed = 0;
  for (const tier of store.tiers.filter(({ lists }) => lists)) {
    for (const folder of folders) {
      const { value } = await answered(tier, () => listAll(tier, folder, { expired: true }));
      const expired = value.filter(({ expiresAt }) => expiresAt !== undefined && expiresAt <= now());
      await mapAtMost(AT_ONCE, expired, async ({ key }) => {
        await tier.store.delete(key);
      });
      removed += expired.length;
    }
  }
  return removed;
}
