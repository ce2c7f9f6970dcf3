import {
  commandOf,
  detectRunner,
  discoverTests,
  folderIn,
  parseObject,
  type TestFiles,
} from '@paceline/runners';
import { describe, expect, test } from 'vitest';

type Files = Readonly<Record<string, string>>;

/** What the runner of a repository takes for tests, from its files alone. */
async function discover(files: Files): Promise<TestFiles> {
  const tree = { files: new Set(Object.keys(files)), read: (path: string) => files[path] };
  const found = detectRunner(folderIn(tree, ''), { fits: () => true });
  expect(found.runner).toBeDefined();
  const manifest = parseObject(files['package.json'] ?? '');
  return discoverTests(tree, found.runner!, found.command ?? commandOf(manifest, found.runner!));
}
const empty = (...paths: string[]): Files => Object.fromEntries(paths.map((path) => [path, '']));
const withDependency = (name: string, more: object = {}) =>
  JSON.stringify({ devDependencies: { [name]: '1' }, ...more });
const script = (test: string, more: object = {}): Files => ({
  'package.json': JSON.stringify({ scripts: { test }, ...more }),
});

describe('test files', () => {
  const cases: [string, Files, string[]][] = [
    [
      'vitest by default',
      {
        'package.json': withDependency('vitest'),
        ...empty('a.test.ts', 'b.spec.mjs', 'c.test.tsx', 'test.ts', 'd.test.py', 'node_modules/x/a.test.js'),
      },
      ['a.test.ts', 'b.spec.mjs', 'c.test.tsx'],
    ],
    [
      'jest by default',
      {
        'package.json': withDependency('jest'),
        ...empty('__tests__/a.js', 'b.test.tsx', 'test.js', 'c.js', 'x/spec.ts'),
      },
      ['__tests__/a.js', 'b.test.tsx', 'test.js', 'x/spec.ts'],
    ],
    [
      'node by default',
      {
        'package.json': '{"scripts":{"test":"node --test"}}',
        ...empty('test/a.js', 'test-b.mjs', 'c.test.ts', 'd_test.cjs', 'e.js'),
      },
      ['c.test.ts', 'd_test.cjs', 'test-b.mjs', 'test/a.js'],
    ],
    [
      'node by its command line',
      {
        'package.json': `{"scripts":{"test":"node --test 'spec/**/*.js' && echo"}}`,
        ...empty('spec/x/a.js', 'test/b.js'),
      },
      ['spec/x/a.js'],
    ],
    ['pytest', empty('setup.py', 'test_a.py', 'x/b_test.py', 'c.py'), ['test_a.py', 'x/b_test.py']],
    ['go', empty('go.mod', 'a_test.go', 'a.go'), ['a_test.go']],
    [
      'vitest include and exclude',
      {
        'package.json': withDependency('vitest'),
        'vitest.config.ts':
          "export default defineConfig({ test: { include: ['spec/**/*.ts'], exclude: [...configDefaults.exclude, 'spec/no/**'], coverage: { include: ['src/**'] } } })",
        ...empty('spec/a.ts', 'spec/no/b.ts', 'src/c.test.ts'),
      },
      ['spec/a.ts'],
    ],
    [
      'vitest include in a function',
      {
        'package.json': withDependency('vitest'),
        'vite.config.js':
          "export default defineConfig(async ({ mode }) => { const x = 1; return { test: { include: ['spec/*.ts'] } } })",
        ...empty('spec/a.ts', 'b.test.ts'),
      },
      ['spec/a.ts'],
    ],
    [
      'vitest dir',
      {
        'package.json': withDependency('vitest'),
        'vitest.config.ts': "export default { test: { dir: './t' } }",
        ...empty('t/a.test.ts', 'b.test.ts'),
      },
      ['t/a.test.ts'],
    ],
    [
      'vitest projects',
      {
        'package.json': withDependency('vitest'),
        'vitest.config.ts':
          "export default { test: { include: ['root/*.ts'], projects: ['packages/*', { extends: true, test: { name: 'r' } }, { test: { include: ['own/*.ts'] } }] } }",
        'packages/b/vitest.config.ts': "export default { test: { include: ['x.ts'] } }",
        ...empty(
          'packages/a/a.test.ts',
          'packages/b/x.ts',
          'packages/b/b.test.ts',
          'root/r.ts',
          'own/o.ts',
          'own/o.test.tsx',
        ),
      },
      ['own/o.ts', 'packages/a/a.test.ts', 'packages/b/x.ts', 'root/r.ts'],
    ],
    [
      'vitest workspace file',
      {
        'package.json': withDependency('vitest'),
        'vitest.workspace.ts': "export default defineWorkspace(['packages/*'])",
        ...empty('packages/a/a.test.ts', 'b.test.ts'),
      },
      ['packages/a/a.test.ts'],
    ],
    [
      'configurations of other folders do not count beside one at the root',
      {
        'package.json': withDependency('vitest'),
        'vitest.config.ts': 'export default {}',
        'examples/x/vitest.config.ts': "export default { test: { include: ['e.ts'] } }",
        ...empty('a.test.ts', 'examples/x/e.ts'),
      },
      ['a.test.ts'],
    ],
    [
      'tests inside sources',
      {
        'package.json': withDependency('vitest'),
        'vitest.config.ts': "export default { test: { includeSource: ['src/**/*.ts'] } }",
        'src/a.ts': 'if (import.meta.vitest) {}',
        'src/b.ts': '',
      },
      ['src/a.ts'],
    ],
    [
      'jest testMatch in package.json',
      {
        'package.json': withDependency('jest', { jest: { testMatch: ['<rootDir>/spec/**/*.js'] } }),
        ...empty('spec/a.js', 'b.test.js'),
      },
      ['spec/a.js'],
    ],
    [
      'jest testRegex, roots and ignored paths',
      {
        'package.json': withDependency('jest'),
        'jest.config.js':
          "module.exports = { roots: ['<rootDir>/src'], testRegex: '\\\\.check\\\\.ts$', testPathIgnorePatterns: ['/no/'] }",
        ...empty('src/a.check.ts', 'src/no/b.check.ts', 'c.check.ts', 'src/d.test.ts'),
      },
      ['src/a.check.ts'],
    ],
    [
      'jest configuration in a variable',
      {
        'package.json': withDependency('jest'),
        'jest.config.ts': "const config: Config = { testMatch: ['**/*.check.ts'] };\nexport default config;",
        ...empty('a.check.ts', 'b.test.ts'),
      },
      ['a.check.ts'],
    ],
  ];
  test.each(cases)('%s', async (_, files, expected) => {
    expect(await discover(files)).toMatchObject({ certain: true, tests: expected });
  });
});

describe('vitest, read without running it', () => {
  const config = (text: string, ...paths: string[]): Files => ({
    'package.json': withDependency('vitest'),
    'vitest.config.ts': text,
    ...empty(...paths),
  });
  test.each<[string, Files, string[]]>([
    [
      'the defaults of vitest and more',
      config(
        "import { defineConfig, configDefaults } from 'vitest/config'; export default defineConfig({ test: { include: [...configDefaults.include, 'src/**/*.check.js'] } });",
        'a.test.ts',
        'src/b.check.js',
      ),
      ['a.test.ts', 'src/b.check.js'],
    ],
    [
      'constants, types and functions',
      config(
        "import type { UserConfig } from 'vite';\nconst dir: string = 'src'; const patterns = [`${dir}/**/*.check.ts`] as const; function make(): UserConfig { return { test: { include: patterns } } }\nexport default make() satisfies UserConfig;",
        'src/b.check.ts',
        'a.test.ts',
      ),
      ['src/b.check.ts'],
    ],
    [
      'a merged configuration',
      {
        ...config(
          "import { mergeConfig } from 'vitest/config'; import base from './vite.config'; export default mergeConfig(base, defineConfig({ test: { include: ['b/*.ts'] } })); import { defineConfig } from 'vitest/config';",
          'a/x.ts',
          'b/y.ts',
          'c.test.ts',
        ),
        'vite.config.js': "export default { plugins: [react()], test: { include: ['a/*.ts'] } }",
      },
      ['a/x.ts', 'b/y.ts'],
    ],
    [
      'an imported list, and a folder by __dirname',
      {
        ...config(
          "import { patterns } from './scripts/patterns.mjs'; import { resolve } from 'node:path'; export default { test: { dir: resolve(__dirname, 'lib'), include: patterns } }",
          'lib/a.spec.ts',
          'b.spec.ts',
        ),
        'scripts/patterns.mjs': "export const patterns = ['**/*.spec.ts'];",
      },
      ['lib/a.spec.ts'],
    ],
    [
      'a file that the script names',
      {
        ...script('vitest run --config cfg/unit.ts'),
        'cfg/unit.ts': "export default { test: { include: ['x/*.ts'] } }",
        ...empty('x/a.ts', 'b.test.ts'),
      },
      ['x/a.ts'],
    ],
    [
      'the root that the script gives',
      { ...script('vitest --root web'), ...empty('web/a.test.ts', 'b.test.ts') },
      ['web/a.test.ts'],
    ],
    [
      'what a project extends',
      config(
        "const shared = { test: { include: ['s/*.ts'] } }; export default { ...shared, test: { ...shared.test, projects: [{ extends: true, test: { name: 'a' } }] } }",
        's/a.ts',
        'b.test.ts',
      ),
      ['s/a.ts'],
    ],
    [
      'checks of types',
      config('export default { test: { typecheck: { enabled: true } } }', 'a.test-d.ts', 'b.test.ts'),
      ['a.test-d.ts', 'b.test.ts'],
    ],
    [
      'excluded in part by what is computed: only what is certain is left out',
      config("export default { test: { exclude: [...more(), 'no/**'] } }", 'no/a.test.ts', 'b.test.ts'),
      ['b.test.ts'],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await discover(files)).toMatchObject({ certain: true, tests: expected });
  });

  test.each<[string, Files, string]>([
    [
      'include by a call',
      config('export default { test: { include: patterns() } }'),
      'test.include in vitest.config.ts is computed (patterns())',
    ],
    [
      'include by the environment',
      config("export default { test: { include: process.env.E2E ? ['e2e/*'] : ['unit/*'] } }"),
      'test.include',
    ],
    [
      'a configuration of a package',
      config("import base from '@acme/vitest'; export default base;"),
      'the configuration in vitest.config.ts is computed',
    ],
    [
      'settings of a package spread over it',
      config("import base from '@acme/vitest'; export default { test: { ...base, globals: true } }"),
      'is computed',
    ],
    [
      'a list that is changed later',
      config(
        "const include = ['a/*.ts']; if (ci) include.push('b/*.ts'); export default { test: { include } }",
      ),
      'test.include',
    ],
    [
      'a value that is assigned later',
      config("let include = ['a/*.ts']; include = other; export default { test: { include } }"),
      'test.include',
    ],
    [
      'a function of several ends',
      config(
        "export default defineConfig(({ mode }) => { if (mode === 'ci') return { test: { include: ['x'] } }; return {} })",
      ),
      'the configuration',
    ],
    [
      'computed projects',
      config('export default { test: { projects: await find() } }'),
      'the list of projects',
    ],
    ['a syntax that is not understood', config('export default {{{'), 'whose syntax is not understood'],
    ['a variable in the script', { ...script('vitest run --config $CONFIG') }, 'the script computes'],
    [
      'a configuration that is not there',
      { ...script('vitest run -c gone.ts') },
      'gone.ts is not in the repository',
    ],
    [
      'a configuration that imports itself',
      config("import me from './vitest.config'; export default me;"),
      'imports itself',
    ],
    [
      'a pattern outside its folder',
      config("export default { test: { dir: 'a', include: ['../b/*.ts'] } }"),
      'leads outside',
    ],
  ])('leaves it to the legs: %s', async (_, files, reason) => {
    const found = await discover({ ...files, 'a.test.ts': '' });
    expect(found).toMatchObject({ certain: false, likely: ['a.test.ts'] });
    expect(found.certain || found.reason).toContain(reason);
  });
});

describe('jest, read without running it', () => {
  const jest = (text: string, ...paths: string[]): Files => ({
    ...script('jest'),
    'jest.config.js': text,
    ...empty(...paths),
  });
  test.each<[string, Files, string[]]>([
    [
      'a file that the script names',
      {
        ...script('jest -c cfg/unit.json'),
        'cfg/unit.json': '{"rootDir": "..", "testMatch": ["**/*.test.js", "**/*.check.js"]}',
        ...empty('src/a.test.js', 'src/b.check.js', 'jest.config.js'),
      },
      ['src/a.test.js', 'src/b.check.js'],
    ],
    [
      'JSON in the script',
      { ...script(`jest --config '{"testMatch":["**/*.check.js"]}'`), ...empty('b.check.js', 'a.test.js') },
      ['b.check.js'],
    ],
    [
      'a list of another module',
      {
        ...jest("module.exports = { testMatch: require('./patterns') };", 'src/a.test.js', 'src/b.check.js'),
        'patterns.js': "module.exports = ['**/*.check.js'];",
      },
      ['src/b.check.js'],
    ],
    [
      'Next.js',
      jest(
        "const nextJest = require('next/jest'); const create = nextJest({ dir: './' }); module.exports = create({ testMatch: ['**/*.check.js'] })",
        'a.check.js',
        'b.test.js',
      ),
      ['a.check.js'],
    ],
    [
      'settings of ts-jest spread over it',
      jest(
        "const { createDefaultPreset } = require('ts-jest'); module.exports = { ...createDefaultPreset(), roots: ['<rootDir>/src'] }",
        'src/a.test.ts',
        'b.test.ts',
      ),
      ['src/a.test.ts'],
    ],
    [
      'projects, each with its own',
      {
        ...jest(
          "module.exports = { projects: ['<rootDir>/packages/*', { displayName: 'own', testRegex: '/own/.*\\.js$' }] }",
          'own/z.js',
          'packages/b/b.test.js',
          'c.test.js',
        ),
        'packages/a/package.json': '{"jest":{"testMatch":["**/x.js"]}}',
        ...empty('packages/a/x.js', 'packages/a/y.test.js'),
      },
      ['own/z.js', 'packages/a/x.js', 'packages/b/b.test.js'],
    ],
    [
      'no configuration in the root, some in the packages',
      {
        'package.json': '{"workspaces":["packages/*"],"devDependencies":{"jest":"30"}}',
        'packages/a/jest.config.js': "module.exports = { testMatch: ['**/x.js'] }",
        ...empty('packages/a/x.js', 'b.test.js'),
      },
      ['b.test.js', 'packages/a/x.js'],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await discover(files)).toMatchObject({ certain: true, tests: expected });
  });
  test.each<[string, Files, string]>([
    [
      'a preset of a package',
      jest("module.exports = { preset: '@acme/jest-preset' }"),
      'the preset @acme/jest-preset',
    ],
    [
      'a list that is read',
      jest("module.exports = { testMatch: fs.readFileSync('x').split() }"),
      'testMatch in jest.config.js is computed',
    ],
    ['an option that adds tests', { ...script('jest --testMatch "**/*.check.js"') }, '--testMatch'],
    ['a filter', jest("module.exports = { filter: './filter.js' }"), 'has a filter'],
    [
      'exports assigned in two places',
      jest("module.exports = {}; if (process.env.CI) module.exports = { testMatch: ['x'] }"),
      'is computed',
    ],
    [
      'a configuration changed later',
      jest("module.exports = { roots: ['a'] }; module.exports.testMatch = ['x'];"),
      'is computed',
    ],
  ])('leaves it to the legs: %s', async (_, files, reason) => {
    const found = await discover({ ...files, 'a.test.js': '' });
    expect(found.certain || found.reason).toContain(reason);
  });
});

describe('node --test, by its script', () => {
  test.each<[string, Files, string[]]>([
    [
      'a pattern that the shell expands',
      { ...script('node --test test/**/*.js'), ...empty('test/a/x.js', 'test/a/b/y.js', 'test/z.js') },
      ['test/a/x.js'],
    ],
    [
      'the same pattern in quotes, which Node expands',
      { ...script("node --test 'test/**/*.js'"), ...empty('test/a/x.js', 'test/a/b/y.js', 'test/z.js') },
      ['test/a/b/y.js', 'test/a/x.js', 'test/z.js'],
    ],
    [
      'a pattern that the shell finds nothing for',
      { ...script('node --test test/**/*.js'), ...empty('test/z.js') },
      ['test/z.js'],
    ],
    [
      'plain files, options between them',
      {
        ...script('node --test --test-name-pattern x a.js --test-only b.js'),
        ...empty('a.js', 'b.js', 'c.test.js'),
      },
      ['a.js', 'b.js'],
    ],
    [
      'a folder',
      { ...script('node --test spec/'), ...empty('spec/a.mjs', 'spec/b/c.js', 'd.test.js') },
      ['spec/a.mjs', 'spec/b/c.js'],
    ],
    [
      'borp and its file',
      {
        ...script('borp'),
        '.borp.yaml': "timeout: 1\nfiles:\n  - 'test/**/*.test.js'\nreporters:\n  - spec\n",
        ...empty('test/a.test.js', 'b.test.js'),
      },
      ['test/a.test.js'],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await discover(files)).toMatchObject({ certain: true, tests: expected });
  });
  test.each<[string, Files, string]>([
    [
      'the output of a command',
      { ...script('node --test $(find . -name "*.spec.js")') },
      'the script computes',
    ],
    ['files that a build makes', { ...script('tsc && node --test dist/') }, 'no tracked file fits "dist/"'],
  ])('leaves it to the legs: %s', async (_, files, reason) => {
    const found = await discover({ ...files, 'a.test.js': '' });
    expect(found.certain || found.reason).toContain(reason);
  });
});

describe('pytest, by its settings', () => {
  test.each<[string, Files, string[]]>([
    [
      'python_files in pytest.ini',
      {
        'pytest.ini': '[pytest]\npython_files = tests.py test_*.py\n  *_spec.py\n',
        ...empty('app/tests.py', 'test_a.py', 'b_spec.py', 'c_test.py'),
      },
      ['app/tests.py', 'b_spec.py', 'test_a.py'],
    ],
    [
      'python_files in pyproject.toml',
      {
        'pyproject.toml': '[tool.pytest.ini_options]\npython_files = ["check_*.py"]\n',
        ...empty('check_a.py', 'test_b.py'),
      },
      ['check_a.py'],
    ],
    [
      'testpaths',
      { 'setup.cfg': '[tool:pytest]\ntestpaths = tests\n', ...empty('tests/test_a.py', 'test_b.py') },
      ['tests/test_a.py'],
    ],
    [
      'testpaths of which none exists',
      { 'tox.ini': '[pytest]\ntestpaths = gone\n', ...empty('test_b.py') },
      ['test_b.py'],
    ],
    [
      'doctests of modules',
      { 'pytest.ini': '[pytest]\naddopts = -q --doctest-modules\n', ...empty('app/x.py', 'test_a.py') },
      ['app/x.py', 'test_a.py'],
    ],
    [
      'texts with examples',
      {
        'pytest.ini': '[pytest]\naddopts = --doctest-glob="*.rst"\n',
        'docs/a.rst': '>>> 1 + 1\n2\n',
        'docs/b.rst': 'prose',
        'test_c.txt': '>>> 1',
      },
      ['docs/a.rst'],
    ],
    [
      'folders that are not entered',
      {
        'conftest.py': '',
        ...empty('build/test_a.py', '.hidden/test_b.py', 'x.egg/test_c.py', 'venv/test_d.py', 'ok/test_e.py'),
      },
      ['ok/test_e.py'],
    ],
    [
      'norecursedirs',
      { 'pytest.ini': '[pytest]\nnorecursedirs = slow\n', ...empty('slow/test_a.py', 'build/test_b.py') },
      ['build/test_b.py'],
    ],
    [
      'the first file that configures pytest wins',
      {
        'pytest.ini': '',
        'pyproject.toml': '[tool.pytest.ini_options]\npython_files = ["x.py"]\n',
        ...empty('x.py', 'test_a.py'),
      },
      ['test_a.py'],
    ],
    [
      'markers and other options',
      {
        'pyproject.toml':
          '[tool.pytest.ini_options]\naddopts = "-m \'not slow\' --strict-markers --cov=x -p no:warnings -n auto"\n',
        ...empty('test_a.py'),
      },
      ['test_a.py'],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await discover(files)).toMatchObject({ certain: true, tests: expected });
  });
  test.each<[string, Files, string]>([
    [
      'collect_ignore',
      { 'conftest.py': 'collect_ignore = ["setup.py"]\n' },
      'conftest.py has collect_ignore',
    ],
    [
      'a hook that collects',
      { 'conftest.py': '', 'tests/conftest.py': 'def pytest_collect_file(parent, file_path): ...' },
      'pytest_collect_file',
    ],
    ['a plugin', { 'pytest.ini': '[pytest]\naddopts = -p my_plugin\n' }, 'load the plugin my_plugin'],
    ['an option that is not known', { 'pytest.ini': '[pytest]\naddopts = --nbval\n' }, 'have --nbval'],
    ['ignored paths', { 'pytest.ini': '[pytest]\naddopts = --ignore=x.py\n' }, '--ignore=x.py'],
    ['broken TOML', { 'conftest.py': '', 'pyproject.toml': '[tool.pytest' }, 'is not the TOML'],
    ['testpaths with a pattern', { 'pytest.ini': '[pytest]\ntestpaths = src/*/tests\n' }, 'testpaths'],
  ])('leaves it to the legs: %s', async (_, files, reason) => {
    const found = await discover({ ...files, 'test_a.py': '' });
    expect(found.certain || found.reason).toContain(reason);
  });
});

test('go: what a folder holds for go test, and one file of a package without tests', async () => {
  const declares = 'package x\nfunc TestX(t *testing.T) {}\n';
  const files = {
    'go.mod': '',
    'a_test.go': declares,
    'helper_test.go': 'package x\n',
    'bench/b_test.go': 'package b\nfunc BenchmarkB(b *testing.B) {}\n',
    'bench/c_test.go': 'package b\n',
    'testdata/x_test.go': declares,
    'vendor/y/y_test.go': declares,
    '_old/z_test.go': declares,
    'nested/go.mod': '',
    'nested/n_test.go': declares,
    'x_windows_test.go': declares,
  };
  expect(await discover(files)).toMatchObject({
    certain: true,
    tests: ['a_test.go', 'bench/b_test.go', 'x_windows_test.go'],
  });
});
