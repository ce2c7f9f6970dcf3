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
    // A store of its own for each, since of two replicas the one that was fast before is asked first.
    test.each([
      ['its own scope', `${OWN}k#1`, true],
      ['another scope', `${MAIN}k#1`, false],
      ['another repository', 'cache/other/repository/k', false],
    ])('reads %s, and copies to the faster tiers only what is its own', async (_, key, isOwn) => {
      const { made, slowest, store } = await open();
      await slowest.put(key, bytes(key));
      expect(Buffer.from((await store.get(key))!.bytes).toString()).toBe(key);
      await store.getRange(key, 1, 3);
      await store.flush();
      expect(await holders(made, key)).toEqual(isOwn ? [...made.keys()] : [made.length - 1]);
      await store.close();
    });

    const right = bytes('right');
    test.each([
      ['under its digest', PACKS + digest(right), true],
      ['under its digest, of another repository', `packs/other/repository/${digest(right)}`, true],
      ['under the digest of something else', PACKS + digest(bytes('something else')), false],
    ])('copies content %s if it is what its name says', async (_, key, isRight) => {
      const { made, slowest, store } = await open();
      await slowest.put(key, right);
      await store.get(key, isRight ? { sha256: digest(right) } : {});
      await store.flush();
      expect(await holders(made, key)).toEqual(isRight ? [...made.keys()] : [made.length - 1]);
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
