import { spawn } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  entryReferences,
  parsePaths,
  restoreSnapshot,
  type SaveOptions,
  saveSnapshot,
} from '@paceline/snapshot';
import { createMemoryTier, createStack, type Store } from '@paceline/store';
import { describe, expect, test } from 'vitest';
import { createPool } from '../../../packages/snapshot/src/workers/pool.ts';
import { readTree, settled, temporary, writeTree } from './trees.ts';

const MIB = 1024 * 1024;
const PACKS = 'packs/';
const options = (folder: string, key = 'cache/1'): SaveOptions => ({
  key,
  packs: PACKS,
  paths: parsePaths(['root'], { workspace: folder, home: join(folder, 'home') }),
});
const newStore = () => createStack([createMemoryTier({ maxBytes: 512 * MIB })]);

async function keys(store: Store, prefix: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { key } of store.list(prefix)) found.push(key);
  return found.sort();
}

/** Text that compresses a little, different for every number. */
const text = (number: number, words = 2000): string =>
  Array.from({ length: words }, (_, word) => ((number * 7919 + word * 104_729) >>> 3).toString(36)).join(' ');

function writeMany(folder: string, count: number, words?: number): void {
  writeTree(
    folder,
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [`root/d${at % 7}/${at}.js`, text(at, words)]),
    ),
  );
}

async function expectRestored(store: Store, folder: string, key: string): Promise<void> {
  const root = join(folder, 'root');
  const before = readTree(root);
  renameSync(root, join(folder, `saved ${key.replaceAll('/', ' ')}`));
  expect(await restoreSnapshot(store, { ...options(folder, key), workers: 0 })).toMatchObject({
    outcome: 'restored',
  });
  expect(readTree(root)).toEqual(before);
}

describe('workers', () => {
  test('give the same packs whichever is faster, and the same tree as without them', async () => {
    using place = temporary();
    writeMany(place.folder, 900);
    writeTree(place.folder, {
      'root/large': {
        type: 'file',
        content: randomFillSync(Buffer.alloc(11 * MIB)),
        mode: 0o644,
        mtime: 1000,
      },
    });
    const packs = new Set<string>();
    for (let round = 0; round < 3; round++) {
      const store = newStore();
      await saveSnapshot(store, { ...options(place.folder), workers: 3 });
      packs.add((await keys(store, PACKS)).join());
    }
    expect(packs.size).toBe(1);
    const store = newStore();
    await saveSnapshot(store, { ...options(place.folder), workers: 3 });
    await expectRestored(store, place.folder, 'cache/1');
    await saveSnapshot(store, { ...options(place.folder, 'cache/2'), workers: 0 });
    await expectRestored(store, place.folder, 'cache/2');
  });

  test('one that dies ends its tasks with an error, and those that come after', async () => {
    const pool = await createPool('save', 1, { compression: { codec: 'zstd' } });
    // It has no such batch, twice: an error of the task, which does not end the thread.
    await expect(pool.run('pack', { batch: 9, segments: [], raw: [] })).rejects.toThrow();
    const under = pool.run('read', { batch: 0, paths: '', numbers: new Float64Array() });
    await pool.close();
    await Promise.race([under.catch(() => undefined), wait(5000)]);
    await expect(
      pool.run('read', { batch: 1, paths: '', numbers: new Float64Array() }),
    ).rejects.toMatchObject({
      code: 'PACELINE_SNAPSHOT_WORKER',
    });
  });

  test('a file that cannot be read is named, from a worker too', async () => {
    using place = temporary();
    writeTree(place.folder, { 'root/a': 'a' });
    chmodSync(join(place.folder, 'root', 'a'), 0);
    const saving = saveSnapshot(newStore(), { ...options(place.folder), workers: 1 });
    // Root reads everything.
    if (process.getuid?.() === 0) expect((await saving).outcome).toBe('saved');
    else await expect(saving).rejects.toMatchObject({ code: 'PACELINE_SNAPSHOT_UNREADABLE' });
  });
});

describe('stat cache', () => {
  test('what has not changed is not read again, and what has is', async () => {
    using place = temporary();
    const statCache = join(place.folder, 'home', 'stats');
    writeMany(place.folder, 300);
    await settled();
    const store = newStore();
    const first = await saveSnapshot(store, { ...options(place.folder), statCache });
    expect(first).toMatchObject({ outcome: 'saved', hashedFiles: 300 });
    expect(statSync(statCache).mode & 0o777).toBe(0o600);
    writeFileSync(join(place.folder, 'root', 'd0', '7.js'), 'changed');
    // Same size and time, other content: its ctime tells.
    const sly = join(place.folder, 'root', 'd1', '8.js');
    const { atime, mtime } = lstatSync(sly);
    writeFileSync(sly, readFileSync(sly, 'utf8').replace(/^./, '#'));
    utimesSync(sly, atime, mtime);
    const second = await saveSnapshot(store, { ...options(place.folder, 'cache/2'), statCache });
    expect(second).toMatchObject({ outcome: 'saved', files: 300, hashedFiles: 2 });
    expect(second.newBytes).toBeLessThan(first.newBytes / 20);
    await expectRestored(store, place.folder, 'cache/2');
  });

  test('of one file, and many links behind it', async () => {
    using place = temporary();
    const statCache = join(place.folder, 'home', 'stats');
    writeTree(place.folder, { 'root/file': 'content' });
    for (let link = 0; link < 400; link++) symlinkSync('file', join(place.folder, 'root', `link ${link}`));
    await settled();
    const store = newStore();
    await saveSnapshot(store, { ...options(place.folder), statCache });
    const second = await saveSnapshot(store, { ...options(place.folder, 'cache/2'), statCache });
    expect(second).toMatchObject({ outcome: 'saved', files: 1, hashedFiles: 0 });
  });

  test('of a large tree of which folders came, went, and were renamed', async () => {
    using place = temporary();
    const { folder } = place;
    const store = newStore();
    const at = { ...options(folder), statCache: join(folder, 'stats') };
    // So many that a thread compares a part of their stats.
    writeMany(folder, 21_000, 1);
    const root = join(folder, 'root');
    linkSync(join(root, 'd1/1.js'), join(root, 'd1/again.js'));
    await settled();
    expect(await saveSnapshot(store, { ...at, workers: 2 })).toMatchObject({ hashedFiles: 21_000 });
    rmSync(join(root, 'd2'), { recursive: true });
    renameSync(join(root, 'd3'), join(root, 'a new name'));
    rmSync(join(root, 'd4/11.js'));
    symlinkSync('../d1/1.js', join(root, 'd4/11.js'));
    writeFileSync(join(root, 'd5/in front.js'), 'new');
    appendFileSync(join(root, 'd5/12.js'), 'more');
    chmodSync(join(root, 'd6/13.js'), 0o755);
    const renamed = readdirSync(join(root, 'a new name')).length;
    await settled();
    const second = await saveSnapshot(store, { ...at, key: 'cache/2', workers: 2 });
    expect(second).toMatchObject({ outcome: 'saved', hashedFiles: renamed + 3 });
    await expectRestored(store, folder, 'cache/2');
  });

  test('is never trusted to say what the store has', async () => {
    using place = temporary();
    const statCache = join(place.folder, 'home', 'stats');
    writeMany(place.folder, 300);
    await settled();
    await saveSnapshot(newStore(), { ...options(place.folder), statCache });
    const other = newStore();
    const saved = await saveSnapshot(other, { ...options(place.folder), statCache });
    expect(saved.hashedFiles).toBe(300);
    await expectRestored(other, place.folder, 'cache/1');
  });

  test('damaged, cut off or of other paths, it is ignored', async () => {
    using place = temporary();
    const statCache = join(place.folder, 'home', 'stats');
    writeMany(place.folder, 20);
    await settled();
    const store = newStore();
    await saveSnapshot(store, { ...options(place.folder), statCache });
    const whole = readFileSync(statCache);
    const spoil: (() => void)[] = [
      () =>
        writeFileSync(statCache, Buffer.concat([whole.subarray(0, -1), Buffer.from([whole.at(-1)! ^ 1])])),
      () => truncateSync(statCache, whole.byteLength - 8),
      () => truncateSync(statCache, 3),
      () => writeFileSync(statCache, ''),
      () => writeFileSync(statCache, 'something else'),
    ];
    for (const [index, act] of spoil.entries()) {
      act();
      const saved = await saveSnapshot(store, { ...options(place.folder, `cache/s${index}`), statCache });
      expect(saved).toMatchObject({ outcome: 'saved', hashedFiles: 20 });
      writeFileSync(statCache, whole);
    }
    const others = parsePaths(['root', 'other'], { workspace: place.folder, home: place.folder });
    const saved = await saveSnapshot(store, {
      ...options(place.folder, 'cache/o'),
      paths: others,
      statCache,
    });
    expect(saved.hashedFiles).toBe(20);
  });

  test('a file that was changed just before is read again', async () => {
    using place = temporary();
    const statCache = join(place.folder, 'home', 'stats');
    writeMany(place.folder, 5);
    await settled();
    appendFileSync(join(place.folder, 'root', 'd0', '0.js'), '!');
    const store = newStore();
    await saveSnapshot(store, { ...options(place.folder), statCache });
    const again = await saveSnapshot(store, { ...options(place.folder, 'cache/2'), statCache });
    expect(again.hashedFiles).toBe(1);
  });
});

describe('packs of earlier entries', () => {
  test('that are little used are written anew; the rest is not read twice by a restore', async () => {
    using place = temporary();
    writeMany(place.folder, 200);
    const store = newStore();
    const first = await saveSnapshot(store, options(place.folder));
    for (let at = 0; at < 200; at++) {
      if (at % 4 > 0) rmSync(join(place.folder, 'root', `d${at % 7}`, `${at}.js`));
    }
    const second = await saveSnapshot(store, { ...options(place.folder, 'cache/2'), earlier: ['cache/1'] });
    expect(second.newBytes).toBeGreaterThan(first.newBytes / 8);
    expect(second.newBytes).toBeLessThan(first.newBytes / 2);
    const result = await restoreSnapshot(store, options(place.folder, 'cache/2'));
    expect(result.outcome).toBe('restored');
    await expectRestored(store, place.folder, 'cache/2');
  });

  test('that are about to be deleted are not built on', async () => {
    using place = temporary();
    writeMany(place.folder, 50);
    const store = newStore();
    await saveSnapshot(store, options(place.folder));
    const before = new Set(await keys(store, PACKS));
    writeFileSync(join(place.folder, 'root', 'new'), 'new');
    await saveSnapshot(store, {
      ...options(place.folder, 'cache/2'),
      earlier: ['cache/1'],
      avoid: (sha256) => before.has(PACKS + sha256),
    });
    for (const key of before) await store.delete(key);
    await expectRestored(store, place.folder, 'cache/2');
  });

  test('that are about to be deleted and are needed again are put anew', async () => {
    using place = temporary();
    writeMany(place.folder, 2000, 5);
    let now = 1000;
    const store = createStack([createMemoryTier({ now: () => now })]);
    await saveSnapshot(store, options(place.folder));
    now = 2000;
    // The same tree gives the same packs and, under another key, the same index.
    await saveSnapshot(store, { ...options(place.folder, 'cache/2'), avoid: () => true });
    const blobs = await keys(store, PACKS);
    expect(blobs.length).toBeGreaterThanOrEqual(2);
    for (const key of blobs) expect((await store.head(key))?.createdAt).toBe(2000);
  });

  test('that are deleted at that very moment: the index is put again, of a pack the save fails', async () => {
    using place = temporary();
    writeMany(place.folder, 2000, 5);
    const first = newStore();
    await saveSnapshot(first, options(place.folder));
    const [index] = (await entryReferences(first, PACKS, 'cache/1'))!.blobs.slice(-1);
    for (const blob of await keys(first, PACKS)) {
      const inner = newStore();
      const store: Store = {
        ...inner,
        async put(key, ...rest) {
          const result = await inner.put(key, ...rest);
          if (key === 'cache/1') await inner.delete(blob);
          return result;
        },
      };
      const saving = saveSnapshot(store, {
        ...options(place.folder),
        avoid: (sha256) => blob.endsWith(sha256),
      });
      if (blob.endsWith(index!.sha256)) {
        expect((await saving).outcome).toBe('saved');
        expect(await restoreSnapshot(inner, options(place.folder))).toMatchObject({ outcome: 'restored' });
      } else {
        await expect(saving).rejects.toMatchObject({ code: 'PACELINE_SNAPSHOT_PRUNED' });
        expect(await inner.head('cache/1')).toBeUndefined();
      }
    }
  });

  test('that are gone are not built on', async () => {
    using place = temporary();
    writeMany(place.folder, 50);
    const store = newStore();
    await saveSnapshot(store, options(place.folder));
    for (const key of await keys(store, PACKS)) await store.delete(key);
    await saveSnapshot(store, { ...options(place.folder, 'cache/2'), earlier: ['cache/1'] });
    await expectRestored(store, place.folder, 'cache/2');
  });

  test('do not pile up: many small ones become one', async () => {
    using place = temporary();
    writeMany(place.folder, 10);
    const store = newStore();
    await saveSnapshot(store, options(place.folder, 'cache/0'));
    for (let round = 1; round <= 40; round++) {
      writeFileSync(join(place.folder, 'root', `${round}.js`), text(1000 + round));
      const key = `cache/${round}`;
      await saveSnapshot(store, { ...options(place.folder, key), earlier: [`cache/${round - 1}`] });
      const entry = await store.head(key);
      expect(Number(entry?.metadata?.['packs'])).toBeLessThanOrEqual(33);
    }
    expect(Number((await store.head('cache/40'))?.metadata?.['packs'])).toBeLessThan(20);
    await expectRestored(store, place.folder, 'cache/40');
  });
});

describe('the same key again', () => {
  test('keeps, fails, or replaces what has changed', async () => {
    using place = temporary();
    writeMany(place.folder, 20);
    const store = newStore();
    await saveSnapshot(store, options(place.folder));
    const again = (existing: SaveOptions['existing']) =>
      saveSnapshot(store, { ...options(place.folder), existing });
    expect(await again('replace')).toMatchObject({ outcome: 'unchanged', files: 20, newBytes: 0 });
    writeFileSync(join(place.folder, 'root', 'more'), 'more');
    expect(await again('keep')).toMatchObject({ outcome: 'kept', newBytes: 0 });
    expect(await again('fail')).toMatchObject({ outcome: 'exists', newBytes: 0 });
    const replaced = await again('replace');
    expect(replaced).toMatchObject({ outcome: 'saved', files: 21 });
    await expectRestored(store, place.folder, 'cache/1');
  });

  test('expiry and metadata stand beside the entry', async () => {
    using place = temporary();
    writeMany(place.folder, 2);
    const store = newStore();
    const expiresAt = Date.now() + 60_000;
    await saveSnapshot(store, { ...options(place.folder), expiresAt, metadata: { 'created-by': 'x' } });
    const entry = await store.head('cache/1');
    expect(entry).toMatchObject({ expiresAt, metadata: { 'created-by': 'x', files: '2', packs: '1' } });
  });
});

describe('content', () => {
  test.each(['zstd', 'lz4', 'brotli', 'none'] as const)('compressed with %s comes back', async (codec) => {
    using place = temporary();
    writeMany(place.folder, 60);
    writeTree(place.folder, { 'root/same.txt': 'the same again and again, '.repeat(4000) });
    const noise = randomFillSync(Buffer.alloc(300_000));
    writeTree(place.folder, { 'root/noise': { type: 'file', content: noise, mode: 0o600, mtime: 5 } });
    const store = newStore();
    const saved = await saveSnapshot(store, { ...options(place.folder), compression: { codec } });
    if (codec === 'none') expect(saved.newBytes).toBeGreaterThan(saved.bytes);
    else expect(saved.newBytes).toBeLessThan(saved.bytes * (codec === 'lz4' ? 0.99 : 0.9));
    await expectRestored(store, place.folder, 'cache/1');
  });

  test('of a large file: an insertion costs little, wherever its regions end', async () => {
    using place = temporary();
    const content = randomFillSync(Buffer.alloc(70 * MIB));
    const file = (bytes: Uint8Array) => ({ type: 'file', content: bytes, mode: 0o644, mtime: 1000 }) as const;
    writeTree(place.folder, { 'root/large': file(content) });
    const store = newStore();
    await saveSnapshot(store, options(place.folder));
    const inserted = Buffer.concat([
      content.subarray(0, 9 * MIB),
      Buffer.from('new'),
      content.subarray(9 * MIB),
    ]);
    rmSync(join(place.folder, 'root'), { recursive: true });
    writeTree(place.folder, { 'root/large': file(inserted) });
    const second = await saveSnapshot(store, { ...options(place.folder, 'cache/2'), earlier: ['cache/1'] });
    expect(second.newBytes).toBeLessThan(2 * MIB);
    await expectRestored(store, place.folder, 'cache/2');
  }, 60_000);

  test('hard links and holes are kept as such', async () => {
    using place = temporary();
    writeTree(place.folder, { 'root/one': 'same', 'root/dir/other': 'x' });
    linkSync(join(place.folder, 'root', 'one'), join(place.folder, 'root', 'two'));
    writeFileSync(join(place.folder, 'root', 'holes'), '');
    truncateSync(join(place.folder, 'root', 'holes'), 20 * MIB);
    const store = newStore();
    const saved = await saveSnapshot(store, options(place.folder));
    expect(saved).toMatchObject({ files: 3 });
    expect(saved.newBytes).toBeLessThan(10_000);
    await expectRestored(store, place.folder, 'cache/1');
    expect(statSync(join(place.folder, 'root', 'one')).ino).toBe(
      statSync(join(place.folder, 'root', 'two')).ino,
    );
    expect(statSync(join(place.folder, 'root', 'holes')).blocks * 512).toBeLessThan(MIB);
  });
});

describe('files that change while they are saved', () => {
  test('are saved as they became', async () => {
    using place = temporary();
    writeMany(place.folder, 400);
    const file = join(place.folder, 'root', 'd0', '399.js');
    mkdirSync(join(place.folder, 'root', 'd0'), { recursive: true });
    writeFileSync(file, 'before');
    let count = 0;
    const store = newStore();
    const saving = saveSnapshot(store, {
      ...options(place.folder),
      workers: 1,
      onNote: () => undefined,
      onProgress: () => undefined,
    });
    // The scan is over when the promise is there; a thread needs longer to start than this line.
    const change = setInterval(() => {
      if (count++ === 0) writeFileSync(file, 'after the scan');
    }, 1);
    try {
      expect((await saving).outcome).toBe('saved');
    } finally {
      clearInterval(change);
    }
    await expectRestored(store, place.folder, 'cache/1');
  });

  test('and never rest end the save, by name', async () => {
    using place = temporary();
    writeMany(place.folder, 3);
    const file = join(place.folder, 'root', 'large');
    // So large that it changes while it is read, every time; another process, as ours is busy.
    writeFileSync(file, randomFillSync(Buffer.alloc(60 * MIB)));
    const script = `setInterval(() => require('node:fs').appendFileSync(process.argv[1], '.'), 0); console.log('on')`;
    const writer = spawn(process.execPath, ['-e', script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    const store = newStore();
    try {
      await once(writer.stdout, 'data');
      await expect(saveSnapshot(store, { ...options(place.folder), workers: 1 })).rejects.toMatchObject({
        code: 'PACELINE_SNAPSHOT_CHANGED',
        message: `${file} changed while it was saved.`,
      });
    } finally {
      writer.kill('SIGKILL');
    }
    expect(await keys(store, 'cache/')).toEqual([]);
  }, 60_000);
});
