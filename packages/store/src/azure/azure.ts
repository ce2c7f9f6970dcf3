import type { Readable } from 'node:stream';
import type { BlobRequestConditions, ContainerClient } from '@azure/storage-blob';
import {
  createHeader,
  decodeHeader,
  encodeHeader,
  HEADER_NAME,
  type ObjectHeader,
} from '../objects/object-header.ts';
import { createKeySpace } from '../objects/object-key.ts';
import { sha256Hex } from '../tier/digest.ts';
import { StoreError } from '../tier/errors.ts';
import { type ListingTier, MAX_VALUE_BYTES, type PutOptions, type PutResult } from '../tier/tier.ts';
import { isLive, toEntry, toValue } from '../tier/value-info.ts';
import { type AzureCall, createAzureCalls, readBody } from './azure-calls.ts';
import { type AzureContainer, openContainer } from './azure-client.ts';
import { isConflict, isMissing, statusOf } from './azure-errors.ts';
import { createAzureRegister } from './azure-register.ts';

export interface AzureOptions extends AzureContainer {
  /** Folder in the container below which all blobs lie, without slashes at its ends. Empty = the container. */
  readonly prefix: string;
  readonly now?: (() => number) | undefined;
  /** Until a request counts as failed, beside what its bytes take. Default 10. */
  readonly requestSeconds?: number | undefined;
  /** Values that one request of a list names. Default 5000, the most there is. */
  readonly pageSize?: number | undefined;
}

const PACK_BYTES = 8 * 1024 * 1024;
const MAX_PREFIX_LENGTH = 512;

/**
 * Values as block blobs of one container of Azure Blob Storage, which has to be there. What stands beside a
 * value's bytes (instants, metadata, sha256) is one piece of the blob's metadata, so that a list needs no
 * read. Blobs without it are neither listed nor read. Expired values are misses and keep their space until
 * they are replaced or a lifecycle rule of the account deletes them.
 * @throws StoreError PACELINE_STORE_SPEC for a wrong prefix. Nothing is loaded or asked before the first use
 */
export function createAzureTier(
  options: AzureOptions,
): ListingTier & Required<Pick<ListingTier, 'getRange' | 'register'>> {
  const { container: name, prefix, now = Date.now, requestSeconds = 10, pageSize = 5000 } = options;
  checkPrefix(prefix);
  const space = createKeySpace(prefix);
  const calls = createAzureCalls(name, requestSeconds);
  let opening: Promise<ContainerClient> | undefined;
  let corrupt = 0;

  const container = (): Promise<ContainerClient> => {
    opening ??= openContainer(options);
    return opening;
  };
  const blob = async (key: string) => (await container()).getBlockBlobClient(space.objectKey(key));
  const live = (header: ObjectHeader): boolean => isLive(header, now());

  /** What stands at a key; its header is undefined where that is damaged or not ours. */
  async function properties(key: string, { abortSignal }: AzureCall) {
    try {
      const found = await (await blob(key)).getProperties({ abortSignal });
      const header = headerOf(found.metadata, key, found.contentLength);
      // Known where the account tracks the last access, by days.
      return { header, etag: found.etag, usedAt: found.lastAccessed?.getTime() };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** Undefined on a miss. @throws with status 416 when the range begins behind the end of the blob */
  async function download(key: string, offset: number, length: number | undefined, call: AzureCall) {
    const client = await blob(key);
    const { abortSignal } = call;
    try {
      const answer = await client.download(offset, length, { abortSignal, maxRetryRequests: 0 });
      const { metadata, etag, contentLength, contentRange } = answer;
      const total = Number(/\/(\d+)$/.exec(contentRange ?? '')?.[1] ?? contentLength);
      const header = headerOf(metadata, key, total);
      const body = answer.readableStreamBody as Readable;
      const bytes = await readBody(body, contentLength, length ?? MAX_VALUE_BYTES, call);
      return { header, etag, bytes, ours: metadata?.[HEADER_NAME] !== undefined };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async function upload(
    key: string,
    bytes: Uint8Array,
    metadata: Record<string, string>,
    call: AzureCall,
    conditions: BlobRequestConditions = {},
  ): Promise<boolean> {
    try {
      await (await blob(key)).upload(
        Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
        bytes.byteLength,
        {
          abortSignal: call.abortSignal,
          metadata,
          conditions,
          blobHTTPHeaders: { blobContentType: 'application/octet-stream' },
        },
      );
      return true;
    } catch (error) {
      const conditional = Object.keys(conditions).length > 0;
      if (conditional && (isConflict(error) || isMissing(error))) return false;
      throw error;
    }
  }

  /**
   * A dead value in the way is replaced only if it is still that one.
   * @param id of this put: a live value with it was stored by an earlier attempt of the same put
   */
  async function create(
    key: string,
    bytes: Uint8Array,
    { metadata, id }: { metadata: Record<string, string>; id: string },
    call: AzureCall,
  ): Promise<boolean> {
    for (;;) {
      if (await upload(key, bytes, metadata, call, { ifNoneMatch: '*' })) return true;
      const found = await properties(key, call);
      if (found === undefined) continue;
      if (found.header && live(found.header)) return found.header.id === id;
      if (await upload(key, bytes, metadata, call, { ifMatch: found.etag! })) return true;
    }
  }

  async function remove(key: string, etag: string | undefined, { abortSignal }: AzureCall): Promise<boolean> {
    try {
      await (await blob(key)).delete({
        abortSignal,
        deleteSnapshots: 'include',
        ...(etag === undefined ? {} : { conditions: { ifMatch: etag } }),
      });
      return true;
    } catch (error) {
      if (isMissing(error) || isConflict(error)) return false;
      throw error;
    }
  }

  return {
    name: 'azblob',
    shared: true,
    register: createAzureRegister({ name, container, calls, keys: space }),
    packBytes: PACK_BYTES,
    limits: {},
    async get(key, { sha256: expected } = {}) {
      return calls.run('read', async (call) => {
        const found = await download(key, 0, undefined, call);
        // Without metadata of ours it is someone else's.
        if (!found?.ours) return undefined;
        const { header, bytes, etag } = found;
        if (!header || !bytes || (expected ?? sha256Hex(bytes)) !== header.sha256) {
          corrupt += 1;
          await remove(key, etag, call).catch(() => undefined);
          return undefined;
        }
        return live(header) ? toValue(bytes, header) : undefined;
      });
    },
    async getRange(key, offset, length) {
      return calls.run('read', async (call) => {
        if (length > 0) {
          try {
            const found = await download(key, offset, length, call);
            return found?.header && found.bytes && live(found.header) ? found.bytes : undefined;
          } catch (error) {
            // The range begins behind the blob's end, and the answer has no metadata: asked for below.
            if (statusOf(error) !== 416) throw error;
          }
        }
        const found = await properties(key, call);
        return found?.header && live(found.header) ? new Uint8Array() : undefined;
      });
    },
    async head(key) {
      return calls.run('read', async (call) => {
        const found = await properties(key, call);
        if (!found?.header || !live(found.header)) return undefined;
        return toEntry(key, found.header, found.usedAt);
      });
    },
    async put(key, bytes, put: PutOptions = {}): Promise<PutResult> {
      if (bytes.byteLength > MAX_VALUE_BYTES) return 'refused';
      const namesKey = space.storeKey(space.objectKey(key)) !== 'hashed';
      const header = createHeader(key, bytes, put, { now: now(), namesKey });
      const metadata = { [HEADER_NAME]: encodeHeader(header) };
      return calls.run('write', async (call) => {
        call.expect(bytes.byteLength);
        if (put.ifAbsent)
          return (await create(key, bytes, { metadata, id: header.id }, call)) ? 'stored' : 'exists';
        await upload(key, bytes, metadata, call);
        return 'stored';
      });
    },
    async *list(start, { expired = false } = {}) {
      const prefix = space.objectPrefix(start);
      let continuationToken: string | undefined;
      do {
        const page = await calls.run('list', async ({ abortSignal }) => {
          const pages = (await container())
            .listBlobsFlat({ prefix, includeMetadata: true, abortSignal })
            .byPage({ maxPageSize: pageSize, ...(continuationToken ? { continuationToken } : {}) });
          return (await pages.next()).value;
        });
        for (const item of page?.segment.blobItems ?? []) {
          const text = item.metadata?.[HEADER_NAME];
          const named = space.storeKey(item.name);
          const header = decodeHeader(text, named === 'hashed' ? undefined : named?.key);
          const key = named === 'hashed' ? header?.key : named?.key;
          if (!header || key === undefined || !key.startsWith(start)) continue;
          if (!expired && !live(header)) continue;
          if (item.properties.contentLength !== header.size) continue;
          yield toEntry(key, header, item.properties.lastAccessedOn?.getTime());
        }
        continuationToken = page?.continuationToken || undefined;
      } while (continuationToken !== undefined);
    },
    async delete(key) {
      return calls.run('delete', async (call) => {
        const found = await properties(key, call);
        if (!found) return false;
        const removed = await remove(key, undefined, call);
        return removed && found.header !== undefined && live(found.header);
      });
    },
    async close() {
      calls.close();
    },
    counters: () => ({ evictions: 0, corrupt }),
  };
}

function headerOf(
  metadata: Record<string, string> | undefined,
  key: string,
  size: number | undefined,
): ObjectHeader | undefined {
  const header = decodeHeader(metadata?.[HEADER_NAME], key);
  return header?.size === size ? header : undefined;
}

/** A URL would lose parts such as `..`, and names have at most 1024 characters. */
function checkPrefix(prefix: string): void {
  const wrong = prefix
    .split('/')
    .some((part, _, { length }) => (part === '' && length > 1) || /^\.|\.$/.test(part));
  if (!wrong && prefix.length <= MAX_PREFIX_LENGTH) return;
  throw new StoreError(
    'PACELINE_STORE_SPEC',
    'The prefix of the store tier "azblob" is too long, or has a part that is empty or begins or ends with a dot.',
    `Write azblob://container/prefix with at most ${MAX_PREFIX_LENGTH} characters of prefix.`,
  );
}
