import { parseAst } from 'vite';

export interface Mutant {
  /** Place of the replaced text in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

const OPERATORS: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
  '*': '/',
};
const WITHOUT_FAULTS = /^(?:TS|Import|ExportAll)/;
/** What TypeScript wraps around an expression. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
]);

/**
 * The single faults that can be put into a source file by the usual operators: a comparison, a condition or a
 * calculation turned round, a literal changed, a returned value or a call left out. Types have none.
 * @throws where it cannot be parsed
 */
export function mutantsOf(path: string, source: string): Mutant[] {
  const lang = /\.[cm]?ts$/.test(path) ? 'ts' : path.endsWith('.tsx') ? 'tsx' : 'jsx';
  const found: Mutant[] = [];
  visit(parseAst(source, { lang }) as unknown as Node);
  return found;

  function visit(node: Node): void {
    if (WITHOUT_FAULTS.test(node.type) && !WRAPPERS.has(node.type)) return;
    found.push(...faultsOf(node, source));
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child);
    }
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

function faultsOf(node: Node, source: string): Mutant[] {
  const instead = (of: unknown, text: string): Mutant[] =>
    isNode(of) ? [{ start: of.start, end: of.end, text }] : [];
  const textOf = ({ start, end }: Node) => source.slice(start, end);
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression': {
      const other = OPERATORS[node['operator'] as string];
      const between = (node['left'] as Node).end;
      const start = source.indexOf(node['operator'] as string, between);
      return other === undefined || /[/(]/.test(source.slice(between, start))
        ? []
        : [{ start, end: start + (node['operator'] as string).length, text: other }];
    }
    case 'IfStatement':
      return instead(node['test'], `!(${textOf(node['test'] as Node)})`);
    case 'ReturnStatement':
      return instead(node['argument'], 'undefined');
    case 'ExpressionStatement':
      return (node['expression'] as Node).type === 'CallExpression'
        ? instead(node['expression'], 'void 0')
        : [];
    case 'Literal':
      if (typeof node['value'] === 'boolean') return instead(node, String(!node['value']));
      return typeof node['value'] === 'number' ? instead(node, `(${textOf(node)} + 1)`) : [];
    default:
      return [];
  }
}
