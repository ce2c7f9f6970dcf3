import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDocument, type TestPlan, testPlan } from '@paceline/contracts';
import { type Log, readEnvironment, readInputs } from '@paceline/core';
import { parse } from 'yaml';
import { inputs as parsers } from '../actions/test-impact/src/inputs.ts';
import type { Checkout, Machine } from '../actions/test-impact/src/machine.ts';
import { planTests } from '../actions/test-impact/src/plan-tests.ts';
import { noPast } from '../actions/test-impact/src/proof/no-past.ts';
import type { PlanContext } from '../actions/test-impact/src/publish.ts';
import { root } from './actions.ts';

const metadata = parse(readFileSync(join(root, 'actions/test-impact/action.yml'), 'utf8')) as {
  inputs: Record<string, { default: string }>;
};
/** Names of the inputs of test-impact. */
export const inputNames: readonly string[] = Object.keys(metadata.inputs);

export const silent: Log = {
  debug: () => {},
  info: () => {},
  output: () => {},
  withoutCommands: (body) => body(),
  notice: () => {},
  warning: () => {},
  error: () => {},
  group: (_, body) => body(),
};

interface PlanOptions {
  readonly workflow?: string | undefined;
  readonly onWarning?: (message: string) => void;
  readonly variables?: Readonly<Record<string, string>>;
  readonly past?: Machine['past'];
}

/**
 * The plan that test-impact makes of a checkout, as a value: nothing is published or remembered.
 * @param given inputs, by their names; the others have their defaults
 * @param options.workflow path of the workflow that is said to run it
 * @param options.onWarning called with what the action would warn of
 * @param options.variables more of the environment, such as the event
 * @param options.past what earlier runs say; without it nothing
 * @throws PacelineError as the action does
 */
export async function planQuietly(
  checkout: Checkout,
  given: Readonly<Record<string, string>>,
  { workflow, onWarning, variables, past }: PlanOptions = {},
): Promise<TestPlan> {
  const temp = mkdtempSync(join(tmpdir(), 'paceline-plan-'));
  try {
    let path = '';
    const context: PlanContext = {
      inputs: readInputs(parsers, (name) => given[name] ?? metadata.inputs[name]!.default),
      environment: readEnvironment({
        RUNNER_TEMP: temp,
        GITHUB_RUN_ID: '1',
        GITHUB_REPOSITORY: 'o/r',
        ...variables,
        ...(workflow === undefined ? {} : { GITHUB_WORKFLOW_REF: `o/r/${workflow}@refs/heads/main` }),
      }),
      log: onWarning ? { ...silent, warning: onWarning } : silent,
      state: { save: () => {}, saved: undefined },
      artifacts: {
        available: false,
        prepare: () => {},
        publish: async () => {},
        find: async () => [],
        open: async () => ({ text: '', file: () => undefined }),
        read: async () => '',
      },
      setOutput: (name, value) => {
        if (name === 'plan-path') path = String(value);
      },
      result: () => {},
      summary: () => {},
    };
    await planTests(context, {
      now: () => new Date(0),
      milliseconds: () => performance.now(),
      openCheckout: async () => checkout,
      past: past ?? (async ({ suites }) => ({ suites: suites.map(() => noPast()) })),
      keepScans: async () => {},
    });
    return parseDocument(testPlan, readFileSync(path, 'utf8'), 'test-plan.json');
  } finally {
    rmSync(temp, { recursive: true });
  }
}
