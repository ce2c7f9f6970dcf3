import { type Clock, systemClock, within } from '../tier/clock.ts';
import type { Entry, Found, GetOptions, ListOptions, PutOptions, Tier, Value } from '../tier/tier.ts';
import { createBackground } from './background.ts';
import { ANY_VALUE, CircuitOpen, createGuardedTier, type GuardedTier } from './guarded-tier.ts';
import { createKeyedMutex } from './keyed-mutex.ts';
import { listIn, newestIn } from './look-up.ts';
import { readOrder, readThrough } from './read.ts';
import type { TierStatistics } from './statistics.ts';
import { createStackWriter } from './write.ts';

/** All tiers as one. Only `put` rejects: a tier that fails is a miss, which is warned of once and counted. */
export interface Store {
  /**
   * Read from the fastest tier that has it. Copies to the faster ones, with what is left of its lifetime, are
   * made behind it, of what this run may write and of content whose key is its digest; `flush` and `close` wait
   * for them.
   * @param options.accept a tier whose value it refuses counts as having none, and the next is asked; where
   * no other machine reads that value and this run may write it, it is removed
   * @param options.shared as other machines find it: the slowest shared tier first, which is the one that decides
   * for `ifAbsent`, and no tier of this machine where there is a shared one
   */
  get(
    key: string,
    options?: GetOptions & {
      readonly accept?: ((bytes: Uint8Array) => boolean) | undefined;
      readonly shared?: boolean | undefined;
    },
  ): Promise<(Value & { readonly tier: string }) | undefined>;
  /**
   * `length` bytes from `offset`, from the fastest tier that has all of them. Not verified: for values whose
   * parts the caller can verify. Undefined too where the value ends before.
   */
  getRange(
    key: string,
    offset: number,
    length: number,
  ): Promise<{ readonly bytes: Uint8Array; readonly tier: string } | undefined>;
  head(key: string): Promise<(Found & { readonly tier: string }) | undefined>;
  /** Whether other machines find it: a shared tier has it. Where no shared tier works or is there, any tier. */
  has(key: string): Promise<boolean>;
  /**
   * Written to the tiers that accept a value of its size and life (write.ts). With `ifAbsent` the slowest of
   * them that works decides, since that is the one which is shared the widest.
   * @param options.listedOnly only to tiers that can list
   * @throws StoreError when no tier took the value, it is larger than 64 MiB, or this run may not write the key
   */
  put(key: string, bytes: Uint8Array, options?: PutOptions): Promise<'stored' | 'exists'>;
  /**
   * Each key once, in no particular order; without what is only in tiers that cannot list. Unless it is shallow,
   * it costs a request per value in S3: to find one among many, ask for the `newest`.
   */
  list(prefix: string, options?: ListOptions): AsyncIterable<Entry>;
  /** Whether every tier can list. */
  readonly listsAll: boolean;
  /** Whether some tier is one whose keys do not say which ref's run wrote a value. */
  readonly ownRefFirst: boolean;
  /**
   * From each tier: of what starts with the first prefix that anything starts with, the value that was put last.
   * So the best of these is the best there is, as far as the tiers tell when it was put. Each key once.
   * @param options.unlistedOnly only from tiers that cannot list
   */
  newest(prefixes: readonly string[], options?: { readonly unlistedOnly?: boolean }): Promise<Found[]>;
  /** What values are best filled up to; undefined when no tier minds small ones. */
  readonly packBytes: number | undefined;
  /**
   * True if any tier had it; false also where this run may not write the key.
   * @param options.listedOnly leaves it in tiers that cannot list, where a deletion is an upload of its own
   */
  delete(key: string, options?: { readonly listedOnly?: boolean }): Promise<boolean>;
  /** Waits for the copies to faster tiers that are under way. */
  flush(): Promise<void>;
  /** Waits for the copies under way, half a minute at most, and closes every tier. */
  close(): Promise<void>;
  /** Per tier, fastest first. */
  statistics(): TierStatistics[];
}

export interface StackOptions {
  /** Called once for each different failure. */
  readonly onWarning?: ((message: string) => void) | undefined;
  /** Tiers of this answer are read, and neither put to nor deleted from: why. Asked once for each tier. */
  readonly readOnly?: ((tier: Tier) => string | undefined) | undefined;
  /** Whether this run may put and delete the value of a key, copies between tiers included. Absent: every key. */
  readonly mayWrite?: ((key: string) => boolean) | undefined;
  readonly clock?: Clock | undefined;
  /** Random numbers from 0 to below 1, for the pauses between repetitions. */
  readonly random?: (() => number) | undefined;
}

const PROMOTIONS = { bytes: 64 * 1024 * 1024, tasks: 4 };
const LAST_COPIES_MILLISECONDS = 30_000;
const CLOSE_MILLISECONDS = 10_000;

/** @param tiers fastest first */
export function createStack(tiers: readonly Tier[], options: StackOptions = {}): Store {
  const { readOnly, mayWrite = () => true, clock = systemClock, random = Math.random } = options;
  const warned = new Set<string>();
  const onWarning = (message: string) => {
    if (warned.has(message)) return;
    warned.add(message);
    options.onWarning?.(message);
  };
  const guardedTiers = tiers.map((tier) =>
    createGuardedTier(tier, { clock, random, onWarning, readOnly: readOnly?.(tier) }),
  );
  const mutex = createKeyedMutex();
  const background = createBackground(PROMOTIONS);
  const writer = createStackWriter({ guardedTiers, mutex, background, clock, mayWrite });
  const nothing = () => 0;

  /** One reading call to one tier, counted. */
  async function ask<T>(
    guarded: GuardedTier,
    verb: 'get' | 'getRange' | 'head',
    bytes: number,
    run: (tier: Tier) => Promise<T | undefined>,
    received: (found: T) => number,
  ) {
    const count = (found: T | undefined) => (found === undefined ? 0 : received(found));
    const answer = await guarded.call({ verb, bytes, run, received: count });
    if ('error' in answer && answer.error instanceof CircuitOpen) return answer;
    guarded.counts.gets += 1;
    const found = 'value' in answer ? answer.value : undefined;
    if (found === undefined) {
      guarded.counts.misses += 1;
      guarded.sayDamage();
    } else {
      guarded.counts.hits += 1;
      guarded.counts.bytesRead += received(found);
    }
    return answer;
  }
  const asOthersFind = (key: string) => {
    const slowestFirst = [...guardedTiers].reverse().filter((guarded) => !guarded.staleKeys.has(key));
    const shared = slowestFirst.filter(({ tier }) => tier.shared);
    return shared.length > 0 ? shared : slowestFirst;
  };
  const sure = (key: string) => readOrder(guardedTiers).filter((guarded) => !guarded.staleKeys.has(key));

  return {
    async get(key, { accept, shared = false, ...options } = {}) {
      const accepted = async (tier: Tier): Promise<Value | undefined> => {
        const value = await tier.get(key, options);
        if (!value || !accept || accept(value.bytes)) return value;
        if (!tier.shared && mayWrite(key)) await tier.delete(key).catch(() => undefined);
        return undefined;
      };
      const version = mutex.version(key);
      const asked = shared ? asOthersFind(key) : sure(key);
      const hit = await readThrough(asked, 'get', clock, (guarded) =>
        ask(guarded, 'get', ANY_VALUE, accepted, (value) => value.bytes.byteLength),
      );
      if (!hit) return undefined;
      writer.promote(key, hit, version);
      return { ...hit.found, tier: hit.guarded.tier.name };
    },
    async getRange(key, offset, length) {
      const version = mutex.version(key);
      const hit = await readThrough(sure(key), 'getRange', clock, async (guarded) => {
        const partly = guarded.tier.getRange !== undefined;
        const read = async (tier: Tier): Promise<Part | undefined> => {
          if (tier.getRange) return partOf(await tier.getRange(key, offset, length), 0, length);
          const value = await tier.get(key);
          return value && partOf(value.bytes, offset, length, value);
        };
        const received = ({ part, value }: Part) => (value?.bytes ?? part).byteLength;
        const verb = partly ? 'getRange' : 'get';
        const answer = await ask(guarded, verb, partly ? length : ANY_VALUE, read, received);
        if ('value' in answer && answer.value) guarded.counts.bytesRanged += length;
        return answer;
      });
      if (!hit) return undefined;
      const { part, value } = hit.found;
      // The tier has no range reads, so the whole value was read.
      if (value) writer.promote(key, { ...hit, found: value }, version);
      return { bytes: value ? new Uint8Array(part) : part, tier: hit.guarded.tier.name };
    },
    async head(key) {
      const hit = await readThrough(sure(key), 'head', clock, (guarded) =>
        ask(guarded, 'head', 0, (tier) => tier.head(key), nothing),
      );
      return hit && { ...hit.found, tier: hit.guarded.tier.name };
    },
    async has(key) {
      const slowestFirst = [...guardedTiers].reverse();
      for (const shared of [true, false]) {
        let answered = false;
        for (const guarded of slowestFirst) {
          if ((guarded.tier.shared ?? false) !== shared || guarded.staleKeys.has(key)) continue;
          const answer = await guarded.call({ verb: 'head', run: (tier) => tier.head(key) });
          if (!('value' in answer)) continue;
          if (answer.value !== undefined) return true;
          answered = true;
        }
        if (answered) return false;
      }
      return false;
    },
    put: (key, bytes, options = {}) => writer.put(key, bytes, options),
    listsAll: tiers.every((tier) => tier.list !== undefined),
    ownRefFirst: tiers.some((tier) => tier.ownRefFirst === true),
    packBytes: tiers.reduce<number | undefined>(
      (most, { packBytes }) => (packBytes === undefined ? most : Math.max(most ?? 0, packBytes)),
      undefined,
    ),
    async newest(prefixes, { unlistedOnly = false } = {}) {
      const asked = guardedTiers.filter(({ tier }) => !(unlistedOnly && tier.list));
      const found = new Map<string, Found>();
      for (const one of await Promise.all(asked.map((guarded) => newestIn(guarded, prefixes)))) {
        // For the same key the answer that says when the value was put is the better one.
        if (one && found.get(one.key)?.createdAt === undefined) found.set(one.key, one);
      }
      return [...found.values()];
    },
    async *list(prefix, options) {
      const seen = new Set<string>();
      for (const guarded of guardedTiers) {
        for await (const entry of listIn(guarded, prefix, options)) {
          if (seen.has(entry.key)) continue;
          seen.add(entry.key);
          yield entry;
        }
      }
    },
    delete: (key, options = {}) => writer.delete(key, options),
    flush: () => background.idle(),
    async close() {
      await within(clock, LAST_COPIES_MILLISECONDS, background.idle(), () => undefined);
      const closing = guardedTiers.map((guarded) =>
        within(clock, CLOSE_MILLISECONDS, guarded.close(), () => undefined),
      );
      await Promise.allSettled(closing);
    },
    statistics: () =>
      guardedTiers.map(({ tier, counts }) => ({ tier: tier.name, ...counts, ...tier.counters() })),
  };
}

/** A part, and the whole value where that came with it. */
interface Part {
  readonly part: Uint8Array;
  readonly value?: Value;
}

/** Undefined when there is less than was asked for. */
function partOf(
  bytes: Uint8Array | undefined,
  offset: number,
  length: number,
  value?: Value,
): Part | undefined {
  if (!bytes || bytes.byteLength < offset + length) return undefined;
  const part = bytes.subarray(offset, offset + length);
  return value ? { part, value } : { part };
}
