/** A place in a file, as istanbul gives it: lines from 1, columns from 0; Infinity is written as null. */
export interface Place {
  readonly line: number | null;
  readonly column?: number | null | undefined;
}

interface Range {
  readonly start: Place;
  readonly end: Place;
}

interface CoveredFunction {
  readonly name: string;
  readonly decl?: Range | undefined;
  readonly loc: Range;
  readonly count: number;
}

interface CoveredBranch {
  readonly type: string;
  readonly loc: Range;
  readonly locations: readonly Range[];
  readonly counts: readonly number[];
}

/** How often each part of a file ran: as istanbul has it, or as lcov does, which knows lines instead of statements. */
export type FileCoverage = IstanbulFile | LcovFile;

export interface IstanbulFile {
  readonly format: 'istanbul';
  readonly statements: ReadonlyMap<string, { readonly loc: Range; readonly count: number }>;
  readonly functions: ReadonlyMap<string, CoveredFunction>;
  readonly branches: ReadonlyMap<string, CoveredBranch>;
}

export interface LcovFile {
  readonly format: 'lcov';
  readonly lines: ReadonlyMap<number, number>;
  readonly functions: ReadonlyMap<
    string,
    { readonly line: number; readonly name: string; readonly count: number }
  >;
  /** `null`: the line did not run, so nobody knows which way it would have gone. */
  readonly branches: ReadonlyMap<string, { readonly line: number; readonly count: number | null }>;
}

/** Coverage by the file's path. */
export type Coverage = ReadonlyMap<string, FileCoverage>;

/** Names of its files, of istanbul and of lcov. */
export const COVERAGE_NAMES = ['coverage-final.json', 'lcov.info'] as const;

/** A report that cannot be read as coverage, by the reason. */
export class CoverageProblem extends Error {}

/** The sum of two counts that stays a number whatever a report says. */
export const added = (a: number, b: number): number => Math.min(Number.MAX_SAFE_INTEGER, a + b);

/**
 * Adds coverage of several runs up, part by part: each count is the sum of what the runs counted there, as one run of
 * all their tests would have counted it where tests do not share a process.
 */
export function mergeCoverage(all: readonly Coverage[]): Map<string, FileCoverage> {
  const merged = new Map<string, FileCoverage>();
  for (const coverage of all) {
    for (const [path, file] of coverage) {
      const before = merged.get(path);
      if (before === undefined) merged.set(path, file);
      else if (before.format === 'istanbul' && file.format === 'istanbul') {
        merged.set(path, mergeIstanbul(before, file));
      } else if (before.format === 'lcov' && file.format === 'lcov')
        merged.set(path, mergeLcov(before, file));
      else throw new CoverageProblem(`${path} is covered by a report of istanbul and by one of lcov`);
    }
  }
  return merged;
}

function mergeIstanbul(a: IstanbulFile, b: IstanbulFile): IstanbulFile {
  return {
    format: 'istanbul',
    statements: joined(a.statements, b.statements, (one, other) => ({
      ...one,
      count: added(one.count, other.count),
    })),
    functions: joined(a.functions, b.functions, (one, other) => ({
      ...one,
      count: added(one.count, other.count),
    })),
    branches: joined(a.branches, b.branches, (one, other) => ({
      ...one,
      counts: one.counts.map((count, index) => added(count, other.counts[index] ?? 0)),
    })),
  };
}

function mergeLcov(a: LcovFile, b: LcovFile): LcovFile {
  return {
    format: 'lcov',
    lines: joined(a.lines, b.lines, added),
    functions: joined(a.functions, b.functions, (one, other) => ({
      ...one,
      count: added(one.count, other.count),
    })),
    branches: joined(a.branches, b.branches, (one, other) => ({
      ...one,
      count: one.count === null ? other.count : added(one.count, other.count ?? 0),
    })),
  };
}

function joined<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>, add: (one: V, other: V) => V): Map<K, V> {
  const all = new Map(a);
  for (const [key, value] of b) {
    const before = all.get(key);
    all.set(key, before === undefined ? value : add(before, value));
  }
  return all;
}
