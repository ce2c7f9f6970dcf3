import type { Context } from '@paceline/core';
import { entryReferences, repackEntry, verifyEntry, whyUnreadable } from '@paceline/snapshot';
import { readSigningKey } from '../../src/request/signing.ts';
import type { inputs } from './inputs.ts';
import type { Snapshots } from './run.ts';

/** Entries as the snapshot package reads them, verified with the key that `sign-with` names. */
export function snapshots({
  environment,
  inputs: { 'sign-with': name },
}: Pick<Context<typeof inputs>, 'environment' | 'inputs'>): Snapshots {
  const key = name === undefined ? undefined : readSigningKey(name, environment.variables);
  const signing = key?.signer && { signer: key.signer, verifier: key.verifier };
  return {
    references: entryReferences,
    unreadable: whyUnreadable,
    verify: (store, packs, entry) => verifyEntry(store, packs, entry, key?.verifier),
    repack: (store, packs, entry, rewrite) => repackEntry(store, entry, { packs, rewrite, signing }),
  };
}
