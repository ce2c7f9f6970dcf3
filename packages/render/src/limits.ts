/** GitHub refuses comments of more characters. */
export const COMMENT_LIMIT = 65_536;
/** GitHub drops a step's summary of more bytes as a whole. */
export const SUMMARY_LIMIT = 1024 * 1024;
/** Mermaid (12) shows an error instead of a diagram whose text is longer. */
export const MERMAID_LIMIT = 50_000;

/** How long a text is, in UTF-8 bytes. */
export const byteLength = (text: string): number => new TextEncoder().encode(text).length;

export interface Fitted {
  readonly text: string;
  /** Which version was taken; 0 = the fullest. */
  readonly step: number;
  /** True when even the shortest version had to be cut. */
  readonly cut: boolean;
}

/**
 * The fullest version that fits, so that a page becomes shorter in steps and not at a random byte. Versions
 * are made only when they are needed. When none fits, the last is cut at a line.
 * @param limit in bytes of UTF-8, which are never fewer than characters
 */
export function fitWithin(limit: number, versions: readonly (() => string)[]): Fitted {
  let text = '';
  for (const [step, version] of versions.entries()) {
    text = version();
    if (byteLength(text) <= limit) return { text, step, cut: false };
  }
  return { text: cutAtLine(text, limit), step: versions.length - 1, cut: true };
}

const CUT = '\n…\n';

function cutAtLine(text: string, limit: number): string {
  const room = limit - byteLength(CUT);
  if (room < 0) return '';
  const bytes = new TextEncoder().encode(text).subarray(0, room);
  // `stream` leaves an incomplete last character out instead of replacing it.
  const head = new TextDecoder().decode(bytes, { stream: true });
  const line = head.lastIndexOf('\n');
  return (line > 0 ? head.slice(0, line) : head) + CUT;
}
