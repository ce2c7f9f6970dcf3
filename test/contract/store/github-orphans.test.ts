import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startCacheService } from './service.ts';

/** Reads once, says which processes it has, and reads again. */
const SCRIPT = `
  import { createGithubTier } from '@paceline/store';
  import { readdirSync, readFileSync } from 'node:fs';
  const tier = createGithubTier({ variables: process.env, archives: true, mayWrite: { allowed: false } });
  await tier.get('a');
  const parentOf = (pid) => {
    try {
      return Number(/^PPid:\\s*(\\d+)$/m.exec(readFileSync('/proc/' + pid + '/status', 'utf8'))[1]);
    } catch {
      return undefined;
    }
  };
  const children = readdirSync('/proc').filter((name) => /^\\d+$/.test(name) && parentOf(name) === process.pid);
  console.log(children.join(' '));
  for (;;) await tier.get('again');
`;

/** What has ended may stay in the list until its new parent takes note. */
function runs(pid: number): boolean {
  try {
    return !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

test.skipIf(!existsSync('/proc/self/status'))(
  'a job that is killed while the cache is silent leaves no process (skipped without /proc)',
  async () => {
    const service = await startCacheService();
    try {
      const job = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT], {
        env: service.job(),
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = once(job, 'exit');
      const [line] = await once(job.stdout, 'data');
      const children = String(line).trim().split(' ').map(Number);
      expect(children).toHaveLength(1);
      service.fault({ path: /./, answer: 'hang' });
      await setTimeout(100);
      job.kill('SIGKILL');
      await ended;
      await expect.poll(() => children.filter(runs), { timeout: 5000 }).toEqual([]);
    } finally {
      await service.close();
    }
  },
);
