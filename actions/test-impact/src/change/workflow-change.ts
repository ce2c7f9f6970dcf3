import type { Fallback } from '../fallback.ts';
import { folderOf } from '../repository/paths.ts';

/**
 * Why a change of a workflow file makes all tests run: it is the one that runs us, or that one uses it.
 * @param own path of the workflow that runs us; undefined when unknown
 */
export function workflowChange(
  path: string,
  own: string | undefined,
  read: (path: string) => string | undefined,
): Fallback | undefined {
  if (!path.startsWith('.github/workflows/') && !path.startsWith('.github/actions/')) return undefined;
  const message = `${path} changed`;
  if (own === undefined || path === own) return { code: 'workflow', message, file: path };
  const text = read(own);
  const local = path.startsWith('.github/actions/') ? folderOf(path) : path;
  return text === undefined || text.includes(local) ? { code: 'workflow', message, file: path } : undefined;
}
