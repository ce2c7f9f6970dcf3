import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parsePaths, restoreSnapshot, type SaveOptions, saveSnapshot } from '@paceline/snapshot';
import { createMemoryTier, createStack } from '@paceline/store';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { basesOf, scan } from '../../../packages/snapshot/src/save/scan.ts';
import { unchangedTree } from '../../../packages/snapshot/src/save/unchanged-tree.ts';
import { decodeCachedEntry } from '../../../packages/snapshot/src/stat/cached-entry.ts';
import { loadStatCache } from '../../../packages/snapshot/src/stat/stat-cache.ts';
import { type EntryTable, FILE } from '../../../packages/snapshot/src/tables/entry-table.ts';
import { childrenOf, subtreeEnds } from '../../../packages/snapshot/src/tables/subtrees.ts';
import { entriesOf, entryAt } from './table-objects.ts';
import { readTree, settled, temporary, writeTree } from './trees.ts';

/** Stats of files that were changed less than this long before are not used. */

const options = (folder: string, key = 'cache/1', lines = ['root']) => {
  const paths = parsePaths(lines, { workspace: folder, home: join(folder, 'home') });
  return { key, packs: 'packs/', paths, statCache: join(folder, 'home/stats'), workers: 0 };
};

/** For each folder its names if it need not be read, else undefined; by path. */
async function unchangedIn(folder: string, lines?: string[]) {
  const { paths, statCache } = options(folder, '', lines);
  const cached = await decodeCachedEntry(loadStatCache(statCache, paths.version)!, { paths });
  const unchanged = unchangedTree(cached, basesOf(paths))!;
  const { entries } = unchanged.paths;
  const names: Record<string, readonly string[] | undefined> = {};
  const visit = (path: string) => {
    const absolute = join(folder, 'root', path);
    const place = unchanged.folder(0, path, absolute, lstatSync(absolute));
    const children = place === undefined ? undefined : [...childrenOf(subtreeEnds(entries)!, place)];
    names[path] = children?.map((child) => entries.paths.name(child));
    for (const entry of readdirSync(absolute, { withFileTypes: true })) {
      if (entry.isDirectory()) visit(path === '' ? entry.name : `${path}/${entry.name}`);
    }
  };
  visit('');
  return names;
}

const TREE = {
  'root/a/1': 'one',
  'root/a/2': 'two',
  'root/a.b/3': 'three',
  'root/a/deep/er/4': 'four',
  'root/z/5': 'five',
};
const NAMES = {
  '': ['a', 'a.b', 'z'],
  a: ['1', '2', 'deep'],
  'a.b': ['3'],
  'a/deep': ['er'],
  'a/deep/er': ['4'],
  z: ['5'],
};
const newStore = () => createStack([createMemoryTier()]);

async function saved(folder: string, lines?: string[]) {
  const store = newStore();
  await settled();
  const notes: string[] = [];
  const about: SaveOptions = { ...options(folder, 'cache/1', lines), onNote: (note) => notes.push(note) };
  expect(await saveSnapshot(store, about)).toMatchObject({ outcome: 'saved' });
  return { store, notes };
}

describe.skipIf(process.platform !== 'linux')('after a save', () => {
  test('an unchanged folder need not be read', async () => {
    using place = temporary();
    writeTree(place.folder, TREE);
    await saved(place.folder);
    expect(await unchangedIn(place.folder)).toEqual(NAMES);
  });

  test.each<[string, string, (at: (path: string) => string) => unknown]>([
    ['a name that is new', 'a', (at) => writeFileSync(at('a/0'), '')],
    ['a name that is gone', 'a', (at) => rmSync(at('a/1'))],
    ['a name that became another', 'a/deep', (at) => renameSync(at('a/deep/er'), at('a/deep/est'))],
    [
      'another folder of its name',
      'a.b',
      (at) => {
        cpSync(at('a.b'), at('copy'), { recursive: true, preserveTimestamps: true });
        rmSync(at('a.b'), { recursive: true });
        renameSync(at('copy'), at('a.b'));
      },
    ],
    [
      'a name that is new, behind times that were set back',
      'z',
      (at) => {
        const { atime, mtime } = lstatSync(at('z'));
        writeFileSync(at('z/6'), '');
        utimesSync(at('z'), atime, mtime);
      },
    ],
  ])('%s: the folder has to be read', async (_, changed, change) => {
    using place = temporary();
    writeTree(place.folder, TREE);
    await saved(place.folder);
    change((path) => join(place.folder, 'root', path));
    expect((await unchangedIn(place.folder))[changed]).toBeUndefined();
  });

  test('a folder of which something was left out is read and reported each time', async () => {
    using place = temporary();
    writeTree(place.folder, { ...TREE, 'root/z/left': 'out' });
    execFileSync('mkfifo', [join(place.folder, 'root/a/pipe')]);
    const lines = ['root', '!root/z/left'];
    const { store, notes } = await saved(place.folder, lines);
    const { a, z, ...rest } = await unchangedIn(place.folder, lines);
    expect([a, z]).toEqual([undefined, undefined]);
    expect(rest).toEqual({ '': NAMES[''], 'a.b': ['3'], 'a/deep': ['er'], 'a/deep/er': ['4'] });
    const about: SaveOptions = {
      ...options(place.folder, 'cache/2', lines),
      onNote: (note) => notes.push(note),
    };
    await saveSnapshot(store, about);
    expect(notes).toHaveLength(2);
    expect(notes[1]).toBe(notes[0]);
  });

  test.each<[string, (entries: EntryTable, place: number) => unknown]>([
    ['time', ({ mtimes }, place) => mtimes.fill(1, place, place + 1)],
    ['mode', ({ modes }, place) => modes.fill(0o700, place, place + 1)],
    ['size', ({ sizes }, place) => sizes.fill(1, place, place + 1)],
  ])('a file whose entry has another %s than the file is not reused', async (_, change) => {
    using place = temporary();
    writeTree(place.folder, TREE);
    await saved(place.folder);
    const { paths, statCache } = options(place.folder);
    const cached = (await decodeCachedEntry(loadStatCache(statCache, paths.version)!, { paths }))!;
    const { entries } = cached.entry.manifest;
    const unchanged = unchangedTree(cached, basesOf(paths))!;
    const file = entries.types.indexOf(FILE);
    expect(unchanged.isUnchanged(file)).toBe(true);
    change(entries, file);
    expect(unchanged.isUnchanged(file)).toBe(false);
  });

  test('a folder that was changed just before is read', async () => {
    using place = temporary();
    writeTree(place.folder, TREE);
    const folder = join(place.folder, 'root/z');
    const now = vi.spyOn(Date, 'now').mockReturnValue(lstatSync(folder).ctimeMs + 50);
    try {
      await saveSnapshot(newStore(), options(place.folder));
    } finally {
      now.mockRestore();
    }
    expect((await unchangedIn(place.folder))['z']).toBeUndefined();
  });
});

describe.skipIf(process.platform !== 'linux')('after a restore', () => {
  test('the folders that it made need not be read, except those that it moved into existing ones', async () => {
    using place = temporary();
    writeTree(place.folder, TREE);
    const { store } = await saved(place.folder);
    rmSync(join(place.folder, 'home'), { recursive: true });
    rmSync(join(place.folder, 'root'), { recursive: true });
    expect(await restoreSnapshot(store, options(place.folder))).toMatchObject({ outcome: 'restored' });
    expect(await unchangedIn(place.folder)).toEqual({ ...NAMES, '': undefined });
    // The same after a restore that changes nothing.
    await settled();
    await restoreSnapshot(store, options(place.folder));
    expect(await unchangedIn(place.folder)).toEqual({ ...NAMES, '': undefined });
  });

  test('a folder that was there before can contain more, which is saved', async () => {
    using place = temporary();
    writeTree(place.folder, TREE);
    const { store } = await saved(place.folder);
    const folder = join(place.folder, 'root/a');
    const { atime, mtime } = lstatSync(folder);
    writeFileSync(join(folder, 'more'), 'of it');
    utimesSync(folder, atime, mtime);
    await settled();
    for (const _ of [1, 2]) {
      expect(await restoreSnapshot(store, options(place.folder))).toMatchObject({ writtenFiles: 0 });
      expect((await unchangedIn(place.folder))['a']).toBeUndefined();
    }
    expect(await saveSnapshot(store, options(place.folder, 'cache/2'))).toMatchObject({ files: 6 });
  });

  test('of the next entry over the last one, folders that both have need not be read', async () => {
    using place = temporary();
    const next = join(place.folder, 'next');
    writeTree(place.folder, TREE);
    const { store } = await saved(place.folder);
    mkdirSync(next);
    execFileSync('cp', ['-a', join(place.folder, 'root'), next]);
    rmSync(join(next, 'root/a/deep/er/4'));
    writeFileSync(join(next, 'root/a.b/3'), 'other');
    writeFileSync(join(next, 'root/a.b/new'), 'new');
    utimesSync(join(next, 'root/a.b'), 1e9, 1e9);
    await settled();
    await saveSnapshot(store, options(next, 'cache/2'));
    expect(await restoreSnapshot(store, options(place.folder, 'cache/2'))).toMatchObject({ writtenFiles: 2 });
    const unchanged = await unchangedIn(place.folder);
    expect(unchanged).toEqual({ ...NAMES, '': undefined, 'a.b': undefined, 'a/deep/er': undefined });
    // Files that the entry does not have are in the next one.
    await settled();
    expect(await saveSnapshot(store, options(place.folder, 'cache/3'))).toMatchObject({ files: 6 });
  });
});

test.skipIf(process.platform !== 'linux')(
  'what a line leaves out where the tree is now is left out of an unchanged folder',
  async () => {
    using place = temporary();
    const [here, there] = [join(place.folder, 'here'), join(place.folder, 'there')];
    writeTree(here, { ...TREE, 'root/a/y/6': 'six' });
    // Below the first folder they leave out nothing.
    const about = (workspace: string) => ({
      ...options(workspace, 'cache/1', ['root', `!${there}/root/a/deep/er/4`, `!${there}/root/a/y`]),
      statCache: join(place.folder, 'stats'),
    });
    await settled();
    await saveSnapshot(newStore(), about(here));
    renameSync(here, there);
    const { paths, statCache } = about(there);
    const bases = basesOf(paths);
    const cache = loadStatCache(statCache, paths.version)!;
    // Checked with the paths that the tree has now, the entry cannot be used.
    expect(unchangedTree(await decodeCachedEntry(cache, { paths }), bases)).toBeUndefined();
    const unchanged = unchangedTree(await decodeCachedEntry(cache, { paths: about(here).paths }), bases)!;
    expect(unchanged.folder(0, 'a', join(there, 'root/a'), lstatSync(join(there, 'root/a')))).toBeGreaterThan(
      0,
    );
    const [reusing, reading] = [await scan(paths, () => {}, unchanged), await scan(paths, () => {})];
    expect(entriesOf(reusing.entries)).toEqual(entriesOf(reading.entries));
    expect(entriesOf(reading.entries).map(({ path }) => path)).not.toContain('a/y');
    expect(reusing.stats).toEqual(reading.stats);
  },
);

/** Does something as if it were later, so that stats of files that were just changed are used. */
async function later<T>(act: () => Promise<T>): Promise<T> {
  const real = Date.now;
  const now = vi.spyOn(Date, 'now').mockImplementation(() => real() + 1000);
  try {
    return await act();
  } finally {
    now.mockRestore();
  }
}

test('whatever is done to a tree, a scan that reuses entries finds what a scan without them finds', async () => {
  const names = ['a', 'b', 'a.b', '\u00e9'];
  const name = fc.constantFrom(...names, '\uffee', '\u{1f600}');
  const path = fc.array(name, { minLength: 2, maxLength: 3 }).map((parts) => parts.join('/'));
  const change = fc.record({
    path,
    to: path,
    kind: fc.constantFrom('write', 'folder', 'remove', 'move', 'link', 'name', 'mode'),
  });
  const lines = fc.constantFrom<string[]>(
    ['root'],
    ['root', '!root/b/a'],
    ['root', 'root/a/b'],
    ['root/a', 'root/b'],
    ['root/*'],
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(change, { maxLength: 3 }), { minLength: 2, maxLength: 4 }),
      lines,
      async (steps, lines) => {
        using place = temporary();
        const root = join(place.folder, 'root');
        for (const one of names) {
          for (const another of names) {
            mkdirSync(join(root, one, another), { recursive: true });
            for (const last of names.slice(2)) writeFileSync(join(root, one, another, last), last);
          }
        }
        linkSync(join(root, 'a/a/a.b'), join(root, 'b/b/again'));
        const store = newStore();
        for (const [step, changes] of steps.entries()) {
          for (const { path: one, to, kind } of changes) {
            try {
              const at = join(root, one);
              if (kind === 'write') writeFileSync(at, `${step}`);
              else if (kind === 'folder') mkdirSync(at, { recursive: true });
              else if (kind === 'remove') rmSync(at, { recursive: true });
              else if (kind === 'move') renameSync(at, join(root, to));
              else if (kind === 'name') linkSync(at, join(root, to));
              else if (kind === 'mode') chmodSync(at, 0o700);
              else symlinkSync(to, at);
            } catch {
              // Not to be done to this tree.
            }
          }
          const about = options(place.folder, `cache/${step}`, lines);
          const { paths, statCache } = about;
          const cache = loadStatCache(statCache, paths.version);
          const cached = cache && (await decodeCachedEntry(cache, { paths }));
          const unchanged = unchangedTree(cached, basesOf(paths));
          const [reusing, reading] = [await scan(paths, () => {}, unchanged), await scan(paths, () => {})];
          expect(entriesOf(reusing.entries)).toEqual(entriesOf(reading.entries));
          expect(reusing.stats).toEqual(reading.stats);
          for (const [at, origin] of reusing.origins.entries()) {
            if (origin === 0) continue;
            const before = entryAt(unchanged!.paths.entries, origin - 1);
            expect([before.root, before.path]).toEqual([reusing.entries.roots[at], reusing.entries.path(at)]);
          }
          if (reading.entries.length === 0) continue;
          await later(() => saveSnapshot(store, about));
          // The stat cache of a save, and that of a restore.
          if (step % 2 === 1) {
            const before = readTree(root);
            if (lines.length === 1) rmSync(root, { recursive: true });
            await later(() => restoreSnapshot(store, about));
            expect(readTree(root)).toHaveLength(before.length);
          }
          // What comes now has another tick of the clock.
          await wait(12);
        }
      },
    ),
    { numRuns: 100 },
  );
});
