import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { parse } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readProcess } from '@paceline/core';

export interface SamplerOrder {
  readonly file: string;
  readonly intervalSeconds: number;
  /** The runner's process, which outlives every step of the job; undefined where it cannot be seen. */
  readonly runner: ProcessId | undefined;
}

/** A process, and when it began: a number alone may belong to another one by now. */
interface ProcessId {
  readonly pid: number;
  /** In the kernel's ticks since boot; undefined where /proc does not say. */
  readonly startedAt?: number;
}
export type RunningSampler = ProcessId;

/** The child finds its order here. Nothing else of the job's environment reaches it, secrets least of all. */
export const SAMPLER_VARIABLE = 'PACELINE_SAMPLER';
const PASSED_ON = [
  // By this the runner finds and ends what a job left behind, should post never run.
  'RUNNER_TRACKING_ID',
  'PATH',
  'SystemRoot',
  'TEMP',
];
const START_SECONDS = 15;
const STOP_SECONDS = 5;

/**
 * Starts this action's own script once more, detached from the step. Resolves when its file has a first line,
 * or with the problem that it has not.
 */
export async function spawnSampler(
  file: string,
  intervalSeconds: number,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<{ sampler?: RunningSampler; problem?: string }> {
  const order: SamplerOrder = { file, intervalSeconds, runner: runnerProcess() };
  const env = Object.fromEntries(
    PASSED_ON.flatMap((name) => (variables[name] === undefined ? [] : [[name, variables[name]]])),
  );
  let problem: string | undefined;
  const child = spawn(process.execPath, [process.argv[1]!], {
    // Not in the workspace or the temporary folder, which could then not be removed on Windows.
    cwd: parse(process.execPath).root,
    detached: true,
    env: { ...env, [SAMPLER_VARIABLE]: JSON.stringify(order) },
    stdio: 'ignore',
    windowsHide: true,
  });
  child.once('error', (error) => {
    problem = error.message;
  });
  child.once('exit', (code, signal) => {
    problem ??= `it ended at once (${signal ?? `exit code ${code}`})`;
  });
  child.unref();
  const sampler = child.pid === undefined ? undefined : identify(child.pid);
  const late = performance.now() + START_SECONDS * 1000;
  while (problem === undefined && !(await hasLine(file))) {
    if (performance.now() > late) problem = `no sample within ${START_SECONDS} s`;
    await sleep(20);
  }
  return { ...(sampler ? { sampler } : {}), ...(problem === undefined ? {} : { problem }) };
}

/** Asks it to take a last sample and end; ends it when it does not. Nothing happens when it is gone already. */
export async function stopSampler(sampler: RunningSampler): Promise<void> {
  const late = performance.now() + STOP_SECONDS * 1000;
  signal(sampler, 'SIGTERM');
  while (isRunning(sampler) && performance.now() < late) await sleep(10);
  signal(sampler, 'SIGKILL');
}

/** Whether this very process still runs; a zombie does not. */
export function isRunning({ pid, startedAt }: ProcessId): boolean {
  if (startedAt !== undefined) return readProcess(pid)?.startedAt === startedAt;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It may be another user's: there, but not ours to signal.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function signal(sampler: RunningSampler, name: NodeJS.Signals): void {
  try {
    if (isRunning(sampler)) process.kill(sampler.pid, name);
  } catch {
    // Gone in between.
  }
}

/** Steps are started by the runner's worker, which ends with the job. In a container it cannot be seen. */
function runnerProcess(): ProcessId | undefined {
  return process.ppid > 1 ? identify(process.ppid) : undefined;
}

function identify(pid: number): ProcessId {
  const startedAt = readProcess(pid)?.startedAt;
  return { pid, ...(startedAt === undefined ? {} : { startedAt }) };
}

const hasLine = async (file: string): Promise<boolean> =>
  (await readFile(file, 'utf8').catch(() => '')).includes('\n');
