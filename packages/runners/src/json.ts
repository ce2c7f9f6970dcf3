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

/** The `scripts` of a package.json. */
export function scriptsOf(manifest: Json | undefined): Readonly<Record<string, string>> {
  const scripts = asObject(manifest?.['scripts']) ?? {};
  return Object.fromEntries(
    Object.entries(scripts).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
