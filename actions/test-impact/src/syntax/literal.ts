import { isIdentifierPart, isIdentifierStart, regexEnd, stringEnd, unescapeText } from './characters.ts';

/**
 * A value as it stands in a configuration file, as far as it can be read without running it. What is
 * computed is `unknown`, with the literals inside it in `parts`.
 */
export type Literal =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'regex'; readonly value: string }
  | { readonly type: 'list'; readonly items: readonly Literal[]; readonly complete: boolean }
  | { readonly type: 'object'; readonly entries: ReadonlyMap<string, Literal> }
  | { readonly type: 'unknown'; readonly text: string; readonly parts: readonly Literal[] };

/** Reads a whole configuration file (JavaScript, TypeScript or JSON with comments) as one value. */
export function readLiterals(source: string): Literal {
  return new LiteralReader(source).expression('');
}

/** Every object in a value, outermost first. */
export function* objectsIn(value: Literal): Generator<ReadonlyMap<string, Literal>> {
  if (value.type === 'object') {
    yield value.entries;
    for (const entry of value.entries.values()) yield* objectsIn(entry);
  } else if (value.type === 'list') for (const item of value.items) yield* objectsIn(item);
  else if (value.type === 'unknown') for (const part of value.parts) yield* objectsIn(part);
}

/** Every text in a value. */
export function* textsIn(value: Literal | undefined): Generator<string> {
  if (value === undefined) return;
  if (value.type === 'text') yield value.value;
  else if (value.type === 'list') for (const item of value.items) yield* textsIn(item);
  else if (value.type === 'object') for (const entry of value.entries.values()) yield* textsIn(entry);
  else if (value.type === 'unknown') for (const part of value.parts) yield* textsIn(part);
}

/** Values nested deeper, and texts longer, were not written by hand: what is left of them is unknown. */
const MAX_DEPTH = 100;
const MAX_TEXT = 1024 * 1024;
/** Each `/` that opens no regular expression may have been followed over its whole line. */
const MAX_NOT_REGEX = 100;

class LiteralReader {
  readonly #text: string;
  #at = 0;
  #depth = 0;
  #notRegex = 0;

  constructor(text: string) {
    this.#text = text.length > MAX_TEXT ? '' : text;
  }

  #regexEnd(): number {
    if (this.#notRegex > MAX_NOT_REGEX) return -1;
    const end = regexEnd(this.#text, this.#at);
    if (end === -1) this.#notRegex += 1;
    return end;
  }

  /** Up to one of the characters of `ends` outside brackets, or the end of the text. */
  expression(ends: string): Literal {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) this.#at = this.#text.length;
    const value = this.#expression(ends);
    this.#depth -= 1;
    return value;
  }

  #expression(ends: string): Literal {
    const parts: Literal[] = [];
    let operand = true;
    let other = false;
    const start = this.#at;
    for (;;) {
      this.#space();
      const char = this.#text[this.#at];
      if (char === undefined || ends.includes(char)) break;
      const end = char === '/' && operand ? this.#regexEnd() : -1;
      if (char === '"' || char === "'" || char === '`') {
        const part = this.#string(char);
        parts.push(part);
        operand = false;
      } else if (char === '{') {
        parts.push(this.#object());
        operand = false;
      } else if (char === '[') {
        parts.push(this.#list(']'));
        operand = false;
      } else if (char === '(') {
        const list = this.#list(')');
        // Parentheses around one value are that value; those of a call are part of something computed.
        if (list.items.length === 1 && operand && !other) parts.push(list.items[0]!);
        else {
          parts.push({ type: 'unknown', text: '', parts: list.items });
          other = true;
        }
        operand = false;
      } else if (end !== -1) {
        parts.push({
          type: 'regex',
          value: this.#text.slice(this.#at + 1, end).replace(/\/[a-z]*$/, ''),
        });
        this.#at = end;
        operand = false;
      } else if (isIdentifierStart(char.charCodeAt(0)) || /\d/.test(char)) {
        const from = this.#at;
        while (this.#at < this.#text.length && isIdentifierPart(this.#text.charCodeAt(this.#at))) this.#at++;
        if (this.#at === from) this.#at += 1;
        const word = this.#text.slice(from, this.#at);
        if (word === 'as' || word === 'satisfies') {
          if (parts.length === 1 && !other) this.#skipType(ends);
        } else other = true;
        operand = /^(?:return|typeof|default|await|case)$/.test(word);
      } else {
        this.#at += 1;
        // Stray closing brackets of what was not understood.
        other = true;
        operand = !')]}'.includes(char);
      }
    }
    if (parts.length === 1 && !other) return parts[0]!;
    return { type: 'unknown', text: this.#text.slice(start, this.#at).trim(), parts };
  }

  #skipType(ends: string): void {
    while (
      this.#at < this.#text.length &&
      !ends.includes(this.#text[this.#at]!) &&
      this.#text[this.#at] !== '\n'
    )
      this.#at += 1;
  }

  #string(quote: string): Literal {
    if (quote !== '`') {
      const end = stringEnd(this.#text, this.#at);
      const from = this.#at + 1;
      this.#at = end === -1 ? this.#text.length : end;
      return { type: 'text', value: unescapeText(this.#text.slice(from, end === -1 ? from : end - 1)) };
    }
    const parts: Literal[] = [];
    const start = this.#at;
    let from = this.#at + 1;
    for (this.#at = from; this.#at < this.#text.length; this.#at++) {
      const char = this.#text[this.#at];
      if (char === '\\') this.#at += 1;
      else if (char === '`') break;
      else if (char === '$' && this.#text[this.#at + 1] === '{') {
        parts.push({ type: 'text', value: unescapeText(this.#text.slice(from, this.#at)) });
        this.#at += 2;
        parts.push(this.expression('}'));
        from = this.#at + 1;
      }
    }
    const last: Literal = { type: 'text', value: unescapeText(this.#text.slice(from, this.#at)) };
    this.#at += 1;
    return parts.length === 0
      ? last
      : { type: 'unknown', text: this.#text.slice(start, this.#at), parts: [...parts, last] };
  }

  #list(close: ']' | ')'): Extract<Literal, { type: 'list' }> {
    this.#at += 1;
    const items: Literal[] = [];
    let complete = true;
    for (;;) {
      this.#space();
      const char = this.#text[this.#at];
      if (char === undefined || char === close) break;
      if (char === ',' || char === ';') {
        this.#at += 1;
        continue;
      }
      if ('})]'.includes(char)) break;
      if (this.#text.startsWith('...', this.#at)) complete = false;
      const item = this.expression(`,;${close}`);
      if (item.type === 'unknown') complete = false;
      items.push(item);
    }
    this.#at += 1;
    return { type: 'list', items, complete };
  }

  /** An object; a block of statements reads as one too, with what it holds under made-up names. */
  #object(): Literal {
    this.#at += 1;
    const entries = new Map<string, Literal>();
    for (let count = 0; ; count++) {
      this.#space();
      const char = this.#text[this.#at];
      if (char === undefined || char === '}') break;
      if (char === ',' || char === ';') {
        this.#at += 1;
        continue;
      }
      const before = this.#at;
      const key = this.#key();
      this.#space();
      if (key !== undefined && this.#text[this.#at] === ':') {
        this.#at += 1;
        entries.set(key, this.expression(',;}'));
      } else {
        this.#at = before;
        entries.set(`#${count}`, this.expression(',;}'));
        if (this.#at === before) this.#at += 1;
      }
    }
    this.#at += 1;
    return { type: 'object', entries };
  }

  #key(): string | undefined {
    const char = this.#text[this.#at]!;
    if (char === '"' || char === "'") {
      const value = this.#string(char);
      return value.type === 'text' ? value.value : undefined;
    }
    const from = this.#at;
    while (this.#at < this.#text.length && isIdentifierPart(this.#text.charCodeAt(this.#at))) this.#at++;
    return this.#at > from ? this.#text.slice(from, this.#at) : undefined;
  }

  #space(): void {
    for (;;) {
      const found = /\s+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
      found.lastIndex = this.#at;
      const match = found.exec(this.#text);
      if (!match) return;
      this.#at += match[0].length;
    }
  }
}
