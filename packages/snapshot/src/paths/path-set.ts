/** What a file system ignores when it compares names. */
export interface Folding {
  readonly case: boolean;
  /** Composed and decomposed forms of a character. */
  readonly unicode: boolean;
}

/** One line of `path`: a folder or file, or a folder in which a pattern is looked for. */
export interface Root {
  /** The line as the user wrote it; a snapshot is only restored to the very same lines. */
  readonly line: string;
  /** Absolute path of the file or folder, or of the folder that the pattern starts in. */
  readonly base: string;
  /** `base` as the user wrote it, where `base` itself has been resolved through links. */
  readonly written?: string;
  /** For a pattern: whether it matches a path relative to `base` (and so all that is in it). */
  readonly matches?: (relative: string) => boolean;
}

/** What a `path` input means on this machine. */
export interface PathSet {
  readonly roots: readonly Root[];
  /** Whether any line leaves something out. */
  readonly excludes: boolean;
  /**
   * Whether a `!` line leaves a path out; with a folder, all that is in it is left out.
   * @param root index of a root; its path as the user wrote it counts
   * @param relative path below the root
   * @param folding what to ignore when names are compared
   */
  excludedBelow(root: number, relative: string, folding?: Folding): boolean;
  /** The same of an absolute path. */
  excluded(path: string): boolean;
  /** Absolute paths of Paceline's own folders, which are left out: a cache must not contain itself. */
  readonly own: readonly string[];
  /**
   * 16 hex digits that differ for other lines, another format, and platforms with other rules, as in
   * actions/cache: entries of another version are not found.
   */
  readonly version: string;
}
