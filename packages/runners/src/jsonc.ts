/** Nobody nests deeper by hand, and a recursive walk over the value takes one call per level. */
const MAX_DEPTH = 500;

/** JSON with comments and trailing commas, as tsconfig files are written; undefined when it is neither. */
export function parseJsonc(source: string): unknown {
  const bare = plainJson(source);
  try {
    return bare === undefined ? undefined : JSON.parse(bare);
  } catch {
    return undefined;
  }
}

/** The text without comments and trailing commas, in one pass; undefined when it nests too deep. */
function plainJson(source: string): string | undefined {
  const pieces: string[] = [];
  let from = source.startsWith('\uFEFF') ? 1 : 0;
  /** Where in `pieces` a comma stands that nothing followed yet. */
  let comma = -1;
  let depth = 0;
  const cut = (at: number) => {
    pieces.push(source.slice(from, at));
  };
  for (let at = from; at < source.length; ) {
    const char = source[at]!;
    if (char === '"') {
      const end = stringEnd(source, at);
      if (end === -1) return undefined;
      comma = -1;
      at = end;
    } else if (char === '/') {
      const line = source[at + 1] === '/';
      if (!line && source[at + 1] !== '*') return undefined;
      const close = line ? lineEnd(source, at) : source.indexOf('*/', at + 2);
      if (close === -1) return undefined;
      cut(at);
      at = line ? close : close + 2;
      from = at;
    } else if (char === ',') {
      cut(at);
      comma = pieces.length;
      pieces.push(',');
      at += 1;
      from = at;
    } else {
      if (char === '}' || char === ']') {
        if (comma !== -1) pieces[comma] = '';
        depth -= 1;
      } else if (char === '{' || char === '[') {
        depth += 1;
        if (depth > MAX_DEPTH) return undefined;
      }
      if (!' \t\r\n'.includes(char)) comma = -1;
      at += 1;
    }
  }
  cut(source.length);
  return pieces.join('');
}

/** The index behind a string that begins at `at`; -1 where it does not end. */
function stringEnd(source: string, at: number): number {
  for (let next = at + 1; next < source.length; next++) {
    if (source[next] === '"') return next + 1;
    if (source[next] === '\\') next += 1;
    else if (source[next] === '\n' || source[next] === '\r') return -1;
  }
  return -1;
}

/** The index of the line break behind `at`, or the end of the text. */
function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end === -1 ? source.length : end;
}
