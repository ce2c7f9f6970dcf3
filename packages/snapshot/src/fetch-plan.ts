import { createHash } from 'node:crypto';
import { SPARSE_FILE } from './entry-table.ts';
import type { Manifest, Pack, Segment } from './manifest.ts';
import { PIECE, SPARSE_PIECE, WHOLE } from './restore-work.ts';

/** What to write of a segment: USE_NUMBERS each of entry, kind, offset in the segment, length, place in the file. */
export interface SegmentUse {
  readonly segment: Segment;
  readonly uses: number[];
}
export const USE_NUMBERS = 5;

/** A part of a pack to be fetched in one go. */
export interface Fetch {
  readonly pack: Pack;
  /** Undefined for the whole pack. */
  readonly range: { readonly offset: number; readonly length: number } | undefined;
  readonly segments: readonly SegmentUse[];
}

export interface FetchPlan {
  readonly fetches: readonly Fetch[];
  /** Files that come in pieces, or are empty: by place in `entries`. */
  readonly frames: readonly number[];
  /** Bytes that will take room on the disk. */
  readonly bytes: number;
}

/** Of a pack of which more is wanted all is fetched: a request costs about as much as these bytes. */
const MOST_IN_RANGES = 0.6;
const SMALL_PACK = 256 * 1024;
/** Ranges that are closer than this are one. */
const GAP = 256 * 1024;
/** Of so many sizes it is found out what the digest of zeros is. */
const ZERO_SIZES = 16;

/**
 * What has to be fetched for these files, and where each part of it goes.
 * @param wanted places in `entries`, of files
 * @param ranges whether the store can give parts of a value
 * @param held of files, by place in `entries`: 1 for each chunk that is where it belongs already
 */
export function planFetches(
  manifest: Manifest,
  wanted: readonly number[],
  ranges: boolean,
  held: ReadonlyMap<number, Uint8Array> = new Map(),
): FetchPlan {
  const { entries, packs, chunks } = manifest;
  const isZero = zeroChunks();
  const uses = packs.map((): (number[] | undefined)[] => []);
  const frames: number[] = [];
  let bytes = 0;
  for (const index of wanted) {
    const size = entries.sizes[index]!;
    const isSparse = entries.types[index] === SPARSE_FILE;
    const references = entries.chunks(index);
    let position = 0;
    let isWhole = false;
    const has = held.get(index);
    for (let at = 0; at < references.length; ) {
      const chunk = references[at]!;
      const chunkSize = chunks.sizes[chunk]!;
      if (has?.[at] === 1) {
        position += chunkSize;
        at += 1;
        continue;
      }
      const [pack, segment, offset] = [chunks.packs[chunk]!, chunks.segments[chunk]!, chunks.offsets[chunk]!];
      let length = chunkSize;
      // What lies together in the file and in the segment is written at once.
      for (at++; at < references.length; at++) {
        const next = references[at]!;
        if (has?.[at] === 1) break;
        if (chunks.packs[next] !== pack || chunks.segments[next] !== segment) break;
        if (chunks.offsets[next] !== offset + length) break;
        length += chunks.sizes[next]!;
      }
      const hole = isSparse && length === chunkSize && isZero(chunks.sha256(chunk), chunkSize);
      if (!hole) {
        isWhole = length === size && !isSparse;
        const kind = isWhole ? WHOLE : isSparse ? SPARSE_PIECE : PIECE;
        const list = uses[pack]![segment] ?? [];
        uses[pack]![segment] = list;
        list.push(index, kind, offset, length, position);
        bytes += length;
      }
      position += length;
    }
    if (!isWhole) frames.push(index);
  }
  const fetches = packs.flatMap((pack, index) => {
    const used = uses[index]!;
    const segments = pack.segments.flatMap((segment, at) => (used[at] ? [{ segment, uses: used[at] }] : []));
    return segments.length === 0 ? [] : fetchesOf(pack, segments, ranges);
  });
  return { fetches, frames, bytes };
}

function fetchesOf(pack: Pack, segments: readonly SegmentUse[], ranges: boolean): Fetch[] {
  const whole = [{ pack, range: undefined, segments }];
  if (!ranges || pack.bytes <= SMALL_PACK) return whole;
  const parts: { offset: number; length: number; segments: SegmentUse[] }[] = [];
  for (const use of segments) {
    const { offset, bytes } = use.segment;
    const last = parts.at(-1);
    if (last && offset - (last.offset + last.length) <= GAP) {
      last.length = offset + bytes - last.offset;
      last.segments.push(use);
    } else {
      parts.push({ offset, length: bytes, segments: [use] });
    }
  }
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (length > pack.bytes * MOST_IN_RANGES) return whole;
  return parts.map(({ segments, ...range }) => ({ pack, range, segments }));
}

/** Whether a chunk is nothing but zeros, for the few sizes that the chunks of large holes have. */
function zeroChunks(): (sha256: string, size: number) => boolean {
  const digests = new Map<number, string>();
  return (sha256, size) => {
    if (!digests.has(size) && digests.size < ZERO_SIZES) {
      digests.set(size, createHash('sha256').update(Buffer.alloc(size)).digest('hex'));
    }
    return digests.get(size) === sha256;
  };
}
