import { z } from 'zod';
import { type DocumentOf, document } from './document.ts';
import { identifier, instant, seconds } from './fields.ts';

/** What the cache did in one job. One document per cache step; perf-report joins them. */
export const cacheReport = document('cache-report', 1, {
  createdAt: instant,
  job: z.string(),
  leg: identifier.optional(),
  key: z.string(),
  matchedKey: z.string().optional(),
  /** `exact`: the key itself; `partial`: one of the restore-keys; `miss`: nothing. */
  result: z.enum(['exact', 'partial', 'miss']),
  missReason: z.string().optional(),
  tier: z.string().optional(),
  restore: z
    .object({ seconds, files: z.number().int().nonnegative(), bytes: z.number().nonnegative() })
    .optional(),
  save: z
    .object({
      seconds,
      result: z.enum(['saved', 'kept', 'skipped', 'failed']),
      files: z.number().int().nonnegative(),
      bytes: z.number().nonnegative(),
      /** Bytes that had to be written, after deduplication. */
      newBytes: z.number().nonnegative(),
    })
    .optional(),
});
export type CacheReport = DocumentOf<typeof cacheReport>;
