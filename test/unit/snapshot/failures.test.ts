import { createCipheriv } from 'node:crypto';
import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lookup, parsePaths, restoreSnapshot, saveSnapshot } from '@paceline/snapshot';
import { createDiskTier, createMemoryTier, createStack, type Store } from '@paceline/store';
import { expect, test } from 'vitest';
import { readTree, temporary, writeTree } from './trees.ts';

/** Bytes that no compression makes smaller, the same for the same seed. */
const noise = (seed: number, size: number): Buffer =>
  createCipheriv('aes-128-ctr', Buffer.alloc(16, seed), Buffer.alloc(16)).update(Buffer.alloc(size));
const file = (content: Buffer) => ({ type: 'file', content, mode: 0o644, mtime: 1000 }) as const;
const options = (workspace: string) => ({
  key: 'cache/k',
  packs: 'packs/',
  paths: parsePaths(['root'], { workspace, home: '/home/me' }),
  // Without threads calls come in the same order every time.
  workers: 0,
});

/** A store that fails for good from its nth call of one verb on, as if the process were killed there. */
function failingFrom(store: Store, verb: 'put' | 'get', count: number): Store {
  let calls = 0;
  const fail = () => {
    calls += 1;
    if (calls >= count) throw new Error('the store is gone');
  };
  return {
    ...store,
    put: async (...parameters) => {
      if (verb === 'put') fail();
      return store.put(...parameters);
    },
    get: async (key) => {
      if (verb === 'get') fail();
      return store.get(key);
    },
  };
}

test('a save that ends at any put leaves no entry, and the next save makes one', async () => {
  using place = temporary();
  writeTree(place.folder, {
    'root/a': file(noise(1, 6_000_000)),
    'root/b': file(noise(2, 3_000_000)),
    'root/c': file(noise(3, 3_000_000)),
  });
  const before = readTree(join(place.folder, 'root'));
  const store = createStack([createMemoryTier()]);
  let failures = 0;
  for (let count = 1; count < 10; count++) {
    const result = await saveSnapshot(failingFrom(store, 'put', count), options(place.folder)).catch(
      () => undefined,
    );
    if (result) break;
    failures += 1;
    expect(await store.head('cache/k')).toBeUndefined();
  }
  expect(failures).toBeGreaterThanOrEqual(3);
  rmSync(join(place.folder, 'root'), { recursive: true });
  expect(await restoreSnapshot(store, options(place.folder))).toMatchObject({ outcome: 'restored' });
  expect(readTree(join(place.folder, 'root'))).toEqual(before);
});

test('a restore that ends at any get is a miss and leaves nothing', async () => {
  using place = temporary();
  writeTree(place.folder, { 'root/a': file(noise(1, 9_000_000)), 'root/b': file(noise(2, 3_000_000)) });
  const store = createStack([createMemoryTier()]);
  await saveSnapshot(store, options(place.folder));
  rmSync(join(place.folder, 'root'), { recursive: true });
  let failures = 0;
  for (let count = 2; count < 10; count++) {
    const result = await restoreSnapshot(failingFrom(store, 'get', count), options(place.folder));
    if (result.outcome === 'restored') break;
    failures += 1;
    expect(readTree(place.folder)).toEqual([]);
  }
  expect(failures).toBeGreaterThanOrEqual(2);
});

test('a store too small for the entry says so and keeps no entry that cannot be restored', async () => {
  using place = temporary();
  for (let index = 0; index < 5; index++) {
    writeTree(place.folder, { [`root/${index}`]: file(noise(index, 4_000_000)) });
  }
  const store = createStack([createDiskTier(join(place.folder, 'store'), { maxBytes: 10_000_000 })]);
  await expect(saveSnapshot(store, options(place.folder))).rejects.toMatchObject({
    code: 'PACELINE_SNAPSHOT_EVICTED',
  });
  expect(await store.head('cache/k')).toBeUndefined();
});

test('a file that keeps changing ends the save', async () => {
  using place = temporary();
  const path = join(place.folder, 'root/log');
  writeTree(place.folder, { 'root/log': file(noise(2, 28 * 1024 * 1024)) });
  let saving = true;
  // The file is read in windows, and this comes between any two of them.
  const grow = () => {
    if (!saving) return;
    appendFileSync(path, 'more');
    setImmediate(grow);
  };
  grow();
  try {
    const store = createStack([createMemoryTier()]);
    await expect(saveSnapshot(store, options(place.folder))).rejects.toMatchObject({
      code: 'PACELINE_SNAPSHOT_CHANGED',
      message: `${path} changed while it was saved.`,
    });
    expect(await store.head('cache/k')).toBeUndefined();
  } finally {
    saving = false;
  }
});

test('a file that changed once while it was saved is saved as it is after', async () => {
  using place = temporary();
  writeTree(place.folder, { 'root/log': file(noise(2, 40_000_000)) });
  const store = createStack([createMemoryTier()]);
  let changed = false;
  const put: Store['put'] = async (...parameters) => {
    // The first packs are put while the file's later pieces are still to be read.
    if (!changed) appendFileSync(join(place.folder, 'root/log'), 'more');
    changed = true;
    return store.put(...parameters);
  };
  await saveSnapshot({ ...store, put }, options(place.folder));
  const before = readTree(join(place.folder, 'root'));
  rmSync(join(place.folder, 'root'), { recursive: true });
  await restoreSnapshot(store, options(place.folder));
  expect(readTree(join(place.folder, 'root'))).toEqual(before);
});

test('of 20 savers of one key one saves and the others keep', async () => {
  using place = temporary();
  const store = createStack([createDiskTier(join(place.folder, 'store'))]);
  writeTree(place.folder, { 'root/a': 'a' });
  const results = await Promise.all(
    Array.from({ length: 20 }, () => saveSnapshot(store, options(place.folder))),
  );
  expect(results.filter(({ outcome }) => outcome === 'saved')).toHaveLength(1);
  expect(results.filter(({ outcome }) => outcome === 'kept')).toHaveLength(19);
});

test('an empty folder is an entry, nothing at all is an error', async () => {
  using place = temporary();
  const store = createStack([createMemoryTier()]);
  await expect(saveSnapshot(store, options(place.folder))).rejects.toMatchObject({
    code: 'PACELINE_SNAPSHOT_EMPTY',
  });
  mkdirSync(join(place.folder, 'root'));
  expect(await saveSnapshot(store, options(place.folder))).toMatchObject({ outcome: 'saved', files: 0 });
  rmSync(join(place.folder, 'root'), { recursive: true });
  expect(await restoreSnapshot(store, options(place.folder))).toMatchObject({
    outcome: 'restored',
    files: 0,
  });
  expect(readTree(place.folder)).toHaveLength(1);
});

test('lookup: the entry itself anywhere, then folder by folder, prefix by prefix, newest first', async () => {
  let now = 0;
  const store = createStack([createMemoryTier({ now: () => ++now })]);
  const digest = (letter: string) => `#${letter.repeat(64)}`;
  for (const name of [
    `own/npm-a${digest('a')}`,
    `own/npm-b${digest('a')}`,
    `own/npm-c${digest('a')}`,
    `main/npm-a${digest('a')}`,
    `main/npm-key${digest('e')}`,
    `main/npm-key${digest('d')}`,
    `main/npm-key-2${digest('a')}`,
    `main/npm-key#eee${digest('b')}`,
    `main/other${digest('a')}`,
  ]) {
    await store.put(name, new Uint8Array(), { metadata: { files: '1' } });
  }
  const find = async (key: string, restoreKeys: readonly string[]) => {
    const found: string[] = [];
    for await (const one of lookup(store, {
      folders: ['own/', 'main/'],
      key,
      exactName: key + digest('e'),
      restoreKeys,
    })) {
      expect(one.metadata).toEqual({ files: '1' });
      expect(one.storeKey.startsWith(one.folder + one.key)).toBe(true);
      found.push(`${one.exact ? 'exact ' : ''}${one.folder}${one.key}`);
    }
    return found;
  };
  expect(await find('npm-key', ['npm-a', 'npm-'])).toEqual([
    'exact main/npm-key',
    'own/npm-a',
    'own/npm-c',
    'own/npm-b',
    'main/npm-key#eee',
    'main/npm-key-2',
    'main/npm-key',
    'main/npm-a',
  ]);
  // What starts like the digest is no prefix of the key; what the key itself goes on with is.
  expect(await find('npm-key#e', [])).toEqual(['main/npm-key#eee']);
  expect(await find('npm-key#d', [])).toEqual([]);
});
