/** Keeps a run on disk: run.json, and per step its log, outputs and summary. */
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './errors.ts';
import type { Masks } from './masks.ts';
import type { JobResult, RunResult, StepResult } from './result.ts';

/** Where a run leaves its files. Texts given to it must be masked already; JSON is masked here. */
export interface OutputFolder {
  /** Opens the log of a step. */
  open(job: JobResult, step: StepResult): StepLog;
  /** Takes over the logs of a job that a re-run keeps. */
  adopt(from: string, slug: string): void;
  /** Keeps the facts of the attempts before this one. */
  keepAttempts(attempts: readonly Omit<RunResult, 'github'>[]): void;
  /** Writes run.json and github.json. */
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
  adopt: () => {},
  keepAttempts: () => {},
  finish: () => {},
};

/**
 * Keeps the run in `directory`, of which the parts of an earlier run are removed. `earlier` is the
 * folder of the attempt before, if there was one.
 */
export function createOutputFolder(directory: string, masks: Masks, earlier?: string): OutputFolder {
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
    adopt(from, slug) {
      const logs = earlier === undefined ? undefined : join(earlier, 'jobs', from);
      if (logs !== undefined && existsSync(logs)) {
        cpSync(logs, join(directory, 'jobs', slug), { recursive: true });
      }
    },
    keepAttempts(attempts) {
      if (attempts.length > 0) mkdirSync(join(directory, 'attempts'), { recursive: true });
      for (const attempt of attempts) {
        const text = JSON.stringify(masks.maskJson(attempt), null, 2);
        writeFileSync(join(directory, 'attempts', `${attempt.runAttempt}.json`), `${text}\n`);
      }
    },
    finish({ github, ...facts }) {
      const write = (name: string, value: unknown) =>
        writeFileSync(join(directory, name), `${JSON.stringify(masks.maskJson(value), null, 2)}\n`);
      write('github.json', github);
      write('run.json', facts);
    },
  };
}

/** Removes what an earlier run left; a folder that holds such names without being a run's is refused. */
function clearEarlierRun(directory: string): void {
  const mark = join(directory, 'run.json');
  const names = ['jobs', 'artifacts', 'attempts'].filter((name) => existsSync(join(directory, name)));
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
