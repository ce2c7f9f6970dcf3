import type { LegResult } from '@paceline/contracts';
import { oneLine, shorten } from '@paceline/render';
import { REPORT_NAME } from '@paceline/runners';
import { listed } from '../words.ts';

/** What failed, for a sentence: `a.js, b.js, and 2 in no file of the repository (Login rejects, (suite))`. */
export function failureWords({ executed, withoutFile }: Pick<LegResult, 'executed' | 'withoutFile'>): string {
  const files = executed.filter(({ failed }) => failed > 0).map(({ file }) => file);
  const parts = files.length > 0 ? [listed(files)] : [];
  const tests = (withoutFile?.failures ?? []).filter(({ name }) => name !== REPORT_NAME);
  const count = (withoutFile?.failed ?? 0) - ((withoutFile?.failures.length ?? 0) - tests.length);
  if (count > 0) {
    const names =
      tests.length > 0 ? ` (${listed(tests.map(({ name }) => shorten(oneLine(name), 120)))})` : '';
    parts.push(`${count} in no file of the repository${names}`);
  }
  return parts.join(', and ');
}
