type Literal = null | boolean | number | string;
/** What a matrix value may be: anything YAML or JSON can say. */
export type Value = Literal | readonly Value[] | { readonly [key: string]: Value };

/**
 * `==` of GitHub's expressions as the runner has it (AbstractEqual of EvaluationResult.cs): text in any case; of
 * different types, both as numbers; mappings and lists equal nothing.
 */
export function equal(a: Value, b: Value): boolean {
  if (typeof a === 'string' && typeof b === 'string') return fold(a) === fold(b);
  if (isCollection(a) || isCollection(b)) return false;
  return a === b || (typeof a !== typeof b && toNumber(a) === toNumber(b));
}

const isCollection = (value: Value): value is Exclude<Value, Literal> =>
  typeof value === 'object' && value !== null;

/**
 * A value as a number, NaN (equal to nothing) where it is none: null 0, true 1, and text by ParseNumber of
 * ExpressionUtility.cs, which is JavaScript's but for the bases: `0x` and `0o` are whole numbers of 32 bits with a sign.
 */
export function toNumber(value: Literal): number {
  if (typeof value !== 'string') return Number(value);
  const text = value.trim();
  if (!/^0[a-df-z]/i.test(text)) return Number(text);
  const whole = /^0(?:x[\dA-Fa-f]+|o[0-7]+)$/.test(text) ? Number(text) : Number.NaN;
  return whole < 2 ** 32 ? whole | 0 : Number.NaN;
}

/** A value of a pattern as it stands in the expression that the runner makes of it: numbers with 15 digits. */
export const asLiteral = (value: Literal): Literal =>
  typeof value === 'number' && (value !== Math.trunc(value) || Math.abs(value) >= 1e15)
    ? Number(value.toPrecision(15))
    : value;

/** Text without its case, letter by letter: ß has no other in one letter, and ı is not the small I of ASCII. */
export const fold = (text: string): string =>
  /^[ -~]*$/.test(text) ? text.toUpperCase() : text.replaceAll(/[^A-Z\d]/g, upper);

const upper = (letter: string): string =>
  letter === 'ı' || letter.toUpperCase().length > 1 ? letter : letter.toUpperCase();
