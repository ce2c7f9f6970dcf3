import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parsePaths, restoreSnapshot, saveSnapshot } from '@paceline/snapshot';
import { createMemoryTier, createStack } from '@paceline/store';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTree, temporary } from './trees.ts';

const KEY = 'cache/k';
const PACKS = 'packs/';
const MEBI = 1024 * 1024;

/** Bytes that nothing compresses: what is fetched is what is missing. */
function noise(bytes: number, seed = 1): Buffer {
  const words = new Uint32Array(Math.ceil(bytes / 4));
  let state = seed;
  for (let index = 0; index < words.length; index++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[index] = state;
  }
  return Buffer.from(words.buffer, 0, bytes);
}

async function saved(folder: string, content: Buffer, workers = 0) {
  const workspace = mkdtempSync(join(folder, 'workspace-'));
  mkdirSync(join(workspace, 'root'));
  const file = join(workspace, 'root/large');
  writeFileSync(file, content);
  const store = createStack([createMemoryTier()]);
  const paths = parsePaths(['root'], { workspace, home: join(folder, 'home') });
  await saveSnapshot(store, { key: KEY, packs: PACKS, paths, workers });
  const tree = readTree(workspace);
  const restore = async () => {
    const result = await restoreSnapshot(store, { key: KEY, packs: PACKS, paths, workers });
    expect(readTree(workspace)).toEqual(tree);
    return result.outcome === 'restored' ? result.readBytes : result;
  };
  return { workspace, file, restore };
}

test('of a large file that changed only the changed part is fetched', async () => {
  using place = temporary();
  const content = noise(12 * MEBI);
  const { file, restore } = await saved(place.folder, content);

  content[5 * MEBI]! ^= 1;
  writeFileSync(file, content);
  expect(await restore()).toBeLessThan(3 * MEBI);

  writeFileSync(file, Buffer.concat([Buffer.from('inserted'), readFileSync(file)]));
  expect(await restore()).toBeLessThan(3 * MEBI);

  truncateSync(file, 10 * MEBI);
  expect(await restore()).toBeLessThan(5 * MEBI);

  writeFileSync(file, Buffer.concat([readFileSync(file), noise(MEBI, 7)]));
  expect(await restore()).toBeLessThan(3 * MEBI);
});

test('parts that moved within the file, and one that comes twice, are found', async () => {
  using place = temporary();
  const [one, other] = [noise(4 * MEBI, 3), noise(4 * MEBI, 5)];
  const { file, restore } = await saved(place.folder, Buffer.concat([one, other, one]));
  writeFileSync(file, Buffer.concat([other, one]));
  expect(await restore()).toBeLessThan(4 * MEBI);
});

test('behind the end of a region and of a window a file is cut as a save cuts it', async () => {
  using place = temporary();
  const content = noise(65 * MEBI);
  const { file, restore } = await saved(place.folder, content, 2);
  content[0]! ^= 1;
  writeFileSync(file, content);
  expect(await restore()).toBeLessThan(3 * MEBI);
});

test('what stands in its place and has nothing of it, or is no file, is of no use and does no harm', async () => {
  using place = temporary();
  const content = noise(2 * MEBI);
  const { file, restore } = await saved(place.folder, content);
  const elsewhere = join(place.folder, 'elsewhere');
  writeFileSync(elsewhere, content);
  for (const put of [
    () => writeFileSync(file, noise(2 * MEBI, 11)),
    () => writeFileSync(file, noise(9 * MEBI, 13)),
    () => {
      rmSync(file);
      symlinkSync(elsewhere, file);
    },
  ]) {
    put();
    expect(await restore()).toBeGreaterThan(2 * MEBI);
    expect(readFileSync(elsewhere)).toEqual(content);
  }
});

test('whatever became of a file, sparse or not, it is restored', async () => {
  using place = temporary();
  const part = fc.record({
    kind: fc.constantFrom('noise' as const, 'zeros' as const),
    seed: fc.integer({ min: 1, max: 3 }),
    bytes: fc.integer({ min: 1, max: 600_000 }),
  });
  const file = fc.array(part, { minLength: 1, maxLength: 5 });
  const contentOf = (parts: readonly { kind: 'noise' | 'zeros'; seed: number; bytes: number }[]) =>
    Buffer.concat(
      parts.map(({ kind, seed, bytes }) => (kind === 'zeros' ? Buffer.alloc(bytes) : noise(bytes, seed))),
    );
  await fc.assert(
    fc.asyncProperty(file, file, fc.boolean(), async (wanted, there, holes) => {
      const content = contentOf(wanted);
      const { file: path, restore } = await saved(place.folder, content);
      writeFileSync(path, contentOf(there));
      // A hole at its end.
      if (holes) truncateSync(path, content.byteLength + 300_000);
      expect(await restore()).toBeTypeOf('number');
    }),
    { numRuns: 60 },
  );
});
