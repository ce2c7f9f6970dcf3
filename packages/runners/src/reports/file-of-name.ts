import { posix } from 'node:path';
import { type PathTails, pathTails } from './path-tails.ts';

/** The file of a test that its report names by a class and a suite only; undefined when none fits for certain. */
export type FileOfName = (classname: string, suite: string) => string | undefined;

const CLASS_FILES = /\.(?:py|java|kt|kts|groovy|scala|clj|rb|php|cs|fs|vb|swift|dart|exs?)$/;

interface Names {
  readonly paths: PathTails;
  /** Files that hold classes, by their name without its ending. */
  readonly classes: ReadonlyMap<string, readonly string[]>;
  readonly planned: boolean;
  readonly byEnd: boolean;
}

/**
 * Finds files by the names that programs give their tests: a path or the end of one (vitest, Playwright, AVA), a
 * Python module with or without a class behind it (`tests.test_a.TestB`), a class of Java, C# or PHP, a
 * cargo target (`crate::target`). Planned files come first; a name that fits several files fits none.
 */
export function fileOfName(planned: readonly string[], known: readonly string[]): FileOfName {
  // With a plan, the end of a path may not name an unplanned file: every leg could then claim that file.
  const levels = [namesOf(planned, true, true), namesOf(known, false, planned.length === 0)];
  return (classname, suite) => {
    for (const name of [classname, suite]) {
      for (const names of levels) {
        const file = name === '' ? undefined : (byPath(name, names) ?? byClass(name, names));
        if (file !== undefined) return file;
      }
    }
    return undefined;
  };
}

function namesOf(files: readonly string[], planned: boolean, byEnd: boolean): Names {
  const classes = new Map<string, string[]>();
  for (const file of files) {
    if (!CLASS_FILES.test(file) && !file.endsWith('.rs')) continue;
    const stem = posix.basename(file).replace(/\.[a-z]+$/, '');
    const same = classes.get(stem);
    if (same) same.push(file);
    else classes.set(stem, [file]);
  }
  return { paths: pathTails(files), classes, planned, byEnd };
}

function byPath(name: string, { paths, byEnd }: Names): string | undefined {
  const path = posix.normalize(name);
  if (paths.has(path)) return path;
  // A title without an ending is no name of a file.
  return byEnd && /\.\w+$/.test(path) ? paths.endingWith(path) : undefined;
}

function byClass(name: string, names: Names): string | undefined {
  if (name.includes('::')) return byCargoTarget(name, names);
  // Inner classes and parameters stand behind the class; no class lies deeper than this.
  const parts = name.split(/[$([]/)[0]!.split(/[.\\]/).slice(0, 50);
  for (let length = parts.length; length > 0; length--) {
    const dotted = parts.slice(0, length).join('.');
    const files = (names.classes.get(parts[length - 1]!) ?? []).filter((file) => CLASS_FILES.test(file));
    const exact = files.filter((file) => dottedStem(file) === dotted);
    if (exact.length > 0) return exact.length === 1 ? exact[0] : undefined;
    // Sources lie below folders that are no part of a class's name; Python's modules do so in a plan only,
    // which may be for a folder below.
    const long = length > 1 || (names.planned && parts.length === 1);
    const below = files.filter(
      (file) => long && (names.planned || !file.endsWith('.py')) && dottedStem(file).endsWith(`.${dotted}`),
    );
    if (below.length > 0) return below.length === 1 ? below[0] : undefined;
  }
  return undefined;
}

/** nextest names `crate::target`, whose source is `tests/target.rs` or `tests/target/main.rs` of the crate. */
function byCargoTarget(name: string, { classes }: Names): string | undefined {
  const parts = name.split('::');
  const target = parts.at(-1)!;
  const files = [
    ...(classes.get(target) ?? []).filter((file) => `/${file}`.endsWith(`/tests/${target}.rs`)),
    ...(classes.get('main') ?? []).filter((file) => `/${file}`.endsWith(`/tests/${target}/main.rs`)),
  ];
  const ofCrate = files.filter((file) => file.includes(`${parts[0]}/tests/`));
  const found = ofCrate.length > 0 ? ofCrate : files;
  return found.length === 1 ? found[0] : undefined;
}

const dottedStem = (file: string): string => file.replace(/\.[a-z]+$/, '').replaceAll('/', '.');
