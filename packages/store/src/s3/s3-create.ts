import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KeySpace } from '../objects/object-key.ts';
import { retryable, StoreError } from '../tier/errors.ts';
import { conditionalPut, type WriteConditions } from './s3-conditions.ts';
import type { ObjectLister } from './s3-list.ts';
import type { ObjectReader, ObjectStat } from './s3-read.ts';
import type { ObjectWriter, Upload, WriteCondition } from './s3-write.ts';

const ATTEMPTS = 8;
/** Larger ones are worth a HEAD before they are sent in vain. */
const HEAD_FIRST_BYTES = 64 * 1024;
/** A claim older than this is of a writer that died. */
const CLAIM_LIVES_MS = 5 * 60_000;

interface Parts {
  readonly keys: KeySpace;
  readonly reader: ObjectReader;
  readonly writer: ObjectWriter;
  readonly lister: ObjectLister;
  readonly isLive: (stat: ObjectStat | undefined) => boolean;
  readonly conditions: WriteConditions;
  readonly claimMs: number;
}

/**
 * Create only, so that of any number of racing writers exactly one stores.
 *
 * Where the server keeps conditions on PUT (Amazon, Ceph, MinIO, R2 …): `If-None-Match: *` where there is
 * nothing, and `If-Match` with the ETag of an expired or damaged value. One gap is left: an ETag is a digest of
 * the bytes, so a value that is re-created with the very bytes that expired may be replaced by another creator
 * which saw the expired one.
 *
 * Where it does not (Google's S3-compatible endpoint, some others), writers agree by claims: each puts an empty
 * object beside the value, waits `claimMs` and lists; the oldest claim by the server's clock wins. Exactly one
 * wins as long as the server's listings show what was put and the clocks of its parts differ by less than half
 * of `claimMs` less the second to which it may round. A writer that dies between its claim and its value keeps
 * the key for five minutes.
 */
export function createCreator({ keys, reader, writer, lister, isLive, conditions, claimMs }: Parts) {
  async function create(upload: Upload, key: string): Promise<'stored' | 'exists'> {
    if (upload.bytes.byteLength > HEAD_FIRST_BYTES) {
      const found = await reader.stat(upload.objectKey, key);
      if (isLive(found)) return isOwn(found, upload) ? 'stored' : 'exists';
    }
    if (!(await conditions.keeps('ifNoneMatch'))) return createByClaim(upload, key);
    let refused: { readonly etag: string; readonly condition: WriteCondition } | undefined;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const created = await conditionalPut(() => writer.put(upload, { ifNoneMatch: '*' }));
      if (created === 'stored') return 'stored';
      if (created === 'unknown') return createByClaim(upload, key);
      if (created === 'conflict') {
        await sleep(Math.random() * 50 * 2 ** attempt);
        continue;
      }
      const found = await reader.stat(upload.objectKey, key);
      if (!found) continue;
      if (isOwn(found, upload)) return 'stored';
      if (isLive(found)) return 'exists';
      if (!(await conditions.keeps('ifMatch'))) return createByClaim(upload, key);
      // Refused, and it is still the one: a server that wants the other spelling.
      if (found.etag === refused?.etag) conditions.spellOtherwise(refused.etag, refused.condition);
      const condition = conditions.ifMatch(found.etag);
      const replaced = await conditionalPut(() => writer.put(upload, condition));
      if (replaced === 'stored') return 'stored';
      refused = replaced === 'failed' ? { etag: found.etag, condition } : undefined;
      if (replaced === 'unknown') return createByClaim(upload, key);
    }
    throw retryable(
      new StoreError('PACELINE_STORE_BUSY', 'Too many writers create the same value.', 'Try again later.'),
    );
  }

  async function createByClaim(upload: Upload, key: string): Promise<'stored' | 'exists'> {
    const found = await reader.stat(upload.objectKey, key);
    if (isLive(found)) return isOwn(found, upload) ? 'stored' : 'exists';
    const folder = keys.ownKey(`claims/${upload.header.keyDigest}/`);
    const claim = await putClaim(folder);
    try {
      const claimed = performance.now();
      await sleep(claimMs);
      const claims = await lister.objects(folder);
      const own = claims.find(({ objectKey }) => objectKey === claim);
      const rivals = claims.filter(({ modified }) => own && own.modified - modified < CLAIM_LIVES_MS);
      rivals.sort((a, b) => a.modified - b.modified || (a.objectKey < b.objectKey ? -1 : 1));
      if (own && rivals[0] === own) {
        // One that won before may have gone with its claim in the meantime.
        if (isLive(await reader.stat(upload.objectKey, key))) return 'exists';
        if (performance.now() - claimed > CLAIM_LIVES_MS / 2) throw slow();
        await writer.put(upload);
        return 'stored';
      }
      if (!own) throw slow();
      return 'exists';
    } finally {
      await writer.remove(claim).catch(() => undefined);
    }
  }

  /** A claim that was put in less than half of `claimMs`, the time that others wait for it to be listed. */
  async function putClaim(folder: string): Promise<string> {
    for (let attempt = 0; attempt < 3; attempt++) {
      const claim = `${folder}${randomUUID()}`;
      const started = performance.now();
      await writer.mark(claim);
      if (performance.now() - started < claimMs / 2) return claim;
      await writer.remove(claim).catch(() => undefined);
    }
    throw slow();
  }

  return { create };
}

/** Whether an earlier attempt of this put stored it, and its answer was lost. */
export const isOwn = (found: ObjectStat | undefined, { header }: Upload): boolean =>
  found?.header?.id === header.id;

const slow = (): StoreError =>
  retryable(
    new StoreError(
      'PACELINE_STORE_UNAVAILABLE',
      'The object store is too slow, or its listings too old, to agree on who creates a value.',
      'Try again later.',
    ),
  );
