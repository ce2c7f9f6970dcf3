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

/** The same of JSON with comments and with commas before closing brackets. */
export function parseJsonc(text: string): Json | undefined {
  let plain = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char === '"') {
      const start = at;
      for (at += 1; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at += 1;
      plain += text.slice(start, at + 1);
    } else if (char === '/' && text[at + 1] === '/') {
      const end = text.indexOf('\n', at);
      at = end === -1 ? text.length : end - 1;
    } else if (char === '/' && text[at + 1] === '*') {
      const end = text.indexOf('*/', at + 2);
      at = end === -1 ? text.length : end + 1;
    } else if (char === '}' || char === ']') plain = `${plain.trimEnd().replace(/,$/, '')}${char}`;
    else plain += char;
  }
  return parseObject(plain);
}

/** The `scripts` of a package.json. */
export function scriptsOf(manifest: Json | undefined): Readonly<Record<string, string>> {
  const scripts = asObject(manifest?.['scripts']) ?? {};
  return Object.fromEntries(
    Object.entries(scripts).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
