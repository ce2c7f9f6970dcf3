import type { ExecutedFile, FailedTest, FlakyTest, TestFile, WithoutFile } from '@paceline/contracts';
import { type FileResults, filesOfReport } from './files-of-report.ts';
import type { Locate } from './locate.ts';
import type { ReportedTest, RunnerReport } from './report.ts';

/** Stands for a test's name where the report itself is what failed. */
export const REPORT_NAME = '(report)';

const MAX_FAILURES = 1000;
const MAX_SLOWEST = 10;
const MAX_MESSAGE = 4000;
const MAX_NAME = 1000;
/** Thirty years: what a report gives beyond is a mistake, and sums of it would not be finite. */
const MAX_SECONDS = 1e9;

/** What was executed, by file, as leg results hold it. */
export interface TestResults {
  readonly executed: ExecutedFile[];
  readonly failures: FailedTest[];
  /** What passed only after it had failed. */
  readonly flaky: FlakyTest[];
  readonly slowest: (TestFile & { name: string; seconds: number })[];
  /** Tests and failures that stand in no file of the repository; they count like all others. */
  readonly withoutFile?: WithoutFile;
  /** Names in the report that are no file of the repository. */
  readonly outside: string[];
}

/** Adds a report up by file. Tests in no file of the repository are counted apart, and named in `outside`. */
export function summariseReport(report: RunnerReport, suite: string, locate: Locate): TestResults {
  const { files: found, outside } = filesOfReport(report, locate);
  const unknown = found.get(undefined) ?? { reported: [], tests: [], failures: [] };
  const files = [...found].filter((entry): entry is [string, FileResults] => entry[0] !== undefined);
  const executed = files
    .map(([file, own]) => executedFile(suite, file, own))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  const failures = files.flatMap(([file, own]) =>
    failedIn(own).map((failure) => failedTest(suite, file, failure)),
  );
  const slowest = files
    .flatMap(([file, { tests }]) =>
      tests.map(({ name, seconds }) => ({
        suite,
        file,
        name: name.slice(0, MAX_NAME),
        seconds: secondsOf(seconds),
      })),
    )
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, MAX_SLOWEST);
  const withoutFile = outsideFiles(suite, unknown, report.problem);
  return {
    executed,
    failures: failures.slice(0, MAX_FAILURES),
    flaky: files
      .flatMap(([file, own]) => flakyIn(own).map((test) => ({ suite, file, ...test })))
      .slice(0, MAX_FAILURES),
    slowest,
    ...(withoutFile ? { withoutFile } : {}),
    outside: [...outside],
  };
}

/** A file that failed as a whole counts as one failed test, so that no sum hides it. */
function countsOf({ reported, tests, failures }: FileResults) {
  const count = (outcome: ReportedTest['outcome']) => tests.filter((test) => test.outcome === outcome).length;
  const broken =
    reported.filter(({ failure }) => failure !== undefined).length +
    failures.reduce((sum, failure) => sum + failure.count, 0);
  return { tests: tests.length + broken, failed: count('failed') + broken, skipped: count('skipped') };
}

function executedFile(suite: string, file: string, entry: FileResults): ExecutedFile {
  const { tests, failed, skipped } = countsOf(entry);
  const ofTests = entry.tests.reduce((sum, test) => sum + secondsOf(test.seconds), 0);
  const ofFiles = entry.reported.reduce((sum, { seconds }) => sum + secondsOf(seconds ?? 0), 0);
  return {
    suite,
    file,
    outcome: failed > 0 ? 'failed' : tests === 0 ? 'empty' : skipped === tests ? 'skipped' : 'passed',
    seconds: ofFiles > 0 ? ofFiles : ofTests,
    tests,
    failed,
    skipped,
    retries: [...entry.tests, ...entry.reported].reduce((sum, { retries = 0 }) => sum + retries, 0),
  };
}

/** A report that is not whole is a failure itself, beside those that stand in it. */
function outsideFiles(
  suite: string,
  entry: FileResults,
  problem: string | undefined,
): WithoutFile | undefined {
  const { tests, failed, skipped } = countsOf(entry);
  const failures = failedIn(entry).map(({ name, message, reported }) => ({
    suite,
    name: name.slice(0, MAX_NAME),
    ...(message ? { message: message.slice(0, MAX_MESSAGE) } : {}),
    ...(reported ? { reported: reported.slice(0, MAX_NAME) } : {}),
  }));
  const broken = problem === undefined ? 0 : 1;
  if (problem !== undefined) {
    failures.unshift({ suite, name: REPORT_NAME, message: `${problem}.`.slice(0, MAX_MESSAGE) });
  }
  if (tests + broken === 0) return undefined;
  return {
    tests: tests + broken,
    failed: failed + broken,
    skipped,
    failures: failures.slice(0, MAX_FAILURES),
  };
}

interface Failure {
  readonly name: string;
  readonly message: string | undefined;
  readonly line?: number | undefined;
  readonly reported: string;
}

const failedIn = ({ reported, tests, failures }: FileResults): Failure[] => [
  ...reported.flatMap(({ file, failure }) =>
    failure === undefined ? [] : [{ name: '(file)', message: failure, reported: file }],
  ),
  ...failures.map(({ file, name, message }) => ({ name, message, reported: file })),
  ...tests
    .filter((test) => test.outcome === 'failed')
    .map(({ file, name, message, line }) => ({ name, message, line, reported: file })),
];

const flakyIn = ({ reported, tests }: FileResults): { name: string; retries: number }[] => [
  ...reported
    .filter(({ failure, retries = 0 }) => failure === undefined && retries > 0)
    .map(({ retries = 0 }) => ({ name: '(file)', retries })),
  ...tests
    .filter(({ outcome, retries }) => outcome === 'passed' && retries > 0)
    .map(({ name, retries }) => ({ name: name.slice(0, MAX_NAME), retries })),
];

function failedTest(suite: string, file: string, { name, message, line }: Failure): FailedTest {
  return {
    suite,
    file,
    name: name.slice(0, MAX_NAME),
    ...(message ? { message: message.slice(0, MAX_MESSAGE) } : {}),
    ...(line !== undefined && Number.isInteger(line) && line > 0 ? { line } : {}),
  };
}

const secondsOf = (seconds: number): number => (seconds >= 0 && seconds <= MAX_SECONDS ? seconds : 0);
