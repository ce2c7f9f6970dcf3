import { access, constants } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { getExecOutput } from '@actions/exec';

/**
 * The path of a program as the search path finds it; undefined when there is none. On Windows the usual
 * endings are tried too.
 */
export async function which(
  program: string,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string | undefined> {
  const endings = process.platform === 'win32' ? ['', '.exe', '.cmd', '.bat'] : [''];
  const folders = isAbsolute(program)
    ? ['']
    : (variables['PATH'] ?? variables['Path'] ?? '').split(delimiter);
  for (const folder of folders) {
    if (folder === '' && !isAbsolute(program)) continue;
    for (const ending of endings) {
      const path = folder === '' ? `${program}${ending}` : join(folder, `${program}${ending}`);
      try {
        await access(path, constants.X_OK);
        return path;
      } catch {
        // Not here: the next folder may have it.
      }
    }
  }
  return undefined;
}

/**
 * The version a tool reports, e.g. `3.11.2` for `Python 3.11.2`: the first number with dots in what
 * `<program> <args>` prints. Undefined when it is not installed, fails, or prints no version.
 */
export async function toolVersion(
  program: string,
  args: readonly string[] = ['--version'],
  cwd?: string,
): Promise<string | undefined> {
  try {
    const { exitCode, stdout, stderr } = await getExecOutput(program, [...args], {
      silent: true,
      ignoreReturnCode: true,
      ...(cwd === undefined ? {} : { cwd }),
    });
    return exitCode === 0 ? /\d+(?:\.\d+)+/.exec(`${stdout}\n${stderr}`.slice(0, 10_000))?.[0] : undefined;
  } catch {
    return undefined;
  }
}
