import { stripTypeScriptTypes } from 'node:module';
import { parse } from 'acorn';

/** A regular expression in a source file. */
export interface Pattern {
  readonly line: number;
  /** As it stands in the source. */
  readonly text: string;
  readonly source: string;
  readonly flags: string;
}

interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly loc: { readonly start: { readonly line: number } };
  readonly [key: string]: unknown;
}

/** Every regular expression of a TypeScript module: literals, and `RegExp` called with constant texts. */
export function findPatterns(text: string): Pattern[] {
  // Types become spaces, so lines and columns stay.
  const code = stripTypeScriptTypes(text);
  const found: Pattern[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const node = value as SyntaxNode;
    const pattern = patternOf(node);
    if (pattern)
      found.push({ line: node.loc.start.line, text: code.slice(node.start, node.end), ...pattern });
    for (const [key, inner] of Object.entries(node)) if (key !== 'loc' && key !== 'regex') visit(inner);
  };
  visit(parse(code, { ecmaVersion: 'latest', sourceType: 'module', locations: true, allowHashBang: true }));
  return found;
}

function patternOf(node: SyntaxNode): { source: string; flags: string } | undefined {
  if (node.type === 'Literal' && node['regex']) {
    const { pattern, flags } = node['regex'] as { pattern: string; flags: string };
    return { source: pattern, flags };
  }
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return undefined;
  if ((node['callee'] as { name?: string }).name !== 'RegExp') return undefined;
  const [source, flags] = (node['arguments'] as SyntaxNode[]).map(constantText);
  return source === undefined ? undefined : { source, flags: flags ?? '' };
}

/** The text of a string or of a template; what is put into it counts as a name, which is what ours are made of. */
function constantText(node: SyntaxNode): string | undefined {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type !== 'TemplateLiteral') return undefined;
  const parts = node['quasis'] as { value: { cooked: string } }[];
  return parts.map((part) => part.value.cooked).join('name');
}
