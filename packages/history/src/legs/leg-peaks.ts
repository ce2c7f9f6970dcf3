import type { HistoryRecord, Peaks } from '@paceline/contracts';

/** Enough to have met the largest of the usual loads, young enough to follow a suite that became smaller. */
const RECENT_LEGS = 40;

/**
 * What the legs of each suite need of a machine: the largest that one of the newest passing legs needed, and of the
 * processor the most with the cores of its machine, since a leg that used all of them could have used more.
 * @param records newest first, as `History.records` gives them
 * @returns by suite; none of a suite that no sampler watched
 */
export function legPeaks(records: readonly HistoryRecord[]): Map<string, Peaks> {
  const known = records.flatMap(({ legs = [] }) => legs).filter(({ passed, peaks }) => passed && peaks);
  const found = new Map<string, Peaks>();
  for (const [suite, all] of Map.groupBy(known, (leg) => leg.suite)) {
    const recent = all.slice(0, RECENT_LEGS).map(({ peaks }) => peaks!);
    const most = (key: keyof Peaks) => Math.max(...recent.map((peaks) => peaks[key]));
    const busiest = recent.reduce((a, b) => (b.cores > a.cores ? b : a));
    found.set(suite, {
      cores: busiest.cores,
      ofCores: busiest.ofCores,
      memoryBytes: most('memoryBytes'),
      diskBytesPerSecond: most('diskBytesPerSecond'),
      networkBytesPerSecond: most('networkBytesPerSecond'),
    });
  }
  return found;
}
