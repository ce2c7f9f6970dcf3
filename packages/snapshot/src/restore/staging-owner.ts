import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A folder of a process that we cannot ask for, and that nobody has touched for so long, is nobody's any more. */
const STALE_MILLISECONDS = 60 * 60 * 1000;
/** How often who works in one touches it. */
export const TOUCH_MILLISECONDS = 60 * 1000;

const OWNER = /^([0-9a-f]{12})-(\d{1,10})-(\d{1,20})-/;

/**
 * What a temporary folder's name says of who made it: the machine with its process numbers, the process, and when that
 * started, as numbers are given again.
 */
export const owner = (): string => `${machine()}-${process.pid}-${startOf(process.pid) ?? '0'}-`;

/**
 * Whether nobody works in a temporary folder any more.
 * @param name behind the prefix that all of them have
 * @param mtimeMs of the folder: a process of another machine or container, which we cannot see, touches it now and then
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
    // Another user's is there too.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return start === '0' || startOf(pid) === start;
}

/** In clock ticks since the machine was started; undefined for one that has ended, and where `/proc` is not. */
function startOf(pid: number): string | undefined {
  const stat = read(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  // Behind the name of the program, which can have any characters in it.
  const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' || state === 'X' ? undefined : rest[18];
}

let cached: string | undefined;

/** Who has another one cannot see our processes, or sees others of the same numbers. */
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
