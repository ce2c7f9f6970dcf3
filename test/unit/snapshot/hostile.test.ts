import { createCipheriv } from 'node:crypto';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, zstdCompressSync } from 'node:zlib';
import { parsePaths, restoreSnapshot } from '@paceline/snapshot';
import { createMemoryTier, createStack } from '@paceline/store';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkManifest } from '../../../packages/snapshot/src/check/manifest-check.ts';
import { encodeFull } from '../../../packages/snapshot/src/format/encode-manifest.ts';
import { encodeEnvelope, sha256Hex } from '../../../packages/snapshot/src/format/envelope.ts';
import { FORMAT } from '../../../packages/snapshot/src/format/manifest.ts';
import { checkFolding } from '../../../packages/snapshot/src/paths/folding.ts';
import { ManifestProblem } from '../../../packages/snapshot/src/tables/manifest-problem.ts';
import {
  assemble,
  type EntrySpec,
  type PlainManifest,
  storeEntry,
  storeManifest,
  tablesOf,
} from './entries.ts';
import { readTree, temporary, writeTree } from './trees.ts';

const KEY = 'cache/k';
const PACKS = 'packs/';
const LINES = ['root', 'glob/*/out'];

/** A manifest as an attacker can change it: anything that its columns can hold. */
// biome-ignore lint/suspicious/noExplicitAny: that is what it is
type Anything = any;

/** What no compression makes smaller, so that there are several packs. */
const noise = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(600_000));
const SPECS: EntrySpec[] = [
  { type: 'directory', path: '' },
  { type: 'directory', path: 'dir' },
  { type: 'file', path: 'dir/file', content: Buffer.from('content of a file') },
  { type: 'hardlink', path: 'hard', to: 'dir/file' },
  {
    type: 'file',
    path: 'large',
    content: [0, 200_000, 400_000].map((start) => noise.subarray(start, start + 200_000)),
  },
  { type: 'symlink', path: 'link', target: 'dir/file' },
  { type: 'file', path: 'other', content: Buffer.from('other content') },
  { type: 'directory', root: 1, path: 'x/out' },
  { type: 'file', root: 1, path: 'x/out/made', content: Buffer.from('made') },
];

/** A stored entry and an empty workspace, beside a folder that must never change. */
async function stored(folder: string) {
  const workspace = join(folder, 'workspace');
  mkdirSync(workspace);
  writeTree(folder, { 'outside/passwd': 'precious' });
  const store = createStack([createMemoryTier()]);
  const paths = parsePaths(LINES, { workspace, home: join(folder, 'home') });
  const made = await assemble(KEY, LINES, SPECS, { segment: 300_000, pack: 1000 });
  await storeEntry(store, PACKS, made);
  return {
    store,
    workspace,
    paths,
    manifest: made.manifest,
    restore: (key = KEY) => restoreSnapshot(store, { key, packs: PACKS, paths, workers: 0 }),
    /** The entry with other bytes for its columns, which no encoder of ours would write. */
    async putColumns(columns: Uint8Array) {
      const body = zstdCompressSync(columns);
      const reference = { sha256: sha256Hex(body), bytes: body.byteLength, size: columns.byteLength };
      const head = { format: FORMAT, key: KEY, createdAt: Date.now(), body: reference } as const;
      await store.put(KEY, encodeEnvelope(head, body, undefined));
    },
  };
}

const file = (manifest: Anything, path = 'dir/file') =>
  manifest.entries.find((entry: Anything) => entry.path === path);
const directory = { root: 0, type: 'directory', mode: 0o755, mtime: 0 };

const attacks: Record<string, (manifest: Anything) => unknown> = {
  'an absolute path': (m) => (file(m).path = '/etc/passwd'),
  'a path with ..': (m) => (file(m).path = 'dir/../../../outside/passwd'),
  'a path of ..': (m) => (file(m).path = '..'),
  'a path that ends in ..': (m) => (file(m).path = 'dir/..'),
  'a path with .': (m) => (file(m).path = 'dir/./file'),
  'a path that ends in a slash': (m) => (file(m).path = 'dir/file/'),
  'an empty part': (m) => (file(m).path = 'dir//file'),
  'a NUL': (m) => (file(m).path = 'dir/fi\0le'),
  'half a character': (m) => (file(m).path = Buffer.of(0x64, 0x69, 0x72, 0x2f, 0xed, 0xa0, 0x80)),
  'bytes that are no text': (m) => (file(m).path = Buffer.of(0x64, 0xff)),
  'a very long path': (m) => (file(m).path = 'x/'.repeat(5000)),
  'a link, then a file through it': (m) => {
    file(m, 'link').target = '../../outside';
    m.entries.push({ ...file(m, 'other'), path: 'link/passwd' });
  },
  'a file through a link that comes later': (m) => {
    file(m, 'link').target = '../../outside';
    m.entries.unshift({ ...file(m, 'other'), path: 'link/passwd' });
    file(m, 'hard').file += 1;
  },
  'a folder far below a link': (m) => m.entries.push({ ...directory, path: 'link/a/b/c' }),
  'a link, then a folder of its name': (m) => m.entries.push({ ...directory, path: 'link' }),
  'a link in place of the root': (m) => {
    m.entries[0] = { root: 0, path: '', type: 'symlink', target: '../outside', mtime: 0 };
  },
  'a file below a file': (m) => m.entries.push({ ...file(m, 'other'), path: 'other/below' }),
  'a file below a hard link': (m) => m.entries.push({ ...file(m, 'other'), path: 'hard/below' }),
  'a path listed twice': (m) => m.entries.push(file(m, 'other')),
  'a hard link to itself': (m) => (file(m, 'hard').file = m.entries.indexOf(file(m, 'hard'))),
  'a hard link to a folder': (m) => (file(m, 'hard').file = 0),
  'a hard link to a link': (m) => m.entries.push({ ...file(m, 'hard'), path: 'z', file: 5 }),
  'a hard link to a hard link': (m) => m.entries.push({ ...file(m, 'hard'), path: 'z', file: 3 }),
  'a hard link to a later file': (m) => (file(m, 'hard').file = m.entries.indexOf(file(m, 'other'))),
  'a hard link to nothing': (m) => (file(m, 'hard').file = 99),
  'a hard link to a negative place': (m) => (file(m, 'hard').file = -1),
  'a root that is not there': (m) => (file(m).root = 2),
  'a negative root': (m) => (file(m).root = -1),
  'another list of roots': (m) => (m.roots = ['/', 'glob/*/out']),
  'fewer roots': (m) => (m.roots = ['root']),
  'a file beside what the pattern means': (m) => m.entries.push({ ...file(m), root: 1, path: 'x/secret' }),
  'the folder that the pattern starts in': (m) => m.entries.push({ ...directory, root: 1, path: '' }),
  'the entry of another key': (m) => (m.key = 'cache/other'),
  'a newer format': (m) => (m.format = FORMAT + 1),
  'a setuid mode': (m) => (file(m).mode = 0o4755),
  'a setgid mode': (m) => (file(m).mode = 0o2755),
  'a sticky folder': (m) => (file(m, 'dir').mode = 0o1777),
  'a negative mode': (m) => (file(m).mode = -1),
  'an unknown type': (m) => (file(m).type = 9),
  'a time beyond time': (m) => (file(m).mtime = 8.65e15),
  'a time that is no number': (m) => (file(m).mtime = Number.NaN),
  'a link without target': (m) => (file(m, 'link').target = ''),
  'a link with a NUL': (m) => (file(m, 'link').target = 'a\0b'),
  'a link with a very long target': (m) => (file(m, 'link').target = 'x'.repeat(5000)),
  'a chunk that is not there': (m) => (file(m).chunks = [99]),
  'a negative chunk': (m) => (file(m).chunks = [-1]),
  'a size that is not that of the content': (m) => (file(m).size += 1),
  'a chunk beyond its segment': (m) => (m.chunks[0].offset = 4_000_000),
  'a chunk that reaches beyond its segment': (m) => (m.chunks[0].size += 1),
  'an offset that overflows': (m) => (m.chunks[0].offset = Number.MAX_SAFE_INTEGER),
  'a negative offset': (m) => (m.chunks[0].offset = -1),
  'an empty chunk': (m) => (m.chunks[0].size = 0),
  'chunks that overlap': (m) => m.chunks.push({ ...m.chunks[1], offset: 5, size: 10 }),
  'a chunk of a segment that is not there': (m) => (m.chunks[0].segment = 7),
  'a chunk of a pack that is not there': (m) => (m.chunks[0].pack = 99),
  'a segment beyond its pack': (m) => (m.packs[0].segments[0].offset = m.packs[0].bytes),
  'a segment that reaches beyond its pack': (m) => (m.packs[0].segments[0].bytes += 100),
  'a segment at an offset that overflows': (m) => (m.packs[0].segments[0].offset = Number.MAX_SAFE_INTEGER),
  'segments that overlap': (m) => m.packs[0].segments.push({ ...m.packs[0].segments[0] }),
  'a segment of 1 GB': (m) => (m.packs[0].segments[0].size = 2 ** 30),
  'a segment of an unknown codec': (m) => (m.packs[0].segments[0].codec = 'lzma'),
  'a segment whose digest is a path': (m) => (m.packs[0].segments[0].sha256 = `../${'a'.repeat(61)}`),
  'a pack of 1 GB': (m) => (m.packs[0].bytes = 2 ** 30),
  'a pack with a path for a digest': (m) => (m.packs[0].sha256 = `../${'a'.repeat(61)}`),
};

describe('a hostile manifest is refused before anything is fetched', () => {
  test.each(Object.keys(attacks))('%s', async (name) => {
    using place = temporary();
    const { store, restore, manifest, paths } = await stored(place.folder);
    const copy = structuredClone(manifest) as Anything;
    attacks[name]!(copy);
    expect(() => checkManifest(tablesOf(copy), KEY, paths)).toThrow(ManifestProblem);
    const before = readTree(place.folder).map(withoutFolderTime);
    // Where the stored form has words for it. It has none for a wrong size, which is not stored at all.
    let written = true;
    await storeManifest(store, PACKS, copy as PlainManifest, { key: KEY }).catch(() => {
      written = false;
    });
    const result = written ? await restore() : undefined;
    if (result?.outcome === 'miss') {
      expect(result).toMatchObject({ broken: true, partly: false });
      expect(result.reason).toContain('the entry is not usable: ');
    }
    if (result?.outcome === 'restored') expect(ENCODED_AWAY).toContain(name);
    else expect(readTree(place.folder).map(withoutFolderTime)).toEqual(before);
    expect(readTree(join(place.folder, 'outside'))).toEqual(
      before.filter((line) => line.startsWith('outside/')).map((line) => line.slice('outside/'.length)),
    );
  });

  const ENCODED_AWAY = [
    'a size that is not that of the content',
    'a newer format',
    'a time that is no number',
  ];

  test.each([
    'C:/x',
    'dir\\file',
    'c:',
    '//server/share',
    'a/con',
    'NUL',
    'com1.txt',
    'lpt9 .log',
    'COM\u00b9',
    'file.',
    'file ',
    'dir./file',
    'a:stream',
    'a|b',
    'what?',
    'a\u0001b',
  ])('on Windows: %j', async (path) => {
    using place = temporary();
    const { manifest, paths } = await stored(place.folder);
    const copy = structuredClone(manifest) as Anything;
    file(copy).path = path;
    expect(() => checkManifest(tablesOf(copy), KEY, paths, 'win32')).toThrow('is not allowed as a path');
  });

  test.each([
    ['case', { case: true, unicode: false }, 'DIR/File', 'other'],
    ['the case of a folder', { case: true, unicode: false }, 'Dir/else', 'other'],
    ['the case of a letter with two forms', { case: true, unicode: false }, 'dir/fi\u00dfe', 'dir/fisse'],
    ['Unicode form', { case: false, unicode: true }, 'e\u0301', '\u00e9'],
    ['both', { case: true, unicode: true }, 'E\u0301', '\u00e9'],
  ])('names that differ only in %s, where the file system folds them', async (_, folding, one, two) => {
    const { manifest } = await assemble(KEY, ['root'], SPECS.slice(0, 7));
    const root = parsePaths(['root'], { workspace: '/w', home: '/h' });
    const copy = structuredClone(manifest) as Anything;
    expect(() => checkFolding(tablesOf(copy).entries, [folding], root)).not.toThrow();
    copy.entries.push({ ...file(copy, 'other'), path: one }, { ...file(copy, 'other'), path: `${two}x` });
    if (two !== 'other') copy.entries.push({ ...file(copy, 'other'), path: two });
    expect(() => checkFolding(tablesOf(copy).entries, [folding], root)).toThrow('is the name of another too');
    expect(() => checkFolding(tablesOf(copy).entries, [{ case: false, unicode: false }], root)).not.toThrow();
  });
});

describe('what only the content or the disk can tell', () => {
  test.each<[string, (manifest: Anything) => unknown]>([
    ['a pack that is not there', (m) => (m.packs[0].sha256 = 'a'.repeat(64))],
    ['a segment of another digest', (m) => (m.packs[0].segments[0].sha256 = 'a'.repeat(64))],
    ['a segment of another codec', (m) => (m.packs[1].segments[0].codec = 'brotli')],
    [
      'the content of another file',
      (m) => ([m.packs[0].sha256, m.packs[1].sha256] = [m.packs[1].sha256, m.packs[0].sha256]),
    ],
    [
      'one chunk a million times',
      (m) => {
        const entry = file(m, 'large');
        entry.chunks = Array.from({ length: 1_000_000 }, () => entry.chunks[0]);
        entry.size = entry.chunks.length * m.chunks[entry.chunks[0]].size;
      },
    ],
  ])('%s is a miss and changes nothing', async (_, attack) => {
    using place = temporary();
    const { store, restore, manifest } = await stored(place.folder);
    const copy = structuredClone(manifest) as Anything;
    attack(copy);
    await storeManifest(store, PACKS, copy as PlainManifest);
    const before = readTree(place.folder).map(withoutFolderTime);
    expect(await restore()).toMatchObject({ outcome: 'miss', partly: false });
    expect(readTree(place.folder).map(withoutFolderTime)).toEqual(before);
  });

  test('a segment that decompresses to far more than it says is stopped at its size', async () => {
    using place = temporary();
    const { store, restore, manifest, workspace } = await stored(place.folder);
    const bomb = zstdCompressSync(Buffer.alloc(512 * 1024 * 1024));
    const sha256 = sha256Hex(bomb);
    await store.put(PACKS + sha256, bomb);
    const copy = structuredClone(manifest) as Anything;
    const size = copy.packs[0].segments.at(-1).size;
    copy.packs[0] = {
      sha256,
      bytes: bomb.byteLength,
      segments: [{ sha256, codec: 'zstd', offset: 0, bytes: bomb.byteLength, size }],
    };
    await storeManifest(store, PACKS, copy as PlainManifest);
    const before = process.memoryUsage().rss;
    expect(await restore()).toMatchObject({ outcome: 'miss', broken: true });
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 * 1024);
    expect(readTree(workspace)).toEqual([]);
  });

  test('an index that decompresses to far more than it says is stopped', async () => {
    using place = temporary();
    const { store, restore } = await stored(place.folder);
    const bomb = zstdCompressSync(Buffer.alloc(512 * 1024 * 1024));
    const body = { sha256: sha256Hex(bomb), bytes: bomb.byteLength, size: 1000 };
    await store.put(KEY, encodeEnvelope({ format: FORMAT, key: KEY, createdAt: 0, body }, bomb, undefined));
    const before = process.memoryUsage().rss;
    expect(await restore()).toMatchObject({ outcome: 'miss', broken: true });
    expect(process.memoryUsage().rss - before).toBeLessThan(128 * 1024 * 1024);
  });

  test('a pack of the same content but other bytes is refused by its digests, and removed', async () => {
    using place = temporary();
    const { store, restore, manifest, workspace } = await stored(place.folder);
    const { sha256 } = manifest.packs[0]!;
    const other = zstdCompressSync(Buffer.from('content'), {
      params: { [constants.ZSTD_c_checksumFlag]: 1 },
    });
    await store.put(PACKS + sha256, other);
    expect(await restore()).toMatchObject({
      reason: 'the entry is damaged: a part of it has another digest',
    });
    expect(readTree(workspace)).toEqual([]);
    expect(await store.head(PACKS + sha256)).toBeUndefined();
  });
});

describe('the stored form of a manifest', () => {
  test.each<[string, (columns: Buffer) => Uint8Array]>([
    ['nothing', () => Buffer.alloc(0)],
    ['text', () => Buffer.from('{"format":3}')],
    ['zeros', ({ byteLength }) => Buffer.alloc(byteLength)],
    ['a column that is longer than all', () => Buffer.from([0xff, 0xff, 0xff, 0xff, 0x7f])],
    ['a cut off one', (columns) => columns.subarray(0, -1)],
    ['more behind its end', (columns) => Buffer.concat([columns, Buffer.of(0)])],
  ])('%s', async (_, edit) => {
    using place = temporary();
    const { restore, putColumns, store, manifest } = await stored(place.folder);
    const columns = edit(encodeFull(tablesOf(manifest)));
    await putColumns(columns);
    expect(await restore()).toMatchObject({ outcome: 'miss', broken: true });
    await store.put(KEY, columns);
    expect(await restore()).toMatchObject({ outcome: 'miss', broken: true });
  });

  test('any bytes of it replaced by others: a miss, or exactly what the digests say', async () => {
    using place = temporary();
    const { putColumns, restore, manifest, workspace } = await stored(place.folder);
    const original = encodeFull(tablesOf(manifest));
    await putColumns(original);
    expect(await restore()).toMatchObject({ outcome: 'restored' });
    const outside = readTree(join(place.folder, 'outside'));
    const beside = /^(?:outside|workspace)/;
    const number = fc.oneof(
      fc.constantFrom(
        [0],
        [1],
        [2],
        [3],
        [4],
        [5],
        [0x7e],
        [0x7f],
        [0xff, 0x7f],
        [0xff, 0xff, 0xff, 0xff, 0x0f],
      ),
      fc.uint8Array({ maxLength: 8 }),
      fc.constantFrom('..', '../../outside/passwd', '/', '\0', 'dir').map((text) => Buffer.from(text)),
    );
    let misses = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: original.byteLength - 1 }),
        fc.nat({ max: 4 }),
        number,
        async (at, removed, added) => {
          rmSync(workspace, { recursive: true });
          mkdirSync(workspace);
          const rest = original.subarray(at + removed);
          await putColumns(Buffer.concat([original.subarray(0, at), Uint8Array.from(added), rest]));
          const result = await restore();
          expect(readTree(join(place.folder, 'outside'))).toEqual(outside);
          expect(readTree(place.folder).filter((line) => !beside.test(line))).toEqual([]);
          if (result.outcome === 'restored') return;
          misses += 1;
          expect(readTree(workspace)).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
    expect(misses).toBeGreaterThan(200);
  }, 60_000);
});

describe('another entry in its place', () => {
  test('that of another key, or of another scope, is refused although it is whole', async () => {
    using place = temporary();
    const { store, restore, workspace } = await stored(place.folder);
    await store.put('cache/main/k', (await store.get(KEY))!.bytes);
    expect(await restore('cache/main/k')).toMatchObject({
      outcome: 'miss',
      reason: 'the entry is not usable: it belongs to another entry',
    });
    expect(readTree(workspace)).toEqual([]);
  });

  test('one that has expired is refused, whatever the store thinks', async () => {
    using place = temporary();
    const { store, restore, manifest } = await stored(place.folder);
    await storeManifest(store, PACKS, manifest, { expiresAt: Date.now() - 1 });
    expect(await restore()).toMatchObject({ reason: 'the entry is not usable: it has expired' });
    await storeManifest(store, PACKS, manifest, { expiresAt: Date.now() + 60_000 });
    expect(await restore()).toMatchObject({ outcome: 'restored' });
  });
});

describe('what stands in the way on this machine', () => {
  test.each([
    ['a folder where a file goes', (at: string) => mkdirSync(join(at, 'root/other'), { recursive: true })],
    [
      'a file where a folder goes',
      (at: string) => {
        mkdirSync(join(at, 'root'));
        writeFileSync(join(at, 'root/dir'), 'mine');
      },
    ],
    [
      'a link where a folder goes',
      (at: string) => {
        mkdirSync(join(at, 'root'));
        symlinkSync('../../outside', join(at, 'root/dir'));
      },
    ],
    [
      'a link in the middle of a pattern',
      (at: string) => {
        mkdirSync(join(at, 'glob'));
        symlinkSync('../../outside', join(at, 'glob/x'));
      },
    ],
    ['a file where the root goes', (at: string) => writeFileSync(join(at, 'root'), 'mine')],
  ])('%s is a miss and stays', async (_, put) => {
    using place = temporary();
    const { restore, workspace } = await stored(place.folder);
    put(workspace);
    const before = readTree(place.folder).map(withoutFolderTime);
    expect(await restore()).toMatchObject({
      outcome: 'miss',
      broken: false,
      partly: false,
      reason: expect.stringContaining('is in the way'),
    });
    expect(readTree(place.folder).map(withoutFolderTime)).toEqual(before);
  });

  test('a link where a file goes is replaced, and what it pointed to stays', async () => {
    using place = temporary();
    const { restore, workspace } = await stored(place.folder);
    mkdirSync(join(workspace, 'root'));
    symlinkSync('../../outside/passwd', join(workspace, 'root/other'));
    const outside = readTree(join(place.folder, 'outside'));
    expect(await restore()).toMatchObject({ outcome: 'restored' });
    expect(readTree(join(place.folder, 'outside'))).toEqual(outside);
    expect(readTree(join(workspace, 'root')).find((line) => line.startsWith('other'))).not.toContain('->');
  });
});

const withoutFolderTime = (line: string): string => line.replace(/ \d+\.\d+ folder$/, ' folder');
