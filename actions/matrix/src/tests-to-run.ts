import {
  type LegCost,
  parseDocument,
  type ShardPlan,
  type TestFile,
  type TestPlan,
  testPlan,
} from '@paceline/contracts';
import { PacelineError } from '@paceline/core';
import type { Machine } from './machine.ts';

export interface TestsToRun {
  /** The commit they were chosen for; legs refuse another. */
  readonly head: string;
  readonly testPlanId: string | undefined;
  readonly suites: readonly SuiteToRun[];
}

interface PlannedTest extends TestFile {
  readonly estimatedSeconds?: number | undefined;
  /** It failed when it ran last, by the plan. */
  readonly failedLast?: boolean;
}

export interface SuiteToRun {
  /** As it stands in the shard plan. */
  readonly planned: ShardPlan['suites'][number];
  readonly tests: readonly PlannedTest[];
  /** Whether nothing of it has to run. */
  readonly rests: boolean;
  /** With discovery `legs`: seconds of what looks like tests, as far as they were ever timed. */
  readonly expectedSeconds: number;
  /** What its legs took in earlier runs beside their tests, by the plan. */
  readonly legCost: LegCost | undefined;
  /** What its jobs need, as a workflow has it. */
  readonly job: Pick<TestPlan['suites'][number], 'container' | 'services'>;
}

/** The tests that the plan selected, or those listed by hand. */
export async function testsToRun(
  inputs: { plan: string | undefined; tests: readonly string[]; suite: string },
  machine: Pick<Machine, 'readPlan' | 'head' | 'exists'>,
): Promise<TestsToRun> {
  const { plan, tests, suite } = inputs;
  if ((plan === undefined) === (tests.length === 0)) {
    throw new PacelineError(
      'PACELINE_MATRIX_TESTS',
      plan === undefined
        ? 'Neither "plan" nor "tests" nor "axes" is given, so there is nothing to divide.'
        : 'Both "plan" and "tests" are given; they could disagree.',
      'Pass the plan-path output of test-impact as "plan", or list the test files in "tests".',
    );
  }
  if (plan !== undefined) {
    const document = parseDocument(testPlan, await machine.readPlan(plan), plan);
    const running = document.tests.filter((test) => test.action === 'run');
    const named = new Set(document.suites.map(({ suite }) => suite));
    const lost = running.find(({ suite }) => !named.has(suite));
    if (lost || named.size < document.suites.length) {
      throw new PacelineError(
        'PACELINE_MATRIX_TESTS',
        lost
          ? `${plan}: ${lost.file} is of the suite "${lost.suite}", which the plan does not describe, so no leg would run it.`
          : `${plan} describes a suite twice.`,
        'Pass the plan as test-impact wrote it.',
      );
    }
    return {
      head: document.head,
      testPlanId: document.planId,
      suites: document.suites.map((one) => ({
        planned: {
          suite: one.suite,
          ...(one.runner === undefined ? {} : { runner: one.runner }),
          ...(one.start === undefined ? {} : { start: one.start }),
          discovery: one.discovery,
          ...(one.mayBeEmpty === undefined ? {} : { mayBeEmpty: one.mayBeEmpty }),
          mode: one.mode === 'full' ? 'full' : 'selected',
          knownTests: one.tests,
        },
        tests: running
          .filter((test) => test.suite === one.suite)
          .map(({ suite, file, estimatedSeconds, reasons }) => ({
            ...{ suite, file, estimatedSeconds },
            failedLast: reasons.some(({ code }) => code === 'failed-before'),
          })),
        rests: one.mode === 'none',
        expectedSeconds: one.expectedSeconds ?? 0,
        legCost: one.legCost,
        job: {
          ...(one.container === undefined ? {} : { container: one.container }),
          ...(one.services === undefined ? {} : { services: one.services }),
        },
      })),
    };
  }
  const present = await Promise.all(tests.map((file) => machine.exists(file)));
  const missing = tests.filter((_, index) => !present[index]);
  if (missing.length > 0) {
    const shown = missing.slice(0, 3).join(', ');
    const rest = missing.length > 3 ? ` and ${missing.length - 3} more` : '';
    throw new PacelineError(
      'PACELINE_MATRIX_TESTS',
      `Input "tests": ${shown}${rest} ${missing.length === 1 ? 'is' : 'are'} not in the checkout.`,
      missing.some((file) => /[*?{]/.test(file))
        ? 'List the files themselves; patterns are not expanded here, test-impact does that.'
        : 'Check the paths (relative to the repository), and that actions/checkout runs before.',
    );
  }
  const head = await machine.head();
  return {
    head,
    testPlanId: undefined,
    suites: [
      {
        planned: { suite, discovery: { by: 'input' }, mode: 'full', knownTests: tests.length },
        tests: tests.map((file) => ({ suite, file })),
        rests: false,
        expectedSeconds: 0,
        legCost: undefined,
        job: {},
      },
    ],
  };
}
