import { createStack, type Tier } from '@paceline/store';
import { describe, expect, test } from 'vitest';
import type { SubjectOptions } from './contract.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A clock of which only the hands are set: timers run as they do. */
export const clockAt = (now: () => number = Date.now) => ({
  now,
  after: (milliseconds: number, run: () => void) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
});

/** What becomes of metadata and instants when a stack copies values between its tiers. */
export function lifetimesContract(name: string, tiers: (options: SubjectOptions) => Tier[]): void {
  describe(`${name}, copying between its tiers,`, () => {
    test('copies what it reads with metadata, creation and the end of its life, to where it is read next', async () => {
      let now = 1_000_000;
      const made = tiers({ now: () => now });
      const about = { metadata: { files: '3' }, createdAt: 999_000, expiresAt: 9_000_000 };
      const slowest = made.at(-1)!;
      await slowest.put('a', bytes('v'), about);
      const store = createStack(made, { clock: clockAt(() => now) });
      const { bytes: value, ...rest } = (await store.get('a'))!;
      expect(Buffer.from(value).toString()).toBe('v');
      expect(rest).toEqual({ ...about, tier: slowest.name });
      await store.flush();
      for (const tier of made) expect(await tier.get('a')).toMatchObject(about);
      now = 9_000_000;
      expect(await store.get('a')).toBeUndefined();
      for (const tier of made) expect(await tier.get('a')).toBeUndefined();
    });

    test('stores with metadata, creation and the end of its life wherever the value goes', async () => {
      const made = tiers({ now: () => 1_000_000 });
      const about = { metadata: { files: '3' }, expiresAt: 1_010_000 };
      const store = createStack(made, { clock: clockAt(() => 1_000_000) });
      await store.put('a', bytes('v'), about);
      const found = await Promise.all(made.map((tier) => tier.get('a')));
      for (const value of found) if (value) expect(value).toMatchObject({ ...about, createdAt: 1_000_000 });
      expect(found.some(Boolean)).toBe(true);
    });
  });
}
