import { canonicalJson, type ExecutedFile, type HistoryRecord } from '@paceline/contracts';

/** A run that shows test files of a suite to be green, with the files of a commit. */
export interface Proof {
  readonly runId: string;
  /** The commit that was tested. */
  readonly head: string;
  /** Git's id of its tree. */
  readonly tree: string;
  readonly scope: string;
  /** Paths of the test files that it proves. */
  readonly files: ReadonlySet<string>;
}

/**
 * Events whose runs prove something: those of code on its way to a branch. A schedule or a run by hand may test with
 * other services, inputs and times.
 */
const EVENTS: ReadonlySet<string> = new Set(['push', 'pull_request', 'merge_group']);

interface ProofQuestion {
  readonly suite: string;
  /** Of the plan that asks: proofs of plans made elsewhere in the workflow, or of other inputs, are none. */
  readonly definition: string;
  /** The scopes whose runs are believed. */
  readonly scopes: readonly string[];
  /** The run that asks: who starts it again wants to see it again. */
  readonly runId: string;
}

export interface Proofs {
  /** Runs that prove files of the suite, newest first. */
  readonly runs: readonly Proof[];
  /** Whether believed runs have ever proven files of such a plan: what they have not proven was then left out by a red or cancelled run. */
  readonly known: boolean;
}

/**
 * What earlier runs prove of a suite. The newest run of such a plan, green or not, says what the suite runs on today:
 * what did not pass on each of these axes, platforms and images counts no more. A run with a report that is not green
 * proves nothing.
 * @param records newest first, as `History.records` gives them
 */
export function proofsOf(records: readonly HistoryRecord[], question: ProofQuestion): Proofs {
  const { suite, definition, scopes } = question;
  const notGreen = new Set(
    records.filter(({ conclusion }) => conclusion !== 'success').map(({ runId }) => runId),
  );
  const runs: Proof[] = [];
  let known = false;
  let today: RanOn | undefined;
  for (const { runId, scope, event, ranOn, proves, files } of records) {
    const here = ranOn?.find((one) => one.suite === suite);
    if (here === undefined || !EVENTS.has(event)) continue;
    if (!scopes.includes(scope) || scope.startsWith('refs/tags/')) continue;
    // Another plan's tests may run elsewhere. A run with two matrices of a plan does not say whose they are.
    if (here.definition === undefined || here.definition === definition) today ??= here;
    const isSame = proves?.suites.some((one) => one.suite === suite && one.definition === definition);
    if (proves === undefined || !isSame) continue;
    known = true;
    if (notGreen.has(runId) || runId === question.runId) continue;
    if (today === undefined || !covers(here, today)) continue;
    const proven = provenIn(files.filter((file) => file.suite === suite));
    if (proven.size === 0) continue;
    runs.push({ runId, head: proves.head, tree: proves.tree, scope, files: proven });
  }
  return { runs, known };
}

type RanOn = NonNullable<HistoryRecord['ranOn']>[number];

/** Whether a run was on all that the suite runs on today; where no leg of some axes told on what, on these axes. */
function covers({ environments }: RanOn, today: RanOn): boolean {
  const axes = new Set(environments.map(axesOf));
  return (
    today.environments.every((environment) => environments.includes(environment)) &&
    (today.untold ?? []).every((untold) => axes.has(untold))
  );
}

/** The axes in the text of an environment, as text; undefined where it is none that we wrote. */
function axesOf(environment: string): string | undefined {
  try {
    return canonicalJson(JSON.parse(environment).axes);
  } catch {
    return undefined;
  }
}

/** Files that a record says are proven, unless something else that it says of them does not fit that. */
function provenIn(files: HistoryRecord['files']): Set<string> {
  const isProven = (file: HistoryRecord['files'][number]) => file.proven === true && passedAtOnce(file);
  const found = new Set(files.filter(isProven).map(({ file }) => file));
  for (const entry of files) if (!isProven(entry)) found.delete(entry.file);
  return found;
}

/** Whether a test file ran and none of its tests had to be repeated: only then may it count as proven. */
export const passedAtOnce = ({ outcome, tests, failed, skipped, retries }: ExecutedFile): boolean =>
  outcome === 'passed' && tests > skipped && failed === 0 && retries === 0;
