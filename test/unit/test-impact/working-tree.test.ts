import { execFileSync } from 'node:child_process';
import { mkdirSync, realpathSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { textDigest } from '../../../actions/test-impact/src/repository/text-digest.ts';
import { workingTree } from '../../../actions/test-impact/src/repository/working-tree.ts';
import { temporary } from '../../temporary.ts';

const outside = temporary();
writeFileSync(join(outside, 'secret.ts'), 'secret');
const root = temporary();
const at = (path: string) => join(root, path);
for (const folder of ['src', 'src/deep', '.git', 'd.ts']) mkdirSync(at(folder));
writeFileSync(at('.git/config'), 'token');
writeFileSync(at('src/a.ts'), 'a');
writeFileSync(at('big.ts'), '');
truncateSync(at('big.ts'), 1001);
writeFileSync(at('fits.ts'), 'x'.repeat(1000));
execFileSync('mkfifo', [at('pipe.ts')]);
const links: Record<string, string> = {
  'zero.ts': '/dev/zero',
  'random.ts': '/dev/random',
  'fifo.ts': 'pipe.ts',
  'out.ts': join(outside, 'secret.ts'),
  'up.ts': `${'../'.repeat(50)}etc/passwd`,
  'chain.ts': 'src/deep/chain2.ts',
  'src/deep/chain2.ts': '../a.ts',
  'chain-out.ts': 'out.ts',
  'circle.ts': 'circle.ts',
  'nowhere.ts': 'no/such/file',
  'config.ts': '.git/config',
  'folder.ts': 'src',
  'outer.ts': outside,
  inner: 'src',
  out: outside,
  'socket-link.ts': 'socket.ts',
};
for (const [path, target] of Object.entries(links)) symlinkSync(target, at(path));
const server = createServer().listen(at('socket.ts'));
afterAll(() => server.close());

const tree = workingTree(root, 1000);
const look = (path: string) => [tree.read(path), tree.refused(path), tree.leadsTo(path)];

test.each([
  ['src/a.ts', 'a', undefined, undefined],
  ['fits.ts', 'x'.repeat(1000), undefined, undefined],
  ['chain.ts', 'a', undefined, 'src/a.ts'],
  ['inner/a.ts', 'a', undefined, undefined],
  ['circle.ts', undefined, undefined, undefined],
  ['nowhere.ts', undefined, undefined, undefined],
  ['deleted.ts', undefined, undefined, undefined],
  ['src/a.ts/b.ts', undefined, undefined, undefined],
  ['d.ts', undefined, undefined, undefined],
  ['folder.ts', undefined, undefined, 'src'],
  ['outer.ts', undefined, undefined, undefined],
  ['big.ts', undefined, 'is larger than', undefined],
  ['pipe.ts', undefined, 'is no regular file', undefined],
  ['fifo.ts', undefined, 'is no regular file', undefined],
  ['socket.ts', undefined, 'is no regular file', undefined],
  ['socket-link.ts', undefined, 'is no regular file', undefined],
  ['zero.ts', undefined, 'leads out of the repository', undefined],
  ['random.ts', undefined, 'leads out of the repository', undefined],
  ['out.ts', undefined, 'leads out of the repository', undefined],
  ['out/secret.ts', undefined, 'leads out of the repository', undefined],
  ['up.ts', undefined, 'leads out of the repository', undefined],
  ['chain-out.ts', undefined, 'leads out of the repository', undefined],
  ['config.ts', undefined, 'leads out of the repository', undefined],
  [`${'d/'.repeat(3000)}x.ts`, undefined, 'has a path that is too long to be opened', undefined],
  [`${'n'.repeat(300)}.ts`, undefined, 'has a path that is too long to be opened', undefined],
] as const)('%.40s', (path, text, refused, target) => {
  expect(look(path)).toEqual([text, refused && expect.stringContaining(refused), target]);
});

test('a root behind a link is the repository all the same', () => {
  const link = join(outside, 'link');
  symlinkSync(realpathSync(root), link);
  expect(workingTree(link).read('src/a.ts')).toBe('a');
  expect(workingTree(link).refused('out.ts')).toContain('leads out');
});

test('the digest of a file is that of its text; what has no text of its own has none', () => {
  expect(tree.digest('src/a.ts')).toBe(textDigest('a'));
  // The memory that one file was read into is used for the next one.
  expect(tree.digest('fits.ts')).toBe(textDigest('x'.repeat(1000)));
  expect(tree.digest('src/a.ts')).toBe(textDigest('a'));
  for (const path of ['chain.ts', 'folder.ts', 'big.ts', 'pipe.ts', 'out.ts', 'deleted.ts', 'd.ts']) {
    expect(tree.digest(path), path).toBeUndefined();
  }
});
