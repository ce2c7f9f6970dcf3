import type { Combination, MatrixDefinition } from './combinations.ts';
import { fold, type Value } from './equal.ts';

/** A key in all of its spellings, the most usual one first; case does not count on GitHub. */
export type Key = readonly [string, ...string[]];

/** The keys that combinations of a matrix may have: its axes, then what `include` adds. */
export function keysOf({ axes, include }: Pick<MatrixDefinition, 'axes' | 'include'>): Key[] {
  const spellings = new Set([axes, ...include].flatMap(Object.keys));
  return [...Map.groupBy(spellings, fold).values()] as [string, ...string[]][];
}

/** The value of a key, undefined where a combination does not have it. */
export function valueAt(row: Combination, key: Key): Value | undefined {
  for (let at = 0; at < key.length; at++) if (Object.hasOwn(row, key[at]!)) return row[key[at]!];
  return undefined;
}

/** What a value leads to: the values of the next key, and behind that of the last one what was made. */
interface Branch<T> {
  readonly next: Map<unknown, Branch<T>>;
  made?: { readonly value: T };
}

/**
 * Makes something once for all combinations that are equal in some keys, whatever the others are: most of 100,000
 * combinations are equal in what is asked about.
 * @param make is given the first of such combinations
 */
export function byValues<T>(
  keys: readonly Key[],
  make: (first: Combination) => T,
): (combination: Combination) => T {
  const root: Branch<T> = { next: new Map() };
  return (combination) => {
    let branch = root;
    for (let at = 0; at < keys.length; at++) {
      const value = identity(valueAt(combination, keys[at]!));
      let next = branch.next.get(value);
      if (next === undefined) {
        next = { next: new Map() };
        branch.next.set(value, next);
      }
      branch = next;
    }
    branch.made ??= { value: make(combination) };
    return branch.made.value;
  };
}

/** Mappings and lists are equal where their JSON is; a text of that JSON is another value. */
const identity = (value: Value | undefined): unknown =>
  typeof value === 'object' && value !== null ? `\0${JSON.stringify(value)}` : value;
