import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKeySpace } from '../../../packages/store/src/objects/object-key.ts';

/** Any UTF-16 text, lone surrogates and all; often of the characters that need care. */
const unit = fc.oneof(
  fc.constantFrom('/', '.', '!', '-', 'u', 'a', '0', ' ', '%', '+', '#', '\0', 'ü', '\ud800', '\udc00'),
  fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
);
const text = (maxLength: number) => fc.array(unit, { maxLength }).map((units) => units.join(''));
const prefix = fc.constantFrom('', 'ci', 'team/ünïcödé cache');

test('an object key tells the key again, in harmless ASCII', () => {
  fc.assert(
    fc.property(prefix, text(60), (place, key) => {
      const keys = createKeySpace(place);
      const objectKey = keys.objectKey(key);
      expect(keys.storeKey(objectKey)).toEqual({ key });
      const name = objectKey.slice(place === '' ? 0 : place.length + 1);
      expect(name).toMatch(/^[A-Za-z0-9._/=!-]*!$/);
      // No part that a URL, a proxy, a file system or Azure would take for another.
      expect(name.split('/').every((part) => part !== '' && !/^\.|\.$/.test(part))).toBe(true);
    }),
  );
});

test('what starts with a prefix has an object key that does, at any length', () => {
  fc.assert(
    fc.property(prefix, text(1500), fc.nat(), (place, key, at) => {
      const keys = createKeySpace(place);
      const objectKey = keys.objectKey(key);
      expect(objectKey.startsWith(keys.objectPrefix(key.slice(0, at % (key.length + 1))))).toBe(true);
      expect(Buffer.byteLength(objectKey)).toBeLessThanOrEqual(1024);
    }),
  );
});

test.each([
  ['a./b', 'a!2E/b!'],
  ['a../b', 'a.!2E/b!'],
  ['a.', 'a.!'],
  ['a.b/c', 'a.b/c!'],
])('the name of %j is %j', (key, name) => {
  const keys = createKeySpace('');
  expect(keys.objectKey(key)).toBe(name);
  for (let end = 0; end <= key.length; end++) {
    expect(name.startsWith(keys.objectPrefix(key.slice(0, end))), `${end}`).toBe(true);
  }
});

test('different keys have different object keys, also where only their ends differ', () => {
  const keys = createKeySpace('ci');
  const long = 'x'.repeat(2000);
  const all = [
    '',
    '!',
    'a',
    'A',
    'a/',
    '/a',
    'a!',
    'a!-',
    `${long}a`,
    `${long}b`,
    `${long}\ud800`,
    `${long}\ud801`,
  ];
  expect(new Set(all.map(keys.objectKey)).size).toBe(all.length);
  expect(keys.storeKey(keys.objectKey(long))).toBe('hashed');
});

test.each([
  '',
  'ci',
  'ci/',
  'ci/a',
  'other/a!',
  'ci/a!!',
  'ci/!own/conditions',
  'ci/!2e!',
  'ci/!61!',
  'ci/a//b!',
  'ci/ü!',
])('the object %j is none of ours', (objectKey) => {
  expect(createKeySpace('ci').storeKey(objectKey)).toBeUndefined();
});
