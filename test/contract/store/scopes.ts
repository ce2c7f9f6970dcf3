import { createHash } from 'node:crypto';
import { createStack, type Tier } from '@paceline/store';
import { describe, expect, test } from 'vitest';
import type { SubjectOptions } from './contract.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const digest = (value: Uint8Array): string => createHash('sha256').update(value).digest('hex');

const OWN = 'cache/o/n/refs%2Fpull%2F7%2Fmerge/v/';
const MAIN = 'cache/o/n/refs%2Fheads%2Fmain/v/';
const PACKS = 'packs/o/n/';

/** What a run may hand on between the tiers of its store (design rules 11 and 12). */
export function scopesContract(
  name: string,
  tiers: (options: SubjectOptions) => Tier[] | Promise<Tier[]>,
): void {
  const open = async () => {
    const made = await tiers({});
    const store = createStack(made, {
      mayWrite: (key) => [OWN, PACKS].some((prefix) => key.startsWith(prefix)),
    });
    return { made, slowest: made.at(-1)!, store };
  };
  const holders = async (made: readonly Tier[], key: string) => {
    const found = await Promise.all(made.map((tier) => tier.get(key)));
    return found.flatMap((value, index) => (value ? [index] : []));
  };

  describe(`${name}, of a run that may write one scope,`, () => {
    test('copies what it reads of its own scope to the faster tiers, and nothing of another', async () => {
      const { made, slowest, store } = await open();
      for (const key of [`${OWN}k#1`, `${MAIN}k#1`, 'cache/other/repository/k']) {
        await slowest.put(key, bytes(key));
        const found = await store.get(key);
        expect(Buffer.from(found!.bytes).toString()).toBe(key);
        await store.getRange(key, 1, 3);
        await store.flush();
      }
      expect((await holders(made, `${OWN}k#1`)).length).toBe(made.length);
      expect(await holders(made, `${MAIN}k#1`)).toEqual([made.length - 1]);
      expect(await holders(made, 'cache/other/repository/k')).toEqual([made.length - 1]);
      await store.close();
    });

    test('copies content by its digest alone, whose name it bears', async () => {
      const { made, slowest, store } = await open();
      const right = bytes('right');
      const strange = `packs/other/repository/${digest(right)}`;
      const wrong = PACKS + digest(bytes('something else'));
      for (const key of [PACKS + digest(right), strange, wrong]) {
        await slowest.put(key, right);
        await store.get(key, key === wrong ? {} : { sha256: digest(right) });
        await store.flush();
      }
      expect((await holders(made, PACKS + digest(right))).length).toBe(made.length);
      expect((await holders(made, strange)).length).toBe(made.length);
      expect(await holders(made, wrong)).toEqual([made.length - 1]);
      await store.close();
    });

    test('puts and deletes nothing of another scope', async () => {
      const { made, slowest, store } = await open();
      await slowest.put(`${MAIN}k#1`, bytes('of main'));
      for (const key of [`${MAIN}k#1`, `${MAIN}k#2`, 'cache/o/n/refs%2Fpull%2F71%2Fmerge/v/k#1']) {
        await expect(store.put(key, bytes('of a stranger'))).rejects.toMatchObject({
          code: 'PACELINE_STORE_SCOPE',
        });
        expect(await store.delete(key)).toBe(false);
      }
      // Refusing what is there is no right to remove it.
      expect(await store.get(`${MAIN}k#1`, { accept: () => false })).toBeUndefined();
      expect(Buffer.from((await slowest.get(`${MAIN}k#1`))!.bytes).toString()).toBe('of main');
      expect(await holders(made, `${MAIN}k#2`)).toEqual([]);
      await store.close();
    });

    test('puts what is its own into every tier that takes it, replicas included', async () => {
      const { made, store } = await open();
      const value = bytes('own');
      for (const key of [`${OWN}k#1`, PACKS + digest(value)]) {
        expect(await store.put(key, value, { ifAbsent: true })).toBe('stored');
        expect((await holders(made, key)).length).toBeGreaterThan(0);
        expect(await store.delete(key)).toBe(true);
        expect(await holders(made, key)).toEqual([]);
      }
      await store.close();
    });
  });
}
