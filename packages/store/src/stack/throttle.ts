import { type Clock, wait } from '../tier/clock.ts';

/** Lets `limit` pieces of work run at once; the others wait in the order in which they came. */
export function createSemaphore(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running < limit) running += 1;
    else await new Promise<void>((resolve) => void waiting.push(resolve));
    try {
      return await work();
    } finally {
      // Handed over rather than freed, so that nobody who comes now gets before those who wait.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

/** A token bucket that holds one second's worth. */
interface Bandwidth {
  /** Waits until there is any of the budget; then `spent` may overdraw it, as nobody knows a value's size before. */
  admitted(): Promise<void>;
  spent(bytes: number): void;
}

export function createBandwidth(bytesPerSecond: number, clock: Clock): Bandwidth {
  let balance = bytesPerSecond;
  let counted = clock.now();
  const refill = () => {
    const now = clock.now();
    balance = Math.min(bytesPerSecond, balance + (Math.max(0, now - counted) / 1000) * bytesPerSecond);
    counted = now;
  };
  return {
    async admitted() {
      for (refill(); balance <= 0; refill()) {
        await wait(clock, Math.max(1, Math.ceil((-balance / bytesPerSecond) * 1000) + 1));
      }
    },
    spent(bytes) {
      refill();
      balance -= bytes;
    },
  };
}
