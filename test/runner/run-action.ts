/** One action as a process of its own, as a runner starts it; without a workflow around it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/actions.ts';
import { type CommandFiles, commandFileEnvironment, parsePairs } from './file-commands.ts';

export interface ActionOptions {
  /** What Node is given: the stub of a built action (`builtAction`), or a script that does the same. */
  readonly script: string | readonly string[];
  readonly workspace: string;
  /** The job's: HOME, RUNNER_TEMP, and the files `output`, `state`, `summary`, `env` and `path`. */
  readonly folder: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** What main saved for post. */
  readonly state?: Readonly<Record<string, string>>;
  /** Before all others. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** Instead of the Node of the tests. */
  readonly node?: string;
  /** After so many milliseconds it is killed, with the group of processes that it leads. */
  readonly deadline?: number;
}

export interface ActionRun {
  /** Of the process; null = a signal ended it. */
  readonly status: number | null;
  /** Standard output and error. */
  readonly log: string;
  readonly outputs: Record<string, string>;
  readonly state: Record<string, string>;
  readonly summary: string;
}

export interface RunningAction {
  readonly child: ChildProcess;
  readonly ended: Promise<ActionRun>;
}

/** The stub of the fresh build that `PACELINE_DIST` names, otherwise of the committed one. */
export const builtAction = (name: string, phase: 'main' | 'post' = 'main'): string =>
  join(
    process.env['PACELINE_DIST'] ?? join(root, 'actions/dist'),
    `${name}${phase === 'post' ? '-post' : ''}.js`,
  );

/** Runs the action to its end. Nothing else happens in this process meanwhile, so nothing here can serve it. */
export function runAction(options: ActionOptions): ActionRun {
  const { args, files, env } = prepare(options);
  const { workspace: cwd, node = process.execPath, deadline: timeout } = options;
  const { status, stdout, stderr } = spawnSync(node, args, { cwd, env, timeout, encoding: 'utf8' });
  return { status, log: stdout + stderr, ...written(files) };
}

export function startAction(options: ActionOptions): RunningAction {
  const { args, files, env } = prepare(options);
  const { workspace: cwd, node = process.execPath, deadline } = options;
  const child = spawn(node, args, { cwd, env, detached: deadline !== undefined });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      log += text;
    });
  }
  const timer = deadline && setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), deadline);
  const ended = new Promise<ActionRun>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => {
      clearTimeout(timer);
      resolve({ status, log, ...written(files) });
    });
  });
  return { child, ended };
}

function prepare({ script, workspace, folder, inputs = {}, state = {}, variables = {} }: ActionOptions) {
  const file = (name: string) => join(folder, name);
  mkdirSync(file('temp'), { recursive: true });
  const files: CommandFiles = {
    output: file('output'),
    state: file('state'),
    summary: file('summary'),
    env: file('env'),
    path: file('path'),
  };
  for (const path of Object.values(files)) writeFileSync(path, '');
  const named = (values: Readonly<Record<string, string>>, name: (key: string) => string) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [name(key), value]));
  return {
    args: [script].flat(),
    files,
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: file('temp'),
      ...commandFileEnvironment(files),
      ...named(inputs, (name) => `INPUT_${name.toUpperCase()}`),
      ...named(state, (name) => `STATE_${name}`),
      ...variables,
    },
  };
}

function written(files: CommandFiles): Pick<ActionRun, 'outputs' | 'state' | 'summary'> {
  return { outputs: pairsIn(files.output), state: pairsIn(files.state), summary: textIn(files.summary) };
}

/** What a file of outputs or of state says; as for a runner, nothing where a process that was killed left half of it. */
export function pairsIn(path: string): Record<string, string> {
  try {
    return parsePairs(textIn(path));
  } catch {
    return {};
  }
}

/** Nothing where the folder is gone, or a test made the file a name of a full disk: reading that has no end. */
const textIn = (path: string): string =>
  lstatSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, 'utf8') : '';
