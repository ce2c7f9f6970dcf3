import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { PacelineError } from '../errors.ts';

/** A repository on this machine. Everything git says goes through here: silent, in C locale, never prompting. */
export interface Git {
  /** The top level of the working tree, absolute. */
  readonly root: string;
  /** Output of a git command; throws PacelineError `PACELINE_GIT_FAILED` when it fails. */
  run(args: readonly string[], limits?: GitLimits): Promise<string>;
  /** Like `run`, but undefined when the command fails. */
  attempt(args: readonly string[], limits?: GitLimits): Promise<string | undefined>;
}

/** What a command may take before it is stopped, which is a failure. */
interface GitLimits {
  /** Of its output; some million names when absent. */
  readonly maxBytes?: number;
  /** No deadline when absent. */
  readonly timeoutSeconds?: number;
}

const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
/** Characters kept of what git writes to stderr. */
const MAX_MESSAGE_LENGTH = 64 * 1024;
/** Only manifests and lock files are read at a commit; larger ones count as absent. */
const MAX_FILE_BYTES = 32 * 1024 * 1024;

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
  const attempt = async (args: readonly string[], limits?: GitLimits) => {
    const { exitCode, stdout } = await execute(root, variables, args, limits);
    return exitCode === 0 ? stdout : undefined;
  };
  const git: Git = {
    root,
    attempt,
    async run(args, limits) {
      const { exitCode, stdout, stderr } = await execute(root, variables, args, limits);
      if (exitCode === 0) return stdout;
      throw new PacelineError(
        'PACELINE_GIT_FAILED',
        `git ${args[0]} ${exitCode === null ? 'was stopped' : `ended with ${exitCode}`}: ${firstLine(stderr)}.`,
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

/** Git's id of the files of a commit: the same for all commits of equal content. */
export const commitTree = async (git: Git, commit: string): Promise<string> =>
  (await git.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${commit}^{tree}`])).trim();

export const isShallow = async (git: Git): Promise<boolean> =>
  (await git.run(['rev-parse', '--is-shallow-repository'])).trim() === 'true';

/** A file of the index. */
export interface TrackedFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly kind: 'file' | 'link' | 'submodule';
  /** Id of its content; of a submodule its commit. */
  readonly id: string;
  /** A sparse checkout leaves it out of the working tree. */
  readonly absent: boolean;
}

const KINDS: Readonly<Record<string, TrackedFile['kind']>> = { '120000': 'link', '160000': 'submodule' };

/** Tracked files; any name survives, since nothing is quoted. */
export async function trackedFiles(git: Git): Promise<TrackedFile[]> {
  const found = new Map<string, TrackedFile>();
  for (const line of (await git.run(['ls-files', '-z', '-s', '-t'])).split('\0')) {
    const tab = line.indexOf('\t');
    if (tab === -1) continue;
    const [tag, mode, id] = line.slice(0, tab).split(' ');
    const path = line.slice(tab + 1);
    // An unmerged file stands in the index once per side.
    found.set(path, { path, kind: KINDS[mode!] ?? 'file', id: id!, absent: tag === 'S' });
  }
  return [...found.values()];
}

/** Text of a file in a commit; undefined where the commit does not have it. */
export const readAt = (git: Git, commit: string, path: string): Promise<string | undefined> =>
  git.attempt(['cat-file', 'blob', `${commit}:${path}`], { maxBytes: MAX_FILE_BYTES });

interface GitOutput {
  /** Null when git was stopped or ended by a signal. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs git and joins its output once, at the end: output that is separated by NUL has no lines, and a search
 * for line ends in each chunk takes minutes for the file names of a large repository.
 */
async function execute(
  directory: string,
  variables: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
  { maxBytes = MAX_ANSWER_BYTES, timeoutSeconds }: GitLimits = {},
): Promise<GitOutput> {
  const stdout: Buffer[] = [];
  let stderr = '';
  let bytes = 0;
  let stopped: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  try {
    const child = spawn('git', args, {
      cwd: directory,
      env: { ...variables, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const stop = (why: string) => {
      stopped ??= why;
      child.kill('SIGKILL');
      // What git started itself may hold these open.
      child.stdout.destroy();
      child.stderr.destroy();
    };
    if (timeoutSeconds !== undefined) {
      timer = setTimeout(() => stop(`it took longer than ${timeoutSeconds} s`), timeoutSeconds * 1000);
    }
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) stdout.push(chunk);
      else stop(`its answer is larger than ${Math.round(maxBytes / 1024 / 1024)} MB`);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (stderr.length < MAX_MESSAGE_LENGTH) stderr += text;
    });
    const [exitCode] = (await once(child, 'close')) as [number | null];
    if (stopped !== undefined) return { exitCode: null, stdout: '', stderr: stopped };
    return { exitCode, stdout: Buffer.concat(stdout).toString('utf8'), stderr };
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT' && existsSync(directory);
    throw new PacelineError(
      missing ? 'PACELINE_GIT_MISSING' : 'PACELINE_GIT_FAILED',
      missing
        ? 'git was not found, so nothing can be said about what changed.'
        : `git could not be started: ${firstLine((error as Error).message)}.`,
      missing ? 'Install git on the runner, or add it to PATH.' : 'See the message above.',
      { cause: error },
    );
  } finally {
    clearTimeout(timer);
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
