import type { Store } from '@paceline/store';
import { MAX_PACK_BYTES } from '../format/bounds.ts';
import { sha256Hex } from '../format/envelope.ts';
import type { Pack, Segment } from '../format/manifest.ts';
import type { PackedSegment } from '../workers/save-work.ts';
import { putContent } from './put-content.ts';

/** For a store that has no preference. */
const PACK_BYTES = 8 * 1024 * 1024;
/** About how many compressed bytes are sent to the store at a time. */
const SENDING_BYTES = 32 * 1024 * 1024;

export const packBytes = (store: Store): number => Math.min(store.packBytes ?? PACK_BYTES, MAX_PACK_BYTES);

/** Where a segment is, once its pack is known. */
export interface SegmentLocation {
  pack: number;
  segment: number;
}

/**
 * Joins segments into packs in the order in which they are added, although they are compressed in any order. Sends
 * every pack as soon as it is full.
 * @param folder start of the packs' store keys, ending in `/`
 * @param avoid packs that are damaged or about to be deleted: put again even if the store has them
 */
export function createPacker(store: Store, folder: string, avoid: (sha256: string) => boolean = () => false) {
  const full = packBytes(store);
  const atOnce = Math.max(2, Math.floor(SENDING_BYTES / full));
  const packs: Pack[] = [];
  const sending = new Set<Promise<void>>();
  let failure: { error: unknown } | undefined;
  /** Filled segment by segment, so that none has to be kept until the pack is full. */
  let buffer: Buffer | undefined;
  let segments: Segment[] = [];
  let filled = 0;
  let newBytes = 0;
  const turns: Promise<void>[] = [];
  /** Memory of packs that were sent, for the next ones. */
  const spare: Buffer[] = [];
  let finished = false;

  async function flush(): Promise<void> {
    if (segments.length === 0) return;
    const whole = buffer!;
    const bytes = whole.subarray(0, filled);
    const pack = { sha256: sha256Hex(bytes), bytes: filled, segments };
    packs.push(pack);
    buffer = undefined;
    segments = [];
    filled = 0;
    while (sending.size >= atOnce) await Promise.race(sending);
    if (failure) throw failure.error;
    const job = send(pack.sha256, bytes)
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => {
        sending.delete(job);
        if (!finished && spare.length < atOnce) spare.push(whole);
      });
    sending.add(job);
  }

  async function send(sha256: string, bytes: Uint8Array): Promise<void> {
    if (await putContent(store, folder, bytes, { sha256, anew: avoid(sha256) })) newBytes += bytes.byteLength;
  }

  async function append(coming: Promise<PackedSegment>, location: SegmentLocation): Promise<void> {
    const { bytes, ...segment } = await coming;
    if (failure) throw failure.error;
    if (filled + bytes.byteLength > full) await flush();
    location.pack = packs.length;
    location.segment = segments.length;
    segments.push({ ...segment, offset: filled, bytes: bytes.byteLength });
    buffer ??= spare.pop();
    buffer = roomFor(buffer, filled + bytes.byteLength, full);
    buffer.set(bytes, filled);
    filled += bytes.byteLength;
  }

  return {
    /** @returns `location`, which is filled in by `finish` at the latest */
    add(
      coming: Promise<PackedSegment>,
      location: SegmentLocation = { pack: -1, segment: -1 },
    ): SegmentLocation {
      // Handled where it is awaited.
      coming.catch(() => undefined);
      const turn = (turns.at(-1) ?? Promise.resolve())
        .then(() => append(coming, location))
        .catch((error: unknown) => {
          failure ??= { error };
        })
        .finally(() => {
          turns.shift();
        });
      turns.push(turn);
      return location;
    },
    /** Calls back once all segments that were added until now are in a pack. */
    afterwards(call: () => void): void {
      void (turns.at(-1) ?? Promise.resolve()).then(call);
    },
    /** Resolves when at most this many segments are waiting. */
    async settle(most: number): Promise<void> {
      while (turns.length > most && !failure) await turns[0];
      if (failure) throw failure.error;
    },
    /** @returns the packs; the last of them may still be being sent */
    async finish(): Promise<Pack[]> {
      await turns.at(-1);
      if (!failure) await flush();
      if (failure) throw failure.error;
      finished = true;
      spare.length = 0;
      return packs;
    },
    /** Resolves when all packs are in the store. @returns how many bytes of them it did not have */
    async sent(): Promise<number> {
      await Promise.all(sending);
      if (failure) throw failure.error;
      return newBytes;
    },
    /** Resolves when nothing is being packed or sent any more; never rejects. */
    async end(): Promise<void> {
      await turns.at(-1);
      await Promise.all(sending);
    },
  };
}

/** The last pack is often small, so that memory starts small. Pages that are never written take none. */
function roomFor(buffer: Buffer | undefined, bytes: number, full: number): Buffer {
  if (buffer && buffer.byteLength >= bytes) return buffer;
  const larger = Buffer.allocUnsafeSlow(Math.max(bytes, buffer ? full : Math.min(full, bytes * 4)));
  if (buffer) larger.set(buffer);
  return larger;
}

export type Packer = ReturnType<typeof createPacker>;
