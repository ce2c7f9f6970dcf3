import { Agent, createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HaproxyServer, startHaproxy } from './haproxy.ts';
import { startsAndStopsTwice } from './orphans.ts';
import { freePort } from './server-process.ts';

startsAndStopsTwice(() => startHaproxy([{ name: 'only', address: '127.0.0.1:9', weight: 1 }]));

describe('HAProxy', () => {
  const services = ['stable', 'canary'].map((name) => ({
    name,
    server: createServer((_request, response) => response.end(name)),
  }));
  let proxy: HaproxyServer;
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });

  beforeAll(async () => {
    for (const { server } of services) {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    }
    proxy = await startHaproxy(
      services.map(({ name, server }) => ({
        name,
        address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
        weight: name === 'stable' ? 100 : 0,
      })),
    );
  });
  afterAll(async () => {
    agent.destroy();
    await proxy?.stop();
    for (const { server } of services) {
      server.closeAllConnections();
      server.close();
    }
  });

  const ask = (): Promise<{ status: number; text: string }> =>
    new Promise((resolve, reject) => {
      get(proxy.url, { agent }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode!, text }));
      }).on('error', reject);
    });

  async function canaryOf(requests: number): Promise<number> {
    const answers = await Promise.all(Array.from({ length: requests }, ask));
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    return answers.filter(({ text }) => text === 'canary').length;
  }

  test('weight 0 gets nothing', async () => {
    expect(await canaryOf(200)).toBe(0);
  });

  test.each([
    [90, 10],
    [75, 25],
    [50, 50],
    [0, 100],
  ])('weights %i : %i, set at run time, split 1,000 requests so', async (stable, canary) => {
    await proxy.setWeight('stable', stable);
    await proxy.setWeight('canary', canary);
    expect([await proxy.weightOf('stable'), await proxy.weightOf('canary')]).toEqual([stable, canary]);
    const share = (await canaryOf(1000)) / 1000;
    expect(Math.abs(share - canary / (stable + canary))).toBeLessThanOrEqual(0.01);
  });

  test('back to weight 0: not one request more', async () => {
    await proxy.setWeight('stable', 100);
    await proxy.setWeight('canary', 0);
    expect(await canaryOf(1000)).toBe(0);
  });

  test('a weight out of range or an unknown backend is refused in words, and nothing changes', async () => {
    await expect(proxy.setWeight('canary', 257)).rejects.toThrow(/weight/i);
    await expect(proxy.setWeight('nobody', 1)).rejects.toThrow(/No such/i);
    expect(await proxy.weightOf('canary')).toBe(0);
  });

  test('statistics count requests and 5xx answers per backend', async () => {
    const lines = (await proxy.command('show stat')).trim().split('\n');
    const names = lines[0]!.replace('# ', '').split(',');
    const row = lines
      .map((line) => line.split(','))
      .find(([group, name]) => group === 'services' && name === 'canary')!;
    const field = (name: string) => row[names.indexOf(name)];
    expect(Number(field('stot'))).toBeGreaterThanOrEqual(1000);
    expect(field('weight')).toBe('0');
    expect(field('hrsp_5xx')).toBe('0');
  });

  test('a backend that is down is answered with 503', async () => {
    const down = await startHaproxy([{ name: 'down', address: `127.0.0.1:${await freePort()}`, weight: 1 }]);
    try {
      expect((await fetch(down.url)).status).toBe(503);
    } finally {
      await down.stop();
    }
  });
});
