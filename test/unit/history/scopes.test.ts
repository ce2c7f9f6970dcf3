import type { HistoryRecord } from '@paceline/contracts';
import { eventTrust } from '@paceline/core';
import { fileTimings, openHistory } from '@paceline/history';
import { describe, expect, it } from 'vitest';
import { baselineRecords } from '../../../actions/perf-report/src/compare/compare.ts';
import { type MemoryStore, memoryStore } from './memory-store.ts';
import { file, MAIN, MAIN_ACCESS, NOW, record } from './records.ts';

const repository = 'acme/shop';
const RELEASE = 'refs/heads/release';
const PULL = 'refs/pull/7/merge';
const scopes = [
  MAIN,
  RELEASE,
  'refs/heads/topic',
  PULL,
  'refs/pull/8/merge',
  'refs/heads/mai',
  'refs/heads/main/2',
];

/** What a run on this event may do, as GitHub describes the event. */
const trustOf = (eventName: string, ref: string, event: Record<string, unknown> = {}) =>
  eventTrust({
    eventName,
    ref,
    repository,
    variables: {},
    event: { repository: { default_branch: 'main' }, ...event },
  });
const pull_request = { number: 7, base: { ref: 'release' }, head: { repo: { full_name: 'mallory/shop' } } };
const openAs = (store: MemoryStore, trust: ReturnType<typeof eventTrust>, options = {}) =>
  openHistory(store, { repository, workflow: 'ci', ...trust }, { now: () => NOW, ...options });
const asScope = (store: MemoryStore, scope: string, options = {}) =>
  openHistory(store, { ...MAIN_ACCESS, read: [scope], write: scope }, { now: () => NOW, ...options });

/** Three green runs of each scope; the only test takes a second more in each scope. */
async function filled(lists: boolean): Promise<MemoryStore> {
  const store = memoryStore({ lists });
  for (const [index, scope] of scopes.entries()) {
    for (let run = 1; run <= 3; run++) {
      const files = [file('a.test.ts', index + 1)];
      const runNumber = index * 3 + run;
      await asScope(store, scope).append(
        record(`${scope} ${run}`, 100 - runNumber, { scope, files, runNumber }),
      );
    }
  }
  return store;
}

describe.each([true, false])('history in a store that lists: %s', (lists) => {
  it.each([
    ['push', MAIN, {}, MAIN, [MAIN], [MAIN]],
    ['push', 'refs/heads/topic', {}, 'refs/heads/topic', ['refs/heads/topic', MAIN], [MAIN]],
    ['schedule', MAIN, {}, MAIN, [MAIN], [MAIN]],
    ['pull_request', PULL, { pull_request }, PULL, [PULL, RELEASE, MAIN], [RELEASE, MAIN]],
    // A pull request that was closed carries the ref of its base.
    ['pull_request', RELEASE, { pull_request }, PULL, [PULL, RELEASE, MAIN], [RELEASE, MAIN]],
    ['pull_request_review', PULL, { pull_request }, PULL, [PULL, RELEASE, MAIN], [RELEASE, MAIN]],
    ['pull_request_target', MAIN, { pull_request }, undefined, [RELEASE, MAIN], [RELEASE, MAIN]],
    ['workflow_run', MAIN, {}, undefined, [MAIN], [MAIN]],
    ['issue_comment', MAIN, {}, undefined, [MAIN], [MAIN]],
    ['an_event_of_next_year', MAIN, {}, undefined, [MAIN], [MAIN]],
  ])('a run on %s of %s', async (eventName, ref, event, written, read, compared) => {
    const store = await filled(lists);
    const before = new Set(store.values.keys());
    const trust = trustOf(eventName, ref, event);
    const history = openAs(store, trust, { runNumber: 100 });

    const records = await history.records();
    expect(new Set(records.map(({ scope }) => scope))).toEqual(new Set(read));
    expect([...fileTimings(records).values()]).toMatchObject([{ runs: 3 * read.length }]);
    const baseline = baselineRecords(records, 'this', trust.baseline, 200).map(({ scope }) => scope);
    expect(baseline).toEqual(compared.flatMap((scope) => [scope, scope, scope]));

    for (const scope of [...scopes, 'refs/heads/other']) {
      const own = { scope, runNumber: 100 };
      if (scope === written) await history.append(record('this', 0, own));
      else await expect(history.append(record('this', 0, own))).rejects.toThrow('this run may write');
    }
    await history.compact({ minObjects: 1 });
    const folder = `/${encodeURIComponent(written ?? '')}/`;
    const added = [...store.values.keys()].filter((key) => !before.has(key));
    const gone = [...before].filter((key) => !store.values.has(key));
    expect(added).toHaveLength(written === undefined ? 0 : lists ? 1 : 2);
    for (const key of [...added, ...gone]) expect(key).toContain(folder);
  });

  it('leaves out what stands in one scope and calls itself another’s, alone or in a snapshot', async () => {
    const store = memoryStore({ lists });
    const own = asScope(store, PULL);
    await own.append(record('honest', 5, { scope: PULL, runNumber: 1 }));
    for (const [run, forged] of [MAIN, RELEASE, 'main', ''].entries()) {
      const key = [...store.values.keys()][0]!.replace(/r0+1-/, `r${String(run + 2).padStart(16, '0')}-`);
      store.values.set(key, text(record(`forged ${run}`, 1, { scope: forged, runNumber: run + 2 })));
    }
    // The bytes of a snapshot of main, under the key of one of the pull request.
    const other = memoryStore({ lists });
    for (const run of [7, 8]) await asScope(other, MAIN).append(record(`${run}`, 1, { runNumber: run }));
    await asScope(other, MAIN).compact();
    for (const [key, bytes] of other.values)
      if (key.startsWith('history-snapshot/'))
        store.values.set(key.replace(encodeURIComponent(MAIN), encodeURIComponent(PULL)), bytes);

    const warnings: string[] = [];
    const onWarning = (message: string) => warnings.push(message);
    const records = await openAs(store, trustOf('pull_request', PULL, { pull_request }), {
      onWarning,
    }).records();
    expect(records.map(({ runId }) => runId)).toEqual(['honest']);
    expect(warnings).toEqual([expect.stringContaining('of another scope')]);
    expect(await openAs(store, trustOf('push', MAIN)).records()).toEqual([]);
  });

  it('of main is the same, byte for byte, after 1,000 runs of pull requests', async () => {
    const store = memoryStore({ lists });
    const limits = { maxRecords: 30, runNumber: 1040 };
    for (let run = 1; run <= 30; run++)
      await asScope(store, MAIN, limits).append(record(`main ${run}`, 5000 - run, { runNumber: run }));
    const main = trustOf('push', MAIN);
    const before = await openAs(store, main, limits).records();
    expect(before).toHaveLength(30);
    for (let run = 31; run <= 1030; run++) {
      const scope = `refs/pull/${run % 5}/merge`;
      const history = asScope(store, scope, limits);
      await history.append(
        record(`pull ${run}`, 2000 - run, { scope, runNumber: run, files: [file('a.test.ts', 250)] }),
      );
      if (run % 10 === 0) await history.compact({ minObjects: 20 });
    }
    expect(await openAs(store, main, limits).records()).toEqual(before);
    await openAs(store, main, limits).compact();
    expect(await openAs(store, main, limits).records()).toEqual(before);
    // Each pull request has its own bound.
    const one = await asScope(store, 'refs/pull/1/merge', limits).records();
    expect(one.length).toBeLessThanOrEqual(30);
  });
});

describe('scopes in keys', () => {
  it('are never prefixes of one another, and as long as a key has room for', async () => {
    const store = memoryStore();
    const names = [
      ...scopes,
      'refs/heads/../main',
      'refs/heads/ü,!~',
      `refs/heads/${'ü'.repeat(122)}`,
      `refs/heads/${'ü'.repeat(122)}2`,
    ];
    for (const scope of names) await asScope(store, scope).append(record(scope.slice(0, 60), 1, { scope }));
    const folders = new Set([...store.values.keys()].map((key) => key.replace(/[^/]+$/, '')));
    expect(folders.size).toBe(names.length);
    for (const key of store.values.keys()) {
      expect(key.length).toBeLessThan(300);
      expect([...folders].filter((folder) => key.startsWith(folder))).toHaveLength(1);
    }
    for (const scope of names) expect(await asScope(store, scope).records()).toHaveLength(1);
  });
});

const text = (value: HistoryRecord) => new TextEncoder().encode(JSON.stringify(value));
