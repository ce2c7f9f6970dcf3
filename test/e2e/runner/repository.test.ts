import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createOrigin } from '../../runner/origin.ts';
import { commit, createRepository, git, run, scratch } from './harness.ts';

const folders: ReturnType<typeof scratch>[] = [];
const create = () => {
  const folder = scratch();
  folders.push(folder);
  return { path: folder.path, repository: createRepository(folder.path), out: join(folder.path, 'out') };
};
afterAll(() => folders.forEach((folder) => void folder[Symbol.dispose]()));

describe('checkout', () => {
  test('of a push: the branch at depth 1, deepened later; all history, tags, clean; foreign repositories refused', async () => {
    const { repository, out } = create();
    writeFileSync(join(repository, 'root.txt'), 'not committed\n');
    writeFileSync(join(repository, 'uncommitted.txt'), 'x');
    const before = git(repository, 'for-each-ref');
    const { result, log, job, notes, text } = await run('checkout.yml', repository, out, { event: 'push' });
    const head = git(repository, 'rev-parse', 'HEAD');
    // The job that checks out another repository may fail, but what could not run here is not excused.
    expect(result.conclusion, text).toBe('failure');
    expect(result.jobs.filter(({ conclusion }) => conclusion !== 'success').map(({ name }) => name)).toEqual([
      'other',
    ]);
    expect(notes).toEqual([expect.stringContaining('Uncommitted changes of')]);

    const facts = log('shallow', 'Facts');
    expect(facts).toContain(`head ${head} sha ${head} ref refs/heads/main`);
    expect(facts).toContain('depth 1');
    expect(facts).toContain('clean tree');
    expect(facts).toContain('credentials kept');
    expect(log('shallow', 'Deepen')).toMatch(/deepened 2[\s\S]*all 3/);

    const full = log('full', 'Facts');
    expect(full).toContain('count 3');
    expect(full).toContain('refs/remotes/origin/main\nrefs/tags/v1');
    expect(full).toContain('no credentials');
    expect(log('full', 'Tag')).toContain('cleaned\ntag one');
    expect(job('other').notSupported).toContain('no repository someone/else');
    expect(text).toContain('no repository someone/else; it can check out acme/widgets only');
    // The source was only read.
    expect(git(repository, 'for-each-ref')).toBe(before);
    expect(existsSync(join(repository, '.git', 'shallow'))).toBe(false);
  });

  test('of a pull request: detached at the merge of head into base', async () => {
    const { repository, out } = create();
    git(repository, 'checkout', '--quiet', '-b', 'feature', 'HEAD~1');
    const head = commit(repository, 'feature work', { 'feature.txt': 'new\n' });
    const { result, log, text } = await run('checkout.yml', repository, out, {
      event: 'pull_request',
      base: 'main',
      job: 'shallow',
    });
    expect(result.conclusion, text).toBe('success');
    const base = git(repository, 'rev-parse', 'main');
    expect(log('shallow', 'Facts')).toContain(`head ${result.sha} sha ${result.sha} ref refs/pull/1/merge`);
    expect(log('shallow', 'Facts')).toContain('detached yes');
    expect(log('shallow', 'Deepen')).toContain(`parents ${base} ${head}`);
  });
});

describe('the origin of an event', () => {
  const origin = (repository: string, path: string, event: string, base?: string) =>
    createOrigin({ source: repository, directory: path, event, base });

  test('the merge commit has the tree of a real merge, and is the same every time', async () => {
    const { repository, path } = create();
    git(repository, 'checkout', '--quiet', '-b', 'feature', 'HEAD~1');
    const head = commit(repository, 'feature work', { 'feature.txt': 'new\n' });
    const first = await origin(repository, join(path), 'pull_request', 'main');
    git(repository, 'checkout', '--quiet', '-b', 'merged', 'main');
    git(repository, 'merge', '--quiet', '--no-edit', 'feature');
    expect(git(first.directory, 'rev-parse', `${first.sha}^{tree}`)).toBe(
      git(repository, 'rev-parse', 'HEAD^{tree}'),
    );
    expect(git(first.directory, 'rev-parse', `${first.sha}^1`, `${first.sha}^2`)).toBe(
      `${git(repository, 'rev-parse', 'main')}\n${head}`,
    );
    expect(first).toMatchObject({ head: { ref: 'feature' }, base: { ref: 'main' }, defaultBranch: 'main' });
    git(repository, 'checkout', '--quiet', 'feature');
    const other = scratch();
    folders.push(other);
    expect((await origin(repository, other.path, 'pull_request')).sha).toBe(first.sha);
  });

  test('a base given as a commit becomes the tip of the base branch', async () => {
    const { repository, path } = create();
    const base = git(repository, 'rev-parse', 'HEAD~2');
    const made = await origin(repository, path, 'pull_request', base);
    expect(made.base).toEqual({ sha: base, ref: 'main' });
    expect(made.head.ref).toBe('pull-request-head');
    expect(git(made.directory, 'rev-parse', 'refs/heads/main')).toBe(base);
  });

  test('a push from the first commit has nothing before it', async () => {
    const { repository, path } = create();
    git(repository, 'checkout', '--quiet', '--detach', 'v1');
    const made = await origin(repository, path, 'push');
    expect(made.base.sha).toBe('0'.repeat(40));
    expect(made.ref).toBe('refs/heads/main');
  });

  test('a shallow source works with the history it has, also with commits that no branch of its own holds', async () => {
    const { repository, path, out } = create();
    git(repository, 'branch', 'other', 'HEAD~1');
    const shallow = join(path, 'shallow');
    git(
      path,
      'clone',
      '--quiet',
      '--no-tags',
      '--depth',
      '1',
      '--branch',
      'main',
      `file://${repository}`,
      shallow,
    );
    git(shallow, 'fetch', '--quiet', '--depth', '2', 'origin', 'main');
    git(shallow, 'fetch', '--quiet', 'origin', 'other:refs/remotes/origin/other');
    const options = { event: 'pull_request', base: 'origin/other', job: 'full' };
    const { notes, log, result } = await run('checkout.yml', shallow, out, options);
    expect(notes).toEqual([expect.stringContaining('is a shallow clone')]);
    expect(log('full', 'Facts')).toContain('refs/remotes/origin/other');
    expect(log('full', 'Facts')).toContain('count 3');
    // The tag it checks out next was never fetched.
    expect(result.conclusion).toBe('failure');
  });

  test('conflicts, unknown bases, equal commits and folders without git are refused in clear words', async () => {
    const { repository, path } = create();
    git(repository, 'checkout', '--quiet', '-b', 'feature', 'HEAD~1');
    commit(repository, 'clash', { 'root.txt': 'other\n' });
    await expect(origin(repository, path, 'pull_request', 'main')).rejects.toThrow(
      /does not merge.*conflict in root\.txt/,
    );
    const fresh = () => {
      const folder = scratch();
      folders.push(folder);
      return folder.path;
    };
    await expect(origin(repository, fresh(), 'pull_request', 'nothing')).rejects.toThrow(
      'The base nothing is not a commit',
    );
    await expect(origin(repository, fresh(), 'pull_request', 'HEAD')).rejects.toThrow(
      'differs from its base',
    );
    const empty = fresh();
    await expect(origin(empty, fresh(), 'push')).rejects.toThrow('is not a git checkout');
    expect(readdirSync(empty)).toEqual([]);
  });
});
