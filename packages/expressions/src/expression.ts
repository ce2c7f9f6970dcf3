import * as data from '@actions/expressions/data/index';
import { Evaluator } from '@actions/expressions/evaluator';
import { Lexer } from '@actions/expressions/lexer';
import { Parser } from '@actions/expressions/parser';

/** A value as workflow files and contexts hold it. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** What is known of a context. A property that is undefined is there, with a value that is not known. */
export type Context = { readonly [key: string]: Value | undefined };

/** The contexts that are known here; an expression that asks for another one is not known. */
export type Contexts = Readonly<Record<string, Context | undefined>>;

/** The contexts that GitHub offers to the name, the matrix and the `continue-on-error` of a job. */
const OFFERED = ['github', 'needs', 'strategy', 'matrix', 'vars', 'inputs'];

/** Thrown for an expression whose value cannot be known here. */
export class NotKnown extends Error {}

/** A piece of a text in a workflow file: an expression between `${{` and `}}`, or text around it. */
type Piece = { readonly text: string } | { readonly expression: string };

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (let open = text.indexOf('${{'); open >= 0; open = text.indexOf('${{', at)) {
    if (open > at) pieces.push({ text: text.slice(at, open) });
    const close = endOf(text, open + 3);
    pieces.push({ expression: text.slice(open + 3, close) });
    at = close + 2;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

/** Braces inside a string of the expression do not end it. */
function endOf(text: string, start: number): number {
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    if (text[at] === "'") quoted = !quoted;
    else if (!quoted && text.startsWith('}}', at)) return at;
  }
  throw new NotKnown('an expression does not end');
}

/**
 * The value of a scalar of a workflow file: what one expression gives as it is, several pieces as one text.
 * @throws NotKnown
 */
export function scalarValue(scalar: string | number | boolean | null, contexts: Contexts): Value {
  if (typeof scalar !== 'string') return scalar;
  const pieces = piecesOf(scalar);
  const [first] = pieces;
  if (pieces.length === 1 && first && 'expression' in first) return evaluate(first.expression, contexts);
  return pieces
    .map((piece) => ('text' in piece ? piece.text : textOf(evaluate(piece.expression, contexts))))
    .join('');
}

/** @throws NotKnown */
export function evaluate(expression: string, contexts: Contexts): Value {
  // The official lexer undoes the first doubled quote of a string only, and so would read another text.
  if (/''.*''/s.test(expression)) throw new NotKnown(expression);
  const known = new Known(true);
  for (const [name, context] of Object.entries(contexts)) {
    if (context !== undefined) known.add(name, knownOf(context, name === 'github'));
  }
  try {
    return fromData(new Evaluator(parsed(expression), known).evaluate());
  } catch {
    // Wrong syntax, a function that is not offered here, a context that is not known: all the same.
    throw new NotKnown(expression);
  }
}

const parsedBefore = new Map<string, ReturnType<Parser['parse']>>();

/** A workflow has few expressions, and some of them are evaluated for each of many jobs. */
function parsed(expression: string): ReturnType<Parser['parse']> {
  const before = parsedBefore.get(expression);
  if (before) return before;
  const tree = new Parser(new Lexer(expression).lex().tokens, OFFERED, []).parse();
  parsedBefore.set(expression, tree);
  return tree;
}

/** A context of which a part is not known: asking for that part ends the evaluation. */
class Known extends data.Dictionary {
  readonly unknown = new Set<string>();
  readonly #missingIsUnknown: boolean;
  constructor(missingIsUnknown: boolean) {
    super();
    this.#missingIsUnknown = missingIsUnknown;
  }
  override get(key: string): data.ExpressionData | undefined {
    const found = super.get(key);
    if (this.unknown.has(key.toLowerCase()) || (found === undefined && this.#missingIsUnknown)) {
      throw new NotKnown(key);
    }
    return found;
  }
  override values(): data.ExpressionData[] {
    if (this.unknown.size > 0 || this.#missingIsUnknown) throw new NotKnown('*');
    return super.values();
  }
  override pairs(): ReturnType<data.Dictionary['pairs']> {
    if (this.unknown.size > 0 || this.#missingIsUnknown) throw new NotKnown('*');
    return super.pairs();
  }
}

function knownOf(context: Context, missingIsUnknown: boolean): Known {
  const known = new Known(missingIsUnknown);
  for (const [key, value] of Object.entries(context)) {
    if (value === undefined) known.unknown.add(key.toLowerCase());
    else known.add(key, toData(value));
  }
  return known;
}

/** The text that GitHub makes of a value, e.g. `1` of 1 and nothing of null. */
export const textOf = (value: Value): string => toData(value).coerceString();

export function toData(value: Value): data.ExpressionData {
  if (value === null) return new data.Null();
  if (typeof value === 'string') return new data.StringData(value);
  if (typeof value === 'number') return new data.NumberData(value);
  if (typeof value === 'boolean') return new data.BooleanData(value);
  if (Array.isArray(value)) return new data.Array(...value.map(toData));
  return new data.Dictionary(...Object.entries(value).map(([key, item]) => ({ key, value: toData(item) })));
}

function fromData(value: data.ExpressionData): Value {
  if (value.kind === data.Kind.Null) return null;
  if (value.kind === data.Kind.Array) return (value as data.Array).values().map(fromData);
  if (value.kind === data.Kind.Dictionary) {
    const pairs = (value as data.Dictionary).pairs();
    return Object.fromEntries(pairs.map((pair) => [pair.key, fromData(pair.value)]));
  }
  return (value as data.StringData | data.NumberData | data.BooleanData).value;
}
