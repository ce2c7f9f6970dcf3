import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PacelineError, which } from '@paceline/core';
import { denoTests, readJUnitReport, startedArguments, Unreadable } from '@paceline/runners';
import { batches } from '../batches.ts';
import { packageBin } from '../package-bin.ts';
import type { Project } from '../project.ts';
import type { Runner } from '../runner.ts';
import { scriptNames } from '../script-names.ts';

/** deno test, by the `deno` that is installed with the project, or on the search path. */
export function deno(project: Project, variables: Readonly<Record<string, string | undefined>>): Runner {
  const started = startedArguments('deno', project.command);
  const filters =
    started.values('filter').length > 0 || project.args.some((word) => /^--filter\b/.test(word));
  const ignores =
    started.values('ignore').length > 0 || project.args.some((word) => /^--ignore\b/.test(word));
  const givenOf = new Map<string, readonly string[]>();
  return {
    name: 'deno',
    reportFormat: 'xml',
    // A file that is named runs whatever its name.
    listsFirst: true,
    listIsOwn: project.startIsKnown,
    async list() {
      const files = new Set(await project.siblings());
      try {
        const read = (path: string) => readText(join(project.directory, path));
        return { files: denoTests({ files, read }, project.command).tests };
      } catch (error) {
        if (error instanceof Unreadable) return undefined;
        throw error;
      }
    },
    async invocations(files, reportPath, { part = false } = {}) {
      const program = await findDeno(project, variables);
      const options = started.written
        .filter(({ name }) => !(part && /^coverage|^clean$/.test(name)))
        .flatMap(({ words }) => words);
      const names = files.length === 0 ? await scriptNames(project, started) : [];
      return batches(files).map((batch, index) => {
        const report = reportPath(index);
        givenOf.set(report, batch);
        return {
          command: program[0]!,
          report,
          variables: project.script.variables,
          args: [
            ...program.slice(1),
            'test',
            ...options,
            `--junit-path=${report}`,
            // What is planned may all be left out by the settings; without files the suite itself is asked.
            ...(files.length > 0 || started.values('permit-no-files').length > 0
              ? ['--permit-no-files']
              : []),
            ...project.args.filter((word) => word !== '--permit-no-files'),
            // A file that is there is no pattern, whatever characters it has.
            ...batch.map((file) => (/^\.{0,2}\//.test(file) ? file : `./${file}`)),
            ...names,
            ...(started.after.length > 0 ? ['--', ...started.after] : []),
          ],
        };
      });
    },
    async read(path) {
      const report = await readJUnitReport(path);
      if (report === undefined) return undefined;
      // The report names files with tests only, and is written at the end: by then each file was loaded, or the run
      // failed.
      // With --ignore the settings leave out of named files what they do not leave out of the whole suite.
      const loaded = !ignores ? (givenOf.get(path) ?? []).map((file) => ({ file })) : [];
      return {
        ...report,
        files: [...report.files, ...loaded],
        // deno calls skipped what a filter leaves out.
        tests: filters ? report.tests.filter(({ outcome }) => outcome !== 'skipped') : report.tests,
      };
    },
  };
}

async function findDeno(
  project: Project,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<string[]> {
  const local = await packageBin('deno', project.directory, project.root).catch(() => undefined);
  if (local !== undefined) return /\.[cm]?js$/.test(local) ? ['node', local] : [local];
  const program = await which('deno', variables);
  if (program !== undefined) return [program];
  throw new PacelineError(
    'PACELINE_RUNNER_NOT_INSTALLED',
    'deno was not found on the search path.',
    'Set it up in a step before this one (denoland/setup-deno).',
  );
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
