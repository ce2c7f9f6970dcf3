import { canonicalJson } from '@paceline/contracts';
import { asObject, parseJsonc } from '@paceline/runners';
import { lastPackage } from '../../repository/package-names.ts';
import type { LockedPackage, LockGraph } from './lock-graph.ts';

/** bun.lock: packages by their place in the tree, `a/b` for the b that only a gets. Undefined of what is none. */
export function readBunLock(text: string): LockGraph | undefined {
  const packages = asObject(asObject(parseJsonc(text))?.['packages']);
  if (!packages) return undefined;
  const found = new Map<string, LockedPackage>();
  for (const [key, value] of Object.entries(packages)) {
    if (!Array.isArray(value) || typeof value[0] !== 'string') return undefined;
    const details = value.map(asObject).find((item) => item !== undefined) ?? {};
    const names = ['dependencies', 'optionalDependencies', 'peerDependencies'].flatMap((field) =>
      Object.keys(asObject(details[field]) ?? {}),
    );
    // An alias is imported by its key.
    found.set(key, {
      name: lastPackage(key),
      identity: canonicalJson(value),
      dependencies: names.flatMap((name) => nested(packages, key, name) ?? []),
    });
  }
  return found;
}

function nested(packages: object, from: string, name: string): string | undefined {
  for (let place = from; place !== ''; place = place.slice(0, Math.max(0, place.lastIndexOf('/')))) {
    if (Object.hasOwn(packages, `${place}/${name}`)) return `${place}/${name}`;
  }
  return Object.hasOwn(packages, name) ? name : undefined;
}
