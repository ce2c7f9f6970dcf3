import { type Files, manifest, type Suite } from '../suite.ts';

/** A module that tests import, so that a change of it selects them. */
const VALUE: Files = { 'src/value.ts': 'export const value: number = 1;\n' };
const BROKEN: Files = { 'src/value.ts': 'export const value: number = 2;\n' };

const HEAD = "import { afterAll, beforeAll, describe, expect, test } from 'bun:test';\n";
const PASS = `${HEAD}test('a', () => {});\n`;
const FAIL = `${HEAD}test('a', () => expect(1).toBe(2));\n`;
const needsOne = (up = '../'): string =>
  `${HEAD}import { value } from '${up}src/value';\ndescribe('with a value', () => { test('a', () => expect(value).toBe(1)); });\n`;

const passing = (count: number): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`test/p${index + 1}.test.ts`, PASS]));

interface Kind extends Partial<Suite> {
  readonly script?: string;
  readonly bunfig?: string;
}

function suite(name: string, files: Files, kind: Kind = {}): Suite {
  const { script = 'bun test', bunfig, ...more } = kind;
  return {
    ...{ name, program: 'bun', command: 'npm test', verdict: 'green' },
    files: {
      'package.json': manifest(script),
      ...(bunfig === undefined ? {} : { 'bunfig.toml': bunfig }),
      ...VALUE,
      ...files,
    },
    ...more,
  };
}

const red = { verdict: 'red' } as const;
const FIRST_RETRY = `${HEAD}import { existsSync, writeFileSync } from 'node:fs';\ntest('a', () => { const first = !existsSync('once'); writeFileSync('once', ''); expect(first).toBe(false); });\n`;

export const bunSuites: readonly Suite[] = [
  suite(
    'passes',
    { ...passing(5), 'test/one.test.ts': needsOne() },
    { breaks: BROKEN, harmless: { 'src/other.ts': 'export const other = 1;\n' } },
  ),
  suite('fails', { ...passing(4), 'test/one.test.ts': FAIL }, red),
  suite('skips all', {
    'test/a.test.ts': PASS.replace("test('a'", "test.skip('a'"),
    'test/b.test.ts': `${HEAD}describe.skip('b', () => { test('c', () => {}); });\n`,
    'test/c.test.ts': `${HEAD}test.todo('later');\n`,
  }),
  suite('deselects all by a name in the script', passing(2), {
    ...red,
    script: 'bun test -t nothing-of-that-name',
  }),
  suite(
    'deselects one file by a name in the script',
    { ...passing(2), 'test/one.test.ts': FAIL.replace("'a'", "'b'") },
    { script: "bun test --test-name-pattern '^a$'" },
  ),
  suite('a test.only', { ...passing(2), 'test/one.test.ts': PASS.replace("test('a'", "test.only('a'") }, red),
  suite('does not compile', { ...passing(2), 'test/one.test.ts': 'test(;\n' }, red),
  suite('does not import', { ...passing(2), 'test/one.test.ts': "import './gone';\n" }, red),
  suite('a setting that is no TOML', passing(1), { ...red, bunfig: '[test\n' }),
  suite('finds nothing', {}, { ...red, nothing: 'no test' }),
  suite('finds nothing and passes', {}, { script: 'bun test --pass-with-no-tests', nothing: 'no test' }),
  suite('a file without tests', { ...passing(2), 'test/one.test.ts': 'export {};\n' }),
  suite('files without tests, each in a run of its own', {
    ...passing(2),
    'test/one.test.ts': 'export {};\n',
    'test/two.test.ts': `${HEAD}\n`,
    'test/three.spec.ts': 'export {};\n',
  }),
  suite(
    'a retried flake',
    { ...passing(2), 'test/one.test.ts': FIRST_RETRY },
    { script: 'bun test --retry=2' },
  ),
  suite('a retried flake, by its own option', {
    ...passing(2),
    'test/one.test.ts': FIRST_RETRY.replace('(false); });', '(false); }, { retry: 1 });'),
  }),
  suite(
    'a process that ends with 0',
    {
      ...passing(2),
      'test/one.test.ts': `${HEAD}test('a', () => process.exit(0));\ntest('b', () => expect(1).toBe(2));\n`,
    },
    { exception: { verdict: 'red', why: 'bun leaves no report' } },
  ),
  ...[
    ['process.exit(1)', 'a process that ends with 1'],
    ["process.kill(process.pid, 'SIGKILL')", 'a process that is killed'],
    ['await Bun.sleep(3000)', 'a test without end'],
    ["Promise.reject(new Error('nobody waits'))", 'an error that no test waits for'],
  ].map(([body, name]) =>
    suite(
      name!,
      {
        ...passing(2),
        'test/one.test.ts': `${HEAD}test('a', async () => { ${body}; await Bun.sleep(50); }, 1000);\n`,
      },
      red,
    ),
  ),
  suite(
    'an error between the tests',
    {
      ...passing(2),
      'test/one.test.ts': `${PASS}setTimeout(() => { throw new Error('late'); }, 1);\ntest('b', () => Bun.sleep(50));\n`,
    },
    red,
  ),
  ...['beforeAll', 'afterAll'].map((hook) =>
    suite(
      `a hook that fails: ${hook}`,
      { ...passing(2), 'test/one.test.ts': `${PASS}${hook}(() => { throw new Error('no'); });\n` },
      red,
    ),
  ),
  suite(
    'a module before the tests, of the settings',
    {
      ...passing(1),
      'setup.ts': "import { value } from './src/value';\nglobalThis.fromSetup = value;\n",
      'test/one.test.ts': `${HEAD}test('a', () => expect(globalThis.fromSetup).toBe(1));\n`,
    },
    { bunfig: '[test]\npreload = ["./setup.ts"]\n', breaks: BROKEN },
  ),
  suite(
    'a module before the tests that fails',
    { ...passing(2), 'setup.ts': "throw new Error('no');\n" },
    { ...red, script: 'bun test --preload ./setup.ts' },
  ),
  suite(
    'a folder in the settings',
    { 'other/old.test.ts': FAIL, 'unit/one.test.ts': needsOne(), 'unit/two.test.ts': PASS },
    { bunfig: '[test]\nroot = "unit"\n', breaks: BROKEN },
  ),
  suite(
    'a report in the settings',
    { ...passing(1), 'test/one.test.ts': needsOne() },
    { bunfig: '[test.reporter]\njunit = "own.xml"\n', breaks: BROKEN },
  ),
  suite(
    'a threshold of coverage that all tests reach together',
    {
      'src/value.ts':
        'export const value: number = 1;\nexport const a = () => {\n  return 1;\n};\nexport const b = () => {\n  return 2;\n};\n',
      'test/a.test.ts': `${HEAD}import { a } from '../src/value';\ntest('a', () => { a(); });\n`,
      'test/b.test.ts': `${HEAD}import { b } from '../src/value';\ntest('a', () => { b(); });\n`,
    },
    { bunfig: '[test]\ncoverage = true\ncoverageThreshold = 0.99\ncoverageSkipTestFiles = true\n' },
  ),
  suite(
    'a threshold of coverage that is missed',
    {
      ...passing(2),
      'src/value.ts': 'export const a = () => {\n  return 1;\n};\n',
      'test/one.test.ts': `${PASS}import '../src/value';\n`,
    },
    {
      ...red,
      bunfig: '[test]\ncoverage = true\ncoverageThreshold = 0.99\n',
      exception: { verdict: 'green', why: 'thresholds are for the whole suite', inParts: true },
    },
  ),
  suite(
    'patterns of what is left out',
    { 'slow/old.test.ts': FAIL, ...passing(1), 'test/one.test.ts': needsOne() },
    { bunfig: '[test]\npathIgnorePatterns = ["slow/**"]\n', breaks: BROKEN },
  ),
  suite(
    'names of files in the script',
    { 'slow/old.test.ts': FAIL, ...passing(1), 'test/one.test.ts': needsOne() },
    { script: 'bun test test/', breaks: BROKEN },
  ),
  suite(
    'paths in the script',
    { 'slow/test/old.test.ts': FAIL, ...passing(1), 'test/one.check.ts': needsOne() },
    { script: 'bun test ./test/p1.test.ts ./test/one.check.ts', breaks: BROKEN },
  ),
  suite(
    'a script that bun runs',
    {
      'package.json': `${JSON.stringify({ name: 'suite', scripts: { test: 'bun run unit', unit: 'bun --env-file=unit.env test' } }, null, 2)}\n`,
      'unit.env': 'WHICH=1\n',
      ...passing(1),
      'test/one.test.ts': `${HEAD}import { value } from '../src/value';\ntest('a', () => expect(String(value)).toBe(process.env.WHICH));\n`,
    },
    { breaks: BROKEN },
  ),
  suite(
    'without a script',
    {
      'package.json': '{ "name": "suite" }\n',
      'bun.lock': '{ "lockfileVersion": 1, "workspaces": { "": { "name": "suite" } }, "packages": {} }\n',
      ...passing(2),
      'test/one.test.ts': needsOne(),
    },
    { command: 'bun test', breaks: BROKEN },
  ),
  suite(
    'brackets, spaces and other letters in paths',
    {
      'test/[id]/a.test.ts': needsOne('../../'),
      'test/(group)/b.test.ts': PASS,
      'test/with space/c.test.ts': PASS,
      'test/größe/d.test.ts': PASS,
      "test/it's/$e+.test.ts": PASS,
    },
    { breaks: BROKEN },
  ),
  suite(
    'names that are parts of others',
    {
      'test/a.test.ts': needsOne(),
      'test/aa.test.ts': PASS,
      'lib/test/a.test.ts': PASS,
      'test/a.test.tsx': PASS,
    },
    { breaks: BROKEN },
  ),
  suite(
    'tests in processes beside each other',
    { ...passing(3), 'test/one.test.ts': needsOne(), 'test/none.test.ts': 'export {};\n' },
    { script: 'bun test --parallel=2', breaks: BROKEN },
  ),
];
