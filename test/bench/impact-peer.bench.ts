import { execFileSync } from 'node:child_process';
import type { TestPlan } from '@paceline/contracts';
import { isModule } from '../../actions/test-impact/src/repository/paths.ts';
import { Commits } from './impact/commits.ts';
import { foldersOf } from './impact/folders.ts';
import { changeOf, type Peer, peerOf } from './impact/peer.ts';
import { planOf } from './impact/plan.ts';
import { type BenchOptions, type BenchRow, percent } from './rows.ts';

const NO_SOURCE = /[./]config\b|\.d\.[cm]?ts$|^\./;
/** What a module may import besides modules; the rest is configuration, which no such program selects tests for. */
const DATA = /\.(?:json|css|s[ac]ss|less|graphql|gql|svg|html|txt)$/;
const NO_DATA = /(?:^|\/)(?:package|tsconfig|jsr|deno|nx|turbo|project)\b[^/]*\.json$|(?:^|\/)\./;

/**
 * Changes one file after the other, sources and data, and compares what is selected with what the test program itself selects
 * (`vitest list --changed`, `jest --findRelatedTests`): what it selects and we do not is a miss. `--data` is a folder
 * of clones named `owner+name`, with their dependencies installed; each is left as it was. Every difference is
 * printed, with the way by which we select.
 */
export default async function impactPeer({ quick, data }: BenchOptions): Promise<BenchRow[]> {
  if (data === undefined)
    throw new Error('give --data DIR, a folder of clones with their dependencies installed');
  const rows: BenchRow[] = [];
  for (const [name, folder] of foldersOf(data)) {
    const peer = peerOf(folder);
    if (peer !== undefined) rows.push(...(await compare(name, folder, peer, quick ? 12 : 40)));
  }
  return rows;
}

async function compare(name: string, folder: string, peer: Peer, count: number): Promise<BenchRow[]> {
  const commits = new Commits(folder);
  const counts = { changes: 0, both: 0, missed: 0, beyond: 0, everything: 0, unused: 0 };
  try {
    const head = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: folder, encoding: 'utf8' }).trim();
    const checkout = await commits.checkout(head, head);
    const planFor = (path?: string) =>
      planOf(
        {
          ...checkout,
          read: (file) => (file === path ? `${checkout.read(file)}${changeOf(path)}` : checkout.read(file)),
          changedFiles: async () => (path === undefined ? [] : [{ path, status: 'modified' as const }]),
        },
        name,
      );
    const isTest = testsOf(await planFor());
    const files = (await checkout.tracked()).map(({ path }) => path).filter((path) => !isTest(path));
    const sources = files.filter((path) => isModule(path) && !NO_SOURCE.test(path));
    const data = files.filter((path) => DATA.test(path) && !NO_DATA.test(path));
    for (const path of [...spread(sources, count), ...spread(data, Math.ceil(count / 4))]) {
      const listed = peer.related(path);
      if (listed === undefined) {
        console.log(`${name}: ${peer.name} fails for ${path}`);
        continue;
      }
      const plan = await planFor(path);
      const theirs = new Set(listed.filter(isTest));
      const ours = plan.tests.filter(({ action }) => action === 'run');
      const missed = [...theirs].filter((file) => !ours.some((test) => test.file === file));
      const beyond = ours.filter(({ file }) => !theirs.has(file));
      counts.changes += 1;
      counts.both += theirs.size - missed.length;
      counts.missed += missed.length;
      if (missed.length > 0) console.log(`${name}: ${path} misses ${missed.join(', ')}`);
      const { fallback } = plan.suites[0]!;
      if (fallback) {
        counts.everything += 1;
        console.log(`${name}: ${path} runs all, not ${theirs.size}: ${fallback.message}`);
      } else if (beyond.length > 0) {
        // Nothing imports it: the peer takes it to be unused, and we do not.
        if (theirs.size === 0 && beyond.every(({ reasons }) => reasons[0]?.code !== 'imports'))
          counts.unused += 1;
        else counts.beyond += beyond.length;
        console.log(`${name}: ${path} selects ${ours.length}, not ${theirs.size}:${waysOf(beyond)}`);
      }
    }
  } finally {
    commits.close();
  }
  const row = (metric: string, value: number, unit: string, max?: number): BenchRow => ({
    metric: `${name}: ${metric}`,
    value,
    unit,
    ...(max === undefined ? {} : { max }),
    peer: peer.name,
    runs: counts.changes,
    spread: [value, value],
  });
  return [
    row('selected by both', counts.both, 'tests'),
    row('missed', counts.missed, 'tests', 0),
    row('selected beyond, of the others', percent(counts.beyond / Math.max(1, counts.both)), '%', 2),
    row('changes that run all tests, with the reason', counts.everything, 'changes'),
    row('changes of what no test imports, which run tests all the same', counts.unused, 'changes'),
  ];
}

/** So many of a list, from its whole length. */
const spread = <T>(list: readonly T[], count: number): T[] => {
  const step = Math.max(1, Math.floor(list.length / count));
  return list.filter((_, at) => at % step === 0).slice(0, count);
};

function testsOf({ tests }: TestPlan): (path: string) => boolean {
  const files = new Set(tests.map(({ file }) => file));
  return (path) => files.has(path);
}

/** A few tests, each with why it runs. */
const waysOf = (tests: TestPlan['tests']): string =>
  tests
    .slice(0, 4)
    .map(({ file, reasons }) => `\n    ${reasons[0]?.code} ${[...(reasons[0]?.via ?? []), file].join(' > ')}`)
    .join('');
