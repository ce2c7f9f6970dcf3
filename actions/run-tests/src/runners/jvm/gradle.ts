import { access, constants, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { PacelineError, which } from '@paceline/core';
import type { RunnerReport } from '@paceline/runners';
import { foldersUpTo } from '@paceline/runners';
import { z } from 'zod';
import type { Project } from '../project.ts';
import { readEventReport } from '../reports/event-report.ts';
import type { Runner } from '../runner.ts';
import { holdsNoTest } from './class-file.ts';
import { gradleScript } from './gradle-script.ts';
import { classesOf, fileOfClass, type Sources, sourcesOf } from './jvm-sources.ts';

/** Gradle 4 to 9, whose test tasks an init script of ours narrows to the planned classes and listens to. */
export function gradle(
  project: Project,
  temporary: string,
  variables: Readonly<Record<string, string | undefined>>,
): Runner {
  let given: readonly string[] = [];
  const withScript = async (settings: object): Promise<string[]> => {
    const folder = await mkdtemp(join(temporary, 'gradle-'));
    const script = join(folder, 'paceline.gradle');
    await writeFile(join(folder, 'settings.json'), JSON.stringify(settings));
    await writeFile(script, gradleScript(join(folder, 'settings.json')));
    const tasks = hasTasks(project.args) ? [] : ['test'];
    return [
      ...(await findGradle(project, variables)),
      '--init-script',
      script,
      // A cached configuration would leave the script out, and refuses its listeners.
      '-Dorg.gradle.configuration-cache=false',
      '-Dorg.gradle.unsafe.configuration-cache=false',
      '-Dorg.gradle.unsafe.isolated-projects=false',
      ...project.args,
      ...tasks,
    ];
  };
  return {
    name: 'gradle',
    reportFormat: 'jsonl',
    async list({ timeoutSeconds }) {
      const report = join(await mkdtemp(join(temporary, 'gradle-list-')), 'classes.jsonl');
      const [command, ...args] = await withScript({ report, list: true });
      const said = await project.ask(command!, args, { timeoutSeconds, variables: project.script.variables });
      if (said === undefined) return undefined;
      const lines = (await readFile(report, 'utf8').catch(() => '')).split('\n');
      return { files: await testFiles(lines, project) };
    },
    async invocations(files, reportPath) {
      given = files;
      const report = reportPath(0);
      const planned = files.map(async (file) => ({
        file: join(project.directory, file),
        classes: (await classesOf(project, file)).flatMap((name) => [name, `${name}Kt`]),
      }));
      const settings = files.length === 0 ? { report } : { report, files: await Promise.all(planned) };
      const [command, ...args] = await withScript(settings);
      // A project that fails must not hide the others, as it hides none that another leg runs.
      const going = files.length === 0 ? [] : ['--continue'];
      return [{ command: command!, args: [...going, ...args], report, variables: project.script.variables }];
    },
    async read(reportPath) {
      const report = await readEventReport(reportPath);
      return report && withSources(report, await sourcesOf(project, given), project.directory);
    },
  };
}

/** Options of Gradle whose value is the next word. */
const WITH_VALUE =
  /^(?:-[xbcIgpDPMF]|--(?:tests|exclude-task|init-script|project-dir|max-workers|console|warning-mode|gradle-user-home|include-build|settings-file|build-file|priority|dependency-verification|write-verification-metadata))$/;

const hasTasks = (args: readonly string[]): boolean =>
  args.some((word, at) => !word.startsWith('-') && !WITH_VALUE.test(args[at - 1] ?? ''));

/** What the script names by project and class gets the file that declares the class. */
function withSources(report: RunnerReport, sources: Sources, directory: string): RunnerReport {
  const fileOf = (named: string): string => {
    const [folder = '', name = ''] = named.split('\n');
    return fileOfClass(sources, name, moduleOf(folder, directory)) ?? name;
  };
  const withFile = <T extends { file: string }>(one: T): T => ({ ...one, file: fileOf(one.file) });
  return {
    ...report,
    files: report.files.map(withFile),
    tests: report.tests.map(withFile),
    failures: report.failures?.map(withFile) ?? [],
  };
}

function moduleOf(folder: string, directory: string): string {
  const inside = relative(directory, folder).split(sep).join('/');
  return inside.startsWith('..') ? '' : inside;
}

const listedClass = z.object({ folder: z.string(), name: z.string(), path: z.string() });

/** Sources of the classes that the test tasks look at, but for those that hold no test for certain. */
async function testFiles(lines: readonly string[], project: Project): Promise<string[]> {
  const sources = await sourcesOf(project, []);
  const files = new Set<string>();
  for (const line of lines) {
    const { data } = listedClass.safeParse(parsed(line));
    const file = data && fileOfClass(sources, data.name, moduleOf(data.folder, project.directory));
    if (file === undefined || files.has(file)) continue;
    const root = data!.path.slice(0, data!.path.length - data!.name.length - '.class'.length);
    const compiled = (name: string) => readFile(`${root}${name}.class`).catch(() => undefined);
    const bytes = await readFile(data!.path).catch(() => undefined);
    if (bytes === undefined || !(await holdsNoTest(bytes, compiled))) files.add(file);
  }
  return [...files];
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The project's wrapper, else the Gradle of the search path. */
async function findGradle(
  { directory, root }: Project,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<string[]> {
  const name = process.platform === 'win32' ? 'gradlew.bat' : 'gradlew';
  for (const folder of foldersUpTo(directory, root)) {
    const wrapper = join(folder, name);
    const found = await access(wrapper, constants.R_OK).then(
      () => true,
      () => false,
    );
    // It need not be executable in the repository.
    if (found) return process.platform === 'win32' ? [wrapper] : ['sh', wrapper];
  }
  const program = await which('gradle', variables);
  if (program) return [program];
  throw new PacelineError(
    'PACELINE_RUNNER_NOT_INSTALLED',
    'Gradle was not found: no gradlew in the working directory or above, and no gradle on the search path.',
    'Set up Java in a step before this one and add the Gradle wrapper to the repository.',
  );
}
