/**
 * A small stand-in for HAProxy: one HTTP frontend, servers `stable` and `canary` by weight, and HAProxy's
 * command `set weight services/<server> <0–256>` (and `get weight`) on a Unix socket.
 */
import { Agent, createServer, request } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';

export interface WeightedProxy {
  readonly url: string;
  /** Unix socket that takes commands. */
  readonly socket: string;
  stop(): Promise<void>;
}

export async function startProxy(
  servers: Readonly<Record<'stable' | 'canary', number>>,
  socket: string,
): Promise<WeightedProxy> {
  const backend = {
    stable: { port: servers.stable, weight: 100, current: 0 },
    canary: { port: servers.canary, weight: 0, current: 0 },
  };
  // Smooth weighted round robin: every stretch of requests is divided as the weights say.
  const next = () => {
    const all = Object.values(backend);
    const total = all.reduce((sum, server) => sum + server.weight, 0);
    for (const server of all) server.current += server.weight;
    const chosen = all.reduce((best, server) => (server.current > best.current ? server : best));
    chosen.current -= total;
    return total > 0 ? chosen : undefined;
  };
  const agent = new Agent({ keepAlive: true });
  const front = createServer((incoming, outgoing) => {
    const server = next();
    const fail = () => {
      if (!outgoing.headersSent) outgoing.writeHead(503);
      outgoing.end();
    };
    if (!server) return fail();
    const { method, url, headers } = incoming;
    const inner = request(
      { host: '127.0.0.1', port: server.port, method, path: url, headers, agent },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    inner.on('error', fail);
    incoming.pipe(inner);
  });
  const control = createSocketServer({ allowHalfOpen: true }, (connection) => {
    let text = '';
    connection.on('error', () => {});
    connection.on('data', (data) => {
      text += data;
      if (!text.includes('\n')) return;
      connection.end(`${answerTo(text.trim(), backend)}\n`);
    });
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => control.listen(socket, resolve));
  return {
    url: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
    socket,
    async stop() {
      front.closeAllConnections();
      agent.destroy();
      await Promise.all([front, control].map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

function answerTo(command: string, backend: Record<string, { weight: number }>): string {
  const [, verb, name, value] = /^(set|get) weight services\/(\w+)(?: (\d+))?$/.exec(command) ?? [];
  const server = backend[name ?? ''];
  if (!verb) return 'Unknown command.';
  if (!server) return 'No such server.';
  if (verb === 'get') return `${server.weight} (initial ${name === 'stable' ? 100 : 0})\n`;
  if (value === undefined || Number(value) > 256)
    return 'Absolute weight can only be between 0 and 256 inclusive.';
  server.weight = Number(value);
  return '';
}
