import { z } from 'zod';
import { type DocumentOf, document } from './document.ts';
import { instant, MAX } from './fields.ts';

const count = z.number().int().nonnegative();
const bytes = z.number().nonnegative();

/** What one step of `cache/admin` found and did. */
export const cacheAdminReport = document('cache-admin-report', 1, {
  createdAt: instant,
  repository: z.string(),
  command: z.enum(['stats', 'list', 'explain', 'invalidate', 'warm', 'optimize', 'verify']),
  /** True: nothing was changed; what would have been is counted as if it had. */
  dryRun: z.boolean(),
  totals: z.object({
    /** Entries that the command was about, and the bytes of their files. */
    entries: count,
    bytes,
    /** From the statistics of the steps. */
    requests: count,
    hits: count,
    misses: count,
    matched: count,
    deleted: count,
    warmed: count,
    failed: count,
    freedBytes: bytes,
    problems: count,
  }),
  tiers: z
    .array(
      z.object({
        tier: z.string(),
        /** False where a tier cannot list: nothing is known of what it holds. */
        lists: z.boolean(),
        /** False when it could not be reached. */
        answered: z.boolean(),
        entries: count,
        /** Values of content (packs and indexes), and bytes of all values of this repository. */
        blobs: count,
        bytes,
        gets: count.optional(),
        hits: count.optional(),
        misses: count.optional(),
        errors: count.optional(),
        evictions: count.optional(),
        bytesRead: bytes.optional(),
        bytesWritten: bytes.optional(),
      }),
    )
    .max(MAX.steps),
  prefixes: z
    .array(
      z.object({
        prefix: z.string(),
        entries: count,
        bytes,
        requests: count,
        exact: count,
        partial: count,
        misses: count,
        restoredBytes: bytes,
        newBytes: bytes,
      }),
    )
    .max(MAX.jobs)
    .optional(),
  /** Oldest first; days in UTC. */
  days: z
    .array(
      z.object({
        day: z.string(),
        requests: count,
        hits: count,
        restoredBytes: bytes,
        newBytes: bytes,
        evictions: count,
      }),
    )
    .max(MAX.jobs)
    .optional(),
  /** The entries that were listed, matched, removed or warmed; at most a thousand. */
  entries: z
    .array(
      z.object({
        key: z.string(),
        scope: z.string(),
        version: z.string(),
        tiers: z.array(z.string()).max(MAX.steps),
        createdAt: instant,
        usedAt: instant.optional(),
        expiresAt: instant.optional(),
        files: count,
        bytes,
        /** What was done with it, or why. */
        note: z.string().optional(),
      }),
    )
    .max(MAX.jobs)
    .optional(),
  /** Why a key was missed, in sentences. */
  explanation: z.array(z.string()).max(MAX.jobs).optional(),
  problems: z
    .array(z.object({ key: z.string(), scope: z.string(), tier: z.string().optional(), problem: z.string() }))
    .max(MAX.tests),
  notes: z.array(z.string()).max(MAX.jobs),
});
export type CacheAdminReport = DocumentOf<typeof cacheAdminReport>;
