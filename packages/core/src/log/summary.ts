import { appendFileSync, statSync } from 'node:fs';
import type { Log } from './log.ts';

/** GitHub refuses a step's summary as a whole beyond this many bytes, so what would pass it is left out. */
export const SUMMARY_LIMIT_BYTES = 1024 * 1024;

/** Collects markdown for the job's summary page; writes it once, at the end of the phase. */
export function createSummary(path: string | undefined, log: Log) {
  const parts: string[] = [];
  return {
    append(markdown: string): void {
      // An empty line after each part: a heading right below closing HTML would not be read as one.
      parts.push(`${markdown.trimEnd()}\n\n`);
    },
    flush(): void {
      if (!path || parts.length === 0) return;
      try {
        let room = SUMMARY_LIMIT_BYTES - statSync(path).size;
        const fitting = parts.filter((part) => {
          const size = Buffer.byteLength(part);
          if (size > room) return false;
          room -= size;
          return true;
        });
        if (fitting.length < parts.length) {
          log.warning(
            `The job summary would pass GitHub's limit of 1 MiB; ${parts.length - fitting.length} part(s) were left out.`,
          );
        }
        appendFileSync(path, fitting.join(''));
      } catch (error) {
        log.warning(`The job summary could not be written: ${(error as Error).message}.`);
      }
    },
  };
}
