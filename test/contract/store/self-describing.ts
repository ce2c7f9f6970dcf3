import { createHash } from 'node:crypto';
import type { Value } from '@paceline/store';

/** Values that say themselves whether they are whole, so that no test has to trust the store's own digest. */
export function randomValue(seed: string): { bytes: Buffer; metadata: Record<string, string> } {
  const digest = createHash('sha256').update(seed).digest();
  const bytes = Buffer.alloc(digest.readUInt16LE(0) * 8, digest);
  return { bytes, metadata: { sha256: createHash('sha256').update(bytes).digest('hex') } };
}

export const isWhole = (value: Value): boolean =>
  createHash('sha256').update(value.bytes).digest('hex') === value.metadata['sha256'];
