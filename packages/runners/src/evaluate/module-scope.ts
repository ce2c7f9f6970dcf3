import type { AnyNode, Expression, ModuleDeclaration, Pattern, Program, Statement } from 'acorn';
import { folderOf, join } from '../paths.ts';
import type { Tree } from '../tree.ts';
import {
  callImported,
  concatenate,
  FunctionValue,
  Imported,
  isKnownGlobal,
  isNeutral,
  member,
  pathOf,
} from './known-packages.ts';
import { assignmentToExports, changedNames, nameOf, namesIn, returns } from './module-syntax.ts';
import { emptyObject, ListValue, ObjectValue, PathValue, Regex, Unknown, type Value } from './value.ts';

/** What a module exports. */
export interface Module {
  readonly default: Value;
  readonly named: (name: string) => Value;
}

/** What a module needs of those around it. */
interface Modules {
  module(path: string): Module;
  /** Counts a step of the evaluation; false once there were too many. */
  step(): boolean;
}

const MAX_DEPTH = 200;

export const unknownModule = (what: string): Module => {
  const unknown = new Unknown(what);
  return { default: unknown, named: () => unknown };
};

type Bindings = Map<string, () => Value>;

export class ModuleScope {
  readonly #modules: Modules;
  readonly #tree: Tree;
  readonly #path: string;
  readonly #program: Program;
  readonly #bindings: Bindings = new Map();
  /** Names whose values are changed after their declaration. */
  readonly #changed: ReadonlySet<string>;
  #depth = 0;

  constructor(modules: Modules, tree: Tree, path: string, program: Program) {
    this.#modules = modules;
    this.#tree = tree;
    this.#path = path;
    this.#program = program;
    this.#changed = changedNames(program);
    for (const statement of program.body) this.#declare(statement, this.#bindings);
  }

  exports(): Module {
    let standard: Value | undefined;
    const named = new Map<string, () => Value>();
    let everything: Value | undefined;
    for (const statement of this.#program.body) {
      if (statement.type === 'ExportDefaultDeclaration') {
        const { declaration } = statement;
        standard =
          declaration.type === 'FunctionDeclaration'
            ? this.#function(declaration, this.#bindings)
            : declaration.type === 'ClassDeclaration'
              ? new Unknown('a class')
              : this.#value(declaration as Expression, this.#bindings);
      } else if (statement.type === 'ExportNamedDeclaration') {
        for (const specifier of statement.specifiers) {
          const local = nameOf(specifier.local);
          const exported = nameOf(specifier.exported);
          const from = statement.source;
          const value =
            from === null || from === undefined
              ? () => this.#name(local, this.#bindings)
              : () => this.#imported(String(from.value)).named(local);
          if (exported === 'default') standard = value();
          else named.set(exported, value);
        }
        if (statement.declaration?.type === 'VariableDeclaration') {
          for (const { id } of statement.declaration.declarations) {
            if (id.type === 'Identifier') named.set(id.name, () => this.#name(id.name, this.#bindings));
          }
        }
      } else if (statement.type === 'ExpressionStatement') {
        const assigned = assignmentToExports(statement.expression);
        if (assigned?.name === undefined && assigned) {
          everything = this.#value(assigned.value, this.#bindings);
        } else if (assigned?.name !== undefined) {
          named.set(assigned.name, () => this.#value(assigned.value, this.#bindings));
        }
      }
    }
    if (this.#changed.has('module.exports'))
      everything = new Unknown('module.exports, which is changed later');
    if (everything !== undefined && named.size > 0) {
      everything = new Unknown(`module.exports of ${this.#path}, which is changed later`);
    }
    const whole = everything ?? standard;
    const result =
      whole ??
      (named.size === 0 ? new Unknown(`${this.#path}, which exports nothing by default`) : undefined);
    return {
      default:
        result ?? named.get('default')?.() ?? new Unknown(`${this.#path}, which exports nothing by default`),
      named: (name) => {
        const own = named.get(name);
        if (own) return own();
        if (name === 'default') return result;
        return everything instanceof ObjectValue
          ? everything.get(name)
          : new Unknown(`${name} of ${this.#path}`);
      },
    };
  }

  /** Notes what a statement declares; values are worked out when they are asked for. */
  #declare(statement: Statement | ModuleDeclaration, bindings: Bindings): void {
    if (statement.type === 'ImportDeclaration') {
      const from = String(statement.source.value);
      for (const specifier of statement.specifiers) {
        const local = specifier.local.name;
        const value = (): Value => {
          const module = this.#imported(from);
          if (specifier.type === 'ImportDefaultSpecifier') return module.default;
          if (specifier.type === 'ImportNamespaceSpecifier') return new Imported(from, '*');
          return module.named(nameOf(specifier.imported));
        };
        bindings.set(local, once(value));
      }
    } else if (statement.type === 'ExportNamedDeclaration' && statement.declaration) {
      this.#declare(statement.declaration, bindings);
    } else if (statement.type === 'FunctionDeclaration' && statement.id) {
      const declared = statement;
      bindings.set(statement.id.name, () => this.#function(declared, bindings));
    } else if (statement.type === 'VariableDeclaration') {
      for (const { id, init } of statement.declarations) {
        const value = once(() => (init ? this.#value(init, bindings) : undefined));
        this.#bind(id, value, bindings);
      }
    }
  }

  #bind(pattern: Pattern, value: () => Value, bindings: Bindings): void {
    if (pattern.type === 'Identifier') bindings.set(pattern.name, value);
    else if (pattern.type === 'ObjectPattern') {
      for (const property of pattern.properties) {
        if (property.type !== 'Property' || property.computed) continue;
        const key = property.key.type === 'Identifier' ? property.key.name : undefined;
        if (key === undefined) continue;
        const inner = once(() => member(value(), key));
        this.#bind(property.value, inner, bindings);
      }
    }
    // What other patterns bind is not found, and so unknown.
  }

  /** A module that this one names. */
  #imported(specifier: string): Module {
    if (!specifier.startsWith('.')) {
      if (isNeutral(specifier))
        return { default: emptyObject(), named: () => new Imported(specifier, 'preset') };
      return { default: new Imported(specifier, 'default'), named: (name) => new Imported(specifier, name) };
    }
    const at = join(folderOf(this.#path), specifier);
    if (at !== undefined) {
      const bare = at.replace(/\.[cm]?js$/, '');
      const extensions = ['', '.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json'];
      const tried = [
        at,
        ...extensions.map((extension) => at + extension),
        ...extensions.map((extension) => bare + extension),
        ...extensions.slice(1).map((extension) => `${at}/index${extension}`),
      ];
      const found = tried.find((file) => this.#tree.files.has(file));
      if (found !== undefined) return this.#modules.module(found);
    }
    return unknownModule(specifier);
  }

  #name(name: string, bindings: Bindings): Value {
    if (name === 'undefined') return undefined;
    if (name === '__dirname') return new PathValue(folderOf(this.#path));
    if (name === '__filename') return new PathValue(this.#path);
    const bound = bindings.get(name);
    if (!bound) return isKnownGlobal(name) ? new Imported('vitest/config', name) : new Unknown(name);
    if (this.#changed.has(name)) return new Unknown(`${name}, which is changed later`);
    return bound();
  }

  #value(node: Expression, bindings: Bindings): Value {
    if (!this.#modules.step() || this.#depth > MAX_DEPTH) return new Unknown('a value too deep to follow');
    this.#depth += 1;
    try {
      return this.#valueOf(node, bindings);
    } finally {
      this.#depth -= 1;
    }
  }

  #valueOf(node: Expression, bindings: Bindings): Value {
    switch (node.type) {
      case 'Literal':
        if (node.regex) return new Regex(node.regex.pattern, node.regex.flags);
        return typeof node.value === 'bigint' ? Number(node.value) : (node.value as Value);
      case 'Identifier':
        return this.#name(node.name, bindings);
      case 'TemplateLiteral': {
        let joined: Value = node.quasis[0]!.value.cooked ?? '';
        node.expressions.forEach((expression, index) => {
          joined = concatenate(joined, this.#value(expression, bindings));
          joined = concatenate(joined, node.quasis[index + 1]!.value.cooked ?? '');
        });
        return joined;
      }
      case 'ArrayExpression':
        return new ListValue(
          node.elements.flatMap((element): readonly Value[] => {
            if (element === null) return [undefined];
            if (element.type !== 'SpreadElement') return [this.#value(element, bindings)];
            const spread = this.#value(element.argument, bindings);
            if (spread instanceof ListValue) return spread.items;
            return [spread instanceof Unknown ? spread : new Unknown('what is spread')];
          }),
        );
      case 'ObjectExpression':
        return this.#object(node, bindings);
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
        return this.#function(node, bindings);
      case 'ParenthesizedExpression':
        return this.#value(node.expression, bindings);
      case 'AwaitExpression':
        return this.#value(node.argument, bindings);
      case 'ConditionalExpression': {
        const test = this.#value(node.test, bindings);
        if (test instanceof Unknown) return new Unknown('a choice');
        return this.#value(test ? node.consequent : node.alternate, bindings);
      }
      case 'BinaryExpression': {
        if (node.operator !== '+') return new Unknown('a calculation');
        return concatenate(this.#value(node.left as Expression, bindings), this.#value(node.right, bindings));
      }
      case 'LogicalExpression': {
        const left = this.#value(node.left, bindings);
        if (left instanceof Unknown) return new Unknown('a choice');
        const takesLeft =
          node.operator === '??'
            ? left !== undefined && left !== null
            : node.operator === '||'
              ? left
              : !left;
        return takesLeft ? left : this.#value(node.right, bindings);
      }
      case 'UnaryExpression': {
        const value = this.#value(node.argument, bindings);
        if (node.operator === '!' && !(value instanceof Unknown)) return !value;
        if (node.operator === '-' && typeof value === 'number') return -value;
        return new Unknown('a calculation');
      }
      case 'MemberExpression':
        return this.#member(node, bindings);
      case 'CallExpression':
        return this.#call(node, bindings);
      case 'NewExpression': {
        // `new URL('./x', import.meta.url)`
        const [first, second] = node.arguments;
        if (node.callee.type !== 'Identifier' || node.callee.name !== 'URL' || !first || !second)
          return new Unknown('an object that is made');
        const [name, base] = [first, second].map((argument) =>
          argument.type === 'SpreadElement' ? new Unknown('what is spread') : this.#value(argument, bindings),
        );
        return typeof name === 'string' && base instanceof PathValue
          ? pathOf(join(folderOf(base.path), name))
          : new Unknown('a URL');
      }
      default:
        return new Unknown('a computed value');
    }
  }

  #object(node: Extract<Expression, { type: 'ObjectExpression' }>, bindings: Bindings): Value {
    let entries = new Map<string, Value>();
    let open: Unknown | undefined;
    for (const property of node.properties) {
      if (property.type === 'SpreadElement') {
        const spread = this.#value(property.argument, bindings);
        if (spread === undefined || spread === null || spread === false) continue;
        if (spread instanceof ObjectValue) {
          for (const [key, value] of spread.entries) entries.set(key, value);
          if (spread.open) {
            open = spread.open;
            entries = new Map(spread.entries);
          }
        } else {
          // It may set any key anew, those that stand before it too.
          open = spread instanceof Unknown ? spread : new Unknown('what is spread');
          entries = new Map();
        }
        continue;
      }
      const key =
        !property.computed && property.key.type === 'Identifier'
          ? property.key.name
          : this.#value(property.key as Expression, bindings);
      if (typeof key !== 'string' && typeof key !== 'number') {
        open = new Unknown('a computed key');
        continue;
      }
      entries.set(
        String(key),
        property.kind === 'init' ? this.#value(property.value, bindings) : new Unknown('a getter'),
      );
    }
    return new ObjectValue(entries, open);
  }

  /** A function whose body only declares and then returns; what it returns does not know its arguments. */
  #function(
    node: {
      readonly body: AnyNode;
      readonly params: readonly Pattern[];
    },
    outer: Bindings,
  ): Value {
    return new FunctionValue('a function', () => {
      const bindings: Bindings = new Map(outer);
      for (const parameter of node.params) {
        for (const name of namesIn(parameter)) bindings.set(name, () => new Unknown(`the argument ${name}`));
      }
      const { body } = node;
      if (body.type !== 'BlockStatement') return this.#value(body as Expression, bindings);
      for (const statement of body.body) this.#declare(statement, bindings);
      const last = body.body.at(-1);
      if (last?.type !== 'ReturnStatement' || !last.argument)
        return new Unknown('a function of several ends');
      if (body.body.slice(0, -1).some(returns)) return new Unknown('a function of several ends');
      return this.#value(last.argument, bindings);
    });
  }

  #member(node: Extract<Expression, { type: 'MemberExpression' }>, bindings: Bindings): Value {
    if (node.property.type === 'PrivateIdentifier') return new Unknown('a private field');
    const key =
      !node.computed && node.property.type === 'Identifier'
        ? node.property.name
        : this.#value(node.property as Expression, bindings);
    if (node.object.type === 'MetaProperty') {
      if (key === 'dirname') return new PathValue(folderOf(this.#path));
      if (key === 'filename' || key === 'url') return new PathValue(this.#path);
      return new Unknown(`import.meta.${String(key)}`);
    }
    if (node.object.type === 'Super' || typeof key !== 'string') return new Unknown('a computed value');
    if (node.object.type === 'Identifier' && node.object.name === 'process')
      return new Unknown(`process.${key}`);
    return member(this.#value(node.object, bindings), key);
  }

  #call(node: Extract<Expression, { type: 'CallExpression' }>, bindings: Bindings): Value {
    if (node.callee.type === 'Super') return new Unknown('a call');
    const args = node.arguments.map(
      (argument): Value =>
        argument.type === 'SpreadElement' ? new Unknown('what is spread') : this.#value(argument, bindings),
    );
    if (node.callee.type === 'Identifier' && node.callee.name === 'require' && !bindings.has('require')) {
      const [from] = args;
      if (typeof from !== 'string') return new Unknown('a module whose name is computed');
      return from.startsWith('.') ? this.#imported(from).default : new Imported(from, '*');
    }
    const callee = this.#value(node.callee, bindings);
    const known = callee instanceof Imported ? callImported(callee, args) : undefined;
    if (known !== undefined) return known;
    if (callee instanceof FunctionValue) return callee.result();
    const text = node.callee.type === 'Identifier' ? `${node.callee.name}()` : 'a call';
    return new Unknown(callee instanceof Imported ? `${callee.name}() of ${callee.from}` : text);
  }
}

function once(make: () => Value): () => Value {
  let state: 'new' | 'busy' | 'done' = 'new';
  let value: Value;
  return () => {
    if (state === 'busy') return new Unknown('a value that needs itself');
    if (state === 'new') {
      state = 'busy';
      value = make();
      state = 'done';
    }
    return value;
  };
}
