/**
 * `strategy.matrix` as GitHub expands it. The rules are those of the runner's own MatrixBuilder:
 * the product of all vectors, first vector slowest; `exclude` filters on any subset of the vectors;
 * an `include` item that matches a combination on every vector it names adds its other keys to it
 * (later items overwrite what earlier ones added, never a vector's own value), else it becomes a leg.
 */
import { equals } from '@actions/expressions/result';
import type { Value } from './expressions.ts';
import { coerceString, isObject, toData } from './expressions.ts';

/** GitHub's limit of legs per matrix. */
export const maximumLegs = 256;

/** One leg: the `matrix` context (null without a matrix) and the values its default name shows. */
export interface Leg {
  matrix: { [key: string]: Value } | null;
  labels: string[];
  index: number;
  total: number;
}

/** An expanded strategy. `maxParallel` is Infinity when not limited. */
export interface Strategy {
  legs: Leg[];
  failFast: boolean;
  maxParallel: number;
}

/** A matrix that GitHub refuses; the message says why. */
export class MatrixError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MatrixError';
  }
}

type Mapping = { [key: string]: Value };

/** Expands an evaluated `strategy` (undefined or null: one leg). Throws MatrixError. */
export function expandStrategy(strategy: Value | undefined): Strategy {
  if (strategy === undefined || strategy === null || strategy === '') return oneLeg(true, Infinity);
  if (!isObject(strategy)) throw new MatrixError('strategy must be a mapping');
  const failFast = booleanOf(strategy['fail-fast'] ?? true, 'strategy.fail-fast');
  const maxParallel = strategy['max-parallel'] === undefined ? Infinity : Number(strategy['max-parallel']);
  if (!(maxParallel >= 1)) throw new MatrixError('strategy.max-parallel must be a number of at least 1');
  const matrix = strategy['matrix'];
  if (matrix === undefined) return oneLeg(failFast, maxParallel);
  const combinations = expandMatrix(matrix);
  // GitHub runs the job once, without a matrix, when every combination is excluded.
  if (combinations.length === 0) return oneLeg(failFast, maxParallel);
  if (combinations.length > maximumLegs) {
    throw new MatrixError(
      `The matrix has ${combinations.length} combinations; GitHub allows ${maximumLegs}. Exclude some or split the job.`,
    );
  }
  const legs = combinations.map((leg, index) => ({ ...leg, index, total: combinations.length }));
  return { legs, failFast, maxParallel };
}

/** Expands an evaluated `matrix` mapping to its combinations, in GitHub's order. */
export function expandMatrix(matrix: Value): { matrix: Mapping; labels: string[] }[] {
  if (!isObject(matrix)) throw new MatrixError('strategy.matrix must be a mapping');
  const vectors = Object.entries(matrix).filter(([key]) => key !== 'include' && key !== 'exclude');
  const items = vectors.map(([name, values]): [string, Value[]] => [name, vectorOf(name, values)]);
  const names = new Set(items.map(([name]) => name.toLowerCase()));
  const excludes = filtersOf(matrix['exclude'], 'exclude');
  for (const exclude of excludes) {
    for (const key of Object.keys(exclude)) {
      if (!names.has(key.toLowerCase())) {
        throw new MatrixError(`Matrix exclude key '${key}' does not match any key within the matrix`);
      }
    }
  }
  const includes = filtersOf(matrix['include'], 'include').map((item) => split(item, names));
  if (items.length === 0 && includes.length === 0)
    throw new MatrixError('Matrix must define at least one vector');

  const used = new Set<number>();
  const result: { matrix: Mapping; labels: string[] }[] = [];
  for (const combination of product(items)) {
    if (excludes.some((exclude) => matches(combination, exclude))) continue;
    const extra: Mapping = {};
    includes.forEach((include, index) => {
      if (!matches(combination, include.filter)) return;
      used.add(index);
      Object.assign(extra, include.extra);
    });
    // The default name shows the vectors only: what `include` added is not part of it.
    result.push({ matrix: { ...combination, ...extra }, labels: labelsOf(combination) });
  }
  includes.forEach((include, index) => {
    if (used.has(index)) return;
    const leg = { ...include.filter, ...include.extra };
    result.push({ matrix: leg, labels: labelsOf(leg) });
  });
  return result;
}

function oneLeg(failFast: boolean, maxParallel: number): Strategy {
  return { legs: [{ matrix: null, labels: [], index: 0, total: 1 }], failFast, maxParallel };
}

function booleanOf(value: Value, name: string): boolean {
  if (typeof value !== 'boolean')
    throw new MatrixError(`${name} must be true or false, not '${coerceString(value)}'`);
  return value;
}

function vectorOf(name: string, values: Value): Value[] {
  if (!Array.isArray(values)) throw new MatrixError(`Matrix vector '${name}' must be a list`);
  if (values.length === 0) throw new MatrixError(`Matrix vector '${name}' does not contain any values`);
  return values;
}

function filtersOf(value: Value | undefined, name: string): Mapping[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new MatrixError(`Matrix ${name} must be a list of mappings`);
  return value.map((item) => {
    if (!isObject(item)) throw new MatrixError(`Matrix ${name} must be a list of mappings`);
    if (Object.keys(item).length === 0) throw new MatrixError(`Matrix ${name} item must not be empty`);
    return item;
  });
}

function split(item: Mapping, names: ReadonlySet<string>): { filter: Mapping; extra: Mapping } {
  const entries = Object.entries(item);
  const isVector = ([key]: [string, Value]) => names.has(key.toLowerCase());
  return {
    filter: Object.fromEntries(entries.filter(isVector)),
    extra: Object.fromEntries(entries.filter((entry) => !isVector(entry))),
  };
}

function product(vectors: readonly [string, Value[]][]): Mapping[] {
  if (vectors.length === 0) return [];
  let result: Mapping[] = [{}];
  for (const [name, values] of vectors) {
    // Refuse before the product is built: ten vectors of ten values are no reason to run out of memory.
    if (result.length * values.length > 100_000)
      throw new MatrixError('The matrix has more than 100000 combinations');
    result = result.flatMap((partial) => values.map((value) => ({ ...partial, [name]: value })));
  }
  return result;
}

// Every leaf of the filter equals the value at the same path, by the equality of expressions
// (strings without case, numbers and strings coerced).
function matches(value: Value | undefined, filter: Value): boolean {
  if (Array.isArray(filter)) return filter.every((item, index) => matches(child(value, index), item));
  if (isObject(filter))
    return Object.entries(filter).every(([key, item]) => matches(child(value, key), item));
  return equals(toData(value), toData(filter));
}

function child(value: Value | undefined, key: string | number): Value | undefined {
  if (Array.isArray(value)) return typeof key === 'number' ? value[key] : undefined;
  if (!isObject(value)) return undefined;
  const name = Object.keys(value).find((candidate) => candidate.toLowerCase() === String(key).toLowerCase());
  return name === undefined ? undefined : value[name];
}

function labelsOf(value: Value): string[] {
  if (Array.isArray(value)) return value.flatMap(labelsOf);
  if (isObject(value)) return Object.values(value).flatMap(labelsOf);
  return value === null || value === '' ? [] : [coerceString(value)];
}
