import type { Clock } from '@paceline/store';

export interface FakeClock extends Clock {
  /** Lets so much time pass, one timer after the other. */
  advance(milliseconds: number): Promise<void>;
  /** Lets time pass from timer to timer until the promise settles. */
  until<T>(promise: Promise<T>): Promise<T>;
}

/** Until all that can go on without time passing has gone on. */
const settle = async () => {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
};

export function fakeClock(): FakeClock {
  let now = 1_000_000;
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  const next = () => [...timers].sort((a, b) => a.at - b.at)[0];
  const fire = async (timer: { readonly at: number; readonly run: () => void }) => {
    timers.delete(timer);
    now = Math.max(now, timer.at);
    timer.run();
    await settle();
  };
  return {
    now: () => now,
    after(milliseconds, run) {
      const timer = { at: now + milliseconds, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(milliseconds) {
      const end = now + milliseconds;
      await settle();
      for (let timer = next(); timer && timer.at <= end; timer = next()) await fire(timer);
      now = end;
      await settle();
    },
    async until(promise) {
      let settled = false;
      promise.then(
        () => (settled = true),
        () => (settled = true),
      );
      for (await settle(); !settled; await settle()) {
        const timer = next();
        if (!timer) throw new Error('Nothing is left that could settle it.');
        await fire(timer);
      }
      return promise;
    },
  };
}
