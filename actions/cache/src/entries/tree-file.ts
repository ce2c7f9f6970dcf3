import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { PathSet } from '@paceline/snapshot';
import type { Step, StepContext } from '../step.ts';
import { entryFolder } from './entries.ts';

/**
 * Where the state of a tree is remembered on this machine, so that files which did not change since are not
 * read again. There is one per repository and scope, since it says which content of which entries the files hold, per
 * lines of `path`, and per folders that these mean on this machine.
 */
function treeFile(home: string, repository: string, scope: string, paths: PathSet): string {
  const bases = paths.roots.map(({ base }) => base);
  const about = JSON.stringify([repository, scope, paths.version, bases]);
  return join(home, 'trees', createHash('sha256').update(about).digest('hex').slice(0, 32));
}

/**
 * The remembered state that a run may use: its own, of an entry that it may read. None for a run that writes
 * nothing (it has no scope of its own), and none where nothing shall be taken from the store.
 */
export function rememberedTree(
  { environment, inputs }: Pick<StepContext, 'environment' | 'inputs'>,
  { paths, trust }: Pick<Step, 'paths' | 'trust'>,
) {
  if (trust.write === undefined || inputs.mode === 'write-only') return {};
  const { home, repository } = environment;
  const readable = trust.read.map((scope) => entryFolder(repository, scope, paths.version));
  return {
    statCache: treeFile(home, repository, trust.write, paths),
    mayRead: (key: string) => readable.some((folder) => key.startsWith(folder)),
  };
}
