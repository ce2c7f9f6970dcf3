import { createHash } from 'node:crypto';
import { canonicalJson, type TestPlan } from '@paceline/contracts';
import type { Environment } from '@paceline/core';
import type { BaseComparison } from './compare.ts';
import type { DiscoveredTests } from './discover/discover.ts';
import type { Fallback } from './fallback.ts';
import type { Past } from './machine.ts';
import { isStorable } from './repository/paths.ts';
import type { Reason, Selection } from './select/select-tests.ts';

interface PlanFacts {
  readonly environment: Environment;
  readonly suite: string;
  readonly head: string;
  readonly comparison: BaseComparison;
  /** Its tests are those that are there to run. */
  readonly discovery: DiscoveredTests;
  readonly selection: Selection;
  /** Tests that the input `always` names. */
  readonly always: ReadonlySet<string>;
  readonly past: Past;
}

/** The plan: what each test does and why, and the id that the content and the run give it. */
export function planDocument(facts: PlanFacts, now: Date): TestPlan {
  const { environment, head, comparison, discovery, selection, past } = facts;
  const tests = discovery.tests.map((file) => plannedTest(facts, file));
  const running = tests.filter((test) => test.action === 'run');
  const byLegs = discovery.found.by === 'legs';
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
    changes: comparison.changes
      .filter(({ path, from }) => isStorable(path) && (from === undefined || isStorable(from)))
      .map((change) => {
        const inert = selection.inert?.get(change.path);
        return inert === undefined ? change : { ...change, inert };
      }),
    totals: {
      tests: tests.length,
      selected: running.length,
      selectedSeconds: secondsOf(running),
      fullSeconds: secondsOf(tests),
      ...(byLegs
        ? { expectedSeconds: discovery.likely.reduce((sum, file) => sum + (past.seconds(file) ?? 0), 0) }
        : {}),
    },
    tests,
  };
  const planId = createHash('sha256')
    .update(`${canonicalJson(content)}\n${environment.runId}`)
    .digest('hex')
    .slice(0, 16);
  return { ...content, planId, createdAt: now.toISOString() };
}

type PlannedTest = TestPlan['tests'][number];

function plannedTest({ suite, selection, always, past }: PlanFacts, file: string): PlannedTest {
  const found = selection.reasons.get(file);
  const reasons: Reason[] = selection.fallback
    ? [{ code: 'fallback' }]
    : found
      ? [storableReason(found)]
      : [];
  if (always.has(file)) reasons.push({ code: 'always' });
  if (past.failedBefore.has(file)) reasons.push({ code: 'failed-before' });
  const seconds = past.seconds(file);
  return {
    suite,
    file,
    action: reasons.length > 0 ? 'run' : 'skip',
    ...(seconds === undefined ? {} : { estimatedSeconds: seconds }),
    reasons: reasons.length > 0 ? reasons : [{ code: 'unaffected' }],
  };
}

const secondsOf = (tests: readonly PlannedTest[]): number =>
  tests.reduce((sum, test) => sum + (test.estimatedSeconds ?? 0), 0);

const storableReason = (reason: Reason): Reason =>
  reason.via?.every(isStorable) === false ? { code: reason.code } : reason;

const storableFallback = ({ code, message, file }: Fallback): NonNullable<TestPlan['fallback']> =>
  file !== undefined && isStorable(file) ? { code, message, file } : { code, message };
