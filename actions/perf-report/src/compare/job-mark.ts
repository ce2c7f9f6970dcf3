import type { PerfReport } from '@paceline/contracts';

type Ended = Pick<PerfReport['jobs'][number], 'conclusion' | 'tolerated' | 'lostRunner'>;

/** How a job ended, for people. */
export interface JobMark {
  /** Empty for a success, which is the rule. */
  readonly icon: string;
  readonly word: string;
  /** `bad`: it makes the run red. `off`: its time does not show how long the job takes. */
  readonly style: 'good' | 'bad' | 'off';
}

const MARKS: Readonly<Record<string, JobMark>> = {
  success: { icon: '', word: 'passed', style: 'good' },
  failure: { icon: '❌', word: 'failed', style: 'bad' },
  timed_out: { icon: '⏱️', word: 'timed out', style: 'bad' },
  startup_failure: { icon: '❌', word: 'did not start', style: 'bad' },
  cancelled: { icon: '🚫', word: 'cancelled', style: 'off' },
  skipped: { icon: '⏭️', word: 'skipped', style: 'off' },
  neutral: { icon: '◽', word: 'neutral', style: 'off' },
  action_required: { icon: '✋', word: 'action required', style: 'off' },
  stale: { icon: '💤', word: 'stale', style: 'off' },
};
const TOLERATED: JobMark = { icon: '⚠️', word: 'failed, allowed', style: 'off' };
const LOST: JobMark = { icon: '🔌', word: 'lost its runner', style: 'bad' };
const UNKNOWN: JobMark = { icon: '❔', word: 'conclusion unknown', style: 'off' };

export function markOf({ conclusion, tolerated, lostRunner }: Ended): JobMark {
  if (tolerated) return TOLERATED;
  if (lostRunner) return LOST;
  return Object.hasOwn(MARKS, conclusion) ? MARKS[conclusion]! : UNKNOWN;
}

/** Conclusions that make a run red, unless the workflow tolerates them. */
export const isRed = (conclusion: string): boolean =>
  Object.hasOwn(MARKS, conclusion) && MARKS[conclusion]!.style === 'bad';
