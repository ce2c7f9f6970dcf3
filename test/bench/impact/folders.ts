import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The repositories below a folder, by their names (`owner+name`): clones, or bare ones in a folder `repo`. The
 * variable BENCH_ONLY may name some of them, with commas.
 */
export function foldersOf(data: string): [name: string, folder: string][] {
  const only = (process.env['BENCH_ONLY'] ?? '').split(',').filter((name) => name !== '');
  return readdirSync(data)
    .sort()
    .filter((name) => only.length === 0 || only.includes(name))
    .flatMap((name) => {
      const folder = [join(data, name, 'repo'), join(data, name)].find(
        (path) => existsSync(join(path, 'HEAD')) || existsSync(join(path, '.git')),
      );
      return folder === undefined ? [] : [[name, folder] as [string, string]];
    });
}
