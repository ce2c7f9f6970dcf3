import { createHash } from 'node:crypto';
import { createReadStream, type Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type PathSet, parsePaths } from '@paceline/snapshot';

export interface BaseFolders {
  readonly workspace: string;
  readonly home: string;
}

interface FilesDigest {
  /** sha256 over the paths (relative to the workspace, with `/`) and the contents of the files. */
  readonly digest: string;
  readonly files: number;
}

/**
 * What the files that match the patterns hold, in one digest. Other than `hashFiles` of expressions it counts
 * where a file is, so a moved file is another one. Patterns are read as those of `path`; links are not
 * followed, `.git` is not entered, and a file that cannot be read counts as absent.
 */
export async function hashFiles(patterns: readonly string[], at: BaseFolders): Promise<FilesDigest> {
  const set = parsePaths(patterns, at);
  const found = new Map<string, string>();
  for (const root of set.roots) {
    const info = await lstat(root.base).catch(() => undefined);
    if (info?.isFile() && !root.matches && !set.excluded(root.base)) await add(root.base);
    else if (info?.isDirectory()) {
      for await (const file of filesBelow(root.base, set)) {
        if (!root.matches || root.matches(relative(root.base, file).split(sep).join('/'))) await add(file);
      }
    }
  }
  const rows = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  return { digest: createHash('sha256').update(JSON.stringify(rows)).digest('hex'), files: rows.length };

  async function add(file: string): Promise<void> {
    const name = relative(at.workspace, file).split(sep).join('/');
    if (found.has(name)) return;
    const hash = createHash('sha256');
    try {
      await pipeline(createReadStream(file), hash);
    } catch {
      return;
    }
    found.set(name, hash.digest('hex'));
  }
}

async function* filesBelow(folder: string, set: PathSet): AsyncGenerator<string> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (set.excluded(path)) continue;
    if (entry.isFile()) yield path;
    else if (entry.isDirectory() && entry.name !== '.git') yield* filesBelow(path, set);
  }
}
