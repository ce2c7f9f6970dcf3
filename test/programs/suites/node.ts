import { otherNode } from '../catalog.ts';
import { type Files, manifest, type Suite } from '../suite.ts';

/** A module that tests import, so that a change of it selects them. */
const VALUE: Files = { 'src/value.mjs': 'export const value = 1;\n' };
const BROKEN: Files = { 'src/value.mjs': 'export const value = 2;\n' };

const test = (body = '', up = '../', name = 'a'): string =>
  `import assert from 'node:assert';\nimport test from 'node:test';\nimport { value } from '${up}src/value.mjs';\n\ntest('${name}', () => {\n  assert.ok(value > 0);\n  ${body}\n});\n`;
const needsOne = (up = '../'): string => test('assert.equal(value, 1);', up);
const FAIL = test('assert.equal(1, 2);');

const passing = (count: number): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`test/p${index + 1}.test.mjs`, test()]));

interface Kind extends Partial<Suite> {
  readonly script?: string;
  /** The Nodes whose own command behaves so; only those that this machine has. */
  readonly nodes?: readonly ('own' | 'other')[];
  readonly fields?: object;
}

const BOTH = ['own', 'other'] as const;

function suites(name: string, files: Files, kind: Kind = {}): Suite[] {
  const { script = 'node --test', nodes = ['own'], fields, ...more } = kind;
  return nodes
    .filter((node) => node === 'own' || otherNode() !== undefined)
    .map((node) => ({
      ...{ name: node === 'own' ? name : `${name} (the machine's own Node)`, program: 'node' },
      ...{ command: 'npm test', verdict: 'green' as const, node },
      files: { 'package.json': manifest(script, fields), ...VALUE, ...files },
      ...more,
    }));
}

export const nodeSuites: readonly Suite[] = [
  ...suites(
    'passes',
    { ...passing(5), 'test/one.test.mjs': needsOne() },
    { nodes: BOTH, breaks: BROKEN, harmless: { 'src/other.mjs': 'export const other = 1;\n' } },
  ),
  ...suites('fails', { ...passing(4), 'test/one.test.mjs': FAIL }, { nodes: BOTH, verdict: 'red' }),
  ...suites(
    'skips all',
    {
      'test/a.test.mjs': "import test from 'node:test';\ntest.skip('a', () => {});\n",
      'test/b.test.mjs':
        "import { describe, it } from 'node:test';\ndescribe.skip('b', () => it('c', () => {}));\n",
      'test/c.test.mjs': "import test from 'node:test';\ntest.todo('later');\n",
    },
    { nodes: BOTH },
  ),
  ...suites('deselects all by a name in the script', passing(3), {
    nodes: BOTH,
    script: 'node --test --test-name-pattern=nothing-of-that-name',
    exception: { verdict: 'red', why: 'nothing ran' },
  }),
  ...suites(
    'deselects one file by a name in the script',
    { ...passing(3), 'test/one.test.mjs': FAIL.replace("'a'", "'b'") },
    { nodes: BOTH, script: 'node --test --test-name-pattern="^a"' },
  ),
  ...suites(
    'skips one file by a name in the script',
    { ...passing(3), 'test/one.test.mjs': FAIL.replace("'a'", "'b'") },
    { script: 'node --test --test-skip-pattern=b' },
  ),
  ...suites(
    '--test-only in the script',
    {
      ...passing(2),
      'test/one.test.mjs': `${needsOne().replace("test('a'", "test.only('a'")}test('b', () => assert.equal(1, 2));\n`,
    },
    { script: 'node --test-only --test', breaks: BROKEN },
  ),
  ...suites(
    'does not compile',
    { ...passing(3), 'test/one.test.mjs': 'test(;\n' },
    { nodes: BOTH, verdict: 'red' },
  ),
  ...suites(
    'does not import',
    { ...passing(3), 'test/one.test.mjs': "import './gone.mjs';\n" },
    { verdict: 'red' },
  ),
  ...suites('finds nothing', {}, { verdict: 'green', nothing: 'no test' }),
  ...suites('a file without tests', { ...passing(3), 'test/helper.mjs': 'export {};\n' }, { nodes: BOTH }),
  ...suites(
    'a file that ends with status 1',
    { ...passing(3), 'test/one.test.mjs': 'process.exit(1);\n' },
    {
      nodes: BOTH,
      verdict: 'red',
    },
  ),
  ...suites(
    'brackets, braces, spaces and other letters in paths',
    {
      'src/api/[id]/a.test.mjs': needsOne('../../../'),
      'src/{a,b}/b.test.mjs': test('', '../../'),
      'src/@(x|y)/c.test.mjs': test('', '../../'),
      'src/with space/d.test.mjs': test('', '../../'),
      'src/größe/e.test.mjs': test('', '../../'),
      "src/it's/f.test.mjs": test('', '../../'),
      'src/-dash/g.test.mjs': test('', '../../'),
      'src/a+(b)!/h.test.mjs': test('', '../../'),
    },
    { nodes: BOTH, breaks: BROKEN },
  ),
  // Node 24 takes such a name for an option of the process that it starts.
  ...suites(
    'a name that begins with a dash',
    { '-a.test.mjs': needsOne('./'), 'b.test.mjs': test('', './') },
    { nodes: ['other'], breaks: BROKEN },
  ),
  ...suites(
    'brackets beside what they match',
    {
      'src/[ab]/x.test.mjs': test('', '../../'),
      'src/a/x.test.mjs': needsOne('../../'),
      'src/b/x.test.mjs': test('', '../../'),
    },
    { breaks: BROKEN },
  ),
  ...suites(
    'globs in the script',
    { 'unit/one.check.mjs': needsOne(), 'unit/two.check.mjs': test(), 'test/old.test.mjs': FAIL },
    { script: "node --test 'unit/**/*.check.mjs'", breaks: BROKEN },
  ),
  ...suites(
    'globs that the shell expands',
    { 'unit/one.check.mjs': needsOne(), 'unit/two.check.mjs': test(), 'test/old.test.mjs': FAIL },
    { nodes: BOTH, script: 'node --test unit/*.check.mjs', breaks: BROKEN },
  ),
  ...suites(
    'files in the script, an option before them',
    { 'unit/one.check.mjs': needsOne(), 'unit/two.check.mjs': test(), 'test/old.test.mjs': FAIL },
    { script: 'node --test --test-concurrency 1 unit/one.check.mjs unit/two.check.mjs', breaks: BROKEN },
  ),
  ...suites(
    'a command in the script that finds the files',
    { 'unit/one.check.mjs': needsOne(), 'unit/two.check.mjs': test(), 'test/old.test.mjs': FAIL },
    { nodes: BOTH, script: "node --test $(find unit -name '*.check.mjs')", breaks: BROKEN },
  ),
  ...suites(
    'a program of its own that runs the files',
    {
      'run.mjs':
        "import { run } from 'node:test';\nimport { spec } from 'node:test/reporters';\nrun({ files: ['unit/one.check.mjs', 'unit/two.check.mjs'] }).on('test:fail', () => { process.exitCode = 1; }).compose(new spec()).pipe(process.stdout);\n",
      'unit/one.check.mjs': needsOne(),
      'unit/two.check.mjs': test(),
      'test/old.test.mjs': FAIL,
    },
    { script: 'node run.mjs', nothing: 'unknown program' },
  ),
  ...suites(
    'a module loaded before each file',
    {
      'hook.mjs': 'globalThis.hooked = true;\n',
      ...passing(2),
      'test/one.test.mjs': test('assert.ok(globalThis.hooked && value === 1);'),
    },
    { nodes: BOTH, script: 'node --import ./hook.mjs --test', breaks: BROKEN },
  ),
  ...suites(
    'a module and a variable, in the options of Node',
    {
      'hook.cjs': 'globalThis.hooked = true;\n',
      ...passing(2),
      'test/one.test.mjs': test(
        "assert.ok(globalThis.hooked && process.env.WHICH === 'x y' && value === 1);",
      ),
    },
    { script: 'WHICH="x y" NODE_OPTIONS="--require ./hook.cjs" node --test', breaks: BROKEN },
  ),
  ...suites(
    'a script that runs another one',
    {
      'package.json': `${JSON.stringify({ name: 'suite', scripts: { test: 'npm run lint && npm run unit', lint: 'true', unit: "node --test 'unit/*.mjs'" } }, null, 2)}\n`,
      'unit/one.mjs': needsOne(),
      'unit/two.mjs': test(),
      'test/old.test.mjs': FAIL,
    },
    { breaks: BROKEN },
  ),
  ...suites(
    'two runs in one script',
    {
      'unit/one.check.mjs': test(),
      'unit/two.check.mjs': test(),
      'more/three.check.mjs': needsOne(),
      'test/old.test.mjs': FAIL,
    },
    { script: 'node --test unit/*.check.mjs && node --test more/*.check.mjs', breaks: BROKEN },
  ),
  ...suites(
    'a pretest that makes what tests read',
    {
      'package.json': `${JSON.stringify({ name: 'suite', scripts: { pretest: "echo 'export const made = 1;' > src/made.mjs", test: 'node --test' } }, null, 2)}\n`,
      '.gitignore': 'node_modules\nsrc/made.mjs\n',
      ...passing(2),
      'test/one.test.mjs': `import '../src/made.mjs';\n${needsOne()}`,
    },
    { breaks: BROKEN, exception: { verdict: 'red', why: 'pretest is not run' } },
  ),
  ...suites(
    'a posttest that fails',
    {
      'package.json': `${JSON.stringify({ name: 'suite', scripts: { test: 'node --test', posttest: 'exit 1' } }, null, 2)}\n`,
      ...passing(3),
    },
    { verdict: 'red', exception: { verdict: 'green', why: 'posttest is not run' } },
  ),
  ...suites('a script that fails after the tests', passing(3), {
    script: 'node --test && exit 1',
    verdict: 'red',
    exception: { verdict: 'green', why: 'what stands beside the tests is not run' },
  }),
  ...suites(
    'sources of TypeScript',
    {
      'test/one.test.ts':
        "import assert from 'node:assert';\nimport test from 'node:test';\nimport { value } from '../src/value.mjs';\n\ntest('a', () => {\n  const wanted: number = 1;\n  assert.equal(value, wanted);\n});\n",
      'test/two.test.ts': "import test from 'node:test';\n\ntest('a', () => {});\n",
      'test/p.test.mjs': test(),
    },
    { breaks: BROKEN },
  ),
];

/** The same runner, started through a program that loads TypeScript. */
export const tsxSuites: readonly Suite[] = [
  {
    ...{ name: 'tests of TypeScript, loaded by tsx', program: 'tsx', command: 'npm test', verdict: 'green' },
    files: {
      'package.json': manifest("node --import tsx --test 'test/**/*.spec.ts'", {
        type: 'module',
        devDependencies: { tsx: '4' },
      }),
      'src/value.ts': 'export enum Value { One = 1 }\n',
      'test/one.spec.ts':
        "import assert from 'node:assert';\nimport test from 'node:test';\nimport { Value } from '../src/value.ts';\n\ntest('a', () => assert.equal(Value.One, 1));\n",
      'test/two.spec.ts': "import test from 'node:test';\n\ntest('a', () => {});\n",
      'test/old.test.ts': "throw new Error('no');\n",
    },
    breaks: { 'src/value.ts': 'export enum Value { One = 2 }\n' },
  },
];
