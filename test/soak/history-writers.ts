import { openHistory } from '@paceline/history';
import { openStore } from '@paceline/store';
import { record } from '../unit/history/records.ts';

const MAIN = 'refs/heads/main';
const ACCESS = { repository: 'acme/shop', workflow: 'ci', read: [MAIN], write: MAIN };
/** Every so many writers one folds what it finds into a snapshot. */
const COMPACT_EVERY = 50;

export interface WritersOutcome {
  /** Run numbers that a reader after them all finds. */
  readonly found: number[];
  readonly warnings: string[];
  readonly seconds: number;
}

/**
 * Writers that all begin at once, each with a record of a run of its own, over stores of several jobs; some
 * compact while others still write. Then one reader, which must find every record.
 * @param jobs a store's description and environment for each job
 */
export async function manyWriters(
  count: number,
  jobs: readonly { spec: string; home: string; variables: Record<string, string> }[],
): Promise<WritersOutcome> {
  const startedAt = performance.now();
  const warnings: string[] = [];
  const onWarning = (message: string) => void warnings.push(message);
  const open = (job: (typeof jobs)[number]) =>
    openStore([job.spec], {
      home: job.home,
      variables: job.variables,
      mayWrite: { allowed: true },
      onWarning,
    });
  const stores = await Promise.all(jobs.map(open));
  const options = { maxRecords: count, onWarning };
  await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const runNumber = index + 1;
      const history = openHistory(stores[index % stores.length]!, ACCESS, { ...options, runNumber });
      const finishedAt = new Date().toISOString();
      await history.append(record(`run${runNumber}`, 0, { runNumber, finishedAt }));
      if (runNumber % COMPACT_EVERY === 0) await history.compact({ minObjects: 8 });
    }),
  );
  await Promise.all(stores.map((store) => store.close()));
  const store = await open(jobs[0]!);
  const records = await openHistory(store, ACCESS, { ...options, runNumber: count + 1 }).records();
  await store.close();
  return {
    found: records.map(({ runNumber }) => runNumber!).sort((a, b) => a - b),
    warnings,
    seconds: (performance.now() - startedAt) / 1000,
  };
}
