import { StoreError } from '../tier/errors.ts';
import {
  type Found,
  type GetOptions,
  MAX_VALUE_BYTES,
  type PutOptions,
  type PutResult,
  type Tier,
} from '../tier/tier.ts';
import { createHeader, decodeValueFile, encodeHeader } from '../tier/value-file.ts';
import { isLive, toValue } from '../tier/value-info.ts';
import { refusal, type WriteRights } from '../tier/write-rights.ts';
import { createArchiveTransport } from './github-archive.ts';
import {
  allGenerations,
  FIRST,
  generationOf,
  isTombstone,
  parseServiceKey,
  prefixOf,
  replacement,
  serviceKey,
  successor,
  tombstone,
} from './github-key.ts';
import { createServiceTransport } from './github-service.ts';
import { ClientFailure, type ClientProblem } from './github-transport.ts';

export interface GithubOptions {
  /** The process's environment, as the runner sets it: addresses, the token, ACTIONS_CACHE_MODE. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** What does not say that this run may write, may not. */
  readonly mayWrite: Pick<WriteRights, 'allowed' | 'reason'>;
  readonly now?: () => number;
  /** Through GitHub's own client. Default: where the service can only be spoken to by it. */
  readonly archives?: boolean;
  /** Until a lookup counts as failed. Default 10. */
  readonly lookupSeconds?: number;
  /** Until a value's transfer (at most 64 MiB) counts as failed. Default 90. */
  readonly transferSeconds?: number;
}

/** GitHub allows 200 uploads a minute and repository: large packs for few uploads, small enough for several at once. */
const PACK_BYTES = 16 * 1024 * 1024;
/** The service takes ten keys, and the first prefix is sent twice: as the exact key, and as a prefix. */
const PREFIXES_PER_LOOKUP = 9;
/** A failed transfer can have its cause in the value; after this many the service counts as down. */
const MAX_FAILED_TRANSFERS = 3;

/** Whether this is a job whose runner offers GitHub's cache: the question that GitHub's client asks too. */
export function offersGithubCache(variables: GithubOptions['variables']): boolean {
  const { GITHUB_ACTIONS, ACTIONS_RUNTIME_TOKEN, ACTIONS_CACHE_SERVICE_V2, ACTIONS_RESULTS_URL } = variables;
  if (GITHUB_ACTIONS !== 'true' || !ACTIONS_RUNTIME_TOKEN) return false;
  return Boolean(ACTIONS_CACHE_SERVICE_V2 ? ACTIONS_RESULTS_URL : variables['ACTIONS_CACHE_URL']);
}

/**
 * What only GitHub's own client does: to speak the first version of the service, which GitHub Enterprise Server
 * has, and to go through a proxy.
 */
function needsArchives(variables: GithubOptions['variables']): boolean {
  const { hostname } = URL.parse(variables['GITHUB_SERVER_URL'] || 'https://github.com') ?? { hostname: '' };
  const hosted = hostname === 'github.com' || /\.(ghe\.com|localhost)$/.test(hostname);
  const proxied = Object.entries(variables).some(([name, value]) => value && /^https?_proxy$/i.test(name));
  return proxied || !hosted || !variables['ACTIONS_CACHE_SERVICE_V2'];
}

/**
 * Values in GitHub's cache: one entry per value, a value file (value-file.ts), so that a damaged or exchanged one
 * is detected. Scopes are the service's: a run finds what its own ref, its base and the default branch saved, and
 * saves for its own ref. It cannot list: the service answers only with the newest entry whose key begins as asked.
 * Entries go when they were not used for seven days, or when the repository's budget is used up.
 *
 * After the first failure of the service, or the first deadline it does not keep, this process does not ask it again.
 */
export function createGithubTier(options: GithubOptions): Tier {
  const { variables, mayWrite, now = Date.now, lookupSeconds = 10, transferSeconds = 90 } = options;
  const transport =
    (options.archives ?? needsArchives(variables))
      ? createArchiveTransport(variables)
      : createServiceTransport(variables);
  const mode = (variables['ACTIONS_CACHE_MODE'] ?? '').trim().toLowerCase();
  let down = offersGithubCache(variables) ? undefined : unavailable();
  let noReads = ['none', 'write-only'].includes(mode) ? readDenied(`ACTIONS_CACHE_MODE=${mode}`) : undefined;
  const reason = mode === 'read' ? `ACTIONS_CACHE_MODE=${mode}` : refusal(mayWrite);
  let noWrites = mode === 'none' ? noReads : reason === undefined ? undefined : writeDenied(reason);
  let failedTransfers = 0;
  let corrupt = 0;

  function fail(problem: ClientProblem): StoreError {
    const { kind, reason } = problem;
    if (kind === 'read-denied') {
      noReads = readDenied(reason);
      return noReads;
    }
    if (kind === 'write-denied') {
      noWrites = writeDenied(reason);
      return noWrites;
    }
    const error = new StoreError(
      'PACELINE_STORE_GITHUB',
      `GitHub's cache cannot be used: ${reason}.`,
      'If it lasts, see https://www.githubstatus.com.',
    );
    if (kind === 'transfer') failedTransfers += 1;
    if (kind === 'service' || failedTransfers >= MAX_FAILED_TRANSFERS) down = error;
    return error;
  }

  /** What the service answers; the failure of it as the tier's own. */
  async function ask<T>(request: Promise<T>): Promise<T> {
    try {
      return await request;
    } catch (error) {
      throw error instanceof ClientFailure ? fail(error.problem) : error;
    }
  }

  /** The newest entry under the first prefix that has any, dead or alive. */
  async function find(prefixes: readonly string[]): Promise<string | undefined> {
    if (down ?? noReads) throw down ?? noReads;
    return ask(transport.find(prefixes, lookupSeconds));
  }

  /** The whole file of the newest entry of a key. */
  async function fetchFile(key: string, memory: GetOptions['memory']): Promise<Buffer | 'none' | 'damaged'> {
    const found = await ask(transport.fetch(allGenerations(key), transferSeconds, memory));
    if (!found || isTombstone(generationOf(found.key))) return 'none';
    return found.file ?? 'damaged';
  }

  const save = (key: string, file: Buffer[]): Promise<boolean> =>
    ask(transport.save(key, file, transferSeconds));

  function encode(key: string, bytes: Uint8Array, put: PutOptions): Buffer[] {
    const header = encodeHeader(createHeader(key, bytes, put, now()));
    return [header, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)];
  }

  async function head(key: string): Promise<{ key: string; generation: string } | undefined> {
    const found = await find([allGenerations(key)]);
    return found === undefined ? undefined : { key, generation: generationOf(found) };
  }

  return {
    name: 'github',
    shared: true,
    packBytes: PACK_BYTES,
    ownRefFirst: true,
    async get(key, { sha256: expected, memory } = {}) {
      if (down ?? noReads) throw down ?? noReads;
      const file = await fetchFile(key, memory);
      if (file === 'none') return undefined;
      const found = file === 'damaged' ? undefined : decodeValueFile(file, key, expected);
      if (!found) {
        corrupt += 1;
        return undefined;
      }
      return isLive(found.header, now()) ? toValue(found.bytes, found.header) : undefined;
    },
    async head(key) {
      const found = await head(key);
      return found && !isTombstone(found.generation) ? { key } : undefined;
    },
    async newest(prefixes): Promise<Found | undefined> {
      let left = prefixes.map(prefixOf);
      while (left.length > 0) {
        const asked = left.slice(0, PREFIXES_PER_LOOKUP);
        const found = await find(asked);
        if (found === undefined) {
          left = left.slice(asked.length);
          continue;
        }
        const parsed = parseServiceKey(found);
        if (parsed && !isTombstone(parsed.generation)) return { key: parsed.key };
        // Deleted, or not to be named: what is older under this prefix stays hidden.
        left = left.slice(asked.findIndex((prefix) => found.startsWith(prefix)) + 1);
      }
      return undefined;
    },
    async put(key, bytes, put: PutOptions = {}): Promise<PutResult> {
      if (down ?? noWrites) throw down ?? noWrites;
      if (bytes.byteLength > MAX_VALUE_BYTES) return 'refused';
      let generation = replacement();
      if (put.ifAbsent) {
        const found = noReads ? undefined : await head(key);
        if (found && !isTombstone(found.generation)) return 'exists';
        if (found) generation = successor(found.generation);
        else if (!put.contentAddressed) generation = FIRST;
      }
      return (await save(serviceKey(key, generation), encode(key, bytes, put))) ? 'stored' : 'exists';
    },
    async delete(key) {
      if (down ?? noWrites) throw down ?? noWrites;
      const found = await head(key);
      if (!found || isTombstone(found.generation)) return false;
      return save(serviceKey(key, tombstone()), encode(key, new Uint8Array(), {}));
    },
    async close() {
      await transport.close();
    },
    counters: () => ({ evictions: 0, corrupt }),
  };
}

const unavailable = () =>
  new StoreError(
    'PACELINE_STORE_GITHUB',
    "GitHub's cache is not offered here: it is there for the steps of a job with `uses`, on GitHub.",
    'Leave "github" out of the store.',
  );

const readDenied = (reason: string) =>
  new StoreError('PACELINE_STORE_DENIED', `GitHub's cache may not be read by this run: ${reason}.`, DENIED);

const writeDenied = (reason: string) =>
  new StoreError(
    'PACELINE_STORE_READ_ONLY',
    `GitHub's cache is read-only for this run: ${reason}.`,
    'What this run would have kept there is made again by the next one that may.',
  );

const DENIED = 'The job does without it.';
