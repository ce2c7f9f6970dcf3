import { canonicalJson } from '@paceline/contracts';
import { asObject, type Json, parseObject } from '@paceline/runners';
import type { LockedPackage, LockGraph } from './lock-graph.ts';

const FOLDER = 'node_modules/';

/**
 * package-lock.json and npm-shrinkwrap.json, versions 2 and 3: packages by the folder they are installed in.
 * Undefined of older ones, and of what is no such file.
 */
export function readNpmLock(text: string): LockGraph | undefined {
  const packages = asObject(parseObject(text)?.['packages']);
  if (!packages) return undefined;
  const found = new Map<string, LockedPackage>();
  for (const [path, value] of Object.entries(packages)) {
    const entry = asObject(value);
    const at = path.lastIndexOf(FOLDER);
    if (!entry || at === -1 || entry['link'] === true) continue;
    const name = path.slice(at + FOLDER.length);
    found.set(path, {
      name,
      identity: canonicalJson({ ...entry, dev: undefined, devOptional: undefined, peer: undefined }),
      dependencies: namesOf(entry).flatMap((dependency) => installed(packages, path, dependency) ?? []),
    });
  }
  return found;
}

const namesOf = (entry: Json): string[] =>
  ['dependencies', 'optionalDependencies', 'peerDependencies'].flatMap((field) =>
    Object.keys(asObject(entry[field]) ?? {}),
  );

/** The folder that Node finds a package in, from another's. */
function installed(packages: Json, from: string, name: string): string | undefined {
  for (let folder = from; ; ) {
    const path = `${folder === '' ? '' : `${folder}/`}${FOLDER}${name}`;
    if (packages[path] !== undefined) return path;
    if (folder === '') return undefined;
    const at = folder.lastIndexOf(`/${FOLDER}`);
    folder = at === -1 ? '' : folder.slice(0, at);
  }
}
