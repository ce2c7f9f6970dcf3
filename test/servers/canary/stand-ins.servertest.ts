import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPrometheus } from '../../../actions/canary-gate/src/figures/prometheus.ts';
import { tellProxy } from '../../demo/canary-proxy.ts';
import { type CanaryRig, startRig } from '../../demo/canary-rig.ts';
import { startLoad, startService } from '../../demo/canary-service.ts';
import { startHaproxy } from '../haproxy.ts';
import { startPrometheus } from '../prometheus.ts';
import { startPrometheus as startStandIn } from '../stand-ins/prometheus.ts';
import { startProxy } from '../stand-ins/weighted-proxy.ts';

const closers: (() => unknown)[] = [];
afterAll(async () => {
  for (const closer of closers.splice(0).reverse()) await closer();
});
/** A scrape that takes longer than its interval is lost, and a busy machine loses many. */
const PATIENCE = { timeout: 60_000, interval: 200 };
/** The traffic ends by itself if nobody ends it. */
const LONGEST_SECONDS = 600;

/** One request of its own; gives the status. */
const visit = (url: string): Promise<number> =>
  new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    }).on('error', reject);
  });

describe('the stand-in for Prometheus beside the real one, on the same targets', () => {
  const urls: Record<'real' | 'standIn', string> = { real: '', standIn: '' };

  beforeAll(async () => {
    const stable = await startService(0.05);
    const canary = await startService(0.2);
    closers.push(stable.close, canary.close);
    const targets = [
      { job: 'web', address: `127.0.0.1:${stable.port}`, labels: { track: 'stable' } },
      { job: 'web', address: `127.0.0.1:${canary.port}`, labels: { track: 'canary' } },
    ];
    const [real, standIn] = await Promise.all([
      startPrometheus(targets, { intervalSeconds: 0.25 }),
      startStandIn(targets, 0.25),
    ]);
    closers.push(real.stop, standIn.stop);
    Object.assign(urls, { real: real.url, standIn: standIn.url });
    // As long as the tests last, since a rate is compared while it is steady.
    for (const [{ port }, perSecond] of [[stable, 300] as const, [canary, 100] as const]) {
      closers.push(startLoad(`http://127.0.0.1:${port}`, perSecond, LONGEST_SECONDS));
    }
  });

  const ask = (which: 'real' | 'standIn', query: string, at = Date.now()) =>
    createPrometheus({
      url: urls[which],
      variables: {},
      timeoutSeconds: 5,
      signal: new AbortController().signal,
      fetch,
    }).query(query, at);

  test.each([
    'sum(increase(http_requests_total{track="canary"}[3000ms]))',
    'sum(increase(http_requests_total{track="canary",code=~"5.."}[3000ms]))',
    'sum(increase(http_requests_total{track="stable"}[2s]))',
    'sum(increase(http_requests_total{track="stable",code!="200"}[3s]))',
    'sum(rate(http_requests_total[2s]))',
    'sum(http_requests_total{track=~"sta.*"})',
    'sum(up)',
    'sum(up{job="web"})',
    'vector(0)',
    '7',
    'sum(increase(no_such_total[3s])) or vector(0)',
  ])('%s gives the same within 10 %%', async (query) => {
    // Prometheus begins to scrape some five seconds after its start. Both scrape every 250 ms, but not at the same moments, and a busy machine loses scrapes of either.
    const apart = async () => {
      const at = Date.now();
      const [real, standIn] = await Promise.all([ask('real', query, at), ask('standIn', query, at)]);
      if ('problem' in real || 'problem' in standIn) return { real, standIn };
      return Math.max(0, Math.abs(standIn.value - real.value) - 0.1 * real.value - 1);
    };
    await expect.poll(apart, PATIENCE).toBe(0);
  });

  test.each([
    'sum(increase(no_such_total[3s]))',
    'sum(increase(http_requests_total{track="nobody"}[3s]))',
    'sum(increase(http_requests_total[100ms]))',
  ])('%s has no series in either', async (query) => {
    const answers = await Promise.all([ask('real', query), ask('standIn', query)]);
    for (const answer of answers)
      expect(answer).toEqual({ problem: `no series matches ${query}`, kind: 'no-series' });
  });

  test.each(['sum(', 'increase(http_requests_total)', 'sum(1)', 'http_requests_total{track=canary}'])(
    '%s is refused by both in the same way',
    async (query) => {
      for (const which of ['real', 'standIn'] as const) {
        expect(await ask(which, query)).toMatchObject({ error: { code: 'PACELINE_CANARY_QUERY' } });
      }
    },
  );

  test('many series are many in both', async () => {
    for (const which of ['real', 'standIn'] as const) {
      const answer = () => ask(which, 'increase(http_requests_total[3s])');
      await expect.poll(answer, PATIENCE).toMatchObject({ problem: expect.stringMatching(/gives 4 series/) });
    }
  });
});

describe('the stand-in for HAProxy beside the real one, on the same services', () => {
  const proxies: { name: string; url: string; socket: string }[] = [];
  let ports = { stable: 0, canary: 0 };
  let folder = '';

  beforeAll(async () => {
    const stable = await startService(0);
    // Told apart by their status.
    const canary = await startService(1);
    closers.push(stable.close, canary.close);
    ports = { stable: stable.port, canary: canary.port };
    folder = mkdtempSync(join(tmpdir(), 'canary-proxy-'));
    closers.push(() => rmSync(folder, { recursive: true, force: true }));
    const real = await startHaproxy([
      { name: 'stable', address: `127.0.0.1:${ports.stable}`, weight: 100 },
      { name: 'canary', address: `127.0.0.1:${ports.canary}`, weight: 0 },
    ]);
    closers.push(real.stop);
    const standIn = await startProxy(ports, join(folder, 'api.sock'));
    closers.push(standIn.stop);
    proxies.push({ name: 'real', ...real }, { name: 'stand-in', ...standIn });
  });

  test.each([0, 10, 25, 50, 100])('both give the canary %i %% of the requests', async (percent) => {
    for (const { name, url, socket } of proxies) {
      expect(await tellProxy(socket, `set weight services/canary ${percent}`), name).toBe('');
      expect(await tellProxy(socket, `set weight services/stable ${100 - percent}`), name).toBe('');
      expect(await tellProxy(socket, 'get weight services/canary'), name).toMatch(
        new RegExp(`^${percent} \\(initial 0\\)`),
      );
      let hits = 0;
      for (let request = 0; request < 200; request++) if ((await visit(url)) === 500) hits += 1;
      expect(Math.abs(hits - 2 * percent), `${name}: ${hits} of 200`).toBeLessThanOrEqual(6);
    }
  });

  test('both refuse what is no weight and who is no server', async () => {
    for (const { name, socket } of proxies) {
      expect(await tellProxy(socket, 'set weight services/canary 300'), name).not.toBe('');
      expect(await tellProxy(socket, 'set weight services/nobody 10'), name).toContain('No such server.');
    }
  });
});

test('the rig of the demo takes the real servers where they are installed', async () => {
  let rig: CanaryRig | undefined;
  try {
    rig = await startRig({ baselineErrors: 0, canaryErrors: 0, requestsPerSecond: 50, maxSeconds: 20 });
    expect(rig.kinds).toEqual({ prometheus: 'real', proxy: 'real' });
    expect(await rig.canaryWeight()).toBe(0);
    expect(await visit(rig.proxyUrl)).toBe(200);
  } finally {
    await rig?.close();
  }
});
