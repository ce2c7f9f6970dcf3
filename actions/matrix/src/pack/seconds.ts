import { median } from '@paceline/stats';
import type { Combination } from '../axes/combinations.ts';
import { axesName, plain } from '../shards/legs.ts';

/** Seconds of every combination where nothing is known of any: all count the same. */
const SAME = 1;

interface KnownSeconds {
  readonly seconds: readonly number[];
  /** How many of them are recorded; the others have the median of those. */
  readonly known: number;
}

/**
 * Seconds of combinations by recorded names: what the job of one would be called (`os linux, board esp32`), else the
 * packed keys alone (`board esp32`), else the value of the only one (`esp32`).
 * @param packed the packed keys of each combination
 */
export function secondsOf(
  recorded: ReadonlyMap<string, number>,
  rows: readonly Combination[],
  packed: readonly Combination[],
): KnownSeconds {
  if (recorded.size === 0) return { seconds: rows.map(() => SAME), known: 0 };
  const found = rows.map((row, at) => {
    const own = packed[at]!;
    const [only, ...others] = Object.values(own);
    return (
      recorded.get(axesName(row)) ??
      recorded.get(axesName(own)) ??
      (only === undefined || others.length > 0 ? undefined : recorded.get(plain(only)))
    );
  });
  const known = found.filter((one) => one !== undefined);
  const usual = known.length > 0 ? median(known) : SAME;
  return { seconds: found.map((one) => one ?? usual), known: known.length };
}
