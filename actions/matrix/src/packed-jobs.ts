import { keysOf } from './axes/by-values.ts';
import type { Combination } from './axes/combinations.ts';
import type { Value } from './axes/equal.ts';
import type { MatrixContext } from './inputs.ts';
import type { Machine } from './machine.ts';
import { describePacking, longestOf, packingLine, packingNote } from './pack/describe.ts';
import { pack } from './pack/pack.ts';

/** The jobs of a matrix of axes, and what is said of them: in Markdown, and in a line. */
export interface AxesJobs {
  readonly include: readonly Record<string, Value>[];
  readonly summary: string;
  readonly result: string;
}

/** What a job has beside its axes, by its combination. */
export interface OfJobs {
  runnerOf(axes: Combination): Combination;
  readonly experimental: ((axes: Combination) => boolean) | undefined;
}

/**
 * Jobs that take several combinations each, one after the other. A job has one runner, and may fail or may not: only
 * combinations that agree in this share one, whatever "pack" allows.
 */
export async function packedJobs(
  { inputs, log, setOutput }: Pick<MatrixContext, 'inputs' | 'log' | 'setOutput'>,
  rows: readonly Combination[],
  { runnerOf, experimental }: OfJobs,
  machine: Pick<Machine, 'namedTimings'>,
): Promise<AxesJobs> {
  const isTimed = inputs.timings.length > 0;
  const recorded = isTimed ? await machine.namedTimings(inputs.timings) : new Map<string, number>();
  const limits = { shards: inputs.shards, maxJobs: inputs['max-jobs'] };
  const hasKinds = inputs['runner-map'].length > 0 || experimental !== undefined;
  const packing = pack(rows, {
    ...limits,
    keys: keysOf(inputs),
    pack: inputs.pack,
    kindOf: (row) => (hasKinds ? JSON.stringify([runnerOf(row), experimental?.(row)]) : ''),
    recorded,
    targetSeconds: inputs['target-duration'],
  });
  const { legs, known, lowerBound } = packing;
  if (recorded.size > 0) {
    (known > 0 ? log.info : log.warning)(`"timings" names ${known} of ${rows.length} combinations.`);
  }
  const note = packingNote(packing, limits);
  if (note) (note.isLimited ? log.warning : log.info)(note.text);
  if (known > 0) {
    const { seconds, balance } = longestOf(legs);
    setOutput('predicted-seconds', rounded(seconds));
    setOutput('lower-bound-seconds', rounded(Math.min(lowerBound, seconds)));
    setOutput('balance', rounded(balance));
  }
  // GitHub creates jobs in this order: what starts last should not also take longest.
  const first = inputs.priority === 'none' ? legs : [...legs].sort((a, b) => b.seconds - a.seconds);
  return {
    include: first.map((leg) => ({
      ...{ leg: leg.leg, name: leg.name },
      ...(experimental ? { experimental: experimental(leg.first) } : {}),
      ...runnerOf(leg.first),
      ...leg.axes,
      combinations: leg.combinations,
    })),
    summary: describePacking(first, packing),
    result: packingLine(packing),
  };
}

/** Milliseconds are finer than any timing is repeatable. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
