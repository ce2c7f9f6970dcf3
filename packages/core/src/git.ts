import { PacelineError } from './errors.ts';

/** A repository on this machine. Everything git says goes through here: silent, in C locale, never prompting. */
export interface Git {
  /** The top level of the working tree, absolute. */
  readonly root: string;
  /** Output of a git command; throws PacelineError `PACELINE_GIT_FAILED` when it fails. */
  run(args: readonly string[]): Promise<string>;
  /** Like `run`, but undefined when the command fails. */
  attempt(args: readonly string[]): Promise<string | undefined>;
}

/**
 * Opens the repository that `directory` lies in.
 * @throws PacelineError when there is no git, no repository, no commit, or git refuses a foreign owner
 */
export async function openGit(
  directory: string,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<Git> {
  const top = await execute(directory, variables, ['rev-parse', '--show-toplevel']);
  if (top.exitCode !== 0) throw notOpened(directory, top.stderr);
  const root = top.stdout.replace(/\r?\n$/, '');
  const attempt = async (args: readonly string[]) => {
    const { exitCode, stdout } = await execute(root, variables, args);
    return exitCode === 0 ? stdout : undefined;
  };
  const git: Git = {
    root,
    attempt,
    async run(args) {
      const { exitCode, stdout, stderr } = await execute(root, variables, args);
      if (exitCode === 0) return stdout;
      throw new PacelineError(
        'PACELINE_GIT_FAILED',
        `git ${args[0]} ended with ${exitCode}: ${firstLine(stderr)}.`,
        'Run the same command in the checkout to see why.',
      );
    },
  };
  return git;
}

/** The commit that is checked out. */
export async function headCommit(git: Git): Promise<string> {
  const head = await git.attempt(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  if (head !== undefined) return head.trim();
  throw new PacelineError(
    'PACELINE_GIT_EMPTY',
    `The repository at ${git.root} has no commit.`,
    'Check out a commit (actions/checkout) before this step.',
  );
}

export const isShallow = async (git: Git): Promise<boolean> =>
  (await git.run(['rev-parse', '--is-shallow-repository'])).trim() === 'true';

/** Tracked files, relative to the root, with `/`; any name survives, since nothing is quoted. */
export const listFiles = async (git: Git): Promise<string[]> => [
  // An unmerged file stands in the index once per side.
  ...new Set((await git.run(['ls-files', '-z'])).split('\0').filter((path) => path !== '')),
];

/** Text of a file as it was in a commit; undefined when it was not there. */
export const readAt = (git: Git, commit: string, path: string): Promise<string | undefined> =>
  git.attempt(['cat-file', 'blob', `${commit}:${path}`]);

async function execute(
  directory: string,
  variables: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
) {
  const { getExecOutput } = await import('@actions/exec');
  const env: Record<string, string> = { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };
  for (const [name, value] of Object.entries(variables)) {
    if (value !== undefined && !(name in env)) env[name] = value;
  }
  try {
    return await getExecOutput('git', [...args], {
      cwd: directory,
      env,
      silent: true,
      ignoreReturnCode: true,
    });
  } catch (error) {
    const missing = /unable to locate executable|ENOENT/i.test((error as Error).message);
    throw new PacelineError(
      missing ? 'PACELINE_GIT_MISSING' : 'PACELINE_GIT_FAILED',
      missing
        ? 'git was not found, so nothing can be said about what changed.'
        : `git could not be started: ${firstLine((error as Error).message)}.`,
      missing ? 'Install git on the runner, or add it to PATH.' : 'See the message above.',
      { cause: error },
    );
  }
}

function notOpened(directory: string, stderr: string): PacelineError {
  if (/dubious ownership/.test(stderr)) {
    return new PacelineError(
      'PACELINE_GIT_OWNERSHIP',
      `git refuses the repository at ${directory}: it belongs to another user.`,
      `Run \`git config --global --add safe.directory ${directory}\` in a step before this one.`,
    );
  }
  if (/not a git repository/i.test(stderr)) {
    return new PacelineError(
      'PACELINE_GIT_NO_REPOSITORY',
      `${directory} is not inside a git repository.`,
      'Add actions/checkout before this step.',
    );
  }
  return new PacelineError(
    'PACELINE_GIT_FAILED',
    `git cannot read ${directory}: ${firstLine(stderr)}.`,
    'Run `git status` in the checkout to see why.',
  );
}

const firstLine = (text: string): string =>
  (
    text
      .trim()
      .split('\n')
      .find((line) => line.trim() !== '') ?? 'no message'
  ).replace(/\.$/, '');
