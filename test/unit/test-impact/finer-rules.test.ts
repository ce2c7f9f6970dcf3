import { describe, expect, test } from 'vitest';
import { type Files, planChange, selected } from './plan-in-memory.ts';

const manifest = (fields: object = {}) =>
  JSON.stringify({
    name: 'app',
    workspaces: ['packages/*'],
    devDependencies: { vitest: '1' },
    scripts: { test: 'vitest' },
    ...fields,
  });
/** `b` uses `a`; `c` stands alone; nothing tests or uses `docs-site`. */
const workspace = (files: Files = {}, fields: object = {}): Files => ({
  'package.json': manifest(fields),
  'packages/a/package.json': '{"name":"a"}',
  'packages/a/index.ts': '',
  'packages/a/a.test.ts': "import './index'",
  'packages/b/package.json': '{"name":"b","dependencies":{"a":"*"}}',
  'packages/b/b.test.ts': "import 'a'",
  'packages/c/package.json': '{"name":"c"}',
  'packages/c/c.test.ts': '',
  'packages/docs-site/package.json': '{"name":"docs-site"}',
  'packages/docs-site/index.ts': "import 'a'",
  ...files,
});
const A_AND_ITS_USERS = ['packages/a/a.test.ts', 'packages/b/b.test.ts'];

describe('configuration of a package concerns its tests, and those that use it', () => {
  test.each<[string, Files, Record<string, string | undefined>]>([
    ['its manifest', {}, { 'packages/a/package.json': '{"name":"a","main":"./index.ts"}' }],
    [
      'its compiler options',
      { 'packages/a/tsconfig.json': '{}' },
      { 'packages/a/tsconfig.json': '{"compilerOptions":{"target":"es5"}}' },
    ],
    [
      'its runner',
      { 'packages/a/vitest.config.ts': 'export default {}' },
      { 'packages/a/vitest.config.ts': 'export default { test: {} }' },
    ],
    [
      'its setup file',
      {
        'packages/a/vitest.config.ts': "export default { test: { setupFiles: './setup.ts' } }",
        'packages/a/setup.ts': '',
      },
      { 'packages/a/setup.ts': '1' },
    ],
    [
      'what its setup file imports',
      {
        'packages/a/vitest.config.ts': "export default { test: { setupFiles: './setup.ts' } }",
        'packages/a/setup.ts': "import './deep'",
        'packages/a/deep.ts': '',
      },
      { 'packages/a/deep.ts': '1' },
    ],
    ['its environment', { 'packages/a/.env': '' }, { 'packages/a/.env': 'A=1' }],
  ])('%s', async (_, files, change) => {
    const run = await planChange(workspace(files), change);
    expect(selected(run)).toEqual(A_AND_ITS_USERS);
    expect(run.plan.tests[0]!.reasons[0]!.code).toBe('config');
  });

  test('of one that holds no test and that no test uses it is inert', async () => {
    const run = await planChange(workspace(), {
      'packages/docs-site/package.json': '{"name":"docs-site","main":"x"}',
    });
    expect(selected(run)).toEqual([]);
    expect(run.plan.changes[0]!.inert).toBe(
      'in the package packages/docs-site, which holds no test and which no test uses',
    );
  });

  test.each<[string, Files, Record<string, string | undefined>]>([
    ['the name by which others import it', {}, { 'packages/a/package.json': '{"name":"a2"}' }],
    [
      'the whole package goes',
      {},
      { 'packages/a/package.json': undefined, 'packages/a/index.ts': undefined },
    ],
    [
      'compiler options that another package extends',
      { 'packages/a/tsconfig.json': '{}', 'packages/c/tsconfig.json': '{"extends":"../a/tsconfig"}' },
      { 'packages/a/tsconfig.json': '{"compilerOptions":{"target":"es5"}}' },
    ],
    [
      'a configuration that the root extends',
      {
        'vitest.config.ts':
          "export default { test: { projects: [{ extends: './packages/a/vitest.config.ts' }] } }",
        'packages/a/vitest.config.ts': 'export default {}',
      },
      { 'packages/a/vitest.config.ts': 'export default { test: {} }' },
    ],
    [
      'a setup file that two packages share',
      {
        'packages/a/vitest.config.ts': "export default { test: { setupFiles: './setup.ts' } }",
        'packages/c/vitest.config.ts': "export default { test: { setupFiles: '../a/setup.ts' } }",
        'packages/a/setup.ts': '',
      },
      { 'packages/a/setup.ts': '1' },
    ],
  ])('but everything runs for %s', async (_, files, change) => {
    expect(['config', 'manifest']).toContain(selected(await planChange(workspace(files), change)));
  });

  test('a package that goes and that nobody knows by its name runs what used its files', async () => {
    const run = await planChange(workspace(), {
      'packages/docs-site/package.json': undefined,
      'packages/docs-site/index.ts': undefined,
    });
    expect(selected(run)).toEqual([]);
  });
});

describe('a manifest', () => {
  const lock = { 'package-lock.json': '{"packages":{}}' };
  test.each(['version', 'engines', 'packageManager', 'files', 'types', 'private'])(
    'changed in "%s" runs nothing',
    async (field) => {
      expect(selected(await planChange(workspace(), { 'package.json': manifest({ [field]: 'x' }) }))).toEqual(
        [],
      );
    },
  );

  test('changed in ranges of dependencies runs nothing where a lock file says what is installed', async () => {
    const change = { 'package.json': manifest({ dependencies: { x: '2' } }) };
    expect(selected(await planChange(workspace(lock), change))).toEqual([]);
    expect(selected(await planChange(workspace(), change))).toBe('manifest');
    expect(selected(await planChange(workspace({ 'bun.lockb': '' }), change))).toBe('manifest');
  });

  test('changed in linters and types runs nothing, also without a lock file', async () => {
    const change = { 'package.json': manifest({ dependencies: { eslint: '9', '@types/node': '24' } }) };
    expect(selected(await planChange(workspace(), change))).toEqual([]);
  });

  test.each<[string, object, object, string | string[]]>([
    ['the script of the tests', { test: 'vitest' }, { test: 'vitest run' }, 'manifest'],
    [
      'a script that it calls',
      { test: 'npm run test:src', 'test:src': 'vitest' },
      { test: 'npm run test:src', 'test:src': 'vitest run' },
      'manifest',
    ],
    [
      'what runs after the installation',
      { test: 'vitest' },
      { test: 'vitest', postinstall: 'node x.js' },
      'manifest',
    ],
    ['another script', { test: 'vitest', 'test:size': 'x' }, { test: 'vitest', 'test:size': 'y' }, []],
  ])('changed in %s', async (_, before, after, expected) => {
    const run = await planChange(workspace({}, { scripts: before }), {
      'package.json': manifest({ scripts: after }),
    });
    expect(selected(run)).toEqual(expected);
  });

  test('for Deno runs nothing', async () => {
    const run = await planChange(workspace({ 'jsr.json': '{"exports":"./a.ts"}' }), {
      'jsr.json': '{"exports":"./b.ts"}',
    });
    expect(selected(run)).toEqual([]);
  });

  test('that a test reads runs that test', async () => {
    const files = workspace({ 'packages/c/c.test.ts': "import { version } from '../../package.json'" });
    const run = await planChange(files, { 'package.json': manifest({ version: '2.0.0' }) });
    expect(selected(run)).toEqual(['packages/c/c.test.ts']);
    expect(run.plan.changes[0]).not.toHaveProperty('inert');
  });
});

describe('compiler options', () => {
  const change = (before: object, after: object, fields: object = {}) =>
    planChange(workspace({ 'tsconfig.json': JSON.stringify(before) }, fields), {
      'tsconfig.json': JSON.stringify(after),
    });
  test('that only decide what is checked or where products go run nothing', async () => {
    const run = await change(
      { compilerOptions: { noUnusedLocals: true } },
      { compilerOptions: { noUnusedLocals: false, outDir: 'x', lib: ['dom'] } },
    );
    expect(selected(run)).toEqual([]);
  });
  test.each([
    [{ compilerOptions: { jsx: 'preserve' } }],
    [{ compilerOptions: { paths: { x: ['y'] } } }],
    [{ extends: './other.json' }],
    [{ include: ['src'] }],
  ])('%j runs everything', async (after) => {
    expect(selected(await change({}, after))).toBe('config');
  });
  test('all count where tests check types', async () => {
    const fields = { devDependencies: { jest: '1', 'ts-jest': '1' }, scripts: { test: 'jest' } };
    expect(selected(await change({}, { compilerOptions: { noUnusedLocals: true } }, fields))).toBe('config');
  });
});

describe('our workflow', () => {
  const variables = { GITHUB_WORKFLOW_REF: 'o/r/.github/workflows/ci.yml@refs/heads/main' };
  const change = async (before: string, after: string) => {
    const files = workspace({ '.github/workflows/ci.yml': before });
    return selected(await planChange(files, { '.github/workflows/ci.yml': after }, { variables }));
  };
  test('runs nothing when only versions of actions moved', async () => {
    expect(
      await change('  - uses: actions/checkout@v4\n', '  - uses: actions/checkout@0ad4b8f # v5\n'),
    ).toEqual([]);
  });
  test.each([
    ['  - uses: actions/checkout@v4\n', '  - uses: actions/cache@v4\n'],
    ['  - run: npm test # a\n', '  - run: npm test # b\n'],
    ['  node-version: 22\n', '  node-version: 24\n'],
    ['  - uses: a/b@v1\n', '  - uses: a/b@v1\n    with: { x: 1 }\n'],
  ])('runs everything when more did: %j', async (before, after) => {
    expect(await change(before, after)).toBe('workflow');
  });
});

test('lerna.json runs nothing when its version moved, and everything else when more did', async () => {
  const files = workspace({ 'lerna.json': '{"version":"1.0.0"}' });
  expect(selected(await planChange(files, { 'lerna.json': '{"version":"1.0.1"}' }))).toEqual([]);
  expect(selected(await planChange(files, { 'lerna.json': '{"version":"1.0.0","npmClient":"pnpm"}' }))).toBe(
    'config',
  );
});
