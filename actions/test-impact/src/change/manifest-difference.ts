import { canonicalJson } from '@paceline/contracts';
import { asObject, type Json, parseObject } from '@paceline/runners';
import { LOCAL_RANGE } from '../repository/local-dependencies.ts';
import { CATALOG_FIELDS, type CatalogEntry, changedEntries } from './catalogs.ts';

/** Fields of a manifest that no test can notice, unless it reads the file itself. */
const INERT_FIELDS = new Set(
  '$schema version description keywords author contributors maintainers license licenses homepage repository bugs funding publishConfig files lint-staged husky prettier eslintConfig eslintIgnore stylelint commitlint release release-it np size-limit simple-git-hooks readme icon publisher publish exclude engines packageManager private typesVersions typings types knip jsdelivr unpkg sponsor collective nano-staged changelog'.split(
    ' ',
  ),
);
/** Those of them that say which versions of tools are wanted, for a workflow that reads them there. */
const TOOL_FIELDS = new Set(['engines', 'packageManager']);
/** Ranges of packages by their names. */
const RANGES = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
/** Fields whose effect on what is installed the lock file tells. */
const LOCKED_FIELDS = new Set(
  'peerDependenciesMeta dependenciesMeta bundleDependencies bundledDependencies overrides resolutions pnpm trustedDependencies'.split(
    ' ',
  ),
);
const TYPE_FIELDS = new Set(['types', 'typings', 'typesVersions']);
/** Scripts that can change what tests see, by their names. */
const TEST_SCRIPT =
  /^(?:pre|post)?(?:test|unit|spec)$|^(?:pre|post)?(?:install|prepare|build|compile|generate|codegen|setup)(?:$|:)|unit|vitest|jest/i;

/** What starts tests, whatever the script is called. */
const RUNS_TESTS = /\b(?:vitest|jest|borp)\b|(?:^|\s)--test\b/;

interface ManifestOptions {
  /** A lock file that can be compared says what is installed. */
  readonly locked: boolean;
  /** Tests check types while they run. */
  readonly checksTypes: boolean;
  /** The workflow names the file, so that versions of tools may come from it. */
  readonly setsTools: boolean;
}

interface ManifestDifference {
  /** What changed, in words. */
  readonly what: string;
  /** The name by which the package goes no longer. */
  readonly formerName?: string;
  /** Which folders are packages changed. */
  readonly isOfWorkspaces: boolean;
}

interface ChangedRanges {
  readonly changed: ReadonlySet<string>;
  /** Those of them whose effect on what is installed no lock file tells: no longer listed, or of this repository. */
  readonly untold: ReadonlySet<string>;
  /** Ranges that the packages of a workspace share. */
  readonly shared: readonly CatalogEntry[];
}

/** The packages that a package.json gives other ranges than before. */
export function changedRanges(before: string | undefined, after: string | undefined): ChangedRanges {
  const listed = (text: string | undefined): Map<string, string> => {
    const found = new Map<string, string>();
    for (const field of RANGES) {
      for (const [name, range] of Object.entries(asObject(parseObject(text ?? '')?.[field]) ?? {})) {
        found.set(name, `${found.get(name) ?? ''} ${field} ${String(range)}`);
      }
    }
    return found;
  };
  const [old, now] = [listed(before), listed(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  const changed = names.filter((name) => old.get(name) !== now.get(name));
  const isUntold = (name: string) => {
    const range = now.get(name);
    return range === undefined || LOCAL_RANGE.test(`${range} ${old.get(name)}`);
  };
  return {
    changed: new Set(changed),
    untold: new Set(changed.filter(isUntold)),
    shared: changedEntries(withWorkspaces(before), withWorkspaces(after)),
  };
}

/** A manifest's fields, with those that bun reads in its `workspaces`. */
function withWorkspaces(text: string | undefined): Json {
  const json = parseObject(text ?? '') ?? {};
  return { ...json, ...asObject(json['workspaces']) };
}

/** The value of a field without the ranges that are shared there. */
function withoutCatalogs(field: string, value: unknown): unknown {
  if (CATALOG_FIELDS.includes(field)) return undefined;
  const workspaces = field === 'workspaces' ? asObject(value) : undefined;
  return workspaces
    ? Object.fromEntries(Object.entries(workspaces).filter(([name]) => !CATALOG_FIELDS.includes(name)))
    : value;
}

/**
 * The first field of a package.json, besides ranges of packages and catalogs, whose change can matter to a test;
 * undefined when only others changed: a release that bumps `version` runs nothing.
 */
export function manifestDifference(
  before: string | undefined,
  after: string | undefined,
  { locked, checksTypes, setsTools }: ManifestOptions,
): ManifestDifference | undefined {
  const [old, now] = [parseObject(before ?? ''), parseObject(after ?? '')];
  if (!old || !now) {
    const what = before === undefined || after === undefined ? 'the whole file' : 'what is no valid JSON';
    // A package that is new is found by whatever imports it.
    return { what, isOfWorkspaces: false, ...formerName(old?.['name']) };
  }
  for (const field of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const values = [old, now].map((manifest) => withoutCatalogs(field, manifest[field]));
    if (same(values[0], values[1])) continue;
    const setsTool = setsTools && TOOL_FIELDS.has(field);
    if (TYPE_FIELDS.has(field) ? !checksTypes : INERT_FIELDS.has(field) && !setsTool) continue;
    if (RANGES.includes(field)) continue;
    if (locked && LOCKED_FIELDS.has(field) && !LOCAL_RANGE.test(canonicalJson(values))) continue;
    if (field !== 'scripts') {
      const former = field === 'name' ? formerName(old[field]) : {};
      return { what: `"${field}"`, isOfWorkspaces: field === 'workspaces', ...former };
    }
    const [scripts, others] = [asObject(old[field]) ?? {}, asObject(now[field]) ?? {}];
    const script = [...new Set([...scriptsForTests(scripts), ...scriptsForTests(others)])].find(
      (name) => !same(scripts[name], others[name]),
    );
    if (script !== undefined) return { what: `the script "${script}"`, isOfWorkspaces: false };
  }
  return undefined;
}

const formerName = (name: unknown): { readonly formerName?: string } =>
  typeof name === 'string' ? { formerName: name } : {};

/** Scripts for tests and builds, and those that they call. */
export function scriptsForTests(scripts: Json): Set<string> {
  const found = new Set(
    Object.keys(scripts).filter((name) => TEST_SCRIPT.test(name) || RUNS_TESTS.test(String(scripts[name]))),
  );
  for (const name of found) {
    const words = new Set(String(scripts[name]).split(/[\s'"&|;]+/));
    for (const other of Object.keys(scripts)) if (words.has(other)) found.add(other);
  }
  return found;
}

/** Equal as JSON, whatever the order of keys. */
const same = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);
