import type { Machine } from '@paceline/coordinate';

/** Time that passes only where a test lets it, for any number of machines with clocks of their own. */
export interface World {
  /** Milliseconds of the world itself. */
  now(): number;
  after(milliseconds: number, run: () => void): () => void;
  /** Lets so much time pass, one timer after the other. */
  advance(milliseconds: number): Promise<void>;
  /** Lets time pass from timer to timer until the promise settles. */
  until<T>(promise: Promise<T>): Promise<T>;
}

/** Until all that can go on without time passing has gone on. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** @param afterEach called whenever something happened */
export function fakeWorld(afterEach: () => void = () => {}): World {
  let now = 0;
  let count = 0;
  const timers = new Set<{ readonly at: number; readonly order: number; readonly run: () => void }>();
  const next = () => {
    let first: { readonly at: number; readonly order: number; readonly run: () => void } | undefined;
    for (const timer of timers) {
      if (!first || timer.at < first.at || (timer.at === first.at && timer.order < first.order))
        first = timer;
    }
    return first;
  };
  const fire = async (timer: { readonly at: number; readonly order: number; readonly run: () => void }) => {
    timers.delete(timer);
    now = Math.max(now, timer.at);
    timer.run();
    await settle();
    afterEach();
  };
  return {
    now: () => now,
    after(milliseconds, run) {
      const timer = { at: now + milliseconds, order: count++, run };
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

/** A machine whose clock runs `rate` times as fast as the world's, and began somewhere else. */
export const machineIn = (world: World, rate = 1, zero = 12_345): Machine => ({
  now: () => zero + world.now() * rate,
  after: (milliseconds, run) => world.after(milliseconds / rate, run),
});
