import { type Files, manifest, type Suite } from '../suite.ts';

/** A module that tests import, so that a change of it is one of what they test. */
const VALUE: Files = { 'src/value.js': 'export const value = 1;\n' };
const BROKEN: Files = { 'src/value.js': 'export const value = 2;\n' };
const HARMLESS: Files = { 'src/other.js': 'export const other = 1;\n' };

const test = (body = '', up = '../'): string =>
  `import test from 'ava';\nimport { value } from '${up}src/value.js';\n\ntest('a', (t) => {\n  t.true(value > 0);\n  ${body}\n});\n`;
const needsOne = (up = '../'): string => test('t.is(value, 1);', up);
const FAIL = test('t.is(1, 2);');
const alone = (text: string): string => `import test from 'ava';\n${text}\n`;

const passing = (count: number): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`test/p${index + 1}.js`, test()]));

interface Kind extends Partial<Suite> {
  readonly script?: string;
  /** The configuration in package.json. */
  readonly ava?: object;
}

function suite(name: string, files: Files, kind: Kind = {}): Suite {
  const { script = 'ava', ava, ...more } = kind;
  // Ten seconds without a result are AVA's limit, which a busy machine takes to start it.
  const patient = /--timeout| -- /.test(script) ? script : `${script} --timeout=2m`;
  return {
    ...{ name, program: 'ava', command: 'npm test', verdict: 'green' as const },
    files: {
      'package.json': manifest(patient, {
        type: 'module',
        devDependencies: { ava: '6' },
        ...(ava ? { ava } : {}),
      }),
      ...VALUE,
      ...files,
    },
    ...more,
  };
}

/** A suite in a folder that only its configuration names, beside tests that would fail. */
const configured = (name: string, files: Files, kind: Kind = {}): Suite =>
  suite(
    name,
    { 'unit/one.check.js': needsOne(), 'unit/two.check.js': test(), 'test/old.js': FAIL, ...files },
    { breaks: BROKEN, ...kind },
  );

export const avaSuites: readonly Suite[] = [
  suite('passes', { ...passing(4), 'test/one.js': needsOne() }, { breaks: BROKEN, harmless: HARMLESS }),
  suite('fails', { ...passing(3), 'test/one.js': FAIL }, { verdict: 'red' }),
  suite('skips all', {
    'test/a.js': test().replace('test(', 'test.skip('),
    'test/b.js': alone("test.todo('later');"),
    'test/c.js': test().replace('test(', 'test.skip('),
  }),
  suite('deselects all by a name in the script', passing(3), {
    script: 'ava --match=nothing-of-that-name',
    verdict: 'red',
  }),
  suite(
    'deselects one file by a name in the script',
    { ...passing(2), 'test/one.js': FAIL.replace("'a'", "'x'") },
    { script: "ava -m 'a*'" },
  ),
  suite('a test.only', {
    ...passing(2),
    'test/one.js': `${test().replace('test(', 'test.only(')}test('b', (t) => t.fail());\n`,
  }),
  suite('a test that is expected to fail', {
    ...passing(2),
    'test/one.js': alone("test.failing('a', (t) => t.fail());"),
  }),
  suite(
    'a test that is expected to fail and does not',
    { ...passing(2), 'test/one.js': alone("test.failing('a', (t) => t.pass());") },
    { verdict: 'red' },
  ),
  suite('does not compile', { ...passing(3), 'test/one.js': 'test(;\n' }, { verdict: 'red' }),
  suite(
    'does not import',
    { ...passing(2), 'test/one.js': alone("import './gone.js';") },
    { verdict: 'red' },
  ),
  suite('finds nothing', {}, { verdict: 'red', nothing: 'no test' }),
  suite('a file that does not import AVA', { ...passing(2), 'test/one.js': '\n' }, { verdict: 'red' }),
  suite('a file without tests', { ...passing(3), 'test/one.js': alone('export { test };') }),
  suite(
    'no test in any file',
    { 'test/a.js': alone('export { test };'), 'test/b.js': alone('export { test };') },
    {
      verdict: 'red',
      nothing: 'no test',
    },
  ),
  suite(
    'a test without assertions',
    { ...passing(2), 'test/one.js': alone("test('a', () => {});") },
    { verdict: 'red' },
  ),
  suite(
    'tests that may be without assertions',
    { ...passing(2), 'test/one.js': alone("test('a', () => {});") },
    {
      ava: { failWithoutAssertions: false },
    },
  ),
  suite(
    'ends the process with 0 in the middle',
    { ...passing(3), 'test/one.js': test('process.exit(0);') },
    { verdict: 'red' },
  ),
  suite(
    'ends the process with 1 in the middle',
    { ...passing(3), 'test/one.js': test('process.exit(1);') },
    { verdict: 'red' },
  ),
  suite(
    'ends the process with 0 in the middle of one that is no thread',
    { ...passing(3), 'test/one.js': test('process.exit(0);') },
    {
      ava: { workerThreads: false },
      verdict: 'red',
    },
  ),
  suite(
    'is killed in the middle',
    { ...passing(3), 'test/one.js': test("process.kill(process.pid, 'SIGKILL');") },
    {
      ava: { workerThreads: false },
      verdict: 'red',
    },
  ),
  suite(
    'its main process is killed',
    { ...passing(3), 'test/one.js': test("process.kill(process.ppid, 'SIGKILL');") },
    {
      ava: { workerThreads: false },
      verdict: 'red',
    },
  ),
  ...['before', 'beforeEach', 'afterEach', 'after', 'after.always'].map((hook) =>
    suite(
      `a hook that fails: ${hook}`,
      { ...passing(2), 'test/one.js': `${test()}test.${hook}(() => { throw new Error('no'); });\n` },
      { verdict: 'red' },
    ),
  ),
  suite(
    'an error that nobody catches',
    {
      ...passing(2),
      'test/one.js': alone(
        "test('a', async (t) => { setTimeout(() => { throw new Error('no'); }, 5); await new Promise((done) => { setTimeout(done, 200); }); t.pass(); });",
      ),
    },
    { verdict: 'red' },
  ),
  suite(
    'a rejection that nobody catches',
    {
      ...passing(2),
      'test/one.js': alone("test('a', (t) => { Promise.reject(new Error('no')); t.pass(); });"),
    },
    { verdict: 'red' },
  ),
  suite(
    'a test that hangs',
    {
      ...passing(2),
      'test/one.js': alone(
        "test('a', async (t) => { setInterval(() => {}, 1000); await new Promise(() => {}); t.pass(); });",
      ),
    },
    { script: 'ava --timeout 2s', verdict: 'red' },
  ),
  suite(
    'a test that never ends, and nothing else',
    {
      ...passing(2),
      'test/one.js': alone("test('a', async (t) => { await new Promise(() => {}); t.pass(); });"),
    },
    { verdict: 'red' },
  ),
  suite(
    'stops at the first failure',
    { ...passing(3), 'test/one.js': FAIL },
    {
      script: 'ava --fail-fast --serial',
      verdict: 'red',
    },
  ),
  suite(
    'the same test in two files',
    {
      'test/a.js': alone("test('same', (t) => t.pass());"),
      'test/b.js': alone("test('same', (t) => t.fail());"),
    },
    { verdict: 'red' },
  ),
  suite(
    'the same name twice in a file',
    { ...passing(2), 'test/one.js': `${test()}test('a', (t) => t.pass());\n` },
    { verdict: 'red' },
  ),
  suite(
    'a snapshot that is not there yet, which CI does not write',
    { ...passing(1), 'test/one.js': alone("test('a', (t) => t.snapshot(1));") },
    { verdict: 'red' },
  ),
  configured(
    'files in package.json',
    { 'unit/helper.js': 'throw new Error();\n' },
    { ava: { files: ['unit/**/*.check.js'] } },
  ),
  configured('ava.config.js', {
    'ava.config.js': "const files = ['unit/*.check.js'];\nexport default { files };\n",
  }),
  configured('ava.config.cjs with a function', {
    'ava.config.cjs': "module.exports = () => ({ files: ['unit/*.check.js'] });\n",
  }),
  configured('ava.config.mjs that computes', {
    'ava.config.mjs': "export default { files: ['unit'].map((name) => `${name}/*.check.js`) };\n",
  }),
  configured(
    '--config in the script',
    { 'cfg/unit.config.js': "export default { files: ['unit/*.js'] };\n" },
    { script: 'ava --config cfg/unit.config.js' },
  ),
  configured(
    'files that are left out',
    { 'test/old.js': FAIL, 'unit/test/no/x.js': FAIL, 'unit/test/yes.js': needsOne('../../') },
    {
      ava: { files: ['!test/**', '!unit/test/no/**'] },
    },
  ),
  configured(
    'names in other letters',
    { 'Unit/three.CHECK.js': test() },
    { ava: { files: ['unit/*.check.js'] } },
  ),
  configured(
    'a pattern in quotes',
    { 'unit/deep/er/x.check.js': needsOne('../../../') },
    {
      script: "ava 'unit/**'",
      ava: { files: ['unit/**/*.check.js', 'test/*'] },
    },
  ),
  configured(
    'a folder in the script',
    { 'unit/deep/x.check.js': needsOne('../../') },
    {
      script: 'ava unit',
      ava: { files: ['unit/**/*.check.js', 'test/*'] },
    },
  ),
  configured(
    'names that the shell expands, which the configuration does not have',
    {},
    { script: 'ava unit/*.js' },
  ),
  suite(
    'lines of a file in the script',
    { 'test/one.js': `${needsOne()}test('b', (t) => t.fail());\n`, 'test/two.js': test() },
    {
      script: 'ava test/one.js:4-7 test/two.js',
      breaks: BROKEN,
    },
  ),
  configured(
    'another extension',
    {
      'unit/three.check': FAIL,
      'unit/four.ts': "import test from 'ava';\ntest('a', (t: any) => t.pass());\n",
    },
    {
      ava: { files: ['unit/**'], extensions: { js: true, ts: 'module' }, nodeArguments: ['--no-warnings'] },
    },
  ),
  suite(
    'helpers',
    {
      ...passing(2),
      'test/_helper.js': 'throw new Error();\n',
      'test/helpers/old.js': FAIL,
      'test/fixtures/old.js': FAIL,
      'src/test.js': test('', '../'),
      'test.js': needsOne('./'),
    },
    { breaks: BROKEN },
  ),
  suite(
    'a file that is required',
    {
      ...passing(1),
      'setup.js': 'globalThis.READY = 1;\n',
      'test/one.js': test('t.is(READY, 1);'),
    },
    { ava: { require: ['./setup.js'] }, breaks: { 'setup.js': '\n' } },
  ),
  suite('a file that is required and cannot be loaded', passing(2), {
    ava: { require: ['./gone.js'] },
    verdict: 'red',
  }),
  suite(
    'a configuration that does not load',
    { ...passing(2), 'ava.config.js': "throw new Error('no');\n" },
    { verdict: 'red' },
  ),
  suite('a configuration that AVA refuses', passing(2), { ava: { files: [] }, verdict: 'red' }),
  suite(
    'two configurations',
    { ...passing(2), 'ava.config.js': 'export default { verbose: true };\n' },
    { ava: { serial: true }, verdict: 'red' },
  ),
  suite(
    'prints TAP',
    { ...passing(2), 'test/one.js': needsOne() },
    { script: 'ava --tap --serial', breaks: BROKEN },
  ),
  suite(
    'variables by which a CI shards',
    { ...passing(3), 'test/one.js': needsOne(), 'test/two.js': needsOne() },
    {
      script: 'CI_NODE_INDEX=0 CI_NODE_TOTAL=1 ava',
      breaks: BROKEN,
    },
  ),
  suite(
    'arguments of the tests',
    { ...passing(2), 'test/one.js': test("t.is(process.argv.at(-1), '--flag');") },
    {
      script: 'ava --serial --timeout=2m -- --flag',
    },
  ),
  suite(
    'started by node, with variables',
    { ...passing(2), 'test/one.js': test("t.is(process.env.MODE, 'x'); t.is(value, 1);") },
    {
      script: 'MODE=x node --no-warnings node_modules/ava/entrypoints/cli.mjs',
      breaks: BROKEN,
    },
  ),
  suite(
    'tests of a helper that several files share',
    {
      'lib/shared.js': alone("export default (value) => test('shared', (t) => t.truthy(value));"),
      'test/a.js': "import shared from '../lib/shared.js';\nshared(1);\n",
      'test/b.js':
        "import { value } from '../src/value.js';\nimport shared from '../lib/shared.js';\nshared(value === 1);\n",
    },
    { breaks: BROKEN },
  ),
  suite(
    'brackets, spaces and other letters in paths',
    {
      'test/[id]/a.js': needsOne('../../'),
      'test/(group)/b.js': test('', '../../'),
      'test/with space/c.js': test('', '../../'),
      'test/größe/d.js': test('', '../../'),
      "test/it's/e.js": test('', '../../'),
      'test/$HOME/f+g,h.js': test('', '../../'),
      'test/{a,b}/!(x).js': test('', '../../'),
      'test/one.js:10/x:3.js': test('', '../../'),
      'test/*/y.js': test('', '../../'),
    },
    { breaks: BROKEN },
  ),
];
