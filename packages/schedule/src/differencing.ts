/**
 * Splits items in two parts of nearly equal sum: largest differencing (Karmarkar, Karp 1982). The two
 * largest numbers are repeatedly replaced by their difference, which puts them on opposite sides.
 * @param ranks the items, ascending (so largest first)
 * @returns the two parts, each ascending; the first has the larger sum
 */
export function splitInTwo(sizes: readonly number[], ranks: readonly number[]): [number[], number[]] {
  const count = ranks.length;
  if (count === 0) return [[], []];
  const value = new Float64Array(count);
  for (let i = 0; i < count; i++) value[i] = sizes[ranks[i]!]!;
  const heap = Array.from({ length: count }, (_, i) => i);
  // The ranks are ascending, so the array already is a max-heap; ties by position keep it deterministic.
  const neighbours: number[][] = Array.from({ length: count }, () => []);
  while (heap.length > 1) {
    const first = takeLargest(heap, value);
    const second = heap[0]!;
    neighbours[first]!.push(second);
    neighbours[second]!.push(first);
    value[first]! -= value[second]!;
    heap[0] = first;
    settle(heap, value, 0);
  }
  const side = new Int8Array(count).fill(-1);
  const stack = [heap[0]!];
  side[heap[0]!] = 0;
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (const other of neighbours[node]!) {
      if (side[other] !== -1) continue;
      side[other] = 1 - side[node]!;
      stack.push(other);
    }
  }
  const parts: [number[], number[]] = [[], []];
  for (let i = 0; i < count; i++) parts[side[i] as 0 | 1].push(ranks[i]!);
  return parts;
}

function takeLargest(heap: number[], value: Float64Array): number {
  const largest = heap[0]!;
  const last = heap.pop()!;
  heap[0] = last;
  settle(heap, value, 0);
  return largest;
}

function settle(heap: number[], value: Float64Array, from: number): void {
  const moved = heap[from]!;
  let at = from;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && larger(value, heap[child + 1]!, heap[child]!)) child += 1;
    if (!larger(value, heap[child]!, moved)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = moved;
}

const larger = (value: Float64Array, a: number, b: number): boolean =>
  value[a]! > value[b]! || (value[a] === value[b] && a < b);
