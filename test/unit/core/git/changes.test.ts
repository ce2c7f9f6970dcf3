import { chmodSync, mkdirSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import {
  changedFiles,
  headCommit,
  isShallow,
  openGit,
  parseNameStatus,
  readAt,
  trackedFiles,
} from '@paceline/core';
import { describe, expect, test } from 'vitest';
import { temporary } from '../../../temporary.ts';
import { checkoutOf, createRepository, gitEnvironment } from './repository.ts';

const ODD = [
  'a b.ts',
  'tab\there.ts',
  'new\nline.ts',
  'quo"te\'s.ts',
  'ünï/çödé-日本.ts',
  '-dash.ts',
  ':(glob)x.ts',
];

describe('changed files', () => {
  test('every kind of change, with where renamed files were', async () => {
    const repository = createRepository();
    const text = 'a long enough text to be seen as the same file\n'.repeat(5);
    const base = repository.commit({
      'keep.ts': '1',
      'edit.ts': '1',
      'gone.ts': 'unlike any other',
      'old.ts': text,
      'link.ts': 'x',
    });
    unlinkSync(join(repository.folder, 'link.ts'));
    symlinkSync('keep.ts', join(repository.folder, 'link.ts'));
    const head = repository.commit({
      'edit.ts': '2',
      'gone.ts': undefined,
      'old.ts': undefined,
      'sub/new.ts': `${text}!`,
      'added.ts': '',
    });
    const changes = await changedFiles(await openGit(repository.folder, gitEnvironment), base, head);
    expect(changes.sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: 'added.ts', status: 'added' },
      { path: 'edit.ts', status: 'modified' },
      { path: 'gone.ts', status: 'deleted' },
      { path: 'link.ts', status: 'type-changed' },
      { path: 'sub/new.ts', status: 'renamed', from: 'old.ts' },
    ]);
  });

  test('odd names survive, also where only the mode changed', async () => {
    const repository = createRepository();
    const base = repository.commit({ 'x.ts': '' });
    const head = repository.commit(Object.fromEntries(ODD.map((name) => [name, name])));
    const git = await openGit(join(repository.folder, 'ünï'), gitEnvironment);
    expect(git.root).toBe(repository.git('rev-parse', '--show-toplevel'));
    expect((await changedFiles(git, base, head)).map(({ path }) => path).sort()).toEqual([...ODD].sort());
    expect((await trackedFiles(git)).map(({ path }) => path).sort()).toEqual([...ODD, 'x.ts'].sort());
    expect(await readAt(git, head, ODD[2]!)).toBe(ODD[2]);
    chmodSync(join(repository.folder, 'x.ts'), 0o755);
    expect(await changedFiles(git, head, repository.commit({}))).toEqual([
      { path: 'x.ts', status: 'modified' },
    ]);
  });

  test('another commit of a submodule, also where its changes are to be ignored', async () => {
    const repository = createRepository();
    const at = (letter: string) => `160000,${letter.repeat(40)},vendor`;
    repository.commit({ '.gitmodules': '[submodule "v"]\n\tpath = vendor\n\turl = ../v\n\tignore = all\n' });
    const commit = () => {
      repository.git('commit', '--quiet', '--allow-empty', '--message', 'submodule');
      return repository.git('rev-parse', 'HEAD');
    };
    repository.git('update-index', '--add', '--cacheinfo', at('a'));
    const base = commit();
    repository.git('update-index', '--cacheinfo', at('b'));
    expect(await changedFiles(await openGit(repository.folder, gitEnvironment), base, commit())).toEqual([
      { path: 'vendor', status: 'modified' },
    ]);
  });

  test('more than 300 files', async () => {
    const repository = createRepository();
    const base = repository.commit({});
    const head = repository.commit(
      Object.fromEntries(Array.from({ length: 450 }, (_, index) => [`f${index}`, `${index}`])),
    );
    expect(await changedFiles(await openGit(repository.folder, gitEnvironment), base, head)).toHaveLength(
      450,
    );
  });

  test('an unknown status is an error, no output is no change', () => {
    expect(() => parseNameStatus('X\0a\0')).toThrow(/unknown status "X"/);
    expect(parseNameStatus('')).toEqual([]);
    expect(parseNameStatus('C090\0a\0b\0D\0c\0')).toEqual([
      { path: 'b', status: 'added' },
      { path: 'c', status: 'deleted' },
    ]);
  });
});

describe('a repository that cannot be read', () => {
  test('no git', async () => {
    const folder = temporary();
    const path = process.env['PATH'];
    process.env['PATH'] = folder;
    try {
      await expect(openGit(folder, { PATH: folder })).rejects.toMatchObject({
        code: 'PACELINE_GIT_MISSING',
        remedy: expect.stringContaining('Install git'),
      });
    } finally {
      process.env['PATH'] = path;
    }
  });

  test('no repository', async () => {
    await expect(
      openGit(temporary(), { ...gitEnvironment, GIT_CEILING_DIRECTORIES: '/' }),
    ).rejects.toMatchObject({
      code: 'PACELINE_GIT_NO_REPOSITORY',
      remedy: expect.stringContaining('actions/checkout'),
    });
  });

  test('another owner', async () => {
    const { folder } = createRepository();
    await expect(
      openGit(folder, { ...gitEnvironment, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' }),
    ).rejects.toMatchObject({
      code: 'PACELINE_GIT_OWNERSHIP',
      remedy: expect.stringContaining(`safe.directory ${folder}`),
    });
  });

  test('no commit', async () => {
    const { folder } = createRepository();
    await expect(headCommit(await openGit(folder, gitEnvironment))).rejects.toMatchObject({
      code: 'PACELINE_GIT_EMPTY',
    });
  });

  test('a command that fails', async () => {
    const { folder } = createRepository();
    mkdirSync(join(folder, 'x'));
    const git = await openGit(folder, gitEnvironment);
    await expect(git.run(['rev-parse', '--verify', 'nothing'])).rejects.toMatchObject({
      code: 'PACELINE_GIT_FAILED',
    });
    expect(await git.attempt(['rev-parse', '--verify', 'nothing'])).toBeUndefined();
  });
});

test('a clone of one commit is shallow', async () => {
  const origin = createRepository();
  origin.commit({ a: '1' });
  const head = origin.commit({ a: '2' });
  const open = async (depth: 1 | 'all') => openGit(checkoutOf(origin, head, depth).folder, gitEnvironment);
  expect(await isShallow(await open(1))).toBe(true);
  expect(await isShallow(await open('all'))).toBe(false);
});
