import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generator } from '../cache-tree.ts';

/** An instance of P‖Cmax: sizes to divide over machines. */
export interface Instance {
  readonly name: string;
  readonly machines: number;
  readonly sizes: readonly number[];
}

/** Files of França et al. and Frangioni et al.: machines, items, and a size a line. */
export const recordedInstances = (folder: string): Instance[] =>
  readdirSync(folder).map((name) => {
    const [machines = 1, count = 0, ...sizes] = readFileSync(join(folder, name), 'utf8')
      .trim()
      .split(/\s+/)
      .map(Number);
    return { name, machines, sizes: sizes.slice(0, count) };
  });

const ITEMS = [50, 100, 500, 1000];
const MACHINES = [5, 10, 25];
const LARGEST = [100, 1000, 10_000];

/**
 * Instances drawn as those of the literature are: each of both classes, three ranges and thirteen sizes `each` times.
 * `U` is uniform (França et al., "A composite heuristic for the identical parallel machine scheduling problem with
 * minimum makespan objective", 1994). `NU` has 98 % of its items in the highest tenth of the range and 2 % in the lowest
 * fifth (Frangioni, Necciari, Scutellà, "A multi-exchange neighborhood for minimum makespan parallel machine scheduling
 * problems", 2004).
 */
export function generatedInstances(each: number): Instance[] {
  const cells = LARGEST.flatMap((largest) =>
    MACHINES.flatMap((machines) =>
      [...(machines === 5 ? [10] : []), ...ITEMS].map((count) => ({ largest, machines, count })),
    ),
  );
  return ['U', 'NU'].flatMap((kind) =>
    cells.flatMap(({ largest, machines, count }) =>
      Array.from({ length: each }, (_, index) => {
        const next = generator(
          (((kind === 'U' ? 0 : 1) * 4 + largest) * 32 + machines) * 1024 + count + index,
        );
        const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
        const size = () => {
          if (kind === 'U') return between(1, largest);
          return next() < 0.98 ? between(0.9 * largest, largest) : between(1, 0.2 * largest);
        };
        return {
          name: `${kind}_${largest}_${count}_${machines}_${index + 1}`,
          machines,
          sizes: Array.from({ length: count }, size),
        };
      }),
    ),
  );
}
