import { asObject, type Json } from '@paceline/runners';
import { lastPackage } from './package-names.ts';
import { join } from './paths.ts';
import type { Package, SourceTree } from './tree.ts';

export const DEPENDENCY_FIELDS = [
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'optionalDependencies',
];

/**
 * In ranges, or JSON with ranges: a path, or another package of this repository. Which one it is, lock files do not
 * tell, or not in a way that is compared.
 */
export const LOCAL_RANGE = /(?:^|[\s"])(?:(?:link|file|portal):|(?:workspace:)?\.{1,2}\/|workspace:[@a-z])/i;

/** What a dependency means that a manifest takes from this repository: a package, or the file of a packed one. */
export type LocalDependency = Package | string;

interface Packages {
  readonly tree: SourceTree;
  readonly byFolder: ReadonlyMap<string, Package>;
  readonly byName: ReadonlyMap<string, Package>;
}

/**
 * Finds what a package calls a dependency: by the path or the other name that its manifest gives
 * (`link:../shared`, `workspace:shared-lib@*`), by those that the root's manifest sets for all, else the package
 * of that name.
 */
export function localDependencies(
  packages: Packages,
): (owner: Package | undefined, name: string) => LocalDependency | undefined {
  const { byFolder, byName } = packages;
  const root = byFolder.get('');
  const forAll = root ? overrides(packages, root) : new Map<string, LocalDependency>();
  const ofPackage = new Map<Package, ReadonlyMap<string, LocalDependency>>();
  return (owner, name) => {
    if (!owner) return forAll.get(name) ?? byName.get(name);
    let own = ofPackage.get(owner);
    if (!own) {
      own = new Map(
        DEPENDENCY_FIELDS.flatMap((field) => [...named(packages, owner.folder, asObject(owner.json[field]))]),
      );
      ofPackage.set(owner, own);
    }
    return own.get(name) ?? forAll.get(name) ?? byName.get(name);
  };
}

/** npm's `overrides`, yarn's `resolutions`, pnpm's `pnpm.overrides`, as far as they lead into the repository. */
function overrides(packages: Packages, { json }: Package): Map<string, LocalDependency> {
  const tables = [json['overrides'], json['resolutions'], asObject(json['pnpm'])?.['overrides']];
  return new Map(tables.flatMap((table) => [...named(packages, '', asObject(table))]));
}

function* named(
  packages: Packages,
  folder: string,
  table: Json | undefined,
): Generator<readonly [string, LocalDependency]> {
  for (const [name, spec] of Object.entries(table ?? {})) {
    if (typeof spec !== 'string') continue;
    const found = meaning(packages, folder, spec);
    // yarn may write `parent/name` for a package below another.
    if (found) yield [lastPackage(name), found];
  }
}

function meaning(
  { tree, byFolder, byName }: Packages,
  folder: string,
  spec: string,
): LocalDependency | undefined {
  const other = /^(?:workspace|npm):(@?[^@]+)@/.exec(spec)?.[1];
  if (other !== undefined) return byName.get(other);
  const path = /^(?:(?:file|link|portal|workspace):)(.*)$/s.exec(spec)?.[1] ?? spec;
  if (!/^\.{1,2}(?:\/|$)/.test(path) && path === spec) return undefined;
  const at = join(folder, path);
  if (at === undefined) return undefined;
  return byFolder.get(at) ?? (tree.files.has(at) ? at : undefined);
}
