import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { LegResult, TestFile } from '@paceline/contracts';
import { createLocator, type Locate, summariseReport, type TestResults } from '@paceline/runners';
import type { RunContext } from '../inputs.ts';
import {
  compareWithList,
  type LegFiles,
  listDigest,
  notExcluded,
  seeksGaps,
  shareOfList,
} from '../plan/listed-tests.ts';
import type { PlannedLeg } from '../plan/planned-leg.ts';
import { totalsOf } from '../result/run-summary.ts';
import type { Runner } from '../runners/runner.ts';
import { chooseRunner } from './choose-runner.ts';
import type { Execution } from './execute.ts';
import { missingFiles } from './judge.ts';
import type { Program } from './program.ts';
import { type Folders, pathFrom, type Ran, runProgram } from './run-program.ts';

/** What a leg ran, and what it was to run. */
export interface LegRun {
  readonly runner: LegResult['runner'];
  readonly execution: Execution;
  readonly results: TestResults;
  readonly files: LegFiles;
  /** The leg had no file to run, so no program was started. */
  readonly ranNothing: boolean;
  /** The program ended by saying that there was no test among its files. */
  readonly saysEmpty: boolean;
  /** What the files beside the result are made from; undefined where no program ran. */
  readonly ran?: Ran;
}

/** A test program that is only asked for its tests should not keep a leg much longer. */
const LIST_SECONDS = 60;
/** Where the list decides what runs, it may take its time. */
const NEEDED_LIST_SECONDS = 600;

/** Runs the files of a leg, or the whole suite where there is no plan. */
export async function runFiles(
  context: RunContext,
  { directory, root }: Folders,
  program: Program,
  planned: PlannedLeg | undefined,
): Promise<LegRun> {
  const { environment, log } = context;
  const { variables } = environment;
  const byLegs = planned?.suite.discovery.by === 'legs';
  const plannedTests = (planned?.leg.tests ?? []).map(({ suite, file }): TestFile => ({ suite, file }));
  const seconds = new Map(planned?.leg.tests.map(({ file, estimatedSeconds }) => [file, estimatedSeconds]));
  // A leg may get no file when there are fewer files than legs.
  if (planned && !byLegs && plannedTests.length === 0) return nothing('command', noFiles);

  const temporary = join(environment.temp, 'paceline');
  await mkdir(temporary, { recursive: true });
  const runner = await chooseRunner(
    program,
    { directory, root, args: program.args, failFast: context.inputs['fail-fast'], temporary, variables, log },
    plannedTests.map(({ file }) => pathFrom({ directory, root }, file)),
  );
  const locate = createLocator(root, directory, new Set(plannedTests.map(({ file }) => file)));
  const list = (timeoutSeconds: number) => listTests(runner, locate, timeoutSeconds);
  const files = planned ? await filesOf(planned, runner, list, { directory, root, log }) : wholeSuite;
  const rest = runner.hasRest === true && planned?.suite.mode === 'full' && planned.leg.shard === 1;
  const part = planned !== undefined && (planned.leg.shards > 1 || planned.suite.mode === 'selected');
  const run = (tests: readonly TestFile[]) =>
    runProgram(context, runner, { directory, root }, tests, {
      rest: rest && !files.whole,
      part: part && !files.whole,
      suite: program.suite,
      secondsOf: (file) => seconds.get(file) ?? 0,
    });

  if (files.whole) return { ...(await run([])), files, ranNothing: false };
  const tests = notExcluded([...files.planned, ...files.gaps], files.excluded);
  if (tests.length === 0 && !rest) return nothing(runner.name, files);
  const first = await run(tests);
  const missing = missingFiles(tests, first.results.executed);
  if (missing.length === 0 || files.listed || !canExclude(planned, runner) || first.execution.stopped)
    return { ...first, files, ranNothing: false };

  // A file that did not run may be left out by the project's own configuration: the program's list says so.
  const known = (await list(LIST_SECONDS))?.files;
  if (known === undefined) return { ...first, files, ranNothing: false };
  const listed = new Set(known);
  const excluded = missing.filter(({ file }) => !listed.has(file) && mayExclude(directory, root, file));
  const corrected = { ...files, excluded, listed: { files: listed.size, digest: listDigest(known) } };
  const isClean = first.execution.exit === 0 || totalsOf(first.results).failed > 0;
  if (excluded.length === 0 || isClean) return { ...first, files: corrected, ranNothing: false };
  // Because of those, the program may have run none of the files.
  const others = notExcluded(tests, excluded);
  if (others.length === 0) return nothing(runner.name, corrected);
  return { ...(await run(others)), files: corrected, ranNothing: false };
}

const noFiles: LegFiles = { planned: [], excluded: [], gaps: [], whole: false, listed: undefined };
const wholeSuite: LegFiles = { ...noFiles, whole: true };

const nothing = (runner: LegResult['runner'], files: LegFiles): LegRun => ({
  runner,
  files,
  execution: {
    report: { files: [], tests: [] },
    reportPaths: [],
    complete: true,
    seconds: 0,
    exit: 0,
    stopped: undefined,
  },
  results: summariseReport({ files: [], tests: [] }, '', () => undefined),
  ranNothing: true,
  saysEmpty: false,
});

/** Which files the leg runs: its share of a list, or the plan's, compared with the list where it is asked for first. */
async function filesOf(
  planned: PlannedLeg,
  runner: Runner,
  list: (timeoutSeconds: number) => Promise<RepositoryList | undefined>,
  { directory, root, log }: { directory: string; root: string; log: RunContext['log'] },
): Promise<LegFiles> {
  const { leg, suite } = planned;
  if (suite.discovery.by === 'legs') {
    const answer = await list(NEEDED_LIST_SECONDS);
    return { ...shareOfList(leg, answer?.files), failure: answer?.failure };
  }
  const asks = canExclude(planned, runner) && (runner.listsFirst || seeksGaps(planned));
  const answer = asks ? await list(runner.listsFirst ? NEEDED_LIST_SECONDS : LIST_SECONDS) : undefined;
  const known = answer?.files;
  if (asks && known === undefined) log.info(`${runner.name} did not list its tests; the plan's files run.`);
  const compared = compareWithList(planned, known, (file) => mayExclude(directory, root, file));
  return { ...compared, failure: suite.mode === 'full' ? answer?.failure : undefined };
}

/** Only a list made as the project's own command makes it proves that a planned file is no test. */
const canExclude = (planned: PlannedLeg | undefined, runner: Runner): boolean =>
  planned !== undefined && runner.list !== undefined && runner.listIsOwn !== false;

/** Test files of the repository by the program's own list; undefined where it cannot say, or names others. */
async function listTests(
  runner: Runner,
  locate: Locate,
  timeoutSeconds: number,
): Promise<RepositoryList | undefined> {
  const list = await runner.list?.({ timeoutSeconds });
  const files = list?.files.map(locate);
  return list && files?.every((file) => file !== undefined)
    ? { files: [...new Set(files)], failure: list.failure }
    : undefined;
}

/** A list of tests by their paths in the repository. */
interface RepositoryList {
  readonly files: string[];
  readonly failure: string | undefined;
}

/** Whether the program can see the file, so that a list without it leaves it out: it exists, below the program's folder. */
const mayExclude = (directory: string, root: string, file: string): boolean =>
  !relative(directory, join(root, file)).startsWith('..') && existsSync(join(root, file));
