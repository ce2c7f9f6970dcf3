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
import { before, isStorable } from './repository/paths.ts';
import type { Reason, Selection } from './select/select-tests.ts';
import type { Suite } from './suites.ts';

interface PlanFacts {
  readonly environment: Environment;
  readonly head: string;
  /** Git's id of its files. */
  readonly tree: string;
  readonly comparison: BaseComparison;
  readonly suites: readonly SuiteFacts[];
  /** Seconds above which a file is left to the default branch; undefined where none is. */
  readonly slowSeconds?: number | undefined;
  /** Why all tests run whatever was selected, to see what it would have missed. */
  readonly audit?: NonNullable<TestPlan['audit']>['by'] | undefined;
}

export interface SuiteFacts {
  readonly suite: Suite;
  readonly definition: string;
  /** Its tests are those that are there to run. */
  readonly discovery: DiscoveredTests;
  readonly selection: Selection;
  readonly proofs: {
    readonly proven: AffectedTests['proven'];
    /** Whether a test runs that no run proves, whatever changed since the base. */
    readonly needed: boolean;
  };
  /** Tests that run whatever changed. */
  readonly always: ReadonlySet<string>;
  readonly past: Past;
}

/**
 * What a suite of a plan is, as a hash: the plan's place in the workflow, and the inputs that say what is planned. Two
 * plans of one workflow may be of the same files, for different programs, and two workflows may have the same name.
 */
export function planDefinition({ environment, inputs }: PlanContext, suite: Suite): string {
  const { ignore, always } = inputs;
  const { job, variables } = environment;
  const where = {
    workflow: before(variables['GITHUB_WORKFLOW_REF'] ?? '', '@refs/'),
    job,
    step: variables['GITHUB_ACTION'] ?? '',
    folder: inputs['working-directory'],
  };
  const everythingOn = inputs['run-everything-on'];
  return hash(canonicalJson({ ...where, suite, ignore, always, everythingOn }));
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** The plan: what each test does and why, and the id that the content and the run give it. */
export function planDocument(facts: PlanFacts, now: Date): TestPlan {
  const { environment, head, tree, comparison } = facts;
  const suites = facts.suites.map((suite) => planSuite(facts, suite));
  const tests = suites.flatMap((suite) => suite.tests);
  const running = tests.filter(({ action }) => action === 'run');
  const wanted = running.filter((test) => !isAudited(test));
  const modes = suites.map(({ planned }) => planned.mode);
  const deferred = countOf(tests, 'deferred');
  const by = suites.some(({ planned }) => planned.audited) ? facts.audit : undefined;
  const audit = by && { by, selected: wanted.length, selectedSeconds: secondsOf(wanted) };
  const content: Omit<TestPlan, 'planId' | 'createdAt'> = {
    kind: 'test-plan',
    version: 3,
    event: environment.eventName,
    head,
    tree,
    ...(comparison.base === undefined ? {} : { base: comparison.base }),
    mode: modes.every((mode) => mode === modes[0]) ? modes[0]! : 'selected',
    suites: suites.map(({ planned }) => planned),
    ...(audit ? { audit } : {}),
    changes: comparison.changes
      .filter(({ path, from }) => isStorable(path) && (from === undefined || isStorable(from)))
      .map((change) => {
        const inert = inertFor(change.path, facts.suites);
        return inert === undefined ? change : { ...change, inert };
      }),
    totals: {
      tests: tests.length,
      selected: running.length,
      proven: countOf(tests, 'proven'),
      ...(deferred > 0 ? { deferred } : {}),
      selectedSeconds: secondsOf(running),
      fullSeconds: secondsOf(tests),
    },
    tests,
  };
  const planId = hash(`${canonicalJson(content)}\n${environment.runId}`);
  return { ...content, planId, createdAt: now.toISOString() };
}

/** What is decided for a suite, and for each of its tests. */
function planSuite(facts: PlanFacts, suiteFacts: SuiteFacts) {
  const { suite, definition, discovery, selection, past } = suiteFacts;
  const byLegs = discovery.found.by === 'legs';
  const planned = discovery.tests.map((file) => plannedTest(suiteFacts, file));
  const wanted = deferSlow(planned, facts.slowSeconds, past.believedSeconds, facts.comparison);
  // Another rule is the user's own choice, and no selection that could be measured.
  const isAudit = facts.audit !== undefined && !byLegs && suite.rule === 'impacted';
  const tests = isAudit ? wanted.map(audited) : wanted;
  const fallback = countOf(tests, 'deferred') > 0 ? undefined : fallbackOf(suiteFacts);
  const selected = tests.filter(({ action }) => action === 'run').length;
  const runs = byLegs ? selection.fallback !== undefined : selected > 0;
  const isWhole =
    fallback !== undefined || isAudit || (suite.rule !== 'impacted' && selected === tests.length);
  const entry: TestPlan['suites'][number] = {
    suite: suite.name,
    definition,
    ...(discovery.runner === undefined ? {} : { runner: discovery.runner }),
    discovery: discovery.found,
    ...(suite.allowEmpty ? { mayBeEmpty: true } : {}),
    rule: suite.rule,
    mode: !runs ? 'none' : isWhole ? 'full' : 'selected',
    ...(fallback ? { fallback: storableFallback(fallback) } : {}),
    tests: tests.length,
    selected,
    ...(isAudit ? { audited: true } : {}),
    ...(byLegs
      ? { expectedSeconds: discovery.likely.reduce((sum, file) => sum + (past.seconds(file) ?? 0), 0) }
      : {}),
    ...(past.legCost === undefined ? {} : { legCost: past.legCost }),
    ...suite.forLegs,
  };
  return { planned: entry, tests };
}

/** Why no test of any suite can notice a changed file; undefined where one of them may. */
function inertFor(path: string, suites: readonly SuiteFacts[]): string | undefined {
  const reasons = suites
    .filter(({ suite }) => suite.rule !== 'always')
    .map(({ selection }) => selection.inert?.get(path));
  const isInert = reasons.length > 0 && reasons.every((reason) => reason !== undefined);
  return isInert ? [...new Set(reasons)].join('; ') : undefined;
}

const countOf = (tests: readonly PlannedTest[], code: Reason['code']): number =>
  tests.filter(({ reasons }) => reasons[0]?.code === code).length;

const isAudited = ({ reasons }: PlannedTest): boolean => reasons[0]?.code === 'audited';

type PlannedTest = TestPlan['tests'][number];

/** Why everything runs; a test that was proven is one that does not. */
const fallbackOf = ({ selection, proofs }: SuiteFacts): Fallback | undefined =>
  proofs.proven.size > 0 ? undefined : selection.fallback;

function plannedTest(facts: SuiteFacts, file: string): PlannedTest {
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
    suite: suite.name,
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

const storableFallback = ({
  code,
  message,
  file,
}: Fallback): NonNullable<TestPlan['suites'][number]['fallback']> =>
  file !== undefined && isStorable(file) ? { code, message, file } : { code, message };
