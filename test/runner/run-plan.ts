/** Everything that can be known, and refused, before a run leaves a trace. */
import { join, resolve } from 'node:path';
import type { Mapping } from './context.ts';
import { UsageError } from './errors.ts';
import { chooseEvent, knownEvents } from './events.ts';
import type { Origin } from './origin.ts';
import { createOrigin, pullRequestEvents } from './origin.ts';
import { defaultPermissions } from './permissions.ts';
import type { EarlierAttempt, FinishedRun } from './rerun.ts';
import { earlierAttempt, readRun } from './rerun.ts';
import type { Calls } from './reusable.ts';
import { resolveCalls } from './reusable.ts';
import type { RunOptions } from './run-options.ts';
import { dispatchInputsFor, readEventFile } from './run-options.ts';
import { checkSupported, chooseJobs } from './selection.ts';
import type { Job, Workflow } from './workflow.ts';
import { readWorkflow } from './workflow.ts';

/** A run that can be started. */
export interface RunPlan {
  workflow: Workflow;
  jobs: ReadonlyMap<string, Job>;
  calls: Calls;
  event: string;
  /** The content of the --event-file. */
  eventFile: Mapping;
  inputs: Mapping;
  secrets: Record<string, string>;
  base: string | undefined;
  origin: Origin;
  actionsRoot: string;
  runId: number;
  runAttempt: number;
  /** The run whose failed jobs run again, and what of it counts. */
  before: FinishedRun | undefined;
  earlier: EarlierAttempt | undefined;
  otherRuns: FinishedRun[];
  /** What a user should know before it starts. */
  notes: string[];
}

/** Plans a run; working copies go below `directory`. Throws UsageError. */
export async function planRun(options: RunOptions, directory: string): Promise<RunPlan> {
  const workflow = await readWorkflow(resolve(options.workflow), options.workflow);
  const jobs = chooseJobs(workflow, options.job);
  checkSupported(workflow, jobs);
  const before = options.rerun === undefined ? undefined : readRun(options.rerun, join(directory, 'earlier'));
  const earlier = before === undefined ? undefined : earlierAttempt(before.result);
  const otherRuns = (options.github?.otherRuns ?? []).map((source, index) =>
    readRun(source, join(directory, 'other', String(index))),
  );
  const event = chooseEvent(workflow, options.event ?? before?.result.event);
  const known = knownEvents.includes(event) || pullRequestEvents.includes(event);
  if (!known && options.eventFile === undefined) {
    throw new UsageError(`The runner makes no payload for ${event}. Give one with --event-file FILE.json.`);
  }
  const eventFile = readEventFile(options.eventFile);
  const inputs = dispatchInputsFor(workflow, event, options.inputs ?? {});
  const fork = options.fork ?? false;
  const base = options.base ?? before?.result.base ?? undefined;
  const source = resolve(options.repo ?? '.');
  const repository = options.repository ?? before?.result.repository;
  const origin = await createOrigin({ source, directory, event, base, repository, fork });
  checkSameCommit(before, origin);
  const actionsRoot = resolve(options.actionsRoot ?? join(import.meta.dirname, '..', '..'));
  const calls = await resolveCalls(workflow, jobs, defaultPermissions, { origin, actionsRoot });
  return {
    ...{ workflow, jobs, calls, event, eventFile, inputs, base, origin, actionsRoot },
    ...{ before, earlier, otherRuns },
    // A fork's pull request gets no secrets, unless the workflow is the base's.
    secrets: fork && event !== 'pull_request_target' ? {} : { ...options.secrets },
    runId: options.runId ?? before?.result.runId ?? 1,
    runAttempt: options.runAttempt ?? (before?.result.runAttempt ?? 0) + 1,
    notes: notesOn(origin, event),
  };
}

function checkSameCommit(before: FinishedRun | undefined, { sha, source }: Origin): void {
  if (before === undefined || before.result.sha === sha) return;
  throw new UsageError(
    `The run was of commit ${before.result.sha.slice(0, 12)}, but the event is now at ${sha.slice(0, 12)}. ` +
      `A re-run is of the same commit: check it out in ${source}, or start a new run.`,
  );
}

function notesOn(origin: Origin, event: string): string[] {
  return [
    ...(origin.dirty ? [`Uncommitted changes of ${origin.source} are not part of the run.`] : []),
    ...(origin.shallow
      ? [`${origin.source} is a shallow clone, so jobs see its shortened history only.`]
      : []),
    ...(knownEvents.includes(event)
      ? []
      : [`The payload of ${event} is the event file's, with minimal defaults.`]),
  ];
}
