import { type Deadline, GaveUp, noDeadline } from '../../deadline.ts';
import {
  lineEnd,
  MAX_TYPE_ARGUMENTS,
  skipSpace,
  stringEnd,
  typeArgumentsEnd,
  unescapeText,
  wordAt,
} from '../../syntax/characters.ts';
import { type Argument, ConstantIndex, firstArgument } from './call-argument.ts';

/** More than any list of icons or locales asks for. */
const MAX_REQUESTS = 100_000;

/** Options of a glob are a few words. */
const MAX_GLOB_OPTIONS = 400;

/** One thing that a module asks for, as its text says it. */
export interface ModuleRequest {
  /**
   * `import`: import, export-from, require, import(), a mock, new URL: a specifier.
   * `type`: only types are taken, nothing of it runs. `inline-type`: `import { type A }`, which runs or not
   * by the compiler's options. `glob`: a pattern in `specifier`. `computed`: nothing is known beyond the
   * prefix in `specifier` (empty: nothing at all).
   */
  readonly kind: 'import' | 'type' | 'inline-type' | 'glob' | 'computed';
  readonly specifier: string;
}

/** Reads what the words and calls that name modules ask for. It only looks ahead: the scanner walks on itself. */
export class RequestReader {
  readonly requests: ModuleRequest[] = [];
  readonly #text: string;
  readonly #typescript: boolean;
  readonly #deadline: Deadline;
  readonly #constants: ConstantIndex;

  constructor(text: string, typescript: boolean, deadline: Deadline = noDeadline) {
    this.#text = text;
    this.#typescript = typescript;
    this.#deadline = deadline;
    this.#constants = new ConstantIndex(text, deadline);
  }

  /** `import` as a statement, `import(…)`, `import.meta`. Looks ahead only: the walk goes on behind the word. */
  importAt(start: number, from: number): void {
    const text = this.#text;
    let at = skipSpace(text, from);
    const char = text[at];
    if (char === '(') {
      this.#dynamic(start, at);
      return;
    }
    if (char === '.') {
      const word = wordAt(text, skipSpace(text, at + 1));
      if (word === 'defer' || word === 'source') {
        const open = skipSpace(text, skipSpace(text, at + 1) + word.length);
        if (text[open] === '(') this.#dynamic(start, open);
      } else if (word === 'meta') this.#metaResolve(skipSpace(text, at + 1) + 4);
      return;
    }
    if (char === '"' || char === "'") {
      this.#specifierAt(at, 'import');
      return;
    }
    let kind: ModuleRequest['kind'] = 'import';
    if (wordAt(text, at) === 'type') {
      const next = skipSpace(text, at + 4);
      const word = wordAt(text, next);
      // `import type from './x'` imports a default that is named type.
      const name = word === 'from' && wordAt(text, skipSpace(text, next + 4)) !== 'from';
      if (text[next] !== ',' && text[next] !== '=' && !name) kind = 'type';
    }
    at = this.#clause(at);
    if (at !== -1) this.#specifierAt(at, kind === 'import' ? this.#inlineType(from, at) : kind);
  }

  exportAt(from: number): void {
    const text = this.#text;
    let at = skipSpace(text, from);
    let kind: ModuleRequest['kind'] = 'import';
    if (wordAt(text, at) === 'type') {
      at = skipSpace(text, at + 4);
      kind = 'type';
    }
    if (text[at] !== '*' && text[at] !== '{') return;
    const end = this.#clause(at);
    if (end !== -1) this.#specifierAt(end, kind === 'import' ? this.#inlineType(at, end) : kind);
  }

  /** A call whose first argument names a module: require, vi.mock, jest.requireActual, … */
  callAt(from: number, typeOnly: boolean): void {
    const text = this.#text;
    let at = skipSpace(text, from);
    if (text[at] === '<') {
      this.#deadline.spend(Math.min(text.length - at, MAX_TYPE_ARGUMENTS));
      try {
        at = skipSpace(text, typeArgumentsEnd(text, at));
      } catch {
        return;
      }
    }
    if (text[at] !== '(') return;
    const argument = this.#argument(at + 1);
    if (argument.none) return;
    if (typeOnly && argument.literal) {
      this.#add('type', argument.text);
      return;
    }
    this.#request(argument);
  }

  /** Whether a call that reads a file or a folder gets a name that is only known when it runs. */
  readsComputed(from: number): boolean {
    const text = this.#text;
    const open = skipSpace(text, from);
    if (text[open] !== '(') return false;
    const argument = this.#argument(open + 1);
    if (argument.none || argument.literal) return false;
    const start = skipSpace(text, open + 1);
    return !/^new\s+URL\s*\(\s*['"]/.test(text.slice(start, start + 40));
  }

  /** `new URL('./x', import.meta.url)`. */
  urlAt(from: number): void {
    const text = this.#text;
    const open = skipSpace(text, from);
    if (text[open] !== '(') return;
    const argument = this.#argument(open + 1);
    const comma = skipSpace(text, argument.end);
    if (!/^,\s*import\s*\.\s*meta\s*\.\s*url\b/.test(text.slice(comma, comma + 60))) return;
    if (argument.literal && isOnlyUp(argument.text)) return;
    if (argument.literal && !/^[a-z][a-z+.-]*:/i.test(argument.text)) {
      this.#add('import', argument.text.startsWith('.') ? argument.text : `./${argument.text}`);
    } else if (!argument.literal && argument.text !== '') this.#request(argument);
  }

  /** `import.meta.glob(…)` with one pattern or an array of them, and perhaps the folder they start from. */
  globAt(start: number, from: number): void {
    const text = this.#text;
    if (!/import\s*\.\s*meta\s*\.\s*$/.test(text.slice(Math.max(0, start - 24), start))) return;
    let at = skipSpace(text, from);
    if (text[at] === '<') at = skipSpace(text, typeArgumentsEnd(text, at));
    if (text[at] !== '(') return;
    at = skipSpace(text, at + 1);
    const list = text[at] === '[';
    if (list) at = skipSpace(text, at + 1);
    const patterns: string[] = [];
    while (list ? text[at] !== ']' : patterns.length === 0) {
      const argument = this.#argument(at);
      if (!argument.literal) {
        this.#add('computed', argument.text);
        return;
      }
      if (!argument.text.startsWith('!')) patterns.push(argument.text);
      at = skipSpace(text, argument.end);
      if (!list) break;
      if (text[at] === ',') at = skipSpace(text, at + 1);
    }
    const base = this.#globBase(list ? at + 1 : at);
    if (base === undefined) this.#add('computed', '');
    else for (const pattern of patterns) this.#add('glob', globFrom(base, pattern));
  }

  /** The option `base` behind the patterns: '' where there is none, undefined where it is computed. */
  #globBase(from: number): string | undefined {
    const options = this.#text.slice(from, from + MAX_GLOB_OPTIONS);
    const end = options.indexOf(')');
    const found = /\bbase\s*:\s*(?:'([^'\n]*)'|"([^"\n]*)")?/.exec(
      end === -1 ? options : options.slice(0, end),
    );
    return found ? (found[1] ?? found[2]) : '';
  }

  /** `require.context('./folder', …)`: any file of the folder. */
  contextAt(from: number): void {
    const text = this.#text;
    const open = skipSpace(text, from);
    if (text[open] !== '(') return;
    const argument = this.#argument(open + 1);
    if (argument.none) return;
    this.#add('computed', argument.literal ? `${argument.text}/` : argument.text);
  }

  /** `import.meta.resolve(…)`. */
  #metaResolve(from: number): void {
    const text = this.#text;
    const dot = skipSpace(text, from);
    if (text[dot] !== '.') return;
    const name = skipSpace(text, dot + 1);
    const word = wordAt(text, name);
    if (word === 'resolve') this.callAt(name + word.length, false);
  }

  /** `import(…)` from its parenthesis. */
  #dynamic(start: number, open: number): void {
    const text = this.#text;
    const argument = this.#argument(open + 1);
    // In a type, `typeof import('x')` and `import('x').Name` take nothing at run time.
    if (argument.literal && this.#typescript) {
      const before = text.slice(Math.max(0, start - 12), start);
      const after = skipSpace(text, argument.end);
      const closed = text[after] === ')' ? skipSpace(text, after + 1) : after;
      const member = text[closed] === '.' ? wordAt(text, skipSpace(text, closed + 1)) : '';
      const promised = member === '' || member === 'then' || member === 'catch' || member === 'finally';
      if (/\btypeof\s+$/.test(before) || !promised) {
        this.#add('type', argument.text);
        return;
      }
    }
    this.#request(argument);
  }

  /** From the first token after `import`/`export` to the string behind `from`; -1 when there is none. */
  #clause(from: number): number {
    const text = this.#text;
    let at = from;
    for (let steps = 0; steps < 20_000; steps++) {
      const before = at;
      at = skipSpace(text, at);
      this.#deadline.spend(5 + at - before);
      const char = text[at];
      if (char === undefined) return -1;
      if (char === '"' || char === "'") {
        const end = stringEnd(text, at); // `import { 'a b' as c }`
        if (end === -1) return -1;
        this.#deadline.spend(end - at);
        at = end;
      } else if ('{},*'.includes(char)) {
        at += 1;
      } else {
        const word = wordAt(text, at);
        if (word === '') return -1;
        this.#deadline.spend(word.length);
        at = skipSpace(text, at + word.length);
        if (word === 'from' && (text[at] === '"' || text[at] === "'")) return at;
      }
    }
    return -1;
  }

  /** Whether every name in the braces is marked `type`. */
  #inlineType(from: number, to: number): 'import' | 'inline-type' {
    const clause = withoutComments(this.#text.slice(from, to)).trim();
    const [open, close] = [clause.startsWith('{'), clause.lastIndexOf('}')];
    // A default or a namespace beside the names is a value.
    if (!open || close !== clause.indexOf('}') || clause.slice(close + 1).trim() !== 'from') return 'import';
    const names = clause
      .slice(1, close)
      .split(',')
      .map((name) => name.trim());
    const given = names.filter((name) => name !== '');
    return given.length > 0 && given.every((name) => /^type\s+(?!as\s+\w+$|,)/.test(name))
      ? 'inline-type'
      : 'import';
  }

  #specifierAt(at: number, kind: ModuleRequest['kind']): void {
    const text = this.#text;
    const end = stringEnd(text, at);
    if (end !== -1) this.#add(kind, unescapeText(text.slice(at + 1, end - 1)));
  }

  #argument(from: number): Argument {
    const argument = firstArgument(this.#text, from, this.#constants);
    this.#deadline.spend(100 + argument.end - from);
    return argument;
  }

  #request(argument: Argument): void {
    if (argument.literal) this.#add('import', argument.text);
    else if (!argument.none) this.#add('computed', argument.text);
  }

  #add(kind: ModuleRequest['kind'], specifier: string): void {
    if (this.requests.length >= MAX_REQUESTS)
      throw new GaveUp('too-slow', `it asks for more than ${MAX_REQUESTS} modules`);
    this.requests.push({ kind, specifier });
  }
}

/** A pattern below a folder that it starts from; one that begins with a slash starts from the root. */
const globFrom = (base: string, pattern: string): string =>
  base === '' || pattern.startsWith('/')
    ? pattern
    : `${base.replace(/\/$/, '')}/${pattern.replace(/^\.\//, '')}`;

/** `.`, `../`, `../..`: a folder named only by where it lies from here. */
const isOnlyUp = (path: string): boolean =>
  path !== '' &&
  path.split('/').every((part) => part === '' || part === '.' || part === '..') &&
  !path.startsWith('/');

/** The text of an import clause with spaces for comments. */
function withoutComments(clause: string): string {
  let bare = '';
  let from = 0;
  for (let at = clause.indexOf('/'); at !== -1; at = clause.indexOf('/', at)) {
    const line = clause[at + 1] === '/';
    if (!line && clause[at + 1] !== '*') {
      at += 1;
      continue;
    }
    const close = line ? lineEnd(clause, at) : clause.indexOf('*/', at + 2);
    if (close === -1) break;
    bare += `${clause.slice(from, at)} `;
    at = line ? close : close + 2;
    from = at;
  }
  return bare + clause.slice(from);
}
