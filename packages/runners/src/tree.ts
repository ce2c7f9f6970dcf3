/** The files of a repository: their names, relative to its root, and their text on demand. */
export interface Tree {
  readonly files: ReadonlySet<string>;
  /** Text of a file; undefined when it cannot be read (deleted, binary, a link to nowhere). */
  read(path: string): string | undefined;
}

/** What one folder holds, as detection looks at it. */
export interface Folder {
  /** Names of the files in it. */
  readonly names: readonly string[];
  /** Text of one of them; empty when there is none. */
  text(name: string): string;
}

/** A folder of a tree; '' is the repository's root. */
export function folderIn(tree: Tree, folder: string): Folder {
  const prefix = folder === '' ? '' : `${folder}/`;
  const names: string[] = [];
  for (const path of tree.files) {
    if (path.startsWith(prefix) && !path.includes('/', prefix.length)) names.push(path.slice(prefix.length));
  }
  return { names, text: (name) => tree.read(prefix + name) ?? '' };
}

/** The test files of a suite, or why only the test program itself can name them. */
export type TestFiles =
  | {
      readonly certain: true;
      /** Everything that the test program could take for a test, sorted. It may take fewer. */
      readonly tests: readonly string[];
      /** What was looked for, for the message when nothing was found. */
      readonly patterns: readonly string[];
    }
  | {
      readonly certain: false;
      /** What could not be read, as a part of a sentence: `test.include in vitest.config.ts is computed`. */
      readonly reason: string;
      /** Files that look like tests by the program's own patterns: good for an estimate only. */
      readonly likely: readonly string[];
    };
