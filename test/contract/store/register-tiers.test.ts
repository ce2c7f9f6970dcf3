import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createDiskTier, createMemoryTier } from '@paceline/store';
import { describe, expect, test } from 'vitest';
import { collect } from './collect.ts';
import { registerContract, textIn } from './register.ts';
import { temporaryFolders } from './temporary.ts';

const folder = temporaryFolders();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

registerContract('memory', async (count) => {
  const { register } = createMemoryTier();
  return Array.from({ length: count }, () => register);
});
registerContract('disk', async (count) => {
  const root = folder();
  return Array.from({ length: count }, () => createDiskTier(root).register);
});

/** A register with one value, and the folder of that. */
async function oneValue() {
  const root = folder();
  const tier = createDiskTier(root);
  const version = (await tier.register.replace('a/key', bytes('value'), undefined))!;
  const at = tier.register.locate('a/key').replace(/^the folder /, '');
  return { root, tier, register: tier.register, version, at };
}

describe('the register of the disk', () => {
  test('is no value of the tier: neither listed, read, evicted nor deleted with them', async () => {
    const root = folder();
    const tier = createDiskTier(root, { maxEntries: 1 });
    await tier.register.replace('a', bytes('kept'), undefined);
    for (const key of ['a', 'b', 'c']) await tier.put(key, bytes('v'));
    await tier.delete('a');
    expect((await collect(tier.list(''))).map(({ key }) => key)).toEqual(['c']);
    expect(await textIn(tier.register, 'a')).toBe('kept');
  });

  test('keeps the last few versions, and what a killed writer left goes after an hour', async () => {
    const { root, register, at, ...first } = await oneValue();
    let { version } = first;
    for (let round = 0; round < 20; round++) {
      version = (await register.replace('a/key', bytes(`${round}`), version))!;
    }
    expect(
      readdirSync(at)
        .map(Number)
        .sort((a, b) => a - b),
    ).toEqual([13, 14, 15, 16, 17, 18, 19, 20, 21]);
    const temporary = join(root, 'v1', 'tmp');
    expect(readdirSync(temporary)).toEqual([]);
    writeFileSync(join(temporary, 'file'), 'x');
    mkdirSync(join(temporary, 'folder'));
    writeFileSync(join(temporary, 'folder', '1'), 'x');
    await createDiskTier(root).register.replace('b', bytes('v'), undefined);
    expect(readdirSync(temporary).sort()).toEqual(['file', 'folder']);
    for (const name of readdirSync(temporary)) utimesSync(join(temporary, name), 1, 1);
    await createDiskTier(root).register.replace('c', bytes('v'), undefined);
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('any byte changed, cut off or added is an error that names the folder, and never "none"', async () => {
    const { register, at, version } = await oneValue();
    const path = join(at, '1');
    const good = readFileSync(path);
    const damaged = {
      code: 'PACELINE_STORE_DAMAGED',
      message: expect.stringContaining('"a/key"'),
      remedy: expect.stringContaining(at),
    };
    for (let position = 0; position < good.byteLength; position++) {
      const bad = Buffer.from(good);
      bad[position]! ^= 1;
      writeFileSync(path, bad);
      await expect(register.read('a/key'), `byte ${position}`).rejects.toMatchObject(damaged);
    }
    await expect(register.replace('a/key', bytes('new'), version)).rejects.toMatchObject(damaged);
    await expect(register.replace('a/key', bytes('new'), undefined)).rejects.toMatchObject(damaged);
    for (const length of [0, 3, 40, good.byteLength - 1]) {
      writeFileSync(path, good);
      truncateSync(path, length);
      await expect(register.read('a/key'), `${length} bytes`).rejects.toMatchObject(damaged);
    }
    writeFileSync(path, Buffer.alloc(1_000_000));
    await expect(register.read('a/key')).rejects.toMatchObject(damaged);
    writeFileSync(path, good);
    expect(await textIn(register, 'a/key')).toBe('value');
  });

  test('the value of another key in its place is damage', async () => {
    const { register, at } = await oneValue();
    await register.replace('other', bytes('v'), undefined);
    const other = join(register.locate('other').replace(/^the folder /, ''), '1');
    renameSync(other, join(at, '2'));
    await expect(register.read('a/key')).rejects.toMatchObject({ code: 'PACELINE_STORE_DAMAGED' });
  });

  test('a folder of something else is in the way, and no value is made beside it', async () => {
    const { register, at } = await oneValue();
    renameSync(join(at, '1'), join(at, 'renamed'));
    expect(await register.read('a/key')).toBeUndefined();
    const made = register.replace('a/key', bytes('v'), undefined);
    await expect(made).rejects.toMatchObject({ code: 'PACELINE_STORE_DISK' });
    expect(existsSync(join(at, '1'))).toBe(false);
  });

  test('deleted by hand, it can be made again, and who had a version of before is refused', async () => {
    const { register, at, version } = await oneValue();
    renameSync(at, `${at}-aside`);
    expect(await register.replace('a/key', bytes('late'), version)).toBeUndefined();
    expect(await register.replace('a/key', bytes('new'), undefined)).toMatch(/./);
    expect(await register.replace('a/key', bytes('late'), version)).toBeUndefined();
    expect(await textIn(register, 'a/key')).toBe('new');
  });
});
