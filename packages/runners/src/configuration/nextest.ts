import { parse } from 'smol-toml';
import type { ForeignPatterns } from '../foreign-patterns.ts';
import { asObject, type Json } from '../json.ts';
import { folderOf, join } from '../paths.ts';
import { matchedPaths, Unreadable } from '../patterns.ts';
import type { Tree } from '../tree.ts';

/**
 * The root sources of the targets whose tests `cargo nextest run` runs: libraries, programs and integration tests of
 * the workspace, by the Cargo book, "Cargo Targets". Which of them belong to a run, the legs ask the program.
 * @throws Unreadable where a manifest cannot be read
 */
export function nextestTests(tree: Tree, foreign: ForeignPatterns): { tests: string[]; patterns: string[] } {
  const root = manifestOf(tree, 'Cargo.toml');
  const folders = [...tree.files]
    .filter((path) => path === 'Cargo.toml' || path.endsWith('/Cargo.toml'))
    .map(folderOf);
  const workspace = asObject(root['workspace']);
  const members = textsOf(workspace?.['members']).map((glob) => glob.replace(/^\.\//, '').replace(/\/$/, ''));
  if (members.some((glob) => glob.startsWith('..')))
    throw new Unreadable('a member of the workspace is outside');
  const chosen = matchedPaths(
    foreign,
    members,
    folders.filter((folder) => folder !== ''),
  );
  const open = [...(root['package'] === undefined ? [] : ['']), ...chosen];
  const seen = new Set<string>();
  const tests = new Set<string>();
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    if (seen.has(folder)) continue;
    seen.add(folder);
    const manifest = manifestOf(tree, join(folder, 'Cargo.toml')!);
    for (const path of targetsOf(tree, folder, manifest)) tests.add(path);
    // What a member depends on by its path is a member, too.
    for (const path of pathDependencies(manifest)) {
      const target = join(folder, path);
      if (target !== undefined && tree.files.has(join(target, 'Cargo.toml')!)) open.push(target);
    }
  }
  return {
    tests: [...tests].sort(),
    patterns: ['**/tests/*.rs', '**/src/lib.rs', '**/src/main.rs', '**/src/bin/*.rs'],
  };
}

function manifestOf(tree: Tree, path: string): Json {
  try {
    return parse(tree.read(path) ?? '') as Json;
  } catch {
    throw new Unreadable(`${path} is not the TOML that is expected`);
  }
}

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

const FOUND =
  /^(?:src\/lib\.rs|src\/main\.rs|src\/bin\/[^/]+\.rs|src\/bin\/[^/]+\/main\.rs|tests\/[^/]+\.rs|tests\/[^/]+\/main\.rs)$/;

/** Sources that Cargo finds by itself, and those that the manifest names. It may find fewer. */
function targetsOf(tree: Tree, folder: string, manifest: Json): string[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const found = [...tree.files].filter(
    (path) => path.startsWith(prefix) && FOUND.test(path.slice(prefix.length)),
  );
  const named = ['lib', 'bin', 'test', 'example', 'bench'].flatMap((kind) => {
    const value = manifest[kind];
    return (Array.isArray(value) ? value : [value]).flatMap((target) => {
      const { path, test, name } = asObject(target) ?? {};
      // Examples and benchmarks are tested only where they say so.
      if (/^(?:example|bench)$/.test(kind) && test !== true) return [];
      const places =
        typeof path === 'string' ? [path] : [`${kind}s/${String(name)}.rs`, `${kind}es/${String(name)}.rs`];
      return places.flatMap((place) => join(folder, place) ?? []);
    });
  });
  return [...found, ...named.filter((path) => tree.files.has(path))];
}

function pathDependencies(manifest: Json): string[] {
  const tables = ['dependencies', 'dev-dependencies', 'build-dependencies'].map((name) =>
    asObject(manifest[name]),
  );
  return tables.flatMap((table) =>
    Object.values(table ?? {}).flatMap((dependency) => {
      const path = asObject(dependency)?.['path'];
      return typeof path === 'string' ? [path] : [];
    }),
  );
}
