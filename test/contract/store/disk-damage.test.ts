import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createDiskTier } from '@paceline/store';
import { describe, expect, test } from 'vitest';
import { collect } from './collect.ts';
import { temporaryFolders } from './temporary.ts';

const folder = temporaryFolders();

/** A store with one value of 64 bytes, and the path of its file. */
async function oneValue() {
  const root = folder();
  const tier = createDiskTier(root);
  await tier.put('a/key', Buffer.alloc(64, 'body'), { metadata: { some: 'metadata' } });
  const [name] = globSync('v1/values/**/*', { cwd: root, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return { root, tier, file: join(name!.parentPath, name!.name) };
}

describe('a damaged file is a miss, is counted and goes', () => {
  test('any single byte flipped', async () => {
    const { tier, file } = await oneValue();
    const good = readFileSync(file);
    for (let position = 0; position < good.byteLength; position++) {
      const bad = Buffer.from(good);
      bad[position]! ^= 1 << (position % 8);
      writeFileSync(file, bad);
      expect(await tier.get('a/key'), `byte ${position}`).toBeUndefined();
      expect(existsSync(file)).toBe(false);
      expect(tier.counters().corrupt).toBe(position + 1);
    }
    writeFileSync(file, good);
    expect(Buffer.from((await tier.get('a/key'))!.bytes).toString()).toBe('body'.repeat(16));
  });

  test('cut off at any length, or longer than it was', async () => {
    const { tier, file } = await oneValue();
    const good = readFileSync(file);
    for (let length = 0; length < good.byteLength; length++) {
      for (const verb of ['get', 'head'] as const) {
        writeFileSync(file, good);
        truncateSync(file, length);
        expect(await tier[verb]('a/key'), `${verb} of ${length} bytes`).toBeUndefined();
        expect(existsSync(file)).toBe(false);
      }
    }
    writeFileSync(file, Buffer.concat([good, Buffer.from('x')]));
    expect(await tier.get('a/key')).toBeUndefined();
  });

  test('head and list see a damaged header', async () => {
    const { tier, file } = await oneValue();
    const bad = readFileSync(file);
    bad[60]! ^= 1;
    writeFileSync(file, bad);
    expect(await collect(tier.list(''))).toEqual([]);
    expect(await tier.head('a/key')).toBeUndefined();
  });

  test('two files that changed places', async () => {
    const { root, tier, file } = await oneValue();
    await tier.put('a/other', Buffer.from('other'));
    const other = globSync('v1/values/a/*/*', { cwd: root })
      .map((path) => join(root, path))
      .find((path) => path !== file)!;
    renameSync(file, `${file}.aside`);
    renameSync(other, file);
    renameSync(`${file}.aside`, other);
    expect(await tier.get('a/key')).toBeUndefined();
    expect(await tier.head('a/other')).toBeUndefined();
    expect(tier.counters().corrupt).toBe(2);
  });

  test('of 20 creators over a damaged value one stores', async () => {
    const { tier, file } = await oneValue();
    truncateSync(file, 100);
    const results = await Promise.all(
      Array.from({ length: 20 }, () => tier.put('a/key', Buffer.from('new'), { ifAbsent: true })),
    );
    expect(results.filter((result) => result === 'stored')).toHaveLength(1);
    expect(Buffer.from((await tier.get('a/key'))!.bytes).toString()).toBe('new');
  });
});

/** A file of the right magic, length and digest: any program of this user can write one. */
function fileOf(json: string, value = ''): Buffer {
  const header = Buffer.from(json);
  const preamble = Buffer.alloc(40);
  preamble.write('PLV1');
  preamble.writeUInt32LE(header.byteLength, 4);
  createHash('sha256').update(header).digest().copy(preamble, 8);
  return Buffer.concat([preamble, header, Buffer.from(value)]);
}

const SOUND = {
  key: 'a/key',
  size: 0,
  sha256: createHash('sha256').digest('hex'),
  metadata: {},
  createdAt: 1,
};

describe('a header that says nonsense under the right digest is damage like any other', () => {
  test.each([
    'null',
    '5',
    '[]',
    '"text"',
    '{}',
    'no JSON',
    JSON.stringify({ ...SOUND, key: 5 }),
    JSON.stringify({ ...SOUND, size: null }),
    JSON.stringify({ ...SOUND, size: '0' }),
    JSON.stringify({ ...SOUND, sha256: 'short' }),
    JSON.stringify({ ...SOUND, sha256: undefined }),
    JSON.stringify({ ...SOUND, metadata: null }),
    JSON.stringify({ ...SOUND, metadata: ['x'] }),
    JSON.stringify({ ...SOUND, metadata: { job: 5 } }),
    JSON.stringify({ ...SOUND, createdAt: 'now' }),
    JSON.stringify({ ...SOUND, expiresAt: 'never' }),
    JSON.stringify({ ...SOUND, id: {} }),
  ])('%s', async (json) => {
    const { tier, file } = await oneValue();
    await tier.put('a/good', Buffer.from('v'));
    for (const verb of ['get', 'head'] as const) {
      writeFileSync(file, fileOf(json));
      expect(await tier[verb]('a/key'), verb).toBeUndefined();
      expect(existsSync(file)).toBe(false);
    }
    writeFileSync(file, fileOf(json));
    expect((await collect(tier.list('a/'))).map(({ key }) => key)).toEqual(['a/good']);
    expect(existsSync(file)).toBe(false);
    expect(tier.counters().corrupt).toBe(3);
    writeFileSync(file, fileOf(json));
    expect(await tier.put('a/key', Buffer.from('new'), { ifAbsent: true })).toBe('stored');
  });

  test('and one of sense is read', async () => {
    const { tier, file } = await oneValue();
    writeFileSync(file, fileOf(JSON.stringify(SOUND)));
    expect(await tier.head('a/key')).toMatchObject({ key: 'a/key', size: 0 });
  });
});

/** What may stand in the place of a file of ours; nothing of it may be waited for, followed or filled from. */
const IN_PLACE: [string, (path: string) => void][] = [
  ['a FIFO', (path) => execFileSync('mkfifo', [path])],
  ['a folder', (path) => mkdirSync(join(path, 'with', 'folders'), { recursive: true })],
  ['a link to nothing', (path) => symlinkSync('/nonexistent', path)],
  ['a link to itself', (path) => symlinkSync(path, path)],
  ['a link to an endless device', (path) => symlinkSync('/dev/zero', path)],
];

const isThere = (path: string) => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

describe.skipIf(process.platform === 'win32')('what is no plain file is damage', () => {
  describe.each(IN_PLACE)('%s', (_, make) => {
    async function planted() {
      const made = await oneValue();
      await made.tier.put('a/good', Buffer.from('v'));
      rmSync(made.file);
      make(made.file);
      return made;
    }

    test.each(['get', 'head', 'delete', 'getRange'] as const)('%s misses and removes it', async (verb) => {
      const { root, tier, file } = await planted();
      const answer = verb === 'getRange' ? await tier.getRange('a/key', 0, 1) : await tier[verb]('a/key');
      expect(answer).toBe(verb === 'delete' ? false : undefined);
      expect(isThere(file)).toBe(false);
      expect(tier.counters().corrupt).toBe(1);
      expect(readdirSync(join(root, 'v1', 'tmp'))).toEqual([]);
    });

    test('a list goes on behind it and removes it', async () => {
      const { tier, file } = await planted();
      expect((await collect(tier.list(''))).map(({ key }) => key)).toEqual(['a/good']);
      expect(isThere(file)).toBe(false);
      expect(tier.counters().corrupt).toBe(1);
    });

    test.each([{}, { ifAbsent: true }])('a put with %j takes its place', async (options) => {
      const { tier, file } = await planted();
      expect(await tier.put('a/key', Buffer.from('new'), options)).toBe('stored');
      expect(lstatSync(file).isFile()).toBe(true);
      expect(Buffer.from((await tier.get('a/key'))!.bytes).toString()).toBe('new');
    });

    test('a full store counts its values past it', async () => {
      const { root } = await planted();
      make(join(root, 'v1', 'tmp', 'left-behind'));
      const tier = createDiskTier(root, { maxEntries: 1 });
      expect(await tier.put('a/new', Buffer.from('new'))).toBe('stored');
    });

    test('in the place of a register it is damage that is named', async () => {
      const root = folder();
      const { register } = createDiskTier(root);
      await register.replace('r', Buffer.from('v'), undefined);
      const [path] = globSync('v1/registers/*/1', { cwd: root });
      rmSync(join(root, path!));
      make(join(root, path!));
      await expect(register.read('r')).rejects.toMatchObject({ code: 'PACELINE_STORE_DAMAGED' });
    });
  });
});

describe('a folder that cannot be used is an error that names it', () => {
  test('a file is in the way', async () => {
    const root = join(folder(), 'file');
    writeFileSync(root, '');
    const tier = createDiskTier(root);
    const expected = {
      code: 'PACELINE_STORE_DISK',
      message: `The disk store ${root} cannot be used: a file is in the way.`,
    };
    await expect(tier.get('a')).rejects.toMatchObject(expected);
    await expect(tier.put('a', Buffer.from('v'))).rejects.toMatchObject(expected);
    await expect(collect(tier.list(''))).rejects.toMatchObject(expected);
  });

  test.skipIf(process.getuid?.() === 0)(
    'no permission (skipped for root, who has every permission)',
    async () => {
      const root = join(folder(), 'closed');
      mkdirSync(root, { mode: 0 });
      const tier = createDiskTier(root);
      await expect(tier.get('a')).rejects.toMatchObject({ code: 'PACELINE_STORE_DENIED' });
      await expect(tier.put('a', Buffer.from('v'))).rejects.toMatchObject({ code: 'PACELINE_STORE_DENIED' });
    },
  );

  test.skipIf(!canMount())('a full disk (skipped where a tmpfs cannot be mounted)', async () => {
    const root = folder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', root]);
    try {
      const tier = createDiskTier(root);
      await tier.put('small', Buffer.from('v'));
      await expect(tier.put('large', Buffer.alloc(2_000_000))).rejects.toMatchObject({
        code: 'PACELINE_STORE_FULL',
        message: `The disk store ${root} cannot be used: no space left on the disk.`,
      });
      // The part that was written is gone again, and what was there still is.
      await tier.put('fits', Buffer.alloc(500_000));
      expect(Buffer.from((await tier.get('small'))!.bytes).toString()).toBe('v');
    } finally {
      execFileSync('umount', [root]);
    }
  });
});

function canMount(): boolean {
  try {
    execFileSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return process.getuid?.() === 0;
  } catch {
    return false;
  }
}
