import { StoreError } from '../tier/errors.ts';
import type { ListingTier, Tier } from '../tier/tier.ts';

type DiskTier = ListingTier & Required<Pick<Tier, 'getRange' | 'register'>>;

const REMEDIES: Record<string, [code: StoreError['code'], what: string, remedy: string]> = {
  EACCES: ['PACELINE_STORE_DENIED', 'permission denied', 'Let the user that runs the job own that folder.'],
  EPERM: ['PACELINE_STORE_DENIED', 'permission denied', 'Let the user that runs the job own that folder.'],
  EROFS: ['PACELINE_STORE_DENIED', 'the file system is read-only', 'Name a writable folder: disk:/path.'],
  ENOTDIR: ['PACELINE_STORE_DISK', 'a file is in the way', 'Name a folder: disk:/path.'],
  ENOSPC: ['PACELINE_STORE_FULL', 'no space left on the disk', 'Free space, or lower max-bytes of the tier.'],
  EDQUOT: ['PACELINE_STORE_FULL', "the user's disk quota is used up", 'Free space, or lower max-bytes.'],
};

/** A failure of the file system as one sentence with the folder's name in it. */
export function explainDiskError(error: unknown, root: string): unknown {
  if (error instanceof StoreError || !(error instanceof Error)) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const [stable, what, remedy] = REMEDIES[code] ?? [
    'PACELINE_STORE_DISK',
    error.message,
    'Look at that folder, or name another: disk:/path.',
  ];
  return new StoreError(stable, `The disk store ${root} cannot be used: ${what}.`, remedy, {
    cause: error,
  });
}

/** The tier with each failure of the file system turned into a StoreError. */
export function explainDiskErrors(tier: DiskTier, root: string): DiskTier {
  const explain = (error: unknown) => explainDiskError(error, root);
  const guard =
    <A extends unknown[], T>(verb: (...args: A) => Promise<T>) =>
    (...args: A): Promise<T> =>
      verb(...args).catch((error: unknown) => {
        throw explain(error);
      });
  return {
    ...tier,
    get: guard(tier.get),
    getRange: guard(tier.getRange),
    head: guard(tier.head),
    put: guard(tier.put),
    delete: guard(tier.delete),
    async *list(prefix, options) {
      try {
        yield* tier.list(prefix, options);
      } catch (error) {
        throw explain(error);
      }
    },
  };
}
