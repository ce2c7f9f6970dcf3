import { z } from 'zod';
import { type DocumentOf, document } from './document.ts';
import { commit, instant, MAX, seconds } from './fields.ts';

/** What was built, what was taken from the cache, and how long each task took. */
export const buildReport = document('build-report', 1, {
  createdAt: instant,
  job: z.string(),
  head: commit,
  seconds,
  tasks: z
    .array(
      z.object({
        name: z.string(),
        result: z.enum(['built', 'cached', 'failed', 'skipped']),
        seconds,
        cacheKey: z.string().optional(),
        missReason: z.string().optional(),
      }),
    )
    .max(MAX.jobs),
});
export type BuildReport = DocumentOf<typeof buildReport>;
