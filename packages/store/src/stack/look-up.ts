import type { Entry, Found, ListOptions } from '../tier/tier.ts';
import type { GuardedTier } from './guarded-tier.ts';

/** What a tier lists, until it fails, and without keys that are stale there. */
export async function* listIn(
  guarded: GuardedTier,
  prefix: string,
  options?: ListOptions,
): AsyncGenerator<Entry> {
  const entries = guarded.tier.list?.(prefix, options)[Symbol.asyncIterator]();
  if (!entries) return;
  try {
    for (;;) {
      const answer = await guarded.call({ verb: 'list', run: () => entries.next() });
      if (!('value' in answer) || answer.value.done) break;
      if (!guarded.staleKeys.has(answer.value.value.key)) yield answer.value.value;
    }
  } finally {
    void entries.return?.()?.catch(() => undefined);
  }
  guarded.sayDamage();
}

/** Of what starts with the first prefix that anything in a tier starts with: the value that was put last. */
export async function newestIn(
  guarded: GuardedTier,
  prefixes: readonly string[],
): Promise<Found | undefined> {
  const { newest } = guarded.tier;
  if (newest) {
    const answer = await guarded.call({ verb: 'newest', run: () => newest(prefixes) });
    const found = 'value' in answer ? answer.value : undefined;
    return found && !guarded.staleKeys.has(found.key) ? found : undefined;
  }
  for (const prefix of prefixes) {
    let best: Entry | undefined;
    for await (const entry of listIn(guarded, prefix)) {
      if (!best || entry.createdAt > best.createdAt) best = entry;
    }
    if (best) return best;
  }
  return undefined;
}
