import { readFile, stat } from 'node:fs/promises';
import { posix } from 'node:path';
import { type JUnitReport, parseJUnit } from '@paceline/history';
import type { ReportedFile, ReportedTest, RunnerReport } from '../report.ts';
import { lineIn } from './json-report.ts';

/** A report beyond this is no report of tests; it would only fill the memory. */
const MAX_REPORT_BYTES = 256 * 1024 * 1024;

/**
 * Reads JUnit XML. Undefined when the file is missing, too large or no JUnit XML.
 * @param fileOf the file of a test whose report names none (see {@link fileOfClassname}); undefined = unknown
 */
export async function readJUnitReport(
  path: string,
  fileOf: (classname: string, suite: string) => string | undefined = () => undefined,
): Promise<RunnerReport | undefined> {
  try {
    if ((await stat(path)).size > MAX_REPORT_BYTES) return undefined;
    return fromJUnit(parseJUnit(await readFile(path, 'utf8')), fileOf);
  } catch {
    return undefined;
  }
}

export function fromJUnit(
  report: JUnitReport,
  fileOf: (classname: string, suite: string) => string | undefined,
): RunnerReport {
  const tests: ReportedTest[] = [];
  const files = new Map<string, ReportedFile>();
  for (const suite of report.suites) {
    // A suite without tests whose file is named: loaded, and nothing in it.
    if (suite.file !== undefined) files.set(suite.file, { file: suite.file });
    for (const test of suite.tests) {
      const file = test.file ?? suite.file ?? fileOf(test.classname, suite.name) ?? test.classname;
      const message = test.message ?? '';
      tests.push({
        file,
        name: test.name,
        outcome: test.outcome === 'error' ? 'failed' : test.outcome,
        seconds: test.seconds,
        message: test.message,
        // Where it failed, by the stack; else where the test begins.
        line: lineIn(message, file) ?? lineOfName(message, posix.basename(file)) ?? test.line,
        retries: test.retries,
      });
    }
  }
  return { files: [...files.values()], tests };
}

/** A stack may name the file from another folder than the report does, so its last part has to do. */
function lineOfName(stack: string, name: string): number | undefined {
  for (const line of stack.split('\n')) {
    const at = line.lastIndexOf(`${name}:`);
    if (at < 0 || (at > 0 && !/[\s(/\\]/.test(line[at - 1]!))) continue;
    const number = /^\d+/.exec(line.slice(at + name.length + 1));
    if (number) return Number(number[0]);
  }
  return undefined;
}

/**
 * Finds the file of a test that is named by its class only, among the files we know of: the name as a path
 * (vitest), as a Python module with or without a class behind it (`tests.test_a.TestB`), or as a Java class.
 */
export function fileOfClassname(
  classname: string,
  suite: string,
  knownFiles: ReadonlySet<string>,
): string | undefined {
  for (const name of [classname, suite]) {
    if (knownFiles.has(name)) return name;
    const parts = name.split('$')[0]!.split('.');
    for (let length = parts.length; length > 0; length--) {
      const stem = parts.slice(0, length).join('/');
      for (const ending of ['py', 'java', 'kt', 'groovy', 'scala', 'rb', 'php', 'cs']) {
        const path = `${stem}.${ending}`;
        if (knownFiles.has(path)) return path;
        // Java's sources lie below a folder that is no part of the class's name.
        if (ending !== 'py' && length > 1) {
          for (const file of knownFiles) if (file.endsWith(`/${path}`)) return file;
        }
      }
    }
  }
  return undefined;
}
