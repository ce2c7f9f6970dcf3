import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { batches } from '../batches.ts';
import type { ReportedFile, ReportedTest, Runner, RunnerReport } from '../report.ts';
import { lineIn, stripColours, withoutFrames } from './json-report.ts';
import type { RunnerPlace } from './place.ts';

/**
 * A reporter for node:test that the project's own Node loads (18.15 and newer). Node's junit reporter does
 * not tell a test from a file that holds none, and writes nothing when the run dies; this one writes a line
 * per event, at once.
 */
const REPORTER = `export default async function* (source) {
  source.setMaxListeners?.(0);
  for await (const { type, data } of source) {
    if (type !== 'test:pass' && type !== 'test:fail' && type !== 'test:complete') continue;
    const error = data.details?.error;
    yield JSON.stringify({
      type, name: data.name, nesting: data.nesting, file: data.file, entryFile: data.entryFile, line: data.line,
      skip: data.skip, todo: data.todo, kind: data.details?.type, ms: data.details?.duration_ms,
      passed: data.details?.passed, attempt: data.details?.attempt,
      error: error && { type: error.failureType, message: String(error.message), stack: error.cause?.stack ?? error.stack },
    }) + '\\n';
  }
}
`;

/** node:test, by the `node` of the search path; TypeScript through the project's own arguments. */
export function nodeTest(place: RunnerPlace, temporary: string): Runner {
  return {
    name: 'node',
    async invocations(files, reportPath) {
      const reporter = join(await mkdtemp(join(temporary, 'node-test-')), 'reporter.mjs');
      await writeFile(reporter, REPORTER);
      return batches(files).map((batch, index) => ({
        command: 'node',
        report: reportPath(index),
        variables: place.script.variables,
        args: [
          ...place.script.nodeFlags,
          '--test',
          '--test-reporter=spec',
          '--test-reporter-destination=stdout',
          `--test-reporter=${pathToFileURL(reporter).href}`,
          `--test-reporter-destination=${reportPath(index)}`,
          ...place.args,
          ...batch,
        ],
      }));
    },
    async read(path) {
      try {
        return parseNodeEvents(await readFile(path, 'utf8'));
      } catch {
        return undefined;
      }
    },
  };
}

interface NodeEvent {
  type: string;
  name: string;
  nesting: number;
  file?: string;
  entryFile?: string;
  line?: number;
  skip?: boolean | string;
  todo?: boolean | string;
  kind?: string;
  ms?: number;
  passed?: boolean;
  attempt?: number;
  error?: { type?: string; message: string; stack?: string };
}

/** Reads the reporter's lines; a last line that was cut off is left out. Undefined when there is none at all. */
export function parseNodeEvents(text: string): RunnerReport | undefined {
  const events = text.split('\n').flatMap((line): NodeEvent[] => {
    try {
      return line === '' ? [] : [JSON.parse(line) as NodeEvent];
    } catch {
      return [];
    }
  });
  if (events.length === 0) return undefined;
  const files = new Map<string, ReportedFile>();
  const tests: ReportedTest[] = [];
  for (const event of events) {
    if (event.file === undefined) continue;
    if (isFile(event)) {
      if (event.type === 'test:complete') {
        files.set(event.file, { file: event.file, seconds: (event.ms ?? 0) / 1000 });
      } else if (event.type === 'test:fail' && event.error?.type !== 'subtestsFailed') {
        files.set(event.file, {
          file: event.file,
          seconds: (event.ms ?? 0) / 1000,
          failure: event.error?.message ?? 'the file failed',
        });
      }
      continue;
    }
    if (event.type === 'test:complete' || event.kind === 'suite') continue;
    if (event.type === 'test:fail' && event.error?.type === 'subtestsFailed') continue;
    tests.push(testOf(event, event.entryFile ?? event.file));
  }
  const known = [...files.keys()];
  // Before Node 24 a test that a helper declares carries the helper's path only. The runner named the files
  // it started, so what belongs to none of them is counted with the only one, or else with the helper.
  const attributed = tests.map((test) =>
    known.length === 1 && !files.has(test.file) ? { ...test, file: known[0]! } : test,
  );
  return { files: [...files.values()], tests: attributed };
}

/** Node reports each file it starts as a test of the file's own name. */
function isFile(event: NodeEvent): boolean {
  const name = event.name.replaceAll('\\', '/');
  const file = event.file!.replaceAll('\\', '/');
  return event.nesting === 0 && (file === name || file.endsWith(`/${name}`)) && event.kind !== 'suite';
}

function testOf(event: NodeEvent, file: string): ReportedTest {
  const skipped = isMarked(event.skip) || isMarked(event.todo);
  const outcome = skipped ? 'skipped' : event.type === 'test:pass' ? 'passed' : 'failed';
  const stack = event.error?.stack ?? '';
  return {
    file,
    name: event.name,
    outcome,
    seconds: Math.max(0, event.ms ?? 0) / 1000,
    retries: 0,
    ...(outcome === 'failed'
      ? {
          message: withoutFrames(stripColours(stack || event.error?.message || 'failed')),
          line: lineIn(stack, file) ?? event.line,
        }
      : {}),
  };
}

/** `skip: true`, `skip: 'why'` and `skip: ''` all skip. */
const isMarked = (mark: boolean | string | undefined): boolean => mark !== undefined && mark !== false;
