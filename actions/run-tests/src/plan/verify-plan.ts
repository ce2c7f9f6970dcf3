import { canonicalJson, type LegResult, type ShardPlan, type TestFile, testKey } from '@paceline/contracts';
import { REPORT_NAME } from '@paceline/runners';
import { failureWords } from '../result/failure-words.ts';
import { totalsOf } from '../result/run-summary.ts';
import { listed } from '../words.ts';
import { type Combination, combinations, legsToRun } from './combinations.ts';
import { listDigest } from './listed-tests.ts';
import { suiteOf } from './planned-leg.ts';
import { isLeftOut } from './split-files.ts';
import { isQueued, notRunByAny } from './verify-queue.ts';
import { checkSplits } from './verify-splits.ts';

/** One way in which the legs' results do not prove the plan. */
export interface Problem {
  readonly kind:
    | 'absent' // no result of a planned leg: it died, was cancelled or was dropped
    | 'repeated' // two results of one leg
    | 'unknown' // the result of a leg that is not in the plan
    | 'other-plan'
    | 'other-commit'
    | 'altered' // the leg was to run other files than the plan says
    | 'crashed'
    | 'failed'
    | 'empty' // the whole suite was planned, and no leg ran a test
    | 'lists' // the legs' shares are not what the test program lists
    | 'dropped' // a planned file was not run by its leg
    | 'unplanned' // the plan of legs is not what the test plan wants
    | 'coverage' // a threshold is missed
    | 'unmerged' // a report that a leg left cannot be merged
    | 'duplicated'; // a file was run twice under the same axes
  readonly leg: string;
  /** One sentence for people. */
  readonly text: string;
  readonly files: readonly string[];
  /** Of an experimental leg, which may fail. */
  readonly tolerated?: boolean;
}

/** What an experimental leg may do: not run, not to its end, or red. A wrong plan or commit is no such thing. */
const TOLERABLE: ReadonlySet<Problem['kind']> = new Set([
  'absent',
  'crashed',
  'failed',
  'empty',
  'lists',
  'dropped',
]);

/** Marks what experimental legs may do; all other problems are as they were. */
export function withTolerance(plan: ShardPlan, problems: readonly Problem[]): Problem[] {
  const experimental = new Set(plan.legs.filter((leg) => leg.experimental === true).map(({ leg }) => leg));
  return problems.map((problem) =>
    experimental.has(problem.leg) && TOLERABLE.has(problem.kind) ? { ...problem, tolerated: true } : problem,
  );
}

/**
 * Compares what the legs ran with what was planned. No problem means: each planned leg ended green on the
 * planned commit, each planned file was run by its leg or is no test by the test program's own list, and at least
 * one leg of each combination of axes ran a test when the whole suite was planned. Files that were never planned
 * are no problem by themselves: they took time and hide nothing. Of legs that shared a queue each planned file was run
 * by one of them, and a file that several ran is no problem.
 * @param results the latest attempt of each leg
 * @param options.allowEmpty the suite may have no test at all
 * @param options.earlier results that those of a later attempt replaced
 */
export function verifyPlan(
  plan: ShardPlan,
  results: readonly LegResult[],
  {
    allowEmpty = false,
    earlier = [],
  }: { readonly allowEmpty?: boolean; readonly earlier?: readonly LegResult[] } = {},
): Problem[] {
  const problems: Problem[] = [];
  const together = combinations(plan, results, earlier);
  const queued = new Map(
    together.filter(isQueued).flatMap((one) => one.legs.map(({ leg }) => [leg, one] as const)),
  );
  const legs = new Map(legsToRun(plan).map((leg) => [leg.leg, leg]));
  const seen = new Set<string>();
  const add = (kind: Problem['kind'], leg: string, text: string, files: readonly string[] = []) => {
    problems.push({ kind, leg, text, files });
  };
  for (const result of results) {
    const planned = legs.get(result.leg);
    if (!planned) {
      add('unknown', result.leg, `Leg ${result.leg} reported a result, but is not in the plan.`);
      continue;
    }
    if (seen.has(result.leg)) {
      add('repeated', result.leg, `Leg ${result.leg} reported more than one result.`);
      continue;
    }
    seen.add(result.leg);
    checkLeg(plan, planned, result, queued.get(planned.leg)?.legs, add);
  }
  for (const leg of legs.values()) {
    if (seen.has(leg.leg)) continue;
    add(
      'absent',
      leg.leg,
      `Leg ${leg.leg} (${leg.name}) left no result: its job died, was cancelled or never ran.`,
      // Of a queue nobody knows what it had; what is missing is said below.
      queued.has(leg.leg) ? [] : leg.tests.map((test) => test.file),
    );
  }
  for (const combination of together) {
    const { discovery, mode } = combination.suite;
    if (isQueued(combination)) checkQueue(plan, combination, add);
    checkSplits(combination, add);
    if (discovery.by === 'legs') checkLists(combination, add);
    if (mode === 'full' && !allowEmpty) checkNotEmpty(combination, add);
  }
  const shares = results.filter(({ leg }) => !queued.has(leg));
  for (const [file, by] of duplicates(plan, shares)) {
    add('duplicated', by[0]!, `${file} was run more than once under the same axes: legs ${by.join(', ')}.`, [
      file,
    ]);
  }
  return problems;
}

type Add = (kind: Problem['kind'], leg: string, text: string, files?: readonly string[]) => void;

function checkLeg(
  plan: ShardPlan,
  planned: ShardPlan['legs'][number],
  result: LegResult,
  /** The legs that share a queue with it, itself included. */
  queue: ShardPlan['legs'] | undefined,
  add: Add,
): void {
  const { leg, name } = planned;
  if (result.planId !== plan.planId) {
    add('other-plan', leg, `Leg ${leg} ran plan ${result.planId}, not ${plan.planId}.`);
  }
  if (result.head !== plan.head) {
    add('other-commit', leg, `Leg ${leg} tested commit ${result.head}; the plan is for ${plan.head}.`);
  }
  // With discovery `legs` the plan names no files; checkLists proves the shares. A leg with a queue says what it was
  // given, which is to be some of the plan's; checkQueue proves that all of them ran.
  const isOpen = result.queue !== undefined || suiteOf(plan, planned).discovery.by === 'legs';
  const byPlan = isOpen ? result.planned : planned.tests;
  const mayBe = new Set((queue?.flatMap(({ tests }) => tests) ?? byPlan).map(testKey));
  const reported = new Set(result.planned.map(testKey));
  const differing = [
    ...byPlan.filter((test) => !reported.has(testKey(test))),
    ...result.planned.filter((test) => !mayBe.has(testKey(test))),
  ];
  if (differing.length > 0) {
    add(
      'altered',
      leg,
      `Leg ${leg} was to run other files than the plan says: ${listed(differing.map((test) => test.file))}.`,
      differing.map((test) => test.file),
    );
  }
  const own = result.queue === undefined ? byPlan : [];
  const dropped = notExecuted([...own, ...(result.gaps ?? [])], result);
  if (dropped.length > 0) {
    add(
      'dropped',
      leg,
      `Leg ${leg} did not run ${dropped.length} of its ${byPlan.length} files: ${listed(dropped)}.`,
      dropped,
    );
  }
  const failures = failureWords(result);
  if (result.outcome === 'crashed') {
    const report = result.withoutFile?.failures.find((failure) => failure.name === REPORT_NAME)?.message;
    add(
      'crashed',
      leg,
      `Leg ${leg} (${name}) crashed: its test program ended with ${result.exit}.${report ? ` ${report}` : ''}`,
    );
  } else if (result.outcome === 'failed' || failures !== '') {
    const failed = result.executed.filter((file) => file.failed > 0).map((file) => file.file);
    add(
      'failed',
      leg,
      `Leg ${leg} (${name}) failed${failures === '' ? ` with exit ${result.exit}` : `: ${failures}`}.`,
      failed,
    );
  }
}

/** All legs of a queue together ran what all of them were planned to run. */
function checkQueue(plan: ShardPlan, combination: Combination, add: Add): void {
  const { legs, results } = combination;
  const missing = notRunByAny(combination, plan).map(({ file }) => file);
  if (missing.length === 0) return;
  const planned = new Set(legs.flatMap(({ tests }) => tests).map(testKey)).size;
  const poisoned = new Set(results.flatMap(({ queue }) => queue?.poisoned ?? []).map(({ file }) => file));
  const deadly = missing.filter((file) => poisoned.has(file));
  const why = deadly.length === 0 ? '' : ` The legs that were given ${listed(deadly)} died.`;
  const from = `${legs.length} legs from ${legs[0]!.leg} (${legs[0]!.name}) on`;
  add(
    'dropped',
    legs[0]!.leg,
    `None of the ${from} ran ${missing.length} of their ${planned} files: ${listed(missing)}.${why}`,
    missing,
  );
}

/** Files that did not run, and that the test program counts among its tests. */
function notExecuted(tests: readonly TestFile[], result: LegResult): string[] {
  const excluded = result.listed?.digest === undefined ? [] : (result.excluded ?? []);
  const left = (result.splits ?? []).filter(isLeftOut);
  const done = new Set([...result.executed, ...excluded, ...left].map(testKey));
  return tests.filter((test) => !done.has(testKey(test))).map((test) => test.file);
}

/** All legs saw the same list, and their shares together are that list; or the first ran the whole suite. */
function checkLists({ legs, results }: Combination, add: Add): void {
  if (results.length < legs.length) return; // absent legs are a problem of their own
  const [first] = legs;
  const unasked = results.filter(({ listed }) => listed === undefined);
  for (const { leg } of unasked) {
    add(
      'lists',
      leg,
      `Leg ${leg} does not say which tests its test program lists, so its share proves nothing.`,
    );
  }
  if (unasked.length > 0) return;
  const sizes = new Map(results.map(({ listed }) => [listed!.digest ?? 'none', listed!.files]));
  if (sizes.size > 1) {
    const seen = results.map(
      ({ leg, listed }) => `leg ${leg}: ${listed!.digest ? `${listed!.files} files` : 'no list'}`,
    );
    add(
      'lists',
      first!.leg,
      `The legs' test programs list different tests, so their shares do not fit together (${listed(seen, 10)}).`,
    );
    return;
  }
  const digest = results[0]!.listed!.digest;
  if (digest === undefined) return; // the first leg ran everything: its own result says how that went
  const shares = results.flatMap(({ planned }) => planned.map(({ file }) => file));
  if (listDigest(shares) !== digest) {
    add(
      'lists',
      first!.leg,
      `The legs' shares (${shares.length} files) are not what the test program lists (${results[0]!.listed!.files} files).`,
    );
  }
}

/** A suite of which no part ran a test proves nothing, however green its legs are. */
function checkNotEmpty({ legs, results }: Combination, add: Add): void {
  if (results.length < legs.length || legs.length === 0) return;
  const ran = results.some((result) => result.outcome !== 'empty' && totalsOf(result).tests > 0);
  if (ran || results.some(({ outcome }) => outcome === 'crashed' || outcome === 'failed')) return;
  const [first] = legs;
  const which =
    legs.length === 1
      ? `Leg ${first!.leg} (${first!.name})`
      : `The ${legs.length} legs from ${first!.leg} (${first!.name}) on`;
  add(
    'empty',
    first!.leg,
    `${which} ran no test at all. If the suite may be empty, add "allow-empty: true".`,
  );
}

/**
 * Planned files that were run more than once under the same axes, with the legs that did. What a test program loads in
 * every run by itself, such as a file that sets up the others, no plan gave to a leg.
 */
function duplicates(plan: ShardPlan, results: readonly LegResult[]): Map<string, string[]> {
  const axes = new Map(legsToRun(plan).map((leg) => [leg.leg, canonicalJson(leg.axes)]));
  const planned = new Set(
    [
      ...plan.legs.map(({ tests }) => tests),
      ...results.map(({ planned, gaps = [] }) => [...planned, ...gaps]),
    ]
      .flat()
      .map(testKey),
  );
  const ranBy = new Map<string, { file: string; legs: string[] }>();
  for (const result of results) {
    const under = axes.get(result.leg);
    if (under === undefined) continue;
    for (const test of result.executed) {
      if (!planned.has(testKey(test))) continue;
      const entry = result.splits?.find((one) => testKey(one) === testKey(test));
      for (const part of entry?.digest === undefined ? [0] : entry.split.parts) {
        const key = `${under}\0${testKey(test)}\0${part}`;
        const of = ranBy.get(key) ?? { file: test.file, legs: [] };
        of.legs.push(result.leg);
        ranBy.set(key, of);
      }
    }
  }
  return new Map(
    [...ranBy.values()].filter(({ legs }) => legs.length > 1).map(({ file, legs }) => [file, legs]),
  );
}
