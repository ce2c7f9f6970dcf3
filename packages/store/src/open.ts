import { join } from 'node:path';
import { createDiskTier } from './disk.ts';
import { createGithubTier, offersGithubCache } from './github.ts';
import { createMemoryTier } from './memory.ts';
import { parseSpec, type TierSpec } from './spec.ts';
import { createStack, type Store } from './stack.ts';
import type { Tier } from './tier.ts';

export interface OpenOptions {
  /** Folder in which `disk` without a path keeps its folder `store`. */
  readonly home: string;
  /** The process's environment: `PACELINE_STORE`, `HOME`, and tiers' credentials. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Called once for each different failure. */
  readonly onWarning?: ((message: string) => void) | undefined;
}

/**
 * Opens the store that a `store` input describes; empty means `PACELINE_STORE`, and without that `disk github`
 * where the runner offers GitHub's cache, else `disk`. Nothing is read, written or asked before it is used.
 * @throws StoreError PACELINE_STORE_SPEC when the description is wrong. A tier that cannot be used is no error.
 */
export async function openStore(spec: readonly string[], options: OpenOptions): Promise<Store> {
  const { variables, onWarning } = options;
  const given = parseSpec(spec, variables['HOME']);
  const tiers = given.length > 0 ? given : parseSpec([variables['PACELINE_STORE'] ?? ''], variables['HOME']);
  const usual: TierSpec[] = offersGithubCache(variables)
    ? [{ kind: 'disk' }, { kind: 'github' }]
    : [{ kind: 'disk' }];
  return createStack(
    (tiers.length > 0 ? tiers : usual).map((tier) => openTier(tier, options)),
    { onWarning },
  );
}

function openTier(spec: TierSpec, { home, variables }: OpenOptions): Tier {
  switch (spec.kind) {
    case 'memory':
      return createMemoryTier(spec);
    case 'disk':
      return createDiskTier(spec.path ?? join(home, 'store'), spec);
    case 'github':
      return createGithubTier({ variables });
  }
}
