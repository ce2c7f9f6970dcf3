/**
 * Numbers shards so that many items are where they were: pairs of a shard and an earlier number, most common items
 * first, and what is left in the order of its numbers. Greedy, so at least half of what the best numbering keeps.
 * @param members ranks of each shard's items
 * @param before the earlier shard of each rank; below 0 or from the number of shards on where it has none
 * @returns the same shards in another order
 */
export function renumbered(members: readonly number[][], before: Int32Array): number[][] {
  const shards = members.length;
  const pairs = members.flatMap((ranks, from) => {
    const counts = new Map<number, number>();
    for (const rank of ranks) {
      const to = before[rank]!;
      if (to >= 0 && to < shards) counts.set(to, (counts.get(to) ?? 0) + 1);
    }
    return [...counts].map(([to, count]) => ({ from, to, count }));
  });
  pairs.sort((a, b) => b.count - a.count || a.from - b.from || a.to - b.to);
  const result: (number[] | undefined)[] = members.map(() => undefined);
  const named = new Set<number>();
  for (const { from, to } of pairs) {
    if (named.has(from) || result[to] !== undefined) continue;
    named.add(from);
    result[to] = members[from]!;
  }
  const rest = members.filter((_, from) => !named.has(from));
  return result.map((ranks) => ranks ?? rest.shift()!);
}
