import { stat } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { resolve } from 'node:path';
import { type Environment, machineCapacity, PacelineError, runProcess } from '@paceline/core';
import type { Machine } from './machine.ts';

export function systemMachine({ variables }: Pick<Environment, 'variables'>): Machine {
  return {
    now: () => new Date(),
    checkout: (directory) => readCheckout(directory, variables),
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

async function readCheckout(
  directory: string,
  variables: Environment['variables'],
): Promise<{ head: string; root: string }> {
  // The way up, not the folder's own name: what leads here may be a link.
  const { exitCode, stdout, stderr } = await runProcess('git', ['rev-parse', 'HEAD', '--show-cdup'], {
    cwd: directory,
    env: variables,
    timeoutSeconds: 60,
  });
  const [head = '', up = ''] = stdout.split(/\r?\n/);
  if (exitCode === 0 && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(head)) {
    return { head, root: resolve(directory, up) };
  }
  throw new PacelineError(
    'PACELINE_NO_COMMIT',
    `git cannot tell which commit is checked out: ${stderr.trim().split('\n')[0] || `exit status ${exitCode}`}.`,
    'Check the repository out with actions/checkout before this step; where that is given a path, name the same folder in "working-directory".',
  );
}
