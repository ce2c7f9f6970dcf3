import { connectRedis } from './redis-connection.ts';
import { type SingleServer, startSingle } from './single.ts';

export interface RedisServer extends SingleServer {
  /** `redis://127.0.0.1:PORT` */
  readonly url: string;
}

/** An empty redis-server that keeps nothing on disk; `config` are further directives, e.g. `['maxmemory', '8mb']`. */
export async function startRedis(
  options: { config?: readonly (readonly [string, string])[] } = {},
): Promise<RedisServer> {
  const server = await startSingle('redis', 10, (port, folder) => ({
    program: 'redis-server',
    args: [
      ...['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder],
      ...['--save', '', '--appendonly', 'no', '--daemonize', 'no'],
      ...(options.config ?? []).flatMap(([name, value]) => [`--${name}`, value]),
    ],
    async answers() {
      const connection = await connectRedis(port);
      try {
        // With a password set, being asked for it is an answer too.
        return /^(PONG|NOAUTH)/.test(
          String(await connection.command('PING').catch((error: Error) => error.message)),
        );
      } finally {
        connection.close();
      }
    },
  }));
  return { ...server, url: `redis://127.0.0.1:${server.port}` };
}
