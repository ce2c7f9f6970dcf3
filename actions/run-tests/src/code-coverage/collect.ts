import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '@paceline/core';
import { COVERAGE_NAMES, type Coverage, CoverageProblem, mergeCoverage } from './coverage.ts';
import { parseIstanbul, writeIstanbul } from './istanbul.ts';
import { parseLcov, writeLcov } from './lcov.ts';

/** Beyond this no coverage of one leg is read. */
const MAX_BYTES = 128 * 1024 * 1024;

/** Coverage reports that a leg's test program wrote, merged, with paths of the repository. */
interface CollectedCoverage {
  /** Text by file name, in the formats that were found. */
  readonly files: ReadonlyMap<string, string>;
  /** Reports that cannot be used, with the reason. */
  readonly problems: readonly string[];
}

/**
 * Reads coverage of istanbul (JSON) and lcov.
 * @param paths absolute
 * @param locate the path in the repository of one in a report; undefined outside of it, where it stays as it is
 */
export async function collectCoverage(
  paths: readonly string[],
  locate: (path: string) => string | undefined,
): Promise<CollectedCoverage> {
  const found: Coverage[] = [];
  const problems: string[] = [];
  const pathOf = (path: string) => locate(path) ?? path;
  for (const path of paths) {
    try {
      const { size } = await stat(path);
      if (size > MAX_BYTES) throw new CoverageProblem(`its ${size} bytes are more than ${MAX_BYTES}`);
      const text = await readFile(path, 'utf8');
      found.push(/^\s*\{/.test(text) ? parseIstanbul(text, pathOf) : parseLcov(text, pathOf));
    } catch (error) {
      problems.push(`${path}: ${messageOf(error).replace(/\.$/, '')}`);
    }
  }
  try {
    const coverage = mergeCoverage(found);
    const texts = [writeIstanbul(coverage), writeLcov(coverage)];
    const files = COVERAGE_NAMES.map((name, index) => [name, texts[index]!] as const);
    return {
      files: new Map(files.filter(([, text]) => text.trim() !== '' && text.trim() !== '{}')),
      problems,
    };
  } catch (error) {
    if (!(error instanceof CoverageProblem)) throw error;
    return { files: new Map(), problems: [...problems, error.message] };
  }
}

/** Coverage reports in the folders that batches were given, by the names that the programs' reporters write. */
export async function coverageIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names
    .filter((name) => COVERAGE_NAMES.some((known) => name === known || name.endsWith(`/${known}`)))
    .sort()
    .map((name) => join(folder, name));
}
