import { stat } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { type Environment, machineCapacity, PacelineError, runProcess } from '@paceline/core';
import type { Machine } from './machine.ts';

export function systemMachine({ variables }: Pick<Environment, 'variables'>): Machine {
  return {
    now: () => new Date(),
    head: (directory) => checkedOutCommit(directory, variables),
    sizeOf: (path) =>
      stat(path).then(
        ({ size }) => size,
        () => Number.POSITIVE_INFINITY,
      ),
    describe() {
      const { cores, memoryBytes } = machineCapacity();
      const image = variables['ImageOS'];
      return { os: platform(), arch: arch(), cores, memoryBytes, ...(image ? { image } : {}) };
    },
  };
}

async function checkedOutCommit(directory: string, variables: Environment['variables']): Promise<string> {
  const { exitCode, stdout, stderr } = await runProcess('git', ['rev-parse', 'HEAD'], {
    cwd: directory,
    env: variables,
    timeoutSeconds: 60,
  });
  const commit = stdout.trim();
  if (exitCode === 0 && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(commit)) return commit;
  throw new PacelineError(
    'PACELINE_NO_COMMIT',
    `git cannot tell which commit is checked out: ${stderr.trim().split('\n')[0] || `exit status ${exitCode}`}.`,
    'Check the repository out with actions/checkout before this step.',
  );
}
