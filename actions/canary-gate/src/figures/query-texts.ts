import { LABEL, NAMES, type Queries } from './measure.ts';

/**
 * What the texts of the four queries say about each other. Prometheus does not distinguish a query that counts
 * nothing from one that has nothing to count. But errors of the baseline were seen: where the canary's error query
 * differs from the baseline's as its request query does, it can be trusted as well.
 */

/** What is wrong with the texts themselves: one sentence each. */
export function queryProblems(queries: Queries): string[] {
  const texts = new Map<string, string[]>();
  for (const name of NAMES) {
    const text = tokens(queries[name]).join(' ');
    texts.set(text, [...(texts.get(text) ?? []), `"${LABEL[name]}"`]);
  }
  return [...texts.values()]
    .filter((names) => names.length > 1)
    .map(
      (names) =>
        `${names.join(' and ')} are the same query, but each has to select its own version, and its own failures.`,
    );
}

/**
 * True when canary-errors is baseline-errors with the same replacements that make canary-requests of
 * baseline-requests, such as `track="stable"` by `track="canary"`, or `web_v1_` by `web_v2_`.
 */
export function writtenAlike(queries: Queries): boolean {
  const requests = replacements(queries.baselineRequests, queries.canaryRequests);
  const errors = replacements(queries.baselineErrors, queries.canaryErrors);
  if (!requests || !errors) return false;
  return errors.size > 0 && [...errors].every((replacement) => requests.has(replacement));
}

/** What differs between two texts of the same shape; undefined when their shapes differ. */
function replacements(from: string, to: string): Set<string> | undefined {
  const [before, after] = [tokens(from), tokens(to)];
  if (before.length !== after.length) return undefined;
  const found = new Set<string>();
  for (const [index, old] of before.entries()) {
    const now = after[index]!;
    if (old !== now) found.add(difference(words(old), words(now)));
  }
  return found;
}

/** Without what is the same at both ends: `web_stable_total` and `web_canary_total` differ in `stable` → `canary`. */
function difference(from: string[], to: string[]): string {
  let start = 0;
  while (start < Math.min(from.length, to.length) && from[start] === to[start]) start += 1;
  let end = 0;
  while (end < Math.min(from.length, to.length) - start && from.at(-1 - end) === to.at(-1 - end)) end += 1;
  const middle = (list: string[]) => list.slice(start, list.length - end).join('');
  return JSON.stringify([middle(from), middle(to)]);
}

/** Names, numbers, quoted strings and single signs; white space between them says nothing. */
const tokens = (text: string): string[] =>
  text.match(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|[\w:.]+|\S/g) ?? [];
const words = (token: string): string[] => token.match(/[A-Za-z]+|\d+|[^A-Za-z\d]/g) ?? [];
