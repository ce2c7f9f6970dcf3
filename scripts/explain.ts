/** `npm run explain`: why a test runs, or does not, and which tests a file has. Reads a repository and changes nothing. */
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { TestPlan } from '@paceline/contracts';
import { type FileChange, openGit, PacelineError, readEnvironment, resolveCommit } from '@paceline/core';
import { oneLine, plural } from '@paceline/render';
import type { Checkout } from '../actions/test-impact/src/machine.ts';
import { systemMachine } from '../actions/test-impact/src/system.ts';
import { enterStartFolder } from '../test/runner/start-folder.ts';
import { inputNames, planQuietly, silent } from './plan-quietly.ts';

const usage = `Usage: npm run explain -- [FILE ...] [options]

Says why a test runs or does not run, and which tests run for a file. FILE is a path in the repository.

  --repo DIR            the checkout to read (default: the one we are in)
  --base REV            compare HEAD with this commit; without it, what a change of each FILE would run
  --input NAME=VALUE    an input of test-impact, as in the workflow; may be given again
  --workflow FILE       the workflow that runs test-impact, such as .github/workflows/ci.yml; without it, any may
  --help                show this

Exit status: 0 answered, 2 unusable arguments or repository.
`;

/** Tests that are listed for a file; the others are counted. */
const SHOWN = 20;

async function main(): Promise<void> {
  enterStartFolder();
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      repo: { type: 'string', default: '.' },
      base: { type: 'string' },
      input: { type: 'string', multiple: true, default: [] },
      workflow: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || (positionals.length === 0 && values.base === undefined)) {
    process.stdout.write(usage);
    if (!values.help) process.exitCode = 2;
    return;
  }
  const environment = {
    ...readEnvironment({ PATH: process.env['PATH'], HOME: process.env['HOME'] }),
    workspace: resolve(values.repo),
  };
  const git = await openGit(environment.workspace, environment.variables);
  const checkout = await systemMachine(environment, '.', silent).openCheckout();
  const files = positionals.map((path) => inRepository(git.root, environment.workspace, path));
  const known = new Set((await checkout.tracked()).map(({ path }) => path));
  const missing = files.find((path) => !known.has(path));
  if (missing !== undefined && values.base === undefined) throw unknownFile(missing, git.root);

  const inputs = Object.fromEntries(values.input.map(inputOf));
  const noted = new Set<string>();
  const note = (warning: string) => {
    if (!noted.has(warning)) process.stderr.write(`Note: ${oneLine(warning)}\n`);
    noted.add(warning);
  };
  const planFor = (changes: readonly FileChange[], base: string, more: Partial<Checkout> = {}) =>
    planQuietly(
      {
        ...checkout,
        findBase: async () => ({ commit: base, how: 'as asked for' }),
        changedFiles: async () => [...changes],
        ...more,
      },
      inputs,
      {
        workflow: values.workflow && inRepository(git.root, environment.workspace, values.workflow),
        onWarning: note,
      },
    );

  if (values.base === undefined) {
    const head = await checkout.head();
    for (const path of files) {
      // What it was before is not known, so whatever can be different in it counts.
      const plan = await planFor([{ path, status: 'modified' }], head, { readAt: async () => undefined });
      say(ifChanged(plan, path));
    }
    return;
  }
  // Nothing is fetched: that would write to the repository.
  const base = await resolveCommit(git, values.base);
  if (base === undefined) {
    throw new PacelineError(
      'PACELINE_INPUT_INVALID',
      `There is no commit ${values.base} in ${git.root}.`,
      'Name one that is there, or fetch it first.',
    );
  }
  const changes = await checkout.changedFiles(base, await checkout.head());
  const plan = await planFor(changes, base);
  if (files.length === 0) say(planLine(plan));
  for (const path of files) {
    if (!known.has(path) && !changes.some((change) => change.path === path || change.from === path)) {
      throw unknownFile(path, git.root);
    }
    say(sinceBase(plan, path));
  }
}

const allOf = (plan: TestPlan): string =>
  plan.suites.some(({ discovery }) => discovery.by === 'legs')
    ? 'all tests'
    : `all ${plural(plan.tests.length, 'test file')}`;

/** Why all tests run; undefined where those of a suite do not. */
const reasonForAll = ({ suites }: TestPlan) =>
  suites.every(({ fallback }) => fallback !== undefined) ? suites[0]?.fallback : undefined;

/** What a change of one file would run. */
function ifChanged(plan: TestPlan, path: string): string[] {
  const fallback = reasonForAll(plan);
  if (fallback) return [`A change of ${path} runs ${allOf(plan)}: ${fallback.message}.`];
  const running = plan.tests.filter(({ action }) => action === 'run');
  const inert = plan.changes.find((change) => change.path === path)?.inert;
  if (running.length === 0)
    return [`A change of ${path} runs no test${inert === undefined ? '.' : `: it is ${inert}.`}`];
  return [
    `A change of ${path} runs ${running.length} of ${plural(plan.tests.length, 'test file')}:`,
    ...listed(running.map((test) => wayTo(test))),
  ];
}

/** Why a test runs or does not; what a changed file runs. */
function sinceBase(plan: TestPlan, path: string): string[] {
  const test = plan.tests.find(({ file }) => file === path);
  if (test) {
    if (test.action === 'skip') {
      return [`${path} does not run: none of ${plural(plan.changes.length, 'changed file')} can affect it.`];
    }
    const [reason] = test.reasons;
    const own = plan.suites.find(({ suite }) => suite === test.suite)?.fallback;
    if (own) return [`${path} runs, as all tests do: ${own.message}.`];
    return [`${path} runs: ${WORDS[reason!.code]}.`, ...(reason!.via ? [`  ${wayTo(test)}`] : [])];
  }
  const change = plan.changes.find((one) => one.path === path || one.from === path);
  if (!change) return [`${path} is no test, and has not changed.`];
  const fallback = reasonForAll(plan);
  if (fallback) return [`${path} changed (${change.status}). All tests run: ${fallback.message}.`];
  const running = plan.tests.filter(({ reasons }) =>
    [change.path, change.from].includes(reasons[0]?.via?.[0] ?? ''),
  );
  if (change.inert !== undefined)
    return [`${path} changed (${change.status}) and runs no test: it is ${change.inert}.`];
  if (running.length === 0)
    return [`${path} changed (${change.status}); the tests that depend on it run for other changes, too.`];
  return [
    `${path} changed (${change.status}) and is the nearest change to ${plural(running.length, 'test file')}:`,
    ...listed(running.map((one) => wayTo(one))),
  ];
}

const WORDS: Readonly<Record<TestPlan['tests'][number]['reasons'][number]['code'], string>> = {
  changed: 'it changed itself',
  imports: 'it reaches a changed file over imports',
  config: 'a file that configures or sets it up changed',
  reference: 'it reaches a changed file over a name',
  computed: 'it reaches a module that loads, reads or starts what only a run knows',
  nearby: 'nothing shows which tests use the changed file, and this one is near it',
  always: 'it always runs',
  path: 'a changed file is one for which its suite runs',
  'failed-before': 'it failed in the newest run',
  unknown: 'the history does not know it',
  fallback: 'all tests run',
  deferred: 'it is slow, and left to the default branch',
  audited: 'nothing that changed can affect it, but everything runs to measure that',
  unproven: 'no earlier run proves it',
  unaffected: 'nothing that changed can affect it',
  proven: 'an earlier run proved it',
};

const wayTo = ({ file, reasons }: TestPlan['tests'][number]): string => {
  const via = reasons[0]?.via ?? [];
  return via.length < 2 ? file : via.join(' → ');
};

const listed = (lines: readonly string[]): string[] => [
  ...lines.slice(0, SHOWN).map((line) => `  ${line}`),
  ...(lines.length > SHOWN ? [`  and ${lines.length - SHOWN} more`] : []),
];

function planLine(plan: TestPlan): string[] {
  const fallback = reasonForAll(plan);
  return fallback
    ? [`All ${plural(plan.tests.length, 'test file')} run: ${fallback.message}.`]
    : [
        `${plan.totals.selected} of ${plural(plan.tests.length, 'test file')} run for ${plural(plan.changes.length, 'changed file')}. Name one of them to see why.`,
      ];
}

/** Names come from the repository: nothing in them may act on a terminal. */
const say = (lines: readonly string[]): void => {
  process.stdout.write(`${lines.map((line) => `${/^ */.exec(line)![0]}${oneLine(line)}`).join('\n')}\n`);
};

function inRepository(root: string, from: string, path: string): string {
  const asGiven = relative(root, resolve(root, path));
  const fromHere = relative(root, resolve(from, path));
  return (fromHere.startsWith('..') ? asGiven : fromHere).replaceAll('\\', '/');
}

function inputOf(text: string): [string, string] {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name !== undefined && value !== undefined && inputNames.includes(name)) return [name, value];
  throw new PacelineError(
    'PACELINE_INPUT_INVALID',
    `--input ${text} is no input of test-impact.`,
    `Write NAME=VALUE with one of ${inputNames.join(', ')}; for example runner=vitest.`,
  );
}

const unknownFile = (path: string, root: string): PacelineError =>
  new PacelineError(
    'PACELINE_INPUT_INVALID',
    `${path} is no tracked file of ${root}.`,
    'Give a path in the repository, as `git ls-files` prints it.',
  );

process.stdout.on('error', () => {});
try {
  await main();
} catch (error) {
  if (
    !(error instanceof PacelineError) &&
    (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') !== true
  ) {
    throw error;
  }
  const remedy = error instanceof PacelineError ? ` ${error.remedy}` : '\nSee npm run explain -- --help';
  process.stderr.write(`${(error as Error).message}${remedy}\n`);
  process.exitCode = 2;
}
