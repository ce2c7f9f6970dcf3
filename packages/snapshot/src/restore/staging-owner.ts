import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A folder of a process that cannot be seen from here is abandoned when it was not touched for so long. */
const STALE_MILLISECONDS = 60 * 60 * 1000;
/** How often a process touches the folder that it works in. */
export const TOUCH_MILLISECONDS = 60 * 1000;

const OWNER = /^([0-9a-f]{12})-(\d{1,10})-(\d{1,20})-/;

/**
 * The owner in a staging folder's name: the machine and its process namespace, the process id, and the start time of
 * the process, since ids are used again.
 */
export const owner = (): string => `${machine()}-${process.pid}-${startOf(process.pid) ?? '0'}-`;

/**
 * Whether no process works in a staging folder any more.
 * @param name without the prefix that all of them have
 * @param mtimeMs of the folder, which a process of another machine or container touches now and then
 */
export function isAbandoned(name: string, mtimeMs: number, now = Date.now()): boolean {
  const [, where, pid, start] = OWNER.exec(name) ?? [];
  if (where === machine()) return !isRunning(Number(pid), start!);
  return now - mtimeMs > STALE_MILLISECONDS;
}

function isRunning(pid: number, start: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: another user's process is running.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return start === '0' || startOf(pid) === start;
}

/** In clock ticks since boot; undefined for a process that has ended, and where there is no `/proc`. */
function startOf(pid: number): string | undefined {
  const stat = read(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  // The name of the program, in parentheses, can contain any characters.
  const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' || state === 'X' ? undefined : rest[18];
}

let cached: string | undefined;

/** Equal for processes that see each other under the same ids. */
function machine(): string {
  cached ??= createHash('sha256')
    .update(read(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1')))
    .update(read(() => readlinkSync('/proc/self/ns/pid')))
    .update(hostname())
    .digest('hex')
    .slice(0, 12);
  return cached;
}

function read(from: () => string): string {
  try {
    return from();
  } catch {
    return '';
  }
}
