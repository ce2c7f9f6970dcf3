import { StoreError } from './errors.ts';
import type { Entry, ListingTier, Metadata, PutOptions, PutResult, Value } from './tier.ts';

export interface MemoryOptions {
  /** Default 256 MiB. */
  readonly maxBytes?: number;
  /** Default 10,000. */
  readonly maxEntries?: number;
  readonly now?: () => number;
}

interface Held {
  readonly bytes: Uint8Array;
  readonly metadata: Metadata;
  readonly createdAt: number;
  readonly expiresAt?: number;
  usedAt: number;
}

/** Values in this process, for what is read several times in one step. Lost when the process ends. */
export function createMemoryTier(options: MemoryOptions = {}): ListingTier {
  const { maxBytes = 256 * 1024 * 1024, maxEntries = 10_000, now = Date.now } = options;
  // A Map keeps the order of insertion, so its first key is always the least recently used one.
  const held = new Map<string, Held>();
  let bytesHeld = 0;
  let evictions = 0;
  let closed = false;

  const remove = (key: string): boolean => {
    const value = held.get(key);
    if (!value) return false;
    bytesHeld -= value.bytes.byteLength;
    return held.delete(key);
  };
  const live = (key: string): Held | undefined => {
    if (closed) throw new StoreError('PACELINE_STORE_CLOSED', 'The store was closed.', 'Open it again.');
    const value = held.get(key);
    if (!value) return undefined;
    if (value.expiresAt !== undefined && value.expiresAt <= now()) {
      remove(key);
      return undefined;
    }
    return value;
  };
  const use = (key: string): Held | undefined => {
    const value = live(key);
    if (!value) return undefined;
    held.delete(key);
    held.set(key, value);
    value.usedAt = now();
    return value;
  };

  return {
    name: 'memory',
    async get(key): Promise<Value | undefined> {
      const value = use(key);
      if (!value) return undefined;
      const { bytes, metadata, createdAt, expiresAt } = value;
      return {
        bytes: copy(bytes),
        metadata,
        createdAt,
        ...(expiresAt === undefined ? {} : { expiresAt }),
      };
    },
    async head(key) {
      const value = use(key);
      return value && entryOf(key, value);
    },
    async put(key, bytes, options: PutOptions = {}): Promise<PutResult> {
      if (options.ifAbsent && live(key)) return 'exists';
      if (bytes.byteLength > maxBytes || maxEntries < 1) {
        // The old value must not outlive the newer one that did not fit.
        remove(key);
        return 'refused';
      }
      remove(key);
      held.set(key, {
        bytes: copy(bytes),
        metadata: { ...options.metadata },
        createdAt: options.createdAt ?? now(),
        ...(options.expiresAt === undefined ? {} : { expiresAt: options.expiresAt }),
        usedAt: now(),
      });
      bytesHeld += bytes.byteLength;
      for (const oldest of held.keys()) {
        if (bytesHeld <= maxBytes && held.size <= maxEntries) break;
        remove(oldest);
        evictions += 1;
      }
      return 'stored';
    },
    async *list(prefix) {
      for (const key of [...held.keys()]) {
        const value = key.startsWith(prefix) ? live(key) : undefined;
        if (value) yield entryOf(key, value);
      }
    },
    async delete(key) {
      const existed = live(key) !== undefined;
      remove(key);
      return existed;
    },
    async close() {
      closed = true;
      held.clear();
      bytesHeld = 0;
    },
    counters: () => ({ evictions, corrupt: 0 }),
  };
}

/** Not `slice`: that of a Buffer shares its memory. */
const copy = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);

function entryOf(key: string, value: Held): Entry {
  const { bytes, metadata, createdAt, usedAt, expiresAt } = value;
  return {
    key,
    size: bytes.byteLength,
    metadata,
    createdAt,
    usedAt,
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}
