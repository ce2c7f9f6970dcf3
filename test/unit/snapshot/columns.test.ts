import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ColumnReader, ColumnWriter } from '../../../packages/snapshot/src/format/columns.ts';

const read = (bytes: Buffer): ColumnReader => new ColumnReader(bytes, (problem) => new Error(problem));
const number = fc.oneof(
  fc.integer({ min: -300, max: 300 }),
  fc.maxSafeInteger(),
  fc.nat({ max: 53 }).map((exponent) => Math.min(2 ** exponent, Number.MAX_SAFE_INTEGER)),
  fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
);

/** One column of numbers, of the bytes that are given. */
function numbers(...bytes: number[]) {
  return read(new ColumnWriter().all(Buffer.from(bytes)).finish()).numbers();
}

describe('columns', () => {
  test('any lists of numbers and of bytes are read as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.array(number), fc.uint8Array())), (columns) => {
        const writer = new ColumnWriter();
        for (const column of columns) {
          if (column instanceof Uint8Array) writer.all(column);
          else writer.numbers(column.length, (index) => column[index]!);
        }
        const reader = read(writer.finish());
        for (const column of columns) {
          if (column instanceof Uint8Array) {
            expect([...reader.bytes()]).toEqual([...column]);
            continue;
          }
          const found = reader.numbers();
          expect(found.left).toBe(column.length);
          expect(column.map(() => found.next())).toEqual(column);
          found.end();
          expect(() => found.next()).toThrow('a list is cut off');
        }
        reader.end();
      }),
    );
  });

  test('more than fits at first is read as it was written', () => {
    const writer = new ColumnWriter();
    const bytes = Buffer.alloc(100_000, 7);
    writer.numbers(50_000, (index) => index - 25_000).all(bytes);
    writer.numbers(50_000, () => Number.MIN_SAFE_INTEGER);
    const reader = read(writer.finish());
    const first = reader.numbers();
    for (let index = 0; index < 50_000; index++) if (first.next() !== index - 25_000) expect.fail();
    expect(reader.bytes().equals(bytes)).toBe(true);
    const last = reader.numbers();
    for (let index = 0; index < 50_000; index++) {
      if (last.next() !== Number.MIN_SAFE_INTEGER) expect.fail();
    }
    last.end();
    reader.end();
  });

  test('small numbers take one byte, and differences around 0 as well', () => {
    const writer = new ColumnWriter().numbers(127, (index) => index - 63);
    expect(writer.finish().byteLength).toBe(4 + 127);
  });

  test('a number that is not safe is refused', () => {
    // 2^53 and the largest number below it.
    expect(() => numbers(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20).next()).toThrow('not valid');
    expect(numbers(0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f).next()).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => numbers(0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f).next()).toThrow('not valid');
  });

  test('a number of more bytes than any has is refused', () => {
    expect(() => numbers(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0).next()).toThrow('not valid');
    for (const byte of [0x80, 0x81, 0xff]) {
      expect(() => numbers(...Buffer.alloc(1000, byte)).next()).toThrow('not valid');
    }
  });

  test('a number that ends in the middle is no number', () => {
    const column = numbers(2, 0x80);
    expect(column.left).toBe(1);
    expect(column.next()).toBe(1);
    expect(() => column.end()).toThrow('a list is too long');
    expect(() => column.next()).toThrow('a list is cut off');
  });

  test('there is no 0 below 0', () => {
    expect(Object.is(numbers(1).next(), 0)).toBe(true);
  });

  test('a count is in its bounds', () => {
    const written = new ColumnWriter().numbers(3, (index) => [5, 6, -1][index]!).finish();
    const column = read(written).numbers();
    expect(column.count(5)).toBe(5);
    expect(() => column.count(5)).toThrow('not valid');
    expect(() => column.count(5)).toThrow('not valid');
  });

  test('columns that are missing, cut off or too many are refused', () => {
    const bytes = new ColumnWriter().all(Buffer.from('abc')).finish();
    for (let end = 0; end < bytes.byteLength; end++) {
      expect(() => read(bytes.subarray(0, end)).bytes()).toThrow(/a list is (?:missing|cut off)/);
    }
    const reader = read(Buffer.concat([bytes, Buffer.alloc(1)]));
    expect(reader.bytes().toString()).toBe('abc');
    expect(() => reader.end()).toThrow('more lists');
    expect(() => reader.bytes()).toThrow('a list is missing');
  });
});
