import type { OpenOptions, Store } from '@paceline/store';

type OpenStore = (spec: readonly string[], options: OpenOptions) => Promise<Store>;

/** One tier of the store, as a store of its own: in the whole store a faster tier hides what a slower one holds. */
export interface AdminTier {
  /** As users write it; a second one of a kind is `s3 2`, since an address may hold a credential. */
  readonly name: string;
  readonly store: Store;
  /** GitHub's cache does not list: there is nothing to count, to search or to clean in it. */
  readonly lists: boolean;
}

/** The whole store, and each of its tiers, fastest first. */
export interface AdminStore {
  readonly whole: Store;
  readonly tiers: readonly AdminTier[];
  close(): Promise<void>;
}

/**
 * Opens what a `store` input describes once as a whole and once tier by tier.
 * @throws StoreError when the description is wrong
 */
export async function openAdminStore(
  openStore: OpenStore,
  spec: readonly string[],
  options: OpenOptions,
): Promise<AdminStore> {
  const whole = await openStore(spec, options);
  const words = (lines: readonly string[]) => lines.flatMap((line) => line.split(/[\s,]+/)).filter(Boolean);
  const named = words(spec);
  const given = named.length > 0 ? named : words([options.variables['PACELINE_STORE'] ?? '']);
  // Where nothing is said, the names of the usual tiers are also how they are written.
  const kinds = given.length > 0 ? given : whole.statistics().map(({ tier }) => tier);
  const stores: Store[] = [];
  for (const kind of kinds) stores.push(await openStore([kind], options));
  return adminStore(whole, stores);
}

export function adminStore(whole: Store, stores: readonly Store[]): AdminStore {
  const seen = new Map<string, number>();
  const tiers = stores.map((store) => {
    const kind = store.statistics()[0]?.tier ?? 'store';
    const nth = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, nth);
    return { name: nth === 1 ? kind : `${kind} ${nth}`, store, lists: store.listsAll };
  });
  return {
    whole,
    tiers,
    async close() {
      await Promise.allSettled([whole, ...stores].map((store) => store.close()));
    },
  };
}

/**
 * Whether a call reached the tier: a store turns failures into misses. Here such a miss would count as "nothing
 * there", and what depends on it would be deleted.
 */
export async function answered<T>(
  { store }: Pick<AdminTier, 'store'>,
  call: () => Promise<T>,
): Promise<{ readonly value: T; readonly ok: boolean }> {
  const errors = () => store.statistics().reduce((sum, tier) => sum + tier.errors + tier.skipped, 0);
  const before = errors();
  const value = await call();
  return { value, ok: errors() === before };
}

/**
 * Calls that failed since the store was opened, those to GitHub's cache not counted, as nothing is concluded from it.
 * After a failure the tier may be left out of later calls without a further message.
 */
export const failures = (store: Store): number =>
  store
    .statistics()
    .reduce((sum, { tier, errors, skipped }) => sum + (tier === 'github' ? 0 : errors + skipped), 0);

/**
 * The store with only these tiers, asked in turn, and without copies between them: reading changes nothing.
 */
export function readingFrom(tiers: readonly AdminTier[], whole: Store): Store {
  const first = async <T>(ask: (store: Store) => Promise<T | undefined>): Promise<T | undefined> => {
    for (const { store } of tiers) {
      const found = await ask(store);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    ...whole,
    get: (key) => first((store) => store.get(key)),
    getRange: (key, offset, length) => first((store) => store.getRange(key, offset, length)),
    head: (key) => first((store) => store.head(key)),
    flush: async () => {},
  };
}

/** Without GitHub's cache, of which nothing is removed, and without copies to faster tiers, which may be full. */
export const listing = ({ tiers, whole }: AdminStore): Store =>
  readingFrom(
    tiers.filter(({ lists }) => lists),
    whole,
  );
