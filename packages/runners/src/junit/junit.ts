import { decodeReport } from './encoding.ts';
import { JUnitError } from './error.ts';
import { createReportReader } from './reader.ts';
import type { JUnitReport } from './report.ts';
import { readXml } from './xml.ts';

const DEFAULT_MAX_BYTES = 256 * 1024 * 1024;

/**
 * Reads JUnit XML as the programs of the world write it. Nested suites become a flat list; a suite that only
 * holds others is left out. Of a report that breaks off or breaks down, what was read for certain is given,
 * with the reason in `problem`. Entities a document declares itself are never expanded, external ones never
 * read.
 * Sources of the shape: surefire's surefire-test-report.xsd (flaky and rerun elements), pytest's xunit1 and
 * xunit2 families, and recorded reports of each program.
 * @param report the file's bytes, in whatever encoding they are, or a text that was decoded already
 * @param options.maxBytes refuse longer reports; 256 MiB by default
 * @throws JUnitError `PACELINE_JUNIT_INVALID` when it is no JUnit XML or nothing of it can be read,
 *   `PACELINE_JUNIT_TOO_LARGE`
 */
export function parseJUnit(report: string | Uint8Array, options: { maxBytes?: number } = {}): JUnitReport {
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
  const bytes = typeof report === 'string' ? Buffer.byteLength(report) : report.byteLength;
  if (bytes > maxBytes) {
    throw new JUnitError(
      'PACELINE_JUNIT_TOO_LARGE',
      `The JUnit report is larger than ${maxBytes} bytes.`,
      'Let the test program leave captured output out of its report.',
    );
  }
  const xml = typeof report === 'string' ? report : decodeReport(report);
  const reader = createReportReader();
  const broken = readXml(xml, reader);
  const { suites, sawSuite, firstTag, doubt } = reader.end();
  const problem = broken ?? doubt;
  if (problem !== undefined && suites.every(({ tests, failures }) => tests.length + failures.length === 0)) {
    throw new JUnitError(
      'PACELINE_JUNIT_INVALID',
      `The JUnit report cannot be read: ${problem}.`,
      'The test program probably died while it wrote the report; see its output.',
    );
  }
  if (!sawSuite) {
    throw new JUnitError(
      'PACELINE_JUNIT_INVALID',
      `The report is no JUnit XML: ${whatItIs(xml, firstTag)}.`,
      'Let the test program write JUnit XML.',
    );
  }
  return { suites, ...(problem === undefined ? {} : { problem }) };
}

function whatItIs(xml: string, firstTag: string | undefined): string {
  if (xml.trim() === '') return 'it is empty';
  if (firstTag !== undefined) return `it begins with <${firstTag.slice(0, 60)}> and holds no <testsuite>`;
  return `it holds no <testsuite>, and begins with ${JSON.stringify(xml.trimStart().slice(0, 40))}`;
}
