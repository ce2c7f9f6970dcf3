import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { Entry, Found, GetOptions, ListOptions, PutOptions, Value } from '@paceline/store';
import { describe, expect, test } from 'vitest';
import { collect } from './collect.ts';
import { repeating } from './repeating.ts';

/** What a tier and a stack of tiers have in common: all that is asked of both. */
export interface Subject {
  get(key: string, options?: GetOptions): Promise<Value | undefined>;
  head(key: string): Promise<Found | undefined>;
  put(key: string, bytes: Uint8Array, options?: PutOptions): Promise<'stored' | 'exists' | 'refused'>;
  /** A stack says the tier too, and takes a short answer for a miss. */
  getRange?(
    key: string,
    offset: number,
    length: number,
  ): Promise<Uint8Array | { readonly bytes: Uint8Array } | undefined>;
  list?(prefix: string, options?: ListOptions): AsyncIterable<Entry>;
  delete(key: string): Promise<boolean>;
  close(): Promise<void>;
}

export interface SubjectOptions {
  readonly maxBytes?: number;
  readonly maxEntries?: number;
  readonly now?: () => number;
}

const KIB = 1024;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const filled = (size: number, value: number): Uint8Array => new Uint8Array(size).fill(value);

const keys = async (subject: Subject, prefix: string): Promise<string[]> =>
  (await collect(subject.list!(prefix))).map((entry) => entry.key).sort();

/** What a tier need not be able to do; every other rule holds for it too. */
export interface Abilities {
  /** It has `list`, and its `head` knows more than the key. */
  readonly lists?: boolean;
  /** `maxBytes` and `maxEntries` are its own to keep. */
  readonly bounds?: boolean;
  /** Expired values can be created again. */
  readonly expires?: boolean;
  /** It knows when a value was last used; where that would cost a write it does not. */
  readonly uses?: boolean;
}

/** The rules that hold for every tier (packages/store/src/tier/tier.ts), run against each of them. */
export function storeContract(
  name: string,
  open: (options?: SubjectOptions) => Promise<Subject>,
  { lists = true, bounds = true, expires = true, uses = true }: Abilities = {},
): void {
  describe(`${name} keeps the store's contract`, () => {
    test('a key that was never put is a miss everywhere', async () => {
      const subject = await open();
      expect(await subject.get('a/none')).toBeUndefined();
      expect(await subject.head('a/none')).toBeUndefined();
      expect(await subject.delete('a/none')).toBe(false);
      if (lists) expect(await keys(subject, '')).toEqual([]);
    });

    test.each([
      ['empty', 0],
      ['one byte', 1],
      ['1 MiB', KIB * KIB],
      ['8 MiB and one', 8 * KIB * KIB + 1],
    ])('gives back a value of %s', async (_, size) => {
      const subject = await open();
      const value = Buffer.alloc(size, 'abcdefg');
      expect(await subject.put('a/value', value)).toBe('stored');
      const found = await subject.get('a/value');
      expect(Buffer.compare(found!.bytes, value)).toBe(0);
      // Whether it takes the memory that it is given or not.
      const memory = (room: number) => new Uint8Array(new SharedArrayBuffer(room + 3), 1);
      const again = await subject.get('a/value', { memory });
      expect(Buffer.compare(new Uint8Array(again!.bytes), value)).toBe(0);
      expect(await subject.head('a/value')).toMatchObject({ key: 'a/value', ...(lists ? { size } : {}) });
    });

    test('metadata and instants come back from get, head and list', async () => {
      let now = 1_000_000;
      const subject = await open({ now: () => now });
      const about = { metadata: { files: '3', 'naïve "key"': 'ü\n' }, expiresAt: 5_000_000 };
      await subject.put('a/k', bytes('v'), about);
      now = 2_000_000;
      const expected = { ...about, createdAt: 1_000_000 };
      expect(await subject.get('a/k')).toMatchObject(expected);
      if (!lists) return;
      expect(await subject.head('a/k')).toMatchObject({ ...expected, key: 'a/k', size: 1 });
      for await (const entry of subject.list!('a/')) {
        expect(entry).toMatchObject({ ...expected, key: 'a/k', size: 1 });
        if (!uses) continue;
        // Redis counts whole seconds by its own clock, which go on while the test waits; the disk tier tells
        // several uses within a millisecond apart by fractions of it.
        expect(entry.usedAt).toBeGreaterThan(2_000_000 - 60_000);
        expect(entry.usedAt).toBeLessThan(2_000_001);
      }
    });

    test.each([
      ['a Uint8Array', (text: string) => bytes(text)],
      ['a Buffer', (text: string) => Buffer.from(text)],
    ])('the caller may change the bytes it passed, as %s, and the bytes it got', async (_, make) => {
      const subject = await open();
      const value = make('kept');
      await subject.put('a', value);
      value.fill(0);
      (await subject.get('a'))!.bytes.fill(0);
      expect(Buffer.from((await subject.get('a'))!.bytes).toString()).toBe('kept');
    });

    test('a range is those bytes of the value and no others, wherever one can be asked for', async () => {
      let now = 1000;
      const subject = await open({ now: () => now });
      if (!subject.getRange) return;
      const range = async (key: string, offset: number, length: number) => {
        const found = await subject.getRange!(key, offset, length);
        return found && Buffer.from('bytes' in found ? found.bytes : found);
      };
      const value = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 7919) % 251));
      await subject.put('a/value', value, { expiresAt: 2000 });
      for (const [offset, length] of [
        [0, 1],
        [0, 70_000],
        [69_999, 1],
        [4096, 8192],
        [33_333, 1],
      ] as const) {
        const expected = value.subarray(offset, offset + length);
        expect(Buffer.compare((await range('a/value', offset, length))!, expected), `${offset}`).toBe(0);
      }
      // Where the value ends before, what there is, or a miss.
      const short = await range('a/value', 69_990, 20);
      if (short) expect(Buffer.compare(short, value.subarray(69_990))).toBe(0);
      (await range('a/value', 0, 10))!.fill(0);
      expect(Buffer.compare((await range('a/value', 0, 10))!, value.subarray(0, 10))).toBe(0);
      expect(await range('a/none', 0, 1)).toBeUndefined();
      now = 2000;
      expect(await range('a/value', 0, 1)).toBeUndefined();
    });

    test('a put replaces value, metadata and expiry', async () => {
      const subject = await open();
      await subject.put('a', bytes('old'), { metadata: { old: '1' }, expiresAt: Date.now() + 60_000 });
      await subject.put('a', bytes('newer'));
      const found = await subject.get('a');
      expect(Buffer.from(found!.bytes).toString()).toBe('newer');
      expect(found!.metadata).toEqual({});
      expect(found!.expiresAt).toBeUndefined();
    });

    test('a value is a miss from its expiry on', async () => {
      let now = 1000;
      const subject = await open({ now: () => now });
      await subject.put('a', bytes('v'), { expiresAt: 2000 });
      now = 1999;
      expect(await subject.get('a')).toBeDefined();
      now = 2000;
      expect(await subject.get('a')).toBeUndefined();
    });

    if (expires)
      test('an expired value is nowhere, and can be created again', async () => {
        let now = 1000;
        const subject = await open({ now: () => now });
        await subject.put('a', bytes('v'), { expiresAt: 2000 });
        now = 1999;
        expect(await subject.get('a')).toBeDefined();
        expect(await subject.put('a', bytes('w'), { ifAbsent: true })).toBe('exists');
        now = 2000;
        expect(await subject.get('a')).toBeUndefined();
        expect(await subject.head('a')).toBeUndefined();
        expect(await keys(subject, '')).toEqual([]);
        expect(await subject.delete('a')).toBe(false);
        await subject.put('a', bytes('v'), { expiresAt: 2000 });
        expect(await subject.put('a', bytes('w'), { ifAbsent: true })).toBe('stored');
        expect(Buffer.from((await subject.get('a'))!.bytes).toString()).toBe('w');
      });

    test.each(expires ? ['nothing', 'an expired value'] : ['nothing'])(
      'of 20 racing creators over %s exactly one stores, and its value stays',
      async (before) => {
        let now = 1000;
        const subject = await open({ now: () => now });
        if (before !== 'nothing') await subject.put('a/race', bytes('expired'), { expiresAt: 1500 });
        now = 2000;
        const results = await Promise.all(
          Array.from({ length: 20 }, (_, index) => {
            const options = { ifAbsent: true, id: randomUUID() };
            return repeating(() => subject.put('a/race', bytes(`writer ${index}`), options));
          }),
        );
        expect(results.filter((result) => result === 'stored')).toHaveLength(1);
        expect(results.filter((result) => result === 'exists')).toHaveLength(19);
        const { bytes: value } = (await subject.get('a/race'))!;
        expect(Buffer.from(value).toString()).toBe(`writer ${results.indexOf('stored')}`);
      },
    );

    if (lists)
      test('a list is what starts with the prefix, as text and not as a pattern or path', async () => {
        const subject = await open();
        for (const key of ['a/b', 'a/bc', 'a/b/c', 'a', 'b/a/b', 'a/*', 'A/b'])
          await subject.put(key, bytes(key));
        expect(await keys(subject, 'a/b')).toEqual(['a/b', 'a/b/c', 'a/bc']);
        expect(await keys(subject, 'a/*')).toEqual(['a/*']);
        expect(await keys(subject, 'a')).toEqual(['a', 'a/*', 'a/b', 'a/b/c', 'a/bc']);
        expect(await keys(subject, '')).toHaveLength(7);
        const shallow = await collect(subject.list!('a/b', { shallow: true }));
        expect(shallow.map(({ key }) => key).sort()).toEqual(['a/b', 'a/b/c', 'a/bc']);
      });

    if (lists && expires)
      test('an expired value that still takes space is found by who asks for it, and deleted', async () => {
        let now = 1000;
        const subject = await open({ now: () => now });
        await subject.put('a/old', bytes('v'), { expiresAt: 2000 });
        await subject.put('a/new', bytes('v'));
        now = 2000;
        const kept = await collect(subject.list!('a/', { expired: true }));
        expect(kept.map(({ key }) => key)).toContain('a/new');
        for (const { key, expiresAt } of kept) expect(expiresAt).toBe(key === 'a/old' ? 2000 : undefined);
        await subject.delete('a/old');
        const left = await collect(subject.list!('a/', { expired: true }));
        expect(left.map(({ key }) => key)).toEqual(['a/new']);
      });

    test('delete says whether there was something, and is final', async () => {
      const subject = await open();
      await subject.put('a', bytes('v'));
      expect(await subject.delete('a')).toBe(true);
      expect(await subject.delete('a')).toBe(false);
      expect(await subject.get('a')).toBeUndefined();
      expect(await subject.put('a', bytes('v'), { ifAbsent: true })).toBe('stored');
    });

    const ODD = [
      '',
      ' ',
      '/',
      '..',
      '../../etc/passwd',
      'a/../../b',
      '/absolute',
      'a//b',
      'a/b/',
      'tmp/x',
      'spaces in it',
      'new\nline',
      'NUL\0byte',
      'ünïcödé/文/🚀',
      'u\u0308',
      'ü',
      'lone \ud800 surrogate',
      'lone \udbff surrogate',
      'A/case',
      'a/case',
      'C:\\windows',
      '*?[a]{b}',
      'x'.repeat(5000),
      `${'deep/'.repeat(800)}end`,
    ];
    test('any text is a key, and no two of them are the same', async () => {
      const subject = await open();
      const create = async (key: string, index: number) =>
        expect(await subject.put(key, bytes(`value ${index}`), { ifAbsent: true })).toBe('stored');
      // At once where a creation may have to wait; what does not list takes a process for each.
      if (lists) await Promise.all(ODD.map(create));
      else for (const [index, key] of ODD.entries()) await create(key, index);
      for (const [index, key] of ODD.entries()) {
        expect(Buffer.from((await subject.get(key))!.bytes).toString()).toBe(`value ${index}`);
      }
      if (lists) expect(await keys(subject, '')).toEqual([...ODD].sort());
    });

    if (bounds)
      test('replacing a value again and again evicts no other', async () => {
        const subject = await open({ maxEntries: 3, maxBytes: 1000 * KIB });
        await subject.put('a', filled(10 * KIB, 1));
        for (let round = 0; round < 30; round++) await subject.put('b', filled(100 * KIB, round));
        expect(await keys(subject, '')).toEqual(['a', 'b']);
      });

    if (bounds)
      test('a value larger than the whole bound evicts nothing', async () => {
        const subject = await open({ maxBytes: 1000 * KIB });
        await subject.put('a', filled(400 * KIB, 1));
        await subject.put('b', filled(400 * KIB, 1));
        await expect(subject.put('huge', filled(1001 * KIB, 1)).catch(() => 'refused')).resolves.toBe(
          'refused',
        );
        expect(await keys(subject, '')).toEqual(['a', 'b']);
        expect(await subject.get('huge')).toBeUndefined();
      });

    if (bounds)
      test('an oversized put does not leave the old value behind', async () => {
        const subject = await open({ maxBytes: 1000 * KIB });
        await subject.put('a', bytes('old'));
        await subject.put('a', filled(1001 * KIB, 1)).catch(() => undefined);
        expect(await subject.get('a')).toBeUndefined();
      });
  });
}

/**
 * Bounds, for one tier alone: in a stack a value that is read from the fast tier is no use of the slow one,
 * so each tier's order is its own.
 */
export function boundsContract(name: string, open: (options?: SubjectOptions) => Promise<Subject>): void {
  describe(`${name} keeps its bounds`, () => {
    test('beyond max-entries the least recently used goes, and get and head are uses', async () => {
      let now = 1000;
      const subject = await open({ maxEntries: 3, now: () => now++ });
      for (const key of ['a', 'b', 'c']) await subject.put(key, bytes(key));
      await subject.get('a');
      await subject.head('b');
      await subject.put('d', bytes('d'));
      expect(await keys(subject, '')).toEqual(['a', 'b', 'd']);
      await subject.put('e', bytes('e'));
      expect(await keys(subject, '')).toEqual(['b', 'd', 'e']);
    });

    test('beyond max-bytes the least recently used go until it fits', async () => {
      let now = 1000;
      const subject = await open({ maxBytes: 1000 * KIB, now: () => now++ });
      for (const key of ['a', 'b', 'c', 'd']) await subject.put(key, filled(220 * KIB, 1));
      await subject.get('a');
      await subject.put('big', filled(500 * KIB, 2));
      expect(await keys(subject, '')).toEqual(['a', 'big', 'd']);
    });
  });
}
