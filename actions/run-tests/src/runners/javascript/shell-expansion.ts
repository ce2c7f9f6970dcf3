import { globSync } from 'node:fs';
import { PacelineError } from '@paceline/core';
import type { ShellWord } from '@paceline/runners';

/**
 * Words as the shell of a script hands them to a program: what stands outside quotes and fits names of files is
 * replaced by these. That shell (`sh`) reads `**` as `*` and knows no braces; on Windows it expands nothing.
 */
export function expandedWords(words: readonly ShellWord[], directory: string): string[] {
  return words.flatMap(({ text, pattern }) => {
    if (!pattern || /[{}()]/.test(text) || process.platform === 'win32') return [text];
    const names = globSync(text.replaceAll(/\*{2,}/g, '*'), { cwd: directory });
    return names.length === 0 ? [text] : names.sort();
  });
}

/** @throws PacelineError where one of the words is known to the shell alone */
export function refuseComputed(program: string, words: readonly ShellWord[]): void {
  const computed = words.find((word) => word.computed);
  if (computed === undefined) return;
  throw new PacelineError(
    'PACELINE_SCRIPT_COMPUTED',
    `The script that runs ${program} computes a part of what it gives it (${computed.text}).`,
    'Write it out in the script, or give run-tests a "command".',
  );
}
