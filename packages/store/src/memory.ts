import { createMemoryRegister } from './memory-register.ts';
import { storeClosed } from './tier/errors.ts';
import type { ListingTier, PutOptions, PutResult, Tier, Value } from './tier/tier.ts';
import { isLive, toEntry, toValue, type ValueInfo } from './tier/value-info.ts';

export interface MemoryOptions {
  /** Default 256 MiB. */
  readonly maxBytes?: number;
  /** Default 10,000. */
  readonly maxEntries?: number;
  readonly now?: () => number;
}

/** Without a digest: there is no disk or network here that could damage it. */
interface Held extends Omit<ValueInfo, 'sha256'> {
  readonly bytes: Uint8Array;
  usedAt: number;
}

/** Values in this process, for what is read several times in one step. Lost when the process ends. */
export function createMemoryTier(
  options: MemoryOptions = {},
): ListingTier & Required<Pick<Tier, 'getRange' | 'register'>> {
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
    if (closed) throw storeClosed();
    const value = held.get(key);
    if (!value) return undefined;
    if (!isLive(value, now())) {
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
    register: createMemoryRegister(),
    async get(key): Promise<Value | undefined> {
      const value = use(key);
      return value && toValue(copy(value.bytes), value);
    },
    async getRange(key, offset, length) {
      const value = use(key);
      return value && copy(value.bytes.subarray(offset, offset + length));
    },
    async head(key) {
      const value = use(key);
      return value && toEntry(key, value, value.usedAt);
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
        size: bytes.byteLength,
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
    async *list(prefix, { expired = false } = {}) {
      for (const key of [...held.keys()]) {
        if (!key.startsWith(prefix)) continue;
        const value = expired ? held.get(key) : live(key);
        if (value) yield toEntry(key, value, value.usedAt);
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
