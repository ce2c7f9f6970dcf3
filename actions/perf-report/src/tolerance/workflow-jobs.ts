import {
  type Context,
  type Contexts,
  evaluate,
  NotKnown,
  piecesOf,
  scalarValue,
  textOf,
  type Value,
} from '@paceline/expressions';
import { evaluateTree, isMapping, type Leg, legsOf } from './matrix.ts';
import { ANYTHING, type NamePart } from './name-pattern.ts';

/** A job as a workflow file and its matrix give it; of a matrix that is not known, all its jobs at once. */
export interface DeclaredJob {
  /** Its name, as GitHub's API shows it. */
  readonly name: readonly NamePart[];
  /** Whether the run may be green although it failed; undefined when that is not known. */
  readonly tolerates: boolean | undefined;
  /** Why it is not known, as the end of a sentence. */
  readonly why?: string;
}

/** A workflow file at a commit. */
export interface WorkflowFile {
  /** `owner/name`. */
  readonly repository: string;
  readonly path: string;
  readonly commit: string;
}

export interface WorkflowReader {
  /** The parsed file. Throws an error whose message says why it cannot be had. */
  read(file: WorkflowFile): Promise<Value>;
  /** The commit of a file that is called as `owner/name/path@ref`. */
  commitOf(uses: string): Promise<string | undefined>;
}

/** GitHub's limit of the levels of calls. */
const MAX_DEPTH = 10;
/** More than any run has; workflows that call themselves would give jobs without end. */
const MAX_JOBS = 5000;
const LONGEST_NAME = 100;

/** All jobs that a workflow can give a run, those of the workflows that it calls among them. */
export async function declaredJobs(
  file: WorkflowFile,
  contexts: Pick<Contexts, 'github'>,
  inputs: (file: Value) => Context,
  reader: WorkflowReader,
): Promise<DeclaredJob[]> {
  let count = 0;
  return jobsOf(file, [], inputs, 1);

  async function jobsOf(
    at: WorkflowFile,
    before: readonly NamePart[],
    inputsOf: (file: Value) => Context,
    depth: number,
  ): Promise<DeclaredJob[]> {
    if (depth > MAX_DEPTH) throw new Error('workflows call each other deeper than GitHub allows');
    const file = await reader.read(at);
    const jobs = isMapping(file) ? file['jobs'] : undefined;
    if (!isMapping(jobs)) throw new Error(`${at.path} has no jobs`);
    const found: DeclaredJob[] = [];
    for (const [id, job] of Object.entries(jobs)) {
      if (!isMapping(job)) continue;
      for (const leg of await legsWithNames(id, job, { ...contexts, inputs: inputsOf(file) })) {
        const name = [...before, ...leg.name];
        count += 1;
        if (count > MAX_JOBS) throw new Error(`the workflow has more than ${MAX_JOBS} jobs`);
        if (typeof job['uses'] === 'string')
          found.push(...(await called(at, job['uses'], job, leg, name, depth)));
        else found.push({ name, ...toleranceOf(job['continue-on-error'], leg.contexts) });
      }
    }
    return found;
  }

  async function called(
    at: WorkflowFile,
    uses: string,
    job: { [key: string]: Value },
    leg: NamedLeg,
    name: readonly NamePart[],
    depth: number,
  ): Promise<DeclaredJob[]> {
    const before = [...name, ' / '];
    try {
      const file = await calledFile(at, uses);
      return await jobsOf(
        file,
        before,
        (parsed) => callInputs(parsed, job['with'] ?? null, leg.contexts),
        depth + 1,
      );
    } catch (error) {
      const why = `the workflow ${uses} that it calls could not be read: ${(error as Error).message}`;
      return [{ name: [...before, ANYTHING], tolerates: undefined, why }];
    }
  }

  async function calledFile(at: WorkflowFile, uses: string): Promise<WorkflowFile> {
    // `./` and `$/` are the repository and commit of the file that says it.
    const own = /^[.$]\/(.+)$/.exec(uses)?.[1];
    if (own) return { ...at, path: own };
    // owner/name/path@ref
    const sign = uses.lastIndexOf('@');
    const [owner, name, ...folders] = uses.slice(0, Math.max(0, sign)).split('/');
    const [repository, path, ref] = [`${owner}/${name}`, folders.join('/'), uses.slice(sign + 1)];
    if (!owner || !name || path === '' || ref === '') throw new Error('that is no address of a workflow');
    const commit = /^[0-9a-f]{40}$/.test(ref) ? ref : await reader.commitOf(uses);
    if (!commit) throw new Error(`GitHub does not tell which commit ${ref} was`);
    return { repository, path, commit };
  }
}

interface NamedLeg {
  readonly name: readonly NamePart[];
  readonly contexts: Contexts;
}

async function legsWithNames(
  id: string,
  job: { [key: string]: Value },
  contexts: Contexts,
): Promise<NamedLeg[]> {
  const strategy = job['strategy'] ?? null;
  const matrix = isMapping(strategy) ? strategy['matrix'] : strategy;
  const named = (leg: Leg | undefined, known: Contexts): NamedLeg => ({
    name: nameOf(id, job['name'], leg?.labels ?? [], known),
    contexts: known,
  });
  // Without a matrix the context is there, and empty.
  const single = { ...contexts, matrix: {}, strategy: { 'job-index': 0, 'job-total': 1 } };
  if (matrix === undefined || matrix === null) return [named(undefined, single)];
  let legs: Leg[];
  try {
    legs = legsOf(evaluateTree(matrix, contexts));
  } catch (error) {
    if (!(error instanceof NotKnown)) throw error;
    const name = nameOf(id, job['name'], undefined, contexts);
    // The values behind a plain name are missing where the matrix turns out to be empty.
    const plain = nameOf(id, job['name'], [], contexts);
    return [name, plain].map((one) => ({ name: one, contexts }));
  }
  if (legs.length === 0) return [named(undefined, single)];
  return legs.map((leg, index) =>
    named(leg, {
      ...contexts,
      matrix: leg.matrix,
      strategy: { 'job-index': index, 'job-total': legs.length },
    }),
  );
}

/**
 * The name of a job: what its `name` says; where that has no expression, the values of its matrix stand behind it.
 * @param labels undefined when the matrix is not known
 */
function nameOf(
  id: string,
  given: Value | undefined,
  labels: readonly string[] | undefined,
  contexts: Contexts,
): NamePart[] {
  const text = given === undefined || given === null ? '' : String(given);
  let pieces: ReturnType<typeof piecesOf>;
  try {
    pieces = piecesOf(text);
  } catch {
    return [ANYTHING];
  }
  if (pieces.some((piece) => 'expression' in piece)) {
    const parts = pieces.map((piece): NamePart => {
      if ('text' in piece) return piece.text;
      try {
        return textOf(evaluate(piece.expression, contexts));
      } catch {
        return ANYTHING;
      }
    });
    if (parts.some((part) => part !== '')) return parts;
  }
  const plain = text === '' || pieces.some((piece) => 'expression' in piece) ? id : text;
  if (labels === undefined) return [`${plain} (`, ANYTHING];
  const whole = labels.length === 0 ? plain : `${plain} (${labels.join(', ')})`;
  return [whole.length > LONGEST_NAME ? `${whole.slice(0, LONGEST_NAME - 3)}...` : whole];
}

function toleranceOf(given: Value | undefined, contexts: Contexts): Pick<DeclaredJob, 'tolerates' | 'why'> {
  if (given === undefined || given === null) return { tolerates: false };
  const shown = JSON.stringify(given).slice(0, 200);
  if (typeof given === 'object') return { tolerates: undefined, why: `its continue-on-error is ${shown}` };
  try {
    const value = scalarValue(given, contexts);
    // A leg may lack the value: GitHub then takes it for false, or refuses the job. In neither case is a failure green.
    if (typeof value === 'boolean' || value === null || value === '') return { tolerates: value === true };
    return {
      tolerates: undefined,
      why: `its continue-on-error is ${shown}, which is neither true nor false`,
    };
  } catch {
    return { tolerates: undefined, why: `its continue-on-error, ${shown}, needs what is not known here` };
  }
}

/** The `inputs` of a called workflow: what the caller passes, else what the workflow declares. */
function callInputs(file: Value, given: Value, contexts: Contexts): Context {
  const on = isMapping(file) ? file['on'] : null;
  const call = isMapping(on) ? on['workflow_call'] : null;
  const declared = isMapping(call) ? call['inputs'] : null;
  if (!isMapping(declared)) return {};
  const passed = isMapping(given) ? given : {};
  return Object.fromEntries(
    Object.entries(declared).map(([name, input]): [string, Value | undefined] => {
      const { type, default: fallback } = isMapping(input) ? input : {};
      const written = passed[name] ?? fallback;
      if (written === undefined || written === null)
        return [name, type === 'boolean' ? false : type === 'number' ? 0 : ''];
      try {
        return [name, evaluateTree(written, contexts)];
      } catch {
        return [name, undefined];
      }
    }),
  );
}
