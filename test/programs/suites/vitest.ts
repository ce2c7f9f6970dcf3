import { type Files, manifest, type Suite } from '../suite.ts';

type Major = 1 | 3 | 5;

/** A module that tests import, so that a change of it selects them. */
const VALUE: Files = { 'src/value.js': 'export const value = 1;\n' };
const BROKEN: Files = { 'src/value.js': 'export const value = 2;\n' };

const test = (body = '', up = '../'): string =>
  `import { expect, test } from 'vitest';\nimport { value } from '${up}src/value.js';\n\ntest('a', () => {\n  expect(value).toBeGreaterThan(0);\n  ${body}\n});\n`;
const needsOne = (up = '../'): string => test('expect(value).toBe(1);', up);
const FAIL = test('expect(1).toBe(2);');

const passing = (count: number): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`test/p${index + 1}.test.js`, test()]));

const config = (text: string): string =>
  `import { configDefaults, defineConfig, mergeConfig } from 'vitest/config';\n\nexport default ${text};\nvoid [configDefaults, mergeConfig];\n`;

const scripts = (all: Record<string, string>, major: Major): string =>
  `${JSON.stringify({ name: 'suite', private: true, type: 'module', scripts: all, devDependencies: { vitest: String(major) } }, null, 2)}\n`;

interface Kind extends Partial<Suite> {
  readonly majors?: readonly Major[];
  readonly script?: string;
}

function suites(name: string, files: Files, kind: Kind = {}): Suite[] {
  const { majors = [3, 5], script = 'vitest run', ...more } = kind;
  return majors.map((major) => ({
    ...{ name, program: `vitest-${major}`, command: 'npm test', verdict: 'green' as const },
    files: {
      'package.json': manifest(script, { type: 'module', devDependencies: { vitest: String(major) } }),
      ...VALUE,
      ...files,
    },
    ...more,
  }));
}

export const vitestSuites: readonly Suite[] = [
  ...suites(
    'passes',
    { ...passing(5), 'test/one.test.js': needsOne() },
    { majors: [1, 3, 5], breaks: BROKEN, harmless: { 'src/other.js': 'export const other = 1;\n' } },
  ),
  ...suites('fails', { ...passing(4), 'test/one.test.js': FAIL }, { majors: [1, 3, 5], verdict: 'red' }),
  ...suites('skips all', {
    'test/a.test.js': test().replace("test('a'", "test.skip('a'"),
    'test/b.test.js':
      "import { describe, test } from 'vitest';\ndescribe.skip('b', () => test('c', () => {}));\n",
    'test/c.test.js': "import { test } from 'vitest';\ntest.todo('later');\n",
  }),
  ...suites('deselects all by a name in the script', passing(2), {
    script: 'vitest run -t nothing-of-that-name',
  }),
  ...suites(
    'deselects one file by a name in the script',
    { ...passing(2), 'test/one.test.js': FAIL.replace("'a'", "'b'") },
    { script: "vitest run -t '^a'" },
  ),
  ...suites(
    'deselects one file by a name in the configuration',
    {
      'vitest.config.js': config('defineConfig({ test: { testNamePattern: /^a/ } })'),
      ...passing(2),
      'test/one.test.js': FAIL.replace("'a'", "'b'"),
    },
    { majors: [3] },
  ),
  ...suites(
    'a test.only, which is refused in CI',
    { ...passing(2), 'test/one.test.js': test().replace("test('a'", "test.only('a'") },
    { majors: [5], verdict: 'red' },
  ),
  ...suites('does not compile', { ...passing(2), 'test/one.test.js': 'test(;\n' }, { verdict: 'red' }),
  ...suites(
    'does not import',
    { ...passing(2), 'test/one.test.js': "import './gone.js';\n" },
    { majors: [5], verdict: 'red' },
  ),
  ...suites(
    'a configuration that does not load',
    { ...passing(1), 'vitest.config.js': "throw new Error('no configuration');\n" },
    { majors: [3], verdict: 'red' },
  ),
  ...suites('finds nothing', {}, { majors: [1, 5], verdict: 'red', nothing: 'no test' }),
  ...suites(
    'finds nothing and passes',
    {},
    {
      majors: [3],
      script: 'vitest run --passWithNoTests',
      nothing: 'no test',
    },
  ),
  ...suites(
    'a file without tests',
    { ...passing(2), 'test/one.test.js': 'export {};\n' },
    {
      majors: [5],
      verdict: 'red',
    },
  ),
  ...suites(
    'include with the defaults spread in',
    {
      'vitest.config.js': config(
        "defineConfig({ test: { include: [...configDefaults.include, 'src/**/*.check.js'] } })",
      ),
      ...passing(1),
      'src/one.check.js': needsOne(),
    },
    { majors: [1, 3, 5], breaks: BROKEN },
  ),
  ...suites(
    'include that is computed',
    {
      'vitest.config.js': config(
        "defineConfig({ test: { include: ['check', 'test'].map((word) => `**/*.${word}.js`) } })",
      ),
      ...passing(1),
      'src/one.check.js': needsOne(),
    },
    { breaks: BROKEN },
  ),
  ...suites(
    'include from another module',
    {
      'vitest.config.js': `import { patterns } from './patterns.js';\n${config('defineConfig({ test: { include: patterns } })')}`,
      'patterns.js': "export const patterns = ['src/**/*.check.js'];\n",
      'src/one.check.js': needsOne(),
      'src/two.check.js': test(),
      'test/old.test.js': FAIL,
    },
    { majors: [3], breaks: BROKEN },
  ),
  ...suites(
    'mergeConfig',
    {
      'vite.config.js': config("defineConfig({ test: { include: ['src/**/*.check.js'] } })"),
      'vitest.config.js': `import base from './vite.config.js';\n${config("mergeConfig(base, defineConfig({ test: { include: ['test/**/*.test.js'] } }))")}`,
      ...passing(1),
      'src/one.check.js': needsOne(),
    },
    { breaks: BROKEN },
  ),
  ...suites(
    'a configuration that is a function',
    {
      'vitest.config.js': config(
        "defineConfig(async ({ mode }) => ({ test: { include: mode === 'test' ? ['src/**/*.check.js'] : [] } }))",
      ),
      'src/one.check.js': needsOne(),
      'src/two.check.js': test(),
      'test/old.test.js': FAIL,
    },
    { majors: [5], breaks: BROKEN },
  ),
  ...suites(
    'a configuration in the environment',
    {
      'vitest.config.js': config(
        "defineConfig({ test: { include: process.env.CI ? ['src/**/*.check.js'] : ['test/**'] } })",
      ),
      'src/one.check.js': needsOne(),
      'src/two.check.js': test(),
      'test/old.test.js': FAIL,
    },
    { majors: [3], breaks: BROKEN },
  ),
  ...suites(
    '--config in the script',
    {
      'cfg/unit.js': config("defineConfig({ test: { root: '.', include: ['src/**/*.check.js'] } })"),
      'src/one.check.js': needsOne(),
      'src/two.check.js': test(),
      'test/old.test.js': FAIL,
    },
    { script: 'vitest run --config cfg/unit.js', breaks: BROKEN },
  ),
  ...suites(
    '--dir in the script',
    { ...passing(1), 'test/one.test.js': needsOne(), 'slow/old.test.js': FAIL },
    { script: 'vitest run --dir test', breaks: BROKEN },
  ),
  ...suites(
    '--root in the script',
    {
      'web/test/one.test.js': needsOne('../../'),
      'web/test/two.test.js': test('', '../../'),
      'test/old.test.js': FAIL,
    },
    { majors: [5], script: 'vitest run --root web', breaks: BROKEN },
  ),
  ...suites(
    'names of files in the script',
    { ...passing(1), 'test/p-one.test.js': needsOne(), 'test/old.test.js': FAIL },
    { script: 'vitest run test/p', breaks: BROKEN },
  ),
  ...suites(
    '--exclude in the script',
    { ...passing(1), 'test/one.test.js': needsOne(), 'test/old.test.js': FAIL },
    { majors: [5], script: "vitest run --exclude '**/old.test.js'", breaks: BROKEN },
  ),
  ...suites(
    'projects in the configuration',
    {
      'vitest.config.js': config(
        "defineConfig({ test: { projects: [{ test: { name: 'unit', include: ['test/**/*.test.js'] } }, { test: { name: 'check', include: ['src/**/*.check.js'] } }] } })",
      ),
      ...passing(1),
      'src/one.check.js': needsOne(),
    },
    { breaks: BROKEN },
  ),
  ...suites(
    '--project in the script',
    {
      'vitest.config.js': config(
        "defineConfig({ test: { projects: [{ test: { name: 'unit', include: ['test/**/*.test.js'] } }, { test: { name: 'slow', include: ['src/**/*.check.js'] } }] } })",
      ),
      ...passing(1),
      'test/one.test.js': needsOne(),
      'src/old.check.js': FAIL,
    },
    { script: 'vitest run --project unit', breaks: BROKEN },
  ),
  ...suites(
    'a file that two projects run',
    {
      'vitest.config.js': config(
        "defineConfig({ test: { projects: [{ test: { name: 'a', include: ['test/**/*.test.js'] } }, { test: { name: 'b', include: ['test/**/*.test.js'], env: { WHICH: 'b' } } }] } })",
      ),
      ...passing(1),
      'test/one.test.js': test('expect(process.env.WHICH === undefined || value === 1).toBe(true);'),
    },
    { majors: [5], breaks: BROKEN },
  ),
  ...suites(
    'a workspace file',
    {
      'vitest.workspace.js': "export default ['packages/*'];\n",
      'packages/a/package.json': '{ "name": "a", "type": "module" }\n',
      'packages/a/vitest.config.js': config("defineConfig({ test: { include: ['*.check.js'] } })"),
      'packages/a/one.check.js': needsOne('../../'),
      'packages/b/package.json': '{ "name": "b", "type": "module" }\n',
      'packages/b/two.test.js': test('', '../../'),
    },
    { majors: [1, 3], breaks: BROKEN },
  ),
  ...suites(
    'tests in the sources',
    {
      'vitest.config.js': config("defineConfig({ test: { includeSource: ['src/**/*.js'] } })"),
      ...passing(1),
      'src/sum.js':
        "import { value } from './value.js';\nexport const sum = value + 1;\nif (import.meta.vitest) {\n  const { expect, test } = import.meta.vitest;\n  test('sum', () => expect(sum).toBe(2));\n}\n",
    },
    { breaks: BROKEN },
  ),
  ...suites(
    'a script that runs another one',
    {
      'package.json': scripts({ test: 'npm run unit', unit: 'vitest run --dir test' }, 5),
      ...passing(1),
      'test/one.test.js': needsOne(),
      'slow/old.test.js': FAIL,
    },
    { majors: [5], breaks: BROKEN },
  ),
  ...suites(
    'a pretest that makes what tests read',
    {
      'package.json': scripts(
        { pretest: "echo 'export const made = 1;' > test/made.js", test: 'vitest run' },
        3,
      ),
      '.gitignore': 'node_modules\ntest/made.js\n',
      ...passing(1),
      'test/one.test.js': `import './made.js';\n${needsOne()}`,
    },
    { majors: [3], breaks: BROKEN, exception: { verdict: 'red', why: 'pretest is not run' } },
  ),
  ...suites(
    'an error outside the tests',
    {
      ...passing(1),
      'test/one.test.js': test("setTimeout(() => Promise.reject(new Error('late')), 0);")
        .replace('() => {', 'async () => {')
        .replace(/\n\}\);\n$/, '\n  await new Promise((resolve) => setTimeout(resolve, 50));\n});\n'),
    },
    { verdict: 'red' },
  ),
  ...suites(
    'a set-up file that fails',
    {
      'vitest.config.js': config("defineConfig({ test: { setupFiles: ['./setup.js'] } })"),
      'setup.js': "throw new Error('no set-up');\n",
      ...passing(1),
    },
    { majors: [3], verdict: 'red' },
  ),
  ...suites(
    'a global set-up that fails in the end',
    {
      'vitest.config.js': config("defineConfig({ test: { globalSetup: ['./setup.js'] } })"),
      'setup.js':
        "export default () => () => {\n  process.exitCode = 1;\n  throw new Error('no tear-down');\n};\n",
      ...passing(1),
    },
    { majors: [5], verdict: 'red' },
  ),
  ...suites(
    'a snapshot that is not there yet, which CI does not write',
    { ...passing(1), 'test/one.test.js': test('expect({ value }).toMatchSnapshot();') },
    { majors: [5], verdict: 'red' },
  ),
  ...suites(
    'brackets, spaces and other letters in paths',
    {
      'test/[id]/a.test.js': needsOne('../../'),
      'test/(group)/b.test.js': test('', '../../'),
      'test/with space/c.test.js': test('', '../../'),
      'test/größe/d.test.js': test('', '../../'),
      "test/it's/e.test.js": test('', '../../'),
    },
    { breaks: BROKEN },
  ),
  ...suites(
    'one name that is a part of another',
    {
      'test/a.test.js': test(),
      'test/a.test.jsx': test(),
      'more/test/a.test.js': needsOne('../../'),
      'test/aa.test.js': test(),
    },
    { majors: [3], breaks: BROKEN },
  ),
];
