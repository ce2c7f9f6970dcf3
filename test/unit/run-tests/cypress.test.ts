import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandOf } from '@paceline/runners';
import { afterAll, expect, test } from 'vitest';
import { cypress } from '../../../actions/run-tests/src/runners/javascript/cypress.ts';

const scratch = mkdtempSync(join(tmpdir(), 'paceline-cypress-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/**
 * A stand-in for the module: what its documentation says of `cypress.run` ("Module API") and of
 * `cypress.cli.parseRunArguments`. It prints the specs that it is given.
 */
function project(results: unknown): string {
  const folder = mkdtempSync(join(scratch, 'project-'));
  const module = join(folder, 'node_modules/cypress');
  mkdirSync(join(module, 'bin'), { recursive: true });
  writeFileSync(
    join(module, 'package.json'),
    '{ "name": "cypress", "main": "index.js", "bin": "bin/cypress" }',
  );
  writeFileSync(join(module, 'bin/cypress'), '');
  writeFileSync(
    join(module, 'index.js'),
    `exports.cli = { parseRunArguments: async (words) => ({ words }) };
exports.run = async ({ words }) => { console.log(JSON.stringify(words)); const results = ${JSON.stringify(results)}; if (results === null) process.exit(0); return results; };`,
  );
  return folder;
}

async function run(results: unknown, files: string[], script = 'cypress run --browser chrome --parallel') {
  const directory = project(results);
  const runner = cypress(
    {
      ...{ directory, root: directory, args: [], startIsKnown: true, siblings: async () => [] },
      command: commandOf({ scripts: { test: script } }, 'cypress'),
      script: { nodeFlags: [], variables: {} },
      ask: async () => undefined,
    },
    scratch,
  );
  const report = join(directory, 'report.jsonl');
  const [invocation] = await runner.invocations(files, () => report);
  let words: string[] = [];
  let exit = 0;
  try {
    const printed = execFileSync(invocation!.command, [...invocation!.args], {
      cwd: directory,
      env: { ...process.env, ...invocation!.variables },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    words = JSON.parse(printed) as string[];
  } catch (error) {
    const failed = error as { status: number; stdout: string };
    exit = failed.status;
    words = JSON.parse(failed.stdout) as string[];
  }
  return { words, exit, report: await runner.read(report) };
}

const spec = (relative: string) => ({ relative, name: relative, absolute: `/repo/${relative}` });
const passed = {
  spec: spec('cypress/e2e/a.cy.js'),
  stats: { duration: 1500 },
  tests: [
    {
      title: ['login', 'works'],
      state: 'passed',
      duration: 20,
      attempts: [{ state: 'failed' }, { state: 'passed' }],
    },
    { title: ['login', 'later'], state: 'pending', attempts: [{ state: 'pending' }] },
  ],
};

test('tests, retries, and specs without tests', async () => {
  const none = { spec: spec('cypress/e2e/none.cy.js'), tests: [], error: null };
  const { words, exit, report } = await run({ totalFailed: 0, runs: [passed, none] }, [
    'cypress/e2e/[id], (x).cy.js',
    'cypress/e2e/a.cy.js',
  ]);
  expect(words).toEqual([
    ...['cypress', 'run', '--browser', 'chrome'],
    ...['--spec', 'cypress/e2e/[[]id]? [(]x).cy.js,cypress/e2e/a.cy.js'],
  ]);
  expect(exit).toBe(0);
  expect(report).toEqual({
    files: [
      { file: '/repo/cypress/e2e/a.cy.js', seconds: 1.5 },
      { file: '/repo/cypress/e2e/none.cy.js', seconds: 0 },
    ],
    tests: [
      {
        file: '/repo/cypress/e2e/a.cy.js',
        name: 'login > works',
        outcome: 'passed',
        seconds: 0.02,
        retries: 1,
      },
      {
        file: '/repo/cypress/e2e/a.cy.js',
        name: 'login > later',
        outcome: 'skipped',
        seconds: 0,
        retries: 0,
      },
    ],
    failures: [],
  });
});

test.each<[string, unknown, object]>([
  [
    'a test that fails',
    {
      totalFailed: 1,
      runs: [{ ...passed, tests: [{ title: ['a'], state: 'failed', displayError: 'AssertionError: no' }] }],
    },
    { tests: [{ outcome: 'failed', message: 'AssertionError: no' }] },
  ],
  [
    'a spec that does not load',
    { totalFailed: 1, runs: [{ ...passed, tests: null, error: 'Webpack Compilation Error' }] },
    { files: [{ failure: 'Webpack Compilation Error' }] },
  ],
  [
    'failures that no test accounts for',
    { totalFailed: 2, runs: [passed] },
    { failures: [{ name: '(run)', message: '2 failures, of which 0 are listed' }] },
  ],
  [
    'a run that could not begin',
    { status: 'failed', failures: 1, message: "Can't run because no spec files were found." },
    { failures: [{ message: "Can't run because no spec files were found." }] },
  ],
])('%s', async (_name, results, expected) => {
  const { exit, report } = await run(results, ['cypress/e2e/a.cy.js']);
  expect(exit).toBe(1);
  expect(report).toMatchObject(expected);
  expect(report?.problem).toBeUndefined();
});

test('a process that ends in the middle leaves no report, whatever its status', async () => {
  const { exit, report } = await run(null, []);
  expect(exit).toBe(0);
  expect(report).toBeUndefined();
});

test('without files, what the script says', async () => {
  const { words } = await run({ totalFailed: 0, runs: [passed] }, [], "cypress run --e2e -s 'x/*.cy.js'");
  expect(words).toEqual(['cypress', 'run', '--e2e', '--spec', 'x/*.cy.js']);
});
