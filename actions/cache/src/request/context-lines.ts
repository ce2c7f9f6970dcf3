import { createHash } from 'node:crypto';
import { type InputParser, InputProblem } from '@paceline/core';
import type { ContextDigests } from '../entries/entries.ts';
import { type BaseFolders, hashFiles } from './hash-files.ts';

/** What is folded into the key beside it: values by their names, and files by what is in them. */
interface ContextInput {
  readonly values: Readonly<Record<string, string>>;
  /** Patterns, relative to the workspace; lines with `!` leave out of all of them. */
  readonly files: readonly string[];
}

const MAX_LINES = 64;
const VALUE = /^([A-Za-z_][A-Za-z0-9_.-]{0,63})\s*=(.*)$/s;

/** Lines `name=value`, and patterns of files. A file with `=` in its name is written with `./` before it. */
export const contextLines = (): InputParser<ContextInput> => ({
  allowed: 'lines name=value or patterns of files',
  parse(text) {
    const values: Record<string, string> = {};
    const files: string[] = [];
    const lines = text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'));
    if (lines.length > MAX_LINES) {
      throw new InputProblem(`at most ${MAX_LINES} lines`, `it has ${lines.length}`);
    }
    for (const line of lines) {
      const [, name, value] = VALUE.exec(line) ?? [];
      if (name === undefined) {
        files.push(confined(line));
      } else if (Object.hasOwn(values, name)) {
        throw new InputProblem('a list of different names', `${name} stands there twice`);
      } else {
        values[name] = value!.trim();
      }
    }
    if (files.length > 0 && files.every((line) => line.startsWith('!'))) {
      throw new InputProblem('a list of values and files', 'lines with ! only leave out; add a line without');
    }
    return { values, files };
  },
});

/** Other folders of the machine say nothing about the repository, and differ from runner to runner. */
function confined(line: string): string {
  const bare = line.replace(/^!\s*/, '');
  if (/^(?:[/\\~]|[A-Za-z]:)/.test(bare) || bare.split(/[\\/]/).includes('..')) {
    throw new InputProblem('a list of values and files of the repository', `"${line}" leaves it`);
  }
  return line;
}

/**
 * Digests of the values and of what the patterns match, each under its name: that of the value, or the
 * pattern. Values that hold secrets can be passed: only their digests are kept.
 */
export async function contextDigests(
  context: ContextInput,
  at: BaseFolders,
  onNote: (note: string) => void,
): Promise<ContextDigests> {
  const digests: Record<string, string> = {};
  for (const [name, value] of Object.entries(context.values)) {
    digests[name] = createHash('sha256').update(value).digest('hex');
  }
  const excludes = context.files.filter((line) => line.startsWith('!'));
  for (const pattern of context.files.filter((line) => !line.startsWith('!'))) {
    const { digest, files } = await hashFiles([pattern, ...excludes], at);
    if (files === 0) onNote(`The context "${pattern}" matched no file.`);
    digests[pattern] = digest;
  }
  return digests;
}
