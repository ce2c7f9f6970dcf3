import type { Fallback } from '../fallback.ts';
import { before } from '../repository/paths.ts';
import type { Versions } from './configuration-change.ts';
import type { WorkflowFiles } from './workflow-files.ts';

/**
 * Why a change of a workflow or an action makes all tests run: it is one of those that run us, and more changed than the
 * versions of actions.
 */
export async function workflowChange(
  path: string,
  { definitions }: Pick<WorkflowFiles, 'definitions'>,
  versions: Versions,
): Promise<Fallback | undefined> {
  if (!definitions.has(path)) return undefined;
  const fallback = { code: 'workflow', message: `${path} changed`, file: path };
  const [old, now] = [await versions.before(path), versions.after(path)];
  if (old === undefined || now === undefined) return fallback;
  return withoutVersions(old) === withoutVersions(now) ? undefined : fallback;
}

/**
 * A workflow without the versions of the actions that it uses, and the comments behind these. Another version of a
 * workflow is other jobs.
 */
const withoutVersions = (text: string): string =>
  text
    .split('\n')
    .map((line) =>
      /^\s*(?:- )?uses:/.test(line) && !line.includes('/workflows/') ? before(line, '@') : line,
    )
    .join('\n');
