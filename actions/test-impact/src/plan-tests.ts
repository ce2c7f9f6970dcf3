import { createHash } from 'node:crypto';
import { canonicalJson, type TestPlan, type TestRunner, testPlan, writeDocument } from '@paceline/contracts';
import {
  type BaseAnswer,
  type BaseQuestion,
  type Context,
  type FileChange,
  messageOf,
  PacelineError,
  saveDocument,
} from '@paceline/core';
import { foreignPatterns, matchedPaths } from '@paceline/runners';
import { checkTests } from './check-tests.ts';
import { type Deadline, GaveUp, startDeadline } from './deadline.ts';
import { type Discovery, discoverTests } from './discover/discover.ts';
import type { Fallback } from './fallback.ts';
import { buildGraph } from './graph/import-graph.ts';
import type { inputs } from './inputs.ts';
import { MAX_PATH } from './repository/paths.ts';
import { type Project, readProject } from './repository/project.ts';
import { type Reason, type Selection, selectTests } from './select/select-tests.ts';
import { planSummary, resultLine } from './summary.ts';

export const outputs = {
  'plan-path': '',
  'plan-id': '',
  mode: '',
  discovery: '',
  'has-tests': 'false',
  'selected-count': '0',
  'total-count': '0',
  base: '',
  head: '',
  'fallback-code': '',
  'fallback-reason': '',
};

/** From here on everything runs: planning is to save time. Reading a hundred thousand files takes less. */
/** For all patterns of the repository and of the inputs together. */
const PATTERN_MS = 5000;
const PLAN_MS = 12_000;

type PlanContext = Context<typeof inputs, keyof typeof outputs>;

/** The repository as it is checked out. */
export interface Checkout {
  head(): Promise<string>;
  findBase(question: BaseQuestion): Promise<BaseAnswer>;
  changedFiles(base: string, head: string): Promise<FileChange[]>;
  listFiles(): Promise<string[]>;
  readAt(commit: string, path: string): Promise<string | undefined>;
  read(path: string): string | undefined;
  /** As in `Tree`. */
  refused?(path: string): string | undefined;
  leadsTo?(path: string): string | undefined;
}

/** What earlier runs say of the suite. */
export interface Past {
  /** Seconds that a test file takes; undefined when it was never timed. */
  seconds(file: string): number | undefined;
  /** Files that failed in the newest run of this ref. */
  readonly failedBefore: ReadonlySet<string>;
}

export interface Dependencies {
  now(): Date;
  /** A clock that only goes forward. */
  milliseconds(): number;
  openCheckout(): Promise<Checkout>;
  past(store: readonly string[], suite: string): Promise<Past>;
}

/** Finds what changed, which tests that can affect, and writes the plan. */
export async function planTests(context: PlanContext, dependencies: Dependencies): Promise<void> {
  const { environment, inputs, log } = context;
  const checkout = await dependencies.openCheckout();
  const head = await checkout.head();
  const [files, past, comparison] = await Promise.all([
    checkout.listFiles(),
    dependencies.past(inputs.store, inputs.suite),
    compare(context, checkout, head),
  ]);

  // Deleted files take part under their old names, so that what still imports them is found.
  const gone = comparison.changes.flatMap(({ status, path, from }) =>
    status === 'deleted' ? [path] : (from ?? []),
  );
  const names = new Set([...files, ...gone]);
  const present = new Set(files);
  const deadline = startDeadline(dependencies.milliseconds, PLAN_MS);
  const foreign = foreignPatterns(PATTERN_MS);
  const changedNames = comparison.changes.flatMap(({ path, from }) =>
    from === undefined ? [path] : [path, from],
  );
  const named = {
    ignored: matchedPaths(foreign, inputs.ignore, changedNames),
    runsEverything: matchedPaths(foreign, inputs['run-everything-on'], changedNames),
    always: matchedPaths(foreign, inputs.always, files),
  };
  const project = readProject(
    {
      files: names,
      read: (path) => (present.has(path) ? checkout.read(path) : undefined),
      refused: (path) => (present.has(path) ? checkout.refused?.(path) : undefined),
      leadsTo: (path) => checkout.leadsTo?.(path),
    },
    deadline,
  );
  const discovery = await discoverTests(project, inputs.runner, inputs.tests, foreign);
  const tests = discovery.tests.filter((path) => present.has(path) && path.length <= MAX_PATH);
  checkManifest(project);
  checkTests(context, discovery, tests);
  checkNames(tests);

  const goneTests = new Set(discovery.tests.filter((path) => !present.has(path)));
  const selection = await select(
    context,
    checkout,
    project,
    { ...discovery, tests },
    { ...comparison, ...named, goneTests },
    deadline,
  );
  const chosen = new Map<string, Reason[]>();
  for (const test of tests) {
    const reason = selection.reasons.get(test);
    const reasons: Reason[] = selection.fallback ? [{ code: 'fallback' }] : reason ? [storable(reason)] : [];
    if (named.always.has(test)) reasons.push({ code: 'always' });
    if (past.failedBefore.has(test)) reasons.push({ code: 'failed-before' });
    chosen.set(test, reasons);
  }

  const planned = tests.map((file) => {
    const seconds = past.seconds(file);
    const reasons = chosen.get(file)!;
    return {
      suite: inputs.suite,
      file,
      action: reasons.length > 0 ? ('run' as const) : ('skip' as const),
      ...(seconds === undefined ? {} : { estimatedSeconds: seconds }),
      reasons: reasons.length > 0 ? reasons : [{ code: 'unaffected' as const }],
    };
  });
  const byLegs = discovery.found.by === 'legs';
  const running = planned.filter((test) => test.action === 'run');
  const total = (list: typeof planned) => list.reduce((sum, test) => sum + (test.estimatedSeconds ?? 0), 0);
  const content: Omit<TestPlan, 'planId' | 'createdAt'> = {
    kind: 'test-plan',
    version: 2,
    event: environment.eventName,
    head,
    ...(comparison.base === undefined ? {} : { base: comparison.base }),
    ...(discovery.runner === undefined ? {} : { runner: discovery.runner }),
    discovery: discovery.found,
    mode: running.length === 0 && !byLegs ? 'none' : selection.fallback ? 'full' : 'selected',
    ...(selection.fallback ? { fallback: storableFallback(selection.fallback) } : {}),
    changes: comparison.changes.filter(
      ({ path, from }) => storablePath(path) && (from === undefined || storablePath(from)),
    ),
    totals: {
      tests: planned.length,
      selected: running.length,
      selectedSeconds: total(running),
      fullSeconds: total(planned),
      ...(byLegs
        ? { expectedSeconds: discovery.likely.reduce((sum, file) => sum + (past.seconds(file) ?? 0), 0) }
        : {}),
    },
    tests: planned,
  };
  const planId = createHash('sha256')
    .update(`${canonicalJson(content)}\n${environment.runId}`)
    .digest('hex')
    .slice(0, 16);
  const plan: TestPlan = { ...content, planId, createdAt: dependencies.now().toISOString() };
  await publish(context, plan);
  if (selection.fallback && selection.fallback.code !== 'asked-for') {
    const say = FAILED.has(selection.fallback.code) ? log.warning : log.notice;
    say(`All tests run: ${selection.fallback.message}.`);
  }
  context.summary(planSummary(plan));
  context.result(resultLine(plan));
}

/** Fallbacks that are no rule at work but something that went wrong, which is worth a look. */
const FAILED: ReadonlySet<string> = new Set([
  'no-base',
  'plan-error',
  'parse-error',
  'too-slow',
  'unreadable',
]);

interface Comparison {
  readonly base?: string;
  readonly changes: readonly FileChange[];
  readonly fallback?: Fallback;
}

/** What changed since the base, or why that cannot be said. */
async function compare(context: PlanContext, checkout: Checkout, head: string): Promise<Comparison> {
  const { environment, inputs, log } = context;
  try {
    const answer = await checkout.findBase({
      eventName: environment.eventName,
      event: environment.event,
      ref: environment.ref,
      base: inputs.base,
      maxDeepen: inputs['max-deepen'],
    });
    const asked: Fallback = { code: 'asked-for', message: 'the input mode is full' };
    if (answer.commit === undefined) {
      const fallback = inputs.mode === 'full' ? asked : { code: answer.code, message: answer.reason };
      return { changes: [], fallback };
    }
    log.info(`Comparing ${head.slice(0, 12)} with ${answer.commit.slice(0, 12)} (${answer.how}).`);
    const changes = await checkout.changedFiles(answer.commit, head);
    return { base: answer.commit, changes, ...(inputs.mode === 'full' ? { fallback: asked } : {}) };
  } catch (error) {
    return {
      changes: [],
      fallback: {
        code: 'no-base',
        message: `what changed is not known: ${messageOf(error).replace(/\.$/, '')}`,
      },
    };
  }
}

/** Without a readable package.json a repository would look as if it had no tests. */
function checkManifest({ tree, packages }: Project): void {
  if (!tree.files.has('package.json') || packages.some(({ folder }) => folder === '')) return;
  if (tree.read('package.json') === undefined) return; // deleted
  throw new PacelineError(
    'PACELINE_PACKAGE_JSON',
    'package.json is not a JSON object, so the test runner cannot be told.',
    'Correct package.json; `npm pkg get name` shows where it is wrong.',
  );
}

function checkNames(tests: readonly string[]): void {
  const unsafe = tests.find((path) => !storablePath(path));
  if (unsafe === undefined) return;
  throw new PacelineError(
    'PACELINE_TEST_NAME',
    `The test file ${JSON.stringify(unsafe)} has a name that a plan cannot hold.`,
    'Rename it: no backslash, no drive letter.',
  );
}

const GRAPH_RUNNERS: ReadonlySet<TestRunner> = new Set(['vitest', 'jest', 'node']);

/** The tests that the changes can affect. A failure in here costs time, never a missed test. */
async function select(
  { environment, log }: PlanContext,
  checkout: Checkout,
  project: Project,
  discovery: Discovery,
  {
    base,
    changes,
    fallback,
    goneTests,
    ignored,
    runsEverything,
  }: Comparison & {
    readonly goneTests: ReadonlySet<string>;
    readonly ignored: ReadonlySet<string>;
    readonly runsEverything: ReadonlySet<string>;
  },
  deadline: Deadline,
): Promise<Selection> {
  const everything = (reason: Fallback): Selection => ({ reasons: new Map(), fallback: reason });
  if (discovery.found.by === 'legs') {
    return everything({
      code: 'tests-unknown',
      message: `only ${discovery.runner} itself can say which files are tests: ${discovery.found.reason}`,
    });
  }
  if (fallback) return everything(fallback);
  if (discovery.tests.length === 0) return { reasons: new Map() };
  if (discovery.runner === undefined || !GRAPH_RUNNERS.has(discovery.runner)) {
    return everything({
      code: 'no-graph',
      message: `${discovery.runner ?? 'this runner'} has no import graph yet`,
    });
  }
  const strange = changes.find(
    ({ path, from }) => !storablePath(path) || (from !== undefined && !storablePath(from)),
  );
  if (strange) {
    return everything({
      code: 'unknown-file',
      message: `the changed file ${JSON.stringify(strange.path)} has a name that a plan cannot hold`,
    });
  }
  const [unread] = project.unread;
  if (unread) {
    const [file, why] = unread;
    return everything(new GaveUp('unreadable', `${file} ${why}`, file).fallback);
  }
  try {
    const tests = new Set(discovery.tests);
    const started = performance.now();
    const graph = buildGraph(project, {
      aliases: discovery.aliases,
      jsxImportSources: discovery.jsxImportSources,
      keepTypes: discovery.checksTypes,
      keepInlineTypes: discovery.runner === 'node',
      isTest: (path) => tests.has(path),
      isConfiguration: (path) => discovery.configFiles.has(path) && !tests.has(path),
      deadline,
    });
    const selection = await selectTests({
      changes,
      tests: discovery.tests,
      goneTests,
      graph,
      configFiles: discovery.configFiles,
      setupFiles: discovery.setupFiles,
      checksTypes: discovery.checksTypes,
      ignored: (path) => ignored.has(path),
      runsEverything: (path) => runsEverything.has(path),
      workflow: workflowPath(environment.variables['GITHUB_WORKFLOW_REF'], environment.repository),
      versions: {
        before: (path) => (base === undefined ? Promise.resolve(undefined) : checkout.readAt(base, path)),
        after: (path) => project.tree.read(path),
      },
      deadline,
    });
    log.debug(
      `${graph.edges} dependencies in ${Math.round(performance.now() - started)} ms; unknown imports in: ${[...graph.opaque].slice(0, 20).join(', ') || 'no file'}`,
    );
    return selection;
  } catch (error) {
    log.debug((error as Error).stack ?? '');
    if (error instanceof GaveUp) return everything(error.fallback);
    return everything({
      code: 'plan-error',
      message: `planning failed (${messageOf(error)}); please report it`,
    });
  }
}

/** `owner/name/.github/workflows/ci.yml@ref`, when it is of this repository. */
const workflowPath = (ref: string | undefined, repository: string): string | undefined =>
  ref?.startsWith(`${repository}/`) ? ref.slice(repository.length + 1).replace(/@.*$/s, '') : undefined;

async function publish(context: PlanContext, plan: TestPlan): Promise<void> {
  const text = writeDocument(testPlan, plan);
  const path = await saveDocument(context.environment, 'test-plan.json', text);
  await context.artifacts.publish({ kind: 'test-plan', planId: plan.planId, leg: 'all' }, text);
  context.setOutput('plan-path', path);
  context.setOutput('plan-id', plan.planId);
  context.setOutput('mode', plan.mode);
  context.setOutput('discovery', plan.discovery.by);
  context.setOutput('has-tests', plan.totals.selected > 0 || plan.discovery.by === 'legs');
  context.setOutput('selected-count', plan.totals.selected);
  context.setOutput('total-count', plan.totals.tests);
  context.setOutput('base', plan.base ?? '');
  context.setOutput('head', plan.head);
  context.setOutput('fallback-code', plan.fallback?.code ?? '');
  context.setOutput('fallback-reason', plan.fallback?.message ?? '');
}

/** What the contract takes as a path below the repository. */
const storablePath = (path: string): boolean =>
  path.length <= MAX_PATH && !/^(?:\/|[A-Za-z]:)|\\|\uFFFD/.test(path) && !path.split('/').includes('..');

const storable = (reason: Reason): Reason =>
  reason.via?.every(storablePath) === false ? { code: reason.code } : reason;

function storableFallback({ code, message, file }: Fallback): NonNullable<TestPlan['fallback']> {
  return file !== undefined && storablePath(file) ? { code, message, file } : { code, message };
}
