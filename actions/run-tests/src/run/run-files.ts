import { existsSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type FileParts, type LegResult, type TestFile, testKey } from '@paceline/contracts';
import { createLocator, type Locate } from '@paceline/runners';
import type { RunContext } from '../inputs.ts';
import {
  compareWithList,
  type LegFiles,
  listDigest,
  notExcluded,
  seeksGaps,
  shareOfList,
} from '../plan/listed-tests.ts';
import type { Leg, PlannedLeg } from '../plan/planned-leg.ts';
import { dividedFiles, isLeftOut, splitsOf, undivided } from '../plan/split-files.ts';
import type { TestQueue } from '../queue/test-queue.ts';
import { totalsOf } from '../result/run-summary.ts';
import type { Runner } from '../runners/runner.ts';
import { listed } from '../words.ts';
import { chooseRunner } from './choose-runner.ts';
import { missingFiles } from './judge.ts';
import { type LegRun, noFiles, ranNothing } from './leg-run.ts';
import type { Program } from './program.ts';
import { type BatchOptions, type Folders, pathFrom, runProgram } from './run-program.ts';
import { runFromQueue } from './run-queue.ts';

/** A test program that is only asked for its tests should not keep a leg much longer. */
const LIST_SECONDS = 60;
/** Where the list decides what runs, it may take its time. */
const NEEDED_LIST_SECONDS = 600;

/** What a leg that takes its files from a queue needs to know. */
interface SharedFiles {
  /** The files of all legs that share the queue. */
  readonly tests: Leg['tests'];
  /** Joins it, once the leg is ready to run tests. */
  readonly open: () => Promise<TestQueue>;
}

/** Runs the files of a leg, or the whole suite where there is no plan. */
export async function runFiles(
  context: RunContext,
  folders: Folders,
  program: Program,
  given: PlannedLeg | undefined,
  shared?: SharedFiles | undefined,
): Promise<LegRun> {
  const { environment, inputs, log } = context;
  const { variables } = environment;
  const { directory, root } = folders;
  // With a queue any file of all legs may come.
  const planned = given && shared ? { ...given, leg: { ...given.leg, tests: shared.tests } } : given;
  const byLegs = planned?.suite.discovery.by === 'legs';
  const plannedTests = (planned?.leg.tests ?? []).map(({ suite, file }): TestFile => ({ suite, file }));
  const splits = splitsOf(planned?.leg.tests ?? []);
  const seconds = new Map(planned?.leg.tests.map(({ file, estimatedSeconds }) => [file, estimatedSeconds]));
  // A leg may get no file when there are fewer files than legs.
  if (planned && !byLegs && plannedTests.length === 0) return ranNothing('command', noFiles);

  const temporary = join(environment.temp, 'paceline');
  await mkdir(temporary, { recursive: true });
  const runner = await chooseRunner(
    program,
    { directory, root, args: program.args, failFast: inputs['fail-fast'], temporary, variables, log },
    plannedTests.map(({ file }) => pathFrom(folders, file)),
  );
  const locate = createLocator(root, directory, new Set(plannedTests.map(({ file }) => file)));
  const list = (timeoutSeconds: number) => listTests(runner, locate, timeoutSeconds);
  const files = planned ? await filesOf(planned, runner, list, { directory, root, log }) : wholeSuite;
  const rest = runner.hasRest === true && planned?.suite.mode === 'full' && planned.leg.shard === 1;
  const part =
    planned !== undefined &&
    (shared !== undefined || planned.leg.shards > 1 || planned.suite.mode === 'selected');
  const canSplit = splits.size > 0 && (await runner.canSplit?.()) === true;
  const options = {
    part: part && !files.whole,
    suite: program.suite,
    splits: canSplit ? splits : new Map<string, FileParts>(),
    secondsOf: (file: string) => seconds.get(file) ?? 0,
    timeoutSeconds: inputs.timeout,
  };
  const runSome = (tests: readonly TestFile[], more: BatchOptions = { rest }) =>
    runProgram(context, runner, folders, tests, { ...options, ...more });
  const mayAsk = canExclude(planned, runner);
  const runTests = (tests: readonly TestFile[], own: LegFiles, more?: BatchOptions) =>
    runAndExclude(tests, own, {
      run: (some) => runSome(some, more),
      list: mayAsk ? list : undefined,
      mayExclude: (file) => mayExclude(directory, root, file),
      runner: runner.name,
    });

  if (files.whole) return { ...(await runSome([], { rest: false })), files, ranNothing: false };
  if (shared) {
    return runFromQueue(await shared.open(), {
      ...{ context, folders, files, rest, runner, suite: program.suite },
      folder: await mkdtemp(join(temporary, 'report-')),
      run: runTests,
    });
  }
  const wanted = notExcluded([...files.planned, ...files.gaps], files.excluded);
  const ofPlan = planned?.leg.tests ?? [];
  const whole = canSplit ? [] : undivided(ofPlan);
  if (whole.length > 0) {
    log.warning(
      `${runner.name} cannot run a part of a file here, so the leg with the first part runs the whole of it: ${listed(whole.map(({ file }) => file))}.`,
    );
  }
  const left = new Set(whole.filter(isLeftOut).map(testKey));
  const tests = wanted.filter((test) => !left.has(testKey(test)));
  if (tests.length === 0 && !rest) return { ...ranNothing(runner.name, files), splits: whole };
  const run = await runTests(tests, files);
  const divided = canSplit ? dividedFiles(ofPlan, run.execution.report.splits ?? [], locate) : whole;
  return { ...run, splits: divided };
}

interface Exclusion {
  readonly run: (tests: readonly TestFile[]) => Promise<Omit<LegRun, 'files' | 'ranNothing'>>;
  /** Undefined where the program's list proves nothing. */
  readonly list: ((timeoutSeconds: number) => Promise<RepositoryList | undefined>) | undefined;
  readonly mayExclude: (file: string) => boolean;
  readonly runner: LegResult['runner'];
}

/** Runs files; those that did not run may be left out by the project's own configuration: the program's list says so. */
async function runAndExclude(
  tests: readonly TestFile[],
  files: LegFiles,
  { run, list, mayExclude: mayBeLeftOut, runner }: Exclusion,
): Promise<LegRun> {
  const first = await run(tests);
  const missing = missingFiles(tests, first.results.executed);
  if (missing.length === 0 || files.listed || !list || first.execution.stopped)
    return { ...first, files, ranNothing: false };

  const known = (await list(LIST_SECONDS))?.files;
  if (known === undefined) return { ...first, files, ranNothing: false };
  const listed = new Set(known);
  const excluded = missing.filter(({ file }) => !listed.has(file) && mayBeLeftOut(file));
  const corrected = { ...files, excluded, listed: { files: listed.size, digest: listDigest(known) } };
  const isClean = first.execution.exit === 0 || totalsOf(first.results).failed > 0;
  if (excluded.length === 0 || isClean) return { ...first, files: corrected, ranNothing: false };
  // Because of those, the program may have run none of the files.
  const others = notExcluded(tests, excluded);
  if (others.length === 0) return ranNothing(runner, corrected);
  return { ...(await run(others)), files: corrected, ranNothing: false };
}

const wholeSuite: LegFiles = { ...noFiles, whole: true };

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
