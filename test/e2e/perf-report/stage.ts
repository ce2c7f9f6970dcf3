/** A run on loopback: GitHub's API, the artifact service, a store, and the action as its own process. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PerfReport, parseDocument, perfReport } from '@paceline/contracts';
import type { GitHubJob } from '@paceline/core';
import { type ArtifactService, addArtifactService } from '../../runner/artifact-service.ts';
import { startServer } from '../../runner/server.ts';
import { HEAD } from '../../unit/perf-report/samples.ts';
import { type ApiServer, startApi } from './api-server.ts';

export interface Outcome {
  readonly status: number;
  readonly log: string;
  readonly outputs: Record<string, string>;
  readonly summary: string;
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
  const folder = await mkdtemp(join(tmpdir(), 'paceline-perf-'));
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
      const { createArtifacts } = await import('../../../packages/core/src/artifacts.ts');
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
      const temp = join(folder, `run-${runs}`);
      const summary = join(temp, 'summary.md');
      const output = join(temp, 'output');
      await mkdir(temp, { recursive: true });
      await Promise.all([writeFile(summary, ''), writeFile(output, '')]);
      const { status, log } = await start({
        PATH: process.env['PATH'] ?? '',
        HOME: folder,
        GITHUB_ACTIONS: 'true',
        GITHUB_REPOSITORY: 'acme/shop',
        GITHUB_WORKFLOW: 'ci',
        GITHUB_JOB: 'tests-ok',
        GITHUB_RUN_ID: String(1000 + runs),
        GITHUB_SHA: HEAD,
        GITHUB_REF: 'refs/heads/main',
        GITHUB_EVENT_NAME: 'push',
        GITHUB_API_URL: stage.api.url,
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_OUTPUT: output,
        RUNNER_TEMP: temp,
        PACELINE_HOME: join(folder, 'home'),
        'INPUT_GITHUB-TOKEN': 'a-secret-token',
        ...service,
        ...variables,
      });
      const outputs = readOutputs(await readFile(output, 'utf8'));
      const read = (path: string | undefined) => readFile(path || '/nonexistent', 'utf8').catch(() => '');
      const json = await read(outputs['report-path']);
      return {
        status,
        log,
        outputs,
        summary: await readFile(summary, 'utf8'),
        html: await read(outputs['html-path']),
        report: json ? parseDocument(perfReport, json, 'perf-report.json') : (undefined as never),
      };
    },
    async close() {
      await Promise.all([results.close(), stage.api.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
  return stage;
}

/** The stub of the built bundle: from its sources the action would start five times as slowly. */
function start(env: Record<string, string>): Promise<{ status: number; log: string }> {
  const child = spawn(process.execPath, [join(process.env['PACELINE_DIST']!, 'perf-report.js')], { env });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      log += chunk;
    });
  }
  return new Promise((resolve) => child.on('close', (code) => resolve({ status: code ?? -1, log })));
}

/** GITHUB_OUTPUT's `name<<delimiter` blocks. */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const [, name, , value] of text.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n?\2$/gm))
    outputs[name!] = value!;
  return outputs;
}
