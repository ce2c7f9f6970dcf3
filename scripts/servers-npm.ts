import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmPackage, openapi, serversFolder } from '../test/servers/catalog.ts';

const npm = (cwd: string, ...args: string[]): string =>
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** `npm ci` of test/servers' manifest in build/servers; install scripts are not run. */
export function installNpmTools(): void {
  mkdirSync(serversFolder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    copyFileSync(join(npmPackage, file), join(serversFolder, file));
  }
  npm(serversFolder, 'ci', '--ignore-scripts');
}

/** Fetches the one file of the package; unpacked as a whole it would take 385 MB. */
export function installOpenapi(): void {
  mkdirSync(serversFolder, { recursive: true });
  const folder = mkdtempSync(join(serversFolder, 'openapi-'));
  try {
    const [packed] = JSON.parse(
      npm(folder, 'pack', `${openapi.package}@${openapi.version}`, '--json', '--ignore-scripts'),
    ) as { filename: string; integrity: string }[];
    if (packed?.integrity !== openapi.integrity) {
      throw new Error(
        `${openapi.package}@${openapi.version} has the digest ${packed?.integrity}, not the known one.`,
      );
    }
    const tarball = packed.filename.replace('@', '').replace('/', '-');
    execFileSync('tar', ['-xzf', tarball, openapi.entry], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    renameSync(join(folder, openapi.entry), openapi.path);
    writeFileSync(`${openapi.path}.version`, openapi.version);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
