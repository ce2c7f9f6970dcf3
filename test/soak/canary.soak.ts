import { availableParallelism } from 'node:os';
import { startRig } from '../demo/canary-rig.ts';
import {
  brokenPromotions,
  diskFull,
  killed,
  lostRunner,
  manyLooks,
  type Rig,
  SHAPES,
  twoGates,
} from './canary-releases.ts';
import type { SoakOptions } from './soak.ts';

const KILLS = 60;
const SIGNALS = ['SIGKILL', 'SIGTERM', 'SIGINT'] as const;
/** A healthy release takes about ten seconds, so the moments lie before, within and after everything it does. */
const RELEASE_SECONDS = 11;

/**
 * Releases with the built action against real Prometheus and HAProxy (stand-ins where they are not installed), which
 * end in every way that is not the good one. After each, production has all or nothing of the canary, as the log
 * says, and stays so.
 */
export default async function canary({ count = KILLS }: SoakOptions): Promise<string[]> {
  const rigs = await Promise.all(
    Array.from({ length: Math.max(1, Math.min(3, availableParallelism())) }, () =>
      startRig({
        baselineErrors: 0.05,
        canaryErrors: 0.05,
        requestsPerSecond: 300,
        maxSeconds: 7200,
        scrapeSeconds: 0.1,
      }),
    ),
  );
  const lines = [`on ${rigs[0]!.kinds.prometheus} Prometheus and ${rigs[0]!.kinds.proxy} HAProxy`];
  const done: Record<string, number> = {};
  const tasks: ((rig: Rig) => Promise<string>)[] = [
    manyLooks,
    twoGates,
    diskFull,
    lostRunner,
    ...brokenPromotions,
    ...(Object.keys(SHAPES) as (keyof typeof SHAPES)[]).flatMap((shape) =>
      Array.from({ length: count }, (_, index) => (rig: Rig) => {
        const after = Math.random() * RELEASE_SECONDS;
        return killed(rig, shape, SIGNALS[index % SIGNALS.length]!, after);
      }),
    ),
  ];
  const all = tasks.length;
  let finished = 0;
  try {
    await Promise.all(
      rigs.map(async (rig) => {
        for (let task = tasks.shift(); task; task = tasks.shift()) {
          const ended = await task(rig);
          done[ended] = (done[ended] ?? 0) + 1;
          finished += 1;
          if (finished % 10 === 0) console.error(`${finished} of ${all}`);
        }
      }),
    );
  } finally {
    await Promise.all(rigs.map((rig) => rig.close()));
  }
  for (const [ended, times] of Object.entries(done).sort()) lines.push(`${times} × ${ended}`);
  return lines;
}
