import { describe, expect, test } from 'vitest';
import { discoverTests } from '../../../actions/test-impact/src/discover.ts';
import { readProject } from '../../../actions/test-impact/src/project.ts';
import type { Files } from './plan-in-memory.ts';

const discover = (files: Files, runner: Parameters<typeof discoverTests>[1] = 'auto', tests: string[] = []) =>
  discoverTests(
    readProject({ files: new Set(Object.keys(files)), read: (path) => files[path] }),
    runner,
    tests,
  );
const empty = (...paths: string[]): Files => Object.fromEntries(paths.map((path) => [path, '']));
const withDependency = (name: string, more: object = {}) =>
  JSON.stringify({ devDependencies: { [name]: '1' }, ...more });

describe('the runner', () => {
  test.each<[string, Files, string | undefined]>([
    ['vitest by dependency', { 'package.json': withDependency('vitest') }, 'vitest'],
    ['vitest by configuration', { 'package.json': '{}', 'vitest.config.mts': '' }, 'vitest'],
    [
      'jest in a workspace',
      { 'package.json': '{"workspaces":["p/*"]}', 'p/a/package.json': withDependency('jest') },
      'jest',
    ],
    [
      'jest by script where both are installed',
      {
        'package.json': JSON.stringify({
          devDependencies: { vitest: '1', jest: '1' },
          scripts: { test: 'jest --ci' },
        }),
      },
      'jest',
    ],
    [
      'node by script',
      { 'package.json': JSON.stringify({ scripts: { test: 'tsc && node --enable-source-maps --test' } }) },
      'node',
    ],
    ['go', empty('go.mod'), 'go'],
    ['pytest', empty('pyproject.toml'), 'pytest'],
    ['none', empty('a.txt'), undefined],
  ])('%s', (_, files, expected) => {
    expect(discover(files).runner).toBe(expected);
  });
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
        'vitest.config.ts': '',
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
  test.each(cases)('%s', (_, files, expected) => {
    expect(discover(files).tests).toEqual(expected);
  });

  test('the input wins, and ! excludes', () => {
    const files = {
      'package.json': withDependency('vitest'),
      ...empty('a.check.ts', 'no/b.check.ts', 'c.test.ts'),
    };
    expect(discover(files, 'auto', ['**/*.check.ts', '!no/**']).tests).toEqual(['a.check.ts']);
  });

  test('an include that is computed is said, and the default is used', () => {
    const found = discover({
      'package.json': withDependency('vitest'),
      'vitest.config.ts': 'export default { test: { include: patterns() } }',
      'a.test.ts': '',
    });
    expect(found.tests).toEqual(['a.test.ts']);
    expect(found.computed).toEqual(['test.include in vitest.config.ts']);
  });
});
