import { realpath, stat } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { resolve } from 'node:path';
import { type Environment, machineCapacity, PacelineError, runProcess } from '@paceline/core';
import { processorModel } from '@paceline/profile';
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
    // Loaded where a queue is named.
    openQueue: async (request) => (await import('@paceline/coordinate')).openQueue(request),
    describe() {
      const { cores, memoryBytes } = machineCapacity();
      const image = variables['ImageOS'];
      const processor = processorModel();
      return {
        ...{ os: platform(), arch: arch(), cores, memoryBytes },
        ...(image ? { image } : {}),
        ...(processor === undefined ? {} : { processor }),
      };
    },
  };
}

async function readCheckout(
  directory: string,
  variables: Environment['variables'],
): Promise<{ head: string; root: string }> {
  const question = ['rev-parse', 'HEAD', '--show-toplevel', '--show-cdup'];
  const { exitCode, stdout, stderr } = await runProcess('git', question, {
    cwd: directory,
    env: variables,
    timeoutSeconds: 60,
  });
  const [head = '', top = '', up = ''] = stdout.split(/\r?\n/);
  if (exitCode === 0 && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(head)) {
    // By the name that leads here, which may begin with a link; not where the folder itself is one to elsewhere.
    const above = resolve(directory, up);
    return { head, root: (await realpath(above)) === (await realpath(top)) ? above : top };
  }
  throw new PacelineError(
    'PACELINE_NO_COMMIT',
    `git cannot tell which commit is checked out: ${stderr.trim().split('\n')[0] || `exit status ${exitCode}`}.`,
    'Check the repository out with actions/checkout before this step; where that is given a path, name the same folder in "working-directory".',
  );
}
