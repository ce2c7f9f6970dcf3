import type { CanaryReport } from '@paceline/contracts';
import { type Context, messageOf, PacelineError } from '@paceline/core';
import { formatPercent } from '@paceline/render';
import { type Commands, percentage } from './commands.ts';
import type { inputs, outputs } from './inputs.ts';
import { type Check, type Journal, openJournal, rollBack, rollbackFailed, type Step } from './journal.ts';
import { errorRatio, firstState, type JudgeSettings, type JudgeState, nextStep } from './judge.ts';
import { type Queries, readFigures } from './measure.ts';
import type { Prometheus } from './prometheus.ts';
import { publishReport } from './report.ts';
import type { GateState } from './state.ts';
import type { Machine } from './system.ts';
import { reconcile } from './unfinished.ts';
import { interrupted, watchStep } from './watch-step.ts';

export type GateContext = Context<typeof inputs, keyof typeof outputs, GateState>;

interface Ending {
  readonly decision: CanaryReport['decision'];
  readonly reason: string;
}

/**
 * Main: raises the canary's share step by step, lets the judge look at each, and promotes or takes it back.
 * Every way out other than a promotion ends with the rollback and a red step.
 */
export async function runGate(context: GateContext, machine: Machine): Promise<void> {
  const { inputs } = context;
  const commands = commandsOf(inputs);
  if (inputs.mode === 'reconcile') return reconcile(context, machine, commands);
  const queries = neededQueries(inputs);
  const settings = settingsOf(inputs);
  const dryRun = inputs['dry-run'];
  const prometheus = machine.prometheus(inputs['prometheus-url'], inputs['query-timeout']);
  const facts = { commands, stepCount: inputs.steps.length, dryRun, settings, queries };
  const journal = openJournal(machine, facts, context.state.save);

  const unable = await preflight(context, machine, prometheus, queries);
  if (unable !== undefined) {
    const reason = `${unable} No weight was changed.`;
    return conclude(context, machine, journal, { decision: 'undecided', reason }, undefined);
  }
  let ending = await stepUp(context, machine, journal, prometheus, settings, queries);
  if (ending.decision === 'promoted') {
    const failure = await journal.command('promote', 1, inputs.steps.length);
    if (failure) ending = { decision: 'undecided', reason: `${ending.reason} ${failure}` };
  }
  const stuck = ending.decision === 'promoted' ? undefined : await rollBack(journal, machine);
  if (stuck === undefined) journal.end();
  await conclude(context, machine, journal, ending, stuck);
}

/** Asks each query once before anything is changed: a mistake in one must not cost a rollback. */
async function preflight(
  { inputs }: GateContext,
  machine: Machine,
  prometheus: Prometheus,
  queries: Queries,
): Promise<string | undefined> {
  // The outside is asked for its version of "now" only through these answers, so a series may still be missing.
  const answer = await readFigures(prometheus, queries, machine.now(), Math.max(60, inputs.interval));
  if (machine.interrupted.aborted) return 'The gate was interrupted.';
  if (!('problem' in answer)) return undefined;
  if (!/Prometheus (?:could not be asked|did not answer|answered)/.test(answer.problem)) {
    machine.print(`before the first step: ${answer.problem}`);
    return undefined;
  }
  return `${answer.problem}.`;
}

async function stepUp(
  { inputs }: GateContext,
  machine: Machine,
  journal: Journal,
  prometheus: Prometheus,
  settings: JudgeSettings,
  queries: Queries,
): Promise<Ending> {
  const rules = {
    intervalSeconds: inputs.interval,
    maxSeconds: Math.max(inputs['step-max-duration'], inputs['step-duration']),
    noData: inputs['no-data'],
    noDataSeconds: inputs['no-data-deadline'],
  };
  let state: JudgeState = firstState();
  try {
    for (const [index, weight] of inputs.steps.entries()) {
      if (machine.interrupted.aborted) return undecided(interrupted(machine));
      const failure = await journal.command('set-weight', weight, index + 1);
      if (machine.interrupted.aborted) return undecided(interrupted(machine));
      if (failure) return { decision: 'undecided', reason: failure };
      state = nextStep(state);
      const step: Step & { checks: Check[] } = {
        weight,
        startedAt: new Date(machine.now()).toISOString(),
        seconds: 0,
        ...state.step,
        verdict: 'no-data',
        checks: [],
      };
      journal.steps.push(step);
      const last = index === inputs.steps.length - 1;
      const end = await watchStep(step, state, { last, settings, queries, rules }, machine, prometheus);
      if (end.verdict === 'undecided') return undecided(end, weight);
      state = end.judged.state;
      if (end.verdict === 'roll-back') {
        return {
          decision: 'rolled-back',
          reason: `At ${percentage(weight)} % of the traffic the canary fails more than the baseline: ${compared(state)}.`,
        };
      }
    }
  } catch (error) {
    // Whatever it is, a weight may have been set: the rollback comes first, the message after it.
    return { decision: 'undecided', reason: messageOf(error) };
  }
  return { decision: 'promoted', reason: `The canary passed every step: ${compared(state)}.` };
}

function undecided(end: { readonly verdict: string }, weight?: number): Ending {
  const reason = 'reason' in end ? String(end.reason) : 'The gate could not decide.';
  return {
    decision: 'undecided',
    reason: weight === undefined ? reason : `At ${percentage(weight)} % of the traffic: ${reason}`,
  };
}

const compared = ({ all: { canary, baseline } }: JudgeState): string =>
  `errors ${formatPercent(errorRatio(canary))} against ${formatPercent(errorRatio(baseline))}`;

/** Report, summary, outputs and result line; red unless the canary was promoted or nothing was really done. */
async function conclude(
  context: GateContext,
  machine: Machine,
  journal: Journal,
  { decision, reason }: Ending,
  stuck: string | undefined,
): Promise<void> {
  const report = journal.report(decision, reason, stuck === undefined);
  await publishReport(context, machine, report);
  if (stuck !== undefined) throw rollbackFailed(`${reason} ${stuck}`);
  if (decision === 'promoted') return;
  if (report.dryRun) return context.log.notice(`Dry run: the canary would have been rolled back. ${reason}`);
  const changed = (report.commands ?? []).length > 0 ? ' The canary was rolled back.' : '';
  throw decision === 'rolled-back'
    ? new PacelineError(
        'PACELINE_CANARY_ROLLED_BACK',
        `${reason}${changed}`,
        'Look at its errors; the figures are in the summary and in canary-report.json.',
      )
    : new PacelineError(
        'PACELINE_CANARY_UNDECIDED',
        `${reason}${changed}`,
        'Remove the cause, or give the gate more traffic or time, and run the job again.',
      );
}

function commandsOf(inputs: GateContext['inputs']): Commands {
  const setWeight = inputs['set-weight'];
  return {
    setWeight,
    promote: inputs.promote || setWeight,
    rollback: inputs.rollback || setWeight,
    timeoutSeconds: inputs['command-timeout'],
  };
}

function neededQueries(inputs: GateContext['inputs']): Queries {
  const needed = [
    'prometheus-url',
    'canary-requests',
    'canary-errors',
    'baseline-requests',
    'baseline-errors',
  ] as const;
  const missing = needed.filter((name) => inputs[name] === '');
  if (missing.length > 0) {
    throw new PacelineError(
      'PACELINE_INPUT_INVALID',
      `Mode gate needs ${missing.map((name) => `"${name}"`).join(', ')}.`,
      'Give them under `with:` in the workflow.',
    );
  }
  return {
    canaryRequests: inputs['canary-requests'],
    canaryErrors: inputs['canary-errors'],
    baselineRequests: inputs['baseline-requests'],
    baselineErrors: inputs['baseline-errors'],
  };
}

/** The judge's terms, from the users': confidences become the probabilities of the two mistakes. */
export const settingsOf = (inputs: GateContext['inputs']): JudgeSettings => ({
  alpha: Number((1 - inputs.confidence).toPrecision(6)),
  beta: Number((1 - inputs['promote-confidence']).toPrecision(6)),
  allowedRatio: 1 + inputs.margin,
  maxErrorRatio: inputs['max-error-ratio'],
  negligible: inputs['negligible-errors'],
  minRequests: inputs['min-requests'],
  minSeconds: inputs['step-duration'],
});
