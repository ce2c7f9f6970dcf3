import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { CACHED, createOurJob, type OurJob, type OurOptions } from '../bench/cache-jobs.ts';
import type { Command } from '../bench/cache-measure.ts';
import { generator, readTree, type Tree } from '../bench/cache-tree.ts';

/** A build of the action, and where the jobs of a test lie. */
export interface Setting {
  readonly dist: string;
  readonly folder: string;
  /** The tiers, as the input `store` has them. */
  readonly store: string;
  /** Where services and servers are, and who the job is to them. */
  readonly variables: Readonly<Record<string, string>>;
}

export interface Ended {
  readonly code: number | null;
  readonly seconds: number;
  readonly log: string;
}

export interface Running {
  readonly ended: Promise<Ended>;
  /** `kill -9` of the process and all that it started. */
  kill(): void;
}

/** Starts a phase of an action in a process group of its own. */
export function start(command: Command): Running {
  const startedAt = performance.now();
  const output = openSync(command.log, 'w');
  const child: ChildProcess = spawn(process.execPath, [...command.args], {
    cwd: command.cwd,
    env: command.env as NodeJS.ProcessEnv,
    stdio: ['ignore', output, output],
    detached: true,
  });
  closeSync(output);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      resolve({
        code,
        seconds: (performance.now() - startedAt) / 1000,
        log: readFileSync(command.log, 'utf8'),
      }),
    );
  });
  return {
    ended,
    kill() {
      try {
        process.kill(-child.pid!, 'SIGKILL');
      } catch {
        // It ended before.
      }
    },
  };
}

export const run = (command: Command): Promise<Ended> => start(command).ended;

/** Runs a phase that has to be green. @throws Error with its log */
export async function green(what: string, command: Command): Promise<Ended> {
  const ended = await run(command);
  if (ended.code !== 0 || /^::error/m.test(ended.log)) {
    throw new Error(`${what}: the step failed (${ended.code}):\n${ended.log}`);
  }
  return ended;
}

export function fresh(setting: Pick<Setting, 'folder'>, name: string): string {
  return mkdtempSync(join(setting.folder, `${name}-`));
}

/** A job of this setting; `variables` of its own come on top. */
export function job(
  setting: Setting,
  options: Omit<OurOptions, 'inputs'> & { inputs?: Record<string, string> },
): OurJob {
  const place = { folder: setting.folder, variables: setting.variables };
  return createOurJob(setting.dist, place, {
    ...options,
    inputs: { store: setting.store, ...options.inputs },
  });
}

/** What is cached of a workspace; empty where nothing is. */
export function cachedTree(workspace: string): Tree {
  const folder = join(workspace, CACHED);
  return existsSync(folder) ? readTree(folder) : new Map();
}

/** Names in a folder or below that staging or a temporary file has left. */
export const stagingLeft = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /(^|\/)\.paceline-/.test(path));

/**
 * Writes a tree of some 40 small files and two of over half a megabyte: about two thirds of them are the same
 * for every seed.
 */
export function plant(workspace: string, seed: number): Tree {
  const random = generator(seed);
  const write = (path: string, bytes: number, from: () => number) => {
    const full = join(workspace, CACHED, path);
    mkdirSync(join(full, '..'), { recursive: true });
    // Half random, so that it neither vanishes when compressed nor stays as it is.
    const content = Buffer.alloc(bytes, ' ');
    for (let at = 0; at < bytes; at += 2) content[at] = Math.floor(from() * 256);
    writeFileSync(full, content);
  };
  for (let index = 0; index < 40; index += 1) {
    const same = index % 3 !== 0;
    write(`package-${index % 8}/file-${index}.js`, 200 + index * 97, same ? generator(index) : random);
  }
  const common = generator(7);
  write('binary.node', 700_000, common);
  write('changing.node', 600_000, random);
  return readTree(join(workspace, CACHED));
}
