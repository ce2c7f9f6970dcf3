import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signAws } from './aws-signature.ts';
import type { RadosgwServer } from './radosgw.ts';

export interface Seen {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Port of the client's end. */
  readonly connection: number;
}

/** What happens to one request; `undefined` lets it through. */
export type Fault =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Record<string, string>;
    }
  /** Never answers. */
  | { readonly kind: 'hang' }
  /** Closes the connection without an answer. */
  | { readonly kind: 'drop' }
  /** Lets it through and closes the connection instead of answering. */
  | { readonly kind: 'lose' }
  /** Sends the head and `bytes` of the body, then closes. */
  | { readonly kind: 'cut'; readonly bytes: number }
  /** The same, but goes silent instead of closing. */
  | { readonly kind: 'stall'; readonly bytes: number }
  /** Changes one bit of the body. */
  | { readonly kind: 'flip' }
  /** Forwards the request without these headers, signed anew: a server that does not know them. */
  | { readonly kind: 'ignore'; readonly headers: readonly string[] }
  /** Lets it through and drops the answer's headers: a distribution that keeps them to itself. */
  | { readonly kind: 'hide'; readonly headers: readonly string[] };

export interface FaultyProxy {
  readonly url: string;
  readonly seen: Seen[];
  /** Asked for every request. */
  fault: (request: Seen) => Fault | undefined;
  stop(): Promise<void>;
}

/**
 * Between a client and radosgw. With `unsigned` it signs what it forwards, as a distribution in front of a
 * private bucket does.
 */
export async function startFaultyProxy(
  target: RadosgwServer,
  { unsigned = false }: { readonly unsigned?: boolean } = {},
): Promise<FaultyProxy> {
  const seen: Seen[] = [];
  const server: Server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('error', () => undefined);
    outgoing.on('error', () => undefined);
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const about = {
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers: incoming.headers,
        connection: incoming.socket.remotePort ?? 0,
      };
      seen.push(about);
      const fault = proxy.fault(about);
      if (fault?.kind === 'hang') return;
      if (fault?.kind === 'drop') return void incoming.socket.destroy();
      if (fault?.kind === 'answer') {
        outgoing.writeHead(fault.status, fault.headers);
        return void outgoing.end(about.method === 'HEAD' ? '' : (fault.body ?? ''));
      }
      const body = Buffer.concat(chunks);
      const ignored = fault?.kind === 'ignore' ? fault.headers : [];
      const headers =
        unsigned || fault?.kind === 'ignore' ? signed(about, body, ignored) : { ...about.headers };
      const forwarded = httpRequest(
        { host: '127.0.0.1', port: target.port, method: about.method, path: about.path, headers },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () => {
            if (fault?.kind === 'lose') return void incoming.socket.destroy();
            let bytes = Buffer.concat(parts);
            const hidden = fault?.kind === 'hide' ? fault.headers : [];
            const kept = Object.fromEntries(
              Object.entries(answer.headers).filter(([name]) => !hidden.includes(name)),
            );
            outgoing.writeHead(answer.statusCode ?? 502, kept);
            if (fault?.kind === 'cut') {
              outgoing.write(bytes.subarray(0, fault.bytes), () => incoming.socket.destroy());
              return;
            }
            if (fault?.kind === 'stall') return void outgoing.write(bytes.subarray(0, fault.bytes));
            if (fault?.kind === 'flip' && bytes.length > 0) {
              bytes = Buffer.from(bytes);
              bytes[bytes.length >> 1]! ^= 1;
            }
            outgoing.end(bytes);
          });
        },
      );
      forwarded.on('error', () => incoming.socket.destroy());
      forwarded.end(body);
    });
  });

  function signed({ method, path, headers }: Seen, body: Buffer, ignored: readonly string[]) {
    const kept: Record<string, string> = {};
    for (const [name, value] of Object.entries(headers)) {
      if (typeof value !== 'string' || ignored.includes(name)) continue;
      if (/^(range|if-.*|content-type|cache-control|x-amz-meta-.*|x-amz-storage-class)$/.test(name))
        kept[name] = value;
    }
    const { accessKey, secretKey } = target;
    const request = { method, url: `${target.url}${path}`, headers: kept, body };
    return {
      ...signAws(request, { accessKey, secretKey, region: 'us-east-1' }, new Date()),
      host: new URL(target.url).host,
      'content-length': `${body.length}`,
    };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: FaultyProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    fault: () => undefined,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}
