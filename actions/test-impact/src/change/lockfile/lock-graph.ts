/** One installed package, as a lock file describes it. */
export interface LockedPackage {
  readonly name: string;
  /** Everything that decides what is installed: version, source, checksum, as one text. */
  readonly identity: string;
  /** Ids of the packages that it gets when it asks for another, also as a peer. */
  readonly dependencies: readonly string[];
}

/** The packages of a lock file by their ids: a key of the file, a path, or a name with a range. */
export type LockGraph = ReadonlyMap<string, LockedPackage>;

/** Names of the packages that are others now, and of all that use these, directly or through others. */
export function changedPackages(before: LockGraph, after: LockGraph): Set<string> {
  const changed = (one: LockGraph, other: LockGraph) =>
    [...one].flatMap(([id, { identity }]) => (other.get(id)?.identity === identity ? [] : [id]));
  return new Set([...usersOf(before, changed(before, after)), ...usersOf(after, changed(after, before))]);
}

/** Names of packages, and of all that use these, directly or through others; undefined where one is not installed. */
export function withUsers(graph: LockGraph, names: ReadonlySet<string>): Set<string> | undefined {
  const ids = [...graph].flatMap(([id, { name }]) => (names.has(name) ? [id] : []));
  const found = new Set(usersOf(graph, ids));
  return [...names].every((name) => found.has(name)) ? found : undefined;
}

function usersOf(graph: LockGraph, ids: readonly string[]): string[] {
  const users = new Map<string, string[]>();
  for (const [id, { dependencies }] of graph) {
    for (const dependency of dependencies) {
      const others = users.get(dependency);
      if (others) others.push(id);
      else users.set(dependency, [id]);
    }
  }
  const found = new Set(ids);
  for (const id of found) for (const user of users.get(id) ?? []) found.add(user);
  return [...found].map((id) => graph.get(id)!.name);
}
