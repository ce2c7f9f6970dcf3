/** What one run, one job and one step know while they are under way. */
import type { Action, ActionRoots } from './action-source.ts';
import type { BackendIds } from './artifact-service.ts';
import type { NotSupportedError } from './errors.ts';
import type { Scope, Value } from './expressions.ts';
import type { Gate } from './gate.ts';
import type { Masks } from './masks.ts';
import type { Origin } from './origin.ts';
import type { Permissions } from './permissions.ts';
import type { Patience } from './process.ts';
import type { OutputFolder } from './report.ts';
import type { EarlierAttempt } from './rerun.ts';
import type { Conclusion, JobResult, RunEvent, StepResult } from './result.ts';
import type { Calls } from './reusable.ts';
import type { Job, Step, Workflow } from './workflow.ts';

export type Mapping = { [key: string]: Value };

/** The run: made once, shared by its jobs. */
export interface RunContext {
  workflow: Workflow;
  event: string;
  origin: Origin;
  /** The `github` context without what differs per job. */
  github: Mapping;
  /** Without GITHUB_TOKEN, which every job has its own of. */
  secrets: Record<string, string>;
  vars: Record<string, string>;
  inputs: Mapping;
  masks: Masks;
  roots: ActionRoots;
  /** Environment of the machine, before anything a workflow sets. */
  machine: Record<string, string>;
  /** Working folder of the run; jobs have theirs below it. */
  directory: string;
  keep: boolean;
  debug: boolean;
  serverUrl: string;
  /** What the runner names of the jobs start with. */
  runnerName: string;
  output: OutputFolder;
  emit(event: RunEvent): void;
  /** The runtime token of a job, known to the artifact service. */
  runtimeToken(ids: BackendIds): string;
  runBackendId: string;
  /** Set when the run is being cancelled: jobs go on with their always() steps. */
  cancelled: AbortSignal;
  /** What the token of a job may do that neither its workflow nor itself says. */
  permissions: Permissions;
  /** True for a pull request from a fork: tokens only read. */
  fork: boolean;
  /** A token with these permissions, known to the REST API and masked. */
  jobToken(permissions: Permissions): string;
  /** ACTIONS_CACHE_MODE; undefined while the run has no cache service. */
  cacheMode: string | undefined;
  /** The workflows that jobs of `workflow` call. */
  calls: Calls;
  /** Where the jobs stand: below the caller in a called workflow, else ''. */
  below: { id: string; name: string };
  progress: Progress;
  /** How long a process that is stopped may take. */
  patience: Patience;
  /** Set when the run must end now: nothing more is started. */
  shutdown: AbortSignal;
}

/** The run so far. */
export interface Progress {
  gate: Gate;
  /** In the order in which they were created. */
  results: JobResult[];
  attempt: number;
  /** Job numbers that earlier attempts took. */
  numbersUsed: number;
  /** What of the attempt before counts again. */
  earlier: EarlierAttempt | undefined;
}

export type JobStatus = 'success' | 'failure' | 'cancelled';

/** A job (or leg) that runs. */
export interface JobContext {
  run: RunContext;
  job: Job;
  result: JobResult;
  status: JobStatus;
  /** The `github` context of the job. */
  github: Mapping;
  runner: Mapping;
  /** With the job's GITHUB_TOKEN. */
  secrets: Record<string, string>;
  needs: Mapping;
  strategy: Mapping;
  matrix: Mapping | null;
  workspace: string;
  temp: string;
  /** HOME of the job's steps. */
  home: string;
  /** Environment of workflow and job, with what steps added through GITHUB_ENV. */
  env: Record<string, string>;
  /** Folders added through GITHUB_PATH, the last one first. */
  paths: string[];
  defaults: { shell?: string; workingDirectory?: string };
  runtimeToken: string;
  trackingId: string;
  groups: Set<number>;
  /** The `steps` context. */
  steps: StepScope['steps'];
  /** Post steps, to be run last in, first out. */
  posts: Unit[];
  /** Told when the job is cancelled: the steps under way look at their conditions again. */
  onCancel: Set<() => void>;
}

/** Where a step's names come from: the job, or the composite action around it. */
export interface StepScope {
  steps: Record<string, { outputs: Record<string, string>; outcome: Conclusion; conclusion: Conclusion }>;
  inputs: Mapping;
  /** Set inside a composite action. */
  composite?: {
    actionPath: string;
    /** The result of the composite's steps so far: what its success() and failure() mean. */
    status: JobStatus;
    /** Environment of the step that uses the composite; passes on to the steps in it. */
    env: Record<string, string>;
    repository?: string;
    ref?: string;
  };
}

/** Something to run as a step of a job: the `pre`, `main` or `post` of a step. */
export interface Unit {
  step: Step;
  phase: 'pre' | 'main' | 'post';
  name: string;
  condition: string;
  /** Shared by the phases of one step; GITHUB_STATE. */
  state: Record<string, string>;
  /** Shared by the phases of one step: what a composite action keeps for its post phase. */
  memory: StepMemory;
}

/** What one step remembers between its phases. */
export interface StepMemory {
  postRegistered: boolean;
  /** The action of a `uses`, found at the set-up of the job, or for `./path` when the step runs. */
  action?: Action;
  /** Why the action cannot run here: said when the step runs, which its condition may prevent. */
  refused?: NotSupportedError;
  /** The steps of a composite action, their values, and the post steps they registered. */
  children: Unit[];
  childSteps: StepScope['steps'];
  childPosts: Unit[];
}

/** A step that runs. Steps inside a composite share the record and the log of the step that uses it. */
export interface StepContext {
  job: JobContext;
  unit: Unit;
  scope: StepScope;
  record: StepResult;
  write(line: string): void;
  signal: AbortSignal;
  /** The `env` context of the step. */
  env: Record<string, string>;
  /** The part of `env` that the step itself set, and the steps around it: composites pass it on. */
  ownEnv: Record<string, string>;
  outputs: Record<string, string>;
  /** Where the post phase of the step's action goes. */
  posts: Unit[];
}

/** What expressions see at a step. */
export function scopeOf(context: Pick<StepContext, 'job' | 'scope' | 'unit' | 'env'>): Scope {
  const { job, scope, unit } = context;
  const { composite } = scope;
  // Inside a composite's main phase the status functions ask the composite, elsewhere the job.
  const status = composite !== undefined && unit.phase === 'main' ? composite.status : job.status;
  return {
    contexts: {
      github: githubOf(context),
      env: context.env,
      vars: job.run.vars,
      job: { status: job.status, check_run_id: job.result.databaseId, container: {}, services: {} },
      steps: scope.steps,
      runner: job.runner,
      secrets: composite === undefined ? job.secrets : null,
      strategy: job.strategy,
      matrix: job.matrix,
      needs: job.needs,
      inputs: scope.inputs,
    },
    status: {
      success: status === 'success',
      failure: status === 'failure',
      cancelled: job.status === 'cancelled',
    },
    workspace: job.workspace,
  };
}

/** The `github` context of a step. */
export function githubOf({ job, scope, unit }: Pick<StepContext, 'job' | 'scope' | 'unit'>): Mapping {
  const { composite } = scope;
  return {
    ...job.github,
    action: unit.step.contextName,
    ...(composite === undefined
      ? {}
      : {
          action_path: composite.actionPath,
          action_status: composite.status,
          ...(composite.repository === undefined ? {} : { action_repository: composite.repository }),
          ...(composite.ref === undefined ? {} : { action_ref: composite.ref }),
        }),
  };
}
