import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pause, type Server } from './server-process.ts';

/** Of these processes, the ones that still run; a zombie does not. */
export function living(pids: readonly number[]): number[] {
  return pids.filter((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      return !['Z', 'X'].includes(stat.slice(stat.lastIndexOf(')') + 2)[0]!);
    } catch {
      return false;
    }
  });
}

/** Those that still run after `seconds`; returns as soon as there is none. */
export async function outliving(pids: readonly number[], seconds: number): Promise<number[]> {
  const until = performance.now() + seconds * 1000;
  while (living(pids).length > 0 && performance.now() < until) await pause(20);
  return living(pids);
}

/** Every server's first promise: it starts, stops without a rest, and does both again. */
export function startsAndStopsTwice(start: () => Promise<Server & { readonly port: number }>): void {
  test('starts and stops twice, and leaves no process, port or folder', async () => {
    for (let round = 0; round < 2; round += 1) {
      const server = await start();
      expect(living(server.pids)).toEqual(server.pids);
      await server.stop();
      expect(living(server.pids)).toEqual([]);
      await expect(fetch(`http://127.0.0.1:${server.port}/`)).rejects.toThrow();
      await server.stop();
    }
  });
}
