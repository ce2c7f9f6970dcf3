import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { keyPattern } from '../../../actions/cache/admin/src/key-pattern.ts';

const matches = (pattern: string | string[], key: string) => keyPattern([pattern].flat()).matches(key);

describe('patterns of keys', () => {
  test.each([
    ['npm-linux-abc', 'npm-linux-abc', true],
    ['npm-linux-abc', 'npm-linux-abcd', false],
    ['npm-*', 'npm-linux/x64-abc', true],
    ['*', 'a\nb/c', true],
    ['*', '', true],
    ['a*c', 'a\n\nc', true],
    ['npm-?', 'npm-文', true],
    ['npm-?', 'npm-😀', true],
    ['npm-[0-9a]', 'npm-7', true],
    ['npm-[!0-9]', 'npm-7', false],
    ['npm-[]]', 'npm-]', true],
    ['npm-[ab', 'npm-[ab', true],
    ['{npm,pnpm}-*', 'pnpm-1', true],
    ['{npm,pnpm}-*', 'yarn-1', false],
    ['a{b,{c,d}}e', 'ade', true],
    ['a{b}', 'a{b}', true],
    ['a{b,c', 'a{b,c', true],
    ['a\\*', 'a*', true],
    ['a\\*', 'ab', false],
    ['\\{a,b\\}', '{a,b}', true],
    // What means something to regular expressions means nothing here.
    ['.*', 'npm', false],
    ['^npm$', 'npm', false],
    ['(a|b)+', 'aaa', false],
    ['a.c', 'abc', false],
    ['@(a|b)', 'a', false],
    ['a\\', 'a\\', true],
  ])('%j over %j: %s', (pattern, key, expected) => {
    expect(matches(pattern, key)).toBe(expected);
  });

  test('lines with ! take away from the lines before, and later lines add again', () => {
    const pattern = keyPattern(['npm-*', '!npm-keep-*', 'npm-keep-not']);
    expect(pattern.matches('npm-1')).toBe(true);
    expect(pattern.matches('npm-keep-1')).toBe(false);
    expect(pattern.matches('npm-keep-not')).toBe(true);
    expect(keyPattern(['!a']).matches('b')).toBe(false);
    expect(keyPattern([]).matches('a')).toBe(false);
  });

  test('agrees with picomatch on what both know', () => {
    const part = fc.constantFrom('a', 'b', '-', '*', '?', '[ab]', '{a,b}', '{a,bb,-}');
    const text = fc.array(fc.constantFrom('a', 'b', '-'), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), text, (parts, characters) => {
        const pattern = parts.join('');
        const key = characters.join('');
        // A slash, a dot and a doubled star have a meaning for paths: there the two differ on purpose.
        fc.pre(!pattern.includes('**'));
        const theirs = picomatch(pattern, { bash: true, dot: true, noextglob: true });
        expect(matches(pattern, key), `${pattern} over ${key}`).toBe(theirs(key));
      }),
      { numRuns: 3000 },
    );
  });

  test('every text, escaped, matches itself and nothing longer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (key) => {
        const escaped = [...key].map((character) => `\\${character}`).join('');
        expect(matches(escaped, key)).toBe(true);
        expect(matches(escaped, `${key}x`)).toBe(false);
        expect(matches(`${escaped}*`, `${key}x`)).toBe(true);
      }),
    );
  });

  test('no pattern takes longer than its length times that of the key, or so', () => {
    const key = 'a'.repeat(512);
    expect(matches(`${'*a'.repeat(500)}b`, key)).toBe(false);
    expect(matches(`${'a*'.repeat(200)}`, key)).toBe(true);
    expect(() => keyPattern(['{a,b}'.repeat(20)])).toThrow('more than 256');
    expect(() => keyPattern(['a'.repeat(1025)])).toThrow('more than 1024');
  });
});
