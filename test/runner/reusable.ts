/**
 * Reusable workflows: finds and checks, before anything runs, every workflow that jobs call. What is
 * wrong here is what GitHub calls a start-up failure.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, NotSupportedError, UsageError } from './errors.ts';
import { git } from './git.ts';
import type { Origin } from './origin.ts';
import type { TemplateToken } from './parser.ts';
import { isMapping } from './parser.ts';
import type { Permissions } from './permissions.ts';
import { beyond } from './permissions.ts';
import { checkSupported, isSure } from './selection.ts';
import type { Job, Workflow } from './workflow.ts';
import { find, literal, parseWorkflowText } from './workflow.ts';

/** The called workflows of a workflow, by the id of the calling job; what cannot be called here, with the reason. */
export type Calls = ReadonlyMap<string, Call | NotSupportedError>;

/** A workflow that is called, with those it calls itself. */
export interface Call {
  workflow: Workflow;
  calls: Calls;
}

/** Where workflows are looked for. */
export interface CallPlaces {
  origin: Origin;
  actionsRoot: string;
}

// GitHub's limits: the levels below the first workflow, and the different workflows of one run.
const maximumDepth = 9;
const maximumCalled = 50;

type Home = 'repository' | 'paceline';

/** Resolves the calls of `jobs`, and of what they call. Throws UsageError with everything that is wrong. */
export async function resolveCalls(
  workflow: Workflow,
  jobs: ReadonlyMap<string, Job>,
  permissions: Permissions,
  places: CallPlaces,
): Promise<Calls> {
  const problems: string[] = [];
  const seen = new Set<string>();

  const resolve = async (
    from: Workflow,
    calling: ReadonlyMap<string, Job>,
    granted: Permissions,
    home: Home,
    depth: number,
    reached: boolean,
  ): Promise<Calls> => {
    const calls = new Map<string, Call | NotSupportedError>();
    for (const job of calling.values()) {
      if (job.uses === undefined) continue;
      const sure = reached && isSure(job, calling);
      const at = `${from.file}: job ${job.id}`;
      try {
        if (depth >= maximumDepth) throw new UsageError(`nests workflows more than ${maximumDepth + 1} deep`);
        const found = await read(job.uses, home, places);
        seen.add(found.key);
        if (seen.size > maximumCalled)
          throw new UsageError(`is one of over ${maximumCalled} called workflows`);
        const callee = await parseWorkflowText(found.content, found.file);
        checkSupported(callee, callee.jobs, sure);
        const ceiling = job.permissions ?? from.permissions ?? granted;
        const wrong = [...checkCall(job, callee), ...checkPermissions(callee, ceiling)];
        if (wrong.length > 0) {
          problems.push(...wrong.map((text) => `${at}: error calling workflow '${job.uses}'. ${text}`));
        } else {
          const inner = await resolve(callee, callee.jobs, ceiling, found.home, depth + 1, sure);
          calls.set(job.id, { workflow: callee, calls: inner });
        }
      } catch (error) {
        if (!(error instanceof UsageError || error instanceof NotSupportedError)) throw error;
        const message = `${at} (uses: ${job.uses}) ${error.message}`;
        if (error instanceof UsageError || sure) problems.push(message);
        else calls.set(job.id, new NotSupportedError(message));
      }
    }
    return calls;
  };

  const calls = await resolve(workflow, jobs, permissions, 'repository', 0, true);
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return calls;
}

/** A declared input of workflow_call. */
export interface CallInput {
  name: string;
  type: 'string' | 'number' | 'boolean';
  required: boolean;
  fallback: TemplateToken | undefined;
}

/** The inputs that a workflow declares for its callers. */
export function callInputs(workflow: Workflow): CallInput[] {
  return entries(find(workflow.eventConfig.get('workflow_call'), 'inputs')).map(([name, definition]) => ({
    name,
    type: (literal(find(definition, 'type')) ?? 'string') as CallInput['type'],
    required: literal(find(definition, 'required')) === 'true',
    fallback: find(definition, 'default'),
  }));
}

/** The entries of a mapping token. */
export function entries(token: TemplateToken | undefined): [string, TemplateToken][] {
  if (token === undefined || !isMapping(token)) return [];
  return [...token].map(({ key, value }) => [key.toString(), value]);
}

/** True for `secrets: inherit`. */
export function inheritsSecrets(job: Job): boolean {
  return job.secrets !== undefined && !isMapping(job.secrets) && literal(job.secrets) === 'inherit';
}

interface Source {
  key: string;
  content: string;
  file: string;
  home: Home;
}

// `./` is the repository, at its commit, of the file that says it; `$/` is Paceline's.
async function read(uses: string, home: Home, { origin, actionsRoot }: CallPlaces): Promise<Source> {
  const remote = /^([^/]+\/[^/]+)\/(.+)@(.+)$/.exec(uses);
  const [, repository = '', remotePath = '', ref = ''] = uses.startsWith('.') ? [] : (remote ?? []);
  const path = uses.startsWith('./') || uses.startsWith('$/') ? uses.slice(2) : remotePath;
  if (!/^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)) {
    throw new UsageError(
      'is not a workflow that can be called; allowed are ./.github/workflows/NAME.yml, ' +
        '$/.github/workflows/NAME.yml and OWNER/NAME/.github/workflows/NAME.yml@REF',
    );
  }
  const own = repository.toLowerCase() === origin.repository.toLowerCase();
  const paceline =
    uses.startsWith('$/') ||
    (uses.startsWith('./') ? home === 'paceline' : !own && repository.endsWith('/paceline'));
  if (!paceline && !own && repository !== '') {
    throw new NotSupportedError(
      `is a workflow of ${repository}, which the local runner does not have; it has those of ` +
        `${origin.repository} and of OWNER/paceline`,
    );
  }
  try {
    if (paceline) {
      const file = join(actionsRoot, path);
      return { key: file, content: readFileSync(file, 'utf8'), file, home: 'paceline' };
    }
    const commit = ref === '' ? origin.sha : ref;
    // Its last line ends as a line: in a file with CRLF a lone CR would be part of the text.
    const content = `${await git(origin.directory, ['show', `${commit}:${path}`])}\n`;
    return { key: `${commit}:${path}`, content, file: path, home: 'repository' };
  } catch (error) {
    throw new UsageError(`was not found: ${messageOf(error)}. Is the file committed?`);
  }
}

function checkCall(job: Job, callee: Workflow): string[] {
  if (!callee.events.includes('workflow_call')) {
    return [`It cannot be called: workflow_call is not one of its events (${callee.events.join(', ')}).`];
  }
  const inputs = callInputs(callee);
  const given = new Set(entries(job.with).map(([name]) => name));
  const declared = entries(find(callee.eventConfig.get('workflow_call'), 'secrets'));
  const secrets = new Set(entries(job.secrets).map(([name]) => name));
  const known = new Set(inputs.map(({ name }) => name));
  const wrong = [...given]
    .filter((name) => !known.has(name))
    .map((name) => `Invalid input, ${name} is not defined in the referenced workflow.`);
  for (const { name, required } of inputs) {
    if (required && !given.has(name))
      wrong.push(`Input ${name} is required, but not provided while calling.`);
  }
  if (inheritsSecrets(job)) return wrong;
  for (const name of secrets) {
    if (!declared.some(([other]) => other.toLowerCase() === name.toLowerCase())) {
      wrong.push(`Invalid secret, ${name} is not defined in the referenced workflow.`);
    }
  }
  for (const [name, definition] of declared) {
    if (literal(find(definition, 'required')) === 'true' && !secrets.has(name)) {
      wrong.push(`Secret ${name} is required, but not provided while calling.`);
    }
  }
  return wrong;
}

function checkPermissions(callee: Workflow, ceiling: Permissions): string[] {
  const say = (who: string, asked: Permissions | undefined) =>
    asked === undefined
      ? []
      : beyond(asked, ceiling).map(
          (over) =>
            `${who} is requesting '${over.scope}: ${over.asked}', but is only allowed '${over.scope}: ${over.allowed}'.`,
        );
  return [
    ...say('The workflow', callee.permissions),
    ...[...callee.jobs.values()].flatMap((job) => say(`The nested job '${job.id}'`, job.permissions)),
  ];
}
