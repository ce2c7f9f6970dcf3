import type { LegResult, TestFile } from '@paceline/contracts';
import { testKey } from '@paceline/contracts';
import { PacelineError } from '@paceline/core';
import { plural } from '@paceline/render';
import type { TestResults } from '@paceline/runners';
import { failureWords } from '../result/failure-words.ts';
import { totalsOf } from '../result/run-summary.ts';
import { listed } from '../words.ts';
import type { Execution } from './execute.ts';

/** Planned files that the report does not name. */
export function missingFiles(planned: readonly TestFile[], executed: TestResults['executed']): TestFile[] {
  const ran = new Set(executed.map(testKey));
  return planned.filter((test) => !ran.has(testKey(test)));
}

/** How the leg ended, from what the runner reported; a report that is not whole is a crash whatever it says. */
export function outcomeOf(
  execution: Pick<Execution, 'complete' | 'exit'>,
  results: Pick<TestResults, 'executed' | 'withoutFile'>,
): LegResult['outcome'] {
  if (!execution.complete) return 'crashed';
  const { tests, failed } = totalsOf(results);
  if (failed > 0) return 'failed';
  if (tests === 0) return execution.exit === 0 ? 'empty' : 'failed';
  return execution.exit === 0 ? 'passed' : 'failed';
}

/**
 * Why the job must be red; undefined when it may be green. The gravest reason comes first: what was not run
 * at all hides more than what ran red.
 */
export function judgeRun(run: {
  runner: string;
  outcome: LegResult['outcome'];
  execution: Pick<Execution, 'exit' | 'stopped' | 'problem'>;
  results: Pick<TestResults, 'executed' | 'withoutFile'>;
  missing: readonly TestFile[];
  timeoutSeconds: number | undefined;
  failFast: boolean;
  /** Why the suite as a whole fails, by the program's own list of it. */
  failure?: string | undefined;
}): PacelineError | undefined {
  const { runner, outcome, execution, results, missing } = run;
  const { tests, failed } = totalsOf(results);
  const absent = missing.length === 0 ? '' : ` Not run: ${listed(missing.map((test) => test.file))}.`;
  const failures = failureWords(results);
  if (execution.stopped === 'timeout') {
    return new PacelineError(
      'PACELINE_TESTS_TIMEOUT',
      `${runner} was stopped after the timeout of ${run.timeoutSeconds} s, with every process it had started.${absent}`,
      'Find the test that hangs (the last one in the output above), or raise "timeout".',
    );
  }
  if (execution.stopped) {
    return new PacelineError(
      'PACELINE_TESTS_CANCELLED',
      `${runner} was stopped because the job was cancelled.${absent}`,
      'Run the job again.',
    );
  }
  if (outcome === 'crashed') {
    const problem = execution.problem === undefined ? '' : ` ${execution.problem}.`;
    const known = failures === '' ? '' : ` What it holds failed: ${failures}.`;
    return new PacelineError(
      'PACELINE_TESTS_CRASHED',
      `${runner} ended with ${exitWords(execution.exit)} and left no usable report.${problem}${known}${absent}`,
      'See its output above: it died, or a setting of the project sends its report elsewhere.',
    );
  }
  // What was stopped at the first failure says first what failed.
  if (missing.length > 0 && !(run.failFast && failed > 0)) {
    return new PacelineError(
      'PACELINE_TESTS_MISSING',
      `${runner} did not run ${missing.length} of the planned files: ${listed(missing.map((test) => test.file))}.${failed > 0 ? ` And ${plural(failed, 'test')} failed: ${failures}.` : ''}`,
      "Its report does not name them: check the project's include and exclude patterns, and that the files are tests of this runner.",
    );
  }
  if (failed > 0) {
    return new PacelineError(
      'PACELINE_TESTS_FAILED',
      `${failed} of ${plural(tests, 'test')} failed, ${results.executed.some((file) => file.failed > 0) ? 'in ' : ''}${failures}.${missing.length > 0 ? ` ${plural(missing.length, 'file')} did not run, since "fail-fast" stopped the leg.` : ''}`,
      'See the failures above.',
    );
  }
  if (run.failure !== undefined) {
    return new PacelineError(
      'PACELINE_TESTS_COLLECTION',
      `${run.failure}. The parts of the suite may pass one by one; together they do not.`,
      "See what the project's own command says.",
    );
  }
  if (outcome === 'empty' || tests === 0) {
    const ended = execution.exit === 0 ? '' : ` and ended with ${exitWords(execution.exit)}`;
    return new PacelineError(
      'PACELINE_TESTS_EMPTY',
      `${runner} ran no test at all${ended}${results.executed.length > 0 ? `; these files hold none: ${listed(results.executed.map((file) => file.file))}` : ': its report lists none'}.`,
      "Check the project's include patterns and the files; a suite without tests proves nothing.",
    );
  }
  if (execution.exit !== 0) {
    const empty = results.executed.filter((file) => file.outcome === 'empty').map((file) => file.file);
    return new PacelineError(
      'PACELINE_TESTS_EXIT',
      `${runner} ended with ${exitWords(execution.exit)} although every test in its report passed.${empty.length > 0 ? ` Files without tests: ${listed(empty)}.` : ''}`,
      'See its output above: an error outside the tests, a coverage threshold, or a file that could not be loaded.',
    );
  }
  return undefined;
}

const exitWords = (exit: number | string): string =>
  typeof exit === 'number' ? `exit status ${exit}` : `signal ${exit}`;
