import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startsAndStopsTwice } from './orphans.ts';
import { type PrometheusServer, startPrometheus } from './prometheus.ts';
import { pause } from './server-process.ts';

startsAndStopsTwice(() => startPrometheus([]));

/** Milliseconds. A scrape that takes longer than its interval is lost, and a busy machine loses many. */
const PATIENCE = { timeout: 60_000, interval: 50 };

interface Sample {
  readonly metric: Record<string, string>;
  readonly value: [number, string];
}

describe('Prometheus', () => {
  const counts = { stable: { 200: 1000, 500: 5 }, canary: { 200: 100, 500: 20 } };
  const services = Object.entries(counts).map(([track, codes]) => ({
    track,
    server: createServer((_request, response) => {
      response.setHeader('content-type', 'text/plain; version=0.0.4');
      response.end(
        `# TYPE requests_total counter\n${Object.entries(codes)
          .map(([code, count]) => `requests_total{code="${code}"} ${count}\n`)
          .join('')}`,
      );
    }),
  }));
  let prometheus: PrometheusServer;

  beforeAll(async () => {
    for (const { server } of services) {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    }
    prometheus = await startPrometheus(
      services.map(({ track, server }) => ({
        job: 'service',
        address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
        labels: { track },
      })),
      { intervalSeconds: 0.5 },
    );
    // Both targets are listed from the first scrape on, and 0 as long as none of a target succeeded.
    await until(async () => (await query('sum(up)'))[0]?.value[1] === '2');
  });
  afterAll(async () => {
    await prometheus?.stop();
    for (const { server } of services) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function ask(expression: string, parameters: Record<string, string> = {}) {
    const search = new URLSearchParams({ query: expression, ...parameters });
    const response = await fetch(`${prometheus.url}/api/v1/query?${search}`);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }
  async function query(expression: string): Promise<Sample[]> {
    const { body } = await ask(expression);
    return (body['data'] as { result: Sample[] }).result;
  }
  async function until(holds: () => Promise<boolean>): Promise<void> {
    const deadline = performance.now() + PATIENCE.timeout;
    while (!(await holds())) {
      if (performance.now() > deadline) throw new Error(`not within ${PATIENCE.timeout} ms`);
      await pause(50);
    }
  }

  test('an instant query gives a vector: labels, and [seconds, text]', async () => {
    const { status, body } = await ask('sum by (track) (requests_total)');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'success', data: { resultType: 'vector' } });
    const totals = async () => {
      const samples = await query('sum by (track) (requests_total)');
      return Object.fromEntries(samples.map(({ metric, value }) => [metric['track'], value[1]]));
    };
    // A target whose scrape a busy machine made late is not in the answer until the next one.
    await expect.poll(totals, PATIENCE).toEqual({ stable: '1005', canary: '120' });
    const [seconds] = (await query('vector(1)'))[0]!.value;
    expect(Math.abs(seconds - Date.now() / 1000)).toBeLessThan(30);
  });

  test('a counter grows from scrape to scrape, and increase() over a range sees it', async () => {
    const grow = setInterval(() => {
      counts.canary[500] += 5;
    }, 20);
    try {
      await until(
        async () =>
          Number((await query('increase(requests_total{track="canary",code="500"}[2s])'))[0]?.value[1] ?? 0) >
          50,
      );
    } finally {
      clearInterval(grow);
    }
  });

  test('a series that nobody has is an empty vector, not an error', async () => {
    const { status, body } = await ask('no_such_metric');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'success', data: { resultType: 'vector', result: [] } });
  });

  test('a division by zero is the text NaN', async () => {
    expect((await query('vector(0) / vector(0)'))[0]?.value[1]).toBe('NaN');
  });

  test('a wrong expression is status 400 with type bad_data', async () => {
    const { status, body } = await ask('sum(');
    expect(status).toBe(400);
    expect(body).toMatchObject({ status: 'error', errorType: 'bad_data' });
    expect(body['error']).toMatch(/parse error/);
  });

  test('a scalar has its own shape', async () => {
    const scalar = async () => (await ask('scalar(sum(up))')).body;
    await expect
      .poll(scalar, PATIENCE)
      .toMatchObject({ data: { resultType: 'scalar', result: [expect.any(Number), '2'] } });
  });

  test('a target that is gone is up = 0, and its series end', async () => {
    const canary = services[1]!.server;
    canary.closeAllConnections();
    canary.close();
    await until(async () => (await query('up{track="canary"}'))[0]?.value[1] === '0');
    await until(async () => (await query('requests_total{track="canary"}')).length === 0);
    await expect.poll(async () => (await query('requests_total{track="stable"}')).length, PATIENCE).toBe(2);
  });
});
