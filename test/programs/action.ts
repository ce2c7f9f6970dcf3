import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { metadataOf, readActions } from '../../scripts/actions.ts';
import { builtAction, startAction } from '../runner/run-action.ts';
import type { Project } from './project.ts';

/** How one action of a job ended. */
export interface ActionResult {
  readonly success: boolean;
  readonly outputs: Readonly<Record<string, string>>;
  readonly errors: readonly string[];
  readonly log: string;
}

export interface ActionJob {
  readonly project: Project;
  readonly workspace: string;
  /** A folder of the job. */
  readonly temp: string;
  /** The id of the job in the workflow. */
  readonly job: string;
  /** Of the run; 1 when it is not given. */
  readonly attempt?: number;
  readonly environment: Readonly<Record<string, string>>;
  /** How the job speaks to the artifact service. */
  readonly service: Readonly<Record<string, string>>;
}

const defaults = new Map(
  readActions().map((action) => [
    action.name,
    Object.entries(metadataOf(action).inputs).map(([name, input]) => [name, input.default ?? ''] as const),
  ]),
);

/** Runs an action of the fresh build as a runner does: its own process, inputs and facts as variables. */
export async function runAction(
  name: string,
  inputs: Readonly<Record<string, string>>,
  { project, workspace, temp, job, attempt = 1, environment, service }: ActionJob,
): Promise<ActionResult> {
  const folder = mkdtempSync(join(temp, 'step-'));
  const event = join(folder, 'event.json');
  writeFileSync(event, JSON.stringify(project.payload));
  const run = await startAction({
    script: builtAction(name),
    workspace,
    folder,
    inputs: { ...Object.fromEntries(defaults.get(name)!), ...inputs },
    deadline: 400_000,
    variables: {
      ...environment,
      ...service,
      ...{ CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'team/suite', GITHUB_WORKFLOW: 'tests' },
      ...{ GITHUB_RUN_ID: '1', GITHUB_RUN_NUMBER: '1', GITHUB_JOB: job },
      GITHUB_RUN_ATTEMPT: String(attempt),
      ...{ GITHUB_SHA: project.sha, GITHUB_REF: project.ref, GITHUB_EVENT_NAME: project.event },
      ...{ RUNNER_TEMP: temp, RUNNER_OS: 'Linux', GITHUB_EVENT_PATH: event },
    },
  }).ended;
  return {
    success: run.status === 0,
    outputs: run.outputs,
    errors: [...run.log.matchAll(/^::error(?: [^\n]*?)?::(.*)$/gm)].map((match) => decoded(match[1]!)),
    log: run.log,
  };
}

const decoded = (text: string): string =>
  text.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%');
