import { folderOf, join } from '../paths.ts';
import { emptyObject, ListValue, mergeValues, ObjectValue, PathValue, Unknown, type Value } from './value.ts';

/** Functions that return the configuration they are given, by the package they come from. */
const IDENTITY = new Set([
  'defineConfig',
  'defineProject',
  'defineWorkspace',
  'defineVitestConfig',
  'getViteConfig',
]);
/** Packages whose configurations say nothing of which files are tests. */
const NEUTRAL = /^ts-jest(?:\/|$)/;

/** Names that some tools put into scope without an import. */
export const isKnownGlobal = (name: string): boolean =>
  IDENTITY.has(name) || name === 'mergeConfig' || name === 'configDefaults';

export const isNeutral = (specifier: string): boolean => NEUTRAL.test(specifier);

/** A function of the configuration, and what it returns as far as that does not depend on its arguments. */
export class FunctionValue extends Unknown {
  readonly result: () => Value;
  constructor(what: string, result: () => Value) {
    super(what);
    this.result = result;
  }
}

/** Something imported from a package. */
export class Imported extends Unknown {
  readonly from: string;
  readonly name: string;
  constructor(from: string, name: string) {
    super(`${name} of ${from}`);
    this.from = from;
    this.name = name;
  }
}

/** What a function of a package returns; undefined where it is not known. */
export function callImported({ from, name }: Imported, args: readonly Value[]): Value | undefined {
  const [first, second] = args;
  // Playwright merges all that it is given, with rules of its own.
  if (args.length > 1 && name === 'defineConfig' && from.startsWith('@playwright/')) return undefined;
  if (IDENTITY.has(name)) return called(first);
  if (name === 'mergeConfig') return mergeValues(called(first), called(second));
  if (isNeutral(from)) return emptyObject();
  // next/jest: a function that returns one that returns its argument with settings of Next.js.
  if (/^next\/jest(?:\.js)?$/.test(from)) return new Imported('next/jest', 'defineConfig');
  const ofPath = /^(?:node:)?path(?:\/posix)?$/.test(from);
  if (ofPath && (name === 'resolve' || name === 'join')) return joined(args);
  if (ofPath && name === 'dirname' && first instanceof PathValue) return new PathValue(folderOf(first.path));
  if (/^(?:node:)?url$/.test(from) && name === 'fileURLToPath' && first instanceof PathValue) return first;
  return undefined;
}

/** A configuration may be a function that returns it. */
export const called = (value: Value): Value =>
  value instanceof FunctionValue ? called(value.result()) : value;

export function member(value: Value, key: string): Value {
  if (value instanceof Imported) {
    if (value.from === 'vitest/config' && value.name === 'configDefaults') return configDefaults(key);
    return value.name === '*' || value.name === 'default' ? new Imported(value.from, key) : value;
  }
  if (value instanceof ObjectValue) return value.get(key);
  if (value instanceof PathValue && (key === 'pathname' || key === 'href')) return value;
  return value instanceof Unknown ? value : new Unknown(`.${key}`);
}

/** vitest's own patterns; what it leaves out differs between versions, and leaving less out misses nothing. */
function configDefaults(key: string): Value {
  if (key === 'include') return new ListValue(['**/*.{test,spec}.?(c|m)[jt]s?(x)']);
  if (key === 'exclude') return new ListValue(['**/node_modules/**', '**/.git/**']);
  return new Unknown(`configDefaults.${key}`);
}

function joined(args: readonly Value[]): Value {
  const [base, ...names] = args;
  if (!(base instanceof PathValue) || !names.every((name) => typeof name === 'string')) {
    return new Unknown('a path');
  }
  return pathOf(join(base.path, names.join('/')));
}

export const pathOf = (path: string | undefined): Value =>
  path === undefined ? new Unknown('a path outside the repository') : new PathValue(path);

export function concatenate(left: Value, right: Value): Value {
  if (left instanceof Unknown) return left;
  if (right instanceof Unknown) return right;
  const text = (value: Value) =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  const [first, second] = [text(left), text(right)];
  if (second === undefined)
    return left === '' && right instanceof PathValue ? right : new Unknown('a joined text');
  if (left instanceof PathValue)
    return new PathValue(left.path === '' ? second.replace(/^\//, '') : left.path + second);
  return first === undefined ? new Unknown('a joined text') : first + second;
}
