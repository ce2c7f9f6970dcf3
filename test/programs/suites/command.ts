import { type Files, manifest, type Suite } from '../suite.ts';

/** A module that tests import, so that a change of it is one of what they test. */
const VALUE: Files = { 'src/value.cjs': 'exports.value = 1;\n' };
const BROKEN: Files = { 'src/value.cjs': 'exports.value = 2;\n' };

/** A program that `runner: command` runs, and how its tests look. */
interface Program {
  readonly name: string;
  readonly script: string;
  readonly command: string;
  readonly tests: string;
  /** Ending of test files, after their name. */
  readonly ending: string;
  readonly pass: string;
  readonly needsOne: string;
  readonly skip: string;
  /** Files beside the tests: what turns the program's own report into JUnit XML. */
  readonly files?: Files;
  /** Takes seconds to start, so that only what matters most is run. */
  readonly slow?: boolean;
}

const programs: readonly Program[] = [
  {
    ...{
      name: 'mocha',
      script: "mocha 'test/**/*.test.cjs'",
      tests: 'test/**/*.test.cjs',
      ending: '.test.cjs',
    },
    command:
      'node_modules/.bin/mocha --reporter mocha-junit-reporter --reporter-options mochaFile={report} {files}',
    // Tests outside of any suite carry no file in this reporter's XML, so that no plan can be proven by them.
    pass: "describe('a', () => { it('a', () => {}); });\n",
    needsOne:
      "const { value } = require('../src/value.cjs');\ndescribe('a', () => { it('b', () => { if (value !== 1) throw new Error('no'); }); });\n",
    skip: "describe.skip('a', () => { it('b', () => {}); });\n",
  },
  {
    ...{ name: 'ava', script: "ava 'test/*.test.mjs'", tests: 'test/*.test.mjs', ending: '.test.mjs' },
    command: 'node tap-to-junit.cjs {report} node_modules/.bin/ava --tap {files}',
    pass: "import test from 'ava';\ntest('a', (t) => t.pass());\n",
    needsOne:
      "import { createRequire } from 'node:module';\nimport test from 'ava';\nconst { value } = createRequire(import.meta.url)('../src/value.cjs');\ntest('a', (t) => t.is(value, 1));\n",
    skip: "import test from 'ava';\ntest.skip('a', (t) => t.fail());\n",
    files: { 'tap-to-junit.cjs': tapToJUnit() },
  },
  {
    ...{
      name: 'tap',
      script: "tap --disable-coverage 'test/*.test.cjs'",
      tests: 'test/*.test.cjs',
      ending: '.test.cjs',
    },
    command: 'node_modules/.bin/tap --disable-coverage --reporter=junit --reporter-file={report} {files}',
    pass: "const t = require('tap');\nt.pass('a');\n",
    needsOne:
      "const t = require('tap');\nconst { value } = require('../src/value.cjs');\nt.equal(value, 1);\n",
    skip: "const t = require('tap');\nt.test('a', { skip: true }, (t) => { t.fail(); t.end(); });\n",
    slow: true,
  },
  {
    ...{
      name: 'playwright',
      script: 'playwright test --config playwright.config.cjs',
      tests: 'e2e/*.spec.cjs',
      ending: '.spec.cjs',
    },
    command: 'bash playwright.sh {report} {files}',
    pass: "const { test } = require('@playwright/test');\ntest('a', () => {});\n",
    needsOne:
      "const { test, expect } = require('@playwright/test');\nconst { value } = require('../src/value.cjs');\ntest('a', () => expect(value).toBe(1));\n",
    skip: "const { test } = require('@playwright/test');\ntest.skip('a', () => {});\n",
    files: {
      'playwright.config.cjs': "module.exports = { testDir: 'e2e', testMatch: '*.spec.cjs' };\n",
      'playwright.sh':
        'export PLAYWRIGHT_JUNIT_OUTPUT_NAME="$1"\nshift\nexec node_modules/.bin/playwright test --config playwright.config.cjs --reporter=junit "$@"\n',
    },
  },
];

function suitesOf(program: Program): Suite[] {
  const folder = program.tests.split('/')[0]!;
  const file = (name: string, text: string): Files => ({ [`${folder}/${name}${program.ending}`]: text });
  const suite = (name: string, files: Files, more: Partial<Suite> = {}): Suite => ({
    ...{ name, program: program.name, command: 'npm test', verdict: 'green' },
    files: {
      'package.json': manifest(program.script),
      ...VALUE,
      ...program.files,
      ...files,
    },
    plan: { runner: 'command', tests: program.tests },
    run: { command: program.command },
    ...more,
  });
  const passing: Files = {
    ...file('a', program.pass),
    ...file('b', program.pass),
    ...file('c', program.pass),
  };
  const suites = [
    suite('passes', { ...passing, ...file('one', program.needsOne) }, { breaks: BROKEN }),
    suite('fails', { ...passing, ...file('one', program.needsOne), ...BROKEN }, { verdict: 'red' }),
    suite('one file is skipped', { ...passing, ...file('skipped', program.skip) }),
    suite(
      'skips all',
      { ...file('a', program.skip), ...file('b', program.skip), ...file('c', program.skip) },
      // This reporter counts skipped tests and lists none of them.
      program.name === 'mocha' ? { exception: { verdict: 'red', why: 'its report lists no test' } } : {},
    ),
    suite('does not compile', { ...passing, ...file('broken', 'it(;\n') }, { verdict: 'red' }),
    // Of other programs a file that holds no test is in no report, and so it is not proven to have run.
    ...(program.name === 'ava'
      ? [suite('a file without tests', { ...passing, ...file('empty', '\n') }, { verdict: 'red' })]
      : []),
    // Of a program that we do not know nothing is found, whatever its own command says.
    ...(program.name === 'playwright'
      ? []
      : [suite('is not named', passing, { plan: {}, run: {}, nothing: 'unknown program' })]),
  ];
  return program.slow ? suites.slice(0, 2) : suites;
}

export const commandSuites: readonly Suite[] = [
  ...programs.flatMap(suitesOf),
  {
    ...{
      name: 'is not named',
      program: 'uvu',
      command: 'npm test',
      verdict: 'green',
      nothing: 'unknown program',
    },
    files: {
      'package.json': manifest('uvu test', { devDependencies: { uvu: '0.5' } }),
      'test/a.js': "const { test } = require('uvu');\ntest('a', () => {});\ntest.run();\n",
    },
  },
  reportOf('a failure of no file, and status 0', 'red', {
    report:
      '<testsuites><testsuite name="s"><testcase classname="A" name="t" file="a.check"/></testsuite><testsuite name="Login flow"><testcase classname="rejects a bad password" name="Login rejects"><failure message="expected 401">x</failure></testcase></testsuite></testsuites>',
    status: 0,
  }),
  reportOf('a failure of no file, and status 1', 'red', {
    report:
      '<testsuites><testsuite name="s"><testcase classname="A" name="t" file="a.check"/></testsuite><testsuite name="Login flow"><testcase classname="rejects" name="Login rejects"><failure>x</failure></testcase></testsuite></testsuites>',
    status: 1,
  }),
  reportOf('as Cypress writes it', 'green', {
    report:
      '<testsuites name="Mocha Tests"><testsuite name="Root Suite" tests="0" file="a.check" time="0"></testsuite><testsuite name="Describe it" tests="1" time="1"><testcase name="Describe it one" classname="one" time="1"/></testsuite></testsuites>',
    status: 0,
  }),
];

/** A program that writes a given report. The command fails where its report names a failure. */
function reportOf(name: string, verdict: Suite['verdict'], given: { report: string; status: number }): Suite {
  return {
    ...{ name, program: 'a report', verdict },
    command: `sh check.sh /dev/null; grep -q '<failure' report.xml && exit 1 || exit 0`,
    files: {
      'a.check': 'a\n',
      'report.xml': given.report,
      'check.sh': `cp report.xml "$1"\nexit ${given.status}\n`,
    },
    plan: { runner: 'command', tests: '*.check' },
    run: { command: 'sh check.sh {report} {files}' },
  };
}

/** Runs a program that prints TAP, and writes JUnit XML in which every test names its file. */
function tapToJUnit(): string {
  return `const { spawnSync } = require('node:child_process');
const { writeFileSync } = require('node:fs');
const [report, program, ...args] = process.argv.slice(2);
const files = args.filter((word) => word.startsWith('test/'));
const run = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
process.stdout.write(run.stdout + run.stderr);
const xml = (text) => text.replace(/[<>&"]/g, (c) => '&#' + c.charCodeAt(0) + ';');
const cases = [...run.stdout.matchAll(/^(not )?ok \\d+ - (.*?)( # (SKIP|TODO).*)?$/gm)].map(([, not, name, , mark]) => {
  const file = files.find((path) => name.startsWith(path.slice(5).replace(/\\.test\\.mjs$/, '') + ' ')) ?? (files.length === 1 ? files[0] : '');
  return '<testcase classname="ava" name="' + xml(name) + '" file="' + xml(file) + '">' + (mark ? '<skipped/>' : not ? '<failure/>' : '') + '</testcase>';
});
writeFileSync(report, '<testsuites><testsuite name="ava">' + cases.join('') + '</testsuite></testsuites>');
process.exitCode = run.status ?? 1;
`;
}
