import type { Deadline } from '../deadline.ts';
import { ancestors, baseName, folderOf, withoutEndSlashes } from '../repository/paths.ts';

/** What of the repository runs its tests on GitHub. */
export interface WorkflowFiles {
  /** Workflows and `action.yml` files: of these only more than the versions of actions counts. */
  readonly definitions: ReadonlySet<string>;
  /** What these name, and all that lies beside an action below `.github/`. */
  readonly used: ReadonlySet<string>;
}

const IS_WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const IS_ACTION = /(?:^|\/)action\.ya?ml$/;
/** A workflow, or the folder of an action: `./.github/actions/setup`, `$/actions/setup`. */
const USES = /\buses:\s*['"]?[.$]\/([^\s'"#@]*)/g;
const FOLDERS = /\bworking-directory:\s*['"]?([^\s'"#]+)/g;
/** Text that nothing runs. */
const PROSE = /\.mdx?$/;

/**
 * The workflow that runs us, the workflows and actions of the repository that it uses, and the files that these name:
 * what a step starts before the tests, or reads a version from, no import shows.
 * @param own path of the workflow that runs us; undefined where that is not known: then each counts
 */
export function workflowFiles(
  files: ReadonlySet<string>,
  own: string | undefined,
  read: (path: string) => string | undefined,
  deadline: Deadline,
): WorkflowFiles {
  const isKnown = own !== undefined && read(own) !== undefined;
  const definitions = new Set(
    isKnown
      ? [own]
      : [...files].filter(
          (path) => IS_WORKFLOW.test(path) || /^\.github\/actions\/.*action\.ya?ml$/.test(path),
        ),
  );
  const used = new Set<string>();
  for (const path of definitions) {
    const text = withoutComments(read(path) ?? '');
    const folders = new Set(['', folderOf(path)]);
    for (const [, folder] of text.matchAll(FOLDERS)) folders.add(normal(folder!));
    for (const [, target] of text.matchAll(USES)) {
      for (const found of definitionsAt(files, target!)) definitions.add(found);
    }
    for (const word of text.split(/[\s'"`=;&|(){}<>,:]+/)) {
      deadline.spend(100 * folders.size);
      for (const folder of folders) {
        const named = folder === '' ? normal(word) : `${folder}/${normal(word)}`;
        if (files.has(named) && !PROSE.test(named)) used.add(named);
      }
    }
  }
  const actions = [...definitions].filter((path) => IS_ACTION.test(path) && path.startsWith('.github/'));
  const beside = new Set(actions.map(folderOf));
  for (const path of files) {
    const isBeside =
      path.startsWith('.github/') && [...ancestors(folderOf(path))].some((at) => beside.has(at));
    if (isBeside && !PROSE.test(path)) used.add(path);
  }
  for (const path of definitions) used.delete(path);
  return { definitions, used };
}

/** Where the repository is checked out into a folder of the workspace, the path begins with that. */
function definitionsAt(files: ReadonlySet<string>, target: string): string[] {
  for (let at = normal(target); ; at = at.slice(at.indexOf('/') + 1)) {
    const choices = IS_WORKFLOW.test(at)
      ? [at]
      : ['action.yml', 'action.yaml'].map((name) => (at === '' ? name : `${at}/${name}`));
    const found = choices.filter((path) => files.has(path));
    if (found.length > 0 || !at.includes('/')) return found;
  }
}

const withoutComments = (text: string): string => text.replaceAll(/^[ \t]*#.*$/gm, '');

/** A path without `./`, a variable or a slash before it, and slashes behind it. */
const normal = (word: string): string => withoutEndSlashes(word.replace(/^(?:\$\w+\/|\.?\/)+/, ''));

/** Whether a file is one that says which packages and tools are installed, or what is compiled: these have rules of their own. */
export const hasOwnRule = (path: string): boolean =>
  /^(?:package\.json|[jt]sconfig(?:\.[\w.-]+)?\.json|pnpm-workspace\.yaml|lerna\.json)$/.test(baseName(path));
