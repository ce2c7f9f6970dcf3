import { readFile } from 'node:fs/promises';
import type { Cluster, Redis } from 'ioredis';
import { StoreError, storeClosed } from '../tier/errors.ts';
import { refuseCredentials } from '../tier/refuse-credentials.ts';
import { explainRedisError, type RedisServer, redisDeadlineExceeded } from './redis-errors.ts';

export type RedisClient = Redis | Cluster;

export interface RedisConnectionOptions {
  /**
   * `redis://` or, with TLS, `rediss://`; its path is the number of the database, `?cluster=true` makes it one
   * node of a cluster of which the others are learned. It has no credentials.
   */
  readonly url: URL;
  /** Default PACELINE_REDIS_USERNAME and PACELINE_REDIS_PASSWORD. */
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** Authorities to trust for TLS instead of the usual ones: PEM. Default PACELINE_REDIS_CA, which may be a file. */
  readonly tls?: { readonly ca?: string | undefined } | undefined;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Until connecting counts as failed. Default 3. */
  readonly connectSeconds?: number | undefined;
  /** Until a command without large values counts as failed. Default 4. */
  readonly commandSeconds?: number | undefined;
}

export interface RedisConnection {
  /** Runs commands. @param bytes that they carry one way or the other, which take their time */
  use<T>(commands: (client: RedisClient) => Promise<T>, bytes?: number): Promise<T>;
  close(): void;
}

/** What the slowest network is expected to carry. */
const BYTES_PER_SECOND = 2 ** 20;

/**
 * One connection (a cluster: one per node), made at the first use and again at the next use after it was
 * lost. Nothing is repeated, queued or waited for here, so that a call ends by its deadline; what is worth
 * another try is the stack's to say.
 */
export function createRedisConnection(options: RedisConnectionOptions): RedisConnection {
  const { connectSeconds = 3, commandSeconds = 4 } = options;
  const settings = settingsOf(options);
  const { server } = settings;
  let closed = false;
  let current: { client: RedisClient; ready: Promise<void>; reason(): unknown } | undefined;

  async function open(): Promise<NonNullable<typeof current>> {
    // The bundler makes no named imports of it, as its exports are properties of a function.
    const [{ default: ioredis }, ca] = await Promise.all([import('ioredis'), settings.ca()]);
    if (closed) throw storeClosed();
    if (current) return current;
    const common = {
      ...settings.login,
      ...(server.tls ? { tls: { ...(ca === undefined ? {} : { ca }) } } : {}),
      connectTimeout: connectSeconds * 1000,
      // Connections are destroyed here; the client's own timer for that would hold the process for two seconds.
      disconnectTimeout: 0,
      connectionName: 'paceline',
      disableClientInfo: true,
      // It asks with INFO, which not every user may run. A server that is not ready says so to each command.
      enableReadyCheck: false,
      maxRetriesPerRequest: 0,
      autoResendUnfulfilledCommands: false,
      // RESP2 with AUTH: what old servers and proxies know too.
      protocol: 2,
    } as const;
    const { host, port } = settings;
    const client: RedisClient = server.cluster
      ? new ioredis.Cluster([{ host, port }], {
          lazyConnect: true,
          enableReadyCheck: false,
          clusterRetryStrategy: null,
          maxRedirections: 5,
          slotsRefreshTimeout: connectSeconds * 1000,
          // Not resolved here: a certificate is for a name, and connecting resolves it.
          dnsLookup: (address, callback) => callback(null, address),
          redisOptions: common,
        })
      : new ioredis.Redis({ ...common, host, port, lazyConnect: true, retryStrategy: null });
    let reason: unknown;
    // A command fails with "Connection is closed"; only this event says why it was closed.
    client.on('error', (error: unknown) => {
      reason = error;
    });
    client.on('node error', (error: unknown) => {
      reason ??= error;
    });
    const opened = { client, ready: connect(client), reason: () => reason };
    opened.ready.catch(() => undefined);
    current = opened;
    client.on('end', () => {
      if (current === opened) current = undefined;
    });
    return opened;
  }

  async function connect(client: RedisClient): Promise<void> {
    await client.connect();
    // Not left to the client: it goes on in database 0 where this fails.
    if (settings.database !== 0) await (client as Redis).select(settings.database);
  }

  function drop(client: RedisClient): void {
    if (current?.client === client) current = undefined;
    destroy(client);
  }

  return {
    async use(commands, bytes = 0) {
      if (closed) throw storeClosed();
      const opened = current ?? (await open());
      const { client } = opened;
      try {
        await within(connectSeconds, opened.ready, () => drop(client));
      } catch (error) {
        drop(client);
        throw closed ? storeClosed() : explain(opened.reason() ?? error, error);
      }
      const seconds = commandSeconds + bytes / BYTES_PER_SECOND;
      try {
        return await within(seconds, commands(client), () => drop(client));
      } catch (error) {
        if (closed) throw storeClosed();
        throw explain(isClosing(error) ? (opened.reason() ?? error) : error, error);
      }
    },
    close() {
      closed = true;
      if (current) destroy(current.client);
      current = undefined;
    },
  };

  function explain(error: unknown, first: unknown): StoreError {
    return first instanceof StoreError ? first : explainRedisError(error, server);
  }

  async function within<T>(seconds: number, work: Promise<T>, late: () => void): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(redisDeadlineExceeded(server, Number(seconds.toFixed(1))));
        // Other commands on this connection will not be answered either.
        late();
      }, seconds * 1000);
    });
    try {
      return await Promise.race([work, deadline]);
    } finally {
      clearTimeout(timer);
    }
  }
}

const isClosing = (error: unknown): boolean =>
  error instanceof Error && /^Connection is closed|^Command aborted|^None of startup/.test(error.message);

/** Ends it at once: a server that hangs would let a polite farewell wait. */
function destroy(client: RedisClient): void {
  const sockets = 'nodes' in client ? client.nodes('all').map((node) => node.stream) : [client.stream];
  client.disconnect();
  for (const socket of sockets) socket?.destroy();
}

const wrong = (what: string) =>
  new StoreError(
    'PACELINE_STORE_SPEC',
    `The store tier "redis" ${what}.`,
    'Write redis://host:6379/0, rediss://host:6380 for TLS, or redis://host:6379?cluster=true.',
  );

/** @throws StoreError PACELINE_STORE_SPEC; it shows nothing of the URL that may be a password */
function settingsOf({ url, variables, tls, ...given }: RedisConnectionOptions) {
  refuseCredentials('redis', url);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (host === '') throw wrong('names no host');
  const port = url.port === '' ? 6379 : Number(url.port);
  const cluster = url.searchParams.get('cluster') === 'true';
  const database = /^\/?(\d{0,5})$/.exec(url.pathname)?.[1];
  if (database === undefined) throw wrong('names a database that is no number');
  if (cluster && Number(database) !== 0) throw wrong('names a database, and a cluster has none but 0');
  const username = given.username || variables['PACELINE_REDIS_USERNAME'];
  const password = given.password || variables['PACELINE_REDIS_PASSWORD'];
  const authority = tls?.ca ?? variables['PACELINE_REDIS_CA'];
  const server: RedisServer = {
    address: `${url.hostname}:${port}`,
    tls: url.protocol === 'rediss:',
    cluster,
    secrets: [username, password].filter((text) => text !== undefined && text !== '') as string[],
  };
  return {
    host,
    port,
    database: Number(database),
    server,
    // A user name alone is no login: AUTH needs both.
    login: password ? { password, ...(username ? { username } : {}) } : {},
    async ca(): Promise<string | undefined> {
      if (!authority || authority.includes('-----BEGIN')) return authority || undefined;
      try {
        return await readFile(authority, 'utf8');
      } catch (error) {
        const why = (error as NodeJS.ErrnoException).code ?? 'error';
        throw new StoreError(
          'PACELINE_STORE_REDIS',
          `The file that PACELINE_REDIS_CA names cannot be read (${why}).`,
          'Set it to a certificate in PEM, or to the path of a file with it.',
        );
      }
    },
  };
}
