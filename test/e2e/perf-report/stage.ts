/** A run on loopback: GitHub's API, the artifact service, a store, and the action as its own process. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PerfReport, parseDocument, perfReport } from '@paceline/contracts';
import type { GitHubJob } from '@paceline/core';
import { type ArtifactService, addArtifactService } from '../../runner/artifact-service.ts';
import { type ActionRun, builtAction, startAction } from '../../runner/run-action.ts';
import { startServer } from '../../runner/server.ts';
import { temporary } from '../../temporary.ts';
import { HEAD } from '../../unit/perf-report/samples.ts';
import { type ApiServer, startApi } from './api-server.ts';

export interface Outcome extends ActionRun {
  readonly report: PerfReport;
  readonly html: string;
}

export interface Stage {
  readonly folder: string;
  readonly api: ApiServer;
  readonly artifacts: ArtifactService;
  jobs: GitHubJob[];
  /** Uploads a document as a job of the run would. */
  publish(kind: string, planId: string, leg: string, document: object | string): Promise<void>;
  /** Runs the action; each call is a run of its own unless `GITHUB_RUN_ID` says otherwise. */
  run(variables?: Record<string, string>): Promise<Outcome>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const folder = temporary();
  const results = await startServer();
  const ids = { runBackendId: 'run', jobBackendId: 'job' };
  const claims = Buffer.from(JSON.stringify({ scp: 'Actions.Results:run:job' })).toString('base64url');
  const token = `x.${claims}.x`;
  const artifacts = addArtifactService(results, join(folder, 'artifacts'), (given) =>
    given === token ? ids : undefined,
  );
  const service = { ACTIONS_RUNTIME_TOKEN: token, ACTIONS_RESULTS_URL: `${results.url}/` };
  let runs = 0;
  const stage: Stage = {
    folder,
    artifacts,
    jobs: [],
    api: await startApi(() => stage.jobs),
    async publish(kind, planId, leg, document) {
      const text = typeof document === 'string' ? document : JSON.stringify(document);
      const { createArtifacts } = await import('../../../packages/core/src/documents/artifacts.ts');
      const { readEnvironment } = await import('@paceline/core');
      Object.assign(process.env, service);
      const write = process.stdout.write.bind(process.stdout);
      const quiet = { debug() {}, group: (_: string, body: () => unknown) => body() };
      process.stdout.write = () => true;
      try {
        const environment = readEnvironment({ ...process.env, RUNNER_TEMP: join(folder, 'temp') });
        await createArtifacts(environment, quiet as never).publish({ kind, planId, leg }, text);
      } finally {
        process.stdout.write = write;
      }
    },
    async run(variables = {}) {
      runs += 1;
      const ended = await startAction({
        script: builtAction('perf-report'),
        workspace: folder,
        folder: join(folder, `run-${runs}`),
        inputs: { 'github-token': 'a-secret-token' },
        variables: {
          HOME: folder,
          GITHUB_ACTIONS: 'true',
          GITHUB_WORKSPACE: undefined,
          GITHUB_REPOSITORY: 'acme/shop',
          GITHUB_WORKFLOW: 'ci',
          GITHUB_JOB: 'tests-ok',
          GITHUB_RUN_ID: String(1000 + runs),
          GITHUB_SHA: HEAD,
          GITHUB_REF: 'refs/heads/main',
          GITHUB_EVENT_NAME: 'push',
          GITHUB_API_URL: stage.api.url,
          PACELINE_HOME: join(folder, 'home'),
          ...service,
          ...variables,
        },
      }).ended;
      const read = (path: string | undefined) => readFile(path || '/nonexistent', 'utf8').catch(() => '');
      const json = await read(ended.outputs['report-path']);
      return {
        ...ended,
        html: await read(ended.outputs['html-path']),
        report: json ? parseDocument(perfReport, json, 'perf-report.json') : (undefined as never),
      };
    },
    async close() {
      await Promise.all([results.close(), stage.api.close()]);
    },
  };
  return stage;
}
