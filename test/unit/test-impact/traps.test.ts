import { describe, expect, test } from 'vitest';
import { type Files, planChange, planOver, selected, trackedFile } from './plan-in-memory.ts';

const manifest = (fields: object = {}) =>
  JSON.stringify({
    name: 'app',
    version: '1.0.0',
    devDependencies: { vitest: '1' },
    scripts: { test: 'vitest' },
    ...fields,
  });
/** `a.test.ts` depends on `src/a.ts` in the way of the case; `b.test.ts` never does. */
const repository = (files: Files, fields: object = {}): Files => ({
  'package.json': manifest(fields),
  'src/a.ts': 'export const a = 1',
  'src/b.ts': 'export const b = 1',
  'b.test.ts': "import './src/b'",
  ...files,
});
const changed = 'export const a = 2';

describe('ways to depend on src/a.ts', () => {
  const workspace = (a: object, extra: Files = {}): Files => ({
    'package.json': manifest({ workspaces: ['packages/*'] }),
    'packages/a/package.json': JSON.stringify({ name: '@x/a', ...a }),
    'b.test.ts': '',
    'a.test.ts': "import { a } from '@x/a'",
    ...extra,
  });
  const ways: [string, Files, string?][] = [
    ['import', { 'a.test.ts': "import './src/a'" }],
    ['.js for .ts', { 'a.test.ts': "import './src/a.js'" }],
    ['through a barrel', { 'a.test.ts': "import { a } from './src'", 'src/index.ts': "export * from './a'" }],
    ['dynamic import', { 'a.test.ts': "await import('./src/a')" }],
    ['import by a template', { 'a.test.ts': 'await import(`./src/${name}.ts`)' }],
    ['import by a joined string', { 'a.test.ts': "await import('./src/' + name)" }],
    ['require', { 'a.test.ts': "require('./src/a')" }],
    ['require by path.join', { 'a.test.ts': "require(path.join(__dirname, 'src', 'a'))" }],
    ['require.resolve', { 'a.test.ts': "fork(require.resolve('./src/a'))" }],
    ['vi.mock', { 'a.test.ts': "vi.mock('./src/a')" }],
    ['vi.importActual', { 'a.test.ts': "vi.importActual('./src/a')" }],
    ['jest.requireActual', { 'a.test.ts': "jest.requireActual('./src/a')" }],
    ['new URL', { 'a.test.ts': "new Worker(new URL('./src/a.ts', import.meta.url))" }],
    ['import.meta.glob', { 'a.test.ts': "import.meta.glob('./src/a*.ts')" }],
    ['a loader of another name', { 'a.test.ts': "proxyquire('./src/a', {})" }],
    ['path in a string', { 'a.test.ts': "import x from 'x'; run('./src/a.ts')" }],
    [
      'JSX in between',
      {
        'a.test.tsx': "import { V } from './v'; <V/>",
        'v.tsx': "export const V = () => <p>don't{import('./src/a')}can't</p>",
      },
    ],
    [
      'JSX runtime of tsconfig',
      {
        'a.test.tsx': '<p/>',
        'tsconfig.json': '{"compilerOptions":{"jsxImportSource":"#jsx"}}',
        'package.json': manifest({ imports: { '#jsx/jsx-runtime': './src/a.ts' } }),
      },
    ],
    [
      'JSX runtime of a comment',
      { 'a.test.tsx': '/** @jsxImportSource ./rt */ <p/>', 'rt/jsx-runtime.ts': "import '../src/a'" },
    ],
    [
      'tsconfig paths',
      {
        'a.test.ts': "import '@/a'",
        'tsconfig.json': '{ // c\n "compilerOptions": { "paths": { "@/*": ["./src/*"], }, } }',
      },
    ],
    [
      'tsconfig paths by extends',
      {
        'a.test.ts': "import '~lib/a'",
        'tsconfig.json': '{"extends":"./conf/base"}',
        'conf/base.json': '{"compilerOptions":{"baseUrl":"..","paths":{"~lib/*":["src/*"]}}}',
      },
    ],
    [
      'tsconfig paths of a reference',
      {
        'a.test.ts': "import '$l/a'",
        'tsconfig.json': '{"files":[],"references":[{"path":"./tsconfig.app.json"}]}',
        'tsconfig.app.json': '{"compilerOptions":{"paths":{"$l/*":["./src/*"]}}}',
      },
    ],
    [
      'tsconfig baseUrl',
      { 'a.test.ts': "import 'src/a'", 'tsconfig.json': '{"compilerOptions":{"baseUrl":"."}}' },
    ],
    [
      'alias of the configuration',
      {
        'a.test.ts': "import 'code/a'",
        'vitest.config.ts':
          "export default defineConfig({ resolve: { alias: { code: path.resolve(__dirname, './src') } } })",
      },
    ],
    ['alias that cannot be read', { 'a.test.ts': "import '@/a'" }],
    [
      'package imports',
      {
        'a.test.ts': "import '#a'",
        'package.json': manifest({ imports: { '#a': { node: './src/a.ts', default: './src/b.ts' } } }),
      },
    ],
    [
      'package imports by pattern',
      { 'a.test.ts': "import '#src/a'", 'package.json': manifest({ imports: { '#src/*': './src/*.ts' } }) },
    ],
    [
      'self reference',
      { 'a.test.ts': "import 'app/a'", 'package.json': manifest({ exports: { './a': './dist/a.js' } }) },
    ],
    [
      'the folder above',
      { 'test/a.test.ts': "import '..'", 'package.json': manifest({ main: './src/a.ts' }) },
    ],
    [
      'inline types under verbatimModuleSyntax',
      {
        'a.test.ts': "import { type A } from './src/a'",
        'tsconfig.json': '{"compilerOptions":{"verbatimModuleSyntax":true}}',
      },
    ],
    [
      'setup of Vue',
      {
        'a.test.ts': "import './c.vue'",
        'c.vue': "<template/><script setup lang='ts'>import './src/a'</script>",
      },
    ],
  ];
  test.each(ways)('%s', async (_, files) => {
    const before = repository(files);
    const run = await planChange(before, { 'src/a.ts': changed });
    const expected = Object.keys(files).filter((path) => /a\.test\.tsx?$/.test(path));
    expect(selected(run)).toEqual(expected);
  });

  test.each<[string, Files]>([
    ['import of anything', { 'a.test.ts': 'await import(name)' }],
    ['import of what is not there', { 'a.test.ts': "import './generated/thing'" }],
    ['import of anything, further away', { 'a.test.ts': "import './load'", 'load.ts': 'import(name)' }],
    [
      'child process of an entry',
      { 'a.test.ts': "import { spawn } from 'node:child_process'; spawn('app')" },
    ],
  ])('%s, beside a test that imports it', async (_, files) => {
    const before = repository({ 'c.test.ts': "import './src/a'", ...files });
    expect(selected(await planChange(before, { 'src/a.ts': changed }))).toEqual(['a.test.ts', 'c.test.ts']);
  });

  test.each<[string, Files]>([
    [
      'exports with conditions',
      workspace(
        { exports: { '.': { types: './dist/a.d.ts', import: './dist/esm/a.js' } } },
        { 'packages/a/src/a.ts': '' },
      ),
    ],
    ['main that is built', workspace({ main: 'lib/a.js' }, { 'packages/a/src/a.ts': '' })],
    [
      'no field at all',
      workspace({}, { 'packages/a/src/a.ts': '', 'packages/a/src/index.ts': "export * from './a'" }),
    ],
    ['an entry that cannot be found', workspace({ main: 'bundle.js' }, { 'packages/a/src/a.ts': '' })],
    [
      'an entry that requires what is built',
      workspace(
        { main: 'index.js' },
        {
          'packages/a/src/a.ts': '',
          'packages/a/index.js': "module.exports = require('./dist/a.cjs.prod.js')",
        },
      ),
    ],
    [
      'an entry that requires something built from nobody knows what',
      workspace(
        { main: 'index.js' },
        { 'packages/a/src/a.ts': '', 'packages/a/index.js': "module.exports = require('./dist/bundle.js')" },
      ),
    ],
  ])('workspace: %s', async (_, files) => {
    expect(selected(await planChange(files, { 'packages/a/src/a.ts': '2' }))).toEqual(['a.test.ts']);
  });

  test('types that are erased are no dependency', async () => {
    const files = repository({
      // A value that nothing imports could still be loaded by a plugin.
      'src/a.ts': 'export type A = 1',
      'a.test.ts':
        "import type { A } from './src/a'; export type { B } from './src/a'; let x: typeof import('./src/a'); import { type C } from './src/a'; import type { D } from './src/a.ts'",
    });
    expect(selected(await planChange(files, { 'src/a.ts': 'export type A = 2' }))).toEqual([]);
  });

  const takesTypes = { 'a.test.ts': "import type { A } from './src/a'" };
  const testOfTypes = {
    'a.test-d.ts': "import type { C } from './src/c'",
    'src/c.ts': "import type { A } from './a'; export type C = A",
  };
  test.each<[string, Files, string, object]>([
    ['ts-jest', takesTypes, 'jest', { jest: '1', 'ts-jest': '1' }],
    ["jest's runner of tsd", takesTypes, 'jest', { jest: '1', 'jest-runner-tsd': '1' }],
    ['ts-node', takesTypes, 'node --loader ts-node/esm --test "*.test.ts"', { 'ts-node': '1' }],
    ['vitest by an option', testOfTypes, 'vitest run --typecheck', { vitest: '1' }],
    ['vitest by the other name of it', testOfTypes, 'vitest run --typecheck.enabled', { vitest: '1' }],
    [
      'vitest by its configuration',
      { ...testOfTypes, 'vitest.config.ts': 'export default { test: { typecheck: { enabled: true } } }' },
      'vitest',
      { vitest: '1' },
    ],
  ])('types count where tests check them: %s', async (_, files, script, devDependencies) => {
    const before = repository(files, { devDependencies, scripts: { test: script } });
    const run = await planChange(before, { 'src/a.ts': 'export type A = 2' });
    expect(selected(run)).toEqual([Object.keys(files)[0]]);
  });

  test('the plan shows the shortest way', async () => {
    const files = repository({
      'a.test.ts': "import './src/long'; import './src/short'",
      'src/long.ts': "import './mid'",
      'src/mid.ts': "import './a'",
      'src/short.ts': "import './a'",
    });
    const { plan } = await planChange(files, { 'src/a.ts': changed });
    const reasons = plan.tests.find(({ file }) => file === 'a.test.ts')?.reasons;
    expect(reasons).toEqual([{ code: 'imports', via: ['src/a.ts', 'src/short.ts', 'a.test.ts'] }]);
  });
});

describe('files that are no modules', () => {
  test.each<[string, Files, string]>([
    ['JSON by import', { 'a.test.ts': "import x from './data/x.json'", 'data/x.json': '{}' }, 'data/x.json'],
    ['a fixture by its whole path', { 'a.test.ts': "read('data/x.txt')", 'data/x.txt': '' }, 'data/x.txt'],
    [
      'a fixture by the end of its path',
      { 'a.test.ts': "read(join(here, 'data', 'x.txt'))", 'data/x.txt': '' },
      'data/x.txt',
    ],
    [
      'a folder of fixtures',
      { 'a.test.ts': "readdir('./fixtures')", 'fixtures/x.txt': '' },
      'fixtures/x.txt',
    ],
    ['a snapshot', { 'a.test.ts': '', '__snapshots__/a.test.ts.snap': '' }, '__snapshots__/a.test.ts.snap'],
    ['a stylesheet', { 'a.test.ts': "import './x.css?inline'", 'x.css': '' }, 'x.css'],
    [
      'a text in markdown that a test reads',
      { 'a.test.ts': "read('docs/x.md')", 'docs/x.md': '' },
      'docs/x.md',
    ],
  ])('%s', async (_, files, path) => {
    const run = await planChange(repository(files), { [path]: 'new' });
    expect(selected(run)).toEqual(['a.test.ts']);
  });

  test('what nothing names, below a folder of tests, runs the tests nearby', async () => {
    const files = repository({ 'test/a/a.test.ts': '', 'test/a/cases/1.in': '', 'test/c/c.test.ts': '' });
    expect(selected(await planChange(files, { 'test/a/cases/1.in': 'new' }))).toEqual(['test/a/a.test.ts']);
  });

  test('what nothing names elsewhere runs everything, and says which file', async () => {
    const run = await planChange(repository({ 'schema.sql': '' }), { 'schema.sql': 'new' });
    expect(run.suite.fallback).toMatchObject({ code: 'unknown-file', file: 'schema.sql' });
    expect(run.plan.mode).toBe('full');
  });

  test('ignored files run nothing', async () => {
    const run = await planChange(repository({ 'README.md': '', LICENSE: '' }), {
      'README.md': 'new',
      LICENSE: 'new',
    });
    expect(selected(run)).toEqual([]);
    expect(run.plan.mode).toBe('none');
    expect(run.outputs['has-tests']).toBe('false');
  });
});

describe('configuration', () => {
  test.each<[string, Files, Record<string, string>, string]>([
    ['a dependency', {}, { 'package.json': manifest({ dependencies: { x: '2' } }) }, 'manifest'],
    ['the test script', {}, { 'package.json': manifest({ scripts: { test: 'vitest --x' } }) }, 'manifest'],
    ['a lock file', { 'pnpm-lock.yaml': '1' }, { 'pnpm-lock.yaml': '2' }, 'lockfile'],
    [
      'compiler options',
      { 'tsconfig.json': '{}' },
      { 'tsconfig.json': '{"compilerOptions":{"target":"es2020"}}' },
      'config',
    ],
    ['the runner', { 'vitest.config.ts': '' }, { 'vitest.config.ts': 'export default {}' }, 'config'],
    [
      'a setup file',
      { 'vitest.config.ts': "export default { test: { setupFiles: ['./setup.ts'] } }", 'setup.ts': '' },
      { 'setup.ts': '1' },
      'config',
    ],
    [
      'what a setup file imports',
      {
        'vitest.config.ts': "export default { test: { setupFiles: './setup.ts' } }",
        'setup.ts': "import './src/a'",
      },
      { 'src/a.ts': changed },
      'config',
    ],
    ['the version of Node', { '.nvmrc': '22' }, { '.nvmrc': '24' }, 'config'],
    [
      'what changes packages as pnpm installs them',
      { '.pnpmfile.cjs': '' },
      { '.pnpmfile.cjs': '1' },
      'config',
    ],
    [
      'a module that does not parse',
      { 'a.test.ts': "import './src/a'" },
      { 'src/a.ts': 'const x = "' },
      'parse-error',
    ],
    ['our workflow', { '.github/workflows/ci.yml': '' }, { '.github/workflows/ci.yml': '1' }, 'workflow'],
  ])('%s runs everything', async (_, files, change, code) => {
    expect(selected(await planChange(repository({ 'a.test.ts': '', ...files }), change))).toBe(code);
  });

  test('what the configuration imports runs everything, what it may look at does not', async () => {
    const files = repository({
      'a.test.ts': "import './src/a'",
      'vitest.config.ts':
        "import { entries } from './scripts/aliases'; export default { test: { coverage: { include: ['src/b.ts'] } } }",
      'scripts/aliases.ts': "import './names'; const entries = load(await import(where))",
      'scripts/names.ts': '',
    });
    expect(selected(await planChange(files, { 'scripts/names.ts': '1' }))).toBe('config');
    expect(selected(await planChange(files, { 'src/a.ts': changed }))).toEqual(['a.test.ts']);
  });

  test('a release that bumps versions runs nothing', async () => {
    const lock = (version: string) =>
      JSON.stringify({ version, packages: { '': { version }, 'node_modules/x': { version: '1' } } });
    const files = repository({ 'package-lock.json': lock('1.0.0'), 'jsr.json': '{"version":"1.0.0"}' });
    const run = await planChange(files, {
      'package.json': manifest({
        version: '1.0.1',
        description: 'new',
        scripts: { test: 'vitest', lint: 'x' },
      }),
      'package-lock.json': lock('1.0.1'),
      'jsr.json': '{"version":"1.0.1"}',
    });
    expect(selected(run)).toEqual([]);
  });

  test('but a test that reads the version runs', async () => {
    const files = repository({ 'a.test.ts': "import { version } from './package.json'" });
    expect(selected(await planChange(files, { 'package.json': manifest({ version: '2.0.0' }) }))).toEqual([
      'a.test.ts',
    ]);
  });

  test('an installed version in a lock file runs everything', async () => {
    const lock = (version: string) => JSON.stringify({ packages: { 'node_modules/x': { version } } });
    expect(
      selected(
        await planChange(repository({ 'package-lock.json': lock('1') }, { dependencies: { x: '*' } }), {
          'package-lock.json': lock('2'),
        }),
      ),
    ).toBe('lockfile');
  });

  test('another workflow runs nothing unless ours uses it', async () => {
    const variables = { GITHUB_WORKFLOW_REF: 'o/r/.github/workflows/ci.yml@refs/heads/main' };
    const files = repository({
      '.github/workflows/ci.yml': 'uses: ./.github/workflows/used.yml',
      '.github/workflows/used.yml': '',
      '.github/workflows/other.yml': '',
    });
    expect(selected(await planChange(files, { '.github/workflows/other.yml': '1' }, { variables }))).toEqual(
      [],
    );
    expect(selected(await planChange(files, { '.github/workflows/used.yml': '1' }, { variables }))).toBe(
      'workflow',
    );
  });
});

describe('files that come and go', () => {
  const files = repository({
    'a.test.ts': "import './src/a'",
    'c.test.ts': "import './src'",
    'src/index.ts': '',
  });

  test('a deleted file runs those that still import it', async () => {
    expect(selected(await planChange(files, { 'src/a.ts': undefined }))).toEqual(['a.test.ts']);
  });

  test('a renamed file runs those that import its old name and its new one', async () => {
    const { 'src/a.ts': text, ...rest } = files;
    const after = { ...rest, 'src/c.ts': text!, 'd.test.ts': "import './src/c'" };
    const before = { ...files, 'd.test.ts': "import './src/c'" };
    expect(selected(await planOver(before, after, { renames: { 'src/a.ts': 'src/c.ts' } }))).toEqual([
      'a.test.ts',
      'd.test.ts',
    ]);
  });

  test('a new file in front of another is what an import means now', async () => {
    expect(selected(await planChange(files, { 'src.ts': 'x' }))).toEqual(['c.test.ts']);
  });

  test('new and changed tests run, deleted ones do not', async () => {
    const run = await planChange(files, { 'new.test.ts': '', 'a.test.ts': '1', 'c.test.ts': undefined });
    expect(selected(run)).toEqual(['a.test.ts', 'new.test.ts']);
    expect(run.plan.totals.tests).toBe(3);
  });

  test('a deleted test runs nothing else, even in a folder for tests', async () => {
    const tests = repository({ 'test/a.test.ts': '', 'test/c.test.ts': '' });
    expect(selected(await planChange(tests, { 'test/c.test.ts': undefined }))).toEqual([]);
  });

  test('odd names survive', async () => {
    const odd = 'src/ü "q"\'\n.ts';
    const run = await planChange(
      repository({ 'a.test.ts': `import ${JSON.stringify(`./${odd}`)}`, [odd]: '' }),
      { [odd]: '1' },
    );
    expect(selected(run)).toEqual(['a.test.ts']);
  });

  test('a name that a plan cannot hold runs everything', async () => {
    expect(selected(await planChange(files, { 'src\\x.ts': '1' }))).toBe('unknown-file');
  });
});

describe('what the user and the past ask for', () => {
  const files = repository({ 'a.test.ts': "import './src/a'" });

  test('tests that always run, or failed before, run', async () => {
    const run = await planChange(
      files,
      { 'README.md': '1' },
      { inputs: { always: 'b.*' }, past: { failedBefore: new Set(['a.test.ts']) } },
    );
    expect(run.plan.tests.map(({ reasons }) => reasons)).toEqual([
      [{ code: 'failed-before' }],
      [{ code: 'always' }],
    ]);
  });

  test('times come from the history and are left out where it knows none', async () => {
    const run = await planChange(
      files,
      { 'src/a.ts': changed },
      { past: { seconds: (file) => (file === 'a.test.ts' ? 41 : 319) } },
    );
    expect(run.plan.totals).toMatchObject({ selectedSeconds: 41, fullSeconds: 360 });
    expect(run.result).toBe(
      'test-impact: 1 of 2 test files (50 %) can be affected by 1 changed file; 41 s of 6m 00s',
    );
    expect((await planChange(files, { 'src/a.ts': changed })).plan.tests[0]).not.toHaveProperty(
      'estimatedSeconds',
    );
  });

  test('run-everything-on and mode full run everything', async () => {
    expect(
      selected(await planChange(files, { 'src/b.ts': '2' }, { inputs: { 'run-everything-on': 'src/**' } })),
    ).toBe('run-everything-on');
    expect(selected(await planChange(files, { 'src/b.ts': '2' }, { inputs: { mode: 'full' } }))).toBe(
      'asked-for',
    );
  });

  test('no base runs everything and says why', async () => {
    const run = await planChange(files, {}, { base: { code: 'no-base', reason: 'the clone is shallow' } });
    expect(run.suite.fallback).toEqual({ code: 'no-base', message: 'the clone is shallow' });
    expect(run.plan.base).toBeUndefined();
    expect(run.result).toBe('test-impact: all 2 test files run, since the clone is shallow');
  });

  test('a failure of the planner itself runs everything', async () => {
    const run = await planChange(
      { ...files, 'a.test.ts': "import './src/a'" },
      { 'src/a.ts': '2' },
      {
        machine: {
          openCheckout: async () => ({
            head: async () => 'a'.repeat(40),
            findBase: async () => ({ commit: 'b'.repeat(40), how: '' }),
            changedFiles: async () => [{ path: 'package.json', status: 'modified' }],
            tracked: async () => Object.keys(files).map(trackedFile),
            treeId: async () => 'c'.repeat(40),
            has: async () => false,
            readAt: async () => {
              throw new Error('disk on fire');
            },
            read: (path) => files[path],
          }),
        },
      },
    );
    expect(run.suite.fallback?.code).toBe('plan-error');
    expect(run.plan.totals.selected).toBe(2);
  });

  test('the id of a plan depends on the plan and the run, not on the time', async () => {
    const id = async (runId: string) =>
      (await planChange(files, { 'src/a.ts': '2' }, { variables: { GITHUB_RUN_ID: runId } })).plan.planId;
    expect(await id('1')).toMatch(/^[0-9a-f]{16}$/);
    expect(await id('1')).toBe(await id('1'));
    expect(await id('1')).not.toBe(await id('2'));
  });
});

describe('no tests', () => {
  const manifest = (value: object) => ({ 'package.json': JSON.stringify(value), 'src/a.ts': '' });
  test.each<[string, Record<string, string>, string, RegExp, RegExp]>([
    [
      'no test program',
      manifest({}),
      'PACELINE_RUNNER_UNKNOWN',
      /No test program was found in the repository's root/,
      /runner: command/,
    ],
    [
      'one that is not known',
      manifest({ scripts: { test: 'tape' } }),
      'PACELINE_RUNNER_UNKNOWN',
      /seem to be run by tape \(the script "test"\)/,
      /runner: command.*tests:/,
    ],
    [
      'no file that fits',
      manifest({ scripts: { test: 'vitest' } }),
      'PACELINE_TESTS_NOT_FOUND',
      /the runner is vitest, and no tracked file.*\{test,spec\}/,
      /allow-empty: true/,
    ],
  ])('are an error that says what was looked for: %s', async (_, files, code, message, remedy) => {
    await expect(planChange(files, { 'src/a.ts': '1' })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
      remedy: expect.stringMatching(remedy),
    });
    const allowed = await planChange(files, { 'src/a.ts': '1' }, { inputs: { 'allow-empty': 'true' } });
    expect(allowed.plan).toMatchObject({ mode: 'none', tests: [] });
    expect(allowed.warnings.join()).toContain('allowed here ("allow-empty")');
  });

  test('are an error where more than one program is meant, until the user says which', async () => {
    const files = { ...manifest({ scripts: { test: 'jest && mocha spec' } }), 'a.test.js': '' };
    await expect(planChange(files, { 'src/a.ts': '1' })).rejects.toMatchObject({
      code: 'PACELINE_RUNNER_AMBIGUOUS',
      message: expect.stringContaining('jest (the script "test"), mocha (the script "test")'),
    });
    const run = await planChange(files, { 'src/a.ts': '1' }, { inputs: { runner: 'jest' } });
    expect(run.plan.tests.map(({ file }) => file)).toEqual(['a.test.js']);
  });

  test('that only the legs can name: everything runs, and the plan says why', async () => {
    const files = {
      ...manifest({ scripts: { test: 'vitest' } }),
      'vitest.config.ts': 'export default { test: { include: patterns() } }',
    };
    const run = await planChange(files, { 'src/a.ts': '1' });
    expect(run.plan).toMatchObject({ mode: 'full', tests: [] });
    expect(run.suite).toMatchObject({
      discovery: { by: 'legs', reason: 'test.include in vitest.config.ts is computed (patterns())' },
      fallback: { code: 'tests-unknown' },
    });
    expect(run.outputs).toMatchObject({ 'has-tests': 'true', discovery: 'legs' });
  });

  test('are an error where the program is started twice with different arguments, until the user says so', async () => {
    const files = { ...manifest({ scripts: { test: 'jest && jest -c e2e.json' } }), 'a.test.js': '' };
    await expect(planChange(files, { 'src/a.ts': '1' })).rejects.toMatchObject({
      code: 'PACELINE_RUNNER_AMBIGUOUS',
      message: expect.stringContaining(
        'more than once, with different arguments: "jest", "jest -c e2e.json"',
      ),
    });
    const run = await planChange(files, { 'src/a.ts': '1' }, { inputs: { runner: 'jest' } });
    expect(run.warnings.join()).toContain('also run "jest -c e2e.json"');
  });

  test('what npm test does beside them is said', async () => {
    const scripts = { pretest: 'node make.js', test: 'npm run lint && jest', lint: 'eslint .' };
    const run = await planChange({ ...manifest({ scripts }), 'a.test.js': '' }, { 'src/a.ts': '1' });
    expect(run.notices.join()).toContain('npm test also runs: "eslint .", "node make.js"');
  });

  test('of commands that differ in their files only are all planned', async () => {
    const files = {
      ...manifest({ scripts: { test: 'node --test a/*.js && node --test b/*.js' } }),
      'a/x.js': '',
      'b/y.js': '',
    };
    const run = await planChange(files, { 'src/a.ts': '1' }, { inputs: { mode: 'full' } });
    expect(run.plan.tests.map(({ file }) => file)).toEqual(['a/x.js', 'b/y.js']);
  });

  test('is an error when package.json cannot be read, since it says where they are', async () => {
    await expect(planChange(repository({}), { 'package.json': '{' })).rejects.toMatchObject({
      code: 'PACELINE_PACKAGE_JSON',
    });
  });

  test('is an error when the user said where they are', async () => {
    await expect(planChange(repository({}), {}, { inputs: { tests: 'spec/**' } })).rejects.toMatchObject({
      code: 'PACELINE_TESTS_NOT_FOUND',
    });
  });

  test('runners without a graph run everything', async () => {
    const run = await planChange({ 'go.mod': '', 'x/a_test.go': '', 'x/a.go': '' }, { 'x/a.go': '1' });
    expect(selected(run)).toBe('no-graph');
    expect(run.plan.tests.map(({ file }) => file)).toEqual(['x/a_test.go']);
  });
});
