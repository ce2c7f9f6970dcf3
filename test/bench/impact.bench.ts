import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mean } from '@paceline/stats';
import { Commits } from './impact/commits.ts';
import { foldersOf } from './impact/folders.ts';
import { planOf } from './impact/plan.ts';
import { type BenchOptions, type BenchRow, median, percent } from './rows.ts';

/** Mean share of the test files that may run, by repository (the folder's name, `owner+name`). */
const MAX_SHARE: Readonly<Record<string, number>> = {
  'immerjs+immer': 40,
  'date-fns+date-fns': 40,
  'reduxjs+redux-toolkit': 45,
  'vuejs+core': 50,
  'TanStack+query': 24,
  'pmndrs+zustand': 18,
  'honojs+hono': 15,
  'fastify+fastify': 20,
  'colinhacks+zod': 25,
};

/**
 * Plans the newest commits of repositories against their parents: the mean share of test files that runs, in
 * percent, with the commits that run everything and why. `--data` is a folder of clones named `owner+name`, with
 * their histories.
 */
export default async function impact({ quick, data }: BenchOptions): Promise<BenchRow[]> {
  if (data === undefined) throw new Error('give --data DIR, a folder of clones named owner+name');
  const rows: BenchRow[] = [];
  for (const [name, folder] of foldersOf(data)) {
    rows.push(...(await replay(name, folder, quick ? 50 : 300)));
  }
  return rows;
}

async function replay(name: string, folder: string, count: number): Promise<BenchRow[]> {
  const commits = new Commits(folder);
  const shares: number[] = [];
  const seconds: number[] = [];
  const causes = new Map<string, number>();
  const note: string[] = [];
  let failed = 0;
  try {
    for (const { commit, parent } of commits.list(count)) {
      const checkout = await commits.checkout(commit, parent);
      const started = performance.now();
      try {
        const plan = await planOf(checkout, name, commits.workflow);
        seconds.push((performance.now() - started) / 1000);
        const { discovery, fallback } = plan.suites[0]!;
        const share = discovery.by === 'legs' ? 1 : plan.totals.selected / plan.totals.tests;
        shares.push(share);
        const cause = fallback
          ? `${fallback.code}: ${fallback.message}`
          : plan.tests.some(({ reasons }) => reasons[0]?.code === 'nearby')
            ? `nearby: ${[...new Set(plan.tests.flatMap(({ reasons }) => (reasons[0]?.code === 'nearby' ? (reasons[0].via?.[0] ?? []) : [])))].join(' ')}`
            : '';
        note.push(`${commit.slice(0, 10)} ${(100 * share).toFixed(0)} % ${cause}`);
        const key = fallback?.code ?? (cause === '' ? '' : 'nearby');
        if (key !== '') causes.set(key, (causes.get(key) ?? 0) + 1);
      } catch (error) {
        failed += 1;
        note.push(`${commit.slice(0, 10)} ${(error as Error).message}`);
      }
    }
  } finally {
    commits.close();
  }
  const notes = process.env['BENCH_NOTES'];
  if (notes !== undefined) writeFileSync(join(notes, `${name}.txt`), `${note.join('\n')}\n`);
  console.log(
    `${name}: ${shares.length} commits, ${failed} without a plan; ${[...causes].map(([code, times]) => `${code} ${times}`).join(', ')}`,
  );
  if (shares.length === 0) return [];
  const max = MAX_SHARE[name];
  return [
    {
      metric: `${name}: mean share`,
      value: percent(mean(shares)),
      unit: '%',
      ...(max === undefined ? {} : { max }),
      runs: shares.length,
      spread: [percent(Math.min(...shares)), percent(Math.max(...shares))],
    },
    {
      metric: `${name}: time of a plan, median`,
      value: Number(median(seconds).toFixed(3)),
      unit: 's',
      runs: seconds.length,
      spread: [Number(Math.min(...seconds).toFixed(3)), Number(Math.max(...seconds).toFixed(3))],
    },
  ];
}
