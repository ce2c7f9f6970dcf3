import { mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemMachine } from '../../../actions/run-tests/src/system.ts';
import { temporary } from '../../temporary.ts';
import { createRepository, gitEnvironment } from '../core/git/repository.ts';

const repository = createRepository();
const head = repository.commit({ 'packages/x/a.test.ts': '', 'b.test.ts': '' });
const { checkout } = systemMachine({ variables: { ...gitEnvironment, PATH: process.env['PATH'] } });

test('the top of a checkout is found from a folder in it', async () => {
  expect(await checkout(repository.folder)).toEqual({ head, root: repository.folder });
  expect(await checkout(join(repository.folder, 'packages/x'))).toEqual({ head, root: repository.folder });
});

test('has the name by which the checkout was reached, where that begins with a link', async () => {
  const link = join(temporary(), 'link');
  symlinkSync(repository.folder, link);
  expect(await checkout(join(link, 'packages/x'))).toEqual({ head, root: link });
});

test('is its own name where the folder is a link to elsewhere in it', async () => {
  mkdirSync(join(repository.folder, 'links/of'), { recursive: true });
  const link = join(repository.folder, 'links/of/x');
  symlinkSync('../../packages/x', link);
  expect((await checkout(link)).root).toBe(realpathSync(repository.folder));
  const outside = join(temporary(), 'x');
  symlinkSync(join(repository.folder, 'packages/x'), outside);
  expect((await checkout(outside)).root).toBe(realpathSync(repository.folder));
});

test('a folder of no checkout is an error that names the input', async () => {
  await expect(checkout(temporary())).rejects.toMatchObject({
    code: 'PACELINE_NO_COMMIT',
    remedy: expect.stringContaining('working-directory'),
  });
});
