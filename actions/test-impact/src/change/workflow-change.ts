import type { Fallback } from '../fallback.ts';
import { before, folderOf } from '../repository/paths.ts';
import type { Versions } from './configuration-change.ts';

/**
 * Why a change of a workflow file makes all tests run: it is the one that runs us, or that one uses it, and more
 * changed than the versions of actions.
 * @param own path of the workflow that runs us; undefined when unknown
 */
export async function workflowChange(
  path: string,
  own: string | undefined,
  versions: Versions,
): Promise<Fallback | undefined> {
  if (!path.startsWith('.github/workflows/') && !path.startsWith('.github/actions/')) return undefined;
  const fallback = { code: 'workflow', message: `${path} changed`, file: path };
  if (own !== undefined && path !== own) {
    const text = versions.after(own);
    const local = path.startsWith('.github/actions/') ? folderOf(path) : path;
    if (text !== undefined && !text.includes(local)) return undefined;
  }
  const [old, now] = [await versions.before(path), versions.after(path)];
  if (old === undefined || now === undefined) return fallback;
  return withoutVersions(old) === withoutVersions(now) ? undefined : fallback;
}

/** A workflow without the versions of the actions that it uses, and the comments behind these. */
const withoutVersions = (text: string): string =>
  text
    .split('\n')
    .map((line) => (/^\s*(?:- )?uses:/.test(line) ? before(line, '@') : line))
    .join('\n');
