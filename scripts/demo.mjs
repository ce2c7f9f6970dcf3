// `npm run demo`: needs git, npm and Node ≥ 20, and installs the rest. Plain JavaScript, since it runs
// before anything is installed and under whatever Node the machine has.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const modules = join(root, 'node_modules');

/** What npm notes down at the end of an installation; it differs from the lock file when that has moved on. */
const installed = join(modules, '.package-lock.json');

function fail(message) {
  console.error(message);
  process.exit(1);
}

function lockedVersions(file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.fromEntries(
    Object.entries(packages)
      .filter(([path, entry]) => path.startsWith('node_modules/') && !entry.optional && !entry.link)
      .map(([path, { version }]) => [path, version]),
  );
}

function isInstalled() {
  if (!existsSync(installed)) return false;
  const have = lockedVersions(installed);
  return Object.entries(lockedVersions(join(root, 'package-lock.json'))).every(
    ([path, version]) => have[path] === version,
  );
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`Node ${process.versions.node} is too old for npm's own tools here; use Node 20 or newer.`);
}
if (spawnSync('git', ['--version'], { stdio: 'ignore' }).status !== 0) {
  fail('git was not found. Install it (https://git-scm.com/downloads), then run `npm run demo` again.');
}
if (!isInstalled()) {
  console.log('Installing what the demo needs (npm ci) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) fail('npm ci failed, see above; the demo was not started.');
}

// Actions run under Node 24. On Linux npm installed one; elsewhere the machine's own must be new enough.
const packaged = join(modules, '.bin', 'node');
const node = existsSync(packaged) ? packaged : process.execPath;
const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
if (Number(version.slice(1).split('.')[0]) < 24) {
  fail(
    `The actions run under Node 24, this machine has ${version}. Install Node 24 (https://nodejs.org), then try again.`,
  );
}
const { status, signal } = spawnSync(node, [join(root, 'test/demo/demo.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(signal ? 130 : (status ?? 1));
