import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import type { Combination, MatrixDefinition, Value } from '../../../actions/matrix/src/axes/combinations.ts';

/**
 * GitHub's rules written a second time and in another way: leaf by leaf as expressions, evaluated by
 * GitHub's own package, over the numbered cross product. Slow, and meant to be held beside the runner's text.
 */
export function referenceMatrix({ axes, include, exclude }: MatrixDefinition): Combination[] {
  const names = Object.keys(axes);
  const axisOf = (key: string) => names.find((name) => name.toLowerCase() === key.toLowerCase());
  const size = names.length === 0 ? 0 : names.reduce((product, name) => product * axes[name]!.length, 1);
  const result: Record<string, Value>[] = [];
  const used = new Set<Combination>();
  for (let number = 0; number < size; number++) {
    const matrix: Record<string, Value> = {};
    let block = size;
    for (const name of names) {
      block /= axes[name]!.length;
      matrix[name] = axes[name]![Math.floor(number / block) % axes[name]!.length]!;
    }
    if (exclude.some((entry) => conditions('matrix', entry).every((text) => holds(text, matrix)))) continue;
    const added = new Map<string, [string, Value]>();
    for (const entry of include) {
      const filter = Object.fromEntries(Object.entries(entry).filter(([key]) => axisOf(key) !== undefined));
      if (!conditions('matrix', filter).every((text) => holds(text, matrix))) continue;
      used.add(entry);
      for (const [key, value] of Object.entries(entry)) {
        if (axisOf(key) !== undefined) continue;
        added.set(key.toLowerCase(), [added.get(key.toLowerCase())?.[0] ?? key, value]);
      }
    }
    result.push({ ...matrix, ...Object.fromEntries(added.values()) });
  }
  for (const entry of include) {
    if (used.has(entry)) continue;
    result.push(Object.fromEntries(Object.entries(entry).map(([key, value]) => [axisOf(key) ?? key, value])));
  }
  if (names.length === 0 && include.length === 0) result.push({});
  return result;
}

/** `matrix['os'] == 'linux'` for each leaf. */
function conditions(path: string, pattern: Value): string[] {
  if (Array.isArray(pattern)) {
    return pattern.flatMap((part, index) => conditions(`${path}[${index}]`, part));
  }
  if (typeof pattern === 'object' && pattern !== null) {
    return Object.entries(pattern).flatMap(([key, part]) => conditions(`${path}[${literal(key)}]`, part));
  }
  return [`${path} == ${literal(pattern as string)}`];
}

const literal = (value: null | boolean | number | string): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);

function holds(condition: string, matrix: Combination): boolean {
  const tree = new Parser(new Lexer(condition).lex().tokens, ['matrix'], []).parse();
  const context = new data.Dictionary({ key: 'matrix', value: toData(matrix) });
  return (new Evaluator(tree, context).evaluate() as data.BooleanData).value;
}

function toData(value: Value): data.ExpressionData {
  if (value === null) return new data.Null();
  if (typeof value === 'boolean') return new data.BooleanData(value);
  if (typeof value === 'number') return new data.NumberData(value);
  if (typeof value === 'string') return new data.StringData(value);
  if (Array.isArray(value)) return new data.Array(...value.map(toData));
  return new data.Dictionary(...Object.entries(value).map(([key, part]) => ({ key, value: toData(part) })));
}
