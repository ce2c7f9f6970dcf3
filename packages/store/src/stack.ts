import { describeStoreError, StoreError } from './errors.ts';
import {
  type Entry,
  type Found,
  MAX_VALUE_BYTES,
  type PutOptions,
  type Tier,
  type TierCounters,
  type Value,
} from './tier.ts';

export interface TierStatistics extends TierCounters {
  readonly tier: string;
  readonly gets: number;
  readonly hits: number;
  readonly misses: number;
  readonly puts: number;
  readonly deletes: number;
  /** Calls that failed; each was treated as a miss. */
  readonly errors: number;
  readonly bytesRead: number;
  readonly bytesWritten: number;
}

/** All tiers as one. Nothing but `put` ever rejects: a tier that fails is a miss, said once and counted. */
export interface Store {
  /** Read from the fastest tier that has it, and copied to the faster ones with what is left of its lifetime. */
  get(key: string): Promise<(Value & { readonly tier: string }) | undefined>;
  head(key: string): Promise<(Found & { readonly tier: string }) | undefined>;
  /** Whether the slowest tier that works has it: the one which is shared the widest, so that others find it. */
  has(key: string): Promise<boolean>;
  /**
   * Written to every tier. With `ifAbsent` the slowest tier that works decides, since that is the one which
   * is shared the widest.
   * @throws StoreError when no tier took the value, or it is larger than 64 MiB
   */
  put(key: string, bytes: Uint8Array, options?: PutOptions): Promise<'stored' | 'exists'>;
  /** Each key once, in no particular order; without what is only in tiers that cannot list. */
  list(prefix: string): AsyncIterable<Entry>;
  /** Whether every tier can list. */
  readonly listsAll: boolean;
  /**
   * From each tier that cannot list: of what starts with the first prefix that anything starts with, the
   * value that was put last.
   */
  newest(prefixes: readonly string[]): Promise<Found[]>;
  /** What values are best filled up to; undefined when no tier minds small ones. */
  readonly packBytes: number | undefined;
  /**
   * True if any tier had it.
   * @param options.listedOnly leaves it in tiers that cannot list, where a deletion is an upload of its own
   */
  delete(key: string, options?: { readonly listedOnly?: boolean }): Promise<boolean>;
  close(): Promise<void>;
  /** Per tier, fastest first. */
  statistics(): TierStatistics[];
}

type Counts = { -readonly [K in Exclude<keyof TierStatistics, 'tier' | keyof TierCounters>]: number };

/** @param tiers fastest first */
export function createStack(
  tiers: readonly Tier[],
  options: { readonly onWarning?: ((message: string) => void) | undefined } = {},
): Store {
  const warned = new Set<string>();
  const stack = tiers.map((tier) => {
    const counts: Counts = {
      gets: 0,
      hits: 0,
      misses: 0,
      puts: 0,
      deletes: 0,
      errors: 0,
      bytesRead: 0,
      bytesWritten: 0,
    };
    const failed = (error: unknown) => {
      counts.errors += 1;
      const message = describeStoreError(error);
      if (warned.has(message)) return;
      warned.add(message);
      const readOnly = error instanceof StoreError && error.code === 'PACELINE_STORE_READ_ONLY';
      options.onWarning?.(
        readOnly ? message : `${message} Until then the job goes on without this tier of the store.`,
      );
    };
    /** Damage is a miss, and worth a word: what was stored is lost and has to be made again. */
    const sayDamage = () => {
      if (tier.counters().corrupt === 0 || warned.has(tier.name)) return;
      warned.add(tier.name);
      options.onWarning?.(
        `The store's ${tier.name} tier holds damaged values; they are removed, and what they held is made again. If it happens often, check the disk.`,
      );
    };
    return { tier, counts, failed, sayDamage };
  });
  type Level = (typeof stack)[number];

  async function putOne(level: Level, key: string, bytes: Uint8Array, put: PutOptions) {
    const result = await level.tier.put(key, bytes, put);
    if (result === 'stored') {
      level.counts.puts += 1;
      level.counts.bytesWritten += bytes.byteLength;
    }
    return result;
  }

  async function read<T>(verb: (tier: Tier) => Promise<T | undefined>, bytes: (found: T) => number) {
    for (const [index, level] of stack.entries()) {
      level.counts.gets += 1;
      try {
        const found = await verb(level.tier);
        if (found !== undefined) {
          level.counts.hits += 1;
          level.counts.bytesRead += bytes(found);
          return { index, found };
        }
      } catch (error) {
        level.failed(error);
      }
      level.sayDamage();
      level.counts.misses += 1;
    }
    return undefined;
  }

  return {
    async get(key) {
      const hit = await read(
        (tier) => tier.get(key),
        (value) => value.bytes.byteLength,
      );
      if (!hit) return undefined;
      const { bytes, ...about } = hit.found;
      for (const faster of stack.slice(0, hit.index)) {
        await putOne(faster, key, bytes, about).catch((error) => faster.failed(error));
      }
      return { ...hit.found, tier: tiers[hit.index]!.name };
    },
    async head(key) {
      const hit = await read(
        (tier) => tier.head(key),
        () => 0,
      );
      return hit && { ...hit.found, tier: tiers[hit.index]!.name };
    },
    async has(key) {
      for (const level of [...stack].reverse()) {
        try {
          return (await level.tier.head(key)) !== undefined;
        } catch (error) {
          level.failed(error);
        }
      }
      return false;
    },
    async put(key, bytes, options = {}) {
      if (bytes.byteLength > MAX_VALUE_BYTES) {
        throw new StoreError(
          'PACELINE_STORE_TOO_LARGE',
          `A value of ${bytes.byteLength} bytes is larger than a store takes (64 MiB).`,
          'Store it in pieces.',
        );
      }
      let stored = false;
      let first: unknown;
      // Once one tier has decided that the value is new, the others take it whatever they hold.
      let { ifAbsent = false } = options;
      for (const level of [...stack].reverse()) {
        try {
          const result = await putOne(level, key, bytes, { ...options, ifAbsent });
          if (result === 'exists' && ifAbsent) return 'exists';
          if (result === 'stored') {
            stored = true;
            ifAbsent = false;
          }
        } catch (error) {
          first ??= error;
          level.failed(error);
        }
      }
      if (stored) return 'stored';
      throw (
        first ??
        new StoreError(
          'PACELINE_STORE_TOO_LARGE',
          `A value of ${bytes.byteLength} bytes is larger than any tier of the store may hold.`,
          'Raise max-bytes of a tier.',
        )
      );
    },
    listsAll: tiers.every((tier) => tier.list !== undefined),
    packBytes: tiers.reduce<number | undefined>(
      (most, { packBytes }) => (packBytes === undefined ? most : Math.max(most ?? 0, packBytes)),
      undefined,
    ),
    async newest(prefixes) {
      const found: Found[] = [];
      for (const level of stack) {
        if (level.tier.list || !level.tier.newest) continue;
        try {
          const newest = await level.tier.newest(prefixes);
          if (newest) found.push(newest);
        } catch (error) {
          level.failed(error);
        }
      }
      return found;
    },
    async *list(prefix) {
      const seen = new Set<string>();
      for (const level of stack) {
        if (!level.tier.list) continue;
        try {
          for await (const entry of level.tier.list(prefix)) {
            if (seen.has(entry.key)) continue;
            seen.add(entry.key);
            yield entry;
          }
        } catch (error) {
          level.failed(error);
        }
        level.sayDamage();
      }
    },
    async delete(key, { listedOnly = false } = {}) {
      let existed = false;
      for (const level of stack) {
        if (listedOnly && !level.tier.list) continue;
        try {
          if (await level.tier.delete(key)) existed = true;
          level.counts.deletes += 1;
        } catch (error) {
          level.failed(error);
        }
      }
      return existed;
    },
    async close() {
      await Promise.allSettled(tiers.map((tier) => tier.close()));
    },
    statistics: () => stack.map(({ tier, counts }) => ({ tier: tier.name, ...counts, ...tier.counters() })),
  };
}
