import type { JUnitOutcome, JUnitTest } from './report.ts';
import { parseSeconds } from './time.ts';
import type { XmlElement } from './xml.ts';

export const MAX_MESSAGE = 4000;
const SKIPPED = new Set(['skipped', 'disabled', 'notrun', 'ignored', 'pending']);
const FAILED = new Set([
  ...['fail', 'failed', 'failure', 'error', 'errored', 'broken', 'panicked'],
  ...['timedout', 'timeout', 'interrupted', 'aborted', 'crashed'],
]);

/** A `<failure>`, `<error>` or `<skipped>` while it is read. */
export interface Result {
  readonly kind: 'failure' | 'error' | 'skipped';
  readonly short: string;
  text: string;
}

/** A `<testcase>` while it is read. */
export interface OpenTest {
  readonly element: XmlElement;
  readonly failures: Result[];
  skipped: Result | undefined;
  isTodo: boolean;
  retries: number;
  /** Attempts after the first that failed: there was a first one. */
  reruns: number;
}

export const newTest = (element: XmlElement): OpenTest => ({
  element,
  failures: [],
  skipped: undefined,
  isTodo: false,
  retries: 0,
  reruns: 0,
});

export function readTest(open: OpenTest, isPytest: boolean): JUnitTest {
  const { element, failures, skipped } = open;
  const file = element.attribute('file');
  const line = Number(element.attribute('line'));
  const outcome = outcomeOf(open);
  const reasons = outcome === 'skipped' && skipped ? [skipped] : failures;
  const message = reasons.map(messageOf).filter(Boolean).join('\n\n').slice(0, MAX_MESSAGE);
  return {
    ...(file === undefined || file === '' ? {} : { file }),
    // pytest counts lines from 0.
    ...(Number.isInteger(line) && line >= 0 && (isPytest || line > 0)
      ? { line: isPytest ? line + 1 : line }
      : {}),
    classname: element.attribute('classname') ?? '',
    name: element.attribute('name') ?? '',
    seconds: parseSeconds(element.attribute('time')),
    outcome,
    ...(message === '' ? {} : { message }),
    retries: open.retries,
  };
}

function outcomeOf({ element, failures, skipped, isTodo, reruns }: OpenTest): JUnitOutcome {
  // node:test gives a failing `todo` both <skipped> and <failure>; the run counts it as skipped. Elsewhere
  // both mean that something failed after the test was skipped, such as pytest's teardown.
  if (isTodo) return 'skipped';
  if (failures.length > 0) return failures.some(({ kind }) => kind === 'failure') ? 'failed' : 'error';
  const words = ['status', 'result'].map((name) => element.attribute(name)?.toLowerCase() ?? '');
  if (reruns > 0 || words.some((word) => FAILED.has(word))) return 'failed';
  return skipped || words.some((word) => SKIPPED.has(word)) ? 'skipped' : 'passed';
}

/** The attribute is often only the first words of the text, or nothing but `Failed` (gotestsum). */
export function messageOf({ short, text }: Result): string {
  const long = text.trim();
  const known = long.includes(short.slice(0, 200)) || /^failed$/i.test(short);
  return ((known ? long : `${short}\n${long}`.trim()) || short).slice(0, MAX_MESSAGE);
}

/** gotestsum with --rerun-fails lists each attempt as a test of its own; the last one decides. */
export function mergeReruns(tests: readonly JUnitTest[]): JUnitTest[] {
  const merged = new Map<string, JUnitTest>();
  for (const test of tests) {
    const key = `${test.classname}\0${test.name}`;
    const before = merged.get(key);
    merged.set(key, before ? { ...test, retries: before.retries + 1 } : test);
  }
  return [...merged.values()];
}
