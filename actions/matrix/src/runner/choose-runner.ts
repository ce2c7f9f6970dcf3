import type { Peaks } from '@paceline/contracts';
import { PacelineError } from '@paceline/core';
import { type Combination, fitsAny } from '../axes/combinations.ts';
import { labelsText, type RunnerClass } from './runner-map.ts';

/** Of a machine's memory, legs are to use no more than this share; what lies above is for the system's cache. */
const MEMORY_SHARE = 0.8;
/** A leg that used this share of its cores might have used more of them. */
const ALL_CORES = 0.9;

interface ChosenRunner {
  readonly runner: RunnerClass;
  /** Why it is not the first that fits the axes; undefined where it is. */
  readonly why?: string;
}

/**
 * The runner of a combination: of the classes that fit its axes and are large enough for what earlier legs needed, the
 * cheapest for the same work (price ÷ speed), and of equal ones the first. Where nothing is known of earlier legs it
 * is the first that fits; where none is large enough, the largest.
 * @param peaks of the suite's legs; undefined where no sampler watched them
 * @throws PacelineError PACELINE_MATRIX_RUNNER where none fits the axes
 */
export function chooseRunner(
  axes: Combination,
  classes: readonly RunnerClass[],
  peaks: Peaks | undefined,
): ChosenRunner {
  const fitting = classes.filter(({ combination }) => fitsAny(axes, [combination]));
  const [first] = fitting;
  if (first === undefined) {
    throw new PacelineError(
      'PACELINE_MATRIX_RUNNER',
      `No entry of "runner-map" fits the combination ${JSON.stringify(axes).slice(0, 200)}.`,
      'Add an entry for it, or one without axes for all others.',
    );
  }
  if (peaks === undefined) return { runner: first };
  const enough = fitting.filter((one) => isEnough(one, peaks));
  if (enough.length === 0) {
    const largest = fitting.reduce((a, b) =>
      (b.memoryBytes ?? Infinity) > (a.memoryBytes ?? Infinity) ? b : a,
    );
    return {
      runner: largest,
      why: `no class that fits has room for what earlier legs needed (${needs(peaks)}), so it is the largest`,
    };
  }
  const cost = ({ price, speed }: RunnerClass) => price / speed;
  const cheapest = enough.reduce((a, b) => (cost(b) < cost(a) ? b : a));
  if (cheapest === first) return { runner: first };
  const isLarger = !enough.includes(first);
  return {
    runner: cheapest,
    why: isLarger
      ? `earlier legs needed ${needs(peaks)}, more than ${labelsText(first.runsOn)} has`
      : `earlier legs needed ${needs(peaks)}, and it costs less than ${labelsText(first.runsOn)} for the same work`,
  };
}

function isEnough({ cores, memoryBytes }: RunnerClass, peaks: Peaks): boolean {
  if (memoryBytes !== undefined && peaks.memoryBytes > memoryBytes * MEMORY_SHARE) return false;
  if (cores === undefined) return true;
  const wanted = peaks.cores >= peaks.ofCores * ALL_CORES ? peaks.ofCores : peaks.cores;
  return cores >= wanted;
}

const needs = ({ cores, memoryBytes }: Peaks): string =>
  `${cores.toFixed(1)} cores and ${(memoryBytes / 2 ** 30).toFixed(1)} GiB`;
