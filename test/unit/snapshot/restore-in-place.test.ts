import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parsePaths, restoreSnapshot } from '@paceline/snapshot';
import { createMemoryTier, createStack, type Store } from '@paceline/store';
import { expect, test } from 'vitest';
import { sha256Hex } from '../../../packages/snapshot/src/format/envelope.ts';
import { assemble, type EntrySpec, storeEntry } from './entries.ts';
import type { FileEntry } from './table-objects.ts';
import { readTree, temporary } from './trees.ts';

const KEY = 'cache/k';
const PACKS = 'packs/';
const contentOf = (index: number, words = 300): Buffer =>
  Buffer.from(Array.from({ length: words }, (_, word) => (index * 7919 + word * 104_729) % 65_537).join(' '));
const FILES = 300;
/** A hundred files in each of three folders, each of some kilobytes. */
const specs = (): EntrySpec[] => [
  { type: 'directory', path: '' },
  ...['a', 'b', 'c'].flatMap((folder, part): EntrySpec[] => [
    { type: 'directory', path: folder },
    ...Array.from({ length: FILES / 3 }, (_, index): EntrySpec => {
      const number = part * 100 + index;
      return { type: 'file', path: `${folder}/${100 + index}`, content: contentOf(number), mtime: 5000.25 };
    }),
  ]),
];

async function restored(folder: string, list: readonly EntrySpec[] = specs()) {
  const workspace = join(folder, 'workspace');
  mkdirSync(workspace);
  const memory = createStack([createMemoryTier()]);
  const requests: string[] = [];
  const store: Store = {
    ...memory,
    get: (key) => {
      requests.push(key);
      return memory.get(key);
    },
    getRange: (key, offset, length) => {
      requests.push(`${key} ${offset} ${length}`);
      return memory.getRange(key, offset, length);
    },
  };
  const paths = parsePaths(['root'], { workspace, home: join(folder, 'home') });
  const made = await assemble(KEY, ['root'], list, { segment: 64 * 1024 });
  await storeEntry(store, PACKS, made);
  const restore = (options: { statCache?: string; workers?: number } = {}) =>
    restoreSnapshot(store, { key: KEY, packs: PACKS, paths, workers: 0, ...options });
  expect(await restore()).toMatchObject({ outcome: 'restored' });
  requests.length = 0;
  const root = join(workspace, 'root');
  return { root, workspace, restore, requests, store, manifest: made.manifest, tree: readTree(root) };
}

test('a tree that is right is left as it is, and nothing but the entry is fetched', async () => {
  using place = temporary();
  const { root, restore, requests, tree } = await restored(place.folder);
  const before = new Map(
    tree.map((line) => [line.split(' ')[0]!, statSync(join(root, line.split(' ')[0]!)).ino]),
  );
  expect(await restore()).toMatchObject({ outcome: 'restored', writtenFiles: 0, keptFiles: FILES });
  expect(requests.filter((key) => key !== KEY)).toEqual([]);
  expect(readTree(root)).toEqual(tree);
  for (const [path, ino] of before) expect(statSync(join(root, path)).ino).toBe(ino);
});

test('where 1 % is wrong only that is made anew; files beside the entry stay', async () => {
  using place = temporary();
  const { root, workspace, restore, tree } = await restored(place.folder);
  const kept = statSync(join(root, 'a/150')).ino;
  writeFileSync(join(root, 'a/101'), 'changed');
  const same = readFileSync(join(root, 'a/102'));
  same[7]! ^= 1;
  writeFileSync(join(root, 'a/102'), same);
  rmSync(join(root, 'a/103'));
  writeFileSync(join(root, 'a/mine'), 'mine');
  const result = await restore();
  expect(result).toMatchObject({ outcome: 'restored', writtenFiles: 3, keptFiles: FILES - 3 });
  expect(readTree(root).filter((line) => !line.startsWith('a/mine'))).toEqual(tree);
  expect(readFileSync(join(root, 'a/mine'), 'utf8')).toBe('mine');
  expect(statSync(join(root, 'a/150')).ino).toBe(kept);
  expect(readTree(workspace).filter((line) => !line.startsWith('root'))).toEqual([]);
});

test('wrong modes and times alone are put right without fetching', async () => {
  using place = temporary();
  const { root, restore, requests, tree } = await restored(place.folder);
  const { ino } = statSync(join(root, 'a/101'));
  chmodSync(join(root, 'a/101'), 0o600);
  utimesSync(join(root, 'a/102'), 9, 9);
  chmodSync(join(root, 'b'), 0o700);
  utimesSync(join(root, 'c'), 9, 9);
  expect(await restore()).toMatchObject({ outcome: 'restored', writtenFiles: 0 });
  expect(requests.filter((key) => key !== KEY)).toEqual([]);
  expect(readTree(root)).toEqual(tree);
  expect(statSync(join(root, 'a/101')).ino).toBe(ino);
});

test('a file that has a name outside of the entry is not changed through it', async () => {
  using place = temporary();
  const { root, restore, tree } = await restored(place.folder);
  const outside = join(place.folder, 'outside');
  linkSync(join(root, 'a/101'), outside);
  utimesSync(outside, 77, 77);
  chmodSync(outside, 0o640);
  expect(await restore()).toMatchObject({ outcome: 'restored', writtenFiles: 1 });
  expect(readTree(root)).toEqual(tree);
  expect(statSync(outside)).toMatchObject({ mtimeMs: 77_000, nlink: 1 });
  expect(statSync(outside).mode & 0o777).toBe(0o640);
});

test('with a stat cache files are believed without being read, and a changed one is found all the same', async () => {
  using place = temporary();
  const statCache = join(place.folder, 'stats');
  const { root, restore, tree } = await restored(place.folder);
  // What was written within the last tenth of a second is not believed.
  await new Promise((resolve) => setTimeout(resolve, 250));
  await restore({ statCache });
  const path = join(root, 'b/100');
  const { mtimeMs, ino } = statSync(path);
  const content = readFileSync(path);
  content[0]! ^= 1;
  writeFileSync(path, content);
  utimesSync(path, mtimeMs / 1000, mtimeMs / 1000);
  expect(await restore({ statCache })).toMatchObject({ outcome: 'restored', writtenFiles: 1 });
  expect(readTree(root)).toEqual(tree);
  expect(statSync(path).ino).not.toBe(ino);
});

test('hard links, links, empty folders and files, odd modes and names come back, with and without threads', async () => {
  const list: EntrySpec[] = [
    { type: 'directory', path: '', mode: 0o755, mtime: 7000 },
    { type: 'directory', path: 'closed', mode: 0o555, mtime: 8000 },
    { type: 'file', path: 'closed/read-only', content: Buffer.from('r'), mode: 0o444, mtime: 1234.567 },
    { type: 'directory', path: 'empty', mode: 0o700, mtime: 9000 },
    { type: 'file', path: 'nothing', content: Buffer.alloc(0), mode: 0o600, mtime: 1000 },
    { type: 'file', path: 'one', content: contentOf(1), mode: 0o775, mtime: 2000 },
    { type: 'hardlink', path: 'three', to: 'one' },
    { type: 'hardlink', path: 'two', to: 'one' },
    { type: 'symlink', path: 'up', target: '../..', mtime: 3000 },
    { type: 'file', path: 'wide', content: Array.from({ length: 9 }, (_, index) => contentOf(index, 9000)) },
    { type: 'file', path: 'ünïcode 文\nline', content: Buffer.from('u') },
  ];
  for (const workers of [0, 2]) {
    using place = temporary();
    const { root, restore, tree } = await restored(place.folder, list);
    rmSync(root, { recursive: true });
    expect(await restore({ workers })).toMatchObject({ outcome: 'restored', files: 7 });
    expect(readTree(root)).toEqual(tree);
    expect(lstatSync(join(root, 'two')).nlink).toBe(3);
    expect(lstatSync(join(root, 'up')).mtimeMs).toBe(3000);
    expect(lstatSync(join(root, 'closed')).mode & 0o777).toBe(0o555);
    expect(lstatSync(join(root, 'closed/read-only')).mtimeMs).toBeCloseTo(1234.567, 2);
    // One name of the three is another file: all are made together again.
    rmSync(join(root, 'two'));
    writeFileSync(join(root, 'two'), contentOf(1), { mode: 0o775 });
    expect(await restore({ workers })).toMatchObject({ outcome: 'restored', writtenFiles: 3 });
    expect(new Set(['one', 'two', 'three'].map((name) => statSync(join(root, name)).ino)).size).toBe(1);
    expect(readTree(root)).toEqual(tree);
    rmSync(join(root, 'up'));
    symlinkSync('elsewhere', join(root, 'up'));
    await restore({ workers });
    expect(readTree(root)).toEqual(tree);
  }
});

test('a file of more than 4 GiB that is mostly holes takes as little room as its content', async () => {
  using place = temporary();
  const workspace = join(place.folder, 'workspace');
  mkdirSync(workspace);
  const store = createStack([createMemoryTier()]);
  const hole = Buffer.alloc(256 * 1024);
  const data = Buffer.alloc(200_000);
  data.fill('x', 100_000, 100_100);
  const { manifest, blobs } = await assemble(
    KEY,
    ['root'],
    [{ type: 'file', path: '', content: [data, hole], sparse: true }],
  );
  const [first, zero] = [0, 1];
  const chunks = [first, ...new Array<number>(17_000).fill(zero), first];
  const size = 2 * data.byteLength + 17_000 * hole.byteLength;
  const entry: FileEntry = { ...(manifest.entries[0] as FileEntry), chunks, size };
  await storeEntry(store, PACKS, {
    manifest: { ...manifest, entries: [entry] },
    blobs,
  });
  const paths = parsePaths(['root'], { workspace, home: '/home/me' });
  expect(await restoreSnapshot(store, { key: KEY, packs: PACKS, paths, workers: 0 })).toMatchObject({
    outcome: 'restored',
    bytes: size,
  });
  const stat = statSync(join(workspace, 'root'));
  expect(stat.size).toBe(size);
  expect(size).toBeGreaterThan(2 ** 32);
  expect(stat.blocks * 512).toBeLessThan(200_000);
  const { open } = await import('node:fs/promises');
  await using file = await open(join(workspace, 'root'));
  for (const [position, expected] of [
    [0, data],
    [size - data.byteLength, data],
    [2 ** 32, hole],
  ] as const) {
    const bytes = Buffer.alloc(expected.byteLength);
    await file.read(bytes, 0, Math.min(bytes.byteLength, size - position), position);
    expect(sha256Hex(bytes)).toBe(sha256Hex(expected));
  }
});

test('what is missing in a large pack is fetched in ranges, neighbours together', async () => {
  using place = temporary();
  const noise = (seed: number): Buffer => {
    const bytes = Buffer.alloc(60_000);
    let state = seed * 2_654_435_761;
    for (let index = 0; index < bytes.byteLength; index++) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
      bytes[index] = state >>> 16;
    }
    return bytes;
  };
  const list: EntrySpec[] = Array.from({ length: 40 }, (_, index) => ({
    type: 'file',
    path: `${100 + index}`,
    content: noise(index + 1),
  }));
  const { root, restore, requests, manifest, tree } = await restored(place.folder, [
    { type: 'directory', path: '' },
    ...list,
  ]);
  for (const name of ['101', '103', '138']) rmSync(join(root, name));
  expect(await restore()).toMatchObject({ outcome: 'restored', writtenFiles: 3 });
  expect(readTree(root)).toEqual(tree);
  const { sha256, segments } = manifest.packs[0]!;
  expect(requests.filter((key) => key.startsWith(PACKS))).toEqual([
    `${PACKS}${sha256} ${segments[1]!.offset} ${segments[3]!.offset + segments[3]!.bytes - segments[1]!.offset}`,
    `${PACKS}${sha256} ${segments[38]!.offset} ${segments[38]!.bytes}`,
  ]);
});
