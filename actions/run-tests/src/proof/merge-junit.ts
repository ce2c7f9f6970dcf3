import { type JUnitReport, parseJUnit } from '@paceline/runners';
import type { JUnitCase, JUnitFile } from '../result/junit-file.ts';

/**
 * What a leg's junit.xml holds. It is an artifact, which any step of the run may have written: it is read like any
 * other report, and what it lists is written anew.
 * @throws JUnitError, or Error when it cannot be read to its end
 */
export function readLegJUnit(
  xml: Uint8Array,
  { suite, axes }: Pick<JUnitFile, 'suite' | 'axes'>,
): JUnitFile[] {
  const report: JUnitReport = parseJUnit(xml);
  if (report.problem !== undefined) throw new Error(`its junit.xml cannot be read: ${report.problem}`);
  return report.suites.map(({ file, seconds, tests, failures }) => ({
    ...{ suite, file, axes, seconds },
    tests: [
      ...tests.map(
        ({ name, outcome, seconds: own, message, line, retries }): JUnitCase => ({
          name,
          outcome: outcome === 'error' ? 'failed' : outcome,
          seconds: own,
          message,
          line,
          retries,
          ...(outcome === 'error' ? { isError: true } : {}),
        }),
      ),
      ...failures.map(
        ({ message }): JUnitCase => ({
          ...{ name: '(suite)', outcome: 'failed', seconds: 0, message, retries: 0, isError: true },
        }),
      ),
    ],
  }));
}
