import type { Entry, Found, ListOptions } from '../tier/tier.ts';
import type { Level } from './level.ts';

/** What a level lists, as far as it answers and is to be believed. */
export async function* listIn(level: Level, prefix: string, options?: ListOptions): AsyncGenerator<Entry> {
  const entries = level.tier.list?.(prefix, options)[Symbol.asyncIterator]();
  if (!entries) return;
  try {
    for (;;) {
      const answer = await level.call({ verb: 'list', run: () => entries.next() });
      if (!('value' in answer) || answer.value.done) break;
      if (!level.doubts.has(answer.value.value.key)) yield answer.value.value;
    }
  } finally {
    void entries.return?.()?.catch(() => undefined);
  }
  level.sayDamage();
}

/** Of what starts with the first prefix that anything in a level starts with: the value that was put last. */
export async function newestIn(level: Level, prefixes: readonly string[]): Promise<Found | undefined> {
  const { newest } = level.tier;
  if (newest) {
    const answer = await level.call({ verb: 'newest', run: () => newest(prefixes) });
    const found = 'value' in answer ? answer.value : undefined;
    return found && !level.doubts.has(found.key) ? found : undefined;
  }
  for (const prefix of prefixes) {
    let best: Entry | undefined;
    for await (const entry of listIn(level, prefix)) {
      if (!best || entry.createdAt > best.createdAt) best = entry;
    }
    if (best) return best;
  }
  return undefined;
}
