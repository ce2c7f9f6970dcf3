import { dirname, relative } from 'node:path';

/** A folder and those above it, up to the repository's root. */
export function foldersUpTo(directory: string, root: string): string[] {
  const folders = [directory];
  while (folders.at(-1) !== root) {
    const above = dirname(folders.at(-1)!);
    if (above === folders.at(-1) || relative(root, above).startsWith('..')) break;
    folders.push(above);
  }
  return folders;
}
