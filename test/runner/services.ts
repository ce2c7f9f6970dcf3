/** The services of a run behind one loopback server: artifacts, caches, the REST API, and the tokens they know. */
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ArtifactService, BackendIds, StoredArtifact } from './artifact-service.ts';
import { addArtifactService } from './artifact-service.ts';
import type { CacheAccess } from './cache-service.ts';
import { addCacheService } from './cache-service.ts';
import type { Fault } from './faults.ts';
import { addFaults } from './faults.ts';
import { addGitHubApi } from './github-api.ts';
import { runtimeToken } from './github-context.ts';
import type { GitHubRecord, GitHubState, KnownRun, PullRequest, RunFacts } from './github-state.ts';
import type { Masks } from './masks.ts';
import type { Origin } from './origin.ts';
import { pullRequestEvents } from './origin.ts';
import type { Permissions } from './permissions.ts';
import type { FinishedRun } from './rerun.ts';
import { fileNameOf } from './rerun.ts';
import { startServer } from './server.ts';

/** What the services are made of. */
export interface ServiceOptions {
  event: string;
  origin: Origin;
  /** Where caches are kept, and artifacts unless `artifacts` says where. */
  directory: string;
  artifacts: string;
  masks: Masks;
  runId: number;
  faults: readonly Fault[];
  /** The attempts before this one. */
  earlier: FinishedRun | undefined;
  /** Runs of the repository that ended before. */
  otherRuns: readonly FinishedRun[];
  /** What is on GitHub already. */
  record: Partial<GitHubRecord>;
  pulls: readonly PullRequest[];
  cacheMode: NonNullable<CacheAccess['mode']>;
  /** The workflow that runs: at the commit of the run it stands at this path, wherever it was read. */
  workflow: { path: string; text: string };
  /** The attempt under way, asked at every call. */
  current(): RunFacts;
}

/** The running services. */
export interface Services {
  url: string;
  state: GitHubState;
  artifacts(): StoredArtifact[];
  runBackendId: string;
  jobToken(permissions: Permissions): string;
  runtimeToken(ids: BackendIds): string;
  close(): Promise<void>;
}

/** Events whose cache is read-only, since who triggers them need not be trusted with the default branch's. */
const lowTrustEvents = [
  'pull_request_target',
  'workflow_run',
  'issue_comment',
  'issues',
  'discussion',
  'discussion_comment',
];

/** ACTIONS_CACHE_MODE of an event, as GitHub sets it where a workflow does not. */
export function cacheModeOf(event: string): 'read' | 'write' {
  return lowTrustEvents.includes(event) ? 'read' : 'write';
}

/** Starts the services of a run. */
export async function startServices(options: ServiceOptions): Promise<Services> {
  const { origin, masks, earlier } = options;
  const server = await startServer();
  addFaults(server, options.faults);

  const runtime = new Map<string, BackendIds>();
  const runBackendId = randomUUID();
  const service = addArtifactService(server, options.artifacts, (token) => runtime.get(token));
  if (earlier !== undefined) service.add(takeOver(earlier.artifacts, options.artifacts), runBackendId);
  const artifacts = () => service.list(runBackendId);
  const runs = new Map<number, KnownRun>();
  for (const other of options.otherRuns) runs.set(other.result.runId, otherRun(other, service));
  runs.set(options.runId, {
    attempts: () => [...(earlier?.attempts ?? []), options.current()],
    artifacts,
  });

  const baseRef = `refs/heads/${origin.base.ref}`;
  const access: CacheAccess = {
    ref: origin.ref,
    reads: [baseRef, `refs/heads/${origin.defaultBranch}`],
    mode: options.cacheMode,
  };
  const caches = addCacheService(server, join(options.directory, 'caches'), (token) =>
    runtime.has(token) ? access : undefined,
  );

  const tokens = new Map<string, Permissions>();
  const byKind = new Map<string, string>();
  const state: GitHubState = {
    repository: origin.repository,
    comments: structuredClone(options.record.comments ?? earlier?.github.comments ?? []),
    checks: structuredClone(options.record.checks ?? earlier?.github.checks ?? []),
    pulls: [...options.pulls, ...pullsOf(options)],
    runs,
    caches,
    file: fileReader(options),
    permissionsOf: (token) => tokens.get(token),
    artifactUrl: service.url,
  };
  addGitHubApi(server, state);
  return {
    url: server.url,
    state,
    artifacts,
    runBackendId,
    jobToken(permissions) {
      // Jobs that may do the same share a token: a run has few of them, and so few masks.
      const kind = JSON.stringify(permissions);
      const known = byKind.get(kind);
      if (known !== undefined) return known;
      const token = `ghs_${randomBytes(18).toString('hex')}`;
      byKind.set(kind, token);
      tokens.set(token, permissions);
      masks.add(token);
      return token;
    },
    runtimeToken(ids) {
      const token = runtimeToken(ids);
      runtime.set(token, ids);
      return token;
    },
    close: server.close,
  };
}

function fileReader({ origin, workflow }: ServiceOptions): NonNullable<GitHubState['file']> {
  return (ref, path) => {
    if (path === workflow.path && [origin.sha, origin.ref].includes(ref)) {
      const bytes = Buffer.from(workflow.text);
      const sha = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
      return { sha, bytes };
    }
    const ask = (...args: string[]) =>
      execFileSync('git', ['-C', origin.directory, ...args], {
        stdio: ['ignore', 'pipe', 'ignore'],
        maxBuffer: 100 * 1024 * 1024,
      });
    try {
      const sha = ask('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}:${path}`)
        .toString()
        .trim();
      return { sha, bytes: ask('cat-file', 'blob', sha) };
    } catch {
      return undefined;
    }
  };
}

function takeOver(artifacts: readonly StoredArtifact[], directory: string): StoredArtifact[] {
  return artifacts.flatMap((artifact) => {
    const path = join(directory, fileNameOf(artifact));
    if (!existsSync(artifact.path)) return [];
    copyFileSync(artifact.path, path);
    return [{ ...artifact, path }];
  });
}

// Artifacts have numbers of their own in every run; on GitHub they differ over all runs.
function otherRun(run: FinishedRun, service: ArtifactService): KnownRun {
  const artifacts = run.artifacts.map((artifact) => ({
    ...artifact,
    id: artifact.id + run.result.runId * 100_000,
  }));
  service.add(artifacts, randomUUID());
  return { attempts: () => run.attempts, artifacts: () => artifacts };
}

// The pull requests that the events themselves tell of: number 1 of this run, or of the one before it.
function pullsOf({ event, origin, otherRuns, pulls }: ServiceOptions): PullRequest[] {
  const known = new Set(pulls.map(({ number }) => number));
  if (known.has(1)) return [];
  const pull = (head: Origin['head'], base: string, baseSha: string): PullRequest => ({
    number: 1,
    title: `Pull request from ${head.ref}`,
    state: 'open',
    user: 'octocat',
    head,
    base: { ref: base, sha: baseSha, repository: origin.repository },
  });
  if (pullRequestEvents.includes(event) || event === 'pull_request_target') {
    return [pull(origin.head, origin.base.ref, origin.base.sha)];
  }
  const other = otherRuns.find(({ result }) => pullRequestEvents.includes(result.event));
  return other === undefined ? [] : [pull(other.result.head, origin.defaultBranch, origin.sha)];
}
