import { type Files, manifest, type Suite } from '../suite.ts';

type Major = 29 | 30;

/** A module that tests import, so that a change of it selects them. */
const VALUE: Files = { 'src/value.js': 'exports.value = 1;\n' };
const BROKEN: Files = { 'src/value.js': 'exports.value = 2;\n' };

const test = (body = '', up = '../'): string =>
  `const { value } = require('${up}src/value.js');\n\ntest('a', () => {\n  expect(value).toBeGreaterThan(0);\n  ${body}\n});\n`;
const needsOne = (up = '../'): string => test('expect(value).toBe(1);', up);
const FAIL = test('expect(1).toBe(2);');

const passing = (count: number): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`test/p${index + 1}.test.js`, test()]));

interface Kind extends Partial<Suite> {
  readonly majors?: readonly Major[];
  readonly script?: string;
  /** More fields of package.json. */
  readonly fields?: object;
}

function suites(name: string, files: Files, kind: Kind = {}): Suite[] {
  const { majors = [30], script = 'jest', fields, ...more } = kind;
  return majors.map((major) => ({
    ...{ name, program: `jest-${major}`, command: 'npm test', verdict: 'green' as const },
    files: {
      'package.json': manifest(script, { devDependencies: { jest: String(major) }, ...fields }),
      ...VALUE,
      ...files,
    },
    ...more,
  }));
}

const BOTH = [29, 30] as const;

export const jestSuites: readonly Suite[] = [
  ...suites(
    'passes',
    { ...passing(5), 'test/one.test.js': needsOne() },
    { majors: BOTH, breaks: BROKEN, harmless: { 'src/other.js': 'exports.other = 1;\n' } },
  ),
  ...suites('fails', { ...passing(4), 'test/one.test.js': FAIL }, { majors: BOTH, verdict: 'red' }),
  ...suites(
    'skips all',
    {
      'test/a.test.js': test().replace("test('a'", "test.skip('a'"),
      'test/b.test.js': "describe.skip('b', () => test('c', () => {}));\n",
      'test/c.test.js': "test.todo('later');\n",
    },
    { majors: BOTH },
  ),
  ...suites('deselects all by a name in the script', passing(2), { script: 'jest -t nothing-of-that-name' }),
  ...suites(
    'deselects one file by a name in the script',
    { ...passing(2), 'test/one.test.js': FAIL.replace("'a'", "'b'") },
    { majors: [29], script: "jest -t '^a'" },
  ),
  ...suites('a test.only', {
    ...passing(2),
    'test/one.test.js': `${test().replace("test('a'", "test.only('a'")}test('b', () => expect(1).toBe(2));\n`,
  }),
  ...suites(
    'does not compile',
    { ...passing(2), 'test/one.test.js': 'test(;\n' },
    { majors: BOTH, verdict: 'red' },
  ),
  ...suites(
    'does not import',
    { ...passing(2), 'test/one.test.js': "require('./gone.js');\n" },
    { verdict: 'red' },
  ),
  ...suites(
    'a configuration that does not load',
    { ...passing(1), 'jest.config.js': "throw new Error('no configuration');\n" },
    { verdict: 'red' },
  ),
  ...suites('a configuration of an environment that is not there', passing(1), {
    majors: [29],
    fields: { jest: { testEnvironment: 'jsdom' } },
    verdict: 'red',
  }),
  ...suites('finds nothing', {}, { majors: BOTH, verdict: 'red', nothing: 'no test' }),
  ...suites('finds nothing and passes', {}, { script: 'jest --passWithNoTests', nothing: 'no test' }),
  ...suites(
    'a file without tests',
    { ...passing(2), 'test/one.test.js': 'module.exports = {};\n' },
    {
      verdict: 'red',
    },
  ),
  ...suites(
    '-c in the script',
    {
      'cfg/unit.json': '{ "rootDir": "..", "testMatch": ["**/*.test.js", "**/*.check.js"] }\n',
      ...passing(1),
      'src/one.check.js': needsOne(),
    },
    { majors: BOTH, script: 'jest -c cfg/unit.json', breaks: BROKEN },
  ),
  ...suites(
    '--config= in the script, of a module',
    {
      'jest.unit.js': "module.exports = { testMatch: ['<rootDir>/src/*.check.js'] };\n",
      'jest.config.js': "module.exports = { testMatch: ['<rootDir>/test/*.test.js'] };\n",
      'src/one.check.js': needsOne(),
      'src/two.check.js': test(),
      'test/old.test.js': FAIL,
    },
    { script: 'jest --config=jest.unit.js', breaks: BROKEN },
  ),
  ...suites(
    'testMatch from another module',
    {
      'jest.config.js': "module.exports = { testMatch: require('./patterns') };\n",
      'patterns.js': "module.exports = ['**/*.test.js', '**/*.check.js'];\n",
      ...passing(1),
      'src/one.check.js': needsOne(),
    },
    { majors: BOTH, breaks: BROKEN },
  ),
  ...suites(
    'a configuration that is a function',
    {
      'jest.config.js':
        "module.exports = async () => ({ testMatch: ['check'].map((word) => `**/*.${word}.js`) });\n",
      'src/one.check.js': needsOne(),
      'src/two.check.js': test(),
      'test/old.test.js': FAIL,
    },
    { breaks: BROKEN },
  ),
  ...suites(
    'a configuration that spreads another one',
    {
      'base.js': "module.exports = { testRegex: '\\\\.check\\\\.js$' };\n",
      'jest.config.js': "const base = require('./base');\nmodule.exports = { ...base, verbose: true };\n",
      'src/one.check.js': needsOne(),
      'src/two.check.js': test(),
      'test/old.test.js': FAIL,
    },
    { majors: [29], breaks: BROKEN },
  ),
  ...suites(
    'a preset of the repository',
    {
      'preset/jest-preset.js': "module.exports = { testMatch: ['**/*.check.js'] };\n",
      'jest.config.js': "module.exports = { preset: './preset/jest-preset.js' };\n",
      'src/one.check.js': needsOne(),
      'src/two.check.js': test(),
      'test/old.test.js': FAIL,
    },
    { breaks: BROKEN },
  ),
  ...suites(
    'jest.config.ts',
    {
      'jest.config.ts': "const config = { testRegex: ['.*\\\\.check\\\\.js$'] };\nexport default config;\n",
      'src/one.check.js': needsOne(),
      'src/two.check.js': test(),
      'test/old.test.js': FAIL,
    },
    { breaks: BROKEN },
  ),
  ...suites(
    'jest.config.mjs',
    {
      'jest.config.mjs': "const ending = 'check';\nexport default { testMatch: [`**/*.${ending}.js`] };\n",
      'src/one.check.js': needsOne(),
      'src/two.check.js': test(),
      'test/old.test.js': FAIL,
    },
    { majors: [29], breaks: BROKEN },
  ),
  ...suites(
    'roots',
    { 'test/old.test.js': FAIL, 'unit/one.test.js': needsOne(), 'unit/two.test.js': test() },
    { fields: { jest: { roots: ['<rootDir>/unit', '<rootDir>/src'] } }, breaks: BROKEN },
  ),
  ...suites(
    'rootDir',
    {
      'test/old.test.js': FAIL,
      'web/test/one.test.js': needsOne('../../'),
      'web/test/two.test.js': test('', '../../'),
    },
    { fields: { jest: { rootDir: 'web' } }, breaks: BROKEN },
  ),
  ...suites(
    'testPathIgnorePatterns',
    { 'slow/old.test.js': FAIL, ...passing(1), 'test/one.test.js': needsOne() },
    { fields: { jest: { testPathIgnorePatterns: ['/slow/', '/node_modules/'] } }, breaks: BROKEN },
  ),
  ...suites(
    'modulePathIgnorePatterns',
    { 'slow/old.test.js': FAIL, ...passing(1), 'test/one.test.js': needsOne() },
    { fields: { jest: { modulePathIgnorePatterns: ['<rootDir>/slow/'] } }, breaks: BROKEN },
  ),
  ...suites(
    '--testPathIgnorePatterns in the script',
    { 'slow/old.test.js': FAIL, ...passing(1), 'test/one.test.js': needsOne() },
    { majors: [29], script: 'jest --testPathIgnorePatterns=slow', breaks: BROKEN },
  ),
  ...suites(
    'names of files in the script',
    { 'slow/old.test.js': FAIL, ...passing(1), 'test/one.test.js': needsOne() },
    { script: 'jest test/', breaks: BROKEN },
  ),
  ...suites(
    'projects',
    {
      'jest.config.js':
        "module.exports = { projects: [{ displayName: 'unit', testMatch: ['**/*.test.js'] }, { displayName: 'check', testMatch: ['**/*.check.js'] }] };\n",
      ...passing(1),
      'src/one.check.js': needsOne(),
    },
    { majors: BOTH, breaks: BROKEN },
  ),
  ...suites(
    'projects in folders',
    {
      'jest.config.js': "module.exports = { projects: ['<rootDir>/packages/*'] };\n",
      'packages/a/package.json': '{ "name": "a", "jest": { "testMatch": ["**/*.check.js"] } }\n',
      'packages/a/one.check.js': needsOne('../../'),
      'packages/b/jest.config.js': "module.exports = { displayName: 'b' };\n",
      'packages/b/two.test.js': test('', '../../'),
      'test/old.test.js': FAIL,
    },
    { breaks: BROKEN },
  ),
  ...suites(
    '--selectProjects in the script',
    {
      'jest.config.js':
        "module.exports = { projects: [{ displayName: 'unit', testMatch: ['**/*.test.js'] }, { displayName: 'slow', testMatch: ['**/*.check.js'] }] };\n",
      ...passing(1),
      'test/one.test.js': needsOne(),
      'src/old.check.js': FAIL,
    },
    { script: 'jest --selectProjects unit', breaks: BROKEN },
  ),
  ...suites(
    'a file that two projects run',
    {
      'jest.config.js':
        "module.exports = { projects: [{ displayName: 'a', globals: { WHICH: 'a' } }, { displayName: 'b', globals: { WHICH: 'b' } }] };\n",
      ...passing(1),
      'test/one.test.js': test("expect(WHICH === 'a' || value === 1).toBe(true);"),
    },
    { breaks: BROKEN },
  ),
  ...suites(
    'modules of ECMAScript, by a flag of Node in the script',
    {
      'src/value.js': 'export const value = 1;\n',
      'test/one.test.js':
        "import { value } from '../src/value.js';\ntest('a', () => expect(value).toBe(1));\n",
      'test/two.test.js': "import '../src/value.js';\ntest('a', () => {});\n",
    },
    {
      script: 'node --experimental-vm-modules node_modules/jest/bin/jest.js',
      fields: { type: 'module', jest: { transform: {} } },
      breaks: { 'src/value.js': 'export const value = 2;\n' },
    },
  ),
  ...suites(
    'a threshold of coverage that all tests reach together',
    {
      'src/value.js': 'exports.value = 1;\nexports.a = () => 1;\nexports.b = () => 2;\n',
      'test/a.test.js': test("require('../src/value.js').a();"),
      'test/b.test.js': test("require('../src/value.js').b();"),
      'test/c.test.js': test(),
    },
    { fields: { jest: { collectCoverage: true, coverageThreshold: { global: { functions: 100 } } } } },
  ),
  ...suites(
    'a threshold of coverage that is missed',
    { ...passing(2), 'src/value.js': 'exports.value = 1;\nexports.a = () => 1;\n' },
    {
      majors: [29],
      fields: { jest: { collectCoverage: true, coverageThreshold: { global: { functions: 100 } } } },
      verdict: 'red',
      exception: { verdict: 'green', why: 'thresholds are for the whole suite', inParts: true },
    },
  ),
  ...suites(
    'a global set-up that fails',
    { ...passing(1), 'setup.js': "module.exports = () => { throw new Error('no'); };\n" },
    {
      fields: { jest: { globalSetup: './setup.js' } },
      verdict: 'red',
    },
  ),
  ...suites(
    'a global tear-down that fails',
    { ...passing(1), 'teardown.js': "module.exports = () => { throw new Error('no'); };\n" },
    { majors: [29], fields: { jest: { globalTeardown: './teardown.js' } }, verdict: 'red' },
  ),
  ...suites(
    'a snapshot that is not there yet, which CI does not write',
    { ...passing(1), 'test/one.test.js': test('expect({ value }).toMatchSnapshot();') },
    { script: 'jest --ci', verdict: 'red' },
  ),
  ...suites(
    'a script that runs another one',
    {
      'package.json': `${JSON.stringify({ name: 'suite', scripts: { test: 'npm run lint && npm run unit', lint: 'true', unit: 'jest test/' }, devDependencies: { jest: '30' } }, null, 2)}\n`,
      ...passing(1),
      'test/one.test.js': needsOne(),
      'slow/old.test.js': FAIL,
    },
    { breaks: BROKEN },
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
    { majors: BOTH, breaks: BROKEN },
  ),
];
