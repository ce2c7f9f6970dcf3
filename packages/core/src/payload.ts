/** A text deep in a webhook payload, any part of which may be missing; undefined also where it is empty. */
export function textAt(payload: unknown, ...path: readonly string[]): string | undefined {
  let value = payload;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return typeof value === 'string' && value !== '' ? value : undefined;
}
