import { readFile, stat } from 'node:fs/promises';
import type { RunnerReport } from './report.ts';

/** A report beyond this is no report of tests; it would only fill the memory. */
const MAX_REPORT_BYTES = 256 * 1024 * 1024;

/**
 * Reads a report's file. Undefined when there is none; what is wrong with one that is there is its `problem`.
 * @param parse throws when the bytes are no such report
 */
export async function readReport(
  path: string,
  parse: (bytes: Uint8Array) => RunnerReport,
): Promise<RunnerReport | undefined> {
  try {
    const { size } = await stat(path);
    if (size > MAX_REPORT_BYTES) throw new Error(`its ${size} bytes are more than ${MAX_REPORT_BYTES}`);
    return parse(await readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    return { files: [], tests: [], problem: (error as Error).message.replace(/\.$/, '') };
  }
}
