import type { Clock } from '../tier/clock.ts';
import type { CallResult, GuardedTier, Verb } from './guarded-tier.ts';

export interface Hit<T> {
  readonly guarded: GuardedTier;
  readonly found: T;
  /** Tiers that were asked before and do not have it. */
  readonly missed: readonly GuardedTier[];
}

/**
 * Asks one tier after the other until one has it. A tier that takes longer than usual is not waited for
 * alone: the next is asked too (a hedged read; Dean and Barroso, "The Tail at Scale", 2013). The first hit
 * wins; later answers are dropped and counted.
 */
export function readThrough<T>(
  guardedTiers: readonly GuardedTier[],
  verb: Verb,
  clock: Clock,
  ask: (guarded: GuardedTier) => Promise<CallResult<T | undefined>>,
): Promise<Hit<T> | undefined> {
  return new Promise((resolve) => {
    const missed: GuardedTier[] = [];
    let asked = 0;
    let pending = 0;
    let done = false;
    let stopTimer = () => {};
    const askNext = () => {
      stopTimer();
      const guarded = guardedTiers[asked];
      if (!guarded) {
        if (pending === 0) resolve(undefined);
        return;
      }
      const turn = ++asked;
      pending += 1;
      if (turn < guardedTiers.length) {
        const patience = guarded.hedgeAfter(verb);
        if (patience !== undefined) {
          stopTimer = clock.after(patience, () => {
            guarded.counts.hedges += 1;
            askNext();
          });
        }
      }
      void ask(guarded).then((answer) => {
        pending -= 1;
        const found = 'value' in answer ? answer.value : undefined;
        if (done) {
          if (found !== undefined) guarded.counts.lateAnswers += 1;
          return;
        }
        if (found !== undefined) {
          done = true;
          stopTimer();
          resolve({ guarded, found, missed });
          return;
        }
        if ('value' in answer) missed.push(guarded);
        if (turn === asked || pending === 0) askNext();
      });
    };
    askNext();
  });
}

/**
 * The order in which tiers are asked: as given, fastest first, but among neighbours of one kind (replicas
 * of a bucket) the one whose answers came fastest. One that was never asked comes first, so that its speed is measured.
 */
export function readOrder(guardedTiers: readonly GuardedTier[]): GuardedTier[] {
  const order: GuardedTier[] = [];
  for (let from = 0; from < guardedTiers.length; ) {
    let to = from + 1;
    while (to < guardedTiers.length && areReplicas(guardedTiers[from]!, guardedTiers[to]!)) to += 1;
    const replicas = guardedTiers.slice(from, to);
    order.push(...replicas.sort((a, b) => (a.meanMilliseconds() ?? 0) - (b.meanMilliseconds() ?? 0)));
    from = to;
  }
  return order;
}

const areReplicas = ({ tier: one }: GuardedTier, { tier: other }: GuardedTier): boolean =>
  one.shared === true && other.shared === true && one.name === other.name && one.limits !== undefined;
