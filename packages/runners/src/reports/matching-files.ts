import { glob } from 'node:fs/promises';
import { join } from 'node:path';

const NOT_ENTERED = new Set(['node_modules', '.git']);

/** Absolute paths of the files below a folder that fit patterns, sorted; what is installed is not looked at. */
export async function matchingFiles(patterns: readonly string[], directory: string): Promise<string[]> {
  const found = new Set<string>();
  for await (const entry of glob([...patterns], {
    cwd: directory,
    withFileTypes: true,
    exclude: ({ name }) => NOT_ENTERED.has(name),
  })) {
    if (entry.isFile()) found.add(join(entry.parentPath, entry.name));
  }
  return [...found].sort();
}
