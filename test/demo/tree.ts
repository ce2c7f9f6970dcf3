import { spawnSync } from 'node:child_process';

/** The files that a run will see: those of a commit. What only lies beside them in the folder does not count. */
export interface Tree {
  /** Paths from the top of the repository. */
  readonly files: ReadonlySet<string>;
  /** The text of a file, empty when there is none. */
  text(path: string): string;
}

export function treeOf(repository: string, commit = 'HEAD'): Tree {
  const top = git(repository, 'rev-parse', '--show-toplevel').trim();
  const files = new Set(
    git(top, 'ls-tree', '-r', '-z', '--name-only', commit)
      .split('\0')
      .filter((path) => path !== ''),
  );
  return { files, text: (path) => (files.has(path) ? git(top, 'show', `${commit}:${path}`) : '') };
}

function git(cwd: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`git ${args[0]} failed: ${stderr.trim()}`);
  return stdout;
}
