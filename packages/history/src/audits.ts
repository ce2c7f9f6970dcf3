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

/** Sums the audits of a suite. A run that was started again counts once, as its newest attempt. */
export function auditTotals(records: readonly HistoryRecord[], suite: string): AuditTotals {
  const audits = new Map<string, NonNullable<HistoryRecord['audit']>>();
  for (const { runId, audit } of records) {
    if (audit?.suite === suite && !audits.has(runId)) audits.set(runId, audit);
  }
  const sum = (of: 'failing' | 'missed' | 'savedSeconds' | 'seconds') =>
    [...audits.values()].reduce((total, audit) => total + audit[of], 0);
  return {
    runs: audits.size,
    failing: sum('failing'),
    missed: sum('missed'),
    savedSeconds: sum('savedSeconds'),
    seconds: sum('seconds'),
  };
}
