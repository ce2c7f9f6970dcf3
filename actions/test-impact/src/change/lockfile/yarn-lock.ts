import { canonicalJson } from '@paceline/contracts';
import type { LockedPackage, LockGraph } from './lock-graph.ts';

/** A block of the file: what it is for, and its fields, those of inner tables by `table name`. */
interface Block {
  readonly names: readonly string[];
  readonly fields: ReadonlyMap<string, string>;
}

/**
 * yarn.lock of every version: packages by the name and range that somebody asks for. Version 1 does not say which
 * peers a package uses; the later ones do. Undefined of what is no such file.
 */
export function readYarnLock(
  text: string,
): { readonly graph: LockGraph; readonly knowsPeers: boolean } | undefined {
  const version1 = text.includes('# yarn lockfile v1');
  if (!version1 && !/^__metadata:/m.test(text)) return undefined;
  const found = new Map<string, LockedPackage>();
  for (const { names, fields } of blocks(text)) {
    if (names[0] === '__metadata' || fields.get('linkType') === 'soft') continue;
    const identity = canonicalJson(Object.fromEntries(fields));
    const dependencies = [...fields].flatMap(([field, range]) => {
      const [table, name] = field.split(' ');
      if (name === undefined) return [];
      return table === 'dependencies' || table === 'optionalDependencies' ? [`${name}@${range}`] : [];
    });
    const peers = [...fields.keys()].flatMap((field) => /^peerDependencies (.*)$/.exec(field)?.[1] ?? []);
    for (const name of names) {
      found.set(name, {
        name: nameOf(name),
        identity,
        dependencies: [...dependencies, ...peers.map(anyRange)],
      });
    }
  }
  // A peer is whatever somebody else asks for by that name.
  for (const [id, { name, identity }] of [...found]) {
    const peer = anyRange(name);
    const known = found.get(peer);
    found.set(peer, {
      name,
      identity: `${known?.identity ?? ''}${identity}`,
      dependencies: [...(known?.dependencies ?? []), id],
    });
  }
  return { graph: found, knowsPeers: !version1 };
}

const anyRange = (name: string): string => `${name}@*peer*`;

/** `@x/a@npm:^1` → `@x/a`. */
const nameOf = (id: string): string => id.slice(0, Math.max(id.indexOf('@', 1), 1));

function* blocks(text: string): Generator<Block> {
  let names: string[] = [];
  let fields = new Map<string, string>();
  let table = '';
  for (const line of text.split('\n')) {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) continue;
    const indent = line.length - line.trimStart().length;
    if (indent === 0) {
      if (names.length > 0) yield { names, fields };
      // Version 1 quotes each name, later ones all together.
      names = content.replaceAll('"', '').replace(/:$/, '').split(/,\s*/);
      fields = new Map();
      continue;
    }
    if (indent === 2) table = '';
    const [key, value] = field(content);
    if (indent === 2 && value === '') table = key;
    else fields.set(indent === 2 ? key : `${table} ${key}`, value);
  }
  if (names.length > 0) yield { names, fields };
}

/** `"a" "^1"` of version 1, `"a": "npm:^1"` of later ones. */
function field(content: string): [key: string, value: string] {
  if (content.startsWith('"')) {
    const end = content.indexOf('"', 1);
    return [content.slice(1, end), unquoted(content.slice(end + 1).replace(/^:?\s*/, ''))];
  }
  const at = content.search(/:?\s|:$/);
  if (at === -1) return [content, ''];
  return [content.slice(0, at), unquoted(content.slice(at).replace(/^:?\s*/, ''))];
}

const unquoted = (text: string): string => text.replace(/^"(.*)"$/, '$1').replace(/:$/, '');
