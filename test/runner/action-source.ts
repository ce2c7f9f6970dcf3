/** Finds the action that a `uses` names: in the workspace, in the Paceline checkout, or among the stand-ins. */
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { ActionManifest } from './action-manifest.ts';
import { readActionManifest } from './action-manifest.ts';
import { NotSupportedError } from './errors.ts';

/** Where actions come from. */
export interface ActionRoots {
  /** The Paceline checkout: the home of `OWNER/paceline/path@ref` and `$/path`. */
  actionsRoot: string;
  /** Replaces `<actionsRoot>/actions/dist`, so that a fresh build runs. */
  dist: string | undefined;
  /** True when the repository of the run is the Paceline checkout itself. */
  own: boolean;
}

/** An action that was found. */
export interface Action {
  uses: string;
  kind: 'workspace' | 'paceline' | 'stand-in';
  directory: string;
  manifest: ActionManifest;
  /** OWNER/NAME and ref; absent for actions of the workspace. */
  repository?: string;
  ref?: string;
}

const standIns = join(import.meta.dirname, 'actions');

/** Names of the foreign actions that have a local equivalent, as OWNER/NAME. */
export function supportedActions(): string[] {
  return readdirSync(standIns).map((name) => `actions/${name}`);
}

/** What is wrong with a `uses` that GitHub would not take either, or undefined. */
export function malformedUses(uses: string): string | undefined {
  if (uses.startsWith('docker://') || /^(\.|\$)(\/|$)/.test(uses)) return undefined;
  const { owner, name, ref } = parseUses(uses);
  return owner === '' || name === '' || ref === ''
    ? `uses: ${uses} is not OWNER/NAME/path@ref; an action of the repository itself is ./path`
    : undefined;
}

/** Why a `uses` cannot run here, or undefined when it can. */
export function unsupportedUses(uses: string): string | undefined {
  const supported = `./path, $/path, OWNER/paceline/path@ref and ${supportedActions().join(', ')} @ any version`;
  if (uses.startsWith('docker://')) {
    return `uses: ${uses} is a container action, which the local runner does not run; supported are ${supported}`;
  }
  if (/^(\.|\$)(\/|$)/.test(uses)) return undefined;
  const { owner, name, path } = parseUses(uses);
  if (name === 'paceline') return undefined;
  if (owner === 'actions' && path === '' && existsSync(join(standIns, name))) return undefined;
  return `uses: ${uses} is an action that the local runner does not have; supported are ${supported}`;
}

/** True for an action of the workspace, which is known only after a checkout and has no `pre`. */
export function isWorkspaceAction(uses: string): boolean {
  return uses === '.' || uses.startsWith('./');
}

/** Finds and reads an action. Throws with what is wrong. */
export function findAction(uses: string, workspace: string, roots: ActionRoots): Action {
  const malformed = malformedUses(uses);
  if (malformed !== undefined) throw new Error(malformed);
  const problem = unsupportedUses(uses);
  if (problem !== undefined) throw new NotSupportedError(problem);
  if (isWorkspaceAction(uses)) {
    const directory = inside(workspace, uses, uses);
    return { uses, kind: 'workspace', directory, manifest: readActionManifest(directory, uses) };
  }
  if (uses.startsWith('$/')) {
    const directory = inside(roots.actionsRoot, uses.slice(2), uses);
    const manifest = readActionManifest(directory, uses);
    return { uses, kind: 'paceline', directory, manifest, repository: 'paceline/paceline', ref: 'local' };
  }
  const { owner, name, path, ref } = parseUses(uses);
  const standIn = name !== 'paceline';
  const directory = standIn ? join(standIns, name) : inside(roots.actionsRoot, path, uses);
  return {
    uses,
    kind: standIn ? 'stand-in' : 'paceline',
    directory,
    manifest: readActionManifest(directory, uses),
    repository: `${owner}/${name}`,
    ref,
  };
}

/** The file of a `main`, `pre` or `post`, taken from the fresh build when it belongs to the committed one. */
export function scriptPath(action: Action, script: string, workspace: string, roots: ActionRoots): string {
  const path = resolve(action.directory, script);
  if (roots.dist === undefined) return path;
  const homes = [join(roots.actionsRoot, 'actions', 'dist')];
  // The project's own workflows use ./actions/…: the same bundle, seen through the job's checkout.
  if (roots.own) homes.push(join(workspace, 'actions', 'dist'));
  for (const home of homes) {
    const below = relative(home, path);
    if (below !== '' && !below.startsWith('..')) return join(roots.dist, below);
  }
  return path;
}

/** True when two paths are the same place. */
export function samePlace(a: string, b: string): boolean {
  return existsSync(a) && existsSync(b) && realpathSync(a) === realpathSync(b);
}

function parseUses(uses: string): { owner: string; name: string; path: string; ref: string } {
  const at = uses.lastIndexOf('@');
  const [owner = '', name = '', ...path] = (at < 0 ? uses : uses.slice(0, at)).split('/');
  return { owner, name, path: path.join('/'), ref: at < 0 ? '' : uses.slice(at + 1) };
}

function inside(root: string, path: string, uses: string): string {
  const directory = resolve(root, path);
  if (relative(root, directory).startsWith('..')) throw new Error(`uses: ${uses} leaves the repository`);
  return directory;
}
