/** What must share some shards, so that none of these can end before `bound`. */
interface Crowd {
  readonly bound: number;
  readonly shards: number;
  /** Ranks of the items, from … up to, without `to`. */
  readonly from: number;
  readonly to: number;
}

/**
 * A bound on the makespan from how many items shards have to hold, for where few items share a shard: of the k largest
 * items, the l shards that hold most of them hold at least λ = l·⌊k/m⌋ + min(l, k − m·⌊k/m⌋), so at least the λ
 * smallest of these, and one of the l shards an l-th of that (the lifted bounds of Haouari, Gharbi, Jemmali, "Tight
 * bounds for the identical parallel-machine scheduling problem", 2006). With l = 1 it is the pigeonhole bound, with
 * l = m and all items the mean load.
 * @param sizes in descending order
 * @param whole whether all of them are whole, so that the bound can be rounded up
 */
export function cardinalityBound(sizes: readonly number[], shards: number, whole: boolean): Crowd {
  const before = new Float64Array(sizes.length + 1);
  for (let rank = 0; rank < sizes.length; rank++) before[rank + 1] = before[rank]! + sizes[rank]!;
  const all = before[sizes.length]! / shards;
  let best: Crowd = { bound: whole ? Math.ceil(all) : all, shards, from: 0, to: sizes.length };
  for (let largest = shards + 1; largest <= sizes.length; largest++) {
    const each = Math.floor(largest / shards);
    const rest = largest - shards * each;
    for (let some = 1; some <= shards; some++) {
      const held = some * each + Math.min(some, rest);
      const load = (before[largest]! - before[largest - held]!) / some;
      if (load <= best.bound) continue;
      best = { bound: whole ? Math.ceil(load) : load, shards: some, from: largest - held, to: largest };
    }
  }
  return best;
}
