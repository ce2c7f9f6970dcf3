import { defineConfig } from 'vitest/config';

/** `npm run test:servers`: the suites that need real servers. They fail, never skip, where one is missing. */
export default defineConfig({
  test: {
    name: 'servers',
    include: ['test/servers/**/*.servertest.ts'],
    exclude: ['**/fixtures/**', '**/node_modules/**'],
    pool: 'forks',
    // Some compare what two servers saw in the same seconds; company would disturb them.
    fileParallelism: false,
    // Those that run beside others start processes, which would wait for a processor instead of their deadlines.
    maxConcurrency: 3,
    globalSetup: ['test/servers/global-setup.ts'],
    // A loaded machine may take a minute to start a cluster.
    testTimeout: 150_000,
    hookTimeout: 150_000,
  },
});
