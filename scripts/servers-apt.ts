import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serversFolder } from '../test/servers/catalog.ts';

/**
 * Installs the packages named by "$@" and starts none of their services, neither now (policy-rc.d answers
 * 101, "not allowed", to the packages' own start scripts) nor at the next boot (their units are disabled).
 * What policy-rc.d was before is put back whatever happens.
 */
const INSTALL = `set -eu
export DEBIAN_FRONTEND=noninteractive
policy=/usr/sbin/policy-rc.d
saved=$(mktemp -d)
if [ -e "$policy" ] || [ -L "$policy" ]; then cp -a "$policy" "$saved/policy-rc.d"; fi
restore() {
  rm -f "$policy"
  if [ -e "$saved/policy-rc.d" ] || [ -L "$saved/policy-rc.d" ]; then cp -a "$saved/policy-rc.d" "$policy"; fi
  rm -rf "$saved"
}
trap restore EXIT
trap 'exit 130' INT TERM HUP
rm -f "$policy"
printf '#!/bin/sh\\nexit 101\\n' > "$policy"
chmod 755 "$policy"
fresh=
for package in "$@"; do dpkg -s "$package" > /dev/null 2>&1 || fresh="$fresh $package"; done
install() { apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@"; }
# Package lists that are missing or too old make the first try fail.
install "$@" || { apt-get -o DPkg::Lock::Timeout=300 update && install "$@"; }
if command -v systemctl > /dev/null; then
  for package in $fresh; do
    for unit in $(dpkg -L "$package" | sed -n 's#.*/systemd/system/\\([^/]*\\.\\(service\\|target\\)\\)$#\\1#p'); do
      systemctl disable "$unit" > /dev/null 2>&1 || true
    done
  done
fi
`;

/** How this process may run apt: the words before it, or why it may not. */
export type AptAccess = { readonly prefix: readonly string[] } | { readonly refused: string };

/** As root directly, otherwise through sudo when asked to. */
export function aptAccess(
  sudo: boolean,
  packages: readonly string[],
  again = 'npm run servers -- --sudo',
): AptAccess {
  const names = packages.join(' ');
  if (process.platform !== 'linux' || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).error) {
    return { refused: `This machine has no apt-get. Packages to install, by Debian's names:\n  ${names}` };
  }
  if (process.getuid?.() === 0) return { prefix: [] };
  if (sudo) return { prefix: ['sudo', '-n'] };
  const command = `sudo apt-get install --no-install-recommends ${names}`;
  return {
    refused: `apt needs root. Run \`${again}\`, which starts no services, or:\n  ${command}`,
  };
}

/** @throws Error with the end of apt's own words */
export function installPackages(prefix: readonly string[], packages: readonly string[]): void {
  const [command, ...args] = [...prefix, 'sh', '-c', INSTALL, 'install', ...packages];
  const run = spawnSync(command!, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (run.error) throw new Error(`${command} could not be run: ${run.error.message}`);
  mkdirSync(serversFolder, { recursive: true });
  const log = join(serversFolder, 'apt.log');
  writeFileSync(log, `${run.stdout}${run.stderr}`);
  if (run.status === 0) return;
  const end = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
  throw new Error(`apt-get did not install ${packages.join(' ')}:\n${end}\nAll of it: ${log}`);
}
