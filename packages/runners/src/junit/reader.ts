import type { JUnitSuite, JUnitSuiteFailure, JUnitTest } from './report.ts';
import {
  MAX_MESSAGE,
  mergeReruns,
  messageOf,
  newTest,
  type OpenTest,
  type Result,
  readTest,
} from './testcase.ts';
import { parseSeconds } from './time.ts';
import { decode, type XmlElement, type XmlReader } from './xml.ts';

/** Encoded text is longer than what it says; beyond this nothing of it is kept. */
const MAX_TEXT = 40_000;
const MAX_FAILURES_OF_A_TEST = 20;
/** More is no report of tests; it would only fill the memory. */
const MAX_TESTS = 1_000_000;
const MAX_COUNT = 1_000_000;

/** Their content says nothing about outcomes, whatever stands in it. */
const OPAQUE = new Set([
  'system-out',
  'system-err',
  'skipped',
  'flakyfailure',
  'flakyerror',
  'rerunfailure',
  'rerunerror',
  'property',
]);

interface OpenSuite {
  readonly name: string;
  readonly file: string | undefined;
  readonly fileBefore: string | undefined;
  readonly seconds: number;
  readonly isPytest: boolean;
  isGotestsum: boolean;
  /** A `<testsuites>`, which is no suite of its own unless it holds tests. */
  readonly isList: boolean;
  readonly tests: JUnitTest[];
  readonly failures: JUnitSuiteFailure[];
  nested: number;
  /** Failures that its attributes count, and those that stand in it and in the suites below. */
  counted: number;
  readonly countedFailures: number;
  shown: number;
  /** See {@link JUnitSuite.fileBefore}, for the suites inside. */
  lastFile: string | undefined;
}

type OwnerFrame =
  | { readonly kind: 'suite'; readonly suite: OpenSuite }
  | { readonly kind: 'test'; readonly test: OpenTest };

type Frame =
  | OwnerFrame
  | { readonly kind: 'result'; readonly result: Result; readonly owner: OwnerFrame | undefined }
  | { readonly kind: 'opaque'; readonly result?: Result | undefined }
  // An element that we do not know takes nothing away from what stands in it.
  | { readonly kind: 'other' };

interface ReadReport {
  readonly suites: readonly JUnitSuite[];
  readonly sawSuite: boolean;
  readonly firstTag: string | undefined;
  /** Why what was read, though whole, proves nothing. */
  readonly doubt: string | undefined;
}

/** Collects suites and tests while {@link readXml} walks through a report. */
export function createReportReader(): XmlReader & { end(): ReadReport } {
  const suites: JUnitSuite[] = [];
  const frames: Frame[] = [];
  let firstTag: string | undefined;
  let sawSuite = false;
  let testCount = 0;
  let countedTests = 0;
  let countedSkipped = 0;
  let lastFileAtTop: string | undefined;
  const nearest = <K extends Frame['kind']>(kind: K) =>
    frames.findLast((frame): frame is Extract<Frame, { kind: K }> => frame.kind === kind);
  const suiteAround = () => nearest('suite')?.suite;

  function openSuite(element: XmlElement): Frame {
    sawSuite = true;
    const around = suiteAround();
    if (around) around.nested += 1;
    const own = element.attribute('file') || element.attribute('filepath');
    const file = own || around?.file;
    const lastFile = around ? around.lastFile : lastFileAtTop;
    const isList = element.name === 'testsuites';
    const countedFailures = countOf(element.attribute('failures'));
    countedTests = Math.max(countedTests, countOf(element.attribute('tests')));
    const skipped = countOf(element.attribute('skipped')) + countOf(element.attribute('disabled'));
    countedSkipped = Math.max(countedSkipped, skipped);
    return {
      kind: 'suite',
      suite: {
        name: element.attribute('name') ?? '',
        file,
        fileBefore: file === undefined ? lastFile : undefined,
        seconds: parseSeconds(element.attribute('time')),
        isPytest: element.attribute('name') === 'pytest',
        isGotestsum: false,
        isList,
        tests: [],
        failures: [],
        nested: 0,
        counted: countedFailures + countOf(element.attribute('errors')),
        countedFailures,
        shown: 0,
        lastFile: file === undefined ? lastFile : undefined,
      },
    };
  }

  function closeSuite(suite: OpenSuite): void {
    const hidden = suite.counted - suite.shown;
    if (hidden > 0) {
      const message = `The report counts ${hidden} more ${hidden === 1 ? 'failure' : 'failures'} in this suite than it lists.`;
      suite.failures.push({ message, count: hidden });
    }
    const around = suiteAround();
    if (around) around.shown += Math.max(suite.shown, suite.counted);
    const isEmpty = suite.tests.length === 0 && suite.failures.length === 0;
    if (!suite.isList) {
      const isRoot = suite.tests.length + suite.nested === 0 || /^root suite$/i.test(suite.name);
      const file = suite.file === undefined ? suite.fileBefore : isRoot ? suite.file : undefined;
      if (around) around.lastFile = file;
      else lastFileAtTop = file;
    }
    if (isEmpty && (suite.nested > 0 || suite.isList)) return;
    const tests = suite.isGotestsum ? mergeReruns(suite.tests) : suite.tests;
    const { name, file, fileBefore, failures } = suite;
    suites.push({
      name,
      ...(file === undefined ? {} : { file }),
      ...(fileBefore === undefined ? {} : { fileBefore }),
      seconds: suite.seconds || tests.reduce((total, test) => total + test.seconds, 0),
      tests,
      failures,
    });
  }

  function closeTest(open: OpenTest): void {
    const suite = suiteAround();
    const test = readTest(open, suite?.isPytest ?? false);
    if (suite) suite.tests.push(test);
    else suites.push({ name: '', seconds: test.seconds, tests: [test], failures: [] });
  }

  function close(frame: Frame): void {
    if (frame.kind === 'suite') closeSuite(frame.suite);
    else if (frame.kind === 'test') closeTest(frame.test);
    else if (frame.kind === 'result' && frame.owner?.kind !== 'test') {
      const message =
        messageOf(frame.result) ||
        `The suite reports ${frame.result.kind === 'error' ? 'an error' : 'a failure'}.`;
      const failure = { message, count: 1 };
      if (frame.owner) frame.owner.suite.failures.push(failure);
      else suites.push({ name: '', seconds: 0, tests: [], failures: [failure] });
    }
  }

  function openResult(element: XmlElement, kind: Result['kind']): Frame {
    const owner = frames.findLast((frame) => frame.kind === 'test' || frame.kind === 'suite');
    const result: Result = {
      kind,
      short: (element.attribute('message') ?? '').slice(0, MAX_MESSAGE).trim(),
      text: '',
    };
    if (kind !== 'skipped') {
      const suite = suiteAround();
      if (suite) suite.shown += 1;
    }
    if (owner?.kind === 'test') {
      const { test } = owner;
      if (kind === 'skipped') {
        test.skipped ??= result;
        test.isTodo ||= element.attribute('type') === 'todo';
      } else if (test.failures.length < MAX_FAILURES_OF_A_TEST) test.failures.push(result);
    }
    return kind === 'skipped' ? { kind: 'opaque', result } : { kind: 'result', result, owner };
  }

  return {
    open(element) {
      firstTag ??= element.tag;
      const inside = frames.at(-1);
      if (inside?.kind === 'opaque' || inside?.kind === 'result') {
        // Traces and messages may be elements of their own, whose text is the result's.
        frames.push({ kind: 'opaque', result: inside.result });
        return undefined;
      }
      const { name } = element;
      if (name === 'testsuites' || name === 'testsuite') frames.push(openSuite(element));
      else if (name === 'testcase') {
        sawSuite = true;
        testCount += 1;
        if (testCount > MAX_TESTS) return `it lists more than ${MAX_TESTS} tests`;
        frames.push({ kind: 'test', test: newTest(element) });
      } else if (name === 'failure' || name === 'error') frames.push(openResult(element, name));
      else if (name === 'skipped') frames.push(openResult(element, name));
      else {
        if (name.startsWith('flaky') || name.startsWith('rerun')) countAttempt(name);
        const suite = suiteAround();
        if (suite && name === 'property') {
          suite.isGotestsum ||= isGotestsum(element);
          // Qt counts each line that a test logs as an error.
          if (element.attribute('name') === 'QTestVersion') suite.counted = suite.countedFailures;
        }
        frames.push({ kind: OPAQUE.has(name) ? 'opaque' : 'other' });
      }
      return undefined;
    },
    close() {
      const frame = frames.pop();
      if (frame) close(frame);
    },
    text(text, encoded) {
      const frame = frames.at(-1);
      if (frame?.kind !== 'result' && frame?.kind !== 'opaque') return;
      const { result } = frame;
      if (!result || result.text.length >= MAX_TEXT) return;
      const part = text.slice(0, MAX_TEXT - result.text.length);
      result.text += encoded ? decode(part) : part;
    },
    end() {
      // What the report breaks off in: a test counts only if it had failed by then.
      while (frames.length > 0) {
        const frame = frames.pop()!;
        if (frame.kind !== 'test' || frame.test.failures.length > 0) close(frame);
      }
      const failed = suites.some(({ failures }) => failures.length > 0);
      const doubt =
        // Some writers count skipped tests and list none of them.
        testCount === 0 && countedTests > countedSkipped && !failed
          ? `it counts ${countedTests} tests and lists none of them`
          : undefined;
      return { suites, sawSuite, firstTag, doubt };
    },
  };

  /** surefire: attempts before one that passed (flaky…), and attempts after the first that failed (rerun…). */
  function countAttempt(name: string): void {
    if (!OPAQUE.has(name)) return;
    const test = nearest('test')?.test;
    // surefire counts such attempts as failures of the suite.
    const suite = suiteAround();
    if (suite) suite.shown += 1;
    if (!test) return;
    test.retries += 1;
    if (name.startsWith('rerun')) test.reruns += 1;
  }
}

/** gotestsum gives what `go version` prints, go-junit-report the bare version. */
const isGotestsum = (property: XmlElement): boolean =>
  property.attribute('name') === 'go.version' && /^go\S+ \S/.test(property.attribute('value') ?? '');

/** A count of failures, as far as it is one. */
function countOf(text: string | undefined): number {
  const trimmed = (text ?? '').trim();
  return /^\d+$/.test(trimmed) ? Math.min(Number(trimmed), MAX_COUNT) : 0;
}
