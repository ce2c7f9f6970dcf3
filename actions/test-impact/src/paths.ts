import { posix } from 'node:path';

/** The folder of a repository path; '' at the root. */
export const folderOf = (path: string): string => {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
};

export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A path relative to a folder of the repository; undefined when it leaves the repository. */
export function join(folder: string, relative: string): string | undefined {
  const path = posix.normalize(`${folder === '' ? '.' : folder}/${relative}`).replace(/\/$/, '');
  if (path === '..' || path.startsWith('../')) return undefined;
  return path === '.' ? '' : path;
}

/** The folder itself, then its parents up to the root. */
export function* ancestors(folder: string): Generator<string> {
  for (let at = folder; at !== ''; at = folderOf(at)) yield at;
  yield '';
}

/** Extensions whose files are scanned for imports. */
export const isModule = (path: string): boolean => /\.[cm]?[jt]sx?$/.test(path) || isComponent(path);
/** Files whose script stands between tags. */
export const isComponent = (path: string): boolean => /\.(?:vue|svelte|astro)$/.test(path);
export const isDeclaration = (path: string): boolean => /\.d\.(?:[^./]+\.)?[cm]?ts$/.test(path);
