import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answersOk } from './server-process.ts';
import { type SingleServer, startSingle } from './single.ts';

export interface PrometheusServer extends SingleServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
}

export interface ScrapeTarget {
  /** Becomes the label `job`. */
  readonly job: string;
  /** `127.0.0.1:PORT`, whose `/metrics` is read. */
  readonly address: string;
  /** Further labels of its series. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Prometheus that scrapes `targets` every `intervalSeconds` (1 when absent; may be a fraction). */
export async function startPrometheus(
  targets: readonly ScrapeTarget[],
  options: { intervalSeconds?: number } = {},
): Promise<PrometheusServer> {
  const interval = `${Math.round((options.intervalSeconds ?? 1) * 1000)}ms`;
  const server = await startSingle('prometheus', 20, (port, folder) => {
    const config = join(folder, 'prometheus.yml');
    // YAML takes JSON as it is.
    writeFileSync(
      config,
      JSON.stringify({
        global: { scrape_interval: interval, scrape_timeout: interval },
        scrape_configs: [...new Set(targets.map(({ job }) => job))].map((job) => ({
          job_name: job,
          static_configs: targets
            .filter((target) => target.job === job)
            .map(({ address, labels }) => ({ targets: [address], labels: labels ?? {} })),
        })),
      }),
    );
    return {
      program: 'prometheus',
      args: [
        `--config.file=${config}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
        '--log.level=warn',
      ],
      answers: () => answersOk(`http://127.0.0.1:${port}/-/ready`),
      stopSignal: 'SIGKILL',
    };
  });
  return { ...server, url: `http://127.0.0.1:${server.port}` };
}
