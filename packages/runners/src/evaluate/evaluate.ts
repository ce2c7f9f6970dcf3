import { parseObject } from '../json.ts';
import type { Tree } from '../tree.ts';
import { type Module, ModuleScope, unknownModule } from './module-scope.ts';
import { parseProgram } from './module-syntax.ts';
import { ListValue, ObjectValue, Unknown, type Value } from './value.ts';

/**
 * Reads what a configuration module exports by default (or as `module.exports`) without running it: literals,
 * spreads, constants of the module, and modules of the repository that it imports. What would have to be run is
 * `Unknown`.
 */
export function evaluateModule(tree: Tree, path: string): Value {
  return new Evaluator(tree).module(path).default;
}

/** A configuration given as JSON (with comments where it ends with .jsonc). */
export function evaluateJson(text: string): Value {
  const value = parseObject(text);
  return value === undefined ? new Unknown('JSON that cannot be read') : fromJson(value);
}

export function fromJson(value: unknown): Value {
  if (Array.isArray(value)) return new ListValue(value.map(fromJson));
  if (typeof value === 'object' && value !== null) {
    return new ObjectValue(new Map(Object.entries(value).map(([key, inner]) => [key, fromJson(inner)])));
  }
  return value as Value;
}

/** More steps than any configuration needs; beyond, it is not read. */
const MAX_STEPS = 200_000;
/** Longer texts are data or generated. */
const MAX_TEXT = 1_000_000;

class Evaluator {
  readonly #tree: Tree;
  readonly #modules = new Map<string, Module>();
  #steps = 0;

  constructor(tree: Tree) {
    this.#tree = tree;
  }

  module(path: string): Module {
    const known = this.#modules.get(path);
    if (known) return known;
    // A circle of imports finds this.
    this.#modules.set(path, unknownModule(`${path}, which imports itself`));
    const text = this.#tree.read(path);
    const made =
      text === undefined
        ? unknownModule(path)
        : text.length > MAX_TEXT
          ? unknownModule(`${path}, which is too large to be a configuration`)
          : path.endsWith('.json')
            ? this.#jsonModule(text)
            : this.#scriptModule(path, text);
    this.#modules.set(path, made);
    return made;
  }

  #jsonModule(text: string): Module {
    const value = evaluateJson(text);
    return { default: value, named: (name) => (value instanceof ObjectValue ? value.get(name) : value) };
  }

  #scriptModule(path: string, text: string): Module {
    const program = parseProgram(text);
    if (!program) return unknownModule(`${path}, whose syntax is not understood`);
    return new ModuleScope(this, this.#tree, path, program).exports();
  }

  step(): boolean {
    this.#steps += 1;
    return this.#steps <= MAX_STEPS;
  }
}
