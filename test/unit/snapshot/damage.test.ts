import { createCipheriv, createHmac, generateKeyPairSync, sign, verify } from 'node:crypto';
import { globSync, mkdirSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import {
  entryReferences,
  parsePaths,
  restoreSnapshot,
  type Signer,
  type Verifier,
  verifyEntry,
} from '@paceline/snapshot';
import { createDiskTier, createMemoryTier, createStack, type Tier } from '@paceline/store';
import { describe, expect, test } from 'vitest';
import { keyDigest } from '../../../packages/store/src/tier/digest.ts';
import { assemble, type EntrySpec, storeEntry, storeManifest } from './entries.ts';
import { readTree, temporary } from './trees.ts';

const KEY = 'cache/k';
const PACKS = 'packs/';
/** Bytes that no compression makes smaller, the same for the same seed. */
const noise = (seed: number, size: number): Buffer =>
  createCipheriv('aes-128-ctr', Buffer.alloc(16, seed), Buffer.alloc(16)).update(Buffer.alloc(size));
const words = (seed: number): Buffer => Buffer.from(`${seed} is a number. `.repeat(200));

const SPECS: EntrySpec[] = [
  { type: 'directory', path: '' },
  { type: 'file', path: 'a', content: words(1) },
  { type: 'file', path: 'b', content: noise(1, 3000) },
  { type: 'file', path: 'c', content: [noise(2, 2500), noise(3, 2500), words(2)] },
  { type: 'file', path: 'd', content: words(3), mode: 0o755 },
  { type: 'file', path: 'e', content: noise(4, 2000) },
];

/** An index of its own, beside the packs: large enough for that. */
const many = (): EntrySpec[] => [
  ...SPECS,
  ...Array.from(
    { length: 800 },
    (_, index): EntrySpec => ({
      type: 'file',
      path: `f${index}-${noise(index % 251, 100 + (index >> 8)).toString('base64url')}`,
      content: index < 5 ? noise(index + 9, 900) : Buffer.alloc(0),
      mtime: 1_000_000 + index * 7919,
    }),
  ),
];

async function stored(folder: string, specs: readonly EntrySpec[], tiers: Tier[] = [createMemoryTier()]) {
  const workspace = join(folder, 'workspace');
  mkdirSync(workspace);
  const store = createStack(tiers);
  const paths = parsePaths(['root'], { workspace, home: '/home/me' });
  const made = await assemble(KEY, ['root'], specs, { segment: 4000, pack: 6000 });
  await storeEntry(store, PACKS, made);
  const restore = (verifier?: Verifier) =>
    restoreSnapshot(store, { key: KEY, packs: PACKS, paths, workers: 0, verifier });
  const keys: string[] = [];
  for await (const { key } of store.list('')) keys.push(key);
  expect(await restore()).toMatchObject({ outcome: 'restored' });
  const tree = readTree(workspace);
  const empty = () => rmSync(join(workspace, 'root'), { recursive: true, force: true });
  empty();
  return { store, workspace, restore, keys: keys.sort(), tree, empty, made, tiers };
}

/** What can become of a stored value; with where in it, from 0 to below 1. */
const damages: Record<string, (good: Uint8Array, other: Uint8Array, at: number) => Uint8Array | undefined> = {
  flipped: (good, _, at) => {
    const bytes = Uint8Array.from(good);
    bytes[Math.floor(at * bytes.length)]! ^= 1 << (Math.floor(at * 997) % 8);
    return bytes;
  },
  'cut off': (good, _, at) => good.slice(0, Math.floor(at * good.length)),
  'longer than it was': (good, other) => Buffer.concat([good, other.subarray(0, 1)]),
  'partly another': (good, other, at) => {
    const bytes = Uint8Array.from(good);
    const start = Math.floor(at * bytes.length);
    bytes.set(other.subarray(0, Math.min(other.length, bytes.length - start)), start);
    return bytes;
  },
  another: (_, other) => other,
  gone: () => undefined,
};

describe('every stored object damaged in every way: never a wrong file', () => {
  test.each([
    ['one small entry', SPECS, 60],
    ['an entry with an index of its own', many(), 2],
  ])(
    '%s',
    async (_, specs, places) => {
      using place = temporary();
      const { store, workspace, restore, keys, tree, empty } = await stored(place.folder, specs);
      expect(keys.length).toBeGreaterThanOrEqual(3);
      let cases = 0;
      let misses = 0;
      for (const [index, key] of keys.entries()) {
        const good = (await store.get(key))!.bytes;
        const other = (await store.get(keys[(index + 1) % keys.length]!))!.bytes;
        for (const [name, damage] of Object.entries(damages)) {
          const times = name === 'another' || name === 'gone' || name.startsWith('longer') ? 1 : places;
          for (let step = 0; step < times; step++) {
            const bad = damage(good, other, step / times);
            if (bad && Buffer.from(bad).equals(good)) continue;
            await (bad ? store.put(key, bad) : store.delete(key));
            const result = await restore();
            cases += 1;
            if (result.outcome === 'restored') {
              // Bytes after the last that anything refers to; or when an entry that is not signed was made.
              if (key !== KEY) expect(name).toBe('longer than it was');
              expect(readTree(workspace)).toEqual(tree);
              empty();
            } else {
              misses += 1;
              expect(result.reason).toMatch(
                /^(?:the entry is (?:damaged|not usable): |there is no such entry)/,
              );
              expect(result.partly).toBe(false);
              expect(readTree(workspace)).toEqual([]);
            }
            await store.put(key, good);
          }
        }
      }
      expect(cases).toBeGreaterThan(places * 3 * keys.length * 0.9);
      expect(misses).toBeGreaterThan(cases * 0.8);
      expect(await restore()).toMatchObject({ outcome: 'restored' });
    },
    120_000,
  );
});

describe('what the store does not give is said to be gone or damaged, since it cannot be told', () => {
  test('a part that is gone', async () => {
    using place = temporary();
    const { store, restore, made } = await stored(place.folder, SPECS);
    const { sha256 } = made.manifest.packs[0]!;
    await store.delete(PACKS + sha256);
    expect(await restore()).toMatchObject({
      outcome: 'miss',
      broken: true,
      reason: 'the entry is damaged: a part of it is gone from the store, or damaged there',
      damaged: [sha256],
    });
  });

  test('so too where a tier refused what it found damaged', async () => {
    using place = temporary();
    const tier = createDiskTier(join(place.folder, 'store'));
    const { restore, made } = await stored(place.folder, SPECS, [tier]);
    const pack = made.manifest.packs[0]!.sha256;
    const [file] = globSync(`v1/values/packs/*/${keyDigest(PACKS + pack)}`, {
      cwd: join(place.folder, 'store'),
    });
    truncateSync(join(place.folder, 'store', file!), 50);
    expect(await restore()).toMatchObject({
      broken: true,
      reason: expect.stringMatching(/ is gone from the store, or damaged there$/),
    });
    expect(tier.counters().corrupt).toBe(1);
  });
});

describe('what is damaged in one tier is read from the next', () => {
  test('each object in turn, in the first tier only', async () => {
    using place = temporary();
    const [near, far] = [createMemoryTier(), createMemoryTier()];
    const { workspace, restore, keys, tree, empty } = await stored(place.folder, many(), [near, far]);
    for (const [index, key] of keys.entries()) {
      const good = (await far.get(key))!.bytes;
      const other = (await far.get(keys[(index + 1) % keys.length]!))!.bytes;
      for (const damage of Object.values(damages)) {
        const bad = damage(good, other, 0.5);
        await (bad ? near.put(key, bad) : near.delete(key));
        expect(await restore()).toMatchObject({ outcome: 'restored' });
        expect(readTree(workspace)).toEqual(tree);
        empty();
        await near.put(key, good);
      }
    }
  });
});

const hmac = (secret: string): Signer & Verifier => {
  const of = (bytes: Uint8Array) => createHmac('sha256', secret).update(bytes).digest('base64');
  return { algorithm: 'hmac-sha256', sign: of, verify: (bytes, signature) => of(bytes) === signature };
};
function ed25519(): Signer & Verifier {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    algorithm: 'ed25519',
    sign: (bytes) => sign(null, bytes, privateKey).toString('base64'),
    verify: (bytes, signature) => verify(null, bytes, publicKey, Buffer.from(signature, 'base64')),
  };
}

describe('signatures', () => {
  test.each([
    ['HMAC', hmac('secret'), hmac('other secret')],
    ['Ed25519', ed25519(), ed25519()],
  ])('%s: only what the key signed is restored', async (_, key, stranger) => {
    using place = temporary();
    const { store, workspace, restore, made, empty } = await stored(place.folder, SPECS);
    expect(await restore(key)).toMatchObject({ reason: 'the entry is not usable: it is not signed' });
    await storeManifest(store, PACKS, made.manifest, { signer: stranger });
    expect(await restore(key)).toMatchObject({
      reason: 'the entry is not usable: its signature is not valid',
    });
    expect(readTree(workspace)).toEqual([]);
    await storeManifest(store, PACKS, made.manifest, { signer: key });
    expect(await restore(key)).toMatchObject({ outcome: 'restored' });
    empty();
    // Without a key signatures are not looked at.
    expect(await restore()).toMatchObject({ outcome: 'restored' });
    empty();
    const algorithm = key.algorithm === 'ed25519' ? 'hmac-sha256' : 'ed25519';
    expect(await restore({ ...key, algorithm })).toMatchObject({
      reason: 'the entry is not usable: it is signed in another way',
    });
    // Signed, and then moved under another key.
    await store.put('cache/other', (await store.get(KEY))!.bytes);
    const paths = parsePaths(['root'], { workspace, home: '/home/me' });
    const moved = { key: 'cache/other', packs: PACKS, paths, workers: 0, verifier: key };
    expect(await restoreSnapshot(store, moved)).toMatchObject({
      reason: 'the entry is not usable: it belongs to another entry',
    });
  });
});

describe('for those who look after a store', () => {
  test('references: all packs and the index, and how much of each is needed', async () => {
    using place = temporary();
    const { store, keys, made } = await stored(place.folder, many());
    const references = (await entryReferences(store, PACKS, KEY))!;
    expect(references.blobs.map(({ sha256 }) => PACKS + sha256).sort()).toEqual(
      keys.filter((key) => key !== KEY),
    );
    for (const { sha256, bytes, used } of references.blobs) {
      expect((await store.head(PACKS + sha256))?.size).toBe(bytes);
      expect(used).toBe(bytes);
    }
    expect(references.files).toBe(many().length - 1);
    // Without one file that filled most of a pack, less of it is needed.
    const entries = made.manifest.entries.filter(({ path }) => path !== 'b');
    await storeManifest(store, PACKS, { ...made.manifest, entries });
    const less = (await entryReferences(store, PACKS, KEY))!;
    expect(less.blobs.some(({ bytes, used }) => used < bytes * 0.7)).toBe(true);
    expect(await entryReferences(store, PACKS, 'cache/none')).toBeUndefined();
    await store.put('cache/bad', Buffer.from('bad'));
    expect(await entryReferences(store, PACKS, 'cache/bad')).toBeUndefined();
  });

  test('verify: says what is wrong, down to a chunk that the segments say nothing about', async () => {
    using place = temporary();
    const { store, made } = await stored(place.folder, SPECS);
    expect(await verifyEntry(store, PACKS, KEY)).toEqual([]);
    expect(await verifyEntry(store, PACKS, KEY, hmac('s'))).toEqual([
      'the entry is not usable: it is not signed',
    ]);
    expect(await verifyEntry(store, PACKS, 'cache/none')).toEqual(['there is no such entry']);
    const [chunk, ...chunks] = made.manifest.chunks;
    const wrong = { ...made.manifest, chunks: [{ ...chunk!, sha256: 'a'.repeat(64) }, ...chunks] };
    await storeManifest(store, PACKS, wrong);
    expect(await verifyEntry(store, PACKS, KEY)).toEqual([
      expect.stringMatching(/^1 chunks of segment 0 of pack [0-9a-f]{12} have another digest$/),
    ]);
    const { sha256 } = made.manifest.packs[0]!;
    const good = (await store.get(PACKS + sha256))!.bytes;
    good[3]! ^= 1;
    await store.put(PACKS + sha256, good);
    expect(await verifyEntry(store, PACKS, KEY)).toHaveLength(2);
    await store.delete(PACKS + sha256);
    expect(await verifyEntry(store, PACKS, KEY)).toEqual([expect.stringMatching(/is gone$/)]);
  });
});
