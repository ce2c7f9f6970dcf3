import { attribute, children, JUnitError, parseXml, textOf, type XmlElement } from './junit-xml.ts';

export { JUnitError } from './junit-xml.ts';

export type JUnitOutcome = 'passed' | 'failed' | 'error' | 'skipped';

/** One test of a report. */
export interface JUnitTest {
  /** The test's file as the writer names it; absent when it names none. */
  readonly file?: string;
  /** The line it stands in, from 1, where the writer says so. */
  readonly line?: number;
  readonly classname: string;
  readonly name: string;
  /** 0 when the writer gives none. */
  readonly seconds: number;
  /** `error`: it could not run to its end (set-up, collection); `failed`: an assertion did not hold. */
  readonly outcome: JUnitOutcome;
  /** Why it failed, was in error or was skipped; at most 4000 characters. */
  readonly message?: string;
  /** Repeats after a failed attempt. */
  readonly retries: number;
}

export interface JUnitSuite {
  readonly name: string;
  readonly file?: string;
  /** What the writer gives as the suite's time, else the sum of its tests. */
  readonly seconds: number;
  readonly tests: readonly JUnitTest[];
}

export interface JUnitReport {
  readonly suites: readonly JUnitSuite[];
}

const MAX_MESSAGE = 4000;
/** Deeper nesting of suites than any test program makes. */
const MAX_DEPTH = 64;

/**
 * Reads JUnit XML as vitest, jest-junit, node:test, pytest, gotestsum and Maven surefire write it. Nested
 * suites become a flat list; a suite that only holds others is left out. Entities a document declares itself
 * are never expanded, external ones never read.
 * Sources of the shape: surefire's surefire-test-report.xsd (flaky and rerun elements), pytest's xunit1 and
 * xunit2 families, and recorded reports of each program.
 * @param options.maxBytes refuse longer texts; 256 MiB by default
 * @throws JUnitError `PACELINE_JUNIT_INVALID` when it is no JUnit XML, `PACELINE_JUNIT_TOO_LARGE`
 */
export function parseJUnit(xml: string, options: { maxBytes?: number } = {}): JUnitReport {
  const root = parseXml(xml, options.maxBytes);
  const suites: JUnitSuite[] = [];
  const tops = [...children(root, 'testsuites'), ...children(root, 'testsuite')];
  if (tops.length === 0) {
    throw new JUnitError(
      'PACELINE_JUNIT_INVALID',
      'The report has no <testsuites> or <testsuite> at its top, so it is no JUnit XML.',
      'Let the test program write JUnit XML.',
    );
  }
  for (const top of tops) collectSuites(top, suites, 0);
  return { suites };
}

function collectSuites(element: XmlElement, suites: JUnitSuite[], depth: number): void {
  if (depth > MAX_DEPTH) return;
  const nested = children(element, 'testsuite');
  const testcases = children(element, 'testcase');
  if (testcases.length > 0 || nested.length === 0) {
    const isPytest = attribute(element, 'name') === 'pytest';
    const all = testcases.map((testcase) => readTest(testcase, isPytest));
    const tests = isGoReport(element) ? mergeReruns(all) : all;
    const file = attribute(element, 'file') ?? attribute(element, 'filepath');
    const sum = tests.reduce((total, test) => total + test.seconds, 0);
    suites.push({
      name: attribute(element, 'name') ?? '',
      ...(file === undefined ? {} : { file }),
      seconds: parseSeconds(attribute(element, 'time')) || sum,
      tests,
    });
  }
  for (const suite of nested) collectSuites(suite, suites, depth + 1);
}

function readTest(element: XmlElement, isPytest: boolean): JUnitTest {
  const [skipped] = children(element, 'skipped');
  const [failure] = children(element, 'failure');
  const [error] = children(element, 'error');
  // surefire: attempts before one that passed (flaky…), and attempts after the first that failed (rerun…).
  const retries = ['flakyFailure', 'flakyError', 'rerunFailure', 'rerunError'].reduce(
    (count, name) => count + children(element, name).length,
    0,
  );
  const file = attribute(element, 'file');
  const line = Number(attribute(element, 'line'));
  const status = attribute(element, 'status')?.toLowerCase();
  // node:test gives a failing `todo` both <skipped> and <failure>; the run counts it as skipped.
  const reason = skipped ?? failure ?? error;
  const outcome = skipped
    ? 'skipped'
    : failure
      ? 'failed'
      : error
        ? 'error'
        : status === 'skipped' || status === 'disabled' || status === 'notrun'
          ? 'skipped'
          : 'passed';
  const message = reason === undefined ? '' : messageOf(reason);
  return {
    ...(file === undefined || file === '' ? {} : { file }),
    // pytest counts lines from 0.
    ...(Number.isInteger(line) && line >= 0 && (isPytest || line > 0)
      ? { line: isPytest ? line + 1 : line }
      : {}),
    classname: attribute(element, 'classname') ?? '',
    name: attribute(element, 'name') ?? '',
    seconds: parseSeconds(attribute(element, 'time')),
    outcome,
    ...(message === '' ? {} : { message }),
    retries,
  };
}

/** The attribute is often only the first words of the text, or nothing but `Failed` (gotestsum). */
function messageOf(element: XmlElement): string {
  const short = (attribute(element, 'message') ?? '').trim();
  const long = textOf(element).trim();
  const whole = long.includes(short) || /^failed$/i.test(short) ? long : `${short}\n${long}`.trim();
  return (whole || short).slice(0, MAX_MESSAGE);
}

/**
 * Seconds from a time attribute: `0.123`, `1,234.5` (surefire groups thousands), `0,123` and `1.234,5`
 * (a comma locale). The last separator is the decimal one, unless the same one stands there twice. What is
 * missing, negative or no number is 0.
 */
export function parseSeconds(text: string | undefined): number {
  const trimmed = (text ?? '').trim();
  if (!/^\d[\d.,]*(?:e[+-]?\d+)?$/i.test(trimmed)) return 0;
  const last = Math.max(trimmed.lastIndexOf('.'), trimmed.lastIndexOf(','));
  const separator = trimmed[last];
  const decimal = last >= 0 && trimmed.indexOf(separator!) === last ? last : -1;
  const plain = decimal < 0 ? trimmed : `${trimmed.slice(0, decimal)}#${trimmed.slice(decimal + 1)}`;
  const value = Number(plain.replaceAll(/[.,]/g, '').replace('#', '.'));
  return Number.isFinite(value) ? value : 0;
}

function isGoReport(suite: XmlElement): boolean {
  return children(suite, 'properties').some((properties) =>
    children(properties, 'property').some((property) => attribute(property, 'name') === 'go.version'),
  );
}

/** gotestsum with --rerun-fails lists each attempt as a test of its own; the last one decides. */
function mergeReruns(tests: readonly JUnitTest[]): JUnitTest[] {
  const merged = new Map<string, JUnitTest>();
  for (const test of tests) {
    const key = `${test.classname}\0${test.name}`;
    const before = merged.get(key);
    const passed = before?.outcome === 'passed' ? before : test;
    merged.set(key, before ? { ...passed, retries: before.retries + 1 } : test);
  }
  return [...merged.values()];
}
