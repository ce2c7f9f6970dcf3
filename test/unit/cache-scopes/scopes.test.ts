import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { type History, happen, history } from './histories.ts';

// A thread takes longer to start than all that is done here.
vi.mock('../../../packages/snapshot/src/workers/pool.ts', async (original) => ({
  ...(await original<typeof import('../../../packages/snapshot/src/workers/pool.ts')>()),
  defaultWorkers: () => 0,
}));

/** `npm run soak -- cache-scopes --count 10000` lets more of them happen. */
const HISTORIES = Number(process.env['PACELINE_HISTORIES'] ?? 200);
const SEED = Number(process.env['PACELINE_SEED'] ?? Date.now() % 2 ** 31);
/** They wait for clocks most of the time. */
const AT_ONCE = 25;

describe('whatever happened to the caches of a repository', () => {
  test(
    'a run gets only what a run of a scope that it reads saved, whole',
    async () => {
      const counts = { restored: 0, missed: 0, saved: 0 };
      const left = fc.sample(history, { numRuns: HISTORIES, seed: SEED }).values();
      const next = async () => {
        for (const one of left) {
          const { restored, missed, saved } = await happen(one).catch((error: Error) => fail(one, error));
          counts.restored += restored;
          counts.missed += missed;
          counts.saved += saved;
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, next));
      console.log(`${HISTORIES} histories: ${JSON.stringify(counts)}`);
      // A world in which nothing is ever found would keep every promise.
      for (const count of Object.values(counts)) expect(count).toBeGreaterThan(HISTORIES / 4);
    },
    60_000 + HISTORIES * 500,
  );
});

function fail(one: History, error: Error): never {
  throw new Error(
    `${error.message}\nPACELINE_SEED=${SEED}, in this history:\n${JSON.stringify(one, undefined, 1)}`,
  );
}
