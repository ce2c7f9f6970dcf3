/**
 * Two services behind a weight-splitting proxy, traffic, and metrics: on Prometheus and HAProxy where they
 * are installed, else on the small stand-ins. Everything listens on 127.0.0.1.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whereIs } from '../servers/catalog.ts';
import { startHaproxy } from '../servers/haproxy.ts';
import { startPrometheus } from '../servers/prometheus.ts';
import { startPrometheus as startStandInPrometheus } from '../servers/stand-ins/prometheus.ts';
import { startProxy } from '../servers/stand-ins/weighted-proxy.ts';
import { tellProxy } from './canary-proxy.ts';
import { startLoad, startService } from './canary-service.ts';

export type Kind = 'real' | 'stand-in';

export interface CanaryRig {
  readonly prometheusUrl: string;
  /** HAProxy's command socket. */
  readonly socket: string;
  readonly proxyUrl: string;
  readonly kinds: { readonly prometheus: Kind; readonly proxy: Kind };
  /** The canary's weight as the proxy has it, 0–256. */
  canaryWeight(): Promise<number>;
  close(): Promise<void>;
}

export interface RigOptions {
  readonly baselineErrors: number;
  readonly canaryErrors: number;
  readonly requestsPerSecond: number;
  readonly maxSeconds: number;
  readonly scrapeSeconds?: number;
  /** `stand-in` leaves installed servers alone. */
  readonly prefer?: Kind;
}

/** Ready when the figures of both services can be asked for: Prometheus takes some seconds to begin. */
export async function startRig(options: RigOptions): Promise<CanaryRig> {
  const { prefer = 'real', scrapeSeconds = 0.25 } = options;
  const closers: (() => unknown)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  /** Real servers are started through setpriv, so that they cannot outlive us. */
  const has = (program: string) => prefer === 'real' && Boolean(whereIs(program) && whereIs('setpriv'));
  try {
    const stable = await startService(options.baselineErrors);
    closers.push(stable.close);
    const canary = await startService(options.canaryErrors);
    closers.push(canary.close);
    const targets = [
      { job: 'web', address: `127.0.0.1:${stable.port}`, labels: { track: 'stable' } },
      { job: 'web', address: `127.0.0.1:${canary.port}`, labels: { track: 'canary' } },
    ];
    const kinds = {
      prometheus: has('prometheus') ? 'real' : 'stand-in',
      proxy: has('haproxy') ? 'real' : 'stand-in',
    } as const;
    const proxy =
      kinds.proxy === 'real'
        ? await startHaproxy([
            { name: 'stable', address: targets[0]!.address, weight: 100 },
            { name: 'canary', address: targets[1]!.address, weight: 0 },
          ])
        : await standInProxy({ stable: stable.port, canary: canary.port });
    closers.push(proxy.stop);
    const prometheus =
      kinds.prometheus === 'real'
        ? await startPrometheus(targets, { intervalSeconds: scrapeSeconds })
        : await startStandInPrometheus(targets, scrapeSeconds);
    closers.push(prometheus.stop);
    await figuresOf(prometheus.url, '200', 0);
    closers.push(startLoad(proxy.url, options.requestsPerSecond, options.maxSeconds));
    // A gate wants to have seen an error of the baseline before it moves any traffic.
    if (options.baselineErrors > 0) await figuresOf(prometheus.url, '500', 1);
    return {
      prometheusUrl: prometheus.url,
      socket: proxy.socket,
      proxyUrl: proxy.url,
      kinds,
      canaryWeight: async () =>
        Number.parseInt(await tellProxy(proxy.socket, 'get weight services/canary'), 10),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function standInProxy(ports: { stable: number; canary: number }) {
  // Short, since the path of a Unix socket holds about a hundred characters.
  const folder = mkdtempSync(join(tmpdir(), 'paceline-proxy-'));
  const proxy = await startProxy(ports, join(folder, 'api.sock'));
  return {
    ...proxy,
    async stop() {
      await proxy.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function figuresOf(url: string, code: string, least: number): Promise<void> {
  const query = encodeURIComponent(`sum(increase(http_requests_total{code="${code}"}[10s]))`);
  const until = performance.now() + 60_000;
  while (performance.now() < until) {
    const response = await fetch(`${url}/api/v1/query?query=${query}`, { signal: AbortSignal.timeout(2000) });
    const { data } = (await response.json()) as { data?: { result?: { value: [number, string] }[] } };
    if (Number(data?.result?.[0]?.value[1] ?? -1) >= least) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Prometheus had no figures of the services (code ${code}) within 60 s.`);
}
