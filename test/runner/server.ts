/** The loopback server of a run: GitHub's results service (artifacts) and REST API on one port. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { messageOf } from './errors.ts';

/** Answers a request, or returns false when the path is not its own. */
export type Route = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;

/** A running server. */
export interface Server {
  /** e.g. http://127.0.0.1:40123 */
  url: string;
  /** Adds a route; routes are asked in the order in which they were added. */
  route(route: Route): void;
  /** Ends all connections. */
  close(): Promise<void>;
}

/** Starts a server on a free port of 127.0.0.1; `onConnection` sees every connection to it. */
export async function startServer(
  options: { onConnection?: (socket: Socket) => void } = {},
): Promise<Server> {
  const routes: Route[] = [];
  const server = createServer((request, response) => {
    void answer(routes, request, response);
  });
  if (options.onConnection) server.on('connection', options.onConnection);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    route: (route) => void routes.push(route),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Sends a JSON answer. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(text)),
    ...headers,
  });
  response.end(text);
}

/** Reads a whole request body; more than `limit` bytes are an error. */
export async function readBody(request: IncomingMessage, limit = 16 * 1024 * 1024): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new Error(`request body over ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function answer(
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  try {
    for (const route of routes) {
      if (await route(request, response, url)) return;
    }
    sendJson(response, 404, {
      message: 'Not Found',
      documentation_url: 'https://docs.github.com/rest',
      status: '404',
    });
  } catch (error) {
    if (response.headersSent) response.destroy();
    else sendJson(response, 500, { message: messageOf(error), status: '500' });
  }
}
