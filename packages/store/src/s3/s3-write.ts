import { encodeHeader, HEADER_NAME, type ObjectHeader } from '../objects/object-header.ts';
import type { S3Connection } from './s3-client.ts';
import { statusOf } from './s3-errors.ts';

/** Above this a value goes in parts, several at a time, unless it is written under a condition. */
const MULTIPART_BYTES = 16 * 1024 * 1024;
const PART_BYTES = 8 * 1024 * 1024;
const PARTS_AT_A_TIME = 4;

/** Create only, or replace only what has this ETag. */
export type WriteCondition = { readonly ifNoneMatch: '*' } | { readonly ifMatch: string };

export interface Upload {
  readonly objectKey: string;
  readonly bytes: Uint8Array;
  readonly header: ObjectHeader;
}

/** Writes objects; failures are the SDK's own errors. */
export function createWriter(connection: S3Connection, bucket: string, storageClass: string) {
  /** A copy in between may keep what never changes, and has to ask about everything else. */
  const about = ({ objectKey, header }: Upload) => ({
    Bucket: bucket,
    Key: objectKey,
    Metadata: { [HEADER_NAME]: encodeHeader(header) },
    StorageClass: storageClass as 'STANDARD',
    ContentType: 'application/octet-stream',
    CacheControl: header.contentAddressed ? 'public, max-age=31536000, immutable' : 'no-cache',
  });

  async function putWhole(upload: Upload, condition?: WriteCondition): Promise<void> {
    const { bytes, header } = upload;
    await connection.send(
      (sdk) =>
        new sdk.PutObjectCommand({
          ...about(upload),
          Body: bytes,
          ContentLength: bytes.byteLength,
          ...(condition && 'ifNoneMatch' in condition ? { IfNoneMatch: condition.ifNoneMatch } : {}),
          ...(condition && 'ifMatch' in condition ? { IfMatch: condition.ifMatch } : {}),
        }),
      { digest: header.sha256 },
    );
  }

  async function putParts(upload: Upload): Promise<void> {
    const { objectKey, bytes } = upload;
    const { UploadId } = await connection.send<{ UploadId?: string }>(
      (sdk) => new sdk.CreateMultipartUploadCommand(about(upload)),
    );
    const target = { Bucket: bucket, Key: objectKey, UploadId };
    const parts: { PartNumber: number; ETag: string | undefined }[] = [];
    const count = Math.ceil(bytes.byteLength / PART_BYTES);
    let next = 0;
    let failed = false;
    const work = async () => {
      while (next < count && !failed) {
        const index = next++;
        const Body = bytes.subarray(index * PART_BYTES, (index + 1) * PART_BYTES);
        try {
          const { ETag } = await connection.send<{ ETag?: string }>(
            (sdk) =>
              new sdk.UploadPartCommand({
                ...target,
                PartNumber: index + 1,
                Body,
                ContentLength: Body.byteLength,
              }),
          );
          parts[index] = { PartNumber: index + 1, ETag };
        } catch (error) {
          failed = true;
          throw error;
        }
      }
    };
    try {
      // All have to end before the abort: a part that arrives after it would stay, and cost, for ever.
      const ended = await Promise.allSettled(Array.from({ length: PARTS_AT_A_TIME }, work));
      for (const worker of ended) if (worker.status === 'rejected') throw worker.reason;
      await connection.send(
        (sdk) => new sdk.CompleteMultipartUploadCommand({ ...target, MultipartUpload: { Parts: parts } }),
      );
    } catch (error) {
      await connection.send((sdk) => new sdk.AbortMultipartUploadCommand(target)).catch(() => undefined);
      throw error;
    }
  }

  return {
    /**
     * Under a condition always in one request: not every server that keeps conditions on PUT keeps them at the
     * end of an upload in parts, and values are small enough (64 MiB; one PUT takes 5 GB).
     */
    async put(upload: Upload, condition?: WriteCondition): Promise<void> {
      if (condition || upload.bytes.byteLength <= MULTIPART_BYTES) await putWhole(upload, condition);
      else await putParts(upload);
    },
    /**
     * A small object of the tier's own, without a header; empty unless bytes are given.
     * @returns its ETag, empty where the server does not say it
     */
    async mark(
      objectKey: string,
      { condition, bytes = new Uint8Array() }: { condition?: WriteCondition; bytes?: Uint8Array } = {},
    ): Promise<string> {
      const { ETag = '' } = await connection.send<{ ETag?: string }>(
        (sdk) =>
          new sdk.PutObjectCommand({
            Bucket: bucket,
            Key: objectKey,
            Body: bytes,
            ContentLength: bytes.byteLength,
            CacheControl: 'no-store',
            ...(condition && 'ifNoneMatch' in condition ? { IfNoneMatch: condition.ifNoneMatch } : {}),
            ...(condition && 'ifMatch' in condition ? { IfMatch: condition.ifMatch } : {}),
          }),
      );
      return ETag;
    },
    /** @param etag only that version, where the server can tell */
    async remove(objectKey: string, etag?: string): Promise<void> {
      const send = (condition: { IfMatch?: string }) =>
        connection.send(
          (sdk) => new sdk.DeleteObjectCommand({ Bucket: bucket, Key: objectKey, ...condition }),
        );
      await send(etag ? { IfMatch: etag } : {}).catch((error: unknown) => {
        if (etag && (statusOf(error) === 501 || statusOf(error) === 400)) return send({});
        throw error;
      });
    },
  };
}

export type ObjectWriter = ReturnType<typeof createWriter>;
