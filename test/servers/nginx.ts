import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { answersOk } from './server-process.ts';
import { type SingleServer, startSingle } from './single.ts';

export interface NginxServer extends SingleServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** The folder that is served. */
  readonly files: string;
}

const READY = 'paceline-ready';

/** nginx in one process that serves `files` (path → content); more may be written to its folder later. */
export async function startNginx(files: Readonly<Record<string, string | Uint8Array>>): Promise<NginxServer> {
  const server = await startSingle('nginx', 10, (port, folder) => {
    for (const [path, content] of Object.entries({ ...files, [READY]: 'yes' })) {
      const file = join(folder, 'files', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    const config = join(folder, 'nginx.conf');
    writeFileSync(config, configuration(port, folder));
    return {
      program: 'nginx',
      args: ['-c', config, '-p', folder, '-e', 'stderr'],
      answers: () => answersOk(`http://127.0.0.1:${port}/${READY}`),
    };
  });
  return { ...server, url: `http://127.0.0.1:${server.port}`, files: join(server.folder, 'files') };
}

// One process: a master that is killed would leave its workers behind.
function configuration(port: number, folder: string): string {
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr warn;
events { worker_connections 256; }
http {
  access_log off;
${places.map((place) => `  ${place}_temp_path ${folder}/${place};\n`).join('')}
  server {
    listen 127.0.0.1:${port};
    root ${folder}/files;
  }
}
`;
}
