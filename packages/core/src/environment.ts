import { readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { PacelineError } from './errors.ts';

/** What the runner tells an action about its run: read once, passed as a value. */
export interface Environment {
  /** The checked-out repository; the current directory off GitHub. */
  readonly workspace: string;
  /** A directory that this job may fill; the runner empties it. */
  readonly temp: string;
  /** Where a disk store without a path of its own is kept. */
  readonly home: string;
  /** `owner/name`; `local/<folder>` off GitHub. */
  readonly repository: string;
  readonly runId: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** Counts the runs of this workflow, from 1; absent off GitHub. */
  readonly runNumber?: number;
  readonly workflow: string;
  /** The job's id in the workflow file. */
  readonly job: string;
  readonly sha: string;
  readonly ref: string;
  readonly eventName: string;
  /** The webhook payload; untrusted wherever the event comes from a fork. */
  readonly event: Readonly<Record<string, unknown>>;
  readonly serverUrl: string;
  readonly onGitHub: boolean;
  readonly debug: boolean;
  /** The raw variables, for credentials and for what only one action reads. */
  readonly variables: Readonly<Record<string, string | undefined>>;
}

export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const workspace = variables['GITHUB_WORKSPACE'] || process.cwd();
  const onGitHub = variables['GITHUB_ACTIONS'] === 'true';
  return {
    workspace,
    temp: variables['RUNNER_TEMP'] || join(tmpdir(), 'paceline'),
    home:
      variables['PACELINE_HOME'] ||
      join(variables['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'paceline'),
    repository: variables['GITHUB_REPOSITORY'] || `local/${workspace.split(/[\\/]/).pop() || 'repository'}`,
    runId: variables['GITHUB_RUN_ID'] || '0',
    attempt: Number(variables['GITHUB_RUN_ATTEMPT']) || 1,
    ...(Number(variables['GITHUB_RUN_NUMBER']) > 0
      ? { runNumber: Number(variables['GITHUB_RUN_NUMBER']) }
      : {}),
    workflow: variables['GITHUB_WORKFLOW'] || 'local',
    job: variables['GITHUB_JOB'] || 'local',
    sha: variables['GITHUB_SHA'] || '',
    ref: variables['GITHUB_REF'] || '',
    eventName: variables['GITHUB_EVENT_NAME'] || 'local',
    event: readEvent(variables['GITHUB_EVENT_PATH']),
    serverUrl: variables['GITHUB_SERVER_URL'] || 'https://github.com',
    onGitHub,
    debug: variables['RUNNER_DEBUG'] === '1',
    variables,
  };
}

/**
 * The folder that an input names, absolute.
 * @throws PacelineError when it is not below the workspace
 */
export function workspaceFolder({ workspace }: Environment, input: string, path: string): string {
  const folder = resolve(workspace, path);
  const inside = relative(workspace, folder);
  if (isAbsolute(inside) || inside.split(/[\\/]/)[0] === '..') {
    throw new PacelineError(
      'PACELINE_INPUT_INVALID',
      `Input "${input}": ${path} lies outside the workspace.`,
      'Give a folder relative to the workspace.',
    );
  }
  return folder;
}

/** Short name under which a run's history is kept: `main`, `pull/12`, `tag/v1`. */
export function branchName(environment: Pick<Environment, 'ref'>): string {
  const { ref } = environment;
  const pull = /^refs\/pull\/(\d+)\//.exec(ref);
  if (pull) return `pull/${pull[1]}`;
  return ref.replace(/^refs\/heads\//, '').replace(/^refs\/tags\//, 'tag/') || 'local';
}

/** A missing or unreadable payload is an empty one: what needs a field of it says so itself. */
function readEvent(path: string | undefined): Record<string, unknown> {
  if (!path) return {};
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
