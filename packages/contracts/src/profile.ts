import { z } from 'zod';
import { type DocumentOf, document } from './document.ts';
import { identifier, instant, MAX, machine, seconds } from './fields.ts';

const series = z.array(z.number().nonnegative()).max(MAX.samples);

/**
 * What the machine did during one job: equal-length series, one value per sample. Sample `i` is the time from
 * `i` to `i + 1` times `intervalSeconds` after `startedAt`. Disk and network are bytes per second, as the
 * mean over the sample.
 */
export const profile = document('profile', 1, {
  job: z.string(),
  leg: identifier.optional(),
  /** As in a leg's result. */
  checkRunId: z.number().int().positive().optional(),
  startedAt: instant,
  intervalSeconds: seconds,
  machine,
  /** `os` (macOS, Windows) sees processor and memory only; its other series are zeros. */
  source: z.enum(['procfs', 'os']).optional(),
  /** Why the series end before the job; absent when they do not. */
  incomplete: z.enum(['killed', 'time limit', 'size limit', 'runner gone']).optional(),
  /** Share of all cores, or of a container's quota, 0–1. */
  cpu: series,
  /** In use at the end of the sample. */
  memoryBytes: series,
  diskReadBytes: series,
  diskWriteBytes: series,
  networkReceivedBytes: series,
  networkSentBytes: series,
  /** Share of the time in which some task waited for processor, memory or disk, 0–1; absent without PSI. */
  pressure: z.object({ cpu: series, memory: series, io: series }).optional(),
});
export type Profile = DocumentOf<typeof profile>;
