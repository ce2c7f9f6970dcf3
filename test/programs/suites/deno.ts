import type { Files, Suite } from '../suite.ts';

/** A module that tests import, so that a change of it selects them. */
const VALUE: Files = { 'src/value.ts': 'export const value: number = 1;\n' };
const BROKEN: Files = { 'src/value.ts': 'export const value: number = 2;\n' };

const PASS = "Deno.test('a', () => {});\n";
const FAIL = "Deno.test('a', () => { throw new Error('no'); });\n";
const needsOne = (up = '../'): string =>
  `import { value } from '${up}src/value.ts';\nDeno.test('a', async (t) => { await t.step('is one', () => { if (value !== 1) throw new Error('no'); }); });\n`;

const passing = (count: number): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`test/p${index + 1}_test.ts`, PASS]));

interface Kind extends Partial<Suite> {
  /** The task `test`; null = the command is `deno test` itself. */
  readonly task?: string | null;
  /** More of deno.json; null = there is none. */
  readonly settings?: object | null;
}

function suite(name: string, files: Files, kind: Kind = {}): Suite {
  const { task = 'deno test', settings, ...more } = kind;
  const tasks = task === null ? {} : { tasks: { test: task } };
  return {
    ...{ name, program: 'deno', command: task === null ? 'deno test' : 'deno task test', verdict: 'green' },
    files: {
      [settings === null ? 'unused.json' : 'deno.json']:
        `${JSON.stringify({ ...tasks, nodeModulesDir: 'none', lock: false, ...settings }, null, 2)}\n`,
      ...VALUE,
      ...files,
    },
    ...more,
  };
}

const red = { verdict: 'red' } as const;

export const denoSuites: readonly Suite[] = [
  suite(
    'passes',
    { ...passing(5), 'test/one_test.ts': needsOne() },
    { breaks: BROKEN, harmless: { 'src/other.ts': 'export const other = 1;\n' } },
  ),
  suite('fails', { ...passing(4), 'test/one_test.ts': FAIL }, red),
  suite('skips all', {
    'test/a_test.ts': "Deno.test.ignore('a', () => {});\n",
    'test/b.test.ts': "Deno.test({ name: 'b', ignore: true, fn() { throw new Error('no'); } });\n",
  }),
  suite('deselects all by a name in the task', passing(2), {
    task: 'deno test --filter nothing-of-that-name',
    exception: { verdict: 'red', why: 'it ran nothing' },
  }),
  suite(
    'deselects one file by a name in the task',
    { ...passing(2), 'test/one_test.ts': FAIL.replace("'a'", "'b'") },
    { task: 'deno test --filter=a' },
  ),
  suite(
    'a test.only',
    { ...passing(2), 'test/one_test.ts': PASS.replace('Deno.test', 'Deno.test.only') },
    red,
  ),
  suite('does not compile', { ...passing(2), 'test/one_test.ts': 'test(;\n' }, red),
  suite('does not import', { ...passing(2), 'test/one_test.ts': "import './gone.ts';\n" }, red),
  suite(
    'types that do not fit',
    { ...passing(2), 'test/one_test.ts': `${PASS}const text: string = 1;\nconsole.log(text);\n` },
    red,
  ),
  suite(
    'types that do not fit and are not checked',
    { ...passing(2), 'test/one_test.ts': `${PASS}const text: string = 1;\nconsole.log(text);\n` },
    { task: 'deno test --no-check' },
  ),
  suite('settings that are no JSON', { ...passing(1), 'deno.json': '{ "tasks": \n' }, { ...red, task: null }),
  suite('finds nothing', {}, { ...red, nothing: 'no test' }),
  suite('finds nothing and passes', {}, { task: 'deno test --permit-no-files', nothing: 'no test' }),
  suite('a file without tests', { ...passing(2), 'test/one_test.ts': 'export {};\n' }),
  suite(
    'an error at the top of a file',
    { ...passing(2), 'test/one_test.ts': "throw new Error('no');\n" },
    red,
  ),
  suite(
    'a retried flake',
    {
      ...passing(2),
      'test/one_test.ts':
        "let runs = 0;\nDeno.test('a', () => { runs += 1; if (runs < 2) throw new Error('no'); });\n",
    },
    { task: 'deno test --retry=2' },
  ),
  ...[
    ['Deno.exit(0)', 'a process that ends with 0'],
    ['Deno.exit(1)', 'a process that ends with 1'],
    ["Deno.kill(Deno.pid, 'SIGKILL')", 'a process that is killed'],
    ["Promise.reject(new Error('nobody waits'))", 'an error that no test waits for'],
  ].map(([body, name]) =>
    suite(
      name!,
      {
        ...passing(2),
        'test/one_test.ts': `Deno.test('a', async () => { ${body}; await new Promise((done) => setTimeout(done, 20)); });\n`,
      },
      { ...red, task: 'deno test --allow-run' },
    ),
  ),
  ...['beforeAll', 'afterAll', 'beforeEach'].map((hook) =>
    suite(
      `a hook that fails: ${hook}`,
      { ...passing(2), 'test/one_test.ts': `${PASS}Deno.test.${hook}(() => { throw new Error('no'); });\n` },
      red,
    ),
  ),
  suite(
    'a file that a test leaves open',
    { ...passing(2), 'test/one_test.ts': "Deno.test('a', () => { Deno.openSync('deno.json'); });\n" },
    { ...red, task: 'deno test -R --sanitize-resources' },
  ),
  suite(
    'a permission that the task does not give',
    { ...passing(2), 'test/one_test.ts': "Deno.test('a', () => { Deno.readTextFileSync('deno.json'); });\n" },
    red,
  ),
  suite(
    'flags of the task',
    {
      ...passing(1),
      'test/one_test.ts':
        "Deno.test('a', () => { if (!Deno.readTextFileSync('src/value.ts').includes('= 1')) throw new Error('no'); });\n",
      'test/two_test.ts':
        "Deno.test('a', () => { if (Deno.env.get('WHICH') !== 'x') throw new Error('no'); });\n",
    },
    { task: 'WHICH=x deno test --allow-read=. -E', breaks: BROKEN },
  ),
  suite(
    'a task that runs another one',
    { ...passing(1), 'test/one_test.ts': needsOne(), 'slow/old_test.ts': FAIL },
    {
      settings: {
        tasks: {
          test: { description: 'all', dependencies: ['lint'], command: 'deno task unit' },
          lint: 'echo',
          unit: 'deno test --parallel test/',
        },
      },
      breaks: BROKEN,
    },
  ),
  suite('without a task', { ...passing(2), 'test/one.test.ts': needsOne() }, { task: null, breaks: BROKEN }),
  suite(
    'settings with comments',
    {
      'deno.jsonc':
        '{\n  // where tests are\n  "test": { "include": ["unit/", "src/*.check.ts",], /* and not */ "exclude": ["unit/slow"] },\n  "nodeModulesDir": "none",\n  "lock": false,\n}\n',
      'unit/one_test.ts': needsOne(),
      'unit/slow/old_test.ts': FAIL,
      'src/two.check.ts': PASS,
      'other/old_test.ts': FAIL,
    },
    { task: null, settings: null, breaks: BROKEN },
  ),
  suite(
    'what the task leaves out, in place of the settings',
    { ...passing(1), 'test/one_test.ts': needsOne(), 'slow/old_test.ts': PASS, 'dist/old_test.js': FAIL },
    { task: 'deno test --ignore=dist', settings: { exclude: ['slow/'] }, breaks: BROKEN },
  ),
  suite(
    'a workspace',
    {
      ...passing(1),
      'packages/a/deno.json': '{ "name": "@x/a", "version": "1.0.0", "exports": "./mod.ts" }\n',
      'packages/a/mod.ts': 'export const a = 1;\n',
      'packages/a/one_test.ts': needsOne('../../'),
      'packages/b/deno.json':
        '{ "name": "@x/b", "version": "1.0.0", "exports": "./mod.ts", "test": { "exclude": ["old_test.ts"] } }\n',
      'packages/b/mod.ts': 'export const b = 1;\n',
      'packages/b/two_test.ts':
        "import { a } from '@x/a';\nDeno.test('a', () => { if (a !== 1) throw new Error('no'); });\n",
      'packages/b/old_test.ts': FAIL,
    },
    { settings: { workspace: ['./packages/a', './packages/b'] }, breaks: BROKEN },
  ),
  suite(
    'examples in comments',
    {
      ...passing(2),
      'src/value.ts':
        '/**\n * ```ts\n * if (value !== 1) throw new Error("no");\n * ```\n */\nexport const value: number = 1;\n',
    },
    {
      task: 'deno test --doc',
      breaks: {
        'src/value.ts':
          '/**\n * ```ts\n * if (value !== 1) throw new Error("no");\n * ```\n */\nexport const value: number = 2;\n',
      },
    },
  ),
  suite(
    'a script of package.json',
    {
      'package.json': '{ "name": "suite", "scripts": { "test": "deno test" } }\n',
      ...passing(2),
      'test/one_test.ts': needsOne(),
    },
    { task: null, command: 'npm test', breaks: BROKEN },
  ),
  suite(
    'a folder of tests of any name',
    { '__tests__/one.ts': needsOne(), 'lib/__tests__/two.js': PASS, 'test.mjs': PASS },
    { breaks: BROKEN },
  ),
  suite(
    'brackets, spaces and other letters in paths',
    {
      'test/[id]/a_test.ts': needsOne('../../'),
      'test/(group)/b_test.ts': PASS,
      'test/with space/c_test.ts': PASS,
      'test/größe/d_test.ts': PASS,
      "test/it's/$e+_test.ts": PASS,
      'test/100%25/#f?_test.ts': PASS,
    },
    { breaks: BROKEN },
  ),
  suite(
    'names that are parts of others, or differ in capitals',
    {
      'test/a_test.ts': needsOne(),
      'test/aa_test.ts': PASS,
      'test/A_test.ts': PASS,
      'lib/test/a_test.ts': PASS,
    },
    { task: 'deno test --no-check', breaks: BROKEN },
  ),
];
