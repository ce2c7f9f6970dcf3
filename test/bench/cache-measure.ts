import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Command {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where its output goes. */
  readonly log: string;
}

export interface Cost {
  /** Seconds of the whole process, its start included. */
  readonly wall: number;
  /** CPU seconds, user and system, of the process and of all that it started and waited for. */
  readonly cpu: number;
}

/** Runs a Node process and takes the shell's account of it. @throws Error with its output when it fails */
export function timed({ args, cwd, env, log }: Command): Cost {
  const script = 'TIMEFORMAT="%3R %3U %3S"; { time "$@" >"$0" 2>&1; } 2>&1';
  const { status, stdout } = spawnSync(
    'bash',
    ['--norc', '--noprofile', '-c', script, log, process.execPath, ...args],
    { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${readFileSync(log, 'utf8')}`);
  const [wall, user, system] = stdout.trim().split(/\s+/).map(Number);
  if (![wall, user, system].every(Number.isFinite)) throw new Error(`no times in: ${stdout}`);
  return { wall: wall!, cpu: user! + system! };
}

const SAMPLE_MILLISECONDS = 20;

/**
 * Runs a Node process and returns the most memory, in bytes, that it and its descendants had resident at one
 * moment. Pages that several of them share (the program text of Node) count once for each.
 */
export async function peakMemory({ args, cwd, env, log }: Command): Promise<number> {
  const script = 'exec "$@" >"$0" 2>&1';
  // A session of its own tells its descendants from all other processes.
  const child = spawn('bash', ['--norc', '--noprofile', '-c', script, log, process.execPath, ...args], {
    cwd,
    env: env as NodeJS.ProcessEnv,
    stdio: 'ignore',
    detached: true,
  });
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentBytes(child.pid!));
  }, SAMPLE_MILLISECONDS);
  const status = await new Promise((resolve) => child.once('exit', (code) => resolve(code)));
  clearInterval(timer);
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${readFileSync(log, 'utf8')}`);
  return peak;
}

const PAGE_BYTES = 4096;

function residentBytes(session: number): number {
  let bytes = 0;
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    try {
      // After the name, which may have anything in it: state, parent, group, session; resident pages are field 24.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      if (Number(fields[3]) === session) bytes += Number(fields[21]) * PAGE_BYTES;
    } catch {
      // It ended meanwhile.
    }
  }
  return bytes;
}
