/**
 * The local runner: executes a GitHub workflow file on this machine as GitHub's runner would.
 * `runWorkflow` is the programmatic entry; `cli.ts` is the command line over it.
 */
import { mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { samePlace } from './action-source.ts';
import type { StoredArtifact } from './artifact-service.ts';
import { concurrencyOf, enterGroup } from './concurrency.ts';
import type { Mapping, Progress, RunContext } from './context.ts';
import { createNodeDirectory, machineEnvironment, passwordsIn } from './environment.ts';
import { messageOf } from './errors.ts';
import { buildPayload, scheduleOf } from './events.ts';
import { createGate } from './gate.ts';
import { describeRun } from './github-api-actions.ts';
import { githubContext, workflowPathOf } from './github-context.ts';
import { removeTree } from './home.ts';
import { jobScope } from './job.ts';
import { createMasks } from './masks.ts';
import { defaultPermissions } from './permissions.ts';
import { runnerPatience } from './process.ts';
import { createOutputFolder, noOutput } from './report.ts';
import type { RunResult } from './result.ts';
import type { RunOptions } from './run-options.ts';
import type { RunPlan } from './run-plan.ts';
import { planRun } from './run-plan.ts';
import { runJobs, worstOf } from './scheduler.ts';
import type { Services } from './services.ts';
import { cacheModeOf, startServices } from './services.ts';
import { unzip } from './zip.ts';

export { UsageError } from './errors.ts';
export type { Fault } from './faults.ts';
export type { CheckRun, GitHubRecord, IssueComment, PullRequest } from './github-state.ts';
export type { Patience } from './process.ts';
export type { RunSource } from './rerun.ts';
export type { Annotation, Conclusion, JobResult, RunEvent, RunResult, StepResult } from './result.ts';
export type { RunOptions } from './run-options.ts';

/** Runs a workflow. Resolves also when the run fails; rejects with UsageError when it cannot be started. */
export async function runWorkflow(options: RunOptions): Promise<RunResult> {
  const startedAt = performance.now();
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'paceline-run-')));
  const note = (message: string) => options.onEvent?.({ type: 'note', message });
  let services: Services | undefined;
  try {
    const plan = await planRun(options, directory);
    for (const text of plan.notes) note(text);
    const { workflow, origin, event, before, runId, runAttempt } = plan;

    const masks = createMasks();
    const out = options.out === undefined ? undefined : resolve(options.out);
    const output = out === undefined ? noOutput : createOutputFolder(out, masks, before?.folder);
    output.keepAttempts(before?.attempts ?? []);
    const progress: Progress = {
      gate: createGate(options.concurrency ?? availableParallelism()),
      results: [],
      attempt: runAttempt,
      numbersUsed: (before?.attempts ?? []).reduce((sum, attempt) => sum + attempt.jobs.length, 0),
      earlier: plan.earlier,
    };
    const facts = {
      ...{ workflow: workflow.name, file: workflow.file, event, head: origin.head },
      ...{ repository: origin.repository, runId, runAttempt, jobs: progress.results },
    };
    const cacheMode = options.cacheMode ?? cacheModeOf(event);
    const artifactFolder = join(out ?? directory, 'artifacts');
    services = await startServices({
      ...{ event, origin, directory, masks, runId, cacheMode },
      otherRuns: plan.otherRuns,
      earlier: before,
      artifacts: artifactFolder,
      faults: options.faults ?? [],
      record: options.github ?? {},
      pulls: options.github?.pulls ?? [],
      workflow: {
        path: workflowPathOf(options.workflow, origin.source),
        text: readFileSync(resolve(options.workflow), 'utf8'),
      },
      current: () => ({ ...facts, conclusion: null }),
    });

    const replaced = new AbortController();
    const never = new AbortController().signal;
    const secrets = plan.secrets;
    const machine = { ...machineEnvironment(createNodeDirectory(directory)), ...options.env };
    for (const secret of [...Object.values(secrets), ...passwordsIn(machine)]) {
      if (secret !== '') masks.add(secret);
    }
    const run: RunContext = {
      ...{ workflow, event, origin, secrets, masks, machine, directory, output, cacheMode, progress },
      github: eventContext(options, plan, services, directory),
      inputs: plan.inputs,
      calls: plan.calls,
      fork: options.fork ?? false,
      vars: options.vars ?? {},
      roots: {
        actionsRoot: plan.actionsRoot,
        dist: options.dist === undefined ? undefined : resolve(options.dist),
        own: samePlace(origin.source, plan.actionsRoot),
      },
      keep: options.keep ?? false,
      debug: options.debug ?? false,
      serverUrl: services.url,
      runnerName: 'Paceline local runner',
      emit: (item) => options.onEvent?.(item),
      permissions: defaultPermissions,
      jobToken: services.jobToken,
      runtimeToken: services.runtimeToken,
      runBackendId: services.runBackendId,
      below: { id: '', name: '' },
      patience: options.patience ?? runnerPatience,
      cancelled: AbortSignal.any([options.signal ?? never, replaced.signal]),
      shutdown: options.shutdown ?? never,
    };

    const conclusion = await runInGroup(run, plan.jobs, replaced);
    const artifacts = services.artifacts();
    const result: RunResult = {
      conclusion,
      ...facts,
      sha: origin.sha,
      ref: origin.ref,
      base: plan.base ?? null,
      seconds: Math.round(performance.now() - startedAt) / 1000,
      artifacts: artifacts.map((artifact) => artifact.name).sort(),
      github: { comments: services.state.comments, checks: services.state.checks },
    };
    if (out !== undefined) {
      unpackArtifacts(artifacts, artifactFolder, note);
      writeFileSync(join(out, 'artifacts.json'), artifactIndex(artifacts));
    }
    output.finish(result);
    options.onEvent?.({ type: 'run-finished', result });
    return masks.maskJson(result);
  } finally {
    await services?.close();
    if (options.keep === true) note(`The working folders are in ${directory}.`);
    else removeTree(directory);
  }
}

// The `github` context, whose event lies in a file as well.
function eventContext(options: RunOptions, plan: RunPlan, services: Services, directory: string): Mapping {
  const { workflow, event, origin, inputs, runId, runAttempt } = plan;
  const api = { api: services.url, base: `${services.url}/repos/${origin.repository}` };
  const other = plan.otherRuns[0]?.result;
  const triggering = other === undefined ? undefined : (describeRun(other, services.state, api) as Mapping);
  const facts = { inputs, triggering, schedule: scheduleOf(workflow) };
  const payload = buildPayload(event, origin, facts, plan.eventFile);
  const eventPath = join(directory, 'event.json');
  writeFileSync(eventPath, JSON.stringify(payload, null, 2));
  const workflowPath = workflowPathOf(options.workflow, origin.source);
  const about = { workflow, event, origin, payload, eventPath, runId, runAttempt, workflowPath };
  return githubContext(about, services.url);
}

// The run as a whole may be in a concurrency group; one that never got its turn is cancelled without a job.
async function runInGroup(
  run: RunContext,
  jobs: RunPlan['jobs'],
  replaced: AbortController,
): Promise<RunResult['conclusion']> {
  const group = concurrencyOf(run.workflow.concurrency, jobScope(run, {}));
  const ended = AbortSignal.any([run.cancelled, run.shutdown]);
  const leave =
    group === undefined
      ? () => {}
      : await enterGroup(
          run.origin.repository,
          group,
          () => replaced.abort(),
          ended,
          () => run.emit({ type: 'note', message: `Waiting for the concurrency group ${group.group}.` }),
        );
  if (leave === undefined) return 'cancelled';
  try {
    const outcomes = await runJobs(run, jobs);
    return worstOf([...outcomes.values()].map((outcome) => outcome.result));
  } finally {
    leave();
  }
}

function artifactIndex(artifacts: readonly StoredArtifact[]): string {
  const items = artifacts.map(({ id, name, size, digest, createdAt, mimeType }) => ({
    ...{ id, name, size, digest, createdAt, mimeType },
  }));
  return `${JSON.stringify(items, null, 2)}\n`;
}

// Beside each zip lies its content, for people and for tests.
function unpackArtifacts(
  artifacts: readonly StoredArtifact[],
  folder: string,
  note: (message: string) => void,
): void {
  for (const { name, path, mimeType } of artifacts) {
    if (mimeType !== 'application/zip') continue;
    try {
      unzip(path, join(folder, name));
    } catch (error) {
      note(`The artifact ${name} was not unpacked: ${messageOf(error)}`);
    }
  }
}
