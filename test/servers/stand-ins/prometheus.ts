/** A small stand-in for Prometheus: scrapes targets, keeps the samples, answers instant queries. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ScrapeTarget } from '../prometheus.ts';
import { evaluate, QueryError, type Sample } from './promql.ts';

export interface StandInPrometheus {
  readonly url: string;
  stop(): Promise<void>;
}

/** Samples older than this are dropped: nothing asks for them. */
const RETENTION = 600_000;

export async function startPrometheus(
  targets: readonly ScrapeTarget[],
  scrapeSeconds: number,
): Promise<StandInPrometheus> {
  const series = new Map<string, { labels: Record<string, string>; samples: Sample[] }>();
  const scrape = async ({ job, address, labels }: ScrapeTarget): Promise<void> => {
    const at = Date.now();
    const text = await fetch(`http://${address}/metrics`, {
      signal: AbortSignal.timeout(scrapeSeconds * 1000),
    })
      .then((response) => response.text())
      .catch(() => '');
    const found = [{ name: 'up', own: '', value: text === '' ? 0 : 1 }, ...parseMetrics(text)];
    for (const { name, own, value } of found) {
      const all = { __name__: name, job, ...labels, ...parseLabels(own), instance: address };
      const key = JSON.stringify(all);
      const kept = series.get(key) ?? { labels: all, samples: [] as Sample[] };
      series.set(key, kept);
      kept.samples.push({ at, value });
      while (kept.samples[0]!.at < at - RETENTION) kept.samples.shift();
    }
  };
  const timer = setInterval(() => void Promise.all(targets.map(scrape)), scrapeSeconds * 1000);

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (url.pathname === '/-/ready') return answer(200, {});
    if (url.pathname !== '/api/v1/query') return answer(404, { status: 'error' });
    const at = Number(url.searchParams.get('time') ?? Date.now() / 1000) * 1000;
    try {
      const result = evaluate(url.searchParams.get('query') ?? '', [...series.values()], at);
      const pair = (value: number) => [at / 1000, String(value)];
      answer(200, {
        status: 'success',
        data:
          result.type === 'scalar'
            ? { resultType: 'scalar', result: pair(result.value) }
            : {
                resultType: 'vector',
                result: result.elements.map(({ labels, value }) => ({ metric: labels, value: pair(value) })),
              },
      });
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      answer(400, { status: 'error', errorType: 'bad_data', error: error.message });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      clearInterval(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Lines of the text format: `name{labels} value`. */
function parseMetrics(text: string): { name: string; own: string; value: number }[] {
  return text.split('\n').flatMap((line) => {
    const match = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)/.exec(line);
    return match ? [{ name: match[1]!, own: match[2] ?? '', value: Number(match[3]) }] : [];
  });
}

const parseLabels = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/([a-zA-Z_]\w*)="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
  );
