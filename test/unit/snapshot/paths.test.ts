import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parsePaths, restoreSnapshot, saveSnapshot } from '@paceline/snapshot';
import { createMemoryTier, createStack } from '@paceline/store';
import { describe, expect, test } from 'vitest';
import { readTree, temporary, writeTree } from './trees.ts';

const FILES = [
  'node_modules/a/index.js',
  'node_modules/a/node_modules/b/index.js',
  'packages/one/dist/out.js',
  'packages/one/src/in.ts',
  'packages/two/dist/.hidden',
  'packages/two/node_modules/c/index.js',
  'weird [x]/file',
  'top.txt',
];

describe('which files the lines of path mean', () => {
  test.each([
    [['node_modules'], [0, 1]],
    [['node_modules/'], [0, 1]],
    [['./node_modules'], [0, 1]],
    [['**/node_modules'], [0, 1, 5]],
    [['packages/*/dist'], [2, 4]],
    [['packages/*/dist/**'], [2, 4]],
    [['packages/**'], [2, 3, 4, 5]],
    [['packages/**/*.ts'], [3]],
    [['packages/two/dist/*'], [4]],
    [['*.txt'], [7]],
    [
      ['packages', '!packages/*/node_modules'],
      [2, 3, 4],
    ],
    [
      ['packages', '!packages/one'],
      [4, 5],
    ],
    [
      ['packages', '!**/*.js'],
      [3, 4],
    ],
    [
      ['node_modules', '**/node_modules', 'node_modules/a'],
      [0, 1, 5],
    ],
    [['weird [[]x]'], [6]],
    [['{node_modules,packages}', 'top.txt'], [7]],
  ])('%j', async (lines, expected) => {
    using place = temporary();
    writeTree(place.folder, Object.fromEntries(FILES.map((path) => [path, path])));
    const paths = parsePaths(lines, { workspace: place.folder, home: '/home/me' });
    const store = createStack([createMemoryTier()]);
    await saveSnapshot(store, { key: 'k', packs: 'packs/', paths });
    for (const path of FILES)
      rmSync(join(place.folder, path.split('/')[0]!), { recursive: true, force: true });
    expect(await restoreSnapshot(store, { key: 'k', packs: 'packs/', paths })).toMatchObject({
      outcome: 'restored',
    });
    const files = readTree(place.folder)
      .filter((line) => !line.endsWith(' folder'))
      .map((line) => line.replace(/ \d+ \d+\.\d+ \d+ \w+$/, ''));
    expect(files.sort()).toEqual(expected.map((index) => FILES[index]!).sort());
  });

  test('lines that only leave out are an error', () => {
    expect(() => parsePaths(['!a'], { workspace: '/w', home: '/h' })).toThrow(
      expect.objectContaining({ code: 'PACELINE_SNAPSHOT_PATHS' }),
    );
  });

  test('~ is the home folder only at the start, and paths may be absolute', () => {
    const bases = parsePaths(['~', '~/.npm', '~x', 'a/~', '/abs/*/x'], { workspace: '/w', home: '/h' }).roots;
    expect(bases.map(({ base }) => base)).toEqual(['/h', '/h/.npm', '/w/~x', '/w/a/~', '/abs']);
  });
});
