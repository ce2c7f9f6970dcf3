import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const shared = {
  exclude: ['**/fixtures/**', '**/node_modules/**'],
  pool: 'forks' as const,
};

/** Files that take minutes, wherever they are: begun late, they would run on alone after all others. */
const LONG = /\/(?:e2e\/(?:cache|cache-faults|perf-report)\/|contract\/store\/github|unit\/snapshot\/save)/;

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) =>
      LONG.test(moduleId) ? 0 : moduleId.includes('/e2e/') ? 1 : 2;
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    // Most tests wait for processes, deadlines and answers. Vitest's own default leaves one processor out: one
    // file at a time on a machine of two.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['test/{unit,contract}/**/*.test.ts'],
          setupFiles: ['test/unit/fast-check.ts'],
          // Against what hangs: what works takes as long as the machine needs.
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          // Real processes, real bundles, real installs; against what hangs.
          testTimeout: 600_000,
          hookTimeout: 600_000,
          globalSetup: ['test/global-setup.ts'],
        },
      },
    ],
  },
});
