import { isAscii, isUtf8 } from 'node:buffer';
import { roomLike, withRoom } from './with-room.ts';

/** Terminates each path, and is in none. */
export const PATH_END = 0;
const SLASH = 0x2f;

/**
 * Paths of a tree in one block of memory, in UTF-8, each with PATH_END behind it. As strings, those of hundreds of
 * thousands of files would be most of what V8's collector has to walk and move.
 */
export class PathList {
  readonly length: number;
  readonly bytes: Buffer<ArrayBuffer>;
  /** Where each path begins, and at the end where the last one stops. */
  readonly starts: Uint32Array;
  #encoding: 'latin1' | 'utf8' | undefined;

  constructor(bytes: Buffer<ArrayBuffer>, starts: Uint32Array) {
    this.bytes = bytes;
    this.starts = starts;
    this.length = starts.length - 1;
  }

  at(index: number): string {
    return this.text(index, index + 1);
  }

  /** The last part of a path. */
  name(index: number): string {
    return this.#string(this.#nameStart(index), this.starts[index + 1]! - 1);
  }

  /** Several, with PATH_END between them. */
  text(from: number, to: number): string {
    return this.#string(this.starts[from]!, this.starts[to]! - 1);
  }

  #string(start: number, end: number): string {
    this.#encoding ??= isAscii(this.bytes) ? 'latin1' : 'utf8';
    return this.bytes.toString(this.#encoding, start, end);
  }

  /** Bytes of a path. */
  size(index: number): number {
    return this.starts[index + 1]! - this.starts[index]! - 1;
  }

  /** Whole UTF-8 characters, and PATH_END nowhere but behind a path. */
  get isValid(): boolean {
    if (!isUtf8(this.bytes)) return false;
    for (let index = 0, at = -1; index < this.length; index++) {
      at = this.bytes.indexOf(PATH_END, at + 1);
      if (at !== this.starts[index + 1]! - 1) return false;
    }
    return true;
  }

  isSame(index: number, other: PathList, at: number): boolean {
    const size = this.size(index);
    return size === other.size(at) && this.shared(index, other, at) === size;
  }

  /** How many bytes two paths have in common at their start. */
  shared(index: number, other: PathList, at: number): number {
    const start = this.starts[index]!;
    const otherStart = other.starts[at]!;
    const most = Math.min(this.size(index), other.size(at));
    let shared = 0;
    while (shared < most && this.bytes[start + shared] === other.bytes[otherStart + shared]) shared += 1;
    return shared;
  }

  /** Whether the last parts of two paths are the same. */
  hasSameName(index: number, other: PathList, at: number): boolean {
    let [from, its] = [this.#nameStart(index), other.#nameStart(at)];
    const end = this.starts[index + 1]!;
    if (end - from !== other.starts[at + 1]! - its) return false;
    while (from < end && this.bytes[from] === other.bytes[its]) {
      from += 1;
      its += 1;
    }
    return from === end;
  }

  /**
   * Whether a path of this list lies below another, at any depth.
   * @param shared bytes that the path has in common, at its start, with the folder or with a path below it
   */
  isBelow(index: number, folder: number, shared: number): boolean {
    const size = this.size(folder);
    if (shared < size) return false;
    if (size === 0) return this.size(index) > 0;
    return this.size(index) > size && this.bytes[this.starts[index]! + size] === SLASH;
  }

  /** Whether a path that lies below a folder lies directly in it. */
  isDirectlyIn(index: number, folder: number): boolean {
    const size = this.size(folder);
    return this.#nameStart(index) === this.starts[index]! + (size === 0 ? 0 : size + 1);
  }

  /** Of two paths of this list. */
  isInSameFolder(index: number, other: number): boolean {
    const size = this.#nameStart(index) - this.starts[index]!;
    return size === this.#nameStart(other) - this.starts[other]! && this.shared(index, this, other) >= size;
  }

  #nameStart(index: number): number {
    const start = this.starts[index]!;
    let at = this.starts[index + 1]! - 1;
    while (at > start && this.bytes[at - 1] !== SLASH) at -= 1;
    return at;
  }

  /**
   * Compares in the order of a scan, which is depth first: a folder, then what is in it, then the next name.
   * @returns less than 0 when this path comes first
   */
  compare(index: number, other: PathList, at: number, shared = this.shared(index, other, at)): number {
    const [one, another] = [this.size(index), other.size(at)];
    if (shared === one || shared === another) return one - another;
    const byte = this.bytes[this.starts[index]! + shared]!;
    const otherByte = other.bytes[other.starts[at]! + shared]!;
    return (byte === SLASH ? 0 : byte) - (otherByte === SLASH ? 0 : otherByte);
  }
}

/** Builds a list path by path. */
export class PathListBuilder {
  #bytes: Buffer<ArrayBuffer>;
  #starts: Uint32Array<ArrayBuffer>;
  #length = 0;
  #filled = 0;

  /** @param like a list of about the same size */
  constructor(like?: PathList) {
    this.#bytes = Buffer.allocUnsafeSlow(roomLike(like?.bytes.byteLength ?? 0));
    this.#starts = new Uint32Array(roomLike(like?.length ?? 0) + 1);
  }

  add(path: string): void {
    // A UTF-16 unit takes at most three bytes of UTF-8.
    this.#makeRoom(path.length * 3);
    this.#end(this.#bytes.write(path, this.#filled, 'utf8'));
  }

  /** Copies paths of another list. */
  copy(list: PathList, from: number, to: number): void {
    const bytes = list.bytes.subarray(list.starts[from]!, list.starts[to]!);
    this.#makeRoom(bytes.byteLength);
    this.#bytes.set(bytes, this.#filled);
    this.#starts = withRoom(this.#starts, this.#length + to - from + 1);
    const moved = this.#filled - list.starts[from]!;
    for (let index = from + 1; index <= to; index++) {
      this.#starts[++this.#length] = list.starts[index]! + moved;
    }
    this.#filled += bytes.byteLength;
  }

  finish(): PathList {
    return new PathList(this.#bytes.subarray(0, this.#filled), this.#starts.subarray(0, this.#length + 1));
  }

  #makeRoom(bytes: number): void {
    const wanted = this.#filled + bytes + 1;
    if (wanted <= this.#bytes.byteLength) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(wanted, this.#bytes.byteLength * 2, 4096));
    this.#bytes.copy(larger, 0, 0, this.#filled);
    this.#bytes = larger;
  }

  #end(size: number): void {
    this.#filled += size;
    this.#bytes[this.#filled++] = PATH_END;
    this.#starts = withRoom(this.#starts, ++this.#length + 1);
    this.#starts[this.#length] = this.#filled;
  }
}
