import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** `npm run test:programs`: the suites that foreign test programs run. They fail, never skip, where one is missing. */
export default defineConfig({
  test: {
    name: 'programs',
    include: ['test/programs/*.programtest.ts'],
    pool: 'forks',
    // Each runs a workflow, whose jobs run beside each other.
    maxWorkers: availableParallelism(),
    globalSetup: ['test/programs/global-setup.ts'],
    testTimeout: 180_000,
    hookTimeout: 60_000,
  },
});
