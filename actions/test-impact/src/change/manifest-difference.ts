import { canonicalJson } from '@paceline/contracts';
import { asObject, type Json, parseObject } from '@paceline/runners';

/** Fields of a manifest that no test can notice, unless it reads the file itself. */
const INERT_FIELDS = new Set(
  '$schema version description keywords author contributors maintainers license licenses homepage repository bugs funding publishConfig files lint-staged husky prettier eslintConfig eslintIgnore stylelint commitlint release release-it np size-limit simple-git-hooks browserslist-comment readme icon publisher publish exclude'.split(
    ' ',
  ),
);
/** Scripts that can change what tests see, by their names. */
export const TEST_SCRIPT =
  /test|unit|spec|e2e|vitest|jest|build|compile|generate|codegen|prepare|install|setup|pack/i;

/**
 * The first field of a manifest (or npm lock file) whose change can matter to a test, in words; undefined
 * when only others changed: a release that bumps `version` runs nothing.
 */
export function manifestDifference(
  name: string,
  before: string | undefined,
  after: string | undefined,
): string | undefined {
  const [old, now] = [parseObject(before ?? ''), parseObject(after ?? '')];
  if (!old || !now)
    return before === undefined || after === undefined ? 'the whole file' : 'what is no valid JSON';
  if (name === 'package-lock.json' || name === 'npm-shrinkwrap.json') {
    return same(withoutOwnVersion(old), withoutOwnVersion(now)) ? undefined : 'an installed version';
  }
  for (const field of new Set([...Object.keys(old), ...Object.keys(now)])) {
    if (INERT_FIELDS.has(field) || same(old[field], now[field])) continue;
    if (field !== 'scripts') return `"${field}"`;
    const [scripts, others] = [asObject(old[field]) ?? {}, asObject(now[field]) ?? {}];
    for (const script of new Set([...Object.keys(scripts), ...Object.keys(others)])) {
      if (TEST_SCRIPT.test(script) && !same(scripts[script], others[script])) return `the script "${script}"`;
    }
  }
  return undefined;
}

/** An npm lock file repeats the versions of the repository's own packages. */
function withoutOwnVersion(lock: Json): Json {
  const packages = Object.entries(asObject(lock['packages']) ?? {}).map(([path, entry]) => {
    if (/(?:^|\/)node_modules\//.test(path)) return [path, entry] as const;
    return [path, { ...asObject(entry), version: undefined }] as const;
  });
  return { ...lock, version: undefined, packages: Object.fromEntries(packages) };
}

/** Equal as JSON, whatever the order of keys. */
function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
