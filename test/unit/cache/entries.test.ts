import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  changedContext,
  contextMetadata,
  entryFolder,
  entryName,
  parseEntry,
} from '../../../actions/cache/src/entries/entries.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

test('the digest is of canonical JSON of ref, key and context', () => {
  expect(entryName('refs/heads/main', 'k', { b: '2', a: '1' })).toBe(
    `k#${digest('{"context":{"a":"1","b":"2"},"key":"k","scope":"refs/heads/main"}')}`,
  );
});

test('ref, key and every context value make another entry; the order of context does not', () => {
  const name = entryName('refs/heads/main', 'k', { a: '1', b: '2' });
  expect(entryName('refs/heads/main', 'k', { b: '2', a: '1' })).toBe(name);
  const others = [
    entryName('refs/heads/x', 'k', { a: '1', b: '2' }),
    entryName('refs/heads/main', 'k2', { a: '1', b: '2' }),
    entryName('refs/heads/main', 'k', { a: '1', b: '3' }),
    entryName('refs/heads/main', 'k', { a: '1' }),
    entryName('refs/heads/main', 'k', {}),
  ];
  expect(new Set([name, ...others]).size).toBe(6);
});

test('whatever ref and key are, a store key can be taken apart again, and only by its own repository', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1, unit: 'binary' }), (ref, key) => {
      fc.pre(ref.isWellFormed() && key.isWellFormed());
      const name = entryName(ref, key, {});
      const storeKey = entryFolder('octo/app', ref, '0123456789abcdef') + name;
      expect(parseEntry('octo/app', storeKey)).toEqual({
        scope: ref,
        version: '0123456789abcdef',
        key,
        digest: name.slice(-64),
        storeKey,
      });
      expect(parseEntry('octo/other', storeKey)).toBeUndefined();
    }),
  );
});

test.each(['cache/octo/app/x', 'cache/octo/app/r/0123456789abcdef/k', 'cache/octo/app/r/short/k#', 'other'])(
  '%s is no entry',
  (key) => expect(parseEntry('octo/app', key)).toBeUndefined(),
);

test('metadata names context values and shows a part of their digests only', () => {
  const metadata = contextMetadata({ node: digest('22'), __proto__x: digest('y') });
  expect(metadata).toEqual({
    'context:node': digest('22').slice(0, 12),
    'context:__proto__x': digest('y').slice(0, 12),
  });
  expect(changedContext(metadata, { node: digest('22'), __proto__x: digest('y') })).toEqual([]);
  expect(changedContext({ ...metadata, job: 'x' }, { node: digest('24') })).toEqual(['__proto__x', 'node']);
});
