import { access, constants, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PacelineError, which } from '@paceline/core';
import type { ReportedTest, RunnerReport } from '@paceline/runners';
import { foldersUpTo, fromJUnit, parseJUnit, readReport } from '@paceline/runners';
import { batches } from '../batches.ts';
import type { Project } from '../project.ts';
import type { Runner } from '../runner.ts';
import { holdsNoTest } from './class-file.ts';
import { classesOf, fileOfClass, type Sources, sourcesOf } from './jvm-sources.ts';
import { type MavenReport, reportsBelow } from './maven-reports.ts';

/**
 * Maven with surefire, which names classes, not files: the classes that the planned files declare are named by
 * `-Dtest`, and the reports that this run wrote are read. Where the same name stands in several modules, it runs in
 * all of them, and what was not planned counts only where it fails.
 */
export function maven(project: Project, variables: Readonly<Record<string, string | undefined>>): Runner {
  let given: readonly string[] = [];
  let before: ReadonlyMap<string, string> = new Map();
  return {
    name: 'maven',
    reportFormat: 'xml',
    async invocations(files, reportPath) {
      given = files;
      const [command, ...program] = await findMaven(project, variables);
      const goals = hasGoals(project.args) ? [] : ['test'];
      before = stamps(await reportsBelow(project.directory));
      const run = (args: readonly string[], index: number) => ({
        command: command!,
        args: [...program, '-B', ...args, ...project.args, ...goals],
        variables: project.script.variables,
        report: reportPath(index),
      });
      if (files.length === 0) return [run([], 0)];
      const classes = await Promise.all(files.map((file) => classesOf(project, file)));
      const named = batches([...new Set(classes.flatMap(wantedClasses))]);
      return named.map((names, index) =>
        run(
          [
            // A module that fails must not hide the others, as it hides none that another leg runs.
            '--fail-at-end',
            `-Dtest=${names.join(',')}`,
            `-Dit.test=${names.join(',')}`,
            // Not every module has one of the classes. The first two are surefire's names for that, old and new.
            '-DfailIfNoTests=false',
            '-Dsurefire.failIfNoSpecifiedTests=false',
            '-Dfailsafe.failIfNoSpecifiedTests=false',
          ],
          index,
        ),
      );
    },
    async read(reportPath) {
      const now = await reportsBelow(project.directory);
      const written = now.filter(({ path, stamp }) => before.get(path) !== stamp);
      before = stamps(now);
      const sources = await sourcesOf(project, given);
      const parts = await Promise.all(written.map((report) => readOne(report, sources)));
      await joinReports(reportPath, written);
      const problem = parts.find((part) => part.problem !== undefined)?.problem;
      const report: RunnerReport = {
        files: [],
        tests: parts.flatMap(({ tests }) => tests),
        failures: parts.flatMap(({ failures = [] }) => failures),
        ...(problem === undefined ? {} : { problem }),
      };
      return given.length === 0 ? report : forPlanned(report, given, project);
    },
  };
}

const stamps = (reports: readonly MavenReport[]): Map<string, string> =>
  new Map(reports.map(({ path, stamp }) => [path, stamp]));

/** Options of Maven whose value is the next word. */
const WITH_VALUE =
  /^(?:-(?:pl|P|s|gs|f|T|D|l|rf|t|gt|b|emp|ep|t)|--(?:projects|activate-profiles|settings|global-settings|file|threads|define|log-file|resume-from|toolchains|builder|color))$/;

const hasGoals = (args: readonly string[]): boolean =>
  args.some((word, at) => !word.startsWith('-') && !WITH_VALUE.test(args[at - 1] ?? ''));

const INCLUDED = /^Test|(?:Test|Tests|TestCase)$|^IT|(?:IT|ITCase)$/;
const simpleName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** Of the classes of a file those whose names surefire takes, or all where it takes none. */
function wantedClasses(classes: readonly string[]): readonly string[] {
  const included = classes.filter((name) => INCLUDED.test(simpleName(name)));
  return included.length > 0 ? included : classes;
}

async function readOne({ path, module, className }: MavenReport, sources: Sources): Promise<RunnerReport> {
  const fileOf = (name: string) => fileOfClass(sources, name, module);
  const report = await readReport(path, (bytes) =>
    fromJUnit(
      parseJUnit(bytes),
      (classname, suite) => fileOf(classname) ?? fileOf(suite) ?? fileOf(className),
    ),
  );
  return report ?? { files: [], tests: [], problem: `${path} is gone` };
}

/** The reports one after the other, for who wants to see them. */
async function joinReports(path: string, reports: readonly MavenReport[]): Promise<void> {
  const texts = await Promise.all(
    reports.map((report) => readFile(report.path).catch(() => Buffer.alloc(0))),
  );
  await writeFile(path, texts.length > 0 ? Buffer.concat(texts) : '<testsuites/>');
}

/** What was not asked for is another leg's, unless it failed; planned files in which there is no test are named. */
async function forPlanned(
  report: RunnerReport,
  planned: readonly string[],
  project: Project,
): Promise<RunnerReport> {
  const wanted = new Set(planned);
  const isOurs = ({ file, outcome }: ReportedTest) => wanted.has(file) || outcome === 'failed';
  const tests = report.tests.filter(isOurs);
  const ran = new Set(tests.map(({ file }) => file));
  const empty = await Promise.all(
    planned
      .filter((file) => !ran.has(file))
      .map(async (file) => ((await isEmpty(project, file)) ? [{ file }] : [])),
  );
  return { ...report, tests, files: empty.flat() };
}

/** Surefire does not name a class without tests: the compiled classes say whether there is any. */
async function isEmpty(project: Project, file: string): Promise<boolean> {
  const at = file.indexOf('/src/') === -1 ? '' : file.slice(0, file.indexOf('/src/'));
  const folder = join(project.directory, at, 'target');
  const compiled = async (name: string) =>
    (await bytesOf(join(folder, 'test-classes', `${name}.class`))) ??
    (await bytesOf(join(folder, 'classes', `${name}.class`)));
  const names = wantedClasses(await classesOf(project, file)).flatMap((name) => [name, `${name}Kt`]);
  const found = await Promise.all(names.map((name) => compiled(name.replaceAll('.', '/'))));
  const classes = found.filter((bytes) => bytes !== undefined);
  const none = await Promise.all(classes.map((bytes) => holdsNoTest(bytes, compiled)));
  return classes.length > 0 && none.every(Boolean);
}

const bytesOf = (path: string): Promise<Uint8Array | undefined> => readFile(path).catch(() => undefined);

/** The project's wrapper, else the Maven of the search path. */
async function findMaven(
  { directory, root }: Project,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<string[]> {
  const name = process.platform === 'win32' ? 'mvnw.cmd' : 'mvnw';
  for (const folder of foldersUpTo(directory, root)) {
    const wrapper = join(folder, name);
    const found = await access(wrapper, constants.R_OK).then(
      () => true,
      () => false,
    );
    // It need not be executable in the repository.
    if (found) return process.platform === 'win32' ? [wrapper] : ['sh', wrapper];
  }
  const program = await which('mvn', variables);
  if (program) return [program];
  throw new PacelineError(
    'PACELINE_RUNNER_NOT_INSTALLED',
    'Maven was not found: no mvnw in the working directory or above, and no mvn on the search path.',
    'Set up Java and Maven in a step before this one, or add the Maven wrapper to the repository.',
  );
}
