/** What a run is asked for, and what of it must be read or checked first. */
import { readFileSync } from 'node:fs';
import type { Mapping } from './context.ts';
import { messageOf, UsageError } from './errors.ts';
import { dispatchInputs } from './events.ts';
import { isObject } from './expressions.ts';
import type { Fault } from './faults.ts';
import type { CheckRun, IssueComment, PullRequest } from './github-state.ts';
import type { Patience } from './process.ts';
import type { RunSource } from './rerun.ts';
import type { RunEvent } from './result.ts';
import type { Workflow } from './workflow.ts';

/** What to run and how. Paths may be relative to the current directory. */
export interface RunOptions {
  /** The workflow file. */
  workflow: string;
  /** The checkout the workflow runs on; only read. Default: the current directory. */
  repo?: string;
  /** The event, one of the workflow's `on`. Default: push, else pull_request, else the first that needs no file. */
  event?: string;
  /** A JSON file, or its content, merged over the generated payload. */
  eventFile?: string | Record<string, unknown>;
  /** The revision before the push, or the base of the pull request. */
  base?: string;
  /** Runs this job and the jobs it needs, not the whole workflow. */
  job?: string;
  /** Folder for run.json, logs, summaries and artifacts. Default: nothing is kept. */
  out?: string;
  /** Folder of a fresh build, in place of `<actionsRoot>/actions/dist`. */
  dist?: string;
  /** Variables of the machine, below everything the workflow sets. */
  env?: Record<string, string>;
  /** Inputs of workflow_dispatch. */
  inputs?: Record<string, string>;
  secrets?: Record<string, string>;
  vars?: Record<string, string>;
  /** The Paceline checkout that `OWNER/paceline/…@ref` and `$/…` mean. Default: the one that holds the runner. */
  actionsRoot?: string;
  /** OWNER/NAME of the repository. Default: from the origin remote of `repo`. */
  repository?: string;
  runId?: number;
  runAttempt?: number;
  /** Runs the failed jobs of an earlier run again, as its next attempt; give the other options as before. */
  rerun?: RunSource;
  /** What GitHub's REST API knows already. Default: a pull request of the event, nothing else. */
  github?: { comments?: IssueComment[]; checks?: CheckRun[]; pulls?: PullRequest[]; otherRuns?: RunSource[] };
  /** The pull request comes from a fork: tokens only read, and there are no secrets. */
  fork?: boolean;
  /** ACTIONS_CACHE_MODE. Default: as GitHub sets it for the event. */
  cacheMode?: 'none' | 'read' | 'write' | 'write-only';
  /** Makes the services fail. */
  faults?: Fault[];
  /** How long a process that is stopped may take. Default: 7.5 s from SIGINT to SIGTERM, 2.5 s to SIGKILL. */
  patience?: Patience;
  /** Jobs at once. Default: the number of cores. */
  concurrency?: number;
  /** Shows ::debug:: lines and sets RUNNER_DEBUG. */
  debug?: boolean;
  /** Leaves the working folders behind; a note says where. */
  keep?: boolean;
  /** Cancels the run: what runs is stopped, always() and post steps still run. */
  signal?: AbortSignal;
  /** Ends the run at once: nothing more is started. */
  shutdown?: AbortSignal;
  /** Told of progress as it happens. */
  onEvent?: (event: RunEvent) => void;
}

/** The inputs of workflow_dispatch; for any other event none may be given. */
export function dispatchInputsFor(workflow: Workflow, event: string, given: Record<string, string>): Mapping {
  if (event === 'workflow_dispatch') return dispatchInputs(workflow, given);
  const names = Object.keys(given).join(', ');
  if (names === '') return {};
  throw new UsageError(
    `Inputs (${names}) are for workflow_dispatch, but the event is ${event}. Add --event workflow_dispatch.`,
  );
}

/** The content of the --event-file, or {}. */
export function readEventFile(file: RunOptions['eventFile']): Mapping {
  if (file === undefined) return {};
  try {
    const value: unknown = typeof file === 'string' ? JSON.parse(readFileSync(file, 'utf8')) : file;
    if (isObject(value as Mapping)) return value as Mapping;
    throw new Error('it does not hold a JSON object');
  } catch (error) {
    throw new UsageError(
      `The event file ${String(file)} cannot be used: ${messageOf(error)}. Give a file with a JSON object.`,
    );
  }
}
