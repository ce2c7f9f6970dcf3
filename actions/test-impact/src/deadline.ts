import type { Fallback } from './fallback.ts';

// Milliseconds.
/** Planning is to save time: after this everything runs. Reading a hundred thousand files takes less. */
export const PLAN_MS = 12_000;
/** A file that takes longer is no source that anyone wrote. */
export const FILE_MS = 2000;
/** For all patterns of the repository and of the inputs together. */
export const PATTERN_MS = 5000;
/** For all patterns of `import.meta.glob` and its like together. */
export const GLOBS_MS = 3000;

/** Planning was given up: it takes longer, goes deeper or needs more room than a healthy repository asks for. */
export class GaveUp extends Error {
  readonly code: 'too-slow' | 'unreadable';
  /** The file that it was given up at. */
  readonly file: string | undefined;
  /** @param message a clause that follows "all tests run:" */
  constructor(code: GaveUp['code'], message: string, file?: string) {
    super(file !== undefined && file.length > SHOWN ? message.replace(file, () => shortened(file)) : message);
    this.name = 'GaveUp';
    this.code = code;
    this.file = file;
  }

  get fallback(): Fallback {
    const { code, message, file } = this;
    return file === undefined ? { code, message } : { code, message, file };
  }
}

/** A path of more characters would hide what is said about it. */
const SHOWN = 200;
const shortened = (path: string): string => `${path.slice(0, SHOWN / 2)}…${path.slice(-SHOWN / 2)}`;

/** Time for some work that cannot be interrupted from outside, so the work itself has to ask. */
export interface Deadline {
  /**
   * Counts work, in characters looked at or in steps of about that cost, and sometimes looks at the clock.
   * @throws GaveUp when the time is over
   */
  spend(units: number): void;
  /** Time for one file: what ends first counts. */
  forFile(file: string, milliseconds: number): Deadline;
}

/** About a millisecond's work: what is spent between two looks at the clock. */
const UNITS_PER_LOOK = 500_000;

/** @param now milliseconds of a clock that only goes forward */
export function startDeadline(now: () => number, milliseconds: number): Deadline {
  let file: string | undefined;
  const whole = () =>
    new GaveUp(
      'too-slow',
      `planning takes longer than ${milliseconds / 1000} s${file === undefined ? '' : ` (it came to ${file})`}`,
      file,
    );
  const end = now() + milliseconds;
  const deadline: Deadline = {
    spend: counter(now, end, whole),
    forFile(path, limit) {
      file = path;
      const started = now();
      if (started > end) throw whole();
      if (started + limit >= end) return deadline;
      const late = () => new GaveUp('too-slow', `reading ${path} takes longer than ${limit / 1000} s`, path);
      return { spend: counter(now, started + limit, late), forFile: deadline.forFile };
    },
  };
  return deadline;
}

function counter(now: () => number, end: number, late: () => GaveUp): Deadline['spend'] {
  let spent = 0;
  return (units) => {
    spent += units;
    if (spent < UNITS_PER_LOOK) return;
    spent = 0;
    if (now() > end) throw late();
  };
}

/** For work over little text. */
export const noDeadline: Deadline = { spend: () => {}, forFile: () => noDeadline };
