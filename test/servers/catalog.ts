import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** What `npm run servers` installs through npm; apt puts the rest where apt puts things. */
export const serversFolder = join(root, 'build/servers');

/** The npm package of its own: manifest and lock file. */
export const npmPackage = import.meta.dirname;

/** GitHub's official OpenAPI description of its REST API, one JSON file of the 385 MB npm package. */
export const openapi = {
  package: '@octokit/openapi',
  version: '23.0.2',
  integrity:
    'sha512-pV8M7L9GY23AybNvTmo2nyjmpmnt6+2sRE/tqr0ZLQcPS4lnw7u5eZGNmwRNkBC3D7gZXbFx5AHzLUVRBXGDhg==',
  entry: 'package/generated/api.github.com.json',
  path: join(serversFolder, 'api.github.com.json'),
} as const;

/** The path where the programs of npm packages are started: `node <path>`. */
export const azuriteBlob = join(serversFolder, 'node_modules/azurite/dist/src/blob/main.js');

/** A server from the distribution's packages. */
export interface AptServer {
  readonly name: string;
  readonly packages: readonly string[];
  /** All that its starter runs; the first one tells the version. */
  readonly programs: readonly [string, ...string[]];
  /** How the first program is asked for its version. */
  readonly versionFlag: string;
}

export const aptServers: readonly AptServer[] = [
  { name: 'redis', packages: ['redis-server'], programs: ['redis-server'], versionFlag: '--version' },
  {
    name: 'radosgw',
    packages: ['ceph-mon', 'ceph-osd', 'radosgw', 'ceph-common'],
    programs: ['radosgw', 'radosgw-admin', 'ceph-mon', 'ceph-osd', 'ceph', 'ceph-authtool', 'monmaptool'],
    versionFlag: '--version',
  },
  { name: 'prometheus', packages: ['prometheus'], programs: ['prometheus'], versionFlag: '--version' },
  { name: 'haproxy', packages: ['haproxy'], programs: ['haproxy'], versionFlag: '-v' },
  { name: 'nginx', packages: ['nginx'], programs: ['nginx'], versionFlag: '-v' },
];

/** A user's PATH often lacks the folders where distributions keep servers. */
const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** Absolute path of a program, or undefined when this machine does not have it. */
export function whereIs(program: string): string | undefined {
  for (const folder of folders) {
    if (folder === '') continue;
    const path = join(folder, program);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {}
  }
  return undefined;
}

export const missingPrograms = (server: AptServer): string[] =>
  server.programs.filter((program) => whereIs(program) === undefined);

/** Whether the npm side is installed as this commit's lock file says. */
export function hasNpmTools(): boolean {
  const same = (file: string) => {
    const copy = join(serversFolder, file);
    return existsSync(copy) && readFileSync(copy, 'utf8') === readFileSync(join(npmPackage, file), 'utf8');
  };
  // npm writes its hidden lock file last.
  return existsSync(join(serversFolder, 'node_modules/.package-lock.json')) && same('package-lock.json');
}

export function hasOpenapi(): boolean {
  const stamp = `${openapi.path}.version`;
  return existsSync(openapi.path) && existsSync(stamp) && readFileSync(stamp, 'utf8') === openapi.version;
}

/** Names of everything that `npm run servers` would have to install; empty when the server tests can run. */
export function missingServers(): string[] {
  return [
    ...aptServers.filter((server) => missingPrograms(server).length > 0).map((server) => server.name),
    ...(hasNpmTools() ? [] : ['azurite']),
    ...(hasOpenapi() ? [] : ['GitHub OpenAPI description']),
  ];
}
