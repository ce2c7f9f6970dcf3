import { access, constants, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PacelineError, which } from '@paceline/core';
import { foldersUpTo } from '@paceline/runners';
import type { Project } from '../project.ts';
import { readEventReport } from '../reports/event-report.ts';
import type { Runner } from '../runner.ts';
import { rspecListener } from './rspec-listener.ts';

/** RSpec 3, with a listener of ours beside the project's own formatters. */
export function rspec(
  project: Project,
  temporary: string,
  variables: Readonly<Record<string, string | undefined>>,
): Runner {
  // What the shell would still have to expand is left out; the files that run are RSpec's own in any case.
  const words = (project.command?.args ?? []).flatMap(({ text, computed, pattern }) =>
    computed || pattern ? [] : [text],
  );
  const withListener = async (settings: Parameters<typeof rspecListener>[0]): Promise<string[]> => {
    const listener = join(await mkdtemp(join(temporary, 'rspec-')), 'paceline_listener.rb');
    await writeFile(listener, rspecListener(settings));
    const program = await findRspec(project, variables);
    return [...program, '--require', listener, ...words, ...project.args];
  };
  return {
    name: 'rspec',
    reportFormat: 'jsonl',
    listIsOwn: project.startIsKnown,
    async list({ timeoutSeconds }) {
      const report = join(await mkdtemp(join(temporary, 'rspec-list-')), 'files.jsonl');
      const [command, ...args] = await withListener({ report, list: true });
      await project.ask(command!, args, { timeoutSeconds, variables: project.script.variables });
      // How it ends does not matter: a threshold of coverage fails where nothing runs.
      const listed = await readEventReport(report);
      return listed && listed.problem === undefined
        ? { files: listed.files.map(({ file }) => file) }
        : undefined;
    },
    canSplit: async () => true,
    async invocations(files, reportPath, { part = false, splits } = {}) {
      const report = reportPath(0);
      const wanted = files.map((file) => join(project.directory, file));
      const [command, ...args] = await withListener({
        report,
        part,
        ...(files.length === 0 ? {} : { files: wanted }),
        ...(splits === undefined
          ? {}
          : {
              splits: [...splits].map(([file, split]) => ({ file: join(project.directory, file), ...split })),
            }),
      });
      return [{ command: command!, args, report, variables: project.script.variables }];
    },
    read: readEventReport,
  };
}

/** `bundle exec rspec` where the bundle has RSpec, else a binstub, else the one of the search path. */
async function findRspec(
  { directory, root }: Project,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<string[]> {
  for (const folder of foldersUpTo(directory, root)) {
    const lock = await readFile(join(folder, 'Gemfile.lock'), 'utf8').catch(() => '');
    const bundle = /^ {4}rspec-core \(/m.test(lock) ? await which('bundle', variables) : undefined;
    if (bundle) return [bundle, 'exec', 'rspec'];
  }
  const binstub = join(directory, 'bin/rspec');
  if (await isExecutable(binstub)) return [binstub];
  const program = await which('rspec', variables);
  if (program) return [program];
  throw new PacelineError(
    'PACELINE_RUNNER_NOT_INSTALLED',
    'rspec was not found: no bundle that has it, no bin/rspec, and none on the search path.',
    'Set up Ruby and install the bundle in a step before this one (ruby/setup-ruby with bundler-cache: true).',
  );
}

const isExecutable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
