/** Character-level facts of JavaScript that the module scanner and the config reader share. */

export const isIdentifierStart = (code: number): boolean =>
  (code >= 97 && code <= 122) || // a to z
  (code >= 65 && code <= 90) || // A to Z
  code === 95 || // _
  code === 36 || // $
  code === 35 || // #, of a private field
  code === 64 || // @, of a decorator
  code === 92 || // \, as in \u0061
  (code > 127 && code !== 0xa0 && code !== 0xfeff && code !== 0x2028 && code !== 0x2029);

export const isIdentifierPart = (code: number): boolean =>
  (code >= 48 && code <= 57) || // 0 to 9
  (isIdentifierStart(code) && code !== 35 && code !== 64);

/** The index after a quoted string that opens at `from`; -1 when its line ends first. */
export function stringEnd(text: string, from: number): number {
  const quote = text.charCodeAt(from);
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === 92 /* \ */) {
      if (text.charCodeAt(at + 1) === 13 && text.charCodeAt(at + 2) === 10) at += 1;
      at += 1;
    } else if (code === 10 /* \n */ || code === 13 /* \r */) return -1;
  }
  return -1;
}

/** Longer than any that was written; behind so many characters, a `/` was a division. */
export const MAX_REGEX = 100_000;

/** The index after a regular expression that opens at `from`; -1 when there is none on this line. */
export function regexEnd(text: string, from: number): number {
  let inClass = false;
  const last = Math.min(text.length, from + MAX_REGEX);
  for (let at = from + 1; at < last; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 /* \n */ || code === 13 /* \r */) return -1;
    if (code === 92 /* \ */) at += 1;
    else if (code === 91 /* [ */) inClass = true;
    else if (code === 93 /* ] */) inClass = false;
    else if (code === 47 /* / */ && !inClass) {
      at += 1;
      while (at < text.length && isIdentifierPart(text.charCodeAt(at))) at += 1;
      return at;
    }
  }
  return -1;
}

const SIMPLE: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', '0': '\0' };

/** What the source text between two quotes stands for. */
export function unescapeText(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replaceAll(
    /\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2})|(\r\n|[\s\S]))/gi,
    (_, braced, four, two, other) => {
      const hex = braced ?? four ?? two;
      if (hex !== undefined) {
        const point = Number.parseInt(hex, 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : '';
      }
      return other === '\n' || other === '\r\n' ? '' : (SIMPLE[other] ?? other);
    },
  );
}

/** The text ends inside something that had to be closed. */
export class Unfinished extends Error {}

/** Where the line ends. */
export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** Behind a comment that opens at `from`. */
export function commentEnd(text: string, from: number): number {
  const end = text.indexOf('*/', from + 2);
  if (end === -1) throw new Unfinished();
  return end + 2;
}

/** Type arguments of a call are short; a `<` without its `>` in reach was a comparison. */
export const MAX_TYPE_ARGUMENTS = 10_000;

/** Behind the `>` that closes the `<` at `from`. */
export function typeArgumentsEnd(text: string, from: number): number {
  let depth = 0;
  const last = Math.min(text.length, from + MAX_TYPE_ARGUMENTS);
  for (let at = from; at < last; at++) {
    const char = text[at];
    if (char === '<') depth += 1;
    else if (char === '>' && text[at - 1] !== '=') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  throw new Unfinished();
}

/** Over white space and comments. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 32 || (code >= 9 && code <= 13) || code === 0xa0) at += 1;
    else if (code === 47 /* / */ && text[at + 1] === '/') at = lineEnd(text, at);
    else if (code === 47 /* / */ && text[at + 1] === '*') at = commentEnd(text, at);
    else return at;
  }
}

/** The identifier at `from`; empty when there is none. */
export function wordAt(text: string, from: number): string {
  let end = from;
  while (end < text.length && isIdentifierPart(text.charCodeAt(end))) end += 1;
  return text.slice(from, end);
}
