/** The workflows of docs/workflows.md, each run as it stands on a small project of its kind. */
import { execFileSync, spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { legResult, parseDocument, perfReport } from '@paceline/contracts';
import { afterAll, expect, test } from 'vitest';
import { markdownWorkflows } from '../../scripts/markdown-workflows.ts';
import { withVariant, workflowVariants } from '../../scripts/workflow-variants.ts';
import { runWorkflow } from '../runner/index.ts';

const root = join(import.meta.dirname, '../..');
const dist = process.env['PACELINE_DIST'] ?? join(root, 'build/dist');
const place = mkdtempSync(join(tmpdir(), 'paceline-workflows-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const text = (file: string) => readFileSync(join(root, file), 'utf8');
const [readme] = markdownWorkflows(text('README.md'));
const variants = workflowVariants(text('docs/workflows.md'));

interface Project {
  readonly files: Readonly<Record<string, string>>;
  /** Makes what a tool writes itself, such as a lock file. */
  readonly prepare?: readonly string[];
  /** Why it cannot be tried on this machine. */
  readonly missing?: string;
  /** Test files that have to run, and one that has to turn the whole red once it is broken. */
  readonly tests: readonly string[];
  readonly break: readonly [file: string, from: string, to: string];
}

const works = (program: string, ...args: string[]) =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0;
const lacking = (name: string, there: boolean) => (there ? {} : { missing: name });

const usesMs = (name: string) =>
  `const { test } = require('node:test');\nconst ms = require('ms');\ntest('${name}', () => require('node:assert').equal(ms('1 s'), 1000));\n`;
const node: Omit<Project, 'prepare'> = {
  files: {
    '.gitignore': 'node_modules\n',
    'package.json':
      '{ "name": "thing", "private": true, "scripts": { "test": "node --test" }, "dependencies": { "ms": "2.1.3" } }\n',
    'test/a.test.js': usesMs('a'),
    'test/b.test.js': usesMs('b'),
  },
  tests: ['test/a.test.js', 'test/b.test.js'],
  break: ['test/b.test.js', '1000', '1001'],
};
const python: Omit<Project, 'files'> = {
  tests: ['tests/test_a.py', 'tests/test_b.py'],
  break: ['tests/test_b.py', 'True', 'False'],
};
const pythonTests = {
  'tests/test_a.py': 'def test_a():\n    assert True\n',
  'tests/test_b.py': 'def test_b():\n    assert True\n',
};

const projects: Readonly<Record<string, Project>> = {
  'npm, in a workspace': {
    ...node,
    files: {
      ...node.files,
      'package.json': `${node.files['package.json']!.trim().slice(0, -1)}, "workspaces": ["packages/*"] }\n`,
      'packages/one/package.json':
        '{ "name": "one", "version": "1.0.0", "dependencies": { "ms": "2.1.2" } }\n',
      'test/a.test.js': usesMs('a').replace("require('ms')", "require('../packages/one/node_modules/ms')"),
    },
    prepare: ['npm', 'install', '--package-lock-only'],
  },
  pnpm: { ...node, prepare: ['npx', '--yes', 'pnpm@10', 'install', '--lockfile-only'] },
  'yarn 1': { ...node, prepare: ['npx', '--yes', 'yarn@1', 'install'] },
  'yarn 2 and newer': {
    ...node,
    // An empty lock file, or yarn looks for a project in the folders above.
    files: { ...node.files, '.yarnrc.yml': 'nodeLinker: node-modules\n', 'yarn.lock': '' },
    prepare: ['npx', '--yes', '-p', '@yarnpkg/cli-dist@4', 'yarn', 'install', '--no-immutable'],
  },
  'pytest with pip': {
    ...python,
    files: { ...pythonTests, 'requirements.txt': 'pytest\n', 'pytest.ini': '[pytest]\n' },
    ...lacking('pytest', works('python', '-m', 'pytest', '--version')),
  },
  'pytest with uv': {
    ...python,
    files: {
      ...pythonTests,
      'pyproject.toml':
        '[project]\nname = "thing"\nversion = "1"\nrequires-python = ">=3.9"\n[dependency-groups]\ndev = ["pytest"]\n[tool.pytest.ini_options]\n',
    },
    prepare: ['uv', 'lock'],
    ...lacking('uv and pipx', works('uv', '--version') && works('pipx', '--version')),
  },
  Go: {
    files: {
      'go.mod': 'module example.com/thing\n\ngo 1.19\n',
      'a/a_test.go': 'package a\n\nimport "testing"\n\nfunc TestA(t *testing.T) {}\n',
      'b/b_test.go': 'package b\n\nimport "testing"\n\nfunc TestB(t *testing.T) { t.Log("b") }\n',
    },
    tests: ['a/a_test.go', 'b/b_test.go'],
    break: ['b/b_test.go', 't.Log', 't.Fatal'],
    ...lacking('go', works('go', 'version')),
  },
  'Any other test program': {
    files: {
      '.gitignore': 'node_modules\n',
      'package.json': '{ "name": "thing", "private": true, "devDependencies": { "mocha": "11.7.4" } }\n',
      // A test of no describe(), tests of one name in two files, one that is skipped.
      'test/a.test.js': "it('works', () => {});\ndescribe('later', () => { it.skip('works', () => {}); });\n",
      'test/deep/b.test.js':
        "describe('b', () => { it('works', () => { if (1 === 2) throw new Error('red'); }); });\n",
      'test/helper.js': "throw new Error('not a test');\n",
    },
    prepare: ['npm', 'install', '--package-lock-only'],
    tests: ['test/a.test.js', 'test/deep/b.test.js'],
    break: ['test/deep/b.test.js', '1 === 2', '1 === 1'],
  },
};

test('every variant of the page has a project', () =>
  expect(Object.keys(projects)).toEqual(variants.map(({ name }) => name)));

for (const variant of variants) {
  const project = projects[variant.name]!;
  const name = `${variant.name}${project.missing ? ` (not on this machine: ${project.missing})` : ''}`;
  test.skipIf(project.missing)(name, async () => {
    const folder = join(place, variant.name.replaceAll(/\W+/g, '-'));
    const repository = join(folder, 'repository');
    const git = make(repository, project);
    const workflow = join(folder, 'tests.yml');
    writeFileSync(workflow, withVariant(readme!.text, variant));

    const cold = await run(folder, 1, workflow);
    expect(cold.conclusion, cold.log).toBe('success');
    expect(cold.ran).toEqual(project.tests);
    const [file, from, to] = project.break;
    const before = readFileSync(join(repository, file), 'utf8');
    expect(before).toContain(from);
    writeFileSync(join(repository, file), before.replace(from, to));
    git('commit', '-qam', 'Break a test');
    const warm = await run(folder, 2, workflow);
    expect(warm.conclusion, warm.log).toBe('failure');
    expect(warm.failed).toEqual([file]);
    expect(warm.caches.length).toBeGreaterThan(0);
    // pip may have downloaded nothing, and then there is nothing to keep.
    if (!variant.name.includes('pip')) expect(new Set(warm.caches)).toEqual(new Set(['exact']));
  });
}

/** A repository with the project in one commit, and a change after it. */
function make(repository: string, project: Project): (...args: string[]) => void {
  for (const [path, content] of Object.entries(project.files)) {
    mkdirSync(join(repository, path, '..'), { recursive: true });
    writeFileSync(join(repository, path), content);
  }
  const [program, ...args] = project.prepare ?? [];
  if (program) execFileSync(program, args, { cwd: repository, stdio: ['ignore', 'ignore', 'inherit'] });
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t.invalid', '-c', 'commit.gpgsign=false'];
  const git = (...words: string[]) =>
    void execFileSync('git', [...identity, ...words], { cwd: repository, stdio: 'ignore' });
  git('init', '-q', '-b', 'main');
  git('add', '--all');
  git('commit', '-qm', 'Start');
  writeFileSync(join(repository, 'unknown.data'), '');
  git('add', '--all');
  git('commit', '-qm', 'Change what every test may depend on');
  return git;
}

async function run(folder: string, runId: number, workflow: string) {
  const out = join(folder, `run-${runId}`);
  const lines: string[] = [];
  const result = await runWorkflow({
    ...{ workflow, out, dist, runId },
    repo: join(folder, 'repository'),
    event: 'pull_request',
    base: 'HEAD~1',
    // A home of its own: what package managers keep there is not this machine's.
    env: {
      HOME: join(folder, 'home'),
      YARN_CACHE_FOLDER: join(folder, 'home/yarn'),
      PACELINE_STORE: `disk:${join(folder, 'store')}`,
    },
    // The legs share that home, as jobs of GitHub never do.
    concurrency: 1,
    onEvent: (event) => {
      if (event.type === 'log') lines.push(`${event.job.name} | ${event.step.name} | ${event.line}`);
    },
  });
  const documents = (kind: string) =>
    globSync(`artifacts/paceline-${kind}-*/${kind}.json`, { cwd: out }).map((file) =>
      readFileSync(join(out, file), 'utf8'),
    );
  const executed = documents('leg-result').flatMap(
    (document) => parseDocument(legResult, document, 'leg-result').executed,
  );
  const [report] = documents('perf-report').map((document) =>
    parseDocument(perfReport, document, 'perf-report'),
  );
  return {
    conclusion: result.conclusion,
    log: lines.join('\n'),
    ran: executed.map(({ file }) => file).sort(),
    failed: executed.filter(({ outcome }) => outcome === 'failed').map(({ file }) => file),
    caches: report?.caches.map(({ result: how }) => how) ?? [],
  };
}
