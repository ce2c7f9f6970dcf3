/** A small HTTP service with metrics, and traffic for it. */
import { Agent, createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Service {
  readonly port: number;
  close(): Promise<void>;
}

/** Answers every request, a share of them with 500; /metrics tells how many. */
export async function startService(errorRatio: number): Promise<Service> {
  // Both from the start: a counter that first appears at its first error hides it from increase().
  const counts = { 200: 0, 500: 0 };
  const server = createServer((request, response) => {
    if (request.url === '/metrics') {
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' });
      const lines = Object.entries(counts).map(
        ([code, count]) => `http_requests_total{code="${code}"} ${count}`,
      );
      return response.end(`# TYPE http_requests_total counter\n${lines.join('\n')}\n`);
    }
    const code = Math.random() < errorRatio ? 500 : 200;
    counts[code] += 1;
    response.writeHead(code, { 'content-type': 'text/plain' });
    response.end('ok\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Requests at a steady rate, no more than `maxSeconds` long and with at most 64 under way. */
export function startLoad(url: string, perSecond: number, maxSeconds: number): () => void {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const started = performance.now();
  let sent = 0;
  let open = 0;
  const timer = setInterval(() => {
    const seconds = (performance.now() - started) / 1000;
    if (seconds > maxSeconds) return stop();
    const due = Math.floor(seconds * perSecond);
    for (; sent < due; sent++) {
      // What a busy machine could not send in time is left out, not caught up with.
      if (open >= 64) continue;
      open += 1;
      const request = get(url, { agent }, (response) => response.resume());
      request.on('error', () => {});
      request.on('close', () => {
        open -= 1;
      });
    }
  }, 10);
  const stop = () => {
    clearInterval(timer);
    agent.destroy();
  };
  return stop;
}
