import { execFile } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRedis } from './redis.ts';

/** Takes connections and requests, and never answers. */
let silent: Server;
const sockets = new Set<Socket>();
beforeAll(async () => {
  silent = createServer((socket) => void sockets.add(socket.on('error', () => {})));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => silent.close(resolve));
});

/** A process that uses a store, closes it amid its calls, and tells when: milliseconds from there to its end. */
const PROGRAM = `
import { openStore } from '@paceline/store';
const warnings = [];
const variables = JSON.parse(process.argv[2]);
const mayWrite = { allowed: true };
const onWarning = (text) => warnings.push(text);
const store = await openStore([process.argv[1]], { home: '/nowhere', variables, mayWrite, onWarning });
// It may take as long as 64 MiB do, and is under way in any case.
void store.get('a');
const calls = [
  store.head('b'),
  store.newest(['c/']),
  store.put('d', new Uint8Array(100), { ifAbsent: true }).catch(() => {}),
];
if (process.argv[3] === 'deadline') await Promise.all(calls);
else await new Promise((resolve) => setTimeout(resolve, 1500));
await store.close();
const closed = performance.now();
process.on('exit', () => console.log(JSON.stringify({ lasted: performance.now() - closed, warnings })));
`;

function run(spec: string, variables: Record<string, string>, mode: 'deadline' | 'at once') {
  return new Promise<{ lasted: number; warnings: string[] }>((resolve, reject) => {
    const args = ['--input-type=module', '-e', PROGRAM, spec, JSON.stringify(variables), mode];
    const cwd = join(import.meta.dirname, '../..');
    execFile(process.execPath, args, { cwd, timeout: 60_000 }, (error, stdout) => {
      if (error) reject(error);
      else resolve(JSON.parse(stdout));
    });
  });
}

const AWS = { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' };
const AZURE = { AZURE_STORAGE_KEY: Buffer.from('key').toString('base64') };

test.each(['at once', 'deadline'] as const)(
  'a process ends when its store is closed (%s), whatever servers still owe it an answer',
  async (mode) => {
    const redis = await startRedis();
    for (const pid of redis.pids) process.kill(pid, 'SIGSTOP');
    const endpoint = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    try {
      const ended = await Promise.all([
        run(`${redis.url}?deadline=1s`, {}, mode),
        run(`s3://bucket?endpoint=${endpoint}&deadline=1s`, AWS, mode),
        run(`azblob://box?account=name&endpoint=${endpoint}&deadline=1s`, AZURE, mode),
      ]);
      for (const { lasted, warnings } of ended) {
        expect(lasted).toBeLessThan(1000);
        // Of what closing ended nothing is said.
        expect(warnings.join('\n')).not.toMatch(/closed/);
        if (mode === 'deadline') expect(warnings.join('\n')).toContain('did not answer within 1 s');
      }
    } finally {
      for (const pid of redis.pids) process.kill(pid, 'SIGCONT');
      await redis.stop();
    }
  },
);
