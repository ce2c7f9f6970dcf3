import type { Tree } from '../tree.ts';
import { type Cache, quoted, type Step, type Toolchain } from './toolchain.ts';

const SETUP: Step = { uses: 'actions/setup-node@v5', with: { 'node-version': 24 } };
const WITHOUT_LOCK = 'npm install --no-audit --no-fund --no-package-lock';

interface Manifest {
  readonly packageManager?: unknown;
  readonly workspaces?: unknown;
}

/** How a Node project's packages are installed; npm itself brings the other package managers along. */
export function nodeToolchain(tree: Tree): Toolchain | undefined {
  if (!tree.files.has('package.json')) return undefined;
  const manifest = parse(tree.text('package.json'));
  const has = (name: string) => tree.files.has(name);
  const workspace = manifest.workspaces !== undefined || has('pnpm-workspace.yaml');
  const made = (name: string, sign: string, install: string, cache: Cache): Toolchain => ({
    ...{ name, sign, install, programs: [], setup: SETUP },
    // Packages of a workspace have folders of installed packages too: what was downloaded is kept then, if
    // not installed by yarn 1, whose cache is the leg's own here.
    ...('preset' in cache || !workspace ? { cache } : name === 'npm' ? { cache: { preset: 'npm' } } : {}),
  });
  const modules = (keyFile: string): Cache => ({ path: 'node_modules', keyFile });

  const declared = declaredManager(manifest);
  for (const lock of ['package-lock.json', 'npm-shrinkwrap.json']) {
    if (has(lock) && (declared === undefined || declared.name === 'npm')) {
      return made('npm', lock, 'npm ci', modules(lock));
    }
  }
  if (has('pnpm-lock.yaml')) {
    const version = versionFor(declared, 'pnpm') ?? pnpmOf(tree.text('pnpm-lock.yaml'));
    const install = `npx --yes pnpm@${version} install --frozen-lockfile`;
    return made('pnpm', 'pnpm-lock.yaml', install, { preset: 'pnpm' });
  }
  if (has('yarn.lock')) {
    const lock = tree.text('yarn.lock');
    if (/^__metadata:/m.test(lock)) {
      const install = berryInstall(tree, versionFor(declared, 'yarn') ?? berryOf(lock));
      return made('yarn-berry', 'yarn.lock', install, { preset: 'yarn-berry' });
    }
    // Legs share this machine, and yarn 1 cannot share its cache between two installations.
    const install = 'npx --yes yarn@1 install --frozen-lockfile --cache-folder "$RUNNER_TEMP/yarn"';
    return made('yarn', 'yarn.lock', install, modules('yarn.lock'));
  }
  for (const lock of ['bun.lock', 'bun.lockb']) {
    if (has(lock)) {
      const version = versionFor(declared, 'bun') ?? '1';
      return made('bun', lock, `npx --yes bun@${version} install --frozen-lockfile`, { preset: 'bun' });
    }
  }
  for (const lock of ['package-lock.json', 'npm-shrinkwrap.json']) {
    if (has(lock)) return made('npm', lock, 'npm ci', modules(lock));
  }
  // Libraries often leave their lock file out of the repository; then the manifest is all there is.
  if (declared?.name === 'pnpm') {
    const install = `npx --yes pnpm@${declared.version} install --no-frozen-lockfile`;
    return made('pnpm', 'package.json', install, { preset: 'pnpm' });
  }
  return made('npm', 'package.json', WITHOUT_LOCK, modules('package.json'));
}

/** yarn 2 and newer. The packages go to node_modules, where run-tests looks for the test program. */
function berryInstall(tree: Tree, version: string): string {
  const own = /^\s*yarnPath:\s*["']?([^"'\n]+)/m.exec(tree.text('.yarnrc.yml'))?.[1]?.trim();
  const yarn =
    own !== undefined && tree.files.has(own)
      ? `node ${quoted(own)}`
      : `npx --yes -p @yarnpkg/cli-dist@${version} yarn`;
  return `YARN_NODE_LINKER=node-modules ${yarn} install --immutable`;
}

/** The release that wrote a lock file of this format. */
function pnpmOf(lock: string): string {
  const format = /^lockfileVersion:\s*['"]?(\d+)(?:\.(\d+))?/m.exec(lock);
  const major = Number(format?.[1] ?? 9);
  if (major >= 9) return '10';
  if (major >= 6) return '8';
  return Number(format?.[2] ?? 4) >= 4 ? '7' : '6';
}

/** yarn 3 wrote formats up to 6, newer ones are yarn 4's, which reads the older ones too. */
function berryOf(lock: string): string {
  const format = Number(/^__metadata:\s*\n\s+version:\s*["']?(\d+)/m.exec(lock)?.[1] ?? 8);
  return format <= 6 ? '3' : '4';
}

function declaredManager(manifest: Manifest): { name: string; version: string } | undefined {
  const found = /^(npm|pnpm|yarn|bun)@(\d+\.\d+\.\d+[\w.-]*)/.exec(String(manifest.packageManager ?? ''));
  return found ? { name: found[1]!, version: found[2]! } : undefined;
}

const versionFor = (declared: ReturnType<typeof declaredManager>, name: string): string | undefined =>
  declared?.name === name ? declared.version : undefined;

function parse(text: string): Manifest {
  try {
    return (JSON.parse(text) ?? {}) as Manifest;
  } catch {
    return {};
  }
}
