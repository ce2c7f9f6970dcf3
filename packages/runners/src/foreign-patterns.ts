import { createContext, Script } from 'node:vm';
import picomatch from 'picomatch';

/** A pattern that somebody else wrote: a glob, or the source of a JavaScript regular expression. */
export interface ForeignPattern {
  readonly type: 'glob' | 'regex';
  readonly source: string;
}

interface PatternQuestion {
  readonly include: readonly ForeignPattern[];
  readonly exclude?: readonly ForeignPattern[];
  readonly paths: readonly string[];
}

export interface ForeignPatterns {
  /**
   * For each path whether some pattern of `include` matches it and none of `exclude`. Globs are picomatch's,
   * with `dot`.
   * @throws PatternTimeout when the time of all questions together is used up
   * @throws InvalidPattern when a pattern cannot be compiled or needs too much memory
   */
  match(question: PatternQuestion): boolean[];
}

/** For all patterns of a repository together. */
export const PATTERN_MILLISECONDS = 5000;

/** Patterns of real configurations have some hundred characters; longer ones are generated or hostile. */
const MAX_SOURCE = 4096;
/** Characters of a pattern that a message shows. */
const SHOWN = 200;

/** Patterns took longer than they may; `pattern` is the one that took most. */
export class PatternTimeout extends Error {
  readonly code = 'PACELINE_PATTERN_TIMEOUT';
  readonly remedy =
    'Write it without nested repetitions such as (a+)+, or name the files by simpler patterns in the input of this action.';
  readonly pattern: ForeignPattern;
  constructor(pattern: ForeignPattern, milliseconds: number) {
    super(`The ${named(pattern)} could not be matched within ${milliseconds / 1000} s.`);
    this.name = 'PatternTimeout';
    this.pattern = pattern;
  }
}

/** A pattern that cannot be used: it does not compile, is too long, or needs too much memory. */
export class InvalidPattern extends Error {
  readonly code = 'PACELINE_PATTERN_INVALID';
  readonly remedy = 'Correct the pattern.';
  readonly pattern: ForeignPattern;
  constructor(pattern: ForeignPattern, reason: string, options?: ErrorOptions) {
    super(`The ${named(pattern)} cannot be used: ${reason}.`, options);
    this.name = 'InvalidPattern';
    this.pattern = pattern;
  }
}

/**
 * Matches patterns of the repository against its paths, all of them within `milliseconds`. A regular
 * expression can take years for one path and nothing inside JavaScript can stop it; the timeout of `node:vm`
 * does, for whatever is called from the script that it runs. One such call costs about 0.2 ms, so each
 * pattern takes one for all paths.
 */
export function foreignPatterns(milliseconds: number, now = () => performance.now()): ForeignPatterns {
  let left = milliseconds;
  let slowest: { pattern: ForeignPattern; took: number } | undefined;

  function timed<T>(pattern: ForeignPattern, work: () => T): T {
    const started = now();
    try {
      if (left <= 0) throw OUT_OF_TIME;
      return interruptible(Math.max(1, Math.ceil(left)), work);
    } catch (error) {
      if (isTimeout(error)) {
        const took = now() - started;
        throw new PatternTimeout(slowest && slowest.took >= took ? slowest.pattern : pattern, milliseconds);
      }
      throw new InvalidPattern(pattern, reasonOf(error), { cause: error });
    } finally {
      const took = now() - started;
      left -= took;
      if (!slowest || took > slowest.took) slowest = { pattern, took };
    }
  }

  return {
    match({ include, exclude = [], paths }) {
      const taken = paths.map(() => false);
      const mark = (pattern: ForeignPattern, value: boolean) => {
        if (pattern.source.length > MAX_SOURCE) {
          throw new InvalidPattern(
            pattern,
            `it has ${pattern.source.length} of at most ${MAX_SOURCE} characters`,
          );
        }
        timed(pattern, () => {
          const matches = compile(pattern);
          for (let at = 0; at < paths.length; at++) {
            if (taken[at] !== value && matches(paths[at]!)) taken[at] = value;
          }
        });
      };
      for (const pattern of include) mark(pattern, true);
      for (const pattern of exclude) mark(pattern, false);
      return taken;
    },
  };
}

function compile({ type, source }: ForeignPattern): (path: string) => boolean {
  if (type === 'glob') return picomatch(source, { dot: true });
  const expression = new RegExp(source);
  return (path) => expression.test(path);
}

const OUT_OF_TIME = Object.assign(new Error('no time is left'), { code: 'ERR_SCRIPT_EXECUTION_TIMEOUT' });
const isTimeout = (error: unknown): boolean =>
  (error as { code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

let script: Script | undefined;

function interruptible<T>(timeout: number, work: () => T): T {
  script ??= new Script('work()');
  return script.runInContext(createContext({ work }), { timeout }) as T;
}

function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return 'it needs too much memory';
  const message = error instanceof Error ? error.message : String(error);
  // V8 repeats the whole pattern; what is wrong with it stands at the end.
  return message.length <= SHOWN ? message.replace(/\.$/, '') : `…${message.slice(-100)}`;
}

const named = ({ type, source }: ForeignPattern): string =>
  `${type === 'glob' ? 'glob' : 'regular expression'} ${JSON.stringify(
    source.length <= SHOWN ? source : `${source.slice(0, SHOWN)}…`,
  )}`;
