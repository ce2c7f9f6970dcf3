import { execFile } from 'node:child_process';

/** The answer of a git command; `code` is its exit status. */
export interface GitResult {
  code: number;
  stdout: string;
  stderr: string;
}

// The user's configuration must not change what a run sees, and git must never ask.
const environment = {
  GIT_TERMINAL_PROMPT: '0',
  // Reading the status must not refresh the index of the user's checkout.
  GIT_OPTIONAL_LOCKS: '0',
  GIT_CONFIG_NOSYSTEM: '1',
  LC_ALL: 'C',
};

/** Runs git in a directory and returns whatever came of it. */
export function tryGit(
  cwd: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<GitResult> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')),
  );
  return new Promise((resolve) => {
    execFile(
      'git',
      [...args],
      { cwd, env: { ...inherited, ...environment, ...env }, maxBuffer: 256 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 128;
        resolve({ code, stdout, stderr: stderr === '' && error !== null ? error.message : stderr });
      },
    );
  });
}

/** Runs git and returns its output without the last newline; throws with git's own words. */
export async function git(
  cwd: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<string> {
  const result = await tryGit(cwd, args, env);
  if (result.code !== 0)
    throw new Error(`git ${args[0]} failed: ${result.stderr.trim() || `status ${result.code}`}`);
  return result.stdout.replace(/\n$/, '');
}
