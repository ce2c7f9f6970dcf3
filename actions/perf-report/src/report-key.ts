import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { documentPath, type Environment } from '@paceline/core';

/** Which of a run's reports this is. */
interface ReportKey {
  /**
   * `ci.yml:tests-ok`: the workflow's file, and the job that reports (or what `comment-key` says). The same from run
   * to run, and different for every report of a run: its comment, artifact, history and baseline are kept by it.
   */
  readonly key: string;
  /** Counts the reports that steps of this very job made, from 1: each has files of its own. */
  readonly ordinal: number;
}

/** What the hidden line of a comment has room for. */
const LONGEST = 100;

/**
 * The job is named as GitHub shows it, so that two legs of a matrix, or two calls of one workflow, differ; where
 * that is not known, by its id in the workflow file. Two workflow files may have the same name, so the file is part
 * of it.
 */
export async function reportKey(
  environment: Environment,
  commentKey: string | undefined,
  ownName: string | undefined,
): Promise<ReportKey> {
  const ordinal = environment.onGitHub ? await claimOrdinal(environment) : 1;
  const file = /\/([^/@]+)@/.exec(environment.variables['GITHUB_WORKFLOW_REF'] ?? '')?.[1];
  const name = commentKey ?? ownName ?? environment.job;
  const key = `${file ? `${file}:` : ''}${name}${ordinal > 1 ? ` ${ordinal}` : ''}`;
  return { key: key.length > LONGEST ? `${key.slice(0, 83)} ${digest(key)}` : key, ordinal };
}

/** The key as a part of an artifact's name. */
export const keyPart = (key: string): string =>
  `${key.replaceAll(/[^A-Za-z0-9._]+/g, '_').slice(0, 40)}-${digest(key)}`;

/** The key for people: without the workflow's file. */
export const keyName = (key: string): string => key.replace(/^[^:]*\.ya?ml:/, '');

/** `perf-report.json`, and `perf-report-2.json` for the second report of a job. */
export const numberedName = (name: string, ordinal: number): string =>
  ordinal === 1 ? name : name.replace(/(?=\.)/, `-${ordinal}`);

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

/** Counts the job's reports by folders in the temporary folder, which the runner empties for each job. */
async function claimOrdinal(environment: Environment): Promise<number> {
  for (let ordinal = 1; ordinal < 1000; ordinal++) {
    const path = documentPath(environment, `reports/${ordinal}`);
    await mkdir(dirname(path), { recursive: true });
    try {
      await mkdir(path);
      return ordinal;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return 1000;
}
