import { scriptArguments } from '@paceline/runners';
import { batches } from './batches.ts';
import { readJsonReport } from './json-report.ts';
import { packageBin } from './package-bin.ts';
import type { RunnerPlace } from './project.ts';
import type { Runner } from './runner.ts';

/** jest. `--runTestsByPath` takes names as paths, not as patterns. */
export function jest(place: RunnerPlace): Runner {
  const { options, tests } = scriptArguments('jest', place.command);
  return {
    name: 'jest',
    listsFirst: tests.length > 0,
    listIsOwn: place.startIsKnown,
    async list({ timeoutSeconds }) {
      const script = await packageBin('jest', place.directory, place.workspace);
      const args = [...place.script.nodeFlags, script, ...options, '--listTests', '--json'];
      const said = await place.ask('node', [...args, ...place.args, ...tests], {
        timeoutSeconds,
        variables: place.script.variables,
      });
      // The list is one line of JSON; what configurations print stands around it.
      const line = said?.split('\n').find((one) => one.startsWith('["') || one === '[]');
      return line === undefined ? undefined : { files: JSON.parse(line) as string[] };
    },
    async invocations(files, reportPath, { part = false } = {}) {
      const script = await packageBin('jest', place.directory, place.workspace);
      return batches(files).map((batch, index) => ({
        command: 'node',
        report: reportPath(index),
        variables: place.script.variables,
        args: [
          ...place.script.nodeFlags,
          script,
          ...options,
          '--json',
          `--outputFile=${reportPath(index)}`,
          '--testLocationInResults',
          ...(part ? ['--coverageThreshold={}'] : []),
          ...place.args,
          ...(files.length === 0 ? tests : ['--runTestsByPath', ...batch]),
        ],
      }));
    },
    read: readJsonReport,
  };
}
