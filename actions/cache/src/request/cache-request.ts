import type { Environment } from '@paceline/core';
import type { ContextDigests } from '../entries/entries.ts';
import { contextDigests } from './context-lines.ts';
import { hashFiles } from './hash-files.ts';
import type { SharedInputs } from './inputs.ts';
import { filesOf, presets } from './presets.ts';

/** What a step looks for or saves, after its preset and its context were applied. */
export interface CacheRequest {
  readonly lines: readonly string[];
  readonly key: string;
  readonly restoreKeys: readonly string[];
  readonly context: ContextDigests;
}

/** Hex digits of a digest in a key of ours: few enough to be read, many enough that two differ. */
const DIGEST_DIGITS = 32;
const OS: Readonly<Record<string, string>> = { darwin: 'macos', win32: 'windows' };

/** Inputs as given, and what the preset adds: its paths, and key and restore keys where none are given. */
export async function resolveRequest(
  inputs: Pick<SharedInputs, 'path' | 'key' | 'preset' | 'context'> & {
    readonly 'restore-keys'?: readonly string[];
  },
  environment: Pick<Environment, 'workspace' | 'sha' | 'variables'>,
  machine: { readonly home: string; readonly platform?: string; readonly arch?: string },
  onNote: (note: string) => void,
): Promise<CacheRequest> {
  const { platform = process.platform, arch = process.arch } = machine;
  const at = { workspace: environment.workspace, home: machine.home };
  const context = await contextDigests(inputs.context, at, onNote);
  const { path = [], 'restore-keys': restoreKeys = [] } = inputs;
  const preset = inputs.preset && presets[inputs.preset];
  if (!preset) return { lines: path, key: inputs.key ?? '', restoreKeys, context };
  const lines = [...preset.paths({ platform, variables: environment.variables }), ...path];
  if (inputs.key !== undefined) return { lines, key: inputs.key, restoreKeys, context };
  const start = `${inputs.preset}-${OS[platform] ?? platform}-${arch}-`;
  const last = preset.perCommit ? environment.sha || 'local' : await digestOf(preset);
  return {
    lines,
    key: start + last,
    restoreKeys: restoreKeys.length > 0 ? restoreKeys : [start],
    context,
  };

  async function digestOf(found: NonNullable<typeof preset>): Promise<string> {
    const { digest, files } = await hashFiles(filesOf(found), at);
    if (files > 0) return digest.slice(0, DIGEST_DIGITS);
    onNote(
      `The preset ${inputs.preset} found none of ${found.files.join(', ')}: is the repository checked out before this step? Without them the key never changes.`,
    );
    return 'none';
  }
}
