import type { HistoryStore } from '@paceline/history';
import { NOW } from './records.ts';

export interface MemoryStore extends HistoryStore {
  readonly values: Map<string, Uint8Array>;
  /** When a key was put, in milliseconds since 1970: by `clock`. */
  readonly createdAt: Map<string, number>;
  clock: () => number;
  /** Called before each operation; a throw fails it. Awaited, so that a test decides who runs when. */
  before?: (verb: 'get' | 'put' | 'list' | 'newest' | 'delete', key: string) => Promise<void> | void;
}

/**
 * The rules of a store, without its tiers; listing is not atomic, as on a disk. With `lists: false` those of
 * one that can be asked for the newest value of a prefix only.
 */
export function memoryStore({ lists = true } = {}): MemoryStore {
  const values = new Map<string, Uint8Array>();
  const store: MemoryStore = {
    values,
    createdAt: new Map(),
    clock: () => NOW,
    listsAll: lists,
    async newest(prefixes) {
      await store.before?.('newest', prefixes[0] ?? '');
      if (lists) return [];
      const keys = [...values.keys()];
      for (const prefix of prefixes) {
        const key = keys.findLast((text) => text.startsWith(prefix));
        if (key !== undefined) return [{ key }];
      }
      return [];
    },
    async get(key) {
      await store.before?.('get', key);
      const bytes = values.get(key);
      return bytes && { bytes: bytes.slice(), metadata: {}, createdAt: 0, tier: 'memory' };
    },
    async put(key, bytes, options) {
      await store.before?.('put', key);
      if (options?.ifAbsent && values.has(key)) return 'exists';
      values.set(key, bytes.slice());
      store.createdAt.set(key, store.clock());
      return 'stored';
    },
    async *list(prefix) {
      await store.before?.('list', prefix);
      if (!lists) return;
      for (const key of [...values.keys()]) {
        if (!key.startsWith(prefix) || !values.has(key)) continue;
        yield { key, size: 0, metadata: {}, createdAt: store.createdAt.get(key) ?? 0 };
        await Promise.resolve();
      }
    },
    async delete(key, { listedOnly = false } = {}) {
      await store.before?.('delete', key);
      if (listedOnly && !lists) return false;
      return values.delete(key);
    },
  };
  return store;
}
