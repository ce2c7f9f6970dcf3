import type { HistoryRecord } from '@paceline/contracts';

/** What runs that ran everything say of the selection that each of them had made. */
export interface AuditTotals {
  readonly runs: number;
  /** Test files that failed in them, and those of these that would not have run. */
  readonly failing: number;
  readonly missed: number;
  /** Seconds of test files that would not have run, and of all. */
  readonly savedSeconds: number;
  readonly seconds: number;
}

/** Sums the audits of a suite. Of a run that was started again, and of each of its reports, the newest counts. */
export function auditTotals(records: readonly HistoryRecord[], suite: string): AuditTotals {
  const newest = new Map<string, NonNullable<HistoryRecord['audits']>[number]>();
  const runs = new Set<string>();
  for (const { runId, key = '', audits } of records) {
    const audit = audits?.find((one) => one.suite === suite);
    if (audit === undefined) continue;
    runs.add(runId);
    const report = `${runId} ${key}`;
    if (!newest.has(report)) newest.set(report, audit);
  }
  const sum = (of: 'failing' | 'missed' | 'savedSeconds' | 'seconds') =>
    [...newest.values()].reduce((total, audit) => total + audit[of], 0);
  return {
    runs: runs.size,
    failing: sum('failing'),
    missed: sum('missed'),
    savedSeconds: sum('savedSeconds'),
    seconds: sum('seconds'),
  };
}
