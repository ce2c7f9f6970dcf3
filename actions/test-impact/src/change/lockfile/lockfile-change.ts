import { baseName } from '../../repository/paths.ts';
import { readBunLock } from './bun-lock.ts';
import { changedPackages, type LockGraph } from './lock-graph.ts';
import { readNpmLock } from './npm-lock.ts';
import { readPnpmLock } from './pnpm-lock.ts';
import { readYarnLock } from './yarn-lock.ts';

/** What a change of a lock file changes in what is installed. */
export interface LockfileChange {
  /** Packages that are others now, and those that use them, by name. */
  readonly packages: ReadonlySet<string>;
  /** The file does not say which packages use another as a peer. */
  readonly hidesPeers: boolean;
}

/** The lock files that are read: of others any change concerns everything. */
export const READ_LOCKFILES: readonly string[] = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
];

/** Nobody's lock file is longer; a YAML parser needs much more room than the text. */
const MAX_CHARACTERS = 8 * 1024 * 1024;

/** Compares two states of a lock file; undefined where one of them cannot be read. */
export async function lockfileChange(
  path: string,
  before: string | undefined,
  after: string | undefined,
): Promise<LockfileChange | undefined> {
  if (before === undefined || after === undefined) return undefined;
  if (before.length > MAX_CHARACTERS || after.length > MAX_CHARACTERS) return undefined;
  const name = baseName(path);
  if (name === 'yarn.lock') {
    const [old, now] = [readYarnLock(before), readYarnLock(after)];
    if (!old || !now || old.knowsPeers !== now.knowsPeers) return undefined;
    return { packages: changedPackages(old.graph, now.graph), hidesPeers: !now.knowsPeers };
  }
  const read = (text: string): LockGraph | undefined | Promise<LockGraph | undefined> =>
    name === 'pnpm-lock.yaml'
      ? readPnpmLock(text)
      : name === 'bun.lock'
        ? readBunLock(text)
        : readNpmLock(text);
  try {
    const [old, now] = [await read(before), await read(after)];
    return old && now ? { packages: changedPackages(old, now), hidesPeers: false } : undefined;
  } catch {
    return undefined;
  }
}
