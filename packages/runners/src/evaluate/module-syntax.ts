import { stripTypeScriptTypes } from 'node:module';
import { type AnyNode, type Expression, type Pattern, type Program, parse } from 'acorn';

/** The syntax tree of a module; undefined unless it is JavaScript, or TypeScript that is so once types are erased. */
export function parseProgram(text: string): Program | undefined {
  const options = { ecmaVersion: 'latest', allowHashBang: true, allowReturnOutsideFunction: true } as const;
  const attempts = [
    () => parse(text, { ...options, sourceType: 'module' }),
    () => parse(text, { ...options, sourceType: 'script' }),
    () => parse(stripTypeScriptTypes(text), { ...options, sourceType: 'module' }),
  ];
  for (const attempt of attempts) {
    try {
      return attempt();
    } catch {
      // The next way to read it, or none.
    }
  }
  return undefined;
}

export const nameOf = (node: { type: string; name?: string; value?: unknown }): string =>
  node.type === 'Identifier' ? node.name! : String(node.value);

/** `module.exports = x`, `exports.a = x`, `module.exports.a = x`. */
export function assignmentToExports(node: Expression): { name?: string; value: Expression } | undefined {
  if (node.type !== 'AssignmentExpression' || node.operator !== '=' || node.left.type !== 'MemberExpression')
    return undefined;
  const path = memberPath(node.left);
  if (path === 'module.exports') return { value: node.right };
  const name = /^(?:module\.)?exports\.([\w$]+)$/.exec(path ?? '')?.[1];
  return name === undefined ? undefined : { name, value: node.right };
}

function memberPath(node: AnyNode): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier')
    return undefined;
  const object = memberPath(node.object);
  return object === undefined ? undefined : `${object}.${node.property.name}`;
}

const MUTATORS = /^(?:push|unshift|splice|pop|shift|sort|reverse|fill|copyWithin|set|add|delete|clear)$/;

/** Names of which something is assigned, deleted or changed by a method, anywhere in the module. */
export function changedNames(program: Program): Set<string> {
  const changed = new Set<string>();
  const rootOf = (node: AnyNode): string | undefined => {
    if (node.type === 'Identifier') return node.name;
    return node.type === 'MemberExpression' ? rootOf(node.object) : undefined;
  };
  let exported = 0;
  for (const node of nodesIn(program)) {
    if (node.type === 'AssignmentExpression') {
      const assigned = assignmentToExports(node);
      if (assigned && assigned.name === undefined) {
        exported += 1;
        // Assigned twice, or under a condition: which one counts is not known.
        if (exported > 1) changed.add('module.exports');
        continue;
      }
      if (assigned) continue;
      const root = rootOf(node.left);
      if (root === 'module' || root === 'exports') changed.add('module.exports');
      else if (root !== undefined) changed.add(root);
    } else if (node.type === 'UpdateExpression') {
      const root = rootOf(node.argument);
      if (root !== undefined) changed.add(root);
    } else if (node.type === 'UnaryExpression' && node.operator === 'delete') {
      const root = rootOf(node.argument);
      if (root !== undefined) changed.add(root);
    } else if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
      const { callee } = node;
      const method = callee.property.type === 'Identifier' ? callee.property.name : '';
      const root =
        memberPath(callee) === 'Object.assign' && node.arguments[0]
          ? rootOf(node.arguments[0])
          : MUTATORS.test(method)
            ? rootOf(callee.object)
            : undefined;
      if (root === 'module' || root === 'exports') changed.add('module.exports');
      else if (root !== undefined) changed.add(root);
    }
  }
  return changed;
}

/** Every node of a tree. With a list instead of recursion, since a file may nest deeper than the call stack. */
function* nodesIn(root: AnyNode): Generator<AnyNode> {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) waiting.push(...next);
    else if (typeof next === 'object' && next !== null && typeof (next as AnyNode).type === 'string') {
      yield next as AnyNode;
      for (const [key, value] of Object.entries(next)) {
        if (key !== 'parent' && typeof value === 'object' && value !== null) waiting.push(value);
      }
    }
  }
}

/** Whether a statement, without the functions in it, may return. */
export function returns(statement: AnyNode): boolean {
  if (/Function/.test(statement.type)) return false;
  if (statement.type === 'ReturnStatement') return true;
  return Object.values(statement).some((value: unknown) => {
    const nodes = Array.isArray(value) ? value : [value];
    return nodes.some(
      (node) =>
        typeof node === 'object' &&
        node !== null &&
        typeof (node as AnyNode).type === 'string' &&
        returns(node as AnyNode),
    );
  });
}

export function namesIn(pattern: Pattern): string[] {
  return [...nodesIn(pattern)].flatMap((node) => (node.type === 'Identifier' ? [node.name] : []));
}
