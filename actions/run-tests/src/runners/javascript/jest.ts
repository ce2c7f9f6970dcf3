import { scriptArguments } from '@paceline/runners';
import { batches } from '../batches.ts';
import { packageBin } from '../package-bin.ts';
import type { Project } from '../project.ts';
import { readJsonReport } from '../reports/json-report.ts';
import type { Runner } from '../runner.ts';

/** jest. `--runTestsByPath` takes names as paths, not as patterns. */
export function jest(project: Project): Runner {
  const { options, tests } = scriptArguments('jest', project.command);
  return {
    name: 'jest',
    listsFirst: tests.length > 0,
    listIsOwn: project.startIsKnown,
    async list({ timeoutSeconds }) {
      const script = await packageBin('jest', project.directory, project.root);
      const args = [...project.script.nodeFlags, script, ...options, '--listTests', '--json'];
      const said = await project.ask('node', [...args, ...project.args, ...tests], {
        timeoutSeconds,
        variables: project.script.variables,
      });
      // The list is one line of JSON; configurations may print before and after it.
      const line = said?.split('\n').find((one) => one.startsWith('["') || one === '[]');
      return line === undefined ? undefined : { files: JSON.parse(line) as string[] };
    },
    async invocations(files, reportPath, { part = false } = {}) {
      const script = await packageBin('jest', project.directory, project.root);
      return batches(files).map((batch, index) => ({
        command: 'node',
        report: reportPath(index),
        variables: project.script.variables,
        args: [
          ...project.script.nodeFlags,
          script,
          ...options,
          '--json',
          `--outputFile=${reportPath(index)}`,
          '--testLocationInResults',
          ...(part ? ['--coverageThreshold={}'] : []),
          ...project.args,
          ...(files.length === 0 ? tests : ['--runTestsByPath', ...batch]),
        ],
      }));
    },
    read: readJsonReport,
  };
}
