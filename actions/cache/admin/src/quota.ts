/** What an entry costs: its own value, and the blobs it shares with others. */
export interface Weighed {
  readonly id: string;
  /** Entries of one group are versions of the same thing: the newest of each is the last to go. */
  readonly group: string;
  readonly createdAt: number;
  readonly lastUse: number;
  readonly valueBytes: number;
  readonly blobs: readonly { readonly sha256: string; readonly bytes: number }[];
}

/**
 * Which entries have to go so that what is left fits: least recently used first, but the newest of each group
 * only when nothing else is left, as it is the one that the next job asks for. Blobs count once, and go with the
 * last entry that has them.
 * @returns ids in the order of removal, and the bytes that remain
 */
export function fitQuota(entries: readonly Weighed[], quota: number): { remove: string[]; bytes: number } {
  const holders = new Map<string, number>();
  let bytes = 0;
  for (const { blobs, valueBytes } of entries) {
    bytes += valueBytes;
    for (const blob of distinct(blobs)) {
      const held = holders.get(blob.sha256) ?? 0;
      if (held === 0) bytes += blob.bytes;
      holders.set(blob.sha256, held + 1);
    }
  }
  const newest = new Map<string, Weighed>();
  for (const entry of entries) {
    const known = newest.get(entry.group);
    if (!known || entry.createdAt > known.createdAt) newest.set(entry.group, entry);
  }
  const isNewest = (entry: Weighed) => newest.get(entry.group) === entry;
  const order = [...entries].sort(
    (a, b) => Number(isNewest(a)) - Number(isNewest(b)) || a.lastUse - b.lastUse || a.createdAt - b.createdAt,
  );
  const remove: string[] = [];
  for (const entry of order) {
    if (bytes <= quota) break;
    remove.push(entry.id);
    bytes -= entry.valueBytes;
    for (const blob of distinct(entry.blobs)) {
      const held = holders.get(blob.sha256)! - 1;
      holders.set(blob.sha256, held);
      if (held === 0) bytes -= blob.bytes;
    }
  }
  return { remove, bytes };
}

const distinct = (blobs: Weighed['blobs']) =>
  new Map(blobs.map((blob) => [blob.sha256, blob] as const)).values();
