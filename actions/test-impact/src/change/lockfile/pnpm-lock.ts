import { canonicalJson } from '@paceline/contracts';
import { asObject, type Json } from '@paceline/runners';
import { packageOfSpecifier } from '../../repository/package-names.ts';
import type { LockedPackage, LockGraph } from './lock-graph.ts';

/**
 * pnpm-lock.yaml of versions 5 to 9, with several documents where the package manager itself is locked too.
 * Undefined of what is none.
 */
export async function readPnpmLock(text: string): Promise<LockGraph | undefined> {
  const { parseAllDocuments } = await import('yaml');
  const documents = parseAllDocuments(text);
  if (documents.length === 0 || documents.some(({ errors }) => errors.length > 0)) return undefined;
  const found = new Map<string, LockedPackage>();
  for (const document of documents) {
    const lock = asObject(document.toJS({ maxAliasCount: 0 }));
    if (lock?.['lockfileVersion'] === undefined) return undefined;
    addDocument(found, lock);
  }
  return found;
}

function addDocument(found: Map<string, LockedPackage>, lock: Json): void {
  const packages = asObject(lock['packages']) ?? {};
  const snapshots = asObject(lock['snapshots']);
  const entries = snapshots ?? packages;
  for (const [key, value] of Object.entries(entries)) {
    const entry = asObject(value) ?? {};
    const bare = key.replace(/\(.*$/s, '');
    const name = typeof entry['name'] === 'string' ? entry['name'] : nameOf(bare);
    const about = snapshots ? asObject(packages[bare]) : undefined;
    const dependencies = ['dependencies', 'optionalDependencies'].flatMap((field) =>
      Object.entries(asObject(entry[field]) ?? {}).flatMap(([other, version]) =>
        typeof version === 'string' ? (lockedAs(entries, other, version) ?? []) : [],
      ),
    );
    const identity = canonicalJson([about ?? {}, { ...entry, dev: undefined }]);
    found.set(key, { name, identity, dependencies });
  }
  // A name that a package of the repository gives another is imported by that name.
  for (const [folder, value] of Object.entries(asObject(lock['importers']) ?? { '.': lock })) {
    for (const field of ['dependencies', 'devDependencies', 'optionalDependencies']) {
      for (const [name, resolved] of Object.entries(asObject(asObject(value)?.[field]) ?? {})) {
        const version = typeof resolved === 'string' ? resolved : asObject(resolved)?.['version'];
        if (typeof version !== 'string' || /^(?:link|workspace):/.test(version)) continue;
        const id = lockedAs(entries, name, version);
        found.set(`${folder} > ${name}`, {
          name,
          identity: version,
          dependencies: id === undefined ? [] : [id],
        });
      }
    }
  }
}

/** `@x/a@1.0.0`, `/@x/a@1.0.0`, `/@x/a/1.0.0` → `@x/a`. */
function nameOf(key: string): string {
  const bare = key.replace(/^\//, '');
  const at = bare.indexOf('@', 1);
  if (at !== -1) return bare.slice(0, at);
  return packageOfSpecifier(bare);
}

function lockedAs(entries: Json, name: string, version: string): string | undefined {
  return [`${name}@${version}`, version, `/${name}@${version}`, `/${name}/${version}`].find((key) =>
    Object.hasOwn(entries, key),
  );
}
