/** The files a step writes to: GITHUB_OUTPUT, GITHUB_ENV, GITHUB_PATH, GITHUB_STATE, GITHUB_STEP_SUMMARY. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** GitHub's limit of one step's summary, in bytes. */
export const summaryLimit = 1024 * 1024;

/** The paths of one process's command files. */
export interface CommandFiles {
  output: string;
  env: string;
  path: string;
  state: string;
  summary: string;
}

/** Creates the empty files of one process below `directory`. */
export function createCommandFiles(directory: string): CommandFiles {
  mkdirSync(directory, { recursive: true });
  const id = randomUUID();
  const create = (prefix: string) => {
    const path = join(directory, `${prefix}_${id}`);
    writeFileSync(path, '');
    return path;
  };
  return {
    output: create('set_output'),
    env: create('set_env'),
    path: create('add_path'),
    state: create('save_state'),
    summary: create('step_summary'),
  };
}

/** The environment variables that lead a process to its files. */
export function commandFileEnvironment(files: CommandFiles): Record<string, string> {
  return {
    GITHUB_OUTPUT: files.output,
    GITHUB_ENV: files.env,
    GITHUB_PATH: files.path,
    GITHUB_STATE: files.state,
    GITHUB_STEP_SUMMARY: files.summary,
  };
}

/** What a process wrote. `errors` are failures of single files, in GitHub's words; each fails the step. */
export interface FileCommands {
  outputs: Record<string, string>;
  env: Record<string, string>;
  paths: string[];
  state: Record<string, string>;
  summary: string;
  errors: string[];
  /** Set when the summary is too large: an error is shown, but the step does not fail. */
  summaryError?: string;
}

/** Reads and removes the files of a finished process. */
export function readCommandFiles(files: CommandFiles): FileCommands {
  const errors: string[] = [];
  const pairs = (name: string, path: string): Record<string, string> => {
    if (!existsSync(path)) return {};
    try {
      return parsePairs(readFileSync(path, 'utf8'));
    } catch (error) {
      errors.push(`Unable to process file command '${name}' successfully.`, (error as Error).message);
      return {};
    }
  };
  const result: FileCommands = {
    outputs: pairs('output', files.output),
    env: pairs('env', files.env),
    paths: existsSync(files.path)
      ? readFileSync(files.path, 'utf8')
          .split(/\r?\n/)
          .filter((line) => line !== '')
      : [],
    state: pairs('state', files.state),
    errors,
    ...readSummary(files.summary),
  };
  for (const path of Object.values(files)) rmSync(path, { force: true, recursive: true });
  return result;
}

/** Parses `NAME=VALUE` lines and `NAME<<DELIMITER` blocks. Throws with GitHub's words. */
export function parsePairs(text: string): Record<string, string> {
  const result: Record<string, string> = {};
  // The text after the last newline is a line only when it is not empty.
  const lines = text.split('\n');
  const closed = lines.at(-1) === '';
  if (closed) lines.pop();
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string;
    if (line === '' || line === '\r') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      result[line.slice(0, equals)] = line.slice(equals + 1);
      continue;
    }
    if (heredoc < 0) throw new Error(`Invalid format '${line}'`);
    const name = line.slice(0, heredoc);
    const delimiter = line.slice(heredoc + 2);
    if (name === '' || delimiter === '') {
      throw new Error(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`);
    }
    const end = lines.indexOf(delimiter, index + 1);
    if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
    result[name] = lines.slice(index + 1, end).join('\n');
    index = end;
  }
  return result;
}

function readSummary(path: string): { summary: string; summaryError?: string } {
  if (!existsSync(path)) return { summary: '' };
  const { size } = statSync(path);
  if (size <= summaryLimit) return { summary: readFileSync(path, 'utf8') };
  const limit = summaryLimit / 1024;
  return {
    summary: '',
    summaryError: `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${limit}k, got ${Math.floor(size / 1024)}k.`,
  };
}
