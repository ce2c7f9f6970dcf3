import { stat } from 'node:fs/promises';
import type { Environment } from '../environment.ts';

/** When the job began, in ms since 1970: the runner then writes the event's payload. Undefined where there is none. */
export async function jobBegan({ variables }: Pick<Environment, 'variables'>): Promise<number | undefined> {
  const path = variables['GITHUB_EVENT_PATH'];
  const { mtimeMs } = path ? await stat(path).catch(() => ({ mtimeMs: undefined })) : { mtimeMs: undefined };
  return mtimeMs;
}
