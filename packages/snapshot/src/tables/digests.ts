import { randomFillSync } from 'node:crypto';
import { withRoom } from './with-room.ts';

/** A sha256 is kept as eight 32-bit numbers; a column of digests is these one after another. */
export const DIGEST_WORDS = 8;
const DIGEST_BYTES = 32;

export const digestHex = (words: Uint32Array, index: number): string =>
  Buffer.from(words.buffer, words.byteOffset + index * DIGEST_BYTES, DIGEST_BYTES).toString('hex');

export function isSameDigest(words: Uint32Array, index: number, other: Uint32Array, at: number): boolean {
  const one = index * DIGEST_WORDS;
  const another = at * DIGEST_WORDS;
  for (let word = 0; word < DIGEST_WORDS; word++) {
    if (words[one + word] !== other[another + word]) return false;
  }
  return true;
}

/** Copies a digest from one column to another. */
export function copyDigest(from: Uint32Array, index: number, into: Uint32Array, at: number): void {
  for (let word = 0; word < DIGEST_WORDS; word++) {
    into[at * DIGEST_WORDS + word] = from[index * DIGEST_WORDS + word]!;
  }
}

/** Random in each process: otherwise someone could choose digests that all collide. */
let seed: Uint32Array | undefined;

function hashOf(words: Uint32Array, index: number): number {
  seed ??= randomFillSync(new Uint32Array(DIGEST_WORDS * 2));
  let hash = 0;
  for (let word = 0; word < DIGEST_WORDS; word++) {
    const mixed = Math.imul(
      words[index * DIGEST_WORDS + word]! ^ seed[word]!,
      seed[word + DIGEST_WORDS]! | 1,
    );
    hash = (hash + (mixed ^ (mixed >>> 15))) | 0;
  }
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A hash index of a column of digests; of equal ones it finds the first. */
export class DigestIndex {
  #words: Uint32Array<ArrayBuffer>;
  #length: number;
  /** Index of a digest + 1; 0 = none. */
  #slots: Uint32Array;

  /** @param words a column of digests; not to be changed afterwards */
  constructor(words: Uint32Array<ArrayBuffer> = new Uint32Array(0)) {
    this.#words = words;
    this.#length = words.length / DIGEST_WORDS;
    this.#slots = new Uint32Array(0);
    this.#fill();
  }

  get length(): number {
    return this.#length;
  }

  get words(): Uint32Array<ArrayBuffer> {
    return this.#words.subarray(0, this.#length * DIGEST_WORDS);
  }

  /** @returns index in the column, or -1 */
  find(words: Uint32Array, index: number): number {
    return this.#slots[this.#slotOf(words, index)]! - 1;
  }

  /** Adds a digest that is not there yet. @returns its index in the column */
  add(words: Uint32Array, index: number): number {
    const added = this.#length++;
    this.#words = withRoom(this.#words, this.#length * DIGEST_WORDS);
    copyDigest(words, index, this.#words, added);
    if (this.#length * 2 > this.#slots.length) this.#fill();
    else this.#slots[this.#slotOf(this.#words, added)] = added + 1;
    return added;
  }

  /** The slot of a digest, or the free one where it would go. */
  #slotOf(words: Uint32Array, index: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(words, index) & mask;
    for (;;) {
      const found = this.#slots[slot]!;
      if (found === 0 || isSameDigest(this.#words, found - 1, words, index)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #fill(): void {
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(256, this.#length * 4))));
    for (let index = 0; index < this.#length; index++) {
      const slot = this.#slotOf(this.#words, index);
      if (this.#slots[slot] === 0) this.#slots[slot] = index + 1;
    }
  }
}
