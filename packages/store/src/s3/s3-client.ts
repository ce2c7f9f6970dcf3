import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3';
import { type StoreError, storeClosed } from '../tier/errors.ts';
import { type BucketLocation, describeS3Error, type S3Operation } from './s3-errors.ts';
import type { S3Options } from './s3-options.ts';

type Sdk = typeof import('@aws-sdk/client-s3');

/** The connections to one bucket, opened at the first request. */
export interface S3Connection {
  readonly location: () => BucketLocation;
  /**
   * Sends what `make` builds; failures come back as the SDK's own errors.
   * @param digest SHA-256 of the body, in hexadecimal, where it is known: the signature needs it
   */
  send<T>(make: (sdk: Sdk) => unknown, options?: { readonly digest?: string }): Promise<T>;
  /** An error of `send` as a StoreError. */
  explain(error: unknown, operation: S3Operation): StoreError;
  close(): void;
}

const CONNECT_MS = 5000;
const SOCKETS = 32;
const CREDENTIALS_RETRY_MS = 60_000;

export function connectS3(options: S3Options): S3Connection {
  const { bucket, variables, name = 's3', idleTimeoutMs = 30_000, now = Date.now } = options;
  let opened: Promise<{ sdk: Sdk; client: S3Client }> | undefined;
  let region = options.region ?? variables['AWS_REGION'] ?? variables['AWS_DEFAULT_REGION'] ?? '';
  let closed = false;

  async function open() {
    const sdk = await import('@aws-sdk/client-s3');
    const [http, https] = await Promise.all([import('node:http'), import('node:https')]);
    const agent = { keepAlive: true, maxSockets: SOCKETS };
    const endpoint = options.endpoint ?? variables['AWS_ENDPOINT_URL_S3'] ?? variables['AWS_ENDPOINT_URL'];
    const configuration: S3ClientConfig = {
      ...(options.profile === undefined ? {} : { profile: options.profile }),
      ...(endpoint === undefined || endpoint === '' ? {} : { endpoint }),
      forcePathStyle: options.pathStyle ?? Boolean(endpoint),
      // Servers other than Amazon's refuse or misread the newer checksums.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      // One try: what is worth another one is the stack's to say.
      maxAttempts: 1,
      expectContinueHeader: false,
      requestHandler: {
        connectionTimeout: CONNECT_MS,
        socketTimeout: idleTimeoutMs,
        // Agents of our own: they stay open between uploads.
        httpAgent: new http.Agent(agent),
        httpsAgent: new https.Agent(agent),
      },
      logger: QUIET,
      ...credentials(),
    };
    if (region === '') {
      const probe = new sdk.S3Client(configuration);
      region = await probe.config.region().catch(() => 'us-east-1');
    }
    return { sdk, client: new sdk.S3Client({ ...configuration, region }) };
  }

  function credentials(): Pick<S3ClientConfig, 'credentials' | 'credentialDefaultProvider'> {
    if (options.credentials) return { credentials: options.credentials };
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = variables;
    const sessionToken = variables['AWS_SESSION_TOKEN'];
    // As the default chain does, without loading it; a profile has precedence.
    if (accessKeyId && secretAccessKey && !options.profile && !variables['AWS_PROFILE']) {
      return { credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) } };
    }
    return {};
  }

  // A machine without credentials asks its network for them, in vain and for seconds: not at every request.
  let withoutCredentials: { readonly error: unknown; readonly until: number } | undefined;

  return {
    location: () => ({ name, bucket, region: region || 'us-east-1' }),
    async send<T>(make: (sdk: Sdk) => unknown, { digest }: { readonly digest?: string } = {}): Promise<T> {
      if (closed) throw storeClosed();
      if (withoutCredentials && withoutCredentials.until > now()) throw withoutCredentials.error;
      opened ??= open();
      const { sdk, client } = await opened;
      // A busy machine takes seconds to load the client, and one that was destroyed would still connect.
      if (closed) throw storeClosed();
      const command = make(sdk) as Parameters<S3Client['send']>[0];
      if (digest) {
        command.middlewareStack.add(
          (next) => (step) => {
            (step.request as { headers: Record<string, string> }).headers['x-amz-content-sha256'] = digest;
            return next(step);
          },
          { step: 'build', name: 'knownDigest' },
        );
      }
      try {
        return (await client.send(command)) as T;
      } catch (error) {
        if (closed) throw storeClosed();
        if (describeS3Error(error, 'read', this.location()).code === 'PACELINE_STORE_CREDENTIALS') {
          withoutCredentials = { error, until: now() + CREDENTIALS_RETRY_MS };
        }
        throw error;
      }
    },
    explain(error, operation) {
      return describeS3Error(error, operation, this.location());
    },
    close() {
      closed = true;
      void opened?.then(({ client }) => client.destroy()).catch(() => undefined);
    },
  };
}

/** The SDK's warnings would stand in the job's log without a context. */
const QUIET = { debug() {}, info() {}, warn() {}, error() {}, trace() {} };
