/** What a run left in its --out folder, read again: to re-run its failed jobs, or as the run that triggered another. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { StoredArtifact } from './artifact-service.ts';
import { messageOf, UsageError } from './errors.ts';
import type { Value } from './expressions.ts';
import type { GitHubRecord } from './github-state.ts';
import type { JobResult, RunResult } from './result.ts';

/** A run to build on: the --out folder of it, or its result alone, which has no artifacts and no logs. */
export type RunSource = { out: string } | { result: RunResult };

/** A finished run. `folder` holds its `jobs` and `artifacts`. */
export interface FinishedRun {
  /** Its last attempt. */
  result: Omit<RunResult, 'github'>;
  /** All of its attempts, the last one included. */
  attempts: Omit<RunResult, 'github'>[];
  artifacts: StoredArtifact[];
  github: GitHubRecord;
  folder: string | undefined;
}

/** What of an attempt counts in the next one, which runs only what failed and what comes after it. */
export interface EarlierAttempt {
  /** True when a job, or one in the workflow it calls, failed or was cancelled, or never came to be. */
  failed(id: string): boolean;
  /** The results of a job that runs no leg again. */
  kept(id: string): JobResult[] | undefined;
  /** The result of one successful leg. */
  leg(id: string, matrix: JobResult['matrix']): JobResult | undefined;
}

/** Reads a run; its files are copied below `directory`, since a re-run may write to the same folder. */
export function readRun(source: RunSource, directory: string): FinishedRun {
  if ('result' in source) {
    const { result } = source;
    return { result, attempts: [result], artifacts: [], github: result.github, folder: undefined };
  }
  const out = resolve(source.out);
  const result = read<FinishedRun['result'] | undefined>(out, 'run.json', undefined);
  if (result?.jobs === undefined) {
    throw new UsageError(`${out} does not hold a finished run. Give a folder that --out of a run wrote.`);
  }
  mkdirSync(directory, { recursive: true });
  for (const name of ['jobs', 'artifacts']) {
    if (existsSync(join(out, name))) cpSync(join(out, name), join(directory, name), { recursive: true });
  }
  const attempts = join(out, 'attempts');
  const before = existsSync(attempts)
    ? readdirSync(attempts).map((name) => read<FinishedRun['result']>(attempts, name, result))
    : [];
  before.sort((a, b) => a.runAttempt - b.runAttempt);
  return {
    result,
    attempts: [...before, result],
    artifacts: read<StoredArtifact[]>(out, 'artifacts.json', []).map((artifact) => ({
      ...artifact,
      path: join(directory, 'artifacts', fileNameOf(artifact)),
    })),
    github: read<GitHubRecord>(out, 'github.json', { comments: [], checks: [] }),
    folder: directory,
  };
}

/** The file of an artifact below `artifacts`. */
export function fileNameOf({ name, mimeType }: Pick<StoredArtifact, 'name' | 'mimeType'>): string {
  return mimeType === 'application/zip' ? `${name}.zip` : name;
}

/** Looks at an attempt from the one after it. Throws UsageError when there is nothing to run again. */
export function earlierAttempt({ jobs, runId, runAttempt }: FinishedRun['result']): EarlierAttempt {
  const bad = (job: JobResult) => job.conclusion === 'failure' || job.conclusion === 'cancelled';
  if (!jobs.some(bad)) {
    throw new UsageError(
      `Run ${runId} has no failed or cancelled job in attempt ${runAttempt} to run again.`,
    );
  }
  const text = (matrix: Value) => JSON.stringify(matrix);
  return {
    failed(id) {
      const own = jobs.filter((job) => job.id === id || job.id.startsWith(`${id}.`));
      return own.length === 0 || own.some(bad);
    },
    kept(id) {
      const own = jobs.filter((job) => job.id === id);
      return own.length === 0 || own.some(bad) ? undefined : own;
    },
    leg: (id, matrix) =>
      jobs.find((job) => job.id === id && job.conclusion === 'success' && text(job.matrix) === text(matrix)),
  };
}

function read<T>(directory: string, name: string, fallback: T): T {
  try {
    return JSON.parse(readFileSync(join(directory, name), 'utf8')) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return fallback;
    throw new UsageError(`${join(directory, name)} cannot be read: ${messageOf(error)}.`);
  }
}
