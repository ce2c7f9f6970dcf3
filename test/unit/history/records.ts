import type { ExecutedFile, HistoryRecord } from '@paceline/contracts';

export const NOW = Date.parse('2026-11-20T12:00:00.000Z');

export const MAIN = 'refs/heads/main';
/** The history of one workflow, as a push to the default branch has it. */
export const MAIN_ACCESS = { repository: 'acme/shop', workflow: 'ci', read: [MAIN], write: MAIN };

/** A record of run `run`, which finished `age` seconds before NOW. */
export const record = (run: string, age: number, more: Partial<HistoryRecord> = {}): HistoryRecord => ({
  kind: 'history-record',
  version: 2,
  runId: run,
  attempt: 1,
  workflow: 'ci',
  head: 'a'.repeat(40),
  scope: MAIN,
  event: 'push',
  finishedAt: new Date(NOW - age * 1000).toISOString(),
  conclusion: 'success',
  wallSeconds: 60,
  files: [],
  jobs: [],
  caches: [],
  ...more,
});

export const file = (path: string, seconds: number, more: Partial<ExecutedFile> = {}): ExecutedFile => ({
  suite: 'unit',
  file: path,
  outcome: 'passed',
  seconds,
  tests: 1,
  failed: 0,
  skipped: 0,
  retries: 0,
  ...more,
});
