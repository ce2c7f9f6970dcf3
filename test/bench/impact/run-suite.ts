import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

export type Program = 'vitest' | 'jest' | 'node';

export interface FileOutcome {
  readonly passed: boolean;
  readonly seconds: number;
}

/** The program whose package is installed, else node's own. */
export const programOf = (folder: string): Program =>
  (['vitest', 'jest'] as const).find((name) => existsSync(join(folder, 'node_modules', name))) ?? 'node';

/**
 * Runs a suite with its own program.
 * @param folder a clone with its dependencies installed
 * @param files the files to run; all when there is none
 * @param seconds after which it is ended
 * @returns how each test file ended, by its path below `folder`; undefined where the program ended without saying
 */
export function runSuite(
  folder: string,
  program: Program,
  files: readonly string[],
  seconds: number,
): Map<string, FileOutcome> | undefined {
  const report = join(folder, 'node_modules/.suite-outcome');
  rmSync(report, { force: true });
  const commands = {
    vitest: [
      join(folder, 'node_modules/.bin/vitest'),
      'run',
      '--reporter=json',
      `--outputFile=${report}`,
      '--coverage.enabled=false',
    ],
    jest: [
      join(folder, 'node_modules/.bin/jest'),
      '--json',
      `--outputFile=${report}`,
      '--coverage=false',
      ...(files.length > 0 ? ['--runTestsByPath'] : []),
    ],
    node: [
      process.execPath,
      '--test',
      `--test-reporter=${join(import.meta.dirname, 'node-reporter.mjs')}`,
      `--test-reporter-destination=${report}`,
    ],
  };
  const [command, ...options] = commands[program] as [string, ...string[]];
  const { CI: _, ...variables } = process.env;
  spawnSync('timeout', ['--kill-after=5', String(seconds), command, ...options, ...files], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...variables, CI: 'true' },
  });
  if (!existsSync(report)) return undefined;
  const text = readFileSync(report, 'utf8');
  const entries = program === 'node' ? text.trim().split('\n').map(ofLine) : ofReport(text);
  return new Map(entries.map(([file, outcome]) => [relative(folder, file), outcome]));
}

function ofLine(line: string): [string, FileOutcome] {
  const { file, ...outcome } = JSON.parse(line) as FileOutcome & { file: string };
  return [file, outcome];
}

/** The report of jest, which vitest writes, too; times are in milliseconds. */
function ofReport(text: string): [string, FileOutcome][] {
  const { testResults } = JSON.parse(text) as {
    testResults: { name: string; status: string; startTime: number; endTime: number }[];
  };
  return testResults.map(({ name, status, startTime, endTime }) => [
    name,
    { passed: status === 'passed', seconds: Math.max(0, endTime - startTime) / 1000 },
  ]);
}
