import type { CanaryReport } from '@paceline/contracts';
import { messageOf, PacelineError } from '@paceline/core';
import { formatPercent, oneLine } from '@paceline/render';
import { type Commands, percentage } from './commands/commands.ts';
import { type Journal, openJournal, promotionHeld, rollBack, rollbackFailed } from './commands/journal.ts';
import { setPhase } from './commands/progress.ts';
import { errorRatio, firstState, type JudgeSettings, type JudgeState, nextStep } from './figures/judge.ts';
import type { Queries } from './figures/measure.ts';
import { preflight } from './figures/preflight.ts';
import type { Prometheus } from './figures/prometheus.ts';
import { type Check, interrupted, type Step, watchStep } from './figures/watch-step.ts';
import { queriesOf } from './inputs.ts';
import { reconcile } from './reconcile.ts';
import { publishReport } from './report/report.ts';
import type { GateContext } from './state.ts';
import type { Machine } from './system.ts';
import type { ReleaseTurn } from './turn/release-turn.ts';

interface Ending {
  readonly decision: CanaryReport['decision'];
  readonly reason: string;
  readonly remedy?: string;
  /** Another release has the service: its traffic is left alone. */
  readonly takenOver?: true;
}

/** What one release works with. */
interface Release {
  readonly context: GateContext;
  readonly machine: Machine;
  readonly turn: ReleaseTurn;
  readonly journal: Journal;
  readonly prometheus: Prometheus;
  readonly queries: Queries;
  readonly settings: JudgeSettings;
}

/**
 * Main: waits for its turn, raises the canary's share step by step, lets the judge look at each, and promotes or
 * takes it back. Every way out other than a promotion ends red, with all traffic off the canary; but where a
 * promotion failed half-way, `on-promote-failure` says what is done.
 */
export async function runGate(context: GateContext, machine: Machine): Promise<void> {
  const { inputs } = context;
  const commands = commandsOf(inputs);
  if (inputs.mode === 'reconcile') return reconcile(context, machine, commands);
  // Checked with the inputs: all four are there.
  const queries = queriesOf(inputs)!;
  const settings = settingsOf(inputs);
  const dryRun = inputs['dry-run'];
  const turn = await machine.openTurn(context);
  context.setOutput('release', turn.release);
  try {
    const taken = dryRun ? { words: 'a dry run changes nothing, so others may run' } : await turn.take();
    machine.print(`release ${turn.release} of ${turn.service}: ${taken.words}`);
    const facts = {
      commands,
      observer: inputs['observe-weight'],
      prometheusUrl: inputs['prometheus-url'],
      stepCount: inputs.steps.length,
      dryRun,
      staleSeconds: inputs.interval,
      phase: 'main' as const,
      holder: turn.holder,
      about: { release: turn.release, service: turn.service, guard: taken.words, settings, queries },
    };
    const journal = openJournal(machine, facts, context.state.save);
    const prometheus = machine.prometheus(inputs['prometheus-url'], inputs['query-timeout']);
    const release = { context, machine, turn, journal, prometheus, queries, settings };
    const refused = taken.refused ? unchanged(taken.refused) : await mayBegin(release);
    const ending = refused ?? (await releaseCanary(release));
    const stuck = await wayBack(release, ending);
    const noted = stuck !== undefined || journal.end(ending.decision);
    const error = await conclude(release, ending, stuck, noted);
    // Last, since a store may be slow. One that is stuck keeps its turn for post.
    if (stuck === undefined && !dryRun) {
      await turn.end(ending.decision);
      setPhase(machine.progress, 'recorded');
    }
    if (error) throw error;
  } finally {
    await turn.close();
  }
}

/** Asks the queries before anything is changed, and records the release; undefined when it may begin. */
async function mayBegin(release: Release): Promise<Ending | undefined> {
  const { context, machine, turn, prometheus, queries } = release;
  const { inputs, log } = context;
  let found: Awaited<ReturnType<typeof preflight>>;
  try {
    found = await preflight(prometheus, queries, {
      now: machine.now(),
      seconds: Math.max(60, inputs.interval),
      allowUnseenErrors: inputs['allow-unseen-errors'],
    });
  } catch (error) {
    if (!(error instanceof PacelineError)) throw error;
    return { ...unchanged(error.message), remedy: error.remedy };
  }
  if (machine.interrupted.aborted) return unchanged(interrupted(machine).reason);
  for (const note of found.notes) machine.print(note);
  if (found.refused)
    return { ...unchanged(found.refused), ...(found.remedy ? { remedy: found.remedy } : {}) };
  const word = inputs['dry-run'] ? 'kept' : await turn.begin();
  if (word === 'ambiguous') {
    log.warning(
      'Gates of this run release several services without a name: if this runner is lost, a job with mode: reconcile cannot tell them apart. Name each by the input service, for the gate and for reconcile.',
    );
  }
  if (word === 'not-kept') {
    log.warning(
      `No store kept word of release ${turn.release}: if this runner is lost, a job with mode: reconcile cannot know of it. Give the gate a store that other machines read too (input store).`,
    );
  }
  return undefined;
}

const unchanged = (reason: string): Ending => ({
  decision: 'undecided',
  reason: `${sentence(reason)} No weight was changed.`,
});

async function releaseCanary(release: Release): Promise<Ending> {
  const { machine, turn } = release;
  const stepped = await stepUp(release);
  const ending = stepped.decision === 'promoted' ? await promote(release, stepped) : stepped;
  const taken = ending.decision === 'promoted' ? undefined : await turn.takenOver();
  if (taken === undefined) return ending;
  // The weight is another release's to set by now: ours would undo it.
  machine.print(taken);
  return { decision: 'held', reason: `${ending.reason} ${taken}`, takenOver: true };
}

/** @param passed every step */
async function promote({ context, journal, machine, turn }: Release, passed: Ending): Promise<Ending> {
  const { inputs } = context;
  if (!(await turn.stillOurs())) {
    return undecided(`${passed.reason} But the lock was lost before it could be promoted.`);
  }
  if (!inputs['dry-run']) await turn.note('promoting');
  // A store may have taken its time.
  if (machine.interrupted.aborted) return undecided(interrupted(machine).reason);
  const failure = await journal.forward('promote', 1, inputs.steps.length);
  if (failure === undefined) return passed;
  const hold = journal.promoteBegan() && inputs['on-promote-failure'] === 'hold';
  return { decision: hold ? 'held' : 'undecided', reason: `${passed.reason} ${failure}` };
}

/** Undefined when there was nothing to take back, or it was taken back; else how that failed. */
async function wayBack(
  { context, journal, machine }: Release,
  { decision }: Ending,
): Promise<string | undefined> {
  if (decision === 'promoted' || decision === 'held' || !journal.moved()) return undefined;
  return rollBack(journal, machine, { timeoutSeconds: context.inputs['command-timeout'] });
}

async function stepUp(release: Release): Promise<Ending> {
  const { context, machine, journal, prometheus, settings, queries } = release;
  const { inputs } = context;
  const rules = {
    intervalSeconds: inputs.interval,
    maxSeconds: Math.max(inputs['step-max-duration'], inputs['step-duration']),
    noData: inputs['no-data'],
    noDataSeconds: inputs['no-data-deadline'],
  };
  let state: JudgeState = firstState();
  try {
    for (const [index, weight] of inputs.steps.entries()) {
      if (machine.interrupted.aborted) return undecided(interrupted(machine).reason);
      const failure = await journal.forward('set-weight', weight, index + 1);
      if (machine.interrupted.aborted) return undecided(interrupted(machine).reason);
      if (failure) return undecided(failure);
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
      if (end.verdict === 'undecided') return undecided(end.reason, weight);
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
    return undecided(messageOf(error));
  }
  if (machine.interrupted.aborted) return undecided(interrupted(machine).reason);
  return { decision: 'promoted', reason: `The canary passed every step: ${compared(state)}.` };
}

const undecided = (reason: string, weight?: number): Ending => ({
  decision: 'undecided',
  reason:
    weight === undefined
      ? sentence(reason)
      : `At ${percentage(weight)} % of the traffic: ${sentence(reason)}`,
});

/** One line that ends like a sentence, whatever it was made from. */
const sentence = (text: string): string => {
  const line = oneLine(text);
  return /[.!?]$/.test(line) ? line : `${line}.`;
};

const compared = ({ all: { canary, baseline } }: JudgeState): string =>
  `errors ${formatPercent(errorRatio(canary))} against ${formatPercent(errorRatio(baseline))}`;

/** Report, summary, outputs and result line; an error unless the canary was promoted or nothing was really done. */
async function conclude(
  { context, machine, journal }: Release,
  { decision, reason, remedy, takenOver }: Ending,
  stuck: string | undefined,
  noted: boolean,
): Promise<Error | undefined> {
  const report = journal.report(decision, reason, stuck === undefined && decision !== 'held');
  await publishReport(context, machine, report);
  if (stuck !== undefined) return rollbackFailed(`${reason} ${stuck}`);
  if (decision === 'held') return takenOver ? lostToAnother(reason) : promotionHeld(reason);
  if (!noted)
    return unnoted(`${reason} The canary was ${decision === 'promoted' ? 'promoted' : 'rolled back'}.`);
  if (decision === 'promoted') return undefined;
  // A dry run that could not even begin has found a mistake.
  if (report.dryRun && report.steps.length > 0) {
    context.log.notice(`Dry run: the canary would have been rolled back. ${reason}`);
    return undefined;
  }
  const changed = journal.moved() ? ' The canary was rolled back.' : '';
  return decision === 'rolled-back'
    ? new PacelineError(
        'PACELINE_CANARY_ROLLED_BACK',
        `${reason}${changed}`,
        'Look at its errors; the figures are in the summary and in canary-report.json.',
      )
    : new PacelineError(
        'PACELINE_CANARY_UNDECIDED',
        `${reason}${changed}`,
        remedy ?? 'Remove the cause, or give the gate more traffic or time, and run the job again.',
      );
}

const lostToAnother = (reason: string): PacelineError =>
  new PacelineError(
    'PACELINE_CANARY_TAKEN_OVER',
    `${reason} Nothing was taken back.`,
    'Let the workflow run one release at a time (concurrency), or name each service by the input service.',
  );

const unnoted = (reason: string): PacelineError =>
  new PacelineError(
    'PACELINE_CANARY_NOT_NOTED',
    `${reason} But that could not be noted for the post step, which may roll back: the folder in the runner's temp is gone, and nothing can be written.`,
    "Free space on the runner's disk, and keep the commands from emptying RUNNER_TEMP.",
  );

function commandsOf(inputs: GateContext['inputs']): Commands {
  const setWeight = inputs['set-weight'];
  return {
    setWeight,
    promote: inputs.promote || setWeight,
    rollback: inputs.rollback || setWeight,
    timeoutSeconds: inputs['command-timeout'],
    promoteTimeoutSeconds: Math.max(inputs['command-timeout'], inputs['promote-timeout']),
  };
}

/** The judge's terms, from the users': confidences become the probabilities of the two mistakes. */
const settingsOf = (inputs: GateContext['inputs']): JudgeSettings => ({
  alpha: Number((1 - inputs.confidence).toPrecision(6)),
  beta: Number((1 - inputs['promote-confidence']).toPrecision(6)),
  allowedRatio: 1 + inputs.margin,
  maxErrorRatio: inputs['max-error-ratio'],
  negligible: inputs['negligible-errors'],
  minRequests: inputs['min-requests'],
  minSeconds: inputs['step-duration'],
  // In a dry run the traffic is as somebody else set it.
  ...(inputs['traffic-tolerance'] !== undefined && !inputs['dry-run']
    ? { trafficTolerance: inputs['traffic-tolerance'] }
    : {}),
  ...(inputs['allow-unseen-errors'] ? { allowUnseenErrors: true } : {}),
});
