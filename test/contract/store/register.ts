import { Buffer } from 'node:buffer';
import { MAX_REGISTER_BYTES, type Register } from '@paceline/store';
import { describe, expect, test } from 'vitest';
import { repeating } from './repeating.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export const textIn = async (register: Register, key: string): Promise<string | undefined> => {
  const found = await register.read(key);
  return found && Buffer.from(found.bytes).toString();
};

/** Replaces it once; after a failure it reads whether it did. */
async function replaceOnce(register: Register, key: string, text: string, expected: string | undefined) {
  try {
    return await register.replace(key, bytes(text), expected);
  } catch (error) {
    if (!(error as { retryable?: boolean }).retryable) throw error;
    const found = await repeating(() => register.read(key));
    return found && Buffer.from(found.bytes).toString() === text ? found.version : undefined;
  }
}

/** Adds a word to a list, however often another writer is first. */
async function append(register: Register, key: string, word: string): Promise<void> {
  for (;;) {
    const found = await repeating(() => register.read(key));
    const words = found ? Buffer.from(found.bytes).toString().split(' ') : [];
    if (words.includes(word)) return;
    const text = [...words, word].join(' ');
    if (await replaceOnce(register, key, text, found?.version)) return;
  }
}

/**
 * The rules that hold for every register (packages/store/src/tier/register.ts).
 * @param open so many of them over the same place, each as a process of its own would have it
 */
export function registerContract(name: string, open: (count: number) => Promise<Register[]>): void {
  const one = async () => (await open(1))[0]!;
  const writers = (registers: readonly Register[], key: string, expected: string | undefined) =>
    Promise.all(registers.map((register, index) => replaceOnce(register, key, `writer ${index}`, expected)));

  describe(`${name} keeps the contract of a register`, () => {
    test('a value is there once it was made, and is made once', async () => {
      const register = await one();
      expect(await register.read('a')).toBeUndefined();
      expect(await register.replace('a', bytes('early'), 'no version')).toBeUndefined();
      expect(await register.read('a')).toBeUndefined();
      const version = await register.replace('a', bytes('first'), undefined);
      expect(version).toMatch(/./);
      expect(await register.replace('a', bytes('again'), undefined)).toBeUndefined();
      const found = await register.read('a');
      expect({ ...found, bytes: Buffer.from(found!.bytes).toString() }).toEqual({ bytes: 'first', version });
    });

    test('each version is replaced once, and no version comes back, even with the same bytes', async () => {
      const register = await one();
      const versions = [(await register.replace('a', bytes('x'), undefined))!];
      for (let round = 0; round < 8; round++) {
        versions.push((await register.replace('a', bytes(round % 2 ? 'x' : 'y'), versions.at(-1)))!);
      }
      expect(new Set(versions).size).toBe(9);
      const newest = versions.pop();
      for (const old of [...versions, undefined, 'no version']) {
        expect(await register.replace('a', bytes('late'), old)).toBeUndefined();
      }
      expect(await register.read('a')).toMatchObject({ version: newest });
    });

    test('of 12 writers that race to make or to replace a value exactly one succeeds', async () => {
      const registers = await open(12);
      let version: string | undefined;
      for (let round = 0; round < 6; round++) {
        const results = await writers(registers, 'a', version);
        const won = results.findIndex((result) => result !== undefined);
        expect(results.filter((result) => result !== undefined)).toHaveLength(1);
        for (const register of registers.slice(0, 3)) {
          expect(await textIn(register, 'a')).toBe(`writer ${won}`);
          expect((await register.read('a'))?.version).toBe(results[won]);
        }
        version = results[won];
      }
    });

    test('nothing is lost between writers that go on until they succeed, and nothing is written twice', async () => {
      const registers = await open(6);
      const words = registers.map((_, writer) =>
        Array.from({ length: 10 }, (_, index) => `${writer}-${index}`),
      );
      await Promise.all(
        registers.map(async (register, writer) => {
          for (const word of words[writer]!) await append(register, 'list', word);
        }),
      );
      const found = (await textIn(registers[0]!, 'list'))!.split(' ');
      expect(found.toSorted()).toEqual(words.flat().toSorted());
    });

    test('the caller may change the bytes it passed and the bytes it got', async () => {
      const register = await one();
      const value = bytes('kept');
      await register.replace('a', value, undefined);
      value.fill(0);
      (await register.read('a'))!.bytes.fill(0);
      expect(await textIn(register, 'a')).toBe('kept');
    });

    test('64 KiB fit and more do not', async () => {
      const register = await one();
      const value = Buffer.alloc(MAX_REGISTER_BYTES, 'abcdefg');
      const version = await register.replace('a', value, undefined);
      expect(Buffer.compare((await register.read('a'))!.bytes, value)).toBe(0);
      const more = register.replace('a', Buffer.alloc(MAX_REGISTER_BYTES + 1), version);
      await expect(more).rejects.toMatchObject({ code: 'PACELINE_STORE_TOO_LARGE' });
      expect((await register.read('a'))?.version).toBe(version);
      await register.replace('empty', new Uint8Array(), undefined);
      expect(await textIn(register, 'empty')).toBe('');
    });

    test('any text is a key, and no two of them are the same', async () => {
      const register = await one();
      const keys = [
        '',
        ' ',
        '/',
        '..',
        'a/../../b',
        'a/',
        'a',
        'A',
        'ü',
        'u\u0308',
        'lone \ud800',
        '{a}',
        '*',
        '0',
      ];
      keys.push('x'.repeat(1500), `${'deep/'.repeat(300)}end`);
      for (const key of keys) expect(await register.replace(key, bytes(key), undefined)).toMatch(/./);
      for (const key of keys) {
        expect(Buffer.compare((await register.read(key))!.bytes, bytes(key)), key.slice(0, 20)).toBe(0);
      }
    });

    test('it says where a value stands', async () => {
      expect((await one()).locate('a/b')).toMatch(/^(?:the|"a\/b" in) \w+/);
    });
  });
}
