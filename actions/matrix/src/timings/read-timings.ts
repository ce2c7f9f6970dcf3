import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { type Log, messageOf } from '@paceline/core';
import { plural } from '@paceline/render';
import { fileOfName, matchingFiles } from '@paceline/runners';
import { median } from '@paceline/stats';
import { ALLOWED, type Durations } from './durations.ts';
import { fileOfEntry } from './file-of-entry.ts';
import { readDurations, readSeconds } from './read-durations.ts';

const MAX_FILES = 1000;
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Seconds of test files by what other programs recorded. Where several files of timings name a test file, the median
 * counts. Whatever is wrong with one of them costs its timings, and is said; it never fails the job.
 * @param patterns paths or globs, relative to the repository or absolute
 * @param planned files that run, by their path in the repository
 */
export async function readTimings(
  patterns: readonly string[],
  planned: readonly string[],
  { root, log, exists = existsSync }: { root: string; log: Log; exists?: (path: string) => boolean },
): Promise<Map<string, number>> {
  const paths = await filesOf(patterns, root, log);
  const fileOf = fileOfName(planned, []);
  const wanted = new Set(planned);
  const recorded = new Map<string, number[]>();
  const others = new Set<string>();
  let read = 0;
  for (const path of paths) {
    const durations = await durationsIn(path, root, (bytes) => readDurations(bytes, fileOf), log);
    if (durations) read += 1;
    // Each may come from another machine, with the repository in another folder.
    const locate = fileOfEntry(root, wanted, exists);
    const sums = new Map<string, number>();
    for (const [name, seconds] of durations?.seconds ?? []) {
      const file = locate(name);
      if (file === undefined || !wanted.has(file)) others.add(name);
      else sums.set(file, (sums.get(file) ?? 0) + seconds);
    }
    for (const [file, seconds] of sums) recorded.set(file, [...(recorded.get(file) ?? []), seconds]);
  }
  if (read > 0) {
    const rest =
      others.size > 0 ? `; ${plural(others.size, 'entry', 'entries')} of files that do not run here` : '';
    const say = recorded.size > 0 ? log.info : log.warning;
    say(`"timings" names ${recorded.size} of ${plural(planned.length, 'test file')}${rest}.`);
  }
  return new Map([...recorded].map(([file, seconds]) => [file, median(seconds)]));
}

/**
 * Seconds by name, of whatever the names are, from files with a JSON object of them. Where several files have a name,
 * the median counts.
 */
export async function readNamed(
  patterns: readonly string[],
  { root, log }: { root: string; log: Log },
): Promise<Map<string, number>> {
  const recorded = new Map<string, number[]>();
  for (const path of await filesOf(patterns, root, log)) {
    const durations = await durationsIn(path, root, readSeconds, log);
    for (const [name, seconds] of durations?.seconds ?? []) {
      recorded.set(name, [...(recorded.get(name) ?? []), seconds]);
    }
  }
  return new Map([...recorded].map(([name, seconds]) => [name, median(seconds)]));
}

async function filesOf(patterns: readonly string[], root: string, log: Log): Promise<string[]> {
  const paths = await matchingFiles(patterns, root);
  if (paths.length === 0) log.warning(`No file fits "timings" (${patterns.join(', ')}).`);
  if (paths.length > MAX_FILES) {
    log.warning(`"timings" fits ${paths.length} files; only the first ${MAX_FILES} are read.`);
  }
  return paths.slice(0, MAX_FILES);
}

/** Undefined where it cannot be read, which is said. */
async function durationsIn(
  path: string,
  root: string,
  read: (bytes: Uint8Array) => Durations,
  log: Log,
): Promise<Durations | undefined> {
  const name = relative(root, path);
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) throw new Error(`Its ${size} bytes are more than ${MAX_BYTES}.`);
    const durations = read(await readFile(path));
    const [first] = durations.refused;
    if (first !== undefined) {
      const more = durations.refused.length > 1 ? ` and ${durations.refused.length - 1} more` : '';
      log.warning(
        `"timings": ${name}: ${first}${more} left out, not ${ALLOWED}. Record the timings anew, or remove ${more === '' ? 'it' : 'them'}.`,
      );
    }
    return durations;
  } catch (error) {
    log.warning(`"timings": ${name} is not read, so its durations are guessed: ${messageOf(error)}`);
    return undefined;
  }
}
