import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { keyDigest } from '../tier/digest.ts';
import { backoff, isTransient } from '../tier/retry.ts';
import type { GetOptions } from '../tier/tier.ts';
import { MAX_FILE_BYTES } from '../tier/value-file.ts';
import {
  ClientFailure,
  type ClientProblem,
  type Deadline,
  deadlineExceeded,
  type GithubTransport,
} from './github-transport.ts';

/**
 * Part of an entry's name in the service, the same everywhere, forever: entries of actions/cache and of the
 * archives that github-process.ts makes have others.
 */
const VERSION = keyDigest('paceline-store-v2');
const SERVICE = '/twirp/github.actions.results.api.v1.CacheService/';
/** Where the network fails so often in a row, it will not be there a moment later. */
const NETWORK_ATTEMPTS = 3;
const FIRST_PAUSE = 200;
/** What a call of the service answers is short. */
const MAX_ANSWER = 64 * 1024;
/** Of blobs: what signed addresses are made for may be newer, and never older. */
const BLOB_VERSION = '2024-11-04';

type Body = Readonly<Record<string, unknown>>;

/**
 * Speaks to GitHub's cache service v2 itself, in this process: three calls in JSON, and one blob per value,
 * written and read whole over signed addresses. Source: @actions/cache 6.3, lib/internal/shared/
 * cacheTwirpClient.js and lib/generated/results/api/v1/cache.js.
 */
export function createServiceTransport(
  variables: Readonly<Record<string, string | undefined>>,
): GithubTransport {
  const base = variables['ACTIONS_RESULTS_URL'] ?? '';
  const token = variables['ACTIONS_RUNTIME_TOKEN'] ?? '';
  const agents = {
    'http:': new HttpAgent({ keepAlive: true }),
    'https:': new HttpsAgent({ keepAlive: true }),
  };

  async function send(address: string, options: Sent, signal: AbortSignal): Promise<Received> {
    const url = new URL(address);
    const secure = url.protocol === 'https:';
    return new Promise((resolve, reject) => {
      const request = (secure ? httpsRequest : httpRequest)(url, {
        method: options.method,
        headers: options.headers,
        agent: agents[secure ? 'https:' : 'http:'],
        signal,
      });
      request.on('error', reject);
      request.on('response', (response) => {
        const status = response.statusCode ?? 0;
        bodyOf(response, status < 300 ? options : { maxBytes: MAX_ANSWER }).then(
          (body) => resolve({ status, reason: response.statusMessage ?? '', body }),
          reject,
        );
      });
      for (const part of options.body) request.write(part);
      request.end();
    });
  }

  /** Until there is an answer that a repetition would not change, or the time is over. */
  async function ask(what: string, address: string, options: Sent, deadline: Deadline): Promise<Received> {
    const { signal } = deadline;
    let problem = '';
    for (let attempt = 0; ; attempt++) {
      try {
        const received = await send(address, options, signal);
        if (received.status < 500) return received;
        problem = `${what}: Failed request: (${received.status}) ${received.reason}`;
      } catch (error) {
        if (!signal.aborted) {
          problem = `${what}: ${(error as Error).message}`;
          if (!isTransient(error) || attempt + 1 >= NETWORK_ATTEMPTS) throw failure('transfer', problem);
        }
      }
      await pause(FIRST_PAUSE + 10 * backoff(attempt, Math.random), undefined, { signal }).catch(
        () => undefined,
      );
      if (signal.aborted) throw deadlineExceeded(deadline, problem);
    }
  }

  async function call(method: string, body: Body, deadline: Deadline): Promise<Body> {
    const json = Buffer.from(JSON.stringify(body));
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': String(json.byteLength),
      'user-agent': 'paceline',
    };
    const what = `Failed to ${method}`;
    const options = { method: 'POST', headers, body: [json], maxBytes: MAX_ANSWER };
    const address = new URL(SERVICE + method, base).href;
    const received = await ask(what, address, options, deadline).catch((error: unknown) => {
      // These calls carry no value, so the failure is the service's.
      throw error instanceof ClientFailure ? failure('service', error.problem.reason) : error;
    });
    const answer = parse(received.body);
    if (answer && received.status < 300) return answer;
    const said = typeof answer?.['msg'] === 'string' ? answer['msg'] : '';
    const [, verb, reason = ''] = /cache (read|write) denied:\s*(.*)/.exec(said) ?? [];
    if (verb) throw failure(verb === 'read' ? 'read-denied' : 'write-denied', reason);
    const limited = received.status === 429 ? 'Rate limited: ' : '';
    const status = `${what}: ${limited}Failed request: (${received.status}) ${received.reason}`;
    throw failure(
      received.status === 409 ? 'exists' : 'service',
      said === '' ? status : `${status}: ${said}`,
    );
  }

  /** The newest entry under the first prefix that has any. */
  async function look(prefixes: readonly string[], deadline: Deadline) {
    const answer = await call(
      'GetCacheEntryDownloadURL',
      // `key` is looked up exactly; to be looked up as a prefix it has to be among `restore_keys` too.
      { key: prefixes[0], restore_keys: prefixes, version: VERSION },
      deadline,
    );
    if (answer['ok'] !== true) return undefined;
    return {
      key: field(answer, 'matched_key', 'matchedKey'),
      address: field(answer, 'signed_download_url', 'signedDownloadUrl'),
    };
  }

  /** @returns the address to write to; undefined when the key is taken */
  async function reserve(key: string, deadline: Deadline): Promise<string | undefined> {
    const answer = await call('CreateCacheEntry', { key, version: VERSION }, deadline).catch(
      (error: unknown) => {
        if (error instanceof ClientFailure && error.problem.kind === 'exists') return undefined;
        throw error;
      },
    );
    if (!answer) return undefined;
    if (answer['ok'] === true) return field(answer, 'signed_upload_url', 'signedUploadUrl');
    const message = typeof answer['message'] === 'string' ? answer['message'] : '';
    const [, denied] = /^cache write denied:\s*(.*)/.exec(message) ?? [];
    if (denied !== undefined) throw failure('write-denied', denied);
    if (message === '' || /already exists/.test(message)) return undefined;
    throw failure('service', message);
  }

  return {
    async find(prefixes, seconds) {
      return (await look(prefixes, deadlineIn(seconds)))?.key;
    },

    async fetch(prefix, seconds, memory) {
      const deadline = deadlineIn(seconds);
      const found = await look([prefix], deadline);
      if (!found) return undefined;
      const options = { method: 'GET', headers: {}, body: [], maxBytes: MAX_FILE_BYTES, memory };
      const { status, body } = await ask('Failed to download', found.address, options, deadline);
      if (status !== 200) throw failure('transfer', `Failed to download: (${status})`);
      return { key: found.key, file: body };
    },

    async save(key, file, seconds) {
      const deadline = deadlineIn(seconds);
      const address = await reserve(key, deadline);
      if (address === undefined) return false;
      const bytes = file.reduce((sum, part) => sum + part.byteLength, 0);
      const headers = {
        'content-type': 'application/octet-stream',
        'content-length': String(bytes),
        'x-ms-blob-type': 'BlockBlob',
        'x-ms-version': BLOB_VERSION,
      };
      const options = { method: 'PUT', headers, body: file, maxBytes: MAX_ANSWER };
      const { status } = await ask('Failed to upload', address, options, deadline);
      if (status !== 201) throw failure('transfer', `Failed to upload: (${status})`);
      const finished = { key, version: VERSION, size_bytes: String(bytes) };
      const answer = await call('FinalizeCacheEntryUpload', finished, deadline);
      if (answer['ok'] !== true) throw failure('transfer', 'the upload was not taken as an entry');
      return true;
    },

    async close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

interface Sent {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: readonly Uint8Array[];
  /** A longer answer is none. */
  readonly maxBytes: number;
  readonly memory?: GetOptions['memory'];
}

interface Received {
  readonly status: number;
  readonly reason: string;
  readonly body: Buffer;
}

/** All of an answer. @throws Error when it is longer than allowed, or ends early */
function bodyOf(
  response: IncomingMessage,
  { maxBytes, memory }: Pick<Sent, 'maxBytes' | 'memory'>,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const length = Number(response.headers['content-length'] ?? Number.NaN);
    const fail = (what: string) => response.destroy(new Error(`${what} longer than ${maxBytes} bytes`));
    response.once('error', reject);
    response.once('close', () => reject(new Error('an answer ended early')));
    if (length > maxBytes) return void fail(`an answer of ${length} bytes is`);
    const room = length >= 0 ? length : maxBytes;
    const given = memory?.(room);
    const whole = given ? Buffer.from(given.buffer, given.byteOffset, room) : Buffer.allocUnsafeSlow(room);
    let done = 0;
    response.on('data', (part: Buffer) => {
      if (done + part.byteLength > room) return void fail('an answer is');
      done += part.copy(whole, done);
    });
    response.once('end', () => resolve(whole.subarray(0, done)));
  });
}

function parse(body: Buffer): Body | undefined {
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === 'object' && value !== null ? (value as Body) : undefined;
  } catch {
    return undefined;
  }
}

/** A field of an answer, which protobuf's JSON may spell in either way. */
function field(answer: Body, ...names: readonly string[]): string {
  const value = names.map((name) => answer[name]).find((found) => typeof found === 'string');
  if (value === undefined) throw failure('service', `its answer has no ${names[0]}`);
  return value as string;
}

const failure = (kind: ClientProblem['kind'], reason: string) => new ClientFailure({ kind, reason });

const deadlineIn = (seconds: number): Deadline => ({ seconds, signal: AbortSignal.timeout(seconds * 1000) });
