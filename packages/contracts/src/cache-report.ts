import { z } from 'zod';
import { type DocumentOf, document } from './document.ts';
import { identifier, instant, MAX, seconds } from './fields.ts';

const count = z.number().int().nonnegative();
const bytes = z.number().nonnegative();

/** What the cache did in one job. One document per cache step; perf-report joins them. */
export const cacheReport = document('cache-report', 1, {
  createdAt: instant,
  job: z.string(),
  leg: identifier.optional(),
  key: z.string(),
  matchedKey: z.string().optional(),
  /**
   * `exact`: the key itself; `partial`: one of the restore-keys; `miss`: nothing; `none`: the step did not
   * look, as it only saves.
   */
  result: z.enum(['exact', 'partial', 'miss', 'none']),
  missReason: z.string().optional(),
  tier: z.string().optional(),
  restore: z
    .object({
      seconds,
      files: count,
      bytes,
      /** Bytes that came out of the store; less than `bytes` where files were in place already. */
      readBytes: bytes.optional(),
      /** Files that had to be written; the others were in place. */
      writtenFiles: count.optional(),
    })
    .optional(),
  save: z
    .object({
      seconds,
      /**
       * `kept`: there is an entry of this key; `unchanged`: with the same content; `exists`: there is one, and
       * `on-existing` is `fail`.
       */
      result: z.enum(['saved', 'kept', 'unchanged', 'exists', 'skipped', 'failed']),
      /** Why it was not saved. */
      reason: z.string().optional(),
      files: count,
      bytes,
      /** Bytes that had to be written, after deduplication. */
      newBytes: bytes,
    })
    .optional(),
  /** What each tier of the store did for this step, fastest first. */
  tiers: z
    .array(
      z.object({
        tier: z.string(),
        hits: count,
        misses: count,
        errors: count,
        bytesRead: bytes,
        bytesWritten: bytes,
      }),
    )
    .max(MAX.steps)
    .optional(),
  /** Estimate, against the run of this job that made the entry. Absent where it is not known. */
  savedSeconds: seconds.optional(),
});
export type CacheReport = DocumentOf<typeof cacheReport>;
