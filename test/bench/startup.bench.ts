import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readJavaScriptActions, root } from '../../scripts/actions.ts';
import { type BenchOptions, type BenchRow, ratioRow } from './rows.ts';

/**
 * What it costs to start an action and to read its inputs, against an empty Node: CPU seconds (user +
 * system) of the whole process, from the committed bundle. Every action is given one wrong input, so it
 * loads all of itself that every run needs, reads all inputs, sets all outputs, and ends.
 */
export default async function startup({ quick }: BenchOptions): Promise<BenchRow[]> {
  const dist = join(root, 'actions/dist');
  if (!existsSync(join(dist, 'index.js'))) throw new Error('actions/dist is not built: npm run bundle');
  const folder = mkdtempSync(join(tmpdir(), 'paceline-startup-'));
  const output = join(folder, 'output');
  writeFileSync(output, '');
  const environment = { PATH: process.env['PATH'], GITHUB_OUTPUT: output, GITHUB_WORKSPACE: folder };
  const names = readJavaScriptActions().map((action) => action.name);
  const rounds = quick ? 5 : 15;
  const cpu = new Map<string, number[]>(names.map((name) => [name, []]));
  const empty: number[] = [];
  for (let run = -1; run < rounds; run++) {
    const base = cpuSeconds(['-e', '0'], environment);
    if (run >= 0) empty.push(base);
    for (const name of names) {
      // `store` and `mode` are the two inputs that have wrong values in every action.
      const seconds = cpuSeconds([join(dist, `${name}.js`)], { ...environment, ...wrongInputs(name) });
      if (run >= 0) cpu.get(name)!.push(seconds);
    }
  }
  rmSync(folder, { recursive: true });
  const code = globSync('**/*.js', { cwd: dist }).map((file) => readFileSync(join(dist, file)));
  const gzipped = code.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0) / 1e6;
  return [
    ...names.map((name) =>
      ratioRow(`start-up of ${name}, CPU`, cpu.get(name)!, empty, { max: 4, peer: 'node -e 0' }),
    ),
    {
      metric: 'all code bundles, gzipped',
      value: Number(gzipped.toFixed(3)),
      unit: 'MB',
      max: 1.75,
      runs: 1,
      spread: [Number(gzipped.toFixed(3)), Number(gzipped.toFixed(3))],
    },
  ];
}

const WRONG: Record<string, Record<string, string>> = {
  cache: { INPUT_KEY: 'k', INPUT_PATH: 'p', 'INPUT_LOOKUP-ONLY': 'perhaps' },
  'cache-admin': { INPUT_COMMAND: 'tidy' },
  'cache-restore': { INPUT_KEY: 'k', INPUT_PATH: 'p', 'INPUT_LOOKUP-ONLY': 'perhaps' },
  'cache-save': { INPUT_KEY: 'k', INPUT_PATH: 'p', 'INPUT_ON-EXISTING': 'perhaps' },
  'canary-gate': { 'INPUT_SET-WEIGHT': 'true', INPUT_INTERVAL: 'often' },
  matrix: { INPUT_SHARDS: 'many' },
  'perf-report': { 'INPUT_MIN-CHANGE': 'much' },
  'run-tests': { INPUT_MODE: 'walk' },
  'test-impact': { INPUT_MODE: 'walk' },
};

function wrongInputs(name: string): Record<string, string> {
  const inputs = WRONG[name];
  if (!inputs) throw new Error(`startup.bench.ts names no wrong input for ${name}`);
  return inputs;
}

/** CPU seconds of one Node process, by the shell's own accounting (milliseconds). */
function cpuSeconds(args: readonly string[], env: Record<string, string | undefined>): number {
  const text = execFileSync(
    'bash',
    // Without rc files, which bash reads when its input is a socket.
    [
      '--norc',
      '-c',
      'TIMEFORMAT="%U %S"; { time "$0" "$@" >/dev/null 2>&1 || true; } 2>&1',
      process.execPath,
      ...args,
    ],
    { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [user, system] = text.trim().split(' ').map(Number);
  if (!Number.isFinite(user) || !Number.isFinite(system)) throw new Error(`no times in: ${text}`);
  return user! + system!;
}
