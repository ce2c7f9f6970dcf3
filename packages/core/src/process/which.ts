import { access, constants } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

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
