import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cephConfiguration } from './radosgw-configuration.ts';
import {
  answersOk,
  freePort,
  onFreePort,
  runProgram,
  type Server,
  type ServerProcess,
  serverFolder,
  startProcess,
} from './server-process.ts';

export interface RadosgwServer extends Server {
  /** `http://127.0.0.1:PORT`, buckets as the first part of the path, region us-east-1. */
  readonly url: string;
  readonly port: number;
  readonly accessKey: string;
  readonly secretKey: string;
}

const DEADLINE_SECONDS = 60;
const accessKey = 'PACELINETESTKEY';
const secretKey = 'paceline-test-secret';

/**
 * Ceph's S3 gateway over a cluster of one monitor and one object store in memory (about 250 MB resident),
 * without a bucket.
 */
export async function startRadosgw(): Promise<RadosgwServer> {
  const folder = serverFolder('radosgw');
  const running: ServerProcess[] = [];
  const stop = async () => {
    // The gateway first: without its cluster it would wait for it.
    for (const child of running.toReversed()) await child.stop();
    folder.remove();
  };
  try {
    const port = await onFreePort((port) => startCluster(port, folder.path, running));
    return {
      url: `http://127.0.0.1:${port}`,
      port,
      accessKey,
      secretKey,
      pids: running.map(({ pid }) => pid),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startCluster(port: number, parent: string, running: ServerProcess[]): Promise<number> {
  for (const child of running.splice(0).toReversed()) await child.stop();
  const folder = join(parent, `${port}`);
  for (const name of ['mon', 'osd0', 'rgw', 'run', 'log']) mkdirSync(join(folder, name), { recursive: true });
  const cluster = randomUUID();
  const monitor = { v2: await freePort(), v1: await freePort() };
  const configuration = join(folder, 'ceph.conf');
  writeFileSync(configuration, cephConfiguration(folder, cluster, monitor));
  const env = { CEPH_CONF: configuration };
  const run = (program: string, ...args: string[]) =>
    runProgram(program, args, { env, timeoutSeconds: DEADLINE_SECONDS });
  const start = (name: string, program: string, ...args: string[]) => {
    const child = startProcess({ name, program, args, env, folder, stopSignal: 'SIGKILL' });
    running.push(child);
    return child;
  };

  const keyring = join(folder, 'keyring');
  const osd = randomUUID();
  const key = (name: string, ...capabilities: string[]) =>
    run(
      'ceph-authtool',
      ...(name === 'mon.' ? ['-C'] : []),
      ...[keyring, '--gen-key', '-n', name],
      ...capabilities.flatMap((capability) => ['--cap', ...capability.split('=')]),
    );
  await key('mon.', 'mon=allow *');
  await key('client.admin', 'mon=allow *', 'osd=allow *', 'mds=allow *', 'mgr=allow *');
  await key('osd.0', 'mon=allow profile osd', 'mgr=allow profile osd', 'osd=allow *');
  const map = join(folder, 'monmap');
  const addresses = `[v2:127.0.0.1:${monitor.v2},v1:127.0.0.1:${monitor.v1}]`;
  await run('monmaptool', '--create', '--fsid', cluster, '--addv', 'a', addresses, map);
  // Every key of the keyring goes into the new monitor's own store.
  await run('ceph-mon', '--mkfs', '-i', 'a', '--monmap', map, '--keyring', keyring);
  start('ceph-mon', 'ceph-mon', '-i', 'a', '-f');
  // Waits for the monitor by itself.
  await Promise.all([
    run('ceph', '--connect-timeout', '20', 'osd', 'new', osd),
    run('ceph-osd', '-i', '0', '--mkfs', '--osd-uuid', osd),
  ]);
  start('ceph-osd', 'ceph-osd', '-i', '0', '-f');
  const user = ['--uid=test', '--display-name=test', `--access-key=${accessKey}`, `--secret=${secretKey}`];
  await run('radosgw-admin', 'user', 'create', ...user);
  const gateway = start(
    'radosgw',
    'radosgw',
    ...['-n', 'client.admin', '--keyring', keyring, '-f'],
    ...['--rgw-frontends', `beast endpoint=127.0.0.1:${port}`],
  );
  await gateway.ready(() => answersOk(`http://127.0.0.1:${port}/`), DEADLINE_SECONDS);
  return port;
}
