/** The event payload: what GitHub writes to GITHUB_EVENT_PATH, as far as workflows commonly read it. */
import { UsageError } from './errors.ts';
import type { Value } from './expressions.ts';
import { coerceString, evaluateToken, isObject } from './expressions.ts';
import type { Origin } from './origin.ts';
import type { TemplateToken } from './parser.ts';
import type { Workflow } from './workflow.ts';
import { find } from './workflow.ts';

type Payload = { [key: string]: Value };

/** Events that the runner can build a payload for; any other needs an --event-file. */
export const knownEvents: readonly string[] = [
  'push',
  'pull_request',
  'pull_request_target',
  'merge_group',
  'schedule',
  'workflow_dispatch',
  'workflow_run',
];

/** Picks the event: the one asked for, which `on` must name, or the first of `on` that needs no file. */
export function chooseEvent(workflow: Workflow, asked: string | undefined): string {
  if (asked !== undefined) {
    if (workflow.events.includes(asked)) return asked;
    throw new UsageError(
      `${workflow.file} does not run on ${asked}; its events are ${workflow.events.join(', ')}. Choose one with --event.`,
    );
  }
  const preferred = ['push', 'pull_request', 'workflow_dispatch', ...knownEvents];
  const event = preferred.find((name) => workflow.events.includes(name)) ?? workflow.events[0];
  if (event === undefined || event === 'workflow_call') {
    throw new UsageError(
      `${workflow.file} is only called by other workflows (on: workflow_call). Run a workflow that calls it.`,
    );
  }
  return event;
}

/** What a payload tells beyond the repository. */
export interface PayloadFacts {
  /** Inputs of workflow_dispatch. */
  inputs: Payload;
  /** The run that triggered a workflow_run, as the REST API tells it. */
  triggering: Payload | undefined;
  /** The first cron line of `on.schedule`. */
  schedule: string | undefined;
}

/** Builds the payload of an event; `extra` (the --event-file) is merged over it, objects key by key. */
export function buildPayload(event: string, origin: Origin, facts: PayloadFacts, extra: Payload): Payload {
  const [owner = '', name = ''] = origin.repository.split('/');
  const common: Payload = {
    repository: {
      id: 1,
      name,
      full_name: origin.repository,
      private: false,
      fork: false,
      owner: { login: owner, type: 'Organization' },
      html_url: `https://github.com/${origin.repository}`,
      default_branch: origin.defaultBranch,
    },
    sender: { login: 'octocat', type: 'User' },
  };
  return merge({ ...common, ...specific(event, origin, facts, common) }, extra);
}

/** The first cron line of a workflow's `on.schedule`. */
export function scheduleOf(workflow: Workflow): string | undefined {
  const token = workflow.eventConfig.get('schedule');
  const items = token === undefined ? null : evaluateToken(token, { contexts: { github: null } });
  const first = Array.isArray(items) ? items[0] : undefined;
  return isObject(first) ? coerceString(first['cron'] ?? '') : undefined;
}

/** Checks the inputs of workflow_dispatch against their declaration and fills in defaults, typed. */
export function dispatchInputs(workflow: Workflow, given: Readonly<Record<string, string>>): Payload {
  const declared = find(workflow.eventConfig.get('workflow_dispatch'), 'inputs');
  const definitions = new Map<string, TemplateToken>();
  if (declared !== undefined) {
    for (const { key, value } of declared.assertMapping('inputs')) definitions.set(key.toString(), value);
  }
  const problems: string[] = [];
  const known = [...definitions.keys()].join(', ') || 'none';
  for (const name of Object.keys(given)) {
    if (!definitions.has(name)) problems.push(`the input ${name} is not declared; declared are: ${known}`);
  }
  const result: Payload = {};
  for (const [name, token] of definitions) {
    const definition = evaluateToken(token, { contexts: { github: null } });
    const fields = isObject(definition) ? definition : {};
    const text =
      given[name] ?? (fields['default'] === undefined ? undefined : coerceString(fields['default']));
    if (text === undefined && fields['required'] === true) problems.push(`the input ${name} is required`);
    const value = typed(String(fields['type'] ?? 'string'), text);
    const options = Array.isArray(fields['options']) ? fields['options'].map(coerceString) : undefined;
    if (value === undefined)
      problems.push(`the input ${name} is '${text}', which is not a ${fields['type']}`);
    else if (text !== undefined && fields['type'] === 'choice' && options?.includes(text) === false) {
      problems.push(`the input ${name} is '${text}'; allowed are ${options.join(', ')}`);
    } else result[name] = value;
  }
  if (problems.length > 0)
    throw new UsageError(`${workflow.file}: ${problems.join('; ')}. Set inputs with --input NAME=VALUE.`);
  return result;
}

function typed(type: string, text: string | undefined): Value | undefined {
  if (type === 'boolean')
    return text === undefined ? false : ['true', 'false'].includes(text) ? text === 'true' : undefined;
  if (type === 'number')
    return text === undefined ? 0 : Number.isFinite(Number(text)) ? Number(text) : undefined;
  return text ?? '';
}

function specific(event: string, origin: Origin, facts: PayloadFacts, common: Payload): Payload {
  const repo = common['repository'] as Payload;
  const commit = { id: origin.head.sha, message: '', timestamp: new Date().toISOString() };
  switch (event) {
    case 'push':
      return {
        ref: origin.ref,
        before: origin.base.sha,
        after: origin.head.sha,
        created: /^0+$/.test(origin.base.sha),
        deleted: false,
        forced: false,
        base_ref: null,
        head_commit: commit,
        commits: [commit],
        pusher: { name: 'octocat' },
      };
    case 'pull_request':
    case 'pull_request_target':
    case 'pull_request_review':
    case 'pull_request_review_comment': {
      const side = ({ ref, sha }: { ref: string; sha: string }, fullName: string): Payload => {
        const [owner = '', name = ''] = fullName.split('/');
        const fork = fullName !== origin.repository;
        return {
          ref,
          sha,
          label: `${owner}:${ref}`,
          user: { login: owner },
          repo: {
            id: fork ? 2 : 1,
            name,
            full_name: fullName,
            fork,
            owner: { login: owner },
            default_branch: origin.defaultBranch,
          },
        };
      };
      return {
        action: 'synchronize',
        number: 1,
        pull_request: {
          id: 1,
          number: 1,
          state: 'open',
          draft: false,
          merged: false,
          title: `Pull request from ${origin.head.ref}`,
          body: '',
          html_url: `https://github.com/${origin.repository}/pull/1`,
          user: { login: 'octocat' },
          labels: [],
          head: side(origin.head, origin.head.repository),
          base: side(origin.base, origin.repository),
          merge_commit_sha: event === 'pull_request' ? origin.sha : null,
        },
      };
    }
    case 'merge_group':
      return {
        action: 'checks_requested',
        merge_group: {
          head_sha: origin.head.sha,
          head_ref: origin.ref,
          base_sha: origin.base.sha,
          base_ref: `refs/heads/${origin.base.ref}`,
          head_commit: commit,
        },
      };
    case 'schedule':
      return { schedule: facts.schedule ?? '0 0 * * *' };
    case 'workflow_dispatch':
      return { ref: origin.ref, inputs: facts.inputs };
    case 'workflow_run':
      return {
        action: 'completed',
        workflow: {
          id: 1,
          name: facts.triggering?.['name'] ?? 'CI',
          path: facts.triggering?.['path'] ?? '.github/workflows/ci.yml',
        },
        workflow_run: facts.triggering ?? {
          id: 1,
          name: 'CI',
          event: 'pull_request',
          status: 'completed',
          conclusion: 'success',
          run_attempt: 1,
          head_branch: origin.head.ref,
          head_sha: origin.head.sha,
          repository: repo,
          head_repository: repo,
          pull_requests: [],
        },
      };
    default:
      return {};
  }
}

function merge(base: Payload, over: Payload): Payload {
  const result = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    result[key] = isObject(below) && isObject(value) ? merge(below, value) : value;
  }
  return result;
}
