import { posix } from 'node:path';

/** The folder of a repository path; '' at the root. */
export const folderOf = (path: string): string => {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
};

/** A path relative to a folder of the repository; undefined when it leaves the repository. */
export function join(folder: string, relative: string): string | undefined {
  const path = posix.normalize(`${folder === '' ? '.' : folder}/${relative}`).replace(/\/$/, '');
  if (path === '..' || path.startsWith('../')) return undefined;
  return path === '.' ? '' : path;
}

export const isBelow = (path: string, folder: string): boolean =>
  folder === '' || path.startsWith(`${folder}/`);
