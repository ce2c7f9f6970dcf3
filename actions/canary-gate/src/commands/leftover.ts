import { readdirSync, readFileSync } from 'node:fs';
import { type CommandNote, readNote } from './progress.ts';
import { MARK } from './script.ts';

/** A command that a killed main had begun. */
export interface Leftover {
  readonly command: string;
  /** Undefined when it did not get to its end. */
  readonly status: number | undefined;
  /** Whether it still ran, and who ended it. */
  readonly was: 'over' | 'waited-for' | 'ended-by-us';
}

interface Time {
  now(): number;
  sleep(seconds: number, options: { whatever: true }): Promise<void>;
}

/** What must not be cut half-way: a rollback, since it is the way back, and a promotion, which may be half done. */
const WAITED_FOR = new Set(['rollback', 'promote']);
const LOOK_SECONDS = 0.05;

/**
 * Ends what main left running, so that it cannot set a weight after the rollback; but waits for a rollback or a
 * promotion to end by itself, `patience` seconds at most. Undefined when no command had begun.
 *
 * The processes are known by the note of the command's shell (its number and when it started, as a number alone may
 * be somebody else's by now), by their parents, and by a mark in their environment: so also those that left the
 * group. Needs /proc: on other systems than Linux nothing can be recognised safely, and nothing is ended.
 */
export async function settleLeftover(
  folder: string,
  patience: (command: string) => number,
  time: Time,
): Promise<Leftover | undefined> {
  const note = readNote(folder);
  let was: Leftover['was'] = 'over';
  if (note && 'pid' in note && WAITED_FOR.has(note.command) && isRunning(note)) {
    was = 'waited-for';
    const until = time.now() + patience(note.command) * 1000;
    while (isRunning(note) && time.now() < until) await time.sleep(LOOK_SECONDS, { whatever: true });
  }
  const ended = await endMarked(folder, note, time);
  if (!note || note.command === 'none') return undefined;
  const last = readNote(folder);
  const status = last && 'status' in last && last.command === note.command ? last.status : undefined;
  return { command: note.command, status, was: ended && status === undefined ? 'ended-by-us' : was };
}

/** Ends every process that a command started and that is still there; true when there was one. */
export async function endMarked(folder: string, note: CommandNote | undefined, time: Time): Promise<boolean> {
  let any = false;
  // A process that starts another one while we look is found in the next round.
  for (let round = 0; round < 40; round++) {
    const found = processesOf(folder, note);
    if (found.length === 0) return any;
    any = true;
    for (const pid of found) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {}
    }
    await time.sleep(LOOK_SECONDS, { whatever: true });
  }
  return any;
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  readonly startTime: string;
}

function isRunning(note: CommandNote): boolean {
  return 'pid' in note && readProcess(String(note.pid))?.startTime === note.startTime;
}

function processesOf(folder: string, note: CommandNote | undefined): number[] {
  if (process.platform !== 'linux') return [];
  const all = new Map<number, Process>();
  for (const name of readdirSync('/proc')) {
    const found = /^\d+$/.test(name) ? readProcess(name) : undefined;
    if (found) all.set(found.pid, found);
  }
  const leader = note && 'pid' in note && note.pid > 1 ? all.get(note.pid) : undefined;
  const ours = new Set<number>();
  if (leader && 'startTime' in note! && leader.startTime === note.startTime) {
    for (const { pid, group, session } of all.values())
      if (group === leader.pid || session === leader.pid) ours.add(pid);
  }
  for (const pid of all.keys()) if (isMarked(pid, folder)) ours.add(pid);
  for (let size = -1; size !== ours.size; ) {
    size = ours.size;
    for (const { pid, parent } of all.values()) if (ours.has(parent)) ours.add(pid);
  }
  ours.delete(process.pid);
  return [...ours];
}

function isMarked(pid: number, folder: string): boolean {
  if (pid === process.pid) return false;
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`${MARK}=${folder}`);
  } catch {
    return false;
  }
}

/** Undefined for what is gone, or is dead and only not cleared away. */
function readProcess(pid: string): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // pid (name) state parent group session …; the name may hold anything, so count from its end.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return {
      pid: Number(pid),
      parent: Number(fields[1]),
      group: Number(fields[2]),
      session: Number(fields[3]),
      startTime: fields[19]!,
    };
  } catch {
    return undefined;
  }
}
