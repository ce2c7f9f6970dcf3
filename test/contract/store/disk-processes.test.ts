import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { createDiskTier } from '@paceline/store';
import { expect, test } from 'vitest';
import { collect } from './collect.ts';
import { isWhole } from './self-describing.ts';
import { temporaryFolders } from './temporary.ts';

const folder = temporaryFolders();
const WRITER = new URL('writer.ts', import.meta.url).pathname;
const start = (...parameters: string[]): ChildProcess =>
  spawn(process.execPath, [WRITER, ...parameters], { stdio: ['pipe', 'pipe', 'inherit'] });

test('52 writers killed with -9 at random moments leave whole values or none', async () => {
  const root = folder();
  let seen = 0;
  for (let round = 0; round < 13; round++) {
    const writers = Array.from({ length: 4 }, (_, index) =>
      start(root, String(round * 4 + index), 'until-killed'),
    );
    await Promise.all(writers.map((writer) => once(writer.stdout!, 'data')));
    await Promise.all(
      writers.map(async (writer) => {
        await setTimeout(Math.random() * 120);
        const ended = once(writer, 'exit');
        writer.kill('SIGKILL');
        expect((await ended)[1]).toBe('SIGKILL');
      }),
    );
    const tier = createDiskTier(root);
    for (let index = 0; index < 10; index++) {
      const value = await tier.get(`shared/${index}`);
      if (!value) continue;
      seen += 1;
      expect(isWhole(value)).toBe(true);
    }
    expect(tier.counters().corrupt).toBe(0);
    for await (const { key, size } of tier.list('shared/')) {
      expect((await tier.get(key))?.bytes.byteLength).toBe(size);
    }
  }
  expect(seen).toBeGreaterThan(20);

  // What the dead left behind goes, once it is old enough that no living writer can own it.
  const temporary = join(root, 'v1', 'tmp');
  for (const name of readdirSync(temporary)) utimesSync(join(temporary, name), 1, 1);
  await createDiskTier(root).put('a', Buffer.from('a'));
  expect(readdirSync(temporary)).toEqual([]);
});

test('20 processes at once: each key created once, no torn value, bounds kept', async () => {
  const root = folder();
  const writers = Array.from({ length: 20 }, (_, index) => start(root, String(index), 'race', '25'));
  await Promise.all(writers.map((writer) => once(writer.stdout!, 'data')));
  for (const writer of writers) writer.stdin!.end('go');
  const reports = await Promise.all(writers.map(async (writer) => JSON.parse(await text(writer.stdout!))));
  const won = reports.flatMap((report) => report.won as string[]);
  expect(won).toHaveLength(25);
  expect(new Set(won).size).toBe(25);
  expect(reports.flatMap((report) => report.torn)).toEqual([]);
  expect(reports.reduce((sum, report) => sum + report.corrupt, 0)).toBe(0);
  const tier = createDiskTier(root);
  for (const [index, report] of reports.entries()) {
    for (const key of report.won) {
      expect(Buffer.from((await tier.get(key))!.bytes).toString()).toBe(String(index));
    }
  }
  expect(readdirSync(join(root, 'v1', 'tmp'))).toEqual([]);
  const bounded = createDiskTier(root, { maxEntries: 10 });
  await bounded.put('one-more', Buffer.from('x'));
  expect((await collect(bounded.list(''))).length).toBe(10);
});
