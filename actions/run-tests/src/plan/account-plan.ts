import {
  canonicalJson,
  type LegResult,
  type ShardPlan,
  type TestPlan,
  type TestReport,
  testKey,
} from '@paceline/contracts';
import { plural } from '@paceline/render';
import { listed } from '../words.ts';
import { type Combination, combinations } from './combinations.ts';
import { provenFiles } from './proven-files.ts';
import type { Problem } from './verify-plan.ts';

type Account = TestReport['suites'][number];

/** What became of every file that the plans know, and why they do not add up, where they do not. */
interface Accounts {
  readonly suites: Account[];
  readonly problems: Problem[];
}

/**
 * Accounts for every test file: executed ∪ proven ∪ deferred ∪ unaffected ∪ excluded = planned, each once under each
 * combination of axes. The plan of legs is made from the test plan, so what it lost no leg would miss: the test plan
 * says what had to be in it.
 * @param earlier results that those of a later attempt replaced
 * @param testPlan the plan that says of each test why it does not run; undefined where tests were listed by hand
 */
export function accountForPlan(
  plan: ShardPlan,
  results: readonly LegResult[],
  testPlan: TestPlan | undefined,
  earlier: readonly LegResult[] = [],
): Accounts {
  const problems: Problem[] = [];
  const together = combinations(plan, results, earlier);
  const withLegs = new Set(together.map(({ suite }) => suite.suite));
  const resting: Combination[] = plan.suites
    .filter(({ suite }) => !withLegs.has(suite))
    .map((suite) => ({ suite, legs: [], results: [], earlier: [] }));
  const testsOf = Map.groupBy(testPlan?.tests ?? [], ({ suite }) => suite);
  const suites = [...together, ...resting].map((combination) => {
    const { suite } = combination;
    if (suite.discovery.by === 'legs') return accountForList(combination);
    const tests = testPlan ? (testsOf.get(suite.suite) ?? []) : undefined;
    return accountForFiles(combination, tests, problems, plan);
  });
  return { suites, problems };
}

type PlannedTest = TestPlan['tests'][number];

function accountForFiles(
  combination: Combination,
  tests: readonly PlannedTest[] | undefined,
  problems: Problem[],
  { planId, head }: ShardPlan,
): Account {
  const { suite, legs, results, earlier } = combination;
  const executed = new Set(results.flatMap((result) => result.executed.map(testKey)));
  for (const key of provenFiles(earlier, planId, head)) executed.add(key);
  const excluded = new Set(results.flatMap((result) => (result.excluded ?? []).map(testKey)));
  const inLegs = new Set(legs.flatMap((leg) => leg.tests.map(testKey)));
  const account = emptyAccount(combination);
  const known = new Set<string>();
  const lost: string[] = [];
  const unexplained: string[] = [];
  const planned: readonly (Pick<PlannedTest, 'suite' | 'file'> & Partial<PlannedTest>)[] =
    tests ?? legs.flatMap((leg) => leg.tests);
  for (const test of planned) {
    const key = testKey(test);
    if (known.has(key)) continue;
    known.add(key);
    account.planned += 1;
    const runs = test.action !== 'skip';
    if (runs && !inLegs.has(key)) lost.push(test.file);
    if (executed.has(key)) account.executed += 1;
    else if (excluded.has(key)) account.excluded += 1;
    else if (runs) account.missing += 1;
    else {
      const [{ code, run } = {}] = test.reasons ?? [];
      // Who says that it passed before says where.
      if (code === 'proven' && run !== undefined) account.proven += 1;
      else if (code === 'deferred') account.deferred += 1;
      else if (code === 'unaffected') account.unaffected += 1;
      else unexplained.push(test.file);
    }
  }
  account.missing += unexplained.length;
  for (const { gaps = [] } of results) {
    for (const gap of gaps) {
      if (known.has(testKey(gap))) continue;
      known.add(testKey(gap));
      account.planned += 1;
      account[executed.has(testKey(gap)) ? 'executed' : 'missing'] += 1;
    }
  }
  const leg = legs[0]?.leg ?? suite.suite;
  const problem = (text: string, files: string[]) =>
    files.length > 0 && problems.push({ kind: 'unplanned', leg, text: `${text}: ${listed(files)}.`, files });
  const which = `${plural(lost.length, 'test file')} of suite "${suite.suite}"`;
  problem(`The test plan wants ${which} that no leg was to run`, lost);
  problem('The test plan leaves tests out and does not say why', unexplained);
  const foreign = tests ? [...inLegs].filter((key) => !known.has(key)) : [];
  problem(
    `Legs were to run files of suite "${suite.suite}" that the test plan does not know`,
    foreign.map((key) => key.slice(key.indexOf('\0') + 1)),
  );
  return account;
}

/** Of a suite whose files only the test program knows: the list that the legs share, or what the first leg ran. */
function accountForList(combination: Combination): Account {
  const { results } = combination;
  const account = emptyAccount(combination);
  account.executed = new Set(results.flatMap((result) => result.executed.map(testKey))).size;
  const wanted = new Set(results.flatMap((result) => result.planned.map(testKey)));
  for (const { executed, excluded = [] } of results) {
    for (const test of executed) wanted.delete(testKey(test));
    account.excluded += excluded.filter((test) => wanted.delete(testKey(test))).length;
  }
  account.missing = wanted.size;
  account.planned = account.executed + account.excluded + account.missing;
  return account;
}

const emptyAccount = ({ suite, legs }: Combination): Account => ({
  suite: suite.suite,
  axes: legs[0]?.axes ?? {},
  ...{ planned: 0, executed: 0, proven: 0, deferred: 0, unaffected: 0, excluded: 0, missing: 0 },
});

/** Axes as text, for headings and reports; '' where there are none. */
export const axesText = (axes: Readonly<Record<string, unknown>>): string =>
  Object.keys(axes).length === 0 ? '' : canonicalJson(axes);
