import { execFileSync } from 'node:child_process';
import type { FaultOutcome, MutantOutcome } from './outcome.ts';

/** A fault, before or after a suite ran on it. */
export type Fault =
  | Pick<FaultOutcome, 'kind' | 'commit' | 'reverted'>
  | Omit<MutantOutcome, 'failing' | 'tests'>;

/**
 * The files that a fault makes different from its commit, by their paths: their texts, or undefined where it takes
 * them away.
 * @param folder a clone
 */
export function faultyFiles(folder: string, fault: Fault): Map<string, string | undefined> {
  const { commit } = fault;
  if (fault.kind === 'fault') {
    return new Map(fault.reverted.map((path) => [path, textAt(folder, `${commit}~1`, path)]));
  }
  const { path, start, end, text } = fault;
  const source = textAt(folder, commit, path);
  if (source === undefined) throw new Error(`${commit} has no ${path}`);
  return new Map([[path, source.slice(0, start) + text + source.slice(end)]]);
}

/** A file of a commit; undefined where it has none. */
function textAt(folder: string, commit: string, path: string): string | undefined {
  try {
    return execFileSync('git', ['cat-file', 'blob', `${commit}:${path}`], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}
