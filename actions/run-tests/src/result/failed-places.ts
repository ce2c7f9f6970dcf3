import type { LegResult } from '@paceline/contracts';
import { oneLine, shorten } from '@paceline/render';
import { listed } from '../words.ts';

/** In the place of a test's name: the report itself is what failed. */
export const REPORT = '(report)';

/** Where a run failed, for a sentence: `a.js, b.js, and 2 in no file of the repository (Login rejects, (suite))`. */
export function failedPlaces({ executed, withoutFile }: Pick<LegResult, 'executed' | 'withoutFile'>): string {
  const files = executed.filter(({ failed }) => failed > 0).map(({ file }) => file);
  const places = files.length > 0 ? [listed(files)] : [];
  const tests = (withoutFile?.failures ?? []).filter(({ name }) => name !== REPORT);
  const count = (withoutFile?.failed ?? 0) - ((withoutFile?.failures.length ?? 0) - tests.length);
  if (count > 0) {
    const names =
      tests.length > 0 ? ` (${listed(tests.map(({ name }) => shorten(oneLine(name), 120)))})` : '';
    places.push(`${count} in no file of the repository${names}`);
  }
  return places.join(', and ');
}
