import { expect, test } from 'vitest';
import { type Files, planOver, type RunOptions } from '../plan-in-memory.ts';

const files: Files = {
  'package.json': JSON.stringify({ devDependencies: { vitest: '1' } }),
  'a.test.ts': '',
  'b.test.ts': '',
  'packages/b/c.test.ts': '',
};
const inWorkflow = (path: string, ref: string) => ({
  GITHUB_WORKFLOW_REF: `o/r/.github/workflows/${path}@${ref}`,
  GITHUB_JOB: 'plan',
  GITHUB_ACTION: 'impact',
});
const MAIN = 'refs/heads/main';

/** By what a later plan knows which earlier ones were of the same tests, started in the same way. */
async function definition(options: RunOptions = {}): Promise<string | undefined> {
  const variables = { ...inWorkflow('ci.yml', MAIN), ...options.variables };
  return (await planOver(files, files, { ...options, variables })).suite.definition;
}

test.each<[string, RunOptions]>([
  ['another workflow of the same name', { variables: inWorkflow('nightly.yml', MAIN) }],
  ['another workflow, which has a name like a ref', { variables: inWorkflow('ci.yml@2', MAIN) }],
  ['another job', { variables: { GITHUB_JOB: 'plan-windows' } }],
  ['another step', { variables: { GITHUB_ACTION: 'impact_2' } }],
  ['another suite', { inputs: { suite: 'unit' } }],
  ['another test program', { inputs: { runner: 'jest' } }],
  ['other tests', { inputs: { tests: 'a.test.ts' } }],
  ['other files that no test can notice', { inputs: { ignore: 'src/**' } }],
  ['other tests that always run', { inputs: { always: 'a.test.ts' } }],
  ['other files that concern all tests', { inputs: { 'run-everything-on': 'db/**' } }],
  ['a suite of the same name', { inputs: { suites: 'tests: { tests: "*.test.ts" }' } }],
  [
    'a suite of the same name in another folder',
    { inputs: { suites: 'tests: { tests: "**/*.test.ts", working-directory: packages/b }' } },
  ],
  [
    'a suite of the same name in a container',
    { inputs: { suites: 'tests: { tests: "*.test.ts", container: "node:24" }' } },
  ],
  [
    'a suite of the same name beside a service',
    { inputs: { suites: 'tests: { tests: "*.test.ts", services: { db: { image: "postgres:17" } } }' } },
  ],
  [
    'a suite of the same name with other arguments',
    { inputs: { suites: 'tests: { tests: "*.test.ts", args: ["--config", "b.config.ts"] }' } },
  ],
])('is another one of %s', async (_, options) => {
  expect(await definition(options)).not.toBe(await definition());
});

test('of suites that differ in one setting is another one of each', async () => {
  const settings = [
    '',
    ', container: "node:24"',
    ', container: "node:22"',
    ', working-directory: packages/b',
    ', args: [-x]',
  ];
  const definitions = await Promise.all(
    settings.map((more) => definition({ inputs: { suites: `tests: { tests: "**/*.test.ts"${more} }` } })),
  );
  expect(new Set(definitions).size).toBe(settings.length);
});

test.each<[string, RunOptions]>([
  ['another ref', { variables: inWorkflow('ci.yml', 'refs/pull/7/merge') }],
  ['a ref with an @', { variables: inWorkflow('ci.yml', 'refs/heads/a@refs/b') }],
  ['another run', { variables: { GITHUB_RUN_ID: '8', GITHUB_RUN_ATTEMPT: '2' } }],
  ['another rate of audits', { inputs: { 'audit-rate': '2%' } }],
])('is the same one on %s', async (_, options) => {
  expect(await definition(options)).toBe(await definition());
});
