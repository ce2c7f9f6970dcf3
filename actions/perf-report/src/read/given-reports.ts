import { arch, platform } from 'node:os';
import type { LegResult, PerfReport } from '@paceline/contracts';
import { type Environment, jobBegan, repositoryFiles } from '@paceline/core';
import { plural } from '@paceline/render';
import { ReportsError, readGivenReports } from '@paceline/runners';
import type { Gaps } from './gaps.ts';

export interface GivenResults {
  readonly legs: readonly LegResult[];
  /** Why the reports prove nothing; for the end of the report. */
  readonly failure?: ReportsError;
}

/** JUnit XML that steps of this job wrote or downloaded, as the result of one leg more. */
export async function readTestReports(
  environment: Environment,
  reports: { patterns: readonly string[]; suite: string; now: number; run: PerfReport['run'] },
  gaps: Gaps,
): Promise<GivenResults> {
  const { workspace, variables } = environment;
  const { patterns, suite, now, run } = reports;
  const tracked = await repositoryFiles(workspace, variables, ['--cached']);
  try {
    const { report, results } = await readGivenReports(patterns, {
      ...{ directory: workspace, root: workspace, suite, planned: [], tracked },
      jobBegan: await jobBegan(environment),
      // Without a checkout a name in a report is all that is known of its file.
      ...(tracked.length > 0 ? {} : { exists: () => true }),
    });
    const { executed, failures, flaky, slowest, withoutFile, outside } = results;
    if (outside.length > 0) {
      gaps.note(
        `${plural(outside.length, 'name')} in the reports of tests ${outside.length === 1 ? 'is' : 'are'} no file of the repository; what they name counts, but for no file.`,
      );
    }
    if (report.problem !== undefined) gaps.warn(`A report of tests is not whole: ${report.problem}.`);
    const seconds = report.tests.reduce((sum, test) => sum + test.seconds, 0);
    const failed = executed.some((file) => file.failed > 0) || (withoutFile?.failed ?? 0) > 0;
    if (report.tests.length === 0 && !failed) {
      throw new ReportsError(
        'PACELINE_REPORTS_EMPTY',
        `The files that fit "reports" (${patterns.join(', ')}) hold no test, so nothing shows that any ran.`,
        'See the step that runs the tests; leave "reports" out where there may be none.',
      );
    }
    const at = new Date(now).toISOString();
    const leg: LegResult = {
      kind: 'leg-result',
      version: 1,
      ...{ planId: 'reports', leg: 'reports', name: patterns.join(', ').slice(0, 200) },
      ...{ attempt: run.attempt, head: run.head, runner: 'command' },
      ...{ startedAt: at, finishedAt: at, seconds },
      outcome: failed ? 'failed' : 'passed',
      exit: 0,
      planned: [],
      ...{ executed, failures, slowest, ...(flaky.length > 0 ? { flaky } : {}) },
      ...(withoutFile ? { withoutFile } : {}),
      // The tests may have run on another machine, whose processor nobody tells.
      machine: { os: platform(), arch: arch(), cores: 1, memoryBytes: 0 },
    };
    return { legs: [leg] };
  } catch (error) {
    if (!(error instanceof ReportsError)) throw error;
    gaps.warn(`${error.message} ${error.remedy}`);
    return { legs: [], failure: error };
  }
}
