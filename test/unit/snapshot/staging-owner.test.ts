import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { parsePaths, restoreSnapshot, saveSnapshot } from '@paceline/snapshot';
import { createMemoryTier, createStack } from '@paceline/store';
import { expect, test } from 'vitest';
import { STAGING_PREFIX } from '../../../packages/snapshot/src/paths/folder-names.ts';
import { isAbandoned, owner } from '../../../packages/snapshot/src/restore/staging-owner.ts';
import { temporary, writeTree } from './trees.ts';

const HOUR = 60 * 60 * 1000;
const SCRIPT = `import(${JSON.stringify(new URL('../../../packages/snapshot/src/restore/staging-owner.ts', import.meta.url).href)})
  .then(({ owner }) => console.log(owner()))`;
const ARGUMENTS = ['--input-type=module', '-e'];

test('a folder of a process that has ended is nobody’s at once; one of a live process never is', async () => {
  const ended = spawnSync(process.execPath, [...ARGUMENTS, SCRIPT], { encoding: 'utf8' }).stdout.trim();
  expect(isAbandoned(`${ended}x1`, Date.now())).toBe(true);
  const other = spawn(process.execPath, [...ARGUMENTS, `${SCRIPT}.then(() => setInterval(() => {}, 1000))`]);
  try {
    const [line] = (await once(other.stdout, 'data')) as [Buffer];
    const name = `${String(line).trim()}x1`;
    expect(isAbandoned(name, Date.now() - 100 * HOUR)).toBe(false);
    // Its number, given to another process since.
    expect(isAbandoned(name.replace(/-(\d+)-x1$/, '-1-x1'), Date.now())).toBe(true);
    const exit = once(other, 'exit');
    other.kill('SIGKILL');
    await exit;
    expect(isAbandoned(name, Date.now())).toBe(true);
  } finally {
    other.kill('SIGKILL');
  }
  expect(isAbandoned(`${owner()}x1`, Date.now() - 100 * HOUR)).toBe(false);
});

test('a folder of a process that cannot be seen from here is, once nobody touched it for an hour', () => {
  const elsewhere = `${'0'.repeat(12)}-1-1-x1`;
  for (const name of [elsewhere, 'aB3xYz', '']) {
    expect(isAbandoned(name, Date.now() - 0.9 * HOUR)).toBe(false);
    expect(isAbandoned(name, Date.now() - 1.1 * HOUR)).toBe(true);
  }
});

test('a restore removes what a killed one left, and leaves alone what a live one works in', async () => {
  using place = temporary();
  writeTree(place.folder, { 'root/file': 'content' });
  const paths = parsePaths(['root'], { workspace: place.folder, home: place.folder });
  const store = createStack([createMemoryTier()]);
  const options = { key: 'cache/k', packs: 'packs/', paths, workers: 0 } as const;
  await saveSnapshot(store, options);
  const ended = spawnSync(process.execPath, [...ARGUMENTS, SCRIPT], { encoding: 'utf8' }).stdout.trim();
  const killed = join(place.folder, `${STAGING_PREFIX}${ended}abcdef`);
  const live = join(place.folder, `${STAGING_PREFIX}${owner()}abcdef`);
  for (const folder of [killed, live]) {
    mkdirSync(join(folder, '0/some'), { recursive: true });
    utimesSync(folder, 1, 1);
  }
  expect(await restoreSnapshot(store, options)).toMatchObject({ outcome: 'restored' });
  expect([killed, live].map((folder) => existsSync(folder))).toEqual([false, true]);
});
