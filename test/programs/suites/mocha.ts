import type { Files, Suite } from '../suite.ts';
import { mochaConfigurations } from './mocha/configuration.ts';
import { mochaCoverage } from './mocha/coverage.ts';
import { BOTH, BROKEN, FAIL, needsOne, passing, suites, test } from './mocha/project.ts';

const HARMLESS: Files = { 'src/other.js': 'exports.other = 1;\n' };

export const mochaSuites: readonly Suite[] = [
  ...mochaConfigurations,
  ...mochaCoverage,
  ...suites(
    'passes',
    { ...passing(5), 'test/one.js': needsOne() },
    { programs: BOTH, breaks: BROKEN, harmless: HARMLESS },
  ),
  ...suites('fails', { ...passing(4), 'test/one.js': FAIL }, { programs: BOTH, verdict: 'red' }),
  ...suites(
    'skips all',
    {
      'test/a.js': test().replace('it(', 'it.skip('),
      'test/b.js': "describe.skip('b', () => { it('c', () => {}); });\n",
      'test/c.js': "it('later');\n",
      'test/d.js': "it('d', function () { this.skip(); });\n",
    },
    { programs: BOTH },
  ),
  ...suites('deselects all by a name in the script', passing(3), {
    script: 'mocha --grep nothing-of-that-name',
    exception: { verdict: 'red', why: 'nothing ran' },
  }),
  ...suites(
    'deselects one file by a name in the script',
    { ...passing(2), 'test/one.js': FAIL.replaceAll("'a'", "'x'") },
    { script: "mocha -g '^a'" },
  ),
  ...suites(
    'a test.only',
    { ...passing(2), 'test/one.js': `${test().replace('it(', 'it.only(')}it('x', () => { throw 1; });\n` },
    { programs: BOTH },
  ),
  ...suites(
    'a test.only beside a file that fails',
    { ...passing(1), 'test/one.js': test().replace('it(', 'it.only('), 'test/two.js': FAIL },
    {
      // Of the files of one process it leaves one test; of another process it knows nothing.
      exception: { verdict: 'red', why: 'only counts for the files of its leg', inParts: true },
    },
  ),
  ...suites(
    'forbids a test.only',
    { ...passing(2), 'test/one.js': test().replace('it(', 'it.only(') },
    { script: 'mocha --forbid-only', programs: BOTH, verdict: 'red' },
  ),
  ...suites(
    'forbids a skipped test',
    { ...passing(2), 'test/one.js': test().replace('it(', 'it.skip(') },
    { script: 'mocha --forbid-pending', verdict: 'red' },
  ),
  ...suites(
    'does not compile',
    { ...passing(3), 'test/one.js': 'it(;\n' },
    { programs: BOTH, verdict: 'red' },
  ),
  ...suites(
    'does not import',
    { ...passing(2), 'test/one.js': "require('./gone.js');\n" },
    { verdict: 'red' },
  ),
  ...suites(
    'a module that does not import',
    { ...passing(2), 'test/one.mjs': "import './gone.mjs';\n" },
    { verdict: 'red' },
  ),
  ...suites(
    'a file that throws while it is loaded',
    { ...passing(2), 'test/one.js': "describe('a', () => { throw new Error('no'); });\n" },
    { verdict: 'red' },
  ),
  ...suites('finds nothing', {}, { programs: BOTH, verdict: 'red', nothing: 'no test' }),
  ...suites(
    'a file without tests',
    { ...passing(3), 'test/one.js': 'module.exports = {};\n' },
    { programs: BOTH },
  ),
  ...suites('no test in any file', { 'test/one.js': 'exports.x = 1;\n' }, { nothing: 'no test' }),
  ...suites(
    'a retried flake',
    {
      ...passing(2),
      'test/one.js':
        "let runs = 0;\nit('a', () => { runs += 1; if (runs < 3) throw new Error('flake'); });\n",
    },
    { script: 'mocha --retries 2', programs: BOTH },
  ),
  ...suites(
    'a test that fails however often it is retried',
    { ...passing(2), 'test/one.js': FAIL },
    { script: 'mocha --retries 2', verdict: 'red' },
  ),
  ...suites(
    'ends the process with 1 in the middle',
    { ...passing(3), 'test/one.js': test('process.exit(1);') },
    { programs: BOTH, verdict: 'red' },
  ),
  ...suites(
    'ends the process with 0 in the middle',
    { ...passing(3), 'test/one.js': test('process.exit(0);') },
    {
      programs: BOTH,
      exception: { verdict: 'red', why: 'the tests behind it did not run' },
    },
  ),
  ...suites(
    'ends the process with 0 while a file is loaded',
    { ...passing(3), 'test/one.js': 'process.exit(0);\n' },
    { exception: { verdict: 'red', why: 'no test ran' } },
  ),
  ...suites(
    'is killed in the middle',
    { ...passing(3), 'test/one.js': test("process.kill(process.pid, 'SIGKILL');") },
    { programs: BOTH, verdict: 'red' },
  ),
  ...['before', 'beforeEach', 'afterEach', 'after'].flatMap((hook) =>
    suites(
      `a hook that fails: ${hook}`,
      {
        ...passing(2),
        'test/one.js': `describe('x', () => { ${hook}(() => { throw new Error('no'); }); it('y', () => {}); });\n`,
      },
      { programs: BOTH, verdict: 'red' },
    ),
  ),
  ...suites(
    'an error that nobody catches',
    {
      ...passing(2),
      'test/one.js':
        "it('a', (done) => { setTimeout(() => { throw new Error('no'); }, 5); setTimeout(done, 50); });\n",
    },
    { programs: BOTH, verdict: 'red' },
  ),
  ...suites(
    'an error after the last test',
    {
      ...passing(2),
      'test/one.js': "it('a', () => { setTimeout(() => { throw new Error('no'); }, 20); });\n",
    },
    { verdict: 'red' },
  ),
  ...suites(
    'a rejection that nobody catches',
    {
      ...passing(2),
      'test/one.js': "it('a', (done) => { Promise.reject(new Error('no')); setTimeout(done, 50); });\n",
    },
    { programs: BOTH },
  ),
  ...suites(
    'a test that takes too long',
    { ...passing(2), 'test/one.js': "it('a', (done) => {});\n" },
    {
      script: 'mocha --timeout 50',
      verdict: 'red',
    },
  ),
  ...suites(
    'a global that leaks',
    { ...passing(2), 'test/one.js': "it('a', () => { globalThis.leaked = 1; });\n" },
    { script: 'mocha --check-leaks', verdict: 'red' },
  ),
  ...suites(
    'stops at the first failure',
    { ...passing(3), 'test/one.js': FAIL },
    { script: 'mocha --bail', verdict: 'red' },
  ),
  ...suites(
    'a test that replaces the file system',
    {
      ...passing(1),
      'test/one.js':
        "const fs = require('fs');\nlet real;\nbefore(() => { real = fs.writeSync; fs.writeSync = () => { throw new Error('mocked'); }; });\nit('a', () => {});\nafter(() => { fs.writeSync = real; });\n",
    },
    {},
  ),
  ...suites(
    'the same test in two files',
    {
      'test/a.js': "it('same', () => {});\n",
      'test/b.js': "it('same', () => { throw new Error('no'); });\n",
    },
    { verdict: 'red' },
  ),
  ...suites('a file that is required and cannot be loaded', passing(2), {
    script: 'mocha --require ./gone.js',
    verdict: 'red',
  }),
  ...suites(
    'a configuration that does not load',
    { ...passing(2), '.mocharc.js': "throw new Error('no configuration');\n" },
    { verdict: 'red' },
  ),
  ...suites(
    'a global set-up that fails',
    { ...passing(2), 'setup.js': "exports.mochaGlobalSetup = () => { throw new Error('no'); };\n" },
    { script: 'mocha -r ./setup.js', verdict: 'red' },
  ),
  ...suites(
    'a global tear-down that fails',
    { ...passing(2), 'setup.js': "exports.mochaGlobalTeardown = () => { throw new Error('no'); };\n" },
    { script: 'mocha -r ./setup.js' },
  ),
  ...suites(
    'starts late',
    { ...passing(2), 'test/z.js': "setTimeout(() => { it('late', () => {}); run(); }, 20);\n" },
    {
      script: 'mocha --delay',
      // Only one file calls run().
      exception: { verdict: 'red', why: 'one file of them all starts the tests', inParts: true },
    },
  ),
  ...suites(
    'in parallel',
    { ...passing(3), 'test/one.js': needsOne() },
    {
      script: 'mocha --parallel --jobs 2',
      programs: BOTH,
      breaks: BROKEN,
    },
  ),
  ...suites(
    'in parallel, with a file that does not load',
    { ...passing(3), 'test/one.js': 'it(;\n' },
    {
      script: 'mocha --parallel --jobs 2',
      programs: BOTH,
      verdict: 'red',
    },
  ),
  ...suites(
    'in parallel, with a file that ends its process',
    { ...passing(3), 'test/one.js': test('process.exit(0);') },
    {
      script: 'mocha --parallel --jobs 2',
      verdict: 'red',
    },
  ),
  ...suites(
    'in parallel, with a file without tests',
    { ...passing(3), 'test/one.js': '\n' },
    {
      script: 'mocha --parallel --jobs 2',
    },
  ),
  ...suites(
    'in parallel, with a hook that fails',
    { ...passing(3), 'test/one.js': "before(() => { throw new Error('no'); });\nit('x', () => {});\n" },
    {
      script: 'mocha --parallel --jobs 2',
      verdict: 'red',
    },
  ),
  ...suites(
    'modules of ECMAScript',
    {
      'src/value.js': 'export const value = 1;\n',
      ...Object.fromEntries(
        ['a', 'b', 'c'].map((name) => [
          `test/${name}.spec.mjs`,
          "import assert from 'node:assert';\nimport { value } from '../src/value.js';\nawait null;\nit('a', () => assert.ok(value === 1));\n",
        ]),
      ),
    },
    {
      script: 'mocha test/*.spec.mjs',
      fields: { type: 'module' },
      programs: BOTH,
      breaks: { 'src/value.js': 'export const value = 2;\n' },
    },
  ),
  ...suites(
    'flags of Node, which start another process',
    { ...passing(2), 'test/one.js': test("assert.ok(typeof gc === 'function' && value === 1);") },
    { script: 'mocha --expose-gc --reporter dot', programs: BOTH, breaks: BROKEN },
  ),
  ...suites(
    'started by node, with variables',
    { ...passing(2), 'test/one.js': test("assert.ok(process.env.MODE === 'x' && value === 1);") },
    {
      script: 'MODE=x node --no-warnings node_modules/mocha/bin/_mocha test',
      programs: BOTH,
      breaks: BROKEN,
    },
  ),
  ...suites(
    'another interface',
    {
      'test/a.js': "suite('a', () => { test('b', () => {}); });\n",
      'test/b.js': "test('b', () => { throw 1; });\n",
    },
    { script: 'mocha -u tdd', verdict: 'red' },
  ),
  ...suites(
    'tests of a helper that several files share',
    {
      'lib/shared.js':
        "module.exports = (value) => describe('shared', () => { it('a', () => { if (!value) throw 1; }); });\n",
      'test/a.js': "require('../lib/shared.js')(1);\n",
      'test/b.js': "require('../lib/shared.js')(require('../src/value.js').value === 1);\n",
    },
    { breaks: BROKEN },
  ),
  ...suites(
    'fails when there is no test',
    { ...passing(2), 'test/one.js': 'exports.x = 1;\n' },
    { script: 'mocha --fail-zero' },
  ),
  ...suites(
    'passes whatever fails',
    { ...passing(2), 'test/one.js': FAIL },
    {
      script: 'mocha --pass-on-failing-test-suite',
      exception: { verdict: 'red', why: 'a test that fails is red' },
    },
  ),
  ...suites(
    'brackets, spaces and other letters in paths',
    {
      'test/[id]/a.js': needsOne('../../'),
      'test/(group)/b.js': test('', '../../'),
      'test/with space/c.js': test('', '../../'),
      'test/größe/d.js': test('', '../../'),
      "test/it's/e.js": test('', '../../'),
      'test/$HOME/f+g,h.js': test('', '../../'),
      'test/{a,b}/!(x).js': test('', '../../'),
      '-dash.js': test('', './'),
    },
    { script: "mocha 'test/**/*.js' ./-dash.js", programs: BOTH, breaks: BROKEN },
  ),
];
