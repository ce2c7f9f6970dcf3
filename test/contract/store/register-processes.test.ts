import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createDiskTier } from '@paceline/store';
import { expect, test } from 'vitest';
import { temporaryFolders } from './temporary.ts';

const folder = temporaryFolders();
const WRITER = new URL('register-writer.ts', import.meta.url).pathname;

/** A writer that waits, and all that it says. */
function start(root: string, name: string, rounds: number) {
  const child: ChildProcess = spawn(process.execPath, [WRITER, root, name, String(rounds)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout!.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  return {
    child,
    ready: once(child.stdout!, 'data'),
    ended: once(child, 'close'),
    /** Whole lines only: the last one may be cut. */
    lines: () =>
      said
        .split('\n')
        .slice(1, -1)
        .map((line) => JSON.parse(line) as { won?: string; counted?: number }),
  };
}

test('8 processes at once: each version is made by one of them, and no count is lost', async () => {
  const root = folder();
  const writers = Array.from({ length: 8 }, (_, index) => start(root, `${index}`, 15));
  await Promise.all(writers.map(({ ready }) => ready));
  for (const { child } of writers) child.stdin!.end('go');
  await Promise.all(writers.map(({ ended }) => ended));
  const lines = writers.flatMap((writer) => writer.lines());
  const won = lines.flatMap((line) => line.won ?? []);
  expect(won.filter((text) => text.endsWith('/made'))).toHaveLength(15);
  expect(won.length).toBeGreaterThanOrEqual(30);
  expect(new Set(won).size).toBe(won.length);
  const counted = lines.flatMap((line) => line.counted ?? []).sort((a, b) => a - b);
  expect(counted).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
});

test('of 24 processes killed with -9 at random moments none holds up the others, and no count is made twice', async () => {
  const root = folder();
  const counted: number[] = [];
  const { register } = createDiskTier(root);
  for (let round = 0; round < 6; round++) {
    const writers = Array.from({ length: 4 }, (_, index) => start(root, `${round}-${index}`, 0));
    await Promise.all(writers.map(({ ready }) => ready));
    for (const { child } of writers) child.stdin!.write('go');
    await Promise.all(
      writers.map(async ({ child, ended, lines }, index) => {
        const few = index + Math.floor(Math.random() * 4);
        // After a few counts of its own, at any moment of the next one.
        while (lines().length < few) await once(child.stdout!, 'data');
        await setTimeout(Math.random() * 20);
        child.kill('SIGKILL');
        await ended;
      }),
    );
    counted.push(...writers.flatMap((writer) => writer.lines()).flatMap((line) => line.counted ?? []));
    const found = await register.read('counter');
    const next = Number(Buffer.from(found!.bytes).toString()) + 1;
    expect(await register.replace('counter', Buffer.from(`${next}`), found!.version)).toMatch(/./);
    counted.push(next);
  }
  expect(counted.length).toBeGreaterThan(6 * (0 + 1 + 2 + 3));
  expect(new Set(counted).size).toBe(counted.length);
  // A kill may have come between a count and its line.
  expect(Math.max(...counted) - counted.length).toBeLessThanOrEqual(24);
  const at = register.locate('counter').replace(/^the folder /, '');
  expect(readdirSync(at).length).toBeLessThan(30);
  expect(readdirSync(join(root, 'v1', 'tmp')).length).toBeLessThanOrEqual(24);
});
