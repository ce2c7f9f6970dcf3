import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { planTests } from '../../../../actions/test-impact/src/plan-tests.ts';
import { noPast } from '../../../../actions/test-impact/src/proof/no-past.ts';
import { systemMachine } from '../../../../actions/test-impact/src/system.ts';
import { createRepository, gitEnvironment } from '../../core/git/repository.ts';
import { recordingContext } from '../plan-in-memory.ts';

// What git alone knows of a file, in a real repository.
const FILES = {
  'package.json': JSON.stringify({ devDependencies: { vitest: '1' } }),
  'src/a.ts': 'export const a = 1\n',
  'src/b.ts': 'export const b = 1\n',
  'src/Upper.ts': 'export const upper = 1\n',
  'bin/tool.sh': 'echo\n',
  'ci/prepare.sh': 'echo\n',
  'lib/one/x.ts': 'export const x = 1\n',
  'lib/two/x.ts': 'export const x = 2\n',
  'test/a.test.ts':
    "import '../src/linked'\nimport '../src/Upper'\nimport '../lib/chosen/x'\nreadFileSync('bin/tool.sh')\nreadFileSync('vendor/data.json')\nimport '../src/generated'\n",
  '.github/workflows/ci.yml': 'jobs: { test: { steps: [{ run: ./ci/prepare.sh }] } }\n',
  '.gitignore': 'src/generated.ts\n',
  'README.md': 'words\n',
};

let repository: ReturnType<typeof createRepository>;
let proven: { head: string; tree: string };
const at = (path: string) => join(repository.folder, path);
const link = (path: string, target: string) => {
  rmSync(at(path), { force: true });
  symlinkSync(target, at(path));
};
const submodule = (letter: string) =>
  repository.git('update-index', '--add', '--cacheinfo', `160000,${letter.repeat(40)},vendor`);

beforeEach(() => {
  repository = createRepository();
  repository.commit(FILES);
  link('src/linked.ts', 'a.ts');
  link('lib/chosen', 'one');
  mkdirSync(at('vendor'));
  writeFileSync(at('src/generated.ts'), 'export const generated = 1\n');
  repository.git('add', '--all');
  submodule('a');
  repository.git('commit', '--quiet', '--message', 'links');
  const id = (name: string) => repository.git('rev-parse', name);
  proven = { head: id('HEAD'), tree: id('HEAD^{tree}') };
});

/** What becomes of the test in a push of what is committed, where a run proved it before. */
async function outcome(): Promise<string> {
  const { context, log, done } = recordingContext({
    variables: {
      ...gitEnvironment,
      PATH: process.env['PATH']!,
      GITHUB_WORKSPACE: repository.folder,
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_WORKFLOW_REF: 'o/r/.github/workflows/ci.yml@refs/heads/main',
    },
    event: { repository: { default_branch: 'main' }, before: repository.git('rev-parse', 'HEAD') },
  });
  const files = new Set(['test/a.test.ts']);
  const proofs = { known: true, runs: [{ runId: '1', scope: 'refs/heads/main', files, ...proven }] };
  await planTests(context, {
    ...systemMachine(context.environment, '.', log),
    past: async () => ({ suites: [{ ...noPast(), proofs }] }),
  });
  const [{ action, reasons }] = done().plan.tests as [ReturnType<typeof done>['plan']['tests'][number]];
  return `${action}: ${reasons[0]!.code}`;
}

function commitAll(): void {
  repository.git('add', '--all');
  // There is nothing in its folder, so git would take it for deleted.
  submodule('a');
  repository.git('commit', '--quiet', '--message', 'change');
}

describe('a test is proven no longer where', () => {
  test.each<[string, () => void]>([
    ['a link leads to another file', () => link('src/linked.ts', 'b.ts')],
    ['a link leads to another folder', () => link('lib/chosen', 'two')],
    [
      'a link becomes a file of the same content',
      () => {
        rmSync(at('src/linked.ts'));
        writeFileSync(at('src/linked.ts'), FILES['src/a.ts']);
      },
    ],
    ['a file gets another mode', () => chmodSync(at('bin/tool.sh'), 0o755)],
    ['a file that the workflow starts gets another mode', () => chmodSync(at('ci/prepare.sh'), 0o755)],
    ['a file changes the case of its name', () => renameSync(at('src/Upper.ts'), at('src/upper.ts'))],
    [
      'a folder takes the place of a file',
      () => {
        rmSync(at('src/Upper.ts'));
        mkdirSync(at('src/Upper'));
        writeFileSync(at('src/Upper/index.ts'), FILES['src/Upper.ts']);
      },
    ],
    [
      'a file takes the place of a link to a folder',
      () => {
        rmSync(at('lib/chosen'));
        writeFileSync(at('lib/chosen'), '');
      },
    ],
    ['what a link leads to changes', () => writeFileSync(at('src/a.ts'), 'export const a = 2\n')],
    ['a file in a folder that a link leads to changes', () => writeFileSync(at('lib/one/x.ts'), '2')],
  ])('%s', async (_, change) => {
    change();
    commitAll();
    expect(await outcome()).toBe('run: unproven');
  });

  test('a submodule is at another commit', async () => {
    submodule('b');
    repository.git('commit', '--quiet', '--message', 'submodule');
    expect(await outcome()).toBe('run: unproven');
  });
});

describe('a test stays proven where', () => {
  test('nothing but the commit is another one', async () => {
    repository.git('commit', '--quiet', '--amend', '--message', 'other words');
    expect(await outcome()).toBe('skip: proven');
  });

  test('a file that no test reads changes, and comes back', async () => {
    writeFileSync(at('README.md'), 'other words\n');
    commitAll();
    expect(await outcome()).toBe('skip: proven');
  });

  test('a source changes and comes back: its files are those that passed', async () => {
    for (const text of ['export const a = 2\n', FILES['src/a.ts']]) {
      writeFileSync(at('src/a.ts'), text);
      repository.git('commit', '--quiet', '--message', 'change', 'src/a.ts');
      expect(await outcome()).toBe(text === FILES['src/a.ts'] ? 'skip: proven' : 'run: unproven');
    }
  });

  test('a file changes that git ignores, as the limits of the README say', async () => {
    writeFileSync(at('src/generated.ts'), 'export const generated = 2\n');
    expect(await outcome()).toBe('skip: proven');
  });
});
