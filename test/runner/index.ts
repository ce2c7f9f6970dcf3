/**
 * The local runner: executes a GitHub workflow file on this machine as GitHub's runner would.
 * `runWorkflow` is the programmatic entry; `cli.ts` is the command line over it.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { samePlace } from './action-source.ts';
import type { ArtifactService, BackendIds } from './artifact-service.ts';
import { addArtifactService } from './artifact-service.ts';
import type { Mapping, RunContext } from './context.ts';
import { createNodeDirectory, machineEnvironment, passwordsIn } from './environment.ts';
import { messageOf, UsageError } from './errors.ts';
import { buildPayload, chooseEvent, dispatchInputs, knownEvents } from './events.ts';
import { isObject } from './expressions.ts';
import { addGitHubApi } from './github-api.ts';
import { githubContext, runtimeToken, workflowPathOf } from './github-context.ts';
import { createMasks } from './masks.ts';
import type { Origin } from './origin.ts';
import { createOrigin, pullRequestEvents } from './origin.ts';
import { createOutputFolder, noOutput } from './report.ts';
import type { JobResult, RunEvent, RunResult } from './result.ts';
import { runJobs } from './scheduler.ts';
import { checkSupported, chooseJobs } from './selection.ts';
import { startServer } from './server.ts';
import type { Workflow } from './workflow.ts';
import { readWorkflow } from './workflow.ts';
import { unzip } from './zip.ts';

export { UsageError } from './errors.ts';
export type { Annotation, Conclusion, JobResult, RunEvent, RunResult, StepResult } from './result.ts';

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

/** Runs a workflow. Resolves also when the run fails; rejects with UsageError when it cannot be started. */
export async function runWorkflow(options: RunOptions): Promise<RunResult> {
  const startedAt = performance.now();
  const workflow = await readWorkflow(resolve(options.workflow), options.workflow);
  const jobs = chooseJobs(workflow, options.job);
  checkSupported(workflow, jobs);
  const event = chooseEvent(workflow, options.event);
  const extra = readEventFile(options.eventFile);
  if (!knownEvents.includes(event) && !pullRequestEvents.includes(event) && options.eventFile === undefined) {
    throw new UsageError(`The runner makes no payload for ${event}. Give one with --event-file FILE.json.`);
  }
  const inputs = dispatchInputsFor(workflow, event, options.inputs ?? {});

  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'paceline-run-')));
  const note = (message: string) => options.onEvent?.({ type: 'note', message });
  const close: (() => Promise<void> | void)[] = [];
  try {
    const source = resolve(options.repo ?? '.');
    const origin = await createOrigin({
      source,
      directory,
      event,
      base: options.base,
      repository: options.repository,
    });
    for (const text of notesOn(origin, event)) note(text);

    const server = await startServer();
    close.push(() => server.close());
    const masks = createMasks();
    const token = `ghs_${randomBytes(18).toString('hex')}`;
    const secrets: Record<string, string> = { GITHUB_TOKEN: token, ...options.secrets };
    const machine = { ...machineEnvironment(createNodeDirectory(directory)), ...options.env };
    for (const secret of [...Object.values(secrets), ...passwordsIn(machine)]) {
      if (secret !== '') masks.add(secret);
    }
    const output = options.out === undefined ? noOutput : createOutputFolder(resolve(options.out), masks);
    const artifactFolder =
      options.out === undefined ? join(directory, 'artifacts') : join(resolve(options.out), 'artifacts');
    const tokens = new Map<string, BackendIds>();
    const artifacts = addArtifactService(server, artifactFolder, (given) => tokens.get(given));

    const payload = buildPayload(event, origin, inputs, extra);
    const eventPath = join(directory, 'event.json');
    writeFileSync(eventPath, JSON.stringify(payload, null, 2));
    const runId = options.runId ?? 1;
    const runAttempt = options.runAttempt ?? 1;
    const workflowPath = workflowPathOf(options.workflow, origin.source);
    const about = { workflow, event, origin, payload, eventPath, runId, runAttempt, token, workflowPath };
    const github = githubContext(about, server.url);
    const actionsRoot = resolve(options.actionsRoot ?? join(import.meta.dirname, '..', '..'));
    const results: JobResult[] = [];
    const never = new AbortController().signal;
    const run: RunContext = {
      workflow,
      event,
      origin,
      github,
      secrets,
      vars: options.vars ?? {},
      inputs,
      masks,
      roots: {
        actionsRoot,
        dist: options.dist === undefined ? undefined : resolve(options.dist),
        own: samePlace(origin.source, actionsRoot),
      },
      machine,
      directory,
      keep: options.keep ?? false,
      debug: options.debug ?? false,
      serverUrl: server.url,
      runnerName: 'Paceline local runner',
      output,
      emit: (item) => options.onEvent?.(item),
      runtimeToken: (ids) => {
        const issued = runtimeToken(ids);
        tokens.set(issued, ids);
        return issued;
      },
      runBackendId: randomUUID(),
      cancelled: options.signal ?? never,
      shutdown: options.shutdown ?? never,
    };
    addGitHubApi(server, {
      repository: origin.repository,
      runId,
      runAttempt,
      token,
      workflow: workflow.name,
      headSha: origin.head.sha,
      headBranch: origin.head.ref,
      jobs: () => results,
    });

    const outcomes = await runJobs(run, jobs, options.concurrency ?? availableParallelism(), results);
    const endings = [...outcomes.values()].map((outcome) => outcome.result);
    const result: RunResult = {
      conclusion: (['failure', 'cancelled'] as const).find((ending) => endings.includes(ending)) ?? 'success',
      workflow: workflow.name,
      file: workflow.file,
      event,
      sha: origin.sha,
      ref: origin.ref,
      repository: origin.repository,
      runId,
      runAttempt,
      seconds: Math.round(performance.now() - startedAt) / 1000,
      jobs: results,
      artifacts: artifacts
        .list()
        .map((artifact) => artifact.name)
        .sort(),
    };
    if (options.out !== undefined) unpackArtifacts(artifacts, artifactFolder, note);
    output.finish(result);
    options.onEvent?.({ type: 'run-finished', result });
    return masks.maskJson(result);
  } finally {
    for (const end of close.reverse()) await end();
    if (options.keep === true) note(`The working folders are in ${directory}.`);
    else rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  }
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

function dispatchInputsFor(workflow: Workflow, event: string, given: Record<string, string>): Mapping {
  if (event === 'workflow_dispatch') return dispatchInputs(workflow, given);
  const names = Object.keys(given).join(', ');
  if (names === '') return {};
  throw new UsageError(
    `Inputs (${names}) are for workflow_dispatch, but the event is ${event}. Add --event workflow_dispatch.`,
  );
}

function readEventFile(file: RunOptions['eventFile']): Mapping {
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

// Beside each zip lies its content, for people and for tests.
function unpackArtifacts(artifacts: ArtifactService, folder: string, note: (message: string) => void): void {
  for (const { name, path, mimeType } of artifacts.list()) {
    if (mimeType !== 'application/zip') continue;
    try {
      unzip(path, join(folder, name));
    } catch (error) {
      note(`The artifact ${name} was not unpacked: ${messageOf(error)}`);
    }
  }
}
