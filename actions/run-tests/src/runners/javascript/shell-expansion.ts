import { globSync } from 'node:fs';
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
