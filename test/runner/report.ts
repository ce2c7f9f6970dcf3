/** Keeps a run on disk: run.json, and per step its log, outputs and summary. */
import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './errors.ts';
import type { Masks } from './masks.ts';
import type { JobResult, RunResult, StepResult } from './result.ts';

/** Where a run leaves its files. Texts given to it must be masked already; JSON is masked here. */
export interface OutputFolder {
  /** Opens the log of a step. */
  open(job: JobResult, step: StepResult): StepLog;
  /** Writes run.json. */
  finish(result: RunResult): void;
}

/** The log of one step. */
export interface StepLog {
  write(line: string): void;
  /** Closes the log and writes outputs.json and summary.md. */
  close(): void;
}

/** Nothing is kept. */
export const noOutput: OutputFolder = {
  open: () => ({ write: () => {}, close: () => {} }),
  finish: () => {},
};

/** Keeps the run in `directory`, of which the parts of an earlier run are removed. */
export function createOutputFolder(directory: string, masks: Masks): OutputFolder {
  mkdirSync(directory, { recursive: true });
  clearEarlierRun(directory);
  return {
    open(job, step) {
      const folder = join(
        directory,
        'jobs',
        job.slug,
        `${String(step.number).padStart(2, '0')}-${slugOf(step.name)}`,
      );
      mkdirSync(folder, { recursive: true });
      const log = openSync(join(folder, 'log.txt'), 'w');
      return {
        write: (line) => void writeSync(log, `${line}\n`),
        close() {
          closeSync(log);
          writeFileSync(
            join(folder, 'outputs.json'),
            `${JSON.stringify(masks.maskJson(step.outputs), null, 2)}\n`,
          );
          if (step.summary !== '') writeFileSync(join(folder, 'summary.md'), masks.mask(step.summary));
        },
      };
    },
    finish(result) {
      writeFileSync(join(directory, 'run.json'), `${JSON.stringify(masks.maskJson(result), null, 2)}\n`);
    },
  };
}

/** Removes what an earlier run left; a folder that holds such names without being a run's is refused. */
function clearEarlierRun(directory: string): void {
  const mark = join(directory, 'run.json');
  const names = ['jobs', 'artifacts'].filter((name) => existsSync(join(directory, name)));
  if (names.length > 0 && !existsSync(mark)) {
    throw new UsageError(
      `--out ${directory} already has ${names.join(' and ')} that no run left there. Give an empty folder, or one of an earlier run.`,
    );
  }
  for (const name of names) rmSync(join(directory, name), { recursive: true, force: true });
  // Written again at the end; until then it marks the folder as a run's, also when the run is killed.
  writeFileSync(mark, '{}\n');
}

/** A short file name of a text, e.g. `Run npm test` -> run-npm-test. */
export function slugOf(text: string): string {
  const slug = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug.slice(0, 60).replace(/-+$/, '') || 'step';
}
