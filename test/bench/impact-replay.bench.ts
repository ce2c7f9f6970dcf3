import type { TestPlan } from '@paceline/contracts';
import { mean, upperShare } from '@paceline/stats';
import { Commits } from './impact/commits.ts';
import { faultyFiles } from './impact/faulty-files.ts';
import { foldersOf } from './impact/folders.ts';
import { keyOf, type Outcome, readOutcomes } from './impact/outcome.ts';
import { planOf } from './impact/plan.ts';
import { type BenchOptions, type BenchRow, percent } from './rows.ts';

type Kind = Outcome['kind'];

/**
 * Real and made faults of public repositories, of which `impact/record-outcomes.ts` noted which test files fail: each
 * is planned as a change, and a fault none of whose failing files runs is a miss. `--data` is a folder of clones named
 * `owner+name`, with their histories; nothing is installed or run.
 */
export default async function impactReplay({ quick, data }: BenchOptions): Promise<BenchRow[]> {
  if (data === undefined) throw new Error('give --data DIR, a folder of clones named owner+name');
  const scores: Record<Kind, Score> = { fault: newScore(), mutant: newScore() };
  for (const [name, folder] of foldersOf(data)) {
    const outcomes = readOutcomes(name).filter((outcome) => outcome.kind !== 'skipped');
    if (outcomes.length === 0) continue;
    const here: Record<Kind, Score> = { fault: newScore(), mutant: newScore() };
    const commits = new Commits(folder);
    try {
      for (const outcome of quick ? outcomes.slice(0, 20) : outcomes) {
        const changed = await faultyCheckout(commits, folder, outcome);
        const plan = await planOf(changed, name);
        for (const score of [scores[outcome.kind], here[outcome.kind]]) judge(score, outcome, plan);
        const missed = outcome.failing.filter((file) => !runs(plan, file));
        if (missed.length > 0) console.log(`${name} ${keyOf(outcome)}: ${missed.join(', ')}`);
      }
    } finally {
      commits.close();
    }
    for (const kind of ['fault', 'mutant'] as const) console.log(`${name}: ${kind}s ${inWords(here[kind])}`);
  }
  return [...rowsOf('real faults', scores.fault), ...rowsOf('mutants', scores.mutant)];
}

interface Score {
  changes: number;
  /** Changes that the whole suite notices, and those of them of which no failing file runs. */
  faulty: number;
  missed: number;
  failing: number;
  failingMissed: number;
  readonly shares: number[];
}

const newScore = (): Score => ({
  changes: 0,
  faulty: 0,
  missed: 0,
  failing: 0,
  failingMissed: 0,
  shares: [],
});

const runs = (plan: TestPlan, file: string): boolean =>
  plan.suites[0]!.discovery.by === 'legs' ||
  plan.tests.some((test) => test.file === file && test.action === 'run');

function judge(score: Score, { failing }: Outcome, plan: TestPlan): void {
  score.changes += 1;
  score.shares.push(plan.suites[0]!.discovery.by === 'legs' ? 1 : plan.totals.selected / plan.totals.tests);
  if (failing.length === 0) return;
  const missed = failing.filter((file) => !runs(plan, file));
  score.faulty += 1;
  score.failing += failing.length;
  score.failingMissed += missed.length;
  if (missed.length === failing.length) score.missed += 1;
}

const inWords = ({ changes, faulty, missed, failing, failingMissed, shares }: Score): string =>
  `${changes}, ${faulty} of them faulty, ${missed} missed; ${failingMissed} of ${failing} failing files missed; mean share ${meanPercent(shares)} %`;

const meanPercent = (shares: readonly number[]): number => (shares.length === 0 ? 0 : percent(mean(shares)));

/** @param name in words */
function rowsOf(name: string, score: Score): BenchRow[] {
  const { changes, faulty, missed, failing, failingMissed, shares } = score;
  const row = (metric: string, value: number, unit: string, rest: Partial<BenchRow>): BenchRow => ({
    metric: `${name}: ${metric}`,
    value,
    unit,
    runs: changes,
    spread: [value, value],
    ...rest,
  });
  return [
    row('changes tried', changes, 'changes', { min: name === 'mutants' ? 200 : 150 }),
    row('faulty by the whole suite', faulty, 'changes', {}),
    row('faulty ones missed', missed, 'changes', { max: 0 }),
    row('share missed, 95 % bound', percent(upperShare(missed, faulty)), '%', {}),
    row('failing files missed', failingMissed, `of ${failing} files`, { max: 0 }),
    row('mean share that runs', meanPercent(shares), '%', {
      spread: [percent(Math.min(...shares)), percent(Math.max(...shares))],
    }),
  ];
}

/** The commit with the fault in its files, which are what changed since the commit. */
async function faultyCheckout(commits: Commits, folder: string, outcome: Outcome) {
  const checkout = await commits.checkout(outcome.commit, outcome.commit);
  const now = faultyFiles(folder, outcome);
  const isGone = (path: string) => now.has(path) && now.get(path) === undefined;
  const tracked = (await checkout.tracked()).filter(({ path }) => !isGone(path));
  return {
    ...checkout,
    tracked: async () => tracked,
    changedFiles: async () =>
      [...now].map(([path, text]) => ({
        path,
        status: text === undefined ? ('deleted' as const) : ('modified' as const),
      })),
    read: (path: string) => (now.has(path) ? now.get(path) : checkout.read(path)),
  };
}
