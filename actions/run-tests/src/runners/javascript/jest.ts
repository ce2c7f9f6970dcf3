import { readJsonReport, scriptArguments } from '@paceline/runners';
import { readThresholds, type Thresholds } from '../../code-coverage/thresholds.ts';
import { batches } from '../batches.ts';
import { packageBin } from '../package-bin.ts';
import type { Project } from '../project.ts';
import type { Runner } from '../runner.ts';

/** jest. `--runTestsByPath` takes names as paths, not as patterns. */
export function jest(project: Project): Runner {
  const { options, tests, coverage, coverageScope } = scriptArguments('jest', project.command);
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
    collectsCoverage: true,
    async invocations(files, reportPath, { part = false, coverage: folder } = {}) {
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
          ...(folder
            ? [
                ...coverageScope,
                '--coverage',
                '--coverageReporters=json',
                `--coverageDirectory=${folder(index)}`,
              ]
            : part
              ? []
              : coverage),
          ...(part ? ['--coverageThreshold={}'] : []),
          ...project.args,
          ...(files.length === 0 ? tests : ['--runTestsByPath', ...batch]),
        ],
      }));
    },
    async thresholds() {
      const script = await packageBin('jest', project.directory, project.root);
      const args = [...project.script.nodeFlags, script, ...options, ...coverage, '--showConfig'];
      const said = await project.ask('node', [...args, ...project.args], {
        timeoutSeconds: 60,
        variables: project.script.variables,
      });
      return shownThresholds(said ?? '');
    },
    read: readJsonReport,
  };
}

/** Those of `jest --showConfig`, which prints JSON, behind what configurations print. */
function shownThresholds(text: string): Thresholds | undefined {
  try {
    const { globalConfig } = JSON.parse(text.slice(text.search(/^\{/m))) as {
      globalConfig?: { coverageThreshold?: Record<string, unknown> };
    };
    const { global, ...others } = globalConfig?.coverageThreshold ?? {};
    return readThresholds({ ...(global as object | undefined), ...others });
  } catch {
    return undefined;
  }
}
