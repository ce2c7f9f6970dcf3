import { isScalar, parseDocument, visit } from 'yaml';

/** A number that has to be quoted to stay as written: YAML reads `3.10` as 3.1, and `010` as 10. */
interface MisreadNumber {
  readonly source: string;
  readonly value: number;
}

const found = new WeakMap<object, readonly MisreadNumber[]>();

/** Parses YAML and keeps which of its numbers are read differently from how they are written. */
export function parseNotingNumbers(text: string): unknown {
  const document = parseDocument(text);
  if (document.errors.length > 0) throw document.errors[0]!;
  const misread: MisreadNumber[] = [];
  visit(document, (_, node) => {
    if (!isScalar(node) || typeof node.value !== 'number' || node.source === undefined) return;
    if (String(node.value) !== node.source) misread.push({ source: node.source, value: node.value });
  });
  const value: unknown = document.toJS();
  if (typeof value === 'object' && value !== null) found.set(value, misread);
  return value;
}

/** Numbers in a value of `parseNotingNumbers` that YAML reads otherwise than they are written. */
export const misreadNumbers = (value: object): readonly MisreadNumber[] => found.get(value) ?? [];
