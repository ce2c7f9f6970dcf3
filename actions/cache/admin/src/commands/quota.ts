/** What an entry costs: its own value, and the blobs it shares with others. */
export interface Weighed {
  readonly id: string;
  /** Entries of one group are versions of the same thing: the newest of each is the last to go. */
  readonly group: string;
  /** Saved by a run on a pull request. */
  readonly ofPullRequest: boolean;
  readonly createdAt: number;
  readonly lastUse: number;
  readonly valueBytes: number;
  readonly blobs: readonly { readonly sha256: string; readonly bytes: number }[];
}

/** Of the quota, what entries of pull requests may take from those of branches. */
const SHARE_OF_PULL_REQUESTS = 0.5;

/**
 * Which entries have to go so that what is left fits. First those of pull requests, until they take at most half of
 * the quota: a pull request can save and use any number of entries, and must not push out those of the branches. Then all: the least recently used first, but the newest of each group only when nothing else is
 * left, as it is the one that the next job asks for. Blobs count once, and go with the last entry that has them.
 * @returns ids in the order of removal, and the bytes that remain
 */
export function fitQuota(entries: readonly Weighed[], quota: number): { remove: string[]; bytes: number } {
  const order = inOrder(entries);
  const held = weigh(entries);
  const remove = new Set<string>();
  const leave = (candidates: readonly Weighed[], fits: () => boolean) => {
    for (const entry of candidates) {
      if (fits()) return;
      if (remove.has(entry.id)) continue;
      remove.add(entry.id);
      held.remove(entry);
    }
  };
  const most = quota * SHARE_OF_PULL_REQUESTS;
  leave(
    order.filter((entry) => entry.ofPullRequest),
    () => held.bytes() <= quota || held.bytesOfPullRequests() <= most,
  );
  leave(order, () => held.bytes() <= quota);
  return { remove: [...remove], bytes: held.bytes() };
}

/** The entries in the order of their removal. */
function inOrder(entries: readonly Weighed[]): Weighed[] {
  const newest = new Map<string, Weighed>();
  for (const entry of entries) {
    const known = newest.get(entry.group);
    if (!known || entry.createdAt > known.createdAt) newest.set(entry.group, entry);
  }
  const isNewest = (entry: Weighed) => newest.get(entry.group) === entry;
  return [...entries].sort(
    (a, b) => Number(isNewest(a)) - Number(isNewest(b)) || a.lastUse - b.lastUse || a.createdAt - b.createdAt,
  );
}

/** The bytes of entries and their blobs, as one after another is removed. */
function weigh(entries: readonly Weighed[]) {
  /** For each blob: how many entries have it, all and those of branches. */
  const holders = new Map<string, { all: number; ofBranches: number; readonly bytes: number }>();
  let bytes = 0;
  let ofBranches = 0;
  const count = ({ blobs, valueBytes, ofPullRequest }: Weighed, one: 1 | -1) => {
    bytes += one * valueBytes;
    if (!ofPullRequest) ofBranches += one * valueBytes;
    for (const blob of distinct(blobs)) {
      const held = holders.get(blob.sha256) ?? { all: 0, ofBranches: 0, bytes: blob.bytes };
      const before = { all: held.all > 0, ofBranches: held.ofBranches > 0 };
      held.all += one;
      if (!ofPullRequest) held.ofBranches += one;
      holders.set(blob.sha256, held);
      bytes += held.bytes * (Number(held.all > 0) - Number(before.all));
      ofBranches += held.bytes * (Number(held.ofBranches > 0) - Number(before.ofBranches));
    }
  };
  for (const entry of entries) count(entry, 1);
  return {
    bytes: () => bytes,
    /** Bytes that only entries of pull requests have. */
    bytesOfPullRequests: () => bytes - ofBranches,
    remove: (entry: Weighed) => count(entry, -1),
  };
}

const distinct = (blobs: Weighed['blobs']) =>
  new Map(blobs.map((blob) => [blob.sha256, blob] as const)).values();
