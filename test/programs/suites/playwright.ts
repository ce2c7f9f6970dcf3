import { type Files, manifest, type Suite } from '../suite.ts';

/** A module that tests import, so that a change of it selects them. */
const VALUE: Files = { 'src/value.cjs': 'exports.value = 1;\n' };
const BROKEN: Files = { 'src/value.cjs': 'exports.value = 2;\n' };

const HEAD = "const { test, expect } = require('@playwright/test');\n";
const PASS = `${HEAD}test('a', () => {});\n`;
const FAIL = `${HEAD}test('a', () => expect(1).toBe(2));\n`;
const needsOne = (up = '../'): string =>
  `${HEAD}const { value } = require('${up}src/value.cjs');\ntest('b', () => expect(value).toBe(1));\n`;

const passing = (count: number, folder = 'e2e'): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${folder}/p${index + 1}.spec.cjs`, PASS]));

interface Kind extends Partial<Suite> {
  readonly script?: string;
  /** Text of the configuration's object; null = no configuration. */
  readonly config?: string | null;
}

function suite(name: string, files: Files, kind: Kind = {}): Suite {
  const { script = 'playwright test', config = "{ testDir: 'e2e' }", ...more } = kind;
  return {
    ...{ name, program: 'playwright', command: 'npm test', verdict: 'green' },
    files: {
      'package.json': manifest(script, { devDependencies: { '@playwright/test': '1' } }),
      ...(config === null ? {} : { 'playwright.config.cjs': `module.exports = ${config};\n` }),
      ...VALUE,
      ...files,
    },
    ...more,
  };
}

const red = { verdict: 'red' } as const;
/** Two projects, of which one is run first. */
const SETUP =
  "{ testDir: 'e2e', projects: [{ name: 'setup', testMatch: /.*\\.setup\\.cjs/, teardown: 'teardown' }, { name: 'teardown', testMatch: '*.teardown.cjs' }, { name: 'main', dependencies: ['setup'] }] }";
const needsSetup = `${HEAD}const { existsSync } = require('node:fs');\ntest('a', () => expect(existsSync('state.json')).toBe(true));\n`;
const SETUP_FILES: Files = {
  'e2e/state.setup.cjs': `${HEAD}const { value } = require('../src/value.cjs');\ntest('set up', () => { expect(value).toBe(1); require('node:fs').writeFileSync('state.json', '{}'); });\n`,
  'e2e/state.teardown.cjs': `${HEAD}test('clean up', () => require('node:fs').rmSync('state.json'));\n`,
  'e2e/a.spec.cjs': needsSetup,
  'e2e/b.spec.cjs': needsSetup,
  'e2e/c.spec.cjs': needsSetup,
};

export const playwrightSuites: readonly Suite[] = [
  suite(
    'passes',
    { ...passing(5), 'e2e/one.spec.cjs': needsOne() },
    { breaks: BROKEN, harmless: { 'src/other.cjs': 'exports.other = 1;\n' } },
  ),
  suite('fails', { ...passing(4), 'e2e/one.spec.cjs': FAIL }, red),
  suite('skips all', {
    'e2e/a.spec.cjs': `${HEAD}test.skip('a', () => {});\n`,
    'e2e/b.spec.cjs': `${HEAD}test.describe.skip('b', () => { test('c', () => {}); });\n`,
    'e2e/c.spec.cjs': `${HEAD}test.fixme('later', () => expect(1).toBe(2));\n`,
  }),
  suite('deselects all by a name in the script', passing(2), {
    ...{ script: 'playwright test -g nothing-of-that-name', verdict: 'red', nothing: 'no test' },
    exception: { verdict: 'red', why: 'Playwright lists nothing then' },
  }),
  suite(
    'deselects one file by a name in the script',
    { ...passing(2), 'e2e/one.spec.cjs': FAIL.replace("'a'", "'b'") },
    { script: "playwright test --grep '^(?!.* b$)'" },
  ),
  suite('a test.only, which counts for all files', {
    'e2e/one.spec.cjs': PASS.replace('test(', 'test.only('),
    'e2e/two.spec.cjs': FAIL,
    'e2e/three.spec.cjs': PASS,
  }),
  suite(
    'a test.only that is forbidden',
    { ...passing(2), 'e2e/one.spec.cjs': PASS.replace('test(', 'test.only(') },
    { ...red, config: "{ testDir: 'e2e', forbidOnly: !!process.env.CI }" },
  ),
  suite('does not compile', { ...passing(2), 'e2e/one.spec.cjs': 'test(;\n' }, red),
  suite('does not import', { ...passing(2), 'e2e/one.spec.cjs': "require('./gone.cjs');\n" }, red),
  suite('a configuration that does not load', passing(1), {
    ...red,
    config: "(() => { throw new Error('no configuration'); })()",
  }),
  suite('finds nothing', {}, { ...red, nothing: 'no test' }),
  suite(
    'finds nothing and passes',
    {},
    { script: 'playwright test --pass-with-no-tests', nothing: 'no test' },
  ),
  suite('a file without tests', { ...passing(2), 'e2e/one.spec.cjs': 'module.exports = {};\n' }),
  suite(
    'a retried flake',
    {
      ...passing(2),
      'e2e/one.spec.cjs': `${HEAD}test('a', ({}, { retry }) => expect(retry).toBe(1));\n`,
    },
    { config: "{ testDir: 'e2e', retries: 2 }" },
  ),
  suite(
    'a retried flake that is forbidden',
    {
      ...passing(2),
      'e2e/one.spec.cjs': `${HEAD}test('a', ({}, { retry }) => expect(retry).toBe(1));\n`,
    },
    { ...red, script: 'playwright test --retries 2 --fail-on-flaky-tests' },
  ),
  suite(
    'a group in a row that is run again',
    {
      ...passing(1),
      'e2e/one.spec.cjs': `${HEAD}test.describe.configure({ mode: 'serial' });\ntest('a', () => {});\ntest('b', ({}, { retry }) => expect(retry).toBe(1));\ntest('c', () => {});\n`,
    },
    { config: "{ testDir: 'e2e', retries: 1 }" },
  ),
  suite('a test that is to fail, and does', {
    ...passing(1),
    'e2e/one.spec.cjs': FAIL.replace('test(', 'test.fail('),
  }),
  suite(
    'a test that is to fail, and does not',
    { ...passing(1), 'e2e/one.spec.cjs': PASS.replace('test(', 'test.fail(') },
    red,
  ),
  ...[
    ['process.exit(0)', 'a process that ends with 0'],
    ['process.exit(1)', 'a process that ends with 1'],
    ["process.kill(process.pid, 'SIGKILL')", 'a process that is killed'],
    ["process.kill(process.ppid, 'SIGKILL')", 'the program itself is killed'],
    ["await require('node:timers/promises').setTimeout(5000)", 'a test without end'],
    ["Promise.reject(new Error('nobody waits'))", 'an error that no test waits for'],
  ].map(([body, name]) =>
    suite(
      name!,
      {
        ...passing(2),
        'e2e/one.spec.cjs': `${HEAD}test('a', async () => { test.setTimeout(1000); ${body}; await new Promise((done) => setTimeout(done, 200)); });\ntest('b', () => {});\n`,
      },
      red,
    ),
  ),
  ...['beforeAll', 'afterAll', 'beforeEach'].map((hook) =>
    suite(
      `a hook that fails: ${hook}`,
      { ...passing(2), 'e2e/one.spec.cjs': `${PASS}test.${hook}(() => { throw new Error('no'); });\n` },
      red,
    ),
  ),
  suite('a hook that fails without a test', {
    ...passing(2),
    'e2e/one.spec.cjs': `${HEAD}test.beforeAll(() => { throw new Error('no'); });\n`,
  }),
  ...['globalSetup', 'globalTeardown'].map((hook) =>
    suite(
      `${hook} that fails`,
      { ...passing(2), 'hook.cjs': "module.exports = () => { throw new Error('no'); };\n" },
      { ...red, config: `{ testDir: 'e2e', ${hook}: './hook.cjs' }` },
    ),
  ),
  suite('a web server that does not start', passing(2), {
    ...red,
    config: "{ testDir: 'e2e', webServer: { command: 'false', url: 'http://127.0.0.1:9' } }",
  }),
  suite(
    'a project that sets up, and one that cleans up',
    { ...SETUP_FILES, 'src/other.cjs': '' },
    { config: SETUP, breaks: BROKEN, harmless: { 'e2e/c.spec.cjs': `${needsSetup}// changed\n` } },
  ),
  suite('a project that sets up fails', { ...SETUP_FILES, ...BROKEN }, { ...red, config: SETUP }),
  suite(
    'a project that cleans up fails',
    { ...SETUP_FILES, 'e2e/state.teardown.cjs': FAIL },
    { ...red, config: SETUP },
  ),
  suite(
    'a file that two projects run',
    {
      ...passing(1),
      'e2e/one.spec.cjs': `${HEAD}const { value } = require('../src/value.cjs');\ntest('a', ({}, { project }) => expect(project.name === 'b' || value === 1).toBe(true));\n`,
    },
    { config: "{ testDir: 'e2e', projects: [{ name: 'a' }, { name: 'b' }] }", breaks: BROKEN },
  ),
  suite(
    'projects by patterns, one of them in the script',
    {
      'unit/one.check.cjs': needsOne(),
      'unit/two.check.cjs': PASS,
      'e2e/old.spec.cjs': FAIL,
    },
    {
      script: 'playwright test --project=unit',
      config:
        "{ projects: [{ name: 'unit', testDir: './unit', testMatch: /\\.CHECK\\.cjs$/i }, { name: 'e2e', testDir: './e2e' }] }",
      breaks: BROKEN,
    },
  ),
  suite(
    'testMatch and testIgnore',
    { 'e2e/one.check.cjs': needsOne(), 'e2e/two.Check.cjs': PASS, 'e2e/slow/old.check.cjs': FAIL },
    {
      config: "{ testDir: 'e2e', testMatch: ['*.check.cjs'], testIgnore: '**/slow/**' }",
      breaks: BROKEN,
    },
  ),
  suite(
    'without a configuration',
    { 'e2e/one.spec.cjs': needsOne(), 'tests/two.test.cjs': PASS, 'tests/three.spec.cjs': PASS },
    { config: null, breaks: BROKEN },
  ),
  suite(
    'a configuration of the script',
    {
      'cfg/e2e.config.cjs': "module.exports = { testDir: '../e2e', testMatch: '*.check.cjs' };\n",
      'e2e/one.check.cjs': needsOne(),
      'e2e/two.check.cjs': PASS,
      'e2e/old.spec.cjs': FAIL,
    },
    { script: 'playwright test -c cfg/e2e.config.cjs', breaks: BROKEN },
  ),
  suite(
    'a configuration that is computed',
    { ...passing(2), 'e2e/one.spec.cjs': needsOne(), 'other/old.spec.cjs': FAIL },
    { config: "{ testDir: ['e', '2e'].join('') }", breaks: BROKEN },
  ),
  suite(
    'a configuration in TypeScript',
    {
      'playwright.config.ts':
        "import { defineConfig } from '@playwright/test';\n\nexport default defineConfig({ testDir: './e2e', fullyParallel: true, reporter: process.env.CI ? 'dot' : 'list' });\n",
      'src/value.ts': 'export const value: number = 1;\n',
      'e2e/one.spec.ts':
        "import { expect, test } from '@playwright/test';\nimport { value } from '../src/value';\ntest('a', () => expect(value).toBe(1));\ntest('b', () => {});\n",
      'e2e/two.spec.ts': "import { test } from '@playwright/test';\ntest('a', () => {});\n",
    },
    { config: null, breaks: { 'src/value.ts': 'export const value: number = 2;\n' } },
  ),
  suite(
    'names of files in the script',
    { 'slow/old.spec.cjs': FAIL, ...passing(1), 'e2e/one.spec.cjs': needsOne() },
    { script: 'playwright test e2e/', config: '{}', breaks: BROKEN },
  ),
  suite(
    'names of files in the script, which the shell expands',
    { 'e2e/old.check.cjs': FAIL, ...passing(1), 'e2e/one.spec.cjs': needsOne() },
    { script: 'playwright test e2e/*.spec.cjs', config: "{ testMatch: '*.cjs' }", breaks: BROKEN },
  ),
  suite(
    'brackets, spaces and other letters in paths',
    {
      'e2e/[id]/a.spec.cjs': needsOne('../../'),
      'e2e/(group)/b.spec.cjs': PASS,
      'e2e/with space/c.spec.cjs': PASS,
      'e2e/größe/d.spec.cjs': PASS,
      "e2e/it's/$e+.spec.cjs": PASS,
    },
    { breaks: BROKEN },
  ),
  suite(
    'names that are parts of others, or differ in capitals',
    {
      'e2e/a.spec.cjs': needsOne(),
      'e2e/aa.spec.cjs': PASS,
      'e2e/A.spec.cjs': PASS,
      'e2e/e2e/a.spec.cjs': PASS,
    },
    { breaks: BROKEN },
  ),
  suite(
    'a test file that imports another',
    { ...passing(2), 'e2e/one.spec.cjs': `${PASS}require('./two.spec.cjs');\n`, 'e2e/two.spec.cjs': PASS },
    red,
  ),
  suite(
    'two tests of one name in a file',
    { ...passing(2), 'e2e/one.spec.cjs': `${PASS}test('a', () => {});\n` },
    red,
  ),
  suite(
    'more failures than it goes on for',
    { ...passing(2), 'e2e/a.spec.cjs': FAIL, 'e2e/b.spec.cjs': FAIL, 'e2e/c.spec.cjs': FAIL },
    { ...red, script: 'playwright test --max-failures=1 --workers=1' },
  ),
  suite(
    'a snapshot that is not there yet',
    {
      ...passing(1),
      'e2e/one.spec.cjs': `${HEAD}test('a', () => expect('text').toMatchSnapshot());\n`,
    },
    red,
  ),
  suite(
    'tests of a helper module',
    {
      'e2e/helper.cjs': `${HEAD}exports.declare = (value) => test('a', () => expect(value).toBe(1));\n`,
      'e2e/one.spec.cjs': "require('./helper.cjs').declare(require('../src/value.cjs').value);\n",
      'e2e/two.spec.cjs': "require('./helper.cjs').declare(1);\n",
    },
    { breaks: BROKEN },
  ),
];
