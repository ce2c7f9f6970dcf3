import { asObject, type Json } from '@paceline/runners';

/** A range that the packages of a workspace take as `catalog:` (of the catalog `default`) or `catalog:NAME`. */
export interface CatalogEntry {
  readonly catalog: string;
  readonly package: string;
}

/** Fields of pnpm's and yarn's settings, and of a package.json or its `workspaces` for bun. */
export const CATALOG_FIELDS = ['catalog', 'catalogs'];

/** The ranges that two states of settings give differently. */
export function changedEntries(before: Json, after: Json): CatalogEntry[] {
  const [old, now] = [catalogs(before), catalogs(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((catalog) => {
    const [ranges, others] = [old.get(catalog) ?? {}, now.get(catalog) ?? {}];
    return [...new Set([...Object.keys(ranges), ...Object.keys(others)])]
      .filter((name) => ranges[name] !== others[name])
      .map((name) => ({ catalog, package: name }));
  });
}

function catalogs(settings: Json): Map<string, Json> {
  const named = Object.entries(asObject(settings['catalogs']) ?? {});
  const found = new Map(named.map(([name, ranges]) => [name, asObject(ranges) ?? {}]));
  found.set('default', { ...found.get('default'), ...asObject(settings['catalog']) });
  return found;
}

/** `"x": "catalog:"` in JSON, of a dependency or an override. */
const TAKEN = /"([^"\n]+)"\s*:\s*"catalog:([^"\n]*)"/g;

/** Packages of the entries whose range some manifest takes from there; the key of an override may hold more than a name. */
export function takenFrom(entries: readonly CatalogEntry[], manifests: Iterable<string>): Set<string> {
  const taken = new Set<string>();
  for (const text of manifests) {
    for (const [, key, catalog] of text.matchAll(TAKEN)) {
      const name = catalog!.trim() || 'default';
      for (const entry of entries) {
        if (entry.catalog === name && key!.includes(entry.package)) taken.add(entry.package);
      }
    }
  }
  return taken;
}
