import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/actions.ts';

/** Two real dependency trees, a fortnight of releases apart. Each folder has a `node_modules`. */
export interface BenchData {
  readonly base: string;
  readonly bumped: string;
}

interface PackageList {
  /** What the packages themselves depend on is resolved as of these days. */
  readonly before: { readonly installed: string; readonly bumped: string };
  readonly packages: Record<string, string>;
  readonly bumps: Record<string, string>;
  /** The packages that a quick run takes. */
  readonly quick: readonly string[];
}

/**
 * Installs both trees with npm, once: they are kept in `folder`. The second is what an update of the first's
 * lockfile gives: the bumped packages, and what they need, move; all others stay.
 */
export function installData(folder: string, quick: boolean): BenchData {
  const text = readFileSync(new URL('cache-packages.json', import.meta.url), 'utf8');
  const list = JSON.parse(text) as PackageList;
  const chosen = (packages: Record<string, string>) =>
    Object.fromEntries(Object.entries(packages).filter(([name]) => !quick || list.quick.includes(name)));
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 8);
  const home = join(folder, `cache-${quick ? 'quick' : 'full'}-${digest}`);
  const data = { base: join(home, 'base'), bumped: join(home, 'bumped') };
  const packages = chosen(list.packages);
  install(data.base, packages, list.before.installed);
  install(data.bumped, { ...packages, ...chosen(list.bumps) }, list.before.bumped, data.base);
  return data;
}

function install(folder: string, packages: Record<string, string>, before: string, from?: string): void {
  if (existsSync(folder)) return;
  const draft = `${folder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  if (from !== undefined) cpSync(join(from, 'package-lock.json'), join(draft, 'package-lock.json'));
  const manifest = { name: 'cache-bench', private: true, dependencies: packages };
  writeFileSync(join(draft, 'package.json'), JSON.stringify(manifest, null, 2));
  console.error(`npm installs ${Object.keys(packages).length} packages into ${folder}, once …`);
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps', '--prefer-offline'];
  // No `.npmrc` and no version of npm of this repository's may decide what is measured.
  execFileSync('npm', ['install', ...options, '--before', before], { cwd: draft, stdio: 'ignore' });
  renameSync(draft, folder);
}

/** Where the trees are kept when `--data` does not say. */
export const defaultDataFolder = join(root, 'build/bench-data');
