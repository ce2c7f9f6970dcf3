import type { ChunkTable } from '../tables/chunk-table.ts';
import { DigestIndex } from '../tables/digests.ts';
import { withRoom } from '../tables/with-room.ts';
import type { SegmentLocation } from './packer.ts';

/** New content by its id, which is given in the order in which content is found. */
export class FreshContent {
  readonly #index = new DigestIndex();
  #segments = new Uint32Array(0);
  #offsets = new Uint32Array(0);
  #sizes = new Uint32Array(0);
  readonly #locations: SegmentLocation[] = [];

  get length(): number {
    return this.#index.length;
  }

  /** See digests.ts. */
  get digests(): Uint32Array {
    return this.#index.words;
  }

  find(digests: Uint32Array, index: number): number {
    return this.#index.find(digests, index);
  }

  /** Adds a digest that is not there yet; `assign` says later where its content is. */
  add(digests: Uint32Array, index: number): number {
    return this.#index.add(digests, index);
  }

  /** Adds a segment. @returns its number, for `assign` */
  segment(location: SegmentLocation): number {
    return this.#locations.push(location) - 1;
  }

  assign(id: number, segment: number, offset: number, size: number): void {
    this.#segments = withRoom(this.#segments, id + 1);
    this.#offsets = withRoom(this.#offsets, id + 1);
    this.#sizes = withRoom(this.#sizes, id + 1);
    this.#segments[id] = segment;
    this.#offsets[id] = offset;
    this.#sizes[id] = size;
  }

  /** Where the content is, once its pack is known. */
  at(id: number) {
    const { pack, segment } = this.#locations[this.#segments[id]!]!;
    return { pack, segment, offset: this.#offsets[id]!, size: this.#sizes[id]! };
  }
}

/**
 * The content of a scan's files: for each its ids, in order. An id below the number of the parent's chunks is an index
 * of these; the others are ids of new content, plus that number.
 */
export class FileContents {
  readonly #first: Uint32Array;
  /** Number of ids + 1; 0 = not set. */
  readonly #counts: Uint32Array;
  #ids = new Uint32Array(0);
  #filled = 0;

  /** @param length entries of the scan */
  constructor(length: number) {
    this.#first = new Uint32Array(length);
    this.#counts = new Uint32Array(length);
  }

  /** Replaces what was set before. */
  set(row: number, ids: ArrayLike<number>, from = 0, to = ids.length): void {
    this.#first[row] = this.#filled;
    this.#counts[row] = to - from + 1;
    this.#ids = withRoom(this.#ids, this.#filled + to - from);
    for (let at = from; at < to; at++) this.#ids[this.#filled++] = ids[at]!;
  }

  /** @returns undefined where nothing was set */
  of(row: number): Uint32Array | undefined {
    const count = this.#counts[row]!;
    if (count === 0) return undefined;
    const first = this.#first[row]!;
    return this.#ids.subarray(first, first + count - 1);
  }
}

/** Content that the store had before a save: its chunks, and which of them has a digest. */
export interface ParentContent {
  readonly chunks: ChunkTable;
  /** @returns index of the chunk, or -1 */
  readonly find: (digests: Uint32Array, index: number) => number;
}
