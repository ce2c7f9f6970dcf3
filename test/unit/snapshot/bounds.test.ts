import { randomFillSync } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { parsePaths, restoreSnapshot, saveSnapshot } from '@paceline/snapshot';
import { createMemoryTier, createStack } from '@paceline/store';
import { describe, expect, test } from 'vitest';
import { checkManifest } from '../../../packages/snapshot/src/check/manifest-check.ts';
import { ColumnWriter } from '../../../packages/snapshot/src/format/columns.ts';
import { decodeEntry } from '../../../packages/snapshot/src/format/decode-manifest.ts';
import { encodeEntry, encodeFull } from '../../../packages/snapshot/src/format/encode-manifest.ts';
import {
  type BlobReference,
  encodeEnvelope,
  sha256Hex,
} from '../../../packages/snapshot/src/format/envelope.ts';
import { FORMAT, type Manifest } from '../../../packages/snapshot/src/format/manifest.ts';
import { ChunkTable, ChunkTableBuilder } from '../../../packages/snapshot/src/tables/chunk-table.ts';
import { type EntryTable, EntryTableBuilder } from '../../../packages/snapshot/src/tables/entry-table.ts';
import { temporary } from './trees.ts';

// What an entry may ask for is bounded by how much of it is stored, before anything is made of it.

const KEY = 'cache/k';
const MIB = 2 ** 20;
const zero = () => 0;
const one = () => 1;

/** Columns as an attacker writes them, and no encoder of ours. */
interface Columns {
  readonly packs?: number;
  readonly types?: Uint8Array;
  /** Of each entry: bytes shared with the path before, and its own. */
  readonly paths?: readonly (readonly [shared: number, own: Uint8Array])[];
  /** Chunks that the first file names. */
  readonly references?: number;
  readonly roots?: Uint8Array;
}

function textOf({
  packs = 0,
  types = Buffer.of(0),
  paths = [[0, Buffer.alloc(0)]],
  references = 0,
  roots,
}: Columns) {
  const writer = new ColumnWriter();
  writer.all(roots ?? Buffer.from('["root"]'));
  writer
    .all(Buffer.alloc(32 * packs))
    .numbers(packs, one)
    .numbers(packs, one);
  writer
    .all(Buffer.alloc(32 * packs))
    .numbers(packs, () => 3)
    .numbers(packs, one)
    .numbers(packs, zero)
    .numbers(packs, one);
  writer.all(Buffer.alloc(0)).numbers(0, zero).numbers(0, zero).numbers(0, zero);
  const { length } = types;
  const count = (wanted: (type: number) => boolean) =>
    types.reduce((sum, type) => sum + (wanted(type) ? 1 : 0), 0);
  const files = count((type) => type === 1);
  const links = count((type) => type === 3);
  writer
    .all(types)
    .numbers(length, zero)
    .numbers(length, (at) => paths[at % paths.length]![0]);
  writer.numbers(length, (at) => paths[at % paths.length]![1].byteLength);
  writer.all(Buffer.concat(Array.from({ length }, (_, at) => paths[at % paths.length]![1])));
  writer.numbers(length, zero).numbers(length - links, zero);
  writer
    .numbers(files, (at) => (at === 0 ? references : 0))
    .numbers(references, () => -1)
    .numbers(0, zero);
  return writer.numbers(links, one).all(Buffer.alloc(links, 'x')).finish();
}

/** An entry of this text in a store. @returns what a restore says, the processor time it took, and the stored bytes */
async function restoreOf(text: Uint8Array, size = text.byteLength) {
  using place = temporary();
  const body = zstdCompressSync(text);
  const reference = { sha256: sha256Hex(body), bytes: body.byteLength, size };
  const head = { format: FORMAT, key: KEY, createdAt: Date.now(), body: reference } as const;
  const store = createStack([createMemoryTier()]);
  await store.put(KEY, encodeEnvelope(head, body, undefined));
  const paths = parsePaths(['root'], { workspace: place.folder, home: place.folder });
  const before = process.cpuUsage();
  const result = await restoreSnapshot(store, { key: KEY, packs: 'packs/', paths, workers: 0 });
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (user + system) / 1e6, stored: body.byteLength };
}

describe('a small entry costs little, whatever it says', () => {
  const deep = Buffer.from('/a'.repeat(2040));
  test.each<[string, () => Columns, string]>([
    ['millions of packs', () => ({ packs: 3_400_000 }), 'far larger than it is stored'],
    [
      'as many packs as fit into less text',
      () => ({ packs: 400_000 }),
      'names more content than its size can',
    ],
    [
      'deep paths without their folders',
      () => ({
        types: Buffer.alloc(1500, 3),
        paths: Array.from(
          { length: 1500 },
          (_, at) => [0, Buffer.concat([Buffer.from(`${at}`.padStart(5, '0')), deep])] as const,
        ),
      }),
      'lies below no folder',
    ],
    [
      'paths that share all but their end',
      () => ({
        types: Buffer.alloc(60_000, 3),
        paths: Array.from({ length: 60_000 }, (_, at) =>
          at === 0
            ? ([0, Buffer.alloc(4000, 'p')] as const)
            : ([3995, Buffer.from(`${at}`.padStart(5, '0'))] as const),
        ),
      }),
      'its paths are too long',
    ],
    ['millions of entries', () => ({ types: Buffer.alloc(3_000_000) }), 'lists more files than its size can'],
    [
      'one chunk, named millions of times',
      () => ({ types: Buffer.of(1), references: 17_000_000 }),
      'it names too many chunks',
    ],
    [
      'a list of lines without end',
      () => ({ roots: Buffer.from(`[${'[],'.repeat(2 * MIB)}[]]`) }),
      'too long',
    ],
  ])('%s', async (_, columns, problem) => {
    const { result, seconds, stored } = await restoreOf(textOf(columns()));
    expect(stored).toBeLessThan(256 * 1024);
    expect(result).toMatchObject({ outcome: 'miss', broken: true, reason: expect.stringContaining(problem) });
    // Most of a second is what reading 32 MiB of text takes; what it says would take minutes.
    expect(seconds).toBeLessThan(5);
  });

  test('a file of one chunk, named until it is larger than what is stored can be', async () => {
    using place = temporary();
    const store = createStack([createMemoryTier()]);
    const options = {
      key: KEY,
      packs: 'packs/',
      paths: parsePaths(['root'], { workspace: place.folder, home: place.folder }),
      workers: 0,
    } as const;
    mkdirSync(join(place.folder, 'root'));
    writeFileSync(join(place.folder, 'root/file'), Buffer.alloc(200_000, 'x'));
    await saveSnapshot(store, options);
    const { bytes } = (await store.get(KEY))!;
    const { manifest } = await decodeEntry(bytes, { key: KEY, blob: async () => undefined });
    const { entries, chunks } = manifest;
    const times = 100_000;
    const hostile: EntryTable = Object.assign(Object.create(Object.getPrototypeOf(entries)), entries, {
      starts: Uint32Array.of(0, 0, times),
      references: new Uint32Array(times),
      sizes: Float64Array.of(0, times * chunks.sizes[0]!),
      mtimes: Float64Array.of(0, 0),
    });
    await store.put(KEY, encodeEntry({ ...manifest, entries: hostile }, { createdAt: Date.now() }).value);
    expect(await restoreSnapshot(store, options)).toMatchObject({
      broken: true,
      reason: expect.stringContaining('its files say 20000000000 bytes'),
    });
  });

  test('an index that copies a part of another over and over', async () => {
    const entries = new EntryTableBuilder();
    entries.addDirectory(0, '', 0, 0o755);
    for (let at = 0; at < 1000; at++) entries.addFile(0, `f${at}`, 0, 0o644, 0, false);
    const full = encodeFull(manifestOf(entries.finish(), new ChunkTableBuilder().finish()));
    const index = zstdCompressSync(full);
    const writer = new ColumnWriter().numbers(0, zero).numbers(0, zero);
    // A thousand times: back to the start, all of it, nothing new.
    writer.numbers(3000, (at) => [at === 0 ? 0 : -1001, 1001, 0][at % 3]!);
    // Bytes and numbers of new packs, chunks and entries: none.
    for (const list of 'bnnbnnnnbnnnbnnnbnnnnnnb') {
      if (list === 'b') writer.all(Buffer.alloc(0));
      else writer.numbers(0, zero);
    }
    const difference = writer.finish();
    const body = zstdCompressSync(difference);
    const of = (bytes: Uint8Array, size: number): BlobReference => ({
      sha256: sha256Hex(bytes),
      bytes: bytes.byteLength,
      size,
    });
    const head = {
      format: FORMAT,
      key: KEY,
      createdAt: 0,
      index: of(index, full.byteLength),
      body: of(body, difference.byteLength),
    } as const;
    const value = encodeEnvelope(head, body, undefined);
    await expect(decodeEntry(value, { key: KEY, blob: async () => index })).rejects.toThrow(
      'copies a part of its base twice',
    );
  });
});

const manifestOf = (entries: EntryTable, chunks: ChunkTable, packs: Manifest['packs'] = []): Manifest => ({
  format: FORMAT,
  key: KEY,
  roots: ['root'],
  packs,
  chunks,
  entries,
});

describe('large honest trees pass', () => {
  const paths = parsePaths(['root'], { workspace: '/w', home: '/h' });

  async function passes(manifest: Manifest): Promise<Manifest> {
    const { value, indexBytes } = encodeEntry(manifest, { createdAt: 0 });
    const decoded = await decodeEntry(value, { key: KEY, blob: async () => indexBytes });
    return checkManifest(decoded.manifest, KEY, paths);
  }

  /** Files of one chunk each, a thousand to a folder. */
  function tree(files: number, size: number): EntryTable {
    const entries = new EntryTableBuilder();
    entries.addDirectory(0, '', 0, 0o755);
    for (let at = 0; at < files; at++) {
      const folder = `some/folders/as/usual/d${String(Math.floor(at / 1000)).padStart(4, '0')}`;
      if (at === 0)
        for (const above of ['some', 'some/folders', 'some/folders/as', 'some/folders/as/usual'])
          entries.addDirectory(0, above, 0, 0o755);
      if (at % 1000 === 0) entries.addDirectory(0, folder, 0, 0o755);
      entries.addFile(0, `${folder}/file-${String(at % 1000).padStart(3, '0')}.class`, 0, 0o644, size, false);
    }
    return entries.finish();
  }

  test('a million empty files of one time', async () => {
    expect(
      (await passes(manifestOf(tree(1_000_000, 0), new ChunkTableBuilder().finish()))).entries.length,
    ).toBe(1_001_005);
  });

  test('2 GB in 176,749 files', async () => {
    const [count, size, perSegment] = [176_749, 12_000, 174];
    const entries = tree(count, size);
    const segments = Math.ceil(count / perSegment);
    const digest = () => randomFillSync(Buffer.alloc(32)).toString('hex');
    const packs = Array.from({ length: segments }, () => ({
      sha256: digest(),
      bytes: 500_000,
      segments: [
        { sha256: digest(), codec: 'zstd' as const, offset: 0, bytes: 500_000, size: perSegment * size },
      ],
    }));
    const at = Uint32Array.from({ length: count }, (_, index) => index);
    const chunks = new ChunkTable({
      digests: randomFillSync(new Uint32Array(count * 8)),
      packs: at.map((index) => Math.floor(index / perSegment)),
      segments: new Uint32Array(count),
      offsets: at.map((index) => (index % perSegment) * size),
      sizes: new Uint32Array(count).fill(size),
    });
    let filled = 0;
    for (let index = 0; index < entries.length; index++) {
      if (entries.isFile(index)) filled += 1;
      entries.starts[index + 1] = filled;
    }
    const table = Object.assign(Object.create(Object.getPrototypeOf(entries)), entries, { references: at });
    expect((await passes(manifestOf(table, chunks, packs))).chunks.length).toBe(count);
  });
});

describe('what a restore would not accept is not saved, and said', () => {
  test('folders that lie too deep in one another', async () => {
    using place = temporary();
    const paths = parsePaths(['root'], { workspace: place.folder, home: place.folder });
    const options = { key: KEY, packs: 'packs/', paths, workers: 0 } as const;
    mkdirSync(join(place.folder, 'root', 'd/'.repeat(255)), { recursive: true });
    const file = join(place.folder, 'root', 'd/'.repeat(255), 'file');
    closeSync(openSync(file, 'w'));
    const store = createStack([createMemoryTier()]);
    await saveSnapshot(store, options);
    expect(await restoreSnapshot(store, options)).toMatchObject({ outcome: 'restored' });
    mkdirSync(join(place.folder, 'root', 'd/'.repeat(256)));
    await expect(saveSnapshot(store, { ...options, existing: 'replace' })).rejects.toMatchObject({
      code: 'PACELINE_SNAPSHOT_LIMITS',
    });
  });
});
