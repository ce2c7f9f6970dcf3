import { type LegResult, type ShardPlan, type TestFile, testKey } from '@paceline/contracts';
import { NOTHING_TO_RUN } from './planned-leg.ts';
import { listed } from './words.ts';

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
    | 'empty' // files were planned, no test was run
    | 'dropped' // a planned file was not run by its leg
    | 'duplicated'; // a file was run twice under the same axes
  readonly leg: string;
  /** One sentence for people. */
  readonly text: string;
  readonly files: readonly string[];
}

/** Legs that have to run: the sentinel stands in a matrix only because that may not be empty. */
export const legsToRun = (plan: ShardPlan): ShardPlan['legs'] =>
  plan.legs.filter((leg) => leg.leg !== NOTHING_TO_RUN);

/**
 * Compares what the legs ran with what was planned. No problem means: each planned leg ended green on the
 * planned commit, each planned file was run by its leg, and none was run twice under the same axes. Files
 * that were never planned are no problem by themselves: they took time and hide nothing.
 * @param results the latest attempt of each leg
 */
export function verifyPlan(plan: ShardPlan, results: readonly LegResult[]): Problem[] {
  const problems: Problem[] = [];
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
    checkLeg(plan, planned, result, add);
  }
  for (const leg of legs.values()) {
    if (seen.has(leg.leg)) continue;
    add(
      'absent',
      leg.leg,
      `Leg ${leg.leg} (${leg.name}) left no result: its job died, was cancelled or never ran.`,
      leg.tests.map((test) => test.file),
    );
  }
  for (const [file, by] of duplicates(plan, results)) {
    add('duplicated', by[0]!, `${file} was run more than once under the same axes: legs ${by.join(', ')}.`, [
      file,
    ]);
  }
  return problems;
}

function checkLeg(
  plan: ShardPlan,
  planned: ShardPlan['legs'][number],
  result: LegResult,
  add: (kind: Problem['kind'], leg: string, text: string, files?: readonly string[]) => void,
): void {
  const { leg, name } = planned;
  if (result.planId !== plan.planId) {
    add('other-plan', leg, `Leg ${leg} ran plan ${result.planId}, not ${plan.planId}.`);
  }
  if (result.head !== plan.head) {
    add('other-commit', leg, `Leg ${leg} tested commit ${result.head}; the plan is for ${plan.head}.`);
  }
  const wanted = new Set(planned.tests.map(testKey));
  const told = new Set(result.planned.map(testKey));
  const differing = [...planned.tests, ...result.planned].filter(
    (test) => wanted.has(testKey(test)) !== told.has(testKey(test)),
  );
  if (differing.length > 0) {
    add(
      'altered',
      leg,
      `Leg ${leg} was to run other files than the plan says: ${listed(differing.map((test) => test.file))}.`,
      differing.map((test) => test.file),
    );
  }
  const dropped = notExecuted(planned.tests, result);
  if (dropped.length > 0) {
    add(
      'dropped',
      leg,
      `Leg ${leg} did not run ${dropped.length} of its ${planned.tests.length} files: ${listed(dropped)}.`,
      dropped,
    );
  }
  if (result.outcome === 'crashed') {
    add('crashed', leg, `Leg ${leg} (${name}) crashed: its test program ended with ${result.exit}.`);
  } else if (result.outcome === 'failed' || result.executed.some((file) => file.failed > 0)) {
    const failed = result.executed.filter((file) => file.failed > 0).map((file) => file.file);
    add(
      'failed',
      leg,
      `Leg ${leg} (${name}) failed${failed.length > 0 ? `: ${listed(failed)}` : ` with exit ${result.exit}`}.`,
      failed,
    );
  } else if (result.outcome === 'empty' && planned.tests.length > 0) {
    add('empty', leg, `Leg ${leg} (${name}) ran no test at all.`);
  }
}

function notExecuted(tests: readonly TestFile[], result: LegResult): string[] {
  const ran = new Set(result.executed.map(testKey));
  return tests.filter((test) => !ran.has(testKey(test))).map((test) => test.file);
}

/** Files that were run more than once under the same axes, with the legs that did. */
function duplicates(plan: ShardPlan, results: readonly LegResult[]): Map<string, string[]> {
  const axes = new Map(legsToRun(plan).map((leg) => [leg.leg, stableText(leg.axes)]));
  const ranBy = new Map<string, { file: string; legs: string[] }>();
  for (const result of results) {
    const under = axes.get(result.leg);
    if (under === undefined) continue;
    for (const test of result.executed) {
      const key = `${under}\0${testKey(test)}`;
      const entry = ranBy.get(key) ?? { file: test.file, legs: [] };
      entry.legs.push(result.leg);
      ranBy.set(key, entry);
    }
  }
  return new Map(
    [...ranBy.values()].filter(({ legs }) => legs.length > 1).map(({ file, legs }) => [file, legs]),
  );
}

/** JSON that does not depend on the order of keys. */
function stableText(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
