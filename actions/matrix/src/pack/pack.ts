import { PacelineError } from '@paceline/core';
import { byValues, type Key, valueAt } from '../axes/by-values.ts';
import type { Combination } from '../axes/combinations.ts';
import { fold, type Value } from '../axes/equal.ts';
import { legName } from '../shards/legs.ts';
import { type Division, divide, type Limits } from './divide.ts';
import { secondsOf } from './seconds.ts';

/** The key of a leg that lists its combinations. */
const COMBINATIONS = 'combinations';

/** A job that takes several combinations, one after the other. */
export interface PackedLeg {
  /** Counts up from 1, in the order of the axes. */
  readonly leg: string;
  readonly name: string;
  /** What all of its combinations have in common: every key that is not packed. */
  readonly axes: Combination;
  /** The packed keys of each, spelled as in `axes` or `include`. */
  readonly combinations: readonly Combination[];
  /** The first of them, whole. */
  readonly first: Combination;
  /** Of all of them together; counted in combinations where no seconds are known. */
  readonly seconds: number;
}

export interface Packing extends Pick<Division, 'reason' | 'lowerBound'> {
  readonly legs: readonly PackedLeg[];
  /** How many combinations there are, and of how many the seconds are recorded. */
  readonly combinations: number;
  readonly known: number;
}

/** Which keys may differ within a leg. */
interface PackedKeys {
  /** Keys that the combinations may have. */
  readonly keys: readonly Key[];
  /** Names of those that may differ, in any case. */
  readonly pack: readonly string[];
}

interface PackOptions extends PackedKeys, Pick<Limits, 'shards' | 'maxJobs'> {
  /** What must be equal within a leg beside the other keys, such as its runner: told apart by its text. */
  readonly kindOf: (row: Combination) => string;
  /** Seconds by name. */
  readonly recorded: ReadonlyMap<string, number>;
  /** Seconds that a leg should not take more than, where any are recorded and `shards` is auto. */
  readonly targetSeconds: number;
}

/**
 * Packs combinations into legs: each is in exactly one, and those of a leg are equal in all keys but the packed ones.
 * @param rows at least one
 * @throws PacelineError PACELINE_MATRIX_AXES for a name that is no key, PACELINE_MATRIX_TOO_LARGE where the other keys
 *   alone need more legs than there may be
 */
export function pack(rows: readonly Combination[], options: PackOptions): Packing {
  const { shards, maxJobs, targetSeconds } = options;
  const { packed, others } = split(options);
  const groups = groupsOf(rows, others, options.kindOf);
  if (groups.length > maxJobs)
    throw tooManyGroups(
      rows.length,
      groups.map(([row]) => rows[row!]!),
      others,
      options,
    );
  const parts = rows.map((row) => only(row, packed));
  const { seconds, known } = secondsOf(options.recorded, rows, parts);
  const { legs, lowerBound, reason } = divide(
    groups.map((members) => members.map((row) => seconds[row]!)),
    { shards, maxJobs, targetSeconds: known > 0 ? targetSeconds : undefined },
  );
  const dealt = groups.flatMap((members, group) =>
    legs[group]!.map((places) => places.map((place) => members[place]!)),
  );
  // Alone, a combination has the name that its job has without packing.
  const names = namesOf(
    dealt.map((members) => (members.length === 1 ? rows[members[0]!]! : only(rows[members[0]!]!, others))),
  );
  return {
    ...{ combinations: rows.length, known, lowerBound },
    ...(reason === undefined ? {} : { reason }),
    legs: dealt.map((members, at) => {
      const first = rows[members[0]!]!;
      return {
        leg: String(at + 1),
        name: names[at]!,
        axes: only(first, others),
        combinations: members.map((row) => parts[row]!),
        first,
        seconds: members.reduce((sum, row) => sum + seconds[row]!, 0),
      };
    }),
  };
}

/** Rows that may share legs, in the order of the first of each. */
function groupsOf(
  rows: readonly Combination[],
  others: readonly Key[],
  kindOf: (row: Combination) => string,
): number[][] {
  const groups: number[][] = [];
  const byKind = byValues(others, () => new Map<string, number[]>());
  rows.forEach((row, at) => {
    const kinds = byKind(row);
    const kind = kindOf(row);
    let members = kinds.get(kind);
    if (members === undefined) {
      members = [];
      kinds.set(kind, members);
      groups.push(members);
    }
    members.push(at);
  });
  return groups;
}

/** Only some keys of a combination, in their most usual spelling. */
function only(row: Combination, keys: readonly Key[]): Combination {
  const found: Record<string, Value> = {};
  for (const key of keys) {
    const value = valueAt(row, key);
    if (value !== undefined) found[key[0]] = value;
  }
  return found;
}

/** `os linux · 2/3`: names that are the same get numbers, since jobs of one name cannot be told apart. */
function namesOf(axes: readonly Combination[]): string[] {
  const names = axes.map((one) => legName('', one, 1, 1));
  const counts = Map.groupBy(names, (name) => name);
  const seen = new Map<string, number>();
  return names.map((name, at) => {
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    return legName('', axes[at]!, number, counts.get(name)!.length);
  });
}

/** What a job of a combination has where it is to do nothing: all that is not packed, and no combinations. */
export const nothingPacked = (row: Combination, options: PackedKeys): Combination => ({
  ...only(row, split(options).others),
  combinations: [],
});

/** @throws PacelineError PACELINE_MATRIX_AXES */
function split({ pack, keys }: PackedKeys): { packed: Key[]; others: Key[] } {
  const problem = (message: string, remedy: string) =>
    new PacelineError('PACELINE_MATRIX_AXES', message, remedy);
  const known = new Set(keys.map(([key]) => fold(key)));
  if (known.has(fold(COMBINATIONS))) {
    throw problem(
      `"${COMBINATIONS}" cannot be an axis or a key of "include" here: "pack" sets it on every leg.`,
      'Name it otherwise.',
    );
  }
  const foreign = pack.find((name) => !known.has(fold(name)));
  if (foreign !== undefined) {
    throw problem(
      `"pack" names "${foreign}", which is neither an axis nor a key of "include".`,
      `Use ${keys.map(([key]) => key).join(', ')}, or several of them.`,
    );
  }
  const names = new Set(pack.map(fold));
  return {
    packed: keys.filter(([key]) => names.has(fold(key))),
    others: keys.filter(([key]) => !names.has(fold(key))),
  };
}

function tooManyGroups(
  combinations: number,
  firsts: readonly Combination[],
  others: readonly Key[],
  { pack, maxJobs }: PackedKeys & Pick<Limits, 'maxJobs'>,
): PacelineError {
  const values = others
    .map((key) => ({
      key: key[0],
      count: new Set(firsts.map((row) => JSON.stringify(valueAt(row, key)))).size,
    }))
    .filter(({ count }) => count > 1)
    .sort((a, b) => b.count - a.count);
  const most = values.slice(0, 5).map(({ key, count }) => `${key} with ${count}`);
  return new PacelineError(
    'PACELINE_MATRIX_TOO_LARGE',
    `The ${combinations} combinations are of ${firsts.length} kinds beside ${pack.join(', ')}, and each kind needs a job, but "max-jobs" allows ${maxJobs}.`,
    `Name in "pack" more of what may differ within a job (values: ${most.join(', ')}), exclude combinations, or raise "max-jobs" (at most 256, the limit of GitHub).`,
  );
}
