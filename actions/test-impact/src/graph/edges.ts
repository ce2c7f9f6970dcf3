import type { Deadline } from '../deadline.ts';
import { ancestors, folderOf, isDeclaration, isModule } from '../repository/paths.ts';

/**
 * Why one file depends on another: over an import; since it names it; or since it loads, reads or starts what is
 * only known when it runs.
 */
export type EdgeKind = 'imports' | 'reference' | 'computed';

/** An installed package as a node beside the files: no path begins so. */
export const packageNode = (name: string): string => `\0${name}`;
const isPackageNode = (node: string): boolean => node.startsWith('\0');

/** A file that depends on others, and how. */
export type Edge = readonly [dependent: string, kind: EdgeKind];

/** Something that a file of a folder may be for the module that reads the folder. */
interface FolderReader {
  readonly file: string;
  readonly kind: EdgeKind;
  readonly matches: (path: string) => boolean;
}

/** What one file depends on, as the document of the graph tells it. */
export interface Dependencies {
  readonly file: string;
  readonly isTest: boolean;
  readonly imports: readonly string[];
  readonly references: readonly string[];
  readonly packages: readonly string[];
  readonly folders: readonly string[];
  readonly unknown: readonly ('imports' | 'programs' | 'files')[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : T[K] };

interface EdgeOptions {
  readonly isTest: (path: string) => boolean;
  /** Programs that are started by name even where something imports them: `bin` of a manifest. */
  readonly programs: ReadonlySet<string>;
  /** Tests of a snapshot. */
  readonly snapshots: (path: string) => readonly string[];
  /** The folder of the package that a file belongs to. */
  readonly packageFolder: (path: string) => string;
  readonly deadline: Deadline;
}

/** Which file depends on which, as it is found file by file. */
export class Edges {
  readonly #options: EdgeOptions;
  readonly #dependents = new Map<string, Map<string, EdgeKind>>();
  readonly #folderReaders = new Map<string, FolderReader[]>();
  /** Files that something besides tests imports. */
  readonly #imported = new Set<string>();
  /** Files of which something takes types only. */
  readonly #typesTaken = new Set<string>();
  /** Modules that import what cannot be known: they depend on every source file. */
  readonly opaque = new Set<string>();
  /** Modules that start processes, workers or bundlers: they depend on programs. */
  readonly #starters = new Set<string>();
  /** Modules that read files by computed names, by the folder of their package. */
  readonly #readers = new Map<string, Set<string>>();
  count = 0;

  constructor(options: EdgeOptions) {
    this.#options = options;
  }

  connect(from: string, to: string, kind: 'imports' | 'reference'): void {
    if (from === to) return;
    const dependents = this.#dependents.get(to) ?? new Map<string, EdgeKind>();
    if (dependents.size === 0) this.#dependents.set(to, dependents);
    if (dependents.get(from) === 'imports') return;
    if (!dependents.has(from)) this.count += 1;
    dependents.set(from, kind);
    if (kind === 'imports' && !this.#options.isTest(from)) this.#imported.add(to);
  }

  /** `file` depends on all files of a folder that fit. */
  readFolder(
    file: string,
    folder: string,
    kind: EdgeKind,
    matches: (path: string) => boolean = () => true,
  ): void {
    const readers = this.#folderReaders.get(folder);
    if (readers) readers.push({ file, kind, matches });
    else this.#folderReaders.set(folder, [{ file, kind, matches }]);
  }

  takeTypes(path: string): void {
    this.#typesTaken.add(path);
  }

  startsProcesses(file: string): void {
    this.#starters.add(file);
  }

  /** Modules that start processes or bundlers, and those that import such ones. */
  usersOfStarters(): Set<string> {
    const found = new Set(this.#starters);
    for (const file of found) for (const [user] of this.importers(file)) found.add(user);
    return found;
  }

  readsComputed(file: string): void {
    const folder = this.#options.packageFolder(file);
    const readers = this.#readers.get(folder) ?? new Set<string>();
    this.#readers.set(folder, readers.add(file));
  }

  /** Whether a module besides tests imports it. */
  isImported(path: string): boolean {
    return this.#imported.has(path);
  }

  /** Whether types of it are taken somewhere. */
  hasTypesTaken(path: string): boolean {
    return this.#typesTaken.has(path);
  }

  /** How the repository's modules use an installed package. */
  usesPackage(name: string): 'imported' | 'types' | 'unknown' {
    const node = packageNode(name);
    return this.#dependents.has(node) ? 'imported' : this.#typesTaken.has(node) ? 'types' : 'unknown';
  }

  *dependents(file: string): Generator<Edge> {
    const { isTest, programs, snapshots, packageFolder, deadline } = this.#options;
    const direct = this.#dependents.get(file);
    deadline.spend(20 * (direct?.size ?? 0));
    if (direct) yield* direct;
    if (isPackageNode(file)) {
      // Any installed package may be loaded or started by its name.
      for (const user of [...this.opaque, ...this.#starters]) yield [user, 'computed'];
      return;
    }
    for (const owner of snapshots(file)) yield [owner, 'reference'];
    for (const folder of ancestors(folderOf(file))) {
      const readers = this.#folderReaders.get(folder) ?? [];
      deadline.spend(20 + folder.length + 20 * readers.length);
      for (const reader of readers) {
        if (reader.file !== file && reader.matches(file)) yield [reader.file, reader.kind];
      }
    }
    if (isTest(file) || isDeclaration(file)) return;
    if (!isModule(file)) {
      for (const reader of this.#readers.get(packageFolder(file)) ?? []) yield [reader, 'computed'];
      return;
    }
    deadline.spend(20 * this.opaque.size);
    for (const reader of this.opaque) yield [reader, 'computed'];
    // What nothing imports may be a program, and programs are started by name.
    if (this.#imported.has(file) && !programs.has(file)) return;
    deadline.spend(20 * this.#starters.size);
    for (const starter of this.#starters) yield [starter, 'computed'];
  }

  /** Everything that is known, by the files that depend on something. */
  byDependent(): Iterable<Dependencies> {
    const found = new Map<string, Mutable<Dependencies>>();
    const of = (file: string) => {
      const known = found.get(file);
      if (known) return known;
      const { isTest } = this.#options;
      const entry = {
        file,
        isTest: isTest(file),
        imports: [],
        references: [],
        packages: [],
        folders: [],
        unknown: [],
      };
      found.set(file, entry);
      return entry;
    };
    for (const [target, dependents] of this.#dependents) {
      for (const [file, kind] of dependents) {
        if (isPackageNode(target)) of(file).packages.push(target.slice(1));
        else of(file)[kind === 'imports' ? 'imports' : 'references'].push(target);
      }
    }
    for (const [folder, readers] of this.#folderReaders) {
      for (const { file } of readers) of(file).folders.push(folder === '' ? '.' : folder);
    }
    for (const file of this.opaque) of(file).unknown.push('imports');
    for (const file of this.#starters) of(file).unknown.push('programs');
    for (const readers of this.#readers.values()) for (const file of readers) of(file).unknown.push('files');
    return found.values();
  }

  *importers(file: string): Generator<Edge> {
    for (const edge of this.#dependents.get(file) ?? []) if (edge[1] === 'imports') yield edge;
  }
}
