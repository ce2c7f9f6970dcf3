import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/** More than one restore finds; what is not noted is found by the next one. */
const MAX_NOTED = 1000;
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
    writeFileSync(noteOf(tree), JSON.stringify([...all].slice(-MAX_NOTED)), { mode: 0o600 });
  } catch {
    // Said by the miss itself.
  }
}

/** What restores have noted and no save has put anew. */
export function readDamaged(tree: string | undefined): ReadonlySet<string> {
  if (tree === undefined) return new Set();
  try {
    return new Set(digests.parse(JSON.parse(readFileSync(noteOf(tree), 'utf8'))));
  } catch {
    return new Set();
  }
}

/** A save put it anew, or did not need it. */
export function forgetDamaged(tree: string | undefined): void {
  if (tree !== undefined) rmSync(noteOf(tree), { force: true });
}

const noteOf = (tree: string): string => `${tree}.damaged`;
