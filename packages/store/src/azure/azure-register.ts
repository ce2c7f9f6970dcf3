import type { Readable } from 'node:stream';
import type { BlobRequestConditions, ContainerClient } from '@azure/storage-blob';
import { createKeySpace, type KeySpace } from '../objects/object-key.ts';
import { retryable, StoreError } from '../tier/errors.ts';
import type { Register } from '../tier/register.ts';
import { decodeRegister, encodeRegister, MAX_STORED_BYTES } from '../tier/register-value.ts';
import { type AzureCall, type createAzureCalls, readBody } from './azure-calls.ts';
import { isConflict, isMissing } from './azure-errors.ts';

const ATTEMPTS = 8;

interface Parts {
  readonly name: string;
  readonly container: () => Promise<ContainerClient>;
  readonly calls: ReturnType<typeof createAzureCalls>;
  readonly keys: KeySpace;
}

/** Each value as a blob of the tier's own, replaced under `If-None-Match: *` or `If-Match`. */
export function createAzureRegister({ name, container, calls, keys }: Parts): Register {
  const names = createKeySpace(keys.ownKey('registers'));
  const blob = async (key: string) => (await container()).getBlockBlobClient(names.objectKey(key));
  const locate = (key: string) => `the blob ${names.objectKey(key)} in the container ${name}`;

  async function fetch(key: string, call: AzureCall) {
    try {
      const { abortSignal } = call;
      const answer = await (await blob(key)).download(0, undefined, { abortSignal, maxRetryRequests: 0 });
      const body = answer.readableStreamBody as Readable;
      return { etag: answer.etag!, file: await readBody(body, answer.contentLength, MAX_STORED_BYTES, call) };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** @returns undefined where the condition does not hold */
  async function upload(
    key: string,
    file: Buffer,
    conditions: BlobRequestConditions,
    { abortSignal }: AzureCall,
  ) {
    try {
      const { etag } = await (await blob(key)).upload(file, file.byteLength, {
        abortSignal,
        conditions,
        blobHTTPHeaders: { blobContentType: 'application/octet-stream', blobCacheControl: 'no-store' },
      });
      return etag!;
    } catch (error) {
      if (isConflict(error) || isMissing(error)) return undefined;
      throw error;
    }
  }

  return {
    read: (key) =>
      calls.run('read', async (call) => {
        const found = await fetch(key, call);
        return found && { bytes: decodeRegister(found.file, key, locate(key)), version: found.etag };
      }),
    async replace(key, bytes, expected) {
      const file = encodeRegister(key, bytes);
      const conditions = expected === undefined ? { ifNoneMatch: '*' } : { ifMatch: expected };
      return calls.run('write', async (call) => {
        for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
          const etag = await upload(key, file, conditions, call);
          if (etag !== undefined) return etag;
          const found = await fetch(key, call);
          // Ours after all: something in between sent it twice.
          if (found?.file && file.equals(found.file)) return found.etag;
          if (found?.etag !== expected) return undefined;
          // There was one, and it was deleted since.
        }
        throw retryable(
          new StoreError(
            'PACELINE_STORE_BUSY',
            'Too many writers replace the same value.',
            'Try again later.',
          ),
        );
      });
    },
    locate,
  };
}
