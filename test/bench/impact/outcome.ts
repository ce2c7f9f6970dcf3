import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a whole suite said of one faulty change, recorded once so that every later plan can be judged by it. */
export type Outcome = FaultOutcome | MutantOutcome;

/** A commit whose sources are set back to those of its parent while its tests stay. */
export interface FaultOutcome {
  readonly kind: 'fault';
  readonly commit: string;
  /** Source files that are as the parent has them; those that it does not have are gone. */
  readonly reverted: readonly string[];
  /** Test files that fail then and pass at the commit. */
  readonly failing: readonly string[];
  /** Test files that ran. */
  readonly tests: number;
}

/** A source file of which a few characters are replaced. */
export interface MutantOutcome {
  readonly kind: 'mutant';
  readonly commit: string;
  readonly path: string;
  /** Place of the replaced text in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly failing: readonly string[];
  readonly tests: number;
}

/** A change that could not be judged: tried once and not again. */
export interface Skipped {
  readonly kind: 'skipped';
  readonly key: string;
  readonly why: string;
}

const FOLDER = join(import.meta.dirname, 'outcomes');
const fileOf = (repository: string): string => join(FOLDER, `${repository}.jsonl`);

export function readOutcomes(repository: string): (Outcome | Skipped)[] {
  const file = fileOf(repository);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Outcome | Skipped);
}

export const addOutcome = (repository: string, outcome: Outcome | Skipped): void =>
  appendFileSync(fileOf(repository), `${JSON.stringify(outcome)}\n`);

/** Says which change it is: one that has an outcome is not run again. */
export const keyOf = (outcome: Outcome | Skipped): string =>
  outcome.kind === 'skipped'
    ? outcome.key
    : outcome.kind === 'fault'
      ? `fault ${outcome.commit}`
      : `mutant ${outcome.commit} ${outcome.path} ${outcome.start} ${outcome.end} ${outcome.text}`;
