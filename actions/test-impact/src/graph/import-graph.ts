import { foreignPatterns } from '@paceline/runners';
import { type Deadline, FILE_MS, GaveUp, GLOBS_MS, noDeadline } from '../deadline.ts';
import {
  ancestors,
  baseName,
  before,
  folderOf,
  isComponent,
  isDeclaration,
  isModule,
  join,
} from '../repository/paths.ts';
import type { Project } from '../repository/project.ts';
import { scriptsOf } from './javascript/component-scripts.ts';
import { type Alias, createResolver } from './javascript/resolve.ts';
import { type ModuleScan, scanModule } from './javascript/scan-module.ts';
import { namedFiles, referenceIndex } from './references.ts';

/** Why one file depends on another: over an import, or since it names it. */
export type EdgeKind = 'imports' | 'reference';

export interface ImportGraph {
  /** Files that depend on `file` directly. */
  dependents(file: string): Iterable<readonly [dependent: string, kind: EdgeKind]>;
  /** Files that import `file` by its name: what is certain. */
  importers(file: string): Iterable<readonly [dependent: string, kind: EdgeKind]>;
  /** Files whose text could not be followed to its end. */
  readonly unparsed: ReadonlySet<string>;
  /** Files that import something that cannot be known: they depend on every source file. */
  readonly opaque: ReadonlySet<string>;
  readonly edges: number;
}

interface GraphOptions {
  readonly aliases: readonly Alias[];
  /** Where elements get their runtime from, besides what tsconfig and comments say. */
  readonly jsxImportSources: readonly string[];
  /** Type-only imports count: tests that check types while they run. */
  readonly keepTypes: boolean;
  /** Imports of which only types are used are not erased (Node's own type stripping). */
  readonly keepInlineTypes: boolean;
  readonly isTest: (path: string) => boolean;
  /** Files that only configure the runner: what they name, besides what they import, says nothing of tests. */
  readonly isConfiguration: (path: string) => boolean;
  readonly deadline?: Deadline;
}

/** Modules that start other programs: what a test reaches through them no import shows. */
const PROCESS_STARTERS =
  /^(?:node:)?(?:child_process|worker_threads|cluster)$|^(?:execa|cross-spawn|zx|tinyexec|shelljs|nano-spawn|spawnd?|node-pty)(?:\/|$)/;

/**
 * Dependencies of every module, read from its text.
 * @throws GaveUp when a module cannot be read, or not in time: then nothing is known of what depends on what
 */
export function buildGraph(project: Project, options: GraphOptions): ImportGraph {
  const { tree } = project;
  const deadline = options.deadline ?? noDeadline;
  const resolve = createResolver(project, options.aliases, deadline);
  const globs = foreignPatterns(GLOBS_MS);
  const index = referenceIndex(tree.files);
  const reverse = new Map<string, Map<string, EdgeKind>>();
  const folderReaders = new Map<string, FolderReader[]>();
  const unparsed = new Set<string>();
  const opaque = new Set<string>();
  const starters = new Set<string>();
  const imported = new Set<string>();
  let edges = 0;

  const connect = (from: string, to: string, kind: EdgeKind) => {
    if (from === to) return;
    const dependents = reverse.get(to) ?? new Map<string, EdgeKind>();
    if (dependents.size === 0) reverse.set(to, dependents);
    if (dependents.get(from) === 'imports') return;
    if (!dependents.has(from)) edges += 1;
    dependents.set(from, kind);
    if (kind === 'imports' && !options.isTest(from)) imported.add(to);
  };
  const readFolder = (file: string, folder: string, matches: (path: string) => boolean = () => true) => {
    const readers = folderReaders.get(folder);
    if (readers) readers.push({ file, matches });
    else folderReaders.set(folder, [{ file, matches }]);
  };
  const follow = (file: string, specifier: string) => {
    const found = resolve(file, specifier);
    for (const target of found.files) connect(file, target, 'imports');
    // A build product of a package of this repository: any of its sources may be in it.
    if (found.folder !== undefined) {
      readFolder(file, found.folder, (path) => isModule(path) && !options.isTest(path));
    }
    if (found.unknown) opaque.add(file);
  };

  for (const file of tree.files) {
    if (!isModule(file)) continue;
    const fileDeadline = deadline.forFile(file, FILE_MS);
    const text = tree.read(file);
    const refused = text === undefined ? tree.refused?.(file) : undefined;
    if (refused !== undefined)
      throw new GaveUp('unreadable', `${file} ${refused}, so what it imports is not known`, file);
    if (text === undefined) continue;
    // A link has the content of its target.
    const target = tree.leadsTo?.(file);
    if (target !== undefined && tree.files.has(target)) connect(file, target, 'imports');
    const scan = scanFile(file, text, fileDeadline);
    if (!scan.complete) unparsed.add(file);
    if (options.isConfiguration(file)) {
      for (const { kind, specifier } of scan.requests) {
        if (kind !== 'import') continue;
        for (const target of resolve(file, specifier).files) connect(file, target, 'imports');
      }
      continue;
    }
    const declaration = isDeclaration(file);
    const typeTest = options.keepTypes || /[.-](?:test|spec)-d\.|\.tst\./.test(file);
    for (const { kind, specifier } of scan.requests) {
      if (kind === 'type') {
        if (typeTest || declaration) followTypes(file, specifier);
      } else if (kind === 'inline-type') {
        const kept =
          options.keepTypes ||
          options.keepInlineTypes ||
          project.tsConfigsOf(file).some((config) => config.keepsImports);
        if (kept || declaration || typeTest) follow(file, specifier);
      } else if (kind === 'import') {
        if (declaration) followTypes(file, specifier);
        else follow(file, specifier);
        if (PROCESS_STARTERS.test(specifier)) starters.add(file);
      } else if (!declaration) computed(file, kind, specifier);
    }
    if (scan.hasJsx) {
      const sources = new Set([
        ...scan.jsxImportSources,
        ...options.jsxImportSources,
        ...project.tsConfigsOf(file).flatMap((config) => config.jsxImportSource ?? []),
      ]);
      for (const source of sources) {
        for (const runtime of ['jsx-runtime', 'jsx-dev-runtime']) {
          const found = resolve(file, `${source.replace(/\/$/, '')}/${runtime}`);
          for (const target of found.files) connect(file, target, 'imports');
        }
      }
    }
    if (declaration) continue;
    for (const name of scan.strings) {
      fileDeadline.spend(2000);
      const named = namedFiles(index, project, file, name);
      fileDeadline.spend(100 * named.files.length);
      for (const target of named.files) connect(file, target, 'reference');
      if (named.folder !== undefined)
        readFolder(file, named.folder, (path) => !isModule(path) || /fixture/i.test(path));
    }
  }

  function followTypes(file: string, specifier: string): void {
    for (const target of resolve(file, specifier).files) connect(file, target, 'imports');
  }

  /** A glob, or an import whose name begins with `specifier` and ends with what only a run knows. */
  function computed(file: string, kind: 'glob' | 'computed', specifier: string): void {
    if (specifier === '' || !/^\.{0,2}\//.test(specifier)) {
      opaque.add(file);
      return;
    }
    const from = specifier.startsWith('/') ? (project.packageOf(file)?.folder ?? '') : folderOf(file);
    // Up to the folder that is certain.
    const certain = kind === 'glob' ? before(specifier, '*', '?', '{', '(', '[') : specifier;
    const base = certain.slice(0, certain.lastIndexOf('/') + 1);
    const folder = join(from, `./${base}`);
    if (folder === undefined) {
      opaque.add(file);
      return;
    }
    if (kind === 'computed') {
      readFolder(file, folder);
      return;
    }
    const rest = specifier.slice(base.length);
    let matched: ReadonlySet<string> | undefined;
    readFolder(file, folder, (path) => {
      matched ??= matching(file, rest, folder);
      return matched.has(path);
    });
  }

  /** All paths below a folder that a glob matches, in one call: each call has to set up a timeout. */
  function matching(file: string, source: string, folder: string): ReadonlySet<string> {
    const prefix = folder === '' ? '' : `${folder}/`;
    const paths = [...tree.files].filter((path) => path.startsWith(prefix));
    deadline.spend(20 * tree.files.size + 100 * paths.length);
    if (source === '') return new Set();
    try {
      const include = [{ type: 'glob', source } as const];
      const found = globs.match({ include, paths: paths.map((path) => path.slice(prefix.length)) });
      return new Set(paths.filter((_, at) => found[at]));
    } catch (error) {
      throw new GaveUp(
        'too-slow',
        `${file} imports by a pattern: ${(error as Error).message.replace(/\.$/, '')}`,
        file,
      );
    }
  }

  const snapshots = snapshotOwners(tree.files);
  function* dependents(file: string): Generator<readonly [string, EdgeKind]> {
    const direct = reverse.get(file);
    deadline.spend(20 * (direct?.size ?? 0));
    if (direct) yield* direct;
    const owner = snapshots(file);
    if (owner !== undefined) yield [owner, 'reference'];
    for (const folder of ancestors(folderOf(file))) {
      const readers = folderReaders.get(folder) ?? [];
      deadline.spend(20 + folder.length + 20 * readers.length);
      for (const reader of readers) {
        if (reader.file !== file && reader.matches(file)) yield [reader.file, 'imports'];
      }
    }
    if (options.isTest(file) || !isModule(file) || isDeclaration(file)) return;
    deadline.spend(20 * opaque.size);
    for (const reader of opaque) yield [reader, 'imports'];
    // What nothing imports may be a program, and programs are started by name.
    if (imported.has(file)) return;
    deadline.spend(20 * starters.size);
    for (const starter of starters) yield [starter, 'reference'];
  }
  function* importers(file: string): Generator<readonly [string, EdgeKind]> {
    for (const edge of reverse.get(file) ?? []) if (edge[1] === 'imports') yield edge;
  }
  return { dependents, importers, unparsed, opaque, edges };
}

function scanFile(file: string, text: string, deadline: Deadline): ModuleScan {
  const typescript = /\.[cm]?tsx?$/.test(file) || isComponent(file);
  const jsx = /\.(?:[cm]?jsx?|tsx)$/.test(file);
  const source = isComponent(file) ? scriptsOf(text) : text;
  try {
    return scanModule(source, { jsx, typescript, deadline });
  } catch (error) {
    // The scanner does not know the file's name.
    throw error instanceof GaveUp && error.file === undefined
      ? new GaveUp('too-slow', `${file} cannot be followed: ${error.message}`, file)
      : error;
  }
}

interface FolderReader {
  readonly file: string;
  readonly matches: (path: string) => boolean;
}

/** The test of a snapshot: `__snapshots__/x.test.ts.snap` belongs to `x.test.ts` beside its folder. */
function snapshotOwners(files: ReadonlySet<string>): (path: string) => string | undefined {
  return (path) => {
    const match = /^(.*\.[cm]?[jt]sx?)\.(?:snap|snapshot|new\.snap)$/.exec(baseName(path));
    if (!match) return undefined;
    const folder = folderOf(path);
    const beside = join(folder, baseName(folder) === '__snapshots__' ? `../${match[1]}` : match[1]!);
    return beside !== undefined && files.has(beside) ? beside : undefined;
  };
}
