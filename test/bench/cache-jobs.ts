import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../scripts/actions.ts';
import { parsePairs } from '../runner/file-commands.ts';
import type { Command } from './cache-measure.ts';

/** What is cached, below the workspace. */
export const CACHED = 'node_modules';

export interface BenchServer {
  /** The variables of a job that tell where the services are. */
  readonly variables: Record<string, string>;
  ask<T = unknown>(verb: string, value?: unknown): Promise<T>;
  stop(): Promise<void>;
}

export async function startBenchServer(folder: string): Promise<BenchServer> {
  const script = new URL('cache-server.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async <T>(verb: string, value?: unknown): Promise<T> => {
    child.stdin.write(`${JSON.stringify({ verb, value })}\n`);
    const { value: line, done } = await lines.next();
    if (done) throw new Error('the server of the bench ended');
    return JSON.parse(line) as T;
  };
  return {
    variables: await ask('variables'),
    ask,
    async stop() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}

/** Builds the action from the sources, or takes the build that `PACELINE_DIST` names. */
export function buildAction(folder: string): string {
  const given = process.env['PACELINE_DIST'];
  if (given) return given;
  const dist = join(folder, 'dist');
  execFileSync(process.execPath, [join(root, 'scripts/build.ts'), '--out', dist], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return dist;
}

/** Bundles the peer as actions/cache is: from loose files it would start slower than it does. */
export function buildPeer(folder: string): string {
  const source = new URL('cache-peer.mjs', import.meta.url).pathname;
  const out = join(folder, 'peer');
  const ncc = join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js');
  execFileSync(process.execPath, [ncc, 'build', source, '-o', out, '--no-cache', '-q'], { stdio: 'ignore' });
  return join(out, 'index.mjs');
}

/** What a job's processes share, whatever they run. */
export interface JobPlace {
  /** Where logs, states, and the runner's temporary folders go. */
  readonly folder: string;
  readonly variables: Readonly<Record<string, string>>;
}

export interface Peer {
  save(workspace: string, key: string): Command;
  restore(workspace: string, key: string): Command;
}

/** GitHub's client as actions/cache uses it. Every command has a temporary folder of its own, as a job has. */
export function createPeer(script: string, place: JobPlace): Peer {
  const command = (workspace: string, ...args: string[]): Command => {
    const folder = mkdtempSync(join(place.folder, 'peer-'));
    return {
      args: [script, ...args],
      cwd: workspace,
      env: environment(place, workspace, folder),
      log: join(folder, 'log'),
    };
  };
  return {
    save: (workspace, key) => command(workspace, 'save', CACHED, key),
    restore: (workspace, key) => command(workspace, 'restore', CACHED, key),
  };
}

/** A job with our action: main first, then post with the state that main left. */
export interface OurJob {
  main(): Command;
  /** `elsewhere`: on a machine that kept nothing of main, or in another workspace. */
  post(elsewhere?: { home?: string; workspace?: string }): Command;
  outputs(): Record<string, string>;
  log(phase: 'main' | 'post'): string;
}

export interface OurOptions {
  readonly workspace: string;
  readonly key: string;
  readonly restoreKeys?: string;
  /** What the machine keeps from job to job. */
  readonly home: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
}

export function createOurJob(dist: string, place: JobPlace, options: OurOptions): OurJob {
  const folder = mkdtempSync(join(place.folder, 'ours-'));
  const files = { OUTPUT: join(folder, 'OUTPUT'), STATE: join(folder, 'STATE') };
  for (const file of [...Object.values(files), join(folder, 'STEP_SUMMARY')]) writeFileSync(file, '');
  const command = (name: string, home: string, workspace: string, state: Record<string, string>): Command => {
    const inputs = {
      path: CACHED,
      key: options.key,
      'restore-keys': options.restoreKeys ?? '',
      store: 'github',
      // Whose default is an expression, which the runner evaluates.
      'job-status': 'success',
      ...options.inputs,
    };
    const named = (prefix: string, values: Record<string, string>) =>
      Object.fromEntries(Object.entries(values).map(([key, value]) => [prefix + key, value]));
    return {
      args: [join(dist, `${name}.js`)],
      cwd: workspace,
      log: join(folder, `${name}.log`),
      env: {
        ...environment(place, workspace, home),
        PACELINE_HOME: join(home, 'paceline'),
        GITHUB_STATE: files.STATE,
        GITHUB_OUTPUT: files.OUTPUT,
        GITHUB_STEP_SUMMARY: join(folder, 'STEP_SUMMARY'),
        ...named(
          'INPUT_',
          Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key.toUpperCase(), value])),
        ),
        ...named('STATE_', state),
        ...options.variables,
      },
    };
  };
  return {
    main: () => command('cache', options.home, options.workspace, {}),
    post: ({ home = options.home, workspace = options.workspace } = {}) =>
      command('cache-post', home, workspace, parsePairs(readFileSync(files.STATE, 'utf8'))),
    outputs: () => parsePairs(readFileSync(files.OUTPUT, 'utf8')),
    log: (phase) => readFileSync(join(folder, phase === 'main' ? 'cache.log' : 'cache-post.log'), 'utf8'),
  };
}

function environment(place: JobPlace, workspace: string, home: string): Record<string, string | undefined> {
  const temp = join(home, 'temp');
  mkdirSync(temp, { recursive: true });
  const event = join(place.folder, 'event.json');
  writeFileSync(event, JSON.stringify({ repository: { default_branch: 'main' } }));
  return {
    PATH: process.env['PATH'],
    HOME: home,
    TMPDIR: temp,
    RUNNER_TEMP: temp,
    RUNNER_OS: 'Linux',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_REPOSITORY: 'octo/app',
    GITHUB_JOB: 'bench',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: event,
    GITHUB_REF: 'refs/heads/main',
    ...place.variables,
  };
}
