import type { Proof } from '@paceline/history';
import type { Selection } from '../select/select-tests.ts';
import type { ProofBase } from './proof-bases.ts';

/**
 * Tests that an earlier run proved and that nothing since then can affect, each with that run.
 * @param select which tests the changes since a proven commit can affect
 */
export async function provenTests(
  bases: readonly ProofBase[],
  select: (base: ProofBase) => Promise<Selection>,
): Promise<Map<string, Proof>> {
  const proven = new Map<string, Proof>();
  for (const base of bases) {
    const open = [...base.proof.files].filter((file) => !proven.has(file));
    if (open.length === 0) continue;
    const { fallback, reasons } = await select(base);
    if (fallback) continue;
    for (const file of open) if (!reasons.has(file)) proven.set(file, base.proof);
  }
  return proven;
}
