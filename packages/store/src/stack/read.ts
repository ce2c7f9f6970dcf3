import type { Clock } from '../tier/clock.ts';
import type { Answer, Level, Verb } from './level.ts';

export interface Hit<T> {
  readonly level: Level;
  readonly found: T;
  /** Levels that were asked before and do not have it. */
  readonly missed: readonly Level[];
}

/**
 * Asks one level after the other until one has it. A level that takes longer than usual is not waited for
 * alone: the next is asked too (a hedged read; Dean and Barroso, "The Tail at Scale", 2013). The first hit
 * wins; what comes later is dropped and counted.
 */
export function readThrough<T>(
  levels: readonly Level[],
  verb: Verb,
  clock: Clock,
  ask: (level: Level) => Promise<Answer<T | undefined>>,
): Promise<Hit<T> | undefined> {
  return new Promise((resolve) => {
    const missed: Level[] = [];
    let asked = 0;
    let pending = 0;
    let done = false;
    let stopTimer = () => {};
    const askNext = () => {
      stopTimer();
      const level = levels[asked];
      if (!level) {
        if (pending === 0) resolve(undefined);
        return;
      }
      const turn = ++asked;
      pending += 1;
      if (turn < levels.length) {
        const patience = level.hedgeAfter(verb);
        if (patience !== undefined) {
          stopTimer = clock.after(patience, () => {
            level.counts.hedges += 1;
            askNext();
          });
        }
      }
      void ask(level).then((answer) => {
        pending -= 1;
        const found = 'value' in answer ? answer.value : undefined;
        if (done) {
          if (found !== undefined) level.counts.lateAnswers += 1;
          return;
        }
        if (found !== undefined) {
          done = true;
          stopTimer();
          resolve({ level, found, missed });
          return;
        }
        if ('value' in answer) missed.push(level);
        if (turn === asked || pending === 0) askNext();
      });
    };
    askNext();
  });
}

/**
 * The order in which levels are asked: as they are, fastest first, but among neighbours of one kind (replicas
 * of a bucket) the one whose answers came fastest. One that was never asked comes first, to be known.
 */
export function readOrder(levels: readonly Level[]): Level[] {
  const order: Level[] = [];
  for (let from = 0; from < levels.length; ) {
    let to = from + 1;
    while (to < levels.length && areReplicas(levels[from]!, levels[to]!)) to += 1;
    const replicas = levels.slice(from, to);
    order.push(...replicas.sort((a, b) => (a.meanMilliseconds() ?? 0) - (b.meanMilliseconds() ?? 0)));
    from = to;
  }
  return order;
}

const areReplicas = ({ tier: one }: Level, { tier: other }: Level): boolean =>
  one.shared === true && other.shared === true && one.name === other.name && one.limits !== undefined;
