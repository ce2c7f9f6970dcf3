import type { SavedEntry } from './entries.ts';
import type { Scopes } from './scope.ts';

/**
 * Why no entry of exactly this key was found: the question everyone has who waits for a cold build.
 * @param entries all entries of the repository that are known, newest first
 * @param asked.all whether there can be no others: a store on GitHub's cache does not list its entries
 */
export function explainMiss(
  asked: { key: string; version: string; scopes: Scopes; all: boolean },
  entries: readonly SavedEntry[],
): string {
  const { key, version, scopes, all } = asked;
  const none = `no entry for ${key}`;
  if (entries.length === 0 && !all) return none;
  if (entries.length === 0) return `${none}; nothing has been saved in this store yet`;
  const readable = entries.filter((entry) => scopes.read.includes(entry.scope));
  const same = (entry: SavedEntry) => entry.key === key;
  if (readable.some((entry) => same(entry) && entry.version !== version)) {
    return `${none} with these paths; it was saved with another list of paths`;
  }
  const elsewhere = entries.find((entry) => same(entry) && entry.version === version);
  if (elsewhere && !scopes.read.includes(elsewhere.scope)) {
    return `${none}; it was saved for ${elsewhere.scope}, and this run reads only ${scopes.read.join(', ')}`;
  }
  const nearest = nearestTo(
    key,
    readable.filter((entry) => entry.version === version && !same(entry)),
  );
  if (!nearest) return none;
  const { theirs, ours } = difference(nearest.key, key);
  return `${none}; nearest ${nearest.key} differs in "${theirs}" (wanted "${ours}")`;
}

/** Parts of keys are set apart by these; hashes are compared as a whole. */
const SEPARATOR = /([-_.:/|+ ])/;

function nearestTo(key: string, entries: readonly SavedEntry[]): SavedEntry | undefined {
  let best: { entry: SavedEntry; common: number } | undefined;
  for (const entry of entries) {
    const common = commonParts(entry.key.split(SEPARATOR), key.split(SEPARATOR));
    if (common > (best?.common ?? 0)) best = { entry, common };
  }
  return best?.entry;
}

function commonParts(a: readonly string[], b: readonly string[]): number {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index++;
  return index;
}

/** What is left of two keys without their common beginning and end. */
function difference(a: string, b: string): { theirs: string; ours: string } {
  const theirs = a.split(SEPARATOR);
  const ours = b.split(SEPARATOR);
  const start = commonParts(theirs, ours);
  const end = Math.min(
    commonParts(theirs.toReversed(), ours.toReversed()),
    Math.min(theirs.length, ours.length) - start,
  );
  const middle = (parts: string[]) => shorten(parts.slice(start, parts.length - end).join(''));
  return { theirs: middle(theirs), ours: middle(ours) };
}

const shorten = (text: string): string => (text.length > 24 ? `${text.slice(0, 12)}…` : text);
