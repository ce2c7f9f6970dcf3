/** The shortest makespan, by trying all assignments. */
export function optimum(sizes: readonly number[], shards: number): number {
  const loads = new Array<number>(shards).fill(0);
  let best = Number.POSITIVE_INFINITY;
  const place = (rank: number) => {
    if (Math.max(...loads) >= best) return;
    if (rank === sizes.length) {
      best = Math.max(...loads);
      return;
    }
    const tried = new Set<number>();
    for (let shard = 0; shard < shards; shard++) {
      if (tried.has(loads[shard]!)) continue;
      tried.add(loads[shard]!);
      loads[shard]! += sizes[rank]!;
      place(rank + 1);
      loads[shard]! -= sizes[rank]!;
    }
  };
  place(0);
  return best;
}
