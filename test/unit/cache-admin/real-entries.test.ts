import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  entryReferences,
  parsePaths,
  repackEntry,
  restoreSnapshot,
  saveSnapshot,
  verifyEntry,
  whyUnreadable,
} from '@paceline/snapshot';
import { expect, test } from 'vitest';
import { entryFolder, entryName, packFolder } from '../../../actions/cache/src/entries/entries.ts';
import { readMarkedBlobs } from '../../../actions/cache/src/entries/marked-blobs.ts';
import { temporary } from '../../temporary.ts';
import { createStage, DAY, MAIN, REPOSITORY } from './stage.ts';

const real = {
  references: entryReferences,
  unreadable: whyUnreadable,
  verify: verifyEntry,
  repack: (store, packs, key, rewrite) => repackEntry(store, key, { packs, rewrite }),
} satisfies Parameters<typeof createStage>[1];
const packs = packFolder(REPOSITORY);
const folder = temporary();

test('saved, pruned over days, verified, and restored to the last byte', async () => {
  const stage = createStage(['disk', 's3'], real);
  const workspace = join(folder, 'workspace');
  mkdirSync(join(workspace, 'root'), { recursive: true });
  const paths = parsePaths(['root'], { workspace, home: folder });
  const save = async (key: string, earlier?: string) => {
    const storeKey = entryFolder(REPOSITORY, MAIN, paths.version) + entryName(MAIN, key, {});
    const avoid = await readMarkedBlobs(stage.whole, REPOSITORY);
    const saved = await saveSnapshot(stage.whole, {
      ...{ key: storeKey, packs, paths, workers: 0, avoid },
      earlier: earlier === undefined ? [] : [earlier],
    });
    expect(saved.outcome).toBe('saved');
    return storeKey;
  };
  const files = Array.from({ length: 6 }, (_, index) => join(workspace, 'root', `file-${index}`));
  for (const file of files) writeFileSync(file, randomBytes(200_000));
  const first = await save('npm-1');
  writeFileSync(files[0]!, randomBytes(200_000));
  const second = await save('npm-2', first);
  const contents = files.map((file) => readFileSync(file));
  expect((await stage.run({ command: 'verify' })).outputs).toMatchObject({ matched: '2', problems: '0' });

  stage.pass(2 * DAY);
  await stage.run({ command: 'invalidate', pattern: 'npm-1' });
  for (let night = 0; night < 4; night++) {
    const { outputs, failure } = await stage.run({ command: 'optimize' });
    expect(failure).toBeUndefined();
    expect(outputs['problems']).toBe('0');
    stage.pass(1.1 * DAY);
  }
  // What only the first entry had is gone or shared in one pack; what the second needs is all there.
  expect((await stage.run({ command: 'verify' })).outputs).toMatchObject({ matched: '1', problems: '0' });
  rmSync(join(workspace, 'root'), { recursive: true });
  const restored = await restoreSnapshot(stage.whole, { key: second, packs, paths, workers: 0 });
  expect(restored).toMatchObject({ outcome: 'restored', files: 6 });
  for (const [index, file] of files.entries()) expect(readFileSync(file).equals(contents[index]!)).toBe(true);

  await stage.run({ command: 'invalidate', pattern: '*' });
  for (let night = 0; night < 2; night++) {
    await stage.run({ command: 'optimize' });
    stage.pass(1.1 * DAY);
  }
  expect(await stage.keys(packs)).toEqual([]);
});

test('content that is about to be deleted is not built on, and a save meanwhile keeps what it needs', async () => {
  const stage = createStage(['s3'], real);
  const workspace = join(folder, 'again');
  mkdirSync(join(workspace, 'root'), { recursive: true });
  writeFileSync(join(workspace, 'root', 'file'), randomBytes(300_000));
  const paths = parsePaths(['root'], { workspace, home: folder });
  const save = async (key: string, earlier: string[] = []) => {
    const storeKey = entryFolder(REPOSITORY, MAIN, paths.version) + entryName(MAIN, key, {});
    const avoid = await readMarkedBlobs(stage.whole, REPOSITORY);
    await saveSnapshot(stage.whole, { key: storeKey, packs, paths, earlier, workers: 0, avoid });
    return storeKey;
  };
  const first = await save('npm-1');
  stage.pass(2 * DAY);
  await stage.whole.delete(first);
  await stage.run({ command: 'optimize' });
  const second = await save('npm-2');
  stage.pass(1.1 * DAY);
  await stage.run({ command: 'optimize' });
  expect(await verifyEntry(stage.whole, packs, second)).toEqual([]);
});
