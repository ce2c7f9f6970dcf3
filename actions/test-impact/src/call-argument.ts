import { skipSpace, stringEnd, Unfinished, unescapeText } from './characters.ts';

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
export function firstArgument(text: string, from: number): Argument {
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
  return computedArgument(text, at);
}

/** A path put together from this file's folder, or a constant of this file. */
function computedArgument(text: string, at: number): Argument {
  const ahead = text.slice(at, at + 300);
  const joined = JOINED.exec(ahead);
  if (joined) {
    const parts = [...joined[1]!.matchAll(/(['"])((?:[^'"\\\n]|\\.)*)\1/g)].map((match) => match[2]!);
    const end = at + joined[0].length;
    const whole = joined[2] === ')';
    const path = `./${parts.join('/')}`;
    return { literal: whole, none: false, text: whole ? path : parts.length > 0 ? `${path}/` : './', end };
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
  const constants =
    name === undefined
      ? []
      : [
          ...text.matchAll(
            new RegExp(
              `\\bconst\\s+${name.replaceAll('$', '\\$')}\\s*(?::\\s*string\\s*)?=\\s*(['"])([^'"\\\\\\n]*)\\1`,
              'g',
            ),
          ),
        ];
  // Declared once in the whole file, so no inner scope can mean another.
  return constants.length === 1 && declarations(text, name!) === 1
    ? { literal: true, none: false, text: constants[0]![2]!, end: at + name!.length }
    : { literal: false, none: false, text: '', end: at };
}

/** `path.join(__dirname, 'a', 'b')`, and as much of it as is literal. */
const JOINED =
  /^(?:path\s*\.\s*)?(?:join|resolve)\s*\(\s*(?:__dirname|import\.meta\.dirname)((?:\s*,\s*(?:'[^'\n]*'|"[^"\n]*"))*)\s*(\)|,)/;

const declarations = (text: string, name: string): number =>
  [
    ...text.matchAll(
      new RegExp(
        `(?:\\b(?:const|let|var|function)\\s+|[(,{]\\s*)${name.replaceAll('$', '\\$')}\\s*(?:[=:,)}]|$)`,
        'g',
      ),
    ),
  ].length -
  [...text.matchAll(new RegExp(`(?:import|require)\\s*\\(\\s*${name.replaceAll('$', '\\$')}\\s*[,)]`, 'g'))]
    .length;
