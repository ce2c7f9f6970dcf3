import { mkdtemp } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { FileParts, LegResult, TestFile } from '@paceline/contracts';
import { machineCapacity, PacelineError } from '@paceline/core';
import { plural } from '@paceline/render';
import { createLocator, type Locate, summariseReport, type TestResults } from '@paceline/runners';
import type { RunContext } from '../inputs.ts';
import { totalsOf } from '../result/run-summary.ts';
import type { Invocation, Runner } from '../runners/runner.ts';
import { type Execution, execute } from './execute.ts';
import { missingFiles } from './judge.ts';
import { joinAttempts } from './retry.ts';
import { dealToSlots, slotCount } from './slots.ts';

/** Where the test program is started, and the top folder of its checkout, below which tests have their paths. */
export interface Folders {
  readonly directory: string;
  readonly root: string;
}

/** What the files beside a leg's result are made from. */
export interface Ran {
  /** Where the reports are. */
  readonly folder: string;
  /** Undefined where other steps ran the tests. */
  readonly runner: Runner | undefined;
  readonly locate: Locate;
  /** No process of the program saw the whole suite, so thresholds of its coverage did not apply. */
  readonly inParts?: boolean;
}

interface ProgramRun {
  readonly runner: LegResult['runner'];
  readonly execution: Execution;
  readonly results: TestResults;
  /** The program ended by saying that there was no test among its files. */
  readonly saysEmpty: boolean;
  readonly ran: Ran;
}

/** What differs from one batch of a queue to the next. */
export interface BatchOptions {
  /** Also what the project's command does beside running files. */
  readonly rest: boolean;
  /** Where the reports are put, one of its own where there is none, and what their names begin with. */
  readonly folder?: string;
  readonly label?: string;
  /** Undefined: as long as it takes. */
  readonly timeoutSeconds?: number | undefined;
}

interface RunOptions extends BatchOptions {
  /** The files are a part of the suite. */
  readonly part: boolean;
  readonly suite: string;
  /** Files of which only some of their tests run, by their paths in the repository. */
  readonly splits: ReadonlyMap<string, FileParts>;
  /** Seconds of a file as far as the plan knows them, by which files are dealt to slots. */
  readonly secondsOf: (file: string) => number;
}

/**
 * Runs files, or with none of them everything, and runs again what failed as often as `retries` allows: only the files
 * that failed or did not run where the program's report tells of every failure and each stands in a file, else all of
 * them. Without a plan the project's own command is what decides, so it is repeated as a whole.
 */
export async function runProgram(
  context: RunContext,
  runner: Runner,
  folders: Folders,
  tests: readonly TestFile[],
  options: RunOptions,
): Promise<ProgramRun> {
  const { inputs, environment, log } = context;
  const folder = options.folder ?? (await mkdtemp(join(environment.temp, 'paceline', 'report-')));
  const locate = createLocator(folders.root, folders.directory, new Set(tests.map(({ file }) => file)));
  const summarise = (execution: Execution) => summariseReport(execution.report, options.suite, locate);
  let execution = await runOnce(context, runner, folders, tests, { ...options, folder, attempt: 1 });
  let results = summarise(execution);
  for (let attempt = 2; attempt <= 1 + inputs.retries; attempt++) {
    const narrows = options.part && runner.reportsEveryFailure === true;
    const again = filesToRetry(execution, results, tests, narrows);
    if (again === undefined) break;
    const what = again.length > 0 ? plural(again.length, 'file') : 'everything';
    log.warning(
      `Attempt ${attempt} of ${1 + inputs.retries}: ${what} again, since attempt ${attempt - 1} failed.`,
    );
    const next = await runOnce(context, runner, folders, again, { ...options, folder, attempt });
    const isAll = again.length === tests.length;
    const which = isAll ? 'all' : new Set(again.map(({ file }) => file));
    execution = {
      ...next,
      report: joinAttempts(execution.report, next.report, which, locate),
      reportPaths: [...execution.reportPaths, ...next.reportPaths],
      seconds: execution.seconds + next.seconds,
    };
    results = summarise(execution);
  }
  const saysEmpty =
    runner.emptyStatus !== undefined &&
    execution.complete &&
    execution.exit === runner.emptyStatus &&
    totalsOf(results).failed === 0;
  return {
    runner: runner.name,
    execution,
    results,
    saysEmpty,
    ran: { folder, runner, locate, inParts: execution.inParts },
  };
}

/** Undefined where there is nothing to repeat; empty for everything that the project's own command runs. */
export function filesToRetry(
  execution: Pick<Execution, 'complete' | 'exit' | 'stopped'>,
  results: Pick<TestResults, 'executed' | 'withoutFile'>,
  tests: readonly TestFile[],
  narrows: boolean,
): readonly TestFile[] | undefined {
  const { failed } = totalsOf(results);
  const absent = missingFiles(tests, results.executed);
  if (execution.stopped || (execution.exit === 0 && execution.complete && failed + absent.length === 0)) {
    return undefined;
  }
  const inFiles = new Set(results.executed.filter((file) => file.failed > 0).map(({ file }) => file));
  for (const { file } of absent) inFiles.add(file);
  const isKnown = inFiles.size > 0 && (results.withoutFile?.failed ?? 0) === 0;
  return narrows && isKnown ? tests.filter(({ file }) => inFiles.has(file)) : tests;
}

interface AttemptOptions extends RunOptions {
  readonly folder: string;
  readonly attempt: number;
}

async function runOnce(
  context: RunContext,
  runner: Runner,
  folders: Folders,
  tests: readonly TestFile[],
  { folder, label, attempt, rest, part, splits, secondsOf, timeoutSeconds }: AttemptOptions,
): Promise<Execution & { inParts: boolean }> {
  const { inputs, environment, log } = context;
  const count = slotCount(inputs.parallel, runner.name, tests.length, machineCapacity().jobs);
  const items = tests.map(({ file }) => ({ key: file, seconds: secondsOf(file) }));
  const dealt =
    count === 1 ? [tests] : dealToSlots(items, count).map((shard) => shard.map((at) => tests[at]!));
  const divided = new Map([...splits].map(([file, split]) => [pathFrom(folders, file), split]));
  const format = runner.reportFormat ?? 'json';
  const slots: Invocation[][] = [];
  for (const [slot, own] of dealt.entries()) {
    const name = (batch: number) =>
      [
        ...(label === undefined ? [] : [label]),
        runner.name,
        ...(attempt > 1 ? [`attempt-${attempt}`] : []),
        ...(count > 1 ? [`slot-${slot + 1}`] : []),
        batch + 1,
      ].join('-');
    slots.push(
      await runner.invocations(
        own.map(({ file }) => pathFrom(folders, file)),
        (batch) => join(folder, `${name(batch)}.${format}`),
        // What belongs to no file is done once.
        {
          rest: rest && slot === 0,
          // Each slot is a part, too.
          part: part || count > 1,
          ...(divided.size > 0 ? { splits: divided } : {}),
          coverage: coverageFolder(runner, inputs.coverage, (batch) => join(folder, 'coverage', name(batch))),
        },
      ),
    );
  }
  const what = tests.length > 0 ? plural(tests.length, 'file') : rest ? 'what has no test' : 'all tests';
  const title = `${runner.name}: ${what}${count > 1 ? ` in ${count} slots` : ''}${attempt > 1 ? `, attempt ${attempt}` : ''}`;
  const execution = await log.group(title, () =>
    // What tests print must not act as commands to the runner: annotations, groups, masks.
    log.withoutCommands(() =>
      execute(runner, slots, {
        directory: folders.directory,
        variables: environment.variables,
        timeoutSeconds,
        failFast: inputs['fail-fast'],
        log,
      }),
    ),
  );
  return { ...execution, inParts: part || slots.flat().length > 1 };
}

/** Relative to the working directory. A file outside it is named with ../, which every runner understands. */
export function pathFrom({ directory, root }: Folders, file: string): string {
  const path = relative(directory, join(root, file)).split(sep).join('/');
  // No file's name may be taken for an option.
  return path.startsWith('-') ? join(directory, path) : path;
}

/** Where the program is to leave its coverage; undefined where none is wanted, or its reports are named. */
function coverageFolder(
  runner: Runner,
  wanted: RunContext['inputs']['coverage'],
  folder: (batch: number) => string,
): ((batch: number) => string) | undefined {
  if (wanted !== 'auto') return undefined;
  if (runner.collectsCoverage) return folder;
  throw new PacelineError(
    'PACELINE_COVERAGE_UNSUPPORTED',
    `"coverage: true" is not known for ${runner.name}.`,
    'Let the test program write lcov.info or coverage-final.json, and name that file with "coverage".',
  );
}
