import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PathList, PathListBuilder } from '../../../packages/snapshot/src/tables/path-list.ts';
import { pathsOf } from './entries.ts';

const name = fc.oneof(
  fc.constantFrom('a', 'a.b', 'a-b', 'ab', 'b', '文', '文x', '😀', '__proto__', '\u0001', '\x7f'),
  fc.string({ unit: 'binary' }).map((text) => text.replaceAll(/[\0/]/g, '') || 'x'),
);
const path = fc.array(name, { maxLength: 4 }).map((parts) => parts.join('/'));
const paths = fc.array(path, { maxLength: 60, size: 'max' });

function listOf(all: readonly string[]): PathList {
  const builder = new PathListBuilder();
  for (const one of all) builder.add(one);
  return builder.finish();
}

/** Paths as a walk comes upon them: a folder, then all that is in it, names ascending by their bytes. */
function walk(all: readonly string[]): string[] {
  const inIt = new Map<string, string[]>();
  let isThere = false;
  for (const one of all) {
    const slash = one.indexOf('/');
    const first = slash < 0 ? one : one.slice(0, slash);
    if (one === '') isThere = true;
    else inIt.set(first, [...(inIt.get(first) ?? []), ...(slash < 0 ? [''] : [one.slice(slash + 1)])]);
  }
  const names = [...inIt.keys()].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
  return [
    ...(isThere ? [''] : []),
    ...names.flatMap((first) =>
      walk(inIt.get(first)!).map((rest) => (rest === '' ? first : `${first}/${rest}`)),
    ),
  ];
}

describe('a list of paths', () => {
  test('gives back what was added, one by one and several at once', () => {
    fc.assert(
      fc.property(paths, (all) => {
        const list = listOf(all);
        expect(list.length).toBe(all.length);
        expect(all.map((_, index) => list.at(index))).toEqual(all);
        expect(all.map((_, index) => list.size(index))).toEqual(all.map((one) => Buffer.byteLength(one)));
        expect(list.isValid).toBe(true);
        for (let from = 0; from < all.length; from += 7) {
          expect(list.text(from, all.length)).toBe(all.slice(from).join('\0'));
        }
      }),
    );
  });

  test('takes paths of another list, from anywhere in it', () => {
    fc.assert(
      fc.property(paths, paths, fc.nat(), fc.nat(), (one, other, start, count) => {
        const from = start % (other.length + 1);
        const to = from + (count % (other.length - from + 1));
        const list = listOf(other);
        const builder = new PathListBuilder();
        for (const added of one) builder.add(added);
        builder.copy(list, from, to);
        builder.add('last');
        const all = [...one, ...other.slice(from, to), 'last'];
        const copied = builder.finish();
        expect(all.map((_, index) => copied.at(index))).toEqual(all);
        expect(copied.length).toBe(all.length);
        expect(copied.isValid).toBe(true);
      }),
    );
  });

  test('knows how much two paths share, and which are the same', () => {
    fc.assert(
      fc.property(path, path, (one, other) => {
        const [list, others] = [listOf(['before', one]), listOf([other, 'behind'])];
        const [bytes, otherBytes] = [Buffer.from(one), Buffer.from(other)];
        let shared = 0;
        while (shared < bytes.length && bytes[shared] === otherBytes[shared]) shared += 1;
        expect(list.shared(1, others, 0)).toBe(shared);
        expect(list.isSame(1, others, 0)).toBe(one === other);
        expect(list.isSame(1, listOf([one]), 0)).toBe(true);
      }),
    );
  });

  test('compares paths in the order of a walk through the tree', () => {
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 60, size: 'max' }), (all) => {
        const list = listOf(all);
        const order = [...all.keys()].sort((one, other) => list.compare(one, list, other));
        expect(order.map((index) => all[index])).toEqual(walk(all));
        for (const index of all.keys()) expect(list.compare(index, list, index)).toBe(0);
      }),
    );
  });

  test.each([
    ['with nothing in it', []],
    ['of the root alone', ['']],
    ['of roots', ['', '', '']],
    ['of names that are not ASCII', ['ü', '文/😀', 'a']],
  ])('%s is valid', (_, all) => {
    expect(pathsOf(all.map((one) => Buffer.from(one))).isValid).toBe(true);
    expect(listOf(all).isValid).toBe(true);
  });

  test.each([
    ['a NUL in a path', [Buffer.from('a\0b')]],
    ['a NUL at the end of a path', [Buffer.from('a\0'), Buffer.from('b')]],
    ['a path that is a NUL', [Buffer.from('a'), Buffer.from('\0')]],
    ['half a surrogate pair', [Buffer.from([0x61, 0xed, 0xa0, 0x80])]],
    ['a character that is cut off', [Buffer.from([0xe6, 0x96]), Buffer.from([0x87])]],
    ['a slash in two bytes', [Buffer.from([0x61, 0xc0, 0xaf])]],
    ['a byte that no text has', [Buffer.from([0xff])]],
  ])('%s is not valid', (_, all) => {
    expect(pathsOf(all).isValid).toBe(false);
  });

  test('of many paths has room for them', () => {
    const all = Array.from({ length: 20_000 }, (_, index) => `folder ${index >> 6}/文 ${index}`);
    const list = listOf(all);
    expect(list.text(0, all.length)).toBe(all.join('\0'));
    expect(list.at(19_999)).toBe(all[19_999]);
  });
});
