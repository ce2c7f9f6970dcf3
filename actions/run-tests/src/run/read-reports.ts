import { mkdir, mkdtemp, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { TestFile } from '@paceline/contracts';
import { type Environment, PacelineError } from '@paceline/core';
import type { PlannedLeg } from '../plan/planned-leg.ts';
import { createLocator } from '../result/locate.ts';
import { summariseReport } from '../result/test-results.ts';
import { fileOfName } from '../runners/reports/file-of-name.ts';
import { readJUnitReport } from '../runners/reports/junit-report.ts';
import type { RunnerReport } from '../runners/reports/report.ts';
import { listed } from '../words.ts';
import { matchingFiles } from './matching-files.ts';
import { repositoryFiles } from './repository-files.ts';
import type { LegRun } from './run-files.ts';
import { type Folders, pathFrom } from './run-program.ts';

interface ReportsToRead {
  readonly patterns: readonly string[];
  readonly suite: string;
  readonly planned: PlannedLeg | undefined;
}

/**
 * Takes JUnit XML that other steps of the job wrote for what ran. Reports of another time prove nothing: those that were
 * there before the job began, or that stand in the repository, are an error, and so is none at all.
 */
export async function readReports(
  environment: Environment,
  folders: Folders,
  { patterns, suite, planned }: ReportsToRead,
): Promise<LegRun> {
  const paths = await reportFiles(environment, folders, patterns);
  const tests = (planned?.leg.tests ?? []).map(({ suite: own, file }): TestFile => ({ suite: own, file }));
  const fileOf = fileOfName(
    tests.map(({ file }) => pathFrom(folders, file)),
    await repositoryFiles(folders.directory, environment.variables, ['--cached']),
  );
  const reports = await Promise.all(paths.map((path) => readJUnitReport(path, fileOf)));
  const problems = reports.flatMap((report, index) =>
    report?.problem === undefined ? [] : [`${relative(folders.directory, paths[index]!)}: ${report.problem}`],
  );
  const report: RunnerReport = {
    files: reports.flatMap((one) => one?.files ?? []),
    tests: reports.flatMap((one) => one?.tests ?? []),
    failures: reports.flatMap((one) => one?.failures ?? []),
    ...(problems.length > 0 ? { problem: listed(problems) } : {}),
  };
  const parent = join(environment.temp, 'paceline');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'report-'));
  const locate = createLocator(folders.root, folders.directory, new Set(tests.map(({ file }) => file)));
  return {
    runner: planned?.suite.runner ?? 'command',
    execution: {
      report,
      reportPaths: paths,
      complete: problems.length === 0,
      ...(problems.length > 0 ? { problem: listed(problems) } : {}),
      seconds: report.tests.reduce((sum, { seconds }) => sum + seconds, 0),
      exit: 0,
      stopped: undefined,
    },
    results: summariseReport(report, suite, locate),
    files: { planned: tests, excluded: [], gaps: [], whole: planned === undefined, listed: undefined },
    ranNothing: false,
    saysEmpty: false,
    ran: { folder, runner: undefined, locate },
  };
}

async function reportFiles(
  environment: Environment,
  folders: Folders,
  patterns: readonly string[],
): Promise<string[]> {
  const { directory } = folders;
  const paths = await matchingFiles(patterns, directory);
  const named = (some: readonly string[]) => listed(some.map((path) => relative(directory, path)));
  if (paths.length === 0) {
    throw new PacelineError(
      'PACELINE_REPORTS_MISSING',
      `No file fits "reports" (${listed(patterns)}).`,
      'Let the step that runs the tests write JUnit XML, and give its path relative to "working-directory". If that step did not run, neither did the tests.',
    );
  }
  const tracked = new Set(await repositoryFiles(directory, environment.variables, ['--cached']));
  const committed = paths.filter((path) => tracked.has(relative(directory, path)));
  if (committed.length > 0) {
    throw new PacelineError(
      'PACELINE_REPORTS_STALE',
      `${named(committed)} ${committed.length === 1 ? 'stands' : 'stand'} in the repository, so nothing says that this job wrote ${committed.length === 1 ? 'it' : 'them'}.`,
      'Remove reports from the repository and add them to .gitignore.',
    );
  }
  const began = await jobBegan(environment);
  const stale: string[] = [];
  for (const path of paths) {
    if (began !== undefined && (await stat(path)).mtimeMs < began) stale.push(path);
  }
  if (stale.length > 0) {
    throw new PacelineError(
      'PACELINE_REPORTS_STALE',
      `${named(stale)} ${stale.length === 1 ? 'is' : 'are'} older than this job: a cache or an earlier run left ${stale.length === 1 ? 'it' : 'them'}.`,
      'Keep reports out of caches, and delete old ones before the tests run.',
    );
  }
  return paths;
}

/** When the job began, in ms: the runner then writes the event's payload. Undefined where there is none. */
async function jobBegan({ variables }: Environment): Promise<number | undefined> {
  const path = variables['GITHUB_EVENT_PATH'];
  const { mtimeMs } = path ? await stat(path).catch(() => ({ mtimeMs: undefined })) : { mtimeMs: undefined };
  return mtimeMs;
}
