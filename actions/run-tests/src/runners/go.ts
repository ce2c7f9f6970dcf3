import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { batches } from '../batches.ts';
import type { Invocation, ReportedFile, ReportedTest, Runner, RunnerReport } from '../report.ts';
import type { RunnerPlace } from './place.ts';

/**
 * go test. It runs packages and names tests, not files, so the sources tell which file a test stands in. Of
 * a package of which only some files are asked for, only these files' tests are run.
 */
export function goTest(place: RunnerPlace): Runner {
  let given: readonly string[] = [];
  return {
    name: 'go',
    async invocations(files, reportPath) {
      given = files;
      const go = (args: readonly string[], index: number): Invocation => ({
        command: 'go',
        args: ['test', '-json', ...place.args, ...args],
        reportOnStdout: true,
        display: outputOf,
        report: reportPath(index),
      });
      if (files.length === 0) return [go(['./...'], 0)];
      const sources = await testSources(place);
      const { whole, partial } = groupByPackage(files, sources);
      const runs = [
        ...(whole.length === 0 ? [] : batches(whole.map((folder) => `./${folder}`))),
        ...partial.map(({ folder, tests }) => [`-run=^(?:${tests.join('|')})$`, `./${folder}`]),
      ];
      return runs.map((args, index) => go(args, index));
    },
    async read(reportPath) {
      try {
        const report = parseGoEvents(await readFile(reportPath, 'utf8'), await testSources(place));
        return report && forPlanned(report, new Set(given));
      } catch {
        return undefined;
      }
    },
  };
}

/**
 * A plan may name a package's folder for all its files. And of a package that was run in part, a file
 * without tests was not asked for, so it is not this leg's.
 */
function forPlanned(report: RunnerReport, given: ReadonlySet<string>): RunnerReport {
  const rename = (file: string) => (given.has(posix.dirname(file)) ? posix.dirname(file) : file);
  const withTests = new Set(report.tests.map((test) => test.file));
  return {
    files: report.files
      .filter(
        ({ file }) => given.size === 0 || withTests.has(file) || given.has(file) || given.has(rename(file)),
      )
      .map((file) => ({ ...file, file: rename(file.file) })),
    tests: report.tests.map((test) => ({ ...test, file: rename(test.file) })),
  };
}

/** Tests that each `_test.go` file declares. */
export type TestSources = ReadonlyMap<string, readonly string[]>;

async function testSources(place: RunnerPlace): Promise<TestSources> {
  const files = (await place.siblings()).filter((file) => file.endsWith('_test.go'));
  const entries = files.map(async (file) => {
    const source = await readFile(join(place.directory, file), 'utf8').catch(() => '');
    return [file, declaredTests(source)] as const;
  });
  return new Map(await Promise.all(entries));
}

export const declaredTests = (source: string): string[] =>
  [...source.matchAll(/^func ((?:Test|Example|Fuzz)[A-Za-z0-9_]*)\(/gm)].map((match) => match[1]!);

const folderOf = (file: string): string =>
  file.endsWith('.go') ? posix.dirname(file) : file.replace(/\/$/, '');

/** Packages to run as a whole, and packages with only some of their tests. A folder means its package. */
export function groupByPackage(
  files: readonly string[],
  sources: TestSources,
): { whole: string[]; partial: { folder: string; tests: string[] }[] } {
  const wanted = new Set(files);
  const whole: string[] = [];
  const partial: { folder: string; tests: string[] }[] = [];
  for (const folder of new Set(files.map(folderOf))) {
    const all = [...sources.keys()].filter((file) => posix.dirname(file) === folder);
    const chosen = all.filter((file) => wanted.has(file));
    const tests = chosen.flatMap((file) => sources.get(file)!);
    if (wanted.has(folder) || chosen.length === all.length || tests.length === 0) whole.push(folder);
    else partial.push({ folder, tests });
  }
  return { whole, partial };
}

interface GoEvent {
  Action?: string;
  Package?: string;
  Test?: string;
  Elapsed?: number;
  Output?: string;
}

const parseLine = (line: string): GoEvent | undefined => {
  try {
    return JSON.parse(line) as GoEvent;
  } catch {
    return undefined;
  }
};

/** What a person would have seen without `-json`; lines of passing tests are left out, as go does. */
function outputOf(line: string): string {
  const event = parseLine(line);
  if (!event) return `${line}\n`;
  return event.Output && !/^(?:=== |\s*--- (?:PASS|SKIP))/.test(event.Output) ? event.Output : '';
}

/** Reads `go test -json`. Undefined when no package reported its end. */
export function parseGoEvents(text: string, sources: TestSources): RunnerReport | undefined {
  const outputs = new Map<string, string>();
  const tests: ReportedTest[] = [];
  const files: ReportedFile[] = [];
  const events = text.split('\n').flatMap((line) => parseLine(line) ?? []);
  const ended = events.filter(
    (event) => event.Package && !event.Test && /^(?:pass|fail|skip)$/.test(event.Action ?? ''),
  );
  if (ended.length === 0) return undefined;
  const folders = packageFolders(new Set(ended.map((event) => event.Package!)), sources);
  for (const { Action, Package, Test, Elapsed, Output } of events) {
    if (!Package) continue;
    const key = `${Package}\0${Test ?? ''}`;
    if (Action === 'output') outputs.set(key, ((outputs.get(key) ?? '') + Output).slice(-4000));
    if (!Test || !/^(?:pass|fail|skip)$/.test(Action ?? '')) continue;
    const folder = folders.get(Package) ?? Package;
    const output = outputs.get(key) ?? '';
    const place = /^\s*([^\s:]+_test\.go):(\d+):/m.exec(output);
    const file = fileOfTest(Test, folder, sources);
    tests.push({
      file,
      name: Test,
      outcome: Action === 'pass' ? 'passed' : Action === 'skip' ? 'skipped' : 'failed',
      seconds: Math.max(0, Elapsed ?? 0),
      retries: 0,
      ...(Action === 'fail'
        ? {
            message: messageOf(output),
            line: place && posix.basename(file) === place[1] ? Number(place[2]) : undefined,
          }
        : {}),
    });
  }
  for (const { Action, Package, Elapsed } of ended) {
    const folder = folders.get(Package!) ?? Package!;
    const own = [...sources.keys()].filter((file) => posix.dirname(file) === folder);
    const hasFailedTest = tests.some((test) => test.outcome === 'failed' && folderOf(test.file) === folder);
    const failure =
      Action === 'fail' && !hasFailedTest
        ? messageOf(outputs.get(`${Package}\0`) ?? '') || 'the package failed'
        : undefined;
    if (own.length === 0) {
      // A package without tests: nothing to name, unless it failed.
      if (failure) files.push({ file: folder, seconds: Elapsed ?? 0, failure });
      continue;
    }
    for (const file of own) {
      const hasTests = (sources.get(file) ?? []).length > 0;
      // A file with tests is named by them; if none of them was run, nor was the file.
      if (failure || !hasTests) files.push({ file, ...(failure ? { failure } : {}) });
    }
  }
  return { files, tests };
}

/** Lines that only say how it went, not why, are left out. */
const messageOf = (output: string): string =>
  output
    .split('\n')
    .filter((line) => !/^(?:=== |\s*--- |FAIL\s)/.test(line))
    .join('\n')
    .trim();

function fileOfTest(test: string, folder: string, sources: TestSources): string {
  const name = test.split('/')[0]!;
  for (const [file, tests] of sources) {
    if (posix.dirname(file) === folder && tests.includes(name)) return file;
  }
  return folder;
}

/** An import path ends with its folder below the module's root, so the longest folder that fits is it. */
export function packageFolders(packages: ReadonlySet<string>, sources: TestSources): Map<string, string> {
  const folders = [...new Set([...sources.keys()].map((file) => posix.dirname(file)))].sort(
    (a, b) => b.length - a.length,
  );
  const result = new Map<string, string>();
  for (const name of packages) {
    const folder = folders.find((candidate) => name === candidate || name.endsWith(`/${candidate}`));
    if (folder !== undefined) result.set(name, folder);
    else if (folders.includes('.')) result.set(name, '.');
  }
  return result;
}
