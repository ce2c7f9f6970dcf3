import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAction } from './cache-jobs.ts';
import { type Cost, timed } from './cache-measure.ts';
import { foldersOf } from './impact/folders.ts';
import { generateRepository } from './impact/generated-repository.ts';
import { type BenchOptions, type BenchRow, median, ratioRow } from './rows.ts';

const MODULES = 10_000;

/**
 * How long a plan takes, as a whole process of the bundle: of a generated workspace of 10,000 modules, with nothing in
 * the store and with what an earlier plan left there; and of real repositories, against what their own tool takes to
 * list the tests of the same change. `--data` is a folder of clones named `owner+name` with their newest two commits
 * and their dependencies installed; they are only read. BENCH_TMP is where the workspace goes, for the memory's
 * file system where the disk is slow.
 */
export default async function impactTime({ quick, data }: BenchOptions): Promise<BenchRow[]> {
  const place = mkdtempSync(join(process.env['BENCH_TMP'] ?? tmpdir(), 'paceline-impact-time-'));
  try {
    const dist = buildAction(place);
    const rounds = quick ? 5 : 11;
    const generated = join(place, 'generated');
    mkdirSync(generated);
    generateRepository(generated, MODULES);
    const rows = generatedRows(new Planner(dist, generated, place), rounds);
    for (const [name, folder] of data === undefined ? [] : foldersOf(data)) {
      rows.push(...peerRows(name, folder, new Planner(dist, folder, place), rounds));
    }
    return rows;
  } finally {
    rmSync(place, { recursive: true });
  }
}

function generatedRows(planner: Planner, rounds: number): BenchRow[] {
  const cold: Cost[] = [];
  const stored: Cost[] = [];
  planner.plan('stored');
  for (let round = 0; round < rounds; round++) {
    cold.push(planner.plan(`cold-${round}`));
    stored.push(planner.plan('stored'));
  }
  const name = `${MODULES.toLocaleString('en')} modules`;
  return [
    secondsRow(`${name}: plan, nothing stored`, wallOf(cold), { max: 3 }),
    secondsRow(`${name}: plan with stored scans`, wallOf(stored), { max: 1 }),
    secondsRow(`${name}: CPU of a plan, nothing stored`, cpuOf(cold), {}),
    secondsRow(`${name}: CPU of a plan with stored scans`, cpuOf(stored), {}),
    ratioRow(`${name}: CPU with stored scans`, cpuOf(stored), cpuOf(cold), { peer: 'nothing stored' }),
  ];
}

/** How tools list the tests of what changed since the commit before: their program below node_modules, and its arguments. */
const LISTINGS = [
  { program: 'vitest/vitest.mjs', args: ['list', '--changed', 'HEAD~1', '--filesOnly'] },
  { program: 'jest/bin/jest.js', args: ['--listTests', '--changedSince', 'HEAD~1'] },
];

function peerRows(name: string, folder: string, planner: Planner, rounds: number): BenchRow[] {
  const modules = join(folder, 'node_modules');
  const listing = LISTINGS.find(({ program }) => existsSync(join(modules, program)));
  if (listing === undefined) return [];
  const { program, args } = listing;
  const peer = `${program.split('/')[0]} ${args.join(' ')}`;
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
  const log = join(planner.place, 'listing.log');
  const list = () => timed({ args: [join(modules, program), ...args], cwd: folder, env, log });
  const cold: Cost[] = [];
  const stored: Cost[] = [];
  const listed: Cost[] = [];
  // Once for the caches of either side.
  list();
  planner.plan(`${name}-stored`);
  for (let round = 0; round < rounds; round++) {
    cold.push(planner.plan(`${name}-${round}`));
    listed.push(list());
    stored.push(planner.plan(`${name}-stored`));
  }
  return [
    secondsRow(`${name}: listing of the tool`, wallOf(listed), { peer }),
    ratioRow(`${name}: plan, nothing stored`, wallOf(cold), wallOf(listed), { max: 0.1, peer }),
    ratioRow(`${name}: plan with stored scans`, wallOf(stored), wallOf(listed), { max: 0.1, peer }),
    ratioRow(`${name}: CPU of a plan, nothing stored`, cpuOf(cold), cpuOf(listed), { peer }),
    ratioRow(`${name}: CPU of a plan with stored scans`, cpuOf(stored), cpuOf(listed), { peer }),
  ];
}

const wallOf = (times: readonly Cost[]): number[] => times.map(({ wall }) => wall);
const cpuOf = (times: readonly Cost[]): number[] => times.map(({ cpu }) => cpu);

function secondsRow(
  metric: string,
  seconds: readonly number[],
  rest: Pick<BenchRow, 'max' | 'peer'>,
): BenchRow {
  const rounded = (value: number) => Number(value.toFixed(3));
  const spread = [rounded(Math.min(...seconds)), rounded(Math.max(...seconds))] as const;
  return { metric, value: rounded(median(seconds)), unit: 's', runs: seconds.length, spread, ...rest };
}

/** Plans the newest commit of a repository against the one before, as a push to the default branch. */
class Planner {
  readonly #dist: string;
  readonly #folder: string;
  /** Where jobs and their stores have their folders. */
  readonly place: string;

  constructor(dist: string, folder: string, place: string) {
    this.#dist = dist;
    this.#folder = folder;
    this.place = place;
  }

  /** @param home name of the folder that the plan finds its store in; a new name is an empty store */
  plan(home: string): Cost {
    const job = mkdtempSync(join(this.place, 'job-'));
    const file = (name: string, text = '') => {
      writeFileSync(join(job, name), text);
      return join(job, name);
    };
    const output = file('output');
    const env = {
      PATH: process.env['PATH'],
      HOME: job,
      PACELINE_HOME: join(this.place, 'homes', home),
      RUNNER_TEMP: job,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: file('summary'),
      GITHUB_EVENT_PATH: file('event', '{"repository":{"default_branch":"main"}}'),
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_WORKFLOW: 'ci',
      GITHUB_RUN_ID: '7',
      GITHUB_RUN_NUMBER: '7',
      GITHUB_WORKSPACE: this.#folder,
      INPUT_BASE: 'HEAD~1',
      INPUT_STORE: 'disk',
    };
    const args = [join(this.#dist, 'test-impact.js')];
    const time = timed({ args, cwd: this.#folder, env, log: join(job, 'log') });
    if (!/^(?:selected|none)$/m.test(readFileSync(output, 'utf8'))) {
      throw new Error(`no selection was planned of ${this.#folder}:\n${readFileSync(output, 'utf8')}`);
    }
    rmSync(job, { recursive: true });
    return time;
  }
}
