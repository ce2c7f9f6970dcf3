import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { readLease } from '@paceline/coordinate';
import { createDiskTier } from '@paceline/store';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolders } from '../store/temporary.ts';

const folder = temporaryFolders();
const HOLDER = new URL('holder.ts', import.meta.url).pathname;

interface Line {
  readonly ready?: number;
  readonly held?: number;
  readonly takenOver?: boolean;
  readonly met?: string;
  readonly lost?: string;
}

function start(root: string, name: string, seconds: number, rounds: number) {
  const child: ChildProcess = spawn(process.execPath, [HOLDER, root, name, `${seconds}`, `${rounds}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // A test that failed leaves it running.
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  let heard = () => {};
  child.stdout!.on('data', (chunk: Buffer) => {
    said += chunk;
    heard();
  });
  const lines = (): Line[] =>
    said
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Line);
  const holder = {
    child,
    ended: once(child, 'close'),
    lines,
    /** When it first had the lease. */
    async held(): Promise<number> {
      for (;;) {
        const held = lines().find((line) => line.held !== undefined)?.held;
        if (held !== undefined) return held;
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
    },
    async kill() {
      child.kill('SIGKILL');
      await holder.ended;
      return performance.timeOrigin + performance.now();
    },
  };
  return holder;
}

test('6 processes that take turns are never in it together, and each gets its turns', async () => {
  const root = folder();
  const holders = Array.from({ length: 6 }, (_, index) => start(root, `holder ${index}`, 20, 5));
  await Promise.all(holders.map(({ ended }) => ended));
  const lines = holders.flatMap((holder) => holder.lines());
  expect(lines.filter(({ held }) => held !== undefined)).toHaveLength(30);
  expect(lines.filter(({ met, lost, takenOver }) => met || lost || takenOver)).toEqual([]);
  expect(await readLease(createDiskTier(root).register, 'lease')).toMatchObject({ state: 'free' });
});

test('a holder killed with -9 at a random moment blocks the next one no longer than its time to live', async () => {
  const root = folder();
  const seconds = 2;
  // A chain: each waits for the one before, which is killed within a turn, between two, or while it is written.
  let holder = start(root, 'holder 0', seconds, 1000);
  await holder.held();
  for (let round = 1; round <= 8; round++) {
    await setTimeout(Math.random() * 200);
    const killedAt = await holder.kill();
    expect(holder.lines().filter(({ met }) => met)).toEqual([]);
    holder = start(root, `holder ${round}`, seconds, 1000);
    const heldAt = await holder.held();
    const started = Math.max(killedAt, holder.lines()[0]!.ready!);
    // One look more, and what a busy machine adds to it.
    expect(heldAt - started).toBeLessThan(seconds * 1000 + 5000);
  }
  await holder.kill();
  const found = await readLease(createDiskTier(root).register, 'lease');
  expect(found?.holder).toMatch(/^holder 8/);
});
