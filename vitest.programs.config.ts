import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Programs that take seconds to start come first: begun late, they would run on alone after all others. */
class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) =>
      /\/(?:gradle|maven|jest|vitest|command)/.test(moduleId) ? 0 : 1;
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

/** `npm run test:programs`: the suites that foreign test programs run. They fail, never skip, where one is missing. */
export default defineConfig({
  test: {
    name: 'programs',
    include: ['test/programs/*.programtest.ts'],
    // The variants of docs/workflows.md install whole projects, which takes minutes: PACELINE_PROGRAMS=all.
    exclude: process.env['PACELINE_PROGRAMS'] === 'all' ? [] : ['test/programs/workflows.programtest.ts'],
    pool: 'forks',
    // Each case is one process after the other.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: SlowFirst },
    globalSetup: ['test/programs/global-setup.ts'],
    testTimeout: 900_000,
    hookTimeout: 120_000,
  },
});
