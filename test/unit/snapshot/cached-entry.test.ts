import { createHmac } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePaths, restoreSnapshot, type Signer, saveSnapshot, type Verifier } from '@paceline/snapshot';
import { createMemoryTier, createStack, type Store } from '@paceline/store';
import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../packages/snapshot/src/format/envelope.ts';
import { saveStatCache } from '../../../packages/snapshot/src/stat/stat-cache.ts';
import { STAT_COLUMNS } from '../../../packages/snapshot/src/stat/stat-columns.ts';
import { assemble, type EntrySpec, storeEntry } from './entries.ts';
import { readTree, settled, temporary } from './trees.ts';

const PACKS = 'packs/';
const MAIN = 'cache/main/';
const PULL = 'cache/pull/';
const GOOD = Buffer.from('module.exports = "good";'.padEnd(120));
const EVIL = Buffer.from('module.exports = "EVIL";'.padEnd(120));
const FILE: EntrySpec[] = [
  { type: 'directory', path: '' },
  { type: 'file', path: 'index.js', content: EVIL },
];

function machine(folder: string) {
  const workspace = join(folder, 'workspace');
  mkdirSync(workspace, { recursive: true });
  const paths = parsePaths(['root'], { workspace, home: '/home/me' });
  const about = { packs: PACKS, paths, workers: 0, statCache: join(folder, 'trees/one') };
  return {
    about,
    file: join(workspace, 'root/index.js'),
    write(content: Uint8Array) {
      rmSync(join(workspace, 'root'), { recursive: true, force: true });
      mkdirSync(join(workspace, 'root'));
      writeFileSync(join(workspace, 'root/index.js'), content);
    },
    empty: () => rmSync(join(workspace, 'root'), { recursive: true, force: true }),
    tree: () => readTree(workspace),
  };
}

/** The entry of a stranger, whose chunk is said to be GOOD and is EVIL. */
async function storeLie(store: Store, key: string) {
  const made = await assemble(key, ['root'], FILE);
  (made.manifest.chunks[0] as { sha256: string }).sha256 = sha256Hex(GOOD);
  await storeEntry(store, PACKS, made);
  return made;
}

/** What another, clean machine gets. */
async function elsewhere(store: Store, key: string): Promise<string | undefined> {
  using place = temporary();
  const { about, file } = machine(place.folder);
  const restored = await restoreSnapshot(store, { ...about, key });
  return restored.outcome === 'restored' ? readFileSync(file, 'utf8') : undefined;
}

describe('what an entry says of its content is held against the content', () => {
  test('a chunk of another digest than its bytes is damage, and nothing is put in place', async () => {
    using place = temporary();
    const store = createStack([createMemoryTier()]);
    const { about, tree } = machine(place.folder);
    const { manifest } = await storeLie(store, `${PULL}k`);
    expect(await restoreSnapshot(store, { ...about, key: `${PULL}k` })).toMatchObject({
      ...{ outcome: 'miss', broken: true, partly: false },
      damaged: [manifest.packs[0]!.sha256],
    });
    expect(tree()).toEqual([]);
    // The pack is what its name says: only the entry lies.
    expect(await store.head(PACKS + manifest.packs[0]!.sha256)).toBeDefined();
  });

  test('of a large file each chunk, wherever it lies', async () => {
    const parts = Array.from({ length: 5 }, (_, index) =>
      Buffer.alloc(5000, String.fromCharCode(65 + index)),
    );
    const specs: EntrySpec[] = [
      { type: 'directory', path: '' },
      { type: 'file', path: 'large', content: parts },
      { type: 'file', path: 'again', content: parts[2]! },
    ];
    for (let lie = 0; lie < parts.length; lie++) {
      using place = temporary();
      const store = createStack([createMemoryTier()]);
      const { about, tree } = machine(place.folder);
      const made = await assemble(`${MAIN}k`, ['root'], specs, { segment: 11_000, pack: 100 });
      (made.manifest.chunks[lie] as { sha256: string }).sha256 = sha256Hex(GOOD);
      await storeEntry(store, PACKS, made);
      expect(await restoreSnapshot(store, { ...about, key: `${MAIN}k` })).toMatchObject({ outcome: 'miss' });
      expect(tree()).toEqual([]);
    }
  });
});

describe('the stat cache and its entry', () => {
  test('of an entry that this run may not read, a save and a restore take nothing', async () => {
    using place = temporary();
    const store = createStack([createMemoryTier()]);
    const { about, write, empty, file } = machine(place.folder);
    write(GOOD);
    await settled();
    // The state says of this very file that it is the stranger's chunk.
    const made = await storeLie(store, `${PULL}k`);
    const seen = await saveSnapshot(store, { ...about, key: `${PULL}honest` });
    expect(seen.hashedFiles).toBe(1);
    const value = (await store.get(`${PULL}k`))!.bytes;
    const stats = new Float64Array(2 * STAT_COLUMNS);
    const blobs = made.manifest.packs.map(({ sha256 }) => sha256);
    saveStatCache(about.statCache, about.paths.version, {
      ...{ key: `${PULL}k`, value, index: undefined, blobs, stats },
    });
    const mayRead = (key: string) => key.startsWith(MAIN);
    const saved = await saveSnapshot(store, { ...about, key: `${MAIN}k`, mayRead });
    expect(saved).toMatchObject({ outcome: 'saved', hashedFiles: 1 });
    expect(await elsewhere(store, `${MAIN}k`)).toBe(GOOD.toString());
    empty();
    expect(await restoreSnapshot(store, { ...about, key: `${MAIN}k`, mayRead })).toMatchObject({
      outcome: 'restored',
      writtenFiles: 1,
    });
    expect(readFileSync(file)).toEqual(GOOD);
  });

  test('is believed of the entries that this run may read', async () => {
    using place = temporary();
    const store = createStack([createMemoryTier()]);
    const { about, write } = machine(place.folder);
    write(GOOD);
    await settled();
    const mayRead = (key: string) => key.startsWith(MAIN);
    await saveSnapshot(store, { ...about, key: `${MAIN}1`, mayRead });
    expect(await saveSnapshot(store, { ...about, key: `${MAIN}2`, mayRead })).toMatchObject({
      hashedFiles: 0,
    });
    expect(await saveSnapshot(store, { ...about, key: `${PULL}1`, mayRead: () => false })).toMatchObject({
      hashedFiles: 1,
    });
  });

  test.each<[string, EntrySpec]>([
    ['a path out of its root', { type: 'file', path: '../../escaped', content: EVIL }],
    ['a file below a link', { type: 'file', path: 'link/escaped', content: EVIL }],
  ])('with %s is of no use, although its digest is right', async (_, spec) => {
    using place = temporary();
    const store = createStack([createMemoryTier()]);
    const { about, tree } = machine(place.folder);
    const before = readTree(place.folder);
    const specs: EntrySpec[] = [
      { type: 'directory', path: '' },
      { type: 'symlink', path: 'link', target: '../..' },
      spec,
    ];
    const made = await assemble(`${MAIN}k`, ['root'], specs);
    await storeEntry(store, PACKS, made);
    const value = (await store.get(`${MAIN}k`))!.bytes;
    const stats = new Float64Array(specs.length * STAT_COLUMNS);
    saveStatCache(about.statCache, about.paths.version, {
      ...{ key: `${MAIN}k`, value, index: undefined, blobs: [], stats },
    });
    expect(await restoreSnapshot(store, { ...about, key: `${MAIN}k` })).toMatchObject({
      outcome: 'miss',
      reason: expect.stringContaining('not usable'),
    });
    expect(tree()).toEqual([]);
    expect(readTree(place.folder).filter((line) => !line.includes('trees'))).toEqual(before);
  });

  const key = (secret: string): { signer: Signer; verifier: Verifier } => {
    const mac = (bytes: Uint8Array) => createHmac('sha256', secret).update(bytes).digest('base64');
    const algorithm = 'hmac-sha256';
    return {
      signer: { algorithm, sign: mac },
      verifier: { algorithm, verify: (bytes, signature) => mac(bytes) === signature },
    };
  };

  test.each([
    ['nobody signed', {}],
    ['somebody else signed', key('of somebody else')],
  ])('and %s is of no use to who verifies', async (_, other) => {
    using place = temporary();
    const store = createStack([createMemoryTier()]);
    const { about, write } = machine(place.folder);
    write(GOOD);
    await settled();
    const own = key('own');
    await saveSnapshot(store, { ...about, key: `${MAIN}1`, ...other });
    // An entry that is signed, beside state that is not.
    expect(await saveSnapshot(store, { ...about, key: `${MAIN}2`, ...own })).toMatchObject({
      hashedFiles: 1,
    });
    expect(await saveSnapshot(store, { ...about, key: `${MAIN}3`, ...own })).toMatchObject({
      hashedFiles: 0,
    });
    const state = readFileSync(about.statCache);
    expect(state.includes(own.signer.sign(state.subarray(0, 'paceline stats 5\n'.length + 32)))).toBe(true);
  });

  test('is not written by who verifies and cannot sign', async () => {
    using place = temporary();
    const store = createStack([createMemoryTier()]);
    const { about, write, empty } = machine(place.folder);
    write(GOOD);
    const { signer, verifier } = key('own');
    await saveSnapshot(store, { ...about, key: `${MAIN}1`, signer, verifier });
    rmSync(about.statCache);
    empty();
    expect(await restoreSnapshot(store, { ...about, key: `${MAIN}1`, verifier })).toMatchObject({
      outcome: 'restored',
    });
    expect(() => readFileSync(about.statCache)).toThrow('ENOENT');
  });
});

describe('content that somebody replaced under its digest', () => {
  test('is put anew by the next save that has it, although something is there', async () => {
    using place = temporary();
    const tier = createMemoryTier();
    const store = createStack([tier]);
    const { about, write } = machine(place.folder);
    write(GOOD);
    await saveSnapshot(store, { ...about, key: `${MAIN}1` });
    rmSync(about.statCache);
    const packs: string[] = [];
    for await (const { key } of tier.list(PACKS)) packs.push(key);
    expect(packs).toHaveLength(1);
    await tier.put(packs[0]!, EVIL);
    expect(await elsewhere(store, `${MAIN}1`)).toBeUndefined();
    await tier.put(packs[0]!, EVIL);
    // It knows of no earlier entry, so it packs the same content to the same pack.
    expect(await saveSnapshot(store, { ...about, key: `${MAIN}2` })).toMatchObject({ outcome: 'saved' });
    for (const entry of ['1', '2']) expect(await elsewhere(store, MAIN + entry)).toBe(GOOD.toString());
  });

  test('is put anew for other machines, although this one has it right', async () => {
    using place = temporary();
    const shared = { ...createMemoryTier(), name: 's3', shared: true };
    const store = createStack([createMemoryTier(), shared]);
    const { about, write } = machine(place.folder);
    write(GOOD);
    await saveSnapshot(store, { ...about, key: `${MAIN}1` });
    rmSync(about.statCache);
    const packs: string[] = [];
    for await (const { key } of shared.list!(PACKS)) packs.push(key);
    await shared.put(packs[0]!, EVIL);
    await saveSnapshot(store, { ...about, key: `${MAIN}2` });
    expect(await elsewhere(createStack([shared]), `${MAIN}2`)).toBe(GOOD.toString());
  });

  test('is not built on by a save that knows of the damage', async () => {
    using place = temporary();
    const tier = createMemoryTier();
    const store = createStack([tier]);
    const { about, write } = machine(place.folder);
    write(GOOD);
    await settled();
    await saveSnapshot(store, { ...about, key: `${MAIN}1` });
    const packs: string[] = [];
    for await (const { key } of tier.list(PACKS)) packs.push(key);
    await tier.put(packs[0]!, EVIL);
    using other = temporary();
    const missed = await restoreSnapshot(store, { ...machine(other.folder).about, key: `${MAIN}1` });
    const damaged = missed.outcome === 'miss' ? missed.damaged : [];
    expect(damaged).toEqual([packs[0]!.slice(PACKS.length)]);
    await tier.put(packs[0]!, EVIL);
    const avoid = (sha256: string) => damaged.includes(sha256);
    expect(await saveSnapshot(store, { ...about, key: `${MAIN}2`, avoid })).toMatchObject({ hashedFiles: 1 });
    expect(await elsewhere(store, `${MAIN}2`)).toBe(GOOD.toString());
  });
});
