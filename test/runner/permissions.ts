/** What the GITHUB_TOKEN of a job may do: `permissions` of workflow and job, and the ceiling of a caller. */
import type { TemplateToken } from './parser.ts';
import { isMapping } from './parser.ts';

export type Level = 'none' | 'read' | 'write';

/** The level of every scope that is not in `scopes` is `rest`. */
export interface Permissions {
  rest: Level;
  scopes: Readonly<Record<string, Level>>;
}

/** What a token may do when neither workflow nor job says anything. */
export const defaultPermissions: Permissions = { rest: 'read', scopes: {} };

const rank: Record<Level, number> = { none: 0, read: 1, write: 2 };

/** Reads a `permissions` token; undefined when there is none. Scopes that it leaves out are `none`. */
export function permissionsOf(token: TemplateToken | undefined): Permissions | undefined {
  if (token === undefined) return undefined;
  if (!isMapping(token)) {
    const all = token.toString();
    return { rest: all === 'write-all' ? 'write' : all === 'read-all' ? 'read' : 'none', scopes: {} };
  }
  const entries = [...token].map(({ key, value }) => [key.toString(), value.toString() as Level] as const);
  return { rest: 'none', scopes: Object.fromEntries(entries) };
}

/** The level of one scope. */
export function levelOf(permissions: Permissions, scope: string): Level {
  return permissions.scopes[scope] ?? permissions.rest;
}

/** True when a token may do what needs `level` in `scope`. */
export function allows(permissions: Permissions, scope: string, level: Level): boolean {
  return rank[levelOf(permissions, scope)] >= rank[level];
}

/** The token of a run from a fork: reads what it was granted, writes nothing. */
export function readOnly(permissions: Permissions): Permissions {
  const lower = (level: Level): Level => (level === 'write' ? 'read' : level);
  return {
    rest: lower(permissions.rest),
    scopes: Object.fromEntries(
      Object.entries(permissions.scopes).map(([scope, level]) => [scope, lower(level)]),
    ),
  };
}

/** What `asked` wants above `ceiling`: one `scope: level` pair each, in the order of the file. */
export function beyond(
  asked: Permissions,
  ceiling: Permissions,
): { scope: string; asked: Level; allowed: Level }[] {
  const problems = Object.entries(asked.scopes)
    .filter(([scope, level]) => !allows(ceiling, scope, level))
    .map(([scope, level]) => ({ scope, asked: level, allowed: levelOf(ceiling, scope) }));
  const lowest = [ceiling.rest, ...Object.values(ceiling.scopes)].reduce((low, level) =>
    rank[level] < rank[low] ? level : low,
  );
  const all = rank[asked.rest] > rank[lowest] ? [{ scope: 'all', asked: asked.rest, allowed: lowest }] : [];
  return [...problems, ...all];
}
