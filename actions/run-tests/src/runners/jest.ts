import { batches } from '../batches.ts';
import type { Runner } from '../report.ts';
import { readJsonReport } from './json-report.ts';
import { packageBin } from './package-bin.ts';
import type { RunnerPlace } from './place.ts';

/** jest. `--runTestsByPath` takes names as paths, not as patterns. */
export function jest(place: RunnerPlace): Runner {
  return {
    name: 'jest',
    async invocations(files, reportPath) {
      const script = await packageBin('jest', place.directory, place.workspace);
      return batches(files).map((batch, index) => ({
        command: 'node',
        report: reportPath(index),
        variables: place.script.variables,
        args: [
          ...place.script.nodeFlags,
          script,
          '--json',
          `--outputFile=${reportPath(index)}`,
          '--testLocationInResults',
          ...place.args,
          ...(batch.length === 0 ? [] : ['--runTestsByPath', ...batch]),
        ],
      }));
    },
    read: readJsonReport,
  };
}
