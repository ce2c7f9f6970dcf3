import { baseName } from '../../repository/paths.ts';
import { readBunLock } from './bun-lock.ts';
import { changedPackages, type LockGraph, withUsers } from './lock-graph.ts';
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

/** What is installed, by one state of a lock file. */
interface Installed {
  readonly graph: LockGraph;
  readonly knowsPeers: boolean;
}

/** A plan compares one state with those of many commits, which mostly are few different ones. */
const MAX_KEPT = 4;

/** Compares states of lock files. The last ones are kept: to read a large file of pnpm takes a tenth of a second. */
export class Lockfiles {
  readonly #kept = new Map<string, Promise<Installed | undefined>>();

  /** What is different between two states; undefined where one of them cannot be read. */
  async change(
    path: string,
    before: string | undefined,
    after: string | undefined,
  ): Promise<LockfileChange | undefined> {
    if (before === undefined || after === undefined) return undefined;
    const name = baseName(path);
    const [old, now] = [await this.#read(name, before), await this.#read(name, after)];
    if (!old || !now || old.knowsPeers !== now.knowsPeers) return undefined;
    return { packages: changedPackages(old.graph, now.graph), hidesPeers: !now.knowsPeers };
  }

  /** The change that other content of packages is, by the lock file that names them; undefined where it does not. */
  async contentOf(
    names: ReadonlySet<string>,
    path: string,
    text: string,
  ): Promise<LockfileChange | undefined> {
    const lock = await this.#read(baseName(path), text);
    const packages = lock && withUsers(lock.graph, names);
    return packages && { packages, hidesPeers: !lock.knowsPeers };
  }

  #read(name: string, text: string): Promise<Installed | undefined> {
    const key = `${name}\n${text}`;
    const known = this.#kept.get(key) ?? readLockfile(name, text);
    this.#kept.delete(key);
    this.#kept.set(key, known);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MAX_KEPT) break;
      this.#kept.delete(oldest);
    }
    return known;
  }
}

async function readLockfile(name: string, text: string): Promise<Installed | undefined> {
  if (text.length > MAX_CHARACTERS) return undefined;
  try {
    if (name === 'yarn.lock') return readYarnLock(text);
    const graph =
      name === 'pnpm-lock.yaml'
        ? await readPnpmLock(text)
        : name === 'bun.lock'
          ? readBunLock(text)
          : readNpmLock(text);
    return graph && { graph, knowsPeers: true };
  } catch {
    return undefined;
  }
}
