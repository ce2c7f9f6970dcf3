import { execFileSync } from 'node:child_process';
import type { HistoryRecord, TestPlan } from '@paceline/contracts';
import { proofsOf } from '@paceline/history';
import type { Machine } from '../../actions/test-impact/src/machine.ts';
import { noPast } from '../../actions/test-impact/src/proof/no-past.ts';
import { Commits } from './impact/commits.ts';
import { foldersOf } from './impact/folders.ts';
import { planOf } from './impact/plan.ts';
import { type FileOutcome, programOf, runSuite } from './impact/run-suite.ts';
import { type BenchOptions, type BenchRow, percent } from './rows.ts';

const COMMITS = 100;
const MAX_SECONDS = 300;
const MAIN = 'refs/heads/main';
/** What a repository's tests run on does not change here. */
const ENVIRONMENTS = ['this machine'];

/**
 * The last hundred commits of public repositories, replayed as pushes to the default branch: each is planned with what
 * the pushes before it proved, and its whole suite is run to see whether a file that was taken as proven fails. `--data`
 * is a folder of clones named `owner+name` with their dependencies installed, as the newest commit has them; each is
 * left at the commit where it stands.
 */
export default async function resultCache({ quick, data }: BenchOptions): Promise<BenchRow[]> {
  if (data === undefined) throw new Error('give --data DIR, a folder of clones named owner+name');
  const rows: BenchRow[] = [];
  for (const [name, folder] of foldersOf(data)) {
    const score = await replay(name, folder, quick ? 10 : COMMITS);
    rows.push(...rowsOf(name, score));
  }
  return rows;
}

interface Score {
  /** Commits whose suite told how it ended, and those of them of which everything passed. */
  commits: number;
  green: number;
  seconds: number;
  savedSeconds: number;
  files: number;
  proven: number;
  /** Files that were taken as proven and fail, each time that their commit is run. */
  wrong: string[];
}

async function replay(name: string, folder: string, count: number): Promise<Score> {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  const before = git('rev-parse', 'HEAD');
  const commits = new Commits(folder);
  const program = programOf(folder);
  const score: Score = { commits: 0, green: 0, seconds: 0, savedSeconds: 0, files: 0, proven: 0, wrong: [] };
  const records: HistoryRecord[] = [];
  try {
    const pushes = git('log', '--first-parent', `-${count}`, '--format=%H %P', 'HEAD').split('\n').reverse();
    for (const [index, line] of pushes.entries()) {
      const [commit, parent] = line.split(' ') as [string, string | undefined];
      if (parent === undefined) continue;
      const runId = String(index + 1);
      const plan = await planOf(await commits.checkout(commit, parent), name, {
        variables: { GITHUB_EVENT_NAME: 'push', GITHUB_REF: MAIN, GITHUB_RUN_ID: runId },
        past: pastOf(records, runId),
      });
      git('checkout', '--quiet', '--force', '--detach', commit);
      const run = (files: readonly string[]) => runSuite(folder, program, files, MAX_SECONDS);
      const truth = run([]);
      if (truth === undefined || truth.size === 0) continue;
      judge(score, plan, truth, `${name} ${commit.slice(0, 10)}`, (files) => run(files));
      records.unshift(recordOf(plan, truth, runId, commit));
      console.log(
        `${name} ${runId}/${pushes.length} ${commit.slice(0, 10)}: ${plan.totals.proven ?? 0} of ${plan.totals.tests} proven`,
      );
    }
  } finally {
    commits.close();
    git('checkout', '--quiet', '--force', before);
  }
  return score;
}

/** What a run of the default branch is told of those before it. */
const pastOf =
  (records: readonly HistoryRecord[], runId: string): Machine['past'] =>
  async ({ suites }) => ({
    suites: suites.map(({ suite, definition }) => ({
      ...noPast(),
      proofs: proofsOf(records, { suite, definition, scopes: [MAIN], runId }),
    })),
  });

function judge(
  score: Score,
  plan: TestPlan,
  truth: ReadonlyMap<string, FileOutcome>,
  what: string,
  again: (files: readonly string[]) => ReadonlyMap<string, FileOutcome> | undefined,
): void {
  score.commits += 1;
  if ([...truth.values()].every(({ passed }) => passed)) score.green += 1;
  const proven = new Set(provenIn(plan));
  for (const [file, { seconds }] of truth) {
    score.files += 1;
    score.seconds += seconds;
    if (!proven.has(file)) continue;
    score.proven += 1;
    score.savedSeconds += seconds;
  }
  const failing = [...truth].flatMap(([file, { passed }]) => (!passed && proven.has(file) ? [file] : []));
  if (failing.length === 0) return;
  // What fails once on a busy machine has nothing to do with the change.
  const twice = again(failing);
  for (const file of failing) {
    if (twice?.get(file)?.passed === true) continue;
    score.wrong.push(`${what} ${file}`);
    console.log(`WRONG: ${what} ${file} was taken as proven and fails`);
  }
}

const provenIn = ({ tests }: TestPlan): string[] =>
  tests.flatMap(({ file, action, reasons }) =>
    action === 'skip' && reasons[0]?.code === 'proven' ? [file] : [],
  );

/** What the run of a plan leaves: the files that it ran, and where all of these passed, what they prove. */
function recordOf(
  plan: TestPlan,
  truth: ReadonlyMap<string, FileOutcome>,
  runId: string,
  commit: string,
): HistoryRecord {
  const [suite] = plan.suites;
  const byLegs = suite!.discovery.by === 'legs';
  const skipped = new Set(plan.tests.flatMap(({ file, action }) => (action === 'skip' ? [file] : [])));
  const ran = [...truth].filter(([file]) => byLegs || !skipped.has(file));
  const isGreen = ran.every(([, { passed }]) => passed);
  const { definition } = suite!;
  return {
    kind: 'history-record',
    version: 2,
    ...{ runId, attempt: 1, workflow: 'ci', head: commit, scope: MAIN, event: 'push' },
    finishedAt: new Date(Number(runId) * 1000).toISOString(),
    conclusion: isGreen ? 'success' : 'failure',
    ...(isGreen && definition !== undefined
      ? { proves: { head: commit, tree: plan.tree ?? commit, suites: [{ suite: suite!.suite, definition }] } }
      : {}),
    ranOn: [{ suite: suite!.suite, environments: ENVIRONMENTS }],
    files: ran.map(([file, { passed, seconds }]) => ({
      ...{ suite: suite!.suite, file, seconds, tests: 1, failed: passed ? 0 : 1, skipped: 0, retries: 0 },
      outcome: passed ? ('passed' as const) : ('failed' as const),
      ...(isGreen ? { proven: true } : {}),
    })),
    jobs: [],
    caches: [],
  };
}

function rowsOf(
  name: string,
  { commits, green, seconds, savedSeconds, files, proven, wrong }: Score,
): BenchRow[] {
  const row = (metric: string, value: number, unit: string, rest: Partial<BenchRow> = {}): BenchRow => ({
    ...{ metric: `${name}: ${metric}`, value, unit, runs: commits, spread: [value, value] },
    ...rest,
  });
  return [
    row('pushes replayed', commits, 'commits'),
    row('of them green', green, 'commits'),
    row('test seconds saved', seconds === 0 ? 0 : percent(savedSeconds / seconds), '%'),
    row('test files saved', files === 0 ? 0 : percent(proven / files), '%'),
    row('proven files that fail', wrong.length, 'files', { max: 0 }),
  ];
}
