/**
 * GitHub's cache service v2, as the real @actions/cache client speaks it: three twirp calls in JSON, and a
 * blob store that takes whole bodies and blocks and gives ranges, as Azure does.
 */
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, rmSync, statSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Link } from './link.ts';
import type { Server } from './server.ts';
import { readBody, sendJson } from './server.ts';

/** What a runtime token stands for. Entries belong to the ref that wrote them. */
export interface CacheAccess {
  /** The run's own ref: where it writes, and where it looks first. */
  ref: string;
  /** Further refs it may read, in the order in which they are searched: the base, the default branch. */
  reads?: readonly string[];
  /** As in ACTIONS_CACHE_MODE; the service enforces it whatever the client does. Default `write`. */
  mode?: 'none' | 'read' | 'write' | 'write-only';
}

/** A finished entry. */
export interface CacheEntry {
  id: number;
  key: string;
  version: string;
  ref: string;
  size: number;
  createdAt: string;
  usedAt: string;
}

/** What the run, and a test, ask of the service. */
export interface CacheService {
  /** Finished entries, oldest first. */
  list(): CacheEntry[];
  /** Removes entries as GitHub's eviction does; returns how many. */
  evict(matches: (entry: CacheEntry) => boolean): number;
  /** From now on downloads end after this share of the bytes, with the connection broken. 1 = whole. */
  truncateDownloads(share: number): void;
  /** Twirp calls so far, by method. */
  calls(): Record<string, number>;
}

interface Held extends CacheEntry {
  path: string;
  blob: string;
  finalized: boolean;
  blocks: Set<string>;
  used: number;
}

type Body = Record<string, unknown>;
type Answer = { status?: number; body: unknown };

const PREFIX = '/twirp/github.actions.results.api.v1.CacheService/';
const MAX_KEYS = 10;
const MAX_KEY_LENGTH = 512;
const READ_BYTES = 256 * 1024;

/**
 * Adds the service to a server. Entries are kept in `directory`; `authenticate` tells what a bearer token may
 * do. Beyond `maxBytes` (default 10 GiB) the entries that were not used for longest go. Contents pass the links
 * `up` and `down`, where these are given.
 */
export function addCacheService(
  server: Server,
  directory: string,
  authenticate: (token: string) => CacheAccess | undefined,
  options: { maxBytes?: number; up?: Link; down?: Link } = {},
): CacheService {
  const { maxBytes = 10 * 2 ** 30, up, down } = options;
  mkdirSync(directory, { recursive: true });
  const entries = new Map<string, Held>();
  const calls: Record<string, number> = {};
  let share = 1;
  let counter = 0;
  const tick = () => ++counter;
  const finished = () => [...entries.values()].filter((entry) => entry.finalized);

  function remove(entry: Held): void {
    entries.delete(entry.blob);
    rmSync(entry.path, { force: true });
  }

  function keepBounds(): void {
    const byUse = finished().sort((a, b) => a.used - b.used);
    let total = byUse.reduce((sum, entry) => sum + entry.size, 0);
    for (const entry of byUse) {
      if (total <= maxBytes) return;
      total -= entry.size;
      remove(entry);
    }
  }

  const methods: Record<string, (body: Body, access: CacheAccess) => Answer> = {
    CreateCacheEntry(body, access) {
      const key = text(body['key']);
      const version = text(body['version']);
      const mode = access.mode ?? 'write';
      if (mode === 'read' || mode === 'none') {
        const message = 'cache write denied: the token of this run may not write caches';
        return { body: { ok: false, message } };
      }
      const wrong = checkKey(key);
      if (wrong) return failure(400, 'invalid_argument', wrong);
      // Immutable, from the moment it is reserved.
      const taken = [...entries.values()].some(
        (entry) => entry.key === key && entry.version === version && entry.ref === access.ref,
      );
      if (taken) {
        const message = 'cache entry with the same key, version, and scope already exists';
        return failure(409, 'already_exists', message);
      }
      const id = tick();
      const blob = randomUUID();
      const now = new Date().toISOString();
      const about = { id, key, version, ref: access.ref, size: 0, createdAt: now, usedAt: now };
      const rest = { finalized: false, blocks: new Set<string>(), used: id };
      entries.set(blob, { ...about, ...rest, blob, path: join(directory, blob) });
      return { body: { ok: true, signed_upload_url: blobUrl(server, blob, 'w') } };
    },
    FinalizeCacheEntryUpload(body, access) {
      const entry = [...entries.values()].find(
        (item) =>
          !item.finalized &&
          item.key === body['key'] &&
          item.version === body['version'] &&
          item.ref === access.ref,
      );
      const size = entry && statSync(entry.path, { throwIfNoEntry: false })?.size;
      if (!entry || size === undefined) return failure(404, 'not_found', 'there is no such upload');
      if (String(size) !== text(body['size_bytes'])) {
        const message = `size ${text(body['size_bytes'])} was announced, ${size} was uploaded`;
        return failure(400, 'invalid_argument', message);
      }
      const now = new Date().toISOString();
      // The instant that counts for "newest" is that of the end of the upload.
      Object.assign(entry, { size, finalized: true, createdAt: now, usedAt: now, id: tick(), used: tick() });
      keepBounds();
      return { body: { ok: true, entry_id: String(entry.id) } };
    },
    GetCacheEntryDownloadURL(body, access) {
      const key = text(body['key']);
      const restoreKeys = Array.isArray(body['restore_keys']) ? body['restore_keys'].map(text) : [];
      const mode = access.mode ?? 'write';
      if (mode === 'write-only' || mode === 'none') {
        const message = 'cache read denied: the token of this run may not read caches';
        return failure(403, 'permission_denied', message);
      }
      const keys = [key, ...restoreKeys];
      const wrong =
        keys.length > MAX_KEYS
          ? `${keys.length} keys, at most ${MAX_KEYS}`
          : keys.map(checkKey).find(Boolean);
      if (wrong) return failure(400, 'invalid_argument', wrong);
      const found = search(keys, text(body['version']), [access.ref, ...(access.reads ?? [])]);
      if (!found) return { body: { ok: false } };
      Object.assign(found, { used: tick(), usedAt: new Date().toISOString() });
      const url = blobUrl(server, found.blob, 'r');
      return { body: { ok: true, signed_download_url: url, matched_key: found.key } };
    },
  };

  /** Ref by ref: the key itself, then what starts with each of the keys in their order, newest first. */
  function search(keys: readonly string[], version: string, refs: readonly string[]): Held | undefined {
    for (const ref of refs) {
      const readable = finished()
        .filter((entry) => entry.ref === ref && entry.version === version)
        .sort((a, b) => b.id - a.id);
      const exact = readable.find((entry) => entry.key === keys[0]);
      if (exact) return exact;
      for (const prefix of keys) {
        const found = readable.find((entry) => entry.key.startsWith(prefix));
        if (found) return found;
      }
    }
    return undefined;
  }

  server.route(async (request, response, url) => {
    if (!url.pathname.startsWith(PREFIX)) return false;
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const access = token === undefined ? undefined : authenticate(token);
    const name = url.pathname.slice(PREFIX.length);
    const method = methods[name];
    const body = JSON.parse((await readBody(request)) || '{}') as Body;
    calls[name] = (calls[name] ?? 0) + 1;
    const answer =
      access === undefined
        ? failure(401, 'unauthenticated', 'the runtime token is not of this run')
        : method === undefined
          ? failure(404, 'bad_route', `no such method: ${url.pathname}`)
          : method(body, access);
    sendJson(response, answer.status ?? 200, answer.body);
    return true;
  });

  server.route(async (request, response, url) => {
    const [, blob] = /^\/results\/caches\/([\w-]+)$/.exec(url.pathname) ?? [];
    if (blob === undefined) return false;
    const entry = entries.get(blob);
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (entry === undefined || url.searchParams.get('sig') !== signature(blob, reads ? 'r' : 'w')) {
      request.resume();
      sendJson(response, 403, { message: 'the signature of this address is not valid' });
    } else if (reads) await send(request, response, entry, share, down);
    else await receive(request, response, url, entry, up);
    return true;
  });

  return {
    list: () =>
      finished()
        .sort((a, b) => a.id - b.id)
        .map(({ id, key, version, ref, size, createdAt, usedAt }) => {
          return { id, key, version, ref, size, createdAt, usedAt };
        }),
    evict(matches) {
      const gone = finished().filter((entry) => matches(entry));
      for (const entry of gone) remove(entry);
      return gone.length;
    },
    truncateDownloads(part) {
      share = part;
    },
    calls: () => ({ ...calls }),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function checkKey(key: string): string | undefined {
  if (key === '') return 'a key is empty';
  if (key.length > MAX_KEY_LENGTH) return `a key has ${key.length} characters, at most ${MAX_KEY_LENGTH}`;
  return key.includes(',') ? 'a key has a comma' : undefined;
}

function failure(status: number, code: string, msg: string): Answer {
  return { status, body: { code, msg } };
}

// As with Azure's signed addresses, one for reading does not write.
function signature(blob: string, right: 'r' | 'w'): string {
  return `${right}-${blob.slice(0, 8)}`;
}

// The Azure client takes the first two parts of the path of an IP address for account and container.
function blobUrl(server: Server, blob: string, right: 'r' | 'w'): string {
  return `${server.url}/results/caches/${blob}?sig=${signature(blob, right)}`;
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  entry: Held,
  link: Link | undefined,
): Promise<void> {
  const through = link?.through() ?? [];
  const part = (id: string) => `${entry.path}-${Buffer.from(id).toString('hex')}`;
  const comp = url.searchParams.get('comp');
  if (comp === 'block') {
    const id = url.searchParams.get('blockid') ?? '';
    await pipeline([request, ...through, createWriteStream(part(id))]);
    entry.blocks.add(id);
  } else if (comp === 'blocklist') {
    const list = await readBody(request);
    rmSync(entry.path, { force: true });
    for (const [, id] of list.matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]*)</g)) {
      await appendFile(entry.path, await readFile(part(id as string)));
    }
    for (const id of entry.blocks) rmSync(part(id), { force: true });
    entry.blocks.clear();
  } else await pipeline([request, ...through, createWriteStream(entry.path)]);
  const now = new Date().toUTCString();
  response.writeHead(201, {
    etag: `"${entry.id}"`,
    date: now,
    'last-modified': now,
    'content-length': '0',
    'x-ms-version': '2024-11-04',
    'x-ms-request-id': randomUUID(),
    'x-ms-request-server-encrypted': 'true',
  });
  response.end();
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  entry: Held,
  share: number,
  link: Link | undefined,
): Promise<void> {
  const size = statSync(entry.path, { throwIfNoEntry: false })?.size;
  if (size === undefined) return sendJson(response, 404, { message: 'The specified blob does not exist.' });
  const asked = /^bytes=(\d+)-(\d*)$/.exec(
    text(request.headers['x-ms-range'] ?? request.headers['range']) || '',
  );
  const start = asked ? Number(asked[1]) : 0;
  const end = Math.min(asked?.[2] ? Number(asked[2]) : size - 1, size - 1);
  if (asked && start >= size) {
    response.writeHead(416, { 'content-range': `bytes */${size}` });
    return void response.end();
  }
  response.writeHead(asked ? 206 : 200, {
    'content-type': 'application/octet-stream',
    'content-length': String(end - start + 1),
    'accept-ranges': 'bytes',
    etag: `"${entry.id}"`,
    'last-modified': new Date(entry.createdAt).toUTCString(),
    'x-ms-blob-type': 'BlockBlob',
    ...(asked ? { 'content-range': `bytes ${start}-${end}/${size}` } : {}),
  });
  if (request.method === 'HEAD' || size === 0) return void response.end();
  if (share >= 1) {
    const content = createReadStream(entry.path, { start, end, highWaterMark: READ_BYTES });
    return pipeline([content, ...(link?.through() ?? []), response]);
  }
  const cut = start + Math.floor((end - start) * share);
  for await (const chunk of createReadStream(entry.path, { start, end: Math.max(start, cut - 1) })) {
    response.write(chunk);
  }
  // Without a moment for the bytes to leave, the client would see no answer at all.
  setTimeout(() => response.destroy(), 50);
}
