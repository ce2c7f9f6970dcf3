import { equals } from '@actions/expressions/result';
import {
  type Contexts,
  NotKnown,
  piecesOf,
  scalarValue,
  textOf,
  toData,
  type Value,
} from '@paceline/expressions';

type Mapping = { [key: string]: Value };

/** A job that a matrix gives. */
export interface Leg {
  /** The `matrix` context. */
  readonly matrix: Mapping;
  /** The values that GitHub puts behind the name of the job. */
  readonly labels: readonly string[];
}

/** Far more than GitHub's 256: a matrix beyond it is not worth the memory. */
const MOST = 4096;

/** A part of a workflow file with all its expressions replaced by their values. @throws NotKnown */
export function evaluateTree(node: Value, contexts: Contexts): Value {
  if (Array.isArray(node)) {
    return node.flatMap((item) => {
      const value = evaluateTree(item, contexts);
      // A list that an expression gives takes the place of its item.
      return typeof item === 'string' && Array.isArray(value) ? value : [value];
    });
  }
  if (!isMapping(node)) return scalarValue(node, contexts);
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (piecesOf(key).some((piece) => 'expression' in piece)) throw new NotKnown(key);
      return [key, evaluateTree(value, contexts)];
    }),
  );
}

/**
 * The combinations of an evaluated `strategy.matrix`, by GitHub's rules: the product of all lists; `exclude` takes
 * out what it matches; an `include` that contradicts no list of a combination adds to it, else it is one of its own.
 * Empty when nothing is left: then the job runs once, without a matrix.
 * @throws NotKnown when it is not what GitHub takes
 */
export function legsOf(matrix: Value): Leg[] {
  if (!isMapping(matrix)) throw new NotKnown('matrix');
  const lists = Object.entries(matrix).filter(([key]) => key !== 'include' && key !== 'exclude');
  const names = new Set(lists.map(([name]) => name.toLowerCase()));
  const excludes = mappings(matrix['exclude']);
  const includes = mappings(matrix['include']).map((item) => {
    const entries = Object.entries(item);
    const inList = ([key]: [string, Value]) => names.has(key.toLowerCase());
    return {
      filter: Object.fromEntries(entries.filter(inList)),
      more: Object.fromEntries(entries.filter((entry) => !inList(entry))),
    };
  });
  const used = new Set<object>();
  const legs: Leg[] = product(lists).flatMap((combination) => {
    if (excludes.some((exclude) => matches(combination, exclude))) return [];
    const added: Mapping = {};
    for (const include of includes) {
      if (!matches(combination, include.filter)) continue;
      used.add(include);
      Object.assign(added, include.more);
    }
    return [{ matrix: { ...combination, ...added }, labels: labelsOf(combination) }];
  });
  for (const include of includes) {
    if (used.has(include)) continue;
    const alone = { ...include.filter, ...include.more };
    legs.push({ matrix: alone, labels: labelsOf(alone) });
  }
  return legs;
}

export const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function mappings(value: Value | undefined): Mapping[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || !value.every(isMapping)) throw new NotKnown('include or exclude');
  return value;
}

function product(lists: readonly [string, Value][]): Mapping[] {
  if (lists.length === 0) return [];
  let combinations: Mapping[] = [{}];
  for (const [name, values] of lists) {
    if (!Array.isArray(values) || combinations.length * values.length > MOST) throw new NotKnown(name);
    combinations = combinations.flatMap((known) => values.map((value) => ({ ...known, [name]: value })));
  }
  return combinations;
}

/** Every value that the filter names is there, by the equality of expressions: texts in any case, `1` is 1. */
function matches(value: Value | undefined, filter: Value): boolean {
  if (Array.isArray(filter)) {
    return filter.every((item, index) => matches(Array.isArray(value) ? value[index] : undefined, item));
  }
  if (isMapping(filter)) {
    return Object.entries(filter).every(([key, item]) =>
      matches(isMapping(value) ? at(value, key) : undefined, item),
    );
  }
  return equals(toData(value ?? null), toData(filter));
}

function at(value: Mapping, key: string): Value | undefined {
  const name = Object.keys(value).find((known) => known.toLowerCase() === key.toLowerCase());
  return name === undefined ? undefined : value[name];
}

function labelsOf(value: Value): string[] {
  if (Array.isArray(value)) return value.flatMap(labelsOf);
  if (isMapping(value)) return Object.values(value).flatMap(labelsOf);
  const text = textOf(value);
  return text === '' ? [] : [text];
}
