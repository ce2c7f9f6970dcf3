/** GitHub drops a step's summary of more bytes as a whole. */
export const SUMMARY_LIMIT = 1024 * 1024;
/** Mermaid (12) shows an error instead of a diagram whose text is longer. */
export const MERMAID_LIMIT = 50_000;

/** How long a text is, in UTF-8 bytes. */
export const byteLength = (text: string): number => new TextEncoder().encode(text).length;

interface Fitted {
  readonly text: string;
  /** Which version was taken; 0 = the fullest. */
  readonly step: number;
  /** True when even the shortest version had to be cut. */
  readonly cut: boolean;
}

/** How long a text is, in the unit of a limit. */
type Measure = (text: string) => number;

/** How long a text is in UTF-16 code units, which is what GitHub counts in comments. */
export const characterLength: Measure = (text) => text.length;

/**
 * The fullest version that fits, so that a page becomes shorter in steps and not at a random byte. Versions
 * are made only when they are needed. When none fits, the last is cut at a line.
 * @param limit in the unit of `measure`; by default bytes of UTF-8, which are never fewer than characters
 */
export function fitWithin(
  limit: number,
  versions: readonly (() => string)[],
  measure: Measure = byteLength,
): Fitted {
  let text = '';
  for (const [step, version] of versions.entries()) {
    text = version();
    if (measure(text) <= limit) return { text, step, cut: false };
  }
  return { text: cutAtLine(text, limit, measure), step: versions.length - 1, cut: true };
}

const CUT = '\n…\n';

/** The lines that fit; of a single line that does not, the characters that do. */
function cutAtLine(text: string, limit: number, measure: Measure): string {
  const room = limit - measure(CUT);
  if (room < 0) return '';
  // Every measure grows with the text, so the longest head that fits is found by halving.
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(text.slice(0, middle)) <= room) low = middle;
    else high = middle - 1;
  }
  // Half a surrogate pair is no character.
  const head = text.slice(0, low).replace(/[\ud800-\udbff]$/, '');
  const line = head.lastIndexOf('\n');
  return (line > 0 ? head.slice(0, line) : head) + CUT;
}
