import { copyDigest, DIGEST_WORDS, digestHex } from './digests.ts';
import { withRoom } from './with-room.ts';

/** Chunks of content, as columns: where each is, and its digest, by which equal content is found. */
export class ChunkTable {
  readonly length: number;
  /** See digests.ts. */
  readonly digests: Uint32Array<ArrayBuffer>;
  /** Indices into the manifest's `packs`, and into that pack's `segments`. */
  readonly packs: Uint32Array;
  readonly segments: Uint32Array;
  /** In the segment's content. */
  readonly offsets: Uint32Array;
  readonly sizes: Uint32Array;

  constructor(columns: Omit<ChunkTable, 'length' | 'sha256'>) {
    this.length = columns.sizes.length;
    this.digests = columns.digests;
    this.packs = columns.packs;
    this.segments = columns.segments;
    this.offsets = columns.offsets;
    this.sizes = columns.sizes;
  }

  sha256(index: number): string {
    return digestHex(this.digests, index);
  }
}

/** Builds a table chunk by chunk. */
export class ChunkTableBuilder {
  #length = 0;
  #digests: Uint32Array<ArrayBuffer>;
  #packs: Uint32Array<ArrayBuffer>;
  #segments: Uint32Array<ArrayBuffer>;
  #offsets: Uint32Array<ArrayBuffer>;
  #sizes: Uint32Array<ArrayBuffer>;

  /** @param room how many chunks to allocate for */
  constructor(room = 0) {
    this.#digests = new Uint32Array(room * DIGEST_WORDS);
    this.#packs = new Uint32Array(room);
    this.#segments = new Uint32Array(room);
    this.#offsets = new Uint32Array(room);
    this.#sizes = new Uint32Array(room);
  }

  get length(): number {
    return this.#length;
  }

  /** @param digests column that has the digest of the chunk at `index` */
  addFrom(
    digests: Uint32Array,
    index: number,
    pack: number,
    segment: number,
    offset: number,
    size: number,
  ): number {
    const at = this.#push(pack, segment, offset, size);
    copyDigest(digests, index, this.#digests, at);
    return at;
  }

  /** Copies a chunk of another table. @param pack the index that its pack has here */
  copy(table: ChunkTable, index: number, pack: number): number {
    const { digests, segments, offsets, sizes } = table;
    return this.addFrom(digests, index, pack, segments[index]!, offsets[index]!, sizes[index]!);
  }

  finish(): ChunkTable {
    const length = this.#length;
    return new ChunkTable({
      digests: this.#digests.subarray(0, length * DIGEST_WORDS),
      packs: this.#packs.subarray(0, length),
      segments: this.#segments.subarray(0, length),
      offsets: this.#offsets.subarray(0, length),
      sizes: this.#sizes.subarray(0, length),
    });
  }

  #push(pack: number, segment: number, offset: number, size: number): number {
    const at = this.#length++;
    this.#digests = withRoom(this.#digests, (at + 1) * DIGEST_WORDS);
    if (at === this.#sizes.length) {
      this.#packs = withRoom(this.#packs, at + 1);
      this.#segments = withRoom(this.#segments, at + 1);
      this.#offsets = withRoom(this.#offsets, at + 1);
      this.#sizes = withRoom(this.#sizes, at + 1);
    }
    this.#packs[at] = pack;
    this.#segments[at] = segment;
    this.#offsets[at] = offset;
    this.#sizes[at] = size;
    return at;
  }
}
