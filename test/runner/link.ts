import { Transform } from 'node:stream';

/** A connection of limited speed that many streams share. */
export interface Link {
  /** What a stream has to pass; empty while the link is not limited. */
  through(): Transform[];
}

/** So much may pass at once: timers are too coarse to let single pieces pass one by one. */
const BURST_SECONDS = 0.01;

/** A token bucket: what passes goes in the order in which it came, at `bytesPerSecond()` in all. */
export function createLink(bytesPerSecond: () => number | undefined): Link {
  let free = 0;
  return {
    through() {
      const rate = bytesPerSecond();
      if (rate === undefined) return [];
      return [
        new Transform({
          transform(chunk: Buffer, _encoding, done) {
            const now = performance.now() / 1000;
            free = Math.max(free, now - BURST_SECONDS) + chunk.length / rate;
            const wait = free - now;
            if (wait <= 0) done(null, chunk);
            else setTimeout(() => done(null, chunk), wait * 1000);
          },
        }),
      ];
    },
  };
}
