/** Which names a file system takes for one. */
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
  /** The same as the user wrote it, where `base` is the real folder behind links. */
  readonly written?: string;
  /** For a pattern: whether a path relative to `base` is one of those meant (with all that is in it). */
  readonly matches?: (relative: string) => boolean;
}

/** What a `path` input means on this machine. */
export interface PathSet {
  readonly roots: readonly Root[];
  /** Whether any line leaves something out. */
  readonly excludes: boolean;
  /**
   * True for what a `!` line leaves out; all that is in such a folder is left out with it.
   * @param root by its number, as the user wrote it; `relative` is what stands below it
   * @param folding where names count as one that differ
   */
  excludedBelow(root: number, relative: string, folding?: Folding): boolean;
  /** The same of an absolute path. */
  excluded(path: string): boolean;
  /** Absolute folders of our own, which are a part of no snapshot: caches that would hold themselves. */
  readonly own: readonly string[];
  /**
   * 16 hex digits: entries saved with other lines, another format or on a platform with other rules are
   * other entries, as in actions/cache.
   */
  readonly version: string;
}
