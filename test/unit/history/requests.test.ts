import { openHistory } from '@paceline/history';
import { expect, it } from 'vitest';
import { memoryStore } from './memory-store.ts';
import { MAIN, MAIN_ACCESS, NOW, record } from './records.ts';

const RELEASE = 'refs/heads/release';
const HOUR = 3600;

/** Requests where each costs time: a lookup is one, a value two (where it is, and its bytes). */
function countRequests(store: ReturnType<typeof memoryStore>) {
  const requests = { lookups: 0, reads: 0, writes: 0 };
  store.before = (verb) => {
    if (verb === 'newest') requests.lookups += 1;
    if (verb === 'get') requests.reads += 1;
    if (verb === 'put') requests.writes += 1;
  };
  return requests;
}

/** One run: what the plan reads at its beginning, and what the report does at its end. */
async function oneRun(
  store: ReturnType<typeof memoryStore>,
  runNumber: number,
  scope: string,
  hoursAgo: number,
) {
  const read = [...new Set([scope, RELEASE, MAIN])];
  const options = { runNumber, now: () => NOW - hoursAgo * HOUR * 1000 };
  const access = { ...MAIN_ACCESS, read, write: scope };
  const planned = countRequests(store);
  const history = openHistory(store, access, options);
  await history.records();
  delete store.before;
  const reported = countRequests(store);
  await history.append(record(`run ${runNumber}`, hoursAgo * HOUR, { runNumber, scope }));
  await history.compact({ minObjects: 20 });
  delete store.before;
  return { planned, reported };
}

it('a busy repository costs each run few requests where nothing can be listed', async () => {
  const store = memoryStore({ lists: false });
  const most = { lookups: 0, reads: 0, append: 0, writes: 0 };
  // 100 runs a day for four days: every tenth is main's, every 50th the release branch's, the others of 40 pull requests.
  for (let run = 1; run <= 400; run++) {
    const scope = run % 10 === 0 ? MAIN : run % 50 === 1 ? RELEASE : `refs/pull/${(run * 7) % 40}/merge`;
    const { planned, reported } = await oneRun(store, run, scope, ((400 - run) * 24) / 100);
    if (run <= 200) continue;
    most.lookups = Math.max(most.lookups, planned.lookups);
    most.reads = Math.max(most.reads, planned.reads);
    most.append = Math.max(most.append, reported.lookups + reported.reads);
    most.writes = Math.max(most.writes, reported.writes);
  }
  expect(most.lookups).toBeLessThanOrEqual(50);
  expect(most.reads).toBeLessThanOrEqual(15);
  expect(most.append).toBeLessThanOrEqual(45);
  expect(most.writes).toBe(2);
});

it('a scope with very many records costs only its own readers, and within bounds', async () => {
  const store = memoryStore({ lists: false });
  await openHistory(store, MAIN_ACCESS, { now: () => NOW }).append(record('main', 1, { runNumber: 1 }));
  const scope = 'refs/pull/7/merge';
  const pull = { ...MAIN_ACCESS, read: [scope, MAIN], write: scope };
  const writer = openHistory(store, pull, { now: () => NOW });
  for (let run = 1; run <= 1000; run++) {
    const earlier = Array.from({ length: 50 }, (_, index) => `r${String(run).padStart(16, '0')}-${index}`);
    await writer.append(record(`${run}`, 1000 - run, { runNumber: run, scope, earlier }));
  }
  const main = countRequests(store);
  await openHistory(store, MAIN_ACCESS, { now: () => NOW, runNumber: 1001 }).records();
  expect(main).toEqual({ lookups: 5, reads: 1, writes: 0 });
  const own = countRequests(store);
  await openHistory(store, pull, { now: () => NOW, runNumber: 1001 }).records();
  expect(own.reads).toBeLessThanOrEqual(402);
  expect(own.lookups).toBeLessThanOrEqual(2 * 36 + 200);
});
