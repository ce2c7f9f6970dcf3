import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noDeadline } from '../../../../actions/test-impact/src/deadline.ts';
import { KnownScans, type Scans } from '../../../../actions/test-impact/src/graph/javascript/known-scans.ts';
import { scanFile } from '../../../../actions/test-impact/src/graph/javascript/scan-file.ts';
import { scanModule } from '../../../../actions/test-impact/src/graph/javascript/scan-module.ts';
import {
  decodeScans,
  encodeScans,
  SCANNER,
} from '../../../../actions/test-impact/src/graph/javascript/scan-record.ts';
import { textDigest } from '../../../../actions/test-impact/src/repository/text-digest.ts';
import { root } from '../../../../scripts/actions.ts';

const ROOM = 'actions/test-impact/src/graph/javascript';
const RECORD = `${ROOM}/scan-record.ts`;

/** What takes part in a scan: the files that `scanFile` imports, and those that they import. */
function scannerSources(): string[] {
  const found = new Set([`${ROOM}/scan-file.ts`]);
  for (const file of found) {
    const { requests } = scanModule(sourceOf(file), { jsx: false, typescript: true });
    for (const { kind, specifier } of requests) {
      if (kind === 'import' && specifier.startsWith('.')) found.add(join(file, '..', specifier));
    }
  }
  return [...found].sort();
}

const sourceOf = (file: string): string => readFileSync(join(root, file), 'utf8');

test('a scanner that changed has another name: what an older one stored is not used', () => {
  const sources = scannerSources();
  expect(sources).toContain(`${ROOM}/scan-module.ts`);
  expect(sources).toContain('actions/test-impact/src/syntax/characters.ts');
  const texts = [...sources, RECORD].map((file) => sourceOf(file).replace(SCANNER, ''));
  const name = createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 16);
  expect(SCANNER, `write '${name}' as SCANNER in ${RECORD}`).toBe(name);
});

const lines = fc.constantFrom(
  "import { a } from './a';",
  "import type { B } from './b';",
  "import { type C } from './c';",
  "export * from '../d.js';",
  'const e = await import(name);',
  "const f = import.meta.glob('./f/*.ts');",
  'const g = readFileSync(join(import.meta.dirname, "../fixtures/g.json"));',
  'const h = `./h/$' + '{name}.json`;',
  'fs.readFileSync(path);',
  "const i = \"import x from './i'; require('./\\ud800')\";",
  '/** @jsxImportSource preact */ const j = <b title="./j.svg">{k}</b>;',
  "it's not closed",
);
const module = fc.record({
  path: fc.constantFrom('a.ts', 'b.tsx', 'c.mjs', 'd.vue', 'e.d.ts', '__proto__.ts'),
  text: fc.array(lines, { maxLength: 6 }).map((parts) => parts.join('\n')),
});

test('a record says what the scans said', () => {
  fc.assert(
    fc.property(fc.uniqueArray(module, { selector: ({ path }) => path }), (modules) => {
      const scans: Scans = new Map(
        modules.map(({ path, text }) => [
          path,
          { digest: textDigest(text), scan: scanFile(path, text, noDeadline) },
        ]),
      );
      expect(plain(decodeScans(encodeScans(scans)!))).toEqual(plain(scans));
    }),
  );
});

/** Scans with lists for what may be lists or sets. */
const plain = (scans: Scans) =>
  [...scans].map(([path, { digest, scan }]) => ({
    ...scan,
    path,
    digest,
    strings: [...scan.strings],
    paths: [...scan.paths],
    inStrings: [...scan.inStrings],
  }));

const good = { kind: 'import-scans', scanner: SCANNER, rows: [] as unknown[] };
const row: unknown[] = ['a.ts', 'digest', 4, ['import', './b'], [], [], [], []];
const packed = (value: unknown): Uint8Array => zstdCompressSync(JSON.stringify(value));

test('a whole record is read', () => {
  expect(decodeScans(packed({ ...good, rows: [row] })).get('a.ts')).toMatchObject({
    digest: 'digest',
    scan: { requests: [{ kind: 'import', specifier: './b' }], complete: true },
  });
});

test.each<[string, Uint8Array, string]>([
  ['no bytes', new Uint8Array(), 'damaged'],
  ['no zstd', Buffer.from(JSON.stringify(good)), 'damaged'],
  ['cut off', packed({ ...good, rows: [row] }).subarray(0, 40), 'damaged'],
  ['no JSON', zstdCompressSync('{'), 'damaged'],
  ['null', packed(null), 'damaged'],
  ['another kind', packed({ ...good, kind: 'history-snapshot' }), 'damaged'],
  ['another scanner', packed({ ...good, scanner: 'other' }), 'another release'],
  ['no rows', packed({ ...good, rows: {} }), 'damaged'],
  ['a row too short', packed({ ...good, rows: [row.slice(1)] }), 'damaged'],
  ['no list', packed({ ...good, rows: [row.with(4, 'text')] }), 'damaged'],
  ['no text in a list', packed({ ...good, rows: [row.with(4, [1])] }), 'damaged'],
  ['flags that are none', packed({ ...good, rows: [row.with(2, '4')] }), 'damaged'],
  ['an unknown kind of request', packed({ ...good, rows: [row.with(3, ['guess', './b'])] }), 'damaged'],
  ['a request without a name', packed({ ...good, rows: [row.with(3, ['import'])] }), 'damaged'],
  ['too large', new Uint8Array(17 * 1024 * 1024), 'too large'],
  ['too large when it is unpacked', zstdCompressSync(Buffer.alloc(129 * 1024 * 1024)), 'damaged'],
])('a record is refused as a whole: %s', (_, bytes, why) => {
  expect(() => decodeScans(bytes)).toThrow(why);
});

const scan = scanModule('', { jsx: false, typescript: true });
const digestOf = (text: string) => ({ digest: () => textDigest(text) });
const earlier = (count: number): Scans =>
  new Map(Array.from({ length: count }, (_, at) => [`${at}.ts`, { digest: textDigest(''), scan }]));

test('a scan is known of the very text alone', () => {
  const scans = new KnownScans(earlier(1));
  expect(scans.known('0.ts', digestOf(''))).toBe(scan);
  expect(scans.known('0.ts', digestOf('edited'))).toBeUndefined();
  expect(scans.known('0.ts', { digest: () => undefined })).toBeUndefined();
  expect(scans.known('0.ts', {})).toBeUndefined();
  expect(scans.known('1.ts', digestOf(''))).toBeUndefined();
});

test.each([
  ['nothing changed', 0, 0, false],
  ['one in twenty changed', 50, 0, false],
  ['more changed', 51, 0, true],
  ['more are gone', 0, 60, true],
  ['some changed and some are gone', 30, 30, true],
])('a record is written anew where it is worth it: %s', (_, changed, gone, written) => {
  const scans = new KnownScans(earlier(1000));
  for (let at = gone; at < 1000; at++) {
    if (at < gone + changed) scans.add(`${at}.ts`, 'edited', scan);
    else scans.known(`${at}.ts`, digestOf(''));
  }
  expect(scans.worthWriting()?.size).toBe(written ? 1000 - gone : undefined);
});

test('of few modules none is written', () => {
  const scans = new KnownScans();
  for (let at = 0; at < 499; at++) scans.add(`${at}.ts`, '', scan);
  expect(scans.worthWriting()).toBeUndefined();
  scans.add('499.ts', '', scan);
  expect(scans.worthWriting()?.size).toBe(500);
});
