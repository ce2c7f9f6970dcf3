import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRepository } from '../../unit/core/git/repository.ts';

const root = join(import.meta.dirname, '../../..');
const repository = createRepository();
const FILES = {
  'package.json': JSON.stringify({ name: 'app', devDependencies: { vitest: '1' } }),
  'src/a.ts': "import './b.ts'\nexport const a = 1\n",
  'src/b.ts': 'export const b = 1\n',
  'src/odd\n::error::x.ts': 'export const odd = 1\n',
  'test/a.test.ts': "import '../src/a.ts'\n",
  'test/c.test.ts': 'export {}\n',
};
repository.commit(FILES);
repository.commit({ 'src/b.ts': 'export const b = 2\n', 'README.md': 'words' });

const explain = (...args: string[]) => explainIn(repository.folder, ...args);

function explainIn(folder: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts/explain.ts'), '--repo', folder, ...args],
    { encoding: 'utf8', env: { PATH: process.env['PATH'] } },
  );
  return { status, text: stdout + stderr.replaceAll(/^.*(?:Warning|--trace-warnings).*\n/gm, '') };
}

test.each<[string, string[], string]>([
  [
    'why a test runs',
    ['--base', 'HEAD~1', 'test/a.test.ts'],
    'test/a.test.ts runs: it reaches a changed file over imports.\n  src/b.ts → src/a.ts → test/a.test.ts\n',
  ],
  [
    'why a test does not run',
    ['--base', 'HEAD~1', 'test/c.test.ts'],
    'test/c.test.ts does not run: none of 2 changed files can affect it.\n',
  ],
  [
    'what a changed file runs',
    ['--base', 'HEAD~1', 'src/b.ts', 'README.md', 'src/a.ts'],
    'src/b.ts changed (modified) and is the nearest change to 1 test file:\n  src/b.ts → src/a.ts → test/a.test.ts\n' +
      'README.md changed (added) and runs no test: it is named by the input ignore, and by no test.\nsrc/a.ts is no test, and has not changed.\n',
  ],
  [
    'the plan',
    ['--base', 'HEAD~1'],
    '1 of 2 test files run for 2 changed files. Name one of them to see why.\n',
  ],
  [
    'what a change would run',
    ['src/b.ts'],
    'A change of src/b.ts runs 1 of 2 test files:\n  src/b.ts → src/a.ts → test/a.test.ts\n',
  ],
  ['and where that is everything', ['package.json'], 'A change of package.json runs all 2 test files: '],
])('%s', (_, args, said) => {
  const { status, text } = explain(...args);
  expect(text).toContain(said);
  expect(status).toBe(0);
});

test('nothing is written to the repository', () => {
  const state = () =>
    repository.git('status', '--porcelain', '--ignored') + repository.git('count-objects', '-v');
  const before = state();
  explain('--base', 'HEAD~1', 'test/a.test.ts');
  expect(state()).toBe(before);
});

test('names of the repository do not act on the terminal', () => {
  const { text } = explain('src/odd\n::error::x.ts');
  expect(text).not.toMatch(/^::error/m);
});

test.each([
  [['nowhere.ts'], 'nowhere.ts is no tracked file of '],
  [['--base', 'HEAD~9', 'src/a.ts'], 'There is no commit HEAD~9'],
  [['--input', 'colour=red', 'src/a.ts'], 'no input of test-impact'],
  [['--colour'], "Unknown option '--colour'"],
  [[], 'Usage: npm run explain'],
])('%j is answered with what to do', (args, said) => {
  const { status, text } = explain(...args);
  expect(text).toContain(said);
  expect(status).toBe(2);
});

test('what the action would warn of is noted, and only the workflow that runs it counts', () => {
  const other = createRepository();
  other.commit({
    'package.json': JSON.stringify({
      devDependencies: { vitest: '1' },
      scripts: {
        test: 'node run.js',
        'test:unit': 'vitest run --config unit.config.ts',
        'test:slow': 'vitest run --config slow.config.ts',
      },
    }),
    'slow.config.ts': 'export default {}',
    'unit.config.ts': 'export default {}',
    'run.js': '',
    'a.test.ts': '',
    '.github/workflows/ci.yml': 'on: push',
    '.github/workflows/docs.yml': 'on: push',
  });
  const docs = ['.github/workflows/docs.yml', '--workflow', '.github/workflows/ci.yml'];
  const { text } = explainIn(other.folder, ...docs);
  expect(text).toContain('A change of .github/workflows/docs.yml runs no test');
  expect(text).toContain('Note: The scripts also run "vitest run --config slow.config.ts"');
  expect(explainIn(other.folder, '.github/workflows/ci.yml', ...docs.slice(1)).text).toContain(
    'A change of .github/workflows/ci.yml runs all 1 test file: ',
  );
});
