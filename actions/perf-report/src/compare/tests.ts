import {
  type ExecutedFile,
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

/**
 * The executed test files of all legs, each once: of several legs (axes) the slowest, and failed when it
 * failed in any of them.
 */
export function executedFiles(legs: readonly LegResult[]): ExecutedFile[] {
  const files = new Map<string, ExecutedFile>();
  for (const file of legs.flatMap(({ executed }) => executed)) {
    const key = testKey(file);
    const known = files.get(key);
    if (!known) {
      files.set(key, file);
      continue;
    }
    const slower = file.seconds > known.seconds ? file : known;
    const failed = [known, file].find(({ outcome }) => outcome === 'failed');
    files.set(key, failed ? { ...failed, seconds: slower.seconds } : slower);
  }
  return [...files.values()];
}

/** Counts tests over all legs, so a test that runs on three axes counts three times; files count once. */
export function testTotals(legs: readonly LegResult[], files: readonly ExecutedFile[]): PerfReport['tests'] {
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
