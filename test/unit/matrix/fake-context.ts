import { type ArtifactAddress, type Environment, readEnvironment, readInputs } from '@paceline/core';
import { vi } from 'vitest';
import { inputs } from '../../../actions/matrix/src/inputs.ts';
import type { Machine } from '../../../actions/matrix/src/machine.ts';
import { noTimings } from '../../../actions/matrix/src/shards/estimates.ts';
import { metadataOf, readActions } from '../../../scripts/actions.ts';
import { temporary } from '../../temporary.ts';

const defaults = metadataOf(readActions().find((action) => action.name === 'matrix')!).inputs;

/** Inputs as a user gives them: the rest comes from action.yml. */
export const inputsOf = (given: Record<string, string>) =>
  readInputs(inputs, (name) => given[name] ?? defaults[name]?.default ?? '');

/** A context that remembers what the action did with it. */
export function fakeContext(given: Record<string, string>, variables: Record<string, string> = {}) {
  const outputs: Record<string, unknown> = {};
  const published: { address: ArtifactAddress; text: string }[] = [];
  const said: string[] = [];
  const say = (kind: string) => (message: string) => void said.push(`${kind}: ${message}`);
  const result: string[] = [];
  const summary: string[] = [];
  const temp = temporary();
  const environment: Environment = readEnvironment({ RUNNER_TEMP: temp, GITHUB_RUN_ID: '77', ...variables });
  const context = {
    inputs: inputsOf(given),
    environment,
    log: {
      debug: say('debug'),
      info: say('info'),
      output: say('info'),
      withoutCommands: <T>(body: () => Promise<T>) => body(),
      notice: say('notice'),
      warning: say('warning'),
      error: say('error'),
      group: <T>(_name: string, body: () => Promise<T>) => body(),
    },
    state: { saved: undefined, save: vi.fn() },
    artifacts: {
      available: true,
      prepare: () => {},
      publish: async (address: ArtifactAddress, text: string) => void published.push({ address, text }),
      find: async () => [],
      open: async () => ({ text: '', file: () => undefined }),
      read: async () => '',
    },
    setOutput: (name: string, value: unknown) => {
      outputs[name] = value;
    },
    result: (line: string) => void result.push(line),
    summary: (markdown: string) => void summary.push(markdown),
  };
  return { context, outputs, published, said, result, summary };
}

/** A machine with every file, no history, and a clock that stands still. */
export function fakeMachine(overrides: Partial<Machine> = {}): Machine {
  return {
    now: () => new Date('2026-01-02T03:04:05Z'),
    readPlan: async () => '',
    head: async () => 'b'.repeat(40),
    exists: async () => true,
    changedPaths: async () => ({ unknown: 'nothing is compared' }),
    timings: async () => noTimings,
    recordedTimings: async () => new Map(),
    namedTimings: async () => new Map(),
    ...overrides,
  };
}

/** The text of a test plan with these seconds (undefined: never timed; `skip`: not selected). */
export function testPlanText(tests: Record<string, number | undefined | 'skip'>): string {
  return JSON.stringify({
    kind: 'test-plan',
    version: 3,
    suites: [
      {
        suite: 'unit',
        discovery: { by: 'plan' },
        mode: 'selected',
        tests: Object.keys(tests).length,
        selected: Object.values(tests).filter((seconds) => seconds !== 'skip').length,
      },
    ],
    planId: 'feedc0de',
    createdAt: '2026-01-02T03:04:05Z',
    event: 'pull_request',
    head: 'a'.repeat(40),
    mode: 'selected',
    changes: [],
    totals: { tests: Object.keys(tests).length, selected: 0, selectedSeconds: 0, fullSeconds: 0 },
    tests: Object.entries(tests).map(([file, seconds]) => ({
      suite: 'unit',
      file,
      action: seconds === 'skip' ? 'skip' : 'run',
      ...(typeof seconds === 'number' ? { estimatedSeconds: seconds } : {}),
      reasons: [],
    })),
  });
}
