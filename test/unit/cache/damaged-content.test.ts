import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  forgetDamaged,
  noteDamaged,
  readDamaged,
} from '../../../actions/cache/src/entries/damaged-content.ts';
import { temporary } from '../../temporary.ts';

const digest = (number: number) => number.toString(16).padStart(64, '0');
let folder: string;
let tree: string;
let note: string;
beforeEach(() => {
  folder = temporary();
  tree = join(folder, 'trees', 'one');
  note = `${tree}.damaged`;
});

test('what restores note is read until it is forgotten', () => {
  noteDamaged(tree, [digest(1)]);
  noteDamaged(tree, [digest(2), digest(1)]);
  expect([...readDamaged(tree)]).toEqual([digest(1), digest(2)]);
  forgetDamaged(tree);
  expect(readDamaged(tree).size).toBe(0);
});

test('at most a thousand are noted, the latest, and so many are read again', () => {
  const all = Array.from({ length: 1200 }, (_, index) => digest(index));
  noteDamaged(tree, all);
  expect([...readDamaged(tree)]).toEqual(all.slice(200));
});

test.each([
  ['a large one', JSON.stringify([digest(1)]).padEnd(80_000)],
  ['more digests than are noted', JSON.stringify(Array.from({ length: 1001 }, (_, index) => digest(index)))],
  ['no digests', '["x"]'],
  ['no JSON', 'x'],
])('%s is no note', (_, text) => {
  mkdirSync(join(folder, 'trees'));
  writeFileSync(note, text);
  expect(readDamaged(tree).size).toBe(0);
});

describe.skipIf(process.platform === 'win32').each<[string, (path: string) => void]>([
  ['a FIFO', (path) => execFileSync('mkfifo', [path])],
  ['a folder', (path) => mkdirSync(join(path, 'inner'), { recursive: true })],
  ['a link to nothing', (path) => symlinkSync(join(folder, 'made'), path)],
  [
    'a link to a note',
    (path) => {
      writeFileSync(join(folder, 'made'), JSON.stringify([digest(9)]));
      symlinkSync(join(folder, 'made'), path);
    },
  ],
  ['a link to an endless device', (path) => symlinkSync('/dev/zero', path)],
])('%s in its place', (_, make) => {
  beforeEach(() => {
    mkdirSync(join(folder, 'trees'));
    make(note);
  });

  test('is no note, and the next one takes its place', () => {
    expect(readDamaged(tree).size).toBe(0);
    noteDamaged(tree, [digest(1)]);
    expect(lstatSync(note).isFile()).toBe(true);
    expect([...readDamaged(tree)]).toEqual([digest(1)]);
  });

  test('goes when it is forgotten', () => {
    forgetDamaged(tree);
    expect(lstatSync(note, { throwIfNoEntry: false })).toBeUndefined();
  });
});
