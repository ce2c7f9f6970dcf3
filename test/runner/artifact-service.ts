/**
 * The artifact side of GitHub's results service, as the real @actions/artifact client speaks it:
 * twirp calls in JSON, and a blob store that takes block uploads as Azure does.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, rmSync, statSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Server } from './server.ts';
import { readBody, sendJson } from './server.ts';

/** An artifact as it is kept. `path` is its file: a zip, or the bare file when it was uploaded unarchived. */
export interface StoredArtifact {
  id: number;
  name: string;
  size: number;
  /** `sha256:` and 64 hex digits; '' when the client gave none. */
  digest: string;
  createdAt: string;
  mimeType: string;
  path: string;
}

/** An uploaded artifact. */
export interface Artifact extends StoredArtifact {
  runBackendId: string;
  jobBackendId: string;
}

/** The ids that a runtime token stands for. */
export interface BackendIds {
  runBackendId: string;
  jobBackendId: string;
}

/** What the run asks of the service. */
export interface ArtifactService {
  /** Finished artifacts of a run, oldest first. */
  list(runBackendId: string): Artifact[];
  /** Takes the artifacts of an earlier attempt over, or those of another run that REST clients may read. */
  add(artifacts: readonly StoredArtifact[], runBackendId: string): void;
  /** Drops what a run uploaded; its files stay. */
  forget(runBackendId: string): void;
  /** The address that an artifact is downloaded from. */
  url(id: number): string | undefined;
}

interface Upload extends Artifact {
  key: string;
  finalized: boolean;
  blocks: Set<string>;
}

const prefix = '/twirp/github.actions.results.api.v1.ArtifactService/';

/**
 * Adds the service to a server. Artifacts are kept in `directory`; `authenticate` tells whose a
 * bearer token is.
 */
export function addArtifactService(
  server: Server,
  directory: string,
  authenticate: (token: string) => BackendIds | undefined,
): ArtifactService {
  mkdirSync(directory, { recursive: true });
  const uploads = new Map<string, Upload>();
  let nextId = 1;
  const finished = (run: string) =>
    [...uploads.values()]
      .filter((upload) => upload.finalized && upload.runBackendId === run)
      .sort((a, b) => a.id - b.id);

  const methods: Record<string, (body: Body, ids: BackendIds) => { status?: number; body: unknown }> = {
    CreateArtifact(body, ids) {
      const name = text(body['name']);
      if (name === '.' || name === '..' || !/^[^"<>|*?\r\n\\/:]+$/.test(name))
        return failure(400, 'invalid_argument', `invalid artifact name: ${name}`);
      if (
        [...uploads.values()].some(
          (upload) => upload.name === name && upload.runBackendId === ids.runBackendId,
        )
      ) {
        const message = 'Conflict: an artifact with this name already exists on the workflow run';
        return failure(409, 'already_exists', message);
      }
      const mimeType = text(body['mime_type']) || 'application/zip';
      const id = nextId++;
      const key = randomUUID();
      const path = join(directory, mimeType === 'application/zip' ? `${name}.zip` : name);
      const createdAt = new Date().toISOString();
      const blank = { size: 0, digest: '', finalized: false, blocks: new Set<string>() };
      const upload: Upload = { ...blank, ...ids, id, name, key, path, mimeType, createdAt };
      uploads.set(key, upload);
      return { body: { ok: true, signed_upload_url: blobUrl(server, upload) } };
    },
    FinalizeArtifact(body, ids) {
      const upload = [...uploads.values()].find(
        (item) => item.name === body['name'] && item.jobBackendId === ids.jobBackendId,
      );
      if (upload === undefined) return failure(404, 'not_found', `no upload named ${text(body['name'])}`);
      const size = statSync(upload.path, { throwIfNoEntry: false })?.size;
      if (size === undefined || String(size) !== text(body['size'])) {
        return failure(
          400,
          'invalid_argument',
          `size ${text(body['size'])} was announced, ${size ?? 'nothing'} was uploaded`,
        );
      }
      Object.assign(upload, { size, digest: text(body['hash']), finalized: true });
      return { body: { ok: true, artifact_id: String(upload.id) } };
    },
    ListArtifacts(body, ids) {
      const name = body['name_filter'];
      const id = body['id_filter'];
      const found = finished(ids.runBackendId).filter(
        (item) =>
          (name === undefined || item.name === name) && (id === undefined || String(item.id) === String(id)),
      );
      return {
        body: {
          artifacts: found.map((item) => ({
            workflow_run_backend_id: item.runBackendId,
            workflow_job_run_backend_id: item.jobBackendId,
            database_id: String(item.id),
            name: item.name,
            size: String(item.size),
            created_at: item.createdAt,
            ...(item.digest === '' ? {} : { digest: item.digest }),
          })),
        },
      };
    },
    GetSignedArtifactURL(body, ids) {
      const upload = finished(ids.runBackendId).find((item) => item.name === body['name']);
      if (upload === undefined) return failure(404, 'not_found', 'artifact not found');
      return { body: { name: upload.name, signed_url: blobUrl(server, upload) } };
    },
    DeleteArtifact(body, ids) {
      const upload = finished(ids.runBackendId).find((item) => item.name === body['name']);
      if (upload === undefined) return failure(404, 'not_found', 'artifact not found');
      uploads.delete(upload.key);
      rmSync(upload.path, { force: true });
      return { body: { ok: true, artifact_id: String(upload.id) } };
    },
  };

  server.route(async (request, response, url) => {
    if (!url.pathname.startsWith(prefix)) return false;
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const ids = token === undefined ? undefined : authenticate(token);
    const method = methods[url.pathname.slice(prefix.length)];
    if (ids === undefined)
      sendJson(response, 401, { code: 'unauthenticated', msg: 'the runtime token is not of this run' });
    else if (method === undefined)
      sendJson(response, 404, { code: 'bad_route', msg: `no such method: ${url.pathname}` });
    else {
      const body = JSON.parse((await readBody(request)) || '{}') as Body;
      const own = body['workflow_run_backend_id'] === ids.runBackendId;
      const result = own
        ? method(body, ids)
        : failure(403, 'permission_denied', 'the token is for another run');
      sendJson(response, result.status ?? 200, result.body);
    }
    return true;
  });

  server.route(async (request, response, url) => {
    const key = /^\/results\/artifacts\/([\w-]+)\.zip$/.exec(url.pathname)?.[1];
    if (key === undefined) return false;
    const upload = uploads.get(key);
    if (upload === undefined || url.searchParams.get('sig') !== signatureOf(upload)) {
      sendJson(response, 403, { message: 'the signature of this address is not valid' });
    } else if (request.method === 'PUT') await store(request, response, url, upload, directory);
    else await send(request, response, upload);
    return true;
  });

  return {
    list: finished,
    forget(run) {
      for (const [key, { runBackendId }] of uploads) if (runBackendId === run) uploads.delete(key);
    },
    add(artifacts, runBackendId) {
      for (const artifact of artifacts) {
        const key = randomUUID();
        const kept = { runBackendId, jobBackendId: '', finalized: true, blocks: new Set<string>() };
        uploads.set(key, { ...artifact, ...kept, key });
        nextId = Math.max(nextId, artifact.id + 1);
      }
    },
    url(id) {
      const upload = [...uploads.values()].find((item) => item.id === id && item.finalized);
      return upload === undefined ? undefined : blobUrl(server, upload);
    },
  };
}

type Body = Record<string, unknown>;

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function failure(status: number, code: string, msg: string): { status: number; body: unknown } {
  return { status, body: { code, msg } };
}

function signatureOf(upload: Upload): string {
  return createHash('sha256').update(upload.key).digest('hex');
}

// The Azure client takes the first two parts of the path of an IP address for account and container.
function blobUrl(server: Server, upload: Upload): string {
  return `${server.url}/results/artifacts/${upload.key}.zip?sig=${signatureOf(upload)}`;
}

async function store(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  upload: Upload,
  directory: string,
): Promise<void> {
  const part = (id: string) =>
    join(directory, `.${upload.key}-${createHash('sha256').update(id).digest('hex').slice(0, 16)}`);
  const comp = url.searchParams.get('comp');
  if (comp === 'block') {
    const id = url.searchParams.get('blockid') ?? '';
    await pipeline(request, createWriteStream(part(id)));
    upload.blocks.add(id);
  } else if (comp === 'blocklist') {
    const order = [...(await readBody(request)).matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]*)</g)].map(
      ([, id]) => id as string,
    );
    rmSync(upload.path, { force: true });
    await appendFile(upload.path, '');
    for (const id of order) await appendFile(upload.path, await readFile(part(id)));
    for (const id of upload.blocks) rmSync(part(id), { force: true });
    upload.blocks.clear();
  } else await pipeline(request, createWriteStream(upload.path));
  const now = new Date().toUTCString();
  response.writeHead(201, {
    etag: `"${upload.id}"`,
    date: now,
    'last-modified': now,
    'content-length': '0',
    'x-ms-version': '2024-11-04',
    'x-ms-request-id': randomUUID(),
    'x-ms-request-server-encrypted': 'true',
  });
  response.end();
}

async function send(request: IncomingMessage, response: ServerResponse, upload: Upload): Promise<void> {
  const size = statSync(upload.path, { throwIfNoEntry: false })?.size;
  if (size === undefined) return sendJson(response, 404, { message: 'The specified blob does not exist.' });
  const file = upload.path.slice(upload.path.lastIndexOf('/') + 1);
  response.writeHead(200, {
    'content-type': upload.mimeType,
    'content-length': String(size),
    'content-disposition': `attachment; filename="${encodeURIComponent(file)}"; filename*=UTF-8''${encodeURIComponent(file)}`,
    etag: `"${upload.id}"`,
    'x-ms-blob-type': 'BlockBlob',
  });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(upload.path), response);
}
