import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { scriptArguments } from '@paceline/runners';
import { packageBin } from '../package-bin.ts';
import type { Project } from '../project.ts';
import { readEventReport } from '../reports/event-report.ts';
import type { Runner } from '../runner.ts';
import { AVA_EMPTY, type AvaTask, avaLauncher } from './ava-program.ts';
import { expandedWords, refuseComputed } from './shell-expansion.ts';

/** AVA, through a launcher that gives it the files themselves; see there. */
export function ava(project: Project, temporary: string): Runner {
  const { command, directory } = project;
  const { options, words, forwarded } = scriptArguments('ava', command);
  async function launched(task: Pick<AvaTask, 'report' | 'files' | 'list'>): Promise<string[]> {
    const script = await packageBin('ava', directory, project.root);
    const launcher = join(await mkdtemp(join(temporary, 'ava-')), 'launcher.mjs');
    await writeFile(launcher, avaLauncher({ folder: dirname(dirname(script)), script, ...task }));
    return [
      ...project.script.nodeFlags,
      launcher,
      ...options,
      ...project.args,
      // Also with files given, since a word may name lines of one.
      ...expandedWords(words, directory),
      ...forwarded,
    ];
  }
  return {
    name: 'ava',
    reportsEveryFailure: true,
    reportFormat: 'jsonl',
    listsFirst: true,
    listIsOwn: project.startIsKnown,
    emptyStatus: AVA_EMPTY,
    async list({ timeoutSeconds }) {
      if (command?.args.some(({ computed }) => computed)) return undefined;
      const report = join(await mkdtemp(join(temporary, 'ava-list-')), 'list.json');
      const args = await launched({ report, files: [], list: true });
      const { variables } = project.script;
      if ((await project.ask('node', args, { timeoutSeconds, variables })) === undefined) return undefined;
      const files: unknown = JSON.parse(await readFile(report, 'utf8').catch(() => 'null'));
      return Array.isArray(files) && files.every((file) => typeof file === 'string') ? { files } : undefined;
    },
    async invocations(files, reportPath) {
      refuseComputed('AVA', command?.args ?? []);
      const report = reportPath(0);
      const args = await launched({ report, files, list: false });
      return [{ command: 'node', report, variables: project.script.variables, args }];
    },
    read: readEventReport,
  };
}
