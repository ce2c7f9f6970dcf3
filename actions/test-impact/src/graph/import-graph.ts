import { foreignPatterns } from '@paceline/runners';
import { type Deadline, FILE_MS, GaveUp, GLOBS_MS, noDeadline } from '../deadline.ts';
import {
  before,
  folderOf,
  isComponent,
  isDeclaration,
  isModule,
  isTestOfTypes,
  join,
} from '../repository/paths.ts';
import type { Project } from '../repository/project.ts';
import { dataReferences, namesOtherFiles } from './data/data-references.ts';
import { type Dependencies, type Edge, Edges, packageNode } from './edges.ts';
import { HOLE } from './javascript/code-in-strings.ts';
import { fileOrBuilt } from './javascript/file-names.ts';
import type { KnownScans } from './javascript/known-scans.ts';
import { createResolver, type NameSettings } from './javascript/resolve.ts';
import { scanFile } from './javascript/scan-file.ts';
import type { ModuleScan } from './javascript/scan-module.ts';
import { manualMocks } from './manual-mocks.ts';
import { programsOf } from './programs.ts';
import { namedFiles, referenceIndex, startsOf } from './references.ts';
import { snapshotOwners } from './snapshot-owners.ts';

export { type EdgeKind, packageNode } from './edges.ts';

export interface ImportGraph {
  /** Files that depend on `file` directly. */
  dependents(file: string): Iterable<Edge>;
  /** Files that import `file` by its name: what is certain. */
  importers(file: string): Iterable<Edge>;
  /** How the repository's modules use an installed package, by its name. */
  usesPackage(name: string): 'imported' | 'types' | 'unknown';
  /** Whether types of a file are taken somewhere. */
  hasTypesTaken(file: string): boolean;
  /** Modules whose text could not be followed to its end. */
  readonly unparsed: ReadonlySet<string>;
  /** Files that import something that cannot be known: they depend on every source file. */
  readonly opaque: ReadonlySet<string>;
  readonly edges: number;
  /** Everything that is known, by the files that depend on something. */
  byDependent(): Iterable<Dependencies>;
}

interface GraphOptions extends NameSettings {
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
  /** Where scans of earlier plans are, and those of this one go. */
  readonly scans?: KnownScans | undefined;
}

/** Modules that start other programs, or bundle them: what a test reaches through them no import shows. */
const PROCESS_STARTERS =
  /^(?:node:)?(?:child_process|worker_threads|cluster)$|^(?:execa|cross-spawn|zx|tinyexec|shelljs|nano-spawn|spawnd?|node-pty|esbuild|rollup|rolldown|vite|vite-node|webpack|@rspack\/core|@rsbuild\/core|@parcel\/core|tsup|tsdown|unbuild|microbundle|browserify|@vercel\/ncc|bun)(?:\/|$)/;
/** Modules that read files and list folders. */
const FILE_READERS =
  /^(?:node:)?fs(?:\/promises)?$|^(?:fs-extra|graceful-fs|memfs|glob|globby|fast-glob|tinyglobby|fdir|klaw|klaw-sync|readdirp|picomatch|walk-sync|@nodelib\/fs\.walk|fs-jetpack|fs-fixture|fixturify|sade|execa|jsonfile|read-pkg|load-json-file|@rushstack\/node-core-library)(?:\/|$)/;

/** Whether a file is read for what it depends on, or for what it says of the repository. */
export const isRead = (path: string): boolean =>
  isModule(path) || namesOtherFiles(path) || path.endsWith('.json');

/**
 * Dependencies of every file, read from its text.
 * @throws GaveUp when a module cannot be read, or not in time: then nothing is known of what depends on what
 */
export function buildGraph(project: Project, options: GraphOptions): ImportGraph {
  const { tree } = project;
  const deadline = options.deadline ?? noDeadline;
  const resolve = createResolver(project, options, deadline);
  const globs = foreignPatterns(GLOBS_MS);
  const index = referenceIndex(tree.files);
  const mocks = manualMocks(tree.files);
  const unparsed = new Set<string>();
  /** Packages that code in strings asks for. */
  const inCode: { readonly file: string; readonly specifier: string }[] = [];
  const edges = new Edges({
    isTest: options.isTest,
    programs: programsOf(project),
    snapshots: snapshotOwners(tree.files, options.isTest),
    packageFolder: (path) => project.packageOf(path)?.folder ?? '',
    deadline,
  });

  const follow = (file: string, specifier: string) => {
    const found = resolve(file, specifier);
    for (const target of found.files) {
      edges.connect(file, target, 'imports');
      for (const mock of mocks.ofFile(target)) edges.connect(file, mock, 'imports');
    }
    if (found.external !== undefined) edges.connect(file, packageNode(found.external), 'imports');
    for (const mock of mocks.ofPackage(specifier)) edges.connect(file, mock, 'imports');
    // A build product of a package of this repository: any of its sources may be in it.
    if (found.folder !== undefined) {
      edges.readFolder(file, found.folder, 'imports', (path) => isModule(path) && !options.isTest(path));
    }
    if (!found.unknown) return;
    // `new URL('./fixtures/', import.meta.url)` is a folder to be read.
    const folder = specifier.startsWith('.') ? join(folderOf(file), specifier) : undefined;
    if (folder && index.folders.has(folder)) edges.readFolder(file, folder, 'reference');
    else edges.opaque.add(file);
  };

  for (const file of tree.files) {
    if (!isModule(file)) {
      if (namesOtherFiles(file)) readData(file);
      continue;
    }
    const fileDeadline = deadline.forFile(file, FILE_MS);
    const scan = options.scans?.known(file, tree) ?? scanText(file, fileDeadline);
    if (!scan) continue;
    if (!scan.complete) {
      // What it imports is not known.
      edges.opaque.add(file);
      if (!isComponent(file)) unparsed.add(file);
    }
    if (options.isConfiguration(file)) {
      for (const { kind, specifier } of scan.requests) {
        if (kind !== 'import') continue;
        const { files, external } = resolve(file, specifier);
        for (const target of files) edges.connect(file, target, 'imports');
        if (external !== undefined) edges.connect(file, packageNode(external), 'imports');
      }
      continue;
    }
    const readsFiles = connectRequests(file, scan);
    if (isDeclaration(file)) continue;
    if (scan.readsComputed && readsFiles) edges.readsComputed(file);
    for (const name of scan.strings) {
      fileDeadline.spend(2000);
      connectName(file, name, readsFiles, fileDeadline, 'named');
    }
    for (const name of scan.inStrings) {
      fileDeadline.spend(2000);
      connectInString(file, name);
    }
    for (const path of scan.paths) {
      fileDeadline.spend(2000);
      connectName(file, path, true, fileDeadline, 'path');
    }
  }

  const users = edges.usersOfStarters();
  for (const { file, specifier } of inCode) {
    if (!users.has(file)) continue;
    deadline.spend(2000);
    for (const target of resolve(file, specifier).files) edges.connect(file, target, 'reference');
  }

  /** What the text of a module asks for; undefined where there is none. */
  function scanText(file: string, fileDeadline: Deadline): ModuleScan | undefined {
    const text = tree.read(file);
    const refused = text === undefined ? tree.refused?.(file) : undefined;
    if (refused !== undefined)
      throw new GaveUp('unreadable', `${file} ${refused}, so what it imports is not known`, file);
    if (text === undefined) return undefined;
    const scan = scanFile(file, text, fileDeadline);
    const target = tree.leadsTo?.(file);
    if (target === undefined) options.scans?.add(file, text, scan);
    // A link has the content of its target.
    else if (tree.files.has(target)) edges.connect(file, target, 'imports');
    return scan;
  }

  /** Edges for a module that code in a string of this file asks for. Where the code will lie is not known. */
  function connectInString(file: string, specifier: string): void {
    const hole = specifier.indexOf(HOLE);
    const isPath = /^(?:\.|\0?\/)/.test(specifier);
    if (!isPath) {
      // Packages count where the code may be run: elsewhere it is mostly shown or transformed.
      if (hole === -1) inCode.push({ file, specifier });
      return;
    }
    const path = hole === 0 ? `.${specifier.slice(1)}` : specifier.replace(/^\//, './');
    const rest = path.indexOf(HOLE);
    for (const from of startsOf(project, file)) {
      if (rest === -1) {
        const target = join(from, path);
        for (const other of fileOrBuilt(project, target)) edges.connect(file, other, 'reference');
      } else {
        const certain = path.slice(0, path.lastIndexOf('/', rest) + 1);
        const folder = /[^./]/.test(certain) ? join(from, certain) : undefined;
        if (folder !== undefined && index.folders.has(folder)) edges.readFolder(file, folder, 'reference');
      }
    }
  }

  /** Edges for what a module asks for. Returns whether it can read files and folders. */
  function connectRequests(file: string, scan: ModuleScan): boolean {
    const declaration = isDeclaration(file);
    const typeTest = options.keepTypes || isTestOfTypes(file);
    let readsFiles = false;
    for (const { kind, specifier } of scan.requests) {
      if (kind === 'type') {
        if (typeTest || declaration) followTypes(file, specifier);
        else takeTypes(file, specifier);
      } else if (kind === 'inline-type') {
        const kept =
          options.keepTypes ||
          options.keepInlineTypes ||
          project.tsConfigsOf(file).some((config) => config.keepsImports);
        if (kept || declaration || typeTest) follow(file, specifier);
        else takeTypes(file, specifier);
      } else if (kind === 'import') {
        if (declaration) followTypes(file, specifier);
        else follow(file, specifier);
        if (PROCESS_STARTERS.test(specifier)) edges.startsProcesses(file);
        readsFiles ||= FILE_READERS.test(specifier);
      } else if (!declaration) computed(file, kind, specifier);
    }
    if (scan.hasJsx) connectJsxRuntimes(file, scan);
    // The compiler of a component makes it import its framework.
    if (isComponent(file)) edges.connect(file, packageNode(file.slice(file.lastIndexOf('.') + 1)), 'imports');
    return readsFiles;
  }

  function connectJsxRuntimes(file: string, scan: ModuleScan): void {
    const sources = new Set([
      // Where nothing else is said.
      ...(project.dependencies.has('react') ? ['react'] : []),
      ...scan.jsxImportSources,
      ...options.jsxImportSources,
      ...project.tsConfigsOf(file).flatMap((config) => config.jsxImportSource ?? []),
    ]);
    for (const source of sources) {
      for (const runtime of ['jsx-runtime', 'jsx-dev-runtime']) {
        const found = resolve(file, `${source.replace(/\/$/, '')}/${runtime}`);
        for (const target of found.files) edges.connect(file, target, 'imports');
        if (found.external !== undefined) edges.connect(file, packageNode(found.external), 'imports');
      }
    }
  }

  /**
   * Edges for a string that may name files. A path that is put together from parts (`path`) is meant as one: below a
   * folder that it names, every file counts; of a folder in any other string only what nothing imports.
   */
  function connectName(
    file: string,
    name: string,
    readsFiles: boolean,
    fileDeadline: Deadline,
    as: 'named' | 'path',
  ): void {
    const { files, folder, ending } = namedFiles(index, project, file, name, readsFiles);
    fileDeadline.spend(100 * files.length);
    for (const target of files) edges.connect(file, target, 'reference');
    if (folder === undefined) return;
    edges.readFolder(file, folder, 'reference', (path) => {
      if (options.isTest(path) || (ending !== undefined && !path.endsWith(ending))) return false;
      return !isModule(path) || as === 'path' || /fixture/i.test(path) || !edges.isImported(path);
    });
  }

  function readData(file: string): void {
    const text = tree.read(file);
    if (text === undefined) return;
    for (const target of dataReferences(project, file, text, deadline)) {
      edges.connect(file, target, 'reference');
    }
  }

  function followTypes(file: string, specifier: string): void {
    for (const target of resolve(file, specifier).files) edges.connect(file, target, 'imports');
  }

  function takeTypes(file: string, specifier: string): void {
    const { files, external } = resolve(file, specifier);
    for (const target of files) edges.takeTypes(target);
    if (external !== undefined) edges.takeTypes(packageNode(external));
  }

  /** A glob, or an import whose name begins with `specifier` and ends with what only a run knows. */
  function computed(file: string, kind: 'glob' | 'computed', specifier: string): void {
    if (specifier === '' || !/^\.{0,2}\//.test(specifier)) {
      edges.opaque.add(file);
      return;
    }
    const from = specifier.startsWith('/') ? (project.packageOf(file)?.folder ?? '') : folderOf(file);
    // Up to the folder that is certain.
    const certain = kind === 'glob' ? before(specifier, '*', '?', '{', '(', '[') : specifier;
    const base = certain.slice(0, certain.lastIndexOf('/') + 1);
    const folder = join(from, `./${base}`);
    if (folder === undefined) {
      edges.opaque.add(file);
      return;
    }
    if (kind === 'computed') {
      edges.readFolder(file, folder, 'imports');
      return;
    }
    const rest = specifier.slice(base.length);
    let matched: ReadonlySet<string> | undefined;
    edges.readFolder(file, folder, 'imports', (path) => {
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

  return {
    dependents: (file) => edges.dependents(file),
    importers: (file) => edges.importers(file),
    usesPackage: (name) => edges.usesPackage(name),
    hasTypesTaken: (file) => edges.hasTypesTaken(file),
    unparsed,
    opaque: edges.opaque,
    edges: edges.count,
    byDependent: () => edges.byDependent(),
  };
}
