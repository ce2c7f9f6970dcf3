import { median } from '@paceline/stats';

/** One execution of a test file: its seconds and, where they are known, the leg that it ran in and its processor. */
export interface TimedRun {
  readonly seconds: number;
  /** Numbered from 0 over all runs. */
  readonly leg?: number | undefined;
  readonly processor?: string | undefined;
}

/** By how much legs and processors are slower than usual; 1 where that is not known. */
export interface Loads {
  readonly legs: ArrayLike<number>;
  readonly processors: ReadonlyMap<string, number>;
}

/** Of fewer files a load cannot be told from a change of one of them. */
const LEAST_FILES = 5;
/** Shorter files vary by more than a machine does. */
const LEAST_SECONDS = 0.02;
/** Beyond this it is no load: the program hung, or the clock jumped. */
const MOST = 4;
/** Differences beyond this factor are the file's own rather than noise, and count less the larger they are. */
const NOISE = 1.25;
const ROUNDS = 10;

/**
 * By how much the legs of earlier runs were slower than usual: their processor's model, neighbours on the machine, too
 * many tests side by side. All files of such a leg were, by about the same factor. Divided by it, the seconds of a file
 * no longer depend on the leg that it happened to be in; otherwise what a loaded leg measures makes its files look long,
 * the next plan gives that leg less, and the balance swings to and fro.
 *
 * Processors first, each against the most used one, by the files that ran on both. Then legs: a two-way fit of
 * `log seconds = log usual(file) + log load(leg)`, alternating between the two, in which a file that is far from both
 * counts less (Huber's weights), so that one that has grown does not pass for a load.
 * @param files the recent executions of each file
 * @param legs how many legs they are numbered by
 */
export function loadsOf(files: readonly (readonly TimedRun[])[], legs: number): Loads {
  const known = files.filter(
    (runs) => runs.length > 1 && median(runs.map(({ seconds }) => seconds)) >= LEAST_SECONDS,
  );
  const processors = processorLoads(known);
  const runs = known.flatMap((ofFile, file) =>
    ofFile
      .filter(({ seconds }) => seconds > 0)
      .map(({ seconds, leg = -1, processor = '' }): Execution => {
        const log = Math.log(seconds / (processors.get(processor) ?? 1));
        return { file, leg, log, weight: 1 };
      }),
  );
  const load = fitLoads(runs, known.length, legs);
  return { processors, legs: load.map((log) => bounded(Math.exp(log))) };
}

interface Execution {
  readonly file: number;
  /** -1: not known. */
  readonly leg: number;
  readonly log: number;
  weight: number;
}

/** The logarithm of each leg's load; 0 of legs with too few files. */
function fitLoads(runs: readonly Execution[], files: number, legs: number): Float64Array {
  const usual = new Float64Array(files);
  const load = new Float64Array(legs);
  const inLeg = new Uint32Array(legs);
  for (const { leg } of runs) if (leg >= 0) inLeg[leg]! += 1;
  const loadOf = (leg: number) => (leg < 0 ? 0 : load[leg]!);
  const sums = new Float64Array(Math.max(files, legs));
  const weights = new Float64Array(Math.max(files, legs));
  const noise = Math.log(NOISE);
  for (let round = 0; round < ROUNDS; round++) {
    sums.fill(0);
    weights.fill(0);
    for (const { file, leg, log, weight } of runs) {
      sums[file]! += weight * (log - loadOf(leg));
      weights[file]! += weight;
    }
    for (let file = 0; file < files; file++) usual[file] = sums[file]! / weights[file]!;
    sums.fill(0);
    weights.fill(0);
    for (const { file, leg, log, weight } of runs) {
      if (leg < 0) continue;
      sums[leg]! += weight * (log - usual[file]!);
      weights[leg]! += weight;
    }
    for (let leg = 0; leg < legs; leg++) {
      if (inLeg[leg]! >= LEAST_FILES) load[leg] = sums[leg]! / weights[leg]!;
    }
    for (const run of runs) {
      run.weight = noise / Math.max(noise, Math.abs(run.log - usual[run.file]! - loadOf(run.leg)));
    }
  }
  return load;
}

const bounded = (factor: number): number => Math.min(MOST, Math.max(1 / MOST, factor));

function processorLoads(files: readonly (readonly TimedRun[])[]): Map<string, number> {
  const used = new Map<string, number>();
  for (const runs of files) {
    for (const { processor } of runs) {
      if (processor !== undefined) used.set(processor, (used.get(processor) ?? 0) + 1);
    }
  }
  if (used.size < 2) return new Map();
  const byProcessor = files.map((runs) => Map.groupBy(runs, ({ processor }) => processor));
  const [usual] = [...used].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0] ?? [];
  const ratios = new Map<string, number[]>();
  for (const runs of byProcessor) {
    const there = runs.get(usual)?.map(({ seconds }) => seconds);
    if (there === undefined || median(there) <= 0) continue;
    for (const [processor, here] of runs) {
      if (processor === undefined || processor === usual) continue;
      const ratio = median(here.map(({ seconds }) => seconds)) / median(there);
      ratios.set(processor, [...(ratios.get(processor) ?? []), ratio]);
    }
  }
  return new Map(
    [...ratios].flatMap(([processor, values]) =>
      values.length < LEAST_FILES ? [] : [[processor, bounded(median(values))]],
    ),
  );
}

/** What a file would have taken on the most used processor, in a leg with the usual load. */
export const unloaded = (
  { seconds, leg = -1, processor = '' }: TimedRun,
  { legs, processors }: Loads,
): number => seconds / ((legs[leg] ?? 1) * (processors.get(processor) ?? 1));
