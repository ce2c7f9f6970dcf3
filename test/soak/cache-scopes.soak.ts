import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Soak } from './soak.ts';

const ROOT = join(import.meta.dirname, '../..');
const HISTORIES = 10_000;

/**
 * Lets histories of runs, machines, tiers and a stranger happen (test/unit/cache-scopes), `count` of them: no run
 * gets what no run of a scope that it reads saved. In vitest, whose mocks keep it from starting threads.
 */
const soak: Soak = async ({ count = HISTORIES }) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', 'test/unit/cache-scopes'],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', PACELINE_HISTORIES: String(count) },
    },
  );
  if (status !== 0) throw new Error(stdout + stderr);
  return stdout.split('\n').filter((line) => line.includes(' histories: '));
};
export default soak;
