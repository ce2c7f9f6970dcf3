import { canonicalJson } from '@paceline/contracts';
import { asObject, type Json } from '@paceline/runners';
import { LOCAL_RANGE } from '../repository/local-dependencies.ts';
import { CATALOG_FIELDS, type CatalogEntry, changedEntries } from './catalogs.ts';

/** Files with the settings of a workspace, each with the lock file that tells what they install. */
export const WORKSPACE_SETTINGS: ReadonlyMap<string, string> = new Map([
  ['pnpm-workspace.yaml', 'pnpm-lock.yaml'],
  ['.yarnrc.yml', 'yarn.lock'],
]);

/** Settings whose effect on what is installed the lock file tells, or that decide only what may be installed at all. */
const LOCKED = [
  ...CATALOG_FIELDS,
  'overrides',
  'patchedDependencies',
  'packageExtensions',
  'minimumReleaseAge',
  'minimumReleaseAgeExclude',
  'trustPolicy',
  'trustPolicyExclude',
  'trustPolicyIgnoreAfter',
  'peerDependencyRules',
  'auditConfig',
  'updateConfig',
];

/**
 * The ranges of catalogs that differ between two states of a workspace's settings, in YAML; undefined where other
 * settings do.
 * @param locked a lock file that can be compared tells what is installed
 */
export async function changedCatalogs(
  before: string | undefined,
  after: string | undefined,
  locked: boolean,
): Promise<readonly CatalogEntry[] | undefined> {
  const [old, now] = [await readSettings(before), await readSettings(after)];
  if (!old || !now) return undefined;
  const rest = (settings: Json): string => {
    const others = { ...settings };
    for (const name of locked ? LOCKED : CATALOG_FIELDS) delete others[name];
    return canonicalJson(others);
  };
  if (rest(old) !== rest(now)) return undefined;
  const [former, latter] = [old, now].map((settings) => canonicalJson(settings['overrides'] ?? {}));
  const isUntold = locked
    ? former !== latter && LOCAL_RANGE.test(`${former} ${latter}`)
    : // It counts for whatever asks for the package.
      latter!.includes('"catalog:');
  return isUntold ? undefined : changedEntries(old, now);
}

/** The settings in a YAML text; undefined where there are none, or they cannot be read. */
export async function readSettings(text: string | undefined): Promise<Json | undefined> {
  if (text === undefined) return undefined;
  const { parse } = await import('yaml');
  try {
    return asObject(parse(text, { maxAliasCount: 0 })) ?? {};
  } catch {
    return undefined;
  }
}
