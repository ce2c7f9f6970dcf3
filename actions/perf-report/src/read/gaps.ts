import type { Log } from '@paceline/core';

/** What the report could not see, in sentences that are part of the report. */
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

/** Names in a sentence, cut after five: `"a", "b" and "c"`. */
export function quotedNames(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => `"${name}"`);
  if (names.length > shown.length) shown.push(`${names.length - shown.length} more`);
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown.join('');
}
