import { type Durations, isDuration } from './durations.ts';

/** No test file takes this many seconds, and to the second, so that whole numbers beyond are milliseconds. */
const MILLISECONDS_FROM = 1000;

/**
 * Names with a number each: knapsack's report (file → seconds), the `.test_durations` of pytest-split (test id →
 * seconds, in early versions a list of pairs), and files of the kind that scripts write around vitest (file →
 * milliseconds). Clocks give fractions of a second; numbers that are all whole, and large, are milliseconds.
 * @returns undefined where it is no such document
 */
export const durationMap = (value: unknown): Durations | undefined =>
  numbersByName(value, {
    nameOf: (name) => name.split('::', 1)[0]!,
    perSecond: (numbers) =>
      numbers.every(Number.isInteger) && numbers.some((one) => one >= MILLISECONDS_FROM) ? 1000 : 1,
  });

/** Names with seconds each, whatever they name: what is no test file may well take a thousand whole seconds. */
export const secondsByName = (value: unknown): Durations | undefined =>
  numbersByName(value, { nameOf: (name) => name, perSecond: () => 1 });

function numbersByName(
  value: unknown,
  read: { nameOf(name: string): string; perSecond(numbers: readonly number[]): number },
): Durations | undefined {
  const entries = entriesOf(value);
  if (entries === undefined || !entries.some(([, one]) => typeof one === 'number')) return undefined;
  const numbers = entries.flatMap(([, one]) => (typeof one === 'number' ? [one] : []));
  const perSecond = read.perSecond(numbers);
  const seconds = new Map<string, number>();
  const refused: string[] = [];
  for (const [name, one] of entries) {
    const own = typeof one === 'number' ? one / perSecond : one;
    if (!isDuration(own)) {
      refused.push(`${JSON.stringify(name.slice(0, 200))}: ${JSON.stringify(one)?.slice(0, 60)}`);
      continue;
    }
    const meant = read.nameOf(name);
    seconds.set(meant, (seconds.get(meant) ?? 0) + own);
  }
  return { seconds, refused };
}

function entriesOf(value: unknown): [string, unknown][] | undefined {
  if (Array.isArray(value)) {
    const isPairs = value.every(
      (one) => Array.isArray(one) && one.length === 2 && typeof one[0] === 'string',
    );
    return isPairs ? (value as [string, unknown][]) : undefined;
  }
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
}
