import { z } from 'zod';
import { readReport } from './read-report.ts';
import type { ReportedFile, ReportedTest, RunnerReport } from './report.ts';
import { lineIn } from './stack-line.ts';

/** The part we read of the JSON that jest writes with `--json` and vitest with its json reporter. */
const jsonReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().nullish(),
      startTime: z.number().nullish(),
      endTime: z.number().nullish(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          ancestorTitles: z.array(z.string()).nullish(),
          title: z.string().nullish(),
          status: z.string(),
          duration: z.number().nullish(),
          failureMessages: z.array(z.string().nullable()).nullish(),
          location: z.object({ line: z.number() }).nullish(),
          /** jest: how often the test was run, with `jest.retryTimes`. */
          invocations: z.number().nullish(),
        }),
      ),
    }),
  ),
});

/** Both programs fail a file without tests, in these words. */
const NO_TESTS = /No test suite found in file|must contain at least one test/;

/** Undefined when there is none; one that cannot be read says why in `problem`. */
export const readJsonReport = (path: string): Promise<RunnerReport | undefined> =>
  readReport(path, (bytes) => parseJsonReport(new TextDecoder().decode(bytes)));

/** @throws when the text is not such a report */
export function parseJsonReport(text: string): RunnerReport {
  const files: ReportedFile[] = [];
  const tests: ReportedTest[] = [];
  for (const file of resultsOf(text)) {
    const own = file.assertionResults.map((test): ReportedTest => {
      const outcome = outcomeOf(test.status);
      const messages = (test.failureMessages ?? []).filter((message) => message !== null);
      return {
        file: file.name,
        name: test.title
          ? [...(test.ancestorTitles ?? []), test.title].filter(Boolean).join(' > ')
          : test.fullName,
        outcome,
        seconds: Math.max(0, test.duration ?? 0) / 1000,
        // vitest keeps the errors of failed attempts of a test that then passed.
        retries: Math.max(
          0,
          test.invocations ? test.invocations - 1 : outcome === 'passed' ? messages.length : 0,
        ),
        ...(outcome === 'failed'
          ? {
              message: withoutFrames(stripColours(messages.join('\n'))) || 'the test did not end',
              line: lineIn(messages.join('\n'), file.name) ?? test.location?.line,
            }
          : {}),
      };
    });
    tests.push(...own);
    const failed = file.status === 'failed' && !own.some((test) => test.outcome === 'failed');
    const message = stripColours(file.message ?? '');
    files.push({
      file: file.name,
      seconds: Math.max(0, (file.endTime ?? 0) - (file.startTime ?? 0)) / 1000,
      ...(failed && !NO_TESTS.test(message) ? { failure: message || 'the file did not run to its end' } : {}),
    });
  }
  return { files, tests };
}

function resultsOf(text: string): z.infer<typeof jsonReport>['testResults'] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const what = text.trim() === '' ? 'it is empty' : (error as Error).message;
    throw new Error(`The report is no JSON: ${what}.`, { cause: error });
  }
  const { data, error } = jsonReport.safeParse(value);
  if (data) return data.testResults;
  const [first] = error.issues;
  throw new Error(`The report has another shape: ${first?.path.join('.') || '(top)'}: ${first?.message}.`);
}

const SKIPPED = new Set(['skipped', 'pending', 'todo', 'disabled']);

/** An unknown status counts as failed: it does not prove that the test passed. */
function outcomeOf(status: string): ReportedTest['outcome'] {
  if (status === 'passed' || status === 'focused') return 'passed';
  return SKIPPED.has(status) ? 'skipped' : 'failed';
}

/** Frames of Node and of installed packages say how the runner works, not what is wrong. */
export const withoutFrames = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => !/^\s+at .*(?:[\\/]node_modules[\\/]|\bnode:|new Promise \(<anonymous>\))/.test(line))
    .join('\n');

// biome-ignore lint/complexity/useRegexLiterals: an escape character in a literal is refused by the linter
const COLOURS = new RegExp('\\u001b\\[[0-9;]*m', 'g');
export const stripColours = (text: string): string => text.replaceAll(COLOURS, '');
