import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ApiServer {
  readonly url: string;
  /** Paths with queries, in the order they were asked for. */
  readonly requests: string[];
  /** The answers to come, for the first requests; then the jobs are served. */
  readonly failures: { status: number; headers?: Record<string, string>; message?: string }[];
  close(): Promise<void>;
}

/** GitHub's jobs endpoint on loopback: pages of `per_page`, and failures on request. */
export async function startApi(jobs: () => readonly object[]): Promise<ApiServer> {
  const requests: string[] = [];
  const failures: ApiServer['failures'] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const send = (status: number, body: object, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    };
    const failure = failures.shift();
    if (failure) return send(failure.status, { message: failure.message ?? 'no' }, failure.headers);
    if (!/^\/repos\/acme\/shop\/actions\/runs\/\d+\/attempts\/\d+\/jobs$/.test(url.pathname)) {
      return send(404, { message: 'Not Found' });
    }
    const size = Number(url.searchParams.get('per_page') ?? 30);
    const page = Number(url.searchParams.get('page') ?? 1);
    const all = jobs();
    send(200, { total_count: all.length, jobs: all.slice((page - 1) * size, page * size) });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    failures,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
