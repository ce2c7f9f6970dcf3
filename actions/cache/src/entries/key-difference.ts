/** Parts of keys are set apart by these; hashes are compared as a whole. */
const SEPARATOR = /([-_.:/|+ ])/;

/** How many parts two keys begin with in common. */
export const commonStart = (a: string, b: string): number =>
  commonParts(a.split(SEPARATOR), b.split(SEPARATOR));

function commonParts(a: readonly string[], b: readonly string[]): number {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index++;
  return index;
}

/** What is left of two keys without their common beginning and end, shortened for people. */
export function keyDifference(a: string, b: string): { theirs: string; ours: string } {
  const theirs = a.split(SEPARATOR);
  const ours = b.split(SEPARATOR);
  const start = commonParts(theirs, ours);
  const end = Math.min(
    commonParts(theirs.toReversed(), ours.toReversed()),
    Math.min(theirs.length, ours.length) - start,
  );
  const middle = (parts: string[]) => shorten(parts.slice(start, parts.length - end).join(''));
  return { theirs: middle(theirs), ours: middle(ours) };
}

const shorten = (text: string): string => (text.length > 24 ? `${text.slice(0, 12)}…` : text);
