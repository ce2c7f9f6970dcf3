import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addCacheService, type CacheAccess, type CacheService } from '../../runner/cache-service.ts';
import { addFaults, type Fault } from '../../runner/faults.ts';
import { type Server, startServer } from '../../runner/server.ts';

export interface Service {
  readonly cache: CacheService;
  readonly folder: string;
  /** Spoils the requests to come. Resolves once it has spoiled one. */
  fault(fault: Fault): Promise<void>;
  /** How many requests it has spoiled. */
  spoiled(): number;
  /** The variables of a job whose token may do this. */
  job(access?: Partial<CacheAccess>): Record<string, string>;
  close(): Promise<void>;
}

/** GitHub's cache service on this machine, and jobs that use it. */
export async function startCacheService(options: { maxBytes?: number } = {}): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'paceline-github-'));
  const server: Server = await startServer();
  const tokens = new Map<string, CacheAccess>();
  const faults: ReturnType<typeof armed>[] = [];
  let spoiled = 0;
  server.route(async (...request) => {
    for (const { route, reached } of faults) {
      if (!(await route(...request))) continue;
      spoiled += 1;
      reached.resolve();
      return true;
    }
    return false;
  });
  const cache = addCacheService(server, join(folder, 'entries'), (token) => tokens.get(token), options);
  return {
    cache,
    folder,
    spoiled: () => spoiled,
    fault(fault) {
      const one = armed(fault);
      faults.push(one);
      return one.reached.promise;
    },
    job(access = {}) {
      const token = `token-${tokens.size}`;
      tokens.set(token, { ref: 'refs/heads/main', ...access });
      const temp = join(folder, 'temp', token);
      mkdirSync(temp, { recursive: true });
      return {
        PATH: process.env['PATH'] ?? '',
        HOME: folder,
        GITHUB_ACTIONS: 'true',
        ACTIONS_CACHE_SERVICE_V2: 'True',
        ACTIONS_RESULTS_URL: `${server.url}/`,
        ACTIONS_RUNTIME_TOKEN: token,
        RUNNER_TEMP: temp,
      };
    },
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One fault as a route of its own. */
function armed(fault: Fault) {
  type Route = Parameters<Server['route']>[0];
  let route: Route = async () => false;
  addFaults({ url: '', route: (added) => (route = added), close: async () => undefined } as Server, [fault]);
  return {
    route: (...request: Parameters<Route>) => route(...request),
    reached: Promise.withResolvers<void>(),
  };
}
