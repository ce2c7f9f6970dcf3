import { randomUUID } from 'node:crypto';
import { createS3Tier, type S3Options, type S3Tier } from '../../packages/store/src/s3/s3.ts';
import { signAws } from './aws-signature.ts';
import { type RadosgwServer, startRadosgw } from './radosgw.ts';

export interface TestBucket {
  readonly server: RadosgwServer;
  readonly bucket: string;
  /** Of the access key that may do all, for tiers. */
  readonly variables: Readonly<Record<string, string>>;
  /** A tier below a new prefix, unless another is given. */
  open(options?: Partial<S3Options>): S3Tier;
  /** One signed request beside the tier: `path` below the bucket. */
  send(
    method: string,
    path: string,
    options?: { body?: Uint8Array<ArrayBuffer> | string; headers?: Record<string, string> },
  ): Promise<Response>;
  /** Names of all objects whose name starts with `prefix`. */
  objects(prefix: string): Promise<string[]>;
  stop(): Promise<void>;
}

/** A bucket of a new radosgw. */
export async function startBucket(): Promise<TestBucket> {
  const server = await startRadosgw();
  const bucket = 'bucket';
  const variables = { AWS_ACCESS_KEY_ID: server.accessKey, AWS_SECRET_ACCESS_KEY: server.secretKey };
  const opened: S3Tier[] = [];
  const test: TestBucket = {
    server,
    bucket,
    variables,
    open(options = {}) {
      const tier = createS3Tier({
        bucket,
        prefix: randomUUID(),
        endpoint: server.url,
        variables,
        ...options,
      });
      opened.push(tier);
      return tier;
    },
    send(method, path, { body, headers = {} } = {}) {
      const request = { method, url: `${server.url}/${bucket}${path}`, headers, ...(body ? { body } : {}) };
      const signed = signAws(
        request,
        { accessKey: server.accessKey, secretKey: server.secretKey, region: 'us-east-1' },
        new Date(),
      );
      return fetch(request.url, { method, headers: signed, body: body ?? null });
    },
    async objects(prefix) {
      const answer = await test.send('GET', `?list-type=2&prefix=${encodeURIComponent(prefix)}`);
      return [...(await answer.text()).matchAll(/<Key>([^<]*)<\/Key>/g)].map((match) => match[1]!);
    },
    async stop() {
      await Promise.all(opened.map((tier) => tier.close()));
      await server.stop();
    },
  };
  const created = await test.send('PUT', '');
  if (!created.ok) throw new Error(`no bucket: HTTP ${created.status}`);
  return test;
}
