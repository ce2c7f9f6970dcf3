import { type HistoryRecord, type TestFile, testKey } from '@paceline/contracts';

/** Which shards earlier plans dealt test files to. */
export interface DealtShards {
  /**
   * The shard of a test file, counted from 1; undefined where no run tells. Of the runs that had it, those of so many
   * shards come first, of these and of the others those of all tests, and of equal ones the newest.
   */
  shardOf(test: TestFile, shards: number): number | undefined;
  /**
   * The number of shards that most of some test files had when they ran last, of equal ones the larger; undefined where
   * no run tells of any.
   */
  usualShards(tests: readonly TestFile[]): number | undefined;
}

/** Where a file was. */
interface Place {
  readonly shard: number;
  readonly shards: number;
  /** Whether all tests of the suite ran. */
  readonly isFull: boolean;
}

/**
 * The shards that the plans of earlier runs had test files in. A selection of few files is made even by moving some of
 * them, and may have fewer shards; were that their place from then on, the division of all tests would drift with every
 * selection. So runs of all tests say where files belong.
 * @param records newest first, as `History.records` gives them
 */
export function dealtShards(records: readonly HistoryRecord[]): DealtShards {
  const known = new Map<string, Place[]>();
  for (const { files, legs = [] } of records) {
    for (const { suite, file, leg, shard: dealt } of files) {
      const ranIn = leg === undefined ? undefined : legs[leg];
      const shards = ranIn?.shards;
      const shard = dealt ?? ranIn?.shard;
      if (ranIn?.suite !== suite || shards === undefined || shard === undefined || shard > shards) continue;
      const key = testKey({ suite, file });
      const place = { shard, shards, isFull: ranIn.mode === 'full' };
      const places = known.get(key) ?? [];
      const isNewer = (one: Place) => one.shards === shards && one.isFull === place.isFull;
      if (!places.some(isNewer)) places.push(place);
      known.set(key, places);
    }
  }
  const placesOf = (test: TestFile): readonly Place[] => known.get(testKey(test)) ?? [];
  return {
    shardOf(test, shards) {
      const places = placesOf(test);
      const asMany = places.filter((place) => place.shards === shards);
      const [best] = [asMany, places].flatMap((some) => some.find(({ isFull }) => isFull) ?? some[0] ?? []);
      return best?.shard;
    },
    usualShards(tests) {
      const counts = new Map<number, number>();
      for (const test of tests) {
        const shards = placesOf(test)[0]?.shards;
        if (shards !== undefined) counts.set(shards, (counts.get(shards) ?? 0) + 1);
      }
      return [...counts].sort(([a, n], [b, m]) => m - n || b - a)[0]?.[0];
    },
  };
}
