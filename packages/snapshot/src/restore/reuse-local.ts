import { CHUNK } from '../format/chunker.ts';
import { isFile } from '../stat/file-stat.ts';
import { SPARSE_FILE } from '../tables/entry-table.ts';
import type { Pool } from '../workers/pool.ts';
import type { createWork } from '../workers/restore-work.ts';
import type { Build } from './build-tree.ts';

/**
 * Copies those chunks of large local files that are right to the files being built, so that only the rest is fetched.
 * Small files are a single chunk, which is right or wrong.
 * @param wanted rows of files
 * @returns by row: 1 for each chunk that is written
 * @throws what a thread threw
 */
export async function reuseLocal(
  { manifest: { entries, chunks }, local, path }: Build,
  wanted: readonly number[],
  pool: Pool<ReturnType<typeof createWork>>,
): Promise<Map<number, Uint8Array>> {
  const held = new Map<number, Uint8Array>();
  const tasks = wanted.flatMap((index) => {
    const stat = local.stats.at(index);
    if (entries.count(index) < 2 || !stat || !isFile(stat) || stat.size <= CHUNK.max) return [];
    const list = [...entries.chunks(index)];
    const input = {
      local: local.paths.at(index),
      target: path(index),
      size: entries.sizes[index]!,
      mode: entries.modes[index]!,
      sparse: entries.types[index] === SPARSE_FILE,
      digests: list.map((chunk) => chunks.sha256(chunk)),
      sizes: list.map((chunk) => chunks.sizes[chunk]!),
    };
    const task = async () => {
      const { found } = await pool.run('reuse', input);
      if (found.includes(1)) held.set(index, found);
    };
    return [task()];
  });
  // All have to end before the folder that they write to is removed.
  const failed = (await Promise.allSettled(tasks)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return held;
}
