import type { LockfileChange } from '../change/lockfile/lockfile-change.ts';
import { isOutsideTests } from '../change/tools-outside-tests.ts';
import type { ImportGraph } from '../graph/import-graph.ts';

/**
 * Packages that runners and bundlers load by themselves where they are installed: environments (also by a comment of a
 * test), compilers of styles and sources, browsers. Who imports them says nothing of who else uses them.
 */
const LOADED_BY_NAME =
  /^(?:jsdom|happy-dom|sass|sass-embedded|less|stylus|postcss|tailwindcss|autoprefixer|lightningcss|esbuild|terser|rollup|rolldown|vite|vitest|jest|ts-node|tsx|playwright|webdriverio|svelte|vue|react|preact|solid-js)$|^(?:babel|ts|jest|vitest|vite|postcss|rollup|webpack)-|-(?:preset|plugin|loader|environment|transform)(?:-|$)|^@(?:vitest|jest|babel|swc|vitejs|edge-runtime|testing-library|sveltejs|tailwindcss|rolldown|rollup|oxc-[\w-]+)\//;

/** TypeScript's own, which checks types and makes what is released. */
const COMPILERS: ReadonlySet<string> = new Set(['typescript', '@typescript/native-preview']);

interface PackageQuestion {
  readonly change: LockfileChange;
  /** Folders of the packages of the repository that list a package among their dependencies. */
  readonly owners: (name: string) => readonly string[];
  readonly graph: Pick<ImportGraph, 'usesPackage'>;
  /** Names in the configurations of the runner and in scripts, by which it may load a package. */
  readonly namesInSettings: ReadonlySet<string>;
  readonly checksTypes: boolean;
  /** Something is installed that runs TypeScript's own compiler over sources when they are loaded. */
  readonly compilesTypeScript: boolean;
}

/**
 * Those for whom imports do not tell who uses packages that changed: where nothing imports one that runs with tests
 * (a plugin, an environment, a preset), or settings name it, all tests of those who list it are concerned.
 * @returns folders of packages of the repository, each with the changed package that is the reason
 */
export function concernedByPackages(question: PackageQuestion): Map<string, string> {
  const { change, owners, graph, namesInSettings, checksTypes, compilesTypeScript } = question;
  const folders = new Map<string, string>();
  for (const name of [...change.packages].sort()) {
    if (isOutsideTests(name, checksTypes)) continue;
    const use = graph.usesPackage(name);
    // Vite and Babel erase types without it.
    if (COMPILERS.has(name) && use !== 'imported' && !checksTypes && !compilesTypeScript) continue;
    const listed = owners(name);
    // Whoever imports it is known, unless it is loaded by its name, too, or is somebody's peer.
    const isLoaded = namesInSettings.has(name) || LOADED_BY_NAME.test(name);
    const known = use === 'imported' && !isLoaded && !(change.hidesPeers && listed.length > 0);
    const erased = use === 'types' && !checksTypes && !isLoaded;
    if (known || erased) continue;
    for (const folder of listed) if (!folders.has(folder)) folders.set(folder, name);
  }
  return folders;
}
