/** The facts of a run, as `runWorkflow` returns them and `--out` keeps them in run.json. */
import type { Value } from './expressions.ts';
import type { GitHubRecord } from './github-state.ts';

/** How a step, job or run ended. */
export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

/** What a step showed next to the code or the run. Lines and columns start at 1. */
export interface Annotation {
  level: 'error' | 'warning' | 'notice';
  message: string;
  title?: string;
  file?: string;
  line?: number;
  endLine?: number;
  column?: number;
  endColumn?: number;
}

/** One step: the set-up, `pre`, `main` and `post` of the actions, the completion. Times are ISO 8601. */
export interface StepResult {
  /** From 1, in the order of execution. */
  number: number;
  name: string;
  /** The `uses` of an action step. */
  uses?: string;
  /** The `id` in the workflow. */
  id?: string;
  phase: 'setup' | 'pre' | 'main' | 'post' | 'complete';
  status: 'queued' | 'in_progress' | 'completed';
  /** After `continue-on-error`; null until completed. */
  conclusion: Conclusion | null;
  /** Before `continue-on-error`; null until completed. */
  outcome: Conclusion | null;
  startedAt: string | null;
  completedAt: string | null;
  outputs: Record<string, string>;
  /** The first ten of each level, as on GitHub. */
  annotations: Annotation[];
  /** What the step appended to GITHUB_STEP_SUMMARY; '' for nothing. */
  summary: string;
}

/** One job, or one leg of a job with a matrix. */
export interface JobResult {
  /** The key in the workflow's `jobs`; in a called workflow behind the caller's, e.g. `release.build`. */
  id: string;
  /** The attempt of the run in which it ran: an earlier one when a re-run kept it. */
  attempt: number;
  /** The number that the REST API knows the job by. */
  databaseId: number;
  name: string;
  matrix: { [key: string]: Value } | null;
  needs: string[];
  labels: string[];
  /** RUNNER_NAME of the job; like on GitHub each job has a runner of its own. */
  runnerName: string;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: Conclusion | null;
  createdAt: string;
  startedAt: string | null;
  completedAt: string | null;
  outputs: Record<string, string>;
  /** Annotations of the job itself; those of its steps stand with the steps. */
  annotations: Annotation[];
  steps: StepResult[];
  /** What of the job the local runner cannot run. Such a job failed, whatever `continue-on-error` says. */
  notSupported?: string;
  /** The folder below `--out`/jobs. */
  slug: string;
}

/** A whole run. */
export interface RunResult {
  conclusion: 'success' | 'failure' | 'cancelled';
  /** Name of the workflow and its file. */
  workflow: string;
  file: string;
  event: string;
  sha: string;
  ref: string;
  repository: string;
  /** `base` as it was asked for; null for the default. */
  base: string | null;
  /** The commit that was pushed or heads the pull request, its branch, and the repository it is from. */
  head: { sha: string; ref: string; repository: string };
  runId: number;
  runAttempt: number;
  /** Wall time in seconds. */
  seconds: number;
  /** In the order in which they were created. */
  jobs: JobResult[];
  /** Names of the artifacts the run left, sorted. */
  artifacts: string[];
  /** What the run left on GitHub; below `--out` in a file of its own, github.json. */
  github: GitHubRecord;
}

/** Progress of a run, in the order it happens. Every text is masked. */
export type RunEvent =
  | { type: 'note'; message: string }
  | { type: 'job-started'; job: JobResult }
  | { type: 'job-finished'; job: JobResult }
  | { type: 'step-started'; job: JobResult; step: StepResult }
  | { type: 'step-finished'; job: JobResult; step: StepResult }
  | { type: 'log'; job: JobResult; step: StepResult; line: string }
  | { type: 'run-finished'; result: RunResult };
