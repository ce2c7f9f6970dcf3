import type { CanaryReport } from '@paceline/contracts';
import { formatCount, formatDuration, formatPercent } from '@paceline/render';
import type { Machine } from '../system.ts';
import { errorRatio, type Judgement, type JudgeSettings, type JudgeState, judge } from './judge.ts';
import { createStepMeter, type Queries } from './measure.ts';
import type { Prometheus } from './prometheus.ts';

export type Step = CanaryReport['steps'][number];
export type Check = NonNullable<Step['checks']>[number];

interface StepRules {
  readonly intervalSeconds: number;
  readonly maxSeconds: number;
  readonly noData: 'roll-back' | 'hold';
  readonly noDataSeconds: number;
}

/** How a step ended: with the judge's verdict, or without one. */
type StepEnd =
  | { readonly verdict: 'promote' | 'roll-back'; readonly judged: Judgement }
  | { readonly verdict: 'undecided'; readonly reason: string };

/**
 * Looks at the figures of one step, interval after interval, until the judge has decided or time is up.
 * Each look is added to `step`, so that the report is whole however this ends.
 */
export async function watchStep(
  step: Step & { checks: Check[] },
  given: JudgeState,
  facts: { last: boolean; settings: JudgeSettings; queries: Queries; rules: StepRules },
  machine: Machine,
  prometheus: Prometheus,
): Promise<StepEnd> {
  const { last, settings, queries, rules } = facts;
  const startedAt = machine.now();
  const meter = createStepMeter(prometheus, queries, startedAt, step.weight);
  let state = given;
  let lastData = startedAt;
  for (;;) {
    const left = rules.maxSeconds - (machine.now() - startedAt) / 1000;
    await machine.sleep(Math.max(0.01, Math.min(rules.intervalSeconds, left)));
    if (machine.interrupted.aborted) return interrupted(machine);
    const at = machine.now();
    const measured = await meter.look(at);
    if (machine.interrupted.aborted) return interrupted(machine);
    const seconds = (at - startedAt) / 1000;
    const fresh = 'fresh' in measured ? measured.fresh : undefined;
    const judged = judge(state, { seconds, last, weight: step.weight, fresh }, settings);
    state = judged.state;
    const problem =
      'problem' in measured ? measured.problem : (judged.blind ?? silent(judged, measured.fresh));
    step.checks.push({
      at: new Date(at).toISOString(),
      seconds,
      ...(fresh ? { canary: fresh.canary, baseline: fresh.baseline } : {}),
      ...(problem ? { problem } : {}),
      verdict: judged.verdict,
      worse: judged.worse,
      good: judged.good,
    });
    Object.assign(step, { seconds, ...state.step, verdict: judged.verdict });
    machine.print(`  ${lineOf(seconds, judged, problem)}`);
    if (judged.verdict === 'promote' || judged.verdict === 'roll-back') {
      return { verdict: judged.verdict, judged };
    }
    if (judged.verdict !== 'no-data') lastData = at;
    else if (rules.noData === 'roll-back' && at - lastData >= rules.noDataSeconds * 1000) {
      return undecided(`There was no data for ${formatDuration((at - lastData) / 1000)}: ${problem}.`);
    }
    if (seconds >= rules.maxSeconds) {
      return undecided(
        judged.verdict === 'no-data'
          ? `There was no data to decide on within ${formatDuration(rules.maxSeconds)}: ${problem}.`
          : undecidedAt(seconds, judged, last, settings),
      );
    }
  }
}

const undecided = (reason: string) => ({ verdict: 'undecided', reason }) as const;
export const interrupted = ({ interrupted: { reason } }: Pick<Machine, 'interrupted'>) =>
  undecided(typeof reason === 'string' ? reason : 'The gate was interrupted.');

function silent(judged: Judgement, fresh: { canary: { requests: number } }): string | undefined {
  if (judged.verdict !== 'no-data') return undefined;
  return `no new requests to the ${fresh.canary.requests > 0 ? 'baseline' : 'canary'}`;
}

function undecidedAt(
  seconds: number,
  { state, worse, good, blind }: Judgement,
  last: boolean,
  { alpha, beta, minRequests }: JudgeSettings,
): string {
  if (blind) return `After ${formatDuration(seconds)} the figures are not to be believed: ${blind}.`;
  const requests = state.step.canary.requests;
  if (requests < minRequests) {
    return `The step saw ${formatCount(requests)} canary requests in ${formatDuration(seconds)}; min-requests is ${minRequests}.`;
  }
  return `After ${formatDuration(seconds)} the evidence was enough neither way: ${strength(worse)} of ${strength(1 / alpha)} that the canary is worse${last ? `, ${strength(good)} of ${strength(1 / beta)} that it is good` : ', too much to give it more traffic'}.`;
}

/** An e-value for people. */
export const strength = (value: number): string =>
  value >= 1e4
    ? `over ${formatCount(1e4)}`
    : value >= 9.95
      ? formatCount(value)
      : String(Number(value.toPrecision(2)));

function lineOf(seconds: number, { verdict, state, worse, good }: Judgement, problem?: string): string {
  const { canary, baseline } = state.step;
  const arm = (counts: { requests: number; errors: number }) =>
    `${formatPercent(errorRatio(counts))} of ${formatCount(counts.requests)}`;
  return `${formatDuration(seconds)}: ${problem ?? `errors canary ${arm(canary)}, baseline ${arm(baseline)}; evidence worse ${strength(worse)}, good ${strength(good)}`}: ${verdict}`;
}
