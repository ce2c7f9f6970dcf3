import { type Deadline, GaveUp, noDeadline } from '../../deadline.ts';
import {
  commentEnd,
  isIdentifierPart,
  isIdentifierStart,
  lineEnd,
  MAX_REGEX,
  regexEnd,
  skipSpace,
  stringEnd,
  typeArgumentsEnd,
  Unfinished,
  unescapeText,
} from '../../syntax/characters.ts';
import { joinedPath } from './call-argument.ts';
import { HOLE, namesInCode } from './code-in-strings.ts';
import { BEFORE_EXPRESSION, MODULE_METHODS, PAREN_KEYWORDS, READ_CALLS } from './known-words.ts';
import { type ModuleRequest, RequestReader } from './module-requests.ts';

export type { ModuleRequest } from './module-requests.ts';

export interface ModuleScan {
  readonly requests: readonly ModuleRequest[];
  /** String literals and templates without holes, besides the names in `requests`: they may name files. */
  readonly strings: Iterable<string>;
  /** Paths that `join`, `resolve` and templates put together, as far as they are literal. */
  readonly paths: Iterable<string>;
  /** Modules that code in strings asks for; what only a run knows of a name is `HOLE`. */
  readonly inStrings: Iterable<string>;
  /** A file or folder is read whose name is only known when it runs. */
  readonly readsComputed: boolean;
  readonly hasJsx: boolean;
  /** Values of `@jsxImportSource` comments. */
  readonly jsxImportSources: readonly string[];
  /** False when the text could not be followed to its end: then nothing here may be relied on. */
  readonly complete: boolean;
}

interface ScanOptions {
  /** Whether `<` where an expression starts opens an element. */
  readonly jsx: boolean;
  readonly typescript: boolean;
  readonly deadline?: Deadline;
}

/** Elements and templates inside each other; a machine may nest them deeper, and calls cannot follow. */
const MAX_DEPTH = 200;
const MAX_PARENTHESES = 100_000;
/** Longer strings are no names. */
const MAX_NAME = 300;
/** In the source, where each character may be written as an escape. */
const MAX_RAW_NAME = 10 * MAX_NAME;
/** A string that asks for a module has at least as many characters: `import'./a'`. */
const MIN_CODE = 9;

/** The folder of this file as the first part of a template. */
const HERE = /\$\{\s*(?:__dirname|import\s*\.\s*meta\s*\.\s*dirname)\s*\}/y;

/** A failed attempt may read to the end of the file, so there are at most so many in one file. */
const MAX_NOT_ELEMENTS = 100;

/**
 * Finds what a JavaScript or TypeScript module asks for, without running or fully parsing it: one pass that
 * knows strings, comments, templates, regular expressions and JSX.
 * @throws GaveUp when the deadline is over, or when the text nests deeper or asks for more than anyone writes
 */
export function scanModule(source: string, options: ScanOptions): ModuleScan {
  const scanner = new Scanner(source, options);
  return scanner.scan();
}

class Scanner {
  readonly #text: string;
  readonly #mayHoldJsx: boolean;
  readonly #reader: RequestReader;
  readonly #deadline: Deadline;
  readonly #strings = new Set<string>();
  readonly #paths = new Set<string>();
  readonly #inStrings = new Set<string>();
  #depth = 0;
  #jsx = false;
  #readsComputed = false;
  /** Where a `<` turned out not to open an element: never tried twice, and not too often in one file. */
  readonly #notElements = new Set<number>();

  constructor(text: string, options: ScanOptions) {
    this.#text = text;
    this.#deadline = options.deadline ?? noDeadline;
    this.#reader = new RequestReader(text, options.typescript, this.#deadline);
    this.#mayHoldJsx = options.jsx && (text.includes('</') || text.includes('/>'));
  }

  scan(): ModuleScan {
    const text = this.#text;
    let complete = true;
    try {
      const start = text.startsWith('#!') ? lineEnd(this.#text, 0) : 0;
      const end = this.#code(text.charCodeAt(start) === 0xfeff ? start + 1 : start, false);
      complete = end === text.length;
    } catch (error) {
      if (!(error instanceof Unfinished)) throw error;
      complete = false;
    }
    // What is asked for is known better than a name in a string: a type-only import is no reference.
    for (const { specifier } of this.#reader.requests) this.#strings.delete(specifier);
    return {
      requests: this.#reader.requests,
      strings: this.#strings,
      paths: this.#paths,
      inStrings: this.#inStrings,
      readsComputed: this.#readsComputed,
      hasJsx: this.#jsx,
      jsxImportSources: [...text.matchAll(/@jsxImportSource\s+([^\s*]+)/g)].map((match) => match[1]!),
      complete,
    };
  }

  /** A path that is put together from literal parts names a file as a string does. */
  #joined(from: number): void {
    const path = joinedPath(this.#text, from);
    this.#deadline.spend(300);
    if (path !== undefined) addName(this.#paths, path);
  }

  #inside(walk: () => number): number {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH)
      throw new GaveUp('too-slow', `it nests code deeper than ${MAX_DEPTH} levels`);
    try {
      return walk();
    } finally {
      this.#depth -= 1;
    }
  }

  /** Walks over code; returns after the `}` that closes it (`nested`), or at the end of the text. */
  #code(from: number, nested: boolean): number {
    return this.#inside(() => this.#walk(from, nested));
  }

  #walk(from: number, nested: boolean): number {
    const text = this.#text;
    let at = from;
    /** Whether the next token starts an operand. */
    let operand = true;
    let braces = 0;
    const parens: boolean[] = [];
    let lastWord = '';
    /** The character before the current word is a dot: a property, not a keyword. */
    let afterDot = false;
    let beforeDot = '';
    while (at < text.length) {
      const code = text.charCodeAt(at);
      // Codes are numbers here and in characters.ts: names for them made a first pass a third slower.
      if (code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff) {
        at += 1;
        continue;
      }
      if (isIdentifierStart(code)) {
        let end = at + 1;
        while (end < text.length && isIdentifierPart(text.charCodeAt(end))) end += 1;
        this.#deadline.spend(20);
        const word = text.slice(at, end);
        if (!afterDot) {
          if (word === 'import') this.#reader.importAt(at, end);
          else if (word === 'export') this.#reader.exportAt(end);
          else if (word === 'require') this.#reader.callAt(end, lastWord === 'type');
        } else if (MODULE_METHODS.get(beforeDot)?.has(word)) this.#reader.callAt(end, false);
        else if (word === 'context' && beforeDot === 'require') this.#reader.contextAt(end);
        else if (word === 'glob' || word === 'globEager') this.#reader.globAt(at, end);
        if (!afterDot && word === 'URL' && lastWord === 'new') this.#reader.urlAt(end);
        if (word === 'join' || word === 'resolve') this.#joined(end);
        else if (READ_CALLS.has(word)) this.#readsComputed ||= this.#reader.readsComputed(end);
        operand = !afterDot && BEFORE_EXPRESSION.has(word);
        lastWord = afterDot ? `.${word}` : word;
        beforeDot = word;
        afterDot = false;
        at = end;
        continue;
      }
      if (code === 47 /* / */) {
        const next = text.charCodeAt(at + 1);
        if (next === 47 /* / */) {
          at = lineEnd(this.#text, at);
          continue;
        }
        if (next === 42 /* * */) {
          at = commentEnd(this.#text, at);
          continue;
        }
        const end = operand ? regexEnd(text, at) : -1;
        if (operand && end === -1) this.#deadline.spend(Math.min(text.length - at, MAX_REGEX));
        at = end === -1 ? at + 1 : end;
        operand = end === -1;
        lastWord = '';
        afterDot = false;
        continue;
      }
      afterDot = false;
      if (code === 34 /* " */ || code === 39 /* ' */) {
        const end = stringEnd(text, at);
        if (end === -1) throw new Unfinished();
        this.#string(at + 1, end - 1);
        at = end;
        operand = false;
      } else if (code === 96 /* ` */) {
        at = this.#template(at);
        operand = false;
      } else if (code >= 48 /* 0 */ && code <= 57 /* 9 */) {
        at += 1;
        while (at < text.length && (isIdentifierPart(text.charCodeAt(at)) || text[at] === '.')) at += 1;
        operand = false;
      } else if (code === 46 /* . */) {
        if (text.startsWith('...', at)) {
          at += 3;
          operand = true;
        } else {
          at += 1;
          afterDot = true;
          operand = false;
          continue;
        }
      } else if (code === 63 /* ? */ && text[at + 1] === '.' && !/\d/.test(text[at + 2] ?? '')) {
        at += 2;
        afterDot = true;
        operand = false;
        continue;
      } else if (code === 40 /* ( */) {
        parens.push(PAREN_KEYWORDS.has(lastWord));
        if (parens.length > MAX_PARENTHESES)
          throw new GaveUp('too-slow', 'it holds too many open parentheses');
        at += 1;
        operand = true;
      } else if (code === 41 /* ) */) {
        operand = parens.pop() ?? false;
        at += 1;
      } else if (code === 93 /* ] */) {
        at += 1;
        operand = false;
      } else if (code === 123 /* { */) {
        braces += 1;
        at += 1;
        operand = true;
      } else if (code === 125 /* } */) {
        at += 1;
        if (braces === 0) {
          if (nested) return at;
          throw new Unfinished();
        }
        braces -= 1;
        // After a block a statement starts, after an object literal an operator follows; a `/` there is far
        // more often the former, and one that does not end on its line is taken for a division.
        operand = true;
      } else if (code === 60 /* < */ && operand && this.#mayHoldJsx) {
        const end = this.#tryElement(at);
        at = end === -1 ? at + 1 : end;
        operand = end === -1;
      } else if ((code === 43 || code === 45) && text.charCodeAt(at + 1) === code) {
        at += 2; // ++ and --: postfix keeps what stood before, prefix is followed by an operand anyway
      } else {
        // `!` after an operand is TypeScript's assertion and ends nothing.
        if (!(code === 33 /* ! */ && !operand && text[at + 1] !== '=')) operand = true;
        at += 1;
      }
      lastWord = '';
      beforeDot = '';
    }
    if (nested || braces > 0) throw new Unfinished();
    return at;
  }

  /** What is between the quotes of a string. */
  #string(from: number, end: number): void {
    const raw = this.#text.slice(from, end);
    if (raw.length <= MAX_RAW_NAME) addName(this.#strings, unescapeText(raw));
    this.#codeIn(raw);
  }

  /** Remembers what code in a string asks for. */
  #codeIn(raw: string): void {
    if (raw.length < MIN_CODE) return;
    this.#deadline.spend(raw.length);
    for (const name of namesInCode(raw)) this.#inStrings.add(name);
  }

  /** Over a template literal; the code in its holes is walked too. */
  #template(from: number): number {
    const text = this.#text;
    /** Where the literal beginning starts, and what stands for the folder of this file before it. */
    let start = from + 1;
    let base: string | undefined = '';
    /** Where the text behind the last hole starts, and the texts before it, with holes between them. */
    let textStart = from + 1;
    let code = '';
    const literal = (end: number): string => base + unescapeText(text.slice(start, end));
    const names = () => (base === '' ? this.#strings : this.#paths);
    for (let at = from + 1; at < text.length; at++) {
      const char = text[at];
      if (char === '\\') at += 1;
      else if (char === '`') {
        if (base !== undefined && at - start <= MAX_RAW_NAME) addName(names(), literal(at));
        this.#codeIn(code + text.slice(textStart, at));
        return at + 1;
      } else if (char === '$' && text[at + 1] === '{') {
        HERE.lastIndex = at;
        const here = at === from + 1 && HERE.test(text);
        if (!here && base !== undefined) {
          // What a name begins with is a folder, as far as its last slash.
          if (at - start <= MAX_RAW_NAME) addName(names(), folderPart(literal(at)));
          base = undefined;
        }
        code += text.slice(textStart, at) + HOLE;
        at = this.#code(at + 2, true) - 1;
        textStart = at + 1;
        if (here) {
          base = '.';
          start = at + 1;
        }
      }
    }
    throw new Unfinished();
  }

  /** An element from its `<`, or -1 when this was no element after all (a generic arrow function). */
  #tryElement(from: number): number {
    const text = this.#text;
    const generic = /^<\s*(?:const\s+)?[\w$]+\s*(?:,|extends\s|=\s)/.exec(text.slice(from, from + 80));
    if (generic || this.#notElements.has(from) || this.#notElements.size > MAX_NOT_ELEMENTS) return -1;
    const before = this.#reader.requests.length;
    this.#deadline.spend(100);
    try {
      const end = this.#element(from);
      this.#jsx = true;
      return end;
    } catch (error) {
      if (!(error instanceof Unfinished)) throw error;
      this.#reader.requests.length = before;
      // It may have been read to the end of the text.
      this.#deadline.spend(text.length - from);
      this.#notElements.add(from);
      return -1;
    }
  }

  #element(from: number): number {
    return this.#inside(() => this.#walkElement(from));
  }

  #walkElement(from: number): number {
    const text = this.#text;
    let at = skipSpace(this.#text, from + 1);
    while (at < text.length && (isIdentifierPart(text.charCodeAt(at)) || '.-:'.includes(text[at]!))) at += 1;
    if (text[at] === '<') at = typeArgumentsEnd(this.#text, at);
    for (;;) {
      at = skipSpace(this.#text, at);
      const char = text[at];
      if (char === '/' && text[at + 1] === '>') return at + 2;
      if (char === '>') break;
      if (char === '{') at = this.#code(at + 1, true);
      else if (char === '"' || char === "'") {
        const end = text.indexOf(char, at + 1); // may hold line breaks, knows no escapes
        if (end === -1) throw new Unfinished();
        addName(this.#strings, text.slice(at + 1, end));
        at = end + 1;
      } else if (char === '<') at = this.#element(at);
      else if (char === '=') at += 1;
      else if (
        char !== undefined &&
        (isIdentifierPart(text.charCodeAt(at)) || char === '-' || char === ':' || char === '.')
      )
        at += 1;
      else throw new Unfinished();
    }
    at += 1;
    for (;;) {
      const char = text[at];
      if (char === undefined) throw new Unfinished();
      if (char === '{') at = this.#code(at + 1, true);
      else if (char === '<') {
        const next = skipSpace(this.#text, at + 1);
        if (text[next] === '/') {
          const end = text.indexOf('>', next);
          if (end === -1) throw new Unfinished();
          return end + 1;
        }
        at = this.#element(at);
      } else at += 1;
    }
  }
}

function addName(names: Set<string>, value: string): void {
  if (value !== '' && value.length <= MAX_NAME) names.add(value);
}

/** The folders that a path begins with, with their last slash; '' where there is none. */
const folderPart = (beginning: string): string => beginning.slice(0, beginning.lastIndexOf('/') + 1);
