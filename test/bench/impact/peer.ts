import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isModule } from '../../../actions/test-impact/src/repository/paths.ts';
import { type Program, programOf } from './run-suite.ts';

/** The selection that a test program makes by itself. */
export interface Peer {
  readonly program: Program;
  /** Its command, for a table. */
  readonly name: string;
  /**
   * The test files that it runs for a change of one source file, relative to the repository; undefined where it fails.
   * The working tree is as it was when this returns.
   */
  related(path: string): string[] | undefined;
}

/** What a file gets appended in a change that means nothing: one that no rule may see through, where it is a module. */
export const changeOf = (path: string): string => (isModule(path) ? '\nvoid 0;\n' : '\n');

/**
 * @param folder a clone
 * @returns undefined where none that selects is installed
 */
export function peerOf(folder: string): Peer | undefined {
  const script = testScriptOf(folder);
  const isJest = /\bjest\b/.test(script) && existsSync(join(folder, 'node_modules/jest'));
  const program = isJest ? 'jest' : programOf(folder);
  const listed = (args: readonly string[]): string[] | undefined => {
    const text = run(folder, join(folder, 'node_modules/.bin', program), args);
    return text === undefined ? undefined : pathsIn(text).map((path) => relative(folder, path));
  };
  if (program === 'vitest') {
    return {
      program,
      name: 'vitest list --changed',
      related(path) {
        appendFileSync(join(folder, path), changeOf(path));
        try {
          return listed(['list', '--changed', '--filesOnly', '--json']);
        } finally {
          execFileSync('git', ['checkout', '--quiet', '--', path], { cwd: folder });
        }
      },
    };
  }
  if (program === 'jest') {
    const config = configurationIn(script, folder);
    return {
      program,
      name: 'jest --findRelatedTests',
      related: (path) => listed([...config, '--findRelatedTests', path, '--listTests', '--json']),
    };
  }
  return undefined;
}

function testScriptOf(folder: string): string {
  const { scripts = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    scripts?: Record<string, string>;
  };
  return scripts['test'] ?? '';
}

/** The configuration that the repository's own script gives to jest. */
function configurationIn(script: string, folder: string): string[] {
  const named = /\bjest\b.*?(?:-c|--config)[= ](\S+)/.exec(script)?.[1];
  return named !== undefined && existsSync(join(folder, named)) ? ['--config', named] : [];
}

function run(folder: string, program: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(program, args, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 120_000,
    });
  } catch {
    return undefined;
  }
}

/** The paths that a program prints as one line of JSON, after whatever a configuration prints: vitest's are in objects. */
function pathsIn(text: string): string[] {
  const entries = JSON.parse(text.slice(text.indexOf('['))) as (string | { file: string })[];
  return [...new Set(entries.map((entry) => (typeof entry === 'string' ? entry : entry.file)))];
}
