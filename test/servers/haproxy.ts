import { writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { type SingleServer, startSingle } from './single.ts';

export interface Backend {
  readonly name: string;
  /** `127.0.0.1:PORT` */
  readonly address: string;
  /** 0 to 256, in proportion to the others. */
  readonly weight: number;
}

export interface HaproxyServer extends SingleServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Unix socket of the runtime API; the backends are `services/<name>`. */
  readonly socket: string;
  /** Sends one command of the runtime API and gives its answer, '' when it has nothing to say. */
  command(line: string): Promise<string>;
  /** @throws Error with HAProxy's words when it refuses */
  setWeight(name: string, weight: number): Promise<void>;
  weightOf(name: string): Promise<number>;
}

/** HAProxy in one process that splits HTTP requests over backends by weight. */
export async function startHaproxy(backends: readonly Backend[]): Promise<HaproxyServer> {
  const server = await startSingle('haproxy', 10, (port, folder) => {
    const config = join(folder, 'haproxy.cfg');
    writeFileSync(config, configuration(port, join(folder, 'api.sock'), backends));
    return {
      program: 'haproxy',
      // -db: one process in the foreground.
      args: ['-db', '-f', config],
      answers: async () =>
        (await runtimeCommand(join(folder, 'api.sock'), 'show info')).includes('Name: HAProxy'),
      stopSignal: 'SIGKILL',
    };
  });
  const socket = join(server.folder, 'api.sock');
  const command = (line: string) => runtimeCommand(socket, line);
  return {
    ...server,
    url: `http://127.0.0.1:${server.port}`,
    socket,
    command,
    async setWeight(name, weight) {
      const answer = (await command(`set weight services/${name} ${weight}`)).trim();
      if (answer !== '') throw new Error(`HAProxy: ${answer}`);
    },
    weightOf: async (name) => Number.parseInt(await command(`get weight services/${name}`), 10),
  };
}

function configuration(port: number, socket: string, backends: readonly Backend[]): string {
  return `global
  stats socket ${socket} mode 600 level admin
  stats timeout 10s
  maxconn 500
  nbthread 1
defaults
  mode http
  retries 1
  timeout connect 2s
  timeout client 10s
  timeout server 10s
frontend entry
  bind 127.0.0.1:${port}
  default_backend services
backend services
  balance roundrobin
${backends.map(({ name, address, weight }) => `  server ${name} ${address} weight ${weight}\n`).join('')}`;
}

function runtimeCommand(socket: string, line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const connection = createConnection({ path: socket });
    let answer = '';
    connection
      .setEncoding('utf8')
      .setTimeout(5000, () => connection.destroy(new Error('no answer within 5 s')));
    connection.on('data', (text: string) => {
      answer += text;
    });
    connection.on('end', () => resolve(answer));
    connection.on('error', reject);
    connection.end(`${line}\n`);
  });
}
