import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { commit, createRepository, fixtures, run, scratch } from './harness.ts';

// Expressions among quotes and in text of several lines, in every field that may hold them; the
// workflow's own steps say whether they came out right.
const folder = scratch();
const repository = createRepository(folder.path);
afterAll(() => folder[Symbol.dispose]());

test.each([
  ['as written', '\n'],
  ['with CRLF', '\r\n'],
])('%s', async (name, end) => {
  const read = (path: string) => readFileSync(join(fixtures, path), 'utf8').replaceAll('\n', end);
  commit(repository, name, {
    'text/action.yml': read('text/action.yml'),
    '.github/workflows/text-called.yml': read('text/called.yml'),
  });
  const file = join(folder.path, 'text.yml');
  writeFileSync(file, read('workflows/text.yml'));
  const { result, text } = await run(file, repository, join(folder.path, name));
  expect(result.conclusion, text).toBe('success');
  expect(result.jobs.map((job) => job.name).sort()).toEqual([
    "called / j 'a 'main' 'b'' ''",
    'legs (1)',
    'legs (true)',
    'legs (two words)',
    "plan 'main' 'q'",
  ]);
});
