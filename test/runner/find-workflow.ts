/** Finds the workflow file that a command line names. */
import { readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { UsageError } from './errors.ts';
import { tryGit } from './git.ts';

const FOLDER = '.github/workflows';

/** A workflow file, and whether it is another folder's than the repository's. */
export interface FoundWorkflow {
  path: string;
  elsewhere: boolean;
}

/**
 * The file that `named` means: a path in the repository, since that is how workflows are spoken of, else one
 * from the current directory. Throws UsageError with both places and what the repository has.
 */
export async function findWorkflow(named: string, repo: string | undefined): Promise<FoundWorkflow> {
  const given = resolve(repo ?? '.');
  if (kindOf(given) !== 'folder') {
    throw new UsageError(
      `--repo ${repo}: there is no folder ${given}. Give the folder of a git checkout, as a path from ${process.cwd()}.`,
    );
  }
  const top = await tryGit(given, ['rev-parse', '--show-toplevel']);
  const root = top.code === 0 ? top.stdout.trim() : given;
  const places = [...new Set([resolve(root, named), resolve(given, named), resolve(named)])];
  const path = places.find((place) => kindOf(place) === 'file');
  if (path !== undefined) return { path, elsewhere: relative(root, path).startsWith('..') };
  throw new UsageError(
    `There is no workflow file ${places.join(' and no ')}. ${whatThereIs(root)} ` +
      'Give the path of a workflow file, from the repository or from here.',
  );
}

function whatThereIs(root: string): string {
  const names = workflowsOf(root);
  return names.length === 0
    ? `${root} has no workflow in ${FOLDER}.`
    : `${root} has ${names.map((name) => `${FOLDER}/${name}`).join(', ')}.`;
}

function workflowsOf(root: string): string[] {
  try {
    return readdirSync(join(root, FOLDER))
      .filter((name) => /\.ya?ml$/.test(name))
      .sort();
  } catch {
    return [];
  }
}

function kindOf(path: string): 'file' | 'folder' | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  return found.isDirectory() ? 'folder' : 'file';
}
