import { posix } from 'node:path';
import { parseJUnit } from '../junit/junit.ts';
import type { JUnitReport } from '../junit/report.ts';
import type { FileOfName } from './file-of-name.ts';
import { readReport } from './read-report.ts';
import type { ReportedFailure, ReportedFile, ReportedTest, RunnerReport } from './report.ts';
import { lineIn } from './stack-line.ts';

/**
 * Reads JUnit XML. Undefined when there is none; a report that cannot be read, or not to its end, says why
 * in `problem`.
 * @param fileOf the file of a test whose report names none; undefined = unknown
 */
export const readJUnitReport = (
  path: string,
  fileOf: FileOfName = () => undefined,
): Promise<RunnerReport | undefined> => readReport(path, (bytes) => fromJUnit(parseJUnit(bytes), fileOf));

export function fromJUnit(report: JUnitReport, fileOf: FileOfName): RunnerReport {
  const tests: ReportedTest[] = [];
  const files = new Map<string, ReportedFile>();
  const failures: ReportedFailure[] = [];
  for (const suite of report.suites) {
    // A suite without tests whose file is named: loaded, and nothing in it.
    if (suite.file !== undefined) files.set(suite.file, { file: suite.file });
    const ofSuite = (classname: string) => suite.file ?? fileOf(classname, suite.name) ?? suite.fileBefore;
    for (const test of suite.tests) {
      const file = test.file ?? ofSuite(test.classname) ?? (test.classname || suite.name);
      const message = test.message ?? '';
      tests.push({
        file,
        name: test.name,
        outcome: test.outcome === 'error' ? 'failed' : test.outcome,
        seconds: test.seconds,
        message: test.message,
        // Where it failed, by the stack; else where the test begins.
        line: (file && (lineIn(message, file) ?? lineOfName(message, posix.basename(file)))) || test.line,
        retries: test.retries,
      });
    }
    for (const { message, count } of suite.failures) {
      failures.push({ file: ofSuite('') ?? suite.name, name: suite.name || '(suite)', message, count });
    }
  }
  return {
    files: [...files.values()],
    tests,
    failures,
    ...(report.problem === undefined
      ? {}
      : { problem: `The JUnit report cannot be read to its end: ${report.problem}` }),
  };
}

/** A stack may name the file from another folder than the report does, so only its base name is compared. */
function lineOfName(stack: string, name: string): number | undefined {
  for (const line of stack.split('\n')) {
    const at = line.lastIndexOf(`${name}:`);
    if (at < 0 || (at > 0 && !/[\s(/\\]/.test(line[at - 1]!))) continue;
    const number = /^\d+/.exec(line.slice(at + name.length + 1));
    if (number) return Number(number[0]);
  }
  return undefined;
}
