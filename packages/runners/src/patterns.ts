import picomatch from 'picomatch';
import { isBelow } from './paths.ts';
import type { Tree } from './tree.ts';

/** What one configuration (or project in it) says about which files are tests. */
export interface TestPatterns {
  /** The folder that globs are relative to. */
  readonly folder: string;
  /** Globs of test files below `folder`; `!` excludes. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Regular expressions over the absolute path, as jest takes them. */
  readonly regexes: readonly string[];
  readonly ignoredRegexes: readonly string[];
  /** Folders of the repository that tests are looked for in; empty: everywhere. */
  readonly roots: readonly string[];
  /** Globs of sources that may hold tests themselves (vitest's `includeSource`). */
  readonly inSource: readonly string[];
}

export const noPatterns = (folder: string): TestPatterns => ({
  folder,
  include: [],
  exclude: [],
  regexes: [],
  ignoredRegexes: [],
  roots: [],
  inSource: [],
});

/** Says of a path whether one of the globs takes it and none of those that begin with `!` does. */
export const matcher = (globs: readonly string[]): ((path: string) => boolean) => {
  const wanted = globs
    .filter((glob) => !glob.startsWith('!'))
    .map((glob) => picomatch(clean(glob), { dot: true }));
  const refused = globs
    .filter((glob) => glob.startsWith('!'))
    .map((glob) => picomatch(clean(glob.slice(1)), { dot: true }));
  return (path) => wanted.some((match) => match(path)) && !refused.some((match) => match(path));
};
const clean = (glob: string): string => glob.replace(/^(?:\.\/)+/, '').replace(/\/$/, '/**');

/** The files that patterns take for tests, sorted. */
export function matchingFiles(tree: Tree, patterns: readonly TestPatterns[]): string[] {
  const paths = [...tree.files].filter((path) => !/(?:^|\/)node_modules\//.test(path));
  const found = new Set<string>();
  for (const pattern of patterns) for (const path of matching(tree, paths, pattern)) found.add(path);
  return [...found].sort();
}

function matching(tree: Tree, paths: readonly string[], pattern: TestPatterns): string[] {
  const prefix = pattern.folder === '' ? '' : `${pattern.folder}/`;
  const regexes = pattern.regexes.map((source) => new RegExp(source));
  const ignored = pattern.ignoredRegexes.map((source) => new RegExp(source));
  const included = matcher(pattern.include);
  const excluded = matcher(pattern.exclude);
  const inSource = matcher(pattern.inSource);
  return paths.filter((path) => {
    if (!path.startsWith(prefix)) return false;
    if (pattern.roots.length > 0 && !pattern.roots.some((root) => isBelow(path, root))) return false;
    if (ignored.some((expression) => expression.test(`/${path}`))) return false;
    const inside = path.slice(prefix.length);
    if (excluded(inside)) return false;
    if (included(inside) || regexes.some((expression) => expression.test(`/${path}`))) return true;
    return (
      pattern.inSource.length > 0 &&
      inSource(inside) &&
      (tree.read(path)?.includes('import.meta.vitest') ?? false)
    );
  });
}

/** The patterns in words, from the repository's root, for the message when nothing matched. */
export const patternTexts = (patterns: readonly TestPatterns[]): string[] => [
  ...new Set(
    patterns.flatMap(({ folder, include, regexes }) =>
      [...include, ...regexes].map((text) => (folder === '' ? text : `${folder}/${text}`)),
    ),
  ),
];

/** Patterns could not be worked out; the message is a part of a sentence. */
export class Unreadable extends Error {}
