import { createHash } from 'node:crypto';
import { maxContentBytes } from '../format/bounds.ts';
import type { Manifest, Pack, Segment } from '../format/manifest.ts';
import { SPARSE_FILE } from '../tables/entry-table.ts';
import { withRoom } from '../tables/with-room.ts';
import { PIECE, SPARSE_PIECE, WHOLE } from '../workers/restore-work.ts';
import { Writes } from './writes.ts';

/** A segment, the plan's writes of its content, and the chunks that they need, each once. */
export interface SegmentUse {
  readonly segment: Segment;
  readonly writes: Uint32Array;
  readonly chunks: Uint32Array;
}

/** A part of a pack to be fetched in one go. */
export interface Fetch {
  readonly pack: Pack;
  /** Undefined = the whole pack. */
  readonly range: { readonly offset: number; readonly length: number } | undefined;
  readonly segments: readonly SegmentUse[];
}

export interface FetchPlan {
  readonly fetches: readonly Fetch[];
  readonly writes: Writes;
  /** Rows of files that are empty or written in pieces. */
  readonly frames: readonly number[];
  /** Bytes that will be written. */
  readonly bytes: number;
  /** Bytes of the segments that are needed: as stored, and decompressed. */
  readonly storedBytes: number;
  readonly contentBytes: number;
}

/** If more than this part of a pack is needed, all of it is fetched; so is a small pack, as a request costs more. */
const MOST_IN_RANGES = 0.6;
const SMALL_PACK = 256 * 1024;
/** Ranges that are closer than this are joined. */
const GAP = 256 * 1024;
/** The digest of zeros is computed for at most so many sizes. */
const ZERO_SIZES = 16;

/**
 * Plans what to fetch for these files, and where to write each part of it.
 * @param wanted rows of files
 * @param ranges whether the store can give parts of a value
 * @param held by row of a file: 1 for each chunk that is written already
 */
export function planFetches(
  manifest: Manifest,
  wanted: readonly number[],
  ranges: boolean,
  held: ReadonlyMap<number, Uint8Array> = new Map(),
): FetchPlan {
  const { entries, packs, chunks } = manifest;
  const isZero = zeroChunks();
  const writes = new Writes(wanted.length);
  /** For each write its segment, numbered through all packs. */
  let segmentOf = new Uint32Array(wanted.length);
  const firstOf = firstSegments(packs);
  const frames: number[] = [];
  const isUsed = new Uint8Array(chunks.length);
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
      isUsed[chunk] = 1;
      // Chunks that follow each other both in the file and in the segment are one write.
      for (at++; at < references.length; at++) {
        const next = references[at]!;
        if (has?.[at] === 1) break;
        if (chunks.packs[next] !== pack || chunks.segments[next] !== segment) break;
        if (chunks.offsets[next] !== offset + length) break;
        isUsed[next] = 1;
        length += chunks.sizes[next]!;
      }
      const hole = isSparse && length === chunkSize && isZero(chunks.sha256(chunk), chunkSize);
      if (!hole) {
        isWhole = length === size && !isSparse;
        const kind = isWhole ? WHOLE : isSparse ? SPARSE_PIECE : PIECE;
        segmentOf = withRoom(segmentOf, writes.length + 1);
        segmentOf[writes.length] = firstOf[pack]! + segment;
        writes.add(index, kind, offset, length, position);
        bytes += length;
      }
      position += length;
    }
    if (!isWhole) frames.push(index);
  }
  const segments = firstOf[packs.length]!;
  const writesOf = bySegment(segmentOf.subarray(0, writes.length), segments);
  const used = Uint32Array.from(isUsed.keys()).filter((chunk) => isUsed[chunk] === 1);
  const its = bySegment(
    used.map((chunk) => firstOf[chunks.packs[chunk]!]! + chunks.segments[chunk]!),
    segments,
  );
  const chunksOf = (segment: number) => its(segment).map((at) => used[at]!);
  let storedBytes = 0;
  let contentBytes = 0;
  const fetches = packs.flatMap((pack, index) => {
    const segments = pack.segments.flatMap((segment, at) => {
      const number = firstOf[index]! + at;
      const writes = writesOf(number);
      if (writes.length === 0) return [];
      storedBytes += segment.bytes;
      contentBytes += segment.size;
      return [{ segment, writes, chunks: chunksOf(number) }];
    });
    return segments.length === 0 ? [] : fetchesOf(pack, segments, ranges);
  });
  return { fetches, writes, frames, bytes, storedBytes, contentBytes };
}

/**
 * Whether so few stored bytes can be so much content: otherwise a few bytes, named over and over, would fill the disk.
 */
export const isPlausible = ({
  bytes,
  storedBytes,
  contentBytes,
}: Pick<FetchPlan, 'bytes' | 'storedBytes' | 'contentBytes'>): boolean =>
  Math.max(bytes, contentBytes) <= maxContentBytes(storedBytes);

/** For each pack the number of its first segment, numbered through all packs; at the end their total. */
function firstSegments(packs: readonly Pack[]): Uint32Array {
  const first = new Uint32Array(packs.length + 1);
  for (const [index, { segments }] of packs.entries()) first[index + 1] = first[index]! + segments.length;
  return first;
}

/** Counting sort. @returns a function that gives the indices in `segmentOf` with a segment, in ascending order */
function bySegment(segmentOf: Uint32Array, segments: number): (segment: number) => Uint32Array {
  const ends = new Uint32Array(segments + 1);
  for (const segment of segmentOf) ends[segment + 1]! += 1;
  for (let segment = 0; segment < segments; segment++) ends[segment + 1]! += ends[segment]!;
  const sorted = new Uint32Array(segmentOf.length);
  const filled = ends.slice();
  for (const [at, segment] of segmentOf.entries()) sorted[filled[segment]!++] = at;
  return (segment) => sorted.subarray(ends[segment], ends[segment + 1]);
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
