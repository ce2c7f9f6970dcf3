import { xmlAttribute, xmlText } from '@paceline/render';
import type { FileResults, ReportedFailure, ReportedTest } from '@paceline/runners';

/** What ran of one test file, or of tests in no file of the repository, under one combination of axes. */
export interface JUnitFile {
  readonly suite: string;
  /** Relative to the repository; undefined for what stands in none of its files. */
  readonly file: string | undefined;
  /** The leg's axes as canonical JSON; '' where it has none. */
  readonly axes: string;
  readonly seconds: number;
  readonly tests: readonly JUnitCase[];
}

/** A test, or another failure in the place of one. */
export interface JUnitCase extends Pick<ReportedTest, 'name' | 'outcome' | 'seconds' | 'message' | 'line'> {
  readonly retries: number;
  /** It is no test that failed, but a file, a suite, or a report. */
  readonly isError?: boolean;
}

const MAX_NAME = 10_000;
const MAX_MESSAGE = 4000;
const MAX_REPEATED = 1000;

/** The tests of a leg, by file and sorted by it, as they go into its junit.xml. */
export function junitFiles(
  results: ReadonlyMap<string | undefined, FileResults>,
  suite: string,
  problem?: string,
): JUnitFile[] {
  const files = [...results].map(([file, { reported, tests, failures }]): JUnitFile => {
    const ofFile = reported.flatMap(({ failure }) =>
      failure === undefined ? [] : [errorCase('(file)', failure)],
    );
    const whole = reported.reduce((sum, { seconds = 0 }) => sum + seconds, 0);
    return {
      ...{ suite, file, axes: '' },
      seconds: whole > 0 ? whole : tests.reduce((sum, { seconds }) => sum + seconds, 0),
      tests: [...tests, ...ofFile, ...failures.flatMap(errorCases)],
    };
  });
  if (problem !== undefined) {
    files.push({ suite, file: undefined, axes: '', seconds: 0, tests: [errorCase('(report)', problem)] });
  }
  return files;
}

const errorCase = (name: string, message: string): JUnitCase => ({
  ...{ name, message, outcome: 'failed', seconds: 0, retries: 0, isError: true },
});

/** Failures that a report only counts are as many cases, so that no reader counts fewer. */
const errorCases = ({ name, message, count }: ReportedFailure): JUnitCase[] =>
  Array.from({ length: Math.min(count, MAX_REPEATED) }, () => errorCase(name, message));

/**
 * JUnit XML: a `<testsuite>` for each file, sorted by suite, file and axes; the tests of a file in the order of its
 * report. Shape: surefire's surefire-test-report.xsd, with `file` and `line` as many readers take them.
 */
export function writeJUnit(files: readonly JUnitFile[]): string {
  const key = ({ suite, file, axes }: JUnitFile) => `${suite}\0${file ?? '￿'}\0${axes}`;
  const keyed = files.map((file) => ({ key: key(file), file }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const all = countsOf(files.flatMap(({ tests }) => tests));
  const seconds = files.reduce((sum, file) => sum + file.seconds, 0);
  const parts = [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites name="paceline" ${all} time="${time(seconds)}">\n`,
  ];
  for (const { file } of keyed) parts.push(suiteElement(file));
  parts.push('</testsuites>\n');
  return parts.join('');
}

function suiteElement({ suite, file, axes, seconds, tests }: JUnitFile): string {
  const of = file === undefined ? '' : ` file="${xmlAttribute(file)}"`;
  const head = `  <testsuite name="${xmlAttribute(file ?? suite)}" package="${xmlAttribute(suite)}"${of} ${countsOf(tests)} time="${time(seconds)}"`;
  const properties =
    axes === '' ? '' : `    <properties><property name="axes" value="${xmlAttribute(axes)}"/></properties>\n`;
  if (tests.length === 0 && properties === '') return `${head}/>\n`;
  const classname = xmlAttribute(file ?? suite);
  return `${head}>\n${properties}${tests.map((test) => caseElement(test, classname)).join('')}  </testsuite>\n`;
}

function caseElement(test: JUnitCase, classname: string): string {
  const { name, outcome, seconds, line, retries, isError } = test;
  const message = (test.message ?? '').slice(0, MAX_MESSAGE);
  const failed = outcome === 'failed';
  const inside = [
    // surefire's names for attempts before one that passed, and for those after the first that failed.
    ...Array.from({ length: Math.min(retries, MAX_REPEATED) }, () =>
      failed ? '<rerunFailure message="failed again"/>' : '<flakyFailure message="failed before"/>',
    ),
    ...(outcome === 'skipped' ? [`<skipped${message ? ` message="${xmlAttribute(message)}"` : ''}/>`] : []),
    ...(failed ? [failureElement(isError ? 'error' : 'failure', message)] : []),
  ];
  const at = line === undefined || !Number.isInteger(line) || line < 1 ? '' : ` line="${line}"`;
  const head = `    <testcase classname="${classname}" name="${xmlAttribute(name.slice(0, MAX_NAME))}" time="${time(seconds)}"${at}`;
  return inside.length === 0 ? `${head}/>\n` : `${head}>${inside.join('')}</testcase>\n`;
}

function failureElement(kind: 'failure' | 'error', message: string): string {
  const first = message.split('\n', 1)[0]!.slice(0, 200);
  return `<${kind} message="${xmlAttribute(first)}">${xmlText(message)}</${kind}>`;
}

function countsOf(tests: readonly JUnitCase[]): string {
  let [failures, errors, skipped] = [0, 0, 0];
  for (const { outcome, isError } of tests) {
    if (outcome === 'skipped') skipped += 1;
    else if (outcome === 'failed' && isError) errors += 1;
    else if (outcome === 'failed') failures += 1;
  }
  return `tests="${tests.length}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
}

const time = (seconds: number): string => (seconds >= 0 && seconds < 1e9 ? seconds : 0).toFixed(3);
