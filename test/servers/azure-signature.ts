import { createHmac } from 'node:crypto';

export interface AzureRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface AzureCredentials {
  readonly account: string;
  /** base64 */
  readonly key: string;
}

/** Standard headers in the order of the string to sign. */
const SIGNED = [
  'content-encoding',
  'content-language',
  'content-length',
  'content-md5',
  'content-type',
  'date',
  'if-modified-since',
  'if-match',
  'if-none-match',
  'if-unmodified-since',
  'range',
];

/**
 * Shared Key of Azure Blob Storage, "Authorize with Shared Key" of Microsoft's REST reference (versions from
 * 2015-02-21). Answers the headers to send; `content-length` is the client's to send.
 */
export function signAzure(
  request: AzureRequest,
  credentials: AzureCredentials,
  now: Date,
): Record<string, string> {
  const url = new URL(request.url);
  const headers: Record<string, string> = {
    ...Object.fromEntries(
      Object.entries(request.headers ?? {}).map(([key, value]) => [key.toLowerCase(), value]),
    ),
    'x-ms-date': now.toUTCString(),
    'x-ms-version': '2021-12-02',
  };
  const length = Buffer.byteLength(request.body ?? '');
  const standard: Record<string, string> = { ...headers, 'content-length': length === 0 ? '' : `${length}` };
  const text = [
    request.method,
    ...SIGNED.map((name) => standard[name] ?? ''),
    ...Object.entries(headers)
      .filter(([name]) => name.startsWith('x-ms-'))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${name}:${value}`),
    // The emulator has the account in its path, and so it stands there twice.
    `/${credentials.account}${url.pathname}`,
    ...[...url.searchParams].map(([name, value]) => `${name.toLowerCase()}:${value}`).sort(),
  ].join('\n');
  const signature = createHmac('sha256', Buffer.from(credentials.key, 'base64'))
    .update(text)
    .digest('base64');
  return { ...headers, authorization: `SharedKey ${credentials.account}:${signature}` };
}
