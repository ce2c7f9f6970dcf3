import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { addArtifactService, type BackendIds } from '../runner/artifact-service.ts';
import { runtimeToken } from '../runner/github-context.ts';
import { startServer } from '../runner/server.ts';
import { type ActionJob, type ActionResult, runAction } from './action.ts';
import { environmentFor, openWorkspace } from './machine.ts';
import type { Project } from './project.ts';
import type { Suite, Verdict } from './suite.ts';

/** What plan, legs and proof say. `mixed`: the check that a team requires is green although a job was red. */
export interface PipelineVerdict {
  readonly verdict: Verdict | 'mixed';
  readonly legs: number;
  /** Error annotations, each with its job. */
  readonly errors: readonly string[];
  readonly log: string;
  /** What the last job merged, as text; '' where there is none. */
  readonly merged: { readonly junit: string; readonly coverage: string };
}

export interface PipelineOptions {
  readonly shards: number;
  readonly allowEmpty: boolean;
  /** Further inputs of the matrix. */
  readonly matrix?: Readonly<Record<string, string>>;
  /** Further inputs of the last job. */
  readonly verify?: Readonly<Record<string, string>>;
}

/**
 * The README's workflow, job after job, each in a checkout of its own: test-impact and matrix, a leg per entry
 * of the matrix, and `mode: verify` in the end. Every action is a process of the fresh build, and documents
 * pass through the artifact service of the local runner; only what the local runner does around them, which
 * takes most of a small suite's time, is left out. `line.programtest.ts` holds the two against each other.
 */
export async function pipelineVerdict(
  suite: Suite,
  project: Project,
  scratch: string,
  { shards, allowEmpty, matrix: divide = {}, verify = {} }: PipelineOptions,
): Promise<PipelineVerdict> {
  const folder = mkdtempSync(join(scratch, 'run-'));
  const services = await startArtifacts(join(folder, 'artifacts'));
  const environment = { ...environmentFor(suite), PACELINE_STORE: `disk:${join(folder, 'store')}` };
  const results: { job: string; result: ActionResult }[] = [];
  const inJob = async <T>(job: string, steps: (run: Step) => Promise<T>): Promise<T> => {
    const temp = join(folder, `temp-${results.length}`);
    mkdirSync(temp);
    const workspace = openWorkspace(suite, project, folder);
    const about: ActionJob = {
      ...{ project, workspace: workspace.folder, temp, environment },
      job: job.split(' ')[0]!,
      service: services.variables(),
    };
    const value = await steps(async (name, inputs) => {
      const result = await runAction(name, inputs, about);
      results.push({ job, result });
      return result;
    });
    workspace.remove();
    return value;
  };
  const allowed: Record<string, string> = allowEmpty ? { 'allow-empty': 'true' } : {};
  try {
    const matrix = await inJob('plan', async (run) => {
      const impact = await run('test-impact', { ...suite.plan, ...allowed });
      if (!impact.success) return undefined;
      const plan = impact.outputs['plan-path'] ?? '';
      return run('matrix', { plan, shards: String(shards), ...divide });
    });
    const planned = matrix?.success === true;
    const legs = planned && matrix.outputs['has-jobs'] === 'true' ? entriesOf(matrix) : [];
    for (const leg of legs) {
      await inJob(`test ${leg['name'] ?? ''}`, (run) =>
        run('run-tests', {
          ...(suite.folder === undefined ? {} : { 'working-directory': suite.folder }),
          ...suite.run,
          'plan-id': leg['plan-id'] ?? '',
          leg: leg['leg'] ?? '',
        }),
      );
    }
    const proof = await inJob('tests-ok', (run) =>
      run('run-tests', {
        mode: 'verify',
        'plan-id': matrix?.outputs['plan-id'] ?? '',
        ...allowed,
        ...verify,
      }),
    );
    const all = results.every(({ result }) => result.success);
    return {
      verdict: proof.success === all ? (all ? 'green' : 'red') : 'mixed',
      legs: legs.length,
      errors: results.flatMap(({ job, result }) => result.errors.map((error) => `${job}: ${error}`)),
      merged: {
        junit: textOf(proof.outputs['report-path']),
        coverage: textOf(proof.outputs['coverage-path']),
      },
      log: results.map(({ job, result }) => result.log.replace(/^(?=.)/gm, `${job} | `)).join('\n'),
    };
  } finally {
    await services.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const textOf = (path: string | undefined): string => (path ? readFileSync(path, 'utf8') : '');

type Step = (name: string, inputs: Record<string, string>) => Promise<ActionResult>;

const entriesOf = (matrix: ActionResult): Record<string, string>[] =>
  (JSON.parse(matrix.outputs['matrix']!) as { include: Record<string, string>[] }).include;

/** The artifact service of one run, and the variables with which a job's actions speak to it. */
export async function startArtifacts(folder: string) {
  const server = await startServer();
  const tokens = new Map<string, BackendIds>();
  mkdirSync(folder);
  addArtifactService(server, folder, (token) => tokens.get(token));
  const runBackendId = randomUUID();
  return {
    variables(): Record<string, string> {
      const ids = { runBackendId, jobBackendId: randomUUID() };
      const token = runtimeToken(ids);
      tokens.set(token, ids);
      const url = `${server.url}/`;
      return { ACTIONS_RUNTIME_TOKEN: token, ACTIONS_RUNTIME_URL: url, ACTIONS_RESULTS_URL: url };
    },
    close: server.close,
  };
}
