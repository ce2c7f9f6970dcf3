/** The package that a specifier begins with: `@x/a/sub` → `@x/a`, `a/sub` → `a`. */
export const packageOfSpecifier = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** The last of several packages behind each other: `@x/a/@y/b` → `@y/b`. */
export function lastPackage(names: string): string {
  const parts = names.split('/');
  return parts.slice(parts.at(-2)?.startsWith('@') ? -2 : -1).join('/');
}
