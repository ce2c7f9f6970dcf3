import { type SplitFile, type TestFile, testKey } from '@paceline/contracts';
import { listed } from '../words.ts';
import type { Combination } from './combinations.ts';
import { incompleteFiles } from './split-files.ts';

type Add = (
  kind: 'lists' | 'dropped' | 'unplanned',
  leg: string,
  text: string,
  files: readonly string[],
) => void;

/**
 * Of files that the plan divides by their tests: every part is in a leg and in one only, every leg divided the same list
 * of tests, and ran as many tests as it took. What a leg without a result had is a problem of its own.
 */
export function checkSplits({ legs, results }: Combination, add: Add): void {
  const planned = legs.flatMap((leg) =>
    leg.tests.flatMap(({ suite, file, split }) => (split ? [{ suite, file, split, leg: leg.leg }] : [])),
  );
  const ofLeg = new Map(results.map((result) => [result.leg, result]));
  for (const [key, parts] of Map.groupBy(planned, testKey)) {
    const { file, leg, split } = parts[0]!;
    const numbers = parts.flatMap((part) => part.split.parts).sort((a, b) => a - b);
    const isCovered = numbers.length === split.of && numbers.every((part, at) => part === at + 1);
    if (!isCovered || parts.some((part) => part.split.of !== split.of)) {
      const text = `The plan divides ${file} into ${split.of} parts, and its legs have ${numbers.join(', ')}.`;
      add('unplanned', leg, text, [file]);
      continue;
    }
    const entries: SplitFile[] = [];
    const without: string[] = [];
    for (const part of parts) {
      const result = ofLeg.get(part.leg);
      if (result === undefined) continue;
      const isExcluded = result.listed?.digest !== undefined && has(result.excluded, key);
      if (isExcluded) without.push(part.leg);
      if (isExcluded || result.outcome === 'crashed') continue;
      const entry = result.splits?.find((one) => testKey(one) === key);
      if (entry && entry.split.of === split.of && `${entry.split.parts}` === `${part.split.parts}`) {
        entries.push(entry);
      } else if (entry || (result.executed.find((one) => testKey(one) === key)?.failed ?? 0) === 0) {
        const text = `Leg ${part.leg} does not say that it took part ${part.split.parts.join(', ')} of ${split.of} of ${file}, so what it ran of it proves nothing.`;
        add('lists', part.leg, text, [file]);
      }
    }
    if (without.length > 0 && entries.length > 0) {
      const text = `${file} is no test for the test program of legs ${without.join(', ')} and one for that of others, so its parts do not fit together.`;
      add('lists', leg, text, [file]);
    }
    compare(file, parts.length, entries, parts, add);
  }
  for (const { leg, tests } of legs) {
    const result = ofLeg.get(leg);
    if (result === undefined || result.outcome === 'crashed') continue;
    // Parts that the leg says nothing of, and files that it did not run at all, are problems already.
    const ran = new Set(result.executed.map(testKey));
    const entries = (result.splits ?? []).filter((one) => ran.has(testKey(one)));
    const known = new Set(entries.map(testKey));
    const short = incompleteFiles(
      tests.filter((test) => known.has(testKey(test))),
      entries,
      result.executed,
    ).map(({ file }) => file);
    if (short.length === 0) continue;
    add('dropped', leg, `Leg ${leg} did not run all tests of its parts of ${listed(short)}.`, short);
  }
}

/** Parts of different lists of tests do not fit together: some test would be in none of them. */
function compare(
  file: string,
  count: number,
  entries: readonly SplitFile[],
  parts: readonly { readonly leg: string }[],
  add: Add,
): void {
  const [first] = entries;
  if (first === undefined) return;
  const { leg } = parts[0]!;
  if (entries.some(({ digest }) => digest !== first.digest)) {
    const text = `The legs do not find the same tests in ${file} (${listed(
      entries.map(({ tests }) => `${tests} tests`),
      10,
    )}), so their parts do not fit together: names or parameters of its tests differ from run to run.`;
    add('lists', leg, text, [file]);
    return;
  }
  const chosen = entries.reduce((sum, entry) => sum + entry.chosen, 0);
  if (entries.length === count && first.digest !== undefined && chosen !== first.tests) {
    add('lists', leg, `The parts of ${file} hold ${chosen} tests; it has ${first.tests}.`, [file]);
  }
}

const has = (tests: readonly TestFile[] | undefined, key: string): boolean =>
  tests?.some((test) => testKey(test) === key) === true;
