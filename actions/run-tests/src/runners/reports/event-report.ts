import { createHash } from 'node:crypto';
import type {
  ReportedFailure,
  ReportedFile,
  ReportedSplit,
  ReportedTest,
  RunnerReport,
} from '@paceline/runners';
import { lineIn, readReport, stripColours, withoutFrames } from '@paceline/runners';
import { z } from 'zod';

/**
 * One line of the reporters that we give to test programs which take one: each event is written at once, so that
 * what had run is known when the program dies. `end` is written once the program has come to its own end.
 */
const event = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('file'),
    file: z.string(),
    seconds: z.number().nullish(),
    failure: z.string().nullish(),
  }),
  z.object({
    type: z.literal('test'),
    file: z.string(),
    name: z.string(),
    outcome: z.enum(['passed', 'failed', 'skipped']),
    seconds: z.number().nullish(),
    message: z.string().nullish(),
    line: z.number().nullish(),
    retries: z.number().nullish(),
  }),
  z.object({
    type: z.literal('failure'),
    file: z.string().nullish(),
    name: z.string(),
    message: z.string().nullish(),
  }),
  z.object({
    type: z.literal('split'),
    file: z.string(),
    /** Of all tests of the file, in the order in which they are divided. */
    ids: z.array(z.string()),
    chosen: z.number().int().nonnegative(),
  }),
  z.object({ type: z.literal('end') }),
]);

/** Reads such a report. Undefined when there is none; one without its end says so in `problem`. */
export const readEventReport = (path: string): Promise<RunnerReport | undefined> =>
  readReport(path, (bytes) => parseEvents(new TextDecoder().decode(bytes)));

/** @throws when a line other than the last is no event */
export function parseEvents(text: string): RunnerReport {
  const files = new Map<string, ReportedFile>();
  const tests: ReportedTest[] = [];
  const failures: ReportedFailure[] = [];
  const splits: ReportedSplit[] = [];
  let ended = false;
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const { data } = event.safeParse(parsed(line));
    // A program that is killed may leave a part of its last line.
    if (data === undefined && index === lines.length - 1) break;
    if (data === undefined) throw new Error(`Line ${index + 1} of the report is no event.`);
    if (data.type === 'end') ended = true;
    else if (data.type === 'test') tests.push(testOf(data));
    else if (data.type === 'split') splits.push(splitOf(data));
    else if (data.type === 'failure') {
      const message = stripColours(data.message ?? '') || 'it failed';
      failures.push({ file: data.file ?? '', name: data.name, message, count: 1 });
    } else {
      const before = files.get(data.file);
      const failure = data.failure ? stripColours(data.failure) : before?.failure;
      files.set(data.file, {
        file: data.file,
        seconds: sum(before?.seconds, data.seconds ?? undefined),
        ...(failure === undefined ? {} : { failure }),
      });
    }
  }
  return {
    files: [...files.values()],
    tests,
    failures,
    ...(splits.length > 0 ? { splits } : {}),
    ...(ended ? {} : { problem: 'Its report ends before the program did' }),
  };
}

function testOf(data: Extract<z.infer<typeof event>, { type: 'test' }>): ReportedTest {
  const { file, name, outcome, message } = data;
  const seconds = Math.max(0, data.seconds ?? 0);
  const retries = data.retries ?? 0;
  if (outcome !== 'failed') return { file, name, outcome, seconds, retries };
  const stack = stripColours(message ?? '');
  return {
    ...{ file, name, outcome, seconds, retries },
    message: withoutFrames(stack) || 'the test failed',
    line: lineIn(stack, file) ?? data.line ?? undefined,
  };
}

const splitOf = ({
  file,
  ids,
  chosen,
}: Extract<z.infer<typeof event>, { type: 'split' }>): ReportedSplit => ({
  ...{ file, chosen, tests: ids.length },
  digest: createHash('sha256')
    .update(ids.map((id) => `${id}\n`).join(''))
    .digest('hex'),
});

const sum = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0);

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
