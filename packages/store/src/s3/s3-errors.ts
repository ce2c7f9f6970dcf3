import { retryable, StoreError } from '../tier/errors.ts';
import { NETWORK_FAILURES } from '../tier/retry.ts';

/** Where a request went, for messages. */
export interface BucketLocation {
  /** `s3` or `gs`. */
  readonly name: string;
  readonly bucket: string;
  readonly region: string;
}

export type S3Operation = 'read' | 'write' | 'list' | 'delete';

const PERMISSIONS: Readonly<Record<S3Operation, string>> = {
  read: 's3:GetObject, and s3:ListBucket (without it S3 answers 403 for an object that does not exist)',
  write: 's3:PutObject and s3:AbortMultipartUpload, and s3:GetObject',
  list: 's3:ListBucket and s3:GetObject',
  delete: 's3:DeleteObject, s3:GetObject and s3:ListBucket',
};

const THROTTLED = new Set([
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'TooManyRequests',
  'RequestLimitExceeded',
]);
const WRONG_REGION = new Set([
  'PermanentRedirect',
  'TemporaryRedirect',
  'Redirect',
  'AuthorizationHeaderMalformed',
]);

/** The fields of the SDK's errors that are read here. */
interface SdkError {
  readonly name?: string;
  readonly code?: string;
  readonly Code?: string;
  readonly Region?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly statusCode?: number; readonly headers?: Readonly<Record<string, string>> };
}

export const statusOf = (error: unknown): number | undefined => {
  const { $metadata, $response } = (error ?? {}) as SdkError;
  return $metadata?.httpStatusCode ?? $response?.statusCode;
};

/** The server's own code, as `NoSuchBucket`; HEAD has none. */
export const codeOf = (error: unknown): string => {
  const { Code, name, code } = (error ?? {}) as SdkError;
  return Code ?? name ?? code ?? '';
};

/**
 * What went wrong, in words of the project. The server's text is left out: it may repeat the key id, or more.
 */
export function describeS3Error(
  error: unknown,
  operation: S3Operation,
  location: BucketLocation,
): StoreError {
  if (error instanceof StoreError) return error;
  const { bucket, name: tier, region } = location;
  const status = statusOf(error);
  const code = codeOf(error);
  const system = (error as SdkError | undefined)?.code ?? '';
  const said = [code && /^\w{1,60}$/.test(code) ? code : '', status ? `HTTP ${status}` : '']
    .filter(Boolean)
    .join(', ');
  const where = `The ${tier} bucket "${bucket}"`;
  if (/^(?:Credentials|Token)Provider/.test(code) || code === 'ProviderError') {
    return new StoreError(
      'PACELINE_STORE_CREDENTIALS',
      `No credentials for the ${tier} bucket "${bucket}" were found, or none that work.`,
      'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, use aws-actions/configure-aws-credentials (OIDC), a profile, or the role of the machine.',
    );
  }
  const headers = (error as SdkError | undefined)?.$response?.headers ?? {};
  const right = (error as SdkError | undefined)?.Region ?? headers['x-amz-bucket-region'];
  const elsewhere = right !== undefined && right !== region;
  if (
    WRONG_REGION.has(code) ||
    (status !== undefined && status >= 300 && status < 400) ||
    (status === 400 && elsewhere)
  ) {
    const named = elsewhere && /^[a-z0-9-]{1,40}$/.test(right) ? right : undefined;
    return new StoreError(
      'PACELINE_STORE_REGION',
      `${where} is not in the region ${region}${named ? `, but in ${named}` : ''}.`,
      named
        ? `Write region=${named} in the store's URL.`
        : "Write the bucket's region in the store's URL, as region=eu-central-1.",
    );
  }
  if (code === 'NoSuchBucket') {
    return new StoreError(
      'PACELINE_STORE_NO_BUCKET',
      `${where} does not exist.`,
      'Create it, or correct the name in the store.',
    );
  }
  if (code === 'RequestTimeTooSkewed') {
    // The client has learned the server's time from this very answer.
    return retryable(
      new StoreError(
        'PACELINE_STORE_CLOCK',
        `${where} refuses requests, since this machine's clock is more than 15 minutes off.`,
        "Set the machine's clock, for instance by NTP.",
      ),
    );
  }
  if (code === 'ExpiredToken' || code === 'TokenRefreshRequired') {
    return new StoreError(
      'PACELINE_STORE_DENIED',
      `${where} refuses the credentials: they have expired (${said}).`,
      'Get new ones: for a long job ask for a longer session, or use a role that renews them.',
    );
  }
  if (code === 'SignatureDoesNotMatch' || code === 'InvalidAccessKeyId') {
    return new StoreError(
      'PACELINE_STORE_DENIED',
      `${where} refuses the credentials (${said}).`,
      'Check the access key, its secret, and that they are of this service.',
    );
  }
  if (THROTTLED.has(code) || status === 429 || (status === 503 && code !== 'ServiceUnavailable')) {
    return retryable(
      new StoreError(
        'PACELINE_STORE_BUSY',
        `${where} asks to slow down (${said}).`,
        'Lower the number of jobs that use it at a time.',
      ),
      headers['retry-after'],
    );
  }
  if (status === 401 || status === 403) {
    return new StoreError(
      'PACELINE_STORE_DENIED',
      `${where} refuses to ${operation} (${said}).`,
      `Grant ${PERMISSIONS[operation]}.`,
    );
  }
  if (status !== undefined && status >= 500 && status !== 501) {
    return retryable(
      new StoreError(
        'PACELINE_STORE_UNAVAILABLE',
        `${where} failed to answer (${said}).`,
        "Look at the service's own state.",
      ),
      headers['retry-after'],
    );
  }
  if (code === 'AbortError' || NETWORK_FAILURES.has(code) || NETWORK_FAILURES.has(system)) {
    return retryable(
      new StoreError(
        'PACELINE_STORE_UNREACHABLE',
        `${where} cannot be reached (${system || code}).`,
        'Check the endpoint, the network and a proxy.',
      ),
    );
  }
  if (status === undefined && system !== '') {
    return new StoreError(
      'PACELINE_STORE_UNREACHABLE',
      `${where} cannot be reached (${/^\w{1,60}$/.test(system) ? system : 'no code'}).`,
      'Check the endpoint, its certificate and the network.',
    );
  }
  return new StoreError(
    'PACELINE_STORE_UNEXPECTED',
    `${where} could not ${operation} (${said || 'no answer that is understood'}).`,
    'Check that the endpoint is an S3 service.',
  );
}
