import { join } from 'node:path';
import { parseSpec, type TierSpec } from './spec.ts';
import { createStack, type Store } from './stack/stack.ts';
import { OBJECT_POLICY, REDIS_POLICY } from './stack/write-policy.ts';
import type { Tier, WritePolicy } from './tier/tier.ts';
import { refusal, type WriteRights } from './tier/write-rights.ts';

export interface OpenOptions {
  /** Folder in which `disk` without a path keeps its folder `store`. */
  readonly home: string;
  /** The process's environment: `PACELINE_STORE`, `HOME`, and tiers' credentials. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Called once for each different failure. */
  readonly onWarning?: ((message: string) => void) | undefined;
  readonly mayWrite: WriteRights;
}

/**
 * Opens the store that a `store` input describes; empty means `PACELINE_STORE`, and without that `disk github`
 * where the runner offers GitHub's cache, else `disk`. Nothing is read, written or asked before it is used, and
 * no client of a service is loaded.
 * @throws StoreError PACELINE_STORE_SPEC when the description is wrong. A tier that cannot be used is no error.
 */
export async function openStore(spec: readonly string[], options: OpenOptions): Promise<Store> {
  const { variables, onWarning, mayWrite } = options;
  const specs = await tiersOf(spec, variables);
  const tiers = await Promise.all(specs.map((tier) => openTier(tier, options)));
  return stackFor(tiers, mayWrite, onWarning);
}

/** Tiers as one run may use them. */
export function stackFor(
  tiers: readonly Tier[],
  mayWrite: WriteRights | undefined,
  onWarning?: OpenOptions['onWarning'],
): Store {
  const closed = refusal(mayWrite);
  const prefixes = closed === undefined ? mayWrite?.prefixes : [];
  return createStack(tiers, {
    onWarning,
    readOnly: () => closed,
    mayWrite: prefixes && ((key) => prefixes.some((prefix) => key.startsWith(prefix))),
  });
}

function namedTiers(spec: readonly string[], variables: OpenOptions['variables']): TierSpec[] {
  const given = parseSpec(spec, variables['HOME']);
  return given.length > 0 ? given : parseSpec([variables['PACELINE_STORE'] ?? ''], variables['HOME']);
}

/**
 * The folders of this machine that such a store keeps its values in; absolute.
 * @throws StoreError PACELINE_STORE_SPEC when the description is wrong
 */
export function storeFolders(
  spec: readonly string[],
  { home, variables }: Pick<OpenOptions, 'home' | 'variables'>,
): string[] {
  const disks = namedTiers(spec, variables).filter((tier) => tier.kind === 'disk');
  return [...new Set([join(home, 'store'), ...disks.flatMap(({ path }) => path ?? [])])];
}

/** All that such a store has, fastest first. @throws StoreError PACELINE_STORE_SPEC */
export async function tiersOf(
  spec: readonly string[],
  variables: OpenOptions['variables'],
): Promise<TierSpec[]> {
  const named = namedTiers(spec, variables);
  if (named.length > 0) return named;
  const { offersGithubCache } = await import('./github/github.ts');
  return offersGithubCache(variables) ? [{ kind: 'disk' }, { kind: 'github' }] : [{ kind: 'disk' }];
}

/** Loads the kinds that a store names and no others: a job starts with one or two of them. */
export async function openTier(spec: TierSpec, { home, variables, mayWrite }: OpenOptions): Promise<Tier> {
  switch (spec.kind) {
    case 'memory': {
      const { createMemoryTier } = await import('./memory.ts');
      return withSettings(createMemoryTier(spec), spec);
    }
    case 'disk': {
      const { createDiskTier } = await import('./disk/disk.ts');
      return withSettings(createDiskTier(spec.path ?? join(home, 'store'), spec), spec);
    }
    case 'github': {
      const { createGithubTier } = await import('./github/github.ts');
      return withSettings(createGithubTier({ variables, mayWrite }), spec);
    }
    case 'redis': {
      const { createRedisTier } = await import('./redis/redis.ts');
      const { maxValueBytes } = { ...REDIS_POLICY, ...spec.writePolicy };
      const tier = createRedisTier({ url: spec.url, prefix: spec.prefix, maxValueBytes, variables });
      return withSettings(tier, spec, REDIS_POLICY);
    }
    case 's3': {
      const { createS3Tier } = await import('./s3/s3.ts');
      return withSettings(createS3Tier({ ...spec, variables }), spec, OBJECT_POLICY);
    }
    case 'gs': {
      const { createGcsTier } = await import('./s3/s3.ts');
      return withSettings(createGcsTier({ ...spec, variables }), spec, OBJECT_POLICY);
    }
    case 'azblob': {
      const { createAzureTier } = await import('./azure/azure.ts');
      return withSettings(createAzureTier({ ...spec, variables }), spec, OBJECT_POLICY);
    }
  }
}

/** What the user says of a tier counts; what is left open is as its kind has it. */
function withSettings(tier: Tier, { writePolicy, limits }: TierSpec, policy?: WritePolicy): Tier {
  const { minValueBytes, minLifetimeSeconds } = writePolicy ?? {};
  // The two are alternatives ("large or long-lived"): one that was left out must not let in what the other keeps out.
  const ownLeast = minValueBytes !== undefined || minLifetimeSeconds !== undefined;
  const least = ownLeast ? { minValueBytes, minLifetimeSeconds } : {};
  return {
    ...tier,
    ...(policy || writePolicy ? { writePolicy: { ...policy, ...writePolicy, ...least } } : {}),
    ...(limits ? { limits: { ...tier.limits, ...limits } } : {}),
  };
}
