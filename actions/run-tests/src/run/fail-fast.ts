import type { TestRunner } from '@paceline/contracts';

/** How each program is told to stop at its first failure; one without such an option runs its batch to the end. */
const ARGUMENTS: Readonly<Partial<Record<TestRunner, readonly string[]>>> = {
  vitest: ['--bail=1'],
  jest: ['--bail=1'],
  mocha: ['--bail'],
  ava: ['--fail-fast'],
  playwright: ['-x'],
  bun: ['--bail=1'],
  deno: ['--fail-fast'],
  pytest: ['-x'],
  go: ['-failfast'],
  nextest: ['--fail-fast'],
  maven: ['-Dsurefire.skipAfterFailureCount=1'],
  rspec: ['--fail-fast'],
  phpunit: ['--stop-on-failure', '--stop-on-error'],
};

/** Arguments beside the user's with which a program stops at its first failure. */
export const failFastArguments = (runner: TestRunner): readonly string[] => ARGUMENTS[runner] ?? [];
