/** In bytes. Content of at most `max` is never cut; the paper on FastCDC (see nextCut) explains the three. */
export const CHUNK = { min: 48 * 1024, average: 64 * 1024, max: 256 * 1024 } as const;

/** A large file is cut in regions of this size, each on its own, so that several threads can share it. */
export const REGION_BYTES = 64 * 1024 * 1024;

/** Bits that have to be zero at a cut: more before the average size, fewer after it, so that sizes gather there. */
const EARLY = -1 << (32 - 18);
const LATE = -1 << (32 - 14);
/** The hash depends on the last 32 bytes: it starts that many before the first possible cut. */
const WINDOW = 32;

/** One random number per byte value. Fixed for ever: other numbers cut elsewhere, and nothing would be found again. */
const GEAR = gear(0x9e3779b9);

/**
 * Where the next chunk ends: FastCDC (Xia et al., USENIX ATC 2016) with normalised chunking, cutting where the
 * content says so. So an insertion moves the cuts behind it along, and only the chunks around it are new.
 * @param end of the bytes that are there: `start` + `CHUNK.max` at least, unless the content ends there
 * @returns `start` + `CHUNK.max` at most; `end` where less than `CHUNK.min` is left
 */
export function nextCut(bytes: Uint8Array, start: number, end: number): number {
  const last = Math.min(end, start + CHUNK.max);
  const middle = Math.min(last, start + CHUNK.average);
  let at = Math.min(last, start + CHUNK.min);
  let hash = 0;
  for (let before = Math.max(start, at - WINDOW); before < at; before++) {
    hash = ((hash << 1) + GEAR[bytes[before]!]!) | 0;
  }
  for (; at < middle; at++) {
    hash = ((hash << 1) + GEAR[bytes[at]!]!) | 0;
    if ((hash & EARLY) === 0) return at + 1;
  }
  for (; at < last; at++) {
    hash = ((hash << 1) + GEAR[bytes[at]!]!) | 0;
    if ((hash & LATE) === 0) return at + 1;
  }
  return last;
}

/** xorshift32: the numbers only have to be spread evenly. */
function gear(seed: number): Int32Array {
  let state = seed | 0;
  return Int32Array.from({ length: 256 }, () => {
    for (let round = 0; round < 4; round++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
    }
    return state;
  });
}
