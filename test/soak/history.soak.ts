import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCacheService } from '../contract/store/service.ts';
import { manyWriters, type WritersOutcome } from './history-writers.ts';
import type { SoakOptions } from './soak.ts';

/** So many jobs share the writers: each has a store of its own, and on GitHub's cache a client of its own. */
const JOBS = 4;
/** Runs are looked for by number as far back as this. */
const MAX_COUNT = 200;

/** Writers of history at the same moment, on the disk and on GitHub's cache: nothing is lost. */
export default async function history({ count = MAX_COUNT }: SoakOptions): Promise<string[]> {
  if (count > MAX_COUNT) throw new Error(`--count is at most ${MAX_COUNT}: what a reader looks back.`);
  const folder = mkdtempSync(join(tmpdir(), 'paceline-soak-'));
  const service = await startCacheService();
  try {
    const jobs = Array.from({ length: JOBS }, () => ({ home: folder, variables: service.job() }));
    const onDisk = await manyWriters(
      count,
      jobs.map((job) => ({ ...job, spec: 'disk' })),
    );
    const onGithub = await manyWriters(
      count,
      jobs.map((job) => ({ ...job, spec: 'github' })),
    );
    const calls = Object.entries(service.cache.calls()).map(([method, times]) => `${times} ${method}`);
    return [line('disk', count, onDisk), line("GitHub's cache", count, onGithub), calls.join(', ')];
  } finally {
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function line(tier: string, count: number, { found, warnings, seconds }: WritersOutcome): string {
  if (found.length !== count || warnings.length > 0) {
    throw new Error(`${tier}: ${found.length} of ${count} records found; ${warnings.join(' ')}`);
  }
  return `${tier}: ${count} writers at once, ${found.length} records found, ${seconds.toFixed(1)} s`;
}
