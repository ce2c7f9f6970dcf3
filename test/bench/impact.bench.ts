import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestPlan } from '@paceline/contracts';
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

const TOOK_LONG = /could not be matched within|takes longer than/;

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
  const causes = new Map<string, { commits: number; share: number }>();
  const note: string[] = [];
  let failed = 0;
  try {
    for (const { commit, parent } of commits.list(count)) {
      const checkout = await commits.checkout(commit, parent);
      const started = performance.now();
      try {
        let plan = await planOf(checkout, name);
        // A machine that is busy with other things is no large repository.
        for (let again = 0; again < 3 && TOOK_LONG.test(plan.suites[0]!.fallback?.message ?? ''); again++)
          plan = await planOf(checkout, name);
        seconds.push((performance.now() - started) / 1000);
        const share = plan.suites[0]!.discovery.by === 'legs' ? 1 : plan.totals.selected / plan.totals.tests;
        shares.push(share);
        const cause = causeOf(plan);
        note.push(`${commit.slice(0, 10)} ${(100 * share).toFixed(0)} % ${cause}`);
        const { commits: times, share: sum } = causes.get(cause) ?? { commits: 0, share: 0 };
        causes.set(cause, { commits: times + 1, share: sum + share });
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
    `${name}: ${shares.length} commits, ${failed} without a plan; points of the mean by their causes:`,
  );
  for (const [cause, { commits: times, share }] of [...causes]
    .sort(([, a], [, b]) => b.share - a.share)
    .slice(0, 12)) {
    console.log(
      `  ${((100 * share) / shares.length).toFixed(2)} by ${times} commits: ${cause.slice(0, 200)}`,
    );
  }
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

/** Why many tests run: that everything does, or which files nobody is known to use; else that they import what changed. */
function causeOf({ suites, tests }: TestPlan): string {
  const fallback = suites[0]?.fallback;
  if (fallback) return `${fallback.code}: ${fallback.message}`;
  const lost = tests.flatMap(({ reasons: [reason] }) =>
    reason?.code === 'nearby' ? (reason.via?.[0] ?? []) : [],
  );
  return lost.length > 0 ? `nearby: ${[...new Set(lost)].join(' ')}` : 'imports and names';
}
