import { PacelineError } from '@paceline/core';
import { type ShellWord, shellExpanded } from '@paceline/runners';
import type { Project } from './project.ts';

/**
 * What the script names, as the program sees it: a shell has expanded patterns outside quotes.
 * @throws PacelineError where only a shell could say what the command is
 */
export async function scriptNames(
  project: Project,
  { names, computed }: { readonly names: readonly ShellWord[]; readonly computed: string | undefined },
): Promise<string[]> {
  if (computed !== undefined) {
    throw new PacelineError(
      'PACELINE_SCRIPT_COMPUTED',
      `The script computes a part of "${computed}", which only a shell could tell.`,
      'Write it out in the script, or give run-tests a "command".',
    );
  }
  if (!names.some(({ pattern }) => pattern)) return names.map(({ text }) => text);
  return shellExpanded(names, await project.siblings());
}
