import type { TestPlan } from '@paceline/contracts';
import type { Checkout } from '../../../actions/test-impact/src/machine.ts';
import { planQuietly } from '../../../scripts/plan-quietly.ts';

/** Inputs where the defaults do not say which tests are meant: several programs, computed configurations. */
const INPUTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'immerjs+immer': { runner: 'vitest' },
  'reduxjs+reselect': { runner: 'vitest' },
  'testing-library+react-testing-library': { tests: 'src/**/__tests__/*.js' },
  'testing-library+dom-testing-library': {
    tests: 'src/**/__tests__/*.js\nsrc/**/__node_tests__/*.js',
  },
  'react-hook-form+react-hook-form': { tests: 'src/**/*.test.{ts,tsx}' },
  'mobxjs+mobx': { tests: 'packages/*/__tests__/**/*.{js,jsx,ts,tsx}' },
  'unjs+ufo': { runner: 'vitest', tests: 'test/**/*.test.ts' },
  'reduxjs+redux-toolkit': { runner: 'vitest', tests: 'packages/**/*.test.{ts,tsx}' },
  'TanStack+query': { runner: 'vitest', tests: 'packages/**/*.test.{ts,tsx,cjs}' },
};

/**
 * A plan with the inputs' defaults, or those that a repository needs.
 * @param repository its folder's name, `owner+name`
 */
export async function planOf(
  checkout: Checkout,
  repository: string,
  options: Pick<NonNullable<Parameters<typeof planQuietly>[2]>, 'variables' | 'past'> = {},
): Promise<TestPlan> {
  const inputs = INPUTS[repository] ?? {};
  // Before it moved to vitest.
  const isOlder =
    inputs['runner'] === 'vitest' && checkout.read('package.json')?.includes('vitest') === false;
  return planQuietly(checkout, isOlder ? { ...inputs, runner: 'jest' } : inputs, {
    ...options,
    workflow: workflowOf((await checkout.tracked()).map(({ path }) => path)),
  });
}

/** The workflow of a commit that seems to run the tests: `ci.yml` rather than `ci-alternative-runtime.yml`. */
function workflowOf(files: readonly string[]): string {
  const workflows = files.filter((file) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(file));
  const named = workflows.filter((file) => /\/(?:tests?|ci|main|unit|pr)\b[^/]*$/.test(file));
  return named.sort((a, b) => a.length - b.length)[0] ?? workflows[0] ?? '';
}
