import { expect, test } from 'vitest';
import { contextMetadata, type SavedEntry } from '../../../actions/cache/src/entries/entries.ts';
import { explainMiss } from '../../../actions/cache/src/entries/explain-miss.ts';

const read = ['refs/heads/x', 'refs/heads/main'];
const entry = (key: string, about: Partial<SavedEntry> = {}): SavedEntry => ({
  key,
  scope: 'refs/heads/main',
  version: 'v',
  digest: '',
  storeKey: '',
  createdAt: 0,
  metadata: {},
  ...about,
});
const explain = (key: string, ...entries: SavedEntry[]) =>
  explainMiss({ key, context: {}, version: 'v', read, all: true }, entries);

test.each([
  ['k', [], 'no entry for k; nothing has been saved in this store yet'],
  [
    'k',
    [entry('k', { version: 'w' })],
    'no entry for k with these paths; it was saved with another list of paths',
  ],
  [
    'k',
    [entry('k', { scope: 'refs/heads/y' })],
    'no entry for k; it was saved for refs/heads/y, and this run reads only refs/heads/x, refs/heads/main',
  ],
  [
    'npm-linux-def',
    [entry('go-linux-def'), entry('npm-linux-abc'), entry('npm-macos-def')],
    'no entry for npm-linux-def; nearest npm-linux-abc differs in "abc" (wanted "def")',
  ],
  [
    'npm-22-linux-abc',
    [entry('npm-20-linux-abc')],
    'no entry for npm-22-linux-abc; nearest npm-20-linux-abc differs in "20" (wanted "22")',
  ],
  ['npm', [entry('npm-linux')], 'no entry for npm; nearest npm-linux differs in "-linux" (wanted "")'],
  [
    `npm-${'0123456789abcdef'.repeat(4)}`,
    [entry(`npm-${'f'.repeat(64)}`)],
    `no entry for npm-${'0123456789abcdef'.repeat(4)}; nearest npm-${'f'.repeat(64)} differs in "ffffffffffff…" (wanted "0123456789ab…")`,
  ],
  ['k', [entry('other')], 'no entry for k'],
  ['npm-a', [entry('npm-b', { scope: 'refs/heads/y' })], 'no entry for npm-a'],
  ['a-a-a', [entry('a-a')], 'no entry for a-a-a; nearest a-a differs in "" (wanted "-a")'],
])('%s among %j', (key, entries, expected) => {
  expect(explain(key, ...entries)).toBe(expected);
});

test('of two equally near ones the newest is named', () => {
  expect(explain('npm-c', entry('npm-new'), entry('npm-old'))).toContain('nearest npm-new');
});

test('does not say that a store is empty whose entries cannot be listed', () => {
  expect(explainMiss({ key: 'k', context: {}, version: 'v', read, all: false }, [])).toBe('no entry for k');
});

test.each([
  [{ node: 'b'.repeat(64), os: 'c'.repeat(64) }, 'node'],
  [{ node: 'a'.repeat(64) }, 'os'],
  [{ node: 'a'.repeat(64), os: 'c'.repeat(64), 'package-lock.json': 'd'.repeat(64) }, 'package-lock.json'],
  [{}, 'node, os'],
])('names the context values that changed, and never a value: %j', (context, changed) => {
  const metadata = contextMetadata({ node: 'a'.repeat(64), os: 'c'.repeat(64) });
  const asked = { key: 'k', context, version: 'v', read, all: true };
  expect(explainMiss(asked, [entry('k', { metadata })])).toBe(
    `no entry for k with this context; changed: ${changed}`,
  );
});

test('of entries with several contexts the one that differs least is named', () => {
  const context = { a: '1'.repeat(64), b: '1'.repeat(64) };
  const far = entry('k', { metadata: contextMetadata({ a: '2'.repeat(64), b: '2'.repeat(64) }) });
  const near = entry('k', { metadata: contextMetadata({ a: '1'.repeat(64), b: '2'.repeat(64) }) });
  const asked = { key: 'k', context, version: 'v', read, all: true };
  expect(explainMiss(asked, [far, near])).toBe('no entry for k with this context; changed: b');
});
