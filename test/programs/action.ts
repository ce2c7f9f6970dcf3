import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { metadataOf, readActions } from '../../scripts/actions.ts';
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
  { project, workspace, temp, job, environment, service }: ActionJob,
): Promise<ActionResult> {
  const folder = mkdtempSync(join(temp, 'step-'));
  const file = (base: string, text = '') => {
    const path = join(folder, base);
    writeFileSync(path, text);
    return path;
  };
  const output = file('output');
  const given = Object.entries({ ...Object.fromEntries(defaults.get(name)!), ...inputs });
  const child = spawn(process.execPath, [join(process.env['PACELINE_DIST']!, `${name}.js`)], {
    cwd: workspace,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...environment,
      ...service,
      ...Object.fromEntries(given.map(([input, value]) => [`INPUT_${input.toUpperCase()}`, value])),
      ...{ CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'team/suite', GITHUB_WORKFLOW: 'tests' },
      ...{ GITHUB_RUN_ID: '1', GITHUB_RUN_ATTEMPT: '1', GITHUB_RUN_NUMBER: '1', GITHUB_JOB: job },
      ...{ GITHUB_SHA: project.sha, GITHUB_REF: project.ref, GITHUB_EVENT_NAME: project.event },
      ...{ GITHUB_WORKSPACE: workspace, RUNNER_TEMP: temp, RUNNER_OS: 'Linux' },
      GITHUB_EVENT_PATH: file('event.json', JSON.stringify(project.payload)),
      ...{ GITHUB_OUTPUT: output, GITHUB_STATE: file('state'), GITHUB_STEP_SUMMARY: file('summary') },
      ...{ GITHUB_ENV: file('env'), GITHUB_PATH: file('path') },
    },
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      log += chunk;
    });
  }
  const timer = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), 150_000);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearTimeout(timer);
  return {
    success: status === 0,
    outputs: parseOutputs(readFileSync(output, 'utf8')),
    errors: [...log.matchAll(/^::error(?: [^\n]*?)?::(.*)$/gm)].map((match) => decoded(match[1]!)),
    log,
  };
}

const decoded = (text: string): string =>
  text.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%');

/** `name<<delimiter`, the value's lines, `delimiter`. */
function parseOutputs(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^([^\n=<]+)<<(\S+)\n([\s\S]*?)\n?\2$/gm)].map((match) => [match[1]!, match[3]!]),
  );
}
