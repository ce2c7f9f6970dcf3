import type { Environment } from '@paceline/core';
import { type GitHub, isActionable, messageOf, openGit, readAt, statusOf } from '@paceline/core';
import type { Context, Value } from '@paceline/expressions';
import { parse } from 'yaml';
import { isMapping } from './matrix.ts';
import { type Tolerance, toleranceFrom, unknownTolerance } from './tolerance.ts';
import { declaredJobs, type WorkflowFile, type WorkflowReader } from './workflow-jobs.ts';

/** GitHub's own limit of a workflow file is half of it. */
const MAX_BYTES = 1024 * 1024;

/** What has to be known of the run to find and evaluate its workflow file. */
type RunEnvironment = Pick<
  Environment,
  'repository' | 'runId' | 'workspace' | 'event' | 'eventName' | 'variables'
>;
type Files = Pick<GitHub, 'readFile' | 'calledWorkflows'>;

/**
 * What the workflow of this run says of its jobs' failures: read from the file at the commit that the run was
 * started with, through GitHub's API, else from the checkout where this job has one. Never throws: an
 * error becomes the reason why it is not known.
 * @param names of all jobs of the run
 */
export async function readTolerance(
  environment: RunEnvironment,
  github: () => Files,
  names: readonly string[],
): Promise<Tolerance> {
  const file = workflowFileOf(environment.variables);
  if (!file) return unknownTolerance('the runner does not tell which workflow file this run is of');
  try {
    const contexts = { github: githubContext(environment) };
    const inputs = (parsed: Value) => dispatchInputs(parsed, environment);
    const declared = await declaredJobs(file, contexts, inputs, createReader(environment, github));
    return toleranceFrom(declared, names);
  } catch (error) {
    return unknownTolerance(messageOf(error));
  }
}

/** `GITHUB_WORKFLOW_REF` is `owner/name/.github/workflows/file.yml@refs/heads/main`; in a called workflow, of its caller. */
export function workflowFileOf(variables: Environment['variables']): WorkflowFile | undefined {
  const [, repository, path] =
    /^([^/]+\/[^/]+)\/([^@]+\.ya?ml)@/.exec(variables['GITHUB_WORKFLOW_REF'] ?? '') ?? [];
  const commit = variables['GITHUB_WORKFLOW_SHA'] ?? '';
  return repository && path && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(commit)
    ? { repository, path, commit }
    : undefined;
}

function createReader(environment: RunEnvironment, github: () => Files): WorkflowReader {
  const files = new Map<string, Promise<Value>>();
  let calls: ReturnType<Files['calledWorkflows']> | undefined;
  return {
    read(file) {
      const key = `${file.repository}\0${file.commit}\0${file.path}`;
      const known =
        files.get(key) ?? readText(environment, github, file).then((text) => parsed(text, file.path));
      files.set(key, known);
      return known;
    },
    async commitOf(uses) {
      calls ??= github().calledWorkflows(environment.runId);
      return (await calls).find(({ path }) => path === uses)?.sha;
    },
  };
}

async function readText(
  environment: RunEnvironment,
  github: () => Files,
  file: WorkflowFile,
): Promise<string> {
  const { repository, path, commit } = file;
  try {
    return await github().readFile(path, commit, repository);
  } catch (error) {
    const own = repository.toLowerCase() === environment.repository.toLowerCase();
    const text = own ? await fromCheckout(environment, file) : undefined;
    if (text !== undefined) return text;
    if (statusOf(error) === 404) {
      throw new Error(
        `GitHub has no ${path} of ${repository} at ${commit.slice(0, 12)} for this token (permission "contents: read")`,
      );
    }
    throw new Error(
      `the workflow file ${path}: ${messageOf(error)}${isActionable(error) ? ` ${error.remedy}` : ''}`.replace(
        /\.$/,
        '',
      ),
    );
  }
}

/** By the commit, not from the working tree, which a step may have changed. */
async function fromCheckout(
  { workspace, variables }: RunEnvironment,
  { commit, path }: WorkflowFile,
): Promise<string | undefined> {
  try {
    return await readAt(await openGit(workspace, variables), commit, path);
  } catch {
    return undefined;
  }
}

function parsed(text: string, path: string): Value {
  if (text.length > MAX_BYTES) throw new Error(`${path} is longer than 1 MB`);
  try {
    return parse(text, { logLevel: 'error' }) as Value;
  } catch (error) {
    throw new Error(`${path} is not YAML: ${messageOf(error).split('\n')[0]}`);
  }
}

/** The properties of `github` that the runner also sets as variables of each step. */
function githubContext({ variables, event }: RunEnvironment): Context {
  const names = `actor actor_id base_ref event_name head_ref ref ref_name ref_type repository repository_id
    repository_owner repository_owner_id run_attempt run_id run_number server_url sha triggering_actor workflow
    workflow_ref workflow_sha`.split(/\s+/);
  const known = names.flatMap((name): [string, Value][] => {
    const value = variables[`GITHUB_${name.toUpperCase()}`];
    return value === undefined ? [] : [[name, value]];
  });
  const { GITHUB_REF_PROTECTED: isProtected } = variables;
  return {
    ...Object.fromEntries(known),
    ...(isProtected === undefined ? {} : { ref_protected: isProtected === 'true' }),
    event: event as Value,
  };
}

/** The inputs of workflow_dispatch as the file declares their types; of every other event there are none. */
function dispatchInputs(file: Value, { event, eventName }: RunEnvironment): Context {
  const given = event['inputs'];
  if (eventName !== 'workflow_dispatch' || typeof given !== 'object' || given === null) return {};
  const on = isMapping(file) ? file['on'] : null;
  const dispatch = isMapping(on) ? on['workflow_dispatch'] : null;
  const declared = isMapping(dispatch) && isMapping(dispatch['inputs']) ? dispatch['inputs'] : {};
  return Object.fromEntries(
    Object.entries(given as { [key: string]: Value }).map(([name, value]) => {
      const input = declared[name];
      const type = isMapping(input) ? input['type'] : undefined;
      if (type === 'boolean') return [name, String(value) === 'true'];
      return [name, type === 'number' ? Number(value) : value];
    }),
  );
}
