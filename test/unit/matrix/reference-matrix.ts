import type { Combination, MatrixDefinition } from '../../../actions/matrix/src/axes/combinations.ts';
import type { Value } from '../../../actions/matrix/src/axes/equal.ts';

/**
 * GitHub's rules written a second time, in the steps and words of the runner's own sources, to be held beside them:
 * MatrixBuilder.cs, EvaluationResult.cs and ExpressionUtility.cs of actions/runner (src/Sdk/WorkflowParser/Conversion
 * and src/Sdk/Expressions, as of 2026). It shares nothing with what it is compared with, and is slow.
 */
export function referenceMatrix({ axes, include, exclude }: MatrixDefinition): Combination[] {
  const vectors = new IgnoreCase(axes);
  const includeFilters = include.map((item) => {
    const filter: [string, Value][] = [];
    const extra: [string, Value][] = [];
    for (const pair of Object.entries(item)) (vectors.has(pair[0]) ? filter : extra).push(pair);
    return { filter, extra, leaves: leavesOf(filter), matched: false };
  });
  const excludeFilters = exclude.map((item) => leavesOf(Object.entries(item)));
  const productSize = vectors.pairs.reduce((size, [, values]) => size * (values as Value[]).length, 1);
  const result: Combination[] = [];
  for (let productIndex = 0; vectors.pairs.length > 0 && productIndex < productSize; productIndex++) {
    const matrix = new IgnoreCase({});
    let blockSize = productSize;
    for (const [name, vector] of vectors.pairs) {
      const values = vector as Value[];
      blockSize /= values.length;
      matrix.set(name, values[Math.floor(productIndex / blockSize) % values.length]!);
    }
    if (excludeFilters.some((leaves) => leaves.every((leaf) => isTrue(leaf, matrix.object())))) continue;
    const extra = new IgnoreCase({});
    for (const one of includeFilters) {
      if (!one.leaves.every((leaf) => isTrue(leaf, matrix.object()))) continue;
      one.matched = true;
      for (const [key, value] of one.extra) extra.set(key, value);
    }
    for (const [key, value] of extra.pairs) matrix.set(key, value);
    result.push(matrix.object());
  }
  for (const { filter, extra, matched } of includeFilters) {
    if (!matched) result.push(Object.fromEntries([...filter, ...extra]));
  }
  // Without either there is no matrix on GitHub, and one job.
  return vectors.pairs.length + include.length === 0 ? [{}] : result;
}

/** DictionaryExpressionData: in the order of insertion, keys in any case, the first spelling stays. */
class IgnoreCase {
  readonly pairs: [string, Value][] = [];
  constructor(from: Readonly<Record<string, Value>>) {
    for (const [key, value] of Object.entries(from)) this.set(key, value);
  }
  find = (key: string) => this.pairs.find(([name]) => sameText(name, key));
  has = (key: string): boolean => this.find(key) !== undefined;
  set(key: string, value: Value): void {
    const pair = this.find(key);
    if (pair) pair[1] = value;
    else this.pairs.push([key, value]);
  }
  object = (): Combination => Object.fromEntries(this.pairs);
}

/** `matrix['os'][0] == 'linux'`: a path of indices, and a literal. */
interface Leaf {
  readonly path: readonly (string | number)[];
  readonly literal: null | boolean | number | string;
}

function leavesOf(pairs: readonly (readonly [string | number, Value])[], before: Leaf['path'] = []): Leaf[] {
  return pairs.flatMap(([key, value]): Leaf[] => {
    const path = [...before, key];
    if (Array.isArray(value)) return leavesOf([...value.entries()], path);
    if (typeof value === 'object' && value !== null) return leavesOf(Object.entries(value), path);
    return [{ path, literal: value as Leaf['literal'] }];
  });
}

function isTrue({ path, literal }: Leaf, matrix: Combination): boolean {
  let value: Value = matrix;
  for (const index of path) value = indexed(value, index);
  // The literal went through text with 15 digits (NumberFormat is G15).
  const right = typeof literal === 'number' ? Number(literal.toPrecision(15)) : literal;
  return abstractEqual(value, right);
}

function indexed(left: Value, index: string | number): Value {
  if (Array.isArray(left)) {
    const number = typeof index === 'number' ? index : parseNumber(index);
    return Number.isNaN(number) || number < 0 ? null : (left[Math.floor(number)] ?? null);
  }
  if (typeof left === 'object' && left !== null) {
    return new IgnoreCase(left as Combination).find(String(index))?.[1] ?? null;
  }
  return null;
}

type Kind = 'null' | 'boolean' | 'number' | 'string' | 'object';
const kindOf = (value: Value): Kind => (value === null ? 'null' : (typeof value as Kind));

export function abstractEqual(left: Value, right: Value): boolean {
  const [l, r] = [kindOf(left), kindOf(right)];
  if (l !== r) {
    if (l === 'number' && r === 'string') return abstractEqual(left, convertToNumber(right));
    if (l === 'string' && r === 'number') return abstractEqual(convertToNumber(left), right);
    if (l === 'boolean' || l === 'null') return abstractEqual(convertToNumber(left), right);
    if (r === 'boolean' || r === 'null') return abstractEqual(left, convertToNumber(right));
    return false;
  }
  if (l === 'string') return sameText(left as string, right as string);
  if (l === 'object') return false;
  return left === right;
}

const convertToNumber = (value: Value): number => {
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' ? parseNumber(value) : Number.NaN;
};

function parseNumber(text: string): number {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(trimmed)) return Number.parseFloat(trimmed);
  if (/^0x[\da-fA-F]+$/.test(trimmed)) return signed(BigInt(trimmed));
  if (/^0o[0-7]+$/.test(trimmed)) return signed(BigInt(trimmed));
  if (trimmed === 'Infinity') return Number.POSITIVE_INFINITY;
  return trimmed === '-Infinity' ? Number.NEGATIVE_INFINITY : Number.NaN;
}

/** An Int32; beyond, nothing. */
const signed = (value: bigint): number => (value < 2n ** 32n ? Number(BigInt.asIntN(32, value)) : Number.NaN);

/** OrdinalIgnoreCase. */
const sameText = (a: string, b: string): boolean =>
  a.length === b.length && [...a].every((letter, at) => upper(letter) === upper([...b][at]!));
const upper = (letter: string): string =>
  letter === 'ı' || letter.toUpperCase().length !== letter.length ? letter : letter.toUpperCase();
