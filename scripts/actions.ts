import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';

/** The repository's root. */
export const root = join(import.meta.dirname, '..');

export interface ActionFile {
  /** Name of its stub and of its row in actions/entry.ts: `cache`, `cache-restore`. */
  readonly name: string;
  /** Folder below the root: `actions/cache/restore`. */
  readonly folder: string;
  readonly definition: {
    name: string;
    description: string;
    author?: string;
    branding?: { icon: string; color: string };
    inputs?: Record<string, { description?: string; default?: string; required?: boolean }>;
    outputs?: Record<string, { description?: string }>;
    runs: { using: string; main?: string; post?: string; 'post-if'?: string; pre?: string };
  };
}

/** Every action.yml of this repository, by name. */
export function readActions(): ActionFile[] {
  return globSync('actions/**/action.yml', { cwd: root })
    .filter((path) => !path.includes('node_modules'))
    .map((path) => {
      const folder = dirname(path);
      const name = folder.replace(/^actions\//, '').replaceAll('/', '-');
      return { name, folder, definition: parse(readFileSync(join(root, path), 'utf8')) };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Actions in JavaScript, which have a stub in the bundle; composites have none. */
export const readJavaScriptActions = (): ActionFile[] =>
  readActions().filter((action) => action.definition.runs.using.startsWith('node'));

/** What `run` must know of action.yml: defaults, requiredness, outputs. */
export function metadataOf(action: ActionFile) {
  const { inputs = {}, outputs = {} } = action.definition;
  return {
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([name, input]) => [
        name,
        {
          // An expression such as `${{ github.token }}` is the runner's to evaluate.
          ...(input.default === undefined || /\$\{\{/.test(input.default)
            ? {}
            : { default: String(input.default) }),
          ...(input.required === true ? { required: true } : {}),
        },
      ]),
    ),
    outputs: Object.keys(outputs),
  };
}
