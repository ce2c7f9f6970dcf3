import { openHistory } from '@paceline/history';
import { describe, expect, it } from 'vitest';
import { type MemoryStore, memoryStore } from './memory-store.ts';
import { MAIN, MAIN_ACCESS, NOW, record } from './records.ts';

const DAY = 86_400_000;
const daysAgo = (days: number) => NOW - days * DAY;

/** A run of a scope so many days ago. */
async function run(store: MemoryStore, scope: string, days: number, options = {}): Promise<void> {
  store.clock = () => daysAgo(days);
  const access = { ...MAIN_ACCESS, read: [scope], write: scope };
  const name = `${scope} ${days}`;
  await openHistory(store, access, { now: store.clock, ...options }).append(
    record(name, (days * DAY) / 1000, { scope }),
  );
  store.clock = () => NOW;
}

const scopesIn = (store: MemoryStore) =>
  [...new Set([...store.values.keys()].map((key) => decodeURIComponent(key.split('/')[2]!)))].sort();

/** What main's run does at its end. */
async function compactMain(store: MemoryStore, more: { tidiesAll?: boolean; options?: object } = {}) {
  const { tidiesAll = true, options = {} } = more;
  const history = openHistory(store, { ...MAIN_ACCESS, tidiesAll }, { now: () => NOW, ...options });
  await history.append(record('main now', 0));
  return history.compact();
}

describe('scopes of refs that are gone', () => {
  it('are dropped by a run of the default branch: pull requests after 30 days, others after the retention', async () => {
    const store = memoryStore();
    await run(store, MAIN, 1);
    await run(store, 'refs/pull/1/merge', 40);
    await run(store, 'refs/pull/1/merge', 29);
    await run(store, 'refs/pull/2/merge', 31);
    await run(store, 'refs/pull/3/merge', 31);
    await run(store, 'refs/heads/release', 89);
    await run(store, 'refs/heads/old', 91);
    await compactMain(store);
    expect(scopesIn(store)).toEqual(['refs/heads/main', 'refs/heads/release', 'refs/pull/1/merge']);
  });

  it('are those in which nothing was written, whatever their records say of the time', async () => {
    const store = memoryStore();
    await run(store, MAIN, 1);
    store.clock = () => daysAgo(31);
    const scope = 'refs/pull/4/merge';
    const pull = openHistory(store, { ...MAIN_ACCESS, read: [scope], write: scope }, { now: () => NOW });
    await pull.append(record('of the year 2100', -73 * 365 * 86_400, { scope }));
    store.clock = () => NOW;
    await compactMain(store);
    expect(scopesIn(store)).toEqual(['refs/heads/main']);
  });

  it('go with their snapshots, a thousand objects at a time, the oldest first', async () => {
    const store = memoryStore();
    await run(store, MAIN, 1);
    for (let number = 1; number <= 1100; number++)
      await run(store, `refs/pull/${number}/merge`, 40 + number / 1100);
    const [scope, folded] = ['refs/pull/5000/merge', daysAgo(60)];
    store.clock = () => folded;
    const pull = openHistory(store, { ...MAIN_ACCESS, read: [scope], write: scope }, { now: () => folded });
    for (const name of ['a', 'b']) await pull.append(record(name, 60 * 86_400, { scope }));
    await pull.compact();
    store.clock = () => NOW;
    expect([...store.values.keys()].filter((key) => key.startsWith('history-snapshot/'))).toHaveLength(1);
    await compactMain(store);
    expect(scopesIn(store)).not.toContain(scope);
    // One object of main, and what was too much for one time.
    expect(scopesIn(store)).toHaveLength(1 + 101);
    expect(scopesIn(store)).toContain('refs/pull/1/merge');
    await compactMain(store);
    expect(scopesIn(store)).toEqual(['refs/heads/main']);
  });

  it('stay where a run is not the default branch’s, or does not compact', async () => {
    const store = memoryStore();
    await run(store, MAIN, 1);
    await run(store, 'refs/pull/2/merge', 31);
    await compactMain(store, { tidiesAll: false });
    const history = openHistory(store, { ...MAIN_ACCESS, tidiesAll: true }, { now: () => NOW });
    await history.compact({ minObjects: 20 });
    expect(scopesIn(store)).toContain('refs/pull/2/merge');
  });

  it('take what an older release left along', async () => {
    const store = memoryStore();
    await run(store, MAIN, 1);
    const folder = [...store.values.keys()][0]!.split('/').slice(0, 2).join('/');
    store.clock = () => daysAgo(91);
    await store.put(`${folder}/r12-20260801T000000000Z-1-1`, new Uint8Array(1));
    store.clock = () => NOW;
    await compactMain(store);
    expect(scopesIn(store)).toEqual(['refs/heads/main']);
  });
});

it('a pull request that comes back while its scope is dropped keeps what it writes', async () => {
  const store = memoryStore();
  await run(store, MAIN, 1);
  await run(store, 'refs/pull/2/merge', 31);
  store.before = async (verb) => {
    if (verb !== 'delete') return;
    delete store.before;
    await run(store, 'refs/pull/2/merge', 0);
  };
  await compactMain(store);
  const access = { ...MAIN_ACCESS, read: ['refs/pull/2/merge'], write: 'refs/pull/2/merge' };
  const records = await openHistory(store, access, { now: () => NOW }).records();
  expect(records.map(({ runId }) => runId)).toContain('refs/pull/2/merge 0');
});
