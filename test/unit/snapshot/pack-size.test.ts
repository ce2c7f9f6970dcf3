import { randomFillSync } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parsePaths, restoreSnapshot, saveSnapshot } from '@paceline/snapshot';
import { createMemoryTier, createStack } from '@paceline/store';
import { expect, test } from 'vitest';
import { readTree, temporary, writeTree } from './trees.ts';

const MIB = 1024 * 1024;

test.each([
  ['of 8 MiB where small values cost nothing', undefined, 5],
  ['as large as the store prefers', 32 * MIB, 2],
  ['never larger than 32 MiB', 1024 * MIB, 2],
])('packs are %s', async (_, packBytes, packs) => {
  using area = temporary();
  const content = randomFillSync(Buffer.alloc(40 * MIB));
  const file = (at: number) => ({
    type: 'file' as const,
    content: content.subarray(at * 4 * MIB, (at + 1) * 4 * MIB),
    mode: 0o644,
    mtime: 1000,
  });
  const workspace = join(area.folder, 'a');
  writeTree(workspace, Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`data/${at}`, file(at)])));
  const tier = createMemoryTier();
  const store = createStack([packBytes === undefined ? tier : { ...tier, packBytes }]);
  const options = { key: 'k', packs: 'packs/' };
  const paths = parsePaths(['data'], { workspace, home: area.folder });
  await saveSnapshot(store, { ...options, paths });
  let count = 0;
  for await (const { size } of store.list('packs/')) {
    expect(size).toBeLessThanOrEqual(Math.min(packBytes ?? 8 * MIB, 32 * MIB));
    count += 1;
  }
  expect(count).toBe(packs);
  const target = join(area.folder, 'b');
  mkdirSync(target, { recursive: true });
  const there = parsePaths(['data'], { workspace: target, home: area.folder });
  expect(await restoreSnapshot(store, { ...options, paths: there })).toMatchObject({ outcome: 'restored' });
  expect(readTree(join(target, 'data'))).toEqual(readTree(join(workspace, 'data')));
});
