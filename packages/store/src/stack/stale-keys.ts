/**
 * Keys under which a tier may hold an older value than the last one stored: a put or delete there failed, or did not
 * end in time. Until a put or delete succeeds, they are not read from that tier for as long as this process lives.
 */
export interface StaleKeys {
  has(key: string): boolean;
  add(key: string): void;
  /** A put or a delete has succeeded. The key stays stale while an earlier call is still under way. */
  clear(key: string): void;
  /** The call goes on after its deadline; the key is stale from now on, and stays so when it has ended. */
  underWay(key: string, call: Promise<unknown>): void;
}

export function createStaleKeys(): StaleKeys {
  const keys = new Set<string>();
  const calls = new Map<string, number>();
  return {
    has: (key) => keys.has(key) || calls.has(key),
    add: (key) => void keys.add(key),
    clear: (key) => void keys.delete(key),
    underWay(key, call) {
      calls.set(key, (calls.get(key) ?? 0) + 1);
      const ended = () => {
        keys.add(key);
        const left = calls.get(key)! - 1;
        if (left === 0) calls.delete(key);
        else calls.set(key, left);
      };
      call.then(ended, ended);
    },
  };
}
