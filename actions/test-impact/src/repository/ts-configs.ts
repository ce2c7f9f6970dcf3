import { asObject, type Json, parseJsonc } from '@paceline/runners';
import { type Deadline, GaveUp } from '../deadline.ts';
import { folderOf, join } from './paths.ts';
import type { Package, SourceTree } from './tree.ts';

export interface TsConfig {
  readonly folder: string;
  /** `paths` with their targets, relative to the repository. */
  readonly paths: readonly { readonly pattern: string; readonly targets: readonly string[] }[];
  readonly baseUrl: string | undefined;
  readonly jsxImportSource: string | undefined;
  /** Imports of which only types are used stay in the program. */
  readonly keepsImports: boolean;
}

/** Of all configurations together: enough for thousands of them. */
const MAX_CHARACTERS = 16 * 1024 * 1024;

/** What the tsconfig.json files at some paths say, with those they refer to and build on. */
export function readTsConfigs(
  tree: SourceTree,
  packages: readonly Package[],
  deadline: Deadline,
): (paths: readonly string[]) => readonly TsConfig[] {
  const parsed = new Map<string, { json: Json | undefined; characters: number }>();
  let room = MAX_CHARACTERS;
  const reader: TsConfigReader = {
    files: tree.files,
    json(path) {
      let found = parsed.get(path);
      if (found === undefined) {
        const text = tree.read(path) ?? '';
        const refused = tree.refused?.(path);
        if (refused !== undefined) throw new GaveUp('unreadable', `${path} ${refused}`, path);
        room -= text.length;
        if (room < 0) throw new GaveUp('too-slow', 'the compiler configurations are too large', path);
        found = { json: asObject(parseJsonc(text)), characters: text.length };
        parsed.set(path, found);
      }
      // A configuration that many others extend is read again for each of them.
      deadline.spend(500 + found.characters);
      return found.json;
    },
    packages: packagesByName(packages),
  };
  const known = new Map<string, TsConfig>();
  const read = (path: string): TsConfig => {
    const config = known.get(path) ?? readTsConfig(reader, path);
    known.set(path, config);
    return config;
  };
  return (paths) =>
    // Beside a tsconfig.json often stand those it refers to (tsconfig.app.json, tsconfig.spec.json).
    [...new Set(paths.flatMap((path) => withReferences(reader, path)))].map(read);
}

interface TsConfigReader {
  readonly files: ReadonlySet<string>;
  json(path: string): Json | undefined;
  /** Every package of a name: fixtures repeat names. */
  readonly packages: ReadonlyMap<string, readonly Package[]>;
}

function packagesByName(packages: readonly Package[]): Map<string, Package[]> {
  const found = new Map<string, Package[]>();
  for (const entry of packages) {
    const { name } = entry.json;
    if (typeof name !== 'string') continue;
    const others = found.get(name);
    if (others) others.push(entry);
    else found.set(name, [entry]);
  }
  return found;
}

function withReferences(reader: TsConfigReader, path: string): string[] {
  const references = reader.json(path)?.['references'];
  const found = [path];
  for (const reference of Array.isArray(references) ? references : []) {
    const target = asObject(reference)?.['path'];
    const at = typeof target === 'string' ? join(folderOf(path), target) : undefined;
    if (at === undefined) continue;
    for (const file of [at, `${at}/tsconfig.json`]) if (reader.files.has(file)) found.push(file);
  }
  return found;
}

function readTsConfig(reader: TsConfigReader, path: string): TsConfig {
  const config: { -readonly [K in keyof TsConfig]: TsConfig[K] } = {
    folder: folderOf(path),
    paths: [],
    baseUrl: undefined,
    jsxImportSource: undefined,
    keepsImports: false,
  };
  for (const file of baseFirst(reader, path)) {
    const options = asObject(reader.json(file)?.['compilerOptions']) ?? {};
    const folder = folderOf(file);
    const at = (text: string) => pathIn(folder, config.folder, text);
    if (typeof options['baseUrl'] === 'string') config.baseUrl = at(options['baseUrl']);
    const paths = asObject(options['paths']);
    if (paths) {
      config.paths = Object.entries(paths).map(([pattern, targets]) => ({
        pattern,
        targets: (Array.isArray(targets) ? targets : []).flatMap((target) => {
          if (typeof target !== 'string') return [];
          return pathIn(config.baseUrl ?? folder, config.folder, target) ?? [];
        }),
      }));
    }
    if (typeof options['jsxImportSource'] === 'string') config.jsxImportSource = options['jsxImportSource'];
    for (const name of ['verbatimModuleSyntax', 'preserveValueImports']) {
      if (typeof options[name] === 'boolean') config.keepsImports = options[name];
    }
  }
  return config;
}

/** `${configDir}` is the folder of the configuration that is read, not of the one it extends. */
const CONFIG_FOLDER = '${configDir}';
const pathIn = (folder: string, configFolder: string, text: string): string | undefined =>
  text.startsWith(CONFIG_FOLDER)
    ? join(configFolder, `.${text.slice(CONFIG_FOLDER.length)}`)
    : join(folder, text);

/** A configuration behind all that it extends, each once. Chains can be longer than calls can be nested. */
function baseFirst(reader: TsConfigReader, path: string): string[] {
  const order: string[] = [];
  const seen = new Set([path]);
  const waiting = [{ file: path, parents: parentsOf(reader, path) }];
  for (let top = waiting.at(-1); top; top = waiting.at(-1)) {
    const parent = top.parents.pop();
    if (parent === undefined) {
      order.push(top.file);
      waiting.pop();
    } else if (!seen.has(parent)) {
      seen.add(parent);
      waiting.push({ file: parent, parents: parentsOf(reader, parent) });
    }
  }
  return order;
}

/** Last first, to be taken from the end. */
function parentsOf(reader: TsConfigReader, file: string): string[] {
  const extending = reader.json(file)?.['extends'];
  return (Array.isArray(extending) ? extending : [extending])
    .flatMap((parent) => (typeof parent === 'string' ? (extended(reader, folderOf(file), parent) ?? []) : []))
    .reverse();
}

function extended(reader: TsConfigReader, folder: string, name: string): string | undefined {
  const known = (path: string | undefined) => path !== undefined && reader.files.has(path);
  if (name.startsWith('.')) {
    const at = join(folder, name);
    return at === undefined ? undefined : [at, `${at}.json`, `${at}/tsconfig.json`].find(known);
  }
  // A shared configuration that is a package of this repository.
  const parts = name.split('/');
  const own = name.startsWith('@') ? 2 : 1;
  const tail = parts.slice(own).join('/') || 'tsconfig.json';
  for (const entry of reader.packages.get(parts.slice(0, own).join('/')) ?? []) {
    const at = join(entry.folder, tail);
    const found = [at, `${at}.json`].find(known);
    if (found) return found;
  }
  return undefined;
}
