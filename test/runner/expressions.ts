/**
 * Evaluates expressions and template tokens with GitHub's own expression package.
 * Contexts are plain JSON-like values; they become expression data at the moment of evaluation.
 */
import { data, Evaluator, ExpressionError, Parser } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';
import { truthy } from '@actions/expressions/result';
import { hashFiles } from './hash-files.ts';
import type { ScalarToken, TemplateToken } from './parser.ts';
import { isBasicExpression, isMapping, isSequence } from './parser.ts';
import { lexExpression } from './upstream.ts';

/** A JSON value, as contexts hold it and as evaluation returns it. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** The names an expression may use; what GitHub does not offer at a place is null there. */
export interface Contexts {
  github: Value;
  env?: Value;
  vars?: Value;
  job?: Value;
  jobs?: Value;
  steps?: Value;
  runner?: Value;
  secrets?: Value;
  strategy?: Value;
  matrix?: Value;
  needs?: Value;
  inputs?: Value;
}

/** What `success()`, `failure()` and `cancelled()` answer at this place. */
export interface Status {
  success: boolean;
  failure: boolean;
  cancelled: boolean;
}

/** Everything an expression can see. `workspace` is the root of hashFiles(). */
export interface Scope {
  contexts: Contexts;
  status?: Status;
  workspace?: string;
}

const contextNames = 'github env vars job jobs steps runner secrets strategy matrix needs inputs'.split(' ');

/** An expression that could not be evaluated; the message names it and where it stands. */
export class EvaluationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'EvaluationError';
  }
}

/** Evaluates one expression, written without `${{ }}`. */
export function evaluateExpression(expression: string, scope: Scope): Value {
  return fromData(evaluateToData(expression, scope));
}

/** Evaluates a condition to its truth, by GitHub's rules of what is falsy. */
export function evaluateCondition(expression: string, scope: Scope): boolean {
  return truthy(evaluateToData(expression, scope));
}

/** Evaluates a token tree: mappings to objects in their order, sequences to arrays, scalars to values. */
export function evaluateToken(token: TemplateToken, scope: Scope): Value {
  if (isBasicExpression(token)) return at(token, () => evaluateExpression(token.expression, scope));
  if (isSequence(token)) {
    // A list that an item's expression gives is inserted in place of the item; a list written there stays one.
    return [...token].flatMap((item) => {
      const value = evaluateToken(item, scope);
      return isBasicExpression(item) && Array.isArray(value) ? value : [value];
    });
  }
  if (isMapping(token)) {
    const entries: [string, Value][] = [];
    for (const { key, value } of token) {
      const evaluated = evaluateToken(value, scope);
      // `${{ insert }}: <mapping>` merges the mapping in place of its key.
      if (key.toString() === '${{ insert }}' && isObject(evaluated))
        entries.push(...Object.entries(evaluated));
      else entries.push([evaluateString(key, scope), evaluated]);
    }
    return Object.fromEntries(entries);
  }
  return literalValue(token as ScalarToken);
}

/** Evaluates a scalar to a string; a list or an object there is an error, as on GitHub. */
export function evaluateString(token: TemplateToken, scope: Scope): string {
  if (!isBasicExpression(token)) {
    if (isMapping(token) || isSequence(token))
      throw new EvaluationError(`${position(token)}a scalar was expected`);
    return toData(literalValue(token as ScalarToken)).coerceString();
  }
  return at(token, () => {
    const result = evaluateToData(token.expression, scope);
    if (result.kind === data.Kind.Array || result.kind === data.Kind.Dictionary) {
      const kind = result.kind === data.Kind.Array ? 'sequence' : 'mapping';
      throw new EvaluationError(`a ${kind} was not expected`);
    }
    return result.coerceString();
  });
}

/** Evaluates a mapping of names to strings (`env`, `with`, `outputs`). */
export function evaluateStrings(token: TemplateToken | undefined, scope: Scope): Record<string, string> {
  if (token === undefined) return {};
  if (isMapping(token)) {
    const result: Record<string, string> = {};
    for (const { key, value } of token) {
      if (key.toString() === '${{ insert }}')
        Object.assign(result, stringsOf(evaluateToken(value, scope), token));
      else result[evaluateString(key, scope)] = evaluateString(value, scope);
    }
    return result;
  }
  return stringsOf(evaluateToken(token, scope), token);
}

function stringsOf(value: Value, token: TemplateToken): Record<string, string> {
  if (value === null || value === '') return {};
  if (!isObject(value)) throw new EvaluationError(`${position(token)}a mapping was expected`);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toData(item).coerceString()]));
}

/** The string GitHub makes of a value, e.g. 1 -> '1', null -> ''. */
export function coerceString(value: Value): string {
  return toData(value).coerceString();
}

/** Plain value -> expression data. */
export function toData(value: Value | undefined): data.ExpressionData {
  if (value === null || value === undefined) return new data.Null();
  if (typeof value === 'string') return new data.StringData(value);
  if (typeof value === 'number') return new data.NumberData(value);
  if (typeof value === 'boolean') return new data.BooleanData(value);
  if (Array.isArray(value)) return new data.Array(...value.map(toData));
  return new data.Dictionary(...Object.entries(value).map(([key, item]) => ({ key, value: toData(item) })));
}

/** Expression data -> plain value. */
export function fromData(value: data.ExpressionData): Value {
  switch (value.kind) {
    case data.Kind.Array:
      return (value as data.Array).values().map(fromData);
    case data.Kind.Dictionary:
      return Object.fromEntries(
        (value as data.Dictionary).pairs().map((pair) => [pair.key, fromData(pair.value)]),
      );
    case data.Kind.Null:
      return null;
    default:
      return (value as data.StringData | data.NumberData | data.BooleanData).value;
  }
}

/** True for a JSON object. */
export function isObject(value: Value | undefined): value is { [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function evaluateToData(expression: string, scope: Scope): data.ExpressionData {
  const functions = functionsOf(scope);
  try {
    const tree = new Parser(lexExpression(expression), contextNames, [...functions.values()]).parse();
    return new Evaluator(tree, contextData(scope.contexts), functions).evaluate();
  } catch (error) {
    if (error instanceof ExpressionError) {
      throw new EvaluationError(`The expression is not valid: ${error.message}`);
    }
    throw error;
  }
}

// The parser asks for every name; a name without a value is null rather than missing.
function contextData(contexts: Contexts): data.Dictionary {
  const known = contexts as unknown as Record<string, Value | undefined>;
  return new data.Dictionary(...contextNames.map((key) => ({ key, value: toData(known[key]) })));
}

function functionsOf(scope: Scope): Map<string, FunctionDefinition> {
  const status = scope.status ?? { success: true, failure: false, cancelled: false };
  const flag = (name: string, answer: boolean): [string, FunctionDefinition] => [
    name,
    { name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(answer) },
  ];
  return new Map<string, FunctionDefinition>([
    flag('always', true),
    flag('success', status.success),
    flag('failure', status.failure),
    flag('cancelled', status.cancelled),
    [
      'hashfiles',
      {
        name: 'hashFiles',
        minArgs: 1,
        maxArgs: 255,
        call: (...patterns) => {
          if (scope.workspace === undefined) throw new EvaluationError('hashFiles() is not available here');
          return new data.StringData(
            hashFiles(
              scope.workspace,
              patterns.map((pattern) => pattern.coerceString()),
            ),
          );
        },
      },
    ],
  ]);
}

function literalValue(token: ScalarToken): Value {
  return 'value' in token ? (token as unknown as { value: Value }).value : null;
}

// Says where in the file an evaluation failed, once.
function at<T>(token: TemplateToken, evaluate: () => T): T {
  try {
    return evaluate();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new EvaluationError(message.startsWith('line ') ? message : `${position(token)}${message}`);
  }
}

function position(token: TemplateToken): string {
  return token.line === undefined ? '' : `line ${token.line}, column ${token.col ?? 1}: `;
}
