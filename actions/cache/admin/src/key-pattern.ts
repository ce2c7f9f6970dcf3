/**
 * Glob patterns over keys. Keys are no paths, so `*` stands for any characters, `/` and line breaks among
 * them; `?` for one; `[abc]`, `[a-z]`, `[!abc]` for one of a set; `{a,b}` for one of several; `\` takes the
 * meaning from the next character. A line that starts with `!` takes away from what the lines before matched.
 *
 * Written by hand, since patterns come from people (workflow_dispatch) and keys from the store: this takes time
 * proportional to pattern times key, where a regular expression made of `*a*a*a*a` can take for ever, and
 * nothing in a pattern has a meaning beside the above.
 */
export interface KeyPattern {
  matches(key: string): boolean;
}

/** What a `{…}` may multiply to. */
const MAX_ALTERNATIVES = 256;
const MAX_PATTERN = 1024;

/** @throws RangeError when a pattern is too long or has too many alternatives */
export function keyPattern(lines: readonly string[]): KeyPattern {
  const rules = lines.map((line) => {
    const excludes = line.startsWith('!');
    const pattern = excludes ? line.slice(1) : line;
    if (pattern.length > MAX_PATTERN) throw new RangeError(`it has more than ${MAX_PATTERN} characters`);
    return { excludes, globs: alternatives(pattern).map(compile) };
  });
  return {
    matches(key) {
      const characters = [...key];
      let matched = false;
      for (const { excludes, globs } of rules) {
        if (matched === excludes && globs.some((glob) => matchGlob(glob, characters))) matched = !excludes;
      }
      return matched;
    },
  };
}

type Token = '*' | ((character: string) => boolean);

function compile(pattern: string): Token[] {
  const characters = [...pattern];
  const tokens: Token[] = [];
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index]!;
    if (character === '*') {
      if (tokens.at(-1) !== '*') tokens.push('*');
    } else if (character === '?') tokens.push(() => true);
    else if (character === '[') {
      const set = readSet(characters, index);
      if (set) {
        tokens.push(set.matches);
        index = set.end;
      } else tokens.push((other) => other === '[');
    } else {
      const literal = character === '\\' ? (characters[++index] ?? '\\') : character;
      tokens.push((other) => other === literal);
    }
  }
  return tokens;
}

/** A set that is not closed is no set: its bracket stands for itself. */
function readSet(characters: readonly string[], start: number) {
  let index = start + 1;
  const negated = characters[index] === '!' || characters[index] === '^';
  if (negated) index += 1;
  const ranges: [string, string][] = [];
  for (let first = true; index < characters.length; first = false, index++) {
    if (characters[index] === ']' && !first) {
      const within = (character: string) =>
        ranges.some(([from, to]) => codeOf(from) <= codeOf(character) && codeOf(character) <= codeOf(to));
      return { end: index, matches: (character: string) => within(character) !== negated };
    }
    if (characters[index] === '\\' && index + 1 < characters.length) index += 1;
    const from = characters[index]!;
    if (
      characters[index + 1] === '-' &&
      characters[index + 2] !== undefined &&
      characters[index + 2] !== ']'
    ) {
      ranges.push([from, characters[index + 2]!]);
      index += 2;
    } else ranges.push([from, from]);
  }
  return undefined;
}

const codeOf = (character: string): number => character.codePointAt(0)!;

/** Only the last `*` can have to give back what it took, so two places to return to suffice. */
function matchGlob(tokens: readonly Token[], characters: readonly string[]): boolean {
  let [token, at] = [0, 0];
  let [star, resume] = [-1, 0];
  while (at < characters.length) {
    const current = tokens[token];
    if (current === '*') {
      [star, resume] = [token, at];
      token += 1;
    } else if (current?.(characters[at]!)) {
      token += 1;
      at += 1;
    } else if (star >= 0) {
      resume += 1;
      [token, at] = [star + 1, resume];
    } else return false;
  }
  while (tokens[token] === '*') token += 1;
  return token === tokens.length;
}

/** `a{b,c}d` is `abd` and `acd`; braces without a comma, or not closed, stand for themselves. */
function alternatives(pattern: string): string[] {
  const found: string[] = [];
  const queue = [pattern];
  while (queue.length > 0) {
    const next = queue.pop()!;
    const brace = firstBrace(next);
    if (!brace) found.push(next);
    else {
      for (const part of brace.parts) queue.push(next.slice(0, brace.start) + part + next.slice(brace.end));
    }
    if (found.length + queue.length > MAX_ALTERNATIVES) {
      throw new RangeError(`its braces stand for more than ${MAX_ALTERNATIVES} patterns`);
    }
  }
  return found;
}

function firstBrace(pattern: string) {
  for (let start = 0; start < pattern.length; start++) {
    if (pattern[start] === '\\') start += 1;
    else if (pattern[start] === '{') {
      const parts: string[] = [];
      let depth = 0;
      let from = start + 1;
      for (let index = start; index < pattern.length; index++) {
        const character = pattern[index];
        if (character === '\\') index += 1;
        else if (character === '{') depth += 1;
        else if (character === ',' && depth === 1) {
          parts.push(pattern.slice(from, index));
          from = index + 1;
        } else if (character === '}' && --depth === 0) {
          if (parts.length === 0) break;
          parts.push(pattern.slice(from, index));
          return { start, end: index + 1, parts };
        }
      }
    }
  }
  return undefined;
}
