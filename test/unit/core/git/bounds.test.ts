import { changedFiles, openGit, trackedFiles } from '@paceline/core';
import { expect, test } from 'vitest';
import { createRepository, gitEnvironment } from './repository.ts';

const repository = createRepository();
const commit = repository.commit({ 'a.txt': 'x'.repeat(100_000), 'b.txt': 'b' });
const open = () => openGit(repository.folder, gitEnvironment);

test('an answer that is larger than it may be is a failure that says so', async () => {
  const git = await open();
  const args = ['cat-file', 'blob', `${commit}:a.txt`];
  expect(await git.attempt(args, { maxBytes: 100_000 })).toHaveLength(100_000);
  expect(await git.attempt(args, { maxBytes: 99_999 })).toBeUndefined();
  await expect(git.run(args, { maxBytes: 10 })).rejects.toMatchObject({
    code: 'PACELINE_GIT_FAILED',
    message: 'git cat-file was stopped: its answer is larger than 0 MB.',
  });
});

test('a command ends with its deadline, whatever it started', async () => {
  const git = await open();
  const started = performance.now();
  await expect(
    git.run(['-c', 'alias.wait=!sleep 60', 'wait'], { timeoutSeconds: 0.2 }),
  ).rejects.toMatchObject({
    message: expect.stringContaining('was stopped: it took longer than 0.2 s'),
  });
  expect(performance.now() - started).toBeLessThan(30_000);
});

test('the names of a large repository take time in proportion to their number', async () => {
  const blob = repository.git('rev-parse', `${commit}:b.txt`);
  const base = repository.git('rev-parse', 'HEAD');
  const names = Array.from({ length: 100_000 }, (_, at) => `d${at % 100}/${'n'.repeat(200)}${at}`);
  const lines = names.map((path) => `M 100644 ${blob} ${path}\n`);
  repository.fastImport(
    `commit refs/heads/main\ncommitter a <a@b.c> 0 +0000\ndata 0\nfrom ${base}\n${lines.join('')}`,
  );
  repository.git('read-tree', 'HEAD');
  const git = await open();
  const started = process.cpuUsage();
  expect((await trackedFiles(git)).length).toBe(100_002);
  expect((await changedFiles(git, base, repository.git('rev-parse', 'HEAD'))).length).toBe(100_000);
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1e6).toBeLessThan(3);
});
