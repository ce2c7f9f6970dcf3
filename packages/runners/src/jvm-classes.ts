/**
 * The types that a source of Java, Kotlin, Groovy or Scala declares outside of others, with their package; also one
 * named like the file, which is what Java would have.
 * @param path of the source, for its name and language
 */
export function jvmClasses(source: string, path: string): string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  const words = topLevelWords(source, name.slice(dot + 1));
  const at = words.indexOf('package');
  const packageName = at === -1 ? '' : dottedName(words, at + 1);
  const found = [name.slice(0, dot)];
  for (const [index, word] of words.entries()) {
    if (!/^(?:class|interface|enum|record|object|trait)$/.test(word)) continue;
    const next = words[index + 1] ?? '';
    // `enum class`, `data object`, and a component or variable called `record`.
    if (/^[\p{L}_$]/u.test(next) && !/^(?:class|extends|implements)$/.test(next)) found.push(next);
  }
  return [...new Set(found)].map((one) => (packageName === '' ? one : `${packageName}.${one}`));
}

function dottedName(words: readonly string[], from: number): string {
  let name = words[from] ?? '';
  for (let at = from + 1; words[at] === '.'; at += 2) name += `.${words[at + 1] ?? ''}`;
  return name;
}

/** Words and dots outside of brackets, comments and texts. */
function topLevelWords(source: string, language: string): string[] {
  const words: string[] = [];
  let depth = 0;
  let at = 0;
  while (at < source.length) {
    const char = source[at]!;
    if (char === '/' && source[at + 1] === '/') at = endOf(source, '\n', at);
    else if (char === '/' && source[at + 1] === '*') at = commentEnd(source, at, language !== 'java');
    else if (source.startsWith('"""', at)) at = endOf(source, '"""', at + 3);
    else if (char === '"') at = textEnd(source, at);
    else if (char === "'") at = quoteEnd(source, at, language);
    else if (char === '{' || char === '(') {
      depth += 1;
      at += 1;
    } else if (char === '}' || char === ')') {
      depth -= 1;
      at += 1;
    } else if (/[\p{L}_$]/u.test(char)) {
      const word = /^[\p{L}\p{Nd}_$]+/u.exec(source.slice(at, at + 500))?.[0] ?? char;
      if (depth <= 0) words.push(word);
      at += word.length;
    } else {
      if (depth <= 0 && char === '.') words.push(char);
      at += 1;
    }
  }
  return words;
}

function endOf(source: string, end: string, from: number): number {
  const found = source.indexOf(end, from);
  return found === -1 ? source.length : found + end.length;
}

/** Comments stand in each other in Kotlin and Scala, not in Java. */
function commentEnd(source: string, from: number, nested: boolean): number {
  let depth = 0;
  for (let at = from; at < source.length; at++) {
    if (source[at] === '*' && source[at + 1] === '/') {
      depth -= 1;
      at += 1;
      if (depth === 0 || !nested) return at + 1;
    } else if (source[at] === '/' && source[at + 1] === '*') {
      depth += 1;
      at += 1;
    }
  }
  return source.length;
}

function textEnd(source: string, from: number): number {
  const quote = source[from];
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === quote) return at + 1;
    else if (source[at] === '\n') return at;
  }
  return source.length;
}

/** A character; in Groovy a text; in Scala it may begin a symbol. */
function quoteEnd(source: string, from: number, language: string): number {
  if (language === 'groovy') {
    return source.startsWith("'''", from) ? endOf(source, "'''", from + 3) : textEnd(source, from);
  }
  const character = /^'(?:\\[^\n]{1,8}?|[^\\\n]{1,2})'/.exec(source.slice(from, from + 12));
  return from + (character?.[0].length ?? 1);
}
