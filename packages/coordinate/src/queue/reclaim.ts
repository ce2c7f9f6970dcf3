/** An item that a leg was given and did not finish, as Redis keeps it. */
export interface PendingItem {
  /** Of its entry in the stream. */
  readonly id: string;
  readonly consumer: string;
  /** How often it was given to a leg; a heartbeat is no delivery. */
  readonly deliveries: number;
}

/** What to do about items whose legs have shown no sign of life for the time to live. */
interface Reclaim {
  /** Entries to take over. */
  readonly take: readonly string[];
  /** Entries that are given to nobody any more: each leg that had them died. */
  readonly poisoned: readonly string[];
}

/** So many legs may die of an item. */
export const MOST_DELIVERIES = 3;

/**
 * What one of several items of a dead leg killed it, nobody knows which. So they are taken over in parts, and what two
 * legs died with is taken alone: the third then dies of that one item, or ends it, and the others are none of its
 * victims.
 * @param pending items whose leg is dead
 * @param worthIt whether so many of the items are worth a start
 */
export function chooseReclaim(
  pending: readonly PendingItem[],
  worthIt: (ids: readonly string[]) => boolean,
): Reclaim {
  const poisoned = pending.filter(({ deliveries }) => deliveries >= MOST_DELIVERIES).map(({ id }) => id);
  const fresh = pending.filter(({ deliveries }) => deliveries < MOST_DELIVERIES - 1).map(({ id }) => id);
  if (fresh.length > 0) {
    const take: string[] = [];
    for (const id of fresh) {
      if (take.length >= fresh.length / 4 && worthIt(take)) break;
      take.push(id);
    }
    return { take, poisoned };
  }
  const suspect = pending.find(({ deliveries }) => deliveries === MOST_DELIVERIES - 1);
  return { take: suspect ? [suspect.id] : [], poisoned };
}
