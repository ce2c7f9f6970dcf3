import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PacelineError } from '@paceline/core';
import type { ReportedFile, ReportedTest, RunnerReport } from '@paceline/runners';
import {
  lineIn,
  nodeTests,
  parseObject,
  readScript,
  scriptsOf,
  stripColours,
  type TestCommand,
  Unreadable,
  withoutFrames,
} from '@paceline/runners';
import { readThresholds } from '../../code-coverage/thresholds.ts';
import { batches } from '../batches.ts';
import type { Project } from '../project.ts';
import type { Invocation, Runner } from '../runner.ts';

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
export function nodeTest(project: Project, temporary: string): Runner {
  const options = testOptions(project.command);
  const withCoverage = coverageOptions(project.command);
  return {
    name: 'node',
    reportsEveryFailure: true,
    listIsOwn: project.startIsKnown,
    async list({ timeoutSeconds }) {
      // Versions that strip types look for TypeScript too.
      const features = await project.ask('node', ['-p', 'process.features.typescript ?? ""'], {
        timeoutSeconds,
      });
      if (features === undefined) return undefined;
      const files = new Set(await project.siblings());
      try {
        const { tests } = nodeTests(
          { files, read: (path) => readText(join(project.directory, path)) },
          project.command,
        );
        const byName =
          project.command === undefined || project.command.args.every(({ text }) => text.startsWith('-'));
        const stripsTypes = /^(?:strip|transform)/.test(features.trim());
        const asNode = byName && !stripsTypes && project.command?.executable !== 'borp';
        return { files: asNode ? tests.filter((file) => !file.endsWith('ts')) : tests };
      } catch (error) {
        if (error instanceof Unreadable) return undefined;
        throw error;
      }
    },
    collectsCoverage: true,
    async thresholds() {
      return readThresholds(
        Object.fromEntries(
          withCoverage.flatMap((word) => {
            const [, metric, least] = /^--test-coverage-(lines|branches|functions)=(\d+)$/.exec(word) ?? [];
            return metric ? [[metric, Number(least)]] : [];
          }),
        ),
      );
    },
    async invocations(files, reportPath, { part = false, coverage: folder } = {}) {
      const reporter = join(await mkdtemp(join(temporary, 'node-test-')), 'reporter.mjs');
      await writeFile(reporter, REPORTER);
      const reporting = (report: string) => [
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        `--test-reporter=${pathToFileURL(reporter).href}`,
        `--test-reporter-destination=${report}`,
      ];
      const coverageOf = (batch: number): string[] => {
        if (folder === undefined) return part ? [] : withCoverage;
        return [
          '--experimental-test-coverage',
          ...withCoverage.filter((word) => /^--test-coverage-(?:in|ex)clude/.test(word)),
          '--test-reporter=lcov',
          `--test-reporter-destination=${join(folder(batch), 'lcov.info')}`,
        ];
      };
      const parts = batches(files.length > 0 && (await takesGlobs(project)) ? files.map(escapeGlob) : files);
      // Node writes its reports only into folders that are there.
      if (folder) await Promise.all(parts.map((_, index) => mkdir(folder(index), { recursive: true })));
      if (files.length === 0)
        return [
          await wholeSuite(project, reportPath(0), reporting(reportPath(0)), [...options, ...coverageOf(0)]),
        ];
      return parts.map((batch, index) => ({
        command: 'node',
        report: reportPath(index),
        variables: project.script.variables,
        args: [
          ...project.script.nodeFlags,
          '--test',
          ...reporting(reportPath(index)),
          ...options,
          ...coverageOf(index),
          ...project.args,
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

/**
 * Everything that the project's own command runs: by its patterns where they can be read, else by `npm test`, into
 * whose Node the reporter comes by the environment.
 */
async function wholeSuite(
  project: Project,
  report: string,
  reporting: readonly string[],
  options: readonly string[],
): Promise<Invocation> {
  const manifest = parseObject(
    await readFile(join(project.directory, 'package.json'), 'utf8').catch(() => ''),
  );
  const own = readScript(scriptsOf(manifest), 'test');
  const words =
    own.commands.filter(({ program }) => program === 'node').at(0)?.args ?? project.command?.args ?? [];
  const readable = await ownPatterns(project);
  if (readable) {
    return {
      command: 'node',
      report,
      variables: project.script.variables,
      args: [...project.script.nodeFlags, '--test', ...reporting, ...options, ...project.args, ...readable],
    };
  }
  if (own.commands.length === 0 && own.unread.length === 0) {
    throw new PacelineError(
      'PACELINE_SCRIPT_COMPUTED',
      `The script that runs node --test computes what it runs (${words.map(({ text }) => text).join(' ')}), and it is not the script "test".`,
      'Name it "test", or give run-tests a "command".',
    );
  }
  const flags = [
    ...reporting.map((word) => word.replaceAll(/[\s"\\]/g, (char) => (char === ' ' ? '%20' : `\\${char}`))),
  ];
  return {
    command: 'npm',
    report,
    variables: { NODE_OPTIONS: [process.env['NODE_OPTIONS'] ?? '', ...flags].join(' ').trim() },
    args: ['test', ...(project.args.length > 0 ? ['--', ...project.args] : [])],
  };
}

/** The patterns of the script as arguments, where node is to look for its tests by itself; undefined if not known. */
async function ownPatterns(project: Project): Promise<readonly string[] | undefined> {
  const { command } = project;
  if (command === undefined) return [];
  const files = new Set(await project.siblings());
  try {
    const { tests } = nodeTests({ files, read: (path) => readText(join(project.directory, path)) }, command);
    if (command.executable !== 'borp' && command.args.every(({ text }) => text.startsWith('-'))) return [];
    const globs = await takesGlobs(project);
    return globs ? tests.map(escapeGlob) : tests;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** From version 21 Node takes each name for a pattern. */
async function takesGlobs(project: Project): Promise<boolean> {
  const version = await project.ask('node', ['-p', 'process.versions.node'], { timeoutSeconds: 60 });
  return Number(/^(\d+)\./.exec(version ?? '')?.[1] ?? 0) >= 21;
}

/**
 * A pattern that stands for one name. Node's patterns know no backslash that keeps a character as it is; a class of
 * one character does, but not of a brace, since braces are expanded first: there any one character has to do.
 */
export const escapeGlob = (path: string): string =>
  path.replaceAll(/[*?[(|]/g, '[$&]').replaceAll(/[{}]/g, '?');

/** Of the script's options those that say how tests run and which of them, not where reports go. */
function testOptions(command: TestCommand | undefined): string[] {
  const words = command?.executable === 'borp' ? [] : (command?.args ?? []);
  const kept: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const { text, computed } = words[at]!;
    if (!text.startsWith('--')) continue;
    const name = text.split('=')[0]!;
    const takesNext = !text.includes('=') && WITH_VALUE.test(name);
    const own = [text, ...(takesNext && words[at + 1] ? [words[at + 1]!.text] : [])];
    if (takesNext) at += 1;
    if (!DROPPED.test(name) && !computed) kept.push(...own);
  }
  return kept;
}

/** Options of coverage, which count for the whole suite; each with its value as one word. */
function coverageOptions(command: TestCommand | undefined): string[] {
  const words = command?.executable === 'borp' ? [] : (command?.args ?? []);
  return words.flatMap(({ text, computed }, at) => {
    if (computed || !/^--(?:test-coverage-|experimental-test-coverage)/.test(text)) return [];
    const takesNext = /^--test-coverage-\w+$/.test(text) && words[at + 1] !== undefined;
    return [takesNext ? `${text}=${words[at + 1]!.text}` : text];
  });
}

const WITH_VALUE =
  /^--test-(?:name-pattern|skip-pattern|concurrency|timeout|reporter|reporter-destination|isolation|global-setup|shard|rerun-failures)$/;
const DROPPED =
  /^--(?:test-(?:reporter|reporter-destination|shard|update-snapshots|rerun-failures|coverage-.*)|experimental-test-coverage|watch)$/;

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
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

/**
 * Reasons that Node up to 20 gives for a test that its own options left out (`lib/internal/test_runner/test.js`);
 * newer versions do not report such a test. It was not skipped by its author: a suite of such tests ran nothing.
 */
const NOT_SELECTED = new Set(['test name does not match pattern', "'only' option not set"]);

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
    if (event.file !== undefined && isFile(event)) {
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
    if (event.type === 'test:complete' || (event.file === undefined && event.type !== 'test:fail')) continue;
    // A suite is no test, unless it failed by itself: in a hook of its own.
    if (
      event.kind === 'suite' &&
      (event.type !== 'test:fail' || isMarked(event.skip) || isMarked(event.todo))
    )
      continue;
    if (event.type === 'test:fail' && event.error?.type === 'subtestsFailed') continue;
    if (typeof event.skip === 'string' && NOT_SELECTED.has(event.skip)) continue;
    tests.push(testOf(event, event.entryFile ?? event.file ?? event.name));
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
