import { copyFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PacelineError } from '@paceline/core';
import { filesOfReport, matchingFiles } from '@paceline/runners';
import { collectCoverage, coverageIn } from '../code-coverage/collect.ts';
import type { Thresholds } from '../code-coverage/thresholds.ts';
import type { Machine } from '../machine.ts';
import { JUNIT_NAME, MAX_ATTACHMENT_BYTES, THRESHOLDS_NAME } from '../result/attachments.ts';
import { junitFiles, writeJUnit } from '../result/junit-file.ts';
import { listed } from '../words.ts';
import type { LegRun } from './leg-run.ts';

/** Files for the last job, by their paths on this machine, and what it has to be told of those that are not there. */
interface Attachments {
  readonly paths: readonly string[];
  readonly warnings: readonly string[];
  /** Coverage was wanted, tests ran, and there is none. */
  readonly coverageProblem?: string;
}

interface WantedAttachments {
  readonly suite: string;
  /** Patterns of coverage reports; `auto`: those that the program was told to write; undefined: none. */
  readonly coverage: 'auto' | readonly string[] | undefined;
  /** The folder that the patterns are relative to. */
  readonly directory: string;
  /** When the test program was started: older reports are of another run. */
  readonly startedAt: Date;
}

/** Together with the result, what a leg hands on has to fit into an artifact of 64 MB; texts become a tenth or less. */
const ROOM = 56 * 1024 * 1024;
const TEXT_SHARE = 0.1;

/** Writes the leg's junit.xml and coverage beside its report, and gathers what else the last job merges. */
export async function gatherAttachments(
  run: LegRun,
  wanted: WantedAttachments,
  machine: Machine,
): Promise<Attachments> {
  const { ran } = run;
  if (ran === undefined) return { paths: [], warnings: [] };
  const { folder, locate } = ran;
  const warnings: string[] = [];
  const write = async (name: string, text: string) => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };
  const { report, reportPaths } = run.execution;
  const { files } = filesOfReport(report, locate);
  const paths = [await write(JUNIT_NAME, writeJUnit(junitFiles(files, wanted.suite, report.problem)))];
  const coverage = await coverageOf(run, wanted);
  for (const [name, text] of coverage.files) paths.push(await write(name, text));
  if (coverage.thresholds) paths.push(await write(THRESHOLDS_NAME, JSON.stringify(coverage.thresholds)));
  const others = (await Promise.all(reportPaths.map((path) => ran.runner?.attachments?.(path) ?? []))).flat();
  for (const [index, path] of others.entries()) {
    const copy = join(folder, `blob-${index + 1}.zip`);
    if (path !== copy) await copyFile(path, copy);
    paths.push(copy);
  }
  const kept: string[] = [];
  let room = ROOM;
  for (const path of paths) {
    const bytes = await machine.sizeOf(path);
    const packed = path.endsWith('.zip') ? bytes : bytes * TEXT_SHARE;
    if (bytes <= MAX_ATTACHMENT_BYTES && packed <= room) {
      room -= packed;
      kept.push(path);
    } else {
      warnings.push(
        `${basename(path)} of this leg has ${bytes} bytes, which is too much to be merged in the last job; the proof of what ran does not need it.`,
      );
    }
  }
  return {
    paths: kept,
    warnings,
    ...(coverage.problem === undefined ? {} : { coverageProblem: coverage.problem }),
  };
}

interface LegCoverage {
  readonly files: ReadonlyMap<string, string>;
  readonly thresholds?: Thresholds | undefined;
  readonly problem?: string;
}

async function coverageOf(run: LegRun, wanted: WantedAttachments): Promise<LegCoverage> {
  const { ran } = run;
  if (wanted.coverage === undefined || ran === undefined) return { files: new Map() };
  const paths =
    wanted.coverage === 'auto'
      ? await coverageIn(join(ran.folder, 'coverage'))
      : await freshFiles(wanted.coverage, wanted);
  const { files, problems } = await collectCoverage(paths, ran.locate);
  const [first] = run.execution.reportPaths;
  const thresholds = first === undefined ? undefined : await ran.runner?.thresholds?.(first);
  const problem =
    problems.length > 0
      ? `Coverage cannot be read: ${listed(problems)}.`
      : files.size === 0
        ? 'Coverage was wanted, and the test program left none.'
        : undefined;
  return { files, thresholds, ...(problem === undefined ? {} : { problem }) };
}

/** Files that fit patterns and were written since the program was started. */
async function freshFiles(
  patterns: readonly string[],
  { directory, startedAt }: WantedAttachments,
): Promise<string[]> {
  const fresh: string[] = [];
  for (const path of await matchingFiles(patterns, directory)) {
    // File systems keep times to two seconds or finer.
    if ((await stat(path)).mtimeMs >= startedAt.getTime() - 2000) fresh.push(path);
  }
  return fresh;
}

/** A leg whose tests pass is red where it owes its coverage: what is merged would leave its files out. */
export const coverageError = (problem: string): PacelineError =>
  new PacelineError(
    'PACELINE_COVERAGE_MISSING',
    problem,
    'Let "coverage" name the lcov.info or coverage-final.json that the test program writes, or leave it out.',
  );
