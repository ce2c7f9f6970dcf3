import { readEnvironment } from '@paceline/core';
import { createMemoryTier, createStack, type ListingTier } from '@paceline/store';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { optimize } from '../../../actions/cache/admin/src/commands/optimize.ts';
import type { AdminRun } from '../../../actions/cache/admin/src/run.ts';
import { adminStore } from '../../../actions/cache/admin/src/tiers.ts';
import { entryFolder, entryName, packFolder } from '../../../actions/cache/src/entries/entries.ts';
import { readMarkedBlobs } from '../../../actions/cache/src/entries/marked-blobs.ts';
import { fakeSnapshots, HOUR, MAIN, REPOSITORY, sha256, VERSION } from './stage.ts';

const GRACE = 24 * HOUR;
const PARTS = 6;
const KEYS = 4;
const packs = packFolder(REPOSITORY);
const partKey = (part: number) => packs + sha256(`part ${part}`);
const storeKey = (key: number) => entryFolder(REPOSITORY, MAIN, VERSION) + entryName(MAIN, `key-${key}`, {});

type Actor =
  | { kind: 'save'; key: number; parts: number[]; base: number; expires: boolean }
  | { kind: 'remove'; key: number }
  | { kind: 'optimize'; quota: boolean }
  | { kind: 'read'; key: number }
  | { kind: 'wait'; hours: number };

const actor: fc.Arbitrary<Actor> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('save' as const),
      key: fc.nat(KEYS - 1),
      parts: fc.uniqueArray(fc.nat(PARTS - 1), { minLength: 1, maxLength: 3 }),
      base: fc.nat(KEYS - 1),
      expires: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), key: fc.nat(KEYS - 1) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('optimize' as const), quota: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('read' as const), key: fc.nat(KEYS - 1) }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 5, max: 30 }) }),
  },
);

/**
 * Every call of the store waits for its turn, and whose turn it is comes from the property: so each run is one
 * interleaving of all that savers, readers and several runs of optimize do, call by call. Time passes at any
 * point, but no saver and no run of optimize takes longer than the grace: that is what users are told to see to.
 */
function createWorld(pick: (waiting: number) => number) {
  let time = Date.UTC(2026, 0, 1);
  const waiting: (() => void)[] = [];
  const under = new Set<{ since: number }>();
  const turn = () => new Promise<void>((resolve) => void waiting.push(resolve));
  const inner = createMemoryTier({ now: () => time });
  const inTurn =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      await turn();
      return call(...args);
    };
  const tier: ListingTier = {
    ...inner,
    name: 's3',
    shared: true,
    get: inTurn(inner.get),
    head: inTurn(inner.head),
    put: inTurn(inner.put),
    delete: inTurn(async (key) => {
      const existed = await inner.delete(key);
      if (existed && key.startsWith(packs)) world.deletions += 1;
      return existed;
    }),
    async *list(prefix) {
      await turn();
      // As of one moment: what the servers promise for each page.
      yield* inner.list(prefix);
    },
  };
  const clock = { now: () => time, after: () => () => {} };
  const world = {
    inner,
    /** Of content. */
    deletions: 0,
    stack: () => createStack([tier], { clock }),
    now: () => time,
    /** Work that has to end within the grace. */
    async within<T>(work: () => Promise<T>): Promise<T> {
      const mine = { since: time };
      under.add(mine);
      try {
        return await work();
      } finally {
        under.delete(mine);
      }
    },
    async pass(hours: number) {
      for (let hour = 0; hour < hours; hour++) {
        await turn();
        const oldest = Math.min(...[...under].map(({ since }) => since));
        if (time + HOUR - oldest < GRACE) time += HOUR;
      }
    },
    async runAll(actors: Promise<unknown>[]) {
      let done = false;
      const all = Promise.all(actors).finally(() => {
        done = true;
      });
      while (!done) {
        await new Promise<void>((resolve) => setImmediate(resolve));
        const next = waiting.splice(pick(waiting.length), 1)[0];
        next?.();
      }
      await all;
    },
  };
  return world;
}

async function save(world: ReturnType<typeof createWorld>, actor: Extract<Actor, { kind: 'save' }>) {
  const store = world.stack();
  const avoid = await readMarkedBlobs(store, REPOSITORY);
  const base = await fakeSnapshots.references(store, packs, storeKey(actor.base));
  const held = new Set(base?.blobs.map((blob) => blob.sha256));
  const put = (part: number, anew: boolean) =>
    store.put(
      partKey(part),
      Buffer.from(`part ${part}`),
      anew ? {} : { ifAbsent: true, contentAddressed: true },
    );
  for (const part of actor.parts) {
    const digest = sha256(`part ${part}`);
    if (!held.has(digest) || avoid(digest)) await put(part, avoid(digest));
  }
  const blobs = actor.parts.map((part) => ({ sha256: sha256(`part ${part}`), bytes: 6, used: 6 }));
  await store.put(storeKey(actor.key), Buffer.from(JSON.stringify({ blobs, files: 1, bytes: 6 })), {
    ...(actor.expires ? { expiresAt: world.now() + 40 * HOUR } : {}),
  });
  for (const part of actor.parts.filter((one) => avoid(sha256(`part ${one}`)))) {
    if (!(await store.head(partKey(part)))) await put(part, true);
  }
}

async function clean(world: ReturnType<typeof createWorld>, quota: boolean) {
  const store = adminStore(world.stack(), [world.stack()]);
  const run = {
    environment: readEnvironment({ GITHUB_REPOSITORY: REPOSITORY }),
    log: { info: () => {}, warning: () => {} },
    store,
    snapshots: fakeSnapshots,
    rights: { read: [MAIN], change: 'all', who: 'a test' },
    options: { grace: GRACE, quota: quota ? 400 : undefined, dryRun: false },
    now: world.now,
  } as unknown as AdminRun;
  await optimize(run);
}

/** Keys of entries that are present and lack a part. */
async function broken({ inner }: ReturnType<typeof createWorld>): Promise<string[]> {
  const found: string[] = [];
  for await (const { key } of inner.list('cache/')) {
    const { blobs } = JSON.parse(new TextDecoder().decode((await inner.get(key))!.bytes));
    for (const { sha256: digest } of blobs) if (!(await inner.head(packs + digest))) found.push(key);
  }
  return found;
}

test('no interleaving of savers, readers and runs of optimize leaves an entry without its content', async () => {
  let deletions = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(actor, { minLength: 6, maxLength: 24 }),
      fc.infiniteStream(fc.nat(1_000_000)),
      async (actors, turns) => {
        const world = createWorld((waiting) => (waiting === 0 ? 0 : turns.next().value! % waiting));
        const store = world.stack();
        for (let part = 0; part < PARTS; part++)
          await world.inner.put(partKey(part), Buffer.from(`part ${part}`));
        // Up to six things at a time, at moments at which content is about to be deleted.
        for (let at = 0; at < actors.length; at += 6) {
          await world.runAll([world.pass(25)]);
          await world.runAll([clean(world, false)]);
          await world.runAll([world.pass(25)]);
          await world.runAll(
            actors.slice(at, at + 6).map(async (one) => {
              if (one.kind === 'save') await world.within(() => save(world, one));
              else if (one.kind === 'optimize') await world.within(() => clean(world, one.quota));
              else if (one.kind === 'remove') await store.delete(storeKey(one.key));
              else if (one.kind === 'wait') await world.pass(one.hours);
              else await fakeSnapshots.verify(store, packs, storeKey(one.key));
            }),
          );
          expect(await broken(world)).toEqual([]);
        }
        deletions += world.deletions;
      },
    ),
    { numRuns: Number(process.env['PACELINE_PRUNE_RUNS'] ?? 250) },
  );
  // Otherwise nothing was tried.
  expect(deletions).toBeGreaterThan(100);
});

test('content that nobody refers to does go: two graces after its last use at the latest', async () => {
  const world = createWorld(() => 0);
  await world.runAll([save(world, { kind: 'save', key: 0, parts: [0, 1], base: 0, expires: false })]);
  await world.runAll([world.stack().delete(storeKey(0))]);
  for (let run = 0; run < 3; run++) {
    await world.runAll([world.pass(25)]);
    await world.runAll([clean(world, false)]);
  }
  const left: string[] = [];
  for await (const { key } of world.inner.list('packs/')) left.push(key);
  expect(left).toEqual([]);
});
