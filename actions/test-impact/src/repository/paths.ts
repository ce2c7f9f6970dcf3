import type { FileChange } from '@paceline/core';
import { folderOf, MAX_PATH } from '@paceline/runners';

export { folderOf, joinPath as join, MAX_PATH } from '@paceline/runners';

export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The text before the first of some characters. */
export function before(text: string, ...ends: readonly string[]): string {
  const found = ends.map((end) => text.indexOf(end)).filter((at) => at !== -1);
  return found.length === 0 ? text : text.slice(0, Math.min(...found));
}

/** A path without the slashes at its end. */
export function withoutEndSlashes(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}

/** The folder itself, then its parents up to the root. */
export function* ancestors(folder: string): Generator<string> {
  for (let at = folder; at !== ''; at = folderOf(at)) yield at;
  yield '';
}

/** Whether a path below the repository is one that the plan's contract takes. */
export const isStorable = (path: string): boolean =>
  path.length <= MAX_PATH && !/^(?:\/|[A-Za-z]:)|\\|\uFFFD/.test(path) && !path.split('/').includes('..');

/** Extensions whose files are scanned for imports. */
/** The paths of changed files, of renamed ones both. */
export const pathsOf = (changes: readonly FileChange[]): string[] =>
  changes.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from]));

export const isModule = (path: string): boolean => /\.[cm]?[jt]sx?$/.test(path) || isComponent(path);
/** Files whose script stands between tags. */
export const isComponent = (path: string): boolean => /\.(?:vue|svelte|astro|mdx)$/.test(path);
/** What a checker of types runs as a test, and nothing loads. */
export const isTestOfTypes = (path: string): boolean =>
  /(?:[.-](?:test|spec)-d|\.tst)\.[cm]?[jt]sx?$/.test(path);
export const isDeclaration = (path: string): boolean => /\.d\.(?:[^./]+\.)?[cm]?ts$/.test(path);
