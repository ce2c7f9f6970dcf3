export type Json = { readonly [key: string]: unknown };

export const asObject = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;

/** An object from JSON text; undefined when it is none. */
export function parseObject(text: string): Json | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** JSON as some tools read it: comments in it are blanks. */
export function withoutComments(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char === '"') {
      const start = at;
      for (at += 1; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at += 1;
      result += text.slice(start, at + 1);
    } else if (char === '/' && (text[at + 1] === '/' || text[at + 1] === '*')) {
      const isLine = text[at + 1] === '/';
      const end = text.indexOf(isLine ? '\n' : '*/', at + 2);
      at = end === -1 ? text.length : isLine ? end : end + 1;
      result += ' ';
    } else result += char;
  }
  return result;
}

/** The `scripts` of a package.json. */
export function scriptsOf(manifest: Json | undefined): Readonly<Record<string, string>> {
  const scripts = asObject(manifest?.['scripts']) ?? {};
  return Object.fromEntries(
    Object.entries(scripts).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
