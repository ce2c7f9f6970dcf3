import { PacelineError } from '../errors.ts';
import type { Git } from './git.ts';

export interface FileChange {
  /** Relative to the repository's root; of a renamed file its new path. */
  readonly path: string;
  readonly status: 'added' | 'modified' | 'deleted' | 'renamed' | 'type-changed';
  /** Where a renamed file was before. */
  readonly from?: string;
}

const STATUS: Record<string, FileChange['status']> = {
  A: 'added',
  C: 'added',
  D: 'deleted',
  M: 'modified',
  R: 'renamed',
  T: 'type-changed',
};

/** Renames only make selections narrower; a diff of a thousand of them takes less than a second. */
const RENAME_SECONDS = 5;

/**
 * Files that differ between two commits' trees, with renames. There is no limit on their number (GitHub's
 * own path filters stop at 300).
 */
export async function changedFiles(git: Git, base: string, head: string): Promise<FileChange[]> {
  const diff = (renames: string) => [
    'diff',
    '--name-status',
    '-z',
    renames,
    '--no-ext-diff',
    '--no-textconv',
    // A repository can say of its submodules that they never change.
    '--ignore-submodules=none',
    '--end-of-options',
    base,
    head,
    '--',
  ];
  // Each removed file may be compared with each new one. Without, a renamed file is a removed and a new one.
  const renamed = await git.attempt(diff('--find-renames'), { timeoutSeconds: RENAME_SECONDS });
  return parseNameStatus(renamed ?? (await git.run(diff('--no-renames'))));
}

/** Takes `git diff --name-status -z` apart: status, path, and for renames and copies a second path. */
export function parseNameStatus(output: string): FileChange[] {
  const fields = output.split('\0');
  const changes: FileChange[] = [];
  for (let at = 0; at < fields.length && fields[at] !== ''; ) {
    const letter = fields[at]!.charAt(0);
    const status = STATUS[letter];
    const first = fields[at + 1];
    if (status === undefined || first === undefined) {
      throw new PacelineError(
        'PACELINE_GIT_FAILED',
        `git diff answered with the unknown status "${fields[at]}".`,
        'Report this with the version of git on the runner.',
      );
    }
    if (letter === 'R' || letter === 'C') {
      const path = fields[at + 2]!;
      changes.push(letter === 'R' ? { path, status, from: first } : { path, status });
      at += 3;
    } else {
      changes.push({ path: first, status });
      at += 2;
    }
  }
  return changes;
}
