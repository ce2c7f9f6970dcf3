import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { happen, history } from './histories.ts';

// A thread takes longer to start than all that is done here.
vi.mock('../../../packages/snapshot/src/pool.ts', async (original) => ({
  ...(await original<typeof import('../../../packages/snapshot/src/pool.ts')>()),
  defaultWorkers: () => 0,
}));

/** `npm run soak -- cache-scopes --count 10000` lets more of them happen. */
const HISTORIES = Number(process.env['PACELINE_HISTORIES'] ?? 200);
const seed = process.env['PACELINE_SEED'];
/** They wait for clocks most of the time. */
const AT_ONCE = 25;

describe('whatever happened to the caches of a repository', () => {
  test(
    'a run gets only what a run of a scope that it reads saved, whole',
    async () => {
      const counts = { restored: 0, missed: 0, saved: 0 };
      await fc.assert(
        fc.asyncProperty(fc.array(history, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (histories) => {
          for (const { restored, missed, saved } of await Promise.all(histories.map(happen))) {
            counts.restored += restored;
            counts.missed += missed;
            counts.saved += saved;
          }
        }),
        { numRuns: Math.ceil(HISTORIES / AT_ONCE), ...(seed === undefined ? {} : { seed: Number(seed) }) },
      );
      console.log(`${HISTORIES} histories: ${JSON.stringify(counts)}`);
      // A world in which nothing is ever found would keep every promise.
      for (const count of Object.values(counts)) expect(count).toBeGreaterThan(HISTORIES / 4);
    },
    HISTORIES * 500,
  );
});
