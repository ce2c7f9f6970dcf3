/**
 * Reads a workflow file into the model that the runner executes. The official parser checks it
 * against GitHub's schema; expressions stay tokens, which are evaluated when their time has come.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { messageOf, UsageError } from './errors.ts';
import type { MappingToken, TemplateContext, TemplateToken } from './parser.ts';
import {
  checkWorkflow,
  ensureStatusFunction,
  isBasicExpression,
  isMapping,
  isSequence,
  parseWorkflow,
} from './parser.ts';
import type { Permissions } from './permissions.ts';
import { permissionsOf } from './permissions.ts';

/** A workflow file. `events` are the keys of `on`, in their order. */
export interface Workflow {
  /** The path as it was given, for messages. */
  file: string;
  name: string;
  events: string[];
  /** The configuration of one event, e.g. the inputs of workflow_dispatch. */
  eventConfig: Map<string, TemplateToken>;
  env: TemplateToken | undefined;
  defaults: TemplateToken | undefined;
  permissions: Permissions | undefined;
  concurrency: TemplateToken | undefined;
  jobs: Map<string, Job>;
}

/** A job as written. Fields left out in the file are undefined. */
export interface Job {
  id: string;
  name: TemplateToken | undefined;
  needs: string[];
  /** The condition with the implicit success() made explicit. */
  if: string;
  env: TemplateToken | undefined;
  defaults: TemplateToken | undefined;
  outputs: TemplateToken | undefined;
  strategy: TemplateToken | undefined;
  timeoutMinutes: TemplateToken | undefined;
  continueOnError: TemplateToken | undefined;
  runsOn: TemplateToken | undefined;
  steps: Step[];
  /** A called workflow (`jobs.x.uses`). */
  uses: string | undefined;
  with: TemplateToken | undefined;
  secrets: TemplateToken | undefined;
  permissions: Permissions | undefined;
  concurrency: TemplateToken | undefined;
  container: TemplateToken | undefined;
  services: TemplateToken | undefined;
}

/** A step of a job or of a composite action. */
export interface Step {
  /** The id as written; its outputs are reachable under it. */
  id: string | undefined;
  /** The id, or the one GitHub generates (`__run`, `__actions_checkout_2`): the value of GITHUB_ACTION. */
  contextName: string;
  name: TemplateToken | undefined;
  if: string;
  run: TemplateToken | undefined;
  uses: string | undefined;
  with: TemplateToken | undefined;
  env: TemplateToken | undefined;
  shell: TemplateToken | undefined;
  workingDirectory: TemplateToken | undefined;
  timeoutMinutes: TemplateToken | undefined;
  continueOnError: TemplateToken | undefined;
}

/** Reads and checks a workflow file. Throws UsageError with every mistake as `file:line:column: message`. */
export async function readWorkflow(path: string, shownAs: string = path): Promise<Workflow> {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(
      `The workflow ${path} cannot be read: ${messageOf(error)}. Give the path of a workflow file.`,
    );
  }
  return parseWorkflowText(content, shownAs);
}

/** As readWorkflow, from text. */
export async function parseWorkflowText(content: string, file: string): Promise<Workflow> {
  if (content.trim() === '') throw new UsageError(`${file}: the workflow is empty`);
  const { context, value } = parseWorkflow(file, content);
  throwErrors(context, file);
  if (value === undefined || !isMapping(value)) throw new UsageError(`${file}: the workflow is no mapping`);
  await checkWorkflow(context, value);
  throwErrors(context, file);
  const on = find(value, 'on');
  const jobs = find(value, 'jobs');
  if (on === undefined || jobs === undefined || !isMapping(jobs))
    throw new UsageError(`${file}: on and jobs are required`);
  return {
    file,
    name: literal(find(value, 'name')) ?? basename(file),
    ...eventsOf(on),
    env: find(value, 'env'),
    defaults: find(value, 'defaults'),
    permissions: permissionsOf(find(value, 'permissions')),
    concurrency: find(value, 'concurrency'),
    jobs: new Map(
      [...jobs].map(({ key, value: job }) => [key.toString(), jobOf(key.toString(), job as MappingToken)]),
    ),
  };
}

/** The value of a key of a mapping token. */
export function find(token: TemplateToken | undefined, key: string): TemplateToken | undefined {
  return token !== undefined && isMapping(token) ? token.find(key) : undefined;
}

/** The text of a literal token; undefined for a missing one. */
export function literal(token: TemplateToken | undefined): string | undefined {
  return token === undefined || isMapping(token) || isSequence(token) ? undefined : token.toString();
}

/** Throws what a parser reported, as `file:line:column: message` lines. */
export function throwErrors(context: TemplateContext, file: string): void {
  const errors = context.errors.getErrors();
  if (errors.length === 0) return;
  const lines = errors.map((error) => {
    const start = error.range?.start;
    const place = start === undefined ? file : `${file}:${start.line}:${start.column}`;
    return `${place}: ${error.rawMessage}`;
  });
  throw new UsageError([...new Set(lines)].join('\n'));
}

/** Reads a `steps` sequence, of a job or of a composite action. */
export function stepsOf(token: TemplateToken | undefined): Step[] {
  if (token === undefined || !isSequence(token)) return [];
  const taken = new Set<string>();
  const items = [...token] as MappingToken[];
  for (const item of items) {
    const id = literal(find(item, 'id'));
    if (id !== undefined) taken.add(id);
  }
  return items.map((item) => {
    const id = literal(find(item, 'id'));
    const uses = literal(find(item, 'uses'));
    return {
      id,
      contextName: id ?? generatedName(uses, taken),
      name: find(item, 'name'),
      if: conditionOf(find(item, 'if')),
      run: find(item, 'run'),
      uses,
      with: find(item, 'with'),
      env: find(item, 'env'),
      shell: find(item, 'shell'),
      workingDirectory: find(item, 'working-directory'),
      timeoutMinutes: find(item, 'timeout-minutes'),
      continueOnError: find(item, 'continue-on-error'),
    };
  });
}

function eventsOf(on: TemplateToken): Pick<Workflow, 'events' | 'eventConfig'> {
  const eventConfig = new Map<string, TemplateToken>();
  if (isMapping(on)) for (const { key, value } of on) eventConfig.set(key.toString(), value);
  else if (isSequence(on)) for (const event of on) eventConfig.set(event.toString(), event);
  else eventConfig.set(on.toString(), on);
  return { events: [...eventConfig.keys()], eventConfig };
}

function jobOf(id: string, job: MappingToken): Job {
  const needs = find(job, 'needs');
  return {
    id,
    name: find(job, 'name'),
    needs: needs === undefined ? [] : isSequence(needs) ? [...needs].map(String) : [needs.toString()],
    if: conditionOf(find(job, 'if')),
    env: find(job, 'env'),
    defaults: find(job, 'defaults'),
    outputs: find(job, 'outputs'),
    strategy: find(job, 'strategy'),
    timeoutMinutes: find(job, 'timeout-minutes'),
    continueOnError: find(job, 'continue-on-error'),
    runsOn: find(job, 'runs-on'),
    steps: stepsOf(find(job, 'steps')),
    uses: literal(find(job, 'uses')),
    with: find(job, 'with'),
    secrets: find(job, 'secrets'),
    permissions: permissionsOf(find(job, 'permissions')),
    concurrency: find(job, 'concurrency'),
    container: find(job, 'container'),
    services: find(job, 'services'),
  };
}

function conditionOf(token: TemplateToken | undefined): string {
  if (token === undefined) return 'success()';
  const text = (isBasicExpression(token) ? token.expression : token.toString()).trim();
  return text === '' ? 'success()' : ensureStatusFunction(text, token.definitionInfo);
}

// The names GitHub gives to steps without an id: after what they use, numbered when taken.
function generatedName(uses: string | undefined, taken: Set<string>): string {
  let base = '__run';
  if (uses !== undefined) {
    const [path = ''] = uses.split('@');
    const repository = path.split('/').slice(0, 2).join('/');
    base = /^(\.|\$)\//.test(uses) ? '__self' : `__${repository.replace(/[^\w-]/g, '_')}`;
  }
  let name = base;
  for (let count = 2; taken.has(name); count++) name = `${base}_${count}`;
  taken.add(name);
  return name;
}
