import { type LegResult, legResult, parseDocument, type ShardPlan } from '@paceline/contracts';
import { messageOf, PacelineError } from '@paceline/core';
import { type Column, formatDuration, markdownTable, plural } from '@paceline/render';
import type { RunContext } from './inputs.ts';
import { loadPlan, suiteOf } from './plan/planned-leg.ts';
import { legsToRun, type Problem, verifyPlan } from './plan/verify-plan.ts';
import { totalsOf } from './result/run-summary.ts';
import { listed, shownText } from './words.ts';

const SHOWN = 20;

/** Proves from the legs' own results that together they ran the plan, no less and nothing twice. */
export async function verifyLegs(context: RunContext): Promise<void> {
  const { inputs, environment, artifacts } = context;
  if (inputs['plan-id'] === '' && inputs.plan === '') {
    throw new PacelineError(
      'PACELINE_VERIFY_NO_PLAN',
      '"plan-id" is empty: the job that plans did not come to its end, so nothing proves that any test ran.',
      "See that job's log. If it is green, pass its plan-id output: ${{ needs.plan.outputs.plan-id }}.",
    );
  }
  const plan = await loadPlan(environment, artifacts, { planId: inputs['plan-id'], path: inputs.plan });
  const legs = legsToRun(plan);
  if (legs.length === 0) return verifyNothing(context, plan);
  const { results, unreadable } = await readResults(context, plan);
  const problems = [...unreadable, ...verifyPlan(plan, results, { allowEmpty: inputs['allow-empty'] })];
  presentProof(context, plan, results, problems);
  if (problems.length === 0) return;
  const shown = problems.slice(0, SHOWN).map((problem) => problem.text);
  if (problems.length > SHOWN) shown.push(`… and ${problems.length - SHOWN} more.`);
  throw new PacelineError(
    'PACELINE_VERIFY_FAILED',
    problems.length === 1 ? shown[0]! : `The legs do not prove the plan:\n- ${shown.join('\n- ')}\n`,
    'See the logs of the legs that are named; re-run the failed jobs once the cause is gone.',
  );
}

/** Nothing to run is green only when the plan knows tests and selected none of them. */
function verifyNothing(context: RunContext, plan: ShardPlan): void {
  // Where only the test program knows the tests of a suite that rests, a rule of the plan decided that.
  const isEmpty = plan.suites.every(
    ({ knownTests, discovery }) => knownTests === 0 && discovery.by !== 'legs',
  );
  if (isEmpty && !context.inputs['allow-empty']) {
    throw new PacelineError(
      'PACELINE_VERIFY_EMPTY',
      `The plan ${plan.planId} knows no test at all, so nothing was run and nothing is proven.`,
      'Let test-impact find the tests ("runner", "tests"); if the suite may be empty, add "allow-empty: true" here too.',
    );
  }
  context.setOutput('outcome', 'passed');
  const knownTests = plan.suites.reduce((sum, suite) => sum + suite.knownTests, 0);
  const why = isEmpty
    ? 'The suite has no test, which "allow-empty" allows.'
    : `None of the ${plural(knownTests, 'known test file')} was selected for this change, so none had to run.`;
  context.summary(`#### ✅ Tests\n\n${why}\n`);
  context.result(`run-tests: nothing to verify: ${why}`);
}

/** A result that cannot be read proves nothing; its leg then counts as absent as well. */
async function readResults(
  context: RunContext,
  plan: ShardPlan,
): Promise<{ results: LegResult[]; unreadable: Problem[] }> {
  const { artifacts, log } = context;
  const results: LegResult[] = [];
  const unreadable: Problem[] = [];
  for (const found of await artifacts.find('leg-result', plan.planId)) {
    const source = `leg-result of leg ${found.leg}`;
    try {
      const result = parseDocument(legResult, await artifacts.read(found), source);
      if (result.leg !== found.leg) throw new Error(`it is the result of leg ${result.leg}`);
      results.push(result);
    } catch (error) {
      const text = `The ${source} cannot be used: ${messageOf(error)}`;
      log.debug(text);
      unreadable.push({ kind: 'absent', leg: found.leg, text, files: [] });
    }
  }
  return { results, unreadable };
}

function presentProof(
  context: RunContext,
  plan: ShardPlan,
  results: readonly LegResult[],
  problems: readonly Problem[],
): void {
  const totals = totalsOf(...results);
  const seconds = Math.max(0, ...results.map((result) => result.seconds));
  const legs = legsToRun(plan);
  const lost = problems.filter((problem) => problem.kind === 'dropped' || problem.kind === 'absent');
  const missing = lost.reduce((sum, problem) => sum + problem.files.length, 0);
  context.setOutput('outcome', problems.length === 0 ? 'passed' : 'failed');
  context.setOutput('legs', results.length);
  context.setOutput('missing', missing);
  context.setOutput('seconds', Number(seconds.toFixed(3)));
  for (const name of ['files', 'tests', 'failed', 'skipped'] as const) context.setOutput(name, totals[name]);

  const byLeg = new Map(results.map((result) => [result.leg, result]));
  const rows = legs.map((leg) => {
    const result = byLeg.get(leg.leg);
    const mine = problems.filter((problem) => problem.leg === leg.leg);
    const ran = result ? totalsOf(result) : undefined;
    const files =
      suiteOf(plan, leg).discovery.by === 'legs' ? (result?.planned.length ?? '–') : leg.tests.length;
    return [
      `${mine.length === 0 ? '✅' : '❌'} ${shownText(leg.name)}`,
      String(files),
      ...[ran?.files, ran?.tests, ran?.failed].map((count) => String(count ?? '–')),
      result ? formatDuration(result.seconds) : '–',
    ];
  });
  context.summary(
    [
      `#### ${problems.length === 0 ? '✅ Every planned test ran' : '❌ The legs do not prove the plan'}`,
      '',
      markdownTable(
        [
          { title: 'leg' },
          ...['planned files', 'run', 'tests', 'failed', 'time'].map(
            (title): Column => ({ title, align: 'right' }),
          ),
        ],
        rows.slice(0, 256),
      ),
      ...differences(results),
      ...problems.slice(0, SHOWN).map((problem) => `- ${shownText(problem.text, 1000)}`),
      ...(problems.length > SHOWN ? [`- … and ${problems.length - SHOWN} more`] : []),
      '',
    ].join('\n'),
  );
  context.result(
    problems.length === 0
      ? `run-tests: ${plural(legs.length, 'leg')} verified: every planned file ran once, ${plural(totals.files, 'file')}, ${plural(totals.tests, 'test')}`
      : `run-tests: ${plural(problems.length, 'problem')} in ${plural(legs.length, 'leg')}: the plan is not proven`,
  );
}

/** Differences between the plan and the program's lists: not wrong, but worth a look. */
function differences(results: readonly LegResult[]): string[] {
  const gaps = [...new Set(results.flatMap((result) => (result.gaps ?? []).map(({ file }) => file)))];
  const excluded = [...new Set(results.flatMap((result) => (result.excluded ?? []).map(({ file }) => file)))];
  const files = (names: readonly string[]) => shownText(listed(names, 10), 1000);
  return [
    ...(gaps.length > 0
      ? [`- ⚠️ Gaps of the plan, found by the test program and run by the first leg: ${files(gaps)}`]
      : []),
    ...(excluded.length > 0
      ? [`- ⚠️ Planned, but no tests by the test program's own list: ${files(excluded)}`]
      : []),
  ];
}
