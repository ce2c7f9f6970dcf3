import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type LegResult, legResult, parseDocument, type ShardPlan } from '@paceline/contracts';
import { type FoundArtifact, latestAttempts, readEnvironment, readInputs } from '@paceline/core';
import { inputs as parsers, type RunContext } from '../../../actions/run-tests/src/inputs.ts';
import type { Machine } from '../../../actions/run-tests/src/machine.ts';
import { runTests } from '../../../actions/run-tests/src/run-tests.ts';
import { systemMachine } from '../../../actions/run-tests/src/system.ts';
import { metadataOf, readActions } from '../../../scripts/actions.ts';
import { temporary } from '../../temporary.ts';

export const ROOT = resolve(import.meta.dirname, '../../..');

const declared = metadataOf(readActions().find(({ name }) => name === 'run-tests')!).inputs;

/** A repository of its own with the given files and one commit. */
export function project(files: Record<string, string>) {
  const root = temporary();
  const temp = temporary();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  writeFileSync(join(root, '.gitignore'), 'node_modules\n');
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd: root,
      encoding: 'utf8',
    }).trim();
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'start');
  return {
    root,
    temp,
    head: git('rev-parse', 'HEAD'),
    remove() {
      for (const path of [root, temp]) rmSync(path, { recursive: true, force: true });
    },
  };
}
export type Project = ReturnType<typeof project>;

export function planOf(head: string, ...legs: string[][]): ShardPlan {
  return {
    kind: 'shard-plan',
    version: 3,
    planId: '0123456789abcdef',
    createdAt: '2026-01-01T00:00:00Z',
    head,
    suites: [{ suite: 'tests', discovery: { by: 'plan' }, mode: 'selected', knownTests: legs.flat().length }],
    legs: legs.map((files, index) => ({
      leg: String(index + 1),
      name: `${index + 1}/${legs.length}`,
      suite: 'tests',
      axes: {},
      shard: index + 1,
      shards: legs.length,
      tests: files.map((file) => ({ suite: 'tests', file, estimatedSeconds: 1 })),
      predictedSeconds: files.length,
    })),
    predicted: { makespanSeconds: 1, lowerBoundSeconds: 1, balance: 1, unknownTests: 0 },
  };
}

/** Artifacts of one run, shared by the jobs that a test plays. */
export class Run {
  readonly stored: (FoundArtifact & { text: string; files: readonly string[] })[] = [];
  put(kind: string, planId: string, leg: string, value: object, attempt = 1): void {
    this.stored.push({
      kind,
      planId,
      leg,
      attempt,
      id: this.stored.length,
      bytes: 0,
      text: JSON.stringify(value),
      files: [],
    });
  }
  result(leg: string): LegResult | undefined {
    const [found] = latestAttempts(this.stored.filter((one) => one.kind === 'leg-result' && one.leg === leg));
    return found && parseDocument(legResult, found.text, leg);
  }
}

export interface Outcome {
  outputs: Record<string, string>;
  log: string;
  errors: { message: string; file?: string; line?: number }[];
  warnings: string[];
  summary: string;
  line: string;
  error: (Error & { code?: string; remedy?: string }) | undefined;
}

/** Runs the action's main as the kernel does, with defaults from action.yml. */
export async function job(
  place: Project,
  given: Record<string, string>,
  run = new Run(),
  options: {
    attempt?: number;
    variables?: Record<string, string>;
    onLog?: (line: string) => void;
    machine?: Partial<Machine>;
  } = {},
): Promise<Outcome> {
  const environment = readEnvironment({
    PATH: `${join(place.root, 'bin')}:${join(ROOT, 'node_modules/.bin')}:${process.env['PATH']}`,
    HOME: process.env['HOME'],
    GITHUB_WORKSPACE: place.root,
    RUNNER_TEMP: place.temp,
    GITHUB_RUN_ATTEMPT: String(options.attempt ?? 1),
    GITHUB_JOB: 'test',
    ...options.variables,
  });
  const outcome: Outcome = {
    outputs: {},
    log: '',
    errors: [],
    warnings: [],
    summary: '',
    line: '',
    error: undefined,
  };
  const say = (line: string) => {
    outcome.log += `${line}\n`;
    options.onLog?.(line);
  };
  const context: RunContext = {
    inputs: readInputs(parsers, (name) => given[name] ?? declared[name]?.default ?? ''),
    environment,
    log: {
      debug: () => {},
      info: say,
      output: say,
      // What core does there is its own tests' to say; here, what is printed meanwhile.
      async withoutCommands(body) {
        say('(commands are off)');
        try {
          return await body();
        } finally {
          say('(commands are on)');
        }
      },
      notice: say,
      warning: (message) => void outcome.warnings.push(message),
      error: (message, at) =>
        void outcome.errors.push({
          message,
          ...(at?.file === undefined ? {} : { file: at.file }),
          ...(at?.line === undefined ? {} : { line: at.line }),
        }),
      group: (_name, body) => body(),
    },
    state: { save: () => {}, saved: undefined },
    artifacts: {
      available: true,
      prepare: () => {},
      async publish(address, text, files = []) {
        run.stored.push({
          ...address,
          attempt: environment.attempt,
          id: run.stored.length,
          bytes: 0,
          text,
          files,
        });
      },
      async find(kind, planId, attempts = 'latest') {
        const found = run.stored.filter(
          (one) => one.kind === kind && (planId === undefined || one.planId === planId),
        );
        return attempts === 'all' ? found : latestAttempts(found);
      },
      read: async (found) => run.stored[found.id]!.text,
      async open({ id }) {
        const { text, files } = run.stored[id]!;
        const named = new Map(files.map((file) => [basename(file), file]));
        return { text, file: (name) => (named.has(name) ? readFileSync(named.get(name)!) : undefined) };
      },
    },
    setOutput: (name, value) => {
      outcome.outputs[name] = typeof value === 'object' ? JSON.stringify(value) : String(value);
    },
    result: (line) => {
      outcome.line = line;
    },
    summary: (markdown) => {
      outcome.summary += markdown;
    },
  };
  try {
    await runTests(context, { ...systemMachine(context.environment), ...options.machine });
  } catch (error) {
    outcome.error = error as Error;
  }
  return outcome;
}
