import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePaths, restoreSnapshot, saveSnapshot } from '@paceline/snapshot';
import { createMemoryTier, createStack } from '@paceline/store';
import { describe, expect, test } from 'vitest';
import { checkFolding } from '../../../packages/snapshot/src/paths/folding.ts';
import { assemble, type EntrySpec, storeEntry, tablesOf } from './entries.ts';
import { readTree, temporary } from './trees.ts';

// What an entry may touch is what the lines of `path` ask for: on restore as on save.

const directory = (path: string, root = 0): EntrySpec => ({ type: 'directory', path, root });
const file = (path: string, root = 0): EntrySpec => ({
  type: 'file',
  path,
  root,
  content: Buffer.from(`content of ${path}`),
});
const link = (path: string, target: string, root = 0): EntrySpec => ({ type: 'symlink', path, target, root });

/** A machine, and what becomes of entries that somebody else made for these lines. */
function machine(folder: string, lines: readonly string[], own: readonly string[] = []) {
  const [workspace, home] = [join(folder, 'workspace'), join(folder, 'home')];
  for (const place of [workspace, home]) mkdirSync(place, { recursive: true });
  const paths = parsePaths(lines, { workspace, home, own });
  const store = createStack([createMemoryTier()]);
  const plain = lines.filter((line) => !line.startsWith('!'));
  const options = (key: string) => ({ key, packs: 'packs/', paths, workers: 0 }) as const;
  const notes: string[] = [];
  return {
    workspace,
    home,
    notes,
    async restore(specs: readonly EntrySpec[], key = 'cache/k') {
      await storeEntry(store, 'packs/', await assemble(key, plain, specs, { asGiven: true }));
      return restoreSnapshot(store, options(key));
    },
    restoreSaved: (key = 'cache/k') => restoreSnapshot(store, options(key)),
    save: (key = 'cache/k') => saveSnapshot(store, { ...options(key), onNote: (note) => notes.push(note) }),
  };
}

describe('an entry with what a line with ! leaves out is refused', () => {
  test.each<[string, string[], EntrySpec[]]>([
    [
      'a folder',
      ['.', '!.git'],
      [directory(''), directory('.git'), directory('.git/hooks'), file('.git/hooks/post-checkout')],
    ],
    ['a file', ['~/.m2', '!~/.m2/settings.xml'], [directory(''), file('settings.xml')]],
    [
      'what a pattern names, in a match of another',
      ['out/**/bin', '!out/**/secret'],
      [directory('x/bin'), file('x/bin/secret')],
    ],
    ['a match in a folder that is left out', ['out/**/bin', '!out/x'], [directory('x/bin'), file('x/bin/a')]],
    ['a match in a folder that a pattern leaves out', ['out/**/bin', '!**/x'], [directory('x/y/bin')]],
    ['in a second line', ['a', 'b', '!b/c'], [directory(''), directory('', 1), file('c', 1)]],
    ['the path itself', ['a', '!a'], [directory('')]],
  ])('%s', async (_, lines, specs) => {
    using place = temporary();
    const { restore } = machine(place.folder, lines);
    const before = readTree(place.folder);
    expect(await restore(specs)).toMatchObject({
      outcome: 'miss',
      broken: true,
      reason: expect.stringContaining('is left out by a line with !'),
    });
    expect(readTree(place.folder)).toEqual(before);
  });

  test('under another name of it, where the file system folds names', async () => {
    const paths = parsePaths(['.', '!.git', '!**/Secret*'], { workspace: '/w', home: '/h' });
    const of = async (path: string) =>
      tablesOf((await assemble('cache/k', ['.'], [directory(''), file(path)])).manifest).entries;
    for (const path of ['.GIT', 'sECRET.txt']) {
      const entries = await of(path);
      expect(() => checkFolding(entries, [{ case: true, unicode: true }], paths)).toThrow(
        'left out by a line',
      );
      expect(() => checkFolding(entries, [{ case: false, unicode: false }], paths)).not.toThrow();
    }
    const other = await of('.github');
    expect(() => checkFolding(other, [{ case: true, unicode: true }], paths)).not.toThrow();
  });

  test('what the same lines saved is restored', async () => {
    using place = temporary();
    const { workspace, save, restoreSaved } = machine(place.folder, [
      'out/**/bin',
      '!out/**/secret',
      '!out/z',
    ]);
    for (const at of ['out/x/bin', 'out/z/bin']) {
      mkdirSync(join(workspace, at), { recursive: true });
      writeFileSync(join(workspace, at, 'kept'), '1');
      writeFileSync(join(workspace, at, 'secret'), '2');
    }
    expect(await save()).toMatchObject({ outcome: 'saved', files: 1 });
    expect(await restoreSaved()).toMatchObject({ outcome: 'restored', files: 1 });
  });
});

describe('a path of the list never becomes a link that a later restore follows', () => {
  test.each<[string, string[], EntrySpec[], EntrySpec[]]>([
    ['the path itself', ['~/.tool'], [link('', '.ssh')], [directory(''), file('authorized_keys')]],
    [
      'one in another',
      ['~/.tool', '~/.tool/data'],
      [directory(''), link('data', '../.ssh')],
      [directory('', 1), file('authorized_keys', 1)],
    ],
    [
      'a folder above one in another',
      ['~/.tool', '~/.tool/data/deep'],
      [directory(''), link('data', '../.ssh')],
      [directory('', 1), file('authorized_keys', 1)],
    ],
    [
      'one that a pattern makes',
      ['~/.t*', '~/.tool'],
      [link('.tool', '.ssh')],
      [directory('', 1), file('authorized_keys', 1)],
    ],
  ])('%s', async (_, lines, first, second) => {
    using place = temporary();
    const { home, restore } = machine(place.folder, lines);
    mkdirSync(join(home, '.ssh'));
    expect(await restore(first, 'cache/a')).toMatchObject({
      outcome: 'miss',
      reason: expect.stringContaining('is a link where a path of the list goes'),
    });
    await restore(second, 'cache/b');
    expect(existsSync(join(home, '.ssh/authorized_keys'))).toBe(false);
  });

  test('so a save leaves such a link out, says so, and its entry is restored where nothing is', async () => {
    using place = temporary();
    const { workspace, save, restoreSaved, notes } = machine(place.folder, ['a', 'a/b']);
    mkdirSync(join(workspace, 'a/c'), { recursive: true });
    writeFileSync(join(workspace, 'a/c/file'), '1');
    symlinkSync('c', join(workspace, 'a/b'));
    symlinkSync('c', join(workspace, 'a/other'));
    await save();
    expect(notes).toEqual([expect.stringContaining('a/b is left out: it is a link that another path')]);
    expect(await restoreSaved()).toMatchObject({ outcome: 'restored' });
    const elsewhere = machine(join(place.folder, 'elsewhere'), ['a', 'a/b']);
    expect(
      await elsewhere.restore([directory(''), directory('c'), file('c/file'), link('other', 'c')]),
    ).toMatchObject({ outcome: 'restored' });
    expect(lstatSync(join(elsewhere.workspace, 'a/other')).isSymbolicLink()).toBe(true);
  });
});

describe('our own folders are a part of no entry', () => {
  test('a save leaves them out and says so', async () => {
    using place = temporary();
    const own = join(place.folder, 'home/.cache/paceline');
    const { home, save, notes } = machine(place.folder, ['~/'], [own]);
    mkdirSync(join(own, 'store'), { recursive: true });
    writeFileSync(join(own, 'store/value'), 'a whole store');
    writeFileSync(join(home, '.cache/kept'), '1');
    expect(await save()).toMatchObject({ files: 1 });
    expect(notes).toEqual([`${own} is left out: it is where this machine keeps its caches.`]);
  });

  test('behind a link too, and where the path lies inside', async () => {
    using place = temporary();
    mkdirSync(join(place.folder, 'home'));
    mkdirSync(join(place.folder, 'data/store'), { recursive: true });
    writeFileSync(join(place.folder, 'data/store/value'), 'a whole store');
    symlinkSync('../data', join(place.folder, 'home/cache'));
    for (const lines of [['~/cache'], ['~/cache/store'], ['~/cache/store/value']]) {
      const { save } = machine(place.folder, lines, [join(place.folder, 'data/store')]);
      const saved = save();
      if (lines[0] === '~/cache') expect(await saved).toMatchObject({ files: 0 });
      else await expect(saved).rejects.toMatchObject({ code: 'PACELINE_SNAPSHOT_EMPTY' });
    }
  });

  test('an entry that writes into them is refused', async () => {
    using place = temporary();
    const own = join(place.folder, 'home/.cache/paceline');
    const { home, restore } = machine(place.folder, ['~/.cache'], [own]);
    expect(await restore([directory(''), directory('paceline'), file('paceline/trees')])).toMatchObject({
      reason: expect.stringContaining('is where this machine keeps its caches'),
    });
    expect(existsSync(join(home, '.cache'))).toBe(false);
    expect(await restore([directory(''), file('paceline2')])).toMatchObject({ outcome: 'restored' });
  });
});

describe('names that differ in case only, where one path of the list lies in another', () => {
  const folds = { case: true, unicode: false };
  const check = async (lines: string[], specs: readonly EntrySpec[]) => {
    const { manifest } = await assemble('cache/k', lines, specs);
    const paths = parsePaths(lines, { workspace: '/w', home: '/h' });
    return () =>
      checkFolding(
        tablesOf(manifest).entries,
        lines.map(() => folds),
        paths,
      );
  };

  test.each<[string, string[], EntrySpec[]]>([
    ['a file of both', ['.', 'Build'], [directory(''), directory('build'), file('build/x'), file('x', 1)]],
    ['a link in place of the inner one', ['.', 'Build'], [directory(''), link('build', '.ssh')]],
    ['a link above the inner one', ['.', 'a/Build/c'], [directory(''), directory('a'), link('a/BUILD', 'x')]],
    [
      'lines that are one folder',
      ['build', 'Build'],
      [directory(''), file('x'), directory('', 1), file('X', 1)],
    ],
  ])('%s', async (_, lines, specs) => {
    expect(await check(lines, specs)).toThrow('is the name of another too');
  });

  test('other names are let through', async () => {
    const specs = [directory(''), directory('a'), file('a/x'), directory('', 1), file('x', 1)];
    expect(await check(['.', 'Build'], specs)).not.toThrow();
  });
});

describe('entries stand in the order in which a save finds them', () => {
  test.each<[string, string[], EntrySpec[], string]>([
    ['a later one first', ['a'], [directory(''), file('y'), file('x')], 'is out of order'],
    ['the second line first', ['a', 'b'], [directory('', 1), directory('')], 'is out of order'],
    [
      'a folder behind what is in it',
      ['a'],
      [directory(''), file('x/y'), directory('x')],
      'lies below no folder',
    ],
    ['a folder that is not listed', ['a'], [directory(''), file('x/y/z')], 'lies below no folder'],
    ['a path that is not listed', ['a'], [file('x')], 'lies below no folder'],
    [
      'one in another, twice',
      ['a', 'a/b'],
      [directory(''), directory('b'), directory('', 1)],
      'is listed twice',
    ],
    [
      'one in another, below a file',
      ['a', 'a/b/c'],
      [directory(''), file('b'), directory('', 1)],
      'lies below no folder',
    ],
    [
      'deeper than any tree of ours',
      ['a'],
      [directory(''), ...Array.from({ length: 300 }, (_, depth) => directory(`${'x/'.repeat(depth)}x`))],
      'lies too deep',
    ],
  ])('%s is refused', async (_, lines, specs, problem) => {
    using place = temporary();
    const { restore } = machine(place.folder, lines);
    expect(await restore(specs)).toMatchObject({ broken: true, reason: expect.stringContaining(problem) });
  });

  test('names of any characters are saved in it', async () => {
    using place = temporary();
    const { workspace, save, restoreSaved } = machine(place.folder, ['a']);
    mkdirSync(join(workspace, 'a'));
    // In UTF-16 the second comes before the first.
    for (const name of ['\uff21', '\u{1f600}', 'b-', 'b', 'b.c'])
      writeFileSync(join(workspace, 'a', name), name);
    await save();
    expect(await restoreSaved()).toMatchObject({ outcome: 'restored', files: 5 });
    expect(readFileSync(join(workspace, 'a/\u{1f600}'), 'utf8')).toBe('\u{1f600}');
  });
});

test('names that are not UTF-8 are left out, and counted', async () => {
  using place = temporary();
  const { workspace, save, restoreSaved, notes } = machine(place.folder, ['a']);
  const within = (...parts: (string | Buffer)[]) =>
    Buffer.concat(
      [join(workspace, 'a'), ...parts].flatMap((part) => [Buffer.from(part), Buffer.from('/')]).slice(0, -1),
    );
  mkdirSync(within('b'), { recursive: true });
  mkdirSync(within('b', Buffer.from([0xff])));
  writeFileSync(within('b', Buffer.from([0xff]), 'file'), '1');
  for (const name of [Buffer.from([0x61, 0xe9]), Buffer.from([0xed, 0xa0, 0x80])])
    writeFileSync(within(name), '2');
  // Decoded, the name is the same as the invalid ones.
  writeFileSync(within('b', '\ufffd'), 'a name all the same');
  expect(await save()).toMatchObject({ files: 1 });
  expect(notes).toEqual([
    `3 names are not UTF-8 and are left out of what is saved, with all below; the first is in ${join(workspace, 'a')}.`,
  ]);
  expect(await restoreSaved()).toMatchObject({ outcome: 'restored', files: 1 });
  // The next save reads the folder again.
  notes.length = 0;
  await save('cache/again');
  expect(notes).toHaveLength(1);
});
