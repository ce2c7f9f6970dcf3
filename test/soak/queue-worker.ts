/**
 * A process that stands for several legs of a queue: `node queue-worker.ts SETTINGS`, JSON. What it runs it writes down
 * in a file of its own, as a leg does in its result, before it says so to the queue; then what the queue answered.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { openQueue, type Queue } from '@paceline/coordinate';

export interface WorkerSettings {
  readonly url: string;
  readonly runId: string;
  readonly name: string;
  /** In this process. */
  readonly legs: number;
  readonly items: number;
  readonly lifeSeconds: number;
  /** `ran INDEX`, `first INDEX` or `second INDEX`, and `ended LEG HOW`, a line each. */
  readonly log: string;
}

const settings = JSON.parse(process.argv[2]!) as WorkerSettings;
const { url, runId, name, legs, items, lifeSeconds, log } = settings;
const MOST_PAUSE = 300;
const file = openSync(log, 'a');
const seconds = new Array<number>(items).fill(0.01);

async function leg(id: string): Promise<void> {
  let queue: Queue;
  try {
    queue = await openQueue({
      ...{ url: new URL(url), variables: {}, leg: id, seconds, lifeSeconds },
      name: { repository: 'soak/queue', runId, planId: 'soak', combination: 'items', attempt: 1 },
      // As if there were more of them, so that there are more batches.
      rules: { legs: 1000, leastSeconds: 0.05 },
      ...{ waitSeconds: 600, patienceSeconds: 120 },
    });
  } catch (error) {
    return void writeSync(file, `ended ${id} ${(error as Error).message}\n`);
  }
  try {
    for (;;) {
      const step = await queue.next();
      if ('ended' in step) return void writeSync(file, `ended ${id} ${step.ended}\n`);
      for (const index of step.poisoned) writeSync(file, `poisoned ${index}\n`);
      if (step.entries.length === 0) continue;
      // Something can happen to it before, within and after what it runs.
      const half = step.entries.length / 2;
      for (const part of [step.entries.slice(0, half), step.entries.slice(half)]) {
        await sleep(Math.random() * MOST_PAUSE);
        writeSync(file, part.map(({ index }) => `ran ${index}\n`).join(''));
      }
      await sleep(Math.random() * MOST_PAUSE);
      const first = await queue.finish(step.entries.map((entry) => ({ entry, outcome: 'passed' as const })));
      const lines = step.entries.map(
        ({ index }, at) => `${first[at]?.leg === id ? 'first' : 'second'} ${index}\n`,
      );
      writeSync(file, lines.join(''));
    }
  } catch (error) {
    writeSync(file, `ended ${id} ${(error as Error).message}\n`);
  } finally {
    queue.close();
  }
}

await Promise.all(Array.from({ length: legs }, (_, at) => leg(`${name}-${at}`)));
closeSync(file);
