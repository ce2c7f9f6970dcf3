import {
  type ExecutedFile,
  type FlakyTest,
  type LegResult,
  type PerfReport,
  type ShardPlan,
  testKey,
} from '@paceline/contracts';
import { type JobExecution, jobOf } from '../read/profiles.ts';

const SLOWEST = 20;
const FAILURES = 100;
/** Shown as the file of a failure that has none. */
const NO_FILE = '(no file of the repository)';

/** A test file as it ran, and what its time depends on beside its code. */
export interface RunFile extends ExecutedFile {
  readonly processor?: string | undefined;
  /** Where it is not the first. */
  readonly attempt?: number | undefined;
  /** Id of the leg that it ran in. */
  readonly legId?: string | undefined;
}

/** A file as one leg ran it, and which part of it that was: '' for the whole. */
interface RanPart {
  readonly part: string;
  readonly run: RunFile;
}

/**
 * The executed test files of all legs, each once: of several legs (axes) the slowest, and failed when it
 * failed in any of them; of a file that was divided by its tests the sum of its parts.
 */
export function executedFiles(legs: readonly LegResult[]): RunFile[] {
  const ran = legs.flatMap(({ leg, executed, splits = [], attempt, machine: { processor } }): RanPart[] => {
    const parts = new Map(splits.map((one) => [testKey(one), `${one.split.parts}/${one.split.of}`]));
    return executed.map((file) => ({
      part: parts.get(testKey(file)) ?? '',
      run: {
        ...file,
        legId: leg,
        ...(processor === undefined ? {} : { processor }),
        ...(attempt > 1 ? { attempt } : {}),
      },
    }));
  });
  return [...Map.groupBy(ran, ({ run }) => testKey(run)).values()].map((ofFile) => {
    const parts = Map.groupBy(ofFile, ({ part }) => part).values();
    return [...parts].map((same) => same.map(({ run }) => run).reduce(slowest)).reduce(joined);
  });
}

/** Of the same tests under two combinations of axes. */
function slowest(known: RunFile, file: RunFile): RunFile {
  const slower = file.seconds > known.seconds ? file : known;
  const failed = [known, file].find(({ outcome }) => outcome === 'failed');
  return failed ? { ...failed, seconds: slower.seconds, legId: slower.legId } : slower;
}

/** Two parts of a file that the plan divided by its tests; what it ran on is that of the longer one, its attempt the later. */
function joined(one: RunFile, other: RunFile): RunFile {
  const longer = other.seconds > one.seconds ? other : one;
  const outcome = OUTCOMES.find((of) => one.outcome === of || other.outcome === of)!;
  const attempt = Math.max(one.attempt ?? 1, other.attempt ?? 1);
  return {
    ...{ ...longer, outcome },
    ...(attempt > 1 ? { attempt } : {}),
    seconds: one.seconds + other.seconds,
    tests: one.tests + other.tests,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    retries: one.retries + other.retries,
  };
}

/** The outcome of two parts is the first of these that one of them has. */
const OUTCOMES = ['failed', 'passed', 'skipped', 'empty'] as const;

/**
 * Tests that passed only after they had failed on the same commit: those that their legs repeated, and those that
 * failed in an earlier attempt of a leg whose latest one passed their file.
 * @param earlier results of attempts that a later one replaced
 */
function flakyTests(legs: readonly LegResult[], earlier: readonly LegResult[]): FlakyTest[] {
  const latest = new Map(legs.map((result) => [result.leg, result]));
  const found = new Map<string, FlakyTest>();
  const add = (test: FlakyTest) => {
    const key = `${testKey(test)}\0${test.name}`;
    found.set(key, { ...test, retries: test.retries + (found.get(key)?.retries ?? 0) });
  };
  for (const { flaky = [] } of legs) flaky.forEach(add);
  for (const { leg, head, failures, executed } of earlier) {
    const now = latest.get(leg);
    if (now?.head !== head) continue;
    // What is skipped the second time did not pass.
    const skipped = new Map(executed.map((file) => [testKey(file), file.skipped]));
    const passed = now.executed.filter(
      (file) => file.outcome === 'passed' && file.skipped <= (skipped.get(testKey(file)) ?? 0),
    );
    const keys = new Set(passed.map(testKey));
    for (const { suite, file, name } of failures) {
      if (keys.has(testKey({ suite, file }))) add({ suite, file, name: name.slice(0, 1000), retries: 1 });
    }
  }
  return [...found.values()];
}

/** Counts tests over all legs, so a test that runs on three axes counts three times; files count once. */
export function testTotals(
  legs: readonly LegResult[],
  files: readonly ExecutedFile[],
  earlier: readonly LegResult[] = [],
): PerfReport['tests'] {
  const flaky = flakyTests(legs, earlier).slice(0, FAILURES);
  const executed = legs.flatMap((leg) => leg.executed);
  const counted = [...executed, ...legs.flatMap(({ withoutFile }) => withoutFile ?? [])];
  const sum = (of: (counts: { tests: number; failed: number; skipped: number }) => number) =>
    counted.reduce((total, counts) => total + of(counts), 0);
  const failed = sum((counts) => counts.failed);
  const skipped = sum((counts) => counts.skipped);
  return {
    files: files.length,
    passed: Math.max(0, sum((counts) => counts.tests) - failed - skipped),
    failed,
    skipped,
    seconds: executed.reduce((total, file) => total + file.seconds, 0),
    slowest: [...files]
      .sort((a, b) => b.seconds - a.seconds)
      .slice(0, SLOWEST)
      .map(({ suite, file, seconds }) => ({ suite, file, seconds })),
    failures: legs
      .flatMap(({ withoutFile, failures }) => [
        ...(withoutFile?.failures ?? []).map((failure) => ({ ...failure, file: NO_FILE })),
        ...failures,
      ])
      .slice(0, FAILURES)
      .map(({ suite, file, name, message }) => ({ suite, file, name, ...(message ? { message } : {}) })),
    ...(flaky.length > 0 ? { flaky } : {}),
  };
}

/** Each leg of the plan with what it was predicted to take and what its tests took. */
export function shardTimes(
  plan: ShardPlan,
  legs: readonly LegResult[],
  executions: readonly JobExecution[],
): NonNullable<PerfReport['shards']> {
  const results = new Map(legs.map((result) => [result.leg, result]));
  return plan.legs.map(({ leg, name, tests, predictedSeconds }) => {
    const result = results.get(leg);
    const job = jobOf(result?.checkRunId, executions)?.name;
    return {
      leg,
      name,
      ...(job === undefined ? {} : { job }),
      predictedSeconds,
      ...(result
        ? {
            actualSeconds: result.executed.reduce((sum, file) => sum + file.seconds, 0),
            wallSeconds: result.seconds,
          }
        : {}),
      tests: tests.length,
    };
  });
}
