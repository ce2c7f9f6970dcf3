import { setImmediate } from 'node:timers/promises';
import type { Store } from '@paceline/store';
import { checkManifest } from '../check/manifest-check.ts';
import type { ReadEntry } from '../format/decode-manifest.ts';
import { decodeEntry } from '../format/decode-manifest.ts';
import { decodeEnvelope, sha256Hex, type Verifier } from '../format/envelope.ts';
import { type Manifest, packKey } from '../format/manifest.ts';
import type { PathSet } from '../paths/path-set.ts';
import type { CachedEntry } from '../stat/cached-entry.ts';
import { ManifestProblem } from '../tables/manifest-problem.ts';
import { getAccepted } from './get-accepted.ts';

/**
 * Reads the entry of a key and checks all but its content. With a verifier, nothing of it is used before its signature
 * was verified.
 * @param options.onDecoded called with the packs before the manifest is checked; their names are digests at least
 * @param options.cached an entry of the same paths: what both share was checked before
 * @returns undefined when there is none
 * @throws ManifestProblem with the reason why it cannot be used
 */
export async function readEntry(
  store: Store,
  key: string,
  options: {
    readonly packs: string;
    readonly paths: PathSet;
    readonly verifier?: Verifier | undefined;
    readonly cached?: CachedEntry | undefined;
    readonly onDecoded?: ((packs: Manifest['packs']) => void) | undefined;
    readonly now?: number | undefined;
  },
): Promise<ReadEntry | undefined> {
  const { verifier, cached } = options;
  const found = await getAccepted(store, key, (bytes) => isEnvelope(bytes, key));
  if (!found) return undefined;
  const read = new Map([[found.tier, found.bytes.byteLength]]);
  const { cache, entry } = cached ?? {};
  // The cached entry is this one, and was checked.
  if (cache && entry && cache.key === key && Buffer.compare(cache.value, found.bytes) === 0) {
    decodeEnvelope(found.bytes, key, verifier);
    ensureNotExpired(entry.expiresAt, options.now);
    return { ...entry, value: found.bytes, read };
  }
  const decoded = await decodeEntry(found.bytes, {
    key,
    verifier,
    decoded: cached?.index,
    async blob({ sha256 }) {
      const blob = await getAccepted(
        store,
        packKey(options.packs, sha256),
        (bytes) => sha256Hex(bytes) === sha256,
      );
      if (blob) read.set(blob.tier, (read.get(blob.tier) ?? 0) + blob.bytes.byteLength);
      return blob?.bytes;
    },
  });
  ensureNotExpired(decoded.expiresAt, options.now);
  if (options.onDecoded) {
    options.onDecoded(decoded.manifest.packs);
    // Lets its requests be sent before the check blocks this thread.
    await setImmediate();
  }
  const manifest =
    cached && isSame(decoded.manifest, cached.entry.manifest)
      ? decoded.manifest
      : checkManifest(decoded.manifest, key, options.paths);
  return { ...decoded, manifest, value: found.bytes, read };
}

function ensureNotExpired(expiresAt: number | undefined, now = Date.now()): void {
  if (expiresAt !== undefined && expiresAt <= now) throw new ManifestProblem('it has expired');
}

/** Whether both share their tables. Their keys are compared with the envelope. */
const isSame = (one: Manifest, other: Manifest): boolean =>
  one.entries === other.entries && one.chunks === other.chunks && one.packs === other.packs;

/** Without a verifier: a value signed with another key is not damaged, and no tier has to remove it. */
function isEnvelope(bytes: Uint8Array, key: string): boolean {
  try {
    decodeEnvelope(bytes, key, undefined);
    return true;
  } catch {
    return false;
  }
}
