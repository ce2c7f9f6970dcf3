import { execFileSync } from 'node:child_process';
import { chownSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOwn } from '@paceline/snapshot';
import { describe, expect, test } from 'vitest';
import { loadStatCache, saveStatCache } from '../../../packages/snapshot/src/stat/stat-cache.ts';
import { STAT_COLUMNS } from '../../../packages/snapshot/src/stat/stat-columns.ts';
import { temporary } from './trees.ts';

const IN_PLACE: [string, (path: string) => void][] = [
  ['a FIFO', (path) => execFileSync('mkfifo', [path])],
  ['a folder', (path) => mkdirSync(join(path, 'inner'), { recursive: true })],
  ['a link to nothing', (path) => symlinkSync('/nonexistent', path)],
  ['a link to a file of ours', (path) => symlinkSync(import.meta.filename, path)],
  ['a link to itself', (path) => symlinkSync(path, path)],
  ['a link to an endless device', (path) => symlinkSync('/dev/zero', path)],
];
const about = {
  key: 'cache/k',
  value: Buffer.from('value'),
  index: undefined,
  blobs: [],
  stats: new Float64Array(STAT_COLUMNS),
};

describe.skipIf(process.platform === 'win32').each(IN_PLACE)('%s in the place of a file', (_, make) => {
  test('is not read, nor waited for', () => {
    using place = temporary();
    const path = join(place.folder, 'file');
    make(path);
    expect(() => readOwn(path, 100)).toThrow();
  });

  test('is no stat cache, and the next one replaces it', () => {
    using place = temporary();
    const path = join(place.folder, 'trees/one');
    mkdirSync(join(place.folder, 'trees'));
    make(path);
    expect(loadStatCache(path, 'v')).toBeUndefined();
    expect(saveStatCache(path, 'v', about)).toBeUndefined();
    expect(lstatSync(path).isFile()).toBe(true);
    expect(loadStatCache(path, 'v')?.key).toBe('cache/k');
    expect(readFileSync(import.meta.filename, 'utf8')).toContain('IN_PLACE');
  });
});

test('a file is read up to the size that it may have', () => {
  using place = temporary();
  const path = join(place.folder, 'file');
  writeFileSync(path, 'x'.repeat(100));
  expect(readOwn(path, 100).toString()).toBe('x'.repeat(100));
  expect(() => readOwn(path, 99)).toThrow('not a file of ours');
  rmSync(path);
  expect(() => readOwn(path, 99)).toThrow('ENOENT');
});

test.skipIf(process.getuid?.() !== 0)("another user's is not read (skipped where none can be made)", () => {
  using place = temporary();
  const path = join(place.folder, 'file');
  writeFileSync(path, 'x');
  chownSync(path, 12345, 12345);
  expect(() => readOwn(path, 100)).toThrow('not a file of ours');
});
