/** Bytes of a column's length, and of the longest number: 53 bits and a sign. */
const LENGTH_BYTES = 4;
const MOST_BYTES = 8;

/**
 * Writes columns one after another, each with its length in front, in the order in which they are read again. A
 * number is as short as it is small (LEB128 of its magnitude, with the sign in the lowest bit): most are differences,
 * and 0 or 1.
 */
export class ColumnWriter {
  #bytes = Buffer.allocUnsafeSlow(64 * 1024);
  #filled = 0;

  /** @param value the number at an index: a safe integer */
  numbers(count: number, value: (index: number) => number): this {
    const start = this.#begin(count * MOST_BYTES);
    const bytes = this.#bytes;
    let at = this.#filled;
    for (let index = 0; index < count; index++) {
      const signed = value(index);
      const magnitude = Math.abs(signed);
      let rest = Math.floor(magnitude / 64);
      bytes[at++] = (magnitude % 64) * 2 + (signed < 0 ? 1 : 0) + (rest > 0 ? 128 : 0);
      while (rest > 0) {
        const low = rest % 128;
        rest = Math.floor(rest / 128);
        bytes[at++] = low + (rest > 0 ? 128 : 0);
      }
    }
    this.#filled = at;
    return this.#end(start);
  }

  /** @param fill writes `count` bytes into the buffer at the given offset */
  bytes(count: number, fill: (into: Buffer, at: number) => void): this {
    const start = this.#begin(count);
    fill(this.#bytes, start);
    this.#filled += count;
    return this.#end(start);
  }

  all(bytes: Uint8Array): this {
    return this.bytes(bytes.byteLength, (into, at) => into.set(bytes, at));
  }

  finish(): Buffer {
    return this.#bytes.subarray(0, this.#filled);
  }

  #begin(room: number): number {
    const wanted = this.#filled + LENGTH_BYTES + room;
    if (wanted > this.#bytes.byteLength) {
      // Pages that are never written take no memory.
      const larger = Buffer.allocUnsafeSlow(Math.max(wanted, this.#bytes.byteLength * 2));
      this.#bytes.copy(larger, 0, 0, this.#filled);
      this.#bytes = larger;
    }
    this.#filled += LENGTH_BYTES;
    return this.#filled;
  }

  #end(start: number): this {
    this.#bytes.writeUInt32LE(this.#filled - start, start - LENGTH_BYTES);
    return this;
  }
}

/** Reads what a ColumnWriter wrote, and trusts none of it. @throws what `fail` makes of a problem */
export class ColumnReader {
  readonly #bytes: Buffer;
  readonly #fail: (problem: string) => Error;
  #at = 0;

  constructor(bytes: Buffer, fail: (problem: string) => Error) {
    this.#bytes = bytes;
    this.#fail = fail;
  }

  bytes(): Buffer {
    const start = this.#at + LENGTH_BYTES;
    if (start > this.#bytes.byteLength) throw this.#fail('a list is missing');
    const end = start + this.#bytes.readUInt32LE(this.#at);
    if (end > this.#bytes.byteLength) throw this.#fail('a list is cut off');
    this.#at = end;
    return this.#bytes.subarray(start, end);
  }

  numbers(): Numbers {
    return new Numbers(this.bytes(), this.#fail);
  }

  /** @throws when there is more */
  end(): void {
    if (this.#at !== this.#bytes.byteLength) throw this.#fail('it has more lists than it should');
  }
}

export class Numbers {
  readonly #bytes: Uint8Array;
  readonly #fail: (problem: string) => Error;
  #at = 0;

  constructor(bytes: Uint8Array, fail: (problem: string) => Error) {
    this.#bytes = bytes;
    this.#fail = fail;
  }

  /** How many numbers are left. */
  get left(): number {
    let count = 0;
    for (let at = this.#at; at < this.#bytes.length; at++) if (this.#bytes[at]! < 128) count += 1;
    return count;
  }

  /** @returns a safe integer */
  next(): number {
    const bytes = this.#bytes;
    if (this.#at >= bytes.length) throw this.#fail('a list is cut off');
    let byte = bytes[this.#at++]!;
    const negative = (byte & 1) === 1;
    let value = (byte & 127) >> 1;
    for (let factor = 64; byte >= 128; factor *= 128) {
      if (this.#at >= bytes.length) throw this.#fail('a list is cut off');
      byte = bytes[this.#at++]!;
      value += (byte & 127) * factor;
      if (value > Number.MAX_SAFE_INTEGER || factor > 2 ** 48) throw this.#fail('a number is not valid');
    }
    return negative ? 0 - value : value;
  }

  /** @throws when it is less than 0 or more than `most` */
  count(most: number): number {
    const value = this.next();
    if (value < 0 || value > most) throw this.#fail('a number is not valid');
    return value;
  }

  /** @throws when there are more */
  end(): void {
    if (this.#at !== this.#bytes.length) throw this.#fail('a list is too long');
  }
}
