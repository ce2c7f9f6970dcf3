import { type HistoryRecord, historyRecord, writeDocument } from '@paceline/contracts';

/** The JSON text of a record, without indentation. */
export const recordText = (record: HistoryRecord): string =>
  JSON.stringify(JSON.parse(writeDocument(historyRecord, record)));

/** Which of two records of a run counts: the later attempt, of equal attempts the one that finished last. */
function supersedes(record: HistoryRecord, other: HistoryRecord): boolean {
  if (record.attempt !== other.attempt) return record.attempt > other.attempt;
  return Date.parse(record.finishedAt) > Date.parse(other.finishedAt);
}

/** One record per run and report, newest first, at most `maxRecords` and none older than `maxAgeSeconds`. */
export function retain(
  records: readonly HistoryRecord[],
  limits: { maxRecords: number; maxAgeSeconds: number; nowMs: number },
): HistoryRecord[] {
  const runs = new Map<string, HistoryRecord>();
  for (const record of records) {
    const report = `${record.runId}\0${record.key ?? ''}`;
    const known = runs.get(report);
    if (!known || supersedes(record, known)) runs.set(report, record);
  }
  return [...runs.values()]
    .map((record) => ({ record, finished: Date.parse(record.finishedAt) }))
    .filter(({ finished }) => limits.nowMs - finished <= limits.maxAgeSeconds * 1000)
    .sort((a, b) => b.finished - a.finished || (a.record.runId < b.record.runId ? 1 : -1))
    .slice(0, limits.maxRecords)
    .map(({ record }) => record);
}
