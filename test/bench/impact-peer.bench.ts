import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isModule } from '../../actions/test-impact/src/repository/paths.ts';
import { Commits } from './impact/commits.ts';
import { foldersOf } from './impact/folders.ts';
import { planOf } from './impact/plan.ts';
import type { BenchOptions, BenchRow } from './rows.ts';

/**
 * Changes one source file after the other and compares what is selected with `vitest list --changed`: what vitest
 * selects and we do not is a miss. `--data` is a folder of clones named `owner+name`, with their dependencies
 * installed; each is left as it was.
 */
export default async function impactPeer({ quick, data }: BenchOptions): Promise<BenchRow[]> {
  if (data === undefined)
    throw new Error('give --data DIR, a folder of clones with their dependencies installed');
  const rows: BenchRow[] = [];
  for (const [name, folder] of foldersOf(data)) {
    if (existsSync(join(folder, 'node_modules/vitest'))) {
      rows.push(...(await compare(name, folder, quick ? 12 : 60)));
    }
  }
  return rows;
}

async function compare(name: string, folder: string, count: number): Promise<BenchRow[]> {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
  const commits = new Commits(folder);
  const head = git('rev-parse', 'HEAD').trim();
  const checkout = await commits.checkout(head, head);
  const sources = (await checkout.tracked())
    .map(({ path }) => path)
    .filter((path) => isModule(path) && !/(?:^|[./])(?:test|spec|config)s?\b|\.d\.ts$/.test(path));
  const step = Math.max(1, Math.floor(sources.length / count));
  const chosen = sources.filter((_, at) => at % step === 0).slice(0, count);
  const counts = { hit: 0, missed: 0, beyond: 0, everything: 0 };
  try {
    for (const path of chosen) {
      appendFileSync(join(folder, path), '\nvoid 0;\n');
      const peer = filesOf(folder);
      git('checkout', '--quiet', '--', path);
      if (peer === undefined) continue;
      const plan = await planOf(
        { ...checkout, changedFiles: async () => [{ path, status: 'modified' as const }] },
        name,
        commits.workflow,
      );
      const ours = new Set(plan.tests.filter(({ action }) => action === 'run').map(({ file }) => file));
      const all =
        plan.suites[0]!.fallback !== undefined || plan.tests.every(({ action }) => action === 'run');
      const theirs = peer.filter((file) => plan.tests.some((test) => test.file === file));
      const missed = theirs.filter((file) => !ours.has(file));
      counts.hit += theirs.length - missed.length;
      counts.missed += missed.length;
      if (all) counts.everything += 1;
      else counts.beyond += ours.size - (theirs.length - missed.length);
      if (missed.length > 0) console.log(`${name}: ${path} misses ${missed.slice(0, 5).join(', ')}`);
      else if (ours.size > theirs.length + 2) {
        console.log(`${name}: ${path} selects ${ours.size}, vitest ${theirs.length}`);
      }
    }
  } finally {
    commits.close();
  }
  const row = (metric: string, value: number, max?: number): BenchRow => ({
    metric: `${name}: ${metric}`,
    value,
    unit: 'tests',
    ...(max === undefined ? {} : { max }),
    peer: 'vitest list --changed',
    runs: chosen.length,
    spread: [value, value],
  });
  return [
    row('selected by both', counts.hit),
    row('missed', counts.missed, 0),
    row('selected beyond', counts.beyond),
    row('changes that select all', counts.everything),
  ];
}

/** Test files that vitest lists for what changed, relative to the repository; undefined where it fails. */
function filesOf(folder: string): string[] | undefined {
  const program = join(folder, 'node_modules/.bin/vitest');
  try {
    const text = execFileSync(program, ['list', '--changed', '--filesOnly', '--json'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 120_000,
    });
    const files = JSON.parse(text.slice(text.indexOf('['))) as { file: string }[];
    return [...new Set(files.map(({ file }) => relative(folder, file)))];
  } catch {
    return undefined;
  }
}
