import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readOwn } from '@paceline/snapshot';
import { z } from 'zod';

/** Digests that are noted at most; what is left out is found by the next restore. */
const MAX_NOTED = 1000;
/** 64 digits, two quotes and a comma for each digest, and the brackets. */
const MAX_BYTES = MAX_NOTED * 67 + 1;
const digests = z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(MAX_NOTED);

/**
 * Notes for the next save of the same paths which content a restore found damaged in the store, so that it is not
 * built on but put anew. Lies beside the remembered tree. A failure costs only that: the content stays damaged.
 * @param tree file of the remembered tree; without one nothing is noted
 */
export function noteDamaged(tree: string | undefined, content: readonly string[]): void {
  if (tree === undefined || content.length === 0) return;
  try {
    mkdirSync(dirname(tree), { recursive: true });
    const all = new Set([...readDamaged(tree), ...content]);
    forgetDamaged(tree);
    // Created anew, so that it does not write through a link that another program put there.
    writeFileSync(noteOf(tree), JSON.stringify([...all].slice(-MAX_NOTED)), { mode: 0o600, flag: 'wx' });
  } catch {
    // The miss itself is reported; without the note only the repair is missing.
  }
}

/** Content that restores have noted and no save has stored again. */
export function readDamaged(tree: string | undefined): ReadonlySet<string> {
  if (tree === undefined) return new Set();
  try {
    return new Set(digests.parse(JSON.parse(readOwn(noteOf(tree), MAX_BYTES).toString())));
  } catch {
    return new Set();
  }
}

/** To be called after a save, which stored the content again or did not need it. */
export function forgetDamaged(tree: string | undefined): void {
  if (tree === undefined) return;
  try {
    rmSync(noteOf(tree), { recursive: true, force: true });
  } catch {
    // Then the next save puts it anew once more.
  }
}

const noteOf = (tree: string): string => `${tree}.damaged`;
