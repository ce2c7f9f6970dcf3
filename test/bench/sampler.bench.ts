import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/actions.ts';
import { type BenchOptions, type BenchRow, median } from './rows.ts';

const MAX_MILLISECONDS = 0.2;

/**
 * What one sample costs at 1 Hz: CPU time of the whole process, all threads, as the kernel accounts it, after
 * its start. Beside it, at the same time: a timer that does nothing, and systeminformation's figures for the
 * same things, where `--data` is a folder whose node_modules has it.
 */
export default async function sampler({ quick, data }: BenchOptions): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'paceline-sampler-bench-'));
  const profile = pathToFileURL(join(root, 'packages/profile/src/index.ts')).href;
  const library = join(data ?? folder, 'node_modules/systeminformation/lib/index.js');
  const scripts = {
    ours: `import { writeSync, openSync } from 'node:fs';
import { openSource, runSampler } from '${profile}';
const file = openSync('${join(folder, 'samples')}', 'a');
await runSampler({ source: openSource(), intervalSeconds: 1, maxSeconds: 3600, maxBytes: 1e7,
  write: (text) => writeSync(file, text), wanted: () => true, signal: new AbortController().signal, now: () => new Date() });`,
    timer: 'setInterval(() => {}, 1000);',
    ...(existsSync(library)
      ? {
          library: `const { default: si } = await import('${pathToFileURL(library).href}');
setInterval(() => Promise.all([si.currentLoad(), si.mem(), si.fsStats(), si.networkStats()]), 1000);`,
        }
      : {}),
  };
  const children = Object.entries(scripts).map(([name, script]) => ({
    name,
    child: spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' }),
    costs: [] as number[],
  }));
  try {
    const windowSeconds = 5;
    // Compiling and the first calls are the start's cost, which is paid once.
    await sleep(5000);
    for (let round = 0; round < (quick ? 3 : 12); round++) {
      const before = children.map(({ child }) => cpuMilliseconds(child.pid!));
      await sleep(windowSeconds * 1000);
      for (const [index, { child, costs }] of children.entries()) {
        costs.push((cpuMilliseconds(child.pid!) - before[index]!) / windowSeconds);
      }
    }
  } finally {
    for (const { child } of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  }
  const row = (name: string, metric: string, rest: Partial<BenchRow>): BenchRow[] => {
    const costs = children.find((candidate) => candidate.name === name)?.costs;
    if (!costs) return [];
    const round = (value: number) => Number(value.toPrecision(3));
    return [
      {
        metric,
        value: round(median(costs)),
        unit: 'ms',
        runs: costs.length,
        spread: [round(Math.min(...costs)), round(Math.max(...costs))],
        ...rest,
      },
    ];
  };
  return [
    ...row('ours', 'sampler, CPU per sample at 1 Hz', { max: MAX_MILLISECONDS, peer: 'empty timer' }),
    ...row('timer', 'empty timer, CPU per tick at 1 Hz', {}),
    ...row('library', 'systeminformation, CPU per sample at 1 Hz', {}),
  ];
}

function cpuMilliseconds(pid: number): number {
  const tasks = `/proc/${pid}/task`;
  return readdirSync(tasks).reduce(
    (sum, task) => sum + Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6,
    0,
  );
}
