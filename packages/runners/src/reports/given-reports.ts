import { stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { TestFile } from '@paceline/contracts';
import { MAX_PATH } from '../paths.ts';
import { fileOfName } from './file-of-name.ts';
import { readJUnitReport } from './junit-report.ts';
import { createLocator, type Locate } from './locate.ts';
import { matchingFiles } from './matching-files.ts';
import type { RunnerReport } from './report.ts';
import { summariseReport, type TestResults } from './test-results.ts';

/** Reports that prove nothing; core shows `message`, `remedy` and `code` to the user. */
export class ReportsError extends Error {
  readonly code: 'PACELINE_REPORTS_EMPTY' | 'PACELINE_REPORTS_MISSING' | 'PACELINE_REPORTS_STALE';
  readonly remedy: string;
  constructor(code: ReportsError['code'], message: string, remedy: string) {
    super(message);
    this.name = 'ReportsError';
    this.code = code;
    this.remedy = remedy;
  }
}

interface GivenReportsOptions {
  /** Absolute path of the folder that the patterns are relative to, and of the repository's root. */
  readonly directory: string;
  readonly root: string;
  readonly suite: string;
  /** Files that were to run, by their path in the repository; empty where that is not known. */
  readonly planned: readonly TestFile[];
  /** Files below `directory` that git knows, relative to it. */
  readonly tracked: readonly string[];
  /** When the job began, in ms since 1970; undefined where that is not known. */
  readonly jobBegan: number | undefined;
  /** Whether a path is there; other than the disk's answer where the repository is not checked out. */
  readonly exists?: (path: string) => boolean;
}

interface GivenReports {
  /** Absolute paths of the reports. */
  readonly paths: readonly string[];
  /** All of them as one; with a `problem` where one of them is not whole. */
  readonly report: RunnerReport;
  readonly results: TestResults;
  readonly locate: Locate;
}

/**
 * Reads JUnit XML that other steps of the job wrote. Reports of another time prove nothing: those that were there before
 * the job began, or that stand in the repository, are an error, and so is none at all.
 * @param patterns globs, relative to the directory
 * @throws ReportsError
 */
export async function readGivenReports(
  patterns: readonly string[],
  options: GivenReportsOptions,
): Promise<GivenReports> {
  const { directory, root, suite, planned, tracked } = options;
  const paths = await reportFiles(patterns, options);
  const fileOf = fileOfName(
    planned.map(({ file }) => relative(directory, join(root, file)).replaceAll('\\', '/')),
    [...tracked],
  );
  const reports = await Promise.all(paths.map((path) => readJUnitReport(path, fileOf)));
  const problems = reports.flatMap((report, index) =>
    report?.problem === undefined ? [] : [`${relative(directory, paths[index]!)}: ${report.problem}`],
  );
  const report: RunnerReport = {
    files: reports.flatMap((one) => one?.files ?? []),
    tests: reports.flatMap((one) => one?.tests ?? []),
    failures: reports.flatMap((one) => one?.failures ?? []),
    ...(problems.length > 0 ? { problem: named(problems) } : {}),
  };
  const here = createLocator(root, directory, new Set(planned.map(({ file }) => file)), options.exists);
  const locate: Locate = (name) => here(name) ?? here(belowWorkspace(name));
  return { paths, report, results: summariseReport(report, suite, locate), locate };
}

/**
 * What follows the workspace of another runner in an absolute path: such folders name the repository twice, as in
 * `/home/runner/work/shop/shop/`, `/__w/shop/shop/` in a container, and `D:\\a\\shop\\shop\\`. '' where there is none.
 */
function belowWorkspace(path: string): string {
  if (!/^(?:\/|[a-z]:[\\/]|file:)/i.test(path)) return '';
  const parts = path.slice(0, MAX_PATH).split(/[\\/]/);
  const at = parts.findIndex((part, index) => index > 1 && part !== '' && part === parts[index - 1]);
  return at === -1 ? '' : parts.slice(at + 1).join('/');
}

async function reportFiles(
  patterns: readonly string[],
  { directory, tracked, jobBegan }: GivenReportsOptions,
): Promise<string[]> {
  const paths = await matchingFiles(patterns, directory);
  const namesOf = (some: readonly string[]) => named(some.map((path) => relative(directory, path)));
  if (paths.length === 0) {
    throw new ReportsError(
      'PACELINE_REPORTS_MISSING',
      `No file fits "reports" (${named(patterns)}).`,
      'Let the step that runs the tests write JUnit XML, and give its path relative to "working-directory". If that step did not run, neither did the tests.',
    );
  }
  const known = new Set(tracked);
  const committed = paths.filter((path) => known.has(relative(directory, path)));
  if (committed.length > 0) {
    throw new ReportsError(
      'PACELINE_REPORTS_STALE',
      `${namesOf(committed)} ${committed.length === 1 ? 'stands' : 'stand'} in the repository, so nothing says that this job wrote ${committed.length === 1 ? 'it' : 'them'}.`,
      'Remove reports from the repository and add them to .gitignore.',
    );
  }
  const stale: string[] = [];
  for (const path of paths) {
    if (jobBegan !== undefined && (await stat(path)).mtimeMs < jobBegan) stale.push(path);
  }
  if (stale.length > 0) {
    throw new ReportsError(
      'PACELINE_REPORTS_STALE',
      `${namesOf(stale)} ${stale.length === 1 ? 'is' : 'are'} older than this job: a cache or an earlier run left ${stale.length === 1 ? 'it' : 'them'}.`,
      'Keep reports out of caches, and delete old ones before the tests run.',
    );
  }
  return paths;
}

const SHOWN = 10;

const named = (names: readonly string[]): string =>
  names.length <= SHOWN
    ? names.join(', ')
    : `${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more`;
