import { describe, expect, test } from 'vitest';
import { type Files, planChange, selected } from './plan-in-memory.ts';

const manifest = (fields: object = {}) =>
  JSON.stringify({ devDependencies: { vitest: '1' }, scripts: { test: 'vitest' }, ...fields });
const jest = { devDependencies: { jest: '1' }, scripts: { test: 'jest' } };
/** `b.test.ts` uses only `src/b.ts`. */
const repository = (files: Files, fields: object = {}): Files => ({
  'package.json': manifest(fields),
  'src/b.ts': 'export const b = 1',
  'b.test.ts': "import './src/b'",
  ...files,
});
const READS = "import { readFileSync, readdirSync } from 'node:fs';";

describe('a changed file that tests use without importing it runs these tests', () => {
  test.each<[string, Files, changed: string, expected: readonly string[], fields?: object]>([
    [
      'a manual mock, beside what it stands for',
      { 'src/__mocks__/a.js': '', 'src/a.js': '', 'test/a.test.js': "jest.mock('../src/a')" },
      'src/__mocks__/a.js',
      ['test/a.test.js'],
      jest,
    ],
    [
      'a manual mock that another test imports',
      {
        'src/__mocks__/a.js': '',
        'src/a.js': '',
        'a.test.js': "jest.mock('./src/a')",
        'm.test.js': "require('./src/__mocks__/a')",
      },
      'src/__mocks__/a.js',
      ['a.test.js', 'm.test.js'],
      jest,
    ],
    [
      'the mock of a package',
      { '__mocks__/axios.js': '', 'a.test.js': "require('./src/a')", 'src/a.js': "require('axios')" },
      '__mocks__/axios.js',
      ['a.test.js'],
      { ...jest, dependencies: { axios: '1' } },
    ],
    [
      'the mock of a module of Node',
      { '__mocks__/fs/promises.cjs': '', 'a.test.ts': "vi.mock('node:fs/promises')" },
      '__mocks__/fs/promises.cjs',
      ['a.test.ts'],
    ],
    [
      'a folder that is read by its name',
      { 'content/a.txt': '', 'a.test.ts': `${READS} readdirSync('content')` },
      'content/a.txt',
      ['a.test.ts'],
    ],
    [
      'documents that are ignored, and read',
      {
        'docs/api/a.json': '',
        'a.test.ts': `${READS} const folder = join('docs', 'api'); readdirSync(folder)`,
      },
      'docs/api/a.json',
      ['a.test.ts'],
    ],
    [
      'files by a pattern',
      { 'content/x/a.md': '', 'a.test.ts': "import fg from 'fast-glob'; fg.sync('content/**/*.md')" },
      'content/x/a.md',
      ['a.test.ts'],
    ],
    [
      'files by a pattern of the whole package',
      { 'a.sql': '', 'x/a.sql': '', 'a.test.ts': "import fg from 'fast-glob'; fg.sync('**/*.sql')" },
      'x/a.sql',
      ['a.test.ts'],
    ],
    [
      'modules that a test reads as cases',
      {
        'src/x/cases/one/input.js': '',
        'src/x/x.test.ts': `${READS} const dir = join(__dirname, 'cases'); readdirSync(dir)`,
      },
      'src/x/cases/one/input.js',
      ['src/x/x.test.ts'],
    ],
    [
      'modules that a library loads from a folder',
      {
        'src/app.ts': "import load from 'autoload'; load({ dir: join(import.meta.dirname, 'routes') })",
        'src/routes/one.ts': '',
        'app.test.ts': "import './src/app'",
        'one.test.ts': "import './src/routes/one'",
      },
      'src/routes/one.ts',
      ['app.test.ts', 'one.test.ts'],
    ],
    [
      'a folder by a template',
      { 'a.test.ts': 'read(`${__dirname}/cases/${name}`)', 'cases/x.ts': '' },
      'cases/x.ts',
      ['a.test.ts'],
    ],
    [
      'a glob that starts from another folder',
      {
        'src/a.ts': "import.meta.glob('./*.ts', { base: './pages' })",
        'src/pages/one.ts': '',
        'a.test.ts': "import './src/a'",
      },
      'src/pages/one.ts',
      ['a.test.ts'],
    ],
    [
      'require.context of the own folder',
      {
        'src/p/index.js': "require.context('.', false, /x/)",
        'src/p/a.js': '',
        'a.test.js': "require('./src/p')",
      },
      'src/p/a.js',
      ['a.test.js'],
      jest,
    ],
    [
      'what JSON refers to',
      {
        's/main.json': '{"$ref":"./user.json"}',
        's/user.json': '{}',
        'a.test.ts': "load('s/main.json')",
        'u.test.ts': "import './s/user.json'",
      },
      's/user.json',
      ['a.test.ts', 'u.test.ts'],
    ],
    [
      'a style sheet that another imports',
      {
        'a.css': "@import './vars.css';",
        'vars.css': '',
        'a.test.ts': "import './a.css?inline'",
        'v.test.ts': "import './vars.css'",
      },
      'vars.css',
      ['a.test.ts', 'v.test.ts'],
    ],
    [
      'a part of Sass, without its underscore and ending',
      { 'a.scss': "@use 'parts/vars';", 'parts/_vars.scss': '', 'a.test.ts': "import './a.scss'" },
      'parts/_vars.scss',
      ['a.test.ts'],
    ],
    [
      'what GraphQL imports',
      { 'a.graphql': '#import "./b.graphql"', 'b.graphql': '', 'a.test.ts': "import './a.graphql'" },
      'b.graphql',
      ['a.test.ts'],
    ],
    [
      'the template of a component',
      {
        'a.vue': '<template src="./a.html"></template>',
        'a.html': '',
        'a.test.ts': "import './a.vue'",
        'h.test.ts': "import './a.html?raw'",
      },
      'a.html',
      ['a.test.ts', 'h.test.ts'],
    ],
    [
      'what an MDX document imports',
      {
        'a.mdx': "import { B } from './b'\n\n# A\n\n<B />\n",
        'b.ts': '',
        'a.test.ts': "import A from './a.mdx'",
      },
      'b.ts',
      ['a.test.ts'],
    ],
    [
      'a snapshot that a configuration puts elsewhere',
      { 'src/a.test.ts': '', 'test/b.test.ts': '', 'test/snapshots/a.test.ts.snap': '' },
      'test/snapshots/a.test.ts.snap',
      ['src/a.test.ts'],
    ],
    [
      'a program that is started, whose modules import each other',
      {
        'src/cli.mjs': "import './commands.mjs'",
        'src/commands.mjs': "import './cli.mjs'",
        'test/a.test.ts':
          "import { execFileSync } from 'node:child_process'; run(join(__dirname, '..', 'src', 'cli.mjs'))",
      },
      'src/commands.mjs',
      ['test/a.test.ts'],
    ],
    [
      'a program of the manifest that something imports, too',
      {
        'src/cli.ts': '',
        'src/api.ts': "import './cli'",
        'a.test.ts': "import { execa } from 'execa'; execa('tool')",
        'api.test.ts': "import './src/api'",
      },
      'src/cli.ts',
      ['a.test.ts', 'api.test.ts'],
      { bin: { tool: './dist/cli.js' } },
    ],
    [
      'a folder of modules by jest',
      {
        'jest.config.js': "module.exports = { moduleDirectories: ['node_modules', 'src'] }",
        'src/settings.js': '',
        'a.test.js': "require('settings')",
      },
      'src/settings.js',
      ['a.test.js'],
      jest,
    ],
    [
      'a folder of modules by a variable',
      { 'lib/settings.js': '', 'a.test.js': "require('settings')" },
      'lib/settings.js',
      ['a.test.js'],
      { ...jest, scripts: { test: 'NODE_PATH=lib jest' } },
    ],
    [
      'a path of the extending compiler configuration',
      {
        'tsconfig.json': '{"extends":["./conf/base.json"]}',
        'conf/base.json': '{"compilerOptions":{"paths":{"settings":["${configDir}/src/settings.ts"]}}}',
        'src/settings.ts': '',
        'a.test.ts': "import 'settings'",
      },
      'src/settings.ts',
      ['a.test.ts'],
    ],
    ...(['workspace:lib@*', 'link:../lib', 'file:../lib', 'portal:../lib', 'workspace:../lib'] as const).map(
      (spec): [string, Files, string, string[]] => [
        `a package of the repository by ${spec}`,
        {
          'packages/lib/package.json': '{"name":"lib"}',
          'packages/lib/index.js': '',
          'packages/app/package.json': JSON.stringify({ dependencies: { alias: spec } }),
          'packages/app/a.test.js': "import 'alias'",
        },
        'packages/lib/index.js',
        ['packages/app/a.test.js'],
      ],
    ),
    [
      'a package by the overrides of the root',
      {
        'vendor/lib/package.json': '{"name":"lib"}',
        'vendor/lib/index.js': '',
        'a.test.js': "import 'other'",
      },
      'vendor/lib/index.js',
      ['a.test.js'],
      { overrides: { other: 'file:./vendor/lib' } },
    ],
    [
      "a package by the importer's own names",
      {
        'lib/package.json': '{"name":"lib","exports":{"./x":"./src/x.js"}}',
        'lib/src/x.js': '',
        'a.test.js': "import '#lib'",
      },
      'lib/src/x.js',
      ['a.test.js'],
      { imports: { '#lib': 'lib/x' }, workspaces: ['lib'] },
    ],
  ])('%s', async (_, files, changed, expected, fields) => {
    expect(selected(await planChange(repository(files, fields), { [changed]: '// new' }))).toEqual(expected);
  });

  test('a file behind a link to its folder', async () => {
    const files = repository({
      'packages/app/lib': '',
      'shared/a.ts': '',
      'a.test.ts': "import './packages/app/lib/a'",
    });
    const options = {
      kinds: { 'packages/app/lib': 'link' } as const,
      checkout: { leadsTo: (path: string) => (path === 'packages/app/lib' ? 'shared' : undefined) },
    };
    expect(selected(await planChange(files, { 'shared/a.ts': '1' }, options))).toEqual(['a.test.ts']);
    expect(selected(await planChange(files, { 'packages/app/lib': '1' }, options))).toEqual(['a.test.ts']);
  });

  test('a submodule, by what is imported from it and by its name', async () => {
    const files = repository({
      'vendor/lib': '',
      'a.test.js': "import '../vendor/lib/index.js'; import './vendor/lib/x'",
      'c.test.js': "exists('vendor/lib')",
    });
    const options = { kinds: { 'vendor/lib': 'submodule' } as const };
    expect(selected(await planChange(files, { 'vendor/lib': '2' }, options))).toEqual([
      'a.test.js',
      'c.test.js',
    ]);
  });
});

test('a submodule that nothing names is inert', async () => {
  const files = repository({ 'vendor/lib': '' });
  const run = await planChange(files, { 'vendor/lib': '2' }, { kinds: { 'vendor/lib': 'submodule' } });
  expect(run.plan.changes[0]!.inert).toBe('a submodule that nothing names');
});

describe('a changed file that every test runs with runs all of them', () => {
  test.each<[string, Files, changed: string, fields?: object]>([
    [
      'the configuration that the script names',
      { 'configs/unit.ts': 'export default {}' },
      'configs/unit.ts',
      { scripts: { test: 'vitest run --config configs/unit.ts --root .' } },
    ],
    [
      'a setup file of the configuration that the script names',
      {
        'jest.unit.js': "module.exports = { setupFiles: ['<rootDir>/tools/setup.js'] }",
        'tools/setup.js': '',
      },
      'tools/setup.js',
      { ...jest, scripts: { test: 'jest -c jest.unit.js' } },
    ],
    [
      'a setup file that a shared configuration names',
      {
        'vitest.config.ts':
          "import { shared } from './vitest.shared'; export default mergeConfig(shared, {})",
        'vitest.shared.ts': "export const shared = { test: { setupFiles: ['./tools/setup.ts'] } }",
        'tools/setup.ts': '',
      },
      'tools/setup.ts',
    ],
    [
      'a configuration that another extends',
      {
        'vitest.config.ts': "export default { test: { projects: [{ extends: './vite.base.ts' }] } }",
        'vite.base.ts': 'export default {}',
      },
      'vite.base.ts',
    ],
    [
      'what Node loads first',
      { 'setup.mjs': '' },
      'setup.mjs',
      { scripts: { test: 'node --import ./setup.mjs --test b.test.ts' } },
    ],
    [
      'what Node loads first, by a variable',
      { 'setup.cjs': '' },
      'setup.cjs',
      { scripts: { test: "NODE_OPTIONS='--require ./setup.cjs' vitest" } },
    ],
    [
      'a plugin of the compiler',
      {
        'babel.config.js': "module.exports = { plugins: ['./build/plugin.js', ['./build/other.js', {}]] }",
        'build/other.js': '',
      },
      'build/other.js',
      jest,
    ],
    [
      'what stands for style sheets',
      {
        'jest.config.js':
          "module.exports = { moduleNameMapper: { '\\\\.(css|less)$': '<rootDir>/config/stub.js' } }",
        'config/stub.js': '',
      },
      'config/stub.js',
      jest,
    ],
    [
      'a setup file that the patterns of tests fit, too',
      {
        'jest.config.js':
          "module.exports = { setupFiles: ['<rootDir>/__tests__/setup.js'], testPathIgnorePatterns: [ignored()] }",
        '__tests__/setup.js': '',
      },
      '__tests__/setup.js',
      jest,
    ],
    ['the configuration of a framework', { 'svelte.config.js': '' }, 'svelte.config.js'],
    [
      'where snapshots are',
      { 'jest.config.js': "module.exports = { snapshotResolver: './where.js' }", 'where.js': '' },
      'where.js',
      jest,
    ],
  ])('%s', async (_, files, changed, fields) => {
    expect(
      selected(await planChange(repository(files, fields), { [changed]: 'export default {} // new' })),
    ).toBe('config');
  });
});

describe('a changed file that nothing is known to use', () => {
  const reasonOf = async (files: Files, changed: string) => {
    const run = await planChange(files, { [changed]: '// new' });
    const [change] = run.plan.changes;
    return (
      change!.inert ??
      run.plan.tests.flatMap(({ file, reasons }) => (reasons[0]!.code === 'nearby' ? [file] : []))
    );
  };

  test('runs the tests of its package, since a plugin may load it', async () => {
    const files = repository({ 'src/components/Button.vue': '' });
    expect(await reasonOf(files, 'src/components/Button.vue')).toEqual(['b.test.ts']);
  });

  test('runs the tests of its package and those that use the package, in a workspace', async () => {
    const files: Files = {
      'package.json': manifest({ workspaces: ['packages/*'] }),
      'packages/a/package.json': '{"name":"a"}',
      'packages/a/index.ts': '',
      'packages/a/lost.ts': '',
      'packages/a/a.test.ts': '',
      'packages/b/package.json': '{"name":"b","dependencies":{"a":"*"}}',
      'packages/b/b.test.ts': "import 'a'",
      'packages/c/package.json': '{"name":"c"}',
      'packages/c/c.test.ts': '',
    };
    expect(await reasonOf(files, 'packages/a/lost.ts')).toEqual([
      'packages/a/a.test.ts',
      'packages/b/b.test.ts',
    ]);
  });

  test.each<[string, Files, string, RegExp]>([
    [
      'types that are only taken as such',
      { 'src/types.ts': '', 'src/b.ts': "import type { T } from './types'" },
      'src/types.ts',
      /only its types are used/,
    ],
    ["Flow's declarations", { 'src/b.js.flow': '' }, 'src/b.js.flow', /only declares types/],
    ['declarations', { 'globals.d.ts': '' }, 'globals.d.ts', /only declares types/],
    [
      'the configuration of a linter',
      { 'eslint.config.js': '' },
      'eslint.config.js',
      /looks at sources only/,
    ],
    [
      'the same where it imports the linter',
      { 'eslint.config.js': "import { defineConfig } from 'eslint/config'" },
      'eslint.config.js',
      /looks at sources only/,
    ],
    [
      'the configuration of tests of types',
      { 'tstyche.json': '{}' },
      'tstyche.json',
      /looks at sources only/,
    ],
    ['the same by a dotted name', { '.oxlintrc.json': '' }, '.oxlintrc.json', /looks at sources only/],
    [
      'a benchmark',
      { 'bench/run.ts': "import '../src/b'" },
      'bench/run.ts',
      /in bench\/, which nothing outside uses/,
    ],
    [
      'a measurement, in a folder whose name begins with that word',
      { '__performance_tests__/run.mjs': "import '../src/b'" },
      '__performance_tests__/run.mjs',
      /in __performance_tests__\/, which nothing outside uses/,
    ],
    [
      'a sample, in a folder that a linter leaves out',
      {
        'sample/run.ts': "import '../src/b'",
        'eslint.config.mjs': "export default [{ ignores: ['sample'] }]",
      },
      'sample/run.ts',
      /in sample\/, which nothing outside uses/,
    ],
    [
      'a test of types, even beside tests that run',
      { 'test/a.test-d.ts': "import '../src/b'", 'test/c.test.ts': '' },
      'test/a.test-d.ts',
      /a test of types/,
    ],
    ['a story', { 'src/b.stories.ts': "import './b'" }, 'src/b.stories.ts', /a story or benchmark/],
    ['a picture', { 'logo.png': '' }, 'logo.png', /picture/],
    [
      'a package without tests',
      { 'examples/x/package.json': '{"name":"x"}', 'examples/x/index.ts': "import '../../src/b'" },
      'examples/x/index.ts',
      /in the package examples\/x, which holds no test/,
    ],
  ])('is inert with a reason: %s', async (_, files, changed, reason) => {
    expect(await reasonOf(repository(files), changed)).toEqual(expect.stringMatching(reason));
  });

  test.each<[string, Files, string, object?]>([
    [
      'a script that runs before the tests',
      { 'scripts/gen.ts': '' },
      'scripts/gen.ts',
      { scripts: { pretest: 'node scripts/gen.ts', test: 'vitest' } },
    ],
    [
      'a benchmark that a source names',
      { 'bench/run.ts': '', 'src/c.ts': "run('bench/run.ts')" },
      'bench/run.ts',
    ],
    [
      'what the configuration of a linter names that a module runs',
      {
        'samples/run.ts': '',
        'src/c.ts': "import { ESLint } from 'eslint'",
        'eslint.config.mjs': "export default [{ files: ['samples/run.ts'] }]",
      },
      'samples/run.ts',
    ],
    [
      'a sample that a module names beside a linter',
      {
        'samples/run.ts': '',
        'src/c.ts': "run('samples/run.ts')",
        'eslint.config.mjs': "export default [{ ignores: ['samples'] }]",
      },
      'samples/run.ts',
    ],
    [
      'the configuration of a linter that jest runs',
      { 'eslint.config.js': '' },
      'eslint.config.js',
      { devDependencies: { vitest: '1', 'jest-runner-eslint': '1' } },
    ],
    ['a module that is named like a linter', { 'src/release.ts': '' }, 'src/release.ts'],
  ])('is not inert: %s', async (_, files, changed, fields) => {
    expect(await reasonOf(repository(files, fields), changed)).toEqual(['b.test.ts']);
  });
});

test('a module that cannot be followed depends on every source', async () => {
  const files = repository({ 'a.test.ts': "import './lost'", 'lost.ts': 'const x = "' });
  expect(selected(await planChange(files, { 'src/b.ts': '2' }))).toEqual(['a.test.ts', 'b.test.ts']);
});
