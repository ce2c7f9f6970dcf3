import { type ChildProcess, spawn } from 'node:child_process';
import { runningProcesses } from './running-processes.ts';

/** Ends what is left of a process group: grandchildren would go on writing and holding ports. */
export async function removeGroup(child: ChildProcess, graceSeconds: number): Promise<void> {
  if (!signalGroup(child, 'SIGTERM')) return;
  const until = performance.now() + graceSeconds * 1000;
  while (performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (!signalGroup(child, 0) || !hasLiving(child.pid!)) return;
  }
  signalGroup(child, 'SIGKILL');
}

/** Sends a signal to every process of the group; false when none is left. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (child.pid === undefined) return false;
  try {
    if (process.platform === 'win32') {
      // Windows has no groups; taskkill ends the tree as far as parents are still known.
      if (child.exitCode !== null || signal === 0) return false;
      spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
      return true;
    }
    return process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}

/**
 * Whether a group holds more than zombies. A container often has no init that would clear those away, and
 * signals reach them for ever.
 */
function hasLiving(group: number): boolean {
  if (process.platform !== 'linux') return true;
  return runningProcesses().some((one) => one.group === group);
}
