import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { whereIs } from '../servers/catalog.ts';
import { startRedis } from '../servers/redis.ts';
import { connectRedis } from '../servers/redis-connection.ts';
import { startBucket } from '../servers/s3-bucket.ts';
import { CACHED, createOurJob, type JobPlace } from './cache-jobs.ts';
import { timed } from './cache-measure.ts';
import type { Bench } from './cache-rounds.ts';
import { expectTree, readTree } from './cache-tree.ts';
import { type BenchRow, ratioRow } from './rows.ts';

/**
 * A restore whose content was promoted by the one before it, against that one, which had it from S3 (a radosgw
 * on this machine). What a real bucket's distance adds to the first is not in these figures.
 */
export async function promotionRows(bench: Bench, quick: boolean): Promise<BenchRow[]> {
  if (!whereIs('radosgw')) {
    console.error('promotion: left out, as radosgw is not installed (npm run servers)');
    return [];
  }
  const bucket = await startBucket();
  const redis = whereIs('redis-server') ? await startRedis() : undefined;
  const s3 = `s3://${bucket.bucket}/bench?endpoint=${encodeURIComponent(bucket.server.url)}&path-style=true&region=us-east-1`;
  const folder = mkdtempSync(join(bench.folder, 'promotion-'));
  const place: JobPlace = { folder, variables: { ...bench.server.variables, ...bucket.variables } };
  const fresh = (name: string) => mkdtempSync(join(folder, `${name}-`));
  const tree = readTree(join(bench.data.base, CACHED));
  const rows: BenchRow[] = [];

  function restore(store: string, home: string, tier: string): number {
    const workspace = fresh('workspace');
    const job = createOurJob(bench.dist, place, { workspace, key: 'npm', home, inputs: { store } });
    const { wall } = timed(job.main());
    const found = job.outputs()['hit-tier'];
    if (found !== tier) throw new Error(`restored from ${found}, not from ${tier}:\n${job.log('main')}`);
    expectTree(`promotion, from ${tier}`, readTree(join(workspace, CACHED)), tree);
    rmSync(workspace, { recursive: true });
    console.error(`promotion, from ${tier} of ${store.split('?')[0]}: ${wall.toFixed(2)} s`);
    return wall;
  }

  try {
    const saving = createOurJob(bench.dist, place, {
      workspace: bench.data.base,
      key: 'npm',
      home: fresh('home'),
      inputs: { store: s3 },
    });
    timed(saving.main());
    timed(saving.post());
    const nearer = [
      { name: 'disk', store: 'disk' },
      // By itself Redis takes small values only.
      ...(redis ? [{ name: 'redis', store: `${redis.url}?max-value-bytes=64MiB` }] : []),
    ];
    if (!redis) console.error('promotion to Redis: left out, as redis-server is not installed');
    for (const { name, store } of nearer) {
      const first: number[] = [];
      const second: number[] = [];
      for (let round = 0; round < (quick ? 1 : 5); round += 1) {
        const home = fresh('home');
        if (redis) {
          const connection = await connectRedis(redis.port);
          await connection.command('FLUSHALL');
          connection.close();
        }
        first.push(restore(`${store} ${s3}`, home, 's3'));
        // Redis is shared: another machine profits.
        second.push(restore(`${store} ${s3}`, name === 'disk' ? home : fresh('home'), name));
        rmSync(home, { recursive: true });
      }
      rows.push(
        ratioRow(`promotion: second restore, from ${name}: wall`, second, first, {
          peer: 'the first, from S3',
        }),
      );
    }
  } finally {
    await redis?.stop();
    await bucket.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return rows;
}
