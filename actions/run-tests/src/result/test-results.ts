import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExecutedFile, FailedTest, TestFile, WithoutFile } from '@paceline/contracts';
import { foldersUpTo } from '../runners/package-bin.ts';
import { pathTails } from '../runners/reports/path-tails.ts';
import type { ReportedFailure, ReportedFile, ReportedTest, RunnerReport } from '../runners/reports/report.ts';
import { REPORT_NAME } from './failure-words.ts';

const MAX_FAILURES = 1000;
const MAX_SLOWEST = 10;
const MAX_MESSAGE = 4000;
const MAX_NAME = 1000;
const MAX_PATH = 4096;
/** Thirty years: what a report gives beyond is a mistake, and sums of it would not be finite. */
const MAX_SECONDS = 1e9;

export type Locate = (reported: string) => string | undefined;

/** What was executed, by file, as leg results hold it. */
export interface TestResults {
  readonly executed: ExecutedFile[];
  readonly failures: FailedTest[];
  readonly slowest: (TestFile & { name: string; seconds: number })[];
  /** Tests and failures that stand in no file of the repository; they count like all others. */
  readonly withoutFile?: WithoutFile;
  /** Names in the report that are no file of the repository. */
  readonly outside: string[];
}

/**
 * Turns a path of a report into one below the repository's root; undefined when it lies outside. A relative
 * path may be relative to the working directory or to a folder above it (pytest's rootdir): the one that was
 * planned, else the first that exists, is meant. Some programs name files relative to a folder of their own
 * (Playwright's testDir), others as a container sees them: where nothing is found so, the one planned file is
 * meant that ends with the name, or with which an absolute path ends.
 */
export function createLocator(
  root: string,
  directory: string,
  planned: ReadonlySet<string>,
  exists: (path: string) => boolean = existsSync,
): Locate {
  const roots = [...new Set([root, realPath(root)])];
  const below = (path: string): string | undefined => {
    for (const name of roots) {
      const inside = relative(name, path).split(sep).join('/');
      if (inside !== '' && inside !== '..' && !inside.startsWith('../') && !isAbsolute(inside)) return inside;
    }
    return undefined;
  };
  const tails = pathTails(planned);
  const located = (path: string): string | undefined => {
    if (isAbsolute(path)) return below(path) ?? (exists(path) ? undefined : tails.endOf(path));
    const candidates = foldersUpTo(directory, root).map((folder) => below(join(folder, path)));
    const inside = candidates.filter((candidate) => candidate !== undefined);
    return (
      inside.find((candidate) => planned.has(candidate)) ??
      inside.find((candidate) => exists(join(root, candidate))) ??
      (/^[a-z]:\//i.test(path) ? tails.endOf(path) : tails.endingWith(path))
    );
  };
  return (reported) => {
    if (reported === '' || reported.length > MAX_PATH || reported.includes('\0')) return undefined;
    const path = reported.startsWith('file://') ? pathOfUrl(reported) : reported;
    if (path === undefined) return undefined;
    const file = located(path) ?? (path.includes('\\') ? located(path.replaceAll('\\', '/')) : undefined);
    // Documents have paths with `/` only.
    return file?.includes('\\') ? undefined : file;
  };
}

interface Entry {
  readonly reported: ReportedFile[];
  readonly tests: ReportedTest[];
  readonly failures: ReportedFailure[];
}

/** Adds a report up by file. Tests in no file of the repository are counted apart, and named in `outside`. */
export function summariseReport(report: RunnerReport, suite: string, locate: Locate): TestResults {
  const files = new Map<string, Entry>();
  const unknown: Entry = { reported: [], tests: [], failures: [] };
  const outside = new Set<string>();
  const located = new Map<string, string | undefined>();
  const entry = (reported: string): Entry => {
    if (!located.has(reported)) located.set(reported, locate(reported));
    const file = located.get(reported);
    if (file === undefined) {
      outside.add(reported.slice(0, 200));
      return unknown;
    }
    const known = files.get(file) ?? { reported: [], tests: [], failures: [] };
    files.set(file, known);
    return known;
  };
  for (const file of report.files) entry(file.file).reported.push(file);
  for (const test of report.tests) entry(test.file).tests.push(test);
  for (const failure of report.failures ?? []) entry(failure.file).failures.push(failure);

  const executed = [...files]
    .map(([file, own]) => executedFile(suite, file, own))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  const failures = [...files].flatMap(([file, own]) =>
    failedIn(own).map((failure) => failedTest(suite, file, failure)),
  );
  const slowest = [...files]
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
    slowest,
    ...(withoutFile ? { withoutFile } : {}),
    outside: [...outside],
  };
}

/** A file that failed as a whole counts as one failed test, so that no sum hides it. */
function countsOf({ reported, tests, failures }: Entry) {
  const count = (outcome: ReportedTest['outcome']) => tests.filter((test) => test.outcome === outcome).length;
  const broken =
    reported.filter(({ failure }) => failure !== undefined).length +
    failures.reduce((sum, failure) => sum + failure.count, 0);
  return { tests: tests.length + broken, failed: count('failed') + broken, skipped: count('skipped') };
}

function executedFile(suite: string, file: string, entry: Entry): ExecutedFile {
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
    retries: entry.tests.reduce((sum, test) => sum + test.retries, 0),
  };
}

/** A report that is not whole is a failure itself, beside those that stand in it. */
function outsideFiles(suite: string, entry: Entry, problem: string | undefined): WithoutFile | undefined {
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

const failedIn = ({ reported, tests, failures }: Entry): Failure[] => [
  ...reported.flatMap(({ file, failure }) =>
    failure === undefined ? [] : [{ name: '(file)', message: failure, reported: file }],
  ),
  ...failures.map(({ file, name, message }) => ({ name, message, reported: file })),
  ...tests
    .filter((test) => test.outcome === 'failed')
    .map(({ file, name, message, line }) => ({ name, message, line, reported: file })),
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

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function pathOfUrl(url: string): string | undefined {
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}
