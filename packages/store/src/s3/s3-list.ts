import { StoreError } from '../tier/errors.ts';
import type { S3Connection } from './s3-client.ts';

/** An object as a listing shows it. */
export interface ListedObject {
  readonly objectKey: string;
  readonly size: number;
  /** Milliseconds since 1970, by the server's clock; many servers round to seconds. */
  readonly modified: number;
}

export function createLister(connection: S3Connection, bucket: string) {
  /** Pages of up to 1000 objects, sorted by key. */
  async function* pages(objectPrefix: string): AsyncGenerator<ListedObject[]> {
    let token: string | undefined;
    do {
      const page: Page = await connection
        .send<Page>(
          (sdk) =>
            new sdk.ListObjectsV2Command({
              Bucket: bucket,
              Prefix: objectPrefix,
              // Objects of others may have names that XML cannot hold.
              EncodingType: 'url',
              ...(token === undefined ? {} : { ContinuationToken: token }),
            }),
        )
        .catch((error: unknown) => {
          throw connection.explain(error, 'list');
        });
      yield (page.Contents ?? []).flatMap(({ Key, Size, LastModified }) => {
        const objectKey = decodeUrl(Key);
        return objectKey === undefined
          ? []
          : [{ objectKey, size: Size ?? 0, modified: LastModified?.getTime() ?? 0 }];
      });
      const following: string | undefined = page.IsTruncated ? page.NextContinuationToken : undefined;
      if (page.IsTruncated && (following === undefined || following === token)) {
        throw new StoreError(
          'PACELINE_STORE_UNEXPECTED',
          'The object store says that a listing goes on, but not where.',
          'Check that the endpoint is an S3 service that knows ListObjectsV2.',
        );
      }
      token = following;
    } while (token !== undefined);
  }
  return {
    pages,
    async objects(objectPrefix: string): Promise<ListedObject[]> {
      const all: ListedObject[] = [];
      for await (const page of pages(objectPrefix)) all.push(...page);
      return all;
    },
  };
}

export type ObjectLister = ReturnType<typeof createLister>;

interface Page {
  readonly Contents?: readonly {
    readonly Key?: string;
    readonly Size?: number;
    readonly LastModified?: Date;
  }[];
  readonly IsTruncated?: boolean;
  readonly NextContinuationToken?: string;
}

function decodeUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
