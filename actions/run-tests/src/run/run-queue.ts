import { join } from 'node:path';
import { type ExecutedFile, type FlakyTest, type TestFile, testKey } from '@paceline/contracts';
import { plural } from '@paceline/render';
import { createLocator, type Locate, type RunnerReport, summariseReport } from '@paceline/runners';
import type { RunContext } from '../inputs.ts';
import { type LegFiles, notExcluded } from '../plan/listed-tests.ts';
import type { FileEnd, TestQueue } from '../queue/test-queue.ts';
import { totalsOf } from '../result/run-summary.ts';
import type { Runner } from '../runners/runner.ts';
import type { Execution } from './execute.ts';
import { missingFiles } from './judge.ts';
import { type LegRun, ranNothing } from './leg-run.ts';
import { type BatchOptions, type Folders, filesToRetry } from './run-program.ts';

interface QueueRun {
  readonly context: RunContext;
  readonly folders: Folders;
  /** By the plan of all legs that share the queue, and the program's list. */
  readonly files: LegFiles;
  /** Also what the project's command does beside running files. */
  readonly rest: boolean;
  readonly runner: Runner;
  readonly suite: string;
  /** For the reports of all batches. */
  readonly folder: string;
  readonly run: (tests: readonly TestFile[], files: LegFiles, options: BatchOptions) => Promise<LegRun>;
}

/** A start of the test program. */
interface Batch {
  readonly run: LegRun;
  readonly tests: readonly TestFile[];
  /** Files that failed and were given to other legs. */
  readonly handedOn: readonly TestFile[];
}

/** Runs what the queue gives, batch by batch, and joins it to one run of the leg. */
export async function runFromQueue(queue: TestQueue, around: QueueRun): Promise<LegRun> {
  const { context, files, rest, runner, folder, run } = around;
  const { inputs, log } = context;
  const batches: Batch[] = [];
  const excluded = new Map<string, TestFile>();
  let listed = files.listed;
  let spent = 0;
  let timedOut = false;

  const start = async (tests: readonly TestFile[], withRest: boolean): Promise<LegRun> => {
    const own = { ...files, planned: [...tests], excluded: [], gaps: [] };
    const one = await run(tests, own, {
      rest: withRest,
      folder,
      label: `batch-${batches.length + 1}`,
      timeoutSeconds: inputs.timeout === undefined ? undefined : Math.max(0.001, inputs.timeout - spent),
    });
    spent += one.execution.seconds;
    listed ??= one.files.listed;
    for (const test of one.files.excluded) excluded.set(testKey(test), test);
    return one;
  };
  const mayGoOn = () => {
    timedOut = inputs.timeout !== undefined && spent >= inputs.timeout;
    const last = batches.at(-1)?.run;
    const hasFailed = last !== undefined && last.execution.exit !== 0;
    return !timedOut && last?.execution.stopped === undefined && !(inputs['fail-fast'] && hasFailed);
  };

  try {
    // What is in no plan is nobody else's.
    const gaps = notExcluded(files.gaps, files.excluded);
    if (rest || gaps.length > 0) {
      batches.push({ run: await start(gaps, rest), tests: gaps, handedOn: [] });
    }
    while (mayGoOn()) {
      const given = await queue.next();
      if (given === undefined) break;
      const tests = notExcluded(given, files.excluded);
      const one = tests.length > 0 ? await start(tests, false) : ranNothing(runner.name, files);
      const left = new Set([...files.excluded, ...one.files.excluded].map(testKey));
      for (const test of given) if (left.has(testKey(test))) excluded.set(testKey(test), test);
      const ran = tests.filter((test) => !left.has(testKey(test)));
      const ends = batchEnds(one, ran, runner.reportsEveryFailure === true, (test) =>
        queue.mayHandOn(test, inputs['queue-retries']),
      );
      const handedOn = ran.filter((test) => ends.get(testKey(test)) === 'again');
      if (handedOn.length > 0) {
        log.warning(`${plural(handedOn.length, 'file')} that failed may run again on another leg.`);
      }
      if (tests.length > 0) batches.push({ run: one, tests: ran, handedOn });
      await queue.ended(given.map((test) => ({ test, end: ends.get(testKey(test)) ?? 'skipped' })));
    }
    const passed = await queue.passedElsewhere(batches.flatMap(({ handedOn }) => handedOn));
    const record = queue.record();
    const joined = joinBatches(batches, passed, around);
    const isElsewhere = new Set(joined.handedOn.map(testKey));
    const planned = [...record.claimed, ...(record.rest ?? [])].filter(
      (test) => !isElsewhere.has(testKey(test)),
    );
    return {
      ...joined,
      ...(timedOut ? { execution: { ...joined.execution, stopped: 'timeout', exit: 'timeout' } } : {}),
      files: { ...files, planned, excluded: [...excluded.values()], listed },
      queue: { ...record, ...(joined.handedOn.length > 0 ? { handedOn: joined.handedOn } : {}) },
    };
  } finally {
    queue.close();
  }
}

/**
 * How the files of a batch ended. Where the program's report tells of every failure, each file for itself; else what
 * fails beside the tests could be any file's, so the batch passes or fails as a whole, as with `retries`.
 * @param mayHandOn whether another leg may still run a file again
 */
export function batchEnds(
  { execution, results, saysEmpty }: Pick<LegRun, 'execution' | 'results' | 'saysEmpty'>,
  tests: readonly TestFile[],
  tellsAll: boolean,
  mayHandOn: (test: TestFile) => boolean,
): Map<string, FileEnd> {
  const ends = new Map<string, FileEnd>(tests.map((test) => [testKey(test), 'passed']));
  const set = (some: readonly TestFile[], end: FileEnd) => {
    for (const test of some) ends.set(testKey(test), end);
  };
  if (execution.stopped !== undefined) {
    const done = new Set(results.executed.filter(({ failed }) => failed === 0).map(testKey));
    set(
      tests.filter((test) => !tellsAll || !done.has(testKey(test))),
      'failed',
    );
    return ends;
  }
  if (saysEmpty && missingFiles(tests, results.executed).length === 0) return ends;
  const failed = filesToRetry(execution, results, tests, tellsAll);
  if (failed !== undefined) set(failed, failed.every(mayHandOn) ? 'again' : 'failed');
  return ends;
}

/** One run of the leg; of batches whose failed files passed on other legs, the rest. */
function joinBatches(
  batches: readonly Batch[],
  passedElsewhere: ReadonlySet<string>,
  { folders, runner, files, folder, suite }: QueueRun,
): LegRun & { readonly handedOn: ExecutedFile[] } {
  const handedOn: ExecutedFile[] = [];
  const flaky: FlakyTest[] = [];
  const parts = batches.map(({ run, tests, handedOn: handed }) => {
    const locate = createLocator(folders.root, folders.directory, new Set(tests.map(({ file }) => file)));
    const isForgiven = handed.length > 0 && handed.every((test) => passedElsewhere.has(testKey(test)));
    const without = new Set(isForgiven ? handed.map(({ file }) => file) : []);
    if (isForgiven) {
      for (const test of handed) handedOn.push(executedHere(run, test));
      for (const { suite: of, file, name } of run.results.failures) {
        if (without.has(file)) flaky.push({ suite: of, file, name: name.slice(0, 1000), retries: 1 });
      }
    }
    // Of a batch that was handed on as a whole, what it says of no file is said by those that ran it again.
    const report =
      isForgiven && handed.length === tests.length
        ? { files: [], tests: [] }
        : absoluteNames(run.execution.report, folders.root, locate, without);
    const isEmpty = run.saysEmpty && batches.length > 1;
    return {
      report,
      execution: run.execution,
      complete: isForgiven || run.execution.complete,
      exit: isForgiven || isEmpty ? 0 : run.execution.exit,
    };
  });
  if (parts.length === 0) return { ...ranNothing(runner.name, files), handedOn };
  const all = new Set(batches.flatMap(({ tests }) => tests.map(({ file }) => file)));
  const locate = createLocator(folders.root, folders.directory, all);
  const of = <T>(pick: (execution: Execution) => T | undefined) =>
    parts.map(({ execution }) => pick(execution)).find((one) => one !== undefined);
  const broken = parts.map(({ report }) => report.problem).find((one) => one !== undefined);
  const problem = parts.filter(({ complete }) => !complete).map(({ execution }) => execution.problem)[0];
  const report: RunnerReport = {
    files: parts.flatMap((part) => part.report.files),
    tests: parts.flatMap((part) => part.report.tests),
    failures: parts.flatMap((part) => part.report.failures ?? []),
    ...(broken === undefined ? {} : { problem: broken }),
  };
  const execution: Execution = {
    report,
    reportPaths: parts.flatMap((part) => part.execution.reportPaths),
    complete: parts.every(({ complete }) => complete),
    ...(problem === undefined ? {} : { problem }),
    seconds: parts.reduce((sum, part) => sum + part.execution.seconds, 0),
    exit: parts.find(({ exit }) => exit !== 0)?.exit ?? 0,
    stopped: of(({ stopped }) => stopped),
  };
  const results = summariseReport(report, suite, locate);
  return {
    runner: runner.name,
    execution,
    results: { ...results, flaky: [...results.flaky, ...flaky] },
    files,
    ranNothing: batches.every(({ run }) => run.ranNothing),
    saysEmpty: batches.every(({ run }) => run.saysEmpty) && totalsOf(results).failed === 0,
    ran: { folder, runner, locate, inParts: true },
    handedOn,
  };
}

/** As it ended on this leg; a file that the report does not name counts as one failed test. */
function executedHere({ results }: LegRun, test: TestFile): ExecutedFile {
  const found = results.executed.find((file) => testKey(file) === testKey(test));
  if (found !== undefined) return found;
  return { ...test, outcome: 'failed', seconds: 0, tests: 1, failed: 1, skipped: 0, retries: 0 };
}

/** The names of a batch's report as they were meant there: in the report of all batches they could fit other files. */
function absoluteNames(
  report: RunnerReport,
  root: string,
  locate: Locate,
  without: ReadonlySet<string>,
): RunnerReport {
  const named = new Map<string, { readonly name: string; readonly isLeftOut: boolean }>();
  const nameOf = (reported: string) => {
    const known = named.get(reported);
    if (known !== undefined) return known;
    const file = locate(reported);
    const name = file === undefined ? reported : join(root, file);
    const one = { name, isLeftOut: file !== undefined && without.has(file) };
    named.set(reported, one);
    return one;
  };
  const renamed = <T extends { readonly file: string }>(list: readonly T[]): T[] =>
    list.flatMap((one) => {
      const { name, isLeftOut } = nameOf(one.file);
      return isLeftOut ? [] : [{ ...one, file: name }];
    });
  return {
    ...report,
    files: renamed(report.files),
    tests: renamed(report.tests),
    failures: renamed(report.failures ?? []),
  };
}
