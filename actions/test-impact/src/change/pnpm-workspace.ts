import { canonicalJson } from '@paceline/contracts';
import { asObject } from '@paceline/runners';

/** Settings whose effect on what is installed the lock file tells. */
const LOCKED = [
  'catalog',
  'catalogs',
  'overrides',
  'patchedDependencies',
  'packageExtensions',
  'minimumReleaseAge',
  'minimumReleaseAgeExclude',
  'trustPolicyExclude',
];

/** Whether two states of a pnpm-workspace.yaml differ in nothing but such settings. */
export async function sameWorkspace(before: string | undefined, after: string | undefined): Promise<boolean> {
  if (before === undefined || after === undefined) return false;
  const { parse } = await import('yaml');
  const rest = (text: string): string => {
    const settings = { ...asObject(parse(text, { maxAliasCount: 0 })) };
    for (const name of LOCKED) delete settings[name];
    return canonicalJson(settings);
  };
  try {
    return rest(before) === rest(after);
  } catch {
    return false;
  }
}
