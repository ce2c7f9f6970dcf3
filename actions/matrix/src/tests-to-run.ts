import { type Discovery, parseDocument, type TestFile, type TestRunner, testPlan } from '@paceline/contracts';
import { PacelineError } from '@paceline/core';
import type { Machine } from './machine.ts';

export interface TestsToRun {
  readonly tests: (TestFile & { readonly estimatedSeconds?: number | undefined })[];
  /** The commit they were chosen for; legs refuse another. */
  readonly head: string;
  readonly testPlanId: string | undefined;
  /** What the plan says runs them. */
  readonly runner: TestRunner | undefined;
  readonly discovery: Discovery;
  readonly mode: 'selected' | 'full';
  /** Test files of the suite, selected or not. */
  readonly knownTests: number;
  /** With discovery `legs`: seconds of what looks like tests, as far as they were ever timed. */
  readonly expectedSeconds: number;
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
        ? 'Neither "plan" nor "tests" is given, so there is nothing to divide.'
        : 'Both "plan" and "tests" are given; they could disagree.',
      'Pass the plan-path output of test-impact as "plan", or list the test files in "tests".',
    );
  }
  if (plan !== undefined) {
    const document = parseDocument(testPlan, await machine.readPlan(plan), plan);
    return {
      tests: document.tests.filter((test) => test.action === 'run'),
      head: document.head,
      testPlanId: document.planId,
      runner: document.runner,
      discovery: document.discovery,
      mode: document.mode === 'full' ? 'full' : 'selected',
      knownTests: document.tests.length,
      expectedSeconds: document.totals.expectedSeconds ?? 0,
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
    tests: tests.map((file) => ({ suite, file })),
    head,
    testPlanId: undefined,
    runner: undefined,
    discovery: { by: 'input' },
    mode: 'full',
    knownTests: tests.length,
    expectedSeconds: 0,
  };
}
