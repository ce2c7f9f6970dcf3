import type { TierLimits } from '../tier/tier.ts';

export interface S3Options {
  readonly bucket: string;
  /** Below which all objects lie, without slashes at its ends; empty = the whole bucket. */
  readonly prefix: string;
  /** Default: `AWS_REGION`, `AWS_DEFAULT_REGION`, that of the profile, us-east-1. */
  readonly region?: string | undefined;
  /** URL of an S3-compatible service. Default: `AWS_ENDPOINT_URL_S3`, `AWS_ENDPOINT_URL`, Amazon. */
  readonly endpoint?: string | undefined;
  /** The bucket as the first part of the path instead of the host. Default: with an endpoint. */
  readonly pathStyle?: boolean | undefined;
  /** Default STANDARD. */
  readonly storageClass?: string | undefined;
  /**
   * URL of a distribution (CDN) in front of the bucket, at `<readEndpoint>/<object key>` and without credentials. Read
   * from it is only what a key names by its digest (`…/<sha256>`): whole values are compared with it here, ranges
   * by who asks for them. Nothing that the CDN says of a value is believed; what it does not have, or has wrong,
   * is read from the bucket.
   */
  readonly readEndpoint?: string | undefined;
  /** Name of a profile in the shared configuration files. Default: `AWS_PROFILE`. */
  readonly profile?: string | undefined;
  /** The process's environment. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Instead of the default chain: environment, shared files, web identity, container, machine. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
  /** Kind of the tier, as users write it: `s3` (default) or `gs`. */
  readonly name?: string | undefined;
  /**
   * Whether the service keeps `If-None-Match` and `If-Match` on PUT. Default: true for Amazon, and asked once
   * for an endpoint.
   */
  readonly conditionalWrites?: boolean | undefined;
  /** How long a connection may be silent, in milliseconds. Default 30,000. */
  readonly idleTimeoutMs?: number | undefined;
  /** How long a claim has to stand before it is counted, in milliseconds; see s3-create.ts. Default 3,000. */
  readonly claimMs?: number | undefined;
  /** How the stack calls the tier. */
  readonly limits?: TierLimits | undefined;
  readonly now?: (() => number) | undefined;
}
