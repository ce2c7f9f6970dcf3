import { createHash } from 'node:crypto';
import { canonicalJson, type TestPlan } from '@paceline/contracts';
import type { Environment } from '@paceline/core';
import type { AffectedTests } from './affected-tests.ts';
import type { BaseComparison } from './compare.ts';
import type { DiscoveredTests } from './discover/discover.ts';
import type { Fallback } from './fallback.ts';
import type { Past } from './machine.ts';
import { deferSlow } from './policy/slow-tests.ts';
import type { PlanContext } from './publish.ts';
import { isStorable } from './repository/paths.ts';
import type { Reason, Selection } from './select/select-tests.ts';

interface PlanFacts {
  readonly environment: Environment;
  readonly suite: string;
  readonly definition: string;
  readonly head: string;
  /** Git's id of its files. */
  readonly tree: string;
  readonly comparison: BaseComparison;
  /** Its tests are those that are there to run. */
  readonly discovery: DiscoveredTests;
  readonly selection: Selection;
  readonly proofs: {
    readonly proven: AffectedTests['proven'];
    /** Whether a test runs that no run proves, whatever changed since the base. */
    readonly needed: boolean;
  };
  /** Tests that the input `always` names. */
  readonly always: ReadonlySet<string>;
  readonly past: Past;
  /** Seconds above which a file is left to the default branch; undefined where none is. */
  readonly slowSeconds?: number | undefined;
  /** Why all tests run whatever was selected, to see what it would have missed. */
  readonly audit?: NonNullable<TestPlan['audit']>['by'] | undefined;
}

/**
 * What a plan is of, as a hash: its place in the workflow, and the inputs that say what is planned. Two plans of one
 * workflow may be of the same files, for different programs.
 */
export function planDefinition({ environment, inputs }: PlanContext): string {
  const { suite, runner, tests, ignore, always } = inputs;
  const { job, variables } = environment;
  const where = { job, step: variables['GITHUB_ACTION'] ?? '', folder: inputs['working-directory'] };
  const everythingOn = inputs['run-everything-on'];
  return hash(canonicalJson({ ...where, suite, runner, tests, ignore, always, everythingOn }));
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** The plan: what each test does and why, and the id that the content and the run give it. */
export function planDocument(facts: PlanFacts, now: Date): TestPlan {
  const { environment, definition, head, tree, comparison, discovery, selection, past } = facts;
  const planned = discovery.tests.map((file) => plannedTest(facts, file));
  const wanted = deferSlow(planned, facts.slowSeconds, past.believedSeconds, comparison);
  const selected = wanted.filter(({ action }) => action === 'run');
  const byLegs = discovery.found.by === 'legs';
  const audit = !byLegs &&
    facts.audit && {
      by: facts.audit,
      selected: selected.length,
      selectedSeconds: secondsOf(selected),
    };
  const tests = audit ? wanted.map(audited) : wanted;
  const deferred = tests.filter(({ reasons }) => reasons[0]?.code === 'deferred').length;
  const fallback = deferred > 0 ? undefined : fallbackOf(facts);
  const running = tests.filter((test) => test.action === 'run');
  const content: Omit<TestPlan, 'planId' | 'createdAt'> = {
    kind: 'test-plan',
    version: 2,
    definition,
    event: environment.eventName,
    head,
    tree,
    ...(comparison.base === undefined ? {} : { base: comparison.base }),
    ...(discovery.runner === undefined ? {} : { runner: discovery.runner }),
    discovery: discovery.found,
    mode: running.length === 0 && !byLegs ? 'none' : fallback || audit ? 'full' : 'selected',
    ...(fallback ? { fallback: storableFallback(fallback) } : {}),
    ...(audit ? { audit } : {}),
    changes: comparison.changes
      .filter(({ path, from }) => isStorable(path) && (from === undefined || isStorable(from)))
      .map((change) => {
        const inert = selection.inert?.get(change.path);
        return inert === undefined ? change : { ...change, inert };
      }),
    totals: {
      tests: tests.length,
      selected: running.length,
      proven: tests.filter(({ reasons }) => reasons[0]?.code === 'proven').length,
      ...(deferred > 0 ? { deferred } : {}),
      selectedSeconds: secondsOf(running),
      fullSeconds: secondsOf(tests),
      ...(byLegs
        ? { expectedSeconds: discovery.likely.reduce((sum, file) => sum + (past.seconds(file) ?? 0), 0) }
        : {}),
    },
    tests,
  };
  const planId = hash(`${canonicalJson(content)}\n${environment.runId}`);
  return { ...content, planId, createdAt: now.toISOString() };
}

type PlannedTest = TestPlan['tests'][number];

/** Why everything runs; a test that was proven is one that does not. */
const fallbackOf = ({ selection, proofs }: PlanFacts): Fallback | undefined =>
  proofs.proven.size > 0 ? undefined : selection.fallback;

function plannedTest(facts: PlanFacts, file: string): PlannedTest {
  const { suite, selection, proofs, always, past } = facts;
  const found = selection.reasons.get(file);
  const affected = found ? [storableReason(found)] : [];
  const run = proofs.proven.get(file)?.runId;
  const anyway: Reason[] = [
    ...(always.has(file) ? [{ code: 'always' } as const] : []),
    ...(past.failedBefore.has(file) ? [{ code: 'failed-before' } as const] : []),
  ];
  const isWanted = found !== undefined || selection.fallback !== undefined || proofs.needed;
  const seconds = past.seconds(file);
  const planned = (action: PlannedTest['action'], reasons: Reason[]): PlannedTest => ({
    suite,
    file,
    action,
    ...(seconds === undefined ? {} : { estimatedSeconds: seconds }),
    reasons,
  });
  if (fallbackOf(facts)) return planned('run', [{ code: 'fallback' }, ...anyway]);
  if (run !== undefined && isWanted && anyway.length === 0) {
    return planned('skip', [{ code: 'proven', run }, ...affected]);
  }
  const unproven: Reason[] = isWanted && run === undefined && !found ? [{ code: 'unproven' }] : [];
  const reasons = [...affected, ...unproven, ...anyway];
  return reasons.length > 0 ? planned('run', reasons) : planned('skip', [{ code: 'unaffected' }]);
}

const audited = (test: PlannedTest): PlannedTest =>
  test.action === 'run' ? test : { ...test, action: 'run', reasons: [{ code: 'audited' }, ...test.reasons] };

const secondsOf = (tests: readonly PlannedTest[]): number =>
  tests.reduce((sum, test) => sum + (test.estimatedSeconds ?? 0), 0);

const storableReason = (reason: Reason): Reason =>
  reason.via?.every(isStorable) === false ? { code: reason.code } : reason;

const storableFallback = ({ code, message, file }: Fallback): NonNullable<TestPlan['fallback']> =>
  file !== undefined && isStorable(file) ? { code, message, file } : { code, message };
