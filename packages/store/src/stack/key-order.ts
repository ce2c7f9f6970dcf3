/** Writes of one key one after the other, and the means to tell whether there was one meanwhile. */
export interface KeyOrder {
  /** Runs when all that was given for this key before has ended. */
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** A put or delete begins or ends. */
  changed(key: string): void;
  /** Another number after each change. */
  version(key: string): number;
}

export function createKeyOrder(): KeyOrder {
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
