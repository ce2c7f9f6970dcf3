import { describe, expect, test } from 'vitest';
import { type Files, planChange, selected } from './plan-in-memory.ts';

const manifest = (fields: object = {}) =>
  JSON.stringify({ devDependencies: { vitest: '1' }, scripts: { test: 'vitest' }, ...fields });
const repository = (files: Files, fields: object = {}): Files => ({
  'package.json': manifest(fields),
  'src/b.ts': 'export const b = 1',
  'b.test.ts': "import './src/b'",
  ...files,
});
const jest = { devDependencies: { jest: '1' }, scripts: { test: 'jest' } };

test.each<[string, Files, string, string, object?]>([
  [
    'worker by string',
    {
      'src/w.ts': '',
      'src/a.ts': "new Worker('./src/w.ts')",
      'a.test.ts': "import './src/a'",
      'w.test.ts': "import './src/w'",
    },
    'src/w.ts',
    'a.test.ts',
  ],
  [
    'constant path',
    {
      'data/x.bin': '',
      'a.test.ts': "const p = path.resolve(__dirname, 'data/x.bin'); fs.readFileSync(p)",
      'c.test.ts': "import './data/x.bin'",
    },
    'data/x.bin',
    'a.test.ts',
  ],
  [
    'concat dirname',
    { 'data/x.bin': '', 'a.test.ts': "import fs from 'fs'; fs.readFileSync(__dirname + '/data/x.bin')" },
    'data/x.bin',
    'a.test.ts',
  ],
  [
    'process.cwd join',
    { 'data/x.bin': '', 'test/a.test.ts': "fs.readFileSync(join(process.cwd(), 'data', 'x.bin'))" },
    'data/x.bin',
    'test/a.test.ts',
  ],
  [
    'cwd template',
    {
      'data/x.bin': '',
      'test/a.test.ts': "import fs from 'fs'; fs.readFileSync(process.cwd() + '/data/x.bin')",
    },
    'data/x.bin',
    'test/a.test.ts',
  ],
  [
    'test.each with names',
    {
      'cases/one.txt': '',
      'a.test.ts':
        "import fs from 'fs'; test.each(['one','two'])('%s', (n) => fs.readFileSync(join(__dirname, 'cases', `${n}.txt`)))",
    },
    'cases/one.txt',
    'a.test.ts',
  ],
  [
    'helper reads by its arguments',
    {
      'data/one.json': '{}',
      'help.ts': "import fs from 'fs'; export const load = (n) => fs.readFileSync(join(root, n))",
      'a.test.ts': "import { load } from './help'; load('one')",
      'o.test.ts': "import './data/one.json'",
    },
    'data/one.json',
    'a.test.ts',
  ],
  [
    'proxy through index of __mocks__ scope',
    { '__mocks__/@x/y.js': '', 'a.test.js': "require('@x/y')" },
    '__mocks__/@x/y.js',
    'a.test.js',
    { ...jest, dependencies: { '@x/y': '1' } },
  ],
  [
    'jest roots mocks',
    { 'src/__mocks__/lodash.js': '', 'a.test.js': "require('lodash')" },
    'src/__mocks__/lodash.js',
    'a.test.js',
    { ...jest, dependencies: { lodash: '1' } },
  ],
  [
    'export * from json with attributes',
    { 'x.json': '{}', 'a.test.ts': "import x from './x.json' with { type: 'json' }" },
    'x.json',
    'a.test.ts',
  ],
  [
    'createRequire',
    { 'x.cjs': '', 'a.test.ts': "const r = createRequire(import.meta.url); r('./x.cjs')" },
    'x.cjs',
    'a.test.ts',
  ],
  [
    'require.resolve of folder',
    { 'lib/index.js': '', 'a.test.js': "require.resolve('./lib')" },
    'lib/index.js',
    'a.test.js',
    jest,
  ],
  [
    'jest.doMock factory only',
    { 'src/x.js': '', 'a.test.js': "jest.doMock('./src/x', () => ({}))" },
    'src/x.js',
    'a.test.js',
    jest,
  ],
  [
    'vi.mock(import())',
    { 'src/x.ts': '', 'a.test.ts': "vi.mock(import('./src/x'))" },
    'src/x.ts',
    'a.test.ts',
  ],
  [
    'vi.hoisted path',
    { 'src/x.ts': '', 'a.test.ts': "const p = vi.hoisted(() => './src/x'); vi.mock(p)" },
    'src/x.ts',
    'a.test.ts',
  ],
  [
    'import.meta.resolve',
    { 'src/x.ts': '', 'a.test.ts': "import.meta.resolve('./src/x.ts')" },
    'src/x.ts',
    'a.test.ts',
  ],
  [
    'side effect css module in component',
    {
      'a.vue': '<style src="./a.css"></style>',
      'a.css': '',
      'a.test.ts': "import './a.vue'",
      'c.test.ts': "import './a.css'",
    },
    'a.css',
    'a.test.ts',
  ],
  [
    'svelte component import',
    {
      'A.svelte': "<script>import B from './B.svelte'</script>",
      'B.svelte': '',
      'a.test.ts': "import './A.svelte'",
    },
    'B.svelte',
    'a.test.ts',
  ],
  [
    'astro',
    { 'a.astro': "---\nimport x from './x'\n---\n", 'x.ts': '', 'a.test.ts': "import './a.astro'" },
    'x.ts',
    'a.test.ts',
  ],
  [
    'html entry',
    {
      'index2.html': '<script type="module" src="/src/main.ts"></script>',
      'src/main.ts': '',
      'a.test.ts': "read('index2.html')",
      'm.test.ts': "import './src/main'",
    },
    'src/main.ts',
    'a.test.ts',
  ],
  [
    'yaml ref',
    {
      's/a.yaml': "x:\n  $ref: './b.yaml#/X'\n",
      's/b.yaml': '',
      'a.test.ts': "load('s/a.yaml')",
      'c.test.ts': "load('s/b.yaml')",
    },
    's/b.yaml',
    'a.test.ts',
  ],
  [
    'yaml ref unquoted',
    {
      's/a.yaml': 'x:\n  $ref: b.yaml\n',
      's/b.yaml': '',
      'a.test.ts': "load('s/a.yaml')",
      'c.test.ts': "load('s/b.yaml')",
    },
    's/b.yaml',
    'a.test.ts',
  ],
  [
    'proto import',
    {
      'p/a.proto': 'import "p/b.proto";',
      'p/b.proto': '',
      'a.test.ts': "load('p/a.proto')",
      'c.test.ts': "load('p/b.proto')",
    },
    'p/b.proto',
    'a.test.ts',
  ],
  [
    'less import',
    {
      'a.less': '@import (reference) "b";',
      'b.less': '',
      'a.test.ts': "import './a.less'",
      'c.test.ts': "import './b.less'",
    },
    'b.less',
    'a.test.ts',
  ],
  [
    'stylesheet composes',
    {
      'a.module.css': ".x { composes: y from './b.module.css' }",
      'b.module.css': '',
      'a.test.ts': "import './a.module.css'",
      'c.test.ts': "import './b.module.css'",
    },
    'b.module.css',
    'a.test.ts',
  ],
  [
    'handlebars partial by name',
    {
      't/main.hbs': '{{> header }}',
      't/header.hbs': '',
      'a.test.ts': "render('t/main.hbs')",
      'c.test.ts': "render('t/header.hbs')",
    },
    't/header.hbs',
    'a.test.ts',
  ],
  [
    'sql file by folder constant',
    {
      'migrations/1.sql': '',
      'db.ts': "import fs from 'fs'; const DIR = 'migrations'; fs.readdirSync(DIR)",
      'a.test.ts': "import './db'",
    },
    'migrations/1.sql',
    'a.test.ts',
  ],
  [
    'vitest globalSetup in package',
    {
      'vitest.config.ts':
        "export default defineConfig({ test: { globalSetup: [fileURLToPath(new URL('./gs.ts', import.meta.url))] } })",
      'gs.ts': '',
    },
    'gs.ts',
    'config',
  ],
  [
    'alias to a stub by find regex',
    {
      'vitest.config.ts':
        "export default { resolve: { alias: [{ find: /\\.svg$/, replacement: './stub.ts' }] } }",
      'stub.ts': '',
    },
    'stub.ts',
    'config',
  ],
  [
    'jest preset in repo',
    {
      'jest.config.js': "module.exports = { preset: './preset' }",
      'preset/jest-preset.js': 'module.exports = {}',
    },
    'preset/jest-preset.js',
    'tests-unknown',
    jest,
  ],
  [
    'tsconfig by script',
    { 'tsconfig.test.json': '{}', 'a.test.ts': '' },
    'tsconfig.test.json',
    'config',
    { scripts: { test: 'TS_NODE_PROJECT=tsconfig.test.json vitest' } },
  ],
  [
    'env file by script',
    { 'test.env': '' },
    'test.env',
    'config',
    { scripts: { test: 'node --env-file=test.env --test b.test.ts' } },
  ],
])('%s', async (_, files, changed, expected, fields) => {
  const found = selected(await planChange(repository(files, fields), { [changed]: '/* new */' }));
  if (typeof found === 'string') expect(found).toBe(expected);
  else expect(found).toContain(expected);
});

test('a sparse checkout that leaves out what would be read runs everything, one that leaves out pictures does not', async () => {
  const files = repository({ 'lib/a.ts': '', 'docs/logo.png': '' });
  const run = await planChange(files, { 'src/b.ts': '2' }, { absent: ['lib/a.ts', 'docs/logo.png'] });
  expect(run.suite.fallback).toMatchObject({ code: 'unreadable' });
  expect(run.suite.fallback!.message).toContain('leaves out 1 file, such as lib/a.ts');
  expect(selected(await planChange(files, { 'src/b.ts': '2' }, { absent: ['docs/logo.png'] }))).toEqual([
    'b.test.ts',
  ]);
});

describe('what rules that narrow must not leave out', () => {
  const workspace = (files: Files, fields: object = {}): Files =>
    repository(
      {
        'packages/tool/package.json': '{"name":"@acme/tool"}',
        'packages/tool/index.ts': "import './deep'",
        'packages/tool/deep.ts': '',
        ...files,
      },
      { workspaces: ['packages/*'], ...fields },
    );
  test.each<[string, Files, object?]>([
    ['as a setup file', { 'vitest.config.ts': "export default { test: { setupFiles: ['@acme/tool'] } }" }],
    [
      'as the environment',
      {
        'vitest.config.ts': "export default { test: { environment: 'own' } }",
        'packages/tool/package.json': '{"name":"vitest-environment-own"}',
      },
    ],
    [
      'as a plugin of the compiler',
      { 'babel.config.js': "module.exports = { plugins: ['@acme/tool'] }" },
      jest,
    ],
    [
      'as a shared configuration with a setup file',
      {
        'vitest.config.ts': "import shared from '@acme/tool'; export default shared",
        'packages/tool/index.ts': "export default { test: { setupFiles: ['./packages/tool/deep.ts'] } }",
      },
    ],
  ])('a package of the workspace that configuration names %s', async (_, files, fields) => {
    const found = selected(await planChange(workspace(files, fields), { 'packages/tool/deep.ts': '// new' }));
    // A configuration that is taken from a package says nothing of which files are tests, either.
    expect(['config', 'tests-unknown']).toContain(found);
  });

  test.each(['src/media/Player.vue', 'src/tools/hammer.ts', 'src/docs/page.ts', 'lib/examples/x.ts'])(
    'a source in a folder that is only named like one beside: %s',
    async (path) => {
      expect(selected(await planChange(repository({ [path]: '' }), { [path]: '// new' }))).toEqual([
        'b.test.ts',
      ]);
    },
  );

  const lock = (version: string, name: string) =>
    JSON.stringify({ packages: { [`node_modules/${name}`]: { version } } });
  test.each(['jsdom', 'sass', '@babel/preset-env', 'vitest-environment-x', 'react'])(
    'another %s, which runners load by its name, although a test imports it',
    async (name) => {
      const files = repository(
        { 'a.test.ts': `import '${name}'`, 'package-lock.json': lock('1', name) },
        { devDependencies: { vitest: '1', [name]: '1' } },
      );
      expect(selected(await planChange(files, { 'package-lock.json': lock('2', name) }))).toBe('lockfile');
    },
  );

  test('options of the compiler that runs the tests, and settings of its own', async () => {
    const files = (tsconfig: object) =>
      repository(
        { 'tsconfig.json': JSON.stringify(tsconfig) },
        {
          devDependencies: { 'ts-node': '1' },
          scripts: { test: 'node --loader ts-node/esm --test b.test.ts' },
        },
      );
    const change = (tsconfig: object) => planChange(files({}), { 'tsconfig.json': JSON.stringify(tsconfig) });
    expect(selected(await change({ compilerOptions: { noUnusedLocals: true } }))).toBe('config');
    expect(selected(await change({ 'ts-node': { transpileOnly: true } }))).toBe('config');
  });

  test.each<[string, Files]>([
    ['imports it', { 'a.test.ts': "import { RuleTester } from 'eslint'" }],
    ['starts programs', { 'a.test.ts': "import { execa } from 'execa'; execa('eslint')" }],
    ['imports by computed names', { 'a.test.ts': 'import(name)' }],
  ])('another linter, where a test %s, with and without a lock file', async (_, files) => {
    const range = (version: string) => ({ devDependencies: { vitest: '1', eslint: version } });
    const locked = repository({ ...files, 'package-lock.json': lock('1', 'eslint') }, range('9'));
    const run = await planChange(locked, { 'package-lock.json': lock('2', 'eslint') });
    expect(selected(run)).toEqual(['a.test.ts']);
    expect(run.plan.changes[0]).not.toHaveProperty('inert');
    const unlocked = repository(files, range('9'));
    expect(selected(await planChange(unlocked, { 'package.json': manifest(range('10')) }))).toEqual([
      'a.test.ts',
    ]);
  });

  test('the compiler, where a test starts programs', async () => {
    const files = repository(
      {
        'a.test.ts': "import { execa } from 'execa'; execa('tsc')",
        'package-lock.json': lock('1', 'typescript'),
      },
      { devDependencies: { vitest: '1', typescript: '5' } },
    );
    expect(selected(await planChange(files, { 'package-lock.json': lock('2', 'typescript') }))).toEqual([
      'a.test.ts',
    ]);
  });

  test('a linter whose configuration a test reads by the linter itself', async () => {
    const files = repository({
      'eslint.config.js': '',
      'a.test.ts': "import { ESLint } from 'eslint'; new ESLint()",
    });
    expect(selected(await planChange(files, { 'eslint.config.js': '1' }))).toEqual([
      'a.test.ts',
      'b.test.ts',
    ]);
  });

  test.each(['src/data/version.json', 'src/release.json', 'data/git.json', 'docker.yml', 'src/typedoc.json'])(
    'data that is named like a tool: %s',
    async (path) => {
      expect(selected(await planChange(repository({ [path]: '{}' }), { [path]: '{"x":1}' }))).toBe(
        'unknown-file',
      );
    },
  );

  test('a module that tools load by its folder, though others take its types', async () => {
    const files = repository({
      'src/composables/useUser.ts': 'export type User = string\nexport const useUser = () => 1',
      'src/c.ts': "import type { User } from './composables/useUser'",
    });
    expect(
      selected(await planChange(files, { 'src/composables/useUser.ts': 'export type User = number' })),
    ).toEqual(['b.test.ts']);
  });

  test('data that a plugin of the configuration reads, from a package without tests', async () => {
    const files = workspace({
      'packages/tool/index.ts':
        "import fs from 'fs'; export default fs.readFileSync(new URL('./banner.txt', import.meta.url))",
      'packages/tool/banner.txt': '',
      'vitest.config.ts': "import tool from '@acme/tool'; export default { plugins: [tool()] }",
      'packages/lonely/package.json': '{"name":"lonely"}',
      'packages/tool/notes.sql': '',
    });
    const run = await planChange(files, { 'packages/tool/notes.sql': '1' });
    expect(selected(run)).toEqual(['b.test.ts']);
  });

  test('a picture that a server gives by its path', async () => {
    const files = repository({ 'public/logo.png': '', 'a.test.ts': "request(app).get('/logo.png')" });
    expect(selected(await planChange(files, { 'public/logo.png': undefined }))).toEqual(['a.test.ts']);
  });

  test('a hidden folder that the configuration names under a key that is not known', async () => {
    const files = repository({
      'vitest.config.ts': "export default { plugins: [stories({ configDir: join(here, '.storybook') })] }",
      '.storybook/preview.ts': '',
    });
    expect(selected(await planChange(files, { '.storybook/preview.ts': '1' }))).toEqual(['b.test.ts']);
  });

  test('a folder beside the sources that the configuration names by a path', async () => {
    const files = repository({
      'vitest.config.ts': "export default { plugins: [gen({ from: './scripts/gen' })] }",
      'scripts/gen/a.ts': '',
    });
    expect(selected(await planChange(files, { 'scripts/gen/a.ts': '1' }))).toEqual(['b.test.ts']);
  });

  test('the script by which the tests run, whatever it is called', async () => {
    const files = repository({}, { scripts: { 'test:run': 'vitest run' } });
    const change = { 'package.json': manifest({ scripts: { 'test:run': 'vitest run --globals' } }) };
    expect(selected(await planChange(files, change))).toBe('manifest');
  });
});
