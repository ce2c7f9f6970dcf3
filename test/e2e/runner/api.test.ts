import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createRepository, run, scratch } from './harness.ts';

const folder = scratch();
afterAll(() => folder[Symbol.dispose]());

test('an action reads the jobs of its run with the real client: pages, live state, attempts, errors', async () => {
  const { result, log, text } = await run(
    'api.yml',
    createRepository(folder.path),
    join(folder.path, 'out'),
    {
      runId: 4711,
    },
  );
  expect(result.conclusion, text).toBe('success');
  const lines = log('ask', 'Run acme/paceline/actions/api@v1').split('\n');
  expect(lines).toContain(
    'jobs ask=in_progress/null first (1)=completed/success first (2)=completed/success first (3)=completed/success',
  );
  expect(lines).toContain(
    'own step Run acme/paceline/actions/api@v1 in_progress runner Paceline local runner 4 labels self-hosted,linux',
  );
  expect(lines).toContain('attempt 4');
  expect(lines).toContain('status 401 Bad credentials');
  expect(lines).toContain('status 404 Not Found');
});
