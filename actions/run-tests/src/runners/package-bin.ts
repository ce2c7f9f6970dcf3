import { readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { PacelineError } from '@paceline/core';
import { foldersUpTo } from '@paceline/runners';

/**
 * The script of a package's command in the project's own node_modules, looked for from the working
 * directory up to the repository's root, as Node does. Run with `node`, it works the same on every system.
 * @param packages that bring the command, where that is not one package of its name: the first that is found counts
 */
export async function packageBin(
  name: string,
  directory: string,
  root: string,
  packages: readonly string[] = [name],
): Promise<string> {
  for (const one of packages) {
    const script = await installedBin(name, one, directory, root);
    if (script !== undefined) return script;
  }
  throw new PacelineError(
    'PACELINE_RUNNER_NOT_INSTALLED',
    `${packages[0]} was not found in node_modules of ${relative(root, directory) || 'the repository'} or above.`,
    `Install the project's dependencies before this step (npm ci), or set "working-directory" to where ${packages[0]} is installed.`,
  );
}

async function installedBin(
  command: string,
  name: string,
  directory: string,
  root: string,
): Promise<string | undefined> {
  for (const folder of foldersUpTo(directory, root)) {
    const installed = join(folder, 'node_modules', name);
    try {
      const { bin } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
        bin?: string | Record<string, string>;
      };
      const script = typeof bin === 'string' ? bin : bin?.[command];
      if (script && (await stat(join(installed, script))).isFile()) return join(installed, script);
    } catch {
      // Not in this folder; it may be hoisted to one above.
    }
  }
  return undefined;
}
