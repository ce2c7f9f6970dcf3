/** Runs the writes of one key one after the other, and tells readers whether there was one meanwhile. */
export interface KeyedMutex {
  /** Runs the work when all earlier work of this key has ended. */
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** To be called when a put or delete begins, and when it ends. */
  changed(key: string): void;
  /** A number that is another one after each change. */
  version(key: string): number;
}

export function createKeyedMutex(): KeyedMutex {
  const tails = new Map<string, Promise<unknown>>();
  const versions = new Map<string, number>();
  return {
    run(key, work) {
      const before = tails.get(key) ?? Promise.resolve();
      const result = before.then(work);
      const tail = result
        .catch(() => undefined)
        .then(() => {
          if (tails.get(key) === tail) tails.delete(key);
        });
      tails.set(key, tail);
      return result;
    },
    changed: (key) => void versions.set(key, (versions.get(key) ?? 0) + 1),
    version: (key) => versions.get(key) ?? 0,
  };
}
