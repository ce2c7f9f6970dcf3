/**
 * What the demo has to know of a pyproject.toml: which packages a project asks for. Read line by line, since
 * that is all it takes: strings and lists of strings. Anything else in the file is passed over.
 */
export interface Pyproject {
  readonly hasProject: boolean;
  readonly hasBuildSystem: boolean;
  readonly buildBackend: string;
  readonly dependencies: readonly string[];
  /** Optional dependencies by the name of the extra. */
  readonly extras: ReadonlyMap<string, readonly string[]>;
  /** PEP 735 groups, with the groups that they include. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

export function readPyproject(text: string): Pyproject {
  const tables = tablesOf(text);
  const project = tables.get('project') ?? new Map<string, string>();
  const build = tables.get('build-system');
  const lists = (table: string) =>
    new Map([...(tables.get(table) ?? [])].map(([name, value]) => [name, stringsOf(value)]));
  const rawGroups = tables.get('dependency-groups') ?? new Map<string, string>();
  return {
    hasProject: project.has('name'),
    hasBuildSystem: build !== undefined,
    buildBackend: stringsOf(build?.get('build-backend') ?? '')[0] ?? '',
    dependencies: stringsOf(project.get('dependencies') ?? ''),
    extras: lists('project.optional-dependencies'),
    groups: new Map([...rawGroups.keys()].map((name) => [name, groupOf(rawGroups, name, new Set())])),
  };
}

const INCLUDE = /\{\s*include-group\s*=\s*["']([^"']+)["']\s*\}/g;

function groupOf(groups: ReadonlyMap<string, string>, name: string, seen: Set<string>): string[] {
  const value = groups.get(name);
  if (value === undefined || seen.has(name)) return [];
  seen.add(name);
  const included = [...value.matchAll(INCLUDE)].flatMap(([, other]) => groupOf(groups, other!, seen));
  return [...included, ...stringsOf(value.replace(INCLUDE, ''))];
}

/** Tables by name; each value is the text behind its `=`, a list's over all of its lines. */
function tablesOf(text: string): Map<string, Map<string, string>> {
  const tables = new Map<string, Map<string, string>>();
  let table = new Map<string, string>();
  let open: { key: string; value: string } | undefined;
  const close = () => {
    if (open) table.set(open.key, open.value);
    open = undefined;
  };
  for (const raw of text.split('\n')) {
    const line = withoutComment(raw).trim();
    if (open) {
      open.value += `\n${line}`;
      if (isClosed(open.value)) close();
      continue;
    }
    const header = /^\[\s*([^[\]]+?)\s*\]$/.exec(line)?.[1];
    if (header !== undefined) {
      table = new Map();
      tables.set(header.replaceAll(/["'\s]/g, ''), table);
      continue;
    }
    const pair = /^["']?([\w-]+)["']?\s*=\s*(.+)$/.exec(line);
    if (!pair) continue;
    open = { key: pair[1]!, value: pair[2]! };
    if (isClosed(open.value)) close();
  }
  close();
  return tables;
}

const STRING = /"(?:[^"\\]|\\.)*"|'[^']*'/g;
const withoutComment = (line: string): string =>
  line.replaceAll(/("(?:[^"\\]|\\.)*"|'[^']*')|#.*$/g, (_all, string: string | undefined) => string ?? '');

function isClosed(value: string): boolean {
  const bare = value.replaceAll(STRING, '');
  return !bare.startsWith('[') || bare.split('[').length <= bare.split(']').length;
}

function stringsOf(value: string): string[] {
  return [...value.matchAll(STRING)].map(([found]) =>
    found.startsWith("'") ? found.slice(1, -1) : found.slice(1, -1).replaceAll(/\\(["\\])/g, '$1'),
  );
}
