import { retryable, StoreError } from '../tier/errors.ts';

/** Where the server is and what must never be said of it. */
export interface RedisServer {
  /** `host:port` */
  readonly address: string;
  readonly tls: boolean;
  readonly cluster: boolean;
  /** User name and password, in case that a server repeats them. */
  readonly secrets: readonly string[];
}

type Explanation = [code: StoreError['code'], what: string, remedy: string, passes?: boolean];

const CREDENTIALS =
  'Set PACELINE_REDIS_PASSWORD, and PACELINE_REDIS_USERNAME where the server has users, in the environment of the step.';
const LASTS = 'If it lasts, look at the server.';

const CERTIFICATE = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/**
 * One sentence and a remedy for whatever Redis or its client says. The client's error is no `cause` of it:
 * it carries the command with its arguments, AUTH and the password among them.
 * @param error of the command, or the connection's own where that is known
 */
export function explainRedisError(error: unknown, server: RedisServer): StoreError {
  if (error instanceof StoreError) return error;
  const said = innermost(error);
  const [code, what, remedy, passes = false] =
    explainConnection(said, server) ?? explainReply(said.message, server);
  const explained = new StoreError(code, `Redis at ${server.address} ${what}.`, remedy);
  return passes ? retryable(explained) : explained;
}

/** A cluster's client wraps what the last node said. */
function innermost(error: unknown): { message: string; code?: unknown } {
  let at = error;
  for (let depth = 0; depth < 5; depth += 1) {
    const inner = (at as { lastNodeError?: unknown } | undefined)?.lastNodeError;
    if (!inner) break;
    at = inner;
  }
  return at instanceof Error ? (at as Error & { code?: unknown }) : { message: String(at) };
}

function explainConnection(
  { message, code }: { message: string; code?: unknown },
  { tls }: RedisServer,
): Explanation | undefined {
  if (typeof code === 'string' && CERTIFICATE.has(code)) {
    return [
      'PACELINE_STORE_REDIS',
      `has a certificate that nothing here vouches for (${code})`,
      'Set PACELINE_REDIS_CA to the certificate (PEM) of the authority that signed it, or to a file with it.',
    ];
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'CERT_HAS_EXPIRED') {
    const why = code === 'CERT_HAS_EXPIRED' ? 'has expired' : 'is for another host name';
    return [
      'PACELINE_STORE_REDIS',
      `has a certificate that ${why}`,
      'Name the host as its certificate does, or renew it.',
    ];
  }
  if (code === 'EPROTO' || (typeof code === 'string' && code.startsWith('ERR_SSL_'))) {
    return [
      'PACELINE_STORE_REDIS',
      'does not speak TLS',
      'Write redis:// in the store, or name the port for TLS.',
    ];
  }
  if (/^Protocol error/.test(message)) {
    return [
      'PACELINE_STORE_REDIS',
      "does not speak Redis's protocol",
      'Check host and port; with TLS write rediss://.',
    ];
  }
  const closed = /^Connection is closed|^Command aborted|^Stream isn't writeable/.test(message);
  if (
    closed ||
    (typeof code === 'string' && /^E[A-Z_]+$/.test(code)) ||
    /^None of startup nodes/.test(message)
  ) {
    const why = closed ? 'it closed the connection' : typeof code === 'string' ? code : 'no node answers';
    return ['PACELINE_STORE_REDIS', `cannot be reached: ${why}`, reach(tls), true];
  }
  return undefined;
}

/** What Redis answers starts with a word in capitals that is stable, and goes on in English that is not. */
function explainReply(message: string, { cluster, secrets }: RedisServer): Explanation {
  const word = /^[A-Z]+\b/.exec(message)?.[0] ?? '';
  switch (word) {
    case 'NOAUTH':
      return ['PACELINE_STORE_DENIED', 'asks for a password', CREDENTIALS];
    case 'WRONGPASS':
      return ['PACELINE_STORE_DENIED', 'refuses the user name or password', CREDENTIALS];
    case 'NOPERM': {
      const command = /'([a-z|]{1,40})' command/i.exec(message)?.[1];
      return [
        'PACELINE_STORE_DENIED',
        `does not let this user ${command ? `run ${command.toUpperCase()}` : "use the store's keys"}`,
        'Allow it, for instance by ACL SETUSER … ~paceline:* +@read +@write +@scripting +@transaction +@connection.',
      ];
    }
    case 'OOM':
      return [
        'PACELINE_STORE_FULL',
        'is full: it has used its maxmemory and may evict nothing',
        'Raise maxmemory, or set maxmemory-policy to allkeys-lru.',
      ];
    case 'READONLY':
      return [
        'PACELINE_STORE_READ_ONLY',
        'is a read-only replica',
        'Name its master in the store to write there too.',
      ];
    case 'MISCONF':
    case 'NOREPLICAS':
      return ['PACELINE_STORE_REDIS', `takes no writes now (${word})`, LASTS];
    case 'LOADING':
    case 'BUSY':
    case 'CLUSTERDOWN':
    case 'MASTERDOWN':
    case 'TRYAGAIN':
      return ['PACELINE_STORE_REDIS', `is not ready (${word})`, LASTS, true];
    case 'MOVED':
    case 'ASK':
      return cluster
        ? ['PACELINE_STORE_REDIS', 'moves its slots', LASTS, true]
        : ['PACELINE_STORE_REDIS', 'is a node of a cluster', 'Write redis://…?cluster=true in the store.'];
    case 'WRONGTYPE':
      return [
        'PACELINE_STORE_REDIS',
        'holds something else where a value of the store would be',
        'Give the store a prefix of its own.',
      ];
  }
  if (word === 'NOGROUP' || /^ERR no such key/.test(message)) {
    return [
      'PACELINE_STORE_REDIS',
      'no longer has what was kept there',
      'Look whether it was flushed, started again without its data, or evicts keys (maxmemory-policy).',
    ];
  }
  if (/cluster support disabled/i.test(message)) {
    return ['PACELINE_STORE_REDIS', 'is no cluster', 'Remove cluster=true from the store.'];
  }
  if (/DB index is out of range|invalid DB index/i.test(message)) {
    return [
      'PACELINE_STORE_REDIS',
      'has no database of that number',
      'Correct the number at the end of the URL.',
    ];
  }
  if (/invalid (?:username-)?password/i.test(message)) {
    return ['PACELINE_STORE_DENIED', 'refuses the user name or password', CREDENTIALS];
  }
  if (/^ERR syntax error/.test(message)) {
    return ['PACELINE_STORE_REDIS', 'is too old for the store', 'Use Redis 6.2 or newer, or Valkey.'];
  }
  const text = secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), message);
  return [
    'PACELINE_STORE_REDIS',
    `failed: ${text
      .replaceAll(/\s+/g, ' ')
      .slice(0, 1000)
      .replace(/[.\s]+$/, '')
      .slice(0, 200)}`,
    LASTS,
  ];
}

/** A server that expects TLS closes a plain connection; one that does not waits for the rest of a command. */
const reach = (tls: boolean): string =>
  `Check the address, and that the runner may reach it; ${
    tls ? 'if it does not speak TLS, write redis://.' : 'if it expects TLS, write rediss://.'
  }`;

/** The tier's own deadline: the client would wait on. A code that is not repeated, as the wait would be as long again. */
export const redisDeadlineExceeded = ({ address, tls }: RedisServer, seconds: number): StoreError =>
  new StoreError(
    'PACELINE_STORE_DEADLINE',
    `Redis at ${address} did not answer within ${seconds} s.`,
    reach(tls),
  );
