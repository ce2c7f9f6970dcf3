import { ancestors, baseName, folderOf, join } from '../../repository/paths.ts';
import type { Project } from '../../repository/project.ts';
import type { SourceTree } from '../../repository/tree.ts';

const EXTENSIONS =
  '.ts .tsx .mts .cts .js .jsx .mjs .cjs .json .vue .svelte .astro .mdx .node .d.ts .wasm'.split(' ');
const SWAPS: Record<string, readonly string[]> = {
  '.js': ['.ts', '.tsx', '.jsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};
/** Names of folders that hold products of a build. */
export const BUILT =
  /^(?:dist|build|lib|out|output|esm|cjs|es|_?esm?\d*|dist-[\w-]+|types|umd|node|browser)$/;
/** `dist/esm/lib`: folders of build products inside each other. */
const MAX_BUILT = 8;

/**
 * A file by its path, or, when that is a product of the build, the source it is built from. Behind a link to a
 * folder it is the file that the link leads to, with the link; inside a submodule it is the submodule.
 */
export function fileOrBuilt(project: Project, path: string | undefined): string[] {
  if (path === undefined) return [];
  const direct = fileAt(project.tree.files, path);
  if (direct.length > 0) return direct;
  const entry = entryAbove(project.tree, path);
  if (entry) {
    if (entry.target === undefined) return [entry.path];
    const behind = fileOrBuilt(project, join(entry.target, `.${path.slice(entry.path.length)}`));
    return behind.length > 0 ? [entry.path, ...behind] : [];
  }
  const folder = project.packageOf(`${path}/x`)?.folder ?? '';
  const inside = (folder === '' ? path : path.slice(folder.length + 1)).split('/');
  const built = inside.findIndex((part) => BUILT.test(part));
  if (built === -1 || built === inside.length - 1) return [];
  let rest = inside.slice(built + 1);
  const above = inside.slice(0, built);
  for (let folders = 0; folders < MAX_BUILT; folders++) {
    const bare = rest.join('/').replace(/\.d\.([cm]?)ts$/, '.$1js');
    const name = bare.replace(/\.(?:umd|esm|cjs|min|prod|dev|production|development)(?=\.)/, '');
    for (const source of [['src'], [], ['lib'], ['source']]) {
      const path = join(folder, [...above, ...source, name].join('/'));
      // A bundler gives modules their format's extension, whatever the source has.
      for (const candidate of [path, path?.replace(/\.[cm]js$/, '.js')]) {
        const found = fileAt(project.tree.files, candidate);
        if (found.length > 0) return found;
      }
    }
    if (rest.length < 2 || !BUILT.test(rest[0]!)) return [];
    rest = rest.slice(1);
  }
  return [];
}

/** The link to a folder, or the submodule (without a target), that a path lies in. */
function entryAbove(
  { linkedFolders, submodules }: SourceTree,
  path: string,
): { readonly path: string; readonly target?: string } | undefined {
  if (!linkedFolders?.size && !submodules?.size) return undefined;
  for (const folder of ancestors(path)) {
    const target = linkedFolders?.get(folder);
    // A link that leads into itself would be followed for ever.
    if (target !== undefined && !`${target}/`.startsWith(`${folder}/`)) return { path: folder, target };
    if (submodules?.has(folder)) return { path: folder };
  }
  return undefined;
}

/** Files that a path may stand for: itself, with another extension, or as a folder. */
export function fileAt(all: ReadonlySet<string>, path: string | undefined): string[] {
  if (path === undefined) return [];
  const found: string[] = [];
  if (all.has(path)) found.push(path);
  const extension = /\.[cm]?jsx?$/.exec(path)?.[0];
  if (extension) {
    const bare = path.slice(0, -extension.length);
    for (const other of SWAPS[extension] ?? []) if (all.has(bare + other)) found.push(bare + other);
    if (found.length === 0 && all.has(`${bare}.d.ts`)) found.push(`${bare}.d.ts`);
  }
  if (found.length > 0) return found;
  for (const other of EXTENSIONS) if (path !== '' && all.has(path + other)) found.push(path + other);
  // React Native and Node test doubles put one file per platform beside each other.
  for (const platform of ['.web', '.native', '.ios', '.android']) {
    for (const other of ['.ts', '.tsx', '.js', '.jsx']) {
      if (path !== '' && all.has(path + platform + other)) found.push(path + platform + other);
    }
  }
  if (found.length > 0) return found;
  const folder = path === '' ? '' : `${path}/`;
  for (const other of EXTENSIONS) if (all.has(`${folder}index${other}`)) found.push(`${folder}index${other}`);
  return found;
}

/** A path without the extension of a script. */
export const withoutExtension = (path: string): string => path.replace(/\.[cm]?[jt]sx?$/, '');

/** How a path ends. */
interface Tail {
  readonly path: string;
  /** The path from a slash on, without its extension. */
  readonly ending: string;
}

const tails = new WeakMap<Project, Map<string, Tail[]>>();
/** Files by the last part of their path, without its extension. */
export function tailIndex(project: Project): Map<string, Tail[]> {
  let index = tails.get(project);
  if (!index) {
    index = new Map();
    for (const path of project.tree.files) {
      const tail = { path, ending: `/${withoutExtension(path)}` };
      const names = [withoutExtension(baseName(path))];
      if (names[0] === 'index') names.push(baseName(folderOf(path)));
      for (const name of names) {
        const others = index.get(name);
        if (others) others.push(tail);
        else index.set(name, [tail]);
      }
    }
    tails.set(project, index);
  }
  return index;
}
