import { readFile, realpath } from 'node:fs/promises';
import { isAbsolute, join, posix, relative, sep } from 'node:path';
import type { ReportedFile, ReportedTest, RunnerReport } from '@paceline/runners';
import { batches } from '../batches.ts';
import type { Project } from '../project.ts';
import type { Invocation, Runner } from '../runner.ts';

/**
 * go test. It runs packages and names tests, not files, so the sources say which file a test is in, and `go
 * list` which files belong to a package here: the platform and build tags leave some out. Of a package of which only
 * some files are asked for, only these files' tests are run.
 */
export function goTest(project: Project): Runner {
  let given: readonly string[] = [];
  let packages: Promise<GoPackage[] | undefined> | undefined;
  const listed = (timeoutSeconds: number) => {
    packages ??= listPackages(project, timeoutSeconds);
    return packages;
  };
  return {
    name: 'go',
    reportsEveryFailure: true,
    listsFirst: true,
    hasRest: true,
    async list({ timeoutSeconds }) {
      const found = await listed(timeoutSeconds);
      return found && { files: found.flatMap(({ files }) => files) };
    },
    async invocations(files, reportPath, { rest = false } = {}) {
      given = files;
      const go = (args: readonly string[], index: number): Invocation => ({
        command: 'go',
        args: ['test', '-json', ...project.args, ...args],
        reportOnStdout: true,
        display: outputOf,
        report: reportPath(index),
      });
      if (files.length === 0 && !rest) return [go(['./...'], 0)];
      const sources = await testSources(project, await listed(LIST_SECONDS));
      // What the user leaves out by name cannot be joined with the names of some files.
      const ownNames = project.args.some((word) => /^--?(?:test\.)?run(?:=|$)/.test(word));
      const { whole, partial } = ownNames
        ? { whole: [...new Set(files.map(folderOf))], partial: [] }
        : groupByPackage(files, sources);
      // `go test ./...` also fails for a package without tests that cannot be built.
      const others = rest ? ((await listed(LIST_SECONDS)) ?? []).filter((one) => one.files.length === 0) : [];
      whole.push(...others.map(({ folder }) => folder));
      const runs = [
        ...(whole.length === 0 ? [] : batches(whole.map((folder) => `./${folder}`))),
        ...partial.map(({ folder, tests }) => [`-run=^(?:${tests.join('|')})$`, `./${folder}`]),
      ];
      return runs.map((args, index) => go(args, index));
    },
    async read(reportPath) {
      try {
        const sources = await testSources(project, await listed(LIST_SECONDS));
        const events = await readFile(reportPath, 'utf8');
        const isListed = (await listed(LIST_SECONDS)) !== undefined;
        const report = parseGoEvents(events, sources, { given: new Set(given), isListed });
        return report && forPlanned(report, new Set(given));
      } catch {
        return undefined;
      }
    },
  };
}

const LIST_SECONDS = 120;

/** A package that `go test ./...` would test here. */
interface GoPackage {
  /** Its folder, relative to the working directory; `.` for that itself. */
  readonly folder: string;
  /** Its test files that are built on this platform with these tags. */
  readonly files: readonly string[];
}

/** Packages by `go list`; undefined when it cannot say (an old go, no module). */
async function listPackages(project: Project, timeoutSeconds: number): Promise<GoPackage[] | undefined> {
  // Options that decide which files are built; the rest is for the tests.
  const words = project.args.flatMap((word, index) => {
    if (/^--?(?:tags|mod|modfile|race|msan|asan|cover)(?:=.*)?$/.test(word)) {
      const next = project.args[index + 1];
      const takesNext = /^--?(?:tags|mod|modfile)$/.test(word) && next !== undefined;
      return takesNext ? [word, next] : [word];
    }
    return [];
  });
  const format = '{{.Dir}}\t{{range .TestGoFiles}}{{.}}\t{{end}}{{range .XTestGoFiles}}{{.}}\t{{end}}';
  const said = await project.ask('go', ['list', '-e', '-f', format, ...words, './...'], { timeoutSeconds });
  if (said === undefined) return undefined;
  const roots = [project.directory, await realpath(project.directory)];
  const found: GoPackage[] = [];
  for (const line of said.split('\n')) {
    const [path, ...names] = line.split('\t').filter((part) => part !== '');
    if (path === undefined) continue;
    const inside = roots
      .map((root) => relative(root, path))
      .find((one) => !one.startsWith('..') && !isAbsolute(one));
    if (inside === undefined) continue;
    const folder = inside === '' ? '.' : inside.split(sep).join('/');
    found.push({ folder, files: names.map((name) => posix.join(folder, name)) });
  }
  return found;
}

/**
 * A plan may name a package's folder for all its files. And of a package that was run in part, files that were not
 * asked for are not this leg's, unless something failed in them.
 */
function forPlanned(report: RunnerReport, given: ReadonlySet<string>): RunnerReport {
  const rename = (file: string) => (given.has(posix.dirname(file)) ? posix.dirname(file) : file);
  const failed = new Set(report.tests.filter((test) => test.outcome === 'failed').map((test) => test.file));
  const isOurs = (file: string) =>
    given.size === 0 || given.has(file) || given.has(rename(file)) || failed.has(file);
  return {
    files: report.files
      .filter(({ file, failure }) => failure !== undefined || isOurs(file))
      .map((file) => ({ ...file, file: rename(file.file) })),
    tests: report.tests
      .filter((test) => isOurs(test.file))
      .map((test) => ({ ...test, file: rename(test.file) })),
  };
}

/** Tests that each `_test.go` file declares. */
type TestSources = ReadonlyMap<string, readonly string[]>;

/** The files that are built here, or, where go cannot list, all. */
async function testSources(
  project: Project,
  packages: readonly GoPackage[] | undefined,
): Promise<TestSources> {
  const files =
    packages?.flatMap((one) => one.files) ??
    (await project.siblings()).filter((file) => file.endsWith('_test.go'));
  const entries = files.map(async (file) => {
    const source = await readFile(join(project.directory, file), 'utf8').catch(() => '');
    return [file, declaredTests(source)] as const;
  });
  return new Map(await Promise.all(entries));
}

/** Tests that a source declares; Go's names may hold letters of any language. */
export const declaredTests = (source: string): string[] =>
  [...source.matchAll(/^[ \t]*func[ \t]+((?:Test|Example|Fuzz)[\p{L}\p{Nd}_]*)[ \t]*\(/gmu)].map(
    (match) => match[1]!,
  );

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
    const tests = [...new Set(chosen.flatMap((file) => sources.get(file)!))];
    if (wanted.has(folder) || chosen.length === all.length || chosen.length === 0) whole.push(folder);
    // Files without tests are still compiled with their package: an empty list of names runs no test.
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
export function parseGoEvents(
  text: string,
  sources: TestSources,
  {
    given = new Set(),
    isListed = false,
  }: {
    readonly given?: ReadonlySet<string>;
    /** The sources are those that go builds here, so that a package's end is that of each of its files. */
    readonly isListed?: boolean;
  } = {},
): RunnerReport | undefined {
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
    const position = /^\s*([^\s:]+_test\.go):(\d+):/m.exec(output);
    const file = fileOfTest(Test, folder, sources, given);
    tests.push({
      file,
      name: Test,
      outcome: Action === 'pass' ? 'passed' : Action === 'skip' ? 'skipped' : 'failed',
      seconds: Math.max(0, Elapsed ?? 0),
      retries: 0,
      ...(Action === 'fail'
        ? {
            message: messageOf(output),
            line: position && posix.basename(file) === position[1] ? Number(position[2]) : undefined,
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
      // When go has listed the files that it builds, the package ran with each of them, also with one whose examples
      // are only compiled. Without a list, a file with tests counts by its tests alone.
      const hasTests = (sources.get(file) ?? []).length > 0;
      if (failure || isListed || !hasTests) files.push({ file, ...(failure ? { failure } : {}) });
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

/** A package and its external tests may declare the same name: a file that was asked for comes first. */
function fileOfTest(test: string, folder: string, sources: TestSources, given: ReadonlySet<string>): string {
  const name = test.split('/')[0]!;
  const declaring = [...sources]
    .filter(([file, tests]) => posix.dirname(file) === folder && tests.includes(name))
    .map(([file]) => file);
  return declaring.find((file) => given.has(file)) ?? declaring[0] ?? folder;
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
