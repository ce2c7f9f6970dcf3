import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  entryReferences,
  parsePaths,
  repackEntry,
  restoreSnapshot,
  type Signer,
  type Verifier,
  verifyEntry,
} from '@paceline/snapshot';
import { createMemoryTier, createStack, type Store } from '@paceline/store';
import { afterEach, describe, expect, test } from 'vitest';
import { temporary } from '../../temporary.ts';
import { assemble, type EntrySpec, storeEntry } from './entries.ts';

const KEY = 'cache/k';
const PACKS = 'packs/';
const all = { packs: PACKS, rewrite: () => true };
const contents = Array.from({ length: 40 }, () => randomBytes(100_000));
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Forty files were packed together; the entry needs those whose numbers are given. */
async function sparse(
  numbers: readonly number[],
  about: Parameters<typeof storeEntry>[3] = {},
  sizes = { segment: 100_000, pack: 2_000_000 },
) {
  const store = createStack([createMemoryTier()]);
  const file = (number: number): EntrySpec => ({
    type: 'file',
    path: `f${String(number).padStart(2, '0')}`,
    content: contents[number]!,
  });
  const made = await assemble(
    KEY,
    ['root'],
    [
      { type: 'directory', path: '' },
      ...contents.map((_, number) => file(number)),
      { type: 'hardlink', path: 'z', to: 'f00' },
    ],
    sizes,
  );
  const wanted = new Set(numbers.map((number) => `f${String(number).padStart(2, '0')}`));
  const kept = made.manifest.entries.filter(({ path }) => path === '' || wanted.has(path));
  const hard = made.manifest.entries.find(({ path }) => path === 'z')!;
  const entries = wanted.has('f00')
    ? [...kept, { ...hard, file: kept.findIndex(({ path }) => path === 'f00') }]
    : kept;
  await storeEntry(
    store,
    PACKS,
    { ...made, manifest: { ...made.manifest, entries: entries as never } },
    about,
  );
  return store;
}

async function restoredFiles(store: Store, verifier?: Verifier) {
  const workspace = temporary();
  folders.push(workspace);
  mkdirSync(join(workspace, 'home'));
  const paths = parsePaths(['root'], { workspace, home: join(workspace, 'home') });
  const result = await restoreSnapshot(store, { key: KEY, packs: PACKS, paths, workers: 0, verifier });
  return {
    result,
    read: (path: string) => readFileSync(join(workspace, 'root', path)),
  };
}

const keysOf = async (store: Store) => {
  const keys: string[] = [];
  for await (const { key } of store.list(PACKS)) keys.push(key);
  return keys;
};

describe('repacking an entry', () => {
  test('leaves out what it does not need, and restores to the same bytes', async () => {
    const store = await sparse([0, 7, 8, 25]);
    const old = await keysOf(store);
    const before = (await entryReferences(store, PACKS, KEY))!;
    const result = await repackEntry(store, KEY, all);
    expect(result).toMatchObject({ outcome: 'repacked' });
    if (result.outcome !== 'repacked') throw new Error('unreachable');
    expect(result.after).toBeLessThan(result.before / 5);
    const after = (await entryReferences(store, PACKS, KEY))!;
    expect(after).toMatchObject({ files: before.files, bytes: before.bytes, createdAt: before.createdAt });
    for (const { bytes, used } of after.blobs) expect(used).toBe(bytes);
    expect(await verifyEntry(store, PACKS, KEY)).toEqual([]);
    // A restore that runs meanwhile still finds the old ones.
    for (const key of old) expect(await store.head(key)).toBeDefined();
    for (const key of old) await store.delete(key);
    const { read, result: restored } = await restoredFiles(store);
    // The hard link is a file too.
    expect(restored).toMatchObject({ outcome: 'restored', files: 5 });
    for (const number of [0, 7, 8, 25])
      expect(read(`f${String(number).padStart(2, '0')}`).equals(contents[number]!)).toBe(true);
    expect(read('z').equals(contents[0]!)).toBe(true);
  });

  test('keeps time, expiry and metadata', async () => {
    const store = await sparse([1], { createdAt: 1000, expiresAt: Date.now() + 1e6 });
    const { bytes, createdAt } = (await store.get(KEY))!;
    const expiresAt = Date.now() + 1e6;
    await store.put(KEY, bytes, { createdAt, expiresAt, metadata: { files: '1', 'context:node': 'abc' } });
    expect(await repackEntry(store, KEY, all)).toMatchObject({ outcome: 'repacked' });
    const value = (await store.get(KEY))!;
    expect(value).toMatchObject({
      createdAt,
      expiresAt,
      metadata: { files: '1', 'context:node': 'abc', packs: '1' },
    });
    expect((await entryReferences(store, PACKS, KEY))!.createdAt).toBe(1000);
  });

  test('rewrites only the packs that were chosen', async () => {
    const store = await sparse([0, 30]);
    const [first, second] = (await entryReferences(store, PACKS, KEY))!.blobs;
    await repackEntry(store, KEY, { packs: PACKS, rewrite: (sha256) => sha256 === first!.sha256 });
    const blobs = (await entryReferences(store, PACKS, KEY))!.blobs.map(({ sha256 }) => sha256);
    expect(blobs).toContain(second!.sha256);
    expect(blobs).not.toContain(first!.sha256);
    expect(await verifyEntry(store, PACKS, KEY)).toEqual([]);
  });

  test('many small packs become few', async () => {
    const store = await sparse([...contents.keys()], {}, { segment: 100_000, pack: 1 });
    expect((await entryReferences(store, PACKS, KEY))!.blobs.length).toBeGreaterThanOrEqual(40);
    expect(await repackEntry(store, KEY, all)).toMatchObject({ outcome: 'repacked' });
    expect((await entryReferences(store, PACKS, KEY))!.blobs.length).toBeLessThan(4);
    expect(await verifyEntry(store, PACKS, KEY)).toEqual([]);
  });

  test('is not done for little, and then writes nothing', async () => {
    const store = await sparse([...contents.keys()].slice(0, 38));
    const before = await keysOf(store);
    expect(await repackEntry(store, KEY, all)).toEqual({
      outcome: 'kept',
      reason: 'too little of its packs would be left out',
    });
    expect(await keysOf(store)).toEqual(before);
  });

  test('a signed entry is signed again with its key, and left alone without', async () => {
    const mac = (bytes: Uint8Array, key: string) => createHmac('sha256', key).update(bytes).digest('base64');
    const signing = (key: string): { signer: Signer; verifier: Verifier } => ({
      signer: { algorithm: 'hmac-sha256', sign: (bytes) => mac(bytes, key) },
      verifier: { algorithm: 'hmac-sha256', verify: (bytes, signature) => mac(bytes, key) === signature },
    });
    const ours = signing('ours');
    const store = await sparse([3, 4], { signer: ours.signer });
    const before = (await store.get(KEY))!.bytes;
    expect(await repackEntry(store, KEY, all)).toMatchObject({
      outcome: 'kept',
      reason: expect.stringContaining('signed'),
    });
    await expect(repackEntry(store, KEY, { ...all, signing: signing('theirs') })).rejects.toThrow(
      'signature',
    );
    expect(Buffer.from((await store.get(KEY))!.bytes).equals(before)).toBe(true);
    expect(await repackEntry(store, KEY, { ...all, signing: ours })).toMatchObject({ outcome: 'repacked' });
    expect(await verifyEntry(store, PACKS, KEY, ours.verifier)).toEqual([]);
    expect(await verifyEntry(store, PACKS, KEY, signing('theirs').verifier)).not.toEqual([]);
    expect((await restoredFiles(store, ours.verifier)).result).toMatchObject({
      outcome: 'restored',
      files: 2,
    });
  });

  test('an unsigned entry never becomes a signed one', async () => {
    const store = await sparse([3]);
    const signer: Signer = { algorithm: 'hmac-sha256', sign: () => 'x' };
    const verifier: Verifier = { algorithm: 'hmac-sha256', verify: () => true };
    expect(await repackEntry(store, KEY, { ...all, signing: { signer, verifier } })).toMatchObject({
      outcome: 'repacked',
    });
    expect(await verifyEntry(store, PACKS, KEY, verifier)).toEqual([expect.stringContaining('not signed')]);
  });

  test('what was removed or replaced meanwhile stays so', async () => {
    for (const change of ['delete', 'replace']) {
      const store = await sparse([3]);
      let changed = false;
      const racing: Store = {
        ...store,
        async put(key, bytes, options) {
          if (!changed) {
            changed = true;
            if (change === 'delete') await store.delete(KEY);
            else await store.put(KEY, new Uint8Array([1]));
          }
          return store.put(key, bytes, options);
        },
      };
      expect(await repackEntry(racing, KEY, all)).toEqual({
        outcome: 'kept',
        reason: 'it was changed meanwhile',
      });
      expect((await store.get(KEY))?.bytes.byteLength).toBe(change === 'delete' ? undefined : 1);
    }
  });

  test('over content that is gone or damaged it is left as it is', async () => {
    const store = await sparse([3, 30]);
    const [first] = (await entryReferences(store, PACKS, KEY))!.blobs;
    const bytes = (await store.get(PACKS + first!.sha256))!.bytes;
    const damaged = bytes.map((byte) => byte ^ 1);
    const before = (await store.get(KEY))!.bytes;
    await store.put(PACKS + first!.sha256, damaged);
    expect(await repackEntry(store, KEY, all)).toEqual({
      outcome: 'kept',
      reason: 'a part of it has another digest',
    });
    await store.delete(PACKS + first!.sha256);
    expect(await repackEntry(store, KEY, all)).toEqual({ outcome: 'kept', reason: 'a part of it is gone' });
    expect(Buffer.from((await store.get(KEY))!.bytes).equals(before)).toBe(true);
  });
});
