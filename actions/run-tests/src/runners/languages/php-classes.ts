/**
 * The classes that a PHP source declares, with their namespaces. Comments, texts and what stands outside of
 * `<?php` are skipped; anonymous classes and `Foo::class` are none.
 */
export function declaredClasses(source: string): string[] {
  const found: string[] = [];
  const words = phpTokens(source);
  let namespace = '';
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const before = words[at - 1] ?? '';
    if (/^namespace$/i.test(word) && isName(words[at + 1] ?? '{')) {
      namespace = (words[at + 1] ?? '').replace(/^\\/, '');
    } else if (/^namespace$/i.test(word) && words[at + 1] === '{') namespace = '';
    else if (/^class$/i.test(word) && !/^(?:::|->|\?->|new)$/i.test(before)) {
      const name = words[at + 1] ?? '';
      const isAnonymous = /^readonly$/i.test(before) && /^new$/i.test(words[at - 2] ?? '');
      if (!isAnonymous && isName(name) && !/^(?:extends|implements)$/i.test(name)) {
        found.push(namespace === '' ? name : `${namespace}\\${name}`);
      }
    }
  }
  return [...new Set(found)];
}

const isName = (word: string): boolean => /^[A-Za-z_\\\x80-\u{10ffff}]/u.test(word);

/** Names and signs of the parts of a source that are PHP. */
function phpTokens(source: string): string[] {
  const words: string[] = [];
  let at = opening(source, 0);
  while (at < source.length) {
    const char = source[at]!;
    const two = source.slice(at, at + 2);
    if (two === '?>') at = opening(source, at);
    else if (two === '//' || (char === '#' && two !== '#[')) at = lineEnd(source, at);
    else if (two === '/*') at = after(source, '*/', at + 2);
    else if (char === "'" || char === '"' || char === '`') at = textEnd(source, at, char);
    else if (source.startsWith('<<<', at)) at = heredocEnd(source, at);
    else if (isName(char)) {
      const word = /^[\w\\\x80-\u{10ffff}]+/u.exec(source.slice(at, at + 500))![0];
      words.push(word);
      at += word.length;
    } else if (char === '$') {
      // A variable may be called `$class`.
      words.push('$');
      at += 1 + (/^\w*/.exec(source.slice(at + 1, at + 500))?.[0].length ?? 0);
    } else if (two === '::' || two === '->') {
      words.push(two);
      at += 2;
    } else {
      if (!/\s/.test(char)) words.push(char);
      at += 1;
    }
  }
  return words;
}

/** Behind the next `<?php` or `<?=`. */
function opening(source: string, from: number): number {
  const match = source.indexOf('<?', from);
  if (match === -1) return source.length;
  return source.slice(match, match + 5).toLowerCase() === '<?php' ? match + 5 : match + 2;
}

/** A comment of a line ends with the line, or where PHP ends. */
function lineEnd(source: string, from: number): number {
  const line = source.indexOf('\n', from);
  const close = source.indexOf('?>', from);
  const end = line === -1 ? source.length : line;
  return close !== -1 && close < end ? close : end;
}

function after(source: string, end: string, from: number): number {
  const found = source.indexOf(end, from);
  return found === -1 ? source.length : found + end.length;
}

function textEnd(source: string, from: number, quote: string): number {
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === quote) return at + 1;
  }
  return source.length;
}

/** `<<<NAME`, `<<<'NAME'`, up to a line that begins with the name. */
function heredocEnd(source: string, from: number): number {
  const line = source.slice(from, Math.min(lineFeed(source, from), from + 300));
  const name = /^<<<[ \t]*(['"]?)(\w+)\1\r?$/.exec(line)?.[2];
  if (name === undefined) return from + 3;
  let at = lineFeed(source, from);
  while (at < source.length) {
    const rest = source.slice(at + 1, at + 1 + 300).trimStart();
    if (rest.startsWith(name) && !/^\w/.test(rest.slice(name.length))) {
      return source.indexOf(name, at) + name.length;
    }
    at = lineFeed(source, at + 1);
  }
  return source.length;
}

function lineFeed(source: string, from: number): number {
  const found = source.indexOf('\n', from);
  return found === -1 ? source.length : found;
}
