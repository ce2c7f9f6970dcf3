import { readdirSync, readFileSync } from 'node:fs';

/** A running process, by /proc on Linux. */
export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  /** In kernel ticks since boot; with `pid` it names one process, since numbers are used again. */
  readonly startedAt: number;
}

/** Undefined for a process that has ended (a zombie, too), and where there is no /proc. */
export function readProcess(pid: number): RunningProcess | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // pid (name) state parent group session …; the name may hold anything, so count from its end.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    const [parent, group, session] = fields.slice(1, 4).map(Number) as [number, number, number];
    return { pid, parent, group, session, startedAt: Number(fields[19]) };
  } catch {
    return undefined;
  }
}

/** All processes that this one can see; none where there is no /proc. */
export function runningProcesses(): RunningProcess[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').flatMap((name) =>
    /^\d+$/.test(name) ? (readProcess(Number(name)) ?? []) : [],
  );
}
