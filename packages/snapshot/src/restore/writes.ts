import { withRoom } from '../tables/with-room.ts';

/** Writes of whole files and of parts of files, as columns. */
export class Writes {
  /** Row of the entry. */
  entries: Uint32Array<ArrayBuffer>;
  /** WHOLE, PIECE or SPARSE_PIECE (restore-work.ts). */
  kinds: Uint8Array<ArrayBuffer>;
  /** In the content of the segment. */
  offsets: Uint32Array<ArrayBuffer>;
  lengths: Uint32Array<ArrayBuffer>;
  /** In the file. */
  positions: Float64Array<ArrayBuffer>;
  length = 0;

  /** @param room how many writes to allocate for */
  constructor(room: number) {
    this.entries = new Uint32Array(room);
    this.kinds = new Uint8Array(room);
    this.offsets = new Uint32Array(room);
    this.lengths = new Uint32Array(room);
    this.positions = new Float64Array(room);
  }

  add(entry: number, kind: number, offset: number, length: number, position: number): void {
    const at = this.length++;
    this.entries = withRoom(this.entries, at + 1);
    this.kinds = withRoom(this.kinds, at + 1);
    this.offsets = withRoom(this.offsets, at + 1);
    this.lengths = withRoom(this.lengths, at + 1);
    this.positions = withRoom(this.positions, at + 1);
    this.entries[at] = entry;
    this.kinds[at] = kind;
    this.offsets[at] = offset;
    this.lengths[at] = length;
    this.positions[at] = position;
  }
}
