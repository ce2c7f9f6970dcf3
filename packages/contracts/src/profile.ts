import { z } from 'zod';
import { type DocumentOf, document } from './document.ts';
import { identifier, instant, machine, seconds } from './fields.ts';

const series = z.array(z.number().nonnegative());

/** What the machine did during one job: equal-length series, one value per sample. */
export const profile = document('profile', 1, {
  job: z.string(),
  leg: identifier.optional(),
  startedAt: instant,
  intervalSeconds: seconds,
  machine,
  /** Share of all cores, 0–1. */
  cpu: series,
  memoryBytes: series,
  diskReadBytes: series,
  diskWriteBytes: series,
  networkReceivedBytes: series,
  networkSentBytes: series,
});
export type Profile = DocumentOf<typeof profile>;
