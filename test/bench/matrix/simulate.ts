import { partition } from '@paceline/schedule';
import { median } from '../rows.ts';

/** How a run differs from what is expected of it; `medium` lies above what public runs show. */
export interface Noise {
  /** Standard deviation of the logarithm of a test's duration, and of a runner's speed. */
  readonly test: number;
  readonly runner: number;
  /** Runners start within so many seconds of each other, uniformly. */
  readonly startSeconds: number;
  /** What it takes a runner to ask a queue for tests. */
  readonly pullSeconds: number;
}

export const MEDIUM: Noise = { test: 0.3, runner: 0.1, startSeconds: 8, pullSeconds: 1.5 };

/** One run as it will turn out, whoever runs what. */
interface Draw {
  /** Seconds of each test on a runner of speed 1. */
  readonly seconds: readonly number[];
  readonly runners: readonly { readonly start: number; readonly speed: number }[];
}

/** @param next uniform in [0, 1) */
export function drawRun(mean: readonly number[], runners: number, noise: Noise, next: () => number): Draw {
  const lognormal = (deviation: number) => Math.exp(deviation * normal(next) - deviation ** 2 / 2);
  return {
    seconds: mean.map((seconds) => seconds * lognormal(noise.test)),
    runners: Array.from({ length: runners }, () => ({
      start: noise.startSeconds * next(),
      speed: lognormal(noise.runner),
    })),
  };
}

/** Box and Muller, "A Note on the Generation of Random Normal Deviates", 1958. */
export const normal = (next: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

/**
 * When the run would end if its work were a fluid: all runners busy from their start to the same end, at no cost. No
 * schedule can be shorter. It leaves out that a test runs on one runner, so where the longest test takes longer than
 * that, no schedule comes near.
 */
export function fluidBound({ seconds, runners }: Draw): number {
  const work = sum(seconds);
  const byStart = [...runners].sort((a, b) => a.start - b.start);
  let [speed, done] = [0, 0];
  for (const [index, runner] of byStart.entries()) {
    speed += runner.speed;
    done += runner.speed * runner.start;
    const end = (work + done) / speed;
    if (end <= (byStart[index + 1]?.start ?? Number.POSITIVE_INFINITY)) return end;
  }
  return 0;
}

/** Each runner runs its shard. */
export const staticRun = ({ seconds, runners }: Draw, shards: readonly (readonly number[])[]): number =>
  Math.max(...runners.map(({ start, speed }, shard) => start + sum(shards[shard]!, seconds) / speed));

/**
 * Runners ask for tests whenever they have none: longest first by the estimates, and as many as make up the remaining
 * seconds divided by `eagerness` × runners, so that batches shrink towards the end (guided self-scheduling,
 * Polychronopoulos and Kuck 1987), but at least `leastSeconds`.
 */
export function queueRun(
  { seconds, runners }: Draw,
  estimates: readonly number[],
  { pullSeconds, eagerness, leastSeconds }: { pullSeconds: number; eagerness: number; leastSeconds: number },
): { makespan: number; pulls: number } {
  const order = estimates.map((_, test) => test).sort((a, b) => estimates[b]! - estimates[a]! || a - b);
  const free = runners.map(({ start }) => start);
  let remaining = sum(estimates);
  let [at, pulls] = [0, 0];
  while (at < order.length) {
    const runner = free.indexOf(Math.min(...free));
    const wanted = Math.max(leastSeconds, remaining / (eagerness * runners.length));
    let [batch, took] = [0, 0];
    while (at < order.length && (took === 0 || batch + estimates[order[at]!]! <= wanted)) {
      batch += estimates[order[at]!]!;
      took += seconds[order[at]!]!;
      at += 1;
    }
    remaining -= batch;
    pulls += 1;
    free[runner]! += pullSeconds + took / runners[runner]!.speed;
  }
  return { makespan: Math.max(...free), pulls: pulls / runners.length };
}

/**
 * Durations as they are learned from runs that were divided by what was learned before: of each test the median of its
 * `remembered` most recent. A leg that holds more than its share slows its own tests down, so that recorded seconds are
 * the true ones times (load ÷ mean load) ^ `inflation`.
 * @returns for each run the longest shard over the mean one, by true mean durations; and the estimates after the last
 */
export function learn(
  mean: readonly number[],
  {
    runners,
    runs,
    remembered,
    inflation,
    noise,
    next,
  }: {
    runners: number;
    runs: number;
    remembered: number;
    inflation: number;
    noise: Noise;
    next: () => number;
  },
): { balances: number[]; estimates: number[] } {
  const recorded: number[][] = mean.map(() => []);
  const balances: number[] = [];
  const estimates = () =>
    recorded.map((seconds) => (seconds.length > 0 ? median(seconds.slice(-remembered)) : 1));
  for (let run = 0; run < runs; run++) {
    const shards = divide(estimates(), runners);
    const loads = shards.map((shard) => sum(shard, mean));
    const share = sum(mean) / runners;
    balances.push(Math.max(...loads) / share);
    const draw = drawRun(mean, runners, noise, next);
    shards.forEach((shard, leg) => {
      const slower = (loads[leg]! / share) ** inflation / draw.runners[leg]!.speed;
      for (const test of shard) recorded[test]!.push(draw.seconds[test]! * slower);
    });
  }
  return { balances, estimates: estimates() };
}

export const divide = (estimates: readonly number[], shards: number): number[][] =>
  partition(
    estimates.map((seconds, test) => ({ key: String(test).padStart(6, '0'), seconds })),
    shards,
  ).shards;

function sum(numbers: readonly number[]): number;
function sum(indices: readonly number[], of: readonly number[]): number;
function sum(numbers: readonly number[], of?: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += of ? of[number]! : number;
  return total;
}
