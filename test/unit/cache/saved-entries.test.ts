import { createMemoryTier, createStack, type Entry, type ListOptions } from '@paceline/store';
import { expect, test } from 'vitest';
import {
  entryFolder,
  entryName,
  repositoryFolder,
  savedEntries,
} from '../../../actions/cache/src/entries/entries.ts';

const REPOSITORY = 'octo/app';
const MAIN = 'refs/heads/main';
const PULL = 'refs/pull/9/merge';
const VERSION = '0123456789abcdef';
const keyIn = (scope: string, key: string) =>
  entryFolder(REPOSITORY, scope, VERSION) + entryName(scope, key, {});
const entry = (key: string, createdAt = 1): Entry => ({ key, size: 1, metadata: {}, createdAt });

/** A store that lists these in this order, and notes what it was asked and how many it gave. */
function listing(entries: readonly Entry[]) {
  const asked: [prefix: string, options: ListOptions | undefined][] = [];
  let given = 0;
  const store = {
    async *list(prefix: string, options?: ListOptions) {
      asked.push([prefix, options]);
      for (const one of entries.filter(({ key }) => key.startsWith(prefix))) {
        given += 1;
        yield one;
      }
    },
  };
  return { store, asked, given: () => given };
}

test('all entries, each once, newest first', async () => {
  const { store } = listing([
    entry(keyIn(PULL, 'k'), 1),
    entry(keyIn(MAIN, 'k'), 2),
    entry(keyIn('refs/heads/x', 'k'), 3),
    entry(`${repositoryFolder(REPOSITORY)}no-entry`),
  ]);
  const { entries, whole } = await savedEntries(store, REPOSITORY, [MAIN]);
  expect(entries.map(({ scope }) => scope)).toEqual(['refs/heads/x', MAIN, PULL]);
  expect(whole).toBe(true);
});

test('what others fill their refs with is looked at up to a bound, and not before what the run reads', async () => {
  const strangers = Array.from({ length: 5000 }, (_, index) => entry(keyIn(PULL, `k${index}`)));
  const { store, given } = listing([...strangers, entry(keyIn(MAIN, 'k'))]);
  const { entries, whole } = await savedEntries(store, REPOSITORY, ['refs/heads/topic', MAIN]);
  expect(entries.filter(({ scope }) => scope === MAIN)).toHaveLength(1);
  expect(entries).toHaveLength(2000);
  expect(given()).toBeLessThan(2010);
  expect(whole).toBe(false);
});

test('things that are no entries count too', async () => {
  const strangers = Array.from({ length: 50 }, (_, index) =>
    entry(`${repositoryFolder(REPOSITORY)}junk${index}`),
  );
  const { store, given } = listing(strangers);
  const bounds = { entries: 10, milliseconds: 10_000 };
  expect(await savedEntries(store, REPOSITORY, [MAIN], bounds)).toEqual({ entries: [], whole: false });
  expect(given()).toBeLessThan(13);
});

test('exactly as many as the bound are all', async () => {
  const { store } = listing([entry(keyIn(MAIN, 'a')), entry(keyIn(MAIN, 'b'))]);
  const bounds = { entries: 2, milliseconds: 10_000 };
  expect(await savedEntries(store, REPOSITORY, [MAIN], bounds)).toMatchObject({ whole: true });
});

test('a store that does not go on is not waited for, and what it said before is used', async () => {
  const store = {
    async *list(prefix: string) {
      yield entry(keyIn(MAIN, 'k'));
      if (prefix === repositoryFolder(REPOSITORY)) await new Promise(() => {});
    },
  };
  const { entries, whole } = await savedEntries(store, REPOSITORY, [MAIN], { entries: 10, milliseconds: 50 });
  expect(entries).toHaveLength(1);
  expect(whole).toBe(false);
});

test('nor one that gives much without a pause', async () => {
  const store = {
    async *list() {
      for (let index = 0; ; index++) yield entry(keyIn(MAIN, `k${index}`));
    },
  };
  const bounds = { entries: Number.POSITIVE_INFINITY, milliseconds: 50 };
  expect((await savedEntries(store, REPOSITORY, [MAIN], bounds)).whole).toBe(false);
});

test('a failure of the store is thrown; one after the deadline is not an unhandled rejection', async () => {
  const failing = (milliseconds: number) => ({
    list: () =>
      (async function* () {
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
        yield entry(keyIn(MAIN, 'k'));
        throw new Error('broken');
      })(),
  });
  await expect(savedEntries(failing(0), REPOSITORY, [MAIN])).rejects.toThrow('broken');
  const bounds = { entries: 10, milliseconds: 5 };
  expect(await savedEntries(failing(50), REPOSITORY, [MAIN], bounds)).toMatchObject({ whole: false });
  await new Promise((resolve) => setTimeout(resolve, 100));
});

test('of other refs, names that cost a request each are left out, and that is said', async () => {
  const { store, asked } = listing([]);
  expect(await savedEntries(store, REPOSITORY, [MAIN])).toEqual({ entries: [], whole: true });
  expect(asked.map(([, options]) => [options?.shallow, options?.onUnnamed !== undefined])).toEqual([
    [true, false],
    [true, true],
  ]);
  const unnamed = {
    async *list(_: string, options?: ListOptions) {
      options?.onUnnamed?.();
      yield* [] as Entry[];
    },
  };
  expect(await savedEntries(unnamed, REPOSITORY, [MAIN])).toEqual({ entries: [], whole: false });
});

test('of a real store', async () => {
  const store = createStack([createMemoryTier()]);
  await store.put(keyIn(PULL, 'k'), Buffer.from('v'), { metadata: { job: 'test' } });
  const { entries, whole } = await savedEntries(store, REPOSITORY, [MAIN]);
  expect(entries).toMatchObject([{ scope: PULL, key: 'k', metadata: { job: 'test' } }]);
  expect(whole).toBe(true);
});
