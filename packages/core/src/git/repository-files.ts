import { runProcess } from '../process/process.ts';

/** Files below a folder by `git ls-files` and its options, relative to the folder; none when git cannot say. */
export async function repositoryFiles(
  directory: string,
  variables: Readonly<Record<string, string | undefined>>,
  options: readonly string[],
): Promise<string[]> {
  try {
    const { exitCode, stdout } = await runProcess('git', ['ls-files', '-z', ...options], {
      cwd: directory,
      env: variables,
      timeoutSeconds: 60,
      maxOutputBytes: 256 * 1024 * 1024,
    });
    return exitCode === 0 ? [...new Set(stdout.split('\0').filter((path) => path !== ''))] : [];
  } catch {
    return [];
  }
}
