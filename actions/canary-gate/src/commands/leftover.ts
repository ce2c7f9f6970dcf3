import { readFileSync } from 'node:fs';
import { type RunningProcess, readProcess, runningProcesses } from '@paceline/core';
import { type CommandNote, readNote } from './progress.ts';
import { MARK, markOf } from './script.ts';

/** A command that a killed main had begun. */
export interface Leftover {
  readonly command: string;
  /** Undefined when it did not get to its end. */
  readonly status: number | undefined;
  /** Whether it still ran, and who ended it. */
  readonly was: 'over' | 'waited-for' | 'ended-by-us';
  /** Processes of it that could not be ended, such as another user's: they may still change the weight. */
  readonly left: readonly LivingProcess[];
}

export type LivingProcess = Pick<RunningProcess, 'pid' | 'startedAt'>;

interface Time {
  now(): number;
  sleep(seconds: number, options: { uninterrupted: true }): Promise<void>;
}

/** What must not be cut half-way: a rollback, since it is the way back, and a promotion, which may be half done. */
const WAITED_FOR = new Set(['rollback', 'promote']);
const LOOK_SECONDS = 0.05;
/** From SIGTERM, which a process such as sudo passes on, to SIGKILL. */
const GRACE_SECONDS = 2;
/** From SIGKILL to the end of a process. */
const KILLED_SECONDS = 0.5;

export const isAlive = ({ pid, startedAt }: LivingProcess): boolean =>
  readProcess(pid)?.startedAt === startedAt;

/**
 * Ends what main left running, so that it cannot set a weight after the rollback; but waits for a rollback or a
 * promotion to end by itself. Undefined when no command had begun.
 *
 * A command that ended well is left alone with all that it started: a server that it put into the background is meant
 * to stay. The processes of the others are known by the note of the command's shell (its number and when it started,
 * as a number alone may be somebody else's by now), by their parents, and by a mark in their environment: so also
 * those that left the group. Needs /proc: on other systems than Linux nothing can be recognised safely.
 * @param patience seconds that a command may take
 */
export async function settleLeftover(
  folder: string,
  patience: (command: string) => number,
  time: Time,
): Promise<Leftover | undefined> {
  const note = readNote(folder);
  if (!note || note.command === 'none') return undefined;
  let was: Leftover['was'] = 'over';
  if (WAITED_FOR.has(note.command) && isRunning(note)) {
    was = 'waited-for';
    const until = time.now() + patience(note.command) * 1000;
    while (isRunning(note) && time.now() < until) await time.sleep(LOOK_SECONDS, { uninterrupted: true });
  }
  const last = readNote(folder);
  const status = last && 'status' in last && last.id === note.id ? last.status : undefined;
  if (status === 0) return { command: note.command, status, was, left: [] };
  const { any, left } = await endCommand(folder, note.id, note, time);
  return { command: note.command, status, was: any && status === undefined ? 'ended-by-us' : was, left };
}

/** Ends every process that a command started and that is still there; `left` are those that would not end. */
export async function endCommand(
  folder: string,
  id: string,
  note: CommandNote | undefined,
  time: Time,
): Promise<{ readonly any: boolean; readonly left: readonly LivingProcess[] }> {
  const begun = time.now();
  const found = new Map<number, LivingProcess>();
  for (;;) {
    // A process that starts another one while we look is found in the next round.
    for (const { pid, startedAt } of processesOf(markOf(folder, id), note))
      found.set(pid, { pid, startedAt });
    const alive = [...found.values()].filter(isAlive);
    if (alive.length === 0) return { any: found.size > 0, left: [] };
    const seconds = (time.now() - begun) / 1000;
    if (seconds > GRACE_SECONDS + KILLED_SECONDS) return { any: true, left: alive };
    for (const { pid } of alive) {
      try {
        process.kill(pid, seconds < GRACE_SECONDS ? 'SIGTERM' : 'SIGKILL');
      } catch {
        // Another user's, as behind sudo: it can only be waited for.
      }
    }
    await time.sleep(LOOK_SECONDS, { uninterrupted: true });
  }
}

function isRunning(note: CommandNote): boolean {
  return 'pid' in note && isAlive(note);
}

function processesOf(mark: string, note: CommandNote | undefined): RunningProcess[] {
  const others = runningProcesses().filter(({ pid }) => pid !== process.pid);
  const all = new Map(others.map((one) => [one.pid, one]));
  const leader = note && 'pid' in note && note.pid > 1 ? all.get(note.pid) : undefined;
  const ours = new Set<number>();
  if (leader && note && 'startedAt' in note && leader.startedAt === note.startedAt) {
    for (const { pid, group, session } of all.values())
      if (group === leader.pid || session === leader.pid) ours.add(pid);
  }
  for (const pid of all.keys()) if (isMarked(pid, mark)) ours.add(pid);
  for (let size = -1; size !== ours.size; ) {
    size = ours.size;
    for (const { pid, parent } of all.values()) if (ours.has(parent)) ours.add(pid);
  }
  return [...ours].map((pid) => all.get(pid)!);
}

function isMarked(pid: number, mark: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`${MARK}=${mark}`);
  } catch {
    return false;
  }
}
