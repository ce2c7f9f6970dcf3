import type { Log } from '@paceline/core';

/** What the report could not see, in plain words; it stands in the report itself. */
export interface Gaps {
  readonly all: string[];
  /** Something is missing, as is usual for this kind of run. */
  note(message: string): void;
  /** Something failed: said once as a warning of the job, too. */
  warn(message: string): void;
}

export function createGaps(log: Pick<Log, 'info' | 'warning'>): Gaps {
  const all: string[] = [];
  const add = (say: (message: string) => void) => (message: string) => {
    if (all.includes(message)) return;
    all.push(message);
    say(message);
  };
  return { all, note: add(log.info), warn: add((message) => log.warning(message)) };
}
