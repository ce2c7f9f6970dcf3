import { PacelineError } from '../errors.ts';

/**
 * Turns the text of one input into a value. `action.yml` owns default and description; a parser owns what
 * is allowed. It throws {@link InputProblem} only; `allowed` is shown beside the wrong value.
 */
export interface InputParser<T> {
  readonly allowed: string;
  /** Values that the description in action.yml must name (a test holds them together). */
  readonly values?: readonly string[];
  /** An empty text means that the input is not given; the parser is not called. */
  readonly optional?: boolean;
  /** The value is masked in logs and may not enter the state between main and post. */
  readonly secret?: boolean;
  parse(text: string): T;
}

export type InputParsers = Readonly<Record<string, InputParser<unknown>>>;
export type Inputs<P extends InputParsers> = {
  readonly [K in keyof P]: P[K] extends InputParser<infer T> ? T : never;
};

/** What is wrong with one value, and, where it can be said, how to write it instead. */
export class InputProblem extends Error {
  readonly fix: string | undefined;
  constructor(message: string, fix?: string) {
    super(message);
    this.fix = fix;
  }
}

export const string = (allowed = 'text'): InputParser<string> => ({ allowed, parse: (text) => text });

const CONTROL = /[\x00-\x1f\x7f-\x9f\u2028\u2029]/;

/**
 * A key or another name that is looked up and shown: without control characters, which logs and lists cannot show.
 * @param what such as `a key`
 * @throws InputProblem
 */
export function printable(text: string, what: string): string {
  const at = text.search(CONTROL);
  if (at < 0) return text;
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  throw new InputProblem(
    `${what} of one line without control characters`,
    `character ${at + 1} is U+${code}${code === '0009' ? ', a tab' : ''}: leave it out or write a dash instead`,
  );
}

/** Like `string`, but masked wherever it could be printed. */
export const secret = (allowed = 'a token'): InputParser<string> => ({ ...string(allowed), secret: true });

/** Allows an input to be left empty; its value is then `undefined`. */
export const optional = <T>(parser: InputParser<T>): InputParser<T | undefined> => ({
  ...parser,
  optional: true,
});

/** One of a few words, in any case. A near miss is answered with the word that was probably meant. */
export function oneOf<const V extends string>(...values: V[]): InputParser<V> {
  const allowed = `one of ${values.join(', ')}`;
  return {
    allowed,
    values,
    parse(text) {
      const found = values.find((value) => value.toLowerCase() === text.toLowerCase());
      if (found !== undefined) return found;
      const near = values.find((value) => distance(value.toLowerCase(), text.toLowerCase()) <= 2);
      throw new InputProblem(allowed, near && `did you mean "${near}"?`);
    },
  };
}

/** YAML 1.2 core booleans, as `getBooleanInput` of @actions/core reads them, and upper-case mixtures too. */
export const boolean = (): InputParser<boolean> => ({
  allowed: 'true or false',
  parse(text) {
    const lower = text.toLowerCase();
    if (lower === 'true') return true;
    if (lower === 'false') return false;
    const meant = /^(?:yes|on|1)$/.test(lower) ? 'true' : /^(?:no|off|0)$/.test(lower) ? 'false' : undefined;
    throw new InputProblem('true or false', meant && `write ${meant}`);
  },
});

export function integer(range: { min?: number; max?: number } = {}): InputParser<number> {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = range;
  const bounds =
    range.min !== undefined && range.max !== undefined
      ? ` from ${min} to ${max}`
      : range.min !== undefined
        ? ` of at least ${min}`
        : range.max !== undefined
          ? ` of at most ${max}`
          : '';
  const allowed = `a whole number${bounds}`;
  return {
    allowed,
    parse(text) {
      const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
      if (!(value >= min && value <= max)) throw new InputProblem(allowed);
      return value;
    },
  };
}

const BYTE_UNITS: Record<string, number> = {
  '': 1,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
};

/** A size in bytes: `500`, `10 MB` (powers of ten) or `2GiB` (powers of two). */
export const bytes = (): InputParser<number> => ({
  allowed: 'a size such as 500MB or 2GiB',
  parse: (text) => Math.round(quantity(text, BYTE_UNITS, 'a size such as 500MB or 2GiB')),
});

const SECOND_UNITS: Record<string, number> = {
  ms: 0.001,
  s: 1,
  m: 60,
  min: 60,
  h: 3600,
  d: 86400,
  w: 604800,
};

/** A duration in seconds: `90s`, `15m`, `1h30m`, `7d`. A unit is needed: 90 alone could mean anything. */
export const duration = (): InputParser<number> => {
  const allowed = 'a duration such as 90s, 15m, 1h30m or 7d';
  return {
    allowed,
    parse(text) {
      const parts = text.replaceAll(/\s+/g, '').match(/\d+(?:\.\d+)?[a-z]+/gi);
      if (!parts || parts.join('') !== text.replaceAll(/\s+/g, '')) {
        throw new InputProblem(
          allowed,
          /^\d+(?:\.\d+)?$/.test(text) ? `add a unit: ${text}s or ${text}m` : undefined,
        );
      }
      return parts.reduce((sum, part) => sum + quantity(part, SECOND_UNITS, allowed), 0);
    },
  };
};

/** A percentage, as a ratio: `3%` is 0.03. The sign is needed: 0.5 alone could mean either. */
export const percent = (range: { min?: number; max?: number } = {}): InputParser<number> => {
  const { min = 0, max = 100 } = range;
  const allowed = `a percentage from ${min}% to ${max}%`;
  return {
    allowed,
    parse(text) {
      const match = /^([+-]?\d+(?:\.\d+)?)\s*%$/.exec(text);
      const value = match ? Number(match[1]) : Number.NaN;
      if (!(value >= min && value <= max)) {
        throw new InputProblem(allowed, /^\d+(?:\.\d+)?$/.test(text) ? `write ${text}%` : undefined);
      }
      return value / 100;
    },
  };
};

/** One value per line; blank lines and `# comments` are left out. */
export const lines = (): InputParser<string[]> => ({ allowed: 'one value per line', parse: splitLines });

/** Glob patterns, one per line, relative to the repository; `!` excludes. */
export const globs = (): InputParser<string[]> => ({
  allowed: 'glob patterns relative to the repository, one per line',
  parse(text) {
    const patterns = splitLines(text);
    for (const pattern of patterns) {
      const bare = pattern.replace(/^!/, '');
      if (bare.startsWith('/') || bare.split('/').includes('..')) {
        throw new InputProblem(
          'glob patterns relative to the repository',
          `"${pattern}" leaves the repository`,
        );
      }
    }
    return patterns;
  },
});

/** YAML (so JSON too), checked by `check`, which throws InputProblem on a wrong shape. */
export const yaml = <T>(
  allowed: string,
  parseYaml: (text: string) => unknown,
  check: (value: unknown) => T,
): InputParser<T> => ({
  allowed,
  parse(text) {
    let value: unknown;
    try {
      value = parseYaml(text);
    } catch (error) {
      throw new InputProblem(`${allowed} (YAML)`, (error as Error).message.split('\n')[0]);
    }
    return check(value);
  },
});

/**
 * Reads all inputs. Every wrong one is reported in the same error, since a user who has to push to find
 * the next mistake pays minutes for each.
 * @param read the raw text of an input; empty when it was not given
 * @param check problems of values taken together; values that are wrong by themselves are absent
 */
export function readInputs<P extends InputParsers>(
  parsers: P,
  read: (name: string) => string,
  required: (name: string) => boolean = () => false,
  check: (values: Partial<Inputs<P>>) => string[] = () => [],
): Inputs<P> {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, parser] of Object.entries(parsers)) {
    const text = read(name).trim();
    if (text === '') {
      if (parser.optional) values[name] = undefined;
      else if (required(name)) problems.push(`"${name}" is required: give ${parser.allowed}.`);
      else values[name] = parseEmpty(name, parser, problems);
      continue;
    }
    try {
      values[name] = parser.parse(text);
    } catch (error) {
      if (!(error instanceof InputProblem)) throw error;
      const shown = parser.secret
        ? 'the given value'
        : `"${text.length > 80 ? `${text.slice(0, 77)}…` : text}"`;
      problems.push(`"${name}": ${shown} is not ${error.message}${error.fix ? ` (${error.fix})` : ''}.`);
    }
  }
  problems.push(...check(values as Partial<Inputs<P>>));
  if (problems.length > 0) {
    throw new PacelineError(
      'PACELINE_INPUT_INVALID',
      problems.length === 1
        ? `Input ${problems[0]}`
        : `${problems.length} inputs are wrong:\n- ${problems.join('\n- ')}`,
      'Correct it under `with:` in the workflow.',
    );
  }
  return values as Inputs<P>;
}

/** An empty text that is neither optional nor required must still be something the parser takes (`''`, no lines). */
function parseEmpty(name: string, parser: InputParser<unknown>, problems: string[]): unknown {
  try {
    return parser.parse('');
  } catch {
    problems.push(`"${name}" is empty: give ${parser.allowed}.`);
    return undefined;
  }
}

function splitLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function quantity(text: string, units: Record<string, number>, allowed: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim());
  const factor = match ? units[match[2]!.toLowerCase()] : undefined;
  if (!match || factor === undefined) throw new InputProblem(allowed);
  return Number(match[1]) * factor;
}

/** Levenshtein distance, for "did you mean". */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
