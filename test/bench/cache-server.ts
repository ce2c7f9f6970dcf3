import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { addArtifactService } from '../runner/artifact-service.ts';
import { addCacheService } from '../runner/cache-service.ts';
import { runtimeToken } from '../runner/github-context.ts';
import { createLink } from '../runner/link.ts';
import { startServer } from '../runner/server.ts';

/**
 * GitHub's services for the bench, in a process of its own, so that its work is not counted with a client's.
 * Takes one JSON command per line, answers each with one line, and ends with its stdin.
 */
const [, , folder] = process.argv;
const sockets = new Set<Socket>();
const closed = { in: 0, out: 0 };
const server = await startServer({
  onConnection(socket) {
    sockets.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
      closed.in += socket.bytesRead;
      closed.out += socket.bytesWritten;
    });
  },
});
let bytesPerSecond: number | undefined;
const limit = () => bytesPerSecond;
const ids = { runBackendId: randomUUID(), jobBackendId: randomUUID() };
const token = runtimeToken(ids);
const artifacts = addArtifactService(server, join(folder!, 'artifacts'), (given) =>
  given === token ? ids : undefined,
);
const cache = addCacheService(
  server,
  join(folder!, 'caches'),
  (given) => (given === token ? { ref: 'refs/heads/main' } : undefined),
  { maxBytes: Number.POSITIVE_INFINITY, up: createLink(limit), down: createLink(limit) },
);

/** All that went over the wire so far: contents, calls, headers. */
function traffic() {
  const sum = { ...closed };
  for (const socket of sockets) {
    sum.in += socket.bytesRead;
    sum.out += socket.bytesWritten;
  }
  return sum;
}

const verbs: Record<string, (value: never) => unknown> = {
  variables: () => ({
    ACTIONS_CACHE_SERVICE_V2: 'True',
    ACTIONS_RESULTS_URL: `${server.url}/`,
    ACTIONS_RUNTIME_TOKEN: token,
  }),
  traffic,
  limit(value: number | null) {
    bytesPerSecond = value ?? undefined;
    return null;
  },
  /** The number of the newest entry. */
  mark: () => cache.list().at(-1)?.id ?? 0,
  /** Removes what came after a mark; with 0, all. */
  rewind: (mark: number) => cache.evict(({ id }) => id > mark),
  'rewind-ours'(mark: number) {
    // The report of a save is an artifact, of whose name there is one in a run.
    artifacts.forget(ids.runBackendId);
    return cache.evict(({ id, key }) => id > mark && key.startsWith('paceline/'));
  },
};
for await (const line of createInterface({ input: process.stdin })) {
  const { verb, value } = JSON.parse(line) as { verb: string; value: never };
  const run = verbs[verb];
  if (!run) throw new Error(`unknown verb ${verb}`);
  process.stdout.write(`${JSON.stringify(run(value))}\n`);
}
await server.close();
