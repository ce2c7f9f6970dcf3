import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExecutedFile, FailedTest, TestFile } from '@paceline/contracts';
import type { ReportedFile, ReportedTest, RunnerReport } from './report.ts';
import { foldersUpTo } from './runners/package-bin.ts';

const MAX_FAILURES = 1000;
const MAX_SLOWEST = 10;
const MAX_MESSAGE = 4000;
const MAX_NAME = 1000;

export type Locate = (reported: string) => string | undefined;

/** What was executed, by file, as leg results hold it. */
export interface Executed {
  readonly executed: ExecutedFile[];
  readonly failures: FailedTest[];
  readonly slowest: (TestFile & { name: string; seconds: number })[];
  /** Names in the report that are no file of the repository. */
  readonly outside: string[];
}

/**
 * Turns a path of a report into one below the repository's root; undefined when it lies outside. A relative
 * path may be relative to the working directory or to a folder above it (pytest's rootdir): the one that was
 * planned, else the first that exists, is meant.
 */
export function createLocator(
  workspace: string,
  directory: string,
  planned: ReadonlySet<string>,
  exists: (path: string) => boolean = existsSync,
): Locate {
  const roots = [...new Set([workspace, realPath(workspace)])];
  const below = (path: string): string | undefined => {
    for (const root of roots) {
      const inside = relative(root, path).split(sep).join('/');
      if (inside !== '' && inside !== '..' && !inside.startsWith('../') && !isAbsolute(inside)) return inside;
    }
    return undefined;
  };
  return (reported) => {
    if (reported === '' || reported.includes('\0')) return undefined;
    const path = reported.startsWith('file://') ? pathOfUrl(reported) : reported;
    if (path === undefined) return undefined;
    if (isAbsolute(path)) return below(path);
    const candidates = foldersUpTo(directory, workspace).map((folder) => below(join(folder, path)));
    const inside = candidates.filter((candidate) => candidate !== undefined);
    return (
      inside.find((candidate) => planned.has(candidate)) ??
      inside.find((candidate) => exists(join(workspace, candidate)))
    );
  };
}

/** Adds a report up by file. Files and tests that are not of the repository are left out and named. */
export function summariseReport(report: RunnerReport, suite: string, locate: Locate): Executed {
  const files = new Map<string, { reported: ReportedFile[]; tests: ReportedTest[] }>();
  const outside = new Set<string>();
  const located = new Map<string, string | undefined>();
  const entry = (reported: string) => {
    if (!located.has(reported)) located.set(reported, locate(reported));
    const file = located.get(reported);
    if (file === undefined) {
      outside.add(reported);
      return undefined;
    }
    const known = files.get(file) ?? { reported: [], tests: [] };
    files.set(file, known);
    return known;
  };
  for (const file of report.files) entry(file.file)?.reported.push(file);
  for (const test of report.tests) entry(test.file)?.tests.push(test);

  const executed = [...files]
    .map(([file, { reported, tests }]) => executedFile(suite, file, reported, tests))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  const failures = [...files].flatMap(([file, { reported, tests }]) => [
    ...reported.flatMap(({ failure }) =>
      failure === undefined ? [] : [failedTest(suite, file, '(file)', failure, undefined)],
    ),
    ...tests
      .filter((test) => test.outcome === 'failed')
      .map((test) => failedTest(suite, file, test.name, test.message, test.line)),
  ]);
  const slowest = [...files]
    .flatMap(([file, { tests }]) =>
      tests.map(({ name, seconds }) => ({ suite, file, name: name.slice(0, MAX_NAME), seconds })),
    )
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, MAX_SLOWEST);
  return { executed, failures: failures.slice(0, MAX_FAILURES), slowest, outside: [...outside] };
}

/** A file that failed as a whole counts as one failed test, so that no sum hides it. */
function executedFile(
  suite: string,
  file: string,
  reported: readonly ReportedFile[],
  tests: readonly ReportedTest[],
): ExecutedFile {
  const count = (outcome: ReportedTest['outcome']) => tests.filter((test) => test.outcome === outcome).length;
  const broken = reported.filter(({ failure }) => failure !== undefined).length;
  const failed = count('failed') + broken;
  const skipped = count('skipped');
  const total = tests.length + broken;
  const ofTests = tests.reduce((sum, test) => sum + test.seconds, 0);
  const ofFiles = reported.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0);
  return {
    suite,
    file,
    outcome: failed > 0 ? 'failed' : total === 0 ? 'empty' : skipped === total ? 'skipped' : 'passed',
    seconds: ofFiles > 0 ? ofFiles : ofTests,
    tests: total,
    failed,
    skipped,
    retries: tests.reduce((sum, test) => sum + test.retries, 0),
  };
}

function failedTest(
  suite: string,
  file: string,
  name: string,
  message: string | undefined,
  line: number | undefined,
): FailedTest {
  return {
    suite,
    file,
    name: name.slice(0, MAX_NAME),
    ...(message ? { message: message.slice(0, MAX_MESSAGE) } : {}),
    ...(line !== undefined && Number.isInteger(line) && line > 0 ? { line } : {}),
  };
}

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
