import { asObject, type Json } from '@paceline/runners';
import type { Deadline } from '../../deadline.ts';
import { join } from '../../repository/paths.ts';
import type { Project } from '../../repository/project.ts';
import type { Package } from '../../repository/tree.ts';
import { fileAt, fileOrBuilt } from './file-names.ts';

/** What an import can lead to. */
export interface Resolution {
  /** Tracked files; several where tools disagree (an extension left out, conditions of `exports`). */
  readonly files: readonly string[];
  /** A folder any file of which may be meant. */
  readonly folder?: string;
  /** A package that is installed, by its name. */
  readonly external?: string;
  /** Neither found here nor known as a package: anything may be meant. */
  readonly unknown?: boolean;
}

/** What the entries of a package are looked up with. */
export interface PackageContext {
  readonly project: Project;
  readonly deadline: Deadline;
  /** What a name means to a file, where a table leads to another package. */
  readonly resolveName: (from: string, name: string) => Resolution | undefined;
}

/** A subpath (`.` or `./x`) of a package that lives in this repository. */
export function inPackage(context: PackageContext, owner: Package, subpath: string): Resolution {
  const { project } = context;
  const { json, folder } = owner;
  if (json['exports'] !== undefined && json['exports'] !== null) {
    const exported = asObject(json['exports']);
    const table =
      exported && keysOf(exported).some((key) => key.startsWith('.')) ? exported : { '.': json['exports'] };
    const found = mapped(context, owner, table, subpath);
    if (found && found.files.length > 0) return found;
  }
  const entries =
    subpath === '.'
      ? ['source', 'module', 'main', 'browser', 'types', 'typings'].flatMap((field) =>
          typeof json[field] === 'string' ? [json[field]] : [],
        )
      : [subpath];
  if (subpath === '.') entries.push('./index', './src/index');
  const found = [...new Set(entries.flatMap((entry) => fileOrBuilt(project, join(folder, entry))))];
  if (subpath !== '.') found.push(...fileAt(project.tree.files, join(folder, `src/${subpath}`)));
  // What a package's entry is built from is not always to be seen: then it may be any file of the package.
  return found.length > 0 ? { files: found } : { files: [], folder };
}

/** A name looked up in an `exports` or `imports` table; every condition counts. */
export function mapped(
  context: PackageContext,
  owner: Package,
  table: Json | undefined,
  name: string,
): Resolution | undefined {
  if (!table) return undefined;
  const { project, deadline } = context;
  const found: string[] = [];
  let matched = false;
  let external: string | undefined;
  for (const key of Object.hasOwn(table, name) ? [name] : patternsOf(table)) {
    const star = key.endsWith('/') && name.startsWith(key) ? name.slice(key.length) : matchStar(key, name);
    if (star === undefined) continue;
    matched = true;
    for (const leaf of leaves(table[key])) {
      deadline.spend(2000);
      const target = key.endsWith('/') ? `${leaf}${star}` : leaf.replaceAll('*', () => star);
      if (target.startsWith('.')) found.push(...fileOrBuilt(project, join(owner.folder, target)));
      else if (name.startsWith('#') && !target.startsWith('#')) {
        // Only `imports` may lead to another package.
        const other = context.resolveName(`${owner.folder}/package.json`, target);
        if (other?.folder !== undefined) return other;
        external ??= other?.external;
        found.push(...(other?.files ?? []));
      }
    }
    break;
  }
  if (found.length > 0) return { files: [...new Set(found)] };
  if (external !== undefined) return { files: [], external };
  return matched ? { files: [], folder: owner.folder } : undefined;
}

/** Remembers what is computed from an object that never changes. */
function remembered<T>(compute: (table: Json) => T): (table: Json) => T {
  const known = new WeakMap<Json, { value: T }>();
  return (table) => {
    const found = known.get(table) ?? { value: compute(table) };
    known.set(table, found);
    return found.value;
  };
}

export const keysOf = remembered((table) => Object.keys(table));
/** The keys of an `exports` or `imports` table that stand for several names, in the order of Node. */
const patternsOf = remembered((table) =>
  keysOf(table)
    .filter((key) => key.includes('*') || key.endsWith('/'))
    .sort((a, b) => b.indexOf('*') - a.indexOf('*') || b.length - a.length),
);

function* leaves(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* leaves(item);
  else
    for (const [key, item] of Object.entries(asObject(value) ?? {})) if (key !== 'types') yield* leaves(item);
}

/** What `*` of a pattern stands for in a name; undefined where it does not match. */
export function matchStar(pattern: string, name: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star === -1) return pattern === name ? '' : undefined;
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return name.length >= head.length + tail.length && name.startsWith(head) && name.endsWith(tail)
    ? name.slice(head.length, name.length - tail.length)
    : undefined;
}
