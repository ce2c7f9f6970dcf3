import type { Deadline } from '../../deadline.ts';
import { skipSpace, stringEnd, Unfinished, unescapeText } from '../../syntax/characters.ts';

/** The first argument of a call, as far as its text says what it is. */
export interface Argument {
  readonly literal: boolean;
  readonly none: boolean;
  readonly text: string;
  readonly end: number;
}

/**
 * The first argument at `from`: a literal, or the literal text that a computed one starts with
 * (`./locales/${name}.js`, `'./plugins/' + name`, `import('./x')` as vi.mock takes it).
 */
export function firstArgument(text: string, from: number, constants: ConstantIndex): Argument {
  let at = skipSpace(text, from);
  const promised = /^import\s*\(/.exec(text.slice(at, at + 12));
  if (promised) at = skipSpace(text, at + promised[0].length);
  const char = text[at];
  if (char === ')') return { literal: false, none: true, text: '', end: at };
  if (char === '"' || char === "'") {
    const end = stringEnd(text, at);
    if (end === -1) throw new Unfinished();
    const value = unescapeText(text.slice(at + 1, end - 1));
    let next = skipSpace(text, end);
    if (promised && text[next] === ')') next = skipSpace(text, next + 1);
    const closed = text[next] === ')' || text[next] === ',' || text[next] === ']';
    return { literal: closed, none: false, text: value, end: next };
  }
  if (char === '`') {
    const start = /^`\$\{\s*(?:__dirname|import\.meta\.dirname)\s*\}/.exec(text.slice(at, at + 40));
    if (start) {
      const rest = /^([^`$\\]*)([`$])/.exec(text.slice(at + start[0].length));
      if (rest) {
        const end = at + start[0].length + rest[0].length;
        return { literal: rest[2] === '`', none: false, text: `.${rest[1]}`, end };
      }
    }
    const hole = /[`]|\$\{/g;
    hole.lastIndex = at + 1;
    const found = hole.exec(text);
    if (!found) throw new Unfinished();
    const value = unescapeText(text.slice(at + 1, found.index));
    return { literal: found[0] === '`', none: false, text: value, end: found.index + 1 };
  }
  return computedArgument(text, at, constants);
}

/** A path put together from this file's folder, or a constant of this file. */
function computedArgument(text: string, at: number, constants: ConstantIndex): Argument {
  const ahead = text.slice(at, at + MAX_JOIN);
  const joining = JOINING.exec(ahead);
  const joined = joining ? joinedParts(ahead, joining[0].length) : undefined;
  if (joined?.fromHere && joined.closed) {
    const { path, whole, end } = joined;
    return { literal: whole, none: false, text: path, end: at + end };
  }
  const beside = /^__dirname\s*\+\s*(['"])\/?((?:[^'"\\\n])*)\1\s*([,)])?/.exec(ahead);
  if (beside) {
    return {
      literal: beside[3] !== undefined,
      none: false,
      text: `./${beside[2]}`,
      end: at + beside[0].length,
    };
  }
  const name = /^([A-Za-z_$][\w$]*)\s*[,)]/.exec(ahead)?.[1];
  const value = name === undefined ? undefined : constants.valueOf(name);
  return value === undefined
    ? { literal: false, none: false, text: '', end: at }
    : { literal: true, none: false, text: value, end: at + name!.length };
}

/** `path.join(__dirname, 'a', 'b')` up to its parenthesis. */
const JOINING = /^(?:path\s*\.\s*)?(?:join|resolve)(?=\s*\()/;
const FIRST = /\s*\(\s*(?:(__dirname|import\s*\.\s*meta\s*\.\s*dirname)|([A-Za-z_$][\w$.]*(?:\(\))?))?/y;
const PART = /\s*(,\s*)?(?:'([^'\n]*)'|"([^"\n]*)")/y;
const CLOSE = /\s*([),])/y;
/** Longer calls put together no path that anyone wrote. */
const MAX_JOIN = 300;

interface JoinedPath {
  /** `./a/b` below this file's folder, else `a/b`; ends with a slash where only its beginning is literal. */
  readonly path: string;
  readonly whole: boolean;
  /** It begins with the folder of this file. */
  readonly fromHere: boolean;
  /** What follows the last literal part is a comma or the closing parenthesis. */
  readonly closed: boolean;
  readonly end: number;
}

function joinedParts(text: string, from: number): JoinedPath | undefined {
  let end = from;
  const next = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = end;
    const found = pattern.exec(text);
    if (found) end = pattern.lastIndex;
    return found;
  };
  const first = next(FIRST);
  if (!first) return undefined;
  const fromHere = first[1] !== undefined;
  const named = fromHere || first[2] !== undefined;
  const parts: string[] = [];
  for (let part = next(PART); part; part = next(PART)) {
    if ((part[1] !== undefined) !== (named || parts.length > 0)) return undefined;
    parts.push(part[2] ?? part[3]!);
  }
  const close = next(CLOSE)?.[1];
  const whole = close === ')';
  // The last part goes on in a way that is computed.
  if (close === undefined) parts.pop();
  const path = [...(fromHere ? ['.'] : []), ...parts].join('/');
  return {
    path: whole || path === '' ? path : `${path}/`,
    whole,
    fromHere,
    closed: close !== undefined,
    end,
  };
}

/**
 * The path that a call of `join` or `resolve` puts together, from behind the function's name on, as far as it is
 * literal; undefined where nothing of it is, or nothing but one text.
 */
export function joinedPath(text: string, from: number): string | undefined {
  const joined = joinedParts(text.slice(from, from + MAX_JOIN), 0);
  return joined?.path.includes('/') ? joined.path : undefined;
}

/** Constants of a file that hold a literal text, found in one pass when the first is asked for. */
export class ConstantIndex {
  readonly #text: string;
  readonly #deadline: Deadline;
  #found: Map<string, Constant> | undefined;

  constructor(text: string, deadline: Deadline) {
    this.#text = text;
    this.#deadline = deadline;
  }

  /** Its text, when it is declared once in the whole file, so that no inner scope can mean another. */
  valueOf(name: string): string | undefined {
    this.#found ??= this.#read();
    const constant = this.#found.get(name);
    return constant?.values === 1 && constant.declarations === 1 ? constant.value : undefined;
  }

  #read(): Map<string, Constant> {
    const found = new Map<string, Constant>();
    for (const [, name, single, double] of this.#matches(CONSTANT)) {
      const constant = found.get(name!);
      const value = single ?? double!;
      if (constant) constant.values += 1;
      else found.set(name!, { value, values: 1, declarations: 0, comma: -1 });
    }
    if (found.size === 0) return found;
    for (const match of this.#matches(DECLARATION)) {
      const constant = found.get(match[1]!);
      // In `f(a, a)` the second match begins with the comma that ended the first: they count once.
      if (!constant || constant.comma === match.index) continue;
      constant.declarations += 1;
      constant.comma = match.index + match[0].length - 1;
    }
    for (const [, name] of this.#matches(USE)) {
      const constant = found.get(name!);
      if (constant) constant.declarations -= 1;
    }
    return found;
  }

  *#matches(pattern: RegExp): Generator<RegExpExecArray> {
    this.#deadline.spend(this.#text.length);
    pattern.lastIndex = 0;
    for (let match = pattern.exec(this.#text); match; match = pattern.exec(this.#text)) {
      this.#deadline.spend(50);
      // The comma behind one parameter stands before the next.
      if (match[0].endsWith(',')) pattern.lastIndex -= 1;
      yield match;
    }
  }
}

interface Constant {
  readonly value: string;
  values: number;
  declarations: number;
  /** Index of the last character of its latest declaration, which may be a comma. */
  comma: number;
}

const CONSTANT = /\bconst\s+([A-Za-z_$][\w$]*)\s*(?::\s*string\s*)?=\s*(?:'([^'"\\\n]*)'|"([^'"\\\n]*)")/g;
/** What looks like a declaration: of a variable, a parameter, a part of a pattern. */
const DECLARATION = /(?:\b(?:const|let|var|function)\s+|[(,{]\s*)([A-Za-z_$][\w$]*)\s*(?:[=:,)}]|$)/g;
/** An import or a require of a name looks like a parameter. */
const USE = /(?:import|require)\s*\(\s*([A-Za-z_$][\w$]*)\s*[,)]/g;
