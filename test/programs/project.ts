import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Files } from './suite.ts';

/**
 * A repository on what the event checks out: for a push `main`; for a pull request the merge of the branch
 * `change` into it.
 */
export interface Project {
  readonly folder: string;
  readonly sha: string;
  readonly ref: string;
  readonly event: 'push' | 'pull_request';
  /** The event's payload. */
  readonly payload: object;
  remove(): void;
}

/** A repository in which the files were pushed to `main`, or, with a change, a pull request changes them. */
export async function createProject(parent: string, files: Files, change?: Files): Promise<Project> {
  const folder = mkdtempSync(join(parent, 'project-'));
  const git = async (...args: string[]) => {
    const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t.invalid'];
    return (await promisify(execFile)('git', [...identity, ...args], { cwd: folder })).stdout.trim();
  };
  const commit = async (changed: Files, message: string) => {
    writeFiles(folder, changed);
    await git('add', '-A');
    await git('commit', '-qm', message);
    return git('rev-parse', 'HEAD');
  };
  await git('init', '-q', '-b', 'main', '--template=');
  const base = await commit({ '.gitignore': IGNORED, ...files }, 'The suite');
  const repository = { full_name: 'team/suite', default_branch: 'main' };
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (change === undefined) {
    const payload = { repository, ref: 'refs/heads/main', before: '0'.repeat(40), after: base };
    return { folder, sha: base, ref: 'refs/heads/main', event: 'push', payload, remove };
  }
  await git('checkout', '-qb', 'change');
  const head = await commit(change, 'A change');
  await git('checkout', '-q', 'main');
  await git('merge', '-q', '--no-ff', '-m', 'Merge the change', 'change');
  const sha = await git('rev-parse', 'HEAD');
  await git('checkout', '-q', '--detach');
  await git('branch', '-qf', 'main', base);
  const payload = {
    repository,
    number: 1,
    pull_request: { number: 1, base: { ref: 'main', sha: base }, head: { ref: 'change', sha: head } },
  };
  return { folder, sha, ref: 'refs/pull/1/merge', event: 'pull_request', payload, remove };
}

const IGNORED = 'node_modules\n__pycache__/\n.pytest_cache/\n';

function writeFiles(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
