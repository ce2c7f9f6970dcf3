import type { RunnerReport } from '@paceline/runners';
import { fromJUnit, type JUnitReport, parseJUnit } from '@paceline/runners';

/** What PHPUnit 9 writes as an error of a test that is only risky, which fails nothing unless a setting says so. */
const RISKY =
  /<error type="PHPUnit\\Framework\\(?:RiskyTestError|OutputError|CoveredCodeNotExecutedException|MissingCoversAnnotationException|UnintentionallyCoveredCodeError)">/g;
const MARK = 'paceline: risky ';

/**
 * Reads the JUnit XML of PHPUnit. Risky tests passed: where they fail the suite, PHPUnit's exit status says so.
 * @param classes files of the test classes: from version 10 on a report names the file that declares an inherited test
 */
export function parsePhpunitReport(bytes: Uint8Array, classes: ReadonlyMap<string, string>): RunnerReport {
  const text = new TextDecoder().decode(bytes).replaceAll(RISKY, (tag) => `${tag}${MARK}`);
  const byName = new Map([...classes].map(([name, file]) => [name.replaceAll('\\', '.'), file]));
  const report = parseJUnit(new TextEncoder().encode(text));
  const suites = report.suites.map((suite): JUnitReport['suites'][number] => ({
    ...suite,
    tests: suite.tests.map((test) => {
      // A text of PHP has no class, and its path for a name.
      const isText = test.classname === '' && test.name.endsWith('.phpt');
      const file = isText ? test.name : (byName.get(test.classname) ?? test.file);
      const { message = '', ...rest } = test;
      const isRisky = message.startsWith(MARK);
      return {
        ...(isRisky ? { ...rest, outcome: 'passed' as const } : test),
        ...(file === undefined ? {} : { file }),
      };
    }),
  }));
  return fromJUnit({ ...report, suites }, () => undefined);
}
