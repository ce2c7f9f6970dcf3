/** The `github` context of a run, and the token its jobs show to the artifact service. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { BackendIds } from './artifact-service.ts';
import type { Mapping } from './context.ts';
import type { Origin } from './origin.ts';
import { pullRequestEvents } from './origin.ts';
import type { Workflow } from './workflow.ts';

/** The path of a workflow in its repository; one from elsewhere is taken to stand in .github/workflows. */
export function workflowPathOf(file: string, source: string): string {
  const path = relative(source, realpathSync(resolve(file)));
  return path.startsWith('..') ? `.github/workflows/${file.split('/').pop()}` : path;
}

/** What the context is made of. */
export interface GithubOptions {
  workflow: Workflow;
  event: string;
  origin: Origin;
  payload: Mapping;
  eventPath: string;
  runId: number;
  runAttempt: number;
  workflowPath: string;
}

/** The context without what differs per job. */
export function githubContext(options: GithubOptions, serverUrl: string): Mapping {
  const { origin, event } = options;
  const pull = pullRequestEvents.includes(event) || event === 'pull_request_target';
  return {
    workflow: options.workflow.name,
    workflow_ref: `${origin.repository}/${options.workflowPath}@${origin.ref}`,
    workflow_sha: origin.sha,
    event_name: event,
    event: options.payload,
    event_path: options.eventPath,
    sha: origin.sha,
    ref: origin.ref,
    ref_name: origin.ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    ref_type: origin.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    ref_protected: false,
    base_ref: pull ? origin.base.ref : '',
    head_ref: pull ? origin.head.ref : '',
    repository: origin.repository,
    repository_id: '1',
    repository_owner: origin.repository.split('/')[0] ?? '',
    repository_owner_id: '1',
    repositoryUrl: `git://github.com/${origin.repository}.git`,
    run_id: String(options.runId),
    run_number: '1',
    run_attempt: String(options.runAttempt),
    actor: 'octocat',
    actor_id: '1',
    triggering_actor: 'octocat',
    server_url: 'https://github.com',
    api_url: serverUrl,
    graphql_url: `${serverUrl}/graphql`,
    retention_days: '90',
    secret_source: 'Actions',
  };
}

/** A runtime token: the real artifact client reads the ids of run and job out of its claim. */
export function runtimeToken(ids: BackendIds): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    scp: `Actions.Results:${ids.runBackendId}:${ids.jobBackendId}`,
    iat: now,
    exp: now + 24 * 3600,
    jti: randomUUID(),
  };
  const content = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${content}.${createHmac('sha256', randomBytes(32)).update(content).digest('base64url')}`;
}
