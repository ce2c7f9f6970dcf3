/** What paths on the command line mean: npm runs scripts in our folder, the user stands in another. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { commit, createRepository, scratch } from './harness.ts';

const root = join(import.meta.dirname, '../../..');
const folder = scratch();
const repository = createRepository(folder.path);
const says = (text: string) =>
  `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{ run: 'echo ${text}; exit 1' }]\n`;
commit(repository, 'Workflows', {
  '.github/workflows/tests.yml': says('from-the-repository'),
  '.github/workflows/nightly.yaml': says('nightly'),
});
const here = join(folder.path, 'here');
mkdirSync(join(here, '.github/workflows'), { recursive: true });
writeFileSync(join(here, 'only-here.yml'), says('from-here'));
writeFileSync(join(here, '.github/workflows/tests.yml'), says('from-the-wrong-place'));
afterAll(() => folder[Symbol.dispose]());

/** As a user does: the command line's folder is npm's, INIT_CWD is where the user stands. */
const local = (from: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'test/runner/cli.ts'), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, npm_lifecycle_event: 'local', INIT_CWD: from },
  });

test('the workflow is looked for in the repository first; other paths are from where the user stands', () => {
  const run = local(here, '.github/workflows/tests.yml', '--repo', '../repository', '--out', 'logs');
  expect(run.stdout + run.stderr).toContain('from-the-repository');
  expect(run.stdout).not.toContain('not in the repository');
  expect(existsSync(join(here, 'logs/run.json'))).toBe(true);
});

test('then where the user stands, and that is said', () => {
  const run = local(here, 'only-here.yml', '--repo', repository);
  expect(run.stdout).toContain('from-here');
  expect(run.stdout).toContain(`${join(here, 'only-here.yml')}, which is not in the repository`);
});

test('without --repo, from a folder below the top of the repository', () => {
  expect(local(join(repository, 'sub'), '.github/workflows/tests.yml').stdout).toContain(
    'from-the-repository',
  );
  expect(local(join(repository, 'sub'), '../.github/workflows/tests.yml').stdout).toContain(
    'from-the-repository',
  );
});

test('a workflow that is nowhere: both places, and what there is', () => {
  const run = local(here, '.github/workflows/test.yml', '--repo', '../repository');
  expect(run.status).toBe(2);
  expect(run.stderr).toContain(join(repository, '.github/workflows/test.yml'));
  expect(run.stderr).toContain(join(here, '.github/workflows/test.yml'));
  expect(run.stderr).toContain('.github/workflows/nightly.yaml, .github/workflows/tests.yml');
  expect(run.stderr).not.toMatch(/ENOENT|^\s+at /m);
});

test('a repository without workflows, a folder for a file, and a repository that is not there', () => {
  const bare = join(folder.path, 'no-workflows');
  mkdirSync(bare);
  expect(local(here, 'ci.yml', '--repo', bare).stderr).toContain('has no workflow in .github/workflows');
  const folderGiven = local(here, '.github/workflows', '--repo', repository);
  expect(folderGiven.status).toBe(2);
  expect(folderGiven.stderr).toContain('.github/workflows/tests.yml');
  const gone = local(here, 'ci.yml', '--repo', '../my-project');
  expect(gone.status).toBe(2);
  expect(gone.stderr).toContain(`there is no folder ${join(folder.path, 'my-project')}`);
});

test("the same through npm itself, and an INIT_CWD that is an outer script's counts for nothing", () => {
  const byNpm = spawnSync(
    'npm',
    ['--prefix', root, 'run', '--silent', 'local', '--', 'tests.yml', '--repo', '../repository'],
    { cwd: here, encoding: 'utf8' },
  );
  expect(byNpm.stderr).toContain(join(here, 'tests.yml'));
  const inner = spawnSync(process.execPath, [join(root, 'test/runner/cli.ts'), 'only-here.yml'], {
    cwd: here,
    encoding: 'utf8',
    env: { ...process.env, npm_lifecycle_event: 'test', INIT_CWD: root },
  });
  // Found from its own folder; what is missing there is a repository.
  expect(inner.stderr).toMatch(/is not a git checkout/);
});
