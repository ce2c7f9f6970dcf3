import picomatch from 'picomatch';
import {
  type ForeignPattern,
  type ForeignPatterns,
  foreignPatterns,
  PATTERN_MILLISECONDS,
} from './foreign-patterns.ts';
import { folderOf, isBelow, isInstalled } from './paths.ts';
import type { ShellWord } from './script/shell-words.ts';
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

/**
 * Says of a path whether one of our own globs takes it and none of those that begin with `!` does. Globs of a
 * repository or a user go through {@link matchedPaths}.
 */
export const matcher = (globs: readonly string[]): ((path: string) => boolean) => {
  const { include, exclude } = split(globs);
  const wanted = include.map(({ source }) => picomatch(source, { dot: true }));
  const refused = exclude.map(({ source }) => picomatch(source, { dot: true }));
  return (path) => wanted.some((match) => match(path)) && !refused.some((match) => match(path));
};

const clean = (glob: string): string => glob.replace(/^(?:\.\/)+/, '').replace(/\/$/, '/**');
const glob = (source: string): ForeignPattern => ({ type: 'glob', source: clean(source) });
const regex = (source: string): ForeignPattern => ({ type: 'regex', source });
const split = (globs: readonly string[]) => ({
  include: globs.filter((text) => !text.startsWith('!')).map(glob),
  exclude: globs.filter((text) => text.startsWith('!')).map((text) => glob(text.slice(1))),
});

/**
 * The paths that one of the globs takes and none of those that begin with `!` does.
 * @throws PatternTimeout or InvalidPattern
 */
export function matchedPaths(
  foreign: ForeignPatterns,
  globs: readonly string[],
  paths: readonly string[],
): Set<string> {
  const taken = foreign.match({ ...split(globs), paths });
  return new Set(paths.filter((_, index) => taken[index]));
}

/** Words as a program sees them: a shell expands those with patterns, reads ** as *, and leaves what fits no file. */
export function shellExpanded(
  words: readonly ShellWord[],
  paths: readonly string[],
  foreign: ForeignPatterns = foreignPatterns(PATTERN_MILLISECONDS),
): string[] {
  return words.flatMap(({ text, pattern }) => {
    if (!pattern) return [text];
    const dots = /^(?:\.\/)+/.exec(text)?.[0] ?? '';
    const glob = text.slice(dots.length).replaceAll(/\*{2,}/g, '*');
    const found = [...matchedPaths(foreign, [glob], paths)].sort();
    return found.length === 0 ? [text] : found.map((path) => dots + path);
  });
}

/** The files that patterns take for tests, sorted. */
export function matchingFiles(
  tree: Tree,
  patterns: readonly TestPatterns[],
  foreign: ForeignPatterns,
): string[] {
  const paths = [...tree.files].filter((path) => !isInstalled(path));
  const found = new Set<string>();
  for (const pattern of patterns) for (const path of matching(tree, paths, pattern, foreign)) found.add(path);
  return [...found].sort();
}

function matching(
  tree: Tree,
  paths: readonly string[],
  pattern: TestPatterns,
  foreign: ForeignPatterns,
): string[] {
  const prefix = pattern.folder === '' ? '' : `${pattern.folder}/`;
  const below = paths.filter(
    (path) =>
      path.startsWith(prefix) &&
      (pattern.roots.length === 0 || pattern.roots.some((root) => isBelow(path, root))),
  );
  const insides = below.map((path) => path.slice(prefix.length));
  const absolutes = below.map((path) => `/${path}`);
  const included = foreign.match({ ...split(pattern.include), paths: insides });
  const excluded = foreign.match({ include: split(pattern.exclude).include, paths: insides });
  const byRegex = foreign.match({ include: pattern.regexes.map(regex), paths: absolutes });
  const ignored = foreign.match({ include: pattern.ignoredRegexes.map(regex), paths: absolutes });
  const inSource = foreign.match({ ...split(pattern.inSource), paths: insides });
  return below.filter((path, at) => {
    if (excluded[at] || ignored[at]) return false;
    if (included[at] || byRegex[at]) return true;
    return inSource[at] && (tree.read(path)?.includes('import.meta.vitest') ?? false);
  });
}

/** Every folder that holds a file, directly or below. */
export function foldersOf(tree: Tree): Set<string> {
  const folders = new Set<string>();
  for (const path of tree.files) {
    for (let folder = folderOf(path); folder !== '' && !folders.has(folder); folder = folderOf(folder)) {
      folders.add(folder);
    }
  }
  return folders;
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
