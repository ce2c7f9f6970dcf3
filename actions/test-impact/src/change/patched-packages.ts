import { asObject, parseObject } from '@paceline/runners';
import { baseName, before, folderOf, join } from '../repository/paths.ts';
import { readSettings } from './workspace-settings.ts';

/**
 * The packages that a patch changes: by `patchedDependencies` of pnpm and bun, else by its name as patch-package
 * gives it.
 * @param folder with the lock file: where paths of the settings start
 * @param read the text of a file of that folder, '' where there is none
 */
export async function patchedPackages(
  path: string,
  folder: string,
  read: (name: string) => string,
): Promise<Set<string>> {
  const manifest = parseObject(read('package.json'));
  const settings = await readSettings(read('pnpm-workspace.yaml'));
  const tables = [manifest, asObject(manifest?.['pnpm']), settings];
  const named = tables.flatMap((table) =>
    Object.entries(asObject(table?.['patchedDependencies']) ?? {}).flatMap(([key, file]) =>
      typeof file === 'string' && join(folder, file) === path
        ? [`${key[0]}${before(key.slice(1), '@')}`]
        : [],
    ),
  );
  return new Set(named.length > 0 ? named : byName(path));
}

/** `patches/@x+a+1.0.0.patch`, `patches/a++b+1.0.0+001+name.dev.patch` for the b that a gets. */
function byName(path: string): string[] {
  const [first = '', second = '', version = ''] = baseName(path).split('++').at(-1)!.split('+');
  if (baseName(folderOf(path)) !== 'patches') return [];
  const [name, rest] = first.startsWith('@') ? [`${first}/${second}`, version] : [first, second];
  return /^\d/.test(rest) ? [name] : [];
}
