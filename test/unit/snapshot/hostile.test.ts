import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { parsePaths, restoreSnapshot, saveSnapshot } from '@paceline/snapshot';
import { createMemoryTier, createStack, type Store } from '@paceline/store';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeManifest } from '../../../packages/snapshot/src/manifest.ts';
import { digest } from '../../../packages/snapshot/src/read-file.ts';
import { readTree, temporary, writeTree } from './trees.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);
const KEY = 'cache/k';
const PACKS = 'packs/';

/** A manifest as an attacker can change it: any JSON. */
// biome-ignore lint/suspicious/noExplicitAny: that is what it is
type Anything = any;

/** A saved entry in a workspace that is empty again, beside a folder that must never change. */
async function saved(folder: string) {
  const workspace = join(folder, 'workspace');
  writeTree(workspace, {
    'root/dir/file': 'content of a file',
    'root/other': 'other content',
    'root/link': { type: 'symlink', target: 'dir/file' },
    'root/large': { type: 'file', content: Buffer.alloc(5_000_000, 'large'), mode: 0o644, mtime: 1000 },
    'glob/x/out/made': 'made',
  });
  writeTree(folder, { 'outside/passwd': 'precious' });
  const store = createStack([createMemoryTier()]);
  const lines = ['root', 'glob/*/out'];
  const paths = parsePaths(lines, { workspace, home: join(folder, 'home') });
  await saveSnapshot(store, { key: KEY, packs: PACKS, paths });
  rmSync(workspace, { recursive: true });
  mkdirSync(workspace);
  const manifest = async (): Promise<Anything> => decodeManifest((await store.get(KEY))!.bytes);
  return {
    store,
    workspace,
    manifest,
    restore: () => restoreSnapshot(store, { key: KEY, packs: PACKS, paths }),
    async change(edit: (manifest: Anything) => Anything) {
      const value = await manifest();
      const edited = edit(value) ?? value;
      await store.put(KEY, await compress(Buffer.from(JSON.stringify(edited))));
    },
  };
}

const file = (manifest: Anything, path = 'dir/file') =>
  manifest.entries.find((entry: Anything) => entry.path === path);
const directory = { root: 0, type: 'directory', mode: 0o755, mtime: 0 };

describe('a hostile manifest is a miss and changes nothing', () => {
  const attacks: Record<string, (manifest: Anything) => unknown> = {
    'an absolute path': (m) => (file(m).path = '/etc/passwd'),
    'a path with ..': (m) => (file(m).path = 'dir/../../../outside/passwd'),
    'a path of ..': (m) => (file(m).path = '..'),
    'a path with .': (m) => (file(m).path = 'dir/./file'),
    'an empty part': (m) => (file(m).path = 'dir//file'),
    'a NUL': (m) => (file(m).path = 'dir/fi\0le'),
    'a path that is no text': (m) => (file(m).path = ['dir', 'file']),
    'a very long path': (m) => (file(m).path = 'x/'.repeat(5000)),
    'a link, then a file through it': (m) => {
      file(m, 'link').target = '../../outside';
      m.entries.push({ ...file(m, 'other'), path: 'link/passwd' });
    },
    'a link, then a folder of its name': (m) => m.entries.push({ ...directory, path: 'link' }),
    'a link in place of the root': (m) => {
      const root = m.entries.find((entry: Anything) => entry.root === 0 && entry.path === '');
      m.entries.splice(m.entries.indexOf(root), 1, {
        root: 0,
        path: '',
        type: 'symlink',
        target: '../outside',
        mtime: 0,
      });
    },
    'a file below a file': (m) => m.entries.push({ ...file(m, 'other'), path: 'other/below' }),
    'a path listed twice': (m) => m.entries.push(file(m, 'other')),
    'a root that is not there': (m) => (file(m).root = 2),
    'a negative root': (m) => (file(m).root = -1),
    'a root that is no number': (m) => (file(m).root = '__proto__'),
    'another list of roots': (m) => (m.roots = ['/', 'glob/*/out']),
    'fewer roots': (m) => (m.roots = ['root']),
    'a file beside what the pattern means': (m) => m.entries.push({ ...file(m), root: 1, path: 'x/secret' }),
    'the folder that the pattern starts in': (m) => m.entries.push({ ...directory, root: 1, path: '' }),
    'the entry of another key': (m) => (m.key = 'cache/other'),
    'a newer format': (m) => (m.format = 2),
    'a setuid mode': (m) => (file(m).mode = 0o4755),
    'a device': (m) => (file(m).type = 'device'),
    'no mode': (m) => delete file(m).mode,
    'a time beyond time': (m) => (file(m).mtime = 1e300),
    'no time': (m) => (file(m).mtime = null),
    'a link without target': (m) => (file(m, 'link').target = ''),
    'a link with a NUL': (m) => (file(m, 'link').target = 'a\0b'),
    'a chunk that is not there': (m) => (file(m).chunks = [99]),
    'a negative chunk': (m) => (file(m).chunks = [-1]),
    'a size that is not that of the content': (m) => (file(m).size += 1),
    'a chunk beyond its pack': (m) => (m.chunks[0].offset = m.packs[m.chunks[0].pack].size),
    'a negative offset': (m) => (m.chunks[0].offset = -1),
    'a chunk of another pack': (m) => (m.chunks[0].pack = m.packs.length - 1),
    'a chunk with another digest': (m) => (m.chunks[0].sha256 = 'a'.repeat(64)),
    'a pack of 1 GB': (m) => (m.packs[0].size = 2 ** 30),
    'a pack with a path for a digest': (m) => (m.packs[0].sha256 = `../${'a'.repeat(61)}`),
    'a pack that is not there': (m) => (m.packs[0].sha256 = 'a'.repeat(64)),
    'a pack with another size': (m) => (m.packs[0].size -= 1),
    'the content of another file': (m) => {
      [m.packs[0].sha256, m.packs[1].sha256] = [m.packs[1].sha256, m.packs[0].sha256];
    },
    'one chunk a million times': (m) => {
      const large = file(m, 'large');
      large.chunks = Array.from({ length: 1_000_000 }, () => large.chunks[0]);
      large.size = large.chunks.length * m.chunks[large.chunks[0]].size;
    },
    'no entries': (m) => delete m.entries,
    'entries that are an object': (m) => (m.entries = { length: 5 }),
    'an entry that is null': (m) => m.entries.push(null),
  };
  // Only the content can tell; all others are refused before anything is fetched.
  const FOUND_LATER = new Set([
    'a chunk of another pack',
    'a chunk with another digest',
    'a pack that is not there',
    'a pack with another size',
    'the content of another file',
    'one chunk a million times',
  ]);
  test.each(Object.keys(attacks))('%s', async (name) => {
    using place = temporary();
    const { restore, change } = await saved(place.folder);
    await change((manifest) => void attacks[name]!(manifest));
    const before = readTree(place.folder);
    const reason = FOUND_LATER.has(name)
      ? expect.any(String)
      : expect.stringContaining('the entry is not usable: ');
    expect(await restore()).toMatchObject({ outcome: 'miss', partly: false, reason });
    expect(readTree(place.folder).map(withoutFolderTime)).toEqual(before.map(withoutFolderTime));
  });

  test.each([
    ['null', 'null'],
    ['a number', '5'],
    ['a list', '[]'],
    ['text', 'no json'],
  ])('%s', async (_, json) => {
    using place = temporary();
    const { store, restore } = await saved(place.folder);
    await store.put(KEY, await compress(Buffer.from(json)));
    expect(await restore()).toMatchObject({ outcome: 'miss', broken: true });
    await store.put(KEY, Buffer.from(json));
    expect(await restore()).toMatchObject({ outcome: 'miss', broken: true });
  });

  test('any one value of it replaced by anything: a miss, or exactly what the digests say', async () => {
    using place = temporary();
    const { restore, change, manifest, workspace } = await saved(place.folder);
    const original = await manifest();
    await restore();
    const whole = new Set(readTree(workspace).map(contentOf));
    const paths = leaves(original);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.oneof(
          fc.constantFrom<unknown>(
            '..',
            '../../outside/passwd',
            '/etc',
            '',
            'dir',
            'link',
            'large',
            -1,
            0,
            1,
            2,
          ),
          fc.constantFrom<unknown>(null, [], {}, true, 2 ** 53, 0.5, 'file', 'symlink', 'directory'),
          fc.jsonValue(),
        ),
        async (path, value) => {
          rmSync(workspace, { recursive: true });
          mkdirSync(workspace);
          const outside = readTree(join(place.folder, 'outside'));
          await change(() => replaced(original, path, value));
          const result = await restore();
          expect(readTree(join(place.folder, 'outside'))).toEqual(outside);
          expect(readTree(place.folder).filter((line) => !/^(?:outside|workspace)/.test(line))).toEqual([]);
          const now = readTree(workspace);
          if (result.outcome === 'miss') expect(now).toEqual([]);
          else for (const line of now) if (isFile(line)) expect(whole).toContain(contentOf(line));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('damaged content is a miss and changes nothing', () => {
  async function packs(store: Store): Promise<string[]> {
    const keys: string[] = [];
    for await (const { key } of store.list(PACKS)) keys.push(key);
    return keys;
  }

  test('each stored value flipped, cut, emptied, replaced by another, or gone', async () => {
    using place = temporary();
    const { store, restore, workspace } = await saved(place.folder);
    const keys = [...(await packs(store)), KEY];
    expect(keys.length).toBeGreaterThan(2);
    for (const [index, key] of keys.entries()) {
      const good = (await store.get(key))!.bytes;
      const other = (await store.get(keys[(index + 1) % keys.length]!))!.bytes;
      const flipped = Uint8Array.from(good);
      flipped[flipped.length >> 1]! ^= 4;
      for (const bad of [flipped, good.slice(0, -1), new Uint8Array(), other, undefined]) {
        await (bad ? store.put(key, bad) : store.delete(key));
        const gone = key === KEY && !bad;
        expect(await restore()).toMatchObject({ outcome: 'miss', ...(gone ? {} : { broken: true }) });
        expect(readTree(workspace)).toEqual([]);
        await store.put(key, good);
      }
    }
    expect(await restore()).toMatchObject({ outcome: 'restored' });
  });

  test('a pack of the same content but other bytes is refused by its own digest, and removed', async () => {
    using place = temporary();
    const { store, restore, workspace } = await saved(place.folder);
    const [key] = await packs(store);
    const content = await decompress((await store.get(key!))!.bytes);
    await store.put(key!, await compress(content, { params: { [constants.ZSTD_c_checksumFlag]: 1 } }));
    expect(await restore()).toMatchObject({
      reason: 'the entry is damaged: a part of it has another digest',
    });
    expect(readTree(workspace)).toEqual([]);
    expect(await store.head(key!)).toBeUndefined();
  });

  test('a pack that decompresses to far more than it says is stopped at its size', async () => {
    using place = temporary();
    const { store, restore, change, workspace } = await saved(place.folder);
    const bomb = await compress(Buffer.alloc(512 * 1024 * 1024));
    const sha256 = digest(bomb);
    await store.put(PACKS + sha256, bomb);
    await change((manifest) => void Object.assign(manifest.packs[0], { sha256, bytes: bomb.byteLength }));
    const before = process.memoryUsage().rss;
    expect(await restore()).toMatchObject({ outcome: 'miss', broken: true });
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 * 1024);
    expect(readTree(workspace)).toEqual([]);
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
    const { restore, workspace } = await saved(place.folder);
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
    const { restore, workspace } = await saved(place.folder);
    mkdirSync(join(workspace, 'root'));
    symlinkSync('../../outside/passwd', join(workspace, 'root/other'));
    const outside = readTree(join(place.folder, 'outside'));
    expect(await restore()).toMatchObject({ outcome: 'restored' });
    expect(readTree(join(place.folder, 'outside'))).toEqual(outside);
    expect(readTree(join(workspace, 'root')).find((line) => line.startsWith('other'))).not.toContain('->');
  });
});

const withoutFolderTime = (line: string): string => line.replace(/ \d+\.\d\d folder$/, ' folder');
const isFile = (line: string): boolean => /[0-9a-f]{64}$/.test(line);
const contentOf = (line: string): string => line.split(' ').slice(-2).join(' ');

function leaves(value: Anything, at: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.keys(value).flatMap((key) => leaves(value[key], [...at, key]))];
}

function replaced(value: Anything, path: readonly (string | number)[], by: unknown): unknown {
  if (path.length === 0) return by;
  const copy = structuredClone(value);
  const parent = path.slice(0, -1).reduce((found: Anything, key) => found[key], copy);
  parent[path.at(-1)!] = by;
  return copy;
}
