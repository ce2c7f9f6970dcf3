import { readdirSync } from 'node:fs';
import type * as files from 'node:fs/promises';
import { join } from 'node:path';
import { createDiskTier } from '@paceline/store';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { temporary } from '../../temporary.ts';

/** Called before the step that makes a version. */
let before: (() => Promise<void>) | undefined;
/** A version that cannot be removed. */
let stuck: number | undefined;
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof files>();
  const held = async () => {
    const wait = before;
    before = undefined;
    await wait?.();
  };
  return {
    ...real,
    link: async (...args: Parameters<typeof real.link>) => {
      await held();
      return real.link(...args);
    },
    unlink: async (...args: Parameters<typeof real.unlink>) => {
      const number = /\/registers\/.*\/(\d+)$/.exec(String(args[0]))?.[1];
      if (number && Number(number) === stuck) throw Object.assign(new Error('busy'), { code: 'EBUSY' });
      return real.unlink(...args);
    },
    rename: async (...args: Parameters<typeof real.rename>) => {
      await held();
      return real.rename(...args);
    },
  };
});

let root: string;
beforeEach(() => {
  root = temporary();
});
afterEach(() => {
  before = undefined;
  stuck = undefined;
});

const bytes = (text: string) => new TextEncoder().encode(text);
const open = () => createDiskTier(root).register;

/** Replaces the value so many times, whatever it is. */
async function goOn(times: number): Promise<void> {
  const register = open();
  for (let round = 0; round < times; round++) {
    const found = await register.read('a');
    await register.replace('a', bytes(`on ${round}`), found?.version);
  }
}

test.each(
  [0, 1, 2, 5, 20].flatMap((versions) => [1, 2, 3, 8, 9, 10, 30].map((more) => [versions, more] as const)),
)(
  'a writer that is held up over version %i while others make %i more replaces none of them',
  async (versions, more) => {
    await goOn(versions);
    const late = open();
    const expected = (await late.read('a'))?.version;
    before = () => goOn(more);
    const replaced = late.replace('a', bytes('late'), expected);
    // The number was used and removed: then it is not known which of the two was there.
    if (versions > 0 && more > 9) {
      await expect(replaced).rejects.toMatchObject({ code: 'PACELINE_STORE_BUSY', retryable: true });
    } else {
      expect(await replaced).toBeUndefined();
    }
    const found = await late.read('a');
    expect(Buffer.from(found!.bytes).toString()).toBe(`on ${more - 1}`);
    // It left nothing that would count later.
    const folder = late.locate('a').replace(/^the folder /, '');
    const numbers = readdirSync(folder).map(Number);
    expect(Math.max(...numbers)).toBe(versions + more);
    expect(numbers.length).toBeLessThanOrEqual(9);
    await goOn(3);
    expect(Buffer.from((await late.read('a'))!.bytes).toString()).toBe('on 2');
    expect(readdirSync(join(root, 'v1', 'tmp'))).toEqual([]);
  },
);

test('where the answer to a link that was made is an error, as from a server of files, it counts as made', async () => {
  await goOn(1);
  const register = open();
  const found = await register.read('a');
  const real = await vi.importActual<typeof files>('node:fs/promises');
  const folder = register.locate('a').replace(/^the folder /, '');
  before = async () => {
    const [name] = readdirSync(join(root, 'v1', 'tmp'));
    await real.link(join(root, 'v1', 'tmp', name!), join(folder, '2'));
  };
  expect(await register.replace('a', bytes('mine'), found!.version)).toMatch(/^2-/);
  expect(Buffer.from((await register.read('a'))!.bytes).toString()).toBe('mine');
});

test('what is old goes oldest first, and stays behind one that cannot be removed', async () => {
  await goOn(2);
  stuck = 3;
  await goOn(20);
  const folder = open()
    .locate('a')
    .replace(/^the folder /, '');
  const numbers = () =>
    readdirSync(folder)
      .map(Number)
      .sort((a, b) => a - b);
  expect(numbers()).toEqual(Array.from({ length: 20 }, (_, index) => index + 3));
  stuck = undefined;
  await goOn(1);
  expect(numbers()).toEqual([15, 16, 17, 18, 19, 20, 21, 22, 23]);
});
