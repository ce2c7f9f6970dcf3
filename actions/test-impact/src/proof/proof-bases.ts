import type { FileChange } from '@paceline/core';
import type { Proof } from '@paceline/history';
import type { Checkout } from '../machine.ts';

/** A commit whose tests an earlier run proved in part, and what is different now. */
export interface ProofBase {
  readonly proof: Proof;
  readonly changes: readonly FileChange[];
}

/** Each is a question to origin. */
const MAX_FETCHED = 3;

/**
 * The commits to compare with besides the base: first one with the very same files, whose commit need not even be
 * here, then the newest that proves a test file, for as many files as can be. Older ones would be compared for nothing:
 * what changed a test's files since the newest one mostly did so since an older one, too.
 * @param proofs newest first
 * @param tree git's id of the files of `head`
 * @param most how many at most
 */
export async function proofBases(
  proofs: readonly Proof[],
  { head, tree }: { readonly head: string; readonly tree: string },
  checkout: Pick<Checkout, 'has' | 'changedFiles'>,
  most: number,
): Promise<ProofBase[]> {
  const isSame = (proof: Proof) => proof.tree === tree;
  const sameFirst = [...proofs.filter(isSame), ...proofs.filter((one) => !isSame(one))];
  const bases: ProofBase[] = [];
  let fetched = 0;
  for (const proof of byFilesProven(sameFirst)) {
    if (bases.length === most) break;
    if (isSame(proof)) {
      bases.push({ proof, changes: [] });
      continue;
    }
    if (!(await checkout.has(proof.head, { fetch: false }))) {
      if (fetched === MAX_FETCHED) continue;
      fetched += 1;
      if (!(await checkout.has(proof.head, { fetch: true }))) continue;
    }
    try {
      bases.push({ proof, changes: await checkout.changedFiles(proof.head, head) });
    } catch {
      // A commit that cannot be compared proves nothing, so more runs.
    }
  }
  return bases;
}

/** Proofs that are the first of some file, those of most files first. */
function byFilesProven(proofs: readonly Proof[]): Proof[] {
  const known = new Set<string>();
  return proofs
    .map((proof) => {
      const before = known.size;
      for (const file of proof.files) known.add(file);
      return { proof, files: known.size - before };
    })
    .filter(({ files }) => files > 0)
    .sort((a, b) => b.files - a.files)
    .map(({ proof }) => proof);
}
