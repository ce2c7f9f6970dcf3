import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestFile } from '@paceline/contracts';
import { type Environment, jobBegan, PacelineError, repositoryFiles } from '@paceline/core';
import { readGivenReports } from '@paceline/runners';
import type { PlannedLeg } from '../plan/planned-leg.ts';
import { splitsOf } from '../plan/split-files.ts';
import type { LegRun } from './leg-run.ts';
import type { Folders } from './run-program.ts';

interface ReportsToRead {
  readonly patterns: readonly string[];
  readonly suite: string;
  readonly planned: PlannedLeg | undefined;
}

/** Takes JUnit XML that other steps of the job wrote for what ran. */
export async function readReports(
  environment: Environment,
  { directory, root }: Folders,
  { patterns, suite, planned }: ReportsToRead,
): Promise<LegRun> {
  const [divided] = splitsOf(planned?.leg.tests ?? []).keys();
  if (divided !== undefined) {
    throw new PacelineError(
      'PACELINE_PLAN_LEG',
      `The plan divides ${divided} by its tests, and with "reports" this step does not start the test program, so it cannot divide it.`,
      'Leave "split-files" out of the matrix step, or let this step run the tests.',
    );
  }
  const tests = (planned?.leg.tests ?? []).map(({ suite: own, file }): TestFile => ({ suite: own, file }));
  const { paths, report, results, locate } = await readGivenReports(patterns, {
    ...{ directory, root, suite, planned: tests },
    tracked: await repositoryFiles(directory, environment.variables, ['--cached']),
    jobBegan: await jobBegan(environment),
  });
  const { problem } = report;
  const parent = join(environment.temp, 'paceline');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'report-'));
  return {
    runner: planned?.suite.runner ?? 'command',
    execution: {
      report,
      reportPaths: [...paths],
      complete: problem === undefined,
      ...(problem === undefined ? {} : { problem }),
      seconds: report.tests.reduce((sum, { seconds }) => sum + seconds, 0),
      exit: 0,
      stopped: undefined,
    },
    results,
    files: { planned: tests, excluded: [], gaps: [], whole: planned === undefined, listed: undefined },
    ranNothing: false,
    saysEmpty: false,
    ran: { folder, runner: undefined, locate },
  };
}
