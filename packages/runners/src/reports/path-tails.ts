import { posix } from 'node:path';

/** Finds paths by their ends, cut at a `/` only; what fits more than one path fits none. */
export interface PathTails {
  has(path: string): boolean;
  /** The one path that ends with this name: `e2e/login.spec.js` for `login.spec.js`. */
  endingWith(name: string): string | undefined;
  /** The one path that this longer path ends with: `tests/a.js` for `/app/tests/a.js` of a container. */
  endOf(longer: string): string | undefined;
}

export function pathTails(paths: Iterable<string>): PathTails {
  const all = new Set(paths);
  const byName = new Map<string, string[]>();
  for (const path of all) {
    const name = posix.basename(path);
    const same = byName.get(name);
    if (same) same.push(path);
    else byName.set(name, [path]);
  }
  const only = (name: string, fits: (path: string) => boolean): string | undefined => {
    const found = (byName.get(posix.basename(name)) ?? []).filter(fits);
    return found.length === 1 ? found[0] : undefined;
  };
  return {
    has: (path) => all.has(path),
    endingWith(name) {
      const plain = posix.normalize(name);
      return only(plain, (path) => path === plain || path.endsWith(`/${plain}`));
    },
    endOf: (longer) => only(longer, (path) => longer.endsWith(`/${path}`)),
  };
}
