import { type LegResult, testKey } from '@paceline/contracts';

/**
 * Files that a green leg of a queue ran or left out, and that failed in none, by their keys. A leg that is red proves
 * nothing of what it ran: an error beside the tests could be any file's.
 * @param results of the legs of one suite and combination of axes, in whatever attempts of the run
 * @param head the commit that counts
 */
export function provenFiles(results: readonly LegResult[], planId: string, head: string): Set<string> {
  const proven = new Set<string>();
  const failed = new Set<string>();
  for (const result of results) {
    if (result.planId !== planId || result.head !== head || result.queue === undefined) continue;
    const { outcome, executed, withoutFile, excluded = [], listed } = result;
    const isGreen = (outcome === 'passed' || outcome === 'empty') && (withoutFile?.failed ?? 0) === 0;
    for (const file of executed) {
      if (file.failed > 0) failed.add(testKey(file));
      else if (isGreen) proven.add(testKey(file));
    }
    if (isGreen && listed?.digest !== undefined) for (const file of excluded) proven.add(testKey(file));
  }
  for (const key of failed) proven.delete(key);
  return proven;
}
