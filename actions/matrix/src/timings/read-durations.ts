import {
  type FileOfName,
  fromJUnit,
  parseJsonReport,
  parseJUnit,
  type RunnerReport,
  summariseReport,
} from '@paceline/runners';
import { durationMap, secondsByName } from './duration-map.ts';
import { type Durations, isDuration } from './durations.ts';
import { fromPlaywright, isPlaywrightReport } from './playwright-report.ts';

/**
 * What a file of timings says, whatever program wrote it: its content tells the format. Of reports, files that failed
 * are left out, since they say nothing of how long the file usually takes, and files that did not run.
 * @param fileOf the file of a test that JUnit XML names by its class only
 * @throws when it is in none of the formats
 */
export function readDurations(bytes: Uint8Array, fileOf: FileOfName): Durations {
  if (!isJson(bytes)) return fromReport(fromJUnit(parseJUnit(bytes), fileOf));
  const text = new TextDecoder().decode(bytes);
  const value: unknown = JSON.parse(text);
  if (typeof value === 'object' && value !== null) {
    if ('testResults' in value) return fromReport(parseJsonReport(text));
    if (isPlaywrightReport(value)) return fromReport(fromPlaywright(value));
  }
  const map = durationMap(value);
  if (map) return map;
  throw new Error(
    'It is none of: JUnit XML, a JSON report of vitest, jest or Playwright, a knapsack report, .test_durations of pytest-split.',
  );
}

/**
 * Names with seconds each, whatever they name.
 * @throws when it is no such JSON
 */
export function readSeconds(bytes: Uint8Array): Durations {
  const map = isJson(bytes) ? secondsByName(JSON.parse(new TextDecoder().decode(bytes))) : undefined;
  if (map) return map;
  throw new Error('It is no JSON object of names and seconds.');
}

/** By the first byte that is no space and no byte order mark; before XML, programs print all sorts of lines. */
function isJson(bytes: Uint8Array): boolean {
  const first = bytes.subarray(0, 4096).find((byte) => byte > 0x20 && byte < 0x7f);
  return first === 0x7b || first === 0x5b;
}

function fromReport(report: RunnerReport): Durations {
  const seconds = new Map<string, number>();
  const refused: string[] = [];
  for (const { file, outcome, seconds: own } of summariseReport(report, '', (name) => name || undefined)
    .executed) {
    if ((outcome !== 'passed' && outcome !== 'empty') || own === 0) continue;
    if (isDuration(own)) seconds.set(file, own);
    else refused.push(`${JSON.stringify(file.slice(0, 200))}: ${own}`);
  }
  return { seconds, refused };
}
