import type { Locate } from './locate.ts';
import type { ReportedFailure, ReportedFile, ReportedTest, RunnerReport } from './report.ts';

/** What a report says of one file, or of what stands in no file of the repository. */
export interface FileResults {
  readonly reported: ReportedFile[];
  readonly tests: ReportedTest[];
  readonly failures: ReportedFailure[];
}

interface FilesOfReport {
  /** By path in the repository, in the order of the report; undefined for what stands in no file of it. */
  readonly files: ReadonlyMap<string | undefined, FileResults>;
  /** Names in the report that are no file of the repository. */
  readonly outside: ReadonlySet<string>;
}

/** Sorts a report by the files of the repository. */
export function filesOfReport(report: RunnerReport, locate: Locate): FilesOfReport {
  const files = new Map<string | undefined, FileResults>();
  const outside = new Set<string>();
  const located = new Map<string, string | undefined>();
  const entry = (reported: string): FileResults => {
    if (!located.has(reported)) located.set(reported, locate(reported));
    const file = located.get(reported);
    if (file === undefined) outside.add(reported.slice(0, 200));
    const known = files.get(file) ?? { reported: [], tests: [], failures: [] };
    files.set(file, known);
    return known;
  };
  for (const file of report.files) entry(file.file).reported.push(file);
  for (const test of report.tests) entry(test.file).tests.push(test);
  for (const failure of report.failures ?? []) entry(failure.file).failures.push(failure);
  return { files, outside };
}
