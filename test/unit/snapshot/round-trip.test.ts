import { execFileSync } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parsePaths, restoreSnapshot, saveSnapshot } from '@paceline/snapshot';
import { createDiskTier, createMemoryTier, createStack } from '@paceline/store';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Node, readTree, temporary, writeTree } from './trees.ts';

const name = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'c',
    'A',
    '.bin',
    'index.js',
    'ünïcode 文',
    '..x',
    '-rf',
    '*',
    'new\nline',
    'back\\slash',
  ),
  fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !/[/\0]/.test(text) && !/^\.{1,2}$/.test(text)),
);
const mtime = fc.integer({ min: 0, max: 2_000_000_000_000 });
const node: fc.Arbitrary<Node> = fc.oneof(
  fc.record({
    type: fc.constant('file' as const),
    content: fc.oneof(
      { weight: 6, arbitrary: fc.uint8Array({ maxLength: 2000 }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          new Uint8Array(0),
          new Uint8Array(4_194_305).fill(7),
          Buffer.alloc(4_194_304, 'ab'),
        ),
      },
    ),
    mode: fc.constantFrom(0o644, 0o755, 0o600, 0o400, 0o444, 0o777),
    mtime,
  }),
  fc.record({ type: fc.constant('directory' as const), mode: fc.constantFrom(0o755, 0o700, 0o555), mtime }),
  fc.record({
    type: fc.constant('symlink' as const),
    target: fc.constantFrom('a', '../b', '/etc/passwd', 'nowhere/at all', '.'),
  }),
);
/** Paths with what stands there, without one below a file or link, nor twice. */
const tree = fc
  .array(fc.tuple(fc.array(name, { minLength: 1, maxLength: 4 }), node), { maxLength: 12 })
  .map((list) => {
    const taken = new Map<string, Node>();
    for (const [parts, one] of list) {
      const above = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
      const path = above.pop()!;
      if (above.some((parent) => (taken.get(parent)?.type ?? 'directory') !== 'directory')) continue;
      if (taken.has(path) || [...taken.keys()].some((other) => other.startsWith(`${path}/`))) continue;
      taken.set(path, one);
    }
    return Object.fromEntries(taken);
  });

const PACKS = 'packs/octo/app/';
const options = (folder: string, lines: string[], key = 'cache/k') => ({
  key,
  packs: PACKS,
  paths: parsePaths(lines, { workspace: folder, home: join(folder, 'home') }),
  // Starting threads would take most of the time; save.test.ts and restore-in-place.test.ts have them.
  workers: 0,
});

describe('save, then restore', () => {
  test('gives the same tree, into an empty place and over another tree', async () => {
    await fc.assert(
      fc.asyncProperty(tree, tree, async (saved, other) => {
        using place = temporary();
        const store = createStack([createMemoryTier()]);
        const root = join(place.folder, 'root');
        mkdirSync(root);
        writeTree(root, saved);
        const before = readTree(place.folder);
        await saveSnapshot(store, options(place.folder, ['root']));
        expect(readTree(place.folder)).toEqual(before);

        renameSync(root, join(place.folder, 'original'));
        expect(await restoreSnapshot(store, options(place.folder, ['root']))).toMatchObject({
          outcome: 'restored',
        });
        const original = readTree(join(place.folder, 'original'));
        expect(readTree(root)).toEqual(original);

        // Over another tree: all of the entry, plus what was there and is not in the entry; or no change.
        rmSync(root, { recursive: true });
        mkdirSync(root);
        writeTree(root, other);
        const there = readTree(root);
        const result = await restoreSnapshot(store, options(place.folder, ['root']));
        const now = readTree(root);
        if (result.outcome === 'miss') {
          expect(result.reason).toContain('is in the way');
          expect(result.partly).toBe(false);
          expect(now).toEqual(there);
        } else {
          expect(now).toEqual(expect.arrayContaining(original));
          const names = (lines: string[]) => lines.length;
          expect(names(now)).toBeLessThanOrEqual(names(original) + names(there));
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test('files and folders outside the workspace, a single file, and a missing path', async () => {
    using place = temporary();
    writeTree(place.folder, { 'home/.npm/a': 'npm', 'home/.npm/b/c': 'deep', file: 'one file' });
    const notes: string[] = [];
    const store = createStack([createDiskTier(join(place.folder, 'store'))]);
    const lines = ['~/.npm', 'file', 'missing'];
    await saveSnapshot(store, { ...options(place.folder, lines), onNote: (note) => notes.push(note) });
    expect(notes).toEqual(['missing does not exist.']);
    const before = readTree(place.folder);
    rmSync(join(place.folder, 'home'), { recursive: true });
    writeFileSync(join(place.folder, 'file'), 'changed');
    expect(await restoreSnapshot(store, options(place.folder, lines))).toMatchObject({
      outcome: 'restored',
      files: 3,
      tier: 'disk',
    });
    expect(readTree(join(place.folder, 'home', '.npm'))).toEqual(
      before.filter((line) => line.startsWith('home/.npm/')).map((line) => line.slice('home/.npm/'.length)),
    );
    expect(readTree(place.folder).find((line) => line.startsWith('file '))).toBe(
      before.find((line) => line.startsWith('file ')),
    );
  });

  test('hard links stay, setuid goes, sockets are left out and named', async () => {
    using place = temporary();
    const root = join(place.folder, 'root');
    const plain = { content: Buffer.from('x'), mtime: 1000 } as const;
    writeTree(root, { one: { type: 'file', ...plain, mode: 0o4755 } });
    linkSync(join(root, 'one'), join(root, 'two'));
    const server = createServer().listen(join(root, 'socket'));
    const notes: string[] = [];
    const store = createStack([createMemoryTier()]);
    try {
      const saved = await saveSnapshot(store, {
        ...options(place.folder, ['root']),
        onNote: (note) => notes.push(note),
      });
      expect(saved.files).toBe(1);
    } finally {
      server.close();
    }
    expect(notes).toEqual([`${join(root, 'socket')} is left out: it is a socket, pipe or device.`]);
    rmSync(root, { recursive: true });
    await restoreSnapshot(store, options(place.folder, ['root']));
    expect(readTree(root).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'one 755',
      'two 755',
    ]);
  });

  test('an entry is not found by other paths', async () => {
    using place = temporary();
    writeTree(place.folder, { 'a/x': '1', 'b/x': '2' });
    const at = { workspace: place.folder, home: '/home/me' };
    expect(parsePaths(['a', 'b'], at).version).not.toBe(parsePaths(['b', 'a'], at).version);
    expect(parsePaths(['a'], at).version).toBe(parsePaths(['a'], { ...at, workspace: '/elsewhere' }).version);
    const store = createStack([createMemoryTier()]);
    await saveSnapshot(store, options(place.folder, ['a', 'b']));
    rmSync(join(place.folder, 'a'), { recursive: true });
    expect(await restoreSnapshot(store, options(place.folder, ['b', 'a']))).toMatchObject({
      outcome: 'miss',
      reason: 'the entry is not usable: it was saved with other paths',
    });
  });
});

describe('content is stored once', () => {
  test('within an entry', async () => {
    using place = temporary();
    const noise = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * index * 31) >> 7));
    const file = { type: 'file', content: noise, mode: 0o644, mtime: 1000 } as const;
    writeTree(place.folder, { 'one/a': file });
    writeTree(
      place.folder,
      Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`many/${index}`, file])),
    );
    const store = createStack([createMemoryTier()]);
    const one = await saveSnapshot(store, options(place.folder, ['one'], 'cache/one'));
    const many = await saveSnapshot(store, {
      ...options(place.folder, ['many'], 'cache/many'),
      packs: 'packs/other/',
    });
    expect(many.newBytes).toBeLessThan(one.newBytes + 2000);
  });

  test('across entries: a small change costs little, and the old entry stays whole', async () => {
    using place = temporary();
    const files = Array.from({ length: 300 }, (_, index) => [
      `root/${index}`,
      Array.from({ length: 3000 }, (_, word) => ((index * 7919 + word * 104_729) >>> 3).toString(36)).join(
        ' ',
      ),
    ]);
    writeTree(place.folder, Object.fromEntries(files));
    const store = createStack([createMemoryTier()]);
    const first = await saveSnapshot(store, options(place.folder, ['root'], 'cache/1'));
    const before = readTree(join(place.folder, 'root'));
    writeFileSync(join(place.folder, 'root', '150'), 'changed');
    const after = readTree(join(place.folder, 'root'));
    const second = await saveSnapshot(store, {
      ...options(place.folder, ['root'], 'cache/2'),
      earlier: ['cache/none', 'cache/1'],
    });
    expect(second.outcome).toBe('saved');
    expect(second.newBytes).toBeLessThan(first.newBytes / 20);
    for (const [key, expected] of [
      ['cache/1', before],
      ['cache/2', after],
    ] as const) {
      rmSync(join(place.folder, 'root'), { recursive: true });
      await restoreSnapshot(store, options(place.folder, ['root'], key));
      expect(readTree(join(place.folder, 'root')).map(withoutTime)).toEqual(expected.map(withoutTime));
    }
  });
});

const withoutTime = (line: string): string => line.replace(/ \d+\.\d+ /, ' ');

test('a stale staging folder of a killed restore is removed by the next and never saved', async () => {
  using place = temporary();
  writeTree(place.folder, { 'root/a': 'a' });
  const stale = mkdtempSync(join(place.folder, 'root', '.paceline-restore-'));
  const store = createStack([createMemoryTier()]);
  expect((await saveSnapshot(store, options(place.folder, ['root']))).files).toBe(1);
  // One that was killed before the root was there built above it.
  const above = mkdtempSync(join(place.folder, '.paceline-restore-'));
  for (const folder of [stale, above]) {
    writeTree(place.folder, {
      [folder.slice(place.folder.length + 1)]: { type: 'directory', mode: 0o700, mtime: 1000 },
    });
  }
  await restoreSnapshot(store, options(place.folder, ['root']));
  expect(readTree(join(place.folder, 'root')).map((line) => line.split(' ')[0])).toEqual(['a']);
  expect(existsSync(above)).toBe(false);
});

test.skipIf(!canMount())(
  'into a folder that is a mount of its own (skipped where none can be made)',
  async () => {
    using place = temporary();
    writeTree(place.folder, { 'root/mount/dir/file': 'new', 'root/mount/file': 'new', 'root/file': 'new' });
    writeTree(place.folder, { 'root/mount/link': { type: 'symlink', target: 'file' } });
    const before = readTree(join(place.folder, 'root'));
    const store = createStack([createMemoryTier()]);
    await saveSnapshot(store, options(place.folder, ['root']));
    rmSync(join(place.folder, 'root'), { recursive: true });
    const mount = join(place.folder, 'root', 'mount');
    writeTree(place.folder, { 'root/mount': { type: 'directory', mode: 0o755, mtime: 1000 } });
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', mount]);
    try {
      writeFileSync(join(mount, 'file'), 'old');
      expect(await restoreSnapshot(store, options(place.folder, ['root']))).toMatchObject({
        outcome: 'restored',
      });
      expect(readTree(join(place.folder, 'root'))).toEqual(before);
    } finally {
      execFileSync('umount', [mount]);
    }
  },
);

function canMount(): boolean {
  try {
    execFileSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return process.getuid?.() === 0;
  } catch {
    return false;
  }
}
